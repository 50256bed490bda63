//! Days of one month in figures: "11/14-15", "6/4–5".

use crate::lexicon::Classes;
use crate::timex::behind;
use crate::timex::expr::{Date, End, ExprKind};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

use super::numeric::month_day;
use super::range::ends;

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[Rule {
    name: "numeric-days-range",
    first: Classes::DIGITS.with(Classes::WEEKDAY),
    then: behind::SLASH,
    find: days,
}];

/// Reads "11/14-15": the dash stands tight, and the last day is behind the first.
pub(super) fn days(v: &View<'_>, i: usize) -> Option<Found> {
    let (from, left) = month_day(v, i)?;
    if v.timeml || !v.tight(left, '-') {
        return None;
    }
    let last = v.digits(left + 1, 1..=2).filter(|day| *day <= 31)? as u8;
    let end = left + 2;
    let goes_on = guard::digits_go_on(v, end)
        || v.has(end, Classes::HALF)
        || guard::counted(v, end)
        || v.mark(end, '-') && v.glued(end);
    if from.day.is_none_or(|first| last <= first) || goes_on {
        return None;
    }
    let to = Date {
        day: Some(last),
        weekday: None,
        ..from
    };
    let range = ends(v, i, left, left + 1, End::Date(from), End::Date(to));
    Some(Found::new(ExprKind::Range(range), end))
}
