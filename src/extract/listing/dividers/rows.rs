//! Rows of a table with several columns: one item a row, its day perhaps from a cell that spans rows or from the row above.

use std::ops::Range;

use super::heads::{Column, Heads, is_header};
use super::lines::main_time;
use super::week::Week;
use crate::extract::listing::clocks::zone_alone;
use crate::extract::listing::kicker::status_alone;
use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::shape::{At, Record, Shape, Slot, runs};
use crate::extract::listing::slots::{slots, trimmed};
use crate::timex::expr::ExprKind;

/// Proposes a record for every row with at least two cells of words.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = Vec::new();
    let mut index = 0;
    let mut heads = Heads::default();
    let mut week: Option<Week> = None;
    while index < page.lines.len() {
        let row = row_of(page, index);
        if !row.is_empty() {
            heads.read(page, row.clone());
            week = Week::read(page, row.clone()).or(week);
        }
        if let Some(week) = week.as_ref().filter(|w| w.holds(page, &row)) {
            records.extend(week.cut(page, divider, row.clone()));
        } else if row.len() >= 2
            && !is_header(page, row.clone())
            && let Some(mut record) = record(page, divider, &heads, row.clone())
        {
            heads.name(&mut record);
            records.push(record);
        }
        index = row.end.max(index + 1);
    }
    records
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
fn record(page: &Page<'_>, divider: u8, heads: &Heads, row: Range<usize>) -> Option<Record> {
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
    let (mut ends, mut zone) = (None, None);
    for (offset, line) in lines.iter().enumerate() {
        let index = row.start + offset;
        let column = line.cell.map_or(0, |c| c.col).min(40) as u8;
        let head = line.cell.and_then(|c| heads.of(c.col));
        let figures = head == Some(Column::Figures);
        let reference = line.cell.is_some_and(|c| heads.is_reference(c.col));
        match line.form {
            _ if figures => {}
            Form::Day if reference => {}
            Form::Clock if head == Some(Column::End) => {
                ends = page.usable(line.tags.clone()).next()
            }
            Form::Text if head == Some(Column::Zone) => zone = zone_alone(page.text(line.span)),
            Form::Day | Form::Clock | Form::Moment
                if head == Some(Column::Notes) && !is_time_of_row(page, line) => {}
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
                let note = head == Some(Column::Notes) && !is_time_of_row(page, line);
                let adds = !note && found.iter().any(|&i| adds(page, &when, i) && !bracketed(i));
                let used = if adds { found } else { Vec::new() };
                for slot in slots(page, index, line.span, &used) {
                    let at = further(&own, column);
                    own.push(Slot { at, ..slot });
                }
                when.extend(used);
            }
            Form::Text | Form::Label => {
                let span = trimmed(page.scene.text(), line.span);
                own.push(Slot::new(further(&own, column), span, index));
            }
            _ => {}
        }
    }
    let first = lines.iter().find(|l| !matches!(l.form, Form::Bare))?;
    let span = lines.iter().fold(first.span, |all, l| all.cover(l.span));
    // A title struck out is called off where another cell says so, and else gone.
    let off = lines
        .iter()
        .any(|l| !l.struck && status_alone(page.text(l.span)).is_some());
    let struck = !off && lines.iter().any(|l| l.struck);
    let open = when.is_empty() && lines.iter().any(|l| is_open_date(page.text(l.span)));
    if own.is_empty() || struck || open {
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
    (record.ends, record.zone) = (ends, zone);
    Some(record)
}

/// Whether a cell says in place of a date that there is none yet: the row above lends it nothing.
fn is_open_date(text: &str) -> bool {
    const OPEN: &[&str] = &[
        "uncertain",
        "unknown",
        "undated",
        "date tba",
        "date tbd",
        "date tbc",
        "date unknown",
        "date uncertain",
        "date to be announced",
        "date to be determined",
        "to be scheduled",
        "to be determined",
        "not scheduled",
        "no date",
        "unscheduled",
        "date not set",
    ];
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    OPEN.iter().any(|open| text.eq_ignore_ascii_case(open))
}

/// Where the next words of a column's cell stand: its further lines count on from forty.
fn further(own: &[Slot], column: u8) -> At {
    let place = |n: u8| At::Column(column + 40 * n);
    (0..4)
        .map(place)
        .find(|at| own.iter().all(|s| s.at != *at))
        .unwrap_or(place(4))
}

/// Whether what a remark says of time is the row's own: a span of hours, or an hour that it begins with.
fn is_time_of_row(page: &Page<'_>, line: &Line) -> bool {
    let mut tags = page.usable(line.tags.clone());
    let leads = matches!(line.form, Form::Lead | Form::Clock);
    tags.all(|i| {
        let span = matches!(page.tag(i).expr.kind, ExprKind::Range(_));
        page.senses[i] == Sense::Clock && (span || leads)
    })
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
