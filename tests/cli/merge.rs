//! `merge`: of many processes' results the timeline that one would have made.

use serde_json::json;

use crate::support::{LETTER, Run};

#[test]
fn lines_of_many_processes_give_the_timeline_of_one() {
    let second = LETTER
        .replace("one@", "two@")
        .replace("price of salt", "price of tin");
    let run = Run::new("1.eml 2.eml -f json")
        .file("1.eml", LETTER)
        .file("2.eml", &second);
    let alone = run.run().code(0).silent().json();
    for (name, text) in [("a.ndjson", LETTER), ("b.ndjson", second.as_str())] {
        let line = json!({"id": name, "text": text, "format": "eml"}).to_string();
        let lines = Run::new("extract --input-format ndjson -f ndjson").stdin(line);
        std::fs::write(run.path(name), lines.run().code(0).stdout).expect("writes");
    }
    let merged = run
        .again("merge b.ndjson a.ndjson -f json")
        .code(0)
        .silent()
        .json();
    for field in ["uid", "title", "start", "confidence", "assumed", "status"] {
        let of = |doc: &serde_json::Value| {
            let items = doc["items"].as_array().cloned().unwrap_or_default();
            items
                .iter()
                .map(|item| item[field].clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(of(&merged), of(&alone), "{field}");
    }
}

#[test]
fn error_lines_are_counted_and_what_is_no_timeline_is_named() {
    let run = Run::new("merge a.ndjson -f json").file(
        "a.ndjson",
        "{\"id\":1,\"error\":\"x\",\"code\":\"not-json\"}\n",
    );
    run.run().code(1).says("1 document");
    run.file("a.ndjson", "{\"some\": \"object\"}\n")
        .run()
        .code(1)
        .says("line 1");
}
