//! Conversations: chats, digests of a group's mails, threads with quoting. What one message announces the next may correct.

use super::piece::{Form, Page};
use crate::document::Part;
use crate::extract::fields::starts_with;
use crate::timex::expr::{Clock, ExprKind};

/// Messages that make a conversation.
const MESSAGES: usize = 4;
/// Messages with a head of their own that make a digest.
const HEADS: usize = 2;

/// Whether a page is a conversation.
pub(super) fn is_conversation(page: &Page<'_>) -> bool {
    let stamps = page.lines.iter().filter(|l| is_stamped(page, l)).count();
    let blocks = &page.scene.raw.document.blocks;
    let head = |text: &str| starts_with(text, "from:") && text.contains('@');
    let heads = blocks.iter().filter(|b| head(page.text(b.span))).count();
    let quoted = blocks.iter().filter(|b| b.part == Part::Quoted).count();
    stamps >= MESSAGES || heads >= HEADS || quoted >= MESSAGES
}

/// Whether a line heads a message: a stamp with seconds, or a name and an hour and nothing else.
fn is_stamped(page: &Page<'_>, line: &super::piece::Line) -> bool {
    let tags = page.scene.tags_in(line.span);
    let seconds = |clock: Clock| clock.second.is_some();
    let stamp = tags.iter().take(2).any(|t| match t.expr.kind {
        ExprKind::Clock(clock) | ExprKind::At(_, clock) => seconds(clock),
        _ => false,
    });
    let last = tags
        .last()
        .is_some_and(|t| t.span.end == line.span.end && t.expr.has_clock());
    let text = page.text(line.span);
    let name =
        line.form == Form::Inside && line.words <= 5 && text.contains("  ") && !text.contains(',');
    stamp || last && name && tags.len() == 1
}
