//! One item of a page: time, title, host, place, and the quote it came from.

use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::{classes, clock_label, escape, long_day};
use crate::extract::{Attendance, Category, Kind, Status};
use crate::timeline::{EvidenceDoc, Item, Point, SourceDoc, TimelineDoc};
use crate::write::card::{category_word, corrected, rel_words};
use crate::write::clean;

/// One occurrence of an item on one day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    /// The day it is shown on.
    pub(super) day: NaiveDate,
    /// The item.
    pub(super) item: &'a Item,
}

impl Shown<'_> {
    pub(super) fn is_event(&self) -> bool {
        self.item.kind == Kind::Event
    }
}

/// Writes one item. `dated`: its section does not say the day.
pub(super) fn article(
    out: &mut String,
    shown: &Shown<'_>,
    doc: &TimelineDoc,
    changed: bool,
    dated: bool,
) {
    let item = shown.item;
    let category = item.category.map_or("", category_word);
    let organizer = item.organizer.as_ref().map_or("", |o| o.name.as_str());
    let _ = write!(
        out,
        "<article class=\"item{}\" id=\"i-{}-{}\" data-uid=\"{}\" data-organizer=\"{}\" data-category=\"{category}\"><h3><time datetime=\"{}\">{}</time><span class=\"name\">{}</span>",
        classes(item),
        escape(&item.uid),
        shown.day,
        escape(&item.uid),
        escape(organizer),
        machine(item.start, shown.day),
        escape(&when_label(shown, dated)),
        escape(&item.title),
    );
    badges(out, item, changed);
    out.push_str("</h3>");
    meta(out, item);
    for reason in &item.review_reasons {
        let _ = write!(out, "<p class=\"reason\">Check: {}</p>", escape(reason));
    }
    if item.kind == Kind::Event {
        let _ = write!(
            out,
            "<label class=\"keep\"><input type=\"checkbox\" data-uid=\"{}\"{}> In my calendar</label>",
            escape(&item.uid),
            if item.needs_review {
                " data-review=\"1\""
            } else {
                " checked"
            },
        );
    }
    source(out, item, doc);
    out.push_str("</article>");
}

fn badges(out: &mut String, item: &Item, changed: bool) {
    let mut badge = |text: &str, class: &str| {
        let _ = write!(out, " <span class=\"badge{class}\">{text}</span>");
    };
    match item.status {
        Status::Cancelled => badge("Cancelled", ""),
        Status::Postponed => badge("Postponed", ""),
        Status::Tentative => badge("Tentative", " check"),
        Status::Confirmed => {}
    }
    if item.category == Some(Category::Deadline) {
        badge("Deadline", "");
    }
    if item.recurrence.is_some() {
        badge("Repeats", "");
    }
    if changed {
        badge("New or changed", "");
    }
}

fn meta(out: &mut String, item: &Item) {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(item.organizer.iter().map(|o| escape(&o.name)));
    parts.extend(
        [&item.location.name, &item.location.address]
            .into_iter()
            .flatten()
            .map(|p| escape(p)),
    );
    match item.attendance_mode {
        Some(Attendance::Online) => parts.push("Online".to_owned()),
        Some(Attendance::Mixed) => parts.push("Online and in person".to_owned()),
        Some(Attendance::Offline) | None => {}
    }
    for link in &item.links {
        if let Some(url) = clean::link(&link.url) {
            parts.push(format!(
                "<a href=\"{}\" rel=\"noreferrer\">{}</a>",
                escape(&url),
                rel_words(link.rel)
            ));
        }
    }
    if item.time_zone != "America/New_York" && !item.all_day {
        parts.push(format!(
            "on the clock of {}",
            escape(&item.time_zone.replace('_', " "))
        ));
    }
    if !parts.is_empty() {
        let _ = write!(out, "<p class=\"meta\">{}</p>", parts.join(" · "));
    }
}

/// The quotes, each within the words around it, with the reason for its date.
fn source(out: &mut String, item: &Item, doc: &TimelineDoc) {
    out.push_str("<details><summary>Where this comes from</summary>");
    if let Some(set) = corrected(item) {
        let _ = write!(out, "<p class=\"why\">{}.</p>", escape(&set));
    }
    for evidence in &item.evidence {
        let from = doc.sources.iter().find(|s| s.id == evidence.source);
        quote(out, evidence);
        let _ = write!(
            out,
            "<p class=\"why\">{}",
            escape(&sentence(&evidence.because))
        );
        if let Some(from) = from {
            origin(out, from, evidence);
        }
        out.push_str("</p>");
    }
    let _ = write!(
        out,
        "<p class=\"why\">{}; {:.0} in 100 such items are right.",
        escape(&item.display_date),
        (item.confidence * 100.0).floor()
    );
    if !item.assumed.is_empty() {
        let _ = write!(
            out,
            " Not in the text: {}.",
            escape(&item.assumed.join(", "))
        );
    }
    out.push_str("</p></details>");
}

fn sentence(text: &str) -> String {
    let ends = text.ends_with(['.', '!', '?']) || text.is_empty();
    if ends {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

fn quote(out: &mut String, evidence: &EvidenceDoc) {
    let mut marked = escape(&evidence.exact);
    for words in [&evidence.date_text, &evidence.time_text]
        .into_iter()
        .flatten()
    {
        let words = escape(words);
        if !words.is_empty() && !marked.contains("<mark>") {
            marked = marked.replacen(&words, &format!("<mark>{words}</mark>"), 1);
        }
    }
    let _ = write!(
        out,
        "<blockquote><span class=\"around\">{}</span><span class=\"quote\">{marked}</span><span class=\"around\">{}</span></blockquote>",
        escape(&evidence.prefix),
        escape(&evidence.suffix),
    );
}

fn origin(out: &mut String, from: &SourceDoc, evidence: &EvidenceDoc) {
    let name = from
        .title
        .as_deref()
        .or(from.publisher.as_deref())
        .unwrap_or(&from.name);
    let _ = write!(out, " In {}", escape(name));
    if let Some(day) = from.issue_date {
        let _ = write!(out, ", {day}");
    }
    if let Some(url) = from
        .url
        .as_deref()
        .filter(|u| u.starts_with("https://") || u.starts_with("http://"))
    {
        let _ = write!(
            out,
            ", <a href=\"{}\" rel=\"noreferrer\">in the web copy</a>",
            escape(&text_fragment(url, &evidence.exact))
        );
    }
    out.push('.');
}

/// A link that scrolls to the quote: `URL#:~:text=first%20words,last%20words` (WICG text fragments).
fn text_fragment(url: &str, exact: &str) -> String {
    let words: Vec<&str> = exact.split_whitespace().collect();
    let base = url.split('#').next().unwrap_or(url);
    let range = if words.len() <= 8 {
        percent(&words.join(" "))
    } else {
        format!(
            "{},{}",
            percent(&words[..4].join(" ")),
            percent(&words[words.len() - 4..].join(" "))
        )
    };
    format!("{base}#:~:text={range}")
}

fn percent(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn when_label(shown: &Shown<'_>, dated: bool) -> String {
    let clock = clock_label(shown.item.start);
    if dated {
        return shown.item.display_date.clone();
    }
    match (
        clock.is_empty(),
        shown.item.start.date() == shown.day || shown.item.recurrence.is_some(),
    ) {
        (false, true) => clock,
        (false, false) => "continues".to_owned(),
        (true, _) => match shown.item.end {
            Some(end) if end.date() > shown.item.start.date() => {
                format!("to {}", short_day(end.date()))
            }
            _ => "All day".to_owned(),
        },
    }
}

fn short_day(day: NaiveDate) -> String {
    long_day(day)
        .split_once(", ")
        .map_or_else(String::new, |(_, rest)| rest.to_owned())
}

fn machine(start: Point, day: NaiveDate) -> String {
    match start {
        Point::Instant(at) if at.date_naive() == day => {
            at.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
        }
        _ => day.to_string(),
    }
}

/// "10 a.m.", "2:30 p.m.", "noon", "midnight".
pub(crate) fn clock(time: NaiveTime) -> String {
    let (pm, hour) = time.hour12();
    match (time.hour(), time.minute()) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "noon".to_owned(),
        (_, 0) => format!("{hour} {}", if pm { "p.m." } else { "a.m." }),
        (_, minute) => format!("{hour}:{minute:02} {}", if pm { "p.m." } else { "a.m." }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_quote_is_found_by_its_first_and_last_words() {
        let link = text_fragment(
            "https://a.example/x#top",
            "one two three, four five six seven eight nine ten",
        );
        assert_eq!(
            link,
            "https://a.example/x#:~:text=one%20two%20three%2C%20four,seven%20eight%20nine%20ten"
        );
    }

    #[test]
    fn clock_times_read_as_a_newsletter_prints_them() {
        let at = |h, m| clock(NaiveTime::from_hms_opt(h, m, 0).expect("a time"));
        assert_eq!(
            [at(0, 0), at(9, 5), at(12, 0), at(12, 30), at(17, 0)],
            ["midnight", "9:05 a.m.", "noon", "12:30 p.m.", "5 p.m."]
        );
    }
}
