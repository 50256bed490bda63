//! Items in one line with no more than a semicolon or a stroke between them, where each has its own day, or the first has the day of
//! all: "Supper May 4, 6 pm; Walk May 9", "Tues 7/15  Harlow Bank | First Ferry | Lamp & Oil".

use super::lines::main_time;
use crate::extract::fields::{status, words};
use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::shape::{Record, Shape, runs};
use crate::extract::listing::slots::slots;
use crate::span::Span;

/// What parts the items of one line.
const MARKS: &[&str] = &["; ", " / ", " | ", " - ", " -- ", " • ", " · ", " + "];
/// Stretches that part a line without a label before them: two may be one sentence.
const MANY: usize = 3;
/// Verbs by which a stretch tells instead of listing.
const TELLING: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "will", "covers", "goes", "do", "does",
];
/// Words of the longest item.
const WORDS: usize = 30;

/// Proposes records for every line that falls into stretches with days of their own.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        let timed = matches!(line.form, Form::Lead | Form::Inside) && line.cell.is_none();
        let tabular = page.text(line.span).contains("   ");
        if !timed || line.struck || tabular || line.words < 4 {
            continue;
        }
        for mark in MARKS {
            let pieces = pieces(page, line, mark);
            let many = pieces.len() >= MANY || label(page, line) > 0 && pieces.len() >= 2;
            if many && each_has_day(page, &pieces) {
                let own = pieces
                    .iter()
                    .filter_map(|p| record(page, index, divider, *p));
                records.extend(own);
                break;
            }
        }
    }
    records
}

/// The stretches of a line between marks; what a label such as "Coming up:" says stays outside.
fn pieces(page: &Page<'_>, line: &Line, mark: &str) -> Vec<Span> {
    let text = page.text(line.span);
    let base = line.span.start as usize;
    let mut pieces = Vec::new();
    let mut start = label(page, line);
    for at in memchr::memmem::find_iter(text.as_bytes(), mark) {
        if at >= start && !inside_bracket(&text[start..at]) {
            pieces.push(Span::new(base + start, base + at));
            start = at + mark.len();
        }
    }
    pieces.push(Span::new(base + start.min(text.len()), base + text.len()));
    pieces
}

/// Whether a bracket stands open at the end of a stretch.
fn inside_bracket(text: &str) -> bool {
    text.matches('(').count() > text.matches(')').count()
}

/// Bytes of the label before the first item: "Dates for your diary: ", "LATER: ".
fn label(page: &Page<'_>, line: &Line) -> usize {
    let text = page.text(line.span);
    let Some(colon) = text.find(": ") else {
        return 0;
    };
    let span = Span::new(line.span.start as usize, line.span.start as usize + colon);
    let timed = page.usable(page.tags_in(span)).next().is_some();
    if words(&text[..colon]).count() <= 5 && !timed {
        colon + 2
    } else {
        0
    }
}

/// Whether every stretch names a day and something that takes place.
fn each_has_day(page: &Page<'_>, pieces: &[Span]) -> bool {
    pieces.iter().all(|piece| {
        let mut days = page
            .usable(page.tags_in(*piece))
            .filter(|&i| matches!(page.senses[i], Sense::Day | Sense::Both));
        let Some(day) = days.next() else {
            return false;
        };
        let span = page.tag(day).span;
        let before = page.text(Span::new(piece.start as usize, span.start as usize));
        let after = page.text(Span::new(span.end as usize, piece.end as usize));
        let said = before.split_whitespace().chain(after.split_whitespace());
        let name = |word: &str| word.len() > 2 && word.starts_with(char::is_uppercase);
        let flag = status::find(after).is_some_and(|f| f.start <= 2);
        let short = words(page.text(*piece)).count() <= WORDS;
        let told = words(page.text(*piece)).any(|w| TELLING.contains(&w.as_str()));
        said.into_iter().any(name) && !told && !inside_bracket(before) && !flag && short
    })
}

/// The record of one stretch.
fn record(page: &Page<'_>, index: usize, divider: u8, span: Span) -> Option<Record> {
    let line = &page.lines[index];
    let runs = runs(page, span, page.tags_in(span));
    let when = main_time(page, &runs)?;
    let slots = slots(page, index, span, &when);
    let mut shape = Shape::of(page, divider, line, &when, &slots);
    shape.look = 8;
    Some(Record::new(
        "parted",
        index..index + 1,
        span,
        when,
        slots,
        shape,
    ))
}
