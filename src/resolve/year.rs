//! Which year is meant: of something that comes round every year, and of two digits.

use chrono::{Datelike, NaiveDate};

use super::doubt::{Doubt, Doubts};
use super::frame::{Days, Frame};
use super::stretch::YEARS;
use super::when::{Basis, Unresolved, Why};
use crate::sentence::Direction;
use crate::timex::expr::Year;

/// A year, and how it came to be known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen {
    pub(super) year: i32,
    pub(super) basis: Basis,
    pub(super) needs_issue: bool,
    pub(super) doubts: Doubts,
}

impl Chosen {
    fn of(year: i32, basis: Basis) -> Self {
        Chosen {
            year,
            basis,
            needs_issue: false,
            doubts: Doubts::NONE,
        }
    }
}

/// How far ahead a year of two digits may lie; the rest of the hundred lies behind.
const AHEAD: i32 = 20;

/// A gap this long (days) against the direction of the clause outweighs a nearer year on its wrong side.
const AGAINST_DAY: i64 = 240;

/// The same for a bare month or season, where the tense is the better witness.
const AGAINST_MONTH: i64 = 290;

/// Nothing printed without a year lies further away than this (days) without being a guess.
const SURE: i64 = 120;

/// A date this near (days) is meant, whatever weekday is printed beside it.
const CLOSE: i64 = 45;

/// A year as printed or counted; `None` where none is said.
pub(super) fn said(year: Year, frame: &Frame) -> Result<Option<Chosen>, Unresolved> {
    Ok(Some(match year {
        Year::Unsaid => return Ok(None),
        Year::Four(year) => Chosen::of(i32::from(year), Basis::Stated),
        Year::Two(two) => Chosen::of(century(i32::from(two), frame), Basis::Stated),
        Year::Offset(by) => {
            let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
            Chosen {
                needs_issue: true,
                ..Chosen::of(issue.year() + i32::from(by), Basis::Assumed(Why::Issue))
            }
        }
    }))
}

/// The year of two digits that lies nearest in the past, or a little ahead.
fn century(two: i32, frame: &Frame) -> i32 {
    let reference = frame.issue.map(|d| d.year()).or(frame.year).unwrap_or(2030);
    let latest = reference + AHEAD;
    latest - (latest - two).rem_euclid(100)
}

/// The year of what falls on `at(year)` each year: said, lent by a heading, or the nearest that the clause allows.
///
/// `fits` says whether a year agrees with what else is printed (a weekday); `Some(true)` is evidence for it.
pub(super) fn choose(
    year: Year,
    frame: &Frame,
    at: impl Fn(i32) -> Option<Days>,
    fits: impl Fn(Days) -> Option<bool>,
) -> Result<Chosen, Unresolved> {
    if let Some(said) = said(year, frame)? {
        return Ok(said);
    }
    if let Some(lent) = frame.near {
        let year = nearest(lent.days, &at, Direction::Open, 0, &fits)
            .ok_or(Unresolved::Impossible)?
            .0;
        return Ok(Chosen::of(year, lent.basis));
    }
    if let Some(year) = frame.year {
        at(year).ok_or(Unresolved::Impossible)?;
        return Ok(Chosen::of(year, Basis::Inherited(Default::default())));
    }
    if let (true, Some(lent)) = (frame.narrative, frame.last_named) {
        let year = told(lent.days, frame, &at, &fits).ok_or(Unresolved::Impossible)?;
        return Ok(Chosen {
            doubts: Doubts::of(Doubt::FromAnaphor),
            ..Chosen::of(year, lent.basis)
        });
    }
    let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
    let long = at(issue.year()).is_some_and(|d| d.first != d.last);
    let against = if long { AGAINST_MONTH } else { AGAINST_DAY };
    let (year, doubt) = nearest(Days::one(issue), &at, frame.direction, against, &fits)
        .ok_or(Unresolved::Impossible)?;
    let mut chosen = Chosen {
        needs_issue: true,
        ..Chosen::of(year, Basis::Assumed(Why::Nearest))
    };
    if doubt {
        chosen.doubts.add(Doubt::YearAssumed);
    }
    Ok(chosen)
}

/// A story without a "had" seldom goes back, even within its year (days of a gap).
const BACKWARD: i64 = 30;

/// Into the next year it goes without saying so only where that is near.
const INTO_NEXT: i64 = 60;

/// Into the year before it hardly ever goes.
const INTO_LAST: i64 = 240;

/// A "had" seldom looks ahead, and a "would" seldom back.
const AHEAD_OF_HAD: i64 = 150;

/// The year that a story means which has come to `anchor`: "in March" after "May 1915" is of 1915, and "in January" after "November
/// 1915" of 1916.
fn told(
    anchor: Days,
    frame: &Frame,
    at: &impl Fn(i32) -> Option<Days>,
    fits: &impl Fn(Days) -> Option<bool>,
) -> Option<i32> {
    let years = anchor.first.year()..=anchor.last.year();
    let back = frame.glances_back;
    let ahead = frame.direction == Direction::Future && !back;
    let cost = |year: i32, days: Days| {
        let gap = gap(anchor, days);
        let side = match (gap < 0, back) {
            (true, false) if ahead => AHEAD_OF_HAD,
            (true, false) => BACKWARD,
            (false, true) if gap > 0 => AHEAD_OF_HAD,
            _ => 0,
        };
        let border = match () {
            () if year > *years.end() => INTO_NEXT,
            () if year < *years.start() && back => INTO_NEXT,
            () if year < *years.start() => INTO_LAST,
            () => 0,
        };
        let other = if fits(days) == Some(false) {
            INTO_LAST
        } else {
            0
        };
        gap.abs() + side + border + other
    };
    let reach = |reach: i32| {
        let years = years.start() - reach..=years.end() + reach;
        let days = years
            .filter(|year| YEARS.contains(year))
            .filter_map(|year| Some((year, at(year)?)));
        days.min_by_key(|(year, days)| cost(*year, *days))
    };
    reach(1).or_else(|| reach(FAR)).map(|(year, _)| year)
}

/// One year's days as an answer to "which year?".
#[derive(Clone, Copy)]
struct Candidate {
    year: i32,
    /// Days from the anchor.
    gap: i64,
    /// The same as a price: the nearest is the best.
    cost: i64,
    /// Whether it agrees with what else is printed.
    fits: Option<bool>,
}

/// Nearly all is found within this many years; a leap day may be up to [`FAR`] away (1900, 2100).
const NEAR: i32 = 2;
const FAR: i32 = 8;

/// No year further away than [`NEAR`] can cost less than this.
const SURELY_NEAR: i64 = 600;

/// The year nearest to `anchor`, a year on the wrong side of `direction` counting `against` days more; and whether it is a guess.
fn nearest(
    anchor: Days,
    at: &impl Fn(i32) -> Option<Days>,
    direction: Direction,
    against: i64,
    fits: &impl Fn(Days) -> Option<bool>,
) -> Option<(i32, bool)> {
    let middle = anchor.first.year();
    let candidate = |year: i32| {
        let days = YEARS.contains(&year).then(|| at(year)).flatten()?;
        let gap = gap(anchor, days);
        let wrong_side = match direction {
            Direction::Past => gap > 0,
            Direction::Future => gap < 0,
            Direction::Open => false,
        };
        Some(Candidate {
            year,
            gap,
            cost: gap.abs() + if wrong_side { against } else { 0 },
            fits: fits(days),
        })
    };
    let around = |reach: i32| (middle - reach..=middle + reach).filter_map(candidate);
    let cheapest = |reach| around(reach).min_by_key(|c| c.cost);
    let near = (anchor.last.year() == middle).then(|| cheapest(NEAR));
    let (best, reach) = match near.flatten() {
        Some(best) if best.cost < SURELY_NEAR => (best, NEAR),
        _ => (cheapest(FAR)?, FAR),
    };
    if best.fits == Some(false) && best.gap.abs() > CLOSE {
        // The weekday beside a far date tells which year it is of; beside a nearer one it may as well be a slip.
        let agrees = around(reach).filter(|c| c.fits == Some(true) && c.gap.abs() <= 400);
        if let Some(agrees) = agrees.min_by_key(|c| c.cost) {
            return Some((agrees.year, best.gap.abs() <= SURE));
        }
    }
    let backed = match direction {
        Direction::Past => best.gap <= 0 && best.gap > -300,
        Direction::Future => best.gap >= 0 && best.gap < 300,
        Direction::Open => best.gap.abs() <= SURE,
    };
    // Against the direction of its clause even a near date is a guess.
    let close = direction == Direction::Open && best.gap.abs() <= CLOSE;
    let sure = backed || close || best.fits == Some(true) || best.gap.abs() <= 2;
    Some((best.year, !sure))
}

/// Days from `anchor` to `days`: 0 where they touch, negative where it lies before.
pub(super) fn gap(anchor: Days, days: Days) -> i64 {
    let between = |a: NaiveDate, b: NaiveDate| b.signed_duration_since(a).num_days();
    if days.last < anchor.first {
        between(anchor.first, days.last)
    } else if days.first > anchor.last {
        between(anchor.last, days.first)
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(issue: &str) -> Frame {
        Frame {
            issue: Some(issue.parse().expect("a date")),
            ..Frame::default()
        }
    }

    #[test]
    fn two_digits_are_the_past_century_beyond_twenty_years_ahead() {
        assert_eq!(century(98, &frame("2024-10-28")), 1998);
        assert_eq!(century(1, &frame("2024-10-28")), 2001);
        assert_eq!(century(44, &frame("2024-10-28")), 2044);
        assert_eq!(century(45, &frame("2024-10-28")), 1945);
        assert_eq!(century(85, &frame("1989-11-02")), 1985);
    }
}
