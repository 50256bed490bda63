//! Cuts a sentence into clauses, each with its verb and its subject, so that a date meets the statement it dates.
//!
//! No grammar is parsed. A clause begins where a conjunction, a relative word, a saying verb, a dash or a semicolon stands
//! and a verb of its own follows; everything else stays with the clause around it.

use super::verbs::{self, Group};
use super::walker::Walker;
use super::words::{Kind, Word};
use crate::lexicon::grammar::{
    ADVERB, ANAPHOR, COORDINATOR, DET, POSSESSIVE, PREPOSITION, PRONOUN, RELATIVE, SUBORDINATOR,
};
use crate::span::Span;

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
    /// The weekday on which the text was written.
    pub(super) issue_weekday: Option<chrono::Weekday>,
    /// The expressions of it that only say how often.
    pub(super) repetitions: Vec<Span>,
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
                || word.tag().is_some()
                    && !word.possessive
                    && own.len() > 1
                    && !(last > 0 && self.words[last - 1].is("of"))
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
            } else if own.len() > 2
                && (word.can(PREPOSITION) && next_is_tag || word.is("according"))
            {
                2
            } else if word.can(COORDINATOR)
                || word.is_any_mark()
                || word.can(SUBORDINATOR) && !word.can(DET)
                || word.is("that") && !self.determines(own)
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
            let named = word.roles == 0 && (word.verb.is_none() || word.noun.is_some());
            word.kind == Kind::Word && (named || word.is("one"))
        })
    }

    /// Whether the subject is only a pronoun that stands for something named before.
    pub(super) fn is_pronoun(&self, subject: &[usize]) -> bool {
        matches!(subject, [one] if self.words[*one].can(ANAPHOR) && !self.words[*one].can(POSSESSIVE)
            && !self.words[*one].is_one_of(&["i", "we", "you", "us"]))
    }
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

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
