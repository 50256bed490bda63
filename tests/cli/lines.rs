//! The line modes: in order, an answer for every line, nothing needed from the surroundings.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::{LETTER, Run};

fn answers(stdout: &str) -> Vec<Value> {
    let parse = |line| serde_json::from_str(line).expect("a line of JSON");
    stdout.lines().map(parse).collect()
}

fn document(id: usize) -> String {
    json!({"id": id, "text": LETTER, "format": "eml"}).to_string()
}

#[test]
fn every_line_has_its_answer_in_its_place() {
    let lines = [
        document(0),
        "not json".to_owned(),
        String::new(),
        json!({"id": "b", "base64": "***"}).to_string(),
        json!({"id": "c", "text": "x", "date": "soon"}).to_string(),
        json!({"id": "d"}).to_string(),
        r#"{"id": 7, "text": "\ud800"}"#.to_owned(),
        document(1),
    ];
    let run = Run::new("extract --input-format ndjson -f ndjson").stdin(lines.join("\r\n"));
    let outcome = run.run().code(1).says("5 of 7 lines failed");
    let answers = answers(&outcome.stdout);
    let codes: Vec<&Value> = answers.iter().map(|answer| &answer["code"]).collect();
    let null = &Value::Null;
    assert_eq!(
        codes,
        [
            null,
            &json!("not-json"),
            &json!("bad-base64"),
            &json!("bad-date"),
            &json!("no-text"),
            &json!("not-json"),
            null
        ]
    );
    assert_eq!(answers[5]["id"], 7);
    assert_eq!(answers[6]["id"], 1);
    assert_eq!(answers[6]["items"].as_array().map(Vec::len), Some(3));
}

#[test]
fn failures_told_inline_are_0_and_counted_in_one_line() {
    let lines = format!("{}\nnot json\n{{}}\n", document(0));
    let run = Run::new("extract --input-format ndjson -f ndjson --errors inline").stdin(lines);
    let outcome = run.run().code(0);
    assert_eq!(outcome.stderr.lines().count(), 1, "{outcome:?}");
    assert_eq!(answers(&outcome.stdout).len(), 3);
}

#[test]
fn nothing_in_gives_nothing_out() {
    for mode in ["tag", "extract --input-format ndjson -f ndjson"] {
        let outcome = Run::new(mode).stdin("").run().code(0).silent();
        assert_eq!(outcome.stdout, "");
    }
}

#[test]
fn a_line_is_answered_before_the_next_one_is_written() {
    let run = Run::new("tag");
    let mut command = run.command(&["tag".to_owned()]);
    let mut child = command.stdin(Stdio::piped()).spawn().expect("starts");
    let mut input = child.stdin.take().expect("a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    for id in 0..3 {
        let question = json!({"id": id, "text": "It opens on May 6, 2031.", "date": null});
        writeln!(input, "{question}").expect("writes");
        let mut line = String::new();
        output.read_line(&mut line).expect("reads");
        let answer: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(answer["id"], id);
        assert_eq!(answer["expressions"][0]["value"], "2031-05-06");
    }
    drop(input);
    assert!(child.wait().expect("ends").success());
}

#[test]
fn without_a_reference_date_what_needs_one_has_no_value() {
    let run = Run::new("tag").stdin(r#"{"id": 1, "text": "They met on Tuesday."}"#);
    let outcome = run.run().code(0).silent();
    let answer = &answers(&outcome.stdout)[0];
    assert_eq!(answer["expressions"][0]["text"], "Tuesday");
    assert_eq!(answer["expressions"][0]["value"], Value::Null);
}

#[test]
fn a_line_that_never_ends_costs_bounded_memory_and_one_answer() {
    // 130 MB of a line: past the limit, so it is thrown away as it comes.
    let run = Run::new("tag");
    let mut command = run.command(&["tag".to_owned()]);
    let mut child = command.stdin(Stdio::piped()).spawn().expect("starts");
    let mut input = child.stdin.take().expect("a pipe");
    let block = vec![b'x'; 1 << 20];
    for _ in 0..130 {
        input.write_all(&block).expect("writes");
    }
    writeln!(input, "\n{}", json!({"id": "after", "text": "noon"})).expect("writes");
    drop(input);
    let output = child.wait_with_output().expect("ends");
    let answers = answers(&String::from_utf8_lossy(&output.stdout));
    assert_eq!(answers[0]["code"], "too-long");
    assert_eq!(answers[1]["id"], "after");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn documents_of_a_file_can_be_put_together() {
    let lines = format!("{}\nnot json\n{}\n", document(0), document(1));
    let run = Run::new("docs.ndjson --input-format ndjson -f json").file("docs.ndjson", lines);
    let outcome = run.run().code(1).says("docs.ndjson, line 2");
    assert_eq!(outcome.json()["items"].as_array().map(Vec::len), Some(3));
    let single = run
        .again("docs.ndjson --input-format ndjson -f ndjson")
        .code(1);
    assert_eq!(answers(&single.stdout).len(), 3);
}

#[test]
fn many_documents_give_a_line_each_with_the_name_of_their_source() {
    let run = Run::new("a.eml b.eml -f ndjson")
        .file("a.eml", LETTER)
        .file("b.eml", LETTER.replace("one@", "two@"));
    let answers = answers(&run.run().code(0).silent().stdout);
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, [&json!("s1"), &json!("s2")]);
    assert_eq!(answers[1]["source"]["id"], "s2");
    assert_eq!(answers[1]["items"][0]["evidence"][0]["source"], "s2");
}

#[test]
fn a_text_is_marked_in_timeml() {
    let run = Run::new("tag -f timeml --date 2031-05-05").stdin("They met on May 6 & left.");
    let outcome = run.run().code(0).silent();
    assert!(
        outcome.stdout.contains(">May 6</TIMEX3> &amp; left."),
        "{outcome:?}"
    );
    assert!(
        outcome.stdout.contains("value=\"2031-05-06\""),
        "{outcome:?}"
    );
}
