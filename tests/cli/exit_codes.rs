//! 0 done, 1 something could not be read, dated or written, 2 refused.

use crate::support::{LETTER, Run};

#[test]
fn a_missing_file_is_1_and_the_others_are_still_read() {
    let run = Run::new("missing.eml letter.eml -f json").file("letter.eml", LETTER);
    let outcome = run
        .run()
        .code(1)
        .says("cannot read `missing.eml`")
        .says("hint: ");
    assert_eq!(outcome.json()["items"].as_array().map(Vec::len), Some(3));
}

#[test]
fn bytes_that_are_no_text_are_1_when_named_and_a_note_when_found() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".as_slice();
    let named = Run::new("picture.png -f json").file("picture.png", picture);
    named.run().code(1).says("picture.png");
    let found = Run::new("folder -f json")
        .file("folder/picture.png", picture)
        .file("folder/letter.eml", LETTER);
    let outcome = found.run().code(0).says("skipped `folder/picture.png`");
    assert_eq!(outcome.json()["sources"].as_array().map(Vec::len), Some(1));
}

#[test]
fn bad_usage_is_2_with_what_was_expected_and_writes_nothing() {
    for (arguments, words) in [
        (
            "letter.eml --date yesterday --json out.json",
            "--date: expected a date",
        ),
        (
            "letter.eml --time-zone Mars/Olympus --json out.json",
            "Mars/Olympus",
        ),
        ("letter.eml --profile no-such --json out.json", "no-such"),
        (
            "letter.eml --include colour=red --json out.json",
            "--include",
        ),
        (
            "letter.eml --min-confidence 7 --json out.json",
            "from 0 to 1",
        ),
        (
            "letter.eml --default-duration soon --json out.json",
            "--default-duration",
        ),
        ("letter.eml -f pdf --json out.json", "pdf"),
        ("letter.eml -f timeml --json out.json", "timeml"),
        (
            "letter.eml --no-such-flag --json out.json",
            "--no-such-flag",
        ),
    ] {
        let run = Run::new(arguments).file("letter.eml", LETTER);
        run.run().code(2).says(words);
        assert!(!run.path("out.json").exists(), "{arguments}");
    }
}

#[test]
fn an_output_that_cannot_be_written_is_1_and_the_others_are_whole() {
    let run = Run::new("letter.eml -f json --json no/such/folder.json --ics week.ics")
        .file("letter.eml", LETTER);
    let outcome = run.run().code(1).says("cannot write `no/such/folder.json`");
    assert!(!outcome.stdout.is_empty());
    assert!(run.read("week.ics").ends_with("END:VCALENDAR\r\n"));
}

#[test]
fn what_hangs_on_an_unknown_issue_date_is_left_out_and_1() {
    let text = "EVENTS TOMORROW\n\n- 10 a.m.: Grain and water in the uplands\n- 2 p.m.: The price of salt\n";
    let run = Run::new("list.txt -f json").file("list.txt", text);
    let outcome = run.run().code(1).says("issue date");
    assert_eq!(
        outcome.json()["sources"][0]["issueDate"],
        serde_json::Value::Null
    );
    run.again("list.txt -f json --date 2031-05-05")
        .code(0)
        .silent();
}

#[test]
fn nothing_found_is_0() {
    let run = Run::new("list.txt -f json --date 2031-05-05").file("list.txt", "Nothing is on.\n");
    let outcome = run.run().code(0).silent();
    assert_eq!(outcome.json()["items"], serde_json::json!([]));
}

#[test]
fn a_configuration_file_that_is_named_must_be_there_for_every_command() {
    let run = Run::new("").file("letter.eml", LETTER);
    for line in ["letter.eml", "date letter.eml", "brief letter.eml", "tag"] {
        let outcome = run.again(&format!("{line} --config nosuch.toml")).code(2);
        assert_eq!(outcome.says("nosuch.toml").stdout, "", "{line}");
    }
}

#[test]
fn outputs_stay_as_they_are_when_nothing_that_was_named_could_be_read() {
    let run = Run::new("")
        .file("week.ics", "old")
        .file("week.json", "old")
        .file("lines.ndjson", "no JSON\n");
    for line in [
        "nosuch.eml -f json --ics week.ics --json week.json",
        "nosuch.eml -o week.ics",
        "nosuch.eml -f ndjson -o week.json",
        "nosuch.ndjson --input-format ndjson -f ndjson -o week.json",
        "lines.ndjson --input-format ndjson -o week.ics",
        "brief nodir -o week.ics --notes notes",
        "merge nosuch.json -o week.json --ics week.ics",
        "sync nosuch --to new --changes week.json",
    ] {
        assert_eq!(run.again(line).code(1).stdout, "", "{line}");
        assert_eq!(run.read("week.ics"), "old", "{line}");
        assert_eq!(run.read("week.json"), "old", "{line}");
    }
    assert!(!run.path("new").exists() && !run.path("notes").exists());
}

#[test]
fn messages_of_several_lines_keep_them_and_days_that_never_come_are_named() {
    let run = Run::new("")
        .file("letter.eml", LETTER)
        .file("bad.toml", "inputs = [\n")
        .file("name.toml", "name = \"pebble\"\n");
    let outcome = run.again("config check bad.toml").code(2);
    assert!(!outcome.stderr.contains("\\u{a}"), "{outcome:?}");
    assert!(outcome.stderr.contains("\n  1 | inputs"), "{outcome:?}");
    run.again("letter.eml --date 2024-02-30")
        .code(2)
        .says("there is no day `2024-02-30`");
    let checked = run.again("profiles check name.toml").code(0).silent();
    assert_eq!(checked.stdout, "name.toml: right\n");
}
