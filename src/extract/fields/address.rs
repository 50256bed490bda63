//! Streets and rooms: what has a number, a quarter or the code of a house.

use super::place::is_name;
use super::place_words::{CONGRESS, QUARTERS, STREETS_BEFORE, STREETS_WITHIN};
use super::{has_word, words};
use crate::lexicon::STREETS;

/// Whether a few words are a street without a number: "Bell Rd", "5th Ave", "Main St.".
pub(super) fn is_street(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "st",
        "street",
        "ave",
        "avenue",
        "rd",
        "road",
        "blvd",
        "boulevard",
        "ln",
        "lane",
    ];
    let all: Vec<String> = words(text).collect();
    let ordinal = text.starts_with(|c: char| c.is_ascii_digit());
    (2..=3).contains(&all.len())
        && (is_name(text) || ordinal)
        && all.last().is_some_and(|w| ENDS.contains(&w.as_str()))
        && !text.contains(':')
}

/// Whether a piece is or begins with a street address: a number, a name, a street word, or a corner.
pub(crate) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let mut number = false;
    let mut since = 0;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_ascii_lowercase();
        if number && since == 0 && lower == "broadway" {
            return true;
        }
        let rue = STREETS_BEFORE.contains(&lower.as_str()) && word.starts_with(char::is_lowercase);
        if number && since == 0 && rue {
            return true;
        }
        if number
            && (1..=5).contains(&since)
            && (STREETS.contains(&lower.as_str()) || QUARTERS.contains(&lower.as_str()))
        {
            return true;
        }
        let numeric = bare.starts_with(|c: char| c.is_ascii_digit())
            && bare.len() <= 6
            && bare
                .chars()
                .all(|c| c.is_ascii_digit() || c == '-' || c.is_ascii_uppercase());
        if numeric && !number {
            number = true;
            since = 0;
        } else if number {
            since += 1;
            if word.ends_with([';', ':']) {
                number = false;
            }
        }
    }
    super::starts_with(text, "corner ")
        || text.contains(" Streets,")
        || text.contains(" streets ")
        || is_numbered_behind(text)
}

/// Whether a piece is a street with its number behind it, as most of Europe writes: "rue du Port 130", "Salzgasse 4", "Dock Street 15".
fn is_numbered_behind(text: &str) -> bool {
    let first = text.split(", ").next().unwrap_or(text);
    let Some((street, number)) = first.trim().rsplit_once(' ') else {
        return false;
    };
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=4).contains(&digits) && number.len() <= digits + 1;
    let all: Vec<String> = words(street).collect();
    let (Some(lead), Some(last)) = (all.first(), all.last()) else {
        return false;
    };
    let capital = street
        .rsplit([' ', '\'', '’'])
        .next()
        .is_some_and(|w| w.starts_with(char::is_uppercase));
    let led = all.len() >= 2 && capital && STREETS_BEFORE.contains(&lead.as_str());
    let ends = STREETS_WITHIN
        .iter()
        .any(|end| last.len() > end.len() && last.ends_with(end));
    let plain = all.len() >= 2
        && lead != "the"
        && matches!(last.as_str(), "street" | "road" | "avenue" | "lane");
    numbered && all.len() <= 5 && (led || ends || plain) && street.starts_with(char::is_alphabetic)
}

/// Whether a piece names a room: "Room 214", "2118 Rayburn", "Dirksen G-50", "SD-226", "5th Floor", "Suite 400".
pub(crate) fn is_room(text: &str) -> bool {
    let lower: Vec<String> = words(text).collect();
    if lower.is_empty() || lower.len() > 9 {
        return false;
    }
    let roman = |w: &String| w.chars().all(|c| "ivx".contains(c));
    let number =
        |w: &String| w.starts_with(|c: char| c.is_ascii_digit()) || w.len() <= 2 || roman(w);
    let congress = lower.iter().any(|w| CONGRESS.contains(&w.as_str()));
    // "Dirksen G50"
    let coded = |w: &String| {
        w.len() >= 3
            && w.starts_with(['g', 'b', 's', 'h'])
            && w[1..].bytes().all(|b| b.is_ascii_digit())
    };
    let room = |w: &String| number(w) || coded(w);
    if congress && (lower.iter().any(room) || has_word(text, "building")) && lower.len() <= 8 {
        return true;
    }
    let room = lower.windows(2).any(|w| {
        (matches!(
            w[0].as_str(),
            "room"
                | "courtroom"
                | "classroom"
                | "rm"
                | "suite"
                | "studio"
                | "lot"
                | "pier"
                | "building"
                | "hall"
                | "gate"
                | "salon"
        ) && (number(&w[1]) || w[1].len() == 1))
            || (w[1] == "floor")
            || is_numbered(&w[0]) && w[1].bytes().all(|b| b.is_ascii_digit())
    });
    // "room SPAAK 3C50"
    let named = lower.len() <= 4
        && matches!(lower[0].as_str(), "room" | "rm" | "salle")
        && lower.iter().any(|w| w.bytes().any(|b| b.is_ascii_digit()));
    let room = room || named;
    room || congress_code(text) || numbered_room(text)
}

/// Whether a noun and a number are a place: "Court 76", "Legion Post 118", "Booth 1212".
fn is_numbered(noun: &str) -> bool {
    matches!(
        noun,
        "court"
            | "post"
            | "station"
            | "local"
            | "berth"
            | "booth"
            | "dock"
            | "hangar"
            | "terminal"
            | "lock"
            | "stall"
            | "shed"
            | "barn"
            | "hut"
            | "bay"
            | "stand"
            | "tent"
            | "lab"
    )
}

/// Whether a piece is a building's name with a room number behind it: "Hanson 102", "Fuller 301B".
fn numbered_room(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    let (Some(name), Some(number), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let (name, number) = if name.starts_with(|c: char| c.is_ascii_digit()) {
        (number, name)
    } else {
        (name, number)
    };
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let year = digits == 4 && (number.starts_with("19") || number.starts_with("20"));
    name.len() >= 3
        && name.starts_with(char::is_uppercase)
        && name.chars().all(char::is_alphabetic)
        && (3..=4).contains(&digits)
        && number.len() <= digits + 1
        && !year
}

/// Whether a piece is a room by the code of the Congress: "SD-226", "SR188", "HVC-210".
fn congress_code(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.');
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    let tail = text.get(letters..).unwrap_or("");
    let rest = tail.trim_start_matches('-');
    // One letter needs its hyphen: "H-122" is a room, "F35" is none.
    let one =
        letters == 1 && tail.starts_with('-') && text.starts_with(['H', 'S']) && rest.len() == 3;
    (one || (2..=3).contains(&letters))
        && !rest.is_empty()
        && rest.len() <= 5
        && rest.chars().all(|c| c.is_ascii_alphanumeric())
        && rest
            .trim_start_matches(['G', 'B'])
            .starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_street_may_have_its_number_behind_it() {
        for room in ["Dirksen G50", "Hart 219", "G50 Dirksen"] {
            assert!(is_room(room), "{room}");
        }
        for text in [
            "rue du Sel 130",
            "Salzgasse 4",
            "Herengracht 12a",
            "Dock Street 15",
            "149 Broadway",
        ] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "Place your bets 5",
            "Via Zoom",
            "The Road 66",
            "Eels of 1950",
            "Broadway Night",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }
}
