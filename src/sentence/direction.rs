//! Which way the clause around an expression looks: its verb's tense, and the cue words beside it.
//!
//! Nothing is parsed. From the expression the words are walked to the left until a verb group says a tense, then to the right;
//! what a word can be comes from the lexicon, what it is from the one or two words before it.

use serde::{Deserialize, Serialize};

use crate::lexicon::happenings::{self, Form, NounSense, Verb, VerbSense};
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

/// The longest word that any table knows, in bytes.
const LONGEST: usize = 24;

/// A word with its lower case, which lies in place: no clause costs an allocation for each word.
#[derive(Clone, Copy)]
pub(super) struct Word<'t> {
    /// As printed.
    pub(super) text: &'t str,
    lower: [u8; LONGEST],
    length: u8,
    /// A colon, semicolon or dash stands before it.
    cut: bool,
    /// A comma stands before it.
    comma: bool,
}

impl<'t> Word<'t> {
    fn new(text: &'t str, cut: bool, comma: bool) -> Self {
        let mut lower = [0; LONGEST];
        let mut length = 0;
        for c in text.chars().map(|c| {
            if c == '’' {
                '\''
            } else {
                c.to_ascii_lowercase()
            }
        }) {
            let end = length + c.len_utf8();
            let Some(slot) = lower.get_mut(length..end) else {
                break;
            };
            c.encode_utf8(slot);
            length = end;
        }
        Word {
            text,
            lower,
            length: length as u8,
            cut,
            comma,
        }
    }

    /// In lower case, with a straight apostrophe.
    pub(super) fn lower(&self) -> &str {
        std::str::from_utf8(&self.lower[..usize::from(self.length)]).unwrap_or("")
    }

    fn is(&self, any: &[&str]) -> bool {
        any.contains(&self.lower())
    }

    fn can(&self, roles: u16) -> bool {
        grammar::roles(self.lower()) & roles != 0
    }

    fn verb(&self) -> Option<Verb> {
        happenings::verb(self.lower())
    }

    fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
            || look_up(self.lower()).classes().any(Classes::CARDINAL)
    }
}

/// Cuts a short text into words; figures count as words.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut start = None;
    let (mut cut, mut comma) = (false, false);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || (start.is_some() && matches!(c, '\'' | '’' | '-'));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push(Word::new(&text[from..at], cut, comma));
                (start, cut, comma) = (None, false, false);
            }
            _ => {}
        }
        cut |= matches!(c, ';' | ':' | '—');
        comma |= matches!(c, ',' | '(' | ')');
    }
    found
}

/// How far around an expression the clause is searched (bytes): no text may make many expressions cost its whole length each.
const REACH: usize = 300;

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

/// The direction where a tense or a cue says it outright; a verb in the present leaves it open.
pub(crate) fn firm_direction(text: &str, scope: Span, expr: Span) -> Direction {
    match look(text, scope, expr) {
        (direction, true) => direction,
        (_, false) => Direction::Open,
    }
}

/// The direction, and whether it is said outright.
fn look(text: &str, scope: Span, expr: Span) -> (Direction, bool) {
    let from = (scope.start as usize).max((expr.start as usize).saturating_sub(REACH));
    let to = (scope.end as usize).min(expr.end as usize + REACH);
    let before = text.get(text.ceil_char_boundary(from)..expr.start as usize);
    let after = text.get(expr.end as usize..text.floor_char_boundary(to));
    let (Some(before), Some(after)) = (before, after) else {
        return (Direction::Open, false);
    };
    let (before, after) = (words(before), words(after));
    if owns_unplanned(&after) {
        return (Direction::Past, true);
    }
    if let Some(found) = cue(&before) {
        return (found, found != Direction::Open);
    }
    governing(&before)
        .or_else(|| following(&after))
        .or_else(|| names_unplanned(&after).then_some((Direction::Past, true)))
        .or_else(|| noun_or_verb(&before))
        .unwrap_or_default()
}

/// Words right before an expression that say it lies ahead, whatever the verb.
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
    "expires",
    "expiring",
    "expire",
    "starting",
    "beginning",
    "maturing",
    "matures",
    "redeemable",
];

/// Phrases a little before an expression that say the same.
const AHEAD_OF: &[[&str; 3]] = &[
    ["as", "soon", "as"],
    ["as", "early", "as"],
    ["no", "later", "than"],
    ["not", "later", "than"],
    ["no", "earlier", "than"],
    ["no", "sooner", "than"],
    ["in", "time", "for"],
];

/// Phrases that compare with what has been: "down from 3 per cent in [March]", "higher than in [May]".
const BEHIND: &[[&str; 2]] = &[
    ["down", "from"],
    ["up", "from"],
    ["compared", "with"],
    ["compared", "to"],
    ["than", "in"],
    ["than", "on"],
    ["lower", "than"],
    ["higher", "than"],
];

/// A cue in the few words before.
fn cue(before: &[Word<'_>]) -> Option<Direction> {
    let near = &before[before.len().saturating_sub(7)..];
    let phrase = |p: &[&str; 3]| {
        near.windows(3)
            .any(|w| w.iter().zip(p).all(|(a, b)| a.lower() == *b))
    };
    if AHEAD_OF.iter().any(phrase) {
        return Some(Direction::Future);
    }
    let compares = |p: &[&str; 2]| {
        near.windows(2)
            .any(|w| w[0].lower() == p[0] && w[1].lower() == p[1] && !w[1].cut && !w[1].comma)
    };
    if BEHIND.iter().any(compares) {
        return Some(Direction::Past);
    }
    let close = &before[before.len().saturating_sub(4)..];
    let filler = |w: &&Word<'_>| {
        w.is(&["early", "late", "mid"])
            || (w.can(grammar::PREPOSITION | grammar::DET)
                && !w.is(&["until", "till", "since", "ahead", "through"]))
    };
    let at = close.iter().rposition(|w| !filler(&w))?;
    let last = &close[at];
    if last.is(&["since", "dated"]) {
        return Some(Direction::Past);
    }
    if last.is(&["ahead"]) {
        return Some(Direction::Future);
    }
    if last.is(&["until", "till", "through"]) {
        let put_off = |w: &Word<'_>| {
            let sense = w.verb().map(|v| v.sense);
            sense == Some(VerbSense::Postpone)
                || w.is(&[
                    "adjourned",
                    "extended",
                    "recessed",
                    "valid",
                    "remain",
                    "open",
                    "off",
                ])
        };
        return near.iter().any(put_off).then_some(Direction::Future);
    }
    if !last.is(AHEAD) {
        return None;
    }
    let end = before.len() - (close.len() - at);
    let told = &before[end.saturating_sub(4)..end];
    // "was due Friday": ahead of what was told, but perhaps behind the telling.
    let open = told.iter().any(|w| {
        w.is(&[
            "was",
            "were",
            "had",
            "originally",
            "previously",
            "initially",
        ])
    });
    Some(if open {
        Direction::Open
    } else {
        Direction::Future
    })
}

/// What a word does as a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    /// A bare or third-person form: scheduled, or a headline.
    Present,
    /// A verb that looks both ways: "was expected".
    Either,
    /// No verb, or one that says nothing.
    None,
}

/// The verb before an expression that it hangs on: the nearest that says a tense.
fn governing(before: &[Word<'_>]) -> Option<(Direction, bool)> {
    let mut present = false;
    for at in (0..before.len()).rev() {
        match tense(before, at) {
            Tense::Past => return Some((Direction::Past, true)),
            Tense::Future if !present => return Some((Direction::Future, true)),
            Tense::Either if !present => return Some((Direction::Open, false)),
            Tense::Present => present = true,
            _ => {}
        }
        // What seemed a verb in the present may be a noun of an earlier verb's: "met with his top aides Friday".
        let ends = before[at].comma
            || before[at].can(grammar::COORDINATOR | grammar::RELATIVE)
            || before[at].is(&["when", "if", "because", "while", "as", "unless"]);
        if before[at].cut || (present && ends) {
            break;
        }
    }
    present.then_some((Direction::Future, false))
}

/// The verb behind an expression that opens its clause.
fn following(after: &[Word<'_>]) -> Option<(Direction, bool)> {
    for at in 0..after.len() {
        if after[at].cut {
            return None;
        }
        match tense(after, at) {
            Tense::Past => return Some((Direction::Past, true)),
            Tense::Future if at > 0 || !after[at].is_capital() => {
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
fn owns_unplanned(after: &[Word<'_>]) -> bool {
    let mut rest = after
        .iter()
        .filter(|w| !w.is(&["s"]))
        .take_while(|w| !w.cut && !w.comma);
    let noun = rest.next().and_then(|w| happenings::noun(w.lower()));
    noun == Some(NounSense::Unplanned)
}

/// The same with a word or two between: "[Friday] in the attack on the port".
fn names_unplanned(after: &[Word<'_>]) -> bool {
    let noun = after
        .iter()
        .take(4)
        .take_while(|w| !w.cut && !w.comma)
        .find_map(|w| happenings::noun(w.lower()));
    noun == Some(NounSense::Unplanned)
}

/// "The board votes [Friday]": what could be a noun is the verb where there is no other.
fn noun_or_verb(before: &[Word<'_>]) -> Option<(Direction, bool)> {
    let [.., subject, last] = before else {
        return None;
    };
    let noun = subject.can(grammar::DET | grammar::POSSESSIVE | grammar::PREPOSITION)
        || subject.lower().ends_with("'s");
    let third = last.verb()?.form == Form::Third;
    (third && !noun && !last.cut).then_some((Direction::Future, false))
}

/// What the word at `at` says of time, with what stands before it.
fn tense(words: &[Word<'_>], at: usize) -> Tense {
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
    let form = match word.verb() {
        Some(verb) => verb.form,
        // A regular past that no list has; adjectives such as "red" are too short.
        None if lower.len() > 4 && lower.ends_with("ed") => Form::PastOrParticiple,
        None => return Tense::None,
    };
    // A name, unless all words are printed so.
    if word.is_capital() && at > 0 && !is_heading(words) {
        return Tense::None;
    }
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
        w.can(verbal) || !(w.can(grammar::ADVERB | grammar::NEGATION) || w.lower().ends_with("ly"))
    })
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
    match next.verb() {
        Some(verb) if participle && arranges(verb) => Tense::Future,
        _ if participle => Tense::Past,
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
    if subject && i + 1 == at && !words[at].cut && !words[at].comma {
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
    // "peace talks", "rate votes": a noun that can be a verb needs a name or a pronoun before it.
    let named = before.is_capital() || before.can(grammar::PRONOUN | grammar::COORDINATOR);
    if happenings::noun(word.lower()).is_some() && !named {
        return Tense::None;
    }
    // "loss reserves stood": its own verb follows.
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
        looks("Prices have come down since the middle of [October].", Past);
        looks("On [June 30], loss reserves stood at two million.", Past);
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
