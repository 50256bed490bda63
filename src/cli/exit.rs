//! The exit codes of the contract, in one place.

use crate::error::Error;

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitCode {
    /// Done, also when nothing was found.
    #[default]
    Done = 0,
    /// Done, but an input could not be read or dated, or an output was not written.
    Partly = 1,
    /// Bad usage, profile, configuration or store; nothing was written.
    Refused = 2,
}

impl ExitCode {
    /// The code that an error asks for.
    pub(crate) fn of(error: &Error) -> Self {
        match error.exit_code() {
            0 => ExitCode::Done,
            1 => ExitCode::Partly,
            _ => ExitCode::Refused,
        }
    }
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        std::process::ExitCode::from(code as u8)
    }
}
