//! The half of the day that a title closes: breakfast is in the morning, dinner in the evening.

use crate::extract::fields::has_any_word;
use crate::timex::TimeExpr;
use crate::timex::expr::{Clock, End, Ends, ExprKind, Half};

/// Words of titles that only fit one half of the day.
const MORNING: &[&str] = &["breakfast", "brunch", "sunrise", "morning"];

/// The other half.
const EVENING: &[&str] = &["dinner", "supper", "evening", "sunset", "gala", "cocktails"];

/// An open half of the day closed by what the title says of it.
pub(super) fn closed_by_title(expr: &TimeExpr, title: &str) -> TimeExpr {
    let says = |words: &[&str]| has_any_word(title, words);
    let half = |clock: Clock| -> Clock {
        let open = clock.half == Half::Open && clock.hour >= 1 && clock.hour <= 12;
        let half = if !open {
            clock.half
        } else if says(MORNING) && (5..=11).contains(&clock.hour) {
            Half::Am
        } else if says(EVENING) && (4..=9).contains(&clock.hour) {
            Half::Pm
        } else {
            clock.half
        };
        Clock { half, ..clock }
    };
    let kind = match expr.kind {
        ExprKind::Clock(clock) => ExprKind::Clock(half(clock)),
        ExprKind::Range(ends) => match (ends.from, ends.to) {
            (End::Clock(from), End::Clock(to)) if to.half == Half::Open => ExprKind::Range(Ends {
                from: End::Clock(half(from)),
                ..ends
            }),
            _ => expr.kind,
        },
        other => other,
    };
    TimeExpr { kind, ..*expr }
}
