//! What the fold takes: one issue as the store keeps it, the user's word, and what was published before.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::item::{AlternativeDoc, ClueDoc, Item, Point, SourceDoc};
use crate::analysis::Analysis;
use crate::extract::{Sighting, Status};
use crate::note::Note;

/// One issue, read and extracted: what the store keeps of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IssueRecord {
    /// The issue; its `id` is given by the fold.
    pub source: SourceDoc,
    /// What was seen in it.
    pub sightings: Vec<Sighting>,
    /// What was noticed.
    pub notes: Vec<Note>,
    /// Items left out for want of an issue date.
    pub undated: usize,
    /// The default length of this publication's events in minutes, where its profile has one.
    #[serde(default)]
    pub duration: Option<u32>,
}

impl IssueRecord {
    /// What is kept of an analysis.
    pub fn of(analysis: &Analysis) -> Self {
        let Analysis {
            raw,
            issue,
            profile,
            extraction,
            ..
        } = analysis;
        let evidence = issue.clues.iter().map(|clue| ClueDoc {
            exact: clue.exact.clone(),
            start: clue.span.map(|s| s.start),
            end: clue.span.map(|s| s.end),
            says: clue.says.clone(),
        });
        let alternatives = issue.alternatives.iter();
        IssueRecord {
            source: SourceDoc {
                id: String::new(),
                kind: raw.kind,
                name: raw.name.clone(),
                sha256: raw.sha256.clone(),
                title: raw.headers.title.clone(),
                publisher: issue.publisher.clone(),
                profile: profile.as_ref().map(|p| p.name.clone()),
                message_id: raw.headers.message_id.clone(),
                url: raw.headers.url.clone(),
                issue_date: issue.date,
                published: issue.published.clone(),
                issue_date_from: issue.from,
                issue_date_confidence: issue.confidence,
                issue_date_evidence: evidence.collect(),
                issue_date_alternatives: alternatives
                    .map(|&(date, confidence)| AlternativeDoc { date, confidence })
                    .collect(),
            },
            sightings: extraction.sightings.clone(),
            notes: raw
                .notes
                .iter()
                .chain(&issue.notes)
                .chain(&extraction.notes)
                .cloned()
                .collect(),
            undated: extraction.undated,
            duration: profile.as_ref().and_then(|p| p.duration),
        }
    }
}

/// Accept or reject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UserVerdict {
    /// Ends the doubt and pins nothing.
    Accept,
    /// The item stays out of every output.
    Reject,
}

/// The user's word on one entry, field by field: what is `None` follows the issues.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Override {
    /// The entry.
    pub uid: String,
    /// Accepted or rejected.
    pub verdict: Option<UserVerdict>,
    /// Another title.
    pub title: Option<String>,
    /// Another start; the length stays unless `end` is given too.
    pub start: Option<Point>,
    /// Another end, inclusive for days.
    pub end: Option<Point>,
    /// Another place.
    pub location: Option<String>,
    /// Another status.
    pub status: Option<Status>,
}

/// An entry as it was last published.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Published {
    /// Its id, which stays.
    pub uid: String,
    /// Which was published first: the smallest number.
    pub order: u64,
    /// The [`keys`](super::Entry::keys) of the sightings it was made of.
    pub keys: Vec<String>,
    /// Its SEQUENCE.
    pub sequence: u32,
    /// When it last changed.
    pub last_modified: DateTime<Utc>,
    /// As it was published.
    pub item: Item,
}
