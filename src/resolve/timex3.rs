//! The TIMEX3 attributes of any expression in its frame.

use super::frame::Frame;
use super::when::When;
use super::{hours, is_night, period, range, resolve, value};
use crate::timex::TimeExpr;
use crate::timex::expr::{Anchor, Bound, ExprKind, Modifier, Named, Near, Period, Unit, Vague};

/// The TIMEX3 attributes of an expression, also of durations, sets and vague words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timex3 {
    /// DATE, TIME, DURATION or SET.
    pub kind: &'static str,
    /// `value`; `None` where it hangs on a reference date that is not known.
    pub value: Option<String>,
    /// `mod`.
    pub modifier: Option<&'static str>,
    /// `quant`.
    pub quant: Option<String>,
    /// `freq`.
    pub freq: Option<String>,
}

/// The TIMEX3 attributes of an expression in its frame.
pub fn timex3(expr: &TimeExpr, frame: &Frame) -> Timex3 {
    timex3_of(expr, frame, resolve(expr, frame).ok())
}

/// The same where it is known what the expression comes to in this frame.
pub(super) fn timex3_of(expr: &TimeExpr, frame: &Frame, when: Option<When>) -> Timex3 {
    let is_resolved = when.is_some();
    let resolved = || when.map(|w| w.value);
    let modifier = expr.modifier.map(value::modifier);
    let of = |kind, value| Timex3 {
        kind,
        value,
        modifier,
        quant: None,
        freq: None,
    };
    match &expr.kind {
        ExprKind::Duration(amount) => of("DURATION", Some(value::length(amount))),
        ExprKind::Vague(word) => of("DATE", Some(value::vague(*word).to_owned())),
        ExprKind::Set(repeat) => Timex3 {
            quant: repeat.quant.then(|| "EVERY".to_owned()),
            freq: (repeat.freq > 0).then(|| format!("{}X", repeat.freq)),
            ..of("SET", Some(value::repeat(repeat)))
        },
        // "some weeks ago": no calendar has that day.
        ExprKind::Period(Period::Shift {
            amount,
            back,
            from: Anchor::Issue | Anchor::LastNamed,
        }) if amount.count.is_none() => {
            let word = if *back { Vague::Past } else { Vague::Future };
            of("DATE", Some(value::vague(word).to_owned()))
        }
        // The corpora leave open which week "the week" is.
        ExprKind::Period(Period::Near(Near::Spoken, Named::Unit(Unit::Week)))
            if frame.timeml && !frame.narrative && !is_deadline(expr) =>
        {
            let open = |value: String| value.get(..4).map(|year| format!("{year}-WXX"));
            of("DATE", resolved().and_then(open))
        }
        ExprKind::Period(period) if is_night(period) => of("TIME", resolved()),
        ExprKind::Period(period) => match hours::away(period, frame) {
            Some(_) if !frame.timeml || frame.narrative => of("TIME", resolved()),
            None if is_resolved => of("DATE", resolved()),
            // Hours away are a day there, and a stretch beyond the calendar still has its name.
            _ => {
                let placed = period::place(period, frame).ok();
                of("DATE", placed.map(|p| p.stretch.value()))
            }
        },
        ExprKind::Range(_) if !expr.has_clock() => of("DATE", resolved()),
        ExprKind::Range(_) | ExprKind::Clock(_) | ExprKind::At(..) | ExprKind::PartOfDay(..) => {
            of("TIME", resolved())
        }
    }
}

/// "by the end of the week": of the one that runs.
fn is_deadline(expr: &TimeExpr) -> bool {
    let bound = matches!(expr.bound, Bound::By | Bound::Before);
    bound && expr.modifier == Some(Modifier::End)
}

/// The TIMEX3 attributes of the two ends of a range, as the corpora mark them; `None` for all else.
pub fn timex3_ends(expr: &TimeExpr, frame: &Frame) -> Option<[Timex3; 2]> {
    let ExprKind::Range(ends) = &expr.kind else {
        return None;
    };
    let kind = if expr.has_clock() { "TIME" } else { "DATE" };
    let both = match range::each_end(ends, frame) {
        Ok([from, to]) => [Some(from), Some(to)],
        Err(_) => [None, None],
    };
    Some(both.map(|value| Timex3 {
        kind,
        value,
        ..Timex3::default()
    }))
}
