//! Whether a text tells a story of other days, found from what it names.

use chrono::Datelike;

use super::frame::Frame;
use crate::timex::expr::{Anchor, End, ExprKind, Near, Period, Year};
use crate::timex::{Tag, TimeExpr};

/// This many dates of another time make a narrative, where nothing speaks of the issue's own days.
const FAR_DATES: usize = 3;

/// So many of them outweigh one word that counts from the issue's day: a news story that looks back has both.
const AGAINST_NEAR: usize = 8;

/// The same for a bare weekday, which a story of old days has too.
const AGAINST_WEEKDAY: usize = 4;

/// Whether the tags tell of years far from the issue, and hardly anything counts from the issue's day.
pub(super) fn is_narrative(tags: &[Tag], base: &Frame) -> bool {
    let (mut far, mut near) = (0, 0);
    for tag in tags {
        match told(&tag.expr, base) {
            Some(true) => far += 1,
            Some(false) if is_weekday(&tag.expr) => near += AGAINST_WEEKDAY,
            Some(false) => near += AGAINST_NEAR,
            None => {}
        }
    }
    far >= FAR_DATES && far > near
}

fn is_weekday(expr: &TimeExpr) -> bool {
    matches!(expr.kind, ExprKind::Period(Period::Date(d)) if d.weekday.is_some() && d.day.is_none())
}

/// Whether an expression tells of a far year (`true`), or of the issue's own days (`false`).
fn told(expr: &TimeExpr, base: &Frame) -> Option<bool> {
    let period = match &expr.kind {
        ExprKind::Period(p) | ExprKind::At(p, _) | ExprKind::PartOfDay(Some(p), _) => p,
        ExprKind::Range(ends) => match &ends.from {
            End::Date(d) | End::At(d, _) => return far(d.year, base),
            End::Now | End::Other(_) | End::OtherAt(..) => return Some(false),
            End::Clock(_) => return None,
        },
        _ => return None,
    };
    match period {
        Period::Date(d) if d.month.is_none() && d.day.is_none() && d.weekday.is_some() => {
            Some(false)
        }
        Period::Date(d) | Period::Week(d, _) => far(d.year, base),
        Period::Deictic { .. } | Period::Near(Near::This | Near::Next | Near::Last, _) => {
            Some(false)
        }
        Period::Shift {
            from: Anchor::Issue,
            ..
        } => Some(false),
        Period::Year(year, _) | Period::Season(_, year, _) => far(*year, base),
        Period::Decade { open: false, .. } | Period::Century(_) => Some(true),
        _ => None,
    }
}

fn far(year: Year, base: &Frame) -> Option<bool> {
    match year {
        Year::Unsaid => None,
        Year::Four(year) => Some(
            base.issue
                .is_none_or(|issue| (issue.year() - i32::from(year)).abs() > 2),
        ),
        Year::Two(_) => None,
        Year::Offset(_) => Some(false),
    }
}
