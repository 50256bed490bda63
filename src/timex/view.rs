//! A stretch of tokens with the questions that rules ask of it.
//!
//! Positions may lie outside: there stands [`Token::NONE`], which is nothing and glued to nothing.

use std::cell::Cell;

use crate::lexicon::{Classes, Meaning};
use crate::token::{Kind, Token};

use super::expr::{Amount, Clock, Period, TimeExpr};

/// The expression that was found last, for rules that go on from it ("Oct. 29, 30 and 31").
#[derive(Clone, Copy, Debug)]
pub(super) struct Last {
    /// The position behind its last token.
    pub(super) end: usize,
    /// What it says.
    pub(super) expr: TimeExpr,
}

/// What was read at a position: the reading and the position behind it, or none.
type ReadAt<T> = (usize, Option<(T, usize)>);

/// What was read at the positions asked last: several rules ask for the same thing.
#[derive(Default)]
pub(super) struct Memo {
    pub(super) days: Kept<Period>,
    pub(super) named_days: Kept<Period>,
    pub(super) amounts: Kept<Amount>,
    /// Clock times in digits.
    pub(super) clocks: Kept<Clock>,
    /// Clock times in digits or in words.
    pub(super) any_clocks: Kept<Clock>,
}

impl Memo {
    /// Forgets all: what was found last may change what is read next.
    pub(super) fn clear(&self) {
        self.days.clear();
        self.named_days.clear();
        self.amounts.clear();
        self.clocks.clear();
        self.any_clocks.clear();
    }
}

/// What was read at some positions; each position has one place.
pub(super) struct Kept<T>([Cell<Option<ReadAt<T>>>; 4]);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept([const { Cell::new(None) }; 4])
    }
}

impl<T: Copy> Kept<T> {
    /// What stands at `i`, read only where it was not read a moment ago.
    #[inline]
    pub(super) fn or_read(
        &self,
        i: usize,
        read: impl FnOnce() -> Option<(T, usize)>,
    ) -> Option<(T, usize)> {
        let cell = &self.0[i % self.0.len()];
        if let Some((at, found)) = cell.get()
            && at == i
        {
            return found;
        }
        let found = read();
        cell.set(Some((i, found)));
        found
    }

    fn clear(&self) {
        self.0.iter().for_each(|cell| cell.set(None));
    }
}

/// The tokens of one block.
#[derive(Clone, Copy)]
pub(super) struct View<'t> {
    /// The text that the tokens' offsets refer to.
    pub(super) text: &'t str,
    /// The tokens.
    pub(super) tokens: &'t [Token],
    /// What was found last.
    pub(super) last: Option<Last>,
    /// The corpora's habits.
    pub(super) timeml: bool,
    /// The text is a history (with the corpora's habits).
    pub(super) story: bool,
    /// Whether the text prints its hours with a point: "18.30".
    pub(super) dotted: bool,
    /// Whether its lines begin with weekdays and their days of the month: "Thu 11 Dartmoor".
    pub(super) numbered: bool,
    /// What was read last.
    pub(super) memo: &'t Memo,
}

impl<'t> View<'t> {
    /// The token at `i`.
    pub(super) fn at(&self, i: usize) -> &'t Token {
        const NONE: &Token = &Token::NONE;
        self.tokens.get(i).unwrap_or(NONE)
    }

    /// The token before `i`.
    pub(super) fn before(&self, i: usize) -> &'t Token {
        const NONE: &Token = &Token::NONE;
        i.checked_sub(1)
            .and_then(|i| self.tokens.get(i))
            .unwrap_or(NONE)
    }

    /// Whether the token has one of these classes.
    pub(super) fn has(&self, i: usize, classes: Classes) -> bool {
        self.at(i).classes().any(classes)
    }

    /// Whether the token before has one of these classes.
    pub(super) fn had(&self, i: usize, classes: Classes) -> bool {
        self.before(i).classes().any(classes)
    }

    /// What the word means.
    pub(super) fn meaning(&self, i: usize) -> Meaning {
        self.at(i).word.meaning()
    }

    /// The token's text.
    pub(super) fn word(&self, i: usize) -> &'t str {
        self.of(self.at(i))
    }

    /// A token's text.
    pub(super) fn of(&self, token: &Token) -> &'t str {
        self.text
            .get(token.start as usize..token.end as usize)
            .unwrap_or("")
    }

    /// The token's bytes.
    fn bytes(&self, token: &Token) -> &'t [u8] {
        let bytes = self.text.as_bytes();
        bytes
            .get(token.start as usize..token.end as usize)
            .unwrap_or_default()
    }

    /// Whether the token is this word, in any case. Most are told apart by their length, before any byte is read.
    #[inline]
    pub(super) fn says(&self, i: usize, word: &str) -> bool {
        let token = self.at(i);
        token.len() == word.len() && self.bytes(token).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether the token is one of these words, in any case.
    #[inline]
    pub(super) fn says_any(&self, i: usize, words: &[&str]) -> bool {
        let token = self.at(i);
        let same = |w: &&str| {
            token.len() == w.len() && self.bytes(token).eq_ignore_ascii_case(w.as_bytes())
        };
        words.iter().any(same)
    }

    /// Whether the token before is one of these words.
    pub(super) fn said_any(&self, i: usize, words: &[&str]) -> bool {
        i > 0 && self.says_any(i - 1, words)
    }

    /// Whether these words stand there one after the other.
    pub(super) fn say(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, w)| self.says(i + k, w))
    }

    /// Whether the token is this mark.
    pub(super) fn mark(&self, i: usize, c: char) -> bool {
        self.at(i).is_mark(c)
    }

    /// Whether the token before is this mark.
    pub(super) fn marked(&self, i: usize, c: char) -> bool {
        self.before(i).is_mark(c)
    }

    /// Whether the token is this mark and touches its neighbours on both sides.
    pub(super) fn tight(&self, i: usize, c: char) -> bool {
        self.mark(i, c) && self.glued(i) && self.glued(i + 1)
    }

    /// Whether nothing stands between the token and the one before; false at the edges.
    pub(super) fn glued(&self, i: usize) -> bool {
        i > 0 && i < self.tokens.len() && self.at(i).glued()
    }

    /// Whether a line begins at the token.
    pub(super) fn new_line(&self, i: usize) -> bool {
        self.at(i).has(Token::LINE)
    }

    /// Whether the token is digits.
    pub(super) fn is_number(&self, i: usize) -> bool {
        self.at(i).kind == Kind::Number
    }

    /// The digits' value, if the token is digits of this many places.
    pub(super) fn digits(&self, i: usize, places: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let token = self.at(i);
        (token.kind == Kind::Number && places.contains(&token.len())).then_some(token.number)
    }

    /// Whether a word or digits follow without a gap: then what ends at `i` is a part of something longer.
    pub(super) fn runs_on(&self, i: usize) -> bool {
        self.glued(i) && self.at(i).kind != Kind::Mark
    }

    /// Whether the token is a capitalised word.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.at(i).kind == Kind::Word && self.at(i).has(Token::CAPITAL)
    }

    /// Whether a sentence or line begins at the token, as far as its neighbours show.
    pub(super) fn begins(&self, i: usize) -> bool {
        i == 0
            || self.new_line(i)
            || self.before(i).kind == Kind::Mark
                && ".!?:;—\"(•|".contains(char::from_u32(self.before(i).number).unwrap_or(' '))
    }
}
