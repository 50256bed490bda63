//! A label that comes round again (WHEN:) cuts a paragraph in which everything is glued.

use crate::extract::listing::piece::{Page, Sense};
use crate::extract::listing::shape::{At, Record, Shape, Slot};
use crate::extract::listing::slots::trimmed;
use crate::span::Span;

/// The labels of an announcement, as they stand glued in a paragraph.
const LABELS: &[&str] = &[
    "WHEN:",
    "WHAT:",
    "WHERE:",
    "WHO:",
    "CONTACT:",
    "DATE:",
    "TIME:",
    "EVENT:",
    "LOCATION:",
    "PLACE:",
    "CONTACTS:",
    "NOTE:",
];

/// Proposes a record for each round of labels.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = super::invitation::cut(page, divider);
    for (index, line) in page.lines.iter().enumerate() {
        let text = page.text(line.span);
        let marks = marks(text);
        let whens = marks
            .iter()
            .filter(|m| matches!(m.1, "WHEN:" | "DATE:" | "TIME:"))
            .count();
        if marks.len() < 3 || whens == 0 {
            continue;
        }
        let lead = marks[0].1;
        let starts: Vec<usize> = marks
            .iter()
            .enumerate()
            .filter(|(_, m)| m.1 == lead)
            .map(|(n, _)| n)
            .collect();
        for (n, &from) in starts.iter().enumerate() {
            let to = starts.get(n + 1).copied().unwrap_or(marks.len());
            records.extend(record(
                page,
                index,
                divider,
                &marks[from..to],
                marks.get(to).map_or(text.len(), |m| m.0),
            ));
        }
    }
    records
}

/// Where the labels stand.
fn marks(text: &str) -> Vec<(usize, &'static str)> {
    let mut marks: Vec<(usize, &'static str)> = LABELS
        .iter()
        .flat_map(|label| {
            let found = memchr::memmem::find_iter(text.as_bytes(), *label);
            found.map(move |at| (at, *label))
        })
        .collect();
    marks.sort_unstable();
    marks
}

/// The record of one round.
fn record(
    page: &Page<'_>,
    index: usize,
    divider: u8,
    round: &[(usize, &'static str)],
    end: usize,
) -> Option<Record> {
    let line = &page.lines[index];
    let base = line.span.start as usize;
    let (mut slots, mut when) = (Vec::new(), Vec::new());
    for (n, &(at, label)) in round.iter().enumerate() {
        let to = round.get(n + 1).map_or(end, |m| m.0);
        let value = Span::new(base + at + label.len(), base + to);
        let place = match label {
            "WHEN:" | "DATE:" | "TIME:" => {
                when.extend(page.usable(page.tags_in(value)));
                continue;
            }
            "WHAT:" | "EVENT:" => At::Label,
            "WHERE:" | "LOCATION:" | "PLACE:" => At::After(7),
            _ => continue,
        };
        slots.push(Slot::new(place, trimmed(page.scene.text(), value), index));
    }
    when.retain(|&i| page.senses[i] != Sense::None);
    if when.is_empty() || !slots.iter().any(|s| s.at == At::Label) {
        return None;
    }
    let mut shape = Shape::of(page, divider, line, &when, &slots);
    shape.form = 20;
    let mut record = Record::new(
        "labels",
        index..index + 1,
        Span::new(base + round[0].0, base + end),
        when,
        slots,
        shape,
    );
    // Sessions inside WHAT: are no rivals for the time.
    record.span = Span::new(base + round[0].0, base + end);
    Some(record)
}
