//! What we noticed and went on: a sentence with a place, never a failure.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// How much a [`Note`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Good to know.
    Info,
    /// Something may be wrong in the output.
    Warning,
    /// Something is missing in the output.
    Error,
}

/// A remark about one source: `code` is a short name that stays, `message` a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// How much it matters.
    pub level: Level,
    /// A short kebab-case name that stays from version to version.
    pub code: String,
    /// What was seen, where, and what to do.
    pub message: String,
    /// The place in the source's text, where there is one.
    pub span: Option<Span>,
}

impl Note {
    /// A note of level info.
    pub fn info(code: &str, message: impl Into<String>) -> Self {
        Note {
            level: Level::Info,
            code: code.to_owned(),
            message: message.into(),
            span: None,
        }
    }

    /// A note of level warning.
    pub fn warning(code: &str, message: impl Into<String>) -> Self {
        Note {
            level: Level::Warning,
            ..Note::info(code, message)
        }
    }

    /// A note of level error.
    pub fn error(code: &str, message: impl Into<String>) -> Self {
        Note {
            level: Level::Error,
            ..Note::info(code, message)
        }
    }

    /// The same note with its place.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }
}
