//! Items that were moved: which of their dates is the new one, and which the old.

use std::ops::Range;

use super::piece::{Page, Sense};
use super::sense::sense_of;
use super::shape::Record;
use super::times::{Around, Timed, times};
use crate::extract::day::Calendar;
use crate::extract::fields::{has_any_word, has_word, starts_with, words};
use crate::resolve::Moment;
use crate::span::Span;

/// A title without the bracket that tells its other date: "Grain and water (moved from May 6)".
pub(super) fn without_old_date(title: &str) -> Option<String> {
    const OLD: &[&str] = &[
        "moved from",
        "rescheduled from",
        "postponed from",
        "originally",
        "was ",
        "now ",
    ];
    let open = title.rfind('(')?;
    let (before, inside) = (title[..open].trim_end(), title[open + 1..].trim_start());
    let lower = inside.to_lowercase();
    let told = inside.ends_with(')') && OLD.iter().any(|words| lower.starts_with(words));
    (told && !before.is_empty() && inside.chars().any(|c| c.is_ascii_digit()))
        .then(|| before.to_owned())
}

/// Lines below an item among which one may name its new date.
const BELOW: usize = 5;

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
        .take(BELOW)
        .filter(|&line| {
            let text = page.text(page.lines[line].span);
            LEADS.iter().any(|lead| starts_with(text, lead))
                || starts_with(text, "postponed") && has_word(text, "new date")
        })
        .find_map(|line| {
            page.usable(page.lines[line].tags.clone())
                .find(|&i| matches!(page.senses[i], Sense::Day | Sense::Both))
        })
}

/// What the text says of an item's old and new date.
#[derive(Debug)]
pub(super) enum Moved {
    /// Nothing.
    No,
    /// Its time is the new one; the old one may be told.
    Yes(Option<Box<Timed>>),
}

/// Words behind which a date is the old one.
const OLD: &[&str] = &[
    "from",
    "originally set for",
    "originally scheduled for",
    "originally planned for",
    "originally",
    "first announced for",
    "previously announced for",
    "announced for",
    "scheduled for",
    "planned for",
    "advertised for",
    "billed for",
    "had been set for",
    "was set for",
    "was",
    "(was",
    "not",
    "instead of",
    "rather than",
    "previously",
    "formerly",
];

/// Words behind which a date is the new one.
const NEW: &[&str] = &[
    "will now be held",
    "will be held",
    "will be given",
    "will be shown",
    "will now be given",
    "will now be shown",
    "will take place",
    "will now take place",
    "will meet",
    "will now meet",
    "is now",
    "i.e.",
    "now",
    "but",
    "new date:",
    "new date",
    "new date!",
    "will now be",
    "rescheduled for",
];

/// Verbs that move something "to" or "until" a date.
const MOVES: &[&str] = &[
    "postponed",
    "moved",
    "moves",
    "move",
    "rescheduled",
    "put off",
    "put back",
    "pushed",
    "shifted",
    "delayed",
    "brought forward",
    "changed",
    "continued",
];

/// What a date is in a text that tells of a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Old,
    New,
    Open,
}

/// What the words before a date make of it.
fn part(before: &str) -> Part {
    let lower = before.to_lowercase();
    let mut text = lower.trim_end();
    for small in [" on", " the", " at", " for"] {
        let bare = text.strip_suffix(small).unwrap_or(text);
        if small != " for" || !OLD.iter().chain(NEW).any(|w| ends_in(text, w)) {
            text = bare.trim_end();
        }
    }
    let moves = has_any_word(text, MOVES);
    let onward = moves && (ends_in(text, "to") || ends_in(text, "until"));
    if onward || NEW.iter().any(|w| ends_in(text, w)) {
        Part::New
    } else if OLD.iter().any(|w| ends_in(text, w)) {
        Part::Old
    } else {
        Part::Open
    }
}

/// Whether a text ends in these words.
fn ends_in(text: &str, words: &str) -> bool {
    text.strip_suffix(words)
        .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// The dates of a record with what each of them is, if the text tells of a move.
fn parts(page: &Page<'_>, record: &Record) -> Option<Vec<(usize, Part)>> {
    let dates: Vec<usize> = page
        .tags_in(record.span)
        .filter(|&i| matches!(sense_of(page.tag(i)), Sense::Day | Sense::Both))
        .take(8)
        .collect();
    let moves = has_any_word(page.text(record.span), MOVES);
    let mut from = record.span.start as usize;
    let mut parts = Vec::with_capacity(dates.len());
    for &index in &dates {
        let span = page.tag(index).span;
        let before = page.text(Span::new(from, span.start as usize));
        // "moves from March 17 to April 14": the verb stands before the first of them.
        let verb = page.text(Span::new(record.span.start as usize, from));
        let moving = has_any_word(verb, MOVES) && ends_in(before.trim_end(), "to");
        let own = part(before);
        let own = match own {
            Part::Old if ends_in(before.trim_end(), "from") && !moves => Part::Open,
            Part::Old if told_of_another(before) => Part::Open,
            own => own,
        };
        let stands = page.senses[index] != Sense::None || own != Part::Open;
        if stands {
            parts.push((index, if moving { Part::New } else { own }));
        }
        from = span.end as usize;
    }
    let says = |wanted: Part| parts.iter().any(|(_, p)| *p == wanted);
    let told = says(Part::New) && (parts.len() >= 2 || moves)
        || says(Part::Old) && (parts.len() >= 2 || is_bracketed(page, record));
    told.then_some(parts)
}

/// Whether "was" before a date has a subject of its own, so that it tells of something else: "the last such party was on May 6".
fn told_of_another(before: &str) -> bool {
    let text = before.trim_end();
    let text = text.strip_suffix(" on").unwrap_or(text);
    let Some(subject) = text.strip_suffix("was") else {
        return false;
    };
    let sentence = subject
        .rsplit(['.', ';', '(', ',', '–', '—', ':'])
        .next()
        .unwrap_or("");
    let said = words(sentence).collect::<Vec<_>>();
    said.len() >= 2
        && said.iter().any(|w| {
            matches!(
                w.as_str(),
                "last" | "first" | "previous" | "such" | "one" | "other"
            )
        })
}

/// Whether the old date stands in a bracket of its own: "(moved from May 6)".
fn is_bracketed(page: &Page<'_>, record: &Record) -> bool {
    let text = page.text(record.span);
    MOVES
        .iter()
        .chain(&["was", "originally"])
        .any(|w| text.to_lowercase().contains(&format!("({w}")))
}

/// Whether a record tells of a move, so that it is no passing mention of dates.
pub(super) fn tells_of_move(page: &Page<'_>, record: &Record) -> bool {
    parts(page, record).is_some_and(|parts| {
        parts.iter().any(|(_, p)| *p == Part::New) && parts.iter().any(|(_, p)| *p == Part::Old)
    })
}

/// Finds the new time of a moved event, which takes its place in `found`, and the old one.
pub(super) fn moved(
    page: &Page<'_>,
    calendar: &Calendar<'_, '_>,
    record: &Record,
    extent: Range<usize>,
    around: &Around<'_>,
    found: &mut Vec<Timed>,
) -> Moved {
    let below = new_date_below(page, record, extent);
    let parts = parts(page, record);
    if parts.is_none() && below.is_none() {
        return Moved::No;
    }
    let parts = parts.unwrap_or_default();
    let first = |wanted: Part| parts.iter().find(|(_, p)| *p == wanted).map(|(i, _)| *i);
    let old = first(Part::Old);
    let new = first(Part::New)
        .or_else(|| first(Part::Open).filter(|_| old.is_some()))
        .or(below);
    // "– POSTPONED to February 18 | January 6": the other date of the line is the old one.
    let behind = |new: usize| parts.iter().find(|(i, p)| *i > new && *p == Part::Open);
    let old = old.or_else(|| behind(new?).map(|(i, _)| *i));
    let own = found.first().cloned();
    let around = Around {
        zone: around.zone,
        local: around.local,
        ..Around::default()
    };
    let at = |when: Vec<usize>| {
        if when.iter().all(|&i| page.senses[i] == Sense::None) {
            return None;
        }
        let again = Record {
            when,
            ..record.clone()
        };
        times(page, calendar, &again, &around).into_iter().next()
    };
    let Some(new) = new else {
        // The new date is the one that the item stands under; only the old one is told: "(moved from May 6)".
        let Some((old, own)) = old.zip(own) else {
            return Moved::No;
        };
        let old = at(vec![old]).filter(|t| t.when.start.date() != own.when.start.date());
        return old.map_or(Moved::No, |t| Moved::Yes(Some(Box::new(t))));
    };
    let own_hour = |date: usize| {
        let next = parts
            .iter()
            .map(|(i, _)| *i)
            .find(|&i| i > date)
            .unwrap_or(usize::MAX);
        let line = page
            .line_of(date)
            .map_or(record.span, |l| page.lines[l].span);
        // "… to June 28. Doors 6. Lantern Four plays after 9:15": another sentence tells of something else.
        let said = page.tag(date).span.end as usize;
        page.tags_in(line).find(|&i| {
            let same = || {
                let between = Span::new(said, page.tag(i).span.start as usize);
                !page.text(between).contains(". ")
            };
            i > date && i < next && page.senses[i] == Sense::Clock && same()
        })
    };
    let with_hour = |date: usize| {
        let hour = own_hour(date).filter(|_| !page.tag(date).expr.has_clock());
        std::iter::once(date).chain(hour).collect::<Vec<_>>()
    };
    let Some(mut moved_to) = at(with_hour(new)) else {
        return Moved::No;
    };
    let old_time = match old {
        // An old date that gives nothing of its own gets the new one lent by its line.
        Some(old) => {
            at(with_hour(old)).filter(|t| t.when.start != Moment::Day(moved_to.when.start.date()))
        }
        None => own
            .clone()
            .filter(|t| t.when.start.date() != moved_to.when.start.date()),
    };
    // The hour stays, on the clock that it was printed for, and so does the length.
    let hour = |t: &&Timed| t.when.start.clock().is_some();
    let said = page.tag(new).span.end;
    let same_sentence = |t: &&Timed| {
        t.time.is_none_or(|time| {
            time.start < said
                || !page
                    .text(Span::new(said as usize, time.start as usize))
                    .contains(". ")
        })
    };
    let kept = old_time.as_ref().filter(hour);
    let kept = kept.or(own.as_ref().filter(hour).filter(same_sentence));
    if let Moment::Day(day) = moved_to.when.start
        && moved_to.when.end.is_none()
        && let Some(kept) = kept
        && let Moment::Clock(at) = kept.when.start
    {
        let start = day.and_time(at.time());
        moved_to.when.zone = kept.when.zone;
        moved_to.when.parts.zone = kept.when.parts.zone;
        moved_to.when.end = match kept.when.end {
            Some(Moment::Clock(end)) => start
                .checked_add_signed(end.signed_duration_since(at))
                .map(Moment::Clock),
            _ => None,
        };
        moved_to.when.parts.end = kept.when.parts.end;
        moved_to.when.start = Moment::Clock(start);
        moved_to.when.precision = crate::resolve::Precision::Minute;
        moved_to.when.value = format!("{}T{}", day, at.format("%H:%M"));
        moved_to.when.parts.clock = crate::resolve::Basis::Inherited(record.span);
    }
    *found = vec![moved_to];
    Moved::Yes(old_time.map(Box::new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_a_date_say_which_of_two_it_is() {
        for before in [
            "Tide night moves from ",
            "Tide night, first announced for ",
            "Tide night: not ",
            "(was ",
            "Originally scheduled for ",
        ] {
            assert_eq!(part(before), Part::Old, "{before}");
        }
        for before in [
            "Tide night is postponed to ",
            " will now be held on ",
            " but ",
            "New date: ",
            "Tide night has been moved to ",
        ] {
            assert_eq!(part(before), Part::New, "{before}");
        }
        for before in ["Tide night, ", "An ode to ", "Doors open on "] {
            assert_eq!(part(before), Part::Open, "{before}");
        }
    }
}
