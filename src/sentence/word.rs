//! The words of a clause, cut without an allocation for each.

use crate::lexicon::happenings::{self, Verb};
use crate::lexicon::{Classes, grammar, look_up};

/// The longest word that any table knows, in bytes.
const LONGEST: usize = 24;

/// A text in lower case with straight apostrophes, made once for all its words.
pub(super) struct Folded(String);

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Folded(text.to_ascii_lowercase());
        }
        let mut folded = text.replace('’', "'");
        folded.make_ascii_lowercase();
        Folded(folded)
    }
}

/// A word of a clause.
#[derive(Clone, Copy)]
pub(super) struct Word<'t> {
    /// As printed.
    pub(super) text: &'t str,
    lower: &'t str,
    /// A colon, semicolon or dash stands before it.
    pub(super) cut: bool,
    /// A comma stands before it.
    pub(super) comma: bool,
}

impl<'t> Word<'t> {
    /// In lower case, with a straight apostrophe.
    pub(super) fn lower(&self) -> &'t str {
        self.lower
    }

    pub(super) fn says(&self, word: &str) -> bool {
        // Most words differ in length or in the first letter, which costs less to see than a call.
        let (lower, word) = (self.lower.as_bytes(), word.as_bytes());
        lower.len() == word.len() && lower.first() == word.first() && lower == word
    }

    pub(super) fn is(&self, any: &[&str]) -> bool {
        any.iter().any(|word| self.says(word))
    }

    pub(super) fn can(&self, roles: u16) -> bool {
        grammar::roles(self.lower) & roles != 0
    }

    pub(super) fn verb(&self) -> Option<Verb> {
        happenings::verb(self.lower)
    }

    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
            || look_up(self.lower).classes().any(Classes::CARDINAL)
    }
}

/// Cuts a short text into words, one after the other; figures count as words.
pub(super) struct Words<'t> {
    text: &'t str,
    folded: &'t str,
    at: usize,
    /// How many bytes folding has taken from what lies before `at`.
    shrunk: usize,
}

/// The words of a short text; `folded` is made of the same text.
pub(super) fn words<'t>(text: &'t str, folded: &'t Folded) -> Words<'t> {
    Words {
        text,
        folded: &folded.0,
        at: 0,
        shrunk: 0,
    }
}

/// All words of a short text.
pub(super) fn all_words<'t>(text: &'t str, folded: &'t Folded) -> Vec<Word<'t>> {
    let mut all = Vec::with_capacity(text.len() / 4);
    all.extend(words(text, folded));
    all
}

/// What a byte does in a text that is cut into words.
#[derive(Clone, Copy, PartialEq)]
enum Byte {
    Inside,
    /// Inside a word, outside between words.
    Joint,
    Cut,
    Comma,
    Other,
    High,
}

const BYTES: [Byte; 256] = {
    let mut all = [Byte::Other; 256];
    let mut i = 0;
    while i < 256 {
        all[i] = match i as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Byte::Inside,
            b'\'' | b'-' => Byte::Joint,
            b';' | b':' => Byte::Cut,
            b',' | b'(' | b')' => Byte::Comma,
            128..=255 => Byte::High,
            _ => Byte::Other,
        };
        i += 1;
    }
    all
};

/// What folding takes from a curled apostrophe.
const SHRINKS: usize = '’'.len_utf8() - '\''.len_utf8();

impl Words<'_> {
    /// What the character at `at` does.
    #[inline]
    fn look(&self) -> Option<Byte> {
        let byte = *self.text.as_bytes().get(self.at)?;
        Some(BYTES[usize::from(byte)])
    }

    /// Goes over a character outside ASCII if `is_passed` says so of what it does.
    #[cold]
    fn pass_high(&mut self, is_passed: impl FnOnce(Byte) -> bool) -> bool {
        let Some(c) = self.text[self.at..].chars().next() else {
            return false;
        };
        let does = match c {
            '’' => Byte::Joint,
            '—' => Byte::Cut,
            c if c.is_alphanumeric() => Byte::Inside,
            _ => Byte::Other,
        };
        let passed = is_passed(does);
        if passed {
            self.at += c.len_utf8();
            self.shrunk += if does == Byte::Joint { SHRINKS } else { 0 };
        }
        passed
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        let (mut cut, mut comma) = (false, false);
        loop {
            match self.look()? {
                Byte::Inside => break,
                Byte::High => {
                    let between = |does| {
                        cut |= does == Byte::Cut;
                        does != Byte::Inside
                    };
                    if !self.pass_high(between) {
                        break;
                    }
                    continue;
                }
                Byte::Cut => cut = true,
                Byte::Comma => comma = true,
                Byte::Joint | Byte::Other => {}
            }
            self.at += 1;
        }
        let (start, folded_start) = (self.at, self.at - self.shrunk);
        loop {
            match self.look() {
                Some(Byte::Inside | Byte::Joint) => self.at += 1,
                Some(Byte::High) => {
                    let inside = |does| matches!(does, Byte::Inside | Byte::Joint);
                    if !self.pass_high(inside) {
                        break;
                    }
                }
                _ => break,
            }
        }
        let lower = self.folded.get(folded_start..self.at - self.shrunk)?;
        let mut length = lower.len().min(LONGEST);
        while !lower.is_char_boundary(length) {
            length -= 1;
        }
        Some(Word {
            text: &self.text[start..self.at],
            lower: &lower[..length],
            cut,
            comma,
        })
    }
}

/// The next character border at or after a byte.
pub(super) fn border(text: &str, at: usize) -> usize {
    let inside = |i: &usize| !text.is_char_boundary(*i);
    at + (at..text.len()).take_while(inside).count()
}
