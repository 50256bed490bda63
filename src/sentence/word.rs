//! The words of a clause, cut without an allocation for each.

use crate::lexicon::happenings::{self, Verb};
use crate::lexicon::{Classes, grammar, look_up};

/// The longest word that any table knows, in bytes.
const LONGEST: usize = 24;

/// A word with its lower case, which lies in place: no clause costs an allocation for each word.
#[derive(Clone, Copy)]
pub(super) struct Word<'t> {
    /// As printed.
    pub(super) text: &'t str,
    lower: [u8; LONGEST],
    length: u8,
    /// A colon, semicolon or dash stands before it.
    pub(super) cut: bool,
    /// A comma stands before it.
    pub(super) comma: bool,
}

impl<'t> Word<'t> {
    fn new(text: &'t str, cut: bool, comma: bool) -> Self {
        let mut lower = [0; LONGEST];
        let mut length = 0;
        for c in text.chars().map(|c| {
            if c == '’' {
                '\''
            } else {
                c.to_ascii_lowercase()
            }
        }) {
            let end = length + c.len_utf8();
            let Some(slot) = lower.get_mut(length..end) else {
                break;
            };
            c.encode_utf8(slot);
            length = end;
        }
        Word {
            text,
            lower,
            length: length as u8,
            cut,
            comma,
        }
    }

    /// In lower case, with a straight apostrophe.
    pub(super) fn lower(&self) -> &str {
        std::str::from_utf8(&self.lower[..usize::from(self.length)]).unwrap_or("")
    }

    pub(super) fn is(&self, any: &[&str]) -> bool {
        any.contains(&self.lower())
    }

    pub(super) fn can(&self, roles: u16) -> bool {
        grammar::roles(self.lower()) & roles != 0
    }

    pub(super) fn verb(&self) -> Option<Verb> {
        happenings::verb(self.lower())
    }

    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
            || look_up(self.lower()).classes().any(Classes::CARDINAL)
    }
}

/// Cuts a short text into words; figures count as words.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut start = None;
    let (mut cut, mut comma) = (false, false);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || (start.is_some() && matches!(c, '\'' | '’' | '-'));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push(Word::new(&text[from..at], cut, comma));
                (start, cut, comma) = (None, false, false);
            }
            _ => {}
        }
        cut |= matches!(c, ';' | ':' | '—');
        comma |= matches!(c, ',' | '(' | ')');
    }
    found
}
