//! Words that join clauses: relatives, "that", conjunctions.

use super::clause::Link;
use super::walker::{Close, Walker};
use super::words::Kind;
use crate::lexicon::grammar::{
    ADVERB, BE, COORDINATOR, DET, NEGATION, PREPOSITION, PRONOUN, RELATIVE, SUBORDINATOR,
};
use crate::lexicon::happenings::VerbSense;

impl Walker<'_, '_> {
    /// "who", "which", "that" after a noun: a clause about it.
    pub(super) fn relative(&mut self, at: usize) -> bool {
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
            if comma || !after_noun || next_determined || heads_said || previous.is("it") {
                return false;
            }
        }
        // "whose new book, “Tides,” comes out in May"
        let commas = if word.is("whose") { 2 } else { 0 };
        if self.finite_ahead(at + 1, 16, commas).is_none() {
            return false;
        }
        let current = self.current();
        let (from, to) = self.antecedent(noun_end);
        let from = self
            .whole_happening(from, at)
            .or_else(|| self.named_person(from, noun_end, at))
            .unwrap_or(from);
        let close = if comma { Close::Comma } else { Close::Verb };
        let with_preposition = noun_end + 1 + usize::from(comma) == at;
        let link = Link::About { from, to };
        self.begin(link, Some(current), at, close);
        if with_preposition {
            self.own(at - 1);
        }
        true
    }

    /// "a dinner for director Hal Brandt, who …": the person that stands last.
    fn named_person(&self, from: usize, to: usize, at: usize) -> Option<usize> {
        let words = self.words();
        if !words[at].is_one_of(&["who", "whom"]) {
            return None;
        }
        let preposition = (from..to)
            .rev()
            .find(|&w| words[w].can(PREPOSITION) && !words[w].is("of"))?;
        let name = |w: usize| words[w].capital && words[w].kind == Kind::Word;
        (to >= 2 && preposition + 2 < to && name(to - 1) && name(to - 2)).then_some(preposition + 1)
    }

    /// "the exercise off the coast, which runs until Friday": what begins and ends is the happening, not its place.
    fn whole_happening(&self, from: usize, at: usize) -> Option<usize> {
        let words = self.words();
        let verb = self.finite_ahead(at + 1, 16, 0)?;
        let group = self.begins[verb].map(|g| &self.sentence.groups[g])?;
        let runs = group.sense == VerbSense::Begin
            || matches!(group.base, "run" | "last" | "take" | "continue");
        let preposition = from.checked_sub(1).filter(|&p| words[p].can(PREPOSITION))?;
        let noun = preposition
            .checked_sub(1)
            .filter(|&n| words[n].noun.is_some())?;
        let inner = words[from..at].iter().any(|w| w.noun.is_some());
        let first = (0..=noun)
            .rev()
            .take_while(|&w| {
                words[w].kind == Kind::Word
                    && (words[w].roles == 0 || words[w].can(DET))
                    && !self
                        .sentence
                        .groups
                        .iter()
                        .any(|g| g.start <= w && w < g.end && g.holds_clause())
            })
            .last()?;
        (runs && !inner).then_some(first)
    }

    /// "that" after a saying verb, and the place where an unmarked saying begins.
    pub(super) fn said_that(&mut self, at: usize) -> bool {
        let pending = self
            .sentence
            .clauses
            .iter()
            .rposition(|c| c.link == Link::Said && c.first == at && c.verb.is_none());
        if let Some(index) = pending
            && !self.open.iter().any(|o| o.0 == index)
        {
            self.open.push((index, Close::Never));
            return true;
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
                    || previous.verb.is_some()
                    // "Rumor has it that …"
                    || previous.is("it") && g.base == "have")
        });
        let (reach, commas) = if previous.verb.is_some() && words[at].is("that") {
            (26, 5)
        } else {
            (18, 2)
        };
        if !after_saying || self.finite_ahead(at + 1, reach, commas).is_none() {
            return false;
        }
        self.begin(Link::Said, Some(current), at, Close::Never);
        true
    }

    /// A conjunction with a clause of its own: because, while, after.
    pub(super) fn under(&mut self, at: usize) -> bool {
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
        // "stood before the panel on Monday and conceded": the verb behind "and" has no subject here.
        let shared = words[at + 1..verb]
            .iter()
            .rev()
            .find(|w| !(w.tag().is_some() || w.can(ADVERB) && !w.can(DET | PRONOUN)))
            .is_some_and(|w| w.can(COORDINATOR));
        if (verb == at + 1 || shared && word.can(PREPOSITION)) && !word.is("if") {
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
        // ", if the rumours are right, sees the president on Friday"
        let aside = word.is("if") && at > 0 && words[at - 1].is_mark(',');
        let close = if attributes || aside {
            Close::Comma
        } else {
            Close::Never
        };
        self.begin(link, Some(current), at, close);
        true
    }

    /// "and", "but", "or" with a verb of their own.
    pub(super) fn coordinate(&mut self, at: usize) -> bool {
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
            || words[next].capital
            || words[next].is_cardinal();
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
    pub(super) fn sibling(&mut self, link: Link, parent: Option<usize>, at: usize) {
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
    pub(super) fn shared_with(&self, current: usize, next: usize) -> usize {
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

    /// The noun phrase right before `at`: what a relative clause tells of.
    pub(super) fn antecedent(&self, at: usize) -> (usize, usize) {
        let words = self.words();
        // ", said Ana Holm, who …": the noun stands in a clause that its comma has just closed.
        let current = at
            .checked_sub(1)
            .map(|before| self.sentence.owner[before])
            .filter(|&c| self.sentence.clauses[c].link == Link::Attribution)
            .unwrap_or_else(|| self.current());
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
}
