//! What is no host, though it stands where hosts stand: a room, a person, a section's name, the slug of a wire.
//!
//! A wrong host is printed into calendars, so what nobody would call a body is given as none.

use super::event_words::is_event;
use super::holding::clean_host;
use super::{has_any_word, host, place, section, status, words};
use crate::resolve::place::is_town;

/// The host that a text names, without what hangs on its edges; `None` where it is none.
pub(crate) fn checked(name: &str) -> Option<String> {
    let name = clean_host(name);
    let name = tidied(&name);
    (!is_no_host(name)).then(|| name.to_owned())
}

/// A name without marks, an address or a full stop at its edges.
fn tidied(name: &str) -> &str {
    let name = name.trim_start_matches(|c: char| "@•*:,;.–—-| ".contains(c));
    let name = name.trim_end_matches(|c: char| ",;:–—-| ".contains(c));
    // "Board of Ferries, 77 Dock": the number is a street's.
    let street = name.match_indices(", ").map(|(at, _)| at).find(|&at| {
        let rest = &name[at + 2..];
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(' ')
    });
    let name = &name[..street.unwrap_or(name.len())];
    match name.strip_suffix('.') {
        Some(bare) if !bare.rsplit(' ').next().is_some_and(is_short) => bare,
        _ => name,
    }
}

/// Whether a word is short for another and keeps its full stop: "Inc.", "Assn.", "D.C.".
fn is_short(word: &str) -> bool {
    const SHORT: &[&str] = &[
        "Inc", "Assn", "Co", "Corp", "Ltd", "Dept", "Univ", "Jr", "Bros", "Natl", "Intl",
    ];
    word.contains('.') || word.len() == 1 || SHORT.contains(&word)
}

/// Words that stand for a host and name none.
const NOBODY: &[&str] = &[
    "we", "us", "our", "you", "they", "it", "he", "she", "i", "was", "is", "are", "will", "tba",
    "tbd", "tbc", "various", "all", "none", "new", "now", "same", "see", "net", "not", "open",
];

/// Nouns of bodies that alone say only what kind of thing it is, or which room.
const BARE: &[&str] = &[
    "library",
    "lobby",
    "roundtable",
    "committee",
    "subcommittee",
    "council",
    "board",
    "panel",
    "forum",
    "club",
    "church",
    "chapel",
    "museum",
    "gallery",
    "theater",
    "theatre",
    "school",
    "center",
    "centre",
    "office",
    "project",
    "group",
    "party",
    "mission",
    "chamber",
    "court",
    "choir",
    "network",
    "partners",
    "commission",
    "association",
    "society",
    "orchestra",
    "company",
    "district",
    "company",
    "congregation",
    "temple",
    "department",
    "agency",
    "union",
    "bank",
];

/// Last words of what heads a section or a table.
const HEADINGS: &[&str] = &[
    "calendar",
    "schedule",
    "agenda",
    "highlights",
    "listings",
    "hearings",
    "briefings",
    "meetings",
    "events",
    "football",
    "basketball",
    "baseball",
    "hockey",
    "soccer",
    "tennis",
    "golf",
    "racing",
];

/// Titles in front of a person's name.
const PERSONS: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "sen",
    "sens",
    "rep",
    "reps",
    "gov",
    "govs",
    "amb",
    "gen",
    "adm",
    "hon",
    "mr",
    "mrs",
    "ms",
    "rev",
    "sir",
    "dame",
];

/// Whether a text names no body.
pub(crate) fn is_no_host(name: &str) -> bool {
    let name = name.trim();
    let all: Vec<String> = words(name).collect();
    let Some(first) = all.first() else {
        return true;
    };
    let small = name.starts_with(char::is_lowercase) && !name.starts_with("the ");
    // "fire department" is one in a town that has but one.
    let town = all.len() >= 2 && all.last().is_some_and(|w| BARE.contains(&w.as_str()));
    let small = small
        && !town
        && !name
            .split(' ')
            .next()
            .is_some_and(|w| w.contains(char::is_uppercase));
    let one = all.len() == 1;
    small
        || one && (NOBODY.contains(&first.as_str()) || BARE.contains(&first.as_str()))
        || one && is_town(name)
        || name.starts_with('(')
        || name.contains(')') != name.contains('(')
        || name.contains(['“', '”', '"', '?'])
        || all.last().is_some_and(|w| HEADINGS.contains(&w.as_str())) && all.len() <= 5
        || all
            .iter()
            .all(|w| is_event(w) || matches!(w.as_str(), "and" | "keynote"))
        || is_session(&all)
        || status::find(name).is_some_and(|f| f.status != crate::extract::Status::Confirmed)
        || section::is_name(name)
        || is_time(name, &all)
        || is_person(name, &all)
        || is_slug(name)
        || is_room(name, &all)
}

/// Whether a text is a session by its number, or an event that comes back: "Panel II", "Breakout A", "Annual Forum on Eels".
fn is_session(all: &[String]) -> bool {
    const SESSIONS: &[&str] = &[
        "panel",
        "session",
        "plenary",
        "keynote",
        "breakout",
        "track",
        "part",
        "roundtable",
        "workshop",
        "module",
        "lecture",
        "round",
    ];
    let number = |w: &String| {
        w.len() <= 4
            && w.chars()
                .all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'))
            || w.len() == 1
            || matches!(w.as_str(), "one" | "two" | "three" | "four" | "five")
    };
    match all {
        [first, count] if SESSIONS.contains(&first.as_str()) && number(count) => true,
        [first, _, ..] => first == "annual" || is_ordinal(first),
        _ => false,
    }
}

/// Whether a word counts what comes back: "67th", "3rd".
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    (1..=3).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
}

/// Whether a text begins with an hour: "4:00 PM", "8 p.m. today".
fn is_time(name: &str, all: &[String]) -> bool {
    let digits = name.starts_with(|c: char| c.is_ascii_digit());
    let half = all
        .iter()
        .any(|w| matches!(w.as_str(), "am" | "pm" | "noon"));
    let dotted = [" a.m", " p.m"].iter().any(|h| name.contains(h));
    digits && (half || dotted || !name.contains(char::is_alphabetic))
}

/// Whether a text is a person, by a title or by the house in the bracket: "Ada Poe (Pier College)", "Dr. Bo Lund".
fn is_person(name: &str, all: &[String]) -> bool {
    let titled = all.first().is_some_and(|w| PERSONS.contains(&w.as_str()));
    let inside = |w: &String| matches!(w.as_str(), "dr" | "prof");
    let (before, house) = name.split_once(" (").unwrap_or((name, ""));
    let named = (2..=4).contains(&words(before).count());
    let guest = host::is_body(house.trim_end_matches(')')) && !host::is_body(before) && named;
    titled || guest || all.iter().skip(1).any(inside)
}

/// Whether a text is the slug that a wire sets in front of an item: "HARBOR-DUES", "PANEL-NETS".
fn is_slug(name: &str) -> bool {
    let capitals = name.len() >= 6 && !name.contains(char::is_lowercase);
    let joined = name
        .split(' ')
        .any(|w| w.split('-').filter(|part| part.len() >= 3).count() >= 2);
    capitals && joined && name.split(' ').count() <= 4
}

/// Whether a text is where something takes place and no body: "Science Center 211", "Salt Chamber and on Zoom".
fn is_room(name: &str, all: &[String]) -> bool {
    let number = all.last().is_some_and(|w| {
        (w.len() >= 2 || all.len() == 2)
            && w.len() <= 4
            && w.bytes()
                .all(|b| b.is_ascii_digit() || b.is_ascii_lowercase())
            && w.starts_with(|c: char| c.is_ascii_digit())
    });
    let numbered = all.len() >= 2
        && matches!(
            all[all.len() - 2].as_str(),
            "local"
                | "lodge"
                | "post"
                | "chapter"
                | "no"
                | "district"
                | "unit"
                | "precinct"
                | "ward"
        );
    let online = has_any_word(name, &["zoom", "online", "webex", "teams"]);
    let hall = all.last().is_some_and(|w| {
        matches!(
            w.as_str(),
            "room"
                | "rooms"
                | "hall"
                | "auditorium"
                | "ballroom"
                | "lawn"
                | "cafeteria"
                | "atrium"
                | "lounge"
                | "plaza"
                | "floor"
                | "gym"
                | "chambers"
                | "courtroom"
                | "park"
                | "hotel"
        )
    });
    let body = host::is_body(name);
    online && all.len() > 1
        || number && !numbered && body
        || (hall || place::is_room(name)) && !numbered && !name.contains(", ")
        || place::is_address(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_would_call_a_body_is_no_host() {
        for name in [
            "us",
            "Was",
            "@ Fern Room 4",
            "4:00 PM",
            "CANCELED - Eel count at the Fish Fund",
            "Science Center 211",
            "Gallery 3",
            "Salt Chamber and on Zoom.",
            "Lobby",
            "COMMITTEE",
            "COLLEGE FOOTBALL",
            "BUOY PANEL CALENDAR",
            "HARBOR-DUES",
            "SENATE-EELS",
            "BRIEFING",
            "Ada Poe (Pier College)",
            "Eel Commissioner Dr. Bo Lund",
            "Nets and Library).",
            "Lisbon",
            "Upcoming events",
            "Panel II",
            "Breakout A",
            "Annual Forum on Eels",
            "12th Annual Forum",
            "Lunch and Keynote",
        ] {
            assert_eq!(checked(name), None, "{name}");
        }
    }

    #[test]
    fn bodies_stay_hosts() {
        for name in [
            "Gannet Society",
            "Netmakers United, Local 1199K",
            "Eel Trust (Lisbon office)",
            "SALT LEAGUE OF COUNTY CLERKS",
            "Senate",
            "Tern Books",
            "DOCK",
            "Eel-Watch",
            "the Bell Club",
            "fire department",
            "Legion Post 118",
        ] {
            assert_eq!(checked(name).as_deref(), Some(name), "{name}");
        }
        assert_eq!(
            checked("Board of Ferries, 77 Dock.").as_deref(),
            Some("Board of Ferries")
        );
        assert_eq!(
            checked("Eel Department.").as_deref(),
            Some("Eel Department")
        );
    }
}
