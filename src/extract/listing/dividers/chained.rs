//! Items that follow one another in one line, each led by its hour, behind one day or under one: "Mon 6: 12.30 Lunch / 18.00 Quiz",
//! "Tue: 9 am Matins. 6 pm Vespers".

use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::shape::{Record, Shape};
use crate::extract::listing::slots::slots;
use crate::span::Span;

/// Words of the longest item.
const WORDS: usize = 30;
/// Bytes between the day and the first hour at most: a mark and a blank.
const JOINT: usize = 3;
/// What parts an item from the next one's hour.
const MARKS: [char; 6] = ['.', ';', '/', '|', '!', '?'];
/// First words of what only leads up to the item before it.
const ASIDES: &[&str] = &[
    "Doors",
    "Reception",
    "Registration",
    "Tickets",
    "Live",
    "Bar",
];

/// Proposes a record for each hour of a line of several.
pub(super) fn cut(page: &Page<'_>, divider: u8) -> Vec<Record> {
    let mut records = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        if line.form != Form::Lead || line.struck || line.cell.is_some() {
            continue;
        }
        let Some((day, starts)) = starts(page, line) else {
            continue;
        };
        for (n, &clock) in starts.iter().enumerate() {
            let from = match n {
                0 => line.span.start,
                _ => page.tag(clock).span.start,
            };
            let to = starts
                .get(n + 1)
                .map_or(line.span.end, |&next| page.tag(next).span.start);
            let text = page.text(Span::new(from as usize, to as usize));
            let text = text.trim_end_matches([' ', ';', '/', '|']);
            let span = Span::new(from as usize, from as usize + text.len());
            let mut when: Vec<usize> = day.filter(|&d| n == 0 && d != clock).into_iter().collect();
            when.push(clock);
            let own = slots(page, index, span, &when);
            let mut shape = Shape::of(page, divider, line, &when, &own);
            (shape.form, shape.look) = (0, 9);
            let mut record = Record::new("chained", index..index + 1, span, when, own, shape);
            record.day = day.filter(|_| n > 0);
            records.push(record);
        }
    }
    records
}

/// The day of a line, and the hours that lead its items; none where it has not two of them.
fn starts(page: &Page<'_>, line: &Line) -> Option<(Option<usize>, Vec<usize>)> {
    let tags: Vec<usize> = page.usable(line.tags.clone()).collect();
    let &first = tags.first()?;
    if page.tag(first).span.start > line.span.start + JOINT as u32 {
        return None;
    }
    let (day, lead) = match page.senses[first] {
        Sense::Both => (Some(first), first),
        Sense::Clock => (None, first),
        Sense::Day => {
            let &clock = tags.get(1)?;
            let joint = page.tag(clock).span.start - page.tag(first).span.end;
            let near = page.senses[clock] == Sense::Clock && joint as usize <= JOINT;
            near.then_some((Some(first), clock))?
        }
        Sense::Set | Sense::None => return None,
    };
    let mut starts = vec![lead];
    for &tag in tags.iter().filter(|&&t| t > lead) {
        let last = starts
            .last()
            .map_or(line.span.start, |&l| page.tag(l).span.end);
        let between = page.text(Span::new(last as usize, page.tag(tag).span.start as usize));
        if page.senses[tag] == Sense::Clock && begins(page, line, tag) && is_item(between) {
            starts.push(tag);
        } else if is_another_day(page, tag) {
            return None;
        }
    }
    let last = starts.last().map(|&l| page.tag(l).span.end)?;
    let rest = page.text(Span::new(last as usize, line.span.end as usize));
    (starts.len() >= 2 && is_item(rest)).then_some((day, starts))
}

/// Whether a tag behind the first hour names a day on which something else may be: "the 23rd" in a title is none.
fn is_another_day(page: &Page<'_>, tag: usize) -> bool {
    let told = page.text(page.tag(tag).span).starts_with("the ");
    match page.senses[tag] {
        Sense::Both | Sense::Set => true,
        Sense::Day => !told,
        Sense::Clock | Sense::None => false,
    }
}

/// Whether an hour leads an item: it stands behind the mark that ends the one before, and a name follows.
fn begins(page: &Page<'_>, line: &Line, tag: usize) -> bool {
    let span = page.tag(tag).span;
    let before = page.text(Span::new(line.span.start as usize, span.start as usize));
    let parted = before.ends_with(' ') && before.trim_end().ends_with(MARKS);
    parted && before.matches('(').count() <= before.matches(')').count()
}

/// Whether words are an item's: they begin like a name and are not too many.
fn is_item(words: &str) -> bool {
    let words = words.trim_start_matches([':', ',', ' ', '-', '–', '—']);
    let named = words.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘'));
    let count = words.split_whitespace().filter(|w| w.len() > 1).count();
    named && (1..=WORDS).contains(&count) && !ASIDES.iter().any(|a| words.starts_with(a))
}
