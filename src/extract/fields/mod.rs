//! The fields of an item: what a title, a host, a place, a status, a link look like, and what is none of them.
//!
//! Everything here looks at a piece of text and says what it is; who asks decides what to do with it.

mod host_words;

pub(crate) mod host;

pub(crate) mod framed;

pub(crate) mod bracket;

pub(crate) mod event_words;

pub(crate) mod subject;

pub(crate) mod holding;

pub(crate) mod link;

pub(crate) mod no_host;

pub(crate) mod noise;

pub(crate) mod call;

pub(crate) mod people;

mod place_words;

mod address;

mod place_found;

pub(crate) mod place;

pub(crate) mod section;

pub(crate) mod aside;

pub(crate) mod status;

pub(crate) mod title;

mod search;

pub(crate) use search::{Sought, find_folded, find_word, has_any_word, has_word};

/// The words of a text, lower case, without punctuation.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { rest: text }
}

/// The words of what is left of a text; to count them costs no copies.
pub(crate) struct Words<'t> {
    rest: &'t str,
}

impl<'t> Words<'t> {
    /// The next word as printed.
    fn printed(&mut self) -> Option<&'t str> {
        let from = run(self.rest, false);
        let rest = &self.rest[from..];
        let (word, rest) = rest.split_at(run(rest, true));
        self.rest = rest;
        (!word.is_empty()).then_some(word)
    }
}

/// How far a text goes on inside a word, or outside of words.
fn run(text: &str, inner: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if INNER[usize::from(byte)] != inner {
                break;
            }
            at += 1;
            continue;
        }
        match text[at..].chars().next() {
            Some(c) if is_inner(c) == inner => at += c.len_utf8(),
            _ => break,
        }
    }
    at
}

/// What is part of a word in ASCII.
const INNER: [bool; 128] = {
    let mut all = [false; 128];
    let mut byte = 0;
    while byte < 128 {
        all[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'\'';
        byte += 1;
    }
    all
};

/// Whether a character outside ASCII is part of a word.
fn is_inner(c: char) -> bool {
    match c {
        '’' => true,
        // The table of letters is slow, and quotation marks and dashes are in every newsletter.
        '\u{2010}'..='\u{203a}' => false,
        _ => c.is_alphanumeric(),
    }
}

impl Iterator for Words<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let word = self.printed()?;
        // Nearly every word is plain ASCII without an apostrophe at its edges.
        let quoted = |b: Option<&u8>| b.is_some_and(|b| *b == b'\'' || !b.is_ascii());
        let bytes = word.as_bytes();
        let plain = !quoted(bytes.first()) && !quoted(bytes.last()) && word.is_ascii();
        Some(if plain {
            word.to_ascii_lowercase()
        } else {
            word.trim_matches(['\'', '’']).to_lowercase()
        })
    }

    fn count(mut self) -> usize {
        std::iter::from_fn(|| self.printed()).count()
    }
}

/// Whether `text` begins with `prefix`, ASCII case aside.
pub(crate) fn starts_with(text: &str, prefix: &str) -> bool {
    let start = text.as_bytes().get(..prefix.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}

/// Whether the text goes on with a letter at `at`: the prefix was only the beginning of a word.
fn continues(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(char::is_alphanumeric)
}
