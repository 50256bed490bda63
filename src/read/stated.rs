//! Dates as machines write them: ISO 8601, RFC 5322 and their near misses, RFC 5545.

use chrono::{NaiveDate, NaiveTime};

use crate::document::StatedTime;

/// Reads ISO 8601 as pages and feeds use it: `2024-10-28`, `2024-10-28T09:00:00-04:00`, `20241028T090000Z`, a space for the `T`.
pub(crate) fn iso(text: &str) -> Option<StatedTime> {
    let text = text.trim();
    let digits = |from: usize, to: usize| -> Option<u32> {
        let part = text.get(from..to)?;
        part.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| part.parse().ok())?
    };
    let year = digits(0, 4)? as i32;
    let (month, day, rest) = if text.as_bytes().get(4) == Some(&b'-') {
        (digits(5, 7)?, digits(8, 10)?, text.get(10..)?)
    } else {
        (digits(4, 6)?, digits(6, 8)?, text.get(8..)?)
    };
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    let clock = rest.trim_start_matches(['T', 't', ' ']);
    let (time, zone) = iso_clock(clock);
    Some(StatedTime {
        date,
        time,
        offset: time.and_then(|_| offset(zone)),
        zone: None,
    })
}

fn iso_clock(text: &str) -> (Option<NaiveTime>, &str) {
    let mut numbers = [0u32; 3];
    let mut rest = text;
    let mut count = 0;
    while count < 3 {
        let Some(number) = rest
            .get(..2)
            .filter(|two| two.bytes().all(|b| b.is_ascii_digit()))
        else {
            break;
        };
        numbers[count] = number.parse().unwrap_or(0);
        count += 1;
        rest = &rest[2..];
        rest = rest.strip_prefix(':').unwrap_or(rest);
    }
    if count < 2 {
        return (None, text);
    }
    if rest.starts_with(['.', ',']) {
        rest = rest[1..].trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let time = NaiveTime::from_hms_opt(numbers[0], numbers[1], numbers[2].min(59));
    (time, rest.trim_start())
}

/// Minutes east of UTC: `Z`, `+02:00`, `-0500`, `GMT`, the American names of RFC 5322.
fn offset(text: &str) -> Option<i32> {
    let text = text.trim();
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' | '−' => -1,
        _ => return named_offset(text),
    };
    let digits: Vec<i32> = text
        .chars()
        .skip(1)
        .take_while(|c| c.is_ascii_digit() || *c == ':')
        .filter_map(|c| c.to_digit(10))
        .map(|d| d as i32)
        .collect();
    let (hours, minutes) = match digits.as_slice() {
        [a] => (*a, 0),
        [a, b] => (a * 10 + b, 0),
        [a, b, c] => (*a, b * 10 + c),
        [a, b, c, d, ..] => (a * 10 + b, c * 10 + d),
        [] => return None,
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

fn named_offset(text: &str) -> Option<i32> {
    let word: String = text
        .chars()
        .take_while(|c| c.is_ascii_alphabetic())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    Some(match word.as_str() {
        "Z" | "UT" | "UTC" | "GMT" | "WET" => 0,
        "EDT" => -240,
        "EST" | "CDT" => -300,
        "CST" | "MDT" => -360,
        "MST" | "PDT" => -420,
        "PST" => -480,
        "BST" | "CET" => 60,
        "CEST" | "EET" => 120,
        "EEST" => 180,
        _ => return None,
    })
}

/// Reads a mail's date, forgivingly: any order of day and month name, comments, obsolete zones, a wrong weekday,
/// an hour that does not exist (then the date alone).
pub(crate) fn mail(text: &str) -> Option<StatedTime> {
    let text = without_comments(text);
    // "1999/01/31" and "2024-10-28 …": some programs write ISO.
    let start = text.trim_start();
    if start
        .get(..4)
        .is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()))
    {
        return iso(&start.replacen('/', "-", 2));
    }
    let mut found = Found::default();
    for word in text
        .split([' ', ',', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
    {
        found.take(word);
    }
    let year = match found.year? {
        two @ 0..=49 => two + 2000,
        two @ 50..=99 => two + 1900,
        three @ 100..=999 => three + 1900,
        year => year,
    };
    let date = NaiveDate::from_ymd_opt(year, found.month?, found.day?)?;
    Some(StatedTime {
        date,
        time: found.time,
        offset: found.time.and(found.offset),
        zone: None,
    })
}

#[derive(Default)]
struct Found {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
    time: Option<NaiveTime>,
    clock_seen: bool,
    offset: Option<i32>,
}

impl Found {
    fn take(&mut self, word: &str) {
        let digits = word.bytes().all(|b| b.is_ascii_digit());
        if word.contains(':') && !self.clock_seen {
            self.clock_seen = true;
            self.time = clock(word);
        } else if word.eq_ignore_ascii_case("pm") || word.eq_ignore_ascii_case("am") {
            self.half(word);
        } else if self.clock_seen
            && (word.starts_with(['+', '-']) || word.bytes().all(|b| b.is_ascii_alphabetic()))
        {
            self.offset = self.offset.or_else(|| offset(word));
        } else if digits && word.len() <= 2 && self.day.is_none() {
            self.day = word.parse().ok();
        } else if digits && word.len() <= 4 && self.year.is_none() {
            self.year = word.parse().ok();
        } else if self.month.is_none() && !digits {
            self.date_word(word);
        }
    }

    fn half(&mut self, word: &str) {
        use chrono::Timelike;
        if let Some(time) = self.time {
            let hour = time.hour() % 12
                + if word.eq_ignore_ascii_case("pm") {
                    12
                } else {
                    0
                };
            self.time = time.with_hour(hour);
        }
    }

    /// `Oct`, `October`, or `28-Oct-2024`.
    fn date_word(&mut self, word: &str) {
        const MONTHS: [&str; 12] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ];
        for part in word.split(['-', '/', '.']).filter(|part| !part.is_empty()) {
            let start = part.get(..3).unwrap_or("").to_ascii_lowercase();
            if let Some(index) = MONTHS.iter().position(|name| *name == start) {
                self.month = self.month.or(Some(index as u32 + 1));
            } else if part.bytes().all(|b| b.is_ascii_digit()) && word.len() > part.len() {
                match part.len() {
                    1 | 2 if self.day.is_none() => self.day = part.parse().ok(),
                    2 | 4 if self.year.is_none() => self.year = part.parse().ok(),
                    _ => {}
                }
            }
        }
    }
}

fn clock(word: &str) -> Option<NaiveTime> {
    let mut parts = word
        .split(':')
        .map(|part| part.trim_matches(|c: char| !c.is_ascii_digit()));
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next()?.parse().ok()?;
    let second: u32 = parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
    NaiveTime::from_hms_opt(hour, minute, second.min(59))
}

fn without_comments(text: &str) -> String {
    let mut depth = 0usize;
    text.chars()
        .take(1000)
        .filter(|c| {
            match c {
                '(' => depth += 1,
                ')' if depth > 0 => {
                    depth -= 1;
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

/// Writes a stated time the way [`iso`] reads it.
pub(crate) fn to_text(at: &StatedTime) -> String {
    let mut out = at.date.to_string();
    if let Some(time) = at.time {
        out.push_str(&time.format(" %H:%M").to_string());
    }
    match (at.offset, &at.zone) {
        (Some(0), _) => out.push_str(" UTC"),
        (Some(minutes), _) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let minutes = minutes.abs();
            out.push_str(&format!(" {sign}{:02}:{:02}", minutes / 60, minutes % 60));
        }
        (None, Some(zone)) => {
            out.push(' ');
            out.push_str(zone);
        }
        (None, None) => {}
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(read: fn(&str) -> Option<StatedTime>, text: &str, expected: &str) {
        assert_eq!(read(text).as_ref().map(to_text).as_deref(), Some(expected));
    }

    #[test]
    fn iso_dates_are_read() {
        case(iso, "2024-10-28", "2024-10-28");
        case(iso, "2024-10-28T09:00:00-04:00", "2024-10-28 09:00 -04:00");
        case(iso, "2024-10-28 09:00", "2024-10-28 09:00");
        case(iso, "20241028T130000Z", "2024-10-28 13:00 UTC");
        case(iso, "2024-10-28T13:00:00.123+0000", "2024-10-28 13:00 UTC");
    }

    #[test]
    fn mail_dates_are_read_as_programs_write_them() {
        case(
            mail,
            "Mon, 28 Oct 2024 06:30:00 -0400",
            "2024-10-28 06:30 -04:00",
        );
        case(
            mail,
            "Mon, 28 Oct 2024 06:30:00 EDT (Ostküste)",
            "2024-10-28 06:30 -04:00",
        );
        case(mail, "28-Oct-24 6:30 GMT", "2024-10-28 06:30 UTC");
        case(mail, "Monday, October 28, 2024 6:30 PM", "2024-10-28 18:30");
        case(mail, "1999/01/31", "1999-01-31");
        case(mail, "Mon, 28 Oct 2024 27:30:00 -0400", "2024-10-28");
    }

    #[test]
    fn nonsense_is_no_date() {
        for text in ["", "soon", "32 Foo 2024", "2024-13-01", "Oct", "((((((("] {
            assert_eq!(mail(text), None, "{text}");
            assert_eq!(iso(text), None, "{text}");
        }
    }
}
