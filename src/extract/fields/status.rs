//! Whether an item takes place: status words before, after or inside a line, and sentences that say so.

use super::super::Status;
use super::{Sought, has_any_word};

/// A status and the bytes of the text that say it, with the marks around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The status.
    pub(crate) status: Status,
    /// First byte to leave out of the title.
    pub(crate) start: usize,
    /// The byte after the last to leave out.
    pub(crate) end: usize,
}

/// Words that stand apart from a title and say its status; `Confirmed` only has to be taken out.
const WORDS: &[(&str, Status)] = &[
    ("updated event", Status::Confirmed),
    ("new event", Status::Confirmed),
    ("postponed", Status::Postponed),
    ("rescheduled", Status::Postponed),
    ("moved", Status::Postponed),
    ("canceled", Status::Cancelled),
    ("cancelled", Status::Cancelled),
    ("called off", Status::Cancelled),
    ("killed", Status::Cancelled),
    ("vacated", Status::Cancelled),
    ("tbc", Status::Tentative),
    ("tentative", Status::Tentative),
    ("tentatively", Status::Tentative),
    ("tent", Status::Tentative),
    ("possible", Status::Tentative),
    ("to be confirmed", Status::Tentative),
    ("unconfirmed", Status::Tentative),
    ("not confirmed", Status::Tentative),
    ("not yet confirmed", Status::Tentative),
    ("pending", Status::Tentative),
    ("hold", Status::Tentative),
    ("provisional", Status::Tentative),
    ("provisionally", Status::Tentative),
    ("reportée", Status::Postponed),
    ("reporté", Status::Postponed),
    ("annulée", Status::Cancelled),
    ("annulé", Status::Cancelled),
    ("sous réserve", Status::Tentative),
    ("à confirmer", Status::Tentative),
    ("invited", Status::Confirmed),
    ("updated", Status::Confirmed),
    ("new", Status::Confirmed),
    ("correction", Status::Confirmed),
    ("corrected", Status::Confirmed),
    ("time change", Status::Confirmed),
];

/// The status that a piece is, and nothing else: "tent.", "TBC", "Cancelled".
pub(crate) fn alone(text: &str) -> Option<Status> {
    let text = text.trim_end_matches('.');
    if text == "hold" {
        return None;
    }
    let found = WORDS
        .iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(text));
    found
        .map(|(_, status)| *status)
        .filter(|status| *status != Status::Confirmed)
}

/// The last word of a title that says its status without a mark: "Brick night cancelled"; gives where it begins.
fn at_end(text: &str) -> Option<Found> {
    let whole = text.trim_end();
    let text = whole.trim_end_matches('.');
    let (left, word) = text.rsplit_once(' ')?;
    let left = left.trim_end();
    // "Mud run: off"
    let off = matches!(word, "off" | "OFF") && left.ends_with([':', '–', '—']);
    let (cancelled, put_off) = (
        word.eq_ignore_ascii_case("cancelled") || word.eq_ignore_ascii_case("canceled") || off,
        matches!(word, "postponed" | "POSTPONED"),
    );
    // "has been cancelled" is a sentence, and "not cancelled" the contrary.
    let last = left.rsplit(' ').next().unwrap_or("").to_lowercase();
    let free = !matches!(
        last.as_str(),
        "is" | "be"
            | "been"
            | "was"
            | "were"
            | "are"
            | "not"
            | "if"
            | "and"
            | "or"
            | "the"
            | "a"
            | "for"
            | "of"
    );
    // "Slate verdict poss.": a desk's word for what may take place.
    let possible = matches!(word, "poss" | "tbc" | "TBC");
    let status = match (cancelled, possible) {
        (true, _) => Status::Cancelled,
        (_, true) => Status::Tentative,
        _ => Status::Postponed,
    };
    let told = cancelled || put_off || possible;
    // The dot of "poss." goes with it.
    let end = if possible { whole.len() } else { text.len() };
    (free && told && left.chars().any(char::is_alphabetic)).then_some(Found {
        status,
        start: left.trim_end_matches([':', '–', '—', ' ']).len(),
        end,
    })
}

/// Finds the status that stands apart in `text`: in capitals, in brackets, or set off by marks on both sides.
pub(crate) fn find(text: &str) -> Option<Found> {
    let mut best: Option<Found> = None;
    let sought = Sought::of(text);
    for &(word, status) in WORDS {
        let mut from = 0;
        while let Some(start) = sought.find(word, from) {
            let end = start + word.len();
            from = end;
            let Some(found) = apart(text, start, end, status) else {
                continue;
            };
            let better = best.is_none_or(|b| {
                rank(found.status) > rank(b.status)
                    || rank(found.status) == rank(b.status) && found.start < b.start
            });
            if better {
                best = Some(found);
            }
        }
    }
    best.filter(|b| b.status != Status::Confirmed)
        .or_else(|| at_end(text))
        .or(best)
}

/// Which of two statuses of one text counts.
fn rank(status: Status) -> u8 {
    match status {
        Status::Confirmed => 0,
        Status::Tentative => 1,
        Status::Postponed => 2,
        Status::Cancelled => 3,
    }
}

/// The status word at `start..end` with its marks, if it stands apart.
fn apart(text: &str, start: usize, end: usize, status: Status) -> Option<Found> {
    let word = &text[start..end];
    let left = text[..start].trim_end();
    let right = text[end..].trim_start();
    let glued = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if glued(text[..start].chars().next_back()) || glued(text[end..].chars().next()) {
        return None;
    }
    let capitals = word.chars().all(|c| !c.is_lowercase()) && word.len() > 4;
    // "Ball – hold Saturday 10 December" asks to keep the day free.
    if word.eq_ignore_ascii_case("hold") && word.contains(char::is_lowercase) {
        return None;
    }
    let left_mark = left.chars().next_back();
    let right_mark = right.chars().next();
    let bracket = |c: Option<char>, set: &str| c.is_some_and(|c| set.contains(c));
    let open = left_mark.is_none() || bracket(left_mark, ":–—-|([*•·.!]");
    // "called off, sorry"
    let firm = matches!(status, Status::Cancelled | Status::Postponed) && word.len() > 6;
    let close = right_mark.is_none()
        || bracket(right_mark, ":–—-|)]*•·.!")
        || firm && left_mark.is_some() && right_mark == Some(',')
        || left_mark.is_none() && right_mark == Some('(');
    let bracketed = bracket(left_mark, "([") && bracket(right_mark, ")]:.,");
    let weak = matches!(status, Status::Confirmed)
        || word.eq_ignore_ascii_case("moved")
        || word.len() <= 4;
    let stands = if weak {
        bracketed || left_mark.is_none() && bracket(right_mark, ":") && capitals_or_event(word)
    } else if status == Status::Tentative {
        bracketed || open && close && left_mark.is_some()
    } else {
        bracketed
            || open && close
            || capitals && (open || close || left_mark.is_none() || right_mark.is_none())
    };
    stands.then(|| with_marks(text, start, end, status))
}

/// Whether a weak word is in capitals, as a flag before a title is.
fn capitals_or_event(word: &str) -> bool {
    word.chars().all(|c| !c.is_lowercase())
}

/// The status word with brackets, dashes and colons around it.
fn with_marks(text: &str, start: usize, end: usize, status: Status) -> Found {
    let left = text[..start].trim_end_matches(|c: char| c.is_whitespace() || "([–—-*|".contains(c));
    let rest = &text[end..];
    let right = rest.trim_start_matches(|c: char| c.is_whitespace() || ")]:–—-*|.".contains(c));
    Found {
        status,
        start: left.len(),
        end: text.len() - right.len(),
    }
}

/// The status that a sentence states: "is postponed", "has been cancelled", "was called off".
pub(crate) fn stated(text: &str) -> Option<Status> {
    const SAID: &[(&str, Status)] = &[
        ("postponed", Status::Postponed),
        ("rescheduled", Status::Postponed),
        ("put off", Status::Postponed),
        ("canceled", Status::Cancelled),
        ("cancelled", Status::Cancelled),
        ("called off", Status::Cancelled),
        ("scrapped", Status::Cancelled),
    ];
    const BEFORE: &[&str] = &[
        "is", "are", "was", "were", "been", "being", "now", "event", "meeting", "hearing",
    ];
    const NOT: &[&str] = &[
        "will not meet",
        "will not be held",
        "will not take place",
        "does not meet",
        "is not meeting",
    ];
    // With a day behind it, it speaks of that day.
    let sought = Sought::of(text);
    let falls_out = NOT.iter().any(|phrase| {
        sought.find_word(phrase).is_some_and(|at| {
            !text[at..].contains(" on ") && !text[at..].bytes().any(|b| b.is_ascii_digit())
        })
    });
    if falls_out {
        return Some(Status::Cancelled);
    }
    for &(word, status) in SAID {
        let Some(at) = sought.find_word(word) else {
            continue;
        };
        let previous = text[..at].split_whitespace().next_back();
        // "Cancelled if it rains" says nothing yet.
        if text[at + word.len()..].trim_start().starts_with("if ") {
            continue;
        }
        let before = text[..at].trim_end();
        let first = before.is_empty() || before.ends_with(['.', '!', ';']);
        if first || previous.is_some_and(|p| BEFORE.contains(&p.to_ascii_lowercase().as_str())) {
            return Some(status);
        }
    }
    None
}

/// Whether an item says in its own words that it may not happen or may happen later.
pub(crate) fn is_tentative(text: &str) -> bool {
    has_any_word(
        text,
        &[
            "no earlier than",
            "not before",
            "tentatively scheduled",
            "date to be confirmed",
            "not confirmed",
            "not yet confirmed",
            "date tbc",
            "weather permitting",
        ],
    ) || text.starts_with("NET ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: Option<Status>, left: &str) {
        let found = find(text);
        assert_eq!(found.map(|f| f.status), expected, "{text}");
        if let Some(f) = found {
            assert_eq!(
                format!("{}{}", &text[..f.start], &text[f.end..]).trim(),
                left
            );
        }
    }

    #[test]
    fn what_does_not_meet_is_off() {
        assert_eq!(stated("The choir will not meet"), Some(Status::Cancelled));
        assert_eq!(stated("The choir will not meet on May 12"), None);
        assert!(is_tentative("The minister, invited, not confirmed"));
    }

    #[test]
    fn a_status_word_counts_when_it_stands_apart() {
        case(
            "POSTPONED: Moth night",
            Some(Status::Postponed),
            "Moth night",
        );
        case(
            "CANCELLED - Moth night",
            Some(Status::Cancelled),
            "Moth night",
        );
        case(
            "Moth night (cancelled)",
            Some(Status::Cancelled),
            "Moth night",
        );
        case(
            "Slate verdict poss.",
            Some(Status::Tentative),
            "Slate verdict",
        );
        case(
            "Moth night – POSTPONED",
            Some(Status::Postponed),
            "Moth night",
        );
        case(
            "Moth night cancelled",
            Some(Status::Cancelled),
            "Moth night",
        );
        case(
            "Moth Night Cancelled",
            Some(Status::Cancelled),
            "Moth Night",
        );
        case("HOLD: Moth night", Some(Status::Tentative), "Moth night");
        case("Moth Ball – hold Saturday", None, "");
        case("Moth night: off", Some(Status::Cancelled), "Moth night");
        case("Moth minister, invited, not confirmed", None, "");
        case(
            "Moth night in Ely (provisional)",
            Some(Status::Tentative),
            "Moth night in Ely",
        );
        case("Doorstep (tbc)", Some(Status::Tentative), "Doorstep");
        case(
            "Talks resume (possible).",
            Some(Status::Tentative),
            "Talks resume",
        );
        case(
            "UPDATED EVENT: Moth night",
            Some(Status::Confirmed),
            "Moth night",
        );
        case(
            "Lunch (UPDATED: CANCELLED)",
            Some(Status::Cancelled),
            "Lunch (UPDATED:",
        );
    }

    #[test]
    fn a_status_word_inside_a_title_is_part_of_it() {
        case("The Harbor Postponed", None, "");
        case("A cancelled stamp and its uses", None, "");
        case("Who was cancelled", None, "");
        case("Night of the Cancelled and the Lost", None, "");
        case("New rooms, old doors", None, "");
        case("Possible futures", None, "");
    }

    #[test]
    fn a_sentence_states_a_status() {
        assert_eq!(stated("The gala is postponed."), Some(Status::Postponed));
        assert_eq!(
            stated("Postponed. A new date will follow."),
            Some(Status::Postponed)
        );
        assert_eq!(stated("A postponed debt"), None);
        assert_eq!(
            stated("12 Dock St. Postponed, they say, to May."),
            Some(Status::Postponed)
        );
        assert_eq!(stated("Out of doors. Cancelled if it rains."), None);
        assert_eq!(alone("tent."), Some(Status::Tentative));
        assert_eq!(alone("updated"), None);
    }
}
