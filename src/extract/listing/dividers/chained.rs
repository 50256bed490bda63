//! Items that follow one another in one line, each led by its hour, behind one day or under one: "Mon 6: 12.30 Lunch / 18.00 Quiz",
//! "Tue: 9 am Matins. 6 pm Vespers"; also where sentences tell of them: "Mon: busy again. At 9, the pilots vote; at noon, soup."

use super::elided;
use crate::extract::fields::starts_with;
use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::shape::{Record, Shape};
use crate::extract::listing::slots::slots;
use crate::span::Span;

/// Words of the longest item.
const WORDS: usize = 30;
/// Words of the longest line: more are a page without breaks.
const LINE: usize = 250;
/// Bytes between the day and the first hour at most: a mark and a blank.
const JOINT: usize = 3;
/// Words of the longest label that names the day.
const LABEL: usize = 6;
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
        let timed = matches!(line.form, Form::Lead | Form::Inside) && line.words <= LINE;
        if !timed || line.struck || line.cell.is_some() {
            continue;
        }
        let leading = (line.form == Form::Lead)
            .then(|| starts(page, line))
            .flatten();
        let Some((day, items)) = leading
            .or_else(|| told(page, line))
            .or_else(|| elided::items(page, line))
        else {
            continue;
        };
        for (n, &Item { from, clock, to }) in items.iter().enumerate() {
            let next = items.get(n + 1).map_or(line.span.end, |next| next.from);
            let to = to.unwrap_or(next);
            let text = page.text(Span::new(from as usize, to as usize));
            let text =
                without_lead(text).trim_end_matches([' ', ';', '/', '|', '…', '•', '■', '▪']);
            let text = text.strip_suffix("...").unwrap_or(text).trim_end();
            let span = Span::new(from as usize, from as usize + text.len());
            let mut when: Vec<usize> = day
                .filter(|&d| d != clock && page.tag(d).span.start >= from)
                .into_iter()
                .collect();
            when.push(clock);
            let own = slots(page, index, span, &when);
            let mut shape = Shape::of(page, divider, line, &when, &own);
            (shape.form, shape.look) = (0, 9);
            let mut record = Record::new("chained", index..index + 1, span, when, own, shape);
            record.day = day.filter(|d| !record.when.contains(d));
            records.push(record);
        }
    }
    records
}

/// One item of a line: its first byte, and its hour.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) from: u32,
    pub(super) clock: usize,
    /// Where it ends; `None`: where the next one begins.
    pub(super) to: Option<u32>,
}

/// What stands before the hour that leads an item of a sentence.
const LEADS: &[&str] = &[
    "at",
    "from",
    "then",
    "then at",
    "and at",
    "later",
    "later, at",
    "in the morning,",
    "in the morning, at",
    "in the afternoon,",
    "in the afternoon, at",
    "in the evening,",
    "in the evening, at",
    "that evening,",
    "that evening, at",
    "at night,",
    "afterward, at",
    "afterwards, at",
];

/// Words without the lead of the item that follows them: "… of old ropes. In the evening, ".
fn without_lead(text: &str) -> &str {
    let bare = text.trim_end();
    let at = bare.rfind(MARKS).map_or(0, |at| at + 1);
    let is_lead = LEADS
        .iter()
        .any(|l| bare[at..].trim().eq_ignore_ascii_case(l));
    if is_lead { &bare[..at] } else { text }
}

/// The items that sentences behind one day tell of, each behind its hour; the first may have its hour further on.
fn told(page: &Page<'_>, line: &Line) -> Option<(Option<usize>, Vec<Item>)> {
    let end = label(page, line)?;
    let mut tags = page.usable(line.tags.clone());
    let day = tags.next().filter(|&i| page.senses[i] == Sense::Day)?;
    if page.tag(day).span.start > end {
        return None;
    }
    let clocks: Vec<usize> = tags.filter(|&i| !is_bracketed(page, line, i)).collect();
    if clocks.len() < 2 || clocks.iter().any(|&i| page.senses[i] != Sense::Clock) {
        return None;
    }
    let led = |&i: &usize| is_led(page, line, i);
    let &first = clocks.iter().find(|i| led(i))?;
    let before: Vec<usize> = clocks.iter().copied().take_while(|&i| i != first).collect();
    let mut items = match before[..] {
        [] => Vec::new(),
        [clock] => vec![Item {
            from: line.span.start,
            clock,
            to: None,
        }],
        _ => return None,
    };
    // Every hour from there on leads an item of its own.
    for &clock in clocks.iter().filter(|&&i| i >= first) {
        if !led(&clock) {
            return None;
        }
        items.push(Item {
            from: page.tag(clock).span.start,
            clock,
            to: None,
        });
    }
    let aside = |item: &Item| {
        let from = item.from.max(end) as usize;
        let words = page.text(Span::new(from, line.span.end as usize));
        let words = words.trim_start_matches(|c: char| !c.is_alphabetic());
        ASIDES.iter().any(|a| starts_with(words, a))
    };
    (items.len() >= 2 && !items.iter().any(aside)).then_some((Some(day), items))
}

/// Where the label of a line ends that sets its day off: "Tuesday:", "Leap Day (that is Thursday):", "May 5 —".
fn label(page: &Page<'_>, line: &Line) -> Option<u32> {
    let text = page.text(line.span);
    let at = [": ", " — ", " – "]
        .iter()
        .filter_map(|m| text.find(m))
        .min()?;
    (text[..at].split_whitespace().count() <= LABEL).then_some(line.span.start + at as u32)
}

/// Whether an hour leads an item of a sentence: behind a mark come a few small words, the hour, a comma and words.
fn is_led(page: &Page<'_>, line: &Line, tag: usize) -> bool {
    let span = page.tag(tag).span;
    let before = page.text(Span::new(line.span.start as usize, span.start as usize));
    let after = page.text(Span::new(span.end as usize, line.span.end as usize));
    let Some(at) = before.rfind(['.', ';', ':', '!', '?']) else {
        return false;
    };
    let lead = before[at + 1..].trim();
    let small = lead.is_empty() || LEADS.iter().any(|l| lead.eq_ignore_ascii_case(l));
    let words = after
        .strip_prefix([',', ':'])
        .unwrap_or("")
        .split_whitespace();
    small && words.take(3).count() >= 2 && !is_bracketed(page, line, tag)
}

/// Whether a tag stands in brackets.
fn is_bracketed(page: &Page<'_>, line: &Line, tag: usize) -> bool {
    let at = page.tag(tag).span.start as usize;
    let before = page.text(Span::new(line.span.start as usize, at));
    before.matches('(').count() > before.matches(')').count()
}

/// The day of a line, and the items that its hours lead; none where it has not two of them.
fn starts(page: &Page<'_>, line: &Line) -> Option<(Option<usize>, Vec<Item>)> {
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
    let item = |(n, &clock): (usize, &usize)| {
        let from = match n {
            0 => line.span.start,
            _ => page.tag(clock).span.start,
        };
        Item {
            from,
            clock,
            to: None,
        }
    };
    let items = || starts.iter().enumerate().map(item).collect();
    (starts.len() >= 2 && is_item(rest)).then(|| (day, items()))
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
    parted && !is_bracketed(page, line, tag)
}

/// Whether words are an item's: they begin like a name and are not too many.
fn is_item(words: &str) -> bool {
    let words = words.trim_start_matches([':', ',', ' ', '-', '–', '—']);
    let named = words.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘'));
    let count = words.split_whitespace().filter(|w| w.len() > 1).count();
    named && (1..=WORDS).contains(&count) && !ASIDES.iter().any(|a| words.starts_with(a))
}
