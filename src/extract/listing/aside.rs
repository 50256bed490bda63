//! Hours in brackets that tell of something beside the event: "Founders' Day (no ferries after noon)".

use crate::extract::Scene;
use crate::extract::fields::words;
use crate::timex::Tag;

/// How far back a bracket may open.
const NEAR: usize = 80;

/// Words that may stand between a bracket and the event's own hour.
const OWN: &[&str] = &[
    "about",
    "also",
    "and",
    "approx",
    "around",
    "assemble",
    "at",
    "begin",
    "beginning",
    "begins",
    "both",
    "changed",
    "daily",
    "day",
    "days",
    "each",
    "eastern",
    "every",
    "everyone",
    "from",
    "gather",
    "hours",
    "in",
    "is",
    "local",
    "meet",
    "meeting",
    "meets",
    "moved",
    "new",
    "nights",
    "note",
    "now",
    "of",
    "on",
    "open",
    "programme",
    "program",
    "sharp",
    "show",
    "start",
    "starting",
    "starts",
    "still",
    "the",
    "till",
    "time",
    "times",
    "to",
    "updated",
    "was",
    "with",
];

/// Whether an hour stands in brackets behind words that say what else happens then.
pub(super) fn is_aside(scene: &Scene<'_>, tag: &Tag) -> bool {
    if !tag.expr.is_clock_only() {
        return false;
    }
    let text = scene.text();
    let start = tag.span.start as usize;
    let mut from = start.saturating_sub(NEAR);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = &text[from..start];
    let Some(open) = near
        .rfind('(')
        .filter(|open| !near[*open..].contains([')', '\n']))
    else {
        return false;
    };
    let open = from + open + 1;
    // What other expressions say of day and hour is no word beside.
    let before = scene
        .tags
        .partition_point(|t| (t.span.start as usize) < open);
    let inside = &scene.tags[before..];
    let mut at = open;
    for other in inside.iter().take_while(|t| t.span.start <= tag.span.start) {
        let other = other.span;
        let words = text.get(at..other.start as usize).unwrap_or("");
        // "(Library, 6:30 p.m.)" lists place and hour.
        let words = words.rsplit([',', ';']).next().unwrap_or("");
        if tells(words) {
            return true;
        }
        at = other.end as usize;
    }
    false
}

/// Whether words name something that happens, not only when: "road closures from", but not "from" or "starts at".
fn tells(text: &str) -> bool {
    words(text).any(|word| word.len() > 1 && !OWN.contains(&word.as_str()))
}
