//! How much a record looks like the masthead or the byline of its page.

use super::piece::{Page, Sense};
use super::shape::{At, Record};
use crate::document::BlockKind;
use crate::extract::day::{
    SCHEDULES, entitles, is_deictic, is_schedule_title, names_day, without_clock,
};
use crate::extract::fields::{has_any_word, has_word, starts_with, words};
use crate::issue::IssueDateFrom;
use crate::resolve::{Frame, resolve};
use crate::timex::expr::{ExprKind, Period};

/// Lines of a page's top that may be its masthead or byline.
const TOP: usize = 8;

/// Days from which on a span that holds the issue's own day is that of the page ("October 17, 2022 – January 14, 2023").
const PAGE_SPAN: i64 = 10;

/// Whether a record's days are those that the page covers: a long span around the issue's day.
fn spans_issue(page: &Page<'_>, record: &Record, issue: chrono::NaiveDate) -> bool {
    let frame = Frame {
        issue: Some(issue),
        ..Frame::default()
    };
    let days: Vec<(chrono::NaiveDate, chrono::NaiveDate)> = record
        .when
        .iter()
        .filter_map(|&i| resolve(&without_clock(&page.tag(i).expr), &frame).ok())
        .map(|w| {
            let first = w.start.date();
            (first, w.end.map_or(first, |e| e.date()))
        })
        .collect();
    let first = days.iter().map(|d| d.0).min();
    let last = days.iter().map(|d| d.1).max();
    first.zip(last).is_some_and(|(first, last)| {
        first <= issue && last >= issue && (last - first).num_days() >= PAGE_SPAN
    })
}

/// Whether a line begins with the number of the issue: "Vol. 4, No. 31 / May 2–8", "Issue 212 | 5 May".
fn is_numbered_issue(text: &str) -> bool {
    let led = ["vol. ", "volume ", "issue ", "no. ", "number "]
        .iter()
        .find(|lead| starts_with(text, lead));
    led.is_some_and(|lead| {
        let number = text[lead.len()..].trim_start_matches('#');
        let number = number
            .split([' ', ',', '.', ':', '/', '|'])
            .next()
            .unwrap_or("");
        let roman = || number.bytes().all(|b| b"IVXLC".contains(&b));
        !number.is_empty() && (number.bytes().all(|b| b.is_ascii_digit()) || roman())
    })
}

/// Whether a word is among the first of a text.
fn opens_with(text: &str, word: &str) -> bool {
    words(text).take(4).any(|w| w == word)
}

/// Whether a record is nothing but the line from which the issue has its day: it says nothing of how items look.
pub(super) fn is_issue_day(page: &Page<'_>, record: &Record) -> bool {
    let issue = page.scene.issue;
    let clue = issue.clues.first().and_then(|clue| clue.span);
    let (Some(clue), [when]) = (clue, &record.when[..]) else {
        return false;
    };
    record.divider == "lines"
        && issue.from == IssueDateFrom::Masthead
        && record.anchor() < TOP
        && page.senses[*when] == Sense::Day
        && clue.contains(page.tag(*when).span)
}

/// How much a record looks like the masthead or the byline: at the top, alone of its shape, on the issue's day or before.
pub(super) fn masthead(page: &Page<'_>, record: &Record, group: usize) -> f32 {
    let first = record.anchor();
    let clock = record
        .when
        .iter()
        .any(|&i| matches!(page.senses[i], Sense::Clock | Sense::Both));
    let labelled = page.text(record.span).contains(':');
    // "WHEN: Monday, June 10, 1 p.m." is of the day on which it is sent, or of none.
    let asked = starts_with(page.text(record.span), "when:");
    if clock && (asked || record.title.is_some_and(|t| t.at == At::Label)) {
        return 0.0;
    }
    if record.divider == "stack" && first < 4 && group == 1 && !clock && !labelled {
        return 1.0;
    }
    let markup = matches!(page.lines[first].kind, BlockKind::Heading(_))
        && page
            .text(page.lines[first].span)
            .contains(char::is_lowercase);
    if !clock
        && (entitles(page, first)
            || first < TOP && is_schedule_title(page, first)
            || markup && names_day(page, first))
    {
        return 1.0;
    }
    let Some(issue) = page.scene.issue.date else {
        return 0.0;
    };
    let text = page.text(record.span);
    if first < TOP && !clock && is_numbered_issue(text) {
        return 1.0;
    }
    // "Should This Paper Be Published?" is one title of many.
    let said = |word: &str| has_word(text, word) && (group == 1 || opens_with(text, word));
    let byline = starts_with(text, "by ")
        || has_word(text, "staff writer")
        || said("posted")
        || said("published");
    if byline {
        return 1.0;
    }
    let days = record
        .when
        .iter()
        .filter(|i| matches!(page.senses[**i], Sense::Day | Sense::Both));
    let day = days.into_iter().find_map(|&i| {
        let tag = page.tag(i);
        let frame = Frame {
            issue: Some(issue),
            ..Frame::default()
        };
        resolve(&without_clock(&tag.expr), &frame)
            .ok()
            .map(|w| w.end.map_or(w.start.date(), |e| e.date()))
    });
    if !clock && first < TOP && spans_issue(page, record, issue) {
        return 1.0;
    }
    let old = day.is_some_and(|d| d <= issue);
    let heading =
        matches!(page.lines[first].kind, BlockKind::Heading(1..=5)) && group == 1 && !clock;
    let top = first < TOP && group <= 2;
    let deictic = record.when.iter().any(|&i| is_deictic(&page.tag(i).expr));
    if deictic {
        return 0.0;
    }
    if first == 0 && group == 1 && !clock && day.is_some() && page.lines.len() > 6 {
        return 0.6;
    }
    let schedule = || has_any_word(text, SCHEDULES);
    let week = |&i: &usize| matches!(page.tag(i).expr.kind, ExprKind::Period(Period::Week(..)));
    if first < TOP && !clock && schedule() && record.when.iter().any(week) {
        return 0.6;
    }
    if group == 1
        && !clock
        && (first < TOP && day.is_some() && schedule()
            || record.divider == "lines" && day.is_some_and(|d| d < issue))
    {
        return 0.6;
    }
    if day == Some(issue) && first < TOP && !clock {
        return 1.0;
    }
    match (old, top, heading) {
        (true, true, _) => 1.0,
        (false, _, true) if first < TOP => 0.5,
        (true, false, true) => 0.4,
        _ => 0.0,
    }
}
