//! What the machine tells us: clock, environment, terminal. The only file that asks.

use std::io::IsTerminal;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

/// Everything a run takes from its surroundings, read once; line modes read nothing of it.
#[derive(Clone, Debug, Default)]
pub struct Env {
    /// `SOURCE_DATE_EPOCH`, where it is set (kept as text: a bad one is bad usage, not a panic).
    pub source_date_epoch: Option<String>,
    /// `NO_COLOR`, set and not empty.
    pub no_color: bool,
    /// `TERM` is `dumb`.
    pub dumb: bool,
    /// Standard input is a terminal.
    pub stdin_terminal: bool,
    /// Standard output is a terminal.
    pub stdout_terminal: bool,
    /// Standard error is a terminal.
    pub stderr_terminal: bool,
    /// Columns of the terminal; 80 where there is none.
    pub width: usize,
    /// The user's home folder.
    pub home: Option<PathBuf>,
    /// Where the user's configuration may lie, likeliest first.
    pub config_folders: Vec<PathBuf>,
}

impl Env {
    /// Reads the process's environment.
    pub fn from_process() -> Self {
        let config_home = var("XDG_CONFIG_HOME").map(PathBuf::from);
        let home = var("HOME").map(PathBuf::from);
        let in_home = home.as_ref().map(|home| home.join(".config"));
        Env {
            source_date_epoch: var("SOURCE_DATE_EPOCH"),
            no_color: var("NO_COLOR").is_some(),
            dumb: var("TERM").is_some_and(|term| term == "dumb"),
            stdin_terminal: std::io::stdin().is_terminal(),
            stdout_terminal: std::io::stdout().is_terminal(),
            stderr_terminal: std::io::stderr().is_terminal(),
            config_folders: config_home.or(in_home).into_iter().collect(),
            width: width(),
            home,
        }
    }
}

/// The machine's clock.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the clock"
)]
pub(crate) fn clock() -> DateTime<Utc> {
    std::time::SystemTime::now().into()
}

/// Columns: what the environment says, else what the terminal says, else 80.
fn width() -> usize {
    let said = var("COLUMNS").and_then(|columns| columns.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.or_else(seen)
        .filter(|n| (20..=1000).contains(n))
        .unwrap_or(80)
}

/// An environment variable that is set, is text and is not empty.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the environment"
)]
fn var(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
