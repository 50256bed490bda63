//! Hours in brackets that tell of something beside the event: "Founders' Day (no ferries after noon)".

use super::piece::Sense;
use super::sense::sense_of;
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
    if is_of_day(scene, tag, open) {
        return false;
    }
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

/// Whether a bracket right behind a day closes with its hours, and the next day has hours too: "Fri 6/6 (preview 5-8 p.m.),
/// Sat 6/7 9 a.m.-4 p.m." lists days, whatever their hours are for.
fn is_of_day(scene: &Scene<'_>, tag: &Tag, open: usize) -> bool {
    let text = scene.text();
    let after = &text[tag.span.end as usize..];
    let next = scene.tags.partition_point(|t| t.span.start < tag.span.end);
    let listed = scene.tags.get(next).is_some_and(|other| {
        let between = text.get(tag.span.end as usize..other.span.start as usize);
        sense_of(other) == Sense::Both
            && between
                .is_some_and(|between| matches!(between.trim(), ")," | ");" | ") and" | "), and"))
    });
    let day = scene.tags[..next]
        .iter()
        .rev()
        .find(|t| (t.span.end as usize) < open);
    let behind = day.is_some_and(|day| {
        let between = text.get(day.span.end as usize..open - 1);
        sense_of(day) == Sense::Day && between.is_some_and(|gap| gap.trim().is_empty())
    });
    listed && behind && after.starts_with(')')
}

/// Whether words name something that happens, not only when: "road closures from", but not "from" or "starts at".
fn tells(text: &str) -> bool {
    words(text).any(|word| word.len() > 1 && !OWN.contains(&word.as_str()))
}
