//! The frames in which a sentence names a host: "X hosts …", "X invites you", "sponsored by X".

use super::host::is_body;
use super::{Sought, words};

/// Verbs that stand between a host and what it holds.
const HOSTING: &[&str] = &[
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
    let sought = Sought::of(text);
    let verb = |v: &&str| sought.find_word(v).filter(|&at| at > 0);
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
    let sought = Sought::of(text);
    for phrase in BY {
        let Some(start) = sought.find_word(phrase) else {
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

#[cfg(test)]
mod tests {
    use super::*;

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
