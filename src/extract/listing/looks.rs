//! What a slot looks like: a title, a host, a place, a speaker, or none of them; of one record, and over all of one shape.

use super::dateline::is_dateline;
use super::piece::{Form, Page, Sense};
use super::shape::{At, Head, Record, Slot};
use crate::document::{BlockKind, MarkKind};
use crate::extract::fields::event_words::is_event;
use crate::extract::fields::{call, host, noise, people, place, section, status, title, words};
use crate::resolve::place::{is_known, is_town};

/// What a slot's texts look like, on average over a group.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Looks {
    /// Like a title.
    pub(super) title: f32,
    /// Like a host.
    pub(super) host: f32,
    /// Like a place.
    pub(super) place: f32,
    /// Like a speaker with his house.
    pub(super) person: f32,
    /// Like no field of its own: a status, "NEW!", a price, a call.
    pub(super) flag: f32,
    /// In how many records of the group it stands.
    pub(super) count: usize,
}

/// From so many lines on the form of a speaker is evidence.
const PEOPLE: usize = 3;

/// What each slot of each record looks like.
pub(super) fn each(page: &Page<'_>, group: &[&mut Record]) -> Vec<Vec<Looks>> {
    let of_record = |record: &&mut Record| -> Vec<Looks> {
        let slots = record.slots.iter();
        let looks = |slot: &Slot| {
            let mut looks = looks_of(page, slot);
            if tells_behind(page, record, slot) {
                looks.title -= TOLD_BEHIND;
            }
            if names_kind(page, record, slot) {
                looks.title -= KIND;
            }
            looks
        };
        slots.map(looks).collect()
    };
    group.iter().map(of_record).collect()
}

/// What a sentence behind a full stop loses as a title where words stand before the time: it says more about them.
const TOLD_BEHIND: f32 = 0.35;

/// What words before the time lose as a title where they only say what kind of event the line below names.
const KIND: f32 = 0.6;
/// Words that say a kind, at most.
const KIND_WORDS: usize = 3;

/// Whether words before the time are a label of the kind, and the title is a link or a heading right below:
/// "PUBLIC LECTURE Thu 10/5 – 4:30 pm – Pier Hall", and below it "Who Owns the Tide?".
fn names_kind(page: &Page<'_>, record: &Record, slot: &Slot) -> bool {
    let At::Before(0) = slot.at else { return false };
    let text = page.text(slot.span);
    let all: Vec<String> = words(text).collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count() >= 4;
    let capitals = letters && !text.chars().any(char::is_lowercase);
    let kind = !all.is_empty() && all.iter().all(|w| is_event(w));
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    if all.len() > KIND_WORDS || digits || !(capitals || kind) || host::is_body(text) {
        return false;
    }
    let own = |s: &Slot| matches!(s.at, At::Before(n) if n > 0);
    record.slots.iter().any(|below| {
        let line = &page.lines[below.line];
        let said = page.text(below.span);
        let marked = line.link || matches!(line.kind, BlockKind::Heading(_));
        let alone = !said.ends_with(['.', ',', ';'])
            && people::likeness(said) == 0.0
            && host::likeness(said).max(place::likeness(said)) < 0.6;
        let named = line.words >= 2
            && said.starts_with(|c: char| !c.is_lowercase() && c != '(')
            && !call::is_call(said);
        below.at == At::Below(0)
            && named
            && (marked || alone)
            && page.same_stanza(slot.line, below.line)
    }) && !page.lines[slot.line].link
        && !record.slots.iter().any(own)
}

/// Whether a slot begins a sentence of its own behind the time: "Who owns the tide?, 10:00 AM. Lunch will be served."
fn tells_behind(page: &Page<'_>, record: &Record, slot: &Slot) -> bool {
    let end = record.when.last().map(|&i| page.tag(i).span.end);
    let (At::After(_), Some(end)) = (slot.at, end.filter(|end| *end <= slot.span.start)) else {
        return false;
    };
    let before =
        |s: &Slot| matches!(s.at, At::Before(_)) && words(page.text(s.span)).nth(1).is_some();
    page.scene.text()[end as usize..].starts_with(". ") && record.slots.iter().any(before)
}

/// Average looks of every slot position in the group.
pub(super) fn summed(
    page: &Page<'_>,
    group: &[&mut Record],
    own: &[Vec<Looks>],
) -> Vec<(At, Looks)> {
    let mut sums: Vec<(At, Looks)> = Vec::new();
    for (record, own) in group.iter().zip(own) {
        for (slot, one) in record.slots.iter().zip(own) {
            let index = match sums.iter().position(|(at, _)| *at == slot.at) {
                Some(index) => index,
                None => {
                    sums.push((slot.at, Looks::default()));
                    sums.len() - 1
                }
            };
            let sum = &mut sums[index].1;
            sum.title += one.title;
            sum.host += one.host;
            sum.place += one.place;
            sum.person += one.person;
            sum.flag += one.flag;
            sum.count += 1;
        }
    }
    for (at, sum) in &mut sums {
        let n = sum.count.max(1) as f32;
        (sum.title, sum.host) = (sum.title / n, sum.host / n);
        (sum.place, sum.flag) = (sum.place / n, sum.flag / n);
        // "Mountain Water, City Taps" has the form of a speaker too: only several lines together say so.
        sum.person = if sum.count >= PEOPLE {
            sum.person / n
        } else {
            0.0
        };
        sum.title *= 0.6 + 0.4 * distinct(page, group, *at);
    }
    sums.sort_by_key(|(at, _)| *at);
    sums
}

/// The share of different texts in a slot: titles differ, what is the same in every line is none. 1 for small groups.
fn distinct(page: &Page<'_>, group: &[&mut Record], at: At) -> f32 {
    let texts: Vec<&str> = group
        .iter()
        .filter_map(|r| r.slots.iter().find(|s| s.at == at))
        .map(|s| page.text(s.span))
        .collect();
    if texts.len() < 4 {
        return 1.0;
    }
    let different: std::collections::BTreeSet<&str> = texts.iter().copied().collect();
    different.len() as f32 / texts.len() as f32
}

/// What a slot looks like over its group.
pub(super) fn of_group(looks: &[(At, Looks)], at: At) -> Looks {
    let found = looks.iter().find(|(other, _)| *other == at);
    found.map_or(Looks::default(), |(_, looks)| *looks)
}

/// How much a slot looks like a title and like nothing else.
pub(super) fn net(looks: &Looks) -> f32 {
    looks.title - 0.8 * looks.host.max(looks.place).max(looks.person)
}

/// What one slot looks like.
fn looks_of(page: &Page<'_>, slot: &Slot) -> Looks {
    let scene = page.scene;
    let text = page.text(slot.span);
    let sentence = &text[..title::sentence_end(text)];
    let call = call::is_call(text)
        || noise::is_price(text)
        || noise::is_bare(text)
        || noise::is_no_hour(text)
        || noise::is_contact(text)
        || noise::is_detail(text)
        || (matches!(slot.at, At::Above(_) | At::Below(_)) && section::is_name(text))
        || is_flag(text);
    let mut looks = Looks {
        title: if call {
            0.0
        } else {
            title::likeness(sentence) + slot.bond
        },
        flag: if call { 1.0 } else { 0.0 },
        count: 1,
        ..Looks::default()
    };
    if call {
        return looks;
    }
    if scene.uses("evidence-host") {
        let goes_on = words(&text[sentence.len()..]).count() > 2;
        let other = matches!(slot.at, At::Above(_) | At::Below(_)) && slot.bond < 0.0;
        let apart = if other { OTHER_STANZA } else { 1.0 };
        looks.host = host::likeness(sentence) * if goes_on { 0.6 } else { 1.0 } * apart;
    }
    if scene.uses("evidence-place") {
        looks.place = match words(sentence).count() {
            ..=3 if is_town(sentence) => 0.7,
            ..=8 if !near_line(slot.at) && ends_in_place(sentence) => {
                place::likeness(sentence).max(0.7)
            }
            ..=14 => place::likeness(sentence),
            _ => 0.0,
        };
    }
    looks.person = people::likeness(sentence);
    if scene.uses("evidence-markup") {
        looks.title += markup(page, slot);
    }
    // "Monday, May 27 (Memorial Day), 10 a.m.: Parade" says more of the day in its bracket.
    if text.starts_with('(') && text.ends_with(')') {
        looks.title *= 0.3;
        looks.host = 0.0;
    }
    let inside = page.lines[slot.line].form == Form::Inside;
    if matches!(slot.at, At::After(_)) && inside && goes_on(text) {
        looks.title -= GOES_ON;
    }
    if slot.bond == 0.0 && ends_with_hour(page, slot) {
        looks.title -= INNER_HOUR;
    }
    if is_dateline(page, slot) {
        looks.place = 0.9;
        looks.title = 0.0;
    }
    match slot.head {
        Head::Place => (looks.place, looks.host) = (1.0, 0.0),
        Head::Host => (looks.place, looks.host) = (0.0, 1.0),
        Head::Silent => {}
    }
    looks
}

/// How much of a host is left in a line of another stanza: it is rather the next item's.
const OTHER_STANZA: f32 = 0.4;

/// What words behind the time lose as a title when they only go on with a sentence.
const GOES_ON: f32 = 0.25;

/// What a slot of the time's own line loses as a title where it ends with an hour that is not the item's: "Mulled wine 5.30pm".
const INNER_HOUR: f32 = 0.3;

/// Whether a slot of the time's own line ends with an hour.
fn ends_with_hour(page: &Page<'_>, slot: &Slot) -> bool {
    matches!(slot.at, At::Before(_) | At::After(_))
        && page
            .usable(page.tags_in(slot.span))
            .any(|i| page.senses[i] == Sense::Clock && page.tag(i).span.end == slot.span.end)
}

/// Whether words behind a time go on with what stands before it: "… at 11 on the lawn", "… at 7 and brings boots".
fn goes_on(text: &str) -> bool {
    const SMALL: &[&str] = &[
        "on", "in", "at", "and", "but", "or", "with", "for", "to", "after", "before", "when",
        "where", "if", "by", "from", "near", "until", "unless", "was", "is", "will", "has", "were",
        "are", "have", "had", "followed",
    ];
    words(text)
        .next()
        .is_some_and(|w| SMALL.contains(&w.as_str()))
        && text.starts_with(char::is_lowercase)
}

/// Whether a slot holds a status and nothing else ("UPDATED EVENT", "POSTPONED").
fn is_flag(text: &str) -> bool {
    // No status has more words than "to be confirmed".
    if words(text).nth(3).is_some() {
        return false;
    }
    let alone = text.trim_matches(|c: char| !c.is_alphanumeric());
    if [
        "new",
        "local time",
        "local",
        "updated",
        "upcoming event",
        "past event",
        "featured event",
        "open session",
        "closed session",
    ]
    .iter()
    .any(|w| alone.eq_ignore_ascii_case(w))
    {
        return true;
    }
    let text = &format!("{}:", text.trim_end_matches(':'));
    status::find(text)
        .is_some_and(|f| words(&text[..f.start]).count() + words(&text[f.end..]).count() == 0)
}

/// Whether a name has a known town or land behind a comma: "Tidewater Hall, Baltimore", "Halifax, Nova Scotia".
fn ends_in_place(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.');
    text.rsplit_once(", ").is_some_and(|(name, land)| {
        place::is_name(name) && words(land).count() <= 3 && is_known(land)
    })
}

/// What the markup adds: a title is a heading, a link or bold, and no paragraph.
fn markup(page: &Page<'_>, slot: &Slot) -> f32 {
    let line = &page.lines[slot.line];
    if !matches!(slot.at, At::Above(_) | At::Below(_)) {
        let marked = page.scene.raw.document.marked(slot.span, MarkKind::Bold);
        return if marked { 0.05 } else { 0.0 };
    }
    let heading = matches!(line.kind, BlockKind::Heading(_));
    let mut extra = 0.0;
    extra += if heading || line.link { 0.3 } else { 0.0 };
    extra += if line.bold && !heading { 0.2 } else { 0.0 };
    extra -= if line.words > 22 { 0.4 } else { 0.0 };
    extra - if line.form == Form::Inside { 0.1 } else { 0.0 }
}

/// Whether a slot stands in the line of the time.
pub(super) fn near_line(at: At) -> bool {
    !matches!(at, At::Above(_) | At::Below(_))
}
