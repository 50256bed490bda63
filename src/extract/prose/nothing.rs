//! Dates that date no statement: baselines, reporting periods, labels, titles, habits, greetings, credits.
//!
//! To add a reason: a method here and in [`Case::is_nothing`], with a sentence that it catches and one that it must not.

use super::case::Case;
use super::clause::Link;
use super::governor::Governor;
use super::verbs::{Shape, Tense};
use super::words::{Kind as WordKind, Word};
use crate::lexicon::grammar::{BE, DO, HAVE, MODAL, PREPOSITION};
use crate::lexicon::happenings::Form;
use crate::timex::expr::{Anchor, Bound, ExprKind, Period};

impl<'t> Case<'_, 't> {
    /// Baselines, reporting periods, labels, habits, greetings: dates that date no statement.
    pub(super) fn is_nothing(&self, governor: Governor) -> bool {
        self.is_title()
            || self.is_dateline()
            || self.is_object(governor)
            || self.is_hypothesis()
            || self.is_question()
            || self.is_baseline()
            || self.is_reporting_period()
            || self.is_label(governor)
            || self.is_habit(governor)
            || self.is_greeting(governor)
            || self.is_credit()
            || self.is_time_taken(governor)
            || self.is_telephone_hour(governor)
            || self.is_some_month()
            || self.is_headless(governor)
            || self.is_errand(governor)
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

    /// "LIMA, March 10 (Agency) — …": where and when a story was filed.
    fn is_dateline(&self) -> bool {
        let words = self.words();
        let before = &words[..self.at];
        let place = before.first().is_some_and(Word::all_caps)
            && before.len() <= 8
            && before.iter().all(|w| {
                w.is_mark(',')
                    || w.kind == WordKind::Word && (w.all_caps() || w.text.ends_with('.'))
            });
        let next = words.get(self.at + 1);
        place && next.is_some_and(|w| matches!(w.kind, WordKind::Mark('(' | '[' | '—' | '–' | '-')))
    }

    /// "may not see Christmas", "loves Halloween": a day or season that something is done to.
    fn is_object(&self, governor: Governor) -> bool {
        let Governor::Verb(group) = governor else {
            return false;
        };
        let group = &self.sentence.groups[group];
        let named = matches!(
            self.tag.expr.kind,
            ExprKind::Period(Period::NamedDay(..) | Period::Season(..))
        );
        // "Thanksgiving notwithstanding"
        let despite = self
            .words()
            .get(self.at + 1)
            .is_some_and(|w| w.is_one_of(&["notwithstanding", "aside"]));
        named && (despite || self.is_reason_of_day())
            || named
                && group.end == self.at
                && matches!(
                    group.base,
                    "see" | "love" | "like" | "hate" | "enjoy" | "miss" | "fear" | "survive"
                )
    }

    /// "is closed on Friday for Veterans Day": the day stands beside it.
    fn is_reason_of_day(&self) -> bool {
        let led = self.previous(1).is_some_and(|w| w.is("for"));
        let own = self.sentence.tags_in_clause(self.clause) > 1;
        let above = match self.sentence.clauses[self.clause].link {
            Link::About { from, to } => (from..to).any(|w| self.words()[w].tag().is_some()),
            _ => false,
        };
        led && (own || above)
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

    /// "Was to be held in Trieste on May 11.": more of something named above.
    fn is_headless(&self, governor: Governor) -> bool {
        let Governor::Verb(group) = governor else {
            return false;
        };
        let group = &self.sentence.groups[group];
        let asks = self.words().last().is_some_and(|w| w.is_mark('?'));
        group.start == 0
            && group.shape == Shape::Finite
            && group.unfulfilled
            && !asks
            && self.words()[0].can(BE)
    }

    /// "Send schedules to desk@example.org by 5 p.m. the day before": what contributors are asked for again and again.
    fn is_errand(&self, governor: Governor) -> bool {
        let Governor::Verb(group) = governor else {
            return false;
        };
        let group = &self.sentence.groups[group];
        // "date 2024-10-31": what a file says of itself.
        if group.base == "date" && group.shape == Shape::Imperative && group.start == 0 {
            return true;
        }
        let relative = self.tag.expr.is_clock_only() || super::passage::counts_days(&self.tag.expr);
        group.shape == Shape::Imperative
            && matches!(group.base, "send" | "email" | "submit" | "write")
            && relative
            && self.words().iter().any(|w| w.text.contains('@'))
    }

    /// "What would you do today?", "Did anyone go to the fair this morning?"
    fn is_question(&self) -> bool {
        let asks = self.words().last().is_some_and(|w| w.is_mark('?'))
            || self.words().iter().rev().take(2).any(|w| w.is_mark('?'));
        let anyone = self
            .words()
            .iter()
            .take(4)
            .any(|w| w.is_one_of(&["anyone", "anybody", "someone", "you"]));
        // "Will the parade go on?", "Who votes on Monday?"
        let open = self.words().iter().find(|w| !w.is_any_mark());
        let begins = open.is_some_and(|w| {
            w.can(MODAL | BE | DO | HAVE)
                || w.is_one_of(&[
                    "who", "what", "when", "where", "why", "how", "which", "whether",
                ])
        });
        // "What the committees do next week": the heading of what follows.
        let heads = open.is_some_and(|w| w.is_one_of(&["what", "who", "where", "how", "why"]))
            && !self.words().last().is_some_and(Word::is_any_mark);
        if heads {
            return true;
        }
        if asks && (anyone || begins && self.clause == self.first_clause()) {
            return true;
        }
        let today = matches!(
            self.tag.expr.kind,
            ExprKind::Period(Period::Deictic { offset: 0, .. })
        );
        today && self.words().last().is_some_and(|w| w.is_mark('?'))
    }

    fn first_clause(&self) -> usize {
        self.sentence.owner.first().copied().unwrap_or(0)
    }

    /// "than in August", "down from 90 in 2019", "the most since 1999".
    fn is_baseline(&self) -> bool {
        let words = self.words();
        let from = self.at.saturating_sub(9);
        let clause = self.sentence.owner[self.at];
        let mut near = (from..self.at)
            .rev()
            .filter(|&w| self.sentence.owner[w] == clause)
            .map(|w| &words[w])
            .take_while(|w| !w.is_mark(';') && !w.is_mark('.'));
        let bounded = words[self.at.saturating_sub(3)..self.at]
            .windows(2)
            .any(|w| w[0].is_one_of(&["later", "earlier", "sooner"]) && w[1].is("than"))
            && words[self.at.saturating_sub(4)..self.at]
                .iter()
                .any(|w| w.is_one_of(&["no", "not"]));
        let later_than = words.get(self.at + 1).is_some_and(|w| w.is("than"))
            && ["later", "earlier", "sooner"]
                .iter()
                .any(|w| words[self.at].text.ends_with(w));
        let compared = later_than
            || !bounded
                && words[self.at.saturating_sub(3)..self.at]
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
        // "two berths more than ten years ago" may be one expression.
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
        let led = self.previous(1).is_some_and(|w| w.is("for"));
        // "Items for next week are due on Friday": what the subject is for.
        let within = self.sentence.verb(self.clause).is_some_and(|g| {
            let dated = (g.end..self.words().len())
                .any(|w| self.sentence.owner[w] == self.clause && self.words()[w].tag().is_some());
            self.at < g.start && self.at > 1 && dated && !self.words()[self.at].possessive
        });
        // "A forum pencilled in for March 3 has been put back": the day that it was set for.
        let set = self.previous(2).is_some_and(|w| {
            let form = w.verb.map(|v| v.form);
            let past = matches!(
                form,
                Some(Form::Participle | Form::PastOrParticiple | Form::Any)
            );
            past && w.noun.is_none() || w.is_one_of(&["in", "down"])
        });
        if led && within && !set {
            return true;
        }
        let about = led && self.long_period() && !set;
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

    /// "(The Examiner, 11 May)": the date of something cited.
    fn is_credit(&self) -> bool {
        let owner = self.sentence.owner[self.at];
        if self.sentence.clauses[owner].link != Link::Bracket
            || self.sentence.clauses[owner].verb.is_some()
        {
            return false;
        }
        // "“Tides and Tolls” (Feb. 12, 2024)": of what is cited.
        let open = (0..self.at).rev().find(|&w| self.words()[w].is_mark('('));
        let cited = open
            .and_then(|w| w.checked_sub(1))
            .is_some_and(|w| matches!(self.words()[w].kind, WordKind::Mark('”' | '"' | '’')));
        if cited && self.tag.expr.has_day() {
            return true;
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

    /// "raised $212,000 in 30 days", "rose 9 percent in a day": with the past the time that it took.
    fn is_time_taken(&self, governor: Governor) -> bool {
        let Governor::Verb(group) = governor else {
            return false;
        };
        let group = &self.sentence.groups[group];
        let ahead = matches!(
            self.tag.expr.kind,
            ExprKind::Period(Period::Shift {
                back: false,
                from: Anchor::Issue,
                ..
            })
        );
        let from_now = self.words()[self.at].text.ends_with("from now")
            || self.words()[self.at].text.ends_with("today");
        // "for the eighth time in five years"
        let counted = self.previous(1).is_some_and(|w| w.is("in"))
            && self
                .previous(2)
                .is_some_and(|w| w.is_one_of(&["time", "times", "first", "second", "third"]));
        if ahead && counted {
            return true;
        }
        ahead
            && !from_now
            && group.shape == Shape::Finite
            && group.tense == Tense::Past
            && !group.unfulfilled
            && !super::happening::is_arranged(group)
    }
}
