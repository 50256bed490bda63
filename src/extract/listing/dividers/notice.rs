//! A feed's entry is one notice: its title names the event, and the first day and hour of its text say when.

use super::around;
use super::lines::main_time;
use crate::document::SourceKind;
use crate::extract::fields::{has_any_word, title, words};
use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::shape::{At, Record, Shape, Slot, runs};
use crate::extract::listing::slots::{slots, trimmed};
use crate::extract::prose;
use crate::resolve::{Frame, resolve};
use crate::sentence::Sentences;

/// A text of more lines or words is a letter, not a notice.
const LINES: usize = 14;
/// See [`LINES`].
const WORDS: usize = 160;

/// Proposes the one record of an entry.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    record(page, divider).into_iter().collect()
}

fn record(page: &Page<'_>, divider: u8) -> Option<Record> {
    let lines = &page.lines;
    let short =
        (2..=LINES).contains(&lines.len()) && lines.iter().map(|l| l.words).sum::<usize>() <= WORDS;
    if page.scene.raw.kind != SourceKind::Feed || !short || !(1..=20).contains(&lines[0].words) {
        return None;
    }
    // Two lines that begin with an hour are a list of the entry's own.
    let listed = lines.iter().filter(|l| {
        l.form == Form::Lead
            && page
                .usable(l.tags.clone())
                .next()
                .is_some_and(|i| page.senses[i] == Sense::Clock)
    });
    if listed.count() >= 2 {
        return None;
    }
    let (anchor, mut when) = (1..lines.len()).find_map(|index| {
        let line = &lines[index];
        let runs = runs(page, line.span, line.tags.clone());
        let good = |run: &Vec<usize>| run.iter().any(|&i| looks_ahead(page, i));
        let from = match new_date(page, line, &runs) {
            Some(later) => later,
            None => runs.iter().position(good)?,
        };
        // A line of nothing but days and hours says them all: "When: Fri 6/6 5-8 p.m., Sat 6/7 noon-3 p.m. (bag sale)".
        if line.form == Form::Moment && from == 0 {
            return Some((index, page.usable(line.tags.clone()).collect()));
        }
        main_time(page, &runs[from..]).map(|when| (index, when))
    })?;
    if is_list(page) || is_told(page, anchor, &when) {
        return None;
    }
    let has =
        |when: &[usize], wanted: &[Sense]| when.iter().any(|&i| wanted.contains(&page.senses[i]));
    let days = [Sense::Day, Sense::Both, Sense::Set];
    let hours = [Sense::Clock, Sense::Both];
    let others = || {
        (anchor + 1..lines.len().min(anchor + 3))
            .filter(|&n| matches!(lines[n].form, Form::Clock | Form::Day | Form::Moment))
            .chain([0])
            .flat_map(|n| page.usable(lines[n].tags.clone()))
    };
    if !has(&when, &days) {
        when.splice(0..0, others().find(|&i| days.contains(&page.senses[i])));
    } else if !has(&when, &hours) {
        when.extend(others().find(|&i| page.senses[i] == Sense::Clock && i > lines[0].tags.end));
    }
    let line = &lines[anchor];
    let mut own = vec![Slot::new(
        At::Label,
        trimmed(page.scene.text(), lines[0].span),
        0,
    )];
    let first = page.text(line.span);
    let lead = line.form == Form::Lead || line.form == Form::Inside;
    if lead && title::sentence_end(first) > 0 {
        own.extend(
            slots(page, anchor, line.span, &when)
                .into_iter()
                .filter(|s| matches!(s.at, At::After(_)) && words(page.text(s.span)).count() <= 40),
        );
    }
    own.extend(
        around(page, anchor, anchor)
            .into_iter()
            .filter(|s| matches!(s.at, At::Below(_))),
    );
    let shape = Shape::of(page, divider, line, &when, &own);
    let span = lines[0].span.cover(lines[lines.len() - 1].span);
    Some(Record::new(
        "notice",
        anchor..anchor + 1,
        span,
        when,
        own,
        shape,
    ))
}

/// The day with its hour in a notice of change, where a day that lies behind is told first: "New date! Snow got us on March 7.
/// She reads on Thursday, March 28, at 7 p.m."
fn new_date(page: &Page<'_>, line: &Line, runs: &[Vec<usize>]) -> Option<usize> {
    const CHANGED: &[&str] = &[
        "new date",
        "new day",
        "rescheduled",
        "moved to",
        "postponed to",
        "postponed until",
        "will now",
        "is now",
        "are now",
    ];
    let text = page.text(line.span);
    let senses = |run: &[usize], wanted: Sense| run.iter().any(|&i| page.senses[i] == wanted);
    let timed = |run: &[usize]| {
        senses(run, Sense::Both) || senses(run, Sense::Day) && senses(run, Sense::Clock)
    };
    let first = runs.first().filter(|run| !timed(run))?;
    let (old, behind) = (*first.first()?, page.scene.issue.date?);
    let frame = Frame {
        issue: Some(behind),
        ..Frame::default()
    };
    let past = resolve(&page.tag(old).expr, &frame).is_ok_and(|when| when.start.date() < behind);
    let changed = has_any_word(text, CHANGED);
    let mut later = (1..runs.len()).filter(|&n| timed(&runs[n]));
    let only = later.next().filter(|_| later.next().is_none());
    only.filter(|_| past && changed)
}

/// Whether an entry holds a list of its own: several lines that begin with their hour.
fn is_list(page: &Page<'_>) -> bool {
    let clocked = |l: &&Line| {
        let mut tags = page.usable(l.tags.clone());
        l.form == Form::Lead && tags.any(|i| matches!(page.senses[i], Sense::Clock | Sense::Both))
    };
    page.lines[1..].iter().filter(clocked).count() >= 2
}

/// Whether a day without an hour is told by a subject and a verb: news, not a notice.
fn is_told(page: &Page<'_>, anchor: usize, when: &[usize]) -> bool {
    let hour = |i: &usize| matches!(page.senses[*i], Sense::Clock | Sense::Both);
    let Some(&first) = when.first().filter(|_| !when.iter().any(hour)) else {
        return false;
    };
    let span = page.lines[anchor].span;
    let sentences = Sentences::of(page.text(span));
    let tag = page.tag(first);
    let sentence = sentences
        .at(tag.span.start - span.start)
        .shift(span.start as usize);
    prose::tells(page.scene.text(), sentence, tag)
}

/// Whether a time is no day that lies behind the entry ("Training was on October 24").
fn looks_ahead(page: &Page<'_>, tag: usize) -> bool {
    let text = page.scene.text();
    let before = text[..page.tag(tag).span.start as usize].trim_end();
    let told = [
        " was on",
        " was",
        " were on",
        " closed on",
        " opened on",
        " ended on",
        " came out on",
        "since",
    ];
    !told.iter().any(|w| before.ends_with(w))
}
