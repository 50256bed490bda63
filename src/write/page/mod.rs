//! Web pages: one self-contained file, no network, readable without script, under a strict Content-Security-Policy.
//!
//! [`briefing()`] is the week on a page; [`issue()`] is one newsletter beside what was found in it. Style and script are
//! inline and named by their SHA-256 in the policy, so nothing that a newsletter smuggles in can run. No style attribute is
//! ever written: places in the grid are classes of the page's own style sheet.

mod entry;

mod grid;

mod issue;

use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate};
use sha2::{Digest, Sha256};

use crate::timeline::{Item, Point, TimelineDoc};
use entry::Shown;

pub use issue::issue;

pub(crate) use entry::clock as clock_words;

/// What a briefing page is made of.
#[derive(Clone, Copy, Debug)]
pub struct Briefing<'a> {
    /// The timeline whose items are shown.
    pub doc: &'a TimelineDoc,
    /// First day.
    pub from: NaiveDate,
    /// Last day, inclusive.
    pub until: NaiveDate,
    /// The heading: "Week 44: Oct. 28 to Nov. 3, 2024".
    pub title: &'a str,
    /// The shown events as one calendar, as `write::ics` writes it; the page saves a choice of it.
    pub calendar: &'a str,
    /// Uids that are new or changed since the last briefing.
    pub changed: &'a [String],
    /// Every occurrence to show: the day and the index into `doc.items`, in order; a repeated item has several.
    pub occurrences: &'a [(NaiveDate, usize)],
}

/// Weeks beyond which the page has no grid, only the list.
const GRID_WEEKS: i64 = 6;

/// The briefing as a page.
pub fn briefing(input: &Briefing<'_>) -> String {
    let shown: Vec<Shown<'_>> = input
        .occurrences
        .iter()
        .filter_map(|(day, index)| {
            Some(Shown {
                day: *day,
                item: input.doc.items.get(*index)?,
            })
        })
        .collect();
    let mut body = String::new();
    let mut style = String::new();
    lead(&mut body, input, &shown);
    tools(&mut body);
    if (input.until - input.from).num_days() < GRID_WEEKS * 7 {
        let mut monday =
            input.from - Days::new(u64::from(input.from.weekday().num_days_from_monday()));
        while monday <= input.until {
            grid::week(&mut body, &mut style, monday, &shown);
            monday = monday + Days::new(7);
        }
    }
    columns(&mut body, input, &shown);
    footer(&mut body, input.doc);
    document(input.title, &style, &body, &data(input.calendar))
}

fn lead(out: &mut String, input: &Briefing<'_>, shown: &[Shown<'_>]) {
    // What lasts several days or repeats is shown on each of them and counted once.
    let mut seen = std::collections::BTreeSet::new();
    let once: Vec<&Shown<'_>> = shown.iter().filter(|s| seen.insert(&s.item.uid)).collect();
    let (events, facts): (Vec<&Shown<'_>>, Vec<&Shown<'_>>) =
        once.iter().copied().partition(|s| s.is_event());
    let doubtful = events.iter().filter(|s| s.item.needs_review).count();
    let issues: std::collections::BTreeSet<&str> = once
        .iter()
        .flat_map(|s| s.item.evidence.iter().map(|e| e.source.as_str()))
        .collect();
    let _ = write!(
        out,
        "<header><h1>{}</h1><p class=\"lead\">{} · {} · {} to check · from {}</p></header>",
        escape(input.title),
        count(events.len(), "event"),
        count(facts.len(), "dated fact"),
        doubtful,
        count(issues.len(), "issue"),
    );
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn tools(out: &mut String) {
    out.push_str(concat!(
        "<form class=\"tools\" id=\"tools\" aria-label=\"Choose and save\" hidden>",
        "<label>Host<select name=\"organizer\"><option value=\"\">All hosts</option></select></label>",
        "<label>Kind<select name=\"category\"><option value=\"\">All kinds</option></select></label>",
        "<button type=\"button\" name=\"ics\">Save ticked events as .ics</button>",
        "<button type=\"button\" name=\"review\">Save my review</button>",
        "<output aria-live=\"polite\"></output></form>",
    ));
}

fn columns(out: &mut String, input: &Briefing<'_>, shown: &[Shown<'_>]) {
    let has_facts = shown.iter().any(|s| !s.is_event());
    let _ = write!(
        out,
        "<main id=\"main\" class=\"columns{}\"><div>",
        if has_facts { " two" } else { "" }
    );
    let mut any = false;
    let mut day = input.from;
    while day <= input.until {
        let of_day: Vec<&Shown<'_>> = shown
            .iter()
            .filter(|s| s.day == day && s.is_event() && !s.item.needs_review)
            .collect();
        if !of_day.is_empty() {
            any = true;
            section(out, &format!("day-{day}"), &long_day(day), &of_day, input);
        }
        let Some(next) = day.succ_opt() else { break };
        day = next;
    }
    let doubtful: Vec<&Shown<'_>> = shown
        .iter()
        .filter(|s| s.is_event() && s.item.needs_review)
        .collect();
    if !doubtful.is_empty() {
        any = true;
        section(out, "check", "To check", &doubtful, input);
    }
    if !any {
        out.push_str("<p>No events in these days.</p>");
    }
    out.push_str("</div>");
    if has_facts {
        out.push_str("<aside aria-label=\"What happened\">");
        let facts: Vec<&Shown<'_>> = shown.iter().filter(|s| !s.is_event()).collect();
        section(out, "facts", "What happened", &facts, input);
        out.push_str("</aside>");
    }
    out.push_str("</main>");
}

fn section(out: &mut String, id: &str, heading: &str, shown: &[&Shown<'_>], input: &Briefing<'_>) {
    let _ = write!(
        out,
        "<section id=\"{id}\" aria-labelledby=\"{id}-h\"><h2 id=\"{id}-h\">{}</h2>",
        escape(heading)
    );
    for one in shown {
        let dated = id == "check" || id == "facts";
        entry::article(
            out,
            one,
            input.doc,
            input.changed.contains(&one.item.uid),
            dated,
        );
    }
    out.push_str("</section>");
}

fn footer(out: &mut String, doc: &TimelineDoc) {
    out.push_str("<footer><p>Sources:");
    for source in &doc.sources {
        let name = source
            .title
            .as_deref()
            .or(source.publisher.as_deref())
            .unwrap_or(&source.name);
        let day = source
            .issue_date
            .map_or("no issue date".to_owned(), |d| d.to_string());
        let _ = write!(out, " {} ({day}).", escape(name));
    }
    let _ = write!(
        out,
        " Written by {} {}; times are Eastern.</p></footer>",
        escape(&doc.generator.name),
        escape(&doc.generator.version)
    );
}

/// The calendar, cut into head, events and tail, as the page's data.
fn data(calendar: &str) -> String {
    let (begin, end) = ("BEGIN:VEVENT\r\n", "END:VEVENT\r\n");
    let first = calendar.find(begin).unwrap_or(calendar.len());
    let last = calendar.rfind(end).map_or(first, |at| at + end.len());
    let events: Vec<serde_json::Value> = calendar[first..last]
        .split_inclusive(end)
        .filter(|text| text.starts_with(begin))
        .map(|text| serde_json::json!({ "uid": uid_of(text), "text": text }))
        .collect();
    let tail = if last > first {
        &calendar[last..]
    } else {
        "END:VCALENDAR\r\n"
    };
    let head = if last > first {
        &calendar[..first]
    } else {
        calendar.strip_suffix(tail).unwrap_or(calendar)
    };
    serde_json::json!({ "head": head, "events": events, "tail": tail }).to_string()
}

fn uid_of(event: &str) -> &str {
    event
        .split("\r\n")
        .find_map(|line| line.strip_prefix("UID:"))
        .unwrap_or("")
}

/// The whole file: policy, style, body, data, script.
fn document(title: &str, extra_style: &str, body: &str, data: &str) -> String {
    let style = format!("{}{extra_style}", include_str!("page.css"));
    let script = include_str!("page.js");
    let data = data
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\" class=\"noscript\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>{style}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the events</a>\n{body}\n\
         <script type=\"application/json\" id=\"data\">{data}</script>\n<script>{script}</script>\n</body>\n</html>\n",
        base64(&Sha256::digest(style.as_bytes())),
        base64(&Sha256::digest(script.as_bytes())),
        escape(title),
    )
}

/// RFC 4648 base64 with padding: 32 bytes for the policy.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk
            .iter()
            .fold(0_u32, |word, byte| word << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= chunk.len() {
                char::from(letter)
            } else {
                '='
            });
        }
    }
    out
}

/// Text for an element or a quoted attribute: markup escaped, control and direction characters out.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(letter),
            '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {}
            '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

/// "Tuesday, October 29".
fn long_day(day: NaiveDate) -> String {
    format!("{}, {} {}", day.format("%A"), day.format("%B"), day.day())
}

/// "10 a.m.", "2:30 p.m.", "noon": the start's Eastern clock; empty for a day.
fn clock_label(point: Point) -> String {
    let Point::Instant(at) = point else {
        return String::new();
    };
    crate::write::page::entry::clock(at.time())
}

/// What filters and colours go by.
fn classes(item: &Item) -> &'static str {
    use crate::extract::{Kind, Status};
    match (item.kind, item.status, item.needs_review) {
        (Kind::Event, Status::Cancelled | Status::Postponed, _) => " off",
        (Kind::Event, _, true) => " check",
        (Kind::Event, _, false) => "",
        (Kind::Fact, _, true) => " fact check",
        (Kind::Fact, _, false) => " fact",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn markup_and_direction_marks_do_not_pass() {
        assert_eq!(
            escape("\"><img src=x onerror='a'>\u{202e}\u{1b}[2J"),
            "&quot;&gt;&lt;img src=x onerror=&#39;a&#39;&gt;[2J"
        );
    }

    #[test]
    fn a_calendar_is_cut_into_its_events() {
        let calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let value: serde_json::Value = serde_json::from_str(&data(calendar)).expect("is JSON");
        assert_eq!(value["events"].as_array().map(Vec::len), Some(2));
        assert_eq!(value["events"][1]["uid"], "b");
        assert_eq!(value["head"], "BEGIN:VCALENDAR\r\n");
        assert_eq!(value["tail"], "END:VCALENDAR\r\n");
    }
}
