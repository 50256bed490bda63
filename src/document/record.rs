//! Structured data of a page or mail about one event: JSON-LD, microdata, an attached calendar.

use serde::{Deserialize, Serialize};

use super::StatedTime;
use crate::span::Span;

/// Where a [`Record`] was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordKind {
    /// schema.org in JSON-LD.
    JsonLd,
    /// schema.org as microdata.
    Microdata,
    /// A `text/calendar` part.
    Calendar,
    /// A `<time datetime>` beside visible text.
    TimeElement,
}

/// One event as structured data states it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The block of the document that it is printed as (or, for microdata and `<time>`, the visible text it stands on).
    pub span: Span,
    /// Where it was found.
    pub kind: Option<RecordKind>,
    /// Name or SUMMARY.
    pub name: Option<String>,
    /// Start.
    pub start: Option<StatedTime>,
    /// End as stated; for a day event of a calendar, exclusive as RFC 5545 has it.
    pub end: Option<StatedTime>,
    /// Whether start and end are dates.
    pub all_day: bool,
    /// Place name.
    pub location: Option<String>,
    /// Postal address in one line.
    pub address: Option<String>,
    /// Whether schema.org's attendance mode says online (`Some(true)`) or in person (`Some(false)`).
    pub online: Option<bool>,
    /// Organizer's name.
    pub organizer: Option<String>,
    /// Performers or attendees by name.
    pub people: Vec<String>,
    /// Its page.
    pub url: Option<String>,
    /// `eventStatus` or STATUS as written.
    pub status: Option<String>,
    /// An RRULE value as written; kept or dropped, never run.
    pub rrule: Option<String>,
    /// The calendar's own UID.
    pub uid: Option<String>,
}
