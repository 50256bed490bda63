//! TIMEX3 values (TimeML 1.2.1) of what was placed, and of lengths, repetitions and vague words.

use chrono::{Datelike, NaiveTime, Timelike, Weekday};

use super::stretch::Stretch;
use crate::timex::expr::{Amount, DayPart, Modifier, Repeat, Season, Unit, Vague};

impl Stretch {
    /// Its TIMEX3 value: `2024-10-28`, `2024-W44-WE`, `2024-Q3`, `199`.
    pub(super) fn value(self) -> String {
        match self {
            Stretch::Day(day) if day.year() > 0 => {
                format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
            }
            Stretch::Day(day) => {
                format!("{}-{:02}-{:02}", year(day.year()), day.month(), day.day())
            }
            Stretch::Weekend(monday) => format!("{}-WE", Stretch::Week(monday).value()),
            Stretch::Week(monday) => {
                let week = monday.iso_week();
                format!("{}-W{:02}", year(week.year()), week.week())
            }
            Stretch::Month(y, month) => format!("{}-{month:02}", year(y)),
            Stretch::Quarter(y, n) => format!("{}-Q{n}", year(y)),
            Stretch::Half(y, n) => format!("{}-H{n}", year(y)),
            Stretch::Season(y, season) => format!("{}-{}", year(y), season_code(season)),
            Stretch::Year(y) => year(y),
            Stretch::Decade(decade) if decade >= 0 => format!("{decade:03}"),
            Stretch::Decade(decade) => format!("BC{:03}", -(decade + 1)),
            Stretch::Century(century) if century >= 0 => format!("{century:02}"),
            Stretch::Century(century) => format!("BC{:02}", -(century + 1)),
        }
    }
}

/// A year in four digits; years before the first as `BC0044`.
fn year(year: i32) -> String {
    if year > 0 {
        format!("{year:04}")
    } else {
        format!("BC{:04}", 1 - i64::from(year))
    }
}

/// A clock time as TIMEX3 has it, `T09:00`; the end of a day is `T24:00`.
pub(super) fn clock(time: NaiveTime, end_of_day: bool) -> String {
    if end_of_day {
        "T24:00".to_owned()
    } else if time.second() > 0 {
        time.format("T%H:%M:%S").to_string()
    } else {
        time.format("T%H:%M").to_string()
    }
}

/// TIMEX3's code for a part of the day.
pub(super) fn part_code(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning | DayPart::Open => "TMO",
        DayPart::Midday => "TMI",
        DayPart::Afternoon => "TAF",
        DayPart::Evening => "TEV",
        DayPart::Night | DayPart::Overnight => "TNI",
        DayPart::Daytime => "TDT",
        DayPart::Close => "",
    }
}

/// TIMEX3's code for a season.
pub(super) fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Fall => "FA",
        Season::Winter => "WI",
    }
}

/// TIMEX3's word for a vague reference.
pub(super) fn vague(vague: Vague) -> &'static str {
    match vague {
        Vague::Past => "PAST_REF",
        Vague::Present => "PRESENT_REF",
        Vague::Future => "FUTURE_REF",
    }
}

/// TIMEX3's `mod`.
pub(super) fn modifier(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Start => "START",
        Modifier::Mid => "MID",
        Modifier::End => "END",
        Modifier::Approx => "APPROX",
        Modifier::LessThan => "LESS_THAN",
        Modifier::MoreThan => "MORE_THAN",
        Modifier::EqualOrLess => "EQUAL_OR_LESS",
        Modifier::EqualOrMore => "EQUAL_OR_MORE",
        Modifier::Before => "BEFORE",
        Modifier::After => "AFTER",
    }
}

/// A length: `P3D`, `PT48H`, `PXY`, `P1.5Y`, `PT1M30S`.
pub(super) fn length(amount: &Amount) -> String {
    let (time, code, factor) = unit_code(amount.unit);
    let mut value = String::from(if time { "PT" } else { "P" });
    // Half of a year or hour has a whole number of the next smaller unit.
    match (amount.count, amount.unit, amount.plus) {
        (Some(0.5), Unit::Year, None) => return "P6M".to_owned(),
        (Some(0.5), Unit::Hour, None) => return "PT30M".to_owned(),
        (Some(0.5), Unit::Minute, None) => return "PT30S".to_owned(),
        _ => {}
    }
    let (count, rest) = match (amount.count, amount.unit) {
        (Some(n), Unit::Year) if n.fract() == 0.5 && n > 1.0 => (Some(n.trunc()), "6M"),
        (Some(n), Unit::Hour) if n.fract() == 0.5 && n > 1.0 => (Some(n.trunc()), "30M"),
        (Some(n), Unit::Minute) if n.fract() == 0.5 && n > 1.0 => (Some(n.trunc()), "30S"),
        (count, _) => (count, ""),
    };
    value.push_str(&number(count, factor));
    value.push_str(code);
    value.push_str(rest);
    if let Some((count, unit)) = amount.plus {
        let (plus_time, code, factor) = unit_code(unit);
        if plus_time && !time {
            value.push('T');
        }
        value.push_str(&number(Some(f32::from(count)), factor));
        value.push_str(code);
    }
    value
}

/// Whether a unit stands behind the `T`, its letters, and how many of them it is.
fn unit_code(unit: Unit) -> (bool, &'static str, f32) {
    match unit {
        Unit::Second => (true, "S", 1.0),
        Unit::Minute => (true, "M", 1.0),
        Unit::Hour => (true, "H", 1.0),
        Unit::Day | Unit::BusinessDay => (false, "D", 1.0),
        Unit::Night => (false, "NI", 1.0),
        Unit::Weekend => (false, "WE", 1.0),
        Unit::Week => (false, "W", 1.0),
        Unit::Fortnight => (false, "W", 2.0),
        Unit::Month => (false, "M", 1.0),
        Unit::Quarter => (false, "Q", 1.0),
        Unit::HalfYear => (false, "M", 6.0),
        Unit::Season => (false, "M", 3.0),
        Unit::Year => (false, "Y", 1.0),
        Unit::Decade => (false, "Y", 10.0),
        Unit::Century => (false, "Y", 100.0),
        Unit::Millennium => (false, "Y", 1000.0),
    }
}

/// A number without a trailing fraction of nothing; `X` where it is not said.
fn number(count: Option<f32>, factor: f32) -> String {
    match count {
        None => "X".to_owned(),
        Some(n) if (n * factor).fract() == 0.0 => format!("{:.0}", n * factor),
        Some(n) => format!("{}", n * factor),
    }
}

/// A repetition: `XXXX-WXX-4`, `P1D`, `XXXX-07`, `XXXX-WXX-2TNI`.
pub(super) fn repeat(repeat: &Repeat) -> String {
    let part = repeat.part.map_or("", part_code);
    if let (Some(month), Some(day)) = (repeat.month, repeat.day) {
        return format!("XXXX-{month:02}-{day:02}{part}");
    }
    if let Some(day) = repeat.day {
        return format!("XXXX-XX-{day:02}{part}");
    }
    if let Some(month) = repeat.month {
        return format!("XXXX-{month:02}{part}");
    }
    let weekdays = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    let mut chosen = weekdays
        .iter()
        .filter(|w| repeat.weekdays & (1 << w.num_days_from_monday()) != 0);
    match (chosen.next(), chosen.next()) {
        (Some(weekday), None) => format!("XXXX-WXX-{}{part}", weekday.number_from_monday()),
        (Some(_), Some(_)) if repeat.weekdays == 0b110_0000 => format!("XXXX-WXX-WE{part}"),
        (Some(_), Some(_)) => format!("P1W{part}"),
        (None, _) if !part.is_empty() => format!("XXXX-XX-XX{part}"),
        (None, _) => length(&repeat.every),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_keep_halves_and_name_the_unknown() {
        let amount = |count, unit, plus| {
            length(&Amount {
                count,
                high: None,
                unit,
                plus,
            })
        };
        assert_eq!(amount(Some(2.0), Unit::Fortnight, None), "P4W");
        assert_eq!(amount(Some(1.5), Unit::Year, None), "P1Y6M");
        assert_eq!(amount(Some(0.5), Unit::Hour, None), "PT30M");
        assert_eq!(amount(Some(2.5), Unit::Week, None), "P2.5W");
        assert_eq!(amount(None, Unit::Month, None), "PXM");
        assert_eq!(amount(Some(48.0), Unit::Hour, None), "PT48H");
        assert_eq!(
            amount(Some(1.0), Unit::Minute, Some((30, Unit::Second))),
            "PT1M30S"
        );
        assert_eq!(
            amount(Some(1.0), Unit::Day, Some((12, Unit::Hour))),
            "P1DT12H"
        );
    }

    #[test]
    fn years_before_the_first_are_written_as_bc() {
        assert_eq!(Stretch::Year(-43).value(), "BC0044");
        assert_eq!(Stretch::Year(800).value(), "0800");
    }
}
