//! A list whose items are nearly all events: the odd one is one too, though alone it would not be worth it.

use std::collections::BTreeSet;

use super::dividers::mark_of;
use super::piece::Page;
use super::shape::Record;
use crate::document::BlockKind;
use crate::extract::fields::{call, noise};

/// Lines on either side in which siblings are looked for.
const REACH: usize = 14;
/// Siblings on either side that are asked.
const ASKED: usize = 3;
/// Words of the longest item that its siblings can carry: a paragraph stands for itself.
const WORDS: usize = 40;
/// How far below the least value an item may be.
const LEAST: f32 = -0.3;

/// The records among `rest` that stand in a list of chosen ones.
pub(super) fn carried(page: &Page<'_>, chosen: &[Record], rest: &[Record]) -> Vec<Record> {
    let taken: BTreeSet<usize> = chosen.iter().flat_map(|r| r.lines.clone()).collect();
    rest.iter()
        .filter(|r| is_item(page, r.anchor()) && !taken.contains(&r.anchor()))
        .filter(|r| r.value > LEAST && r.value != 0.0 && page.lines[r.anchor()].words <= WORDS)
        .filter(|r| {
            r.title.is_some_and(|t| {
                let text = page.text(t.span);
                t.line == r.anchor() && !noise::is_denied(text) && !call::is_call(text)
            })
        })
        .filter(|r| has_siblings(page, &taken, r.anchor()))
        .cloned()
        .collect()
}

/// Whether most items on either side are taken.
fn has_siblings(page: &Page<'_>, taken: &BTreeSet<usize>, line: usize) -> bool {
    let same = |other: &usize| alike(page, line, *other);
    let above = (line.saturating_sub(REACH)..line)
        .rev()
        .filter(same)
        .take(ASKED);
    let below = (line + 1..(line + 1 + REACH).min(page.lines.len()))
        .filter(same)
        .take(ASKED);
    let (mut all, mut some) = (0, 0);
    for other in above.chain(below) {
        all += 1;
        some += usize::from(taken.contains(&other));
    }
    all >= 3 && some * 3 >= all * 2
}

/// Whether a line is an item of a list by its markup or by the mark it begins with.
fn is_item(page: &Page<'_>, line: usize) -> bool {
    let line = &page.lines[line];
    line.cell.is_none()
        && (matches!(line.kind, BlockKind::Item { .. })
            || !mark_of(page.text(line.span)).trim().is_empty())
}

/// Whether two lines are items of one kind.
fn alike(page: &Page<'_>, a: usize, b: usize) -> bool {
    let (first, second) = (&page.lines[a], &page.lines[b]);
    is_item(page, b)
        && first.kind == second.kind
        && mark_of(page.text(first.span)).trim() == mark_of(page.text(second.span)).trim()
}
