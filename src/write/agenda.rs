//! The agenda: days with their events in order, then facts, then what to check. For a terminal, a pipe and a mail's text.
//!
//! Lines are as wide as the caller says, counted in columns as terminals do; colours only where the caller asks for them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Options;
use super::card::Card;
use super::clean::visible;
use crate::briefing::occurrences;
use crate::extract::{Kind, Status};
use crate::timeline::{Item, Point, TimelineDoc};

/// Columns of the time before a title.
const TIME: usize = 11;
/// Columns of a mark before the time: `?` to check, `x` called off.
const MARK: usize = 2;
/// No line is narrower than this, whatever the terminal says.
const LEAST: usize = 30;

#[derive(Clone, Copy)]
enum Paint {
    Day,
    Dim,
    Check,
    Off,
}

/// The agenda of a timeline.
pub(super) fn write(doc: &TimelineDoc, options: &Options) -> String {
    let mut page = Page {
        out: String::new(),
        width: match options.width {
            0 => usize::MAX,
            width => width.max(LEAST),
        },
        color: options.color,
        changed: options.changed.clone(),
    };
    if let Some(heading) = &options.heading {
        page.line(Some(Paint::Day), heading);
        page.gap();
    }
    if doc.items.is_empty() {
        page.line(None, "Nothing found.");
        return page.out;
    }
    let shown = match options.days {
        Some(window) => occurrences(doc, window),
        // Without a window each item is shown once, on its first day.
        None => (0..doc.items.len())
            .map(|i| (doc.items[i].start.date(), i))
            .collect(),
    };
    events(&mut page, doc, &shown, options.days.is_none());
    facts(&mut page, doc);
    checks(&mut page, doc);
    page.out
}

fn events(page: &mut Page, doc: &TimelineDoc, shown: &[(NaiveDate, usize)], once: bool) {
    let all: Vec<(NaiveDate, &Item)> = shown
        .iter()
        .map(|&(day, i)| (day, &doc.items[i]))
        .filter(|(_, item)| item.kind == Kind::Event)
        .collect();
    let mut last: Option<NaiveDate> = None;
    for (n, (day, item)) in all.iter().enumerate() {
        if last != Some(*day) {
            if last.is_some() {
                page.gap();
            }
            page.line(Some(Paint::Day), &long_date(*day));
            last = Some(*day);
        }
        let clash = all[..n]
            .iter()
            .rev()
            .take_while(|(d, _)| d == day)
            .find(|(_, earlier)| overlap(earlier, item));
        event(page, doc, *day, item, clash.map(|(_, i)| *i), once);
    }
    if last.is_some() {
        page.gap();
    }
}

fn event(
    page: &mut Page,
    doc: &TimelineDoc,
    day: NaiveDate,
    item: &Item,
    clash: Option<&Item>,
    once: bool,
) {
    let card = Card::of(item, doc);
    let (mark, paint) = match item.status {
        Status::Cancelled | Status::Postponed => ("x", Some(Paint::Off)),
        _ if item.needs_review => ("?", Some(Paint::Check)),
        _ => ("", None),
    };
    let status = match item.status {
        Status::Confirmed => "",
        Status::Tentative => "Tentative: ",
        Status::Cancelled => "Cancelled: ",
        Status::Postponed if item.moved_to.is_some() => "Moved: ",
        Status::Postponed => "Postponed: ",
    };
    let news = if page.changed.contains(&item.uid) {
        "New or changed: "
    } else {
        ""
    };
    let title = format!("{news}{status}{}", card.title);
    page.row(mark, paint, &time(day, item), None, &title);
    let mut below: Vec<String> = Vec::new();
    below.extend(card.host.as_ref().map(ToString::to_string));
    below.extend(card.place.as_ref().map(ToString::to_string));
    below.extend(card.attendance.map(str::to_owned));
    below.extend(until(item, once));
    below.extend(own_clock(item, &card));
    below.extend(item.recurrence.as_deref().map(repeats));
    if let Some(other) = clash {
        below.push(format!(
            "at the same time as the one at {}",
            time(other.start.date(), other)
        ));
    }
    page.under(Some(Paint::Dim), &below.join(" · "));
    if let Some((url, _)) = card.links.first() {
        page.whole(Some(Paint::Dim), url.as_str());
    }
}

/// The stated end: of days only where the item is not shown on each of them.
fn until(item: &Item, once: bool) -> Option<String> {
    match (item.start, item.end?) {
        (Point::Instant(start), Point::Instant(end)) => {
            if item.assumed.iter().any(|a| a == "end") || end <= start {
                return None;
            }
            let day = if end.date_naive() == start.date_naive() {
                String::new()
            } else {
                format!(" on {}", long_date(end.date_naive()))
            };
            Some(format!("until {}{day}", clock(end)))
        }
        (Point::Day(first), Point::Day(last)) if once && last > first => {
            Some(format!("until {}", long_date(last)))
        }
        _ => None,
    }
}

/// "repeats weekly".
fn repeats(rule: &str) -> String {
    let often =
        |name: &str, unit: &str| match rule.split(';').find_map(|p| p.strip_prefix("INTERVAL=")) {
            Some(n) => format!("repeats every {n} {unit}s"),
            None => format!("repeats {name}"),
        };
    match rule.split(';').next() {
        Some("FREQ=DAILY") => often("daily", "day"),
        Some("FREQ=WEEKLY") => often("weekly", "week"),
        Some("FREQ=MONTHLY") => often("monthly", "month"),
        _ => often("yearly", "year"),
    }
}

/// The item's own clock where it is not Eastern: what `displayDate` has in brackets.
fn own_clock(item: &Item, card: &Card) -> Option<String> {
    if item.all_day || item.time_zone == "America/New_York" {
        return None;
    }
    let (_, own) = card.when.as_str().rsplit_once('(')?;
    Some(own.trim_end_matches(')').to_owned())
}

fn time(day: NaiveDate, item: &Item) -> String {
    match item.start {
        Point::Instant(at) if item.recurrence.is_some() || at.date_naive() == day => clock(at),
        Point::Instant(_) => "goes on".to_owned(),
        Point::Day(first) if first == day && item.value.ends_with("T24:00") => {
            "by the end".to_owned()
        }
        Point::Day(first) if first == day || item.recurrence.is_some() => {
            match item.value.rsplit_once('T') {
                Some((_, "MO")) => "morning",
                Some((_, "MI")) => "midday",
                Some((_, "AF")) => "afternoon",
                Some((_, "EV")) => "evening",
                Some((_, "NI")) => "night",
                _ => "all day",
            }
            .to_owned()
        }
        Point::Day(_) => "goes on".to_owned(),
    }
}

/// "10 a.m.", "12:30 p.m.".
fn clock(at: DateTime<FixedOffset>) -> String {
    let half = if at.hour() < 12 { "a.m." } else { "p.m." };
    match (at.hour(), at.minute()) {
        (12, 0) => "noon".to_owned(),
        (0, 0) => "midnight".to_owned(),
        (_, 0) => format!("{} {half}", at.format("%-I")),
        _ => format!("{} {half}", at.format("%-I:%M")),
    }
}

/// Whether two timed events that take place share an hour.
fn overlap(a: &Item, b: &Item) -> bool {
    let span = |item: &Item| match (item.status, item.start, item.end) {
        (Status::Cancelled | Status::Postponed, ..) => None,
        (_, Point::Instant(start), Some(Point::Instant(end))) => Some((start.time(), end - start)),
        _ => None,
    };
    match (span(a), span(b)) {
        (Some((first, length)), Some((second, _))) => second >= first && second - first < length,
        _ => false,
    }
}

fn facts(page: &mut Page, doc: &TimelineDoc) {
    let facts: Vec<&Item> = doc.items.iter().filter(|i| i.kind == Kind::Fact).collect();
    if facts.is_empty() {
        return;
    }
    page.line(Some(Paint::Day), "Dated facts");
    for item in facts {
        let card = Card::of(item, doc);
        let mark = if item.needs_review { "?" } else { "" };
        let paint = item.needs_review.then_some(Paint::Check);
        page.row(
            mark,
            paint,
            item.value.get(..10).unwrap_or(&item.value),
            None,
            card.title.as_str(),
        );
    }
    page.gap();
}

fn checks(page: &mut Page, doc: &TimelineDoc) {
    let doubtful: Vec<&Item> = doc
        .items
        .iter()
        .filter(|i| i.needs_review && i.kind == Kind::Event)
        .collect();
    if doubtful.is_empty() {
        return;
    }
    page.line(
        Some(Paint::Check),
        &format!("To check ({})", doubtful.len()),
    );
    for item in doubtful {
        let card = Card::of(item, doc);
        page.wrapped(MARK, None, &format!("{}: {}", card.when, card.title));
        let reasons: Vec<&str> = card
            .reasons
            .iter()
            .map(super::clean::Clean::as_str)
            .collect();
        page.wrapped(MARK + 2, Some(Paint::Dim), &reasons.join(" "));
    }
    page.gap();
}

fn long_date(day: NaiveDate) -> String {
    format!(
        "{}, {} {}, {}",
        day.format("%A"),
        day.format("%B"),
        day.day(),
        day.year()
    )
}

struct Page {
    out: String,
    width: usize,
    color: bool,
    /// Uids of what is new or changed since the last briefing.
    changed: Vec<String>,
}

impl Page {
    fn gap(&mut self) {
        self.out.push('\n');
    }

    fn line(&mut self, paint: Option<Paint>, text: &str) {
        self.wrapped(0, paint, text);
    }

    /// A mark, a time and a title that hangs under itself.
    fn row(
        &mut self,
        mark: &str,
        paint: Option<Paint>,
        time: &str,
        inner: Option<Paint>,
        title: &str,
    ) {
        let lines = wrap(title, self.width.saturating_sub(MARK + TIME));
        for (n, line) in lines.iter().enumerate() {
            let (mark, time) = if n == 0 { (mark, time) } else { ("", "") };
            let mark = self.painted(paint, mark, MARK);
            let body = self.painted(inner.or(paint), line, 0);
            let head = format!("{mark}{time:<0$}", TIME);
            self.out.push_str(format!("{head}{body}").trim_end());
            self.out.push('\n');
        }
    }

    /// What stands under a title.
    fn under(&mut self, paint: Option<Paint>, text: &str) {
        if !text.is_empty() {
            self.wrapped(MARK + TIME, paint, text);
        }
    }

    /// One line that is never broken, such as an address.
    fn whole(&mut self, paint: Option<Paint>, text: &str) {
        let body = self.painted(paint, text, 0);
        self.out
            .push_str(&format!("{:1$}{body}\n", "", MARK + TIME));
    }

    fn wrapped(&mut self, indent: usize, paint: Option<Paint>, text: &str) {
        for line in wrap(&visible(text), self.width.saturating_sub(indent)) {
            let body = self.painted(paint, &line, 0);
            self.out.push_str(&format!("{:indent$}{body}\n", ""));
        }
    }

    /// Text filled up to `width` columns, in its colour where colours are on.
    fn painted(&self, paint: Option<Paint>, text: &str, width: usize) -> String {
        let fill = " ".repeat(width.saturating_sub(text.width()));
        let code = match paint {
            Some(Paint::Day) => "1",
            Some(Paint::Dim) => "2",
            Some(Paint::Check) => "33",
            Some(Paint::Off) => "9;31",
            None => "",
        };
        if self.color && !code.is_empty() && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m{fill}")
        } else {
            format!("{text}{fill}")
        }
    }
}

/// Lines of at most `width` columns, broken at blanks; a longer word is broken where it must.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let mut word = word;
        let mut wide = word.width();
        if used > 0 && used + 1 + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        while used == 0 && wide > width {
            let cut = fitting(word, width);
            lines.push(word[..cut].to_owned());
            word = &word[cut..];
            wide = word.width();
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += wide;
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Bytes of a word that fit into `width` columns, at least one character.
fn fitting(word: &str, width: usize) -> usize {
    let mut used = 0;
    for (at, c) in word.char_indices() {
        used += c.width().unwrap_or(0);
        if used > width && at > 0 {
            return at;
        }
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_in_columns() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("東京大学 の", 8), ["東京大学", "の"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("", 3), [""]);
        assert!(wrap(&"🙂".repeat(50), 10).iter().all(|l| l.width() <= 10));
    }
}
