//! Days of a list's lines that only fall out of what the line repeats: "Saturdays at 9 (no class October 11)".

use crate::extract::Scene;
use crate::extract::series::{fall_out, repetition};
use crate::span::Span;
use crate::timex::Tag;

/// Bytes behind a repetition in which days that fall out of it are looked for.
const FALLEN: usize = 200;

/// The expressions of a block from a repetition on, as far as days that fall out of it are looked for.
pub(super) fn behind_repetition<'a>(scene: &Scene<'a>, set: Span) -> &'a [Tag] {
    let document = &scene.raw.document;
    let end = document
        .block_at(set.start)
        .map_or(set.end, |at| document.blocks[at].span.end);
    let end = end.min(set.end.saturating_add(FALLEN as u32));
    scene.tags_in(Span {
        start: set.end,
        end,
    })
}

/// Whether a day only falls out of what its line repeats: "Saturdays at 9 (no class October 11)".
pub(super) fn is_fallen(scene: &Scene<'_>, tag: &Tag) -> bool {
    if !fall_out::can_fall_out(tag) {
        return false;
    }
    let document = &scene.raw.document;
    let Some(block) = document.block_at(tag.span.start) else {
        return false;
    };
    let start = document.blocks[block]
        .span
        .start
        .max(tag.span.start.saturating_sub(FALLEN as u32));
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
