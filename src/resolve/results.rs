//! Quarters and halves in their frame, and what company results compare them with.

use chrono::{Datelike, NaiveDate};

use super::date::Placed;
use super::doubt::Doubt;
use super::frame::{Days, Frame, Lent};
use super::period::{near_unit, part_of_year};
use super::stretch::Stretch;
use super::when::{Basis, Unresolved};
use super::year;
use crate::sentence::Direction;
use crate::timex::expr::{Near, Unit, Year};

/// "the third quarter", "last quarter", "Q3 2024", "the quarter".
pub(super) fn quarter(
    n: u8,
    year: Year,
    near: Option<Near>,
    frame: &Frame,
) -> Result<Placed, Unresolved> {
    if n == 0 {
        if let Some(near) = near {
            return near_unit(near, Unit::Quarter, frame);
        }
        // "the 1988 quarter": the one reported on, in that year.
        if let Some(chosen) = year::said(year, frame)? {
            let stretch = match frame
                .compared
                .filter(|d| is_quarter(*d))
                .and_then(|d| Stretch::holding(Unit::Quarter, d.first))
            {
                Some(Stretch::Quarter(_, n)) => Stretch::Quarter(chosen.year, n),
                _ => Stretch::Year(chosen.year),
            };
            return Ok(Placed::in_year(stretch, chosen));
        }
        if let Some(days) = frame.compared.filter(|d| is_quarter(*d)) {
            return Placed::from_lent(
                Stretch::holding(Unit::Quarter, days.first),
                Lent {
                    days,
                    basis: Basis::Inherited(Default::default()),
                },
            );
        }
        // Whoever reports on "the quarter" means the one that has ended, and whoever must pay by its end the one that runs.
        let near = if frame.direction == crate::sentence::Direction::Future && !frame.timeml {
            Near::This
        } else {
            Near::Last
        };
        return near_unit(near, Unit::Quarter, frame);
    }
    let n = n.min(4);
    let at = |y| Stretch::Quarter(y, n);
    if frame.timeml && year == Year::Unsaid && near.is_none() && frame.near.is_none() {
        return of_results(frame, at, n < 3);
    }
    part_of_year(year, near, frame, at)
}

/// "the second half", "first half of 1989", "next year's first half".
pub(super) fn half(
    n: u8,
    year: Year,
    near: Option<Near>,
    frame: &Frame,
) -> Result<Placed, Unresolved> {
    let at = |y| Stretch::Half(y, n.clamp(1, 2));
    if frame.timeml && year == Year::Unsaid && near.is_none() && frame.near.is_none() {
        return of_results(frame, at, n == 1);
    }
    part_of_year(year, near, frame, at)
}

/// A part of the year in company results: of the issue's year; of the year before where it has not begun and nothing says that it
/// lies ahead; of the next where the clause looks ahead and an early part is over.
fn of_results(
    frame: &Frame,
    at: impl Fn(i32) -> Stretch,
    early: bool,
) -> Result<Placed, Unresolved> {
    let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
    let days = at(issue.year()).days().ok_or(Unresolved::OutOfRange)?;
    let year = match frame.direction {
        // "It expects to sell the mill in the first quarter": the next one, but results are expected of the one just over.
        Direction::Future if early && is_long_over(days, issue) => issue.year() + 1,
        Direction::Past | Direction::Open if days.first > issue => issue.year() - 1,
        _ => issue.year(),
    };
    Placed::from_issue(Some(at(year)))
}

pub(super) fn is_quarter(days: Days) -> bool {
    is_whole(Unit::Quarter, days)
}

/// Results come out within this many days of their quarter.
const REPORTED: i64 = 75;

fn is_long_over(days: Days, issue: NaiveDate) -> bool {
    issue.signed_duration_since(days.last).num_days() > REPORTED
}

/// Whether the days are one such unit from end to end.
pub(super) fn is_whole(unit: Unit, days: Days) -> bool {
    Stretch::holding(unit, days.first).and_then(Stretch::days) == Some(days)
}

/// "the year-earlier period": the same stretch of company results, a year back.
pub(super) fn comparison(unit: Unit, frame: &Frame) -> Result<Placed, Unresolved> {
    let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
    let stretch = match frame.compared {
        Some(days) if is_quarter(days) && unit != Unit::Year => {
            Stretch::holding(Unit::Quarter, days.first).and_then(|s| s.step(-4))
        }
        // "9% from a year earlier", where a month's figure is told.
        Some(days) if is_whole(Unit::Month, days) => {
            Stretch::holding(Unit::Month, days.first).and_then(|s| s.step(-12))
        }
        _ => match unit {
            Unit::Month => Stretch::holding(unit, issue).and_then(|s| s.step(-12)),
            _ => Some(Stretch::Year(issue.year() - 1)),
        },
    };
    Ok(Placed::from_issue(stretch)?.doubting(Doubt::FromAnaphor))
}
