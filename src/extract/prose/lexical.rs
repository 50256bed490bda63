//! Verbs without an auxiliary: which words that look like one are one.

use super::auxiliary::{looks_like_past, new_group, opens_clause, set_head};
use super::infinitive::infinitive_after;
use super::verbs::{Group, LIKELY, SURE, Shape, Tense, UNSURE};
use super::words::{Kind, Word};
use crate::lexicon::grammar::{
    ADVERB, BE, COORDINATOR, DET, HAVE, MODAL, PREPOSITION, PRONOUN, RELATIVE, SUBORDINATOR,
};
use crate::lexicon::happenings::{Form, VerbSense};

/// Adjectives after which a word is a noun, whatever it looks like.
pub(super) const ADJECTIVES: &[&str] = &[
    "annual",
    "big",
    "early",
    "final",
    "first",
    "full",
    "further",
    "great",
    "high",
    "key",
    "large",
    "last",
    "late",
    "long",
    "low",
    "main",
    "major",
    "military",
    "national",
    "new",
    "next",
    "old",
    "other",
    "own",
    "political",
    "public",
    "recent",
    "second",
    "several",
    "short",
    "small",
    "third",
];

/// A verb without auxiliary.
pub(super) fn lexical(words: &[Word<'_>], at: usize) -> Option<(Group, u8)> {
    let word = &words[at];
    let previous = before(words, at);
    // "This year marks …": the expression itself is the subject.
    let after_tag = at > 0 && words[at - 1].tag().is_some();
    // "a “rate check”": quotation marks around a part of a noun phrase open nothing.
    let quoted = at >= 2
        && matches!(words[at - 1].kind, Kind::Mark('“' | '"' | '‘'))
        && (words[at - 2].can(DET) || words[at - 2].possessive);
    if quoted {
        return None;
    }
    let first = previous.map_or(!after_tag, opens_clause);
    if word.possessive
        || (word.capital && !first && !word.all_caps())
        || (word.all_caps() && word.text.len() > 1)
    {
        return None;
    }
    let plain = word
        .verb
        .is_some_and(|v| matches!(v.form, Form::Base | Form::Third));
    let modified = || {
        let p = &words[at - 1];
        // "the shipping lines", "cut rates", "the new claims": the word before makes a noun of it.
        let verbal = p.verb.is_some_and(|v| {
            v.form == Form::Gerund
                || p.noun.is_none()
                    && matches!(v.form, Form::Past | Form::PastOrParticiple | Form::Any)
        });
        // "The Senate next convenes on Friday": here it is the adverb.
        let adverb =
            p.is("next") && word.noun.is_none() && word.verb.is_some_and(|v| v.form == Form::Third);
        // "The crossing reopens", "the hearing takes place": what begins and ends is no noun.
        let happens = word.noun.is_none()
            && (at == 1 || at >= 2 && (words[at - 2].can(DET) || words[at - 2].possessive))
            && word.verb.is_some_and(|v| {
                v.form == Form::Third
                    && (matches!(v.sense, VerbSense::Begin | VerbSense::Expire)
                        || matches!(v.base, "take" | "come" | "go" | "become" | "follow"))
            });
        p.is_one_of(ADJECTIVES) && !adverb || verbal && (!p.capital || at == 1) && !happens
    };
    // "stays shut", "remains closed": how it is, not what is done.
    let state = word.is_one_of(&["shut", "closed", "open", "put", "set"])
        && at > 0
        && words[at - 1]
            .verb
            .is_some_and(|v| matches!(v.base, "stay" | "remain" | "keep"));
    if word.is("last") || plain && at > 0 && modified() || state {
        return None;
    }
    // "breaks ground on a new plant"
    let broken =
        word.is("ground") && previous.is_some_and(|p| p.verb.is_some_and(|v| v.base == "break"));
    if broken {
        return None;
    }
    let Some(verb) = word.verb else {
        let attributive = previous.is_some_and(|p| p.can(DET | PREPOSITION) || p.possessive);
        return (looks_like_past(word) && !attributive && !first).then(|| {
            let mut group = new_group(at, Tense::Past);
            group.base = "";
            (group, UNSURE)
        });
    };
    let mut group = new_group(at, Tense::Past);
    set_head(&mut group, words, at);
    if verb.form == Form::Gerund {
        group.shape = Shape::Gerund;
        group.tense = Tense::Present;
        return Some((group, SURE));
    }
    if let Some(p) = previous {
        if p.is("to") && matches!(verb.form, Form::Base | Form::Any) {
            group.shape = Shape::Infinitive;
            group.tense = Tense::Future;
            infinitive_after(&mut group, words);
            return Some((group, SURE));
        }
        let in_noun_phrase = (p.can(DET)
            && !p.can(RELATIVE | PRONOUN)
            && !p.is_one_of(&["both", "all", "these", "those"]))
            || (p.possessive && p.tag().is_none())
            || (p.can(PREPOSITION)
                && !p.can(SUBORDINATOR | ADVERB)
                && !p.is_one_of(&["over", "off", "out", "up", "down"]));
        if in_noun_phrase {
            return None;
        }
    }
    match verb.form {
        Form::Past => {
            if group.base == "begin" {
                infinitive_after(&mut group, words);
            }
            Some((group, SURE))
        }
        Form::PastOrParticiple | Form::Participle => {
            if verb.form == Form::Participle {
                group.shape = Shape::Participle;
                return Some((group, SURE));
            }
            infinitive_after(&mut group, words);
            let subject = previous.is_some_and(|p| p.can(PRONOUN) && !p.can(DET) && !p.is("one"));
            Some((group, if subject { SURE } else { UNSURE }))
        }
        Form::Any => {
            if first {
                group.tense = Tense::Present;
                group.shape = Shape::Imperative;
            }
            Some((group, UNSURE))
        }
        Form::Third => {
            group.tense = Tense::Present;
            infinitive_after(&mut group, words);
            if is_counted(words, at) {
                return None;
            }
            // "Orva Foods reports": a name that looks like a plural is none.
            let after_plural = previous.is_some_and(|p| is_plural(p) && p.roles == 0 && !p.capital);
            if first && !previous.is_some_and(|p| p.is_mark('“') || p.is_mark('"'))
                || after_plural && word.noun.is_some()
            {
                return None;
            }
            let nouny = word.noun.is_some() || noun_like(words, at);
            Some((group, if nouny { UNSURE } else { LIKELY }))
        }
        Form::Base => base_form(words, at, group, previous, first),
        Form::Gerund => None,
    }
}

pub(super) fn base_form<'t>(
    words: &[Word<'t>],
    at: usize,
    mut group: Group,
    previous: Option<&Word<'t>>,
    first: bool,
) -> Option<(Group, u8)> {
    group.tense = Tense::Present;
    infinitive_after(&mut group, words);
    let Some(p) = previous.filter(|_| !first) else {
        // An order, unless a verb follows that takes this word as its subject: "Work began".
        group.shape = Shape::Imperative;
        return Some((group, UNSURE));
    };
    let coordinated = p.can(COORDINATOR) && !p.is("nor");
    let subject = p.can(PRONOUN | RELATIVE)
        || is_plural(p)
        || matches!(p.kind, Kind::Mark(')' | ',' | '”'))
        || plural_head(words, at)
        || joined_names(words, at);
    if !subject && !coordinated {
        return None;
    }
    if coordinated || p.is_mark(',') {
        // "will read out the decision and take questions": only beside another bare form.
        let bare = bare_form_before(words, at);
        return match words[at].noun {
            Some(_) if !bare => None,
            _ if bare => Some((group, SURE)),
            _ => Some((group, UNSURE)),
        };
    }
    let in_relative = at >= 2 && words[at - 2].can(RELATIVE);
    if p.can(PRONOUN | RELATIVE) || in_relative {
        return Some((group, SURE));
    }
    let particle = words[at].is_one_of(&[
        "back", "like", "near", "open", "close", "set", "cut", "clear", "level",
    ]);
    let nouny = words[at].noun.is_some() || noun_like(words, at) || !is_plural(p) || particle;
    Some((group, if nouny { UNSURE } else { LIKELY }))
}

/// "61 policy shops", "more absentee forms": a number or quantity before a run of nouns makes a plural of the last.
pub(super) fn is_counted(words: &[Word<'_>], at: usize) -> bool {
    for word in words[..at].iter().rev().take(4) {
        let quantity = word.is_cardinal()
            || word.is_one_of(&[
                "more", "many", "several", "few", "fewer", "these", "those", "all", "some", "most",
                "other",
            ]);
        if quantity {
            return true;
        }
        if word.kind != Kind::Word || word.roles != 0 {
            return false;
        }
    }
    false
}

/// "Voters in Calder decide": a plural before the preposition behind which the word before the verb stands.
pub(super) fn plural_head(words: &[Word<'_>], at: usize) -> bool {
    let mut seen = false;
    for word in words[..at].iter().rev().take(8) {
        if word.is_any_mark() || word.can(COORDINATOR | RELATIVE | BE | HAVE | MODAL) {
            return false;
        }
        if seen && word.kind == Kind::Word {
            return is_plural(word);
        }
        seen = word.can(PREPOSITION) && !word.is("to");
    }
    false
}

/// "Alder Bank and Quay Mills follow": two names joined by "and" right before the verb.
fn joined_names(words: &[Word<'_>], at: usize) -> bool {
    let name =
        |w: &Word<'_>| w.capital && w.kind == Kind::Word && !w.possessive && w.tag().is_none();
    let run = words[..at]
        .iter()
        .rev()
        .take(5)
        .take_while(|w| name(w))
        .count();
    let joint = at.checked_sub(run + 1).map(|j| (j, &words[j]));
    run > 0
        && joint.is_some_and(|(j, w)| {
            w.is("and") && j > 0 && name(&words[j - 1]) && words[j - 1].roles == 0
        })
}

/// Whether an infinitive, a modal or a plain present stands earlier in the sentence.
pub(super) fn bare_form_before(words: &[Word<'_>], at: usize) -> bool {
    words[..at]
        .iter()
        .rev()
        .take(30)
        .any(|w| w.can(MODAL) || w.is("to"))
}

/// Whether what follows makes a noun of the word at `at`: "the interest rates rose", "plans were made".
pub(super) fn noun_like(words: &[Word<'_>], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| {
        next.can(BE | HAVE | MODAL)
            || next.is("of")
            || next
                .verb
                .is_some_and(|v| matches!(v.form, Form::Past | Form::PastOrParticiple))
    })
}

/// The word before `at` that is no adverb and no time expression with its preposition.
pub(super) fn before<'w, 't>(words: &'w [Word<'t>], at: usize) -> Option<&'w Word<'t>> {
    let mut at = at.checked_sub(1)?;
    loop {
        let word = &words[at];
        let is_tag = word.tag().is_some() && !word.possessive;
        if !is_tag
            && !(word.can(ADVERB)
                && word.noun.is_none()
                && !word.can(PREPOSITION | DET | SUBORDINATOR | RELATIVE | COORDINATOR))
        {
            return Some(word);
        }
        at = at.checked_sub(1)?;
        if is_tag && words[at].can(PREPOSITION) && !words[at].can(SUBORDINATOR) {
            at = at.checked_sub(1)?;
        }
    }
}

pub(super) fn is_plural(word: &Word<'_>) -> bool {
    word.kind == Kind::Word
        && !word.possessive
        && (word.is_one_of(&[
            "people", "police", "both", "men", "women", "children", "media", "two", "three", "few",
            "many", "most", "all", "majority",
        ]) || (word.text.len() > 3
            && word.roles == 0
            && word.text.ends_with(['s', 'S'])
            && !word.text.ends_with("ss")
            && !word.text.ends_with("us")))
}
