//! Replies that stand below what they quote: "> Fri. 3/9, 7 pm, Slide show" and then "It's 7:30, not 7" says it of the slide show.
//!
//! What is quoted was said before, so it makes no item beside the one it repeats; a reply corrects the hour or the place of that
//! item, calls it off, or names an hour for something else on its day.

use std::collections::BTreeMap;

use super::fields::{starts_with, words};
use super::talk::{CALLING_OFF, CORRECTING, hour_of, is_old, set_hour};
use super::{Kind, Scene, Sighting, Status};
use crate::document::{Block, BlockKind, Part};
use crate::resolve::{Basis, Doubt, Moment, When};
use crate::span::Span;

/// Words of the longest reply that only corrects or calls off.
const SHORT: usize = 24;
/// Blocks below a quotation that reply to it.
const BLOCKS: usize = 2;
/// Words of which a quoted line repeats an item.
const REPEATED: usize = 4;
/// Events that begin alike and are compared with one quoted line.
const ALIKE: usize = 8;

/// Settles what replies say of the items that are quoted above them.
pub(super) fn settle(scene: &Scene<'_>, sightings: &mut Vec<Sighting>) {
    let blocks = &scene.raw.document.blocks;
    if !blocks.iter().any(is_quoted) {
        return;
    }
    let openings = openings(sightings);
    let mut repeats: Vec<Span> = Vec::new();
    let mut gone: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let run = blocks[at..].iter().take_while(|b| is_quoted(b)).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let quoted = &blocks[at..at + run];
        at += run;
        let mut meant = None;
        for block in quoted {
            if let Some(item) = repeated(scene, sightings, &openings, block.span) {
                repeats.push(block.span);
                meant = Some(item);
            }
        }
        let replies = blocks[at..]
            .iter()
            .take_while(|b| is_reply(scene, b))
            .take(BLOCKS);
        if let Some(meant) = meant {
            for reply in replies {
                if heed(scene, sightings, meant, reply.span) {
                    gone.push(reply.span);
                }
            }
        }
    }
    let inside = |spans: &[Span], s: &Sighting| {
        let after = spans.partition_point(|span| span.end <= s.evidence.start);
        spans
            .get(after)
            .is_some_and(|span| span.start <= s.evidence.start)
    };
    sightings.retain(|s| !inside(&repeats, s) && !inside(&gone, s));
}

/// Whether a block is what somebody else wrote before.
fn is_quoted(block: &Block) -> bool {
    block.part == Part::Quoted && block.kind != BlockKind::Record
}

/// Whether a block below a quotation replies to it: no head of the next mail, no rule, no heading.
fn is_reply(scene: &Scene<'_>, block: &Block) -> bool {
    let text = scene.raw.document.of(block.span).trim();
    let head = ["from:", "date:", "to:", "subject:", "topic:", "---"]
        .iter()
        .any(|lead| starts_with(text, lead));
    let answers =
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Line) && block.part == Part::Body;
    answers && !head && !text.ends_with("wrote:")
}

/// The first words of every event that a quotation may repeat, with its place among the sightings, in reading order.
fn openings(sightings: &[Sighting]) -> BTreeMap<Vec<String>, Vec<usize>> {
    let mut openings: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, sighting) in sightings.iter().enumerate() {
        let first: Vec<String> = words(&sighting.evidence.exact).take(REPEATED).collect();
        if sighting.kind == Kind::Event && first.len() == REPEATED {
            openings.entry(first).or_default().push(at);
        }
    }
    openings
}

/// The event of an earlier mail that a quoted line repeats.
fn repeated(
    scene: &Scene<'_>,
    sightings: &[Sighting],
    openings: &BTreeMap<Vec<String>, Vec<usize>>,
    quoted: Span,
) -> Option<usize> {
    let own: Vec<String> = words(scene.raw.document.of(quoted)).collect();
    let alike = openings.get(own.get(..REPEATED)?)?;
    let near = alike.iter().rev().take(ALIKE).copied();
    near.filter(|&at| sightings[at].evidence.end <= quoted.start)
        .find(|&at| {
            let said: Vec<String> = words(&sightings[at].evidence.exact).collect();
            own.len() >= said.len() && own[..said.len()] == said[..]
        })
}

/// Takes in what a reply says of an item; says whether it only corrects it.
fn heed(scene: &Scene<'_>, sightings: &mut [Sighting], meant: usize, reply: Span) -> bool {
    let text = scene.raw.document.of(reply);
    let says = |cues: &[&str]| words(text).any(|w| cues.contains(&w.as_str()));
    let short = words(text).nth(SHORT).is_none();
    let asks = text.trim_end().ends_with('?');
    let clock = scene
        .tags_in(reply)
        .iter()
        .filter(|tag| !is_old(&scene.text()[..tag.span.start as usize]))
        .find_map(hour_of);
    let rights = ["it's ", "it’s ", "it is ", "that's ", "that’s "]
        .iter()
        .any(|lead| starts_with(text.trim(), lead));
    let other = says(&[
        "beforehand",
        "afterward",
        "afterwards",
        "before",
        "after",
        "also",
        "then",
    ]);
    if short && !asks && says(CALLING_OFF) {
        sightings[meant].status = Status::Cancelled;
        sightings[meant].doubts.add(Doubt::Contradicted);
    } else if let Some(hour) =
        clock.filter(|_| short && !asks && !other && (rights || says(CORRECTING)))
    {
        set_hour(&mut sightings[meant].when, hour);
        sightings[meant].doubts.add(Doubt::Contradicted);
        if let Some(place) = new_place(text) {
            sightings[meant].place.name = Some(place.to_owned());
            sightings[meant].place.address = None;
        }
        return true;
    }
    let day = sightings[meant].when.start.date();
    let span = sightings[meant].evidence.start as usize..sightings[meant].evidence.end as usize;
    for told in sightings.iter_mut() {
        let inside = reply.start <= told.evidence.start && told.evidence.end <= reply.end;
        if inside && told.doubts.has(Doubt::DayFromIssue) {
            on_day(&mut told.when, day, Span::new(span.start, span.end));
            told.doubts.remove(Doubt::DayFromIssue);
            told.doubts.add(Doubt::DayInherited);
        }
    }
    false
}

/// Where a reply says that it takes place: "By the way, we meet in the Net Loft; the Tar Shed is locked."
fn new_place(text: &str) -> Option<&str> {
    let lead = [
        "it's at ",
        "it’s at ",
        "it is at ",
        "it's in ",
        "it’s in ",
        "it is in ",
        "now at ",
        "now in ",
    ];
    let at = lead
        .iter()
        .find_map(|lead| Some(text.to_ascii_lowercase().find(lead)? + lead.len()))?;
    let rest = text.get(at..)?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let end = rest
        .find([',', '.', ';', '!', '\n', '('])
        .unwrap_or(rest.len());
    let name = rest[..end].trim();
    let named = name.starts_with(char::is_uppercase) && (1..=6).contains(&words(name).count());
    named.then_some(name)
}

/// Puts a clock time on another day.
fn on_day(when: &mut When, day: chrono::NaiveDate, from: Span) {
    let moved = |moment: Moment| match moment {
        Moment::Clock(at) => Moment::Clock(day.and_time(at.time())),
        Moment::Day(_) => Moment::Day(day),
    };
    when.end = when.end.map(moved).filter(|end| *end > moved(when.start));
    when.start = moved(when.start);
    if let Moment::Clock(at) = when.start {
        when.value = at.format("%Y-%m-%dT%H:%M").to_string();
    }
    when.parts.day = Basis::Inherited(from);
}
