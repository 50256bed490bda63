//! Days and stretches counted from the day or from the last named: "yesterday", "next Tuesday", "this week",
//! "three weeks ago", "the following day", "a week from Tuesday".

use crate::lexicon::{Classes, Meaning, Near, Unit};
use crate::timex::behind;
use crate::timex::expr::{Date, ExprKind, Named, Period, Year};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

use super::absolute::{day_month, month, month_day, year_behind};
use super::part_of_day::{close_of_day, part_of_day};
use super::shift::{day_after, shift, weekday_after, weekday_week};

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "deictic",
        first: Classes::DEICTIC,
        then: behind::NO_DIGITS,
        find: |v, i| deictic(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "day-after-tomorrow",
        first: Classes::UNIT,
        then: behind::NO_DIGITS,
        find: |v, i| day_after(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "weekday-after",
        first: Classes::WEEKDAY,
        then: behind::NO_DIGITS,
        find: |v, i| weekday_after(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "near",
        first: Classes::NEAR,
        then: behind::NO_DIGITS,
        find: |v, i| near(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "month-of-that-year",
        first: Classes::MONTH
            .with(Classes::DIGITS)
            .with(Classes::ORDINAL)
            .with(Classes::SEASON),
        then: behind::DAY,
        find: |v, i| month_of_that_year(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "after-next",
        first: Classes::UNIT.with(Classes::WEEKDAY),
        then: behind::NO_DIGITS,
        find: |v, i| after_next(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "same-day",
        first: Classes::NEAR.with(Classes::UNIT).with(Classes::WEEKDAY),
        then: behind::NO_DIGITS,
        find: |v, i| same(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "shift",
        first: SHIFT_FIRST,
        then: behind::DISTANCE,
        find: |v, i| shift(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "weekday-week",
        first: Classes::WEEKDAY.with(Classes::DEICTIC),
        then: behind::NO_DIGITS,
        find: |v, i| weekday_week(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "close-of-business",
        first: Classes::EDGE
            .with(Classes::NAMED_BY_RULE)
            .with(Classes::SHIFT),
        then: behind::NO_DIGITS,
        find: close_of_day,
    },
    Rule {
        name: "part-of-day",
        first: Classes::PART
            .with(Classes::DEICTIC)
            .with(Classes::NEAR)
            .with(Classes::WEEKDAY)
            .with(Classes::MONTH)
            .with(Classes::DIGITS)
            .with(Classes::NAMED),
        then: behind::ANY_DAY,
        find: part_of_day,
    },
];

/// The classes that an amount may begin with.
pub(super) const AMOUNT_FIRST: Classes = Classes::DIGITS
    .with(Classes::CARDINAL)
    .with(Classes::A)
    .with(Classes::SOME)
    .with(Classes::HALVES);

/// The classes that what is so far away may begin with: "two weeks ago", "months ago".
pub(super) const SHIFT_FIRST: Classes = AMOUNT_FIRST.with(Classes::UNITS);

/// The longest day of this family that begins at `i`.
pub(super) fn day(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    if v.is_number(i) {
        return shift(v, i);
    }
    // What the first word means says which readers can read it at all.
    let found = match v.meaning(i) {
        Meaning::Deictic(_) => [deictic(v, i), weekday_week(v, i), None, None],
        Meaning::Near(_) => [near_as_day(v, i), None, None, None],
        Meaning::Weekday(_) => [
            after_next(v, i),
            weekday_after(v, i),
            same(v, i),
            weekday_week(v, i),
        ],
        Meaning::Unit(_) => [day_after(v, i), after_next(v, i), same(v, i), shift(v, i)],
        _ => return shift(v, i),
    };
    found.into_iter().flatten().max_by_key(|(_, end)| *end)
}

/// The readings of "next", "that" and the like that are days.
fn near_as_day(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let is_day = |period: &Period| {
        matches!(
            period,
            Period::Near(_, Named::Weekday(_)) | Period::Anaphor(..)
        )
    };
    near(v, i).filter(|(period, _)| is_day(period))
}

/// "today", "tomorrow", "yesterday".
fn deictic(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let Meaning::Deictic(offset) = v.meaning(i) else {
        return None;
    };
    let fits = !v.has(i, Classes::PART) && guard::is_deictic(v, i);
    fits.then_some((
        Period::Deictic {
            unit: Unit::Day,
            offset,
        },
        i + 1,
    ))
}

/// "next Tuesday", "this week", "last March", "the coming weekend", "this past Sunday", "the previous year", "last night".
pub(super) fn near(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let Meaning::Near(mut near) = v.meaning(i) else {
        return None;
    };
    if let Some(found) = like_this(v, i, near) {
        return Some(found);
    }
    let mut at = i + 1;
    if let (
        Near::This,
        Meaning::Near(second @ (Near::Coming | Near::Past | Near::Next | Near::Last)),
    ) = (near, v.meaning(at))
    {
        near = second;
        at += 1;
    } else if v.say(i, &["that", "same"])
        || v.has(at, Classes::FISCAL)
        || v.says_any(
            at,
            &[
                "calendar", "full", "whole", "entire", "very", "business", "trading",
            ],
        )
    {
        at += 1;
    }
    // "next fiscal" of Indian papers is a year.
    if at == i + 2 && v.has(at - 1, Classes::FISCAL) && is_fiscal_year(v, at) {
        let year = Named::Unit(Unit::Year);
        return Some((close(near, year, v.said_any(i, &["the"])), at));
    }
    let named = match v.meaning(at) {
        Meaning::Weekday(w) if v.has(at, Classes::WEEKDAY) => {
            let point = v.has(at, Classes::ABBREVIATION) && v.mark(at + 1, '.');
            at += usize::from(point);
            // "this coming Sunday, June 8": the date says it all.
            if let Some((date, end)) = month_day(v, at + 2)
                && v.mark(at + 1, ',')
                && date.weekday.is_none()
            {
                let weekday = Some(w);
                return Some((Period::Date(Date { weekday, ..date }), end));
            }
            Named::Weekday(w)
        }
        Meaning::Month(_) => {
            if let Some(found) = near_day(v, near, at) {
                return Some(found);
            }
            let (date, end) = month(v, at)?;
            if !v.capital(at) && v.has(at, Classes::OFTEN_OTHER) || v.digits(end, 1..=2).is_some() {
                return None;
            }
            at = end - 1;
            Named::Month(date)
        }
        Meaning::Season(s) => Named::Season(s),
        // "in the next century" is the one that begins, "over the next century" a length.
        Meaning::Unit(Unit::Century)
            if near == Near::Next && v.says_any(i.wrapping_sub(2), &["in", "into", "of"]) =>
        {
            return Some((Period::Near(near, Named::Unit(Unit::Century)), at + 1));
        }
        Meaning::Unit(Unit::Decade | Unit::Century)
            if matches!(near, Near::Past | Near::Last | Near::Next | Near::Coming) =>
        {
            return None;
        }
        Meaning::Unit(unit) if v.has(at, Classes::UNIT) && guard::is_unit_of_time(v, at) => {
            Named::Unit(unit)
        }
        _ => return None,
    };
    guard::is_near(v, i, at, near, named)?;
    let very = usize::from(v.said_any(i, &["very"]));
    // "Next day it was Villafranca."
    let told = v.story && v.begins(i) && named == Named::Unit(Unit::Day);
    let the = v.said_any(i - very, &["the"]) || told;
    // "the last week of April" is not the week before this one.
    let part = the && matches!(named, Named::Unit(_)) && v.says(at + 1, "of");
    if part && (v.has(at + 2, Classes::MONTH) || v.digits(at + 2, 4..=4).is_some()) {
        return None;
    }
    Some((close(near, named, the), at + 1))
}

/// "higher this year than last", "as much this week as last": the unit is said once.
fn like_this(v: &View<'_>, i: usize, near: Near) -> Option<(Period, usize)> {
    const NEAR: usize = 5;
    let before = v
        .last
        .filter(|last| (last.end..last.end + NEAR).contains(&i))?;
    let ExprKind::Period(Period::Near(Near::This, Named::Unit(unit))) = before.expr.kind else {
        return None;
    };
    let compares = v.said_any(i, &["than", "as"]) && v.says(i, "last");
    let ends = guard::phrase_ends(v, i + 1);
    (compares && ends).then_some((Period::Near(near, Named::Unit(unit)), i + 1))
}

/// Whether "fiscal" before `at` stands for itself: "in the next fiscal, sales will grow".
fn is_fiscal_year(v: &View<'_>, at: usize) -> bool {
    v.says(at - 1, "fiscal") && guard::phrase_ends(v, at) && !v.is_number(at)
}

/// "Dec. 31" behind "last" or "next".
fn near_day(v: &View<'_>, near: Near, at: usize) -> Option<(Period, usize)> {
    let (date, end) = month_day(v, at)?;
    // "was last May 3 in town": an adverb.
    let adverb = v.had(at - 1, Classes::AUXILIARY);
    let alone = date.year == Year::Unsaid && date.weekday.is_none() && v.capital(at) && !adverb;
    match (date.month, date.day, near) {
        (Some(month), Some(day), Near::Last | Near::Next) if alone => {
            Some((Period::Near(near, Named::Day(month, day)), end))
        }
        _ => None,
    }
}

/// "April of that year", "3 March that year", "the autumn of the same year", "May of the following year".
fn month_of_that_year(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let (named, at) = part_of_year(v, i)?;
    let of = usize::from(v.says_any(at, &["of", "in"]));
    let near_at = at + of + usize::from(of > 0 && v.says(at + of, "the"));
    let Meaning::Near(near) = v.meaning(near_at) else {
        return None;
    };
    let near = match near {
        Near::Same => near,
        Near::Following if of > 0 => Near::OfFollowingYear,
        Near::Next if of > 0 && v.says(near_at - 1, "the") => Near::OfFollowingYear,
        Near::Previous if of > 0 => Near::OfPreviousYear,
        _ => return None,
    };
    let same = usize::from(v.say(near_at, &["that", "same"]));
    let year = near_at + 1 + same;
    let said = v.says(near_at, "that") || of > 0;
    (said && v.says(year, "year") && !v.mark(year + 1, '\''))
        .then_some((Period::Near(near, named), year + 1))
}

/// A month, a day of one, or a season, without its year.
fn part_of_year(v: &View<'_>, i: usize) -> Option<(Named, usize)> {
    if let Meaning::Season(season) = v.meaning(i) {
        return Some((Named::Season(season), i + 1));
    }
    let day = month_day(v, i).or_else(|| day_month(v, i));
    if let Some((date, end)) = day.filter(|(date, _)| date.year == Year::Unsaid) {
        return Some((Named::Day(date.month?, date.day?), end));
    }
    let (month, end) = month(v, i).filter(|_| v.capital(i))?;
    Some((Named::Month(month), end))
}

/// The same day, that week, the following year hang on the last named.
fn close(near: Near, named: Named, the: bool) -> Period {
    match (near, named) {
        (Near::Same, Named::Unit(unit)) => Period::Anaphor(unit, 0),
        (Near::Next, Named::Unit(unit)) if the => Period::Anaphor(unit, 1),
        (Near::Next, Named::Month(_) | Named::Season(_)) if the => {
            Period::Near(Near::Following, named)
        }
        // "the next spring" is the one that followed, "next spring" the one ahead.
        (Near::Next, Named::Season(_) | Named::Month(_)) if the => {
            Period::Near(Near::Following, named)
        }
        (Near::Following, Named::Unit(unit)) => Period::Anaphor(unit, 1),
        (Near::Previous, Named::Unit(unit)) => Period::Anaphor(unit, -1),
        _ => Period::Near(near, named),
    }
}

/// "week after next", "Tuesday after next", "weekend before last".
fn after_next(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let near = match () {
        () if v.say(i + 1, &["after", "next"]) => Near::AfterNext,
        () if v.say(i + 1, &["before", "last"]) => Near::BeforeLast,
        _ => return None,
    };
    let named = match v.meaning(i) {
        Meaning::Unit(unit) if unit != Unit::Night => Named::Unit(unit),
        Meaning::Weekday(w) => Named::Weekday(w),
        _ => return None,
    };
    Some((Period::Near(near, named), i + 3))
}

/// "the very same day", "the next day", "the day after", "the day before" from the last named.
fn same(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let the = v.said_any(i, &["the"]);
    let offset = match () {
        () if v.says_any(i + 1, &["after", "following"]) => 1,
        () if v.says_any(i + 1, &["before", "previous", "earlier"]) => -1,
        _ => return None,
    };
    // "the Saturday before", with nothing behind it.
    if let Meaning::Weekday(weekday) = v.meaning(i) {
        let ends = the && v.has(i, Classes::WEEKDAY) && stands_alone(v, i + 2);
        let near = if offset > 0 {
            Near::Following
        } else {
            Near::Previous
        };
        return ends.then_some((Period::Near(near, Named::Weekday(weekday)), i + 2));
    }
    let Meaning::Unit(unit) = v.meaning(i) else {
        return None;
    };
    // "the year before that"
    let that = the && v.says(i + 2, "that") && v.says_any(i + 1, &["before", "after"]);
    let goes_on = || {
        v.says_any(
            i + 3,
            &["it", "he", "she", "they", "we", "I", "you", "there"],
        )
    };
    if that && unit >= Unit::Day && (guard::phrase_ends(v, i + 3) || goes_on()) {
        return Some((Period::Anaphor(unit, offset), i + 3));
    }
    // "The year before an inspector had given warning."
    let told = v.story && i > 1 && v.begins(i - 1) && (3..=6).any(|k| v.says(i + k, "had"));
    let alone = !v.timeml || v.at(i + 2).kind == crate::token::Kind::Mark || told;
    let fits = the
        && alone
        && v.has(i, Classes::UNIT)
        && !v.is_number(i + 2)
        && (guard::phrase_ends(v, i + 2) || told)
        && unit != Unit::Second;
    fits.then_some((Period::Anaphor(unit, offset), i + 2))
}

/// Whether the sentence or clause ends here: "the evening before." and not "the evening before the vote".
pub(super) fn stands_alone(v: &View<'_>, i: usize) -> bool {
    i >= v.tokens.len()
        || v.at(i).kind == crate::token::Kind::Mark && !v.mark(i, '(') && !v.mark(i, ':')
        || v.says_any(i, &["and", "but", "or", "at", "with", "when", "while"])
}

/// The year of a longer stretch: "this year", "last year", "of 1989", "next year's".
pub(super) fn year_of(v: &View<'_>, i: usize) -> Option<(Year, usize)> {
    let at = i + usize::from(v.says_any(i, &["of", "in"]));
    let fiscal = usize::from(v.has(at, Classes::FISCAL) || v.says(at, "calendar"));
    if let Some((year, end)) = year_behind(v, at + fiscal).filter(|_| !v.mark(at, ',')) {
        return Some((year, end));
    }
    let offset = match v.meaning(at) {
        Meaning::Near(Near::This) => 0,
        Meaning::Near(Near::Next) => 1,
        Meaning::Near(Near::Last) => -1,
        _ => return None,
    };
    let fiscal = usize::from(v.has(at + 1, Classes::FISCAL));
    (v.says(at + 1 + fiscal, "year") && !v.mark(at + 2 + fiscal, '\''))
        .then_some((Year::Offset(offset), at + 2 + fiscal))
}
