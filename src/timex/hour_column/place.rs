//! The places of a line where four digits may be hours: its head, behind a date or a label, between marks.

use crate::document::Block;
use crate::lexicon::STREETS;
use crate::span::Span;
use crate::timex::Tags;
use crate::timex::expr::{ExprKind, Period, Year};

use super::digits::read;

/// Bytes between a date and the hour behind it.
const GAP: usize = 4;

/// Where in its line an hour stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// At the head, with a name behind it.
    Head,
    /// At the head, with a colon, dash or bar behind it.
    Marked,
    /// Alone in its line or cell.
    Whole,
    /// Behind a date.
    Behind,
    /// Behind its label.
    Label,
    /// Between marks inside a line.
    Slot,
    /// Behind a mark inside a line, with a colon behind it.
    Leading,
}

pub(super) const PLACES: [Place; 7] = [
    Place::Head,
    Place::Marked,
    Place::Whole,
    Place::Behind,
    Place::Label,
    Place::Slot,
    Place::Leading,
];

/// Four digits, or two times four, that may be hours.
pub(super) struct Hours {
    pub(super) span: Span,
    pub(super) kind: ExprKind,
    pub(super) place: Place,
    pub(super) range: bool,
    /// They can be nothing but hours.
    pub(super) certain: bool,
    /// They could be years of our time.
    pub(super) year: bool,
}

/// The hours at the head of a line: "0700  *Rail vote", "1030L KYIV - Talks", "1900Z", "1000-1130: Vote", a cell "1400".
pub(super) fn in_line(text: &str, block: &Block) -> Option<Hours> {
    let line = block.span.of(text);
    let inner = line.trim_start_matches(['*', '+', ' ']);
    let (inner, label) = match inner.as_bytes().first()? {
        b'0'..=b'2' => (inner, false),
        b'T' | b't' | b'W' | b'w' => (behind_label(inner)?, true),
        _ => return None,
    };
    let start = block.span.start as usize + line.len() - inner.len();
    let read = read(inner, start)?;
    let rest = &inner[read.span.len()..];
    let name = rest.trim_start();
    if is_street(name) {
        return None;
    }
    let gap = rest.len() - name.len();
    let place = if label {
        Place::Label
    } else if name.is_empty() {
        Place::Whole
    } else if name.starts_with([':', '|', '—', '–']) || gap > 0 && name.starts_with("- ") {
        Place::Marked
    } else if gap >= 2
        || rest.starts_with('\t')
        || gap == 1 && !name.starts_with(char::is_lowercase)
    {
        Place::Head
    } else {
        return None;
    };
    // A column of plain hours before names may hold any minute; elsewhere an odd one speaks for another number.
    let odd = read.odd && place != Place::Head && !(place == Place::Whole && !read.range);
    (!odd).then_some(Hours {
        span: read.span,
        kind: read.kind,
        place,
        range: read.range,
        certain: read.certain,
        year: read.year,
    })
}

/// The hours between marks inside a line: "Kelp Fund, 0830-1000: Tides", "Tides | 1330 | Quay Hall", "Tides, 1400 (Quay Hall)",
/// "… in Quay Hall. — 1500: Locks".
pub(super) fn in_slots(text: &str, block: &Block, found: &mut Vec<Hours>) {
    let line = block.span.of(text);
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let from = at;
        at += digits.max(1);
        if digits != 4 || from == 0 {
            continue;
        }
        let Some(before) = line[..from].strip_suffix(' ') else {
            continue;
        };
        let Some(mark) = before.trim_end().chars().next_back() else {
            continue;
        };
        if !matches!(mark, ',' | '|' | '.' | '—' | '–' | '?' | '”') {
            continue;
        }
        let start = block.span.start as usize + from;
        let Some(read) = read(&line[from..], start).filter(|read| !read.odd) else {
            continue;
        };
        let rest = line[from + read.span.len()..].trim_start_matches(' ');
        let leads = rest.starts_with(':');
        let parted = rest.is_empty() || rest.starts_with([',', '|', '(', '—', '–', '.']);
        if leads || parted && matches!(mark, ',' | '|') {
            found.push(Hours {
                span: read.span,
                kind: read.kind,
                place: if leads { Place::Leading } else { Place::Slot },
                range: read.range,
                certain: read.certain,
                year: read.year,
            });
        }
    }
}

/// Whether words behind four digits make a house number of them: "1225 K Street NW".
pub(in crate::timex) fn is_street(name: &str) -> bool {
    const QUARTERS: &[&str] = &["nw", "ne", "sw", "se"];
    let mut first = name
        .split([' ', ','])
        .take(5)
        .map(|word| word.trim_end_matches('.'));
    first.any(|word| {
        STREETS
            .iter()
            .chain(QUARTERS)
            .any(|street| word.eq_ignore_ascii_case(street))
    })
}

/// What stands behind "Time:" or "When:".
fn behind_label(line: &str) -> Option<&str> {
    let (label, rest) = line.split_once(':')?;
    let rest = rest.trim_start();
    let is_label = label.eq_ignore_ascii_case("time") || label.eq_ignore_ascii_case("when");
    (is_label && rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// The hours behind dates: "Mon Oct 1 | 1200", "Tuesday, March 4, 0930-1100"; also where they were taken for the date's year.
pub(super) fn behind_dates(text: &str, tags: &Tags, found: &mut Vec<Hours>) {
    for tag in tags {
        let ExprKind::Period(Period::Date(date)) = tag.expr.kind else {
            continue;
        };
        if date.day.is_none() && date.weekday.is_none() {
            continue;
        }
        let end = tag.span.end as usize;
        let swallowed = matches!(date.year, Year::Four(_)) && is_swallowed(tag.span.of(text));
        // A date's year of our time is its year: "July 30, 2017 – 1400".
        let taken = || read(&text[end - 4..], end - 4).filter(|read| !read.year);
        let behind = || {
            let start = end + gap_before_hour(&text[end..])?;
            read(&text[start..], start)
        };
        let Some(read) = swallowed.then(taken).flatten().or_else(behind) else {
            continue;
        };
        if !read.odd {
            found.push(Hours {
                span: read.span,
                kind: read.kind,
                place: Place::Behind,
                range: read.range,
                certain: read.certain,
                year: read.year,
            });
        }
    }
}

/// The bytes between a date and the hour behind it, if an hour may stand there.
fn gap_before_hour(rest: &str) -> Option<usize> {
    let marks = [' ', ',', '|', '–', '—', '-', '@', '/', '\t'];
    let gap = rest.len() - rest.trim_start_matches(marks).len();
    let near = gap > 0 && gap <= GAP + 2 && !rest[..gap].contains('\n');
    let at = if rest[gap..].starts_with("at ") { 3 } else { 0 };
    near.then_some(gap + at)
}

/// Whether a date ends in four digits behind its day: "Tuesday, March 4, 1430", "Fri, Jul 20 1200".
pub(super) fn is_swallowed(words: &str) -> bool {
    let bytes = words.as_bytes();
    let Some(at) = bytes.len().checked_sub(6) else {
        return false;
    };
    let parted = bytes[at + 1] == b' ' && (bytes[at] == b',' || bytes[at].is_ascii_digit());
    parted && bytes[at + 2..].iter().all(u8::is_ascii_digit)
}
