//! The issue's date where a profile says that it stands: behind words of the publication's own ("Edition 14 of").

use super::Stated;
use super::masthead::{full, parts};
use crate::document::RawIssue;
use crate::issue::{Clue, IssueDateFrom};
use crate::timex::Tags;

/// How many tags are looked at.
const TAGS: usize = 600;

/// How many bytes before a date may hold its words.
const BEFORE: usize = 200;

/// The first full date behind one of the profile's patterns.
pub(in crate::issue) fn announced(
    raw: &RawIssue,
    tags: &Tags,
    patterns: &[String],
) -> Option<Stated> {
    if patterns.is_empty() {
        return None;
    }
    let text = &raw.document.text;
    let found = tags.iter().take(TAGS).find_map(|tag| {
        let date = full(parts(tag)?.0)?;
        let mut from = (tag.span.start as usize).saturating_sub(BEFORE);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let before = plain(text.get(from..tag.span.start as usize)?);
        let pattern = patterns.iter().find(|p| ends_with(&before, p))?;
        Some((tag.span, date, pattern))
    });
    let (span, date, pattern) = found?;
    Some(Stated {
        date,
        time: None,
        published: None,
        from: IssueDateFrom::Masthead,
        confidence: 0.98,
        clue: Clue {
            exact: raw.document.of(span).to_owned(),
            span: Some(span),
            says: format!("the profile's `{pattern}` stands before {date}"),
            name: "profile-date".to_owned(),
            weight: 0.0,
        },
        strong: true,
    })
}

/// Lower case, one space between words, no space at the end.
fn plain(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// Whether a text ends as the pattern says; `*` stands for anything.
fn ends_with(text: &str, pattern: &str) -> bool {
    let pattern = plain(pattern);
    let mut pieces = pattern.split('*').map(str::trim).rev();
    let last = pieces.next().unwrap_or("");
    let Some(mut rest) = text.strip_suffix(last) else {
        return false;
    };
    for piece in pieces {
        match rest.rfind(piece) {
            Some(at) => rest = &rest[..at],
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_found_at_the_end_with_anything_for_a_star() {
        for (text, pattern) in [
            ("The Tide\nEdition 14 of", "edition * of"),
            ("Tide No. 9 —", "tide * —"),
            ("printed on ", "printed on"),
        ] {
            assert!(ends_with(&plain(text), pattern), "{text}");
        }
        for (text, pattern) in [
            ("Edition 14 of the", "edition * of"),
            ("of edition", "edition * of"),
            ("", "printed on"),
        ] {
            assert!(!ends_with(&plain(text), pattern), "{text}");
        }
    }
}
