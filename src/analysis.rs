//! All stages for one issue, in order: the library's front door.

use crate::document::RawIssue;
use crate::error::Result;
use crate::extract::{self, Extraction, Scene};
use crate::issue::{self, DateOptions, Issue};
use crate::limits::Limits;
use crate::profile::{Profile, Profiles};
use crate::read::{self, Parcel};
use crate::timex::{self, Tags};

/// What the caller wants of an analysis.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What is known of the issue date.
    pub date: DateOptions,
    /// Bounds.
    pub limits: Limits,
    /// The profiles to choose from.
    pub profiles: Profiles,
    /// Rules, dividers and clues that are switched off.
    pub without: Vec<String>,
}

/// Every stage's result for one issue.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// As read.
    pub raw: RawIssue,
    /// Time expressions.
    pub tags: Tags,
    /// The profile that was picked.
    pub profile: Option<Profile>,
    /// The issue date and how we know it.
    pub issue: Issue,
    /// What was found.
    pub extraction: Extraction,
}

/// The names that [`Options::without`] knows: rules, clues, dividers and other parts of the extraction.
pub fn switches() -> impl Iterator<Item = &'static str> {
    timex::rule_names()
        .chain(issue::clue_names())
        .chain(extract::switches())
}

/// Reads, tags, dates and extracts one parcel.
///
/// # Errors
/// When the bytes are no newsletter.
pub fn analyze(parcel: &Parcel, options: &Options) -> Result<Analysis> {
    let raw = read::open(parcel, &options.limits)?;
    let mut tags = timex::tag_document(&raw.document, timex::Options::default());
    tags.retain(|tag| !options.without.iter().any(|name| name == tag.rule));
    let profile = options.profiles.pick(&raw).cloned();
    let mut date = options.date;
    date.zone = date.zone.or(profile.as_ref().and_then(|p| p.zone));
    let mut issue = issue::infer_with(&raw, &tags, &date, profile.as_ref(), &options.without);
    if let Some(profile) = &profile {
        issue.publisher = profile.publisher.clone().or(issue.publisher);
        issue.day_first = issue.day_first.or(profile.day_first);
    }
    let scene = Scene {
        raw: &raw,
        tags: &tags,
        issue: &issue,
        profile: profile.as_ref(),
        limits: &options.limits,
        without: &options.without,
    };
    let extraction = extract::extract(&scene);
    Ok(Analysis {
        raw,
        tags,
        profile,
        issue,
        extraction,
    })
}
