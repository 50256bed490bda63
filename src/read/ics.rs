//! Attached calendars: the few properties that are wanted, line by line, nesting counted and never followed.

use chrono::TimeDelta;

use super::charset;
use super::stated;
use crate::document::{Record, RecordKind, StatedTime};
use crate::limits::Limits;
use crate::note::Note;

/// Events of one calendar that are kept.
const MOST: usize = 5_000;

/// Reads the events of a calendar (RFC 5545), forgivingly.
pub(crate) fn read(bytes: &[u8], limits: &Limits, notes: &mut Vec<Note>) -> Vec<Record> {
    let cut = &bytes[..bytes.len().min(limits.calendar_bytes)];
    if cut.len() < bytes.len() {
        notes.push(Note::warning(
            "calendar-cut",
            "an attached calendar is larger than what is read of one",
        ));
    }
    let text = charset::decode(cut, None, notes);
    let mut reader = Reader::default();
    for line in unfolded(&text) {
        if reader.depth > limits.calendar_depth {
            notes.push(Note::warning(
                "calendar-nested",
                "an attached calendar is nested too deeply; the rest of it was not read",
            ));
            break;
        }
        reader.line(&line);
    }
    reader.records
}

/// Lines with their continuations; a line begins with a space where it goes on the one before.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let line = line.trim_end_matches('\r');
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

#[derive(Default)]
struct Reader {
    depth: usize,
    /// The depth at which the open event began.
    event: Option<usize>,
    record: Record,
    length: Option<TimeDelta>,
    cancels: bool,
    records: Vec<Record>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let Some((name, parameters, value)) = parts(line) else {
            return;
        };
        match name.as_str() {
            "BEGIN" => self.begin(value),
            "END" => self.end(),
            "METHOD" => self.cancels = value.trim().eq_ignore_ascii_case("CANCEL"),
            // An alarm inside an event has properties of its own.
            _ if self.event == Some(self.depth) => self.property(&name, parameters, value),
            _ => {}
        }
    }

    fn begin(&mut self, what: &str) {
        self.depth += 1;
        if what.trim().eq_ignore_ascii_case("VEVENT") && self.event.is_none() {
            self.event = Some(self.depth);
            self.record = Record {
                kind: Some(RecordKind::Calendar),
                ..Record::default()
            };
            self.length = None;
        }
    }

    fn end(&mut self) {
        if self.event == Some(self.depth) {
            self.event = None;
            let mut record = std::mem::take(&mut self.record);
            if self.cancels {
                record.status = Some("CANCELLED".to_owned());
            }
            if let (Some(start), Some(length), None) = (&record.start, self.length, &record.end) {
                record.end = after(start, length);
            }
            if record.start.is_some() && self.records.len() < MOST {
                self.records.push(record);
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn property(&mut self, name: &str, parameters: &str, value: &str) {
        let record = &mut self.record;
        let text = || Some(unescaped(value)).filter(|text| !text.is_empty());
        match name {
            "SUMMARY" => record.name = text(),
            "LOCATION" => record.location = text(),
            "UID" => record.uid = text(),
            "STATUS" => record.status = text(),
            "RRULE" => record.rrule = text(),
            "URL" => record.url = text().filter(|url| url.starts_with("http")),
            "ORGANIZER" => record.organizer = parameter(parameters, "CN"),
            "DTSTART" => {
                record.start = time(parameters, value);
                record.all_day = record.start.as_ref().is_some_and(|at| at.time.is_none());
            }
            "DTEND" => record.end = time(parameters, value),
            "DURATION" => self.length = duration(value),
            _ => {}
        }
    }
}

/// Name, parameters and value of a content line; quotes in parameters may hold colons.
fn parts(line: &str) -> Option<(String, &str, &str)> {
    let name_end = line.find([':', ';'])?;
    let name = line[..name_end].trim().to_ascii_uppercase();
    let mut quoted = false;
    let colon = line[name_end..].find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    let colon = name_end + colon;
    Some((name, &line[name_end..colon], &line[colon + 1..]))
}

fn parameter(parameters: &str, wanted: &str) -> Option<String> {
    parameters
        .split(';')
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted))
        .map(|(_, value)| value.trim_matches('"').to_owned())
        .filter(|value| !value.is_empty())
}

fn time(parameters: &str, value: &str) -> Option<StatedTime> {
    let mut at = stated::iso(value)?;
    if at.offset.is_none() && at.time.is_some() {
        // Some programs write "/freeassociation.sourceforge.net/America/New_York".
        at.zone = parameter(parameters, "TZID").map(|zone| {
            let parts: Vec<&str> = zone.rsplitn(3, '/').collect();
            match parts.as_slice() {
                [city, area, _] if zone.starts_with('/') => format!("{area}/{city}"),
                _ => zone.clone(),
            }
        });
    }
    Some(at)
}

/// `PT1H30M`, `P1D`, `P2W`.
fn duration(value: &str) -> Option<TimeDelta> {
    let mut minutes = 0i64;
    let mut number = 0i64;
    for c in value
        .trim()
        .trim_start_matches('+')
        .strip_prefix('P')?
        .chars()
    {
        let unit = match c {
            '0'..='9' => {
                number = number
                    .checked_mul(10)?
                    .checked_add(i64::from(c.to_digit(10)?))?;
                continue;
            }
            'T' => continue,
            'W' => 7 * 24 * 60,
            'D' => 24 * 60,
            'H' => 60,
            'M' => 1,
            'S' => {
                number = 0;
                continue;
            }
            _ => return None,
        };
        minutes = minutes.checked_add(number.checked_mul(unit)?)?;
        number = 0;
    }
    TimeDelta::try_minutes(minutes)
}

fn after(start: &StatedTime, length: TimeDelta) -> Option<StatedTime> {
    let from = start.date.and_time(start.time.unwrap_or_default());
    let end = from.checked_add_signed(length)?;
    Some(StatedTime {
        date: end.date(),
        time: start.time.map(|_| end.time()),
        ..start.clone()
    })
}

fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push(' '),
                Some(other) => out.push(other),
                None => {}
            },
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(text: &str) -> Vec<Record> {
        read(text.as_bytes(), &Limits::default(), &mut Vec::new())
    }

    #[test]
    fn the_wanted_properties_are_read() {
        let records = events(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Tides\\, a \r\n talk\r\nDTSTART;TZID=\"America/New_York\":20241029T100000\r\n\
             DURATION:PT1H30M\r\nORGANIZER;CN=\"Pier: House\":mailto:a@example.org\r\nBEGIN:VALARM\r\nSUMMARY:no\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        );
        let [record] = records.as_slice() else {
            panic!("one event, not {}", records.len());
        };
        assert_eq!(record.name.as_deref(), Some("Tides, a talk"));
        assert_eq!(record.organizer.as_deref(), Some("Pier: House"));
        let end = record.end.as_ref().map(stated::to_text);
        assert_eq!(end.as_deref(), Some("2024-10-29 11:30 America/New_York"));
    }

    #[test]
    fn deep_nesting_ends_the_reading() {
        let mut notes = Vec::new();
        let text = "BEGIN:X\n".repeat(100_000);
        assert!(read(text.as_bytes(), &Limits::default(), &mut notes).is_empty());
        assert_eq!(notes.len(), 1);
    }
}
