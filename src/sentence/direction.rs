//! Which way the clause around an expression looks: its verb's tense, and the cue words beside it.

use serde::{Deserialize, Serialize};

use crate::lexicon::happenings::{self, Form, NounSense, VerbSense};
use crate::lexicon::{Classes, grammar, look_up};
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

/// A word of a text in both its cases.
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) lower: String,
    /// Its place in the text that was cut.
    span: Span,
    /// A mark that ends a clause stands between the word before and this one.
    cut: bool,
}

/// Cuts a short text into words; figures count as words.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut start = None;
    let mut cut = false;
    let ends = std::iter::once((text.len(), ' '));
    for (at, c) in text.char_indices().chain(ends) {
        let inside = c.is_alphanumeric()
            || (matches!(c, '\'' | '’') && start.is_some())
            || (c == '-' && start.is_some());
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = &text[from..at];
                found.push(Word {
                    text: word,
                    lower: word.to_lowercase().replace('’', "'"),
                    span: Span::new(from, at),
                    cut,
                });
                start = None;
                cut = false;
            }
            _ => {}
        }
        cut |= matches!(c, ';' | ':' | '—');
    }
    found
}

/// How far around an expression the clause is searched (bytes): no text may make many expressions cost its whole length each.
const REACH: usize = 400;

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
    let from = (scope.start as usize).max((expr.start as usize).saturating_sub(REACH));
    let to = (scope.end as usize).min(expr.end as usize + REACH);
    let from = ceil_border(text, from);
    let (Some(before), Some(after)) = (
        text.get(from..expr.start as usize),
        text.get(expr.end as usize..floor_border(text, to)),
    ) else {
        return Direction::Open;
    };
    let (before, after) = (words(before), words(after));
    if let Some(found) = cue(&before, &after) {
        return found;
    }
    let behind = governing(&before, text.get(from..expr.start as usize).unwrap_or(""));
    let found = match behind {
        Some(found) => Some(found),
        None => following(&after),
    };
    found
        .or_else(|| named_happening(&after))
        .or_else(|| noun_or_verb(&before))
        .unwrap_or_default()
}

fn ceil_border(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn floor_border(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Words right before an expression that say where it lies, whatever the verb.
const AHEAD: &[&str] = &[
    "scheduled",
    "slated",
    "due",
    "set",
    "planned",
    "expected",
    "tentatively",
    "payable",
    "effective",
    "upcoming",
    "deadline",
    "expires",
    "expiring",
    "until",
    "till",
    "through",
    "starting",
    "beginning",
    "maturing",
    "matures",
    "redeemable",
];

/// The same for the past.
const BEHIND: &[&str] = &["since", "dated", "ended", "after", "released"];

/// A cue in the few words before, or right behind ("on Friday next").
fn cue(before: &[Word<'_>], after: &[Word<'_>]) -> Option<Direction> {
    let near = before.len().saturating_sub(4);
    let close = &before[near..];
    let has = |words: &[&str]| {
        close.windows(words.len()).any(|w| {
            w.iter().zip(words).all(|(a, b)| a.lower == *b) && w.iter().skip(1).all(|w| !w.cut)
        })
    };
    for soon in [
        ["as", "soon", "as"],
        ["as", "early", "as"],
        ["no", "later", "than"],
        ["not", "later", "than"],
        ["no", "earlier", "than"],
        ["not", "before", "the"],
        ["in", "time", "for"],
    ] {
        if has(&soon) {
            return Some(Direction::Future);
        }
    }
    let last = close.iter().rev().find(|w| {
        grammar::roles(&w.lower) & (grammar::PREPOSITION | grammar::DET) == 0
            || AHEAD.contains(&w.lower.as_str())
            || BEHIND.contains(&w.lower.as_str())
    })?;
    let past_before = before
        .iter()
        .rev()
        .skip(1)
        .take(4)
        .any(|w| matches!(w.lower.as_str(), "was" | "were" | "had"));
    if AHEAD.contains(&last.lower.as_str()) {
        // "was due Friday" and "had expected by Friday" are told from behind, but still mostly lie ahead of the telling.
        let through = matches!(
            last.lower.as_str(),
            "until" | "till" | "through" | "beginning" | "starting"
        );
        return (!through && !past_before).then_some(Direction::Future);
    }
    if last.lower == "since" || last.lower == "dated" {
        return Some(Direction::Past);
    }
    let next = after.first().filter(|w| !w.cut)?;
    match next.lower.as_str() {
        "deadline" => Some(Direction::Future),
        _ => None,
    }
}

/// What a word does as a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    /// A bare or third-person form: scheduled, or a headline.
    Present,
    /// Says nothing by itself.
    None,
}

/// The verb before an expression that it hangs on: the nearest, unless that is inside a modifier.
fn governing(before: &[Word<'_>], text: &str) -> Option<Direction> {
    let mut present = None;
    for at in (0..before.len()).rev() {
        match tense(before, at) {
            Tense::Past => return Some(Direction::Past),
            Tense::Future => return Some(Direction::Future),
            Tense::Present if present.is_none() => present = Some(at),
            _ => {}
        }
        // A lead or a list label ends the search; a dash may hold an insertion, so only the label's colon counts.
        if before[at].cut
            && text[..before[at].span.start as usize]
                .trim_end()
                .ends_with([':', ';'])
        {
            break;
        }
        if present.is_some() {
            break;
        }
    }
    present.map(|_| Direction::Future)
}

/// The verb behind an expression that opens its clause.
fn following(after: &[Word<'_>]) -> Option<Direction> {
    for at in 0..after.len() {
        if after[at].cut && at > 0 {
            return None;
        }
        match tense(after, at) {
            Tense::Past => return Some(Direction::Past),
            Tense::Future => return Some(Direction::Future),
            Tense::Present => return Some(Direction::Future),
            Tense::None => {}
        }
    }
    None
}

/// "Friday's attack": a happening that nobody arranged lies behind.
fn named_happening(after: &[Word<'_>]) -> Option<Direction> {
    let next = after
        .iter()
        .take(3)
        .find_map(|w| happenings::noun(&w.lower))?;
    (next == NounSense::Unplanned).then_some(Direction::Past)
}

/// "The board votes [Friday]": what could be a noun is the verb where there is no other.
fn noun_or_verb(before: &[Word<'_>]) -> Option<Direction> {
    let last = before.last()?;
    let verb = happenings::verb(&last.lower)?;
    let subject = before.len().checked_sub(2).map(|i| &before[i])?;
    let modifies = grammar::DET | grammar::POSSESSIVE | grammar::PREPOSITION;
    let noun = grammar::roles(&subject.lower) & modifies != 0 || subject.lower.ends_with("'s");
    (verb.form == Form::Third && !noun && !last.cut).then_some(Direction::Future)
}

/// What the word at `at` says of time, with what stands before it.
fn tense(words: &[Word<'_>], at: usize) -> Tense {
    let word = &words[at];
    let lower = word.lower.as_str();
    let roles = grammar::roles(lower);
    if roles & grammar::MODAL != 0 && lower != "may" {
        return Tense::Future;
    }
    if lower == "may" && word.text == "may" {
        return Tense::Future;
    }
    if lower.ends_with("'ll") {
        return Tense::Future;
    }
    if matches!(lower, "did" | "didn't" | "hadn't" | "wasn't" | "weren't") {
        return Tense::Past;
    }
    if matches!(lower, "was" | "were" | "had") {
        return Tense::Past;
    }
    if matches!(lower, "has" | "have" | "hasn't" | "haven't" | "having") {
        return have(words, at);
    }
    if matches!(lower, "is" | "are" | "isn't" | "aren't" | "am") || lower.ends_with("'re") {
        return Tense::Present;
    }
    let capital = word.text.starts_with(char::is_uppercase);
    let verb = match happenings::verb(lower) {
        Some(verb) => verb.form,
        // A regular past that no list has; adjectives such as "red" are too short.
        None if lower.len() > 4 && lower.ends_with("ed") && !capital => Form::PastOrParticiple,
        None => return Tense::None,
    };
    if capital && at > 0 && !all_capital(words) {
        return Tense::None;
    }
    match verb {
        Form::Past => Tense::Past,
        Form::PastOrParticiple | Form::Any => past_or_participle(words, at),
        Form::Participle => participle(words, at),
        Form::Base => base(words, at),
        Form::Third => third(words, at),
        Form::Gerund => Tense::None,
    }
}

/// A heading has capitals on all its words, so that they say nothing.
fn all_capital(words: &[Word<'_>]) -> bool {
    let long = words.iter().filter(|w| w.text.len() > 3);
    let capital = words
        .iter()
        .filter(|w| w.text.len() > 3 && !w.text.starts_with(char::is_lowercase));
    long.count() == capital.count()
}

/// The word before, over adverbs and negations.
fn auxiliary<'w, 't>(words: &'w [Word<'t>], at: usize) -> Option<(usize, &'w Word<'t>)> {
    (0..at)
        .rev()
        .take(4)
        .map(|i| (i, &words[i]))
        .find(|(_, w)| {
            let roles = grammar::roles(&w.lower);
            let verbal = grammar::BE | grammar::HAVE | grammar::MODAL | grammar::DO;
            roles & verbal != 0
                || !(roles & (grammar::ADVERB | grammar::NEGATION) != 0 || w.lower.ends_with("ly"))
        })
}

/// "have met" is past, "have to meet" and "has a meeting" are not.
fn have(words: &[Word<'_>], at: usize) -> Tense {
    let next = words[at + 1..]
        .iter()
        .take(3)
        .find(|w| grammar::roles(&w.lower) & (grammar::ADVERB | grammar::NEGATION) == 0);
    let Some(next) = next else { return Tense::None };
    if next.lower == "to" {
        return Tense::Future;
    }
    let participle = next.lower == "been"
        || next.lower.ends_with("ed")
        || happenings::verb(&next.lower).is_some_and(|v| {
            matches!(
                v.form,
                Form::Participle | Form::PastOrParticiple | Form::Any
            )
        });
    if participle {
        Tense::Past
    } else {
        Tense::Present
    }
}

/// "met": past, unless "will be met", "to be met", "is met", or it stands before its noun.
fn past_or_participle(words: &[Word<'_>], at: usize) -> Tense {
    let Some((_, before)) = auxiliary(words, at) else {
        return Tense::Past;
    };
    let roles = grammar::roles(&before.lower);
    if roles & (grammar::BE | grammar::HAVE) != 0 {
        return participle(words, at);
    }
    if roles & grammar::MODAL != 0 || before.lower == "to" {
        return base(words, at);
    }
    let sense = happenings::verb(&words[at].lower).map(|v| v.sense);
    // "the proposed rule", "of limited use": an adjective.
    let modifies = grammar::DET | grammar::POSSESSIVE | grammar::PREPOSITION;
    if roles & modifies != 0
        && roles & (grammar::PRONOUN | grammar::ANAPHOR) == 0
        && at + 1 < words.len()
    {
        return Tense::None;
    }
    // "the meeting planned for Friday", "the vote expected Tuesday"
    if sense == Some(VerbSense::Plan) && words.get(at + 1).is_none_or(|w| w.lower == "for") {
        return Tense::Future;
    }
    Tense::Past
}

/// A participle takes its time from what stands before it.
fn participle(words: &[Word<'_>], at: usize) -> Tense {
    let Some((i, before)) = auxiliary(words, at) else {
        return Tense::Past;
    };
    match before.lower.as_str() {
        "was" | "were" | "had" | "wasn't" | "weren't" | "hadn't" => Tense::Past,
        "has" | "have" | "hasn't" | "haven't" | "'ve" => Tense::Past,
        "is" | "are" | "isn't" | "aren't" | "am" => Tense::Present,
        "be" => match auxiliary(words, i) {
            Some((_, w)) if w.lower == "to" || grammar::roles(&w.lower) & grammar::MODAL != 0 => {
                Tense::Future
            }
            _ => Tense::None,
        },
        "been" | "being" => participle(words, i),
        _ => Tense::Past,
    }
}

/// "to meet", "will meet", "ministers meet".
fn base(words: &[Word<'_>], at: usize) -> Tense {
    let Some((i, before)) = auxiliary(words, at) else {
        // "Register by Friday", "Join us Saturday": an imperative looks ahead.
        return if at == 0 { Tense::Present } else { Tense::None };
    };
    let roles = grammar::roles(&before.lower);
    if roles & grammar::MODAL != 0 {
        return Tense::Future;
    }
    if before.lower == "to" {
        return infinitive(words, i);
    }
    if matches!(before.lower.as_str(), "did" | "didn't") {
        return Tense::Past;
    }
    let plural =
        before.lower.ends_with('s') && !before.lower.contains('\'') && before.lower.len() > 3;
    let subject = matches!(before.lower.as_str(), "they" | "we" | "i" | "you" | "and");
    let own = i + 1 == at && !words[at].cut;
    if (subject || plural) && own && happenings::noun(&before.lower) != Some(NounSense::Unplanned) {
        Tense::Present
    } else {
        Tense::None
    }
}

/// "plans to meet", "is to meet", "agreed to meet" look ahead; "went to see", "voted to end" hang on their own past.
fn infinitive(words: &[Word<'_>], to: usize) -> Tense {
    let Some(before) = to.checked_sub(1).map(|i| &words[i]) else {
        return Tense::Future;
    };
    let roles = grammar::roles(&before.lower);
    if roles & grammar::BE != 0 || roles & grammar::HAVE != 0 {
        return Tense::Future;
    }
    let ahead = matches!(
        before.lower.as_str(),
        "set"
            | "due"
            | "scheduled"
            | "expected"
            | "slated"
            | "going"
            | "able"
            | "ready"
            | "likely"
            | "plan"
            | "plans"
            | "planning"
            | "planned"
            | "hopes"
            | "hope"
            | "wants"
            | "intends"
            | "intend"
            | "vowed"
            | "promised"
            | "pledged"
            | "agreed"
            | "expects"
            | "expect"
            | "about"
            | "ahead"
            | "vows"
            | "promises"
            | "pledges"
            | "agrees"
            | "seeks"
            | "aims"
            | "order"
            | "ordered"
            | "meant"
            | "deadline"
            | "required"
            | "asked"
            | "threatened"
            | "invited"
            | "plan's"
            | "try"
            | "trying"
    );
    if ahead { Tense::Future } else { Tense::None }
}

/// "The board votes Friday", but not "the votes", "two visits", "his talks".
fn third(words: &[Word<'_>], at: usize) -> Tense {
    let word = &words[at];
    // Sayings in the present are of the day.
    let verb = happenings::verb(&word.lower);
    let before = at.checked_sub(1).map(|i| &words[i]);
    let Some(before) = before.filter(|_| !word.cut) else {
        return Tense::None;
    };
    let roles = grammar::roles(&before.lower);
    let noun_place =
        grammar::DET | grammar::POSSESSIVE | grammar::PREPOSITION | grammar::COORDINATOR;
    let number = before.text.starts_with(|c: char| c.is_ascii_digit())
        || look_up(&before.lower).classes().any(Classes::CARDINAL);
    if roles & noun_place != 0 && roles & grammar::PRONOUN == 0
        || number
        || before.lower.ends_with("'s")
    {
        return Tense::None;
    }
    // "peace talks", "rate votes": a noun that can be a verb needs a name or a pronoun before it.
    let named = before.text.starts_with(char::is_uppercase) || roles & grammar::PRONOUN != 0;
    if happenings::noun(&word.lower).is_some() && !named {
        return Tense::None;
    }
    match verb.map(|v| v.sense) {
        Some(VerbSense::Say) => Tense::Past,
        Some(_) => Tense::Present,
        None => Tense::None,
    }
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
            "The bill that passed Monday will be signed on [Friday].",
            Future,
        );
        looks("The vote planned for [Friday] was close.", Future);
        looks("The group plans to march [Friday].", Future);
    }

    #[test]
    fn nothing_is_said_without_a_verb() {
        looks("[Friday]: Harbor forum", Direction::Open);
        looks("[Friday]", Direction::Open);
    }
}
