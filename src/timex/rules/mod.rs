//! All rules, in order: of two expressions of equal length the earlier rule wins.
//!
//! To add a rule: a [`Rule`] in its family's list, phrases in `tests/timex/<family>.txt`, look-alikes in
//! `tests/timex/not-times.txt`. One that can begin with digits says what may stand behind them (`behind.rs`).

mod absolute;
mod clock;
mod clock_range;
mod clock_words;
mod corpus;
mod day_clock;
pub(super) mod dotted;
mod duration;
mod loose;
mod named_day;
pub(super) mod numbered;
mod numeric;
mod numeric_days;
mod part_of_day;
mod period;
mod quarter;
mod range;
mod recurring;
mod relative;
mod shift;
mod weekday;
mod year;
mod zone_words;

use super::rule::Rule;

const FAMILIES: &[&[Rule]] = &[
    day_clock::RULES,
    clock_range::RULES,
    range::RULES,
    absolute::RULES,
    numeric::RULES,
    numeric_days::RULES,
    weekday::RULES,
    named_day::RULES,
    relative::RULES,
    clock::RULES,
    recurring::RULES,
    corpus::RULES,
    quarter::RULES,
    year::RULES,
    period::RULES,
    duration::RULES,
    loose::RULES,
];

const COUNT: usize = {
    let mut count = 0;
    let mut i = 0;
    while i < FAMILIES.len() {
        count += FAMILIES[i].len();
        i += 1;
    }
    count
};

/// The rules of all families in one list.
pub(super) static RULES: [Rule; COUNT] = {
    const NONE: Rule = Rule {
        name: "",
        first: crate::lexicon::Classes::NONE,
        then: crate::lexicon::Classes::NONE,
        find: |_, _| None,
    };
    let mut all = [NONE; COUNT];
    let (mut family, mut at) = (0, 0);
    while family < FAMILIES.len() {
        let mut i = 0;
        while i < FAMILIES[family].len() {
            all[at] = FAMILIES[family][i];
            at += 1;
            i += 1;
        }
        family += 1;
    }
    all
};
