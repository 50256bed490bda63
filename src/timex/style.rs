//! Extents as TimeBank and AQUAINT mark them, so that their habits do not bend the rest.

use crate::span::Span;

use super::expr::{ExprKind, Named, Near, Period, TimeExpr, Unit};
use super::view::View;

/// The span of the expression `start..end` whose core begins at `core`.
pub(super) fn span(
    v: &View<'_>,
    start: usize,
    _core: usize,
    end: usize,
    expr: &mut TimeExpr,
) -> Span {
    let mut last = *v.before(end);
    if !v.timeml {
        return Span {
            start: v.at(start).start,
            end: last.end,
        };
    }
    // An abbreviation's point ends the span only where it belongs to a clock's half.
    if last.is_mark('.') && end > start + 1 && v.glued(end - 1) {
        last = *v.before(end - 1);
    }
    let least = v.last.map_or(0, |last| last.end);
    Span {
        start: v.at(front(v, least, start, expr)).start,
        end: last.end,
    }
}

/// "around Nov. 1", "around 6 p.m.", "each of the past three years"; "earlier" is left out of "said earlier this week".
fn front(v: &View<'_>, least: usize, start: usize, expr: &TimeExpr) -> usize {
    if v.says_any(start, &["earlier", "later"]) {
        let adverb = match expr.kind {
            ExprKind::Period(Period::Near(Near::This, Named::Unit(Unit::Week))) => true,
            ExprKind::Period(Period::Near(Near::This, Named::Unit(Unit::Month))) => {
                !v.begins(start)
            }
            _ => false,
        };
        return start + usize::from(adverb);
    }
    if start <= least {
        return start;
    }
    let placed = match expr.kind {
        ExprKind::Clock(_) | ExprKind::At(..) => true,
        ExprKind::Period(Period::Date(date)) => date.month.is_some(),
        ExprKind::Period(Period::Near(..)) => expr.modifier.is_some(),
        _ => false,
    };
    if placed && v.says(start - 1, "around") {
        return start - 1;
    }
    let each = matches!(expr.kind, ExprKind::Duration(_))
        && start >= least + 2
        && v.say(start - 2, &["each", "of"]);
    if each { start - 2 } else { start }
}
