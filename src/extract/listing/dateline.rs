//! Cities in capitals before what happens there ("LISBON - …"): the place of an item, and no part of its title.

use super::piece::Page;
use super::shape::{At, Record, Slot};
use crate::extract::fields::place;

/// Whether a slot is the city in capitals with which a wire's item begins ("SAN FRANCISCO – …", "GABLES, Fla. – …").
pub(super) fn is_dateline(page: &Page<'_>, slot: &Slot) -> bool {
    let text = page.text(slot.span);
    stands_as_dateline(page, slot)
        && (crate::resolve::place::zone_of(text).is_some() || place::is_city(text))
}

/// Whether a slot stands where a dateline does: a word or three in capitals, set off from what follows.
fn stands_as_dateline(page: &Page<'_>, slot: &Slot) -> bool {
    let text = page.text(slot.span);
    let city = text.split(',').next().unwrap_or("");
    let capitals = city.len() >= 4
        && city
            .chars()
            .all(|c| c.is_uppercase() || c == ' ' || c == '.');
    let after = &page.scene.text()[slot.span.end as usize..];
    let apart = after.trim_start().starts_with(['–', '—', '-'])
        || after.starts_with("   ")
        || after.starts_with('\t')
        || matches!(slot.at, At::Column(_));
    let first = matches!(slot.at, At::Before(0) | At::After(0) | At::Column(_));
    first && capitals && apart && text.split_whitespace().count() <= 4
}

/// Whether the places in capitals of a group are datelines: several of them are cities that we know.
pub(super) fn has_datelines(page: &Page<'_>, group: &[&mut Record]) -> bool {
    let known = |r: &&&mut Record| r.slots.iter().any(|s| is_dateline(page, s));
    let like = |r: &&&mut Record| r.slots.iter().any(|s| stands_as_dateline(page, s));
    let (known, like) = (
        group.iter().filter(known).count(),
        group.iter().filter(like).count(),
    );
    // Where most are no cities, they are the topics by which a wire names its items: "HARBOR DUES -- …".
    known >= 2 && known * 3 >= like
}

/// Gives a record of a list with datelines its own, also a city that we do not know; the title stands behind it.
pub(super) fn give_dateline(page: &Page<'_>, record: &mut Record, title_at: At) {
    let Some(city) = record
        .slots
        .iter()
        .find(|s| stands_as_dateline(page, s))
        .copied()
    else {
        return;
    };
    if record.title.is_some_and(|t| t.span == city.span) {
        let next = |s: &&Slot| {
            s.at > city.at && std::mem::discriminant(&s.at) == std::mem::discriminant(&city.at)
        };
        let other = record
            .slots
            .iter()
            .find(|s| s.at == title_at && s.span != city.span);
        record.title = other.or(record.slots.iter().find(next)).copied();
    }
    if record.host.is_some_and(|h| h.span == city.span) {
        record.host = None;
    }
    if !record.place.iter().any(|p| p.span == city.span) {
        record.place.insert(0, city);
    }
}
