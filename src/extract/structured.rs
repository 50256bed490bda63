//! Records of the page or mail (JSON-LD, microdata, an attached calendar) as sightings of their own; the fold merges them
//! with what the text says of the same event.

use chrono::{NaiveTime, Timelike};

use super::draft::Draft;
use super::fields::status;
use super::finish::finish;
use super::sighting::Sighting;
use super::{Attendance, ItemLink, Origin, Place, Rel, Scene, Status};
use crate::document::{Record, RecordKind, StatedTime};
use crate::resolve::{Basis, Doubts, Moment, Parts, Precision, When, zone};

/// Makes a sighting of every record that has a name and a start.
pub(crate) fn find(scene: &Scene<'_>) -> Vec<Sighting> {
    if !scene.uses("records") {
        return Vec::new();
    }
    scene
        .raw
        .records
        .iter()
        .filter(|r| r.kind != Some(RecordKind::TimeElement))
        .filter_map(|r| draft(scene, r))
        .filter_map(|d| finish(scene, d))
        .collect()
}

/// The draft of one record.
fn draft(scene: &Scene<'_>, record: &Record) -> Option<Draft> {
    let name = record.name.clone()?;
    let start = record.start.as_ref()?;
    let when = when(scene, record, start);
    let status = match record.status.as_deref() {
        Some(s) if contains(s, "cancel") => Status::Cancelled,
        Some(s) if contains(s, "postpone") => Status::Postponed,
        Some(s) if contains(s, "tentative") => Status::Tentative,
        // A program's markup keeps its date where a person wrote "Canceled" below it.
        None if record.kind == Some(RecordKind::Microdata) => scene
            .raw
            .document
            .of(record.span)
            .lines()
            .find_map(status::stated)
            .unwrap_or_default(),
        _ => Status::Confirmed,
    };
    let links = record
        .url
        .iter()
        .map(|url| ItemLink {
            url: url.clone(),
            rel: Rel::Page,
        })
        .collect();
    Some(Draft {
        organizer: record.organizer.clone(),
        participants: record.people.clone(),
        place: Place {
            name: record.location.clone(),
            address: record.address.clone(),
            zone: start.zone.clone(),
        },
        attendance: record.online.map(|online| {
            if online {
                Attendance::Online
            } else {
                Attendance::Offline
            }
        }),
        links,
        status,
        rule: rule_of(record),
        because: "structured data states it".to_owned(),
        ..Draft::new(Origin::Listing, name, when, record.span)
    })
}

/// Whether `text` holds `part`, ASCII case aside.
fn contains(text: &str, part: &str) -> bool {
    text.to_ascii_lowercase().contains(part)
}

/// The name of the source in evidence.
fn rule_of(record: &Record) -> &'static str {
    match record.kind {
        Some(RecordKind::JsonLd) => "json-ld",
        Some(RecordKind::Microdata) => "microdata",
        Some(RecordKind::Calendar) => "calendar-part",
        _ => "record",
    }
}

/// When, on the clock of the record's zone, or of the issue's where it states an offset only.
fn when(scene: &Scene<'_>, record: &Record, start: &StatedTime) -> When {
    let home = scene
        .issue
        .zone
        .or(scene.profile.and_then(|p| p.zone))
        .unwrap_or(chrono_tz::America::New_York);
    let zone = start
        .zone
        .as_deref()
        .and_then(zone::by_name)
        .unwrap_or(home);
    let whole_days = whole_days(start, record.end.as_ref());
    let all_day = record.all_day || start.time.is_none() || whole_days.is_some();
    let first = moment(start, zone, all_day);
    let end = record.end.as_ref().map(|end| {
        let last = moment(end, zone, all_day);
        let exclusive =
            record.kind == Some(RecordKind::Calendar) && all_day || whole_days == Some(Last::After);
        match last {
            Moment::Day(day) if exclusive && day > first.date() => {
                Moment::Day(day.pred_opt().unwrap_or(day))
            }
            other => other,
        }
    });
    let value = match first {
        Moment::Day(day) => day.format("%Y-%m-%d").to_string(),
        Moment::Clock(at) => at.format("%Y-%m-%dT%H:%M").to_string(),
    };
    When {
        start: first,
        end: end.filter(|e| *e != first),
        precision: if all_day {
            Precision::Day
        } else {
            Precision::Minute
        },
        value,
        modifier: None,
        zone,
        repeats: None,
        parts: Parts {
            year: Basis::Stated,
            day: Basis::Stated,
            clock: if all_day {
                Basis::Absent
            } else {
                Basis::Stated
            },
            zone: if start.zone.is_some() || start.offset.is_some() {
                Basis::Stated
            } else {
                Basis::Absent
            },
            end: if end.is_some() {
                Basis::Stated
            } else {
                Basis::Absent
            },
            ..Parts::default()
        },
        doubts: Doubts::NONE,
    }
}

/// What the end of whole days names: their last day, or the day after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Day,
    After,
}

/// Whether a program wrote whole days as hours: from midnight to the last minute of a day, or to a later midnight.
fn whole_days(start: &StatedTime, end: Option<&StatedTime>) -> Option<Last> {
    let midnight = |at: &StatedTime| at.time == Some(NaiveTime::MIN);
    let end = end.filter(|_| midnight(start))?;
    if midnight(end) && end.date > start.date {
        return Some(Last::After);
    }
    let time = end.time?;
    (time.hour() == 23 && time.minute() == 59).then_some(Last::Day)
}

/// A stated time on the clock of `zone`.
fn moment(stated: &StatedTime, zone: chrono_tz::Tz, all_day: bool) -> Moment {
    let Some(time) = stated.time.filter(|_| !all_day) else {
        return Moment::Day(stated.date);
    };
    let wall = stated.date.and_time(time);
    let shifted = stated
        .offset
        .filter(|_| stated.zone.is_none())
        .and_then(|offset| {
            let utc =
                wall.checked_sub_signed(chrono::TimeDelta::try_minutes(i64::from(offset))?)?;
            Some(zone::local(utc.and_utc(), zone).naive_local())
        });
    Moment::Clock(shifted.unwrap_or(wall))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32, hour: u32, minute: u32) -> StatedTime {
        StatedTime {
            date: chrono::NaiveDate::from_ymd_opt(2031, 5, day).expect("a day"),
            time: NaiveTime::from_hms_opt(hour, minute, 0),
            offset: Some(-240),
            zone: None,
        }
    }

    #[test]
    fn whole_days_that_a_program_wrote_as_hours_are_days() {
        assert_eq!(
            whole_days(&at(3, 0, 0), Some(&at(4, 23, 59))),
            Some(Last::Day)
        );
        assert_eq!(
            whole_days(&at(3, 0, 0), Some(&at(4, 0, 0))),
            Some(Last::After)
        );
        assert_eq!(whole_days(&at(3, 0, 0), Some(&at(3, 1, 30))), None);
        assert_eq!(whole_days(&at(3, 20, 0), Some(&at(4, 0, 0))), None);
        assert_eq!(whole_days(&at(3, 0, 0), None), None);
    }
}
