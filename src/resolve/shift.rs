//! So many units from somewhere: three weeks ago, two days after Oct. 3, a week from Tuesday.

use chrono::{Datelike, NaiveDate, Weekday};

use super::date::{self, Placed};
use super::doubt::Doubt;
use super::frame::Frame;
use super::stretch::{Stretch, on_or_after, on_or_before, plus_days, plus_months};
use super::when::Unresolved;
use super::{named_day, period, results, weekday};
use crate::sentence::Direction;
use crate::timex::expr::{Amount, Anchor, Date, Unit};

/// "three weeks ago", "two days after Oct. 3", "a week from Tuesday".
pub(super) fn shift(
    amount: &Amount,
    back: bool,
    from: Anchor,
    frame: &Frame,
) -> Result<Placed, Unresolved> {
    let count = amount.count.ok_or(Unresolved::NoTime)?;
    // The corpora read "a year ago" and "a year earlier" beside company results as the quarter compared with.
    let a_year_back = back && count == 1.0 && amount.unit == Unit::Year && amount.high.is_none();
    let told = matches!(from, Anchor::LastNamed) && (frame.narrative || tells_of_old(frame));
    let results = matches!(from, Anchor::Issue | Anchor::LastNamed) && !told;
    if frame.timeml && a_year_back && results {
        return results::comparison(Unit::Quarter, frame);
    }
    // "Up from 84 in July four years earlier"
    let years = back && amount.unit == Unit::Year && count.fract() == 0.0;
    if frame.timeml
        && years
        && matches!(from, Anchor::LastNamed)
        && let Some(days) = frame
            .compared
            .filter(|d| results::is_whole(Unit::Month, *d))
        && frame.last_named.is_some_and(|lent| lent.days == days)
    {
        let then = Stretch::holding(Unit::Month, days.first);
        let then = then.and_then(|month| month.step(-12 * count as i64));
        return Placed::from_issue(then);
    }
    if let Some(placed) = explained(amount, back, from, frame) {
        return Ok(placed);
    }
    let (anchor, keeps_day) = anchor(from, back, amount.unit, frame)?;
    let days = anchor.stretch.days().ok_or(Unresolved::OutOfRange)?;
    let day = if back { days.first } else { days.last };
    let sign = if back { -1.0 } else { 1.0 };
    let moved = moved(day, f64::from(count) * sign, amount.unit)?;
    // "a week from Tuesday" is a Tuesday, "three weeks ago" a week.
    let unit = match amount.unit {
        // "the week before Christmas" is a week, "a week before Christmas" a length to the corpora.
        Unit::Week if frame.timeml && matches!(from, Anchor::NamedDay(..)) => Unit::Week,
        Unit::Week | Unit::Fortnight | Unit::Weekend if keeps_day => Unit::Day,
        // "three years ago today" is a day, "a year after Oct. 3" a year.
        _ if matches!(from, Anchor::Deictic(_) | Anchor::Near(..)) || is_weekday(from) => Unit::Day,
        _ if let Anchor::This(unit) = from => unit,
        // "a decade ago" is a year, not ten of them.
        Unit::Decade | Unit::Century | Unit::Millennium => Unit::Year,
        _ if count.fract() != 0.0 => finer(amount.unit),
        unit => unit,
    };
    let stretch = Stretch::holding(unit, moved).ok_or(Unresolved::OutOfRange)?;
    stretch.days().ok_or(Unresolved::OutOfRange)?;
    let mut placed = Placed { stretch, ..anchor };
    if amount.high.is_some() {
        placed.doubts.add(Doubt::VagueDate);
    }
    Ok(placed)
}

/// "A week from Monday, May 12, he leaves": the date says which day that is, where counting from the Monday ahead gives it.
fn explained(amount: &Amount, back: bool, from: Anchor, frame: &Frame) -> Option<Placed> {
    let Anchor::Date(date) = from else {
        return None;
    };
    let whole = date.weekday.is_some() && date.month.is_some() && date.day.is_some();
    if back || !whole || amount.unit != Unit::Week || frame.issue.is_none() {
        return None;
    }
    let weekday = Date {
        weekday: date.weekday,
        ..Date::default()
    };
    let (monday, _) = anchor(Anchor::Date(weekday), back, amount.unit, frame).ok()?;
    let counted = moved(
        monday.stretch.days()?.first,
        f64::from(amount.count?),
        Unit::Week,
    );
    let named = date::place(&date, frame).ok()?;
    (named.stretch.days()?.first == counted.ok()?).then_some(named)
}

/// "In 1984 it had nine. A year earlier …": the year last named is an old one, and no results are compared.
fn tells_of_old(frame: &Frame) -> bool {
    let old = |issue: NaiveDate| {
        let last = frame.last_named.map(|lent| lent.days.last);
        last.is_some_and(|last| last.year() < issue.year() - 1)
    };
    frame.compared.is_none() && frame.issue.is_some_and(old)
}

/// Whether it is a bare weekday that is counted from.
fn is_weekday(from: Anchor) -> bool {
    matches!(from, Anchor::Date(date) if date.month.is_none() && date.day.is_none())
}

/// The unit of the grain that is left when half a unit is counted.
fn finer(unit: Unit) -> Unit {
    match unit {
        Unit::Decade | Unit::Century | Unit::Millennium => Unit::Year,
        Unit::Year | Unit::HalfYear | Unit::Season | Unit::Quarter => Unit::Month,
        _ => Unit::Day,
    }
}

/// "the Monday after Thanksgiving": the nearest such weekday beyond the anchor.
pub(super) fn weekday_from(
    weekday: Weekday,
    back: bool,
    from: Anchor,
    frame: &Frame,
) -> Result<Placed, Unresolved> {
    let (placed, _) = anchor(from, back, Unit::Day, frame)?;
    let days = placed.stretch.days().ok_or(Unresolved::OutOfRange)?;
    let day = if back {
        plus_days(days.first, -1).and_then(|d| on_or_before(d, weekday))
    } else {
        plus_days(days.last, 1).and_then(|d| on_or_after(d, weekday))
    };
    let stretch = Stretch::Day(day.ok_or(Unresolved::OutOfRange)?);
    Ok(Placed { stretch, ..placed })
}

/// Where a shift begins, and whether the weekday of the anchor is kept.
fn anchor(
    from: Anchor,
    back: bool,
    unit: Unit,
    frame: &Frame,
) -> Result<(Placed, bool), Unresolved> {
    Ok(match from {
        Anchor::Issue => {
            if let (true, None, Some(lent)) = (frame.narrative, frame.issue, frame.last_named) {
                let stretch = Some(Stretch::Day(lent.days.first));
                return Ok((Placed::from_lent(stretch, lent)?, false));
            }
            let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
            (Placed::from_issue(Some(Stretch::Day(issue)))?, false)
        }
        Anchor::LastNamed => {
            let (lent, needs_issue) = period::last_named(frame)?;
            let placed = Placed::from_lent(Some(Stretch::Day(lent.days.first)), lent)?;
            let placed = placed.doubting(Doubt::FromAnaphor);
            (
                Placed {
                    needs_issue,
                    ..placed
                },
                false,
            )
        }
        Anchor::Date(ref date) => {
            // "a week from Tuesday" counts from the Tuesday ahead whatever the tense says, "a week ago Tuesday" from the one behind.
            // "Ten years ago Tuesday" is counted from the Tuesday beside the issue.
            let near = |issue: NaiveDate| {
                let ahead = date.weekday.map(|w| w.days_since(issue.weekday()));
                ahead.is_some_and(|days| days <= 3)
            };
            let near = unit >= Unit::Year && frame.issue.is_some_and(near);
            let turned = Frame {
                direction: match frame.direction {
                    _ if back && near => Direction::Future,
                    _ if back => Direction::Past,
                    Direction::Open => Direction::Future,
                    other => other,
                },
                ..*frame
            };
            let frame = if is_weekday(from) { &turned } else { frame };
            (date::place(date, frame)?, true)
        }
        Anchor::Deictic(by) => {
            let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
            let day = plus_days(issue, i64::from(by)).map(Stretch::Day);
            (Placed::from_issue(day)?, true)
        }
        Anchor::NamedDay(day, year) => {
            let (day, chosen) = named_day::find(day, year, None, frame)?;
            (Placed::in_year(Stretch::Day(day), chosen), true)
        }
        Anchor::Near(near, day) => (weekday::near(near, day, frame)?.into(), true),
        Anchor::This(_) => {
            let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
            (Placed::from_issue(Some(Stretch::Day(issue)))?, false)
        }
    })
}

/// The day `count` units away.
fn moved(day: NaiveDate, count: f64, unit: Unit) -> Result<NaiveDate, Unresolved> {
    // No calendar reaches further, and the casts below stay exact.
    if !count.is_finite() || count.abs() > 4e6 {
        return Err(Unresolved::OutOfRange);
    }
    let whole = count.round() as i64;
    let days = |per: f64| plus_days(day, (count * per).round() as i64);
    let months = |per: f64| plus_months(day, (count * per).round() as i64);
    let moved = match unit {
        Unit::Second | Unit::Minute => Some(day),
        Unit::Hour => plus_days(day, (count / 24.0).trunc() as i64),
        Unit::Day | Unit::Night => plus_days(day, whole),
        Unit::BusinessDay => business_days(day, whole),
        Unit::Week | Unit::Weekend => days(7.0),
        Unit::Fortnight => days(14.0),
        Unit::Month => months(1.0),
        Unit::Quarter | Unit::Season => months(3.0),
        Unit::HalfYear => months(6.0),
        Unit::Year => months(12.0),
        Unit::Decade => months(120.0),
        Unit::Century => months(1200.0),
        Unit::Millennium => months(12_000.0),
    };
    moved.ok_or(Unresolved::OutOfRange)
}

/// The day `count` business days away; weekends do not count.
fn business_days(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    // Five of them are a week, from whatever weekday one starts.
    let start = match day.weekday() {
        Weekday::Sat | Weekday::Sun if count >= 0 => {
            plus_days(on_or_after(day, Weekday::Mon)?, -3)?
        }
        Weekday::Sat | Weekday::Sun => on_or_after(day, Weekday::Mon)?,
        _ => day,
    };
    let (weeks, rest) = (count.div_euclid(5), count.rem_euclid(5));
    let weekday = i64::from(start.weekday().num_days_from_monday());
    let over_weekend = if weekday + rest > 4 { 2 } else { 0 };
    plus_days(start, weeks * 7 + rest + over_weekend)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn business_days_pass_over_weekends() {
        let day = |t: &str| -> chrono::NaiveDate { t.parse().expect("a date") };
        assert_eq!(business_days(day("2024-10-25"), 1), Some(day("2024-10-28")));
        assert_eq!(
            business_days(day("2024-10-23"), 10),
            Some(day("2024-11-06"))
        );
        assert_eq!(business_days(day("2024-10-26"), 1), Some(day("2024-10-28")));
        assert_eq!(
            business_days(day("2024-10-28"), -1),
            Some(day("2024-10-25"))
        );
    }
}
