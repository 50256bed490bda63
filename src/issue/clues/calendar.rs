//! What the world's calendar says of a text's day: holidays, elections, changes of the clocks.

use chrono::Weekday;
use memchr::memmem;

use super::gather::Gather;
use super::greeting::GREETING;
use super::piece::words;
use super::shapes;
use crate::document::Document;
use crate::issue::factor::{Kind, Says, Shape, Target};
use crate::lexicon::NamedDay;
use crate::resolve::named_day;
use crate::sentence::Direction;
use crate::span::Span;
use crate::timex::expr::Near;

/// How much of a text is searched for words that no time expression marks.
const TEXT: usize = 256 << 10;

/// A named day in the text: counted down to, today, tomorrow, or only near.
pub(super) fn named(
    day: NamedDay,
    year: Option<i32>,
    near: Option<Near>,
    span: Span,
    (before, after): (&str, &str),
    tense: Direction,
    gather: &mut Gather<'_>,
) {
    let inside = gather.text_of(span);
    if day == NamedDay::GoodFriday && is_greeting(before, after, inside) {
        gather.greeting(Weekday::Fri, GREETING, span);
        return;
    }
    let name = words_of(day);
    let target = match year.and_then(|y| named_day(day, y)) {
        Some(day) => Target::Day(day),
        None => Target::Named(day),
    };
    if let Some(days) = countdown(before, inside, after) {
        let says = Says::Countdown(target, days);
        gather.add(
            Kind::Countdown,
            says,
            span,
            format!("{days} days to {name}"),
        );
        return;
    }
    let close = |words: &[&str]| words.iter().any(|w| before.trim_end().ends_with(w));
    let (shape, says) = if close(&["happy", "merry", "blessed"]) {
        (shapes::WISHED, format!("a good {name} is wished"))
    } else if close(&["today is", "it's", "it’s", "today,"])
        || after.trim_start().starts_with("today")
    {
        (shapes::OWN_DAY, format!("it is {name}"))
    } else if close(&["tomorrow is", "tomorrow,", "eve of"])
        || after.trim_start().starts_with("tomorrow")
    {
        (shapes::EVE, format!("{name} is tomorrow"))
    } else {
        match (near, tense) {
            (Some(Near::Last | Near::Past), _) | (_, Direction::Past) => {
                (shapes::AFTER_NAMED, format!("{name} lies behind"))
            }
            (_, Direction::Future) => (shapes::BEFORE_NAMED, format!("{name} lies ahead")),
            _ => (shapes::NEAR_NAMED, format!("{name} is near")),
        }
    };
    gather.add(Kind::NamedDay, Says::Away(target, shape), span, says);
}

/// "Good Friday morning." begins a letter of any Friday.
fn is_greeting(before: &str, after: &str, inside: &str) -> bool {
    let time = words(inside).nth(2).or_else(|| words(after).next());
    let time = time.unwrap_or("").to_lowercase();
    words(before).next().is_none() && matches!(time.as_str(), "morning" | "afternoon" | "evening")
}

/// The days of "five days until", "8 days to go before", "is 15 days away".
fn countdown(before: &str, inside: &str, after: &str) -> Option<i32> {
    let until = |w: &str| matches!(w, "until" | "till" | "til" | "before" | "to");
    let mut back: Vec<&str> = words(before).collect();
    back.reverse();
    let within = words(inside).next().is_some_and(until);
    let apart = back.iter().take(3).position(|w| until(w));
    let until = match within {
        true => Some(0),
        false => apart?.checked_add(1),
    };
    let in_front = until.and_then(|from| count_days(back.get(from..)?));
    in_front.or_else(|| {
        let ahead: Vec<&str> = words(after).take(8).collect();
        let at = ahead.iter().position(|w| matches!(*w, "away" | "off"))?;
        let mut list: Vec<&str> = ahead.get(..at)?.to_vec();
        list.reverse();
        count_days(&list)
    })
}

/// The days of "there are 32 days until July 4": of a date "before" and "to" would only be a term.
pub(super) fn days_until(before: &str, inside: &str) -> Option<i32> {
    let until = |w: &str| matches!(w, "until" | "till" | "til");
    let mut back: Vec<&str> = words(before).collect();
    back.reverse();
    let from = match words(inside).next().is_some_and(until) {
        true => 0,
        false => usize::from(back.first().is_some_and(|w| until(w))),
    };
    let led = from > 0 || words(inside).next().is_some_and(until);
    led.then(|| count_days(back.get(from..)?)).flatten()
}

/// A number of days or weeks, its words from last to first: `["days", "five"]`.
fn count_days(words: &[&str]) -> Option<i32> {
    let at = words
        .iter()
        .take(3)
        .position(|w| matches!(*w, "days" | "day" | "weeks" | "week"))?;
    let number = words.get(at + 1)?;
    let count = number.parse().ok().or_else(|| {
        const NAMES: [&str; 13] = [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ];
        NAMES
            .iter()
            .position(|n| n == number)
            .and_then(|n| i32::try_from(n).ok())
    })?;
    let unit = if words[at].starts_with("week") { 7 } else { 1 };
    (0..=400).contains(&count).then_some(count * unit)
}

/// Whether the words are of a U.S. general election (and not of a primary, or one in another country).
pub(super) fn is_general_election(before: &str, after: &str) -> bool {
    const OTHERS: &[&str] = &[
        "primary",
        "runoff",
        "run-off",
        "special",
        "parliamentary",
        "snap",
        "local",
        "school",
        "student",
        "recall",
        "caucus",
    ];
    let near: Vec<&str> = words(before)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .take(6)
        .chain(words(after).take(6))
        .collect();
    let votes = |w: &&str| {
        matches!(
            *w,
            "election" | "elections" | "midterms" | "midterm" | "election's" | "election’s"
        )
    };
    let american = before.contains("u.s.")
        || after.contains("u.s.")
        || near.iter().any(|w| {
            matches!(
                *w,
                "american" | "presidential" | "midterm" | "midterms" | "general" | "nation's"
            )
        });
    near.iter().any(votes) && american && !near.iter().any(|w| OTHERS.contains(w))
}

/// The general election at a distance that the words give.
pub(super) fn election(
    shape: Shape,
    (before, after): (&str, &str),
    span: Span,
    gather: &mut Gather<'_>,
) {
    let has = |word: &str| before.contains(word) || after.contains(word);
    let (day, words) = if has("presidential") {
        (NamedDay::PresidentialElection, "the presidential election")
    } else if has("midterm") {
        (NamedDay::Midterms, "the midterm election")
    } else {
        (NamedDay::ElectionDay, "the U.S. election")
    };
    let said = if shape == shapes::NEXT_WEEKDAY {
        "is next Tuesday"
    } else {
        "is on Tuesday"
    };
    gather.add(
        Kind::NamedDay,
        Says::Away(Target::Named(day), shape),
        span,
        format!("{words} {said}"),
    );
    if day == NamedDay::ElectionDay {
        let says = Says::YearOfTwo {
            even: 0.55,
            odd: -1.3,
        };
        gather.add(
            Kind::NamedDay,
            says,
            span,
            format!("{words} is of an even year"),
        );
    }
}

/// "Happy New Year!", which names no day.
pub(super) fn new_year(document: &Document, gather: &mut Gather<'_>) {
    let text = head(&document.text);
    for needle in ["Happy New Year", "HAPPY NEW YEAR", "Happy new year"] {
        let Some(at) = memmem::find(text.as_bytes(), needle.as_bytes()) else {
            continue;
        };
        let end = at + needle.len();
        // "Happy New Year's Eve" is a day of its own.
        if text[end..].starts_with(['\'', '’', 's']) {
            continue;
        }
        let says = "a good new year is wished".to_owned();
        let target = Target::Yearly(1, 1, None);
        let wished = Says::Away(target, shapes::NEW_YEAR_WISHED);
        return gather.add(Kind::NamedDay, wished, Span::new(at, end), says);
    }
}

/// "the clocks went forward over the weekend", "daylight saving time ends this Sunday"; `elsewhere` says whether the text is
/// of a country whose clocks change on another day.
pub(super) fn clocks(document: &Document, gather: &mut Gather<'_>, elsewhere: impl Fn() -> bool) {
    for needle in ["clocks", "Clocks", "aylight saving", "aylight Saving"] {
        let text = head(&document.text);
        for at in memmem::find_iter(text.as_bytes(), needle.as_bytes()).take(3) {
            let sentence = sentence_around(text, at);
            let lower = sentence.to_lowercase();
            let Some((from, to)) = sentence_place(text, sentence) else {
                continue;
            };
            let has = |list: &[&str]| words(&lower).any(|w| list.contains(&w));
            let forward = has(&["forward", "begins", "began", "starts", "started", "begin"]);
            let back = has(&["back", "ends", "ended", "end", "fell"]);
            let day = match (forward, back) {
                (true, false) => NamedDay::ClocksForward,
                (false, true) => NamedDay::ClocksBack,
                _ => continue,
            };
            let abroad = has(&["europe", "uk", "britain", "london", "european", "british"])
                && !has(&["u.s", "us", "u", "states"]);
            if abroad || elsewhere() {
                continue;
            }
            let went = has(&[
                "went", "began", "ended", "started", "fell", "moved", "jumped",
            ]);
            let (shape, says) = if went {
                let morning = lower.contains("this morning") || lower.contains("last night");
                (
                    if morning {
                        shapes::OWN_DAY
                    } else {
                        shapes::CLOCKS_WENT
                    },
                    "have changed",
                )
            } else if lower.contains("tomorrow") {
                (shapes::EVE, "change tomorrow")
            } else {
                (shapes::CLOCKS_GO, "are about to change")
            };
            let says = format!("the clocks {says}");
            gather.add(
                Kind::NamedDay,
                Says::Away(Target::Named(day), shape),
                Span::new(from, to),
                says,
            );
        }
    }
}

/// The last `most` bytes before `at`, on a character border.
pub(super) fn back(text: &str, at: usize, most: usize) -> &str {
    let mut from = at.saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..at).unwrap_or("")
}

pub(super) fn ahead(text: &str, at: usize, most: usize) -> &str {
    let mut to = (at + most).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    text.get(at..to).unwrap_or("")
}

/// As much of a text as is searched.
pub(super) fn head(text: &str) -> &str {
    ahead(text, 0, TEXT)
}

/// The sentence around a place, at most a hundred bytes each way.
fn sentence_around(text: &str, at: usize) -> &str {
    let left = back(text, at, 100);
    let right = ahead(text, at, 100);
    let from = left.rfind(['\n', '|', '.', ';']).map_or(0, |i| i + 1);
    let to = right.find(['\n', '|', ';']).unwrap_or(right.len());
    let to = right.find(". ").unwrap_or(to).min(to);
    text.get(at - (left.len() - from)..at + to).unwrap_or("")
}

fn sentence_place(text: &str, sentence: &str) -> Option<(usize, usize)> {
    let at = (sentence.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    let lead = sentence.len() - sentence.trim_start().len();
    Some((at + lead, at + lead + sentence.trim().len()))
}

/// A named day in words, from its name in the code: `LaborDay` is "Labor Day".
fn words_of(day: NamedDay) -> String {
    let mut out = String::new();
    for c in format!("{day:?}").chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.push(c);
    }
    out
}
