//! Markdown: an agenda to paste, and a note an event with YAML front matter for note-taking programs.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};

use super::card::Card;
use super::page::clock_words;
use crate::extract::{Kind, Status};
use crate::timeline::{Item, Point, TimelineDoc};

/// The timeline under a heading a day: events, what needs a look apart, then what happened.
pub fn write(doc: &TimelineDoc, title: &str) -> String {
    let mut out = format!("# {}\n", escape(title));
    let groups = [
        (None, Kind::Event, false),
        (Some("To check"), Kind::Event, true),
        (Some("What happened"), Kind::Fact, false),
        (Some("Facts to check"), Kind::Fact, true),
    ];
    for (heading, kind, review) in groups {
        let items: Vec<&Item> = doc
            .items
            .iter()
            .filter(|i| i.kind == kind && i.needs_review == review)
            .collect();
        if items.is_empty() {
            continue;
        }
        if let Some(heading) = heading {
            let _ = write!(out, "\n## {heading}\n\n");
        }
        let mut day: Option<NaiveDate> = None;
        for item in items {
            if heading.is_none() && day != Some(item.start.date()) {
                day = Some(item.start.date());
                let _ = write!(out, "\n## {}\n\n", long_day(item.start.date()));
            }
            line(&mut out, item, doc, heading.is_some());
        }
    }
    out
}

fn long_day(day: NaiveDate) -> String {
    format!(
        "{}, {} {}, {}",
        day.format("%A"),
        day.format("%B"),
        day.day(),
        day.year()
    )
}

fn line(out: &mut String, item: &Item, doc: &TimelineDoc, dated: bool) {
    let card = Card::of(item, doc);
    let when = if dated {
        card.when.to_string()
    } else {
        hour(item)
    };
    let title = escape(card.title.as_str());
    let title = if matches!(item.status, Status::Cancelled | Status::Postponed) {
        format!("~~{title}~~")
    } else {
        title
    };
    let _ = write!(out, "- **{}** {title}", escape(&when));
    for part in [&card.host, &card.place].into_iter().flatten() {
        let _ = write!(out, " · {}", escape(part.as_str()));
    }
    if let Some(online) = card.attendance {
        let _ = write!(out, " · {online}");
    }
    if let Some(status) = card.status {
        let _ = write!(out, " · *{status}*");
    }
    for (url, words) in &card.links {
        let _ = write!(
            out,
            " · [{words}](<{}>)",
            url.as_str().replace('<', "%3C").replace('>', "%3E")
        );
    }
    out.push('\n');
    for reason in &card.reasons {
        let _ = writeln!(out, "  - Check: {}", escape(reason.as_str()));
    }
    if let Some(quote) = card.quotes.first() {
        let _ = writeln!(
            out,
            "  - “{}” ({})",
            escape(quote.exact.as_str()),
            escape(quote.source.as_str())
        );
    }
}

fn hour(item: &Item) -> String {
    match item.start {
        Point::Instant(at) => clock_words(at.time()),
        Point::Day(first) => match item.end.map(Point::date) {
            Some(last) if last > first => format!("to {}", last.format("%B %-d")),
            _ => "all day".to_owned(),
        },
    }
}

/// A note an event: file name and text. The name is the uid, so that nothing from a newsletter reaches a path.
pub fn notes(doc: &TimelineDoc) -> Vec<(String, String)> {
    doc.items
        .iter()
        .filter(|item| item.kind == Kind::Event)
        .map(|item| {
            let card = Card::of(item, doc);
            let safe: String = card
                .uid
                .as_str()
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
                .collect();
            (format!("{safe}.md"), note(item, &card))
        })
        .collect()
}

fn note(item: &Item, card: &Card) -> String {
    let mut out = String::from("---\n");
    let mut field = |name: &str, value: &str| {
        let _ = writeln!(out, "{name}: {}", yaml(value));
    };
    field("title", card.title.as_str());
    field("start", &json_point(item.start));
    if let Some(end) = item.end {
        field("end", &json_point(end));
    }
    for (name, value) in [("organizer", &card.host), ("location", &card.place)] {
        if let Some(value) = value {
            field(name, value.as_str());
        }
    }
    field("status", card.status.unwrap_or("confirmed"));
    field("uid", card.uid.as_str());
    let _ = writeln!(
        out,
        "allDay: {}\nneedsReview: {}\nconfidence: {:.2}\n---\n",
        item.all_day, item.needs_review, item.confidence
    );
    let _ = writeln!(
        out,
        "# {}\n\n{}\n",
        escape(card.title.as_str()),
        escape(card.when.as_str())
    );
    for reason in &card.reasons {
        let _ = writeln!(out, "Check: {}\n", escape(reason.as_str()));
    }
    for (url, words) in &card.links {
        let _ = writeln!(
            out,
            "- [{words}](<{}>)",
            url.as_str().replace('<', "%3C").replace('>', "%3E")
        );
    }
    if let Some(corrected) = &card.corrected {
        let _ = writeln!(out, "\n{}", escape(corrected));
    }
    for quote in &card.quotes {
        let _ = writeln!(
            out,
            "\n> {}\n\n{}: {}",
            escape(quote.exact.as_str()),
            escape(quote.source.as_str()),
            escape(quote.because.as_str())
        );
    }
    out
}

fn json_point(point: Point) -> String {
    match point {
        Point::Day(day) => day.to_string(),
        Point::Instant(at) => at.format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
    }
}

/// A double-quoted YAML scalar; JSON's escapes are YAML's too.
fn yaml(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Text that Markdown shows as it is: no link, picture, code, table, heading or HTML of its own.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, letter) in text.char_indices() {
        let always = matches!(
            letter,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '|'
                | '~'
                | '!'
                | '#'
                | '{'
                | '}'
                | '$'
        );
        let first = at == 0 && matches!(letter, '-' | '+' | '=' | ':');
        if letter == '&' {
            out.push_str("&amp;");
            continue;
        }
        if always || first {
            out.push('\\');
        }
        out.push(letter);
    }
    // "1. " at the start would begin a list; a bare address would become a link.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && out[digits..].starts_with(['.', ')']) {
        out.insert(digits, '\\');
    }
    out.replace("://", ":\\//").replace("www.", "www\\.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_is_no_markup() {
        assert_eq!(
            escape("x](http://a) ![p](q) `c` | <b>"),
            "x\\](http:\\//a) \\!\\[p\\](q) \\`c\\` \\| \\<b\\>"
        );
        assert_eq!(escape("--- x"), "\\--- x");
        assert_eq!(escape("1. x"), "1\\. x");
        assert_eq!(escape("Tom & Ann"), "Tom &amp; Ann");
    }

    #[test]
    fn a_title_cannot_leave_the_front_matter() {
        assert_eq!(yaml("a: b\n---\n\"x\""), "\"a: b\\n---\\n\\\"x\\\"\"");
    }
}
