//! Bodies in lines of their own around items: the line right above the title, or a line of the card at one distance below.
//!
//! "Small Business" alone is any two words; over twelve titles of which nine stand under the name of a committee, it is who holds
//! the tenth.

use std::collections::BTreeMap;
use std::ops::Range;

use super::beneath::{is_host, is_noise, is_place};
use super::piece::{Form, Page};
use super::shape::Record;
use crate::document::BlockKind;
use crate::extract::fields::{host, no_host, place, title, words};

/// Lines below the first that are asked: a place, a price and a body are three.
const DEPTH: usize = 4;
/// Items of a list that have such a line before it is asked what the lines are.
const LEAST: usize = 3;

/// For each record, the body that a line around it names, where its list says that such lines name one.
pub(super) fn bodies<'a>(
    page: &Page<'a>,
    records: &[Record],
    extents: &[Range<usize>],
) -> Vec<Option<&'a str>> {
    let mut sides: BTreeMap<u8, usize> = BTreeMap::new();
    for record in records {
        *sides.entry(record.title_side()).or_default() += 1;
    }
    let mut found = vec![None; records.len()];
    // Above stands at 0, and what is below counts on from 1.
    for at in 0..=DEPTH {
        let lines: Vec<Option<&'a str>> = records
            .iter()
            .zip(extents)
            .enumerate()
            .map(|(n, (record, extent))| match at {
                0 => above(page, records, n),
                _ => below(page, record, extent, at),
            })
            .collect();
        for (&side, &items) in &sides {
            let own = || {
                records
                    .iter()
                    .zip(&lines)
                    .filter(|(r, _)| r.title_side() == side)
            };
            let names: Vec<&str> = own().filter_map(|(_, line)| *line).collect();
            if !are_bodies(&names, items, at) {
                continue;
            }
            for (n, line) in lines.iter().enumerate() {
                if records[n].title_side() == side && found[n].is_none() {
                    found[n] = line.filter(|name| !no_host::is_no_host(bare(name)));
                }
            }
        }
    }
    found
}

/// Whether the names that stand at one place around the items of a list are bodies.
fn are_bodies(names: &[&str], items: usize, at: usize) -> bool {
    if names.len() < LEAST || names.len() * 5 < items * 3 {
        return false;
    }
    let hosts = names.iter().filter(|name| is_host(name)).count();
    let places = names
        .iter()
        .filter(|name| is_place(name) && !is_host(name))
        .count();
    // Below, a line may be anything; above a title that opens no stanza stands little else.
    let share = if at == 0 { 2 } else { 3 };
    hosts >= 2 && hosts * share >= names.len() && places * 3 < names.len()
}

/// The line that opens the stanza of a title and is not the title.
fn above<'a>(page: &Page<'a>, records: &[Record], n: usize) -> Option<&'a str> {
    let record = &records[n];
    let first = record.first();
    let index = first.checked_sub(1)?;
    let taken = n.checked_sub(1).is_some_and(|n| {
        let other = &records[n];
        other.lines.contains(&index) || other.title.is_some_and(|t| t.line == index)
    });
    let own = page.opens_stanza(index) && !page.opens_stanza(first) && !taken;
    own.then(|| name(page, record, index)).flatten()
}

/// The line of the card at a distance below the item's own.
fn below<'a>(
    page: &Page<'a>,
    record: &Record,
    extent: &Range<usize>,
    at: usize,
) -> Option<&'a str> {
    let own = record.last();
    let index = own + at - 1;
    (record.divider != "rows" && extent.contains(&index))
        .then(|| name(page, record, index))
        .flatten()
}

/// The name that a line is and nothing else.
fn name<'a>(page: &Page<'a>, record: &Record, index: usize) -> Option<&'a str> {
    let line = page.lines.get(index)?;
    let text = page.text(line.span);
    let bare = bare(text);
    let plain = line.form == Form::Text
        && !matches!(line.kind, BlockKind::Heading(_))
        && line.cell.is_none() == page.lines[record.anchor()].cell.is_none();
    let whole =
        title::sentence_end(bare) == bare.len() && !bare.contains(['?', '!', '“', '"', ':']);
    let named = bare.starts_with(char::is_uppercase)
        && place::is_name(&bare.replace(" -- ", " "))
        && (1..=10).contains(&words(bare).count());
    (plain && whole && named && !is_noise(text)).then_some(text)
}

/// A name without the letter of its chamber and a full stop.
fn bare(text: &str) -> &str {
    text[host::chamber_letter(text)..]
        .trim()
        .trim_end_matches('.')
}
