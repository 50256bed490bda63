//! A dated statement of a sentence, and what it says beside others.

use super::clause::Sentence;
use super::governor::Governor;
use super::happening::Happening;
use super::verbs::{Shape, Tense};
use crate::extract::Kind;
use crate::lexicon::happenings::VerbSense;
use crate::resolve::{Moment, When};
use crate::span::Span;

/// A dated statement of a sentence.
#[derive(Debug)]
pub(super) struct Statement {
    /// The word of its expression.
    pub(super) at: usize,
    /// What it is.
    pub(super) happening: Happening,
    /// When it is.
    pub(super) when: When,
    /// The words of its date.
    pub(super) date_text: Option<Span>,
    /// The words of its clock time where they stand apart.
    pub(super) time_text: Option<Span>,
    /// Why its date is what it is.
    pub(super) because: String,
    /// The word of the last expression joined to it.
    pub(super) last: usize,
    /// The expression is the name of a day.
    pub(super) named: bool,
    /// The expression hangs on a day named before.
    pub(super) anaphor: bool,
    /// The expression is a clock time without a day in its sentence.
    pub(super) hour_only: bool,
}

impl Statement {
    /// Whether it tells something beside the item whose description it stands in: with subject and verb, without a clock.
    pub(super) fn describes(&self, sentence: &Sentence<'_>) -> bool {
        let timed = matches!(self.when.start, Moment::Clock(_));
        let told = match self.happening.governor {
            Governor::Verb(group) => sentence.groups[group].shape == Shape::Finite,
            _ => false,
        };
        told && !timed && !sentence.subject(self.happening.clause).is_empty()
    }

    /// "The doors open at 6:30.": behind an item of a list an hour without a day is that item's.
    pub(super) fn is_hour_of_item(&self) -> bool {
        self.hour_only
    }

    /// Whether it tells of something that people come to, ahead of the telling: an hour told by "at the same time" is only theirs.
    pub(super) fn is_appointment(&self, sentence: &Sentence<'_>) -> bool {
        let Governor::Verb(group) = self.happening.governor else {
            return false;
        };
        let group = &sentence.groups[group];
        let gathers = matches!(
            group.sense,
            VerbSense::Meet
                | VerbSense::Hear
                | VerbSense::Hold
                | VerbSense::Vote
                | VerbSense::Speak
                | VerbSense::Begin
        );
        self.happening.kind == Kind::Event && gathers && group.tense != Tense::Past
    }

    /// "The meeting begins at 3 p.m.", "It starts at 9.": only says when something named before begins.
    pub(super) fn begins_another(&self, sentence: &Sentence<'_>) -> bool {
        let Governor::Verb(group) = self.happening.governor else {
            return false;
        };
        let subject = sentence.subject(self.happening.clause);
        let named = match subject[..] {
            [one] => sentence.words[one].is("it"),
            [article, noun] => {
                sentence.words[article].is("the") && sentence.words[noun].noun.is_some()
            }
            _ => false,
        };
        self.hour_only && named && matches!(sentence.groups[group].base, "begin" | "start" | "open")
    }
}

/// Whether two judgements are about one thing.
pub(super) fn same_statement(a: &Happening, b: &Happening) -> bool {
    a.clause == b.clause
        && match (a.governor, b.governor) {
            (Governor::Noun { head: a, .. }, Governor::Noun { head: b, .. }) => a == b,
            (a, b) => a == b,
        }
}
