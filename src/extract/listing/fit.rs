//! What a record is worth, and which of the records that overlap are taken: the cut that explains most.

use std::collections::BTreeSet;

use super::masthead::masthead;
use super::moved::tells_of_move;
use super::piece::{Form, Page, Sense};
use super::shape::{At, Record, Slot};
use crate::document::{BlockKind, MarkKind};
use crate::extract::fields::{call, noise, place, starts_with, status, title, words};
use crate::extract::prose;
use crate::sentence::Sentences;
use crate::span::Span;
use crate::timex::expr::{ExprKind, Period};

/// Least value with which a record is taken.
pub(crate) const LEAST: f32 = 0.5;

/// What the one record of a feed's entry or of a card is worth: more than any cut of its lines.
const NOTICE: f32 = 1.5;

/// What a day is worth that stands in a row of days behind a name.
const DAYS: f32 = 0.85;

/// What it adds that all stretches of a line name a day or lead with an hour of their own.
const PARTED: f32 = 0.15;

/// Lines above an hour among which a date in pieces is its day.
const BADGE: usize = 4;

/// What it adds that a message begins with an item.
const ANNOUNCED: f32 = 0.15;

/// Words that say how one attends, and no more.
const ATTENDING: &[&str] = &[
    "in",
    "person",
    "online",
    "virtual",
    "hybrid",
    "and",
    "or",
    "event",
    "onsite",
    "livestream",
    "webcast",
];

/// What a record is worth: its title, its time, the support of its group, less what it leaves over.
pub(crate) fn value(page: &Page<'_>, record: &Record, group: usize, family: usize) -> f32 {
    let Some(slot) = record.title else {
        return 0.0;
    };
    let text = page.text(slot.span);
    if !text.chars().any(char::is_alphabetic) || call::is_call(text) || noise::is_denied(text) {
        return 0.0;
    }
    if matches!(record.divider, "notice" | "cards" | "asked") {
        return NOTICE;
    }
    if record.divider == "days" {
        return DAYS;
    }
    if only_registers(page, record) {
        return 0.0;
    }
    // "IN PERSON + ONLINE" over "Today" tells of the card's title below.
    let kicker = matches!(slot.at, At::Above(_) | At::Below(_))
        && place::attendance(text).is_some()
        && words(text).all(|w| ATTENDING.contains(&w.as_str()));
    if kicker {
        return 0.0;
    }
    let denied = |s: &Slot| {
        s.at == At::Below(0) && s.line == record.lines.end && noise::is_denied(page.text(s.span))
    };
    if record.slots.iter().any(denied) {
        return 0.0;
    }
    let has = |wanted: &[Sense]| {
        record
            .when
            .iter()
            .any(|&i| wanted.contains(&page.senses[i]))
    };
    let day = has(&[Sense::Day, Sense::Both, Sense::Set]);
    let set_hour = |&i: &usize| page.senses[i] == Sense::Set && page.tag(i).expr.has_clock();
    let clock = has(&[Sense::Clock, Sense::Both]) || record.when.iter().any(set_hour);
    let own = title::likeness(&text[..title::sentence_end(text)]);
    let alike = group;
    let group = group.max(family / 2);
    let support = 1.0 - 1.0 / (1.0 + group.min(20) as f32);
    let mut value = 0.35 * own + 0.4 * support;
    value += if clock { 0.25 } else { 0.0 };
    value += if day || matches!(record.divider, "bare" | "rows") {
        0.15
    } else {
        0.0
    };
    value += if matches!(record.divider, "parted" | "chained") {
        PARTED
    } else {
        0.0
    };
    value -= crowding(page, record);
    if page.lines[record.anchor()].form == Form::Inside
        && !matches!(slot.at, At::Column(_))
        && (slot.at != At::Label || slot.line == record.anchor())
    {
        let cost = prose(page, record, group, clock);
        let short = page.lines[record.anchor()].words <= 20 && cost <= 0.1;
        value += if short { 0.12 } else { -cost };
    }
    value -= loose_lead(page, record, alike, clock);
    if is_paragraph(page, record, alike, clock) {
        value -= 0.6;
    }
    let elsewhere = matches!(slot.at, At::Above(_) | At::Below(_));
    let headed = elsewhere && is_headed(page, record);
    if elsewhere && record.divider == "lines" && !headed {
        let badge = (record.anchor().saturating_sub(BADGE)..record.anchor())
            .any(|line| page.badge(line).is_some());
        value -= match (group, clock && (day || badge)) {
            (1, true) => 0.25,
            (1, false) => 0.4,
            _ => 0.1,
        };
    }
    let told = text.trim_end().ends_with('.') && words(text).count() > 9;
    let labelled = record.divider == "stack" && page.text(record.span).contains(": ");
    if told && !labelled && words(text).any(|w| TELLING.contains(&w.as_str())) {
        value -= match (elsewhere, group) {
            (true, _) => 0.35,
            (false, 1) => 0.3,
            _ => 0.0,
        };
    }
    let range = record.when.len() == 1
        && record
            .when
            .iter()
            .all(|&i| matches!(page.tag(i).expr.kind, ExprKind::Range(_)));
    if elsewhere && !clock && group == 1 && !range {
        value -= 0.15;
    }
    if day
        && clock
        && page
            .messages
            .opens(page.lines[record.anchor()].span, page.scene.text())
    {
        value += ANNOUNCED;
    }
    value - masthead(page, record, group)
}

/// Whether the first date of a line only says until when one registers: "No joke. Register by March 28."
fn only_registers(page: &Page<'_>, record: &Record) -> bool {
    const LEADS: &[&str] = &[
        "register",
        "rsvp",
        "reserve",
        "sign up",
        "book",
        "registration",
        "reservations",
        "tickets",
    ];
    const BOUNDS: &[&str] = &["by", "before", "until", "through"];
    let Some(&first) = record.when.first().filter(|_| record.divider == "lines") else {
        return false;
    };
    let (start, at) = (
        record.span.start as usize,
        page.tag(first).span.start as usize,
    );
    if at <= start {
        return false;
    }
    let before = page.text(Span::new(start, at));
    let Some((_, sentence)) = before
        .rsplit_once(". ")
        .or_else(|| before.rsplit_once("! "))
    else {
        return false;
    };
    let last = words(sentence).last().unwrap_or_default();
    let bound =
        BOUNDS.contains(&last.as_str()) || page.text(page.tag(first).span).starts_with("by ");
    bound
        && LEADS
            .iter()
            .any(|lead| starts_with(sentence.trim_start(), lead))
}

/// Whether a record is a paragraph of several sentences whose first time is told by a subject and a verb: running text,
/// also where several paragraphs look alike.
fn is_paragraph(page: &Page<'_>, record: &Record, alike: usize, clock: bool) -> bool {
    let whole = page.text(record.span);
    if record.divider != "lines" || alike > if clock { 5 } else { 40 } {
        return false;
    }
    // Alone of its shape, two sentences are enough, and one without an hour.
    let marked = whole.contains(" — ") || whole.contains(": ");
    let article = !clock || whole.trim_start().starts_with("The ");
    let whole_sentence = article && !marked && whole.trim_end().ends_with('.');
    let (least, many) = match alike {
        0 | 1 if whole_sentence => (7, 1),
        0 | 1 => (12, 2),
        _ => (31, 3),
    };
    if words(whole).count() < least {
        return false;
    }
    let sentences = Sentences::of(whole);
    if sentences.iter().count() < many {
        return false;
    }
    record.when.first().is_some_and(|&i| {
        let tag = page.tag(i);
        let from = record.span.start;
        if tag.span.start < from || tag.span.end > record.span.end {
            return false;
        }
        let sentence = sentences.at(tag.span.start - from).shift(from as usize);
        prose::tells(&page.scene.raw.document.text, sentence, tag)
    })
}

/// Whether the title stands in a heading right above the line with the time.
pub(crate) fn is_headed(page: &Page<'_>, record: &Record) -> bool {
    record
        .slots
        .iter()
        .find(|s| s.at == At::Above(0))
        .is_some_and(|s| {
            let line = &page.lines[s.line];
            let capitals = !page.text(line.span).chars().any(char::is_lowercase);
            s.line + 1 == record.anchor() && matches!(line.kind, BlockKind::Heading(_)) && !capitals
        })
}

/// Times in the core of a record that its own time does not explain: two items cut as one.
fn crowding(page: &Page<'_>, record: &Record) -> f32 {
    if record.divider == "labels" {
        return 0.0;
    }
    let text = page.text(record.span);
    let bracket = |at: u32| {
        let before = &text[..(at - record.span.start) as usize];
        before.matches('(').count() > before.matches(')').count()
    };
    let own: BTreeSet<usize> = record.when.iter().copied().collect();
    let clocks = page
        .usable(page.tags_in(record.span))
        .filter(|i| !own.contains(i) && page.senses[*i] != Sense::Set)
        .take(12)
        .filter(|&i| !bracket(page.tag(i).span.start))
        .count();
    if clocks == 1 {
        0.06
    } else {
        0.12 * clocks as f32
    }
}

/// Verbs by which a sentence tells instead of listing.
const TELLING: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "will",
    "would",
    "could",
    "should",
    "may",
    "might",
    "must",
    "has",
    "have",
    "had",
    "said",
    "says",
    "told",
    "announced",
    "expects",
    "expected",
    "plans",
    "meets",
    "begins",
    "ends",
    "returns",
    "runs",
    "opened",
    "closed",
    "met",
    "voted",
    "gathered",
    "convened",
    "began",
    "signed",
    "drew",
    "went",
    "came",
    "became",
    "died",
    "won",
    "lost",
    "takes",
    "opens",
    "closes",
    "comes",
    "goes",
];

/// How much a record looks like a sentence that only mentions a time.
fn prose(page: &Page<'_>, record: &Record, group: usize, clock: bool) -> f32 {
    let first = record.when.first().map(|&i| page.tag(i).span);
    let last = record.when.last().map(|&i| page.tag(i).span);
    let (Some(first), Some(last)) = (first, last) else {
        return 0.0;
    };
    if first.start < record.span.start {
        return 0.0;
    }
    let before = page.text(Span::new(record.span.start as usize, first.start as usize));
    let after = page.text(Span::new(last.end as usize, record.span.end as usize));
    let left = before.trim_end().chars().next_back();
    let right = after.trim_start().chars().next();
    let set_off_left = left.is_none_or(|c| ",:;|—–-/•·(.!?”\")»→".contains(c));
    let set_off_right = right.is_none_or(|c| ",:;|—–-/•·).»→/(".contains(c));
    let sentence = before.rsplit_once(". ").map_or(before, |(_, s)| s);
    let telling = words(sentence).any(|w| TELLING.contains(&w.as_str()));
    let bold =
        page.scene.raw.document.marked(first, MarkKind::Bold) && !page.lines[record.anchor()].bold;
    if bold {
        return 0.0;
    }
    if record.divider == "parted" || flagged(page, record) || is_moved_item(page, record) {
        return 0.0;
    }
    let opening = &before[..title::sentence_end(before)];
    let led = record
        .title
        .is_some_and(|t| t.at == At::Label && t.line == record.anchor());
    if led && group >= 2 {
        return 0.0;
    }
    let titled = opening.len() < before.trim_end().len()
        && (1..=10).contains(&words(opening).count())
        && !words(opening).any(|w| TELLING.contains(&w.as_str()));
    if titled && group >= 3 && record.title.is_some_and(|t| matches!(t.at, At::Before(0))) {
        return 0.0;
    }
    let mut cost = 0.0;
    let whole = page.text(record.span);
    if group <= 2 && words(whole).count() > 40 && Sentences::of(whole).iter().count() >= 3 {
        // Several sentences that no other record supports.
        cost += 0.6;
    }
    cost += if set_off_left { 0.0 } else { 0.3 };
    cost += if set_off_right { 0.0 } else { 0.15 };
    cost += if telling { 0.45 } else { 0.0 };
    let anchor = &page.lines[record.anchor()];
    cost += if words(sentence).count() > 30 && anchor.form == Form::Inside {
        0.3
    } else {
        0.0
    };
    cost += if clock { 0.0 } else { 0.1 };
    // A date far inside a paragraph of several sentences, alone of its shape.
    let buried = !clock && group <= 2 && !set_off_left && words(whole).count() > 18;
    cost += if buried && Sentences::of(whole).iter().count() >= 2 {
        0.4
    } else {
        0.0
    };
    if group >= 4 && set_off_left {
        cost * 0.5
    } else {
        cost
    }
}

/// Whether a line is the title of an item and the dates that it was moved from and to.
fn is_moved_item(page: &Page<'_>, record: &Record) -> bool {
    let named = record.title.is_some_and(|t| {
        let text = page.text(t.span);
        let count = words(text).count();
        t.at == At::Before(0) && (2..=14).contains(&count) && !text.ends_with(" for")
    });
    named && tells_of_move(page, record)
}

/// Whether a line begins with a status in capitals, as announcements of changes do.
fn flagged(page: &Page<'_>, record: &Record) -> bool {
    let text = page.text(record.span);
    status::find(text)
        .is_some_and(|f| f.start == 0 && text.chars().take(6).all(|c| !c.is_lowercase()))
}

/// How little a line that begins with a weekday or a date looks like an item: "Tuesday the board met".
fn loose_lead(page: &Page<'_>, record: &Record, alike: usize, clock: bool) -> f32 {
    let anchor = &page.lines[record.anchor()];
    if anchor.form != Form::Lead || record.divider != "lines" {
        return 0.0;
    }
    let Some(last) = record.when.last().map(|&i| page.tag(i).span) else {
        return 0.0;
    };
    let after = page.text(Span::new(last.end as usize, record.span.end as usize));
    let mark = after.trim_start().chars().next();
    let glued = after.starts_with(char::is_alphanumeric);
    let stop = after.starts_with(". ") && after[2..].starts_with(char::is_uppercase);
    let parted =
        glued || stop || mark.is_none_or(|c| ":—–-|•·(\t".contains(c)) || after.starts_with("  ");
    let comma = mark == Some(',');
    let capital = after
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    match (parted, comma, capital, clock) {
        (true, ..) => 0.0,
        (_, true, true, _) => 0.05,
        (_, true, false, true) => 0.3,
        (_, true, false, false) => 0.5,
        (_, false, true, true) => 0.0,
        // "Sat 15 Upper weir", line after line.
        (_, false, true, false) if alike >= 3 && is_numbered(page, record) => 0.05,
        (_, false, true, false) => 0.3,
        (_, false, false, true) => 0.3,
        (_, false, false, false) => 0.7,
    }
}

/// Whether a record's day has its number in the month.
fn is_numbered(page: &Page<'_>, record: &Record) -> bool {
    record.when.first().is_some_and(|&i| {
        matches!(page.tag(i).expr.kind, ExprKind::Period(Period::Date(date)) if date.day.is_some())
    })
}
