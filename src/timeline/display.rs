//! The date as people read it: "Tuesday, Oct. 29, 10 a.m. ET".

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};
use chrono_tz::Tz;

use super::item::Point;
use crate::resolve::{Precision, zone};

/// What is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) start: Point,
    /// The end, only where the text states it.
    pub(super) end: Option<Point>,
    pub(super) precision: Precision,
    pub(super) value: &'a str,
    pub(super) zone: Tz,
    /// The year of the issue: it is not repeated.
    pub(super) year: Option<i32>,
}

const MONTHS: [&str; 12] = [
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
    "Dec.",
];
const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The date in words, in Eastern time, with the item's own clock behind it where that is another.
pub(super) fn display(shown: &Shown<'_>) -> String {
    match shown.start {
        Point::Instant(at) => clock_display(shown, at),
        Point::Day(day) => day_display(shown, day),
    }
}

fn day_display(shown: &Shown<'_>, day: NaiveDate) -> String {
    let year = day.year();
    match shown.precision {
        Precision::Month => format!("{} {year}", MONTH_NAMES[day.month0() as usize]),
        Precision::Quarter => format!("Q{} {year}", day.month0() / 3 + 1),
        Precision::HalfYear if day.month() < 7 => format!("first half of {year}"),
        Precision::HalfYear => format!("second half of {year}"),
        Precision::Season => season(shown.value, year),
        Precision::Year => year_name(year),
        Precision::Decade => format!("the {}s", year.div_euclid(10) * 10),
        Precision::Century => century(year),
        Precision::Week => format!("week of {}", date(shown, day)),
        Precision::Weekend => format!("weekend of {}", date(shown, day)),
        Precision::PartOfDay => match part_of_day(shown.value) {
            "" => date(shown, day),
            part => format!("{}, {part}", date(shown, day)),
        },
        _ => match shown.end {
            Some(end) if end.date() != day => {
                format!("{} to {}", date(shown, day), date(shown, end.date()))
            }
            _ => date(shown, day),
        },
    }
}

fn clock_display(shown: &Shown<'_>, at: DateTime<FixedOffset>) -> String {
    let mut out = format!("{}, ", date(shown, at.date_naive()));
    let end = match shown.end {
        Some(Point::Instant(end)) if end > at => Some(end),
        _ => None,
    };
    match end {
        Some(end) if end.date_naive() == at.date_naive() => {
            let one_half = (end.hour() < 12) == (at.hour() < 12);
            if one_half && ![0, 12].contains(&at.hour()) && ![0, 12].contains(&end.hour()) {
                out.push_str(&hour(&at));
            } else {
                out.push_str(&clock(&at));
            }
            out.push_str(&format!(" to {} ET", clock(&end)));
        }
        Some(end) => out.push_str(&format!(
            "{} ET to {}, {} ET",
            clock(&at),
            date(shown, end.date_naive()),
            clock(&end)
        )),
        None => out.push_str(&format!("{} ET", clock(&at))),
    }
    let own = zone::local(at.to_utc(), shown.zone);
    if own.naive_local() != at.naive_local() {
        out.push_str(" (");
        if own.date_naive() != at.date_naive() {
            out.push_str(&format!("{}, ", date(shown, own.date_naive())));
        }
        out.push_str(&clock(&own));
        out.push_str(&format!(" {})", zone_label(shown.zone)));
    }
    out
}

/// "Tuesday, Oct. 29", with the year where it is not the issue's.
fn date(shown: &Shown<'_>, day: NaiveDate) -> String {
    let weekday = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ][day.weekday().num_days_from_monday() as usize];
    let month = MONTHS[day.month0() as usize];
    if shown.year == Some(day.year()) {
        format!("{weekday}, {month} {}", day.day())
    } else {
        format!(
            "{weekday}, {month} {}, {}",
            day.day(),
            year_name(day.year())
        )
    }
}

/// "10 a.m.", "noon", "12:30 p.m.".
fn clock(at: &impl Timelike) -> String {
    match (at.hour(), at.minute()) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "noon".to_owned(),
        (h, _) => format!("{} {}", hour(at), if h < 12 { "a.m." } else { "p.m." }),
    }
}

fn hour(at: &impl Timelike) -> String {
    let twelve = (at.hour() + 11) % 12 + 1;
    match at.minute() {
        0 => twelve.to_string(),
        minute => format!("{twelve}:{minute:02}"),
    }
}

/// A zone as people write it.
fn zone_label(zone: Tz) -> String {
    match zone.name() {
        "America/Chicago" | "US/Central" => "CT".to_owned(),
        "America/Denver" | "US/Mountain" => "MT".to_owned(),
        "America/Los_Angeles" | "US/Pacific" => "PT".to_owned(),
        "UTC" | "Etc/UTC" | "Etc/GMT" | "GMT" => "UTC".to_owned(),
        name => {
            let city = name.rsplit('/').next().unwrap_or(name);
            format!("{} time", city.replace('_', " "))
        }
    }
}

fn year_name(year: i32) -> String {
    if year > 0 {
        year.to_string()
    } else {
        format!("{} BC", 1 - year)
    }
}

fn century(year: i32) -> String {
    let n = year.div_euclid(100) + 1;
    let tail = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("the {n}{tail} century")
}

fn season(value: &str, year: i32) -> String {
    let name = match value.rsplit('-').next() {
        Some("SP") => "spring",
        Some("SU") => "summer",
        Some("FA") => "fall",
        Some("WI") => "winter",
        _ => return year_name(year),
    };
    format!("{name} {year}")
}

fn part_of_day(value: &str) -> &'static str {
    match value.rsplit('T').next() {
        Some("MO") => "morning",
        Some("MI") => "midday",
        Some("AF") => "afternoon",
        Some("EV") => "evening",
        Some("NI") => "night",
        Some("DT") => "daytime",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(
        start: &str,
        end: Option<&str>,
        precision: Precision,
        value: &str,
        zone: Tz,
    ) -> String {
        let point = |text: &str| -> Point {
            serde_json::from_value(serde_json::Value::String(text.to_owned())).expect("a point")
        };
        display(&Shown {
            start: point(start),
            end: end.map(point),
            precision,
            value,
            zone,
            year: Some(2024),
        })
    }

    #[test]
    fn clock_times_read_as_newspapers_write_them() {
        let ny = chrono_tz::America::New_York;
        let minute = Precision::Minute;
        assert_eq!(
            shows("2024-10-29T10:00:00-04:00", None, minute, "", ny),
            "Tuesday, Oct. 29, 10 a.m. ET"
        );
        assert_eq!(
            shows(
                "2024-10-29T12:00:00-04:00",
                Some("2024-10-29T13:30:00-04:00"),
                minute,
                "",
                ny
            ),
            "Tuesday, Oct. 29, noon to 1:30 p.m. ET"
        );
        assert_eq!(
            shows(
                "2025-05-06T09:15:00-04:00",
                Some("2025-05-06T10:45:00-04:00"),
                minute,
                "",
                ny
            ),
            "Tuesday, May 6, 2025, 9:15 to 10:45 a.m. ET"
        );
        assert_eq!(
            shows(
                "2024-10-29T20:00:00-04:00",
                None,
                minute,
                "",
                chrono_tz::Asia::Tokyo
            ),
            "Tuesday, Oct. 29, 8 p.m. ET (Wednesday, Oct. 30, 9 a.m. Tokyo time)"
        );
    }

    #[test]
    fn longer_stretches_read_as_what_they_are() {
        let ny = chrono_tz::America::New_York;
        let case = |start, end, precision, value| shows(start, end, precision, value, ny);
        assert_eq!(
            case("2024-11-29", Some("2024-11-30"), Precision::Day, ""),
            "Friday, Nov. 29 to Saturday, Nov. 30"
        );
        assert_eq!(
            case("2023-10-01", None, Precision::Month, "2023-10"),
            "October 2023"
        );
        assert_eq!(
            case("1990-01-01", None, Precision::Decade, "199"),
            "the 1990s"
        );
        assert_eq!(
            case("1900-01-01", None, Precision::Century, "19"),
            "the 20th century"
        );
        assert_eq!(
            case("2024-10-28", None, Precision::PartOfDay, "2024-10-28TMO"),
            "Monday, Oct. 28, morning"
        );
        assert_eq!(
            case("2024-06-01", None, Precision::Season, "2024-SU"),
            "summer 2024"
        );
    }
}
