//! An invitation pasted from a calendar program: who sent it and when, then "Subject:", "When:" and "Where:", a line each.

use std::ops::Range;

use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::shape::{At, Record, Shape, Slot};
use crate::extract::listing::slots::trimmed;
use crate::span::Span;

/// Lines of an invitation's head above its subject.
const HEAD: usize = 6;
/// Labels of the head: whom it came from, not what takes place.
const ROUTING: &[&str] = &[
    "from",
    "sent",
    "date",
    "to",
    "cc",
    "bcc",
    "required",
    "optional",
    "organizer",
    "organiser",
];
/// What programs print before a subject.
const PREFIXES: &[&str] = &[
    "updated invitation:",
    "invitation:",
    "updated:",
    "accepted:",
    "forwarded:",
    "fwd:",
    "fw:",
    "re:",
];

/// Where one invitation stands, by line.
#[derive(Clone, Debug)]
pub(crate) struct Invitation {
    /// The lines that say who sent it, and the dashed line above them.
    pub(crate) routing: Range<usize>,
    subject: usize,
    when: usize,
    place: Option<usize>,
}

/// The invitations of a text: a subject with "When:" right below it and a sender above.
pub(crate) fn find(text: &str, lines: &[Line]) -> Vec<Invitation> {
    let label = |index: usize| {
        let (label, _) = lines.get(index)?.span.of(text).split_once(':')?;
        Some(label.trim().to_ascii_lowercase())
    };
    let called = |index: usize, name: &str| label(index).is_some_and(|l| l == name);
    let mut found = Vec::new();
    for subject in 1..lines.len() {
        if !called(subject, "subject") {
            continue;
        }
        let below = |name: &str| (subject + 1..subject + 4).find(|&i| called(i, name));
        let Some(when) = below("when") else { continue };
        let mut top = subject;
        while top > subject.saturating_sub(HEAD)
            && label(top - 1).is_some_and(|l| ROUTING.contains(&l.as_str()))
        {
            top -= 1;
        }
        if top == subject || !(top..subject).any(|i| called(i, "from") || called(i, "sent")) {
            continue;
        }
        let dashed = top > 0 && lines[top - 1].span.of(text).starts_with("---");
        found.push(Invitation {
            routing: top - usize::from(dashed)..subject,
            subject,
            when,
            place: below("where").or_else(|| below("location")),
        });
    }
    found
}

/// Proposes a record for each invitation.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let found = find(page.scene.text(), &page.lines);
    found
        .iter()
        .filter_map(|invitation| record(page, divider, invitation))
        .collect()
}

/// The record of one of them.
fn record(page: &Page<'_>, divider: u8, invitation: &Invitation) -> Option<Record> {
    let line = &page.lines[invitation.when];
    let when: Vec<usize> = page.usable(line.tags.clone()).collect();
    let dated = |&i: &usize| matches!(page.senses[i], Sense::Day | Sense::Both | Sense::Set);
    let title = subject(page, value(page, invitation.subject));
    if !when.iter().any(dated) || title.is_empty() {
        return None;
    }
    let mut slots = vec![Slot::new(At::Label, title, invitation.subject)];
    let place = invitation.place.map(|at| (at, value(page, at)));
    let place = place.filter(|(_, span)| !span.is_empty());
    slots.extend(place.map(|(at, span)| Slot::new(At::After(7), span, at)));
    let mut shape = Shape::of(page, divider, line, &when, &slots);
    shape.form = 21;
    let last = invitation
        .place
        .unwrap_or(invitation.when)
        .max(invitation.when);
    let first = invitation.routing.start;
    let span = page.lines[invitation.subject]
        .span
        .cover(page.lines[last].span);
    Some(Record::new(
        "labels",
        first..last + 1,
        span,
        when,
        slots,
        shape,
    ))
}

/// What stands behind the label of a line.
fn value(page: &Page<'_>, index: usize) -> Span {
    let span = page.lines[index].span;
    let colon = page.text(span).find(':').map_or(0, |at| at + 1);
    let value = Span::new(span.start as usize + colon, span.end as usize);
    trimmed(page.scene.text(), value)
}

/// A subject without what the program printed before it.
fn subject(page: &Page<'_>, mut span: Span) -> Span {
    loop {
        let text = page.text(span);
        let prefix = PREFIXES.iter().find(|prefix| {
            text.get(..prefix.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
        });
        let Some(prefix) = prefix else { return span };
        let rest = Span::new(span.start as usize + prefix.len(), span.end as usize);
        span = trimmed(page.scene.text(), rest);
    }
}

/// Takes the lines of senders and stamps out of reach of every other reading, and keeps the line of the time to the time.
pub(crate) fn set_aside(text: &str, lines: &mut [Line], senses: &mut [Sense]) {
    for invitation in find(text, lines) {
        // Behind the hour only the name of its zone stands: "(UTC+01:00) Amsterdam, Berlin".
        lines[invitation.when].form = Form::Moment;
        for line in &mut lines[invitation.routing] {
            line.form = Form::Furniture;
            for tag in line.tags.clone() {
                senses[tag] = Sense::None;
            }
        }
    }
}
