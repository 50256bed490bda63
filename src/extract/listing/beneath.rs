//! The line right below an item: where it names a place in some items of a list, it does so in all.
//!
//! "Black Box" alone is any two words; under twelve titles of which nine are followed by a hall, a room or a street, it is the
//! place of the tenth.

use std::collections::BTreeMap;
use std::ops::Range;

use super::label::label_of;
use super::piece::{Form, Page};
use super::shape::Record;
use crate::document::BlockKind;
use crate::extract::fields::{call, host, noise, people, place, section, title, words};
use crate::resolve::place::is_known;

/// What the line below an item names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beneath<'a> {
    /// Where it takes place.
    Place(&'a str),
    /// Who holds it.
    Host(&'a str),
}

/// Items of a list that have such a line before it is asked what the lines are.
const LEAST: usize = 3;

/// For each record, what the line right below it names, where its list says that such lines name something.
pub(super) fn beneath<'a>(
    page: &Page<'a>,
    records: &[Record],
    extents: &[Range<usize>],
) -> Vec<Option<Beneath<'a>>> {
    let lines: Vec<Option<&'a str>> = records
        .iter()
        .zip(extents)
        .map(|(record, extent)| name_below(page, record, extent))
        .collect();
    let mut counts: BTreeMap<(&str, u8), Count> = BTreeMap::new();
    for (record, line) in records.iter().zip(&lines) {
        let count = counts.entry(list_of(record)).or_default();
        count.items += 1;
        if let Some(text) = line {
            count.named += 1;
            count.places += usize::from(is_place(text));
            count.hosts += usize::from(is_host(text));
        }
    }
    records
        .iter()
        .zip(lines)
        .map(|(record, line)| {
            let count = counts.get(&list_of(record))?;
            let text = line?;
            let regular = count.named >= LEAST && count.named * 5 >= count.items * 2;
            if !regular {
                return None;
            }
            if count.places >= 2 && count.places * 3 >= count.named && count.places >= count.hosts {
                return Some(Beneath::Place(text)).filter(|_| !is_host(text) || is_place(text));
            }
            let hosts = count.hosts >= 2 && count.hosts * 2 >= count.named;
            hosts.then_some(Beneath::Host(text))
        })
        .collect()
}

/// What the lines below the items of one list are.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    items: usize,
    named: usize,
    places: usize,
    hosts: usize,
}

/// The list of a record: items cut alike, with the title on the same side of the time.
fn list_of(record: &Record) -> (&'static str, u8) {
    (record.divider, record.title_side())
}

/// Whether a name shows by itself that it is a place.
pub(super) fn is_place(text: &str) -> bool {
    let first = text.split([',', ';']).next().unwrap_or(text);
    place::likeness(text) >= 0.5
        || place::likeness(first) >= 0.5
        || place::is_common(text)
        || place::is_city(text)
        || place::is_spot(text)
        || is_known(first)
}

/// Whether a name shows by itself that it is a body and no place.
pub(super) fn is_host(text: &str) -> bool {
    let first = text.split([',', ';']).next().unwrap_or(text);
    host::is_body(first) && place::likeness(first) < 0.7
}

/// The name that stands alone in the line right below a record.
fn name_below<'a>(page: &Page<'a>, record: &Record, extent: &Range<usize>) -> Option<&'a str> {
    let own = record.last();
    let line = page.lines.get(own).filter(|_| extent.contains(&own))?;
    let text = page.text(line.span);
    let plain = line.form == Form::Text
        && !matches!(line.kind, BlockKind::Heading(_))
        && line.cell.is_none() == page.lines[record.anchor()].cell.is_none();
    let bare = text.trim_end_matches('.');
    let first = bare.split([',', ';']).next().unwrap_or(bare);
    let named = first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && (place::is_name(first) || place::is_spot(first))
        || place::is_common(&first.to_lowercase());
    let noise = is_noise(text);
    let whole =
        title::sentence_end(text) == text.len() && !text.contains(['?', '!', '“', '"', ':']);
    (plain && named && !noise && whole && (1..=10).contains(&words(text).count())).then_some(bare)
}

/// Whether a line is neither a place nor a body: a call, a price, a label, a person.
pub(super) fn is_noise(text: &str) -> bool {
    call::is_call(text)
        || noise::is_bare(text)
        || noise::is_price(text)
        || noise::is_contact(text)
        || noise::is_detail(text)
        || noise::is_furniture(text)
        || section::is_name(text)
        || people::likeness(text) > 0.0
        || label_of(text).is_some()
        || is_press_note(text)
}

/// Whether a line says which press may come: "Closed Press", "Open to pre-credentialed media".
pub(crate) fn is_press_note(text: &str) -> bool {
    let mut words = words(text);
    let first = words.next().unwrap_or_default();
    let opens = matches!(
        first.as_str(),
        "open" | "closed" | "pool" | "pooled" | "press" | "media" | "final" | "in-house"
    );
    opens
        && words.any(|w| {
            matches!(
                w.as_str(),
                "press"
                    | "media"
                    | "spray"
                    | "pool"
                    | "coverage"
                    | "gather"
                    | "event"
                    | "photographers"
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_show_what_they_are() {
        for text in [
            "Herring Hall",
            "12 Dock St.",
            "Lobby",
            "Lisbon",
            "Gannet House, Studio 2",
        ] {
            assert!(is_place(text), "{text}");
        }
        for text in ["Black Box", "Dialogue on Eels"] {
            assert!(!is_place(text), "{text}");
        }
        assert!(is_host("Eel Trust"));
        assert!(!is_host("Black Box"));
    }

    #[test]
    fn who_may_come_is_no_place() {
        assert!(is_press_note("Closed Press"));
        assert!(is_press_note("Pool Spray at the Top"));
        assert!(is_press_note("Open to Credentialed Media"));
        assert!(!is_press_note("Press Club, 4th floor"));
        assert!(!is_press_note("Open House"));
    }
}
