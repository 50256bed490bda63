//! Where a publication lives: the towns with their states in its lines and the zones printed with its clock times.
//!
//! A digest from Denver prints "6 p.m." and means its own clock. Only what several lines agree on counts, and one line
//! of the capital's speaks against it: a newsletter mailed from San Francisco may be about Washington.

use chrono_tz::Tz;
use memchr::memchr_iter;

use super::british;
use crate::document::Document;

use crate::resolve::{place, zone};
use crate::timex::Tags;

/// The zone that the places of a text agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home {
    /// The zone.
    pub zone: Tz,
    /// Whether so many lines agree that it needs no look.
    pub sure: bool,
}

/// Bytes that are read for places.
pub(super) const REACH: usize = 60_000;
/// Lines that must agree, and from how many on there is no doubt.
const LEAST: usize = 2;
const MANY: usize = 4;
/// What the signs of Britain must weigh.
pub(super) const BRITISH: usize = 3;
/// How many times as many lines must agree as differ.
const SHARE: usize = 4;

/// The home of a text, where it is not on the Eastern clock.
pub(in crate::issue) fn home(
    document: &Document,
    about: Option<&str>,
    tags: &Tags,
) -> Option<Home> {
    let text = super::calendar::ahead(&document.text, 0, REACH);
    let mut counts: Vec<(Tz, usize)> = Vec::new();
    let mut line = usize::MAX;
    for at in memchr_iter(b',', text.as_bytes()) {
        let Some(zone) = place::town_in_state(text, at) else {
            continue;
        };
        let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
        if start != line {
            count(&mut counts, zone);
            line = start;
        }
    }
    // What a feed says of itself is said for all its entries.
    if let Some(about) = about {
        let zones =
            memchr_iter(b',', about.as_bytes()).filter_map(|at| place::town_in_state(about, at));
        for zone in zones.take(1) {
            counts.push((zone, LEAST));
        }
    }
    let british = british::weight(text, document, tags);
    if british >= BRITISH {
        counts.push((chrono_tz::Europe::London, british));
    }
    if counts.is_empty() {
        return None;
    }
    for tag in tags.iter().take(400) {
        match zone::printed(&tag.expr.kind) {
            // "4pm GMT / 11am ET" tells readers abroad.
            Some(_) if british >= BRITISH => {}
            Some(zone) => count(&mut counts, zone),
            None => {}
        }
    }
    let total: usize = counts.iter().map(|(_, n)| n).sum();
    let (zone, most) = counts.into_iter().max_by_key(|(_, n)| *n)?;
    let eastern = zone == chrono_tz::America::New_York;
    (!eastern && most >= LEAST && most >= SHARE * (total - most)).then_some(Home {
        zone,
        sure: most >= MANY,
    })
}

fn count(counts: &mut Vec<(Tz, usize)>, zone: Tz) {
    match counts.iter_mut().find(|(known, _)| *known == zone) {
        Some((_, n)) => *n += 1,
        None => counts.push((zone, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timex::{self, Options};

    fn home_of(text: &str) -> Option<(&'static str, bool)> {
        let document = Document {
            text: text.to_owned(),
            ..Document::default()
        };
        let tags = timex::tag(text, Options::default());
        home(&document, None, &tags).map(|h| (h.zone.name(), h.sure))
    }

    #[test]
    fn lines_that_agree_give_the_home_of_a_publication() {
        let two = "Mesa Ledger\nHall B, Pueblo, Colorado\n6 p.m.: Water\nWrite to Mesa Ledger, Greeley, CO 80631\n";
        assert_eq!(home_of(two), Some(("America/Denver", false)));
        let zone = "Rail Days\nJune 3, Winnemucca, Nevada\nQuestions? 8 a.m. to 5 p.m. Pacific\n";
        assert_eq!(home_of(zone), Some(("America/Los_Angeles", false)));
    }

    #[test]
    fn one_address_and_lines_that_differ_give_none() {
        for text in [
            "Capital Lines\n10 a.m.: Salt\nMailed from 12 Pier St., San Francisco, CA 94103\n",
            "Capital Lines\nHall, Fresno, Calif.\nDock, Oakland, Calif.\nK Street, Washington, D.C.\n",
            "Capital Lines\nReps. Marsh, D-Calif., and Stone (R, Texas), Tuesday, October 3\n",
            "Pier notes\nHall, Boston, Mass.\nDock, Salem, Mass.\n",
        ] {
            assert_eq!(home_of(text), None, "{text}");
        }
    }
}
