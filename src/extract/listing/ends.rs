//! Ends that stand apart from the start: "until 4 p.m." further on, a length, a misprinted half of the day.

use std::ops::Range;

use super::piece::{Page, Sense};
use super::sense::is_last_day;
use super::shape::Record;
use crate::extract::day::Calendar;
use crate::resolve::{Basis, Days, Doubt, Frame, Lent, Moment, When, Why, resolve};
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{Bound, ExprKind};

/// Times of an item among which its end is looked for.
const LOOKED_AT: usize = 200;

/// An end that stands apart: "until 4 p.m." later in the text, or a length.
pub(super) fn later_end(
    page: &Page<'_>,
    record: &Record,
    extent: Range<usize>,
    when: &crate::resolve::When,
) -> Option<Moment> {
    let lines = extent.filter(|i| record.lines.contains(i) || page.lines[*i].words <= 40);
    lines
        .flat_map(|i| {
            let own = record.lines.contains(&i) && record.lines.len() == 1;
            if own {
                page.tags_in(record.span)
            } else {
                page.lines[i].tags.clone()
            }
        })
        .take(LOOKED_AT)
        .filter(|i| !record.when.contains(i))
        .find_map(|i| {
            let tag = page.tag(i);
            let clock = matches!(tag.expr.kind, ExprKind::Clock(_));
            let through = tag.expr.bound == Bound::Through && page.senses[i] == Sense::Clock;
            let until = clock && (through || is_end(page, tag.span));
            let length = is_event_long(tag) && is_length(page, tag.span);
            (until || length).then(|| end_from(when, tag)).flatten()
        })
}

/// Whether words in front of an hour say that the event ends then: "Ends by 9 p.m.", "(until 5:45 p.m.)", "; finishes at 10".
fn is_end(page: &Page<'_>, span: Span) -> bool {
    const VERBS: &[&str] = &[
        "ends",
        "ending",
        "finishes",
        "finishing",
        "concludes",
        "concluding",
        "until",
        "till",
    ];
    let text = page.scene.text();
    let mut from = (span.start as usize).saturating_sub(NEAR);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = &text[from..span.start as usize];
    let left = near.rsplit('\n').next().unwrap_or("").trim_end();
    let left = [" at", " by", " around", " about"]
        .iter()
        .find_map(|w| left.strip_suffix(w))
        .unwrap_or(left);
    let verb = left
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let lower = verb.to_lowercase();
    let before = left[..left.len() - verb.len()]
        .trim_end()
        .chars()
        .next_back();
    // "open bar until 9" is no end, and behind a comma the reading of the hour says what it is.
    let marks = if matches!(lower.as_str(), "until" | "till") {
        "("
    } else {
        "(,;.–—•|"
    };
    VERBS.contains(&lower.as_str()) && before.is_none_or(|c| marks.contains(c))
}

/// How far before an hour the words are sought that say what it is.
const NEAR: usize = 40;

/// Minutes below which a length is that of a speech, not of an event.
const SHORTEST: f64 = 10.0;

/// Whether a tag is a length that events have.
fn is_event_long(tag: &Tag) -> bool {
    let ExprKind::Duration(amount) = tag.expr.kind else {
        return false;
    };
    let minutes = amount.unit == crate::timex::expr::Unit::Minute;
    !(minutes && amount.count.is_some_and(|n| f64::from(n) < SHORTEST))
}

/// The last day of an item that names it in brackets: "Straits talks (to April 5)" under the heading of their first day.
pub(super) fn last_day(
    page: &Page<'_>,
    calendar: &Calendar<'_, '_>,
    record: &Record,
    when: &When,
) -> Option<Moment> {
    let Moment::Day(first) = when.start else {
        return None;
    };
    page.tags_in(record.span)
        .filter(|&i| is_last_day(page.scene, page.tag(i)))
        .find_map(|i| {
            let day = calendar.day(page.tag(i), record.anchor())?;
            let last = day.end.map_or(day.start.date(), |end| end.date());
            (last > first).then_some(Moment::Day(last))
        })
}

/// Whether a duration is the event's own length: in brackets, after a mark, or first in its sentence, and not inside one.
fn is_length(page: &Page<'_>, span: Span) -> bool {
    let text = page.scene.text();
    let left = &text[..span.start as usize];
    let first = left.trim_end_matches([' ', '\t']).ends_with('\n');
    let before = left.trim_end().chars().next_back();
    let right = text[span.end as usize..].trim_start();
    let after = right.chars().next();
    (first || before.is_some_and(|c| "(,|–—-•·:;.".contains(c)))
        && (after.is_none_or(|c| "),.|–—-•·;".contains(c)) || right.starts_with("each"))
}

/// What a line says of the length of all events of a name: "Story hour lasts 45 minutes" gives the name.
pub(super) fn names_length<'a>(page: &Page<'a>, tag: &Tag) -> Option<&'a str> {
    if !matches!(tag.expr.kind, ExprKind::Duration(_)) {
        return None;
    }
    let text = page.scene.text();
    let left = text.get(..tag.span.start as usize)?.trim_end();
    let left = ["lasts", "last", "runs", "run", "takes"]
        .iter()
        .find_map(|verb| left.strip_suffix(verb)?.strip_suffix(' '))?;
    let from = left.rfind(['.', '\n', ';', ',']).map_or(0, |at| at + 1);
    let name = left[from..].trim();
    (!name.is_empty() && name.len() <= 60).then_some(name)
}

/// Gives an item the hour that a column of its own names as its end.
pub(super) fn ends_at(when: &mut When, tag: &Tag) {
    if when.end.is_none()
        && let Some(end) = end_from(when, tag)
    {
        when.end = Some(end);
        when.parts.end = Basis::Stated;
    }
}

/// The end that "until 4 p.m." or a length in the text gives.
pub(crate) fn end_from(when: &When, tag: &Tag) -> Option<Moment> {
    let Moment::Clock(start) = when.start else {
        return None;
    };
    let end = match tag.expr.kind {
        ExprKind::Duration(amount) => {
            let minutes = match amount.unit {
                crate::timex::expr::Unit::Minute => amount.count? as i64,
                crate::timex::expr::Unit::Hour => (amount.count? * 60.0) as i64,
                _ => return None,
            };
            start.checked_add_signed(chrono::TimeDelta::try_minutes(minutes)?)?
        }
        ExprKind::Clock(_) => {
            let near = Some(Lent {
                days: Days::one(start.date()),
                basis: Basis::Assumed(Why::ClockOrder),
            });
            let frame = Frame {
                near,
                after: Some(start.time()),
                zone: when.zone,
                ..Frame::default()
            };
            resolve(&tag.expr, &frame).ok()?.start.clock()?
        }
        _ => return None,
    };
    (end > start).then_some(Moment::Clock(end))
}

/// An end twelve hours too late ("10:30 am-11:45 pm" of a talk) is a misprinted half of the day.
pub(super) fn shorten(when: &mut When) {
    let (Moment::Clock(start), Some(Moment::Clock(end))) = (when.start, when.end) else {
        return;
    };
    let misprint = when.doubts.has(Doubt::HalfMisprint);
    let earlier = end.checked_sub_signed(chrono::TimeDelta::hours(12));
    if let Some(earlier) = earlier.filter(|e| misprint && *e > start) {
        when.end = Some(Moment::Clock(earlier));
    }
}
