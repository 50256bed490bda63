//! A month's calendar that was pasted as text: below the names of the weekdays the numbers of the days stand in lines of
//! their own, in order, each above what takes place on it.
//!
//! Days without an entry run together: "2 3" is an empty second and the number of the third.

use std::ops::Range;

use chrono::{Datelike, Months, NaiveDate};

use super::badge::{Badge, dated, month_above, number};
use super::piece::Line;
use crate::lexicon::{Meaning, look_up};

/// Weekdays that head such a calendar at least.
const WEEKDAYS: usize = 5;
/// Days that must follow each other.
const DAYS: usize = 20;
/// Lines of one day at most.
const ENTRIES: usize = 40;

/// The numbers of days of every such calendar on a page.
pub(super) fn pasted(text: &str, lines: &[Line]) -> Vec<Badge> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let Some(head) = head(text, lines, index) else {
            index += 1;
            continue;
        };
        index = head.end;
        if let Some((badges, end)) = month(text, lines, &head) {
            found.extend(badges);
            index = end;
        }
    }
    found
}

/// The lines that begin at `first` and hold nothing but the names of weekdays, if they are enough of them.
fn head(text: &str, lines: &[Line], first: usize) -> Option<Range<usize>> {
    let (mut seen, mut end) = (0, first);
    while let Some(line) = lines.get(end).filter(|line| line.cell.is_none()) {
        let words = || line.span.of(text).split_whitespace();
        let named = words().take(8).all(|word| {
            matches!(
                look_up(word.trim_end_matches('.')).meaning(),
                Meaning::Weekday(_)
            )
        });
        if !named || seen > 7 {
            break;
        }
        seen += words().take(8).count();
        end += 1;
    }
    (WEEKDAYS..=7).contains(&seen).then_some(first..end)
}

/// The badges of the month below a head, and the line behind its last day.
fn month(text: &str, lines: &[Line], head: &Range<usize>) -> Option<(Vec<Badge>, usize)> {
    let (month, year) = month_above(text, lines, head.clone())?;
    let first = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), 1)?;
    let mut badges: Vec<Badge> = Vec::new();
    let (mut last, mut days, mut at) = (None, 0, head.end);
    let mut end = at;
    while at < lines.len() && at < end + ENTRIES && lines[at].cell.is_none() {
        if let Some((day, count)) = goes_on(lines[at].span.of(text), last, first) {
            last = Some(day);
            days += count;
            // The names of the weekdays are part of the first: they are nothing's title.
            let from = if at == head.end { head.start } else { at };
            badges.push(Badge {
                lines: from..at + 1,
                span: lines[at].span,
                expr: dated(day)?,
                grid: true,
            });
            end = at + 1;
        }
        at += 1;
    }
    (days >= DAYS).then_some((badges, end))
}

/// The day that a line of nothing but the next numbers ends with, and how many numbers it has.
fn goes_on(line: &str, last: Option<NaiveDate>, first: NaiveDate) -> Option<(NaiveDate, usize)> {
    let (mut day, mut count) = (last, 0);
    for word in line.split_whitespace() {
        let number = u32::from(number(word)?);
        let next = match day {
            // The first week may begin with days of the month before.
            None if number > 7 => first.checked_sub_months(Months::new(1))?.with_day(number)?,
            None => first.with_day(number)?,
            Some(day) => day.succ_opt().filter(|next| next.day() == number)?,
        };
        day = Some(next);
        count += 1;
    }
    day.filter(|_| count > 0).map(|day| (day, count))
}
