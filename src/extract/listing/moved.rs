//! Items that were moved: which of their dates is the new one, and which the old.

use std::ops::Range;

use super::piece::{Page, Sense};
use super::shape::Record;
use super::times::{Around, Timed, times};
use crate::extract::day::Calendar;
use crate::extract::fields::{has_word, starts_with};
use crate::resolve::Moment;
use crate::span::Span;

/// A title without the bracket that tells its old date: "Grain and water (moved from May 6)".
pub(super) fn without_old_date(title: &str) -> Option<String> {
    const OLD: &[&str] = &[
        "moved from",
        "rescheduled from",
        "postponed from",
        "originally",
        "was ",
    ];
    let open = title.rfind('(')?;
    let (before, inside) = (title[..open].trim_end(), title[open + 1..].trim_start());
    let lower = inside.to_lowercase();
    let told = inside.ends_with(')') && OLD.iter().any(|words| lower.starts_with(words));
    (told && !before.is_empty() && inside.chars().any(|c| c.is_ascii_digit()))
        .then(|| before.to_owned())
}

/// The new date that a line below an item names: "New date: January 21, same time."
fn new_date_below(page: &Page<'_>, record: &Record, extent: Range<usize>) -> Option<usize> {
    const LEADS: &[&str] = &[
        "new date",
        "rescheduled",
        "moved to",
        "postponed to",
        "now on",
        "will now",
        "new time",
    ];
    extent
        .filter(|line| *line >= record.lines.end)
        .take(3)
        .filter(|&line| {
            LEADS
                .iter()
                .any(|lead| starts_with(page.text(page.lines[line].span), lead))
        })
        .find_map(|line| {
            page.usable(page.lines[line].tags.clone())
                .find(|&i| matches!(page.senses[i], Sense::Day | Sense::Both))
        })
}

/// The old time of a moved event; the new one takes its place in `found`.
pub(super) fn moved(
    page: &Page<'_>,
    calendar: &Calendar<'_, '_>,
    record: &Record,
    extent: Range<usize>,
    found: &mut Vec<Timed>,
) -> Option<Timed> {
    let below = new_date_below(page, record, extent);
    let whole = page.text(record.span).to_lowercase();
    let says = [
        "postponed",
        "moved",
        "rescheduled",
        "originally",
        "put off",
        "now",
        "new date",
        "continued to",
    ]
    .iter()
    .any(|w| has_word(&whole, w));
    if !says && below.is_none() {
        return None;
    }
    let (mut old, mut new): (Option<usize>, Option<usize>) = (None, None);
    let tags: Vec<usize> = page.lines[record.lines.clone()]
        .iter()
        .flat_map(|l| l.tags.clone())
        .filter(|&i| {
            record.span.contains(page.tag(i).span)
                && matches!(page.senses[i], Sense::Day | Sense::Both)
        })
        .collect();
    for &index in &tags {
        let start = page.tag(index).span.start as usize;
        let before = page
            .text(Span::new(record.span.start as usize, start))
            .trim_end()
            .to_lowercase();
        let status = ["postponed", "moved", "rescheduled", "put off", "continued"]
            .iter()
            .any(|w| has_word(&before, w));
        let ends = |list: &[&str]| list.iter().any(|w| before.ends_with(w));
        if status && ends(&[" to", " until", "till"])
            || ends(&[
                "will now be held",
                "now",
                "new date:",
                "now on",
                "will now be on",
            ])
        {
            new = new.or(Some(index));
        } else if ends(&[
            " from",
            "originally set for",
            "originally scheduled for",
            "originally",
            "scheduled for",
            " was",
            "(was",
        ]) {
            old = old.or(Some(index));
        }
    }
    let new = new
        .or_else(|| old.and_then(|o| tags.iter().copied().find(|&i| i > o)))
        .or(below);
    let line = new.map_or(record.anchor(), |i| {
        page.line_of(i).unwrap_or(record.anchor())
    });
    // "– POSTPONED to February 18 | January 6": the other date of the line is the old one.
    let old = old.or_else(|| new.and_then(|n| tags.iter().copied().find(|&i| i > n)));
    let own = found.first().cloned();
    let Some(new) = new else {
        // The new date is the one that the item stands under; only the old one is told: "(moved from May 6)".
        let mut old_record = record.clone();
        old_record.when = vec![old?];
        let old_time = times(page, calendar, &old_record, &Around::default());
        let new_day = own?.when.start.date();
        return old_time
            .into_iter()
            .next()
            .filter(|t| t.when.start.date() != new_day);
    };
    let day = calendar.day(page.tag(new), line)?;
    let clock = page
        .usable(page.lines[line].tags.clone())
        .find(|&i| i >= new && page.tag(i).expr.has_clock())
        .map(|i| page.tag(i).expr);
    let mut record_new = record.clone();
    record_new.when = page
        .usable(page.lines[line].tags.clone())
        .filter(|&i| i == new || i == new + 1 && page.senses[i] == Sense::Clock)
        .collect();
    let around = Around::default();
    let mut moved_to = times(page, calendar, &record_new, &around)
        .into_iter()
        .next()?;
    if clock.is_none()
        && let Some(own) = own.as_ref()
        && let Moment::Clock(at) = own.when.start
    {
        // The hour stays, on the clock that it was printed for, and so does the length.
        moved_to.when.zone = own.when.zone;
        moved_to.when.parts.zone = own.when.parts.zone;
        moved_to.when.end = match own.when.end {
            Some(Moment::Clock(end)) => (day.start.date().and_time(at.time()))
                .checked_add_signed(end.signed_duration_since(at))
                .map(Moment::Clock),
            _ => None,
        };
        moved_to.when.parts.end = own.when.parts.end;
        moved_to.when.start = Moment::Clock(day.start.date().and_time(at.time()));
        moved_to.when.precision = crate::resolve::Precision::Minute;
        moved_to.when.value = format!("{}T{}", day.start.date(), at.format("%H:%M"));
        moved_to.when.parts.clock = crate::resolve::Basis::Inherited(record.span);
    }
    let mut old_record = record.clone();
    let old_time = match old {
        Some(old) => {
            old_record.when = vec![old];
            times(page, calendar, &old_record, &around)
                .into_iter()
                .next()
        }
        None => own.filter(|t| t.when.start != moved_to.when.start),
    };
    *found = vec![moved_to];
    old_time
}
