//! What a link of an item leads to: by the words it stands on and by its host.

use super::super::{ItemLink, Rel};
use super::{has_any_word, starts_with};
use crate::document::Document;
use crate::span::Span;

/// Hosts where people sign up.
const SIGN_UP: &[&str] = &[
    "eventbrite.",
    "lu.ma",
    "luma.com",
    "meetup.com",
    "ticketleap.",
    "ticketmaster.",
    "rsvpify.",
    "splashthat.",
    "forms.gle",
    "docs.google.com/forms",
    "cvent.",
];

/// Hosts where people watch.
const STREAMS: &[&str] = &[
    "zoom.us",
    "zoomgov.com",
    "teams.microsoft.com",
    "teams.live.com",
    "meet.google.com",
    "webex.com",
    "gotowebinar.com",
    "gotomeeting.com",
    "meet.jit.si",
    "whereby.com",
    "bluejeans.com",
    "streamyard.com",
    "youtube.com/live",
    "youtube.com/watch",
    "youtu.be",
    "vimeo.com",
    "c-span.org",
];

/// Words of links that lead nowhere an attendee wants.
const OTHER: &[&str] = &[
    "unsubscribe",
    "view this email",
    "facebook",
    "twitter",
    "print",
    "share",
    "preferences",
];

/// The links in `span`, each with what it leads to, without doubles.
pub(crate) fn in_span(document: &Document, span: Span) -> Vec<ItemLink> {
    let mut links: Vec<ItemLink> = Vec::new();
    for link in document.links_in(span).take(24) {
        let words = document.of(link.span);
        if !is_web(&link.url) || has_any_word(words, OTHER) {
            continue;
        }
        let rel = classify(words, &link.url);
        if !links.iter().any(|l| l.url == link.url) {
            links.push(ItemLink {
                url: link.url.clone(),
                rel,
            });
        }
    }
    for url in printed(document.of(span)) {
        if !links.iter().any(|l| l.url == url) {
            links.push(ItemLink {
                url: url.to_owned(),
                rel: classify("", url),
            });
        }
    }
    links
}

/// Whether an address can be followed.
fn is_web(url: &str) -> bool {
    ["http://", "https://", "mailto:", "tel:"]
        .iter()
        .any(|p| starts_with(url, p))
        && url.len() > 9
}

/// What a link leads to.
fn classify(words: &str, url: &str) -> Rel {
    let lower = url.to_ascii_lowercase();
    let says = |list: &[&str]| has_any_word(words, list);
    if says(&[
        "register",
        "rsvp",
        "registration",
        "sign up",
        "tickets",
        "here to attend",
    ]) {
        Rel::Registration
    } else if says(&[
        "watch",
        "livestream",
        "live stream",
        "webcast",
        "stream",
        "join",
    ]) {
        Rel::Stream
    } else if SIGN_UP.iter().any(|h| lower.contains(h))
        || lower.contains("register")
        || lower.contains("rsvp")
    {
        Rel::Registration
    } else if STREAMS.iter().any(|h| lower.contains(h)) {
        Rel::Stream
    } else if lower.starts_with("http") {
        Rel::Page
    } else {
        Rel::Other
    }
}

/// Web addresses printed in a text.
fn printed(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || "<>\"“”".contains(c))
        .filter(|w| starts_with(w, "http://") || starts_with(w, "https://"))
        .map(|w| w.trim_end_matches(['.', ',', ')', ';', ':']))
        .filter(|w| w.len() > 9)
        .take(8)
}
