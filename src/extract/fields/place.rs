//! What a place looks like: streets, rooms, buildings, "virtual", a city with its state.

use super::super::Attendance;
use super::address::is_street;
pub(crate) use super::address::{is_address, is_room};
pub(crate) use super::place_found::{labelled, labelled_inside, tail};
use super::place_words::{ONLINE, ROOMS};
use super::{has_any_word, has_word, words};

/// How much a piece looks like a place, 0 to 1.
pub(crate) fn likeness(text: &str) -> f32 {
    let text = text
        .trim()
        .trim_matches(|c: char| ".,;:()".contains(c))
        .trim();
    if text.is_empty() || text.contains(['?', '“', '"', '!']) || text.starts_with("Friends of ") {
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
        && !text.starts_with("Friends of ")
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
        "embassy",
        "consulate",
        "museum",
        "hotel",
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
    let online = has_any_word(text, ONLINE);
    let person = has_any_word(text, &["in person", "in-person", "on-site", "onsite"]);
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
