//! A repetition as an RFC 5545 RRULE value, and back from our own.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use super::item::Point;
use crate::resolve::{Freq, Moment, Recurrence, zone};

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// The RRULE value. UNTIL is the start of the last occurrence that may be: in UTC for a clock time, as RFC 5545 3.3.10
/// wants it beside a TZID, else a date.
pub(super) fn print(rule: &Recurrence, start: Moment, zone: Tz) -> String {
    let mut out = String::from(match rule.freq {
        Freq::Daily => "FREQ=DAILY",
        Freq::Weekly => "FREQ=WEEKLY",
        Freq::Monthly => "FREQ=MONTHLY",
        Freq::Yearly => "FREQ=YEARLY",
    });
    if rule.interval > 1 {
        out.push_str(&format!(";INTERVAL={}", rule.interval));
    }
    let days: Vec<&str> = (0..7)
        .filter(|i| rule.weekdays & (1 << i) != 0)
        .map(|i| WEEKDAYS[i])
        .collect();
    if !days.is_empty() {
        let listed: Vec<String> = if rule.nth.is_empty() {
            days.iter().map(|d| (*d).to_owned()).collect()
        } else {
            rule.nth
                .iter()
                .flat_map(|n| days.iter().map(move |d| format!("{n}{d}")))
                .collect()
        };
        out.push_str(&format!(";BYDAY={}", listed.join(",")));
    }
    if let Some(until) = rule.until {
        match start {
            Moment::Day(_) => out.push_str(&format!(";UNTIL={}", until.format("%Y%m%d"))),
            Moment::Clock(clock) => {
                let last = zone::instant(until.and_time(clock.time()), zone);
                out.push_str(&format!(";UNTIL={}", last.format("%Y%m%dT%H%M%SZ")));
            }
        }
    } else if let Some(count) = rule.count {
        out.push_str(&format!(";COUNT={count}"));
    }
    out
}

/// Our own RRULE value read back; `None` for anything that we do not write.
pub(super) fn parse(value: &str, except: &[Point], zone: Tz) -> Option<Recurrence> {
    let mut rule = Recurrence {
        freq: Freq::Daily,
        interval: 1,
        weekdays: 0,
        nth: Vec::new(),
        until: None,
        count: None,
        except: except.iter().map(|p| local_day(*p, zone)).collect(),
    };
    for part in value.split(';') {
        let (name, value) = part.split_once('=')?;
        match name {
            "FREQ" => {
                rule.freq = match value {
                    "DAILY" => Freq::Daily,
                    "WEEKLY" => Freq::Weekly,
                    "MONTHLY" => Freq::Monthly,
                    "YEARLY" => Freq::Yearly,
                    _ => return None,
                }
            }
            "INTERVAL" => rule.interval = value.parse().ok()?,
            "COUNT" => rule.count = Some(value.parse().ok()?),
            "UNTIL" => rule.until = Some(parse_until(value, zone)?),
            "BYDAY" => {
                for day in value.split(',') {
                    let (nth, name) = day.split_at_checked(day.len().checked_sub(2)?)?;
                    rule.weekdays |= 1 << WEEKDAYS.iter().position(|d| *d == name)?;
                    let nth = nth.parse::<i8>().ok();
                    rule.nth
                        .extend(nth.filter(|n| !rule.nth.contains(n)).iter());
                }
            }
            _ => return None,
        }
    }
    Some(rule)
}

fn parse_until(value: &str, zone: Tz) -> Option<NaiveDate> {
    match NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%SZ") {
        Ok(at) => Some(zone::local(at.and_utc(), zone).date_naive()),
        Err(_) => NaiveDate::parse_from_str(value, "%Y%m%d").ok(),
    }
}

/// The local day of a point.
pub(super) fn local_day(point: Point, zone: Tz) -> NaiveDate {
    match point {
        Point::Day(day) => day,
        Point::Instant(at) => zone::local(at.to_utc(), zone).date_naive(),
    }
}

/// The occurrences that fall out, as starts: on the clock of the first one.
pub(super) fn except_starts(rule: &Recurrence, start: Moment) -> Vec<Moment> {
    let clock: Option<NaiveTime> = start.clock().map(|t| t.time());
    rule.except
        .iter()
        .map(|day| match clock {
            Some(time) => Moment::Clock(day.and_time(time)),
            None => Moment::Day(*day),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn until_is_in_utc_and_reads_back_as_the_local_day() {
        let rule = Recurrence {
            freq: Freq::Monthly,
            interval: 2,
            weekdays: 0b10,
            nth: vec![1, -1],
            until: Some(day("2024-12-10")),
            count: None,
            except: vec![],
        };
        let zone = chrono_tz::America::New_York;
        let start = Moment::Clock(day("2024-11-05").and_hms_opt(20, 0, 0).expect("a time"));
        let value = print(&rule, start, zone);
        assert_eq!(
            value,
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU,-1TU;UNTIL=20241211T010000Z"
        );
        assert_eq!(parse(&value, &[], zone), Some(rule));
    }

    #[test]
    fn a_day_repeats_until_a_date() {
        let rule = Recurrence {
            freq: Freq::Weekly,
            interval: 1,
            weekdays: 0b101,
            nth: vec![],
            until: Some(day("2024-12-10")),
            count: None,
            except: vec![day("2024-11-28")],
        };
        let start = Moment::Day(day("2024-11-04"));
        let value = print(&rule, start, chrono_tz::UTC);
        assert_eq!(value, "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20241210");
        assert_eq!(
            except_starts(&rule, start),
            [Moment::Day(day("2024-11-28"))]
        );
    }

    #[test]
    fn a_foreign_rule_is_not_ours() {
        assert_eq!(
            parse("FREQ=SECONDLY;COUNT=1000000", &[], chrono_tz::UTC),
            None
        );
        assert_eq!(parse("FREQ=DAILY;BYHOUR=1", &[], chrono_tz::UTC), None);
        assert_eq!(parse("FREQ=WEEKLY;BYDAY=é", &[], chrono_tz::UTC), None);
    }
}
