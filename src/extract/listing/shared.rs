//! What a line says of all items: "All times Eastern", "Place: …" above the list, "Thursdays at 4:10 p.m.", "dates are tentative".

use std::ops::Range;

use chrono::Datelike;
use chrono_tz::Tz;

use super::clocks::{
    all_times, dateline_zone, names_another_zone, says_all_local, says_local, spoken_zone, usual,
    zone_alone, zone_named,
};
use super::ends::names_length;
use super::extent::{heads_next, is_last_word};
use super::gather::Fields;
use super::hour_rule::{EVERY_DAY, Rule, rule};
use super::kicker::status_alone;
use super::naming;
use super::of_all::place_of_all;
use super::piece::{Form, Page, Sense};
use super::shape::Record;
use crate::document::BlockKind;
use crate::extract::Status;
use crate::extract::day::{Calendar, names_day};
use crate::extract::fields::{framed, has_any_word, has_word, host, no_host, place};
use crate::lexicon::ZONES;
use crate::resolve::zone;
use crate::span::Span;

/// What lines outside the items say of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Shared<'a> {
    /// The zone printed once for the page.
    zone: Option<Tz>,
    /// The zone of most places, or of the publication's home: and whether that wants a look.
    usual: Option<(Tz, bool)>,
    /// Whether the page calls all its hours local, without saying where.
    local: bool,
    /// For each line, the zone of the dateline in force above it ("LISBON, PORTUGAL").
    datelines: Vec<Option<Tz>>,
    /// For each line, whether the heading of its day calls its hours local, and the zone of the place that a heading names.
    locals: Vec<Option<Option<Tz>>>,
    /// For each line, the zone that stands alone in a line above it: "EDT", "GMT+1 (Local)".
    zones: Vec<Option<Tz>>,
    /// For each line, the labelled place in force above it.
    places: Vec<Option<&'a str>>,
    /// Lengths that lines give to events of a name: the name, and the tag that says how long.
    lengths: Vec<(&'a str, usize)>,
    /// The place that a rule of weekday and hour names for all days below it.
    usual_place: Option<(usize, String)>,
    /// The place of all items below a line that says so.
    place_of_all: Option<(usize, &'a str)>,
    /// For each line, the body that its section is named for.
    hosts: Vec<Option<&'a str>>,
    /// For each line, the body that invites in a line right above.
    invited: Vec<Option<String>>,
    /// For each line, the status that its section's heading says of all its items.
    statuses: Vec<Option<Status>>,
    /// A note that calls dates or tables tentative: its line, and whether it means tables only.
    tentative: Option<(usize, bool)>,
    /// Rules of weekday and hour.
    rules: Vec<Rule>,
}

impl<'a> Shared<'a> {
    /// Reads the lines of a page.
    pub(super) fn of(
        page: &Page<'a>,
        records: &[Record],
        extents: &[Range<usize>],
        fields: &[Fields],
    ) -> Self {
        let has_kicker =
            |(record, extent): &(&Record, &Range<usize>)| extent.start < record.first();
        let kicked = records.iter().zip(extents).filter(has_kicker).count() * 2 > records.len();
        let mut inside = vec![false; page.lines.len()];
        for extent in extents {
            inside[extent.clone()].iter_mut().for_each(|i| *i = true);
        }
        let alone_bodies = alone_bodies(page, records);
        let (mut place, mut host, mut state) = (None, None, None);
        let (mut dateline, mut over) = (None, None);
        let mut local: Option<Option<Tz>> = None;
        let mut invited: Option<(usize, String)> = None;
        let mut shared = Shared {
            usual: usual(fields).map(|zone| (zone, false)).or_else(|| {
                let home = page.scene.issue.home;
                home.map(|home| (home.zone, !home.sure))
            }),
            ..Shared::default()
        };
        for (index, line) in page.lines.iter().enumerate() {
            let text = page.text(line.span);
            let header = line.cell.is_some_and(|c| c.row == 0) && line.words == 1;
            let of_column = || {
                ZONES
                    .iter()
                    .find(|z| header && z.text == text)
                    .and_then(|z| zone::by_name(z.iana))
            };
            shared.zone = shared.zone.or_else(|| all_times(text)).or_else(of_column);
            let heads = !inside[index]
                && line.words <= 14
                && heads_next(page, index)
                && inside.get(index + 1).copied().unwrap_or(false);
            let section = line.form == Form::Text
                && (matches!(line.kind, BlockKind::Heading(_)) || is_capitals(text) || heads);
            let alone = status_alone(text).is_some() && line.form == Form::Text && !inside[index];
            if line.form == Form::Bare && line.span.len() >= 10 {
                state = None;
            }
            if page.is_ruled_off(index) && !heads_by_status(page, index) {
                state = None;
            }
            if line.cell.is_none() && (section || alone) && !is_last_word(page, index) {
                // Where most items have a kicker of their own, one that says a status is its item's alone.
                state = status_alone(text).filter(|_| !inside[index] || !kicked);
            }
            shared.local |= says_all_local(text) && names_another_zone(page);
            if alone_bodies.binary_search(&index).is_ok() {
                host = Some(text);
            }
            if section {
                dateline = dateline_zone(text);
                place = Some(section_place(text))
                    .filter(|p| place::is_room(p) || is_capitals(p) && place::likeness(p) >= 0.7);
                host = Some(text)
                    .filter(|t| is_one_body(t) && naming::is_holder(t) && line.words <= 7)
                    .filter(|t| !no_host::is_no_host(t));
            }
            if !inside[index]
                && let Some(found) = place::labelled(text)
            {
                place = Some(found).filter(|p| !p.is_empty());
            }
            shared.datelines.push(dateline);
            if line.cell.is_none() && (line.form == Form::Day || names_day(page, index)) {
                // A journey goes on below the next day that calls its hours local.
                let journey = local.flatten();
                local = says_local(text).then(|| zone_named(text).or(journey));
            }
            shared.locals.push(local);
            over = zone_alone(text).filter(|_| line.cell.is_none()).or(over);
            shared.zones.push(over);
            shared.places.push(place);
            if shared.place_of_all.is_none() && (!inside[index] || text.starts_with('(')) {
                shared.place_of_all = place_of_all(text).map(|place| (index, place));
            }
            shared.hosts.push(host);
            if line.words > 0 && line.words <= 12 && !dated(page, line) {
                let body = framed::inviting(text);
                let open = body.is_some() || text.ends_with(':');
                invited = body.map(|body| (index, body)).or(invited.filter(|_| !open));
            }
            let near = invited.as_ref().filter(|(at, _)| index - at <= INVITED);
            shared.invited.push(near.map(|(_, body)| body.clone()));
            shared.statuses.push(state);
            let note = has_word(text, "tentative")
                && has_any_word(text, &["dates", "tables", "times", "table"]);
            if note && line.words >= 4 && shared.tentative.is_none() {
                shared.tentative =
                    Some((index, has_word(text, "tables") || has_word(text, "table")));
            }
            let tags = line.tags.clone().filter(|_| !inside[index]);
            let lengths = tags.filter_map(|i| Some((names_length(page, page.tag(i))?, i)));
            shared.lengths.extend(lengths);
            let rule = rule(page, index);
            shared.zone = shared.zone.or_else(|| {
                // "Mondays 17 and 24 November, 18:30 IST" is an item, and its clock its own.
                let dated = |i: usize| matches!(page.senses[i], Sense::Day | Sense::Both);
                let rule = rule.filter(|r| !page.usable(line.tags.start..r.clock).any(dated));
                rule.and_then(|r| {
                    zone::printed(&page.tag(r.clock).expr.kind).or_else(|| spoken_zone(text))
                })
            });
            if let Some(rule) = rule.filter(|_| shared.usual_place.is_none()) {
                let clock = page.tag(rule.clock).span.end as usize;
                let behind = Span::new(clock, line.span.end as usize);
                let place = naming::behind_time(page.text(behind));
                shared.usual_place = place.map(|at| (index, without_street(&at)));
            }
            shared.rules.extend(rule);
        }
        shared
    }

    /// Forgets the place of a rule that is an item of its own and no word on the days below it.
    pub(super) fn settle(&mut self, page: &Page<'_>, records: &[Record]) {
        let line = self.usual_place.as_ref().map(|(line, _)| *line);
        let own = records.iter().position(|r| Some(r.anchor()) == line);
        if own.is_some_and(|index| !self.is_rule(page, records, index)) {
            self.usual_place = None;
        }
    }

    /// Gives a day on which a rule above falls the place that the rule names.
    pub(super) fn lend_usual(
        &self,
        page: &Page<'_>,
        calendar: &Calendar<'_, '_>,
        record: &Record,
        fields: &mut Fields,
    ) {
        let Some((line, place)) = &self.usual_place else {
            return;
        };
        let rule = self.rules.iter().find(|r| r.line == *line);
        let day = record
            .when
            .first()
            .and_then(|&i| calendar.day(page.tag(i), record.anchor()));
        let weekday = day.map(|d| d.start.date().weekday().num_days_from_monday());
        let falls = rule.is_some_and(|r| weekday.is_some_and(|w| r.weekdays & (1 << w) != 0));
        if falls && *line < record.anchor() && !fields.is_online() {
            fields.lend_place(place);
        }
    }

    /// The zone of clock times that print none.
    pub(super) fn zone(&self) -> Option<Tz> {
        self.zone
    }

    /// Gives an item what it lacks.
    pub(super) fn lend(&self, record: &Record, fields: &mut Fields) {
        if let Some(place) = self.places.get(record.anchor()).copied().flatten() {
            fields.lend_place(place);
        }
        if let Some((_, place)) = self
            .place_of_all
            .filter(|(line, _)| *line < record.anchor() && !fields.is_online())
        {
            fields.lend_place(place);
        }
        // A heading that is the item's own title names no host.
        let own = |host: &&str| !fields.named.title.contains(*host);
        if let Some(host) = self
            .hosts
            .get(record.anchor())
            .copied()
            .flatten()
            .filter(own)
        {
            fields.lend_host(host);
        }
        if let Some(Some(body)) = self.invited.get(record.first()) {
            fields.lend_host(body);
        }
        let lasts = |name: &str| fields.named.title.trim().eq_ignore_ascii_case(name);
        fields.length = self
            .lengths
            .iter()
            .find(|(name, _)| lasts(name))
            .map(|(_, tag)| *tag);
        if let Some(status) = self.statuses.get(record.anchor()).copied().flatten() {
            fields.lend_status(status);
        }
        if let Some(over) = self.zones.get(record.anchor()).copied().flatten() {
            fields.zone = Some(over);
        } else if self.zone.is_none() {
            let own = fields.own_zone();
            let dateline = self.datelines.get(record.anchor()).copied().flatten();
            let usual = dateline.map(|zone| (zone, true)).or(self.usual);
            let usual = usual.filter(|_| own.is_none());
            fields.zone = own.or(usual.map(|(zone, _)| zone));
            let unsaid = self.local && own.is_none() && usual.is_none();
            fields.zone_open = usual.is_some_and(|(_, open)| open) || unsaid;
            let there = self.locals.get(record.anchor()).copied().flatten();
            if let Some(there) = there.filter(|_| own.is_none()) {
                fields.zone = there.or(fields.zone);
                fields.zone_open = there.is_none();
            }
        }
        if let Some((line, tables)) = self.tentative
            && line < record.anchor()
            && (!tables || record.divider == "rows")
        {
            fields.doubt();
        }
    }

    /// The hour that a rule above gives to the days of a record, if most such days fall on its weekday.
    pub(super) fn hour(
        &self,
        page: &Page<'_>,
        calendar: &Calendar<'_, '_>,
        records: &[Record],
        index: usize,
    ) -> Option<usize> {
        let record = &records[index];
        let rule = self.rules.iter().rev().find(|r| r.line < record.anchor());
        // "All talks begin at 7" may stand below them too.
        let rule = rule.or_else(|| self.rules.iter().find(|r| r.weekdays == EVERY_DAY))?;
        if !is_hourless(page, record) {
            return None;
        }
        let weekday = |record: &Record| {
            let first = page.tag(*record.when.first()?);
            let day = calendar.day(first, record.anchor())?;
            let one = record.when.len() == 1 && day.end.is_none();
            one.then(|| day.start.date().weekday().num_days_from_monday())
        };
        let fits_rule = |w: u32| rule.weekdays & (1 << w) != 0;
        if !weekday(record).is_some_and(fits_rule) {
            return None;
        }
        let (mut fits, mut all) = (0, 0);
        for other in records[index.saturating_sub(8)..].iter().take(16) {
            let governed = other.anchor() > rule.line || rule.weekdays == EVERY_DAY;
            if governed && is_hourless(page, other) {
                all += 1;
                fits += usize::from(weekday(other).is_some_and(fits_rule));
            }
        }
        (all >= 2 && fits * 10 >= all * 6).then_some(rule.clock)
    }

    /// Whether a record is such a rule, whose days the list names one by one.
    pub(super) fn is_rule(&self, page: &Page<'_>, records: &[Record], index: usize) -> bool {
        let line = records[index].anchor();
        let follow = records[index + 1..]
            .iter()
            .take(6)
            .filter(|r| is_hourless(page, r))
            .count();
        self.rules.iter().any(|r| r.line == line) && follow >= 2
    }
}

/// The lines that are a body's name and stand alone, where each heads several items: "Senate Rules Committee", then its hearings.
fn alone_bodies(page: &Page<'_>, records: &[Record]) -> Vec<usize> {
    let opens = |line: usize| line >= page.lines.len() || page.opens_stanza(line);
    let all: Vec<usize> = (0..page.lines.len())
        .filter(|&index| {
            let line = &page.lines[index];
            let text = page.text(line.span);
            line.form == Form::Text
                && line.cell.is_none()
                && (2..=8).contains(&line.words)
                && opens(index)
                && opens(index + 1)
                && is_one_body(text)
                && (host::committee_in_front(text).is_some()
                    || host::is_society(text) && place::likeness(text) < 0.5)
                && naming::is_holder(text)
                && !no_host::is_no_host(text)
        })
        .collect();
    // Where every item has such a line, it is its own host.
    let heads = all.len() >= 2 && all.len() * 3 <= records.len() * 2;
    if heads { all } else { Vec::new() }
}

/// The room and the house, without the street that a page says once: "Herring Hall 12, Gannet College, 4 Dock St.".
fn without_street(place: &str) -> String {
    let pieces: Vec<&str> = place.split(", ").collect();
    if pieces.len() <= 2 || place::is_address(pieces[0]) {
        return place.to_owned();
    }
    pieces[..2].join(", ")
}

/// Lines below one that invites in which its events stand.
const INVITED: usize = 3;

/// Whether a line says when.
fn dated(page: &Page<'_>, line: &super::piece::Line) -> bool {
    page.usable(line.tags.clone()).next().is_some()
}

/// Whether a record names a day and no hour.
fn is_hourless(page: &Page<'_>, record: &Record) -> bool {
    !record.when.is_empty() && record.when.iter().all(|&i| page.senses[i] == Sense::Day)
}

/// What a heading may name as the place of what stands below it: "ROOM 4 -- Judge Crane (remote)" names Room 4.
fn section_place(text: &str) -> &str {
    [" -- ", " – ", " — ", " - ", " (", ": "]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min()
        .map_or(text, |at| &text[..at])
        .trim()
}

/// Whether a heading names one body, not a kind of them ("FEDERAL AGENCIES", "OTHER BOARD OFFICIALS").
fn is_one_body(text: &str) -> bool {
    if host::committee_in_front(text) == Some(text.len()) {
        return true;
    }
    let lower = text.to_lowercase();
    let several = lower.ends_with('s') && !lower.ends_with("ss") || lower.starts_with("other ");
    host::is_body(text) && !several
}

/// Whether a short line is set in capitals, as plain text sets its headings.
pub(super) fn is_capitals(text: &str) -> bool {
    text.len() <= 80 && text.contains(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Whether the line above a rule is a status that heads what stands below: "CANCELLED" under a blank line, underlined.
fn heads_by_status(page: &Page<'_>, below: usize) -> bool {
    let above = below.checked_sub(1);
    above.is_some_and(|line| {
        status_alone(page.text(page.lines[line].span)).is_some() && !page.ends_above_rule(line)
    })
}
