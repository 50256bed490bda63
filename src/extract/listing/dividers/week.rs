//! A week drawn as a table: a column for each day, perhaps a row for each hour, and in every cell what takes place then.

use std::ops::Range;

use super::lines::main_time;
use crate::extract::listing::kicker::status_alone;
use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::shape::{At, Head, Record, Shape, Slot, runs};
use crate::extract::listing::slots::{slots, trimmed};
use crate::span::Span;
use crate::timex::expr::Bound;

/// Columns headed by days that make a week.
const LEAST: usize = 3;

/// A table whose columns are days.
#[derive(Clone, Debug)]
pub(super) struct Week {
    table: u32,
    /// Each column and the tag of its day.
    days: Vec<(u32, usize)>,
}

impl Week {
    /// The days that head the columns of the table whose first row this is.
    pub(super) fn read(page: &Page<'_>, row: Range<usize>) -> Option<Week> {
        let first = page.lines[row.start].cell.filter(|c| c.row == 0)?;
        let mut days: Vec<(u32, usize)> = Vec::new();
        for line in &page.lines[row] {
            let col = line.cell?.col;
            let mut tags = page.usable(line.tags.clone());
            match (line.form, tags.next(), tags.next()) {
                (Form::Day, Some(tag), None) if page.senses[tag] == Sense::Day => {
                    if days.last().is_some_and(|(last, _)| *last == col) {
                        return None;
                    }
                    days.push((col, tag));
                }
                (Form::Text | Form::Bare, ..) => {}
                _ => return None,
            }
        }
        (days.len() >= LEAST).then_some(Week {
            table: first.table,
            days,
        })
    }

    /// Whether a row is one of this week's.
    pub(super) fn holds(&self, page: &Page<'_>, row: &Range<usize>) -> bool {
        let cell = page.lines[row.start].cell;
        cell.is_some_and(|c| c.table == self.table && c.row > 0)
    }

    /// What takes place in the cells of a row.
    pub(super) fn cut(&self, page: &Page<'_>, divider: u8, row: Range<usize>) -> Vec<Record> {
        let hour = row.clone().find_map(|i| {
            let line = &page.lines[i];
            let lone = line.form == Form::Clock && !self.is_day(line);
            page.usable(line.tags.clone()).next().filter(|_| lone)
        });
        let mut records = Vec::new();
        let mut from = row.start;
        while from < row.end {
            let col = page.lines[from].cell.map(|c| c.col);
            let same = |l: &Line| l.cell.map(|c| c.col) == col;
            let len = page.lines[from..row.end]
                .iter()
                .take_while(|l| same(l))
                .count();
            let day = self.days.iter().find(|(c, _)| Some(*c) == col);
            if let Some((_, day)) = day {
                let cell = from..from + len.max(1);
                for part in parts(page, cell) {
                    records.extend(record(page, divider, part, *day, hour));
                }
            }
            from += len.max(1);
        }
        records
    }

    fn is_day(&self, line: &Line) -> bool {
        let col = line.cell.map(|c| c.col);
        self.days.iter().any(|(c, _)| Some(*c) == col)
    }
}

/// The items of a cell: where several of its lines begin with an hour, each of them begins one.
fn parts(page: &Page<'_>, cell: Range<usize>) -> Vec<Range<usize>> {
    let starts: Vec<usize> = cell
        .clone()
        .filter(|&i| page.lines[i].form == Form::Lead)
        .collect();
    if starts.len() < 2 || starts[0] != cell.start {
        return vec![cell];
    }
    let ends = starts[1..].iter().copied().chain([cell.end]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(a, b)| a..b)
        .collect()
}

/// The record of one item: the day of its column, the hour it says or that of its row.
fn record(
    page: &Page<'_>,
    divider: u8,
    part: Range<usize>,
    day: usize,
    hour: Option<usize>,
) -> Option<Record> {
    let lines = &page.lines[part.clone()];
    let (mut clocks, mut own, mut ends) = (Vec::new(), Vec::new(), None);
    for (offset, line) in lines.iter().enumerate() {
        let index = part.start + offset;
        match line.form {
            Form::Clock => clocks.extend(page.usable(line.tags.clone())),
            Form::Lead | Form::Inside => {
                let runs = runs(page, line.span, line.tags.clone());
                let found = main_time(page, &runs).unwrap_or_default();
                let clock = |i: &usize| page.senses[*i] == Sense::Clock;
                let until = |i: usize| page.tag(i).expr.bound == Bound::Through;
                let mut used = Vec::new();
                if found.iter().all(clock) && clocks.is_empty() {
                    let last = found.last().copied().filter(|&i| until(i));
                    match last {
                        Some(last) if hour.is_some() => ends = Some(last),
                        _ => used.clone_from(&found),
                    }
                }
                own.extend(slots(page, index, line.span, &used));
                clocks.extend(used);
            }
            Form::Text | Form::Label => {
                let span = trimmed(page.scene.text(), line.span);
                let head = if !own.is_empty() && is_room(page.text(span)) {
                    Head::Place
                } else {
                    Head::Silent
                };
                let slot = Slot::new(At::Label, span, index);
                own.push(Slot { head, ..slot });
            }
            Form::Day | Form::Moment => return None,
            _ => {}
        }
    }
    let off = |l: &Line| !l.struck && status_alone(page.text(l.span)).is_some();
    if lines.iter().any(|l| l.struck) && !lines.iter().any(off) {
        return None;
    }
    for (n, slot) in own.iter_mut().enumerate() {
        slot.at = if n == 0 {
            At::Label
        } else {
            At::Column(40 * (n.min(5) as u8))
        };
    }
    part_with_room(page, &mut own);
    let title = own.first()?;
    if !page.text(title.span).contains(char::is_alphabetic) {
        return None;
    }
    if clocks.is_empty() {
        clocks.extend(hour);
    }
    let mut when = vec![day];
    when.extend(clocks);
    let first = lines.first()?;
    let span = lines.iter().fold(first.span, |all, l| all.cover(l.span));
    let mut shape = Shape::of(page, divider, first, &when, &own);
    (shape.form, shape.before, shape.after) = (13, 0, 0);
    let mut record = Record::new("rows", part, span, when, own, shape);
    record.ends = ends;
    Some(record)
}

/// Takes a room behind the last comma of a title for the place: "Lamp committee, Wing 5E2".
fn part_with_room(page: &Page<'_>, own: &mut Vec<Slot>) {
    let Some(title) = own.first_mut() else {
        return;
    };
    let text = page.text(title.span);
    let Some(comma) = text.rfind(", ").filter(|&at| is_room(&text[at + 2..])) else {
        return;
    };
    let start = title.span.start as usize;
    let room = Slot {
        at: At::Column(1),
        span: Span::new(start + comma + 2, title.span.end as usize),
        head: Head::Place,
        ..*title
    };
    title.span = Span::new(start, start + comma);
    own.insert(1, room);
}

/// Whether a few words name a room or a house by its number: "Wing 5E2", "Quay Street 8", but not "Part 2".
fn is_room(text: &str) -> bool {
    const PARTS: &[&str] = &[
        "part", "session", "week", "day", "grade", "year", "class", "round", "game", "level",
        "chapter", "stage", "act", "no", "item", "volume", "ages", "group",
    ];
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or("");
    let last = words.last().unwrap_or("");
    let counts = PARTS
        .iter()
        .any(|p| first.trim_end_matches('.').eq_ignore_ascii_case(p));
    let code =
        last.contains(|c: char| c.is_ascii_digit()) && last.chars().all(char::is_alphanumeric);
    let named = first.starts_with(char::is_uppercase) || first == "rue" || first == "via";
    named && code && !counts && text.split_whitespace().count() <= 4
}
