//! A title a person would write: who does what, in the sentence's own words, without date, attribution and full stop.

use super::clause::{Link, Sentence};
use super::governor::{self, Governor};
use super::happening::Happening;
use super::verbs::{Group, Shape};
use super::words::{Kind, Word};
use crate::extract::Status;
use crate::lexicon::grammar::{ADVERB, BE, COORDINATOR, DET, PREPOSITION, RELATIVE, SUBORDINATOR};
use crate::lexicon::happenings::VerbSense;

/// The longest title, in characters.
const LONGEST: usize = 120;

/// A title, and whether its subject is a pronoun that nothing in the sentence explains.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// The title.
    pub(super) text: String,
    /// Whether a reader cannot tell who it is about.
    pub(super) pronoun: bool,
}

/// Writes the title of a happening dated by the expression at word `at`.
pub(super) fn write(
    text: &str,
    sentence: &Sentence<'_>,
    happening: &Happening,
    at: usize,
) -> Title {
    let mut pronoun = false;
    let mut picked = match happening.governor {
        Governor::Noun { from, to, .. } => {
            let noun = noun_phrase(sentence, from, to);
            let bare = noun
                .iter()
                .filter(|&&w| !is_small(&sentence.words[w]) && sentence.words[w].tag().is_none())
                .count();
            if bare >= 2 {
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
        [one] if sentence.words[one].tag().is_some() && one != at => Some(one),
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
        if group.shape == Shape::Participle && end == group.head && picked.len() > 2 {
            picked.retain(|&w| w < group.start);
        }
    }
    trim(sentence, &mut picked);
    let mut title = shortened(text, sentence, picked);
    if title.chars().filter(|c| c.is_alphanumeric()).count() < 4 {
        let mut all: Vec<usize> = (0..sentence.words.len())
            .filter(|&w| !matches!(sentence.clauses[sentence.owner[w]].link, Link::Lead))
            .collect();
        without_dates(sentence, &mut all, Governor::Clause, None);
        trim(sentence, &mut all);
        title = shortened(text, sentence, all);
    }
    Title {
        text: title,
        pronoun,
    }
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
    if moved(happening, verb) {
        // "The hearing has been postponed until …": on its new day it simply takes place.
        rest.clear();
    }
    if verb.unfulfilled && verb.base == "be" {
        rest.retain(|&w| w >= verb.end);
    }
    drop_idle_participle(sentence, happening, verb, &mut rest, &mut subject);
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
        && (happening.status == Status::Confirmed && verb.sense == VerbSense::Postpone
            || happening.status == Status::Postponed
            || happening.status == Status::Cancelled)
}

/// "A report published last month counted …": the participle says nothing once its date is gone.
fn drop_idle_participle(
    sentence: &Sentence<'_>,
    happening: &Happening,
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
    let _ = happening;
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

/// Takes the expressions out, with the words that lead to them.
fn without_dates(
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
        if word.tag().is_none() || kept == Some(at) || is_attribute(sentence, at, noun) {
            continue;
        }
        gone[at] = true;
        // "have until March 28 to appeal" would become "have to appeal".
        let left = at > 1
            && words[at - 1].is_one_of(&["until", "till"])
            && words[at - 2].is_one_of(&["has", "have", "had"]);
        let modifies = left
            || governor_is_noun_at(sentence, at)
            || noun.is_some_and(|(from, to)| from <= at && at < to);
        if modifies {
            // "the July 9 hearing" keeps its article; "after Friday's attack" keeps "after".
            gone[at] = !left;
            continue;
        }
        let mut lead = at;
        while lead > 0 && leads_date(&words[lead - 1], lead == at) {
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
fn is_attribute(sentence: &Sentence<'_>, at: usize, noun: Option<(usize, usize)>) -> bool {
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

fn governor_is_noun_at(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(governor::of(sentence, at).1, Governor::Noun { .. })
}

fn leads_date(word: &Word<'_>, first: bool) -> bool {
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
fn trim(sentence: &Sentence<'_>, picked: &mut Vec<usize>) {
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
            || word.can(BE) && picked.len() > 1
            || word.can(PREPOSITION) && !word.can(ADVERB) && !is_particle(word)
            || word.is_one_of(&[
                "the", "a", "an", "which", "that", "who", "where", "when", "as",
            ]) && picked.len() > 1
            || word.is_one_of(&["long", "shortly", "just", "soon", "even", "only", "as"])
                && picked.len() > 2
            || word.is_one_of(&["planned", "scheduled", "set", "slated"]) && picked.len() > 1;
        if !dangling {
            break;
        }
        picked.pop();
    }
}

/// "ran out", "wraps up": it belongs to its verb.
fn is_particle(word: &Word<'_>) -> bool {
    word.is_one_of(&[
        "out", "up", "off", "over", "down", "on", "in", "through", "around", "aboard",
    ])
}

/// The words as text, at most [`LONGEST`] characters, ended at a place where a phrase ends.
fn shortened(text: &str, sentence: &Sentence<'_>, mut picked: Vec<usize>) -> String {
    picked.retain(|&w| {
        !matches!(sentence.clauses[sentence.owner[w]].link, Link::Bracket)
            || sentence.words.iter().all(|x| !x.is_mark('('))
    });
    let mut title = joined(text, sentence, &picked);
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
        title = joined(text, sentence, &shorter);
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
fn joined(text: &str, sentence: &Sentence<'_>, picked: &[usize]) -> String {
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
    let _ = text;
    out.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '—' | '–'))
        .to_owned()
}

fn balanced_quotes(sentence: &Sentence<'_>, picked: &[usize]) -> bool {
    let count = |mark: char| {
        picked
            .iter()
            .filter(|&&w| sentence.words[w].is_mark(mark))
            .count()
    };
    count('“') == count('”') && count('"').is_multiple_of(2)
}

fn capitalize_at(out: &mut String, at: usize) {
    let Some(first) = out[at..].chars().next() else {
        return;
    };
    if first.is_lowercase() {
        let rest = out.split_off(at);
        out.extend(first.to_uppercase());
        out.push_str(&rest[first.len_utf8()..]);
    }
}

/// Abbreviations of four letters and more that people say as words or spell out.
const ACRONYMS: &[&str] = &[
    "AARP",
    "ACLU",
    "AFRICOM",
    "AIPAC",
    "AMRAAM",
    "APEC",
    "ARPA",
    "ASEAN",
    "AUKUS",
    "BRICS",
    "CBP",
    "CENTCOM",
    "CISA",
    "COVID",
    "CSIS",
    "DARPA",
    "DHS",
    "DNI",
    "DOD",
    "ECOWAS",
    "EPA",
    "EUCOM",
    "FEMA",
    "FERC",
    "FISA",
    "GOP",
    "HIMARS",
    "IAEA",
    "ICE",
    "IMF",
    "INDOPACOM",
    "INTERPOL",
    "ISIS",
    "JCPOA",
    "MAGA",
    "MIT",
    "NAACP",
    "NAFTA",
    "NASA",
    "NATO",
    "NDAA",
    "NHTSA",
    "NOAA",
    "NORAD",
    "NSC",
    "OECD",
    "OPEC",
    "OSHA",
    "POLITICO",
    "SALT",
    "SCOTUS",
    "SEAL",
    "SEC",
    "SOCOM",
    "START",
    "STEM",
    "SWIFT",
    "THAAD",
    "UCLA",
    "UNESCO",
    "UNICEF",
    "UNRWA",
    "USAID",
    "USDA",
    "USMCA",
    "USPS",
    "WADA",
    "YMCA",
];

/// Writes a word; surnames in capitals in normal case, abbreviations as they are.
fn push_cased(out: &mut String, sentence: &Sentence<'_>, picked: &[usize], place: usize) {
    let words = &sentence.words;
    let word = &words[picked[place]];
    if !is_shouted(word) {
        out.push_str(word.text);
        return;
    }
    let neighbour = |index: Option<usize>| {
        index
            .and_then(|i| words.get(i))
            .is_some_and(|n| n.kind == Kind::Word && n.capital && n.roles == 0)
    };
    let at = picked[place];
    let beside = neighbour(at.checked_sub(1))
        || words
            .get(at + 1)
            .is_some_and(|n| n.all_caps() && n.kind == Kind::Word);
    if !beside || is_acronym(word.text) {
        out.push_str(word.text);
    } else {
        push_name(out, word.text);
    }
}

/// Whether a word is in capitals as names in newsletters are ("SULLIVAN", "McLEARY", "O’BRIEN").
fn is_shouted(word: &Word<'_>) -> bool {
    if word.kind != Kind::Word || word.text.contains('.') {
        return false;
    }
    let base = word
        .text
        .strip_suffix("’s")
        .or_else(|| word.text.strip_suffix("'s"))
        .unwrap_or(word.text);
    let base = base
        .strip_prefix("Mc")
        .or_else(|| base.strip_prefix("Mac"))
        .or_else(|| base.strip_prefix("De"))
        .unwrap_or(base);
    let letters = base.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && base.chars().all(|c| !c.is_lowercase())
        && !base.chars().any(|c| c.is_ascii_digit())
}

fn is_acronym(text: &str) -> bool {
    let base = text
        .strip_suffix("’s")
        .or_else(|| text.strip_suffix("'s"))
        .unwrap_or(text);
    let vowel = base
        .chars()
        .any(|c| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y'));
    ACRONYMS.binary_search(&base).is_ok()
        || !vowel
        || base.contains('&')
        || matches!(
            base,
            "US" | "UN"
                | "EU"
                | "UK"
                | "AI"
                | "CIA"
                | "FBI"
                | "NSA"
                | "FDA"
                | "II"
                | "III"
                | "IV"
                | "UAE"
                | "USA"
        )
}

/// "McLEARY" as "McLeary", "KIM-LEE" as "Kim-Lee".
fn push_name(out: &mut String, text: &str) {
    let (base, ending) = match text.strip_suffix("’s").or_else(|| text.strip_suffix("'s")) {
        Some(base) => (base, &text[base.len()..]),
        None => (text, ""),
    };
    let mut begin = true;
    let mut run = 0;
    let prefix = ["Mc", "Mac", "De"]
        .iter()
        .find(|p| base.starts_with(**p) && base.len() > p.len())
        .map_or(0, |p| p.len());
    for (offset, c) in base.char_indices() {
        if offset < prefix {
            out.push(c);
            continue;
        }
        if begin || offset == prefix {
            out.push(c);
            begin = false;
            run = 1;
            continue;
        }
        if matches!(c, '-' | '’' | '\'') {
            // "O’BRIEN", "KIM-LEE": a capital follows, but not after a long first part with an apostrophe.
            begin = c == '-' || run <= 2;
            out.push(c);
            continue;
        }
        run += 1;
        out.extend(c.to_lowercase());
    }
    out.push_str(ending);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals_become_normal() {
        let name = |text: &str| {
            let mut out = String::new();
            push_name(&mut out, text);
            out
        };
        assert_eq!(name("SULLIVAN"), "Sullivan");
        assert_eq!(name("McLEARY"), "McLeary");
        assert_eq!(name("O’BRIEN’s"), "O’Brien’s");
        assert_eq!(name("YONG-HYUN"), "Yong-Hyun");
    }

    #[test]
    fn acronyms_are_sorted_and_kept() {
        assert!(ACRONYMS.windows(2).all(|w| w[0] < w[1]));
        assert!(is_acronym("NATO") && is_acronym("DHS") && !is_acronym("HALE"));
    }
}
