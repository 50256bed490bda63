//! Which way the clause around an expression looks: its verb's tense, and the cue words beside it.
//!
//! Nothing is parsed. From the expression the words are walked to the left until a verb group says a tense, then to the right;
//! what a word can be comes from the lexicon, what it is from the one or two words before it.

use serde::{Deserialize, Serialize};

use super::cue::cue;
use super::news::is_put_ahead;
use super::tense::{Tense, tense};
use super::word::{Folded, Word, all_words, border, words};
use crate::lexicon::grammar;
use crate::lexicon::happenings::{self, Form, NounSense, Verb, VerbSense};
use crate::span::Span;

/// Which way a clause looks in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// Nothing says.
    #[default]
    Open,
    /// Simple past, perfect: met, has met, had met, said.
    Past,
    /// will, is to, set for, due, plans to, as soon as; headlines in the present.
    Future,
}

/// How far around an expression the clause is searched (bytes): no text may make many expressions cost its whole length each.
const REACH: usize = 240;

/// The word right behind an expression lies within this (bytes).
pub(super) const NEXT: usize = 32;

/// Which way the clause around `expr` looks, within its sentence or clause `scope`. Spans are offsets into `text`.
///
/// ```
/// use dateline::sentence::{Direction, direction};
/// use dateline::span::Span;
///
/// let text = "The board said Monday that it will meet on Friday.";
/// let all = Span::new(0, text.len());
/// assert_eq!(direction(text, all, Span::new(15, 21)), Direction::Past);
/// assert_eq!(direction(text, all, Span::new(43, 49)), Direction::Future);
/// ```
pub fn direction(text: &str, scope: Span, expr: Span) -> Direction {
    look(text, scope, expr).0
}

/// What stands before and behind an expression in its clause, as far as is looked.
pub(super) fn around(text: &str, scope: Span, expr: Span) -> Option<(&str, &str)> {
    let from = (scope.start as usize).max((expr.start as usize).saturating_sub(REACH));
    let to = (scope.end as usize).min(expr.end as usize + REACH);
    let before = text.get(border(text, from)..expr.start as usize)?;
    let after = text.get(expr.end as usize..border(text, to))?;
    Some((before, after))
}

/// The direction, and whether it is said outright.
fn look(text: &str, scope: Span, expr: Span) -> (Direction, bool) {
    let Some((before, after)) = around(text, scope, expr) else {
        return (Direction::Open, false);
    };
    // Most clauses have their verb before the expression, so that the words behind it are seldom all asked for.
    let next = &after[..border(after, NEXT.min(after.len()))];
    let folded_next = Folded::of(next);
    if owns_unplanned(words(next, &folded_next)) {
        return (Direction::Past, true);
    }
    if is_for_delivery(words(next, &folded_next)) {
        return (Direction::Future, true);
    }
    let folded = Folded::of(before);
    let before = all_words(before, &folded);
    if is_put_ahead(&before, next) {
        return (Direction::Future, true);
    }
    hang(&before, after)
}

/// The direction by cues and by the verb that an expression hangs on, and whether it is said outright.
pub(super) fn hang(before: &[Word<'_>], after: &str) -> (Direction, bool) {
    if let Some(found) = cue(before) {
        return (found, found != Direction::Open);
    }
    governing(before)
        .or_else(|| {
            let folded = Folded::of(after);
            let after = all_words(after, &folded);
            let past = || names_unplanned(&after).then_some((Direction::Past, true));
            following(&after).or_else(past)
        })
        .or_else(|| noun_or_verb(before))
        .unwrap_or_default()
}

/// The verb before an expression that it hangs on: the nearest that says a tense.
fn governing(before: &[Word<'_>]) -> Option<(Direction, bool)> {
    let (mut present, mut arranged) = (false, false);
    for at in (0..before.len()).rev() {
        match tense(before, at) {
            Tense::Past => return Some((Direction::Past, true)),
            Tense::Future => return Some((Direction::Future, true)),
            Tense::Either if !present => return Some((Direction::Open, false)),
            Tense::Present => {
                arranged = !present && happens(&before[at]);
                present = true;
            }
            _ => {}
        }
        // What seemed a verb in the present may be a noun of an earlier verb's: "met with his top aides Friday".
        let ends = || {
            before[at].comma
                || before[at].can(grammar::COORDINATOR | grammar::RELATIVE)
                || before[at].is(&["when", "if", "because", "while", "as", "unless"])
        };
        if before[at].cut || (present && ends()) {
            break;
        }
    }
    present.then(|| (Direction::Future, arranged || ends_in_event(before)))
}

/// "which faces an election in \[May\]": what is arranged stands right before the expression.
fn ends_in_event(before: &[Word<'_>]) -> bool {
    let last = before.iter().rev().find(|w| !w.can(grammar::PREPOSITION));
    let arranged = |sense| {
        matches!(
            sense,
            NounSense::Election
                | NounSense::Vote
                | NounSense::Hearing
                | NounSense::Meeting
                | NounSense::Visit
        )
    };
    last.is_some_and(|w| !w.comma && !w.cut && happenings::noun(w.lower()).is_some_and(arranged))
}

/// Whether a verb in the present tells of what is arranged: "the fair opens", not "the city lies".
fn happens(word: &Word<'_>) -> bool {
    let present = |v: &Verb| matches!(v.form, Form::Third | Form::Base);
    word.verb().filter(present).is_some_and(|v| {
        matches!(
            v.sense,
            VerbSense::Meet
                | VerbSense::Visit
                | VerbSense::Speak
                | VerbSense::Vote
                | VerbSense::Hear
                | VerbSense::Begin
                | VerbSense::Expire
                | VerbSense::Move
                | VerbSense::Hold
                | VerbSense::Publish
                | VerbSense::Plan
                | VerbSense::Hope
        ) || matches!(v.base, "expect" | "anticipate" | "await")
    })
}

/// The verb behind an expression that opens its clause.
fn following(after: &[Word<'_>]) -> Option<(Direction, bool)> {
    for at in 0..after.len() {
        if after[at].cut {
            return None;
        }
        match tense(after, at) {
            Tense::Past => return Some((Direction::Past, true)),
            // "I'll be there" has its verb in a capital.
            Tense::Future
                if at > 0 || !after[at].is_capital() || after[at].lower().ends_with("'ll") =>
            {
                return Some((Direction::Future, true));
            }
            Tense::Either => return Some((Direction::Open, false)),
            Tense::Present if at > 0 => return Some((Direction::Future, false)),
            _ => {}
        }
    }
    None
}

/// "Friday's attack", "the January storm": what nobody arranged lies behind, whatever the verb.
pub(super) fn owns_unplanned<'t>(mut after: impl Iterator<Item = Word<'t>>) -> bool {
    let next = after.find(|w| !w.says("s"));
    let noun = next.filter(|w| !w.cut && !w.comma);
    noun.and_then(|w| happenings::noun(w.lower())) == Some(NounSense::Unplanned)
}

/// "December futures", "March delivery", "the May contract": what is traded is delivered later.
pub(super) fn is_for_delivery<'t>(mut after: impl Iterator<Item = Word<'t>>) -> bool {
    after.next().is_some_and(|w| {
        let traded = w.is(&[
            "delivery",
            "contract",
            "contracts",
            "futures",
            "crude",
            "options",
            "calls",
            "puts",
        ]);
        traded && !w.cut && !w.comma
    })
}

/// The same with a word or two between: "\[Friday\] in the attack on the port".
fn names_unplanned(after: &[Word<'_>]) -> bool {
    let noun = after
        .iter()
        .take(4)
        .take_while(|w| !w.cut && !w.comma)
        .find_map(|w| happenings::noun(w.lower()));
    noun == Some(NounSense::Unplanned)
}

/// "The board votes \[Friday\]": what could be a noun is the verb where there is no other.
fn noun_or_verb(before: &[Word<'_>]) -> Option<(Direction, bool)> {
    let [.., subject, last] = before else {
        return None;
    };
    let noun = subject.can(grammar::DET | grammar::POSSESSIVE | grammar::PREPOSITION)
        || subject.lower().ends_with("'s");
    let third = last.verb()?.form == Form::Third;
    (third && !noun && !last.cut).then_some((Direction::Future, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expression stands between brackets.
    #[track_caller]
    fn looks(marked: &str, expected: Direction) {
        let start = marked.find('[').expect("a mark");
        let end = marked.find(']').expect("a mark") - 1;
        let text = marked.replace(['[', ']'], "");
        let all = Span::new(0, text.len());
        assert_eq!(
            direction(&text, all, Span::new(start, end)),
            expected,
            "{marked}"
        );
    }

    #[test]
    fn the_past_is_told_in_the_past() {
        use Direction::Past;
        looks("Envoys met on [Friday] in the long hall.", Past);
        looks("On [Friday], envoys met in the long hall.", Past);
        looks("The envoys have met since [Friday].", Past);
        looks("The vote was held [Friday].", Past);
        looks("“We will fight,” the mayor said [Friday].", Past);
        looks("The company said [Friday] it will cut the price.", Past);
        looks(
            "The bill that passed [Monday] will be signed on Friday.",
            Past,
        );
        looks("Friday's vote came after [Monday]'s attack.", Past);
        looks("The board did not meet [Friday].", Past);
        looks(
            "The market expects 2 per cent, down from 3 per cent in [March].",
            Past,
        );
        looks(
            "It begins later than planned because of the [January] storm.",
            Past,
        );
        looks(
            "The Maritime Board on [Friday] fined two ferry lines.",
            Past,
        );
        looks(
            "The premier met with his top aides [Friday] in the hall.",
            Past,
        );
        looks("The family moved to the coast in [March].", Past);
        looks("The assembly voted on [Friday].", Past);
        looks("Prices have come down since the middle of [October].", Past);
        looks("On [June 30], grain stocks stood at two tons.", Past);
        looks("They would look for a way around [Friday]'s ruling.", Past);
    }

    #[test]
    fn what_is_planned_lies_ahead() {
        use Direction::Future;
        looks("Envoys will meet on [Friday].", Future);
        looks("Envoys are to meet on [Friday].", Future);
        looks("The vote, scheduled for [Friday], is open.", Future);
        looks("A ruling could come as soon as [Friday].", Future);
        looks("Talks resume [Friday].", Future);
        looks("The hearing is on [Friday].", Future);
        looks("The board votes [Friday].", Future);
        looks("They said the levy is due [Friday].", Future);
        looks("On [Friday], the board will meet.", Future);
        looks("Register by [Friday].", Future);
        looks(
            "Orrin (ORN, $45.23) lays out its quarter before [Wednesday]'s open.",
            Future,
        );
        looks(
            "On [Tuesday] Admiral Lotte Verne explains launch delays to a panel.",
            Future,
        );
        looks("Seats go fast: register by [Friday].", Future);
        looks(
            "The panel heard its last witness and reports in [July].",
            Future,
        );
        looks("See you [Friday] for the launch.", Future);
        looks(
            "The bill that passed Monday will be signed on [Friday].",
            Future,
        );
        looks("The vote planned for [Friday] was close.", Future);
        looks("The group plans to march [Friday].", Future);
        looks(
            "The prosecutor has scheduled a news conference [Thursday].",
            Future,
        );
        looks("The vote was put off until [Tuesday].", Future);
        looks("They could sell as soon as trading opens [Monday].", Future);
        looks("The hearing was moved to [Friday].", Future);
        looks("The vote was rescheduled for [Friday].", Future);
        looks("It was calm on the eve of [Friday]'s vote.", Future);
        looks("She told them to leave by [Friday].", Future);
        looks("Sugar for [March] delivery rose two cents.", Future);
        looks("The [December] contract fell four cents.", Future);
        looks("The board, which met in May, meets [Friday].", Future);
        looks(
            "They hoped to keep him when the case is heard in [May] by the court.",
            Future,
        );
    }

    #[test]
    fn nothing_is_said_without_a_verb_or_by_one_that_looks_both_ways() {
        looks("The report was due [Friday].", Direction::Open);
        looks("The vote was scheduled for [Friday].", Direction::Open);
        looks("[Friday]: Harbor forum", Direction::Open);
        looks("[Friday]", Direction::Open);
    }
}
