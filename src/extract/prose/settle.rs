//! Decides the forms that could be verb, noun or participle from what else stands in their stretch of the sentence.

use super::verbs::{Group, SURE, Shape, UNSURE};
use super::words::{Kind, Word};
use crate::lexicon::grammar::{
    ADVERB, BE, COORDINATOR, DET, HAVE, MODAL, NEGATION, PREPOSITION, PRONOUN, RELATIVE,
    SUBORDINATOR,
};
use crate::lexicon::happenings::{Form, VerbSense};

/// Decides the forms that could be verb, noun or participle from what else stands in their stretch of the sentence.
pub(super) fn settle(words: &[Word<'_>], found: &mut Vec<Group>, doubt: &[u8]) {
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
        if past_form && let Some(noun) = object_like_verb(words, found, &drop, doubt, i) {
            drop[noun] = true;
        }
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
            // "The talk announced for Friday will be …": nothing in between could be what the next verb tells of.
            let bare_between = next.is_some_and(|j| {
                words.get(group.end..found[j].start).is_some_and(|between| {
                    between.iter().all(|w| {
                        w.tag().is_some() || w.can(PREPOSITION) || w.can(ADVERB) && !w.can(PRONOUN)
                    })
                })
            });
            let is_say = group.sense == VerbSense::Say
                && !by_agent
                && !set_off
                && next_near
                && !bare_between;
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
            // "Officials think the vote will be close": no noun looks like that.
            let thinks = matches!(group.sense, VerbSense::Say | VerbSense::Think)
                && words[group.head].noun.is_none()
                && matches!(
                    group.base,
                    "argue"
                        | "believe"
                        | "expect"
                        | "fear"
                        | "insist"
                        | "know"
                        | "say"
                        | "suspect"
                        | "think"
                )
                && next.is_some_and(|j| found[j].start > group.end);
            let next_near =
                next_near && !thinks && next.is_some_and(|j| doubt[j] < doubt[i] || !plain(j));
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

/// "sent freight rates up": a bare noun right behind a past form is its object, and so is what looks like a verb behind that.
fn object_like_verb(
    words: &[Word<'_>],
    found: &[Group],
    drop: &[bool],
    doubt: &[u8],
    i: usize,
) -> Option<usize> {
    let next = (i + 1..found.len()).find(|&j| found[j].holds_clause() && !drop[j])?;
    let (group, other) = (&found[i], &found[next]);
    let between = words.get(group.end..other.start)?;
    let nouns = between.len() <= 2
        && between
            .iter()
            .all(|w| w.kind == Kind::Word && w.roles == 0 && !w.capital);
    let third = words[other.head].verb.map(|v| v.form) == Some(Form::Third);
    let names = matches!(
        group.base,
        "call" | "name" | "elect" | "appoint" | "dub" | "base" | "hit"
    );
    let says = matches!(other.sense, VerbSense::Say | VerbSense::Think);
    (nouns && third && doubt[next] != SURE && !names && !says).then_some(next)
}

pub(super) fn has_other(found: &[Group], drop: &[bool], i: usize) -> bool {
    found
        .iter()
        .enumerate()
        .any(|(j, g)| j != i && !drop[j] && g.holds_clause())
}

/// Whether the verb at `j` belongs to "who …" right behind the subject of a verb that is still to come.
pub(super) fn inside_relative(
    words: &[Word<'_>],
    found: &[Group],
    drop: &[bool],
    j: usize,
) -> bool {
    let Some(relative) = found[j].start.checked_sub(1) else {
        return false;
    };
    words[relative].can(RELATIVE)
        && relative > 0
        && !words[relative - 1].is_mark(',')
        && !(0..j).any(|k| !drop[k] && found[k].holds_clause())
}

/// "released on Friday by the university"
pub(super) fn agent_after_tag(rest: &[Word<'_>]) -> bool {
    matches!(rest, [a, b, c, ..] if a.can(PREPOSITION) && b.tag().is_some() && c.is("by"))
}

/// Whether nothing between two groups begins a new clause.
pub(super) fn same_stretch(words: &[Word<'_>], from: usize, to: usize) -> bool {
    let Some(between) = words.get(from..to) else {
        return true;
    };
    between.iter().enumerate().all(|(k, w)| {
        let at = from + k;
        let leads_tag = words.get(at + 1).is_some_and(|n| n.tag().is_some())
            // "before the year is out": what looks like a date is the subject of a clause.
            && !(w.can(SUBORDINATOR) && words.get(at + 2).is_some_and(|n| n.can(BE | HAVE | MODAL)));
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
pub(super) fn opens_aside(words: &[Word<'_>], start: usize) -> bool {
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
pub(super) fn closes_aside(words: &[Word<'_>], from: usize, to: usize) -> bool {
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
