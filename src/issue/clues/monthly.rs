//! The masthead of a paper that comes out once a month or every other: "March 2019", "December 2017 / January 2018", "Nov/Dec 2017".
//! It says year and month; the day is taken to be the first.

use chrono::{Datelike, NaiveDate};

use super::Stated;
use super::masthead_words::{EVENTS, INVITES};
use super::piece::words;
use crate::document::RawIssue;
use crate::issue::{Clue, IssueDateFrom};
use crate::lexicon::{Meaning, look_up};
use crate::span::Span;
use crate::timex::expr::{Date, End, ExprKind, Period, Year};
use crate::timex::{Tag, Tags, Within};

/// Lines from the top among which the masthead is looked for, and bytes.
const LINES: usize = 5;
const TOP: usize = 400;

/// The most words that the line may hold beside its months: a volume, a price, the paper's own name.
const WORDS: usize = 8;

/// How many tags are looked at for days with their weekday.
const TAGS: usize = 400;

/// What a month's masthead is worth alone, and where the weekdays of the text bear it out.
const ALONE: f64 = 0.75;
const BORNE_OUT: f64 = 0.92;

/// The month that the paper is of, as a statement of its first day.
pub(in crate::issue) fn monthly(raw: &RawIssue, tags: &Tags) -> Option<Stated> {
    let text = &raw.document.text;
    let start = raw.document.blocks.first()?.span.start as usize;
    let mut at = start;
    let mut seen = 0;
    for line in text.get(start..)?.split_inclusive('\n') {
        let span = Span::new(at, at + line.len());
        at += line.len();
        if line.trim().is_empty() {
            continue;
        }
        seen += 1;
        if seen > LINES || span.start as usize > start + TOP {
            return None;
        }
        if let Some((date, said)) = month_of(text, tags, span) {
            return Some(statement(raw, tags, date, said));
        }
    }
    None
}

/// The first day of the month that a line is about, where it is about nothing else.
fn month_of(text: &str, tags: &Tags, line: Span) -> Option<(NaiveDate, Span)> {
    let from = tags.partition_point(|t| t.span.start < line.start);
    let here = tags[from..]
        .iter()
        .take_while(|t| t.span.end <= line.end)
        .take(4);
    let mut first: Option<u8> = None;
    let mut last: Option<(u8, i32)> = None;
    let mut said: Option<Span> = None;
    for tag in here {
        let (month, to) = months(tag)?;
        first = first.or(month.month);
        last = to.or(last);
        said = Some(said.map_or(tag.span, |s| s.cover(tag.span)));
    }
    let said = said?;
    let (to, year) = last?;
    let before = Span::new(line.start as usize, said.start as usize).of(text);
    let behind = Span::new(said.end as usize, line.end as usize).of(text);
    // "Nov/Dec 2017": the first of them stands as a bare word.
    let glued = before
        .trim_end()
        .strip_suffix(['/', '-', '–', '&'])
        .and_then(|rest| words(rest).last())
        .and_then(|word| match look_up(&word.to_lowercase()).meaning() {
            Meaning::Month(month) => Some(month),
            _ => None,
        });
    let month = glued.or(first)?;
    let others = words(before).chain(words(behind)).collect::<Vec<_>>();
    let any = |list: &[&str]| {
        let named = |w: &&str| list.iter().any(|l| w.eq_ignore_ascii_case(l));
        others.iter().any(named)
    };
    let tells = before.contains(['?', '!', '"', '“'])
        || behind.trim_start().starts_with(['.', ':']) && !dotted(behind);
    if others.len() > WORDS
        || any(EVENTS)
        || any(INVITES)
        || any(&["in", "since", "until", "by", "of"])
        || tells
    {
        return None;
    }
    // "2017-18" is printed of both.
    let next = behind.trim_start_matches(['-', '–', '/', '’', '\'']);
    let two = next.get(..2).and_then(|digits| digits.parse::<i32>().ok());
    let both = next.len() < behind.len() && two == Some((year + 1) % 100);
    let year = if both { year + 1 } else { year };
    // "December / January 2018" begins in the year before.
    let year = if month > to {
        first_year(tags, said, month).unwrap_or(year - 1)
    } else {
        year
    };
    Some((NaiveDate::from_ymd_opt(year, u32::from(month), 1)?, said))
}

/// Dots that lead to a price.
fn dotted(behind: &str) -> bool {
    behind.contains("...")
}

/// The year printed with the first of two months.
fn first_year(tags: &Tags, said: Span, month: u8) -> Option<i32> {
    let at = tags.partition_point(|t| t.span.start < said.start);
    let (date, _) = months(tags.get(at)?)?;
    match date.year {
        Year::Four(year) if date.month == Some(month) => Some(i32::from(year)),
        _ => None,
    }
}

/// The month of an expression, and the last month with its year, if it is nothing but a month or two.
fn months(tag: &Tag) -> Option<(Date, Option<(u8, i32)>)> {
    if tag.within != Within::Text {
        return None;
    }
    let bare = |d: Date| {
        (d.day.is_none() && d.weekday.is_none())
            .then_some(d.month)
            .flatten()
    };
    let with_year = |d: Date| match d.year {
        Year::Four(year) if (1980..=2100).contains(&year) => Some((d.month?, i32::from(year))),
        _ => None,
    };
    match tag.expr.kind {
        ExprKind::Period(Period::Date(date)) => bare(date).map(|_| (date, with_year(date))),
        ExprKind::Range(ends) => match (ends.from, ends.to) {
            (End::Date(from), End::Date(to)) => {
                bare(from).and(bare(to)).map(|_| (from, with_year(to)))
            }
            _ => None,
        },
        _ => None,
    }
}

fn statement(raw: &RawIssue, tags: &Tags, date: NaiveDate, said: Span) -> Stated {
    let (fit, not) = weekdays(tags, date);
    let borne_out = fit >= 3 && fit > 4 * not;
    Stated {
        date,
        time: None,
        published: None,
        from: IssueDateFrom::Masthead,
        confidence: if borne_out { BORNE_OUT } else { ALONE },
        clue: Clue {
            exact: raw.document.of(said).to_owned(),
            span: Some(said),
            says: format!("the paper of a month, from {date}"),
            name: "masthead-month".to_owned(),
            weight: 0.0,
        },
        strong: false,
    }
}

/// How many days that name their weekday fall on it in the three months from `first` on, and how many do not.
fn weekdays(tags: &Tags, first: NaiveDate) -> (usize, usize) {
    let (mut fit, mut not) = (0, 0);
    for tag in tags.iter().take(TAGS) {
        let date = match tag.expr.kind {
            ExprKind::Period(Period::Date(date)) | ExprKind::At(Period::Date(date), _) => date,
            _ => continue,
        };
        let (Some(day), Some(weekday)) = (date.day, date.weekday) else {
            continue;
        };
        // A day without its month is of one of the paper's own.
        let reach = if date.month.is_some() { 4 } else { 2 };
        let ahead = (0..reach).filter_map(|n| first.checked_add_months(chrono::Months::new(n)));
        let mut of = ahead.filter(|m| date.month.is_none_or(|named| u32::from(named) == m.month()));
        match of.any(|m| {
            m.with_day(u32::from(day))
                .is_some_and(|d| d.weekday() == weekday)
        }) {
            true => fit += 1,
            false => not += 1,
        }
    }
    (fit, not)
}
