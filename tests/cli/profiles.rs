//! What a profile lends to an issue, and what is said of one that is wrong.

use crate::support::Run;

/// Two dates at the top, of which only the publication knows which one is its own.
const ISSUE: &str = "The Tide Register\n\nAccounts closed 28 February 2031. Register 14 for the quay of 6 March 2031\n\nThe board of the harbor meets on Tuesday at 7 p.m.\n";

const PROFILE: &str = "name = \"tide-register\"\ndate-after = [\"Register * for the quay of\"]\n\n[know]\ntext = [\"The Tide Register\"]\n";

#[test]
fn the_date_stands_where_the_profile_says() {
    let run = Run::new("date -f json in.txt --profile tide.toml")
        .file("in.txt", ISSUE)
        .file("tide.toml", PROFILE);
    let line = run.run().code(0).json();
    assert_eq!(line["issueDate"], "2031-03-06", "{line}");
    assert_eq!(line["issueDateFrom"], "masthead");
    assert!(line["issueDateConfidence"].as_f64() >= Some(0.9), "{line}");
    let timeline = run
        .again("extract -f json in.txt --profile tide.toml")
        .code(0)
        .json();
    let last = timeline["items"].as_array().and_then(|items| items.last());
    assert_eq!(
        last.map(|item| &item["start"]),
        Some(&"2031-03-11T19:00:00-04:00".into())
    );
}

#[test]
fn a_first_profile_of_an_issue_is_right_and_is_picked_for_it() {
    let mail = "From: Pebble Weekly <news@pebble.example>\nSubject: Pebbles\nDate: Mon, 5 May 2031 08:00:00 -0400\n\nThe board meets on Tuesday.\n";
    let run = Run::new("profiles new in.eml").file("in.eml", mail);
    let written = run.run().code(0).stdout;
    for key in [
        "name",
        "publisher",
        "zone",
        "day-first",
        "date-after",
        "duration",
        "drop",
        "habit",
    ] {
        assert!(written.contains(key), "`{key}` is not explained: {written}");
    }
    std::fs::write(run.path("pebble.toml"), &written).expect("writes");
    run.again("profiles check pebble.toml").code(0);
    let issue = run
        .again("extract -f json in.eml --profile pebble.toml")
        .code(0);
    assert_eq!(issue.json()["sources"][0]["profile"], "pebble-weekly");
}

#[test]
fn a_wrong_profile_is_refused_with_its_line_its_key_and_what_is_allowed() {
    for (text, parts) in [
        (
            "name = \"tide\"\nzonne = \"UTC\"\n",
            ["line 2", "zonne", "zone"],
        ),
        (
            "name = \"tide\"\ndate-after = [\"*\"]\n",
            ["line 2", "date-after", "words"],
        ),
        (
            "name = \"tide\"\n[[habit]]\nday = \"soon\"\n",
            ["line 3", "day", "next-business-day"],
        ),
    ] {
        let outcome = Run::new("extract in.txt --profile wrong.toml")
            .file("in.txt", ISSUE)
            .file("wrong.toml", text)
            .run()
            .code(2);
        for part in parts {
            assert!(
                outcome.stderr.contains(part),
                "`{part}` is not in {outcome:?}"
            );
        }
    }
}
