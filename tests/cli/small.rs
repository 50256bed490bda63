//! `date`, `explain`, `generate`, help: what is printed, and to where.

use crate::support::{LETTER, Run};

#[test]
fn the_issue_date_is_printed_with_its_probability_or_none() {
    let run = Run::new("date letter.eml list.txt")
        .file("letter.eml", LETTER)
        .file("list.txt", "Nothing here says when.\n");
    let outcome = run.run().code(0).silent();
    assert!(
        outcome.stdout.starts_with("letter.eml  2031-05-05  0.9"),
        "{outcome:?}"
    );
    assert!(outcome.stdout.contains("list.txt  none"), "{outcome:?}");
    let lines = run
        .again("date letter.eml list.txt -f json")
        .code(0)
        .silent()
        .stdout;
    let objects: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(objects[0]["name"], "letter.eml");
    assert_eq!(objects[0]["issueDate"], "2031-05-05");
    assert_eq!(objects[1]["issueDateFrom"], "none");
}

#[test]
fn explain_says_why_something_was_left_out() {
    let run = Run::new("explain letter.eml --exclude title=salt").file("letter.eml", LETTER);
    let outcome = run.run().code(0).silent();
    assert!(
        outcome.stdout.contains("--exclude title=salt"),
        "{}",
        outcome.stdout
    );
    run.again("explain letter.eml letter.eml")
        .code(2)
        .says("one input");
}

#[test]
fn completions_manual_and_schema_come_of_the_same_program() {
    let run = Run::new("");
    for (what, words) in [
        ("completions bash", "_dateline"),
        ("completions zsh", "#compdef dateline"),
        ("man", ".TH dateline"),
        ("schema", "\"$schema\""),
    ] {
        let outcome = run.again(&format!("generate {what}")).code(0).silent();
        assert!(outcome.stdout.contains(words), "{what}");
    }
}

#[test]
fn help_and_version_go_to_standard_output_and_mistakes_do_not() {
    let run = Run::new("");
    for asked in ["--help", "-h", "--version", "sync --help"] {
        let outcome = run.again(asked).code(0).silent();
        assert!(!outcome.stdout.is_empty(), "{asked}");
    }
    let outcome = run.again("--bogus").code(2);
    assert_eq!(outcome.stdout, "");
}

#[test]
fn switching_off_what_there_is_not_is_told_of() {
    let run = Run::new("").file("letter.eml", LETTER).file("none", "");
    for command in ["extract letter.eml -f json", "date letter.eml", "tag"] {
        let run = run.again(&format!("{command} --without weekdy"));
        run.code(0).says("no rule, divider or clue `weekdy`");
    }
    let known =
        run.again("letter.eml -f json --without lines --without date-header --without prose");
    known.silent();
    let sources = run
        .again("date letter.eml -f json --without date-header")
        .json();
    assert_ne!(sources["issueDateFrom"], "header");
}
