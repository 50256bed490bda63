//! The host or the place that stands in brackets behind a title: "Salt Roads (Quay Institute)", "The Eel Wars (in the Library)".

use super::holder::flag_behind;
use super::venue::clean_place;
use super::{Has, Named};
use crate::extract::fields::{bracket, call, host, place, words};

/// Takes a bracketed host or place off the end of a title.
pub(super) fn without_bracket(text: &str, has: Has, named: &mut Named) -> String {
    if !has.place
        && named.place.is_none()
        && let Some((title, place)) = bracketed_place(text)
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
        named.rest.push_str(flag_behind(text));
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

/// "The Eel Wars (in the Library)": the title, and the place that its bracket says.
fn bracketed_place(text: &str) -> Option<(&str, &str)> {
    let (title, inner) = text
        .trim_end_matches('.')
        .strip_suffix(')')?
        .rsplit_once(" (")?;
    let place = ["in the ", "at the ", "on the ", "in ", "at "]
        .iter()
        .find_map(|lead| inner.strip_prefix(lead))?;
    let first = place.split(", ").next().unwrap_or(place);
    let good = place::likeness(first) >= 0.5 || place::is_common(first) || place::is_spot(first);
    (good && words(place).count() <= 8 && words(title).count() >= 1).then_some((title, place))
}

#[cfg(test)]
mod tests {
    use crate::extract::listing::naming::tests::case;

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
