//! Lines of nothing but date and time, with the title in a line above or below: offsets are tried by `roles`.

use super::{around, in_rows, mark_of};
use crate::document::BlockKind;
use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::shape::{Record, Shape};
use crate::span::Span;

/// Lines of one time: a date line, an hour line, an end line.
const LINES: usize = 4;

/// Proposes a record for every stretch of lines that only say when.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = Vec::new();
    let mut index = 0;
    while index < page.lines.len() {
        if let Some(badge) = page.badge(index) {
            index = badge.lines.end;
            continue;
        }
        let last = last_line(page, index);
        let Some(last) = last else {
            index += 1;
            continue;
        };
        let line = &page.lines[index];
        let when: Vec<usize> = (index..=last)
            .flat_map(|i| page.usable(page.lines[i].tags.clone()).collect::<Vec<_>>())
            .collect();
        let span = line.span.cover(page.lines[last].span);
        let around = around(page, index, last);
        let mut shape = Shape::of(page, divider, line, &when, &around);
        shape.before = u8::from(last > index);
        if !line.struck && !in_rows(page, index) && !lends_only(page, index, last, &when) {
            records.push(Record::new(
                "stack",
                index..last + 1,
                span,
                when,
                around,
                shape,
            ));
        }
        index = last + 1;
    }
    records
}

/// Whether a line says nothing but when.
fn only_time(line: &Line) -> bool {
    matches!(line.form, Form::Day | Form::Clock | Form::Moment)
}

/// The last of the lines that say one time together, from `index` on.
fn last_line(page: &Page<'_>, index: usize) -> Option<usize> {
    let first = &page.lines[index];
    if !only_time(first) {
        return None;
    }
    let (mut day, mut clock) = parts(first);
    let mut last = index;
    while last + 1 < page.lines.len() && last + 1 - index < LINES {
        let next = &page.lines[last + 1];
        let (next_day, next_clock) = parts(next);
        let end = is_end(page, next);
        let lent = page.lines[index.saturating_sub(12)..index]
            .iter()
            .any(|l| l.form == Form::Day);
        let adds = next_clock && !clock || next_day && !day && clock && !next_clock && !lent;
        if !only_time(next) || page.badge(last + 1).is_some() || !(end || adds) {
            break;
        }
        day |= next_day;
        clock |= next_clock;
        last += 1;
    }
    Some(last)
}

/// Whether a line of only time says a day, and a clock.
fn parts(line: &Line) -> (bool, bool) {
    (
        matches!(line.form, Form::Day | Form::Moment),
        matches!(line.form, Form::Clock | Form::Moment),
    )
}

/// Whether a line is labelled as the end of the one before ("END Mon Nov 4, 2:30pm").
fn is_end(page: &Page<'_>, line: &Line) -> bool {
    let text = page.text(line.span);
    let label = text.split([' ', ':', '\t']).next().unwrap_or("");
    label.eq_ignore_ascii_case("end")
        || label.eq_ignore_ascii_case("ends")
        || label.eq_ignore_ascii_case("until")
}

/// Whether a day without an hour is a heading: clock times that need its day follow before the next day.
fn lends_only(page: &Page<'_>, first: usize, last: usize, when: &[usize]) -> bool {
    let clock = when
        .iter()
        .any(|&i| matches!(page.senses[i], Sense::Clock | Sense::Both));
    if clock {
        return false;
    }
    let label = page.text(Span::new(
        page.lines[first].span.start as usize,
        page.tag(when[0]).span.start as usize,
    ));
    if label.contains(':') {
        return false;
    }
    if let BlockKind::Heading(level) = page.lines[first].kind {
        let next = page.lines.get(last + 1);
        let listed = next.is_some_and(|l| {
            matches!(l.kind, BlockKind::Item { .. } | BlockKind::Heading(_)) || l.cell.is_some()
        });
        if level < 6 || listed {
            return true;
        }
    }
    if page
        .lines
        .get(last + 1)
        .is_some_and(|l| !mark_of(page.text(l.span)).trim().is_empty())
    {
        return true;
    }
    for line in page.lines[last + 1..].iter().take(40) {
        match line.form {
            Form::Day | Form::Moment => return false,
            Form::Clock => return true,
            Form::Lead | Form::Inside => {
                // "March 10 (online, 4 p.m.)" begins another day.
                let first = page.usable(line.tags.clone()).next();
                let dated =
                    first.is_some_and(|i| matches!(page.senses[i], Sense::Day | Sense::Both));
                if dated && line.form == Form::Lead {
                    return false;
                }
                let mut senses = page.usable(line.tags.clone()).map(|i| page.senses[i]);
                if senses.any(|s| s == Sense::Clock) && line.form == Form::Lead {
                    return true;
                }
                let set_off = |i: usize| {
                    let before = page.scene.text()[..page.tag(i).span.start as usize].trim_end();
                    before.ends_with([',', '|', '—', '–', '-', '(', ':', ';'])
                };
                let clock = page
                    .usable(line.tags.clone())
                    .any(|i| page.senses[i] == Sense::Clock && set_off(i));
                let day = page
                    .usable(line.tags.clone())
                    .any(|i| matches!(page.senses[i], Sense::Day | Sense::Both));
                if clock && !day {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}
