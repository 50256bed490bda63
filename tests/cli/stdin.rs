//! Standard input: by `-`, by a pipe, and none at all.

use crate::support::{LETTER, Run};

#[test]
fn a_pipe_is_read_without_being_named_and_by_its_name() {
    let piped = Run::new("-f json").stdin(LETTER).run().code(0).silent();
    let named = Run::new("extract - -f json")
        .stdin(LETTER)
        .run()
        .code(0)
        .silent();
    assert_eq!(piped.stdout, named.stdout);
    assert_eq!(piped.json()["items"].as_array().map(Vec::len), Some(3));
}

#[test]
fn the_extracted_text_is_what_the_offsets_speak_of() {
    let text = Run::new("explain - --text")
        .stdin(LETTER)
        .run()
        .code(0)
        .silent()
        .stdout;
    let json = Run::new("-f json").stdin(LETTER).run().json();
    let evidence = &json["items"][0]["evidence"][0];
    let at = |name: &str| evidence[name].as_u64().map(|n| n as usize).unwrap_or(0);
    assert_eq!(&text[at("start")..at("end")], evidence["exact"]);
}
