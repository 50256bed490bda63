//! `dateline` reads newsletters and finds the scheduled events and dated facts in them.

// Modules stand in the order of the data flow: each may name only modules above it.

// What everything shares.
pub mod span;

pub mod error;

pub mod note;

pub mod limits;

// One issue, pure, on any thread.
pub mod document;

pub mod read;

pub mod lexicon;

pub mod token;

pub mod sentence;

pub mod timex;

pub mod resolve;

pub mod profile;

pub mod issue;

pub mod extract;

pub mod analysis;

// Many issues.
pub mod timeline;

#[cfg(feature = "store")]
pub mod store;

pub mod briefing;

pub mod write;

#[cfg(feature = "cli")]
pub mod cli;
