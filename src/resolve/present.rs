//! "At present", "to this day": the days of writing in a history, where no word of a date says so.

use memchr::memmem;

use crate::span::Span;
use crate::timex::expr::{ExprKind, Vague};
use crate::timex::{Tag, TimeExpr, Within};

/// The words, and how many bytes of them stand in front of what is marked.
const WORDS: [(&str, usize); 5] = [
    ("t present", 0),
    ("to this day", "to ".len()),
    ("the present day", 0),
    ("the present time", 0),
    ("As of today", "As of ".len()),
];

/// What a history says of the days of writing, in reading order; one look through the text for each of the words.
pub(super) fn spoken(text: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    for (words, skip) in WORDS {
        for at in memmem::find_iter(text.as_bytes(), words) {
            let (mut start, end) = (at + skip, at + words.len());
            if words.starts_with("t ") {
                // "At present" and "at present", not "that present".
                if !text[..at].ends_with(['A', 'a'])
                    || text[..at - 1].ends_with(char::is_alphabetic)
                {
                    continue;
                }
                start -= 1;
            }
            if !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '-') {
                found.push(tag(start, end));
            }
        }
    }
    found.sort_by_key(|tag| tag.span.start);
    found
}

fn tag(start: usize, end: usize) -> Tag {
    Tag {
        span: Span::new(start, end),
        rule: "present-of-history",
        expr: TimeExpr::new(ExprKind::Vague(Vague::Present)),
        within: Within::Text,
    }
}

/// The tags with those of the days of writing among them, where none is there yet.
pub(super) fn with_spoken(text: &str, tags: &[Tag]) -> Vec<Tag> {
    let spoken = spoken(text);
    let mut all = Vec::with_capacity(tags.len() + spoken.len());
    let mut spoken = spoken.into_iter().peekable();
    for tag in tags {
        while let Some(next) = spoken.next_if(|next| next.span.start < tag.span.end) {
            if next.span.end <= tag.span.start {
                all.push(next);
            }
        }
        all.push(*tag);
    }
    all.extend(spoken);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_writing_are_found_by_their_words() {
        let found = |text: &'static str| -> Vec<&str> {
            spoken(text).iter().map(|t| t.span.of(text)).collect()
        };
        assert_eq!(found("At present the fort is a school."), ["At present"]);
        assert_eq!(
            found("It stands to this day, and is at present closed."),
            ["this day", "at present"]
        );
        assert!(found("That present was sent back.").is_empty());
        assert!(found("He looked at presents.").is_empty());
    }
}
