//! `dateline` reads newsletters and finds the scheduled events and dated facts in them.
//!
//! A parcel of bytes becomes a [`RawIssue`](document::RawIssue), its text is tagged with time expressions, the issue date is worked
//! out, events and facts are extracted as [`Sighting`](extract::Sighting)s, and many issues fold into one timeline that writers turn
//! into calendars, JSON, pages and text. The front door is [`analysis::analyze`]; time expressions alone are [`timex::tag`] and
//! [`resolve::resolve`].
//!
//! ```
//! use dateline::{analysis, read::Parcel};
//!
//! let parcel = Parcel {
//!     name: "issue.txt".into(),
//!     bytes: b"Monday, March 10, 2025\n\nThe board meets on Wednesday in Lisbon.\n".to_vec(),
//!     ..Parcel::default()
//! };
//! let analysis = analysis::analyze(&parcel, &analysis::Options::default())?;
//! let meeting = &analysis.extraction.sightings[0];
//! assert_eq!(meeting.when.value, "2025-03-12");
//! # Ok::<(), dateline::error::Error>(())
//! ```
//!
//! # The flow
//!
//! ```text
//! read::unpack ▶ Parcel ─ read::open ▶ RawIssue ─ timex::tag_document ▶ Tags ─ issue::infer ▶ Issue ─ extract ▶ Sightings ─┐
//!  streamed                Document, Headers,        what the text        date, zone, how       one thing, seen once,       │
//!                          Records                   says, no date yet    we know               resolved, with its quote    │
//! bytes ◀ write ─ Agenda ◀ briefing ─ TimelineDoc ◀ timeline::fold ◀──────────────────────────────── store (under `sync`) ◀─┘
//! ```
//!
//! Three orders are not the obvious ones. *Tagging knows no date*: resolving needs the issue date, and the issue date is often in the
//! text, so a [`TimeExpr`](timex::TimeExpr) leaves open what the text leaves open, and a [`Frame`](resolve::Frame) closes it later.
//! *What is sure is decided last, once*: sightings carry [`Doubts`](resolve::Doubts), and `timeline/verdict.rs` alone makes confidence
//! and `needsReview` of them, always anew, never stored. *The timeline is a fold*: entries are a function of sightings, the user's word
//! and what was published, whatever order they arrived in, so a first run, a second run, a killed run and a rebuilt store are one path.
//!
//! # Order of modules
//!
//! Modules stand below in the order of the data flow, and each names only modules above it (`tests/arrows.rs`).
//!
//! # Invariants
//!
//! - `clap` is only in `cli`, `icalendar` only in `write/ics`, `rusqlite` only in `store`; the HTML, mail and feed crates each in one file
//!   of `read`; zone offsets only from `resolve/zone.rs` and `write/ics/vtimezone.rs`; `regex` only for patterns a person wrote.
//! - Only `cli` reads the clock, the environment, the terminal and the configuration folder; only `cli/output.rs` and `store` write.
//! - Analysis does not fail: it gives sightings and notes. An `Err` means unreadable bytes, a bad profile, the store, or output.
//! - No evidence, no sighting. Spans are byte offsets on character borders of `Document::text`; a tag never crosses a block; a stretch
//!   of text is claimed once: records, then listings, then prose.
//! - The same input, options and `--now` give the same bytes. No random ids, no clock; an explicit sort on the way out.
//! - Every text from outside passes `write/clean.rs` before a writer prints it, and the page's own escaping before a browser sees it.
//! - Time is linear in the size of the input, and nothing is compiled or filled at start-up.
//!
//! # Where do I add…
//!
//! | what | where |
//! |---|---|
//! | a word ("Thurs.", "Venue:", a verb of meeting) | a line in `lexicon/`, a phrase in `tests/timex/` or a sample |
//! | a time-expression rule | a `Rule` in its family in `timex/rules/`, examples in `tests/timex/`, look-alikes in `not-times.txt` |
//! | a holiday or other named day | `lexicon` (its words) and `resolve/named_day.rs` (its rule) |
//! | a way people print lists | first look at `explain`: usually a label word or evidence for a role is missing; a new way to *cut* is a file in `extract/listing/dividers/` |
//! | a value of an axis of layouts (a way to cut, an order of fields, a clock, a date) | `.ci/layouts.py`, and see what is missed or invented |
//! | a way to print a date or an hour, or to count a day from another | `.ci/phrases.py` too, and see what is read otherwise |
//! | a place where a day can come from | one step in the ordered list of `extract/day/mod.rs` |
//! | a sign of whose clock hours without a zone are on | of the whole issue: `issue/clues/{habits,home,british,abroad,telephones}.rs`; of a list: `extract/listing/clocks.rs`; of one hour: `extract/beside.rs` |
//! | a reason to be unsure | a `Doubt` where it is noticed, its sentence in `timeline/reasons.rs`, its weight by `.ci/fit_confidence.py` (table in `timeline/weights.rs`) |
//! | a clue for the issue date | a file in `issue/clues/` |
//! | an input format | a file in `read/`, a line in `read/sniff.rs`, a sample |
//! | an output format | a file in `write/`, a `Format` variant, a snapshot |
//! | a publication | a file in `profile/builtin/`, its line there, a sample |
//! | a limit, a hostile input | a field of [`Limits`](limits::Limits), a case in `tests/hostile.rs` |
//! | a flag or command | `cli/args.rs`, `cli/commands/`, a file in `tests/cli/` |
//!
//! # Design
//!
//! *Why are histories tagged in a style of their own?* "1776 found the town empty", "the 8th", "0430" and "August was hot" are times in a
//! chapter of history and hardly ever in a newsletter. Which of the two a text is, `resolve/narrative.rs` finds from its first part;
//! `resolve/thread.rs` then carries day, month and year of the story apart from each other, so that an aside moves none of them.
//!
//! *Why is the JSON item a type of `timeline`?* Writers, the briefing and `merge` all read the same thing: the contract's item, with its key
//! order given by the order of fields. A second model between the fold and the writers would only be copied from one to the other.
//!
//! *Why no grammar files, no learned model?* A rule computes, and a reader should be able to predict what a rule does; errors in generated
//! grammars move to run time, and a trained ranking cannot be explained to the person whose calendar it filled.
//!
//! *Why are hours without a zone not simply Eastern?* On newsletters that nobody here had seen, half of the wrong hours shown as sure were
//! right on another clock. So the text is asked first (a note, a heading, the city beside the hour, where the publication lives), and where
//! it says only a little, the item wants a look; Eastern is what is left.
//!
//! *Why does `Doubt` live in `resolve`?* Resolving is the first stage that can be unsure; everything to its right adds to the same set.

// Modules stand in the order of the data flow: each may name only modules above it.

// What everything shares.
pub mod span;

pub mod error;

pub mod note;

pub mod limits;

// What every reader and reading of a text may ask of a word.
pub mod lexicon;

// One issue, pure, on any thread.
pub mod document;

pub mod read;

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
