//! Places inside longer texts: at the end of a title, behind a label.

use super::event_words::is_event;
use super::place::{is_common, is_name, is_online, is_spot, likeness};
use super::{find_word, words};

/// Finds "at the Quay Auditorium", "in Building 4" at the end of a title: where the preposition begins, and the place.
pub(crate) fn tail(text: &str) -> Option<(usize, &str)> {
    // Behind a semicolon stands what else there is to say.
    let body = match text.split_once("; ") {
        Some((head, _)) if !head.contains(['“', '"', '(']) || head.contains(['”', ')']) => head,
        _ => text,
    };
    let body = body.trim_end().trim_end_matches('.');
    for preposition in [
        " at the ",
        " at ",
        " in the ",
        " in ",
        " on the ",
        " from the ",
        " on ",
    ] {
        let Some(at) = body.rfind(preposition) else {
            continue;
        };
        let place = body[at + preposition.len()..].trim();
        let named = place.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !place.contains([':', '?', '“', '”', '"'])
            || preposition.ends_with("the ") && is_common(place);
        if !named || place.split_whitespace().count() > 14 {
            continue;
        }
        let sure = match preposition {
            " at the " | " at " => {
                let named = place.split(", ").all(is_part) && !is_figure(preposition, place);
                named || likeness(place) >= 0.5 || is_common(place) || is_spot(place)
            }
            " on " => is_online(place),
            " on the " | " from the " => is_common(place) || is_spot(place),
            _ => likeness(place) >= 0.5 || is_common(place),
        };
        // "speaks at Exporters' Breakfast" names what he speaks at.
        let last = words(place).last().unwrap_or_default();
        if is_event(&last) && likeness(place) < 0.7 {
            continue;
        }
        if sure {
            return Some((at, place));
        }
    }
    None
}

/// Words that are no place behind "at": hours, ages and years of a title ("The Fund at Forty"), states ("Ombudsmen at War").
const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "noon",
    "midnight", "large", "night", "war", "peace", "sea", "risk", "work", "home", "last", "play",
    "stake", "rest", "bay", "odds", "issue", "speed", "scale", "dawn", "dusk", "sunset", "sunrise",
    "heart", "hand", "bat", "best", "first", "once", "school", "church",
];

/// Whether a piece between commas belongs to a place: a name, or the part of a house that small words lead to ("in the ballroom").
fn is_part(piece: &str) -> bool {
    let led = ["in the ", "on the ", "in "]
        .iter()
        .find_map(|lead| piece.strip_prefix(lead));
    is_name(piece) || led.is_some_and(|part| is_common(part) || likeness(part) >= 0.5)
}

/// Whether what follows "at" is no place though it has a capital: "Farmers at the Table, Ten Years On", "The Salt Fund at 80".
fn is_figure(preposition: &str, place: &str) -> bool {
    let first = place.split(',').next().unwrap_or(place);
    let one = first.split_whitespace().count() == 1;
    let number = first.trim().bytes().all(|b| b.is_ascii_digit());
    let plain = first.chars().skip(1).all(char::is_lowercase);
    let number = number
        || one
            && NUMBERS.contains(
                &first
                    .split('-')
                    .next()
                    .unwrap_or(first)
                    .trim()
                    .to_lowercase()
                    .as_str(),
            );
    number || one && plain && preposition.ends_with("the ")
}

/// Where "Location:", "at" and like end and the place begins in a labelled line; `None` if there is no such label.
pub(crate) fn labelled(text: &str) -> Option<&str> {
    const LABELS: &[&str] = &[
        "location",
        "where",
        "venue",
        "place",
        "addresses",
        "address",
        "room",
    ];
    let trimmed = text.trim_start();
    if let Some(place) = trimmed.strip_prefix('📍') {
        return Some(place.trim());
    }
    for label in LABELS {
        if super::starts_with(trimmed, label) {
            let rest = trimmed[label.len()..].trim_start();
            if let Some(place) = rest.strip_prefix(':') {
                return Some(place.trim());
            }
        }
    }
    None
}

/// Finds a labelled place anywhere in a line: "… . Location: 12 Quay St. Contact: …".
pub(crate) fn labelled_inside(text: &str) -> Option<(std::ops::Range<usize>, &str)> {
    for label in ["location:", "venue:", "where:"] {
        // Glued to what stands before it ("… (map)Where: 12 Quay St.") a label has a capital: "Radio Free Somewhere:" has none.
        let glued = |at: &usize| text[*at..].starts_with(char::is_uppercase);
        let found = || text.to_ascii_lowercase().find(label).filter(glued);
        let Some(start) = find_word(text, label).or_else(found) else {
            continue;
        };
        let from = start + label.len();
        let rest = &text[from..];
        let end = [
            " Contact:",
            "CONTACT:",
            " Contacts:",
            " RSVP",
            " Register",
            " Note:",
            "WHEN:",
            "WHAT:",
            "WHO:",
        ]
        .iter()
        .filter_map(|stop| rest.find(stop))
        .min()
        .unwrap_or(rest.len());
        let place = rest[..end].trim();
        if !place.is_empty() {
            return Some((start..from + end, place));
        }
    }
    None
}
