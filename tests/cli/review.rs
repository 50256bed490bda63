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
