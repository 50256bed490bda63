//! Hours inside an event, and deadlines for it: when the doors open, when the press gathers, until when one signs up.

use super::piece::Sense;
use super::sense::sense_of;
use crate::extract::Scene;
use crate::timex::Tag;
use crate::timex::expr::{Bound, ExprKind};

/// Words before a time that make it an hour inside an event, not the event's own.
const INNER: &[&str] = &[
    "polls close",
    "doors close",
    "closes",
    "doors",
    "doors open",
    "open",
    "opens",
    "pre-set",
    "preset",
    "gather",
    "gathers",
    "gather time",
    "final gather",
    "final gather time is",
    "final gather time",
    "final gather is",
    "final gatherer",
    "gatherer",
    "pool call time",
    "call time",
    "check-in",
    "check in",
    "checkin",
    "registration",
    "registration opens",
    "registration begins",
    "seating",
    "reception",
    "breakfast",
    "lunch",
    "coffee",
    "inside by",
    "arrive by",
    "posted",
    "updated",
    "last updated",
    "published",
    "embargoed until",
    "embargo",
    "box office",
    "rsvp by",
    "register by",
    "deadline",
    "copyright",
    "luncheon begins",
    "session opens",
    "the session opens",
    "signing until",
    "refreshments",
    "was",
    "not",
    "instead of",
    "rather than",
    "starting from",
    "webcast from",
    "arrivals",
    "doorstep",
    "doorsteps",
    "press conference",
    "press point",
    "joint press point",
    "photo opportunity",
    "coordinates",
    "satellite coordinates",
    "bus leaves",
    "buses leave",
    "the bus leaves",
    "must be in place by",
    "in place by",
    "after the",
    "following the",
    "before the",
];

/// Words before the day from which something was carried on.
const BEGAN: &[&str] = &[
    "continued from",
    "carried over from",
    "held over from",
    "adjourned from",
];

/// Characters before a time in which a word may say that it is an inner one.
const NEAR: usize = 60;

/// Whether an hour is a part of a name: "The 5:15 Quintet".
fn names_something(text: &str, tag: &Tag) -> bool {
    let before = &text[..tag.span.start as usize];
    let after = &text[tag.span.end as usize..];
    let named = after
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
    before.ends_with(" The ") && named && matches!(tag.expr.kind, ExprKind::Clock(_))
}

/// Whether the words before a tag make it an hour inside an event, or a deadline for signing up.
pub(super) fn is_inner(scene: &Scene<'_>, tag: &Tag) -> bool {
    if matches!(tag.expr.bound, Bound::By | Bound::Before) && tag.expr.has_clock() {
        return true;
    }
    let text = scene.text();
    let start = tag.span.start as usize;
    if names_something(text, tag) {
        return true;
    }
    // The words that matter stand close by: a long paragraph is not searched to its start for each of its times.
    let near = text[..start]
        .char_indices()
        .rev()
        .nth(NEAR)
        .map_or(&text[..start], |(at, _)| &text[at..start]);
    let line = near.rfind('\n').map_or(near, |at| &near[at + 1..]);
    let mut before = line.trim_end();
    // "continued from 02/04" names the day on which it began.
    if sense_of(tag) == Sense::Day && BEGAN.iter().any(|w| before.to_lowercase().ends_with(w)) {
        return true;
    }
    for small in ["at", "from", "on", "is", "are", "for", "by", ":", "since"] {
        if let Some(rest) = before.strip_suffix(small)
            && (small == ":" || rest.ends_with(' '))
        {
            before = rest.trim_end();
        }
    }
    let lower = before
        .char_indices()
        .rev()
        .nth(24)
        .map_or(before, |(i, _)| &before[i..])
        .to_lowercase();
    // A cell that ends in such a word says it of itself: "Annual Meeting and Reception | April 19 | 10:00".
    let own = line.contains('\t') || {
        let block = scene.raw.document.block_at(tag.span.start);
        let from = block.map(|at| scene.raw.document.blocks[at].span.start as usize);
        from.is_some_and(|from| from == start || text[from..start].trim().is_empty())
    };
    INNER.iter().any(|w| {
        lower.strip_suffix(w).is_some_and(|rest| {
            !rest.ends_with(char::is_alphanumeric)
                && (*w != "open" && *w != "opens" || rest.ends_with("doors "))
                && !(is_meal(w) && (own && !rest.is_empty() || ends_title(before, w, tag)))
        })
    })
}

/// Whether a word of [`INNER`] is also what an event of its own is called by.
fn is_meal(word: &str) -> bool {
    matches!(
        word,
        "reception" | "breakfast" | "lunch" | "coffee" | "refreshments" | "press conference"
    )
}

/// Whether a word is the last of a title: "Annual Meeting and Reception, April 19". A plain hour rather says when it begins
/// inside something else.
fn ends_title(before: &str, word: &str, tag: &Tag) -> bool {
    let split = before.len().checked_sub(word.len());
    let Some((rest, last)) = split.and_then(|at| before.split_at_checked(at)) else {
        return false;
    };
    let rest = rest.trim_end();
    let joined = rest.ends_with(" and") || rest.ends_with(" &");
    joined && last.starts_with(char::is_uppercase) && sense_of(tag) != Sense::Clock
}
