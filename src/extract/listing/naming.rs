//! What stands in the slot of a title: the title itself, and host, place, people and status around it.

use crate::extract::Status;
use crate::extract::fields::{
    has_word, host, noise, people, place, starts_with, status, title, words,
};

/// A title slot taken apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    /// The title, not yet cleaned.
    pub(crate) title: String,
    /// The host, if the slot names one.
    pub(crate) host: Option<String>,
    /// The place, if the slot names one.
    pub(crate) place: Option<String>,
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
    /// Whether the titles of this group end in a bracketed host.
    pub(crate) bracket_host: bool,
    /// Whether the titles of this group begin with the body that hosts.
    pub(crate) prefix_host: bool,
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
        let left = cut(&text, found.start, found.end);
        if words(&left).count() >= 1 {
            named.status = Some(found.status).filter(|s| *s != Status::Confirmed);
            text = left;
        }
    }
    text = title::without_flag(&text).to_owned();
    if has.bracket_host && !has.host {
        text = without_bracket_host(&text, &mut named);
    }
    if let Some((city, rest)) = dateline(&text)
        && !has.place
    {
        named.place = Some(clean_place(city));
        text = rest.to_owned();
    }
    while has.prefix_host
        && let Some((name, rest)) = body_prefix(&text)
    {
        named.host = Some(clean_host(name));
        text = rest.to_owned();
    }
    if let Some((range, found)) = place::labelled_inside(&text) {
        named.place = Some(clean_place(found));
        text = text[..range.start].to_owned();
    }
    text = without_contact(&text).to_owned();
    if let Some((all, name)) = host::sponsored(&text) {
        named.host = Some(text[name].trim().to_owned());
        let rest = text[all.end..].to_owned();
        text.truncate(all.start);
        named.rest = rest;
    }
    let end = whole_title(&text).unwrap_or_else(|| title::sentence_end(&text));
    let first = text[..end].trim().to_owned();
    named.rest = format!("{} {}", text[end..].trim(), named.rest)
        .trim()
        .to_owned();
    sentence(&first, has, &mut named);
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
    if named.place.is_none() && !has.place {
        named.place = place_of_rest(&named.rest);
    }
    named
}

/// A sentence that only names who speaks and where: "Ada Quist, author of The Wharf, Linden Center."; gives person and body.
fn person_and_host(first: &str) -> Option<(&str, &str)> {
    let text = first.trim_end_matches('.');
    let (head, body) = text.rsplit_once(", ")?;
    let person = head.split(", ").next()?;
    let names: Vec<&str> = person.split_whitespace().collect();
    let named =
        (2..=4).contains(&names.len()) && names.iter().all(|n| n.starts_with(char::is_uppercase));
    let place = host::is_body(body) || place::likeness(body) >= 0.5;
    let several = head.contains(", ");
    (named && place && several && !host::is_body(person)).then_some((person, body))
}

/// The length of a title of two sentences: a question or a cry, then a few words without a full stop.
fn whole_title(text: &str) -> Option<usize> {
    let text = text.trim_end();
    let end = title::sentence_end(text);
    let asked = text[..end].ends_with(['?', '!']);
    let rest = text[end..].trim();
    let short = (1..=12).contains(&words(rest).count());
    (asked && short && !rest.ends_with('.') && !rest.contains(". ") && !noise::is_call(rest))
        .then_some(text.len())
}

/// The city in capitals in front of a wire's item: "NEW YORK – …", "GABLES, Fla. – …".
fn dateline(text: &str) -> Option<(&str, &str)> {
    let (city, rest) = [" – ", " — ", " -- ", " - "]
        .iter()
        .find_map(|d| text.split_once(d))?;
    let name = city.split(',').next().unwrap_or("");
    let capitals = name.len() >= 4
        && name
            .chars()
            .all(|c| c.is_uppercase() || c == ' ' || c == '.');
    let place = crate::resolve::place::zone_of(city).is_some() || place::is_city(city);
    (capitals && place && words(rest).count() >= 3).then_some((city, rest))
}

/// Takes the bracketed host off the end of a whole item: "… gets a talking-to. [Drake & Teasel, 13 Gannet Street]".
fn without_bracket_host(text: &str, named: &mut Named) -> String {
    let Some((range, inner)) = host::in_last_bracket(text) else {
        return text.to_owned();
    };
    bracket_fields(inner, named);
    text[..range.start].trim_end().to_owned()
}

/// The host, and its address behind a comma, of a bracket.
pub(crate) fn bracket_fields(inner: &str, named: &mut Named) {
    let cut = inner
        .match_indices(", ")
        .map(|(at, _)| at)
        .find(|&at| place::is_address(&inner[at + 2..]));
    let name = cut.map_or(inner, |at| &inner[..at]);
    if let Some(at) = cut {
        named.place = Some(clean_place(&inner[at + 2..]));
    }
    named.host = Some(clean_host(name));
}

/// A body in front of what it does: "Committee on Nets: to hold hearings …"; gives the body and the rest.
fn body_prefix(text: &str) -> Option<(&str, &str)> {
    let at = text.find(": ").into_iter().chain(text.find(", ")).min()?;
    let (name, rest) = (text[..at].trim(), text[at + 2..].trim());
    let told = rest.starts_with(char::is_lowercase)
        || host::is_body(rest.split([',', ':']).next().unwrap_or(""));
    let good = words(name).count() >= 2 && host::is_body(name) && told && words(rest).count() >= 3;
    good.then_some((name, rest))
}

/// Whether most of a group's titles begin with a body and go on with what it does.
pub(crate) fn mostly_prefixed<'t>(titles: impl Iterator<Item = &'t str>) -> bool {
    let (mut all, mut some) = (0, 0);
    for text in titles {
        all += 1;
        some += usize::from(body_prefix(text).is_some());
    }
    all >= 3 && some * 10 >= all * 6
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
    ]
    .iter()
    .filter_map(|stop| text.find(stop))
    .min()
    .map_or(text, |at| &text[..at])
}

/// Takes the first sentence apart.
fn sentence(first: &str, has: Has, named: &mut Named) {
    let first = without_leading_place(first, has, named);
    let hosting = host::hosting(first).filter(|h| is_holder(h.host));
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
        title = about(h.what, named).unwrap_or_else(|| h.what.to_owned());
    } else if let Some((range, inner)) = title::quoted(first)
        && let Some(found) = host_before(&first[..range.start])
        && words(inner).count() >= 2
        && words(&first[range.end..]).count() <= 2
    {
        named.host.get_or_insert(found);
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
    }
    if named.host.is_none() && !has.host {
        title = host_piece(&title, named);
    }
    if named.place.is_none() && !has.place {
        named.place = city_inside(&title);
    }
    if named.host.is_none() && !has.host {
        named.host = host_before(&title).or_else(|| subject(&title));
    }
    named.title = title;
}

/// A body named in the words before a title: "On Tuesday, the Quay Society opens its doors for".
fn named_body(before: &str) -> Option<String> {
    let from = before.find("the ").map_or(0, |at| at + 4);
    let mut end = from;
    for word in before[from..].split_inclusive(' ') {
        let bare = word.trim();
        if !bare.starts_with(char::is_uppercase) && !matches!(bare, "of" | "for" | "and" | "on") {
            break;
        }
        end += word.len();
    }
    let name = before[from..end].trim();
    (host::is_body(name) && words(name).count() >= 2).then(|| name.to_owned())
}

/// Takes "At the Quay Club, " off the front of a sentence.
fn without_leading_place<'t>(first: &'t str, has: Has, named: &mut Named) -> &'t str {
    let rest = first
        .strip_prefix("At the ")
        .or_else(|| first.strip_prefix("At "));
    let Some((found, title)) = rest.and_then(|r| r.split_once(", ")) else {
        return first;
    };
    if words(found).count() > 8 || !place::is_name(found) || words(title).count() < 2 {
        return first;
    }
    if !has.place && named.place.is_none() {
        named.place = Some(clean_place(found));
    }
    title
}

/// The longest run of words in title case with a colon in it: the name of an event inside a sentence.
fn title_run(text: &str) -> Option<&str> {
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

/// Whether the subject of "holds" is a body and not a person.
pub(crate) fn is_holder(name: &str) -> bool {
    const PERSONS: &[&str] = &[
        "president",
        "secretary",
        "sen",
        "rep",
        "chairman",
        "chair",
        "director",
        "mayor",
        "governor",
        "minister",
        "ambassador",
        "professor",
        "dr",
        "judge",
        "gov",
        "amb",
        "gen",
        "adm",
        "fellow",
        "founder",
        "author",
        "poet",
        "artist",
        "curator",
        "commissioner",
        "king",
        "queen",
        "pope",
        "prime",
    ];
    let all: Vec<String> = words(name).collect();
    all.len() <= 14
        && !all.iter().any(|w| PERSONS.contains(&w.as_str()))
        && name.starts_with(char::is_uppercase)
}

/// "an event at the Quay House on Rudders and Reefs": the topic is the title.
fn about(what: &str, named: &mut Named) -> Option<String> {
    const GENERIC: &[&str] = &[
        "an event",
        "a talk",
        "a discussion",
        "a conversation",
        "a panel",
        "a forum",
        "a lecture",
        "a webinar",
        "a briefing",
    ];
    let generic = GENERIC.iter().find(|g| starts_with(what, g))?;
    let rest = what[generic.len()..].trim_start();
    let at = if rest.starts_with("on ") {
        0
    } else {
        rest.find(" on ")? + 1
    };
    let topic = rest[at + 3..].trim();
    if let Some((_, found)) = place::tail(&format!("x {}", &rest[..at.saturating_sub(1)])) {
        named.place.get_or_insert_with(|| clean_place(found));
    }
    topic
        .starts_with(char::is_uppercase)
        .then(|| topic.to_owned())
}

/// Nouns of events behind the name of a host: "Quay Society annual symposium".
const EVENTS: &[&str] = &[
    "discussion",
    "lecture",
    "hearing",
    "conference",
    "symposium",
    "forum",
    "meeting",
    "seminar",
    "webinar",
    "panel",
    "briefing",
    "talk",
    "workshop",
    "luncheon",
    "roundtable",
    "summit",
    "event",
    "media",
    "reception",
    "annual",
    "online",
    "virtual",
    "book",
    "news",
    "field",
    "podcast",
    "markup",
    "conversation",
];

/// The body whose name begins a title, if a noun of events follows it.
fn host_before(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['“', '"']);
    let text = text
        .strip_prefix("The ")
        .or_else(|| text.strip_prefix("the "))
        .unwrap_or(text);
    let mut end = 0;
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim().trim_end_matches(',');
        let lower = bare.to_lowercase();
        let ends = EVENTS.contains(&lower.as_str()) && at > 0;
        let body_noun = ends
            && bare.starts_with(char::is_uppercase)
            && host::is_body(&text[..at + bare.len()])
            && !host::is_body(text[..at].trim());
        if ends && !body_noun {
            let name = text[..at].trim().trim_end_matches(',');
            if host::is_body(name) && words(name).count() >= 2 {
                end = at;
            }
            break;
        }
        let small = matches!(lower.as_str(), "of" | "for" | "and" | "the" | "on" | "&");
        if bare.starts_with('(') {
            let name = text[..at].trim();
            if host::is_body(name) {
                end = at;
            }
            at += word.len();
            continue;
        }
        if !small && !bare.starts_with(|c: char| c.is_uppercase()) {
            break;
        }
        at += word.len();
        if at > 90 {
            break;
        }
    }
    (end > 0).then(|| {
        let name = &text[..end];
        name.split(" (")
            .next()
            .unwrap_or(name)
            .trim()
            .trim_end_matches(',')
            .to_owned()
    })
}

/// The body that is the subject of a sentence in the present: "Canal Board votes on …".
fn subject(text: &str) -> Option<String> {
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim();
        let small = matches!(bare, "of" | "for" | "and" | "the" | "on" | "&");
        let verb = bare.len() >= 4 && bare.ends_with('s') && bare.chars().all(char::is_lowercase);
        let name = text[..at].trim();
        if verb && host::is_body(name) && is_holder(name) && words(name).count() >= 2 {
            return Some(clean_host(name));
        }
        let goes_on = small
            || bare.starts_with(char::is_uppercase)
            || at > 0 && host::is_body(&format!("X {bare}"));
        if !goes_on {
            return None;
        }
        at += word.len();
        if at > 80 {
            return None;
        }
    }
    None
}

/// Takes a bracketed host or place off the end of a title.
fn without_bracket(text: &str, has: Has, named: &mut Named) -> String {
    let Some((range, inner)) = host::in_last_bracket(text) else {
        return text.to_owned();
    };
    let title = text[..range.start].trim_end();
    if words(title).count() == 0 {
        return text.to_owned();
    }
    let body = host::is_body(inner) || has.bracket_host && host::likeness(inner) > 0.2;
    if body && !has.host && named.host.is_none() {
        named.host = Some(inner.to_owned());
        return title.to_owned();
    }
    if place::likeness(inner) >= 0.7 && !has.place && !place::is_online(inner) {
        named.place = Some(inner.to_owned());
        return title.to_owned();
    }
    if place::is_online(inner) && !has.place {
        named.place = Some(inner.to_owned());
    }
    if noise::is_call(inner)
        || ["live streaming", "webcast", "free", "roundtable"]
            .iter()
            .any(|w| inner.eq_ignore_ascii_case(w))
    {
        return title.to_owned();
    }
    text.to_owned()
}

/// Takes a place off the end of a title: comma pieces from the first that looks like one, or "at PLACE".
fn without_place(text: &str, has: Has, named: &mut Named) -> String {
    let pieces = comma_pieces(text);
    if pieces.len() >= 2 {
        let from = (1..pieces.len()).find(|&n| {
            let (start, end) = pieces[n];
            let piece = &text[start..end];
            let city = pieces
                .get(n + 1)
                .is_some_and(|&(_, e)| place::is_city(&text[start..e]));
            let rest = &text[start..];
            let named = place::is_name(&rest.replace([',', ';', '.'], ""))
                || words(rest).count() <= 4
                || place::is_address(piece);
            let town = n + 1 == pieces.len() && crate::resolve::place::zone_of(piece).is_some();
            (place::likeness(piece) >= 0.5 || city || town || starts_with(piece.trim(), "off "))
                && named
        });
        if let Some(n) = from {
            let start = pieces[n].0;
            let found = clean_place(&text[start..]);
            let piece = &text[start..pieces[n].1];
            if host::is_body(piece)
                && !place::is_address(piece)
                && named.host.is_none()
                && !has.host
            {
                named.host = Some(clean_host(piece));
            }
            if words(&text[..start]).count() >= 1 {
                named.place = Some(found);
                let title = text[..start]
                    .trim_end()
                    .trim_end_matches([',', ';'])
                    .to_owned();
                return host_piece(&title, named);
            }
        }
    }
    if let Some((at, found)) = place::tail(text)
        && words(&text[..at]).count() == 1
    {
        named.place = Some(clean_place(found));
        return text.to_owned();
    }
    if let Some((at, found)) = place::tail(text)
        && words(&text[..at]).count() >= 2
        && !moves(&text[..at])
    {
        let keep = !text[..at].ends_with(|c: char| c.is_alphanumeric() || "”\")'’.!?".contains(c));
        let title = text[..at].to_owned();
        named.place = Some(clean_place(found));
        return if keep { text.to_owned() } else { title };
    }
    text.to_owned()
}

/// A city that a sentence names behind "in": "The Tern Commission meets in Geneva to prepare …".
fn city_inside(text: &str) -> Option<String> {
    for (at, _) in text.match_indices(" in ") {
        let rest = &text[at + 4..];
        let end = rest
            .split_inclusive(' ')
            .take_while(|w| w.starts_with(char::is_uppercase))
            .map(str::len)
            .sum::<usize>();
        let name = rest[..end].trim().trim_end_matches([',', '.']);
        if !name.is_empty() && crate::resolve::place::zone_of(name).is_some() {
            return Some(clean_place(name));
        }
    }
    None
}

/// A last comma piece that is a body hosts the event: "Kite fair, Quay Society, 12 Quay St".
fn host_piece(title: &str, named: &mut Named) -> String {
    if let Some((head, tail)) = title.rsplit_once(", ")
        && host::is_body(tail)
        && words(head).count() >= 2
        && named.host.is_none()
    {
        named.host = Some(tail.trim().to_owned());
        return head.to_owned();
    }
    title.to_owned()
}

/// Verbs after which a place is where somebody goes, and belongs to the title.
fn moves(text: &str) -> bool {
    let last: Vec<String> = words(text).collect();
    let Some(last) = last.last() else {
        return false;
    };
    [
        "arrive", "arrives", "depart", "departs", "lands", "visits", "returns", "travels", "drive",
        "drives", "is", "life",
    ]
    .contains(&last.as_str())
}

/// The pieces of a text between commas and semicolons outside quotation marks and brackets.
fn comma_pieces(text: &str) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let (mut start, mut quote, mut depth) = (0, false, 0i32);
    for (at, c) in text.char_indices() {
        match c {
            '“' => quote = true,
            '”' => quote = false,
            '"' => quote = !quote,
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' | ';' if !quote && depth <= 0 && text[at + 1..].starts_with(' ') => {
                pieces.push((start, at));
                start = at + 2;
            }
            _ => {}
        }
    }
    if start <= text.len() {
        pieces.push((start.min(text.len()), text.len()));
    }
    pieces
}

/// The place behind a quoted title: " 12 Quay St. NW, …", " at the Visitor Center, …", " in the Ropewalk Building. Soup is free.".
fn place_after(after: &str) -> Option<String> {
    let text = after.trim_start_matches(|c: char| c.is_whitespace() || "”\",.;)".contains(c));
    let end = [" RSVP", "RSVP", " Register", " Livestream", " Free"]
        .iter()
        .filter_map(|s| text.find(s))
        .min()
        .unwrap_or(text.len());
    let text = text[..end].trim().trim_end_matches('.');
    for lead in ["at the ", "at ", "in the ", "in ", "on "] {
        if let Some(found) = text.strip_prefix(lead) {
            let named = found.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            let good = match lead {
                "on " => place::is_online(found),
                "in the " | "in " => place::likeness(found) >= 0.4 || place::is_city(found),
                _ => true,
            };
            return (named && good && words(found).count() <= 16).then(|| clean_place(found));
        }
    }
    let first = text.split(", ").next().unwrap_or("");
    let end = title::sentence_end(text);
    let town = words(&text[..end]).count() <= 10
        && place::is_name(&text[..end].replace([',', '.'], ""))
        && crate::resolve::place::zone_of(&text[..end]).is_some();
    (place::likeness(first) >= 0.6 || town).then(|| clean_place(&text[..end]))
}

/// The place in front of a named title: "At the Quay Club, KnotWorks", "an event at the Chancery House entitled".
fn place_between(before: &str) -> Option<String> {
    let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || "“\",".contains(c));
    let trimmed = trimmed
        .strip_suffix("entitled")
        .or_else(|| trimmed.strip_suffix("titled"))
        .or_else(|| trimmed.strip_suffix(" on"))
        .unwrap_or(trimmed)
        .trim_end_matches([' ', ',']);
    let (at, found) = place::tail(trimmed)?;
    (at > 0 && place::likeness(found) >= 0.5).then(|| clean_place(found))
}

/// The place in the sentences behind a title: a sentence that is one, or that begins with "At".
pub(crate) fn place_of_rest(rest: &str) -> Option<String> {
    let mut left = rest.trim();
    for _ in 0..6 {
        if left.is_empty() {
            return None;
        }
        let end = title::sentence_end(left);
        let piece = left[..end].trim().trim_end_matches('.');
        left = left[end..].trim();
        let bare = piece
            .strip_prefix("Free, at ")
            .or_else(|| piece.strip_prefix("At the "))
            .or_else(|| piece.strip_prefix("At "))
            .unwrap_or(piece);
        let led = bare.len() < piece.len();
        let bare = bare
            .split("; ")
            .find(|p| place::likeness(p) >= 0.5 || place::is_address(p))
            .unwrap_or(bare);
        let bare = bare.trim_start_matches([',', ';', ' ', '–', '—', '-']);
        if place::is_city(bare) {
            return Some(clean_place(bare));
        }
        let first = bare.split([',', ';']).next().unwrap_or("");
        let named = bare.split_whitespace().count() <= 18 && !bare.contains(':');
        if named
            && (led && first.starts_with(char::is_uppercase)
                || place::likeness(first) >= 0.5 && place::is_name(first)
                || place::is_address(bare) && bare.len() < 90)
        {
            return Some(clean_place(bare));
        }
    }
    None
}

/// A host without what surrounds it.
pub(crate) fn clean_host(text: &str) -> String {
    let text = text
        .trim()
        .trim_matches(|c: char| ",;:–—-|".contains(c))
        .trim();
    text.strip_suffix(" in partnership with")
        .unwrap_or(text)
        .to_owned()
}

/// A place without marks and calls at its edges.
pub(crate) fn clean_place(text: &str) -> String {
    let text = text.trim();
    let end = [" RSVP", " Register", "(map)", " http", " Contact:", "\n"]
        .iter()
        .filter_map(|s| text.find(s))
        .min()
        .unwrap_or(text.len());
    let text = text[..end]
        .trim()
        .trim_start_matches(|c: char| ".,;:–—-| ".contains(c));
    let text = text.trim_end_matches(|c: char| ",;:–—-| ".contains(c));
    let abbreviated = text.ends_with("D.C.")
        || text.ends_with("N.W.")
        || text.ends_with("St.")
        || text.ends_with("Ave.");
    if abbreviated {
        text.to_owned()
    } else {
        text.trim_end_matches('.').to_owned()
    }
}

/// Whether most of a group's title slots end in a bracket with a name.
pub(crate) fn mostly_bracketed<'t>(titles: impl Iterator<Item = &'t str>) -> bool {
    let (mut all, mut some) = (0, 0);
    for text in titles {
        all += 1;
        let bracket = host::in_last_bracket(text);
        some += usize::from(bracket.is_some_and(|(range, name)| {
            text[range.start..].starts_with('[') || host::likeness(name) >= 0.5
        }));
    }
    all >= 3 && some * 10 >= all * 6
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
        bracket_host: false,
        prefix_host: false,
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
    fn a_bracketed_host_and_the_speakers_are_taken_off() {
        case(
            "Salt Roads with Ann Poe, Gannet Society; Bo Lund, clerk (Quay Institute)",
            "Salt Roads",
            Some("Quay Institute"),
            None,
        );
    }
}
