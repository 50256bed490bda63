//! Days in a row, or one below the other, after a name that says of what they are: "COUNCIL DATES 2031: Mar 21-22, May 2-3, Jun 13",
//! "Board meetings" and below it a line for each day.

use crate::extract::fields::words;
use crate::extract::listing::filler::is_filler;
use crate::extract::listing::piece::{Form, Page, Sense};
use crate::extract::listing::shape::{At, Record, Shape, Slot};
use crate::extract::listing::slots::trimmed;
use crate::span::Span;

/// Days that make such a list.
const LEAST: usize = 3;
/// Words of the name above or before them.
const NAME: usize = 7;

/// What a name says of the days behind it.
const DATES: &[&str] = &[
    "dates",
    "meetings",
    "sessions",
    "concerts",
    "performances",
    "lectures",
    "rehearsals",
    "hearings",
    "nights",
    "games",
    "matches",
    "workshops",
    "sittings",
    "screenings",
    "deadlines",
    "elections",
    "auctions",
];

/// Proposes a record for each day.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = Vec::new();
    for index in 0..page.lines.len() {
        let (title, run) = match in_row(page, index) {
            Some((title, days)) => (title, days.into_iter().map(|day| (index, day)).collect()),
            None => (
                trimmed(page.scene.text(), page.lines[index].span),
                below(page, index),
            ),
        };
        if run.len() < LEAST {
            continue;
        }
        let first = records.len();
        let own = run
            .into_iter()
            .map(|(line, day)| record(page, divider, (line, index), title, day));
        records.extend(own);
        // The name is taken with the first of them.
        records[first].span = title.cover(records[first].span);
    }
    records
}

/// The year that the name of a row of days says: "COUNCIL DATES 2031: …".
pub(crate) fn year_of_row(page: &Page<'_>, index: usize) -> Option<i32> {
    let line = &page.lines[index];
    let text = page.text(line.span);
    let name = text.split(':').next().filter(|name| is_name(name))?;
    let mut years = words(name).filter_map(|w| {
        let year = w.parse().ok().filter(|year| (1980..=2100).contains(year));
        year.filter(|_| w.len() == 4)
    });
    years.next()
}

/// The record of one day; its title may stand in another line.
fn record(
    page: &Page<'_>,
    divider: u8,
    (line, titled): (usize, usize),
    title: Span,
    day: usize,
) -> Record {
    let slots = vec![Slot::new(At::Label, title, titled)];
    let when = vec![day];
    let shape = Shape {
        look: 9,
        ..Shape::of(page, divider, &page.lines[line], &when, &slots)
    };
    Record::new(
        "days",
        line..line + 1,
        page.tag(day).span,
        when,
        slots,
        shape,
    )
}

/// Whether words name what takes place on several days.
fn is_name(text: &str) -> bool {
    let count = words(text).count();
    (1..=NAME).contains(&count)
        && words(text).any(|w| DATES.contains(&w.as_str()))
        && !text.trim_end().ends_with('.')
}

/// A line of a name, a colon and nothing but days: the name and the days.
fn in_row(page: &Page<'_>, index: usize) -> Option<(Span, Vec<usize>)> {
    let line = &page.lines[index];
    if line.struck || line.cell.is_some() {
        return None;
    }
    let text = page.text(line.span);
    let colon = text.find(':')?;
    if !is_name(&text[..colon]) {
        return None;
    }
    let start = line.span.start as usize;
    let rest = Span::new(start + colon + 1, line.span.end as usize);
    let days = only_days(page, rest)?;
    let title = trimmed(page.scene.text(), Span::new(start, start + colon));
    (days.len() >= LEAST).then_some((title, days))
}

/// The days of a stretch that holds nothing else.
fn only_days(page: &Page<'_>, span: Span) -> Option<Vec<usize>> {
    let mut at = span.start as usize;
    let mut days = Vec::new();
    for tag in page.usable(page.tags_in(span)) {
        if page.senses[tag] != Sense::Day {
            return None;
        }
        let here = page.tag(tag).span;
        days.push(tag);
        if words(page.text(Span::new(at, here.start as usize))).any(|w| !is_filler(&w)) {
            return None;
        }
        at = here.end as usize;
    }
    let rest = page.text(Span::new(at, span.end as usize));
    words(rest).all(|w| is_filler(&w)).then_some(days)
}

/// The days that stand alone in the lines below a name, without a blank line within them.
fn below(page: &Page<'_>, index: usize) -> Vec<(usize, usize)> {
    let line = &page.lines[index];
    let named = line.form == Form::Text
        && line.cell.is_none()
        && is_name(page.text(line.span).trim_end_matches(':'));
    if !named {
        return Vec::new();
    }
    // "REGATTA WEEKENDS" over "May 4-5, May 18-19, June 1-2".
    if let Some(days) = page
        .lines
        .get(index + 1)
        .and_then(|next| only_days(page, next.span))
        && days.len() >= LEAST
    {
        return days.into_iter().map(|day| (index + 1, day)).collect();
    }
    let mut run: Vec<(usize, usize)> = Vec::new();
    for below in index + 1..page.lines.len() {
        let line = &page.lines[below];
        let days: Vec<usize> = page.usable(line.tags.clone()).collect();
        let ([day], Form::Day, None) = (&days[..], line.form, line.cell) else {
            break;
        };
        if below > index + 1 && !page.same_stanza(below - 1, below) {
            // What stands alone above other items is their heading.
            break;
        }
        run.push((below, *day));
    }
    let next = index + 1 + run.len();
    let heads = page
        .lines
        .get(next)
        .is_some_and(|l| l.form != Form::Bare && next > 0 && page.same_stanza(next - 1, next));
    if heads { Vec::new() } else { run }
}
