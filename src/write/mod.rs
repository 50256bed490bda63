//! An agenda or timeline to bytes.
//!
//! Input: a [`TimelineDoc`] that already holds only what is wanted (`briefing` chooses). Output: bytes, the same on every
//! run. Every text from a newsletter passes `clean.rs` on its way; nothing here reads the clock, the terminal or a file.
//!
//! To add a format: a file here, a [`Format`] variant, a snapshot of the shared fixture in `tests`.

pub mod clean;

mod agenda;

pub(crate) mod card;

mod csl;

mod csv;

mod eml;

pub mod markdown;

mod org;

mod json;

pub mod ics;

pub mod ndjson;

pub mod explain;

pub mod page;

pub mod timeml;

use chrono::{DateTime, Utc};

use crate::briefing::{Window, occurrences};
use crate::timeline::TimelineDoc;

/// The output formats, as `-f` names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A readable list of days.
    Agenda,
    /// The JSON timeline.
    Json,
    /// A line of JSON a document.
    Ndjson,
    /// An iCalendar file.
    Ics,
    /// Markdown.
    Markdown,
    /// A page.
    Html,
    /// Comma-separated values.
    Csv,
    /// Org mode.
    Org,
    /// A ready mail message.
    Eml,
    /// CSL-JSON for reference managers.
    CslJson,
}

/// How to write.
#[derive(Clone, Debug)]
pub struct Options {
    /// The instant of the run, where a format names one (`Date:` of a mail); without it the issues' own dates serve.
    pub now: Option<DateTime<Utc>>,
    /// Dated facts into the calendar too.
    pub facts: bool,
    /// Timed events block the reader's time.
    pub busy: bool,
    /// `(?) ` and `Cancelled: ` before titles in calendars.
    pub marks: bool,
    /// Where the calendar can be fetched again.
    pub source_url: Option<String>,
    /// The name of the calendar.
    pub name: Option<String>,
    /// Columns of the terminal; 0: no limit.
    pub width: usize,
    /// Colours.
    pub color: bool,
    /// The days to show; without them all days on which there is something.
    pub days: Option<Window>,
    /// Uids of items that are new or changed since the last briefing.
    pub changed: Vec<String>,
    /// A line on top: "Week 44: Oct. 28 to Nov. 3, 2024".
    pub heading: Option<String>,
    /// Leave formulas in CSV cells as they are.
    pub csv_raw: bool,
    /// A byte order mark before CSV.
    pub bom: bool,
    /// `To:` of a mail message.
    pub mail_to: Option<String>,
    /// `From:` of a mail message.
    pub mail_from: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            now: None,
            facts: false,
            busy: false,
            marks: true,
            source_url: None,
            name: None,
            width: 80,
            color: false,
            days: None,
            changed: Vec::new(),
            heading: None,
            csv_raw: false,
            bom: false,
            mail_to: None,
            mail_from: None,
        }
    }
}

/// The timeline in a format.
pub fn write(format: Format, doc: &TimelineDoc, options: &Options) -> Vec<u8> {
    let doc = clean::tidy(doc);
    match format {
        Format::Agenda => agenda::write(&doc, options).into_bytes(),
        Format::Json => json::timeline(&doc),
        Format::Ics => ics::calendar(&doc, options),
        Format::Ndjson => ndjson::lines(&doc),
        Format::Csv => csv::write(
            &doc,
            csv::CsvOptions {
                bom: options.bom,
                raw: options.csv_raw,
            },
        )
        .into_bytes(),
        Format::Org => org::write(&doc).into_bytes(),
        Format::Markdown => {
            markdown::write(&doc, options.heading.as_deref().unwrap_or("Timeline")).into_bytes()
        }
        Format::CslJson => csl::write(&doc),
        Format::Eml => message(&doc, options),
        Format::Html => briefing_page(&doc, options),
    }
}

/// The page of a stretch of days: of all days where none are asked for.
fn briefing_page(doc: &TimelineDoc, options: &Options) -> Vec<u8> {
    let day = |at: DateTime<Utc>| at.date_naive();
    let window = options
        .days
        .or_else(|| Window::all(doc))
        .unwrap_or_else(|| {
            let today = options
                .now
                .or_else(|| noon_of_newest(doc))
                .map_or_else(Default::default, day);
            Window::week_of(today)
        });
    let title = options.heading.clone().unwrap_or_else(|| window.title());
    let calendar = ics::calendar(doc, options);
    page::briefing(&page::Briefing {
        doc,
        from: window.from,
        until: window.until,
        title: &title,
        calendar: &String::from_utf8_lossy(&calendar),
        changed: &options.changed,
        occurrences: &occurrences(doc, window),
    })
    .into_bytes()
}

/// Noon (UTC) of the day of the newest issue.
fn noon_of_newest(doc: &TimelineDoc) -> Option<DateTime<Utc>> {
    let newest = doc.sources.iter().filter_map(|s| s.issue_date).max()?;
    Some(newest.and_hms_opt(12, 0, 0)?.and_utc())
}

/// The mail message: text and calendar are the agenda and the ics of the same timeline.
fn message(doc: &TimelineDoc, options: &Options) -> Vec<u8> {
    let plain = Options {
        width: 78,
        color: false,
        ..options.clone()
    };
    let text = write(Format::Agenda, doc, &plain);
    eml::write(
        doc,
        &eml::Message {
            subject: options.heading.as_deref().unwrap_or("Timeline"),
            to: options.mail_to.as_deref(),
            from: options.mail_from.as_deref(),
            date: options.now.or_else(|| noon_of_newest(doc)),
            text: &String::from_utf8_lossy(&text),
            calendar: &write(Format::Ics, doc, &plain),
        },
    )
}

/// The JSON Schema of the timeline (draft 2020-12): `dateline generate` prints it.
pub const TIMELINE_SCHEMA: &str = include_str!("timeline.schema.json");
