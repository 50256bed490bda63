//! iCalendar, as RFC 5545 wants it and as calendar programs read it. The only place that names the icalendar crate.
//!
//! The crate fills in a random UID and the clock's DTSTAMP where they are missing, writes links, names, lists and
//! parameters as they are, folds a last line too late, and knows no VTIMEZONE: so everything that it writes raw comes clean from a `Card` all of
//! UID, DTSTAMP, PRODID and VERSION are set here, and `vtimezone.rs` is spliced in as text.

mod fold;
mod vtimezone;

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

use super::Options;
use super::card::Card;
use super::clean::{self, Clean};
use crate::extract::{Kind, Rel, Status};
use crate::resolve::zone::Wall;
use crate::resolve::{Precision, zone};
use crate::timeline::{Item, Point, TimelineDoc};

/// Longer descriptions are cut: Proton does so at 3,000, and the crate folds in quadratic time.
const DESCRIPTION_CHARS: usize = 2_900;
/// Links that are listed.
const LINKS: usize = 5;
/// Quotes that are listed.
const QUOTES: usize = 3;
/// How far a repetition without an end is looked at for changes of the clocks.
const OPEN_YEARS: u64 = 5;

/// One calendar with all events.
pub fn calendar(doc: &TimelineDoc, options: &Options) -> Vec<u8> {
    let shown: Vec<&Item> = doc.items.iter().filter(|i| shows(i, options)).collect();
    let mut calendar = header();
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    if shown.len() != 1 {
        name(&mut calendar, doc, options);
    }
    print(calendar, &shown, doc, options)
}

/// One event as a file of a folder (a vdir): no METHOD, which RFC 4791 4.1 forbids in stored objects, and no name.
pub fn event(item: &Item, doc: &TimelineDoc, options: &Options) -> Vec<u8> {
    print(header(), &[item], doc, options)
}

/// A file for every event: its name, from the uid alone, and its bytes.
pub fn vdir(doc: &TimelineDoc, options: &Options) -> Vec<(String, Vec<u8>)> {
    let shown = doc.items.iter().filter(|i| shows(i, options));
    shown
        .map(|item| (format!("{}.ics", uid(item)), event(item, doc, options)))
        .collect()
}

/// Whether a calendar gets the item: events that are not only the old date of a moved one, and facts where asked for.
pub fn shows(item: &Item, options: &Options) -> bool {
    let years = item.start.date().format("%Y").to_string().len() == 4;
    let kind = match item.kind {
        Kind::Event => item.moved_to.is_none(),
        Kind::Fact => options.facts && item.precision != Precision::Unknown,
    };
    kind && years
}

/// The uid with nothing in it that a file name or vdirsyncer could stumble over, whoever made the timeline.
fn uid(item: &Item) -> String {
    let safe: String = item
        .uid
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '+' | '-'))
        .take(200)
        .collect();
    let safe = safe.trim_start_matches('.');
    if safe.is_empty() {
        "no-uid-dateline".to_owned()
    } else {
        safe.to_owned()
    }
}

fn header() -> Calendar {
    let mut calendar = Calendar::empty();
    let product = concat!("-//dateline//dateline ", env!("CARGO_PKG_VERSION"), "//EN");
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", product));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar
}

/// The properties of a feed. Outlook opens a file with a name as a calendar of its own, so a single event has none.
fn name(calendar: &mut Calendar, doc: &TimelineDoc, options: &Options) {
    let name = Clean::new(&calendar_name(doc, options), 100);
    // The crate knows X-WR-CALNAME for text and escapes it, and writes NAME as it is.
    calendar.append_property(Property::new("NAME", escape(name.as_str())));
    calendar.append_property(Property::new("X-WR-CALNAME", name.as_str()));
    calendar.append_property(Property::new("X-WR-TIMEZONE", "America/New_York"));
    let interval = Property::new("REFRESH-INTERVAL", "PT12H")
        .add_parameter("VALUE", "DURATION")
        .done();
    calendar.append_property(interval);
    calendar.append_property(Property::new("X-PUBLISHED-TTL", "PT12H"));
    if let Some(url) = options.source_url.as_deref().and_then(clean::link) {
        let source = Property::new("SOURCE", url)
            .add_parameter("VALUE", "URI")
            .done();
        calendar.append_property(source);
    }
}

fn calendar_name(doc: &TimelineDoc, options: &Options) -> String {
    if let Some(name) = &options.name {
        return name.clone();
    }
    let mut publishers = doc.sources.iter().map(|s| s.publisher.as_deref());
    match publishers.next().flatten() {
        Some(first) if publishers.all(|p| p == Some(first)) => first.to_owned(),
        _ => "Newsletter events".to_owned(),
    }
}

/// The whole file: the crate's text with the VTIMEZONEs before the first event.
fn print(mut calendar: Calendar, items: &[&Item], doc: &TimelineDoc, options: &Options) -> Vec<u8> {
    let mut zones: BTreeMap<&str, (Tz, DateTime<Utc>, DateTime<Utc>)> = BTreeMap::new();
    for item in items {
        calendar.push(vevent(item, doc, options));
        if let Some((zone, first, last)) = span(item) {
            let held = zones.entry(zone.name()).or_insert((zone, first, last));
            held.1 = held.1.min(first);
            held.2 = held.2.max(last);
        }
    }
    if zones.is_empty() && (items.is_empty() || items.len() > 1) {
        // A calendar needs a component (RFC 5545 3.4), and X-WR-TIMEZONE a definition.
        let at = newest(doc);
        let eastern = chrono_tz::America::New_York;
        zones.insert(eastern.name(), (eastern, at, at));
    }
    let zones: String = zones
        .into_values()
        .map(|(zone, first, last)| vtimezone::vtimezone(zone, first, last))
        .collect();
    let mut text = fold::refold(&calendar.to_string());
    let at = text
        .find("BEGIN:VEVENT\r\n")
        .or_else(|| text.find("END:VCALENDAR"))
        .unwrap_or(text.len());
    text.insert_str(at, &zones);
    text.into_bytes()
}

/// The day of the newest issue: stands in where no event has a clock time.
fn newest(doc: &TimelineDoc) -> DateTime<Utc> {
    let day = doc.sources.iter().filter_map(|s| s.issue_date).max();
    let day = day.or_else(|| NaiveDate::from_ymd_opt(2024, 1, 1));
    day.map_or(DateTime::<Utc>::UNIX_EPOCH, |d| {
        d.and_time(NaiveTime::MIN).and_utc()
    })
}

/// The zone whose clock an item is written on, and the instants it spans.
fn span(item: &Item) -> Option<(Tz, DateTime<Utc>, DateTime<Utc>)> {
    if item.kind == Kind::Fact {
        return None;
    }
    let Point::Instant(start) = item.start else {
        return None;
    };
    let start = start.to_utc();
    let mut last = match item.end {
        Some(Point::Instant(end)) => end.to_utc().max(start),
        _ => start,
    };
    if let Some(rule) = &item.recurrence {
        last = last_of(rule, start).max(last);
    }
    Some((item_zone(item)?, start, last))
}

fn last_of(rule: &str, start: DateTime<Utc>) -> DateTime<Utc> {
    let until = rule.split(';').find_map(|part| {
        let value = part.strip_prefix("UNTIL=")?;
        let day = NaiveDate::parse_from_str(value.get(..8)?, "%Y%m%d").ok()?;
        Some(day.and_time(NaiveTime::MIN).and_utc())
    });
    let open = || {
        start
            .checked_add_days(Days::new(OPEN_YEARS * 365))
            .unwrap_or(start)
    };
    until.unwrap_or_else(open)
}

/// The zone whose clock an item is written on. `None` for UTC, and where that clock shows the time twice: programs do not
/// agree which of the two a local time means (libical takes the later). A repetition needs its clock all the same.
fn item_zone(item: &Item) -> Option<Tz> {
    let zone = zone::by_name(&item.time_zone).unwrap_or(chrono_tz::America::New_York);
    let twice = |point: Point| match point {
        Point::Day(_) => false,
        Point::Instant(at) => {
            let wall = zone::local(at.to_utc(), zone).naive_local();
            // Radicale writes the change an hour too late, so the hour after it goes the same way.
            let earlier = wall.checked_sub_signed(TimeDelta::hours(1));
            [Some(wall), earlier]
                .into_iter()
                .flatten()
                .any(|wall| zone::wall(wall, zone) == Wall::Twice)
        }
    };
    let plain = zone != chrono_tz::UTC
        && (item.recurrence.is_some() || !(twice(item.start) || item.end.is_some_and(twice)));
    plain.then_some(zone)
}

fn vevent(item: &Item, doc: &TimelineDoc, options: &Options) -> Event {
    let card = Card::of(item, doc);
    let mut event = Event::new();
    event.uid(&uid(item));
    event.sequence(item.sequence);
    let stamp = item.last_modified.unwrap_or_else(|| start_stamp(item));
    event.timestamp(stamp);
    event.add_property("LAST-MODIFIED", utc(stamp));
    event.summary(&summary(item, &card, options));
    event.status(status(item));
    let opaque = options.busy && !item.all_day && item.kind == Kind::Event;
    event.add_property("TRANSP", if opaque { "OPAQUE" } else { "TRANSPARENT" });
    event.description(&description(item, &card));
    let categories: Vec<String> = categories(item, &card).iter().map(|c| escape(c)).collect();
    if !categories.is_empty() {
        event.add_property("CATEGORIES", categories.join(","));
    }
    if let Some((url, _)) = card.links.first() {
        event.add_property("URL", url.as_str());
    }
    let stream = item.links.iter().find(|l| l.rel == Rel::Stream);
    let stream = stream.and_then(|l| clean::link(&l.url));
    match (&card.place, &stream) {
        (Some(place), _) => event.location(place.as_str()),
        (None, Some(stream)) => event.location(stream),
        (None, None) => &mut event,
    };
    if let Some(stream) = stream {
        let conference = Property::new("CONFERENCE", stream)
            .add_parameter("VALUE", "URI")
            .done();
        event.append_property(conference);
    }
    times(&mut event, item);
    event.done()
}

/// DTSTART, DTEND, RRULE and EXDATE.
fn times(event: &mut Event, item: &Item) {
    let zone = item_zone(item);
    match item.start {
        Point::Instant(start) if item.kind == Kind::Event => {
            event.append_property(clock("DTSTART", start.to_utc(), zone));
            let end = match item.end {
                Some(Point::Instant(end)) if end > start => end.to_utc(),
                _ => start
                    .to_utc()
                    .checked_add_signed(chrono::TimeDelta::minutes(1))
                    .unwrap_or(start.to_utc()),
            };
            event.append_property(clock("DTEND", end, zone));
        }
        start => {
            let first = start.date();
            let last = item.end.map_or(first, Point::date).max(first);
            event.append_property(date("DTSTART", first));
            event.append_property(date(
                "DTEND",
                last.checked_add_days(Days::new(1)).unwrap_or(last),
            ));
        }
    }
    let Some(rule) = item.recurrence.as_deref().filter(|r| is_rule(r)) else {
        return;
    };
    event.add_property("RRULE", rule);
    for point in &item.except_dates {
        event.append_multi_property(match point {
            Point::Day(day) => date("EXDATE", *day),
            Point::Instant(at) => clock("EXDATE", at.to_utc(), zone),
        });
    }
}

/// Whether a value can stand in RRULE as it is.
fn is_rule(value: &str) -> bool {
    value.starts_with("FREQ=")
        && value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'=' | b';' | b',' | b'-' | b'+'))
}

fn date(name: &str, day: NaiveDate) -> Property {
    let value = day.format("%Y%m%d").to_string();
    Property::new(name, value)
        .add_parameter("VALUE", "DATE")
        .done()
}

/// An instant on the clock of `zone`; in UTC where there is none.
fn clock(name: &str, at: DateTime<Utc>, zone: Option<Tz>) -> Property {
    let Some(zone) = zone else {
        return Property::new(name, utc(at));
    };
    let value = zone::local(at, zone).format("%Y%m%dT%H%M%S").to_string();
    Property::new(name, value)
        .add_parameter("TZID", zone.name())
        .done()
}

fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

fn start_stamp(item: &Item) -> DateTime<Utc> {
    match item.start {
        Point::Day(day) => day.and_time(NaiveTime::MIN).and_utc(),
        Point::Instant(at) => at.to_utc(),
    }
}

fn summary(item: &Item, card: &Card, options: &Options) -> String {
    let title = match card.title.as_str() {
        "" => "(no title)",
        title => title,
    };
    if !options.marks {
        return title.to_owned();
    }
    match item.status {
        Status::Cancelled => format!("Cancelled: {title}"),
        Status::Postponed => format!("Postponed: {title}"),
        _ if item.needs_review => format!("(?) {title}"),
        _ => title.to_owned(),
    }
}

/// RFC 5545 knows three; most clients show none of them, hence the marks before the title.
fn status(item: &Item) -> EventStatus {
    match item.status {
        Status::Cancelled => EventStatus::Cancelled,
        Status::Postponed | Status::Tentative => EventStatus::Tentative,
        Status::Confirmed if item.needs_review => EventStatus::Tentative,
        Status::Confirmed => EventStatus::Confirmed,
    }
}

fn categories(item: &Item, card: &Card) -> Vec<String> {
    let mut all = Vec::new();
    match (item.kind, card.category) {
        (Kind::Fact, _) => all.push("Fact".to_owned()),
        (Kind::Event, Some(word)) => all.push(capitalized(word)),
        (Kind::Event, None) => {}
    }
    all.extend(card.host.as_ref().map(|h| h.as_str().to_owned()));
    if item.needs_review {
        all.push("Needs review".to_owned());
    }
    all
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + chars.as_str()
    })
}

/// What to check, the host, the time as printed, the links, the quote, the source, the reason: in this order, as
/// programs cut from the end. The host is never ORGANIZER, which would make an invitation of it.
fn description(item: &Item, card: &Card) -> String {
    let mut lines: Vec<String> = Vec::new();
    if item.needs_review {
        let checks: Vec<&str> = card.reasons.iter().map(Clean::as_str).collect();
        let checks = if checks.is_empty() {
            "not sure enough".to_owned()
        } else {
            checks.join(" ")
        };
        lines.push(format!("Check: {checks}"));
    }
    if item.status == Status::Postponed {
        lines.push("Postponed: this is the old date.".to_owned());
    }
    lines.extend(card.host.as_ref().map(|h| format!("Host: {h}")));
    if !card.people.is_empty() {
        let people: Vec<&str> = card.people.iter().map(Clean::as_str).take(10).collect();
        lines.push(format!("With: {}", people.join(", ")));
    }
    lines.push(match &card.printed {
        Some(printed) => format!("Time: {} (printed: “{printed}”)", card.when),
        None => format!("Time: {}", card.when),
    });
    for (url, words) in card.links.iter().take(LINKS) {
        lines.push(match *words {
            "Link" => url.to_string(),
            words => format!("{words}: {url}"),
        });
    }
    lines.extend(card.corrected.clone());
    // A repeat in the same words is no news: it must not change the file.
    for quote in card.quotes.iter().filter(|q| !q.repeated).take(QUOTES) {
        lines.push(format!("Quote: “{}”", quote.exact));
        lines.push(format!("Source: {}", quote.source));
        if !quote.because.is_empty() {
            lines.push(format!("Why this date: {}", quote.because));
        }
    }
    cut(lines.join("\n"))
}

fn cut(mut text: String) -> String {
    if let Some((at, _)) = text.char_indices().nth(DESCRIPTION_CHARS) {
        text.truncate(at);
        text.push('…');
    }
    text
}

/// TEXT escaping (RFC 5545 3.3.11), for what the crate writes as it is.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}
