//! Lists whose day headings were lost: where the clock runs backwards, the next day begins.
//!
//! Only a list that some line gives several days is read so. The days are those that a line above it names one by one, or
//! those of its week from the first on; either is a guess that wants a look.

use chrono::NaiveTime;

use super::extent::breaks;
use super::piece::{Page, Sense};
use super::shape::Record;
use crate::extract::day::{Calendar, Lender, is_bare_weekday, without_clock};
use crate::extract::fields::has_any_word;
use crate::resolve::{Basis, Days, Doubt, Doubts, Frame, Lent, Moment, Why, resolve};
use crate::span::Span;

/// Items of the shortest list.
const LEAST: usize = 3;
/// Days of the longest one.
const MOST: usize = 5;
/// Minutes by which the clock must run backwards.
const BACK: i64 = 30;
/// Lines above the list that may name its days.
const REACH: usize = 6;

/// For each record the day that its place in the list gives it.
pub(super) fn days(
    page: &Page<'_>,
    calendar: &Calendar<'_, '_>,
    records: &[Record],
) -> Vec<Option<Lender>> {
    let mut lent = vec![None; records.len()];
    let mut from = 0;
    while from < records.len() {
        let mut to = from + 1;
        while to < records.len() && !breaks(page, records, to) {
            to += 1;
        }
        // What names its own day at the end is another list: "Most read", with the dates of articles.
        let dated = |record: &Record| {
            let day = |&i: &usize| matches!(page.senses[i], Sense::Day | Sense::Both);
            record.when.iter().any(day)
        };
        let own = records[from..to]
            .iter()
            .rev()
            .take_while(|r| dated(r))
            .count();
        if let Some(found) = of_list(page, calendar, &records[from..to - own]) {
            for (slot, lender) in lent[from..to - own].iter_mut().zip(found) {
                *slot = Some(lender);
            }
        }
        from = to;
    }
    lent
}

/// The days of one list.
fn of_list(
    page: &Page<'_>,
    calendar: &Calendar<'_, '_>,
    records: &[Record],
) -> Option<Vec<Lender>> {
    let first = records.first().filter(|_| records.len() >= LEAST)?.anchor();
    let lender = calendar.lend(first, None)?;
    let span = calendar.week(&lender);
    let named = named_days(page, calendar, records[0].first());
    if span.first == span.last && named.len() < 2 {
        return None;
    }
    let clocks: Vec<NaiveTime> = records
        .iter()
        .map(|record| hour(page, calendar, record, &lender))
        .collect::<Option<_>>()?;
    let mut numbers = vec![0usize];
    for two in clocks.windows(2) {
        let back = (two[0] - two[1]).num_minutes() >= BACK;
        numbers.push(numbers.last().copied().unwrap_or(0) + usize::from(back));
    }
    let days = numbers.last().copied().unwrap_or(0) + 1;
    if !(2..=MOST).contains(&days) || records.len() < days * 2 {
        return None;
    }
    let day = |number: usize| match named.get(number) {
        Some(day) if named.len() == days => Some(*day),
        _ => span
            .first
            .checked_add_days(chrono::Days::new(number as u64))
            .filter(|day| *day <= span.last),
    };
    numbers
        .into_iter()
        .map(|number| {
            Some(Lender {
                lent: Lent {
                    days: Days::one(day(number)?),
                    basis: Basis::Assumed(Why::Issue),
                },
                doubts: lender.doubts.with(Doubts::of(Doubt::DayFromClock)),
                ..lender
            })
        })
        .collect()
}

/// The hour of a record that names no day; none where the half of the day is open.
fn hour(
    page: &Page<'_>,
    calendar: &Calendar<'_, '_>,
    record: &Record,
    lender: &Lender,
) -> Option<NaiveTime> {
    let clock = |&&i: &&usize| page.senses[i] == Sense::Clock;
    let only = record.when.iter().all(|&i| page.senses[i] == Sense::Clock);
    let tag = page.tag(*record.when.iter().find(clock).filter(|_| only)?);
    let frame = Frame {
        near: Some(Lent {
            days: Days::one(lender.lent.days.first),
            basis: Basis::Stated,
        }),
        ..calendar.frame(record.anchor())
    };
    let when = resolve(&tag.expr, &frame).ok()?;
    match when.start {
        Moment::Clock(at) if !when.doubts.has(Doubt::HalfAssumed) => Some(at.time()),
        _ => None,
    }
}

/// Whether a sentence says that a day has nothing: "Nothing is planned for Monday", "No hearings on Friday".
fn is_denied(page: &Page<'_>, line: Span, day: Span) -> bool {
    const NONE: &[&str] = &[
        "nothing", "no", "none", "neither", "off", "closed", "recess",
    ];
    let text = page.text(line);
    let at = (day.start - line.start) as usize;
    let from = text[..at]
        .rfind(['.', ';', '!', '?'])
        .map_or(0, |dot| dot + 1);
    let to = text[at..]
        .find(['.', ';', '!', '?'])
        .map_or(text.len(), |dot| at + dot);
    let sentence = &text[from..to];
    has_any_word(sentence, NONE)
}

/// The weekdays that the line nearest above a list names one by one.
fn named_days(page: &Page<'_>, calendar: &Calendar<'_, '_>, line: usize) -> Vec<chrono::NaiveDate> {
    let above = (line.saturating_sub(REACH)..line).rev();
    let mut named = above.map(|index| {
        let days = page
            .usable(page.lines[index].tags.clone())
            .map(|i| page.tag(i))
            .filter(|tag| is_bare_weekday(&without_clock(&tag.expr)))
            .filter(|tag| !is_denied(page, page.lines[index].span, tag.span))
            .filter_map(|tag| Some(calendar.day(tag, index)?.start.date()));
        days.collect::<Vec<_>>()
    });
    named
        .find(|days| days.len() >= 2 && days.is_sorted())
        .unwrap_or_default()
}
