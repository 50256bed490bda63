//! A table whose cells ran together: in one paragraph each date starts a new item.

use crate::extract::listing::piece::{Page, Sense};
use crate::extract::listing::shape::{Record, Shape, runs};
use crate::extract::listing::slots::slots;
use crate::span::Span;

/// Dates that must start something before a paragraph counts as glued.
const LEAST: usize = 4;

/// Proposes a record from each date to the next.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        if line.words < 20 {
            continue;
        }
        let starts: Vec<usize> = page
            .usable(line.tags.clone())
            .filter(|&i| {
                matches!(page.senses[i], Sense::Day | Sense::Both)
                    && starts_anew(page, line.span, i)
            })
            .collect();
        if starts.len() < LEAST {
            continue;
        }
        for (n, &tag) in starts.iter().enumerate() {
            let end = starts
                .get(n + 1)
                .map_or(line.span.end, |&next| page.tag(next).span.start);
            let span = Span::new(page.tag(tag).span.start as usize, end as usize);
            let tags = tag..starts.get(n + 1).copied().unwrap_or(line.tags.end);
            let runs = runs(page, span, tags);
            let Some(when) = runs.into_iter().next() else {
                continue;
            };
            let slots = slots(page, index, span, &when);
            let mut shape = Shape::of(page, divider, line, &when, &slots);
            shape.look = 9;
            records.push(Record::new(
                "glued",
                index..index + 1,
                span,
                when,
                slots,
                shape,
            ));
        }
    }
    records
}

/// Whether a date begins an item: nothing, a full stop or a glued letter stands before it, and a glued word or a clock behind.
fn starts_anew(page: &Page<'_>, line: Span, tag: usize) -> bool {
    let span = page.tag(tag).span;
    let before = page.text(Span::new(line.start as usize, span.start as usize));
    let after = page.text(Span::new(span.end as usize, line.end as usize));
    let last = before.chars().next_back();
    let glued_before = last.is_none_or(|c| c.is_alphanumeric() || ".)”\"!?".contains(c));
    let glued_after = after
        .starts_with(|c: char| c.is_uppercase() || c == '"' || c == '“' || c.is_ascii_digit())
        || after.starts_with(", ")
        || page.senses[tag] == Sense::Both
        || page.senses.get(tag + 1) == Some(&Sense::Clock)
            && page.tag(tag + 1).span.start == span.end;
    glued_before && glued_after
}
