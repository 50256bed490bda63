//! Whose clock hours without a zone are on: what a line says of all hours, of those below it, or by where the items take place.

use chrono_tz::Tz;

use super::gather::Fields;
use super::piece::Page;
use super::shared::is_capitals;
use crate::extract::fields::{Sought, find_folded};
use crate::lexicon::{ZONES, ZoneEntry};
use crate::resolve::{Frame, zone};

/// Words behind "all times" among which the zone is looked for.
const ZONE_REACH: usize = 60;

/// The zone that a sentence on the hour of all items names in words: "(Pacific time, of course)".
pub(super) fn spoken_zone(text: &str) -> Option<Tz> {
    let mut named = ZONES.iter().filter(|entry| {
        let word = entry.text;
        word.len() > 4
            && entry.is_in(text)
            && text.match_indices(word).any(|(at, _)| {
                let rest = text[at + word.len()..].trim_start();
                rest.starts_with("time") || rest.starts_with("Time") || word.ends_with("ime")
            })
    });
    zone::by_name(named.next()?.iana)
}

/// Whether a line calls all hours local: "All times local".
pub(super) fn says_all_local(text: &str) -> bool {
    ["all times", "all hours", "times are", "times given are"]
        .iter()
        .filter_map(|w| find_folded(text, w, 0).map(|at| &text[at + w.len()..]))
        .any(|rest| {
            let mut next = rest
                .split_whitespace()
                .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
            next.by_ref()
                .take(3)
                .any(|w| w.eq_ignore_ascii_case("local"))
        })
}

/// Whether a heading calls the hours below it local: "(local time)", "(heures locales)", "all hours local".
pub(super) fn says_local(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "local time",
        "local times",
        "local hours",
        "times local",
        "hours local",
        "heures locales",
        "heure locale",
        "hora local",
        "ortszeit",
    ];
    let sought = Sought::of(text);
    WORDS.iter().any(|words| {
        sought
            .find(words, 0)
            .is_some_and(|at| !text[at + words.len()..].starts_with(char::is_alphabetic))
    })
}

/// The zone of a place that a heading names behind its day: "Thursday, May 9: In Lisbon", "Jeudi 9 mai – à Nouméa".
pub(super) fn zone_named(text: &str) -> Option<Tz> {
    const LONGEST: usize = 120;
    let mut words = text
        .get(..LONGEST)
        .unwrap_or(text)
        .split([' ', '(', ')', ',', ':', ';']);
    words.find_map(|word| {
        let name = is_capital(word).then(|| word.trim_matches(|c: char| !c.is_alphanumeric()))?;
        crate::resolve::place::zone_of(name)
    })
}

/// Whether the lines of a page name a place that keeps another clock than the readers: a page that names none is a local one.
pub(super) fn names_another_zone(page: &Page<'_>) -> bool {
    let own = Frame::default().zone;
    let of_words = |text: &str| {
        // A name is a run of words with capitals: "will depart Lisbon for Porto".
        text.split(|c: char| !c.is_alphanumeric() && c != ' ')
            .flat_map(|part| part.split(" of "))
            .flat_map(|part| {
                part.split_whitespace()
                    .collect::<Vec<_>>()
                    .chunk_by(|a, b| is_capital(a) && is_capital(b))
                    .map(|run| run.join(" "))
                    .collect::<Vec<_>>()
            })
            .filter(|run| is_capital(run))
            .find_map(|run| crate::resolve::place::zone_of(&run))
    };
    page.lines
        .iter()
        .filter_map(|line| of_words(page.text(line.span)))
        .any(|zone| zone != own)
}

/// Whether a word begins with a capital.
fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The zone of a city and its country alone on a line in capitals: what stands below takes place there.
pub(super) fn dateline_zone(text: &str) -> Option<Tz> {
    let (city, country) = text.split_once(", ")?;
    let short = |part: &str| (1..=3).contains(&part.split_whitespace().count());
    (is_capitals(text) && short(city) && short(country))
        .then(|| crate::resolve::place::zone_of(text))?
}

/// The zone of a line that holds nothing else, as a heading over hours: "EDT", "(CEST)", "GMT+1 (Local)".
pub(super) fn zone_alone(text: &str) -> Option<Tz> {
    const LONGEST: usize = 24;
    if text.len() > LONGEST || !text.starts_with(|c: char| c.is_ascii_uppercase() || c == '(') {
        return None;
    }
    let bare = text.replace("(Local)", "").replace("(local)", "");
    let bare = bare.trim_matches(|c: char| c.is_whitespace() || "()[]:*".contains(c));
    if let Some(entry) = ZONES
        .iter()
        .find(|entry| entry.text == bare && bare.len() >= 2)
    {
        return zone::by_name(entry.iana);
    }
    let offset = bare
        .strip_prefix("GMT")
        .or_else(|| bare.strip_prefix("UTC"))?;
    let hours: i8 = offset.parse().ok()?;
    // The tz database names these by what is added to get UTC.
    (offset.starts_with(['+', '-']) && (-12..=14).contains(&hours) && hours != 0)
        .then(|| zone::by_name(&format!("Etc/GMT{:+}", -hours)))
        .flatten()
}

/// The zone that a line prints for all times.
pub(super) fn all_times(text: &str) -> Option<Tz> {
    let at = [
        "all times",
        "times are",
        "all hours",
        "times listed are",
        "times in",
        "times: ",
        "hours are",
    ]
    .iter()
    .find_map(|w| find_folded(text, w, 0));
    let Some(at) = at else {
        return whole_zone(text);
    };
    let rest = &text[at..];
    let reach = rest
        .char_indices()
        .nth(ZONE_REACH)
        .map_or(rest, |(end, _)| &rest[..end]);
    let entry = ZoneEntry::named_in(reach)?;
    // "All times local (Lisbon is five hours ahead of Washington)" compares.
    let compared = says_all_local(text) && entry.text.chars().any(char::is_lowercase);
    zone::by_name(entry.iana).filter(|_| !compared)
}

/// The zone of "all of it in the Central time zone", "everything listed is in the Mountain time zone".
fn whole_zone(text: &str) -> Option<Tz> {
    const BEFORE: usize = 40;
    let at = find_folded(text, "time zone", 0)?;
    let from = (0..=at)
        .rev()
        .take(BEFORE)
        .filter(|i| text.is_char_boundary(*i))
        .last()?;
    let near = &text[from..at];
    let all = ["all ", "every"]
        .iter()
        .any(|word| find_folded(near, word, 0).is_some());
    let entry = ZoneEntry::named_in(near).filter(|_| all)?;
    zone::by_name(entry.iana)
}

/// The zone that most places of the items decide, if several do: two towns abroad among ten halls at home are a journey.
pub(super) fn usual(fields: &[Fields]) -> Option<Tz> {
    let zones: Vec<Tz> = fields.iter().filter_map(Fields::own_zone).collect();
    let first = *zones.first()?;
    let same = zones.iter().filter(|z| **z == first).count();
    let placed = fields.iter().filter(|f| f.place.is_some()).count();
    (same >= 2 && same * 10 >= zones.len() * 7 && same * 3 > placed).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_of_a_page_is_read_from_its_note() {
        assert_eq!(
            all_times("Key dates (All times Eastern)"),
            Some(chrono_tz::America::New_York)
        );
        assert_eq!(
            all_times("All times are Pacific."),
            Some(chrono_tz::America::Los_Angeles)
        );
        assert_eq!(
            all_times("What is on in Pier Falls (all of it in the Central time zone)"),
            Some(chrono_tz::America::Chicago)
        );
        assert_eq!(
            all_times("The town sits at the edge of the Central time zone."),
            None
        );
        assert_eq!(all_times("All times are those of the venue."), None);
        assert_eq!(all_times("Times change, Eastern habits do not."), None);
    }

    #[test]
    fn hours_that_a_page_calls_local_are_those_of_no_known_place() {
        assert!(says_all_local("All times local"));
        assert!(says_all_local("(All hours are local; doors open earlier)"));
        assert!(!says_all_local("All times Eastern"));
        assert!(!says_all_local(
            "At all times a guide from the local museum is here"
        ));
    }

    #[test]
    fn a_heading_may_call_the_hours_below_it_local() {
        assert!(says_local("Thursday, May 9: Visit to Lisbon (local time)"));
        assert!(says_local("Jeudi 9 mai (heures locales)"));
        assert!(!says_local("Local timetables, Thursday"));
        assert_eq!(
            zone_named("Thursday, May 9: Visit to Lisbon (local time)"),
            Some(chrono_tz::Europe::Lisbon)
        );
        assert_eq!(zone_named("Thursday, May 9 (local time)"), None);
    }

    #[test]
    fn a_dateline_is_a_city_with_its_country_in_capitals() {
        assert_eq!(
            dateline_zone("LISBON, PORTUGAL"),
            Some(chrono_tz::Europe::Lisbon)
        );
        assert_eq!(dateline_zone("PORTUGAL"), None);
        assert_eq!(dateline_zone("Lisbon, Portugal"), None);
        assert_eq!(dateline_zone("FISH, BREAD AND WINE OF LISBON"), None);
    }

    #[test]
    fn a_zone_alone_in_its_line_is_a_heading() {
        let name = |text: &str| zone_alone(text).map(|zone| zone.name());
        assert_eq!(name("EDT"), Some("America/New_York"));
        assert_eq!(name("GMT+1 (Local)"), Some("Etc/GMT-1"));
        assert_eq!(name("UTC-5"), Some("Etc/GMT+5"));
        for text in ["EDT and after", "+1", "ET phones home", "Local", "UTC+77"] {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn a_rule_of_weekday_and_hour_may_name_its_zone_in_words() {
        assert_eq!(
            spoken_zone("We meet Tuesdays at noon in Room 4 (Mountain time, as ever)."),
            Some(chrono_tz::America::Denver)
        );
        assert_eq!(
            spoken_zone("We meet Tuesdays at noon on the Pacific terrace."),
            None
        );
    }
}
