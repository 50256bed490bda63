//! Which way a bare weekday of news looks: a wire tells of its week in the past tense, so that what lies ahead shows by other signs.

use super::direction::{Direction, NEXT, around, firm_direction, owns_unplanned};
use super::tense::{Tense, tense};
use super::word::{Folded, Word, all_words, border, words};
use crate::lexicon::grammar;
use crate::lexicon::happenings::{self, Form, NounSense, VerbSense};
use crate::span::Span;

/// Which way a bare weekday looks in news, within its sentence or clause `scope`; [`Direction::Open`] where nothing says.
pub(crate) fn weekday_direction(text: &str, scope: Span, expr: Span) -> Direction {
    let ahead = around(text, scope, expr).is_some_and(|(before, after)| {
        let next = &after[..border(after, NEXT.min(after.len()))];
        let (folded, folded_next) = (Folded::of(before), Folded::of(next));
        if owns_unplanned(words(next, &folded_next)) {
            return false;
        }
        let before = all_words(before, &folded);
        lies_ahead(&before, &all_words(next, &folded_next))
    });
    if ahead {
        return Direction::Future;
    }
    firm_direction(text, scope, expr)
}

/// Whether something beside a weekday says that it lies ahead, whatever the tense of the telling.
fn lies_ahead(before: &[Word<'_>], next: &[Word<'_>]) -> bool {
    let cut = before.iter().rposition(|w| w.cut).unwrap_or(0);
    let clause = &before[cut..];
    led_ahead(clause, next)
        || is_told_of(clause, next)
        || is_arranged(clause)
        || is_under_way(clause)
        || opens(clause)
}

/// A preposition right before: "set a vote for \[Friday\]", "moved to \[Friday\]", "the eve of \[Friday\]'s vote", "had until
/// \[Friday\]", "told them to leave by \[Friday\]".
fn led_ahead(clause: &[Word<'_>], next: &[Word<'_>]) -> bool {
    let Some((last, rest)) = clause.split_last() else {
        return false;
    };
    let near = &rest[rest.len().saturating_sub(7)..];
    let puts_off = |w: &Word<'_>| {
        let verb = w.verb();
        verb.is_some_and(|v| {
            v.sense == VerbSense::Postpone || matches!(v.base, "move" | "push" | "put" | "shift")
        })
    };
    let event = owned_event(next);
    match last.lower() {
        // "Volume for Friday was low": of what has been.
        "for" => !next.first().is_some_and(is_past),
        "to" => near.iter().any(puts_off),
        "of" => near.last().is_some_and(|w| w.says("eve")),
        "before" => event,
        "until" => near.last().is_some_and(|w| w.is(&["had", "have", "has"])),
        "by" => near.windows(2).any(|w| {
            let base = w[1]
                .verb()
                .is_some_and(|v| matches!(v.form, Form::Base | Form::Any));
            w[0].says("to") && (base || w[1].says("be"))
        }),
        _ => false,
    }
}

/// "\[Friday\]'s vote": what is arranged belongs to the day.
fn owned_event(next: &[Word<'_>]) -> bool {
    let noun = next.iter().find(|w| !w.says("s") && !w.says("'s"));
    noun.and_then(|w| happenings::noun(w.lower()))
        .is_some_and(|sense| !matches!(sense, NounSense::Unplanned | NounSense::Publication))
}

/// Whether a word tells of the past as a finite verb.
fn is_past(word: &Word<'_>) -> bool {
    let past = |form| matches!(form, Form::Past | Form::PastOrParticiple);
    let is = word.is(&["was", "were", "had"]) || word.verb().is_some_and(|v| past(v.form));
    is && !word.comma && !word.cut
}

/// "\[Monday\] is a holiday", "the deadline is \[Monday\]", "\[Monday\]'s vote is expected to be close", "faces a
/// \[Monday\] deadline".
fn is_told_of(clause: &[Word<'_>], next: &[Word<'_>]) -> bool {
    let is = |w: &Word<'_>| w.is(&["is", "are"]) && !w.cut && !w.comma;
    let behind = clause.iter().rev().find(|w| !w.says("on"));
    if next.first().is_some_and(is) || behind.is_some_and(is) {
        return true;
    }
    let planned = next
        .windows(2)
        .any(|w| is(&w[0]) && (w[1].is(ARRANGED) || w[1].says("to")));
    let deadline = next.first().is_some_and(|w| {
        happenings::noun(w.lower()) == Some(NounSense::Deadline) && !w.comma && !w.cut
    });
    let told = clause
        .iter()
        .enumerate()
        .any(|(at, _)| tense(clause, at) == Tense::Past);
    planned || deadline && !told
}

/// Words that make a plan of what stands behind "is" or "was".
const ARRANGED: &[&str] = &[
    "due",
    "likely",
    "set",
    "scheduled",
    "expected",
    "planned",
    "slated",
    "supposed",
    "rescheduled",
];

/// Verbs that ask somebody to do what follows.
const ASKS: &[&str] = &[
    "ask", "tell", "order", "invite", "urge", "call", "expect", "require", "allow", "summon",
];

/// "is due in court \[Friday\]", "was to arrive \[Friday\]", "had been set for \[Friday\]", "invited him to come \[Friday\]".
fn is_arranged(clause: &[Word<'_>]) -> bool {
    for at in (0..clause.len()).rev() {
        let word = &clause[at];
        let helped = clause[at.saturating_sub(3)..at].iter().any(|w| {
            w.is(&[
                "is", "are", "was", "were", "been", "'s", "'re", "isn't", "aren't", "wasn't",
            ])
        });
        if word.is(ARRANGED) && helped {
            return true;
        }
        if word.says("to") && at > 0 && at + 1 < clause.len() {
            let was = clause[at - 1].is(&["was", "were", "is", "are"]);
            let asks = clause[at.saturating_sub(3)..at]
                .iter()
                .any(|w| w.verb().is_some_and(|v| ASKS.contains(&v.base)));
            if was || asks {
                return true;
            }
        }
        if matches!(tense(clause, at), Tense::Past | Tense::Future) {
            return false;
        }
    }
    false
}

/// "is leaving \[Friday\]", "the House is voting \[Friday\]".
fn is_under_way(clause: &[Word<'_>]) -> bool {
    let verb = (0..clause.len())
        .rev()
        .find(|at| clause[*at].verb().is_some());
    verb.is_some_and(|at| {
        let gerund = clause[at].verb().is_some_and(|v| v.form == Form::Gerund);
        let before = &clause[at.saturating_sub(3)..at];
        let is = |w: &Word<'_>| {
            w.is(&["is", "are", "am", "'s", "'re", "'m"])
                || w.lower().ends_with("'s") && w.can(grammar::BE)
                || w.is(&["he's", "she's", "it's", "they're", "we're", "i'm"])
        };
        gerund && before.iter().any(is)
    })
}

/// "The film, opening \[Friday\], is long", not "after opening \[Friday\]"; "talks, which begin \[Friday\], are".
fn opens(clause: &[Word<'_>]) -> bool {
    let [.., front, last] = clause else {
        return false;
    };
    let Some(verb) = last.verb() else {
        return false;
    };
    let sense = matches!(
        verb.sense,
        VerbSense::Begin | VerbSense::Publish | VerbSense::Expire
    );
    let participle = verb.form == Form::Gerund && last.comma;
    let relative = verb.form == Form::Base && front.is(&["which", "who"]);
    sense && (participle || relative)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn looks(marked: &str, expected: Direction) {
        let start = marked.find('[').expect("a mark");
        let end = marked.find(']').expect("a mark") - 1;
        let text = marked.replace(['[', ']'], "");
        let all = Span::new(0, text.len());
        let found = weekday_direction(&text, all, Span::new(start, end));
        assert_eq!(found, expected, "{marked}");
    }

    #[test]
    fn news_puts_a_weekday_ahead_of_what_was_to_be() {
        use Direction::Future;
        looks("The envoy was to arrive [Friday] for talks.", Future);
        looks("Rites were to be held [Friday].", Future);
        looks("The report was due [Friday].", Future);
        looks("Schools are closed until [Friday].", Future);
        looks("The road has been closed until [Friday].", Future);
        looks("[Friday] is a holiday.", Future);
        looks("The deadline is [Friday].", Future);
        looks("The clerk set a deadline of [Friday].", Future);
        looks("He faces a [Friday] deadline.", Future);
        looks("He said he'd return [Friday].", Future);
        looks("It will sell notes on [Friday].", Future);
        looks("He faces a court hearing [Friday].", Future);
        looks("She expects a ruling [Friday].", Future);
        looks("They will have a ruling [Friday].", Future);
        looks("The vote was moved to [Friday].", Future);
        looks("The vote had been set for [Friday].", Future);
        looks("Guards are on alert for [Friday]'s march.", Future);
        looks("It was calm on the eve of [Friday]'s vote.", Future);
        looks("He told them to leave by [Friday].", Future);
        looks("The queen invited him to visit [Friday].", Future);
        looks("The clerk is in court and is due back [Friday].", Future);
        looks("[Friday]'s vote is expected to be close.", Future);
        looks("She is leaving [Friday].", Future);
        looks("The show, opening [Friday], is long.", Future);
    }

    #[test]
    fn what_was_told_in_the_past_lies_behind() {
        use Direction::{Open, Past};
        looks("The rally [Friday] drew a crowd.", Past);
        looks("He said he'd left [Friday].", Past);
        looks("The pond was closed until [Friday].", Past);
        looks("Volume for [Friday] was low.", Past);
        looks("He missed a [Friday] deadline.", Past);
        looks("The clerk, due in court in May, was held [Friday].", Past);
        looks("It was done by [Friday].", Past);
        looks("She was leaving [Friday] when it began.", Past);
        looks("The guards moved to block [Friday]'s crowd.", Past);
        looks("The figures show growth on [Friday].", Open);
    }
}
