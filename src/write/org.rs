//! Org mode: a heading an item, with active timestamps for events and inactive ones for facts.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::card::Card;
use crate::extract::{Kind, Status};
use crate::timeline::{Item, Point, TimelineDoc};

/// The timeline as an org file.
pub(super) fn write(doc: &TimelineDoc) -> String {
    let mut out = String::from("#+TITLE: Timeline\n#+STARTUP: showall\n");
    for item in &doc.items {
        let card = Card::of(item, doc);
        let tag = if card.needs_review { " :check:" } else { "" };
        let state = match item.status {
            Status::Cancelled => "CANCELLED ",
            Status::Postponed => "POSTPONED ",
            Status::Tentative | Status::Confirmed => "",
        };
        let _ = write!(
            out,
            "\n* {state}{}{tag}\n{}\n",
            plain(card.title.as_str()),
            stamp(item)
        );
        properties(&mut out, &card, item);
        for reason in &card.reasons {
            let _ = writeln!(out, "- Check: {}", plain(reason.as_str()));
        }
        for (url, words) in &card.links {
            let _ = writeln!(
                out,
                "- [[{}][{words}]]",
                url.as_str().replace('[', "%5B").replace(']', "%5D")
            );
        }
        for quote in &card.quotes {
            let _ = writeln!(
                out,
                "- “{}” ({})",
                plain(quote.exact.as_str()),
                plain(quote.source.as_str())
            );
        }
    }
    out
}

fn properties(out: &mut String, card: &Card, item: &Item) {
    let _ = writeln!(
        out,
        ":PROPERTIES:\n:ID: {}\n:CONFIDENCE: {:.2}",
        card.uid, item.confidence
    );
    for (name, value) in [("HOST", &card.host), ("LOCATION", &card.place)] {
        if let Some(value) = value {
            let _ = writeln!(out, ":{name}: {}", plain(value.as_str()));
        }
    }
    if let Some(category) = card.category {
        let _ = writeln!(out, ":CATEGORY: {category}");
    }
    out.push_str(":END:\n");
}

/// `<2024-10-29 Tue 10:00-11:00>` for events, `[…]` for facts.
fn stamp(item: &Item) -> String {
    let (open, close) = if item.kind == Kind::Event {
        ('<', '>')
    } else {
        ('[', ']')
    };
    let day = |d: NaiveDate| d.format("%Y-%m-%d %a").to_string();
    match (item.start, item.end) {
        (Point::Instant(from), Some(Point::Instant(to)))
            if from.date_naive() == to.date_naive() =>
        {
            format!(
                "{open}{} {}-{}{close}",
                day(from.date_naive()),
                from.format("%H:%M"),
                to.format("%H:%M")
            )
        }
        (Point::Instant(from), Some(Point::Instant(to))) => format!(
            "{open}{} {}{close}--{open}{} {}{close}",
            day(from.date_naive()),
            from.format("%H:%M"),
            day(to.date_naive()),
            to.format("%H:%M")
        ),
        (Point::Instant(from), _) => format!(
            "{open}{} {}{close}",
            day(from.date_naive()),
            from.format("%H:%M")
        ),
        (Point::Day(from), Some(to)) if to.date() > from => format!(
            "{open}{}{close}--{open}{}{close}",
            day(from),
            day(to.date())
        ),
        (Point::Day(from), _) => format!("{open}{}{close}", day(from)),
    }
}

/// Text that org reads as text: no heading, keyword, link, macro, timestamp or tag of its own.
fn plain(text: &str) -> String {
    // A zero-width space is org's own way to part markup from text (Org manual, "Escape Character").
    const PART: char = '\u{200b}';
    let mut out = String::with_capacity(text.len());
    if text.starts_with(['*', '#', ':', '|', '-', '+']) {
        out.push(PART);
    }
    let mut last = ' ';
    for letter in text.chars() {
        let markup = matches!(
            (last, letter),
            ('[', '[') | (']', ']') | ('{', '{') | ('<', '<') | ('#', '+')
        );
        let stamp = matches!(last, '<' | '[') && letter.is_ascii_digit();
        let source = letter == '_' && out.ends_with("src") || letter == '@' && last == '@';
        if markup || stamp || source {
            out.push(PART);
        }
        out.push(letter);
        last = letter;
    }
    if out.ends_with(':') {
        out.push(PART);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_is_no_markup() {
        for hostile in [
            "* heading",
            "[[elisp:(shell-command)][x]]",
            "#+begin_src sh",
            "{{{macro}}}",
            "<2024-10-10 Thu>",
            "src_sh{x}",
            "@@html:<b>@@",
            "x :tag:",
        ] {
            let shown = plain(hostile);
            assert!(!shown.starts_with(['*', '#']), "{shown}");
            for markup in ["[[", "{{{", "<2024", "src_", "@@"] {
                assert!(!shown.contains(markup), "{shown:?} holds {markup}");
            }
        }
        assert_eq!(plain("plain title"), "plain title");
    }
}
