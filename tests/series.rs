//! Items of lists that repeat: their first day, their rule and the days that fall out.

use dateline::analysis::{Options, analyze};
use dateline::issue::DateOptions;
use dateline::read::Parcel;
use dateline::resolve::recurrence;

/// The items of a text that repeat, as of a day: start, rule, what falls out, title.
fn repeated(text: &str, issue: &str) -> Vec<String> {
    let parcel = Parcel {
        name: "letter.txt".into(),
        bytes: text.as_bytes().to_vec(),
        ..Parcel::default()
    };
    let options = Options {
        date: DateOptions {
            date: issue.parse().ok(),
            ..DateOptions::default()
        },
        ..Options::default()
    };
    let analysis = analyze(&parcel, &options).expect("a text can be read");
    let sightings = analysis.extraction.sightings.iter();
    sightings
        .filter_map(|s| {
            let rule = s.when.repeats.as_ref()?;
            let except = rule.except.iter().map(|day| format!(" not {day}"));
            let said = recurrence::rrule(rule, s.when.start, s.when.zone);
            let except = except.collect::<String>();
            Some(format!("{} {said}{except} | {}", s.when.value, s.title))
        })
        .collect()
}

#[test]
fn days_that_fall_out_of_an_item_are_no_items() {
    let list = "WINTER IN THE HALL\n\n\
        Drawing for all\nSaturdays at 9 a.m., September 13 to October 25 (no class October 11)\nRoom 4\n\n\
        Ringing practice\nTuesdays, 7-9 p.m., September 16 to December 9, no practice on November 11 or November 25\nBell loft\n\n\
        Barge Council\nFirst Monday of each month at 7 p.m. No meeting in October.\nLock House\n\n\
        Lace circle\nWednesdays, 1:30-3 p.m. through November, except November 26\nRoom 2\n";
    assert_eq!(
        repeated(list, "2025-09-08"),
        [
            "2025-09-13T09:00 FREQ=WEEKLY;BYDAY=SA;UNTIL=20251026T035959Z not 2025-10-11 | Drawing for all",
            "2025-09-16T19:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20251210T045959Z not 2025-11-11 not 2025-11-25 | Ringing practice",
            "2025-11-03T19:00 FREQ=MONTHLY;BYDAY=1MO | Barge Council",
            "2025-09-10T13:30 FREQ=WEEKLY;BYDAY=WE;UNTIL=20251201T045959Z not 2025-11-26 | Lace circle",
        ]
    );
}

#[test]
fn days_that_fall_out_behind_a_full_stop_a_semicolon_or_in_brackets_are_no_items() {
    let list = "PIER NOTES\n\n\
        * Bridge for beginners, Mondays 7pm in the loft (not 13th Oct or 20th Oct)\n\
        * Cribbage: Thursdays at 1, seamen's hall, through Nov. 20; no game Oct. 30.\n\
        * Rowers' coffee, second Fridays, 9:30 a.m., Zion Church\n\
        * Song night every Friday at 8 p.m. at the Tar House. No show Sept. 12.\n\
        * Lantern walk Saturday, Oct. 4, 7 p.m., Mill Park. There is no fee and no rain date.\n";
    assert_eq!(
        repeated(list, "2025-09-08"),
        [
            "2025-09-08T19:00 FREQ=WEEKLY;BYDAY=MO not 2025-10-13 not 2025-10-20 | Bridge for beginners",
            "2025-09-11T13:00 FREQ=WEEKLY;BYDAY=TH;UNTIL=20251121T045959Z not 2025-10-30 | Cribbage",
            "2025-09-12T09:30 FREQ=MONTHLY;BYDAY=2FR | Rowers' coffee",
            "2025-09-19T20:00 FREQ=WEEKLY;BYDAY=FR | Song night",
        ]
    );
}
