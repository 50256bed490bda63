//! The words of one sentence with what each can be; a time expression counts as one word.

use super::spelling::{ABBREVIATIONS, NO_ADVERBS};
use crate::lexicon::grammar::{self, MODAL};
use crate::lexicon::happenings::{self, NounSense, Verb};
use crate::span::Span;
use crate::timex::Tag;

/// What a [`Word`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Begins with a digit or a currency sign.
    Number,
    /// A punctuation mark.
    Mark(char),
    /// The time expression of this index among the sentence's tags.
    Tag(usize),
}

/// One word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    /// Its place in the document.
    pub(super) span: Span,
    /// As printed.
    pub(super) text: &'t str,
    /// What it is.
    pub(super) kind: Kind,
    /// What it can be among the small words.
    pub(super) roles: u16,
    /// The verb it can be a form of.
    pub(super) verb: Option<Verb>,
    /// The happening it can name.
    pub(super) noun: Option<NounSense>,
    /// Begins with a capital letter.
    pub(super) capital: bool,
    /// Ends in a possessive ("Friday's", "the rebels'").
    pub(super) possessive: bool,
}

impl Word<'_> {
    /// Whether it can play one of `roles`.
    pub(super) fn can(&self, roles: u16) -> bool {
        self.roles & roles != 0
    }

    /// Whether it is the mark `c`.
    pub(super) fn is_mark(&self, c: char) -> bool {
        self.kind == Kind::Mark(c)
    }

    /// Whether it is any mark.
    pub(super) fn is_any_mark(&self) -> bool {
        matches!(self.kind, Kind::Mark(_))
    }

    /// Whether it is a time expression.
    pub(super) fn tag(&self) -> Option<usize> {
        match self.kind {
            Kind::Tag(index) => Some(index),
            _ => None,
        }
    }

    /// Whether it reads `word` (lower case, straight apostrophe), whatever its capitals.
    pub(super) fn is(&self, word: &str) -> bool {
        // A curled apostrophe is two bytes longer than a straight one.
        self.text.eq_ignore_ascii_case(word)
            || (self.text.len() == word.len() + 2
                && word.contains('\'')
                && self.text.contains('’')
                && fold(self.text, |folded| folded == word))
    }

    /// Whether it reads one of `words`.
    pub(super) fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|w| self.is(w))
    }

    /// Whether it is a number of one word: "9", "thirteen", "dozens".
    pub(super) fn is_cardinal(&self) -> bool {
        const ROUND: &[&str] = &[
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "dozen",
            "dozens",
            "hundred",
            "hundreds",
            "thousand",
            "thousands",
            "million",
            "millions",
        ];
        self.kind == Kind::Number
            || self.is_one_of(ROUND)
            || self.text.len() > 5
                && [
                    "teen", "enty", "irty", "orty", "ifty", "ixty", "ghty", "nety",
                ]
                .iter()
                .any(|end| self.text.ends_with(end))
                && self.verb.is_none()
    }

    /// Whether every letter is a capital and there are at least two.
    pub(super) fn all_caps(&self) -> bool {
        let mut letters = 0;
        for c in self.text.chars().filter(|c| c.is_alphabetic()) {
            if c.is_lowercase() {
                return false;
            }
            letters += 1;
        }
        letters >= 2
    }
}

/// Cuts `sentence` into words. `tags` are those that lie in it, in order.
pub(super) fn cut<'t>(text: &'t str, sentence: Span, tags: &[Tag], words: &mut Vec<Word<'t>>) {
    words.clear();
    let end = sentence.end as usize;
    let mut at = sentence.start as usize;
    let mut next_tag = 0;
    while at < end {
        if let Some(tag) = tags.get(next_tag)
            && at >= tag.span.start as usize
        {
            let tag_end = (tag.span.end as usize).min(end);
            let (stop, possessive) = possessive_end(text, tag_end, end);
            let mut word = plain(text, at, stop.max(at + 1), Kind::Tag(next_tag));
            word.possessive = possessive;
            words.push(word);
            at = stop.max(at + 1);
            next_tag += 1;
            continue;
        }
        let Some(c) = text[at..end].chars().next() else {
            break;
        };
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let limit = tags.get(next_tag).map_or(end, |t| {
            (t.span.start as usize).clamp(at + c.len_utf8(), end)
        });
        let stop = word_end(text, at, limit);
        if let Some(after) = plural_possessive(text, at, stop, end) {
            // "the rebels’ assault": the apostrophe belongs to the word.
            let mut word = looked_up(text, at, stop);
            word.span.end = after as u32;
            word.text = &text[at..after];
            word.possessive = true;
            words.push(word);
            at = after;
        } else if stop == at {
            words.push(plain(text, at, at + c.len_utf8(), Kind::Mark(c)));
            at += c.len_utf8();
        } else {
            push_word(text, at, stop, words);
            at = stop;
        }
    }
}

fn plain(text: &str, start: usize, end: usize, kind: Kind) -> Word<'_> {
    Word {
        span: Span::new(start, end),
        text: text.get(start..end).unwrap_or(""),
        kind,
        roles: 0,
        verb: None,
        noun: None,
        capital: false,
        possessive: false,
    }
}

/// Where a possessive ending after a time expression stops, and whether there is one.
fn possessive_end(text: &str, tag_end: usize, end: usize) -> (usize, bool) {
    let tag_text = text.get(..tag_end).unwrap_or("");
    if tag_text.ends_with("'s") || tag_text.ends_with("’s") {
        return (tag_end, true);
    }
    let rest = text.get(tag_end..end).unwrap_or("");
    for ending in ["’s", "'s", "’", "'"] {
        if let Some(after) = rest.strip_prefix(ending) {
            let begins_word = after.chars().next().is_some_and(char::is_alphanumeric);
            // A lone apostrophe is a possessive only after an s: "weeks' end", "Tuesdays'".
            if !begins_word && (ending.ends_with('s') || tag_text.ends_with('s')) {
                return (tag_end + ending.len(), true);
            }
        }
    }
    (tag_end, false)
}

/// Where a plural possessive ends ("the rebels’ assault"), if the word `start..stop` is one.
fn plural_possessive(text: &str, start: usize, stop: usize, end: usize) -> Option<usize> {
    let word = text.get(start..stop)?;
    if !word.ends_with('s') || !word.starts_with(char::is_alphabetic) {
        return None;
    }
    let rest = text.get(stop..end)?;
    let mark = rest.chars().next().filter(|c| matches!(c, '\'' | '’'))?;
    let behind = rest[mark.len_utf8()..].strip_prefix(' ')?;
    // A quotation that closes after an s is taken for a possessive only before a small letter, a figure or a name.
    let opened = text[..start].ends_with(['‘', '\'']);
    (behind.starts_with(char::is_alphanumeric) && !opened).then_some(stop + mark.len_utf8())
}

/// Where the word that begins at `start` ends; `start` itself for a mark.
fn word_end(text: &str, start: usize, end: usize) -> usize {
    let mut stop = start;
    let mut chars = text[start..end].char_indices().peekable();
    let mut previous = ' ';
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, n)| n);
        let inner = match c {
            _ if c.is_alphanumeric() || c == '%' || c == '_' => true,
            '$' | '£' | '€' | '#' | '@' => next.is_alphanumeric(),
            '\'' | '’' => previous.is_alphanumeric() && next.is_alphanumeric(),
            '-' | '‑' | '&' | '/' => previous.is_alphanumeric() && next.is_alphanumeric(),
            '.' => dot_is_inner(&text[start..start + offset], previous, next),
            ',' | ':' => previous.is_ascii_digit() && next.is_ascii_digit(),
            _ => false,
        };
        if !inner {
            break;
        }
        previous = c;
        stop = start + offset + c.len_utf8();
    }
    stop
}

fn dot_is_inner(before: &str, previous: char, next: char) -> bool {
    if previous.is_alphanumeric() && next.is_alphanumeric() {
        return true;
    }
    let last = before.rsplit(['.', '-']).next().unwrap_or(before);
    let initial = previous.is_alphabetic() && last.chars().count() == 1;
    initial
        || fold(before, |folded| {
            ABBREVIATIONS.binary_search(&folded).is_ok()
        })
}

/// Pushes the word `start..end`, a contraction ("he'll", "they've") as two.
fn push_word<'t>(text: &'t str, start: usize, end: usize, words: &mut Vec<Word<'t>>) {
    let whole = &text[start..end];
    let cut = whole
        .rfind(['\'', '’'])
        .filter(|&i| i > 0)
        .filter(|&i| {
            fold(&whole[i..], |f| {
                matches!(f, "'ll" | "'ve" | "'re" | "'d" | "'m")
            })
        })
        .or_else(|| {
            let i = whole.rfind(['\'', '’'])?;
            let is = fold(whole, |f| {
                matches!(
                    f,
                    "it's"
                        | "that's"
                        | "he's"
                        | "she's"
                        | "there's"
                        | "here's"
                        | "what's"
                        | "who's"
                )
            });
            is.then_some(i)
        });
    match cut {
        Some(i) => {
            words.push(looked_up(text, start, start + i));
            words.push(looked_up(text, start + i, end));
        }
        None => {
            let mut word = looked_up(text, start, end);
            if word.kind == Kind::Word {
                word.possessive = fold(whole, |f| f.ends_with("'s"));
            }
            words.push(word);
        }
    }
}

fn looked_up(text: &str, start: usize, end: usize) -> Word<'_> {
    let whole = &text[start..end];
    let first = whole.chars().next().unwrap_or(' ');
    let kind = if first.is_numeric() || matches!(first, '$' | '£' | '€' | '#') {
        Kind::Number
    } else {
        Kind::Word
    };
    let mut word = plain(text, start, end, kind);
    word.capital = first.is_uppercase();
    if kind == Kind::Word {
        fold(whole, |folded| {
            word.roles = grammar::roles(folded);
            let bare = folded.strip_suffix("'s").unwrap_or(folded);
            let tail = bare.rsplit('-').next().unwrap_or(bare);
            word.noun = happenings::noun(bare).or_else(|| happenings::noun(tail));
            if folded.len() == bare.len() && word.roles & MODAL == 0 {
                word.verb = happenings::verb(folded);
            }
            if folded.ends_with("ly")
                && folded.len() > 4
                && word.verb.is_none()
                && word.noun.is_none()
                && !folded.ends_with("family")
                && NO_ADVERBS.binary_search(&folded).is_err()
            {
                word.roles |= grammar::ADVERB;
            }
            false
        });
    }
    word
}

/// Calls `look` with `word` in lower case and with straight apostrophes; `false` for a word that is too long to be known.
pub(super) fn fold(word: &str, look: impl FnOnce(&str) -> bool) -> bool {
    let mut buffer = [0u8; 40];
    if word.is_ascii()
        && let Some(folded) = buffer.get_mut(..word.len())
    {
        folded.copy_from_slice(word.as_bytes());
        folded.make_ascii_lowercase();
        return std::str::from_utf8(folded).is_ok_and(look);
    }
    let mut length = 0;
    for c in word.chars() {
        let c = if matches!(c, '’' | 'ʼ' | '‘') {
            '\''
        } else {
            c
        };
        for lower in c.to_lowercase() {
            let mut bytes = [0u8; 4];
            let encoded = lower.encode_utf8(&mut bytes).as_bytes();
            let Some(place) = buffer.get_mut(length..length + encoded.len()) else {
                return false;
            };
            place.copy_from_slice(encoded);
            length += encoded.len();
        }
    }
    std::str::from_utf8(&buffer[..length]).is_ok_and(look)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(sentence: &str) -> Vec<&str> {
        let mut words = Vec::new();
        cut(sentence, Span::new(0, sentence.len()), &[], &mut words);
        words.iter().map(|w| w.text).collect()
    }

    #[test]
    fn words_keep_their_dots_hyphens_and_figures() {
        assert_eq!(
            texts("Sen. Ana Ruiz (D-R.I.) won't back the U.S. plan, 51-49."),
            [
                "Sen.", "Ana", "Ruiz", "(", "D-R.I.", ")", "won't", "back", "the", "U.S.", "plan",
                ",", "51-49", "."
            ]
        );
    }

    #[test]
    fn contractions_are_two_words_and_possessives_one() {
        assert_eq!(
            texts("he’ll see Oslo’s mayor"),
            ["he", "’ll", "see", "Oslo’s", "mayor"]
        );
        assert_eq!(texts("it's a draw"), ["it", "'s", "a", "draw"]);
    }
}
