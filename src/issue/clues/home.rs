//! Where a publication lives: the towns with their states in its lines and the zones printed with its clock times.
//!
//! A digest from Denver prints "6 p.m." and means its own clock. Only what several lines agree on counts, and one line
//! of the capital's speaks against it: a newsletter mailed from San Francisco may be about Washington. What a masthead names weighs more.

use chrono::FixedOffset;
use chrono_tz::Tz;
use memchr::memchr_iter;

use super::{abroad, british, telephones};
use crate::document::{DateField, DateSource, RawIssue};

use crate::resolve::{place, zone};
use crate::span::Span;
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
pub(in crate::issue) fn home(raw: &RawIssue, tags: &Tags) -> Option<Home> {
    let (document, about) = (&raw.document, raw.headers.about.as_deref());
    let text = super::calendar::ahead(&document.text, 0, REACH);
    let mut counts: Vec<(Tz, usize)> = Vec::new();
    let mut line = usize::MAX;
    for at in memchr_iter(b',', text.as_bytes()) {
        let Some(zone) = place::town_in_state(text, at) else {
            continue;
        };
        let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
        if start != line && !is_mailers(&text[start..at]) {
            count(&mut counts, zone, 1);
            line = start;
        }
    }
    if let Some(zone) = at_the_top(text).or_else(|| abroad::masthead(text)) {
        count(&mut counts, zone, LEAST);
    }
    // What a feed says of itself is said for all its entries.
    if let Some(about) = about {
        let zones =
            memchr_iter(b',', about.as_bytes()).filter_map(|at| place::town_in_state(about, at));
        for zone in zones.take(1) {
            count(&mut counts, zone, LEAST);
        }
    }
    for zone in telephones::zones(text)
        .into_iter()
        .chain(abroad::addresses(text))
    {
        count(&mut counts, zone, 1);
    }
    let french = if abroad::is_french(&document.text, tags) {
        LEAST
    } else {
        0
    };
    let french = french + abroad::quarters(text);
    if french > 0 {
        count(&mut counts, chrono_tz::Europe::Paris, french);
    }
    let british = british::weight(text, document, tags);
    if british >= BRITISH {
        count(&mut counts, chrono_tz::Europe::London, british);
    }
    if counts.is_empty() {
        return None;
    }
    let mut last = None;
    for tag in tags.iter().take(400) {
        let Some(zone) = zone::printed(&tag.expr.kind) else {
            continue;
        };
        // "4pm GMT / 11am ET", "6 p.m. Pacific (9 Eastern)": the second tells readers elsewhere.
        let beside = last.is_some_and(|end| tag.span.start <= end + 4);
        last = Some(tag.span.end);
        if british < BRITISH && !beside {
            count(&mut counts, zone, 1);
        }
    }
    support(&mut counts, &raw.headers.dates);
    let total: usize = counts.iter().map(|(_, n)| n).sum();
    let (zone, most) = counts.into_iter().max_by_key(|(_, n)| *n)?;
    let eastern = zone == chrono_tz::America::New_York;
    (!eastern && most >= LEAST && most >= SHARE * (total - most)).then_some(Home {
        zone,
        sure: most >= MANY,
    })
}

/// Streets of the services that mail newsletters: they stand at the foot of everybody's.
const MAILERS: &[&str] = &[
    "548 Market St",
    "535 Mission St",
    "155 5th St",
    "113 Cherry St",
    "1801 California St",
    "2261 Market St",
    "600 1st Ave",
];

/// Whether an address is that of a mailing service, not of the publication.
fn is_mailers(address: &str) -> bool {
    MAILERS.iter().any(|street| address.contains(street))
}

/// Lines of a masthead.
const TOP: usize = 5;

/// The zone of the town that a masthead names in a line with nothing else but perhaps the date: "Mesa Falls, Montana      May 2, 2021".
fn at_the_top(text: &str) -> Option<Tz> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.take(TOP).find_map(|line| {
        let comma = line.find(',')?;
        let town = line[..comma].split_whitespace();
        let rest = line[comma + 1..].trim_start();
        let state = rest.split(['|', '·', '•', '—']).next().unwrap_or("");
        let state = state.split("  ").next().unwrap_or("").trim_end();
        let named = town.clone().count() <= 3
            && town
                .clone()
                .all(|word| word.starts_with(char::is_uppercase))
            && state.split_whitespace().count() <= 2
            && state
                .chars()
                .all(|c| c.is_alphabetic() || ".' ".contains(c));
        named.then(|| place::town_in_state(line, comma)).flatten()
    })
}

/// The zone of the city between which and a date nothing stands but a comma: "Oslo, 4 October 2031".
pub(in crate::issue) fn city_before(text: &str, date: Span) -> Option<Tz> {
    let lead = text
        .get(..date.start as usize)?
        .trim_end()
        .strip_suffix(',')?;
    let from = lead
        .rfind(['\n', '.', '|', '·', '•', '—', '('])
        .map_or(0, |i| {
            i + lead[i..].chars().next().map_or(1, char::len_utf8)
        });
    let city = lead[from..].trim();
    let words = city.split(' ').count();
    let named =
        (1..=3).contains(&words) && city.split(' ').all(|w| w.starts_with(char::is_uppercase));
    named.then(|| place::zone_of(city)).flatten()
}

/// A mail that was sent by a clock of a zone that the text speaks for speaks for it too.
fn support(counts: &mut [(Tz, usize)], dates: &[DateField]) {
    let sent = dates.iter().filter(|d| d.source == DateSource::HeaderDate);
    let sent = sent.filter_map(|field| field.at.as_ref()).find_map(|at| {
        let offset = at.offset.filter(|offset| *offset != 0)?;
        let offset = FixedOffset::east_opt(offset)?;
        let local = at.date.and_time(at.time?).and_local_timezone(offset);
        Some((local.single()?.to_utc(), offset))
    });
    let Some((at, offset)) = sent else {
        return;
    };
    for (zone, lines) in counts {
        if zone::offset(at, *zone) == offset {
            *lines += 1;
        }
    }
}

fn count(counts: &mut Vec<(Tz, usize)>, zone: Tz, lines: usize) {
    match counts.iter_mut().find(|(known, _)| *known == zone) {
        Some((_, n)) => *n += lines,
        None => counts.push((zone, lines)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Headers, SourceKind, StatedTime};
    use crate::timex::{self, Options};

    fn raw(text: &str, dates: Vec<DateField>) -> RawIssue {
        RawIssue {
            name: "issue".to_owned(),
            kind: SourceKind::Eml,
            sha256: String::new(),
            document: Document {
                text: text.to_owned(),
                ..Document::default()
            },
            headers: Headers {
                dates,
                ..Headers::default()
            },
            records: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn home_of(text: &str) -> Option<(&'static str, bool)> {
        let raw = raw(text, Vec::new());
        let tags = timex::tag(text, Options::default());
        home(&raw, &tags).map(|h| (h.zone.name(), h.sure))
    }

    #[test]
    fn lines_that_agree_give_the_home_of_a_publication() {
        let two = "Mesa Ledger\nHall B, Pueblo, Colorado\n6 p.m.: Water\nWrite to Mesa Ledger, Greeley, CO 80631\n";
        assert_eq!(home_of(two), Some(("America/Denver", false)));
        let zone = "Rail Days\nJune 3, Winnemucca, Nevada\nQuestions? 8 a.m. to 5 p.m. Pacific\n";
        assert_eq!(home_of(zone), Some(("America/Los_Angeles", false)));
        let top = "LANTERN NOTES\nMesa Falls, Montana          May 2, 2021\n\n6 p.m.: Water\n";
        assert_eq!(home_of(top), Some(("America/Denver", false)));
    }

    #[test]
    fn numbers_zones_and_the_clock_of_a_mail_add_up() {
        let text =
            "Levee notes\n7 pm: Film\nTue 6 pm Pacific (9 Eastern): call\nSign up: 916-555-0142\n";
        let tags = timex::tag(text, Options::default());
        let sent = DateField {
            source: DateSource::HeaderDate,
            at: Some(StatedTime {
                date: "2027-10-28".parse().expect("a date"),
                time: Some("06:12:11".parse().expect("a time")),
                offset: Some(-7 * 3600),
                zone: None,
            }),
            raw: String::new(),
            span: None,
        };
        let found = home(&raw(text, vec![sent]), &tags);
        let expected = Home {
            zone: chrono_tz::America::Los_Angeles,
            sure: false,
        };
        assert_eq!(found, Some(expected));
    }

    #[test]
    fn one_address_and_lines_that_differ_give_none() {
        for text in [
            "Capital Lines\n10 a.m.: Salt\nMailed from 12 Pier St., San Francisco, CA 94103\n",
            "Capital Lines\nHall, Fresno, Calif.\nDock, Oakland, Calif.\nK Street, Washington, D.C.\n",
            "Capital Lines\nReps. Marsh, D-Calif., and Stone (R, Texas), Tuesday, October 3\n",
            "Capital Lines\nFrom Mesa, Arizona, to the Hill\n6 p.m.: Water\n",
            "Pier notes\nHall, Boston, Mass.\nDock, Salem, Mass.\n",
        ] {
            assert_eq!(home_of(text), None, "{text}");
        }
    }
}
