//! What a list names but does not announce: sections of past events, days long before the issue, sessions of one event.

use std::collections::BTreeSet;

use super::Listed;
use super::piece::{Form, Page, Sense};
use super::shape::Record;
use crate::document::BlockKind;
use crate::extract::fields::{aside, has_any_word};
use crate::extract::{Scene, Sighting};

/// Days before the issue up to which a list that looks ahead may still name an item.
const BYGONE: i64 = 3;

/// Without what lies behind the issue where nearly all of the list lies ahead: minutes, first readings, reports.
pub(super) fn without_bygone(scene: &Scene<'_>, listed: &mut Listed) {
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

/// Without records in sections that list what is over, and without the dates of articles in sections that list those.
pub(super) fn without_past(page: &Page<'_>, records: Vec<Record>) -> Vec<Record> {
    let first = records.iter().map(Record::anchor).min().unwrap_or(0);
    let over = in_sections(page, first, aside::is_past_section);
    let read = in_sections(page, first, aside::is_reading_section);
    let clock = |r: &Record| {
        let mut senses = r.when.iter().map(|&i| page.senses[i]);
        senses.any(|sense| matches!(sense, Sense::Clock | Sense::Both))
    };
    records
        .into_iter()
        .filter(|r| !over[r.anchor()] && (clock(r) || !read[r.anchor()]))
        .collect()
}

/// Which lines stand in sections of a kind; `first` is the first line of an item.
fn in_sections(page: &Page<'_>, first: usize, is_one: fn(&str) -> bool) -> Vec<bool> {
    let mut inside = vec![false; page.lines.len()];
    let mut level: Option<u8> = None;
    for (index, line) in page.lines.iter().enumerate() {
        let rank = match line.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        };
        let text = page.text(line.span);
        // "Recording to follow." at the end of an item is no section.
        let heads = rank.is_some() || page.opens_stanza(index) && !text.ends_with('.');
        // "Home / About / Archive" above all that is listed leads to other pages.
        let item = matches!(line.kind, BlockKind::Item { .. });
        let leads_away = item || rank.is_none() && line.words == 1 && index < first;
        if heads
            && !leads_away
            && line.words <= 6
            && line.cell.is_none()
            && is_one(text)
            && line.form != Form::Inside
        {
            level = Some(rank.unwrap_or(7));
        } else if let (Some(rank), Some(from)) = (rank, level)
            && rank <= from
        {
            level = None;
        }
        inside[index] = level.is_some();
    }
    inside
}

/// Without the sessions of an event: hours below a line such as "Event schedule:", up to the next item with a day of its own.
pub(super) fn without_sessions(page: &Page<'_>, records: Vec<Record>) -> Vec<Record> {
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
        l.words <= 3 && !text.contains(". ") && has_any_word(text, &called) && l.form == Form::Text
    })
}
