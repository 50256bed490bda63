//! What a line consists of: a day, an hour, a label, words with a time before or among them.

use super::filler::has_words;
use super::label::{is_when_label, label_of};
use super::piece::{Form, Line, Sense};
use crate::extract::Scene;
use crate::extract::fields::{noise, words};
use crate::span::Span;
use crate::timex::expr::{ExprKind, Period};

/// What a line consists of.
pub(super) fn form_of(scene: &Scene<'_>, senses: &[Sense], line: &Line) -> Form {
    let text = line.span.of(scene.text());
    if line.words == 0 || noise::is_bare(text) && line.tags.is_empty() {
        return Form::Bare;
    }
    let usable: Vec<usize> = line
        .tags
        .clone()
        .filter(|&i| senses[i] != Sense::None)
        .collect();
    let day = usable
        .iter()
        .any(|&i| matches!(senses[i], Sense::Day | Sense::Both));
    let clock = usable
        .iter()
        .any(|&i| matches!(senses[i], Sense::Clock | Sense::Both));
    let bracketed = text.starts_with('[') && text.ends_with(']') && text.matches('[').count() == 1;
    if noise::is_furniture(text) || bracketed {
        return Form::Furniture;
    }
    if usable.is_empty() {
        return if label_of(text).is_some() {
            Form::Label
        } else {
            Form::Text
        };
    }
    let labelled = is_when_label(text) && line.words <= WHEN + timed_words(scene, &usable);
    if labelled || !has_words(scene, senses, line.span, line.tags.clone()) {
        let repeats = usable.iter().any(|&i| senses[i] == Sense::Set);
        let timed = usable.iter().any(|&i| scene.tags[i].expr.has_clock());
        return match (day, clock) {
            // "Saturdays at 9, September 13 to October 25": no day above others, but when one item takes place.
            _ if repeats && timed => Form::Moment,
            (true, true) => Form::Moment,
            (true, false) => Form::Day,
            (false, true) => Form::Clock,
            _ => Form::Inside,
        };
    }
    let first = scene.tags[usable[0]].span;
    let before = Span::new(line.span.start as usize, first.start as usize).of(scene.text());
    if is_lead_in(before) {
        Form::Lead
    } else {
        Form::Inside
    }
}

/// Words beside the times of a line that is labelled as a time.
const WHEN: usize = 10;

/// How many words the times of a line have.
fn timed_words(scene: &Scene<'_>, tags: &[usize]) -> usize {
    let said = |&i: &usize| words(scene.tags[i].span.of(scene.text())).count();
    tags.iter().map(said).sum()
}

/// Whether a line is nothing but the name of a day and its date.
pub(super) fn is_feast(scene: &Scene<'_>, senses: &[Sense], line: &Line) -> bool {
    let is_named = |i: usize| {
        matches!(
            scene.tags[i].expr.kind,
            ExprKind::Period(Period::NamedDay(..))
        )
    };
    if !line
        .tags
        .clone()
        .any(|i| senses[i] == Sense::None && is_named(i))
    {
        return false;
    }
    let dates = |i: usize| senses[i] == Sense::Day || is_named(i);
    let all = line.tags.clone().all(dates);
    let covered: usize = line
        .tags
        .clone()
        .map(|i| words(scene.tags[i].span.of(scene.text())).count())
        .sum();
    all && covered >= line.words
}

/// Words that may stand before the time of a line that begins with it.
const LEAD: &[&str] = &[
    "date",
    "time",
    "when",
    "start",
    "approximately",
    "approx",
    "about",
    "at",
    "from",
    "net",
    "new",
    "updated",
    "event",
    "canceled",
    "cancelled",
    "postponed",
    "around",
    "circa",
    "now",
    "noon",
    "rescheduled",
    "tentative",
    "pool",
    "through",
    "every",
    "starting",
];

/// Whether a line that begins like this begins with its time: only bullets, numbers, flags and labels stand before.
pub(crate) fn is_lead_in(before: &str) -> bool {
    let prepositional = {
        let trimmed = before.trim();
        matches!(
            trimmed,
            "On" | "By" | "In" | "Since" | "Until" | "For" | "Before" | "After" | "This" | "Last"
        )
    };
    !prepositional
        && words(before).all(|w| {
            LEAD.contains(&w.as_str()) || w.chars().all(|c| c.is_ascii_digit()) && w.len() <= 2
        })
}
