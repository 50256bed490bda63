//! Verb groups that begin with an auxiliary: "will meet", "is due", "has been postponed", and the infinitives behind them.

use super::infinitive::{base_after, infinitive_after, take_infinitive};
use super::verbs::{Group, Shape, Tense};
use super::words::{Kind, Word};
use crate::lexicon::grammar::{
    ADVERB, ANAPHOR, COORDINATOR, DET, NEGATION, PAST, PREPOSITION, PRONOUN, RELATIVE,
};
use crate::lexicon::happenings::{Form, VerbSense};

/// Words after "is" that make an arrangement of it.
pub(super) const ARRANGED: &[(&str, VerbSense)] = &[
    ("due", VerbSense::Expire),
    ("scheduled", VerbSense::Plan),
    ("set", VerbSense::Plan),
    ("slated", VerbSense::Plan),
    ("planned", VerbSense::Plan),
    ("expected", VerbSense::Think),
    ("supposed", VerbSense::Plan),
    ("poised", VerbSense::Plan),
    ("ready", VerbSense::Plan),
    ("likely", VerbSense::Hope),
    ("unlikely", VerbSense::Hope),
    ("eager", VerbSense::Hope),
    ("bound", VerbSense::Plan),
    ("going", VerbSense::Plan),
    ("about", VerbSense::Plan),
    ("out", VerbSense::Publish),
    ("off", VerbSense::Cancel),
    ("closed", VerbSense::Begin),
    ("open", VerbSense::Begin),
    ("back", VerbSense::Move),
];

pub(super) fn modal(words: &[Word<'_>], at: usize) -> Group {
    let word = &words[at];
    let mut group = new_group(at, Tense::Future);
    group.tentative = word.is_one_of(&["may", "might", "could", "couldn't"]);
    group.conditional = word.is_one_of(&["would", "wouldn't", "'d"]);
    let to = word.is("ought") && words.get(at + 1).is_some_and(|w| w.is("to"));
    complete(&mut group, words, at + 1 + usize::from(to), true);
    // "should have opened on Friday": it did not.
    if word.is_one_of(&["should", "ought"]) && group.perfect && group.base != "have" {
        group.unfulfilled = true;
        group.tense = Tense::Past;
    }
    group
}

/// "be" at `at` is the verb: what stands behind it is said of the subject.
pub(super) fn take_be(group: &mut Group, words: &[Word<'_>], at: usize) {
    group.base = "be";
    group.head = at;
    group.end = at + 1;
    predicate(group, words, at + 1);
}

/// "have" at `at` is the verb, or goes with the participle behind it.
pub(super) fn take_have(group: &mut Group, words: &[Word<'_>], at: usize) {
    group.base = "have";
    group.head = at;
    group.end = at + 1;
    let next = skip_adverbs(words, at + 1);
    if words
        .get(next)
        .is_some_and(|w| w.is("been") || is_participle(w))
    {
        complete(group, words, at + 1, false);
    }
}

/// Reads on after an auxiliary: "be handed over", "have been met", "meet". `bare` asks for a base form.
pub(super) fn complete(group: &mut Group, words: &[Word<'_>], from: usize, bare: bool) {
    let at = skip_adverbs(words, from);
    group.negated |= negated_between(words, group.start, at);
    let Some(word) = words.get(at) else { return };
    if word.is_one_of(&["be", "been", "being"]) {
        take_be(group, words, at);
    } else if word.is("have") && bare {
        group.perfect = true;
        take_have(group, words, at);
    } else if word.kind == Kind::Word
        && (word.verb.is_some() || (bare && !word.can(DET | PREPOSITION | PRONOUN)))
    {
        set_head(group, words, at);
        infinitive_after(group, words);
    }
}

/// After a form of "be": a participle, a gerund, "to", "due", or a plain predicate.
pub(super) fn predicate(group: &mut Group, words: &[Word<'_>], from: usize) {
    let at = skip_adverbs(words, from);
    group.negated |= negated_between(words, group.start, at);
    let Some(word) = words.get(at) else { return };
    if word.is("to") {
        if let Some(base) = base_after(words, at + 1) {
            group.unfulfilled = group.tense == Tense::Past;
            group.tense = Tense::Future;
            take_infinitive(group, words, base);
        }
        return;
    }
    if let Some(&(_, sense)) = ARRANGED.iter().find(|(w, _)| word.is(w)) {
        let to = skip_adverbs(words, at + 1);
        let base = words
            .get(to)
            .filter(|w| w.is("to"))
            .and_then(|_| base_after(words, to + 1));
        // "is out to lunch", "is open to ideas" are rare; "is open to visitors" has no base form after it.
        if let Some(base) = base {
            group.tentative |= sense == VerbSense::Hope;
            group.expected |= sense == VerbSense::Think;
            group.negated |= word.is("unlikely");
            group.unfulfilled |= group.tense == Tense::Past && sense == VerbSense::Plan;
            group.tense = Tense::Future;
            take_infinitive(group, words, base);
            return;
        }
        let arranged_later = matches!(
            sense,
            VerbSense::Plan | VerbSense::Expire | VerbSense::Think
        );
        if arranged_later && group.tense == Tense::Present {
            group.tense = Tense::Future;
        }
        if word.verb.is_some() || !word.can(PREPOSITION) || is_last_of_phrase(words, at) {
            group.head = at;
            group.end = at + 1;
            group.sense = sense;
            group.passive = word.verb.is_some() && sense != VerbSense::Move;
            group.expected |= sense == VerbSense::Think;
            group.base = match sense {
                VerbSense::Expire => "due",
                VerbSense::Cancel => "off",
                VerbSense::Publish => "out",
                _ => words[at].verb.map_or("be", |v| v.base),
            };
        }
        return;
    }
    if is_participle(word) && !word.capital {
        set_head(group, words, at);
        group.passive = true;
    } else if word.verb.is_some_and(|v| v.form == Form::Gerund) {
        set_head(group, words, at);
        infinitive_after(group, words);
        if group.base == "consider" || group.base == "weigh" {
            group.tentative = true;
        }
    }
}

/// Whether a particle ("out", "off") ends its phrase: "is off", "are out April 3", not "is off the coast".
pub(super) fn is_last_of_phrase(words: &[Word<'_>], at: usize) -> bool {
    match words.get(at + 1) {
        None => true,
        Some(next) => {
            next.tag().is_some()
                || next.is_any_mark()
                || next.can(COORDINATOR)
                || (next.can(PREPOSITION) && words.get(at + 2).is_some_and(|w| w.tag().is_some()))
        }
    }
}

pub(super) fn have(words: &[Word<'_>], at: usize) -> Group {
    let mut group = new_group(at, Tense::Past);
    let next = skip_adverbs(words, at + 1);
    group.negated = negated_between(words, at, next);
    let had = words[at].can(PAST);
    match words.get(next) {
        Some(word) if word.is("been") || (is_participle(word) && !word.capital) => {
            group.perfect = !had;
            complete(&mut group, words, at + 1, false);
            // "had been due on Friday": it came to nothing.
            let arranged =
                matches!(group.sense, VerbSense::Plan) || matches!(group.base, "due" | "expect");
            group.unfulfilled |= had && word.is("been") && arranged;
        }
        Some(word) if word.is("to") => {
            group.tense = if had { Tense::Past } else { Tense::Future };
            group.base = "have";
            if let Some(base) = base_after(words, next + 1) {
                take_infinitive(&mut group, words, base);
            }
        }
        _ => {
            group.base = "have";
            group.tense = if had { Tense::Past } else { Tense::Present };
        }
    }
    group
}

pub(super) fn be(words: &[Word<'_>], at: usize) -> Group {
    let tense = if words[at].can(PAST) {
        Tense::Past
    } else {
        Tense::Present
    };
    let mut group = new_group(at, tense);
    group.negated = words[at].can(NEGATION);
    predicate(&mut group, words, at + 1);
    group
}

pub(super) fn does(words: &[Word<'_>], at: usize) -> Group {
    let tense = if words[at].can(PAST) {
        Tense::Past
    } else {
        Tense::Present
    };
    let mut group = new_group(at, tense);
    group.base = "do";
    group.negated = words[at].can(NEGATION);
    let next = skip_adverbs(words, at + 1);
    if words.get(next).is_some_and(|w| {
        w.verb
            .is_some_and(|v| matches!(v.form, Form::Base | Form::Any))
    }) {
        complete(&mut group, words, at + 1, true);
    }
    // "Don't miss the fair on Friday": an invitation.
    let opens = at == 0 || opens_clause(&words[at - 1]);
    if opens && group.negated && matches!(group.base, "miss" | "forget") {
        group.negated = false;
        group.shape = Shape::Imperative;
    }
    group
}

/// "May" the month or the person, "the will", "a can".
pub(super) fn is_name_or_noun(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    (word.capital && at > 0 && !word.all_caps() && !opens_clause(&words[at - 1]))
        || word.is_one_of(&["will", "can", "might", "may", "must"])
            && at
                .checked_sub(1)
                .is_some_and(|p| words[p].can(DET) && !words[p].can(PRONOUN | ANAPHOR | RELATIVE))
}

pub(super) fn opens_clause(word: &Word<'_>) -> bool {
    matches!(
        word.kind,
        Kind::Mark('.' | ':' | ';' | '—' | '–' | '“' | '"' | '!' | '?' | '|')
    )
}

/// The next word that is no adverb, no "not" and no time expression with its preposition.
pub(super) fn skip_adverbs(words: &[Word<'_>], mut at: usize) -> usize {
    while let Some(word) = words.get(at) {
        let next_is_tag = words.get(at + 1).is_some_and(|w| w.tag().is_some());
        let passable = (word.can(ADVERB | NEGATION) && word.verb.is_none() && !is_arranged(word))
            || word.tag().is_some()
            || (word.can(PREPOSITION) && next_is_tag);
        if !passable {
            break;
        }
        at += 1;
    }
    at
}

pub(super) fn is_arranged(word: &Word<'_>) -> bool {
    ARRANGED.iter().any(|(w, _)| word.is(w))
}

pub(super) fn negated_between(words: &[Word<'_>], from: usize, to: usize) -> bool {
    words
        .get(from..to.min(words.len()))
        .unwrap_or(&[])
        .iter()
        .any(|w| w.can(NEGATION))
}

pub(super) fn new_group(at: usize, tense: Tense) -> Group {
    Group {
        start: at,
        end: at + 1,
        head: at,
        sense: VerbSense::Plain,
        base: "be",
        tense,
        shape: Shape::Finite,
        tentative: false,
        conditional: false,
        unfulfilled: false,
        expected: false,
        negated: false,
        passive: false,
        perfect: false,
    }
}

pub(super) fn set_head(group: &mut Group, words: &[Word<'_>], head: usize) {
    group.head = head;
    group.end = head + 1;
    if let Some(verb) = words[head].verb {
        group.sense = verb.sense;
        group.base = verb.base;
        // "marked up the bill": a sitting.
        if verb.base == "mark" && words.get(head + 1).is_some_and(|w| w.is("up")) {
            group.sense = VerbSense::Hear;
        }
    } else {
        group.sense = VerbSense::Plain;
        group.base = "";
    }
}

pub(super) fn is_participle(word: &Word<'_>) -> bool {
    match word.verb {
        Some(verb) => matches!(
            verb.form,
            Form::Participle | Form::PastOrParticiple | Form::Any
        ),
        None => looks_like_past(word),
    }
}

/// A lower-case word in "-ed" that no table knows.
pub(super) fn looks_like_past(word: &Word<'_>) -> bool {
    word.kind == Kind::Word
        && word.verb.is_none()
        && word.roles == 0
        && word.noun.is_none()
        && !word.capital
        && word.text.len() > 4
        && word.text.ends_with("ed")
        && !word.text.ends_with("eed")
        && !word.text.contains('-')
}
