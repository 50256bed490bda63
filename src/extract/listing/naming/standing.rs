//! The status in a title's slot: how far the words about it reach, and the slot without them.

use crate::extract::Status;
use crate::extract::fields::{has_word, starts_with, status, title};

/// The bytes behind a status that only say which date takes the place of the old one: "to April 30, same hour".
pub(super) fn new_date(rest: &str) -> usize {
    let led = ["to ", "until ", "till ", "from ", "and moved to ", "now "]
        .iter()
        .any(|lead| starts_with(rest, lead));
    let end = [". ", " – ", " — ", "; ", ": ", ")", " | "]
        .iter()
        .filter_map(|stop| rest.find(stop))
        .min()
        .unwrap_or(rest.len());
    let dated = rest[..end].bytes().any(|b| b.is_ascii_digit());
    if led && dated { end } else { 0 }
}

/// The bytes behind a status that begins a sentence and go on with it: "Dinner with the Trio. CANCELLED for want of interest".
pub(super) fn reason(before: &str, rest: &str) -> usize {
    let own = before.trim_end().ends_with(['.', '!', '?']) && rest.starts_with(char::is_lowercase);
    let why = [
        "due to ",
        "because ",
        "owing to ",
        "for want of ",
        "for lack of ",
    ]
    .iter()
    .any(|lead| rest.starts_with(lead));
    // "Fish fry: called off, sorry"
    let marked = before.trim_end().ends_with([':', '–', '—', '-']) && rest.starts_with(", ");
    if own || why || marked {
        let end = title::sentence_end(rest);
        // "…; the Trio plays in May" is no part of it either.
        end
    } else {
        0
    }
}

/// A text without the bytes of `start..end`, its parts joined by a space.
pub(super) fn cut(text: &str, start: usize, end: usize) -> String {
    let (left, right) = (text[..start].trim_end(), text[end..].trim_start());
    let joint =
        if left.is_empty() || right.is_empty() || right.starts_with([',', '.', ';', ':', ')']) {
            ""
        } else {
            " "
        };
    format!("{left}{joint}{right}")
}

/// Whether a line tells of the same event in its own words ("has been postponed").
pub(crate) fn status_of(text: &str) -> Option<Status> {
    status::stated(text).or_else(|| {
        status::find(text)
            .map(|f| f.status)
            .filter(|s| *s != Status::Confirmed && !has_word(text, "if"))
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::fields::title;
    use crate::extract::listing::naming::take_apart;
    use crate::extract::listing::naming::tests::{NOTHING, case};

    #[test]
    fn a_new_date_behind_a_status_ends_at_the_colon_before_the_title() {
        for (text, title) in [
            (
                "POSTPONED to May 6, same room: Committee on Culverts hearing on fish ladders. Annex, 4 Mill Lane.",
                "Committee on Culverts hearing on fish ladders",
            ),
            (
                "POSTPONED until June 3: Rowing for beginners",
                "Rowing for beginners",
            ),
            (
                "CANCELED: Weir walk: stones and stories",
                "Weir walk: stones and stories",
            ),
        ] {
            let named = take_apart(text, NOTHING);
            assert_eq!(title::clean(&named.title), title);
            assert!(named.status.is_some(), "{text}");
        }
    }

    #[test]
    fn why_it_is_off_is_no_part_of_the_title() {
        case(
            "Goose dinner. CANCELLED for want of geese",
            "Goose dinner",
            None,
            None,
        );
        case(
            "LOCAL Minister Poe arrives",
            "Minister Poe arrives",
            None,
            None,
        );
        case(
            "Minister Poe meets with Bo Lund, at the Ledger Office",
            "Minister Poe meets with Bo Lund",
            None,
            Some("Ledger Office"),
        );
        case(
            "Minister Poe joins a panel with port leaders, in Tesmar, Wexland",
            "Minister Poe joins a panel with port leaders",
            None,
            Some("Tesmar, Wexland"),
        );
    }
}
