//! The publication as host of its own events.

use super::piece::Page;
use crate::extract::fields::holding::clean_host;
use crate::extract::fields::{host, place};
use crate::extract::{Scene, Sighting};

/// Gives the publication as host where no item names one and the publication is a body that holds events.
pub(super) fn host_of_all(scene: &Scene<'_>, page: &Page<'_>, sightings: &mut [Sighting]) {
    if sightings.len() < 2
        || sightings.iter().filter(|s| s.organizer.is_some()).count() * 3 > sightings.len()
    {
        return;
    }
    let named = |name: &&str| host::holds_events(name);
    let publisher = scene
        .issue
        .publisher
        .as_deref()
        .or(scene.raw.headers.publisher.as_deref());
    let Some(body) = publisher
        .filter(named)
        .or_else(|| page.lines.first().map(|l| page.text(l.span)).filter(named))
        .or_else(|| footer(page))
    else {
        return;
    };
    let heads = page.lines.iter().take(3).map(|l| page.text(l.span));
    let name = heads
        .chain(publisher)
        .find_map(|head| acronym(head, body))
        .unwrap_or(body);
    for sighting in sightings.iter_mut().filter(|s| s.organizer.is_none()) {
        sighting.organizer = Some(clean_host(name));
    }
}

/// Gives "Full Committee" the name of the committee that the item before it names.
pub(super) fn whole_committees(sightings: &mut [Sighting]) {
    let mut last: Option<String> = None;
    for sighting in sightings {
        let Some(host) = &mut sighting.organizer else {
            continue;
        };
        if host.eq_ignore_ascii_case("full committee") {
            if let Some(name) = &last {
                host.clone_from(name);
            }
        } else {
            last = Some(host.clone())
                .filter(|h| h.starts_with("Committee ") || h.ends_with(" Committee"));
        }
    }
}

/// The letters by which a masthead calls a body: "GSA News" of the "Gannet Society of America".
fn acronym<'a>(head: &'a str, body: &str) -> Option<&'a str> {
    let initials: String = body
        .split_whitespace()
        .filter(|w| !matches!(*w, "The" | "the"))
        .filter_map(|w| w.chars().next().filter(|c| c.is_uppercase()))
        .collect();
    head.split(|c: char| !c.is_alphanumeric()).find(|word| {
        let letters = word.len() >= 3 && word.chars().all(|c| c.is_ascii_uppercase());
        // What follows "and" often has no letter.
        letters && initials.len() >= 3 && initials.starts_with(word)
    })
}

/// The body whose name and address stand in the last lines: "Quay Institute | 12 Quay St | …".
fn footer<'a>(page: &Page<'a>) -> Option<&'a str> {
    let from = page.lines.len().saturating_sub(6);
    page.lines[from..].iter().find_map(|l| {
        let text = page.text(l.span);
        let name = text
            .split(['|', ',', '·'])
            .next()
            .unwrap_or("")
            .trim()
            .trim_start_matches(|c: char| !c.is_alphabetic())
            .trim();
        let name = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        (host::holds_events(name) && place::is_address(text)).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masthead_calls_a_body_by_its_letters() {
        assert_eq!(
            acronym("GSA Learning: spring talks", "Gannet Society of America"),
            Some("GSA")
        );
        assert_eq!(
            acronym(
                "News from GUN",
                "Guild of United Netmakers and Allied Trades"
            ),
            Some("GUN")
        );
        assert_eq!(acronym("NEW TALKS", "Gannet Society of America"), None);
        assert_eq!(acronym("GS Letter", "Gannet Society of America"), None);
    }
}
