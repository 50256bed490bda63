//! When, where and by whom an issue was published, and how we know.
//!
//! Input: a [`RawIssue`], its [`Tags`] and what the caller knows ([`DateOptions`]). Output: an [`Issue`] with its [`Clue`]s.
//! Places that state the date decide in a measured order (`decide.rs`); where none does, the clues of the text are weighed
//! over days (`solve.rs`) and what they point to is given only where it is likely enough (`solved.rs`).
//!
//! Invariants: no clock is read; a date is sure (0.9) only where the text or its envelope speaks of its own day.
//!
//! To add a clue: a function in the file of `clues/` that it belongs to, called from `clues/text.rs`; a new kind is a variant of
//! `Kind` with its name and cap. To add a place that states dates: a function that gives a `Stated`, and its
//! place in the order of [`infer`]. A new office holder is a row in `eras.toml`.

mod clues;

mod decide;

mod eras;

mod factor;

mod solve;

mod solved;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::document::RawIssue;
use crate::note::Note;
use crate::profile::Profile;
use crate::span::Span;
use crate::timex::Tags;
pub use clues::Home;
pub use eras::Eras;

/// Where an issue date comes from; the names are the JSON's `issueDateFrom`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IssueDateFrom {
    /// `--date`, or `date` of a line.
    Option,
    /// A mail header.
    Header,
    /// A feed entry.
    Feed,
    /// A page's metadata.
    Page,
    /// The address.
    Url,
    /// A line at the top of the text.
    Masthead,
    /// The file's name (or time, when trusted).
    File,
    /// Worked out from the text.
    Inferred,
    /// Not known.
    #[default]
    None,
}

/// One piece of evidence for the issue date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clue {
    /// The words, or the header's value.
    pub exact: String,
    /// Their place, where they stand in the text.
    pub span: Option<Span>,
    /// What it says, in words: "issue is a Monday".
    pub says: String,
    /// Its name in `explain` and for `--without`.
    pub name: String,
    /// How strong it was for the winner, in nats (log-likelihood ratio); 0 for a statement that simply decides.
    pub weight: f32,
}

/// What is known of an issue.
#[derive(Clone, Debug, Default)]
pub struct Issue {
    /// The issue's day in `zone`, if known.
    pub date: Option<NaiveDate>,
    /// The clock of its publication in `zone`, if stated.
    pub time: Option<NaiveTime>,
    /// The stated instant as RFC 3339 in Eastern time, if a clock was stated.
    pub published: Option<String>,
    /// Where the date comes from.
    pub from: IssueDateFrom,
    /// Probability that the date is right.
    pub confidence: f64,
    /// The evidence, strongest first.
    pub clues: Vec<Clue>,
    /// Other candidates, likeliest first.
    pub alternatives: Vec<(NaiveDate, f64)>,
    /// The zone of the issue's clock times.
    pub zone: Option<Tz>,
    /// The zone of the place the publication lives in, where the text shows it and nothing states the clock.
    pub home: Option<Home>,
    /// Name of the publication.
    pub publisher: Option<String>,
    /// Day-month order, if there is evidence.
    pub day_first: Option<bool>,
    /// What was noticed: a header that cannot be right, two dates that disagree.
    pub notes: Vec<Note>,
}

/// What the caller knows or wants about issue dates.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateOptions {
    /// `--date`: over anything found.
    pub date: Option<NaiveDate>,
    /// The clock of `--date`.
    pub time: Option<NaiveTime>,
    /// The zone of clock times without one; default Eastern.
    pub zone: Option<Tz>,
    /// `--assume-after`.
    pub after: Option<NaiveDate>,
    /// `--assume-before`.
    pub before: Option<NaiveDate>,
    /// The latest day an issue may have (only where the caller pins it: a run tomorrow must give the same).
    pub today: Option<NaiveDate>,
    /// Another table of office holders than the built-in one.
    pub eras: Option<&'static Eras>,
}

/// Works out when an issue was published, from the strongest place that says it; what is unsure stays `None`.
///
/// # Example
/// ```
/// use dateline::issue::{self, DateOptions};
/// use dateline::{limits::Limits, read, timex};
///
/// let parcel = read::Parcel { bytes: b"Tide notes\nOctober 28, 2024\n\nAll is well.\n".to_vec(), ..Default::default() };
/// let raw = read::open(&parcel, &Limits::default())?;
/// let tags = timex::tag_document(&raw.document, timex::Options::default());
/// let issue = issue::infer(&raw, &tags, &DateOptions::default());
/// assert_eq!(issue.date.map(|d| d.to_string()).as_deref(), Some("2024-10-28"));
/// # Ok::<(), dateline::error::Error>(())
/// ```
pub fn infer(raw: &RawIssue, tags: &Tags, options: &DateOptions) -> Issue {
    infer_with(raw, tags, options, None, &[])
}

/// The names of the clues that state a date, next to those of `factor`.
const STATEMENTS: &[&str] = &[
    "date-header",
    "date-header-class",
    "feed-published",
    "feed-updated",
    "file-name",
    "forwarded-date",
    "given",
    "itemprop-published",
    "json-ld-published",
    "masthead",
    "masthead-month",
    "meta-date",
    "meta-modified",
    "meta-published",
    "option",
    "profile-date",
    "received-header",
    "time-element",
    "url-date",
];

/// The names of all clues (`--without`).
pub fn clue_names() -> impl Iterator<Item = &'static str> {
    let kinds = factor::Kind::ALL.iter().map(|kind| kind.name());
    STATEMENTS.iter().copied().chain(kinds)
}

/// The same with what a profile knows of the publication, and without the clues of these names (`--without`).
pub fn infer_with(
    raw: &RawIssue,
    tags: &Tags,
    options: &DateOptions,
    profile: Option<&Profile>,
    without: &[String],
) -> Issue {
    let said = clues::zone_of_all(&raw.document);
    let home = options.zone.unwrap_or(chrono_tz::America::New_York);
    let mut notes = Vec::new();
    let mut stated = Vec::new();
    stated.extend(
        options
            .date
            .map(|date| decide::by_option(date, options, home)),
    );
    stated.extend(clues::envelope(raw, options, home, &mut notes));
    if options.date.is_none() {
        clues::check_weekdays(raw, &mut notes);
    }
    let patterns = profile.map_or(&[][..], |p| &p.date_after);
    stated.extend(clues::announced(raw, tags, patterns));
    stated.extend(clues::url(raw, home));
    stated.extend(clues::page(raw, home));
    stated.extend(clues::file_name(raw, home));
    let lines = clues::lines(raw, tags);
    let deciding = lines.iter().filter(|l| l.decides());
    stated.extend(deciding.filter_map(|l| clues::statement(raw, l, home)));
    stated.extend(clues::changed(raw, home));
    decide::masthead_before_time_element(&mut stated);
    if stated.is_empty() {
        stated.extend(clues::monthly(raw, tags));
    }
    debug_assert!(
        stated
            .iter()
            .all(|s| STATEMENTS.contains(&s.clue.name.as_str())),
        "a clue of an unknown name: {stated:?}"
    );
    stated.retain(|s| !without.contains(&s.clue.name));
    let mut issue = match decide::decide(stated, &mut notes) {
        Some(issue) => issue,
        None => solved::solved(
            raw,
            tags,
            &lines,
            options,
            without,
            clues::file_time(raw, home),
        ),
    };
    issue.publisher = raw.headers.publisher.clone();
    issue.zone = options.zone.or(said);
    issue.home = match issue.zone {
        Some(_) => None,
        None => masthead_home(raw, &lines, issue.date).or_else(|| clues::home(raw, tags)),
    };
    issue.day_first = clues::day_first(&raw.document, tags);
    issue.notes = notes;
    issue
}

/// The clock that the masthead itself was written by, or that of the city it names: "9.15pm AEDT", "Oslo, 4 October 2031".
fn masthead_home(raw: &RawIssue, lines: &[clues::Line], date: Option<NaiveDate>) -> Option<Home> {
    let mut dated = lines.iter().filter(|l| l.full.is_some() && l.full == date);
    let printed = dated
        .clone()
        .find_map(clues::Line::zone)
        .map(|zone| (zone, true));
    let named = dated.find_map(|l| clues::city_before(&raw.document.text, l.span));
    let (zone, sure) = printed.or(named.map(|zone| (zone, false)))?;
    (zone != chrono_tz::America::New_York).then_some(Home { zone, sure })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{DateField, DateSource, Document, Headers, SourceKind, StatedTime};

    fn field(source: DateSource, at: Option<(&str, &str, i32)>) -> DateField {
        DateField {
            source,
            at: at.map(|(date, time, offset)| StatedTime {
                date: date.parse().expect("a date"),
                time: Some(time.parse().expect("a time")),
                offset: Some(offset),
                zone: None,
            }),
            raw: at.map_or("27:61 some day".to_owned(), |a| format!("{} {}", a.0, a.1)),
            span: None,
        }
    }

    fn issue_of(name: &str, dates: Vec<DateField>, options: &DateOptions) -> Issue {
        let raw = RawIssue {
            name: name.to_owned(),
            kind: SourceKind::Eml,
            sha256: String::new(),
            document: Document::default(),
            headers: Headers {
                dates,
                ..Headers::default()
            },
            records: Vec::new(),
            notes: Vec::new(),
        };
        infer(&raw, &Tags::new(), options)
    }

    #[track_caller]
    fn dated(dates: Vec<DateField>, expected: Option<&str>) -> Issue {
        let issue = issue_of("a.eml", dates, &DateOptions::default());
        assert_eq!(
            issue.date.map(|d| d.to_string()).as_deref(),
            expected,
            "{issue:?}"
        );
        issue
    }

    #[test]
    fn a_header_in_utc_is_read_in_washington() {
        let issue = dated(
            vec![field(
                DateSource::HeaderDate,
                Some(("2024-10-29", "00:05:00", 0)),
            )],
            Some("2024-10-28"),
        );
        assert_eq!(
            issue.published.as_deref(),
            Some("2024-10-28T20:05:00-04:00")
        );
        assert_eq!(issue.from, IssueDateFrom::Header);
        assert!(issue.confidence >= 0.98 && issue.notes.is_empty());
    }

    #[test]
    fn a_date_header_that_cannot_be_right_gives_way_to_received() {
        let received = || {
            field(
                DateSource::HeaderReceived,
                Some(("2024-10-28", "14:00:00", -240)),
            )
        };
        for wrong in [
            field(DateSource::HeaderDate, Some(("1970-01-01", "00:00:00", 0))),
            field(DateSource::HeaderDate, Some(("2024-11-20", "14:00:00", 0))),
            field(DateSource::HeaderDate, None),
        ] {
            let issue = dated(vec![wrong, received()], Some("2024-10-28"));
            assert_eq!(issue.notes.len(), 1);
        }
        assert!(dated(vec![received()], Some("2024-10-28")).notes.is_empty());
        dated(
            vec![field(
                DateSource::HeaderDate,
                Some(("1970-01-01", "00:00:00", 0)),
            )],
            None,
        );
    }

    #[test]
    fn the_mail_inside_a_forwarded_mail_counts() {
        let outer = field(
            DateSource::HeaderDate,
            Some(("2024-11-05", "09:00:00", -300)),
        );
        let inner = field(
            DateSource::ForwardedDate,
            Some(("2024-10-28", "16:00:00", -240)),
        );
        assert!(
            dated(vec![outer, inner], Some("2024-10-28"))
                .notes
                .is_empty()
        );
    }

    #[test]
    fn two_strong_dates_that_disagree_are_noted_with_the_one_that_won() {
        let page = || {
            field(
                DateSource::MetaPublished,
                Some(("2024-10-28", "16:00:00", -240)),
            )
        };
        let issue = issue_of(
            "tide-2023-10-28.html",
            vec![page()],
            &DateOptions::default(),
        );
        assert_eq!(
            issue.date.map(|d| d.to_string()).as_deref(),
            Some("2024-10-28")
        );
        assert_eq!(issue.notes.len(), 1);
        assert!(
            issue.notes[0].message.contains("2023-10-28")
                && issue.notes[0].message.contains("2024-10-28")
        );
        let near = issue_of(
            "tide-2024-10-27.html",
            vec![page()],
            &DateOptions::default(),
        );
        assert!(near.notes.is_empty());
    }

    #[test]
    fn the_callers_date_goes_over_everything() {
        let options = DateOptions {
            date: NaiveDate::from_ymd_opt(2024, 10, 1),
            ..DateOptions::default()
        };
        let header = field(
            DateSource::HeaderDate,
            Some(("2024-10-28", "16:00:00", -240)),
        );
        let issue = issue_of("a.eml", vec![header], &options);
        assert_eq!(
            (issue.date, issue.from, issue.confidence),
            (options.date, IssueDateFrom::Option, 1.0)
        );
        assert!(issue.notes.is_empty());
    }

    #[test]
    fn the_time_of_the_file_helps_only_where_nothing_states_the_date() {
        let saved = || field(DateSource::FileTime, Some(("2024-11-30", "12:00:00", 0)));
        let header = field(
            DateSource::HeaderDate,
            Some(("2024-10-28", "16:00:00", -240)),
        );
        dated(vec![saved(), header], Some("2024-10-28"));
        let issue = dated(vec![saved()], Some("2024-11-30"));
        assert_eq!(issue.from, IssueDateFrom::File);
        assert!(issue.confidence < 0.9);
    }

    #[test]
    fn midnight_in_utc_on_a_page_is_a_day_and_not_the_evening_before() {
        let issue = dated(
            vec![field(
                DateSource::MetaPublished,
                Some(("2024-10-28", "00:00:00", 0)),
            )],
            Some("2024-10-28"),
        );
        assert_eq!(issue.published, None);
    }
}
