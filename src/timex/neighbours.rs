//! Bare hours at the head or tail of a line that only its neighbours make a time: "7: SPN2 — Rowing" below "2:30: ABN — Chess".

use crate::document::{Block, BlockKind, Document};
use crate::span::Span;

use super::expr::{Clock, ExprKind, Half, TimeExpr};
use super::{Tag, Tags, Within, hour_column};

/// How many blocks to either side are looked at.
const REACH: usize = 3;

/// A block that ends in a bare hour is no longer than this (bytes).
const SHORT_LINE: usize = 90;

/// Adds the hours that a list's other lines vouch for.
pub(super) fn add_hours(document: &Document, tags: &mut Tags) {
    let text = &document.text;
    let blocks: Vec<&Block> = document
        .blocks
        .iter()
        .filter(|b| b.kind != BlockKind::Record)
        .collect();
    hour_column::add(text, &blocks, tags);
    let heads: Vec<Head> = blocks.iter().map(|b| head(text, b, tags)).collect();
    let tails: Vec<bool> = blocks
        .iter()
        .map(|b| ends_in_clock(text, b, tags))
        .collect();
    let mut found = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        let near = &heads[i.saturating_sub(REACH)..heads.len().min(i + REACH + 1)];
        let clocks = near.iter().any(|h| matches!(h, Head::Clock { .. }));
        let tails = &tails[i.saturating_sub(REACH)..tails.len().min(i + REACH + 1)];
        let tailed = tails.contains(&true);
        let military = near
            .iter()
            .any(|h| matches!(h, Head::Clock { colon: false }));
        if heads[i] != Head::Other || !clocks && !tailed {
            continue;
        }
        let line = block.span.of(text);
        let clock = bare_hour(line)
            .filter(|_| clocks)
            .or_else(|| four_digits(line).filter(|_| military))
            .or_else(|| last_hour(line));
        if let Some((at, len, clock)) = clock {
            let start = block.span.start as usize + at;
            found.push(tag(Span::new(start, start + len), clock));
        }
    }
    found.retain(|new: &Tag| {
        let at = tags.partition_point(|old| old.span.end <= new.span.start);
        tags.get(at).is_none_or(|old| !old.span.overlaps(new.span))
    });
    if !found.is_empty() {
        tags.extend(found);
        tags.sort_by_key(|tag| tag.span.start);
    }
}

/// What a block begins with.
#[derive(Clone, Copy, PartialEq)]
enum Head {
    /// A clock time, written with a colon or a half, or in four digits.
    Clock { colon: bool },
    /// Another expression of time.
    Time,
    /// Anything else.
    Other,
}

fn head(text: &str, block: &Block, tags: &Tags) -> Head {
    let start = block.span.start;
    let at = tags.partition_point(|tag| tag.span.start < start);
    let Some(tag) = tags.get(at).filter(|tag| tag.span.start < block.span.end) else {
        return Head::Other;
    };
    let before = Span {
        start,
        end: tag.span.start,
    }
    .of(text);
    if before.bytes().any(|b| b.is_ascii_alphanumeric()) {
        return Head::Other;
    }
    if !tag.expr.has_clock() {
        return Head::Time;
    }
    let words = tag.span.of(text);
    let four = words
        .split_whitespace()
        .last()
        .is_some_and(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()));
    Head::Clock { colon: !four }
}

/// Whether a short line ends in a clock time behind a comma: "Lunch with the fellows, 12:15".
fn ends_in_clock(text: &str, block: &Block, tags: &Tags) -> bool {
    let line = block.span.of(text).trim_end();
    let end = block.span.start as usize + line.len();
    let at = tags.partition_point(|tag| (tag.span.end as usize) < end);
    let tag = tags.get(at).filter(|tag| tag.span.end as usize == end);
    line.len() <= SHORT_LINE
        && tag.is_some_and(|tag| {
            let before =
                &text[block.span.start as usize..tag.span.start.max(block.span.start) as usize];
            matches!(tag.expr.kind, ExprKind::Clock(_)) && before.ends_with(", ")
        })
}

const fn open(hour: u8, minute: Option<u8>, half: Half) -> Clock {
    Clock {
        hour,
        minute,
        second: None,
        half,
        zone: None,
        about: false,
    }
}

fn tag(span: Span, clock: Clock) -> Tag {
    Tag {
        span,
        rule: "hour-in-list",
        expr: TimeExpr::new(ExprKind::Clock(clock)),
        within: Within::Text,
    }
}

fn leading_digits(line: &str) -> (usize, u32, &str) {
    let len = line.bytes().take_while(u8::is_ascii_digit).count().min(6);
    (len, line[..len].parse().unwrap_or(0), &line[len..])
}

/// "11 — Council visits", "11: NETWORK", "9 - Choir".
fn bare_hour(line: &str) -> Option<(usize, usize, Clock)> {
    let (len, hour, rest) = leading_digits(line);
    let mark = rest.trim_start();
    let spaced = mark.len() < rest.len();
    let dash = mark.starts_with(['-', '–', '—']) && spaced;
    let after = mark.chars().nth(1).is_some_and(char::is_whitespace);
    let fits = (1..=2).contains(&len) && (1..=12).contains(&hour) && !line.starts_with('0');
    let parted = (dash || mark.starts_with(':') && !spaced) && after;
    (fits && parted).then_some((0, len, open(hour as u8, None, Half::Open)))
}

/// "1000 Building outlays", "0830 Jobless claims".
fn four_digits(line: &str) -> Option<(usize, usize, Clock)> {
    let (len, number, rest) = leading_digits(line);
    let (hour, minute) = (number / 100, number % 100);
    let fits = len == 4 && hour < 24 && minute < 60 && minute % 5 == 0;
    let fits = fits && !hour_column::is_street(rest.trim_start());
    let name =
        rest.trim_start().starts_with(|c: char| c.is_uppercase()) && rest.starts_with([' ', '\t']);
    (fits && name).then_some((0, 4, open(hour as u8, Some(minute as u8), Half::None24)))
}

/// "Breakfast with donors, 8".
fn last_hour(line: &str) -> Option<(usize, usize, Clock)> {
    let line = line.trim_end();
    if line.len() > SHORT_LINE {
        return None;
    }
    let digits = line.bytes().rev().take_while(u8::is_ascii_digit).count();
    let at = line.len() - digits;
    let hour: u8 = line[at..].parse().ok()?;
    let led = line[..at].ends_with(", ") && line[..at].len() > 6;
    let fits = (1..=2).contains(&digits) && (1..=12).contains(&hour) && led;
    fits.then_some((at, digits, open(hour, None, Half::Open)))
}

#[cfg(test)]
mod tests {
    use crate::timex::tests::finds;

    #[test]
    fn neighbours_make_a_time_of_a_bare_hour() {
        finds(&["2:30: ABN — Chess", "7: SPN2 — Rowing"], &["2:30", "7"]);
        finds(
            &["10 a.m. — Mass", "11 — Council visits"],
            &["10 a.m.", "11"],
        );
        finds(
            &["0830 Jobless claims", "1000 Building outlays"],
            &["0830", "1000"],
        );
        finds(
            &["7:30 a.m. — Rounds", "Breakfast with donors, 8"],
            &["7:30 a.m.", "8"],
        );
        finds(
            &["Breakfast with donors, 8", "Lunch with fellows, 12:15"],
            &["8", "12:15"],
        );
        finds(&["Donors met, 8", "The vote was 12"], &[]);
    }

    #[test]
    fn a_numbered_list_stays_one() {
        finds(&["1: Opening", "2: Minutes", "3 - Budget"], &[]);
    }
}
