//! Cards of a letter: a heading names the event, and a sentence below it invites: "FRIDAY: Panel | Who Owns the Tide?",
//! and two paragraphs on "Please join us on Friday at 10:30 a.m."

use std::ops::Range;

use super::lines::main_time;
use crate::document::BlockKind;
use crate::extract::day::is_deictic;
use crate::extract::fields::{has_any_word, starts_with, words};
use crate::extract::listing::piece::{Form, Page, Sense};
use crate::extract::listing::shape::{At, Record, Shape, Slot, runs};
use crate::extract::listing::slots::trimmed;
use crate::span::Span;
use crate::timex::expr::{ExprKind, Period};

/// Cards that make a list.
const LEAST: usize = 3;
/// Lines of a card; what has more is an article.
const LINES: usize = 12;
/// Words of a heading that names an event.
const HEADING: usize = 24;

/// Days that a card may name, its own among them.
const DAYS: usize = 2;

/// What an invitation says.
const INVITES: &[&str] = &[
    "join us",
    "please join",
    "join the",
    "register",
    "rsvp",
    "save the date",
    "takes place",
    "tickets",
    "watch live",
    "watch online",
    "livestream",
    "doors open",
    "will be held",
    "we will host",
    "will host",
    "you are invited",
    "invites you",
    "has been postponed",
    "has been cancelled",
    "has been canceled",
];

/// What stands in front of a bar in the heading of a card.
const KINDS: &[&str] = &[
    "event",
    "webinar",
    "panel",
    "talk",
    "lecture",
    "discussion",
    "date",
    "conference",
    "briefing",
    "book",
    "screening",
    "reception",
    "workshop",
    "conversation",
    "online",
    "virtual",
    "hybrid",
];

/// Proposes a record for each card.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = Vec::new();
    for level in 1..=6 {
        let heads: Vec<usize> = (0..page.lines.len())
            .filter(|&i| matches!(page.lines[i].kind, BlockKind::Heading(l) if l == level))
            .collect();
        if heads.len() < LEAST {
            continue;
        }
        let found: Vec<Record> = heads
            .iter()
            .filter_map(|&head| card(page, divider, head, section(page, head)))
            .collect();
        if found.len() >= LEAST {
            records.extend(found);
        }
    }
    records
}

/// The lines below a heading, up to the next; one right below it only says more.
fn section(page: &Page<'_>, head: usize) -> Range<usize> {
    let most = page.lines.len().min(head + 2 + LINES);
    let heading = |i: &usize| matches!(page.lines[*i].kind, BlockKind::Heading(_));
    head + 1..(head + 2..most).find(heading).unwrap_or(most)
}

/// The record of one card.
fn card(page: &Page<'_>, divider: u8, head: usize, lines: Range<usize>) -> Option<Record> {
    let heading = &page.lines[head];
    let named = matches!(heading.form, Form::Text | Form::Lead | Form::Inside);
    if lines.is_empty() || lines.len() > LINES || heading.words > HEADING || !named {
        return None;
    }
    // Lines that are nothing but a time are another kind of list.
    let only_time = |form| matches!(form, Form::Day | Form::Clock | Form::Moment | Form::Lead);
    if page.lines[lines.clone()].iter().any(|l| only_time(l.form)) {
        return None;
    }
    // A section of news names several days: nothing says which is the heading's.
    let days = lines
        .clone()
        .flat_map(|i| page.usable(page.lines[i].tags.clone()));
    let days = days.filter(|&i| matches!(page.senses[i], Sense::Day | Sense::Both));
    if days.take(DAYS + 1).count() > DAYS {
        return None;
    }
    let title = title(page, head)?;
    let shouts = |text: &str| !text.chars().any(char::is_lowercase) && words(text).count() <= 4;
    if shouts(page.text(title)) {
        return None;
    }
    let labelled = title.start > heading.span.start;
    let said = |i: usize| page.text(page.lines[i].span).to_lowercase();
    let invites = |text: &str| INVITES.iter().any(|words| text.contains(words));
    if !labelled && !lines.clone().any(|i| invites(&said(i))) {
        return None;
    }
    let has =
        |when: &[usize], wanted: &[Sense]| when.iter().any(|&i| wanted.contains(&page.senses[i]));
    let (anchor, mut when) = lines.clone().find_map(|index| {
        let line = &page.lines[index];
        let runs = runs(page, line.span, line.tags.clone());
        let clock = |run: &Vec<usize>| has(run, &[Sense::Clock, Sense::Both]);
        let from = runs.iter().position(clock)?;
        // "on Wednesday, March 22, at 4 p.m." may be two runs.
        let from = if has(&runs[from], &[Sense::Day, Sense::Both]) {
            from
        } else {
            from.saturating_sub(1)
        };
        main_time(page, &runs[from..])
            .filter(|when| has(when, &[Sense::Clock, Sense::Both]))
            .map(|when| (index, when))
    })?;
    if !has(&when, &[Sense::Day, Sense::Both, Sense::Set]) {
        let own = page
            .usable(heading.tags.clone())
            .find(|&i| page.senses[i] == Sense::Day)?;
        when.insert(0, own);
    }
    let mut slots = vec![Slot::new(At::Label, longer(page, title, lines.start), head)];
    let below = anchor + 1..lines.end;
    slots.extend(below.enumerate().take(2).map(|(n, index)| {
        let span = trimmed(page.scene.text(), page.lines[index].span);
        Slot::new(At::Below(n as u8), span, index)
    }));
    let mut shape = Shape::of(page, divider, &page.lines[anchor], &when, &slots);
    (shape.form, shape.before, shape.after) = (22, 0, 0);
    let span = heading.span.cover(page.lines[anchor].span);
    Some(Record::new(
        "cards",
        anchor..anchor + 1,
        span,
        when,
        slots,
        shape,
    ))
}

/// The words of a heading that name the event, of which there are some besides its day: behind a bar, and without the day in front.
fn title(page: &Page<'_>, head: usize) -> Option<Span> {
    let span = page.lines[head].span;
    let text = page.text(span);
    let mut at = 0;
    let day = page
        .usable(page.lines[head].tags.clone())
        .next()
        .map(|i| page.tag(i));
    if let Some(day) = day
        && day.span.start == span.start
    {
        let named = is_deictic(&day.expr)
            || matches!(
                day.expr.kind,
                ExprKind::Period(Period::Date(_) | Period::Near(..))
            );
        let rest = &text[day.span.len()..];
        if named && rest.trim_start().starts_with([':', '|', '–', '—']) {
            at = text.len() - rest.trim_start_matches([' ', ':', '|', '–', '—']).len();
        }
    } else if let Some((label, rest)) = text.split_once(": ")
        && words(label).count() <= 2
        && !label.chars().any(char::is_lowercase)
    {
        at = text.len() - rest.len();
    }
    if let Some(bar) = text[at..].find(" | ") {
        let label = &text[at..at + bar];
        let kind = has_any_word(label, KINDS);
        if kind && words(label).count() <= 5 {
            at += bar + 3;
        }
    }
    let title = trimmed(
        page.scene.text(),
        Span::new(span.start as usize + at, span.end as usize),
    );
    let dated: usize = page
        .usable(page.lines[head].tags.clone())
        .map(|i| page.tag(i).span)
        .filter(|tag| title.contains(*tag))
        .map(|tag| words(page.text(tag)).count())
        .sum();
    (words(page.text(title)).count() > dated + 1).then_some(title)
}

/// The line right below the heading where it says the title again, in more words.
fn longer(page: &Page<'_>, title: Span, below: usize) -> Span {
    let own = page.text(title);
    let line = &page.lines[below];
    let again = line.words <= HEADING * 2 && starts_with(page.text(line.span), own);
    if again && line.form == Form::Text {
        trimmed(page.scene.text(), line.span)
    } else {
        title
    }
}
