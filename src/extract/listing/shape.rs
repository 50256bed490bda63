//! Records, the slots they consist of, and the shape by which records of one kind are known.

use super::piece::{Form, Line, Page, Sense};
use crate::document::BlockKind;
use crate::span::Span;
use std::ops::Range;

use chrono_tz::Tz;

/// Where a slot stands in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum At {
    /// Before the time, counted from the left.
    Before(u8),
    /// After the time.
    After(u8),
    /// Lines above the time, counted upwards.
    Above(u8),
    /// Lines below the time.
    Below(u8),
    /// A table's column.
    Column(u8),
    /// Behind a label such as WHAT.
    Label,
}

/// What the head of a table's column says of its cells, beside titles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Head {
    /// Nothing, or nothing about place and host.
    #[default]
    Silent,
    /// They are places.
    Place,
    /// They are hosts.
    Host,
}

/// A stretch of words between separators.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    /// Where it stands.
    pub(crate) at: At,
    /// Its text.
    pub(crate) span: Span,
    /// The line it stands in.
    pub(crate) line: usize,
    /// What the head of its column says that it holds.
    pub(crate) head: Head,
    /// What its place says of it: lines of one stanza belong together, its first line is the title, and so are words between
    /// the day and the hour.
    pub(crate) bond: f32,
}

impl Slot {
    /// A slot of which blank lines say nothing.
    pub(crate) fn new(at: At, span: Span, line: usize) -> Self {
        Slot {
            at,
            span,
            line,
            head: Head::Silent,
            bond: 0.0,
        }
    }
}

/// One way to read a stretch of the page as one item.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// The divider that cut it.
    pub(crate) divider: &'static str,
    /// The lines of its core: those with the time.
    pub(crate) lines: Range<usize>,
    /// The text of its core.
    pub(crate) span: Span,
    /// The tags that say when, by index, in reading order.
    pub(crate) when: Vec<usize>,
    /// The tag whose day it has, where the first item of its line says it.
    pub(crate) day: Option<usize>,
    /// The hour at which it ends, where a column of its own says so.
    pub(crate) ends: Option<usize>,
    /// The zone that a column of its own says.
    pub(crate) zone: Option<Tz>,
    /// Its slots.
    pub(crate) slots: Vec<Slot>,
    /// Its shape.
    pub(crate) shape: Shape,
    /// The slot that holds the title, once roles are given.
    pub(crate) title: Option<Slot>,
    /// The slot that holds the host.
    pub(crate) host: Option<Slot>,
    /// The slots that hold the place.
    pub(crate) place: Vec<Slot>,
    /// What it is worth.
    pub(crate) value: f32,
    /// Whether another line was nearly as good a title.
    pub(crate) unsure: bool,
}

/// What records of one kind have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Shape {
    /// The divider, by its place in the list.
    pub(crate) divider: u8,
    /// Form of the core, and whether it holds a day and a clock.
    pub(crate) form: u8,
    /// Slots before the time, at most 2.
    pub(crate) before: u8,
    /// Slots after the time, at most 1.
    pub(crate) after: u8,
    /// Item, cell, paragraph, heading; bold or not.
    pub(crate) look: u8,
}

impl Record {
    /// A record of one stretch of text in one line.
    pub(crate) fn new(
        divider: &'static str,
        lines: Range<usize>,
        span: Span,
        when: Vec<usize>,
        slots: Vec<Slot>,
        shape: Shape,
    ) -> Self {
        Record {
            divider,
            lines,
            span,
            when,
            day: None,
            ends: None,
            zone: None,
            slots,
            shape,
            title: None,
            host: None,
            place: Vec::new(),
            value: 0.0,
            unsure: false,
        }
    }

    /// The first of its lines: that of its title or of its time.
    pub(crate) fn first(&self) -> usize {
        self.title
            .map_or(self.lines.start, |t| t.line.min(self.lines.start))
    }

    /// The line right below its title and its time.
    pub(crate) fn last(&self) -> usize {
        self.title
            .map_or(self.lines.end, |t| (t.line + 1).max(self.lines.end))
    }

    /// On which side of the time its title stands, as a number.
    pub(crate) fn title_side(&self) -> u8 {
        match self.title.map(|t| t.at) {
            Some(At::Before(_)) => 1,
            Some(At::After(_)) => 2,
            Some(At::Above(_)) => 3,
            Some(At::Below(_)) => 4,
            Some(At::Column(_)) => 5,
            Some(At::Label) => 6,
            None => 0,
        }
    }

    /// The line where its time stands.
    pub(crate) fn anchor(&self) -> usize {
        self.lines.start
    }
}

impl Shape {
    /// The shape of a record with these slots and tags.
    pub(crate) fn of(
        page: &Page<'_>,
        divider: u8,
        line: &Line,
        when: &[usize],
        slots: &[Slot],
    ) -> Self {
        let has = |wanted: &[Sense]| when.iter().any(|&i| wanted.contains(&page.senses[i]));
        let day = u8::from(has(&[Sense::Day, Sense::Both, Sense::Set]));
        let clock = u8::from(has(&[Sense::Clock, Sense::Both]));
        let count = |before: bool| {
            slots
                .iter()
                .filter(|s| {
                    if before {
                        matches!(s.at, At::Before(_))
                    } else {
                        matches!(s.at, At::After(_))
                    }
                })
                .count() as u8
        };
        let form = match line.form {
            Form::Lead => 0,
            Form::Inside => 1,
            _ => 2,
        };
        Shape {
            divider,
            form: form * 4 + day * 2 + clock,
            before: count(true).min(2),
            after: count(false).min(1),
            look: look(line),
        }
    }
}

/// How a line is set.
fn look(line: &Line) -> u8 {
    match line.kind {
        BlockKind::Item { .. } => 1,
        BlockKind::Heading(_) => 2,
        _ if line.cell.is_some() => 3,
        _ => 0,
    }
}

/// Times that one item may have side by side; a longer row of them is no item.
const LONGEST: usize = 64;

/// The runs of tags in `span` that say when: tags with only marks and small words between them.
pub(crate) fn runs(page: &Page<'_>, span: Span, tags: Range<usize>) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for index in page.usable(tags) {
        let tag = page.tag(index).span;
        if !span.contains(tag) {
            continue;
        }
        let joined = runs.last().and_then(|run| run.last()).is_some_and(|&last| {
            let end = page.tag(last).span.end as usize;
            let between = page.text(Span::new(end, tag.start as usize));
            is_joint(between)
        });
        match runs.last_mut() {
            Some(run) if joined && run.len() < LONGEST => run.push(index),
            _ => runs.push(vec![index]),
        }
    }
    runs
}

/// Whether what stands between two tags joins them into one time.
fn is_joint(between: &str) -> bool {
    const SMALL: &[&str] = &[
        "at", "from", "on", "and", "to", "time", "times", "approx", "about", "in", "the", "or",
        "start", "starts",
    ];
    between.len() <= 24
        && between
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .all(|w| SMALL.contains(&w.to_ascii_lowercase().as_str()))
        && !between.contains(". ")
}
