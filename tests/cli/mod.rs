//! The command line: a file for each command, and what all of them share.

mod brief;
mod broken_pipe;
mod color;
mod cron;
mod dating;
mod exit_codes;
mod extract;
mod lines;
mod merge;

// What is odd about an input.
mod noticed;
mod profiles;
mod review;
mod small;
mod stdin;
mod store;
mod sync;
