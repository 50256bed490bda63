//! Which Wednesday: bare, this, next, last, and of a week that a heading lends.

use chrono::{Datelike, NaiveDate, Weekday};

use super::doubt::{Doubt, Doubts};
use super::frame::{Days, Frame};
use super::stretch::{monday, on_or_after, on_or_before, plus_days};
use super::when::{Basis, Unresolved, Why};
use crate::sentence::Direction;
use crate::timex::expr::Near;

/// A day, how it came to be known, and what is unsure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) day: NaiveDate,
    pub(super) basis: Basis,
    pub(super) needs_issue: bool,
    pub(super) doubts: Doubts,
}

impl Found {
    fn from_issue(day: Option<NaiveDate>) -> Result<Self, Unresolved> {
        Ok(Found {
            day: day.ok_or(Unresolved::OutOfRange)?,
            basis: Basis::Assumed(Why::Issue),
            needs_issue: true,
            doubts: Doubts::NONE,
        })
    }

    fn doubting(mut self, doubt: Doubt, when: bool) -> Self {
        if when {
            self.doubts.add(doubt);
        }
        self
    }
}

/// A weekday alone: "Wednesday", "on Wednesday".
pub(super) fn bare(weekday: Weekday, frame: &Frame) -> Result<Found, Unresolved> {
    if let Some(lent) = frame.near {
        return Ok(Found {
            day: within(weekday, lent.days).ok_or(Unresolved::OutOfRange)?,
            basis: lent.basis,
            needs_issue: false,
            doubts: Doubts::NONE,
        });
    }
    if let (true, Some(lent)) = (frame.narrative, frame.last_named) {
        return Ok(Found {
            day: on_or_after(lent.days.first, weekday).ok_or(Unresolved::OutOfRange)?,
            basis: lent.basis,
            needs_issue: false,
            doubts: Doubts::of(Doubt::FromAnaphor),
        });
    }
    let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
    let today = issue.weekday() == weekday;
    let behind = on_or_before(issue, weekday);
    let ahead = on_or_after(issue, weekday);
    match frame.direction {
        Direction::Past => Found::from_issue(behind),
        // In the corpora the bare name of the day of writing is that day.
        Direction::Future if frame.timeml => Found::from_issue(ahead),
        Direction::Future if today => Found::from_issue(plus_days(issue, 7))
            .map(|f| f.doubting(Doubt::WeekdayDirection, true)),
        Direction::Future => Found::from_issue(ahead),
        Direction::Open if frame.timeml => Found::from_issue(behind),
        Direction::Open => {
            let near = weekday.days_since(issue.weekday()) <= 3;
            Found::from_issue(if near { ahead } else { behind })
                .map(|f| f.doubting(Doubt::WeekdayDirection, !today))
        }
    }
}

/// The weekday inside lent days; of a single day the one in the week that begins there.
fn within(weekday: Weekday, days: Days) -> Option<NaiveDate> {
    let ahead = on_or_after(days.first, weekday)?;
    if ahead <= days.last || days.first == days.last {
        return Some(ahead);
    }
    // The stretch is shorter than a week and has no such day: the nearest outside it.
    let behind = on_or_before(days.first, weekday)?;
    let after = ahead.signed_duration_since(days.last);
    let before = days.first.signed_duration_since(behind);
    Some(if before < after { behind } else { ahead })
}

/// "this", "next", "last" … before a weekday.
pub(super) fn near(near: Near, weekday: Weekday, frame: &Frame) -> Result<Found, Unresolved> {
    if matches!(near, Near::Same | Near::Following | Near::Previous) {
        return from_last_named(near, weekday, frame);
    }
    let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
    let in_week = |weeks: i64| -> Option<NaiveDate> {
        let days = i64::from(weekday.num_days_from_monday()) + weeks * 7;
        plus_days(monday(issue)?, days)
    };
    let ahead = plus_days(issue, 1).and_then(|d| on_or_after(d, weekday));
    let behind = plus_days(issue, -1).and_then(|d| on_or_before(d, weekday));
    match near {
        Near::Coming => Found::from_issue(ahead),
        Near::Past => Found::from_issue(behind),
        Near::This | Near::Spoken => this(weekday, issue, frame.direction),
        Near::Next => {
            let day = in_week(1);
            // Nobody calls tomorrow "next Tuesday"; of a day further on in this week some do.
            let tomorrow = ahead == plus_days(issue, 1);
            let two = day != ahead && !tomorrow;
            Found::from_issue(day).map(|f| f.doubting(Doubt::NextReading, two))
        }
        Near::Last => {
            // Nobody calls yesterday "last Sunday".
            let yesterday = behind.is_some() && behind == plus_days(issue, -1);
            let day = if yesterday {
                behind.and_then(|d| plus_days(d, -7))
            } else {
                behind
            };
            let this_week = monday(issue) <= behind && !yesterday;
            Found::from_issue(day).map(|f| f.doubting(Doubt::NextReading, this_week || yesterday))
        }
        Near::AfterNext => Found::from_issue(in_week(2)),
        Near::BeforeLast => Found::from_issue(in_week(-2)),
        Near::OfThisWeek => Found::from_issue(in_week(0)),
        Near::OfNextWeek => Found::from_issue(in_week(1)),
        Near::OfLastWeek
        | Near::OfFollowingYear
        | Near::OfPreviousYear
        | Near::Same
        | Near::Following
        | Near::Previous => Found::from_issue(in_week(-1)),
    }
}

/// "this Friday": of the week that runs, unless the clause looks the other way.
fn this(weekday: Weekday, issue: NaiveDate, direction: Direction) -> Result<Found, Unresolved> {
    let ahead = on_or_after(issue, weekday);
    let behind = on_or_before(issue, weekday);
    let weekend = matches!(issue.weekday(), Weekday::Sat | Weekday::Sun);
    let in_week = if weekday.num_days_from_monday() >= issue.weekday().num_days_from_monday() {
        ahead
    } else {
        behind
    };
    let passed = in_week != ahead;
    match direction {
        Direction::Future => Found::from_issue(ahead),
        Direction::Past if passed || in_week == behind => Found::from_issue(behind),
        Direction::Past => {
            Found::from_issue(in_week).map(|f| f.doubting(Doubt::WeekdayDirection, true))
        }
        // On a weekend the week that people plan for begins on Monday.
        Direction::Open if weekend => Found::from_issue(ahead),
        Direction::Open => {
            Found::from_issue(in_week).map(|f| f.doubting(Doubt::WeekdayDirection, passed))
        }
    }
}

/// "that Friday", "the following Friday", "the previous Friday".
fn from_last_named(near: Near, weekday: Weekday, frame: &Frame) -> Result<Found, Unresolved> {
    let (days, basis, needs_issue) = match (frame.last_named, frame.issue) {
        (Some(lent), _) => (lent.days, lent.basis, false),
        (None, Some(issue)) => (Days::one(issue), Basis::Assumed(Why::Issue), true),
        (None, None) => return Err(Unresolved::NeedsIssueDate),
    };
    let day = match near {
        Near::Following => plus_days(days.last, 1).and_then(|d| on_or_after(d, weekday)),
        Near::Previous => plus_days(days.first, -1).and_then(|d| on_or_before(d, weekday)),
        _ => {
            monday(days.first).and_then(|m| plus_days(m, i64::from(weekday.num_days_from_monday())))
        }
    };
    Ok(Found {
        day: day.ok_or(Unresolved::OutOfRange)?,
        basis,
        needs_issue,
        doubts: Doubts::of(Doubt::FromAnaphor),
    })
}
