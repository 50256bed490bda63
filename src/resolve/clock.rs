//! Clock times: which half of the day, which zone, and the two ends of a range of hours.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use chrono_tz::Tz;

use super::doubt::{Doubt, Doubts};
use super::frame::Frame;
use super::stretch::plus_days;
use super::when::{Basis, Unresolved, Why};
use super::zone;
use crate::timex::expr::{Clock, Half};

/// A clock time closed to one reading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Closed {
    /// Seconds since the day began; 86,400 is its end.
    pub(super) seconds: u32,
    /// How the half of the day came to be known.
    pub(super) half: Basis,
    /// What is unsure.
    pub(super) doubts: Doubts,
}

const DAY: u32 = 86_400;
const HALF_DAY: u32 = DAY / 2;

impl Closed {
    /// The wall clock on a day; the end of the day is 00:00 of the next.
    pub(super) fn on(self, day: NaiveDate) -> Option<NaiveDateTime> {
        let day = plus_days(day, i64::from(self.seconds / DAY))?;
        Some(day.and_time(self.time()))
    }

    /// The time of day.
    pub(super) fn time(self) -> NaiveTime {
        NaiveTime::from_num_seconds_from_midnight_opt(self.seconds % DAY, 0).unwrap_or_default()
    }

    /// Whether it is 24:00.
    pub(super) fn ends_day(self) -> bool {
        self.seconds == DAY
    }

    fn new(seconds: u32, half: Basis) -> Self {
        Closed {
            seconds,
            half,
            doubts: Doubts::NONE,
        }
    }

    fn doubting(mut self, doubt: Doubt) -> Self {
        self.doubts.add(doubt);
        self
    }
}

/// Hour, minute and second as printed, in seconds; `None` where there is no such time.
fn printed(clock: &Clock) -> Option<u32> {
    let (minute, second) = (clock.minute.unwrap_or(0), clock.second.unwrap_or(0));
    // A leap second is the last of its minute.
    let second = if second == 60 { 59 } else { second };
    let fits = clock.hour <= 24 && minute < 60 && second < 60;
    let seconds = u32::from(clock.hour) * 3600 + u32::from(minute) * 60 + u32::from(second);
    (fits && seconds <= DAY).then_some(seconds)
}

/// The readings of a clock time: one, or morning and afternoon.
fn readings(clock: &Clock) -> Result<(u32, Option<u32>), Unresolved> {
    let seconds = printed(clock).ok_or(Unresolved::Impossible)?;
    let on_twelve = seconds % HALF_DAY;
    Ok(match clock.half {
        Half::Am if clock.hour > 12 => (seconds, None),
        Half::Am => (on_twelve, None),
        Half::Pm if clock.hour > 12 => (seconds, None),
        Half::Pm => (on_twelve + HALF_DAY, None),
        Half::None24 => (seconds, None),
        Half::Open if clock.hour == 0 || clock.hour > 12 => (seconds, None),
        Half::Open => (on_twelve, Some(on_twelve + HALF_DAY)),
    })
}

/// The usual half of a bare hour: 8 to 11 in the morning, 12 to 7 after noon.
fn usual(morning: u32, afternoon: u32) -> u32 {
    if (8..12).contains(&(morning / 3600)) {
        morning
    } else {
        afternoon
    }
}

/// Closes one clock time.
pub(super) fn close(clock: &Clock, frame: &Frame) -> Result<Closed, Unresolved> {
    let (morning, afternoon) = readings(clock)?;
    let Some(afternoon) = afternoon else {
        let misprint = clock.hour > 12 && clock.half == Half::Am;
        let closed = Closed::new(morning, Basis::Stated);
        return Ok(if misprint {
            closed.doubting(Doubt::HalfMisprint)
        } else {
            closed
        });
    };
    let usual = usual(morning, afternoon);
    let assumed =
        || Closed::new(usual, Basis::Assumed(Why::UsualHour)).doubting(Doubt::HalfAssumed);
    // "It began at 6.15 p.m.; by eight": a story runs forward.
    let told = frame
        .last_clock
        .filter(|_| frame.narrative && frame.timeml && frame.after.is_none())
        .map(|last| last.time());
    if let Some(told) = told {
        let seconds = next_after(told.num_seconds_from_midnight(), morning, Some(afternoon));
        return Ok(Closed::new(seconds, Basis::Inherited(Default::default()))
            .doubting(Doubt::HalfInherited));
    }
    let Some(after) = frame.after else {
        return Ok(assumed());
    };
    let after = after.num_seconds_from_midnight();
    let inherited = |seconds| {
        Closed::new(seconds, Basis::Inherited(Default::default())).doubting(Doubt::HalfInherited)
    };
    // The list runs forward. Where the usual hour lies behind, the list is in its evening, or begins anew.
    Ok(
        if usual >= after && (morning < after || usual - after <= 6 * 3600) {
            inherited(usual)
        } else if morning < after && after >= AFTERNOON && afternoon >= after {
            inherited(afternoon)
        } else {
            assumed()
        },
    )
}

/// From here on (seconds) a list goes on: below "3:30 p.m." 9 is 9 p.m.
const AFTERNOON: u32 = 14 * 3600;

/// Both ends of a range of hours, and whether it runs over midnight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) from: Closed,
    pub(super) to: Closed,
    pub(super) over_midnight: bool,
}

/// Closes both ends together: what one says of the half of the day the other takes, so that the span is the shorter one.
pub(super) fn close_pair(from: &Clock, to: &Clock, frame: &Frame) -> Result<Pair, Unresolved> {
    let (from_stated, to_stated) = (readings(from)?.1.is_none(), readings(to)?.1.is_none());
    let inherit = |seconds| {
        Closed::new(seconds, Basis::Inherited(Default::default())).doubting(Doubt::HalfInherited)
    };
    let (from, to) = match (from_stated, to_stated) {
        (true, true) => return stated_pair(from, to, frame),
        (true, false) => {
            let from = close(from, frame)?;
            let (am, pm) = readings(to)?;
            (from, inherit(next_after(from.seconds % DAY, am, pm)))
        }
        (false, true) => {
            let to = close(to, frame)?;
            let (am, pm) = readings(from)?;
            (inherit(last_before(to.seconds, am, pm)), to)
        }
        (false, false) => {
            let from = close(from, frame)?;
            let (am, pm) = readings(to)?;
            let to = Closed {
                seconds: next_after(from.seconds, am, pm),
                ..from
            };
            (from, to)
        }
    };
    Ok(ordered(from, to))
}

/// The reading of an end that comes first after `from`.
fn next_after(from: u32, am: u32, pm: Option<u32>) -> u32 {
    let pm = pm.unwrap_or(am);
    let wait = |t: u32| (t + DAY - from - 1) % DAY;
    if wait(am) <= wait(pm) { am } else { pm }
}

/// The reading of a start that comes last before `to`, on the same day if one does.
fn last_before(to: u32, am: u32, pm: Option<u32>) -> u32 {
    let pm = pm.unwrap_or(am);
    if pm < to {
        pm
    } else if am < to {
        am
    } else {
        pm
    }
}

/// Two ends whose halves are both printed; what is printed stays, with a doubt where it cannot be right.
fn stated_pair(from: &Clock, to: &Clock, frame: &Frame) -> Result<Pair, Unresolved> {
    let (mut first, last) = (close(from, frame)?, close(to, frame)?);
    if first.ends_day() && !last.ends_day() {
        // "from midnight to 5 a.m.": the midnight that begins the day.
        first.seconds = 0;
    }
    let pair = ordered(first, last);
    let length = (pair.to.seconds + DAY - pair.from.seconds) % DAY;
    let halves = from.half != Half::None24 && to.half != Half::None24;
    // "10:30 am - 11:45 pm" of a session: half a day less makes a usual length, and that is what was meant. Whole hours stay:
    // polls are open "7 am-8 pm".
    let odd = |clock: &Clock| clock.minute.is_some_and(|m| m != 0);
    if halves
        && (odd(from) || odd(to))
        && !pair.over_midnight
        && length > HALF_DAY
        && length - HALF_DAY <= 3 * 3600
    {
        let to = Closed {
            seconds: pair.to.seconds - HALF_DAY,
            ..pair.to
        };
        return Ok(Pair {
            to: to.doubting(Doubt::HalfMisprint),
            ..pair
        });
    }
    // "9:00 PM - 6:00 PM": which of the two is wrong, nothing says.
    Ok(if halves && pair.over_midnight && length > HALF_DAY {
        Pair {
            from: pair.from.doubting(Doubt::HalfMisprint),
            ..pair
        }
    } else {
        pair
    })
}

fn ordered(from: Closed, to: Closed) -> Pair {
    Pair {
        over_midnight: to.seconds <= from.seconds,
        from,
        to,
    }
}

/// The zone of a clock time on a day, how it came to be known, and what is unsure about time and zone together.
pub(super) fn zone_on(clock: &Clock, wall: NaiveDateTime, frame: &Frame) -> (Tz, Basis, Doubts) {
    let (zone, basis, mut doubts) = match (clock.zone, frame.place) {
        (Some(word), place) => {
            let meant = zone::for_word(word, wall, frame.zone, place);
            (meant.zone, Basis::Stated, meant.doubts)
        }
        (None, Some(place)) if place != frame.zone => (
            place,
            Basis::Assumed(Why::Place),
            Doubts::of(Doubt::ZoneFromPlace),
        ),
        (None, _) => (frame.zone, Basis::Assumed(Why::DefaultZone), Doubts::NONE),
    };
    match zone::wall(wall, zone) {
        zone::Wall::Once => {}
        zone::Wall::Twice => doubts.add(Doubt::TimeTwice),
        zone::Wall::Gap => doubts.add(Doubt::TimeGap),
    }
    if clock.about {
        doubts.add(Doubt::AboutTime);
    }
    (zone, basis, doubts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(hour: u8, minute: u8, half: Half) -> Clock {
        Clock {
            hour,
            minute: Some(minute),
            second: None,
            half,
            zone: None,
            about: false,
        }
    }

    #[track_caller]
    fn pair(from: Clock, to: Clock) -> (String, String, Doubts) {
        let pair = close_pair(&from, &to, &Frame::default()).expect("closes");
        let text = |c: Closed| format!("{:02}:{:02}", c.seconds / 3600, c.seconds / 60 % 60);
        (
            text(pair.from),
            text(pair.to),
            pair.from.doubts.with(pair.to.doubts),
        )
    }

    #[test]
    fn one_half_serves_both_ends_so_that_the_span_is_short() {
        use Half::{Am, Open, Pm};
        let span = |a, b| {
            let (from, to, doubts) = pair(a, b);
            assert!(!doubts.has(Doubt::HalfMisprint) && !doubts.has(Doubt::HalfAssumed));
            format!("{from}-{to}")
        };
        assert_eq!(span(clock(1, 0, Open), clock(2, 30, Pm)), "13:00-14:30");
        assert_eq!(span(clock(11, 30, Open), clock(1, 0, Pm)), "11:30-13:00");
        assert_eq!(span(clock(9, 0, Open), clock(6, 0, Pm)), "09:00-18:00");
        assert_eq!(span(clock(12, 0, Open), clock(1, 30, Pm)), "12:00-13:30");
        assert_eq!(span(clock(1, 0, Pm), clock(2, 30, Open)), "13:00-14:30");
        assert_eq!(span(clock(9, 0, Am), clock(5, 0, Open)), "09:00-17:00");
        assert_eq!(span(clock(10, 0, Pm), clock(2, 0, Am)), "22:00-02:00");
        assert_eq!(span(clock(10, 0, Open), clock(12, 0, Pm)), "10:00-12:00");
        assert_eq!(span(clock(10, 0, Open), clock(11, 30, Am)), "10:00-11:30");
    }

    #[test]
    fn bare_hours_are_the_usual_ones_and_said_to_be_assumed() {
        use Half::Open;
        let span = |a, b| {
            let (from, to, doubts) = pair(clock(a, 0, Open), clock(b, 0, Open));
            assert!(doubts.has(Doubt::HalfAssumed));
            format!("{from}-{to}")
        };
        assert_eq!(span(9, 5), "09:00-17:00");
        assert_eq!(span(11, 1), "11:00-13:00");
        assert_eq!(span(12, 2), "12:00-14:00");
        assert_eq!(span(7, 9), "19:00-21:00");
    }

    #[test]
    fn a_printed_half_that_cannot_be_right_stays_with_a_doubt() {
        let (from, to, doubts) = pair(clock(9, 0, Half::Pm), clock(6, 0, Half::Pm));
        assert_eq!((from.as_str(), to.as_str()), ("21:00", "18:00"));
        assert!(doubts.has(Doubt::HalfMisprint));
    }

    #[test]
    fn a_session_of_thirteen_hours_ends_before_noon_with_a_doubt() {
        let (from, to, doubts) = pair(clock(10, 30, Half::Am), clock(11, 45, Half::Pm));
        assert_eq!((from.as_str(), to.as_str()), ("10:30", "11:45"));
        assert!(doubts.has(Doubt::HalfMisprint));
    }

    #[test]
    fn a_long_day_in_whole_hours_stays_as_printed() {
        let (from, to, doubts) = pair(clock(7, 0, Half::Am), clock(8, 0, Half::Pm));
        assert_eq!((from.as_str(), to.as_str()), ("07:00", "20:00"));
        assert!(!doubts.has(Doubt::HalfMisprint));
    }

    #[test]
    fn a_list_in_clock_order_closes_the_half() {
        let after = |hour, of| {
            let frame = Frame {
                after: NaiveTime::from_hms_opt(hour, 0, 0),
                ..Frame::default()
            };
            let closed = close(&clock(of, 0, Half::Open), &frame).expect("closes");
            (closed.seconds / 3600, closed.doubts.has(Doubt::HalfAssumed))
        };
        assert_eq!(after(9, 10), (10, false));
        assert_eq!(after(11, 1), (13, false));
        assert_eq!(after(11, 9), (9, true));
        assert_eq!(after(13, 10), (10, true));
        assert_eq!(after(14, 9), (21, false));
        assert_eq!(after(17, 8), (20, false));
        assert_eq!(after(18, 10), (22, false));
    }

    #[test]
    fn a_time_that_no_clock_shows_is_impossible() {
        for bad in [
            clock(25, 0, Half::None24),
            clock(10, 75, Half::Am),
            clock(24, 1, Half::None24),
        ] {
            assert_eq!(
                close(&bad, &Frame::default()).err(),
                Some(Unresolved::Impossible)
            );
        }
    }
}
