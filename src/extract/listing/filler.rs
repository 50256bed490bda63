//! What a line of only date and time may hold beside them: small words, old dates, bounds, notes in brackets, another clock.

use std::ops::Range;

use super::piece::Sense;
use crate::document::MarkKind;
use crate::extract::Scene;
use crate::extract::fields::{has_any_word, words};
use crate::extract::series::fall_out::falls_out;
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::Bound;

/// Words that a line of only date and time may hold beside them.
const FILLER: &[&str] = &[
    "date",
    "dates",
    "time",
    "times",
    "when",
    "start",
    "starts",
    "end",
    "ends",
    "on",
    "at",
    "from",
    "to",
    "and",
    "until",
    "the",
    "each",
    "day",
    "daily",
    "et",
    "edt",
    "est",
    "eastern",
    "pm",
    "am",
    "noon",
    "th",
    "st",
    "nd",
    "rd",
    "begins",
    "through",
    "balance",
    "of",
    "week",
    "rest",
    "today",
    "tomorrow",
    "tonight",
    "now",
    "event",
    "approximately",
    "approx",
    "about",
    "both",
    "days",
    "local",
    "tbc",
    "tbd",
    "tba",
    "all",
    "note",
    "updated",
    "tentative",
    "highlights",
    "london",
    "local",
    "central",
    "pacific",
    "mountain",
    "cet",
    "gmt",
    "or",
    "recurring",
    "sets",
    "seatings",
    "showtimes",
    "performances",
];

/// Whether a word may stand in a line of only date and time.
pub(super) fn is_filler(word: &str) -> bool {
    FILLER.contains(&word)
}

/// Whether a span has words that neither a tag covers nor a line of date and time may hold.
pub(super) fn has_words(
    scene: &Scene<'_>,
    senses: &[Sense],
    span: Span,
    tags: Range<usize>,
) -> bool {
    let own = |w: &String| !FILLER.contains(&w.as_str()) && w.chars().any(char::is_alphabetic);
    let text = scene.text();
    let mut at = span.start as usize;
    let repeats = tags.clone().any(|i| senses[i] == Sense::Set);
    let mut bound: Option<Span> = None;
    let ends = tags.filter_map(|i| {
        let tag = &scene.tags[i];
        let start = match senses[i] {
            _ if let Some(start) = old_date(text, span, tag) => start,
            Sense::None if repeats => {
                let start = match bound {
                    Some(last) if falls_out(text, tag, bound) => last.end as usize,
                    _ => bound_of(text, span, tag)?,
                };
                bound = Some(tag.span);
                start
            }
            // A date that is struck out is no word: the one that holds stands beside it.
            Sense::None if scene.raw.document.marked(tag.span, MarkKind::Struck) => {
                tag.span.start as usize
            }
            Sense::None => return None,
            _ => tag.span.start as usize,
        };
        Some((start, tag.span.end as usize, tag.expr.has_clock()))
    });
    let end = span.end as usize;
    let mut behind_hour = false;
    for (start, end, clock) in ends.chain([(end, end, false)]) {
        let piece = without_note(text.get(at..start).unwrap_or(""));
        let piece = without_count_of_days(piece);
        if !(behind_hour && is_other_clock(piece)) && words(piece).any(|w| own(&w)) {
            return true;
        }
        at = end;
        behind_hour = clock;
    }
    false
}

/// A piece without the number of a day of something that takes several: "Day One |", "– Second Day", "Conference Day 2:".
fn without_count_of_days(piece: &str) -> &str {
    const OF: &[&str] = &[
        "conference",
        "summit",
        "forum",
        "symposium",
        "workshop",
        "main",
        "program",
        "programme",
    ];
    const NUMBERS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "first", "second", "third",
        "fourth", "fifth", "opening", "final", "last", "closing", "i", "ii", "iii", "iv", "v",
    ];
    let mut said: [String; 3] = Default::default();
    let mut count = 0;
    for word in words(piece) {
        let Some(slot) = said.get_mut(count) else {
            return piece;
        };
        *slot = word;
        count += 1;
    }
    let said = match &said[..count] {
        [of, rest @ ..] if OF.contains(&of.as_str()) => rest,
        all => all,
    };
    let number = |w: &String| {
        NUMBERS.contains(&w.as_str()) || w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit())
    };
    match said {
        [day, count] if day == "day" && number(count) => "",
        [count, day] if day == "day" && number(count) => "",
        _ => piece,
    }
}

/// Where the bracket begins that tells the old date of what was moved: "Now Thursday, April 10 (was April 9)".
fn old_date(text: &str, line: Span, tag: &Tag) -> Option<usize> {
    const OLD: &[&str] = &[
        "(was ",
        "(moved from ",
        "(rescheduled from ",
        "(postponed from ",
        "(originally ",
        "(not ",
    ];
    let before = text.get(line.start as usize..tag.span.start as usize)?;
    let closed = text[tag.span.end as usize..].starts_with(')');
    let lead = OLD
        .iter()
        .find(|lead| before.ends_with(**lead))
        .filter(|_| closed)?;
    Some(tag.span.start as usize - lead.len())
}

/// Where the words begin with which an expression only bounds what its line repeats: "through November", "(no class October 11)".
fn bound_of(text: &str, line: Span, tag: &Tag) -> Option<usize> {
    let before = text.get(line.start as usize..tag.span.start as usize)?;
    let border = before.rfind([',', ';', '(', '.', '—', '–'])?;
    let led = words(&before[border..]).last();
    let until = led.is_some_and(|w| matches!(w.as_str(), "through" | "thru" | "until" | "till"));
    let bounds = tag.expr.bound == Bound::Through || until || falls_out(text, tag, None);
    bounds.then_some(line.start as usize + border)
}

/// Whether what stands behind an hour only says whose clock shows it: "11 am New York | 16:00 London".
fn is_other_clock(piece: &str) -> bool {
    let mut names = piece
        .split(['/', '|', ',', ';', '=', '(', ')', '[', ']', '·', '•'])
        .map(str::trim)
        .filter(|name| name.contains(char::is_alphabetic));
    match (names.next(), names.next()) {
        (Some(name), None) => {
            words(name).count() <= 3 && crate::resolve::place::zone_of(name).is_some()
        }
        _ => false,
    }
}

/// Words of brackets behind a time that say how it stands, not what takes place.
const NOTES: &[&str] = &[
    "sold out",
    "free",
    "new time",
    "new times",
    "new date",
    "new dates",
    "new day",
    "zoom",
    "by zoom",
    "via zoom",
    "by telephone",
    "note time",
    "see all",
    "all times",
    "local time",
    "local times",
    "heures locales",
    "heure locale",
    "rain or shine",
    "waitlist",
    "wait list",
    "full",
    "members only",
    "invitation only",
    "virtual",
    "online",
    "in person",
    "hybrid",
    "doors",
];

/// Words of such a note at most.
const NOTE: usize = 7;

/// A piece without a bracketed note about times ("(NOTE: all times EDT)", "(sold out)").
fn without_note(piece: &str) -> &str {
    let trimmed = piece.trim();
    if let Some(open) = trimmed.find('(')
        && trimmed.ends_with(')')
        && (words(&trimmed[open..]).count() <= NOTE && has_any_word(&trimmed[open..], NOTES)
            || is_old_date(&trimmed[open + 1..]))
    {
        return &trimmed[..open];
    }
    let lower = piece.to_ascii_lowercase();
    match lower.find("(note").or_else(|| lower.find("(all times")) {
        Some(at) => &piece[..at],
        None => piece,
    }
}

/// Whether a note in brackets says when it was to be: "(was October 28)", "(rescheduled from Nov. 5)".
fn is_old_date(note: &str) -> bool {
    const OLD: &[&str] = &[
        "was ",
        "formerly ",
        "originally ",
        "previously ",
        "rescheduled from ",
        "moved from ",
        "changed from ",
        "postponed from ",
        "instead of ",
        "not ",
    ];
    let short = words(note).count() <= 7;
    short
        && OLD.iter().any(|old| {
            note.get(..old.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(old))
        })
}
