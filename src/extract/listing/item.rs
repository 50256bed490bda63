//! From a chosen record to its drafts: title, host, place, status, links and times put together.

use super::dividers::is_correction;
use super::ends::{end_from, ends_at, last_day, later_end, shorten};
use super::gather::Fields;
use super::moved::{Moved, moved, without_old_date};
use super::naming::HostAt;
use super::piece::{Form, Page, Sense};
use super::shape::Record;
use super::times::{Around, Timed, source_of, times};
use super::unread::hour_unread;
use super::whereabouts::{attendance, split_place};
use crate::extract::day::{Calendar, Lender, Source, because, days_of};
use crate::extract::draft::Draft;
use crate::extract::fields::{has_word, link, title, words};
use crate::extract::{Category, Origin, Status};
use crate::resolve::{Basis, Doubt, Doubts, Moment, Why};
use crate::span::Span;
use std::ops::Range;

/// What the items of one list share.
#[derive(Clone, Copy)]
pub(crate) struct Group {
    /// How many items have this shape.
    pub(crate) size: usize,
    /// How many items of the issue are cut alike, with the title on the same side of the time.
    pub(crate) family: usize,
    /// How many items differ from this one at most in saying the day or the hour.
    pub(crate) kin: usize,
    /// Where their titles name the host.
    pub(crate) hosts: HostAt,
}

/// Items cut alike among which one of another shape does not stand alone.
const FAMILY: usize = 6;
/// The same for items that differ only in saying the day or the hour.
const KIN: usize = 4;

/// The drafts of one record, and the day that the next item may inherit.
pub(crate) struct Item {
    /// One draft for each of its times.
    pub(crate) drafts: Vec<Draft>,
    /// Its own day, for items below that have none.
    pub(crate) lends: Option<Lender>,
    /// Whether a time was left out for want of an issue date.
    pub(crate) undated: bool,
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
    if let Some(zone) = record.zone {
        (fields.zone, fields.zone_open) = (Some(zone), false);
    }
    let zone = fields
        .zone
        .filter(|z| *z != calendar.frame(record.anchor()).zone);
    let around = Around {
        title: &clean,
        zone,
        local: fields.own_zone(),
        ..around
    };
    let mut found = times(page, calendar, record, &around);
    if let Some(better) = hour_below(page, calendar, record, extent.clone(), &found, &around) {
        found = vec![better];
    }
    let undated = found.is_empty();
    for timed in &mut found {
        if record.zone.is_some() {
            timed.when.parts.zone = Basis::Stated;
        }
        if let Some(end) = record.ends {
            ends_at(&mut timed.when, page.tag(end));
        }
    }
    // The day that an item begins with is that of its place in the list, whatever became of it.
    let leading = found
        .first()
        .filter(|timed| {
            let opens = |span: Span| span.start < record.span.start + LEADING;
            timed.date.is_some_and(opens) && timed.lender.is_none()
        })
        .map(above);
    let (is_moved, moved) = match moved(page, calendar, record, extent.clone(), &around, &mut found)
    {
        Moved::No => (false, None),
        Moved::Yes(old) => (true, old),
    };
    if is_moved && matches!(fields.status, Some(Status::Postponed)) {
        fields.status = None;
    }
    let lends = match is_moved {
        true => leading,
        false => found.first().map(above),
    };
    let drafts = found
        .iter()
        .flat_map(|timed| {
            let new = draft(
                page,
                calendar,
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
                    calendar,
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

/// Whether a title goes on what stood before it: "is a holiday".
fn goes_on(title: &str) -> bool {
    ["is ", "are ", "was ", "were "]
        .iter()
        .any(|verb| title.starts_with(verb))
}

/// Bytes of an item in which the day stands that it begins with.
const LEADING: u32 = 6;

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
        source: match timed.lender {
            None => Source::Above,
            // What an item has from the one above it, it hands on.
            Some(lender) if lender.source == Source::Above => Source::Above,
            Some(_) => Source::Heading,
        },
        words: timed.date,
        doubts: timed.when.doubts.with(Doubts::of(Doubt::DayInherited)),
        needs_issue: timed.when.parts.needs_issue,
        weekday: timed.weekday,
        tentative: timed.lender.is_some_and(|l| l.tentative),
    }
}

/// Whether day and hour of an item are beyond doubt: both said by the item itself, or the day by a heading.
fn is_plain(timed: &Timed) -> bool {
    let lent = timed.lender.is_none_or(|l| l.source == Source::Heading);
    let when = &timed.when;
    let weak = [
        Doubt::HalfAssumed,
        Doubt::DayFromClock,
        Doubt::WeekdayMismatch,
        Doubt::ZoneOpen,
    ];
    let clock = matches!(when.start, Moment::Clock(_));
    lent && clock && when.repeats.is_none() && !weak.into_iter().any(|d| when.doubts.has(d))
}

/// One draft.
#[expect(
    clippy::too_many_arguments,
    reason = "one call site, and every argument is a different thing"
)]
fn draft(
    page: &Page<'_>,
    calendar: &Calendar<'_, '_>,
    record: &Record,
    extent: Range<usize>,
    group: Group,
    fields: &Fields,
    clean: &str,
    timed: &Timed,
    placed: bool,
) -> Draft {
    let quote = quote(page, record);
    let first = record
        .title
        .map_or(record.lines.start, |t| t.line.min(record.lines.start));
    let scene = page.scene;
    let mut when = timed.when.clone();
    if when.end.is_none() {
        when.end = later_end(page, record, extent.clone(), &when);
    }
    if let Some(tag) = fields.length.filter(|_| when.end.is_none()) {
        when.end = end_from(&when, page.tag(tag));
    }
    if when.end.is_none() && when.repeats.is_none() {
        when.end = last_day(page, calendar, record, &when);
    }
    shorten(&mut when);
    let words = timed.lender.and_then(|l| l.words).map(|w| page.text(w));
    let reason = because(
        source_of(timed),
        words,
        scene.profile.map(|p| p.name.as_str()),
    );
    let mut doubts = Doubts::NONE;
    let regular =
        group.family >= FAMILY && is_plain(timed) && clean.split_whitespace().count() >= 3;
    // A day without an hour among items with hours may have lost its own; a congress of three days has none.
    let whole = matches!(when.start, Moment::Clock(_)) || when.end.is_some();
    let alone = group.size == 1 && !(group.kin >= KIN && whole);
    if alone && !regular && record.divider != "notice" {
        doubts.add(Doubt::LoneRecord);
    }
    if record.divider == "lines" && is_correction(page.text(record.span)) {
        doubts.add(Doubt::Contradicted);
    }
    if record.unsure || has_word(clean, "will also") || goes_on(clean) {
        doubts.add(Doubt::TitleUnclear);
    }
    if hour_unread(page, record, extent.clone(), &when) {
        doubts.add(Doubt::HourUnread);
    }
    let printed = when.parts.zone == Basis::Stated;
    if (placed || fields.zone_open) && !printed && matches!(when.start, Moment::Clock(_)) {
        when.parts.zone = Basis::Assumed(Why::Place);
        doubts.add(if fields.zone_open {
            Doubt::ZoneOpen
        } else {
            Doubt::ZoneFromPlace
        });
    }
    let all = Span::new(
        page.lines[extent.start].span.start.min(quote.start) as usize,
        page.lines[extent.end - 1].span.end.max(quote.end) as usize,
    );
    let span = if record.divider == "marks" || record.divider == "labels" {
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
        section: section(page, first),
        date_text: timed.date,
        time_text: timed.time,
        rule: record.divider,
        because: reason,
        doubts,
        ..Draft::new(Origin::Listing, clean.to_owned(), when, quote)
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
