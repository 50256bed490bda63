//! What is in a tagged issue, with evidence.
//!
//! Input: a raw issue, its tags, its issue, its profile. Output: [`Extraction`]. A stretch of text is claimed once: records, then listings, then prose.

mod scene;
mod sighting;

pub use sighting::{
    Attendance, Category, Evidence, ItemLink, Kind, Origin, Place, Rel, Sighting, SourceRef, Status,
};

use crate::note::Note;
pub use scene::Scene;

/// What was found in one issue.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// The sightings, in reading order.
    pub sightings: Vec<Sighting>,
    /// What was noticed.
    pub notes: Vec<Note>,
    /// How many items were left out for want of an issue date.
    pub undated: usize,
}

/// Finds everything in one issue.
pub fn extract(_scene: &Scene<'_>) -> Extraction {
    Extraction::default()
}
