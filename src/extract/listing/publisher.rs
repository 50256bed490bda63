//! The publication as host of its own events.

use super::piece::Page;
use crate::extract::fields::{host, place};
use crate::extract::{Scene, Sighting};

/// Gives the publication as host where no item names one and the publication is a body that holds events.
pub(super) fn host_of_all(scene: &Scene<'_>, page: &Page<'_>, sightings: &mut [Sighting]) {
    if sightings.len() < 2
        || sightings.iter().filter(|s| s.organizer.is_some()).count() * 3 > sightings.len()
    {
        return;
    }
    let named = |name: &&str| host::is_holder(name);
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
    for sighting in sightings.iter_mut().filter(|s| s.organizer.is_none()) {
        sighting.organizer = Some(body.to_owned());
    }
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
        (host::is_holder(name) && place::is_address(text)).then_some(name)
    })
}
