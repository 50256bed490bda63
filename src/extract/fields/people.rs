//! Who takes part, where a label or "with" says so.

use super::{host, starts_with, words};

/// Labels in front of a list of names.
const LABELS: &[&str] = &[
    "speakers:",
    "speaker:",
    "panelists:",
    "panellists:",
    "participants:",
    "featuring:",
    "moderator:",
    "with:",
    "who:",
    "guests:",
    "host:",
    "presenters:",
    "presenter:",
];

/// What a speaker is called in small letters before the name.
const ROLES: &[&str] = &[
    "author",
    "authors",
    "poet",
    "journalist",
    "editor",
    "historian",
    "moderator",
    "former",
    "columnist",
    "novelist",
    "director",
    "filmmaker",
    "photographer",
    "artist",
    "curator",
    "reporter",
    "scholar",
    "economist",
];

/// Words that say little without the one who follows "with".
const TOGETHER: &[&str] = &[
    "meets",
    "meet",
    "meeting",
    "met",
    "speaks",
    "talks",
    "call",
    "calls",
    "conversation",
    "interview",
    "consultations",
    "lunches",
    "dines",
    "confers",
];

/// The names behind a label such as "Speakers:", parted by semicolons or commas.
pub(crate) fn labelled(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    let label = LABELS.iter().find(|l| starts_with(line, l))?;
    let rest = line[label.len()..].trim().trim_end_matches('.');
    let mark = if rest.contains(';') { ';' } else { ',' };
    let names: Vec<String> = rest
        .split(mark)
        .flat_map(|part| part.split(" and "))
        .map(|name| name.trim().trim_start_matches("and ").trim())
        .filter(|name| name.starts_with(char::is_uppercase) && name.len() <= 120)
        .map(str::to_owned)
        .collect();
    (!names.is_empty()).then_some(names)
}

/// Where " with Ann Poe, Quay Society; …" begins at the end of a title: what follows names people.
pub(crate) fn with_people(title: &str) -> Option<usize> {
    let at = title.rfind(" with ")?;
    // "The mayor meets with Ann Poe" is nothing without whom.
    let last = title[..at].rsplit(' ').next().unwrap_or("").to_lowercase();
    if TOGETHER.contains(&last.as_str()) {
        return None;
    }
    let rest = &title[at + 6..];
    // "with author Ann Poe, Quay Society"
    let role = rest
        .split_once(' ')
        .filter(|(role, _)| ROLES.contains(role));
    let mut words = role.map_or(rest, |(_, name)| name).split_whitespace();
    let capital = |w: Option<&str>| w.is_some_and(|w| w.starts_with(char::is_uppercase));
    let named = capital(words.next()) && capital(words.next());
    let listed = rest.contains(", ") || rest.contains("; ");
    (named && listed).then_some(at)
}

/// How much a line looks like a speaker with the house he comes from ("Ada Poe, Pier College"), 0 to 1.
pub(crate) fn likeness(text: &str) -> f32 {
    const PARTICLES: &[&str] = &[
        "de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "al", "bin", "ibn", "dos",
    ];
    let text = text.trim();
    let Some(end) = text.find([',', '(', ';', '–', '—']) else {
        return 0.0;
    };
    let (name, rest) = (
        text[..end].trim(),
        text[end..].trim_start_matches([',', '(', ';', '–', '—', ' ']),
    );
    let mut count = 0;
    for word in name.split_whitespace() {
        let letters = word
            .chars()
            .all(|c| c.is_alphabetic() || ".'’-".contains(c));
        let named = word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
            || word.len() == 2 && word.ends_with('.');
        if !letters || !named && !PARTICLES.contains(&word) {
            return 0.0;
        }
        count += 1;
    }
    let house = rest.starts_with(char::is_uppercase) && words(rest).count() <= 8;
    if (2..=4).contains(&count) && house && !host::is_body(name) {
        0.6
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_with_his_house_is_known_by_its_form() {
        for text in [
            "Ada Poe, Pier College",
            "J. van der Meer (Quay Society)",
            "Émile O’Hara-Lund, University of Salt",
        ] {
            assert!(likeness(text) > 0.5, "{text}");
        }
        for text in [
            "Clear Water and Salt",
            "The price of salt, explained",
            "Ports: Who Pays, and Why",
            "Poe, Pier College",
            "Salt Today, and tomorrow",
        ] {
            assert!(likeness(text) == 0.0, "{text}");
        }
    }
}
