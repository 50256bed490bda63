//! Walks through the words of a sentence and gives each to a clause.

use super::clause::{Clause, Link, Sentence};
use super::words::{Kind, Word};
use crate::lexicon::grammar::{
    ADVERB, COORDINATOR, DET, PREPOSITION, PRONOUN, RELATIVE, SUBORDINATOR,
};
use crate::lexicon::happenings::VerbSense;

/// When the clause at hand ends and its parent goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Close {
    Comma,
    Verb,
    Bracket,
    Dash,
    Never,
}

pub(super) struct Walker<'s, 't> {
    /// The sentence that is cut.
    pub(super) sentence: &'s mut Sentence<'t>,
    /// The open clauses, innermost last, and what closes each.
    pub(super) open: Vec<(usize, Close)>,
    /// For each word, the finite group that begins there.
    pub(super) begins: Vec<Option<usize>>,
}

impl Walker<'_, '_> {
    pub(super) fn walk(&mut self) {
        self.begin(Link::Main, None, 0, Close::Never);
        let mut at = 0;
        while at < self.sentence.words.len() {
            at = self.step(at);
        }
    }

    pub(super) fn words(&self) -> &[Word<'_>] {
        &self.sentence.words
    }

    pub(super) fn current(&self) -> usize {
        self.open.last().map_or(0, |o| o.0)
    }

    pub(super) fn begin(&mut self, link: Link, parent: Option<usize>, first: usize, close: Close) {
        self.sentence.clauses.push(Clause {
            link,
            parent,
            first,
            verb: None,
        });
        let index = self.sentence.clauses.len() - 1;
        self.open.push((index, close));
    }

    /// Ends all that is open and begins anew.
    pub(super) fn begin_anew(&mut self, link: Link, parent: Option<usize>, first: usize) {
        self.open.clear();
        self.begin(link, parent, first, Close::Never);
    }

    pub(super) fn has_verb(&self, clause: usize) -> bool {
        self.sentence.clauses[clause].verb.is_some()
    }

    pub(super) fn own(&mut self, at: usize) {
        let current = self.current();
        self.sentence.owner[at] = current;
    }

    /// Looks at the word `at`; returns the next one to look at.
    pub(super) fn step(&mut self, at: usize) -> usize {
        if let Kind::Mark(mark) = self.words()[at].kind {
            self.mark(at, mark);
            return at + 1;
        }
        if self.relative(at) || self.said_that(at) || self.under(at) || self.coordinate(at) {
            self.own(at);
            self.take_verb(at);
            return at + 1;
        }
        self.own(at);
        self.take_verb(at);
        at + 1
    }

    /// Gives the finite group that begins at `at` to the clause at hand.
    pub(super) fn take_verb(&mut self, at: usize) {
        let Some(group) = self.begins[at] else { return };
        while let Some(&(clause, close)) = self.open.last() {
            if close == Close::Verb && self.has_verb(clause) && self.open.len() > 1 {
                self.open.pop();
                self.own(at);
            } else {
                break;
            }
        }
        let current = self.current();
        if !self.has_verb(current) {
            self.sentence.clauses[current].verb = Some(group);
        }
        self.complement(group);
    }

    /// After a saying verb without "that": what was said begins at the next subject.
    pub(super) fn complement(&mut self, group: usize) {
        let said = self.sentence.groups[group];
        if !matches!(said.sense, VerbSense::Say | VerbSense::Think)
            || said.passive
            || !takes_clause(said.base)
        {
            return;
        }
        let words = self.words();
        let mut from = said.end;
        while let Some(word) = words.get(from) {
            let leads =
                word.can(PREPOSITION) && words.get(from + 1).is_some_and(|w| w.tag().is_some());
            if word.tag().is_some() || leads || (word.can(ADVERB) && !word.can(DET | PRONOUN)) {
                from += 1;
            } else {
                break;
            }
        }
        let Some(word) = words.get(from) else { return };
        if word.is_any_mark()
            || word.can(COORDINATOR)
            || (word.can(PREPOSITION) && !word.can(DET))
            || word.can(SUBORDINATOR | RELATIVE) && !word.is("one")
        {
            return;
        }
        let Some(verb) = self.finite_ahead(from, 14, 0) else {
            return;
        };
        // "told reporters this morning that Wednesday would be worse": the saying begins at "that".
        let marked = self.words()[from..verb]
            .iter()
            .any(|w| w.is_one_of(&["that", "whether"]));
        // "declared an emergency on Monday and visits the coast": the verb behind "and" is the speaker's own.
        let shared = self.words()[from..verb]
            .iter()
            .rev()
            .find(|w| !(w.tag().is_some() || w.can(ADVERB) && !w.can(DET | PRONOUN)))
            .is_some_and(|w| w.can(COORDINATOR));
        if verb == from || marked || shared {
            return;
        }
        // The clause is noted now and opened when the walk arrives at its first word: what lies between stays with the saying.
        let current = self.current();
        self.sentence.clauses.push(Clause {
            link: Link::Said,
            parent: Some(current),
            first: from,
            verb: None,
        });
    }

    /// The first finite verb at or after `from` before the clause could end: within `reach` words and `commas` commas.
    pub(super) fn finite_ahead(&self, from: usize, reach: usize, commas: usize) -> Option<usize> {
        let mut seen = 0;
        for (offset, word) in self.words().get(from..)?.iter().take(reach).enumerate() {
            let at = from + offset;
            if self.begins[at].is_some() {
                return Some(at);
            }
            match word.kind {
                Kind::Mark(',') => {
                    seen += 1;
                    if seen > commas {
                        return None;
                    }
                }
                Kind::Mark(';' | ':' | '—' | '–') => return None,
                _ => {}
            }
            let leads_tag = self.words().get(at + 1).is_some_and(|w| w.tag().is_some());
            if offset > 0 && word.can(RELATIVE) && !leads_tag && seen == 0 {
                return None;
            }
        }
        None
    }

    pub(super) fn mark(&mut self, at: usize, mark: char) {
        match mark {
            ';' | '|' => {
                self.own(at);
                self.begin_anew(Link::Main, None, at + 1);
                return;
            }
            ':' => self.colon(at),
            '—' | '–' | '-' => self.dash(at),
            '(' | '[' => {
                let current = self.current();
                self.begin(Link::Bracket, Some(current), at, Close::Bracket);
            }
            ')' | ']' => {
                self.own(at);
                while let Some((_, close)) = self.open.pop() {
                    if close == Close::Bracket {
                        break;
                    }
                }
                if self.open.is_empty() {
                    self.begin(Link::Main, None, at + 1, Close::Never);
                }
                return;
            }
            ',' => self.comma(at),
            _ => {}
        }
        self.own(at);
    }

    pub(super) fn colon(&mut self, at: usize) {
        let current = self.current();
        if self.open.len() == 1 && !self.has_verb(current) || self.is_lead(at) {
            let caps = self.is_lead(at);
            self.sentence.clauses[current].link = if caps {
                Link::Lead
            } else {
                self.sentence.clauses[current].link
            };
            self.sentence.owner[at] = current;
            self.begin_anew(Link::Main, None, at + 1);
        } else if self.finite_ahead(at + 1, 20, 2).is_some() {
            let said = self
                .sentence
                .verb(current)
                .is_some_and(|g| g.sense == VerbSense::Say);
            let link = if said { Link::Said } else { Link::Main };
            self.begin_anew(link, Some(current), at + 1);
        }
    }

    /// Whether all words before `at` are capitals.
    pub(super) fn is_lead(&self, at: usize) -> bool {
        let mut capitals = 0;
        for word in &self.words()[..at] {
            match word.kind {
                Kind::Word if word.all_caps() => capitals += 1,
                Kind::Word
                    if word.text.chars().count() > 1
                        && !word.text.ends_with("'s")
                        && !word.text.ends_with("’s") =>
                {
                    return false;
                }
                Kind::Word
                    if word.text.chars().any(char::is_lowercase)
                        && word.text.chars().count() > 3 =>
                {
                    return false;
                }
                _ => {}
            }
        }
        capitals >= 1
    }

    pub(super) fn dash(&mut self, at: usize) {
        if self.words()[at].text == "-" && !self.spaced(at) {
            return;
        }
        if let Some(position) = self.open.iter().rposition(|o| o.1 == Close::Dash) {
            self.open.truncate(position);
            return;
        }
        let current = self.current();
        let another = self.words()[at + 1..]
            .iter()
            .any(|w| matches!(w.kind, Kind::Mark('—' | '–')));
        if another && !self.has_verb(current) {
            self.begin(Link::Bracket, Some(current), at, Close::Dash);
        } else if self.finite_ahead(at + 1, 20, 2).is_some() {
            self.begin_anew(Link::Main, Some(current), at + 1);
        }
    }

    pub(super) fn spaced(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(0, |p| self.words()[p].span.end);
        before < self.words()[at].span.start
    }
}

/// Verbs of saying that take no clause: "called it theft", "described the plan".
pub(super) fn takes_clause(base: &str) -> bool {
    !matches!(
        base,
        "call"
            | "describe"
            | "accuse"
            | "criticize"
            | "condemn"
            | "denounce"
            | "praise"
            | "blast"
            | "slam"
            | "decry"
            | "demand"
            | "quote"
            | "see"
            | "expect"
            | "anticipate"
            | "project"
            | "estimate"
            | "mention"
            | "deny"
    )
}
