//! Rows of a table with several columns: one item a row, its day perhaps from a cell that spans rows or from the row above.

use std::ops::Range;

use super::lines::main_time;
use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::shape::{At, Head, Record, Shape, Slot, runs};
use crate::extract::listing::slots::{slots, trimmed};

/// Proposes a record for every row with at least two cells of words.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = Vec::new();
    let mut index = 0;
    let mut header: (Option<u32>, Vec<(u32, &str)>) = (None, Vec::new());
    while index < page.lines.len() {
        let row = row_of(page, index);
        if let Some(cell) = page.lines[index].cell
            && header.0 != Some(cell.table)
        {
            let names = page.lines[row.clone()]
                .iter()
                .filter(|l| l.form == Form::Text);
            header = (
                Some(cell.table),
                names
                    .filter_map(|l| Some((l.cell?.col, page.text(l.span))))
                    .collect(),
            );
        }
        if row.len() >= 2 && !is_header(page, row.clone()) {
            records.extend(record(page, divider, row.clone()).map(|r| named(r, &header.1)));
        }
        index = row.end.max(index + 1);
    }
    records
}

/// Names of columns that hold what takes place.
const WHAT: &[&str] = &[
    "event",
    "events",
    "title",
    "meeting",
    "body",
    "release",
    "program",
    "programme",
    "name",
    "what",
    "description",
    "topic",
    "call",
    "activity",
    "item",
    "company",
    "indicator",
    "report",
];
/// Names of columns that hold anything else.
const ELSE: &[&str] = &[
    "place",
    "location",
    "where",
    "venue",
    "room",
    "time",
    "date",
    "day",
    "when",
    "forecast",
    "previous",
    "symbol",
    "country",
    "consensus",
    "actual",
    "host",
    "contact",
    "cost",
    "price",
    "notes",
    "period",
];

/// Whether a row only names its columns.
fn is_header(page: &Page<'_>, row: Range<usize>) -> bool {
    let first = page.lines[row.clone()]
        .iter()
        .all(|l| l.cell.is_some_and(|c| c.row == 0));
    let name = |l: &&Line| {
        let text = page.text(l.span).trim_end_matches(':').to_lowercase();
        WHAT.contains(&text.as_str()) || ELSE.contains(&text.as_str())
    };
    first && page.lines[row].iter().filter(name).count() >= 2
}

/// A record whose columns the header names.
fn named(mut record: Record, header: &[(u32, &str)]) -> Record {
    for slot in &mut record.slots {
        let At::Column(column) = slot.at else {
            continue;
        };
        let name = header.iter().find(|(c, _)| *c == u32::from(column));
        let name = name.map_or(String::new(), |(_, n)| {
            n.trim().trim_end_matches(':').to_lowercase()
        });
        slot.bond = if WHAT.contains(&name.as_str()) {
            0.9
        } else if ELSE.contains(&name.as_str()) {
            -0.5
        } else {
            0.0
        };
        slot.head = match name.as_str() {
            "place" | "location" | "where" | "venue" | "room" | "hall" => Head::Place,
            "host" | "organizer" | "organiser" | "sponsor" | "hosted by" => Head::Host,
            _ => Head::Silent,
        };
    }
    record
}

/// The lines of the row that begins at `index`; empty outside tables.
fn row_of(page: &Page<'_>, index: usize) -> Range<usize> {
    let Some(cell) = page.lines[index].cell else {
        return index..index;
    };
    let end = page.lines[index..]
        .iter()
        .position(|l| {
            l.cell
                .is_none_or(|c| c.table != cell.table || c.row != cell.row)
        })
        .map_or(page.lines.len(), |n| index + n);
    index..end
}

/// The record of one row: its time from the cells that hold one, its slots by column.
fn record(page: &Page<'_>, divider: u8, row: Range<usize>) -> Option<Record> {
    let lines = &page.lines[row.clone()];
    let columns = lines
        .iter()
        .filter_map(|l| l.cell)
        .map(|c| c.col)
        .collect::<std::collections::BTreeSet<_>>();
    if columns.len() < 2 || lines.iter().all(|l| l.cell.is_some_and(|c| c.head)) {
        return None;
    }
    let (mut when, mut own) = (Vec::new(), Vec::new());
    for (offset, line) in lines.iter().enumerate() {
        let index = row.start + offset;
        let column = line.cell.map_or(0, |c| c.col).min(40) as u8;
        match line.form {
            Form::Day | Form::Clock | Form::Moment => when.extend(page.usable(line.tags.clone())),
            Form::Lead | Form::Inside => {
                let runs = runs(page, line.span, line.tags.clone());
                let found = main_time(page, &runs).unwrap_or_default();
                let bracketed = |i: usize| {
                    let before = page.scene.text()[..page.tag(i).span.start as usize].trim_end();
                    before.ends_with('(') && page.senses[i] != Sense::Clock
                };
                let clocked = when
                    .iter()
                    .any(|&i: &usize| matches!(page.senses[i], Sense::Clock | Sense::Both));
                let reference =
                    |i: usize| line.form == Form::Inside && clocked && page.senses[i] == Sense::Day;
                let found: Vec<usize> = found.into_iter().filter(|&i| !reference(i)).collect();
                let adds = found.iter().any(|&i| adds(page, &when, i) && !bracketed(i));
                let used = if adds { found } else { Vec::new() };
                for (n, slot) in slots(page, index, line.span, &used).into_iter().enumerate() {
                    let at = if n == 0 {
                        At::Column(column)
                    } else {
                        At::Column(column + 40 * (n.min(4) as u8))
                    };
                    own.push(Slot { at, ..slot });
                }
                when.extend(used);
            }
            Form::Text | Form::Label => {
                let span = trimmed(page.scene.text(), line.span);
                let taken = own
                    .iter()
                    .filter(|s: &&Slot| s.at == At::Column(column))
                    .count();
                let at = At::Column(column + 40 * (taken.min(4) as u8));
                own.push(Slot::new(at, span, index));
            }
            _ => {}
        }
    }
    let first = lines.iter().find(|l| !matches!(l.form, Form::Bare))?;
    let span = lines.iter().fold(first.span, |all, l| all.cover(l.span));
    let struck = lines.iter().any(|l| l.struck);
    if own.is_empty() || struck {
        return None;
    }
    let mut shape = Shape::of(page, divider, first, &when, &own);
    shape.form = 12;
    shape.look = columns.len().min(20) as u8;
    let hour = |l: &Line| {
        let text = page.text(l.span);
        text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
    };
    let clocked = when
        .iter()
        .any(|&i| matches!(page.senses[i], Sense::Clock | Sense::Both));
    let unread = !clocked && lines.iter().any(hour);
    let mut record = Record::new("rows", row, span, when, own, shape);
    record.unsure = unread;
    Some(record)
}

/// Whether a tag says a part of the time that the row does not have yet.
fn adds(page: &Page<'_>, when: &[usize], index: usize) -> bool {
    let has = |wanted: &[Sense]| when.iter().any(|&i| wanted.contains(&page.senses[i]));
    match page.senses[index] {
        Sense::Day => !has(&[Sense::Day, Sense::Both]),
        Sense::Clock => !has(&[Sense::Clock, Sense::Both]),
        _ => when.is_empty(),
    }
}
