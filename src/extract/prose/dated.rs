//! An expression that dates something: without what is no time in it, and with the clock time that stands apart from its day.

use super::absorb;
use super::clause::Sentence;
use super::happening::Happening;
use super::label;
use super::statement::same_statement;
use crate::lexicon::Unit;
use crate::span::Span;
use crate::timex::expr::{Anchor, Date, End, Ends, ExprKind, Period};
use crate::timex::{Tag, TimeExpr};

/// An expression with its word and judgement.
pub(super) struct Dated {
    /// Its word.
    pub(super) at: usize,
    /// The expression, freed of what is no time in it.
    pub(super) tag: Tag,
    /// The clock time that stood apart from its day.
    pub(super) time: Option<Span>,
    /// What it dates.
    pub(super) happening: Happening,
}

/// A day and a clock time that stand apart in one statement become one expression, and of two days with one hour each has it.
pub(super) fn join_clocks(sentence: &Sentence<'_>, cases: &mut Vec<Dated>) {
    share_hours(sentence, cases);
    let mut index = 0;
    while index < cases.len() {
        let clock = cases[index].tag.expr.is_clock_only();
        let partner = (0..cases.len()).find(|&other| {
            other != index
                && clock
                && cases[other].tag.expr.has_day()
                && !cases[other].tag.expr.has_clock()
                && same_statement(&cases[index].happening, &cases[other].happening)
        });
        let Some(other) = partner else {
            index += 1;
            continue;
        };
        if is_days(&cases[other].tag.expr) {
            // "on Tuesday and Wednesday, between 8 p.m. and midnight": the hours of each of several days.
            cases.remove(index);
            continue;
        }
        let Some(joined) = with_clock(&cases[other].tag.expr, &cases[index].tag.expr) else {
            index += 1;
            continue;
        };
        let time = cases[index].tag.span;
        cases[other].tag.expr = joined;
        cases[other].time = Some(time);
        cases.remove(index);
    }
}

/// "workshops on April 29 and May 6 at 2 p.m.": the hour behind the last of several days is that of each.
fn share_hours(sentence: &Sentence<'_>, cases: &mut [Dated]) {
    for index in (1..cases.len()).rev() {
        let (before, rest) = cases.split_at_mut(index);
        let (Some(first), Some(second)) = (before.last_mut(), rest.first()) else {
            continue;
        };
        if let (ExprKind::Period(day), ExprKind::At(_, clock)) =
            (first.tag.expr.kind, second.tag.expr.kind)
            && is_date(&day)
            && absorb::is_listed(sentence, first.at, second.at) == Some("and")
            && same_statement(&first.happening, &second.happening)
        {
            first.tag.expr.kind = ExprKind::At(day, clock);
            first.time = Some(second.tag.span);
        }
    }
}

/// Whether a period is a day of the calendar or the week.
fn is_date(period: &Period) -> bool {
    matches!(period, Period::Date(date) if date.day.is_some() || date.weekday.is_some())
}

/// An expression without what is no time in it.
pub(super) fn freed(sentence: &Sentence<'_>, at: usize, tag: Tag) -> Tag {
    without_street(
        sentence,
        at,
        without_midnight(sentence, at, without_length(sentence, at, tag)),
    )
}

/// "moved on May 1 to 14 Quay Street": the day, and no range.
fn without_street(sentence: &Sentence<'_>, at: usize, mut tag: Tag) -> Tag {
    if let ExprKind::Range(ends) = tag.expr.kind
        && let End::Date(date) = ends.from
        && label::is_before_street(&sentence.words, at)
    {
        tag.expr.kind = ExprKind::Period(Period::Date(date));
    }
    tag
}

/// "went on past midnight on Thursday", "over lunch on Monday": the day, and no hour.
fn without_midnight(sentence: &Sentence<'_>, at: usize, mut tag: Tag) -> Tag {
    let past = at > 0 && sentence.words[at - 1].is("past");
    let meal = at > 0
        && sentence.words[at - 1].is_one_of(&["over", "at", "for", "a", "the", "to"])
        && sentence.words[at]
            .text
            .to_ascii_lowercase()
            .starts_with("lunch ");
    if (past || meal)
        && let ExprKind::At(period, _) | ExprKind::PartOfDay(Some(period), _) = tag.expr.kind
    {
        tag.expr.kind = ExprKind::Period(period);
    }
    tag
}

/// Whether an expression goes from one day to another.
fn is_days(expr: &TimeExpr) -> bool {
    let day = |end: End| matches!(end, End::Date(_) | End::Other(_));
    matches!(expr.kind, ExprKind::Range(ends) if !ends.listed && day(ends.from) && day(ends.to))
}

/// "for five weeks before the Nov. 5 election": a length, and the day that ends it.
fn without_length(sentence: &Sentence<'_>, at: usize, mut tag: Tag) -> Tag {
    if at > 0
        && sentence.words[at - 1].is("for")
        && let ExprKind::Period(Period::Shift {
            from: Anchor::Date(date),
            ..
        }) = tag.expr.kind
    {
        tag.expr.kind = ExprKind::Period(Period::Date(date));
    }
    tag
}

/// Whether an expression counts ahead from a weekday.
pub(super) fn counts_from_weekday(expr: &TimeExpr) -> bool {
    matches!(expr.kind, ExprKind::Period(Period::Shift { back: false, from: Anchor::Date(date), .. })
        if date.weekday.is_some() && date.day.is_none())
}

/// "45 minutes later": no day lends itself to that.
pub(super) fn counts_minutes(expr: &TimeExpr) -> bool {
    matches!(expr.kind, ExprKind::Period(Period::Shift { amount, from: Anchor::LastNamed, .. })
        if matches!(amount.unit, Unit::Second | Unit::Minute | Unit::Hour))
}

fn with_clock(day: &TimeExpr, clock: &TimeExpr) -> Option<TimeExpr> {
    let kind = match (day.kind, clock.kind) {
        (ExprKind::Period(period), ExprKind::Clock(clock)) => ExprKind::At(period, clock),
        (ExprKind::PartOfDay(Some(period), _), ExprKind::Clock(clock)) => {
            ExprKind::At(period, clock)
        }
        (ExprKind::Period(Period::Date(date)), ExprKind::Range(ends)) => ExprKind::Range(Ends {
            from: on_day(ends.from, date)?,
            ..ends
        }),
        _ => return None,
    };
    Some(TimeExpr { kind, ..*clock })
}

fn on_day(end: End, date: Date) -> Option<End> {
    match end {
        End::Clock(clock) => Some(End::At(date, clock)),
        _ => None,
    }
}
