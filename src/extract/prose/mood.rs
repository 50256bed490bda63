//! Which way a statement looks, and how sure it is of itself: tentative, denied, cancelled, postponed.

use super::case::Case;
use super::clause::Link;
use super::governor::Governor;
use super::happening::{Happening, is_arranged};
use super::verbs::{Group, Shape, Tense};
use crate::extract::{Kind, Status};
use crate::lexicon::grammar::BE;
use crate::lexicon::happenings::VerbSense;
use crate::resolve::Doubt;
use crate::sentence::Direction;
use crate::timex::expr::Bound;

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
            Shape::Infinitive | Shape::Finite if self.is_done_infinitive(group) => Direction::Past,
            Shape::Infinitive | Shape::Imperative => Direction::Future,
            Shape::Gerund => self.around(group),
            Shape::Finite => match group.tense {
                Tense::Future => Direction::Future,
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
                        && group.sense == VerbSense::Postpone =>
                {
                    Direction::Future
                }
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

    /// The direction of the finite verb around a participle or gerund.
    pub(super) fn around(&self, group: &Group) -> Direction {
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
            ]);
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
        if forward && (group.tentative || conditional || self.is_opinion())
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
        let nobody = nobody || nothing;
        if (group.negated || nobody) && happening.kind == Kind::Event || group.negated && forward {
            happening.kind = Kind::Fact;
            happening.status = Status::Confirmed;
            happening.doubts.add(Doubt::Denied);
        }
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

    /// Cancelled and postponed: said by the main verb of a happening that is dated beside it, or of the noun dated.
    pub(super) fn call_off(&self, happening: &mut Happening) {
        let Some(off) = self.calling_off(happening) else {
            if let Governor::Verb(group) = happening.governor {
                let group = &self.sentence.groups[group];
                if group.unfulfilled
                    && !group.tentative
                    && !self.is_reported()
                    && happening.kind == Kind::Event
                {
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
                // "The hearing date, Sept. 26, was called off": the expression stands in the subject.
                Governor::Verb(group) if self.is_named_in_subject(group) => {
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

    /// Whether the expression explains the subject of a passive verb: between commas, behind its noun.
    fn is_named_in_subject(&self, group: usize) -> bool {
        let group = &self.sentence.groups[group];
        let words = self.words();
        let set_off = self.previous(1).is_some_and(|w| w.is_mark(','))
            && words.get(self.at + 1).is_some_and(|w| w.is_mark(','))
            && self
                .previous(2)
                .is_some_and(|w| w.kind == super::words::Kind::Word);
        // "The supper on Friday is postponed", "the vote for May 3 was cancelled": behind its noun, with a preposition.
        let attached = self
            .previous(1)
            .is_some_and(|w| w.is_one_of(&["on", "for", "of"]))
            && self
                .previous(2)
                .is_some_and(|w| w.kind == super::words::Kind::Word);
        group.passive && self.at < group.start && (set_off || attached) && self.at > 2
    }

    /// The status that a verb of calling off gives, and whether it is the very verb of the clause.
    pub(super) fn calling_off(&self, happening: &Happening) -> Option<(Status, bool)> {
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
                _ if matches!(group.base, "push" | "put" | "set" | "move")
                    && next.is_some_and(|w| w.is("back")) =>
                {
                    Some(Status::Postponed)
                }
                _ if group.base == "move" && group.passive => Some(Status::Postponed),
                _ => None,
            }
        };
        if let Some(group) = sentence.clauses[self.clause].verb
            && let Some(status) = status_of(&sentence.groups[group])
        {
            let same = governing.is_none_or(|g| g == group);
            return Some((status, same));
        }
        // "The gala, planned for Dec. 3, has been cancelled": the parent says it of the same subject.
        let clause = &sentence.clauses[self.clause];
        let planned = governing.is_some_and(|g| {
            let g = &sentence.groups[g];
            is_arranged(g) || g.unfulfilled || g.base == "due" || g.tense == Tense::Future
        });
        if let (Link::About { .. }, Some(parent), true) = (clause.link, clause.parent, planned)
            && let Some(status) = sentence.verb(parent).and_then(status_of)
        {
            return Some((status, false));
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
