//! Kickers: short lines above a title that say what kind of item it is, how one attends, or whether it takes place.
//!
//! "WEBINAR", "IN PERSON + ONLINE", "POSTPONED", "Tomorrow": they belong to the item below, not to the one above.

use super::piece::{Form, Line, Page};
use crate::extract::Status;
use crate::extract::fields::{place, status, words};

/// Kickers of one item.
const MOST: usize = 2;

impl Page<'_> {
    /// The first line of an item that begins at `first`, its kickers included; `free` is where the item above ends.
    pub(crate) fn with_kickers(&self, first: usize, free: usize) -> usize {
        let mut top = first;
        let kicks = |top: usize| self.is_kicker(top - 1) && !self.is_ruled_off(top);
        while top > free && first - top < MOST && kicks(top) {
            top -= 1;
        }
        top
    }

    /// Whether a line is a kicker, for the line below it.
    fn is_kicker(&self, index: usize) -> bool {
        let line: &Line = &self.lines[index];
        let text = self.text(line.span);
        // What stands in brackets speaks of the item above.
        let short = (1..=4).contains(&line.words)
            && !text.ends_with(['.', ':', ','])
            && !text.starts_with('(');
        let no_digits = !text.bytes().any(|b| b.is_ascii_digit());
        if !short || !no_digits || line.cell.is_some() {
            return false;
        }
        let deictic = line.form == Form::Day && ["Today", "Tomorrow"].contains(&text);
        let text_line = matches!(line.form, Form::Text | Form::Furniture);
        let capitals = text_line && !text.chars().any(char::is_lowercase);
        deictic || text_line && (status_alone(text).is_some() || place::is_online(text)) || capitals
    }
}

/// The status that a line says and nothing else: "POSTPONED", "Canceled", "Postponed, no new date".
pub(crate) fn status_alone(text: &str) -> Option<Status> {
    const WORDS: &[(&str, Status)] = &[
        ("cancelled", Status::Cancelled),
        ("canceled", Status::Cancelled),
        ("cancellation", Status::Cancelled),
        ("cancellations", Status::Cancelled),
        ("postponed", Status::Postponed),
        ("postponement", Status::Postponed),
        ("postponements", Status::Postponed),
        ("tentative", Status::Tentative),
    ];
    const BESIDE: &[&str] = &[
        "new",
        "no",
        "date",
        "dates",
        "yet",
        "event",
        "events",
        "talks",
        "meetings",
        "the",
        "following",
        "until",
        "further",
        "notice",
        "items",
        "and",
        "tba",
        "tbd",
        "to",
        "be",
        "announced",
        "without",
        "are",
        "programs",
        "hearings",
    ];
    let mut start = words(text);
    let (first, second) = (start.next()?, start.next().unwrap_or_default());
    let (first, skip) = match (first.as_str(), second.as_str()) {
        ("put", "off") => ("postponed".to_owned(), 2),
        ("called", "off") => ("cancelled".to_owned(), 2),
        _ => (first, 1),
    };
    let found = WORDS.iter().find(|(word, _)| *word == first);
    let alone = |_: &&(&str, Status)| {
        let mut other = words(text).skip(skip);
        other.all(|w| BESIDE.contains(&w.as_str()))
    };
    let capitals = || text.contains(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    match found.filter(alone) {
        Some((_, status)) => Some(*status),
        None if capitals() && words(text).count() <= 6 => status::find(text)
            .filter(|f| f.start == 0)
            .map(|f| f.status)
            .filter(|s| matches!(s, Status::Cancelled | Status::Tentative)),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_status_alone_heads_what_stands_below() {
        assert_eq!(status_alone("CANCELLED"), Some(Status::Cancelled));
        assert_eq!(
            status_alone("Postponed, no new date"),
            Some(Status::Postponed)
        );
        assert_eq!(status_alone("Canceled events"), Some(Status::Cancelled));
        assert_eq!(status_alone("Cancelled stamps and their collectors"), None);
        assert_eq!(
            status_alone("PUT OFF, NO NEW DATE YET"),
            Some(Status::Postponed)
        );
        assert_eq!(status_alone("Called off"), Some(Status::Cancelled));
        assert_eq!(status_alone("Put off by the price?"), None);
        assert_eq!(status_alone("Postponed debts"), None);
        assert_eq!(status_alone("MOVED"), None);
    }
}
