//! Structured data printed into the text, so that it can be quoted.

use crate::document::{BlockKind, Document, Record, RecordKind, StatedTime};
use crate::read::stated;

/// Prints the records that stand nowhere in the text at its end, each as a block of its own.
pub(crate) fn print(document: &mut Document, records: &mut [Record]) {
    for record in records {
        if record.span.is_empty() {
            record.span = document.append_line(&line(record), BlockKind::Record);
        }
    }
}

fn line(record: &Record) -> String {
    let mut line = String::from(match record.kind {
        Some(RecordKind::Calendar) => "Attached calendar: ",
        _ => "Event data: ",
    });
    line.push_str(record.name.as_deref().unwrap_or("(no name)"));
    let when = |label: &str, at: &Option<StatedTime>| {
        at.as_ref()
            .map(|at| format!(" | {label}: {}", stated::to_text(at)))
            .unwrap_or_default()
    };
    line.push_str(&when("start", &record.start));
    line.push_str(&when("end", &record.end));
    let fields = [
        ("place", &record.location),
        ("address", &record.address),
        ("organizer", &record.organizer),
        ("status", &record.status),
        ("rule", &record.rrule),
        ("link", &record.url),
    ];
    for (label, value) in fields {
        if let Some(value) = value {
            line.push_str(&format!(" | {label}: {value}"));
        }
    }
    line.retain(|c| !c.is_control());
    line
}
