//! What one sighting said where it differs from its item, and the way back: from a timeline to the sightings it was made of.
//!
//! `dateline merge` and `brief` read timelines with this, and the fold of what they read is the timeline that one process
//! would have made.

use serde_json::{Map, Value};

use super::assumed::Assumed;
use super::item::{EvidenceDoc, Item, Point, SourceDoc, TimelineDoc};
use super::record::IssueRecord;
use super::rrule;
use crate::extract::{Evidence, Sighting, SourceRef};
use crate::note::Note;
use crate::resolve::{Basis, Doubts, Moment, Parts, When, Why, zone};
use crate::span::Span;

/// The fields that a sighting has of its own.
const FIELDS: &[&str] = &[
    "kind",
    "origin",
    "category",
    "title",
    "start",
    "end",
    "allDay",
    "timeZone",
    "precision",
    "value",
    "organizer",
    "participants",
    "location",
    "attendanceMode",
    "links",
    "status",
    "recurrence",
    "exceptDates",
    "assumed",
];

/// The fields in which what was seen differs from the item; `None`: none.
pub(super) fn difference(seen: &Item, item: &Item) -> Option<Map<String, Value>> {
    if own_fields(seen) == own_fields(item) {
        return None;
    }
    let (Ok(Value::Object(seen)), Ok(Value::Object(item))) =
        (serde_json::to_value(seen), serde_json::to_value(item))
    else {
        return None;
    };
    let map: Map<String, Value> = FIELDS
        .iter()
        .filter(|f| seen.get(**f) != item.get(**f))
        .filter_map(|f| Some(((*f).to_owned(), seen.get(*f)?.clone())))
        .collect();
    (!map.is_empty()).then_some(map)
}

/// The values of [`FIELDS`], to compare: most things are seen once, and their item says just that.
fn own_fields(item: &Item) -> impl PartialEq + '_ {
    (
        (item.kind, item.origin, item.category, &item.title),
        (item.start, item.end, item.all_day, &item.time_zone),
        (item.precision, &item.value, item.status, &item.assumed),
        (&item.organizer, &item.participants, &item.location),
        (item.attendance_mode, &item.links),
        (&item.recurrence, &item.except_dates),
    )
}

/// The records that a timeline was folded from.
///
/// # Errors
/// When a `says` holds something that its field cannot be.
pub fn records_of(doc: &TimelineDoc) -> serde_json::Result<Vec<IssueRecord>> {
    let mut records: Vec<IssueRecord> = doc
        .sources
        .iter()
        .map(|source| IssueRecord {
            source: source.clone(),
            sightings: Vec::new(),
            notes: doc
                .notes
                .iter()
                .filter(|n| n.source.as_ref() == Some(&source.id) && n.code != "sources-disagree")
                .map(|n| Note {
                    level: n.level,
                    code: n.code.clone(),
                    message: n.message.clone(),
                    span: n.start.zip(n.end).map(|(s, e)| Span { start: s, end: e }),
                })
                .collect(),
            undated: 0,
            duration: None,
        })
        .collect();
    for item in &doc.items {
        for evidence in &item.evidence {
            let own = own_view(item, evidence)?;
            let Some(record) = records.iter_mut().find(|r| r.source.id == evidence.source) else {
                continue;
            };
            record.duration = record.duration.or_else(|| assumed_length(&own));
            record
                .sightings
                .push(sighting(&own, evidence, &record.source));
        }
    }
    for record in &mut records {
        let place = |s: &Sighting| (s.evidence.start, s.evidence.end, s.when.start);
        record.sightings.sort_by_key(place);
    }
    Ok(records)
}

/// The item as this evidence alone had it.
fn own_view(item: &Item, evidence: &EvidenceDoc) -> serde_json::Result<Item> {
    let Some(says) = &evidence.says else {
        return Ok(item.clone());
    };
    let mut value = serde_json::to_value(item)?;
    if let Value::Object(map) = &mut value {
        for (field, said) in says {
            if FIELDS.contains(&field.as_str()) {
                map.insert(field.clone(), said.clone());
            }
        }
    }
    serde_json::from_value(value)
}

fn assumed_length(own: &Item) -> Option<u32> {
    if !own.assumed.iter().any(|a| a == "end") {
        return None;
    }
    match (own.start, own.end) {
        (Point::Instant(a), Some(Point::Instant(b))) => {
            u32::try_from(b.signed_duration_since(a).num_minutes()).ok()
        }
        _ => None,
    }
}

fn sighting(own: &Item, evidence: &EvidenceDoc, source: &SourceDoc) -> Sighting {
    let zone = zone::by_name(&own.time_zone).unwrap_or(chrono_tz::America::New_York);
    let local = |point: Point| match point {
        Point::Day(day) => Moment::Day(day),
        Point::Instant(at) => Moment::Clock(zone::local(at.to_utc(), zone).naive_local()),
    };
    let assumed = Assumed::from_names(&own.assumed);
    // A day event's end is its last day also where the text names none, and so is no statement.
    let one_day = own.all_day && own.end == Some(own.start);
    let stated_end = own.end.filter(|_| !assumed.end && !one_day);
    let organizer = own.organizer.as_ref().map(|o| o.name.clone());
    Sighting {
        source: SourceRef {
            sha256: source.sha256.clone(),
            issued: source.issue_date,
            publication: source.publication(),
            issued_permille: (source.issue_date_confidence * 1000.0).round() as u16,
        },
        kind: own.kind,
        origin: own.origin,
        category: own.category,
        title: own.title.clone(),
        when: When {
            start: local(own.start),
            end: stated_end.map(local),
            precision: own.precision,
            value: own.value.clone(),
            modifier: None,
            zone,
            repeats: own
                .recurrence
                .as_deref()
                .and_then(|r| rrule::parse(r, &own.except_dates, zone)),
            parts: parts(assumed, stated_end.is_some()),
            doubts: Doubts::NONE,
        },
        organizer,
        participants: own.participants.iter().map(|p| p.name.clone()).collect(),
        place: own.location.clone(),
        attendance: own.attendance_mode,
        links: own.links.clone(),
        status: own.status,
        section: evidence.section.clone(),
        evidence: Evidence {
            exact: evidence.exact.clone(),
            start: evidence.start,
            end: evidence.end,
            date_text: evidence.date_text.clone(),
            time_text: evidence.time_text.clone(),
            rule: evidence.rule.clone(),
            because: evidence.because.clone(),
            prefix: evidence.prefix.clone(),
            suffix: evidence.suffix.clone(),
        },
        doubts: evidence.doubts,
        moved_from: evidence.moved_from,
    }
}

/// Parts that the verdict reads as what was assumed.
fn parts(assumed: Assumed, has_end: bool) -> Parts {
    let basis = |assumed: bool, why: Why| {
        if assumed {
            Basis::Assumed(why)
        } else {
            Basis::Stated
        }
    };
    Parts {
        year: basis(assumed.year, Why::Nearest),
        day: basis(assumed.day, Why::Profile),
        clock: Basis::Stated,
        half: basis(assumed.meridiem, Why::UsualHour),
        zone: basis(assumed.time_zone, Why::Place),
        end: if has_end {
            Basis::Stated
        } else {
            Basis::Absent
        },
        needs_issue: assumed.issue_date,
    }
}
