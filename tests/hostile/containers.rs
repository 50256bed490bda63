//! Feeds, calendars and archives that are meant to hurt, and what is no newsletter.

use std::io::Write as _;

use dateline::limits::Limits;
use dateline::read::{Format, Parcel, open, unpack};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::survives;

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
