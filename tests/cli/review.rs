//! `review`: the list of what needs a look, and the user's word from the command line.

use serde_json::Value;

use crate::support::{LETTER, Run};

fn start() -> Run {
    let letter = LETTER
        .replace("Tuesday, May 6, 2031", "Tomorrow's events")
        .replace("Pebble", "Marble");
    let run = Run::new("sync inbox --to out --review-below 1")
        .file("inbox/1.eml", LETTER)
        .file("inbox/2.eml", letter.replace("one@", "two@"));
    run.run().code(0);
    run
}

fn first(run: &Run) -> (String, Value) {
    let list = run
        .again("review --to out list -f json")
        .code(0)
        .silent()
        .json();
    let items = list.as_array().cloned().unwrap_or_default();
    let item = items
        .into_iter()
        .find(|item| item["kind"] == "event")
        .expect("an event");
    (item["uid"].as_str().expect("a uid").to_owned(), item)
}

#[test]
fn accepting_ends_the_doubt() {
    let run = start();
    let (uid, _) = first(&run);
    let before = run.again("review --to out").code(0).silent().stdout;
    assert!(before.contains(&uid));
    let outcome = run
        .again(&format!("review --to out accept {uid}"))
        .code(0)
        .silent();
    assert!(outcome.stdout.starts_with("corrected: "), "{outcome:?}");
    let after = run.again("review --to out").code(0).silent().stdout;
    assert!(!after.contains(&uid));
}

#[test]
fn setting_fields_changes_the_outputs_at_once() {
    let run = start();
    let (uid, _) = first(&run);
    run.again(&format!(
        "review --to out set {uid} start=2031-06-02T09:00 title=Renamed"
    ))
    .code(0)
    .silent();
    let file = run.read(&format!("out/events/{uid}.ics"));
    assert!(
        file.contains("20310602T090000") && file.contains("SUMMARY:Renamed"),
        "{file}"
    );
}

#[test]
fn a_misspelt_uid_or_field_is_2() {
    let run = start();
    let (uid, _) = first(&run);
    run.again("review --to out accept no-such-uid")
        .code(2)
        .says("no-such-uid");
    run.again(&format!("review --to out set {uid} colour=red"))
        .code(2)
        .says("fields are");
    run.again(&format!("review --to out set {uid} start=soon"))
        .code(2)
        .says("start");
    run.again("review --to nowhere").code(2).says("hint: ");
}

#[test]
fn an_end_before_the_start_and_years_far_away_are_2_and_change_nothing() {
    let run = start();
    let (uid, _) = first(&run);
    let file = format!("out/events/{uid}.ics");
    let before = run.read(&file);
    for (fields, words) in [
        (
            "start=2031-06-02T09:00 end=2031-06-02T08:00",
            "is before its start",
        ),
        ("end=2031-01-01", "is before its start"),
        ("start=1850-01-01", "a year from 1970 to 2100"),
        ("end=9031-06-02T09:00", "a year from 1970 to 2100"),
        ("start=2031-02-30", "there is no day `2031-02-30`"),
    ] {
        let outcome = run.again(&format!("review --to out set {uid} {fields}"));
        outcome.code(2).says(words);
        assert_eq!(run.read(&file), before, "{fields}");
    }
    let end = "set {uid} end=2031-06-02T09:00".replace("{uid}", &uid);
    run.again(&format!("review --to out {end}"))
        .code(0)
        .silent();
    run.again(&format!("review --to out set {uid} start=2031-06-03T09:00"))
        .code(2)
        .says("set both");
}

#[test]
fn what_was_said_is_listed_and_taken_back_field_by_field() {
    let run = start();
    let (uid, item) = first(&run);
    let file = format!("out/events/{uid}.ics");
    let before = run.read(&file);
    run.again(&format!(
        "review --to out set {uid} start=2031-06-02T09:00 title=Renamed"
    ))
    .code(0);
    assert!(run.read(&file).contains("Set by you: title\\, start"));
    let said = run.again("review --to out list --said").code(0).silent();
    assert!(said.stdout.contains("title = Renamed (with review)"));
    run.again(&format!("review --to out undo {uid} title"))
        .code(0)
        .silent();
    let half = run.read(&file);
    assert!(half.contains("20310602T090000") && !half.contains("Renamed"));
    run.again(&format!("review --to out undo {uid}"))
        .code(0)
        .silent();
    let after = run.read(&file);
    let start = |text: &str| {
        text.lines()
            .find(|l| l.starts_with("DTSTART"))
            .map(str::to_owned)
    };
    assert_eq!(start(&after), start(&before), "{item}");
    assert!(!after.contains("Set by you"));
    run.again(&format!("review --to out undo {uid}"))
        .code(2)
        .says("nothing was said");
}

#[test]
fn a_rejected_event_comes_back_when_that_is_taken_back() {
    let run = start();
    let (uid, _) = first(&run);
    let file = format!("out/events/{uid}.ics");
    run.again(&format!("review --to out reject {uid}")).code(0);
    assert!(!run.path(&file).exists());
    let outcome = run.again(&format!("review --to out undo {uid}")).code(0);
    assert!(outcome.stdout.starts_with("corrected: "), "{outcome:?}");
    assert!(run.path(&file).exists());
}

#[test]
fn the_list_of_doubts_names_the_year() {
    let run = start();
    let list = run.again("review --to out").code(0).silent();
    assert!(list.stdout.contains("2031"), "{list:?}");
}
