//! A title a person would write: who does what, in the sentence's own words, without date, attribution and full stop.

use super::clause::{Link, Sentence};
use super::governor::{self, Governor};
use super::happening::Happening;
use super::verbs::{Group, Shape};
use super::wording::{is_torn, shortened, trim, without_dates};
use super::words::{Kind, Word};
use crate::extract::Status;
use crate::lexicon::grammar::{ADVERB, COORDINATOR, DET, PREPOSITION, RELATIVE, SUBORDINATOR};
use crate::lexicon::happenings::VerbSense;

/// A title, and whether its subject is a pronoun that nothing in the sentence explains.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// The title.
    pub(super) text: String,
    /// Whether a reader cannot tell who it is about.
    pub(super) pronoun: bool,
}

/// Writes the title of a happening.
pub(super) fn write(sentence: &Sentence<'_>, happening: &Happening) -> Title {
    let mut pronoun = false;
    let mut picked = match happening.governor {
        Governor::Noun { from, to, .. } => {
            let noun = noun_phrase(sentence, from, to);
            let bare = noun
                .iter()
                .filter(|&&w| !is_small(&sentence.words[w]) && sentence.words[w].tag().is_none())
                .count();
            if bare >= 2 || bare == 1 && is_another(sentence, from, to) {
                noun
            } else {
                statement(sentence, happening, &mut pronoun)
            }
        }
        _ => statement(sentence, happening, &mut pronoun),
    };
    let subject = sentence.subject(happening.clause);
    let kept = match subject[..] {
        // "Earth Day is Monday": the name of a day can be what it is all about.
        [one] if sentence.words[one].tag().is_some() => Some(one),
        _ => None,
    };
    without_dates(sentence, &mut picked, happening.governor, kept);
    if let (Governor::Verb(group), Some(&last)) = (happening.governor, picked.last()) {
        // "A report published" says no more than "a report".
        let group = &sentence.groups[group];
        let end = picked
            .iter()
            .rposition(|&w| !sentence.words[w].is_any_mark())
            .map_or(last, |p| picked[p]);
        let about = matches!(sentence.clauses[happening.clause].link, Link::About { .. })
            && happening.status != Status::Cancelled
            && !super::happening::is_arranged(group);
        if group.shape == Shape::Participle && !about && end == group.head && picked.len() > 2 {
            picked.retain(|&w| w < group.start);
        }
    }
    trim(sentence, &mut picked);
    if let Some(name) = kept.filter(|k| picked.first().is_some_and(|first| k < first)) {
        picked.insert(0, name);
    }
    if is_torn(sentence, &picked) {
        // Something that the title needs went with a date: better the clause as printed.
        let mut unused = false;
        picked = statement(sentence, happening, &mut unused);
        trim(sentence, &mut picked);
    }
    let mut title = shortened(sentence, picked);
    if title.chars().filter(|c| c.is_alphanumeric()).count() < 4 {
        let mut all: Vec<usize> = (0..sentence.words.len())
            .filter(|&w| !matches!(sentence.clauses[sentence.owner[w]].link, Link::Lead))
            .collect();
        without_dates(sentence, &mut all, Governor::Clause, None);
        trim(sentence, &mut all);
        title = shortened(sentence, all);
    }
    Title {
        text: title,
        pronoun,
    }
}

/// Whether the words before a noun part it from what its clause tells of: "speaks ahead of the 3 p.m. hearing".
fn is_another(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    let words = &sentence.words;
    let hour = |w: &Word<'_>| {
        let said = w.text.to_ascii_lowercase();
        w.tag().is_some()
            && [".m.", " am", " pm", "noon"]
                .iter()
                .any(|half| said.contains(half))
    };
    if !words[from..to].iter().any(hour) {
        return false;
    }
    let Some(last) = from.checked_sub(1).map(|w| &words[w]) else {
        return false;
    };
    let led = |first: &str| from >= 2 && words[from - 2].is(first);
    last.is_one_of(&["before", "after", "following"])
        || last.is("of") && led("ahead")
        || last.is("to") && led("prior")
}

fn is_small(word: &Word<'_>) -> bool {
    word.is_any_mark() || word.can(DET | PREPOSITION | COORDINATOR)
}

/// Subject, verb and the rest of a clause.
fn statement(sentence: &Sentence<'_>, happening: &Happening, pronoun: &mut bool) -> Vec<usize> {
    let clause = happening.clause;
    if sentence.clauses[clause].link == Link::Attribution && sentence.verb(clause).is_some() {
        // The date of a saying in the middle of what is said: the whole sentence is the statement.
        return (0..sentence.words.len())
            .filter(|&w| {
                !matches!(
                    sentence.clauses[sentence.owner[w]].link,
                    Link::Lead | Link::Bracket
                )
            })
            .collect();
    }
    let Some(verb) = sentence.verb(clause) else {
        return (sentence.clauses[clause].first..sentence.words.len())
            .filter(|&w| sentence.owner[w] == clause)
            .collect();
    };
    let mut subject = sentence.subject(clause);
    if sentence.is_pronoun(&subject) {
        match antecedent(sentence, clause) {
            Some(named) => subject = named,
            None => *pronoun = true,
        }
    }
    let mut rest: Vec<usize> = (verb.start..sentence.words.len())
        .filter(|&w| sentence.owner[w] == clause || (w >= verb.start && w < verb.end))
        .collect();
    if let Some(next) = next_dated_noun(sentence, happening, clause) {
        rest.retain(|&w| w < next);
    }
    let telling = subject
        .iter()
        .filter(|&&w| sentence.words[w].tag().is_none())
        .count();
    if moved(happening, verb) && telling > 1 {
        // "The hearing has been postponed until …": on its new day it simply takes place.
        rest.clear();
    }
    if verb.unfulfilled && verb.base == "be" {
        rest.retain(|&w| w >= verb.end);
    }
    drop_idle_participle(sentence, verb, &mut rest, &mut subject);
    if verb.sense == VerbSense::Say && verb.start > 0 {
        rest.extend(what_was_said(sentence, clause));
    }
    if let Some(object) = object_of_relative(sentence, clause) {
        let cut = rest
            .iter()
            .position(|&w| w >= verb.end)
            .unwrap_or(rest.len());
        let tail = rest.split_off(cut);
        rest.extend(object);
        rest.extend(tail);
    }
    // A subject longer than half a title loses what stands between its commas.
    if subject.len() > 14 {
        shorten_subject(sentence, &mut subject);
    }
    // An apposition in the subject keeps its closing comma.
    if let Some(&last) = subject.last() {
        let opened = subject.iter().any(|&w| sentence.words[w].is_mark(','));
        if opened && sentence.words.get(last + 1).is_some_and(|w| w.is_mark(',')) {
            subject.push(last + 1);
        }
    }
    subject.extend(rest);
    subject
}

/// Where the words begin that lead to a noun with a date of its own: "… ahead of a meeting of pilots on Thursday".
fn next_dated_noun(sentence: &Sentence<'_>, happening: &Happening, clause: usize) -> Option<usize> {
    let Governor::Verb(group) = happening.governor else {
        return None;
    };
    let words = &sentence.words;
    (sentence.groups[group].end..words.len())
        .filter(|&at| words[at].tag().is_some() && sentence.owner[at] == clause)
        .find_map(|at| match governor::of(sentence, at).1 {
            Governor::Noun { from, to, .. } if to <= at || is_another(sentence, from, to) => {
                Some(from)
            }
            _ => None,
        })
        .map(|from| {
            let leads = |w: usize| {
                words[w].can(PREPOSITION) || words[w].is("ahead") || words[w].is_mark(',')
            };
            let first = (0..from).rev().take_while(|&w| leads(w)).last();
            first.unwrap_or(from)
        })
}

/// The clause that a saying verb introduces.
fn what_was_said(sentence: &Sentence<'_>, clause: usize) -> Vec<usize> {
    let Some(said) = sentence
        .clauses
        .iter()
        .position(|c| c.link == Link::Said && c.parent == Some(clause))
    else {
        return Vec::new();
    };
    (sentence.clauses[said].first..sentence.words.len())
        .filter(|&w| sentence.owner[w] == said)
        .collect()
}

fn moved(happening: &Happening, verb: &Group) -> bool {
    matches!(
        verb.sense,
        VerbSense::Postpone | VerbSense::Move | VerbSense::Cancel
    ) && verb.passive
        && happening.kind == crate::extract::Kind::Event
        && (happening.status == Status::Confirmed && verb.sense != VerbSense::Cancel
            || happening.status == Status::Postponed
            || happening.status == Status::Cancelled)
}

/// "A report published last month counted …": the participle says nothing once its date is gone.
fn drop_idle_participle(
    sentence: &Sentence<'_>,
    verb: &Group,
    rest: &mut Vec<usize>,
    subject: &mut Vec<usize>,
) {
    for group in sentence
        .groups
        .iter()
        .filter(|g| g.shape == Shape::Participle && g.start != verb.start)
    {
        let after = sentence.words.get(group.end);
        let dated = after.is_some_and(|w| w.tag().is_some())
            || after.is_some_and(|w| w.can(PREPOSITION))
                && sentence
                    .words
                    .get(group.end + 1)
                    .is_some_and(|w| w.tag().is_some());
        let behind = if after.is_some_and(|w| w.tag().is_some()) {
            group.end + 1
        } else {
            group.end + 2
        };
        let idle = dated
            && sentence
                .words
                .get(behind)
                .is_none_or(|w| !w.can(PREPOSITION));
        if idle {
            rest.retain(|&w| w < group.start || w >= group.end);
            subject.retain(|&w| w < group.start || w >= group.end);
        }
    }
}

/// Of "the bridge, which the council approved": the bridge, as the object of "approved".
fn object_of_relative(sentence: &Sentence<'_>, clause: usize) -> Option<Vec<usize>> {
    let Link::About { from, to } = sentence.clauses[clause].link else {
        return None;
    };
    let first = sentence.words.get(sentence.clauses[clause].first)?;
    let verb = sentence.verb(clause)?;
    let between = sentence
        .words
        .get(sentence.clauses[clause].first + 1..verb.start)?;
    let named = between
        .iter()
        .any(|w| w.kind == Kind::Word && !w.can(ADVERB));
    (first.is_one_of(&["which", "that", "whom"]) && named && !verb.passive)
        .then(|| (from..to).collect())
}

/// What a pronoun subject stands for: the subject of a clause before it in the same sentence.
fn antecedent(sentence: &Sentence<'_>, clause: usize) -> Option<Vec<usize>> {
    (0..clause).rev().find_map(|earlier| {
        if matches!(
            sentence.clauses[earlier].link,
            Link::Attribution | Link::Bracket
        ) {
            return None;
        }
        let mut subject = sentence.subject(earlier);
        if subject.is_empty()
            || sentence.is_pronoun(&subject)
            || subject.len() == 1 && is_small(&sentence.words[subject[0]])
        {
            return None;
        }
        shorten_subject(sentence, &mut subject);
        Some(subject)
    })
}

/// Takes out what stands between two commas: "The union's president, Bram Castellane," keeps the name if it is short.
fn shorten_subject(sentence: &Sentence<'_>, subject: &mut Vec<usize>) {
    let comma = |subject: &[usize], from: usize| {
        subject[from..]
            .iter()
            .position(|&w| sentence.words[w].is_mark(','))
            .map(|p| p + from)
    };
    if let Some(first) = comma(subject, 0) {
        match comma(subject, first + 1) {
            Some(second) if second - first > 6 => {
                subject.drain(first..=second);
            }
            None if subject.len() - first > 6 => subject.truncate(first),
            _ => {}
        }
    }
}

/// "Israel's attack on …": the phrase with what hangs on it.
fn noun_phrase(sentence: &Sentence<'_>, from: usize, to: usize) -> Vec<usize> {
    let mut end = to;
    while let Some(word) = sentence.words.get(end) {
        let begins_verb = sentence
            .groups
            .iter()
            .any(|g| g.start == end && g.holds_clause());
        if begins_verb
            || word.can(COORDINATOR)
            || word.tag().is_some()
            || word.is_any_mark()
            || word.can(RELATIVE) && !word.can(DET)
            || (word.can(SUBORDINATOR) && !word.can(PREPOSITION))
            || end - to > 11
        {
            break;
        }
        let next_is_tag = sentence
            .words
            .get(end + 1)
            .is_some_and(|w| w.tag().is_some());
        if word.can(PREPOSITION)
            && (next_is_tag
                || word.is_one_of(&["as", "than", "ahead", "until", "since", "before", "after"]))
        {
            break;
        }
        end += 1;
    }
    (from..end).collect()
}
