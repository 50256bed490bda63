//! One entry per real thing: a fold of sightings, with verdicts computed last.

mod item;
mod record;

pub use item::{
    AlternativeDoc, ClueDoc, EvidenceDoc, Generator, Item, NameDoc, NoteDoc, Point, SourceDoc,
    TimelineDoc,
};
pub use record::{IssueRecord, Override, Published, UserVerdict};
