//! The host that sentences around a title tell of.

use super::naming;
use super::piece::Page;
use super::shape::{At, Record};
use crate::extract::fields::{holding, title};
use crate::span::Span;

/// The host that a sentence of a description tells of: "The Salt Trust presents its yearly count", "A vigil of the Salt Trust".
pub(super) fn told_of(text: &str) -> Option<String> {
    let first = &text[..title::sentence_end(text)];
    let led = ["The ", "A ", "An ", "Our "]
        .iter()
        .any(|lead| first.starts_with(lead));
    led.then(|| holding::told(first)).flatten()
}

/// The host that the words beside a title of its own tell of: "Chili cook-off" in bold, then "The Fern Club's cook-off …".
pub(super) fn told_beside(page: &Page<'_>, record: &Record, title: &str) -> Option<String> {
    let slot = record.title?;
    let title_at = slot.span;
    if slot.at == At::Label && slot.line == record.anchor() && record.span.contains(title_at) {
        let behind = Span::new(title_at.end as usize, record.span.end as usize);
        let behind = page
            .text(behind)
            .trim_start_matches(|c: char| !c.is_alphanumeric());
        return naming::owner(title, behind).or_else(|| told_of(behind));
    }
    record
        .slots
        .iter()
        .filter(|s| matches!(s.at, At::Before(_) | At::After(_)) && s.span != title_at)
        .find_map(|s| {
            naming::owner(title, page.text(s.span)).or_else(|| told_of(page.text(s.span)))
        })
}
