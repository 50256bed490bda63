//! From picked words to the wording of a title: dates out, ends trimmed, at most 120 characters, put together as they stood.

use super::clause::{Link, Sentence};
use super::governor::{self, Governor};
use super::names::push_cased;
use super::words::{Kind, Word};
use crate::lexicon::grammar::{
    ADVERB, ANAPHOR, BE, COORDINATOR, DET, HAVE, POSSESSIVE, PREPOSITION, PRONOUN, RELATIVE,
    SUBORDINATOR,
};

/// The longest title, in characters.
pub(super) const LONGEST: usize = 120;

/// Takes the expressions out, with the words that lead to them.
pub(super) fn without_dates(
    sentence: &Sentence<'_>,
    picked: &mut Vec<usize>,
    governor: Governor,
    kept: Option<usize>,
) {
    let noun = match governor {
        Governor::Noun { from, to, .. } => Some((from, to)),
        _ => None,
    };
    let words = &sentence.words;
    let mut gone = vec![false; words.len()];
    for (at, word) in words.iter().enumerate() {
        if let Some(from) = sentence
            .replacing(at)
            .filter(|_| word.tag().is_some() && kept != Some(at))
        {
            gone[from..=at].fill(true);
            continue;
        }
        // "lays out its second quarter": the period is what it is about.
        // "its Friday shuttle": which of its things.
        let which = words
            .get(at + 1)
            .is_some_and(|w| w.kind == Kind::Word && w.roles == 0 && w.noun.is_none());
        let object = at > 0
            && words[at - 1].can(POSSESSIVE)
            && !word.possessive
            && (which || word.text.contains(' '))
            // "spent Tuesday in Lima": without the day it says nothing.
            || at > 0 && words[at - 1].verb.is_some_and(|v| v.base == "spend");
        // "the wave of 1994", "the trial MONDAY-2": part of a name.
        let that_year = word.is_one_of(&["that year", "the same year", "that same year"]);
        let named = at > 0 && words[at - 1].is("of") && !that_year
            || words.get(at + 1).is_some_and(|n| {
                n.span.start == word.span.end && (n.is_mark('-') || n.kind == Kind::Number)
            });
        if object
            || named
            || word.tag().is_none()
            || kept == Some(at)
            || is_attribute(sentence, at, noun)
        {
            continue;
        }
        gone[at] = true;
        // ", two weeks earlier than usual"
        if words.get(at + 1).is_some_and(|w| w.is("than")) {
            let end = (at + 1..words.len())
                .find(|&w| words[w].is_any_mark())
                .unwrap_or(words.len());
            gone[at + 1..end].fill(true);
        }
        // "3 p.m. local time"
        if words.get(at + 1).is_some_and(|w| w.is("local"))
            && words.get(at + 2).is_some_and(|w| w.is("time"))
        {
            gone[at + 1] = true;
            gone[at + 2] = true;
        }
        // "have until March 28 to appeal" would become "have to appeal".
        let left = at > 1
            && words[at - 1].is_one_of(&["until", "till"])
            && (words[at - 2].is_one_of(&["has", "have", "had"])
                || words[..at - 1].iter().rev().take(4).any(|w| {
                    w.verb
                        .is_some_and(|v| matches!(v.base, "give" | "grant" | "allow"))
                }));
        let modifies = left
            || governor_is_noun_at(sentence, at)
            || noun.is_some_and(|(from, to)| from <= at && at < to);
        if modifies {
            // "the July 9 hearing" keeps its article; "after Friday's attack" keeps "after".
            gone[at] = !left;
            continue;
        }
        let mut lead = at;
        if that_year && at > 0 && words[at - 1].is("of") {
            lead -= 1;
            gone[lead] = true;
        }
        while lead > 0 && leads_date(&words[lead - 1], lead == at) && !is_predicate(words, lead - 1)
        {
            lead -= 1;
            gone[lead] = true;
        }
        // "no later than Friday"
        if lead > 0
            && words[lead].is_one_of(&["later", "earlier", "sooner"])
            && words[lead - 1].is("no")
        {
            lead -= 1;
            gone[lead] = true;
        }
        if lead > 0
            && words[lead - 1].is_mark(',')
            && words.get(at + 1).is_none_or(|w| w.is_mark(','))
        {
            gone[lead - 1] = true;
        }
    }
    picked.retain(|&w| !gone[w]);
}

/// "the summer grants", "the November ballot": part of a name, unless it dates this very statement.
pub(super) fn is_attribute(
    sentence: &Sentence<'_>,
    at: usize,
    noun: Option<(usize, usize)>,
) -> bool {
    let words = &sentence.words;
    let own = noun.is_some_and(|(from, to)| from <= at && at < to);
    let digits = words[at].text.bytes().any(|b| b.is_ascii_digit());
    let follows = words.get(at + 1).is_some_and(|w| {
        w.kind == Kind::Word
            && w.roles == 0
            && !w.possessive
            && w.span.start == words[at].span.end + 1
            && !sentence
                .groups
                .iter()
                .any(|g| g.start == at + 1 && g.holds_clause())
    });
    let led = at > 0
        && words[at - 1].is_one_of(&[
            "in", "on", "by", "since", "until", "last", "next", "this", "every",
        ]);
    let day = words[at].text.to_ascii_lowercase().contains("day");
    !own && follows
        && !led
        && !digits
        && !day
        && !words[at].possessive
        && !words[at].text.contains(' ')
}

pub(super) fn governor_is_noun_at(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(governor::of(sentence, at).1, Governor::Noun { from, to, .. } if from <= at && at < to)
}

/// "becomes effective on Aug. 2": the word that says what it becomes.
fn is_predicate(words: &[Word<'_>], at: usize) -> bool {
    words[at].is("effective")
        && at > 0
        && (words[at - 1].can(BE) || words[at - 1].verb.is_some_and(|v| v.base == "become"))
}

pub(super) fn leads_date(word: &Word<'_>, first: bool) -> bool {
    let always = word.is_one_of(&[
        "on",
        "in",
        "at",
        "by",
        "since",
        "until",
        "till",
        "from",
        "through",
        "over",
        "during",
        "before",
        "after",
        "around",
        "about",
        "between",
        "starting",
        "beginning",
        "effective",
        "for",
        "to",
        "late",
        "early",
        "within",
        "shortly",
        "soon",
        "just",
        "throughout",
        "as",
        "past",
        "later",
        "earlier",
        "than",
        "no",
    ]);
    always
        && (first
            || !word.is_one_of(&[
                "to", "for", "over", "from", "about", "no", "in", "at", "past",
            ]))
        || first && word.is_one_of(&["the", "this"])
}

/// Takes openings and dangling words off both ends.
pub(super) fn trim(sentence: &Sentence<'_>, picked: &mut Vec<usize>) {
    sentence.drop_openings(picked);
    while let Some(&first) = picked.first() {
        let word = &sentence.words[first];
        if word.is_any_mark() && !matches!(word.kind, Kind::Mark('“' | '"' | '‘' | '$'))
            || word.can(COORDINATOR)
        {
            picked.remove(0);
        } else {
            break;
        }
    }
    while let Some(&last) = picked.last() {
        let word = &sentence.words[last];
        let dangling = word.is_any_mark()
            && !matches!(word.kind, Kind::Mark('”' | '"' | '’' | ')' | '%'))
            || word.can(COORDINATOR)
            || word.can(BE | HAVE) && picked.len() > 1
            || word.is("now")
                && picked.len() > 1
                && sentence.words[picked[picked.len() - 2]].can(BE)
            || word.can(PREPOSITION) && !word.can(ADVERB) && !is_particle(word)
            || is_left_of_noun(sentence, picked)
            || word.is_one_of(&[
                "the", "a", "an", "which", "that", "who", "where", "when", "as",
            ]) && picked.len() > 1
            || word.is_one_of(&[
                "long", "shortly", "just", "soon", "even", "only", "as", "not",
            ]) && picked.len() > 2
            || word.is_one_of(&["planned", "scheduled", "set", "slated"]) && picked.len() > 1;
        if !dangling {
            break;
        }
        picked.pop();
    }
}

/// "a hearing on", "a seat in": a preposition that has lost what stood behind it.
fn is_left_of_noun(sentence: &Sentence<'_>, picked: &[usize]) -> bool {
    let [.., before, last] = picked else {
        return false;
    };
    let word = &sentence.words[*before];
    let noun = word.kind == Kind::Word
        && word.roles == 0
        && (word.noun.is_some() || word.verb.is_none())
        && !sentence
            .groups
            .iter()
            .any(|g| g.head == *before && g.holds_clause());
    noun && sentence.words[*last].is_one_of(&["on", "in", "over", "through", "around"])
}

/// "ran out", "wraps up": it belongs to its verb.
pub(super) fn is_particle(word: &Word<'_>) -> bool {
    word.is_one_of(&[
        "out", "up", "off", "over", "down", "on", "in", "through", "around", "aboard",
    ])
}

/// The words as text, at most [`LONGEST`] characters, ended at a place where a phrase ends.
pub(super) fn shortened(sentence: &Sentence<'_>, mut picked: Vec<usize>) -> String {
    picked.retain(|&w| {
        !matches!(sentence.clauses[sentence.owner[w]].link, Link::Bracket)
            || sentence.words.iter().all(|x| !x.is_mark('('))
    });
    let mut title = joined(sentence, &picked);
    if title.chars().count() <= LONGEST {
        return title;
    }
    let mut cut = picked.len();
    while cut > 1 {
        cut -= 1;
        let word = &sentence.words[picked[cut]];
        let boundary = word.is_mark(',')
            || word.is_mark('—')
            || word.can(PREPOSITION | COORDINATOR | RELATIVE | SUBORDINATOR) && !word.is("of");
        if !boundary {
            continue;
        }
        let mut shorter: Vec<usize> = picked[..cut].to_vec();
        trim(sentence, &mut shorter);
        title = joined(sentence, &shorter);
        if title.chars().count() <= LONGEST {
            return title;
        }
    }
    let mut kept = String::new();
    for word in title.split_whitespace() {
        if kept.chars().count() + word.chars().count() + 2 > LONGEST {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept
}

/// Puts words together as they stood, names in normal case, the first letter a capital.
pub(super) fn joined(sentence: &Sentence<'_>, picked: &[usize]) -> String {
    let words = &sentence.words;
    let mut out = String::new();
    let quotes = balanced_quotes(sentence, picked);
    let mut last: Option<usize> = None;
    let mut first_of_all = true;
    for (place, &w) in picked.iter().enumerate() {
        let word = &words[w];
        if let Kind::Mark(mark) = word.kind {
            if matches!(mark, '“' | '”' | '"') && !quotes {
                continue;
            }
            if mark == '.' {
                // A full stop inside a quotation that ends the title.
                continue;
            }
            if mark == ',' && (out.is_empty() || out.ends_with(',')) {
                continue;
            }
        }
        let adjacent = last.is_some_and(|l| l + 1 == w);
        let glued = match last {
            None => true,
            Some(l) if adjacent => words[l].span.end == word.span.start,
            Some(_) => matches!(
                word.kind,
                Kind::Mark(',' | '”' | ')' | ';' | ':' | '.' | '?' | '!')
            ),
        };
        if !glued && !out.is_empty() && !out.ends_with(['“', '(']) {
            out.push(' ');
        }
        let before = out.len();
        push_cased(&mut out, sentence, picked, place);
        if first_of_all && word.kind == Kind::Word {
            capitalize_at(&mut out, before);
        } else if place > 0 && word.can(DET) && word.capital && !word.all_caps() && !adjacent {
            // An article that began another sentence part goes on small: "approved The project".
            let lower = out[before..].to_lowercase();
            out.truncate(before);
            out.push_str(&lower);
        }
        if !word.is_any_mark() {
            first_of_all = false;
        }
        last = Some(w);
    }
    out.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '—' | '–'))
        .to_owned()
}

pub(super) fn balanced_quotes(sentence: &Sentence<'_>, picked: &[usize]) -> bool {
    let count = |mark: char| {
        picked
            .iter()
            .filter(|&&w| sentence.words[w].is_mark(mark))
            .count()
    };
    count('“') == count('”') && count('"').is_multiple_of(2)
}

pub(super) fn capitalize_at(out: &mut String, at: usize) {
    let Some(first) = out[at..].chars().next() else {
        return;
    };
    if first.is_lowercase() {
        let rest = out.split_off(at);
        out.extend(first.to_uppercase());
        out.push_str(&rest[first.len_utf8()..]);
    }
}

/// Whether cutting dates out has left an article or a preposition right before a verb: "the will meet", "the wave of is out".
pub(super) fn is_torn(sentence: &Sentence<'_>, picked: &[usize]) -> bool {
    picked.windows(2).any(|pair| {
        let [a, b] = pair else { return false };
        let word = &sentence.words[*a];
        let cut = a + 1 != *b;
        let opens = word.can(DET)
            && !word.can(PRONOUN | ANAPHOR | RELATIVE)
            && !word.is_one_of(&["all", "both", "some", "many", "few", "most"])
            || word.can(PREPOSITION) && !word.can(ADVERB) && !is_particle(word);
        let verb = sentence
            .groups
            .iter()
            .any(|g| g.holds_clause() && g.start == *b);
        cut && opens && verb
    })
}
