//! What a time expression says of the day.

use chrono::Datelike;

use crate::resolve::{Days, When};
use crate::timex::TimeExpr;
use crate::timex::expr::{End, ExprKind, Period, Unit};

/// The days of a resolved expression.
pub(crate) fn days_of(when: &When) -> Days {
    Days {
        first: when.start.date(),
        last: when
            .end
            .map_or(when.start.date(), |e| e.date().max(when.start.date())),
    }
}

/// The same expression with its clock time left out.
pub(crate) fn without_clock(expr: &TimeExpr) -> TimeExpr {
    let kind = match expr.kind {
        ExprKind::At(period, _) => ExprKind::Period(period),
        ExprKind::PartOfDay(Some(period), _) => ExprKind::Period(period),
        ExprKind::Range(mut ends) => {
            let strip = |end: End| match end {
                End::At(date, _) => End::Date(date),
                other => other,
            };
            ends.from = strip(ends.from);
            ends.to = strip(ends.to);
            match (ends.from, ends.to) {
                (End::Date(date), End::Clock(_)) => ExprKind::Period(Period::Date(date)),
                _ => ExprKind::Range(ends),
            }
        }
        other => other,
    };
    TimeExpr { kind, ..*expr }
}

/// Whether an expression is a weekday and nothing more.
pub(crate) fn is_bare_weekday(expr: &TimeExpr) -> bool {
    match expr.kind {
        ExprKind::Period(Period::Date(d)) => {
            d.weekday.is_some() && d.day.is_none() && d.month.is_none()
        }
        ExprKind::Range(ends) => match ends.from {
            End::Date(d) => d.weekday.is_some() && d.day.is_none(),
            _ => false,
        },
        _ => false,
    }
}

/// Whether an expression counts days from the issue ("today", "tomorrow").
pub(crate) fn is_deictic(expr: &TimeExpr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Period(Period::Deictic {
            unit: Unit::Day,
            ..
        }) | ExprKind::At(
            Period::Deictic {
                unit: Unit::Day,
                ..
            },
            _
        )
    )
}

/// Whether an expression is the number of a day without its month ("Sat 14", "the 14th") that `month` has, on the weekday
/// that it names.
pub(crate) fn fits_month(expr: &TimeExpr, month: Days) -> bool {
    let ExprKind::Period(Period::Date(date)) = expr.kind else {
        return false;
    };
    let (Some(day), None) = (date.day, date.month) else {
        return false;
    };
    let day = month.first.with_day(u32::from(day));
    day.is_some_and(|day| date.weekday.is_none_or(|named| named == day.weekday()))
}
