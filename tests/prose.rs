//! Statements of prose and what they become: `tests/prose/*.txt` are the manual and the test.
//!
//! In `statements.txt` each sentence is followed by its items, a line each: `event` or `fact`, the value, a status other than
//! confirmed, what repeats it in brackets, and the title. In `nothing.txt` no sentence gives an item. Both are read as of Monday, Oct. 28, 2024.

use chrono::NaiveDate;
use dateline::analysis::{Options, analyze};
use dateline::extract::{Kind, Origin, Status};
use dateline::issue::DateOptions;
use dateline::read::Parcel;
use dateline::resolve::recurrence;

/// The items of a text in reading order.
fn items(text: &str) -> Vec<String> {
    let parcel = Parcel {
        name: "letter.txt".into(),
        bytes: text.as_bytes().to_vec(),
        ..Parcel::default()
    };
    let options = Options {
        date: DateOptions {
            date: NaiveDate::from_ymd_opt(2024, 10, 28),
            ..DateOptions::default()
        },
        ..Options::default()
    };
    let analysis = analyze(&parcel, &options).expect("a text can be read");
    let prose = analysis
        .extraction
        .sightings
        .iter()
        .filter(|s| s.origin == Origin::Prose);
    prose
        .map(|s| {
            let kind = if s.kind == Kind::Event {
                "event"
            } else {
                "fact"
            };
            let status = match s.status {
                Status::Confirmed => "",
                Status::Tentative => " tentative",
                Status::Cancelled => " cancelled",
                Status::Postponed => " postponed",
            };
            let repeats = s.when.repeats.as_ref().map_or_else(String::new, |rule| {
                let except = rule.except.iter().map(|day| format!(" not {day}"));
                let rule = recurrence::rrule(rule, s.when.start, s.when.zone);
                format!(" [{rule}{}]", except.collect::<String>())
            });
            format!("{kind} {}{status}{repeats} {}", s.when.value, s.title)
        })
        .collect()
}

#[test]
fn statements_become_items_with_kind_value_status_and_title() {
    let mut wrong = String::new();
    for case in include_str!("prose/statements.txt").split("\n\n") {
        let mut lines = case.lines().filter(|l| !l.starts_with('#'));
        let Some(sentence) = lines.next().filter(|s| !s.is_empty()) else {
            continue;
        };
        let expected: Vec<&str> = lines.map(str::trim).filter(|l| !l.is_empty()).collect();
        let found = items(sentence);
        if found != expected {
            wrong += &format!("{sentence}\n");
            found.iter().for_each(|f| wrong += &format!("  {f}\n"));
            wrong.push('\n');
        }
    }
    assert!(wrong.is_empty(), "these differ:\n{wrong}");
}

#[test]
fn sentences_whose_dates_date_nothing_give_no_items() {
    for sentence in include_str!("prose/nothing.txt").lines() {
        if !sentence.is_empty() && !sentence.starts_with('#') {
            assert_eq!(items(sentence), Vec::<String>::new(), "{sentence}");
        }
    }
}
