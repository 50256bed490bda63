//! Structured data in a page: JSON-LD, microdata, `<time datetime>`.

use serde_json::Value;

use super::head::{Head, squeeze};
use super::tags::Attributes;
use crate::document::{Builder, DateSource, Record, RecordKind};
use crate::note::Note;
use crate::read::stated;

/// Records of one page that are kept.
const MOST: usize = 5_000;

/// An element whose end is waited for.
#[derive(Debug)]
struct Watch {
    /// Its place on the walker's stack.
    depth: usize,
    what: What,
}

#[derive(Debug)]
enum What {
    /// An `itemscope` for an event; the index into `scopes`.
    Event(usize),
    /// Any other `itemscope`, under the property it is the value of.
    Other,
    /// A property whose value is the element's text.
    Property(String),
    /// `<time datetime>`.
    Time(String, bool),
    /// Blogspot's date header and like.
    DateHeader(Option<String>),
}

/// Gathers records.
#[derive(Debug, Default)]
pub(super) struct Structured {
    /// Events, each with the anchor of its text.
    found: Vec<(Record, Option<usize>)>,
    watches: Vec<Watch>,
    scopes: Vec<Record>,
    times: Vec<(String, usize, bool)>,
    full: bool,
}

impl Structured {
    /// `<meta itemprop>` and `<link itemprop>` inside an item.
    pub(super) fn meta(&mut self, attributes: Attributes<'_>) {
        let value = attributes.get("content").or_else(|| attributes.get("href"));
        if let (Some(name), Some(value)) = (attributes.get("itemprop"), value) {
            self.property(name, value);
        }
    }

    /// An element begins; says whether its end is wanted.
    pub(super) fn begin(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        depth: usize,
        head: &mut Head,
    ) -> bool {
        if attributes.is_empty() || self.full {
            return false;
        }
        let before = self.watches.len();
        let property = attributes.get("itemprop");
        if attributes.get("itemscope").is_some() {
            self.begin_scope(attributes, depth);
        } else if let Some(property) = property {
            self.begin_property(name, property, attributes, depth, head);
        } else if name == "time"
            && let Some(at) = attributes.get("datetime")
        {
            let published = attributes.get("pubdate").is_some()
                || has_class(
                    attributes,
                    &["published", "entry-date", "post-date", "dt-published"],
                );
            self.watch(depth, What::Time(at.to_owned(), published));
        } else if has_class(attributes, &["date-header"])
            || (name == "abbr" && has_class(attributes, &["published"]))
        {
            self.watch(
                depth,
                What::DateHeader(attributes.get("title").map(str::to_owned)),
            );
        }
        self.watches.len() > before
    }

    fn watch(&mut self, depth: usize, what: What) {
        self.watches.push(Watch { depth, what });
    }

    fn begin_scope(&mut self, attributes: Attributes<'_>, depth: usize) {
        let kind = attributes.get("itemtype").unwrap_or("");
        if is_event(kind) {
            self.full |= self.scopes.len() >= MOST;
            self.scopes.push(Record {
                kind: Some(RecordKind::Microdata),
                ..Record::default()
            });
            self.watch(depth, What::Event(self.scopes.len() - 1));
        } else {
            self.watch(depth, What::Other);
            if let Some(property) = attributes.get("itemprop") {
                self.watch(depth, What::Property(property.to_owned()));
            }
        }
    }

    fn begin_property(
        &mut self,
        name: &str,
        property: &str,
        attributes: Attributes<'_>,
        depth: usize,
        head: &mut Head,
    ) {
        let url = (property == "url")
            .then(|| attributes.get("href"))
            .flatten();
        let stated = attributes
            .get("content")
            .or_else(|| {
                attributes
                    .get("datetime")
                    .filter(|_| name == "time" || name == "abbr")
            })
            .or(url);
        match stated {
            Some(value) if property == "datePublished" => {
                head.date(DateSource::ItempropPublished, value, None)
            }
            Some(value) => self.property(property, value),
            None => self.watch(depth, What::Property(property.to_owned())),
        }
    }

    /// A property of the innermost event.
    fn property(&mut self, name: &str, value: &str) {
        let inside = self
            .watches
            .iter()
            .rev()
            .take(64)
            .find_map(|watch| match watch.what {
                What::Event(index) => Some(index),
                _ => None,
            });
        if let Some(record) = inside.and_then(|index| self.scopes.get_mut(index)) {
            set(record, name, value);
        }
    }

    /// An element that was waited for ends.
    pub(super) fn end(&mut self, depth: usize, start: usize, build: &mut Builder, head: &mut Head) {
        while self
            .watches
            .last()
            .is_some_and(|watch| watch.depth >= depth)
        {
            let Some(watch) = self.watches.pop() else {
                break;
            };
            match watch.what {
                What::Event(index) => {
                    let anchor = Some(build.anchor(start));
                    if let Some(record) = self.scopes.get_mut(index) {
                        let record = std::mem::take(record);
                        self.found.push((record, anchor));
                    }
                }
                What::Property(name) if name == "datePublished" => {
                    let text = squeeze(&build.since(start));
                    let anchor = build.anchor(start);
                    head.date(DateSource::ItempropPublished, &text, Some(anchor));
                }
                What::Property(name) => {
                    let text = squeeze(&build.since(start));
                    self.property(&name, &text);
                }
                What::Time(at, published) if self.times.len() < MOST => {
                    let anchor = build.anchor(start);
                    self.times.push((at, anchor, published));
                }
                What::DateHeader(stated) => {
                    let text = stated.unwrap_or_else(|| squeeze(&build.since(start)));
                    let anchor = build.anchor(start);
                    head.date(DateSource::DateHeaderClass, &text, Some(anchor));
                }
                What::Time(..) | What::Other => {}
            }
        }
    }

    /// A `<script type="application/ld+json">`.
    pub(super) fn json_ld(&mut self, text: &str, head: &mut Head) {
        let text = text
            .trim()
            .trim_start_matches("<!--")
            .trim_end_matches("-->");
        let text = text.replace(['\u{0}', '\n', '\r', '\t'], " ");
        if let Ok(value) = serde_json::from_str::<Value>(&text) {
            self.json_value(&value, head);
        }
    }

    fn json_value(&mut self, value: &Value, head: &mut Head) {
        match value {
            Value::Array(all) => all.iter().for_each(|one| self.json_value(one, head)),
            Value::Object(fields) => {
                let event = has_event_type(value);
                let published = fields.get("datePublished").and_then(Value::as_str);
                if let Some(published) = published.filter(|_| !event) {
                    head.date(DateSource::JsonLdPublished, published, None);
                }
                if event && self.found.len() < MOST {
                    self.found.push((record_of(value), None));
                }
                for key in [
                    "@graph",
                    "itemListElement",
                    "item",
                    "subEvent",
                    "event",
                    "events",
                    "mainEntity",
                ] {
                    if let Some(inner) = fields.get(key) {
                        self.json_value(inner, head);
                    }
                }
            }
            _ => {}
        }
    }

    pub(super) fn finish(
        self,
        head: &mut Head,
        notes: &mut Vec<Note>,
    ) -> Vec<(Record, Option<usize>)> {
        if self.full || self.found.len() >= MOST {
            notes.push(Note::warning(
                "records-cut",
                "the page states more events than are read of one",
            ));
        }
        let mut records = self.found;
        records.retain(|(record, _)| record.start.is_some());
        let published = self.times.iter().find(|time| time.2);
        // A page with many times is a list of events; a single one is the page's own.
        let own = published.or_else(|| self.times.first().filter(|_| self.times.len() <= 2));
        if let Some((at, anchor, _)) = own {
            head.date(DateSource::TimeElement, at, Some(*anchor));
        }
        for (at, anchor, published) in &self.times {
            if let Some(start) = stated::iso(at).filter(|_| !published) {
                let record = Record {
                    kind: Some(RecordKind::TimeElement),
                    all_day: start.time.is_none(),
                    start: Some(start),
                    ..Record::default()
                };
                records.push((record, Some(*anchor)));
            }
        }
        records
    }
}

fn has_class(attributes: Attributes<'_>, wanted: &[&str]) -> bool {
    attributes.get("class").is_some_and(|classes| {
        classes
            .split_ascii_whitespace()
            .any(|class| wanted.contains(&class))
    })
}

/// `https://schema.org/MusicEvent`, `Event`; the kinds of event whose names do not end in "Event" are few.
fn is_event(kind: &str) -> bool {
    let name = kind
        .trim_end_matches('/')
        .rsplit(['/', '#', ':'])
        .next()
        .unwrap_or(kind);
    name.ends_with("Event")
        || matches!(
            name,
            "Festival" | "CourseInstance" | "EventSeries" | "Hackathon"
        )
}

fn has_event_type(value: &Value) -> bool {
    match value.get("@type") {
        Some(Value::String(kind)) => is_event(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_event),
        _ => false,
    }
}

fn set(record: &mut Record, name: &str, value: &str) {
    let value = squeeze(value);
    if value.is_empty() {
        return;
    }
    match name {
        "name" | "summary" if record.name.is_none() => record.name = Some(value),
        "startDate" if record.start.is_none() => {
            record.start = stated::iso(&value);
            record.all_day = record.start.as_ref().is_some_and(|at| at.time.is_none());
        }
        "endDate" if record.end.is_none() => record.end = stated::iso(&value),
        "location" if record.location.is_none() => record.location = Some(value),
        "address" | "streetAddress" if record.address.is_none() => record.address = Some(value),
        "organizer" if record.organizer.is_none() => record.organizer = Some(value),
        "performer" | "attendee" => record.people.push(value),
        "url" if record.url.is_none() && value.starts_with("http") => record.url = Some(value),
        "eventStatus" => record.status = Some(value),
        "eventAttendanceMode" => record.online = online(&value),
        _ => {}
    }
}

fn online(mode: &str) -> Option<bool> {
    if mode.contains("Online") {
        Some(true)
    } else if mode.contains("Offline") {
        Some(false)
    } else {
        None
    }
}

fn record_of(value: &Value) -> Record {
    let mut record = Record {
        kind: Some(RecordKind::JsonLd),
        ..Record::default()
    };
    for key in [
        "name",
        "startDate",
        "endDate",
        "eventStatus",
        "eventAttendanceMode",
        "url",
    ] {
        if let Some(text) = value.get(key).and_then(text_of) {
            set(&mut record, key, &text);
        }
    }
    if let Some(place) = value.get("location") {
        let place = first(place);
        if let Some(name) = text_of(place) {
            set(&mut record, "location", &name);
        }
        if let Some(address) = place.get("address") {
            record.address = address_of(first(address));
        }
        let virtual_place = place.get("@type").and_then(Value::as_str) == Some("VirtualLocation");
        if virtual_place && record.online.is_none() {
            record.online = Some(true);
        }
    }
    if let Some(name) = value.get("organizer").map(first).and_then(text_of) {
        set(&mut record, "organizer", &name);
    }
    for person in value
        .get("performer")
        .map(all)
        .unwrap_or_default()
        .iter()
        .take(50)
    {
        if let Some(name) = text_of(person) {
            set(&mut record, "performer", &name);
        }
    }
    record
}

fn first(value: &Value) -> &Value {
    match value {
        Value::Array(all) => all.first().unwrap_or(value),
        _ => value,
    }
}

fn all(value: &Value) -> &[Value] {
    match value {
        Value::Array(all) => all,
        one => std::slice::from_ref(one),
    }
}

/// A string, or the name of an object. Pages often escape entities twice.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(unescape(text)),
        Value::Object(fields) => fields.get("name").and_then(Value::as_str).map(unescape),
        _ => None,
    }
}

fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&#8217;", "’")
        .replace("&#8216;", "‘")
        .replace("&#8220;", "“")
        .replace("&#8221;", "”")
        .replace("&#8211;", "–")
        .replace("&#038;", "&")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

fn address_of(value: &Value) -> Option<String> {
    if let Value::String(text) = value {
        return Some(squeeze(&unescape(text)));
    }
    let parts: Vec<String> = [
        "streetAddress",
        "addressLocality",
        "addressRegion",
        "postalCode",
    ]
    .iter()
    .filter_map(|key| value.get(*key).and_then(Value::as_str))
    .map(|part| squeeze(&unescape(part)))
    .filter(|part| !part.is_empty())
    .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
