//! Items in one paragraph with only a mark between them: dashes, bullets, stars, numbers.

use super::lines::{main_time, of_title};
use crate::document::BlockKind;
use crate::extract::fields::title;
use crate::extract::listing::piece::{Form, Page, Sense};
use crate::extract::listing::shape::{Record, Shape, runs};
use crate::extract::listing::slots::slots;
use crate::span::Span;

/// Marks that part items.
const MARKS: &[&str] = &[
    "— ", "– ", "• ", "· ", "•", "● ", "▪ ", "* ", "*** ", "+ ", "| ", "-- ", "» ", "> ",
];

/// Phrases with which an editor's farewell begins: what follows is no longer the last item.
const FAREWELLS: &[&str] = &[
    "Thanks to ",
    "Thank you ",
    "A message from ",
    "Follow us",
    "Subscribe ",
    "Have a ",
    "Got a tip",
    "Send us",
    "That's all",
    "That’s all",
];

/// Proposes records between the marks of every paragraph that holds several times.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        if !matches!(line.form, Form::Lead | Form::Inside) || line.words < 6 {
            continue;
        }
        let times = page.usable(line.tags.clone()).count();
        if times < 2 || of_title(page, &runs(page, line.span, line.tags.clone())).is_some() {
            continue;
        }
        for &mark in MARKS {
            let segments = segments(page, index, mark);
            let cut: Vec<Record> = segments
                .into_iter()
                .filter_map(|s| record(page, index, divider, s))
                .collect();
            if cut.len() >= 2
                && (mark != "| " || cut.iter().filter(|r| has_clock(page, r)).count() >= 2)
            {
                records.extend(cut);
            }
        }
    }
    records
}

/// Whether a record has an hour: bars also part the fields of one item.
fn has_clock(page: &Page<'_>, record: &Record) -> bool {
    let mut senses = record.when.iter().map(|&i| page.senses[i]);
    senses.any(|sense| matches!(sense, Sense::Clock | Sense::Both))
}

/// The stretches that begin with the mark and hold a time; a stretch without one belongs to the stretch before.
fn segments(page: &Page<'_>, index: usize, mark: &str) -> Vec<Span> {
    let line = &page.lines[index];
    let text = page.text(line.span);
    let base = line.span.start as usize;
    let mut starts: Vec<usize> = memchr::memmem::find_iter(text.as_bytes(), mark)
        .filter(|&at| at == 0 || text[..at].ends_with(char::is_whitespace) || !mark.ends_with(' '))
        .collect();
    // The reader takes the first mark of a paragraph for that of a list item.
    let item = matches!(line.kind, BlockKind::Item { .. });
    let dash = mark.starts_with(['—', '–', '-', '|']);
    // "Thursday, March 30 – Old Ropes (starts at 2 p.m.)": the day belongs to what stands behind the mark.
    if let Some(&first) = starts.first()
        && is_only_day(page, Span::new(base, base + first))
    {
        return Vec::new();
    }
    if let Some(&first) = starts.first()
        && first != 0
        && (item || !dash || is_whole_item(page, Span::new(base, base + first)))
    {
        starts.insert(0, 0);
    }
    // One stretch is the paragraph itself.
    if starts.len() < 2 {
        return Vec::new();
    }
    let mut segments: Vec<Span> = Vec::new();
    for (n, &start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(text.len());
        let span = Span::new(base + start, base + end);
        let timed = page.usable(page.tags_in(span)).next().is_some();
        match segments.last_mut() {
            _ if timed => segments.push(span),
            Some(last) => *last = last.cover(span),
            None => {}
        }
    }
    if let Some(last) = segments.last().copied() {
        let longest = segments[..segments.len() - 1]
            .iter()
            .map(|s| s.len())
            .max()
            .unwrap_or(0);
        let end = last_end(page.text(last), longest);
        if let Some(s) = segments.last_mut() {
            *s = Span::new(last.start as usize, last.start as usize + end);
        }
    }
    segments
}

/// Whether a stretch is a day and nothing more.
fn is_only_day(page: &Page<'_>, span: Span) -> bool {
    let mut tags = page.usable(page.tags_in(span));
    let (Some(day), None) = (tags.next(), tags.next()) else {
        return false;
    };
    let said = page.tag(day).span;
    let around = span.len().saturating_sub(said.len());
    page.senses[day] == Sense::Day && around <= 4
}

/// Whether what stands before the first mark is an item like those behind: it has an hour and ends as a sentence does.
fn is_whole_item(page: &Page<'_>, span: Span) -> bool {
    let text = page.text(span).trim_end();
    text.ends_with(['.', '?', '!', '”', '"', ')'])
        && page
            .usable(page.tags_in(span))
            .any(|i| matches!(page.senses[i], Sense::Clock | Sense::Both))
}

/// Where the last item ends: at a farewell, or, where it runs much longer than the others, at the end of its first sentence.
fn last_end(text: &str, longest: usize) -> usize {
    let farewell = FAREWELLS
        .iter()
        .filter_map(|f| {
            memchr::memmem::find_iter(text.as_bytes(), f)
                .find(|&at| at > 0 && text.as_bytes()[at - 1] == b' ')
        })
        .map(|at| at - 1)
        .min();
    if let Some(end) = farewell {
        return end;
    }
    if text.len() > longest + longest / 4 {
        title::sentence_end(text)
    } else {
        text.len()
    }
}

/// The record of one stretch.
fn record(page: &Page<'_>, index: usize, divider: u8, span: Span) -> Option<Record> {
    let line = &page.lines[index];
    let tags = page.tags_in(span);
    let runs = runs(page, span, tags);
    let when = main_time(page, &runs)?;
    let slots = slots(page, index, span, &when);
    let shape = Shape::of(page, divider, line, &when, &slots);
    Some(Record::new(
        "marks",
        index..index + 1,
        span,
        when,
        slots,
        shape,
    ))
}
