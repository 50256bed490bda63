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
        "The old ferry slip has been sold to a brewer. Readers liked our story on lamps.\n",
        "Tomorrow at 10 a.m., the Harbor Commission meets at Pier House.\n",
        "The clerk said on Monday that the bridge, built in 1987, would close.\n",
        "It's Friday! The market opens at nine.\n",
    ] {
        let issue = dated(&text);
        assert_eq!(
            (issue.date, issue.from),
            (None, IssueDateFrom::None),
            "{text}"
        );
        assert_eq!(issue.confidence, 0.0);
    }
}
