//! What the text says of all its times: whose clock they are on, and whether the day comes before the month.

use chrono::Datelike;
use chrono_tz::Tz;
use memchr::memmem;

use super::calendar::{ahead, head};
use super::masthead::full;
use crate::document::Document;
use crate::lexicon::ZoneEntry;
use crate::resolve::zone;
use crate::timex::expr::{Date, ExprKind, Order, Period};
use crate::timex::{Tag, Tags};

/// Words that begin a note about all times.
const NOTES: &[&str] = &[
    "ll times",
    "ll hours",
    "imes are",
    "ours are",
    "imes:",
    "imes listed",
    "imes given",
    "imezone:",
    "ime zone:",
];

/// Words between "times" and "are" in such a note: "Times below are", "Hours in this letter are".
const BETWEEN: &[&str] = &[
    "below",
    "above",
    "in",
    "this",
    "the",
    "letter",
    "list",
    "issue",
    "edition",
    "newsletter",
    "email",
    "e-mail",
    "calendar",
    "shown",
    "quoted",
    "mentioned",
    "here",
    "throughout",
    "stated",
    "printed",
];

/// How much behind them is read for a zone.
const REACH: usize = 60;

/// The zone of "All times are London time", "Times: GMT", "(all times Eastern)".
pub(in crate::issue) fn zone_of_all(document: &Document) -> Option<Tz> {
    let text = head(&document.text);
    let listed = NOTES
        .iter()
        .filter_map(|note| memmem::find(text.as_bytes(), note.as_bytes()));
    listed.chain(qualified(text)).find_map(|at| {
        let rest = ahead(text, at, REACH);
        let rest = &rest[..rest.find(['\n', ';']).unwrap_or(rest.len())];
        let rest = &rest[..rest.find(". ").unwrap_or(rest.len())];
        if let Some(iana) = rest.split([' ', '"', '\'']).find_map(iana) {
            return Some(iana);
        }
        zone::by_name(ZoneEntry::named_in(rest)?.iana)
    })
}

/// Where "Times below are …", "hours quoted in this letter are …" stand.
fn qualified(text: &str) -> impl Iterator<Item = usize> {
    let found = ["imes ", "ours "].into_iter();
    let places =
        found.flat_map(|word| memmem::find_iter(text.as_bytes(), word.as_bytes()).take(40));
    places.filter(|&at| {
        let mut words = ahead(text, at, REACH).split_ascii_whitespace().skip(1);
        let mut between = 0;
        let led = words.by_ref().take(5).take_while(|w| BETWEEN.contains(w));
        between += led.count();
        let verb = ahead(text, at, REACH)
            .split_ascii_whitespace()
            .nth(1 + between);
        between > 0 && verb.is_some_and(|w| matches!(w, "are" | "is" | "is:" | "are:"))
    })
}

/// A zone by its name in the tz database, as the head of a page written for a machine has it.
fn iana(word: &str) -> Option<Tz> {
    word.contains('/').then(|| zone::by_name(word)).flatten()
}

/// Whether the day comes first in the text's numeric dates: by those of which only one order is possible, else by its dates
/// in words, where all of them have one order ("12th April").
pub(in crate::issue) fn day_first(document: &Document, tags: &Tags) -> Option<bool> {
    let (mut first, mut second) = (0, 0);
    let (mut said_first, mut said_second) = (0, 0);
    for tag in tags.iter().take(600) {
        let date = match tag.expr.kind {
            ExprKind::Period(Period::Date(date)) | ExprKind::At(Period::Date(date), _) => {
                // "on Tuesday from 10.15": an hour, and no 10th or 15th of anything.
                if date.month.is_none() {
                    continue;
                }
                true
            }
            ExprKind::Range(_) => false,
            _ => continue,
        };
        let text = document.of(tag.span);
        let figures = numbers(text).filter(|_| order_in_words(text).is_none());
        match figures {
            Some((13..=31, 1..=12)) if date => first += 1,
            Some((1..=12, 13..=31)) if date => second += 1,
            Some((1..=12, 1..=12)) if date => match order_by_weekday(tag) {
                Some(true) => first += 1,
                Some(false) => second += 1,
                None => {}
            },
            None => match order_in_words(document.of(tag.span)) {
                Some(true) => said_first += 1,
                Some(false) => said_second += 1,
                None => {}
            },
            _ => {}
        }
    }
    if first == second && first == 0 {
        return (said_first > 0 && said_second == 0).then_some(true);
    }
    (first != second).then_some(first > second)
}

/// Which number is the day where only one order has the weekday that the date prints: "Thursday, 1/5/12".
fn order_by_weekday(tag: &Tag) -> Option<bool> {
    let (ExprKind::Period(Period::Date(date)) | ExprKind::At(Period::Date(date), _)) =
        tag.expr.kind
    else {
        return None;
    };
    let (month, day, weekday) = (date.month?, date.day?, date.weekday?);
    let fits = |month, day| {
        let read = Date {
            month: Some(month),
            day: Some(day),
            order: Order::Certain,
            ..date
        };
        full(read).is_some_and(|found| found.weekday() == weekday)
    };
    match (fits(day, month), fits(month, day)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Whether the day stands before the month's name ("12th April", "Saturday 12 April"); `None` where there is no name or no day.
fn order_in_words(text: &str) -> Option<bool> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let words = || {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
    };
    let month = words().position(|w| {
        let start = w.get(..3).unwrap_or("").to_ascii_lowercase();
        MONTHS.contains(&start.as_str())
    })?;
    let day = words().position(|w| {
        let digits = w.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits) && (w.len() == digits || w.len() == digits + 2)
    })?;
    Some(day < month)
}

/// The first two numbers of "25/12/2024", "28.5.": parted by a slash, a point or a hyphen.
fn numbers(text: &str) -> Option<(u32, u32)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[start..];
    let first = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(first..)?.strip_prefix(['/', '.', '-'])?;
    let second = after.bytes().take_while(u8::is_ascii_digit).count();
    let short = (1..=2).contains(&first) && (1..=2).contains(&second);
    short.then_some(())?;
    Some((rest[..first].parse().ok()?, after[..second].parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone_in(text: &str) -> Option<&'static str> {
        let document = Document {
            text: text.to_owned(),
            ..Document::default()
        };
        zone_of_all(&document).map(|z| z.name())
    }

    #[test]
    fn a_note_about_all_times_gives_the_zone() {
        assert_eq!(
            zone_in("Harbor notes\nAll times Eastern.\n"),
            Some("America/New_York")
        );
        assert_eq!(zone_in("Harbor notes. All times are GMT"), Some("UTC"));
        for note in [
            "Times below are London time (BST).",
            "Hours quoted in this letter are London time.",
        ] {
            assert_eq!(zone_in(note), Some("Europe/London"), "{note}");
        }
        assert_eq!(
            zone_in("Times in the north are hard, say London papers."),
            None
        );
        assert_eq!(zone_in("Our hours in London are long."), None);
        assert_eq!(
            zone_in("All times are those of the venue. Call Pacific House."),
            None
        );
        assert_eq!(
            zone_in("all times ET unless marked CT."),
            Some("America/New_York")
        );
        assert_eq!(zone_in("The Times are a-changing"), None);
        assert_eq!(
            zone_in("---\ntimezone: America/Denver\n---\n"),
            Some("America/Denver")
        );
    }

    #[test]
    fn words_show_whether_the_day_comes_first() {
        for (text, expected) in [
            ("Saturday 12th April", Some(true)),
            ("3 June 2025", Some(true)),
            ("April 12", Some(false)),
            ("Tuesday, Sept. 3, 2024", Some(false)),
            ("June 2025", None),
            ("Tuesday", None),
        ] {
            assert_eq!(order_in_words(text), expected, "{text}");
        }
    }

    #[test]
    fn two_numbers_show_which_is_the_day() {
        assert_eq!(numbers("25/12/2024"), Some((25, 12)));
        assert_eq!(numbers("Monday, 2/24/20"), Some((2, 24)));
        assert_eq!(numbers("2024-12-25"), None);
        assert_eq!(numbers("25 December"), None);
    }
}
