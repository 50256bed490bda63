//! Calendar parts as printed give a stretch: day-month order, the month of a bare day, weekday against date.

use chrono::{Datelike, NaiveDate, Weekday};

use super::doubt::{Doubt, Doubts};
use super::frame::{Days, Frame, Lent};
use super::stretch::{Stretch, plus_months};
use super::when::{Basis, Unresolved, Why};
use super::{weekday, year};
use crate::sentence::Direction;
use crate::timex::expr::{Date, Order, Year};

/// A stretch on the calendar, and how its parts came to be known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) stretch: Stretch,
    pub(super) year: Basis,
    pub(super) day: Basis,
    pub(super) needs_issue: bool,
    pub(super) doubts: Doubts,
}

impl Placed {
    pub(super) fn stated(stretch: Stretch) -> Self {
        Placed {
            stretch,
            year: Basis::Stated,
            day: Basis::Stated,
            needs_issue: false,
            doubts: Doubts::NONE,
        }
    }

    /// Counted from the issue's day.
    pub(super) fn from_issue(stretch: Option<Stretch>) -> Result<Self, Unresolved> {
        Ok(Placed {
            year: Basis::Assumed(Why::Issue),
            day: Basis::Assumed(Why::Issue),
            needs_issue: true,
            ..Placed::stated(stretch.ok_or(Unresolved::OutOfRange)?)
        })
    }

    /// Counted from other days.
    pub(super) fn from_lent(stretch: Option<Stretch>, lent: Lent) -> Result<Self, Unresolved> {
        Ok(Placed {
            year: lent.basis,
            day: lent.basis,
            ..Placed::stated(stretch.ok_or(Unresolved::OutOfRange)?)
        })
    }

    /// A stretch whose year was chosen and whose other parts are stated.
    pub(super) fn in_year(stretch: Stretch, chosen: year::Chosen) -> Self {
        Placed {
            year: chosen.basis,
            needs_issue: chosen.needs_issue,
            doubts: chosen.doubts,
            ..Placed::stated(stretch)
        }
    }

    pub(super) fn doubting(mut self, doubt: Doubt) -> Self {
        self.doubts.add(doubt);
        self
    }

    /// In doubt about which number is the month, unless it lies near the issue's day.
    fn doubting_far_from(self, issue: Option<NaiveDate>) -> Self {
        let gap = issue.zip(self.stretch.days());
        let gap = gap.map(|(issue, days)| year::gap(Days::one(issue), days));
        match gap {
            Some(gap) if gap.abs() <= NEAR => self,
            _ => self.doubting(Doubt::DayMonthOrder),
        }
    }
}

impl From<weekday::Found> for Placed {
    fn from(found: weekday::Found) -> Self {
        Placed {
            stretch: Stretch::Day(found.day),
            year: found.basis,
            day: found.basis,
            needs_issue: found.needs_issue,
            doubts: found.doubts,
        }
    }
}

/// Days from the issue's day within which a numeric date is likelier than months away.
const NEAR: i64 = 45;
/// Days from the issue's day beyond which it is unlikely where the other reading is near.
const FAR: i64 = 100;

/// What it costs "the 17th" to lie before the day named last, and in another month, in days.
const BACK: i64 = 20;
const OTHER_MONTH: i64 = 15;

/// Places calendar parts.
pub(super) fn place(date: &Date, frame: &Frame) -> Result<Placed, Unresolved> {
    if date.month.is_some_and(|m| !(1..=12).contains(&m))
        || date.day.is_some_and(|d| !(1..=31).contains(&d))
    {
        return Err(Unresolved::Impossible);
    }
    match (date.month, date.day, date.weekday) {
        (Some(month), Some(day), _)
            if date.order != Order::Certain && day <= 12 && month != day =>
        {
            either_order(date, month, day, frame)
        }
        (Some(month), Some(day), weekday) => full(date.year, month, day, weekday, frame),
        (Some(month), None, _) => bare_month(date.year, month, frame),
        (None, Some(day), weekday) => day_of_month(date.year, day, weekday, frame),
        (None, None, Some(weekday)) => weekday::bare(weekday, frame).map(Placed::from),
        (None, None, None) => match year::said(date.year, frame)? {
            Some(chosen) => Ok(Placed::in_year(Stretch::Year(chosen.year), chosen)),
            None => Err(Unresolved::NoTime),
        },
    }
}

/// Month and day, with whatever year.
fn full(
    year: Year,
    month: u8,
    day: u8,
    weekday: Option<Weekday>,
    frame: &Frame,
) -> Result<Placed, Unresolved> {
    let at = |y: i32| NaiveDate::from_ymd_opt(y, u32::from(month), u32::from(day)).map(Days::one);
    let fits = |days: Days| weekday.map(|w| days.first.weekday() == w);
    let chosen = year::choose(year, frame, at, fits)?;
    let found = at(chosen.year).ok_or(Unresolved::Impossible)?.first;
    let placed = Placed::in_year(Stretch::Day(found), chosen);
    Ok(match fits(Days::one(found)) {
        Some(false) => placed.doubting(Doubt::WeekdayMismatch),
        _ => placed,
    })
}

/// A bare month: "September".
fn bare_month(year: Year, month: u8, frame: &Frame) -> Result<Placed, Unresolved> {
    let at = |y: i32| Stretch::Month(y, month).days();
    let chosen = year::choose(year, frame, at, |_| None)?;
    Ok(Placed::in_year(Stretch::Month(chosen.year, month), chosen))
}

/// A numeric date whose two numbers could stand either way round; the first is read as the month unless something speaks against it.
fn either_order(date: &Date, first: u8, second: u8, frame: &Frame) -> Result<Placed, Unresolved> {
    let read = |month, day| full(date.year, month, day, date.weekday, frame);
    let day_first = frame.day_first.unwrap_or_else(|| {
        date.order == Order::Dotted || !frame.zone.name().starts_with("America/")
    });
    let (usual, other) = if day_first {
        (read(second, first), read(first, second))
    } else {
        (read(first, second), read(second, first))
    };
    let (usual, other) = match (usual, other) {
        (Ok(usual), Ok(other)) => (usual, other),
        (Ok(only), Err(_)) | (Err(Unresolved::Impossible), Ok(only)) => return Ok(only),
        (Err(why), _) => return Err(why),
    };
    if date.weekday.is_some() {
        let agrees = |p: &Placed| !p.doubts.has(Doubt::WeekdayMismatch);
        match (agrees(&usual), agrees(&other)) {
            (true, false) => return Ok(usual),
            (false, true) if frame.day_first.is_none() => return Ok(other),
            // The printed weekday says more than what the page is wont to write.
            (false, true) => return Ok(other.doubting_far_from(frame.issue)),
            _ => {}
        }
    }
    if frame.day_first.is_some() {
        return Ok(match frame.issue {
            Some(issue) => nearer(usual, other, issue),
            None => usual,
        });
    }
    let Some(issue) = frame.issue else {
        return Ok(usual.doubting(Doubt::DayMonthOrder));
    };
    let away = |p: &Placed| {
        p.stretch
            .days()
            .map_or(i64::MAX, |d| year::gap(Days::one(issue), d))
    };
    let (usual_gap, other_gap) = (away(&usual), away(&other));
    let ahead = |gap: i64| (0..=60).contains(&gap);
    if frame.direction == Direction::Future && ahead(other_gap) && !ahead(usual_gap) {
        return Ok(other.doubting(Doubt::DayMonthOrder));
    }
    // Near the issue's day, with the other reading months away, is evidence enough.
    if usual_gap.abs() <= NEAR && other_gap.abs() > NEAR {
        return Ok(usual);
    }
    Ok(usual.doubting(Doubt::DayMonthOrder))
}

/// What the page's habit reads, unless that lies far away where the other reading lies right ahead of the issue.
fn nearer(usual: Placed, other: Placed, issue: NaiveDate) -> Placed {
    let gap = |p: &Placed| p.stretch.days().map(|d| year::gap(Days::one(issue), d));
    let far = gap(&usual).is_some_and(|gap| gap.abs() > FAR);
    let ahead = gap(&other).is_some_and(|gap| (0..=NEAR).contains(&gap));
    match far && ahead {
        true => other.doubting(Doubt::DayMonthOrder),
        false => usual,
    }
}

/// What a day costs more (days of a gap) in a story: it stays in its month rather than go on to the next without saying so, and goes
/// back to one before only with a "had".
fn against_story(anchor: Days, day: NaiveDate, gap: i64, back: bool) -> i64 {
    let month = |d: NaiveDate| (d.year(), d.month());
    let same = month(day) == month(anchor.last) || month(day) == month(anchor.first);
    match (same, gap < 0) {
        (true, false) if back => 12,
        (true, true) if !back => 12,
        (true, _) => 0,
        (false, false) => 14,
        (false, true) if back => 14,
        (false, true) => 40,
    }
}

/// A day without a month: "the 15th", "Thursday 17".
fn day_of_month(
    year: Year,
    day: u8,
    weekday: Option<Weekday>,
    frame: &Frame,
) -> Result<Placed, Unresolved> {
    let story = frame.last_named.filter(|_| frame.narrative);
    let (anchor, basis, needs_issue) = match (frame.near.or(story), frame.issue) {
        (Some(lent), _) => (lent.days, lent.basis, false),
        (None, Some(issue)) => (Days::one(issue), Basis::Assumed(Why::Nearest), true),
        (None, None) => return Err(Unresolved::NeedsIssueDate),
    };
    let year = year::said(year, frame)?.map(|c| c.year);
    let told = story.is_some() && frame.near.is_none();
    let direction = match frame.near {
        Some(_) => Direction::Open,
        None => frame.direction,
    };
    let candidates = (-2..=2)
        .filter_map(|n| plus_months(anchor.first.with_day(1)?, n)?.with_day(u32::from(day)))
        .filter(|d| year.is_none_or(|y| y == d.year()));
    let cost = |d: &NaiveDate| {
        let gap = year::gap(anchor, Days::one(*d));
        let wrong_side = match direction {
            _ if told => false,
            Direction::Past => gap > 0,
            Direction::Future => gap < 0,
            Direction::Open => false,
        };
        // From a day that was named the text runs on, and mostly within its month.
        let lent = frame.near.is_some();
        let back = if lent && gap < 0 { BACK } else { 0 };
        let other_month = d.month() != anchor.first.month() && d.month() != anchor.last.month();
        let month = if lent && other_month { OTHER_MONTH } else { 0 };
        let other_weekday = weekday.is_some_and(|w| w != d.weekday());
        let against = match () {
            () if told => against_story(anchor, *d, gap, frame.glances_back),
            () if wrong_side => 40,
            () => 0,
        };
        gap.abs() + back + month + against + if other_weekday { 80 } else { 0 }
    };
    let found = candidates.min_by_key(cost).ok_or(Unresolved::Impossible)?;
    let mut doubts = Doubts::NONE;
    if weekday.is_some_and(|w| w != found.weekday()) {
        doubts.add(Doubt::WeekdayMismatch);
    }
    if weekday.is_none() && needs_issue && direction == Direction::Open {
        doubts.add(Doubt::DayInherited);
    }
    Ok(Placed {
        year: basis,
        day: basis,
        needs_issue,
        doubts,
        ..Placed::stated(Stretch::Day(found))
    })
}
