//! A stretch of the calendar by its kind: its days, its TIMEX3 value, and the next or last one of its kind.

use chrono::{Datelike, Days as Step, Months, NaiveDate, Weekday};

use super::frame::Days;
use super::when::Precision;
use crate::timex::expr::{Season, Unit};

/// A day, a week, a month … of the calendar, or some days in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// One day.
    Day(NaiveDate),
    /// Saturday and Sunday of the week that begins on this Monday.
    Weekend(NaiveDate),
    /// The week that begins on this Monday.
    Week(NaiveDate),
    /// Year and month.
    Month(i32, u8),
    /// Year and quarter.
    Quarter(i32, u8),
    /// Year and half.
    Half(i32, u8),
    /// Year and season; a winter is named for the year of its December.
    Season(i32, Season),
    /// A year.
    Year(i32),
    /// Years divided by ten: 199 for the 1990s.
    Decade(i32),
    /// Years divided by a hundred: 19 for the 1900s.
    Century(i32),
}

/// The first and last year that has days: no history begins earlier.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = -5000..=9999;

/// The first year that is placed where no corpus is answered: a timeline has no years before our era.
pub(super) const FIRST_PLACED: i32 = 0;

impl Stretch {
    /// The stretch of a unit's kind that holds `day`. Units below a day give the day.
    pub(super) fn holding(unit: Unit, day: NaiveDate) -> Option<Stretch> {
        let (year, month) = (day.year(), day.month() as u8);
        Some(match unit {
            Unit::Second
            | Unit::Minute
            | Unit::Hour
            | Unit::Day
            | Unit::BusinessDay
            | Unit::Night => Stretch::Day(day),
            Unit::Weekend => Stretch::Weekend(monday(day)?),
            Unit::Week | Unit::Fortnight => Stretch::Week(monday(day)?),
            Unit::Month => Stretch::Month(year, month),
            Unit::Quarter => Stretch::Quarter(year, (month - 1) / 3 + 1),
            Unit::HalfYear => Stretch::Half(year, (month - 1) / 6 + 1),
            Unit::Season => {
                let (season, back) = season_of(month);
                Stretch::Season(year - back, season)
            }
            Unit::Year => Stretch::Year(year),
            Unit::Decade => Stretch::Decade(year.div_euclid(10)),
            Unit::Century => Stretch::Century(year.div_euclid(100)),
            Unit::Millennium => Stretch::Century(year.div_euclid(1000) * 10),
        })
    }

    /// The stretch of the same kind `by` steps later.
    pub(super) fn step(self, by: i64) -> Option<Stretch> {
        let small = i32::try_from(by).ok()?;
        Some(match self {
            Stretch::Day(day) => Stretch::Day(plus_days(day, by)?),
            Stretch::Weekend(monday) => Stretch::Weekend(plus_days(monday, by.checked_mul(7)?)?),
            Stretch::Week(monday) => Stretch::Week(plus_days(monday, by.checked_mul(7)?)?),
            Stretch::Month(year, month) => {
                let (year, month) = carry(year, month, 12, small)?;
                Stretch::Month(year, month)
            }
            Stretch::Quarter(year, n) => {
                let (year, n) = carry(year, n, 4, small)?;
                Stretch::Quarter(year, n)
            }
            Stretch::Half(year, n) => {
                let (year, n) = carry(year, n, 2, small)?;
                Stretch::Half(year, n)
            }
            Stretch::Season(year, season) => {
                let (year, n) = carry(year, season_number(season), 4, small)?;
                Stretch::Season(year, SEASONS[usize::from(n - 1)])
            }
            Stretch::Year(year) => Stretch::Year(year.checked_add(small)?),
            Stretch::Decade(decade) => Stretch::Decade(decade.checked_add(small)?),
            Stretch::Century(century) => Stretch::Century(century.checked_add(small)?),
        })
    }

    /// Its first and last day; `None` outside of [`YEARS`].
    pub(super) fn days(self) -> Option<Days> {
        let days = match self {
            Stretch::Day(day) => Days::one(day),
            Stretch::Weekend(monday) => Days {
                first: plus_days(monday, 5)?,
                last: plus_days(monday, 6)?,
            },
            Stretch::Week(monday) => Days {
                first: monday,
                last: plus_days(monday, 6)?,
            },
            Stretch::Month(year, month) => months(year, u32::from(month), 1)?,
            Stretch::Quarter(year, n) => months(year, u32::from(n) * 3 - 2, 3)?,
            Stretch::Half(year, n) => months(year, u32::from(n) * 6 - 5, 6)?,
            Stretch::Season(year, season) => months(year, u32::from(season_number(season)) * 3, 3)?,
            Stretch::Year(year) => months(year, 1, 12)?,
            Stretch::Decade(decade) => months(decade.checked_mul(10)?, 1, 120)?,
            Stretch::Century(century) => months(century.checked_mul(100)?, 1, 1200)?,
        };
        let inside = YEARS.contains(&days.first.year()) && YEARS.contains(&days.last.year());
        inside.then_some(days)
    }

    /// Its grain.
    pub(super) fn precision(self) -> Precision {
        match self {
            Stretch::Day(_) => Precision::Day,
            Stretch::Weekend(_) => Precision::Weekend,
            Stretch::Week(_) => Precision::Week,
            Stretch::Month(..) => Precision::Month,
            Stretch::Quarter(..) => Precision::Quarter,
            Stretch::Half(..) => Precision::HalfYear,
            Stretch::Season(..) => Precision::Season,
            Stretch::Year(_) => Precision::Year,
            Stretch::Decade(_) => Precision::Decade,
            Stretch::Century(_) => Precision::Century,
        }
    }
}

/// The day `by` days later.
pub(super) fn plus_days(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    if by < 0 {
        day.checked_sub_days(Step::new(by.unsigned_abs()))
    } else {
        day.checked_add_days(Step::new(by.unsigned_abs()))
    }
}

/// The day `by` months later, the last of its month where that is shorter.
pub(super) fn plus_months(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let step = Months::new(u32::try_from(by.unsigned_abs()).ok()?);
    if by < 0 {
        day.checked_sub_months(step)
    } else {
        day.checked_add_months(step)
    }
}

/// The Monday of the week that holds `day`.
pub(super) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    plus_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

/// The first `weekday` on or after `day`.
pub(super) fn on_or_after(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    plus_days(day, i64::from(weekday.days_since(day.weekday())))
}

/// The last `weekday` on or before `day`.
pub(super) fn on_or_before(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    plus_days(day, -i64::from(day.weekday().days_since(weekday)))
}

/// The `nth` weekday of a month: 1 to 5, -1 for the last; without a weekday the nth day.
pub(super) fn nth_of_month(
    year: i32,
    month: u32,
    nth: i8,
    weekday: Option<Weekday>,
) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let last = plus_days(plus_months(first, 1)?, -1)?;
    let day = match (weekday, nth) {
        (Some(weekday), 1..) => plus_days(on_or_after(first, weekday)?, i64::from(nth - 1) * 7)?,
        (Some(weekday), ..=-1) => plus_days(on_or_before(last, weekday)?, i64::from(nth + 1) * 7)?,
        (None, 1..) => plus_days(first, i64::from(nth - 1))?,
        (None, ..=-1) => plus_days(last, i64::from(nth + 1))?,
        (_, 0) => return None,
    };
    (day.month() == month && day.year() == year).then_some(day)
}

/// The stretch of `count` months from the first of one; `month` may run over the year's end.
fn months(year: i32, month: u32, count: u32) -> Option<Days> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let last = plus_days(plus_months(first, i64::from(count))?, -1)?;
    Some(Days { first, last })
}

const SEASONS: [Season; 4] = [Season::Spring, Season::Summer, Season::Fall, Season::Winter];

/// 1 to 4 from spring; the first month of the season is three times it.
fn season_number(season: Season) -> u8 {
    match season {
        Season::Spring => 1,
        Season::Summer => 2,
        Season::Fall => 3,
        Season::Winter => 4,
    }
}

/// The season a month lies in, and by how many years its name lies back (January is in the winter of the year before).
fn season_of(month: u8) -> (Season, i32) {
    match month {
        1 | 2 => (Season::Winter, 1),
        3..=5 => (Season::Spring, 0),
        6..=8 => (Season::Summer, 0),
        9..=11 => (Season::Fall, 0),
        _ => (Season::Winter, 0),
    }
}

/// Adds `by` to part `n` (1 to `of`) of a year.
fn carry(year: i32, n: u8, of: i32, by: i32) -> Option<(i32, u8)> {
    let total = year
        .checked_mul(of)?
        .checked_add(i32::from(n) - 1)?
        .checked_add(by)?;
    Some((total.div_euclid(of), (total.rem_euclid(of) + 1) as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn the_last_weekday_of_a_month_is_counted_from_its_end() {
        let nth = |n, w| nth_of_month(2024, 11, n, Some(w));
        assert_eq!(nth(-1, Weekday::Fri), Some(day("2024-11-29")));
        assert_eq!(nth(4, Weekday::Thu), Some(day("2024-11-28")));
        assert_eq!(nth(5, Weekday::Thu), None);
        assert_eq!(nth_of_month(2024, 2, -1, None), Some(day("2024-02-29")));
    }

    #[test]
    fn january_lies_in_the_winter_of_the_year_before() {
        let winter = Stretch::holding(Unit::Season, day("1994-01-15")).expect("placed");
        assert_eq!(winter, Stretch::Season(1993, Season::Winter));
        let days = winter.days().expect("days");
        assert_eq!(
            (days.first, days.last),
            (day("1993-12-01"), day("1994-02-28"))
        );
    }

    #[test]
    fn steps_carry_over_the_year_in_both_directions() {
        assert_eq!(
            Stretch::Month(2024, 11).step(3),
            Some(Stretch::Month(2025, 2))
        );
        assert_eq!(
            Stretch::Quarter(2024, 1).step(-1),
            Some(Stretch::Quarter(2023, 4))
        );
        assert_eq!(Stretch::Year(2024).step(i64::MAX), None);
        assert_eq!(Stretch::Year(12_000).days(), None);
    }
}
