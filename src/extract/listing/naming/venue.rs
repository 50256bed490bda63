//! The place in front of a title, in its words, or behind it.

use super::{Has, Named};
use crate::extract::fields::{place, starts_with, title, words};
use crate::extract::listing::beneath::is_press_note;
use crate::resolve::place::{is_known, is_town};

/// The city in capitals in front of a wire's item: "NEW YORK – …", "GABLES, Fla. – …".
pub(super) fn dateline(text: &str) -> Option<(&str, &str)> {
    let (city, rest) = [" – ", " — ", " -- ", " - "]
        .iter()
        .find_map(|d| text.split_once(d))?;
    let name = city.split(',').next().unwrap_or("");
    let capitals = name.len() >= 4
        && name
            .chars()
            .all(|c| c.is_uppercase() || c == ' ' || c == '.');
    let place = crate::resolve::place::zone_of(city).is_some() || place::is_city(city);
    (capitals && place && words(rest).count() >= 3).then_some((city, rest))
}

/// "@ Dock Steps: Rally for the Ferry": where, then what. The sign stands for "at" in lists kept in haste.
pub(super) fn at_sign(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('@')?.trim_start();
    let (place, title) = [": ", " – ", " — ", " - "]
        .iter()
        .filter_map(|mark| rest.split_once(mark))
        .min_by_key(|(place, _)| place.len())?;
    let short =
        (1..=10).contains(&words(place).count()) && title::sentence_end(place) == place.len();
    (short && words(title).count() >= 1).then_some((place, title))
}

/// "Rally for the Ferry @ Dock Steps": the title, and where the sign says.
pub(super) fn behind_sign(text: &str) -> Option<(&str, &str)> {
    let (title, place) = text.rsplit_once(" @ ")?;
    let place = place.trim_end_matches(['.', ' ']);
    let short = (1..=10).contains(&words(place).count()) && !place.contains([':', '?', '"', '“']);
    (short && words(title).count() >= 1).then_some((title, place))
}

/// Takes "At the Quay Club, " off the front of a sentence.
pub(super) fn without_leading_place<'t>(first: &'t str, has: Has, named: &mut Named) -> &'t str {
    let rest = first
        .strip_prefix("At the ")
        .or_else(|| first.strip_prefix("At "));
    let Some((found, title)) = rest.and_then(|r| r.split_once(", ")) else {
        return first;
    };
    if words(found).count() > 8 || !place::is_name(found) || words(title).count() < 2 {
        return first;
    }
    if !has.place && named.place.is_none() {
        named.place = Some(clean_place(found));
    }
    title
}

/// A city that a sentence names behind "in": "The Tern Commission meets in Geneva to prepare …".
pub(super) fn city_inside(text: &str) -> Option<String> {
    for (at, _) in text.match_indices(" in ") {
        let rest = &text[at + 4..];
        let end = rest
            .split_inclusive(' ')
            .take_while(|w| w.starts_with(char::is_uppercase))
            .map(str::len)
            .sum::<usize>();
        let name = rest[..end].trim().trim_end_matches([',', '.']);
        if !name.is_empty() && (crate::resolve::place::zone_of(name).is_some() || is_known(name)) {
            return Some(clean_place(name));
        }
    }
    None
}

/// The known town in front of a colon: "Lisbon: Forum on Eels".
pub(super) fn town_in_front(text: &str) -> Option<(&str, &str)> {
    let (town, rest) = text.split_once(": ")?;
    let article = ["a ", "an ", "the ", "how ", "what ", "why "]
        .iter()
        .any(|lead| starts_with(rest, lead));
    (is_town(town) && !article && words(rest).count() >= 2).then_some((town, rest))
}

/// The hall that a sentence names inside: "happy hour at The Tern for all who came".
pub(super) fn hall_inside(text: &str) -> Option<String> {
    let (at, _) = text.match_indices(" at ").last()?;
    let rest = &text[at + 4..];
    let end: usize = rest
        .split_inclusive(' ')
        .take_while(|w| w.starts_with(char::is_uppercase))
        .map(str::len)
        .sum();
    let name = rest[..end].trim();
    let goes_on = ["for ", "with ", "to ", "after ", "before ", "if "]
        .iter()
        .any(|lead| rest[end..].starts_with(lead));
    let sure = name.starts_with("The ") || place::likeness(name) >= 0.7;
    (goes_on && sure && words(name).count() >= 2 && !name.contains([',', '.', ':']))
        .then(|| clean_place(name))
}

/// The place behind a quoted title: " 12 Quay St. NW, …", " at the Visitor Center, …", " in the Ropewalk Building. Soup is free.".
pub(super) fn place_after(after: &str) -> Option<String> {
    let text = after.trim_start_matches(|c: char| c.is_whitespace() || "”\",.;)".contains(c));
    let end = [" RSVP", "RSVP", " Register", " Livestream", " Free"]
        .iter()
        .filter_map(|s| text.find(s))
        .min()
        .unwrap_or(text.len());
    let text = text[..end].trim().trim_end_matches('.');
    for lead in ["at the ", "at ", "in the ", "in ", "on "] {
        if let Some(found) = text.strip_prefix(lead) {
            let named = found.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            let good = match lead {
                "on " => place::is_online(found),
                "in the " | "in " => place::likeness(found) >= 0.4 || place::is_city(found),
                _ => true,
            };
            return (named && good && words(found).count() <= 16).then(|| clean_place(found));
        }
    }
    let first = text.split(", ").next().unwrap_or("");
    let end = title::sentence_end(text);
    let town = words(&text[..end]).count() <= 10
        && place::is_name(&text[..end].replace([',', '.'], ""))
        && crate::resolve::place::zone_of(&text[..end]).is_some();
    (place::likeness(first) >= 0.6 || town).then(|| clean_place(&text[..end]))
}

/// The place in front of a named title: "At the Quay Club, KnotWorks", "an event at the Chancery House entitled".
pub(super) fn place_between(before: &str) -> Option<String> {
    let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || "“\",".contains(c));
    let trimmed = trimmed
        .strip_suffix("entitled")
        .or_else(|| trimmed.strip_suffix("titled"))
        .or_else(|| trimmed.strip_suffix(" on"))
        .unwrap_or(trimmed)
        .trim_end_matches([' ', ',']);
    let (at, found) = place::tail(trimmed)?;
    (at > 0 && place::likeness(found) >= 0.5).then(|| clean_place(found))
}

/// The place in the sentences behind a title: a sentence that is one, or that begins with "At".
pub(crate) fn place_of_rest(rest: &str) -> Option<String> {
    let mut left = rest.trim();
    for _ in 0..6 {
        if left.is_empty() {
            return None;
        }
        let end = title::sentence_end(left);
        let piece = left[..end].trim().trim_end_matches('.');
        left = left[end..].trim();
        // "Herring Park (moved from the pier)": the bracket says something else.
        let piece = match piece.split_once(" (") {
            Some((head, _)) if place::likeness(head) >= 0.5 || is_known(head) => head,
            _ => piece,
        };
        let bare = piece
            .strip_prefix("Free, at ")
            .or_else(|| piece.strip_prefix("Meet at the "))
            .or_else(|| piece.strip_prefix("Meet at "))
            .or_else(|| piece.strip_prefix("Meet in the "))
            .or_else(|| piece.strip_prefix("At the "))
            .or_else(|| piece.strip_prefix("At "))
            .unwrap_or(piece);
        let led = bare.len() < piece.len();
        let bare = bare
            .split("; ")
            .find(|p| place::likeness(p) >= 0.5 || place::is_address(p))
            .unwrap_or(bare);
        let bare = bare.trim_start_matches([',', ';', ' ', '–', '—', '-']);
        let known = words(bare).count() <= 4
            && place::is_name(bare)
            && (crate::resolve::place::zone_of(bare).is_some() || is_known(bare));
        if place::is_city(bare) || known {
            return Some(clean_place(bare));
        }
        let first = bare.split([',', ';']).next().unwrap_or("");
        if is_press_note(bare) {
            continue;
        }
        let named = bare.split_whitespace().count() <= 18 && !bare.contains(':');
        if named
            && (led && first.starts_with(char::is_uppercase)
                || place::likeness(first) >= 0.5
                    && (place::is_name(first) || words(first).count() <= 3)
                || place::is_address(bare) && bare.len() < 90
                || words(bare).count() <= 6 && place::is_room(bare)
                || place::is_spot(bare) && !place::is_name(bare))
        {
            return Some(clean_place(bare));
        }
    }
    None
}

/// The part of a labelled value that is the place: "Rose Garden. Pre-set by noon" gives the garden, "Herring Hall. 12 Dock St."
/// both.
pub(crate) fn first_place(value: &str) -> &str {
    let end = title::sentence_end(value);
    let next = value[end..].trim_start();
    let second = &next[..title::sentence_end(next)];
    if place::is_address(second) || place::is_city(second.trim_end_matches('.')) {
        return value;
    }
    &value[..end]
}

/// A place without marks and calls at its edges.
pub(crate) fn clean_place(text: &str) -> String {
    let text = text.trim();
    let end = [" RSVP", " Register", "(map)", " http", " Contact:", "\n"]
        .iter()
        .filter_map(|s| text.find(s))
        .min()
        .unwrap_or(text.len());
    let text = text[..end].trim();
    let labels = ["Location:", "LOCATION:", "Venue:", "Place:", "Where:"];
    let label = labels.iter().find_map(|label| text.strip_prefix(label));
    let text = label.map_or(text, str::trim_start);
    // "Weir Library; bring a lamp" goes on in small letters, "Room 9; 12 Quay Street" does not.
    let aside = text
        .match_indices("; ")
        .find(|(at, mark)| text[at + mark.len()..].starts_with(char::is_lowercase));
    let text = aside.map_or(text, |(at, _)| &text[..at]);
    let text = text
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'))
        .unwrap_or(text);
    let text = match text
        .strip_prefix('(')
        .and_then(|inner| inner.split_once("), "))
    {
        Some((_, place)) => place,
        None => text
            .strip_prefix('(')
            .and_then(|inner| inner.strip_suffix(')'))
            .filter(|inner| !inner.contains('('))
            .unwrap_or(text),
    };
    let leads = [
        "now in ", "now at ", "NOW IN ", "NOW AT ", "at the ", "at ", "in the ",
    ];
    let also = ["online and at ", "online and in ", "Online and at "];
    let text = [leads.as_slice(), also.as_slice()]
        .concat()
        .iter()
        .find_map(|lead| text.strip_prefix(lead))
        .unwrap_or(text);
    let end = [
        " (not ",
        " (was ",
        " (formerly ",
        " and live ",
        ". $",
        " and livestreamed",
        " and streamed",
    ]
    .iter()
    .filter_map(|s| text.find(s))
    .min()
    .unwrap_or(text.len());
    let text = text[..end].trim_start_matches(|c: char| ".,;:–—-| ".contains(c));
    let text = text.trim_end_matches(|c: char| ",;:–—-| ".contains(c));
    let abbreviated = text.ends_with("D.C.")
        || text.ends_with("N.W.")
        || text.ends_with("St.")
        || text.ends_with("Ave.");
    if abbreviated {
        text.to_owned()
    } else {
        text.trim_end_matches('.').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::listing::naming::tests::case;

    #[test]
    fn the_sign_for_at_names_the_place() {
        case(
            "@ Dock Steps: Rally for the Ferry",
            "Rally for the Ferry",
            None,
            Some("Dock Steps"),
        );
        case(
            "Rally for the Ferry @ outside 12 Dock",
            "Rally for the Ferry",
            None,
            Some("outside 12 Dock"),
        );
        case(
            "Gannets @ Terns: who wins?",
            "Gannets @ Terns: who wins?",
            None,
            None,
        );
    }
}
