//! From one time to another: what the two ends lend each other, and the order they must have.

use chrono::Datelike;

use super::clock::{self, Closed};
use super::date::{self, Placed};
use super::doubt::{Doubt, Doubts};
use super::frame::{Days, Frame, Lent};
use super::stretch::{Stretch, on_or_after, plus_days};
use super::when::{Basis, Moment, Parts, Precision, Unresolved, When, Why};
use super::{clock_day, period, value};
use crate::timex::expr::{Clock, Date, End, Ends, Period, Year};

/// Both ends of a range on the calendar, still without clock times.
struct Stretches {
    from: Placed,
    to: Placed,
}

/// Resolves a range: its start, its end where it has one, and what is unsure of both.
pub(super) fn resolve(ends: &Ends, frame: &Frame) -> Result<When, Unresolved> {
    let (from_clock, to_clock) = shared_zone(clock_of(&ends.from), clock_of(&ends.to));
    let Stretches { from, to } = place_both(ends, frame)?;
    let (first, last) = (days(&from)?, days(&to)?);
    let mut doubts = from.doubts.with(to.doubts);
    if last.last < first.first {
        doubts.add(Doubt::EndBeforeStart);
    }
    let mut parts = Parts {
        year: from.year,
        day: from.day,
        end: Basis::Stated,
        needs_issue: from.needs_issue || to.needs_issue,
        ..Parts::default()
    };
    let Some(from_clock) = from_clock else {
        return Ok(whole_days(
            ends, &from, last, to_clock, parts, doubts, frame,
        ));
    };
    let own_day = !matches!(ends.from, End::Clock(_));
    let frame = &Frame {
        after: frame.after.filter(|_| !own_day),
        ..*frame
    };
    let (closed, end_clock, over_midnight) = match to_clock {
        Some(to_clock) if first == last => {
            let pair = clock::close_pair(&from_clock, &to_clock, frame)?;
            (pair.from, Some(pair.to), pair.over_midnight)
        }
        Some(to_clock) => {
            let later = Frame {
                after: None,
                ..*frame
            };
            let end = clock::close(&to_clock, &later)?;
            (clock::close(&from_clock, frame)?, Some(end), false)
        }
        None => (clock::close(&from_clock, frame)?, None, false),
    };
    let start = closed.on(first.first).ok_or(Unresolved::OutOfRange)?;
    let (zone, zone_basis, zone_doubts) = clock::zone_on(&from_clock, start, frame);
    doubts = doubts.with(closed.doubts).with(zone_doubts);
    parts.clock = Basis::Stated;
    parts.half = closed.half;
    parts.zone = zone_basis;
    let end = match end_clock {
        Some(end) => {
            doubts = doubts.with(end.doubts);
            let day = plus_days(last.last, i64::from(over_midnight));
            let wall = day.and_then(|d| end.on(d)).ok_or(Unresolved::OutOfRange)?;
            doubts = doubts.with(clock::zone_on(&from_clock, wall, frame).2);
            Some(Moment::Clock(wall))
        }
        None => Some(Moment::Day(last.last)),
    };
    // "at 10 and 2": two times, of which neither ends the other.
    let listed = ends.listed && first == last;
    if listed {
        parts.end = Basis::Absent;
    }
    Ok(When {
        start: Moment::Clock(start),
        end: end.filter(|_| !listed),
        precision: precision(&from_clock),
        value: value::day_clock(Stretch::Day(first.first), closed.time(), closed.ends_day()),
        modifier: None,
        zone,
        repeats: None,
        parts,
        doubts,
    })
}

/// A range without a clock time at its start.
fn whole_days(
    ends: &Ends,
    from: &Placed,
    last: Days,
    to_clock: Option<Clock>,
    mut parts: Parts,
    mut doubts: Doubts,
    frame: &Frame,
) -> When {
    let end_clock = to_clock.and_then(|c| clock::close(&c, frame).ok());
    let end = match end_clock.and_then(|c| c.on(last.last)) {
        Some(wall) => Moment::Clock(wall),
        None => Moment::Day(last.last),
    };
    if let Some(closed) = end_clock {
        doubts = doubts.with(closed.doubts);
    }
    if ends.from == End::Now {
        parts.day = Basis::Assumed(Why::Issue);
    }
    let first = from.stretch.days().map_or(last.first, |d| d.first);
    When {
        start: Moment::Day(first),
        end: Some(end),
        precision: from.stretch.precision(),
        value: from.stretch.value(),
        modifier: None,
        zone: frame.zone,
        repeats: None,
        parts,
        doubts,
    }
}

/// Minutes, or the hour alone of "about 3 p.m.".
pub(super) fn precision(clock: &Clock) -> Precision {
    if clock.about {
        Precision::Hour
    } else {
        Precision::Minute
    }
}

fn days(placed: &Placed) -> Result<Days, Unresolved> {
    placed.stretch.days().ok_or(Unresolved::OutOfRange)
}

fn date_of(end: &End) -> Option<Date> {
    match *end {
        End::Date(date) | End::At(date, _) => Some(date),
        End::Clock(_) | End::Now | End::Other(_) | End::OtherAt(..) => None,
    }
}

fn clock_of(end: &End) -> Option<Clock> {
    match *end {
        End::Clock(clock) | End::At(_, clock) | End::OtherAt(_, clock) => Some(clock),
        End::Date(_) | End::Now | End::Other(_) => None,
    }
}

/// A zone printed at one end is the zone of both.
fn shared_zone(from: Option<Clock>, to: Option<Clock>) -> (Option<Clock>, Option<Clock>) {
    let zone = from.and_then(|c| c.zone).or(to.and_then(|c| c.zone));
    let with = |c: Option<Clock>| {
        c.map(|c| Clock {
            zone: c.zone.or(zone),
            ..c
        })
    };
    (with(from), with(to))
}

/// The two ends on the calendar.
fn place_both(ends: &Ends, frame: &Frame) -> Result<Stretches, Unresolved> {
    let now = |end: &End| *end == End::Now;
    let today = || {
        let issue = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
        Placed::from_issue(Some(Stretch::Day(issue)))
    };
    if let (None, None) = (date_of(&ends.from), date_of(&ends.to))
        && let Some(both) = other_days(ends, frame)?
    {
        return Ok(both);
    }
    if let Some(period) = other_of(&ends.from)
        && let Some(to) = date_of(&ends.to)
    {
        let from = period::place(&period, frame)?;
        let first = days(&from)?;
        let to = second(&to, &from, first, ends.listed, frame)?;
        return Ok(Stretches { from, to });
    }
    if let Some(period) = other_of(&ends.to)
        && let Some(from) = date_of(&ends.from)
    {
        let from = date::place(&from, frame)?;
        let to = period::place(&period, frame)?;
        return Ok(Stretches { from, to });
    }
    match (date_of(&ends.from), date_of(&ends.to)) {
        (Some(from), Some(to)) => both_dates(from, to, ends.listed, frame),
        (Some(date), None) => {
            let from = date::place(&date, frame)?;
            let to = if now(&ends.to) { today()? } else { from };
            Ok(Stretches { from, to })
        }
        (None, Some(date)) => {
            if now(&ends.from) {
                let from = today()?;
                let to = second(&date, &from, days(&from)?, false, frame)?;
                return Ok(Stretches { from, to });
            }
            let to = date::place(&date, frame)?;
            let from = to;
            Ok(Stretches { from, to })
        }
        (None, None) => {
            let from = clock_day(frame)?;
            Ok(Stretches { from, to: from })
        }
    }
}

/// Ends of which none is a plain date: "today to tomorrow", "tomorrow, 10-11", "now to next Friday".
fn other_days(ends: &Ends, frame: &Frame) -> Result<Option<Stretches>, Unresolved> {
    let place = |end: &End| other_of(end).map(|p| period::place(&p, frame)).transpose();
    let issue = || {
        let today = frame.issue.ok_or(Unresolved::NeedsIssueDate)?;
        Placed::from_issue(Some(Stretch::Day(today)))
    };
    Ok(match (place(&ends.from)?, place(&ends.to)?) {
        (Some(from), Some(to)) => Some(Stretches { from, to }),
        (Some(from), None) => Some(Stretches { from, to: from }),
        (None, Some(to)) if ends.from == End::Now => Some(Stretches { from: issue()?, to }),
        (None, Some(to)) => Some(Stretches { from: to, to }),
        (None, None) => None,
    })
}

fn other_of(end: &End) -> Option<Period> {
    match *end {
        End::Other(period) | End::OtherAt(period, _) => Some(period),
        _ => None,
    }
}

/// Two dates, each with the parts that the other prints for both.
fn both_dates(
    mut from: Date,
    mut to: Date,
    listed: bool,
    frame: &Frame,
) -> Result<Stretches, Unresolved> {
    let mut next_month = false;
    match (from.month, to.month) {
        (None, Some(month)) if from.day.is_some() => {
            from.month = Some(month);
            // "29-2 November" began a month earlier.
            if from.day > to.day && !listed {
                from.month = Some((month % 12 + 10) % 12 + 1);
            }
        }
        (Some(month), None) if to.day.is_some() && from.day.is_some() => {
            to.month = Some(month);
            if to.day < from.day && !listed {
                to.month = Some(month % 12 + 1);
                next_month = true;
            }
        }
        _ => {}
    }
    let turns = (to.month, to.day) < (from.month, from.day);
    if from.month.is_some() && to.month.is_some() {
        match (from.year, to.year) {
            (Year::Unsaid, Year::Four(year)) => {
                from.year = Year::Four(year.saturating_sub(i16::from(turns)))
            }
            (Year::Unsaid, Year::Two(year)) => {
                from.year = Year::Two((year % 100 + 100 - u8::from(turns)) % 100);
            }
            (Year::Unsaid, Year::Offset(by)) => from.year = Year::Offset(by),
            _ => {}
        }
    }
    if to.month.is_some() && to.month == from.month {
        // "9/10-9/12": one order serves both.
        if from.order != to.order {
            to.order = from.order;
        }
    }
    let from_placed = date::place(&from, frame)?;
    let first = days(&from_placed)?;
    let mut to_placed = second(&to, &from_placed, first, listed, frame)?;
    if next_month {
        to_placed.doubts.add(Doubt::EndBeforeStart);
    }
    if to_placed.year == Basis::Absent {
        to_placed.year = from_placed.year;
    }
    Ok(Stretches {
        from: from_placed,
        to: to_placed,
    })
}

/// The later end, which does not lie before the first where it is left open.
fn second(
    to: &Date,
    from: &Placed,
    first: Days,
    listed: bool,
    frame: &Frame,
) -> Result<Placed, Unresolved> {
    match (to.year, to.month, to.day, to.weekday) {
        (Year::Unsaid, None, None, Some(weekday)) => {
            let day = plus_days(first.first, 1)
                .and_then(|d| on_or_after(d, weekday))
                .ok_or(Unresolved::OutOfRange)?;
            let away = day.signed_duration_since(first.first).num_days();
            // "Thursday or Tuesday": listed days need no order.
            if listed && away > 4 {
                return date::place(to, frame);
            }
            Ok(Placed {
                stretch: Stretch::Day(day),
                doubts: Doubts::NONE,
                ..*from
            })
        }
        (Year::Unsaid, Some(_), ..) => {
            let year = first.first.year();
            let dated = |year: i32| {
                let four = i16::try_from(year).map_err(|_| Unresolved::OutOfRange)?;
                let date = Date {
                    year: Year::Four(four),
                    ..*to
                };
                date::place(&date, frame)
            };
            let placed = match dated(year) {
                Ok(placed) if days(&placed)?.last >= first.first || listed => placed,
                Ok(_) => dated(year + 1)?,
                Err(why) => return Err(why),
            };
            Ok(Placed {
                year: from.year,
                needs_issue: from.needs_issue,
                ..placed
            })
        }
        (Year::Unsaid, None, Some(_), _) => {
            let lent = Lent {
                days: first,
                basis: from.day,
            };
            let near = Frame {
                near: Some(lent),
                ..*frame
            };
            date::place(to, &near)
        }
        _ => date::place(to, frame),
    }
}

/// Both ends as closed clock times, for the values of the two spans that the corpora mark.
pub(super) fn each_end(ends: &Ends, frame: &Frame) -> Result<[String; 2], Unresolved> {
    let (from_clock, to_clock) = (clock_of(&ends.from), clock_of(&ends.to));
    let Stretches { from, to } = place_both(ends, frame)?;
    let value = |placed: &Placed, clock: Option<Closed>| match clock {
        Some(clock) => value::day_clock(placed.stretch, clock.time(), clock.ends_day()),
        None => placed.stretch.value(),
    };
    let (first, last) = match (from_clock, to_clock) {
        (Some(a), Some(b)) if from.stretch == to.stretch => {
            let pair = clock::close_pair(&a, &b, frame)?;
            (Some(pair.from), Some(pair.to))
        }
        (a, b) => (
            a.map(|c| clock::close(&c, frame)).transpose()?,
            b.map(|c| clock::close(&c, frame)).transpose()?,
        ),
    };
    Ok([value(&from, first), value(&to, last)])
}
