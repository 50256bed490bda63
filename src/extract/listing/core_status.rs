//! What the words of an item beside its title say of its taking place.

use super::gather::Fields;
use super::piece::Page;
use super::shape::{At, Record};
use crate::extract::Status;
use crate::extract::fields::{status, title, words};
use crate::timex::expr::Bound;

/// A status anywhere in the core that the slots did not hold.
pub(super) fn core_status(page: &Page<'_>, record: &Record, fields: &mut Fields) {
    for slot in &record.slots {
        let own = matches!(slot.at, At::Before(_) | At::After(_) | At::Column(_));
        let is_title = record.title.is_some_and(|t| t.span == slot.span);
        if own && !is_title && fields.status.is_none() {
            fields.status = slot_status(page.text(slot.span));
        }
    }
    let whole = page.text(record.span);
    if fields.status.is_none() {
        let lead = &whole[..title::sentence_end(whole)];
        let lead = lead
            .char_indices()
            .nth(60)
            .map_or(lead, |(at, _)| &lead[..at]);
        fields.status = status::find(lead)
            .map(|f| f.status)
            .filter(|s| *s != Status::Confirmed);
    }
    let bounded = record
        .when
        .iter()
        .any(|&i| page.tag(i).expr.bound == Bound::NotBefore);
    if fields.status.is_none() && (status::is_tentative(whole) || bounded) {
        fields.status = Some(Status::Tentative);
    }
    if fields.status.is_none() && record.divider != "labels" {
        fields.status = status::stated(&fields.named.rest);
    }
    // "The meeting set for Wednesday, June 9, is cancelled."
    let own = whole.split_whitespace().count() <= 40 && !matches!(record.divider, "rows" | "stack");
    if fields.status.is_none() && own {
        fields.status = status::stated(whole);
    }
}

/// The status that a slot beside the title says: "CANCELLED", "tent.", "cancelled (feast)"; a sentence further on that has a
/// date of its own speaks of that date.
fn slot_status(text: &str) -> Option<Status> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some(status) = status::alone(bare) {
        return Some(status);
    }
    let found = status::find(text).filter(|f| f.status != Status::Confirmed);
    let (end, said) = (title::sentence_end(text), status::stated(bare));
    let dated = |at: usize| at >= end && text[end..].bytes().any(|b| b.is_ascii_digit());
    found
        .filter(|f| f.status != Status::Tentative || !dated(f.start))
        .map(|f| f.status)
        .or(said.filter(|_| words(bare).count() <= 6))
}
