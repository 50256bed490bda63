//! Who takes part, where a label or "with" says so.

use super::starts_with;

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
    let rest = &title[at + 6..];
    let mut words = rest.split_whitespace();
    let capital = |w: Option<&str>| w.is_some_and(|w| w.starts_with(char::is_uppercase));
    let named = capital(words.next()) && capital(words.next());
    let listed = rest.contains(", ") || rest.contains("; ");
    (named && listed).then_some(at)
}
