//! A chronology inside a text: "May 3, 1996: the wall cracks" and the paragraphs below it that leave the year out.

use super::frame::{Frame, Lent};
use crate::timex::Tag;
use crate::timex::expr::{ExprKind, Period, Year};

/// The last entry of a chronology whose year is known.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entries {
    /// The days that head it.
    head: Option<Lent>,
    /// Where its paragraph ends.
    end: u32,
}

impl Entries {
    /// Notes a tag that heads an entry.
    pub(super) fn note(&mut self, text: &str, tag: &Tag, lent: Lent) {
        let dated = year_of(tag).is_some_and(|year| year != Year::Unsaid) || self.head.is_some();
        if !dated || !heads(text, tag) {
            return;
        }
        let rest = &text[tag.span.end as usize..];
        let line = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        self.head = Some(lent);
        self.end = tag.span.end.saturating_add(line as u32);
    }

    /// The days that a tag without a year goes on from: those of the entry above, or of its own.
    pub(super) fn of(&self, text: &str, tag: &Tag, base: &Frame) -> Option<Lent> {
        let head = self.head.filter(|_| base.timeml)?;
        let open = year_of(tag) == Some(Year::Unsaid);
        (open && (tag.span.start < self.end || heads(text, tag))).then_some(head)
    }
}

/// The year of what falls in a year.
fn year_of(tag: &Tag) -> Option<Year> {
    let (ExprKind::Period(period) | ExprKind::At(period, _) | ExprKind::PartOfDay(Some(period), _)) =
        &tag.expr.kind
    else {
        return None;
    };
    match period {
        Period::Date(date) => Some(date.year),
        Period::Season(_, year, None) | Period::NamedDay(_, year, None) | Period::Year(year, _) => {
            Some(*year)
        }
        _ => None,
    }
}

/// Whether a tag stands at the head of its paragraph and a colon or dash parts it from the rest.
fn heads(text: &str, tag: &Tag) -> bool {
    let before = text[..tag.span.start as usize].trim_end_matches([' ', '*', '•', '-']);
    let after = text[tag.span.end as usize..].trim_start_matches(['.', ' ']);
    let parted = [":", "-", "–", "—"]
        .iter()
        .any(|mark| after.starts_with(mark));
    let own_line = before.is_empty() || before.ends_with('\n');
    own_line && parted
}
