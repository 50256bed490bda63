//! What stands behind a number. Most rules that begin with digits need something quite certain there, so that one look at the
//! next token leaves few of them to be tried.

use crate::lexicon::Classes;
use crate::token::{Kind, Token};

use super::view::View;

macro_rules! behind {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        $($(#[$doc])* pub(super) const $name: Classes = Classes(1 << $bit);)*
    };
}

// What is no class of a word; the bits are those that the lexicon leaves free.
behind! {
    /// A dash of any length, or "~".
    DASH = 50;
    /// ":"
    COLON = 51;
    /// "/"
    SLASH = 52;
    /// "."
    POINT = 53;
    /// ","
    COMMA = 54;
    /// ";"
    SEMICOLON = 55;
    /// "'"
    APOSTROPHE = 56;
    /// "&"
    AMPERSAND = 57;
    /// Another mark, or the end.
    OTHER = 58;
    /// A word of one or two letters that no table has: the "s" of "1990s", the "p" of "5 p. m.".
    LETTERS = 59;
    /// A longer word that no table has.
    WORD = 60;
    /// The number itself has three digits or more.
    LONG = 61;
    /// "at" or "@" stands before the number.
    AT = 62;
}

/// Anything.
pub(super) const ANY: Classes = Classes(u64::MAX);

/// For rules that never begin with digits.
pub(super) const NO_DIGITS: Classes = Classes::NONE;

/// What joins two ends.
pub(super) const LINKS: Classes = Classes::LINK.with(DASH).with(AMPERSAND).with(WORD);

/// Behind the first of three numbers of a date: "10/28/24", "2024-10-28".
pub(super) const DATE_MARKS: Classes = DASH.with(SLASH).with(POINT);

/// Behind the day of a month: "29 October", "29th", "29-Oct".
pub(super) const DAY: Classes = Classes::MONTH.with(Classes::SUFFIX).with(DATE_MARKS);

/// Behind the count of an amount: "3 days", "3.5 years", "3 and a half", "3 to 4", "3 consecutive weeks".
pub(super) const COUNT: Classes = Classes::UNIT
    .with(Classes::UNITS)
    .with(Classes::DIGITS)
    .with(Classes::LINK)
    .with(Classes::ABOUT)
    .with(Classes::PREPOSITION)
    .with(Classes::FISCAL)
    .with(Classes::NAMED_BY_RULE)
    .with(COMMA)
    .with(POINT)
    .with(DASH)
    .with(OTHER)
    .with(LETTERS)
    .with(WORD);

/// Behind a number that an expression of some distance from a day begins with: "3 days ago", "2 Fridays ago".
pub(super) const DISTANCE: Classes = COUNT.with(Classes::WEEKDAY).with(Classes::WEEKDAYS);

/// Behind a number that any day begins with.
pub(super) const ANY_DAY: Classes = DAY.with(DISTANCE);

/// Behind the hour of a clock time in digits; four digits may have anything behind them.
pub(super) const CLOCK: Classes = Classes::HALF
    .with(Classes::A)
    .with(Classes::NAMED_BY_RULE)
    .with(COLON)
    .with(POINT)
    .with(SLASH)
    .with(SEMICOLON)
    .with(LETTERS)
    .with(LONG);

/// Behind the number of a clock time in words: "10 past five", "6 o'clock", "8 in the evening".
pub(super) const SPOKEN: Classes = Classes::UNIT
    .with(Classes::UNITS)
    .with(Classes::SHIFT)
    .with(Classes::NEAR)
    .with(Classes::LINK)
    .with(Classes::PREPOSITION)
    .with(LETTERS)
    .with(WORD);

/// Behind the "12" of "12 noon".
pub(super) const NOON: Classes = Classes::NOON.with(Classes::PART).with(COLON);

/// Behind the hour of any clock time.
pub(super) const ANY_CLOCK: Classes = CLOCK.with(SPOKEN).with(NOON);

/// What stands behind the number at `i`, and what kind of number it is.
pub(super) fn behind(v: &View<'_>, i: usize) -> Classes {
    let next = v.at(i + 1);
    let mut found = match next.kind {
        Kind::Number => Classes::DIGITS,
        Kind::Mark => mark(next),
        Kind::Word => match next.classes() {
            Classes::NONE if next.len() <= 2 => LETTERS,
            Classes::NONE => WORD,
            classes => classes,
        },
    };
    if v.at(i).len() > 2 {
        found = found.with(LONG);
    }
    if v.said_any(i, &["at", "@"]) || v.marked(i, '@') {
        found = found.with(AT);
    }
    found
}

fn mark(token: &Token) -> Classes {
    match char::from_u32(token.number) {
        Some('-' | '—' | '~') => DASH,
        Some(':') => COLON,
        Some('/') => SLASH,
        Some('.') => POINT,
        Some(',') => COMMA,
        Some(';') => SEMICOLON,
        Some('\'') => APOSTROPHE,
        Some('&') => AMPERSAND,
        _ => OTHER,
    }
}
