//! Formal invitations: who asks, "request the pleasure of your company at", what to, and when, in one sentence or over the lines of
//! a card.

use super::lines::main_time;
use crate::extract::fields::{Sought, words};
use crate::extract::listing::piece::{Page, Sense};
use crate::extract::listing::shape::{At, Head, Record, Shape, Slot, runs};
use crate::extract::listing::slots::trimmed;
use crate::span::Span;

/// What the one who asks says.
const ASKS: &[&str] = &[
    "pleasure of your company",
    "honor of your company",
    "honour of your company",
    "honor of your presence",
    "honour of your presence",
    "pleasure of your presence",
    "pleasure of inviting you",
    "honor of inviting you",
    "honour of inviting you",
    "cordially invite you",
    "cordially invites you",
];

/// Words between the asking and what is asked to.
const LEADS: &[&str] = &[
    "at", "to", "for", "a", "an", "the", "their", "its", "attend", "join", "us",
];

/// Words between what is asked to and its time.
const BEFORE_TIME: &[&str] = &["on", "at", "le", "this", "for"];

/// Lines between the asking and the time.
const REACH: usize = 7;
/// Words of the longest name of what is asked to.
const WORDS: usize = 18;

/// Proposes a record for each invitation.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    (0..page.lines.len())
        .filter_map(|index| card(page, divider, index))
        .collect()
}

/// The invitation that a line makes.
fn card(page: &Page<'_>, divider: u8, index: usize) -> Option<Record> {
    let line = &page.lines[index];
    let text = page.text(line.span);
    let sought = Sought::of(text);
    let (asks, behind) = ASKS
        .iter()
        .find_map(|asks| Some((*asks, sought.find(asks, 0)?)))
        .map(|(asks, at)| (at, at + asks.len()))?;
    let base = line.span.start as usize;
    let rest = Span::new(base + behind, line.span.end as usize);
    let (timed, title) = match first_time(page, rest) {
        Some(tag) => (
            index,
            Span::new(rest.start as usize, page.tag(tag).span.start as usize),
        ),
        None => {
            let timed = (index + 1..page.lines.len().min(index + 1 + REACH))
                .take_while(|&i| page.same_stanza(i - 1, i))
                .find(|&i| first_time(page, page.lines[i].span).is_some())?;
            let named = words(page.text(rest)).any(|w| !LEADS.contains(&w.as_str()));
            let below = (!named && timed > index + 1).then(|| page.lines[index + 1].span);
            (timed, below.unwrap_or(rest))
        }
    };
    let title = without_leads(page, title);
    let count = words(page.text(title)).count();
    if !(1..=WORDS).contains(&count) {
        return None;
    }
    let last = last_line(page, timed);
    let span = line.span.cover(page.lines[last].span);
    let when = main_time(page, &runs(page, span, page.tags_in(span)))?;
    let mut slots = vec![Slot::new(At::Label, title, index)];
    slots.extend(host(page, index, asks));
    let shape = Shape {
        look: 10,
        ..Shape::of(page, divider, &page.lines[timed], &when, &slots)
    };
    Some(Record::new(
        "asked",
        index..last + 1,
        span,
        when,
        slots,
        shape,
    ))
}

/// The first day or hour in a stretch.
fn first_time(page: &Page<'_>, span: Span) -> Option<usize> {
    page.usable(page.tags_in(span))
        .find(|&i| page.senses[i] != Sense::Set)
}

/// The line of the hour, where it stands right below that of the day.
fn last_line(page: &Page<'_>, timed: usize) -> usize {
    let hour = |i: usize| {
        page.usable(page.lines[i].tags.clone())
            .any(|tag| matches!(page.senses[tag], Sense::Clock | Sense::Both))
    };
    let next = timed + 1;
    let below =
        !hour(timed) && next < page.lines.len() && page.same_stanza(timed, next) && hour(next);
    if below { next } else { timed }
}

/// What is asked to, without the small words around it.
fn without_leads(page: &Page<'_>, span: Span) -> Span {
    let text = page.scene.text();
    let mut span = trimmed(text, span);
    loop {
        let inner = span.of(text);
        let first = inner.split([' ', '\n']).next().unwrap_or("");
        if first.is_empty() || !LEADS.contains(&first) {
            break;
        }
        span = trimmed(
            text,
            Span::new(span.start as usize + first.len(), span.end as usize),
        );
    }
    loop {
        let inner = span.of(text);
        let last = inner.rsplit([' ', '\n']).next().unwrap_or("");
        if last.is_empty() || !BEFORE_TIME.contains(&last) {
            return span;
        }
        span = trimmed(
            text,
            Span::new(span.start as usize, span.end as usize - last.len()),
        );
    }
}

/// Who asks: the words of the line before the asking, or the first line of the card.
fn host(page: &Page<'_>, index: usize, asks: usize) -> Option<Slot> {
    let line = &page.lines[index];
    let start = line.span.start as usize;
    let text = page.scene.text();
    let before = page.text(Span::new(start, start + asks)).trim_end();
    let before = ["the", "has", "have", "requests", "request"]
        .iter()
        .fold(before, |rest, word| {
            rest.strip_suffix(word).map_or(rest, str::trim_end)
        });
    let (line, span) = match words(before).count() {
        0 => {
            let mut top = index;
            while top > index.saturating_sub(4) && page.same_stanza(top - 1, top) {
                top -= 1;
            }
            (top, page.lines[top].span)
        }
        1..=10 => (index, Span::new(start, start + before.len())),
        _ => return None,
    };
    let span = trimmed(text, span);
    let at = if line < index {
        At::Above(0)
    } else {
        At::Before(0)
    };
    (line < index || span.end < page.lines[index].span.end).then(|| Slot {
        head: Head::Host,
        ..Slot::new(at, span, line)
    })
}
