//! What a host looks like: a body by its nouns, or a committee named short.

use super::event_words::is_event;
use super::host_words::{BODIES, BUILDINGS, COMMITTEES, HOLDERS};
use super::words;

/// The bytes of a chamber's letter, with the star of a webcast, in front of a committee: "(S)* Rules", "(H) Agriculture".
pub(crate) fn chamber_letter(text: &str) -> usize {
    ["(S)", "(H)", "(J)"]
        .iter()
        .find_map(|letter| text.strip_prefix(letter))
        .map_or(0, |rest| {
            text.len() - rest.trim_start_matches(['*', ' ']).len()
        })
}

/// The bytes of a committee named short that a text begins with, with its subcommittee behind a comma: "House Rules",
/// "Senate Finance, subcommittee on tariffs".
pub(crate) fn committee_in_front(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let chamber = ["senate ", "house ", "joint "]
        .iter()
        .find(|chamber| lower.starts_with(**chamber))
        .map_or_else(|| chamber_letter(text), |chamber| chamber.len());
    if chamber == 0 {
        return None;
    }
    let field = &lower[chamber..];
    let name = COMMITTEES.iter().find(|name| {
        field
            .strip_prefix(**name)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })?;
    let end = chamber + name.len();
    let rest = &lower[end..];
    let sub = [", subcommittee on ", " subcommittee on "]
        .iter()
        .find(|sub| rest.starts_with(**sub));
    let more = sub.map_or(0, |sub| {
        let tail = &rest[sub.len()..];
        sub.len() + tail.find([',', ':', ';', '.']).unwrap_or(tail.len())
    });
    let noun = [" committee", " subcommittee", " cttee", " cmte"]
        .iter()
        .find(|noun| rest.starts_with(**noun));
    Some(end + more.max(noun.map_or(0, |noun| noun.len())))
}

/// Whether a piece is a committee named short, with or without its subcommittee behind a comma.
fn is_committee(text: &str) -> bool {
    committee_in_front(text).is_some_and(|end| {
        let rest = text[end..].to_ascii_lowercase();
        rest.is_empty()
            || rest.starts_with(',')
            || rest.starts_with(" and ")
            || rest.starts_with(" subcommittee")
            || rest.starts_with(" committee")
    })
}

/// How much a piece looks like the name of a body, 0 to 1.
pub(crate) fn likeness(text: &str) -> f32 {
    let text = text.trim().trim_end_matches(['.', ',', ';', ':']);
    if text.is_empty() || text.contains(['?', '“', '"', '!']) || super::call::is_call(text) {
        return 0.0;
    }
    let all: Vec<&str> = text.split_whitespace().collect();
    // "Committee Room" and "Council Chamber" are where a body sits.
    let sits = |word: &&str| {
        ["room", "rooms", "chamber", "chambers"].contains(&word.to_lowercase().as_str())
    };
    if all.len() > 12 || all.len() <= 3 && all.last().is_some_and(sits) {
        return 0.0;
    }
    if is_committee(text) {
        return 0.95;
    }
    // "Advisory Committee on Locks; Notice of Open Meeting" is what takes place.
    let notice = |rest: &str| words(rest).any(|w| w == "notice" || is_event(&w));
    if text.split_once("; ").is_some_and(|(_, rest)| notice(rest)) {
        return 0.0;
    }
    if is_headline(&all) {
        return 0.1;
    }
    // "Friends of the Footpath", "Citizens for Clean Piers" are one by their first words.
    if banded(&all) && super::place::is_name(text) && all.len() <= 8 {
        return 0.8;
    }
    let lower: Vec<String> = words(text).collect();
    let bodies = lower
        .iter()
        // "Moms' Group" is what meets; "Quay Policy Group" holds events.
        .filter(|w| BODIES.contains(&w.as_str()) && (*w != "group" || lower.len() >= 3))
        .count();
    let small = [
        "of", "the", "and", "for", "on", "in", "at", "de", "to", "&", "–", "-",
    ];
    let named = all
        .iter()
        .filter(|w| {
            w.starts_with(|c: char| c.is_uppercase() || c == '(' || c.is_ascii_digit())
                || small.contains(w)
        })
        .count();
    let capital = named as f32 / all.len() as f32;
    let colon = if text.contains(": ") { 0.5 } else { 0.0 };
    let size = if all.len() <= 8 { 0.2 } else { 0.0 };
    let score = if bodies > 0 { 0.6 } else { 0.1 } + size;
    (score
        * if capital >= 0.99 {
            1.0
        } else {
            capital * capital * 0.8
        }
        - colon)
        .clamp(0.0, 1.0)
}

/// Whether a body is about to do something: "Teachers Union to Rally"; "Committee to Save the Pier" is a name.
fn is_headline(all: &[&str]) -> bool {
    const NAMES: &[&str] = &[
        "Committee",
        "Campaign",
        "Coalition",
        "Council",
        "Initiative",
        "Alliance",
        "Movement",
        "Effort",
        "Fund",
        "Society",
        "Citizens",
        "Project",
        "Network",
        "Partnership",
        "League",
        "Commission",
        "Foundation",
    ];
    let at = all.iter().position(|w| *w == "to");
    at.filter(|&at| at > 0 && at + 1 < all.len())
        .is_some_and(|at| {
            let verb = all[at + 1].starts_with(char::is_uppercase) && all[at + 1].len() >= 3;
            verb && !NAMES.contains(&all[at - 1])
        })
}

/// Whether a name begins as people do who banded together: "Friends of", "Citizens for", "Women in".
fn banded(all: &[&str]) -> bool {
    const WHO: &[&str] = &[
        "Friends",
        "Citizens",
        "Women",
        "Americans",
        "Physicians",
        "Doctors",
        "Nurses",
        "Students",
        "Veterans",
        "Mothers",
        "Moms",
        "Parents",
        "People",
        "Lawyers",
        "Workers",
        "Neighbors",
        "Neighbours",
        "Teachers",
        "Scientists",
        "Engineers",
        "Reporters",
        "Taxpayers",
        "Farmers",
        "Educators",
        "Consumers",
        "Voters",
        "Campaign",
        "Families",
    ];
    const WHAT: &[&str] = &[
        "for", "of", "in", "against", "without", "Against", "United", "Without",
    ];
    all.len() >= 3 && WHO.contains(&all[0]) && WHAT.contains(&all[1])
}

/// Whether a piece names a body by one of its nouns.
pub(crate) fn is_body(text: &str) -> bool {
    likeness(text) >= 0.6
}

/// Whether a name is that of a body and not of a building: a guild, not a gallery or a house.
pub(crate) fn is_society(name: &str) -> bool {
    let last = |w: &String| BODIES.contains(&w.as_str()) && !BUILDINGS.contains(&w.as_str());
    is_body(name) && words(name).count() >= 2 && words(name).any(|w| last(&w))
}

/// Whether a name is that of a body that holds events of its own: an institute, not a newspaper or a school's letter.
pub(crate) fn holds_events(name: &str) -> bool {
    let all: Vec<String> = words(name).collect();
    is_body(name)
        && (2..=7).contains(&all.len())
        && all.iter().any(|w| HOLDERS.contains(&w.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_known_by_its_noun_and_capitals() {
        assert!(is_body("Quay Society for Slow Boats"));
        assert!(is_body("The Senate Fisheries Committee"));
        assert!(!is_body("How the society failed its boats"));
        assert!(!is_body("Who pays for the center?"));
        assert!(is_body("Friends of the Long Footpath"));
        assert!(!is_body("Friends of mine came"));
        assert!(is_body("Citizens for Clean Piers"));
        assert!(!is_body("Women at Sea"));
        assert!(!is_body("Netmakers Union to Rally on the Pier"));
        assert!(is_body("Committee to Save the Pier"));
    }

    #[test]
    fn a_building_is_no_society() {
        assert!(is_society("Eel Trust"));
        assert!(is_society("Center for Slow Boats"));
        assert!(!is_society("Gannet House"));
        assert!(!is_society("Pier Street Gallery"));
    }

    #[test]
    fn a_committee_named_short_is_found_in_front() {
        let front = |text: &'static str| committee_in_front(text).map(|end| &text[..end]);
        assert_eq!(
            front("Senate Finance on the price of eels"),
            Some("Senate Finance")
        );
        assert_eq!(
            front("House Rules, subcommittee on bells, late trains"),
            Some("House Rules, subcommittee on bells")
        );
        assert_eq!(
            front("House Agriculture cttee, eels again"),
            Some("House Agriculture cttee")
        );
        assert_eq!(front("House Rulesmith sings"), None);
        assert_eq!(front("Senate votes on eels"), None);
    }
}
