//! The README's commands run, and its tables say what the program does.

use std::fs;
use std::process::Command;

/// The `dateline …` lines of the README's shell blocks.
fn commands() -> Vec<String> {
    let readme = fs::read_to_string("README.md").expect("README.md is here");
    let mut inside = false;
    let mut found = Vec::new();
    for line in readme.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside && line.starts_with("dateline ") {
            found.push(
                line.split(" #")
                    .next()
                    .unwrap_or(line)
                    .split('|')
                    .next()
                    .unwrap_or(line)
                    .trim()
                    .to_owned(),
            );
        }
    }
    found
}

#[test]
fn the_main_command_of_the_readme_prints_an_agenda_and_writes_a_calendar() {
    let readme = fs::read_to_string("README.md").expect("README.md is here");
    let line = readme
        .lines()
        .find(|l| l.starts_with("cargo run --release -- "))
        .expect("the main command stands in the README");
    let folder = tempfile::tempdir().expect("a folder");
    let calendar = folder.path().join("week.ics");
    let arguments: Vec<String> = line
        .split_whitespace()
        .skip_while(|word| *word != "--")
        .skip(1)
        .map(|word| {
            if word == "week.ics" {
                calendar.display().to_string()
            } else {
                word.to_owned()
            }
        })
        .collect();
    let run = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .output()
        .expect("dateline runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    assert!(String::from_utf8_lossy(&run.stdout).contains("Kestrel Institute"));
    assert!(
        fs::read_to_string(calendar)
            .expect("a calendar")
            .contains("BEGIN:VEVENT")
    );
}

#[test]
fn every_command_and_flag_that_the_readme_shows_exists() {
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        let words: Vec<&str> = command.split_whitespace().skip(1).collect();
        let known = [
            "extract", "sync", "brief", "review", "date", "explain", "tag", "merge", "store",
            "profiles", "config", "generate",
        ];
        let named = words.first().filter(|word| known.contains(*word));
        let help_of = |arguments: &[&str]| {
            let mut help = Command::new(env!("CARGO_BIN_EXE_dateline"));
            let help = help.args(arguments).arg("--help").output();
            String::from_utf8_lossy(&help.expect("dateline runs").stdout).into_owned()
        };
        let name = named.unwrap_or(&"extract");
        let mut help = help_of(&[name]);
        if *name == "review" && words.contains(&"list") {
            help.push_str(&help_of(&[name, "list"]));
        }
        for flag in words
            .iter()
            .filter(|word| word.starts_with('-') && word.len() > 1)
        {
            assert!(
                help.contains(flag),
                "`{command}`: {flag} is not in its --help"
            );
        }
    }
}
