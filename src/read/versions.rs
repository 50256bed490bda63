//! Several versions of one text, of which a mail program shows one.

use super::html::Page;

/// The better of several versions of the same text: HTML, unless it has less than a third of the words of another.
pub(crate) fn best(pages: Vec<Page>) -> Page {
    let words = |page: &Page| -> usize {
        page.document
            .blocks
            .iter()
            .map(|block| page.document.of(block.span).split_whitespace().count())
            .sum()
    };
    let most = pages.iter().map(words).max().unwrap_or(0);
    let mut chosen = Page::default();
    let mut records = Vec::new();
    let mut notes = Vec::new();
    // The last version is the richest (RFC 2046 5.1.4).
    for mut page in pages.into_iter().rev() {
        let full = words(&page) * 10 >= most * 3 && !page.document.text.trim().is_empty();
        if chosen.document.text.is_empty() && full {
            chosen = page;
        } else {
            // A calendar among the versions describes the same event.
            records.extend(
                page.records
                    .drain(..)
                    .filter(|record| record.span.is_empty()),
            );
            notes.append(&mut page.notes);
        }
    }
    chosen.records.extend(records);
    chosen
        .notes
        .retain(|note| note.code != "charset-guessed" || notes.is_empty());
    chosen
}
