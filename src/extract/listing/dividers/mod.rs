//! The ways to cut a page into records. Each proposes; `fit` decides.
//!
//! To add one: a file here and a line in [`DIVIDERS`].

mod asked;

mod bare;

mod cards;

mod chained;

mod days;

mod elided;

mod headed;

mod heads;

mod invitation;

mod labels;

mod lines;

mod marks;

mod notice;

mod parted;

mod rows;

mod stack;

mod week;

use super::label::label_of;
pub(crate) use days::year_of_row;
pub(super) use invitation::{find as invitations, set_aside};
pub(super) use lines::is_correction;

use super::piece::{Form, Line, Page, Sense};
use super::shape::{At, Record, Slot};
use super::slots::trimmed;
use crate::document::BlockKind;
use crate::span::Span;

/// A way to cut a page.
pub(crate) struct Divider {
    /// Its name in evidence, in `explain` and for `--without`.
    pub(crate) name: &'static str,
    /// Proposes records; the number is its place in the list.
    pub(crate) cut: fn(&Page<'_>, u8) -> Vec<Record>,
}

/// All of them; where two records are worth the same, the earlier divider's is taken.
pub(crate) const DIVIDERS: &[Divider] = &[
    Divider {
        name: "notice",
        cut: notice::cut,
    },
    Divider {
        name: "cards",
        cut: cards::cut,
    },
    Divider {
        name: "asked",
        cut: asked::cut,
    },
    Divider {
        name: "rows",
        cut: rows::cut,
    },
    Divider {
        name: "labels",
        cut: labels::cut,
    },
    Divider {
        name: "marks",
        cut: marks::cut,
    },
    Divider {
        name: "parted",
        cut: parted::cut,
    },
    Divider {
        name: "chained",
        cut: chained::cut,
    },
    Divider {
        name: "days",
        cut: days::cut,
    },
    Divider {
        name: "headed",
        cut: headed::cut,
    },
    Divider {
        name: "lines",
        cut: lines::cut,
    },
    Divider {
        name: "stack",
        cut: stack::cut,
    },
    Divider {
        name: "bare",
        cut: bare::cut,
    },
];

/// Lines that a title is looked for above or below the time.
const REACH: usize = 3;
/// Lines that are looked at for it, labels and descriptions included.
const FAR: usize = 7;

/// The lines above and below a core that could hold its title, as slots.
pub(crate) fn around(page: &Page<'_>, first: usize, last: usize) -> Vec<Slot> {
    let mut slots = above(page, first);
    slots.extend(below(page, last));
    bind(page, first, last, &mut slots);
    if ends_item(page, first) {
        slots.retain(|s| !matches!(s.at, At::Below(_)));
        // However long it is, nothing else tells what takes place.
        if let [only] = slots.as_mut_slice() {
            only.bond = only.bond.max(ALONE);
        }
    }
    slots
}

/// Whether a labelled time stands below another label: "Event Type: … / Event Date: …" end what stands above them.
fn ends_item(page: &Page<'_>, first: usize) -> bool {
    let label = |index: usize| label_of(page.text(page.lines[index].span)).is_some();
    let own = page.text(page.lines[first].span);
    let when = own.split_once(':').is_some_and(|(label, _)| {
        !label.contains(|c: char| c.is_ascii_digit()) && label.split(' ').count() <= 3
    });
    let above = first.checked_sub(1);
    when && above
        .is_some_and(|i| page.lines[i].form == Form::Label && label(i) && what(page, i).is_none())
}

/// How much a line of another stanza loses against those of the time's own.
const APART: f32 = -0.4;
/// How much the first line of the time's stanza gains.
const OPENS: f32 = 0.12;

/// How much the only words above a time that ends its item gain.
const ALONE: f32 = 0.8;

/// Says of each line whether it stands in the stanza of the time: lines without a blank line between them.
fn bind(page: &Page<'_>, first: usize, last: usize, slots: &mut [Slot]) {
    let mut top = first;
    while top > first.saturating_sub(FAR) && page.same_stanza(top - 1, top) {
        top -= 1;
    }
    let when = matches!(
        page.lines[first].form,
        Form::Day | Form::Moment | Form::Clock
    );
    top -= usize::from(when && top > 0 && heads_item(page, top - 1, last));
    let mut bottom = last;
    while bottom + 1 < page.lines.len().min(last + FAR) && page.same_stanza(bottom, bottom + 1) {
        bottom += 1;
    }
    let inside = |line: usize| (top..=bottom).contains(&line);
    if !slots.iter().any(|s| inside(s.line)) || bottom - top > 12 {
        return;
    }
    for slot in slots {
        slot.bond = match inside(slot.line) {
            false => APART,
            true if slot.line == top && top < first => OPENS,
            true => 0.0,
        };
    }
}

/// Lines within which the heading of the next item stands.
const NEXT: usize = 12;

/// Whether a heading is that of one item, whatever gap stands below it: the next of its rank comes before another day or hour.
fn heads_item(page: &Page<'_>, heading: usize, last: usize) -> bool {
    let lines = &page.lines;
    let (BlockKind::Heading(level), false) = (
        lines[heading].kind,
        matches!(lines[heading + 1].kind, BlockKind::Heading(_)),
    ) else {
        return false;
    };
    let rank = |line: &Line| matches!(line.kind, BlockKind::Heading(l) if l <= level);
    let timed = |line: &Line| matches!(line.form, Form::Day | Form::Moment | Form::Clock);
    let below = &lines[last + 1..lines.len().min(last + NEXT)];
    let above = &lines[heading.saturating_sub(NEXT)..heading];
    match below.iter().find(|line| rank(line) || timed(line)) {
        Some(next) => next.kind == lines[heading].kind,
        // The last of them is headed as the ones before it.
        None => above.iter().any(|line| line.kind == lines[heading].kind),
    }
}

/// The lines above a core, nearest first, up to another time, a label or a rule.
fn above(page: &Page<'_>, first: usize) -> Vec<Slot> {
    let mut slots = Vec::new();
    let mut count = 0u8;
    let labelled = [": ", ":\n"]
        .iter()
        .any(|mark| page.text(page.lines[first].span).contains(mark));
    let ends = ends_item(page, first);
    for index in (first.saturating_sub(FAR)..first).rev() {
        let line = &page.lines[index];
        if slots.len() >= REACH || !same_box(page, index, first) || of_another(page, index) {
            break;
        }
        match line.form {
            // What the item says of other times ("RSVP by April 11") does not part it from its own.
            _ if line.form == Form::Text
                || ends && line.form == Form::Inside
                || names_series(page, index) =>
            {
                slots.push(Slot::new(
                    At::Above(count),
                    trimmed(page.scene.text(), line.span),
                    index,
                ));
                count += 1;
                if page.numbered[index] {
                    count_from_head(&mut slots);
                    break;
                }
            }
            Form::Label if labelled && what(page, index).is_none() => {}
            // "WHEN: …" stands below the sentences of a notice, whatever times they tell of; its title stands above them.
            Form::Inside if labelled && slots.is_empty() && is_told(page, index) => {}
            Form::Label => {
                slots.extend(what(page, index));
                break;
            }
            Form::Bare if line.span.len() < 8 => {}
            _ => break,
        }
    }
    if ends && leads_with_phrase(page, &slots) {
        count_from_head(&mut slots);
    }
    slots
}

/// Whether a line is a paragraph of whole sentences.
fn is_told(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    line.words >= TOLD && page.text(line.span).ends_with(['.', '!', '?'])
}

/// Words of the shortest paragraph that tells of an item.
const TOLD: usize = 10;

/// Whether a heading says how often and names what takes place: "Tuesdays at the Organ".
fn names_series(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    let mut senses = page.usable(line.tags.clone()).map(|i| page.senses[i]);
    matches!(line.form, Form::Lead | Form::Inside)
        && matches!(line.kind, BlockKind::Heading(_))
        && senses.all(|sense| sense == Sense::Set)
}

/// Whether the line farthest above a time is a phrase and those below it are sentences: then it is the title.
fn leads_with_phrase(page: &Page<'_>, slots: &[Slot]) -> bool {
    let sentence = |slot: &Slot| {
        page.text(page.lines[slot.line].span)
            .ends_with(['.', '!', '?', ')'])
    };
    let Some((top, rest)) = slots.split_last() else {
        return false;
    };
    let begins = |c: char| c.is_alphanumeric() || "“‘\"'(".contains(c);
    let words = page.lines[top.line].words;
    let phrase = words <= LONGEST_TITLE
        && !sentence(top)
        && page.text(page.lines[top.line].span).starts_with(begins);
    phrase && !rest.is_empty() && rest.iter().all(sentence)
}

/// Words of a line that is a title above its description.
const LONGEST_TITLE: usize = 14;

/// The line with an item's number is its first: the others are counted from there.
fn count_from_head(slots: &mut [Slot]) {
    let mut count = 0;
    for slot in slots.iter_mut().rev() {
        if let At::Above(at) = &mut slot.at {
            *at = count;
            count += 1;
        }
    }
}

/// Whether a line ends a stanza that has a time of its own: it belongs to that item.
fn of_another(page: &Page<'_>, index: usize) -> bool {
    if index + 1 >= page.lines.len() || page.same_stanza(index, index + 1) {
        return false;
    }
    let mut top = index;
    while top > 0 && index - top < 4 && page.same_stanza(top - 1, top) {
        top -= 1;
        if matches!(
            page.lines[top].form,
            Form::Lead | Form::Inside | Form::Moment | Form::Clock
        ) {
            return true;
        }
    }
    false
}

/// The lines below a core, nearest first, up to another time or a rule.
fn below(page: &Page<'_>, last: usize) -> Vec<Slot> {
    let mut slots = Vec::new();
    let mut count = 0u8;
    for index in last + 1..(last + 1 + FAR).min(page.lines.len()) {
        let line = &page.lines[index];
        let ruled = if index > last + 1 {
            page.is_ruled_off(index)
        } else {
            page.is_cut_off(index)
        };
        if usize::from(count) >= REACH
            || !same_box(page, index, last)
            || page.numbered[index]
            || ruled
        {
            break;
        }
        match line.form {
            Form::Text => {
                slots.push(Slot::new(
                    At::Below(count),
                    trimmed(page.scene.text(), line.span),
                    index,
                ));
                count += 1;
            }
            // "Name of Committee: …" over a date of its own begins the next item.
            Form::Label if what(page, index).is_some() && heads_time(page, index) => break,
            Form::Label => slots.extend(what(page, index)),
            Form::Bare if line.span.len() < 8 => {}
            _ => break,
        }
    }
    slots
}

/// Whether a line that names an event stands right above its time.
fn heads_time(page: &Page<'_>, index: usize) -> bool {
    page.lines.get(index + 1).is_some_and(|line| {
        matches!(line.form, Form::Day | Form::Clock | Form::Moment)
            && page.same_stanza(index, index + 1)
    })
}

/// Whether two lines stand in the same table, or both in none.
fn same_box(page: &Page<'_>, a: usize, b: usize) -> bool {
    match (page.lines[a].cell, page.lines[b].cell) {
        (Some(a), Some(b)) => a.table == b.table,
        (None, None) => true,
        _ => false,
    }
}

/// The slot of a line that a label calls the title: "WHAT: …".
fn what(page: &Page<'_>, index: usize) -> Option<Slot> {
    let line = &page.lines[index];
    let (label, from) = label_of(page.text(line.span))?;
    let named = matches!(
        label.as_str(),
        "what"
            | "title"
            | "topic"
            | "subject"
            | "event"
            | "matters to be considered"
            | "name of committee"
            | "name of event"
            | "name of meeting"
            | "event name"
            | "committee name"
    );
    let value = Span::new(line.span.start as usize + from, line.span.end as usize);
    let span = trimmed(page.scene.text(), value);
    (named && !span.is_empty()).then_some(Slot::new(At::Label, span, index))
}

/// Whether the lines of a table are the rows of a list: more than one column.
pub(crate) fn in_rows(page: &Page<'_>, index: usize) -> bool {
    let Some(cell) = page.lines[index].cell else {
        return false;
    };
    let near = index.saturating_sub(12)..(index + 12).min(page.lines.len());
    page.lines[near]
        .iter()
        .filter_map(|l| l.cell)
        .any(|c| c.table == cell.table && c.row == cell.row && c.col != cell.col)
}

/// The mark with which a line begins: "** ", "- ".
pub(crate) fn mark_of(text: &str) -> &str {
    let end = text
        .find(|c: char| c.is_alphanumeric() || "“\"(['$#".contains(c))
        .unwrap_or(0);
    text[..end].trim_end_matches(|c: char| c == '*' && end > 3)
}
