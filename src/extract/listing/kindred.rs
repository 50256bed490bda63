//! Lines of a list that differ only in saying or not saying the day or the hour: their titles stand in the same place.
//!
//! Under "05/06  9:30  No. 12  Fern v. Moss" a second hearing of the day prints no day, and among cards with hours a congress of
//! three days has none.

use std::collections::BTreeMap;

use super::shape::{At, Record, Shape};

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

/// Form of a line that says when and nothing else.
const TIME_ONLY: u8 = 8;
/// Look of a heading.
const HEADING: u8 = 2;

/// A shape without what it says of day and hour; a line that is only a day is set as a heading for that alone.
fn family(shape: Shape) -> Shape {
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
