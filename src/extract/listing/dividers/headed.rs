//! Several items under an hour that stands alone: "9 A.M.", and below it one item for each thing that begins then.

use super::in_rows;
use crate::document::BlockKind;
use crate::extract::fields::call;
use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::shape::{Record, Shape};
use crate::extract::listing::slots::{slots, trimmed};

/// Hours with items below that make a list.
const LEAST: usize = 2;
/// Words of the longest item.
const WORDS: usize = 60;
/// Labels of what is said of the item above.
const NOTES: &[&str] = &["NOTE:", "NOTES:", "Note:", "Notes:", "N.B."];

/// Proposes a record for each item below an hour, where some hour has several.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let heads: Vec<(usize, Vec<usize>)> = (0..page.lines.len())
        .filter(|&i| page.lines[i].form == Form::Clock && !is_item(&page.lines[i]))
        .filter(|&i| !in_rows(page, i) && page.lines[i].cell.is_none())
        .map(|i| (i, below(page, i)))
        .filter(|(_, items)| !items.is_empty())
        .collect();
    if heads.len() < LEAST || heads.iter().all(|(_, items)| items.len() < 2) {
        return Vec::new();
    }
    let mut records = Vec::new();
    for (head, items) in &heads {
        for (n, &index) in items.iter().enumerate() {
            records.extend(record(page, divider, *head, index, n == 0));
        }
    }
    records
}

/// Whether a line is an item of a list.
fn is_item(line: &Line) -> bool {
    matches!(line.kind, BlockKind::Item { .. })
}

/// The items right below an hour that have none of their own; what else stands among them is said of the one above.
fn below(page: &Page<'_>, head: usize) -> Vec<usize> {
    let listed = page.lines.get(head + 1).is_some_and(is_item);
    let lines = page.lines.iter().enumerate().skip(head + 1);
    lines
        .take_while(|(_, line)| {
            let heading = matches!(line.kind, BlockKind::Heading(_));
            listed && !heading && matches!(line.form, Form::Text | Form::Inside | Form::Label)
        })
        .filter(|(_, line)| {
            let text = page.text(line.span);
            let dated = page
                .usable(line.tags.clone())
                .any(|i| matches!(page.senses[i], Sense::Day | Sense::Both | Sense::Set));
            let note = call::is_call(text) || NOTES.iter().any(|n| text.starts_with(n));
            is_item(line) && !line.struck && !dated && !note && line.words <= WORDS
        })
        .map(|(index, _)| index)
        .collect()
}

/// The record of one item; the first takes the line of the hour with it.
fn record(page: &Page<'_>, divider: u8, head: usize, index: usize, first: bool) -> Option<Record> {
    let (above, line) = (&page.lines[head], &page.lines[index]);
    let when: Vec<usize> = page.usable(above.tags.clone()).collect();
    let own = slots(page, index, trimmed(page.scene.text(), line.span), &[]);
    let mut shape = Shape::of(page, divider, line, &when, &own);
    (shape.form, shape.before) = (18, 1);
    let (from, span) = match first {
        true => (head, above.span.cover(line.span)),
        false => (index, line.span),
    };
    (!when.is_empty()).then(|| Record::new("headed", from..index + 1, span, when, own, shape))
}
