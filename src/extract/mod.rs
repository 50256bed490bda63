//! What is in a tagged issue, with evidence.
//!
//! Input: a [`Scene`] (raw issue, tags, issue date, profile). Output: [`Extraction`]. A stretch of text is claimed once:
//! records, then listings, then prose on what is left.

mod scene;

mod sighting;

mod draft;

mod messages;

mod fields;

mod beside;

mod finish;

mod day;

mod series;

mod structured;

mod listing;

mod prose;

mod elsewhere;

mod talk;

mod replies;

pub use sighting::{
    Attendance, Category, Evidence, ItemLink, Kind, Origin, Place, Rel, Sighting, SourceRef, Status,
};

use crate::note::Note;
use crate::resolve::Doubt;
use crate::span::Span;
use messages::Messages;
pub use scene::Scene;

/// What can be switched off in extraction, besides the dividers: ways to know a day, kinds of evidence, whole extractors.
const SWITCHES: &[&str] = &[
    "badge",
    "day-above",
    "day-habit",
    "day-heading",
    "day-issue",
    "day-masthead",
    "day-sentence",
    "evidence-host",
    "evidence-markup",
    "evidence-siblings",
    "evidence-place",
    "prose",
    "records",
];

/// The names of all that can be switched off in extraction (`--without`).
pub fn switches() -> impl Iterator<Item = &'static str> {
    let dividers = listing::DIVIDERS.iter();
    SWITCHES.iter().copied().chain(dividers.map(|d| d.name))
}

/// A way to cut a stretch of the text into records that was tried: for `explain`.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// The stretch.
    pub span: Span,
    /// The divider that proposed it.
    pub divider: String,
    /// The title that its group gave it.
    pub title: Option<Span>,
    /// How many records of this shape there are.
    pub records: usize,
    /// What it was worth.
    pub fit: f64,
    /// Whether it was taken.
    pub chosen: bool,
}

/// What was found in one issue.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// The sightings, in reading order.
    pub sightings: Vec<Sighting>,
    /// What was noticed.
    pub notes: Vec<Note>,
    /// How many items were left out for want of an issue date.
    pub undated: usize,
    /// The cuts that were tried, in the order of the text.
    pub cuts: Vec<Cut>,
}

/// Whether a lone record has its date from a sentence that tells of it: the "LIMA." in front of a story is no event of its own.
fn is_told(listed: &Sighting, told: &[Sighting]) -> bool {
    let shouted = !listed.title.contains(char::is_lowercase);
    if !listed.doubts.has(Doubt::LoneRecord) || listed.title.contains(' ') && !shouted {
        return false;
    }
    let at = &listed.evidence;
    let from = told.partition_point(|t| t.evidence.end <= at.start);
    told[from..]
        .iter()
        .take_while(|t| t.evidence.start < at.end)
        .any(|t| t.when.start == listed.when.start && t.kind == Kind::Event)
}

/// Whether a repetition stands above the masthead's date: "Ferries and law, every Friday" says when the newsletter comes out.
fn is_tagline(scene: &Scene<'_>, listed: &Sighting) -> bool {
    const TOP: u32 = 600;
    let masthead = scene.issue.clues.iter().find(|c| c.name == "masthead");
    let dated = masthead.and_then(|c| c.span).map(|span| span.start);
    listed.when.repeats.is_some() && dated.is_some_and(|at| at < TOP && listed.evidence.start < at)
}

/// Finds everything in one issue.
pub fn extract(scene: &Scene<'_>) -> Extraction {
    let mut sightings = structured::find(scene);
    let messages = Messages::of(scene);
    let listed = listing::find(scene, &messages);
    let mut listed = listed;
    let mut told = prose::find(scene, &listed.claimed, &messages);
    listed
        .sightings
        .retain(|s| !is_told(s, &told) && !is_tagline(scene, s));
    elsewhere::doubt(&listed.sightings, &mut told);
    for event in told.iter_mut().filter(|s| s.kind == Kind::Event) {
        event.organizer = event
            .organizer
            .take()
            .or_else(|| fields::holding::told(&event.title));
    }
    sightings.extend(listed.sightings);
    sightings.extend(told);
    talk::settle(scene, &messages, &mut sightings);
    replies::settle(scene, &mut sightings);
    if listed.conversation {
        for event in sightings.iter_mut().filter(|s| s.kind == Kind::Event) {
            event.doubts.add(Doubt::KindUnclear);
        }
    }
    Extraction {
        sightings,
        notes: Vec::new(),
        undated: listed.undated,
        cuts: listed.cuts,
    }
}
