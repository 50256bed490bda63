//! When two sightings are one thing: triples of what was seen, what was seen again, and what comes of it.
//!
//! A line of a case: `date|publication|origin|start|host|title|more`, where `more` is any of `cancelled`, `postponed`, `from=START`,
//! `at=PLACE`, `in=SECTION`, `quote=WORDS`, `to=END`, `rule=NAME`. The answer: a line an item, `start|status|number of quotes|title`.

use crate::formats::fixture::{self, With, event, issue};
use dateline::extract::{Kind, Origin, Sighting, Status};
use dateline::resolve::Moment;
use dateline::timeline::{
    FoldOptions, Folded, IssueRecord, Override, Published, UserVerdict, fold,
};

fn moment(text: &str) -> Moment {
    text.parse()
        .map_or_else(|_| Moment::Day(fixture::day(text)), Moment::Clock)
}

/// A place in the text that hangs on the line alone.
fn place(line: &str) -> u32 {
    line.bytes()
        .fold(7, |sum, b| (sum * 31 + u32::from(b)) % 100_000)
}

fn records(lines: &str) -> Vec<IssueRecord> {
    let mut all: Vec<(String, String, Vec<Sighting>)> = Vec::new();
    for line in lines.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let fields: Vec<&str> = line.split('|').collect();
        let [date, publication, origin, start, host, title, more @ ..] = fields.as_slice() else {
            panic!("{line}");
        };
        let sighting = event(place(line), title, start).is(|s| {
            s.origin = if *origin == "prose" {
                Origin::Prose
            } else {
                Origin::Listing
            };
            s.organizer = Some((*host).to_owned()).filter(|h| !h.is_empty());
            for word in more.iter().flat_map(|m| m.split(';')) {
                match word.split_once('=') {
                    Some(("from", at)) => s.moved_from = Some(moment(at)),
                    Some(("to", at)) => s.when.end = Some(moment(at)),
                    Some(("at", place)) => s.place.name = Some(place.to_owned()),
                    Some(("rule", name)) => s.evidence.rule = name.to_owned(),
                    Some(("in", section)) => s.section = Some(section.to_owned()),
                    Some(("quote", words)) => s.evidence.exact = words.to_owned(),
                    None if word == "cancelled" => s.status = Status::Cancelled,
                    None if word == "postponed" => s.status = Status::Postponed,
                    _ => panic!("{word}"),
                }
            }
        });
        match all
            .iter_mut()
            .find(|(d, p, _)| d == date && p == publication)
        {
            Some((.., seen)) => seen.push(sighting),
            None => all.push((
                (*date).to_owned(),
                (*publication).to_owned(),
                vec![sighting],
            )),
        }
    }
    all.into_iter()
        .map(|(d, p, seen)| issue(&p, &d, seen))
        .collect()
}

fn folded(lines: &str) -> Folded {
    fold(&records(lines), &[], &[], &FoldOptions::default())
}

fn shown(folded: &Folded) -> String {
    let line = |item: &dateline::timeline::Item| {
        let start = serde_json::to_value(item.start).expect("JSON");
        let status = serde_json::to_value(item.status).expect("JSON");
        format!(
            "{}|{}|{}|{}\n",
            &start.as_str().expect("a string")[..start.as_str().map_or(0, |s| s.len().min(16))],
            status.as_str().expect("a string"),
            item.evidence.len(),
            item.title
        )
    };
    let mut lines: Vec<String> = folded.entries.iter().map(|e| line(&e.item)).collect();
    lines.sort();
    lines.concat()
}

/// Folds in both orders of arrival, and through JSON.
#[track_caller]
fn case(lines: &str, answer: &str) {
    let mut answer: Vec<String> = answer.lines().map(|l| format!("{}\n", l.trim())).collect();
    answer.sort();
    let answer = answer.concat();
    let mut records = records(lines);
    let options = FoldOptions::default();
    let one = fold(&records, &[], &[], &options);
    assert_eq!(shown(&one), answer);
    records.reverse();
    assert_eq!(
        shown(&fold(&records, &[], &[], &options)),
        answer,
        "in the other order"
    );
    let back = dateline::timeline::records_of(&one.doc()).expect("our own");
    assert_eq!(shown(&fold(&back, &[], &[], &options)), answer, "read back");
}

#[test]
fn the_same_line_in_next_weeks_issue_is_one_entry() {
    case(
        "2024-11-06|Ledger|list|2024-11-15T09:00:00|Fenwick Center|The cost of quiet seas
         2024-11-13|Ledger|list|2024-11-15T09:00:00|Fenwick Center|The cost of quiet seas",
        "2024-11-15T09:00|confirmed|2|The cost of quiet seas",
    );
}

#[test]
fn reworded_by_another_newsletter_it_is_one_entry() {
    case(
        "2024-11-06|Ledger|list|2024-11-15T09:00:00|Fenwick Center|The cost of quiet seas: shipping noise and whales
         2024-11-07|Beacon|list|2024-11-15T09:00:00|The Fenwick Center|Panel on shipping noise and whales",
        "2024-11-15T09:00|confirmed|2|The cost of quiet seas: shipping noise and whales",
    );
}

#[test]
fn two_events_of_one_host_at_one_hour_stay_two() {
    case(
        "2024-11-06|Ledger|list|2024-11-15T09:00:00|Fenwick Center|Panel discussion on trade
         2024-11-06|Ledger|list|2024-11-15T09:00:00|Fenwick Center|Panel discussion on defence
         2024-11-07|Beacon|list|2024-11-15T09:00:00|Fenwick Center|Panel discussion on the reform of pensions",
        "2024-11-15T09:00|confirmed|1|Panel discussion on defence
         2024-11-15T09:00|confirmed|1|Panel discussion on trade
         2024-11-15T09:00|confirmed|1|Panel discussion on the reform of pensions",
    );
}

#[test]
fn two_hosts_with_one_common_title_stay_two() {
    case(
        "2024-11-06|Ledger|list|2024-11-16|Quill House|Open house
         2024-11-07|Beacon|list|2024-11-16|Osprey Hall|Open house
         2024-11-08|Beacon|list|2024-11-16T10:00:00|Mill Museum|Story time",
        "2024-11-16|confirmed|1|Open house
         2024-11-16|confirmed|1|Open house
         2024-11-16T10:00|confirmed|1|Story time",
    );
}

#[test]
fn one_title_at_two_places_is_two() {
    case(
        "2024-11-06|Ledger|list|2024-11-16T10:00:00||Story time for small children|at=North branch
         2024-11-06|Ledger|list|2024-11-16T10:00:00||Story time for small children|at=Harbor branch",
        "2024-11-16T10:00|confirmed|1|Story time for small children
         2024-11-16T10:00|confirmed|1|Story time for small children",
    );
}

#[test]
fn two_showings_of_a_day_stay_two_also_next_week() {
    case(
        "2024-11-06|Ledger|list|2024-11-16T14:00:00|Lamp Cinema|The tide mill
         2024-11-06|Ledger|list|2024-11-16T19:00:00|Lamp Cinema|The tide mill
         2024-11-13|Ledger|list|2024-11-16T14:00:00|Lamp Cinema|The tide mill
         2024-11-13|Ledger|list|2024-11-16T20:00:00|Lamp Cinema|The tide mill",
        "2024-11-16T14:00|confirmed|2|The tide mill
         2024-11-16T20:00|confirmed|2|The tide mill",
    );
}

#[test]
fn a_sentence_about_a_listed_event_joins_it() {
    case(
        "2024-11-06|Ledger|list|2024-11-16T14:00:00|Port council|Hearing on the harbor dredging budget
         2024-11-06|Ledger|prose|2024-11-16||The council will take up the budget|quote=On Saturday the port council holds its hearing on the harbor dredging budget.",
        "2024-11-16T14:00|confirmed|2|Hearing on the harbor dredging budget",
    );
}

#[test]
fn an_index_line_and_its_detail_are_one_entry() {
    case(
        "2024-11-06|Ledger|list|2024-11-16||Harbor dredging budget|in=At a glance
         2024-11-06|Ledger|list|2024-11-16T14:00:00|Port council|Public hearing: the harbor dredging budget|in=Hearings",
        "2024-11-16T14:00|confirmed|2|Public hearing: the harbor dredging budget",
    );
}

#[test]
fn a_list_under_a_list_is_one_entry_without_sections_too() {
    case(
        "2024-11-06|Ledger|list|2024-11-16T14:00:00||Metering the tides: Karelland goes first|rule=lines
         2024-11-06|Ledger|list|2024-11-16T14:00:00|Tide Lab|Metering the tides: Karelland goes first|rule=stack;at=Pell Hall",
        "2024-11-16T14:00|confirmed|2|Metering the tides: Karelland goes first",
    );
}

#[test]
fn the_pages_own_data_is_one_with_what_the_page_shows() {
    case(
        "2024-11-06|Ledger|list|2024-11-16T14:00:00|Mill House Trust|Board Meeting|rule=json-ld;at=Lower Landing
         2024-11-06|Ledger|list|2024-11-16T14:00:00|November 2024|Board Meeting|rule=stack;cancelled
         2024-11-06|Ledger|list|2024-11-17|All Day|Cider pressing|rule=stack
         2024-11-06|Ledger|list|2024-11-17T09:00:00|Mill House Trust|Cider pressing|rule=json-ld",
        "2024-11-16T14:00|cancelled|2|Board Meeting
         2024-11-17T09:00|confirmed|2|Cider pressing",
    );
}

#[test]
fn two_lines_of_one_list_that_only_come_to_the_same_stay_two() {
    case(
        "2024-11-06|Ledger|list|2024-11-16T14:00:00||Planning council|quote=01/13 2 PM Planning council
         2024-11-06|Ledger|list|2024-11-16T14:00:00||Planning council|quote=01/27 2 PM Planning council
         2024-11-06|Ledger|list|2024-11-16T17:00:00||Planning council|in=Other;quote=5 PM Planning council
         2024-11-13|Ledger|list|2024-11-17T08:00:00||Mass
         2024-11-20|Ledger|list|2024-11-17T10:30:00||Mass",
        "2024-11-16T14:00|confirmed|1|Planning council
         2024-11-16T14:00|confirmed|1|Planning council
         2024-11-16T17:00|confirmed|1|Planning council
         2024-11-17T08:00|confirmed|1|Mass
         2024-11-17T10:30|confirmed|1|Mass",
    );
}

#[test]
fn the_latest_issue_of_a_publication_has_the_say_over_the_hour() {
    case(
        "2024-11-06|Ledger|list|2024-11-21T09:00:00|Osprey Hall|Dredging after dark
         2024-11-13|Ledger|list|2024-11-21T10:00:00|Osprey Hall|Dredging after dark",
        "2024-11-21T10:00|confirmed|2|Dredging after dark",
    );
}

#[test]
fn of_two_publications_that_disagree_the_first_stays_and_both_are_quoted() {
    let lines = "2024-11-06|Ledger|list|2024-11-21T10:00:00|Osprey Hall|Dredging after dark|quote=10: Dredging after dark
         2024-11-13|Beacon|list|2024-11-21T10:30:00|Osprey Hall|Dredging after dark|quote=Dredging after dark, 10:30";
    case(lines, "2024-11-21T10:00|confirmed|2|Dredging after dark");
    let folded = folded(lines);
    assert!(folded.entries[0].item.needs_review);
    let note = folded
        .notes
        .iter()
        .find(|n| n.code == "sources-disagree")
        .expect("a note");
    assert!(
        note.message.contains("10: Dredging") && note.message.contains("dark, 10:30"),
        "{}",
        note.message
    );
}

#[test]
fn agreement_of_two_publications_is_surer_than_one() {
    let one = folded("2024-11-06|Ledger|prose|2024-11-21T10:00:00|Osprey Hall|Dredging after dark");
    let two = folded(
        "2024-11-06|Ledger|prose|2024-11-21T10:00:00|Osprey Hall|Dredging after dark
         2024-11-13|Beacon|prose|2024-11-21T10:00:00|Osprey Hall|Dredging after dark",
    );
    assert!(two.entries[0].item.confidence > one.entries[0].item.confidence);
}

#[test]
fn a_moved_event_keeps_its_id_and_leaves_its_old_date_behind() {
    let lines = "2024-11-06|Ledger|list|2024-11-13T10:00:00|Port council|Budget hearing
         2024-11-08|Ledger|list|2024-11-20T10:00:00|Port council|Budget hearing|from=2024-11-13T10:00:00
         2024-11-08|Ledger|list|2024-11-13T10:00:00|Port council|Budget hearing|postponed";
    case(
        lines,
        "2024-11-13T10:00|postponed|1|Budget hearing
         2024-11-20T10:00|confirmed|2|Budget hearing",
    );
    let before = folded("2024-11-06|Ledger|list|2024-11-13T10:00:00|Port council|Budget hearing");
    let after = folded(lines);
    assert_eq!(before.entries[0].item.uid, after.entries[1].item.uid);
    assert_eq!(
        after.entries[0].item.moved_to.as_ref(),
        Some(&after.entries[1].item.uid)
    );
}

#[test]
fn moved_by_a_sentence_that_names_only_the_days() {
    case(
        "2024-10-28|Ledger|prose|2024-10-31||The library board meeting|from=2024-10-29
         2024-10-28|Ledger|prose|2024-10-29||The library board meeting|postponed",
        "2024-10-29|postponed|1|The library board meeting
         2024-10-31|confirmed|1|The library board meeting",
    );
}

#[test]
fn a_cancellation_counts_whoever_says_it_and_only_its_own_publication_takes_it_back() {
    case(
        "2024-11-06|Ledger|list|2024-11-21T10:00:00|Osprey Hall|Dredging after dark
         2024-11-07|Beacon|list|2024-11-21T10:00:00|Osprey Hall|Dredging after dark|cancelled
         2024-11-13|Ledger|list|2024-11-21T10:00:00|Osprey Hall|Dredging after dark",
        "2024-11-21T10:00|cancelled|3|Dredging after dark",
    );
    case(
        "2024-11-06|Ledger|list|2024-11-21T10:00:00|Osprey Hall|Dredging after dark|cancelled
         2024-11-13|Ledger|list|2024-11-21T10:00:00|Osprey Hall|Dredging after dark",
        "2024-11-21T10:00|confirmed|2|Dredging after dark",
    );
}

#[test]
fn the_weekly_event_of_next_week_is_another() {
    case(
        "2024-11-06|Ledger|list|2024-11-12T10:00:00|Quill House|Ledger school
         2024-11-13|Ledger|list|2024-11-19T10:00:00|Quill House|Ledger school",
        "2024-11-12T10:00|confirmed|1|Ledger school
         2024-11-19T10:00|confirmed|1|Ledger school",
    );
}

#[test]
fn what_a_list_moves_or_renames_without_a_word_keeps_its_id_and_needs_review() {
    let before = "2024-11-06|Ledger|list|2024-11-21T10:00:00|Osprey Hall|Dredging after dark
         2024-11-06|Ledger|list|2024-11-22T18:00:00|Quill House|Ledger clinic";
    let after = "2024-11-13|Ledger|list|2024-11-20T10:00:00|Osprey Hall|Dredging after dark
         2024-11-13|Ledger|list|2024-11-22T18:00:00|Quill House|Bookkeeping for boats";
    case(
        &format!("{before}\n{after}"),
        "2024-11-20T10:00|confirmed|2|Dredging after dark
         2024-11-22T18:00|confirmed|2|Bookkeeping for boats",
    );
    let uids = |folded: &Folded| -> std::collections::BTreeSet<String> {
        folded.entries.iter().map(|e| e.item.uid.clone()).collect()
    };
    let both = folded(&format!("{before}\n{after}"));
    assert_eq!(uids(&folded(before)), uids(&both));
    assert!(both.entries.iter().all(|e| e.item.needs_review));
    let again = after.replace("2024-11-13|", "2024-11-14|");
    let repeated = folded(&format!("{before}\n{after}\n{again}"));
    assert!(
        repeated.entries.iter().all(|e| !e.item.needs_review),
        "{}",
        shown(&repeated)
    );
}

#[test]
fn the_next_date_of_a_series_is_no_new_date_of_the_last() {
    case(
        "2024-11-06|Ledger|list|2024-11-14T18:00:00|Quill House|Ledger clinic
         2024-11-06|Ledger|list|2024-11-21T18:00:00|Quill House|Ledger clinic
         2024-11-13|Ledger|list|2024-11-21T18:00:00|Quill House|Ledger clinic
         2024-11-13|Ledger|list|2024-11-28T18:00:00|Quill House|Ledger clinic",
        "2024-11-14T18:00|confirmed|1|Ledger clinic
         2024-11-21T18:00|confirmed|2|Ledger clinic
         2024-11-28T18:00|confirmed|1|Ledger clinic",
    );
}

#[test]
fn a_stated_end_from_another_paper_is_no_longer_assumed() {
    let folded = folded(
        "2024-11-06|Ledger|list|2024-11-21T10:00:00|Osprey Hall|Dredging after dark
         2024-11-07|Beacon|list|2024-11-21T10:00:00|Osprey Hall|Dredging after dark|to=2024-11-21T12:30:00",
    );
    let item = &folded.entries[0].item;
    assert!(!item.assumed.iter().any(|a| a == "end"));
    assert!(
        item.display_date.ends_with("10 a.m. to 12:30 p.m. ET"),
        "{}",
        item.display_date
    );
}

#[test]
fn ids_are_safe_distinct_and_hang_on_nothing_but_the_event() {
    let lines = "2024-11-06|Ledger|list|2024-11-16T14:00:00|Lamp Cinema|The tide mill
         2024-11-06|Ledger|list|2024-11-16T19:00:00|Lamp Cinema|The tide mill";
    let uids = |lines: &str| -> Vec<String> {
        folded(lines)
            .entries
            .into_iter()
            .map(|e| e.item.uid)
            .collect()
    };
    let both = uids(lines);
    assert!(both[0] != both[1]);
    assert!(both.iter().all(|u| {
        u.bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }));
    let swapped = "2024-11-13|Beacon|list|2024-11-16T19:00:00|LAMP cinema|“The Tide-Mill”
         2024-11-13|Beacon|list|2024-11-16T14:00:00|Lamp Cinema|The tide mill";
    assert_eq!(both, uids(swapped));
}

#[test]
fn thousands_of_alike_lines_of_one_day_are_folded_in_linear_time() {
    let fold_many = |count: u32| {
        let line = |n: u32| {
            let title = format!("Harbor dredging budget hearing of the port council, number {n}");
            event(n * 100, &title, "2024-11-21T10:00:00").host("Port council")
        };
        let record = issue("Ledger", "2024-11-06", (0..count).map(line).collect());
        let begun = std::time::Instant::now();
        let folded = fold(&[record], &[], &[], &FoldOptions::default());
        assert_eq!(folded.entries.len(), count as usize);
        begun.elapsed()
    };
    let (one, four) = (fold_many(500), fold_many(2000));
    assert!(
        four < one * 12 + std::time::Duration::from_secs(1),
        "{one:?} {four:?}"
    );
}

fn published(folded: &Folded, order: u64) -> Vec<Published> {
    let as_published = |(i, e): (usize, &dateline::timeline::Entry)| Published {
        uid: e.item.uid.clone(),
        order: order + i as u64,
        keys: e.keys.clone(),
        sequence: 3,
        last_modified: Default::default(),
        item: e.item.clone(),
    };
    folded
        .entries
        .iter()
        .enumerate()
        .map(as_published)
        .collect()
}

#[test]
fn a_published_id_stays_also_when_an_older_issue_arrives_later() {
    let late = "2024-11-13|Ledger|list|2024-11-21T10:00:00|Osprey Hall|Dredging by lamplight";
    let first = folded(late);
    let known = published(&first, 1);
    let both = records(&format!(
        "2024-11-06|Ledger|list|2024-11-21T10:00:00|Osprey Hall|Dredging by the light of lamps, lamplight\n{late}"
    ));
    let second = fold(&both, &known, &[], &FoldOptions::default());
    assert_eq!(second.entries.len(), 1);
    assert_eq!(second.entries[0].item.uid, first.entries[0].item.uid);
    assert_eq!(second.entries[0].item.sequence, 3);
}

#[test]
fn of_two_published_that_prove_to_be_one_the_first_stays() {
    let a = "2024-11-06|Ledger|list|2024-11-21T10:00:00||Dredging after dark in the inner harbor";
    let b = "2024-11-13|Ledger|list|2024-11-21T10:00:00||Dredging after dark in the inner harbor: crews, barges, lamps";
    let c = "2024-11-20|Ledger|list|2024-11-21T10:00:00||Crews, barges, lamps: a night shift";
    let apart = folded(&format!("{a}\n{c}"));
    assert_eq!(apart.entries.len(), 2);
    for first in 0..2 {
        let mut known = published(&apart, 1);
        known[first].order = 0;
        let all = records(&format!("{a}\n{b}\n{c}"));
        let again = fold(&all, &known, &[], &FoldOptions::default());
        let [entry] = again.entries.as_slice() else {
            panic!("{}", shown(&again));
        };
        assert_eq!(entry.item.uid, known[first].uid);
        assert_eq!(entry.absorbed, [known[1 - first].uid.clone()]);
    }
}

/// Two issues, each with a sentence that tells of three things of one day, and one of them told twice.
fn sentences() -> Vec<IssueRecord> {
    let told = |at: u32, title: &str, kind: Kind| {
        event(at, title, "2024-11-05").is(|s| {
            s.kind = kind;
            s.origin = Origin::Prose;
            s.evidence.end = at + 90;
        })
    };
    let letter = |publisher: &str, date: &str, [one, two]: [&str; 2]| {
        let seen = vec![
            told(10, one, Kind::Fact),
            told(10, two, Kind::Fact),
            told(10, two, Kind::Event),
            told(10, two, Kind::Event),
            event(400, &format!("Supper after {one}"), "2024-11-21T18:00:00"),
        ];
        issue(publisher, date, seen)
    };
    let ferry = ["The ferry guild struck", "A pilot quoted old tide tables"];
    let mill = ["Sluice keepers marched", "Grain barges lay empty"];
    vec![
        letter("Ledger", "2024-11-06", ferry),
        letter("Ledger", "2024-11-13", mill),
        letter("Gazette", "2024-11-07", ["A crane fell", "Cables snapped"]),
    ]
}

fn uids_and_titles(folded: &Folded) -> Vec<(String, String, Kind)> {
    let line = |e: &dateline::timeline::Entry| {
        assert!(e.absorbed.is_empty(), "{:?}", e.absorbed);
        (e.item.uid.clone(), e.item.title.clone(), e.item.kind)
    };
    folded.entries.iter().map(line).collect()
}

#[test]
fn every_sighting_has_a_key_of_its_own_also_two_that_are_alike() {
    let records = sentences();
    let folded = fold(&records, &[], &[], &FoldOptions::default());
    let keys: Vec<&String> = folded.entries.iter().flat_map(|e| &e.keys).collect();
    let distinct: std::collections::BTreeSet<&String> = keys.iter().copied().collect();
    let seen: usize = records.iter().map(|r| r.sightings.len()).sum();
    assert_eq!((keys.len(), distinct.len()), (seen, seen));
}

proptest::proptest! {
    #[test]
    fn a_fold_over_what_was_published_keeps_every_id_in_whatever_order(
        (records, known) in {
            use proptest::prelude::*;
            let first = fold(&sentences(), &[], &[], &FoldOptions::default());
            (
                Just(sentences()).prop_shuffle(),
                Just(published(&first, 1)).prop_shuffle(),
            )
        },
        late in 0_usize..3,
    ) {
        let options = FoldOptions::default();
        let first = fold(&sentences(), &[], &[], &options);
        let again = fold(&records, &known, &[], &options);
        assert_eq!(uids_and_titles(&again), uids_and_titles(&first));
        // One issue comes later than the others: what was published without it stays as it was.
        let (mut early, mut all) = (records.clone(), records);
        early.remove(late);
        let before = fold(&early, &[], &[], &options);
        let mut known = published(&before, 1);
        known.rotate_left(late);
        all.rotate_left(late);
        let after = uids_and_titles(&fold(&all, &known, &[], &options));
        for line in uids_and_titles(&before) {
            assert!(after.contains(&line), "{line:?} is not in {after:?}");
        }
    }
}

#[test]
fn a_published_id_goes_to_the_entry_that_has_most_of_its_sightings() {
    let options = FoldOptions::default();
    let folded = fold(&sentences(), &[], &[], &options);
    let twins = folded.entries.iter().position(|e| e.keys.len() == 2);
    let twins = twins.expect("one that was told twice");
    let mut known = published(&folded, 1);
    let other = known[(twins + 1) % known.len()].clone();
    // As if both had been one entry.
    known[twins].keys.splice(0..0, other.keys);
    known.retain(|p| p.uid != other.uid);
    let again = fold(&sentences(), &known, &[], &options);
    let uid = |e: &dateline::timeline::Entry| e.item.uid.clone();
    let of = |title: &str, kind: Kind| {
        let mut all = again.entries.iter();
        all.find(|e| e.item.title == title && e.item.kind == kind)
            .map(uid)
    };
    assert_eq!(
        of(&known[twins].item.title, known[twins].item.kind),
        Some(known[twins].uid.clone())
    );
    let distinct: std::collections::BTreeSet<String> = again.entries.iter().map(uid).collect();
    assert_eq!(distinct.len(), folded.entries.len());
}

#[test]
fn the_users_word_counts_field_by_field() {
    let line = "2024-11-06|Ledger|list|2024-11-21T10:00:00|Osprey Hall|Dredging after dark|to=2024-11-21T12:00:00";
    let uid = folded(line).entries[0].item.uid.clone();
    let word = |change: &dyn Fn(&mut Override)| {
        let mut word = Override {
            uid: uid.clone(),
            ..Override::default()
        };
        change(&mut word);
        fold(&records(line), &[], &[word], &FoldOptions::default())
            .entries
            .remove(0)
    };
    let later = folded(&line.replace("T10:", "T15:").replace("T12:", "T17:"))
        .entries
        .remove(0)
        .item;
    let moved = word(&|w| w.start = Some(later.start));
    assert_eq!(
        (moved.item.start, moved.item.end),
        (later.start, later.end),
        "the length stays"
    );
    assert_eq!(moved.item.display_date, later.display_date);
    assert_eq!(moved.item.value, "2024-11-21T15:00");
    assert_ne!(moved.said.start, later.start);
    let renamed = word(&|w| w.title = Some("Dredging at dusk".to_owned()));
    assert_eq!(renamed.item.title, "Dredging at dusk");
    assert_eq!(renamed.item.start, renamed.said.start);
    assert!(word(&|w| w.verdict = Some(UserVerdict::Reject)).rejected);
}
