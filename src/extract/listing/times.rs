//! From the tags of a record to its times: days and hours paired, the missing day lent, open halves closed by neighbours.

use super::halves::closed_by_title;
use super::pairing::{Entry, entries};
use super::piece::Page;
use super::repeated::repeated;
use super::shape::Record;
use crate::extract::beside::{says_local, zone_beside};
use crate::extract::day::{Calendar, Lender, Source, days_of, is_bare_weekday, without_clock};
use crate::resolve::{
    Basis, Days, Doubt, Doubts, Frame, Lent, Moment, Parts, Precision, When, resolve,
};
use crate::span::Span;
use crate::timex::expr::{Clock, End, ExprKind, Half, Period};
use crate::timex::{Tag, TimeExpr};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

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
    /// The day that its place in a list without headings gives it.
    pub(crate) restart: Option<Lender>,
    /// The clock time of the item above, on the same day of the same list.
    pub(crate) after: Option<NaiveTime>,
    /// The clock time of the item below, in the same list without a day of its own, where that says its half of the day.
    pub(crate) before: Option<NaiveTime>,
    /// The title: "Breakfast" decides the half of the day.
    pub(crate) title: &'t str,
    /// The zone that the place decides.
    pub(crate) zone: Option<chrono_tz::Tz>,
    /// The clock of the item's own place, for hours that call themselves local.
    pub(crate) local: Option<chrono_tz::Tz>,
    /// The hour that a rule above the list gives to all its days.
    pub(crate) rule: Option<usize>,
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
    if let Some(whole) = spelled_out(calendar, line, &entries) {
        return vec![whole];
    }
    let mut times: Vec<Timed> = Vec::new();
    let rule = around.rule.and_then(|i| hour_of(page.tag(i)));
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
        let start = |t: &Timed| (t.when.start_in(t.when.zone), t.when.start.date());
        let again = |t: &Timed| match (start(t), start(&timed)) {
            ((Some(a), _), (Some(b), _)) => a == b,
            ((None, a), (None, b)) => a == b,
            _ => false,
        };
        if !times.iter().any(again) {
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

/// The hour that a rule states: "Thursdays at 4:10 p.m." holds it in the repetition.
fn hour_of(tag: &Tag) -> Option<Tag> {
    let kind = match tag.expr.kind {
        ExprKind::Set(set) => ExprKind::Clock(set.clock?),
        other => other,
    };
    Some(Tag {
        expr: TimeExpr { kind, ..tag.expr },
        ..*tag
    })
}

/// The days of a heading that an item only spells out: "NOV / 14–15", and below it "Thursday & Friday, all day".
fn spelled_out(calendar: &Calendar<'_, '_>, line: usize, entries: &[Entry]) -> Option<Timed> {
    let weekday = |entry: &Entry| match entry.day?.0.expr.kind {
        ExprKind::Period(Period::Date(date)) if date.day.is_none() && date.month.is_none() => {
            date.weekday
        }
        _ => None,
    };
    let [first, .., last] = entries else {
        return None;
    };
    let hours = entries.iter().any(|e| !e.clocks.is_empty());
    let heading = calendar.lend(line, None)?;
    let days = heading.lent.days;
    let spells = days.first != days.last
        && (days.last - days.first).num_days() < 7
        && weekday(first) == Some(days.first.weekday())
        && weekday(last) == Some(days.last.weekday());
    if hours || !spells || heading.source != Source::Heading {
        return None;
    }
    let mut when = whole(days, calendar.frame(line));
    when.parts = lent_parts(&heading);
    when.doubts = when.doubts.with(heading.doubts);
    Some(Timed {
        when,
        lender: Some(heading),
        date: heading.words,
        time: None,
        weekday: false,
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
    let is_local = entry
        .clocks
        .first()
        .is_some_and(|clock| says_local(calendar.text(), clock));
    if let Some(zone) = around.local.filter(|_| is_local) {
        frame.zone = zone;
    }
    let beside = entry
        .clocks
        .first()
        .and_then(|clock| zone_beside(calendar.text(), clock));
    if let Some(zone) = beside {
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
            entry.day.is_some(),
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
    if is_local && around.local.is_none() {
        when.doubts.add(Doubt::ZoneOpen);
    }
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
pub(super) fn days(
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
        if chain.is_none()
            && to.is_none()
            && is_bare_weekday(&expr)
            && let Some(heading) = same_weekday_above(calendar, line, days.first)
        {
            let parts = lent_parts(&heading);
            return Some((heading.lent.days, parts, heading.doubts, Some(heading)));
        }
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
    let lender = around
        .restart
        .or_else(|| calendar.lend(line, around.above))?;
    // On which of the days that a title spans an hour falls, nothing says.
    let span = lender.lent.days.first != lender.lent.days.last;
    let below_another = around
        .above
        .is_some_and(|above| above.lent.basis == lender.lent.basis);
    let titled = match lender.source {
        Source::Above => false,
        Source::Heading => below_another,
        _ => true,
    };
    let guessed = span && titled && !entry.clocks.is_empty();
    let doubts = match guessed {
        true => lender.doubts.with(Doubts::of(Doubt::DayGuessed)),
        false => lender.doubts,
    };
    Some((lender.lent.days, lent_parts(&lender), doubts, Some(lender)))
}

fn lent_parts(lender: &Lender) -> Parts {
    Parts {
        year: lender.lent.basis,
        day: lender.lent.basis,
        needs_issue: lender.needs_issue,
        ..Parts::default()
    }
}

/// The date that stands above as a heading or a badge, where the weekday that an item names is only its own:
/// "JUN / 14", and below "Tuesday, 9 a.m.".
fn same_weekday_above(calendar: &Calendar<'_, '_>, line: usize, read: NaiveDate) -> Option<Lender> {
    let heading = calendar.lend(line, None)?;
    let day = heading.lent.days;
    let one = day.first == day.last && !heading.weekday;
    (heading.source == Source::Heading && one && day.first.weekday() == read.weekday())
        .then_some(heading)
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
    own_day: bool,
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
    // Items that name their own day need not stand in the order of the clock.
    let after = around.after.filter(|_| !own_day);
    let mut when = resolve(&expr, &on(days.first, after)).ok()?;
    if !own_day && days.first == days.last && is_before_the_next(&when, around) {
        when = resolve(&in_the_morning(&expr), &on(days.first, after)).ok()?;
        when.doubts.add(Doubt::HalfInherited);
    }
    if days.first == days.last {
        if let (Some(other), true, None) = (other, both_ends, when.end) {
            when.end = resolve(&other.expr, &on(days.last, None))
                .ok()
                .map(|w| w.start);
        }
        return Some(when);
    }
    if let Some((from, to)) = stated_ends(&expr) {
        // On two days the printed halves are those of each: "March 12 1 pm – March 13 12:30 pm".
        when = resolve(&from, &on(days.first, after)).ok()?;
        when.end = resolve(&to, &on(days.last, None)).ok().map(|w| w.start);
        when.parts.end = Basis::Stated;
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

/// Whether an hour whose half is open is one of the morning because the next item of the list would else lie before it:
/// "7:00 — Radio" above "12:45 PM — Lunch".
fn is_before_the_next(when: &When, around: &Around<'_>) -> bool {
    let (Some(next), true, Moment::Clock(start)) = (
        around.before,
        when.doubts.has(Doubt::HalfAssumed),
        when.start,
    ) else {
        return false;
    };
    let start = start.time();
    let morning = start.overflowing_sub_signed(TimeDelta::hours(12)).0;
    let runs_on = around.after.is_none_or(|after| after <= morning);
    morning < start && start > next && morning <= next && runs_on
}

/// The same expression with its first hour in the morning.
fn in_the_morning(expr: &TimeExpr) -> TimeExpr {
    let kind = match expr.kind {
        ExprKind::Clock(clock) => ExprKind::Clock(Clock {
            half: Half::Am,
            ..clock
        }),
        ExprKind::Range(mut ends) => {
            if let End::Clock(clock) = &mut ends.from {
                clock.half = Half::Am;
            }
            ExprKind::Range(ends)
        }
        other => other,
    };
    TimeExpr { kind, ..*expr }
}

/// The two ends of a range of hours as expressions of their own, where both say their half of the day.
fn stated_ends(expr: &TimeExpr) -> Option<(TimeExpr, TimeExpr)> {
    let ExprKind::Range(ends) = expr.kind else {
        return None;
    };
    let clock = |end| match end {
        End::Clock(clock) | End::At(_, clock) if clock.half != Half::Open => Some(TimeExpr {
            kind: ExprKind::Clock(clock),
            ..*expr
        }),
        _ => None,
    };
    Some((clock(ends.from)?, clock(ends.to)?))
}

/// The words that reveal who lent a day, for the reason given with an item.
pub(crate) fn source_of(timed: &Timed) -> Option<Source> {
    timed.lender.map(|l| l.source)
}
