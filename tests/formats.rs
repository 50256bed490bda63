//! Every output format on one timeline: snapshots that people read (`UPDATE=1 cargo test` rewrites them), and what must hold of any.

pub(crate) mod fixture;

use std::path::Path;
use std::process::Command;

use dateline::write::{self, Format, Options};
use proptest::prelude::*;

#[track_caller]
fn snapshot(name: &str, bytes: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/formats")
        .join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, bytes).expect("the snapshot can be written");
    }
    let known = std::fs::read(&path).unwrap_or_default();
    let lossy = |b: &[u8]| String::from_utf8_lossy(b).replace("\r\n", "␍\n");
    assert_eq!(lossy(&known), lossy(bytes), "{name} (UPDATE=1 rewrites it)");
}

#[test]
fn every_format_shows_the_fixture_as_before() {
    let doc = fixture::timeline();
    for (format, name) in [
        (Format::Json, "fixture.json"),
        (Format::Ndjson, "fixture.ndjson"),
        (Format::Ics, "fixture.ics"),
        (Format::Csv, "fixture.csv"),
        (Format::Org, "fixture.org"),
        (Format::Markdown, "fixture.md"),
        (Format::CslJson, "fixture.csl.json"),
        (Format::Agenda, "fixture.txt"),
    ] {
        let bytes = write::write(format, &doc, &Options::default());
        assert!(!bytes.is_empty(), "{format:?}");
        snapshot(name, &bytes);
    }
}

#[test]
fn the_order_of_arrival_changes_no_byte() {
    let mut records = fixture::records();
    let one = write::write(Format::Json, &fixture::timeline(), &Options::default());
    records.reverse();
    let options = dateline::timeline::FoldOptions::default();
    let doc = dateline::timeline::fold(&records, &[], &[], &options).doc();
    assert!(one == write::write(Format::Json, &doc, &Options::default()));
}

#[test]
fn a_timeline_read_back_and_folded_is_the_same_timeline() {
    let doc = fixture::timeline();
    let one = write::write(Format::Json, &doc, &Options::default());
    let back: dateline::timeline::TimelineDoc = serde_json::from_slice(&one).expect("our own JSON");
    let records = dateline::timeline::records_of(&back).expect("our own evidence");
    let options = dateline::timeline::FoldOptions::default();
    let again = dateline::timeline::fold(&records, &[], &[], &options).doc();
    let two = write::write(Format::Json, &again, &Options::default());
    let lines = |bytes: &[u8]| {
        String::from_utf8_lossy(bytes)
            .lines()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for (before, after) in lines(&one).iter().zip(&lines(&two)) {
        assert_eq!(before, after);
    }
    assert!(one == two);
}

/// The keys of a value and of all that is inside, as paths; elements of a list share one.
fn keys(value: &serde_json::Value, path: &str, out: &mut std::collections::BTreeSet<String>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, inner) in map {
                let path = format!("{path}/{key}");
                out.insert(path.clone());
                keys(inner, &path, out);
            }
        }
        serde_json::Value::Array(all) => all.iter().for_each(|v| keys(v, path, out)),
        _ => {}
    }
}

/// The keys that a schema requires, as the same paths.
fn required(
    root: &serde_json::Value,
    schema: &serde_json::Value,
    path: &str,
    out: &mut std::collections::BTreeSet<String>,
) {
    for part in ["anyOf", "items"] {
        match &schema[part] {
            serde_json::Value::Array(all) => all.iter().for_each(|s| required(root, s, path, out)),
            other => {
                if other.is_object() {
                    required(root, other, path, out);
                }
            }
        }
    }
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches('#');
        required(root, root.pointer(name).expect("a definition"), path, out);
    }
    for key in schema["required"].as_array().into_iter().flatten() {
        let key = key.as_str().expect("a name");
        let path = format!("{path}/{key}");
        out.insert(path.clone());
        required(root, &schema["properties"][key], &path, out);
    }
}

#[test]
fn the_schema_names_every_key_that_is_written_and_no_other() {
    let schema: serde_json::Value = serde_json::from_str(write::TIMELINE_SCHEMA).expect("JSON");
    let mut named = Default::default();
    required(&schema, &schema, "", &mut named);
    let mut doc = fixture::timeline();
    doc.sources[0].issue_date_evidence = vec![dateline::timeline::ClueDoc {
        exact: String::new(),
        start: None,
        end: None,
        says: String::new(),
    }];
    doc.sources[0].issue_date_alternatives = vec![dateline::timeline::AlternativeDoc {
        date: fixture::day("2024-11-04"),
        confidence: 0.1,
    }];
    doc.notes = vec![dateline::timeline::NoteDoc {
        source: None,
        level: dateline::note::Level::Info,
        code: String::new(),
        message: String::new(),
        start: None,
        end: None,
    }];
    for evidence in doc.items.iter_mut().flat_map(|i| &mut i.evidence) {
        // What it holds is any part of an item.
        evidence.says = None;
    }
    let mut written = Default::default();
    keys(&serde_json::to_value(&doc).expect("JSON"), "", &mut written);
    assert_eq!(named, written);
}

/// What RFC 5545 asks of every content line.
#[track_caller]
fn is_calendar(bytes: &[u8], events: usize) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
        assert!(
            !line.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')),
            "{line:?}"
        );
    }
    let unfolded = text.replace("\r\n ", "");
    let count = |line: &str| unfolded.split("\r\n").filter(|l| *l == line).count();
    assert_eq!(count("BEGIN:VEVENT"), events);
    assert_eq!(count("END:VEVENT"), events);
    let known = [
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "METHOD",
        "NAME",
        "X-WR-CALNAME",
        "X-WR-TIMEZONE",
        "REFRESH-INTERVAL",
        "X-PUBLISHED-TTL",
        "TZID",
        "TZNAME",
        "TZOFFSETFROM",
        "TZOFFSETTO",
        "DTSTART",
        "DTEND",
        "RRULE",
        "EXDATE",
        "UID",
        "DTSTAMP",
        "LAST-MODIFIED",
        "SEQUENCE",
        "STATUS",
        "TRANSP",
        "SUMMARY",
        "DESCRIPTION",
        "CATEGORIES",
        "URL",
        "LOCATION",
        "CONFERENCE",
    ];
    for line in unfolded.split("\r\n").filter(|l| !l.is_empty()) {
        let name = line.split([':', ';']).next().unwrap_or("");
        assert!(known.contains(&name), "a foreign line: {line}");
    }
}

#[test]
fn the_calendar_of_the_fixture_is_a_calendar() {
    let doc = fixture::timeline();
    is_calendar(&write::write(Format::Ics, &doc, &Options::default()), 10);
    let files = write::ics::vdir(&doc, &Options::default());
    assert_eq!(files.len(), 10);
    for (name, bytes) in files {
        assert!(
            name.trim_end_matches(".ics")
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{name}"
        );
        is_calendar(&bytes, 1);
        assert!(!String::from_utf8_lossy(&bytes).contains("METHOD"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_breaks_out_of_its_line(title in any::<String>(), host in any::<String>(), link in any::<String>(), place in ".{0,300}") {
        use fixture::With;
        let sighting = fixture::event(1, &title, "2024-11-07T20:00:00").host(&host).is(|s| {
            s.place.name = Some(place);
            s.links = vec![dateline::extract::ItemLink { url: format!("https://a.example/{link}"), rel: dateline::extract::Rel::Stream }];
        });
        let other = fixture::event(900, "Seed swap", "2024-11-07");
        let records = [fixture::issue(&host, "2024-11-01", vec![sighting, other])];
        let options = dateline::timeline::FoldOptions::default();
        let doc = dateline::timeline::fold(&records, &[], &[], &options).doc();
        is_calendar(&write::write(Format::Ics, &doc, &Options::default()), 2);
        let json = write::write(Format::Json, &doc, &Options::default());
        prop_assert!(serde_json::from_slice::<dateline::timeline::TimelineDoc>(&json).is_ok());
        let lines = write::write(Format::Ndjson, &doc, &Options::default());
        prop_assert_eq!(String::from_utf8_lossy(&lines).lines().count(), 1);
    }
}

/// Real programs read what we write alike. Needs the checker and its parsers: skipped, saying so, where they are missing.
#[test]
fn real_programs_read_the_fixture_alike() {
    let checker = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/tools/check_ics.py");
    if !checker.exists() {
        use std::io::Write as _;
        let _ = writeln!(
            std::io::stderr(),
            "skipped: {} is missing",
            checker.display()
        );
        return;
    }
    let python = std::env::var("DATELINE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let folder = tempfile::tempdir().expect("a folder");
    let doc = fixture::timeline();
    let options = Options {
        facts: true,
        source_url: Some("https://ledger.example/calendar.ics".to_owned()),
        ..Options::default()
    };
    let file = folder.path().join("calendar.ics");
    std::fs::write(&file, write::write(Format::Ics, &doc, &options)).expect("writable");
    let vdir = folder.path().join("events");
    std::fs::create_dir(&vdir).expect("a folder");
    for (name, bytes) in write::ics::vdir(&doc, &options) {
        std::fs::write(vdir.join(name), bytes).expect("writable");
    }
    let answer = Command::new(python)
        .arg(checker)
        .args(["--quiet"])
        .arg(&file)
        .arg(&vdir)
        .output()
        .expect("python runs");
    assert!(
        answer.status.success(),
        "{}{}",
        String::from_utf8_lossy(&answer.stdout),
        String::from_utf8_lossy(&answer.stderr)
    );
    if let Some(keep) = std::env::var_os("DATELINE_KEEP") {
        let status = Command::new("cp")
            .arg("-r")
            .arg(folder.path())
            .arg(keep)
            .status()
            .expect("cp runs");
        assert!(status.success());
    }
}
