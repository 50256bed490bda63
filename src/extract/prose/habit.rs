//! Times of habit and of politeness: office hours, repetitions, greetings.

use super::case::Case;
use super::clause::Link;
use super::governor::Governor;
use super::verbs::{Group, Shape, Tense};
use crate::lexicon::grammar::{COORDINATOR, RELATIVE};
use crate::lexicon::happenings::Form;
use crate::lexicon::look_up;
use crate::timex::expr::{Bound, End, ExprKind, Period, Year};

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
        ]) && group.tense == Tense::Present
            && !self
                .words()
                .windows(2)
                .any(|pair| pair[0].is("as") && pair[1].is("always"));
        let present = group.tense == Tense::Present && !self.is_progressive(group);
        // "the first Monday of each month, except in July"
        let except = (1..=3)
            .filter_map(|back| self.previous(back))
            .any(|w| w.is_one_of(&["except", "excluding"]))
            && !self.sentence.repetitions.is_empty();
        nth || usual
            || except
            || present && self.is_some_season()
            || present && (self.says_every() || self.beside_repetition() || self.all_week(group))
            || group.shape == Shape::Imperative && self.all_week(group)
            || self.office_hours()
    }

    /// "A box that leaves in spring arrives in summer": the season of any year.
    fn is_some_season(&self) -> bool {
        let season = matches!(
            self.tag.expr.kind,
            ExprKind::Period(Period::Season(_, Year::Unsaid, None))
        );
        let clause = &self.sentence.clauses[self.clause];
        let first = match clause.link {
            Link::About { from, .. } => from,
            _ => clause.first,
        };
        let words = self.words();
        let bare = self.previous(1).is_some_and(|w| w.is("in"));
        season
            && bare
            && words[..=first.min(self.at)]
                .iter()
                .any(|w| w.is_one_of(&["a", "an"]))
    }

    /// "opens Tuesdays and Fridays from 9 to 1": hours, and spans of weekdays, of what is done again and again.
    fn beside_repetition(&self) -> bool {
        let beside = (0..self.words().len()).any(|w| {
            self.sentence.owner[w] == self.clause
                && (self.sentence.repetitions.iter()).any(|set| set.overlaps(self.words()[w].span))
        });
        let text = self.words()[self.at].text;
        beside
            && (self.tag.expr.is_clock_only()
                || self.is_weekday_span()
                || self.tag.expr.bound == Bound::Through
                || text.eq_ignore_ascii_case("the week"))
    }

    /// "is sent from Monday to Thursday", "call Monday to Friday": on which days of every week.
    fn all_week(&self, group: &Group) -> bool {
        let known = matches!(
            group.base,
            "send"
                | "publish"
                | "deliver"
                | "issue"
                | "mail"
                | "appear"
                | "broadcast"
                | "air"
                | "staff"
                | "call"
                | "phone"
                | "ring"
                | "email"
                | "contact"
                | "reach"
                | "answer"
                | "serve"
                | "print"
                | "work"
        );
        let spans = (0..self.words().len()).any(|w| {
            let text = self.words()[w].text.to_ascii_lowercase();
            self.words()[w].tag().is_some()
                && (text.starts_with("monday") || text.starts_with("mon"))
                && [" to ", "-", "–", " through "]
                    .iter()
                    .any(|joint| text.contains(joint))
        });
        known && spans && (self.is_weekday_span() || self.tag.expr.is_clock_only())
    }

    /// Whether the expression goes from one weekday to another and names no date.
    fn is_weekday_span(&self) -> bool {
        let ExprKind::Range(ends) = self.tag.expr.kind else {
            return false;
        };
        let bare = |end: End| matches!(end, End::Date(d) | End::At(d, _) if d.weekday.is_some() && d.day.is_none() && d.month.is_none());
        bare(ends.from) && bare(ends.to)
    }

    /// "is meeting": what is going on or arranged, and no habit.
    fn is_progressive(&self, group: &Group) -> bool {
        let form = self.words()[group.head].verb.map(|v| v.form);
        group.head > group.start && form == Some(Form::Gerund)
    }

    /// "each month", "every day": said beside the expression, it makes a habit of the statement.
    fn says_every(&self) -> bool {
        const STEPS: &[&str] = &[
            "day", "week", "weekday", "weekend", "month", "year", "quarter", "season", "spring",
            "summer", "fall", "autumn", "winter", "morning", "evening", "night", "other", "second",
        ];
        let words = self.words();
        // "The seminar, which meets every other Tuesday, resumes on May 3": said of the seminar, not of the day.
        let own = |w: usize| {
            let owner = self.sentence.owner[w];
            let clause = &self.sentence.clauses[owner];
            let relative =
                matches!(clause.link, Link::About { .. }) && words[clause.first].can(RELATIVE);
            owner == self.clause || !relative
        };
        (1..words.len()).filter(|&w| own(w)).any(|w| {
            let pair = &words[w - 1..=w];
            let step = pair[1].is_one_of(STEPS) || look_up(pair[1].text).is_weekday();
            step && pair[0].is_one_of(&["each", "every"])
        })
    }

    /// Whether the sentence says when an office can be reached, and of no happening.
    pub(super) fn is_telling_of_hours(&self) -> bool {
        self.words().iter().any(|w| {
            w.is_one_of(&[
                "hours",
                "reach",
                "staffed",
                "office",
                "offices",
                "hotline",
                "pickup",
                "trash",
                "recycling",
            ])
        })
    }

    fn office_hours(&self) -> bool {
        let weekdays_only = match self.tag.expr.kind {
            ExprKind::Range(ends) => {
                let bare = |end: End| match end {
                    End::Date(d) | End::At(d, _) => d.month.is_none() && d.day.is_none(),
                    End::Clock(_) => true,
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
            || self.previous(1).is_some_and(|w| w.is("to"))
                && self.previous(2).is_some_and(|w| w.is("welcome"))
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
            && words[group.end..self.at.max(group.end)]
                .iter()
                .all(|w| w.is_one_of(&["already", "still", "only", "now"]))
            && words.get(self.at + 1).is_none_or(|w| {
                w.is_any_mark() || w.can(COORDINATOR) || w.is_one_of(&["here", "there"])
            })
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
