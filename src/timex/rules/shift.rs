//! Days counted from another: "three weeks ago", "a week from Tuesday", "two days before the election", "Tuesday week".

use crate::lexicon::{Classes, Meaning, Near, Unit};
use crate::timex::expr::{Anchor, Date, Named, Period, Year};
use crate::timex::guard;
use crate::timex::view::View;

use super::absolute::{day_month, month_day, weekday_before};
use super::duration::amount;
use super::relative::{SHIFT_FIRST, near};
use super::{named_day, numeric, weekday};

/// "day after tomorrow", "day before yesterday", "day after Thanksgiving", "week after Easter", "day before the election".
pub(super) fn day_after(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let Meaning::Unit(
        unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Weekend | Unit::Night | Unit::Year),
    ) = v.meaning(i)
    else {
        return None;
    };
    let back = goes_back(v, i + 1)?;
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

/// Whether "before" or "after" stands there.
fn goes_back(v: &View<'_>, i: usize) -> Option<bool> {
    let back = v.says_any(i, &["before", "preceding"]);
    (back || v.says_any(i, &["after", "following"])).then_some(back)
}

/// "Monday after Thanksgiving", "Friday before Christmas", "Tuesday after Nov. 1".
pub(super) fn weekday_after(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let Meaning::Weekday(weekday) = v.meaning(i) else {
        return None;
    };
    let back = goes_back(v, i + 1)?;
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
pub(super) fn weekday_week(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
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
