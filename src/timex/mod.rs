//! Find time expressions and say what they say.
//!
//! Input: a text. Output: [`Tags`], sorted by start and never overlapping. Tagging knows no date.

pub mod expr;

use crate::span::Span;
pub use expr::TimeExpr;

/// How to tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Which extents to mark.
    pub style: Style,
}

/// Whose habits the extents follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// What extraction works with: ranges whole, a day and its clock in one expression, no vague words.
    #[default]
    Calendar,
    /// The annotation habits of TimeBank and its kin.
    TimeMl,
}

/// One time expression found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tag {
    /// Where it stands.
    pub span: Span,
    /// The name of the rule that found it.
    pub rule: &'static str,
    /// What it says.
    pub expr: TimeExpr,
    /// Whether it stands in a quoted title or a name, where dates are no dates.
    pub within: Within,
}

/// What a tag stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// Running text.
    #[default]
    Text,
    /// A quoted title (of a talk, book, paper).
    Title,
    /// A quotation of speech.
    Quotation,
    /// A name ("Six-Day War", "Agenda 2030").
    Name,
}

/// The tags of a text, sorted by start, never overlapping.
pub type Tags = Vec<Tag>;

/// Finds the time expressions of one text.
pub fn tag(_text: &str, _options: Options) -> Tags {
    Vec::new()
}
