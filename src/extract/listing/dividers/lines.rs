//! A line, an item or a paragraph that holds its own time is one item.

use super::{around, in_rows};
use crate::extract::listing::piece::{Form, Page, Sense};
use crate::extract::listing::shape::{Record, Shape, runs, slots};

/// Proposes a record for every line with words and a time.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        if !matches!(line.form, Form::Lead | Form::Inside) || line.struck || in_rows(page, index) {
            continue;
        }
        let runs = runs(page, line.span, line.tags.clone());
        let Some(when) = main_time(page, &runs) else {
            continue;
        };
        let mut own = slots(page, index, line.span, &when);
        let shape = Shape::of(page, divider, line, &when, &own);
        own.extend(around(page, index, index));
        records.push(Record::new(
            "lines",
            index..index + 1,
            line.span,
            when,
            own,
            shape,
        ));
    }
    records
}

/// The tags that say when: the first run, and a later one that adds what the first lacks.
pub(crate) fn main_time(page: &Page<'_>, runs: &[Vec<usize>]) -> Option<Vec<usize>> {
    let has =
        |run: &[usize], wanted: &[Sense]| run.iter().any(|&i| wanted.contains(&page.senses[i]));
    let first = runs.first()?;
    let day = has(first, &[Sense::Day, Sense::Both, Sense::Set]);
    let clock = has(first, &[Sense::Clock, Sense::Both]);
    let mut when = first.clone();
    let other = match (day, clock) {
        (true, false) => runs[1..]
            .iter()
            .find(|r| has(r, &[Sense::Clock]) && !has(r, &[Sense::Day, Sense::Both])),
        (false, true) => runs
            .get(1)
            .filter(|r| has(r, &[Sense::Day]) && set_off(page, r)),
        _ => None,
    };
    when.extend(other.into_iter().flatten());
    Some(when)
}

/// Whether a run stands between marks or at an end of its line.
fn set_off(page: &Page<'_>, run: &[usize]) -> bool {
    let Some(&first) = run.first() else {
        return false;
    };
    let start = page.tag(first).span.start as usize;
    let before = page.scene.text()[..start].trim_end();
    before.ends_with([',', ':', '|', '—', '–', '-', '(', ';'])
}
