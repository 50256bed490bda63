//! A line that says where all items take place, but for those that say otherwise: "All meetings at 15 Depot Square, unless noted".

use crate::extract::fields::{place, words};

/// What all of a list are called.
const ITEMS: &[&str] = &[
    "meetings",
    "events",
    "programs",
    "programmes",
    "sessions",
    "talks",
    "lectures",
    "seminars",
    "hearings",
    "classes",
    "workshops",
    "webinars",
    "activities",
    "services",
    "luncheons",
    "gatherings",
    "rehearsals",
    "performances",
    "screenings",
    "concerts",
];
/// Verbs and small words between them and the place.
const HELD: &[&str] = &[
    " are held at ",
    " are held in ",
    " are held on ",
    " will be held at ",
    " will be held in ",
    " will be held on ",
    " take place at ",
    " take place in ",
    " take place on ",
    " are at ",
    " are in ",
    " are on ",
    " held at ",
    " held in ",
    " meet at ",
    " meet in ",
    " at ",
    " in ",
    " on ",
    " via ",
];
/// Words of the longest sentence that says so.
const WORDS: usize = 40;

/// The place that a line gives to all items.
pub(super) fn place_of_all(text: &str) -> Option<&str> {
    text.split_inclusive(". ").find_map(in_sentence)
}

fn in_sentence(text: &str) -> Option<&str> {
    let text = text.trim().trim_start_matches(['(', '*', '_', ' ']);
    if words(text).count() > WORDS {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let unless = ["unless ", "except ", "if not ", "otherwise "]
        .iter()
        .any(|word| lower.contains(word));
    let noun = ITEMS.iter().filter_map(|noun| {
        let at = lower.find(noun)?;
        let whole = lower[at + noun.len()..].starts_with([' ', ',']);
        let before = lower[..at].trim_end();
        let all = before.ends_with("all") || before.split(' ').next() == Some("all");
        (whole && (all || unless && (before.is_empty() || before.ends_with(','))))
            .then_some(at + noun.len())
    });
    let from = noun.min()?;
    let (at, held) = HELD
        .iter()
        .filter_map(|held| Some((from + lower[from..].find(held)?, held.len())))
        .min_by_key(|(at, held)| (*at, std::cmp::Reverse(*held)))?;
    // Few words stand between what they are and where: "All programs are free and take place on Zoom".
    if words(&lower[from..at]).count() > 8 {
        return None;
    }
    let rest = &text[at + held..];
    let end = [
        " unless",
        ", unless",
        " except",
        ", except",
        ";",
        ")",
        " and are ",
        " and start ",
        " and begin ",
    ]
    .iter()
    .filter_map(|stop| rest.find(stop))
    .min()
    .unwrap_or(rest.len());
    let found = rest[..end].trim().trim_end_matches(['.', ',', ';', ' ']);
    let found = found.strip_prefix("the ").unwrap_or(found);
    let good = place::is_online(found)
        || place::is_address(found)
        || place::is_room(found)
        || place::likeness(found) >= 0.5
        || place::likeness(found.split(", ").next().unwrap_or(found)) >= 0.5;
    (good && words(found).count() <= 14).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::place_of_all;

    #[test]
    fn a_line_says_where_all_items_are() {
        for (text, place) in [
            (
                "(All meetings at the Pilots' office, 15 Quay Street, unless noted)",
                Some("Pilots' office, 15 Quay Street"),
            ),
            ("All sessions are held in Pier Hall.", Some("Pier Hall")),
            (
                "Unless noted, talks cost nothing and take place on Zoom; hours are Eastern.",
                Some("Zoom"),
            ),
            (
                "Meetings are held at 1 Quay Plaza, 3rd Floor, unless a different location is shown. Call us.",
                Some("1 Quay Plaza, 3rd Floor"),
            ),
            ("All events are free.", None),
            ("All times are Eastern.", None),
            ("Meetings are held at Pier Hall on Mondays.", None),
            ("All meetings in 2031 were long.", None),
        ] {
            assert_eq!(place_of_all(text), place, "{text}");
        }
    }
}
