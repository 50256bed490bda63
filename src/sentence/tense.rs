//! What a word of a clause does as a verb: its form from the lexicon, its time from the one or two words before it.

use super::word::Word;
use crate::lexicon::grammar;
use crate::lexicon::happenings::{self, Form, Verb, VerbSense};

/// What a word does as a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// A bare or third-person form: scheduled, or a headline.
    Present,
    /// A verb that looks both ways: "was expected".
    Either,
    /// No verb, or one that says nothing.
    None,
}

/// What the word at `at` says of time, with what stands before it.
pub(super) fn tense(words: &[Word<'_>], at: usize) -> Tense {
    let word = &words[at];
    let lower = word.lower();
    match lower {
        "may" if word.is_capital() => return Tense::None,
        "was" | "were" | "had" | "did" | "didn't" | "hadn't" | "wasn't" | "weren't" => {
            return Tense::Past;
        }
        "has" | "have" | "hasn't" | "haven't" | "'ve" => return have(words, at),
        "is" | "are" | "isn't" | "aren't" | "am" => return Tense::Present,
        _ => {}
    }
    if word.can(grammar::MODAL) || lower.ends_with("'ll") {
        return Tense::Future;
    }
    if lower.ends_with("'re") {
        return Tense::Present;
    }
    // "he'd return", but "he'd left".
    if lower.ends_with("'d") {
        let next = words.get(at + 1).and_then(Word::verb);
        let would = next.is_some_and(|verb| matches!(verb.form, Form::Base));
        return if would { Tense::Future } else { Tense::Past };
    }
    // A name, unless all words are printed so; to see it costs less than to look the word up.
    if word.is_capital() && at > 0 && !is_heading(words) {
        return Tense::None;
    }
    let form = match word.verb() {
        Some(verb) => verb.form,
        // A regular past that no list has; adjectives such as "red" are too short.
        None if lower.len() > 4 && lower.ends_with("ed") => Form::PastOrParticiple,
        None => return Tense::None,
    };
    match form {
        Form::Past => Tense::Past,
        Form::PastOrParticiple | Form::Any => past_or_participle(words, at),
        Form::Participle => participle(words, at),
        Form::Base => base(words, at),
        Form::Third => third(words, at),
        Form::Gerund => gerund(words, at),
    }
}

/// A heading has capitals on all its long words, so that they say nothing.
fn is_heading(words: &[Word<'_>]) -> bool {
    words
        .iter()
        .filter(|w| w.text.len() > 3)
        .all(|w| !w.text.starts_with(char::is_lowercase))
}

/// The word before, over adverbs and negations.
fn auxiliary(words: &[Word<'_>], at: usize) -> Option<usize> {
    let verbal = grammar::BE | grammar::HAVE | grammar::MODAL | grammar::DO;
    (at.saturating_sub(4)..at).rev().find(|i| {
        let w = &words[*i];
        w.can(verbal) || !(w.can(grammar::ADVERB | grammar::NEGATION) || is_adverb(w))
    })
}

/// Nouns that end like adverbs.
const NOUNS_IN_LY: &[&str] = &[
    "ally", "anomaly", "assembly", "belly", "bully", "family", "fly", "folly", "italy", "july",
    "monopoly", "rally", "reply", "supply", "tally",
];

/// "newly", "formally", but not "family".
fn is_adverb(word: &Word<'_>) -> bool {
    word.lower().ends_with("ly") && !word.is(NOUNS_IN_LY)
}

/// "have met" is past, "have to meet" lies ahead, "has a meeting" is present.
fn have(words: &[Word<'_>], at: usize) -> Tense {
    let mut rest = words[at + 1..].iter().take(3);
    let next = rest.find(|w| !w.can(grammar::ADVERB | grammar::NEGATION));
    let Some(next) = next else { return Tense::None };
    if next.is(&["to"]) {
        return Tense::Future;
    }
    let participle = next.lower().ends_with("ed")
        || next.is(&["been", "come", "become", "run", "overcome"])
        || next.verb().is_some_and(|v| {
            matches!(
                v.form,
                Form::Participle | Form::PastOrParticiple | Form::Any
            )
        });
    let modal = auxiliary(words, at).is_some_and(|i| words[i].can(grammar::MODAL));
    match next.verb() {
        Some(verb) if participle && arranges(verb) => Tense::Future,
        _ if participle => Tense::Past,
        // "will have a profit"
        _ if modal => Tense::Future,
        _ => Tense::Present,
    }
}

/// Verbs whose object lies ahead: "scheduled a vote Thursday".
fn arranges(verb: Verb) -> bool {
    matches!(
        verb.base,
        "schedule" | "slate" | "plan" | "arrange" | "expect" | "anticipate"
    )
}

/// "met": past, unless "will be met", "to be met", "is met", or it stands before its noun.
fn past_or_participle(words: &[Word<'_>], at: usize) -> Tense {
    let arranges = words[at].verb().is_some_and(arranges);
    let simple = if arranges { Tense::Future } else { Tense::Past };
    // "a sale, followed by two more": no verb of the clause; "dropped by 3 points" is one.
    let by = words.get(at + 1).is_some_and(|w| w.says("by"));
    let much = words.get(at + 2).is_none_or(Word::is_number);
    let helped = auxiliary(words, at)
        .is_some_and(|i| words[i].can(grammar::BE | grammar::HAVE | grammar::MODAL));
    if by && !much && words[at].comma && !helped {
        return Tense::None;
    }
    let Some(before) = auxiliary(words, at).map(|i| &words[i]) else {
        return simple;
    };
    if before.can(grammar::BE | grammar::HAVE) {
        return participle(words, at);
    }
    if before.can(grammar::MODAL) || before.is(&["to"]) {
        return base(words, at);
    }
    // "the proposed rule", "of limited use": an adjective.
    let modifies = before.can(grammar::DET | grammar::POSSESSIVE | grammar::PREPOSITION)
        && !before.can(grammar::PRONOUN | grammar::ANAPHOR);
    if modifies && at + 1 < words.len() {
        return Tense::None;
    }
    simple
}

/// A participle takes its time from what stands before it.
fn participle(words: &[Word<'_>], at: usize) -> Tense {
    let arranges = words[at].verb().is_some_and(arranges);
    let Some(i) = auxiliary(words, at) else {
        return Tense::Past;
    };
    match words[i].lower() {
        "was" | "were" | "wasn't" | "weren't" if arranges => Tense::Either,
        "is" | "are" | "isn't" | "aren't" | "am" | "has" | "have" if arranges => Tense::Future,
        "is" | "are" | "isn't" | "aren't" | "am" => Tense::Present,
        "be" => match auxiliary(words, i).map(|j| &words[j]) {
            Some(w) if w.is(&["to"]) => infinitive(words, i - 1, Tense::Future),
            Some(w) if w.can(grammar::MODAL) => Tense::Future,
            _ => Tense::None,
        },
        "been" | "being" => participle(words, i),
        _ => Tense::Past,
    }
}

/// "to meet", "will meet", "ministers meet".
fn base(words: &[Word<'_>], at: usize) -> Tense {
    let Some(i) = auxiliary(words, at).filter(|_| !words[at].cut) else {
        // "Register by Friday", "See you Saturday": an imperative looks ahead.
        return if words[at].is_capital() || words[at].cut {
            Tense::Future
        } else {
            Tense::Present
        };
    };
    let before = &words[i];
    if before.can(grammar::MODAL) {
        return Tense::Future;
    }
    if before.is(&["to"]) {
        return infinitive(words, i, Tense::None);
    }
    if before.is(&["did", "didn't"]) {
        return Tense::Past;
    }
    let lower = before.lower();
    let plural = lower.ends_with('s') && !lower.contains('\'') && lower.len() > 3;
    let subject = before.is(&["they", "we", "i", "you"]) || plural;
    // "Talks, stalled for weeks, resume Monday": the subject stands before the commas.
    let parted = words[at].comma
        && words[at]
            .verb()
            .is_some_and(|v| v.sense == VerbSense::Begin)
        && words[..i].iter().any(|w| w.comma);
    if parted || subject && i + 1 == at && !words[at].cut && !words[at].comma {
        Tense::Present
    } else {
        Tense::None
    }
}

/// "plans to meet", "is to meet", "agreed to meet" look ahead; "went to see", "voted to end" hang on their own past.
fn infinitive(words: &[Word<'_>], to: usize, otherwise: Tense) -> Tense {
    let Some(before) = to.checked_sub(1).map(|i| &words[i]) else {
        return Tense::Future;
    };
    let ahead = before.can(grammar::BE | grammar::HAVE)
        || before.is(&[
            "due",
            "going",
            "likely",
            "set",
            "expected",
            "scheduled",
            "slated",
            "ready",
            "about",
        ])
        || before.verb().is_some_and(|v| {
            arranges(v)
                || matches!(v.sense, VerbSense::Plan | VerbSense::Hope)
                || matches!(
                    v.base,
                    "vow"
                        | "promise"
                        | "pledge"
                        | "want"
                        | "seek"
                        | "aim"
                        | "order"
                        | "invite"
                        | "threaten"
                )
        });
    let was = before.is(&["was", "were"])
        || auxiliary(words, to - 1).is_some_and(|i| words[i].is(&["was", "were"]));
    match (ahead, was) {
        (true, true) => Tense::Either,
        (true, false) => Tense::Future,
        (false, _) => otherwise,
    }
}

/// "is meeting Friday", "are holding".
fn gerund(words: &[Word<'_>], at: usize) -> Tense {
    match auxiliary(words, at).map(|i| words[i].lower()) {
        Some("was" | "were") => Tense::Past,
        Some("is" | "are" | "am") => Tense::Present,
        Some("be") => Tense::Future,
        _ => Tense::None,
    }
}

/// Sayings that are told in the present on the day they were said.
const OF_THE_DAY: &[&str] = &[
    "says", "tells", "writes", "notes", "adds", "argues", "claims", "insists", "warns", "thinks",
];

/// "The board votes Friday", but not "the votes", "two visits", "his talks", "peace talks resumed".
fn third(words: &[Word<'_>], at: usize) -> Tense {
    let word = &words[at];
    let Some(before) = at.checked_sub(1).map(|i| &words[i]).filter(|_| !word.cut) else {
        return Tense::None;
    };
    let noun_place = grammar::DET | grammar::POSSESSIVE | grammar::PREPOSITION;
    let in_noun_place = before.can(noun_place) && !before.can(grammar::PRONOUN);
    if in_noun_place || (before.is_number() && !word.comma) || before.lower().ends_with("'s") {
        return Tense::None;
    }
    // "to new claims", "with senior aides": a noun behind its preposition.
    let behind_preposition = at >= 2 && words[at - 2].can(grammar::PREPOSITION);
    if behind_preposition && !before.is_capital() && !before.can(grammar::PRONOUN) {
        return Tense::None;
    }
    // "will sell notes": the verb stands before it.
    if matches!(tense(words, at - 1), Tense::Future | Tense::Past) {
        return Tense::None;
    }
    // "peace talks", "rate votes": a noun that can be a verb needs a name or a pronoun before it.
    let named = before.is_capital() || before.can(grammar::PRONOUN | grammar::COORDINATOR);
    if happenings::noun(word.lower()).is_some() && !named {
        return Tense::None;
    }
    // "grain stocks stood": its own verb follows.
    let next = words[at + 1..]
        .iter()
        .find(|w| !w.can(grammar::ADVERB))
        .filter(|w| !w.comma && !w.cut);
    let has_verb = next.is_some_and(|w| {
        w.can(grammar::BE | grammar::HAVE | grammar::MODAL | grammar::DO)
            || w.verb()
                .is_some_and(|v| matches!(v.form, Form::Past | Form::PastOrParticiple))
    });
    if has_verb {
        return Tense::None;
    }
    match word.verb().map(|v| v.sense) {
        // Sayings in the present are of the day.
        Some(VerbSense::Say) if word.is(OF_THE_DAY) => Tense::Past,
        Some(_) => Tense::Present,
        None => Tense::None,
    }
}
