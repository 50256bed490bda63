//! Cancelled and postponed: what says that a happening does not take place on its day.

use super::case::Case;
use super::clause::Link;
use super::governor::Governor;
use super::happening::{Happening, is_arranged};
use super::verbs::{Group, Shape, Tense};
use super::words::{Kind as WordKind, Word};
use crate::extract::{Kind, Status};
use crate::lexicon::happenings::VerbSense;
use crate::resolve::Doubt;
use crate::sentence::Direction;
use crate::timex::expr::{Bound, ExprKind, Near, Period};

/// Lists of what is to come: what is struck from one does not take place.
const LISTS: &[&str] = &[
    "agenda",
    "calendar",
    "schedule",
    "docket",
    "diary",
    "program",
    "programme",
    "timetable",
    "list",
];

/// Words that say that a date was the first one thought of.
const FORMERLY: &[&str] = &["originally", "initially", "previously", "formerly"];

/// Words between those and the date: "originally scheduled for May 3".
const PLANNED: &[&str] = &[
    "for",
    "on",
    "set",
    "scheduled",
    "planned",
    "slated",
    "announced",
    "billed",
    "due",
    "booked",
];

impl<'t> Case<'_, 't> {
    /// Planned, scheduled, due; "fixed for", "pencilled in for", "announced for" a day.
    pub(super) fn arranged(&self, group: &Group) -> bool {
        let words = self.words();
        let led = self.previous(1).is_some_and(|w| w.is("for"));
        let between = words.get(group.end..self.at).unwrap_or(&[]);
        let near = between.len() <= 2 && between.iter().all(|w| w.is_one_of(&["in", "for"]));
        let fixed = matches!(
            group.base,
            "fix"
                | "pencil"
                | "announce"
                | "book"
                | "call"
                | "earmark"
                | "bill"
                | "reserve"
                | "time"
        ) || words[group.head].is("booked");
        is_arranged(group)
            || led
                && near
                && fixed
                && (group.passive || group.shape == Shape::Participle || self.is_relative())
            || self.sets_for(group)
    }

    /// "that France had pencilled in for Friday": the clause speaks of what stands before it.
    fn is_relative(&self) -> bool {
        matches!(self.sentence.clauses[self.clause].link, Link::About { .. })
    }

    /// "called an election for May 3", "set a hearing for Friday": what was arranged lies on the day behind "for".
    pub(super) fn sets_for(&self, group: &Group) -> bool {
        let words = self.words();
        let led = self.previous(1).is_some_and(|w| w.is("for"));
        let sets = matches!(
            group.base,
            "call"
                | "set"
                | "schedule"
                | "fix"
                | "announce"
                | "plan"
                | "book"
                | "convene"
                | "order"
                | "slate"
        );
        let named = words.get(group.end..self.at).is_some_and(|object| {
            object.iter().any(|w| w.noun.is_some()) && object.iter().all(|w| w.tag().is_none())
        });
        led && sets && named && group.end < self.at
    }

    /// The status that a verb of calling off gives what its clause is about.
    pub(super) fn off(&self, clause: usize, group: &Group) -> Option<Status> {
        let words = self.words();
        let next = words.get(group.end);
        let own = |w: usize| self.sentence.owner[w] == clause;
        // "put its decision off", "call the strike off": the particle stands behind a short object.
        let particle = |particle: &str| {
            next.is_some_and(|w| w.is(particle))
                || (group.end..words.len().min(group.end + 6))
                    .take_while(|&w| own(w) && words[w].tag().is_none() && !words[w].is_any_mark())
                    .any(|w| words[w].is(particle))
        };
        let struck = || {
            matches!(group.base, "strike" | "take" | "pull" | "drop" | "remove")
                && group.passive
                && next.is_some_and(|w| w.is_one_of(&["from", "off"]))
                && (group.end..words.len().min(group.end + 4)).any(|w| words[w].is_one_of(LISTS))
        };
        // "will be held at a later date", "has yet to be rescheduled".
        let later = || {
            (group.end..words.len().saturating_sub(1)).any(|w| {
                own(w)
                    && words[w].is_one_of(&["later", "new", "another"])
                    && words[w + 1].is_one_of(&["date", "day", "time"])
                    && w > 0
                    && words[w - 1].is_one_of(&["a", "another", "at", "on", "for"])
            })
        };
        match group.sense {
            VerbSense::Cancel => Some(Status::Cancelled),
            VerbSense::Postpone if group.base != "push" => Some(Status::Postponed),
            _ if group.base == "call" && particle("off") => Some(Status::Cancelled),
            _ if struck() => Some(Status::Cancelled),
            _ if group.base == "rule" && group.passive && particle("out") => {
                Some(Status::Cancelled)
            }
            _ if group.base == "put" && particle("off") => Some(Status::Postponed),
            _ if matches!(group.base, "push" | "put" | "set" | "move") && particle("back") => {
                Some(Status::Postponed)
            }
            _ if matches!(group.base, "move" | "push" | "shift" | "bump")
                && (group.passive || self.moves_from_day(group)) =>
            {
                Some(Status::Postponed)
            }
            // "An earlier date, May 3, was dropped."
            _ if matches!(group.base, "drop" | "withdraw" | "pull")
                && group.passive
                && self.is_named_in_subject_of(group) =>
            {
                Some(Status::Cancelled)
            }
            VerbSense::Postpone => Some(Status::Postponed),
            // "An attempt planned for Friday slipped to Sunday."
            _ if matches!(group.base, "slip" | "slide" | "drift") && self.goes_to_day(group) => {
                Some(Status::Postponed)
            }
            _ if matches!(group.base, "take" | "hold" | "be" | "meet" | "happen")
                && group.tense == Tense::Future
                && later() =>
            {
                Some(Status::Postponed)
            }
            _ => None,
        }
    }

    /// "slipped to Sunday", "has slid until May".
    fn goes_to_day(&self, group: &Group) -> bool {
        let words = self.words();
        (group.end..words.len().saturating_sub(1).min(group.end + 3)).any(|w| {
            words[w].is_one_of(&["to", "until", "till", "into"]) && words[w + 1].tag().is_some()
        })
    }

    /// Cancelled and postponed: said by the main verb of a happening that is dated beside it, or of the noun dated.
    pub(super) fn call_off(&self, happening: &mut Happening) {
        if let Some(direction) = self.former_day(happening.direction) {
            happening.kind = Kind::Event;
            happening.status = Status::Postponed;
            happening.direction = direction;
            happening.doubts.remove(Doubt::Tentative);
            return;
        }
        let Some(off) = self.calling_off(happening) else {
            if let Governor::Verb(group) = happening.governor {
                let group = &self.sentence.groups[group];
                if group.unfulfilled
                    && !group.negated
                    && !group.tentative
                    && !self.is_reported()
                    && happening.kind == Kind::Event
                {
                    happening.status = Status::Cancelled;
                    happening.direction = Direction::Open;
                    // "had been expected in Lima on Sunday": the one behind, or the one ahead?
                    if super::passage::is_weekday(&self.tag.expr) && !self.is_issue_weekday() {
                        happening.doubts.add(Doubt::WeekdayDirection);
                    }
                }
            }
            return;
        };
        let (status, same) = off;
        // "has put off a vote since February": that it is put off began then.
        if same && self.is_since() {
            return;
        }
        // "The hearing that was set for Friday has been put off": what is being moved lay ahead.
        let calling = if same {
            Some(self.clause)
        } else {
            self.sentence.clauses[self.clause].parent
        };
        let named = matches!(happening.governor, Governor::Noun { .. });
        let lately = (!same || named)
            && calling
                .and_then(|c| self.sentence.verb(c))
                .is_some_and(|g| g.perfect || g.tense == Tense::Present)
            && super::passage::weekday_of(&self.tag.expr).is_some();
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
                Governor::Verb(group) if self.is_of_object(&self.sentence.groups[group]) => {
                    happening.kind = Kind::Event;
                    happening.status = status;
                    happening.direction = Direction::Future;
                    return;
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
        // "planned for Friday slipped to Sunday": told afterwards or ahead, who knows.
        let slipped = [Some(self.clause), calling]
            .into_iter()
            .flatten()
            .filter_map(|c| self.sentence.verb(c))
            .any(|g| g.tense == Tense::Past && matches!(g.base, "slip" | "slide" | "drift"));
        if slipped && super::passage::weekday_of(&self.tag.expr).is_some() {
            happening.doubts.add(Doubt::WeekdayDirection);
        }
        // "canceled Thursday's stop": mostly the one ahead.
        let called = named
            && same
            && super::passage::is_weekday(&self.tag.expr)
            && self
                .sentence
                .verb(self.clause)
                .is_some_and(|g| g.tense == Tense::Past && !g.perfect && !g.passive);
        if called {
            happening.doubts.add(Doubt::WeekdayDirection);
        }
        happening.direction = if called {
            Direction::Future
        } else if slipped {
            Direction::Open
        } else if lately {
            Direction::Future
        } else if happening.direction == Direction::Past {
            Direction::Open
        } else {
            happening.direction
        };
    }

    /// "The fair, originally May 3, is now May 10", "on May 10 instead of May 3": which way the day looks that something was first
    /// set for, where the expression is one.
    fn former_day(&self, direction: Direction) -> Option<Direction> {
        if self.sentence.is_replaced(self.at) && self.tag.expr.has_day() {
            return Some(direction);
        }
        let planned = (1..=3)
            .take_while(|&back| self.previous(back).is_some_and(|w| w.is_one_of(PLANNED)))
            .count();
        let marked = self
            .previous(planned + 1)
            .is_some_and(|w| w.is_one_of(FORMERLY));
        let now = self.words()[self.at..].iter().any(|w| {
            w.is_one_of(&["now", "instead"])
                || w.verb.is_some_and(|v| super::kind::reschedules(v.base))
        });
        let former = marked && now && self.tag.expr.has_day();
        former.then_some(if planned > 0 {
            Direction::Future
        } else {
            Direction::Open
        })
    }

    /// "has cancelled its seminar on Saturday", "cancels tomorrow's talk": a verb that tells what holds now has no day of its own, so
    /// the day is that of its object. "cancelled its seminar on Saturday" may tell when that was done.
    fn is_of_object(&self, group: &Group) -> bool {
        let words = self.words();
        let now = group.perfect || group.tense == Tense::Present || self.is_tomorrow();
        let object = words.get(group.end..self.at);
        now && !group.passive
            && group.shape == Shape::Finite
            && object.is_some_and(|object| {
                object.iter().any(|w| w.noun.is_some()) && object.iter().all(|w| w.tag().is_none())
            })
    }

    /// A day that is named as the one ahead.
    fn is_tomorrow(&self) -> bool {
        let period = match self.tag.expr.kind {
            ExprKind::Period(period) | ExprKind::At(period, _) => period,
            _ => return false,
        };
        match period {
            Period::Deictic { offset, .. } => offset > 0,
            Period::Near(near, _) => near == Near::Next,
            _ => false,
        }
    }

    /// Whether the expression explains the subject of a passive verb: between commas, behind its noun.
    fn is_named_in_subject(&self, group: usize) -> bool {
        self.is_named_in_subject_of(&self.sentence.groups[group])
    }

    fn is_named_in_subject_of(&self, group: &Group) -> bool {
        let words = self.words();
        let is_word = |w: &Word<'_>| w.kind == WordKind::Word;
        let set_off = self.previous(1).is_some_and(|w| w.is_mark(','))
            && words.get(self.at + 1).is_some_and(|w| w.is_mark(','))
            && self.previous(2).is_some_and(is_word);
        // "The supper on Friday is postponed", "the vote for May 3 was cancelled": behind its noun, with a preposition.
        let attached = self
            .previous(1)
            .is_some_and(|w| w.is_one_of(&["on", "for", "of", "in"]))
            && self.previous(2).is_some_and(is_word);
        let off = group.passive || group.base == "off";
        off && self.at < group.start && (set_off || attached) && self.at > 2
    }

    /// The status that a verb of calling off gives, and whether it is the very verb of the clause.
    fn calling_off(&self, happening: &Happening) -> Option<(Status, bool)> {
        let sentence = self.sentence;
        let governing = match happening.governor {
            Governor::Verb(group) => Some(group),
            _ => None,
        };
        if let Some(group) = sentence.clauses[self.clause].verb
            && let Some(status) = self.off(self.clause, &sentence.groups[group])
        {
            let same = governing.is_none_or(|g| g == group);
            return Some((status, same));
        }
        // "The gala, planned for Dec. 3, has been cancelled": the parent says it of the same subject.
        let clause = &sentence.clauses[self.clause];
        let planned = governing.is_some_and(|g| {
            let g = &sentence.groups[g];
            self.arranged(g)
                || g.unfulfilled
                || g.base == "due"
                || g.tense == Tense::Future
                || g.base == "be" && self.says(LISTS)
        });
        if let (Link::About { .. }, Some(parent), true) = (clause.link, clause.parent, planned)
            && let Some(group) = sentence.verb(parent)
        {
            // "extended the deadline, which had been due on Friday"
            let extended = (group.base == "extend").then_some(Status::Postponed);
            return self
                .off(parent, group)
                .or(extended)
                .map(|status| (status, false));
        }
        // "was to take place in May and was called off": the next clause says it of the shared subject.
        sentence
            .clauses
            .iter()
            .enumerate()
            .filter(|(_, c)| c.link == Link::Shared && c.parent == Some(self.clause) && planned)
            .find_map(|(index, c)| c.verb.and_then(|g| self.off(index, &sentence.groups[g])))
            .map(|status| (status, false))
    }
}
