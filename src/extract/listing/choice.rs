//! Which of the records that overlap are taken.

use std::collections::BTreeMap;

use super::fit::LEAST;
use super::piece::Page;
use super::shape::{At, Record};
use super::siblings;

/// Takes the best of the records that overlap; the order of dividers breaks ties. Returns them in reading order.
pub(crate) fn choose(page: &Page<'_>, records: Vec<Record>) -> Vec<Record> {
    let (good, rest): (Vec<Record>, Vec<Record>) =
        records.into_iter().partition(|r| r.value >= LEAST);
    let mut taken = BTreeMap::new();
    let mut chosen = best(good, &mut taken);
    if page.scene.uses("evidence-siblings") {
        let carried = siblings::carried(page, &chosen, &rest);
        chosen.extend(best(carried, &mut taken));
    }
    chosen.sort_by_key(|r| {
        r.span
            .start
            .min(r.title.map_or(r.span.start, |t| t.span.start))
    });
    chosen
}

/// The best of records that overlap neither each other nor what is taken.
fn best(mut records: Vec<Record>, taken: &mut BTreeMap<u32, u32>) -> Vec<Record> {
    records.sort_by(|a, b| {
        b.value
            .total_cmp(&a.value)
            .then(a.shape.divider.cmp(&b.shape.divider))
            .then(a.span.start.cmp(&b.span.start))
    });
    let mut chosen: Vec<Record> = Vec::new();
    for record in records {
        let mut spans = vec![record.span];
        spans.extend(
            record
                .title
                .filter(|t| matches!(t.at, At::Above(_) | At::Below(_)))
                .map(|t| t.span)
                .filter(|t| !record.span.contains(*t)),
        );
        let free = spans.iter().all(|s| {
            taken
                .range(..s.end)
                .next_back()
                .is_none_or(|(_, end)| *end <= s.start)
        });
        if free {
            for span in spans {
                taken.insert(span.start, span.end);
            }
            chosen.push(record);
        }
    }
    chosen
}
