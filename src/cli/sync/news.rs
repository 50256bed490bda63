//! What a run has to tell: the line for cron, and the changes in text or JSON.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::timeline::{Change, ChangeKind, Point};
use crate::write::clean::visible;

/// The news of a run; kept in the store until they are told, so that a killed run loses none.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct News {
    /// What changed.
    pub(crate) changes: Vec<Change>,
    /// Of that, how many entries need a look.
    pub(crate) review: usize,
    /// What the filters left out, or the want of an issue date.
    pub(crate) left_out: usize,
}

impl News {
    /// Puts what an earlier run could not tell in front.
    pub(crate) fn after(mut self, mut earlier: News) -> News {
        earlier.changes.append(&mut self.changes);
        News {
            changes: earlier.changes,
            review: earlier.review + self.review,
            left_out: earlier.left_out + self.left_out,
        }
    }

    /// The one line on standard output; `None` where there is nothing to say.
    pub(crate) fn line(&self) -> Option<String> {
        use ChangeKind as K;
        let count = |kinds: &[K]| {
            self.changes
                .iter()
                .filter(|c| kinds.contains(&c.change))
                .count()
        };
        let numbers = [
            ("new", count(&[K::Added])),
            (
                "changed",
                count(&[
                    K::Moved,
                    K::Renamed,
                    K::Updated,
                    K::Postponed,
                    K::Merged,
                    K::Corrected,
                    K::Contradicted,
                ]),
            ),
            ("cancelled", count(&[K::Cancelled])),
            ("vanished", count(&[K::Vanished])),
            ("for review", self.review),
            ("left out", self.left_out),
        ];
        if numbers.iter().all(|(_, n)| *n == 0) {
            return None;
        }
        let parts: Vec<String> = numbers
            .iter()
            .map(|(name, n)| format!("{name} {n}"))
            .collect();
        Some(parts.join(", ") + "\n")
    }

    /// The changes as JSON: an array, empty where nothing changed.
    pub(crate) fn json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(&self.changes).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The changes as text: empty where nothing changed.
    pub(crate) fn text(&self) -> Vec<u8> {
        self.changes
            .iter()
            .map(text_of)
            .collect::<String>()
            .into_bytes()
    }
}

/// A change in a few lines: what and when, the fields that differ, who says so.
fn text_of(change: &Change) -> String {
    let kind = format!("{:?}", change.change).to_lowercase();
    let mut text = format!(
        "{kind}: {} ({}) {}\n",
        visible(&change.title),
        when(&change.start),
        change.uid
    );
    if change.change != ChangeKind::Added {
        for (name, now) in &change.after {
            let was = change.before.get(name).unwrap_or(&Value::Null);
            let _ = writeln!(text, "  {name}: {} -> {}", plain(was), plain(now));
        }
    }
    for quote in &change.evidence {
        let exact = quote.exact.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(text, "  {}: \"{}\"", quote.source, visible(&exact));
    }
    text
}

fn when(start: &Point) -> String {
    match start {
        Point::Day(day) => day.to_string(),
        Point::Instant(at) => at.format("%Y-%m-%d %H:%M").to_string(),
    }
}

/// A JSON value as a person writes it.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(text) => visible(text).to_string(),
        Value::Object(map) => object(map),
        Value::Array(list) if list.is_empty() => "none".to_owned(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn object(map: &Map<String, Value>) -> String {
    let said: Vec<String> = map.values().filter(|v| !v.is_null()).map(plain).collect();
    if said.is_empty() {
        "none".to_owned()
    } else {
        said.join(", ")
    }
}
