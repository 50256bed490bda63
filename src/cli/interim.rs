//! Stands in for the fold until `timeline` has one: an item for each sighting, nothing merged.

use chrono::{Duration, FixedOffset};
use chrono_tz::America::New_York;

use crate::resolve::{Moment, When};
use crate::timeline::{
    EvidenceDoc, Generator, IssueRecord, Item, NameDoc, NoteDoc, Point, TimelineDoc,
};

pub(crate) fn fold(records: &[IssueRecord]) -> TimelineDoc {
    let mut doc = TimelineDoc {
        version: 1,
        generator: Generator {
            name: "dateline".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        time_zone: "America/New_York".to_owned(),
        sources: Vec::new(),
        items: Vec::new(),
        notes: Vec::new(),
    };
    for (n, record) in records.iter().enumerate() {
        let id = format!("s{}", n + 1);
        let mut source = record.source.clone();
        source.id.clone_from(&id);
        doc.sources.push(source);
        doc.items
            .extend(record.sightings.iter().map(|s| item(s, &id)));
        doc.notes.extend(record.notes.iter().map(|note| NoteDoc {
            source: Some(id.clone()),
            level: note.level,
            code: note.code.clone(),
            message: note.message.clone(),
            start: note.span.map(|s| s.start),
            end: note.span.map(|s| s.end),
        }));
    }
    doc.items
        .sort_by(|a, b| (a.start.order(), &a.uid).cmp(&(b.start.order(), &b.uid)));
    doc
}

fn point(moment: Moment, when: &When) -> Point {
    match moment {
        Moment::Day(day) => Point::Day(day),
        Moment::Clock(clock) => {
            let at = crate::resolve::zone::instant(clock, when.zone).with_timezone(&New_York);
            Point::Instant(at.with_timezone(&at.fixed_offset().timezone()))
        }
    }
}

fn item(s: &crate::extract::Sighting, source: &str) -> Item {
    let start = point(s.when.start, &s.when);
    let mut assumed = Vec::new();
    let end = match (s.when.end, start) {
        (Some(end), _) => Some(point(end, &s.when)),
        (None, Point::Instant(at)) => {
            assumed.push("end".to_owned());
            at.checked_add_signed(Duration::hours(1))
                .map(|t: chrono::DateTime<FixedOffset>| Point::Instant(t))
        }
        (None, day) => Some(day),
    };
    let doubts = s.doubts.with(s.when.doubts);
    Item {
        uid: s.key().replace(':', "-"),
        kind: s.kind,
        origin: s.origin,
        category: s.category,
        title: s.title.clone(),
        start,
        end,
        all_day: matches!(start, Point::Day(_)),
        time_zone: s.when.zone.name().to_owned(),
        precision: s.when.precision,
        value: s.when.value.clone(),
        display_date: s.when.value.clone(),
        organizer: s.organizer.clone().map(|name| NameDoc { name }),
        participants: s
            .participants
            .iter()
            .map(|n| NameDoc { name: n.clone() })
            .collect(),
        location: s.place.clone(),
        attendance_mode: s.attendance,
        links: s.links.clone(),
        status: s.status,
        sequence: 0,
        recurrence: None,
        except_dates: Vec::new(),
        assumed,
        confidence: if doubts.is_empty() { 0.95 } else { 0.5 },
        needs_review: !doubts.is_empty(),
        review_reasons: Vec::new(),
        evidence: vec![EvidenceDoc {
            source: source.to_owned(),
            exact: s.evidence.exact.clone(),
            start: s.evidence.start,
            end: s.evidence.end,
            date_text: s.evidence.date_text.clone(),
            time_text: s.evidence.time_text.clone(),
            rule: s.evidence.rule.clone(),
            because: s.evidence.because.clone(),
            doubts,
            says: None,
            prefix: s.evidence.prefix.clone(),
            suffix: s.evidence.suffix.clone(),
        }],
        last_modified: None,
    }
}
