//! What a history marks as one expression where news marks its parts.
//!
//! News has "on the night of [Oct. 23]"; an account of a war has "on [the night of 10 May]", "at [4 p.m. on the 8th]" and "[early in
//! the year]". What is joined says more than its parts: the hour finds its day, and the day its night.

use std::borrow::Cow;

use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{
    Clock, Date, DayPart, End, ExprKind, Half, Modifier, Named, Period, Unit, Vague,
};

use super::era::Era;
use super::{completed, later, present};

/// The tags of a story, those joined that belong together.
pub(super) fn joined<'t>(text: &str, tags: &'t [Tag], told: bool) -> Cow<'t, [Tag]> {
    if !told {
        return Cow::Borrowed(tags);
    }
    let mut out: Vec<Tag> = Vec::with_capacity(tags.len());
    let mut era = Era::default();
    let tags = present::with_spoken(text, tags);
    for (n, tag) in tags.iter().enumerate() {
        // The second year of a winter was found for itself.
        if out
            .last()
            .is_some_and(|last| last.span.end > tag.span.start)
        {
            continue;
        }
        let mut tag = era.of(text, tag);
        if let Some(completed) = completed::with_year_of_next(text, &tag, &tags[n + 1..]) {
            tag = completed;
        }
        if let Some(days) = completed::two_days(text, &tag)
            && part_before(text, &days).is_some()
        {
            tag = days;
        }
        if let Some(more) = completed::second_year(text, &tag) {
            tag.span.end += more;
        }
        if is_today(text, &tag) {
            tag.expr.kind = ExprKind::Vague(Vague::Present);
        }
        let mut tag = later::counted(text, &tag).unwrap_or(tag);
        let least = |out: &[Tag]| out.last().map_or(0, |last| last.span.end as usize);
        if let Some((start, part)) = part_before(text, &tag) {
            // "the night" that was found for itself
            let inner = out.pop_if(|last| last.span.end as usize > start);
            let start = inner.map_or(start, |inner| start.min(inner.span.start as usize));
            if start >= least(&out)
                && let Some(day) = day_of(&tag.expr.kind)
            {
                // "four in the afternoon of the 12th"
                tag.expr.kind = match inner.map(|inner| inner.expr.kind) {
                    Some(ExprKind::Clock(clock)) => ExprKind::At(day, clock),
                    _ => ExprKind::PartOfDay(Some(day), part),
                };
                tag.expr.modifier = None;
                tag.span.start = start as u32;
            }
        }
        if let Some(clock) = out.last().and_then(|last| hour_of(text, last, &tag)) {
            out.pop();
            tag = clock;
        }
        // "the last days" of "the last days of October" was found for itself.
        let days = out.pop_if(|last| {
            let of = text.get(last.span.end as usize..tag.span.start as usize);
            matches!(last.expr.kind, ExprKind::Duration(amount) if amount.count.is_none())
                && of.is_some_and(|of| matches!(of.trim(), "of" | "of the"))
                && is_stretch(&tag.expr.kind)
                && in_front(text, 0, &tag).is_some()
        });
        debug_assert!(days.is_none_or(|days| days.span.end <= tag.span.start));
        if let Some((start, modifier)) = in_front(text, least(&out), &tag) {
            tag.span.start = start as u32;
            tag.expr.modifier = tag.expr.modifier.or(modifier);
        }
        out.push(tag);
    }
    Cow::Owned(out)
}

/// "Today the fort is a museum": the days of writing, not its day.
fn is_today(text: &str, tag: &Tag) -> bool {
    tag.span.of(text).eq_ignore_ascii_case("today")
}

/// The day that a part of a day or an hour can be of.
fn day_of(kind: &ExprKind) -> Option<Period> {
    let is_day = |date: &Date| date.day.is_some() || date.weekday.is_some();
    match kind {
        ExprKind::Period(period @ Period::Date(date)) if is_day(date) => Some(*period),
        ExprKind::Period(
            period @ (Period::Anaphor(Unit::Day, _)
            | Period::NamedDay(..)
            | Period::Near(_, Named::Weekday(_) | Named::Day(..))),
        ) => Some(*period),
        // "the night of 23-24 May"
        ExprKind::Range(ends) => match ends.from {
            End::Date(date) if is_day(&date) => Some(Period::Date(with_month(date, ends.to))),
            _ => None,
        },
        _ => None,
    }
}

/// "18-19 February 1868": the first day is of the month that is said behind the last.
fn with_month(first: Date, last: End) -> Date {
    match last {
        End::Date(last) if first.month.is_none() => Date {
            month: last.month,
            year: last.year,
            ..first
        },
        _ => first,
    }
}

/// The words of a part of the day.
const PARTS: [(&str, DayPart); 16] = [
    ("early hours", DayPart::Morning),
    ("small hours", DayPart::Morning),
    ("morning", DayPart::Morning),
    ("dawn", DayPart::Morning),
    ("daybreak", DayPart::Morning),
    ("sunrise", DayPart::Morning),
    ("first light", DayPart::Morning),
    ("forenoon", DayPart::Morning),
    ("afternoon", DayPart::Afternoon),
    ("evening", DayPart::Evening),
    ("dusk", DayPart::Evening),
    ("sunset", DayPart::Evening),
    ("nightfall", DayPart::Night),
    ("nights", DayPart::Night),
    ("night", DayPart::Night),
    ("eve", DayPart::Evening),
];

/// "the night of", "in the early hours of", "dawn on the" before a day, and where it begins.
fn part_before(text: &str, tag: &Tag) -> Option<(usize, DayPart)> {
    day_of(&tag.expr.kind)?;
    let before = before(text, tag.span.start as usize);
    let before = strip_word(before, "the").unwrap_or(before);
    let before = strip_word(before, "of").or_else(|| strip_word(before, "on"))?;
    let (rest, part) = PARTS
        .iter()
        .find_map(|(word, part)| Some((strip_word(before, word)?, *part)))?;
    if matches!(part, DayPart::Evening) && before.trim_end().ends_with(" eve") {
        return None;
    }
    let rest = ["early", "late", "very"]
        .iter()
        .find_map(|w| strip_word(rest, w))
        .unwrap_or(rest);
    let rest = strip_word(rest, "the").unwrap_or(rest);
    let start = tag.span.start as usize - (text_len(text, tag) - rest.len());
    Some((text.len() - text[start..].trim_start().len(), part))
}

/// So far back (bytes) the words before an expression are looked at.
const BACK: usize = 48;

/// The words before an expression, as far back as any of them can belong to it.
fn before(text: &str, end: usize) -> &str {
    let mut start = end.saturating_sub(BACK);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..end]
}

fn text_len(text: &str, tag: &Tag) -> usize {
    before(text, tag.span.start as usize).len()
}

/// What stands before a word at the end, if it is the last one.
fn strip_word<'t>(before: &'t str, word: &str) -> Option<&'t str> {
    let trimmed = before.trim_end();
    let at = trimmed.len().checked_sub(word.len())?;
    let last = trimmed.get(at..)?;
    let rest = &trimmed[..at];
    let whole = !rest.ends_with(|c: char| c.is_alphanumeric() || c == '-');
    (whole && last.eq_ignore_ascii_case(word)).then_some(rest)
}

/// "4 p.m." and the day behind it: "[4 p.m. on the 8th]", "[0240 next morning]", "[four in the afternoon of the 12th]".
fn hour_of(text: &str, hour: &Tag, day: &Tag) -> Option<Tag> {
    let between = text.get(hour.span.end as usize..day.span.start as usize)?;
    let links = ["on", "on the", "of", "of the", "the", ""];
    if !links.contains(&between.trim()) || !between.starts_with([' ', '\n']) {
        return None;
    }
    let (of, part) = match day.expr.kind {
        ExprKind::PartOfDay(Some(period), part) => (period, Some(part)),
        ref kind => (day_of(kind)?, None),
    };
    let kind = match hour.expr.kind {
        ExprKind::Clock(clock) => ExprKind::At(of, in_part(clock, part)),
        ExprKind::PartOfDay(None, named) if part.is_none_or(|part| part == named) => {
            ExprKind::PartOfDay(Some(of), named)
        }
        _ => return None,
    };
    let mut joined = *hour;
    joined.expr.kind = kind;
    joined.span = Span {
        start: hour.span.start,
        end: day.span.end,
    };
    Some(joined)
}

/// An hour whose half the part of the day decides: "2:40 that afternoon".
fn in_part(mut clock: Clock, part: Option<DayPart>) -> Clock {
    if clock.half == Half::Open {
        clock.half = match part {
            Some(DayPart::Morning) => Half::Am,
            Some(DayPart::Night) if clock.hour < 6 || clock.hour == 12 => Half::Am,
            Some(DayPart::Afternoon | DayPart::Evening | DayPart::Night) => Half::Pm,
            _ => Half::Open,
        };
    }
    clock
}

/// Words in front that are of the expression in a history: "early in", "the first days of", "about", "that" of "that same night".
fn in_front(text: &str, least: usize, tag: &Tag) -> Option<(usize, Option<Modifier>)> {
    let start = tag.span.start as usize;
    let words = before(text, start);
    let place = |rest: &str| {
        let at = start - (words.len() - rest.len());
        let at = text.len() - text[at..].trim_start().len();
        (least..start).contains(&at).then_some(at)
    };
    // "the whole winter"
    if is_stretch(&tag.expr.kind)
        && let Some(rest) = ["whole", "entire"]
            .iter()
            .find_map(|w| strip_word(words, w))
        && let Some(rest) = strip_word(rest, "the")
    {
        return place(rest).map(|at| (at, None));
    }
    let same_day = matches!(
        tag.expr.kind,
        ExprKind::Period(Period::Anaphor(Unit::Day, _))
    );
    if same_day && let Some(rest) = ["late", "early"].iter().find_map(|w| strip_word(words, w)) {
        return place(rest).map(|at| (at, None));
    }
    if starts_with_word(&text[start..], "same") {
        let rest = strip_word(words, "that").or_else(|| strip_word(words, "this"))?;
        return place(rest).map(|at| (at, None));
    }
    if is_stretch(&tag.expr.kind)
        && let Some((rest, modifier)) = edge(words)
    {
        return place(rest).map(|at| (at, Some(modifier)));
    }
    if is_stretch(&tag.expr.kind)
        && let Some(rest) = first_days(words)
    {
        return place(rest).map(|at| (at, None));
    }
    if is_placed(&tag.expr.kind)
        && let Some(rest) = ["about", "around", "circa", "c.", "ca."]
            .iter()
            .find_map(|word| strip_word(words, word))
    {
        return place(rest).map(|at| (at, Some(Modifier::Approx)));
    }
    None
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// "early in", "later in the".
fn edge(words: &str) -> Option<(&str, Modifier)> {
    let rest = strip_word(words, "the").unwrap_or(words);
    let rest = strip_word(rest, "in")?;
    let words = [
        ("early", Modifier::Start),
        ("earlier", Modifier::Start),
        ("late", Modifier::End),
        ("later", Modifier::End),
    ];
    words
        .iter()
        .find_map(|(word, modifier)| Some((strip_word(rest, word)?, *modifier)))
}

/// "the first days of", "the opening weeks of the", "the first half of".
fn first_days(words: &str) -> Option<&str> {
    let rest = strip_word(words, "the").unwrap_or(words);
    let rest = strip_word(rest, "of")?;
    let units = [
        "days",
        "weeks",
        "months",
        "half",
        "part",
        "fortnight",
        "years",
    ];
    let rest = units.iter().find_map(|word| strip_word(rest, word))?;
    let rest = strip_word(rest, "few").unwrap_or(rest);
    let which = [
        "first", "last", "opening", "closing", "final", "early", "later", "second", "latter",
    ];
    let rest = which.iter().find_map(|word| strip_word(rest, word))?;
    strip_word(rest, "the")
}

/// A month, a season, a year and longer, which have a beginning and an end.
fn is_stretch(kind: &ExprKind) -> bool {
    let ExprKind::Period(period) = kind else {
        return false;
    };
    match period {
        Period::Date(date) => date.day.is_none() && date.weekday.is_none(),
        Period::Season(..) | Period::Year(..) | Period::Decade { .. } | Period::Century(_) => true,
        Period::Anaphor(unit, _) | Period::Near(_, Named::Unit(unit)) => *unit > Unit::Day,
        Period::Near(_, Named::Month(_) | Named::Season(_)) => true,
        _ => false,
    }
}

/// A date, a year or an hour, which "about" can stand before.
fn is_placed(kind: &ExprKind) -> bool {
    match kind {
        ExprKind::Clock(_) | ExprKind::At(..) => true,
        ExprKind::Period(period) => matches!(
            period,
            Period::Date(_) | Period::Year(..) | Period::Decade { .. } | Period::NamedDay(..)
        ),
        _ => false,
    }
}
