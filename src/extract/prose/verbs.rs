//! The verb groups of a sentence: where a clause has its verb, which way it looks, how sure it is of itself.

use super::words::{Kind, Word};
use crate::lexicon::grammar::{
    ADVERB, ANAPHOR, BE, COORDINATOR, DET, DO, HAVE, MODAL, NEGATION, PAST, PREPOSITION, PRONOUN,
    RELATIVE, SUBORDINATOR,
};
use crate::lexicon::happenings::{Form, VerbSense};

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

/// Words after "is" that make an arrangement of it.
const ARRANGED: &[(&str, VerbSense)] = &[
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
    settle(words, found, &doubt);
}

/// Reads a group that begins at `at`, and how much its head could as well be a noun or a participle.
fn group_at(words: &[Word<'_>], at: usize) -> Option<(Group, u8)> {
    let word = &words[at];
    if word.kind != Kind::Word {
        return None;
    }
    if word.can(MODAL) && !is_name_or_noun(words, at) {
        return Some((modal(words, at), SURE));
    }
    if word.can(HAVE) && !word.is("having") {
        return Some((have(words, at), SURE));
    }
    if word.can(BE) && !word.is_one_of(&["be", "been", "being"]) {
        return Some((be(words, at), SURE));
    }
    if word.can(DO) {
        return Some((does(words, at), SURE));
    }
    lexical(words, at)
}

/// "May" the month or the person, "the will", "a can".
fn is_name_or_noun(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    (word.capital && at > 0 && !word.all_caps() && !opens_clause(&words[at - 1]))
        || at
            .checked_sub(1)
            .is_some_and(|p| words[p].can(DET) && !words[p].can(PRONOUN | ANAPHOR | RELATIVE))
}

fn opens_clause(word: &Word<'_>) -> bool {
    matches!(
        word.kind,
        Kind::Mark('.' | ':' | ';' | '—' | '–' | '“' | '"' | '!' | '?' | '|')
    )
}

/// The next word that is no adverb, no "not" and no time expression with its preposition.
fn skip_adverbs(words: &[Word<'_>], mut at: usize) -> usize {
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

fn is_arranged(word: &Word<'_>) -> bool {
    ARRANGED.iter().any(|(w, _)| word.is(w))
}

fn negated_between(words: &[Word<'_>], from: usize, to: usize) -> bool {
    words
        .get(from..to.min(words.len()))
        .unwrap_or(&[])
        .iter()
        .any(|w| w.can(NEGATION))
}

fn new_group(at: usize, tense: Tense) -> Group {
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

fn set_head(group: &mut Group, words: &[Word<'_>], head: usize) {
    group.head = head;
    group.end = head + 1;
    if let Some(verb) = words[head].verb {
        group.sense = verb.sense;
        group.base = verb.base;
    } else {
        group.sense = VerbSense::Plain;
        group.base = "";
    }
}

fn modal(words: &[Word<'_>], at: usize) -> Group {
    let word = &words[at];
    let mut group = new_group(at, Tense::Future);
    group.tentative = word.is_one_of(&["may", "might", "could", "couldn't"]);
    group.conditional = word.is_one_of(&["would", "wouldn't", "'d"]);
    complete(&mut group, words, at + 1, true);
    group
}

/// Reads on after an auxiliary: "be handed over", "have been met", "meet". `bare` asks for a base form.
fn complete(group: &mut Group, words: &[Word<'_>], from: usize, bare: bool) {
    let at = skip_adverbs(words, from);
    group.negated |= negated_between(words, group.start, at);
    let Some(word) = words.get(at) else { return };
    if word.is_one_of(&["be", "been", "being"]) {
        group.base = "be";
        group.head = at;
        group.end = at + 1;
        predicate(group, words, at + 1);
    } else if word.is("have") && bare {
        group.perfect = true;
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
    } else if word.kind == Kind::Word
        && (word.verb.is_some() || (bare && !word.can(DET | PREPOSITION | PRONOUN)))
    {
        set_head(group, words, at);
        infinitive_after(group, words);
    }
}

/// After a form of "be": a participle, a gerund, "to", "due", or a plain predicate.
fn predicate(group: &mut Group, words: &[Word<'_>], from: usize) {
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
            group.passive = word.verb.is_some();
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
fn is_last_of_phrase(words: &[Word<'_>], at: usize) -> bool {
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

fn is_participle(word: &Word<'_>) -> bool {
    match word.verb {
        Some(verb) => matches!(
            verb.form,
            Form::Participle | Form::PastOrParticiple | Form::Any
        ),
        None => looks_like_past(word),
    }
}

/// A lower-case word in "-ed" that no table knows.
fn looks_like_past(word: &Word<'_>) -> bool {
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

/// The base form at `at`, adverbs passed over.
fn base_after(words: &[Word<'_>], at: usize) -> Option<usize> {
    let at = skip_adverbs(words, at);
    let word = words.get(at)?;
    let is_base = word.is_one_of(&["be", "have", "do"])
        || word
            .verb
            .is_some_and(|v| matches!(v.form, Form::Base | Form::Any));
    (is_base && !word.capital).then_some(at)
}

fn take_infinitive(group: &mut Group, words: &[Word<'_>], base: usize) {
    if words[base].is("be") {
        group.base = "be";
        group.head = base;
        group.end = base + 1;
        predicate(group, words, base + 1);
    } else if words[base].is("have") {
        group.base = "have";
        group.head = base;
        group.end = base + 1;
        let next = skip_adverbs(words, base + 1);
        if words
            .get(next)
            .is_some_and(|w| w.is("been") || is_participle(w))
        {
            complete(group, words, base + 1, false);
        }
    } else {
        set_head(group, words, base);
        infinitive_after(group, words);
    }
}

/// "plans to meet", "hopes to sign": the infinitive is what a date beside it dates.
fn infinitive_after(group: &mut Group, words: &[Word<'_>]) {
    let sense = group.sense;
    let passes_on = matches!(sense, VerbSense::Plan | VerbSense::Hope | VerbSense::Think)
        || matches!(
            group.base,
            "try" | "begin" | "start" | "continue" | "need" | "have" | "prepare" | "go"
        );
    if !passes_on {
        return;
    }
    let Some(to) = words.get(group.end) else {
        return;
    };
    // A time expression between "plans" and "to" dates the planning, so nothing is passed over here.
    let Some(base) = (if to.is("to") {
        base_after(words, group.end + 1)
    } else {
        None
    }) else {
        group.tentative |= sense == VerbSense::Hope;
        return;
    };
    if matches!(sense, VerbSense::Hope | VerbSense::Plan | VerbSense::Think) {
        group.tentative |= sense == VerbSense::Hope;
        group.expected |= sense == VerbSense::Think;
        group.unfulfilled |= group.tense == Tense::Past && sense != VerbSense::Think;
        if group.tense == Tense::Present {
            group.tense = Tense::Future;
        }
    }
    take_infinitive(group, words, base);
}

fn have(words: &[Word<'_>], at: usize) -> Group {
    let mut group = new_group(at, Tense::Past);
    let next = skip_adverbs(words, at + 1);
    group.negated = negated_between(words, at, next);
    let had = words[at].can(PAST);
    match words.get(next) {
        Some(word) if word.is("been") || (is_participle(word) && !word.capital) => {
            group.perfect = !had;
            complete(&mut group, words, at + 1, false);
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

fn be(words: &[Word<'_>], at: usize) -> Group {
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

fn does(words: &[Word<'_>], at: usize) -> Group {
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
    group
}

/// It is this verb.
const SURE: u8 = 0;
/// It has the form of a verb in a place where one may stand.
const LIKELY: u8 = 1;
/// It may as well be a noun or a participle.
const UNSURE: u8 = 2;

/// Adjectives after which a word is a noun, whatever it looks like.
const ADJECTIVES: &[&str] = &[
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
fn lexical(words: &[Word<'_>], at: usize) -> Option<(Group, u8)> {
    let word = &words[at];
    let previous = before(words, at);
    let first = previous.is_none_or(opens_clause);
    if word.possessive
        || (word.capital && !first && !word.all_caps())
        || (word.all_caps() && word.text.len() > 1)
    {
        return None;
    }
    if word.is("last") || at > 0 && words[at - 1].is_one_of(ADJECTIVES) {
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
        Form::Past => Some((group, SURE)),
        Form::PastOrParticiple | Form::Participle => {
            if verb.form == Form::Participle {
                group.shape = Shape::Participle;
                return Some((group, SURE));
            }
            infinitive_after(&mut group, words);
            Some((group, UNSURE))
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
            let after_plural = previous.is_some_and(|p| is_plural(p) && p.roles == 0);
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

fn base_form<'t>(
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
        || plural_head(words, at);
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
    let nouny = words[at].noun.is_some() || noun_like(words, at) || !is_plural(p);
    Some((group, if nouny { UNSURE } else { LIKELY }))
}

/// "Voters in Calder decide": a plural before the preposition behind which the word before the verb stands.
fn plural_head(words: &[Word<'_>], at: usize) -> bool {
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

/// Whether an infinitive, a modal or a plain present stands earlier in the sentence.
fn bare_form_before(words: &[Word<'_>], at: usize) -> bool {
    words[..at]
        .iter()
        .rev()
        .take(30)
        .any(|w| w.can(MODAL) || w.is("to"))
}

/// Whether what follows makes a noun of the word at `at`: "the interest rates rose", "plans were made".
fn noun_like(words: &[Word<'_>], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| {
        next.can(BE | HAVE | MODAL)
            || next.is("of")
            || next.verb.is_some_and(|v| v.form == Form::Past)
    })
}

/// The word before `at` that is no adverb and no time expression with its preposition.
fn before<'w, 't>(words: &'w [Word<'t>], at: usize) -> Option<&'w Word<'t>> {
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

fn is_plural(word: &Word<'_>) -> bool {
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

/// Decides the forms that could be verb, noun or participle from what else stands in their stretch of the sentence.
fn settle(words: &[Word<'_>], found: &mut Vec<Group>, doubt: &[u8]) {
    let count = found.len();
    let mut drop = vec![false; count];
    // From the right, because "the report published last month counted" is told by what comes later.
    for i in (0..count).rev() {
        if doubt[i] == SURE {
            continue;
        }
        let group = found[i];
        let form = words[group.head].verb.map(|v| v.form);
        let past_form = !matches!(form, Some(Form::Third | Form::Base));
        let next = (i + 1..count).find(|&j| found[j].holds_clause() && !drop[j]);
        let next_near = next.is_some_and(|j| same_stretch(words, group.end, found[j].start));
        if past_form {
            let by_agent = words.get(group.end).is_some_and(|w| w.is("by"))
                || (words.get(group.end).is_some_and(|w| w.tag().is_some())
                    && words.get(group.end + 1).is_some_and(|w| w.is("by")))
                || words
                    .get(group.end..)
                    .is_some_and(|rest| agent_after_tag(rest));
            let set_off = next.is_some_and(|j| closes_aside(words, group.end, found[j].start))
                && opens_aside(words, group.start)
                && (group.sense != VerbSense::Say
                    || group.start > 0 && words[group.start - 1].is_mark(','));
            let clause_before = (0..i).rev().any(|j| {
                !drop[j]
                    && found[j].holds_clause()
                    && doubt[j] < UNSURE
                    && found[j].sense != VerbSense::Say
                    && same_stretch(words, found[j].end, group.start)
                    && !inside_relative(words, found, &drop, j)
            });
            let is_say = group.sense == VerbSense::Say && !by_agent && !set_off && next_near;
            if (next_near && !is_say)
                || (by_agent && has_other(found, &drop, i))
                || set_off
                || clause_before
            {
                found[i].shape = Shape::Participle;
            }
        } else {
            let before_near = (0..i)
                .rev()
                .find(|&j| !drop[j] && found[j].holds_clause())
                .is_some_and(|j| {
                    doubt[j] <= doubt[i]
                        && !matches!(found[j].sense, VerbSense::Say | VerbSense::Think)
                        && same_stretch(words, found[j].end, group.start)
                        && !inside_relative(words, found, &drop, j)
                });
            let plain = |j: usize| {
                let form = words[found[j].head].verb.map(|v| v.form);
                found[j].end == found[j].start + 1 && matches!(form, Some(Form::Third | Form::Base))
            };
            let next_near = next_near && next.is_some_and(|j| doubt[j] < doubt[i] || !plain(j));
            if next_near || before_near {
                drop[i] = true;
            }
        }
    }
    let mut index = 0;
    found.retain(|_| {
        index += 1;
        !drop[index - 1]
    });
}

fn has_other(found: &[Group], drop: &[bool], i: usize) -> bool {
    found
        .iter()
        .enumerate()
        .any(|(j, g)| j != i && !drop[j] && g.holds_clause())
}

/// Whether the verb at `j` belongs to "who …" right behind the subject of a verb that is still to come.
fn inside_relative(words: &[Word<'_>], found: &[Group], drop: &[bool], j: usize) -> bool {
    let Some(relative) = found[j].start.checked_sub(1) else {
        return false;
    };
    words[relative].can(RELATIVE)
        && relative > 0
        && !words[relative - 1].is_mark(',')
        && !(0..j).any(|k| !drop[k] && found[k].holds_clause())
}

/// "released on Friday by the university"
fn agent_after_tag(rest: &[Word<'_>]) -> bool {
    matches!(rest, [a, b, c, ..] if a.can(PREPOSITION) && b.tag().is_some() && c.is("by"))
}

/// Whether nothing between two groups begins a new clause.
fn same_stretch(words: &[Word<'_>], from: usize, to: usize) -> bool {
    let Some(between) = words.get(from..to) else {
        return true;
    };
    between.iter().enumerate().all(|(k, w)| {
        let leads_tag = words.get(from + k + 1).is_some_and(|n| n.tag().is_some());
        let breaks = matches!(
            w.kind,
            Kind::Mark(',' | ';' | ':' | '—' | '–' | '(' | ')' | '“' | '”' | '"')
        ) || w.can(COORDINATOR)
            || (w.can(RELATIVE) && !leads_tag)
            || (w.can(SUBORDINATOR) && !leads_tag);
        !breaks
    })
}

/// Whether a comma stands before a participle with nothing but a noun phrase between: ", a firm called Alder, …".
fn opens_aside(words: &[Word<'_>], start: usize) -> bool {
    words[..start]
        .iter()
        .rev()
        .take(6)
        .take_while(|w| !w.can(RELATIVE | SUBORDINATOR) || w.can(DET) || w.can(PREPOSITION))
        .find_map(|w| match w.kind {
            Kind::Mark(c) => Some(c == ','),
            _ if w.can(PRONOUN | COORDINATOR) && !w.can(DET) => Some(false),
            _ => None,
        })
        .unwrap_or(false)
}

/// Whether an aside that begins with a participle is closed by a comma right before the next verb.
fn closes_aside(words: &[Word<'_>], from: usize, to: usize) -> bool {
    let Some(between) = words.get(from..to) else {
        return false;
    };
    let Some(comma) = between.iter().rposition(|w| w.is_mark(',')) else {
        return false;
    };
    between[comma + 1..]
        .iter()
        .all(|w| w.can(ADVERB | NEGATION) || w.tag().is_some() || w.can(PREPOSITION))
        && !between
            .iter()
            .any(|w| w.can(RELATIVE | SUBORDINATOR) && !w.can(PREPOSITION))
}

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
