//! One thing seen once, resolved, with its evidence: what the store keeps and the timeline folds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::resolve::{Doubts, When};

/// Event or fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Takes place at a time: a talk, hearing, meeting, visit, vote, election, deadline.
    Event,
    /// Any other statement with a date.
    Fact,
}

/// Where it was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// A list, a table, structured data.
    Listing,
    /// A sentence.
    Prose,
}

/// What sort of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the contract's words explain themselves")]
pub enum Category {
    Talk,
    Hearing,
    Meeting,
    Visit,
    Vote,
    Election,
    Deadline,
    Publication,
    Other,
}

/// Whether it takes place.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// As announced.
    #[default]
    Confirmed,
    /// Tentative in its own words.
    Tentative,
    /// Called off.
    Cancelled,
    /// Put off: this is the old date.
    Postponed,
}

/// How one attends (schema.org's event attendance modes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Attendance {
    /// Online only.
    Online,
    /// In person only, said so.
    Offline,
    /// Both.
    Mixed,
}

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rel {
    /// Where one signs up.
    Registration,
    /// Where one watches.
    Stream,
    /// The event's own page.
    Page,
    /// Anything else.
    Other,
}

/// A link of an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ItemLink {
    /// The address, http(s), mailto or tel.
    pub url: String,
    /// What it leads to.
    pub rel: Rel,
}

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Name with room.
    pub name: Option<String>,
    /// Street address.
    pub address: Option<String>,
    /// IANA zone of the place, where it was used or known.
    pub zone: Option<String>,
}

/// One piece of evidence: the quote, its place, and why its date is what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// The quote, exactly as in the text.
    pub exact: String,
    /// Byte offset of its start in the extracted text.
    pub start: u32,
    /// Byte offset after its end.
    pub end: u32,
    /// The words that give the date, if any do.
    pub date_text: Option<String>,
    /// The words that give the clock time, if any do.
    pub time_text: Option<String>,
    /// The rule or divider that found it.
    pub rule: String,
    /// The reason for the date, in a sentence.
    pub because: String,
    /// Up to 32 characters before the quote (W3C text-quote selector).
    pub prefix: String,
    /// Up to 32 characters after the quote.
    pub suffix: String,
}

/// The source a sighting comes from, as far as merging and identity need it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceRef {
    /// SHA-256 of the parcel.
    pub sha256: String,
    /// Its issue date, if known.
    pub issued: Option<NaiveDate>,
    /// Profile or publisher name, normalised: two sightings of different publications corroborate each other.
    pub publication: Option<String>,
    /// Confidence of the issue date, in thousandths (integers keep `Eq` and bytes stable).
    pub issued_permille: u16,
}

/// One thing, seen once, resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// Where from.
    pub source: SourceRef,
    /// Event or fact.
    pub kind: Kind,
    /// List or sentence.
    pub origin: Origin,
    /// What sort.
    pub category: Option<Category>,
    /// The title.
    pub title: String,
    /// When.
    pub when: When,
    /// The host.
    pub organizer: Option<String>,
    /// People and bodies that take part.
    pub participants: Vec<String>,
    /// Where.
    pub place: Place,
    /// Online or in person.
    pub attendance: Option<Attendance>,
    /// Links.
    pub links: Vec<ItemLink>,
    /// Whether it takes place.
    pub status: Status,
    /// The section it stands under, for filters.
    pub section: Option<String>,
    /// The quote and the reason.
    pub evidence: Evidence,
    /// What is unsure about this sighting beyond `when.doubts`.
    pub doubts: Doubts,
    /// For a moved event: the old day's item is `Postponed`, and the new one names the old start here.
    pub moved_from: Option<crate::resolve::Moment>,
}
