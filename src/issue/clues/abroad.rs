//! Signs that a text was written on the Continent: a masthead "Bruxelles, le 12 mai 2031", addresses such as "1000 Brussels".

use chrono_tz::Tz;

use crate::resolve::place;

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
