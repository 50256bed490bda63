//! Signs that a text was written on the Continent: a masthead "Bruxelles, le 12 mai 2031", addresses such as "1000 Brussels",
//! and those of France: "Paris 7e", hours "10h00" under French days.

use chrono_tz::Tz;

use crate::resolve::place;
use crate::timex::Tags;

/// Lines of a masthead.
const TOP: usize = 6;
/// Addresses that are counted.
const MOST: usize = 8;

/// The zone of the town that stands with the whole date, and nothing else, in a line of the masthead.
pub(super) fn masthead(text: &str) -> Option<Tz> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.take(TOP).find_map(|line| {
        let (town, date) = line.split_once(',')?;
        let words = date.split_whitespace().count();
        let year = date.split_whitespace().last()?;
        let dated = (3..=5).contains(&words)
            && year.len() == 4
            && year.starts_with("20")
            && date.bytes().filter(u8::is_ascii_digit).count() > 4;
        let zone = place::zone_of(town).filter(|zone| is_abroad(*zone));
        zone.filter(|_| dated && town.split_whitespace().count() <= 2)
    })
}

/// The zones of towns behind their postcodes: "Quai 8, 1000 Bruxelles", "D-10117 Berlin".
pub(super) fn addresses(text: &str) -> Vec<Tz> {
    let mut zones = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && zones.len() < MOST {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let digits = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let end = at + digits;
        zones.extend(address(text, at, end));
        at = end;
    }
    zones
}

/// The zone of the town behind the digits `at..end`, if they are a postcode on the Continent.
fn address(text: &str, at: usize, end: usize) -> Option<Tz> {
    let code = text
        .get(at..end)
        .filter(|code| matches!(code.len(), 4 | 5))?;
    let before = text[..at].trim_end_matches(' ');
    let parted =
        before.is_empty() || before.ends_with([',', '\n', '-', '|', '·', '•', '–', '—', '>']);
    // "1815 Vienna" is a year and a congress.
    let year = code.len() == 4
        && (code.starts_with("18") || code.starts_with("19") || code.starts_with("20"));
    if !parted || year {
        return None;
    }
    let rest = text[end..].strip_prefix(' ')?;
    let town = rest
        .split(|c: char| !(c.is_alphabetic() || c == '\''))
        .next()?;
    // "1200 Paris fans" counts them.
    let ends = rest[town.len()..].trim_start_matches(' ');
    if ends.starts_with(char::is_lowercase) {
        return None;
    }
    let capital = town.starts_with(char::is_uppercase);
    place::zone_of(town).filter(|zone| capital && is_abroad(*zone))
}

/// How many lines name a quarter of Paris by its number: "56 rue du Bac, Paris 7e".
pub(super) fn quarters(text: &str) -> usize {
    memchr::memmem::find_iter(text.as_bytes(), "Paris ")
        .filter(|at| {
            let rest = &text[at + "Paris ".len()..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let behind = &rest[digits..];
            let ends = |tail: &str| !tail.starts_with(char::is_alphanumeric);
            let nth = ["ème", "er", "e"]
                .iter()
                .find_map(|n| behind.strip_prefix(n));
            (1..=2).contains(&digits) && nth.is_some_and(ends)
        })
        .take(MOST)
        .count()
}

/// French hours without which a text is not written for France.
const FRENCH_HOURS: usize = 3;

/// Whether a text has hours as the French write them under French days, and no English day.
pub(super) fn is_french(text: &str, tags: &Tags) -> bool {
    const DAYS: &[&str] = &[
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ];
    let (mut hours, mut days) = (0, 0);
    for tag in tags.iter().take(400) {
        let said = tag.span.of(text);
        let first = said
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or("")
            .to_lowercase();
        if first.ends_with("day") {
            return false;
        }
        days += usize::from(DAYS.contains(&first.as_str()));
        hours += usize::from(is_french_hour(said));
    }
    hours >= FRENCH_HOURS && days >= 2
}

/// Whether a time begins as in "10h00" or "19h".
fn is_french_hour(said: &str) -> bool {
    let digits = said.bytes().take_while(u8::is_ascii_digit).count();
    let rest = said.get(digits..).and_then(|r| r.strip_prefix('h'));
    (1..=2).contains(&digits) && rest.is_some_and(|r| !r.starts_with(char::is_alphabetic))
}

/// Whether a zone is one of the Continent's; British addresses have no such numbers.
fn is_abroad(zone: Tz) -> bool {
    let name = zone.name();
    name.starts_with("Europe/") && !matches!(name, "Europe/London" | "Europe/Dublin")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masthead_with_town_and_date_tells_the_zone() {
        let name = |text| masthead(text).map(|zone| zone.name());
        assert_eq!(
            name("LA LETTRE DU QUAI\n\nBruxelles, le 12 mai 2031\n"),
            Some("Europe/Brussels")
        );
        assert_eq!(name("Notes\nBerlin, 3 June 2031\n"), Some("Europe/Berlin"));
        for other in [
            "Notes\nBERLIN, June 3 (Agency) -- The ministers met in 2031\n",
            "Notes\nWashington, June 3, 2031\n",
            "Talk, le 12 mai 2031\n",
        ] {
            assert_eq!(name(other), None, "{other}");
        }
    }

    #[test]
    fn the_quarters_of_paris_have_numbers() {
        assert_eq!(
            quarters("12 rue Nord, Paris 7e / Salle Sud, Paris 16ème · Paris 1er"),
            3
        );
        assert_eq!(
            quarters("Paris 7 editors, Paris 2024, in Paris 7th graders"),
            0
        );
    }

    #[test]
    fn french_hours_under_french_days_are_those_of_france() {
        let french = |text: &str| {
            let tags = crate::timex::tag(text, crate::timex::Options::default());
            is_french(text, &tags)
        };
        assert!(french(
            "Lundi 6 mai\n9h00 Conseil\n10h30 Visite\nMardi 7 mai\n14h15 Audience\n"
        ));
        assert!(!french(
            "Lundi 6 mai, 9h00, 10h30 et 14h\nMardi 7 mai\nMonday, May 6, 9 a.m.\n"
        ));
        assert!(!french("Monday, May 6\n9:00 Council\n10:30 Visit\n"));
    }

    #[test]
    fn postcodes_stand_before_their_towns() {
        let names =
            |text| -> Vec<&str> { addresses(text).iter().map(|zone| zone.name()).collect() };
        assert_eq!(
            names("Quai 8, 1000 Bruxelles · Amt, D-10117 Berlin"),
            ["Europe/Brussels", "Europe/Berlin"]
        );
        assert!(
            names("in 2018 Geneva talks, 1815 Vienna, ZIP 20016 Washington, 1200 Paris fans")
                .is_empty()
        );
    }
}
