//! Days of a list's lines that only fall out of what the line repeats: "Saturdays at 9 (no class October 11)".

use crate::document::Document;
use crate::extract::Scene;
use crate::extract::series::{fall_out, repetition};
use crate::span::Span;
use crate::timex::Tag;

/// Bytes behind a repetition in which days that fall out of it are looked for.
const FALLEN: u32 = 200;

/// The most cells of a row that are looked at.
const CELLS: usize = 8;

/// A block with the other cells of its row.
fn row_of(document: &Document, at: u32) -> Option<Span> {
    let index = document.block_at(at)?;
    let blocks = &document.blocks;
    let cell = blocks[index].cell;
    let same = |i: &usize| match (cell, blocks[*i].cell) {
        (Some(a), Some(b)) => a.table == b.table && a.row == b.row,
        _ => *i == index,
    };
    let first = (index.saturating_sub(CELLS)..=index)
        .rev()
        .take_while(same)
        .last()?;
    let last = (index..blocks.len().min(index + CELLS))
        .take_while(same)
        .last()?;
    Some(blocks[first].span.cover(blocks[last].span))
}

/// The expressions of a line from a repetition on, as far as days that fall out of it are looked for.
pub(super) fn behind_repetition<'a>(scene: &Scene<'a>, set: Span) -> &'a [Tag] {
    let end = row_of(&scene.raw.document, set.start).map_or(set.end, |row| row.end);
    let end = end.min(set.end.saturating_add(FALLEN)).max(set.end);
    scene.tags_in(Span {
        start: set.end,
        end,
    })
}

/// Whether a day only falls out of what its line repeats.
pub(super) fn is_fallen(scene: &Scene<'_>, tag: &Tag) -> bool {
    if !fall_out::can_fall_out(tag) {
        return false;
    }
    let Some(row) = row_of(&scene.raw.document, tag.span.start) else {
        return false;
    };
    let start = row.start.max(tag.span.start.saturating_sub(FALLEN));
    let near = scene.tags_in(Span {
        start,
        end: tag.span.end,
    });
    let Some(set) = near
        .iter()
        .position(|before| repetition(&before.expr).is_some())
    else {
        return false;
    };
    let mut previous = None;
    for before in &near[set + 1..] {
        previous = fall_out::falls_out(scene.text(), before, previous).then_some(before.span);
    }
    previous == Some(tag.span)
}
