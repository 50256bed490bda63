//! The one timeline that every format's snapshot shows: two issues with most of what can happen to an item.

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use dateline::document::SourceKind;
use dateline::extract::{
    Attendance, Category, Evidence, ItemLink, Kind, Origin, Place, Rel, Sighting, SourceRef, Status,
};
use dateline::issue::IssueDateFrom;
use dateline::resolve::{
    Basis, Doubt, Doubts, Freq, Moment, Parts, Precision, Recurrence, When, Why,
};
use dateline::timeline::{FoldOptions, IssueRecord, SourceDoc, TimelineDoc, fold};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn moment(text: &str) -> Moment {
    match text.parse::<NaiveDateTime>() {
        Ok(clock) => Moment::Clock(clock),
        Err(_) => Moment::Day(day(text)),
    }
}

/// An issue of an invented publication.
pub(crate) fn issue(publisher: &str, date: &str, sightings: Vec<Sighting>) -> IssueRecord {
    let sha256 = format!(
        "{:0>64}",
        format!("{publisher}{date}")
            .bytes()
            .map(|b| format!("{b:x}"))
            .collect::<String>()
    );
    let sha256: String = sha256.chars().rev().take(64).collect();
    IssueRecord {
        source: SourceDoc {
            id: String::new(),
            kind: SourceKind::Text,
            name: format!("{date}.txt"),
            sha256: sha256.clone(),
            title: Some(format!("{publisher} of {date}")),
            publisher: Some(publisher.to_owned()),
            profile: None,
            message_id: None,
            url: Some("https://ledger.example/issue?n=1&x=2".to_owned()),
            issue_date: Some(day(date)),
            published: None,
            issue_date_from: IssueDateFrom::Masthead,
            issue_date_confidence: 0.99,
            issue_date_evidence: vec![],
            issue_date_alternatives: vec![],
        },
        sightings: sightings
            .into_iter()
            .map(|mut s| {
                s.source = SourceRef {
                    sha256: sha256.clone(),
                    issued: Some(day(date)),
                    publication: Some(publisher.to_lowercase()),
                    issued_permille: 990,
                };
                s
            })
            .collect(),
        notes: vec![],
        undated: 0,
        duration: None,
    }
}

/// A listed event as plain as can be; `at` is the place of its quote.
pub(crate) fn event(at: u32, title: &str, start: &str) -> Sighting {
    let start = moment(start);
    let value = match start {
        Moment::Clock(c) => c.format("%Y-%m-%dT%H:%M").to_string(),
        Moment::Day(d) => d.to_string(),
    };
    Sighting {
        source: SourceRef::default(),
        kind: Kind::Event,
        origin: Origin::Listing,
        category: None,
        title: title.to_owned(),
        when: When {
            start,
            end: None,
            precision: match start {
                Moment::Clock(_) => Precision::Minute,
                Moment::Day(_) => Precision::Day,
            },
            value,
            modifier: None,
            zone: chrono_tz::America::New_York,
            repeats: None,
            parts: Parts {
                year: Basis::Assumed(Why::Nearest),
                day: Basis::Stated,
                clock: Basis::Stated,
                half: Basis::Stated,
                zone: Basis::Assumed(Why::DefaultZone),
                end: Basis::Absent,
                needs_issue: true,
            },
            doubts: Doubts::NONE,
        },
        organizer: None,
        participants: vec![],
        place: Place::default(),
        attendance: None,
        links: vec![],
        status: Status::Confirmed,
        section: None,
        evidence: Evidence {
            exact: format!("— {title}"),
            start: at,
            end: at + title.len() as u32 + 4,
            date_text: None,
            time_text: None,
            rule: "host-time-title".to_owned(),
            because: "the heading above names the day".to_owned(),
            prefix: String::new(),
            suffix: String::new(),
        },
        doubts: Doubts::NONE,
        moved_from: None,
    }
}

pub(crate) trait With: Sized {
    fn host(self, name: &str) -> Self;
    fn ends(self, end: &str) -> Self;
    fn zone(self, zone: Tz) -> Self;
    fn doubt(self, doubt: Doubt) -> Self;
    fn is(self, change: impl FnOnce(&mut Sighting)) -> Self;
}

impl With for Sighting {
    fn host(self, name: &str) -> Self {
        self.is(|s| s.organizer = Some(name.to_owned()))
    }
    fn ends(self, end: &str) -> Self {
        self.is(|s| {
            s.when.end = Some(moment(end));
            s.when.parts.end = Basis::Stated;
        })
    }
    fn zone(self, zone: Tz) -> Self {
        self.is(|s| s.when.zone = zone)
    }
    fn doubt(self, doubt: Doubt) -> Self {
        self.is(|s| s.doubts.add(doubt))
    }
    fn is(mut self, change: impl FnOnce(&mut Sighting)) -> Self {
        change(&mut self);
        self
    }
}

fn listed() -> Vec<Sighting> {
    let link = |url: &str, rel| ItemLink {
        url: url.to_owned(),
        rel,
    };
    vec![
        event(100, "Left in the harbor? Reviving the tide mills", "2024-10-29T10:00:00")
            .host("Osprey Institute")
            .is(|s| {
                s.category = Some(Category::Talk);
                s.place.name = Some("Mill Street depot, Room 4; upstairs".to_owned());
                s.participants = vec!["Ana Quill".to_owned(), "Ben Ash, editor".to_owned()];
                s.evidence.time_text = Some("10 a.m.".to_owned());
                s.links = vec![
                    link("https://osprey.example/e/1?a=b c", Rel::Registration),
                    link("javascript:alert(1)", Rel::Page),
                ];
            }),
        event(200, "Ledgers, lies; and the path C:\\lamps", "2024-10-29T12:00:00")
            .ends("2024-10-29T13:30:00")
            .host("Quill House")
            .doubt(Doubt::DayGuessed),
        event(300, "Watershed congress", "2024-11-01").ends("2024-11-03").is(|s| {
            s.place.address = Some("12 Laurel Road".to_owned());
        }),
        event(400, "Reading by the Thames", "2024-11-04T18:30:00")
            .zone(chrono_tz::Europe::London)
            .is(|s| {
                s.attendance = Some(Attendance::Online);
                s.links = vec![link("https://stream.example/live", Rel::Stream)];
            }),
        event(500, "Seed swap", "2024-11-05T19:00:00").is(|s| {
            s.when.repeats = Some(Recurrence {
                freq: Freq::Weekly,
                interval: 1,
                weekdays: 0b10,
                nth: vec![],
                until: Some(day("2024-12-10")),
                count: None,
                except: vec![day("2024-11-26")],
            });
        }),
        event(600, "Harbor budget hearing", "2024-11-06T09:00:00").host("Port council").is(|s| {
            s.category = Some(Category::Hearing);
        }),
        event(700, "=1+1 Talk\r\nATTENDEE:mailto:x@y.example \u{202e}evil\u{1b}[2J <b>|`x`](http://e.example)", "2024-11-07T20:00:00")
            .host("\"The; Host\": A^B, Inc."),
        event(800, "Entries for the lamp prize close", "2024-11-08").is(|s| {
            s.category = Some(Category::Deadline);
            s.when.value = "2024-11-08T24:00".to_owned();
        }),
        event(900, "Zimní loďstvo čeká 🙂🙂🙂🙂🙂🙂🙂🙂 u mlžného mola, než ráno nalodí hořké ořechy ☎☎☎☎☎☎☎☎☎☎ opět", "2024-11-09T11:00:00"),
        event(950, "The mill was rebuilt", "2023-05-01").is(|s| {
            s.kind = Kind::Fact;
            s.origin = Origin::Prose;
            s.when.precision = Precision::Month;
            s.when.value = "2023-05".to_owned();
            s.when.end = Some(Moment::Day(day("2023-05-31")));
        }),
    ]
}

fn corrected() -> Vec<Sighting> {
    vec![
        event(100, "Harbor budget hearing", "2024-11-13T09:30:00")
            .host("Port council")
            .is(|s| {
                s.moved_from = Some(moment("2024-11-06T09:00:00"));
            }),
        event(150, "Harbor budget hearing", "2024-11-06T09:00:00")
            .host("Port council")
            .is(|s| {
                s.status = Status::Postponed;
            }),
        event(300, "Watershed congress", "2024-11-01")
            .ends("2024-11-03")
            .is(|s| {
                s.status = Status::Cancelled;
            }),
        event(400, "Lamp walk", "2024-11-03T01:30:00").doubt(Doubt::TimeTwice),
    ]
}

/// The records.
pub(crate) fn records() -> Vec<IssueRecord> {
    vec![
        issue("The Harbor Ledger", "2024-10-28", listed()),
        issue("The Harbor Ledger", "2024-10-30", corrected()),
    ]
}

/// The timeline.
pub(crate) fn timeline() -> TimelineDoc {
    fold(&records(), &[], &[], &FoldOptions::default()).doc()
}
