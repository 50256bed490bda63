//! Statements with a date in running text: meetings, votes, deadlines, and facts.
//!
//! Input: a [`Scene`] and what listings have claimed. Output: sightings in reading order. Each time expression of a sentence
//! is given to the clause and the verb (or noun) that it dates; that decides direction, kind, status and title.
//!
//! To add a verb or noun of happenings: a line in `lexicon/happenings.rs`. To add a reason why a date dates nothing: a test in
//! [`happening`] beside its like, with an example in `tests/prose/`.

#![expect(
    clippy::nonminimal_bool,
    reason = "conditions on words read as they are said: \"a relative, unless it can be an article\""
)]

mod spelling;

mod words;

mod verbs;

mod auxiliary;

mod infinitive;

mod lexical;

mod settle;

mod clause;

mod walker;

mod commas;

mod joints;

mod governor;

mod case;

mod label;

mod habit;

mod nothing;

mod kind;

mod mood;

mod off;

mod replaced;

mod happening;

mod title;

mod wording;

mod names;

mod place_nouns;

mod place;

mod running;

mod passage;

mod absorb;

mod statement;

mod dated;

mod lending;

mod reading;

mod bounds;

mod series;

use chrono::Datelike;

use super::draft::Draft;
use super::messages::Messages;
use super::{Kind, Origin, Place, Scene, Sighting, finish};
use crate::resolve::{Doubt, Precision};
use crate::span::Span;
use crate::timex::Tag;
use clause::Sentence;
use governor::Governor;
use statement::Statement;

/// The rule's name in `explain` and for `--without`.
const NAME: &str = "prose";

/// Finds the dated statements of the text that no listing has claimed. `claimed` is sorted and does not overlap.
pub(crate) fn find(scene: &Scene<'_>, claimed: &[Span], messages: &Messages) -> Vec<Sighting> {
    if !scene.uses(NAME) {
        return Vec::new();
    }
    let mut found: Vec<Draft> = Vec::new();
    let mut block = None;
    let mut sentence = Sentence::default();
    let mut reading = reading::Reading::new(scene);
    for run in running::sentences(scene, claimed, messages) {
        let sent = messages.day(run.span.start);
        reading.enter(&run, sent);
        if let Some(last) = found.last_mut().filter(|_| block == Some(run.block))
            && series::goes_on(scene.text(), last, &run, &mut reading)
        {
            continue;
        }
        let mut run = run;
        if let Some(told) = series::tell(scene, &run, &mut reading, &mut sentence)
            && !run.claimed
        {
            for (statement, title) in told.statements {
                let mut draft = draft(scene, &sentence, &run, statement);
                draft.title = title.unwrap_or(draft.title);
                draft.place.name = draft
                    .place
                    .name
                    .or_else(|| place::anywhere(scene.text(), &sentence));
                found.push(draft);
                block = Some(run.block);
            }
            run.tags.retain(|tag| !told.used.contains(&tag.span));
        }
        if run.tags.is_empty() {
            continue;
        }
        words::cut(scene.text(), run.span, &run.tags, &mut sentence.words);
        sentence.parse();
        sentence.issue_weekday = sent.or(scene.issue.date).map(|day| day.weekday());
        sentence.repetitions.clone_from(&run.repetitions);
        for statement in reading.statements(&sentence, &run.tags) {
            let last = found.last_mut().filter(|_| block == Some(run.block));
            if last.is_some_and(|last| begins(last, &sentence, &run, &statement)) {
                continue;
            }
            let borrowed = run.borrowed.is_some() && run.borrowed == statement.date_text;
            if borrowed && !statement.is_appointment(&sentence) {
                continue;
            }
            if run.claimed && !statement.describes(&sentence)
                || run.follows && statement.is_hour_of_item()
            {
                continue;
            }
            let mut draft = draft(scene, &sentence, &run, statement);
            // What a message counts from its own day does not hang on the issue's.
            draft.when.parts.needs_issue &= sent.is_none();
            found.push(draft);
            block = Some(run.block);
        }
    }
    let finished = found.into_iter();
    finished
        .filter_map(|draft| finish::finish(scene, draft))
        .collect()
}

/// "The council meets on Friday. The meeting begins at 3 p.m.": gives the hour to the happening of the sentence before.
fn begins(
    last: &mut Draft,
    sentence: &Sentence<'_>,
    run: &running::Run,
    statement: &Statement,
) -> bool {
    let fits = last.kind == Kind::Event
        && last.when.precision == Precision::Day
        && last.when.start.date() == statement.when.start.date()
        && last.quote.end <= run.span.start
        && run.span.start - last.quote.end < 8
        && statement.begins_another(sentence);
    if fits {
        last.when = statement.when.clone();
        last.time_text = statement.date_text;
        last.quote = last.quote.cover(run.span);
    }
    fits
}

/// Whether a sentence tells something of an expression with a subject and a verb: running text, and no line of a list.
pub(crate) fn tells(text: &str, span: Span, tag: &Tag) -> bool {
    if span.len() > running::LONGEST {
        return false;
    }
    let mut sentence = Sentence::default();
    words::cut(
        text,
        span.trim(text),
        std::slice::from_ref(tag),
        &mut sentence.words,
    );
    sentence.parse();
    let Some(at) = sentence.words.iter().position(|w| w.tag().is_some()) else {
        return false;
    };
    let (clause, Governor::Verb(group)) = governor::of(&sentence, at) else {
        return false;
    };
    // "The vote, set for Friday, has been put off": what stands around the aside tells.
    let parent = sentence.clauses[clause].parent;
    let around = parent
        .filter(|_| !sentence.groups[group].holds_clause())
        .filter(|&p| sentence.verb(p).is_some_and(verbs::Group::holds_clause));
    let told = sentence.groups[group].holds_clause().then_some(clause);
    told.or(around)
        .is_some_and(|clause| !sentence.subject(clause).is_empty())
}

/// Whether a sentence has a subject and a finite verb.
pub(crate) fn is_clause(text: &str) -> bool {
    if text.len() > running::LONGEST {
        return false;
    }
    let mut sentence = Sentence::default();
    words::cut(text, Span::new(0, text.len()), &[], &mut sentence.words);
    sentence.parse();
    (0..sentence.clauses.len()).any(|clause| {
        let verb = sentence.verb(clause);
        verb.is_some_and(verbs::Group::holds_clause) && !sentence.subject(clause).is_empty()
    })
}

fn draft(
    scene: &Scene<'_>,
    sentence: &Sentence<'_>,
    run: &running::Run,
    statement: Statement,
) -> Draft {
    let text = scene.text();
    let title = title::write(sentence, &statement.happening);
    let place = place::find(text, sentence, &statement.happening, statement.at);
    let mut draft = Draft::new(
        Origin::Prose,
        title.text,
        statement.when,
        run.span.trim(text),
    );
    draft.kind = statement.happening.kind;
    draft.category = statement
        .happening
        .category
        .filter(|_| draft.kind == Kind::Event);
    draft.status = statement.happening.status;
    draft.doubts = statement.happening.doubts;
    if title.pronoun {
        draft.doubts.add(Doubt::PronounSubject);
    }
    draft.participants = place::participants(&draft.title, place.as_deref());
    draft.place = Place {
        name: place,
        ..Place::default()
    };
    draft.section = run.section.map(|s| s.of(text).to_owned());
    draft.date_text = statement.date_text;
    draft.time_text = statement.time_text;
    draft.rule = NAME;
    draft.because = statement.because;
    draft
}
