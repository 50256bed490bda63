//! An expression in its sentence, and what the judgements about it ask: its clause, its neighbours, its grain.

use super::clause::Sentence;
use super::verbs::Group;
use super::words::{Kind as WordKind, Word};
use crate::timex::Tag;
use crate::timex::expr::{Anchor, Bound, ExprKind, Named, Near, Period, Unit};

/// An expression in its sentence.
pub(super) struct Case<'s, 't> {
    /// The sentence.
    pub(super) sentence: &'s Sentence<'t>,
    /// The word of the expression.
    pub(super) at: usize,
    /// The expression.
    pub(super) tag: &'s Tag,
    /// The clause that it dates.
    pub(super) clause: usize,
}

impl<'t> Case<'_, 't> {
    pub(super) fn words(&self) -> &[Word<'t>] {
        &self.sentence.words
    }

    pub(super) fn own(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.sentence.words.len()).filter(|&w| self.sentence.owner[w] == self.clause)
    }

    pub(super) fn says(&self, words: &[&str]) -> bool {
        self.own().any(|w| self.sentence.words[w].is_one_of(words))
    }

    pub(super) fn previous(&self, back: usize) -> Option<&Word<'t>> {
        self.at.checked_sub(back).map(|p| &self.sentence.words[p])
    }

    pub(super) fn bare_period(&self) -> bool {
        matches!(
            self.tag.expr.kind,
            ExprKind::Period(
                Period::Year(..)
                    | Period::Decade { .. }
                    | Period::Century(_)
                    | Period::Near(_, Named::Unit(Unit::Year))
                    | Period::Deictic {
                        unit: Unit::Year,
                        ..
                    }
            )
        )
    }

    /// A year or more by its number: "1994", "the 1990s".
    pub(super) fn numbered_period(&self) -> bool {
        matches!(
            self.tag.expr.kind,
            ExprKind::Period(Period::Year(..) | Period::Decade { .. } | Period::Century(_))
        )
    }

    pub(super) fn long_period(&self) -> bool {
        let ExprKind::Period(period) = self.tag.expr.kind else {
            return false;
        };
        match period {
            Period::Date(date) => date.day.is_none() && date.weekday.is_none(),
            Period::Quarter { .. }
            | Period::Half { .. }
            | Period::Season(..)
            | Period::Year(..)
            | Period::Decade { .. }
            | Period::Deictic {
                unit: Unit::Month | Unit::Quarter | Unit::Year,
                ..
            }
            | Period::Century(_)
            | Period::Near(
                _,
                Named::Month(_)
                | Named::Season(_)
                | Named::Unit(Unit::Month | Unit::Quarter | Unit::Year),
            ) => true,
            _ => false,
        }
    }

    /// Whether the expression is the bare name of the issue's own weekday.
    pub(super) fn is_issue_weekday(&self) -> bool {
        let named = super::passage::weekday_of(&self.tag.expr);
        named.is_some() && named == self.sentence.issue_weekday
    }

    pub(super) fn is_since(&self) -> bool {
        self.tag.expr.bound == Bound::Since
            && !self
                .previous(1)
                .is_some_and(|w| w.is_one_of(&["starting", "beginning", "effective"]))
            && !(self.previous(2).is_some_and(|w| w.is("effective")))
            || self.previous(1).is_some_and(|w| w.is("since"))
            || self.ends_since()
    }

    /// "since the spring statement of 26 March"
    fn ends_since(&self) -> bool {
        let led = self.previous(1).is_some_and(|w| w.is_one_of(&["of", "on"]));
        let phrase = (2..=8).filter_map(|back| self.previous(back));
        led && phrase
            .take_while(|w| w.kind == WordKind::Word && (w.verb.is_none() || w.noun.is_some()))
            .any(|w| w.is("since"))
    }

    /// Whether a figure stands between the verb and the date: "rose 0.4 percent".
    pub(super) fn has_number(&self, group: &Group) -> bool {
        self.words()
            .get(group.end..self.at)
            .is_some_and(|between| between.iter().any(|w| w.kind == WordKind::Number))
    }

    /// "last year", "two weeks ago", "yesterday": past whatever the tense.
    pub(super) fn lies_behind(&self) -> bool {
        let period = match self.tag.expr.kind {
            ExprKind::Period(period)
            | ExprKind::At(period, _)
            | ExprKind::PartOfDay(Some(period), _) => period,
            _ => return false,
        };
        match period {
            Period::Near(near, _) => matches!(
                near,
                Near::Last | Near::Past | Near::BeforeLast | Near::Previous
            ),
            Period::Shift { back, from, .. } => back && from == Anchor::Issue,
            Period::Deictic { offset, .. } => offset < 0,
            _ => false,
        }
    }
}

impl Sentence<'_> {
    /// How many expressions a clause owns.
    pub(super) fn tags_in_clause(&self, clause: usize) -> usize {
        (0..self.words.len())
            .filter(|&w| self.owner[w] == clause && self.words[w].tag().is_some())
            .count()
    }
}
