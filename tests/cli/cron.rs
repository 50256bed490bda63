//! What a cron job needs: silence when all is well, a line when something changed, a code when something failed.

use crate::support::{LETTER, Run};

#[test]
fn quiet_is_silent_but_for_errors() {
    let run = Run::new("sync letter.eml --to out --quiet").file("letter.eml", LETTER);
    assert_eq!(run.run().code(0).silent().stdout, "");
    run.again("sync missing.eml --to out --quiet")
        .code(1)
        .says("missing.eml");
}

#[test]
fn one_line_tells_what_changed_and_none_comes_without_news() {
    let run = Run::new("sync letter.eml --to out").file("letter.eml", LETTER);
    let first = run.run().code(0).silent();
    assert_eq!(
        first.stdout,
        "new 3, changed 0, cancelled 0, vanished 0, for review 0, left out 0\n"
    );
    assert_eq!(run.run().code(0).silent().stdout, "");
}

#[test]
fn a_cron_line_needs_no_more_than_the_configuration_file() {
    let run = Run::new("sync").file("inbox/letter.eml", LETTER).file(
        "dateline.toml",
        "inputs = [\"inbox\"]\nto = \"out\"\nexclude = [\"title=salt\"]\n",
    );
    run.again("config check").code(0).silent();
    let outcome = run.run().code(0).silent();
    assert!(outcome.stdout.starts_with("new 2,") && outcome.stdout.ends_with("left out 1\n"));
    assert_eq!(run.names("out/events").len(), 2);
}

#[test]
fn a_mistake_in_the_configuration_file_is_2_and_writes_nothing() {
    for text in [
        "inputs = 3",
        "colour = \"red\"",
        "to = [",
        "time-zone = \"Mars\"\nto = \"out\"\ninputs = [\"x\"]",
    ] {
        let run = Run::new("sync").file("dateline.toml", text);
        run.run().code(2);
        run.again("config check").code(2);
        assert!(!run.path("out").exists(), "{text}");
    }
}
