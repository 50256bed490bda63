//! What an extractor found, before the last checks: owned text for the fields, spans for the evidence.

use super::{Attendance, Category, ItemLink, Kind, Origin, Place, Status};
use crate::resolve::{Doubts, Moment, When};
use crate::span::Span;

/// One thing found in a list or a sentence, resolved. `finish` makes a [`Sighting`](super::Sighting) of it.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Event or fact.
    pub(crate) kind: Kind,
    /// List or sentence.
    pub(crate) origin: Origin,
    /// What sort; `None` lets `finish` look for a word of the title that says it.
    pub(crate) category: Option<Category>,
    /// The title, as found; `finish` cleans it.
    pub(crate) title: String,
    /// When.
    pub(crate) when: When,
    /// The host.
    pub(crate) organizer: Option<String>,
    /// People and bodies that take part.
    pub(crate) participants: Vec<String>,
    /// Where.
    pub(crate) place: Place,
    /// Online or in person.
    pub(crate) attendance: Option<Attendance>,
    /// Links.
    pub(crate) links: Vec<ItemLink>,
    /// Whether it takes place.
    pub(crate) status: Status,
    /// The section it stands under.
    pub(crate) section: Option<String>,
    /// The quote.
    pub(crate) quote: Span,
    /// The words that give the date.
    pub(crate) date_text: Option<Span>,
    /// The words that give the clock time.
    pub(crate) time_text: Option<Span>,
    /// The rule or divider that found it.
    pub(crate) rule: &'static str,
    /// The reason for the date, in a sentence.
    pub(crate) because: String,
    /// What is unsure beyond `when.doubts`.
    pub(crate) doubts: Doubts,
    /// For a moved event, the old start.
    pub(crate) moved_from: Option<Moment>,
}

impl Draft {
    /// A confirmed event with nothing but its title and time.
    pub(crate) fn new(origin: Origin, title: String, when: When, quote: Span) -> Self {
        Draft {
            kind: Kind::Event,
            origin,
            category: None,
            title,
            when,
            organizer: None,
            participants: Vec::new(),
            place: Place::default(),
            attendance: None,
            links: Vec::new(),
            status: Status::Confirmed,
            section: None,
            quote,
            date_text: None,
            time_text: None,
            rule: "",
            because: String::new(),
            doubts: Doubts::NONE,
            moved_from: None,
        }
    }
}
