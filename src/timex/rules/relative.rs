//! Days and stretches counted from the issue's day or from the last named: "yesterday", "next Tuesday", "this week",
//! "three weeks ago", "the following day", "a week from Tuesday".

use crate::lexicon::{Classes, DayPart, Meaning, Near, Unit};
use crate::timex::behind;
use crate::timex::expr::{Anchor, Date, ExprKind, Named, Period, Year};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

use super::absolute::{day_month, month, month_day, weekday_before, year_behind};
use super::duration::amount;
use super::{named_day, numeric, weekday};

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

/// "close of business Friday", "COB Friday", "end of day Thursday", "before the open", "after the bell".
fn close_of_day(v: &View<'_>, i: usize) -> Option<Found> {
    if v.timeml {
        return None;
    }
    if v.says_any(i, &["before", "after"]) && v.says(i + 1, "the") {
        let at = i + 2 + usize::from(v.says_any(i + 2, &["opening", "closing"]));
        let part = match () {
            () if v.says_any(at, &["open", "opening"])
                || v.says(i, "before") && v.says_any(at, &["bell", "market"]) =>
            {
                DayPart::Open
            }
            () if v.says_any(at, &["close", "bell"]) => DayPart::Close,
            _ => return None,
        };
        return guard::phrase_ends(v, at + 1)
            .then(|| Found::new(ExprKind::PartOfDay(None, part), at + 1));
    }
    let at = match () {
        () if v.says_any(i, &["cob", "eod"]) && v.at(i).has(crate::token::Token::ALL_CAPS) => i + 1,
        () if v.says_any(i, &["close", "end"]) && v.says(i + 1, "of") => {
            let at = i + 2 + usize::from(v.says(i + 2, "the"));
            let at = at + usize::from(v.says_any(at, &["business", "trading", "working"]));
            let named = v.said_any(at, &["business", "trading", "working"]);
            let day = v.says(at, "day");
            (named || day && v.says(i, "end")).then_some(at + usize::from(day))?
        }
        _ => return None,
    };
    let on = at + usize::from(v.says(at, "on") || v.mark(at, ','));
    if let Some((day, end)) = super::day_clock::any_day(v, on) {
        return Some(Found::new(
            ExprKind::PartOfDay(Some(day), DayPart::Close),
            end,
        ));
    }
    (!v.says(at - 1, "day")).then(|| Found::new(ExprKind::PartOfDay(None, DayPart::Close), at))
}

/// The classes that an amount may begin with.
pub(super) const AMOUNT_FIRST: Classes = Classes::DIGITS
    .with(Classes::CARDINAL)
    .with(Classes::A)
    .with(Classes::SOME)
    .with(Classes::HALVES);

/// The classes that what is so far away may begin with: "two weeks ago", "months ago".
const SHIFT_FIRST: Classes = AMOUNT_FIRST.with(Classes::UNITS);

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

/// "day after tomorrow", "day before yesterday", "day after Thanksgiving", "week after Easter", "day before the election".
fn day_after(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let Meaning::Unit(
        unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Weekend | Unit::Night | Unit::Year),
    ) = v.meaning(i)
    else {
        return None;
    };
    let back = match () {
        () if v.says_any(i + 1, &["after", "following"]) => false,
        () if v.says_any(i + 1, &["before", "preceding"]) => true,
        _ => return None,
    };
    let (from, end) = anchor(v, i + 2)?;
    if v.timeml && !matches!(from, Anchor::Deictic(_) | Anchor::NamedDay(..)) {
        return None;
    }
    let period = Period::Shift {
        amount: one(unit),
        back,
        from,
    };
    Some((period, end))
}

/// "Monday after Thanksgiving", "Friday before Christmas", "Tuesday after Nov. 1".
fn weekday_after(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let Meaning::Weekday(weekday) = v.meaning(i) else {
        return None;
    };
    let back = match () {
        () if v.says_any(i + 1, &["after", "following"]) => false,
        () if v.says_any(i + 1, &["before", "preceding"]) => true,
        _ => return None,
    };
    let (from, end) = anchor(v, i + 2)?;
    let placed =
        matches!(from, Anchor::NamedDay(..)) || matches!(from, Anchor::Date(d) if d.day.is_some());
    let from_the = v.said_any(i, &["the"]) && v.has(i, Classes::WEEKDAY);
    (placed && from_the).then_some((
        Period::WeekdayFrom {
            weekday,
            back,
            from,
        },
        end,
    ))
}

fn one(unit: Unit) -> crate::timex::expr::Amount {
    crate::timex::expr::Amount {
        count: Some(1.0),
        high: None,
        unit,
        plus: None,
    }
}

/// What an amount is counted from: "Tuesday", "Oct. 3", "next Tuesday", "tomorrow", "Thanksgiving", "the election".
fn anchor(v: &View<'_>, i: usize) -> Option<(Anchor, usize)> {
    let i = i + usize::from(v.says(i, "the"));
    if let Meaning::Deictic(offset) = v.meaning(i) {
        return Some((Anchor::Deictic(offset), i + 1));
    }
    if v.says_any(i, &["now"]) {
        return Some((Anchor::Issue, i + 1));
    }
    let dates = [
        month_day(v, i),
        day_month(v, i),
        numeric::iso(v, i),
        numeric::numeric(v, i),
    ];
    if let Some((date, end)) = dates.into_iter().flatten().max_by_key(|(_, end)| *end) {
        return Some((Anchor::Date(date), end));
    }
    if let Some((Period::NamedDay(day, year, _), end)) = named_day::named(v, i) {
        return Some((Anchor::NamedDay(day, year), end));
    }
    if v.says_any(i, &["election"]) && v.said_any(i, &["the"]) && !guard::noun_follows(v, i + 1) {
        return Some((
            Anchor::NamedDay(crate::lexicon::NamedDay::ElectionDay, Year::Unsaid),
            i + 1,
        ));
    }
    if let Some((Period::Near(near, Named::Weekday(w)), end)) = near(v, i) {
        return Some((Anchor::Near(near, w), end));
    }
    if let Some((Period::Date(date), end)) = weekday::any(v, i) {
        return Some((Anchor::Date(date), end));
    }
    None
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
fn stands_alone(v: &View<'_>, i: usize) -> bool {
    i >= v.tokens.len()
        || v.at(i).kind == crate::token::Kind::Mark && !v.mark(i, '(') && !v.mark(i, ':')
        || v.says_any(i, &["and", "but", "or", "at", "with", "when", "while"])
}

/// "three weeks ago", "a year ago today", "two years later", "a week from Tuesday", "ten days from now", "two days before the election".
pub(super) fn shift(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    if !v.has(i, SHIFT_FIRST) {
        return None;
    }
    // "months ago"
    let bare = match v.meaning(i) {
        Meaning::Unit(unit) if v.has(i, Classes::UNITS) && v.says(i + 1, "ago") => {
            let some = crate::timex::expr::Amount {
                count: None,
                ..one(unit)
            };
            Some((some, i + 1))
        }
        _ => None,
    };
    if let Some(found) = weekdays_ago(v, i) {
        return Some(found);
    }
    let (amount, at) = bare.or_else(|| amount(v, i))?;
    let done = |back, from, end| Some((Period::Shift { amount, back, from }, end));
    if v.says(at, "ago") {
        return match v.meaning(at + 1) {
            Meaning::Deictic(by) if !v.has(at + 1, Classes::PART) => {
                done(true, Anchor::Deictic(by), at + 2)
            }
            Meaning::Near(near @ (Near::Next | Near::This | Near::Last | Near::Coming))
                if !v.timeml && v.has(at + 2, Classes::WEEKDAY) && amount.unit >= Unit::Week =>
            {
                match v.meaning(at + 2) {
                    Meaning::Weekday(weekday) => done(true, Anchor::Near(near, weekday), at + 3),
                    _ => done(true, Anchor::Issue, at + 1),
                }
            }
            Meaning::Weekday(weekday)
                if v.has(at + 1, Classes::WEEKDAY) && amount.unit >= Unit::Week =>
            {
                let weekday = Some(weekday);
                let date = Date {
                    weekday,
                    ..Date::default()
                };
                done(true, Anchor::Date(date), at + 2)
            }
            // "three years ago this week"
            Meaning::Near(Near::This)
                if let Meaning::Unit(unit) = v.meaning(at + 2)
                    && v.has(at + 2, Classes::UNIT)
                    && unit < amount.unit
                    && guard::phrase_ends(v, at + 3) =>
            {
                done(true, Anchor::This(unit), at + 3)
            }
            _ => done(true, Anchor::Issue, at + 1),
        };
    }
    if is_back(v, i, at) && amount.unit >= Unit::Day {
        return done(true, Anchor::Issue, at + 1);
    }
    if v.say(at, &["from", "now"]) {
        return done(false, Anchor::Issue, at + 2);
    }
    if v.says(at, "hence") {
        return done(false, Anchor::Issue, at + 1);
    }
    if v.mark(at, '\'') && v.says(at + 1, "time") && v.said_any(i, &["in"]) {
        return done(false, Anchor::Issue, at + 2);
    }
    if v.says(at, "time") && v.said_any(i, &["in"]) {
        return done(false, Anchor::Issue, at + 1);
    }
    let sure = amount.count.is_some() || amount.high.is_some();
    if v.said_any(i, &["in"])
        && !v.timeml
        && sure
        && !v.says(at, "from")
        && guard::phrase_ends(v, at)
        && amount.unit >= Unit::Day
    {
        return done(false, Anchor::Issue, at);
    }
    // "two years earlier than planned" is a length.
    if v.timeml && v.says(at, "earlier") && v.says(at + 1, "than") {
        return None;
    }
    if v.says_any(at, &["earlier", "previously", "beforehand"]) {
        return done(true, Anchor::LastNamed, at + 1);
    }
    // The corpora mark the length alone: "[two days] later", "[a week] after the vote".
    if v.timeml {
        return None;
    }
    if v.says_any(at, &["later", "afterward", "afterwards", "thereafter"]) {
        return done(false, Anchor::LastNamed, at + 1);
    }
    if let Some((from, end)) = counted_on(v, i, at, amount.unit) {
        return done(false, from, end);
    }
    // "registration closes a week before"
    let counted = v.has(i, Classes::A.with(Classes::CARDINAL)) && amount.unit >= Unit::Day;
    if counted && v.says_any(at, &["before", "after"]) && v.mark(at + 1, '.') && !v.timeml {
        return done(v.says(at, "before"), Anchor::LastNamed, at + 1);
    }
    let back = match () {
        () if v.says_any(at, &["before"])
            || v.say(at, &["prior", "to"])
            || v.say(at, &["ahead", "of"]) =>
        {
            true
        }
        () if v.says_any(at, &["after", "from", "following"]) => false,
        _ => return None,
    };
    let from_at = at
        + if v.says_any(at, &["prior", "ahead"]) {
            2
        } else {
            1
        };
    let (from, end) = anchor(v, from_at)?;
    done(back, from, end)
}

/// Whether "back" behind an amount says "ago": "two years back nobody knew", not "moved it two weeks back".
fn is_back(v: &View<'_>, i: usize, at: usize) -> bool {
    const LEADS_ON: &[&str] = &[
        "in", "to", "from", "at", "on", "with", "home", "pay", "then", "when", "into", "for", "up",
        "there",
    ];
    let moved = (1..5).any(|k| {
        i >= k
            && v.says_any(
                i - k,
                &[
                    "push", "pushed", "pushes", "move", "moved", "moves", "set", "put", "setting",
                    "pushing", "games", "points",
                ],
            )
    });
    v.says(at, "back") && !v.says_any(at + 1, LEADS_ON) && !moved && !v.mark(at + 1, '-')
}

/// "a week tomorrow", "two weeks on Friday", "a fortnight today": what weeks are counted from in Britain.
fn counted_on(v: &View<'_>, i: usize, at: usize, unit: Unit) -> Option<(Anchor, usize)> {
    let lasts = v.said_any(
        i,
        &[
            "for", "been", "over", "than", "of", "about", "nearly", "almost", "in",
        ],
    );
    if !matches!(unit, Unit::Week | Unit::Fortnight) || lasts {
        return None;
    }
    match v.meaning(at) {
        Meaning::Deictic(by @ 0..) if !v.has(at, Classes::PART) => {
            return Some((Anchor::Deictic(by), at + 1));
        }
        _ => {}
    }
    let Meaning::Weekday(weekday) = v.meaning(at + 1) else {
        return None;
    };
    let weekday = Some(weekday);
    let date = Date {
        weekday,
        ..Date::default()
    };
    (v.says(at, "on")
        && v.has(at + 1, Classes::WEEKDAY)
        && !v.has(at + 2, Classes::MONTH.with(Classes::DIGITS)))
    .then_some((Anchor::Date(date), at + 2))
}

/// "two Fridays ago": the Friday a week before the last one.
fn weekdays_ago(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let Meaning::Weekday(weekday) = v.meaning(i + 1) else {
        return None;
    };
    let count = match v.meaning(i) {
        Meaning::Number(n @ 2..=9) if v.has(i, Classes::CARDINAL) => n,
        _ => v.digits(i, 1..=1).filter(|n| *n >= 2)?,
    };
    let weekday = Some(weekday);
    let period = Period::Shift {
        amount: crate::timex::expr::Amount {
            count: Some(count as f32 - 1.0),
            ..one(Unit::Week)
        },
        back: true,
        from: Anchor::Date(Date {
            weekday,
            ..Date::default()
        }),
    };
    v.says(i + 2, "ago").then_some((period, i + 3))
}

/// "Tuesday week", "today week", "Tuesday fortnight".
fn weekday_week(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let unit = match v.meaning(i + 1) {
        Meaning::Unit(unit @ (Unit::Week | Unit::Fortnight)) if v.has(i + 1, Classes::UNIT) => unit,
        _ => return None,
    };
    // "Tuesday week suits me": a verb; "the Monday week 3 game" and "Friday Week Six" are names.
    let next = v.at(i + 2);
    let goes_on = v.new_line(i + 1)
        || v.capital(i + 1)
        || v.is_number(i + 2)
        || v.capital(i + 2) && !v.new_line(i + 2)
        || v.mark(i + 2, '-') && next.glued()
        || v.says_any(i + 2, &["of", "long", "day", "end", "night", "one", "two"]);
    if goes_on {
        return None;
    }
    let from = match v.meaning(i) {
        Meaning::Deictic(offset) => Anchor::Deictic(offset),
        _ => {
            let (w, end) = weekday_before(v, i).filter(|(_, end)| *end == i + 1)?;
            debug_assert_eq!(end, i + 1);
            Anchor::Date(Date {
                weekday: Some(w),
                ..Date::default()
            })
        }
    };
    let period = Period::Shift {
        amount: one(unit),
        back: false,
        from,
    };
    Some((period, i + 2))
}

/// "Monday morning", "this afternoon", "tonight", "last night", "Oct. 3 evening", "morning of Oct. 3", "Thursday p.m.".
fn part_of_day(v: &View<'_>, i: usize) -> Option<Found> {
    if v.says_any(i, &["tonight", "tonite"]) {
        let today = Period::Deictic {
            unit: Unit::Day,
            offset: 0,
        };
        return Some(Found::new(
            ExprKind::PartOfDay(Some(today), DayPart::Night),
            i + 1,
        ));
    }
    if let Some((part, at)) = part(v, i) {
        return part_first(v, i, part, at);
    }
    if let Meaning::Near(near) = v.meaning(i)
        && let Some(found) = near_part(v, i, near)
    {
        return Some(found);
    }
    let (day, end) = super::day_clock::any_day(v, i)?;
    let skip = usize::from(v.mark(end, ',') && !v.timeml);
    let single = |i| part(v, i).filter(|_| !v.has(i, Classes::REPEAT));
    let (part, end) = single(end + skip).or_else(|| {
        let (half, end) = super::clock::half(v, end)?;
        let part = match half {
            crate::timex::expr::Half::Am => DayPart::Morning,
            _ => DayPart::Afternoon,
        };
        // "Monday a.m.", never "Oct. 5 a.m.", whose number is an hour.
        v.has(end - 1, Classes::HALF)
            .then_some((part, end))
            .filter(|_| !v.is_number(end.saturating_sub(2)))
    })?;
    Some(Found::new(ExprKind::PartOfDay(Some(day), part), end))
}

/// "this morning", "last night", "that evening", "the following morning", "the same night".
fn near_part(v: &View<'_>, i: usize, near: Near) -> Option<Found> {
    let same = usize::from(v.says(i, "that") && v.says_any(i + 1, &["same", "very"]));
    let late = usize::from(v.says_any(i + 1 + same, &["late", "early"]));
    let (part, end) = part(v, i + 1 + same + late)?;
    let day = |offset| Period::Deictic {
        unit: Unit::Day,
        offset,
    };
    let day = match near {
        Near::This => day(0),
        Near::Last if part == DayPart::Night || part == DayPart::Evening => day(-1),
        Near::Next if v.said_any(i, &["the"]) || v.story => Period::Anaphor(Unit::Day, 1),
        Near::Following => Period::Anaphor(Unit::Day, 1),
        Near::Previous => Period::Anaphor(Unit::Day, -1),
        Near::Same => Period::Anaphor(Unit::Day, 0),
        _ => return None,
    };
    Some(Found::new(ExprKind::PartOfDay(Some(day), part), end))
}

/// "morning of Oct. 3", "evening before", "overnight", "the morning", "night before last".
fn part_first(v: &View<'_>, i: usize, part: DayPart, at: usize) -> Option<Found> {
    if v.says_any(at, &["of", "on"])
        && let the = usize::from(v.says(at + 1, "the"))
        && let Some((day, end)) = super::day_clock::any_day(v, at + 1 + the)
        && !v.timeml
    {
        return Some(Found::new(ExprKind::PartOfDay(Some(day), part), end));
    }
    // "late afternoon Friday", "mid-morning today"
    let narrowed = v.said_any(i, &["late", "early", "mid"])
        || v.marked(i, '-') && v.says(i.wrapping_sub(2), "mid")
        || v.says_any(i, &["midmorning", "midafternoon"]);
    if narrowed
        && v.has(at, Classes::WEEKDAY.with(Classes::DEICTIC))
        && !v.new_line(at)
        && let Some((day, end)) = super::day_clock::any_day(v, at)
    {
        return Some(Found::new(ExprKind::PartOfDay(Some(day), part), end));
    }
    if v.say(at, &["before", "last"]) {
        let day = Period::Deictic {
            unit: Unit::Day,
            offset: -2,
        };
        return Some(Found::new(ExprKind::PartOfDay(Some(day), part), at + 2));
    }
    // "the evening before.", "the morning after,"
    let offset = match () {
        () if v.says_any(at, &["before", "previous"]) => -1,
        () if v.says_any(at, &["after", "following"]) => 1,
        _ => 0,
    };
    if offset != 0 && !v.timeml && v.said_any(i, &["the"]) && stands_alone(v, at + 1) {
        let day = Period::Anaphor(Unit::Day, offset);
        return Some(Found::new(ExprKind::PartOfDay(Some(day), part), at + 1));
    }
    guard::is_part_alone(v, i, at).then(|| Found::new(ExprKind::PartOfDay(None, part), at))
}

/// Reads a part of the day.
pub(super) fn part(v: &View<'_>, i: usize) -> Option<(DayPart, usize)> {
    match v.meaning(i) {
        Meaning::Part(part) => Some((part, i + 1)),
        Meaning::Unit(Unit::Night) if v.has(i, Classes::UNIT) => Some((DayPart::Night, i + 1)),
        _ => None,
    }
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
