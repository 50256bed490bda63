//! Whether a year, a season, a unit or a repetition is one.

use crate::lexicon::{Classes, Unit};
use crate::timex::view::View;
use crate::token::Kind;

use super::clock::hour_ends;
use super::date::{noun_follows, phrase_ends};
use super::number::{counted, digits_before, number_is_led, number_runs_on};
use super::word::is_past;

/// Whether four digits are a year.
pub(in crate::timex) fn is_year(v: &View<'_>, i: usize, number: u32) -> bool {
    // "the 1951 and 1952 seasons"
    let listed = v.said_any(i, &["and", "or"]) && i > 1;
    let first = v.digits(i.saturating_sub(2), 4..=4);
    if listed
        && (1900..=2060).contains(&number)
        && first.is_some_and(|first| (1900..number).contains(&first))
        && v.says(i + 1, "seasons")
    {
        return true;
    }
    if digits_before(v, i)
        || number_runs_on(v, i + 1)
        || counted(v, i + 1) && !v.has(i + 1, Classes::UNIT) && !is_mid(v, i)
        || number_is_led(v, i)
        || v.say(i + 1, &["local", "time"])
    {
        return false;
    }
    let led = v.said_any(
        i,
        &[
            "in", "since", "by", "of", "until", "till", "from", "to", "before", "after", "during",
            "early", "late", "mid", "through", "around", "circa", "and", "between", "than", "for",
            "the",
        ],
    );
    if v.story && told_year(v, i, number) {
        return true;
    }
    let era = v.has(i + 1, Classes::ERA)
        || v.mark(i + 1, '-') && v.tight(i + 1, '-') && v.is_number(i + 2);
    if era || v.timeml && is_name_with_number(v, i) || v.say(i + 1, &["of", "them"]) {
        return false;
    }
    match number {
        1900..=2060 => {
            let name = v.capital(i + 1)
                && !v.new_line(i + 1)
                && !v.has(i + 1, Classes::MONTH.with(Classes::WEEKDAY));
            let heads = v.timeml && !v.has(i + 2, Classes::ADDRESS);
            led || !name || heads && !v.begins(i)
        }
        1500..=1899 | 2061..=2100 => {
            led && !v.said_any(i, &["to", "than", "the", "for", "and"]) || v.marked(i, '(')
        }
        1000..=1499 => v.said_any(i, &["in", "since", "circa"]) && hour_ends(v, i + 1),
        _ => false,
    }
}

/// Whether three digits behind a month or a season are a year: "April 705", "8 August 731", "the autumn of 709", not "In May 300
/// men".
pub(in crate::timex) fn is_early_year(v: &View<'_>, i: usize) -> bool {
    let first = v.at(i).len() == 3 && v.at(i).number >= 100;
    let free = !number_runs_on(v, i + 1) && !counted(v, i + 1) && !v.mark(i + 1, '-');
    first && free && (!noun_follows(v, i + 1) || v.capital(i + 1)) && !v.marked(i, ',')
}

/// Whether three digits alone are a year of a history: "In 651 Yazdgird fled", "until 439."
pub(in crate::timex) fn is_early_year_alone(v: &View<'_>, i: usize) -> bool {
    let words = &["in", "since", "until", "till", "circa", "c"];
    let led =
        v.said_any(i, words) || v.marked(i, '.') && v.says_any(i.wrapping_sub(2), &["c", "ca"]);
    let late = v.says_any(i.wrapping_sub(2), &["late", "early"]);
    let heads = v.begins(i.saturating_sub(1)) || late;
    led && is_early_year(v, i)
        && !digits_before(v, i)
        && (heads || !v.capital(i + 1))
        && !v.says_any(i + 1, &["or", "of", "to", "in"])
}

/// "In 1145 the town fell", "1776 found him a midshipman", "from mid-1904 people walked": years of a history.
fn told_year(v: &View<'_>, i: usize, number: u32) -> bool {
    if v.has(i + 1, Classes::ERA) || !(1000..=2060).contains(&number) || is_name_with_number(v, i) {
        return false;
    }
    let hour = number < 1500 && number % 100 < 60 && super::clock::is_told_clock(v, i);
    if v.said_any(i, &["at"]) || hour {
        return false;
    }
    let words = &[
        "in", "since", "until", "till", "by", "before", "after", "during", "early", "late",
        "around", "circa", "of", "from", "between", "c",
    ];
    let led = v.said_any(i, words)
        || v.marked(i, '-') && v.says_any(i.wrapping_sub(2), &["mid", "early", "late"])
        || v.marked(i, '.') && v.says_any(i.wrapping_sub(2), &["c", "ca"]);
    let heads = v.begins(i) && number > 1400 && (v.has(i + 1, Classes::AUXILIARY) || i == 0)
        || v.begins(i) && number > 1400 && is_past(v, i + 1);
    let plain = !noun_follows(v, i + 1)
        || v.capital(i + 1)
        || v.begins(i.saturating_sub(1))
        || v.marked(i, '-');
    heads || led && plain
}

/// "mid-1904"
fn is_mid(v: &View<'_>, i: usize) -> bool {
    v.marked(i, '-') && v.says_any(i.wrapping_sub(2), &["mid"])
}

/// "the Orion 1980", "Expo 2000": a name goes on in its number.
fn is_name_with_number(v: &View<'_>, i: usize) -> bool {
    let name = v.before(i);
    i > 0
        && v.capital(i - 1)
        && !v.begins(i - 1)
        && !v.new_line(i)
        && name.classes() == Classes::NONE
        && !v.at(i).glued()
}

/// Whether a season alone is one: "in the spring", "by winter", not "prices fall".
pub(in crate::timex) fn is_season(v: &View<'_>, i: usize) -> bool {
    if v.mark(i + 1, '-') && v.glued(i + 1) {
        return false;
    }
    if v.marked(i, '-') && v.says_any(i.wrapping_sub(2), &["mid", "early", "late"]) {
        return !noun_follows(v, i + 1);
    }
    let the = v.said_any(i, &["the"]);
    let led = v.said_any(
        i,
        &[
            "in", "by", "until", "since", "early", "late", "mid", "every", "each", "through",
            "during", "of", "till", "before", "into",
        ],
    );
    let often = v.has(i, Classes::OFTEN_OTHER);
    if v.story && the && told_season(v, i) {
        return true;
    }
    let ends = !noun_follows(v, i + 1) && !v.has(i + 1, Classes::THE.with(Classes::A));
    match () {
        () if the && often => {
            v.said_any(
                i - 1,
                &[
                    "in",
                    "by",
                    "until",
                    "since",
                    "during",
                    "for",
                    "through",
                    "of",
                    "into",
                    "over",
                    "throughout",
                ],
            ) && ends
                && !v.says(i + 1, "of")
        }
        () if the => ends && !v.says(i + 1, "of"),
        () if led => ends && !(v.says(i, "fall") && v.said_any(i, &["of"])),
        _ => !often && v.timeml && ends,
    }
}

/// "through the winter three columns", "by the beginning of the summer the town": in a history a preposition is enough.
fn told_season(v: &View<'_>, i: usize) -> bool {
    let led = v.said_any(
        i - 1,
        &[
            "in",
            "by",
            "until",
            "since",
            "during",
            "through",
            "throughout",
            "from",
            "of",
            "over",
            "before",
            "after",
            "all",
        ],
    );
    let plain = !noun_follows(v, i + 1) || v.has(i + 1, Classes::CARDINAL) || v.capital(i + 1);
    // "The autumn saw the army fall back."
    let subject = v.begins(i - 1) && (is_past(v, i + 1) || v.has(i + 1, Classes::AUXILIARY));
    (led && plain || subject) && !v.says(i + 1, "of") && !v.mark(i + 1, '-')
}

/// Whether "the week", "the year", "the day" are the one spoken of.
pub(in crate::timex) fn is_the_unit(v: &View<'_>, i: usize, unit: Unit) -> bool {
    let whole = &["full", "entire", "whole"];
    let full = usize::from(v.timeml && unit >= Unit::Week && v.said_any(i, whole));
    if i <= full || !v.says(i - full - 1, "the") || v.mark(i + 1, '-') {
        return false;
    }
    if !v.timeml {
        let weekend = unit == Unit::Weekend && v.said_any(i - 1, WEEKEND_LEADS);
        let edge = i > 2
            && v.says_any(i - 2, &["of", "in"])
            && v.says_any(
                i - 3,
                &[
                    "end",
                    "beginning",
                    "start",
                    "middle",
                    "later",
                    "earlier",
                    "rest",
                    "remainder",
                    "close",
                ],
            );
        let out = v.said_any(i - 1, &["before"]) && v.say(i + 1, &["is", "out"]);
        return (weekend || edge || out)
            && unit >= Unit::Weekend
            && unit <= Unit::Year
            && !v.mark(i + 1, '-');
    }
    let of = v.says(i + 1, "of") && v.at(i + 2).kind == Kind::Word;
    let counts = v.has(i + 1, Classes::UNIT.with(Classes::DIGITS));
    let ends = (phrase_ends(v, i + 1) || !counts) && !of;
    match unit {
        Unit::Week | Unit::Month | Unit::Year | Unit::Weekend | Unit::Quarter => {
            ends || v.mark(i + 1, '\'')
        }
        // "the end of the century"
        Unit::Decade | Unit::Century => {
            i > 3
                && v.says(i - 2, "of")
                && v.says_any(i - 3, &["end", "beginning", "start", "middle", "close"])
                && ends
        }
        _ => false,
    }
}

/// Words in front of "the weekend" that make it a time.
const WEEKEND_LEADS: &[&str] = &[
    "over", "at", "during", "for", "through", "by", "before", "until", "till", "as",
];

/// Whether a plural is somebody's or counted: "his weekends", "two mornings".
pub(in crate::timex) fn owned(v: &View<'_>, i: usize) -> bool {
    v.had(
        i,
        Classes::DETERMINER
            .with(Classes::CARDINAL)
            .with(Classes::DIGITS)
            .with(Classes::SOME),
    ) || v.marked(i, '\'')
        || v.marked(i, '-')
}

/// Whether "daily", "weekly" say how often, and do not only name a kind of thing.
pub(in crate::timex) fn is_repeatedly(v: &View<'_>, i: usize) -> bool {
    if v.capital(i) && !v.begins(i) || v.marked(i, '-') || v.mark(i + 1, '-') {
        return false;
    }
    let ends = phrase_ends(v, i + 1);
    let names_a_kind = v.says_any(i, &["annual", "quarterly", "bimonthly"]);
    !names_a_kind && (ends || v.timeml && is_regular(v, i))
}

/// Whether the corpora take the adjective for a repetition: "the daily tally", but not "average daily volume", "daily flights".
fn is_regular(v: &View<'_>, i: usize) -> bool {
    let plural = |at: usize| {
        let word = v.word(at);
        let singular = ["ss", "is", "us"].iter().any(|end| word.ends_with(end));
        word.ends_with('s') && !singular && v.at(at).kind == Kind::Word
    };
    v.says_any(
        i,
        &["daily", "weekly", "hourly", "monthly", "nightly", "yearly"],
    ) && !v.said_any(i, &["average"])
        && !plural(i + 1)
}
