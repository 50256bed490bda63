//! Whether what stands around a time says that its item is called off or put off.

use super::kicker::status_alone;
use super::piece::Sense;
use super::sense::sense_of;
use super::stanza::holds_rule;
use crate::document::{Block, BlockKind, holds_blank_line};
use crate::extract::Scene;
use crate::extract::fields::words;
use crate::span::Span;
use crate::timex::Tag;

/// Whether the line of a struck-out time, the line above it or its section says that the item is called off: then the time
/// is still the item's.
pub(super) fn called_off_beside(scene: &Scene<'_>, span: Span) -> bool {
    let document = &scene.raw.document;
    let Some(at) = document.block_at(span.start) else {
        return false;
    };
    let says = |index: usize| {
        words(document.of(document.blocks[index].span))
            .any(|w| matches!(w.as_str(), "cancelled" | "canceled" | "postponed"))
    };
    says(at) || heads_called_off(scene, at)
}

/// Blocks above an item among which the heading of its section is looked for.
const SECTION: usize = 10;

/// Whether the nearest heading above a block says "CANCELLED" or "Postponed, no new date".
fn heads_called_off(scene: &Scene<'_>, block: usize) -> bool {
    let document = &scene.raw.document;
    let above = &document.blocks[block.saturating_sub(SECTION)..block];
    // "CANCELED / Oyster roast / Saturday, 1 to 5 PM": a flag above the title.
    let flag = |at: usize| {
        let over = at.checked_sub(1).map(|over| document.of(above[over].span));
        over.and_then(status_alone).is_some()
    };
    above
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, b)| {
            let text = document.of(b.span).trim();
            let head =
                matches!(b.kind, BlockKind::Heading(_)) || !text.chars().any(char::is_lowercase);
            let next = above.get(at + 1).or(document.blocks.get(block));
            let gap =
                next.and_then(|n| scene.text().get(b.span.end as usize..n.span.start as usize));
            let ruled = gap.is_some_and(holds_rule);
            match status_alone(text) {
                // "CANCELLED" that a blank line parts from the rule below speaks of what stands above.
                Some(_) if ruled => {
                    Some(gap.is_some_and(|gap| !holds_blank_line(gap)) && opens(scene, above, at))
                }
                Some(_) => Some(true),
                None if ruled => Some(false),
                None if head && !text.is_empty() => Some(flag(at)),
                None => None,
            }
        })
        .unwrap_or(false)
}

/// Whether a blank line or a rule stands over a block.
fn opens(scene: &Scene<'_>, blocks: &[Block], at: usize) -> bool {
    let Some(over) = at.checked_sub(1) else {
        return true;
    };
    let gap = scene
        .text()
        .get(blocks[over].span.end as usize..blocks[at].span.start as usize);
    gap.is_none_or(|gap| holds_blank_line(gap) || holds_rule(gap))
}

/// Whether "was April 2" is all that an item put off or called off still has: the status stands beside, above, or over the section.
pub(super) fn is_last_date(scene: &Scene<'_>, tag: &Tag) -> bool {
    let document = &scene.raw.document;
    let Some(at) = document.block_at(tag.span.start) else {
        return false;
    };
    let block = document.blocks[at].span;
    let days = scene
        .tags_in(block)
        .iter()
        .filter(|t| matches!(sense_of(t), Sense::Day | Sense::Both));
    let says = |index: usize| {
        words(document.of(document.blocks[index].span))
            .any(|w| matches!(w.as_str(), "cancelled" | "canceled" | "postponed"))
    };
    days.take(2).count() == 1 && (says(at) || at > 0 && says(at - 1) || heads_called_off(scene, at))
}
