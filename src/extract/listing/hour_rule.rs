//! Hours that a line gives to the days of a list: "Thursdays at 4:10 p.m.", "All talks begin at 7", "7.45pm unless shown".

use super::piece::{Form, Line, Page, Sense};
use crate::document::BlockKind;
use crate::extract::fields::{has_any_word, has_word, words};
use crate::span::Span;
use crate::timex::expr::ExprKind;

/// The weekdays of a rule for all days.
pub(super) const EVERY_DAY: u8 = 0x7f;

/// "Thursdays, 4:10-5:25 p.m.": the hour of all days below that have none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    /// The line that states it.
    pub(super) line: usize,
    /// The tag of the hour: a clock time, or the repetition that holds it.
    pub(super) clock: usize,
    /// Its weekdays, a bit each from Monday on.
    pub(super) weekdays: u8,
}

/// Words of the longest line that a rule may stand in, and of one that is taken as a whole.
const PARAGRAPH: usize = 120;
const SHORT: usize = 40;

/// The tags of a line that may state a rule: of a paragraph those of the sentence that names a repeated weekday.
fn rule_tags(page: &Page<'_>, line: &Line) -> Vec<usize> {
    let tags = || page.usable(line.tags.clone());
    let set = tags().find(|&i| page.senses[i] == Sense::Set);
    let (Some(set), true) = (set, line.words > SHORT) else {
        return tags().filter(|_| line.words <= SHORT).collect();
    };
    let end = page.tag(set).span.end as usize;
    let rest = page.text(Span::new(end, line.span.end as usize));
    let stop = rest
        .find(". ")
        .map_or(line.span.end as usize, |at| end + at);
    tags()
        .filter(|&i| i >= set && page.tag(i).span.end as usize <= stop)
        .collect()
}

/// The rule that a line states: a repeated weekday and an hour.
pub(super) fn rule(page: &Page<'_>, index: usize) -> Option<Rule> {
    let line = &page.lines[index];
    if line.words > PARAGRAPH || line.form == Form::Furniture {
        return None;
    }
    let mut weekdays = 0;
    let mut clock = None;
    for i in rule_tags(page, line) {
        match (page.senses[i], page.tag(i).expr.kind) {
            (Sense::Set, ExprKind::Set(set)) => {
                weekdays |= set.weekdays;
                clock = clock.or(set.clock.map(|_| i));
            }
            (Sense::Clock, _) => clock = clock.or(Some(i)),
            _ => {}
        }
    }
    if weekdays == 0
        && let Some(clock) = usual_hour(page, index)
    {
        return Some(Rule {
            line: index,
            clock,
            weekdays: EVERY_DAY,
        });
    }
    // An item that repeats is one of the list, not a rule for the others.
    let item = matches!(line.kind, BlockKind::Item { .. });
    let sets = page.usable(line.tags.clone());
    let sets = sets.filter(|&i| page.senses[i] == Sense::Set && page.tag(i).expr.has_clock());
    let several = sets.count() > 1;
    let clock = clock.filter(|&i| page.senses[i] == Sense::Clock || !item && !several)?;
    (weekdays != 0).then_some(Rule {
        line: index,
        clock,
        weekdays,
    })
}

/// The hour that a line gives to all items that print none: "All talks begin at 7 p.m.", "7.45pm unless shown".
fn usual_hour(page: &Page<'_>, index: usize) -> Option<usize> {
    let text = page.text(page.lines[index].span);
    let start = page.lines[index].span.start;
    page.usable(page.lines[index].tags.clone()).find(|&i| {
        if page.senses[i] != Sense::Clock {
            return false;
        }
        let span = page.tag(i).span;
        let before = text.get(..(span.start - start) as usize).unwrap_or("");
        let after = text.get((span.end - start) as usize..).unwrap_or("");
        let after = after.trim_start_matches([',', '.', ' ', '(', ')']);
        let excepted = EXCEPTIONS.iter().any(|word| {
            after
                .get(..word.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(word))
        });
        let sentence = before
            .rsplit(['.', ';', '•'])
            .next()
            .unwrap_or("")
            .trim_start();
        excepted || says_of_all(sentence)
    })
}

/// Whether the words before an hour say it of all items: "All talks begin at", "Every session is an hour, begins at", "Sessions
/// start at".
fn says_of_all(sentence: &str) -> bool {
    let first = words(sentence).next().unwrap_or_default();
    let begins = || has_any_word(sentence, BEGIN);
    let one = |word: &&str| has_word(sentence, word.trim_end_matches('s'));
    match first.as_str() {
        "all" => has_any_word(sentence, ALL_OF),
        "every" | "each" => begins() && ALL_OF.iter().any(one),
        plural => begins() && ALL_OF.contains(&plural) && words(sentence).count() <= 6,
    }
}

/// Verbs with which items begin.
const BEGIN: &[&str] = &[
    "begin", "begins", "start", "starts", "meet", "meets", "run", "runs", "held", "place",
];

/// What stands behind an hour that others may overrule.
const EXCEPTIONS: &[&str] = &[
    "unless",
    "except where",
    "except as",
    "if not otherwise",
    "where not otherwise",
];

/// What "all …" begin at one hour.
const ALL_OF: &[&str] = &[
    "classes",
    "concerts",
    "debates",
    "events",
    "films",
    "fixtures",
    "games",
    "lectures",
    "matches",
    "meetings",
    "performances",
    "programs",
    "readings",
    "rehearsals",
    "screenings",
    "seminars",
    "services",
    "sessions",
    "shows",
    "talks",
    "tours",
    "trainings",
    "walks",
    "webinars",
    "workshops",
];
