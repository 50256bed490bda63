//! Cuts a sentence into clauses, each with its verb and its subject, so that a date meets the statement it dates.
//!
//! No grammar is parsed. A clause begins where a conjunction, a relative word, a saying verb, a dash or a semicolon stands
//! and a verb of its own follows; everything else stays with the clause around it.

use super::verbs::{self, Group, Shape};
use super::words::{Kind, Word};
use crate::lexicon::grammar::{
    ADVERB, ANAPHOR, BE, COORDINATOR, DET, NEGATION, POSSESSIVE, PREPOSITION, PRONOUN, RELATIVE,
    SUBORDINATOR,
};
use crate::lexicon::happenings::VerbSense;

/// How a clause hangs on the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// It stands by itself.
    Main,
    /// It goes on with the subject of its parent: "… and reports on Thursday".
    Shared,
    /// What somebody said.
    Said,
    /// It tells more of the words `from..to`: "which …", "reached in 2021".
    About {
        /// The first word of what it tells of.
        from: usize,
        /// The word after the last.
        to: usize,
    },
    /// It hangs on a conjunction: because, while, after.
    Under,
    /// It only says who said it: ", an aide said".
    Attribution,
    /// It stands in brackets.
    Bracket,
    /// It is the lead of a section: "GAZA TALKS RESUME:".
    Lead,
}

/// One clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    /// How it hangs on its parent.
    pub(super) link: Link,
    /// The clause it hangs on.
    pub(super) parent: Option<usize>,
    /// Its first word.
    pub(super) first: usize,
    /// Its verb: an index into [`Sentence::groups`].
    pub(super) verb: Option<usize>,
}

/// The words of a sentence, their verb groups and their clauses.
#[derive(Debug, Default)]
pub(super) struct Sentence<'t> {
    /// All words.
    pub(super) words: Vec<Word<'t>>,
    /// All verb groups, in order.
    pub(super) groups: Vec<Group>,
    /// The clauses, in order of their beginnings.
    pub(super) clauses: Vec<Clause>,
    /// For each word, its clause.
    pub(super) owner: Vec<usize>,
}

/// When the clause at hand ends and its parent goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Close {
    Comma,
    Verb,
    Bracket,
    Dash,
    Never,
}

struct Walker<'s, 't> {
    sentence: &'s mut Sentence<'t>,
    /// The open clauses, innermost last, and what closes each.
    open: Vec<(usize, Close)>,
    /// For each word, the finite group that begins there.
    begins: Vec<Option<usize>>,
}

impl Sentence<'_> {
    /// Finds verb groups and clauses of the words that were cut.
    pub(super) fn parse(&mut self) {
        let mut groups = std::mem::take(&mut self.groups);
        verbs::groups(&self.words, &mut groups);
        self.groups = groups;
        self.clauses.clear();
        self.owner.clear();
        self.owner.resize(self.words.len(), 0);
        let mut begins = vec![None; self.words.len()];
        for (index, group) in self.groups.iter().enumerate() {
            if group.holds_clause() {
                begins[group.start] = Some(index);
            }
        }
        let mut walker = Walker {
            sentence: self,
            open: Vec::new(),
            begins,
        };
        walker.walk();
    }

    /// The finite group of a clause.
    pub(super) fn verb(&self, clause: usize) -> Option<&Group> {
        self.clauses[clause].verb.map(|g| &self.groups[g])
    }

    /// The words of a clause that stand before `end`, without openings: conjunctions, adverbs, dates, fronted phrases.
    pub(super) fn subject(&self, clause: usize) -> Vec<usize> {
        let this = &self.clauses[clause];
        match this.link {
            Link::Shared => {
                if let Some(parent) = this.parent {
                    return self.subject(parent);
                }
            }
            Link::About { from, to } => {
                let mut own = self.own_subject(clause);
                let relative = own.first().is_some_and(|&w| self.words[w].can(RELATIVE));
                if own.is_empty() || (relative && own.len() == 1) {
                    return (from..to).filter(|&w| !self.in_bracket(w)).collect();
                }
                if relative && !self.words[own[0]].is("whose") {
                    own.remove(0);
                }
                return own;
            }
            _ => {}
        }
        self.own_subject(clause)
    }

    fn in_bracket(&self, word: usize) -> bool {
        matches!(self.clauses[self.owner[word]].link, Link::Bracket)
    }

    fn own_subject(&self, clause: usize) -> Vec<usize> {
        let Some(group) = self.verb(clause) else {
            return Vec::new();
        };
        let mut own: Vec<usize> = (self.clauses[clause].first..group.start)
            .filter(|&w| self.owner[w] == clause)
            .collect();
        if self.clauses[clause].link == Link::Said
            && own.first().is_some_and(|&w| self.words[w].is("that"))
        {
            own.remove(0);
        }
        self.drop_openings(&mut own);
        while let Some(&last) = own.last() {
            let word = &self.words[last];
            let idle = word.can(ADVERB) && !word.can(DET | PRONOUN | ANAPHOR)
                || word.tag().is_some() && !word.possessive && own.len() > 1
                || word.is_mark(',');
            if !idle {
                break;
            }
            own.pop();
        }
        own
    }

    /// Takes conjunctions, adverbs, dates and fronted phrases ("On the House side, …") off the front.
    pub(super) fn drop_openings(&self, own: &mut Vec<usize>) {
        loop {
            let Some(&first) = own.first() else { return };
            let word = &self.words[first];
            let next_is_tag = own.get(1).is_some_and(|&w| self.words[w].tag().is_some());
            let removed = if word.tag().is_some() && !word.possessive && own.len() > 1 {
                1
            } else if word.can(PREPOSITION) && next_is_tag && own.len() > 2 {
                2
            } else if word.is("according") && own.len() > 2 {
                2
            } else if word.can(COORDINATOR) || word.is_any_mark() {
                1
            } else if word.can(SUBORDINATOR) && !word.can(DET)
                || (word.is("that") && !self.determines(own))
            {
                1
            } else if (word.can(PREPOSITION) || word.can(ADVERB) || word.is("there"))
                && let Some(comma) = own.iter().position(|&w| self.words[w].is_mark(','))
                && comma + 1 < own.len()
            {
                comma + 1
            } else if word.can(ADVERB) && !word.can(DET | PRONOUN) && own.len() > 1 {
                1
            } else {
                return;
            };
            own.drain(..removed);
        }
    }

    /// Whether "that" at the front stands before a noun.
    fn determines(&self, own: &[usize]) -> bool {
        own.get(1).is_some_and(|&w| {
            let word = &self.words[w];
            word.kind == Kind::Word && word.roles == 0 && word.verb.is_none()
        })
    }

    /// Whether the subject is only a pronoun that stands for something named before.
    pub(super) fn is_pronoun(&self, subject: &[usize]) -> bool {
        matches!(subject, [one] if self.words[*one].can(ANAPHOR) && !self.words[*one].can(POSSESSIVE)
            && !self.words[*one].is_one_of(&["i", "we", "you", "us"]))
    }
}

impl Walker<'_, '_> {
    fn walk(&mut self) {
        self.begin(Link::Main, None, 0, Close::Never);
        let mut at = 0;
        while at < self.sentence.words.len() {
            at = self.step(at);
        }
    }

    fn words(&self) -> &[Word<'_>] {
        &self.sentence.words
    }

    fn current(&self) -> usize {
        self.open.last().map_or(0, |o| o.0)
    }

    fn begin(&mut self, link: Link, parent: Option<usize>, first: usize, close: Close) {
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
    fn begin_anew(&mut self, link: Link, parent: Option<usize>, first: usize) {
        self.open.clear();
        self.begin(link, parent, first, Close::Never);
    }

    fn has_verb(&self, clause: usize) -> bool {
        self.sentence.clauses[clause].verb.is_some()
    }

    fn own(&mut self, at: usize) {
        let current = self.current();
        self.sentence.owner[at] = current;
    }

    /// Looks at the word `at`; returns the next one to look at.
    fn step(&mut self, at: usize) -> usize {
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
    fn take_verb(&mut self, at: usize) {
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
    fn complement(&mut self, group: usize) {
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
        if verb == from {
            return;
        }
        // The cut is made when the walk arrives there.
        self.pending_said(from);
    }

    fn pending_said(&mut self, from: usize) {
        // Marked in `begins` of an index past the words would be obscure; a clause is begun right away instead, and the
        // words between the verb and it stay with the saying.
        let current = self.current();
        self.sentence.clauses.push(Clause {
            link: Link::Said,
            parent: Some(current),
            first: from,
            verb: None,
        });
    }

    /// The first finite verb at or after `from` before the clause could end: within `reach` words and `commas` commas.
    fn finite_ahead(&self, from: usize, reach: usize, commas: usize) -> Option<usize> {
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

    fn mark(&mut self, at: usize, mark: char) {
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

    fn colon(&mut self, at: usize) {
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
    fn is_lead(&self, at: usize) -> bool {
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

    fn dash(&mut self, at: usize) {
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

    fn spaced(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(0, |p| self.words()[p].span.end);
        before < self.words()[at].span.start
    }

    fn comma(&mut self, at: usize) {
        while let Some(&(clause, close)) = self.open.last() {
            if close == Close::Comma
                && self.open.len() > 1
                && (self.has_verb(clause) || self.sentence.clauses[clause].first < at)
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
    fn splices(&self, at: usize) -> bool {
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
    fn participle_at(&self, at: usize) -> Option<usize> {
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

    /// A past form right after a comma that has no subject of its own: ", promised for the spring, will …".
    fn is_bare_participle(&self, group: &Group) -> bool {
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
    fn aside_saying(&self, at: usize) -> bool {
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
            && group.start > at + 1
            && group.end + 2 >= close
            && !from.can(COORDINATOR)
            && !(from.can(RELATIVE | SUBORDINATOR | PREPOSITION)
                && !from.can(DET)
                && !from.is("as"))
            && words.get(close + 1).is_some()
    }

    /// Whether what follows the comma at `at` only says who said it.
    fn attribution(&self, at: usize) -> bool {
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

    /// The noun phrase right before `at`: what a relative clause tells of.
    fn antecedent(&self, at: usize) -> (usize, usize) {
        let current = self.current();
        let words = self.words();
        let start = self.sentence.clauses[current].first;
        let verb_end = self.sentence.verb(current).map(|g| g.end);
        let after_verb = verb_end.is_some_and(|e| e <= at);
        let floor = verb_end.filter(|_| after_verb).unwrap_or(start);
        let mut from = floor;
        for k in floor..at {
            let word = &words[k];
            let parts = if after_verb {
                word.can(PREPOSITION) && !word.is("of")
                    || word.is_mark(',')
                    || word.can(COORDINATOR)
            } else {
                word.is_mark(',') && words[floor].can(PREPOSITION | ADVERB)
            };
            if parts || self.sentence.owner[k] != current {
                from = k + 1;
            }
        }
        while from < at
            && (words[from].is("according")
                || words[from].can(PREPOSITION | COORDINATOR | ADVERB | SUBORDINATOR)
                || words[from].is_any_mark()
                || words[from].tag().is_some())
            && !words[from].can(DET | PRONOUN)
        {
            from += 1;
        }
        if at - from > 14 {
            from = at - 14;
        }
        (from, at)
    }

    /// "who", "which", "that" after a noun: a clause about it.
    fn relative(&mut self, at: usize) -> bool {
        let words = self.words();
        let word = &words[at];
        let place = word.is("where") && at > 0;
        if !word.can(RELATIVE) && !place || at == 0 {
            return false;
        }
        let Some(mut previous) = words.get(at - 1) else {
            return false;
        };
        let mut noun_end = at;
        if previous.can(PREPOSITION) && word.is_one_of(&["which", "whom"]) && at > 1 {
            noun_end = at - 1;
            previous = &words[at - 2];
        }
        let comma = previous.is_mark(',');
        if comma {
            noun_end -= 1;
        }
        if word.is("that") {
            let next_determined = words.get(at + 1).is_some_and(|w| {
                w.tag().is_some()
                    || (w.roles == 0
                        && w.verb.is_none()
                        && self.finite_ahead(at + 1, 12, 0).is_none())
            });
            let after_noun = previous.kind == Kind::Word
                && (previous.verb.is_none() || previous.noun.is_some())
                && !previous.can(PREPOSITION | COORDINATOR | BE | NEGATION | SUBORDINATOR);
            let heads_said = self
                .sentence
                .verb(self.current())
                .is_some_and(|g| g.sense == VerbSense::Say && at - g.end < 10)
                && self.begins.get(at + 1).copied().flatten().is_none();
            if comma || !after_noun || next_determined || heads_said {
                return false;
            }
        }
        if self.finite_ahead(at + 1, 16, 0).is_none() {
            return false;
        }
        let current = self.current();
        let (from, to) = self.antecedent(noun_end);
        let close = if comma { Close::Comma } else { Close::Verb };
        let with_preposition = noun_end + 1 + usize::from(comma) == at;
        let link = if place {
            Link::About { from, to }
        } else {
            Link::About { from, to }
        };
        self.begin(link, Some(current), at, close);
        if with_preposition {
            self.own(at - 1);
        }
        true
    }

    /// "that" after a saying verb, and the place where an unmarked saying begins.
    fn said_that(&mut self, at: usize) -> bool {
        let pending = self
            .sentence
            .clauses
            .iter()
            .rposition(|c| c.link == Link::Said && c.first == at && c.verb.is_none());
        if let Some(index) = pending {
            if !self.open.iter().any(|o| o.0 == index) {
                self.open.push((index, Close::Never));
                return true;
            }
        }
        let words = self.words();
        if !words[at].is_one_of(&["that", "whether", "if"]) || at == 0 {
            return false;
        }
        let current = self.current();
        let previous = &words[at - 1];
        if previous.can(COORDINATOR) && self.sentence.clauses[current].link == Link::Said {
            let parent = self.sentence.clauses[current].parent;
            self.open.pop();
            self.begin(Link::Said, parent, at, Close::Never);
            self.own(at - 1);
            return true;
        }
        let after_saying = self.sentence.verb(current).is_some_and(|g| {
            g.end <= at
                && at - g.end <= 9
                && (matches!(
                    g.sense,
                    VerbSense::Say | VerbSense::Think | VerbSense::Hope | VerbSense::Decide
                ) || previous.tag().is_some()
                    || previous.verb.is_some())
        });
        if !after_saying || self.finite_ahead(at + 1, 18, 2).is_none() {
            return false;
        }
        self.begin(Link::Said, Some(current), at, Close::Never);
        true
    }

    /// A conjunction with a clause of its own: because, while, after.
    fn under(&mut self, at: usize) -> bool {
        let words = self.words();
        let word = &words[at];
        let leads_tag = words
            .get(at + 1)
            .is_some_and(|w| w.tag().is_some() && !w.possessive);
        if !word.can(SUBORDINATOR) || word.can(DET) || leads_tag || word.is("that") {
            return false;
        }
        if at > 0 && word.is("as") && words.get(at + 2).is_some_and(|w| w.is("as")) {
            return false;
        }
        let current = self.current();
        let commas = usize::from(word.is_one_of(&["though", "although", "while", "because"])) * 2;
        let Some(verb) = self.finite_ahead(at + 1, 14, commas) else {
            return false;
        };
        if verb == at + 1 && !word.is("if") {
            return false;
        }
        if at == self.sentence.clauses[current].first && at == 0 {
            self.sentence.clauses[current].link = Link::Under;
            return true;
        }
        if !self.has_verb(current) {
            return false;
        }
        let attributes = word.is("as")
            && self.begins[verb].is_some_and(|g| self.sentence.groups[g].sense == VerbSense::Say);
        let link = if attributes {
            Link::Attribution
        } else {
            Link::Under
        };
        let close = if attributes {
            Close::Comma
        } else {
            Close::Never
        };
        self.begin(link, Some(current), at, close);
        true
    }

    /// "and", "but", "or" with a verb of their own.
    fn coordinate(&mut self, at: usize) -> bool {
        let words = self.words();
        let word = &words[at];
        if !(word.can(COORDINATOR) || word.is("so") && at > 0 && words[at - 1].is_mark(',')) {
            return false;
        }
        let mut next = at + 1;
        while words.get(next).is_some_and(|w| {
            (w.can(ADVERB) && !w.can(DET | PRONOUN | BE))
                || w.tag().is_some() && !w.possessive
                || (w.can(PREPOSITION) && words.get(next + 1).is_some_and(|n| n.tag().is_some()))
        }) {
            next += 1;
        }
        let mut current = self.current();
        let comma = at > 0 && words[at - 1].is_mark(',');
        // A relative clause that has its verb ends before ", and" when its parent has none yet or the comma closed it.
        if !self.has_verb(current) {
            return false;
        }
        if self.begins.get(next).copied().flatten().is_some() {
            let parent = self.shared_with(current, next);
            if parent != current {
                while self.open.len() > 1 && self.current() != parent {
                    self.open.pop();
                }
                current = self.current();
            }
            self.sibling(Link::Shared, Some(current), at);
            return true;
        }
        if words.get(next).is_some_and(|w| w.is("that"))
            && self.sentence.clauses[current].link == Link::Said
        {
            return false;
        }
        let (reach, commas) = if comma { (18, 2) } else { (9, 0) };
        let Some(verb) = self.finite_ahead(next, reach, commas) else {
            return false;
        };
        let starts_subject = words
            .get(next)
            .is_some_and(|w| !w.can(PREPOSITION | RELATIVE) || w.can(DET | PRONOUN) || comma);
        let strong = comma
            || words[verb].verb.is_none()
            || words[next].can(PRONOUN | DET)
            || words[next].capital;
        if !starts_subject || !strong || verb <= next {
            return false;
        }
        let said = self.sentence.clauses[current].link == Link::Said && !comma;
        let link = if said { Link::Said } else { Link::Main };
        let parent = if said {
            self.sentence.clauses[current].parent
        } else {
            Some(current)
        };
        if comma && !said {
            while self.open.len() > 1
                && self
                    .open
                    .last()
                    .is_some_and(|o| o.1 != Close::Bracket && o.1 != Close::Dash)
            {
                self.open.pop();
            }
        }
        self.sibling(link, parent, at);
        true
    }

    /// Begins a clause in the place of the one at hand, closing as that one does.
    fn sibling(&mut self, link: Link, parent: Option<usize>, at: usize) {
        let close = self.open.pop().map_or(Close::Never, |o| o.1);
        // "who met on Monday and left on Friday": the next verb alone must not end it.
        let close = if close == Close::Verb {
            Close::Verb
        } else {
            close
        };
        self.begin(link, parent, at, close);
    }

    /// The open clause whose verb the one at `next` goes with: the innermost, or an outer one of the same tense.
    fn shared_with(&self, current: usize, next: usize) -> usize {
        let Some(group) = self.begins[next] else {
            return current;
        };
        let tense = self.sentence.groups[group].tense;
        let fits = |clause: usize| self.sentence.verb(clause).is_some_and(|g| g.tense == tense);
        let link = self.sentence.clauses[current].link;
        if fits(current) || matches!(link, Link::Main | Link::Shared) {
            return current;
        }
        self.open
            .iter()
            .rev()
            .map(|o| o.0)
            .find(|&c| fits(c))
            .unwrap_or(current)
    }
}

/// Verbs of saying that take no clause: "called it theft", "described the plan".
fn takes_clause(base: &str) -> bool {
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
            | "describe"
    )
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;
    use crate::span::Span;

    /// The clauses of a sentence as text, each with its subject before a bar.
    fn clauses(text: &str) -> Vec<String> {
        let mut sentence = Sentence::default();
        words::cut(text, Span::new(0, text.len()), &[], &mut sentence.words);
        sentence.parse();
        let join = |indices: &[usize]| {
            indices
                .iter()
                .filter(|&&w| !sentence.words[w].is_any_mark())
                .map(|&w| sentence.words[w].text)
                .collect::<Vec<_>>()
                .join(" ")
        };
        (0..sentence.clauses.len())
            .filter(|&c| sentence.verb(c).is_some())
            .map(|c| {
                let start = sentence.verb(c).map_or(0, |g| g.start);
                let rest: Vec<usize> = (start..sentence.words.len())
                    .filter(|&w| sentence.owner[w] == c)
                    .collect();
                format!("{} | {}", join(&sentence.subject(c)), join(&rest))
            })
            .collect()
    }

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        assert_eq!(clauses(text), expected, "{text}");
    }

    #[test]
    fn coordinated_clauses_are_two() {
        case(
            "A pipeline near Quito was cut, and the navy calls it theft.",
            &[
                "A pipeline near Quito | was cut",
                "the navy | calls it theft",
            ],
        );
        case(
            "The panel votes in Quito and reports to the senate.",
            &[
                "The panel | votes in Quito",
                "The panel | reports to the senate",
            ],
        );
        case(
            "A cable between Chile and Peru was cut.",
            &["A cable between Chile and Peru | was cut"],
        );
    }

    #[test]
    fn what_is_said_is_a_clause_of_its_own() {
        case(
            "The mayor said that the captain had fled and that he would be tried.",
            &[
                "The mayor | said",
                "the captain | had fled",
                "he | would be tried",
            ],
        );
        case(
            "One aide said the navy could send boats.",
            &["One aide | said", "the navy | could send boats"],
        );
    }

    #[test]
    fn relative_clauses_tell_of_their_noun() {
        case(
            "The bridge, which the council approved, costs a fortune.",
            &["The bridge | costs a fortune", "the council | approved"],
        );
        case(
            "A man who had held the post resigned.",
            &["A man | resigned", "A man | had held the post"],
        );
    }

    #[test]
    fn attributions_are_no_statements() {
        case(
            "The boats will not sail, an aide said.",
            &["The boats | will not sail", "an aide | said"],
        );
    }
}
