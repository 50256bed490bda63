//! One mail: the parts that are read, the better of text and HTML, the mail inside it, what its header states.

use std::borrow::Cow;

use mail_parser::{
    Encoding, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use super::html::Page;
use super::{charset, envelope, forward, html, ics, sniff, stated, text, transfer, versions};
use crate::document::{DateField, DateSource, Headers};
use crate::error::{Error, Kind, Result};
use crate::limits::Limits;
use crate::note::Note;

/// Mails inside mails that are read.
const DEEPEST: usize = 4;

/// Multiparts inside each other that are read.
const MULTIPARTS: usize = 50;

/// Reads a mail: its text as a page, and what its header and its inner mail's header state.
///
/// # Errors
/// When there is neither header nor body.
pub(crate) fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Page> {
    let mut page = Page::default();
    let bytes = envelope::stripped(bytes);
    let bytes = envelope::tamed(bytes, limits, &mut page.notes);
    let Some(message) = parsed(&bytes) else {
        if let Some(page) = unparsed(&bytes, limits, page) {
            return Ok(page);
        }
        return Err(
            Error::new(Kind::Input, format!("`{name}` cannot be read as a mail"))
                .hint("is it a text? then say `--input-format text`"),
        );
    };
    let mut reader = Reader {
        limits,
        page,
        inner: Vec::new(),
        parts: 0,
        level: 0,
        told: false,
    };
    reader.page.headers = headers(&message);
    reader.message(&message, DEEPEST);
    let Reader {
        mut page, inner, ..
    } = reader;
    // One mail inside: it is the newsletter, and its date counts. Several: a digest, dated by the outer header.
    if let [inner] = inner.as_slice() {
        adopt(inner, &mut page.headers);
    } else {
        forward::find(&mut page.document, &mut page.headers);
    }
    Ok(page)
}

/// What the parser makes of a mail. It promises not to panic and has broken that promise before; what it cannot read is
/// no mail to us.
fn parsed(bytes: &[u8]) -> Option<Message<'_>> {
    std::panic::catch_unwind(|| MessageParser::default().parse(bytes)).unwrap_or(None)
}

/// A mail that the parser gives up: its header, and all that stands below it as one text.
fn unparsed(bytes: &[u8], limits: &Limits, mut page: Page) -> Option<Page> {
    let blank = |line: &[u8]| memchr::memmem::find(bytes, line).map(|at| at + line.len());
    let end = [blank(b"\n\n"), blank(b"\r\n\r\n")]
        .into_iter()
        .flatten()
        .min()?;
    let (head, body) = bytes.split_at(end);
    page.headers = headers(&parsed(head)?);
    let decoded = charset::decode(body, None, &mut page.notes);
    if looks_like_html(body) {
        let read = html::read(&decoded, html::Nature { mail: true }, limits);
        page.document = read.document;
        page.records = read.records;
    } else {
        let nature = text::Nature {
            mail: true,
            ..text::Nature::default()
        };
        page.document = text::read(&decoded, nature, limits);
    }
    page.notes.push(Note::warning(
        "mail-unparsed",
        "the parts of this mail cannot be told apart; all below its header was read as one text: compare it with what a mail program shows",
    ));
    Some(page)
}

fn adopt(inner: &Headers, headers: &mut Headers) {
    let dates = inner
        .dates
        .iter()
        .filter(|date| date.source == DateSource::HeaderDate);
    let forwarded = dates.map(|date| DateField {
        source: DateSource::ForwardedDate,
        ..date.clone()
    });
    let mut all: Vec<DateField> = forwarded.collect();
    all.append(&mut headers.dates);
    *headers = Headers {
        dates: all,
        url: headers.url.take(),
        ..inner.clone()
    };
}

struct Reader<'l> {
    limits: &'l Limits,
    page: Page,
    /// What the headers of mails inside state.
    inner: Vec<Headers>,
    parts: usize,
    /// How many multiparts stand around the part being read.
    level: usize,
    /// Whether a note says that it was too many.
    told: bool,
}

impl Reader<'_> {
    fn message(&mut self, message: &Message<'_>, depth: usize) {
        if message.parts.is_empty() {
            return;
        }
        let body = self.part(message, 0, depth);
        self.add(body);
    }

    fn add(&mut self, page: Page) {
        let shift = self.page.document.append(page.document);
        for mut record in page.records {
            if !record.span.is_empty() {
                record.span = record.span.shift(shift);
            }
            self.page.records.push(record);
        }
        self.page.notes.extend(page.notes);
        if self.page.headers.language.is_none() {
            self.page.headers.language = page.headers.language;
        }
        if self.page.headers.url.is_none() {
            self.page.headers.url = page.headers.url;
        }
    }

    /// The text of a part and of those in it.
    fn part(&mut self, message: &Message<'_>, number: u32, depth: usize) -> Page {
        self.parts += 1;
        let Some(part) = message
            .parts
            .get(number as usize)
            .filter(|_| self.parts <= self.limits.mail_parts)
        else {
            return Page::default();
        };
        match &part.body {
            PartType::Multipart(_) if self.level >= MULTIPARTS => self.too_deep(),
            PartType::Multipart(children) => {
                self.level += 1;
                let page = self.multipart(message, part, children, depth);
                self.level -= 1;
                page
            }
            PartType::Message(inner) => self.inner_mail(inner, depth),
            PartType::Text(_) | PartType::Html(_) => self.text_part(message, part, number),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                self.binary(part, bytes, depth)
            }
        }
    }

    /// Nothing, and a note the first time.
    fn too_deep(&mut self) -> Page {
        let mut page = Page::default();
        if !std::mem::replace(&mut self.told, true) {
            page.notes.push(Note::warning(
                "mail-multiparts",
                format!(
                    "more than {MULTIPARTS} multiparts inside each other; what lies deeper was not read: save the mail's text if it is missing"
                ),
            ));
        }
        page
    }

    fn multipart(
        &mut self,
        message: &Message<'_>,
        part: &MessagePart<'_>,
        children: &[u32],
        depth: usize,
    ) -> Page {
        let alternative =
            part.content_type().and_then(|kind| kind.subtype()) == Some("alternative");
        let mut pages: Vec<Page> = Vec::new();
        // A part may name itself as its child in a broken mail.
        for child in children.iter().filter(|child| **child as usize != 0) {
            pages.push(self.part(message, *child, depth));
        }
        if alternative {
            return versions::best(pages);
        }
        let mut all = Page::default();
        for page in pages {
            if page.document.text.trim().is_empty() && page.records.is_empty() {
                all.notes.extend(page.notes);
                continue;
            }
            let shift = all.document.append(page.document);
            all.records
                .extend(page.records.into_iter().map(|mut record| {
                    if !record.span.is_empty() {
                        record.span = record.span.shift(shift);
                    }
                    record
                }));
            all.notes.extend(page.notes);
            all.headers.url = all.headers.url.or(page.headers.url);
            all.headers.language = all.headers.language.or(page.headers.language);
        }
        all
    }

    fn inner_mail(&mut self, inner: &Message<'_>, depth: usize) -> Page {
        if depth == 0 || inner.parts.is_empty() {
            return Page::default();
        }
        self.inner.push(headers(inner));
        self.part(inner, 0, depth - 1)
    }

    fn binary(&mut self, part: &MessagePart<'_>, bytes: &[u8], depth: usize) -> Page {
        let kind = part.content_type();
        let is = |main: &str, sub: &str| {
            kind.is_some_and(|kind| {
                kind.ctype().eq_ignore_ascii_case(main)
                    && kind
                        .subtype()
                        .is_some_and(|own| own.eq_ignore_ascii_case(sub))
            })
        };
        let mut page = Page::default();
        if is("message", "xfc822") || is("message", "xlobal") {
            let bytes = envelope::tamed(bytes, self.limits, &mut page.notes);
            if let Some(inner) = parsed(&bytes) {
                let mut inner_page = self.inner_mail(&inner, depth);
                inner_page.notes.append(&mut page.notes);
                return inner_page;
            }
        }
        let named = part
            .attachment_name()
            .is_some_and(|name| name.to_ascii_lowercase().ends_with(".ics"));
        if is("text", "calendar") || is("application", "ics") || named {
            page.records = ics::read(bytes, self.limits, &mut page.notes);
        }
        page
    }

    fn text_part(&mut self, message: &Message<'_>, part: &MessagePart<'_>, number: u32) -> Page {
        let kind = part.content_type();
        let subtype = kind
            .and_then(|kind| kind.subtype())
            .unwrap_or("plain")
            .to_ascii_lowercase();
        let name = part.attachment_name().unwrap_or("").to_ascii_lowercase();
        let raw = message
            .raw_message
            .get(part.offset_body as usize..part.offset_end as usize);
        let bytes = match (raw, part.encoding) {
            (Some(raw), Encoding::QuotedPrintable) => Cow::Owned(transfer::quoted_printable(raw)),
            (Some(raw), Encoding::Base64) => Cow::Owned(transfer::base64(raw)),
            (Some(raw), Encoding::None) => Cow::Borrowed(raw),
            (None, _) => Cow::Borrowed(part.contents()),
        };
        let mut page = Page::default();
        if subtype == "calendar" || name.ends_with(".ics") {
            page.records = ics::read(&bytes, self.limits, &mut page.notes);
            return page;
        }
        let attached = part
            .content_disposition()
            .is_some_and(|kind| kind.is_attachment());
        let readable = matches!(
            subtype.as_str(),
            "plain" | "html" | "enriched" | "markdown" | "x-markdown" | "watch-html"
        );
        // An attachment is read only if it is all there is, or if the mail calls its own text one.
        if !readable || (attached && number > 1) {
            return page;
        }
        let mut read = self.decoded(part, &subtype, &bytes);
        read.notes.append(&mut page.notes);
        read
    }

    /// The text of a part, its transfer encoding undone.
    fn decoded(&self, part: &MessagePart<'_>, subtype: &str, bytes: &[u8]) -> Page {
        let kind = part.content_type();
        let mut page = Page::default();
        let mut label = kind
            .and_then(|kind| kind.attribute("charset"))
            .map(str::to_owned);
        let is_html = subtype == "html" || (subtype != "markdown" && looks_like_html(bytes));
        if is_html && label.is_none() {
            label = html::stated_charset(bytes);
        }
        let decoded = charset::decode(bytes, label.as_deref(), &mut page.notes);
        if is_html {
            let mut read = html::read(&decoded, html::Nature { mail: true }, self.limits);
            read.notes.append(&mut page.notes);
            return read;
        }
        let flowed = kind
            .and_then(|kind| kind.attribute("format"))
            .is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
        let delete = kind
            .and_then(|kind| kind.attribute("delsp"))
            .is_some_and(|value| value.eq_ignore_ascii_case("yes"));
        let unflowed = flowed.then(|| transfer::unflow(&decoded, delete)).flatten();
        let nature = text::Nature {
            unwrapped: unflowed.is_some(),
            mail: true,
            markdown: subtype.ends_with("markdown"),
        };
        page.document = text::read(unflowed.as_deref().unwrap_or(&decoded), nature, self.limits);
        page
    }
}

fn looks_like_html(bytes: &[u8]) -> bool {
    matches!(
        sniff::sniff(bytes, ""),
        sniff::Sniffed::Known(super::Format::Html)
    )
}

/// What a mail's header states.
fn headers(message: &Message<'_>) -> Headers {
    let mut headers = Headers {
        message_id: message.message_id().map(|id| id.trim().to_owned()),
        title: message.subject().map(|title| title.trim().to_owned()),
        list_id: field(message, HeaderName::ListId).next(),
        language: field(message, HeaderName::ContentLanguage).next(),
        ..Headers::default()
    };
    let from = message
        .from()
        .or_else(|| message.sender())
        .and_then(|from| from.first());
    if let Some(from) = from {
        headers.publisher = from.name().map(|name| name.trim().to_owned());
        headers.from_address = from.address().map(str::to_lowercase);
    }
    if let Some(raw) = field(message, HeaderName::Date).next() {
        headers.dates.push(date(DateSource::HeaderDate, raw));
    }
    // The topmost line is the last hop: our own server, whose clock we trust most.
    let received = field(message, HeaderName::Received).find_map(|raw| {
        let raw = raw
            .rsplit_once(';')
            .map(|(_, date)| date.trim().to_owned())?;
        Some(date(DateSource::HeaderReceived, raw)).filter(|date| date.at.is_some())
    });
    headers.dates.extend(received);
    headers
}

fn date(source: DateSource, raw: String) -> DateField {
    DateField {
        source,
        at: stated::mail(&raw),
        raw,
        span: None,
    }
}

/// The values of a header field, unfolded, in whatever bytes they stand.
fn field<'m>(
    message: &'m Message<'_>,
    name: HeaderName<'static>,
) -> impl Iterator<Item = String> + 'm {
    let own = message
        .parts
        .first()
        .map(|part| part.headers.as_slice())
        .unwrap_or(&[]);
    own.iter()
        .filter(move |header| header.name == name)
        .map(|header| {
            let range = header.offset_start as usize..header.offset_end as usize;
            let raw = message.raw_message.get(range).unwrap_or(b"");
            let raw = &raw[..raw.len().min(4000)];
            let text = charset::decode(raw, None, &mut Vec::new());
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::RecordKind;

    fn page(mail: &str) -> Page {
        read(mail.as_bytes(), "mail", &Limits::default()).unwrap_or_default()
    }

    const HEAD: &str = "From: Tide Notes <Notes@Tide.example>\nSubject: =?utf-8?q?Caf=C3=A9_week?=\nDate: Tue, 29 Oct 2024 06:00:00 -0400\nMessage-ID: <1@tide.example>\n";

    #[test]
    fn the_header_is_decoded() {
        let headers = page(&format!("{HEAD}\nHi\n")).headers;
        assert_eq!(headers.title.as_deref(), Some("Café week"));
        assert_eq!(headers.publisher.as_deref(), Some("Tide Notes"));
        assert_eq!(headers.from_address.as_deref(), Some("notes@tide.example"));
        assert_eq!(headers.message_id.as_deref(), Some("1@tide.example"));
    }

    #[test]
    fn an_attached_mail_is_the_newsletter_and_its_date_counts() {
        let page = page(&format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nFYI\n--b\nContent-Type: message/rfc822\n\nFrom: Pier <p@pier.example>\nSubject: Inner\nDate: Mon, 28 Oct 2024 06:00:00 -0400\n\nA talk tomorrow.\n--b--\n"
        ));
        assert_eq!(page.document.text, "FYI\n\nA talk tomorrow.");
        assert_eq!(page.headers.title.as_deref(), Some("Inner"));
        let dates: Vec<_> = page
            .headers
            .dates
            .iter()
            .map(|date| (date.source, date.at.as_ref().map(stated::to_text)))
            .collect();
        assert_eq!(
            dates[0],
            (
                DateSource::ForwardedDate,
                Some("2024-10-28 06:00 -04:00".to_owned())
            )
        );
        assert_eq!(dates[1].0, DateSource::HeaderDate);
    }

    #[test]
    fn an_encoded_attached_mail_is_read_too() {
        let page = page(&format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\nFrom: p@pier.example\nSubject: Inner\nDate: Mon, 28 Oct 2024 06:00:00 -0400\n\nA ta=\nlk.\n--b--\n"
        ));
        assert_eq!(page.headers.title.as_deref(), Some("Inner"));
        assert_eq!(page.document.text.trim(), "A talk.");
    }

    #[test]
    fn the_text_wins_where_the_html_is_a_stub_and_loses_otherwise() {
        for (html, expected) in [
            (
                "<p>Open",
                "A long text about tides, with a talk on Monday at noon.",
            ),
            (
                "<p>A long text about <b>tides</b>, with a talk on Monday at noon.",
                "A long text about tides, with a talk on Monday at noon.",
            ),
        ] {
            let page = page(&format!(
                "{HEAD}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nA long text about tides, with a talk on Monday at noon.\n--b\nContent-Type: text/html\n\n{html}\n--b--\n"
            ));
            assert_eq!(page.document.text.trim(), expected);
        }
    }

    #[test]
    fn bytes_that_the_label_denies_are_read_as_what_they_are() {
        let mut mail =
            format!("{HEAD}Content-Type: text/plain; charset=utf-8\n\nThe club").into_bytes();
        mail.extend_from_slice(b"\x92s caf\xe9 opens on Monday\n");
        let page = read(&mail, "mail", &Limits::default()).unwrap_or_default();
        assert_eq!(page.document.text.trim(), "The club’s café opens on Monday");
    }

    #[test]
    fn an_attached_calendar_becomes_a_record() {
        let page = page(&format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the invitation.\n--b\nContent-Type: application/octet-stream; name=invite.ics\nContent-Transfer-Encoding: 7bit\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Talk\nDTSTART:20241029T140000Z\nEND:VEVENT\nEND:VCALENDAR\n--b--\n"
        ));
        let records: Vec<_> = page
            .records
            .iter()
            .map(|record| (record.kind, record.name.as_deref()))
            .collect();
        assert_eq!(records, [(Some(RecordKind::Calendar), Some("Talk"))]);
        assert_eq!(page.document.text.trim(), "See the invitation.");
    }

    #[test]
    fn what_stores_put_around_a_mail_goes() {
        let mail = format!("{HEAD}\nHi\n");
        let apple = format!("{}\n{mail}<?xml version=\"1.0\"?><plist/>", mail.len());
        assert_eq!(page(&apple).document.text.trim(), "Hi");
        let unix = format!("From a@b.example Mon Oct 28 10:00:00 2024\n{mail}");
        assert_eq!(page(&unix).document.text.trim(), "Hi");
    }
}
