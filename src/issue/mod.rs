//! When, where and by whom an issue was published, and how we know.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::document::RawIssue;
use crate::span::Span;
use crate::timex::Tags;

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
    /// Name of the publication.
    pub publisher: Option<String>,
    /// Day-month order, if there is evidence.
    pub day_first: Option<bool>,
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
    /// The latest day an issue may have (`--now`, or the clock as `cli` read it).
    pub today: Option<NaiveDate>,
}

/// Works out when an issue was published.
pub fn infer(_raw: &RawIssue, _tags: &Tags, options: &DateOptions) -> Issue {
    Issue {
        date: options.date,
        time: options.time,
        confidence: if options.date.is_some() { 1.0 } else { 0.0 },
        ..Issue::default()
    }
}
