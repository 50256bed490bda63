//! What tells a day of a list from the masthead: others stand the same way, or an hour says when to come.

use super::form::Form;
use super::masthead::{HIGH, Line, parts, wall};
use super::piece::Piece;
use crate::document::Document;
use crate::span::Span;
use crate::timex::expr::{Clock, Date, ExprKind, Year};
use crate::timex::{Tag, Tags, Within};

/// A clock of its own on the same piece ("Posted at 07:31 AM ET, 02/29/2012", "March 10, 2011 | 6:52 AM").
pub(super) fn clock_beside(
    document: &Document,
    tags: &Tags,
    piece: Span,
    date: Span,
    end: u32,
) -> Option<Clock> {
    let near = Span {
        start: piece.start,
        end: (piece.end + 24).min(end),
    };
    let from = tags.partition_point(|t| t.span.start < near.start);
    tags[from..]
        .iter()
        .take_while(|t| t.span.end <= near.end)
        .filter(|t| !t.span.overlaps(date) && !names_edition(document, t.span))
        .find_map(|t| match t.expr.kind {
            ExprKind::Clock(c) => Some(c),
            _ => None,
        })
}

/// "Noon edition", "4 p.m. update": an hour that is the name of an issue.
fn names_edition(document: &Document, clock: Span) -> bool {
    const EDITIONS: &[&str] = &[
        "edition", "update", "bulletin", "summary", "briefing", "digest", "report", "wrap",
    ];
    let behind = document.text.get(clock.end as usize..).unwrap_or("");
    let next = super::piece::words(behind).next().unwrap_or("");
    EDITIONS.iter().any(|e| next.eq_ignore_ascii_case(e))
}

/// A date alone on its line, or at the end of a title, is one of a list where another date stands the same way.
pub(super) fn is_one_of_many(document: &Document, tags: &Tags, line: &Line, end: u32) -> bool {
    let figures = |span: Span| !document.of(span).contains(char::is_alphabetic);
    // Below the top, headings with an hour and without are one list.
    let high = line.span.start < HIGH;
    let printed = |d: Date, clock: bool, span: Span| {
        (
            d.year != Year::Unsaid,
            d.weekday.is_some(),
            clock && high,
            figures(span),
        )
    };
    let above_hours = stands_above_hours(document, tags, line);
    tags.iter()
        .enumerate()
        .take(LOOKED_AT)
        .take_while(|(_, t)| t.span.start < end)
        .filter(|(_, t)| t.span != line.span && t.within == Within::Text)
        .any(|(at, t)| {
            if above_hours && has_hour(tags, at) {
                return false;
            }
            let Some((date, clock, range)) = parts(t) else {
                return false;
            };
            let other = (date.month, date.day) != (line.date.month, line.date.day);
            other
                && printed(date, clock.is_some(), t.span)
                    == printed(line.date, line.timed, line.span)
                && form_of(document, tags, t, range) == Some(line.form)
        })
}

/// Expressions that are compared with a date at the top.
const LOOKED_AT: usize = 400;

/// Whether a date is the first of the text and no hour follows before the next date: what stands below it is no list.
fn stands_above_hours(document: &Document, tags: &Tags, line: &Line) -> bool {
    let first = tags.iter().position(|t| parts(t).is_some());
    let head = document.blocks.first().map_or(0, |b| b.span.start);
    let top = line.span.start < head + HIGH;
    top && first.is_some_and(|at| tags[at].span == line.span && !line.timed && !has_hour(tags, at))
}

/// Whether an hour stands with a date or between it and the next one.
fn has_hour(tags: &Tags, at: usize) -> bool {
    let mut below = tags[at + 1..].iter();
    tags[at].expr.has_clock()
        || below
            .find(|t| parts(t).is_some() || t.expr.has_clock())
            .is_some_and(|t| t.expr.is_clock_only())
}

/// The form of a date's line.
fn form_of(document: &Document, tags: &Tags, tag: &Tag, range: bool) -> Option<Form> {
    let block = document.blocks.get(document.block_at(tag.span.start)?)?;
    Piece::around(document, block.span, tag.span).form(document, tags, tag, range)
}

/// How many bytes the paragraph below a masthead has at least; what is said of one event is shorter.
const STORY: usize = 240;

/// Whether a date stands at the very top of its text, with running text right below it.
fn stands_above_story(document: &Document, date: Span) -> bool {
    let Some(at) = document.block_at(date.start) else {
        return false;
    };
    let next = document.blocks.get(at + 1);
    let sentences = |span: Span| {
        let text = document.of(span);
        let invites = ["oin us", "RSVP", "icket", "egister", "nvite", "dmission"];
        text.matches(". ").count() > 1
            && !text.contains('\n')
            && !invites.iter().any(|word| text.contains(word))
    };
    date.start < HIGH / 2 && next.is_some_and(|b| b.span.len() >= STORY && sentences(b.span))
}

/// A date that tells when to come: the hour stands beside it or on the next line, round as people arrange it.
pub(super) fn is_appointment(
    document: &Document,
    tags: &Tags,
    tag: &Tag,
    clock: Option<Clock>,
) -> bool {
    if stands_above_story(document, tag.span) {
        return false;
    }
    if let Some(clock) = clock {
        let round = clock.minute.is_none_or(|m| m % 15 == 0);
        let by_day = wall(clock).is_none_or(|t| (8..21).contains(&chrono::Timelike::hour(&t)));
        return round && by_day;
    }
    let next = document.block_at(tag.span.start).map(|i| i + 1);
    let Some(next) = next.and_then(|i| document.blocks.get(i)) else {
        return false;
    };
    let from = tags.partition_point(|t| t.span.start < next.span.start);
    tags[from..].first().is_some_and(|t| {
        let room = next.span.len().saturating_sub(t.span.len());
        t.expr.is_clock_only()
            && t.span.start < next.span.start + 12
            && t.span.end <= next.span.end
            && room < 60
    })
}
