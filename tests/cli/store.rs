//! The store: whole or refused, and everything made anew from it.

use crate::support::{LETTER, Run};

fn start() -> Run {
    let run = Run::new("sync inbox --to out").file("inbox/1.eml", LETTER);
    run.run().code(0).silent();
    run
}

#[test]
fn a_whole_store_checks_exports_and_rebuilds_to_the_same_files() {
    let run = start();
    run.again("store check --to out").code(0).silent();
    let lines = run.again("store export --to out").code(0).silent().stdout;
    assert_eq!(
        lines
            .lines()
            .filter(|line| line.contains("\"table\":\"source\""))
            .count(),
        1
    );
    let before = run.read("out/timeline.json");
    run.again("store rebuild --to out").code(0).silent();
    assert_eq!(run.read("out/timeline.json"), before);
}

#[test]
fn a_damaged_newer_or_foreign_store_is_2_and_the_outputs_stay() {
    let garbage = b"this is no database, whatever its name says, and it is long enough".repeat(40);
    let run = start().file("out/dateline.db", garbage);
    let before = run.read("out/calendar.ics");
    run.run().code(2).says("hint: ");
    let run = start();
    let path = run.path("out/dateline.db");
    let mut bytes = std::fs::read(&path).expect("reads");
    // `user_version` and `application_id` in the header (SQLite file format §1.3).
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    std::fs::write(&path, &bytes).expect("writes");
    run.run().code(2).says("version 99");
    bytes[60..64].copy_from_slice(&1_u32.to_be_bytes());
    bytes[68..72].copy_from_slice(&7_u32.to_be_bytes());
    std::fs::write(&path, &bytes).expect("writes");
    run.run().code(2).says("another program");
    bytes.truncate(bytes.len() / 2 + 100);
    std::fs::write(&path, &bytes).expect("writes");
    run.run().code(2);
    assert_eq!(run.read("out/calendar.ics"), before);
}

#[test]
fn a_store_that_cannot_be_written_is_1() {
    let run = start();
    std::fs::remove_file(run.path("out/dateline.db")).expect("removes");
    std::fs::create_dir(run.path("out/dateline.db")).expect("a folder in the way");
    let before = run.read("out/calendar.ics");
    run.run().code(1).says("dateline.db");
    assert_eq!(run.read("out/calendar.ics"), before);
}

#[test]
fn no_store_is_2_with_a_hint() {
    let run = Run::new("store check --to nowhere");
    run.run().code(2).says("no store").says("hint: ");
    assert!(!run.path("nowhere").exists());
}
