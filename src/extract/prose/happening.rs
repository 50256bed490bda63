//! Event, fact or nothing: what the words around a time expression make of it.

use super::clause::{Link, Sentence};
use super::governor::{self, Governor};
use super::verbs::{Group, Shape, Tense};
use super::words::{Kind as WordKind, Word};
use crate::extract::{Category, Kind, Status};
use crate::lexicon::grammar::{ADVERB, BE, COORDINATOR, DET, HAVE, PREPOSITION};
use crate::lexicon::happenings::{NounSense, VerbSense};
use crate::resolve::{Doubt, Doubts};
use crate::sentence::Direction;
use crate::timex::Tag;
use crate::timex::expr::{Anchor, Bound, ExprKind, Named, Near, Period, Unit};

/// What a dated statement is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Happening {
    /// The clause that says it.
    pub(super) clause: usize,
    /// What the expression dates.
    pub(super) governor: Governor,
    /// Event or fact.
    pub(super) kind: Kind,
    /// What sort of event.
    pub(super) category: Option<Category>,
    /// Whether it takes place.
    pub(super) status: Status,
    /// Which way it looks.
    pub(super) direction: Direction,
    /// What is unsure about it.
    pub(super) doubts: Doubts,
}

/// Judges what the expression at word `at` dates; nothing where it is no statement.
pub(super) fn judge(sentence: &Sentence<'_>, at: usize, tag: &Tag) -> Option<Happening> {
    let (clause, governor) = governor::of(sentence, at);
    let case = Case {
        sentence,
        at,
        tag,
        clause,
    };
    if case.is_nothing(governor) {
        return None;
    }
    let mut happening = Happening {
        clause,
        governor,
        kind: Kind::Fact,
        category: None,
        status: Status::Confirmed,
        direction: Direction::Open,
        doubts: Doubts::NONE,
    };
    match governor {
        Governor::Verb(group) => case.verb(&sentence.groups[group], &mut happening),
        Governor::Noun { head, .. } => case.noun(head, &mut happening),
        Governor::Clause => case.fragment(&mut happening)?,
    }
    case.call_off(&mut happening);
    Some(happening)
}

struct Case<'s, 't> {
    sentence: &'s Sentence<'t>,
    at: usize,
    tag: &'s Tag,
    clause: usize,
}

/// Verbs of which a plain past makes an event only with the noun of one: "held a hearing", not "held the post".
fn needs_noun(base: &str) -> bool {
    matches!(
        base,
        "hold"
            | "give"
            | "have"
            | "take"
            | "attend"
            | "join"
            | "lead"
            | "chair"
            | "begin"
            | "start"
            | "open"
            | "close"
            | "end"
            | "conclude"
            | "finish"
            | "resume"
            | "wrap"
            | "adjourn"
            | "commence"
            | "be"
            | "run"
            | "happen"
            | "occur"
            | "last"
            | "do"
            | "draw"
            | "postpone"
            | "play"
            | "mark"
            | "serve"
            | "sit"
            | "march"
            | "race"
            | "compete"
            | "reopen"
            | "launch"
            | "kick"
    )
}

/// What of a list of verbs counts as an audience being spoken to by arrangement.
fn is_address(base: &str) -> bool {
    matches!(
        base,
        "testify" | "brief" | "lecture" | "keynote" | "address" | "preach" | "perform" | "moderate"
    )
}

/// Subjects whose opening or closing is a term for others: nominations, applications, polls.
const TERMS: &[&str] = &[
    "applications",
    "application",
    "nominations",
    "nomination",
    "submissions",
    "submission",
    "registration",
    "enrollment",
    "polls",
    "filing",
    "bids",
    "comments",
    "entries",
    "comment",
    "papers",
    "proposals",
    "abstracts",
    "claims",
    "deadline",
    "contract",
    "window",
    "letters",
    "voting",
];

impl<'t> Case<'_, 't> {
    fn words(&self) -> &[Word<'t>] {
        &self.sentence.words
    }

    fn own(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.sentence.words.len()).filter(|&w| self.sentence.owner[w] == self.clause)
    }

    fn says(&self, words: &[&str]) -> bool {
        self.own().any(|w| self.sentence.words[w].is_one_of(words))
    }

    fn previous(&self, back: usize) -> Option<&Word<'t>> {
        self.at.checked_sub(back).map(|p| &self.sentence.words[p])
    }

    fn bare_period(&self) -> bool {
        matches!(
            self.tag.expr.kind,
            ExprKind::Period(Period::Year(..) | Period::Decade { .. } | Period::Century(_))
        )
    }

    fn long_period(&self) -> bool {
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

    /// Baselines, reporting periods, labels, habits, greetings: dates that date no statement.
    fn is_nothing(&self, governor: Governor) -> bool {
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
        let mut near = words[from..self.at]
            .iter()
            .rev()
            .take_while(|w| !w.is_mark(';') && !w.is_mark('.'));
        let later_than = words.get(self.at + 1).is_some_and(|w| w.is("than"));
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
                || self.bare_period() && words[head].noun.is_none();
        }
        let next = words.get(self.at + 1);
        if self.is_some_weekday() || self.is_address() || self.is_past_midnight() {
            return true;
        }
        let led = self.previous(1).is_some_and(|w| {
            w.can(PREPOSITION) || w.is_one_of(&["was", "were", "is", "the", "as"])
        });
        if self.bare_period() {
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
            return named || before_noun || after_capital;
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
            "every",
            "each",
        ]) && group.tense == Tense::Present;
        usual || self.office_hours()
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
        weekdays_only
            && self.words().iter().any(|w| {
                w.is_one_of(&[
                    "hours", "reach", "call", "open", "staffed", "weekdays", "daily",
                ])
            })
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

    fn verb(&self, group: &Group, happening: &mut Happening) {
        let subject = self.sentence.subject(self.clause);
        let noun = self.noun_of(group, &subject);
        happening.direction = self.direction(group);
        let deadline = self.is_deadline(group, &subject);
        happening.category = category(group, noun, deadline);
        happening.kind = if self.is_event(group, noun, deadline) {
            Kind::Event
        } else {
            Kind::Fact
        };
        self.mood(group, happening);
    }

    /// Whether somebody said it in the past: "said that he would be tried" is no condition.
    fn is_reported(&self) -> bool {
        let mut clause = self.clause;
        while self.sentence.clauses[clause].link == Link::Shared {
            let Some(parent) = self.sentence.clauses[clause].parent else {
                break;
            };
            clause = parent;
        }
        self.sentence.clauses[clause].link == Link::Said
    }

    /// The happening that the clause names: the subject's noun, or one between verb and date.
    fn noun_of(&self, group: &Group, subject: &[usize]) -> Option<NounSense> {
        let words = self.words();
        let object_end = if self.at > group.end {
            self.at
        } else {
            words.len()
        };
        let mut object = None;
        for w in group.end..object_end {
            let word = &words[w];
            if self.sentence.owner[w] != self.clause {
                continue;
            }
            if word.can(PREPOSITION)
                && w > group.end
                && !word.is_one_of(&["in", "at", "to", "for", "with", "of"])
            {
                break;
            }
            if word.noun.is_some() {
                object = word.noun;
            }
        }
        let head_of_subject = subject
            .iter()
            .copied()
            .take_while(|&w| {
                !words[w].is_mark(',')
                    && !(words[w].can(PREPOSITION) && words[w].kind == WordKind::Word)
            })
            .collect::<Vec<_>>();
        let subject_noun = governor::noun_in(words, head_of_subject.into_iter());
        match group.base {
            "be" | "take" | "begin" | "start" | "open" | "close" | "end" | "resume"
            | "conclude" | "fall" | "run" | "continue" | "wrap" | "last" | "happen" | "occur" => {
                subject_noun.or(object)
            }
            _ if group.passive => subject_noun.or(object),
            _ => object.or(subject_noun),
        }
    }

    fn is_deadline(&self, group: &Group, subject: &[usize]) -> bool {
        let words = self.words();
        let by = self.tag.expr.bound == Bound::By || self.previous(1).is_some_and(|w| w.is("by"));
        let until = self.tag.expr.bound == Bound::Through
            || self
                .previous(1)
                .is_some_and(|w| w.is_one_of(&["until", "till"]));
        let term = subject.iter().any(|&w| words[w].is_one_of(TERMS));
        let arrives = group.base == "due"
            && words.get(group.end).is_some_and(|w| {
                w.is_one_of(&["in", "at", "back", "home", "to", "for"])
                    && words.get(group.end + 1).is_none_or(|n| n.tag().is_none())
            });
        group.sense == VerbSense::Expire && !arrives
            || by
                && (group.shape == Shape::Imperative
                    || group.tense == Tense::Future && !group.expected && !group.conditional
                    || group.base == "need"
                    || group.shape == Shape::Participle)
            || until && (group.base == "have" || group.tentative && term || term)
            || term && matches!(group.base, "close" | "end" | "open")
            || group.base == "close" && words.get(group.end).is_some_and(|w| w.is("to"))
            || self.says(&["deadline"])
    }

    fn is_event(&self, group: &Group, noun: Option<NounSense>, deadline: bool) -> bool {
        let planned =
            noun.is_some_and(|n| !matches!(n, NounSense::Unplanned | NounSense::Publication));
        if self.is_since() && group.tense != Tense::Future {
            return false;
        }
        let gerund = group.shape == Shape::Gerund
            && self
                .sentence
                .verb(self.clause)
                .is_some_and(|g| g.tense == Tense::Past);
        if group.shape == Shape::Participle
            || gerund
            || self.lies_behind()
            || group.tense == Tense::Past && group.shape != Shape::Infinitive
        {
            return self.past_event(group, planned, deadline);
        }
        if group.negated {
            return false;
        }
        match group.sense {
            VerbSense::Think => group.base == "see" && group.tense == Tense::Future,
            VerbSense::Say => group.tense == Tense::Future && !self.long_period(),
            VerbSense::Change => {
                deadline || planned || matches!(group.base, "rise") && !self.has_number(group)
            }
            _ if deadline => true,
            _ if self.bare_period() => {
                planned || !matches!(group.sense, VerbSense::Plain | VerbSense::Strike)
            }
            _ if matches!(
                group.base,
                "have" | "know" | "include" | "contain" | "see" | "seem" | "look" | "need"
            ) =>
            {
                deadline || planned && group.base == "have"
            }
            _ => true,
        }
    }

    fn is_since(&self) -> bool {
        self.tag.expr.bound == Bound::Since
            && !self
                .previous(1)
                .is_some_and(|w| w.is_one_of(&["starting", "beginning"]))
            || self.previous(1).is_some_and(|w| w.is("since"))
    }

    /// Whether a figure stands between the verb and the date: "rose 0.4 percent".
    fn has_number(&self, group: &Group) -> bool {
        self.words()
            .get(group.end..self.at)
            .is_some_and(|between| between.iter().any(|w| w.kind == WordKind::Number))
    }

    /// "last year", "two weeks ago", "yesterday": past whatever the tense.
    fn lies_behind(&self) -> bool {
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

    fn past_event(&self, group: &Group, planned: bool, deadline: bool) -> bool {
        if group.shape == Shape::Participle || group.passive {
            if is_arranged(group) {
                return true;
            }
            if deadline && group.shape == Shape::Participle && group.sense != VerbSense::Expire {
                return false;
            }
        }
        if group.unfulfilled {
            return true;
        }
        let until = self.tag.expr.bound == Bound::Through;
        if until && !deadline
            || self.bare_period() && (group.shape == Shape::Participle || !planned)
        {
            return false;
        }
        match group.sense {
            VerbSense::Meet | VerbSense::Visit | VerbSense::Vote | VerbSense::Elect => {
                group.base != "tour" || planned || !group.perfect
            }
            VerbSense::Hear => {
                group.base == "hear"
                    && self.says(&[
                        "witness",
                        "witnesses",
                        "testimony",
                        "arguments",
                        "evidence",
                        "case",
                        "from",
                    ])
                    || group.base == "grill"
            }
            VerbSense::Speak => {
                is_address(group.base)
                    || planned && group.base != "discuss" && group.base != "address"
            }
            VerbSense::Hold => {
                planned
                    || matches!(
                        group.base,
                        "host" | "celebrate" | "inaugurate" | "welcome" | "receive"
                    ) && group.shape == Shape::Finite
            }
            VerbSense::Move => planned && self.says(&["for"]) || self.purpose(group),
            VerbSense::Cancel | VerbSense::Postpone => false,
            VerbSense::Expire => deadline && group.shape == Shape::Finite,
            _ if deadline && matches!(group.base, "close" | "end") => true,
            _ if group.base == "give" => self.says(&[
                "evidence",
                "testimony",
                "speech",
                "lecture",
                "talk",
                "address",
            ]),
            _ => planned && needs_noun(group.base) && !group.negated && group.base != "mark",
        }
    }

    /// "left for Brussels to brief ministers", "flew to Oslo to meet the king".
    fn purpose(&self, group: &Group) -> bool {
        self.sentence.groups.iter().any(|g| {
            g.shape == Shape::Infinitive
                && g.start > group.end
                && self.sentence.owner[g.head] == self.clause
                && matches!(
                    g.sense,
                    VerbSense::Meet | VerbSense::Speak | VerbSense::Visit
                )
        })
    }

    fn direction(&self, group: &Group) -> Direction {
        let lead = self.previous(1);
        if self.tag.expr.bound == Bound::Since || lead.is_some_and(|w| w.is("since")) {
            return Direction::Past;
        }
        match group.shape {
            Shape::Participle => {
                let arranged = is_arranged(group) || matches!(group.base, "postpone" | "cancel");
                if arranged {
                    self.around(group)
                } else {
                    Direction::Past
                }
            }
            Shape::Infinitive | Shape::Imperative => Direction::Future,
            Shape::Gerund => self.around(group),
            Shape::Finite
                if group.sense == VerbSense::Say
                    && group.tense == Tense::Present
                    && self.long_period() =>
            {
                Direction::Future
            }
            Shape::Finite => match group.tense {
                Tense::Future => Direction::Future,
                Tense::Past if group.unfulfilled => Direction::Open,
                Tense::Past
                    if matches!(group.sense, VerbSense::Postpone | VerbSense::Plan)
                        && lead.is_some_and(|w| w.is_one_of(&["until", "to", "for", "till"])) =>
                {
                    Direction::Future
                }
                Tense::Past
                    if self.tag.expr.bound == Bound::Through
                        && group.sense == VerbSense::Postpone =>
                {
                    Direction::Future
                }
                Tense::Past => Direction::Past,
                Tense::Present if group.sense == VerbSense::Say => Direction::Past,
                Tense::Present => Direction::Future,
            },
        }
    }

    /// The direction of the finite verb around a participle or gerund.
    fn around(&self, group: &Group) -> Direction {
        let mut clause = Some(self.clause);
        while let Some(c) = clause {
            if let Some(verb) = self.sentence.verb(c).filter(|v| v.start != group.start) {
                return match verb.tense {
                    Tense::Past
                        if matches!(verb.sense, VerbSense::Cancel | VerbSense::Postpone)
                            || matches!(group.sense, VerbSense::Plan) =>
                    {
                        Direction::Future
                    }
                    Tense::Past => Direction::Past,
                    _ => Direction::Future,
                };
            }
            clause = self.sentence.clauses[c].parent;
        }
        if matches!(group.sense, VerbSense::Plan) {
            Direction::Future
        } else {
            Direction::Open
        }
    }

    /// Tentative, conditional, denied.
    fn mood(&self, group: &Group, happening: &mut Happening) {
        let forward = happening.direction == Direction::Future;
        let bound = self.tag.expr.bound == Bound::NotBefore;
        let hedged = forward
            && self.says(&[
                "probably",
                "possibly",
                "perhaps",
                "maybe",
                "likely",
                "tentatively",
                "potentially",
                "hopefully",
                "reportedly",
            ]);
        let condition = forward
            && self.sentence.clauses.iter().any(|c| {
                c.link == Link::Under
                    && (c.parent == Some(self.clause)
                        || self.sentence.clauses[self.clause]
                            .parent
                            .is_some_and(|p| self.sentence.clauses[p].first == c.first))
                    && self.sentence.words[c.first].is("if")
            });
        let thought = group.sense == VerbSense::Think && group.base != "see" && forward;
        let conditional = group.conditional && !self.is_reported();
        if forward && (group.tentative || conditional) || bound || hedged || thought {
            happening.status = Status::Tentative;
            happening.doubts.add(Doubt::Tentative);
        }
        if condition || forward && conditional {
            happening.doubts.add(Doubt::Conditional);
        }
        let nobody = self
            .sentence
            .subject(self.clause)
            .iter()
            .any(|&w| self.words()[w].is_one_of(&["no", "neither", "nobody", "none", "few"]));
        if (group.negated || nobody) && happening.kind == Kind::Event || group.negated && forward {
            happening.kind = Kind::Fact;
            happening.status = Status::Confirmed;
            happening.doubts.add(Doubt::Denied);
        }
    }

    fn noun(&self, head: usize, happening: &mut Happening) {
        let sense = self.words()[head].noun;
        let words = self.words();
        let around = self.sentence.verb(self.clause);
        let lead = self.lead_before_phrase();
        let ahead = lead.is_some_and(|at| {
            words[at].is_one_of(&["before", "ahead", "until", "for"])
                || words[at].is("of") && at > 0 && words[at - 1].is("ahead")
        });
        let since = lead.is_some_and(|at| {
            words[at].is_one_of(&["since", "after", "following"])
                || words[at].is("of") && at > 0 && words[at - 1].is_one_of(&["wake", "aftermath"])
        }) || self.told_as_past(head);
        let past = around.is_none_or(|g| g.tense == Tense::Past || g.perfect);
        happening.direction = match sense {
            Some(NounSense::Unplanned) => Direction::Past,
            _ if since => Direction::Past,
            None | Some(NounSense::Publication) if past => Direction::Past,
            _ if past && !ahead => Direction::Past,
            _ if past => Direction::Open,
            _ => match around.map(|g| g.tense) {
                Some(Tense::Future) => Direction::Future,
                _ if ahead => Direction::Future,
                _ => Direction::Open,
            },
        };
        happening.kind = match sense {
            Some(NounSense::Unplanned | NounSense::Publication) => Kind::Fact,
            Some(_) if self.bare_period() => Kind::Fact,
            Some(_) => Kind::Event,
            None => Kind::Fact,
        };
        happening.category = sense.and_then(noun_category);
        if ahead && around.is_some_and(|g| g.tentative) {
            happening.status = Status::Tentative;
            happening.doubts.add(Doubt::Tentative);
        }
        let denied = around.is_some_and(|g| g.negated);
        if denied && ahead {
            happening.kind = Kind::Fact;
            happening.doubts.add(Doubt::Denied);
        }
    }

    /// Whether a clause right behind the noun tells it as past: "the election, which the party lost".
    fn told_as_past(&self, head: usize) -> bool {
        self.sentence.clauses.iter().any(|c| match c.link {
            Link::About { from, to } => {
                (from <= head && head < to || from > head && from < head + 6)
                    && c.verb
                        .is_some_and(|g| self.sentence.groups[g].tense == Tense::Past)
            }
            _ => false,
        })
    }

    /// The word before a dated noun phrase: "before Thursday's meeting".
    fn lead_before_phrase(&self) -> Option<usize> {
        (0..self.at).rev().find(|&at| {
            let word = &self.words()[at];
            !(word.can(DET)
                || word.possessive
                || (word.capital && word.roles == 0 && at + 4 > self.at))
        })
    }

    /// A clause without a verb: "In 1989, and against my will.", "Rally on 11/17."
    fn fragment(&self, happening: &mut Happening) -> Option<()> {
        let clause = &self.sentence.clauses[self.clause];
        if clause.link == Link::Lead {
            return None;
        }
        let others = self
            .own()
            .filter(|&w| {
                self.words()[w].kind == WordKind::Word
                    && !self.words()[w].can(PREPOSITION | ADVERB | DET | COORDINATOR | BE)
            })
            .count();
        let noun = self.own().rev().find_map(|w| self.words()[w].noun);
        let ends = self
            .words()
            .last()
            .is_some_and(|w| matches!(w.kind, WordKind::Mark('.' | '!' | '?' | '”')));
        if others == 0 || !ends {
            return None;
        }
        if let Some(noun) =
            noun.filter(|n| !matches!(n, NounSense::Unplanned | NounSense::Publication))
        {
            happening.kind = Kind::Event;
            happening.category = noun_category(noun);
        }
        happening.doubts.add(Doubt::KindUnclear);
        Some(())
    }

    /// Cancelled and postponed: said by the main verb of a happening that is dated beside it, or of the noun dated.
    fn call_off(&self, happening: &mut Happening) {
        let Some(off) = self.calling_off(happening) else {
            if let Governor::Verb(group) = happening.governor {
                let group = &self.sentence.groups[group];
                if group.unfulfilled && happening.kind == Kind::Event {
                    happening.status = Status::Cancelled;
                    happening.direction = Direction::Open;
                }
            }
            return;
        };
        let (status, same) = off;
        if same {
            // The expression stands in the clause of the calling off itself.
            let to = self.tag.expr.bound == Bound::Through
                || self
                    .previous(1)
                    .is_some_and(|w| w.is_one_of(&["until", "till", "to"]));
            match happening.governor {
                Governor::Verb(_) if status == Status::Postponed && to => {
                    happening.kind = Kind::Event;
                    happening.direction = Direction::Future;
                    return;
                }
                Governor::Noun { .. } => {}
                Governor::Verb(_) if self.previous(1).is_some_and(|w| w.is("from")) => {
                    happening.direction = Direction::Open;
                }
                _ => return,
            }
        }
        happening.kind = Kind::Event;
        happening.status = status;
        happening.doubts.remove(Doubt::Tentative);
        happening.direction = if happening.direction == Direction::Past {
            Direction::Open
        } else {
            happening.direction
        };
    }

    /// The status that a verb of calling off gives, and whether it is the very verb of the clause.
    fn calling_off(&self, happening: &Happening) -> Option<(Status, bool)> {
        let sentence = self.sentence;
        let governing = match happening.governor {
            Governor::Verb(group) => Some(group),
            _ => None,
        };
        let status_of = |group: &Group| -> Option<Status> {
            let next = sentence.words.get(group.end);
            match group.sense {
                VerbSense::Cancel => Some(Status::Cancelled),
                VerbSense::Postpone => Some(Status::Postponed),
                _ if group.base == "call" && next.is_some_and(|w| w.is("off")) => {
                    Some(Status::Cancelled)
                }
                _ if group.base == "put" && next.is_some_and(|w| w.is("off")) => {
                    Some(Status::Postponed)
                }
                _ if group.base == "push" && next.is_some_and(|w| w.is("back")) => {
                    Some(Status::Postponed)
                }
                _ if group.base == "move" && group.passive => Some(Status::Postponed),
                _ => None,
            }
        };
        if let Some(group) = sentence.clauses[self.clause].verb {
            if let Some(status) = status_of(&sentence.groups[group]) {
                let same = governing.is_none_or(|g| g == group);
                return Some((status, same));
            }
        }
        // "The gala, planned for Dec. 3, has been cancelled": the parent says it of the same subject.
        let clause = &sentence.clauses[self.clause];
        let planned = governing.is_some_and(|g| {
            let g = &sentence.groups[g];
            is_arranged(g) || g.unfulfilled || g.base == "due" || g.tense == Tense::Future
        });
        if let (Link::About { .. }, Some(parent), true) = (clause.link, clause.parent, planned) {
            if let Some(status) = sentence.verb(parent).and_then(status_of) {
                return Some((status, false));
            }
        }
        // "was to take place in May and was called off": the next clause says it of the shared subject.
        sentence
            .clauses
            .iter()
            .filter(|c| c.link == Link::Shared && c.parent == Some(self.clause) && planned)
            .find_map(|c| c.verb.map(|g| &sentence.groups[g]).and_then(status_of))
            .map(|status| (status, false))
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

/// Planned, scheduled, set, due: what is dated lies ahead of the words.
fn is_arranged(group: &Group) -> bool {
    matches!(group.sense, VerbSense::Plan)
        || matches!(
            group.base,
            "due" | "expect" | "set" | "schedule" | "slate" | "plan" | "promise"
        )
}

fn category(group: &Group, noun: Option<NounSense>, deadline: bool) -> Option<Category> {
    if deadline {
        return Some(Category::Deadline);
    }
    match group.sense {
        VerbSense::Meet => Some(Category::Meeting),
        VerbSense::Hold
            if noun.is_none() && matches!(group.base, "host" | "receive" | "welcome" | "greet") =>
        {
            Some(Category::Meeting)
        }
        VerbSense::Think if group.base == "see" => Some(Category::Meeting),
        VerbSense::Expire if group.base == "due" => Some(Category::Visit),
        VerbSense::Visit => Some(Category::Visit),
        VerbSense::Move if matches!(group.base, "arrive" | "depart" | "leave" | "head") => {
            noun.and_then(noun_category).or(Some(Category::Visit))
        }
        VerbSense::Vote => Some(Category::Vote),
        VerbSense::Elect => Some(Category::Election),
        VerbSense::Hear => Some(Category::Hearing),
        VerbSense::Speak => Some(Category::Talk),
        VerbSense::Publish => Some(Category::Publication),
        _ => noun.and_then(noun_category),
    }
}

fn noun_category(noun: NounSense) -> Option<Category> {
    match noun {
        NounSense::Meeting => Some(Category::Meeting),
        NounSense::Talk => Some(Category::Talk),
        NounSense::Hearing => Some(Category::Hearing),
        NounSense::Visit => Some(Category::Visit),
        NounSense::Vote => Some(Category::Vote),
        NounSense::Election => Some(Category::Election),
        NounSense::Deadline => Some(Category::Deadline),
        NounSense::Publication => Some(Category::Publication),
        NounSense::Other => Some(Category::Other),
        NounSense::Unplanned => None,
    }
}
