//! Dates in digits: "10/28/24", "28.10.2024", "2024-10-28", "11/3", "2024-W43".

use crate::lexicon::{Classes, Meaning, ZoneWord};
use crate::timex::behind;
use crate::timex::expr::{Clock, Date, ExprKind, Half, Order, Period, Year};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

use super::absolute::{found, weekday_behind, weekday_of_date};
use super::zone_words;

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "iso-date",
        first: Classes::DIGITS.with(Classes::WEEKDAY),
        then: behind::DATE_MARKS,
        find: |v, i| iso(v, i).map(|(date, end)| found(date, end)),
    },
    Rule {
        name: "year-first",
        first: Classes::DIGITS,
        then: behind::DASH.with(Classes::MONTH),
        find: |v, i| year_first(v, i).map(|(date, end)| found(date, end)),
    },
    Rule {
        name: "compact-date",
        first: Classes::DIGITS,
        then: behind::LONG,
        find: |v, i| compact(v, i).map(|(date, end)| found(date, end)),
    },
    Rule {
        name: "iso-date-time",
        first: Classes::DIGITS,
        then: behind::DATE_MARKS.with(behind::LETTERS),
        find: |v, i| iso_time(v, i).or_else(|| compact_time(v, i)),
    },
    Rule {
        name: "numeric-date",
        first: Classes::DIGITS.with(Classes::WEEKDAY),
        then: behind::DATE_MARKS,
        find: |v, i| numeric(v, i).map(|(date, end)| found(date, end)),
    },
    Rule {
        name: "weekday-dotted-day",
        first: Classes::WEEKDAY,
        then: behind::NO_DIGITS,
        find: |v, i| dotted_day(v, i).map(|(date, end)| found(date, end)),
    },
    Rule {
        name: "numeric-month-day",
        first: Classes::DIGITS.with(Classes::WEEKDAY),
        then: behind::SLASH,
        find: |v, i| month_day(v, i).map(|(date, end)| found(date, end)),
    },
    Rule {
        name: "iso-week",
        first: Classes::DIGITS,
        then: behind::DASH.with(behind::LETTERS),
        find: iso_week,
    },
    Rule {
        name: "iso-month",
        first: Classes::DIGITS,
        then: behind::DASH,
        find: |v, i| iso_month(v, i).map(|(date, end)| found(date, end)),
    },
];

fn weekday_or_none(v: &View<'_>, i: usize) -> (Option<chrono::Weekday>, usize) {
    weekday_of_date(v, i).map_or((None, i), |(w, end)| (Some(w), end))
}

/// The weekday of a date that ends at `end`, printed before or behind it.
fn with_weekday(
    v: &View<'_>,
    said: Option<chrono::Weekday>,
    end: usize,
) -> (Option<chrono::Weekday>, usize) {
    match said {
        None => weekday_behind(v, end).map_or((None, end), |(w, end)| (Some(w), end)),
        said => (said, end),
    }
}

/// "2024-10-28", "2024/10/28", "Thu 2021-02-11".
pub(super) fn iso(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let (weekday, i) = weekday_or_none(v, i);
    let year = v.digits(i, 4..=4)?;
    let sep = ['-', '/', '.'].into_iter().find(|c| v.tight(i + 1, *c))?;
    let month = v.digits(i + 2, 1..=2)?;
    if !v.tight(i + 3, sep) {
        return None;
    }
    let day = v.digits(i + 4, 1..=2)?;
    let fits =
        (1000..=2999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let end = i + 5;
    let ends = !guard::digits_go_on(v, end) || v.says(end, "t") || v.says(end, "z");
    if !fits || !ends || guard::digits_before(v, i) {
        return None;
    }
    let (weekday, end) = with_weekday(v, weekday, end);
    let date = Date {
        year: Year::Four(year as i16),
        month: Some(month as u8),
        day: Some(day as u8),
        weekday,
        ..Date::default()
    };
    Some((date, end))
}

/// "2024 Nov 5", "2024-Nov-05".
fn year_first(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let year = v.digits(i, 4..=4).filter(|y| (1000..=2999).contains(y))?;
    let hyphen = usize::from(v.tight(i + 1, '-'));
    let (month, at) = super::absolute::month(v, i + 1 + hyphen)?;
    let hyphens = hyphen == 1 && v.tight(at, '-');
    let day = v.digits(at + usize::from(hyphens), 1..=2)?;
    let end = at + usize::from(hyphens) + 1;
    let fits = (1..=31).contains(&day) && (hyphen == 0 || hyphens) && v.capital(at - 1);
    // "in 2024 Nov. 5, 6 and 7" is rare; "2024 Nov 5:30" and "2024 Nov 5 2025" are something else.
    let ends = !guard::number_runs_on(v, end) && v.digits(end, 4..=4).is_none();
    if !fits || !ends || guard::digits_before(v, i) || guard::number_is_led(v, i) {
        return None;
    }
    let date = Date {
        year: Year::Four(year as i16),
        month: Some(month),
        day: Some(day as u8),
        ..Date::default()
    };
    Some((date, end))
}

/// "20241105" where a word says that it is a date, or a clock is glued to it: "20241105T0930Z".
fn compact(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let number = v.digits(i, 8..=8)?;
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let fits =
        (1900..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let led = v.said_any(i, &["on", "dated", "date", "since", "until", "by"])
        || v.marked(i, ':')
            && v.says_any(
                i.wrapping_sub(2),
                &["date", "dated", "issued", "published", "posted"],
            );
    if !fits || !led || guard::digits_before(v, i) || guard::number_runs_on(v, i + 1) {
        return None;
    }
    let date = Date {
        year: Year::Four(year as i16),
        month: Some(month as u8),
        day: Some(day as u8),
        ..Date::default()
    };
    Some((date, i + 1))
}

/// "20241105T093000Z", "20241105T0930".
fn compact_time(v: &View<'_>, i: usize) -> Option<Found> {
    let date = v.digits(i, 8..=8)?;
    let clock = v.digits(i + 2, 4..=6).filter(|_| v.at(i + 2).len() != 5)?;
    let joined = v.says(i + 1, "t") && v.glued(i + 1) && v.glued(i + 2);
    let (clock, second) = if v.at(i + 2).len() == 6 {
        (clock / 100, Some((clock % 100) as u8))
    } else {
        (clock, None)
    };
    let (hour, minute) = ((clock / 100) as u8, (clock % 100) as u8);
    let (month, day) = ((date / 100 % 100) as u8, (date % 100) as u8);
    let fits = hour < 24 && minute < 60 && (1..=12).contains(&month) && (1..=31).contains(&day);
    if !joined || !fits || guard::digits_before(v, i) {
        return None;
    }
    let utc = v.says(i + 3, "z") && v.glued(i + 3);
    let (zone, end) = match zone_words::zone(v, i + 3) {
        Some((zone, end)) => (Some(zone), end),
        None => (None, i + 3 + usize::from(utc)),
    };
    let date = Date {
        year: Year::Four((date / 10_000) as i16),
        month: Some(month),
        day: Some(day),
        ..Date::default()
    };
    Some(stamp(date, (hour, minute, second), zone, end))
}

/// A day with a clock of 24 hours, as programs write both.
fn stamp(
    date: Date,
    (hour, minute, second): (u8, u8, Option<u8>),
    zone: Option<ZoneWord>,
    end: usize,
) -> Found {
    let clock = Clock {
        hour,
        minute: Some(minute),
        second,
        half: Half::None24,
        zone,
        about: false,
    };
    Found::new(ExprKind::At(super::absolute::period(date), clock), end)
}

/// "2024-10-28T09:00:00Z".
fn iso_time(v: &View<'_>, i: usize) -> Option<Found> {
    let (date, end) = iso(v, i)?;
    if !(v.says(end, "t") && v.glued(end) && v.glued(end + 1)) {
        return None;
    }
    let hour = v.digits(end + 1, 2..=2)? as u8;
    let minute = v
        .tight(end + 2, ':')
        .then(|| v.digits(end + 3, 2..=2))
        .flatten()? as u8;
    let mut end = end + 4;
    let mut second = None;
    if v.tight(end, ':') && v.digits(end + 1, 2..=2).is_some() {
        second = v.digits(end + 1, 2..=2).map(|s| s as u8);
        end += 2;
        if v.tight(end, '.') && v.is_number(end + 1) {
            end += 2;
        }
    }
    if hour > 24 || minute > 59 {
        return None;
    }
    let (zone, end) = match zone_words::offset(v, end, true).or_else(|| zone_words::zone(v, end)) {
        Some((zone, end)) => (Some(zone), end),
        None => (None, end),
    };
    Some(stamp(date, (hour, minute, second), zone, end))
}

/// "10/28/24", "28.10.2024", "10-28-2024".
pub(super) fn numeric(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let (_, at) = weekday_or_none(v, i);
    numeric_free(v, i).filter(|_| !guard::digits_before(v, at))
}

/// "Tuesday 15.02", "Sat 19.02.": a day and a month behind a weekday, as the Continent prints them. What could be an hour
/// ("Saturday 19.10") is left to the clocks, unless a point ends it.
fn dotted_day(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let (weekday, at) = weekday_or_none(v, i);
    let weekday = weekday?;
    let day = v.digits(at, 1..=2).filter(|day| (1..=31).contains(day))?;
    if !v.tight(at + 1, '.') {
        return None;
    }
    let month = v
        .digits(at + 2, 2..=2)
        .filter(|month| (1..=12).contains(month))?;
    let end = at + 3;
    let point = v.mark(end, '.') && v.glued(end) && !v.glued(end + 1);
    let hour = day <= 24 && month % 5 == 0 && !point;
    if hour || guard::date_goes_on(v, end, '.') && !point || v.has(end, Classes::HALF) {
        return None;
    }
    let date = Date {
        year: Year::Unsaid,
        month: Some(month as u8),
        day: Some(day as u8),
        weekday: Some(weekday),
        order: Order::Certain,
    };
    Some((date, end + usize::from(point && v.tight(end, '.'))))
}

/// The same where it may touch what stands before it, as the end of a range does.
pub(super) fn numeric_free(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let (weekday, i) = weekday_or_none(v, i);
    let first = v.digits(i, 1..=2)?;
    let sep = ['/', '-', '.'].into_iter().find(|c| v.tight(i + 1, *c))?;
    let second = v.digits(i + 2, 1..=2)?;
    if !v.tight(i + 3, sep) {
        return None;
    }
    let year = v.at(i + 4);
    let (year, end) = match v.digits(i + 4, 2..=4)? {
        two if year.len() == 2 => (Year::Two(two as u8), i + 5),
        four if year.len() == 4 && (1000..2200).contains(&four) => (Year::Four(four as i16), i + 5),
        _ => return None,
    };
    // "1.2.10" is a version, "3-2-10" a score; two digits each may be a date.
    let short = matches!(year, Year::Two(_)) && sep != '/';
    if short && (v.at(i).len() + v.at(i + 2).len() < 3 || sep == '.' && !guard::date_led(v, i)) {
        return None;
    }
    if guard::date_goes_on(v, end, sep) {
        return None;
    }
    let (month, day, order) = order(first, second, sep)?;
    let (weekday, end) = with_weekday(v, weekday, end);
    let date = Date {
        year,
        month: Some(month),
        day: Some(day),
        weekday,
        order,
    };
    Some((date, end))
}

/// Which number is the month; open where both can be.
fn order(first: u32, second: u32, sep: char) -> Option<(u8, u8, Order)> {
    let (a, b) = (first as u8, second as u8);
    match ((1..=12).contains(&a), (1..=12).contains(&b)) {
        (true, true) if a == b => Some((a, b, Order::Certain)),
        (true, true) if sep == '.' => Some((a, b, Order::Dotted)),
        (true, true) => Some((a, b, Order::Open)),
        (true, false) if (13..=31).contains(&b) => Some((a, b, Order::Certain)),
        (false, true) if (13..=31).contains(&a) => Some((b, a, Order::Certain)),
        _ => None,
    }
}

/// "11/3", "Saturday, 11/3", "Wednesday (1/4)".
pub(super) fn month_day(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let (weekday, at) = weekday_or_none(v, i);
    let digits = at + usize::from(weekday.is_some() && v.mark(at, '('));
    month_day_free(v, i).filter(|(date, end)| {
        let first = v.at(digits).number;
        let alone = date.weekday.is_none();
        !guard::digits_before(v, digits)
            && (!alone || guard::is_month_day(v, digits, *end, first, v.at(digits + 2).number))
    })
}

/// The same where it may touch what stands before it, as the end of a range does.
pub(super) fn month_day_free(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let (weekday, at) = weekday_or_none(v, i);
    let bracket = weekday.is_some() && v.mark(at, '(');
    let at = at + usize::from(bracket);
    let first = v.digits(at, 1..=2)?;
    if !v.tight(at + 1, '/') {
        return None;
    }
    let second = v.digits(at + 2, 1..=2)?;
    let end = at + 3;
    if guard::date_goes_on(v, end, '/') {
        return None;
    }
    let (month, day, order) = order(first, second, '/')?;
    if bracket && !v.mark(end, ')') {
        return None;
    }
    let (weekday, end) = with_weekday(v, weekday, end);
    let date = Date {
        year: Year::Unsaid,
        month: Some(month),
        day: Some(day),
        weekday,
        order,
    };
    Some((date, end + usize::from(bracket)))
}

/// "2024-W43", "2024-W43-WE", "2024W43".
fn iso_week(v: &View<'_>, i: usize) -> Option<Found> {
    let year = v.digits(i, 4..=4)?;
    let at = i + 1 + usize::from(v.tight(i + 1, '-'));
    if !(v.says(at, "w") && v.glued(at) && v.glued(at + 1)) {
        return None;
    }
    let week = v.digits(at + 1, 1..=2).filter(|w| (1..=53).contains(w))?;
    let weekend = v.tight(at + 2, '-') && v.says(at + 3, "we");
    let end = at + 2 + if weekend { 2 } else { 0 };
    let period = Period::IsoWeek {
        year: year as i16,
        week: week as u8,
        weekend,
    };
    Some(Found::period(period, end))
}

/// "2024-10".
pub(super) fn iso_month(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let year = v.digits(i, 4..=4).filter(|y| (1900..2100).contains(y))?;
    if !v.tight(i + 1, '-') || guard::digits_before(v, i) {
        return None;
    }
    let month = v.digits(i + 2, 2..=2).filter(|m| (1..=12).contains(m))?;
    // "2010-12" is as well three years; a leading zero is no year.
    if month > 9 || guard::digits_go_on(v, i + 3) || v.meaning(i + 3) != Meaning::None {
        return None;
    }
    let date = Date {
        year: Year::Four(year as i16),
        month: Some(month as u8),
        ..Date::default()
    };
    Some((date, i + 3))
}
