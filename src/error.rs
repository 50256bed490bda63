//! What the world can do to us: unreadable input, bad usage, a broken profile or store, an output that cannot be written.

use std::fmt;

/// A result with our [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// What kind of thing failed; it decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An input could not be read (exit code 1).
    Input,
    /// An output could not be written (exit code 1).
    Output,
    /// Bad usage (exit code 2).
    Usage,
    /// A bad profile (exit code 2).
    Profile,
    /// A bad configuration file (exit code 2).
    Config,
    /// A store that is damaged, newer or foreign (exit code 2).
    Store,
    /// A store that is busy or cannot be written (exit code 1).
    Busy,
}

/// An error: what was tried and what came of it, in lower case without a full stop, and often a hint.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    message: String,
    hint: Option<String>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error of a kind with its message.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Error {
            kind,
            message: message.into(),
            hint: None,
            source: None,
        }
    }

    /// Adds the way out, shown on a second line.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds the error that caused this one.
    pub fn because(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The hint, where there is one.
    pub fn hint_text(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// The exit code of the contract: 1 when the rest of the run still counts, 2 when nothing was written.
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            Kind::Input | Kind::Output | Kind::Busy => 1,
            Kind::Usage | Kind::Profile | Kind::Config | Kind::Store => 2,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(source) = &self.source {
            write!(f, ": {source}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|s| s as _)
    }
}
