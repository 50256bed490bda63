//! An expression in its frame gives a time.
//!
//! Input: a [`TimeExpr`] and a [`Frame`]. Output: a [`When`], each of whose parts is stated, inherited or assumed, or an
//! [`Unresolved`]. Pure: no clock, no environment.
//!
//! To add a holiday: a row in `named_day.rs` and its name in the lexicon. To add a kind of meaning: a variant of
//! [`ExprKind`], and the compiler leads to the places here.

mod answers;
mod clock;
mod completed;
mod date;
mod day_told;
mod doubt;
mod entries;
mod era;
mod extents;
mod feast;
mod frame;
mod hours;
mod kinds;
mod later;
mod named_day;
mod narrative;
mod period;
pub mod place;
mod pluperfect;
mod present;
mod range;
pub mod recurrence;
mod results;
mod shift;
mod stretch;
mod thread;
mod timex3;
mod value;
mod walk;
mod weekday;
mod when;
mod year;
pub mod zone;

use chrono::{Datelike, NaiveTime, Timelike};

pub use answers::{Answer, answers};
pub use doubt::{Doubt, Doubts};
pub use frame::{Days, Frame, Lent};
pub(crate) use named_day::in_year as named_day;
pub use narrative::tag_as_told;
pub use recurrence::{Freq, Recurrence};
pub use timex3::{Timex3, timex3, timex3_ends};
pub use walk::Walk;
pub use when::{Basis, Moment, Parts, Precision, Unresolved, When, Why};

use crate::sentence::Direction;
use crate::timex::TimeExpr;
use crate::timex::expr::{
    Bound, Clock, Date, DayPart, End, ExprKind, Half, Modifier, Named, Period, Repeat, Unit,
    WeekKind, Year,
};
use date::Placed;
use stretch::Stretch;

/// Closes what the text leaves open and gives the time.
///
/// # Errors
/// [`Unresolved`] says why an expression gives no time: it hangs on a date that nothing lends, there is no such day, or it names
/// none (a length, a vague word).
///
/// ```
/// use chrono::NaiveDate;
/// use dateline::resolve::{Frame, resolve};
/// use dateline::timex::TimeExpr;
/// use dateline::timex::expr::{ExprKind, Period, Unit};
///
/// let tomorrow = TimeExpr::new(ExprKind::Period(Period::Deictic { unit: Unit::Day, offset: 1 }));
/// let frame = Frame { issue: NaiveDate::from_ymd_opt(2024, 10, 28), ..Frame::default() };
/// assert_eq!(resolve(&tomorrow, &frame).map(|w| w.value), Ok("2024-10-29".to_owned()));
/// ```
pub fn resolve(expr: &TimeExpr, frame: &Frame) -> Result<When, Unresolved> {
    let announced = announces_hour(expr, frame);
    let turned;
    let frame = if announced {
        turned = Frame {
            direction: Direction::Future,
            ..*frame
        };
        &turned
    } else {
        frame
    };
    let mut when = match &expr.kind {
        ExprKind::Period(period) if is_night(period) => {
            part_of_day(Some(period), DayPart::Night, frame)?
        }
        ExprKind::Period(period) => match hours::away(period, frame) {
            Some(when) => when?,
            None => within_month(period, whole(&period::place(period, frame)?, frame)?),
        },
        ExprKind::Clock(clock) => at(&clock_day(frame)?, clock, frame)?,
        ExprKind::At(period, clock) => {
            // What has a day of its own does not go on from the item before it.
            let own = Frame {
                after: None,
                ..*frame
            };
            at(&period::place(period, frame)?, clock, &own)?
        }
        ExprKind::PartOfDay(Some(period), DayPart::Midday) => {
            at(&period::place(period, frame)?, &NOON, frame)?
        }
        ExprKind::PartOfDay(None, DayPart::Midday) => at(&clock_day(frame)?, &NOON, frame)?,
        ExprKind::PartOfDay(period, part) => part_of_day(period.as_ref(), *part, frame)?,
        ExprKind::Range(ends) => range::resolve(ends, frame)?,
        ExprKind::Set(repeat) => set(repeat, frame)?,
        ExprKind::Duration(_) | ExprKind::Vague(_) => return Err(Unresolved::NoTime),
    };
    if !frame.timeml && when.start.date().year() < stretch::FIRST_PLACED {
        return Err(Unresolved::OutOfRange);
    }
    when.modifier = expr.modifier.map(|m| value::modifier(m).to_owned());
    if when.modifier.is_none() && matches!(expr.kind, ExprKind::PartOfDay(_, DayPart::Close)) {
        when.modifier = Some(value::modifier(Modifier::End).to_owned());
    }
    if announced {
        when.doubts.add(Doubt::WeekdayDirection);
    }
    if expr.misspelt {
        when.doubts.add(Doubt::Misspelling);
    }
    if expr.bound == Bound::NotBefore {
        when.doubts.add(Doubt::NotBefore);
    }
    // "It was promised by year's end": of the year that runs, or of the one in which it was promised.
    let long = matches!(when.precision, Precision::Year | Precision::Quarter);
    let ending = expr.bound == Bound::By && expr.modifier == Some(Modifier::End);
    if long && ending && frame.direction == Direction::Past && when.parts.needs_issue {
        when.doubts.add(Doubt::YearAssumed);
    }
    Ok(when)
}

/// "Saturday, 9:30: Harbor run": who gives another weekday an hour, with no verb to say otherwise, announces it.
fn announces_hour(expr: &TimeExpr, frame: &Frame) -> bool {
    let today = frame.issue.map(|issue| issue.weekday());
    let bare = |date: &Date| {
        let alone = date.day.is_none() && date.month.is_none() && date.year == Year::Unsaid;
        alone && date.weekday.is_some() && date.weekday != today
    };
    let weekday = match &expr.kind {
        ExprKind::At(Period::Date(date), _)
        | ExprKind::PartOfDay(Some(Period::Date(date)), DayPart::Close) => bare(date),
        ExprKind::Range(ends) => matches!(&ends.from, End::At(date, _) if bare(date)),
        _ => false,
    };
    weekday
        && frame.direction == Direction::Open
        && frame.near.is_none()
        && !frame.narrative
        && !frame.timeml
}

/// A stretch of whole days.
fn whole(placed: &Placed, frame: &Frame) -> Result<When, Unresolved> {
    let days = placed.stretch.days().ok_or(Unresolved::OutOfRange)?;
    let one = days.first == days.last;
    Ok(When {
        start: Moment::Day(days.first),
        end: (!one).then_some(Moment::Day(days.last)),
        precision: placed.stretch.precision(),
        value: placed.stretch.value(),
        modifier: None,
        zone: frame.zone,
        repeats: None,
        parts: Parts {
            year: placed.year,
            day: placed.day,
            end: if one { Basis::Absent } else { Basis::Stated },
            needs_issue: placed.needs_issue,
            ..Parts::default()
        },
        doubts: placed.doubts,
    })
}

/// "the first week of February" has no day in January.
fn within_month(period: &Period, mut when: When) -> When {
    let Period::NthWeek {
        month,
        kind: WeekKind::Week,
        ..
    } = period
    else {
        return when;
    };
    let month = u32::from(*month);
    let (first, last) = (when.start.date(), when.end.map(Moment::date));
    if first.month() != month
        && let Some(day) = last.and_then(|d| d.with_day(1))
    {
        when.start = Moment::Day(day);
    }
    if last.is_some_and(|d| d.month() != month) {
        let end = stretch::nth_of_month(first.year(), month, -1, None);
        when.end = end.map(Moment::Day);
    }
    when
}

/// The day of a clock time that stands alone: a heading's, the passage's, or the issue's.
fn clock_day(frame: &Frame) -> Result<Placed, Unresolved> {
    let one_day = |lent: &Lent| lent.days.first == lent.days.last;
    if let Some(lent) = frame.near {
        if !one_day(&lent) {
            return Err(Unresolved::NeedsDay);
        }
        return Placed::from_lent(Some(Stretch::Day(lent.days.first)), lent);
    }
    if let Some(lent) = frame.last_named.filter(one_day) {
        let placed = Placed::from_lent(Some(Stretch::Day(lent.days.first)), lent)?;
        return Ok(placed.doubting(Doubt::DayInherited));
    }
    let issue = frame.issue.ok_or(Unresolved::NeedsDay)?;
    Ok(Placed::from_issue(Some(Stretch::Day(issue)))?.doubting(Doubt::DayFromIssue))
}

/// A clock time on a day.
fn at(placed: &Placed, clock: &Clock, frame: &Frame) -> Result<When, Unresolved> {
    let Stretch::Day(day) = placed.stretch else {
        return Err(Unresolved::NeedsDay);
    };
    placed.stretch.days().ok_or(Unresolved::OutOfRange)?;
    let closed = clock::close(clock, frame)?;
    let wall = closed.on(day).ok_or(Unresolved::OutOfRange)?;
    let (zone, zone_basis, zone_doubts) = clock::zone_on(clock, wall, frame);
    // "shortly after midnight" begins the next day; a deadline at midnight ends this one.
    let begins_next = clock.about && closed.ends_day();
    let date = if begins_next {
        Stretch::Day(wall.date())
    } else {
        placed.stretch
    };
    let ends_day = closed.ends_day() && !begins_next;
    Ok(When {
        start: Moment::Clock(wall),
        end: None,
        precision: range::precision(clock),
        value: value::day_clock(date, closed.time(), ends_day),
        modifier: None,
        zone,
        repeats: None,
        parts: Parts {
            year: placed.year,
            day: placed.day,
            clock: Basis::Stated,
            half: closed.half,
            zone: zone_basis,
            end: Basis::Absent,
            needs_issue: placed.needs_issue,
        },
        doubts: placed.doubts.with(closed.doubts).with(zone_doubts),
    })
}

/// "at midday"
const NOON: Clock = Clock {
    hour: 12,
    minute: None,
    second: None,
    half: Half::None24,
    zone: None,
    about: false,
};

/// "the following night": a night of a day, though it is said like a day.
fn is_night(period: &Period) -> bool {
    matches!(
        period,
        Period::Anaphor(Unit::Night, _) | Period::Near(_, Named::Unit(Unit::Night))
    )
}

/// Before this hour the night that began the evening before has not ended.
const NIGHT_ENDS: u32 = 5;

/// Whether a date is the bare name of the issue's weekday, told of the future.
fn is_own_weekday(date: &Date, frame: &Frame) -> bool {
    let bare = date.day.is_none() && date.month.is_none() && date.year == Year::Unsaid;
    bare && frame.direction == Direction::Future
        && frame.near.is_none()
        && !frame.narrative
        && date.weekday.is_some()
        && date.weekday == frame.issue.map(|d| d.weekday())
}

/// A part of a day: no hour is invented for it.
fn part_of_day(period: Option<&Period>, part: DayPart, frame: &Frame) -> Result<When, Unresolved> {
    let mut placed = match period {
        // The evening of the issue's own weekday is still ahead.
        Some(Period::Date(date)) if is_own_weekday(date, frame) && part != DayPart::Morning => {
            let today = frame.issue.map(Stretch::Day);
            Placed::from_issue(today)?.doubting(Doubt::WeekdayDirection)
        }
        Some(period) => period::place(period, frame)?,
        None => clock_day(frame)?,
    };
    let in_the_night = |t: NaiveTime| t.hour() < NIGHT_ENDS;
    let tonight = matches!(
        period,
        Some(Period::Deictic {
            unit: Unit::Day,
            offset: 0
        })
    ) && matches!(part, DayPart::Night | DayPart::Evening);
    // "Losses overnight in New York": the night before the day that is told of.
    let told = frame.timeml && part == DayPart::Overnight && frame.direction != Direction::Future;
    let yesterday = frame
        .issue
        .and_then(|issue| issue.pred_opt())
        .map(Stretch::Day);
    let before = told && period.is_none() && Some(placed.stretch) != yesterday;
    if before || tonight && frame.issue_time.is_some_and(in_the_night) {
        placed.stretch = placed.stretch.step(-1).ok_or(Unresolved::OutOfRange)?;
    }
    let mut when = whole(&placed, frame)?;
    if matches!(placed.stretch, Stretch::Day(_)) {
        when.value.push_str(value::part_code(part));
        when.precision = match part {
            DayPart::Close => Precision::Day,
            _ => Precision::PartOfDay,
        };
    }
    Ok(when)
}

/// A repetition from its first occurrence on or after the days that are lent, or the issue's.
fn set(repeat: &Repeat, frame: &Frame) -> Result<When, Unresolved> {
    let rule = recurrence::of(repeat, frame);
    let (from, assumed) = match (frame.near, frame.issue) {
        (Some(lent), _) => (lent.days.first, lent.basis),
        (None, Some(issue)) => (issue, Basis::Assumed(Why::Issue)),
        (None, None) => return Err(Unresolved::NeedsIssueDate),
    };
    let rule = rule.ok_or(Unresolved::NoTime)?;
    let names_a_day = rule.weekdays != 0 || repeat.day.is_some();
    if !names_a_day && rule.freq != Freq::Daily {
        return Err(Unresolved::NoTime);
    }
    let day = recurrence::first(repeat, &rule, from)?;
    let placed = Placed {
        year: assumed,
        day: assumed,
        needs_issue: frame.near.is_none(),
        ..Placed::stated(Stretch::Day(day))
    };
    let mut when = match &repeat.clock {
        Some(clock) => at(&placed, clock, frame)?,
        None => whole(&placed, frame)?,
    };
    if let (Some(part), None) = (repeat.part, repeat.clock) {
        when.value.push_str(value::part_code(part));
        when.precision = Precision::PartOfDay;
    }
    // Which of the two weeks "every other Tuesday" begins with, nothing says.
    if rule.interval > 1 || (repeat.until.is_some() && rule.until.is_none()) {
        when.doubts.add(Doubt::RecurrenceOpen);
    }
    when.repeats = Some(rule);
    Ok(when)
}

#[cfg(test)]
mod tests {
    mod any;
    mod calendar;
}
