//! Items without any time of their own under a heading that is a day: the day is all they have.

use super::{around, in_rows, mark_of};
use crate::document::{BlockKind, holds_blank_line};
use crate::extract::fields::{Sought, call, place, section};
use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::shape::{At, Record, Shape, Slot};
use crate::extract::listing::slots::{slots, trimmed};
use crate::span::Span;
use crate::timex::expr::ExprKind;

/// Words that say in place of an hour that there is none.
const NO_HOUR: &[&str] = &[
    "all day", "tba", "tbd", "time tba", "time tbd", "n/a", "n/t",
];

/// Words inside a line that its hour is still to come.
const HOUR_TO_COME: &[&str] = &[
    "time to be announced",
    "time to be determined",
    "time to be confirmed",
    "time tba",
    "time tbd",
    "hour to be announced",
    "hour to be determined",
    "time to come",
];

/// Proposes a record for each item right below a day, and for lines that say "all day" in place of an hour.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = Vec::new();
    // The mark of the first item below a day, and the one that items of the page have.
    let (mut below, mut mark, mut usual) = (false, "", "");
    for (index, line) in page.lines.iter().enumerate() {
        match line.form {
            Form::Day => {
                below = !joined(page, index);
                mark = "";
                continue;
            }
            Form::Lead | Form::Inside if below => {
                mark = mark_of(page.text(line.span));
                continue;
            }
            Form::Text if !line.struck && !in_rows(page, index) => {}
            Form::Bare => continue,
            _ => {
                below &= matches!(line.form, Form::Lead | Form::Inside);
                continue;
            }
        }
        let text = page.text(line.span);
        let flag = no_hour(text);
        let own = mark_of(text);
        let marked = below
            && !own.is_empty()
            && (own == mark || own == usual || next_mark(page, index) == own);
        if marked {
            usual = own;
        }
        let item = matches!(line.kind, BlockKind::Item { .. }) || line.cell.is_some() || marked;
        let hour = text.bytes().take_while(u8::is_ascii_digit).count() >= 3;
        let heading = matches!(line.kind, BlockKind::Heading(_));
        let next_day = page
            .lines
            .get(index + 1)
            .is_none_or(|l| matches!(l.form, Form::Day | Form::Bare));
        let short = line.words <= 14 && !text.ends_with('.') && !heading;
        let directly = index > 0 && page.lines[index - 1].form == Form::Day;
        // "All day" alone in its line stands for the hour: the title is beside it.
        if flag > 0 && flag == text.trim_end().len() {
            records.push(in_place_of_hour(page, divider, index));
            continue;
        }
        if let Some(open) = hour_to_come(text).filter(|_| beside_timed(page, index)) {
            records.push(hour_open(page, divider, index, open));
            continue;
        }
        let titled = heading && index > 0 && below_span(page, index);
        let wanted = flag > 0
            || titled
            || below && (item && line.words <= 40 || short && directly && next_day)
            || short && index > 0 && heads_untimed(page, index);
        if wanted && !hour && !call::is_call(text) && !section::is_name(text) {
            let span = trimmed(
                page.scene.text(),
                Span::new(line.span.start as usize + flag, line.span.end as usize),
            );
            let mut slots = slots(page, index, span, &[]);
            let timed = hour_below(page, index);
            if let Some((_, place)) = timed.filter(|(_, place)| !place.is_empty()) {
                slots.push(Slot::new(At::After(0), place, index + 1));
            }
            let mut record = record(page, divider, index, slots, 16);
            if let Some((clock, _)) = timed {
                record.when = vec![clock];
                record.lines = index..index + 2;
                record.span = record.span.cover(page.lines[index + 1].span);
                record.shape.form = 19;
            }
            records.push(record);
        }
        // Where an item takes place may stand in a line below it.
        below &= item || !page.opens_stanza(index) && place::likeness(text) >= LIKE_PLACE;
    }
    records
}

/// Where a line says that its hour is still to come: "Board of Lamps, hearing on wicks, time to be announced, Room 4".
fn hour_to_come(text: &str) -> Option<std::ops::Range<usize>> {
    let set_off = |at: &usize| {
        text[..*at].ends_with([' ', '('])
            && text[..*at].trim_end().ends_with([',', ';', '(', '–', '—'])
    };
    let sought = Sought::of(text);
    HOUR_TO_COME.iter().find_map(|words| {
        let at = sought.find(words, 0).filter(set_off)?;
        Some(at..at + words.len())
    })
}

/// Whether a line next to one has an hour: both are items of one list.
fn beside_timed(page: &Page<'_>, index: usize) -> bool {
    let timed = |line: Option<&Line>| {
        line.is_some_and(|l| {
            matches!(l.form, Form::Lead | Form::Inside)
                && page
                    .usable(l.tags.clone())
                    .any(|i| page.senses[i] == Sense::Clock)
        })
    };
    timed(index.checked_sub(1).and_then(|i| page.lines.get(i))) || timed(page.lines.get(index + 1))
}

/// The record of a line whose hour is still to come: what stands before these words is the title, behind them the place.
fn hour_open(page: &Page<'_>, divider: u8, index: usize, open: std::ops::Range<usize>) -> Record {
    let (text, span) = (page.scene.text(), page.lines[index].span);
    let start = span.start as usize;
    let before = Span::new(start, start + open.start);
    let before = Span::new(
        start,
        start
            + before
                .of(text)
                .trim_end_matches([' ', ',', ';', '(', '–', '—'])
                .len(),
    );
    let behind = Span::new(start + open.end, span.end as usize);
    let mut own = slots(page, index, trimmed(text, before), &[]);
    let place = trimmed(text, behind);
    if !place.is_empty() {
        own.push(Slot::new(At::After(0), place, index));
    }
    record(page, divider, index, own, 18)
}

/// The record of a line that says in place of an hour that there is none.
fn in_place_of_hour(page: &Page<'_>, divider: u8, index: usize) -> Record {
    record(page, divider, index, around(page, index, index), 17)
}

/// A record of one line without a time; `form` keeps those of one kind together.
fn record(page: &Page<'_>, divider: u8, index: usize, slots: Vec<Slot>, form: u8) -> Record {
    let line = &page.lines[index];
    let shape = Shape {
        form,
        ..Shape::of(page, divider, line, &[], &slots)
    };
    Record::new(
        "bare",
        index..index + 1,
        line.span,
        Vec::new(),
        slots,
        shape,
    )
}

/// Whether a heading stands right below one of several days: what takes place on all of them.
fn below_span(page: &Page<'_>, index: usize) -> bool {
    let above = &page.lines[index - 1];
    let days = || page.usable(above.tags.clone());
    let several =
        days().count() > 1 || days().any(|i| matches!(page.tag(i).expr.kind, ExprKind::Range(_)));
    above.form == Form::Day && several && matches!(above.kind, BlockKind::Heading(_))
}

/// Whether a line is the first below a date in pieces, and no hour follows before the next.
fn heads_untimed(page: &Page<'_>, index: usize) -> bool {
    let Some(badge) = page.badge(index - 1) else {
        return false;
    };
    let end = page
        .badges
        .iter()
        .map(|b| b.lines.start)
        .find(|&start| start >= badge.lines.end);
    let lines = &page.lines[index..end.unwrap_or(page.lines.len()).min(index + 8)];
    !lines.iter().any(|l| {
        page.usable(l.tags.clone())
            .any(|i| matches!(page.senses[i], Sense::Clock | Sense::Both))
    })
}

/// The hour with which the line below an item begins, and where, if it says nothing more: "(10:00 am, Room 14)", "3 pm, Pier Hall".
fn hour_below(page: &Page<'_>, index: usize) -> Option<(usize, Span)> {
    let below = page.lines.get(index + 1)?;
    let mut tags = page.usable(below.tags.clone());
    let (Some(clock), None) = (tags.next(), tags.next()) else {
        return None;
    };
    let hour = page.tag(clock).span;
    let text = page.scene.text();
    let before = &text[below.span.start as usize..hour.start as usize];
    let rest = Span::new(hour.end as usize, below.span.end as usize);
    let bare = |c: char| c.is_whitespace() || ",;|()[]".contains(c);
    let (left, inner) = (
        rest.of(text).trim_start_matches(bare),
        rest.of(text).trim_matches(bare),
    );
    let start = rest.end as usize - left.len();
    let place = Span::new(start, start + inner.len());
    let placed =
        inner.is_empty() || below.words <= LONGEST_PLACE && place::likeness(inner) >= LIKE_PLACE;
    let leads = before.chars().all(|c| "([ ".contains(c));
    let own = page.senses[clock] == Sense::Clock && leads && placed;
    (own && !page.opens_stanza(index + 1)).then_some((clock, place))
}

/// From where on a line is a place.
const LIKE_PLACE: f32 = 0.45;
/// Words of a line of an hour and a place.
const LONGEST_PLACE: usize = 14;

/// The mark of the next line.
fn next_mark<'a>(page: &Page<'a>, index: usize) -> &'a str {
    page.lines
        .get(index + 1)
        .map_or("", |l| mark_of(page.text(l.span)))
}

/// Whether a line goes on from the one above it, without a blank line between.
fn joined(page: &Page<'_>, index: usize) -> bool {
    let Some(above) = index.checked_sub(1) else {
        return false;
    };
    let heading = matches!(page.lines[index].kind, BlockKind::Heading(_));
    let gap = Span::new(
        page.lines[above].span.end as usize,
        page.lines[index].span.start as usize,
    );
    let words_above = page.lines[above].words > 8;
    !heading && words_above && page.lines[index].cell.is_none() && !holds_blank_line(page.text(gap))
}

/// The length of "All Day", "TBA" and like at the start of a line, also where the name is glued to it.
fn no_hour(text: &str) -> usize {
    NO_HOUR
        .iter()
        .filter(|w| crate::extract::fields::starts_with(text, w))
        .filter(|w| {
            let next = text[w.len()..].chars().next();
            next.is_none_or(|c| !c.is_lowercase())
        })
        .map(|w| w.len())
        .max()
        .unwrap_or(0)
}
