//! "Breakfast with donors, 7:30", "8 Dinner for fellows": the meal says which half of the day an hour belongs to.

use super::expr::{Clock, End, ExprKind, Half, TimeExpr};
use super::view::View;

/// How many words on either side are looked at.
const BEFORE: usize = 7;

/// The same behind the hour: the meal stands at once.
const BEHIND: usize = 3;

/// Closes the open half of an hour beside a meal on its line.
pub(super) fn close_half(v: &View<'_>, start: usize, end: usize, expr: &mut TimeExpr) {
    let clock = match &mut expr.kind {
        ExprKind::Clock(clock) | ExprKind::At(_, clock) => clock,
        ExprKind::Range(ends) => match (&mut ends.from, &ends.to) {
            (
                End::Clock(from) | End::At(_, from) | End::OtherAt(_, from),
                End::Clock(to) | End::At(_, to) | End::OtherAt(_, to),
            ) if to.half == Half::Open => from,
            _ => return,
        },
        _ => return,
    };
    if clock.half == Half::Open
        && let Some(half) = of_meal(v, start, end, clock)
    {
        clock.half = half;
    }
}

fn of_meal(v: &View<'_>, start: usize, end: usize, clock: &Clock) -> Option<Half> {
    let mut at = start;
    while at > 0 && start - at < BEFORE && !v.new_line(at) && !v.marked(at, '.') {
        at -= 1;
        if let Some(half) = half_at(v, at, clock.hour) {
            return Some(half);
        }
    }
    let line = |k: &usize| !v.new_line(*k) && !v.mark(*k, '.');
    (end..end + BEHIND)
        .take_while(line)
        .find_map(|k| half_at(v, k, clock.hour))
}

/// The half that a meal says of an hour at which people have it.
fn half_at(v: &View<'_>, i: usize, hour: u8) -> Option<Half> {
    match hour {
        6..=11 if v.says_any(i, &["breakfast", "brunch"]) => Some(Half::Am),
        5..=9 if v.says_any(i, &["dinner", "supper", "cocktails"]) => Some(Half::Pm),
        _ => None,
    }
}
