//! The publication as host of its own events.

use super::piece::{Form, Line, Page};
use crate::document::BlockKind;
use crate::extract::fields::holding::clean_host;
use crate::extract::fields::{host, place, words};
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
        .or_else(|| masthead(page))
        .or_else(|| page_title(scene))
        .or_else(|| footer(page))
    else {
        return;
    };
    if of_chambers(sightings) {
        return;
    }
    let heads = page.lines.iter().take(3).map(|l| page.text(l.span));
    let name = heads
        .chain(publisher)
        .find_map(|head| acronym(head, body))
        .unwrap_or(body);
    // What has the name of the body is the whole of what it holds.
    let open = |s: &&mut Sighting| s.organizer.is_none() && !s.title.eq_ignore_ascii_case(name);
    for sighting in sightings.iter_mut().filter(open) {
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

/// Whether several items are of committees of the chambers: who prints their list holds none of them.
fn of_chambers(sightings: &[Sighting]) -> bool {
    let committee = |s: &&Sighting| {
        host::committee_in_front(&s.title).is_some()
            || s.organizer
                .as_deref()
                .is_some_and(|host| host::committee_in_front(host).is_some())
    };
    sightings.iter().filter(committee).nth(1).is_some()
}

/// Lines from the top in which the publication says whose it is.
const TOP: usize = 7;

/// The body that the top of the issue names: its first line, a heading, or the end of what it says of itself ("The weekly
/// letter of the Quay Institute").
fn masthead<'a>(page: &Page<'a>) -> Option<&'a str> {
    let heading = |l: &Line| matches!(l.kind, BlockKind::Heading(1 | 2));
    let top = || page.lines.iter().take(TOP);
    // What it calls itself may name a body too: "Chamber Connection", "the letter of the Dover Chamber of Commerce".
    let told = top()
        .filter(|l| l.form == Form::Text)
        .find_map(|l| behind_lead(page.text(l.span)));
    told.or_else(|| {
        top().enumerate().find_map(|(n, l)| {
            Some(page.text(l.span).trim_matches('*'))
                .filter(|name| (n == 0 || heading(l)) && host::holds_events(name))
        })
    })
}

/// The body that a short line ends in, behind what it calls itself: "News from the Eel Trust", "Presented by the Quay Forum".
fn behind_lead(text: &str) -> Option<&str> {
    const LEADS: &[&str] = &[
        " of the ",
        "from the ",
        " from ",
        "presented by the ",
        "presented by ",
        "published by the ",
        "published by ",
    ];
    const SELF: &[&str] = &[
        "newsletter",
        "e-newsletter",
        "letter",
        "briefing",
        "bulletin",
        "digest",
        "news",
        "update",
        "updates",
        "calendar",
        "from",
        "presented",
        "published",
        "notebook",
        "dispatch",
        "notes",
        "events",
        "review",
        "mail",
        "email",
    ];
    let text = text.trim_matches(|c: char| c == '*' || c == '_' || c.is_whitespace());
    if words(text).count() > 14 {
        return None;
    }
    // Lower case keeps the length of what stands before the name.
    let lower = text.to_ascii_lowercase();
    LEADS.iter().find_map(|lead| {
        let at = lower.find(lead)?;
        let own = words(&lower[..at + lead.len()]).any(|w| SELF.contains(&w.as_str()));
        let name = text[at + lead.len()..]
            .trim_end_matches(['.', ',', '!'])
            .trim();
        (own && host::holds_events(name)).then_some(name)
    })
}

/// The body that the page's own title names, parted from the rest: "Quay Institute - Week of May 5".
fn page_title<'a>(scene: &'a Scene<'_>) -> Option<&'a str> {
    let title = scene.raw.headers.title.as_deref()?;
    let parts = title.split(" | ").flat_map(|p| p.split(" - "));
    parts
        .flat_map(|p| p.split(" – "))
        .map(str::trim)
        .filter(|part| *part != title)
        .find(|part| host::holds_events(part))
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
        let addressed = host::holds_events(name) && place::is_address(text);
        addressed.then_some(name).or_else(|| copyright(text))
    })
}

/// The body that a line says has the copyright: "© 2031 Quay Institute. All rights reserved."
fn copyright(text: &str) -> Option<&str> {
    let at = text
        .find('©')
        .map(|at| at + '©'.len_utf8())
        .or_else(|| text.find("Copyright").map(|at| at + "Copyright".len()))?;
    let rest = text[at..].trim_start_matches(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '©' | ',' | '-' | '–')
    });
    let rest = rest.strip_prefix("(c) ").unwrap_or(rest);
    let end = rest
        .find([',', '.', '|', '·', '•', '\n'])
        .unwrap_or(rest.len());
    let name = rest[..end].trim();
    let name = name.strip_prefix("by ").unwrap_or(name);
    host::holds_events(name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_issue_says_of_itself_names_its_body() {
        for (text, body) in [
            (
                "The e-newsletter of the Gannet Society",
                Some("Gannet Society"),
            ),
            ("News from the Eel Trust", Some("Eel Trust")),
            (
                "**From the Quay Association of Pilots**",
                Some("Quay Association of Pilots"),
            ),
            ("Presented by the Salt Forum", Some("Salt Forum")),
            ("Friends of the Eel Trust meet", None),
            ("The price of the Quay Institute", None),
            ("News from the pier", None),
        ] {
            assert_eq!(behind_lead(text), body, "{text}");
        }
    }

    #[test]
    fn a_copyright_names_its_body() {
        assert_eq!(
            copyright("Copyright © 2031 Gannet Society, All rights reserved."),
            Some("Gannet Society")
        );
        assert_eq!(
            copyright("© 2031 Eel Trust · 4 Quay Street"),
            Some("Eel Trust")
        );
        assert_eq!(copyright("© 2031 Daybook Media LLC"), None);
        assert_eq!(copyright("Gannet Society"), None);
    }

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
