//! Inputs that are meant to hurt: no panic, no abort, linear time, and a document whose spans hold.
//!
//! Test threads have 2 MB of stack, as every thread of a program has by default. `DATELINE_FUZZ_SECONDS=600` makes the
//! mutation tests run that long each.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use dateline::document::RawIssue;
use dateline::limits::Limits;
use dateline::read::{Format, Parcel, open, unpack};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Far above what a sane reader needs in a debug build on a busy machine, far below what a quadratic one takes.
const PATIENCE: Duration = Duration::from_secs(60);

#[track_caller]
fn holds(issue: &RawIssue, what: &str) {
    let document = &issue.document;
    let fits = |start: u32, end: u32| {
        start <= end && document.text.get(start as usize..end as usize).is_some()
    };
    let mut last = 0;
    for block in &document.blocks {
        assert!(
            fits(block.span.start, block.span.end),
            "{what}: a block is out of bounds"
        );
        assert!(block.span.start >= last, "{what}: blocks overlap");
        assert!(!block.span.is_empty(), "{what}: a block is empty");
        last = block.span.end;
    }
    for span in document.links.iter().map(|link| link.span) {
        assert!(
            fits(span.start, span.end),
            "{what}: a link is out of bounds"
        );
    }
    for span in document.marks.iter().map(|mark| mark.span) {
        assert!(
            fits(span.start, span.end),
            "{what}: a mark is out of bounds"
        );
    }
    for span in issue.records.iter().map(|record| record.span) {
        assert!(
            fits(span.start, span.end),
            "{what}: a record is out of bounds"
        );
    }
    let odd = document
        .text
        .chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
    assert_eq!(odd, None, "{what}: a control character is in the text");
}

/// Opens everything that is in `bytes`; gives how many documents came out of it.
#[track_caller]
fn survives(what: &str, bytes: &[u8], format: Option<Format>) -> usize {
    let limits = Limits {
        unpacked_bytes: 8 << 20,
        ..Limits::default()
    };
    let begun = Instant::now();
    let mut documents = 0;
    for parcel in unpack("hostile", bytes, format, &limits) {
        let Ok(parcel) = parcel else {
            continue;
        };
        if let Ok(issue) = open(&parcel, &limits) {
            holds(&issue, what);
            documents += 1;
        }
    }
    assert!(
        begun.elapsed() < PATIENCE,
        "{what}: took {:?}",
        begun.elapsed()
    );
    documents
}

#[track_caller]
fn survives_html(what: &str, html: &str) {
    let page = format!("<html><body>{html}<p>The last paragraph.</p></body></html>");
    assert_eq!(
        survives(what, page.as_bytes(), Some(Format::Html)),
        1,
        "{what}"
    );
}

#[test]
fn html_nested_without_end_is_read() {
    let many = 40_000;
    for tag in [
        "<div>",
        "<ul><li>",
        "<table><tr><td>",
        "<b>",
        "<a href=x><i>",
        "<span style='display:none'>",
        "<blockquote>",
        "<svg>",
    ] {
        survives_html(tag, &tag.repeat(many));
    }
    survives_html(
        "crossed",
        &format!("{}{}", "<b><p>x".repeat(many), "</b>".repeat(many)),
    );
    survives_html(
        "unknown ends",
        &format!("{}{}", "<div>".repeat(many), "</section></i>".repeat(many)),
    );
    survives_html(
        "items without lists",
        &format!("{}{}", "<div>".repeat(10_000), "<li>x</li>".repeat(many)),
    );
}

#[test]
fn html_with_absurd_tags_is_read() {
    let mut attributes = String::from("<p ");
    for number in 0..100_000 {
        let _ = write!(attributes, "a{number}=1 ");
    }
    survives_html("100,000 attributes", &(attributes + ">x</p>"));
    survives_html(
        "a tag of 3 MB",
        &format!("<p title=\"{}\">x</p>", "y".repeat(3 << 20)),
    );
    survives_html(
        "an open quote",
        &format!("<p title=\"{}", "y>".repeat(100_000)),
    );
    survives_html(
        "colspans",
        &"<table><tr><td colspan=99999999 rowspan=99999999>x<td>y</table>".repeat(2_000),
    );
    survives_html(
        "rows under a spanning cell",
        &format!(
            "<table><tr><td rowspan=9999 colspan=1000>x{}",
            "<tr><td>y".repeat(20_000)
        ),
    );
    survives_html(
        "a style sheet",
        &format!(
            "<style>{}</style>",
            ".a{display:none}@media{".repeat(50_000)
        ),
    );
    survives_html(
        "JSON-LD",
        &format!(
            "<script type='application/ld+json'>{}</script>",
            "[".repeat(200_000)
        ),
    );
    survives_html(
        "items of items",
        &"<div itemscope itemtype='https://schema.org/Event'><i itemprop=name>x".repeat(20_000),
    );
}

#[test]
fn megabytes_on_one_line_are_read() {
    for word in [
        "Monday ", "a", "<", "&amp;", "é", "*a ", "[", "`", "|", "_x", "~~", "> ", "- ",
        "\u{200b}", "&#",
    ] {
        let line = word.repeat((1 << 18) / word.len());
        survives(word, line.as_bytes(), Some(Format::Text));
        survives(
            word,
            format!("# Notes\n\n**x** [y](http://z)\n\n{line}\n").as_bytes(),
            Some(Format::Text),
        );
        survives(word, format!("<p>{line}").as_bytes(), Some(Format::Html));
    }
    for lines in [
        "\n",
        "x\n",
        ">\n",
        "> x\n",
        "-- \n",
        "a   b\n",
        "|a|\n|--|\n",
        "  - x\n",
        "From: x\n",
        "\u{c}",
    ] {
        survives(
            lines,
            lines.repeat((1 << 18) / lines.len()).as_bytes(),
            Some(Format::Text),
        );
    }
}

#[test]
fn mails_nested_without_end_are_read_as_their_outermost_text() {
    let mut mail = String::new();
    for _ in 0..100_000 {
        mail.push_str("From: a@b.example\nDate: Mon, 28 Oct 2024 10:00:00 -0400\nContent-Type: message/rfc822\n\n");
    }
    assert_eq!(survives("nested", mail.as_bytes(), Some(Format::Eml)), 1);
    let packed: String = {
        const ALPHABET: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        mail.as_bytes()
            .chunks(3)
            .flat_map(|three| {
                let bits = three
                    .iter()
                    .fold(0u32, |sum, byte| (sum << 8) | u32::from(*byte))
                    << (8 * (3 - three.len()));
                [18, 12, 6, 0].map(|shift| char::from(ALPHABET[(bits >> shift & 63) as usize]))
            })
            .collect()
    };
    let outer = format!(
        "From: a@b.example\nDate: Mon, 28 Oct 2024 10:00:00 -0400\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{packed}"
    );
    survives("nested and encoded", outer.as_bytes(), Some(Format::Eml));
    let digest = "Content-Type: multipart/digest; boundary=x\n\n--x\n\n".repeat(20_000);
    survives(
        "digests",
        format!("From: a@b.example\n{digest}").as_bytes(),
        Some(Format::Eml),
    );
    let mut parts = String::from("From: a@b.example\n");
    for number in 0..10_000 {
        let _ = write!(
            parts,
            "Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
        );
    }
    survives("multiparts", parts.as_bytes(), Some(Format::Eml));
}

#[test]
fn mails_with_floods_in_them_are_read() {
    let head = "From: a@b.example\nSubject: x\nDate: Mon, 28 Oct 2024 10:00:00 -0400\n";
    let flood = |field: &str| format!("{head}{field}\n\nText on Monday.\n");
    let half_million = 500_000;
    let cases = [
        (
            "parentheses in Date",
            format!(
                "From: a@b.example\nDate: {}\n\nText\n",
                "(".repeat(half_million)
            ),
        ),
        (
            "parentheses in From",
            format!("From: {}\nSubject: y\n\nText\n", "(".repeat(half_million)),
        ),
        (
            "encoded words",
            flood(&format!("X: {}", "=?utf-8?q?".repeat(50_000))),
        ),
        ("folds", flood(&format!("X: {}", "a\n ".repeat(100_000)))),
        ("fields", flood(&"A: b\n".repeat(100_000))),
        (
            "blank lines first",
            format!("{}{head}\nText\n", "\n".repeat(50_000)),
        ),
        ("a folded nothing", flood("Received:\n\t")),
        (
            "parts",
            flood(&format!(
                "Content-Type: multipart/mixed; boundary=b\n\n{}",
                "--b\n\n".repeat(300_000)
            )),
        ),
        (
            "soft breaks",
            flood(&format!(
                "Content-Transfer-Encoding: quoted-printable\n\n{}",
                "=\n".repeat(half_million)
            )),
        ),
        (
            "flowed quotes",
            flood(&format!(
                "Content-Type: text/plain; format=flowed\n\n{}",
                "> x \n".repeat(200_000)
            )),
        ),
        (
            "header lines in the text",
            format!(
                "{head}\n{}",
                "From: a\nDate: b\nSubject: c\n".repeat(50_000)
            ),
        ),
    ];
    for (what, mail) in &cases {
        survives(what, mail.as_bytes(), Some(Format::Eml));
    }
}

#[test]
fn calendars_and_feeds_nested_without_end_are_read() {
    let calendar = format!(
        "From: a@b.example\nDate: Mon, 28 Oct 2024 10:00:00 -0400\nContent-Type: text/calendar\n\n{}",
        "BEGIN:VEVENT\n".repeat(200_000)
    );
    survives("calendar", calendar.as_bytes(), Some(Format::Eml));
    let bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&b;&c;</title></item></channel></rss>";
    let limits = Limits::default();
    let parcels: Vec<Parcel> = unpack("feed", bomb.as_bytes(), None, &limits)
        .filter_map(Result::ok)
        .collect();
    let text = parcels
        .first()
        .and_then(|parcel| open(parcel, &limits).ok())
        .map(|issue| issue.document.text);
    assert_eq!(text.as_deref(), Some("&b;&c;"), "entities are not expanded");
    let deep = format!("<rss><channel><item><description>{}", "<x>".repeat(200_000));
    survives("elements", deep.as_bytes(), Some(Format::Feed));
    survives(
        "items",
        format!("<rss><channel>{}", "<item><title>x</title>".repeat(50_000)).as_bytes(),
        Some(Format::Feed),
    );
    survives(
        "JSON feed",
        format!(
            "{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":{}",
            "[".repeat(200_000)
        )
        .as_bytes(),
        None,
    );
}

#[test]
fn bombs_and_binaries_are_refused() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let zeros = vec![b'a'; 1 << 20];
    for _ in 0..64 {
        encoder.write_all(&zeros).expect("writes to memory");
    }
    let bomb = encoder.finish().expect("writes to memory");
    assert_eq!(survives("a bomb", &bomb, None), 0);
    for (what, bytes) in [
        ("PNG", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..]),
        ("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"),
        ("nothing", b""),
        ("white space", b" \r\n\t\n"),
        ("zeros", &[0; 4096]),
        ("broken gzip", b"\x1f\x8b\x08\0\0\0\0\0garbage"),
        ("broken zip", b"PK\x03\x04garbage"),
    ] {
        assert_eq!(survives(what, bytes, None), 0, "{what} is no newsletter");
    }
}

#[test]
fn time_grows_with_the_length_and_not_with_its_square() {
    let sample = "<table><tr><td><b>Mon</b></td><td><a href='https://x.example/?u=1'>A talk &amp; more</a><br>10 a.m.</td></tr></table><ul><li>One<ul><li>Two</ul></ul>";
    let time = |repeats: usize| {
        let page = sample.repeat(repeats);
        let begun = Instant::now();
        survives_html("doubled", &page);
        begun.elapsed()
    };
    time(500);
    let (short, long) = (time(3_000), time(12_000));
    assert!(
        long < short * 12 + Duration::from_millis(500),
        "four times the input took {short:?}, then {long:?}"
    );
}

/// One small sound sample of each format, with something of everything in it.
fn samples() -> Vec<(&'static str, Option<Format>, String)> {
    let html = "<!doctype html><html lang=en><head><title>Tide Notes</title><meta property='article:published_time' content='2024-10-28T06:00:00Z'>\
        <style>.h{display:none}</style><script type='application/ld+json'>{\"@type\":\"Event\",\"name\":\"Talk\",\"startDate\":\"2024-10-29T10:00\",\"location\":{\"name\":\"Pier\"}}</script></head>\
        <body><div class=h>hidden</div><h2>Week</h2><table><tr><th>Day<th>What</tr><tr><td rowspan=2>Mon<td><a href='/t?u=https%3A%2F%2Fx.example'>Talk</a></tr><tr><td><s>9</s> <b>10</b> a.m.</tr></table>\
        <ul><li>One<ul><li>Two &ndash; three</ul><li>Four</ul><p>Caf&eacute;<br>Line<img alt='A map'></p><time datetime='2024-10-29'>Tuesday</time><pre>a  b\nc</pre></body></html>";
    let mail = "From: Tide Notes <notes@tide.example>\r\nDate: Mon, 28 Oct 2024 06:00:00 -0400\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"o\"\r\n\r\n\
        --o\r\nContent-Type: multipart/alternative; boundary=i\r\n\r\n--i\r\nContent-Type: text/plain; format=flowed; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nOn Tuesday=2C \r\nat noon =E2=80=93 a t=\r\nalk\r\n> quoted\r\n-- \r\nAnn\r\n\
        --i\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+VHVlc2RheSBub29uPC9wPg==\r\n--i--\r\n\
        --o\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Talk\r\nDTSTART;TZID=America/New_York:20241029T120000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n\
        --o\r\nContent-Type: message/rfc822\r\n\r\nFrom: b@x.example\r\nDate: Sun, 27 Oct 2024 06:00:00 -0400\r\nSubject: Inner\r\n\r\nText of the inner mail\r\n--o--\r\n";
    let mbox = format!(
        "From a@b.example Mon Oct 28 10:00:00 2024\n{mail}\nFrom a@b.example Mon Oct 28 11:00:00 2024\nSubject: 2\nFrom: c@d.example\n\nFwd\n\n---------- Forwarded message ---------\nFrom: E <e@f.example>\nDate: Mon, Oct 28, 2024 at 6:30 AM\nSubject: G\n\n>From here\n"
    );
    let feed = "<?xml version='1.0'?><rss version='2.0' xmlns:content='x'><channel><title>F</title><item><title>Bread &amp; Tides</title><link>https://x.example/1</link><pubDate>Mon, 28 Oct 2024 06:00:00 EDT</pubDate><description><![CDATA[<p>Noon</p>]]></description><content:encoded>&lt;p&gt;Noon, Pier&lt;/p&gt;</content:encoded></item></channel></rss>";
    let markdown = "# Tide Notes\n\n| Call | When |\n|---|---|\n| **Tides** | ~~Feb. 6~~ |\n\n* [A talk](https://x.example \"t\")\n  1. at *noon*\n\nUnder\n-----\n\n```\ncode\n```\n<br>&nbsp;![map](m.png)\n";
    let text = "TIDE NOTES\nMonday, October 28\n\nThe board of the harbor meets on Tuesday to hear what the pilots of\nthe north channel think, and it votes on Thursday.\n\n- one\n- two\n\n9:30  Left side of it                 and the right side of\n10:30 Another left                    it goes on here and\n11:30 A third                         there until the end.\n\n> quoted\n> text\n-- \nAnn\n";
    vec![
        ("html", Some(Format::Html), html.to_owned()),
        ("mail", Some(Format::Eml), mail.to_owned()),
        ("mbox", Some(Format::Mbox), mbox),
        ("feed", Some(Format::Feed), feed.to_owned()),
        ("markdown", Some(Format::Text), markdown.to_owned()),
        ("text", None, text.to_owned()),
    ]
}

#[test]
fn samples_cut_off_anywhere_are_read() {
    for (what, format, sample) in samples() {
        for end in (0..sample.len()).step_by(if what == "mbox" { 7 } else { 3 }) {
            survives(
                &format!("{what} cut at {end}"),
                &sample.as_bytes()[..end],
                format,
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

const TOKENS: [&[u8]; 24] = [
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

#[test]
fn mutated_samples_are_read() {
    let seconds = std::env::var("DATELINE_FUZZ_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok());
    let each = seconds.map_or(Duration::from_millis(700), Duration::from_secs);
    for (what, format, sample) in samples() {
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
        let begun = Instant::now();
        let mut runs = 0;
        while begun.elapsed() < each {
            let mut bytes = sample.clone().into_bytes();
            mutate(&mut bytes, &mut chance);
            // Half of the time the format is found out, not stated.
            survives(
                &format!("{what}, mutation {runs}"),
                &bytes,
                format.filter(|_| runs % 2 == 0),
            );
            runs += 1;
        }
        assert!(runs > 20, "{what}: only {runs} mutations in {each:?}");
    }
}
