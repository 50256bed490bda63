//! An event's file as a calendar program left it: the few fields that a person edits, read without trusting the rest.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use chrono_tz::America::New_York;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::resolve::zone;
use crate::timeline::Point;

/// Bytes of a file that are read; an event of ours has a few kilobytes.
pub(crate) const FILE_BYTES: u64 = 1 << 20;

/// What a person can change in a calendar program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Fields {
    /// Whose file it is.
    pub(crate) uid: String,
    /// SUMMARY.
    pub(crate) title: String,
    /// DTSTART.
    pub(crate) start: Option<Point>,
    /// DTEND or DURATION; inclusive for days.
    pub(crate) end: Option<Point>,
    /// LOCATION; empty where there is none.
    pub(crate) location: String,
    /// STATUS in upper case; empty where there is none.
    pub(crate) status: String,
}

/// Reads the one event of a file; `None` where it is half written, foreign or no calendar at all.
pub(crate) fn parse(bytes: &[u8]) -> Option<Fields> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut fields = Fields::default();
    let (mut path, mut found, mut closed) = (Vec::new(), false, false);
    let (mut start, mut end, mut duration) = (None, None, None);
    for line in unfold(text) {
        let Some((name, parameters, value)) = content(&line) else {
            continue;
        };
        match name.as_str() {
            "BEGIN" => path.push(value.to_ascii_uppercase()),
            "END" => {
                if path.pop()? != value.to_ascii_uppercase() {
                    return None;
                }
                found |= path.len() == 1 && value.eq_ignore_ascii_case("VEVENT");
                closed |= path.is_empty() && value.eq_ignore_ascii_case("VCALENDAR");
            }
            // A second event is a changed occurrence of the first: none of our fields.
            _ if found || path.len() != 2 || path[1] != "VEVENT" => {}
            "UID" => fields.uid = value.to_owned(),
            "SUMMARY" => fields.title = plain(value),
            "LOCATION" => fields.location = plain(value),
            "STATUS" => fields.status = value.trim().to_ascii_uppercase(),
            "DTSTART" => start = Some(stamp(&parameters, value)?),
            "DTEND" => end = Some(stamp(&parameters, value)?),
            "DURATION" => duration = Some(length(value)?),
            _ => {}
        }
    }
    if !(found && closed && path.is_empty()) || fields.uid.is_empty() {
        return None;
    }
    fields.start = start;
    fields.end = match (start, end, duration) {
        // The end of days is exclusive in the file; one that is not after the start means that day alone.
        (Some(Point::Day(first)), Some(Point::Day(after)), _) => {
            Some(Point::Day(after.pred_opt()?.max(first)))
        }
        (_, Some(end), _) => Some(end),
        (Some(Point::Instant(at)), None, Some(length)) => {
            Some(Point::Instant(at.checked_add_signed(length)?))
        }
        (Some(Point::Day(first)), None, Some(length)) => {
            let days = (length.num_days() - 1).max(0);
            Some(Point::Day(
                first.checked_add_signed(TimeDelta::try_days(days)?)?,
            ))
        }
        (Some(Point::Day(first)), None, None) => Some(Point::Day(first)),
        _ => None,
    };
    Some(fields)
}

/// Content lines with their continuations joined (RFC 5545 §3.1), whatever the line ends.
fn unfold(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// The parameters of a content line: names in upper case, values without their quotes.
type Parameters = Vec<(String, String)>;

/// Name, parameters and value of a content line.
fn content(line: &str) -> Option<(String, Parameters, &str)> {
    let mut quoted = false;
    let colon = line.char_indices().find_map(|(i, c)| {
        quoted ^= c == '"';
        (c == ':' && !quoted).then_some(i)
    })?;
    let (head, value) = (&line[..colon], &line[colon + 1..]);
    let mut parts = head.split(';');
    let name = parts.next()?.trim().to_ascii_uppercase();
    let parameters = parts.filter_map(|part| {
        let (name, value) = part.split_once('=')?;
        Some((
            name.to_ascii_uppercase(),
            value.trim_matches('"').to_owned(),
        ))
    });
    Some((name, parameters.collect(), value))
}

/// A TEXT value without its escapes, white space run together.
fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut escaped = false;
    for c in value.chars() {
        match (escaped, c) {
            (false, '\\') => escaped = true,
            (true, 'n' | 'N') => {
                text.push(' ');
                escaped = false;
            }
            _ => {
                text.push(c);
                escaped = false;
            }
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A DATE or DATE-TIME value, on the Eastern clock.
fn stamp(parameters: &[(String, String)], value: &str) -> Option<Point> {
    let value = value.trim();
    if value.len() == 8 {
        return NaiveDate::parse_from_str(value, "%Y%m%d")
            .ok()
            .map(Point::Day);
    }
    let (wall, utc) = match value.strip_suffix('Z') {
        Some(wall) => (wall, true),
        None => (value, false),
    };
    let wall = NaiveDateTime::parse_from_str(wall, "%Y%m%dT%H%M%S").ok()?;
    let named = parameters.iter().find(|(name, _)| name == "TZID");
    let instant = match (utc, named) {
        (true, _) => wall.and_utc(),
        (false, Some((_, name))) => zone::instant(wall, zone_named(name)?),
        // Floating time is the reader's own: the only zone we know of is ours.
        (false, None) => zone::instant(wall, New_York),
    };
    Some(Point::Instant(zone::local(instant, New_York)))
}

/// A zone as programs name it: an IANA name, one behind a vendor's prefix, or Microsoft's for the zones of the United States.
fn zone_named(name: &str) -> Option<Tz> {
    let known = match name {
        "Eastern Standard Time" => Some("America/New_York"),
        "Central Standard Time" => Some("America/Chicago"),
        "Mountain Standard Time" => Some("America/Denver"),
        "Pacific Standard Time" => Some("America/Los_Angeles"),
        "GMT Standard Time" => Some("Europe/London"),
        _ => None,
    };
    if let Some(zone) = zone::by_name(known.unwrap_or(name)) {
        return Some(zone);
    }
    let mut rest = name;
    while let Some((_, tail)) = rest.split_once('/') {
        rest = tail;
        if let Some(zone) = zone::by_name(rest) {
            return Some(zone);
        }
    }
    None
}

/// A DURATION value (RFC 5545 §3.3.6) that does not run backwards.
fn length(value: &str) -> Option<TimeDelta> {
    let mut seconds: i64 = 0;
    let mut digits = String::new();
    for c in value
        .trim()
        .trim_start_matches('+')
        .strip_prefix('P')?
        .chars()
    {
        let unit = match c {
            '0'..='9' => {
                digits.push(c);
                continue;
            }
            'T' => continue,
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        let count: i64 = digits.parse().ok()?;
        digits.clear();
        seconds = seconds.checked_add(count.checked_mul(unit)?)?;
    }
    TimeDelta::try_seconds(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(lines: &str) -> Option<Fields> {
        let text = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:X\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:u1\r\n{lines}END:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        parse(text.as_bytes())
    }

    fn instant(text: &str) -> Option<Point> {
        chrono::DateTime::parse_from_rfc3339(text)
            .ok()
            .map(Point::Instant)
    }

    #[test]
    fn fields_are_read_with_folds_escapes_and_zones() {
        let fields = event(
            "SUMMARY:Grain\\, water\r\n  and salt\r\nDTSTART;TZID=America/Chicago:20310506T090000\r\nDURATION:PT1H30M\r\nLOCATION:Room 12\\nUpstairs\r\nSTATUS:tentative\r\n",
        )
        .expect("an event");
        assert_eq!(fields.title, "Grain, water and salt");
        assert_eq!(fields.start, instant("2031-05-06T10:00:00-04:00"));
        assert_eq!(fields.end, instant("2031-05-06T11:30:00-04:00"));
        assert_eq!(fields.location, "Room 12 Upstairs");
        assert_eq!(fields.status, "TENTATIVE");
    }

    #[test]
    fn the_end_of_days_is_made_inclusive() {
        let day = |d| NaiveDate::from_ymd_opt(2031, 5, d).map(Point::Day);
        let fields = event("DTSTART;VALUE=DATE:20310506\r\nDTEND;VALUE=DATE:20310509\r\n");
        assert_eq!(fields.and_then(|f| f.end), day(8));
        let fields = event("DTSTART;VALUE=DATE:20310506\r\nDTEND;VALUE=DATE:20310506\r\n");
        assert_eq!(fields.and_then(|f| f.end), day(6));
    }

    #[test]
    fn half_a_file_and_an_unknown_zone_are_no_word_of_the_user() {
        assert_eq!(
            parse(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u1\r\nSUMM"),
            None
        );
        assert_eq!(parse(b""), None);
        assert_eq!(parse(b"\xff\xfe"), None);
        assert_eq!(event("DTSTART;TZID=Nowhere:20310506T090000\r\n"), None);
    }

    #[test]
    fn zones_behind_a_prefix_and_of_outlook_are_known() {
        assert_eq!(
            zone_named("/freeassociation.example/Europe/Paris").map(|z| z.name()),
            Some("Europe/Paris")
        );
        assert_eq!(
            zone_named("Eastern Standard Time").map(|z| z.name()),
            Some("America/New_York")
        );
    }

    #[test]
    fn alarms_and_changed_occurrences_lend_no_fields() {
        let fields = event(
            "SUMMARY:Talk\r\nBEGIN:VALARM\r\nSUMMARY:Wake\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:u1\r\nRECURRENCE-ID:20310513\r\nSUMMARY:Other\r\n",
        );
        assert_eq!(fields.map(|f| f.title), Some("Talk".to_owned()));
    }
}
