//! Papers of a month or two, and texts that only their things date.

use dateline::issue::{self, DateOptions, Issue};
use dateline::limits::Limits;
use dateline::read::{self, Format, Parcel};
use dateline::timex;

fn dated(text: &str) -> Issue {
    let parcel = Parcel {
        name: "letter.txt".into(),
        format: Some(Format::Text),
        bytes: text.as_bytes().to_vec(),
        ..Parcel::default()
    };
    let raw = read::open(&parcel, &Limits::default()).expect("a text can be read");
    let tags = timex::tag_document(&raw.document, timex::Options::default());
    issue::infer(&raw, &tags, &DateOptions::default())
}

const DIARY: &str = "From the vicarage: the bells ring again, and the roof is dry.\n\nDIARY\n\n\
    Fri 1st  Fayre, Lower Hall  2pm\nSat 9th  Supper, Lower Hall  7pm\nTue 19th  Weavers, the Kiln  7.30pm\n";

#[test]
fn a_paper_of_a_month_or_two_is_of_the_first_of_them() {
    for (head, expected) in [
        ("December 2017", "2017-12-01"),
        ("December 2017 / January 2018 ........ 30p", "2017-12-01"),
        ("December/January 2017-18", "2017-12-01"),
        ("December / January 2018", "2017-12-01"),
        ("Dec/Jan 2018 | Issue 42", "2017-12-01"),
        ("No. 42 - September & October 2017", "2017-09-01"),
        ("September-October 2017", "2017-09-01"),
    ] {
        let issue = dated(&format!("THE ALDER LETTER\n{head}\n\n{DIARY}"));
        let date = issue.date.map(|d| d.to_string());
        assert_eq!(date.as_deref(), Some(expected), "{head}");
        let borne_out = expected != "2017-09-01" || issue.confidence >= 0.9;
        assert!(borne_out, "{head}: {}", issue.confidence);
    }
}

#[test]
fn weekdays_that_do_not_fit_leave_the_month_in_doubt() {
    let issue = dated(&format!("THE ALDER LETTER\nDecember 2018\n\n{DIARY}"));
    assert_eq!(
        issue.date.map(|d| d.to_string()).as_deref(),
        Some("2018-12-01")
    );
    assert!(issue.confidence < 0.9, "{}", issue.confidence);
}

#[test]
fn a_month_that_something_takes_place_in_is_no_masthead() {
    for head in [
        "Register for the seminar of March 2019",
        "Founded in March 1985 by six weavers and a vicar.",
        "Board meeting minutes, May 2016",
    ] {
        let issue = dated(&format!(
            "THE ALDER LETTER\n{head}\n\nThe roof is dry, and the bells ring again.\n"
        ));
        assert_eq!(issue.date, None, "{head}");
    }
}

#[test]
fn what_is_on_zoom_is_not_of_the_years_before_there_was_any() {
    let list = |place: &str| {
        format!(
            "This week at Alder College\n\nClasses begin on Wednesday. The moving vans left on Saturday.\n\nMONDAY 26 SEPTEMBER\nnoon New weavers' lunch, Mill Room\n\n\
             TUESDAY 27 SEPTEMBER\n1 pm Rope fair, the Quad\n\nWEDNESDAY 28 SEPTEMBER\n4 pm Study abroad, {place}\n\n\
             THURSDAY 29 SEPTEMBER\n6 pm Choir, Lower Hall\n\nFRIDAY 30 SEPTEMBER\n9 pm Lantern walk, the Quad\n\nThe next letter comes out on October 3.\n"
        )
    };
    assert_eq!(dated(&list("Lower Hall")).date, None);
    let issue = dated(&list("on Zoom"));
    assert_eq!(
        issue.date.map(|d| d.to_string()).as_deref(),
        Some("2022-09-26")
    );
    assert!(issue.confidence < 0.9, "{}", issue.confidence);
}
