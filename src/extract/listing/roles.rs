//! Which slot is the title, the host, the place: evidence summed over all records of one shape.
//!
//! Forty lines of one shape support each other: a slot that holds addresses in most of them is the place in all.

use super::dateline::{give_lead, leads};
use super::edges::edges;
use super::looks::{Looks, each, near_line, net, of_group, summed};
use super::piece::Page;
use super::shape::{At, Head, Record, Shape, Slot};
use crate::extract::fields::event_words::is_event;
use crate::extract::fields::{call, framed, host, noise, people, place, status, words};
use crate::span::Span;

/// Two lines on either side of the time whose scores differ by less than this could both be the title.
const UNSURE: f32 = 0.12;

/// What a slot gains as the title where it is that in most records of a kindred shape.
const KINDRED: f32 = 0.3;

/// Gives every record of one group its title, host and place; `kindred` is where the title stands in the lines of the list
/// that differ from these only in saying or not saying the day or the hour.
pub(crate) fn assign(page: &Page<'_>, group: &mut [&mut Record], kindred: Option<At>) {
    let own = each(page, group);
    let looks = summed(page, group, &own);
    let best = |score: &dyn Fn(At, &Looks) -> f32| {
        looks
            .iter()
            .map(|(at, l)| (*at, score(*at, l)))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
    };
    let total = group.len() as f32;
    let shape = own_shape(group[0].shape, &looks, group.len());
    let edges = edges(page, group);
    let score = |at: At, l: &Looks| {
        let share = (l.count as f32 / total).sqrt();
        let lean = if kindred == Some(at) { KINDRED } else { 0.0 };
        net(l) * share + preference(at) + habit(at, shape) + edges.of(at) + lean - l.flag.floor()
    };
    let Some((title_at, _)) = best(&score) else {
        return;
    };
    let chosen = looks
        .iter()
        .find(|(at, _)| *at == title_at)
        .map_or(0.0, |(at, l)| score(*at, l));
    let unsure = looks.iter().any(|(at, l)| {
        let other_side = matches!(
            (at, title_at),
            (At::Above(0), At::Below(_)) | (At::Below(0), At::Above(_))
        );
        other_side && chosen - score(*at, l) < UNSURE
    });
    let host_at = best(&|at, l| {
        let own = shape.form >= 8 || !matches!(at, At::Above(_) | At::Below(_));
        let labelled = shape.form == 20;
        let other =
            own && !labelled && at != title_at && !matches!(at, At::Above(2..) | At::Below(3..));
        if other {
            let share = (l.count as f32 / total).min(1.0);
            (l.host - 0.5 * l.place.max(l.title - 0.5)) * share.sqrt()
        } else {
            f32::MIN
        }
    })
    .filter(|&(_, score)| score >= 0.3)
    .map(|(at, _)| at);
    let leads = leads(page, group);
    for (record, own) in group.iter_mut().zip(&own) {
        give(page, record, (title_at, host_at), &looks, own);
        record.unsure |= unsure;
        if let Some(leads) = leads {
            give_lead(page, record, title_at, leads);
        }
    }
}

/// Slots of the line itself are nearer than lines around it.
fn preference(at: At) -> f32 {
    match at {
        At::Label => 0.6,
        // Further lines of a cell count on from forty.
        At::Column(n) => -0.04 * f32::from((n % 40).min(10)) - 0.15 * f32::from(n / 40),
        At::Before(n) | At::After(n) => 0.15 - 0.08 * f32::from(n.min(4)),
        At::Above(n) | At::Below(n) => -0.12 * f32::from(n.min(4)),
    }
}

/// The shape, as that of lines with nothing but a time where their own words are no title (prices, addresses, a host).
fn own_shape(shape: Shape, looks: &[(At, Looks)], records: usize) -> Shape {
    let own = looks
        .iter()
        .filter(|(at, _)| matches!(at, At::Before(_) | At::After(_)))
        // What few of them have is an aside.
        .filter(|(_, l)| l.count * 2 >= records)
        .any(|(_, l)| l.title > 0.2 && l.host.max(l.place) < 0.75);
    let form = if shape.form < 8 && !own {
        shape.form % 4 + 8
    } else {
        shape.form
    };
    Shape { form, ..shape }
}

/// What the form of the time says of where the title is: an hour alone is followed by what happens, and a line with words
/// of its own seldom needs another line for its title.
fn habit(at: At, shape: Shape) -> f32 {
    let other_line = matches!(at, At::Above(_) | At::Below(_));
    let (own_words, day) = (shape.form < 8, shape.form & 2 != 0);
    match at {
        At::Above(_) if own_words && shape.form < 4 && !day => -0.6,
        At::Above(_) if own_words && shape.form < 4 => -0.25,
        _ if own_words && other_line => -0.15,
        _ => 0.0,
    }
}

/// Where the title's slot of a line parted by strokes only says what kind of event it is ("Panel | Eels in Court"), the next one.
fn behind_kind(page: &Page<'_>, record: &Record, slot: Slot) -> Slot {
    let mut slot = slot;
    for _ in 0..2 {
        let At::After(n) = slot.at else { break };
        let text = page.text(slot.span);
        let all: Vec<String> = words(text).collect();
        let kind = all.len() <= 2 && all.last().is_some_and(|w| is_event(w));
        // "s.t.", "t.b.c."
        let letters = all.iter().all(|w| w.len() <= 2);
        let next = record.slots.iter().find(|s| s.at == At::After(n + 1));
        // "DOCK BREAKFAST — The Quay Forum holds a breakfast": the slug of a wire.
        let capitals = all.len() <= 4 && !text.contains(char::is_lowercase);
        let told = |s: &&Slot| capitals && framed::hosting(page.text(s.span)).is_some();
        if let Some(next) = next.filter(told) {
            return *next;
        }
        let Some(next) = next.filter(|_| kind || letters) else {
            break;
        };
        let between = Span::new(
            slot.span.end as usize,
            next.span.start.max(slot.span.end) as usize,
        );
        if !page.text(between).contains('|') {
            break;
        }
        slot = *next;
    }
    slot
}

/// Whether a field behind the title's is a name of a few words: where some others are places, so is it.
fn is_name_behind(page: &Page<'_>, slot: &Slot, title: Option<At>) -> bool {
    let behind = matches!((title, slot.at), (Some(At::After(title)), At::After(n)) if n > title);
    let text = page.text(slot.span);
    let before = page.scene.text()[..slot.span.start as usize].trim_end();
    behind
        && before.ends_with(['|', '•'])
        && place::is_name(text)
        && words(text).count() <= 5
        && status::find(text).is_none()
}

/// Whether a further line of a cell has a name and a colon in front: a second session, a speaker.
fn names_other(text: &str) -> bool {
    text.contains(": ") && place::labelled(text).is_none() && !place::is_address(text)
}

/// Whether a text is a name of a few words and no status.
fn is_short_name(text: &str) -> bool {
    place::is_name(text)
        && text.starts_with(char::is_uppercase)
        && words(text).count() <= 5
        && status::find(text).is_none()
        && people::likeness(text) == 0.0
}

/// Whether a slot holds the only words beside the time in its line.
fn is_only(record: &Record, slot: &Slot) -> bool {
    near_line(slot.at) && record.slots.iter().filter(|s| near_line(s.at)).count() == 1
}

/// Where the title's slot of this one record is a host or a place, the line beside it that is a title.
fn better_beside(record: &Record, looks: &[Looks], (slot, own): (Slot, &Looks)) -> Slot {
    let (At::Above(_) | At::Below(_)) = slot.at else {
        return slot;
    };
    let own = net(own);
    let same_side = |at: At| {
        matches!(
            (at, slot.at),
            (At::Above(_), At::Above(_)) | (At::Below(_), At::Below(_))
        )
    };
    record
        .slots
        .iter()
        .zip(looks)
        .filter(|(s, _)| {
            same_side(s.at) && s.at != slot.at && own < 0.1 && s.line.abs_diff(slot.line) == 1
        })
        .map(|(s, looks)| (*s, net(looks)))
        .filter(|(_, other)| *other > own + 0.35)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map_or(slot, |(s, _)| s)
}

/// Gives one record its roles; where its own slot for the title is missing, the best of its others takes it.
fn give(
    page: &Page<'_>,
    record: &mut Record,
    (title_at, host_at): (At, Option<At>),
    looks: &[(At, Looks)],
    own: &[Looks],
) {
    let find = |at: At| record.slots.iter().find(|s| s.at == at).copied();
    let slots = || record.slots.iter().copied().zip(own);
    let title = slots()
        .find(|(s, _)| s.at == title_at)
        .filter(|(s, looks)| {
            looks.title > 0.0
                || matches!(s.at, At::Before(_) | At::After(_))
                    && words(page.text(s.span)).count() > 24
        })
        .or_else(|| {
            slots()
                .filter(|(s, _)| Some(s.at) != host_at || is_only(record, s))
                .map(|(s, looks)| {
                    let score =
                        net(looks) + preference(s.at) + habit(s.at, record.shape) - looks.flag;
                    ((s, looks), score)
                })
                .filter(|(_, score)| *score > 0.1)
                .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.0.at.cmp(&a.0.0.at)))
                .map(|(slot, _)| slot)
        })
        .or_else(|| {
            // "Netmakers' Union to Rally" looks like a body, but nothing else stands above its labelled time.
            let mut named = slots().filter(|(_, looks)| looks.title > 0.0);
            let only = named.next().filter(|_| named.next().is_none());
            only.filter(|(s, looks)| {
                record.divider == "stack" && s.at == At::Above(0) && looks.title >= 0.3
            })
        });
    let first = title.map(|(slot, _)| slot);
    let title = title.map(|t| better_beside(record, own, t));
    let title = title.map(|t| behind_kind(page, record, t));
    let swapped =
        first.filter(|f| title.is_some_and(|t| t.at != f.at) && host::is_body(page.text(f.span)));
    record.title = title;
    record.host = host_at
        .and_then(find)
        .filter(|s| title.is_none_or(|t| t.span != s.span))
        .filter(|s| {
            let text = page.text(s.span);
            // In a table, a name that no head and no noun calls a body may be anything.
            let column = matches!(s.at, At::Column(_)) && s.head == Head::Silent;
            let group = of_group(looks, s.at).host;
            let sure = !column || group >= 0.45;
            // "Austin, TX" is where, though the others of the list name a club.
            let silent = s.head == Head::Silent && !host::is_body(text);
            let is_place = silent && (place::is_city(text) || place::likeness(text) >= 0.9);
            !is_place
                && (near_line(s.at) && sure || host::is_body(text) || host::likeness(text) >= 0.9)
        })
        .or(swapped);
    let near = |at: At| !matches!(at, At::Above(_) | At::Below(_));
    record.place = record
        .slots
        .iter()
        .filter(|s| {
            near(s.at)
                && Some(s.at) != title.map(|t| t.at)
                && Some(s.at) != record.host.map(|h| h.at)
        })
        .filter(|s| {
            let Looks { place: group, host, count, .. } = of_group(looks, s.at);
            let column = matches!((title.map(|t| t.at), s.at), (Some(At::Column(t)), At::Column(n)) if n > t);
            let of_places = column && count >= 4 && group >= 0.2 && group > host;
            let text = page.text(s.span);
            s.at == At::After(7) && record.divider == "labels"
                || s.head == Head::Place && words(text).count() <= 16 && !noise::is_bare(text)
                || words(text).count() <= 16
                    && people::labelled(text).is_none()
                    && !(matches!(s.at, At::Column(40..)) && names_other(text))
                    && (place::likeness(text).max(group) >= 0.45
                        || is_name_behind(page, s, title.map(|t| t.at)) && group >= 0.3
                        || of_places && is_short_name(text))
                    && !call::is_call(text)
        })
        .copied()
        .collect();
}
