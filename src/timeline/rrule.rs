//! An RRULE value of ours read back, and the days on which an item takes place.

use chrono::{Days as Span, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use super::item::{Item, Point};
use crate::resolve::recurrence::expand;
use crate::resolve::{Days, Freq, Moment, Recurrence, zone};

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

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

/// An event of more days than this is shown on its first and last.
const LONGEST: u64 = 31;

impl Item {
    /// The Eastern days within `from` and `until`, inclusive, on which it takes place, in order: a repeated item has
    /// several, an event of several days each of them.
    pub fn days(&self, from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
        let within = |day: &NaiveDate| (from..=until).contains(day);
        let first = self.start.date();
        if let Some(rule) = &self.recurrence {
            return self.repeated(rule, from, until);
        }
        let last = self.last_day();
        let length = last.signed_duration_since(first).num_days().unsigned_abs();
        if self.kind == crate::extract::Kind::Fact {
            return Some(first).filter(within).into_iter().collect();
        }
        if length > LONGEST {
            return [first, last].into_iter().filter(within).collect();
        }
        (0..=length)
            .filter_map(|n| first.checked_add_days(Span::new(n)))
            .filter(within)
            .collect()
    }

    /// The last day on the Eastern clock; an end at midnight belongs to the day before it.
    pub fn last_day(&self) -> NaiveDate {
        let first = self.start.date();
        let day = match self.end {
            Some(Point::Instant(at)) if at.time() == NaiveTime::MIN => at.date_naive().pred_opt(),
            Some(end) => Some(end.date()),
            None => None,
        };
        day.unwrap_or(first).max(first)
    }

    fn repeated(&self, rule: &str, from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
        let zone = zone::by_name(&self.time_zone).unwrap_or(chrono_tz::America::New_York);
        let Some(rule) = parse(rule, &self.except_dates, zone) else {
            let first = self.start.date();
            return Some(first)
                .filter(|d| (from..=until).contains(d))
                .into_iter()
                .collect();
        };
        let start = match self.start {
            Point::Day(day) => Moment::Day(day),
            Point::Instant(at) => Moment::Clock(zone::local(at.to_utc(), zone).naive_local()),
        };
        // A day more on either side: local days are not always Eastern ones.
        let window = Days {
            first: from.pred_opt().unwrap_or(from),
            last: until.succ_opt().unwrap_or(until),
        };
        expand(&rule, start, window)
            .into_iter()
            .map(|moment| super::merge::point(moment, zone).date())
            .filter(|day| (from..=until).contains(day))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::recurrence::rrule;

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
        let value = rrule(&rule, start, zone);
        assert_eq!(
            value,
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU,-1TU;UNTIL=20241211T045959Z"
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
        let value = crate::resolve::recurrence::rrule(&rule, start, chrono_tz::UTC);
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
