//! Event, fact or nothing: what the words around a time expression make of it.

use super::case::Case;
use super::clause::{Link, Sentence};
use super::governor::{self, Governor};
use super::verbs::{Group, Tense};
use super::words::Kind as WordKind;
use crate::extract::{Category, Kind, Status};
use crate::lexicon::grammar::{ADVERB, BE, COORDINATOR, DET, PREPOSITION};
use crate::lexicon::happenings::{NounSense, VerbSense};
use crate::resolve::{Doubt, Doubts};
use crate::sentence::Direction;
use crate::timex::Tag;

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

impl Happening {
    /// A confirmed fact that looks neither way, until the words of its clause say otherwise.
    pub(super) fn fact(clause: usize, governor: Governor) -> Self {
        Self {
            clause,
            governor,
            kind: Kind::Fact,
            category: None,
            status: Status::Confirmed,
            direction: Direction::Open,
            doubts: Doubts::NONE,
        }
    }
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
    let mut happening = Happening::fact(clause, governor);
    match governor {
        Governor::Verb(group) => case.verb(&sentence.groups[group], &mut happening),
        Governor::Noun { head, .. } => case.noun(head, &mut happening),
        Governor::Clause => case.fragment(&mut happening)?,
    }
    case.call_off(&mut happening);
    Some(happening)
}

impl<'t> Case<'_, 't> {
    pub(super) fn verb(&self, group: &Group, happening: &mut Happening) {
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

    /// The happening that the clause names: the subject's noun, or one between verb and date.
    fn noun_of(&self, group: &Group, subject: &[usize]) -> Option<NounSense> {
        let words = self.words();
        let object_end = if self.at > group.end {
            self.at
        } else {
            words.len()
        };
        let mut object = None;
        for (w, word) in words.iter().enumerate().take(object_end).skip(group.end) {
            if self.sentence.owner[w] != self.clause {
                continue;
            }
            if group.base != "have"
                && word.can(PREPOSITION)
                && w > group.end
                && !word.is_one_of(&["in", "at", "to", "for", "with", "of"])
            {
                break;
            }
            let verbal = self
                .sentence
                .groups
                .iter()
                .any(|g| g.head == w && g.holds_clause());
            if word.noun.is_some() && !verbal {
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
        if group.base == "be" && subject_noun.is_none() && object.is_none() {
            return self.purpose_noun();
        }
        match group.base {
            "be" | "take" | "begin" | "start" | "open" | "close" | "end" | "resume"
            | "conclude" | "fall" | "run" | "continue" | "wrap" | "last" | "happen" | "occur" => {
                subject_noun.or(object)
            }
            _ if group.passive => subject_noun.or(object),
            _ => object.or(subject_noun),
        }
    }

    fn noun(&self, head: usize, happening: &mut Happening) {
        let words = self.words();
        // "the strike on the port": an attack, where one at a plant is arranged.
        let attack = words[head].is_one_of(&["strike", "strikes"])
            && words
                .get(head + 1)
                .is_some_and(|w| w.is_one_of(&["on", "against", "inside"]));
        let sense = if attack {
            Some(NounSense::Unplanned)
        } else {
            words[head].noun
        };
        let around = self.sentence.verb(self.clause);
        if words[head].is_one_of(&["issue", "edition"]) {
            // "report in the March 28 issue": of something printed.
            happening.direction = Direction::Past;
            return;
        }
        if words[head].is("date") {
            // "its Aug. 4 goal date"
            happening.kind = Kind::Event;
            happening.category = Some(Category::Deadline);
            return;
        }
        if let (None, Some(group)) = (words[head].noun, around.filter(|g| g.tense != Tense::Past)) {
            // "reports before Wednesday's open": nothing happens but what the verb says.
            self.verb(group, happening);
            return;
        }
        let lead = self.lead_before_phrase();
        // "warned at the March 4 meeting", "was named at last month's session": the date of what was done there.
        if let Some(group) =
            around.filter(|g| g.tense == Tense::Past && g.base != "be" && g.end <= self.at)
            && lead.is_some_and(|at| words[at].is_one_of(&["at", "during"]) && at >= group.end)
            && (!words[self.at].possessive || self.long_period())
        {
            self.verb(group, happening);
            if !matches!(
                group.sense,
                VerbSense::Meet | VerbSense::Speak | VerbSense::Vote | VerbSense::Hear
            ) {
                happening.kind = Kind::Fact;
            }
            return;
        }
        let ahead = lead.is_some_and(|at| {
            words[at].is_one_of(&["before", "ahead", "until", "for"])
                || words[at].is("of") && at > 0 && words[at - 1].is("ahead")
        });
        // "since the spring statement of 26 March"
        let before_noun = || {
            (0..head.min(self.at))
                .rev()
                .map(|w| &words[w])
                .find(|w| !w.can(DET) && (w.can(PREPOSITION) || w.is("since") || w.is_any_mark()))
                .is_some_and(|w| w.is("since"))
        };
        let since = lead.is_some_and(|at| {
            words[at].is_one_of(&["since", "after", "following"])
                || words[at].is("of") && before_noun()
                // "the final report on October's vote is due"
                || words[at].is_one_of(&["on", "into", "about", "of"])
                    && words[self.at].possessive
                    && at > 0
                    && words[at - 1].is_one_of(&[
                        "report", "reports", "inquiry", "study", "review", "probe", "verdict", "book", "investigation",
                    ])
                || words[at].is("of")
                    && at > 0
                    && words[at - 1].is_one_of(&[
                        "wake",
                        "aftermath",
                        "result",
                        "results",
                        "outcome",
                        "winner",
                        "winners",
                        "victims",
                    ])
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

    /// "was in Cairo on Monday for talks": the noun behind "for".
    fn purpose_noun(&self) -> Option<NounSense> {
        let words = self.words();
        let lead = (self.at + 1..words.len().min(self.at + 6)).find(|&w| words[w].is("for"))?;
        (lead + 1..words.len().min(lead + 5)).find_map(|w| words[w].noun)
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

    /// "Visits in the third quarter, millions: 27": a figure of a period.
    fn counts_things(&self) -> bool {
        let words = self.words();
        self.long_period() && words.iter().any(|w| w.kind == WordKind::Number)
    }

    /// A clause without a verb: "In 1989, and against my will.", "Rally on 11/17."
    fn fragment(&self, happening: &mut Happening) -> Option<()> {
        let clause = &self.sentence.clauses[self.clause];
        let labelled = self
            .own()
            .filter(|&w| w < self.at && self.words()[w].kind == WordKind::Word)
            .all(|w| {
                self.words()[w].is_one_of(&[
                    "date",
                    "dated",
                    "issued",
                    "posted",
                    "published",
                    "updated",
                ])
            });
        let first = self.own().next().is_some_and(|w| w < self.at);
        if clause.link == Link::Lead || labelled && first {
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
            && !self.counts_things()
        {
            happening.kind = Kind::Event;
            happening.category = noun_category(noun);
        }
        let words = self.words();
        let next = |w: usize| words.get(w + 1).is_some_and(|n| n.noun.is_some());
        if self.own().any(|w| words[w].is("no") && next(w)) {
            // "No meeting March 2."
            happening.kind = Kind::Fact;
            happening.doubts.add(Doubt::Denied);
        }
        happening.doubts.add(Doubt::KindUnclear);
        Some(())
    }
}

/// Planned, scheduled, set, due: what is dated lies ahead of the words.
pub(super) fn is_arranged(group: &Group) -> bool {
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
