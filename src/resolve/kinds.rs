//! What kinds of expression the walk through a text treats apart: bare weekdays, months, quarters, glances back, and those whose
//! direction the tense decides.

use chrono::Weekday;

use crate::sentence::Direction;
use crate::timex::TimeExpr;
use crate::timex::expr::{Anchor, Bound, Date, End, ExprKind, Named, Near, Period, Unit, Year};

/// "Friday", "Friday morning", "9 a.m. Friday", "Friday and Saturday".
pub(super) fn is_bare_weekday(expr: &TimeExpr) -> bool {
    weekday_of(expr).is_some()
}

/// The weekday of an expression that names nothing else of its day.
pub(super) fn weekday_of(expr: &TimeExpr) -> Option<Weekday> {
    let date = match expr.kind {
        ExprKind::Period(Period::Date(date))
        | ExprKind::At(Period::Date(date), _)
        | ExprKind::PartOfDay(Some(Period::Date(date)), _) => date,
        ExprKind::Range(ends) => match ends.from {
            End::Date(date) | End::At(date, _) => date,
            _ => return None,
        },
        _ => return None,
    };
    date.weekday
        .filter(|_| date.day.is_none() && date.month.is_none())
}

/// "September", "last month".
pub(super) fn is_month(expr: &TimeExpr) -> bool {
    match expr.kind {
        ExprKind::Period(Period::Date(date)) => {
            date.month.is_some() && date.day.is_none() && date.year == Year::Unsaid
        }
        ExprKind::Period(Period::Near(Near::Last, named)) => named == Named::Unit(Unit::Month),
        _ => false,
    }
}

/// "the third quarter", "the current quarter".
pub(super) fn is_quarter(expr: &TimeExpr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Period(
            Period::Quarter { .. }
                | Period::Near(Near::This | Near::Last, Named::Unit(Unit::Quarter))
        )
    )
}

/// "the previous year", "a week earlier": a glance back, from which the story does not go on.
pub(super) fn looks_back(expr: &TimeExpr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Period(
            Period::Anaphor(_, ..0)
                | Period::Near(Near::Previous, _)
                | Period::Shift {
                    back: true,
                    from: Anchor::LastNamed,
                    ..
                }
        )
    )
}

/// "extended the loan through January" was told in the past, but reaches ahead of it.
pub(super) fn bounded(expr: &TimeExpr, direction: Direction) -> Direction {
    match (expr.bound, direction) {
        (Bound::Through | Bound::By, Direction::Past) => Direction::Open,
        (Bound::NotBefore, _) | (Bound::By, Direction::Open) => Direction::Future,
        _ => direction,
    }
}

/// Whether the tense around an expression decides what it comes to.
pub(super) fn asks_direction(expr: &TimeExpr) -> bool {
    let date = |d: &Date| d.year == Year::Unsaid;
    let end = |e: &End| match e {
        End::Date(d) | End::At(d, _) => date(d),
        End::Clock(_) | End::Now | End::Other(_) | End::OtherAt(..) => false,
    };
    match &expr.kind {
        ExprKind::Period(p) | ExprKind::At(p, _) | ExprKind::PartOfDay(Some(p), _) => match p {
            Period::Date(d) | Period::Week(d, _) => date(d),
            Period::Near(Near::Spoken, _) => true,
            Period::Near(near, Named::Weekday(_) | Named::Unit(Unit::Week | Unit::Weekend)) => {
                *near == Near::This
            }
            Period::Near(..) => false,
            Period::NamedDay(_, year, _)
            | Period::WeekOf(_, year, ..)
            | Period::Nth { year, .. }
            | Period::NthWeek { year, .. }
            | Period::Quarter { year, .. }
            | Period::Half { year, .. }
            | Period::Season(_, year, _) => *year == Year::Unsaid,
            Period::Anaphor(Unit::Weekend, 0) => true,
            Period::WeekdayFrom { from, .. } | Period::Shift { from, .. } => {
                matches!(from, Anchor::Date(_) | Anchor::NamedDay(..))
            }
            _ => false,
        },
        ExprKind::PartOfDay(None, _) => true,
        ExprKind::Range(ends) => end(&ends.from) || end(&ends.to),
        _ => false,
    }
}

/// "last month", "two years ago", "next year's": counted from the day of writing, whatever the text tells of.
pub(super) fn counts_from_issue(expr: &TimeExpr) -> bool {
    let (ExprKind::Period(period) | ExprKind::At(period, _) | ExprKind::PartOfDay(Some(period), _)) =
        &expr.kind
    else {
        return false;
    };
    match period {
        Period::Near(near, _) => matches!(
            near,
            Near::This | Near::Next | Near::Last | Near::Coming | Near::Past
        ),
        Period::Shift { from, .. } => matches!(from, Anchor::Issue | Anchor::Deictic(_)),
        Period::Date(Date { year, .. }) | Period::Year(year, _) | Period::Season(_, year, _) => {
            matches!(year, Year::Offset(_))
        }
        _ => false,
    }
}

/// "today", "tomorrow": the day of writing or one beside it.
pub(super) fn is_today(expr: &TimeExpr) -> bool {
    let (ExprKind::Period(period) | ExprKind::At(period, _) | ExprKind::PartOfDay(Some(period), _)) =
        &expr.kind
    else {
        return false;
    };
    matches!(period, Period::Deictic { .. })
}
