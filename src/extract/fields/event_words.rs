//! Words by which an event shows itself: its nouns, in the name and told in small letters.

/// Nouns of events behind the name of a host: "Quay Society annual symposium".
pub(super) const EVENTS: &[&str] = &[
    "discussion",
    "lecture",
    "hearing",
    "conference",
    "symposium",
    "forum",
    "meeting",
    "seminar",
    "webinar",
    "panel",
    "briefing",
    "talk",
    "workshop",
    "luncheon",
    "roundtable",
    "summit",
    "event",
    "media",
    "reception",
    "annual",
    "online",
    "virtual",
    "book",
    "news",
    "field",
    "podcast",
    "markup",
    "conversation",
];

/// Nouns of events that are told in small letters behind a host.
const TOLD: &[&str] = &[
    "announcement",
    "auction",
    "ballot",
    "banquet",
    "bag",
    "breakfast",
    "brunch",
    "ceremony",
    "concert",
    "congress",
    "council",
    "course",
    "debate",
    "dinner",
    "exhibition",
    "film",
    "gala",
    "launch",
    "lunch",
    "march",
    "matinee",
    "meetup",
    "picnic",
    "protest",
    "rally",
    "reading",
    "rehearsal",
    "release",
    "screening",
    "session",
    "supper",
    "tour",
    "training",
    "trivia",
    "vigil",
    "walk",
    "webcast",
];

/// Nouns that stand before or behind an event and name none by themselves.
const BESIDE: &[&str] = &[
    "annual", "book", "event", "field", "media", "news", "online", "virtual",
];

/// Whether a word names an event.
pub(crate) fn is_event(word: &str) -> bool {
    TOLD.contains(&word) || EVENTS.contains(&word) && !BESIDE.contains(&word)
}
