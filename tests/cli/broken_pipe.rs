//! A reader that has seen enough is no failure.

use std::process::Stdio;

use crate::support::{LETTER, Run};

#[test]
fn a_closed_standard_output_is_0_in_every_mode() {
    let run = Run::new("").file("letter.eml", LETTER).file(
        "lines.ndjson",
        "{\"id\": 1, \"text\": \"on May 6, 2031\"}\n".repeat(20_000),
    );
    for arguments in [
        "letter.eml -f json",
        "brief letter.eml",
        "explain letter.eml --text",
        "generate man",
        "tag",
    ] {
        let arguments: Vec<String> = arguments.split(' ').map(str::to_owned).collect();
        let mut command = run.command(&arguments);
        if arguments[0] == "tag" {
            let lines = std::fs::File::open(run.path("lines.ndjson")).expect("opens");
            command.stdin(Stdio::from(lines));
        }
        let mut child = command.spawn().expect("starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("ends");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {stderr}");
        assert_eq!(stderr, "", "{arguments:?}");
    }
}
