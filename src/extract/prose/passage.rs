//! The days that a passage has named: what a clock time alone, "the day before" or "the 26th" counts from.

use chrono::{Datelike, NaiveDate};

use crate::resolve::{Basis, Days, Doubt, Doubts, Lent, Precision, When};
use crate::sentence::Direction;
use crate::span::Span;
use crate::timex::TimeExpr;
use crate::timex::expr::{Anchor, End, ExprKind, Named, Near, Period, Unit, Year};

/// A day without its month lies no further from the issue than this (days).
const NEAR: i64 = 62;

/// A passage that last spoke of a time further back than this (days) tells a story of its own.
const LONG_PAST: i64 = 400;

/// The days named in the block at hand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Passage {
    /// The last one.
    last: Option<Lent>,
    /// The last one before the issue's, or that day itself.
    behind: Option<Lent>,
    /// The last one after the issue's, or that day itself.
    ahead: Option<Lent>,
    /// The last time of any grain that was named.
    story: Option<NaiveDate>,
    /// The last time that was printed with its year.
    dated: Option<NaiveDate>,
    /// The last month whose year was printed.
    dated_month: Option<Lent>,
    /// What is unsure about the last day, and the expression that named it.
    unsure: Option<(Span, Doubts)>,
}

/// What is as unsure about an hour as about the day that it takes from the words before.
const LENT: &[Doubt] = &[
    Doubt::WeekdayDirection,
    Doubt::WeekdayMismatch,
    Doubt::NextReading,
    Doubt::YearAssumed,
];

impl Passage {
    /// Notes of which time the passage tells.
    pub(super) fn tell(&mut self, when: &When, issue: Option<NaiveDate>) {
        self.story = Some(when.start.date());
        // "eighty years ago today"
        if !when.parts.needs_issue || self.is_story(issue) {
            self.dated = self.story;
        }
    }

    /// Whether the last time that the passage printed in full is of years ago, whatever was counted from the issue since.
    pub(super) fn is_dated_long_ago(&self, issue: Option<NaiveDate>) -> bool {
        let days = |dated: NaiveDate| issue.map(|i| i.signed_duration_since(dated).num_days());
        self.dated.and_then(days).is_some_and(|d| d > LONG_PAST)
    }

    /// Notes what an expression came to. A day that only labels a thing ("its Aug. 4 goal date") stands behind the others.
    pub(super) fn note(&mut self, when: &When, span: Span, issue: Option<NaiveDate>, label: bool) {
        let day = when.start.date();
        if when.precision == Precision::Month && when.parts.year == Basis::Stated {
            self.dated_month = Some(Lent {
                days: Days::one(day),
                basis: Basis::Inherited(span),
            });
        }
        if when.precision > Precision::Day || label && self.last.is_some() {
            return;
        }
        let lent = Some(Lent {
            days: Days::one(day),
            basis: Basis::Inherited(span),
        });
        self.last = lent;
        if issue.is_none_or(|issue| day <= issue) {
            self.behind = lent;
        }
        if issue.is_none_or(|issue| day >= issue) {
            self.ahead = lent;
        }
    }

    /// The last one, whichever way it lies.
    pub(super) fn last_of_all(&self) -> Option<Lent> {
        self.last
    }

    /// Notes what is unsure about the day that the expression at `span` came to.
    pub(super) fn note_doubts(&mut self, span: Span, doubts: Doubts) {
        let mut lent = Doubts::NONE;
        for &doubt in LENT.iter().filter(|doubt| doubts.has(**doubt)) {
            lent.add(doubt);
        }
        if !lent.is_empty() {
            self.unsure = Some((span, lent));
        }
    }

    /// What is unsure about a day because of where it was taken from.
    pub(super) fn doubts_of(&self, day: Basis) -> Doubts {
        match (day, self.unsure) {
            (Basis::Inherited(from), Some((span, doubts))) if from == span => doubts,
            _ => Doubts::NONE,
        }
    }

    /// The day that a clause looking `direction` means: of what it told as past, the last one that is.
    pub(super) fn day(&self, direction: Direction) -> Option<Lent> {
        match direction {
            Direction::Past => self.behind.or(self.last),
            Direction::Future => self.ahead.or(self.last),
            Direction::Open => self.last,
        }
    }

    /// The same, where it is near enough to say which month is meant.
    pub(super) fn month(&self, direction: Direction, issue: Option<NaiveDate>) -> Option<Lent> {
        let lent = match direction {
            Direction::Past => self.behind,
            Direction::Future => self.ahead,
            Direction::Open => self.last,
        }?;
        let away = issue.map(|i| lent.days.first.signed_duration_since(i).num_days());
        away.is_some_and(|d| d.abs() <= NEAR).then_some(lent)
    }

    /// The year that the passage printed beside the month of `expr`: "in August 2021 … fell on Aug. 15".
    pub(super) fn year_of(&self, expr: &TimeExpr, direction: Direction) -> Option<Lent> {
        let (ExprKind::Period(Period::Date(date)) | ExprKind::At(Period::Date(date), _)) =
            expr.kind
        else {
            return None;
        };
        let month = self.dated_month?;
        let same = date.day.is_some()
            && date.year == Year::Unsaid
            && date.month.map(u32::from) == Some(month.days.first.month());
        (same && direction != Direction::Future).then_some(month)
    }

    /// Whether the passage tells of something long ago: its clock times are not the issue day's.
    pub(super) fn is_story(&self, issue: Option<NaiveDate>) -> bool {
        let (Some(told), Some(issue)) = (self.story, issue) else {
            return false;
        };
        issue.signed_duration_since(told).num_days() > LONG_PAST
    }
}

/// The period of an expression, with or without an hour or a part of the day on it.
fn period_of(expr: &TimeExpr) -> Option<Period> {
    match expr.kind {
        ExprKind::Period(period)
        | ExprKind::At(period, _)
        | ExprKind::PartOfDay(Some(period), _) => Some(period),
        _ => None,
    }
}

/// Whether an expression is a season without its year.
pub(super) fn lacks_year(expr: &TimeExpr) -> bool {
    matches!(period_of(expr), Some(Period::Season(_, Year::Unsaid, None)))
}

/// Whether an expression counts in days from a day named before: "the next day", "two days later", "the same day".
pub(super) fn counts_days(expr: &TimeExpr) -> bool {
    period_of(expr).is_some_and(|period| match period {
        Period::Anaphor(Unit::Day, _) => true,
        Period::Near(Near::Same | Near::Following | Near::Previous, named) => {
            matches!(named, Named::Weekday(_))
        }
        Period::Shift {
            amount,
            from: Anchor::LastNamed,
            ..
        } => amount.unit == Unit::Day,
        _ => false,
    })
}

/// Whether an expression counts back: "the day before", "two days earlier".
pub(super) fn counts_back(expr: &TimeExpr) -> bool {
    period_of(expr).is_some_and(|period| match period {
        Period::Anaphor(_, by) => by < 0,
        Period::Near(near, _) => near == Near::Previous,
        Period::Shift { back, .. } => back,
        _ => false,
    })
}

/// The weekday of an expression that names it and no date.
pub(super) fn weekday_of(expr: &TimeExpr) -> Option<chrono::Weekday> {
    match period_of(expr) {
        Some(Period::Date(date)) if date.day.is_none() && date.month.is_none() => date.weekday,
        _ => None,
    }
}

/// Whether an expression is a weekday and nothing else.
pub(super) fn is_weekday(expr: &TimeExpr) -> bool {
    matches!(expr.kind, ExprKind::Period(Period::Date(date))
        if date.weekday.is_some() && date.day.is_none() && date.month.is_none())
}

/// Whether an expression prints a month: "July", "March 3", "from May 2 to 4".
pub(super) fn names_month(expr: &TimeExpr) -> bool {
    let dated = |end| matches!(end, End::Date(d) | End::At(d, _) if d.month.is_some());
    if let ExprKind::Range(ends) = expr.kind {
        return dated(ends.to) || dated(ends.from);
    }
    match period_of(expr) {
        Some(Period::Date(date)) => date.month.is_some(),
        // "earlier this month, on the 9th"
        Some(
            Period::Near(Near::This, Named::Unit(Unit::Month))
            | Period::Deictic {
                unit: Unit::Month,
                offset: 0,
            },
        ) => true,
        _ => false,
    }
}

/// Whether an expression prints a day with a year up to `latest`: "November 21, 1947".
pub(super) fn is_dated_by(expr: &TimeExpr, latest: Option<i32>) -> bool {
    let year = match period_of(expr) {
        Some(Period::Date(date)) if date.day.is_some() => date.year,
        _ => return false,
    };
    matches!((year, latest), (Year::Four(year), Some(latest)) if i32::from(year) <= latest)
}

/// Whether the month of the lent days is long enough for a day of the month: no November for "the 31st".
pub(super) fn has_day(month: &Lent, expr: &TimeExpr) -> bool {
    match period_of(expr) {
        Some(Period::Date(date)) => date
            .day
            .is_some_and(|day| month.days.first.with_day(u32::from(day)).is_some()),
        _ => true,
    }
}

/// Whether an expression names a day of the month and no month: "the 26th".
pub(super) fn is_day_of_month(expr: &TimeExpr) -> bool {
    match expr.kind {
        ExprKind::Period(Period::Date(date)) | ExprKind::At(Period::Date(date), _) => {
            date.day.is_some() && date.month.is_none()
        }
        _ => false,
    }
}
