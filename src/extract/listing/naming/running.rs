//! The place in running words: right behind the time of an item, or in a sentence below it.

use super::venue::clean_place;
use crate::extract::fields::{place, starts_with, title, words};
use crate::resolve::place::{is_known, is_town};

/// The place in words behind the time of an item: "7 PM, loft", "at 11 on the lawn", ", at the Grange. Lunch follows.".
pub(crate) fn behind_time(text: &str) -> Option<String> {
    let text = without_opening_bracket(text.trim_start());
    if let Some(found) = text.strip_prefix(". ").and_then(next_sentence) {
        return Some(found);
    }
    let sentence = &text[..title::sentence_end(text)];
    right_behind(text).or_else(|| {
        let commas = sentence.match_indices(", ").map(|(at, _)| at);
        commas.take(4).find_map(|at| right_behind(&text[at..]))
    })
}

/// The sentence behind the time that is a house and its room: "18.00. State Archive, Rotunda. Press from 17.30."
fn next_sentence(text: &str) -> Option<String> {
    let bare = text[..title::sentence_end(text)]
        .trim_end()
        .trim_end_matches('.');
    let (mut named, mut places) = (true, 0);
    for piece in bare.split(", ") {
        let place = place::likeness(piece) >= 0.5 || place::is_common(piece);
        named &= place || place::is_name(piece);
        places += usize::from(place);
    }
    let begins = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let fits = begins && words(bare).count() <= 14 && !bare.contains(['?', '!', '“', '"', ':']);
    (fits && named && places > 0).then(|| clean_place(bare))
}

/// Without a bracket that stands first: "(snow date March 13), at the church".
fn without_opening_bracket(text: &str) -> &str {
    let inside = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    inside.map_or(text, |(_, rest)| rest)
}

/// The place that words tied to the time or to a comma begin with.
fn right_behind(text: &str) -> Option<String> {
    let tied = text.trim_start();
    let comma = tied.starts_with([',', ';', '–', '—', '-']);
    let text = tied.trim_start_matches(|c: char| ",;–—- ".contains(c));
    let text = [
        "meet at ",
        "meeting at ",
        "meet in ",
        "starting at ",
        "starting from ",
    ]
    .iter()
    .find_map(|lead| starts_with(text, lead).then(|| &text[lead.len() - 3..]))
    .unwrap_or(text)
    .trim_start();
    let led = ["at ", "in ", "on ", "from ", "by "]
        .iter()
        .find(|lead| starts_with(text, lead))
        .copied();
    let body = &text[led.map_or(0, str::len)..];
    let end = place_end(body);
    let body = body[..end].trim().trim_end_matches(['.', ',']);
    let bare = body.strip_prefix("the ").unwrap_or(body);
    let count = words(bare).count();
    if count == 0 || count > 12 || bare.contains(['?', '!', '“', '"', ':']) {
        return None;
    }
    let first = bare.split(", ").next().unwrap_or(bare);
    let named = place::is_name(&first.replace('.', "")) && first.starts_with(char::is_uppercase);
    let addressed = bare
        .split_once(", ")
        .is_some_and(|(_, rest)| named && (place::is_address(rest) || place::is_room(rest)));
    let likely = place::likeness(bare) >= 0.5 || place::likeness(first) >= 0.5 || addressed;
    let town = place::is_city(bare) || is_known(first);
    let article = body.len() > bare.len();
    let good = match led {
        Some("at ") => {
            named
                || place::is_spot(first)
                || place::is_common(first)
                || likely
                || article && count <= 4
        }
        Some("in ") => likely || town || place::is_common(first) || named && article,
        Some("on ") => {
            place::is_common(first)
                || article && place::is_spot(first)
                || place::is_online(first)
                || article && likely
        }
        Some("from ") => likely || article && (place::is_common(first) || place::is_spot(first)),
        Some(_) => ["video", "telephone", "phone", "webcast", "zoom"].contains(&first),
        None => {
            comma && (likely || town || place::is_common(first))
                || !comma && (place::likeness(bare) >= 0.7 || place::is_address(first))
        }
    };
    good.then(|| clean_place(body))
}

/// Where the words that name a place end: at the end of the sentence, a semicolon, a bracket, or where the sentence goes on.
fn place_end(text: &str) -> usize {
    let sentence = title::sentence_end(text);
    let stops = [
        "; ",
        " | ",
        " REGISTER",
        " Register",
        " RSVP",
        " (",
        " – ",
        " — ",
        " - ",
        " and ",
        " but ",
        " with ",
        " if ",
        " for ",
        " to ",
        " where ",
        ", and ",
        ", with ",
        ", no ",
        ", free",
        ", $",
        ", bring ",
        ", followed ",
        ", then ",
        ". ",
    ];
    // "12 Dock Street NW The speaker …": nothing but the quarter ends the address.
    let quarters = [" NW ", " NE ", " SW ", " SE "].iter().filter_map(|q| {
        let at = text.find(q)? + 3;
        text[at + 1..]
            .starts_with(char::is_alphabetic)
            .then_some(at)
    });
    stops
        .iter()
        .filter_map(|stop| text.find(stop))
        .chain(quarters)
        .filter(|&at| !text[..at].ends_with("St") && !text[..at].ends_with("Ave"))
        .chain(std::iter::once(sentence))
        .min()
        .unwrap_or(text.len())
}

/// The place that a sentence of a description is, or names behind "at" or "in the": "Masks required. Herring Hall, 2nd floor.",
/// "In person at Herring Library, 12 Dock Street, and streamed."
pub(crate) fn in_sentences(text: &str) -> Option<String> {
    let mut left = text.trim();
    for _ in 0..5 {
        if left.is_empty() {
            return None;
        }
        let end = title::sentence_end(left);
        let sentence = left[..end].trim();
        left = left[end..].trim();
        if let Some(found) = whole_sentence(sentence).or_else(|| behind_at(sentence)) {
            return Some(found);
        }
    }
    None
}

/// A sentence that is nothing but a place: "Room 12, Herring Hall.", "Dover, Delaware.", "Great Hall; overflow in Room 3".
fn whole_sentence(sentence: &str) -> Option<String> {
    let bare = sentence.trim_end_matches(['.', '!']);
    let bare = bare.split("; ").next().unwrap_or(bare);
    let first = bare.split(", ").next().unwrap_or(bare);
    let mut pieces = bare.split(", ");
    let named = first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && pieces.all(|p| place::is_name(p) || place::likeness(p) >= 0.5);
    let sure = place::likeness(first) >= 0.7 || place::is_room(bare) || place::is_address(bare);
    let town = bare.split_once(", ").is_some_and(|(town, state)| {
        let short = words(bare).count() <= 5;
        place::is_city(bare) || short && (is_known(state) || is_town(town))
    });
    let fits = named && words(bare).count() <= 14 && !bare.contains(['?', '“', '"', ':']);
    (fits && (sure || town)).then(|| clean_place(bare))
}

/// The hall, room or street that a sentence names behind "at" or "in the".
fn behind_at(sentence: &str) -> Option<String> {
    for lead in [" at the ", " at ", " in the "] {
        for (at, _) in sentence.match_indices(lead) {
            let rest = &sentence[at + lead.len()..];
            let found = rest[..place_end(rest)].trim_end_matches(['.', ',']);
            let first = found.split(", ").next().unwrap_or(found);
            let named = place::is_name(first) && first.starts_with(char::is_uppercase);
            if named && place::likeness(first) >= 0.7 && words(found).count() <= 14 {
                return Some(clean_place(found));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, place: Option<&str>) {
        assert_eq!(behind_time(text).as_deref(), place, "{text}");
    }

    #[test]
    fn a_place_stands_right_behind_the_time() {
        case(", loft.", Some("loft"));
        case(" on the lawn. Bring a rug.", Some("the lawn"));
        case(", at the Grange. Soup follows.", Some("the Grange"));
        case(" at the embassy", Some("the embassy"));
        case(", in the Oak Room and on Zoom", Some("the Oak Room"));
        case(" in Herring Hall", Some("Herring Hall"));
        case(", meet at Lock 7; two hours", Some("Lock 7"));
        case(", by video.", Some("video"));
        case(
            ", Residence gardens. By invitation.",
            Some("Residence gardens"),
        );
        case(" in Lisbon", Some("Lisbon"));
        case(
            ". Net Archive, Rotunda. Press from 5.",
            Some("Net Archive, Rotunda"),
        );
        case(". Embassy garden. Free", Some("Embassy garden"));
    }

    #[test]
    fn what_goes_on_behind_the_time_is_no_place() {
        case(", tickets at the door", None);
        case(" on the price of eels", None);
        case(" in three parts", None);
        case(", free", None);
        case(" from the start", None);
        case(" by the choir", None);
        case(" in memory of Ann Poe", None);
        case(", Bo Lund speaks", None);
    }

    #[test]
    fn a_sentence_below_names_the_place() {
        let found = |text| in_sentences(text);
        for (text, place) in [
            (
                "In person! Herring Library, 2nd floor. Masks required.",
                "Herring Library, 2nd floor",
            ),
            (
                "Ann Poe, salter. Room 12, Herring Hall. Members only",
                "Room 12, Herring Hall",
            ),
            (
                "Dover, Delaware. Press must be in place by noon.",
                "Dover, Delaware",
            ),
            (
                "Watchers are welcome at the Tern Convention Center; $15 lunch.",
                "Tern Convention Center",
            ),
            (
                "In person at Herring Library, 12 Dock Street, and streamed.",
                "Herring Library, 12 Dock Street",
            ),
        ] {
            assert_eq!(found(text).as_deref(), Some(place), "{text}");
        }
        for text in [
            "Bo Lund, who ran the Tern Library for years, looks back.",
            "Lunch will be served at noon.",
            "Tern Library, founded in 1902, is closed.",
            "She was at Harvard in the sixties.",
            "Ann Poe, Herring College, speaks.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
