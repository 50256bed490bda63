//! The same newsletter on another surface: what a mail program, an archive or an editor did to its lines changes no item.

use std::fs;

use dateline::analysis::{Options, analyze};
use dateline::read::Parcel;

const SAMPLES: [&str; 3] = [
    "samples/capital-notebook/2025-03-10.txt",
    "samples/media-advisories/2025-09-15.txt",
    "samples/seminar-notes/2025-11-24.txt",
];

/// When each sighting of a text is, and what it is called.
fn items(name: &str, day: &str, text: &str) -> Vec<String> {
    let parcel = Parcel {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
        ..Parcel::default()
    };
    let mut options = Options::default();
    options.date.date = day.parse().ok();
    let analysis = analyze(&parcel, &options).expect("text is readable");
    let sightings = analysis.extraction.sightings.iter();
    let mut items: Vec<String> = sightings
        .map(|s| format!("{} {}", s.when.value, s.title))
        .collect();
    items.sort();
    items
}

/// Every sample gives the same items on a surface.
#[track_caller]
fn case(name: &str, surface: impl Fn(&str) -> String) {
    for sample in SAMPLES {
        let text = fs::read_to_string(sample).expect("a sample opens");
        let day = &sample[sample.len() - "2025-03-10.txt".len()..][..10];
        let plain = items("issue.txt", day, &text);
        assert!(!plain.is_empty(), "{sample}");
        assert_eq!(plain, items(name, day, &surface(&text)), "{sample}");
    }
}

fn by_line(text: &str, line: impl Fn(&str) -> String) -> String {
    text.lines().map(line).collect()
}

#[test]
fn blanks_behind_lines_and_on_empty_ones_say_nothing() {
    case("issue.txt", |text| {
        by_line(text, |line| format!("{line}   \n"))
    });
    case("issue.txt", |text| text.replace("\n\n", "\n \u{a0} \n"));
}

#[test]
fn line_ends_of_any_kind_are_line_ends() {
    case("issue.txt", |text| text.replace('\n', "\r\n"));
    case("issue.txt", |text| format!("\u{feff}{text}"));
}

#[test]
fn a_text_that_is_set_in_as_a_whole_is_the_same_text() {
    case("issue.txt", |text| {
        by_line(text, |line| format!("  {line}\n"))
    });
}

#[test]
fn a_blank_line_behind_every_line_says_nothing() {
    case("issue.txt", |text| {
        by_line(text, |line| format!("{line}\n\n"))
    });
}

#[test]
fn a_preformatted_page_is_its_text() {
    case("issue.html", |text| {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        format!("<html><body><pre>{escaped}</pre></body></html>")
    });
}
