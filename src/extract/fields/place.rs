//! What a place looks like: streets, rooms, buildings, "virtual", a city with its state.

use super::super::Attendance;
pub(crate) use super::place_found::{labelled, labelled_inside, tail};
use super::place_words::{CONGRESS, ONLINE, QUARTERS, ROOMS, STREETS};
use super::{has_word, words};

/// How much a piece looks like a place, 0 to 1.
pub(crate) fn likeness(text: &str) -> f32 {
    let text = text
        .trim()
        .trim_matches(|c: char| ".,;:()".contains(c))
        .trim();
    if text.is_empty() || text.contains(['?', '“', '"', '!']) {
        return 0.0;
    }
    // A title with a place behind a comma is no place: the first piece decides.
    if let Some((first, _)) = text.split_once([',', ';'])
        && !is_city(text)
        && !is_address(first)
        && !is_room(first)
        && !super::host::is_body(first)
        && first.split_whitespace().count() >= 2
        && !words(first).any(|w| ROOMS.contains(&w.as_str()))
    {
        return 0.1;
    }
    if is_address(text) || is_room(text) {
        return 1.0;
    }
    if is_online(text) {
        return 0.9;
    }
    let count = text.split_whitespace().count();
    if is_city(text) || is_street(text) {
        return 0.7;
    }
    let lower: Vec<String> = words(text).collect();
    let rooms = lower.iter().filter(|w| ROOMS.contains(&w.as_str())).count();
    if count > 12 {
        return 0.0;
    }
    let last = lower.last().is_some_and(|w| ROOMS.contains(&w.as_str()));
    let capital = is_name(text) || is_named_building(text, &lower);
    match (rooms, last) {
        (0, _) => 0.0,
        (_, true) if capital => 0.75,
        (_, true) => 0.4,
        _ if capital => 0.5,
        _ => 0.15,
    }
}

/// Whether a few words are a street without a number: "Bell Rd", "5th Ave", "Main St.".
fn is_street(text: &str) -> bool {
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

/// Whether a few words are a spot that only "at the" or "on the" makes a place: "Old Market steps", "Weir Road bridge".
pub(crate) fn is_spot(text: &str) -> bool {
    const NOUNS: &[&str] = &[
        "steps",
        "bridge",
        "entrance",
        "fountain",
        "trailhead",
        "beach",
        "shelter",
        "gazebo",
        "bandstand",
        "plaza",
        "lot",
        "gate",
        "gates",
        "dock",
        "market",
        "square",
        "statue",
        "pond",
        "meadow",
        "path",
        "stairs",
        "porch",
        "deck",
        "corner",
        "desk",
        "tunnel",
        "overlook",
        "dam",
        "ruins",
        "farm",
        "mall",
    ];
    let all: Vec<String> = words(text).collect();
    (2..=4).contains(&all.len())
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && all.last().is_some_and(|w| NOUNS.contains(&w.as_str()))
}

/// Whether two or three words are a name and a common noun of a building: "Europa building", "St. Brannock's parish hall".
fn is_named_building(text: &str, lower: &[String]) -> bool {
    const NOUNS: &[&str] = &[
        "building",
        "centre",
        "center",
        "hall",
        "room",
        "church",
        "chapel",
        "library",
        "school",
        "gym",
        "office",
        "hotel",
        "theatre",
        "theater",
        "museum",
        "palace",
        "auditorium",
        "cathedral",
        "courtroom",
        "ballroom",
        "gardens",
        "rm",
        "ground",
        "grounds",
        "steps",
        "lobby",
        "foyer",
        "dock",
        "deck",
    ];
    (2..=4).contains(&lower.len())
        && text.starts_with(char::is_uppercase)
        && lower.last().is_some_and(|w| NOUNS.contains(&w.as_str()))
}

/// Whether a few words are places that need no name: "church", "parish hall", "the school gym".
pub(crate) fn is_common(text: &str) -> bool {
    const NOUNS: &[&str] = &[
        "church",
        "chapel",
        "gym",
        "gymnasium",
        "library",
        "cafeteria",
        "auditorium",
        "sanctuary",
        "rectory",
        "loft",
        "basement",
        "lawn",
        "courtyard",
        "firehouse",
        "clubhouse",
        "garden",
        "grange",
        "hall",
        "room",
        "office",
        "school",
        "quad",
        "lounge",
        "annex",
        "lobby",
        "atrium",
        "rink",
        "pool",
        "field",
        "pavilion",
        "playground",
        "embassy",
        "green",
        "darkroom",
        "ballroom",
        "steps",
        "depot",
        "museum",
        "courthouse",
        "residence",
        "consulate",
        "terrace",
        "patio",
        "barn",
        "tent",
        "steps",
        "cafe",
    ];
    const BEFORE: &[&str] = &[
        "the",
        "parish",
        "church",
        "school",
        "town",
        "city",
        "village",
        "back",
        "front",
        "choir",
        "main",
        "upper",
        "lower",
        "library",
        "community",
        "meeting",
        "fellowship",
        "social",
        "dining",
        "fire",
        "council",
        "high",
        "middle",
        "elementary",
        "methodist",
        "presbyterian",
        "lutheran",
        "baptist",
        "episcopal",
        "catholic",
        "union",
        "board",
        "reading",
        "story",
        "children's",
        "children’s",
        "conference",
        "common",
        "staff",
        "rectory",
        "parish",
        "courthouse",
        "capitol",
    ];
    let all: Vec<String> = words(text).collect();
    let Some((last, before)) = all.split_last() else {
        return false;
    };
    all.len() <= 4
        && NOUNS.contains(&last.as_str())
        && before
            .iter()
            .all(|w| BEFORE.contains(&w.as_str()) || NOUNS.contains(&w.as_str()))
}

/// Whether every word of weight begins with a capital or a digit.
pub(crate) fn is_name(text: &str) -> bool {
    const SMALL: &[&str] = &[
        "of", "the", "and", "for", "on", "in", "at", "de", "la", "&", "to", "off",
    ];
    text.split_whitespace().all(|w| {
        let bare = w.trim_start_matches(['(', '[', '#']);
        bare.is_empty()
            || bare.starts_with(|c: char| {
                c.is_uppercase() || c.is_ascii_digit() || !c.is_alphanumeric()
            })
            || SMALL.contains(&bare)
    })
}

/// Whether a piece is or begins with a street address: a number, a name, a street word, or a corner.
pub(crate) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let mut number = false;
    let mut since = 0;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_ascii_lowercase();
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
    super::starts_with(text, "corner ") || text.contains(" Streets,") || text.contains(" streets ")
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
    if congress && (lower.iter().any(number) || has_word(text, "building")) && lower.len() <= 8 {
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

/// Whether a short piece says that an event is online.
pub(crate) fn is_online(text: &str) -> bool {
    let all: Vec<String> = words(text).collect();
    all.len() <= 6 && all.iter().any(|w| ONLINE.contains(&w.as_str()))
}

/// States, and countries and cities that often follow a city.
const STATES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
    "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY",
    "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV",
    "WI", "WY", "DC", "D.C", "Fla", "Calif", "Mass", "Va", "Md", "Pa", "Conn", "Ill", "Mich",
    "Minn", "Tex", "Wash", "Ariz", "Colo", "Ga",
];

/// Whether a piece is a city with its state: "Red Lodge, MT", "Washington, D.C.", "GABLES, Fla.".
pub(crate) fn is_city(text: &str) -> bool {
    let Some((city, state)) = text.trim().rsplit_once(", ") else {
        return false;
    };
    let state = state
        .trim()
        .trim_end_matches('.')
        .split('/')
        .next()
        .unwrap_or("");
    STATES.contains(&state)
        && is_name(city)
        && city.split_whitespace().count() <= 4
        && !city.contains(',')
}

/// How one attends, where the words say so.
pub(crate) fn attendance(text: &str) -> Option<Attendance> {
    let online = ONLINE.iter().any(|w| has_word(text, w));
    let person = ["in person", "in-person", "on-site", "onsite"]
        .iter()
        .any(|w| has_word(text, w));
    if has_word(text, "hybrid") || online && person {
        Some(Attendance::Mixed)
    } else if online {
        Some(Attendance::Online)
    } else if person {
        Some(Attendance::Offline)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_rooms_and_cities_are_places() {
        for text in [
            "12 Quay Street NW, Washington DC",
            "1640 E Pond St",
            "2118 Rayburn",
            "Dirksen G-50",
            "SD-226",
            "Room 214, Calder House",
            "5th Floor",
            "Virtual",
            "Red Lodge, MT",
            "Olin Auditorium",
            "418 Russell Senate Office Building",
        ] {
            assert!(likeness(text) >= 0.7, "{text}: {}", likeness(text));
        }
    }

    #[test]
    fn a_figure_of_speech_behind_at_is_no_place() {
        let place = |text| tail(text).map(|(_, place)| place);
        assert_eq!(
            place("Salt and silence at the Quay Auditorium"),
            Some("Quay Auditorium")
        );
        assert_eq!(place("Tea with Ada Poe at the NPC"), Some("NPC"));
        assert_eq!(place("Farmers at the Table, Ten Years On"), None);
        assert_eq!(place("The Salt Fund at 80"), None);
    }

    #[test]
    fn titles_are_no_places() {
        for text in [
            "How Oysters Left Town",
            "1956 in Oslo: Fifty Years On",
            "Who owns the road?",
            "Small nets, big fish",
        ] {
            assert!(likeness(text) < 0.3, "{text}: {}", likeness(text));
        }
    }

    #[test]
    fn a_place_at_the_end_of_a_title_is_found() {
        assert_eq!(
            tail("Attic sale at St. Elgin").map(|t| t.1),
            Some("St. Elgin")
        );
        assert_eq!(tail("A lecture on the uses of salt"), None);
        assert_eq!(tail("Life at sea"), None);
    }
}
