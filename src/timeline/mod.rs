//! One entry per real thing: a fold of sightings, with verdicts computed last.
//!
//! Input: the [`IssueRecord`]s of all issues, what was [`Published`] before and the user's [`Override`]s.
//! Output: [`Folded`], entries by start and uid, and the [`TimelineDoc`] that writers and the briefing read.
//!
//! Invariants: the same records, published state, overrides and options give the same entries in whatever order the
//! records arrive; what is sure is decided in `verdict.rs` alone; an id comes from the earliest sighting by issue date,
//! and once published it stays.
//!
//! To add a reason to be unsure: a [`Doubt`](crate::resolve::Doubt) where it is noticed, its sentence in
//! `reasons.rs`, its weight by `.ci/fit_confidence.py`. To add a way in which one event is told twice: `same.rs`, with a triple in its tests.

mod assumed;
mod changes;
mod display;
mod entry;
mod fold;
mod id;
mod item;
mod look;
mod merge;
mod overrides;
mod reasons;
mod record;
mod rrule;
mod same;
mod says;
mod succession;
mod verdict;
mod weights;
mod words;

pub use changes::{Change, ChangeKind, Quote, difference, kind, looks_the_same, visible};
pub use fold::{Entry, FoldOptions, Folded, fold};
pub use item::{
    AlternativeDoc, ClueDoc, EvidenceDoc, Generator, Item, NameDoc, NoteDoc, Point, SourceDoc,
    TimelineDoc,
};
pub use record::{IssueRecord, Override, Published, UserVerdict};
pub use says::records_of;
