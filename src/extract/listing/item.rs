//! From a chosen record to its drafts: title, host, place, status, links and times put together.

use std::ops::Range;

use super::naming::{self, Has, Named};
use super::piece::{Form, Line, Page, Sense, label_of};
use super::shape::{At, Record, Slot};
use super::times::{Around, Timed, end_from, source_of, times};
use crate::extract::day::{Calendar, Lender, Source, because, days_of};
use crate::extract::draft::Draft;
use crate::extract::fields::{has_word, host, link, noise, people, place, status, title, words};
use crate::extract::{Attendance, Category, Origin, Place, Status};
use crate::resolve::{Basis, Doubt, Doubts, Moment, When, Why};
use crate::span::Span;
use crate::timex::expr::{Bound, ExprKind};

/// What the items of one list share.
#[derive(Clone, Copy)]
pub(crate) struct Group {
    /// How many items have this shape.
    pub(crate) size: usize,
    /// Whether their titles end in a bracketed host.
    pub(crate) bracket_host: bool,
    /// Whether their titles begin with the body that hosts.
    pub(crate) prefix_host: bool,
}

/// The drafts of one record, and the day that the next item may inherit.
pub(crate) struct Item {
    /// One draft for each of its times.
    pub(crate) drafts: Vec<Draft>,
    /// Its own day, for items below that have none.
    pub(crate) lends: Option<Lender>,
    /// Whether a time was left out for want of an issue date.
    pub(crate) undated: bool,
}

/// What an item's text says beside its times.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    named: Named,
    host: Option<String>,
    place: Option<String>,
    people: Vec<String>,
    status: Option<Status>,
    text: String,
    /// The zone that the place decides, the item's own or that of most items.
    pub(crate) zone: Option<chrono_tz::Tz>,
}

impl Fields {
    /// The zone that the item's own place decides.
    pub(crate) fn own_zone(&self) -> Option<chrono_tz::Tz> {
        self.place.as_deref().and_then(resolve_place)
    }

    /// Gives the place that a line above the list names for all items.
    pub(crate) fn lend_place(&mut self, place: &str) {
        if self.place.is_none() {
            self.place = Some(naming::clean_place(place));
        }
    }

    /// Gives the body that the section is named for.
    pub(crate) fn lend_host(&mut self, host: &str) {
        if self.host.is_none() {
            self.host = Some(naming::clean_host(host));
        }
    }

    /// Marks an item as tentative by a note on the whole list.
    pub(crate) fn doubt(&mut self) {
        self.status = self.status.or(Some(Status::Tentative));
    }
}

/// The zone that a place decides.
fn resolve_place(text: &str) -> Option<chrono_tz::Tz> {
    crate::resolve::place::zone_of(text)
}

/// A title without the bracket that tells its old date: "Grain and water (moved from May 6)".
fn without_old_date(title: &str) -> Option<String> {
    const OLD: &[&str] = &[
        "moved from",
        "rescheduled from",
        "postponed from",
        "originally",
        "was ",
    ];
    let open = title.rfind('(')?;
    let (before, inside) = (title[..open].trim_end(), title[open + 1..].trim_start());
    let lower = inside.to_lowercase();
    let told = inside.ends_with(')') && OLD.iter().any(|words| lower.starts_with(words));
    (told && !before.is_empty() && inside.chars().any(|c| c.is_ascii_digit()))
        .then(|| before.to_owned())
}

/// Makes the drafts of one record; `extent` is all lines that belong to it.
pub(crate) fn item(
    page: &Page<'_>,
    calendar: &Calendar<'_, '_>,
    record: &Record,
    extent: Range<usize>,
    group: Group,
    around: Around<'_>,
    mut fields: Fields,
) -> Item {
    if let Some(title) = without_old_date(&fields.named.title) {
        fields.named.title = title;
    }
    let clean = with_subject(page, record, title::clean(&fields.named.title));
    let zone = fields
        .zone
        .filter(|z| *z != calendar.frame(record.anchor()).zone);
    let around = Around {
        title: &clean,
        zone,
        ..around
    };
    let mut found = times(page, calendar, record, &around);
    if let Some(better) = hour_below(page, calendar, record, extent.clone(), &found, &around) {
        found = vec![better];
    }
    let undated = found.is_empty();
    let moved = moved(page, calendar, record, &mut found);
    if moved.is_some() && matches!(fields.status, Some(Status::Postponed)) {
        fields.status = None;
    }
    let lends = found.first().filter(|_| moved.is_none()).map(above);
    let drafts = found
        .iter()
        .flat_map(|timed| {
            let new = draft(
                page,
                record,
                extent.clone(),
                group,
                &fields,
                &clean,
                timed,
                zone.is_some(),
            );
            let old = moved.as_ref().map(|old| Draft {
                status: Status::Postponed,
                ..draft(
                    page,
                    record,
                    extent.clone(),
                    group,
                    &fields,
                    &clean,
                    old,
                    zone.is_some(),
                )
            });
            let moved_from = moved.as_ref().map(|m| m.when.start);
            [Some(Draft { moved_from, ..new }), old]
                .into_iter()
                .flatten()
        })
        .collect();
    Item {
        drafts,
        lends,
        undated,
    }
}

/// A title that is only a verb ("Meets at noon") with the section it stands under as subject ("House meets").
fn with_subject(page: &Page<'_>, record: &Record, title: String) -> String {
    const VERBS: &[&str] = &[
        "meets", "convenes", "closed", "adjourns", "returns", "sits", "votes",
    ];
    let only = words(&title).count() == 1 && words(&title).all(|w| VERBS.contains(&w.as_str()));
    match section(page, record.anchor()) {
        Some(section) if only => format!("{section} {}", title.to_lowercase()),
        _ => title,
    }
}

/// The hour that the description gives to a day without one: "TODAY: Fog and Law … join us today at 2 p.m.".
fn hour_below(
    page: &Page<'_>,
    calendar: &Calendar<'_, '_>,
    record: &Record,
    extent: Range<usize>,
    found: &[Timed],
    around: &Around<'_>,
) -> Option<Timed> {
    let [only] = found else {
        return None;
    };
    let Moment::Day(day) = only.when.start else {
        return None;
    };
    if only.when.end.is_some() || only.when.repeats.is_some() || only.lender.is_some() {
        return None;
    }
    let own = record.lines.clone();
    extent
        .filter(|i| !own.contains(i))
        .flat_map(|i| page.usable(page.lines[i].tags.clone()).collect::<Vec<_>>())
        .filter(|&i| page.senses[i] == Sense::Both)
        .find_map(|i| {
            let again = Record {
                when: vec![i],
                ..record.clone()
            };
            let timed = times(page, calendar, &again, around).into_iter().next()?;
            (timed.when.start.date() == day).then_some(timed)
        })
}

/// The day that an item lends to those below it.
fn above(timed: &Timed) -> Lender {
    let days = days_of(&timed.when);
    let span = timed.date.unwrap_or_default();
    let one = crate::resolve::Days::one(days.first);
    Lender {
        lent: crate::resolve::Lent {
            days: one,
            basis: crate::resolve::Basis::Inherited(span),
        },
        source: if timed.lender.is_none() {
            Source::Above
        } else {
            Source::Heading
        },
        words: timed.date,
        doubts: timed.when.doubts.with(Doubts::of(Doubt::DayInherited)),
        needs_issue: timed.when.parts.needs_issue,
        weekday: timed.weekday,
        tentative: timed.lender.is_some_and(|l| l.tentative),
    }
}

/// One draft.
#[expect(
    clippy::too_many_arguments,
    reason = "one call site, and every argument is a different thing"
)]
fn draft(
    page: &Page<'_>,
    record: &Record,
    extent: Range<usize>,
    group: Group,
    fields: &Fields,
    clean: &str,
    timed: &Timed,
    placed: bool,
) -> Draft {
    let quote = quote(page, record);
    let scene = page.scene;
    let mut when = timed.when.clone();
    if when.end.is_none() {
        when.end = later_end(page, record, extent.clone(), &when);
    }
    shorten(&mut when);
    let words = timed.lender.and_then(|l| l.words).map(|w| page.text(w));
    let reason = because(
        source_of(timed),
        words,
        scene.profile.map(|p| p.name.as_str()),
    );
    let mut doubts = Doubts::NONE;
    if group.size == 1 {
        doubts.add(Doubt::LoneRecord);
    }
    if record.unsure {
        doubts.add(Doubt::TitleUnclear);
    }
    let printed = when.parts.zone == Basis::Stated;
    if placed && !printed && matches!(when.start, Moment::Clock(_)) {
        when.parts.zone = Basis::Assumed(Why::Place);
        doubts.add(Doubt::ZoneFromPlace);
    }
    let all = Span::new(
        page.lines[extent.start].span.start.min(quote.start) as usize,
        page.lines[extent.end - 1].span.end.max(quote.end) as usize,
    );
    let span =
        if record.divider == "marks" || record.divider == "glued" || record.divider == "labels" {
            record.span
        } else {
            all
        };
    let lent = timed
        .lender
        .is_some_and(|l| l.tentative)
        .then_some(Status::Tentative);
    let status = fields.status.or(lent).unwrap_or_default();
    let deadline = has_word(clean, "deadline") || has_word(clean, "due");
    Draft {
        category: deadline.then_some(Category::Deadline),
        organizer: fields.host.clone(),
        participants: fields.people.clone(),
        place: split_place(
            fields.place.as_deref(),
            fields.zone.map(|z| z.name().to_owned()),
        ),
        attendance: attendance(fields),
        links: link::in_span(&scene.raw.document, span),
        status,
        section: section(page, extent.start),
        date_text: timed.date,
        time_text: timed.time,
        rule: record.divider,
        because: reason,
        doubts,
        ..Draft::new(Origin::Listing, clean.to_owned(), when, quote)
    }
}

/// An end twelve hours too late ("10:30 am-11:45 pm" of a talk) is a misprinted half of the day.
fn shorten(when: &mut When) {
    let (Moment::Clock(start), Some(Moment::Clock(end))) = (when.start, when.end) else {
        return;
    };
    let misprint = when.doubts.has(Doubt::HalfMisprint);
    let earlier = end.checked_sub_signed(chrono::TimeDelta::hours(12));
    if let Some(earlier) = earlier.filter(|e| misprint && *e > start) {
        when.end = Some(Moment::Clock(earlier));
    }
}

/// The quote: the core, with the title where it stands in another line.
fn quote(page: &Page<'_>, record: &Record) -> Span {
    let core = record.span;
    match record.title {
        Some(slot) if !core.contains(slot.span) => {
            let all = core.cover(slot.span);
            if all.len() <= page.scene.limits.quote_chars {
                all
            } else {
                core
            }
        }
        _ => core,
    }
}

/// The last heading above a line that is no day.
fn section(page: &Page<'_>, line: usize) -> Option<String> {
    page.lines[..line]
        .iter()
        .rev()
        .take(200)
        .find(|l| matches!(l.kind, crate::document::BlockKind::Heading(_)) && l.form == Form::Text)
        .map(|l| page.text(l.span).to_owned())
}

/// Gathers what the record and the lines around it say.
pub(crate) fn fields(
    page: &Page<'_>,
    record: &Record,
    extent: Range<usize>,
    group: Group,
) -> Fields {
    let mut fields = Fields::default();
    let text = |slot: &Slot| page.text(slot.span);
    fields.host = record
        .host
        .as_ref()
        .map(text)
        .map(naming::clean_host)
        .filter(|h| !h.is_empty());
    if let Some(host) = &fields.host
        && let Some(found) = status::find(host)
    {
        fields.status = Some(found.status).filter(|s| *s != Status::Confirmed);
        fields.host = Some(naming::clean_host(&format!(
            "{}{}",
            &host[..found.start],
            &host[found.end..]
        )));
    }
    if fields.host.is_none()
        && group.bracket_host
        && let Some((_, inner)) = host::in_last_bracket(page.text(record.span))
    {
        let mut named = Named::default();
        naming::bracket_fields(inner, &mut named);
        fields.host = named.host;
        fields.place = named.place;
    }
    let places: Vec<&str> = record.place.iter().map(text).collect();
    let online: Vec<&str> = places
        .iter()
        .copied()
        .filter(|p| place::is_online(p))
        .collect();
    let real: Vec<&str> = places
        .iter()
        .copied()
        .filter(|p| !place::is_online(p))
        .collect();
    let joined_places = (!real.is_empty()).then(|| naming::clean_place(&real.join(", ")));
    fields.place = fields.place.take().or(joined_places);
    if let Some(slot) = &record.title {
        let whole = joined(page, record, slot);
        let has = Has {
            host: fields.host.is_some(),
            place: fields.place.is_some() || labelled_below(page, record, extent.clone()),
            bracket_host: group.bracket_host,
            prefix_host: group.prefix_host,
        };
        fields.named = naming::take_apart_at(slot.at == At::Label, &without_end(page, whole), has);
    }
    fields.host = fields.host.take().or(fields.named.host.take());
    fields.place = fields.place.take().or(fields.named.place.take());
    if fields.place.is_none() && !labelled_below(page, record, extent.clone()) {
        let own = |s: &&Slot| {
            let taken = record
                .title
                .into_iter()
                .chain(record.host)
                .any(|t| t.span == s.span);
            matches!(s.at, At::After(_)) && !taken
        };
        fields.place = record
            .slots
            .iter()
            .filter(own)
            .find_map(|s| naming::place_of_rest(text(s)));
    }
    if let (None, Some(online)) = (&fields.place, online.first()) {
        fields.place = Some(naming::clean_place(online));
    }
    fields.text.push_str(&online.join(" "));
    fields.status = fields.status.or(fields.named.status);
    core_status(page, record, &mut fields);
    for index in extent {
        let own = record.lines.contains(&index) || record.title.is_some_and(|t| t.line == index);
        if !own {
            line(page, record, &page.lines[index], &mut fields);
        }
    }
    host_and_place(page, record, &mut fields);
    fields
}

/// The words of a slot without "until 4 p.m." and hours that are no part of the title.
fn without_end(page: &Page<'_>, span: Span) -> String {
    let text = page.text(span);
    let tag = page.tags_in(span).find(|&i| {
        let tag = page.tag(i);
        tag.expr.bound == Bound::Through && matches!(tag.expr.kind, ExprKind::Clock(_))
    });
    let Some(index) = tag else {
        return text.to_owned();
    };
    let at = (page.tag(index).span.start - span.start) as usize;
    let end = (page.tag(index).span.end - span.start) as usize;
    let before = text[..at].trim_end();
    let before = ["until", "till", "through", "to"]
        .iter()
        .find_map(|w| before.strip_suffix(w))
        .unwrap_or(before);
    format!("{}{}", before.trim_end(), &text[end..])
}

/// The title slot, with slots behind it that are neither host nor place nor noise.
fn joined(page: &Page<'_>, record: &Record, slot: &Slot) -> Span {
    let At::After(n) = slot.at else {
        return slot.span;
    };
    let mut span = slot.span;
    let mut next = n + 1;
    while let Some(other) = record.slots.iter().find(|s| s.at == At::After(next)) {
        let text = page.text(other.span);
        let taken = record.host.is_some_and(|h| h.span == other.span)
            || record.place.iter().any(|p| p.span == other.span);
        let no_title = noise::is_call(text)
            || noise::is_bare(text)
            || noise::is_price(text)
            || place::likeness(text) >= 0.5;
        let gap = other.span.start.saturating_sub(span.end) <= 5;
        let long = words(text).count() > 14;
        if taken || no_title || !gap || long || record.divider == "glued" {
            break;
        }
        span = span.cover(other.span);
        next += 1;
    }
    span
}

/// Whether a line below names the place with a label.
fn labelled_below(page: &Page<'_>, record: &Record, extent: Range<usize>) -> bool {
    extent.filter(|i| !record.lines.contains(i)).any(|i| {
        let text = page.text(page.lines[i].span);
        let label = label_of(text).map(|l| l.0);
        place::labelled(text).is_some()
            || label.is_some_and(|l| matches!(l.as_str(), "location" | "venue" | "where" | "place"))
    })
}

/// A status anywhere in the core that the slots did not hold.
fn core_status(page: &Page<'_>, record: &Record, fields: &mut Fields) {
    for slot in &record.slots {
        let own = matches!(slot.at, At::Before(_) | At::After(_) | At::Column(_));
        let is_title = record.title.is_some_and(|t| t.span == slot.span);
        if own && !is_title && fields.status.is_none() {
            let found = status::find(page.text(slot.span)).map(|f| f.status);
            fields.status = found.filter(|s| *s != Status::Confirmed);
        }
    }
    let whole = page.text(record.span);
    if fields.status.is_none() {
        let lead = &whole[..title::sentence_end(whole)];
        let lead = lead
            .char_indices()
            .nth(60)
            .map_or(lead, |(at, _)| &lead[..at]);
        fields.status = status::find(lead)
            .map(|f| f.status)
            .filter(|s| *s != Status::Confirmed);
    }
    let bounded = record
        .when
        .iter()
        .any(|&i| page.tag(i).expr.bound == Bound::NotBefore);
    if fields.status.is_none() && (status::is_tentative(whole) || bounded) {
        fields.status = Some(Status::Tentative);
    }
    if fields.status.is_none() && record.divider != "labels" {
        fields.status = status::stated(&fields.named.rest);
    }
}

/// What one line below or above the core adds.
fn line(page: &Page<'_>, record: &Record, line: &Line, fields: &mut Fields) {
    let text = page.text(line.span);
    if let Some(found) = place::labelled(text) {
        if fields.place.is_none() && !found.is_empty() {
            fields.place = Some(naming::clean_place(found));
        }
        return;
    }
    if let Some((label, from)) = label_of(text) {
        let value = text[from..].trim();
        match label.as_str() {
            "organizer" | "organiser" | "host" | "hosted by" | "sponsor"
                if fields.host.is_none() =>
            {
                fields.host = Some(naming::clean_host(value));
            }
            "location" | "venue" | "where" | "place" | "address" | "room"
                if fields.place.is_none() =>
            {
                fields.place = Some(naming::clean_place(value));
            }
            "status" if fields.status.is_none() => fields.status = naming::status_of(value),
            _ => {}
        }
        if let Some(names) = people::labelled(text) {
            fields.people.extend(names);
        }
        return;
    }
    if fields.status.is_none() && line.words <= 30 {
        fields.status = naming::status_of(text);
    }
    if fields.place.is_none() && line.words <= 14 && record.divider != "marks" {
        let bare = text.trim_end_matches('.');
        let first = bare.split([',', ';']).next().unwrap_or("");
        if place::likeness(bare) >= 0.5 || place::likeness(first) >= 0.6 && place::is_name(first) {
            fields.place = Some(naming::clean_place(bare));
            let below = record.divider == "stack" && fields.host.is_none();
            if below && host::is_body(first) {
                fields.host = Some(naming::clean_host(first));
            }
            return;
        }
    }
    let below_title = record.divider == "stack" && line.words <= 10;
    if fields.host.is_none() && below_title && host::is_body(text) {
        fields.host = Some(naming::clean_host(text));
    }
    if fields.place.is_none()
        && let Some((_, found)) = place::labelled_inside(text)
    {
        fields.place = Some(naming::clean_place(found));
    }
    if fields.place.is_none() && line.words <= 20 && has_word(text, "zoom") {
        fields.text.push_str(" on Zoom");
    }
}

/// A host slot with its address, and places that continue it: "Quay Institute; 22 Quay Ave NW".
fn host_and_place(page: &Page<'_>, record: &Record, fields: &mut Fields) {
    if let Some(host) = fields.host.clone() {
        let cut = host
            .find(';')
            .or_else(|| {
                host.match_indices(", ")
                    .map(|(at, _)| at)
                    .find(|&at| place::likeness(&host[at + 2..]) >= 0.6)
            })
            .or_else(|| {
                host.find(|c: char| c.is_ascii_digit())
                    .filter(|&at| at > 3 && place::is_address(&host[at..]))
            });
        if let Some(at) = cut {
            let name = naming::clean_host(&host[..at]);
            if fields.place.is_none() {
                fields.place = Some(naming::clean_place(&host));
            }
            fields.host = Some(name.split(", ").next().unwrap_or(&name).to_owned());
        }
    }
    let whole = page.text(record.span);
    if let (Some(place), Some(host)) = (&fields.place, &fields.host)
        && let (Some(h), Some(p)) = (whole.find(host.as_str()), whole.find(place.as_str()))
        && let Some(between) = whole.get(h + host.len()..p)
        && between.trim().trim_matches([',', ';']).is_empty()
        && place::is_address(place)
    {
        fields.place = Some(format!("{host}, {place}"));
    }
    if fields.host.is_none()
        && let Some(place) = &fields.place
        && let Some((name, rest)) = place.split_once([';'])
        && (host::is_body(name) || place::is_address(rest) && place::is_name(name))
    {
        fields.host = Some(name.split(", ").next().unwrap_or(name).to_owned());
    }
}

/// How one attends, from the place, the title and what was said around them.
fn attendance(fields: &Fields) -> Option<Attendance> {
    let said = format!(
        "{} {} {}",
        fields.named.title,
        fields.place.as_deref().unwrap_or(""),
        fields.text
    );
    let first = &fields.named.rest[..title::sentence_end(&fields.named.rest)];
    place::attendance(&said).or_else(|| place::attendance(first))
}

/// The place as name and address.
fn split_place(text: Option<&str>, zone: Option<String>) -> Place {
    let Some(text) = text.filter(|t| !t.trim().is_empty()) else {
        return Place {
            zone,
            ..Place::default()
        };
    };
    let at = text
        .match_indices([',', ';'])
        .map(|(at, _)| at)
        .find(|&at| {
            place::is_address(&text[at + 1..])
                && text[at + 1..]
                    .trim_start()
                    .starts_with(|c: char| c.is_ascii_digit())
        });
    if let Some(at) = at {
        return Place {
            name: Some(text[..at].trim().to_owned()),
            address: Some(text[at + 1..].trim().to_owned()),
            zone,
        };
    }
    let street = text.starts_with(|c: char| c.is_ascii_digit())
        && place::is_address(text)
        && !place::is_room(text);
    let owned = Some(text.to_owned());
    if street {
        Place {
            name: None,
            address: owned,
            zone,
        }
    } else {
        Place {
            name: owned,
            address: None,
            zone,
        }
    }
}

/// An end that stands apart: "until 4 p.m." later in the text, or a length.
fn later_end(
    page: &Page<'_>,
    record: &Record,
    extent: Range<usize>,
    when: &crate::resolve::When,
) -> Option<Moment> {
    let lines = extent.filter(|i| record.lines.contains(i) || page.lines[*i].words <= 40);
    lines
        .flat_map(|i| {
            let own = record.lines.contains(&i) && record.lines.len() == 1;
            if own {
                page.tags_in(record.span)
            } else {
                page.lines[i].tags.clone()
            }
        })
        .filter(|i| !record.when.contains(i))
        .find_map(|i| {
            let tag = page.tag(i);
            let until = tag.expr.bound == Bound::Through
                && matches!(tag.expr.kind, ExprKind::Clock(_))
                && page.senses[i] == Sense::Clock;
            let length =
                matches!(tag.expr.kind, ExprKind::Duration(_)) && is_length(page, tag.span);
            (until || length).then(|| end_from(when, tag)).flatten()
        })
}

/// Whether a duration is the event's own length: in brackets, or after a mark, not inside a sentence.
fn is_length(page: &Page<'_>, span: Span) -> bool {
    let text = page.scene.text();
    let before = text[..span.start as usize].trim_end().chars().next_back();
    let after = text[span.end as usize..].trim_start().chars().next();
    before.is_some_and(|c| "(,|–—-•·:".contains(c))
        && after.is_none_or(|c| "),.|–—-•·;".contains(c))
}

/// The old time of a moved event; the new one takes its place in `found`.
fn moved(
    page: &Page<'_>,
    calendar: &Calendar<'_, '_>,
    record: &Record,
    found: &mut Vec<Timed>,
) -> Option<Timed> {
    let whole = page.text(record.span).to_lowercase();
    let says = [
        "postponed",
        "moved",
        "rescheduled",
        "originally",
        "put off",
        "now",
        "new date",
    ]
    .iter()
    .any(|w| has_word(&whole, w));
    if !says {
        return None;
    }
    let (mut old, mut new): (Option<usize>, Option<usize>) = (None, None);
    let tags: Vec<usize> = page.lines[record.lines.clone()]
        .iter()
        .flat_map(|l| l.tags.clone())
        .filter(|&i| {
            record.span.contains(page.tag(i).span)
                && matches!(page.senses[i], Sense::Day | Sense::Both)
        })
        .collect();
    for &index in &tags {
        let start = page.tag(index).span.start as usize;
        let before = page
            .text(Span::new(record.span.start as usize, start))
            .trim_end()
            .to_lowercase();
        let status = ["postponed", "moved", "rescheduled", "put off"]
            .iter()
            .any(|w| has_word(&before, w));
        let ends = |list: &[&str]| list.iter().any(|w| before.ends_with(w));
        if status && ends(&[" to", " until", "till"])
            || ends(&[
                "will now be held",
                "now",
                "new date:",
                "now on",
                "will now be on",
            ])
        {
            new = new.or(Some(index));
        } else if ends(&[
            " from",
            "originally set for",
            "originally scheduled for",
            "originally",
            "scheduled for",
            " was",
            "(was",
        ]) {
            old = old.or(Some(index));
        }
    }
    let new = new.or_else(|| old.and_then(|o| tags.iter().copied().find(|&i| i > o)));
    let line = record.anchor();
    let own = found.first().cloned();
    let Some(new) = new else {
        // The new date is the one that the item stands under; only the old one is told: "(moved from May 6)".
        let mut old_record = record.clone();
        old_record.when = vec![old?];
        let old_time = times(page, calendar, &old_record, &Around::default());
        let new_day = own?.when.start.date();
        return old_time
            .into_iter()
            .next()
            .filter(|t| t.when.start.date() != new_day);
    };
    let day = calendar.day(page.tag(new), line)?;
    let clock = page
        .usable(page.lines[line].tags.clone())
        .find(|&i| i >= new && page.tag(i).expr.has_clock())
        .map(|i| page.tag(i).expr);
    let mut record_new = record.clone();
    record_new.when = page
        .usable(page.lines[line].tags.clone())
        .filter(|&i| i == new || i == new + 1 && page.senses[i] == Sense::Clock)
        .collect();
    let around = Around {
        above: None,
        after: None,
        title: "",
        zone: None,
        rule: None,
    };
    let mut moved_to = times(page, calendar, &record_new, &around)
        .into_iter()
        .next()?;
    if clock.is_none()
        && let Some(Moment::Clock(at)) = own.as_ref().map(|t| t.when.start)
    {
        moved_to.when.start = Moment::Clock(day.start.date().and_time(at.time()));
        moved_to.when.precision = crate::resolve::Precision::Minute;
        moved_to.when.value = format!("{}T{}", day.start.date(), at.format("%H:%M"));
        moved_to.when.parts.clock = crate::resolve::Basis::Inherited(record.span);
    }
    let mut old_record = record.clone();
    let old_time = match old {
        Some(old) => {
            old_record.when = vec![old];
            times(page, calendar, &old_record, &around)
                .into_iter()
                .next()
        }
        None => own.filter(|t| t.when.start != moved_to.when.start),
    };
    *found = vec![moved_to];
    old_time
}
