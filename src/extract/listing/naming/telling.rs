//! Titles inside sentences: "The Gannet Society hosts a forum entitled …".

use super::bracketed::without_bracket;
use super::holder::{about, host_piece};
use super::off_end::without_place;
use super::venue::{city_inside, hall_inside, place_after, place_between, without_leading_place};
use super::{Has, Named};
use crate::extract::fields::event_words::is_event;
use crate::extract::fields::holding::{clean_host, host_before};
use crate::extract::fields::subject::{is_holder, subject};
use crate::extract::fields::{framed, host, people, place, title, words};

/// Words behind "convenes", "opens" that say where or when: then the subject itself is what takes place.
const PLACED: &[&str] = &[
    "in",
    "at",
    "on",
    "from",
    "for",
    "near",
    "online",
    "virtually",
    "again",
];

/// Takes the first sentence apart.
pub(super) fn sentence(first: &str, has: Has, named: &mut Named) {
    let first = without_leading_place(first, has, named);
    let hosting = framed::hosting(first)
        .filter(|h| is_holder(h.host) && !is_of(h.what, &["his", "her", "their"]))
        .filter(|h| !is_of(h.what, PLACED));
    if let Some(name) = title::named(first) {
        named.title = name.trim_end_matches(['.', ',']).to_owned();
        let after = first.find(name).map_or("", |at| &first[at + name.len()..]);
        if let Some(h) = hosting {
            named.host.get_or_insert_with(|| clean_host(h.host));
        } else if named.host.is_none() && !has.host {
            named.host = host_before(first);
        }
        if named.place.is_none() {
            named.place = place_after(after)
                .or_else(|| first.find(name).and_then(|at| place_between(&first[..at])));
        }
        return;
    }
    let mut title = first.to_owned();
    if let Some(h) = hosting {
        named.host.get_or_insert_with(|| clean_host(h.host));
        let whole = if is_of(h.what, &["its"]) || is_person(h.what) {
            first
        } else {
            h.what
        };
        title = generic_quote(h.what)
            .or_else(|| about(h.what, named))
            .unwrap_or_else(|| whole.to_owned());
    } else if let Some((range, inner)) = title::quoted(first)
        && let Some(found) = host_before(&first[..range.start])
        && words(inner).count() >= 2
        && words(&first[range.end..]).count() <= 2
    {
        named.host.get_or_insert(found);
        named.title = inner.to_owned();
        return;
    }
    // "Gannet, “Knots”" at the front of an item: one name and a comma are who holds it.
    if let Some((range, inner)) = title::quoted(first)
        && named.host.is_none()
        && !has.host
        && words(inner).count() >= 2
        && let Some(name) = first[..range.start].trim_end().strip_suffix(',')
        && words(name).count() == 1
        && name.starts_with(char::is_uppercase)
        && words(name).all(|w| !is_event(&w) && w.len() >= 4)
    {
        named.host = Some(clean_host(name));
        named.title = inner.trim_end_matches(',').to_owned();
        named.place = named
            .place
            .take()
            .or_else(|| place_after(&first[range.end..]));
        return;
    }
    // "briefing, “Small States.”": the noun only says what it is.
    if let Some((range, inner)) = title::quoted(first)
        && words(inner).count() >= 2
        && words(&first[range.end..]).count() == 0
        && let Some(noun) = first[..range.start].trim_end().strip_suffix(',')
        && words(noun).count() <= 2
        && words(noun).last().is_some_and(|w| is_event(&w))
        && noun.starts_with(char::is_lowercase)
    {
        named.title = inner.to_owned();
        return;
    }
    if let Some((range, inner)) = title::quoted(first)
        && named.host.is_none()
        && words(inner).count() >= 2
        && host::is_body(first[..range.start].trim().trim_end_matches(','))
    {
        named.host = Some(clean_host(&first[..range.start]));
        named.title = inner.to_owned();
        named.place = named
            .place
            .take()
            .or_else(|| place_after(&first[range.end..]))
            .or_else(|| place_after(&named.rest));
        return;
    }
    title = without_bracket(&title, has, named);
    if let Some(at) = people::with_people(&title) {
        let tail = title[at..].rsplit(", ").next().unwrap_or("").to_owned();
        if named.place.is_none() && place::is_online(&tail) {
            named.place = Some(tail);
            let end = title.rfind(", ").unwrap_or(title.len());
            title.truncate(end);
        }
        if let Some(at) = people::with_people(&title) {
            title.truncate(at);
        }
    }
    if !has.place && named.place.is_none() {
        title = without_place(&title, has, named);
        // "Tides and tolls (Gannet Society), Dock Hall"
        title = without_bracket(&title, Has { place: true, ..has }, named);
    }
    if named.host.is_none() && !has.host {
        title = host_piece(&title, named);
    }
    if named.place.is_none() && !has.place {
        named.place = hall_inside(&title);
        named.town = city_inside(&title);
    }
    if named.host.is_none() && !has.host {
        named.host = host_before(&title).or_else(|| subject(&title));
    }
    named.title = title;
}

/// Whether who is hosted is a person: "author Otto Finch", "Ann Poe on tides".
fn is_person(what: &str) -> bool {
    let what = what.split([',', ';']).next().unwrap_or(what);
    let all: Vec<&str> = what.split(' ').collect();
    let capital = |n: usize| {
        all.get(n)
            .is_some_and(|w| w.starts_with(char::is_uppercase))
    };
    let role = !matches!(all[0], "a" | "an" | "the" | "two" | "its") && !capital(0);
    let named = if role {
        capital(1) && capital(2)
    } else {
        capital(0) && capital(1)
    };
    named && all[0] != "The" && !words(what).any(|w| is_event(&w))
}

/// Whether what is held is said to be its holder's: "its annual dinner" is no title without whose it is.
fn is_of(what: &str, whose: &[&str]) -> bool {
    let first = what.split(' ').next().unwrap_or("");
    whose.contains(&first)
}

/// The title of "a forum, “Who Pays?” with Ann Poe": what stands before the quotation is only the kind of event.
fn generic_quote(what: &str) -> Option<String> {
    let (range, inner) = title::quoted(what)?;
    let kind = what[..range.start].trim().trim_end_matches(',');
    let generic = (kind.starts_with("a ") || kind.starts_with("an "))
        && words(kind).count() <= 3
        && words(kind).last().is_some_and(|w| is_event(&w));
    (generic && words(inner).count() >= 2).then(|| inner.trim_end_matches(',').to_owned())
}

/// The longest run of words in title case with a colon in it: the name of an event inside a sentence.
pub(super) fn title_run(text: &str) -> Option<&str> {
    const SMALL: &[&str] = &[
        "of", "the", "and", "for", "on", "in", "at", "a", "an", "to", "from", "with", "by", "&",
        "or",
    ];
    let (mut best, mut start, mut end): (Option<&str>, Option<usize>, usize) = (None, None, 0);
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim();
        let named = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if named {
            start = start.or(Some(at));
            end = at + bare.len();
        } else if !SMALL.contains(&bare) {
            start = None;
        }
        if let Some(from) = start {
            let run = text[from..end].trim_end_matches([',', '.', ';']);
            let good = run.contains(": ") && words(run).count() >= 4;
            if good && best.is_none_or(|b| run.len() > b.len()) {
                best = Some(run);
            }
        }
        if bare.ends_with([',', '.', ';']) {
            start = None;
        }
        at += word.len();
    }
    best
}
