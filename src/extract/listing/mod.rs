//! Lists: cut, align, choose.
//!
//! Every divider proposes records for the whole page; records of one shape get their roles together (`roles`); what each
//! is worth (`fit`) decides between records that overlap. Then days are lent down the list, and each record becomes an item.
//! There is no rule for a layout: layouts differ in how items are cut, the order of fields, where the day comes from and
//! how clocks are written, and each of the four has its own module (dividers, roles, `extract/day.rs`, `timex`).

pub(crate) mod badge;

mod dividers;

mod fit;

mod item;

mod naming;

pub(crate) mod piece;

mod roles;

mod shape;

mod shared;

mod times;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::NaiveTime;

use super::day::{Calendar, Lender};
use super::fields::{has_word, host, noise};
use super::finish::finish;
use super::sighting::Sighting;
use super::{Cut, Scene};
use crate::document::BlockKind;
use crate::resolve::Moment;
use crate::span::Span;
pub(super) use dividers::DIVIDERS;
use item::{Fields, Group, item};
use piece::{Form, Page, Sense};
use shape::{Record, Shape};
use shared::Shared;
use times::Around;

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
}

/// Lines of description that may belong to one item.
const EXTENT: usize = 14;

/// Finds the listed items of an issue.
pub(crate) fn find(scene: &Scene<'_>) -> Listed {
    let page = Page::of(scene);
    let proposed = proposed(&page);
    let mut cuts = cuts(&proposed);
    let records = fit::choose(proposed);
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
            bracket_host: false,
            prefix_host: false,
        };
        groups.get(&record.shape).copied().unwrap_or(alone)
    };
    let mut fields: Vec<Fields> = records
        .iter()
        .zip(&extents)
        .map(|(record, extent)| item::fields(&page, record, extent.clone(), group_of(record)))
        .collect();
    let shared = Shared::of(&page, &extents, &fields);
    let calendar = Calendar::of(&page, &claimed, records.len(), shared.zone());
    let mut listed = Listed {
        cuts,
        ..Listed::default()
    };
    let (mut above, mut after): (Option<Lender>, Option<(NaiveTime, chrono::NaiveDate)>) =
        (None, None);
    for (index, record) in records.iter().enumerate() {
        if breaks(&page, &records, index) {
            (above, after) = (None, None);
        }
        if shared.is_rule(&page, &records, index) {
            continue;
        }
        let around = Around {
            above,
            after: after.map(|a| a.0),
            title: "",
            zone: None,
            rule: shared.hour(&page, &calendar, &records, index),
        };
        let mut own = std::mem::take(&mut fields[index]);
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
        for draft in item.drafts {
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
    without_bygone(scene, &mut listed);
    host_of_all(scene, &page, &mut listed.sightings);
    listed.claimed.sort_unstable();
    listed.claimed.dedup();
    listed
}

/// Days before the issue up to which a list that looks ahead may still name an item.
const BYGONE: i64 = 3;

/// Without what lies behind the issue where nearly all of the list lies ahead: minutes, first readings, reports.
fn without_bygone(scene: &Scene<'_>, listed: &mut Listed) {
    let Some(issue) = scene.issue.date else {
        return;
    };
    let ago = |s: &Sighting| (issue - s.when.start.date()).num_days();
    let bygone = listed.sightings.iter().filter(|s| ago(s) >= BYGONE).count();
    if bygone * 4 > listed.sightings.len() {
        return;
    }
    let runs =
        |s: &Sighting| s.when.end.is_some_and(|e| e.date() >= issue) || s.when.repeats.is_some();
    let starts: BTreeSet<(u32, u32)> = listed
        .sightings
        .iter()
        .filter(|s| ago(s) >= BYGONE && !runs(s))
        .map(|s| (s.evidence.start, s.evidence.end))
        .collect();
    listed.sightings.retain(|s| ago(s) < BYGONE || runs(s));
    listed
        .claimed
        .retain(|c| !starts.contains(&(c.start, c.end)));
}

/// Gives the publication as host where no item names one and the publication is a body that holds events.
fn host_of_all(scene: &Scene<'_>, page: &Page<'_>, sightings: &mut [Sighting]) {
    if sightings.len() < 2
        || sightings.iter().filter(|s| s.organizer.is_some()).count() * 3 > sightings.len()
    {
        return;
    }
    let named = |name: &&str| host::is_holder(name);
    let publisher = scene
        .issue
        .publisher
        .as_deref()
        .or(scene.raw.headers.publisher.as_deref());
    let Some(body) = publisher
        .filter(named)
        .or_else(|| page.lines.first().map(|l| page.text(l.span)).filter(named))
        .or_else(|| footer(page))
    else {
        return;
    };
    for sighting in sightings.iter_mut().filter(|s| s.organizer.is_none()) {
        sighting.organizer = Some(body.to_owned());
    }
}

/// The body whose name and address stand in the last lines: "Quay Institute | 12 Quay St | …".
fn footer<'a>(page: &Page<'a>) -> Option<&'a str> {
    let from = page.lines.len().saturating_sub(6);
    page.lines[from..].iter().find_map(|l| {
        let text = page.text(l.span);
        let name = text
            .split(['|', ',', '·'])
            .next()
            .unwrap_or("")
            .trim()
            .trim_start_matches(|c: char| !c.is_alphabetic())
            .trim();
        let name = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        (host::is_holder(name) && super::fields::place::is_address(text)).then_some(name)
    })
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
        .collect();
    // Records of one divider support each other a little, whatever their shape: those with an hour, where a stack is meant.
    let mut families: BTreeMap<u8, usize> = BTreeMap::new();
    for record in records
        .iter()
        .filter(|r| r.divider == "stack" && has_clock(page, r))
    {
        *families.entry(record.shape.divider).or_default() += 1;
    }
    let mut by_shape: BTreeMap<Shape, Vec<&mut Record>> = BTreeMap::new();
    for record in &mut records {
        by_shape.entry(record.shape).or_default().push(record);
    }
    for group in by_shape.values_mut() {
        roles::assign(page, group);
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

/// Without records in sections that list what is over.
fn without_past(page: &Page<'_>, records: Vec<Record>) -> Vec<Record> {
    let mut past = vec![false; page.lines.len()];
    let mut level: Option<u8> = None;
    for (index, line) in page.lines.iter().enumerate() {
        let rank = match line.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        };
        if line.words <= 6
            && line.cell.is_none()
            && noise::is_past_section(page.text(line.span))
            && line.form != Form::Inside
        {
            level = Some(rank.unwrap_or(7));
        } else if let (Some(rank), Some(from)) = (rank, level)
            && rank <= from
        {
            level = None;
        }
        past[index] = level.is_some();
    }
    records.into_iter().filter(|r| !past[r.anchor()]).collect()
}

/// Without the sessions of an event: hours below a line such as "Event schedule:", up to the next item with a day of its own.
fn without_sessions(page: &Page<'_>, records: Vec<Record>) -> Vec<Record> {
    let mut kept: Vec<Record> = Vec::with_capacity(records.len());
    for record in records {
        let inner = kept
            .last()
            .is_some_and(|parent| is_session(page, parent, &record));
        if !inner {
            kept.push(record);
        }
    }
    kept
}

/// Whether a record is a session of the one before: it names no day, and a line between calls what follows a schedule.
fn is_session(page: &Page<'_>, parent: &Record, record: &Record) -> bool {
    let day = |r: &Record| {
        r.when
            .iter()
            .any(|&i| matches!(page.senses[i], Sense::Day | Sense::Both | Sense::Set))
    };
    if !day(parent) || day(record) {
        return false;
    }
    let from = parent.lines.end.min(record.lines.start);
    page.lines[from..record.lines.start].iter().any(|l| {
        let text = page.text(l.span);
        let called = [
            "schedule",
            "agenda",
            "program",
            "programme",
            "sessions",
            "run of show",
            "order of events",
        ];
        l.words <= 3
            && !text.contains(". ")
            && called.iter().any(|w| has_word(text, w))
            && l.form == Form::Text
    })
}

/// For each shape among the chosen records, what its items share.
fn groups(page: &Page<'_>, records: &[Record]) -> BTreeMap<Shape, Group> {
    let mut by_shape: BTreeMap<Shape, Vec<&Record>> = BTreeMap::new();
    for record in records {
        by_shape.entry(record.shape).or_default().push(record);
    }
    by_shape
        .into_iter()
        .map(|(shape, members)| {
            let titles = || {
                members
                    .iter()
                    .filter_map(|r| r.title)
                    .map(|t| page.text(t.span))
            };
            let group = Group {
                size: members.len(),
                bracket_host: naming::mostly_bracketed(members.iter().map(|r| page.text(r.span))),
                prefix_host: naming::mostly_prefixed(titles()),
            };
            (shape, group)
        })
        .collect()
}

/// For each record, all lines that belong to it: from its title to the next record, heading or rule.
fn extents(page: &Page<'_>, records: &[Record]) -> Vec<Range<usize>> {
    let first = |r: &Record| r.title.map_or(r.lines.start, |t| t.line.min(r.lines.start));
    let last = |r: &Record| {
        r.title
            .map_or(r.lines.end, |t| (t.line + 1).max(r.lines.end))
    };
    records
        .iter()
        .enumerate()
        .map(|(n, record)| {
            let (start, own) = (first(record), last(record));
            let limit = records[n + 1..]
                .iter()
                .map(first)
                .find(|&s| s >= own)
                .unwrap_or(page.lines.len());
            let mut end = own;
            while end < limit.min(own + EXTENT) {
                let line = &page.lines[end];
                let heading = matches!(line.kind, BlockKind::Heading(_)) || line.form == Form::Day;
                let rule = line.form == Form::Bare && line.span.len() >= 3;
                let other_row = record.divider == "rows"
                    || record.divider == "marks"
                    || record.divider == "glued"
                    || record.divider == "labels";
                let next_item = next_item(page.lines[record.anchor()].kind, line.kind);
                if heading || rule || other_row || next_item || line.form == Form::Furniture {
                    break;
                }
                end += 1;
            }
            start..end
        })
        .collect()
}

/// Whether a line begins another item of the list that a record's line is an item of.
fn next_item(own: BlockKind, line: BlockKind) -> bool {
    match (own, line) {
        (BlockKind::Item { depth: own }, BlockKind::Item { depth }) => depth <= own,
        _ => false,
    }
}

/// Which lines are part of an item.
fn claimed_lines(page: &Page<'_>, records: &[Record]) -> Vec<bool> {
    let mut claimed = vec![false; page.lines.len()];
    for record in records {
        for index in record.lines.clone().chain(record.title.map(|t| t.line)) {
            claimed[index] = true;
        }
    }
    claimed
}

/// Whether a list starts anew before a record: a heading or another shape stands between.
fn breaks(page: &Page<'_>, records: &[Record], index: usize) -> bool {
    let Some(previous) = index.checked_sub(1).map(|i| &records[i]) else {
        return true;
    };
    let record = &records[index];
    let between = previous.lines.end.min(record.lines.start)..record.lines.start;
    let heading = page.lines[between].iter().enumerate().any(|(n, l)| {
        let title = record
            .title
            .is_some_and(|t| t.line == previous.lines.end + n);
        let capitals =
            l.words >= 1 && l.words <= 8 && !page.text(l.span).chars().any(char::is_lowercase);
        !title && (matches!(l.kind, BlockKind::Heading(_)) || l.form == Form::Day || capitals)
    });
    heading || previous.shape.divider != record.shape.divider
}
