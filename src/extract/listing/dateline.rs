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

/// What the words in capitals are with which the items of a list begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leads {
    /// Cities: "LISBON - …".
    Cities,
    /// Topics by which a wire names its items: "HARBOR DUES -- …".
    Topics,
}

/// What the words in capitals of a group are: cities, if we know several of them.
pub(super) fn leads(page: &Page<'_>, group: &[&mut Record]) -> Option<Leads> {
    let count = |holds: &dyn Fn(&Slot) -> bool| {
        let any = |r: &&&mut Record| r.slots.iter().any(holds);
        group.iter().filter(any).count()
    };
    let known = count(&|s| is_dateline(page, s));
    let like = count(&|s| stands_as_dateline(page, s));
    if known >= 2 && known * 3 >= like {
        return Some(Leads::Cities);
    }
    let topics = count(&|s| is_topic(page, s));
    (topics >= 2 && topics * 2 >= group.len()).then_some(Leads::Topics)
}

/// Whether words in capitals are parted from what follows by a dash.
fn is_topic(page: &Page<'_>, slot: &Slot) -> bool {
    let after = &page.scene.text()[slot.span.end as usize..];
    let dash = after.trim_start().starts_with(['–', '—', '-']);
    dash && matches!(slot.at, At::Before(_) | At::After(_)) && stands_as_dateline(page, slot)
}

/// Gives a record of a list with such leads its title, which stands behind the lead, and the city as its place, also one that we
/// do not know.
pub(super) fn give_lead(page: &Page<'_>, record: &mut Record, title_at: At, leads: Leads) {
    let wanted = |s: &&Slot| match leads {
        Leads::Cities => stands_as_dateline(page, s),
        Leads::Topics => is_topic(page, s),
    };
    let Some(lead) = record.slots.iter().find(wanted).copied() else {
        return;
    };
    // "SENATE -- Meets at noon": the topic is who does it.
    let after = &page.scene.text()[lead.span.end as usize..];
    let verb = after
        .split(|c: char| !c.is_alphabetic())
        .find(|w| !w.is_empty());
    let does = verb.is_some_and(|w| {
        ["Meets", "Convenes", "Sits", "Votes", "Adjourns", "Returns"].contains(&w)
    });
    if leads == Leads::Topics && does {
        return;
    }
    if record.title.is_some_and(|t| t.span == lead.span) {
        let next = |s: &&Slot| {
            s.at > lead.at && std::mem::discriminant(&s.at) == std::mem::discriminant(&lead.at)
        };
        let other = record
            .slots
            .iter()
            .find(|s| s.at == title_at && s.span != lead.span);
        record.title = other.or(record.slots.iter().find(next)).copied();
    }
    if record.host.is_some_and(|h| h.span == lead.span) {
        record.host = None;
    }
    let city = leads == Leads::Cities || is_dateline(page, &lead);
    record.place.retain(|p| city || p.span != lead.span);
    if city && !record.place.iter().any(|p| p.span == lead.span) {
        record.place.insert(0, lead);
    }
}
