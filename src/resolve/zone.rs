//! Zones: names, abbreviations, gaps and double hours, and years past the table. The only place that asks chrono-tz for an offset.
//!
//! chrono-tz 0.10.4 carries tzdata 2025b; where a newer release disagrees, `CORRECTIONS` says from when, and whose clock to
//! follow instead.

use chrono::{
    DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;

use super::doubt::{Doubt, Doubts};
use crate::lexicon::{ZONES, ZoneEntry, ZoneWord};
use crate::timex::expr::{End, ExprKind};

/// A zone whose clock is not what chrono-tz believes.
struct Correction {
    zone: Tz,
    /// The second (UTC) from which it holds.
    from: i64,
    /// Whose clock it follows from then on.
    follows: Tz,
}

/// What changed after tzdata 2025b, by time within a zone; `tests/zones.rs` holds all zones against tzdata 2026f.
#[rustfmt::skip]
const CORRECTIONS: &[Correction] = {
    use chrono_tz::{Africa, America, Canada, Etc, Europe};
    const fn row(zone: Tz, from: i64, follows: Tz) -> Correction {
        Correction { zone, from, follows }
    }
    /// 2022-01-01, before the first change at the hour of the European Union.
    const MOLDOVA: i64 = 1_640_995_200;
    /// 2026-09-20 01:00 UTC.
    const MOROCCO: i64 = 1_789_866_000;
    /// 2026-11-01, the day on which the clocks are not put back.
    const AUTUMN_2026: i64 = 1_793_491_200;
    /// 2027-11-01: Cuba puts them back again.
    const AUTUMN_2027: i64 = 1_825_027_200;
    &[
        row(Europe::Chisinau, MOLDOVA, Europe::Bucharest),
        row(Europe::Tiraspol, MOLDOVA, Europe::Bucharest),
        row(Africa::Casablanca, MOROCCO, Etc::UTC),
        row(Africa::El_Aaiun, MOROCCO, Etc::UTC),
        row(America::Vancouver, AUTUMN_2026, Etc::GMTPlus7),
        row(Canada::Pacific, AUTUMN_2026, Etc::GMTPlus7),
        row(America::Edmonton, AUTUMN_2026, Etc::GMTPlus6),
        row(America::Inuvik, AUTUMN_2026, Etc::GMTPlus6),
        row(America::Yellowknife, AUTUMN_2026, Etc::GMTPlus6),
        row(Canada::Mountain, AUTUMN_2026, Etc::GMTPlus6),
        row(America::Winnipeg, AUTUMN_2026, Etc::GMTPlus5),
        row(America::Rainy_River, AUTUMN_2026, Etc::GMTPlus5),
        row(Canada::Central, AUTUMN_2026, Etc::GMTPlus5),
        row(America::Havana, AUTUMN_2026, Etc::GMTPlus4),
        row(America::Havana, AUTUMN_2027, America::Havana),
        row(Tz::Cuba, AUTUMN_2026, Etc::GMTPlus4),
        row(Tz::Cuba, AUTUMN_2027, America::Havana),
    ]
};

/// A zone by its IANA name, `None` if unknown.
pub fn by_name(name: &str) -> Option<Tz> {
    name.parse().ok()
}

/// What the clock on the wall says to a wall-clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wall {
    /// It exists once.
    Once,
    /// The clocks went back: it exists twice, and the first counts.
    Twice,
    /// The clocks went forward over it: the time by the clock as it was before the change counts (RFC 5545 §3.3.5).
    Gap,
}

/// The instant of a wall-clock time: of a double hour the first, of a gap the time by the clock before it.
pub fn instant(wall: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    read(wall, zone).0
}

/// Whether a wall-clock time exists once, twice or not at all.
pub fn wall(wall: NaiveDateTime, zone: Tz) -> Wall {
    read(wall, zone).1
}

/// An instant on the clock of a zone.
pub fn local(instant: DateTime<Utc>, zone: Tz) -> DateTime<FixedOffset> {
    instant.with_timezone(&offset(instant, zone))
}

/// The offset of a zone's clock from UTC at an instant.
pub fn offset(instant: DateTime<Utc>, zone: Tz) -> FixedOffset {
    let at = instant.timestamp();
    let followed = CORRECTIONS
        .iter()
        .rfind(|c| c.zone == zone && at >= c.from)
        .map_or(zone, |c| c.follows);
    followed
        .offset_from_utc_datetime(&in_table(instant.naive_utc()))
        .fix()
}

/// The zone that is printed with a clock time, with or without its day; of a range that of its end, else of its start.
pub(crate) fn printed(kind: &ExprKind) -> Option<Tz> {
    let word = match kind {
        ExprKind::Clock(clock) | ExprKind::At(_, clock) => clock.zone,
        ExprKind::Range(ends) => match (ends.from, ends.to) {
            (End::Clock(from), End::Clock(to)) => to.zone.or(from.zone),
            _ => None,
        },
        _ => None,
    };
    match word? {
        ZoneWord::Named(index) => by_name(ZONES.get(usize::from(index))?.iana),
        ZoneWord::Offset(_) => None,
    }
}

/// The same moment in a year that chrono-tz knows: its rules end with 2099, the calendar comes round every 28 years.
fn in_table(utc: NaiveDateTime) -> NaiveDateTime {
    const LAST: i32 = 2099;
    let year = utc.year();
    if year <= LAST {
        return utc;
    }
    let first_weekday =
        |y: i32| NaiveDate::from_ymd_opt(y, 1, 1).map(|d| (d.weekday(), d.leap_year()));
    let same = (LAST - 27..=LAST).find(|y| first_weekday(*y) == first_weekday(year));
    same.and_then(|y| utc.with_year(y)).unwrap_or(utc)
}

fn read(wall: NaiveDateTime, zone: Tz) -> (DateTime<Utc>, Wall) {
    // The clock of a zone changes at most once within two days, so these are the only two candidates.
    let around = |hours| {
        let near = wall
            .checked_add_signed(TimeDelta::hours(hours))
            .unwrap_or(wall);
        offset(near.and_utc(), zone)
    };
    let at = |o: FixedOffset| wall.checked_sub_offset(o).unwrap_or(wall).and_utc();
    let (before, after) = (around(-26), around(26));
    if before == after {
        return (at(before), Wall::Once);
    }
    let holds = |o: FixedOffset| offset(at(o), zone) == o;
    match (holds(before), holds(after)) {
        (true, true) => (at(before), Wall::Twice),
        (true, false) => (at(before), Wall::Once),
        (false, true) => (at(after), Wall::Once),
        (false, false) => (at(before), Wall::Gap),
    }
}

/// The zone that a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The zone.
    pub zone: Tz,
    /// What is unsure: [`Doubt::ZoneSeason`], [`Doubt::ZoneAmbiguous`].
    pub doubts: Doubts,
}

/// What a zone word means on a wall clock, where `home` is the reader's zone and `place` that of a place beside it.
///
/// Letters of the American zones mean the place's clock whatever the season ("EST" in July is Eastern time, with a doubt), and so
/// does a written offset that is one of the reader's two.
pub fn for_word(word: ZoneWord, wall: NaiveDateTime, home: Tz, place: Option<Tz>) -> Meant {
    match word {
        ZoneWord::Named(index) => match ZONES.get(usize::from(index)) {
            Some(entry) => for_entry(entry, wall, home, place),
            None => Meant {
                zone: home,
                doubts: Doubts::of(Doubt::ZoneAmbiguous),
            },
        },
        ZoneWord::Offset(minutes) => for_offset(minutes, wall, home, place),
    }
}

fn for_entry(entry: &ZoneEntry, wall: NaiveDateTime, home: Tz, place: Option<Tz>) -> Meant {
    let usual = by_name(entry.iana).unwrap_or(home);
    let mut doubts = Doubts::NONE;
    let mut zone = usual;
    if !entry.also.is_empty() {
        let meanings = || std::iter::once(entry.iana).chain(entry.also.iter().copied());
        let agrees = |tz: Tz| meanings().any(|m| m == tz.name());
        match place
            .filter(|p| agrees(*p))
            .or(Some(home).filter(|h| agrees(*h)))
        {
            Some(tz) => zone = tz,
            None if place.is_none() && is_american(usual) && is_american(home) => {}
            None => doubts.add(Doubt::ZoneAmbiguous),
        }
    }
    if let Some(claims) = entry.claims
        && zone == usual
        && offset(instant(wall, zone), zone).local_minus_utc() != i32::from(claims) * 60
    {
        doubts.add(Doubt::ZoneSeason);
    }
    Meant { zone, doubts }
}

fn is_american(zone: Tz) -> bool {
    zone.name().starts_with("America/") || zone.name().starts_with("US/")
}

/// A written offset: the clock of the reader or place if it is one of theirs, else a zone of that offset without summer time.
fn for_offset(minutes: i16, wall: NaiveDateTime, home: Tz, place: Option<Tz>) -> Meant {
    let seconds = i32::from(minutes) * 60;
    for zone in place.into_iter().chain([home]) {
        let now = offset(instant(wall, zone), zone).local_minus_utc();
        if now == seconds {
            return Meant {
                zone,
                doubts: Doubts::NONE,
            };
        }
        let other_half = [1, 7]
            .into_iter()
            .filter_map(|month| wall.with_day(1)?.with_month(month));
        if other_half
            .map(|w| offset(instant(w, zone), zone).local_minus_utc())
            .any(|o| o == seconds)
        {
            return Meant {
                zone,
                doubts: Doubts::of(Doubt::ZoneSeason),
            };
        }
    }
    match by_offset(minutes) {
        Some(zone) => Meant {
            zone,
            doubts: Doubts::NONE,
        },
        None => Meant {
            zone: home,
            doubts: Doubts::of(Doubt::ZoneAmbiguous),
        },
    }
}

/// A zone that keeps this offset all year.
fn by_offset(minutes: i16) -> Option<Tz> {
    let odd = match minutes {
        -210 => "America/St_Johns",
        -570 => "Pacific/Marquesas",
        210 => "Asia/Tehran",
        270 => "Asia/Kabul",
        330 => "Asia/Kolkata",
        345 => "Asia/Kathmandu",
        390 => "Asia/Yangon",
        525 => "Australia/Eucla",
        570 => "Australia/Darwin",
        _ => "",
    };
    if !odd.is_empty() {
        return by_name(odd);
    }
    if minutes % 60 != 0 {
        return None;
    }
    match minutes / 60 {
        0 => Some(chrono_tz::UTC),
        // POSIX turns the sign round: Etc/GMT+5 is five hours west.
        hours @ 1..=14 => by_name(&format!("Etc/GMT-{hours}")),
        hours @ -12..=-1 => by_name(&format!("Etc/GMT+{}", -hours)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::America::New_York;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().expect("a time")
    }

    #[track_caller]
    fn utc(text: &str, zone: Tz) -> String {
        instant(at(text), zone).format("%FT%RZ").to_string()
    }

    #[test]
    fn a_gap_keeps_the_clock_before_it_and_a_double_hour_takes_the_first() {
        assert_eq!(wall(at("2024-03-10T02:30:00"), New_York), Wall::Gap);
        assert_eq!(utc("2024-03-10T02:30:00", New_York), "2024-03-10T07:30Z");
        assert_eq!(wall(at("2024-11-03T01:30:00"), New_York), Wall::Twice);
        assert_eq!(utc("2024-11-03T01:30:00", New_York), "2024-11-03T05:30Z");
        assert_eq!(wall(at("2024-11-03T03:00:00"), New_York), Wall::Once);
        assert_eq!(utc("2024-11-03T03:00:00", New_York), "2024-11-03T08:00Z");
    }

    #[test]
    fn summers_after_the_table_still_have_summer_time() {
        assert_eq!(utc("2100-07-15T12:00:00", New_York), "2100-07-15T16:00Z");
        assert_eq!(utc("2100-01-15T12:00:00", New_York), "2100-01-15T17:00Z");
        assert_eq!(utc("9999-07-15T12:00:00", New_York), "9999-07-15T16:00Z");
    }

    #[test]
    fn an_offset_of_the_readers_other_season_is_the_readers_clock_with_a_doubt() {
        let meant = for_word(
            ZoneWord::Offset(-300),
            at("2024-07-16T10:00:00"),
            New_York,
            None,
        );
        assert_eq!(meant.zone, New_York);
        assert!(meant.doubts.has(Doubt::ZoneSeason));
        let meant = for_word(
            ZoneWord::Offset(330),
            at("2024-07-16T10:00:00"),
            New_York,
            None,
        );
        assert_eq!(meant.zone.name(), "Asia/Kolkata");
        assert!(meant.doubts.is_empty());
    }
}
