//! Repetitions that we can say ourselves: an RRULE value, and its expansion within a window.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::date;
use super::frame::{Days, Frame};
use super::stretch::{monday, nth_of_month, plus_days, plus_months};
use super::when::{Moment, Unresolved};
use super::zone;
use crate::timex::expr::{Repeat, Unit};

/// A repetition as RFC 5545 RRULE can say it, in local days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    /// DAILY, WEEKLY, MONTHLY or YEARLY.
    pub freq: Freq,
    /// Every how many.
    pub interval: u16,
    /// Weekdays, bit 0 = Monday; 0: as the start's.
    pub weekdays: u8,
    /// Ordinals of the weekday in its month (MONTHLY): 1 to 5, -1 = last.
    pub nth: Vec<i8>,
    /// The last day, inclusive.
    pub until: Option<NaiveDate>,
    /// How many, where the text says so.
    pub count: Option<u16>,
    /// Days that fall out.
    pub except: Vec<NaiveDate>,
}

/// The step of a [`Recurrence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Freq {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every year.
    Yearly,
}

/// No expansion gives more than this; a rule that says more runs on, its list does not.
const MOST: usize = 2_000;

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "MO"),
    (Weekday::Tue, "TU"),
    (Weekday::Wed, "WE"),
    (Weekday::Thu, "TH"),
    (Weekday::Fri, "FR"),
    (Weekday::Sat, "SA"),
    (Weekday::Sun, "SU"),
];

fn weekdays(bits: u8) -> impl Iterator<Item = (Weekday, &'static str)> {
    WEEKDAYS
        .into_iter()
        .filter(move |(w, _)| bits & (1 << w.num_days_from_monday()) != 0)
}

/// The RRULE value (RFC 5545 §3.3.10) of a repetition that starts at `start` on the clock of `zone`.
///
/// UNTIL has the type of DTSTART: a date for days; for clock times the end of the last local day, in UTC.
///
/// ```
/// use chrono::NaiveDate;
/// use dateline::resolve::{Freq, Moment, Recurrence, recurrence};
///
/// let tuesdays = Recurrence {
///     freq: Freq::Weekly,
///     interval: 2,
///     weekdays: 0b10,
///     nth: Vec::new(),
///     until: NaiveDate::from_ymd_opt(2024, 12, 10),
///     count: None,
///     except: Vec::new(),
/// };
/// let start = NaiveDate::from_ymd_opt(2024, 10, 29).and_then(|d| d.and_hms_opt(10, 0, 0));
/// let rule = start.map(|s| recurrence::rrule(&tuesdays, Moment::Clock(s), chrono_tz::America::New_York));
/// assert_eq!(rule.as_deref(), Some("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20241211T045959Z"));
/// ```
pub fn rrule(rule: &Recurrence, start: Moment, tz: Tz) -> String {
    let freq = match rule.freq {
        Freq::Daily => "DAILY",
        Freq::Weekly => "WEEKLY",
        Freq::Monthly => "MONTHLY",
        Freq::Yearly => "YEARLY",
    };
    let mut text = format!("FREQ={freq}");
    if rule.interval > 1 {
        text.push_str(&format!(";INTERVAL={}", rule.interval));
    }
    let names: Vec<&str> = weekdays(rule.weekdays).map(|(_, n)| n).collect();
    if !names.is_empty() {
        let days: Vec<String> = if rule.nth.is_empty() {
            names.iter().map(|n| (*n).to_owned()).collect()
        } else {
            let with_nth = |n: i8| names.iter().map(move |name| format!("{n}{name}"));
            rule.nth.iter().copied().flat_map(with_nth).collect()
        };
        text.push_str(&format!(";BYDAY={}", days.join(",")));
    }
    if let Some(until) = rule.until {
        let end_of_day = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
        match start {
            Moment::Day(_) => text.push_str(&until.format(";UNTIL=%Y%m%d").to_string()),
            Moment::Clock(_) => {
                let instant = zone::instant(until.and_time(end_of_day), tz);
                text.push_str(&instant.format(";UNTIL=%Y%m%dT%H%M%SZ").to_string());
            }
        }
    } else if let Some(count) = rule.count {
        text.push_str(&format!(";COUNT={count}"));
    }
    text
}

/// The occurrences from `start` on that fall into `window`, in order, without those that fall out; at most two thousand.
pub fn expand(rule: &Recurrence, start: Moment, window: Days) -> Vec<Moment> {
    let first = start.date();
    let last = rule.until.map_or(window.last, |u| u.min(window.last));
    let mut found = Vec::new();
    let mut counted = 0_usize;
    let mut step = 0;
    'steps: while found.len() < MOST {
        let Some(mut days) = days_of_step(rule, first, step) else {
            break;
        };
        days.sort_unstable();
        days.dedup();
        step += 1;
        // No step of a rule that never matches again may run on for ever.
        if step > 40_000 || step_begins(rule, first, step - 1).is_none_or(|d| d > last) {
            break;
        }
        for day in days.into_iter().filter(|d| *d >= first) {
            counted += 1;
            if day > last || rule.count.is_some_and(|c| counted > usize::from(c)) {
                break 'steps;
            }
            if day >= window.first && !rule.except.contains(&day) && found.len() < MOST {
                found.push(match start {
                    Moment::Day(_) => Moment::Day(day),
                    Moment::Clock(wall) => Moment::Clock(day.and_time(wall.time())),
                });
            }
        }
    }
    found
}

/// The first day on which an occurrence of a step can lie.
fn step_begins(rule: &Recurrence, first: NaiveDate, step: i64) -> Option<NaiveDate> {
    let by = step.checked_mul(i64::from(rule.interval.max(1)))?;
    match rule.freq {
        Freq::Daily => plus_days(first, by),
        Freq::Weekly => plus_days(monday(first)?, by.checked_mul(7)?),
        Freq::Monthly => plus_months(first.with_day(1)?, by),
        Freq::Yearly => plus_months(first.with_day(1)?, by.checked_mul(12)?),
    }
}

/// The days of one step; `None` past the end of the calendar.
fn days_of_step(rule: &Recurrence, first: NaiveDate, step: i64) -> Option<Vec<NaiveDate>> {
    let begin = step_begins(rule, first, step)?;
    Some(match rule.freq {
        Freq::Daily => {
            let bit = 1 << begin.weekday().num_days_from_monday();
            let fits = rule.weekdays == 0 || rule.weekdays & bit != 0;
            Some(begin).filter(|_| fits).into_iter().collect()
        }
        Freq::Weekly if rule.weekdays == 0 => {
            let by = i64::from(first.weekday().num_days_from_monday());
            vec![plus_days(begin, by)?]
        }
        Freq::Weekly => weekdays(rule.weekdays)
            .filter_map(|(w, _)| plus_days(begin, i64::from(w.num_days_from_monday())))
            .collect(),
        Freq::Monthly | Freq::Yearly if rule.weekdays != 0 && !rule.nth.is_empty() => {
            let nth = |n: &i8| {
                let n = *n;
                weekdays(rule.weekdays)
                    .filter_map(move |(w, _)| nth_of_month(begin.year(), begin.month(), n, Some(w)))
            };
            rule.nth.iter().flat_map(nth).collect()
        }
        // A month without that day has no occurrence (RFC 5545 §3.3.10).
        Freq::Monthly | Freq::Yearly => begin.with_day(first.day()).into_iter().collect(),
    })
}

/// The rule that a repetition says, if RRULE can say it; its last day is placed in the frame.
pub(super) fn of(repeat: &Repeat, frame: &Frame) -> Option<Recurrence> {
    let count = repeat.every.count.unwrap_or(1.0);
    if !(1.0..=400.0).contains(&count) || count.fract() != 0.0 || repeat.freq > 1 {
        return None;
    }
    let mut interval = count as u16;
    let freq = match repeat.every.unit {
        _ if repeat.nth != 0 => Freq::Monthly,
        _ if repeat.month.is_some() => Freq::Yearly,
        _ if repeat.day.is_some() => Freq::Monthly,
        Unit::Day | Unit::Night if repeat.weekdays == 0 => Freq::Daily,
        Unit::BusinessDay | Unit::Day | Unit::Night | Unit::Week => Freq::Weekly,
        Unit::Fortnight => {
            interval *= 2;
            Freq::Weekly
        }
        Unit::Weekend => Freq::Weekly,
        Unit::Month => Freq::Monthly,
        Unit::Quarter => {
            interval *= 3;
            Freq::Monthly
        }
        Unit::HalfYear => {
            interval *= 6;
            Freq::Monthly
        }
        Unit::Year => Freq::Yearly,
        _ => return None,
    };
    if freq == Freq::Monthly && repeat.nth != 0 && repeat.weekdays == 0 {
        return None;
    }
    let weekdays = match repeat.every.unit {
        Unit::BusinessDay if repeat.weekdays == 0 => 0b001_1111,
        Unit::Weekend if repeat.weekdays == 0 => 0b110_0000,
        _ => repeat.weekdays & 0b111_1111,
    };
    let nth = (0..5)
        .filter(|n| repeat.nth & (1 << n) != 0)
        .map(|n| n + 1)
        .chain((repeat.nth & 0b1000_0000 != 0).then_some(-1))
        .collect();
    let until = repeat
        .until
        .and_then(|d| date::place(&d, frame).ok())
        .and_then(|p| p.stretch.days())
        .map(|d| d.last);
    Some(Recurrence {
        freq,
        interval,
        weekdays,
        nth,
        until,
        count: None,
        except: Vec::new(),
    })
}

/// The first day on or after `from` that a repetition falls on.
pub(super) fn first(
    repeat: &Repeat,
    rule: &Recurrence,
    from: NaiveDate,
) -> Result<NaiveDate, Unresolved> {
    match (repeat.month, repeat.day) {
        (Some(month), day) => {
            let day = u32::from(day.unwrap_or(1));
            let at = |y: i32| NaiveDate::from_ymd_opt(y, u32::from(month), day);
            return (from.year()..from.year() + 9)
                .filter_map(at)
                .find(|d| *d >= from)
                .ok_or(Unresolved::Impossible);
        }
        (None, Some(day)) => {
            return (0..=12)
                .filter_map(|n| plus_months(from.with_day(1)?, n)?.with_day(u32::from(day)))
                .find(|d| *d >= from)
                .ok_or(Unresolved::Impossible);
        }
        (None, None) => {}
    }
    let open = Recurrence {
        interval: 1,
        until: None,
        ..rule.clone()
    };
    let window = Days {
        first: from,
        last: plus_days(from, 400).ok_or(Unresolved::OutOfRange)?,
    };
    let all = expand(&open, Moment::Day(from), window);
    all.first().map(|m| m.date()).ok_or(Unresolved::NoTime)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn rule(freq: Freq, interval: u16, weekdays: u8, nth: &[i8]) -> Recurrence {
        Recurrence {
            freq,
            interval,
            weekdays,
            nth: nth.to_vec(),
            until: None,
            count: None,
            except: Vec::new(),
        }
    }

    #[track_caller]
    fn days(rule: &Recurrence, start: &str, last: &str) -> Vec<String> {
        let window = Days {
            first: day(start),
            last: day(last),
        };
        let all = expand(rule, Moment::Day(day(start)), window);
        all.iter().map(|m| m.date().to_string()).collect()
    }

    #[test]
    fn every_other_week_skips_one_and_exceptions_fall_out() {
        let mut tuesdays = rule(Freq::Weekly, 2, 0b10, &[]);
        tuesdays.except.push(day("2024-11-26"));
        let found = days(&tuesdays, "2024-10-29", "2024-12-31");
        assert_eq!(
            found,
            ["2024-10-29", "2024-11-12", "2024-12-10", "2024-12-24"]
        );
    }

    #[test]
    fn first_and_third_thursdays_stop_with_their_last_day() {
        let mut thursdays = rule(Freq::Monthly, 1, 0b1000, &[1, 3]);
        thursdays.until = Some(day("2024-12-05"));
        let found = days(&thursdays, "2024-10-10", "2025-12-31");
        assert_eq!(
            found,
            ["2024-10-17", "2024-11-07", "2024-11-21", "2024-12-05"]
        );
    }

    #[test]
    fn a_month_without_a_thirty_first_has_no_occurrence() {
        let monthly = rule(Freq::Monthly, 1, 0, &[]);
        let found = days(&monthly, "2024-08-31", "2024-12-31");
        assert_eq!(found, ["2024-08-31", "2024-10-31", "2024-12-31"]);
    }

    #[test]
    fn a_count_and_an_end_of_the_calendar_stop_the_list() {
        let mut daily = rule(Freq::Daily, 1, 0, &[]);
        daily.count = Some(3);
        assert_eq!(days(&daily, "2024-12-30", "2030-01-01").len(), 3);
        daily.count = None;
        assert_eq!(days(&daily, "0001-01-01", "9999-12-31").len(), MOST);
        let never = rule(Freq::Monthly, 1, 0b1, &[9]);
        assert!(days(&never, "2024-01-01", "9999-12-31").is_empty());
    }
}
