//! What repeats: the first of its days, the last one, its hour and the days that fall out, from whichever words give them.

pub(crate) mod fall_out;

use chrono::{NaiveDate, Weekday};

use crate::resolve::recurrence::expand;
use crate::resolve::{Basis, Days, Frame, Lent, Moment, Parts, When, Why, resolve};
use crate::timex::TimeExpr;
use crate::timex::expr::{Amount, ExprKind, Period, Repeat, Unit, Year};

/// A repetition with what the words around it say of its days and its hour.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Series<'s> {
    /// The repetition.
    pub(crate) set: TimeExpr,
    /// The first day on which it can fall; `None`: it goes on already, and the issue's day is the first that counts.
    pub(crate) first: Option<NaiveDate>,
    /// The last one.
    pub(crate) last: Option<NaiveDate>,
    /// The hour, where it stands apart from the repetition.
    pub(crate) clock: Option<TimeExpr>,
    /// Days that fall out.
    pub(crate) fall_out: &'s [Days],
}

impl Series<'_> {
    /// The first occurrence, with its rule; nothing where none is left.
    pub(crate) fn when(&self, frame: Frame) -> Option<When> {
        let from = self.first.or(frame.issue)?;
        let basis = match self.first {
            Some(_) => Basis::Stated,
            None => Basis::Assumed(Why::Issue),
        };
        let mut when = resolve(&self.set, &from_day(frame, from, basis)).ok()?;
        let rule = when.repeats.as_mut()?;
        rule.until = self.last.or(rule.until);
        if rule.until.is_some_and(|last| last < when.start.date()) {
            return None;
        }
        let mut when = left_out(&self.set, when, self.fall_out, frame)?;
        when.parts.needs_issue = self.first.is_none();
        match (self.clock, when.start) {
            (Some(clock), Moment::Day(day)) => at_hour(when, day, &clock, frame),
            _ => Some(when),
        }
    }
}

/// A repetition without the days that fall out; where its first day does, it begins with the next.
pub(crate) fn left_out(
    set: &TimeExpr,
    mut when: When,
    fall_out: &[Days],
    frame: Frame,
) -> Option<When> {
    if fall_out.is_empty() {
        return Some(when);
    }
    let first = when.start.date();
    let Some(rule) = when.repeats.as_mut() else {
        return Some(when);
    };
    let mut fallen: Vec<NaiveDate> = fall_out
        .iter()
        .flat_map(|days| expand(rule, Moment::Day(first), *days))
        .map(Moment::date)
        .collect();
    fallen.sort_unstable();
    fallen.dedup();
    rule.except = fallen;
    let window = Days {
        first,
        last: first.checked_add_days(chrono::Days::new(400))?,
    };
    let next = expand(rule, Moment::Day(first), window).first()?.date();
    rule.except.retain(|day| *day > next);
    if next == first {
        return Some(when);
    }
    let moved = resolve(set, &from_day(frame, next, Basis::Stated)).ok()?;
    Some(When {
        repeats: when.repeats,
        parts: when.parts,
        doubts: when.doubts,
        ..moved
    })
}

/// A frame in which a repetition begins on `day`.
fn from_day(frame: Frame, day: NaiveDate, basis: Basis) -> Frame {
    let near = Some(Lent {
        days: Days::one(day),
        basis,
    });
    Frame { near, ..frame }
}

/// An occurrence with the hour that stands apart from its repetition.
pub(super) fn at_hour(when: When, day: NaiveDate, clock: &TimeExpr, frame: Frame) -> Option<When> {
    let on = resolve(clock, &from_day(frame, day, Basis::Stated)).ok()?;
    Some(When {
        parts: Parts {
            clock: on.parts.clock,
            half: on.parts.half,
            zone: on.parts.zone,
            end: on.parts.end,
            ..when.parts
        },
        doubts: when.doubts.with(on.doubts),
        repeats: when.repeats,
        modifier: when.modifier,
        ..on
    })
}

/// The repetition that an expression is or can be: "Thursdays", "every second Tuesday", and "the first Monday of the month",
/// which is one day or a day of every month.
pub(crate) fn repetition(expr: &TimeExpr) -> Option<Repeat> {
    let (period, clock) = match expr.kind {
        ExprKind::Set(repeat) => return (repeat.weekdays != 0).then_some(repeat),
        ExprKind::Period(period) => (period, None),
        ExprKind::At(period, clock) => (period, Some(clock)),
        _ => return None,
    };
    let Period::Nth {
        nth,
        weekday: Some(weekday),
        month: None,
        year: Year::Unsaid,
    } = period
    else {
        return None;
    };
    Some(Repeat {
        every: Amount {
            count: Some(1.0),
            high: None,
            unit: Unit::Month,
            plus: None,
        },
        weekdays: bit(weekday),
        nth: match nth {
            1..=5 => 1 << (nth - 1),
            _ => 1 << 7,
        },
        month: None,
        season: None,
        day: None,
        part: None,
        clock,
        until: None,
        freq: 0,
        quant: false,
    })
}

fn bit(weekday: Weekday) -> u8 {
    1 << weekday.num_days_from_monday()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timex::{Options, tag};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// The start, the last day and the days that fall out of what the first expression of `text` repeats.
    fn series(text: &str, last: Option<&str>, fallen: &[Days]) -> Option<String> {
        let tags = tag(text, Options::default());
        let repeat = repetition(&tags[0].expr)?;
        let series = Series {
            set: TimeExpr::new(ExprKind::Set(repeat)),
            first: None,
            last: last.map(day),
            clock: None,
            fall_out: fallen,
        };
        let frame = Frame {
            issue: Some(day("2025-09-08")),
            ..Frame::default()
        };
        let when = series.when(frame)?;
        let rule = when.repeats?;
        let except: Vec<String> = rule.except.iter().map(NaiveDate::to_string).collect();
        Some(format!("{} {:?} {except:?}", when.start.date(), rule.until))
    }

    #[test]
    fn what_falls_out_first_moves_the_start() {
        let october = Days {
            first: day("2025-10-01"),
            last: day("2025-10-31"),
        };
        assert_eq!(
            series("the first Monday of the month", None, &[october]).as_deref(),
            Some("2025-11-03 None []")
        );
        let once = Days::one(day("2025-09-24"));
        assert_eq!(
            series("Wednesdays", Some("2025-10-08"), &[once]).as_deref(),
            Some("2025-09-10 Some(2025-10-08) [\"2025-09-24\"]")
        );
    }

    #[test]
    fn a_series_that_is_over_gives_nothing() {
        assert_eq!(series("Wednesdays", Some("2025-09-09"), &[]), None);
        assert_eq!(series("the second Tuesday of October", None, &[]), None);
    }
}
