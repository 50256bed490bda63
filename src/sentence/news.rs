//! Which way a weekday, a month or a date of news looks: a wire tells in the past tense, so that what lies ahead shows by other signs.

use super::direction::{Direction, NEXT, around, hang, is_for_delivery, owns_unplanned};
use super::tense::{Tense, tense};
use super::word::{Folded, Word, all_words, border};
use crate::lexicon::grammar;
use crate::lexicon::happenings::{self, Form, NounSense, VerbSense};
use crate::span::Span;

/// What is asked for a direction.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A bare weekday: what "was to" happen then has not happened when the story goes out.
    Weekday,
    /// A month or a date, which may lie far back.
    Date,
}

/// Which way an expression looks in news, within its sentence or clause `scope`; [`Direction::Open`] where nothing says: a verb in the
/// present says nothing there, but for what is arranged to happen ("the fair opens Friday").
pub(crate) fn news_direction(text: &str, scope: Span, expr: Span, asked: Asked) -> Direction {
    let Some((before, after)) = around(text, scope, expr) else {
        return Direction::Open;
    };
    let next = &after[..border(after, NEXT.min(after.len()))];
    let folded_next = Folded::of(next);
    let next = all_words(next, &folded_next);
    if owns_unplanned(next.iter().copied()) {
        return Direction::Past;
    }
    let folded = Folded::of(before);
    let before = all_words(before, &folded);
    if is_for_delivery(next.iter().copied()) || lies_ahead(&before, &next, asked) {
        return Direction::Future;
    }
    if comes_of_age(&before) {
        return Direction::Future;
    }
    match hang(&before, after) {
        (direction, true) => direction,
        (_, false) => Direction::Open,
    }
}

/// Whether something beside an expression says that it lies ahead, whatever the tense of the telling.
fn lies_ahead(before: &[Word<'_>], next: &[Word<'_>], asked: Asked) -> bool {
    let cut = before.iter().rposition(|w| w.cut).unwrap_or(0);
    let clause = &before[cut..];
    let on = |w: &Word<'_>| w.is(&["on", "in"]);
    let core = &clause[..clause.len() - usize::from(clause.last().is_some_and(on))];
    led_ahead(clause, next, asked)
        || is_told_of(core, next, asked)
        || is_arranged(core, asked)
        || is_under_way(core)
        || opens(core)
}

/// Whether a preposition right before an expression puts it ahead in a text of any kind: "the hearing was moved to \[Thursday\]".
pub(super) fn is_put_ahead(before: &[Word<'_>], next: &str) -> bool {
    const LEADS: &[&str] = &["for", "to", "of", "before", "until", "by"];
    if !before.last().is_some_and(|w| w.is(LEADS)) {
        return false;
    }
    let folded = Folded::of(next);
    let cut = before.iter().rposition(|w| w.cut).unwrap_or(0);
    led_ahead(&before[cut..], &all_words(next, &folded), Asked::Date)
}

/// "who turns 3 on \[Saturday\]", "which turns 100 next \[May\]".
fn comes_of_age(before: &[Word<'_>]) -> bool {
    let at = before.len()
        - before
            .iter()
            .rev()
            .take_while(|w| w.is(&["on", "in", "next", "this"]))
            .count();
    at >= 2 && before[at - 1].is_number() && before[at - 2].says("turns") && !before[at - 1].cut
}

/// Whether what was planned for a weekday is told of in the past: "was to open \[Monday\]", "\[Monday\] was to have been the last day".
pub(crate) fn was_planned(text: &str, scope: Span, expr: Span) -> bool {
    let Some((before, after)) = around(text, scope, expr) else {
        return false;
    };
    let folded = Folded::of(before);
    let before = all_words(before, &folded);
    let was = |w: &Word<'_>| w.is(&["was", "were", "been"]);
    let near = &before[before.len().saturating_sub(8)..];
    let planned = |w: &[Word<'_>]| was(&w[0]) && (w[1].says("to") || is_plan(&w[1]));
    near.windows(2).any(planned) || was_to_be(after)
}

/// "\[Monday\] was to have been the last day".
fn was_to_be(after: &str) -> bool {
    let next = &after[..border(after, NEXT.min(after.len()))];
    let folded = Folded::of(next);
    let next = all_words(next, &folded);
    let [was, to, ..] = &next[..] else {
        return false;
    };
    was.says("was") && !was.comma && !was.cut && (to.says("to") || is_plan(to))
}

/// A preposition right before: "set a vote for \[Friday\]", "moved to \[Friday\]", "the eve of \[Friday\]'s vote", "had until
/// \[Friday\]", "told them to leave by \[Friday\]".
fn led_ahead(clause: &[Word<'_>], next: &[Word<'_>], asked: Asked) -> bool {
    let Some((last, rest)) = clause.split_last() else {
        return false;
    };
    let near = &rest[rest.len().saturating_sub(7)..];
    let puts_off = |w: &Word<'_>| {
        let verb = w.verb();
        w.says("rescheduled")
            || verb.is_some_and(|v| {
                v.sense == VerbSense::Postpone
                    || matches!(v.base, "move" | "push" | "put" | "shift")
            })
    };
    let event = || owned_event(next);
    match last.lower() {
        // "Volume for Friday was low", "sales for May": of what has been.
        "for" if near.last().is_some_and(puts_off) => true,
        "for" => asked == Asked::Weekday && !next.first().is_some_and(is_past) || event(),
        // "moved from March 3 to March 10": both lie on one side.
        "to" if asked == Asked::Date && near.iter().any(|w| w.says("from")) => false,
        // "has been given up to \[Friday\]"
        "to" if rest.last().is_some_and(|w| w.says("up")) => near
            .iter()
            .any(|w| w.is(&["give", "gave", "given", "have", "had", "has", "granted"])),
        "to" => near.iter().any(puts_off),
        // "named her chief executive as of \[1 June\]"
        "of" | "from"
            if near
                .last()
                .is_some_and(|w| w.is(&["as", "effect", "effective"])) =>
        {
            clause.iter().any(takes_office)
        }
        "of" => near.last().is_some_and(|w| w.says("eve")),
        "before" => event(),
        "until" => near.last().is_some_and(|w| w.is(&["had", "have", "has"])),
        "by" if near.iter().any(promises) => true,
        // "If by \[Friday\] they have not paid"
        "by" if near.last().is_some_and(|w| w.is(&["if", "unless"])) => true,
        "by" => near.windows(2).any(|w| {
            let base = w[1]
                .verb()
                .is_some_and(|v| matches!(v.form, Form::Base | Form::Any));
            w[0].says("to") && (base || w[1].says("be"))
        }),
        _ => false,
    }
}

/// Verbs of taking up an office, which mostly lies ahead when it is told.
fn takes_office(word: &Word<'_>) -> bool {
    word.is(&[
        "named",
        "names",
        "appointed",
        "appoints",
        "promoted",
        "promotes",
        "elected",
        "hired",
        "joins",
        "becomes",
        "become",
        "succeed",
        "succeeds",
        "replace",
        "replaces",
    ])
}

/// "has promised a vote by \[May\]", "demanded an answer by \[Friday\]".
fn promises(word: &Word<'_>) -> bool {
    word.verb().is_some_and(|v| {
        matches!(
            v.base,
            "promise" | "pledge" | "vow" | "demand" | "want" | "seek" | "agree" | "offer"
        )
    })
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
fn is_told_of(clause: &[Word<'_>], next: &[Word<'_>], asked: Asked) -> bool {
    let is = |w: &Word<'_>| w.is(&["is", "are"]) && !w.cut && !w.comma;
    let subject = asked == Asked::Weekday && next.first().is_some_and(is);
    let was_to = |w: &[Word<'_>]| w[0].says("was") && !w[0].comma && w[1].says("to");
    let subject = subject || asked == Asked::Weekday && next.get(..2).is_some_and(was_to);
    if subject || clause.last().is_some_and(is) {
        return true;
    }
    let planned = next
        .windows(2)
        .any(|w| is(&w[0]) && (is_plan(&w[1]) || w[1].says("to")));
    let deadline = next.first().is_some_and(|w| {
        happenings::noun(w.lower()) == Some(NounSense::Deadline) && !w.comma && !w.cut
    });
    let told = || (0..clause.len()).any(|at| tense(clause, at) == Tense::Past);
    planned || deadline && !told()
}

/// Whether the word makes a plan of what stands behind "is" or "was".
fn is_plan(word: &Word<'_>) -> bool {
    matches!(
        word.lower(),
        "due"
            | "likely"
            | "set"
            | "scheduled"
            | "expected"
            | "planned"
            | "slated"
            | "supposed"
            | "rescheduled"
    )
}

/// Verbs that ask somebody to do what follows.
const ASKS: &[&str] = &[
    "ask", "tell", "order", "invite", "urge", "call", "expect", "require", "allow", "summon",
];

/// "is due in court \[Friday\]", "was to arrive \[Friday\]", "had been set for \[Friday\]", "invited him to come \[Friday\]".
fn is_arranged(clause: &[Word<'_>], asked: Asked) -> bool {
    const IS: &[&str] = &["is", "are", "'s", "'re", "isn't", "aren't"];
    const WAS: &[&str] = &["was", "were", "been", "wasn't", "weren't"];
    let helps = |w: &Word<'_>| w.is(IS) || asked == Asked::Weekday && w.is(WAS);
    // Most clauses have no such word, and need not be read.
    if !clause.iter().any(|w| w.says("to") || is_plan(w)) {
        return false;
    }
    for at in (0..clause.len()).rev() {
        let word = &clause[at];
        let near = &clause[at.saturating_sub(3)..at];
        if is_plan(word) && near.iter().any(helps) {
            return true;
        }
        if word.says("to") && at > 0 && at + 1 < clause.len() {
            let asks = |w: &Word<'_>| w.verb().is_some_and(|v| ASKS.contains(&v.base));
            if helps(&clause[at - 1]) || near.iter().any(asks) {
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
    if !clause.iter().any(|w| w.lower().ends_with("ing")) {
        return false;
    }
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
        looks_asked(marked, Asked::Weekday, expected);
    }

    #[track_caller]
    fn looks_asked(marked: &str, asked: Asked, expected: Direction) {
        let start = marked.find('[').expect("a mark");
        let end = marked.find(']').expect("a mark") - 1;
        let text = marked.replace(['[', ']'], "");
        let all = Span::new(0, text.len());
        let found = news_direction(&text, all, Span::new(start, end), asked);
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
    fn a_month_that_was_set_may_be_over() {
        use Direction::{Future, Open, Past};
        let looks = |marked, expected| looks_asked(marked, Asked::Date, expected);
        looks("The deadline is in [May].", Future);
        looks("The vote is likely in [May].", Future);
        looks("The vote was moved to [May].", Future);
        looks("The vote had been set for [May].", Open);
        looks("Sales for [May] rose.", Past);
        looks("She is leaving in [May].", Future);
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
