//! The reasons to be unsure, by name; what each weighs is decided in `timeline/verdict.rs` alone.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! doubts {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// One reason to be unsure of an item. The names stay.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Doubt { $($(#[$doc])* $variant,)* }

        impl Doubt {
            /// Every doubt, in order.
            pub const ALL: &'static [Doubt] = &[$(Doubt::$variant,)*];

            /// Its name in JSON.
            pub fn name(self) -> &'static str {
                match self { $(Doubt::$variant => $name,)* }
            }
        }
    };
}

doubts! {
    /// The day comes from a publication's habit (a profile): the list names the next day's events.
    DayFromHabit = "day-from-habit",
    /// The day is only guessed from a common habit, for a publication without a profile.
    DayGuessed = "day-guessed",
    /// The day comes from a heading, a spanning cell or the item above.
    DayInherited = "day-inherited",
    /// The day is the issue's own, because nothing names one.
    DayFromIssue = "day-from-issue",
    /// The clock ran backwards in the list, so the next day was taken.
    DayFromClock = "day-from-clock",
    /// The issue date itself is not sure.
    IssueDate = "issue-date",
    /// The year was not said and two years are near.
    YearAssumed = "year-assumed",
    /// The weekday could point forwards or backwards.
    WeekdayDirection = "weekday-direction",
    /// "next" or "last" has two readings here.
    NextReading = "next-reading",
    /// Weekday and date disagree.
    WeekdayMismatch = "weekday-mismatch",
    /// Month and day could be the other way round.
    DayMonthOrder = "day-month-order",
    /// a.m. or p.m. was guessed from the hour alone.
    HalfAssumed = "half-assumed",
    /// Morning and evening are as likely for the hour, and the text says neither.
    HalfOpen = "half-open",
    /// a.m. or p.m. came from the other end of the range or from neighbours.
    HalfInherited = "half-inherited",
    /// The printed half of the day cannot be right ("9:00-6:00 PM", "11:30-1 PM").
    HalfMisprint = "half-misprint",
    /// A day without an hour, beside a clock time that no part of the item took.
    HourUnread = "hour-unread",
    /// The end lies before the start.
    EndBeforeStart = "end-before-start",
    /// The zone abbreviation does not fit the season ("EST" in July).
    ZoneSeason = "zone-season",
    /// The zone abbreviation has several meanings.
    ZoneAmbiguous = "zone-ambiguous",
    /// The zone was taken from the place.
    ZoneFromPlace = "zone-from-place",
    /// The zone is not known: the place is abroad and nothing says whose clock.
    ZoneOpen = "zone-open",
    /// The local time does not exist (the clocks go forward).
    TimeGap = "time-gap",
    /// The local time exists twice (the clocks go back).
    TimeTwice = "time-twice",
    /// The clock is approximate ("about 3 p.m.").
    AboutTime = "about-time",
    /// A date that only bounds the event ("as soon as Friday", "no earlier than").
    NotBefore = "not-before",
    /// The date is vague but bounded ("in the coming days", "within weeks").
    VagueDate = "vague-date",
    /// Tentative in its own words: may, could, hopes, "(tbc)", "possible".
    Tentative = "tentative",
    /// Denied or negated.
    Denied = "denied",
    /// The text says two dates or times for one thing.
    Contradicted = "contradicted",
    /// Two sources disagree.
    SourcesDisagree = "sources-disagree",
    /// Its publication's list moved or renamed it without a word.
    SilentMove = "silent-move",
    /// The title is a guess (no clear title was found).
    TitleUnclear = "title-unclear",
    /// It is not clear that this is an event at all.
    KindUnclear = "kind-unclear",
    /// A lone record: no other of its shape supports it.
    LoneRecord = "lone-record",
    /// Far from the issue's day: perhaps a misprinted year.
    FarFromIssue = "far-from-issue",
    /// The subject is a pronoun that could not be resolved.
    PronounSubject = "pronoun-subject",
    /// The date was worked out from the last date named, not stated.
    FromAnaphor = "from-anaphor",
    /// More than one day named before could be the one it counts from.
    AnchorOpen = "anchor-open",
    /// A hypothesis or condition ("if", "unless", "would").
    Conditional = "conditional",
    /// A repetition that could not be expressed as a rule in full.
    RecurrenceOpen = "recurrence-open",
    /// A misspelling was read as a time word ("Wendesday", "Febuary").
    Misspelling = "misspelling",
    /// The text is in a language that is not read yet.
    Language = "language",
}

/// A set of doubts; in JSON a sorted list of names.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Doubts(u64);

impl Doubts {
    /// The empty set.
    pub const NONE: Doubts = Doubts(0);

    /// The set of one.
    pub fn of(doubt: Doubt) -> Self {
        Doubts(1 << doubt as u64)
    }

    /// Adds one.
    pub fn add(&mut self, doubt: Doubt) {
        self.0 |= 1 << doubt as u64;
    }

    /// Takes one out.
    pub fn remove(&mut self, doubt: Doubt) {
        self.0 &= !(1 << doubt as u64);
    }

    /// Whether it is in the set.
    pub fn has(self, doubt: Doubt) -> bool {
        self.0 & (1 << doubt as u64) != 0
    }

    /// Both sets together.
    pub fn with(self, other: Doubts) -> Doubts {
        Doubts(self.0 | other.0)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The doubts in order.
    pub fn iter(self) -> impl Iterator<Item = Doubt> {
        Doubt::ALL.iter().copied().filter(move |d| self.has(*d))
    }
}

impl fmt::Debug for Doubts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Doubt::name)).finish()
    }
}

impl FromIterator<Doubt> for Doubts {
    fn from_iter<I: IntoIterator<Item = Doubt>>(iter: I) -> Self {
        let mut set = Doubts::NONE;
        iter.into_iter().for_each(|d| set.add(d));
        set
    }
}

impl Serialize for Doubts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Doubt::name))
    }
}

impl<'de> Deserialize<'de> for Doubts {
    /// Unknown names are skipped, so that an older program reads a newer timeline.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let names = Vec::<String>::deserialize(deserializer)?;
        Ok(names
            .iter()
            .filter_map(|n| Doubt::ALL.iter().copied().find(|d| d.name() == n))
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_every_doubt_and_survives_json() {
        let all: Doubts = Doubt::ALL.iter().copied().collect();
        assert!(Doubt::ALL.len() <= 64);
        let json = serde_json::to_string(&all).expect("serializes");
        let back: Doubts = serde_json::from_str(&json).expect("parses");
        assert_eq!(all, back);
    }
}
