//! Words that go on in the lines below, because the text was broken at a width.

use std::ops::Range;

use super::label::label_of;
use super::piece::{Form, Page, column};
use super::shape::Record;
use crate::extract::fields::place;
use crate::span::Span;

/// Lines over which the words of an item may be broken.
const BROKEN: usize = 3;

/// What the lines below go on with, where the last line of the item's words was broken for its length.
pub(super) fn wrapped(
    page: &Page<'_>,
    record: &Record,
    words: Span,
    extent: Range<usize>,
) -> Option<String> {
    let text = page.scene.text();
    let mut at = record.anchor();
    let mut all = String::new();
    let own = page.lines[at].span;
    let width = page.width?;
    if record.divider != "lines" || words.end != own.end {
        return None;
    }
    let mut open = is_open(page.text(words));
    while open && all.len() < 400 && at - record.anchor() < BROKEN {
        let (line, next) = (&page.lines[at], page.lines.get(at + 1)?);
        let gap = text.get(line.span.end as usize..next.span.start as usize)?;
        let beside = gap.matches('\n').count() == 1 && gap.trim().is_empty();
        let more = page.text(next.span);
        let goes_on = extent.contains(&(at + 1))
            && matches!(next.form, Form::Text | Form::Inside)
            && next.cell.is_none()
            && label_of(more).is_none()
            && more.starts_with(char::is_alphanumeric)
            // A hall alone in its line is a field, not the end of a sentence.
            && (more.ends_with('.') || place::likeness(more) < 0.5);
        let first = more.split(' ').next().unwrap_or("");
        let full = column(text, line.span.end as usize) + 1 + first.chars().count() > width;
        if !full || !beside || !goes_on {
            break;
        }
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(more);
        open = is_open(more);
        at += 1;
    }
    (!all.is_empty()).then_some(all)
}

/// Whether words end in the middle of a sentence: no mark stands at their end but a comma or an initial's dot.
fn is_open(words: &str) -> bool {
    let last = words.trim_end().chars().next_back();
    let initial = words
        .rsplit(' ')
        .next()
        .is_some_and(|w| w.len() == 2 && w.ends_with('.') && w.starts_with(char::is_uppercase));
    initial || last.is_some_and(|c| c.is_alphanumeric() || c == ',' || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_a_mark_at_their_end_go_on() {
        for words in [
            "a talk on summer",
            "Location: Bo E.",
            "nets, knots,",
            "Tern-",
        ] {
            assert!(is_open(words), "{words}");
        }
        for words in ["a talk.", "Who pays?", "Location: 12 Dock St.", "(closed)"] {
            assert!(!is_open(words), "{words}");
        }
    }
}
