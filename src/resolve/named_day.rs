//! The rules of feasts, holidays, elections and observances, one row each.

use chrono::{Datelike, NaiveDate, Weekday};

use super::feast::{easter, hanukkah, orthodox_easter, rosh_hashanah};
use super::frame::{Days, Frame};
use super::stretch::{nth_of_month, on_or_after, on_or_before, plus_days};
use super::when::Unresolved;
use super::year::{self, Chosen};
use crate::lexicon::NamedDay;
use crate::sentence::Direction;
use crate::timex::expr::{Near, Year};

/// How a day is found in a year.
#[derive(Clone, Copy, Debug)]
enum Rule {
    /// Month and day.
    Fixed(u32, u32),
    /// The nth weekday of a month; -1 for the last.
    Nth(u32, i8, Weekday),
    /// The first such weekday on or after a day.
    OnOrAfter(u32, u32, Weekday),
    /// The last such weekday on or before a day.
    OnOrBefore(u32, u32, Weekday),
    /// Days from Western Easter.
    Easter(i64),
    /// Days from Orthodox Easter.
    Orthodox(i64),
    /// Days from the fourth Thursday of November.
    Thanksgiving(i64),
    /// The general election, in years of which the remainder by four is in the set (bit 0 = divisible).
    Election(u8),
    /// In years after a presidential election only.
    Inauguration,
    /// A day of the Hebrew year that begins in this civil year's autumn: days from its first.
    Hebrew(i64),
    /// Days from the first day of Passover.
    Passover(i64),
    /// February 29.
    Leap,
    /// From a table of years.
    Table(i32, &'static [(u8, u8)]),
}

use Rule::{
    Easter, Election, Fixed, Hebrew, Inauguration, Leap, Nth, OnOrAfter, OnOrBefore, Orthodox,
    Passover, Table, Thanksgiving,
};
use Weekday::{Fri, Mon, Sat, Sun, Thu};

/// The rule of each day.
fn rule(day: NamedDay) -> Rule {
    use NamedDay as D;
    match day {
        D::NewYearsDay => Fixed(1, 1),
        D::MartinLutherKingDay => Nth(1, 3, Mon),
        D::PresidentsDay => Nth(2, 3, Mon),
        D::MemorialDay => Nth(5, -1, Mon),
        D::Juneteenth => Fixed(6, 19),
        D::IndependenceDay => Fixed(7, 4),
        D::LaborDay => Nth(9, 1, Mon),
        D::ColumbusDay => Nth(10, 2, Mon),
        D::VeteransDay | D::RemembranceDay => Fixed(11, 11),
        D::Thanksgiving => Thanksgiving(0),
        D::Christmas => Fixed(12, 25),
        D::ElectionDay => Election(0b1111),
        D::Midterms => Election(0b0100),
        D::PresidentialElection => Election(0b0001),
        D::SuperTuesday => Table(2000, SUPER_TUESDAYS),
        D::InaugurationDay => Inauguration,
        D::TaxDay => Fixed(4, 15),
        D::NewYearsEve => Fixed(12, 31),
        D::ChristmasEve => Fixed(12, 24),
        D::BoxingDay => Fixed(12, 26),
        D::Epiphany => Fixed(1, 6),
        D::GroundhogDay | D::Candlemas => Fixed(2, 2),
        D::ValentinesDay => Fixed(2, 14),
        D::LeapDay => Leap,
        D::InternationalWomensDay => Fixed(3, 8),
        D::PiDay => Fixed(3, 14),
        D::IdesOfMarch => Fixed(3, 15),
        D::StPatricksDay => Fixed(3, 17),
        D::AprilFoolsDay => Fixed(4, 1),
        D::EarthDay => Fixed(4, 22),
        D::ArborDay => Nth(4, -1, Fri),
        D::MayDay => Fixed(5, 1),
        D::CincoDeMayo => Fixed(5, 5),
        D::MothersDay => Nth(5, 2, Sun),
        D::NationalDayOfPrayer => Nth(5, 1, Thu),
        D::FlagDay => Fixed(6, 14),
        D::FathersDay => Nth(6, 3, Sun),
        D::MidsummerDay => Fixed(6, 24),
        // The Sunday after Labor Day.
        D::GrandparentsDay => OnOrAfter(9, 7, Sun),
        D::PatriotDay => Fixed(9, 11),
        D::ConstitutionDay => Fixed(9, 17),
        D::UnitedNationsDay => Fixed(10, 24),
        D::Halloween => Fixed(10, 31),
        D::AllSaintsDay => Fixed(11, 1),
        D::AllSoulsDay => Fixed(11, 2),
        D::WorldAidsDay => Fixed(12, 1),
        D::PearlHarborDay => Fixed(12, 7),
        D::HumanRightsDay => Fixed(12, 10),
        D::Kwanzaa => Fixed(12, 26),
        D::HolocaustRemembranceDay => Fixed(1, 27),
        D::BlackFriday => Thanksgiving(1),
        D::SmallBusinessSaturday => Thanksgiving(2),
        D::CyberMonday => Thanksgiving(4),
        D::GivingTuesday => Thanksgiving(5),
        // Since 2022; before, the first Sunday.
        D::SuperBowlSunday => Nth(2, 2, Sun),
        D::VeDay => Fixed(5, 8),
        D::DDay => Fixed(6, 6),
        D::MardiGras => Easter(-47),
        D::AshWednesday => Easter(-46),
        D::PalmSunday => Easter(-7),
        D::MaundyThursday => Easter(-3),
        D::GoodFriday => Easter(-2),
        D::HolySaturday => Easter(-1),
        D::Easter => Easter(0),
        D::EasterMonday => Easter(1),
        D::Ascension => Easter(39),
        D::Pentecost => Easter(49),
        D::WhitMonday => Easter(50),
        D::TrinitySunday => Easter(56),
        D::CorpusChristi => Easter(60),
        D::OrthodoxGoodFriday => Orthodox(-2),
        D::OrthodoxEaster => Orthodox(0),
        D::OrthodoxChristmas => Fixed(1, 7),
        D::AdventSunday => OnOrAfter(11, 27, Sun),
        D::RemembranceSunday => Nth(11, 2, Sun),
        D::GuyFawkesNight => Fixed(11, 5),
        D::StGeorgesDay => Fixed(4, 23),
        D::StAndrewsDay => Fixed(11, 30),
        D::BurnsNight => Fixed(1, 25),
        D::EarlyMayBankHoliday => Nth(5, 1, Mon),
        D::SpringBankHoliday => Nth(5, -1, Mon),
        D::SummerBankHoliday => Nth(8, -1, Mon),
        D::CanadaDay => Fixed(7, 1),
        D::VictoriaDay => OnOrBefore(5, 24, Mon),
        D::CanadianThanksgiving => Nth(10, 2, Mon),
        D::AustraliaDay => Fixed(1, 26),
        D::AnzacDay => Fixed(4, 25),
        D::BastilleDay => Fixed(7, 14),
        D::GermanUnityDay => Fixed(10, 3),
        D::LunarNewYear => Table(2000, LUNAR_NEW_YEARS),
        D::Purim => Passover(-30),
        D::Passover => Passover(0),
        D::Shavuot => Passover(50),
        D::RoshHashanah => Hebrew(0),
        D::YomKippur => Hebrew(9),
        D::Sukkot => Hebrew(14),
        D::Hanukkah => Hebrew(HANUKKAH),
        D::ClocksForward => Nth(3, 2, Sun),
        D::ClocksBack => Nth(11, 1, Sun),
        D::SpringEquinox => Fixed(3, 20),
        D::SummerSolstice => OnOrBefore(6, 21, Sat),
        D::AutumnEquinox => Fixed(9, 22),
        D::WinterSolstice => Fixed(12, 21),
    }
}

/// The day in a year, if it falls in it.
pub(crate) fn in_year(day: NamedDay, year: i32) -> Option<NaiveDate> {
    let date = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    match day {
        // Astronomical days that move by a day within the leap cycle.
        NamedDay::SummerSolstice => {
            return date(
                6,
                if year % 4 == 0 && year >= 2008 {
                    20
                } else {
                    21
                },
            );
        }
        NamedDay::AutumnEquinox => {
            return date(
                9,
                if matches!(year % 4, 2 | 3) && year < 2064 {
                    23
                } else {
                    22
                },
            );
        }
        // The Energy Policy Act of 2005 moved both changes of the clocks.
        NamedDay::ClocksForward if year < 2007 => return nth_of_month(year, 4, 1, Some(Sun)),
        NamedDay::ClocksBack if year < 2007 => return nth_of_month(year, 10, -1, Some(Sun)),
        _ => {}
    }
    match rule(day) {
        Fixed(month, day) => date(month, day),
        Nth(month, nth, weekday) => nth_of_month(year, month, nth, Some(weekday)),
        OnOrAfter(month, day, weekday) => on_or_after(date(month, day)?, weekday),
        OnOrBefore(month, day, weekday) => on_or_before(date(month, day)?, weekday),
        Easter(by) => plus_days(easter(year)?, by),
        Orthodox(by) => plus_days(orthodox_easter(year)?, by),
        Thanksgiving(by) => plus_days(nth_of_month(year, 11, 4, Some(Thu))?, by),
        Election(years) if years & (1 << year.rem_euclid(4)) != 0 => election(year),
        Election(_) => None,
        Inauguration if year.rem_euclid(4) == 1 => date(1, if year < 1937 { 4 } else { 20 }),
        Inauguration => None,
        Hebrew(HANUKKAH) => hanukkah(year),
        Hebrew(by) => plus_days(rosh_hashanah(year)?, by),
        // Passover begins 163 days before the next New Year.
        Passover(by) => plus_days(rosh_hashanah(year)?, by - 163),
        Leap => date(2, 29),
        Table(first, rows) => {
            let (month, day) = *rows.get(usize::try_from(year - first).ok()?)?;
            (month > 0)
                .then(|| date(u32::from(month), u32::from(day)))
                .flatten()
        }
    }
}

/// The Tuesday after the first Monday of November (2 U.S.C. § 7).
fn election(year: i32) -> Option<NaiveDate> {
    plus_days(nth_of_month(year, 11, 1, Some(Mon))?, 1)
}

/// Marks Hanukkah in a [`Rule::Hebrew`]: two months before it have a length that varies.
const HANUKKAH: i64 = -1;

/// Super Tuesdays from 2000, in presidential years.
const SUPER_TUESDAYS: &[(u8, u8)] = &[
    (3, 7),
    (0, 0),
    (0, 0),
    (0, 0),
    (3, 2),
    (0, 0),
    (0, 0),
    (0, 0),
    (2, 5),
    (0, 0),
    (0, 0),
    (0, 0),
    (3, 6),
    (0, 0),
    (0, 0),
    (0, 0),
    (3, 1),
    (0, 0),
    (0, 0),
    (0, 0),
    (3, 3),
    (0, 0),
    (0, 0),
    (0, 0),
    (3, 5),
];

/// Lunar New Year from 2000 to 2050 (Hong Kong Observatory's conversion tables).
const LUNAR_NEW_YEARS: &[(u8, u8)] = &[
    (2, 5),
    (1, 24),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 9),
    (1, 29),
    (2, 18),
    (2, 7),
    (1, 26),
    (2, 14),
    (2, 3),
    (1, 23),
    (2, 10),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 16),
    (2, 5),
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 3),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 15),
    (2, 4),
    (1, 24),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 30),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 14),
    (2, 2),
    (1, 23),
];

/// The day that is meant, of all its years.
pub(super) fn find(
    day: NamedDay,
    year: Year,
    near: Option<Near>,
    frame: &Frame,
) -> Result<(NaiveDate, Chosen), Unresolved> {
    let at = |y: i32| in_year(day, y).map(Days::one);
    let chosen = match near {
        None => year::choose(year, frame, at, |_| None)?,
        Some(near) => {
            let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
            let (direction, limit) = match near {
                Near::Next | Near::Coming | Near::Following => (Direction::Future, Some(1)),
                Near::Last | Near::Past | Near::Previous => (Direction::Past, Some(-1)),
                _ => (frame.direction, None),
            };
            let searched = Frame {
                direction,
                near: None,
                year: None,
                issue: limit.map_or(Some(issue), |by| plus_days(issue, by)),
                narrative: false,
                ..*frame
            };
            let year = match limit {
                Some(_) => strictly(direction, searched.issue.unwrap_or(issue), &at)
                    .ok_or(Unresolved::OutOfRange)?,
                None => year::choose(year, &searched, at, |_| None)?.year,
            };
            Chosen {
                year,
                ..year::choose(Year::Offset(0), frame, at, |_| None)?
            }
        }
    };
    let found = in_year(day, chosen.year).ok_or(Unresolved::Impossible)?;
    Ok((found, chosen))
}

/// The first year on or after, or the last on or before `from`.
fn strictly(
    direction: Direction,
    from: NaiveDate,
    at: &impl Fn(i32) -> Option<Days>,
) -> Option<i32> {
    let (step, beyond): (i32, fn(NaiveDate, NaiveDate) -> bool) = match direction {
        Direction::Past => (-1, |day, from| day <= from),
        _ => (1, |day, from| day >= from),
    };
    (0..=8)
        .map(|n| from.year() + step * n)
        .find(|y| at(*y).is_some_and(|d| beyond(d.first, from)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn falls(day: NamedDay, dates: &[&str]) {
        for date in dates {
            let date: NaiveDate = date.parse().expect("a date");
            assert_eq!(in_year(day, date.year()), Some(date), "{day:?}");
        }
    }

    #[test]
    fn moving_feasts_fall_where_the_almanac_has_them() {
        falls(
            NamedDay::Easter,
            &["2024-03-31", "2025-04-20", "2000-04-23", "1961-04-02"],
        );
        falls(
            NamedDay::OrthodoxEaster,
            &["2024-05-05", "2025-04-20", "2021-05-02"],
        );
        falls(
            NamedDay::RoshHashanah,
            &["2023-09-16", "2024-10-03", "2025-09-23", "2026-09-12"],
        );
        falls(
            NamedDay::Passover,
            &["2023-04-06", "2024-04-23", "2025-04-13"],
        );
        falls(
            NamedDay::Hanukkah,
            &["2023-12-08", "2024-12-26", "2025-12-15", "2026-12-05"],
        );
        falls(NamedDay::Purim, &["2024-03-24", "2025-03-14"]);
        falls(
            NamedDay::LunarNewYear,
            &["2024-02-10", "2025-01-29", "2050-01-23"],
        );
        falls(NamedDay::AdventSunday, &["2024-12-01", "2022-11-27"]);
        falls(NamedDay::VictoriaDay, &["2024-05-20"]);
    }

    #[test]
    fn holidays_and_elections_follow_their_laws() {
        falls(NamedDay::Thanksgiving, &["2024-11-28", "2023-11-23"]);
        falls(
            NamedDay::ElectionDay,
            &["2022-11-08", "2024-11-05", "2027-11-02"],
        );
        falls(NamedDay::Midterms, &["2022-11-08", "2026-11-03"]);
        assert_eq!(in_year(NamedDay::Midterms, 2024), None);
        falls(NamedDay::InaugurationDay, &["2025-01-20"]);
        falls(NamedDay::MemorialDay, &["2024-05-27"]);
        falls(NamedDay::MartinLutherKingDay, &["2025-01-20"]);
        falls(NamedDay::GivingTuesday, &["2024-12-03"]);
        falls(NamedDay::ClocksBack, &["2024-11-03", "2005-10-30"]);
        falls(NamedDay::SuperTuesday, &["2024-03-05", "2008-02-05"]);
    }
}
