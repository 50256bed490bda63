//! Bytes to parcels, a parcel to a raw issue.
//!
//! [`unpack()`] cuts a stream (mbox, feed, archive) into [`Parcel`]s, one newsletter's worth of bytes each, and decodes
//! nothing; [`open`] decodes one parcel, on any thread, and builds its [`Document`].
//! Neither looks at dates.
//!
//! To add an input format: a file here, a line in `sniff.rs`, an arm in [`open`] or [`unpack()`].

mod archive;
mod attribution;
mod charset;
mod clean;
mod eml;
mod envelope;
mod feed;
mod forward;
mod front_matter;
mod html;
mod ics;
mod language;
mod link;
mod mbox;
mod record;
mod sniff;
mod stated;
mod text;
mod transfer;
mod unpack;
mod versions;

use sha2::{Digest, Sha256};

use crate::document::{Document, Headers, RawIssue, SourceKind};
use crate::error::{Error, Kind, Result};
use crate::limits::Limits;
use crate::note::Note;

pub use sniff::{SNIFFED, Sniffed, sniff};
pub use unpack::unpack;

/// One newsletter's worth of bytes, not yet decoded: a file, a mail of an mbox, an entry of a feed, a line.
#[derive(Clone, Debug, Default)]
pub struct Parcel {
    /// What to call it.
    pub name: String,
    /// The caller's id (NDJSON).
    pub id: Option<String>,
    /// What it is, if known.
    pub format: Option<Format>,
    /// Whether it came from an mbox, a feed or a line: the source kind of the contract.
    pub container: Option<SourceKind>,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Its address, if known.
    pub url: Option<String>,
    /// What the container states about it (a feed's entry).
    pub envelope: Option<Headers>,
    /// What was noticed before it was opened.
    pub notes: Vec<Note>,
}

/// Input formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, Markdown, pasted text.
    Text,
    /// HTML.
    Html,
    /// One mail (RFC 5322), also `.emlx`.
    Eml,
    /// Many mails.
    Mbox,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A line of JSON a document.
    Ndjson,
}

/// Reads one parcel: decodes, parses, builds the document.
///
/// # Errors
/// When the bytes are no newsletter (an image, a binary, nothing at all).
pub fn open(parcel: &Parcel, limits: &Limits) -> Result<RawIssue> {
    let sniffed = sniff(&parcel.bytes, &parcel.name);
    let format = match (parcel.format, sniffed) {
        (Some(stated), Sniffed::Known(_) | Sniffed::Json | Sniffed::Calendar) => stated,
        (None, Sniffed::Known(seen)) => seen,
        (_, other) => return Err(sniff::refuse(&parcel.name, other)),
    };
    if format == Format::Text && sniff::is_log(&parcel.bytes) {
        let log = Sniffed::Foreign("a program's log", sniff::NO_HINT);
        return Err(sniff::refuse(&parcel.name, log));
    }
    let mut issue = blank(parcel, format);
    let mut bytes = parcel.bytes.as_slice();
    if bytes.len() > limits.parcel_bytes {
        bytes = &bytes[..limits.parcel_bytes];
        issue.notes.push(Note::warning(
            "input-cut",
            format!("only the first {} MB were read", limits.parcel_bytes >> 20),
        ));
    }
    match format {
        Format::Html => {
            let label = html::stated_charset(bytes);
            let decoded = charset::decode(bytes, label.as_deref(), &mut issue.notes);
            let page = html::read(&decoded, html::Nature::default(), limits);
            finish(page, &mut issue);
        }
        // A whole mbox or feed, which `unpack` would have cut: its first mail or entry stands for it.
        Format::Mbox | Format::Feed => return first(parcel, format, limits),
        Format::Eml => finish(eml::read(bytes, &parcel.name, limits)?, &mut issue),
        _ => {
            let decoded = charset::decode(bytes, None, &mut issue.notes);
            let front = front_matter::split(&decoded);
            let nature = text::Nature {
                markdown: front.is_some() || is_markdown_name(&parcel.name),
                ..text::Nature::default()
            };
            let body = front
                .as_ref()
                .map_or(decoded.as_ref(), |(_, body)| body.as_ref());
            issue.document = text::read(body, nature, limits);
            if let Some((stated, _)) = &front {
                adopt(stated, &mut issue.headers);
            }
        }
    }
    if let Some(envelope) = &parcel.envelope {
        adopt(envelope, &mut issue.headers);
    }
    language::set_apart(&mut issue.document);
    Ok(issue)
}

fn first(parcel: &Parcel, format: Format, limits: &Limits) -> Result<RawIssue> {
    let mut parcels = unpack(&parcel.name, parcel.bytes.as_slice(), Some(format), limits);
    let nothing = || {
        Error::new(
            Kind::Input,
            format!("`{}` holds no mail or entry", parcel.name),
        )
    };
    let first = parcels.next().unwrap_or_else(|| Err(nothing()))?;
    if !matches!(first.format, Some(Format::Eml | Format::Html)) {
        return Err(nothing());
    }
    let mut issue = open(&first, limits)?;
    if parcels.next().is_some() {
        issue.notes.push(Note::warning(
            "first-only",
            "only the first mail or entry was read",
        ));
    }
    Ok(issue)
}

/// What the container states goes before what the text says about itself.
fn adopt(envelope: &Headers, headers: &mut Headers) {
    let own = std::mem::take(headers);
    let envelope = envelope.clone();
    *headers = Headers {
        message_id: envelope.message_id.or(own.message_id),
        title: envelope.title.or(own.title),
        publisher: envelope.publisher.or(own.publisher),
        about: envelope.about.or(own.about),
        from_address: envelope.from_address.or(own.from_address),
        list_id: envelope.list_id.or(own.list_id),
        url: envelope.url.or(own.url),
        dates: [envelope.dates, own.dates].concat(),
        language: envelope.language.or(own.language),
    };
}

/// Puts a page into the issue, and prints the records that stand nowhere in its text.
fn finish(mut page: html::Page, issue: &mut RawIssue) {
    record::print(&mut page.document, &mut page.records);
    let url = issue.headers.url.take();
    issue.headers = page.headers;
    issue.headers.url = url.or(issue.headers.url.take());
    issue.document = page.document;
    issue.records = page.records;
    issue.notes.append(&mut page.notes);
}

fn is_markdown_name(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| {
        matches!(end.to_ascii_lowercase().as_str(), "md" | "markdown" | "mkd")
    })
}

fn blank(parcel: &Parcel, format: Format) -> RawIssue {
    let kind = parcel.container.unwrap_or(match format {
        Format::Text => SourceKind::Text,
        Format::Html => SourceKind::Html,
        Format::Eml => SourceKind::Eml,
        Format::Mbox => SourceKind::Mbox,
        Format::Feed => SourceKind::Feed,
        Format::Ndjson => SourceKind::Ndjson,
    });
    RawIssue {
        name: parcel.name.clone(),
        kind,
        sha256: hex(&Sha256::digest(&parcel.bytes)),
        document: Document::default(),
        headers: Headers {
            url: parcel.url.clone(),
            ..Headers::default()
        },
        records: Vec::new(),
        notes: parcel.notes.clone(),
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}
