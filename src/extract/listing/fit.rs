//! What a record is worth, and which of the records that overlap are taken: the cut that explains most.

use std::collections::BTreeMap;

use super::moved::tells_of_move;
use super::piece::{Form, Page, Sense};
use super::shape::{At, Record, Slot};
use super::siblings;
use crate::document::{BlockKind, MarkKind};
use crate::extract::day::{SCHEDULES, is_deictic, without_clock};
use crate::extract::fields::{has_word, noise, starts_with, status, title, words};
use crate::extract::prose;
use crate::resolve::{Frame, resolve};
use crate::sentence::Sentences;
use crate::span::Span;
use crate::timex::expr::ExprKind;

/// Least value with which a record is taken.
pub(crate) const LEAST: f32 = 0.5;

/// What the one record of a feed's entry is worth: more than any cut of its lines.
const NOTICE: f32 = 1.5;

/// What it adds that a message begins with an item.
const ANNOUNCED: f32 = 0.15;

/// What a record is worth: its title, its time, the support of its group, less what it leaves over.
pub(crate) fn value(page: &Page<'_>, record: &Record, group: usize, family: usize) -> f32 {
    let Some(slot) = record.title else {
        return 0.0;
    };
    let text = page.text(slot.span);
    if !text.chars().any(char::is_alphabetic) || noise::is_call(text) || noise::is_denied(text) {
        return 0.0;
    }
    if record.divider == "notice" {
        return NOTICE;
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
    let clock = has(&[Sense::Clock, Sense::Both]);
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
    value -= crowding(page, record);
    if page.lines[record.anchor()].form == Form::Inside
        && !matches!(slot.at, At::Column(_))
        && (slot.at != At::Label || slot.line == record.anchor())
    {
        let cost = prose(page, record, group, clock);
        let short = page.lines[record.anchor()].words <= 20 && cost <= 0.1;
        value += if short { 0.12 } else { -cost };
    }
    value -= loose_lead(page, record, clock);
    if is_paragraph(page, record, alike, clock) {
        value -= 0.6;
    }
    let elsewhere = matches!(slot.at, At::Above(_) | At::Below(_));
    let headed = elsewhere && is_headed(page, record);
    if elsewhere && record.divider == "lines" && !headed {
        value -= match (group, clock && day) {
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

/// Lines of a page's top that may be its masthead or byline.
const TOP: usize = 8;

/// Days from which on a span that holds the issue's own day is that of the page ("October 17, 2022 – January 14, 2023").
const PAGE_SPAN: i64 = 10;

/// Whether a record's days are those that the page covers: a long span around the issue's day.
fn spans_issue(page: &Page<'_>, record: &Record, issue: chrono::NaiveDate) -> bool {
    let frame = Frame {
        issue: Some(issue),
        ..Frame::default()
    };
    let days: Vec<(chrono::NaiveDate, chrono::NaiveDate)> = record
        .when
        .iter()
        .filter_map(|&i| resolve(&without_clock(&page.tag(i).expr), &frame).ok())
        .map(|w| {
            let first = w.start.date();
            (first, w.end.map_or(first, |e| e.date()))
        })
        .collect();
    let first = days.iter().map(|d| d.0).min();
    let last = days.iter().map(|d| d.1).max();
    first.zip(last).is_some_and(|(first, last)| {
        first <= issue && last >= issue && (last - first).num_days() >= PAGE_SPAN
    })
}

/// How much a record looks like the masthead or the byline: at the top, alone of its shape, on the issue's day or before.
fn masthead(page: &Page<'_>, record: &Record, group: usize) -> f32 {
    let first = record.anchor();
    let clock = record
        .when
        .iter()
        .any(|&i| matches!(page.senses[i], Sense::Clock | Sense::Both));
    let labelled = page.text(record.span).contains(':');
    if record.divider == "stack" && first < 4 && group == 1 && !clock && !labelled {
        return 1.0;
    }
    let Some(issue) = page.scene.issue.date else {
        return 0.0;
    };
    let text = page.text(record.span);
    let byline = starts_with(text, "by ")
        || has_word(text, "staff writer")
        || has_word(text, "posted")
        || has_word(text, "published");
    if byline {
        return 1.0;
    }
    let days = record
        .when
        .iter()
        .filter(|i| matches!(page.senses[**i], Sense::Day | Sense::Both));
    let day = days.into_iter().find_map(|&i| {
        let tag = page.tag(i);
        let frame = Frame {
            issue: Some(issue),
            ..Frame::default()
        };
        resolve(&without_clock(&tag.expr), &frame)
            .ok()
            .map(|w| w.end.map_or(w.start.date(), |e| e.date()))
    });
    if !clock && first < TOP && spans_issue(page, record, issue) {
        return 1.0;
    }
    let old = day.is_some_and(|d| d <= issue);
    let heading =
        matches!(page.lines[first].kind, BlockKind::Heading(1..=5)) && group == 1 && !clock;
    let top = first < TOP && group <= 2;
    let deictic = record.when.iter().any(|&i| is_deictic(&page.tag(i).expr));
    if deictic {
        return 0.0;
    }
    if first == 0 && group == 1 && !clock && day.is_some() && page.lines.len() > 6 {
        return 0.6;
    }
    let schedule = || SCHEDULES.iter().any(|w| has_word(text, w));
    if group == 1
        && !clock
        && (first < TOP && day.is_some() && schedule()
            || record.divider == "lines" && day.is_some_and(|d| d < issue))
    {
        return 0.6;
    }
    if day == Some(issue) && first < TOP && !clock {
        return 1.0;
    }
    match (old, top, heading) {
        (true, true, _) => 1.0,
        (false, _, true) if first < TOP => 0.5,
        (true, false, true) => 0.4,
        _ => 0.0,
    }
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
    let clocks = page
        .usable(page.tags_in(record.span))
        .filter(|i| !record.when.contains(i) && page.senses[*i] != Sense::Set)
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
    if flagged(page, record) || is_moved_item(page, record) {
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
fn loose_lead(page: &Page<'_>, record: &Record, clock: bool) -> f32 {
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
        (_, false, true, false) => 0.3,
        (_, false, false, true) => 0.3,
        (_, false, false, false) => 0.7,
    }
}

/// Takes the best of the records that overlap; the order of dividers breaks ties. Returns them in reading order.
pub(crate) fn choose(page: &Page<'_>, records: Vec<Record>) -> Vec<Record> {
    let (good, rest): (Vec<Record>, Vec<Record>) =
        records.into_iter().partition(|r| r.value >= LEAST);
    let mut taken = BTreeMap::new();
    let mut chosen = best(good, &mut taken);
    if page.scene.uses("evidence-siblings") {
        let carried = siblings::carried(page, &chosen, &rest);
        chosen.extend(best(carried, &mut taken));
    }
    chosen.sort_by_key(|r| {
        r.span
            .start
            .min(r.title.map_or(r.span.start, |t| t.span.start))
    });
    chosen
}

/// The best of records that overlap neither each other nor what is taken.
fn best(mut records: Vec<Record>, taken: &mut BTreeMap<u32, u32>) -> Vec<Record> {
    records.sort_by(|a, b| {
        b.value
            .total_cmp(&a.value)
            .then(a.shape.divider.cmp(&b.shape.divider))
            .then(a.span.start.cmp(&b.span.start))
    });
    let mut chosen: Vec<Record> = Vec::new();
    for record in records {
        let mut spans = vec![record.span];
        spans.extend(
            record
                .title
                .filter(|t| matches!(t.at, At::Above(_) | At::Below(_)))
                .map(|t| t.span)
                .filter(|t| !record.span.contains(*t)),
        );
        let free = spans.iter().all(|s| {
            taken
                .range(..s.end)
                .next_back()
                .is_none_or(|(_, end)| *end <= s.start)
        });
        if free {
            for span in spans {
                taken.insert(span.start, span.end);
            }
            chosen.push(record);
        }
    }
    chosen
}
