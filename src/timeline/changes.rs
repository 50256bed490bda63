//! What differs between an entry as it was published and as it is now, by name and field.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::item::{Item, Point};
use crate::extract::Status;

/// What happened to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// Not there before.
    Added,
    /// Another start.
    Moved,
    /// Another title.
    Renamed,
    /// Another end, place, host, link or status.
    Updated,
    /// Called off.
    Cancelled,
    /// Put off, with or without a new date.
    Postponed,
    /// Still in the future, but gone from its publication's list.
    Vanished,
    /// Proved to be the same as one that was published before it.
    Merged,
    /// The user's word was taken.
    Corrected,
    /// A later issue says something else than the user.
    Contradicted,
}

/// One change, with the fields that differ and the words that say so.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Change {
    /// What happened.
    pub change: ChangeKind,
    /// To which entry; of a merger the one that was withdrawn.
    pub uid: String,
    /// Its title now.
    pub title: String,
    /// Its start now.
    pub start: Point,
    /// The fields that differ, as they were.
    pub before: Map<String, Value>,
    /// The same fields as they are.
    pub after: Map<String, Value>,
    /// Who says so.
    pub evidence: Vec<Quote>,
}

/// A quote from an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The id in the timeline.
    pub source: String,
    /// Its words.
    pub exact: String,
}

/// The fields of an entry that a person sees change, as the JSON timeline names and writes them.
pub fn visible(item: &Item) -> Map<String, Value> {
    let json = |value: serde_json::Result<Value>| value.unwrap_or_default();
    let fields = [
        ("title", json(serde_json::to_value(&item.title))),
        ("start", json(serde_json::to_value(item.start))),
        ("end", json(serde_json::to_value(item.end))),
        ("timeZone", json(serde_json::to_value(&item.time_zone))),
        ("organizer", json(serde_json::to_value(&item.organizer))),
        ("location", json(serde_json::to_value(&item.location))),
        (
            "attendanceMode",
            json(serde_json::to_value(item.attendance_mode)),
        ),
        ("links", json(serde_json::to_value(&item.links))),
        ("status", json(serde_json::to_value(item.status))),
        ("recurrence", json(serde_json::to_value(&item.recurrence))),
        (
            "exceptDates",
            json(serde_json::to_value(&item.except_dates)),
        ),
    ];
    fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// Whether a person sees the same in both.
pub fn looks_the_same(a: &Item, b: &Item) -> bool {
    a.title == b.title
        && a.start == b.start
        && a.end == b.end
        && a.time_zone == b.time_zone
        && a.organizer == b.organizer
        && a.location == b.location
        && a.attendance_mode == b.attendance_mode
        && a.links == b.links
        && a.status == b.status
        && a.recurrence == b.recurrence
        && a.except_dates == b.except_dates
}

/// The fields in which two versions of an entry differ, before and after; `None`: in none.
pub fn difference(
    before: &Map<String, Value>,
    after: &Map<String, Value>,
) -> Option<(Map<String, Value>, Map<String, Value>)> {
    let (mut old, mut new) = (Map::new(), Map::new());
    for (name, now) in after {
        let was = before.get(name).unwrap_or(&Value::Null);
        if was != now {
            old.insert(name.clone(), was.clone());
            new.insert(name.clone(), now.clone());
        }
    }
    (!new.is_empty()).then_some((old, new))
}

/// What the fields that differ come to. `quotes` tell a postponement from any other move.
pub fn kind(before: &Item, after: &Item, quotes: &[Quote]) -> ChangeKind {
    let turned = |status| before.status != status && after.status == status;
    let put_off = |quote: &Quote| quote.exact.to_lowercase().contains("postpone");
    if turned(Status::Cancelled) {
        ChangeKind::Cancelled
    } else if turned(Status::Postponed) {
        ChangeKind::Postponed
    } else if before.start != after.start {
        if quotes.iter().any(put_off) {
            ChangeKind::Postponed
        } else {
            ChangeKind::Moved
        }
    } else if before.title != after.title {
        ChangeKind::Renamed
    } else {
        ChangeKind::Updated
    }
}
