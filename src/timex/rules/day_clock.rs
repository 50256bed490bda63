//! A day and its clock time in one: "Tuesday, Oct. 29 at 10 a.m.", "10-11:30 a.m. Saturday", "Jan. 9 | 12:00 – 1:30 PM".

use crate::lexicon::{Classes, Meaning};
use crate::timex::behind;
use crate::timex::expr::{Clock, Date, End, Ends, ExprKind, Half, Period};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::{Memo, View};
use crate::token::Token;

use super::absolute::{self, day_month, month, month_day};
use super::clock::bare;
use super::clock_range::{any_clock, clock_range};
use super::range::{DAY_FIRST, end_of};
use super::relative::AMOUNT_FIRST;
use super::{named_day, numeric, relative, weekday};

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "day-clock",
        first: DAY_FIRST.with(Classes::PART),
        then: behind::ANY_DAY,
        find: day_clock,
    },
    Rule {
        name: "clock-day",
        first: Classes::DIGITS
            .with(Classes::NOON)
            .with(Classes::PART)
            .with(Classes::CARDINAL)
            .with(Classes::HALVES),
        then: behind::ANY_CLOCK
            .with(behind::LINKS)
            .with(Classes::DEICTIC)
            .with(behind::AT),
        find: clock_day,
    },
    Rule {
        name: "glued-day-clock",
        first: Classes::MONTH,
        then: behind::NO_DIGITS,
        find: glued,
    },
];

/// The longest day that begins at `i`.
pub(super) fn any_day(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    v.memo.days.or_read(i, || longest_day(v, i))
}

/// A way to read a day.
struct DayReader {
    /// The classes that its first token may have.
    first: Classes,
    /// What may stand behind digits.
    then: Classes,
    read: fn(&View<'_>, usize) -> Option<(Period, usize)>,
}

/// All ways to read a day.
const DAYS: &[DayReader] = &[
    DayReader {
        first: Classes::MONTH.with(Classes::WEEKDAY),
        then: behind::NO_DIGITS,
        read: |v, i| date(month_day(v, i)),
    },
    DayReader {
        first: Classes::DIGITS
            .with(Classes::WEEKDAY)
            .with(Classes::ORDINAL)
            .with(Classes::CARDINAL),
        then: behind::DAY,
        read: |v, i| date(day_month(v, i)),
    },
    DayReader {
        first: NUMERIC_FIRST,
        then: behind::DATE_MARKS,
        read: |v, i| date(numeric::iso(v, i)),
    },
    DayReader {
        first: NUMERIC_FIRST,
        then: behind::DATE_MARKS,
        read: |v, i| date(numeric::numeric(v, i)),
    },
    DayReader {
        first: NUMERIC_FIRST,
        then: behind::SLASH,
        read: |v, i| date(numeric::month_day(v, i)),
    },
    DayReader {
        first: Classes::WEEKDAY
            .with(Classes::DIGITS)
            .with(Classes::ORDINAL)
            .with(Classes::CARDINAL)
            .with(Classes::NEAR),
        then: Classes::SUFFIX,
        read: weekday::any,
    },
    DayReader {
        first: DAY_FIRST.with(AMOUNT_FIRST).with(Classes::UNIT),
        then: behind::DISTANCE,
        read: relative::day,
    },
    DayReader {
        first: Classes::NAMED.with(Classes::NEAR),
        then: behind::NO_DIGITS,
        read: named_day::named,
    },
];

const NUMERIC_FIRST: Classes = Classes::DIGITS.with(Classes::WEEKDAY);

fn date(found: Option<(Date, usize)>) -> Option<(Period, usize)> {
    found.map(|(date, end)| (absolute::period(date), end))
}

fn longest_day(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let classes = v.at(i).classes();
    let then = if v.is_number(i) {
        behind::behind(v, i)
    } else {
        behind::ANY
    };
    let mut longest: Option<(Period, usize)> = None;
    for reader in DAYS {
        if classes.any(reader.first)
            && (then == behind::ANY || then.any(reader.then))
            && let Some(found) = (reader.read)(v, i)
            && longest.is_none_or(|(_, end)| found.1 > end)
        {
            longest = Some(found);
        }
    }
    longest
}

/// What may stand between a day and its clock time; `None` where they do not belong together.
fn between(v: &View<'_>, i: usize) -> Option<usize> {
    let mut at = i;
    let mut joined = false;
    for _ in 0..3 {
        let mark = v.mark(at, ',')
            || v.mark(at, '|')
            || v.mark(at, '@')
            || v.mark(at, '-')
            || !v.timeml && ["·", "•", "/", ":", "—"].iter().any(|m| v.word(at) == *m);
        let word = v.says_any(
            at,
            &[
                "at",
                "à",
                "starting",
                "beginning",
                "around",
                "about",
                "approximately",
            ],
        );
        // The corpora mark "[Jan. 12] from [5] to [8 p.m.]".
        let word = word || !v.timeml && v.says(at, "from");
        if !mark && !word {
            break;
        }
        joined |= word || v.mark(at, ',');
        at += 1;
    }
    let broken = (i..=at).any(|k| v.new_line(k));
    (!broken || joined).then_some(at)
}

/// A clock time behind a day, with what stands between.
pub(super) fn clock_behind(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    let at = between(v, i)?;
    any_clock(v, at).or_else(|| {
        let led = v.said_any(at, &["at", "around", "about", "from"]) || v.marked(at, '@');
        (led && at > i).then(|| bare(v, at, true)).flatten()
    })
}

fn day_clock(v: &View<'_>, i: usize) -> Option<Found> {
    let (day, part, end) = match tonight(v, i) {
        Some((day, half, end)) => (day, Some((half, end)), end),
        None => {
            let (day, end) = any_day(v, i).filter(|(day, _)| is_day(day))?;
            let part = half_of_part(v, end);
            let behind = part.map_or(end, |(_, end)| end);
            // "Saturday evening, October 24th, at eight o'clock"
            let inner = v
                .has(i, Classes::WEEKDAY)
                .then(|| half_of_part(v, i + 1))
                .flatten();
            let inner = inner.filter(|(_, at)| *at < end);
            (day, part.or(inner), behind)
        }
    };
    if let Some(found) = in_brackets(v, i, (day, end)) {
        return Some(found);
    }
    let at = between(v, end)?;
    // "… on bills due by the 3rd of the month, 8:15 a.m., Hall 2": the comma parts the item's hour from a rule it speaks of.
    if end >= 3 && v.say(end - 3, &["of", "the", "month"]) && v.mark(end, ',') {
        return None;
    }
    if let Some((range, behind)) = clock_range(v, at, |_| true) {
        let range = dated(v, i, range, day, v.at(at).start);
        return Some(Found::new(ExprKind::Range(range), behind));
    }
    let (mut clock, behind) = clock_behind(v, end)?;
    if let (Half::Open, Some((half, _))) = (clock.half, part) {
        clock.half = half;
    }
    Some(Found::new(ExprKind::At(day, clock), behind))
}

/// "Friday, Oct. 2 (noon)", "tomorrow (6-8 p.m. ET)": the hours of a day in brackets of their own.
fn in_brackets(v: &View<'_>, i: usize, (day, end): (Period, usize)) -> Option<Found> {
    if v.timeml || !v.mark(end, '(') || v.new_line(end) {
        return None;
    }
    let at = end + 1;
    if let Some((range, behind)) = clock_range(v, at, |_| true).filter(|(_, b)| v.mark(*b, ')')) {
        let range = dated(v, i, range, day, v.at(at).start);
        return Some(Found::new(ExprKind::Range(range), behind + 1));
    }
    let (clock, behind) = any_clock(v, at).filter(|(_, b)| v.mark(*b, ')'))?;
    Some(Found::new(ExprKind::At(day, clock), behind + 1))
}

/// "tonight", "last night", "this morning": a day and the half of it.
fn tonight(v: &View<'_>, i: usize) -> Option<(Period, Half, usize)> {
    let day = |offset| Period::Deictic {
        unit: crate::lexicon::Unit::Day,
        offset,
    };
    if v.says_any(i, &["tonight", "tonite"]) {
        return Some((day(0), Half::Pm, i + 1));
    }
    let offset = match v.meaning(i) {
        Meaning::Near(crate::lexicon::Near::This) => 0,
        Meaning::Near(crate::lexicon::Near::Last) if v.says_any(i + 1, &["night", "evening"]) => -1,
        _ => return None,
    };
    let (half, end) = half_of_part(v, i + 1)?;
    Some((day(offset), half, end))
}

/// The range of a day's hours; its cut moves with the start.
fn dated(v: &View<'_>, i: usize, mut range: Ends, day: Period, at: u32) -> Ends {
    let by = u16::try_from(at - v.at(i).start).unwrap_or(u16::MAX);
    range.cut = (
        range.cut.0.saturating_add(by),
        range.cut.1.saturating_add(by),
    );
    if let End::Clock(clock) = range.from {
        range.from = end_of(day, Some(clock));
    }
    range
}

/// "Monday morning at 9", "tomorrow evening, 7-9".
fn half_of_part(v: &View<'_>, i: usize) -> Option<(Half, usize)> {
    use crate::lexicon::DayPart::{Afternoon, Evening, Morning, Night};
    if v.has(i, Classes::REPEAT) {
        return None;
    }
    match v.meaning(i) {
        Meaning::Part(Morning) => Some((Half::Am, i + 1)),
        Meaning::Part(Afternoon | Evening | Night) => Some((Half::Pm, i + 1)),
        _ if v.says(i, "night") => Some((Half::Pm, i + 1)),
        _ => None,
    }
}

/// Whether a clock time can belong to it.
fn is_day(period: &Period) -> bool {
    match period {
        Period::Date(d) => d.day.is_some() || d.weekday.is_some(),
        Period::Impossible(_) => true,
        Period::Deictic { unit, .. } | Period::Anaphor(unit, _) => {
            *unit == crate::lexicon::Unit::Day
        }
        Period::Near(_, named) => matches!(named, crate::timex::expr::Named::Weekday(_)),
        Period::NamedDay(..)
        | Period::Nth { .. }
        | Period::NthOf(..)
        | Period::DayOf(..)
        | Period::WeekdayFrom { .. }
        | Period::Shift { .. } => true,
        _ => false,
    }
}

/// The first hour of "8:30 a.m. ET (1230 GMT) on Monday", or the one in brackets: the corpora mark three, and all are of that day.
fn said_twice(v: &View<'_>, i: usize) -> Option<Found> {
    if !v.timeml {
        return None;
    }
    let (clock, end) = any_clock(v, i)?;
    let within = v.marked(i, '(') && v.last.is_some_and(|last| last.end + 1 == i);
    let behind = match () {
        () if within => end,
        () if v.mark(end, '(') => any_clock(v, end + 1)?.1,
        () => return None,
    };
    let on = behind + 1 + usize::from(v.says(behind + 1, "on"));
    let (day, _) = any_day(v, on).filter(|(day, _)| is_day(day))?;
    (v.mark(behind, ')') && !v.new_line(on)).then(|| Found::new(ExprKind::At(day, clock), end))
}

/// "10 a.m. Tuesday", "6 to 8 p.m. on Thursday, March 5", "noon tomorrow".
fn clock_day(v: &View<'_>, i: usize) -> Option<Found> {
    if let Some(found) = said_twice(v, i) {
        return Some(found);
    }
    // "7 to 9 tonight": the evening makes hours of the numbers.
    let range = clock_range(v, i, |end| tonight(v, end).is_some());
    let end = match range {
        Some((_, end)) => end,
        None => {
            any_clock(v, i)
                .or_else(|| super::clock::at_hour(v, i))
                .or_else(|| {
                    bare(v, i, false).filter(|(_, e)| {
                        v.says(*e, "on") && v.said_any(i, &["at", "by", "until"])
                            || tonight(v, *e).is_some()
                    })
                })?
                .1
        }
    };
    let mut at = end;
    if v.mark(at, ',') || v.mark(at, '(') && !v.timeml {
        at += 1;
    }
    if v.says(at, "on") {
        at += 1;
    }
    let bracket = v.marked(at, '(');
    let broken = v.new_line(at) && at == end
        || at == end && v.has(at, Classes::NAMED) && !v.has(at, Classes::MONTH);
    let part = tonight(v, at);
    let (day, behind) = match part {
        Some((day, _, behind)) => (day, behind),
        None => any_day(v, at).filter(|(day, _)| is_day(day) && !broken)?,
    };
    if bracket && !v.mark(behind, ')') {
        return None;
    }
    if range.is_none()
        && !bracket
        && let Some(found) = over_days(v, i, day, behind)
    {
        return Some(found);
    }
    // "10 a.m. Tuesday 2-4": the next clock takes its day.
    if clock_behind(v, behind).is_some() && !v.new_line(behind) && !v.said_any(at, &["on"]) {
        return None;
    }
    let behind = behind + usize::from(bracket);
    let kind = match range {
        Some((range, _)) => ExprKind::Range(dated(v, i, range, day, v.at(i).start)),
        None => {
            let mut clock = any_clock(v, i).or_else(|| bare(v, i, false))?.0;
            if let (Half::Open, Some((_, half, _))) = (clock.half, part) {
                clock.half = half;
            }
            // "quarter to eight tomorrow evening"
            if part.is_none()
                && !bracket
                && clock.half == Half::Open
                && let Some((half, end)) = half_of_part(v, behind)
            {
                clock.half = half;
                return Some(Found::new(ExprKind::At(day, clock), end));
            }
            ExprKind::At(day, clock)
        }
    };
    Some(Found::new(kind, behind))
}

/// "10 p.m. Friday-2 a.m. Saturday": from a clock on a day to one on another.
fn over_days(v: &View<'_>, i: usize, day: Period, left: usize) -> Option<Found> {
    let (kind, right) = super::range::link(v, left)?;
    let (from, _) = any_clock(v, i)?;
    let (to, at) = any_clock(v, right)?;
    let at = at + usize::from(v.mark(at, ',')) + usize::from(v.says(at, "on"));
    let (to_day, end) = any_day(v, at).filter(|(day, _)| is_day(day))?;
    let ends = super::range::ends(
        v,
        i,
        left,
        right,
        end_of(day, Some(from)),
        end_of(to_day, Some(to)),
    );
    (kind != super::range::Link::And).then(|| Found::new(ExprKind::Range(ends), end))
}

/// "Dec. 29:00-11:00 a.m.": the border between day and hour was lost; the day of one or two digits that leaves a fitting hour.
fn glued(v: &View<'_>, i: usize) -> Option<Found> {
    let (month, at) = month(v, i)?;
    let token = *v.tokens.get(at)?;
    let digits = v.digits(at, 2..=4)?;
    if !v.tight(at + 1, ':') || v.digits(at + 2, 2..=2).is_none_or(|m| m > 59) {
        return None;
    }
    let split = |scale: u32| (digits / scale, digits % scale);
    let (ten, hundred) = (split(10), split(100));
    let sound = |(day, hour): (u32, u32)| (1..=31).contains(&day) && (1..=12).contains(&hour);
    // A two-digit hour is tried first where it is a usual one: "Dec. 310:00" is the third.
    let (day, hour) = match token.len() {
        2 => Some(ten).filter(|s| sound(*s)),
        4 => Some(hundred).filter(|s| sound(*s)),
        _ => [hundred, ten]
            .into_iter()
            .find(|s| sound(*s) && (s.1 > 9 || *s == ten)),
    }?;
    let places = if hour > 9 { 2 } else { 1 };
    let mut tokens = [Token::NONE; 12];
    let rest = &v.tokens[at + 1..v.tokens.len().min(at + 12)];
    tokens[0] = Token {
        start: token.end - places,
        number: hour,
        ..token
    };
    tokens[1..=rest.len()].copy_from_slice(rest);
    let inner = View {
        tokens: &tokens[..=rest.len()],
        memo: &Memo::default(),
        ..*v
    };
    let date = Date {
        month: Some(month),
        day: Some(day as u8),
        ..Default::default()
    };
    if let Some((range, end)) = clock_range(&inner, 0, |_| true) {
        let range = dated(v, i, range, Period::Date(date), tokens[0].start);
        return Some(Found::new(ExprKind::Range(range), at + end));
    }
    let (clock, end) = any_clock(&inner, 0).filter(|_| !guard::counted(v, at + 3))?;
    Some(Found::new(
        ExprKind::At(Period::Date(date), clock),
        at + end,
    ))
}
