//! HTML to a document: flat blocks out of a stream of tags, no tree, so that no nesting can hurt.
//!
//! [`tags`] cuts absurd tags and drives the tokenizer, [`walk`] turns tags into blocks, [`hidden`] knows what no reader
//! sees, [`table`] tells data from layout, [`head`] and [`structured`] collect what the page says about itself.

mod element;
mod head;
mod hidden;
mod structured;
mod table;
mod tags;
mod walk;

use crate::document::{Document, Headers, Record};
use crate::limits::Limits;
use crate::note::Note;

use walk::Walker;

/// What was read of a page.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) document: Document,
    pub(crate) headers: Headers,
    /// Records; those that stand nowhere in the text have an empty span.
    pub(crate) records: Vec<Record>,
    pub(crate) notes: Vec<Note>,
}

/// What the caller knows about the page.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Nature {
    /// The page is the HTML part of a mail: quoted replies are set apart.
    pub(crate) mail: bool,
}

/// Reads a page.
pub(crate) fn read(html: &str, nature: Nature, limits: &Limits) -> Page {
    let walker = tags::walk(html, Walker::new(nature, true, limits), limits);
    if walker.hid_too_much() {
        let mut again = tags::walk(html, Walker::new(nature, false, limits), limits).finish();
        again.notes.push(Note::info(
            "hidden-shown",
            "most of the page is hidden or a hidden element never ends; all of it was read",
        ));
        return again;
    }
    walker.finish()
}

/// The encoding that a page states near its top (`<meta charset>`, `<?xml encoding=?>`).
pub(crate) fn stated_charset(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(4096)];
    let lower = head.to_ascii_lowercase();
    let find = |needle: &[u8]| memchr::memmem::find(&lower, needle).map(|at| at + needle.len());
    let at = find(b"charset=").or_else(|| find(b"encoding="))?;
    let label: String = lower[at..]
        .iter()
        .map(|b| *b as char)
        .skip_while(|c| matches!(c, '"' | '\'' | ' '))
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c))
        .collect();
    (!label.is_empty()).then_some(label)
}
