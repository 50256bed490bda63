//! The moving feasts: Easter of both churches and the Hebrew year, by arithmetic.

use chrono::NaiveDate;

use super::stretch::plus_days;

/// The first year whose Easter the Gregorian calendar gave.
const REFORM: i32 = 1583;

/// Western Easter by the anonymous Gregorian computus; before the reform the day of the calendar that people then had.
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    if year < REFORM {
        return julian_easter(year);
    }
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, n.div_euclid(31) as u32, (n.rem_euclid(31) + 1) as u32)
}

/// Easter by Meeus' Julian algorithm, in the Julian calendar.
fn julian_easter(year: i32) -> Option<NaiveDate> {
    let d = (19 * year.rem_euclid(19) + 15).rem_euclid(30);
    let e = (2 * year.rem_euclid(4) + 4 * year.rem_euclid(7) - d + 34).rem_euclid(7);
    let n = d + e + 114;
    NaiveDate::from_ymd_opt(year, n.div_euclid(31) as u32, (n.rem_euclid(31) + 1) as u32)
}

/// Orthodox Easter in the Gregorian calendar.
pub(super) fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    let julian = julian_easter(year)?;
    let centuries = i64::from(year.div_euclid(100));
    plus_days(julian, centuries - centuries.div_euclid(4) - 2)
}

/// The first day of the Hebrew year that begins in the autumn of a civil year, by the molad and its four postponements.
pub(super) fn rosh_hashanah(year: i32) -> Option<NaiveDate> {
    // Days from the epoch to the mean conjunction of a year, with the postponements of a single year.
    let elapsed = |hebrew: i64| {
        let months = (235 * hebrew - 234).div_euclid(19);
        // Parts of an hour, 1080 to each: 25,920 are a day.
        let parts = 12_084 + 13_753 * months;
        let day = months * 29 + parts.div_euclid(25_920);
        day + i64::from((3 * (day + 1)).rem_euclid(7) < 3)
    };
    let hebrew = i64::from(year) + 3761;
    let (last, this, next) = (elapsed(hebrew - 1), elapsed(hebrew), elapsed(hebrew + 1));
    // No year may have 356 or 382 days.
    let postponed = if next - this == 356 {
        2
    } else {
        i64::from(this - last == 382)
    };
    plus_days(NaiveDate::from_ymd_opt(-3760, 9, 7)?, this + postponed)
}

/// The first day of Hanukkah, 25 Kislev: 83 or 84 days into the year, by its length.
pub(super) fn hanukkah(year: i32) -> Option<NaiveDate> {
    let first = rosh_hashanah(year)?;
    let length = rosh_hashanah(year + 1)?
        .signed_duration_since(first)
        .num_days();
    // Only a year of 355 or 385 days has a long Heshvan.
    let long = matches!(length, 355 | 385);
    plus_days(first, if long { 84 } else { 83 })
}
