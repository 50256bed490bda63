//! A ready mail message for `sendmail -t`: the agenda as text, the same as HTML, the calendar attached (RFC 5322, 2045 to 2049, 2183).

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::card::Card;
use super::clean::Clean;
use super::page::escape;
use crate::extract::{Kind, Status};
use crate::timeline::{Item, TimelineDoc};

/// What the message is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message<'a> {
    /// Subject and heading.
    pub(super) subject: &'a str,
    /// `To:`; without it `sendmail -t` needs recipients of its own.
    pub(super) to: Option<&'a str>,
    /// `From:`; without it the mail program fills it in.
    pub(super) from: Option<&'a str>,
    /// `Date:`.
    pub(super) date: Option<DateTime<Utc>>,
    /// The text part: an agenda for 78 columns.
    pub(super) text: &'a str,
    /// The calendar, as `write::ics` writes it.
    pub(super) calendar: &'a [u8],
}

/// The message, with CRLF line ends.
pub(super) fn write(doc: &TimelineDoc, message: &Message<'_>) -> Vec<u8> {
    let html = html(doc, message.subject);
    let boundary = boundary(&[message.text.as_bytes(), html.as_bytes(), message.calendar]);
    let (outer, inner) = (format!("=_outer_{boundary}"), format!("=_inner_{boundary}"));
    let mut out = headers(message, &boundary);
    let _ = write!(
        out,
        "Content-Type: multipart/mixed; boundary=\"{outer}\"\r\n\r\n"
    );
    let _ = write!(
        out,
        "--{outer}\r\nContent-Type: multipart/alternative; boundary=\"{inner}\"\r\n\r\n"
    );
    for (kind, body) in [("plain", message.text), ("html", &html)] {
        let _ = write!(
            out,
            "--{inner}\r\nContent-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
            quoted_printable(body)
        );
    }
    let _ = write!(
        out,
        "--{inner}--\r\n\r\n--{outer}\r\nContent-Type: text/calendar; charset=utf-8; method=PUBLISH\r\n\
         Content-Disposition: attachment; filename=\"dateline.ics\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}--{outer}--\r\n",
        base64_lines(message.calendar)
    );
    out.into_bytes()
}

fn headers(message: &Message<'_>, boundary: &str) -> String {
    let mut out = String::new();
    for (name, value) in [("From", message.from), ("To", message.to)] {
        if let Some(value) = value {
            let _ = write!(out, "{name}: {}\r\n", Clean::new(value, 500));
        }
    }
    let _ = write!(
        out,
        "Subject: {}\r\n",
        encoded_words(Clean::new(message.subject, 200).as_str())
    );
    if let Some(date) = message.date {
        let _ = write!(
            out,
            "Date: {}\r\n",
            date.format("%a, %d %b %Y %H:%M:%S +0000")
        );
    }
    let _ = write!(
        out,
        "Message-ID: <{boundary}@dateline.invalid>\r\nMIME-Version: 1.0\r\n"
    );
    out
}

/// From the parts' own bytes: the same input gives the same message, and no part can hold it.
fn boundary(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    hash.finalize()
        .iter()
        .take(12)
        .fold(String::new(), |mut out, byte| {
            let _ = write!(out, "{byte:02x}");
            out
        })
}

/// RFC 2047 words of at most 75 characters, only where the text is not plain ASCII.
fn encoded_words(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for letter in text.chars() {
        let mut bytes = [0; 4];
        if word.len() + letter.len_utf8() > 42 {
            words.push(std::mem::take(&mut word));
        }
        word.push_str(letter.encode_utf8(&mut bytes));
    }
    words.push(word);
    let coded: Vec<String> = words
        .iter()
        .map(|w| format!("=?utf-8?B?{}?=", super::page::base64(w.as_bytes())))
        .collect();
    coded.join("\r\n ")
}

/// RFC 2045 §6.7: lines of at most 76 characters, soft breaks, no trailing blanks.
fn quoted_printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 5 / 4);
    for line in text.lines() {
        let mut width = 0;
        let last = line.len();
        for (at, byte) in line.bytes().enumerate() {
            let edge_blank = matches!(byte, b' ' | b'\t') && at + 1 == last;
            let leading_dot = byte == b'.' && width == 0;
            let plain = (matches!(byte, b' ' | b'\t') || byte.is_ascii_graphic())
                && byte != b'='
                && !edge_blank
                && !leading_dot;
            let need = if plain { 1 } else { 3 };
            if width + need > 75 {
                out.push_str("=\r\n");
                width = 0;
            }
            if plain {
                out.push(char::from(byte));
            } else {
                let _ = write!(out, "={byte:02X}");
            }
            width += need;
        }
        out.push_str("\r\n");
    }
    out
}

fn base64_lines(bytes: &[u8]) -> String {
    bytes.chunks(57).fold(String::new(), |mut out, chunk| {
        let _ = write!(out, "{}\r\n", super::page::base64(chunk));
        out
    })
}

/// A page that mail programs show: headings and lists, no style sheet, no script, no picture.
fn html(doc: &TimelineDoc, heading: &str) -> String {
    let mut out = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{0}</title></head><body><h1>{0}</h1>",
        escape(heading)
    );
    for (title, kind, review) in [
        ("Events", Kind::Event, false),
        ("To check", Kind::Event, true),
        ("What happened", Kind::Fact, false),
        ("Facts to check", Kind::Fact, true),
    ] {
        let items: Vec<&Item> = doc
            .items
            .iter()
            .filter(|i| i.kind == kind && i.needs_review == review)
            .collect();
        if items.is_empty() {
            continue;
        }
        let _ = write!(out, "<h2>{title}</h2>\n<ul>");
        for item in items {
            entry(&mut out, item, doc);
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</body></html>\n");
    out
}

fn entry(out: &mut String, item: &Item, doc: &TimelineDoc) {
    let card = Card::of(item, doc);
    let off = matches!(item.status, Status::Cancelled | Status::Postponed);
    let (open, close) = if off {
        ("<s>", "</s>")
    } else {
        ("<b>", "</b>")
    };
    let _ = write!(
        out,
        "\n<li>{}: {open}{}{close}",
        escape(card.when.as_str()),
        escape(card.title.as_str())
    );
    for part in [&card.host, &card.place].into_iter().flatten() {
        let _ = write!(out, " · {}", escape(part.as_str()));
    }
    for word in card.status.iter().chain(&card.attendance) {
        let _ = write!(out, " · {word}");
    }
    for (url, words) in &card.links {
        let _ = write!(out, " · <a href=\"{}\">{words}</a>", escape(url.as_str()));
    }
    for reason in &card.reasons {
        let _ = write!(out, "<br>Check: {}", escape(reason.as_str()));
    }
    if let Some(quote) = card.quotes.first() {
        let _ = write!(
            out,
            "<br><i>“{}” ({})</i>",
            escape(quote.exact.as_str()),
            escape(quote.source.as_str())
        );
    }
    out.push_str("</li>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_short_and_nothing_is_lost() {
        let coded = quoted_printable(&format!("{}\n.dot\nend \nnaïve = ok", "x".repeat(200)));
        assert!(coded.split("\r\n").all(|line| line.len() <= 76), "{coded}");
        assert!(
            coded.contains("=2Edot")
                && coded.contains("end=20")
                && coded.contains("na=C3=AFve =3D ok")
        );
    }

    #[test]
    fn a_subject_cannot_add_a_header() {
        let message = Message {
            subject: "Week\r\nBcc: x@y",
            to: Some("a@b.example\r\nCc: z"),
            from: None,
            date: None,
            text: "",
            calendar: b"",
        };
        let shown = headers(&message, "b");
        assert_eq!(shown.matches("\r\n").count(), 4, "{shown}");
        assert!(
            encoded_words(&"é".repeat(60))
                .split("\r\n ")
                .all(|word| word.len() <= 75)
        );
    }
}
