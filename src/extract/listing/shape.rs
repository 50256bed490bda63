//! Records, the slots they consist of, and the shape by which records of one kind are known.

use std::ops::Range;

use super::piece::{Form, Line, Page, Sense};
use crate::document::BlockKind;
use crate::span::Span;

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

/// A stretch of words between separators.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    /// Where it stands.
    pub(crate) at: At,
    /// Its text.
    pub(crate) span: Span,
    /// The line it stands in.
    pub(crate) line: usize,
    /// What blank lines say of it: lines of one stanza belong together, and its first line is the title.
    pub(crate) bond: f32,
}

impl Slot {
    /// A slot of which blank lines say nothing.
    pub(crate) fn new(at: At, span: Span, line: usize) -> Self {
        Slot {
            at,
            span,
            line,
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
            slots,
            shape,
            title: None,
            host: None,
            place: Vec::new(),
            value: 0.0,
            unsure: false,
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
            Some(run) if joined => run.push(index),
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

/// Cuts what stands beside the time into slots.
pub(crate) fn slots(page: &Page<'_>, line: usize, span: Span, when: &[usize]) -> Vec<Slot> {
    let mut slots = Vec::new();
    let text = page.scene.text();
    let mut start = span.start as usize;
    let (mut before, mut after) = (0u8, 0u8);
    let mut stretches: Vec<(Span, bool)> = Vec::new();
    for (n, &index) in when.iter().enumerate() {
        let tag = page.tag(index).span;
        stretches.push((Span::new(start, (tag.start as usize).max(start)), n == 0));
        start = tag.end as usize;
    }
    stretches.push((
        Span::new(start, (span.end as usize).max(start)),
        when.is_empty(),
    ));
    for (stretch, is_before) in stretches {
        for piece in separated(text, stretch) {
            let piece = trimmed(text, piece);
            if piece.is_empty() {
                continue;
            }
            let at = if is_before {
                before = before.saturating_add(1);
                At::Before(before - 1)
            } else {
                after = after.saturating_add(1);
                At::After(after - 1)
            };
            slots.push(Slot::new(at, piece, line));
        }
    }
    slots
}

/// Separators that part the fields of a line, longest first.
const SEPARATORS: &[&str] = &[
    "REGISTER TO ATTEND",
    "REGISTER HERE",
    "Register Here",
    "Register here",
    "RSVP here",
    "RSVP HERE",
    "Register to attend",
    "    ",
    " » ",
    " → ",
    " -- ",
    " — ",
    " – ",
    " - ",
    " // ",
    " / ",
    " • ",
    " · ",
    "\t",
    "|",
    " —",
    " –",
    "— ",
    "•",
];

/// Cuts a stretch at separators that stand neither in quotation marks nor in brackets.
fn separated(text: &str, stretch: Span) -> Vec<Span> {
    let inner = stretch.of(text);
    let base = stretch.start as usize;
    let mut pieces = Vec::new();
    let (mut start, mut skip_to, mut quote, mut depth) = (0, 0, false, 0i32);
    for (at, c) in inner.char_indices() {
        if at < skip_to {
            continue;
        }
        match c {
            '“' => quote = inner[at..].contains(['”', '"']),
            '”' => quote = false,
            '"' => quote = !quote && inner[at + 1..].contains(['"', '”']),
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if quote || depth > 0 {
            continue;
        }
        let begins = |s: &&&str| inner[at..].starts_with(**s);
        let possible = matches!(c, 'R' | ' ' | '\t' | '|') || !c.is_alphanumeric();
        if possible && let Some(separator) = SEPARATORS.iter().find(begins) {
            pieces.push(Span::new(base + start, base + at));
            skip_to = at + separator.len();
            start = skip_to;
        }
    }
    pieces.push(Span::new(base + start, base + inner.len()));
    pieces
}

/// Small words that only join a field to the time: "at", "from", "Time:".
const EDGES: &[&str] = &[
    "at",
    "on",
    "from",
    "time",
    "date",
    "when",
    "start",
    "starts",
    "the",
    "approx",
    "approximately",
    "and",
    "to",
    "beginning",
];

/// Phrases between a title and the date it was moved from or to.
const JOINTS: &[&str] = &[
    " originally set for",
    " originally scheduled for",
    " scheduled for",
    " set for",
    " will now be held",
    " is now",
    " has been moved",
    " moves",
    " moved",
];

/// A slot without marks, joining words and labels of times at its edges.
pub(crate) fn trimmed(text: &str, span: Span) -> Span {
    let mut span = span;
    loop {
        let whole = span.of(text);
        let inner = without_label(whole);
        let span_start = span.start as usize + (whole.len() - inner.len());
        let left = inner
            .trim_start_matches(|c: char| c.is_whitespace() || "—–-•·*|,;:.+/>▪●◦)…".contains(c));
        let right =
            left.trim_end_matches(|c: char| c.is_whitespace() || "—–-•·*|,;:/(".contains(c));
        let start = span_start + (inner.len() - left.len());
        let mut next = Span::new(start, start + right.len());
        let words = next.of(text);
        let before_time = text[span.end as usize..]
            .trim_start_matches([' ', '\t', ':', '(', '\u{a0}'])
            .starts_with(char::is_alphanumeric);
        if let Some(last) = words.rsplit(char::is_whitespace).next()
            && is_edge(last, words)
            && (before_time || last.ends_with(':'))
        {
            next = Span::new(start, start + right.len() - last.len());
        }
        let words = next.of(text);
        if let Some(head) = JOINTS.iter().find_map(|j| words.strip_suffix(j)) {
            next = Span::new(next.start as usize, next.start as usize + head.len());
        }
        if next == span {
            return span;
        }
        span = next;
    }
}

/// A slot without a label of time and place together: "Where & when: Harbor Annex".
fn without_label(text: &str) -> &str {
    const LABELS: &[&str] = &[
        "where & when:",
        "when & where:",
        "where and when:",
        "when and where:",
        "date & time:",
        "date and time:",
        "date/time:",
        "when/where:",
        "time & place:",
        "time and place:",
        "when:",
        "where:",
        "date:",
        "time:",
        "dates:",
    ];
    let trimmed = text.trim_start();
    LABELS
        .iter()
        .find(|l| crate::extract::fields::starts_with(trimmed, l))
        .map_or(text, |l| &trimmed[l.len()..])
}

/// Whether the last word of a slot only joins it to the time behind it.
fn is_edge(last: &str, whole: &str) -> bool {
    let bare = last.trim_end_matches(':').to_ascii_lowercase();
    EDGES.contains(&bare.as_str())
        && (last.len() < whole.len()
            || last.starts_with(|c: char| c.is_uppercase())
            || bare == last)
}
