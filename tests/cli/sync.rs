//! `sync`: ids that stay, files that are whole, the user's word kept field by field.

use serde_json::Value;

use crate::support::{LETTER, Outcome, Run};

fn start() -> Run {
    let run = Run::new("sync inbox --to out --changes changes.json").file("inbox/1.eml", LETTER);
    run.run().code(0).silent();
    run
}

/// The letter of the week after, with other lists.
fn next(list: &str) -> String {
    let (head, _) = LETTER.split_once("UPCOMING").expect("a letter");
    let head = head.replace("5 May", "12 May").replace("one@", "next@");
    format!("{head}UPCOMING EVENTS\n\n{list}\n")
}

fn changes(run: &Run) -> Vec<Value> {
    let json: Value = serde_json::from_str(&run.read("changes.json")).expect("JSON");
    json.as_array().cloned().expect("an array")
}

fn kinds(run: &Run) -> Vec<String> {
    let kind = |change: &Value| change["change"].as_str().map(str::to_owned);
    changes(run).iter().filter_map(kind).collect()
}

fn item(run: &Run, title: &str) -> Value {
    let doc: Value = serde_json::from_str(&run.read("out/timeline.json")).expect("JSON");
    let items = doc["items"].as_array().cloned().expect("items");
    let fits = |item: &Value| item["title"].as_str().is_some_and(|t| t.contains(title));
    items.into_iter().find(fits).unwrap_or(Value::Null)
}

fn event(run: &Run, title: &str) -> String {
    format!(
        "out/events/{}.ics",
        item(run, title)["uid"].as_str().expect("a uid")
    )
}

/// Changes an event's file as a calendar program would.
fn edit(run: &Run, path: &str, from: &str, to: &str) {
    let text = run.read(path);
    assert!(text.contains(from), "`{from}` is not in {text}");
    std::fs::write(run.path(path), text.replace(from, to)).expect("writes");
}

fn snapshot(run: &Run) -> Vec<(String, Vec<u8>, std::time::SystemTime)> {
    let mut files = Vec::new();
    for folder in ["out", "out/events"] {
        for name in run.names(folder) {
            let path = run.path(&format!("{folder}/{name}"));
            if path.is_file() {
                let time = path
                    .metadata()
                    .and_then(|meta| meta.modified())
                    .expect("a time");
                files.push((name, std::fs::read(path).expect("reads"), time));
            }
        }
    }
    files
}

#[test]
fn a_second_run_writes_no_file_at_all() {
    let run = start();
    let before = snapshot(&run);
    assert_eq!(run.run().code(0).silent().stdout, "");
    assert!(before == snapshot(&run));
    assert_eq!(changes(&run), Vec::<Value>::new());
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let run = Run::new("sync inbox --to out --dry-run").file("inbox/1.eml", LETTER);
    let dry = run.run().code(0).silent();
    assert!(!run.path("out").exists());
    let wet = run.again("sync inbox --to out").code(0).silent();
    assert_eq!(dry.stdout, wet.stdout);
}

#[test]
fn a_cancellation_keeps_uid_and_start_and_raises_the_sequence() {
    let run = start();
    let before = item(&run, "Ports after");
    let letter = next(
        "Wednesday, May 14, 2031\n\n- CANCELED: 9:30 a.m.: Ports after the flood\n- 3:00 p.m.: Bridges and tolls",
    );
    let run = run.file("inbox/2.eml", letter);
    run.run().code(0).silent();
    let after = item(&run, "Ports after");
    assert_eq!(after["uid"], before["uid"]);
    assert_eq!(after["start"], before["start"]);
    assert_eq!(after["status"], "cancelled");
    assert_eq!(after["sequence"], 1);
    let file = run.read(&event(&run, "Ports after"));
    assert!(file.contains("STATUS:CANCELLED") && file.contains("SEQUENCE:1"));
    assert_eq!(kinds(&run), ["cancelled", "added"]);
}

#[test]
fn what_vanished_from_the_list_is_told_once_and_never_deleted() {
    let run = start().file(
        "inbox/2.eml",
        next("Thursday, May 15, 2031\n\n- 3:00 p.m.: Bridges and tolls"),
    );
    run.run().code(0).silent();
    assert_eq!(kinds(&run), ["vanished", "added"]);
    assert_eq!(item(&run, "Ports after")["status"], "confirmed");
    run.run().code(0).silent();
    assert_eq!(kinds(&run), Vec::<String>::new());
}

#[test]
fn what_the_user_moved_stays_and_its_length_with_it() {
    let run = start();
    let path = event(&run, "price of salt");
    edit(&run, &path, "T140000", "T160000");
    edit(&run, &path, "T150000", "T170000");
    run.run().code(0).silent();
    assert_eq!(kinds(&run), ["corrected"]);
    let moved = item(&run, "price of salt");
    assert_eq!(moved["start"], "2031-05-06T16:00:00-04:00");
    assert_eq!(moved["end"], "2031-05-06T17:00:00-04:00");
    assert_eq!(run.run().code(0).silent().stdout, "");
}

#[test]
fn a_later_issue_changes_what_the_user_did_not_touch() {
    let run = start();
    let path = event(&run, "Ports after");
    edit(
        &run,
        &path,
        "SUMMARY:Ports after the flood",
        "SUMMARY:My ports",
    );
    run.run().code(0).silent();
    let letter = next(
        "Wednesday, May 14, 2031\n\n- CANCELED: 9:30 a.m.: Ports after the flood\n- 3:00 p.m.: Bridges and tolls",
    );
    let run = run.file("inbox/2.eml", letter);
    run.run().code(0).silent();
    let after = item(&run, "My ports");
    assert_eq!(after["status"], "cancelled");
}

#[test]
fn a_deleted_event_stays_away_and_an_emptied_folder_is_no_deletion() {
    let run = start();
    let path = event(&run, "price of salt");
    std::fs::remove_file(run.path(&path)).expect("removes");
    run.run().code(0).silent();
    assert_eq!(kinds(&run), ["corrected"]);
    assert_eq!(item(&run, "price of salt"), Value::Null);
    assert!(!run.read("out/calendar.ics").contains("salt"));
    std::fs::remove_dir_all(run.path("out/events")).expect("removes");
    assert_eq!(run.run().code(0).silent().stdout, "");
    assert_eq!(run.names("out/events").len(), 2);
}

#[test]
fn a_file_that_was_only_written_anew_is_left_as_it_lies() {
    let run = start();
    let path = event(&run, "price of salt");
    edit(
        &run,
        &path,
        "SEQUENCE:0\r\n",
        "SEQUENCE:0\r\nX-OTHER-PROGRAM:yes\r\n",
    );
    let half = event(&run, "Ports after");
    let text = run.read(&half);
    std::fs::write(run.path(&half), &text[..text.len() / 2]).expect("writes");
    let before = snapshot(&run);
    assert_eq!(run.run().code(0).silent().stdout, "");
    assert!(before == snapshot(&run));
}

#[test]
fn an_issue_that_contradicts_the_user_is_told_once_and_changes_nothing() {
    let run = start();
    let path = event(&run, "Ports after");
    edit(
        &run,
        &path,
        "SUMMARY:Ports after the flood",
        "SUMMARY:My ports",
    );
    run.run().code(0).silent();
    let uid = item(&run, "My ports")["uid"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let review = format!("[[item]]\nuid = \"{uid}\"\nstatus = \"confirmed\"\n");
    let run = run.file("out/review.toml", review);
    run.run().code(0).silent();
    let letter = next(
        "Wednesday, May 14, 2031\n\n- CANCELED: 9:30 a.m.: Ports after the flood\n- 3:00 p.m.: Bridges and tolls",
    );
    let run = run.file("inbox/2.eml", letter);
    run.run().code(0).silent();
    assert_eq!(item(&run, "My ports")["status"], "confirmed");
    assert!(
        kinds(&run).contains(&"contradicted".to_owned()),
        "{:?}",
        changes(&run)
    );
    run.run().code(0).silent();
    assert_eq!(kinds(&run), Vec::<String>::new());
}

#[test]
fn the_review_file_is_taken_and_taken_back() {
    let run = start();
    let uid = item(&run, "price of salt")["uid"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let run = run.file(
        "out/review.toml",
        format!("[[item]]\nuid = \"{uid}\"\nverdict = \"reject\"\n"),
    );
    run.run().code(0).silent();
    assert_eq!(item(&run, "price of salt"), Value::Null);
    assert_eq!(run.names("out/events").len(), 2);
    let run = run.file("out/review.toml", "");
    run.run().code(0).silent();
    assert_eq!(item(&run, "price of salt")["uid"], uid);
    assert_eq!(run.names("out/events").len(), 3);
    run.file("out/review.toml", "[[item]]\ntitle = \"x\"\n")
        .run()
        .code(2)
        .says("review.toml");
}

#[test]
fn filters_leave_out_and_count_without_deleting() {
    let run = start();
    run.again("sync inbox --to out --exclude title=salt")
        .code(0)
        .silent();
    assert_eq!(run.names("out/events").len(), 2);
    run.again("sync inbox --to out").code(0).silent();
    assert_eq!(run.names("out/events").len(), 3);
}

#[test]
fn a_split_makes_a_calendar_and_a_folder_for_each_part() {
    let run = start();
    run.again("sync inbox --to out --split profile")
        .code(0)
        .silent();
    let names = run.names("out");
    assert!(
        names.contains(&"calendar-other.ics".to_owned()),
        "{names:?}"
    );
    assert!(!names.contains(&"calendar.ics".to_owned()), "{names:?}");
    assert_eq!(run.names("out/events-other").len(), 3);
    assert_eq!(run.names("out/events").len(), 0);
}

#[cfg(unix)]
#[test]
fn a_symlink_in_the_way_is_replaced_and_its_target_untouched() {
    let run = start().file("precious", "mine");
    std::fs::remove_file(run.path("out/calendar.ics")).expect("removes");
    std::os::unix::fs::symlink(run.path("precious"), run.path("out/calendar.ics")).expect("links");
    run.run().code(0).silent();
    assert_eq!(run.read("precious"), "mine");
    assert!(run.read("out/calendar.ics").starts_with("BEGIN:VCALENDAR"));
}

#[cfg(unix)]
#[test]
fn a_symlinked_folder_of_events_is_replaced_and_nothing_goes_where_it_led() {
    let run = start();
    std::fs::remove_dir_all(run.path("out/events")).expect("removes");
    std::fs::create_dir(run.path("elsewhere")).expect("makes");
    std::os::unix::fs::symlink(run.path("elsewhere"), run.path("out/events")).expect("links");
    run.run().code(0).silent();
    assert!(run.names("elsewhere").is_empty());
    assert!(!run.path("out/events").is_symlink() && !run.names("out/events").is_empty());
}

#[test]
fn a_run_without_inputs_or_folder_is_refused() {
    let run = Run::new("sync --to out");
    let refused = |outcome: Outcome| outcome.code(2).says("hint: ");
    refused(run.run());
    refused(run.again("sync letter.eml"));
}

#[test]
fn a_run_at_work_is_waited_for_and_then_given_up_on() {
    let run = start();
    // Before the lock is taken: POSIX locks of a process end when it closes any handle of the file.
    let before = snapshot(&run);
    let other = rusqlite::Connection::open(run.path("out/dateline.db")).expect("opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("holds");
    run.again("sync inbox --to out --wait 1s")
        .code(1)
        .says("held by another run");
    other.execute_batch("ROLLBACK").expect("lets go");
    assert!(before == snapshot(&run));
    run.again("sync inbox --to out --wait 1s").code(0).silent();
}

#[test]
fn a_repeat_in_the_same_words_changes_no_event() {
    let run = start();
    let path = event(&run, "Ports after");
    let before = run.read(&path);
    let run = run.file("inbox/2.eml", next("Wednesday, May 14, 2031\n\n- 9:30 a.m.: Ports after the flood\n- 3:00 p.m.: Bridges and tolls"));
    run.run().code(0).silent();
    assert_eq!(kinds(&run), ["added"]);
    let after = item(&run, "Ports after");
    assert_eq!(after["sequence"], 0);
    assert_eq!(after["evidence"].as_array().map(Vec::len), Some(2));
    assert_eq!(run.read(&path), before);
}

#[test]
fn two_entries_that_an_issue_proves_to_be_one_are_merged_under_the_older_uid() {
    let run = start();
    let list = |word: &str| {
        format!(
            "Thursday, May 15, 2031\n\n- 9:30 a.m.: Ports after the flood{word}\n- 3:00 p.m.: Bridges and tolls"
        )
    };
    let other = next(&list(""))
        .replace("next@", "other@")
        .replace("Pebble", "Basalt");
    let run = run.file(
        "inbox/2.eml",
        other.replace("12 May", "6 May").replace("Mon, ", "Tue, "),
    );
    run.run().code(0).silent();
    let before = item(&run, "Ports after");
    let run = run.file("inbox/3.eml", next(&list(" (moved from May 14)")));
    run.run().code(0).silent();
    let kinds = kinds(&run);
    assert!(
        kinds.contains(&"merged".to_owned()) && kinds.contains(&"moved".to_owned()),
        "{kinds:?}"
    );
    let doc: Value = serde_json::from_str(&run.read("out/timeline.json")).expect("JSON");
    let shown = |item: &&Value| item["title"] == before["title"] && item["movedTo"].is_null();
    let items = doc["items"].as_array().cloned().expect("items");
    let ports: Vec<&Value> = items.iter().filter(shown).collect();
    assert_eq!(ports.len(), 1);
    assert_eq!(ports[0]["uid"], before["uid"]);
    assert_eq!(run.names("out/events").len(), 4);
}

#[test]
fn two_things_of_one_sentence_keep_their_uids_whatever_is_folded_anew() {
    let told = "\
The Heron Trust on Monday faulted the harbor board for its silence over the silt, a step the Quarry Office praised today too.

On the day after Thanksgiving we will do what we have done since the mill opened: sleep.

UPCOMING";
    let run = Run::new("sync inbox --to out --facts")
        .file("inbox/1.eml", LETTER.replace("UPCOMING", told));
    run.run().code(0).silent();
    let items = || {
        let doc: Value = serde_json::from_str(&run.read("out/timeline.json")).expect("JSON");
        doc["items"].as_array().cloned().expect("items")
    };
    let shown = || -> Vec<String> {
        let line = |i: &Value| format!("{} {} {} {}", i["uid"], i["kind"], i["start"], i["title"]);
        items().iter().map(line).collect()
    };
    let quote = |item: &Value| item["evidence"][0]["exact"].as_str().map(str::to_owned);
    let quotes: Vec<_> = items().iter().filter_map(quote).collect();
    let twice = |quote: &String| quotes.iter().filter(|q| *q == quote).count() == 2;
    assert!(
        quotes.iter().any(twice),
        "no sentence tells two things: {quotes:?}"
    );
    let (before, files) = (shown(), run.names("out/events"));
    let uid = item(&run, "The price of salt")["uid"].clone();
    run.again(&format!(
        "review --to out accept {}",
        uid.as_str().expect("a uid")
    ))
    .code(0)
    .silent();
    assert_eq!(
        (shown(), run.names("out/events")),
        (before.clone(), files.clone())
    );
    run.again("store rebuild --to out").code(0).silent();
    assert_eq!((shown(), run.names("out/events")), (before.clone(), files));
    std::fs::write(
        run.path("inbox/2.eml"),
        next("Friday, May 23, 2031\n\n- 9:30 a.m.: Lanterns on the quay"),
    )
    .expect("writes");
    run.run().code(0).silent();
    assert!(before.iter().all(|line| shown().contains(line)));
}

#[test]
fn a_folder_without_newsletters_is_told_of() {
    let run = Run::new("sync inbox --to out").file("inbox/.keep", "");
    run.run().code(0).says("no newsletters in `inbox`");
    run.again("sync inbox --to out --quiet").code(0).silent();
}

#[test]
fn an_end_before_its_start_in_a_calendar_is_no_correction() {
    let run = start();
    let path = event(&run, "The price of salt");
    let ours = run.read(&path);
    edit(
        &run,
        &path,
        "DTEND;TZID=America/New_York:20310506T1",
        "DTEND;TZID=America/New_York:20310506T0",
    );
    assert_ne!(run.read(&path), ours);
    run.run().code(0).silent();
    let json = item(&run, "The price of salt");
    assert!(json["corrected"].is_null(), "{json}");
}

#[test]
fn a_review_file_with_an_unknown_uid_is_told_of_and_one_with_an_end_before_its_start_refused() {
    let run = start();
    let uid = item(&run, "The price of salt")["uid"].clone();
    let run = run.file(
        "out/review.toml",
        "[[item]]\nuid = \"nobody\"\ntitle = \"x\"\n",
    );
    run.run().code(0).says("no entry has the uid `nobody`");
    run.run().code(0).silent();
    let text = format!("[[item]]\nuid = {uid}\nend = \"2031-05-01\"\n");
    let run = run.file("out/review.toml", text);
    run.run().code(2).says("is before its start");
}

#[test]
fn corrections_outlive_a_lost_store() {
    let run = start();
    let path = event(&run, "The price of salt");
    edit(
        &run,
        &path,
        "SUMMARY:The price of salt",
        "SUMMARY:Salt and its price",
    );
    std::fs::remove_file(run.path("out/dateline.db")).expect("removes");
    run.run().code(0).says("taken for your corrections");
    assert!(run.read(&path).contains("SUMMARY:Salt and its price"));
    run.run().code(0).silent();
    let said = run.again("review --to out list --said").code(0);
    assert!(
        said.stdout.contains("Salt and its price (in a calendar)"),
        "{said:?}"
    );
    // Nothing was edited: nothing is taken for a correction, and nothing said.
    let calm = start();
    std::fs::remove_file(calm.path("out/dateline.db")).expect("removes");
    calm.run().code(0).silent();
}
