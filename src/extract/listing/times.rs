//! From the tags of a record to its times: days and hours paired, the missing day lent, open halves closed by neighbours.

use chrono::NaiveTime;

use super::piece::{Page, Sense};
use super::shape::Record;
use crate::extract::day::{Calendar, Lender, Source, days_of, is_bare_weekday, without_clock};
use crate::extract::fields::has_word;
use crate::resolve::{
    Basis, Days, Doubt, Doubts, Frame, Lent, Moment, Parts, Precision, When, Why, resolve,
};
use crate::span::Span;
use crate::timex::expr::{Clock, End, Ends, ExprKind, Half, Period};
use crate::timex::{Tag, TimeExpr};

/// One time of an item.
#[derive(Clone, Debug)]
pub(crate) struct Timed {
    /// When.
    pub(crate) when: When,
    /// Who lent the day; `None` if the item names it.
    pub(crate) lender: Option<Lender>,
    /// The words that give the day.
    pub(crate) date: Option<Span>,
    /// The words that give the hour.
    pub(crate) time: Option<Span>,
    /// Whether its day is a weekday and nothing more.
    pub(crate) weekday: bool,
}

/// What is known of an item beside its own tags.
#[derive(Clone, Copy, Default)]
pub(crate) struct Around<'t> {
    /// The day of the item above.
    pub(crate) above: Option<Lender>,
    /// The clock time of the item above, on the same day of the same list.
    pub(crate) after: Option<NaiveTime>,
    /// The title: "Breakfast" decides the half of the day.
    pub(crate) title: &'t str,
    /// The zone that the place decides.
    pub(crate) zone: Option<chrono_tz::Tz>,
    /// The hour that a rule above the list gives to all its days.
    pub(crate) rule: Option<usize>,
}

/// A day with its hours, before either is resolved.
#[derive(Clone, Debug, Default)]
struct Entry {
    day: Option<(Tag, Option<Tag>)>,
    set: Option<Tag>,
    clocks: Vec<Tag>,
}

/// The times of a record: none where it hangs on a day that nothing lends.
pub(crate) fn times(
    page: &Page<'_>,
    calendar: &Calendar<'_, '_>,
    record: &Record,
    around: &Around<'_>,
) -> Vec<Timed> {
    let line = record.anchor();
    let entries = entries(page, record);
    if entries.is_empty() {
        return timed(calendar, line, &Entry::default(), around)
            .into_iter()
            .collect();
    }
    let mut times: Vec<Timed> = Vec::new();
    let rule = around.rule.map(|i| *page.tag(i));
    let hourless = entries
        .iter()
        .all(|e| e.clocks.is_empty() && e.set.is_none());
    let entries: Vec<Entry> = entries
        .into_iter()
        .map(|mut e| {
            e.clocks.extend(rule.filter(|_| hourless));
            e
        })
        .collect();
    for entry in &entries {
        let Some(timed) = timed(calendar, line, entry, around) else {
            continue;
        };
        if !times.iter().any(|t| t.when.start == timed.when.start) {
            times.push(timed);
        }
    }
    let badge = times.len() > 1 && times[0].time.is_none();
    if badge
        && times[1..]
            .iter()
            .all(|t| t.when.start.date() == times[0].when.start.date())
    {
        times.remove(0);
    }
    times
}

/// Pairs days and hours in reading order.
fn entries(page: &Page<'_>, record: &Record) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut previous: Option<Span> = None;
    for &index in &record.when {
        for tag in split(page.tag(index)) {
            let between = previous.map_or("", |p| {
                page.text(Span::new(p.end as usize, tag.span.start as usize))
            });
            let spans = joins_span(between);
            place(&mut entries, tag, page.senses[index], spans);
            previous = Some(tag.span);
        }
    }
    entries
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

/// Resolves one entry.
fn timed(
    calendar: &Calendar<'_, '_>,
    line: usize,
    entry: &Entry,
    around: &Around<'_>,
) -> Option<Timed> {
    let mut frame = calendar.frame(line);
    if let Some(zone) = around.zone {
        frame.zone = zone;
    }
    if let Some(set) = &entry.set {
        return repeated(calendar, line, entry, set, frame, around);
    }
    let (days, parts, doubts, lender) = days(calendar, line, entry, around)?;
    let time = entry.clocks.first().map(|c| c.span);
    let date = entry
        .day
        .map(|(tag, _)| tag.span)
        .or(lender.and_then(|l| l.words));
    let mut when = match entry.clocks.first() {
        None => whole(days, frame),
        Some(clock) => hours(
            days,
            clock,
            entry.clocks.get(1),
            frame,
            around,
            entry.day.is_some_and(|(_, to)| to.is_some()),
        )?,
    };
    let clock = when.parts;
    when.parts = Parts {
        clock: clock.clock,
        half: clock.half,
        zone: clock.zone,
        end: clock.end,
        ..parts
    };
    if when.parts.end == Basis::Absent && when.end.is_some() {
        when.parts.end = parts.day;
    }
    when.doubts = when.doubts.with(doubts);
    Some(Timed {
        when,
        lender,
        date,
        time,
        weekday: entry
            .day
            .is_some_and(|(tag, _)| is_bare_weekday(&without_clock(&tag.expr)))
            || entry.day.is_none() && lender.is_some_and(|l| l.weekday),
    })
}

/// The days of an entry: its own, or lent.
fn days(
    calendar: &Calendar<'_, '_>,
    line: usize,
    entry: &Entry,
    around: &Around<'_>,
) -> Option<(Days, Parts, Doubts, Option<Lender>)> {
    if let Some((from, to)) = &entry.day {
        let expr = without_clock(&from.expr);
        let chain = around.above.filter(|a| a.weekday && is_bare_weekday(&expr));
        let first = match chain {
            Some(above) => calendar.weekday_after(&expr, above.lent.days.first, line)?,
            None => calendar.day(from, line)?,
        };
        let mut days = days_of(&first);
        let mut doubts = first.doubts;
        if let Some(to) = to
            && let Some(last) = calendar.day(to, line)
        {
            days.last = last.start.date();
            doubts = doubts.with(last.doubts);
            if days.last < days.first {
                doubts.add(Doubt::EndBeforeStart);
                days.last = days.first;
            }
        }
        return Some((days, first.parts, doubts, None));
    }
    let lender = calendar.lend(line, around.above)?;
    let parts = Parts {
        year: lender.lent.basis,
        day: lender.lent.basis,
        needs_issue: lender.needs_issue,
        ..Parts::default()
    };
    Some((lender.lent.days, parts, lender.doubts, Some(lender)))
}

/// A whole day or several.
fn whole(days: Days, frame: Frame) -> When {
    let several = days.first != days.last;
    When {
        start: Moment::Day(days.first),
        end: several.then_some(Moment::Day(days.last)),
        precision: Precision::Day,
        value: days.first.format("%Y-%m-%d").to_string(),
        modifier: None,
        zone: frame.zone,
        repeats: None,
        parts: Parts::default(),
        doubts: Doubts::NONE,
    }
}

/// Hours on a day, or from an hour of the first day to one of the last.
fn hours(
    days: Days,
    clock: &Tag,
    other: Option<&Tag>,
    frame: Frame,
    around: &Around<'_>,
    both_ends: bool,
) -> Option<When> {
    let on = |day, after| {
        let near = Some(Lent {
            days: Days::one(day),
            basis: Basis::Stated,
        });
        Frame {
            near,
            after,
            ..frame
        }
    };
    let expr = closed_by_title(&clock.expr, around.title);
    let mut when = resolve(&expr, &on(days.first, around.after)).ok()?;
    if days.first == days.last {
        if let (Some(other), true, None) = (other, both_ends, when.end) {
            when.end = resolve(&other.expr, &on(days.last, None))
                .ok()
                .map(|w| w.start);
        }
        return Some(when);
    }
    let last = match (other, both_ends) {
        (Some(other), true) => resolve(&other.expr, &on(days.last, None))
            .ok()
            .map(|w| w.start),
        _ => resolve(&expr, &on(days.last, None))
            .ok()
            .and_then(|w| w.end),
    };
    when.end = last;
    Some(when)
}

/// An item that repeats.
fn repeated(
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
    let near = span.as_ref().map(|(days, ..)| Lent {
        days: *days,
        basis: Basis::Stated,
    });
    let mut when = resolve(&set.expr, &Frame { near, ..frame }).ok()?;
    if let (Some((days, ..)), Some(rule)) = (&span, when.repeats.as_mut())
        && days.first != days.last
    {
        rule.until = Some(days.last);
    }
    if let (Some(clock), Moment::Day(day)) = (entry.clocks.first(), when.start) {
        let near = Some(Lent {
            days: Days::one(day),
            basis: Basis::Stated,
        });
        let expr = closed_by_title(&clock.expr, around.title);
        let on = resolve(&expr, &Frame { near, ..frame }).ok()?;
        when = When {
            repeats: when.repeats,
            parts: Parts {
                clock: on.parts.clock,
                half: on.parts.half,
                zone: on.parts.zone,
                end: on.parts.end,
                ..when.parts
            },
            doubts: when.doubts.with(on.doubts),
            modifier: when.modifier,
            ..on
        };
    }
    Some(Timed {
        when,
        lender: None,
        date: Some(set.span),
        time: entry.clocks.first().map(|c| c.span),
        weekday: false,
    })
}

/// Words of titles that only fit one half of the day.
const MORNING: &[&str] = &["breakfast", "brunch", "sunrise", "morning"];
/// The other half.
const EVENING: &[&str] = &["dinner", "supper", "evening", "sunset", "gala", "cocktails"];

/// An open half of the day closed by what the title says of it.
fn closed_by_title(expr: &TimeExpr, title: &str) -> TimeExpr {
    let says = |words: &[&str]| words.iter().any(|w| has_word(title, w));
    let half = |clock: Clock| -> Clock {
        let open = clock.half == Half::Open && clock.hour >= 1 && clock.hour <= 12;
        let half = if !open {
            clock.half
        } else if says(MORNING) && (5..=11).contains(&clock.hour) {
            Half::Am
        } else if says(EVENING) && (4..=9).contains(&clock.hour) {
            Half::Pm
        } else {
            clock.half
        };
        Clock { half, ..clock }
    };
    let kind = match expr.kind {
        ExprKind::Clock(clock) => ExprKind::Clock(half(clock)),
        ExprKind::Range(ends) => match (ends.from, ends.to) {
            (End::Clock(from), End::Clock(to)) if to.half == Half::Open => ExprKind::Range(Ends {
                from: End::Clock(half(from)),
                ..ends
            }),
            _ => expr.kind,
        },
        other => other,
    };
    TimeExpr { kind, ..*expr }
}

/// The words that reveal who lent a day, for the reason given with an item.
pub(crate) fn source_of(timed: &Timed) -> Option<Source> {
    timed.lender.map(|l| l.source)
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
