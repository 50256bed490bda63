//! The user's word: what was changed in the folder of events, and what stands in `review.toml`.
//!
//! A file is compared, field by field, with every version of ours that may lie there. What equals one of them was not
//! touched; what equals none is the user's. So neither a file that a killed run left behind nor one that a program only
//! wrote anew is taken for an edit.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, TimeDelta};
use serde_json::{Value, json};

use super::folder::{Folder, parent};
use super::vdir::Fields;
use crate::cli::plan;
use crate::error::{Error, Kind, Result};
use crate::resolve::zone;
use crate::store::{FileState, Origin, Saying};
use crate::timeline::{Item, Point};

/// One field that the user set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub(crate) uid: String,
    pub(crate) field: &'static str,
    /// Null takes back what was said.
    pub(crate) value: Value,
    /// What is taken back; else null.
    pub(crate) was: Value,
}

/// Titles begin with these where an event is unsure or called off.
const MARKS: &[&str] = &["(?) ", "Cancelled: "];

/// What the folder says: fields that were changed, and events that were deleted.
pub(crate) fn from_folder(folder: &Folder, known: &BTreeMap<String, FileState>) -> Vec<Word> {
    let mut words = Vec::new();
    for (uid, file) in known {
        match folder.files.get(uid) {
            Some(lying) => {
                if let Some(fields) = &lying.fields {
                    words.extend(edits(uid, fields, &versions(file)));
                }
            }
            None if deleted(folder, file) => words.push(Word {
                uid: uid.clone(),
                field: "verdict",
                value: json!("reject"),
                was: Value::Null,
            }),
            None => {}
        }
    }
    words
}

/// What differs in files that lie there though no store knows them: after the store was lost, the user's hand can be told
/// from ours only by what the newsletters say now.
pub(crate) fn from_orphans(
    orphans: &BTreeMap<String, Fields>,
    ours: impl Fn(&str) -> Option<Fields>,
) -> Vec<Word> {
    let mut words = Vec::new();
    for (uid, found) in orphans {
        if let Some(ours) = ours(uid) {
            words.extend(edits(uid, found, &[ours]));
        }
    }
    words
}

/// Whether a missing file was deleted: it was there, and its folder still holds others.
fn deleted(folder: &Folder, file: &FileState) -> bool {
    let filled = parent(&file.path).is_some_and(|name| folder.filled.contains(name));
    file.written > 0 && filled
}

/// The fields of every version that may lie on the disk, oldest first.
fn versions(file: &FileState) -> Vec<Fields> {
    let may_lie = file.versions.iter().filter(|v| v.number >= file.written);
    may_lie
        .filter_map(|version| serde_json::from_str(&version.fields).ok())
        .collect()
}

/// The fields in which `found` equals no version of ours.
fn edits(uid: &str, found: &Fields, versions: &[Fields]) -> Vec<Word> {
    let Some(last) = versions.last() else {
        return Vec::new();
    };
    let mut words = Vec::new();
    let mut say = |field, value| {
        words.push(Word {
            uid: uid.to_owned(),
            field,
            value,
            was: Value::Null,
        });
    };
    let (title, marked) = unmarked(&found.title);
    if !title.is_empty() && versions.iter().all(|v| unmarked(&v.title).0 != title) {
        say("title", json!(title));
    }
    if found.start.is_some() && versions.iter().all(|v| v.start != found.start) {
        say("start", json!(found.start));
    }
    if !runs_backwards(found)
        && found.end.is_some()
        && versions.iter().all(|v| v.end != found.end)
        && length(found)
            .is_none_or(|length| versions.iter().all(|v| self::length(v) != Some(length)))
    {
        say("end", json!(found.end));
    }
    if versions.iter().all(|v| v.location != found.location) {
        say("location", json!(found.location));
    }
    let unsure = |v: &Fields| v.title.starts_with(MARKS[0]);
    let mark_gone = versions.iter().all(unsure) && !marked;
    if versions.iter().all(|v| v.status != found.status) {
        match found.status.as_str() {
            "CONFIRMED" if last.status == "TENTATIVE" => say("verdict", json!("accept")),
            "CONFIRMED" => say("status", json!("confirmed")),
            "TENTATIVE" => say("status", json!("tentative")),
            "CANCELLED" => say("status", json!("cancelled")),
            // A program that drops STATUS or writes a word of its own says nothing.
            _ => {}
        }
    } else if mark_gone {
        say("verdict", json!("accept"));
    }
    words
}

/// A title without our marks, and whether the first of them stood there.
fn unmarked(title: &str) -> (&str, bool) {
    let mut rest = title;
    while let Some(inner) = MARKS.iter().find_map(|mark| rest.strip_prefix(mark)) {
        rest = inner;
    }
    (rest.trim(), title.starts_with(MARKS[0]))
}

/// An end before its start is a slip of the program that wrote it, and no word of the user.
fn runs_backwards(fields: &Fields) -> bool {
    let backwards = |(start, end)| ends_before(start, end);
    fields.start.zip(fields.end).is_some_and(backwards)
}

fn ends_before(start: Point, end: Point) -> bool {
    match (start, end) {
        (Point::Instant(start), Point::Instant(end)) => end < start,
        _ => day_of(end) < day_of(start),
    }
}

fn length(fields: &Fields) -> Option<TimeDelta> {
    match (fields.start?, fields.end?) {
        (Point::Instant(start), Point::Instant(end)) => Some(end.signed_duration_since(start)),
        (Point::Day(start), Point::Day(end)) => Some(end.signed_duration_since(start)),
        _ => None,
    }
}

/// The fields that the user can set.
pub(crate) const FIELDS: &[&str] = &["verdict", "title", "start", "end", "location", "status"];

/// Reads `review.toml`.
///
/// # Errors
/// When it is no TOML, an item has no uid, or a value is none that the field takes.
pub(crate) fn from_review_file(text: &str, shown: &str) -> Result<Vec<Word>> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(default)]
        item: Vec<toml::Table>,
    }
    let wrong = |what: String| {
        Error::new(Kind::Config, format!("{shown}: {what}")).hint(
            "an item is `[[item]]` with `uid` and any of `verdict`, `title`, `start`, `end`, `location`, `status`",
        )
    };
    let file: File = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
    let mut words = Vec::new();
    for table in file.item {
        let uid = table.get("uid").and_then(toml::Value::as_str);
        let uid = uid.ok_or_else(|| wrong("an item without `uid`".to_owned()))?;
        for (name, value) in &table {
            if name == "uid" {
                continue;
            }
            // TOML has dates of its own; both forms are taken.
            let text = match value {
                toml::Value::String(text) => text.clone(),
                toml::Value::Datetime(at) => at.to_string(),
                _ => return Err(wrong(format!("`{name}` of `{uid}` is no text and no date"))),
            };
            words.push(field(uid, name, &text).map_err(|error| wrong(error.to_string()))?);
        }
    }
    Ok(words)
}

/// One `FIELD=VALUE` of the user's.
///
/// # Errors
/// When there is no such field or it takes no such value.
pub(crate) fn field(uid: &str, name: &str, text: &str) -> Result<Word> {
    let bad = |expected: &str| {
        Error::new(
            Kind::Usage,
            format!("{name}: expected {expected}, found `{text}`"),
        )
    };
    let field = known_field(name)?;
    let text = text.trim();
    let value = match field {
        "verdict" if matches!(text, "accept" | "reject") => json!(text),
        "verdict" => return Err(bad("`accept` or `reject`")),
        "status" if matches!(text, "confirmed" | "tentative" | "cancelled" | "postponed") => {
            json!(text)
        }
        "status" => return Err(bad("`confirmed`, `tentative`, `cancelled` or `postponed`")),
        "start" | "end" => {
            let expected = "2031-05-06, 2031-05-06T10:00 or an RFC 3339 instant";
            let point = point(text).ok_or_else(|| plan::bad_day(name, text, expected))?;
            if !YEARS.contains(&day_of(point).year()) {
                return Err(bad("a year from 1970 to 2100"));
            }
            json!(point)
        }
        "title" if text.is_empty() => return Err(bad("a title")),
        _ => json!(text),
    };
    Ok(Word {
        uid: uid.to_owned(),
        field,
        value,
        was: Value::Null,
    })
}

/// Takes back what was said of an entry, in all fields or in some.
///
/// # Errors
/// When nothing was said of it, or `review.toml` says it.
pub(crate) fn undo(uid: &str, fields: &[String], sayings: &[Saying]) -> Result<Vec<Word>> {
    for name in fields {
        known_field(name)?;
    }
    let wanted = |saying: &&Saying| {
        saying.uid == uid && (fields.is_empty() || fields.contains(&saying.field))
    };
    let mut words = Vec::new();
    for saying in sayings.iter().filter(wanted) {
        if saying.origin == Origin::File {
            let message = format!("`{}` of `{uid}` stands in review.toml", saying.field);
            return Err(Error::new(Kind::Usage, message).hint("take it out there"));
        }
        words.push(Word {
            uid: uid.to_owned(),
            field: known_field(&saying.field)?,
            value: Value::Null,
            was: saying.value.clone(),
        });
    }
    if words.is_empty() {
        let message = format!("nothing was said of `{uid}`");
        return Err(
            Error::new(Kind::Usage, message).hint("`dateline review list --said` shows what was")
        );
    }
    Ok(words)
}

fn known_field(name: &str) -> Result<&'static str> {
    let known = FIELDS.iter().find(|field| **field == name);
    known.copied().ok_or_else(|| {
        Error::new(Kind::Usage, format!("expected a field, found `{name}`"))
            .hint(format!("the fields are {}", FIELDS.join(", ")))
    })
}

/// The years that a person can mean; another is a slip of the finger.
const YEARS: RangeInclusive<i32> = 1970..=2100;

/// The day of a point on the Eastern clock.
fn day_of(point: Point) -> NaiveDate {
    match point {
        Point::Day(day) => day,
        Point::Instant(at) => at.date_naive(),
    }
}

/// Refuses words that leave an entry with its end before its start. A start alone moves an end that the user did not set.
///
/// # Errors
/// When the end is before the start.
pub(crate) fn check_order(words: &[Word], item: &Item, sayings: &[Saying]) -> Result<()> {
    let now = |field: &str| {
        let word = words.iter().rev();
        let mut word = word.filter(|word| word.uid == item.uid && word.field == field);
        word.next().map(|word| &word.value)
    };
    let earlier = |field: &str| {
        let mut said = sayings.iter();
        said.find(|said| said.uid == item.uid && said.field == field)
            .map(|said| &said.value)
    };
    if now("start").or(now("end")).is_none() {
        return Ok(());
    }
    let read = |value: &Value| serde_json::from_value::<Point>(value.clone()).ok();
    let start = now("start").and_then(read).unwrap_or(item.start);
    let end = now("end").or_else(|| earlier("end")).and_then(read);
    if end.is_some_and(|end| ends_before(start, end)) {
        let shown = |point: Option<Point>| json!(point).as_str().unwrap_or_default().to_owned();
        let (start, end) = (shown(Some(start)), shown(end));
        let message = format!(
            "the end `{end}` of `{}` is before its start `{start}`",
            item.uid
        );
        return Err(Error::new(Kind::Usage, message).hint("set both, `start=… end=…`"));
    }
    Ok(())
}

/// A day, a clock time on the Eastern clock, or an instant.
fn point(text: &str) -> Option<Point> {
    let (day, time) = plan::day_and_time(text, None)?;
    Some(match time {
        None => Point::Day(day),
        Some(time) => {
            let eastern = chrono_tz::America::New_York;
            let at = zone::instant(day.and_time(time), eastern);
            Point::Instant(zone::local(at, eastern))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(title: &str, hour: u32, status: &str) -> Fields {
        let at = |h| point(&format!("2031-05-06T{h:02}:00"));
        Fields {
            uid: "u".to_owned(),
            title: title.to_owned(),
            start: at(hour),
            end: at(hour + 1),
            location: String::new(),
            status: status.to_owned(),
        }
    }

    fn said(found: &Fields, versions: &[Fields]) -> Vec<(&'static str, Value)> {
        let words = edits("u", found, versions);
        words.into_iter().map(|w| (w.field, w.value)).collect()
    }

    #[test]
    fn a_moved_event_keeps_its_length_and_says_only_its_start() {
        let (ours, found) = (
            fields("Talk", 10, "CONFIRMED"),
            fields("Talk", 14, "CONFIRMED"),
        );
        let words = said(&found, &[ours]);
        assert_eq!(words, [("start", json!("2031-05-06T14:00:00-04:00"))]);
    }

    #[test]
    fn a_field_of_any_version_that_may_lie_there_is_no_edit() {
        let versions = [
            fields("Talk", 10, "CONFIRMED"),
            fields("A talk", 11, "CONFIRMED"),
        ];
        for found in &versions {
            assert_eq!(said(found, &versions), []);
        }
        let mixed = fields("A talk", 10, "CONFIRMED");
        assert_eq!(said(&mixed, &versions), []);
    }

    #[test]
    fn confirming_an_unsure_event_accepts_it_and_is_no_renaming() {
        let ours = fields("(?) Talk", 10, "TENTATIVE");
        let accept = [("verdict", json!("accept"))];
        assert_eq!(
            said(
                &fields("(?) Talk", 10, "CONFIRMED"),
                std::slice::from_ref(&ours)
            ),
            accept
        );
        assert_eq!(
            said(
                &fields("Talk", 10, "TENTATIVE"),
                std::slice::from_ref(&ours)
            ),
            accept
        );
        assert_eq!(said(&fields("(?) Talk", 10, ""), &[ours]), []);
    }

    #[test]
    fn the_review_file_takes_dates_as_text_and_as_toml_and_refuses_the_rest() {
        let text = "[[item]]\nuid = \"u\"\nstart = 2031-05-06T10:00:00\nverdict = \"accept\"\n";
        let words = from_review_file(text, "review.toml").expect("reads");
        assert_eq!(words.len(), 2);
        for wrong in [
            "[[item]]\ntitle = \"x\"",
            "[[item]]\nuid = \"u\"\ncolour = \"red\"",
            "[[item]]\nuid = \"u\"\nstart = \"tomorrow\"",
            "items = 3",
        ] {
            assert!(from_review_file(wrong, "review.toml").is_err(), "{wrong}");
        }
    }
}
