//! Lines of a list that differ only in saying or not saying the day or the hour: their titles stand in the same place.
//!
//! Under "05/06  9:30  No. 12  Fern v. Moss" a second hearing of the day prints no day, and among cards with hours a congress of
//! three days has none.

use std::collections::BTreeMap;

use super::piece::Page;
use super::shape::{At, Record, Shape, Slot};
use crate::extract::fields::host;
use crate::span::Span;

/// Records that say where the title stands in lines like them.
const MANY: usize = 3;

/// For each shape, where most records of the shapes akin to it have their title, if these are many more.
pub(super) fn titles(groups: &BTreeMap<Shape, Vec<&mut Record>>) -> BTreeMap<Shape, At> {
    let mut kin: BTreeMap<Shape, BTreeMap<At, usize>> = BTreeMap::new();
    for (shape, group) in groups {
        let places = kin.entry(family(*shape)).or_default();
        for at in group.iter().filter_map(|r| r.title).map(|t| t.at) {
            *places.entry(at).or_default() += 1;
        }
    }
    let of = |(shape, group): (&Shape, &Vec<&mut Record>)| {
        let places = kin.get(&family(*shape))?;
        let (&at, &count) = places
            .iter()
            .max_by_key(|(at, count)| (**count, std::cmp::Reverse(**at)))?;
        let own = |r: &&&mut Record| r.title.is_some_and(|t| t.at == at);
        let others = count - group.iter().filter(own).count();
        (others >= MANY && others > group.len()).then_some((*shape, at))
    };
    groups.iter().filter_map(of).collect()
}

/// Records with one field before the time without which another field is rather a second host or title.
const PLAIN: usize = 5;

/// Joins what a mark parts before the time of a record, where nearly all lines like it have one field there: "Drones — Docks
/// and the Law — Tuesday, March 12".
pub(super) fn join_titles(page: &Page<'_>, records: &mut [Record]) {
    let mut counts: BTreeMap<Shape, [usize; 2]> = BTreeMap::new();
    let plain = |shape: Shape| Shape {
        before: 1,
        ..family(shape)
    };
    for record in records.iter().filter(|r| matches!(r.shape.before, 1 | 2)) {
        counts.entry(plain(record.shape)).or_default()[usize::from(record.shape.before) - 1] += 1;
    }
    for record in records.iter_mut().filter(|r| r.shape.before == 2) {
        let [one, two] = counts
            .get(&plain(record.shape))
            .copied()
            .unwrap_or_default();
        if one < PLAIN || two * PLAIN > one {
            continue;
        }
        let mut fields = record
            .slots
            .iter()
            .filter(|s| matches!(s.at, At::Before(_)));
        let (Some(first), Some(last)) = (fields.next(), fields.next_back()) else {
            continue;
        };
        let text = page.text(first.span);
        let whole = first.span.cover(last.span);
        let mark = |from: u32, to: u32| page.text(Span::new(from as usize, to as usize)).trim();
        let time = record
            .when
            .first()
            .map_or(whole.end, |&i| page.tag(i).span.start);
        let same =
            time >= whole.end && mark(first.span.end, last.span.start) == mark(last.span.end, time);
        if same && (text.contains(": ") || !host::is_body(text)) {
            let joined = Slot {
                span: whole,
                ..*first
            };
            record.slots.retain(|s| !matches!(s.at, At::Before(_)));
            record.slots.insert(0, joined);
            record.shape.before = 1;
        }
    }
}

/// Form of a line that says when and nothing else.
const TIME_ONLY: u8 = 8;
/// Look of a heading.
const HEADING: u8 = 2;

/// A shape without what it says of day and hour; a line that is only a day is set as a heading for that alone.
pub(super) fn family(shape: Shape) -> Shape {
    let form = shape.form / 4 * 4;
    let look = match shape.look {
        HEADING if form == TIME_ONLY => 0,
        look => look,
    };
    Shape {
        form,
        look,
        ..shape
    }
}
