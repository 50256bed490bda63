//! Colour: never without a terminal, always when asked, never against `NO_COLOR`.

use crate::support::{LETTER, Run};

#[test]
fn a_pipe_gets_no_escape_sequences_unless_they_are_asked_for() {
    let run = Run::new("letter.eml missing.eml -f agenda").file("letter.eml", LETTER);
    let plain = run.run();
    assert!(!plain.stdout.contains('\u{1b}') && !plain.stderr.contains('\u{1b}'));
    let asked = run.again("letter.eml missing.eml -f agenda --color always");
    assert!(asked.stderr.contains('\u{1b}'));
}

#[test]
fn what_was_typed_counts_more_than_the_environment() {
    let run = Run::new("missing.eml --color always").env("NO_COLOR", "1");
    assert!(run.run().stderr.contains('\u{1b}'));
}

#[test]
fn a_hostile_file_name_is_shown_not_obeyed() {
    let run = Run::new("").arg("a\u{1b}]0;x\u{7}\u{202e}.eml");
    let outcome = run.run().code(1);
    assert!(!outcome.stderr.contains('\u{1b}') && !outcome.stderr.contains('\u{202e}'));
    assert!(outcome.stderr.contains("\\u{1b}"), "{outcome:?}");
}
