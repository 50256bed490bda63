//! What stands in the slot of a title: the title itself, and host, place, people and status around it.

mod announced;

mod holder;

mod venue;

mod running;

mod teaser;

mod telling;

mod trim;

use crate::extract::Status;
pub(super) use crate::extract::fields::holding::clean_host;
pub(super) use crate::extract::fields::subject::is_holder;
use crate::extract::fields::{
    bracket, call, framed, has_word, holding, host, place, starts_with, status, title, words,
};
pub(super) use announced::owner;
use announced::{announced, by_apposition, by_close_dash, joined_for, seated, with_body};
pub(super) use holder::{HostAt, bracket_fields};
use holder::{
    body_prefix, colon_host, comma_host, named_body, person_and_host, without_bracket_host,
};
pub(super) use running::{behind_time, in_sentences};
pub(super) use teaser::without_teaser;
use telling::{sentence, title_run};
use venue::{at_sign, behind_sign, dateline, town_in_front};
pub(super) use venue::{clean_place, first_place, place_of_rest};

/// A title slot taken apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    /// The title, not yet cleaned.
    pub(crate) title: String,
    /// The host, if the slot names one.
    pub(crate) host: Option<String>,
    /// The place, if the slot names one.
    pub(crate) place: Option<String>,
    /// The town that its sentence names, where nothing else says the place.
    pub(crate) town: Option<String>,
    /// The status that a word says.
    pub(crate) status: Option<Status>,
    /// What follows the title's sentence.
    pub(crate) rest: String,
}

/// What the record has already, so that the title needs not give it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Has {
    /// A host.
    pub(crate) host: bool,
    /// A place.
    pub(crate) place: bool,
    /// Where the titles of this group name their host.
    pub(crate) hosts: HostAt,
}

/// Takes a title slot apart; a labelled title of a few words is kept whole.
pub(crate) fn take_apart_at(labelled: bool, text: &str, has: Has) -> Named {
    let list =
        text.matches(". ").count() >= 1 && words(text).count() <= 8 && !text.contains(['“', '"']);
    if labelled && list {
        return Named {
            title: text.to_owned(),
            ..Named::default()
        };
    }
    take_apart(text, has)
}

/// Takes a title slot apart.
pub(crate) fn take_apart(text: &str, has: Has) -> Named {
    let mut named = Named::default();
    let mut text = title::without_flag(text).to_owned();
    if let Some(found) = status::find(&text) {
        let end = found.end + new_date(&text[found.end..]);
        let end = end + reason(&text[..found.start], &text[end..]);
        let left = cut(&text, found.start, end);
        if words(&left).count() >= 1 {
            named.status = Some(found.status).filter(|s| *s != Status::Confirmed);
            text = left
                .trim_start_matches([':', ';', ',', ' ', '–', '—'])
                .to_owned();
        }
    }
    text = title::without_flag(&text).to_owned();
    text = trim::without_first_bracket(&text).to_owned();
    if let Some((title, room)) = text.rsplit_once(" — ").or_else(|| text.rsplit_once(" – "))
        && !has.place
        && named.place.is_none()
        && place::likeness(room) >= 0.7
        && words(title).count() >= 2
    {
        named.place = Some(clean_place(room));
        text = title.to_owned();
    }
    if has.hosts.bracket {
        let mut found = Named::default();
        text = without_bracket_host(&text, &mut found);
        if !has.host {
            (named.host, named.place) = (found.host, named.place.take().or(found.place));
        }
        named.rest = found.rest;
    }
    if let Some(rest) = text
        .strip_prefix("online: ")
        .or_else(|| text.strip_prefix("Online: "))
    {
        if !has.place {
            named.place = Some("online".to_owned());
        }
        text = rest.to_owned();
    }
    // "10:00 a.m. LOCAL Minister arrives": whose clock it is.
    if let Some(rest) = text.strip_prefix("LOCAL ") {
        text = rest.to_owned();
    }
    let signed = at_sign(&text).map(|(place, title)| (title, place));
    if let Some((title, place)) = signed.or_else(|| behind_sign(&text)) {
        if !has.place {
            named.place = Some(clean_place(place));
        }
        text = title.to_owned();
    }
    if let Some((city, rest)) = dateline(&text)
        && !has.place
    {
        named.place = Some(clean_place(city));
        text = rest.to_owned();
    }
    if let Some((town, rest)) = town_in_front(&text)
        && !has.place
        && named.place.is_none()
    {
        named.place = Some(clean_place(town));
        text = rest.to_owned();
    }
    if !has.host
        && let Some(found) = seated(&text)
    {
        named.host = Some(clean_host(found.host));
        named.place = Some(clean_place(found.place));
        text = found.title.to_owned();
    }
    if has.hosts.colon
        && !has.host
        && named.host.is_none()
        && let Some((name, rest)) = colon_host(&text)
    {
        named.host = Some(clean_host(name));
        text = rest.to_owned();
    }
    while has.hosts.prefix
        && let Some((name, rest)) = body_prefix(&text)
    {
        named.host = Some(clean_host(name));
        text = rest.to_owned();
    }
    if let Some((range, found)) = place::labelled_inside(&text) {
        named.place = Some(clean_place(first_place(found)));
        text = text[..range.start].to_owned();
    }
    text = without_contact(&text).to_owned();
    if named.host.is_none()
        && !has.host
        && let Some((name, rest)) = announced(&text)
    {
        named.host = Some(clean_host(name));
        text = rest.to_owned();
    }
    // "The Salt Fund, in partnership with the Fern Club, hosts …" names first who holds it.
    if framed::hosting(&text).is_none()
        && let Some((all, name)) = framed::sponsored(&text)
    {
        let name = text[name].trim().to_owned();
        named.host = named.host.take().or(Some(name));
        let rest = text[all.end..].to_owned();
        text.truncate(all.start);
        named.rest = rest;
    }
    if named.host.is_none()
        && !has.host
        && let Some((name, rest)) = joined_for(&text)
    {
        named.host = Some(clean_host(name));
        text = rest.to_owned();
    }
    if named.host.is_none()
        && !has.host
        && let Some((title, name, rest)) = with_body(&text)
    {
        named.host = Some(clean_host(name));
        text = format!("{title}{rest}");
    }
    if let Some((title, name)) = by_close_dash(&text)
        && named.host.is_none()
        && !has.host
    {
        named.host = Some(clean_host(name));
        text = title.to_owned();
    }
    text = trim::without_unsaid(&text).to_owned();
    let end = whole_title(&text).unwrap_or_else(|| title::sentence_end(&text));
    let first = text[..end].trim().to_owned();
    named.rest = format!("{} {}", text[end..].trim(), named.rest.trim())
        .trim()
        .to_owned();
    let first =
        match comma_host(&first).filter(|_| has.hosts.comma && !has.host && named.host.is_none()) {
            Some((title, name)) => {
                named.host = Some(clean_host(name));
                title.to_owned()
            }
            None => first,
        };
    sentence(&first, has, &mut named);
    if named.host.is_none() && !has.host {
        if let Some((title, name)) = by_apposition(&named.title) {
            let noun = named.title.rsplit(' ').next().unwrap_or("");
            let noun = noun.trim_end_matches('.').to_owned();
            named.host = Some(clean_host(name));
            named.title = title.to_owned();
            if named.place.is_none() && place::is_online(&noun) {
                named.place = Some(noun);
            }
        } else {
            named.host = holding::told(&named.title).or_else(|| owner(&named.title, &named.rest));
        }
    }
    if let Some((person, body)) = person_and_host(&first)
        && words(&named.rest).count() >= 2
        && !first.contains(['“', '"'])
    {
        let end = title::sentence_end(&named.rest);
        named.title = named.rest[..end].to_owned();
        named.rest = format!("{person}. {}", &named.rest[end..]);
        named.host = Some(clean_host(body));
    }
    if first.ends_with('.')
        && title_run(&first).is_none()
        && !first.contains(['“', '"'])
        && let Some(run) = title_run(&named.rest)
    {
        let start = named.rest.find(run).unwrap_or(0);
        let before = named.rest[..start].rsplit(". ").next().unwrap_or("");
        named.host = named.host.take().or_else(|| named_body(before));
        named.title = run.to_owned();
    }
    named.title = trim::trimmed(&named.title).to_owned();
    let next = named.rest[..title::sentence_end(&named.rest)].trim_end_matches('.');
    match &mut named.place {
        None if !has.place => named.place = place_of_rest(&named.rest),
        // "… at Carvers Local 12. Dover, Delaware." names the hall, then the town.
        Some(place) if is_town_in_state(next) && !place.contains(", ") => {
            *place = format!("{place}, {next}");
        }
        _ => {}
    }
    named
}

/// Whether a sentence is a town with its state: "Dover, Delaware".
fn is_town_in_state(text: &str) -> bool {
    let known = |state: &str| crate::resolve::place::is_known(state);
    let named = text
        .split_once(", ")
        .is_some_and(|(town, state)| place::is_name(town) && known(state));
    words(text).count() <= 5 && (place::is_city(text) || named)
}

/// The bytes behind a status that only say which date takes the place of the old one: "to April 30, same hour".
fn new_date(rest: &str) -> usize {
    let led = ["to ", "until ", "till ", "from ", "and moved to ", "now "]
        .iter()
        .any(|lead| starts_with(rest, lead));
    let end = [". ", " – ", " — ", "; ", ": ", ")", " | "]
        .iter()
        .filter_map(|stop| rest.find(stop))
        .min()
        .unwrap_or(rest.len());
    let dated = rest[..end].bytes().any(|b| b.is_ascii_digit());
    if led && dated { end } else { 0 }
}

/// The bytes behind a status that begins a sentence and go on with it: "Dinner with the Trio. CANCELLED for want of interest".
fn reason(before: &str, rest: &str) -> usize {
    let own = before.trim_end().ends_with(['.', '!', '?']) && rest.starts_with(char::is_lowercase);
    let why = [
        "due to ",
        "because ",
        "owing to ",
        "for want of ",
        "for lack of ",
    ]
    .iter()
    .any(|lead| rest.starts_with(lead));
    // "Fish fry: called off, sorry"
    let marked = before.trim_end().ends_with([':', '–', '—', '-']) && rest.starts_with(", ");
    if own || why || marked {
        let end = title::sentence_end(rest);
        // "…; the Trio plays in May" is no part of it either.
        end
    } else {
        0
    }
}

/// The length of a title of two sentences: a question or a cry, then a few words without a full stop.
fn whole_title(text: &str) -> Option<usize> {
    let text = text.trim_end();
    let end = title::sentence_end(text);
    let asked = text[..end].ends_with(['?', '!']);
    let rest = text[end..].trim();
    let short = (1..=12).contains(&words(rest).count());
    (asked && short && !rest.ends_with('.') && !rest.contains(". ") && !call::is_call(rest))
        .then_some(text.len())
}

/// A text without the bytes of `start..end`, its parts joined by a space.
fn cut(text: &str, start: usize, end: usize) -> String {
    let (left, right) = (text[..start].trim_end(), text[end..].trim_start());
    let joint =
        if left.is_empty() || right.is_empty() || right.starts_with([',', '.', ';', ':', ')']) {
            ""
        } else {
            " "
        };
    format!("{left}{joint}{right}")
}

/// Without "Contact: …", "Weblinks: …" behind the title.
fn without_contact(text: &str) -> &str {
    [
        "Contact:",
        "Contacts:",
        "Weblinks:",
        "CONTACT:",
        "RSVP:",
        "Register:",
        "Tel:",
        "Info:",
        "Call-in:",
        "Dial-in:",
        "Webinar ID:",
        "Meeting ID:",
        "Passcode:",
    ]
    .iter()
    .filter_map(|stop| text.find(stop))
    .min()
    .map_or(text, |at| &text[..at])
}

/// Takes a bracketed host or place off the end of a title.
fn without_bracket(text: &str, has: Has, named: &mut Named) -> String {
    if !has.place
        && named.place.is_none()
        && let Some((title, place)) = venue::bracketed_place(text)
    {
        named.place = Some(clean_place(place));
        return title.to_owned();
    }
    let Some((range, inner)) = bracket::in_last_bracket(text) else {
        return text.to_owned();
    };
    let title = text[..range.start].trim_end();
    if words(title).count() == 0 {
        return text.to_owned();
    }
    let body = host::is_body(inner) || has.hosts.bracket && host::likeness(inner) > 0.2;
    if body && !has.host && named.host.is_none() {
        named.host = Some(inner.to_owned());
        named.rest.push_str(holder::flag_behind(text));
        return title.to_owned();
    }
    if place::likeness(inner) >= 0.7 && !has.place && !place::is_online(inner) {
        named.place = Some(inner.to_owned());
        return title.to_owned();
    }
    if place::is_online(inner) && !has.place {
        named.place = Some(inner.to_owned());
    }
    if call::is_call(inner)
        || ["live streaming", "webcast", "free", "roundtable"]
            .iter()
            .any(|w| inner.eq_ignore_ascii_case(w))
    {
        return title.to_owned();
    }
    text.to_owned()
}

/// Whether a line tells of the same event in its own words ("has been postponed").
pub(crate) fn status_of(text: &str) -> Option<Status> {
    status::stated(text).or_else(|| {
        status::find(text)
            .map(|f| f.status)
            .filter(|s| *s != Status::Confirmed && !has_word(text, "if"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Has = Has {
        host: false,
        place: false,
        hosts: HostAt {
            bracket: false,
            prefix: false,
            colon: false,
            comma: false,
        },
    };

    #[track_caller]
    fn case(text: &str, title: &str, host: Option<&str>, place: Option<&str>) {
        let named = take_apart(text, NOTHING);
        assert_eq!(title::clean(&named.title), title);
        assert_eq!(named.host.as_deref(), host);
        assert_eq!(named.place.as_deref(), place);
    }

    #[test]
    fn a_hosting_sentence_is_taken_apart() {
        case(
            "Gannet Society hosts a forum entitled, “Whose Harbor?,” 88 Wharf Ln. NW, Anchor Auditorium, Washington, DC. RSVP here.",
            "Whose Harbor?",
            Some("Gannet Society"),
            Some("88 Wharf Ln. NW, Anchor Auditorium, Washington, DC"),
        );
        case(
            "The Gannet Society hosts the Lantern Lecture",
            "the Lantern Lecture",
            Some("The Gannet Society"),
            None,
        );
        case(
            "The Gannet Society holds its yearly count",
            "The Gannet Society holds its yearly count",
            Some("The Gannet Society"),
            None,
        );
        case(
            "Harbor Mayor Ann Poe holds her weekly call",
            "Harbor Mayor Ann Poe holds her weekly call",
            None,
            None,
        );
    }

    #[test]
    fn places_are_taken_off_the_end() {
        case(
            "Cafe Marlow will host “Chowder on the Pier” in the Ropewalk Building",
            "Chowder on the Pier",
            Some("Cafe Marlow"),
            Some("Ropewalk Building"),
        );
        case(
            "Reed cutting, Slate Hall, 52 Alder St, Ellery",
            "Reed cutting",
            None,
            Some("Slate Hall, 52 Alder St, Ellery"),
        );
        case(
            "Aero Days, Red Lodge, MT",
            "Aero Days",
            None,
            Some("Red Lodge, MT"),
        );
        case(
            "Chess match vs. Ferrers at Howland School Cafeteria",
            "Chess match vs. Ferrers",
            None,
            Some("Howland School Cafeteria"),
        );
    }

    #[test]
    fn a_new_date_behind_a_status_ends_at_the_colon_before_the_title() {
        for (text, title) in [
            (
                "POSTPONED to May 6, same room: Committee on Culverts hearing on fish ladders. Annex, 4 Mill Lane.",
                "Committee on Culverts hearing on fish ladders",
            ),
            (
                "POSTPONED until June 3: Rowing for beginners",
                "Rowing for beginners",
            ),
            (
                "CANCELED: Weir walk: stones and stories",
                "Weir walk: stones and stories",
            ),
        ] {
            let named = take_apart(text, NOTHING);
            assert_eq!(title::clean(&named.title), title);
            assert!(named.status.is_some(), "{text}");
        }
    }

    #[test]
    fn the_sign_for_at_names_the_place() {
        case(
            "@ Dock Steps: Rally for the Ferry",
            "Rally for the Ferry",
            None,
            Some("Dock Steps"),
        );
        case(
            "Rally for the Ferry @ outside 12 Dock",
            "Rally for the Ferry",
            None,
            Some("outside 12 Dock"),
        );
        case(
            "Gannets @ Terns: who wins?",
            "Gannets @ Terns: who wins?",
            None,
            None,
        );
    }

    #[test]
    fn what_follows_a_place_does_not_hide_it() {
        case(
            "Salt lunch for clerks, Ledger Office, Room 54; bring your seal",
            "Salt lunch for clerks",
            None,
            Some("Ledger Office, Room 54"),
        );
        case(
            "Meet the dredgers, Fern Grange (in Spanish)",
            "Meet the dredgers",
            None,
            Some("Fern Grange"),
        );
        case(
            "Debate \"Who Salts the Sea?\", Maison du Sel, rue des Anges 13",
            "Debate \"Who Salts the Sea?\"",
            None,
            Some("Maison du Sel, rue des Anges 13"),
        );
        case(
            "Bo Lund on eel wars (in the library)",
            "Bo Lund on eel wars",
            None,
            Some("library"),
        );
        case(
            "Walk along the quay, meet at the fish fountain",
            "Walk along the quay",
            None,
            Some("the fish fountain"),
        );
        case(
            "Nets, knots; a short history (1900-1950)",
            "Nets, knots; a short history (1900-1950)",
            None,
            None,
        );
    }

    #[test]
    fn why_it_is_off_is_no_part_of_the_title() {
        case(
            "Goose dinner. CANCELLED for want of geese",
            "Goose dinner",
            None,
            None,
        );
        case(
            "LOCAL Minister Poe arrives",
            "Minister Poe arrives",
            None,
            None,
        );
        case(
            "Minister Poe meets with Bo Lund, at the Ledger Office",
            "Minister Poe meets with Bo Lund",
            None,
            Some("Ledger Office"),
        );
        case(
            "Minister Poe joins a panel with port leaders, in Tesmar, Wexland",
            "Minister Poe joins a panel with port leaders",
            None,
            Some("Tesmar, Wexland"),
        );
    }

    #[test]
    fn a_bracketed_host_and_the_speakers_are_taken_off() {
        case(
            "Salt Roads with Ann Poe, Gannet Society; Bo Lund, clerk (Quay Institute)",
            "Salt Roads",
            Some("Quay Institute"),
            None,
        );
    }
}
