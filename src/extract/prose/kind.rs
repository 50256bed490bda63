//! Event or fact: what verb, noun, tense and bound make of a dated statement.

use super::case::Case;
use super::verbs::{Group, Shape, Tense};
use super::words::Word;
use crate::lexicon::happenings::{NounSense, VerbSense};
use crate::timex::expr::{Bound, ExprKind, Period};

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
    "polling",
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
    "qualifying",
    "nominating",
    "enrolment",
    "admissions",
    "sign-ups",
    "signups",
    "petitions",
    "contest",
    "period",
];

/// Those who hear cases and witnesses by appointment.
const HEARERS: &[&str] = &[
    "court",
    "circuit",
    "judge",
    "judges",
    "justice",
    "justices",
    "tribunal",
    "bench",
    "magistrate",
    "panel",
    "committee",
    "subcommittee",
    "commission",
];

/// Verbs of expiry and of handing in that tell in the past what somebody did.
fn hands_in(base: &str) -> bool {
    matches!(
        base,
        "file" | "apply" | "submit" | "enroll" | "register" | "certify"
    )
}

/// Whether a verb puts a happening on another day: "moved the hearing to Friday".
pub(super) fn reschedules(base: &str) -> bool {
    matches!(
        base,
        "move"
            | "reschedule"
            | "reset"
            | "push"
            | "shift"
            | "bring"
            | "extend"
            | "delay"
            | "change"
            | "slip"
            | "slide"
    )
}

impl<'t> Case<'_, 't> {
    pub(super) fn is_deadline(&self, group: &Group, subject: &[usize]) -> bool {
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
        // "The last day to register is May 3", "the last day for bids was yesterday"
        let last_day = subject.windows(3).any(|w| {
            words[w[0]].is("last") && words[w[1]].is("day") && words[w[2]].is_one_of(&["for", "to"])
        });
        last_day && group.base == "be"
            || group.sense == VerbSense::Expire && !arrives
            || by
                && (group.shape == Shape::Imperative
                    || group.tense == Tense::Future && !group.expected && !group.conditional
                    || group.base == "need"
                    || group.shape == Shape::Participle)
            || until && (matches!(group.base, "have" | "give" | "get" | "grant" | "allow") || term)
            || term && matches!(group.base, "close" | "end" | "open")
            || group.base == "close" && words.get(group.end).is_some_and(|w| w.is("to"))
            || self.says(&["deadline"])
            || subject
                .first()
                .is_some_and(|&w| self.sentence.owner[w] != self.clause)
                && subject.iter().any(|&w| words[w].is("deadline"))
                && matches!(group.base, "go" | "come" | "pass")
    }

    pub(super) fn is_event(&self, group: &Group, noun: Option<NounSense>, deadline: bool) -> bool {
        let planned =
            noun.is_some_and(|n| !matches!(n, NounSense::Unplanned | NounSense::Publication));
        if self.is_since() && group.tense != Tense::Future || self.is_done_infinitive(group) {
            return false;
        }
        if self.is_not_until(group) && self.is_due(group) {
            return true;
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
        if group.negated && !self.is_not_until(group) {
            return false;
        }
        match group.sense {
            VerbSense::Think => {
                group.tense == Tense::Future && (group.base == "see" || group.passive)
                    || group.base == "expect" && self.is_ahead() && !self.long_period()
            }
            VerbSense::Say => {
                !super::mood::is_telling(group.base)
                    && (group.tense == Tense::Future || self.is_ahead())
                    && !self.long_period()
                    || group.tense == Tense::Future && !self.long_period()
            }
            VerbSense::Change => {
                deadline || planned || matches!(group.base, "rise") && !self.has_number(group)
            }
            _ if deadline => true,
            // "The organisers hope for 2027"
            VerbSense::Hope if group.base == "hope" && self.long_period() => false,
            _ if self.bare_period() => {
                planned || !matches!(group.sense, VerbSense::Plain | VerbSense::Strike)
            }
            _ if group.tense == Tense::Present
                && matches!(
                    group.base,
                    "have" | "know" | "include" | "contain" | "see" | "seem" | "look" | "need"
                ) =>
            {
                deadline || planned && group.base == "have"
            }
            _ => true,
        }
    }

    /// "isn't due back until Monday", "will not resume until May": on that day it happens.
    pub(super) fn is_not_until(&self, group: &Group) -> bool {
        let said = |w: &Word<'_>| w.is_one_of(&["until", "till"]);
        // "until the first days of May"
        let part = || {
            self.previous(1).is_some_and(|w| w.is("of"))
                && (2..=5).filter_map(|back| self.previous(back)).any(said)
        };
        let until =
            self.tag.expr.bound == Bound::Through || self.previous(1).is_some_and(said) || part();
        let told = group.tense != Tense::Past || self.is_due(group);
        group.negated && until && told && group.end <= self.at
    }

    /// "had not been due until May", "was not expected until the 9th": told as past of what still lies ahead.
    pub(super) fn is_due(&self, group: &Group) -> bool {
        self.arranged(group) && group.shape == Shape::Finite
    }

    /// A day that is not the issue's own: a weekday, a date, tomorrow.
    fn is_ahead(&self) -> bool {
        matches!(
            self.tag.expr.kind,
            ExprKind::Period(
                Period::Date(_) | Period::Near(..) | Period::Deictic { offset: 1.., .. }
            ) | ExprKind::PartOfDay(
                Some(Period::Date(_) | Period::Deictic { offset: 1.., .. }),
                _
            ) | ExprKind::At(..)
        )
    }

    pub(super) fn past_event(&self, group: &Group, planned: bool, deadline: bool) -> bool {
        if group.shape == Shape::Participle || group.passive {
            if self.arranged(group) {
                return true;
            }
            if deadline && group.shape == Shape::Participle && group.sense != VerbSense::Expire {
                return false;
            }
        }
        if group.unfulfilled || self.sets_for(group) {
            return true;
        }
        // "gave lawmakers until Friday", "the polls stayed open until 9".
        if deadline && self.tag.expr.bound == Bound::Through
            || self.is_rescheduled(group) && (planned || self.moves_from_day(group))
            || deadline && matches!(group.base, "be" | "come" | "go" | "pass")
        {
            return true;
        }
        // "In Vance v. Terrazzo, argued on Nov. 6, …"
        let fronted = self
            .own()
            .next()
            .is_some_and(|w| w < group.start && self.words()[w].is("in"));
        if group.base == "argue"
            && (group.passive || group.shape == Shape::Participle || fronted)
            && !self.says(&["that"])
        {
            return true;
        }
        let until = self.tag.expr.bound == Bound::Through;
        if until && !deadline
            || self.bare_period() && (group.shape == Shape::Participle || !planned)
        {
            return false;
        }
        // "was before the ethics panel on Monday", "spent Tuesday in Lima"
        let before = group.base == "be"
            && self
                .words()
                .get(group.end)
                .is_some_and(|w| w.is_one_of(&["before", "up"]))
            && self.says(HEARERS);
        let spent =
            group.base == "spend" && group.end == self.at && self.says(&["in", "at", "with"]);
        if (before || spent) && !group.negated {
            return true;
        }
        match group.sense {
            VerbSense::Meet | VerbSense::Visit | VerbSense::Vote | VerbSense::Elect => {
                let home = group.sense == VerbSense::Visit && self.says(&["home", "back"]);
                !home && (group.base != "tour" || planned || !group.perfect)
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
                    || matches!(group.base, "grill" | "mark")
                    || group.base == "hear" && (group.passive || self.is_heard_by_office(group))
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
            VerbSense::Expire => deadline && group.shape == Shape::Finite && !hands_in(group.base),
            _ if deadline && matches!(group.base, "close" | "end" | "open") => true,
            // "The chamber adjourned on Friday."
            VerbSense::Begin if group.base == "adjourn" => !group.negated,
            _ if group.base == "launch" && group.shape == Shape::Finite => {
                planned
                    || self.says(&[
                        "campaign",
                        "bid",
                        "consultation",
                        "appeal",
                        "programme",
                        "program",
                        "website",
                        "service",
                        "fund",
                        "inquiry",
                    ])
            }
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

    /// "has moved the hearing to Friday": the verb puts something on the day of this expression.
    pub(super) fn is_rescheduled(&self, group: &Group) -> bool {
        reschedules(group.base)
            && group.end < self.at
            && self
                .previous(1)
                .is_some_and(|w| w.is_one_of(&["to", "until", "till"]))
    }

    /// "moved the regatta from Tuesday to Wednesday": from day to day goes only what was arranged.
    pub(super) fn moves_from_day(&self, group: &Group) -> bool {
        let words = self.words();
        (group.end..words.len().saturating_sub(1)).any(|w| {
            words[w].is("from")
                && words[w + 1].tag().is_some()
                && self.sentence.owner[w] == self.clause
        })
    }

    /// Whether a court or a committee is the subject.
    fn is_heard_by_office(&self, group: &Group) -> bool {
        let subject = self.sentence.subject(self.clause);
        subject
            .iter()
            .any(|&w| w < group.start && self.words()[w].is_one_of(HEARERS))
            && !self.says(&["nothing", "no", "amendments", "complaints", "concerns"])
    }

    /// "left for Brussels to brief ministers", "flew to Oslo to meet the king".
    pub(super) fn purpose(&self, group: &Group) -> bool {
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
}
