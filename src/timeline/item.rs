//! The JSON timeline as types: what writers and the briefing read, and what `merge` and `brief` read back.
//!
//! Field order is the key order of the contract; every key is always there.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::document::SourceKind;
use crate::extract::{Attendance, Category, ItemLink, Kind, Origin, Place, Status};
use crate::issue::IssueDateFrom;
use crate::note::Level;
use crate::resolve::{Doubts, Moment, Precision};

/// A whole timeline.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TimelineDoc {
    /// 1.
    pub version: u32,
    /// Who wrote it.
    pub generator: Generator,
    /// Zone of `start` and `end`: always Eastern.
    pub time_zone: String,
    /// The issues read.
    pub sources: Vec<SourceDoc>,
    /// By start, then uid.
    pub items: Vec<Item>,
    /// Remarks.
    pub notes: Vec<NoteDoc>,
}

/// Who wrote a timeline.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Generator {
    /// "dateline".
    pub name: String,
    /// Its version.
    pub version: String,
}

/// One issue that was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceDoc {
    /// "s1", "s2" …
    pub id: String,
    /// The form it came in.
    pub kind: SourceKind,
    /// Its file name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Subject or page title.
    pub title: Option<String>,
    /// The publication.
    pub publisher: Option<String>,
    /// The profile that was picked.
    pub profile: Option<String>,
    /// Message-ID or feed id.
    pub message_id: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The issue's day.
    pub issue_date: Option<NaiveDate>,
    /// The stated instant of publication.
    pub published: Option<String>,
    /// Where the day comes from.
    pub issue_date_from: IssueDateFrom,
    /// How sure the day is.
    pub issue_date_confidence: f64,
    /// The evidence for it.
    pub issue_date_evidence: Vec<ClueDoc>,
    /// Other candidates.
    pub issue_date_alternatives: Vec<AlternativeDoc>,
}

/// A clue for the issue date.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ClueDoc {
    /// The words.
    pub exact: String,
    /// Where they start in the text; null for a header.
    pub start: Option<u32>,
    /// Where they end.
    pub end: Option<u32>,
    /// What they say.
    pub says: String,
}

/// Another candidate for the issue date.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AlternativeDoc {
    /// The day.
    pub date: NaiveDate,
    /// Its probability.
    pub confidence: f64,
}

/// A remark.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NoteDoc {
    /// Id of the source, where it is about one.
    pub source: Option<String>,
    /// How much it matters.
    pub level: Level,
    /// A short name that stays.
    pub code: String,
    /// The sentence.
    pub message: String,
    /// Place in the source's text.
    pub start: Option<u32>,
    /// End of the place.
    pub end: Option<u32>,
}

/// A day, or an instant with the Eastern offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    /// A whole day.
    Day(NaiveDate),
    /// An instant, on the Eastern clock.
    Instant(DateTime<FixedOffset>),
}

/// One event or fact, merged from all that was seen of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Stable id, of `[A-Za-z0-9_.+-]`.
    pub uid: String,
    /// Event or fact.
    pub kind: Kind,
    /// List or sentence.
    pub origin: Origin,
    /// What sort.
    pub category: Option<Category>,
    /// The title.
    pub title: String,
    /// Start: Eastern instant, or a day.
    pub start: Point,
    /// End: the same form; of days inclusive. `None` for a fact that is no period.
    pub end: Option<Point>,
    /// Whether start and end are days.
    pub all_day: bool,
    /// The item's own zone.
    pub time_zone: String,
    /// Grain.
    pub precision: Precision,
    /// TIMEX3 value on the clock of `time_zone`.
    pub value: String,
    /// "Tuesday, Oct. 29, 10 a.m. ET".
    pub display_date: String,
    /// The host.
    pub organizer: Option<NameDoc>,
    /// Who takes part.
    pub participants: Vec<NameDoc>,
    /// Where.
    pub location: Place,
    /// Online or in person.
    pub attendance_mode: Option<Attendance>,
    /// Links.
    pub links: Vec<ItemLink>,
    /// Whether it takes place.
    pub status: Status,
    /// For the old date of a moved event: the uid of the item that took its place; no calendar gets the old one.
    #[serde(default)]
    pub moved_to: Option<String>,
    /// RFC 5545 SEQUENCE.
    pub sequence: u32,
    /// An RRULE value.
    pub recurrence: Option<String>,
    /// Occurrences that fall out.
    pub except_dates: Vec<Point>,
    /// What was not in the text: end, issueDate, day, year, meridiem, timeZone.
    pub assumed: Vec<String>,
    /// Probability that kind, day, time and zone are right.
    pub confidence: f64,
    /// Whether a person should look.
    pub needs_review: bool,
    /// Why, in sentences.
    pub review_reasons: Vec<String>,
    /// The fields that the user set: title, start, end, location, status. Left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<String>,
    /// What it was seen in; never empty.
    pub evidence: Vec<EvidenceDoc>,
    /// When it last changed, for DTSTAMP and LAST-MODIFIED; not part of the JSON.
    #[serde(skip)]
    pub last_modified: Option<DateTime<Utc>>,
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameDoc {
    /// The name.
    pub name: String,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceDoc {
    /// Id of its source.
    pub source: String,
    /// The quote.
    pub exact: String,
    /// Where it starts in the source's text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The words that give the date.
    pub date_text: Option<String>,
    /// The words that give the clock time.
    pub time_text: Option<String>,
    /// The rule or divider.
    pub rule: String,
    /// The reason for the date.
    pub because: String,
    /// What this evidence left unsure.
    pub doubts: Doubts,
    /// The fields in which it differs from the item; null: none.
    pub says: Option<serde_json::Map<String, serde_json::Value>>,
    /// The section it stands under.
    #[serde(default)]
    pub section: Option<String>,
    /// The old start, where this evidence says that the event was moved.
    #[serde(default)]
    pub moved_from: Option<Moment>,
    /// Text before the quote (W3C text-quote selector).
    #[serde(default)]
    pub prefix: String,
    /// Text after it.
    #[serde(default)]
    pub suffix: String,
}

impl SourceDoc {
    /// What tells its publication from others: the profile's name, else the publisher's, in lower case.
    pub fn publication(&self) -> Option<String> {
        let name = self.profile.as_ref().or(self.publisher.as_ref())?;
        Some(name.trim().to_lowercase()).filter(|n| !n.is_empty())
    }
}

impl Point {
    /// Its day on the Eastern clock.
    pub fn date(self) -> NaiveDate {
        match self {
            Point::Day(day) => day,
            Point::Instant(at) => at.date_naive(),
        }
    }

    /// The order of the timeline: a day comes before the instants of that day.
    pub fn order(self) -> (NaiveDate, i64) {
        match self {
            Point::Day(day) => (day, i64::MIN),
            Point::Instant(at) => (at.date_naive(), at.timestamp()),
        }
    }
}

impl Serialize for Point {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Point::Day(day) => serializer.collect_str(day),
            Point::Instant(at) => serializer.collect_str(&at.format("%Y-%m-%dT%H:%M:%S%:z")),
        }
    }
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let point = if text.contains('T') {
            DateTime::parse_from_rfc3339(&text).map(Point::Instant).ok()
        } else {
            text.parse().map(Point::Day).ok()
        };
        point.ok_or_else(|| {
            serde::de::Error::custom(format!(
                "`{text}` is neither a date nor an RFC 3339 instant"
            ))
        })
    }
}
