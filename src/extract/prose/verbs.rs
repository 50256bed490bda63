//! The verb groups of a sentence: where a clause has its verb, which way it looks, how sure it is of itself.

use super::auxiliary;
use super::infinitive;
use super::lexical;
use super::settle;
use super::words::{Kind, Word};
use crate::lexicon::grammar::{BE, DO, HAVE, MODAL};
use crate::lexicon::happenings::VerbSense;

/// When a verb group plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// met, has met, was meeting
    Past,
    /// meets, is meeting
    Present,
    /// will meet, is to meet, is due
    Future,
}

/// What sort of verb group it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// It makes a clause.
    Finite,
    /// It is an order: "register by Friday".
    Imperative,
    /// "a report published last month"
    Participle,
    /// "to meet on Thursday"
    Infinitive,
    /// "raising the question"
    Gerund,
}

/// A verb with its auxiliaries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// The first word.
    pub(super) start: usize,
    /// The word after the last.
    pub(super) end: usize,
    /// The word that says what is done (the verb, or "due", "set" …).
    pub(super) head: usize,
    /// What the head tells.
    pub(super) sense: VerbSense,
    /// The base form of the head; "be" for a copula, "due" for "is due", empty for a verb we do not know.
    pub(super) base: &'static str,
    /// When it plays.
    pub(super) tense: Tense,
    /// What sort it is.
    pub(super) shape: Shape,
    /// may, could, might, hopes to, is considering …
    pub(super) tentative: bool,
    /// would, or a wish that is only supposed.
    pub(super) conditional: bool,
    /// "was to meet", "was supposed to meet": it did not.
    pub(super) unfulfilled: bool,
    /// is expected to: somebody's forecast.
    pub(super) expected: bool,
    /// not, never.
    pub(super) negated: bool,
    /// "was elected", "will be handed over"
    pub(super) passive: bool,
    /// "has met", "have not met"
    pub(super) perfect: bool,
}

impl Group {
    /// Whether it can hold a clause together.
    pub(super) fn holds_clause(&self) -> bool {
        matches!(self.shape, Shape::Finite | Shape::Imperative)
    }
}

/// Finds the verb groups of a sentence, in order.
pub(super) fn groups(words: &[Word<'_>], found: &mut Vec<Group>) {
    found.clear();
    let mut doubt: Vec<u8> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match group_at(words, at) {
            Some((group, unsure)) => {
                at = group.end.max(at + 1);
                found.push(group);
                doubt.push(unsure);
            }
            None => at += 1,
        }
    }
    settle::settle(words, found, &doubt);
}

/// Reads a group that begins at `at`, and how much its head could as well be a noun or a participle.
fn group_at(words: &[Word<'_>], at: usize) -> Option<(Group, u8)> {
    let word = &words[at];
    if word.kind != Kind::Word {
        return None;
    }
    if word.can(MODAL) && !auxiliary::is_name_or_noun(words, at) {
        return Some((auxiliary::modal(words, at), SURE));
    }
    if word.can(HAVE) && !word.is("having") {
        return Some((auxiliary::have(words, at), SURE));
    }
    if word.is("be") && at > 0 && words[at - 1].is("to") {
        // "to be held in London"
        let mut group = auxiliary::new_group(at, Tense::Future);
        group.shape = Shape::Infinitive;
        auxiliary::predicate(&mut group, words, at + 1);
        return Some((group, SURE));
    }
    if word.can(BE) && !word.is_one_of(&["be", "been", "being"]) {
        return Some((auxiliary::be(words, at), SURE));
    }
    if word.can(DO) {
        return Some((auxiliary::does(words, at), SURE));
    }
    if let Some(group) = infinitive::due(words, at) {
        return Some((group, SURE));
    }
    lexical::lexical(words, at)
}

/// It is this verb.
pub(super) const SURE: u8 = 0;

/// It has the form of a verb in a place where one may stand.
pub(super) const LIKELY: u8 = 1;

/// It may as well be a noun or a participle.
pub(super) const UNSURE: u8 = 2;

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;
    use crate::span::Span;

    /// The finite verbs of a sentence, by their heads, with their tense.
    fn finite(sentence: &str) -> Vec<(String, Tense)> {
        let mut cut = Vec::new();
        words::cut(sentence, Span::new(0, sentence.len()), &[], &mut cut);
        let mut found = Vec::new();
        groups(&cut, &mut found);
        found
            .iter()
            .filter(|g| g.holds_clause())
            .map(|g| (cut[g.head].text.to_owned(), g.tense))
            .collect()
    }

    #[track_caller]
    fn case(sentence: &str, expected: &[(&str, Tense)]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(w, t)| ((*w).to_owned(), *t))
            .collect();
        assert_eq!(finite(sentence), expected, "{sentence}");
    }

    #[test]
    fn auxiliaries_and_their_verb_are_one_group() {
        case(
            "The mayor will also meet the envoys.",
            &[("meet", Tense::Future)],
        );
        case(
            "The plan is to be reviewed in Oslo.",
            &[("reviewed", Tense::Future)],
        );
        case("The pact was signed by both.", &[("signed", Tense::Past)]);
        case("The envoy is due in Quito.", &[("due", Tense::Future)]);
        case("She plans to fly to Quito.", &[("fly", Tense::Future)]);
        case("They have not met since.", &[("met", Tense::Past)]);
    }

    #[test]
    fn nouns_that_look_like_verbs_are_no_verbs() {
        case("Peace talks resumed in Quito.", &[("resumed", Tense::Past)]);
        case(
            "The council votes were counted.",
            &[("counted", Tense::Past)],
        );
        case("Work began on the bridge.", &[("began", Tense::Past)]);
        case("Interest rates rose again.", &[("rose", Tense::Past)]);
        case(
            "The report surprised the board.",
            &[("surprised", Tense::Past)],
        );
    }

    #[test]
    fn a_participle_before_the_verb_makes_no_clause() {
        case(
            "A study published by the board found gaps.",
            &[("found", Tense::Past)],
        );
        case(
            "Growers, hit by frost, moved their stock.",
            &[("moved", Tense::Past)],
        );
    }

    #[test]
    fn plain_verbs_are_found() {
        case("The board meets in Quito.", &[("meets", Tense::Present)]);
        case("Lawmakers vote on the bill.", &[("vote", Tense::Present)]);
        case("Register at the door.", &[("Register", Tense::Present)]);
        case(
            "He said they left.",
            &[("said", Tense::Past), ("left", Tense::Past)],
        );
    }
}
