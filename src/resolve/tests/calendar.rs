//! What expressions come to in a newsletter: the tagger and the walk together, one line a reading.

use crate::resolve::{Doubt, Frame, Moment, Unresolved, Walk, When, resolve};
use crate::timex::{Options, tag};

/// Resolves the one expression of `text` in an issue of `day`.
#[track_caller]
fn read(text: &str, day: &str) -> Result<When, Unresolved> {
    read_in(
        text,
        Frame {
            issue: day.parse().ok(),
            ..Frame::default()
        },
    )
}

#[track_caller]
fn read_in(text: &str, base: Frame) -> Result<When, Unresolved> {
    let tags = tag(text, Options::default());
    let mut walk = Walk::new(text, &tags, base);
    let mut last = Err(Unresolved::NoTime);
    for tag in &tags {
        let frame = walk.frame(tag);
        last = resolve(&tag.expr, &frame);
        if let Ok(when) = &last {
            walk.done(tag, when);
        }
    }
    last
}

/// Start and end as printed.
#[track_caller]
fn comes_to(text: &str, day: &str, expected: &str) {
    let when = read(text, day);
    let print = |m: Moment| match m {
        Moment::Day(day) => day.to_string(),
        Moment::Clock(t) => t.format("%F %R").to_string(),
    };
    let found = match &when {
        Ok(when) => match when.end {
            Some(end) => format!("{} to {}", print(when.start), print(end)),
            None => print(when.start),
        },
        Err(why) => format!("{why:?}"),
    };
    assert_eq!(found, expected, "{text}: {when:?}");
}

#[track_caller]
fn doubts(text: &str, day: &str, doubt: Doubt) {
    let when = read(text, day).expect("a time");
    assert!(when.doubts.has(doubt), "{text}: {when:?}");
}

#[track_caller]
fn is_sure(text: &str, day: &str) {
    let when = read(text, day).expect("a time");
    assert!(when.doubts.is_empty(), "{text}: {when:?}");
}

const MONDAY: &str = "2024-10-28";
const SUNDAY: &str = "2024-10-27";

#[test]
fn a_bare_weekday_looks_the_way_of_its_clause() {
    comes_to("The board met on Friday.", MONDAY, "2024-10-25");
    comes_to("The board will meet on Friday.", MONDAY, "2024-11-01");
    comes_to("The board met on Monday.", MONDAY, "2024-10-28");
    comes_to(
        "The Harbor Board on Friday fined two ferry lines.",
        MONDAY,
        "2024-10-25",
    );
    is_sure("The board met on Friday.", MONDAY);
    doubts("Friday's forum", MONDAY, Doubt::WeekdayDirection);
}

#[test]
fn this_next_and_last_count_weeks_from_monday() {
    comes_to("They vote this Friday.", MONDAY, "2024-11-01");
    comes_to("They vote next Friday.", MONDAY, "2024-11-08");
    doubts("They vote next Friday.", MONDAY, Doubt::NextReading);
    comes_to("They vote next Tuesday.", MONDAY, "2024-11-05");
    is_sure("They vote next Tuesday.", MONDAY);
    comes_to("They met last Friday.", MONDAY, "2024-10-25");
    comes_to("They met last Sunday.", MONDAY, "2024-10-20");
    comes_to("They met this past Sunday.", MONDAY, "2024-10-27");
    comes_to("They vote this coming Monday.", MONDAY, "2024-11-04");
    comes_to(
        "Ministers will meet this week.",
        SUNDAY,
        "2024-10-28 to 2024-11-03",
    );
    comes_to(
        "Ministers met this week.",
        SUNDAY,
        "2024-10-21 to 2024-10-27",
    );
}

#[test]
fn a_missing_year_is_the_nearest_that_the_clause_allows() {
    comes_to("The commission met on Dec. 19.", "2025-01-06", "2024-12-19");
    comes_to("The talk is on Jan. 10.", "2024-12-18", "2025-01-10");
    comes_to(
        "The course will begin on Feb. 11.",
        "2024-10-29",
        "2025-02-11",
    );
    comes_to("The cleanup is on Feb. 29.", "2024-02-20", "2024-02-29");
    comes_to("It was signed on Feb. 8, '01.", MONDAY, "2001-02-08");
    is_sure("The talk is on Jan. 10.", "2024-12-18");
    doubts("April 20: the long walk", MONDAY, Doubt::YearAssumed);
}

#[test]
fn a_weekday_beside_a_date_confirms_or_doubts_it() {
    comes_to("Friday, Jan. 10", "2024-12-18", "2025-01-10");
    doubts("Thursday, Oct. 29", MONDAY, Doubt::WeekdayMismatch);
    // The weekday tells which year a far date is of.
    comes_to("Saturday, May 25", "2024-12-20", "2024-05-25");
}

#[test]
fn impossible_dates_never_resolve() {
    comes_to("It was due on Feb. 30.", MONDAY, "Impossible");
    comes_to("It was due on February 29, 2023.", MONDAY, "Impossible");
}

#[test]
fn ranges_share_what_one_end_prints() {
    comes_to(
        "The fair runs Oct. 29-31.",
        MONDAY,
        "2024-10-29 to 2024-10-31",
    );
    comes_to(
        "It is closed Dec. 30-Jan. 3.",
        "2024-12-16",
        "2024-12-30 to 2025-01-03",
    );
    comes_to(
        "It was closed Dec. 30-Jan. 3.",
        "2025-01-08",
        "2024-12-30 to 2025-01-03",
    );
    comes_to(
        "Workshop, 8 to 9 June 2017",
        MONDAY,
        "2017-06-08 to 2017-06-09",
    );
    comes_to("May 12 - May 30, 2014", MONDAY, "2014-05-12 to 2014-05-30");
    comes_to(
        "Oct. 29, 1-2:30 p.m.",
        MONDAY,
        "2024-10-29 13:00 to 2024-10-29 14:30",
    );
    comes_to(
        "Oct. 29, 11:30-1 PM",
        MONDAY,
        "2024-10-29 11:30 to 2024-10-29 13:00",
    );
    comes_to(
        "Oct. 29, 10 p.m. to 2 a.m.",
        MONDAY,
        "2024-10-29 22:00 to 2024-10-30 02:00",
    );
}

#[test]
fn the_clocks_of_a_night_of_change_are_doubted() {
    doubts("March 10, 2024, 2:30 a.m. ET", "2024-03-01", Doubt::TimeGap);
    doubts("Nov. 3, 2024, 1:30 a.m. ET", MONDAY, Doubt::TimeTwice);
}

#[test]
fn letters_of_a_zone_are_a_wall_clock() {
    let utc = |text: &str| {
        let when = read(text, "2024-07-11").expect("a time");
        let at = when.start_in(chrono_tz::UTC).expect("a clock");
        (
            at.format("%R").to_string(),
            when.doubts.has(Doubt::ZoneSeason),
        )
    };
    assert_eq!(utc("July 16, 2 p.m. ET"), ("18:00".to_owned(), false));
    assert_eq!(utc("July 16, 2 p.m. EST"), ("18:00".to_owned(), true));
    assert_eq!(utc("July 16, 2 p.m. GMT"), ("14:00".to_owned(), false));
    assert_eq!(utc("July 16, 2 p.m. BST"), ("13:00".to_owned(), false));
    assert_eq!(utc("July 16, 2 p.m. Pacific"), ("21:00".to_owned(), false));
}

#[test]
fn an_ambiguous_zone_takes_the_place_beside_it_or_is_doubted() {
    let base = Frame {
        issue: MONDAY.parse().ok(),
        ..Frame::default()
    };
    let text = "Nov. 14, 5:30 p.m. IST";
    let india = Frame {
        place: Some(chrono_tz::Asia::Kolkata),
        ..base
    };
    let when = read_in(text, india).expect("a time");
    assert_eq!(when.zone.name(), "Asia/Kolkata");
    assert!(!when.doubts.has(Doubt::ZoneAmbiguous));
    assert!(
        read_in(text, base)
            .expect("a time")
            .doubts
            .has(Doubt::ZoneAmbiguous)
    );
}

#[test]
fn what_follows_a_named_day_is_counted_from_it() {
    comes_to(
        "They met on March 31, 2021. The following day it rained.",
        MONDAY,
        "2021-04-01",
    );
    comes_to(
        "It opened on Oct. 3. Two days later it closed.",
        MONDAY,
        "2024-10-05",
    );
    comes_to(
        "The vote is a week from Tuesday.",
        "2024-11-08",
        "2024-11-19",
    );
    comes_to(
        "The shops open the day after Thanksgiving.",
        MONDAY,
        "2024-11-29",
    );
    comes_to(
        "They meet two days before the election.",
        MONDAY,
        "2024-11-03",
    );
}

#[test]
fn a_night_that_has_not_ended_is_the_evening_before() {
    let base = Frame {
        issue: "2024-11-06".parse().ok(),
        issue_time: chrono::NaiveTime::from_hms_opt(2, 10, 0),
        ..Frame::default()
    };
    let when = read_in("Counting goes on tonight.", base).expect("a time");
    assert_eq!(when.value, "2024-11-05TNI");
}

#[test]
fn without_an_issue_date_only_full_dates_resolve() {
    let open = |text: &str| read_in(text, Frame::default()).map(|w| w.value);
    assert_eq!(open("It met on Oct. 3, 2021."), Ok("2021-10-03".to_owned()));
    assert_eq!(open("It met on Oct. 3."), Err(Unresolved::NeedsIssueDate));
    assert_eq!(open("It met on Friday."), Err(Unresolved::NeedsIssueDate));
    assert_eq!(open("It met at 3 p.m."), Err(Unresolved::NeedsDay));
}

#[test]
fn a_repetition_begins_on_its_first_day_and_says_its_rule() {
    let rule = |text: &str| {
        let when = read(text, MONDAY).expect("a time");
        let rule = when.repeats.as_ref().expect("a repetition");
        let value = crate::resolve::recurrence::rrule(rule, when.start, when.zone);
        format!("{} {value}", when.start.date())
    };
    assert_eq!(
        rule("Tuesdays and Thursdays at 6 p.m. through Dec. 10"),
        "2024-10-29 FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20241211T045959Z"
    );
    assert_eq!(
        rule("first Mondays at noon"),
        "2024-11-04 FREQ=MONTHLY;BYDAY=1MO"
    );
    assert_eq!(
        rule("every weekday at 9 a.m."),
        "2024-10-28 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    );
    assert_eq!(
        rule("every other Tuesday"),
        "2024-10-29 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"
    );
    doubts("every other Tuesday", MONDAY, Doubt::RecurrenceOpen);
}

#[test]
fn a_week_of_a_month_stays_in_it() {
    let days = |text: &str| {
        let when = read(text, "2023-12-14").expect("a week");
        let last = when.end.map(Moment::date).expect("an end");
        format!("{} to {last}", when.start.date())
    };
    assert_eq!(
        days("the first week of February"),
        "2024-02-01 to 2024-02-04"
    );
    assert_eq!(
        days("the last week of January 2025"),
        "2025-01-27 to 2025-01-31"
    );
    assert_eq!(
        days("the last weekend of August 2024"),
        "2024-08-31 to 2024-09-01"
    );
}
