//! Dates in the addresses of linked pages: the issue's own page, and articles that came out before it.

use chrono::NaiveDate;

use super::gather::Gather;
use super::header::path_date;
use super::shapes;
use crate::document::{Document, Link};
use crate::issue::factor::{Kind, Target};
use crate::span::Span;

/// Links that are looked at.
const LINKS: usize = 400;
/// Bytes of a link's text in which it says that it leads to the issue's own page.
const TEXT: u32 = 80;

/// What a link to the issue's own page says.
const OWN_PAGE: &[&str] = &[
    "view in browser",
    "view in your browser",
    "view it in your browser",
    "view this email in your browser",
    "view this e-mail in your browser",
    "view online",
    "view as a web page",
    "view on the web",
    "view web version",
    "web version",
    "read online",
    "read in browser",
    "read in your browser",
    "open in browser",
    "view as webpage",
];

/// Parts of addresses of what is yet to take place.
const AHEAD: &[&str] = &[
    "event", "calendar", "webinar", "register", "rsvp", "ticket", "hearing", "meeting", "schedule",
];

/// The date in the address of the issue's own page ("View in browser"), as it stands there, and the link.
pub(super) fn own_page(document: &Document) -> Option<(NaiveDate, &str, Span)> {
    document.links.iter().take(LINKS).find_map(|link| {
        if link.span.len() > TEXT as usize {
            return None;
        }
        let text = document.of(link.span).to_lowercase();
        let own = OWN_PAGE.iter().any(|words| text.contains(words));
        let (date, exact) = path_date(&link.url).filter(|_| own)?;
        Some((date, exact, link.span))
    })
}

/// Adds the dates of linked articles.
pub(super) fn linked(document: &Document, gather: &mut Gather<'_>) {
    for Link { span, url } in document.links.iter().take(LINKS) {
        let Some((date, _)) = path_date(url) else {
            continue;
        };
        let lower = url.to_ascii_lowercase();
        if AHEAD.iter().any(|part| lower.contains(part)) || !gather.in_body(*span) {
            continue;
        }
        let words = format!("a page of {date} is linked");
        gather.away(Kind::Link, Target::Day(date), shapes::LINKED, *span, words);
    }
}
