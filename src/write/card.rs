//! An item as text writers want it: every field clean, in the words a person reads.

use super::clean::{self, Clean};
use crate::extract::{Attendance, Category, Kind, Rel, Status};
use crate::timeline::{EvidenceDoc, Item, SourceDoc, TimelineDoc};

/// Characters of a title, a name, a quote, a reason.
const TITLE: usize = 250;
const NAME: usize = 200;
const QUOTE: usize = 1_000;
const REASON: usize = 400;
const LINK: usize = 2_100;

/// One item, clean.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    /// Its uid, as in the JSON.
    pub(crate) uid: Clean,
    /// Event or fact.
    pub(crate) kind: Kind,
    /// The title, one line.
    pub(crate) title: Clean,
    /// "Tuesday, Oct. 29, 10 a.m. ET".
    pub(crate) when: Clean,
    /// Date and time as the newsletter printed them.
    pub(crate) printed: Option<Clean>,
    /// The host.
    pub(crate) host: Option<Clean>,
    /// Place and address in one line.
    pub(crate) place: Option<Clean>,
    /// "Online", "Online and in person".
    pub(crate) attendance: Option<&'static str>,
    /// "talk", "hearing" …
    pub(crate) category: Option<&'static str>,
    /// Participants.
    pub(crate) people: Vec<Clean>,
    /// Addresses with what they lead to.
    pub(crate) links: Vec<(Clean, &'static str)>,
    /// Status, where it is not simply confirmed.
    pub(crate) status: Option<&'static str>,
    /// Whether a person should look.
    pub(crate) needs_review: bool,
    /// Why.
    pub(crate) reasons: Vec<Clean>,
    /// "Set by you: title, start", where the user's word stands over the text's.
    pub(crate) corrected: Option<String>,
    /// Each quote with its source's name and day and the reason for the date.
    pub(crate) quotes: Vec<Quote>,
}

/// One quote of a card.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    /// The words, one line.
    pub(crate) exact: Clean,
    /// "Capital Notebook, 2025-03-10".
    pub(crate) source: Clean,
    /// The reason for the date.
    pub(crate) because: Clean,
    /// The source's address.
    pub(crate) url: Option<Clean>,
    /// Whether an earlier issue of the same publication used the same words.
    pub(crate) repeated: bool,
}

impl Card {
    /// The card of an item of this timeline.
    pub(crate) fn of(item: &Item, doc: &TimelineDoc) -> Card {
        Card {
            uid: Clean::new(&item.uid, NAME),
            kind: item.kind,
            title: Clean::new(&item.title, TITLE),
            when: Clean::new(&item.display_date, NAME),
            printed: item.evidence.first().and_then(printed),
            host: item
                .organizer
                .as_ref()
                .map(|o| Clean::new(&o.name, NAME))
                .filter(|n| !n.is_empty()),
            place: place(item),
            attendance: item.attendance_mode.and_then(attendance_words),
            category: item.category.map(category_word),
            people: item
                .participants
                .iter()
                .map(|p| Clean::new(&p.name, NAME))
                .collect(),
            links: item
                .links
                .iter()
                .filter_map(|l| Some((Clean::new(&clean::link(&l.url)?, LINK), rel_words(l.rel))))
                .collect(),
            status: status_word(item.status),
            needs_review: item.needs_review,
            reasons: item
                .review_reasons
                .iter()
                .map(|r| Clean::new(r, REASON))
                .collect(),
            corrected: corrected(item),
            quotes: item
                .evidence
                .iter()
                .enumerate()
                .map(|(index, e)| {
                    let source = doc.sources.iter().find(|s| s.id == e.source);
                    Quote {
                        exact: Clean::new(&e.exact, QUOTE),
                        source: source.map(source_words).unwrap_or_default(),
                        because: Clean::new(&e.because, REASON),
                        repeated: is_repeated(item, index, doc),
                        url: source
                            .and_then(|s| Some(Clean::new(&clean::link(s.url.as_deref()?)?, LINK))),
                    }
                })
                .collect(),
        }
    }
}

/// What a reader has to know before the quotes: that they are not where these fields come from.
pub(crate) fn corrected(item: &Item) -> Option<String> {
    let names: Vec<&str> = item.corrected.iter().map(String::as_str).collect();
    (!names.is_empty()).then(|| format!("Set by you: {}", names.join(", ")))
}

/// Whether an earlier issue of the same publication said it in the same words.
fn is_repeated(item: &Item, index: usize, doc: &TimelineDoc) -> bool {
    let publication = |evidence: &EvidenceDoc| {
        let source = doc.sources.iter().find(|s| s.id == evidence.source);
        source.and_then(|source| source.publication())
    };
    let Some(this) = item.evidence.get(index) else {
        return false;
    };
    let mut same_words = item.evidence[..index]
        .iter()
        .filter(|e| e.exact.split_whitespace().eq(this.exact.split_whitespace()));
    same_words.any(|e| e.source != this.source && publication(e) == publication(this))
}

fn printed(evidence: &EvidenceDoc) -> Option<Clean> {
    let words = match (evidence.date_text.as_deref(), evidence.time_text.as_deref()) {
        (Some(date), Some(time)) if date.contains(time) => date.to_owned(),
        (Some(date), Some(time)) if time.contains(date) => time.to_owned(),
        (Some(date), Some(time)) => format!("{date}, {time}"),
        (date, time) => date.or(time)?.to_owned(),
    };
    Some(Clean::new(&words, NAME)).filter(|w| !w.is_empty())
}

fn place(item: &Item) -> Option<Clean> {
    let words: Vec<&str> = [&item.location.name, &item.location.address]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    Some(Clean::new(&words.join(", "), TITLE)).filter(|p| !p.is_empty())
}

/// "Capital Notebook, 2025-03-10".
pub(crate) fn source_words(source: &SourceDoc) -> Clean {
    let name = source
        .publisher
        .as_deref()
        .or(source.title.as_deref())
        .unwrap_or(&source.name);
    match source.issue_date {
        Some(day) => Clean::new(&format!("{name}, {day}"), NAME),
        None => Clean::new(name, NAME),
    }
}

fn attendance_words(mode: Attendance) -> Option<&'static str> {
    match mode {
        Attendance::Online => Some("Online"),
        Attendance::Mixed => Some("Online and in person"),
        Attendance::Offline => None,
    }
}

/// The contract's word for a category.
pub(crate) fn category_word(category: Category) -> &'static str {
    match category {
        Category::Talk => "talk",
        Category::Hearing => "hearing",
        Category::Meeting => "meeting",
        Category::Visit => "visit",
        Category::Vote => "vote",
        Category::Election => "election",
        Category::Deadline => "deadline",
        Category::Publication => "publication",
        Category::Other => "other",
    }
}

/// What a link leads to, as a button would say it.
pub(crate) fn rel_words(rel: Rel) -> &'static str {
    match rel {
        Rel::Registration => "Register",
        Rel::Stream => "Watch",
        Rel::Page => "Event page",
        Rel::Other => "Link",
    }
}

fn status_word(status: Status) -> Option<&'static str> {
    match status {
        Status::Confirmed => None,
        Status::Tentative => Some("tentative"),
        Status::Cancelled => Some("cancelled"),
        Status::Postponed => Some("postponed"),
    }
}
