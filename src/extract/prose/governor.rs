//! What a time expression dates: a verb of its clause, a noun right behind it, or the whole of a clause without a verb.

use super::clause::{Link, Sentence};
use super::verbs::{Group, Shape};
use super::words::{Kind, Word};
use crate::lexicon::grammar::{ADVERB, COORDINATOR, DET, PREPOSITION, RELATIVE};
use crate::lexicon::happenings::NounSense;

/// What a time expression dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Governor {
    /// The verb group of this index.
    Verb(usize),
    /// The noun phrase `from..to` with the noun `head`: "Friday's attack on the port".
    Noun {
        /// Its first word, an article or possessor before the date included.
        from: usize,
        /// The word after the last.
        to: usize,
        /// The noun that says what it is.
        head: usize,
    },
    /// Nothing but the clause.
    Clause,
}

/// The clause whose statement the expression at word `at` dates, and what in it.
pub(super) fn of(sentence: &Sentence<'_>, at: usize) -> (usize, Governor) {
    let clause = statement(sentence, at);
    if let Some(noun) = noun_phrase(sentence, at).or_else(|| noun_before(sentence, at)) {
        return (clause, noun);
    }
    match verb(sentence, clause, at) {
        Some(group) if followed_by(sentence, group, at).is_some() => (
            clause,
            followed_by(sentence, group, at).unwrap_or(Governor::Clause),
        ),
        Some(group) => (clause, Governor::Verb(group)),
        None => (clause, Governor::Clause),
    }
}

/// "followed by a briefing at 2 p.m.": the briefing.
fn followed_by(sentence: &Sentence<'_>, group: usize, at: usize) -> Option<Governor> {
    let group = &sentence.groups[group];
    let from = group.end + 1;
    let by = group.base == "follow"
        && group.shape == Shape::Participle
        && sentence.words.get(group.end)?.is("by");
    if !by || from >= at {
        return None;
    }
    let head = (from..at).find(|&w| sentence.words[w].noun.is_some())?;
    Some(Governor::Noun {
        from,
        to: head + 1,
        head,
    })
}

/// The clause of word `at`; a bracket without a verb tells of the clause around it.
fn statement(sentence: &Sentence<'_>, at: usize) -> usize {
    let mut clause = sentence.owner[at];
    while sentence.clauses[clause].link == Link::Bracket && sentence.clauses[clause].verb.is_none()
    {
        match sentence.clauses[clause].parent {
            Some(parent) => clause = parent,
            None => break,
        }
    }
    clause
}

/// The verb nearest before the expression within its clause, else the first one after it.
fn verb(sentence: &Sentence<'_>, clause: usize, at: usize) -> Option<usize> {
    let own = |g: &Group| {
        sentence.owner[g.head] == clause
            || sentence.clauses[clause]
                .verb
                .is_some_and(|v| sentence.groups[v].start == g.start)
    };
    let before = sentence
        .groups
        .iter()
        .enumerate()
        .rev()
        .find(|(_, g)| g.start < at && g.end <= at && own(g) && reaches(sentence, g, at));
    let within = sentence
        .groups
        .iter()
        .position(|g| own(g) && g.start < at && at < g.end);
    let after = || {
        sentence
            .groups
            .iter()
            .position(|g| g.holds_clause() && g.start > at && own(g))
            .or_else(|| sentence.groups.iter().position(|g| g.start > at && own(g)))
    };
    within.or(before.map(|b| b.0)).or_else(after)
}

/// Whether a verb form without a clause of its own is near enough to be dated.
fn reaches(sentence: &Sentence<'_>, group: &Group, at: usize) -> bool {
    match group.shape {
        Shape::Finite | Shape::Imperative => true,
        Shape::Infinitive => at - group.end < 24,
        Shape::Gerund | Shape::Participle => {
            let between = &sentence.words[group.end..at];
            let parted = between.iter().any(|w| w.is_mark(','));
            let attributive = group.start > 0
                && (sentence.words[group.start - 1].can(DET | PREPOSITION)
                    || sentence.words[group.start - 1].possessive)
                && !sentence.words[group.start - 1]
                    .is_one_of(&["by", "as", "after", "before", "since", "while", "without"]);
            // "host retired Adm. Ward at 6 p.m.": an adjective before its noun.
            let before_noun = group.shape == Shape::Participle
                && sentence
                    .words
                    .get(group.end)
                    .is_some_and(|w| w.kind == Kind::Word && w.roles == 0);
            let attributive = attributive || before_noun;
            // "the rising tensions on Monday": an adjective dates nothing.
            between.len() < 12 && !parted && !attributive && !in_noun_phrase(sentence, group)
        }
    }
}

/// A gerund that is a noun: "the meeting on Monday", "raises funding on Monday".
fn in_noun_phrase(sentence: &Sentence<'_>, group: &Group) -> bool {
    group.shape == Shape::Gerund && sentence.words[group.head].noun.is_some()
}

/// "Friday's attack", "the July 9 hearing", "Israel's Friday strike": the noun behind the expression is what it dates.
fn noun_phrase(sentence: &Sentence<'_>, at: usize) -> Option<Governor> {
    let words = &sentence.words;
    let this = words.get(at)?;
    let previous = at.checked_sub(1).map(|p| &words[p]);
    let determined = this.possessive
        || previous.is_some_and(|p| {
            (p.can(DET) && !p.can(RELATIVE) && p.kind == Kind::Word)
                || (p.possessive && p.tag().is_none())
        })
        || previous.is_some_and(|p| p.can(ADVERB) && at >= 2 && words[at - 2].can(DET));
    if !determined {
        return None;
    }
    let end = phrase_end(sentence, at + 1);
    if end == at + 1 {
        return None;
    }
    let head = (at + 1..end)
        .rev()
        .find(|&w| words[w].noun.is_some())
        .unwrap_or(end - 1);
    let mut from = at;
    while from > 0
        && (words[from - 1].possessive
            || words[from - 1].can(DET)
            || (words[from - 1].capital
                && words[from - 1].roles == 0
                && words[from - 1].tag().is_none()
                && from < at))
    {
        from -= 1;
        if at - from > 7 {
            break;
        }
    }
    Some(Governor::Noun {
        from,
        to: end,
        head,
    })
}

/// "before the Peruvian election next Tuesday", "hosts the envoy on Monday ahead of a meeting of ministers on Friday": the
/// expression dates the happening that stands before it behind a preposition.
fn noun_before(sentence: &Sentence<'_>, at: usize) -> Option<Governor> {
    let words = &sentence.words;
    let mut end = at;
    while end > 0 && words[end - 1].can(PREPOSITION) && !words[end - 1].is("of") {
        end -= 1;
    }
    let clause = sentence.owner[at];
    let first = sentence.clauses[clause].first;
    let mut named = None;
    let mut w = end;
    while w > first {
        w -= 1;
        let word = &words[w];
        let verbal = sentence
            .groups
            .iter()
            .any(|g| g.start <= w && w < g.end && g.shape != Shape::Gerund);
        let led = named.is_some_and(|(_, led, _)| led);
        if sentence.owner[w] != clause
            || word.is_any_mark() && !(led && word.is_mark(','))
            || verbal
        {
            return None;
        }
        if word.tag().is_some() {
            // Another date stands before: what lies between them behind a preposition is dated by this one.
            return named
                .filter(|&(_, led, _)| led)
                .map(|(head, _, from)| Governor::Noun {
                    from,
                    to: head + 1,
                    head,
                });
        }
        if word.noun.is_some_and(|n| n != NounSense::Publication)
            && named.is_none_or(|(_, led, _)| !led)
        {
            named = Some((w, false, w));
        }
        if word.can(PREPOSITION) {
            let Some((head, led, _)) = named else {
                continue;
            };
            if led {
                continue;
            }
            let ahead =
                word.is_one_of(&["before", "after", "since", "until", "following", "during"])
                    || word.is("of") && w > 0 && words[w - 1].is("ahead");
            let near = end - head <= 1;
            if ahead && near {
                return Some(Governor::Noun {
                    from: w + 1,
                    to: head + 1,
                    head,
                });
            }
            named = Some((head, true, w + 1));
        }
    }
    None
}

/// Where a run of adjectives and nouns that begins at `from` ends.
pub(super) fn phrase_end(sentence: &Sentence<'_>, from: usize) -> usize {
    let words = &sentence.words;
    let mut end = from;
    while let Some(word) = words.get(end) {
        let verb_begins = sentence.groups.iter().any(|g| {
            g.start == end
                && g.shape != Shape::Gerund
                && !(g.shape == Shape::Participle
                    && words.get(end + 1).is_some_and(|n| n.noun.is_some()))
        });
        let stops = word.is_any_mark()
            || word.tag().is_some()
            || word.can(PREPOSITION | COORDINATOR | RELATIVE | DET)
            || (word.can(ADVERB) && word.noun.is_none() && word.verb.is_none() && word.roles != 0)
            || verb_begins;
        if stops {
            break;
        }
        end += 1;
        if word.possessive
            && end - from > 0
            && !words.get(end).is_some_and(|n| n.kind == Kind::Word)
        {
            break;
        }
    }
    end
}

/// The first happening that a noun of the words `range` names, from the right.
pub(super) fn noun_in(
    words: &[Word<'_>],
    mut range: impl DoubleEndedIterator<Item = usize>,
) -> Option<NounSense> {
    range
        .rfind(|&w| words[w].noun.is_some())
        .and_then(|w| words[w].noun)
}
