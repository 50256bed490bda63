//! The bold words that a paragraph begins with and that name what it is about: "**Plant swap** on the lawn from 9 to 11".

use super::piece::Page;
use crate::document::MarkKind;
use crate::extract::fields::{noise, status, words};
use crate::span::Span;

/// Words of the longest lead-in.
const WORDS: usize = 12;

/// The bold words at the start of a line that goes on without them; none where they hold a time, a label or a status.
pub(super) fn lead_in(page: &Page<'_>, index: usize) -> Option<Span> {
    let line = &page.lines[index];
    if !line.bold || line.cell.is_some() {
        return None;
    }
    let marks = &page.scene.raw.document.marks;
    let from = marks.partition_point(|m| m.span.start < line.span.start);
    let mark = marks[from..]
        .iter()
        .take(4)
        .find(|m| m.kind == MarkKind::Bold)?;
    if mark.span.start > line.span.start + 2 || mark.span.end >= line.span.end {
        return None;
    }
    let text = page.text(mark.span);
    let said = text.trim_end_matches(['.', ',', ' ']);
    let span = Span::new(
        mark.span.start as usize,
        mark.span.start as usize + said.len(),
    );
    // "**Harbor Board** — 9 a.m. — Room 4" goes on with a field, not with a sentence: there the slots decide.
    let after = page.text(Span::new(mark.span.end as usize, line.span.end as usize));
    let sentence = text.trim_end().ends_with(['.', '!', '?'])
        || after.starts_with(['.', '!', '?'])
        || after.trim_start().starts_with(char::is_alphanumeric)
            && after.starts_with(char::is_whitespace);
    let timed = page.usable(page.tags_in(span)).next().is_some();
    let label = said.ends_with(':');
    let named = (1..=WORDS).contains(&words(said).count())
        && words(page.text(line.span)).count() > words(said).count() + 1;
    let flag = status::find(&format!("{said}:")).is_some();
    (named && sentence && !timed && !label && !flag && !noise::is_call(said)).then_some(span)
}
