//! Running history, tagged and resolved without being told that it is history: `narrative/*.txt`.
//!
//! A page begins with its issue date or `none`. An expression stands in brackets with its value behind `=>`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use dateline::resolve::{Frame, answers};
use dateline::timex::{Options, tag};

/// The text of a page without its marks, and what each marked expression must come to.
fn unmark(page: &str) -> (String, Vec<(usize, String, String)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = page;
    while let Some(open) = rest.find('[') {
        text.push_str(&rest[..open]);
        let close = open + rest[open..].find(']').expect("a closing mark");
        let inner = rest[open + 1..close].replace('\n', " ");
        let (words, value) = inner.split_once(" => ").unwrap_or((&inner, "?"));
        marks.push((text.len(), words.to_owned(), value.to_owned()));
        text.push_str(words);
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    (text, marks)
}

#[test]
fn history_is_read_as_history() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/narrative");
    let mut pages: Vec<_> = fs::read_dir(&folder)
        .expect("the pages")
        .map(|entry| entry.expect("a page").path())
        .collect();
    pages.sort();
    assert_eq!(pages.len(), 10);
    let mut wrong = String::new();
    for path in &pages {
        let page = fs::read_to_string(path).expect("a page");
        let (head, body) = page.split_once("\n\n").expect("a head");
        let issue = head.strip_prefix("issue: ").expect("an issue date");
        let frame = Frame {
            issue: issue.parse().ok(),
            ..Frame::default()
        };
        let (text, marks) = unmark(body);
        let tags = tag(&text, Options::default());
        let found = answers(&text, &tags, &frame);
        for (at, words, value) in marks {
            let answer = found.iter().find(|a| {
                let span = a.span.start as usize..a.span.end as usize;
                span.contains(&at) || (at..at + words.len()).contains(&span.start)
            });
            let got = answer.and_then(|a| a.timex3.value.clone());
            let got = got.unwrap_or_default();
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
            if got != value {
                let _ = writeln!(wrong, "{name}: {words} => {got}, not {value}");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
