//! Every word we know, once, as data.
//!
//! Input: a word of a text. Output: a [`Word`], its [`Meaning`] and its [`Classes`]. The table is built by the compiler, so
//! that a start costs nothing; a look-up reads eight bytes and compares once.
//!
//! To add a word: a line in `en.rs`. To add a zone or a named day: a line in `zones.rs` or `named_days.rs`.

pub(crate) mod abbreviations;
mod en;
pub(crate) mod grammar;
pub(crate) mod happenings;
mod index;
mod initials;
mod named_days;
mod streets;
mod zones;

use chrono::Weekday;

use index::{Index, key_of};

pub(crate) use named_days::named_days_beginning;
pub use named_days::{NAMED_DAYS, NamedDay};
pub(crate) use streets::STREETS;
pub use zones::{ZONES, ZoneEntry, ZoneWord};
pub(crate) use zones::{needs_time, zones_beginning};

/// A word we know; `Word::UNKNOWN` for all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Word(u16);

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// Only its classes count.
    None,
    /// A month, 1 to 12.
    Month(u8),
    /// A weekday.
    Weekday(Weekday),
    /// A unit of time.
    Unit(Unit),
    /// A number word or an ordinal.
    Number(u32),
    /// A part of the day.
    Part(DayPart),
    /// A season.
    Season(Season),
    /// this, next, last …
    Near(Near),
    /// today (0), yesterday (-1), tomorrow (1).
    Deictic(i16),
    /// a.m. (`false`) or p.m. (`true`).
    Half(bool),
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(pub(crate) u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Classes = Classes(1 << $bit);)*
        }
    };
}

classes! {
    /// Digits.
    DIGITS = 0;
    /// A month's name.
    MONTH = 1;
    /// A weekday's name.
    WEEKDAY = 2;
    /// Several such weekdays: "Mondays".
    WEEKDAYS = 3;
    /// A unit: day, week.
    UNIT = 4;
    /// A unit in the plural.
    UNITS = 5;
    /// A cardinal in words: two, twenty.
    CARDINAL = 6;
    /// An ordinal in words: second, seventeenth.
    ORDINAL = 7;
    /// A part of the day.
    PART = 8;
    /// today, tomorrow, yesterday.
    DEICTIC = 9;
    /// this, next, last, past, coming.
    NEAR = 10;
    /// A season.
    SEASON = 11;
    /// The first word of a named day.
    NAMED = 12;
    /// a.m., p.m.
    HALF = 13;
    /// a, an.
    A = 14;
    /// the.
    THE = 15;
    /// every, each.
    EVERY = 16;
    /// noon, midnight.
    NOON = 17;
    /// A word that is often none of time: may, march, sun, sat, second, fall.
    OFTEN_OTHER = 18;
    /// An abbreviation that may carry a point.
    ABBREVIATION = 19;
    /// A word of vague time that stands alone: now, recently.
    VAGUE = 20;
    /// early, late, mid, beginning, end.
    EDGE = 21;
    /// about, nearly, more, less, at least …: in front of a quantity.
    ABOUT = 22;
    /// several, few, some, many, couple.
    SOME = 23;
    /// A word of repetition that stands alone: daily, weekly.
    REPEAT = 24;
    /// in, on, at, by, from, since …
    PREPOSITION = 25;
    /// A misspelling.
    MISSPELT = 26;
    /// half, quarter (of an hour).
    HALVES = 27;
    /// fiscal.
    FISCAL = 28;
    /// ago, earlier, later, before, after, hence.
    SHIFT = 29;
    /// A form of be, have, do, will …: what stands before a verb.
    AUXILIARY = 30;
    /// st, nd, rd, th.
    SUFFIX = 31;
    /// A pronoun or determiner: his, its, their.
    DETERMINER = 32;
    /// A title of a person: Mr., Judge, President.
    PERSON_TITLE = 33;
    /// A thing that is counted or numbered: page, room, article.
    NUMBERED = 34;
    /// A unit of measure that is no time: percent, miles, kg.
    MEASURE = 35;
    /// and, or, to, through, until …
    LINK = 36;
    /// A word that begins an address: Street, Avenue.
    ADDRESS = 37;
    /// BC, AD, BCE, CE.
    ERA = 38;
    /// Roman or other words with no class of their own that rules name.
    NAMED_BY_RULE = 39;
}

impl Classes {
    /// The empty set.
    pub const NONE: Classes = Classes(0);

    /// Both sets together.
    pub const fn with(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// Whether all classes of this set are among the others.
    pub const fn only(self, others: Classes) -> bool {
        self.0 & !others.0 == 0
    }

    /// Whether the two share a class.
    pub const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }
}

/// One word with what it means.
pub(crate) struct Entry {
    /// In lower case.
    pub(crate) text: &'static str,
    /// What it means.
    pub(crate) meaning: Meaning,
    /// Its classes.
    pub(crate) classes: Classes,
}

impl Word {
    /// A word we do not know.
    pub const UNKNOWN: Word = Word(0);

    /// What it means.
    pub fn meaning(self) -> Meaning {
        en::ENTRIES[self.0 as usize].meaning
    }

    /// Its classes.
    pub fn classes(self) -> Classes {
        CLASSES[self.0 as usize]
    }

    /// Whether it is a weekday, whole or short.
    pub fn is_weekday(self) -> bool {
        matches!(self.meaning(), Meaning::Weekday(_))
    }

    /// The word in lower case; empty for an unknown one.
    pub fn text(self) -> &'static str {
        en::ENTRIES[self.0 as usize].text
    }
}

/// Looks a word up, in any case.
pub fn look_up(word: &str) -> Word {
    let bytes = word.as_bytes();
    if bytes.len() > LONGEST || bytes.is_empty() {
        return Word::UNKNOWN;
    }
    find(bytes, key_of(bytes))
}

/// Looks up the word `bytes[start..end]` without copying it.
pub(crate) fn look_up_at(bytes: &[u8], start: usize, end: usize) -> Word {
    let len = end - start;
    if len > LONGEST {
        return Word::UNKNOWN;
    }
    let key = match bytes.get(start..start + 8).map(<[u8; 8]>::try_from) {
        Some(Ok(eight)) => {
            let mask = if len >= 8 {
                u64::MAX
            } else {
                (1 << (8 * len)) - 1
            };
            (u64::from_le_bytes(eight) | 0x2020_2020_2020_2020) & mask
        }
        _ => key_of(&bytes[start..end]),
    };
    find(&bytes[start..end], key)
}

/// The longest word of the table, in bytes.
const LONGEST: usize = 16;

/// Classes apart from the entries: the tokenizer asks for nothing else.
static CLASSES: [Classes; en::ENTRIES.len()] = {
    let mut all = [Classes::NONE; en::ENTRIES.len()];
    let mut i = 0;
    while i < all.len() {
        all[i] = en::ENTRIES[i].classes;
        i += 1;
    }
    all
};

static INDEX: Index<4096> = {
    let mut index = Index::new();
    let mut i = 1;
    while i < en::ENTRIES.len() {
        let text = en::ENTRIES[i].text;
        assert!(text.len() <= LONGEST, "a word is too long for the table");
        index.add(text, i);
        i += 1;
    }
    index
};

fn find(bytes: &[u8], key: u64) -> Word {
    let is = |position: usize| {
        bytes.len() <= 8
            || en::ENTRIES[position].text.as_bytes()[8..].eq_ignore_ascii_case(&bytes[8..])
    };
    let found = INDEX.find(key, bytes.len(), is);
    found.map_or(Word::UNKNOWN, |position| Word(position as u16))
}

/// Units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Business days.
    BusinessDay,
    /// Nights.
    Night,
    /// Weekends.
    Weekend,
    /// Weeks.
    Week,
    /// Fortnights.
    Fortnight,
    /// Months.
    Month,
    /// Quarters.
    Quarter,
    /// Halves of a year.
    HalfYear,
    /// Seasons.
    Season,
    /// Years.
    Year,
    /// Decades.
    Decade,
    /// Centuries.
    Century,
    /// Millennia.
    Millennium,
}

/// The words that choose one of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// this
    This,
    /// next: its readings may differ ("next Tuesday" on a Monday)
    Next,
    /// last: likewise
    Last,
    /// coming, this coming, upcoming: the first ahead
    Coming,
    /// past, this past: the latest behind
    Past,
    /// the same, that
    Same,
    /// the following (from the last named)
    Following,
    /// the previous, the preceding (from the last named)
    Previous,
    /// "the Tuesday after next", "the week after next"
    AfterNext,
    /// "the week before last"
    BeforeLast,
    /// "the end of the month": the one spoken of, which is the or, in a story, the last named
    Spoken,
    /// "Wednesday this week": its week is said, so no second reading.
    OfThisWeek,
    /// "Wednesday next week", "Wednesday of next week"
    OfNextWeek,
    /// "Wednesday last week"
    OfLastWeek,
    /// "May of the following year": of the year after the one last named
    OfFollowingYear,
    /// "May of the previous year"
    OfPreviousYear,
}

/// Seasons, with TIMEX3's two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// SP
    Spring,
    /// SU
    Summer,
    /// FA
    Fall,
    /// WI
    Winter,
}

/// Parts of a day, with TIMEX3's two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// MO
    Morning,
    /// MI (midday)
    Midday,
    /// AF
    Afternoon,
    /// EV
    Evening,
    /// NI
    Night,
    /// DT (daytime)
    Daytime,
    /// NI, between two days: "overnight"
    Overnight,
    /// Close of business, end of the day.
    Close,
    /// Before the open (markets).
    Open,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_finds_itself_in_any_case() {
        for (i, entry) in en::ENTRIES.iter().enumerate().skip(1) {
            assert_eq!(look_up(entry.text), Word(i as u16), "{}", entry.text);
            assert_eq!(look_up(&entry.text.to_uppercase()), Word(i as u16));
        }
        assert_eq!(look_up("zebra"), Word::UNKNOWN);
    }

    #[test]
    fn zones_and_named_days_have_words_of_their_own() {
        for (i, zone) in ZONES.iter().enumerate() {
            let others = ZONES.iter().filter(|z| z.text == zone.text).count();
            assert_eq!(others, 1, "{} stands twice", zone.text);
            assert!(i < 256);
        }
        for (name, _) in NAMED_DAYS {
            let first = name.split([' ', '-', '\'']).next().unwrap_or("");
            let classes = look_up(first).classes();
            assert!(
                classes.any(Classes::NAMED),
                "{name}: {first} is no NAMED word"
            );
        }
    }
}
