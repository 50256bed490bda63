//! Dates that date no statement: baselines, reporting periods, labels, titles, habits, greetings, credits.
//!
//! To add a reason: a method here and in [`Case::is_nothing`], with a sentence that it catches and one that it must not.

use super::case::Case;
use super::clause::Link;
use super::governor::Governor;
use super::verbs::{Shape, Tense};
use super::words::{Kind as WordKind, Word};
use crate::lexicon::grammar::{ADVERB, BE, COORDINATOR, HAVE, POSSESSIVE, PREPOSITION};
use crate::lexicon::happenings::NounSense;
use crate::timex::expr::{Anchor, Bound, ExprKind, Named, Period};

impl<'t> Case<'_, 't> {
    /// Baselines, reporting periods, labels, habits, greetings: dates that date no statement.
    pub(super) fn is_nothing(&self, governor: Governor) -> bool {
        self.is_title()
            || self.is_hypothesis()
            || self.is_question()
            || self.is_baseline()
            || self.is_reporting_period()
            || self.is_label(governor)
            || self.is_habit(governor)
            || self.is_greeting(governor)
            || self.is_credit()
    }

    /// Within quotation marks around capitals: "The Great Moderation, 1984–2007".
    fn is_title(&self) -> bool {
        let words = self.words();
        let opens = |w: &Word<'_>| matches!(w.kind, WordKind::Mark('“' | '"' | '‘'));
        let closes = |w: &Word<'_>| matches!(w.kind, WordKind::Mark('”' | '"' | '’'));
        let before = words[..self.at].iter().rposition(|w| opens(w) || closes(w));
        let Some(open) = before.filter(|&b| opens(&words[b])) else {
            return false;
        };
        let Some(length) = words[self.at..].iter().position(closes) else {
            return false;
        };
        let inner = &words[open + 1..self.at + length];
        let letters = inner
            .iter()
            .filter(|w| w.kind == WordKind::Word && (w.roles == 0 || w.text.len() > 4));
        let capitals = letters.clone().filter(|w| w.capital).count();
        let count = letters.count();
        let begins = inner
            .first()
            .is_some_and(|w| w.capital || w.tag().is_some() || w.kind == WordKind::Number);
        begins && capitals * 10 >= count * 7
    }

    /// "if the bill passes by Friday".
    fn is_hypothesis(&self) -> bool {
        let clause = &self.sentence.clauses[self.clause];
        clause.link == Link::Under
            && self
                .words()
                .get(clause.first)
                .is_some_and(|w| w.is_one_of(&["if", "unless"]))
    }

    /// "What would you do today?"
    fn is_question(&self) -> bool {
        let today = matches!(
            self.tag.expr.kind,
            ExprKind::Period(Period::Deictic { offset: 0, .. })
        );
        today && self.words().last().is_some_and(|w| w.is_mark('?'))
    }

    /// "than in August", "up from 640 in 2021", "the lowest since 1968".
    fn is_baseline(&self) -> bool {
        let words = self.words();
        let from = self.at.saturating_sub(9);
        let clause = self.sentence.owner[self.at];
        let mut near = (from..self.at)
            .rev()
            .filter(|&w| self.sentence.owner[w] == clause)
            .map(|w| &words[w])
            .take_while(|w| !w.is_mark(';') && !w.is_mark('.'));
        let later_than = words.get(self.at + 1).is_some_and(|w| w.is("than"))
            && ["later", "earlier", "sooner"]
                .iter()
                .any(|w| words[self.at].text.ends_with(w));
        let compared = later_than
            || words[self.at.saturating_sub(3)..self.at]
                .iter()
                .any(|w| w.is("than"));
        let moved = near.clone().any(|w| w.is("from") || w.is("after"))
            && near.clone().any(|w| w.is_one_of(&["up", "down"]))
            && near.clone().any(|w| matches!(w.kind, WordKind::Number));
        let since =
            self.tag.expr.bound == Bound::Since || self.previous(1).is_some_and(|w| w.is("since"));
        let record = since
            && near.any(|w| {
                w.is_one_of(&["first", "most", "best", "worst", "least", "record"])
                    || (w.text.len() > 5
                        && w.text.ends_with("est")
                        && w.verb.is_none()
                        && w.noun.is_none()
                        && !w.capital)
            });
        // "six points more than four years ago" may be one expression.
        let inside = self.words()[self.at].text.contains("than ")
            && self
                .previous(1)
                .is_some_and(|w| w.text.ends_with('s') || w.kind == WordKind::Number);
        let comparison =
            inside || matches!(self.tag.expr.kind, ExprKind::Period(Period::Comparison(_)));
        compared || moved || record || comparison
    }

    /// "retail sales for August": what the figures are about.
    fn is_reporting_period(&self) -> bool {
        let about = self.previous(1).is_some_and(|w| w.is("for")) && self.long_period();
        about
            && self.previous(2).is_some_and(|w| {
                w.kind == WordKind::Word
                    && (w.verb.is_none() || w.noun.is_some() || w.text.ends_with('s'))
                    && !w.is_one_of(&[
                        "set",
                        "planned",
                        "scheduled",
                        "slated",
                        "due",
                        "promised",
                        "expected",
                    ])
            })
    }

    /// "the Act of 1974", "2023 models", "2024 defied predictions".
    fn is_label(&self, governor: Governor) -> bool {
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

    /// "on a Friday", "on the second Tuesday": no day in particular.
    fn is_some_weekday(&self) -> bool {
        let ExprKind::Period(Period::Date(date)) = self.tag.expr.kind else {
            return false;
        };
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

    /// "Dr. Monday", "August Friday", "the trial MONDAY-2": people and things of that name.
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
        self.words()[self.at + 1..]
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

    /// "talks that ran past midnight"
    fn is_past_midnight(&self) -> bool {
        matches!(self.tag.expr.kind, ExprKind::Clock(_))
            && self.previous(1).is_some_and(|w| w.is("past"))
    }

    /// "Rivers usually crest in April", "is open Monday through Friday".
    fn is_habit(&self, governor: Governor) -> bool {
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
            "day",
            "week",
            "weekday",
            "weekend",
            "month",
            "year",
            "quarter",
            "season",
            "spring",
            "summer",
            "fall",
            "autumn",
            "winter",
            "morning",
            "evening",
            "night",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "other",
            "second",
        ];
        self.words()
            .windows(2)
            .any(|pair| pair[0].is_one_of(&["each", "every"]) && pair[1].is_one_of(STEPS))
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
        weekdays_only
            && (posted || open)
            && self.sentence.groups.iter().all(|g| {
                g.tense == Tense::Present
                    || g.tentative
                    || g.base.is_empty()
                    || g.shape != Shape::Finite
                    || g.base == "reach"
            })
    }

    /// "IT'S MONDAY", "Happy Friday", "Good morning, it is Tuesday".
    fn is_greeting(&self, governor: Governor) -> bool {
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

    /// "(The Examiner, 11 May)": the date of something cited.
    fn is_credit(&self) -> bool {
        let owner = self.sentence.owner[self.at];
        if self.sentence.clauses[owner].link != Link::Bracket
            || self.sentence.clauses[owner].verb.is_some()
        {
            return false;
        }
        let others = (0..self.words().len())
            .filter(|&w| self.sentence.owner[w] == owner && self.words()[w].kind == WordKind::Word);
        let others: Vec<usize> = others
            .filter(|&w| !self.words()[w].can(PREPOSITION))
            .collect();
        let bare = others.is_empty() && self.sentence.tags_in_clause(self.clause) == 0;
        let told = self
            .sentence
            .verb(self.clause)
            .is_some_and(|g| g.tense != Tense::Present);
        !(bare && told)
    }
}
