//! The place taken off the end of a title: the comma pieces from the first that looks like one, or "at PLACE".

use super::holder::host_piece;
use super::venue::clean_place;
use super::{Has, Named};
use crate::extract::fields::event_words::is_event;
use crate::extract::fields::holding::clean_host;
use crate::extract::fields::{host, place, starts_with, words};
use crate::resolve::place::is_known;

/// Takes a place off the end of a title: comma pieces from the first that looks like one, or "at PLACE".
pub(super) fn without_place(text: &str, has: Has, named: &mut Named) -> String {
    if let Some((title, place)) = meeting_point(text) {
        named.place = Some(clean_place(place));
        return title.to_owned();
    }
    let whole = text;
    let text = without_aside(text);
    let found = cut_place(text, has, named);
    // What stands behind the place says more of it, not of the title.
    if found.len() < text.len() {
        found
    } else {
        whole.to_owned()
    }
}

/// "Walk along the quay, meet at the fish fountain": the title, and where one meets.
fn meeting_point(text: &str) -> Option<(&str, &str)> {
    let (title, place) = [", meet at ", ", meeting at ", ", meet in ", "; meet at "]
        .iter()
        .find_map(|lead| text.split_once(lead))?;
    let short = words(place).count() <= 10 && !place.contains(['“', '"', '?']);
    (short && words(title).count() >= 2).then_some((title, place))
}

/// Words that begin what is said of an event behind its place.
const ASIDES: &[&str] = &[
    "with ",
    "followed by ",
    "featuring ",
    "including ",
    "plus ",
    "then ",
    "no ",
    "free",
    "bring ",
    "led by ",
    "moderated by ",
    "and dinner",
    "and lunch",
    "rain or shine",
    "all welcome",
    "open to ",
];

/// Without what follows a semicolon in small letters, and without a bracket at the end: "…, Room 54; bring pencils",
/// "…, Fern Grange (in Spanish)".
fn without_aside(text: &str) -> &str {
    let text = match text.split_once("; ") {
        Some((head, more))
            if more.starts_with(char::is_lowercase) && !head.ends_with(['“', '(']) =>
        {
            head
        }
        _ => text,
    };
    let text = match text.rsplit_once(", ") {
        Some((head, more)) if ASIDES.iter().any(|lead| more.starts_with(lead)) => head,
        _ => text,
    };
    let bracket = text.strip_suffix(')').and_then(|inner| inner.rfind(" ("));
    match bracket {
        Some(at) if text[..at].contains(", ") => &text[..at],
        _ => text,
    }
}

/// Words behind which stands where someone goes, and not where it takes place: "departs for Fort Worth, Texas".
const LEAVES: &[&str] = &[
    "departs ",
    "depart ",
    "leaves for ",
    "leave for ",
    "heads to ",
    "head to ",
    "travels to ",
    "travel to ",
    "flies to ",
    "en route to ",
    "returns to ",
];

/// Takes the place off the end of a title without asides.
fn cut_place(text: &str, has: Has, named: &mut Named) -> String {
    if LEAVES.iter().any(|verb| text.contains(verb)) {
        return text.to_owned();
    }
    let pieces = comma_pieces(text);
    if pieces.len() >= 2 {
        let from = (1..pieces.len()).find(|&n| {
            let (start, end) = pieces[n];
            let piece = &text[start..end];
            let city = pieces
                .get(n + 1)
                .is_some_and(|&(_, e)| place::is_city(&text[start..e]));
            let rest = &text[start..];
            let named = pieces[n..]
                .iter()
                .all(|&(start, end)| is_part(&text[start..end]))
                || words(rest).count() <= 4
                || place::is_address(piece);
            let town = n + 1 == pieces.len()
                && (crate::resolve::place::zone_of(piece).is_some() || is_known(piece));
            let led = is_led(piece)
                && pieces[n + 1..]
                    .iter()
                    .all(|&(s, e)| place::is_name(&text[s..e]));
            let last = n + 1 == pieces.len();
            let common = last && (place::is_common(piece) || place::is_spot(piece));
            (place::likeness(piece) >= 0.5
                || city
                || town
                || common
                || led
                || starts_with(piece.trim(), "off "))
                // "all-star game, from San Antonio" says where the pictures come from.
                && !starts_with(piece.trim(), "from ")
                && named
        });
        // "…, Gannet Fund, Hotel Quay, 12 Dock Street": behind a body and before the street stands the house.
        let from = from.map(|n| {
            let piece = |n: usize| &text[pieces[n].0..pieces[n].1];
            let house = n >= 3
                && place::is_address(piece(n))
                && host::is_body(piece(n - 2))
                && is_proper(piece(n - 1));
            n - usize::from(house)
        });
        if let Some(n) = from.map(|n| behind_quotation(text, &pieces, n)) {
            let start = pieces[n].0;
            let tail = &text[start..];
            if let Some((title, place)) = town_and_state(text, pieces[n]) {
                named.place = Some(clean_place(place));
                return title.to_owned();
            }
            let lead = ["in the ", "in ", "at the ", "at "]
                .iter()
                .find(|lead| tail.starts_with(**lead));
            let tail = &tail[lead
                .filter(|_| is_led(&text[start..pieces[n].1]))
                .map_or(0, |l| l.len())..];
            let piece = &text[start..pieces[n].1];
            // "Salt Center, at the Herring Library": the second is where.
            let at = tail
                .find(", at the ")
                .map(|at| at + 9)
                .or_else(|| tail.find(", at ").map(|at| at + 5));
            let found = clean_place(&tail[at.filter(|_| host::is_body(piece)).unwrap_or(0)..]);
            if host::is_society(piece)
                && !place::is_address(piece)
                && named.host.is_none()
                && !has.host
            {
                named.host = Some(clean_host(piece));
            }
            if words(&text[..start]).count() >= 1 {
                let title = text[..start].trim_end().trim_end_matches([',', ';']);
                // "Forum at the Salt Institute, 12 Dock St.": the house stands in front of its street.
                let house = place::tail(title).filter(|(at, house)| {
                    let street = found.starts_with(|c: char| c.is_ascii_digit());
                    street && words(&title[..*at]).count() >= 2 && place::is_name(house)
                });
                if let Some((at, house)) = house {
                    let held = words(title).next().is_some_and(|w| is_event(&w));
                    if held && host::is_society(house) && named.host.is_none() && !has.host {
                        named.host = Some(clean_host(house));
                    }
                    named.place = Some(format!("{house}, {found}"));
                    // "Minister Poe at the Salt Institute" is nothing without it.
                    let event = words(&title[..at]).any(|w| is_event(&w));
                    return if event { &title[..at] } else { title }.to_owned();
                }
                named.place = Some(found);
                return host_piece(title, named);
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

/// Whether a piece says where by a small word: "in Tesmar", "at the Ledger Office".
fn is_led(piece: &str) -> bool {
    let place = ["in ", "at the ", "at "]
        .iter()
        .find_map(|lead| piece.strip_prefix(lead));
    place.is_some_and(|p| {
        p.starts_with(char::is_uppercase) && place::is_name(p) && words(p).count() <= 6
    })
}

/// Whether a piece can be a part of a place: a name, a room, "5th floor".
fn is_part(piece: &str) -> bool {
    let piece = piece.replace('.', "");
    is_led(&piece)
        || place::is_name(&piece)
        || place::likeness(&piece) >= 0.5
        || place::is_common(&piece)
}

/// "remarks to the pilots in Lisbon, Maryland": the state belongs to the town in front of its comma.
fn town_and_state(text: &str, (start, end): (usize, usize)) -> Option<(&str, &str)> {
    let before = text[..start].trim_end().trim_end_matches(',');
    let (title, town) = before.rsplit_once(" in ")?;
    let town_at = title.len() + " in ".len();
    let pair = &text[town_at..end];
    let named = words(town).count() <= 3 && place::is_name(town) && !town.contains(',');
    let state = place::is_city(pair) || is_known(&text[start..end]);
    (named && state && words(title).count() >= 3).then_some((title, &text[town_at..]))
}

/// The first piece of a place: behind a quotation stands nothing else ("“Salt,” Maison du Sel, rue du Port 13"), unless it is a body.
fn behind_quotation(text: &str, pieces: &[(usize, usize)], n: usize) -> usize {
    let quoted = text[..pieces[0].1].ends_with(['”', '"']);
    let names = pieces[1..n].iter().all(|&(start, end)| {
        let piece = &text[start..end];
        let bare = piece
            .replace(" l'", " ")
            .replace(" d'", " ")
            .replace(" du ", " ");
        place::is_name(&bare) && words(piece).count() <= 5 && !host::is_body(piece)
    });
    if quoted && names { 1 } else { n }
}

/// Whether a piece is a proper name of a few words.
fn is_proper(piece: &str) -> bool {
    let mut all = piece.split_whitespace();
    (1..=4).contains(&piece.split_whitespace().count())
        && all.all(|word| word.starts_with(char::is_uppercase))
}

/// Verbs after which a place is where somebody goes, and belongs to the title.
fn moves(text: &str) -> bool {
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
fn comma_pieces(text: &str) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let (mut start, mut quote, mut depth) = (0, false, 0i32);
    for (at, c) in text.char_indices() {
        match c {
            '“' => quote = true,
            '”' | '"' => {
                quote = c == '"' && !quote;
                // "“Mules I Have Known,” Lock House 22": the comma stands inside.
                let rest = &text[at + c.len_utf8()..];
                let inside = !quote && text[..at].ends_with(',') && rest.starts_with(' ');
                if inside && rest[1..].starts_with(char::is_uppercase) {
                    let end = at + c.len_utf8();
                    pieces.push((start, end));
                    start = end + 1;
                }
            }
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

#[cfg(test)]
mod tests {
    use crate::extract::listing::naming::tests::case;

    #[test]
    fn places_are_taken_off_the_end() {
        case(
            "Cafe Marlow will host “Chowder on the Pier” in the Ropewalk Building",
            "Chowder on the Pier",
            Some("Cafe Marlow"),
            Some("Ropewalk Building"),
        );
        case(
            "Reed cutting, Slate Hall, 52 Alder St, Ellery",
            "Reed cutting",
            None,
            Some("Slate Hall, 52 Alder St, Ellery"),
        );
        case(
            "Aero Days, Red Lodge, MT",
            "Aero Days",
            None,
            Some("Red Lodge, MT"),
        );
        case(
            "Chess match vs. Ferrers at Howland School Cafeteria",
            "Chess match vs. Ferrers",
            None,
            Some("Howland School Cafeteria"),
        );
    }

    #[test]
    fn what_follows_a_place_does_not_hide_it() {
        case(
            "Salt lunch for clerks, Ledger Office, Room 54; bring your seal",
            "Salt lunch for clerks",
            None,
            Some("Ledger Office, Room 54"),
        );
        case(
            "Meet the dredgers, Fern Grange (in Spanish)",
            "Meet the dredgers",
            None,
            Some("Fern Grange"),
        );
        case(
            "Debate \"Who Salts the Sea?\", Maison du Sel, rue des Anges 13",
            "Debate \"Who Salts the Sea?\"",
            None,
            Some("Maison du Sel, rue des Anges 13"),
        );
        case(
            "Bo Lund on eel wars (in the library)",
            "Bo Lund on eel wars",
            None,
            Some("library"),
        );
        case(
            "Walk along the quay, meet at the fish fountain",
            "Walk along the quay",
            None,
            Some("the fish fountain"),
        );
        case(
            "Nets, knots; a short history (1900-1950)",
            "Nets, knots; a short history (1900-1950)",
            None,
            None,
        );
    }
}
