//! Times of habit and of politeness: office hours, repetitions, greetings.

use super::case::Case;
use super::governor::Governor;
use super::verbs::{Shape, Tense};
use crate::lexicon::grammar::COORDINATOR;
use crate::lexicon::look_up;
use crate::timex::expr::{ExprKind, Period};

impl<'t> Case<'_, 't> {
    /// "Rivers usually crest in April", "is open Monday through Friday".
    pub(super) fn is_habit(&self, governor: Governor) -> bool {
        let Governor::Verb(group) = governor else {
            return self.office_hours();
        };
        let group = &self.sentence.groups[group];
        let nth = matches!(
            self.tag.expr.kind,
            ExprKind::Period(Period::Nth { month: None, .. })
        ) && group.tense == Tense::Present
            && group.end <= self.at;
        let usual = self.says(&[
            "usually",
            "typically",
            "normally",
            "always",
            "often",
            "generally",
            "traditionally",
            "sometimes",
            "annually",
        ]) && group.tense == Tense::Present;
        nth || usual || self.says_every() && group.tense == Tense::Present || self.office_hours()
    }

    /// "each month", "every day": said beside the expression, it makes a habit of the statement.
    fn says_every(&self) -> bool {
        const STEPS: &[&str] = &[
            "day", "week", "weekday", "weekend", "month", "year", "quarter", "season", "spring",
            "summer", "fall", "autumn", "winter", "morning", "evening", "night", "other", "second",
        ];
        self.words().windows(2).any(|pair| {
            let step = pair[1].is_one_of(STEPS) || look_up(pair[1].text).is_weekday();
            step && pair[0].is_one_of(&["each", "every"])
        })
    }

    fn office_hours(&self) -> bool {
        let weekdays_only = match self.tag.expr.kind {
            ExprKind::Range(ends) => {
                let bare = |end: crate::timex::expr::End| match end {
                    crate::timex::expr::End::Date(d) | crate::timex::expr::End::At(d, _) => {
                        d.month.is_none() && d.day.is_none()
                    }
                    crate::timex::expr::End::Clock(_) => true,
                    _ => false,
                };
                bare(ends.from) && bare(ends.to)
            }
            ExprKind::Clock(_) => true,
            _ => false,
        };
        if !weekdays_only {
            return false;
        }
        let words = self.words();
        let posted = words
            .iter()
            .any(|w| w.is_one_of(&["hours", "reach", "staffed", "weekdays", "daily"]));
        let place = words.iter().any(|w| {
            w.is_one_of(&[
                "office", "offices", "hall", "library", "store", "shop", "desk", "museum",
                "hotline", "line", "counter", "clinic", "center", "we",
            ])
        });
        let open = words.iter().any(|w| w.is("open")) && place;
        (posted || open)
            && self.sentence.groups.iter().all(|g| {
                g.tense == Tense::Present
                    || g.tentative
                    || g.base.is_empty()
                    || g.shape != Shape::Finite
                    || g.base == "reach"
            })
    }

    /// "IT'S MONDAY", "Happy Friday", "Good morning, it is Tuesday".
    pub(super) fn is_greeting(&self, governor: Governor) -> bool {
        let words = self.words();
        if self
            .previous(1)
            .is_some_and(|w| w.is_one_of(&["happy", "good", "merry", "welcome"]))
            && self.at <= 3
        {
            return true;
        }
        let Governor::Verb(group) = governor else {
            return false;
        };
        let group = &self.sentence.groups[group];
        let subject = self.sentence.subject(self.clause);
        let it = subject.is_empty() && group.start > 0 && words[group.start - 1].is("it")
            || matches!(subject[..], [one] if words[one].is_one_of(&["it", "today", "tomorrow"]));
        group.base == "be"
            && group.tense == Tense::Present
            && it
            && group.end == self.at
            && words
                .get(self.at + 1)
                .is_none_or(|w| w.is_any_mark() || w.can(COORDINATOR))
    }

    /// "Call 555-0142 after 6 a.m.": when somebody can be reached.
    pub(super) fn is_telephone_hour(&self, governor: Governor) -> bool {
        let Governor::Verb(group) = governor else {
            return false;
        };
        let group = &self.sentence.groups[group];
        self.tag.expr.is_clock_only()
            && group.shape == Shape::Imperative
            && matches!(
                group.base,
                "call" | "contact" | "dial" | "phone" | "ring" | "text"
            )
    }
}
