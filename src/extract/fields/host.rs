//! What a host looks like: a body by its nouns, and the frames in which a sentence names one.

use super::host_words::{BODIES, BUILDINGS, COMMITTEES, HOLDERS};
use super::{find_word, words};

/// Verbs that stand between a host and what it holds.
pub(crate) const HOSTING: &[&str] = &[
    "hosts",
    "host",
    "hosting",
    "holds",
    "hold",
    "presents",
    "present",
    "sponsors",
    "convenes",
    "organizes",
    "organises",
    "offers",
    "features",
    "welcomes",
    "launches",
    "co-hosts",
    "co-host",
    "cohosts",
    "cohost",
    "co-sponsors",
    "cosponsors",
    "co-presents",
    "co-present",
    "co-convenes",
];

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

/// A sentence that says who holds what: "The Quay Society hosts a panel entitled …".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hosting<'t> {
    /// The host, without "The" only where it was a pronoun.
    pub(crate) host: &'t str,
    /// What it holds.
    pub(crate) what: &'t str,
}

/// Finds "HOST (will) host|hold|present WHAT" at the start of a text.
pub(crate) fn hosting(text: &str) -> Option<Hosting<'_>> {
    let mut at = 0;
    for (count, word) in text.split_inclusive(' ').enumerate() {
        let bare = word.trim();
        if count > 0 && count < 22 && HOSTING.contains(&bare) {
            let before = text[..at].trim_end();
            let host = before
                .strip_suffix(" is scheduled to")
                .or_else(|| before.strip_suffix(" will"))
                .or_else(|| before.strip_suffix(" to"))
                .unwrap_or(before);
            let what = text[at + word.len()..].trim();
            let host = host.split(", in partnership").next().unwrap_or(host);
            let host = host.trim().trim_end_matches(':').trim_end_matches(',');
            let own = host.starts_with(char::is_uppercase)
                && super::title::sentence_end(host) == host.len()
                && !host.contains(['?', '“', '"']);
            return (own && words(what).count() >= 1).then_some(Hosting { host, what });
        }
        if bare.ends_with(['.', '?', '!', ';']) && bare.len() > 4 {
            return None;
        }
        at += word.len();
    }
    None
}

/// The body that a line names as who invites to what stands below: "Embassy of Ruritania cordially invites you", "Gannet Institute
/// just announced two more".
pub(crate) fn inviting(text: &str) -> Option<String> {
    const VERBS: &[&str] = &[
        "cordially",
        "invites",
        "invite",
        "presents",
        "announces",
        "announced",
        "just",
        "requests",
        "welcomes",
        "has",
    ];
    const DEEDS: &[&str] = &[
        "invites",
        "invite",
        "presents",
        "announces",
        "announced",
        "requests",
        "welcomes",
        "put",
        "posted",
        "added",
        "two",
        "three",
    ];
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let text = text.strip_prefix("The ").unwrap_or(text);
    let verb = |v: &&str| super::find_word(text, v).filter(|&at| at > 0);
    let at = VERBS.iter().filter_map(verb).min()?;
    let (name, rest) = text.split_at(at);
    let deed = words(rest).any(|w| DEEDS.contains(&w.as_str()));
    let named = super::place::is_name(name) && words(name).count() >= 2 && is_body(name);
    (named && deed).then(|| name.trim().to_owned())
}

/// Words in front of a body that holds the event.
const BY: &[&str] = &[
    "co-hosted by the",
    "co-hosted by",
    "co-hosted with the",
    "co-hosted with",
    "cohosted by",
    "co-sponsored by the",
    "co-sponsored by",
    "cosponsored by",
    "co-presented by",
    "co-organized by",
    "co-organised by",
    "jointly hosted by",
    "jointly organized by",
    "jointly organised by",
    "in partnership with the",
    "in partnership with",
    "in collaboration with the",
    "in collaboration with",
    "in cooperation with the",
    "in cooperation with",
    "sponsored by the",
    "sponsored by",
    "organized by the",
    "organized by",
    "organised by",
    "hosted by the",
    "hosted by",
    "presented by the",
    "presented by",
];

/// Finds "sponsored by X", "hosted by X": the bytes of the whole phrase, and of the name.
pub(crate) fn sponsored(text: &str) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    for phrase in BY {
        let Some(start) = find_word(text, phrase) else {
            continue;
        };
        let name = start + phrase.len();
        let rest = &text[name..];
        let end = rest
            .find([',', ';', '.', '(', '|', '\n'])
            .into_iter()
            .chain(rest.find(" and other "))
            .chain(rest.find(" – "))
            .chain(rest.find(" — "))
            .min()
            .unwrap_or(rest.len());
        let lead = rest.len() - rest.trim_start().len();
        if end > lead && rest[lead..].starts_with(char::is_uppercase) {
            return Some((start..name + end, name + lead..name + end));
        }
    }
    None
}

/// The name in the last bracket of a line, if it looks like a body: "… with Ann Poe (Quay Society)"; a flag may stand behind
/// it: "(Quay Society) WEBCAST ONLY", "(Quay Society) *added today*".
pub(crate) fn in_last_bracket(text: &str) -> Option<(std::ops::Range<usize>, &str)> {
    let trimmed = without_flag(text.trim_end()).trim_end_matches('.');
    let close = trimmed
        .strip_suffix(')')
        .map(|t| (t, '('))
        .or(trimmed.strip_suffix(']').map(|t| (t, '[')));
    let (inner, open) = close?;
    let start = inner.rfind(open)?;
    let name = inner[start + 1..].trim();
    let words = words(name).count();
    let first = name.starts_with(char::is_uppercase);
    // "(Salt Board) (members only)": what is said in small letters is no name.
    let before = inner[..start].trim_end();
    if name.starts_with(char::is_lowercase) && before.ends_with(')') && words <= 4 {
        let (range, name) = in_last_bracket(before)?;
        return Some((range.start..text.trim_end().len(), name));
    }
    ((1..=14).contains(&words) && first).then_some((start..text.trim_end().len(), name))
}

/// Who stands in a bracket in front of where: "Salt Board, 12 Dock St.", "Eel Fund; webcast"; gives the bytes of the name.
pub(crate) fn who_in(inner: &str) -> usize {
    let semicolon = inner.find(';');
    let comma = inner.match_indices(", ").map(|(at, _)| at).find(|&at| {
        let rest = &inner[at + 2..];
        let piece = rest.split(", ").next().unwrap_or(rest);
        let led = ["at ", "in ", "via ", "online", "virtual"];
        super::place::is_address(rest)
            || super::place::is_room(piece)
            || super::place::is_online(piece)
            || super::place::likeness(piece) >= 0.7
            || led.iter().any(|lead| piece.starts_with(lead))
    });
    semicolon
        .into_iter()
        .chain(comma)
        .min()
        .unwrap_or(inner.len())
}

/// Without a flag of at most three words behind the last bracket: between stars, or in capitals.
fn without_flag(text: &str) -> &str {
    let Some(at) = text.rfind([')', ']']) else {
        return text;
    };
    let flag = text[at + 1..].trim();
    let starred = flag.len() > 2 && flag.starts_with('*') && flag.ends_with('*');
    let is_capitals = |s: &str| {
        s.chars()
            .all(|c| c.is_ascii_uppercase() || c == ' ' || c == '-')
    };
    let capitals = flag.len() > 3 && is_capitals(flag);
    // "MOVED from Tuesday", "POSTPONED to May 3"
    let first = flag.split(' ').next().unwrap_or("");
    let moved = first.len() >= 4
        && is_capitals(first)
        && super::status::find(&format!("{first}:")).is_some();
    if (starred || capitals || moved) && words(flag).count() <= 4 {
        &text[..=at]
    } else {
        text
    }
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
    }

    #[test]
    fn a_building_is_no_society() {
        assert!(is_society("Eel Trust"));
        assert!(is_society("Center for Slow Boats"));
        assert!(!is_society("Gannet House"));
        assert!(!is_society("Pier Street Gallery"));
    }

    #[test]
    fn a_hosting_sentence_gives_host_and_event() {
        let found = hosting("The Quay Society hosts a panel entitled Nets and Knots.");
        assert_eq!(found.map(|f| f.host), Some("The Quay Society"));
        let found = hosting("The Mast Committee is scheduled to hold a hearing on ropes");
        assert_eq!(
            found.map(|f| (f.host, f.what)),
            Some(("The Mast Committee", "a hearing on ropes"))
        );
        assert_eq!(hosting("Who hosts? Nobody hosts it."), None);
    }

    #[test]
    fn a_flag_may_stand_behind_the_bracket_of_a_host() {
        let name = |text| in_last_bracket(text).map(|(_, name)| name);
        assert_eq!(name("Knots today (Quay Society)"), Some("Quay Society"));
        assert_eq!(
            name("Knots today (Quay Society) WEBCAST ONLY"),
            Some("Quay Society")
        );
        assert_eq!(
            name("Knots today (Quay Society) *new this noon*"),
            Some("Quay Society")
        );
        assert_eq!(name("Knots (Quay Society) and nets"), None);
        assert_eq!(name("Knots (Quay Society) WITH A LONG LIST OF NETS"), None);
    }

    #[test]
    fn a_body_invites_to_what_stands_below() {
        let body = |text| inviting(text);
        assert_eq!(
            body("Embassy of Ruritania cordially invites").as_deref(),
            Some("Embassy of Ruritania")
        );
        assert_eq!(
            body("Gannet Institute just put up three more").as_deref(),
            Some("Gannet Institute")
        );
        assert_eq!(
            body("The Eel Trust invites you to:").as_deref(),
            Some("Eel Trust")
        );
        assert_eq!(body("Gannet Institute has a new roof"), None);
        assert_eq!(body("Ann Poe invites you to tea"), None);
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

    #[test]
    fn a_sponsor_is_cut_out_of_the_line() {
        let text = "Kite fair, sponsored by WindWorks, Pier 3";
        let (all, name) = sponsored(text).expect("found");
        assert_eq!(&text[all], "sponsored by WindWorks");
        assert_eq!(&text[name], "WindWorks");
        let text = "Kite fair co-hosted by the Fern Club; lunch";
        let (all, name) = sponsored(text).expect("found");
        assert_eq!(&text[all], "co-hosted by the Fern Club");
        assert_eq!(&text[name], "Fern Club");
    }
}
