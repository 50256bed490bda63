//! Issue dates that no line states: a hundred weekly lists without a year, made of invented events, each with the clues such
//! lists carry.
//!
//! The right day must be on top in each; what is given as sure must be right.

use chrono::{Datelike, Days, NaiveDate};
use dateline::issue::{self, DateOptions, Issue, IssueDateFrom};
use dateline::limits::Limits;
use dateline::read::{self, Format, Parcel};
use dateline::timex;

const HOSTS: [&str; 10] = [
    "Marlow Institute",
    "Harbor Policy Lab",
    "Quill Center",
    "Tern Court Books",
    "Dunlin Foundation",
    "Saltmarsh Forum",
    "Committee on Ferries",
    "Vesper University",
    "Brackwater Council",
    "Lamplight Society",
];

const TITLES: [&str; 12] = [
    "Who Owns the Tide?",
    "A short history of lamps",
    "Grain, rope and credit",
    "The price of pilots",
    "Dredging and its discontents",
    "What the gulls know",
    "Markets after the flood",
    "Bridges for small towns",
    "The clerk and the crown",
    "Canals without water",
    "Paper ships",
    "An evening with the harbor choir",
];

const MONTHS: [&str; 12] = [
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
    "Dec.",
];

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// A small generator of numbers, the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.roll(list.len())]
    }
}

fn weekday(day: NaiveDate) -> &'static str {
    WEEKDAYS[day.weekday().num_days_from_monday() as usize]
}

fn month_day(day: NaiveDate) -> String {
    format!("{} {}", MONTHS[day.month0() as usize], day.day())
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days))
        .expect("a day of this century")
}

fn earlier(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days))
        .expect("a day of this century")
}

/// One list: its issue's day and its text. The clues alternate: a greeting, a week, what has just been, a year.
fn list(dice: &mut Dice) -> (NaiveDate, String) {
    let start = NaiveDate::from_ymd_opt(2010, 1, 1).expect("a day");
    let monday = {
        let day = later(start, dice.roll(5_600) as u64);
        earlier(day, u64::from(day.weekday().num_days_from_monday()))
    };
    // Such lists come out on the Monday, on the Sunday before or on the Friday before that.
    let issue = earlier(monday, [0, 0, 1, 3][dice.roll(4)]);
    let mut text = format!(
        "{}\n\n",
        dice.pick(&[
            "Harbor week",
            "The Lamplighter",
            "What's on this week",
            "Tide notes"
        ])
    );
    let year_said = dice.roll(3) > 0;
    text.push_str(&opening(dice, issue, year_said));
    text.push_str("\n\n");
    for (i, day) in (0..5).map(|d| later(monday, d)).enumerate() {
        if day < issue {
            continue;
        }
        entry(dice, &mut text, day, i);
    }
    text.push_str(&closing(issue, year_said));
    (issue, text)
}

/// The first paragraph, which tells the weekday and more or less of the year.
fn opening(dice: &mut Dice, issue: NaiveDate, year_said: bool) -> String {
    let today = weekday(issue);
    let greeting = match dice.roll(4) {
        0 => format!("Happy {today}! "),
        1 => format!("It's {today}, and the harbor is full again. "),
        2 => format!("Good {today} morning. "),
        _ => format!("IT'S {}: thanks for reading. ", today.to_uppercase()),
    };
    let year = issue.year();
    let news = match if year_said {
        dice.roll(3)
    } else {
        3 + dice.roll(2)
    } {
        0 => format!(
            "The pilots, who struck in {}, have signed a lease. ",
            year - 1
        ),
        1 => format!("{year} has been wet so far. "),
        2 => format!(
            "The Dravian ferry, launched in {}, sank in {} {}. ",
            year - 9,
            MONTHS[earlier(issue, 45).month0() as usize],
            earlier(issue, 45).year()
        ),
        3 => format!(
            "The council met on {} and raised the tolls. ",
            month_day(earlier(issue, 3))
        ),
        _ => "The crane came down at last. ".to_owned(),
    };
    format!("{greeting}{news}Here is where to be.")
}

/// An event under its day, in one of three habits of setting it.
fn entry(dice: &mut Dice, text: &mut String, day: NaiveDate, habit: usize) {
    let (host, title) = (dice.pick(&HOSTS), dice.pick(&TITLES));
    let hour = 8 + dice.roll(4);
    let date = format!("{}, {}", weekday(day), month_day(day));
    match habit % 2 {
        0 => text.push_str(&format!("{date}, {hour} a.m. - {host}: {title}\n\n")),
        _ => text.push_str(&format!("{date}\n{hour} a.m. {host}: {title}\n\n")),
    }
}

/// The last line: where the text has no year, it has one in its copyright.
fn closing(issue: NaiveDate, year_said: bool) -> String {
    match year_said {
        true => "You get this because you signed up.\n".to_owned(),
        false => format!("Copyright {} Lamplight Society\n", issue.year()),
    }
}

/// What is found of the issue date of a text.
fn dated(text: &str) -> Issue {
    let parcel = Parcel {
        name: "list.txt".to_owned(),
        format: Some(Format::Text),
        bytes: text.as_bytes().to_vec(),
        ..Parcel::default()
    };
    let raw = read::open(&parcel, &Limits::default()).expect("a text");
    let tags = timex::tag_document(&raw.document, timex::Options::default());
    issue::infer(&raw, &tags, &DateOptions::default())
}

#[test]
fn of_a_hundred_weekly_lists_without_a_year_the_right_day_is_on_top() {
    let mut dice = Dice(20_241_028);
    let (mut sure, mut wrong) = (0, Vec::new());
    for _ in 0..100 {
        let (day, text) = list(&mut dice);
        let issue = dated(&text);
        let top = issue
            .date
            .or_else(|| issue.alternatives.first().map(|a| a.0));
        if top != Some(day) {
            wrong.push(format!(
                "{day} ({}), found {top:?} {:.2}:\n{text}",
                day.weekday(),
                issue.confidence
            ));
        }
        if issue.confidence >= 0.9 {
            assert_eq!(issue.date, Some(day), "sure and wrong:\n{text}");
            assert_ne!(issue.from, IssueDateFrom::None);
            sure += 1;
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong, {sure} sure\n{}",
        wrong.len(),
        wrong.join("\n----\n")
    );
    assert!(sure >= 34, "only {sure} sure");
}

#[test]
fn a_text_that_says_nothing_of_its_day_gets_none() {
    for text in [
        "A cooper now rents the rope loft. Many of you wrote about bells.\n",
        "At 10 a.m. tomorrow the Salt Board sits in the Pier House.\n",
        "The clerk said on Monday that the bridge, built in 1987, would close.\n",
        "It's Friday! The market opens at nine.\n",
    ] {
        let issue = dated(text);
        assert_eq!(
            (issue.date, issue.from),
            (None, IssueDateFrom::None),
            "{text}"
        );
        assert_eq!(issue.confidence, 0.0);
    }
}

/// A body that looks both ways and names days of its own.
const BODY: &str = "The council met last week and will meet again on Thursday. The bridge of 1987 stays shut.\n\n\
    Thursday, Nov. 14, 7 p.m.: Tern Court Books, reading\n\n\
    Friday, Nov. 15, noon: Harbor Policy Lab, lunch talk\n";

/// What is wrong with the date of a text under `head`, if anything is.
fn headed(head: &str, expected: &str) -> Option<String> {
    let issue = dated(&format!("{head}\n\n{BODY}"));
    let found = issue.date.map(|d| d.to_string());
    let right = found.as_deref() == Some(expected)
        && issue.from == IssueDateFrom::Masthead
        && issue.confidence >= 0.9;
    let clues: Vec<&str> = issue.clues.iter().map(|c| c.says.as_str()).collect();
    (!right).then(|| format!("{head:?}: {found:?} {:.2} {clues:?}", issue.confidence))
}

#[test]
fn a_line_at_the_top_gives_the_date_however_it_is_set() {
    let heads = [
        "HARBOR WEEKLY\nMonday, November 11, 2024",
        "HARBOR WEEKLY\nNovember 11, 2024 | Vol. 12, No. 4",
        "HARBOR WEEKLY\nVolume XII, Issue 4 | November 11, 2024",
        "HARBOR WEEKLY | Issue #412 | Nov. 11, 2024",
        "HARBOR WEEKLY - Monday, November 11, 2024",
        "Harbor Weekly, Monday, 11 November 2024",
        "Harbor Weekly\nPosted on Nov 11, 2024 by Wren Halloran",
        "Harbor Weekly\nNovember 11, 2024 by Wren Halloran",
        "Harbor Weekly\nBy Wren Halloran - 11/11/24 06:02 AM EST",
        "Harbor Weekly\nBy Wren Halloran | November 11, 2024 | 6:52 AM",
        "Harbor Weekly\nWren Halloran, staff writer, 5:58 a.m. EST November 11, 2024",
        "Harbor Weekly\nPublished: 2024-11-11",
        "Harbor Weekly\nPublished Monday, November 11, 2024, 9:15 a.m.",
        "Harbor Weekly (sent Monday, Nov. 11, 2024)",
        "Harbor Weekly\nToday is Monday, November 11, 2024.",
        "Harbor Weekly\nIt's Monday, November 11, 2024.",
        "Harbor Weekly\nLast updated November 11, 2024",
        "November 11, 2024\n\nDear friends of the harbor,",
        "# Harbor Weekly\n\n*November 11, 2024*",
        "FOR IMMEDIATE RELEASE\nNovember 11, 2024",
        "Week of November 18, 2024\nPosted November 11, 2024",
        "The Harbor Council meets November 19, 2024\nPosted November 11, 2024",
        "Harbor Weekly\nDate: November 11, 2024",
        "Harbor Weekly | Late edition\n2:15 a.m., Monday, November 11, 2024",
        "Harbor Weekly\nCompiled for the Monday paper of Nov. 11, 2024, by Wren Halloran",
        "Harbor Weekly November 11, 2024",
        "Harbor daybook, Monday, November 11, 2024\n\n8:30 a.m. PORTS — The Tariff Bureau counts ropes for October, again, and in public.",
        "What's on by the river | November 11, 2024\nPosted by staff on November 10th, 2024",
        "Lettre du port\nLundi 11 novembre 2024",
        "Hafenbrief | Montag, 11. November 2024 | Nr. 4",
        "Harbor Weekly\n\t\tMonday, November 11, 2024\n\nDaily digest",
        "TOP DIARY\nAs of Monday, 11 November 2024 at 1230 GMT",
        "Harbor Weekly 11/11/2024",
    ];
    let wrong: Vec<String> = heads
        .iter()
        .filter_map(|head| headed(head, "2024-11-11"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_note_about_all_times_and_bounds_of_the_caller_are_taken() {
    let issue = dated(
        "Tide notes\nFriday 17 May 2024\nAll times are London time.\n\nThe Lords sit at 3 p.m.\n",
    );
    assert_eq!(issue.zone, Some(chrono_tz::Europe::London));
    assert_eq!(
        issue.date.map(|d| d.to_string()).as_deref(),
        Some("2024-05-17")
    );
}

#[test]
fn a_masthead_without_its_year_takes_it_from_the_text() {
    for head in [
        "Harbor Weekly\nPosted Monday, Nov. 11",
        "Harbor Weekly\nIt's Monday, Nov. 11, and 2024 is nearly over.",
    ] {
        let issue = dated(&format!("{head}\n\n{BODY}\nCopyright 2024 Harbor Weekly\n"));
        assert_eq!(
            issue.date.map(|d| d.to_string()).as_deref(),
            Some("2024-11-11"),
            "{head}"
        );
        assert!(issue.confidence >= 0.9, "{head}: {}", issue.confidence);
    }
}

#[test]
fn a_whole_date_behind_a_tagline_is_the_masthead_and_behind_an_invitation_it_is_not() {
    let body = "The board met on Wednesday and will meet again on Friday in the old hall.\n";
    for (head, expected) in [
        (
            "Notes on rivers, rails and ports from the Marlow desk Thursday, May 8, 2031",
            Some("2031-05-08"),
        ),
        (
            "Sea power, weekly. Tuesday 6 May 2031 Edited by Ada Quill.",
            Some("2031-05-06"),
        ),
        ("Noon edition, Tuesday, May 6, 2031", Some("2031-05-06")),
        (
            "Join us for drinks with the ambassador Thursday, May 8, 2031",
            None,
        ),
        ("Opening night of The Weir Thursday, May 8, 2031", None),
        ("The board will vote Thursday, May 8, 2031", None),
    ] {
        let issue = dated(&format!("{head}\n\n{body}"));
        let sure = issue.date.filter(|_| issue.confidence >= 0.9);
        let found = sure.map(|d| d.to_string());
        assert_eq!(found.as_deref(), expected, "{head}");
    }
}

#[test]
fn a_day_before_the_months_name_is_the_habit_of_the_masthead_too() {
    let body = "Our fair is on Saturday 12th April from 10am to 3pm. The choir sings on 9 May.\n";
    for (head, expected) in [
        ("Newsletter 03/04/2025", "2025-04-03"),
        ("Newsletter 23/04/2025", "2025-04-23"),
        ("Newsletter, April 3, 2025", "2025-04-03"),
    ] {
        let issue = dated(&format!("{head}\n\n{body}"));
        let found = issue.date.map(|d| d.to_string());
        assert_eq!(found.as_deref(), Some(expected), "{head}");
    }
    let american =
        dated("Newsletter 03/04/2025\n\nOur fair is on April 12 from 10 a.m. to 3 p.m.\n");
    let found = american.date.map(|d| d.to_string());
    assert_eq!(found.as_deref(), Some("2025-03-04"));
}

#[test]
fn a_week_is_dated_by_its_own_year_or_by_one_in_its_list() {
    for (text, expected) in [
        (
            "Grist notes\nWeek of May 5, 2025\n\nMonday: Flour sale, 10 a.m.\nThursday: Board meeting, 7 p.m.\n",
            "2025-05-05",
        ),
        (
            "Grist notes\nWeek of December 29\n\nMonday, Dec. 30: Flour sale, 10 a.m.\nThursday, Jan. 2: Board meeting, 7 p.m.\nSaturday, Jan. 4, 2025: Supper, 6 p.m.\n",
            "2024-12-29",
        ),
    ] {
        let issue = dated(text);
        assert_eq!(issue.date.map(|d| d.to_string()).as_deref(), Some(expected));
        assert!(issue.confidence < 0.9, "{}", issue.confidence);
    }
}

#[test]
fn a_letter_without_a_date_is_dated_by_what_it_counts_from_its_own_day() {
    for (text, expected) in [
        (
            "The Eel Letter\n\nYesterday was Thursday, May 1, and the wardens rested. 40 years ago this week, on April 30, 1985, \
             the mill burned down. The board meets on Tuesday.\n",
            "2025-05-02",
        ),
        (
            "The Eel Letter\n\nHAPPY MONDAY, and welcome to June. It is 32 days until the Fourth of July. The board, which last met \
             in March 2025, votes on June 10, and pilots sail again in 2026.\n",
            "2025-06-02",
        ),
    ] {
        let issue = dated(text);
        let found = issue.date.map(|d| d.to_string());
        assert_eq!(found.as_deref(), Some(expected), "{issue:?}");
    }
}

#[test]
fn a_week_that_a_sentence_names_is_no_masthead() {
    let story = "The wardens were going to take up four tolls at their next sitting, and the owner of the ferry used his right to \
                 hold them over, as owners of ferries have done since there were wardens and tolls and sittings to hold them \
                 over at, so that nobody on either bank has paid a penny more than his father did, and nobody will. ";
    let text =
        format!("The Eel Letter\n\n{story}{story}\n\n{story}Look for a vote the week of June 9.\n");
    let issue = dated(&text);
    let masthead = issue.clues.iter().any(|c| c.name.starts_with("masthead"));
    assert!(!masthead, "{:?}", issue.clues);
}

#[test]
fn a_masthead_with_its_hour_stands_above_running_text() {
    let story = "The tide tables change tomorrow. Pilots in four districts go first, and the last of them sit down when the cranes \
                 have been inspected and the wardens have had time to read what the inspectors found. Entries closed at 5 pm on \
                 Wednesday. Nobody can remember a spring in which so many of them were handed in on time, or so few.";
    let issue = dated(&format!(
        "THE PIER MEMO\nHarbor affairs from Lagos\nThursday, 18 April 2024, 6:30 pm WAT\n\n{story}\n"
    ));
    assert_eq!(
        issue.date.map(|d| d.to_string()).as_deref(),
        Some("2024-04-18")
    );
    let home = issue.home.map(|home| home.zone.name());
    assert_eq!(home, Some("Africa/Lagos"));
    let city = dated(&format!(
        "Kelp\n\nNotes from the north. Oslo, 4 October 2024.\n\n{story}\n"
    ));
    assert_eq!(city.home.map(|home| home.zone.name()), Some("Europe/Oslo"));
}

#[test]
fn a_wish_is_not_the_day_itself() {
    for wish in ["Happy Thanksgiving", "Merry Christmas", "Happy New Year"] {
        let day = "Wednesday, Jan. 8";
        let issue = dated(&format!(
            "{wish} from all of us at the mill!\n\nThe board meets {day}, 2025, at 7 p.m.\n"
        ));
        assert!(issue.confidence < 0.9, "{wish}: {:?}", issue.date);
    }
}

#[test]
fn a_date_that_is_not_the_texts_own_is_never_sure() {
    for text in [
        "Town meeting\nThursday, November 14, 2024\n7 p.m.\nPier House, 100 Quay Street\n\nPlease join us.\n",
        "Town meeting\nThursday, November 14, 2024, 7 p.m.\nPier House\n\nPlease join us.\n",
        "City council agenda, November 14, 2024\n\n1. Call to order\n2. Minutes\n",
        "November 14, 2024\n\n10 a.m.: Tern Court Books\n\nNovember 15, 2024\n\nnoon: Harbor Policy Lab\n",
        "Harbor reading list\n\nThe Courier, Oct. 3, 2024: Why gulls shout\nThe Ledger, Oct. 9, 2023: Tides\n",
        "The report was released on February 28, 2006, and nine of its recommendations remain open.\n",
        "Conference on ropes\nDate: November 14, 2024\nTime: 9 a.m.\nPlace: Pier House\n\nTalk on knots\nDate: November 21, 2024\n",
        "REGULAR MEETING\nTHURSDAY, NOVEMBER 14, 2024\nPier House\n\n1. Call to order\n",
        "PUBLIC SCHEDULE FOR\nThursday, November 14, 2024\n\nThe secretary has no public appointments.\n",
        "Lamplight Society annual gala\nNovember 14, 2024\nPier House\n\nBlack tie.\n",
        "Harbor blog\n\nWhy gulls shout\nPosted October 3, 2024\n\nTides\nPosted June 9, 2023\n\nRopes\nPosted May 1, 2022\n",
        "SAVE THE DATE\nNovember 14, 2024\n6:30 p.m.\nThe Lamplight Society's annual dinner\n",
        "Daybook for Thursday, Nov. 14, 2024\n\n9 a.m. Council of Ferry Clerks\n10 a.m. Harbor Commission\n",
    ] {
        let issue = dated(text);
        assert!(
            issue.confidence < 0.9,
            "{text}: {:?} {} {:?}",
            issue.date,
            issue.confidence,
            issue.clues
        );
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_makes_it_panic_or_leave_its_bounds(
        parts in proptest::collection::vec(proptest::sample::select(FRAGMENTS), 0..40),
        noise in ".{0,30}",
    ) {
        let text = format!("{}{noise}{}", parts.concat(), parts.concat());
        let parcel = Parcel {
            name: "x.txt".to_owned(),
            format: Some(Format::Text),
            bytes: text.into_bytes(),
            ..Parcel::default()
        };
        if let Ok(raw) = read::open(&parcel, &Limits::default()) {
            let tags = timex::tag_document(&raw.document, timex::Options::default());
            let options = DateOptions {
                after: NaiveDate::from_ymd_opt(1990, 1, 1),
                before: NaiveDate::from_ymd_opt(2030, 12, 31),
                ..DateOptions::default()
            };
            let issue = issue::infer(&raw, &tags, &options);
            proptest::prop_assert!((0.0..=1.0).contains(&issue.confidence));
            proptest::prop_assert_eq!(issue.date.is_none(), issue.from == IssueDateFrom::None);
            let inferred = issue.from == IssueDateFrom::Inferred;
            let inside = issue.date.is_none_or(|d| options.after <= Some(d) && Some(d) <= options.before);
            proptest::prop_assert!(!inferred || inside);
        }
    }
}

/// Pieces of texts about days, and of what breaks programs that cut them.
const FRAGMENTS: &[&str] = &[
    "It's Monday",
    "IT’S FRIDAY: ",
    "Posted ",
    "Vol. 6, No. ",
    "October 28, 2024",
    "Oct. 28",
    "28 octobre 2024",
    " — ",
    " | ",
    "\n",
    "\n\n",
    "the election next Tuesday",
    "five days until Christmas",
    "© 2024",
    "Copyright 99999",
    "President Obama",
    "the 118th Congress",
    "clocks go back ",
    "tomorrow, Nov. 1",
    "Feb. 29",
    "é",
    "ß",
    "\u{202f}",
    "’s",
    "(",
    "Week of ",
    "2016-2020",
    "12/31/99",
    "99/99/9999",
    "All times GMT",
    "in 2024 already",
    "Monday, ",
    "Good Friday morning",
    "Spring 2022",
];
