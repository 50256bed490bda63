//! `extract`, the default command.

use crate::support::{LETTER, Run};

#[test]
fn no_command_means_extract_and_json_goes_where_there_is_no_terminal() {
    let run = Run::new("letter.eml").file("letter.eml", LETTER);
    let short = run.run().code(0).silent();
    let long = run.again("extract letter.eml -f json").code(0).silent();
    assert_eq!(short.stdout, long.stdout);
    assert_eq!(short.json()["version"], 1);
}

#[test]
fn options_for_everything_may_stand_before_the_default_command() {
    let run = Run::new("--quiet --color never letter.eml -f json").file("letter.eml", LETTER);
    run.run().code(0).silent();
}

#[test]
fn several_outputs_come_of_one_run() {
    let run =
        Run::new("letter.eml -f agenda --ics week.ics --json week.json").file("letter.eml", LETTER);
    let outcome = run.run().code(0).silent();
    assert!(outcome.stdout.contains("The price of salt"));
    assert_eq!(run.read("week.ics").matches("BEGIN:VEVENT").count(), 3);
    assert!(run.read("week.json").starts_with("{\n  \"version\": 1,"));
}

#[test]
fn a_folder_gets_one_file_an_event_named_by_its_uid() {
    let run = Run::new("letter.eml -f json --ics events").file("letter.eml", LETTER);
    let outcome = run.run().code(0).silent();
    let uid = outcome.json()["items"][0]["uid"]
        .as_str()
        .map(str::to_owned);
    let names = run.names("events");
    assert_eq!(names.len(), 3);
    assert!(names.contains(&format!("{}.ics", uid.unwrap_or_default())));
}

#[test]
fn the_name_of_the_output_tells_its_format() {
    let run = Run::new("letter.eml -o week.csv").file("letter.eml", LETTER);
    assert_eq!(run.run().code(0).silent().stdout, "");
    assert!(run.read("week.csv").starts_with("uid,"));
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_surroundings() {
    let here = Run::new("letter.eml -f ics").file("letter.eml", LETTER);
    let there = Run::new("letter.eml -f ics --jobs 8")
        .file("letter.eml", LETTER)
        .env("TZ", "Asia/Tokyo")
        .env("LANG", "tr_TR.UTF-8")
        .env("HOME", "/nowhere");
    assert_eq!(here.run().code(0).stdout, there.run().code(0).stdout);
}

#[test]
fn filters_choose_what_goes_into_every_output() {
    let run = Run::new("letter.eml -f json --ics week.ics --exclude title=SALT")
        .file("letter.eml", LETTER);
    let outcome = run.run().code(0).silent();
    assert_eq!(outcome.json()["items"].as_array().map(Vec::len), Some(2));
    assert!(!run.read("week.ics").contains("salt"));
}

#[test]
fn a_maildir_is_walked_without_its_unfinished_mails() {
    let run = Run::new("mail -f json")
        .file("mail/cur/1.host:2,S", LETTER)
        .file(
            "mail/new/2.host",
            LETTER.replace("one@", "two@").replace("salt", "tin"),
        )
        .file(
            "mail/tmp/3.host",
            LETTER.replace("one@", "three@").replace("salt", "zinc"),
        );
    let outcome = run.run().code(0).silent();
    assert_eq!(outcome.json()["sources"].as_array().map(Vec::len), Some(2));
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_in_a_folder_is_skipped_with_a_note() {
    let run = Run::new("folder -f json").file("folder/letter.eml", LETTER);
    std::os::unix::fs::symlink(run.path("folder"), run.path("folder/loop")).expect("links");
    std::os::unix::fs::symlink("/nowhere", run.path("folder/dangling")).expect("links");
    let made = std::process::Command::new("mkfifo")
        .arg(run.path("folder/pipe"))
        .status();
    assert!(made.is_ok_and(|status| status.success()));
    let outcome = run
        .run()
        .code(0)
        .says("folder/loop")
        .says("folder/dangling")
        .says("folder/pipe");
    assert_eq!(outcome.json()["sources"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_mail_goes_where_the_options_or_the_named_configuration_send_it() {
    let run = Run::new("letter.eml -f eml --mail-to me@example.org --mail-from bot@example.org")
        .file("letter.eml", LETTER)
        .file("mail.toml", "mail-to = \"list@example.org\"\n");
    let mail = run.run().code(0).silent().stdout;
    assert!(mail.contains("To: me@example.org\r\n"), "{mail}");
    assert!(mail.contains("From: bot@example.org\r\n"), "{mail}");
    for command in ["extract", "brief"] {
        let line = format!("{command} letter.eml -f eml --config mail.toml");
        let mail = run.again(&line).code(0).silent().stdout;
        assert!(mail.contains("To: list@example.org\r\n"), "{mail}");
        run.again(&format!(
            "{command} letter.eml -f eml -o x.eml --mail-to me"
        ))
        .code(2)
        .says("--mail-to: expected a mail address");
        assert!(!run.path("x.eml").exists());
    }
}
