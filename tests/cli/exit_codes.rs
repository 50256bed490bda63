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
