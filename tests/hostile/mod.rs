//! Inputs that are meant to hurt: no panic, no abort, linear time, and a document whose spans hold.
//!
//! Test threads have 2 MB of stack, as every thread of a program has by default. The sizes here are those that a debug
//! build does in seconds; `DATELINE_FUZZ_SECONDS=600` makes [`mutated`] run that long for each reader. The sizes of real
//! attacks, and mailboxes of gigabytes, are `python3 tests/hostile/full_size.py target/release/dateline`.

// Nested and crossed tags, tags of megabytes.
mod pages;

// Nested mails, floods of fields and parts.
mod mails;

// Lines of megabytes, megabytes of lines.
mod lines;

// Feeds, calendars, archives, and what is no newsletter.
mod containers;

// Small sound inputs, cut and changed by chance.
mod mutated;

use std::time::{Duration, Instant};

use dateline::document::RawIssue;
use dateline::limits::Limits;
use dateline::read::{Format, open, unpack};

/// Far above what a sane reader needs in a debug build on a busy machine, far below what a quadratic one takes.
const PATIENCE: Duration = Duration::from_secs(60);

#[track_caller]
pub(super) fn holds(issue: &RawIssue, what: &str) {
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
pub(super) fn survives(what: &str, bytes: &[u8], format: Option<Format>) -> usize {
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
pub(super) fn survives_html(what: &str, html: &str) {
    let page = format!("<html><body>{html}<p>The last paragraph.</p></body></html>");
    assert_eq!(
        survives(what, page.as_bytes(), Some(Format::Html)),
        1,
        "{what}"
    );
}
