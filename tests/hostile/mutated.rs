//! Small sound inputs, cut off anywhere and changed by chance: every reader, and every tenth time all that comes after it.
//!
//! `DATELINE_FUZZ_SECONDS=600` gives each reader that long, `DATELINE_FUZZ_READER=mail` does one alone:
//!
//! ```text
//! CARGO_PROFILE_TEST_OPT_LEVEL=2 DATELINE_FUZZ_SECONDS=600 DATELINE_FUZZ_READER=html cargo test --test main mutated
//! ```

use std::io::Write as _;
use std::time::{Duration, Instant};

use dateline::analysis::{Options, analyze};
use dateline::limits::Limits;
use dateline::read::{Format, unpack};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use serde_json::json;

use super::survives;
use crate::support::Run;

/// What a reader is given.
struct Sample {
    reader: &'static str,
    what: &'static str,
    format: Option<Format>,
    bytes: Vec<u8>,
}

const PAGE: &str = "<!doctype html><html lang=en><head><title>Tide Notes</title><meta property='article:published_time' content='2024-10-28T06:00:00Z'>\
    <style>.h{display:none}</style></head>\
    <body><div class=h>hidden</div><h2>Week</h2><table><tr><th>Day<th>What</tr><tr><td rowspan=2>Mon<td><a href='/t?u=https%3A%2F%2Fx.example'>Talk</a></tr><tr><td><s>9</s> <b>10</b> a.m.</tr></table>\
    <ul><li>One<ul><li>Two &ndash; three</ul><li>Four</ul><p>Caf&eacute;<br>Line<img alt='A map'></p><time datetime='2024-10-29'>Tuesday</time><pre>a  b\nc</pre></body></html>";

const STRUCTURED: &str = "<html><head><script type='application/ld+json'>[{\"@type\":\"Event\",\"name\":\"Talk\",\"startDate\":\"2024-10-29T10:00\",\"endDate\":\"2024-10-29\",\"location\":{\"name\":\"Pier\",\"address\":{\"streetAddress\":\"1 Quay\"}},\"organizer\":[{\"name\":\"Guild\"}],\"eventStatus\":\"https://schema.org/EventCancelled\"},{\"@graph\":[{\"@type\":[\"Article\"],\"datePublished\":\"2024-10-28\",\"author\":{\"name\":\"Ann\"}}]}]</script></head>\
    <body><article itemscope itemtype='https://schema.org/Event'><span itemprop=name>Walk</span> <meta itemprop=startDate content='2024-11-02T09:00-04:00'><div itemprop=location itemscope itemtype='https://schema.org/Place'><b itemprop=name>North gate</b></div></article>\
    <p>The walk is on <time datetime='2024-11-02T09:00'>Saturday</time>, the talk on Tuesday at 10 a.m.</body></html>";

const MAIL: &str = "From: Tide Notes <notes@tide.example>\r\nDate: Mon, 28 Oct 2024 06:00:00 -0400\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"o\"\r\n\r\n\
    --o\r\nContent-Type: multipart/alternative; boundary=i\r\n\r\n--i\r\nContent-Type: text/plain; format=flowed; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nOn Tuesday=2C \r\nat noon =E2=80=93 a t=\r\nalk\r\n> quoted\r\n-- \r\nAnn\r\n\
    --i\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+VHVlc2RheSBub29uPC9wPg==\r\n--i--\r\n\
    --o\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Talk\r\nDTSTART;TZID=America/New_York:20241029T120000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n\
    --o\r\nContent-Type: message/rfc822\r\n\r\nFrom: b@x.example\r\nDate: Sun, 27 Oct 2024 06:00:00 -0400\r\nSubject: Inner\r\n\r\nText of the inner mail\r\n--o--\r\n";

const INVITATION: &str = "From: Guild <guild@tide.example>\nDate: Mon, 28 Oct 2024 06:00:00 -0400\nSubject: A walk\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\n\n\
    BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VTIMEZONE\nTZID:Odd\nBEGIN:STANDARD\nDTSTART:19701101T020000\nEND:STANDARD\nEND:VTIMEZONE\n\
    BEGIN:VEVENT\nUID:1@tide.example\nSUMMARY;LANGUAGE=en:Walk\\, with\n  dogs\nDTSTART;TZID=\"/x/Europe/Berlin\":20241102T090000\nDTEND:20241102T100000Z\nRRULE:FREQ=WEEKLY;BYDAY=SA\nORGANIZER;CN=\"Guild: West\":mailto:g@x.example\nLOCATION:North gate\nSTATUS:CONFIRMED\nBEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT\n\
    BEGIN:VEVENT\nSUMMARY:Fair\nDTSTART;VALUE=DATE:20241109\nDURATION:P2W3DT4H5M6S\nEND:VEVENT\nEND:VCALENDAR\n";

const RSS: &str = "<?xml version='1.0'?><rss version='2.0' xmlns:content='x'><channel><title>F</title><item><title>Bread &amp; Tides</title><link>https://x.example/1</link><pubDate>Mon, 28 Oct 2024 06:00:00 EDT</pubDate><description><![CDATA[<p>Noon</p>]]></description><content:encoded>&lt;p&gt;Noon, Pier&lt;/p&gt;</content:encoded></item></channel></rss>";

const ATOM: &str = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Tides</title><entry><title type='html'>One &#38; two</title><link rel='alternate' href='https://x.example/1'/><id>tag:x.example,2024:1</id><published>2024-10-28T06:00:00-04:00</published><updated>2024-10-28T07:00:00Z</updated><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Tuesday at <b>noon</b></p></div></content></entry></feed>";

const MARKDOWN: &str = "# Tide Notes\n\n| Call | When |\n|---|---|\n| **Tides** | ~~Feb. 6~~ |\n\n* [A talk](https://x.example \"t\")\n  1. at *noon*\n\nUnder\n-----\n\n```\ncode\n```\n<br>&nbsp;![map](m.png)\n";

const TEXT: &str = "TIDE NOTES\nMonday, October 28\n\nThe board of the harbor meets on Tuesday to hear what the pilots of\nthe north channel think, and it votes on Thursday.\n\n- one\n- two\n\n9:30  Left side of it                 and the right side of\n10:30 Another left                    it goes on here and\n11:30 A third                         there until the end.\n\n> quoted\n> text\n-- \nAnn\n";

/// Sound samples of every reader, with something of everything in them.
fn samples() -> Vec<Sample> {
    let mbox = format!(
        "From a@b.example Mon Oct 28 10:00:00 2024\n{MAIL}\nFrom a@b.example Mon Oct 28 11:00:00 2024\nSubject: 2\nFrom: c@d.example\n\nFwd\n\n---------- Forwarded message ---------\nFrom: E <e@f.example>\nDate: Mon, Oct 28, 2024 at 6:30 AM\nSubject: G\n\n>From here\n"
    );
    let json_feed = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Tides",
        "items": [{"id": 1, "url": "https://x.example/1", "title": "One", "content_text": "Tuesday < noon\nor so", "date_published": "2024-10-28T06:00:00-04:00"},
            {"id": "b", "content_html": "<p>Noon</p>", "date_modified": "2024-10-29"}],
    });
    let wide = |mark: &[u8], unit: fn(u16) -> [u8; 2]| {
        let units = TEXT.encode_utf16().flat_map(unit);
        mark.iter().copied().chain(units).collect::<Vec<u8>>()
    };
    let sample = |reader, what, format, bytes: &[u8]| Sample {
        reader,
        what,
        format,
        bytes: bytes.to_vec(),
    };
    let (html, eml, text) = (Some(Format::Html), Some(Format::Eml), Some(Format::Text));
    vec![
        sample("html", "a page", html, PAGE.as_bytes()),
        sample("html", "structured data", html, STRUCTURED.as_bytes()),
        sample("mail", "a mail", eml, MAIL.as_bytes()),
        sample("mail", "an mbox", Some(Format::Mbox), mbox.as_bytes()),
        sample("mail", "an invitation", eml, INVITATION.as_bytes()),
        sample("feed", "RSS", Some(Format::Feed), RSS.as_bytes()),
        sample("feed", "Atom", Some(Format::Feed), ATOM.as_bytes()),
        sample("feed", "JSON Feed", None, json_feed.to_string().as_bytes()),
        sample("text", "Markdown", text, MARKDOWN.as_bytes()),
        sample("text", "a text", None, TEXT.as_bytes()),
        sample("text", "UTF-16", text, &wide(b"\xff\xfe", u16::to_le_bytes)),
        sample(
            "text",
            "UTF-16 the other way round",
            None,
            &wide(b"\xfe\xff", u16::to_be_bytes),
        ),
        sample(
            "text",
            "UTF-16 without a mark",
            None,
            &wide(b"", u16::to_le_bytes),
        ),
        sample("packed", "gzip", None, &gzip(mbox.as_bytes())),
        sample(
            "packed",
            "zip",
            None,
            &zip(&[
                ("a/one.eml", MAIL.as_bytes()),
                ("two.html", PAGE.as_bytes()),
                ("three.txt", TEXT.as_bytes()),
            ]),
        ),
    ]
}

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("writes to memory");
    encoder.finish().expect("writes to memory")
}

/// A zip archive with these files, packed.
pub(super) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("writes to memory");
        let packed = encoder.finish().expect("writes to memory");
        let at = (out.len() as u32).to_le_bytes();
        // Version, flags, method 8, time, date, checksum, sizes, lengths of the name and of what follows it.
        let mut fields = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        fields.extend((packed.len() as u32).to_le_bytes());
        fields.extend((bytes.len() as u32).to_le_bytes());
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(fields);
        directory.extend([0; 10]);
        directory.extend(at);
        directory.extend(name.as_bytes());
    }
    let start = (out.len() as u32).to_le_bytes();
    let count = (files.len() as u16).to_le_bytes();
    let length = (directory.len() as u32).to_le_bytes();
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(length);
    out.extend(start);
    out.extend([0, 0]);
    out
}

#[test]
fn the_samples_are_sound() {
    let documents: Vec<(&str, usize)> = samples()
        .iter()
        .map(|sample| {
            let found = survives(sample.what, &sample.bytes, sample.format);
            (sample.what, found)
        })
        .collect();
    let more = [("an mbox", 2), ("JSON Feed", 2), ("gzip", 2), ("zip", 3)];
    for (what, found) in documents {
        let expected = more.iter().find(|(name, _)| *name == what);
        assert_eq!(found, expected.map_or(1, |(_, count)| *count), "{what}");
    }
}

#[test]
fn samples_cut_off_anywhere_are_read() {
    for sample in samples() {
        let (what, bytes) = (sample.what, sample.bytes);
        for end in (0..bytes.len()).step_by(if what == "an mbox" { 7 } else { 3 }) {
            survives(
                &format!("{what} cut at {end}"),
                &bytes[..end],
                sample.format,
            );
        }
    }
}

/// A small generator of chance, the same on every run (xorshift64*).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % most.max(1)
    }
}

const TOKENS: [&[u8]; 44] = [
    b"<table>",
    b"</td>",
    b"<li>",
    b"<svg>",
    b"<!--",
    b"]]>",
    b"&#x110000;",
    b"\0",
    b"\xff",
    b"\xe2\x80\xaf",
    b"\r",
    b"\n\n",
    b"--o\r\n",
    b"=?utf-8?b?",
    b"Content-Type: message/rfc822\n\n",
    b"From x 10:00 2024\n",
    b"99999999999",
    b"<b hidden>",
    b"style='display:none'",
    b"**",
    b"|--|\n",
    b"\xc2\xad",
    b"BEGIN:VEVENT\n",
    b"\"",
    b"<![CDATA[",
    b"<item>",
    b"</entry>",
    b"&lol;",
    b"{\"@type\":\"Event\",",
    b"[[[[",
    b"\\ud800",
    b"<pre>",
    b"</template>",
    b"<td rowspan=9999>",
    b"PK\x01\x02",
    b"\xff\xff\xff\xff",
    b"\xfe\xff",
    b"\xd8\x00",
    b"DTSTART:99991231T235959Z\n",
    b"DURATION:P999999999W\n",
    b" on Sunday, Feb. 30 at 25 p.m. until ",
    b"Dec. 31, 9999, 11 p.m. EST\n",
    "İſẞ\u{202e}\u{1F1FA}\u{1F1F8}".as_bytes(),
    b"every other third Monday of ",
];

fn mutate(bytes: &mut Vec<u8>, chance: &mut Chance) {
    for _ in 0..=chance.below(8) {
        let at = chance.below(bytes.len());
        let to = (at + chance.below(60)).min(bytes.len());
        match chance.below(5) {
            0 if !bytes.is_empty() => bytes[at] = chance.below(256) as u8,
            1 => drop(bytes.drain(at..to)),
            2 => {
                let piece = bytes[at..to].to_vec();
                let place = chance.below(bytes.len());
                bytes.splice(place..place, piece);
            }
            3 => bytes.truncate(at.max(bytes.len() / 2)),
            _ => {
                let token = TOKENS[chance.below(TOKENS.len())].to_vec();
                bytes.splice(at..at, token);
            }
        }
    }
}

/// How long each reader is given.
fn patience() -> Duration {
    let seconds = std::env::var("DATELINE_FUZZ_SECONDS").ok();
    seconds
        .and_then(|text| text.parse().ok())
        .map_or(Duration::from_millis(700), Duration::from_secs)
}

/// Whether the environment leaves a reader out.
fn is_left_out(reader: &str) -> bool {
    std::env::var("DATELINE_FUZZ_READER").is_ok_and(|only| only != reader)
}

/// All stages on everything in `bytes`: a panic fails the test.
fn analyzes(bytes: &[u8], format: Option<Format>) {
    let options = Options {
        limits: Limits {
            unpacked_bytes: 8 << 20,
            ..Limits::default()
        },
        ..Options::default()
    };
    for parcel in unpack("hostile", bytes, format, &options.limits).flatten() {
        if let Ok(analysis) = analyze(&parcel, &options) {
            let text = &analysis.raw.document.text;
            for sighting in &analysis.extraction.sightings {
                let evidence = &sighting.evidence;
                let quote = text.get(evidence.start as usize..evidence.end as usize);
                assert!(quote.is_some(), "a quote out of bounds");
            }
        }
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "a long run says how far it came")]
fn mutated_samples_are_read() {
    for reader in ["html", "mail", "feed", "text", "packed"] {
        if is_left_out(reader) {
            continue;
        }
        let samples: Vec<Sample> = samples()
            .into_iter()
            .filter(|sample| sample.reader == reader)
            .collect();
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
        let begun = Instant::now();
        let mut runs = 0;
        while begun.elapsed() < patience() {
            let sample = &samples[runs % samples.len()];
            let mut bytes = sample.bytes.clone();
            mutate(&mut bytes, &mut chance);
            // Half of the time the format is found out, not stated.
            let format = sample.format.filter(|_| chance.below(2) == 0);
            let what = format!("{}, mutation {runs} of {reader}", sample.what);
            survives(&what, &bytes, format);
            if runs % 10 == 0 {
                let held = std::panic::catch_unwind(|| analyzes(&bytes, format));
                assert!(held.is_ok(), "{what}: {}", String::from_utf8_lossy(&bytes));
            }
            runs += 1;
        }
        println!("{reader}: {runs} mutations in {:?}", begun.elapsed());
        assert!(runs > 20, "{reader}: only {runs} mutations");
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "a long run says how far it came")]
fn mutated_lines_are_each_answered() {
    if is_left_out("lines") {
        return;
    }
    let line = json!({"id": "a", "text": TEXT, "format": "auto", "date": "2024-10-28", "url": "https://x.example/2024/10/28/a", "name": "a.txt"}).to_string();
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let begun = Instant::now();
    let mut runs = 0;
    while begun.elapsed() < patience() {
        let mut input = Vec::new();
        for _ in 0..200 {
            let mut bytes = line.clone().into_bytes();
            mutate(&mut bytes, &mut chance);
            input.extend(bytes);
            input.push(b'\n');
        }
        let asked = input
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.trim_ascii().is_empty())
            .count();
        for arguments in [
            "extract --input-format ndjson -f ndjson --errors inline",
            "tag --errors inline",
        ] {
            let outcome = Run::new(arguments).stdin(&input).run().code(0);
            assert_eq!(outcome.stdout.lines().count(), asked, "{arguments}");
            let faults = outcome
                .stdout
                .lines()
                .find(|line| line.contains("\"fault\""));
            assert_eq!(faults, None, "{arguments}");
        }
        runs += asked;
    }
    println!("lines: {runs} mutations in {:?}", begun.elapsed());
}
