//! What a comma begins: an aside, a saying in the middle, an attribution, a clause of its own.

use super::clause::Link;
use super::verbs::{Group, Shape, Tense};
use super::walker::{Close, Walker, takes_clause};
use super::words::Kind;
use crate::lexicon::grammar::{
    ADVERB, ANAPHOR, COORDINATOR, DET, PREPOSITION, PRONOUN, RELATIVE, SUBORDINATOR,
};
use crate::lexicon::happenings::VerbSense;

impl Walker<'_, '_> {
    pub(super) fn comma(&mut self, at: usize) {
        while let Some(&(clause, close)) = self.open.last() {
            if close == Close::Comma
                && self.open.len() > 1
                && (self.has_verb(clause)
                    || self.sentence.clauses[clause].first < at
                        && !self.words()[self.sentence.clauses[clause].first].is("whose"))
            {
                self.open.pop();
            } else {
                break;
            }
        }
        let current = self.current();
        let clause = self.sentence.clauses[current];
        if clause.link == Link::Under && clause.first == 0 && self.has_verb(current) {
            self.begin_anew(Link::Main, Some(current), at + 1);
            return;
        }
        if self.aside_saying(at) {
            self.begin(Link::Attribution, Some(current), at + 1, Close::Comma);
            return;
        }
        if self.attribution(at) {
            self.begin_anew(Link::Attribution, Some(current), at + 1);
            return;
        }
        if self.splices(at) {
            self.begin(Link::Main, Some(current), at + 1, Close::Never);
            return;
        }
        if let Some(group) = self.participle_at(at + 1).filter(|&g| self.goes_on_with(g)) {
            // "came on Monday, addressed the chamber and left": the next verb of the same subject.
            let parent = self.current();
            self.sibling(Link::Shared, Some(parent), at + 1);
            let index = self.current();
            self.sentence.clauses[index].verb = Some(group);
            self.sentence.groups[group].shape = Shape::Finite;
            return;
        }
        if let Some(group) = self.participle_at(at + 1) {
            // ", reached in 2021, …" tells more of what stands before the comma.
            let (from, to) = self.antecedent(at);
            self.begin(
                Link::About { from, to },
                Some(current),
                at + 1,
                Close::Comma,
            );
            let index = self.current();
            self.sentence.clauses[index].verb = Some(group);
        }
    }

    /// Whether a clause with a subject of its own follows the comma without a conjunction: ", a move the union welcomed".
    pub(super) fn splices(&self, at: usize) -> bool {
        let current = self.current();
        if !self.has_verb(current) || self.open.len() > 2 {
            return false;
        }
        let words = self.words();
        let Some(first) = words.get(at + 1) else {
            return false;
        };
        let subject = first.kind == Kind::Word
            && (first.can(DET | PRONOUN) || first.roles == 0)
            && !first.can(COORDINATOR | SUBORDINATOR)
            && !(first.can(RELATIVE) && !first.can(DET))
            && first.verb.is_none();
        let Some(verb) = self.finite_ahead(at + 1, 11, 0) else {
            return false;
        };
        // A list goes on with "and": "ships, boats and planes were".
        let listed = words[at + 1..verb].iter().any(|w| w.can(COORDINATOR));
        subject && !listed && verb > at + 1
    }

    /// The participle that begins at `at` or after one adverb.
    pub(super) fn participle_at(&self, at: usize) -> Option<usize> {
        let words = self.words();
        let at = if words.get(at)?.can(ADVERB) {
            at + 1
        } else {
            at
        };
        self.sentence.groups.iter().position(|g| {
            g.start == at
                && (g.shape == Shape::Participle
                    || (g.shape == Shape::Finite && self.is_bare_participle(g)))
        })
    }

    /// Whether what looks like a participle behind a comma is one of a row of verbs: it has an object of its own, and the row
    /// goes on with "and".
    fn goes_on_with(&self, group: usize) -> bool {
        let group = &self.sentence.groups[group];
        let words = self.words();
        let current = self.current();
        let told = self
            .sentence
            .verb(current)
            .is_some_and(|g| g.tense == Tense::Past && !g.passive);
        let object = words.get(group.end).is_some_and(|w| {
            w.kind == Kind::Word && (w.can(DET) && !w.can(RELATIVE) || w.capital && w.roles == 0)
                || w.kind == Kind::Number
        });
        let named = matches!(
            group.base,
            "call"
                | "name"
                | "elect"
                | "appoint"
                | "dub"
                | "give"
                | "grant"
                | "award"
                | "offer"
                | "make"
                | "pay"
        );
        let row = self.sentence.groups.iter().any(|g| {
            g.start > group.end
                && g.start < group.end + 14
                && g.tense == Tense::Past
                && g.start > 0
                && words[g.start - 1].is_one_of(&["and", "then"])
        });
        told && object && !named && row
    }

    /// A past form right after a comma that has no subject of its own: ", promised for the spring, will …".
    pub(super) fn is_bare_participle(&self, group: &Group) -> bool {
        let current = self.current();
        let only_verb = group.start == group.head
            && self.words()[group.head].verb.is_some_and(|v| {
                matches!(
                    v.form,
                    crate::lexicon::happenings::Form::PastOrParticiple
                        | crate::lexicon::happenings::Form::Any
                )
            });
        only_verb
            && group.sense != VerbSense::Say
            && self.has_verb(current)
            && !self.words()[..group.start]
                .last()
                .is_some_and(|w| w.can(COORDINATOR))
    }

    /// Whether what stands between the comma at `at` and the next one only says who said it: ", you'll recall, …".
    pub(super) fn aside_saying(&self, at: usize) -> bool {
        let words = self.words();
        let Some(length) = words[at + 1..].iter().take(12).position(|w| w.is_mark(',')) else {
            return false;
        };
        let close = at + 1 + length;
        let mut inside = self
            .sentence
            .groups
            .iter()
            .filter(|g| g.holds_clause() && g.start > at && g.start < close);
        let (Some(group), None) = (inside.next(), inside.next()) else {
            return false;
        };
        let from = &words[at + 1];
        matches!(group.sense, VerbSense::Say | VerbSense::Think)
            && !group.passive
            && takes_clause(group.base)
            && group.start > at + 1
            && group.end + 2 >= close
            && !from.can(COORDINATOR)
            && !(from.can(RELATIVE | SUBORDINATOR | PREPOSITION)
                && !from.can(DET)
                && !from.is("as"))
            && words.get(close + 1).is_some()
    }

    /// Whether what follows the comma at `at` only says who said it.
    pub(super) fn attribution(&self, at: usize) -> bool {
        let current = self.current();
        if !self.has_verb(current) {
            return false;
        }
        let words = self.words();
        let mut from = at + 1;
        if words
            .get(from)
            .is_some_and(|w| w.is_one_of(&["as", "according"]))
        {
            if words[from].is("according") {
                return true;
            }
            from += 1;
        }
        let Some(verb) = self.finite_ahead(from, 12, 2) else {
            return false;
        };
        let Some(group) = self.begins[verb] else {
            return false;
        };
        let group = &self.sentence.groups[group];
        let begins_subject = words.get(from).is_some_and(|w| {
            !w.can(COORDINATOR | PREPOSITION)
                && !(w.can(RELATIVE) && !w.can(DET))
                && !w.can(SUBORDINATOR)
        });
        // Nothing may follow but a date and a place: "…, the aide said on Monday."
        let rest = &words[group.end.min(words.len())..];
        let closed = rest
            .iter()
            .take_while(|w| !w.is_mark(',') && !w.is_mark(';'))
            .all(|w| {
                w.tag().is_some()
                    || w.is_any_mark()
                    || w.can(PREPOSITION | DET | ADVERB | PRONOUN | ANAPHOR)
                    || (w.verb.is_none_or(|v| v.sense != VerbSense::Say) && rest.len() <= 8)
            });
        group.sense == VerbSense::Say
            && (begins_subject || verb == from)
            && closed
            && !self
                .sentence
                .groups
                .iter()
                .any(|g| g.holds_clause() && g.start > group.start)
    }
}
