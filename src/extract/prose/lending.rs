//! The days, weeks and years that a text has named and lends to the expressions behind them.

use chrono::{Datelike, NaiveDate};

use super::absorb;
use super::clause::{Link, Sentence};
use super::dated::Dated;
use super::governor::Governor;
use super::happening::Happening;
use super::passage;
use super::reading::Reading;
use super::verbs::{Shape, Tense};
use crate::extract::Status;
use crate::resolve::{self, Basis, Days, Frame, Lent, Precision, When};
use crate::sentence::Direction;
use crate::span::Span;
use crate::timex::expr::{Bound, ExprKind, Period, Year};
use crate::timex::{Tag, TimeExpr};

/// "on the Wednesday", "noon on the Friday": a weekday of days spoken of.
pub(super) fn is_the_weekday(sentence: &Sentence<'_>, case: &Dated) -> bool {
    let text = sentence.words[case.at].text;
    let inside = text.split_ascii_whitespace().any(|w| w == "the");
    let before = case.at > 0 && sentence.words[case.at - 1].is("the");
    (inside || before) && passage::weekday_of(&case.tag.expr).is_some()
}

/// "on 17 November of that year"
pub(super) fn says_that_year(sentence: &Sentence<'_>, at: usize) -> bool {
    let of = sentence.words.get(at + 1).is_some_and(|w| w.is("of"));
    let year = sentence.words.get(at + 2);
    of && year.is_some_and(|w| w.is_one_of(&["that year", "the same year", "that same year"]))
        || of
            && year.is_some_and(|w| w.is("that"))
            && sentence.words.get(at + 3).is_some_and(|w| w.is("year"))
}

/// What lies further back than this (days) is not announced any more.
const LONG_AFTER: i64 = 370;

impl Reading<'_> {
    /// Remembers a year that stands by its number, whether it dates a statement or only names a thing.
    pub(super) fn note_year(&mut self, tag: Option<&Tag>) {
        let year = tag.and_then(|t| match t.expr.kind {
            ExprKind::Period(Period::Year(Year::Four(year), _)) => Some((t, i32::from(year))),
            _ => None,
        });
        let Some((tag, year)) = year else { return };
        let ends = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
        self.year = ends.map(|(first, last)| Lent {
            days: Days { first, last },
            basis: Basis::Inherited(tag.span),
        });
    }

    /// "TUESDAY: He fell short at ten and tried again at four": the weekday in front is that of the hours.
    pub(super) fn note_lead(&mut self, sentence: &Sentence<'_>, tags: &[Tag]) {
        let words = &sentence.words;
        let colon = words.get(1).is_some_and(|w| w.is_mark(':'));
        let tag = words
            .first()
            .and_then(|w| w.tag())
            .and_then(|i| tags.get(i));
        let Some(tag) = tag.filter(|t| colon && passage::is_weekday(&t.expr)) else {
            return;
        };
        let told = sentence.groups.iter().find(|g| g.holds_clause());
        let mut frame = self.frame(tag);
        frame.direction = match told.map(|g| g.tense) {
            Some(Tense::Past) => Direction::Past,
            _ => Direction::Future,
        };
        if let Ok(when) = resolve::resolve(&tag.expr, &frame) {
            self.passage.note(&when, tag.span, self.issue, false);
        }
    }

    /// "in July of that year", "on March 30 of the same year": the year named last.
    pub(super) fn of_that_year(&self, sentence: &Sentence<'_>, at: usize) -> Option<Lent> {
        let of = sentence.words.get(at + 1)?.is("of");
        let next = sentence.words.get(at + 2)?;
        (of && next.is_one_of(&["that year", "the same year", "that same year"]))
            .then_some(self.year)?
    }

    /// The day from which "the next day" counts: one that the passage named, not a year or a month. What was told as
    /// `past` counts back from a day that is.
    pub(super) fn anchor(&self, past: bool, last: Option<Lent>) -> Option<Lent> {
        let short = |lent: &Lent| {
            let days = lent.days.last.signed_duration_since(lent.days.first);
            days.num_days() < 7
        };
        let last = last.filter(short);
        let direction = if past {
            Direction::Past
        } else {
            Direction::Open
        };
        match (self.issue, last) {
            (Some(issue), Some(lent)) if past && lent.days.first > issue => {
                self.passage.day(direction).or(last)
            }
            (_, None) => self.passage.day(direction),
            _ => last,
        }
    }

    /// "The plan lands Monday" on a Monday: in the present of headlines it is today, and with "will" the next.
    pub(super) fn is_today_in_present(&self, sentence: &Sentence<'_>, case: &Dated) -> bool {
        let ExprKind::Period(Period::Date(date)) = case.tag.expr.kind else {
            return false;
        };
        let Governor::Verb(group) = case.happening.governor else {
            return false;
        };
        let group = &sentence.groups[group];
        passage::is_weekday(&case.tag.expr)
            && date.weekday == self.issue.map(|i| i.weekday())
            && !(case.at > 0 && sentence.words[case.at - 1].is("on"))
            && case.happening.direction == Direction::Future
            && group.tense == Tense::Present
            && group.shape == Shape::Finite
    }

    /// "The supper set for Monday was called off" on a Monday: most likely today's.
    pub(super) fn is_off_today(&self, sentence: &Sentence<'_>, case: &Dated) -> bool {
        let off = matches!(case.happening.status, Status::Cancelled | Status::Postponed);
        off && case.happening.direction == Direction::Open
            && passage::weekday_of(&case.tag.expr).is_some()
            && passage::weekday_of(&case.tag.expr) == sentence.issue_weekday
    }

    /// "The evidence ends in 1795": told in the present, and yet past for more than a year.
    pub(super) fn is_told_long_after(&self, when: &When, happening: &Happening) -> bool {
        let last = when.end.map_or(when.start.date(), |e| e.date());
        let past = self.issue.map(|i| i.signed_duration_since(last).num_days());
        happening.direction == Direction::Future && past.is_some_and(|days| days > LONG_AFTER)
    }

    /// "struck it down on Oct. 26, 2023, and gave them until Dec. 8": the term runs from the day told before it, where that is
    /// not of these months.
    pub(super) fn told_long_ago(&self, expr: &TimeExpr) -> Option<Lent> {
        let ExprKind::Period(Period::Date(date)) = expr.kind else {
            return None;
        };
        let (_, day) = self.last_day?;
        let back = self.issue?.signed_duration_since(day).num_days();
        let open =
            expr.bound == Bound::Through && date.year == Year::Unsaid && date.month.is_some();
        (open && back > 90).then(|| Lent {
            days: Days::one(day),
            basis: Basis::Inherited(Span::default()),
        })
    }

    /// The day of the heading: under "TOMORROW" an hour is tomorrow's.
    pub(super) fn headed(&self, frame: &Frame) -> Option<Lent> {
        let heading = self.heading?;
        let when = resolve::resolve(&heading.expr, frame).ok()?;
        (when.precision == Precision::Day).then(|| Lent {
            days: Days::one(when.start.date()),
            basis: Basis::Inherited(heading.span),
        })
    }

    /// The day that stands alone above, where a weekday says it again: "MONDAY, JULY 18 / On Monday, the House meets at noon".
    pub(super) fn heading_of(&self, expr: &TimeExpr, frame: &Frame) -> Option<Lent> {
        let named = passage::weekday_of(expr)?;
        let day = self.headed(frame)?;
        (day.days.first.weekday() == named).then_some(day)
    }

    /// The week behind the last day that the passage named: "The walk is May 3. Rain date is Sunday."
    pub(super) fn days_after_last(&self) -> Option<Lent> {
        let last = self.passage.day(Direction::Future)?;
        let from = last.days.first.checked_add_days(chrono::Days::new(1))?;
        Some(Lent {
            days: Days {
                first: from,
                last: from.checked_add_days(chrono::Days::new(6))?,
            },
            ..last
        })
    }

    /// What is said of a day to come was arranged, or is set by rules: no fact is dated ahead of its telling.
    pub(super) fn lies_ahead(&self, when: &When) -> bool {
        self.issue.is_some_and(|issue| when.start.date() > issue)
    }

    /// "opens on June 2 … and the vote is on the Wednesday", "opens on Monday and runs through Wednesday": the week that
    /// begins with the day named last.
    pub(super) fn that_weekday(&self, sentence: &Sentence<'_>, case: &Dated) -> Option<Lent> {
        passage::weekday_of(&case.tag.expr)?;
        let runs = case.tag.expr.bound == Bound::Through && self.last_day.is_some();
        if !runs && !is_the_weekday(sentence, case) {
            return None;
        }
        let last = self.passage.last_of_all()?;
        let first = last.days.first;
        let ahead = self.issue.is_none_or(|issue| first >= issue);
        ahead.then_some(())?;
        Some(Lent {
            days: Days {
                first,
                last: first.checked_add_days(chrono::Days::new(6))?,
            },
            ..last
        })
    }

    /// "last week" said on a Sunday may be the week that ends today; "the end of the month" behind a day of another month may be
    /// that month's; "the week after Labor Day" may be a day.
    pub(super) fn is_open_unit(&self, sentence: &Sentence<'_>, case: &Dated, when: &When) -> bool {
        let text = sentence.words[case.at].text.to_ascii_lowercase();
        let before = case.at.checked_sub(1).map(|w| &sentence.words[w]);
        let sunday = self
            .issue
            .is_some_and(|i| i.weekday() == chrono::Weekday::Sun);
        if sunday && text == "last week" {
            return true;
        }
        let the = text.starts_with("the ") || before.is_some_and(|w| w.is("the"));
        if the && text.trim_start_matches("the ").starts_with("week after ") {
            return when.precision == Precision::Day;
        }
        let month =
            ["the month", "the end of the month", "end of the month"].contains(&text.as_str());
        let named = self.passage.last_of_all().map(|lent| lent.days.first);
        month
            && named.is_some_and(|day| {
                self.issue
                    .is_some_and(|i| day > i && day.month() != i.month())
            })
    }

    /// "on Sunday, Nov. 10, not on Saturday as planned": the weekday beside the day that replaced it.
    pub(super) fn days_around_last(&self, expr: &TimeExpr) -> Option<Lent> {
        passage::weekday_of(expr)?;
        let (_, day) = self.last_day?;
        Some(Lent {
            days: Days {
                first: day.checked_sub_days(chrono::Days::new(3))?,
                last: day.checked_add_days(chrono::Days::new(3))?,
            },
            basis: Basis::Inherited(Span::default()),
        })
    }

    /// "It was signed in 1889, on May 2": the year that stands right before the day.
    pub(super) fn year_just_named(&self, sentence: &Sentence<'_>, case: &Dated) -> Option<Lent> {
        let ExprKind::Period(Period::Date(date)) = case.tag.expr.kind else {
            return None;
        };
        let lacks = date.month.is_some() && date.day.is_some() && date.year == Year::Unsaid;
        let before = &sentence.words[..case.at];
        let at = before.iter().rposition(|w| w.tag().is_some())?;
        let between = before[at + 1..].iter();
        let beside = between.clone().any(|w| w.is_mark(','))
            && between.clone().all(|w| w.is_mark(',') || w.is("on"));
        let year = self
            .year
            .filter(|y| y.basis == Basis::Inherited(before[at].span))?;
        (lacks && beside).then_some(year)
    }

    /// Whether the month of "the 30th" was only named by another clause or in front of a noun, and the issue's own would give
    /// another day: "Polling day is June 26; entries close on the 30th", "November figures are out on the 30th".
    pub(super) fn month_of_another_clause(
        &self,
        sentence: &Sentence<'_>,
        case: &Dated,
        frame: &Frame,
    ) -> bool {
        let other = self.month_clause.is_some_and(|c| {
            let own = sentence.owner[case.at];
            let parent = sentence.clauses[own].parent;
            own != c && parent != Some(c) && sentence.clauses[c].parent != Some(own)
        });
        let relative = matches!(
            sentence.clauses[sentence.owner[case.at]].link,
            Link::About { .. }
        );
        let label = self.month_label && !relative;
        if !passage::is_day_of_month(&case.tag.expr) || !other && !label {
            return false;
        }
        let alone = Frame {
            near: None,
            direction: case.happening.direction,
            ..*frame
        };
        let day = |frame: &Frame| {
            resolve::resolve(&case.tag.expr, frame)
                .ok()
                .map(|w| w.start.date())
        };
        day(&alone) != day(frame)
    }

    /// "last Monday and Tuesday": the days behind the one that a weekday is listed with.
    pub(super) fn week_of_last(&self, sentence: &Sentence<'_>, case: &Dated) -> Option<Lent> {
        let (before, day) = self.last_day?;
        let listed = passage::is_weekday(&case.tag.expr)
            && absorb::is_listed(sentence, before, case.at).is_some();
        let from = day.checked_add_days(chrono::Days::new(1))?;
        listed.then_some(Lent {
            days: Days {
                first: from,
                last: from.checked_add_days(chrono::Days::new(5))?,
            },
            basis: Basis::Inherited(case.tag.span),
        })
    }
}
