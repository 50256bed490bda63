//! Zones: names, abbreviations, gaps and double hours, and years past the table. The only place that asks chrono-tz for an offset.

use chrono::{DateTime, NaiveDateTime, TimeZone};
use chrono_tz::Tz;

/// A zone by its IANA name, `None` if unknown.
pub fn by_name(name: &str) -> Option<Tz> {
    name.parse().ok()
}

/// The instant of a wall-clock time: of a double hour the first, of a gap the time after it.
pub fn instant(wall: NaiveDateTime, zone: Tz) -> DateTime<Tz> {
    match zone.from_local_datetime(&wall).earliest() {
        Some(t) => t,
        None => zone.from_utc_datetime(&wall),
    }
}
