//! What stands in the slot of a title: the title itself, and host, place, people and status around it.

mod standing;

mod announced;

mod holder;

mod bracketed;

mod venue;

mod off_end;

mod running;

mod teaser;

mod telling;

mod trim;

use crate::extract::Status;
pub(super) use crate::extract::fields::holding::clean_host;
pub(super) use crate::extract::fields::subject::is_holder;
use crate::extract::fields::{call, framed, holding, place, status, title, words};
pub(super) use announced::owner;
use announced::{announced, by_apposition, by_close_dash, joined_for, seated, with_body};
pub(super) use holder::{HostAt, bracket_fields};
use holder::{
    body_prefix, colon_host, comma_host, named_body, person_and_host, without_bracket_host,
};
pub(super) use running::{behind_time, in_sentences};
pub(super) use standing::status_of;
use standing::{cut, new_date, reason};
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
    if named.host.is_none() && !has.host {
        named.host = holder::network(&text).map(str::to_owned);
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

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) const NOTHING: Has = Has {
        host: false,
        place: false,
        hosts: HostAt {
            bracket: false,
            prefix: false,
            colon: false,
            comma: false,
        },
    };

    /// Takes a slot apart where nothing is known yet, and compares.
    #[track_caller]
    pub(super) fn case(text: &str, title: &str, host: Option<&str>, place: Option<&str>) {
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
}
