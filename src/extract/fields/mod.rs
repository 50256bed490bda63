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
        let from = self.rest.find(is_inner)?;
        let rest = &self.rest[from..];
        let end = rest.find(|c| !is_inner(c)).unwrap_or(rest.len());
        let (word, rest) = rest.split_at(end);
        self.rest = rest;
        Some(word)
    }
}

/// Whether a character is part of a word.
fn is_inner(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '\'' | '’' => true,
        // The table of letters is slow, and quotation marks and dashes are in every newsletter.
        '\0'..='\x7f' | '\u{2010}'..='\u{203a}' => false,
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

/// Where `needle` stands in `text` from `from` on, ASCII case aside.
pub(crate) fn find_folded(text: &str, needle: &str, from: usize) -> Option<usize> {
    let (rest, needle) = (text.as_bytes().get(from..)?, needle.as_bytes());
    let last = rest.len().checked_sub(needle.len())?;
    // The rarest letter stands in few places of the text, and the needle is compared in those only.
    let (mut at, mut most) = (0, 0);
    for (place, letter) in needle.iter().enumerate() {
        let rarity = rarity(*letter);
        if rarity > most {
            (at, most) = (place, rarity);
        }
    }
    let letter = needle.get(at)?;
    let (lower, upper) = (letter.to_ascii_lowercase(), letter.to_ascii_uppercase());
    memchr::memchr2_iter(lower, upper, &rest[at..=at + last])
        .find(|&start| rest[start..start + needle.len()].eq_ignore_ascii_case(needle))
        .map(|start| from + start)
}

/// How seldom a letter stands in English text, roughly.
fn rarity(letter: u8) -> u8 {
    match letter | 0x20 {
        b' ' | b'a' | b'e' | b'i' | b'n' | b'o' | b'r' | b's' | b't' => 0,
        b'd' | b'h' | b'l' => 1,
        b'c' | b'm' | b'u' => 2,
        b'b' | b'f' | b'g' | b'p' | b'w' | b'y' => 3,
        b'k' | b'v' => 4,
        b'j' | b'q' | b'x' | b'z' => 5,
        _ => 1,
    }
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
