//! A line, an item or a paragraph that holds its own time is one item.

use super::{around, in_rows};
use crate::document::BlockKind;
use crate::extract::Status;
use crate::extract::fields::{has_any_word, place, starts_with, status};
use crate::extract::listing::lead_in::lead_in;
use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::shape::{At, Record, Shape, Slot, runs};
use crate::extract::listing::slots::{slots, trimmed};
use crate::span::Span;
use crate::timex::expr::{Bound, ExprKind};

/// A paragraph of more words is no line of a list, whatever stands in it; the marks inside it have a divider of their own.
const WORDS: usize = 250;

/// Proposes a record for every line with words and a time.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        let fits = matches!(line.form, Form::Lead | Form::Inside) && line.words <= WORDS;
        if !fits || line.struck || in_rows(page, index) {
            continue;
        }
        let runs = runs(page, line.span, line.tags.clone());
        let Some(mut when) = main_time(page, &runs) else {
            continue;
        };
        if let Some(right) = corrected(page, line, &when) {
            when = right;
        }
        if heading_of(page, index, line, &runs[0]).is_some() {
            when = runs[0].clone();
        }
        if let Some(whole) = below_day(page, index, &when, divider) {
            records.push(whole);
            continue;
        }
        let mut own = slots(page, index, line.span, &when);
        let shape = Shape::of(page, divider, line, &when, &own);
        if is_headed_alone(page, index, &own) {
            let heading = trimmed(page.scene.text(), page.lines[index - 1].span);
            own.push(Slot::new(At::Label, heading, index - 1));
        }
        if let Some(slot) =
            heading_of(page, index, line, &when).or_else(|| called_off_above(page, index))
        {
            own = vec![slot];
        }
        if let Some(span) =
            lead_in(page, index).filter(|s| when.iter().all(|&i| page.tag(i).span.start >= s.end))
        {
            own.retain(|s| !s.span.overlaps(span));
            own.push(Slot::new(At::Label, span, index));
        }
        own.extend(around(page, index, index));
        records.push(Record::new(
            "lines",
            index..index + 1,
            line.span,
            when,
            own,
            shape,
        ));
    }
    records
}

/// Phrases of a notice that an hour was printed wrong.
const MISPRINTS: &[&str] = &[
    "in error",
    "incorrect",
    "incorrectly",
    "misprinted",
    "misprint",
    "wrong time",
    "wrong hour",
    "wrong date",
    "should be",
    "should read",
    "should have read",
    "should have been",
    "we gave",
    "misstated",
    "mistakenly",
    "typo",
    "correct time is",
];

/// Whether a line owns up to a misprint.
pub(crate) fn is_correction(text: &str) -> bool {
    has_any_word(text, MISPRINTS)
}

/// The time of a line that corrects an hour: its day, and the hour it names last.
fn corrected(page: &Page<'_>, line: &Line, when: &[usize]) -> Option<Vec<usize>> {
    if !is_correction(page.text(line.span)) {
        return None;
    }
    let is_clock = |i: &usize| page.senses[*i] == Sense::Clock;
    let last = page.usable(line.tags.clone()).filter(is_clock).last()?;
    let day = when
        .iter()
        .copied()
        .filter(|i| page.senses[*i] == Sense::Day);
    let clocks = page.usable(line.tags.clone()).filter(is_clock).count();
    (clocks >= 2).then(|| day.chain([last]).collect())
}

/// Whether a line of a place and a day stands alone between two headings: the one above it is what takes place there.
fn is_headed_alone(page: &Page<'_>, index: usize, own: &[Slot]) -> bool {
    let first = own
        .first()
        .filter(|s| s.at == At::Before(0))
        .map(|s| page.text(s.span));
    let placed =
        first.is_some_and(|text| place::is_name(text) && text.split_whitespace().count() <= 5);
    let line = &page.lines[index];
    let item = matches!(line.kind, BlockKind::Item { .. });
    if !placed || item || line.form != Form::Inside {
        return false;
    }
    let heading =
        |line: &Line| matches!(line.kind, BlockKind::Heading(3..=5)) && line.form != Form::Day;
    let Some(above) = index.checked_sub(1).map(|i| &page.lines[i]) else {
        return false;
    };
    let ends = |line: Option<&Line>| line.is_none_or(|l| matches!(l.kind, BlockKind::Heading(_)));
    heading(above)
        && matches!(above.form, Form::Text)
        && (ends(page.lines.get(index + 1)) || ends(page.lines.get(index + 2)))
}

/// The heading that calls an item off, above a line that tells when it was to be: "Quay Readers: CANCELLED / Was to be held in
/// Dover on May 11."
fn called_off_above(page: &Page<'_>, index: usize) -> Option<Slot> {
    const WAS: &[&str] = &[
        "was to",
        "were to",
        "was scheduled",
        "was set",
        "was planned",
        "had been",
        "originally",
        "was due",
    ];
    let line = &page.lines[index];
    let told = WAS
        .iter()
        .any(|lead| starts_with(page.text(line.span), lead));
    let above = index.checked_sub(1).filter(|_| told)?;
    let head = &page.lines[above];
    let titled = matches!(head.form, Form::Text | Form::Label) && head.words <= 16;
    let off = status::find(page.text(head.span))
        .is_some_and(|f| matches!(f.status, Status::Cancelled | Status::Postponed));
    let span = trimmed(page.scene.text(), head.span);
    (titled && off).then(|| Slot::new(At::Label, span, above))
}

/// A line of an hour and a place right below a line that is only a day: together the time of a title above both.
fn below_day(page: &Page<'_>, index: usize, when: &[usize], divider: u8) -> Option<Record> {
    let above = index.checked_sub(2)?;
    let (line, day) = (&page.lines[index], &page.lines[index - 1]);
    let clock_only = when.iter().all(|&i| page.senses[i] == Sense::Clock);
    let alone = page
        .lines
        .get(index + 1)
        .is_none_or(|l| !matches!(l.form, Form::Lead | Form::Clock));
    let titled = page.lines[above].form == Form::Text && page.lines[above].words <= 16;
    if line.form != Form::Lead || !clock_only || day.form != Form::Day || !alone || !titled {
        return None;
    }
    let mut own = slots(page, index, line.span, when);
    if own.is_empty() || own.iter().any(|s| is_no_place(page.text(s.span))) {
        return None;
    }
    let mut all: Vec<usize> = page.usable(day.tags.clone()).collect();
    all.extend(when);
    own.extend(around(page, index - 1, index));
    let mut shape = Shape::of(page, divider, line, &all, &own);
    shape.form = 11;
    let span = day.span.cover(line.span);
    Some(Record::new(
        "lines",
        index - 1..index + 1,
        span,
        all,
        own,
        shape,
    ))
}

/// Whether a few words do not look like a place.
fn is_no_place(text: &str) -> bool {
    // "online and at Olin Hall, 12 Quay Lane": two places are longer than one.
    let also = text.starts_with("online and ") || text.starts_with("in person and ");
    let most = if also { 14 } else { 6 };
    text.split_whitespace().count() > most || !also && place::likeness(text) < 0.5
}

/// The tags that say when: the first run, and a later one that adds what the first lacks.
pub(crate) fn main_time(page: &Page<'_>, runs: &[Vec<usize>]) -> Option<Vec<usize>> {
    let has =
        |run: &[usize], wanted: &[Sense]| run.iter().any(|&i| wanted.contains(&page.senses[i]));
    let first = runs.first()?;
    let day = has(first, &[Sense::Day, Sense::Both, Sense::Set]);
    let clock = has(first, &[Sense::Clock, Sense::Both]);
    if let Some(later) = of_title(page, runs) {
        return Some(later);
    }
    let mut when = first.clone();
    let other = match (day, clock) {
        (true, false) => runs[1..]
            .iter()
            .find(|r| has(r, &[Sense::Clock]) && !has(r, &[Sense::Day, Sense::Both])),
        (false, true) => runs
            .get(1)
            .filter(|r| has(r, &[Sense::Day]) && set_off(page, r)),
        _ => None,
    };
    let column = other.and_then(|_| in_own_column(page, runs));
    when.extend(column.or_else(|| other.cloned()).into_iter().flatten());
    repetition(page, runs, &mut when);
    Some(when)
}

/// The day and the hour of a line whose first hour, without its half of the day, is a word of the title: "What comes at 12:01 —
/// Tuesday, March 12. Pier 4, 1:00 PM."
pub(super) fn of_title(page: &Page<'_>, runs: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut tags = runs.iter().flatten().copied();
    let (first, day) = (tags.next()?, tags.next()?);
    let clock = tags.find(|&i| page.senses[i] == Sense::Clock)?;
    let span = |i: usize| page.tag(i).span;
    let halved = |i: usize| {
        page.text(span(i))
            .trim_end_matches('.')
            .ends_with(['m', 'M'])
    };
    let line = page.line_of(first)?;
    let starts = span(first).start == page.lines[line].span.start;
    let fits = page.senses[first] == Sense::Clock && page.senses[day] == Sense::Day;
    let between = page.text(Span::new(
        span(first).end as usize,
        span(day).start as usize,
    ));
    let apart = matches!(between.trim(), "—" | "–" | "-" | "|");
    (fits && apart && !starts && !halved(first) && halved(clock)).then(|| vec![day, clock])
}

/// The hour that stands in a column of its own where other hours of the line stand among words: "Supper, bar from 6.30pm      7.00pm".
fn in_own_column(page: &Page<'_>, runs: &[Vec<usize>]) -> Option<Vec<usize>> {
    let clocks = || {
        let later = runs[1..].iter().flatten().copied();
        later.filter(|&i| page.senses[i] == Sense::Clock)
    };
    let text = page.scene.text();
    let alone = |i: &usize| {
        let span = page.tag(*i).span;
        let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
        let ends = after.is_empty() || after.starts_with(['\n', '\t']) || after.starts_with("  ");
        (before.ends_with("  ") || before.ends_with('\t')) && ends
    };
    (clocks().count() > 1)
        .then(|| clocks().find(alone))
        .flatten()
        .map(|i| vec![i])
}

/// Adds what the first time of a line lacks of a repetition: the weekdays, the hour, its first and last day.
fn repetition(page: &Page<'_>, runs: &[Vec<usize>], when: &mut Vec<usize>) {
    let later = || runs.iter().flatten().copied();
    let has = |when: &[usize], sense: Sense| when.iter().any(|&i| page.senses[i] == sense);
    let dated = has(when, Sense::Day) || has(when, Sense::Both);
    if !has(when, Sense::Set) && !dated {
        when.extend(later().find(|&i| page.senses[i] == Sense::Set));
    }
    if !has(when, Sense::Set) {
        return;
    }
    let clocked = |i: usize| page.senses[i] == Sense::Clock || page.tag(i).expr.has_clock();
    if !when.iter().any(|&i| clocked(i)) {
        when.extend(later().find(|&i| page.senses[i] == Sense::Clock));
    }
    let bounds = later().filter(|&i| page.senses[i] == Sense::Day && is_bound(page, i));
    when.extend(bounds.collect::<Vec<_>>());
    when.sort_unstable();
    when.dedup();
}

/// Whether a day says when a repetition begins or ends.
fn is_bound(page: &Page<'_>, index: usize) -> bool {
    let expr = page.tag(index).expr;
    matches!(expr.bound, Bound::Since | Bound::Through) || matches!(expr.kind, ExprKind::Range(_))
}

/// The heading that is the title of a line with nothing but a day and a bracket: "October 29-30 (second day: …)".
fn heading_of(page: &Page<'_>, index: usize, line: &Line, when: &[usize]) -> Option<Slot> {
    let last = page.tag(*when.last()?).span.end;
    let rest = page
        .text(Span::new(last as usize, line.span.end as usize))
        .trim();
    let bracketed =
        line.form == Form::Lead && rest.starts_with('(') && rest.ends_with(')') && rest.len() > 12;
    if !bracketed {
        return None;
    }
    let above = (index.saturating_sub(12)..index).rev().find(|&i| {
        let text = page.text(page.lines[i].span);
        page.lines[i].form == Form::Text
            && text.contains(char::is_alphabetic)
            && page.lines[i].words <= 8
            && (text.ends_with(':') || !text.chars().any(char::is_lowercase))
    })?;
    let span = trimmed(page.scene.text(), page.lines[above].span);
    Some(Slot::new(At::Label, span, above))
}

/// Whether a run stands between marks or at an end of its line.
fn set_off(page: &Page<'_>, run: &[usize]) -> bool {
    let Some(&first) = run.first() else {
        return false;
    };
    let start = page.tag(first).span.start as usize;
    let before = page.scene.text()[..start].trim_end();
    before.ends_with([',', ':', '|', '—', '–', '-', '(', ';'])
}
