//! What the extractors look at: the issue with its tags, issue date and profile.

use crate::document::RawIssue;
use crate::issue::Issue;
use crate::limits::Limits;
use crate::profile::Profile;
use crate::span::Span;
use crate::timex::{Tag, Tags};

/// One tagged issue, ready for extraction.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Text, structure, records.
    pub raw: &'a RawIssue,
    /// Time expressions of the whole text, sorted by start.
    pub tags: &'a Tags,
    /// When and where it was published.
    pub issue: &'a Issue,
    /// What we know of the publication.
    pub profile: Option<&'a Profile>,
    /// Bounds.
    pub limits: &'a Limits,
    /// Names of rules, dividers and clues that are switched off (`--without`).
    pub without: &'a [String],
}

impl<'a> Scene<'a> {
    /// The text.
    pub fn text(&self) -> &'a str {
        &self.raw.document.text
    }

    /// The tags that lie inside `span`.
    pub fn tags_in(&self, span: Span) -> &'a [Tag] {
        let from = self.tags.partition_point(|t| t.span.start < span.start);
        let to = self.tags.partition_point(|t| t.span.end <= span.end);
        self.tags.get(from..to.max(from)).unwrap_or(&[])
    }

    /// Whether a rule, divider or clue is switched on.
    pub fn uses(&self, name: &str) -> bool {
        debug_assert!(
            super::switches().any(|known| known == name),
            "`{name}` is no known switch"
        );
        !self.without.iter().any(|w| w == name)
    }
}
