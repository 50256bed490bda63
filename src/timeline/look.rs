//! What an item looks like: of a list's line that was cut in the wrong place, or of half a sentence, it tells more than any rule.
//!
//! Input: a title and what stands beside it. Output: [`Sign`]s, each with a weight in `weights.rs`. `.ci/fit_confidence.py`
//! finds the same signs in the JSON: what changes here changes there.

use super::item::Item;
use crate::extract::{Kind, Origin, Sighting};
use crate::resolve::{Doubt, Moment};

/// Something about an item that makes it more or less likely to be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// The title is one word or none.
    OneWord,
    /// The title has two words.
    TwoWords,
    /// The title has fewer than four words (of prose).
    FewWords,
    /// The title has more than [`LONG`] words.
    Long,
    /// The title begins with a small letter, and not with an article.
    Small,
    /// The title is a few words in capitals.
    Shouted,
    /// The title of a list's item tells something: "the hall will be closed".
    Told,
    /// The title begins with a figure.
    Numbered,
    /// The title has a bar, an address or half a bracket in it.
    OddMarks,
    /// The title begins with a verb: the subject was not found.
    Headless,
    /// There is no host, no place, no link.
    Bare,
    /// There is no clock time.
    AllDay,
    /// The lists of its issue seem to be cut in the wrong places.
    Scattered,
    /// It is prose in an issue with lists.
    AmidLists,
    /// It is an event of a whole day in an issue whose lists mostly give hours.
    HourMissing,
    /// The same of prose: the hour may stand in another sentence.
    HourElsewhere,
}

impl Sign {
    /// All of them.
    pub(super) const ALL: &'static [Sign] = &[
        Sign::OneWord,
        Sign::TwoWords,
        Sign::FewWords,
        Sign::Long,
        Sign::Small,
        Sign::Shouted,
        Sign::Told,
        Sign::Numbered,
        Sign::OddMarks,
        Sign::Headless,
        Sign::Bare,
        Sign::AllDay,
        Sign::Scattered,
        Sign::AmidLists,
        Sign::HourMissing,
        Sign::HourElsewhere,
    ];
}

/// A title of more words than this is long.
const LONG: usize = 16;
/// Lists of fewer items say nothing about how they were cut.
const LEAST_LIST: usize = 3;
/// From this share of odd items on, the others of the list are doubted too.
const ODD_SHARE: f64 = 0.3;

/// Words that tell something where a title only names it.
const TELLING: &[&str] = &[
    "we", "our", "us", "is", "are", "was", "were", "will", "has", "have", "had", "be",
];

/// Words with which no title of a whole sentence begins.
const HEADS: &[&str] = &[
    "Is", "Are", "Was", "Were", "Will", "Has", "Have", "Had", "Be", "And", "Or", "But", "Which",
    "That", "Who",
];

/// A set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look(u32);

impl Look {
    /// What an item looks like among the others of its issue.
    pub(super) fn of(item: &Item, around: Surroundings) -> Self {
        let mut look = Look::of_title(&item.title);
        let missing = match item.origin {
            Origin::Prose => Sign::HourElsewhere,
            Origin::Listing => Sign::HourMissing,
        };
        let whole_day = item.kind == Kind::Event && item.all_day;
        look.set(missing, whole_day && around.hours);
        if item.origin == Origin::Prose {
            look.clear(&[
                Sign::OneWord,
                Sign::TwoWords,
                Sign::Long,
                Sign::Told,
                Sign::Numbered,
            ]);
            look.set(Sign::AmidLists, around.lists);
            return look;
        }
        look.clear(&[Sign::FewWords, Sign::Headless]);
        let place = item.location.name.is_some() || item.location.address.is_some();
        look.set(
            Sign::Bare,
            item.organizer.is_none() && !place && item.links.is_empty(),
        );
        look.set(Sign::AllDay, item.all_day);
        look.set(Sign::Scattered, around.scattered);
        look
    }

    fn of_title(title: &str) -> Self {
        let words = title
            .split_whitespace()
            .filter(|w| w.contains(char::is_alphanumeric))
            .count();
        let count = |c: char| title.matches(c).count();
        let small = title.chars().next().is_some_and(char::is_lowercase)
            && !["a ", "an ", "the "].iter().any(|a| title.starts_with(a));
        let capitals = title.contains(char::is_uppercase) && !title.contains(char::is_lowercase);
        let mut look = Look::default();
        look.set(Sign::OneWord, words < 2);
        look.set(Sign::TwoWords, words == 2);
        look.set(Sign::FewWords, words < 4);
        look.set(Sign::Long, words > LONG);
        look.set(Sign::Small, small);
        look.set(Sign::Shouted, capitals && words < 4);
        look.set(
            Sign::Told,
            title
                .split_whitespace()
                .skip(1)
                .any(|w| TELLING.contains(&w)),
        );
        look.set(
            Sign::Numbered,
            title.starts_with(|c: char| c.is_ascii_digit()),
        );
        look.set(
            Sign::OddMarks,
            title.contains(['|', '@']) || title.contains("http") || count('(') != count(')'),
        );
        look.set(
            Sign::Headless,
            title.split(' ').next().is_some_and(|w| HEADS.contains(&w)),
        );
        look
    }

    fn set(&mut self, sign: Sign, on: bool) {
        if on {
            self.0 |= 1 << sign as u32;
        }
    }

    fn clear(&mut self, signs: &[Sign]) {
        for sign in signs {
            self.0 &= !(1 << *sign as u32);
        }
    }

    /// Whether it has a sign.
    pub(super) fn has(self, sign: Sign) -> bool {
        self.0 & (1 << sign as u32) != 0
    }

    /// Its signs.
    pub(super) fn signs(self) -> impl Iterator<Item = Sign> {
        Sign::ALL.iter().copied().filter(move |s| self.has(*s))
    }

    /// Whether it speaks of a list that was cut in the wrong places.
    fn is_odd(self) -> bool {
        self.has(Sign::OneWord) || self.has(Sign::Small) || self.has(Sign::Shouted)
    }
}

/// What the other sightings of an issue say about each of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Surroundings {
    /// Too many items of its lists are odd or alone: the lists seem to be cut in the wrong places.
    pub(super) scattered: bool,
    /// There are lists.
    pub(super) lists: bool,
    /// Most items of the lists have a clock time.
    pub(super) hours: bool,
}

impl Surroundings {
    /// Looks at all sightings of an issue.
    pub(super) fn of(sightings: &[Sighting]) -> Self {
        let listed = || {
            sightings
                .iter()
                .filter(|s| s.origin == Origin::Listing && s.kind == Kind::Event)
        };
        let odd = listed().filter(|s| {
            let alone = s.doubts.with(s.when.doubts).has(Doubt::LoneRecord);
            alone || Look::of_title(&s.title).is_odd()
        });
        let (odd, all) = (odd.count(), listed().count());
        let timed = listed().filter(|s| matches!(s.when.start, Moment::Clock(_)));
        Surroundings {
            hours: all >= LEAST_LIST && 2 * timed.count() >= all,
            scattered: all >= LEAST_LIST && odd as f64 >= ODD_SHARE * all as f64,
            lists: all >= LEAST_LIST,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_title_has_no_sign_and_half_a_one_has() {
        let signs = |title: &str| Look::of_title(title).signs().collect::<Vec<_>>();
        assert_eq!(signs("Harbor dredging budget hearing"), []);
        assert_eq!(signs("and the tugs of the port"), [Sign::Small]);
        assert_eq!(
            signs("2024 tide tables are out"),
            [Sign::Told, Sign::Numbered]
        );
        assert_eq!(
            signs("Was put off (again until May"),
            [Sign::OddMarks, Sign::Headless]
        );
        assert_eq!(
            signs("RSVP"),
            [Sign::OneWord, Sign::FewWords, Sign::Shouted]
        );
    }
}
