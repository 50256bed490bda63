//! Repetitions: "every other Tuesday", "Mondays and Wednesdays", "the first Monday of each month", "weekly", "twice a year".

use crate::lexicon::{Classes, Meaning, Unit};
use crate::timex::behind;
use crate::timex::expr::{Amount, DayPart, ExprKind, Half, Repeat};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

use super::absolute::{day, day_month, month, month_day, ordinal};
use super::clock_range::{any_clock, clock_range};

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "every",
        first: Classes::EVERY,
        then: behind::NO_DIGITS,
        find: every,
    },
    Rule {
        name: "weekdays",
        first: Classes::WEEKDAYS
            .with(Classes::WEEKDAY)
            .with(Classes::UNITS),
        then: behind::NO_DIGITS,
        find: weekdays,
    },
    Rule {
        name: "nth-of-each",
        first: Classes::ORDINAL.with(Classes::DIGITS).with(Classes::NEAR),
        then: Classes::SUFFIX,
        find: nth_of_each,
    },
    Rule {
        name: "repeatedly",
        first: Classes::REPEAT,
        then: behind::NO_DIGITS,
        find: repeatedly,
    },
    Rule {
        name: "times-a-unit",
        first: Classes::CARDINAL
            .with(Classes::DIGITS)
            .with(Classes::VAGUE)
            .with(Classes::NAMED_BY_RULE)
            .with(Classes::SOME),
        then: Classes::MEASURE,
        find: times,
    },
];

const fn amount(count: f32, unit: Unit) -> Amount {
    Amount {
        count: Some(count),
        high: None,
        unit,
        plus: None,
    }
}

pub(super) const fn each(count: f32, unit: Unit, quant: bool) -> Repeat {
    Repeat {
        every: amount(count, unit),
        weekdays: 0,
        nth: 0,
        month: None,
        day: None,
        season: None,
        part: None,
        clock: None,
        until: None,
        freq: 0,
        quant,
    }
}

fn bit(weekday: chrono::Weekday) -> u8 {
    1 << weekday.num_days_from_monday()
}

/// "every day", "each July", "every other Tuesday", "every two weeks", "every Tuesday and Thursday at 7".
fn every(v: &View<'_>, i: usize) -> Option<Found> {
    if let Some(found) = every_listed(v, i) {
        return Some(found);
    }
    let mut at = i + 1;
    let alternate = v.says(i, "alternate");
    let mut count = if alternate { 2.0 } else { 1.0 };
    if v.says(at, "single") {
        at += 1;
    }
    if v.says(at, "other") {
        count = 2.0;
        at += 1;
    } else if let Meaning::Number(n) = v.meaning(at) {
        // "every second week" steps by two; "every first Monday" is the first of a month.
        let ordinal = v.has(at, Classes::ORDINAL);
        if ordinal && v.has(at + 1, Classes::WEEKDAY) {
            let Meaning::Weekday(w) = v.meaning(at + 1) else {
                return None;
            };
            let mut repeat = each(1.0, Unit::Month, true);
            repeat.nth = if (1..=5).contains(&n) {
                1 << (n - 1)
            } else {
                0
            };
            repeat.weekdays = bit(w);
            let of = v.says(at + 2, "of")
                && v.says_any(at + 3, &["the", "each"])
                && v.says(at + 4, "month");
            let end = clock_tail(v, &mut repeat, at + if of { 5 } else { 2 });
            return Some(Found::new(ExprKind::Set(repeat), end));
        }
        count = n as f32;
        at += 1;
    } else if v.says(at, "second")
        && let Meaning::Weekday(weekday) = v.meaning(at + 1)
        && v.says(at + 2, "of")
        && v.says_any(at + 3, &["the", "each", "every"])
        && v.says(at + 4, "month")
    {
        // "every second Wednesday" is every other, "every second Wednesday of the month" is not.
        let mut repeat = each(1.0, Unit::Month, true);
        repeat.nth = 0b10;
        repeat.weekdays = bit(weekday);
        let end = clock_tail(v, &mut repeat, at + 5);
        return Some(Found::new(ExprKind::Set(repeat), end));
    } else if v.says(at, "second") && v.has(at + 1, Classes::UNIT.with(Classes::WEEKDAY)) {
        count = 2.0;
        at += 1;
    } else if let Some(n) = v.digits(at, 1..=3) {
        count = n as f32;
        at += 1;
        at += usize::from(v.has(at, Classes::SUFFIX) && v.glued(at));
    } else if v.says(at, "few") {
        let Meaning::Unit(unit) = v.meaning(at + 1) else {
            return None;
        };
        let mut repeat = each(1.0, unit, true);
        repeat.every.count = None;
        return Some(Found::new(ExprKind::Set(repeat), at + 2));
    }
    let mut repeat = each(count, Unit::Week, true);
    let end = match v.meaning(at) {
        Meaning::Weekday(w) if v.has(at, Classes::WEEKDAY) || alternate => {
            repeat.weekdays = bit(w);
            more_weekdays(v, &mut repeat, at + 1)
        }
        Meaning::Unit(Unit::BusinessDay) => {
            repeat.weekdays = 0b1_1111;
            at + 1
        }
        Meaning::Unit(Unit::Weekend) => {
            repeat.weekdays = 0b110_0000;
            at + 1
        }
        Meaning::Unit(Unit::Night) => {
            repeat.every = amount(count, Unit::Day);
            repeat.part = Some(DayPart::Night);
            at + 1
        }
        Meaning::Unit(unit)
            if v.has(at, Classes::UNIT.with(Classes::UNITS)) && !v.mark(at + 1, '-') =>
        {
            repeat.every = amount(count, unit);
            at + 1
        }
        Meaning::Month(m) => {
            let (_, end) = month(v, at)?;
            repeat.every = amount(count, Unit::Year);
            repeat.month = Some(m);
            // "each 11 July"
            if at > i + 1 && (2.0..=31.0).contains(&count) && v.is_number(i + 1) {
                repeat.every = amount(1.0, Unit::Year);
                repeat.day = Some(count as u8);
            }
            let day_at = end;
            match day(v, day_at) {
                Some((d, end)) if v.is_number(day_at) => {
                    repeat.day = Some(d);
                    end
                }
                _ => end,
            }
        }
        Meaning::Part(part) => {
            repeat.every = amount(count, Unit::Day);
            repeat.part = Some(part);
            at + 1
        }
        Meaning::Season(season) => {
            repeat.every = amount(count, Unit::Year);
            repeat.season = Some(season);
            at + 1
        }
        _ => return None,
    };
    let end = part_behind(v, &mut repeat, end);
    let end = clock_tail(v, &mut repeat, end);
    let end = until_tail(v, &mut repeat, end);
    Some(Found::new(ExprKind::Set(repeat), end))
}

/// ", Wednesday and Friday" behind a first weekday.
fn more_weekdays(v: &View<'_>, repeat: &mut Repeat, mut end: usize) -> usize {
    for _ in 0..6 {
        let at = match () {
            () if v.mark(end, ',') && v.says_any(end + 1, &["and", "or"]) => end + 2,
            () if v.mark(end, ',')
                || v.mark(end, '&')
                || v.says_any(end, &["and", "or"])
                || v.mark(end, '/') =>
            {
                end + 1
            }
            _ => break,
        };
        let at = at + usize::from(v.has(at, Classes::EVERY));
        match v.meaning(at) {
            Meaning::Weekday(w)
                if v.has(at, Classes::WEEKDAY.with(Classes::WEEKDAYS))
                    && !v.has(at + 1, Classes::MONTH) =>
            {
                repeat.weekdays |= bit(w);
                end = at + 1;
            }
            _ => break,
        }
    }
    end
}

/// "through Fridays", "to Fridays" behind the first of several weekdays in a row.
fn last_weekday(v: &View<'_>, i: usize) -> Option<(chrono::Weekday, usize)> {
    let Meaning::Weekday(last) = v.meaning(i + 1) else {
        return None;
    };
    let joined = v.says_any(i, &["through", "thru", "to"]) || v.mark(i, '-');
    (joined && v.has(i + 1, Classes::WEEKDAYS) && !v.timeml).then_some((last, i + 2))
}

/// The weekdays from one to another as bits.
fn from_to(first: chrono::Weekday, last: chrono::Weekday) -> u8 {
    let (mut day, mut all) = (first, bit(last));
    while day != last {
        all |= bit(day);
        day = day.succ();
    }
    all
}

/// "morning", "nights" behind a weekday.
fn part_behind(v: &View<'_>, repeat: &mut Repeat, end: usize) -> usize {
    if repeat.weekdays == 0 && repeat.every.unit != Unit::Day {
        return end;
    }
    match v.meaning(end) {
        Meaning::Part(part) if repeat.part.is_none() => {
            repeat.part = Some(part);
            end + 1
        }
        Meaning::Unit(Unit::Night) if repeat.part.is_none() => {
            repeat.part = Some(DayPart::Night);
            end + 1
        }
        _ => end,
    }
}

/// "Mondays", "Tuesdays and Thursdays", "Tuesday nights", "weekdays", "weekends", "weeknights".
fn weekdays(v: &View<'_>, i: usize) -> Option<Found> {
    let mut repeat = each(1.0, Unit::Week, false);
    let end = match v.meaning(i) {
        Meaning::Weekday(w) if v.has(i, Classes::WEEKDAYS) => {
            if v.mark(i + 1, '\'') {
                return None;
            }
            repeat.weekdays = bit(w);
            match last_weekday(v, i + 1).filter(|(last, _)| *last != w) {
                Some((last, end)) => {
                    repeat.weekdays = from_to(w, last);
                    end
                }
                None => more_weekdays(v, &mut repeat, i + 1),
            }
        }
        Meaning::Weekday(w) => {
            // "Tuesday nights": the plural stands at the part.
            repeat.weekdays = bit(w);
            let end = if v.timeml {
                i + 1
            } else {
                more_weekdays(v, &mut repeat, i + 1)
            };
            let plural = v.says_any(end, &["mornings", "afternoons", "evenings", "nights"]);
            plural.then_some(end)?
        }
        Meaning::Unit(Unit::BusinessDay) => {
            repeat.weekdays = 0b1_1111;
            i + 1
        }
        Meaning::Unit(Unit::Weekend) if !guard::owned(v, i) => {
            repeat.weekdays = 0b110_0000;
            i + 1
        }
        _ => return None,
    };
    let end = part_behind(v, &mut repeat, end);
    let end = clock_tail(v, &mut repeat, end);
    let end = until_tail(v, &mut repeat, end);
    Some(Found::new(ExprKind::Set(repeat), end))
}

/// " at 7 p.m." behind a repetition; a range of hours stays an expression of its own.
fn clock_tail(v: &View<'_>, repeat: &mut Repeat, end: usize) -> usize {
    let at = end + usize::from(v.mark(end, ','));
    let led = v.says_any(at, &["at", "from"]);
    let at = at + usize::from(led);
    if v.timeml
        || v.new_line(at)
        || at == end && !v.is_number(at)
        || clock_range(v, at, |_| true).is_some()
    {
        return end;
    }
    let bare = || led.then(|| super::clock::bare(v, at, true)).flatten();
    match any_clock(v, at).or_else(bare) {
        Some((clock, behind)) => {
            repeat.clock = Some(clock);
            behind
        }
        None => end,
    }
}

/// " through Dec. 10" behind a repetition.
fn until_tail(v: &View<'_>, repeat: &mut Repeat, end: usize) -> usize {
    let at = end + usize::from(v.mark(end, ','));
    if v.timeml || !v.says_any(at, &["through", "until", "till", "thru"]) {
        return end;
    }
    match month_day(v, at + 1).or_else(|| day_month(v, at + 1)) {
        Some((date, behind)) => {
            repeat.until = Some(date);
            behind
        }
        None => end,
    }
}

/// "every second and fourth Tuesday", "each 1st & 3rd Thursday of the month".
fn every_listed(v: &View<'_>, i: usize) -> Option<Found> {
    let mut repeat = each(1.0, Unit::Month, true);
    let mut at = i + 1;
    loop {
        let (n, end) = which(v, at)?;
        repeat.nth |= match n {
            0 => 1 << 7,
            1..=5 => 1 << (n - 1),
            _ => return None,
        };
        at = end;
        if !(v.says_any(at, &["and", "or"]) || v.mark(at, '&') || v.mark(at, ',')) {
            break;
        }
        at += 1;
        at += usize::from(v.says(at, "and"));
    }
    let Meaning::Weekday(weekday) = v.meaning(at) else {
        return None;
    };
    if repeat.nth.count_ones() < 2 || !v.has(at, Classes::WEEKDAY.with(Classes::WEEKDAYS)) {
        return None;
    }
    repeat.weekdays = bit(weekday);
    let of = v.says_any(at + 1, &["of", "in"])
        && v.says_any(at + 2, &["the", "each", "every"])
        && v.says(at + 3, "month");
    let end = clock_tail(v, &mut repeat, at + if of { 4 } else { 1 });
    let end = until_tail(v, &mut repeat, end);
    Some(Found::new(ExprKind::Set(repeat), end))
}

/// "first Monday of each month", "second and fourth Tuesdays", "1st and 3rd Wednesday of every month", "last Fridays",
/// "15th of each month".
fn nth_of_each(v: &View<'_>, i: usize) -> Option<Found> {
    let mut repeat = each(1.0, Unit::Month, false);
    let mut at = i;
    let mut last_day = None;
    for _ in 0..4 {
        let (n, end) = which(v, at)?;
        last_day = Some(n);
        repeat.nth |= match n {
            0 => 1 << 7,
            1..=5 => 1 << (n - 1),
            _ => 0,
        };
        at = end;
        if v.says_any(at, &["and", "or"]) || v.mark(at, '&') || v.mark(at, ',') {
            at += 1;
        } else {
            break;
        }
    }
    let mut plural = false;
    match v.meaning(at) {
        Meaning::Weekday(w) if repeat.nth != 0 => {
            plural = v.has(at, Classes::WEEKDAYS);
            repeat.weekdays = bit(w);
            at += 1;
        }
        Meaning::Unit(Unit::Day) if v.says(at, "day") => at += 1,
        _ => {}
    }
    let month =
        v.says_any(at, &["of", "in", "on"]) && v.says_any(at + 1, &["each", "every", "the"]);
    let each_month = month && v.says_any(at + 1, &["each", "every"]);
    let of_month = month && v.says_any(at + 2, &["month"]);
    let spaced = v.says_any(at, &["each", "every", "monthly"])
        && (v.says(at + 1, "month") || v.says(at, "monthly"));
    let end = match () {
        () if of_month && (each_month || plural) => at + 3,
        () if spaced => at + if v.says(at, "monthly") { 1 } else { 2 },
        () if plural => at,
        _ => return None,
    };
    repeat.quant = each_month || spaced && !v.says(at, "monthly");
    if repeat.weekdays == 0 {
        repeat.nth = 0;
        repeat.day = last_day.filter(|d| *d > 0);
        repeat.day?;
    }
    let end = clock_tail(v, &mut repeat, end);
    let end = until_tail(v, &mut repeat, end);
    Some(Found::new(ExprKind::Set(repeat), end))
}

/// "first", "2nd", "last" (0).
fn which(v: &View<'_>, i: usize) -> Option<(u8, usize)> {
    if v.says(i, "last") {
        return Some((0, i + 1));
    }
    if v.is_number(i) {
        return day(v, i).filter(|(_, end)| !v.is_number(end - 1));
    }
    ordinal(v, i).filter(|(n, _)| *n <= 31)
}

/// "daily", "weekly", "annually", "biweekly", "mornings".
fn repeatedly(v: &View<'_>, i: usize) -> Option<Found> {
    let mut repeat = match v.meaning(i) {
        Meaning::Unit(unit) => {
            let step = match () {
                () if v.says(i, "biweekly") || v.says(i, "fortnightly") => {
                    each(2.0, Unit::Week, false)
                }
                () if v.says(i, "bimonthly") => each(2.0, Unit::Month, false),
                () if unit == Unit::Night => {
                    let mut repeat = each(1.0, Unit::Day, false);
                    repeat.part = Some(DayPart::Night);
                    repeat
                }
                _ => each(1.0, unit, false),
            };
            guard::is_repeatedly(v, i).then_some(step)?
        }
        Meaning::Part(part) => {
            let mut repeat = each(1.0, Unit::Day, false);
            repeat.part = Some(part);
            (!guard::owned(v, i)).then_some(repeat)?
        }
        _ => return None,
    };
    let end = clock_tail(v, &mut repeat, i + 1);
    // "nightly at 8"
    if let Some(clock) = &mut repeat.clock
        && clock.half == Half::Open
        && repeat.part == Some(DayPart::Night)
        && clock.hour >= 5
    {
        clock.half = Half::Pm;
    }
    let end = until_tail(v, &mut repeat, end);
    Some(Found::new(ExprKind::Set(repeat), end))
}

/// "twice a week", "three times a year", "once every two weeks", "several times a day", "twice weekly".
fn times(v: &View<'_>, i: usize) -> Option<Found> {
    let (freq, at) = match () {
        () if v.says(i, "once") => (1, i + 1),
        () if v.says(i, "twice") => (2, i + 1),
        () if v.says(i, "several") && v.says(i + 1, "times") => (0, i + 2),
        () if v.says_any(i + 1, &["times"]) => match (v.digits(i, 1..=2), v.meaning(i)) {
            (Some(n), _) => (n as u8, i + 2),
            (None, Meaning::Number(n @ 1..=99)) if v.has(i, Classes::CARDINAL) => (n as u8, i + 2),
            _ => return None,
        },
        _ => return None,
    };
    if v.has(at, Classes::REPEAT) {
        let Meaning::Unit(unit) = v.meaning(at) else {
            return None;
        };
        let mut repeat = each(1.0, unit, false);
        repeat.freq = freq;
        return Some(Found::new(ExprKind::Set(repeat), at + 1));
    }
    if v.has(at, Classes::EVERY) {
        let mut found = every(v, at)?;
        if let ExprKind::Set(repeat) = &mut found.expr.kind {
            repeat.freq = freq;
        }
        return Some(found);
    }
    if !v.has(at, Classes::A) && !v.says(at, "per") {
        return None;
    }
    let Meaning::Unit(unit) = v.meaning(at + 1) else {
        return None;
    };
    let mut repeat = each(1.0, unit, false);
    repeat.freq = freq;
    (v.has(at + 1, Classes::UNIT) && unit != Unit::Second)
        .then(|| Found::new(ExprKind::Set(repeat), at + 2))
}
