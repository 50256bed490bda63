//! Extents as TimeBank and AQUAINT mark them, so that their habits do not bend the rest.

use crate::span::Span;

use super::expr::TimeExpr;
use super::view::View;

/// The span of the expression `start..end` whose core begins at `core`.
pub(super) fn span(
    v: &View<'_>,
    start: usize,
    _core: usize,
    end: usize,
    _expr: &mut TimeExpr,
) -> Span {
    let first = v.at(start).start;
    let mut last = *v.before(end);
    // An abbreviation's point ends the span only where it belongs to a clock's half.
    if v.timeml && last.is_mark('.') && end > start + 1 && v.glued(end - 1) {
        last = *v.before(end - 1);
    }
    Span {
        start: first,
        end: last.end,
    }
}
