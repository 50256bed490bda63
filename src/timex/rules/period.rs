//! Seasons, "the week of Nov. 4", "year-end", "the month".

use crate::lexicon::{Classes, Meaning, Near, Unit};
use crate::timex::behind;
use crate::timex::expr::{Date, Fiscal, Modifier, Named, Period, Season, WeekKind, Year};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

use super::absolute::{day, day_month, month_day, year_behind};
use super::numeric;
use super::relative::year_of;

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "season",
        first: Classes::SEASON,
        then: behind::NO_DIGITS,
        find: season,
    },
    Rule {
        name: "week-of",
        first: Classes::UNIT,
        then: behind::NO_DIGITS,
        find: week_of,
    },
    Rule {
        name: "year-end",
        first: Classes::UNIT.with(Classes::NAMED_BY_RULE),
        then: behind::NO_DIGITS,
        find: year_end,
    },
    Rule {
        name: "the-unit",
        first: Classes::UNIT,
        then: behind::NO_DIGITS,
        find: the_unit,
    },
];

/// "summer 2024", "the fall of 1989", "in the spring", "by winter".
fn season(v: &View<'_>, i: usize) -> Option<Found> {
    let Meaning::Season(season) = v.meaning(i) else {
        return None;
    };
    let at = i + 1;
    let era = || {
        v.says(at, "of")
            .then(|| super::year::era_year(v, at + 1))
            .flatten()
    };
    let (year, end) = era()
        .or_else(|| year_of(v, at))
        .or_else(|| year_behind(v, at).filter(|_| !v.mark(at, ',')))
        .map_or((Year::Unsaid, at), |(y, e)| (y, e));
    let end = over_new_year(v, season, year, end).unwrap_or(end);
    let fits = year != Year::Unsaid || guard::is_season(v, i);
    fits.then(|| Found::period(Period::Season(season, year, None), end))
}

/// "the winter of 2022-23": it is named by both its years.
fn over_new_year(v: &View<'_>, season: Season, year: Year, end: usize) -> Option<usize> {
    let Year::Four(first) = year else {
        return None;
    };
    let parted = v.tight(end, '-') || v.tight(end, '/');
    let second = v
        .digits(end + 1, 2..=2)
        .or_else(|| v.digits(end + 1, 4..=4))?;
    let next = u32::try_from(first).ok()? + 1;
    let both = season == Season::Winter && parted && (second == next % 100 || second == next);
    (both && !v.timeml).then_some(end + 2)
}

/// "week of Nov. 4", "weekend of Oct. 5", "week beginning 4 November", "week ending Oct. 5".
fn week_of(v: &View<'_>, i: usize) -> Option<Found> {
    let kind = match v.meaning(i) {
        Meaning::Unit(Unit::Week) => WeekKind::Week,
        Meaning::Unit(Unit::Weekend) => WeekKind::Weekend,
        _ => return None,
    };
    let of = v.says(i + 1, "of");
    let other = v.says_any(
        i + 1,
        &["beginning", "starting", "commencing", "ending", "ended"],
    ) && !v.timeml;
    if !v.has(i, Classes::UNIT) || !of && !other {
        return None;
    }
    let at = i + 2 + usize::from(v.says(i + 2, "the"));
    let dates = [
        month_day(v, at),
        day_month(v, at),
        numeric::numeric(v, at),
        numeric::month_day(v, at),
        numeric::iso(v, at),
    ];
    // "the week of the 17th"
    let ordinal = || {
        let (day, end) = day(v, at).filter(|(_, end)| !v.is_number(end - 1))?;
        let date = Date {
            day: Some(day),
            ..Date::default()
        };
        (v.says(at - 1, "the") && !v.timeml && !guard::noun_follows(v, end)).then_some((date, end))
    };
    let (date, end) = dates
        .into_iter()
        .flatten()
        .max_by_key(|(_, end)| *end)
        .or_else(ordinal)?;
    // "the weekend of Oct. 5-6": the second day says nothing new.
    let end = match v.digits(end + 1, 1..=2) {
        Some(last)
            if v.mark(end, '-')
                && date.day.is_some_and(|d| u32::from(d) < last && last <= 31)
                && !guard::number_runs_on(v, end + 2) =>
        {
            end + 2
        }
        _ => end,
    };
    Some(Found::period(Period::Week(date, kind), end))
}

/// "year-end", "year's end", "month-end", "midyear".
fn year_end(v: &View<'_>, i: usize) -> Option<Found> {
    let stretch = |unit, modifier, end| {
        // "It had more cash at year-end": which year, the tense says.
        let told = v.timeml && unit == Unit::Year;
        let near = if told { Near::Spoken } else { Near::This };
        let mut found = Found::period(Period::Near(near, Named::Unit(unit)), end);
        found.expr.modifier = Some(modifier);
        Some(found)
    };
    if v.says(i, "midyear") {
        return stretch(Unit::Year, Modifier::Mid, i + 1);
    }
    let mid = i > 1 && v.tight(i - 1, '-') && v.says(i - 2, "mid");
    if mid && v.says(i, "year") && !v.tight(i + 1, '-') {
        return stretch(Unit::Year, Modifier::Mid, i + 1);
    }
    let unit = match v.meaning(i) {
        Meaning::Unit(unit @ (Unit::Year | Unit::Month | Unit::Week | Unit::Quarter))
            if v.has(i, Classes::UNIT) =>
        {
            unit
        }
        _ => return None,
    };
    let spaced = unit == Unit::Year && v.says(i + 1, "end") && v.had(i, Classes::PREPOSITION);
    if spaced {
        return stretch(unit, Modifier::End, i + 2);
    }
    if v.tight(i + 1, '-') && v.says(i + 2, "end") {
        let (year, end) = year_behind(v, i + 3).map_or((Year::Unsaid, i + 3), |(y, e)| (y, e));
        if year != Year::Unsaid && unit == Unit::Year {
            let mut found = Found::period(Period::Year(year, Fiscal::No), end);
            found.expr.modifier = Some(Modifier::End);
            return Some(found);
        }
        return stretch(unit, Modifier::End, i + 3);
    }
    if v.mark(i + 1, '\'') && v.says(i + 2, "s") && v.says(i + 3, "end") {
        return stretch(unit, Modifier::End, i + 4);
    }
    None
}

/// "the year", "the week", "the month", "the day", "the weekend": the one spoken of.
fn the_unit(v: &View<'_>, i: usize) -> Option<Found> {
    let Meaning::Unit(unit) = v.meaning(i) else {
        return None;
    };
    guard::is_the_unit(v, i, unit).then(|| {
        let period = match unit {
            Unit::Quarter => Period::Quarter {
                n: 0,
                year: Year::Unsaid,
                fiscal: false,
                near: None,
            },
            Unit::Day => Period::Anaphor(unit, 0),
            _ => Period::Near(Near::Spoken, Named::Unit(unit)),
        };
        Found::period(period, i + 1)
    })
}
