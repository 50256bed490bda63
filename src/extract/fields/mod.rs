//! The fields of an item: what a title, a host, a place, a status, a link look like, and what is none of them.
//!
//! Everything here looks at a piece of text and says what it is; who asks decides what to do with it.

pub(crate) mod host;

pub(crate) mod link;

pub(crate) mod noise;

pub(crate) mod people;

pub(crate) mod place;

pub(crate) mod section;

pub(crate) mod status;

pub(crate) mod title;

/// The words of a text, lower case, without punctuation.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|w| !w.is_empty())
        .map(|w| {
            // Nearly every word is plain ASCII without an apostrophe at its edges.
            let quoted = |b: Option<&u8>| b.is_some_and(|b| *b == b'\'' || !b.is_ascii());
            let bytes = w.as_bytes();
            if quoted(bytes.first()) || quoted(bytes.last()) || !w.is_ascii() {
                w.trim_matches(['\'', '’']).to_lowercase()
            } else {
                w.to_ascii_lowercase()
            }
        })
}

/// Whether `text` begins with `prefix`, ASCII case aside.
pub(crate) fn starts_with(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len())
        .is_some_and(|t| t.eq_ignore_ascii_case(prefix))
}

/// Where `needle` stands in `text` from `from` on, ASCII case aside.
pub(crate) fn find_folded(text: &str, needle: &str, from: usize) -> Option<usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let (first, rest) = (needle.first()?, text.get(from..)?);
    memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), rest)
        .map(|at| from + at)
        .find(|&at| {
            text.get(at..at + needle.len())
                .is_some_and(|t| t.eq_ignore_ascii_case(needle))
        })
}

/// Where `needle` stands in `text` as whole words, ASCII case aside.
pub(crate) fn find_word(text: &str, needle: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(start) = find_folded(text, needle, from) {
        let end = start + needle.len();
        let left = text[..start].chars().next_back();
        let right = text[end..].chars().next();
        if !left.is_some_and(char::is_alphanumeric) && !right.is_some_and(char::is_alphanumeric) {
            return Some(start);
        }
        from = end;
    }
    None
}

/// Whether `text` holds `needle` as whole words, ASCII case aside.
pub(crate) fn has_word(text: &str, needle: &str) -> bool {
    find_word(text, needle).is_some()
}
