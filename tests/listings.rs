//! Lists in the ways people print them: one newsletter a way to cut, and the same list a week later under other names.
//!
//! A date is written `{MON+2}` in the templates: the second day after the Monday of the week, spelled as the case asks.

use chrono::{Days, NaiveDate};
use dateline::analysis::{Options, analyze};
use dateline::extract::Origin;
use dateline::read::Parcel;
use dateline::resolve::Moment;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// The listed items of a text issued on a day: `start | title | host | place`.
fn listed(text: &str, issued: NaiveDate, without: &[&str]) -> Vec<String> {
    let parcel = Parcel {
        name: "issue".to_owned(),
        bytes: text.as_bytes().to_vec(),
        ..Parcel::default()
    };
    let mut options = Options {
        without: without.iter().map(|w| (*w).to_owned()).collect(),
        ..Options::default()
    };
    options.date.date = Some(issued);
    let analysis = analyze(&parcel, &options).expect("text is readable");
    let mut items: Vec<String> = analysis
        .extraction
        .sightings
        .iter()
        .filter(|s| s.origin == Origin::Listing)
        .map(|s| {
            let start = match s.when.start {
                Moment::Day(day) => day.to_string(),
                Moment::Clock(at) => at.format("%Y-%m-%d %H:%M").to_string(),
            };
            let host = s.organizer.as_deref().unwrap_or("-");
            let place = s
                .place
                .name
                .as_deref()
                .or(s.place.address.as_deref())
                .unwrap_or("-");
            format!("{start} | {} | {host} | {place}", s.title)
        })
        .collect();
    items.sort();
    items
}

/// The listed items of a text are these.
#[track_caller]
pub(crate) fn case(text: &str, issued: &str, expected: &[&str]) {
    assert_eq!(listed(text, day(issued), &[]), expected);
}

const MARKS: &str = "— Quay Society, 9 a.m.: Who mends the nets? — Tern Institute, 1 p.m.: “Ropes and Risk” — Salt Forum, 5 p.m.: Fog, law and money\n";
const LINES: &str = "Monday, May 12\n\n9 a.m. — Knots for beginners, Room 14\n\n2:30 p.m. — A kettle history, Olin Auditorium\n\nTuesday, May 13\n\nnoon — Lunch with the pilots, Room 14\n";
const STACK: &str = "The Long Pier\nQuay Society\nTuesday, May 13 | 2:00 – 3:30 pm\nRoom 9; 12 Quay Street\n\nWho Owns the Fog?\nTern Institute\nWednesday, May 14 | 10:00 – 11:00 am\nRoom 2; 40 Weir Street\n";

#[test]
fn marks_in_one_paragraph_part_host_hour_and_title() {
    let text = format!("TOMORROW\n\n{MARKS}");
    case(
        &text,
        "2025-05-12",
        &[
            "2025-05-13 09:00 | Who mends the nets? | Quay Society | -",
            "2025-05-13 13:00 | Ropes and Risk | Tern Institute | -",
            "2025-05-13 17:00 | Fog, law and money | Salt Forum | -",
        ],
    );
}

#[test]
fn a_heading_lends_its_day_to_the_lines_below() {
    case(
        LINES,
        "2025-05-09",
        &[
            "2025-05-12 09:00 | Knots for beginners | - | Room 14",
            "2025-05-12 14:30 | A kettle history | - | Olin Auditorium",
            "2025-05-13 12:00 | Lunch with the pilots | - | Room 14",
        ],
    );
}

#[test]
fn a_stanza_is_one_item_whatever_the_order_of_its_lines() {
    case(
        STACK,
        "2025-05-09",
        &[
            "2025-05-13 14:00 | The Long Pier | Quay Society | Room 9",
            "2025-05-14 10:00 | Who Owns the Fog? | Tern Institute | Room 2",
        ],
    );
}

#[test]
fn columns_are_known_by_their_header() {
    let text = "<table><tr><th>When</th><th>Body</th><th>Room</th></tr>\
        <tr><td>May 13, 7 p.m.</td><td>Harbor Council</td><td>Room 3</td></tr>\
        <tr><td>May 14, 8 a.m.</td><td>Tree Board</td><td>Room 1</td></tr>\
        <tr><td>May 15, noon</td><td>Ferry Commission</td><td>Room 3</td></tr></table>";
    let items = listed(text, day("2025-05-09"), &[]);
    let starts: Vec<&str> = items
        .iter()
        .map(|i| &i[..i.find(" | ").unwrap_or(0)])
        .collect();
    assert_eq!(
        starts,
        ["2025-05-13 19:00", "2025-05-14 08:00", "2025-05-15 12:00"]
    );
    assert!(items[0].contains("| Harbor Council |"), "{items:?}");
}

#[test]
fn a_masthead_is_no_item() {
    let text = "THE SALT LETTER\nMonday, May 12, 2025\n\nGood morning. The pier is still shut.\n";
    case(text, "2025-05-12", &[]);
}

#[test]
fn a_divider_that_is_switched_off_cuts_nothing() {
    let text = format!("TOMORROW\n\n{MARKS}");
    let with = listed(&text, day("2025-05-12"), &[]);
    let without = listed(&text, day("2025-05-12"), &["marks"]);
    assert_eq!(with.len(), 3);
    assert_ne!(with, without);
}

/// A list whose dates and names are filled in.
fn filled(monday: NaiveDate, host: &str, place: &str) -> String {
    let on = |days: u64| {
        let date = monday.checked_add_days(Days::new(days)).expect("in range");
        date.format("%A, %B %-d").to_string()
    };
    format!(
        "1. Old maps, new fences, {}, 12-1:30 PM, {host}\n\n2. Who reads the tide tables? {}, 9-10:15 AM, {host}\n\n\
         3. Lamps of the old port, {}, 3-4 PM, {host}\n\n{}\n\n6 p.m. — Night school for ferry pilots, {place}\n",
        on(1),
        on(2),
        on(3),
        on(4)
    )
}

#[test]
fn a_week_later_and_under_other_names_the_same_items_come_out() {
    let first = day("2025-05-12");
    let second = first + Days::new(7);
    let a = listed(
        &filled(first, "Quay Society", "Olin Auditorium"),
        first,
        &[],
    );
    let b = listed(
        &filled(second, "Tern Institute", "Calder Chapel"),
        second,
        &[],
    );
    assert_eq!(a.len(), 4, "{a:?}");
    let shifted: Vec<String> = a
        .iter()
        .map(|item| {
            let (date, rest) = item.split_at(10);
            let later = day(date) + Days::new(7);
            let rest = rest
                .replace("Quay Society", "Tern Institute")
                .replace("Olin Auditorium", "Calder Chapel");
            format!("{later}{rest}")
        })
        .collect();
    assert_eq!(shifted, b);
}

/// The zone and the doubts about it of every timed item, listed or told: `title | zone | open`.
fn clocks(text: &str, issued: &str) -> Vec<String> {
    let parcel = Parcel {
        name: "issue".to_owned(),
        bytes: text.as_bytes().to_vec(),
        ..Parcel::default()
    };
    let mut options = Options::default();
    options.date.date = Some(day(issued));
    let analysis = analyze(&parcel, &options).expect("text is readable");
    let clocked = |s: &&dateline::extract::Sighting| matches!(s.when.start, Moment::Clock(_));
    let sightings = analysis.extraction.sightings.iter().filter(clocked);
    let mut lines: Vec<String> = sightings
        .map(|s| {
            let open = s.doubts.has(dateline::resolve::Doubt::ZoneOpen);
            let open = if open { "open" } else { "-" };
            format!("{} | {} | {open}", s.title, s.when.zone.name())
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn a_list_from_the_mountains_keeps_its_own_clock_and_its_prose_wants_a_look() {
    let list = "Mesa Ledger, No. 12\n\nTuesday, May 13\n\n9 a.m. — Knots for beginners, Dock House, Pueblo, Colorado\n\n2:30 p.m. — A kettle history, Olin Auditorium, Greeley, Colorado\n\n5 p.m. — Lunch with the pilots, Salida, Colorado\n\nThe Tern Board will meet on Friday at 10 a.m.\n\nMesa Ledger, 4 Weir Street, Pueblo, CO 81001\n";
    let found = clocks(list, "2025-05-12");
    assert_eq!(found.len(), 4, "{found:#?}");
    for line in found {
        assert!(
            line.contains("America/Denver") || line.ends_with("open"),
            "{line}"
        );
    }
}

#[test]
fn an_hour_marked_local_is_that_of_its_dateline() {
    let list = "Hours are ET unless marked L (local).\n\nTUESDAY 13 MAY\n\n0900  Tern Board meets, Room 14\n\n0930L BRUSSELS - Salt ministers arrive at the dock\n\n1100L OSLO - Fog prize is given in the tower\n";
    assert_eq!(
        clocks(list, "2025-05-12"),
        [
            "Fog prize is given in the tower | Europe/Oslo | -",
            "Salt ministers arrive at the dock | Europe/Brussels | -",
            "Tern Board meets | America/New_York | -",
        ]
    );
}

/// The messages of one week in the forms of several programs: the same two items each time.
#[test]
fn a_message_counts_from_its_own_stamp_and_the_stamp_is_no_hour_of_an_event() {
    let expected = [
        "2031-05-07 18:30 | Silt and Sand | Quay Institute | Room 4",
        "2031-05-13 08:00 | Ropewalk Trust breakfast | Ropewalk Trust | -",
    ];
    let forms = [
        "[05/05/2031, 09:14:07] Ann Lee: Wed 6:30 pm - Quay Institute, “Silt and Sand”, Room 4\n[06/05/2031, 10:02:41] Bo: ok!\n[06/05/2031, 10:03:12] Bo: next Tuesday 8 am, Ropewalk Trust breakfast\n",
        "5/5/31, 9:14 AM - Ann Lee: Wed 6:30 pm - Quay Institute, “Silt and Sand”, Room 4\n5/6/31, 10:02 AM - Bo: ok!\n5/6/31, 10:03 AM - Bo: next Tuesday 8 am, Ropewalk Trust breakfast\n",
        "--- Day changed Mon May 05 2031\n09:14 <ann> Wed 6:30 pm - Quay Institute, “Silt and Sand”, Room 4\n--- Day changed Tue May 06 2031\n10:02 <bo> ok!\n10:03 <bo> next Tuesday 8 am, Ropewalk Trust breakfast\n",
        "Monday, May 5th, 2031\n\nann lee  9:14 AM\nWed 6:30 pm - Quay Institute, “Silt and Sand”, Room 4\n\nTuesday, May 6th, 2031\n\nbo  10:02 AM\nok!\n\nbo  10:03 AM\nnext Tuesday 8 am, Ropewalk Trust breakfast\n",
        "Ann Lee, [05.05.2031 09:14]\nWed 6:30 pm - Quay Institute, “Silt and Sand”, Room 4\n\nBo, [06.05.2031 10:02]\nok!\n\nBo, [06.05.2031 10:03]\nnext Tuesday 8 am, Ropewalk Trust breakfast\n",
    ];
    for form in forms {
        assert_eq!(listed(form, day("2031-05-20"), &[]), expected, "{form}");
    }
}

#[test]
fn a_later_message_corrects_the_hour_and_makes_no_item() {
    case(
        "[05/05/2031, 09:14:07] Ann: Wed 6 pm - Quay Institute, “Silt and Sand”, Room 4\n[05/05/2031, 09:20:41] Bo: Thursday 7 pm - Tern Society, “Who Owns Fog?”, Room 9\n[06/05/2031, 10:03:12] Bo: sorry, Silt and Sand is 6:30 not 6\n[06/05/2031, 10:04:00] Cy: see you there at 6\n",
        "2031-05-06",
        &[
            "2031-05-07 18:30 | Silt and Sand | Quay Institute | Room 4",
            "2031-05-08 19:00 | Who Owns Fog? | Tern Society | Room 9",
        ],
    );
}

#[test]
fn a_list_with_dates_in_brackets_is_no_conversation() {
    let items = listed(
        "[05/14/2031, 2:00 PM] Harbor Board: budget hearing\n[05/15/2031, 9:30 AM] Pier Board: toll hearing\n[05/16/2031, 11:15 AM] Dune Board: fence hearing\n",
        day("2031-05-12"),
        &[],
    );
    assert_eq!(items.len(), 3, "{items:?}");
}

#[test]
fn a_last_day_in_brackets_is_not_the_day_of_an_item_below_a_heading() {
    let text = "Monday, May 12\nTidal Society: Spring congress (continues through Wednesday)\nQuay Board: “Salt Batteries,” 1:00 - 2:30 pm\nTuesday, May 13\nHarbor Institute: “Cold Chains,” 10:00 am, Room 12\n";
    case(
        text,
        "2025-05-09",
        &[
            "2025-05-12 13:00 | Salt Batteries | Quay Board | -",
            "2025-05-12 | Tidal Society: Spring congress | Tidal Society | -",
            "2025-05-13 10:00 | Cold Chains | Harbor Institute | Room 12",
        ],
    );
}

/// A list in which one line is too plain to be worth it alone.
const ODD_ONE: &str = "- Knot evening, Monday, May 12, 7 p.m., Olin Hall\n- Rope supper, Tuesday, May 13, 6 p.m., Olin Hall\n- Fog drill with the pilots on May 14 at the pier\n- Kettle fair, Thursday, May 15, 5 p.m., Quay House\n- Pier dance, Friday, May 16, 8 p.m., Quay House\n";

#[test]
fn the_odd_one_of_a_list_is_carried_by_its_siblings() {
    let all = listed(ODD_ONE, day("2025-05-09"), &[]);
    let odd = |items: &[String]| items.iter().any(|i| i.starts_with("2025-05-14"));
    assert!(odd(&all), "{all:?}");
    let alone = listed(ODD_ONE, day("2025-05-09"), &["evidence-siblings"]);
    assert!(!odd(&alone), "{alone:?}");
}

#[test]
fn siblings_carry_no_line_beyond_their_list() {
    let text = "- Knot evening, Monday, May 12, 7 p.m., Olin Hall\n- Rope supper, Tuesday, May 13, 6 p.m., Olin Hall\n- Kettle fair, Thursday, May 15, 5 p.m., Quay House\n\nThe fog week of last year began May 14 and nobody noticed it.\n";
    let items = listed(text, day("2025-05-09"), &[]);
    assert_eq!(items.len(), 3, "{items:?}");
}

#[test]
fn bold_words_that_open_a_paragraph_name_its_item() {
    let html = |body: &str| format!("<html><body>{body}</body></html>");
    let text = html(
        "<p><b>Plant swap</b> on the lawn of Olin Hall, Saturday, May 17, 9 to 11 a.m.</p><p><b>Kite night</b> at the pier on Friday, May 16, at 7 p.m. with soup.</p><p><b>Book repair</b> in the cellar on Sunday, May 18, from 2 to 4 p.m. for beginners.</p>",
    );
    let titles: Vec<String> = listed(&text, day("2025-05-12"), &[])
        .iter()
        .filter_map(|i| Some(i.split(" | ").nth(1)?.to_owned()))
        .collect();
    assert_eq!(titles, ["Kite night", "Plant swap", "Book repair"]);
    // A bold label, a bold status or a bold day names nothing.
    let text = html(
        "<p><b>When:</b> Friday, May 16, at 7 p.m., kites at the pier.</p><p><b>Friday</b>, May 16, at 8 p.m., soup at the pier.</p>",
    );
    let items = listed(&text, day("2025-05-12"), &[]);
    let named = |name: &str| items.iter().any(|i| i.split(" | ").nth(1) == Some(name));
    assert!(!named("When") && !named("Friday"), "{items:?}");
}

/// Items without their host and place.
fn starts_and_titles(items: &[String]) -> Vec<String> {
    items
        .iter()
        .map(|item| item.split(" | ").take(2).collect::<Vec<_>>().join(" | "))
        .collect()
}

#[test]
fn a_card_of_months_gives_its_days_and_one_hour_serves_all_that_print_none() {
    let card = "\
Skiff and Lantern Anglers, winter card
Talks at the Ferry Inn, 7.45pm unless shown.

NOVEMBER
Tue 4     How to read a weir
Sat 15    Juniors' open day              10.00am
Thu 27    Knots that hold

JANUARY
Wed 7     The keeper's year
";
    let expected = [
        "2025-11-04 19:45 | How to read a weir",
        "2025-11-15 10:00 | Juniors' open day",
        "2025-11-27 19:45 | Knots that hold",
        "2026-01-07 19:45 | The keeper's year",
    ];
    let found = listed(card, day("2025-11-01"), &[]);
    assert_eq!(starts_and_titles(&found), expected);
}

#[test]
fn a_week_drawn_with_bars_is_read_day_by_day() {
    let week = "\
Mon 3 Nov        | Tue 4 Nov        | Wed 5 Nov
-----------------+------------------+-----------------
10.00 Toddlers   | 9.30 Knitting    | HALL CLOSED
for all, Back Rm |                  |
                 | 18.30 Council of |
19.00 Chess      | the moorings     | 20.15 Film club
";
    let found = listed(week, day("2025-11-01"), &[]);
    let expected = [
        "2025-11-03 10:00 | Toddlers for all",
        "2025-11-03 19:00 | Chess",
        "2025-11-04 09:30 | Knitting",
        "2025-11-04 18:30 | Council of the moorings",
        "2025-11-05 20:15 | Film club",
    ];
    assert_eq!(starts_and_titles(&found), expected);
}

#[test]
fn a_sheet_says_by_its_head_what_its_columns_hold() {
    let sheet = "\
Team, the sheet for June, as pasted:

Date\tStart\tEnd\tTZ\tEvent\tHost\tWhere\tNotes
2031-06-03\t09:00\t10:15\tET\tDredging breakfast\tQuay Society\tOlin Hall\tconfirmed
2031-06-04\t13:30\t14:30\tPT\tTide tables call\tTern Institute\tWebex\t= 16:30 ET, slides due 6/2
2031-06-05\t\t\t\tFilings due\t\t\tall day
2031-06-09\t11:00\t\tET\tWeekly pilots call\tTern Institute\tdial-in\tevery Mon until 7/14
2031-06-10\tTBD\t\tET\tMarkup of the harbor bill\tSenate Harbor Committee\t\ttentative
";
    let found = listed(sheet, day("2031-06-02"), &[]);
    let expected = [
        "2031-06-03 09:00 | Dredging breakfast | Quay Society | Olin Hall",
        "2031-06-04 13:30 | Tide tables call | Tern Institute | Webex",
        "2031-06-05 | Filings due | - | -",
        "2031-06-09 11:00 | Weekly pilots call | Tern Institute | dial-in",
        "2031-06-10 | Markup of the harbor bill | Senate Harbor Committee | -",
    ];
    assert_eq!(found, expected);
    let zones = clocks(sheet, "2031-06-02");
    assert!(
        zones.contains(&"Tide tables call | America/Los_Angeles | -".to_owned()),
        "{zones:#?}"
    );
}

#[test]
fn an_hour_in_brackets_that_tells_of_something_else_is_not_the_events_own() {
    let list = "\
Aug. 5, 7 p.m.: Selectmen's meeting, Town Hall

Aug. 9: Founders' Day (no ferries after noon), Town Hall

Aug. 14: Quilters' morning (10 a.m. to noon), Grange

Aug. 16: Talk on fog (Reading Room, 6:30 p.m.)

Aug. 21: Supper of the pilots (starts at 6 p.m.), Dock House
";
    let found = listed(list, day("2031-08-01"), &[]);
    let starts: Vec<&str> = found
        .iter()
        .filter_map(|item| item.split(" | ").next())
        .collect();
    let expected = [
        "2031-08-05 19:00",
        "2031-08-09",
        "2031-08-14 10:00",
        "2031-08-16 18:30",
        "2031-08-21 18:00",
    ];
    assert_eq!(starts, expected, "{found:#?}");
}

#[test]
fn a_months_calendar_that_was_pasted_gives_each_day_its_own() {
    // March 2031 begins on a Saturday; days without an entry run together.
    let text = "QUAY LIBRARY\n\nMARCH 2031\n\nSUN MON TUE WED THU FRI SAT\n\n1\n\n2 p.m. Film: The Long Pier\n\n2 3\n\n10:30 a.m. Story hour\n\n4 5 6 7 8\n\n9\n\n3 p.m. Recital for two horns\n\n10 11 12\n\n6 p.m. Tax help\n\n13 14 15 16 17 18 19 20 21\n\n7 p.m. A night with the astronomer\n\n22 23 24 25 26 27 28 29 30 31\n";
    case(
        text,
        "2031-02-24",
        &[
            "2031-03-01 14:00 | Film: The Long Pier | - | -",
            "2031-03-03 10:30 | Story hour | - | -",
            "2031-03-09 15:00 | Recital for two horns | - | -",
            "2031-03-12 18:00 | Tax help | - | -",
            "2031-03-21 19:00 | A night with the astronomer | - | -",
        ],
    );
    // Numbers that do not follow each other are no days.
    let scores = text.replace("\n2 3\n", "\n7 3\n").replace("\n9\n", "\n2\n");
    assert!(
        !listed(&scores, day("2031-02-24"), &[])
            .contains(&"2031-03-03 10:30 | Story hour | - | -".to_owned())
    );
}

#[test]
fn the_archive_that_a_page_leads_to_makes_nothing_past() {
    for links in ["* Home\n\n* About\n\n* Archive\n\n", "Home\n\nArchive\n\n"] {
        let text = format!("{links}{LINES}");
        assert_eq!(listed(&text, day("2025-05-09"), &[]).len(), 3, "{links}");
    }
    let past = format!("{LINES}\nArchive\n\n{}", STACK.replace("May 1", "May 2"));
    assert_eq!(listed(&past, day("2025-05-09"), &[]).len(), 3);
}
