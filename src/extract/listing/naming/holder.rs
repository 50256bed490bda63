//! The host in the words of a title: in front of it, in brackets behind it, as the subject of its sentence.

use super::Named;
use super::venue::clean_place;
use crate::extract::fields::{host, place, starts_with, words};

/// A body in front of what it does: "Committee on Nets: to hold hearings …"; gives the body and the rest.
pub(super) fn body_prefix(text: &str) -> Option<(&str, &str)> {
    let at = text.find(": ").into_iter().chain(text.find(", ")).min()?;
    let (name, rest) = (text[..at].trim(), text[at + 2..].trim());
    let told = rest.starts_with(char::is_lowercase)
        || host::is_body(rest.split([',', ':']).next().unwrap_or(""));
    let good = words(name).count() >= 2 && host::is_body(name) && told && words(rest).count() >= 3;
    good.then_some((name, rest))
}

/// Where the titles of a group name their host: forty lines of one shape say it together.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct HostAt {
    /// In a bracket at the end.
    pub(crate) bracket: bool,
    /// In front of what it does: "Committee on Nets: to hold …".
    pub(crate) prefix: bool,
    /// In front of a colon: "Quay Society: The Long Tide".
    pub(crate) colon: bool,
    /// Behind the last comma: "The Long Tide, Quay Society".
    pub(crate) comma: bool,
}

impl HostAt {
    /// Reads the title slots of a group; `whole` are the texts of its records.
    pub(crate) fn of<'t>(titles: &[&'t str], whole: impl Iterator<Item = &'t str>) -> Self {
        let prefix = mostly(titles.iter().map(|t| body_prefix(t).is_some()));
        let bracketed = |text: &str| {
            host::in_last_bracket(text).is_some_and(|(range, name)| {
                text[range.start..].starts_with('[') || host::likeness(name) >= 0.5
            })
        };
        HostAt {
            bracket: mostly(whole.map(bracketed)),
            prefix,
            colon: !prefix && all_hosts(titles.iter().map(|t| colon_host(t).map(|(name, _)| name))),
            comma: all_hosts(titles.iter().map(|t| comma_host(t).map(|(_, name)| name))),
        }
    }
}

/// Whether something holds of most of at least three.
fn mostly(each: impl Iterator<Item = bool>) -> bool {
    let (mut all, mut some) = (0, 0);
    for holds in each {
        all += 1;
        some += usize::from(holds);
    }
    all >= 3 && some * 10 >= all * 6
}

/// Whether most titles have a name at one place, and nearly half of these names have the noun of a body: then all are hosts.
fn all_hosts<'t>(names: impl Iterator<Item = Option<&'t str>>) -> bool {
    let (mut all, mut named, mut bodies) = (0, 0, 0);
    for name in names {
        all += 1;
        named += usize::from(name.is_some());
        bodies += usize::from(name.is_some_and(host::is_body));
    }
    all >= 3 && named * 10 >= all * 6 && bodies >= 2 && bodies * 10 >= named * 4
}

/// The name in front of a title's first colon, and the rest.
pub(super) fn colon_host(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(": ")?;
    let (name, rest) = (name.trim(), rest.trim());
    let count = words(name).count();
    let good = (2..=8).contains(&count)
        && place::is_name(name)
        && !name.contains(['“', '"', '?', '!'])
        && words(rest).count() >= 1;
    good.then_some((name, rest))
}

/// The name behind a title's last comma, and the title.
pub(super) fn comma_host(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(['.', ' ']);
    let (title, name) = text.rsplit_once(", ")?;
    let count = words(name).count();
    let good = (2..=7).contains(&count)
        && place::is_name(name)
        && !name.contains(['“', '”', '"', '?', '!', ':'])
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && place::likeness(name).max(0.6) <= host::likeness(name).max(0.6)
        && words(title).count() >= 1;
    good.then_some((title, name))
}

/// Takes the bracketed host off the end of a whole item: "… gets a talking-to. [Drake & Teasel, 13 Gannet Street]".
pub(super) fn without_bracket_host(text: &str, named: &mut Named) -> String {
    let Some((range, inner)) = host::in_last_bracket(text) else {
        return text.to_owned();
    };
    bracket_fields(inner, named);
    named.rest.push_str(flag_behind(text));
    text[..range.start].trim_end().to_owned()
}

/// What stands behind the last bracket: "WEBCAST ONLY".
pub(super) fn flag_behind(text: &str) -> &str {
    text.rfind([')', ']'])
        .map_or("", |at| text[at + 1..].trim().trim_matches(['*', '.']))
}

/// The host, and its address behind a comma, of a bracket.
pub(crate) fn bracket_fields(inner: &str, named: &mut Named) {
    let cut = inner
        .match_indices(", ")
        .map(|(at, _)| at)
        .find(|&at| place::is_address(&inner[at + 2..]));
    let name = cut.map_or(inner, |at| &inner[..at]);
    if let Some(at) = cut {
        named.place = Some(clean_place(&inner[at + 2..]));
    }
    named.host = Some(clean_host(name));
}

/// A sentence that only names who speaks and where: "Ada Quist, author of The Wharf, Linden Center."; gives person and body.
pub(super) fn person_and_host(first: &str) -> Option<(&str, &str)> {
    let text = first.trim_end_matches('.');
    let (head, body) = text.rsplit_once(", ")?;
    let person = head.split(", ").next()?;
    let names: Vec<&str> = person.split_whitespace().collect();
    let named =
        (2..=4).contains(&names.len()) && names.iter().all(|n| n.starts_with(char::is_uppercase));
    let place = host::is_body(body) || place::likeness(body) >= 0.5;
    let several = head.contains(", ");
    (named && place && several && !host::is_body(person)).then_some((person, body))
}

/// A body named in the words before a title: "On Tuesday, the Quay Society opens its doors for".
pub(super) fn named_body(before: &str) -> Option<String> {
    let from = before.find("the ").map_or(0, |at| at + 4);
    let mut end = from;
    for word in before[from..].split_inclusive(' ') {
        let bare = word.trim();
        if !bare.starts_with(char::is_uppercase) && !matches!(bare, "of" | "for" | "and" | "on") {
            break;
        }
        end += word.len();
    }
    let name = before[from..end].trim();
    (host::is_body(name) && words(name).count() >= 2).then(|| name.to_owned())
}

/// Whether the subject of "holds" is a body and not a person.
pub(crate) fn is_holder(name: &str) -> bool {
    const PERSONS: &[&str] = &[
        "president",
        "secretary",
        "sen",
        "rep",
        "chairman",
        "chair",
        "director",
        "mayor",
        "governor",
        "minister",
        "ambassador",
        "professor",
        "dr",
        "judge",
        "gov",
        "amb",
        "gen",
        "adm",
        "fellow",
        "founder",
        "author",
        "poet",
        "artist",
        "curator",
        "commissioner",
        "king",
        "queen",
        "pope",
        "prime",
    ];
    let all: Vec<String> = words(name).collect();
    all.len() <= 14
        && !all.iter().any(|w| PERSONS.contains(&w.as_str()))
        && name.starts_with(char::is_uppercase)
}

/// "an event at the Quay House on Rudders and Reefs": the topic is the title.
pub(super) fn about(what: &str, named: &mut Named) -> Option<String> {
    const GENERIC: &[&str] = &[
        "an event",
        "a talk",
        "a discussion",
        "a conversation",
        "a panel",
        "a forum",
        "a lecture",
        "a webinar",
        "a briefing",
    ];
    let generic = GENERIC.iter().find(|g| starts_with(what, g))?;
    let rest = what[generic.len()..].trim_start();
    let at = if rest.starts_with("on ") {
        0
    } else {
        rest.find(" on ")? + 1
    };
    let topic = rest[at + 3..].trim();
    if let Some((_, found)) = place::tail(&format!("x {}", &rest[..at.saturating_sub(1)])) {
        named.place.get_or_insert_with(|| clean_place(found));
    }
    topic
        .starts_with(char::is_uppercase)
        .then(|| topic.to_owned())
}

/// Nouns of events behind the name of a host: "Quay Society annual symposium".
pub(super) const EVENTS: &[&str] = &[
    "discussion",
    "lecture",
    "hearing",
    "conference",
    "symposium",
    "forum",
    "meeting",
    "seminar",
    "webinar",
    "panel",
    "briefing",
    "talk",
    "workshop",
    "luncheon",
    "roundtable",
    "summit",
    "event",
    "media",
    "reception",
    "annual",
    "online",
    "virtual",
    "book",
    "news",
    "field",
    "podcast",
    "markup",
    "conversation",
];

/// The body whose name begins a title, if a noun of events follows it.
pub(super) fn host_before(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['“', '"']);
    let text = text
        .strip_prefix("The ")
        .or_else(|| text.strip_prefix("the "))
        .unwrap_or(text);
    let mut end = 0;
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim().trim_end_matches(',');
        let lower = bare.to_lowercase();
        let ends = EVENTS.contains(&lower.as_str()) && at > 0;
        let body_noun = ends
            && bare.starts_with(char::is_uppercase)
            && host::is_body(&text[..at + bare.len()])
            && !host::is_body(text[..at].trim());
        if ends && !body_noun {
            let name = text[..at].trim().trim_end_matches(',');
            if host::is_body(name) && words(name).count() >= 2 {
                end = at;
            }
            break;
        }
        let small = matches!(lower.as_str(), "of" | "for" | "and" | "the" | "on" | "&");
        if bare.starts_with('(') {
            let name = text[..at].trim();
            if host::is_body(name) {
                end = at;
            }
            at += word.len();
            continue;
        }
        if !small && !bare.starts_with(|c: char| c.is_uppercase()) {
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

/// The body that is the subject of a sentence in the present: "Canal Board votes on …".
pub(super) fn subject(text: &str) -> Option<String> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim();
        let small = matches!(bare, "of" | "for" | "and" | "the" | "on" | "&");
        let verb = bare.len() >= 4 && bare.ends_with('s') && bare.chars().all(char::is_lowercase);
        // "Quay Institute on who pays" names its topic without a verb.
        let topic = bare == "on" && text[at + word.len()..].starts_with(char::is_lowercase);
        let verb = verb || topic;
        let name = text[..at].trim();
        if verb && host::is_body(name) && is_holder(name) && words(name).count() >= 2 {
            return Some(clean_host(name));
        }
        let goes_on = small
            || bare.starts_with(char::is_uppercase)
            || at > 0 && host::is_body(&format!("X {bare}"));
        if !goes_on {
            return None;
        }
        at += word.len();
        if at > 80 {
            return None;
        }
    }
    None
}

/// A last comma piece that is a body hosts the event: "Kite fair, Quay Society, 12 Quay St".
pub(super) fn host_piece(title: &str, named: &mut Named) -> String {
    if let Some((head, tail)) = title.rsplit_once(", ")
        && host::is_body(tail)
        && words(head).count() >= 2
        && named.host.is_none()
    {
        named.host = Some(tail.trim().to_owned());
        return head.to_owned();
    }
    title.to_owned()
}

/// A host without what surrounds it.
pub(crate) fn clean_host(text: &str) -> String {
    let text = text
        .trim()
        .trim_matches(|c: char| ",;:–—-|".contains(c))
        .trim();
    text.strip_suffix(" in partnership with")
        .unwrap_or(text)
        .to_owned()
}
