//! Which way a statement looks, and how sure it is of itself: tentative, conditional, denied.

use super::case::Case;
use super::clause::Link;
use super::happening::Happening;
use super::verbs::{Group, Shape, Tense};
use crate::extract::{Kind, Status};
use crate::lexicon::grammar::BE;
use crate::lexicon::happenings::VerbSense;
use crate::resolve::Doubt;
use crate::sentence::Direction;
use crate::timex::expr::Bound;

/// What only asks for a thing: "a bill to move the vote to May".
const PROPOSALS: &[&str] = &[
    "bill",
    "bills",
    "plan",
    "plans",
    "proposal",
    "proposals",
    "motion",
    "motions",
    "measure",
    "idea",
    "effort",
    "efforts",
    "bid",
    "call",
    "calls",
    "request",
    "petition",
    "push",
    "attempt",
];

/// Verbs of arranging what is to begin: "announced a rest from Friday".
const ARRANGING: &[&str] = &[
    "adopt", "announce", "approve", "ban", "call", "declare", "demand", "grant", "impose", "offer",
    "order", "plan", "promise", "propose", "schedule", "suspend",
];

/// Verbs that tell in the present what was said before: "she says", "he writes".
pub(super) fn is_telling(base: &str) -> bool {
    matches!(
        base,
        "say"
            | "write"
            | "note"
            | "argue"
            | "claim"
            | "add"
            | "insist"
            | "maintain"
            | "tell"
            | "warn"
            | "think"
    )
}

impl<'t> Case<'_, 't> {
    pub(super) fn direction(&self, group: &Group) -> Direction {
        let lead = self.previous(1);
        if self.is_since() {
            return Direction::Past;
        }
        let told = group.tense == Tense::Past && group.shape == Shape::Finite && !group.unfulfilled;
        if self.tag.expr.bound == Bound::NotBefore && !told {
            return Direction::Future;
        }
        if group.shape == Shape::Gerund && self.follows_since(group) {
            return Direction::Past;
        }
        match group.shape {
            Shape::Participle => {
                let arranged = self.arranged(group) || matches!(group.base, "postpone" | "cancel");
                if arranged {
                    self.around(group)
                } else {
                    Direction::Past
                }
            }
            Shape::Infinitive | Shape::Finite if self.is_done_infinitive(group) => Direction::Past,
            Shape::Infinitive | Shape::Imperative => Direction::Future,
            Shape::Gerund => self.around(group),
            Shape::Finite => match group.tense {
                Tense::Future => Direction::Future,
                Tense::Past if self.is_not_until(group) => Direction::Future,
                Tense::Past if group.unfulfilled && self.is_reported() => Direction::Future,
                Tense::Past if group.unfulfilled => Direction::Open,
                Tense::Past
                    if matches!(group.sense, VerbSense::Postpone | VerbSense::Plan)
                        && lead.is_some_and(|w| w.is_one_of(&["until", "to", "for", "till"])) =>
                {
                    Direction::Future
                }
                Tense::Past
                    if self.tag.expr.bound == Bound::Through
                        && (group.sense == VerbSense::Postpone
                            || matches!(group.base, "give" | "grant" | "allow" | "extend")) =>
                {
                    Direction::Future
                }
                // "has been called for May 3", "set a hearing for Friday".
                Tense::Past if self.arranged(group) && lead.is_some_and(|w| w.is("for")) => {
                    Direction::Future
                }
                // "called for a week of action from Wednesday"
                Tense::Past if self.begins_then(group) => Direction::Future,
                Tense::Past if self.is_rescheduled(group) => Direction::Future,
                Tense::Past => Direction::Past,
                Tense::Present if is_telling(group.base) => Direction::Past,
                Tense::Present => Direction::Future,
            },
        }
    }

    /// "agreed to take the case on Wednesday", "voted to expel him on Friday": the weekday is that of the decision. What is
    /// decided may have a day of its own, and then it is mostly something arranged: "agreed to meet on Friday".
    pub(super) fn is_done_infinitive(&self, group: &Group) -> bool {
        let arranged = matches!(
            group.sense,
            VerbSense::Meet
                | VerbSense::Visit
                | VerbSense::Hold
                | VerbSense::Hear
                | VerbSense::Speak
                | VerbSense::Vote
                | VerbSense::Begin
                | VerbSense::Publish
                | VerbSense::Move
                | VerbSense::Postpone
        );
        let weekday = super::passage::is_weekday(&self.tag.expr)
            && self.tag.expr.bound == Bound::None
            && self.previous(1).is_some_and(|w| w.is("on"));
        const DECIDED: &[&str] = &[
            "agreed", "voted", "refused", "declined", "decided", "managed", "failed", "chose",
        ];
        let words = self.words();
        if group.start >= self.at {
            return false;
        }
        let decided = words[group.start].is_one_of(DECIDED)
            || group.start > 0 && words[group.start - 1].is_one_of(DECIDED);
        weekday && decided && !arranged && words[group.start..self.at].iter().any(|w| w.is("to"))
    }

    /// "since taking office in May"
    fn follows_since(&self, group: &Group) -> bool {
        let words = self.words();
        group.start > 0 && words[group.start - 1].is("since")
    }

    /// What somebody called for, ordered or announced "from Wednesday" begins after the words.
    fn begins_then(&self, group: &Group) -> bool {
        let from = self
            .previous(1)
            .is_some_and(|w| w.is_one_of(&["from", "starting", "beginning", "effective"]));
        from && super::passage::is_weekday(&self.tag.expr) && ARRANGING.contains(&group.base)
    }

    /// The direction of the finite verb around a participle or gerund.
    pub(super) fn around(&self, group: &Group) -> Direction {
        let mut clause = Some(self.clause);
        while let Some(c) = clause {
            if let Some(verb) = self.sentence.verb(c).filter(|v| v.start != group.start) {
                let off = self.off(c, verb).is_some();
                return match verb.tense {
                    // "The talks planned for Friday were called off" on a Friday: they may have been today's.
                    Tense::Past if off && self.is_issue_weekday() => Direction::Open,
                    Tense::Past
                        if off
                            || matches!(group.sense, VerbSense::Plan)
                            || self.arranged(group)
                            // "was promised a rest beginning Friday"
                            || matches!(group.base, "begin" | "start")
                                && ARRANGING.contains(&verb.base) =>
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
    pub(super) fn mood(&self, group: &Group, happening: &mut Happening) {
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
                "penciled",
                "pencilled",
                "possible",
                "conceivable",
            ]);
        // "Papers are due May 6 (tentative)": the bracket speaks of the day, "a tentative deal" of the deal.
        let bracketed = forward
            && self.words().windows(2).any(|w| {
                w[0].is_mark('(')
                    && w[1].is_one_of(&["tentative", "tbc", "provisional", "unconfirmed"])
            });
        let hedged = hedged || bracketed;
        let condition = forward
            && self.sentence.clauses.iter().any(|c| {
                c.link == Link::Under
                    && (c.parent == Some(self.clause)
                        || c.first == 0
                        || self.sentence.clauses[self.clause]
                            .parent
                            .is_some_and(|p| self.sentence.clauses[p].first == c.first))
                    && self.sentence.words[c.first].is("if")
            });
        let thought = group.sense == VerbSense::Think && group.base != "see" && forward;
        let conditional = group.conditional && !self.is_reported();
        if forward && (group.tentative || conditional || self.is_opinion() || self.is_open(group))
            || bound
            || hedged
            || thought
        {
            happening.status = Status::Tentative;
            happening.doubts.add(Doubt::Tentative);
        }
        if self.is_done_infinitive(group) {
            happening.doubts.add(Doubt::WeekdayDirection);
        }
        if condition || forward && conditional {
            happening.doubts.add(Doubt::Conditional);
        }
        let nobody = self
            .sentence
            .subject(self.clause)
            .iter()
            .any(|&w| self.words()[w].is_one_of(&["no", "neither", "nobody", "none", "few"]));
        let words = self.words();
        let nothing = words
            .windows(3)
            .take(self.at)
            .any(|w| w[0].is("there") && w[1].can(BE) && w[2].is("no"));
        let nobody = nobody || nothing || self.is_disputed();
        let negated = group.negated && !self.is_not_until(group);
        if group.negated && !negated && group.base != "due" {
            happening.doubts.add(Doubt::NotBefore);
            happening.doubts.add(Doubt::Denied);
        }
        if (negated || nobody) && happening.kind == Kind::Event || negated && forward {
            happening.kind = Kind::Fact;
            happening.status = Status::Confirmed;
            happening.doubts.add(Doubt::Denied);
        }
    }

    /// "denied that they met on Friday", "no truth to the report that they will": said by nobody but those who deny it.
    fn is_disputed(&self) -> bool {
        let words = self.words();
        let mut clause = Some(self.clause);
        while let Some(c) = clause {
            let parent = self.sentence.clauses[c].parent;
            let denied = parent
                .and_then(|p| self.sentence.verb(p))
                .is_some_and(|g| g.base == "deny" && !g.negated);
            if denied && self.sentence.clauses[c].link == Link::Said {
                return true;
            }
            clause = parent;
        }
        words[..self.at].windows(2).any(|pair| {
            pair[0].is("no") && pair[1].is_one_of(&["truth", "basis", "foundation", "substance"])
        })
    }

    /// "asked whether it would rise on Friday", "rumor has it that …", "a bill to move the vote to May": nobody has said so.
    fn is_open(&self, group: &Group) -> bool {
        let words = self.words();
        let first = self.sentence.clauses[self.clause].first;
        let asked = self.sentence.clauses[self.clause].link == Link::Said
            && words[first].is_one_of(&["whether", "if"]);
        let rumoured = words
            .windows(2)
            .any(|pair| pair[0].is_one_of(&["rumor", "rumour"]) && pair[1].is("has"));
        let proposed = group.shape == Shape::Infinitive
            && group.start >= 2
            && words[group.start - 2].is_one_of(PROPOSALS);
        asked || rumoured || proposed
    }

    /// "officials think it will be Friday": what somebody only believes.
    fn is_opinion(&self) -> bool {
        let clause = &self.sentence.clauses[self.clause];
        let around = clause.parent.and_then(|p| self.sentence.verb(p));
        clause.link == Link::Said
            && around.is_some_and(|g| g.sense == VerbSense::Think && g.base != "know" && !g.passive)
    }

    /// Whether somebody said it in the past: "said that he would be tried" is no condition.
    pub(super) fn is_reported(&self) -> bool {
        let mut clause = self.clause;
        while self.sentence.clauses[clause].link == Link::Shared {
            let Some(parent) = self.sentence.clauses[clause].parent else {
                break;
            };
            clause = parent;
        }
        self.sentence.clauses[clause].link == Link::Said
    }
}
