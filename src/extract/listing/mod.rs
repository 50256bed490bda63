//! Lists: cut, align, choose.
//!
//! Every divider proposes records for the whole page; records of one shape get their roles together (`roles`); what each
//! is worth (`fit`) decides between records that overlap. Then days are lent down the list, and each record becomes an item.
//! There is no rule for a layout: layouts differ in how items are cut, the order of fields, where the day comes from and
//! how clocks are written, and each of the four has its own module (dividers, roles, `extract/day/`, `timex`).

// What a line is.
pub(crate) mod sense;

mod inner;

mod called_off;

mod form;

mod label;

mod filler;

mod numbered;

mod aside;

mod fallen;

pub(crate) mod badge;

pub(crate) mod piece;

// How items are cut, and which cut wins.
mod shape;

mod slots;

mod lead_in;

mod dividers;

mod edges;

mod dateline;

mod looks;

mod roles;

mod kindred;

mod masthead;

mod fit;

mod siblings;

mod choice;

mod over;

mod pasted_month;

mod extent;

// What an item says, and when it takes place.
mod naming;

mod whereabouts;

mod beneath;

mod bodies;

mod wrapped;

mod told;

mod core_status;

mod below;

mod gather;

mod pairing;

mod stanza;

mod talk;

mod halves;

mod repeated;

mod times;

mod ends;

mod weekday_order;

mod restart;

mod kicker;

mod moved;

mod unread;

mod item;

mod clocks;

mod hour_rule;

mod of_all;

mod shared;

mod publisher;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveTime;

use super::day::{Calendar, Lender};
use super::finish::finish;
use super::messages::Messages;
use super::sighting::Sighting;
use super::{Cut, Scene};
use crate::resolve::{Basis, Doubt, Moment};
use crate::span::Span;
use crate::timex::expr::{End, ExprKind, Half};
pub(super) use dividers::{DIVIDERS, year_of_row};
use extent::{breaks, claimed_lines, extents};
use gather::Fields;
use item::{Group, item};
use over::{without_bygone, without_past, without_sessions};
use piece::{Page, Sense};
use publisher::{host_of_all, whole_committees};
use shape::{Record, Shape};
use shared::Shared;
use times::Around;
use weekday_order::Order;

/// What lists gave.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    /// The items, in reading order.
    pub(crate) sightings: Vec<Sighting>,
    /// The text that they stand on.
    pub(crate) claimed: Vec<Span>,
    /// Items left out for want of a day.
    pub(crate) undated: usize,
    /// Every proposal.
    pub(crate) cuts: Vec<Cut>,
    /// Whether the issue is a conversation, in which a later message may correct an earlier one.
    pub(crate) conversation: bool,
}

/// Finds the listed items of an issue.
pub(crate) fn find(scene: &Scene<'_>, messages: &Messages) -> Listed {
    let page = Page::of(scene, messages);
    let proposed = proposed(&page);
    let mut cuts = cuts(&proposed);
    let records = choice::choose(&page, proposed);
    let records = without_sessions(&page, without_past(&page, records));
    let taken: BTreeSet<(Span, &str)> = records.iter().map(|r| (r.span, r.divider)).collect();
    for cut in &mut cuts {
        cut.chosen = taken.contains(&(cut.span, cut.divider.as_str()));
    }
    let groups = groups(&page, &records);
    let extents = extents(&page, &records);
    let claimed = claimed_lines(&page, &records);
    let group_of = |record: &Record| {
        let alone = Group {
            size: 1,
            family: 1,
            kin: 1,
            hosts: naming::HostAt::default(),
        };
        groups.get(&record.shape).copied().unwrap_or(alone)
    };
    let beneath = beneath::beneath(&page, &records, &extents);
    let bodies = bodies::bodies(&page, &records, &extents);
    let mut fields: Vec<Fields> = records
        .iter()
        .zip(&extents)
        .zip(beneath.into_iter().zip(bodies))
        .map(|((record, extent), beside)| {
            gather::fields(&page, record, extent.clone(), group_of(record), beside)
        })
        .collect();
    let mut shared = Shared::of(&page, &records, &extents, &fields);
    shared.settle(&page, &records);
    let calendar = Calendar::of(&page, &claimed, records.len(), shared.zone());
    let restarts = restart::days(&page, &calendar, &records);
    let orders = weekday_order::orders(&page, &calendar, &records);
    let mut listed = Listed {
        cuts,
        ..Listed::default()
    };
    let (mut above, mut after): (Option<Lender>, Option<(NaiveTime, chrono::NaiveDate)>) =
        (None, None);
    for (index, record) in records.iter().enumerate() {
        if breaks(&page, &records, index) || begins_message(&page, &records, index) {
            (above, after) = (None, None);
        }
        if shared.is_rule(&page, &records, index) {
            continue;
        }
        let order = orders[index];
        // In a list that goes back and forth no weekday follows from the one above.
        let follows = matches!(order, Order::Forward | Order::NextWeek);
        let around = Around {
            above: above.map(|a| Lender {
                weekday: a.weekday && follows,
                ..a
            }),
            after: after.map(|a| a.0),
            before: next_hour(&page, &records, index),
            title: "",
            zone: None,
            local: None,
            restart: restarts[index],
            rule: shared.hour(&page, &calendar, &records, index),
        };
        let mut own = std::mem::take(&mut fields[index]);
        shared.lend_usual(&page, &calendar, record, &mut own);
        shared.lend(record, &mut own);
        let group = group_of(record);
        let item = item(
            &page,
            &calendar,
            record,
            extents[index].clone(),
            group,
            around,
            own,
        );
        listed.undated += usize::from(item.undated && scene.issue.date.is_none());
        above = item.lends.or(above);
        for mut draft in item.drafts {
            // What a message counts from its own day does not hang on the issue's.
            draft.when.parts.needs_issue &= messages.day(record.span.start).is_none();
            if matches!(order, Order::NextWeek | Order::Turned) {
                draft.when.doubts.add(Doubt::WeekdayDirection);
            }
            if let Moment::Clock(at) = draft.when.start {
                after = Some((at.time(), at.date()));
            }
            let quote = draft.quote;
            if let Some(sighting) = finish(scene, draft) {
                listed.sightings.push(sighting);
                listed.claimed.push(quote);
            }
        }
    }
    doubt_beside_abroad(&mut listed.sightings);
    listed.conversation = talk::is_conversation(&page);
    without_bygone(scene, &mut listed);
    whole_committees(&mut listed.sightings);
    host_of_all(scene, &page, &mut listed.sightings);
    listed.claimed.sort_unstable();
    listed.claimed.dedup();
    listed
}

/// Doubts the zone of hours that stand right beside one whose place abroad decides it, on the same day: a traveller's schedule
/// does not name the country with each item.
fn doubt_beside_abroad(sightings: &mut [Sighting]) {
    let abroad: Vec<Option<chrono::NaiveDate>> = sightings
        .iter()
        .map(|s| {
            let placed = s.doubts.has(Doubt::ZoneFromPlace);
            placed.then(|| s.when.start.date())
        })
        .collect();
    for (at, sighting) in sightings.iter_mut().enumerate() {
        let day = Some(sighting.when.start.date());
        let beside = [at.checked_sub(1), Some(at + 1)];
        let hour = sighting.when.start.clock().is_some() && abroad[at].is_none();
        let assumed = sighting.when.parts.zone != Basis::Stated && sighting.place.zone.is_none();
        if hour
            && assumed
            && beside
                .into_iter()
                .flatten()
                .any(|other| abroad.get(other).copied().flatten() == day && day.is_some())
        {
            sighting.doubts.add(Doubt::ZoneOpen);
        }
    }
}

/// The hour of the next record of the same list, where it says its half of the day and names no day of its own.
fn next_hour(page: &Page<'_>, records: &[Record], index: usize) -> Option<NaiveTime> {
    let next = records.get(index + 1)?;
    if breaks(page, records, index + 1) || begins_message(page, records, index + 1) {
        return None;
    }
    let plain = next.when.iter().all(|&i| page.senses[i] == Sense::Clock);
    let first = next.when.first().filter(|_| plain)?;
    let clock = match page.tag(*first).expr.kind {
        ExprKind::Clock(clock) => clock,
        ExprKind::Range(ends) => match ends.from {
            End::Clock(clock) => clock,
            _ => return None,
        },
        _ => return None,
    };
    let hour = match clock.half {
        Half::Open => return None,
        Half::Pm if clock.hour < 12 => clock.hour + 12,
        Half::Am if clock.hour == 12 => 0,
        _ => clock.hour,
    };
    NaiveTime::from_hms_opt(u32::from(hour), u32::from(clock.minute.unwrap_or(0)), 0)
}

/// Whether a record stands in another message than the one before it.
fn begins_message(page: &Page<'_>, records: &[Record], index: usize) -> bool {
    let number = |r: &Record| page.messages.number(r.span.start);
    index > 0 && number(&records[index - 1]) != number(&records[index])
}

/// The proposals as `explain` shows them, in reading order.
fn cuts(records: &[Record]) -> Vec<Cut> {
    let mut shapes: BTreeMap<Shape, usize> = BTreeMap::new();
    for record in records {
        *shapes.entry(record.shape).or_default() += 1;
    }
    let mut cuts: Vec<Cut> = records
        .iter()
        .map(|r| Cut {
            divider: r.divider.to_owned(),
            span: r.span,
            title: r.title.map(|t| t.span),
            records: shapes.get(&r.shape).copied().unwrap_or(1),
            fit: f64::from(r.value),
            chosen: false,
        })
        .collect();
    cuts.sort_by(|a, b| a.span.cmp(&b.span).then(b.fit.total_cmp(&a.fit)));
    cuts
}

/// What all dividers propose, with roles and values.
fn proposed(page: &Page<'_>) -> Vec<Record> {
    let mut records: Vec<Record> = DIVIDERS
        .iter()
        .enumerate()
        .filter(|(_, divider)| page.scene.uses(divider.name))
        .flat_map(|(number, divider)| (divider.cut)(page, number as u8))
        .filter(|record| !masthead::is_issue_day(page, record))
        .collect();
    kindred::join_titles(page, &mut records);
    // Records of one divider support each other a little, whatever their shape: those with an hour, where a stack is meant.
    let mut families: BTreeMap<u8, usize> = BTreeMap::new();
    for record in records
        .iter()
        .filter(|r| r.divider == "parted" || r.divider == "stack" && has_clock(page, r))
    {
        *families.entry(record.shape.divider).or_default() += 1;
    }
    let mut by_shape: BTreeMap<Shape, Vec<&mut Record>> = BTreeMap::new();
    for record in &mut records {
        by_shape.entry(record.shape).or_default().push(record);
    }
    for group in by_shape.values_mut() {
        roles::assign(page, group, None);
    }
    let kindred = kindred::titles(&by_shape);
    for (shape, group) in &mut by_shape {
        if let Some(at) = kindred.get(shape) {
            roles::assign(page, group, Some(*at));
        }
        let size = group.len();
        for record in group.iter_mut() {
            let family = families.get(&record.shape.divider).copied().unwrap_or(size);
            record.value = fit::value(page, record, size, family);
        }
    }
    records
}

/// Whether a record says an hour.
fn has_clock(page: &Page<'_>, record: &Record) -> bool {
    record
        .when
        .iter()
        .any(|&i| matches!(page.senses[i], Sense::Clock | Sense::Both))
}

/// Records of one shape that are too few to say by themselves where they name their host.
const FEW: usize = 4;

/// For each shape among the chosen records, what its items share.
fn groups(page: &Page<'_>, records: &[Record]) -> BTreeMap<Shape, Group> {
    let mut by_shape: BTreeMap<Shape, Vec<&Record>> = BTreeMap::new();
    let mut families: BTreeMap<(u8, u8, bool), usize> = BTreeMap::new();
    let cut = |r: &Record| (r.shape.divider, r.title_side(), has_clock(page, r));
    let mut kin: BTreeMap<(Shape, u8), usize> = BTreeMap::new();
    let akin = |r: &Record| (kindred::family(r.shape), r.title_side());
    for record in records {
        by_shape.entry(record.shape).or_default().push(record);
        *families.entry(cut(record)).or_default() += 1;
        *kin.entry(akin(record)).or_default() += 1;
    }
    by_shape
        .into_iter()
        .map(|(shape, members)| {
            // The few items of an odd shape name their host as the others of the list do.
            let family: Vec<&Record> = match members.len() {
                ..FEW => records
                    .iter()
                    .filter(|r| r.divider == members[0].divider)
                    .collect(),
                _ => members.clone(),
            };
            let titles: Vec<&str> = family
                .iter()
                .filter_map(|r| r.title)
                .map(|t| page.text(t.span))
                .collect();
            let group = Group {
                size: members.len(),
                family: members
                    .iter()
                    .filter_map(|r| families.get(&cut(r)))
                    .max()
                    .copied()
                    .unwrap_or(1),
                kin: members
                    .iter()
                    .filter_map(|r| kin.get(&akin(r)))
                    .max()
                    .copied()
                    .unwrap_or(1),
                hosts: naming::HostAt::of(&titles, family.iter().map(|r| page.text(r.span))),
            };
            (shape, group)
        })
        .collect()
}
