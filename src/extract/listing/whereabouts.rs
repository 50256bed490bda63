//! Host, place and way of attending of an item, from the slots and lines that name them.

use super::gather::Fields;
use super::naming;
use super::piece::Page;
use super::shape::Record;
use crate::extract::fields::{host, place, title};
use crate::extract::{Attendance, Place};

/// The sentence of a slot that is a place: "as ever. Story Room. No sign-up" has one.
pub(super) fn one_place(text: &str) -> Option<&str> {
    let mut left = text.trim();
    if title::sentence_end(left) >= left.len() {
        return Some(text);
    }
    while !left.is_empty() {
        let end = title::sentence_end(left);
        let sentence = left[..end].trim().trim_end_matches('.');
        let asks = ["Contact ", "Call ", "Email ", "Ask "]
            .iter()
            .any(|lead| sentence.starts_with(lead));
        if !asks && (place::likeness(sentence) >= 0.5 || place::is_address(sentence)) {
            return Some(sentence);
        }
        left = left[end..].trim();
    }
    None
}

/// A host slot with its address, and places that continue it: "Quay Institute; 22 Quay Ave NW".
pub(super) fn host_and_place(page: &Page<'_>, record: &Record, fields: &mut Fields) {
    if let Some(host) = fields.host.clone() {
        let venue = |rest: &str| {
            let first = rest.split(", ").next().unwrap_or(rest);
            place::likeness(rest) >= 0.6 || place::likeness(first) >= 0.7
        };
        let cut = host
            .find(';')
            .or_else(|| {
                host.match_indices(", ")
                    .map(|(at, _)| at)
                    .find(|&at| venue(&host[at + 2..]))
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
        } else if let Some((name, rest)) = elsewhere(&host) {
            fields.place = fields.place.take().or(Some(naming::clean_place(rest)));
            fields.host = Some(naming::clean_host(name));
        }
    }
    without_host(fields);
    let whole = page.text(record.span);
    if let (Some(place), Some(host)) = (&fields.place, &fields.host)
        && let (Some(h), Some(p)) = (whole.find(host.as_str()), whole.find(place.as_str()))
        && let Some(between) = whole.get(h + host.len()..p)
        && between.trim().trim_matches([',', ';']).is_empty()
        && !host.ends_with('.')
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
    body_before_place(fields);
}

/// The body that stands before the place: "Gannet Society, Quay Club, 12 Dock Street", "Gannet Society at Quay Club",
/// "Gannet Society (Zoom)".
fn body_before_place(fields: &mut Fields) {
    let (None, Some(place)) = (&fields.host, &fields.place) else {
        return;
    };
    // "| Institute of Tides |" among fields that are places says who, and by that where.
    if host::is_society(place) && place::likeness(place) < 0.5 && !place.contains(',') {
        fields.host = Some(naming::clean_host(place));
        return;
    }
    let parted = [", ", " at the ", " at ", " ("]
        .iter()
        .filter_map(|mark| place.split_once(mark))
        .min_by_key(|(name, _)| name.len());
    let Some((name, rest)) = parted else {
        return;
    };
    let rest = match place[name.len()..].starts_with(" (") {
        true => rest.trim_end_matches(')'),
        false => rest,
    };
    let first = rest.split(", ").next().unwrap_or(rest);
    let venue = place::is_online(rest) || place::likeness(rest).max(place::likeness(first)) >= 0.5;
    if !host::is_society(name) || !venue || place::is_address(name) {
        return;
    }
    // "Gannet Society, Room 4" is all one place.
    let comma = place[name.len()..].starts_with(',');
    let inside = comma && (place::is_address(first) || place::is_room(first));
    let (name, rest) = (naming::clean_host(name), rest.to_owned());
    if !inside {
        fields.place = Some(rest);
    }
    fields.host = Some(name);
}

/// Takes a host out of the bracket that names it with the place: "(Eel Trust)" names no place, "(House Ports, 211 Dock)" a room.
fn without_host(fields: &mut Fields) {
    let (Some(host), Some(place)) = (&fields.host, &fields.place) else {
        return;
    };
    if place == host && place::likeness(place) < 0.5 {
        fields.place = None;
    }
}

/// A host and what stands behind its comma: a town ("Quay College, Lisbon"), or where it is a guest ("Quay Diary, at the Tern
/// Tavern, Dock Street").
fn elsewhere(host: &str) -> Option<(&str, &str)> {
    let guest = [", at the ", ", at "]
        .iter()
        .find_map(|lead| host.split_once(lead));
    if let Some((name, rest)) = guest {
        return Some((name, &rest[..title::sentence_end(rest)]));
    }
    let (name, rest) = host.rsplit_once(", ")?;
    crate::resolve::place::is_known(rest).then_some((name, rest))
}

/// How one attends, from the place, the title and what was said around them.
pub(super) fn attendance(fields: &Fields) -> Option<Attendance> {
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
pub(super) fn split_place(text: Option<&str>, zone: Option<String>) -> Place {
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
