//! Dates that only name a thing: labels, names, addresses, no day in particular.

use super::case::Case;
use super::governor::Governor;
use super::words::{Kind as WordKind, Word};
use crate::lexicon::grammar::{ADVERB, BE, HAVE, POSSESSIVE, PREPOSITION};
use crate::lexicon::happenings::NounSense;
use crate::timex::expr::{Anchor, ExprKind, Named, Period};

impl<'t> Case<'_, 't> {
    /// "the Act of 1974", "2023 models", "2024 defied predictions".
    pub(super) fn is_label(&self, governor: Governor) -> bool {
        let words = self.words();
        if let Governor::Noun { head, .. } = governor {
            // "The Friday Group": a name.
            let named = words
                .get(self.at + 1)
                .is_some_and(|w| w.capital && w.kind == WordKind::Word)
                && words[head].capital
                && !words[self.at].possessive
                && words[head].noun.is_none_or(|n| n == NounSense::Publication);
            return named
                || self.is_owned_weekday(head)
                || self.numbered_period() && words[head].is_one_of(&["ballot", "ballots"])
                || self.long_period() && words[head].noun.is_none()
                || self.numbered_period()
                    && words[head].noun.is_none_or(|n| n == NounSense::Publication);
        }
        let next = words.get(self.at + 1);
        if self.is_counted_from_clause()
            || self.is_generic_part()
            || self.is_own_unit()
            || self.is_person_or_mark()
            || self.is_some_weekday()
            || self.is_address()
            || self.is_past_midnight()
            || self.is_behind_ago()
            || self.is_bare_subject()
            || self.is_weekday_of_noun()
            || self.is_quarter_of_noun()
        {
            return true;
        }
        let led = self.previous(1).is_some_and(|w| {
            w.can(PREPOSITION) || w.is_one_of(&["was", "were", "is", "the", "as"])
        });
        if self.numbered_period() {
            let named = self.previous(1).is_some_and(|w| w.is("of"))
                && self
                    .previous(2)
                    .is_some_and(|w| w.capital && w.kind == WordKind::Word);
            let led_noun = self
                .previous(1)
                .is_some_and(|w| w.is_one_of(&["of", "with", "a", "the"]));
            let subject =
                !led && next.is_some_and(|w| {
                    w.can(BE | HAVE) || w.can(ADVERB) || w.verb.is_some() && w.noun.is_none()
                }) && self.sentence.clauses[self.clause].first + 1 >= self.at;
            let before_noun = subject
                || (!led || led_noun)
                    && next.is_some_and(|w| {
                        w.kind == WordKind::Word
                            && w.roles == 0
                            && (w.verb.is_none() || w.noun.is_some())
                    });
            let after_capital = !led
                && self
                    .previous(1)
                    .is_some_and(|w| w.capital && w.roles == 0 && w.kind == WordKind::Word);
            let marked = !led
                && self
                    .previous(1)
                    .is_some_and(|w| w.verb.is_some() && w.roles == 0);
            return marked || named || before_noun || after_capital;
        }
        false
    }

    /// "its Tuesday shuttle": a weekday that tells which of somebody's things is meant.
    fn is_owned_weekday(&self, head: usize) -> bool {
        let words = self.words();
        super::passage::is_weekday(&self.tag.expr)
            && !words[self.at].possessive
            && words[head].noun.is_none()
            && self.previous(1).is_some_and(|w| w.can(POSSESSIVE))
    }

    /// ", Monday routes first": a weekday that begins a noun phrase behind a comma.
    fn is_weekday_of_noun(&self) -> bool {
        super::passage::is_weekday(&self.tag.expr)
            && !self.words()[self.at].possessive
            && self.previous(1).is_some_and(|w| w.is_mark(','))
            && self.words().get(self.at + 1).is_some_and(|w| {
                w.kind == WordKind::Word
                    && w.roles == 0
                    && w.verb.is_none()
                    && w.noun.is_none()
                    && !w.capital
                    && !w.possessive
                    && w.text.ends_with('s')
            })
    }

    /// "reports third-quarter earnings": what the figures are about.
    fn is_quarter_of_noun(&self) -> bool {
        let quarter = matches!(
            self.tag.expr.kind,
            ExprKind::Period(Period::Quarter { .. } | Period::Half { .. })
        );
        quarter
            && !self.previous(1).is_some_and(|w| w.can(PREPOSITION))
            && self.words().get(self.at + 1).is_some_and(|w| {
                w.kind == WordKind::Word && w.roles == 0 && !w.capital && w.noun.is_none()
            })
    }

    /// "on a Friday", "on the second Tuesday", "his Tuesday", "a good Tuesday": no day in particular.
    fn is_some_weekday(&self) -> bool {
        let ExprKind::Period(Period::Date(date)) = self.tag.expr.kind else {
            return false;
        };
        let owned = self
            .previous(1)
            .is_some_and(|w| w.is_one_of(&["my", "your", "his", "her", "our", "their"]));
        let described = self
            .previous(1)
            .is_some_and(|w| w.kind == WordKind::Word && w.roles == 0 && !w.capital)
            && self.previous(2).is_some_and(|w| w.is_one_of(&["a", "an"]));
        if super::passage::is_weekday(&self.tag.expr)
            && (owned || described)
            && !self.words()[self.at].possessive
        {
            return true;
        }
        date.weekday.is_some()
            && date.day.is_none()
            && self.previous(1).is_some_and(|w| {
                w.is_one_of(&[
                    "a", "an", "any", "one", "second", "third", "fourth", "fifth", "some", "every",
                    "each",
                ]) || w.is("first") && self.previous(2).is_some_and(|p| p.is("the"))
            })
    }

    /// "two days after the report came out", "on this day in 1956".
    fn is_counted_from_clause(&self) -> bool {
        let next = self.words().get(self.at + 1);
        let shift = matches!(
            self.tag.expr.kind,
            ExprKind::Period(Period::Shift {
                from: Anchor::LastNamed,
                ..
            })
        );
        let between = matches!(self.tag.expr.kind, ExprKind::Period(Period::Shift { from: Anchor::LastNamed, amount, .. }) if amount.high.is_some());
        let counted =
            between || shift && next.is_some_and(|w| w.is_one_of(&["after", "before", "since"]));
        let this_day = self.words()[self.at].is("this day") && next.is_some_and(|w| w.is("in"));
        counted || this_day
    }

    /// "in the morning", "by night": no day in particular.
    fn is_generic_part(&self) -> bool {
        let text = self.words()[self.at].text;
        [
            "morning",
            "evening",
            "afternoon",
            "night",
            "the morning",
            "the evening",
            "the afternoon",
            "the night",
        ]
        .iter()
        .any(|part| text.eq_ignore_ascii_case(part))
            && self
                .sentence
                .words
                .iter()
                .filter(|w| w.tag().is_some())
                .count()
                == 1
    }

    /// "in their last hour", "her first year": counted from something of their own.
    fn is_own_unit(&self) -> bool {
        let unit = matches!(
            self.tag.expr.kind,
            ExprKind::Period(Period::Near(_, Named::Unit(_)))
        );
        (unit || self.long_period() && !self.words()[self.at].possessive)
            && self.previous(1).is_some_and(|w| w.can(POSSESSIVE))
    }

    /// "Dr. Monday", "August Friday", "the trial MONDAY-2": people and things of that name; not "at 7:30 PM".
    fn is_person_or_mark(&self) -> bool {
        let words = self.words();
        let this = &words[self.at];
        let titled = self.previous(1).is_some_and(|w| {
            w.is_one_of(&[
                "dr.",
                "mr.",
                "mrs.",
                "ms.",
                "prof.",
                "judge",
                "agent",
                "detective",
                "saint",
            ]) || w.capital && w.is_one_of(&["april", "august", "may", "june"])
        });
        let shouted = this.all_caps()
            && this.text.len() > 3
            && !self.tag.expr.has_clock()
            && words.iter().any(|w| {
                w.kind == WordKind::Word
                    && w.text.len() > 3
                    && w.text.chars().all(char::is_lowercase)
            });
        let glued = words.get(self.at + 1).is_some_and(|w| {
            w.span.start == this.span.end
                && matches!(w.kind, WordKind::Mark('-') | WordKind::Number)
        });
        titled || shouted || glued
    }

    /// "21 May Street"
    fn is_address(&self) -> bool {
        let range = matches!(self.tag.expr.kind, ExprKind::Range(_));
        !range && is_before_street(self.words(), self.at)
    }

    /// "It was 40 years ago this week", "ten years ago on Saturday": the second half of one expression.
    fn is_behind_ago(&self) -> bool {
        let words = self.words();
        let led = usize::from(self.previous(1).is_some_and(|w| w.is_one_of(&["on", "in"])));
        self.at.checked_sub(1 + led).is_some_and(|w| {
            let text = words[w].text;
            words[w].tag().is_some() && text.ends_with("years ago")
        })
    }

    /// "February is the shortest month": a month that is talked about.
    fn is_bare_subject(&self) -> bool {
        let month = self.long_period() && !self.words()[self.at].text.contains(' ');
        let next = self.words().get(self.at + 1);
        month
            && self.sentence.clauses[self.clause].first + 1 >= self.at
            && !self.previous(1).is_some_and(|w| w.can(PREPOSITION))
            && next.is_some_and(|w| w.can(BE))
    }

    /// "talks that ran past midnight"
    fn is_past_midnight(&self) -> bool {
        matches!(self.tag.expr.kind, ExprKind::Clock(_))
            && self.previous(1).is_some_and(|w| w.is("past"))
    }

    /// "a rare August session", "a March primary": no month in particular.
    pub(super) fn is_some_month(&self) -> bool {
        let month = self.long_period()
            && !self.bare_period()
            && !self.words()[self.at].text.contains(' ')
            && !self.words()[self.at].possessive;
        let noun = self
            .words()
            .get(self.at + 1)
            .is_some_and(|w| w.kind == WordKind::Word && w.roles == 0 && w.noun.is_some());
        // "in another June, four years before": of a year that the expression does not tell.
        let kind = self.previous(1).is_some_and(|w| w.is("of"))
            && self
                .previous(2)
                .is_some_and(|w| w.is_one_of(&["kind", "kinds", "sort", "sorts"]));
        if month && (kind || self.previous(1).is_some_and(|w| w.is("another"))) {
            return true;
        }
        let mut back = (1..=3).map_while(|back| self.previous(back));
        month
            && noun
            && back
                .find(|w| w.roles != 0 || w.kind != WordKind::Word)
                .is_some_and(|w| w.is_one_of(&["a", "an"]))
    }
}

/// Whether names behind the expression at `at` are those of a street: "moved on May 1 to 14 Quay Street".
pub(super) fn is_before_street(words: &[Word<'_>], at: usize) -> bool {
    words[at + 1..]
        .iter()
        .take(3)
        .take_while(|w| w.capital)
        .any(|w| {
            w.is_one_of(&[
                "street",
                "avenue",
                "road",
                "lane",
                "drive",
                "boulevard",
                "square",
                "place",
            ])
        })
}
