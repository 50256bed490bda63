//! The host in the words of a title: in front of it, in brackets behind it, as the subject of its sentence.

use super::Named;
use super::venue::clean_place;
use crate::extract::fields::event_words::is_event;
use crate::extract::fields::holding::clean_host;
use crate::extract::fields::{bracket, host, place, starts_with, words};

/// A body in front of what it does: "Committee on Nets: to hold hearings …"; gives the body and the rest.
pub(super) fn body_prefix(text: &str) -> Option<(&str, &str)> {
    let at = text.find(": ").into_iter().chain(text.find(", ")).min()?;
    let (name, rest) = (text[..at].trim(), text[at + 2..].trim());
    let told = rest.starts_with(char::is_lowercase)
        || host::is_body(rest.split([',', ':']).next().unwrap_or(""));
    let good = words(name).count() >= 2 && host::is_body(name) && told && words(rest).count() >= 3;
    good.then_some((name, rest))
}

/// The network in front of the name of its programme: "NBC “Quay Talk”", "C-SPAN's “Tide Hour”: Ada Poe".
pub(super) fn network(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let end = text.find(' ')?;
    let name = text[..end]
        .trim_end_matches("'s")
        .trim_end_matches("’s")
        .trim_end_matches([':', ',']);
    let letters = name.chars().filter(char::is_ascii_uppercase).count();
    let plain = name
        .chars()
        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-' || c == '&');
    let quoted = text[end + 1..]
        .strip_prefix(['“', '"'])
        .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    ((2..=8).contains(&letters) && plain && quoted).then_some(name)
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
            bracket::in_last_bracket(text).is_some_and(|(range, name)| {
                let who = &name[..bracket::who_in(name)];
                text[range.start..].starts_with('[') || host::likeness(who) >= 0.5
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
    let Some((range, inner)) = bracket::in_last_bracket(text) else {
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
    let (name, rest) = inner.split_at(bracket::who_in(inner));
    if !rest.is_empty() {
        named.place = Some(clean_place(rest.trim_start_matches([',', ';', ' '])));
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
    // "Small States, Big Seas, 12 Dock Street": a second name and a street make a title.
    let role = head.split(", ").nth(1)?;
    let told = role.starts_with(char::is_lowercase) || host::is_body(body);
    (named && place && told && !host::is_body(person)).then_some((person, body))
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

/// A last comma piece that is a body hosts the event: "Kite fair, Quay Society, 12 Quay St".
pub(super) fn host_piece(title: &str, named: &mut Named) -> String {
    let street = named
        .place
        .as_deref()
        .is_some_and(|p| p.starts_with(|c: char| c.is_ascii_digit()));
    if let Some((head, tail)) = title.rsplit_once(", ")
        && (host::is_body(tail)
            || street && place::is_name(tail) && words(head).last().is_some_and(|w| is_event(&w)))
        && words(head).count() >= 2
        && named.host.is_none()
    {
        named.host = Some(tail.trim().to_owned());
        return head.to_owned();
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn letters_before_a_quoted_name_are_a_network() {
        assert_eq!(network("QTV “Quay Talk”: Ada Poe"), Some("QTV"));
        assert_eq!(network("Q-SPAN \"Tide Hour\""), Some("Q-SPAN"));
        assert_eq!(network("A “Quay Talk”"), None);
        assert_eq!(network("Quay “Talk”"), None);
        assert_eq!(network("QTV talks"), None);
        assert_eq!(network("QTV “a lot of talk”"), None);
    }
}
