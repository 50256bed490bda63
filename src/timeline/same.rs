//! Whether two sightings show one thing.
//!
//! Two things are the same if day, title and host say so together: the less the times agree, the more the titles
//! must. Two lines of one list are taken for two events, as their publisher meant them, unless they are the same line
//! again. Two events of one host at one hour stay two.

use std::cell::OnceCell;

use super::words::Words;
use crate::extract::{Kind, Origin, Sighting};
use crate::resolve::Moment;

/// What is compared of a sighting.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    kind: Kind,
    origin: Origin,
    title: Words,
    /// Title and quote: what a sentence says may stand outside its title.
    quoted: String,
    /// Their words, cut when first compared: most sightings share their day with nothing like them.
    all: OnceCell<Words>,
    organizer: Words,
    place: Words,
    section: Option<String>,
    /// The rule or divider that found it.
    rule: String,
    value: String,
    span: (u32, u32),
}

impl Profile {
    pub(super) fn of(sighting: &Sighting) -> Self {
        let place = sighting.place.name.as_deref();
        let place = place.or(sighting.place.address.as_deref()).unwrap_or("");
        let title = Words::of(&sighting.title);
        Profile {
            kind: sighting.kind,
            origin: sighting.origin,
            quoted: format!("{} {}", sighting.title, sighting.evidence.exact),
            all: OnceCell::new(),
            title,
            organizer: Words::of(sighting.organizer.as_deref().unwrap_or("")),
            place: Words::of(place),
            section: sighting.section.clone(),
            rule: sighting.evidence.rule.clone(),
            value: sighting.when.value.clone(),
            span: (sighting.evidence.start, sighting.evidence.end),
        }
    }

    /// The words of title and quote.
    fn all(&self) -> &Words {
        self.all.get_or_init(|| Words::of(&self.quoted))
    }

    /// The words it is looked up by.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        let none = self.title.strong().next().is_none();
        self.title.strong().chain(none.then_some(""))
    }

    /// Whether the old and the new date of a moved event tell of one thing.
    pub(super) fn moved_like(&self, other: &Profile) -> bool {
        let title = self.title.likeness(&other.title);
        title.score >= 0.6 || self.all().likeness(other.all()).score >= 0.8
    }

    fn host(&self, other: &Profile) -> Host {
        match (self.organizer.is_empty(), other.organizer.is_empty()) {
            (true, true) => Host::Open,
            (false, false) => {
                let alike = self.organizer.all_in(&other.organizer)
                    || other.organizer.all_in(&self.organizer)
                    || self.organizer.likeness(&other.organizer).score >= 0.8;
                if alike { Host::Same } else { Host::Different }
            }
            (false, true) if self.organizer.all_in(other.all()) => Host::Same,
            (true, false) if other.organizer.all_in(self.all()) => Host::Same,
            _ => Host::Open,
        }
    }

    fn places_differ(&self, other: &Profile) -> bool {
        let within = self.place.all_in(&other.place) || other.place.all_in(&self.place);
        !self.place.is_empty()
            && !other.place.is_empty()
            && !within
            && self.place.likeness(&other.place).score < 0.6
    }
}

/// Whether a rule reads structured data: JSON-LD, microdata, an attached calendar.
pub(super) fn is_data(rule: &str) -> bool {
    matches!(rule, "json-ld" | "microdata" | "calendar-part" | "record")
}

/// Whether nothing in two titles says that they name one thing.
pub(super) fn apart(a: &Sighting, b: &Sighting) -> bool {
    let title = Words::of(&a.title).likeness(&Words::of(&b.title));
    a.origin == Origin::Listing && b.origin == Origin::Listing && title.score < 0.4
}

/// How two starts stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same instant, or the same day where both are days.
    SameStart,
    /// The same day, and one of them names no clock time.
    SameDay,
    /// The same day and another hour.
    OtherClock,
    /// One of them says that it was moved from the other's start.
    Moved,
    /// Anything else.
    Apart,
}

impl Relation {
    pub(super) fn of(new: &Sighting, old: &Sighting, one_source: bool) -> Self {
        let (a, b) = (new.when.start, old.when.start);
        if !one_source && new.moved_from.is_some_and(|m| same_old_start(m, b)) {
            return Relation::Moved;
        }
        if a.date() != b.date() {
            return Relation::Apart;
        }
        match (
            new.when.start_in(new.when.zone),
            old.when.start_in(old.when.zone),
        ) {
            (Some(x), Some(y)) if x == y => Relation::SameStart,
            (Some(_), Some(_)) => Relation::OtherClock,
            (None, None) => Relation::SameStart,
            _ => Relation::SameDay,
        }
    }

    /// Whether it is found in the first pass.
    pub(super) fn is_exact(self) -> bool {
        matches!(self, Relation::SameStart | Relation::Moved)
    }
}

/// Whether an old start, as "moved from" names it, is this start: a day stands for any hour of it.
pub(super) fn same_old_start(named: Moment, start: Moment) -> bool {
    match (named, start) {
        (Moment::Clock(a), Moment::Clock(b)) => a == b,
        (a, b) => a.date() == b.date(),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Host {
    Same,
    Open,
    Different,
}

/// Whether two sightings show one thing; the more alike, the higher the number.
pub(super) fn same(a: &Profile, b: &Profile, relation: Relation, one_source: bool) -> Option<u32> {
    if a.kind != b.kind || relation == Relation::Apart {
        return None;
    }
    if a.kind == Kind::Fact {
        return same_fact(a, b, one_source);
    }
    let host = a.host(b);
    let one_list = one_source
        && a.origin == Origin::Listing
        && b.origin == Origin::Listing
        && a.section == b.section
        && a.rule == b.rule;
    let title = a.title.likeness(&b.title);
    let equal = title.score >= 0.99;
    if one_source && a.places_differ(b) && (one_list || !equal) {
        return None;
    }
    // The page's own data about what it shows: the host beside the shown one is often a guess.
    let data = one_source && (is_data(&a.rule) != is_data(&b.rule));
    let prose = a.origin == Origin::Prose || b.origin == Origin::Prose;
    // The least likeness of titles, and how many telling words they must share.
    let (least, shared) = match (relation, host) {
        _ if one_list && relation != Relation::SameStart => return None,
        _ if one_list && host == Host::Different => return None,
        // The same line again, not one that only comes to the same.
        _ if one_list && a.all().likeness(b.all()).score < 0.97 => return None,
        (Relation::OtherClock, _) if one_source && !prose && !data => return None,
        (Relation::SameStart, _) if one_list => (0.97, 0),
        (Relation::SameStart, Host::Same) => (0.55, 1),
        (Relation::SameStart, Host::Open) => (0.6, 2),
        (Relation::SameStart, Host::Different) => (0.85, 3),
        (Relation::SameDay, Host::Same) => (0.6, 1),
        (Relation::SameDay, Host::Open) => (0.65, 2),
        (Relation::SameDay, Host::Different) => (0.9, 3),
        (Relation::OtherClock, Host::Same) => (0.75, 1),
        (Relation::OtherClock, Host::Open) => (0.8, 2),
        (Relation::Moved, Host::Same) => (0.5, 1),
        (Relation::Moved, Host::Open) => (0.6, 1),
        (Relation::Moved, Host::Different) => (0.85, 2),
        (Relation::OtherClock, Host::Different) | (Relation::Apart, _) => return None,
    };
    let hosts_fit = host != Host::Different
        || data
        || relation == Relation::SameStart && one_source && title.shared >= 2;
    // At another hour a common name ("Mass") tells little.
    let hosts_fit =
        hosts_fit && (relation != Relation::OtherClock || host == Host::Same || title.shared >= 2);
    let equal = equal && !one_list && hosts_fit;
    // Two statements of one sentence have its words in common anyway.
    let one_sentence = one_source && a.origin == b.origin && a.span == b.span;
    let told = prose && !one_sentence && relation != Relation::OtherClock && told_in_prose(a, b);
    if !(equal || told || title.score >= least && title.shared >= shared) {
        return None;
    }
    let host_points = match host {
        Host::Same => 200,
        Host::Open => 100,
        Host::Different => 0,
    };
    Some((title.score * 1000.0) as u32 + host_points)
}

/// A sentence that holds every telling word of the listed title tells of it.
fn told_in_prose(a: &Profile, b: &Profile) -> bool {
    let (listed, sentence) = if a.origin == Origin::Prose {
        (b, a)
    } else {
        (a, b)
    };
    listed.title.strong().count() >= 3 && listed.title.all_in(sentence.all())
}

/// Facts are one if they say the same: in one issue only if it is the same place of the text.
fn same_fact(a: &Profile, b: &Profile, one_source: bool) -> Option<u32> {
    if a.value != b.value {
        return None;
    }
    let alike = if one_source {
        a.span == b.span && a.title.likeness(&b.title).score >= 0.99
    } else {
        let all = a.all().likeness(b.all());
        all.score >= 0.9 && all.shared >= 4
    };
    alike.then_some(1000)
}
