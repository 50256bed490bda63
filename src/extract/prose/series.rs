//! Sentences that tell of what repeats: "Drawing for adults is Mondays from 5 to 7 through December 12", "meets on the first Friday of
//! the month at noon, no meeting in May". The last day of a series is no event, and the days that fall out are none either.

use super::bounds::{bounds, tag_at};
use super::case::Case;
use super::clause::Sentence;
use super::governor::{self, Governor};
use super::happening::Happening;
use super::reading::Reading;
use super::running::Run;
use super::statement::Statement;
use super::verbs::{Group, Shape, Tense};
use super::wording::{shortened, trim};
use super::words::{self, Kind as WordKind};
use crate::extract::day::days_of;
use crate::extract::draft::Draft;
use crate::extract::series::{Series, fall_out, repetition};
use crate::extract::{Kind, Scene};
use crate::lexicon::grammar::{DET, PRONOUN};
use crate::lexicon::happenings::VerbSense;
use crate::resolve::recurrence::expand;
use crate::resolve::{Frame, Moment, resolve};
use crate::sentence::Direction;
use crate::span::Span;
use crate::timex::expr::ExprKind;
use crate::timex::{Tag, TimeExpr, Within};

/// The repetitions that a sentence tells of, and the expressions that belong to them.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// One for each repetition, with its title.
    pub(super) statements: Vec<(Statement, Option<String>)>,
    /// Expressions that say nothing else.
    pub(super) used: Vec<Span>,
}

/// Reads a sentence as one that tells of what repeats; `sentence` then holds its words. Nothing where it does not.
pub(super) fn tell<'t>(
    scene: &Scene<'t>,
    run: &Run,
    reading: &mut Reading<'t>,
    sentence: &mut Sentence<'t>,
) -> Option<Told> {
    let text = scene.text();
    let all = scene.tags_in(run.span);
    let first = all.iter().find(|tag| repetition(&tag.expr).is_some())?;
    let frame = Frame {
        direction: Direction::Open,
        ..reading.frame(first)
    };
    let issue = frame.issue?;
    let (fallen, mut used) = fall_out::days(
        text,
        all,
        &Frame {
            direction: Direction::Future,
            ..frame
        },
    );
    let span = without_tail(text, run.span, first.span, used.first().copied());
    let tags: Vec<Tag> = all
        .iter()
        .filter(|tag| tag.span.end <= span.end && counts(tag) && !used.contains(&tag.span))
        .copied()
        .collect();
    words::cut(text, span, &tags, &mut sentence.words);
    sentence.parse();
    let sets: Vec<usize> = (0..sentence.words.len())
        .filter(|&w| tag_at(sentence, &tags, w).is_some_and(|tag| repetition(&tag.expr).is_some()))
        .collect();
    let bounds = bounds(sentence, &tags, &frame, issue, &mut used)?;
    let mut told = Told::default();
    for (n, &at) in sets.iter().enumerate() {
        let tag = tag_at(sentence, &tags, at)?;
        let happening = judge(sentence, at, tag)?;
        let until = sets.get(n + 1).copied().unwrap_or(sentence.words.len());
        let clock = clock_of(sentence, &tags, (at, until), sets.len() == 1);
        let repeat = repetition(&tag.expr)?;
        let timed = clock.is_some() || repeat.clock.is_some();
        let bounded = bounds.last.is_some() || repeat.until.is_some();
        let excepted = bounds.first.is_some() || !fallen.is_empty();
        if !(bounded || timed && (excepted || gathers(sentence, &happening))) {
            return None;
        }
        let series = Series {
            set: TimeExpr {
                kind: ExprKind::Set(repeat),
                ..tag.expr
            },
            first: bounds.first,
            last: bounds.last,
            clock: clock.map(|tag| tag.expr),
            fall_out: &fallen,
        };
        let when = series.when(frame)?;
        used.push(tag.span);
        used.extend(clock.map(|tag| tag.span));
        let title = title(sentence, &happening, at);
        let statement = Statement {
            at,
            last: at,
            because: "the first day of what repeats".to_owned(),
            named: false,
            hour_only: false,
            anaphor: false,
            when,
            happening,
            date_text: Some(tag.span),
            time_text: clock.map(|tag| tag.span),
        };
        told.statements.push((statement, title));
    }
    told.used = used;
    Some(told)
}

/// Whether a sentence right behind a series only says more of its days, which `last` then takes: "There is no session on Nov. 28.",
/// "The last class is Dec. 15."
pub(super) fn goes_on(text: &str, last: &mut Draft, run: &Run, reading: &mut Reading<'_>) -> bool {
    let near = last.quote.end <= run.span.start && run.span.start - last.quote.end < 8;
    let start = last.when.start;
    let (Some(tag), Some(rule)) = (
        run.tags.first().filter(|_| near),
        last.when.repeats.as_mut(),
    ) else {
        return false;
    };
    let frame = Frame {
        direction: Direction::Future,
        ..reading.frame(tag)
    };
    let (days, spans) = fall_out::days(text, &run.tags, &frame);
    if spans.len() == run.tags.len() {
        for days in days {
            let fallen = expand(rule, start, days);
            rule.except.extend(fallen.into_iter().map(Moment::date));
        }
        rule.except.sort_unstable();
        rule.except.dedup();
    } else if run.tags.len() == 1 && rule.until.is_none() && says_last(run.span.of(text)) {
        let Some(days) = resolve(&tag.expr, &frame).ok().map(|w| days_of(&w)) else {
            return false;
        };
        rule.until = Some(days.last).filter(|day| *day >= start.date());
    } else {
        return false;
    }
    last.quote = last.quote.cover(run.span);
    true
}

/// "The last class is", "The final session will be": a sentence that begins with what is the last of them.
fn says_last(sentence: &str) -> bool {
    let mut words = sentence.split_whitespace().map(|w| w.trim_matches(','));
    let article = words
        .clone()
        .next()
        .is_some_and(|w| w.eq_ignore_ascii_case("the") || w.eq_ignore_ascii_case("our"));
    if article {
        words.next();
    }
    let last = words
        .next()
        .is_some_and(|w| ["last", "final"].iter().any(|l| w.eq_ignore_ascii_case(l)));
    let head = words.next().is_some_and(|w| {
        [
            "class",
            "session",
            "meeting",
            "one",
            "show",
            "concert",
            "market",
            "date",
            "day",
            "gathering",
            "workshop",
            "talk",
            "walk",
        ]
        .contains(&w.to_lowercase().as_str())
    });
    let verb = words
        .next()
        .is_some_and(|w| ["is", "will", "takes", "falls"].contains(&w));
    last && head && verb
}

/// Whether an expression can say something of a series.
fn counts(tag: &Tag) -> bool {
    !matches!(tag.expr.kind, ExprKind::Duration(_) | ExprKind::Vague(_))
        && matches!(tag.within, Within::Text | Within::Quotation)
}

/// A sentence without its end that only says what falls out: ", no meeting in August".
fn without_tail(text: &str, span: Span, set: Span, fallen: Option<Span>) -> Span {
    let cut = fallen
        .filter(|day| day.start >= set.end)
        .and_then(|day| {
            let between = &text[set.end as usize..day.start as usize];
            between.rfind([',', ';', '(', '—', '–', '.', '[', '*'])
        })
        .map(|at| set.end as usize + at);
    cut.map_or(span, |end| Span::new(span.start as usize, end))
}

/// The hour of a repetition that stands apart from it: the first behind it, or else, where there is only one, before it.
fn clock_of<'a>(
    sentence: &Sentence<'_>,
    tags: &'a [Tag],
    (from, until): (usize, usize),
    alone: bool,
) -> Option<&'a Tag> {
    let clock = |w: usize| tag_at(sentence, tags, w).filter(|tag| tag.expr.is_clock_only());
    (from..until)
        .find_map(clock)
        .or_else(|| alone.then(|| (0..from).rev().find_map(clock)).flatten())
}

/// Judges the sentence of a repetition: a present or coming happening, and no hours of an office, no paper that comes out.
fn judge(sentence: &Sentence<'_>, at: usize, tag: &Tag) -> Option<Happening> {
    let (clause, governor) = governor::of(sentence, at);
    let Governor::Verb(index) = governor else {
        return None;
    };
    let group = &sentence.groups[index];
    let tells = group.shape == Shape::Finite
        && matches!(group.tense, Tense::Present | Tense::Future)
        && !(group.negated || group.conditional || group.tentative || group.perfect);
    let subject = sentence.subject(clause);
    if !tells || subject.is_empty() || is_service(sentence, group) {
        return None;
    }
    // "the first Monday of the month" is a day of every month only where a present tense makes a habit of it.
    let once = !matches!(tag.expr.kind, ExprKind::Set(_));
    if once && (group.tense != Tense::Present || group.end > at) {
        return None;
    }
    let case = Case {
        sentence,
        at,
        tag,
        clause,
    };
    if case.is_telling_of_hours() {
        return None;
    }
    let mut happening = Happening::fact(clause, governor);
    case.verb(group, &mut happening);
    (happening.kind == Kind::Event).then_some(happening)
}

/// "is open Saturdays", "goes out Fridays": what serves or comes out, and nothing that one goes to.
fn is_service(sentence: &Sentence<'_>, group: &Group) -> bool {
    let next = sentence.words.get(group.end);
    let open = next.is_some_and(|w| {
        w.is_one_of(&["open", "closed", "available", "free", "out", "off", "due"])
    });
    matches!(
        group.sense,
        VerbSense::Publish | VerbSense::Say | VerbSense::Think | VerbSense::Change
    ) || group.base == "be" && open
        || matches!(
            group.base,
            "open"
                | "close"
                | "go"
                | "come"
                | "arrive"
                | "appear"
                | "air"
                | "send"
                | "collect"
                | "answer"
                | "work"
                | "reach"
                | "accept"
                | "deliver"
                | "operate"
                | "have"
                | "do"
                | "get"
        )
}

/// Verbs that say of a series only that there is one.
fn only_is(base: &str) -> bool {
    matches!(
        base,
        "be" | "run"
            | "take"
            | "happen"
            | "occur"
            | "continue"
            | "begin"
            | "start"
            | "resume"
            | "last"
    )
}

/// What repeats, in the words before its first time: "Chess for beginners", "The board of the mill meets".
fn title(sentence: &Sentence<'_>, happening: &Happening, at: usize) -> Option<String> {
    let Governor::Verb(index) = happening.governor else {
        return None;
    };
    let group = &sentence.groups[index];
    let subject = sentence.subject(happening.clause);
    let (&last, known) = (subject.last()?, !sentence.is_pronoun(&subject));
    if at < group.end || last >= group.start || !known {
        return None;
    }
    let until = (group.end..sentence.words.len()).find(|&w| sentence.words[w].tag().is_some())?;
    let lead = |w: &usize| sentence.words[*w].is_one_of(&["on", "the", "from", "at", "in", "each"]);
    let until = (group.end..until)
        .rev()
        .find(|w| !lead(w))
        .map_or(group.end, |w| w + 1);
    let mut picked = subject;
    if !only_is(group.base) {
        picked.extend(group.start..until);
    }
    trim(sentence, &mut picked);
    let title = shortened(sentence, picked);
    (title.chars().filter(|c| c.is_alphanumeric()).count() >= 4).then_some(title)
}

/// Whether an hour is enough to make an appointment of it: something that has a name meets, and not as it always did.
fn gathers(sentence: &Sentence<'_>, happening: &Happening) -> bool {
    let Governor::Verb(group) = happening.governor else {
        return false;
    };
    let words = &sentence.words;
    let subject = sentence.subject(happening.clause);
    let named = subject
        .iter()
        .filter(|&&w| words[w].kind == WordKind::Word && !words[w].can(DET | PRONOUN))
        .count()
        > 1;
    let usual = words
        .iter()
        .any(|w| w.is_one_of(&["always", "usual", "usually", "normally", "typically"]));
    named && !usual && sentence.groups[group].sense == VerbSense::Meet
}
