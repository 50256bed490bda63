//! Hours and minutes from the last clock time named, or from the issue's.

use chrono::{Datelike, TimeDelta};

use super::doubt::{Doubt, Doubts};
use super::frame::Frame;
use super::stretch::{Stretch, YEARS};
use super::value;
use super::when::{Basis, Moment, Parts, Precision, Unresolved, When, Why};
use crate::timex::expr::{Anchor, Period, Unit};

/// "half an hour later", "two hours ago": from the last clock time named, or the issue's; `None` where no clock is known.
pub(super) fn away(period: &Period, frame: &Frame) -> Option<Result<When, Unresolved>> {
    let Period::Shift { amount, back, from } = period else {
        return None;
    };
    let seconds = match amount.unit {
        Unit::Second => 1.0,
        Unit::Minute => 60.0,
        Unit::Hour => 3600.0,
        _ => return None,
    };
    let issue = || Some(frame.issue?.and_time(frame.issue_time?));
    let (start, basis) = match from {
        Anchor::LastNamed => {
            let lent = frame
                .last_named
                .map_or(Basis::Assumed(Why::Issue), |l| l.basis);
            (frame.last_clock?, lent)
        }
        Anchor::Issue => (issue()?, Basis::Assumed(Why::Issue)),
        _ => return None,
    };
    let plus = amount.plus.map_or(0.0, |(n, unit)| match unit {
        Unit::Minute => f64::from(n) * 60.0,
        _ => 0.0,
    });
    let length = f64::from(amount.count?) * seconds + plus;
    if !(0.0..1e9).contains(&length) {
        return Some(Err(Unresolved::OutOfRange));
    }
    let length = TimeDelta::seconds(length as i64);
    let wall = if *back {
        start.checked_sub_signed(length)
    } else {
        start.checked_add_signed(length)
    };
    Some(match wall {
        Some(wall) if YEARS.contains(&wall.year()) => Ok(When {
            start: Moment::Clock(wall),
            end: None,
            precision: Precision::Minute,
            value: value::day_clock(Stretch::Day(wall.date()), wall.time(), false),
            modifier: None,
            zone: frame.zone,
            repeats: None,
            parts: Parts {
                year: basis,
                day: basis,
                clock: basis,
                half: basis,
                zone: Basis::Assumed(Why::DefaultZone),
                end: Basis::Absent,
                needs_issue: *from == Anchor::Issue,
            },
            doubts: Doubts::of(Doubt::FromAnaphor),
        }),
        _ => Err(Unresolved::OutOfRange),
    })
}
