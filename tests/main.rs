//! The integration tests, one binary.
#![expect(
    clippy::disallowed_methods,
    reason = "tests set up files and read what cargo says in the environment"
)]

// Runs the program: what every test of the command line is built with.
mod support;

// Module order and fences.
mod arrows;

// The command line, a file a command.
mod cli;

// Inputs that are meant to hurt.
mod hostile;

// Output formats.
mod formats;

// What was done to the lines changes nothing.
mod surfaces;

// One entry a real thing.
mod merging;

// Lists, a way to cut each.
mod list_days;
mod list_kinds;
mod list_mails;
mod list_status;
mod list_titles;
mod listings;
mod series;

// Issue dates that no line states.
mod issue_dates;
mod issue_months;

// Offsets of all zones against the newest tzdata.
mod zones;

// The README's commands.
mod readme;

// Running history, read as history.
mod narrative;
// The manual of time expressions.
mod timex;

// Sentences and the items that they give.
mod prose;

// The newsletters of `samples/` beside what is found in them.
mod samples;
