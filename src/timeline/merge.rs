//! One item out of all sightings of one thing: which one's word counts for which field.
//!
//! The publication that told of it first has the say, and of its issues the latest; the others fill what it leaves
//! open. A cancellation counts whoever says it.

use chrono::TimeDelta;

use super::assumed::Assumed;
use super::display::{Shown, display};
use super::entry::Seen;
use super::fold::FoldOptions;
use super::item::{Item, NameDoc, Point};
use super::reasons;
use super::rrule::except_starts;
use super::same;
use super::verdict::{self, Grounds};
use super::words::normal;
use crate::extract::{Kind, Origin, Place, Status};
use crate::resolve::recurrence::rrule;
use crate::resolve::{Basis, Doubt, Doubts, Moment, Precision, zone};

/// An item, and the doubts that only the whole shows.
#[derive(Clone, Debug)]
pub(super) struct Merged {
    /// Without uid, sequence and evidence.
    pub(super) item: Item,
    /// Where another publication gives another hour, or the same issue does: the places of both in `seen`.
    pub(super) quarrel: Option<(usize, usize)>,
}

/// What one sighting shows, as an item without uid and evidence.
pub(super) fn view(seen: &Seen<'_>, options: &FoldOptions) -> Item {
    let sighting = seen.sighting;
    let when = &sighting.when;
    let start = point(when.start, when.zone);
    let stated_end = when.end.map(|end| point(end, when.zone));
    let mut assumed = Assumed::of(&when.parts, seen.doubts(), seen.trust());
    let end = match (stated_end, start) {
        (Some(end), _) if end_fits(start, end) => Some(end),
        (_, Point::Instant(at)) if sighting.kind == Kind::Event => {
            assumed.end = true;
            let length = seen.duration.unwrap_or(options.default_duration);
            at.checked_add_signed(TimeDelta::minutes(i64::from(length)))
                .map(Point::Instant)
        }
        (_, Point::Day(day)) if sighting.kind == Kind::Event => Some(Point::Day(day)),
        _ => None,
    };
    assumed.end |= end.is_some()
        && matches!(when.parts.end, Basis::Assumed(_))
        && matches!(start, Point::Instant(_));
    let rule = when.repeats.as_ref();
    Item {
        uid: String::new(),
        kind: sighting.kind,
        origin: sighting.origin,
        category: sighting.category,
        title: sighting.title.clone(),
        start,
        end,
        all_day: matches!(start, Point::Day(_)),
        time_zone: when.zone.name().to_owned(),
        precision: when.precision,
        value: when.value.clone(),
        display_date: String::new(),
        organizer: sighting.organizer.clone().map(|name| NameDoc { name }),
        participants: sighting
            .participants
            .iter()
            .map(|name| NameDoc { name: name.clone() })
            .collect(),
        location: sighting.place.clone(),
        attendance_mode: sighting.attendance,
        links: sighting.links.clone(),
        status: sighting.status,
        moved_to: None,
        sequence: 0,
        recurrence: rule.map(|r| rrule(r, when.start, when.zone)),
        except_dates: rule.map_or_else(Vec::new, |r| {
            except_starts(r, when.start)
                .into_iter()
                .map(|m| point(m, when.zone))
                .collect()
        }),
        assumed: assumed.names(),
        confidence: 0.0,
        needs_review: false,
        review_reasons: Vec::new(),
        corrected: Vec::new(),
        evidence: Vec::new(),
        last_modified: None,
    }
}

/// An end that lies before its start is no end.
fn end_fits(start: Point, end: Point) -> bool {
    match (start, end) {
        (Point::Day(a), Point::Day(b)) => b >= a,
        (Point::Instant(a), Point::Instant(b)) => b > a,
        _ => false,
    }
}

/// A moment on the Eastern clock.
pub(super) fn point(moment: Moment, zone: chrono_tz::Tz) -> Point {
    match moment {
        Moment::Day(day) => Point::Day(day),
        Moment::Clock(clock) => Point::Instant(zone::local(
            zone::instant(clock, zone),
            chrono_tz::America::New_York,
        )),
    }
}

/// The item of all sightings of one thing, which are in the order of issue dates.
pub(super) fn merge(seen: &[Seen<'_>], options: &FoldOptions) -> Merged {
    let views: Vec<Item> = seen.iter().map(|s| view(s, options)).collect();
    let time = time_source(seen, &views);
    let title = title_source(seen);
    let mut item = views[time].clone();
    if title != time {
        item.title.clone_from(&views[title].title);
        item.organizer.clone_from(&views[title].organizer);
    }
    if seen.len() > 1 {
        fill(&mut item, &views, title, time);
        item.status = status(seen, time);
        if item.status == Status::Tentative && views[time].status == Status::Confirmed {
            item.status = Status::Confirmed;
        }
    }
    let quarrel = quarrel(seen, &views, time);
    judge(&mut item, seen, &views, time, quarrel, options);
    item.display_date = display_of(&item, seen[time].year());
    Merged { item, quarrel }
}

/// Whose word counts for the time: of the publication that told of it first the latest issue that names a clock time
/// for that day, else the latest that names the day.
fn time_source(seen: &[Seen<'_>], views: &[Item]) -> usize {
    let voices: Vec<usize> = (0..seen.len())
        .filter(|&i| seen[i].speaks_for(&seen[0]))
        .collect();
    let rank = |i: usize| {
        let s = &seen[i];
        (
            s.source.issue_date,
            s.sighting.moved_from.is_some(),
            !views[i].all_day,
            s.sighting.origin == Origin::Listing,
            std::cmp::Reverse(s.doubts().iter().count()),
            std::cmp::Reverse(i),
        )
    };
    let latest = voices.iter().copied().max_by_key(|&i| rank(i)).unwrap_or(0);
    if !views[latest].all_day {
        return latest;
    }
    let day = views[latest].start.date();
    let with_clock = |set: &mut dyn Iterator<Item = usize>| {
        set.filter(|&i| !views[i].all_day && views[i].start.date() == day)
            .max_by_key(|&i| rank(i))
    };
    with_clock(&mut voices.iter().copied())
        .or_else(|| with_clock(&mut (0..seen.len())))
        .unwrap_or(latest)
}

/// Whose title is taken: lists before sentences, a page's own data before what it shows, clear ones before guesses, later ones before earlier, long before short.
fn title_source(seen: &[Seen<'_>]) -> usize {
    let rank = |i: &usize| {
        let s = &seen[*i];
        (
            s.sighting.origin == Origin::Listing,
            same::is_data(&s.sighting.evidence.rule),
            !s.doubts().has(Doubt::TitleUnclear),
            s.speaks_for(&seen[0]),
            s.source.issue_date,
            s.sighting.title.chars().count().min(120),
            std::cmp::Reverse(*i),
        )
    };
    (0..seen.len()).max_by_key(rank).unwrap_or(0)
}

/// Takes from the others what the leading sightings leave open.
fn fill(item: &mut Item, views: &[Item], title: usize, time: usize) {
    let order: Vec<&Item> = [title, time]
        .into_iter()
        .chain((0..views.len()).rev())
        .map(|i| &views[i])
        .collect();
    if views.iter().any(|v| v.origin == Origin::Listing) {
        item.origin = Origin::Listing;
    }
    item.category = order.iter().find_map(|v| v.category);
    item.organizer = order.iter().find_map(|v| v.organizer.clone());
    item.attendance_mode = order.iter().find_map(|v| v.attendance_mode);
    let field =
        |pick: fn(&Place) -> &Option<String>| order.iter().find_map(|v| pick(&v.location).clone());
    item.location = Place {
        name: field(|p| &p.name),
        address: field(|p| &p.address),
        zone: field(|p| &p.zone),
    };
    if item.recurrence.is_none()
        && let Some(v) = order.iter().find(|v| v.recurrence.is_some())
        && v.start == item.start
    {
        item.recurrence.clone_from(&v.recurrence);
        item.except_dates.clone_from(&v.except_dates);
    }
    for view in &order {
        for link in &view.links {
            if !item.links.iter().any(|l| l.url == link.url) {
                item.links.push(link.clone());
            }
        }
        for person in &view.participants {
            if !item.participants.contains(person) {
                item.participants.push(person.clone());
            }
        }
    }
}

/// Whether it takes place: the latest word, but a cancellation is only taken back by a later list of the same publication.
fn status(seen: &[Seen<'_>], time: usize) -> Status {
    let mut state = seen[0].sighting.status;
    let mut by = 0;
    for (i, s) in seen.iter().enumerate().skip(1) {
        let new = s.sighting.status;
        let off = matches!(state, Status::Cancelled | Status::Postponed);
        let taken_back = s.sighting.origin == Origin::Listing
            && s.speaks_for(&seen[by])
            && s.source.issue_date > seen[by].source.issue_date;
        let moved = s.sighting.moved_from.is_some() && i == time;
        if matches!(new, Status::Cancelled | Status::Postponed) || !off || taken_back || moved {
            state = new;
            by = i;
        }
    }
    state
}

/// Two that give different clock times for it: the one that counts, and the first that says otherwise.
fn quarrel(seen: &[Seen<'_>], views: &[Item], time: usize) -> Option<(usize, usize)> {
    let start = views[time].start;
    let other = (0..seen.len()).find(|&i| {
        let corrected = seen[i].speaks_for(&seen[time])
            && seen[i].source.issue_date < seen[time].source.issue_date;
        let old = seen[time].sighting.moved_from.is_some()
            && seen[i].source.issue_date < seen[time].source.issue_date;
        let differs = match (start, views[i].start) {
            (Point::Instant(a), Point::Instant(b)) => a != b,
            (a, b) => a.date() != b.date(),
        };
        differs && !corrected && !old
    })?;
    Some((time, other))
}

/// Confidence, `assumed`, and whether a person should look.
fn judge(
    item: &mut Item,
    seen: &[Seen<'_>],
    views: &[Item],
    time: usize,
    quarrel: Option<(usize, usize)>,
    options: &FoldOptions,
) {
    let agree = |i: usize| views[i].start == item.start && views[i].kind == item.kind;
    let grounds = |i: usize| seen[i].grounds(&views[i]);
    let mut best: Vec<(Option<&str>, f64, usize)> = Vec::new();
    for i in (0..seen.len()).filter(|&i| agree(i)) {
        let p = verdict::confidence(&grounds(i));
        let publication = seen[i].publication;
        match best.iter_mut().find(|(name, ..)| *name == publication) {
            Some(known) if known.1 < p => *known = (publication, p, i),
            Some(_) => {}
            None => best.push((publication, p, i)),
        }
    }
    let surest = best
        .iter()
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.2.cmp(&a.2)))
        .map_or(time, |b| b.2);
    let mut ground: Grounds = grounds(surest);
    // Confirmed by a later issue, it is tentative no more.
    if item.status == Status::Confirmed {
        ground.doubts.remove(Doubt::Tentative);
    } else if item.status == Status::Tentative {
        ground.doubts.add(Doubt::Tentative);
    }
    let whole = match quarrel {
        Some((a, b)) if seen[a].source_index == seen[b].source_index => {
            Doubts::of(Doubt::Contradicted)
        }
        Some(_) => Doubts::of(Doubt::SourcesDisagree),
        None => Doubts::NONE,
    };
    ground.doubts = ground.doubts.with(whole);
    if silently(seen, time) {
        ground.doubts.add(Doubt::SilentMove);
    }
    let mut chances: Vec<f64> = best.iter().filter(|b| b.2 != surest).map(|b| b.1).collect();
    chances.push(verdict::confidence(&ground));
    let stated_end = views
        .iter()
        .enumerate()
        .find(|(i, v)| agree(*i) && v.end.is_some() && !v.assumed.iter().any(|a| a == "end"));
    ground.assumed.end = match (stated_end, item.all_day) {
        (Some((_, v)), false) => {
            item.end = v.end;
            false
        }
        (_, true) => false,
        (None, false) => item.end.is_some(),
    };
    item.assumed = ground.assumed.names();
    item.confidence = verdict::rounded(verdict::together(&chances));
    item.needs_review = item.confidence < options.review_below
        || verdict::must_look(ground.doubts, item.kind, item.origin);
    item.review_reasons = if item.needs_review {
        reasons::reasons(&ground)
    } else {
        Vec::new()
    };
}

/// Whether the newest date or name comes from one issue alone and nothing in it says that something changed.
fn silently(seen: &[Seen<'_>], time: usize) -> bool {
    let newest = seen[time].sighting;
    let alike = |s: &Seen<'_>| {
        let (start, title) = (s.sighting.when.start, &s.sighting.title);
        (start.date(), normal(title)) == (newest.when.start.date(), normal(&newest.title))
    };
    let other_day = seen[..time].iter().any(|s| {
        let apart = s.sighting.when.start.date() != newest.when.start.date();
        let renamed = same::apart(s.sighting, newest);
        s.source_index != seen[time].source_index && (apart || renamed)
    });
    let issues: std::collections::BTreeSet<usize> = seen
        .iter()
        .filter(|s| alike(s))
        .map(|s| s.source_index)
        .collect();
    other_day && newest.moved_from.is_none() && issues.len() < 2
}

/// The date in words.
pub(super) fn display_of(item: &Item, year: Option<i32>) -> String {
    let assumed_end = item.assumed.iter().any(|a| a == "end");
    display(&Shown {
        start: item.start,
        end: item.end.filter(|_| !assumed_end),
        precision: item.precision,
        value: &item.value,
        zone: zone::by_name(&item.time_zone).unwrap_or(chrono_tz::America::New_York),
        year,
    })
}

impl Item {
    /// The date in words with its year, for lists in which no issue says which year is meant.
    pub fn full_date(&self) -> String {
        display_of(self, None)
    }
}

/// The TIMEX3 value of a start on the clock of `zone`.
pub(super) fn value_of(start: Point, zone: chrono_tz::Tz) -> (String, Precision) {
    match start {
        Point::Day(day) => (day.to_string(), Precision::Day),
        Point::Instant(at) => (
            zone::local(at.to_utc(), zone)
                .format("%Y-%m-%dT%H:%M")
                .to_string(),
            Precision::Minute,
        ),
    }
}
