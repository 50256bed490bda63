//! The body that words tell of as the holder of an event: "The Canal Board votes on …", "Quay Society annual dinner",
//! "a vigil of the Salt Council".

use super::event_words::{EVENTS, is_event};
use super::subject::subject;
use super::{host, words};

/// The body whose name begins a title, if a noun of events follows it.
pub(crate) fn host_before(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['“', '"']);
    let text = text
        .strip_prefix("The ")
        .or_else(|| text.strip_prefix("the "))
        .unwrap_or(text);
    let mut end = 0;
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim().trim_end_matches([',', ':']);
        let lower = bare.to_lowercase();
        let ends = (EVENTS.contains(&lower.as_str()) || is_event(&lower)) && at > 0;
        let body_noun = ends
            && bare.starts_with(char::is_uppercase)
            && host::is_body(&text[..at + bare.len()])
            && !host::is_body(text[..at].trim());
        if ends && !body_noun {
            let name = without_season(text[..at].trim().trim_end_matches(','));
            if host::is_body(name) && words(name).count() >= 2 {
                end = name.len();
            }
            break;
        }
        let small = matches!(
            lower.as_str(),
            "of" | "for" | "and" | "the" | "on" | "in" | "against" | "&"
        );
        // "House Ports subcommittee hearing"
        if at > 0
            && matches!(
                bare,
                "committee" | "subcommittee" | "commission" | "caucus" | "panel"
            )
        {
            at += word.len();
            continue;
        }
        if bare.starts_with('(') {
            let name = text[..at].trim();
            if host::is_body(name) {
                end = at;
            }
            at += word.len();
            continue;
        }
        if !small && !bare.starts_with(|c: char| c.is_uppercase()) {
            // "Signal Guild board meeting": the event has a word of its own in front.
            let name = text[..at].trim().trim_end_matches(',');
            let ahead = words(&text[at..]).take(3).any(|w| is_event(&w));
            if ahead
                && host::is_body(name)
                && words(name).count() >= 2
                && !text[..at].contains(", ")
            {
                end = at;
            }
            break;
        }
        at += word.len();
        if at > 90 {
            break;
        }
    }
    (end > 0).then(|| {
        let name = &text[..end];
        name.split(" (")
            .next()
            .unwrap_or(name)
            .trim()
            .trim_end_matches(',')
            .to_owned()
    })
}

/// A name without the words that belong to the event behind it: "Tern Society Spring" of its spring lecture.
fn without_season(name: &str) -> &str {
    const OF_EVENT: &[&str] = &[
        "Annual",
        "Spring",
        "Summer",
        "Fall",
        "Autumn",
        "Winter",
        "Monthly",
        "Weekly",
        "Quarterly",
        "Public",
        "Virtual",
        "Online",
        "Special",
        "Biennial",
        "Information",
        "Info",
        "Members'",
        "Members’",
    ];
    let mut name = name;
    while let Some((head, last)) = name.rsplit_once(' ') {
        let ordinal = last.starts_with(|c: char| c.is_ascii_digit());
        if !OF_EVENT.contains(&last) && !ordinal {
            break;
        }
        name = head;
    }
    name
}

/// The body that a title or a sentence tells of as who holds the event.
pub(crate) fn told(text: &str) -> Option<String> {
    let text = text.trim();
    let bare = text.strip_prefix("online: ").unwrap_or(text);
    let bare = bare.strip_prefix("The ").unwrap_or(bare);
    before_whom(bare)
        .or_else(|| subject(bare))
        .or_else(|| possessor(text))
        .or_else(|| host_before(bare))
        .or_else(|| of_body(bare).map(clean_host))
        .or_else(|| host::committee_in_front(bare).map(|end| clean_host(&bare[..end])))
}

/// The body whose event it is: "The Garden Club's swap moves to May".
fn possessor(text: &str) -> Option<String> {
    let rest = text.strip_prefix("The ")?;
    let at = rest.find("'s ").or_else(|| rest.find("’s "))?;
    let name = &rest[..at];
    let several = (2..=6).contains(&words(name).count());
    (several && super::place::is_name(name) && host::is_body(name)).then(|| name.to_owned())
}

/// The body before which somebody testifies.
fn before_whom(text: &str) -> Option<String> {
    const LEADS: &[&str] = &[
        "testifies before the ",
        "testify before the ",
        "testimony before the ",
        "testifies to the ",
    ];
    let (at, lead) = LEADS.iter().find_map(|l| Some((text.find(l)?, l)))?;
    let rest = &text[at + lead.len()..];
    let mut end = 0;
    for word in rest.split_inclusive(' ') {
        let bare = word.trim();
        let small = matches!(bare, "of" | "for" | "and" | "on" | "the" | "&");
        if !small && !bare.starts_with(char::is_uppercase) {
            break;
        }
        end += word.len();
        if bare.ends_with([',', '.', ';']) {
            break;
        }
    }
    let name = rest[..end].trim().trim_end_matches([',', '.', ';']);
    let name = name.strip_suffix(" on").unwrap_or(name);
    host::is_body(name).then(|| name.to_owned())
}

/// "Annual dinner of the Quay Society": the body that an event is said to be of.
pub(crate) fn of_body(text: &str) -> Option<&str> {
    for (at, lead) in text
        .match_indices(" of the ")
        .chain(text.match_indices(" by the "))
    {
        let before: Vec<String> = words(&text[..at]).collect();
        let last = before.last()?;
        if !is_event(last) {
            continue;
        }
        let rest = &text[at + lead.len()..];
        let end = rest.find([',', ';', ':', '(']).unwrap_or(rest.len());
        let mut name = &rest[..end];
        // The name goes on as long as its words have capitals.
        let mut length = 0;
        for word in name.split_inclusive(' ') {
            let bare = word.trim();
            let small = matches!(bare, "of" | "for" | "and" | "on" | "the" | "in" | "&");
            if !small && !bare.starts_with(char::is_uppercase) {
                break;
            }
            length += word.len();
        }
        name = name[..length].trim().trim_end_matches('.');
        let name = [" in", " on", " for", " and", " of", " the"]
            .iter()
            .fold(name, |n, small| n.strip_suffix(small).unwrap_or(n));
        // "Workshop of the Lisbon Office" is held by whom the office belongs to.
        let part = words(name).last().is_some_and(|w| w == "office");
        if host::is_body(name) && words(name).count() >= 2 && !part {
            return Some(name);
        }
    }
    None
}

/// A host without what surrounds it.
pub(crate) fn clean_host(text: &str) -> String {
    const LEADS: &[&str] = &[
        "Join the ",
        "Join ",
        "Upcoming Events at the ",
        "Upcoming events at the ",
        "Upcoming at the ",
        "Events at the ",
        "What’s On at the ",
        "What's On at the ",
    ];
    let text = LEADS
        .iter()
        .find_map(|lead| text.trim_start().strip_prefix(lead))
        .unwrap_or(text);
    let text = text.strip_suffix(" for").unwrap_or(text);
    let text = text.trim().trim_matches(|c: char| ",;:–—-|@ ".contains(c));
    let text = &text[host::chamber_letter(text)..];
    let text = first_sentence(text);
    text.strip_suffix(" in partnership with")
        .unwrap_or(text)
        .to_owned()
}

/// "Harbor Institute. Speakers include …": the name ends where a sentence begins.
fn first_sentence(text: &str) -> &str {
    let end = super::title::sentence_end(text);
    let first = text[..end].trim_end_matches('.');
    let behind = super::words(&text[end..]).count();
    if super::words(first).count() > 1 && behind > 2 {
        first
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, body: Option<&str>) {
        assert_eq!(told(text).as_deref(), body, "{text}");
    }

    #[test]
    fn a_name_ends_where_a_sentence_begins() {
        for (text, name) in [
            ("Eel Trust. Speakers include Orla Vance, pilot", "Eel Trust"),
            ("Eel Trust, @", "Eel Trust"),
            ("Rope & Sons Inc.", "Rope & Sons Inc."),
            ("St. Brendan Society", "St. Brendan Society"),
        ] {
            assert_eq!(clean_host(text), name);
        }
    }

    #[test]
    fn a_sentence_tells_who_holds_the_event() {
        case("The Eel Trust presents its yearly count", Some("Eel Trust"));
        case(
            "Harbor Retail League releases its monthly tally",
            Some("Harbor Retail League"),
        );
        case(
            "Drovers of the North opens its doors",
            Some("Drovers of the North"),
        );
        case(
            "the Board of Bells takes testimony from ringers",
            Some("Board of Bells"),
        );
        case(
            "online: the Board of Bells hears ringers",
            Some("Board of Bells"),
        );
        case(
            "Gannet Institute on who pays for the pier",
            Some("Gannet Institute"),
        );
        case(
            "Bank of Terns President Bo Lund answers questions",
            Some("Bank of Terns"),
        );
        case(
            "Eel Commission, chaired by Ann Poe, gives its report",
            Some("Eel Commission"),
        );
        case("The Fern Club's swap moves to May", Some("Fern Club"));
        case(
            "Eel Trust and Cod Council release a report",
            Some("Eel Trust and Cod Council"),
        );
        case("Eel Trust Spring Lecture: The Long Tide", Some("Eel Trust"));
        case("Ringers’ Guild board meeting", Some("Ringers’ Guild"));
        case(
            "An online vigil of the Salt Council, with songs",
            Some("Salt Council"),
        );
        case(
            "Ann Poe will testify before the House Eel Committee on nets",
            Some("House Eel Committee"),
        );
        case(
            "House Rules, subcommittee on bells, late trains",
            Some("House Rules, subcommittee on bells"),
        );
    }

    #[test]
    fn what_tells_of_no_holder_gives_none() {
        case("Ann Poe reads from her diary", None);
        case("How the library lost its roof", None);
        case("Bo Lund gives his farewell lecture", None);
        case("The fall of the House of Tern", None);
        case("Two seatings of the goose dinner", None);
        case("Forum on nets at the pier", None);
        case("Ann Poe and Bo Lund discuss eels", None);
    }
}
