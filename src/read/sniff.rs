//! What an input is, by its content first and its name second.

use super::Format;
use super::charset;
use crate::error::{Error, Kind};

/// What bytes turn out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sniffed {
    /// A format we read.
    Known(Format),
    /// gzip data, to be unpacked.
    Gzip,
    /// A zip archive, to be unpacked.
    Zip,
    /// A calendar (`BEGIN:VCALENDAR`).
    Calendar,
    /// JSON that is neither a JSON Feed nor lines of documents.
    Json,
    /// Something that is no newsletter: what it is, and what to do about it.
    Foreign(&'static str, &'static str),
    /// Nothing but white space.
    Empty,
}

/// How many bytes are enough to tell what an input is.
pub const SNIFFED: usize = 64 << 10;

pub(crate) const NO_HINT: &str = "give it a newsletter as text, HTML, mail, mbox or feed";

/// File openings of things that are no newsletters.
const FOREIGN: [(&[u8], &str, &str); 21] = [
    (
        b"%PDF-",
        "a PDF",
        "run `pdftotext -layout FILE - | dateline`",
    ),
    (b"{\\rtf", "an RTF document", "save it as text or HTML"),
    (b"\x89PNG", "a PNG image", NO_HINT),
    (b"\xff\xd8\xff", "a JPEG image", NO_HINT),
    (b"GIF8", "a GIF image", NO_HINT),
    (b"BM\x36", "a bitmap image", NO_HINT),
    (b"II*\0", "a TIFF image", NO_HINT),
    (b"MM\0*", "a TIFF image", NO_HINT),
    (b"RIFF", "a media file", NO_HINT),
    (b"OggS", "a media file", NO_HINT),
    (b"ID3", "a media file", NO_HINT),
    (b"\x7fELF", "a program", NO_HINT),
    (b"MZ\x90", "a program", NO_HINT),
    (b"\xcf\xfa\xed\xfe", "a program", NO_HINT),
    (b"SQLite format 3", "an SQLite database", NO_HINT),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office document or Outlook message",
        "save it as .eml, text or HTML",
    ),
    (
        b"!BDN",
        "an Outlook mailbox",
        "turn it into an mbox with `readpst`",
    ),
    (b"BZh", "bzip2 data", "run `bzip2 -dc FILE | dateline`"),
    (b"\xfd7zXZ\0", "xz data", "run `xz -dc FILE | dateline`"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (
        b"(\xb5/\xfd",
        "Zstandard data",
        "run `zstd -dc FILE | dateline`",
    ),
];

/// Says what the opening bytes of an input are; `name` decides between text, HTML and mail where they could be either.
pub fn sniff(head: &[u8], name: &str) -> Sniffed {
    let head = &head[..head.len().min(SNIFFED)];
    if head.starts_with(&[0x1f, 0x8b]) {
        return Sniffed::Gzip;
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Sniffed::Zip;
    }
    for (opening, what, hint) in FOREIGN {
        if head.starts_with(opening) {
            return Sniffed::Foreign(what, hint);
        }
    }
    if let Some(text) = utf16(head) {
        return text_format(text.as_bytes(), name);
    }
    if is_binary(head) {
        return Sniffed::Foreign("binary data", NO_HINT);
    }
    text_format(head, name)
}

/// Text in UTF-16 becomes UTF-8, so that its format can be seen.
fn utf16(head: &[u8]) -> Option<String> {
    let marked = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    let even = &head[..head.len() & !1];
    (marked || charset::is_utf16(even))
        .then(|| charset::decode(even, None, &mut Vec::new()).into_owned())
}

/// Many control characters: no text of any encoding.
fn is_binary(head: &[u8]) -> bool {
    let odd = head
        .iter()
        .filter(|&&b| b < b' ' && !(b'\t'..=b'\r').contains(&b) && b != 27 || b == 127)
        .count();
    odd * 20 > head.len()
}

fn text_format(head: &[u8], name: &str) -> Sniffed {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let text = head.trim_ascii_start();
    if text.is_empty() {
        return Sniffed::Empty;
    }
    let extension = name
        .rsplit_once('.')
        .map(|(_, end)| end.to_ascii_lowercase());
    if is_mbox_line(text) {
        return Sniffed::Known(Format::Mbox);
    }
    if starts_with_any_case(text, b"begin:vcalendar") {
        return Sniffed::Calendar;
    }
    if is_feed(text) {
        return Sniffed::Known(Format::Feed);
    }
    if is_html(text) {
        return Sniffed::Known(Format::Html);
    }
    if is_emlx(text) || is_mail(text) {
        return Sniffed::Known(Format::Eml);
    }
    if is_json(text) {
        return if is_document_line(text) {
            Sniffed::Known(Format::Ndjson)
        } else {
            Sniffed::Json
        };
    }
    Sniffed::Known(match extension.as_deref() {
        Some("html" | "htm" | "xhtml") => Format::Html,
        Some("eml" | "emlx" | "mht" | "mhtml") => Format::Eml,
        _ => Format::Text,
    })
}

/// Whether a text of megabytes is a program's log: nearly every line of its head begins with a clock time to the second.
/// A chat that was saved looks alike, but has no megabytes.
pub(crate) fn is_log(bytes: &[u8]) -> bool {
    const LEAST: usize = 4 << 20;
    const FRONT: usize = 40;
    if bytes.len() < LEAST {
        return false;
    }
    let head = &bytes[..SNIFFED];
    let lines: Vec<&[u8]> = head
        .split(|b| *b == b'\n')
        .filter(|l| !l.is_empty())
        .collect();
    let stamped = lines.iter().filter(|line| {
        let front = &line[..line.len().min(FRONT)];
        let is_clock = |w: &[u8]| {
            w[2] == b':'
                && w[5] == b':'
                && [0, 1, 3, 4, 6, 7].iter().all(|&i| w[i].is_ascii_digit())
        };
        front.windows(8).any(is_clock)
    });
    stamped.count() * 10 >= lines.len() * 9
}

fn starts_with_any_case(text: &[u8], opening: &[u8]) -> bool {
    text.get(..opening.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(opening))
}

/// A line that parts the mails of an mbox: `From `, a clock, a year.
pub(crate) fn is_mbox_line(line: &[u8]) -> bool {
    if !line.starts_with(b"From ") {
        return false;
    }
    let line = &line[..line
        .iter()
        .position(|b| *b == b'\n')
        .unwrap_or(line.len())
        .min(400)];
    let clock = line
        .windows(5)
        .any(|at| at[2] == b':' && [0, 1, 3, 4].iter().all(|i| at[*i].is_ascii_digit()));
    let mut run = 0;
    let mut year = false;
    for byte in line.iter().chain(b" ") {
        if byte.is_ascii_digit() {
            run += 1;
        } else {
            year |= run == 4;
            run = 0;
        }
    }
    clock && year
}

fn is_feed(text: &[u8]) -> bool {
    if text.starts_with(b"{") {
        return contains(text, b"jsonfeed.org/version")
            || contains(text, b"jsonfeed.org\\/version");
    }
    text.starts_with(b"<")
        && !contains_any_case(&text[..text.len().min(512)], b"<html")
        && [&b"<rss"[..], b"<feed", b"<rdf:RDF"].iter().any(|root| {
            find(text, root).is_some_and(|at| {
                matches!(
                    text.get(at + root.len()),
                    Some(b' ' | b'>' | b'\n' | b'\r' | b'\t')
                ) && !contains_any_case(&text[..at], b"<body")
            })
        })
}

fn is_html(text: &[u8]) -> bool {
    if !text.starts_with(b"<") {
        return false;
    }
    const TAGS: [&[u8]; 24] = [
        b"<!doctype html",
        b"<html",
        b"<head",
        b"<body",
        b"<table",
        b"<div",
        b"<p>",
        b"<p ",
        b"<h1",
        b"<h2",
        b"<h3",
        b"<ul",
        b"<ol",
        b"<meta",
        b"<title",
        b"<style",
        b"<script",
        b"<a ",
        b"<b>",
        b"<span",
        b"<center",
        b"<section",
        b"<article",
        b"<main",
    ];
    TAGS.iter().any(|tag| starts_with_any_case(text, tag))
        || contains_any_case(&text[..text.len().min(4096)], b"<html")
        || (text.starts_with(b"<!--") && TAGS.iter().any(|tag| contains_any_case(text, tag)))
}

/// Apple Mail's `.emlx`: the length of the mail on a line of its own, then the mail.
fn is_emlx(text: &[u8]) -> bool {
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    let rest = &text[digits..];
    let spaces = rest
        .iter()
        .take_while(|b| matches!(b, b' ' | b'\r'))
        .count();
    (1..=10).contains(&digits) && rest.get(spaces) == Some(&b'\n') && is_mail(&rest[spaces + 1..])
}

/// Header fields at the very top, one of which only mails have.
fn is_mail(text: &[u8]) -> bool {
    let (mut fields, mut typical) = (0, 0);
    for line in text.split(|b| *b == b'\n').take(200) {
        if line.trim_ascii().is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = line.iter().position(|b| *b == b':') else {
            return false;
        };
        let name = line[..colon].trim_ascii();
        if name.is_empty() || !name.iter().all(|b| b.is_ascii_graphic()) {
            return false;
        }
        fields += 1;
        const TYPICAL: [&[u8]; 13] = [
            b"from",
            b"to",
            b"date",
            b"subject",
            b"received",
            b"message-id",
            b"mime-version",
            b"content-type",
            b"return-path",
            b"delivered-to",
            b"list-id",
            b"reply-to",
            b"x-mozilla-status",
        ];
        typical += usize::from(TYPICAL.iter().any(|known| name.eq_ignore_ascii_case(known)));
    }
    typical >= 2 || (typical == 1 && fields >= 3)
}

/// An object with a first key, or an array of objects or strings.
fn is_json(text: &[u8]) -> bool {
    let next = |text: &[u8]| {
        text.get(1..)
            .unwrap_or(&[])
            .trim_ascii_start()
            .first()
            .copied()
    };
    match text.first() {
        Some(b'{') => matches!(next(text), Some(b'"' | b'}')),
        Some(b'[') => matches!(next(text), Some(b'{' | b'"' | b']')),
        _ => false,
    }
}

fn is_document_line(text: &[u8]) -> bool {
    let line = text.split(|b| *b == b'\n').next().unwrap_or(text);
    contains(line, b"\"text\"") || contains(line, b"\"base64\"")
}

fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::find(text, needle)
}

fn contains(text: &[u8], needle: &[u8]) -> bool {
    find(text, needle).is_some()
}

fn contains_any_case(text: &[u8], needle: &[u8]) -> bool {
    text.windows(needle.len())
        .any(|at| at.eq_ignore_ascii_case(needle))
}

/// The error for what is no newsletter, naming what it is.
pub(crate) fn refuse(name: &str, sniffed: Sniffed) -> Error {
    let (what, hint) = match sniffed {
        Sniffed::Foreign(what, hint) => (what, hint),
        Sniffed::Empty => ("empty", "nothing was read from it"),
        Sniffed::Calendar => (
            "a calendar, not a newsletter",
            "import it into a calendar program as it is",
        ),
        Sniffed::Json => (
            "JSON, but no JSON Feed",
            "lines of documents need `--input-format ndjson`",
        ),
        Sniffed::Gzip => ("gzip data inside gzip data", "unpack it first"),
        Sniffed::Zip => ("a zip archive inside an archive", "unpack it first"),
        Sniffed::Known(_) => (
            "of another format than stated",
            "leave `--input-format` out",
        ),
    };
    Error::new(Kind::Input, format!("`{name}` is {what}")).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(bytes: &[u8], name: &str, expected: Sniffed) {
        assert_eq!(sniff(bytes, name), expected);
    }

    #[test]
    fn formats_are_known_by_content() {
        case(
            b"From: Ann <ann@example.org>\nSubject: Week\n\nHi",
            "x",
            Sniffed::Known(Format::Eml),
        );
        case(
            b"From ann@example.org Mon Oct 28 10:00:00 2024\nFrom: Ann\n",
            "x",
            Sniffed::Known(Format::Mbox),
        );
        case(
            b"\xef\xbb\xbf<!DOCTYPE html><p>Hi",
            "x.txt",
            Sniffed::Known(Format::Html),
        );
        case(
            b"<?xml version='1.0'?><rss version='2.0'>",
            "x",
            Sniffed::Known(Format::Feed),
        );
        case(
            b"From Monday on, the library opens at 10.",
            "x",
            Sniffed::Known(Format::Text),
        );
        case(
            b"1234\nFrom: a\nDate: b\n\nHi",
            "x.emlx",
            Sniffed::Known(Format::Eml),
        );
    }

    #[test]
    fn a_text_with_labels_is_no_mail() {
        case(
            b"WHEN: Monday\nWHERE: Pier House\n\nCome.",
            "x",
            Sniffed::Known(Format::Text),
        );
    }

    #[test]
    fn what_is_no_newsletter_is_named() {
        assert!(matches!(
            sniff(b"%PDF-1.4", "x"),
            Sniffed::Foreign("a PDF", _)
        ));
        assert!(matches!(
            sniff(&[0, 1, 2, 3, 4, 5], "x"),
            Sniffed::Foreign("binary data", _)
        ));
        case(b" \n\n", "x", Sniffed::Empty);
        case(b"\x1f\x8b\x08", "x", Sniffed::Gzip);
    }

    #[test]
    fn a_log_is_told_from_a_chat_by_its_size() {
        let line = b"2031-05-06 10:00:00,123 INFO salt was weighed\n";
        assert!(is_log(&line.repeat((4 << 20) / line.len() + 1)));
        assert!(!is_log(&line.repeat(1000)));
        let news = b"At ten the Tern Board weighs salt again, and nobody minds.\n";
        assert!(!is_log(&news.repeat((4 << 20) / news.len() + 1)));
    }

    #[test]
    fn json_is_told_from_text_in_brackets() {
        case(b"{\"a\": 1}", "x.json", Sniffed::Json);
        case(b"[\n  {\"a\": 1}\n]", "x.json", Sniffed::Json);
        case(
            b"[Page D114]\n\nDaily Digest",
            "x",
            Sniffed::Known(Format::Text),
        );
        case(
            b"{\"id\": 1, \"text\": \"Hi\"}",
            "x",
            Sniffed::Known(Format::Ndjson),
        );
    }

    #[test]
    fn text_in_utf16_is_text() {
        let bytes: Vec<u8> = "Monday: a talk about tides"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        case(&bytes, "x", Sniffed::Known(Format::Text));
    }
}
