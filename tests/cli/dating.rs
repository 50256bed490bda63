//! What the caller knows of the issue date: bounds, the time of the file; the same in every command that reads newsletters.

use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::support::Run;

/// A list that fits two years: Tuesday, May 6, is of 2025, 2031, 2036 and of many before.
const LIST: &str = "Pebble weekly\n\nIt's Monday.\n\nTuesday, May 6\n\n10 a.m.: Grain and water in the uplands, Marlow Institute\n\n2 p.m.: The price of salt, Marlow Institute\n\nThursday, May 8\n\n9:30 a.m.: Ports after the flood, Quill Center\n";

/// A text that says nothing of its day.
const SILENT: &str = "The board of the mill meets on Wednesday at 7 p.m. in the hall.\n";

/// 2031-05-05 12:00 UTC, a Monday.
const SAVED: u64 = 1_935_748_800;

/// A run with a file that was last changed at noon of May 5, 2031.
fn saved(arguments: &str, text: &str) -> Run {
    let run = Run::new(arguments).file("in.txt", text);
    let file = std::fs::File::options()
        .write(true)
        .open(run.path("in.txt"))
        .expect("opens");
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(SAVED))
        .expect("sets its time");
    run
}

/// Every command that reads newsletters, each so that its output is JSON or in `out/timeline.json`.
const COMMANDS: [&str; 4] = [
    "extract -f json",
    "brief -f json --from 2001-01-01 --until 2040-01-01",
    "sync --to out",
    "extract -f ndjson",
];

#[track_caller]
fn starts(command: &str, flags: &str, text: &str) -> Vec<String> {
    let run = saved(&format!("{command} {flags} in.txt"), text);
    let outcome = run.run();
    assert!(outcome.code <= 1, "{outcome:?}");
    let json = if command.starts_with("sync") {
        run.read("out/timeline.json")
    } else {
        outcome.stdout
    };
    let timeline: Value = serde_json::from_str(&json).unwrap_or_default();
    let items = timeline["items"].as_array().cloned().unwrap_or_default();
    items
        .iter()
        .filter_map(|item| item["start"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn the_time_of_a_file_is_used_only_where_the_caller_trusts_it() {
    for command in COMMANDS {
        assert_eq!(starts(command, "", SILENT), [""; 0], "{command}");
        let trusted = starts(command, "--trust-mtime", SILENT);
        assert_eq!(trusted, ["2031-05-07T19:00:00-04:00"], "{command}");
    }
    let trusted = saved("date -f json --trust-mtime in.txt", SILENT)
        .run()
        .code(0);
    assert_eq!(trusted.json()["issueDate"], "2031-05-05");
    assert_eq!(trusted.json()["issueDateFrom"], "file");
    let silent = saved("date -f json in.txt", SILENT).run().code(0);
    assert_eq!(silent.json()["issueDate"], Value::Null);
    let explained = saved("explain --trust-mtime in.txt", SILENT).run().code(0);
    assert!(explained.stdout.contains("last changed"), "{explained:?}");
}

#[test]
fn bounds_of_the_caller_choose_among_the_years_that_fit() {
    for (bounds, year) in [
        (
            "--assume-after 2031-01-01 --assume-before 2031-12-31",
            "2031",
        ),
        (
            "--assume-after 2025-01-01 --assume-before 2026-12-31",
            "2025",
        ),
    ] {
        for command in COMMANDS {
            let found = starts(command, bounds, LIST);
            assert_eq!(found.len(), 3, "{command} {bounds}: {found:?}");
            for start in &found {
                assert!(start.starts_with(year), "{command} {bounds}: {found:?}");
            }
        }
        let dated = saved(&format!("date -f json {bounds} in.txt"), LIST)
            .run()
            .code(0);
        let day = dated.json()["issueDate"].as_str().unwrap_or("").to_owned();
        assert!(day.starts_with(year), "{bounds}: {dated:?}");
        let explained = saved(&format!("explain {bounds} in.txt"), LIST)
            .run()
            .code(0);
        assert!(explained.stdout.contains(&day), "{explained:?}");
    }
}

#[test]
fn bounds_that_are_no_dates_are_refused_by_name() {
    for flag in ["--assume-after", "--assume-before"] {
        let outcome = saved(&format!("extract {flag} soon in.txt"), LIST).run();
        outcome.code(2).says(flag);
    }
}
