//! The place in the words of a title or behind it.

use super::holder::{clean_host, host_piece};
use super::{Has, Named};
use crate::extract::fields::{host, place, starts_with, title, words};
use crate::resolve::place::is_known;

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

/// Takes a place off the end of a title: comma pieces from the first that looks like one, or "at PLACE".
pub(super) fn without_place(text: &str, has: Has, named: &mut Named) -> String {
    let pieces = comma_pieces(text);
    if pieces.len() >= 2 {
        let from = (1..pieces.len()).find(|&n| {
            let (start, end) = pieces[n];
            let piece = &text[start..end];
            let city = pieces
                .get(n + 1)
                .is_some_and(|&(_, e)| place::is_city(&text[start..e]));
            let rest = &text[start..];
            let named = place::is_name(&rest.replace([',', ';', '.'], ""))
                || words(rest).count() <= 4
                || place::is_address(piece);
            let town = n + 1 == pieces.len()
                && (crate::resolve::place::zone_of(piece).is_some() || is_known(piece));
            let common = n + 1 == pieces.len() && place::is_common(piece);
            (place::likeness(piece) >= 0.5
                || city
                || town
                || common
                || starts_with(piece.trim(), "off "))
                && named
        });
        if let Some(n) = from {
            let start = pieces[n].0;
            let found = clean_place(&text[start..]);
            let piece = &text[start..pieces[n].1];
            if host::is_body(piece)
                && !place::is_address(piece)
                && named.host.is_none()
                && !has.host
            {
                named.host = Some(clean_host(piece));
            }
            if words(&text[..start]).count() >= 1 {
                named.place = Some(found);
                let title = text[..start]
                    .trim_end()
                    .trim_end_matches([',', ';'])
                    .to_owned();
                return host_piece(&title, named);
            }
        }
    }
    if let Some((at, found)) = place::tail(text)
        && words(&text[..at]).count() == 1
    {
        named.place = Some(clean_place(found));
        return text.to_owned();
    }
    if let Some((at, found)) = place::tail(text)
        && words(&text[..at]).count() >= 2
        && !moves(&text[..at])
    {
        let keep = !text[..at].ends_with(|c: char| c.is_alphanumeric() || "”\")'’.!?".contains(c));
        let title = text[..at].to_owned();
        named.place = Some(clean_place(found));
        return if keep { text.to_owned() } else { title };
    }
    text.to_owned()
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

/// Verbs after which a place is where somebody goes, and belongs to the title.
pub(super) fn moves(text: &str) -> bool {
    let last: Vec<String> = words(text).collect();
    let Some(last) = last.last() else {
        return false;
    };
    [
        "arrive", "arrives", "depart", "departs", "lands", "visits", "returns", "travels", "drive",
        "drives", "is", "life",
    ]
    .contains(&last.as_str())
}

/// The pieces of a text between commas and semicolons outside quotation marks and brackets.
pub(super) fn comma_pieces(text: &str) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let (mut start, mut quote, mut depth) = (0, false, 0i32);
    for (at, c) in text.char_indices() {
        match c {
            '“' => quote = true,
            '”' => quote = false,
            '"' => quote = !quote,
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' | ';' if !quote && depth <= 0 && text[at + 1..].starts_with(' ') => {
                pieces.push((start, at));
                start = at + 2;
            }
            _ => {}
        }
    }
    if start <= text.len() {
        pieces.push((start.min(text.len()), text.len()));
    }
    pieces
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
        let bare = piece
            .strip_prefix("Free, at ")
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
        let named = bare.split_whitespace().count() <= 18 && !bare.contains(':');
        if named
            && (led && first.starts_with(char::is_uppercase)
                || place::likeness(first) >= 0.5
                    && (place::is_name(first) || words(first).count() <= 3)
                || place::is_address(bare) && bare.len() < 90)
        {
            return Some(clean_place(bare));
        }
    }
    None
}

/// The place in words behind the time of an item: "7 PM, loft", "at 11 on the lawn", ", at the Grange. Lunch follows.".
pub(crate) fn behind_time(text: &str) -> Option<String> {
    let text = without_opening_bracket(text.trim_start());
    let sentence = &text[..title::sentence_end(text)];
    right_behind(text).or_else(|| {
        let commas = sentence.match_indices(", ").map(|(at, _)| at);
        commas.take(4).find_map(|at| right_behind(&text[at..]))
    })
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
    let likely = place::likeness(bare) >= 0.5 || place::likeness(first) >= 0.5;
    let town = place::is_city(bare) || is_known(first);
    let article = body.len() > bare.len();
    let good = match led {
        Some("at ") => named || place::is_common(first) || likely || article && count <= 4,
        Some("in ") => likely || town || place::is_common(first) || named && article,
        Some("on ") => place::is_common(first) || place::is_online(first) || article && likely,
        Some("from ") => likely || article && place::is_common(first),
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
    stops
        .iter()
        .filter_map(|stop| text.find(stop))
        .filter(|&at| !text[..at].ends_with("St") && !text[..at].ends_with("Ave"))
        .chain(std::iter::once(sentence))
        .min()
        .unwrap_or(text.len())
}

/// A place without marks and calls at its edges.
pub(crate) fn clean_place(text: &str) -> String {
    let text = text.trim();
    let end = [" RSVP", " Register", "(map)", " http", " Contact:", "\n"]
        .iter()
        .filter_map(|s| text.find(s))
        .min()
        .unwrap_or(text.len());
    let text = text[..end]
        .trim()
        .trim_start_matches(|c: char| ".,;:–—-| ".contains(c));
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
}
