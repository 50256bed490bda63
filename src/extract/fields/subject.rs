//! The body that is the subject of a sentence: "Canal Board votes on …", and the persons who are none.

use super::holding::clean_host;
use super::{host, words};

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
        "leader",
        "leaders",
        "lady",
        "chief",
        "speaker",
        "premier",
        "chancellor",
        "lawmakers",
        "activists",
        "candidates",
    ];
    let all: Vec<String> = words(name).collect();
    all.len() <= 14
        && !all.iter().any(|w| PERSONS.contains(&w.as_str()))
        && name.starts_with(char::is_uppercase)
}

/// Offices by which a person is named behind his house: "Quay Bank President Ann Poe".
const OFFICERS: &[&str] = &[
    "President",
    "Chair",
    "Chairman",
    "Chairwoman",
    "Director",
    "Commissioner",
    "CEO",
    "Governor",
    "Secretary-General",
    "Vice",
];

/// Participles behind the comma after a body's name: "Quay Commission, chaired by Ann Poe, issues …".
const LED: &[&str] = &["chaired", "led", "headed", "founded", "joined"];

/// The body that is the subject of a sentence in the present: "Canal Board votes on …".
pub(crate) fn subject(text: &str) -> Option<String> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim();
        let small = matches!(bare, "of" | "for" | "and" | "the" | "on" | "&" | "to");
        let verb = bare.len() >= 4 && bare.ends_with('s') && bare.chars().all(char::is_lowercase);
        let verb = verb && !ends_small(&text[..at]) || is_done_by_two(&text[..at], bare);
        // "Quay Institute on who pays" names its topic without a verb.
        let topic = bare == "on" && text[at + word.len()..].starts_with(char::is_lowercase);
        let verb = verb || topic;
        let name = text[..at].trim();
        let several = words(name).count() >= 2;
        // Only a body does something of "its" own; a person does it of his or hers.
        let its = verb && text[at + word.len()..].trim_start().starts_with("its ");
        let body = host::is_body(name) || its;
        if verb && body && is_holder(name) && several {
            return Some(clean_host(name));
        }
        let officer = OFFICERS.contains(&bare) || name.ends_with(',') && LED.contains(&bare);
        if officer && several && host::is_body(name) && is_holder(name) {
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

/// Whether a name would end with a small word: "Forum on" before "nets" is none.
fn ends_small(name: &str) -> bool {
    let last = name.trim_end().rsplit(' ').next().unwrap_or("");
    matches!(last, "of" | "for" | "and" | "the" | "on" | "&" | "to")
}

/// Whether a verb in the plural tells what two bodies do: "Eel Trust and Cod Council release a report".
fn is_done_by_two(name: &str, verb: &str) -> bool {
    const VERBS: &[&str] = &[
        "release",
        "discuss",
        "announce",
        "launch",
        "unveil",
        "publish",
        "sponsor",
        "convene",
        "celebrate",
        "meet",
    ];
    VERBS.contains(&verb) && name.contains(" and ") && !ends_small(name)
}
