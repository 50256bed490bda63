//! Names of sections ("Coming up", "Mark your calendar"): what stands over a list, and is the title of nothing in it.

use super::aside;

/// Words of which such names are made.
const WORDS: &[&str] = &[
    "a",
    "about",
    "agenda",
    "ahead",
    "all",
    "also",
    "and",
    "around",
    "at",
    "calendar",
    "calendars",
    "coming",
    "date",
    "dates",
    "day",
    "days",
    "diary",
    "event",
    "events",
    "for",
    "forthcoming",
    "happening",
    "happenings",
    "here",
    "highlights",
    "hill",
    "in",
    "key",
    "later",
    "listings",
    "look",
    "looking",
    "mark",
    "meetings",
    "month",
    "months",
    "more",
    "next",
    "of",
    "on",
    "other",
    "our",
    "planner",
    "save",
    "schedule",
    "scheduled",
    "soon",
    "tap",
    "the",
    "this",
    "to",
    "today",
    "tomorrow",
    "tonight",
    "town",
    "up",
    "upcoming",
    "watch",
    "week",
    "week's",
    "weekend",
    "weeks",
    "week’s",
    "what",
    "what's",
    "whats",
    "what’s",
    "with",
    "you",
    "your",
];

/// What stands over a notice to the press.
const NOTICES: &[&str] = &[
    "media advisory",
    "press advisory",
    "news advisory",
    "media alert",
    "photo opportunity",
    "press release",
    "news release",
    "for immediate release",
    "for planning purposes",
    "for planning purposes only",
    "public notice",
    "legal notice",
];

/// Whether a line is a section's name and nothing else.
pub(crate) fn is_name(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if aside::is_reading_section(text) || NOTICES.iter().any(|n| bare.eq_ignore_ascii_case(n)) {
        return true;
    }
    let mut count = 0;
    let known = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '!' | '&' | '/' | '–' | '—'))
        .filter(|word| !word.is_empty())
        .all(|word| {
            count += 1;
            let word = word.to_lowercase();
            WORDS.binary_search(&word.as_str()).is_ok()
        });
    known && (1..=6).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_order() {
        assert!(WORDS.is_sorted());
    }

    #[test]
    fn a_section_is_told_from_a_title() {
        for name in [
            "Coming up",
            "UPCOMING EVENTS:",
            "What’s on this week",
            "Mark your calendar!",
            "Dates & events",
            "*** MEDIA ADVISORY ***",
        ] {
            assert!(is_name(name), "{name}");
        }
        for title in [
            "A week in the harbor",
            "Calendar reform",
            "Dredging after dark",
            "The day after tomorrow: a reading",
            "",
        ] {
            assert!(!is_name(title), "{title}");
        }
    }
}
