//! What is odd about an input is told with its place and what to do about it.

use crate::support::Run;

#[track_caller]
fn case(name: &str, bytes: impl AsRef<[u8]>, expected: &[&str]) {
    let outcome = Run::new("extract -f json")
        .arg(name)
        .file(name, bytes)
        .run();
    let notes = outcome.json()["notes"].to_string();
    for words in expected {
        assert!(notes.contains(words), "{name}: `{words}` is not in {notes}");
    }
    // What is only good to know is in the JSON alone.
    let warned = notes.contains("\"warning\"");
    assert_eq!(outcome.stderr.contains(name), warned, "{outcome:?}");
    assert!(outcome.code <= 1, "{outcome:?}");
}

#[test]
fn multiparts_inside_each_other_beyond_the_cap_are_told() {
    let mut mail =
        String::from("From: a@b.example\nSubject: x\nDate: Mon, 28 Oct 2024 10:00:00 -0400\n");
    for number in 0..80 {
        mail += &format!("Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n");
    }
    mail += "Content-Type: text/plain\n\nThe board meets on Tuesday.\n";
    case(
        "deep.eml",
        mail,
        &["50 multiparts inside each other", "save the mail's text"],
    );
}

#[test]
fn entities_of_a_feeds_own_are_told() {
    let feed = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><rss version='2.0'><channel><title>F</title><item><title>&b;</title><pubDate>Mon, 28 Oct 2024 06:00:00 EDT</pubDate></item></channel></rss>";
    case("bomb.xml", feed, &["entities of its own", "never expanded"]);
}

#[test]
fn a_wrong_weekday_in_a_date_header_is_told_and_the_numbers_count() {
    let mail = "From: a@b.example\nSubject: x\nDate: Tue, 28 Oct 2024 10:00:00 -0400\n\nThe board meets on Wednesday.\n";
    case(
        "odd.eml",
        mail,
        &["Tue, 28 Oct 2024", "was a Monday", "--date"],
    );
    let outcome = Run::new("date -f json odd.eml")
        .file("odd.eml", mail)
        .run()
        .code(0);
    assert!(
        outcome.stdout.contains("\"issueDate\":\"2024-10-28\""),
        "{outcome:?}"
    );
    let given = Run::new("extract -f json odd.eml --date 2024-10-29").file("odd.eml", mail);
    assert!(!given.run().code(0).stderr.contains("was a Monday"));
}

#[test]
fn text_in_utf16_without_a_mark_is_told() {
    let bytes: Vec<u8> = "Monday, October 28, 2024\n\nThe board meets on Wednesday.\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    case(
        "wide.txt",
        bytes,
        &["no byte order mark", "UTF-16LE", "save it as UTF-8"],
    );
}
