//! Conversations: chats, digests of a group's mails, threads with quoting. What one message announces the next may correct.

use super::dividers::invitations;
use super::piece::Page;
use crate::document::Part;
use crate::extract::fields::starts_with;

/// Quoted blocks that make a conversation.
const QUOTED: usize = 4;
/// Messages with a head of their own that make a digest.
const HEADS: usize = 2;

/// Whether a page is a conversation.
pub(super) fn is_conversation(page: &Page<'_>) -> bool {
    let blocks = &page.scene.raw.document.blocks;
    let head = |text: &str| starts_with(text, "from:") && text.contains('@');
    let heads = blocks.iter().filter(|b| head(page.text(b.span))).count();
    let quoted = blocks.iter().filter(|b| b.part == Part::Quoted).count();
    // Invitations pasted one below the other have senders too, but answer nobody.
    let heads = heads.saturating_sub(invitations(page.scene.text(), &page.lines).len());
    !page.messages.is_empty() || heads >= HEADS || quoted >= QUOTED
}
