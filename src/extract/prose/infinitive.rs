//! Infinitives, gerunds and "due" behind a verb: what is planned, hoped or begun is what a date beside it dates.

use super::auxiliary::{new_group, set_head, skip_adverbs, take_be, take_have};
use super::verbs::{Group, Shape, Tense};
use super::words::Word;
use crate::lexicon::grammar::ADVERB;
use crate::lexicon::happenings::{Form, VerbSense};

/// The infinitive at `base` is the verb of the group.
pub(super) fn take_infinitive(group: &mut Group, words: &[Word<'_>], base: usize) {
    if words[base].is("be") {
        take_be(group, words, base);
    } else if words[base].is("have") {
        take_have(group, words, base);
    } else {
        set_head(group, words, base);
        infinitive_after(group, words);
    }
}

/// "plans to meet", "hopes to sign": the infinitive is what a date beside it dates.
pub(super) fn infinitive_after(group: &mut Group, words: &[Word<'_>]) {
    // "began marking up the bill", "resumed voting": what was begun is what a date beside it dates.
    if matches!(group.base, "begin" | "start" | "resume" | "finish")
        && let Some(gerund) = words.get(group.end)
        && gerund.verb.is_some_and(|v| v.form == Form::Gerund)
        && !words.get(group.end + 1).is_some_and(|w| w.tag().is_some())
    {
        let head = group.end;
        set_head(group, words, head);
        return;
    }
    let sense = group.sense;
    // "had meant to finish on Friday"
    let meant = group.base == "mean" && group.tense == Tense::Past;
    let passes_on = matches!(sense, VerbSense::Plan | VerbSense::Hope | VerbSense::Think)
        || meant
        || matches!(
            group.base,
            "try"
                | "fail"
                | "refuse"
                | "decline"
                | "begin"
                | "start"
                | "continue"
                | "need"
                | "have"
                | "prepare"
                | "go"
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
    group.negated |= matches!(group.base, "fail" | "refuse" | "decline");
    group.unfulfilled |= meant;
    if matches!(sense, VerbSense::Hope | VerbSense::Plan | VerbSense::Think) {
        group.tentative |= sense == VerbSense::Hope;
        group.expected |= sense == VerbSense::Think;
        // "agreed to meet on Friday" stands; "planned to meet on Friday" perhaps came to nothing.
        let pledged = matches!(
            group.base,
            "agree" | "arrange" | "pledge" | "promise" | "vow"
        );
        group.unfulfilled |= group.tense == Tense::Past && sense != VerbSense::Think && !pledged;
        if group.tense == Tense::Present || pledged {
            group.tense = Tense::Future;
        }
    }
    take_infinitive(group, words, base);
}

/// The base form at `at`, adverbs passed over.
pub(super) fn base_after(words: &[Word<'_>], at: usize) -> Option<usize> {
    let at = skip_adverbs(words, at);
    let word = words.get(at)?;
    let is_base = word.is_one_of(&["be", "have", "do"])
        || word
            .verb
            .is_some_and(|v| matches!(v.form, Form::Base | Form::Any));
    (is_base && !word.capital).then_some(at)
}

/// ", originally due in June,", "a report due to come out on Friday": without a form of "be".
pub(super) fn due(words: &[Word<'_>], at: usize) -> Option<Group> {
    let opens = at.checked_sub(1).is_some_and(|p| {
        words[p].is_mark(',') || words[p].can(ADVERB) && p > 0 && words[p - 1].is_mark(',')
    });
    let leads = words
        .get(at + 1)
        .is_some_and(|w| w.tag().is_some() || w.is_one_of(&["in", "on", "by", "at", "to", "for"]));
    if !words[at].is("due") || !opens || !leads {
        return None;
    }
    let mut group = new_group(at, Tense::Past);
    group.shape = Shape::Participle;
    group.sense = VerbSense::Expire;
    group.base = "due";
    if let Some(base) = words
        .get(at + 1)
        .filter(|w| w.is("to"))
        .and_then(|_| base_after(words, at + 2))
    {
        take_infinitive(&mut group, words, base);
        group.shape = Shape::Participle;
        group.sense = VerbSense::Plan;
    }
    Some(group)
}
