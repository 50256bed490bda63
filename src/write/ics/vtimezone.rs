//! VTIMEZONE of any zone: the same text in every file whose years lie between 1987 and 2037, longer where they do not.
//!
//! Programs differ in whether they believe a file's VTIMEZONE or its name, so both must agree at every instant
//! (libical, ical.js and vobject believe the file; python icalendar and Proton the name). The icalendar crate writes none.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Offset, TimeDelta, Utc};
use chrono_tz::{OffsetName, Tz};

use crate::resolve::zone;

/// How far apart offsets are looked up: since 1960 no zone has changed and changed back within eight days.
const STEP_HOURS: i64 = 168;
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// One change of the clocks.
#[derive(Clone, Copy, Debug)]
struct Change {
    at: DateTime<Utc>,
    from: i32,
    to: i32,
}

impl Change {
    /// The wall clock just before, on which a VTIMEZONE states it.
    fn local(self) -> NaiveDateTime {
        (self.at.naive_utc())
            .checked_add_signed(TimeDelta::seconds(i64::from(self.from)))
            .unwrap_or(self.at.naive_utc())
    }
}

/// Changes of consecutive years that one yearly rule can say.
#[derive(Clone, Copy, Debug)]
struct Run {
    first: Change,
    last: Change,
    /// The same ordinal of the weekday in every year.
    nth: Option<u32>,
    /// The last of the month in every year.
    is_last: bool,
}

/// Every file's VTIMEZONE covers at least these years: Radicale keeps the first it sees of a TZID for all files, so that
/// those of different years must be the same text. They hold the present rule of the United States and the one before it,
/// and end with the last year for which the tz database lists every change.
const COMMON: RangeInclusive<i32> = 1987..=2037;

/// The VTIMEZONE of `zone` as content lines with CRLF, right from `first` to `last` and a year around them.
pub(super) fn vtimezone(zone: Tz, first: DateTime<Utc>, last: DateTime<Utc>) -> String {
    let from_year = (first.year() - 1).min(*COMMON.start());
    let to_year = (last.year() + 1).max(*COMMON.end());
    let changes = changes(zone, from_year, to_year);
    let mut out = format!("BEGIN:VTIMEZONE\r\nTZID:{}\r\n", zone.name());
    if !changes.iter().any(|c| c.at <= first) {
        let start = year_start(from_year);
        let offset = seconds(start, zone);
        let still = Change {
            at: start,
            from: offset,
            to: offset,
        };
        observance(&mut out, zone, still, None);
    }
    for run in runs(&changes) {
        let rule = (run.first.at != run.last.at).then(|| rule(&run, to_year));
        observance(&mut out, zone, run.first, rule);
    }
    out.push_str("END:VTIMEZONE\r\n");
    out
}

fn observance(out: &mut String, zone: Tz, change: Change, rule: Option<String>) {
    let name = if change.to > change.from {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    out.push_str(&format!(
        "BEGIN:{name}\r\nDTSTART:{}\r\nTZOFFSETFROM:{}\r\nTZOFFSETTO:{}\r\nTZNAME:{}\r\n",
        change.local().format("%Y%m%dT%H%M%S"),
        offset(change.from),
        offset(change.to),
        abbreviation(zone, change),
    ));
    if let Some(rule) = rule {
        out.push_str(&format!("RRULE:{rule}\r\n"));
    }
    out.push_str(&format!("END:{name}\r\n"));
}

/// The yearly rule of a run. UNTIL is left off only where the run reaches the last year looked at: elsewhere it would go
/// on in years in which the zone had given it up.
fn rule(run: &Run, to_year: i32) -> String {
    let local = run.first.local();
    let weekday = WEEKDAYS[local.weekday().num_days_from_monday() as usize];
    let nth = match run.nth {
        Some(n) if !run.is_last => n.to_string(),
        _ => "-1".to_owned(),
    };
    let mut rule = format!("FREQ=YEARLY;BYMONTH={};BYDAY={nth}{weekday}", local.month());
    if run.last.local().year() < to_year {
        rule.push_str(&format!(";UNTIL={}", run.last.at.format("%Y%m%dT%H%M%SZ")));
    }
    rule
}

fn runs(changes: &[Change]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for change in changes {
        let (nth, is_last) = place_in_month(change.local().date());
        let known = runs.iter_mut().rev().find_map(|run| {
            let (a, b) = (run.last.local(), change.local());
            let alike = (run.last.from, run.last.to) == (change.from, change.to)
                && a.year() + 1 == b.year()
                && (a.month(), a.weekday(), a.time()) == (b.month(), b.weekday(), b.time());
            let same_nth = run.nth.filter(|n| *n == nth);
            let both_last = run.is_last && is_last;
            (alike && (same_nth.is_some() || both_last)).then_some((run, same_nth, both_last))
        });
        match known {
            Some((run, nth, is_last)) => {
                *run = Run {
                    last: *change,
                    nth,
                    is_last,
                    ..*run
                };
            }
            None => runs.push(Run {
                first: *change,
                last: *change,
                nth: Some(nth),
                is_last,
            }),
        }
    }
    runs
}

/// The ordinal of a day's weekday in its month, and whether it is the last.
fn place_in_month(day: NaiveDate) -> (u32, bool) {
    let is_last = day
        .checked_add_days(Days::new(7))
        .is_none_or(|d| d.month() != day.month());
    (day.day0() / 7 + 1, is_last)
}

fn changes(zone: Tz, from_year: i32, to_year: i32) -> Vec<Change> {
    let mut found = Vec::new();
    let end = year_start(to_year + 1);
    let mut at = year_start(from_year);
    let mut offset = seconds(at, zone);
    while at < end {
        let Some(next) = at.checked_add_signed(TimeDelta::hours(STEP_HOURS)) else {
            break;
        };
        let new = seconds(next, zone);
        if new != offset {
            let exact = bisect(zone, at, next, offset);
            found.push(Change {
                at: exact,
                from: offset,
                to: new,
            });
        }
        (at, offset) = (next, new);
    }
    found
}

/// The first second that has another offset than `old`.
fn bisect(zone: Tz, low: DateTime<Utc>, high: DateTime<Utc>, old: i32) -> DateTime<Utc> {
    let (mut low, mut high) = (low.timestamp(), high.timestamp());
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let same = DateTime::from_timestamp(middle, 0).is_some_and(|t| seconds(t, zone) == old);
        if same {
            low = middle;
        } else {
            high = middle;
        }
    }
    DateTime::from_timestamp(high, 0).unwrap_or_default()
}

fn seconds(at: DateTime<Utc>, zone: Tz) -> i32 {
    zone::offset(at, zone).local_minus_utc()
}

fn year_start(year: i32) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(year, 1, 1)
        .and_then(|d| d.and_hms_opt(0, 0, 0))
        .map(|t| t.and_utc())
        .unwrap_or(DateTime::<Utc>::MIN_UTC)
}

/// `-0500`, with seconds where there are any (local mean time).
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let s = seconds.unsigned_abs();
    let mut out = format!("{sign}{:02}{:02}", s / 3600, s / 60 % 60);
    match s % 60 {
        0 => {}
        seconds => out.push_str(&format!("{seconds:02}")),
    }
    out
}

/// The abbreviation after a change. Past its table chrono-tz stays on standard time: there the name is that of the same
/// offset in a year it knows.
fn abbreviation(zone: Tz, change: Change) -> String {
    let known = |at: DateTime<Utc>| {
        let local = at.with_timezone(&zone);
        let same = local.offset().fix().local_minus_utc() == change.to;
        same.then(|| local.offset().abbreviation().map(str::to_owned))
            .flatten()
    };
    known(change.at)
        .or_else(|| {
            (1..=12).find_map(|month| {
                let day = NaiveDate::from_ymd_opt(2030, month, 15)?;
                known(day.and_hms_opt(0, 0, 0)?.and_utc())
            })
        })
        .unwrap_or_else(|| offset(change.to))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A VTIMEZONE read as RFC 5545 3.6.5 says: every onset up to `last_year` with the offset after it.
    fn onsets(text: &str, last_year: i32) -> Vec<(DateTime<Utc>, i32)> {
        let mut all = Vec::new();
        for block in text.split("BEGIN:").skip(2) {
            let field = |name: &str| block.lines().find_map(|l| l.strip_prefix(name));
            let seconds = |name: &str| parse_offset(field(name).expect(name));
            let start = field("DTSTART:").expect("DTSTART");
            let start = NaiveDateTime::parse_from_str(start, "%Y%m%dT%H%M%S").expect("a time");
            let (from, to) = (seconds("TZOFFSETFROM:"), seconds("TZOFFSETTO:"));
            assert!(!field("TZNAME:").expect("TZNAME").is_empty());
            let utc = |local: NaiveDateTime| (local - TimeDelta::seconds(from.into())).and_utc();
            let Some(rule) = field("RRULE:") else {
                all.push((utc(start), to));
                continue;
            };
            let part = |name: &str| rule.split(';').find_map(|p| p.strip_prefix(name));
            assert_eq!(part("BYMONTH="), Some(start.month().to_string().as_str()));
            let until = part("UNTIL=").map(|u| {
                NaiveDateTime::parse_from_str(u, "%Y%m%dT%H%M%SZ")
                    .expect("UTC")
                    .and_utc()
            });
            let byday = part("BYDAY=").expect("BYDAY");
            let (nth, weekday) = byday.split_at(byday.len() - 2);
            assert_eq!(
                WEEKDAYS[start.weekday().num_days_from_monday() as usize],
                weekday
            );
            for year in start.year()..=last_year {
                let days = (1..=31).filter_map(|d| NaiveDate::from_ymd_opt(year, start.month(), d));
                let day = days.filter(|d| d.weekday() == start.weekday()).find(|d| {
                    let (n, is_last) = place_in_month(*d);
                    nth == "-1" && is_last || nth == n.to_string()
                });
                let at = utc(day.expect("the day exists").and_time(start.time()));
                if until.is_none_or(|u| at <= u) {
                    all.push((at, to));
                }
            }
        }
        all.sort_unstable();
        all
    }

    fn parse_offset(text: &str) -> i32 {
        let digits: Vec<i32> = text.as_bytes()[1..]
            .chunks(2)
            .map(|c| {
                std::str::from_utf8(c)
                    .expect("ASCII")
                    .parse()
                    .expect("a number")
            })
            .collect();
        let seconds = digits[0] * 3600 + digits[1] * 60 + digits.get(2).unwrap_or(&0);
        if text.starts_with('-') {
            -seconds
        } else {
            seconds
        }
    }

    #[track_caller]
    fn is_right(zone: Tz, from_year: i32, to_year: i32) {
        let (first, last) = (year_start(from_year), year_start(to_year + 1));
        let text = vtimezone(zone, first, last);
        let onsets = onsets(&text, to_year + 1);
        let says = |at: DateTime<Utc>| {
            let before = onsets.partition_point(|(t, _)| *t <= at);
            before.checked_sub(1).map(|i| onsets[i].1)
        };
        assert_eq!(
            says(first),
            Some(seconds(first, zone)),
            "{zone} at {first}\n{text}"
        );
        for change in changes(zone, from_year, to_year) {
            for at in [change.at - TimeDelta::seconds(1), change.at] {
                if at >= first {
                    assert_eq!(says(at), Some(seconds(at, zone)), "{zone} at {at}\n{text}");
                }
            }
        }
        // A rule that goes on must not bring changes that the zone does not have.
        for (at, offset) in &onsets {
            if (first..last).contains(at) {
                assert_eq!(*offset, seconds(*at, zone), "{zone} at {at}\n{text}");
            }
        }
    }

    #[test]
    fn every_zone_is_right_at_every_change_of_three_years() {
        for zone in chrono_tz::TZ_VARIANTS {
            is_right(zone, 2024, 2026);
        }
    }

    #[test]
    fn zones_are_right_over_decades_and_beyond_the_table() {
        for zone in chrono_tz::TZ_VARIANTS.into_iter().step_by(9) {
            is_right(zone, 2000, 2037);
        }
        for zone in chrono_tz::TZ_VARIANTS.into_iter().step_by(97) {
            is_right(zone, 1960, 2110);
        }
    }

    #[test]
    fn new_york_has_its_two_rules_in_every_year_from_1987_on() {
        let in_year = |year| {
            vtimezone(
                chrono_tz::America::New_York,
                year_start(year),
                year_start(year),
            )
        };
        let text = in_year(2024);
        for year in [1988, 1999, 2007, 2036] {
            assert_eq!(in_year(year), text, "{year}");
        }
        assert_eq!(
            text.replace("\r\n", "\n"),
            "BEGIN:VTIMEZONE\nTZID:America/New_York\n\
             BEGIN:DAYLIGHT\nDTSTART:19870405T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nTZNAME:EDT\n\
             RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z\nEND:DAYLIGHT\n\
             BEGIN:STANDARD\nDTSTART:19871025T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nTZNAME:EST\n\
             RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T060000Z\nEND:STANDARD\n\
             BEGIN:DAYLIGHT\nDTSTART:20070311T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nTZNAME:EDT\n\
             RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nEND:DAYLIGHT\n\
             BEGIN:STANDARD\nDTSTART:20071104T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nTZNAME:EST\n\
             RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nEND:STANDARD\nEND:VTIMEZONE\n"
        );
    }

    #[test]
    fn a_summer_of_2100_has_daylight_time_and_its_name() {
        let at = NaiveDate::from_ymd_opt(2100, 7, 15).and_then(|d| d.and_hms_opt(16, 0, 0));
        let at = at.expect("a time").and_utc();
        let text = vtimezone(chrono_tz::America::New_York, at, at);
        assert!(text.contains("TZNAME:EDT"), "{text}");
        is_right(chrono_tz::America::New_York, 2098, 2102);
    }
}
