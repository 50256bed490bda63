//! RSS, Atom, RDF and JSON feeds: each entry a parcel of its own, with what the feed states about it.
//!
//! Broken XML is read as far as it goes. No entity but the predefined ones is expanded, and nothing is fetched.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

use super::{Format, Parcel, charset, stated};
use crate::document::{DateField, DateSource, Headers, SourceKind};
use crate::limits::Limits;
use crate::note::Note;

/// Entries of one feed that are read.
const MOST: usize = 10_000;
/// Characters of what a feed says of itself that are kept.
const ABOUT: usize = 500;

/// Cuts a feed into its entries.
pub(crate) fn entries(bytes: &[u8], name: &str, limits: &Limits) -> Vec<Parcel> {
    let bytes = &bytes[..bytes.len().min(limits.parcel_bytes)];
    let label = super::html::stated_charset(bytes);
    let text = charset::decode(bytes, label.as_deref(), &mut Vec::new());
    let (feed, entries) = if text.trim_start().starts_with('{') {
        json(&text)
    } else {
        xml(&text)
    };
    let mut parcels: Vec<Parcel> = entries
        .into_iter()
        .enumerate()
        .map(|(index, entry)| entry.parcel(&feed, name, index + 1))
        .collect();
    if let Some(first) = parcels.first_mut().filter(|_| defines_entities(&text)) {
        first.notes.push(Note::warning(
            "feed-entities",
            "the feed defines entities of its own (`<!ENTITY …>`), which are never expanded; where `&name;` stands in the text, look at the feed itself",
        ));
    }
    parcels
}

/// Whether entities are defined before the first element.
fn defines_entities(text: &str) -> bool {
    let head = text.get(..64 << 10).unwrap_or(text);
    let opening = head.find("<!DOCTYPE").unwrap_or(head.len());
    head[opening..].contains("<!ENTITY")
}

/// What a feed says of itself.
#[derive(Debug, Default)]
struct Channel {
    title: String,
    about: String,
}

/// What was read of one entry.
#[derive(Debug, Default)]
struct Entry {
    title: String,
    link: String,
    id: String,
    summary: String,
    content: String,
    published: Option<String>,
    updated: Option<String>,
}

impl Entry {
    fn parcel(self, feed: &Channel, name: &str, number: usize) -> Parcel {
        let body = if self.content.trim().is_empty() {
            &self.summary
        } else {
            &self.content
        };
        let title = self.title.trim();
        let mut html = String::with_capacity(body.len() + title.len() + 32);
        if !title.is_empty() && !body.contains(title) {
            html.push_str("<h1>");
            html.push_str(&title.replace('<', "&lt;"));
            html.push_str("</h1>\n");
        }
        if body.contains('<') {
            html.push_str(body);
        } else {
            html.push_str("<p>");
            html.push_str(
                &body
                    .trim()
                    .replace("\r\n", "\n")
                    .replace("\n\n", "<p>")
                    .replace('\n', "<br>"),
            );
        }
        let mut dates = Vec::new();
        for (source, raw) in [
            (DateSource::FeedPublished, self.published),
            (DateSource::FeedUpdated, self.updated),
        ] {
            if let Some(raw) = raw {
                dates.push(DateField {
                    source,
                    at: stated::iso(&raw).or_else(|| stated::mail(&raw)),
                    raw,
                    span: None,
                });
            }
        }
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let link = some(&self.link).filter(|link| link.starts_with("http"));
        Parcel {
            name: format!("{name}#{number}"),
            format: Some(Format::Html),
            container: Some(SourceKind::Feed),
            bytes: html.into_bytes(),
            url: link.clone(),
            envelope: Some(Headers {
                message_id: some(&self.id).or(link),
                title: some(title),
                publisher: some(&feed.title),
                about: some(&feed.about),
                dates,
                ..Headers::default()
            }),
            ..Parcel::default()
        }
    }
}

/// Where in a feed the reader is.
#[derive(Default)]
struct Place {
    feed: Channel,
    entries: Vec<Entry>,
    entry: Option<Entry>,
    /// The field that is open, how deep inside it, and where its content began.
    field: Option<(String, usize, usize)>,
    markup: bool,
    text: String,
}

fn xml(text: &str) -> (Channel, Vec<Entry>) {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    let mut place = Place::default();
    while place.entries.len() < MOST {
        let before = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Start(tag)) => place.start(&tag, reader.buffer_position() as usize),
            Ok(Event::Empty(tag)) => place.empty(&tag),
            Ok(Event::End(tag)) => place.end(tag.name().as_ref(), before, text),
            Ok(Event::Text(piece)) => place.text.push_str(&piece),
            Ok(Event::CData(piece)) => place.text.push_str(&piece),
            Ok(Event::GeneralRef(name)) => place.reference(&name),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    place.close_field();
    place.entries.extend(place.entry.take());
    (place.feed, place.entries)
}

fn plain_name(name: &str) -> &str {
    name.strip_prefix("atom:")
        .or_else(|| name.strip_prefix("rss:"))
        .unwrap_or(name)
}

fn is_entry(name: &str) -> bool {
    matches!(name, "item" | "entry")
}

fn is_field(name: &str) -> bool {
    matches!(
        name,
        "title"
            | "link"
            | "guid"
            | "id"
            | "pubDate"
            | "dc:date"
            | "published"
            | "issued"
            | "updated"
            | "modified"
            | "description"
            | "subtitle"
            | "summary"
            | "content"
            | "content:encoded"
            | "encoded"
    )
}

impl Place {
    fn start(&mut self, tag: &BytesStart<'_>, after: usize) {
        let name = tag.name();
        let name = plain_name(name.as_ref());
        if let Some((_, depth, _)) = &mut self.field {
            *depth += 1;
            self.markup = true;
            return;
        }
        if is_entry(name) {
            self.entries.extend(self.entry.replace(Entry::default()));
        } else if is_field(name) {
            self.link(tag, name);
            self.text.clear();
            self.markup = false;
            self.field = Some((name.to_owned(), 0, after));
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name();
        if self.field.is_some() {
            self.markup = true;
        } else {
            self.link(tag, plain_name(name.as_ref()));
        }
    }

    /// Atom's `<link rel="alternate" href="…"/>`.
    fn link(&mut self, tag: &BytesStart<'_>, name: &str) {
        let Some(entry) = self.entry.as_mut().filter(|_| name == "link") else {
            return;
        };
        let value = |wanted: &str| {
            tag.attributes()
                .with_checks(false)
                .flatten()
                .find(|attribute| attribute.key.as_ref() == wanted)
                .map(|attribute| attribute.value.replace("&amp;", "&"))
        };
        let alternate = value("rel").is_none_or(|rel| rel == "alternate");
        if let Some(href) = value("href").filter(|_| alternate && entry.link.is_empty()) {
            entry.link = href;
        }
    }

    fn end(&mut self, name: &str, before: usize, all: &str) {
        let name = plain_name(name);
        if let Some((field, depth, start)) = &mut self.field {
            if *depth > 0 && !(name == field && *depth == 1) {
                *depth -= 1;
                return;
            }
            if *depth > 0 && name != field.as_str() {
                return;
            }
            // Markup that stands in the XML itself (Atom's xhtml) is taken as it is.
            if self.markup {
                self.text = all.get(*start..before).unwrap_or("").to_owned();
            }
            self.close_field();
        } else if is_entry(name) {
            self.entries.extend(self.entry.take());
        }
    }

    fn close_field(&mut self) {
        let Some((field, _, _)) = self.field.take() else {
            return;
        };
        let text = std::mem::take(&mut self.text);
        let Some(entry) = &mut self.entry else {
            match field.as_str() {
                "title" if self.feed.title.is_empty() => self.feed.title = text.trim().to_owned(),
                "description" | "subtitle" if self.feed.about.is_empty() => {
                    self.feed.about = text.trim().chars().take(ABOUT).collect();
                }
                _ => {}
            }
            return;
        };
        match field.as_str() {
            "title" => entry.title = text,
            "link" if entry.link.is_empty() => entry.link = text,
            "guid" | "id" => entry.id = text,
            "pubDate" | "dc:date" | "published" | "issued" => {
                entry.published = Some(text.trim().to_owned())
            }
            "updated" | "modified" => entry.updated = Some(text.trim().to_owned()),
            "description" | "summary" => entry.summary = text,
            "content" | "content:encoded" | "encoded" if text.len() > entry.content.len() => {
                entry.content = text
            }
            _ => {}
        }
    }

    /// `&amp;` and `&#8217;` become characters; what XML does not define stays for the HTML reader.
    fn reference(&mut self, name: &str) {
        let known = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => name
                .strip_prefix("#x")
                .map(|hex| u32::from_str_radix(hex, 16))
                .or_else(|| name.strip_prefix('#').map(str::parse))
                .and_then(Result::ok)
                .and_then(char::from_u32),
        };
        match known {
            Some(c) => self.text.push(c),
            None => {
                self.text.push('&');
                self.text.push_str(name);
                self.text.push(';');
            }
        }
    }
}

fn json(text: &str) -> (Channel, Vec<Entry>) {
    let Ok(feed) = serde_json::from_str::<Value>(text) else {
        return (Channel::default(), Vec::new());
    };
    let string = |value: &Value, key: &str| match value.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let items = feed.get("items").and_then(Value::as_array);
    let entries = items.into_iter().flatten().take(MOST).map(|item| {
        let html = string(item, "content_html");
        let date = |key| Some(string(item, key)).filter(|date| !date.is_empty());
        Entry {
            title: string(item, "title"),
            link: string(item, "url"),
            id: string(item, "id"),
            summary: string(item, "summary"),
            content: if html.is_empty() {
                string(item, "content_text")
                    .replace('&', "&amp;")
                    .replace('<', "&lt;")
            } else {
                html
            },
            published: date("date_published"),
            updated: date("date_modified"),
        }
    });
    let channel = Channel {
        title: string(&feed, "title"),
        about: string(&feed, "description").chars().take(ABOUT).collect(),
    };
    (channel, entries.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parcels(feed: &str) -> Vec<(String, String)> {
        entries(feed.as_bytes(), "f", &Limits::default())
            .into_iter()
            .map(|parcel| {
                let headers = parcel.envelope.unwrap_or_default();
                let date = headers
                    .dates
                    .first()
                    .map(|date| date.raw.clone())
                    .unwrap_or_default();
                (
                    format!(
                        "{:?} {} {date}",
                        headers.title,
                        parcel.url.unwrap_or_default()
                    ),
                    String::from_utf8_lossy(&parcel.bytes).into_owned(),
                )
            })
            .collect()
    }

    #[test]
    fn rss_with_a_bare_ampersand_and_a_cut_end_is_read() {
        let found = parcels(
            "<rss><channel><title>Pier</title><item><title>Bread & Tides</title><link>https://x.example/1</link><pubDate>Mon, 28 Oct 2024 06:00:00 EDT</pubDate><description>&lt;p&gt;At noon&lt;/p&gt;</description></item><item><title>Cut",
        );
        assert_eq!(
            found[0].0,
            "Some(\"Bread & Tides\") https://x.example/1 Mon, 28 Oct 2024 06:00:00 EDT"
        );
        assert_eq!(found[0].1, "<h1>Bread & Tides</h1>\n<p>At noon</p>");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn atom_with_markup_of_its_own_is_read() {
        let found = parcels(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><title>One</title><link rel='alternate' href='https://x.example/1'/><updated>2024-10-28T06:00:00Z</updated><content type='xhtml'><div><p>At <b>noon</b></p></div></content></entry></feed>",
        );
        assert_eq!(found[0].1, "<h1>One</h1>\n<div><p>At <b>noon</b></p></div>");
        assert_eq!(
            found[0].0,
            "Some(\"One\") https://x.example/1 2024-10-28T06:00:00Z"
        );
    }

    #[test]
    fn json_feed_is_read() {
        let found = parcels(
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[{\"id\":1,\"url\":\"https://x.example/1\",\"content_text\":\"a < b\\nc\",\"date_published\":\"2024-10-28\"}]}",
        );
        assert_eq!(found[0].1, "<p>a &lt; b<br>c");
    }
}
