//! Where a happening takes place and who takes part, as its own clause names them.

use chrono_tz::Tz;

use super::clause::Sentence;
use super::governor::{self, Governor};
use super::happening::Happening;
use super::place_nouns::PLACES;
use super::words::{Kind, Word};
use crate::lexicon::grammar::DET;
use crate::lexicon::happenings::{NounSense, VerbSense};
use crate::resolve;

/// The place of a happening, without its preposition.
pub(super) fn find(
    text: &str,
    sentence: &Sentence<'_>,
    happening: &Happening,
    at: usize,
) -> Option<String> {
    let (from, to) = reach(sentence, happening, at);
    let mut best: Option<(u8, usize, usize)> = None;
    for w in from..to {
        let word = &sentence.words[w];
        let travels = matches!(
            verb_sense(sentence, happening),
            Some(VerbSense::Visit | VerbSense::Move)
        ) || verb_base(sentence, happening)
            .is_some_and(|b| matches!(b, "send" | "call" | "bring" | "take" | "invite"));
        let leads = word.is_one_of(&["in", "at", "outside", "inside"])
            || word.is("to") && travels
            || word.is("for") && verb_base(sentence, happening) == Some("leave");
        let season = sentence
            .words
            .get(w + 1)
            .is_some_and(|next| next.is_one_of(&["lent", "advent", "ramadan", "season", "term"]));
        if !leads || season {
            continue;
        }
        if let Some((score, end)) = score(sentence, w)
            && best.is_none_or(|b| score > b.0)
        {
            best = Some((score, w + 1, end));
        }
    }
    if best.is_none() && matches!(verb_sense(sentence, happening), Some(VerbSense::Visit)) {
        best = direct_object(sentence, happening);
    }
    let (_, start, end) = best
        .or_else(|| host_place(sentence, happening))
        .or_else(|| fronted(sentence))
        .or_else(|| of_subject(sentence, happening))?;
    let first = sentence.words.get(start)?.span;
    let last = sentence.words.get(end - 1)?.span;
    text.get(first.start as usize..last.end as usize)
        .map(|place| place.trim_end_matches([',', '.']).to_owned())
}

/// The place that a sentence names anywhere: for a sentence that tells of one thing only.
pub(super) fn anywhere(text: &str, sentence: &Sentence<'_>) -> Option<String> {
    let words = &sentence.words;
    let leads = |w: &usize| words[*w].is_one_of(&["in", "at", "outside", "inside"]);
    let found = (0..words.len())
        .filter(leads)
        .filter_map(|w| score(sentence, w).map(|(score, end)| (score, w + 1, end)));
    let (_, start, end) =
        found.max_by_key(|(score, start, _)| (*score, std::cmp::Reverse(*start)))?;
    let span = words.get(start)?.span.cover(words.get(end - 1)?.span);
    Some(span.of(text).trim_end_matches([',', '.']).to_owned())
}

/// "Tokyo will host the summit", "Belgium votes on Sunday", "the Lisbon summit opens": a place that is no adverbial.
fn host_place(sentence: &Sentence<'_>, happening: &Happening) -> Option<(u8, usize, usize)> {
    let words = &sentence.words;
    let known = |w: usize| {
        words[w].capital && !words[w].possessive && resolve::place::zone_of(words[w].text).is_some()
    };
    let subject = sentence.subject(happening.clause);
    let hosts = matches!(
        verb_base(sentence, happening),
        Some("host" | "vote" | "elect")
    );
    if let (true, [one]) = (hosts, &subject[..])
        && known(*one)
    {
        return Some((1, *one, one + 1));
    }
    subject
        .windows(2)
        .find(|pair| pair[0] + 1 == pair[1] && known(pair[0]) && words[pair[1]].noun.is_some())
        .map(|pair| (1, pair[0], pair[0] + 1))
}

/// "Voters in Tarrow choose a mayor", "pilots in Norland walk out": where those are who do it.
fn of_subject(sentence: &Sentence<'_>, happening: &Happening) -> Option<(u8, usize, usize)> {
    if happening.kind != crate::extract::Kind::Event
        || !matches!(happening.governor, Governor::Verb(_))
    {
        return None;
    }
    let subject = sentence.subject(happening.clause);
    subject.iter().find_map(|&w| {
        let next = sentence.words.get(w + 1)?;
        let named = sentence.words[w].is("in") && next.capital && next.roles == 0;
        let (score, end) = score(sentence, w).filter(|_| named)?;
        Some((score, w + 1, end))
    })
}

/// "In Virginia, the judge hears …": a known place before the first comma.
fn fronted(sentence: &Sentence<'_>) -> Option<(u8, usize, usize)> {
    let [first, place, comma, ..] = &sentence.words[..] else {
        return None;
    };
    let known = place.capital && resolve::place::zone_of(place.text).is_some();
    (first.is("in") && known && comma.is_mark(',')).then_some((1, 1, 2))
}

/// The zone of the place of a happening; with "local time", of any place that its clause names.
pub(super) fn zone(
    text: &str,
    sentence: &Sentence<'_>,
    happening: &Happening,
    at: usize,
) -> Option<Tz> {
    let named =
        find(text, sentence, happening, at).and_then(|place| resolve::place::zone_of(&place));
    let local = sentence
        .words
        .windows(2)
        .any(|pair| pair[0].is("local") && pair[1].is("time"))
        || sentence.words[at].text.contains("local time");
    named
        .or_else(|| {
            let mut own =
                (0..sentence.words.len()).filter(|&w| sentence.owner[w] == happening.clause);
            own.find_map(|w| {
                let word = &sentence.words[w];
                // "talks on Velm begin at 14:00 local time": what it is about.
                let topic = w > 0
                    && sentence.words[w - 1]
                        .is_one_of(&["on", "about", "over", "with", "against", "from"]);
                (local && !topic && word.capital && word.kind == Kind::Word)
                    .then(|| resolve::place::zone_of(word.text.trim_end_matches("’s")))
                    .flatten()
            })
        })
        .or_else(|| local.then(|| dateline(text, sentence)).flatten())
}

/// The zone of the place where a story was filed: "NAIROBI, March 10 (Agency) —".
fn dateline(text: &str, sentence: &Sentence<'_>) -> Option<Tz> {
    let words = &sentence.words;
    let end = words.iter().position(|w| !w.all_caps())?;
    let (first, last) = (words.first()?, words.get(end.checked_sub(1)?)?);
    let filed = words
        .iter()
        .take(end + 9)
        .any(|w| matches!(w.kind, Kind::Mark('—' | '–' | '-')));
    let place = text.get(first.span.start as usize..last.span.end as usize)?;
    filed.then(|| resolve::place::zone_of(place))?
}

fn verb_sense(sentence: &Sentence<'_>, happening: &Happening) -> Option<VerbSense> {
    match happening.governor {
        Governor::Verb(group) => Some(sentence.groups[group].sense),
        _ => None,
    }
}

fn verb_base(sentence: &Sentence<'_>, happening: &Happening) -> Option<&'static str> {
    match happening.governor {
        Governor::Verb(group) => Some(sentence.groups[group].base),
        _ => None,
    }
}

/// "visits Ghent on Monday"
fn direct_object(sentence: &Sentence<'_>, happening: &Happening) -> Option<(u8, usize, usize)> {
    let Governor::Verb(group) = happening.governor else {
        return None;
    };
    let start = sentence.groups[group].end;
    let word = sentence.words.get(start)?;
    let end = governor::phrase_end(sentence, start);
    (word.capital && word.roles == 0 && end > start).then_some((1, start, end))
}

/// The words among which the place of this happening is looked for: its clause, up to what another date dates.
fn reach(sentence: &Sentence<'_>, happening: &Happening, at: usize) -> (usize, usize) {
    let words = &sentence.words;
    let own = |w: usize| sentence.owner[w] == happening.clause;
    match happening.governor {
        Governor::Noun { from, .. } => {
            let end = (at + 1..words.len())
                .find(|&w| !own(w) || words[w].tag().is_some())
                .unwrap_or(words.len());
            (from, end)
        }
        _ => {
            let first = sentence.clauses[happening.clause].first;
            let after_last = (first..at)
                .rev()
                .find(|&w| words[w].tag().is_some())
                .map_or(first, |w| w);
            let start = match happening.governor {
                Governor::Verb(group) => {
                    let head = sentence.groups[group].start;
                    if head < at {
                        head.min(at)
                    } else {
                        after_last.min(head)
                    }
                }
                _ => first,
            };
            let end = (at + 1..words.len())
                .find(|&w| !own(w) || words[w].tag().is_some() && separate(sentence, at, w))
                .unwrap_or(words.len());
            (start.max(first), end)
        }
    }
}

/// Whether the expression at `other` dates something else than the one at `at`.
fn separate(sentence: &Sentence<'_>, at: usize, other: usize) -> bool {
    governor::of(sentence, at).1 != governor::of(sentence, other).1
}

/// How much the phrase after the preposition at `w` looks like a place, and where it ends.
fn score(sentence: &Sentence<'_>, w: usize) -> Option<(u8, usize)> {
    let words = &sentence.words;
    let mut start = w + 1;
    let first = words.get(start)?;
    if first.is_one_of(&["lent", "advent", "ramadan", "season", "term"]) {
        return None;
    }
    let determined = first.can(DET) || first.possessive;
    if determined {
        start += 1;
    }
    let mut end = governor::phrase_end(sentence, start);
    if end == start {
        return None;
    }
    // "room 538 of the Dirksen building", "the Port of Calder"
    while words.get(end).is_some_and(|x| x.is("of")) {
        let from = end + 1 + usize::from(words.get(end + 1).is_some_and(|x| x.can(DET)));
        let further = governor::phrase_end(sentence, from);
        if further == from {
            break;
        }
        end = further;
    }
    // "the Depot in Moorhead"
    let housed = words[start..end].iter().any(is_place);
    if housed && words.get(end).is_some_and(|x| x.is("in")) {
        let town = governor::phrase_end(sentence, end + 1);
        let named = town > end + 1
            && words[end + 1..town]
                .iter()
                .all(|x| x.capital && x.kind == Kind::Word);
        if named {
            end = town;
        }
    }
    // "Room 201", "Pier 4": a number may end it; "Salem, Mass." may go on after a comma.
    let phrase = &words[start..end];
    if phrase.iter().any(|x| matches!(x.kind, Kind::Tag(_)))
        || phrase.iter().all(|x| x.kind == Kind::Number)
    {
        return None;
    }
    let paper = phrase.iter().any(|x| {
        x.is_one_of(&[
            "journal",
            "times",
            "post",
            "news",
            "magazine",
            "gazette",
            "herald",
            "courier",
            "review",
            "report",
            "interview",
            "statement",
        ])
    });
    let language = phrase.len() == 1
        && ["ian", "ish", "ese"]
            .iter()
            .any(|e| phrase[0].text.ends_with(e))
        || phrase[0].is_one_of(&[
            "french", "german", "arabic", "mandarin", "hebrew", "dutch", "congress",
        ]);
    if paper || language {
        return None;
    }
    let happening = phrase.iter().rev().find_map(|x| x.noun).is_some_and(|n| {
        !matches!(n, NounSense::Meeting) || !phrase.iter().any(|x| x.is("Congress"))
    });
    let named = phrase.iter().any(|x| x.capital && x.kind == Kind::Word);
    let place_noun = phrase.iter().any(is_place);
    let score = match (words[w].is("in"), named, place_noun) {
        (_, _, true) => 4,
        (true, true, _) if !happening => 4,
        (false, true, _) if !happening && words[w].is("at") => 3,
        (false, true, _) if !happening => 3,
        _ => return None,
    };
    Some((score, end))
}

fn is_place(word: &Word<'_>) -> bool {
    word.kind == Kind::Word
        && super::words::fold(word.text, |folded| {
            PLACES.binary_search(&folded).is_ok() || folded.ends_with("house") && folded.len() > 6
        })
}

/// People and bodies with a name of two words or more in the statement, as printed but in normal case.
pub(super) fn participants(title: &str, place: Option<&str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut flush = |run: &mut Vec<&str>| {
        while run
            .last()
            .is_some_and(|w| matches!(*w, "of" | "the" | "for" | "and" | "on"))
        {
            run.pop();
        }
        if run.len() >= 2 {
            let name = run.join(" ");
            if place.is_none_or(|p| !p.contains(&name)) && !found.contains(&name) {
                found.push(name);
            }
        }
        run.clear();
    };
    for raw in title.split_whitespace() {
        let ends =
            raw.ends_with([',', ';', ':', ')', '”']) || raw.ends_with("’s") || raw.ends_with("'s");
        let word =
            raw.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '’' && c != '\'');
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        if capital {
            run.push(word.trim_end_matches("’s").trim_end_matches("'s"));
        } else if matches!(word, "of" | "for") && !run.is_empty() {
            run.push(word);
            continue;
        } else {
            flush(&mut run);
        }
        if ends {
            flush(&mut run);
        }
    }
    flush(&mut run);
    found.truncate(8);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_nouns_are_sorted() {
        assert!(PLACES.windows(2).all(|w| w[0] < w[1]));
    }

    #[test]
    fn names_of_two_words_take_part() {
        assert_eq!(
            participants(
                "Secretary Ada Holm hosts Kai Brandt in Old Harbor",
                Some("Old Harbor")
            ),
            ["Secretary Ada Holm", "Kai Brandt"]
        );
    }
}
