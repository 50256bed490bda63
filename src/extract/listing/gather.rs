//! What an item says beside its times: title, host, place, people and status, from its core and the lines around it.

use std::ops::Range;

use super::below;
use super::beneath::{Beneath, is_press_note};
use super::core_status::core_status;
use super::item::Group;
use super::kicker::status_alone;
use super::label::label_of;
use super::naming::{self, Has, Named};
use super::piece::{Form, Page, Sense};
use super::shape::{At, Record, Slot};
use super::told::{told_beside, told_of};
use super::whereabouts::{host_and_place, one_place};
use super::wrapped::wrapped;
use crate::extract::Status;
use crate::extract::fields::{
    bracket, call, host, no_host, noise, place, starts_with, status, title, words,
};
use crate::span::Span;
use crate::timex::expr::{Bound, ExprKind};

/// What an item's text says beside its times.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    /// The title slot, taken apart.
    pub(super) named: Named,
    /// The host.
    pub(super) host: Option<String>,
    /// The place, with its address.
    pub(super) place: Option<String>,
    /// Who speaks.
    pub(super) people: Vec<String>,
    /// What became of it.
    pub(super) status: Option<Status>,
    /// Words on how one attends.
    pub(super) text: String,
    /// The zone that the place decides, the item's own or that of most items.
    pub(crate) zone: Option<chrono_tz::Tz>,
    /// The tag that says how long all events of its name last.
    pub(crate) length: Option<usize>,
    /// Whether the item itself gives the hour on the clock of its place beside its own: "Chicago (9:00 a.m. there)".
    pub(crate) hour_there: bool,
    /// Whether that zone wants a look: few lines show where the publication lives.
    pub(crate) zone_open: bool,
}

impl Fields {
    /// The zone that the item's own place decides.
    pub(crate) fn own_zone(&self) -> Option<chrono_tz::Tz> {
        let place = self.place.as_deref().filter(|_| !self.hour_there);
        place.and_then(resolve_place)
    }

    /// Whether its own words say that one attends online.
    pub(crate) fn is_online(&self) -> bool {
        place::attendance(&format!(
            "{} {} {}",
            self.text, self.named.rest, self.named.title
        ))
        .is_some()
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

    /// Gives the status that the heading of the section says.
    pub(crate) fn lend_status(&mut self, status: Status) {
        self.status = self.status.or(Some(status));
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

/// Gathers what the record and the lines around it say.
pub(crate) fn fields(
    page: &Page<'_>,
    record: &Record,
    extent: Range<usize>,
    group: Group,
    (beneath, body): (Option<Beneath<'_>>, Option<&str>),
) -> Fields {
    let whole = page.text(record.span);
    let mut fields = Fields {
        hour_there: whole.contains(" there)"),
        ..Fields::default()
    };
    let text = |slot: &Slot| page.text(slot.span);
    let inside = |slot: &&Slot| extent.contains(&slot.line) || record.lines.contains(&slot.line);
    fields.host = record
        .host
        .as_ref()
        .filter(inside)
        .map(text)
        .and_then(|host| without_bracket(host, &mut fields))
        .map(naming::clean_host)
        .filter(|h| {
            let first = h.split([',', ';']).next().unwrap_or(h);
            status::find(h).is_some() || !no_host::is_no_host(first)
        });
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
        && group.hosts.bracket
        && let Some((_, inner)) = bracket::in_last_bracket(page.text(record.span))
    {
        let mut named = Named::default();
        naming::bracket_fields(inner, &mut named);
        fields.host = named.host;
        fields.place = named.place;
    }
    if let Some(body) = body.filter(|_| fields.host.is_none()) {
        fields.host = Some(naming::clean_host(body));
    }
    let places: Vec<&str> = record
        .place
        .iter()
        .map(text)
        .filter_map(one_place)
        .collect();
    let online: Vec<&str> = places
        .iter()
        .copied()
        .filter(|p| place::is_online(p))
        .collect();
    let real: Vec<&str> = places
        .iter()
        .copied()
        .filter(|p| !place::is_online(p) && !is_press_note(p) && !noise::is_price(p))
        // "(nonvoting)" is said of the item, "(Room 60)" is where.
        .filter(|p| !p.starts_with('(') || place::likeness(p) >= 0.5)
        .collect();
    // "Gannet Project and the Fern Fund | Fern House, 12 Dock Street": the first of two is who, the second where.
    let mut real = real;
    if let [first, second] = real[..]
        && fields.host.is_none()
        && host::is_body(first)
        && (place::is_address(second) || place::is_room(second))
        && !place::is_address(first)
    {
        fields.host = Some(naming::clean_host(first));
        real.remove(0);
    }
    if fields.host.is_none() {
        let fields_beside = record.slots.iter().filter(|s| {
            let title = record.title.is_some_and(|t| t.span == s.span);
            matches!(s.at, At::After(_) | At::Column(_)) && !title
        });
        fields.host = fields_beside.map(text).find_map(online_host);
    }
    let joined_places = (!real.is_empty()).then(|| naming::clean_place(&real.join(", ")));
    fields.place = fields.place.take().or(joined_places);
    if let Some(slot) = &record.title {
        let whole = joined(page, record, slot);
        // A dateline names the city only: the hall still stands in the title.
        let city = fields.place.as_deref().is_some_and(is_dateline_city);
        let has = Has {
            host: fields.host.is_some(),
            place: fields.place.is_some() && !city || labelled_below(page, record, extent.clone()),
            hosts: group.hosts,
        };
        let mut words = without_end(page, whole);
        if is_between(page, record, slot)
            && let Some(told) = naming::without_teaser(&words)
        {
            words = told.to_owned();
        }
        if let Some(more) = wrapped(page, record, whole, extent.clone()) {
            words.push(' ');
            words.push_str(&more);
        }
        fields.named = naming::take_apart_at(slot.at == At::Label, &words, has);
        if let Some(venue) = fields.named.place.take_if(|_| city)
            && let Some(city) = &mut fields.place
        {
            *city = format!("{city}, {venue}");
        }
    }
    fields.host = fields
        .host
        .take()
        .or(fields.named.host.take())
        .or_else(|| told_of(&fields.named.rest))
        .or_else(|| told_beside(page, record, &fields.named.title));
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
        fields.place = record.slots.iter().filter(own).find_map(|s| {
            naming::behind_time(words_behind(page, record, s))
                .or_else(|| naming::place_of_rest(text(s)))
        });
    }
    // "### Lamp Congress / Dover, 3-5 May": what stands before the day is where.
    let headed = record
        .title
        .is_some_and(|t| t.at == At::Label && t.line + 1 == record.anchor());
    let before = record
        .slots
        .iter()
        .find(|s| s.at == At::Before(0))
        .map(text);
    if fields.place.is_none() && headed {
        fields.place = before
            .filter(|t| place::is_name(t))
            .map(naming::clean_place);
    }
    if let (None, Some(online)) = (&fields.place, online.first()) {
        fields.place = Some(naming::clean_place(online));
    }
    fields.text.push_str(&online.join(" "));
    fields.status = fields.status.or(fields.named.status);
    core_status(page, record, &mut fields);
    let mut place_at = None;
    match beneath {
        Some(Beneath::Place(text)) if fields.place.is_none() => {
            fields.place = Some(naming::clean_place(text));
            place_at = Some(record.last());
            let first = text.split([',', ';']).next().unwrap_or("");
            if record.divider == "stack" && fields.host.is_none() && host::is_society(first) {
                fields.host = Some(naming::clean_host(first));
            }
        }
        Some(Beneath::Host(text)) if fields.host.is_none() => {
            fields.host = Some(naming::clean_host(text));
        }
        _ => {}
    }
    let first = record
        .title
        .map_or(record.lines.start, |t| t.line.min(record.lines.start));
    let (above, below) = (extent.start..first, first..extent.end);
    let mut called = false;
    for index in below {
        let own = record.lines.contains(&index) || record.title.is_some_and(|t| t.line == index);
        let one = &page.lines[index];
        // Behind a button, what stands in a card of its own belongs to the next one.
        called |= !own && one.words <= 4 && call::is_call(page.text(one.span));
        let next_card = called && record.divider == "stack";
        if !own && !next_card && !dates_itself(page, index) {
            let open = fields.place.is_none();
            below::line(page, record, one, &mut fields);
            place_at = Some(index)
                .filter(|_| open && fields.place.is_some())
                .or(place_at);
        }
    }
    if let (Some(at), Some(place)) = (place_at, &mut fields.place) {
        for more in below::further_place(page, at, extent.end) {
            *place = format!("{place}, {more}");
        }
    }
    for index in above {
        kicker(page.text(page.lines[index].span), &mut fields);
    }
    fields.place = fields
        .place
        .take()
        .filter(|place| !registers(place))
        .or(fields.named.town.take());
    host_and_place(page, record, &mut fields);
    // An event does not hold itself.
    let itself = title::clean(&fields.named.title);
    fields.host = fields
        .host
        .take()
        .filter(|host| !host.eq_ignore_ascii_case(&itself))
        .and_then(|host| no_host::checked(&host));
    fields
}

/// What stands where hosts stand, without the bracket that says how one attends, where, or who may ("Tern Lab (virtual)",
/// "Eel Fund (Room 4)"); a room is no host, but where.
fn without_bracket<'a>(host: &'a str, fields: &mut Fields) -> Option<&'a str> {
    let bare = host.trim().trim_end_matches('.');
    let Some((name, inner)) = bare
        .strip_suffix(')')
        .and_then(|all| all.rsplit_once(" ("))
        .filter(|(name, _)| !name.is_empty())
    else {
        if place::is_room(bare) && !host::is_body(bare) {
            fields.place = Some(naming::clean_place(bare));
            return None;
        }
        return Some(host);
    };
    if place::attendance(inner).is_some() {
        fields.text.push(' ');
        fields.text.push_str(inner);
        return Some(name);
    }
    if place::is_room(inner) || place::is_address(inner) {
        fields.place = Some(naming::clean_place(inner));
        return Some(name);
    }
    // "(waitlist only)" is said of the item; "(SALT)" and "(Lisbon office)" belong to the name.
    let said = inner.starts_with(char::is_lowercase) && words(inner).count() <= 4;
    Some(if said { name } else { host })
}

/// Who holds what takes place online, where one field says both: "Tern Lab, online".
fn online_host(field: &str) -> Option<String> {
    let (name, how) = field.rsplit_once(", ")?;
    let named = name.starts_with(char::is_uppercase) && place::is_name(name);
    let sure = !place::is_online(name) && place::likeness(name) < 0.7;
    (place::is_online(how) && named && sure && words(name).count() <= 8)
        .then(|| naming::clean_host(name))
}

/// Whether what was taken for a place says how one registers: "Register by June 2".
fn registers(place: &str) -> bool {
    ["register ", "rsvp ", "reserve ", "sign up "]
        .iter()
        .any(|lead| starts_with(place, lead))
}

/// Whether a slot stands between the day and the hour of its item.
fn is_between(page: &Page<'_>, record: &Record, slot: &Slot) -> bool {
    let tags = || {
        record
            .when
            .iter()
            .map(|&i| (page.senses[i], page.tag(i).span))
    };
    let day = tags().any(|(sense, span)| sense == Sense::Day && span.end <= slot.span.start);
    let hour = tags().any(|(sense, span)| sense == Sense::Clock && span.start >= slot.span.end);
    record.divider == "lines" && day && hour
}

/// Whether a place is a dateline's city in capitals and nothing else: "CHICAGO".
fn is_dateline_city(text: &str) -> bool {
    super::shared::is_capitals(text) && !place::is_room(text) && place::likeness(text) < 0.75
}

/// The words of a slot with what ties them to the time before it: a comma, "at the".
fn words_behind<'a>(page: &Page<'a>, record: &Record, slot: &Slot) -> &'a str {
    let ends = record.when.iter().map(|&i| page.tag(i).span.end);
    let from = ends
        .filter(|end| *end <= slot.span.start)
        .max()
        .unwrap_or(slot.span.start);
    page.text(Span::new(from as usize, slot.span.end as usize))
}

/// Whether a line begins with a day of its own: it is another item, though none was made of it.
fn dates_itself(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    line.form == Form::Lead
        && page
            .usable(line.tags.clone())
            .next()
            .is_some_and(|i| matches!(page.senses[i], Sense::Day | Sense::Both))
}

/// What a kicker adds: a status, or how one attends.
fn kicker(text: &str, fields: &mut Fields) {
    fields.status = fields.status.or_else(|| status_alone(text));
    if place::is_online(text) || place::attendance(text).is_some() {
        fields.text.push(' ');
        fields.text.push_str(text);
    }
}

/// The words of a slot without "until 4 p.m." and hours that are no part of the title.
fn without_end(page: &Page<'_>, span: Span) -> String {
    let text = page.text(span);
    let tag = page.tags_in(span).find(|&i| {
        let tag = page.tag(i);
        tag.expr.bound == Bound::Through && matches!(tag.expr.kind, ExprKind::Clock(_))
    });
    let Some(index) = tag else {
        // A title of several lines is one line of words.
        return text.replace('\n', " ");
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
        let no_title = call::is_call(text)
            || noise::is_bare(text)
            || noise::is_price(text)
            || place::likeness(text) >= 0.5;
        let between = Span::new(span.end as usize, other.span.start.max(span.end) as usize);
        // A stroke parts fields, a dash may part a title from what explains it.
        let gap = between.len() <= 5 && !page.text(between).contains('|');
        let long = words(text).count() > 14;
        if taken || no_title || !gap || long {
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
