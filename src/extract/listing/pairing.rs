//! Days and hours of a record paired in reading order, before either is resolved.

use super::piece::{Page, Sense};
use super::shape::Record;
use crate::extract::day::{is_bare_weekday, without_clock};
use crate::lexicon::ZONES;
use crate::span::Span;
use crate::timex::expr::{Date, End, Ends, ExprKind, Period};
use crate::timex::{Tag, TimeExpr};

/// A day with its hours, before either is resolved.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// The day, and the last one of a span.
    pub(super) day: Option<(Tag, Option<Tag>)>,
    /// The repetition.
    pub(super) set: Option<Tag>,
    /// The hours.
    pub(super) clocks: Vec<Tag>,
}

/// Pairs days and hours in reading order.
pub(super) fn entries(page: &Page<'_>, record: &Record) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut previous: Option<Span> = None;
    for &index in &record.when {
        for tag in split(page.tag(index)) {
            let between = previous.map_or("", |p| {
                page.text(Span::new(p.end as usize, tag.span.start as usize))
            });
            let spans = joins_span(between);
            let moves = between.trim() == "to" && page.senses[index] == Sense::Set;
            if let Some(last) = entries.last_mut().filter(|e| moves && e.set.is_some()) {
                last.set = Some(tag);
                previous = Some(tag.span);
                continue;
            }
            if previous.is_some_and(|p| says_again(page, p, tag)) {
                continue;
            }
            if between.trim() == "," && dates_weekday(&mut entries, tag, page.senses[index]) {
                previous = Some(tag.span);
                continue;
            }
            place(&mut entries, tag, page.senses[index], spans);
            if is_list(between) {
                share_hour(&mut entries);
            }
            previous = Some(tag.span);
        }
    }
    if let Some(tag) = record.day.map(|index| page.tag(index)) {
        let expr = without_clock(&tag.expr);
        for entry in entries.iter_mut().filter(|e| e.day.is_none()) {
            entry.day = Some((Tag { expr, ..*tag }, None));
        }
    }
    entries
}

/// "at 7 Tuesday evening, March 3", "Monday evening, April 9, at 6:30": the date behind a weekday says which one that is.
fn dates_weekday(entries: &mut [Entry], tag: Tag, sense: Sense) -> bool {
    let date = |d: &Date| d.month.is_some() && d.weekday.is_none();
    let dated = match &tag.expr.kind {
        ExprKind::Period(Period::Date(d)) => sense == Sense::Day && date(d),
        ExprKind::At(Period::Date(d), _) => sense == Sense::Both && date(d),
        _ => false,
    };
    let Some(last) = entries.last_mut().filter(|_| dated) else {
        return false;
    };
    let clock = clock_of(&tag);
    let weekday = |day: &(Tag, Option<Tag>)| day.1.is_none() && is_weekday(&day.0);
    let open = last.set.is_none()
        && last.clocks.is_empty() == clock.is_some()
        && last.day.as_ref().is_some_and(weekday);
    if open {
        last.day = Some((tag, None));
        last.clocks.extend(clock);
    }
    open
}

/// Whether an expression names a weekday and at most an hour or a part of it: "7 Tuesday evening", "Monday evening".
fn is_weekday(tag: &Tag) -> bool {
    let named = |period: &Period| matches!(period, Period::Date(d) if d.weekday.is_some() && d.day.is_none());
    is_bare_weekday(&without_clock(&tag.expr))
        || matches!(&tag.expr.kind, ExprKind::PartOfDay(Some(period), _) if named(period))
}

/// Whether an hour says the one before it again on another clock: "2 p.m. ET / 11 a.m. PT", "11 am New York | 16:00 London".
fn says_again(page: &Page<'_>, previous: Span, tag: Tag) -> bool {
    let text = page.scene.text();
    let between = page.text(Span::new(previous.end as usize, tag.span.start as usize));
    if !tag.expr.has_clock() || between.len() > 60 || between.contains('\n') {
        return false;
    }
    let mark = between
        .trim_end()
        .ends_with(['/', '|', '=', '(', '[', '·', '•'])
        || between.trim_end().ends_with([',', '.']) && place_in(between);
    let after: String = text[tag.span.end as usize..]
        .chars()
        .take(40)
        .take_while(|c| *c != '\n')
        .collect();
    let zoned = |at: Span| {
        let words = page.text(at).trim_end_matches([')', ']', '.']);
        let last = words.rsplit([' ', '(']).next().unwrap_or("");
        ZONES
            .iter()
            .any(|z| z.text == last || words.ends_with(z.text) && z.text.len() > 3)
    };
    let named = |rest: &str| {
        let head = rest
            .split(['/', '|', ',', ';', '=', '(', ')', ']', '·'])
            .next();
        head.is_some_and(|h| crate::resolve::place::zone_of(h.trim()).is_some())
    };
    mark && (zoned(previous) || place_in(between)) && (zoned(tag.span) || named(&after))
}

/// Whether the words between two hours begin with a place that has a clock of its own.
fn place_in(between: &str) -> bool {
    let head = between
        .split(['/', '|', ',', '.', '=', '(', '[', '·', '•'])
        .next()
        .unwrap_or("");
    !head.trim().is_empty() && crate::resolve::place::zone_of(head.trim()).is_some()
}

/// Whether what stands between two days lists them.
fn is_list(between: &str) -> bool {
    matches!(between.trim(), "and" | "&" | "," | ", and" | "+" | ", &")
}

/// "June 4 and June 5, 10 a.m.": the hour of the last day is that of the days listed before it.
fn share_hour(entries: &mut [Entry]) {
    let Some((last, before)) = entries.split_last_mut() else {
        return;
    };
    if last.clocks.is_empty() {
        return;
    }
    for entry in before.iter_mut().rev() {
        if !entry.clocks.is_empty() || entry.day.is_none() {
            break;
        }
        entry.clocks.clone_from(&last.clocks);
    }
}

/// Puts one tag where it belongs.
fn place(entries: &mut Vec<Entry>, tag: Tag, sense: Sense, spans: bool) {
    match sense {
        Sense::Set => match entries.last_mut() {
            Some(last) if last.set.is_none() => last.set = Some(tag),
            _ => entries.push(Entry {
                set: Some(tag),
                ..Entry::default()
            }),
        },
        Sense::Day | Sense::Both => {
            let clock = clock_of(&tag);
            let weekday = is_bare_weekday(&without_clock(&tag.expr));
            match entries.last_mut() {
                // "February 22 (Tuesday, 12:30 p.m.)": the weekday says the day again.
                Some(last)
                    if weekday
                        && clock.is_some()
                        && last.day.is_some()
                        && last.clocks.is_empty() =>
                {
                    last.clocks.extend(clock);
                }
                // A cell "Tue" beside "01/07/20".
                Some(last)
                    if weekday
                        && clock.is_none()
                        && last.clocks.is_empty()
                        && last.day.is_some_and(|(d, to)| {
                            to.is_none() && !is_bare_weekday(&without_clock(&d.expr))
                        }) => {}
                // "from Nov. 7, 9 a.m. to Nov. 9, 1 p.m.", START and END lines, "Nov. 7 – Nov. 9".
                Some(last) if spans && last.day.is_some_and(|(_, to)| to.is_none()) => {
                    if let Some((from, _)) = last.day {
                        last.day = Some((from, Some(tag)));
                    }
                    last.clocks.extend(clock);
                }
                Some(last) if last.day.is_none() => {
                    last.day = Some((tag, None));
                    last.clocks.extend(clock);
                }
                _ => entries.push(Entry {
                    day: Some((tag, None)),
                    clocks: clock.into_iter().collect(),
                    ..Entry::default()
                }),
            }
        }
        Sense::Clock => {
            if entries.is_empty() {
                entries.push(Entry::default());
            }
            // "Nov. 5, 7 and 12 at 6 p.m.": the hour is that of all days before it that have none.
            for entry in entries.iter_mut().rev() {
                let last = entry.clocks.is_empty();
                if !last {
                    break;
                }
                entry.clocks.push(tag);
            }
            if let Some(entry) = entries.last_mut()
                && entry.clocks.last().is_none_or(|c| c.span != tag.span)
            {
                entry.clocks.push(tag);
            }
        }
        Sense::None => {}
    }
}

/// Whether what stands between two days makes a span of them.
fn joins_span(between: &str) -> bool {
    let bare = between.trim();
    matches!(bare, "-" | "–" | "—" | "to" | "through" | "until" | "•")
        || between
            .split_whitespace()
            .any(|w| w.eq_ignore_ascii_case("end") || w.eq_ignore_ascii_case("ends"))
        || between
            .split([':', '\n', '\t', ' '])
            .any(|w| w.eq_ignore_ascii_case("END"))
}

/// A tag that lists two days as two tags; any other as it is.
fn split(tag: &Tag) -> Vec<Tag> {
    let ExprKind::Range(ends) = tag.expr.kind else {
        return vec![*tag];
    };
    if !ends.listed {
        return vec![*tag];
    }
    let (End::Date(mut first), End::Date(mut last)) = (ends.from, ends.to) else {
        return vec![*tag];
    };
    first.month = first.month.or(last.month);
    last.month = last.month.or(first.month);
    if first.year == Default::default() {
        first.year = last.year;
    }
    if last.year == Default::default() {
        last.year = first.year;
    }
    [first, last]
        .map(|date| Tag {
            expr: TimeExpr {
                kind: ExprKind::Period(Period::Date(date)),
                ..tag.expr
            },
            ..*tag
        })
        .to_vec()
}

/// The clock time inside an expression of a day and a clock.
fn clock_of(tag: &Tag) -> Option<Tag> {
    let kind = match tag.expr.kind {
        ExprKind::At(_, clock) => ExprKind::Clock(clock),
        ExprKind::Range(ends) => match (ends.from, ends.to) {
            (End::At(_, from), End::Clock(to) | End::At(_, to)) => ExprKind::Range(Ends {
                from: End::Clock(from),
                to: End::Clock(to),
                ..ends
            }),
            (End::At(_, clock), _) | (_, End::At(_, clock)) => ExprKind::Clock(clock),
            (End::Date(_), End::Clock(clock)) => ExprKind::Clock(clock),
            _ => return None,
        },
        _ => return None,
    };
    Some(Tag {
        expr: TimeExpr { kind, ..tag.expr },
        ..*tag
    })
}
