//! Structured data printed into the text, so that it can be quoted.

use crate::document::{BlockKind, Builder, Gap, Record, RecordKind};
use crate::read::stated;

/// Prints a record as a block of its own and gives its anchor.
pub(crate) fn print(build: &mut Builder, record: &Record) -> usize {
    build.end_block(Gap::Blank);
    build.leave_cell(None);
    build.once = None;
    let kind = std::mem::replace(&mut build.kind, BlockKind::Record);
    let start = build.here();
    build.text(&line(record));
    build.end_block(Gap::Blank);
    build.kind = kind;
    build.anchor(start)
}

fn line(record: &Record) -> String {
    let mut line = String::from(match record.kind {
        Some(RecordKind::Calendar) => "Calendar: ",
        _ => "Event data: ",
    });
    line.push_str(record.name.as_deref().unwrap_or("(no name)"));
    let when = |label: &str, at: &Option<crate::document::StatedTime>| {
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
    line
}
