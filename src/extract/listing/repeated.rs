//! Items that repeat: their weekdays, the first and the last of their days, their hour.

use super::fallen::behind_repetition;
use super::halves::closed_by_title;
use super::pairing::Entry;
use super::times::{Around, Timed, days};
use crate::extract::day::{Calendar, Source, days_of};
use crate::extract::series::{at_hour, fall_out, left_out};
use crate::resolve::{Basis, Days, Frame, Lent, Moment, resolve};
use crate::timex::Tag;
use crate::timex::expr::Bound;

/// An item that repeats.
pub(super) fn repeated(
    calendar: &Calendar<'_, '_>,
    line: usize,
    entry: &Entry,
    set: &Tag,
    frame: Frame,
    around: &Around<'_>,
) -> Option<Timed> {
    let span = entry
        .day
        .as_ref()
        .and_then(|_| days(calendar, line, entry, around));
    // "Tuesdays through Feb. 13" below "Jan. 9": the day named is the last, the heading's the first.
    let last = entry
        .day
        .filter(|(tag, _)| tag.expr.bound == Bound::Through)
        .and_then(|_| span.as_ref().map(|(days, ..)| days.last));
    let first = last.and_then(|_| calendar.lend(line, around.above));
    let first = first.filter(|l| matches!(l.source, Source::Heading | Source::Sentence));
    let span = match (span, first, last) {
        (Some((_, parts, doubts, _)), Some(first), Some(last)) if first.lent.days.first <= last => {
            let days = Days {
                first: first.lent.days.first,
                last,
            };
            Some((days, parts, doubts, None))
        }
        // Without a heading it begins now.
        (Some((_, parts, doubts, _)), None, Some(last))
            if frame.issue.is_some_and(|issue| issue <= last) =>
        {
            let first = frame.issue.unwrap_or(last);
            Some((Days { first, last }, parts, doubts, None))
        }
        (span, ..) => span,
    };
    // A repetition begins on the first of its weekdays from its first day on.
    let near = span.as_ref().map(|(days, ..)| Lent {
        days: Days {
            last: days.last.max(
                days.first
                    .checked_add_days(chrono::Days::new(6))
                    .unwrap_or(days.last),
            ),
            ..*days
        },
        basis: Basis::Stated,
    });
    let mut when = resolve(&set.expr, &Frame { near, ..frame }).ok()?;
    if let (Some((days, ..)), Some(rule)) = (&span, when.repeats.as_mut())
        && days.first != days.last
    {
        rule.until = Some(days.last);
    }
    let scene = calendar.scene();
    let behind = behind_repetition(scene, set.span);
    let (fallen, _) = fall_out::days(scene.text(), behind, &frame);
    if let Some(rule) = when.repeats.as_mut().filter(|rule| rule.until.is_none()) {
        // "Wednesdays, 1:30 p.m., through November": a month is no day of its own.
        let last = behind.iter().find(|t| t.expr.bound == Bound::Through);
        let last = last.and_then(|tag| resolve(&tag.expr, &frame).ok());
        let last = last.map(|placed| days_of(&placed).last);
        rule.until = last.filter(|day| *day >= when.start.date());
    }
    when = left_out(&set.expr, when, &fallen, frame)?;
    if let (Some(clock), Moment::Day(day)) = (entry.clocks.first(), when.start) {
        let expr = closed_by_title(&clock.expr, around.title);
        when = at_hour(when, day, &expr, frame)?;
    }
    Some(Timed {
        when,
        lender: None,
        date: Some(set.span),
        time: entry.clocks.first().map(|c| c.span),
        weekday: false,
    })
}
