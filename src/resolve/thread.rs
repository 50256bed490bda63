//! The thread of a story: the day, the month and the year it has come to, and what it only mentions in passing.
//!
//! "In 1902 …", "On 3 May …" and a heading carry a story on. "until 1815", "(1828)", a jump over a generation in the middle of a
//! sentence do not: "the next day" and "on 9 July" behind them are still of the year that is told.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use super::frame::{Days, Lent};
use super::kinds::{counts_from_issue, is_today};
use super::when::Basis;
use crate::timex::Tag;
use crate::timex::expr::{
    Anchor, Clock, Date, DayPart, End, ExprKind, Half, Named, Near, Period, Unit, Year,
};

/// Where a story is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Thread {
    /// The last single day it told of.
    day: Option<Lent>,
    /// The last month, week or day.
    month: Option<Lent>,
    /// The last day, month, season or year that carried it on.
    line: Option<Lent>,
    /// The last that was named at all.
    mention: Option<Lent>,
    /// The day whose evening or night was told of last.
    dark: Option<NaiveDate>,
}

/// What is no longer (days) is a month or a part of one.
const MONTH: i64 = 31;

/// What is longer (days) is more than a season.
const SEASON: i64 = 93;

/// What is longer (days) is more than a year.
const YEAR: i64 = 366;

/// What is longer (days) is more than a week.
const WEEK: i64 = 7;

/// So soon (bytes) a tale goes on from what was only mentioned.
const MOMENT: usize = 120;

/// Hours before this one are of the night.
const SMALL: u8 = 7;

/// From this hour on it is evening.
const LATE: u32 = 17;

/// A story does not go on for so many years in the middle of a sentence.
const GENERATION: i32 = 25;

impl Thread {
    /// A thread that begins at what was lent from outside.
    pub(super) fn from(lent: Option<Lent>) -> Self {
        let mut thread = Thread::default();
        if let Some(lent) = lent {
            thread.carry_on(lent);
        }
        thread
    }

    /// What an expression hangs on.
    pub(super) fn lends(&self, text: &str, tag: &Tag) -> Option<Lent> {
        let told = Thread {
            line: self.flashback(text, tag.span.start).or(self.line),
            ..*self
        };
        told.lends_kind(&tag.expr.kind)
    }

    /// "It goes back to the rising of 1994. In a hundred days, from 7 April": what was only mentioned a moment ago, and lies before
    /// what is told, has begun a tale of its own.
    fn flashback(&self, text: &str, at: u32) -> Option<Lent> {
        let (line, mention) = (self.line?, self.mention?);
        let Basis::Inherited(span) = mention.basis else {
            return None;
        };
        let between = text.get(span.end as usize..at as usize)?;
        let near = between.len() <= MOMENT && !between.contains('\n');
        (near && mention.days.last < line.days.first).then_some(mention)
    }

    fn lends_kind(&self, kind: &ExprKind) -> Option<Lent> {
        match kind {
            ExprKind::Clock(clock) => self.day_of_hour(clock).or(self.line),
            ExprKind::PartOfDay(None, _) => self.day.or(self.line),
            ExprKind::Range(ends) => match ends.from {
                End::Clock(_) => self.day.or(self.line),
                End::Date(date) | End::At(date, _) => self.lends_date(&date),
                End::Other(ref period) | End::OtherAt(ref period, _) => self.lends_period(period),
                End::Now => self.line,
            },
            ExprKind::Period(period)
            | ExprKind::At(period, _)
            | ExprKind::PartOfDay(Some(period), _) => self.lends_period(period),
            ExprKind::Duration(_) | ExprKind::Set(_) | ExprKind::Vague(_) => self.line,
        }
    }

    /// "They fought through the night. At 4 a.m. land came in sight": of the next day.
    fn day_of_hour(&self, clock: &Clock) -> Option<Lent> {
        let small = clock.hour < SMALL && matches!(clock.half, Half::Am | Half::None24);
        let next = self.dark.filter(|_| small).and_then(|day| day.succ_opt());
        let lent = self.day?;
        Some(match next {
            Some(next) if self.dark == Some(lent.days.first) => Lent {
                days: Days::one(next),
                ..lent
            },
            _ => lent,
        })
    }

    /// Notes the hour or the part of the day that an expression named.
    pub(super) fn note_hour(
        &mut self,
        kind: &ExprKind,
        day: NaiveDate,
        clock: Option<NaiveDateTime>,
    ) {
        let late = clock.is_some_and(|clock| clock.hour() >= LATE);
        let part = matches!(
            kind,
            ExprKind::PartOfDay(_, DayPart::Night | DayPart::Evening)
        );
        if late || part {
            self.dark = Some(day);
        } else if clock.is_some() && self.dark.is_some_and(|dark| dark < day) {
            // The small hours are told of: what follows is of their day.
            self.dark = None;
            if let Some(lent) = &mut self.day {
                lent.days = Days::one(day);
            }
        }
    }

    fn lends_period(&self, period: &Period) -> Option<Lent> {
        match period {
            Period::Date(date) | Period::Week(date, _) => self.lends_date(date),
            Period::Anaphor(unit, _)
            | Period::Near(
                Near::Same | Near::Following | Near::Previous | Near::Spoken,
                Named::Unit(unit),
            ) => self.lends_unit(*unit),
            Period::Shift {
                amount,
                from: Anchor::LastNamed,
                ..
            } => self.lends_unit(amount.unit),
            Period::Near(
                Near::OfFollowingYear | Near::OfPreviousYear | Near::Same,
                Named::Month(_) | Named::Day(..),
            ) => self.mention,
            Period::Near(_, Named::Weekday(_)) => self.day.or(self.line),
            Period::DayOf(..) => self.month.or(self.line),
            _ => self.line,
        }
    }

    fn lends_date(&self, date: &Date) -> Option<Lent> {
        match (date.month, date.day) {
            (None, Some(_)) => self.month.or(self.line),
            (None, None) if date.weekday.is_some() => self.day.or(self.line),
            _ => self.line,
        }
    }

    fn lends_unit(&self, unit: Unit) -> Option<Lent> {
        match unit {
            Unit::Second
            | Unit::Minute
            | Unit::Hour
            | Unit::Day
            | Unit::BusinessDay
            | Unit::Night => self.day.or(self.line),
            Unit::Week | Unit::Weekend | Unit::Fortnight => self.month.or(self.line),
            Unit::Month => self.month.or(self.line),
            _ => self.mention,
        }
    }

    /// Notes what a tag came to.
    pub(super) fn note(&mut self, text: &str, tag: &Tag, lent: Lent) {
        let place = Placing::of(text, tag);
        let issued = counts_from_issue(&tag.expr);
        if is_today(&tag.expr) || issued && !(place.heads && self.is_near(lent)) {
            return;
        }
        if !place.bracketed && !place.since && length(lent.days) <= YEAR {
            self.mention = Some(lent);
        }
        if place.heading || !self.is_aside(tag, lent, &place) {
            self.carry_on(lent);
        }
    }

    /// Whether the story has come to within two years of some days.
    fn is_near(&self, lent: Lent) -> bool {
        self.line.is_none_or(|line| {
            let years = lent.days.first.year() - line.days.last.year();
            (-2..=2).contains(&years)
        })
    }

    fn carry_on(&mut self, lent: Lent) {
        self.mention = Some(lent);
        self.line = Some(lent);
        let long = length(lent.days);
        if long <= MONTH {
            self.month = Some(lent);
        }
        if long == 1 {
            self.day = Some(lent);
        }
    }

    /// Whether a story does not go on with what is named here.
    fn is_aside(&self, tag: &Tag, lent: Lent, place: &Placing) -> bool {
        let Some(line) = self.line.filter(|_| !place.heads || place.bracketed) else {
            return false;
        };
        let (from, to) = (line.days.first.year(), lent.days.first.year());
        let long = length(lent.days);
        if counts_on(&tag.expr.kind) && long > WEEK {
            return true;
        }
        if to == from {
            return false;
        }
        if place.bracketed || place.since && says_year(&tag.expr.kind) {
            return true;
        }
        let far = !(from - 1..=line.days.last.year() + GENERATION).contains(&to);
        long > YEAR || long > SEASON && says_year(&tag.expr.kind) && (far || place.bounded)
    }
}

/// Days from the first to the last, both counted.
fn length(days: Days) -> i64 {
    days.last.signed_duration_since(days.first).num_days() + 1
}

/// "nine months later"
fn counts_on(kind: &ExprKind) -> bool {
    let from = Anchor::LastNamed;
    matches!(kind, ExprKind::Period(Period::Shift { from: f, .. }) if *f == from)
}

/// Whether an expression gives its year in digits, or names a decade or century.
fn says_year(kind: &ExprKind) -> bool {
    let said = |year: &Year| matches!(year, Year::Four(_) | Year::Two(_));
    match kind {
        ExprKind::Period(p) | ExprKind::At(p, _) | ExprKind::PartOfDay(Some(p), _) => match p {
            Period::Date(d) | Period::Week(d, _) => said(&d.year),
            Period::Year(year, _)
            | Period::Season(_, year, _)
            | Period::NamedDay(_, year, _)
            | Period::Quarter { year, .. }
            | Period::Half { year, .. }
            | Period::Nth { year, .. }
            | Period::NthWeek { year, .. } => said(year),
            Period::Decade { .. } | Period::Century(_) => true,
            _ => false,
        },
        ExprKind::Range(ends) => match &ends.from {
            End::Date(d) | End::At(d, _) => said(&d.year),
            _ => true,
        },
        _ => false,
    }
}

/// Where in its line and sentence a tag stands.
struct Placing {
    /// In a short line of its own, without a point at its end.
    heading: bool,
    /// Among the first words of its sentence.
    heads: bool,
    /// In round brackets.
    bracketed: bool,
    /// Behind "until", "of" and their like.
    bounded: bool,
    /// Behind "since".
    since: bool,
}

/// A heading is no longer (bytes).
const HEADING: usize = 60;

/// So far back (bytes) the beginning of a sentence is looked for: "By the late summer of".
const HEAD: usize = 28;

/// So far back (bytes) an opening bracket is looked for.
const BRACKET: usize = 60;

impl Placing {
    fn of(text: &str, tag: &Tag) -> Self {
        let (start, end) = (tag.span.start as usize, tag.span.end as usize);
        let (before, after) = (&text[..start], &text[end..]);
        Placing {
            heading: is_heading(before, after, text.len()),
            heads: heads(before),
            bracketed: is_bracketed(before),
            bounded: is_behind(before, &BOUNDS),
            since: is_behind(before, &["since"]),
        }
    }
}

fn is_heading(before: &str, after: &str, whole: usize) -> bool {
    let left = tail(before, HEADING);
    let right = head(after, HEADING);
    let starts = match left.iter().rposition(|b| *b == b'\n') {
        Some(at) => left.len() - at - 1,
        None if left.len() == before.len() => left.len(),
        None => return false,
    };
    let ends = match right.iter().position(|b| *b == b'\n') {
        Some(at) => at,
        None if right.len() == after.len() => right.len(),
        None => return false,
    };
    let line = whole - (before.len() - starts) - (after.len() - ends);
    let last = right[..ends]
        .iter()
        .rev()
        .find(|b| !b.is_ascii_whitespace());
    line <= HEADING && line < whole && !last.is_some_and(|b| b".,;:?!\"".contains(b))
}

fn heads(before: &str) -> bool {
    let tail = tail(before, HEAD);
    let border = tail.iter().rposition(|b| b".?!\n;:".contains(b));
    match border {
        Some(_) => true,
        None => tail.len() == before.len(),
    }
}

fn is_bracketed(before: &str) -> bool {
    let tail = tail(before, BRACKET);
    tail.iter()
        .rposition(|b| b"()".contains(b))
        .is_some_and(|at| tail[at] == b'(')
}

/// What a story does not go on from, if a bare year stands behind it.
const BOUNDS: [&str; 8] = ["until", "till", "to", "of", "from", "before", "the", "by"];

fn is_behind(before: &str, words: &[&str]) -> bool {
    let word = before
        .trim_end()
        .rsplit(|c: char| !c.is_alphabetic())
        .next();
    words.iter().any(|w| Some(*w) == word)
}

/// The last bytes of a text.
fn tail(text: &str, most: usize) -> &[u8] {
    &text.as_bytes()[text.len().saturating_sub(most)..]
}

/// The first bytes of a text.
fn head(text: &str, most: usize) -> &[u8] {
    &text.as_bytes()[..text.len().min(most)]
}
