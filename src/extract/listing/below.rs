//! What one line below an item adds to it: a labelled place or host, a sentence that tells of either, a status.

use super::beneath::is_press_note;
use super::gather::Fields;
use super::label::label_of;
use super::naming;
use super::piece::{Form, Line, Page};
use super::shape::Record;
use super::told::told_of;
use crate::extract::fields::{framed, has_word, host, people, place, title};

/// Adds what one line below the core says.
pub(super) fn line(page: &Page<'_>, record: &Record, line: &Line, fields: &mut Fields) {
    let text = page.text(line.span);
    if let Some(found) = place::labelled(text) {
        if fields.place.is_none() && !found.is_empty() {
            fields.place = Some(naming::clean_place(naming::first_place(found)));
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
                // "Hosted by: Lamp Works, 12 Quay Street" says where, too.
                if fields.place.is_none() && place::is_address(value) {
                    fields.place = Some(naming::clean_place(value));
                }
            }
            "location" | "venue" | "where" | "place" | "address" | "room"
                if fields.place.is_none() =>
            {
                fields.place = Some(naming::clean_place(value));
            }
            "status" if fields.status.is_none() => fields.status = naming::status_of(value),
            _ => {}
        }
        // In a notice to the press, who calls it stands where others name their speakers.
        if label == "who"
            && fields.host.is_none()
            && value.split(',').next().is_some_and(host::is_body)
        {
            fields.host = value.split(',').next().map(naming::clean_host);
        }
        if let Some(names) = people::labelled(text) {
            fields.people.extend(names);
        }
        return;
    }
    if fields.status.is_none() && line.words <= 30 {
        fields.status = naming::status_of(text);
    }
    let press = is_press_note(text);
    if fields.place.is_none() && line.words <= 14 && record.divider != "marks" && !press {
        let bare = text.trim_end_matches('.');
        let first = bare.split([',', ';']).next().unwrap_or("");
        let one = title::sentence_end(bare) == bare.len();
        let addressed = bare
            .split_once(", ")
            .is_some_and(|(name, rest)| place::is_name(name) && place::is_address(rest));
        if one
            && (place::likeness(bare) >= 0.5
                || place::likeness(first) >= 0.6 && place::is_name(first)
                || addressed)
        {
            fields.place = Some(naming::clean_place(bare));
            let below = record.divider == "stack" && fields.host.is_none();
            if below && host::is_society(first) {
                fields.host = Some(naming::clean_host(first));
            }
            return;
        }
    }
    if fields.place.is_none() && line.words <= 45 && record.divider != "marks" && !press {
        fields.place = naming::in_sentences(text);
    }
    if fields.host.is_none()
        && line.words <= 20
        && let Some((_, name)) = framed::sponsored(text)
    {
        let name = text[name].trim();
        let dated = name.bytes().any(|b| b.is_ascii_digit());
        fields.host = Some(naming::clean_host(name)).filter(|_| !dated);
    }
    let below_title = record.divider == "stack" && line.words <= 10;
    if fields.host.is_none() && below_title && host::is_body(text) {
        fields.host = Some(naming::clean_host(text));
    }
    if fields.host.is_none() && line.words <= 60 && line.form != Form::Lead {
        fields.host = told_of(text);
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

/// Lines over which a place goes on: the room, the street, the town.
const FURTHER: usize = 3;

/// What the lines right below one that names the place add to it: "Room 400", "12 Dock Street NW", "Dunmere, MD 20005".
pub(super) fn further_place<'a>(page: &Page<'a>, at: usize, end: usize) -> Vec<&'a str> {
    let mut more: Vec<&str> = Vec::new();
    if title::sentence_end(page.text(page.lines[at].span)) < page.lines[at].span.len() {
        return more;
    }
    for index in at + 1..end.min(at + 1 + FURTHER) {
        let line = &page.lines[index];
        let text = page.text(line.span).trim_end_matches(['.', ',']);
        let numbered = place::is_address(text) || place::is_room(text);
        let begins = text.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase());
        let part = numbered && begins || place::is_city(without_code(text));
        let whole = title::sentence_end(text) == text.len() && !text.contains([':', '?', '“', '"']);
        if line.form != Form::Text || line.words > 8 || !part || !whole || page.opens_stanza(index)
        {
            break;
        }
        more.push(text);
    }
    more
}

/// A town without its postal code: "Dunmere, MD 20005".
fn without_code(text: &str) -> &str {
    match text.rsplit_once(' ') {
        Some((town, code)) if code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit()) => town,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postal_code_is_no_part_of_the_town() {
        assert_eq!(without_code("Dunmere, MD 20005"), "Dunmere, MD");
        assert_eq!(without_code("Dunmere, MD"), "Dunmere, MD");
    }
}
