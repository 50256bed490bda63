//! The host in front of what it holds, without a verb between them: "Quay Society, 12 Dock St.: The Long Tide",
//! "Salt Trust, candlelight vigil", "The Long Tide, a Quay Society webinar".

use crate::extract::fields::event_words::is_event;
use crate::extract::fields::{host, place, title, words};

/// A host with its room or street in front of a colon, and the title behind it.
pub(super) struct Seated<'t> {
    pub(super) host: &'t str,
    pub(super) place: &'t str,
    pub(super) title: &'t str,
}

/// "Ways and Means, 1100 Longworth: Harbor dues": what stands before the colon is who and where.
pub(super) fn seated(text: &str) -> Option<Seated<'_>> {
    let (head, title) = text.split_once(": ")?;
    let one = title::sentence_end(head) == head.len();
    if !one || head.contains(['“', '"', '?', '!', '(']) || words(head).count() > 16 {
        return None;
    }
    let comma = head.match_indices(", ").map(|(at, _)| at).find(|&at| {
        let piece = head[at + 2..].split(", ").next().unwrap_or("");
        place::is_room(piece) || place::is_address(piece)
    })?;
    let (host, place) = (head[..comma].trim(), head[comma + 2..].trim());
    let who = is_named(&host.replace(',', "")) && !place::is_address(host);
    (who && words(title).count() >= 1).then_some(Seated {
        host,
        place,
        title: title.trim(),
    })
}

/// Whether a name has capitals throughout, an article inside aside: "Committee for a Quiet Harbor".
fn is_named(name: &str) -> bool {
    place::is_name(&name.replace(" a ", " ").replace(" an ", " "))
}

/// The body in front of an event that is told in small letters: "Quay Society, course on safe anchors", "Salt Managers:
/// regional council".
pub(super) fn announced(text: &str) -> Option<(&str, &str)> {
    let at = text.find(": ").into_iter().chain(text.find(", ")).min()?;
    let (name, rest) = (text[..at].trim(), text[at + 2..].trim());
    let named = is_named(name) && !name.contains(['“', '"', '?', '!']);
    if !named || !(2..=8).contains(&words(name).count()) || title::sentence_end(name) < name.len() {
        return None;
    }
    let what = &rest[..title::sentence_end(rest)];
    let what = what.split([',', ';', '(']).next().unwrap_or(what);
    let all: Vec<String> = words(what).collect();
    let last = what.trim().trim_end_matches('.').rsplit(' ').next()?;
    let ends = is_event(last);
    let small = what.starts_with(char::is_lowercase);
    let body = host::is_body(&name.replace(" a ", " "));
    // "Bank of Terns at 300: a walking tour" is one title.
    let article = ["a ", "an ", "the "].iter().any(|a| rest.starts_with(a));
    if article && text[at..].starts_with(':') {
        return None;
    }
    let told = if body {
        small && all.iter().take(6).any(|w| is_event(w)) || ends && all.len() >= 3
    } else {
        // Who is no body by its noun ("Salt for Peace") is one where nothing else is told of it.
        let edge = ends || all.first().is_some_and(|w| is_event(w));
        let article = all
            .first()
            .is_some_and(|w| matches!(w.as_str(), "a" | "an" | "the"));
        small && edge && !article && all.len() <= 8 && place::likeness(name) < 0.5
    };
    told.then_some((name, rest))
}

/// "The Long Tide, a Quay Society webinar": the title, and the host that the apposition names.
pub(super) fn by_apposition(text: &str) -> Option<(&str, &str)> {
    for lead in [", a ", ", an ", ", the "] {
        let Some((title, rest)) = text.rsplit_once(lead) else {
            continue;
        };
        let rest = rest.trim_end_matches(['.', ' ']);
        let Some((name, noun)) = rest.rsplit_once(' ') else {
            continue;
        };
        let noun = noun.to_lowercase();
        if is_event(&noun)
            && host::is_body(name)
            && place::is_name(name)
            && words(title).count() >= 2
        {
            return Some((title, name));
        }
    }
    None
}

/// "Join the Quay Society for a talk on tides": the body that invites, and what to.
pub(super) fn joined_for(text: &str) -> Option<(&str, &str)> {
    let rest = ["Join ", "join "]
        .iter()
        .find_map(|lead| text.strip_prefix(lead))?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let (name, what) = rest
        .split_once(" for ")
        .or_else(|| rest.split_once(" as it "))?;
    let named = is_named(name) && host::is_body(name) && words(name).count() >= 2;
    (named && words(what).count() >= 2).then_some((name, what))
}

/// "“Cod and Law,” with the Quay Society. Free": the title, the body that holds it, and what follows.
pub(super) fn with_body(text: &str) -> Option<(&str, &str, &str)> {
    let end = title::sentence_end(text);
    let first = text[..end].trim_end().trim_end_matches('.');
    for lead in [
        ", with the ",
        ", with ",
        "” with the ",
        "” with ",
        ",\" with the ",
        ",\" with ",
    ] {
        let Some(at) = first.rfind(lead) else {
            continue;
        };
        let name = &first[at + lead.len()..];
        let head = at + lead.find(' ').unwrap_or(0);
        let title = first[..head].trim_end_matches(',');
        let named = is_named(name) && !name.contains([',', ';']) && words(name).count() <= 8;
        if named && words(name).count() >= 2 && host::is_body(name) && words(title).count() >= 1 {
            return Some((title, name, &text[first.len()..]));
        }
    }
    None
}

/// "The Long Tide –Quay Society": a body behind a dash that is set close to it.
pub(super) fn by_close_dash(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind(['–', '—'])?;
    let name = &text[at..].trim_start_matches(['–', '—']);
    let close = text[..at].ends_with(' ') && !name.starts_with(' ');
    let title = text[..at].trim_end();
    let first = name.split(", ").next().unwrap_or(name);
    let good = close && host::is_body(first) && place::is_name(&name.replace(',', ""));
    (good && words(title).count() >= 1).then_some((title, name.trim()))
}

/// "Seed swap. The Garden Club's swap moves …": the owner of what the title names.
pub(crate) fn owner(title: &str, rest: &str) -> Option<String> {
    let rest = rest
        .strip_prefix("The ")
        .or_else(|| rest.strip_prefix("Our "))?;
    let apostrophe = rest.find(['\'', '’'])?;
    let name = &rest[..apostrophe];
    let behind = rest[apostrophe..].trim_start_matches(['\'', '’']);
    let behind = behind.strip_prefix('s').unwrap_or(behind);
    let titled: Vec<String> = words(title).collect();
    let echo = words(behind)
        .take(3)
        .any(|w| w.len() >= 4 && titled.contains(&w));
    let short = (1..=5).contains(&words(name).count()) && !name.contains([',', '.', ';']);
    (echo && short && behind.starts_with(' ')).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_and_where_stand_before_a_colon() {
        let found = |text| seated(text).map(|s| (s.host, s.place, s.title));
        assert_eq!(
            found("Fisheries, 1402 Longworth: \"Who Owns the Eel?\""),
            Some(("Fisheries", "1402 Longworth", "\"Who Owns the Eel?\""))
        );
        assert_eq!(
            found("Gannet Society, Panel on Nets, H-140: Knots in court"),
            Some(("Gannet Society, Panel on Nets", "H-140", "Knots in court"))
        );
        assert_eq!(
            found("Quill Institute, 40 Dock Row NW: The Long Tide"),
            Some(("Quill Institute", "40 Dock Row NW", "The Long Tide"))
        );
        assert_eq!(found("Harbors, Hills and Hopes: a panel"), None);
        assert_eq!(found("How to read a map: 12 Dock St."), None);
    }

    #[test]
    fn a_body_invites_or_stands_behind_with() {
        assert_eq!(
            joined_for("Join the Gannet Society for a talk on tides"),
            Some(("Gannet Society", "a talk on tides"))
        );
        assert_eq!(joined_for("Join us for a talk on tides"), None);
        assert_eq!(joined_for("Join Ann Poe for a walk"), None);
        assert_eq!(
            with_body("Seed swap, with the Fern Club. Bring pots."),
            Some(("Seed swap", "Fern Club", ". Bring pots."))
        );
        assert_eq!(
            with_body("“Cod and Law,” with Eel Capital and the Salt Bank"),
            Some(("“Cod and Law,”", "Eel Capital and the Salt Bank", ""))
        );
        assert_eq!(with_body("Seed swap, with Ann Poe"), None);
        assert_eq!(with_body("Walk, with lunch at the Fern Club"), None);
    }

    #[test]
    fn a_body_is_followed_by_what_it_holds() {
        assert_eq!(
            announced("Gannet Society, course on safe anchors"),
            Some(("Gannet Society", "course on safe anchors"))
        );
        assert_eq!(
            announced("Salt for Peace, candlelight vigil"),
            Some(("Salt for Peace", "candlelight vigil"))
        );
        assert_eq!(
            announced("Delta Ferry Managers: regional council"),
            Some(("Delta Ferry Managers", "regional council"))
        );
        assert_eq!(
            announced("Committee for a Quiet Harbor, brown-bag lunch on horns. 12 Dock St."),
            Some((
                "Committee for a Quiet Harbor",
                "brown-bag lunch on horns. 12 Dock St."
            ))
        );
        assert_eq!(announced("Fleet Advisory Committee, virtual"), None);
        assert_eq!(announced("Nets and Knots, a history"), None);
        assert_eq!(announced("Nets and Knots, a conference"), None);
        assert_eq!(announced("The Long Tide, and how it turned"), None);
        assert_eq!(announced("Old Pier, lunch"), None);
    }

    #[test]
    fn an_event_is_said_to_be_of_a_body() {
        assert_eq!(
            by_close_dash("The Long Tide –Panel of Nets, Gannet Society"),
            Some(("The Long Tide", "Panel of Nets, Gannet Society"))
        );
        assert_eq!(by_close_dash("Eels 1900–1950: the Gannet Society"), None);
        assert_eq!(
            by_apposition("The Long Tide, a Gannet Society webinar"),
            Some(("The Long Tide", "Gannet Society"))
        );
        assert_eq!(by_apposition("The Long Tide, a history of the sea"), None);
        assert_eq!(
            owner("Plant sale", "The Fern Circle's sale opens at nine."),
            Some("Fern Circle".to_owned())
        );
        assert_eq!(owner("Plant sale", "The town's clock is broken."), None);
    }
}
