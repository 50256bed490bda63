//! A stretch of a day or more in its frame: counted from the issue, from the last day named, or by its name.

use chrono::Datelike;

use super::date::{self, Placed};
use super::doubt::Doubt;
use super::frame::{Days, Frame, Lent};
use super::stretch::{Stretch, monday, nth_of_month, plus_days};
use super::when::{Basis, Unresolved, Why};
use super::{named_day, results, shift, weekday, year};
use crate::sentence::Direction;
use crate::timex::expr::{Date, Named, Near, Period, Season, Unit, WeekKind, Year};

/// Places a period.
pub(super) fn place(period: &Period, frame: &Frame) -> Result<Placed, Unresolved> {
    match *period {
        Period::Date(ref date) => date::place(date, frame),
        Period::Deictic { unit, offset } => {
            let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
            let stretch = Stretch::holding(unit, issue);
            Placed::from_issue(stretch.and_then(|s| s.step(i64::from(offset))))
        }
        Period::Near(near, Named::Weekday(day)) => {
            weekday::near(near, day, frame).map(Placed::from)
        }
        Period::Near(near, Named::Unit(unit)) => near_unit(near, unit, frame),
        Period::Near(near, Named::Month(month)) => {
            near_of_year(near, frame, |y| Stretch::Month(y, month))
        }
        Period::Near(near, Named::Day(month, day)) => near_of_year(near, frame, |y| {
            let date = chrono::NaiveDate::from_ymd_opt(y, u32::from(month), u32::from(day));
            date.map_or(Stretch::Month(y, month), Stretch::Day)
        }),
        Period::Near(near, Named::Season(season)) => {
            near_of_year(near, frame, |y| Stretch::Season(y, season))
        }
        Period::Shift {
            ref amount,
            back,
            from,
        } => shift::shift(amount, back, from, frame),
        Period::NamedDay(day, year, near) => {
            let (day, chosen) = named_day::find(day, year, near, frame)?;
            Ok(Placed::in_year(Stretch::Day(day), chosen))
        }
        Period::WeekOf(day, year, near, WeekKind::Week) => {
            let (day, chosen) = named_day::find(day, year, near, frame)?;
            let week = Stretch::Week(monday(day).ok_or(Unresolved::OutOfRange)?);
            Ok(Placed::in_year(week, chosen))
        }
        Period::WeekOf(day, year, near, WeekKind::Weekend) => {
            let (day, chosen) = named_day::find(day, year, near, frame)?;
            // A Monday's or Tuesday's weekend is the one before it.
            let back = match day.weekday() {
                chrono::Weekday::Mon | chrono::Weekday::Tue => -7,
                _ => 0,
            };
            let monday = monday(day).and_then(|m| plus_days(m, back));
            let weekend = Stretch::Weekend(monday.ok_or(Unresolved::OutOfRange)?);
            Ok(Placed::in_year(weekend, chosen))
        }
        Period::Nth {
            nth,
            weekday,
            month,
            year,
        } => nth_day(nth, weekday, month, year, frame),
        Period::NthWeek {
            nth,
            month,
            year,
            kind,
        } => nth_week(nth, month, year, kind, frame),
        Period::DayOf(day, near) => {
            let placed = near_unit(near, Unit::Month, frame)?;
            let first = placed.stretch.days().ok_or(Unresolved::OutOfRange)?.first;
            let day = first
                .with_day(u32::from(day))
                .ok_or(Unresolved::Impossible)?;
            let stretch = Stretch::Day(day);
            Ok(Placed { stretch, ..placed })
        }
        Period::NthOf(nth, weekday, near) => {
            let placed = near_unit(near, Unit::Month, frame)?;
            let first = placed.stretch.days().ok_or(Unresolved::OutOfRange)?.first;
            let day = nth_of_month(first.year(), first.month(), nth, Some(weekday));
            let stretch = Stretch::Day(day.ok_or(Unresolved::Impossible)?);
            Ok(Placed { stretch, ..placed })
        }
        Period::WeekdayFrom {
            weekday,
            back,
            from,
        } => shift::weekday_from(weekday, back, from, frame),
        Period::Week(ref date, kind) => week_of(date, kind, frame),
        Period::IsoWeek {
            year,
            week,
            weekend,
        } => iso_week(year, week, weekend),
        Period::Quarter {
            n,
            year,
            fiscal: _,
            near,
        } => results::quarter(n, year, near, frame),
        Period::Half { n, year, near } => results::half(n, year, near, frame),
        Period::Season(season, year, near) => season_of(season, year, near, frame),
        Period::Year(year, _) => match year::said(year, frame)? {
            Some(chosen) => Ok(Placed::in_year(Stretch::Year(chosen.year), chosen)),
            None => Err(Unresolved::NoTime),
        },
        Period::Decade { year, open } => decade(year, open, frame),
        Period::Century(number) => {
            let century = i32::from(number) - i32::from(number > 0);
            Ok(Placed::stated(Stretch::Century(century)))
        }
        Period::Anaphor(unit, by) => anaphor(unit, i64::from(by), frame),
        Period::Comparison(unit) => results::comparison(unit, frame),
        Period::Impossible(_) => Err(Unresolved::Impossible),
    }
}

/// The last days named, or else the issue's own.
pub(super) fn last_named(frame: &Frame) -> Result<(Lent, bool), Unresolved> {
    match (frame.last_named, frame.issue) {
        (Some(lent), _) => Ok((lent, false)),
        (None, Some(issue)) => Ok((
            Lent {
                days: Days::one(issue),
                basis: Basis::Assumed(Why::Issue),
            },
            true,
        )),
        (None, None) => Err(Unresolved::NeedsIssueDate),
    }
}

/// "the same day", "that week", "the following month".
fn anaphor(unit: Unit, by: i64, frame: &Frame) -> Result<Placed, Unresolved> {
    // "over the weekend" is the one beside the issue, whatever day was named before.
    if unit == Unit::Weekend && by == 0 && frame.issue.is_some() && !frame.narrative {
        return near_unit(Near::This, unit, frame);
    }
    let (lent, needs_issue) = match frame.compared {
        Some(days) if unit == Unit::Quarter && frame.timeml && results::is_quarter(days) => {
            let basis = Basis::Inherited(Default::default());
            (Lent { days, basis }, false)
        }
        _ => last_named(frame)?,
    };
    // What follows a stretch follows its end.
    let from = if by > 0 {
        lent.days.last
    } else {
        lent.days.first
    };
    let stretch = Stretch::holding(unit, from).and_then(|s| s.step(by));
    let placed = Placed::from_lent(stretch, lent)?;
    Ok(Placed {
        needs_issue,
        ..placed.doubting(Doubt::FromAnaphor)
    })
}

/// "this week", "next month", "last year", "the coming weekend".
pub(super) fn near_unit(near: Near, unit: Unit, frame: &Frame) -> Result<Placed, Unresolved> {
    let spoken = near == Near::Spoken;
    let near = match near {
        Near::Spoken if frame.narrative => Near::Same,
        Near::Spoken => Near::This,
        near => near,
    };
    let by = match near {
        Near::Same => return anaphor(unit, 0, frame),
        Near::Following => return anaphor(unit, 1, frame),
        Near::Previous => return anaphor(unit, -1, frame),
        Near::This | Near::Spoken | Near::OfThisWeek => 0,
        Near::Next | Near::Coming | Near::OfNextWeek => 1,
        Near::Last | Near::Past | Near::OfLastWeek => -1,
        Near::OfFollowingYear => return anaphor(unit, 1, frame),
        Near::OfPreviousYear => return anaphor(unit, -1, frame),
        Near::AfterNext => 2,
        Near::BeforeLast => -2,
    };
    let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
    // "Prices rose in September. For the month …"
    if near == Near::This && spoken && unit == Unit::Month && frame.timeml {
        let told = frame.last_named.filter(|lent| {
            let back = issue.signed_duration_since(lent.days.last).num_days();
            results::is_whole(unit, lent.days) && (1..62).contains(&back)
        });
        if let Some(lent) = told {
            return Placed::from_lent(Stretch::holding(unit, lent.days.first), lent);
        }
    }
    // In January to March whoever tells of "the year" tells of the one that is over.
    let over = spoken && unit == Unit::Year && near == Near::This && frame.timeml;
    let by = if over && frame.direction == Direction::Past && issue.month() <= 3 {
        -1
    } else {
        by
    };
    let on_weekend = issue.weekday().num_days_from_monday() >= 5;
    let stretch = Stretch::holding(unit, issue);
    let (by, doubt) = match (unit, near) {
        (Unit::Weekend, Near::Coming) if !on_weekend => (0, false),
        // Early in the week "this weekend" in the past tense is the one before.
        (Unit::Weekend, Near::This) if !on_weekend && frame.direction == Direction::Past => {
            (-1, false)
        }
        (Unit::Weekend, Near::Next) => (1, !on_weekend),
        (Unit::Weekend, Near::Last | Near::Past) if on_weekend => (-1, true),
        // On a weekend the week that people plan for begins on Monday.
        (Unit::Week, Near::This) if on_weekend && frame.direction == Direction::Future => {
            (1, false)
        }
        (Unit::Week, Near::Next) if on_weekend && !frame.timeml => (1, true),
        _ => (by, false),
    };
    let placed = Placed::from_issue(stretch.and_then(|s| s.step(by)))?;
    Ok(if doubt {
        placed.doubting(Doubt::NextReading)
    } else {
        placed
    })
}

/// "next March", "last fall": a named part of the year beside the issue's day.
fn near_of_year(
    near: Near,
    frame: &Frame,
    at: impl Fn(i32) -> Stretch,
) -> Result<Placed, Unresolved> {
    if matches!(
        near,
        Near::Same
            | Near::Following
            | Near::Previous
            | Near::OfFollowingYear
            | Near::OfPreviousYear
    ) {
        let (lent, needs_issue) = last_named(frame)?;
        let years = years_around(lent.days.first.year());
        let mut all = years.filter_map(|y| Some((at(y), at(y).days()?)));
        let found = match near {
            Near::OfFollowingYear => of_year(&at, lent.days.last.year().checked_add(1)),
            Near::OfPreviousYear => of_year(&at, lent.days.first.year().checked_sub(1)),
            Near::Following => all.find(|(_, d)| d.first > lent.days.first),
            Near::Previous => all.filter(|(_, d)| d.last < lent.days.first).last(),
            // "that December" is of the year last named, unless the last day named lies in it.
            _ => all.min_by_key(|(_, d)| {
                let gap = year::gap(lent.days, *d);
                let other = gap != 0 && d.first.year() != lent.days.first.year();
                (other, gap.abs())
            }),
        };
        let placed = Placed::from_lent(found.map(|(s, _)| s), lent)?;
        return Ok(Placed {
            needs_issue,
            ..placed.doubting(Doubt::FromAnaphor)
        });
    }
    let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
    let all = || years_around(issue.year()).filter_map(|y| Some((at(y), at(y).days()?)));
    let this_year = issue.year();
    let ahead = || all().filter(|(_, d)| d.first > issue);
    let behind = || all().filter(|(_, d)| d.last < issue);
    let found = match near {
        Near::Next | Near::Coming => ahead().next(),
        Near::AfterNext => ahead().nth(1),
        // In March, "last February" is not the month that has just ended.
        Near::Last => behind().rfind(|(s, d)| {
            let just_ended = year::gap(Days::one(issue), *d) > -31;
            !(just_ended && matches!(s, Stretch::Month(..)))
        }),
        Near::Past => behind().last(),
        Near::BeforeLast => {
            let behind: Vec<_> = behind().collect();
            behind
                .len()
                .checked_sub(2)
                .and_then(|n| behind.get(n).copied())
        }
        // This winter is the one that runs, or the nearest.
        _ => all().min_by_key(|(_, d)| {
            let runs = year::gap(Days::one(issue), *d) == 0;
            (!runs, d.first.year() != this_year, d.first)
        }),
    };
    let (stretch, days) = found.ok_or(Unresolved::OutOfRange)?;
    let placed = Placed::from_issue(Some(stretch))?;
    // "next September" in May, "last September" in October: some mean the other year's.
    let two_readings = match near {
        Near::Next => days.first.year() == this_year,
        Near::Last => year::gap(Days::one(issue), days) > -90 || days.first.year() < this_year - 1,
        _ => false,
    };
    Ok(if two_readings {
        placed.doubting(Doubt::NextReading)
    } else {
        placed
    })
}

/// A part of a certain year.
fn of_year(
    at: &impl Fn(i32) -> Stretch,
    year: Option<i32>,
) -> Option<(Stretch, super::frame::Days)> {
    let stretch = at(year?);
    Some((stretch, stretch.days()?))
}

fn years_around(year: i32) -> std::ops::RangeInclusive<i32> {
    year - 2..=year + 2
}

/// A part of a year that is said, counted, or the nearest.
pub(super) fn part_of_year(
    year: Year,
    near: Option<Near>,
    frame: &Frame,
    at: impl Fn(i32) -> Stretch,
) -> Result<Placed, Unresolved> {
    if let (Year::Unsaid, Some(near)) = (year, near) {
        return near_of_year(near, frame, at);
    }
    let chosen = year::choose(year, frame, |y| at(y).days(), |_| None)?;
    Ok(Placed::in_year(at(chosen.year), chosen))
}

/// A season: of a year, near the issue, or the nearest.
fn season_of(
    season: Season,
    year: Year,
    near: Option<Near>,
    frame: &Frame,
) -> Result<Placed, Unresolved> {
    part_of_year(year, near, frame, |y| Stretch::Season(y, season))
}

/// "the 1990s", "the '90s".
fn decade(year: i16, open: bool, frame: &Frame) -> Result<Placed, Unresolved> {
    if !open {
        return Ok(Placed::stated(Stretch::Decade(
            i32::from(year).div_euclid(10),
        )));
    }
    // "the thirties" of a story are the nearest to where it has come.
    if let (true, Some(lent)) = (frame.narrative, frame.last_named) {
        let told = lent.days.first.year().div_euclid(10);
        let digit = i32::from(year).rem_euclid(100).div_euclid(10);
        let mut near = (told - 4..=told + 5).filter(|decade| decade.rem_euclid(10) == digit);
        return Placed::from_lent(near.next().map(Stretch::Decade), lent);
    }
    let two = u8::try_from(year.rem_euclid(100)).unwrap_or(0);
    let chosen = year::said(Year::Two(two), frame)?.ok_or(Unresolved::NoTime)?;
    Ok(Placed::in_year(
        Stretch::Decade(chosen.year.div_euclid(10)),
        chosen,
    ))
}

/// "the second Tuesday of November", "the last day of the month".
fn nth_day(
    nth: i8,
    weekday: Option<chrono::Weekday>,
    month: Option<u8>,
    year: Year,
    frame: &Frame,
) -> Result<Placed, Unresolved> {
    if month.is_some_and(|m| !(1..=12).contains(&m)) {
        return Err(Unresolved::Impossible);
    }
    if let Some(month) = month {
        let at = |y| nth_of_month(y, u32::from(month), nth, weekday).map(Days::one);
        let chosen = year::choose(year, frame, at, |_| None)?;
        let day = at(chosen.year).ok_or(Unresolved::Impossible)?.first;
        return Ok(Placed::in_year(Stretch::Day(day), chosen));
    }
    let (anchor, basis, needs_issue) = match (frame.near, frame.issue) {
        (Some(lent), _) => (lent.days.first, lent.basis, false),
        (None, Some(issue)) => (issue, Basis::Assumed(Why::Issue), true),
        (None, None) => return Err(Unresolved::NeedsIssueDate),
    };
    let day =
        nth_of_month(anchor.year(), anchor.month(), nth, weekday).ok_or(Unresolved::Impossible)?;
    Ok(Placed {
        year: basis,
        day: basis,
        needs_issue,
        ..Placed::stated(Stretch::Day(day))
    })
}

/// "the first weekend of October"; "the first week of March", which is the one with its first Thursday: most of it lies in the month.
fn nth_week(
    nth: i8,
    month: u8,
    year: Year,
    kind: WeekKind,
    frame: &Frame,
) -> Result<Placed, Unresolved> {
    let weekday = match kind {
        WeekKind::Week => chrono::Weekday::Thu,
        WeekKind::Weekend => chrono::Weekday::Sat,
    };
    let placed = nth_day(nth, Some(weekday), Some(month), year, frame)?;
    let day = placed.stretch.days().ok_or(Unresolved::OutOfRange)?.first;
    let monday = monday(day).ok_or(Unresolved::OutOfRange)?;
    Ok(match kind {
        WeekKind::Week => Placed {
            stretch: Stretch::Week(monday),
            ..placed.doubting(Doubt::VagueDate)
        },
        WeekKind::Weekend => Placed {
            stretch: Stretch::Weekend(monday),
            ..placed
        },
    })
}

/// "the week of Nov. 4", "the weekend of Oct. 5".
fn week_of(date: &Date, kind: WeekKind, frame: &Frame) -> Result<Placed, Unresolved> {
    let placed = date::place(date, frame)?;
    let day = placed.stretch.days().ok_or(Unresolved::OutOfRange)?.first;
    // A week named by its Sunday begins with it, as American weeks do.
    let named_by_sunday = kind == WeekKind::Week && day.weekday() == chrono::Weekday::Sun;
    let day = if named_by_sunday {
        plus_days(day, 1)
    } else {
        Some(day)
    };
    let monday = day.and_then(monday).ok_or(Unresolved::OutOfRange)?;
    let stretch = match kind {
        WeekKind::Week => Stretch::Week(monday),
        WeekKind::Weekend => Stretch::Weekend(monday),
    };
    Ok(Placed { stretch, ..placed })
}

fn iso_week(year: i16, week: u8, weekend: bool) -> Result<Placed, Unresolved> {
    let monday =
        chrono::NaiveDate::from_isoywd_opt(i32::from(year), u32::from(week), chrono::Weekday::Mon)
            .ok_or(Unresolved::Impossible)?;
    Ok(Placed::stated(if weekend {
        Stretch::Weekend(monday)
    } else {
        Stretch::Week(monday)
    }))
}
