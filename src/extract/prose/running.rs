//! The sentences of an issue that are running text: no structured data, headings, mastheads, footers or claimed listings.

use crate::document::{Block, BlockKind, Part};
use crate::extract::Scene;
use crate::extract::fields::{Sought, aside};
use crate::extract::messages::Messages;
use crate::issue::Issue;
use crate::lexicon::Unit;
use crate::sentence::Sentences;
use crate::span::Span;
use crate::timex::Within;
use crate::timex::{
    Tag,
    expr::{ExprKind, Period},
};

/// A sentence of more bytes or more times than this is a list or noise, and each of its times would be weighed against all the rest.
pub(super) const LONGEST: usize = 3_000;
const MOST_TAGS: usize = 24;

/// A sentence with its time expressions.
#[derive(Debug)]
pub(super) struct Run {
    /// The sentence.
    pub(super) span: Span,
    /// Its block.
    pub(super) block: usize,
    /// The expressions in it that could date something.
    pub(super) tags: Vec<Tag>,
    /// The expressions that only say how often.
    pub(super) repetitions: Vec<Span>,
    /// A listing has taken the text around it: it may be the description of an item.
    pub(super) claimed: bool,
    /// A listing has taken what stands right before it, in this block or the one above.
    pub(super) follows: bool,
    /// The heading or lead that it stands under.
    pub(super) section: Option<Span>,
    /// The day that stands alone above it: "TOMORROW".
    pub(super) heading: Option<Tag>,
    /// It says what a picture shows.
    pub(super) caption: bool,
    /// Where "at the same time" stands for the hour of the sentence before.
    pub(super) borrowed: Option<Span>,
}

/// The sentences that hold a time expression, in reading order.
pub(super) fn sentences(scene: &Scene<'_>, claimed: &[Span], messages: &Messages) -> Vec<Run> {
    let document = &scene.raw.document;
    let mut runs = Vec::new();
    let mut section = None;
    let mut above = None;
    let mut heading = None;
    let mut beside = false;
    for (index, block) in document.blocks.iter().enumerate() {
        if let BlockKind::Heading(_) = block.kind {
            section = Some(block.span.trim(&document.text));
            beside = aside::is_side_matter(block.span.of(&document.text));
        }
        let above = above.replace(block.span);
        if let Some(day) = day_alone(scene, block) {
            heading = Some(day);
        } else if matches!(block.kind, BlockKind::Heading(_)) {
            heading = None;
        }
        let mut hour: Option<Tag> = None;
        if beside || !is_running(block) || scene.tags_in(block.span).is_empty() {
            continue;
        }
        let text = block.span.of(&document.text);
        for sentence in Sentences::of(text).iter() {
            let span = sentence.shift(block.span.start as usize);
            let span = messages.without_head(span, &document.text);
            if messages.head(span).is_some() {
                continue;
            }
            if let Some(lead) = lead(&document.text, span) {
                section = Some(lead);
            }
            let taken = is_claimed(claimed, span);
            if taken && !is_description(&document.text, claimed, span) || span.len() > LONGEST {
                continue;
            }
            let mut tags: Vec<Tag> = scene
                .tags_in(span)
                .iter()
                .filter(|t| dates_something(t) && !is_masthead(scene.issue, t))
                .copied()
                .collect();
            let borrowed = hour.and_then(|hour| same_hour(&document.text, span, hour));
            if let Some(tag) = borrowed.filter(|_| tags.is_empty()) {
                tags.push(tag);
            }
            if !tags.is_empty() {
                hour = tags.iter().rev().find(|t| t.expr.has_clock()).copied();
            }
            let repeats = |t: &&Tag| matches!(t.expr.kind, ExprKind::Set(_));
            let sets = scene.tags_in(span).iter().filter(repeats);
            if (1..=MOST_TAGS).contains(&tags.len().max(sets.clone().count()))
                && tags.len() <= MOST_TAGS
                && !is_furniture(span.of(&document.text))
            {
                runs.push(Run {
                    span: span.trim(&document.text),
                    block: index,
                    tags,
                    repetitions: sets.map(|t| t.span).collect(),
                    section,
                    heading,
                    borrowed: borrowed.map(|t| t.span),
                    caption: is_caption(&document.text, section, span, block.span),
                    claimed: taken,
                    follows: follows(claimed, span, block.span, above),
                });
            }
        }
    }
    runs
}

/// "PHOTO OF THE DAY: Gulls cross the bay on Sunday.", "… (Photo: A. Holm)": the present of a picture is past.
fn is_caption(text: &str, section: Option<Span>, sentence: Span, block: Span) -> bool {
    let pictured = |words: &str| {
        let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
        ["photo", "picture", "photograph", "image"]
            .iter()
            .any(|word| {
                words
                    .get(..word.len())
                    .is_some_and(|begin| begin.eq_ignore_ascii_case(word))
            })
    };
    let behind = text
        .get(sentence.end as usize..block.end as usize)
        .unwrap_or("");
    let led = section.filter(|s| block.start <= s.start && s.end <= sentence.end);
    pictured(behind) || led.is_some_and(|s| pictured(s.of(text)))
}

/// The day that a block holds and nothing else: "TOMORROW", "Thursday, May 8".
fn day_alone(scene: &Scene<'_>, block: &Block) -> Option<Tag> {
    let [tag] = scene.tags_in(block.span) else {
        return None;
    };
    let day = match tag.expr.kind {
        ExprKind::Period(Period::Date(date)) => date.weekday.is_some() || date.day.is_some(),
        ExprKind::Period(Period::Deictic { unit, .. }) => unit == Unit::Day,
        _ => false,
    };
    let line = block.span.of(&scene.raw.document.text).trim();
    let marks = line.trim_matches(|c: char| !c.is_alphanumeric()).len();
    (day && marks <= tag.span.len()).then_some(*tag)
}

/// "At the same time, the panel will hear …": the hour of the sentence before, where that has one.
fn same_hour(text: &str, sentence: Span, hour: Tag) -> Option<Tag> {
    let said = sentence.trim(text);
    let begins = ["at the same time", "at the same hour", "at that hour"]
        .into_iter()
        .find(|phrase| {
            said.of(text)
                .get(..phrase.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(phrase))
        })?;
    let start = said.start as usize;
    Some(Tag {
        span: Span::new(start, start + begins.len()),
        ..hour
    })
}

fn is_running(block: &Block) -> bool {
    let prose = matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::Line | BlockKind::Item { .. }
    );
    prose && matches!(block.part, Part::Body | Part::Quoted)
}

/// Whether listings have taken more than half of `span`.
fn is_claimed(claimed: &[Span], span: Span) -> bool {
    let from = claimed.partition_point(|c| c.end <= span.start);
    let covered: usize = claimed[from..]
        .iter()
        .take_while(|c| c.start < span.end)
        .map(|c| c.end.min(span.end).saturating_sub(c.start.max(span.start)) as usize)
        .sum();
    2 * covered > span.len()
}

/// Whether what stands right before a sentence, in its block or as the block `above`, is a listing's.
fn follows(claimed: &[Span], span: Span, block: Span, above: Option<Span>) -> bool {
    let from = above.map_or(block.start, |a| a.start);
    let before = claimed.partition_point(|c| c.start < span.start);
    claimed[..before].last().is_some_and(|c| c.end > from)
}

/// Whether a sentence inside a claimed stretch tells more of an item: it is whole, and not the stretch's first.
fn is_description(text: &str, claimed: &[Span], span: Span) -> bool {
    let from = claimed.partition_point(|c| c.end <= span.start);
    let first = claimed[from..]
        .first()
        .is_some_and(|c| c.start >= span.start);
    let sentence = span.of(text).trim();
    !first && sentence.ends_with(['.', '!', '”', '"']) && sentence.split_whitespace().count() >= 5
}

/// The issue's own day at the top of the text tells when it came out and nothing else; with an hour it says what was done then.
fn is_masthead(issue: &Issue, tag: &Tag) -> bool {
    let mut stated = issue.clues.iter().filter(|c| c.name == "masthead");
    !tag.expr.has_clock() && stated.any(|c| c.span == Some(tag.span))
}

/// Lengths, repetitions, vague words, titles and names date no statement.
fn dates_something(tag: &Tag) -> bool {
    let placed = !matches!(
        tag.expr.kind,
        ExprKind::Duration(_) | ExprKind::Set(_) | ExprKind::Vague(_)
    );
    placed && matches!(tag.within, Within::Text | Within::Quotation)
}

/// Words that only stand in what frames a newsletter.
const FURNITURE: &[&str] = &[
    "©",
    "(c) ",
    "copyright",
    "all rights reserved",
    "unsubscribe",
    "view in browser",
    "view this email",
    "view online",
    "manage preferences",
    "a message from",
    "presented by",
    "sponsored by",
    "you are receiving",
    "you received this",
    "privacy policy",
    "thanks to our editor",
    "thanks to our producer",
    "was this forwarded",
    "sign up here",
    "compiled by",
    "corrections to",
];

/// Words that open an answer or a stamp, not a statement.
const ANSWERS: &[&str] = &[
    "sent: ",
    "@",
    "yes but ",
    "yes, but ",
    "thx",
    "lol",
    "ok, ",
    "okay, ",
];

fn is_furniture(sentence: &str) -> bool {
    let sought = Sought::of(sentence);
    FURNITURE.iter().any(|f| sought.find(f, 0).is_some())
        || ANSWERS.iter().any(|a| {
            sentence
                .trim_start()
                .get(..a.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(a))
        })
}

/// The lead in capitals that a sentence begins with ("GAZA TALKS RESUME:"), without its colon.
fn lead(text: &str, span: Span) -> Option<Span> {
    let sentence = span.of(text);
    let start = sentence.find(char::is_alphanumeric)?;
    let colon = sentence[start..].find(':').filter(|c| *c < 80)? + start;
    let words = &sentence[start..colon];
    let shouted = words.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && words.split_whitespace().all(|w| {
            w.trim_end_matches("’s")
                .trim_end_matches("'s")
                .chars()
                .all(|c| !c.is_lowercase())
        });
    shouted.then(|| Span::new(span.start as usize + start, span.start as usize + colon))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_is_in_capitals_up_to_its_colon() {
        let of = |text: &str| lead(text, Span::new(0, text.len())).map(|s| s.of(text).to_owned());
        assert_eq!(
            of("| QUITO’s LONG NIGHT: The vote ran late."),
            Some("QUITO’s LONG NIGHT".into())
        );
        assert_eq!(of("On the agenda: a vote."), None);
    }

    #[test]
    fn frames_of_newsletters_are_no_statements() {
        assert!(is_furniture("Copyright 2024 Alder Press"));
        assert!(!is_furniture("The vote is on Monday."));
    }
}
