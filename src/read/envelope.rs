//! A mail's bytes before they are parsed: what stores put around them, and bounds on what the parser is given.

use std::borrow::Cow;

use super::sniff;
use crate::limits::Limits;
use crate::note::Note;

/// The mail without what stores put around it: Apple's length line and tail, mbox's `From ` line.
pub(crate) fn stripped(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = bytes.len() - bytes.trim_ascii_start().len();
    let bytes = &bytes[start..];
    let line_end = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
    let first = bytes[..line_end].trim_ascii();
    if !first.is_empty() && first.iter().all(u8::is_ascii_digit) {
        let length = std::str::from_utf8(first)
            .ok()
            .and_then(|digits| digits.parse::<usize>().ok());
        let rest = &bytes[line_end..];
        return &rest[..length.unwrap_or(rest.len()).min(rest.len())];
    }
    if sniff::is_mbox_line(bytes) {
        return &bytes[line_end..];
    }
    bytes
}

/// Bounds what the parser is given: it goes as deep as mails are nested, and a stack overflow cannot be caught.
pub(crate) fn tamed<'b>(bytes: &'b [u8], limits: &Limits, notes: &mut Vec<Note>) -> Cow<'b, [u8]> {
    let mut end = bytes.len();
    let mut nested = Vec::new();
    for name in [
        &b"message/rfc822"[..],
        b"message/global",
        b"multipart/digest",
    ] {
        nested.extend(places(bytes, name, limits.mail_depth + 1));
    }
    nested.sort_unstable();
    if let Some(at) = nested.get(limits.mail_depth) {
        end = nested.first().copied().unwrap_or(*at);
        notes.push(Note::warning(
            "mail-nested",
            format!(
                "more than {} mails inside each other; only the outermost was read",
                limits.mail_depth
            ),
        ));
    }
    if places(&bytes[..end], b"boundary", 1).next().is_some()
        && let Some(at) = memchr::memmem::find_iter(&bytes[..end], b"\n--").nth(limits.mail_parts)
    {
        end = at;
        notes.push(Note::warning(
            "mail-parts",
            format!(
                "more than {} parts; the rest was not read",
                limits.mail_parts
            ),
        ));
    }
    let bytes = &bytes[..end];
    let encoded: Vec<usize> = nested
        .into_iter()
        .filter(|at| *at < end && is_encoded(bytes, *at))
        .collect();
    if encoded.is_empty() {
        return Cow::Borrowed(bytes);
    }
    // Inside an encoded mail there may be any nesting that was not counted: it is decoded and read by us, not the parser.
    let mut changed = bytes.to_vec();
    for at in encoded {
        if let Some(slash) = memchr::memchr(b'/', &changed[at..]) {
            changed[at + slash + 1] = b'x';
        }
    }
    Cow::Owned(changed)
}

/// Places of a lower-case ASCII name, in any case.
fn places<'b>(bytes: &'b [u8], name: &'b [u8], most: usize) -> impl Iterator<Item = usize> + 'b {
    let first = name[0];
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), bytes)
        .filter(move |at| {
            bytes[*at..]
                .get(..name.len())
                .is_some_and(|word| word.eq_ignore_ascii_case(name))
        })
        .take(most)
}

/// Whether the header around `at` says that the part is encoded.
fn is_encoded(bytes: &[u8], at: usize) -> bool {
    const AROUND: usize = 2000;
    let before = &bytes[at.saturating_sub(AROUND)..at];
    let start = ["\n\n", "\r\n\r\n"]
        .iter()
        .filter_map(|blank| memchr::memmem::rfind(before, blank.as_bytes()))
        .max();
    let after = &bytes[at..bytes.len().min(at + AROUND)];
    let end = ["\n\n", "\r\n\r\n"]
        .iter()
        .filter_map(|blank| memchr::memmem::find(after, blank.as_bytes()))
        .min();
    let header = [
        &before[start.unwrap_or(0)..],
        &after[..end.unwrap_or(after.len())],
    ]
    .concat()
    .to_ascii_lowercase();
    [&b"base64"[..], b"quoted-printable"]
        .iter()
        .any(|word| memchr::memmem::find(&header, word).is_some())
}
