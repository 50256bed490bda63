//! Which day the news tells of: a clock time or "the day before" hangs on a single day, and what was told in the past on one that is over.

use chrono::NaiveDate;

use super::frame::{Days, Lent};
use super::when::{Basis, Why};
use crate::sentence::Direction;
use crate::span::Span;
use crate::timex::TimeExpr;
use crate::timex::expr::{Anchor, DayPart, End, ExprKind, Period, Unit};

/// A day this far (bytes) before an expression still lends itself over a month or year that was named since.
const STILL_TOLD: u32 = 400;

/// A day told of lies up to so many days before the issue, and one that is only mentioned beside it more than so many.
const WEEKS: i64 = 15;
const MONTHS: i64 = 60;

/// The last single days that a text named.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DayTold {
    /// The last one, and where its name ends.
    any: Option<(Lent, u32)>,
    /// The last one that was not ahead of the issue.
    over: Option<Lent>,
    /// The last one that a sentence of the issue's own week only mentions.
    aside: Option<Lent>,
}

impl DayTold {
    /// Notes what the text named last, and where its name stands.
    pub(super) fn note(&mut self, text: &str, lent: Lent, at: Span, issue: Option<NaiveDate>) {
        if lent.days.first != lent.days.last {
            return;
        }
        if self.is_aside(text, lent, at, issue) {
            self.aside = Some(lent);
            return;
        }
        let end = at.end;
        self.any = Some((lent, end));
        if !is_ahead(lent, issue) {
            self.over = Some(lent);
        }
    }

    /// "On Thursday they heard a call made on \[May 11, 2010\]. They went home at 6": the hour is Thursday's.
    fn is_aside(self, text: &str, lent: Lent, at: Span, issue: Option<NaiveDate>) -> bool {
        let (Some((told, end)), Some(issue)) = (self.any, issue) else {
            return false;
        };
        let back = |lent: Lent| issue.signed_duration_since(lent.days.first).num_days();
        let between = text.get(end as usize..at.start as usize).unwrap_or("\n");
        (0..WEEKS).contains(&back(told))
            && back(lent) > MONTHS
            && between.len() < STILL_TOLD as usize
            && !between.contains(". ")
            && !between.contains('\n')
    }

    /// Whether a day has been told of that lies up to a week before this one.
    pub(super) fn is_of_the_week_before(self, day: NaiveDate) -> bool {
        self.over.is_some_and(|lent| {
            let back = day.signed_duration_since(lent.days.first).num_days();
            (0..7).contains(&back)
        })
    }

    /// What an expression at `at` that hangs on a day is lent: not the month or year that was named since, and where its clause tells
    /// of the past not the day that is still ahead.
    pub(super) fn lend(
        self,
        last: Option<Lent>,
        expr: &TimeExpr,
        at: u32,
        direction: impl FnOnce() -> Direction,
        issue: Option<NaiveDate>,
    ) -> Option<Lent> {
        let one_day = |lent: &Lent| lent.days.first == lent.days.last;
        let clock = expr.is_clock_only();
        let last = last.filter(|lent| !clock || self.aside != Some(*lent));
        let near = self
            .any
            .filter(|(_, end)| at.saturating_sub(*end) < STILL_TOLD);
        let lent = last
            .filter(one_day)
            .or(near.map(|(lent, _)| lent))
            .or(last)?;
        if !is_ahead(lent, issue) || direction() != Direction::Past {
            return Some(lent);
        }
        let today = issue.map(|issue| Lent {
            days: Days::one(issue),
            basis: Basis::Assumed(Why::Issue),
        });
        self.over.or(today)
    }
}

fn is_ahead(lent: Lent, issue: Option<NaiveDate>) -> bool {
    issue.is_some_and(|issue| lent.days.first > issue)
}

/// Whether an expression hangs on a single day named before: "at 5 p.m.", "overnight", "the day before", "24 hours earlier".
pub(super) fn hangs_on_day(expr: &TimeExpr) -> bool {
    match &expr.kind {
        ExprKind::Clock(_) => true,
        ExprKind::PartOfDay(None, part) => *part != DayPart::Close,
        ExprKind::PartOfDay(Some(period), _)
        | ExprKind::At(period, _)
        | ExprKind::Period(period) => {
            matches!(
                period,
                Period::Anaphor(Unit::Day | Unit::Night | Unit::BusinessDay, _)
                    | Period::Shift {
                        from: Anchor::LastNamed,
                        amount: crate::timex::expr::Amount {
                            unit: Unit::Second
                                | Unit::Minute
                                | Unit::Hour
                                | Unit::Day
                                | Unit::Night,
                            ..
                        },
                        ..
                    }
            )
        }
        ExprKind::Range(ends) => matches!(ends.from, End::Clock(_)),
        _ => false,
    }
}
