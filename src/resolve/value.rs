//! TIMEX3 values (TimeML 1.2.1) of what was placed, and of lengths, repetitions and vague words.

use chrono::{Datelike, NaiveTime, Timelike, Weekday};

use super::stretch::Stretch;
use crate::timex::expr::{Amount, DayPart, Modifier, Repeat, Season, Unit, Vague};

impl Stretch {
    /// Its TIMEX3 value: `2024-10-28`, `2024-W44-WE`, `2024-Q3`, `199`.
    pub(super) fn value(self) -> String {
        let mut value = String::with_capacity(ROOM);
        self.write(&mut value);
        value
    }

    fn write(self, value: &mut String) {
        match self {
            Stretch::Day(day) => {
                write_year(value, day.year());
                value.push('-');
                write_padded(value, day.month(), 2);
                value.push('-');
                write_padded(value, day.day(), 2);
            }
            Stretch::Weekend(monday) => {
                Stretch::Week(monday).write(value);
                value.push_str("-WE");
            }
            Stretch::Week(monday) => {
                let week = monday.iso_week();
                write_year(value, week.year());
                value.push_str("-W");
                write_padded(value, week.week(), 2);
            }
            Stretch::Month(y, month) => {
                write_year(value, y);
                value.push('-');
                write_padded(value, u32::from(month), 2);
            }
            Stretch::Quarter(y, n) => {
                write_year(value, y);
                value.push_str("-Q");
                write_padded(value, u32::from(n), 1);
            }
            Stretch::Half(y, n) => {
                write_year(value, y);
                value.push_str("-H");
                write_padded(value, u32::from(n), 1);
            }
            Stretch::Season(y, season) => {
                write_year(value, y);
                value.push('-');
                value.push_str(season_code(season));
            }
            Stretch::Year(y) => write_year(value, y),
            Stretch::Decade(decade) => write_shortened(value, decade, 3),
            Stretch::Century(century) => write_shortened(value, century, 2),
        }
    }
}

/// The bytes of the longest usual value, `2024-10-28T09:00`.
const ROOM: usize = 16;

/// A year in four digits; years before the first as `BC0044`.
fn write_year(value: &mut String, year: i32) {
    if year > 0 {
        write_padded(value, year.unsigned_abs(), 4);
    } else {
        value.push_str("BC");
        write_padded(value, year.abs_diff(1), 4);
    }
}

/// The first digits of a decade's or century's years; -1 is the first before our era.
fn write_shortened(value: &mut String, number: i32, places: usize) {
    if number < 0 {
        value.push_str("BC");
    }
    let shown = if number < 0 { -(number + 1) } else { number };
    write_padded(value, shown.unsigned_abs(), places);
}

/// A number with leading zeros. The formatter of `std` takes ten times as long, and a text has thousands.
fn write_padded(value: &mut String, number: u32, places: usize) {
    let mut digits = [b'0'; 10];
    let mut begin = digits.len();
    let mut left = number;
    while left > 0 {
        begin -= 1;
        digits[begin] = b'0' + (left % 10) as u8;
        left /= 10;
    }
    let begin = begin.min(digits.len() - places);
    for digit in &digits[begin..] {
        value.push(char::from(*digit));
    }
}

/// A clock time of a day as TIMEX3 has it, `2024-10-28T09:00`; the end of the day is `T24:00`.
pub(super) fn day_clock(day: Stretch, time: NaiveTime, end_of_day: bool) -> String {
    let mut value = day.value();
    write_clock(&mut value, time, end_of_day);
    value
}

fn write_clock(value: &mut String, time: NaiveTime, end_of_day: bool) {
    value.push('T');
    let hour = if end_of_day { 24 } else { time.hour() };
    write_padded(value, hour, 2);
    value.push(':');
    write_padded(value, if end_of_day { 0 } else { time.minute() }, 2);
    if !end_of_day && time.second() > 0 {
        value.push(':');
        write_padded(value, time.second(), 2);
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
    // How many years "decades" and "centuries" are, nobody says.
    match (amount.count, amount.unit) {
        (None, Unit::Decade) => return "PXE".to_owned(),
        (None, Unit::Century) => return "PXC".to_owned(),
        _ => {}
    }
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
    if let Some(season) = repeat.season {
        return format!("XXXX-{}{part}", season_code(season));
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
