//! Weekdays and days of the month alone: "Tuesday", "Thursday 17", "the 15th", "Wednesday next week".

use crate::lexicon::{Classes, Meaning, NamedDay, Near, Unit};
use crate::timex::behind;
use crate::timex::expr::{Date, Named, Period, WeekKind, Year};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;
use crate::token::{Kind, Token};

use super::absolute::{day, month, ordinal, weekday_before, year_behind};
use super::numbered;

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "weekday",
        first: Classes::WEEKDAY,
        then: behind::NO_DIGITS,
        find: |v, i| alone(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "weekday-day",
        first: Classes::WEEKDAY,
        then: behind::NO_DIGITS,
        find: |v, i| weekday_day(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "weekday-of-week",
        first: Classes::WEEKDAY,
        then: behind::NO_DIGITS,
        find: |v, i| of_week(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "the-day",
        first: Classes::DIGITS
            .with(Classes::ORDINAL)
            .with(Classes::CARDINAL),
        then: Classes::SUFFIX,
        find: |v, i| the_day(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "nth-weekday",
        first: Classes::ORDINAL.with(Classes::NEAR).with(Classes::DIGITS),
        then: Classes::SUFFIX,
        find: |v, i| nth(v, i).map(|(p, end)| Found::period(p, end)),
    },
];

fn date(weekday: chrono::Weekday, day: Option<u8>) -> Period {
    Period::Date(Date {
        weekday: Some(weekday),
        day,
        ..Date::default()
    })
}

/// A weekday's name where it is a day.
pub(super) fn alone(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let Meaning::Weekday(weekday) = v.meaning(i) else {
        return None;
    };
    let mut end = i + 1;
    if v.has(i, Classes::ABBREVIATION) && v.mark(end, '.') && v.glued(end) {
        end += 1;
    }
    if !guard::is_weekday(v, i, end) {
        return None;
    }
    if v.timeml
        && let Some(near) = of_a_story(v, i, end)
    {
        return Some((Period::Near(near, Named::Weekday(weekday)), end));
    }
    Some((date(weekday, None), end))
}

/// "The next day was a \[Friday\]" names the weekday of the day before it; "on \[the Tuesday\]" is the one behind what was told.
fn of_a_story(v: &View<'_>, i: usize, end: usize) -> Option<Near> {
    let last = v.last?;
    let near = last.expr.has_day() && last.end + 3 >= i;
    let a = v.said_any(i, &["a"]) && near && !guard::noun_follows(v, end);
    if a {
        let between = last.end + 1 == i - 1 && v.mark(last.end, ',')
            || v.says_any(last.end, &["was", "is", "being"]);
        return between.then_some(Near::Same);
    }
    let the = v.said_any(i, &["the"])
        && v.said_any(i - 1, &["on", "until", "by", "from", "to", "since"])
        && guard::phrase_ends(v, end)
        && !v.says_any(end, &["before", "after", "of", "following", "in"])
        && !v.mark(end, '\'');
    let near = if v.said_any(i - 1, &["since"]) {
        Near::Previous
    } else {
        Near::Following
    };
    the.then_some(near)
}

/// "Thursday 17", "Thursday the 17th", "Thursday, the 17th".
fn weekday_day(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let (weekday, at) = weekday_before(v, i)?;
    let the = v.says(at, "the");
    let (number, end) = day(v, at + usize::from(the))?;
    let suffix = !v.is_number(end - 1);
    let comma = v.marked(at, ',');
    let fits = if suffix {
        !guard::noun_follows(v, end) || !the && !comma && heads_row(v, i, end)
    } else {
        let fits = guard::is_plain_day(v, end) || heads_row(v, i, end) || numbered::is_day(v, end);
        !the && !comma && fits
    };
    fits.then(|| (date(weekday, Some(number)), end))
}

/// Whether "Thu 11" heads the row of a list or table: "Thu 11   H   Anglers", "Sat 2 Ceilidh", "Mon 11th  Mobile Library".
fn heads_row(v: &View<'_>, i: usize, end: usize) -> bool {
    if v.timeml || !(i == 0 || v.new_line(i)) || v.mark(end, ':') || v.has(end, Classes::HALF) {
        return false;
    }
    let (day, next) = (v.at(end - 1), v.at(end));
    let wide = next.has(Token::TAB) || next.start >= day.end + 2;
    let short = v.at(i).len() <= 5 && v.capital(end);
    v.at(end).kind != Kind::Number && (wide || short)
}

/// "Wednesday next week", "Thursday of last week", "Tuesday this week", "the Wednesday of that week".
fn of_week(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let (weekday, at) = weekday_before(v, i)?;
    let at = at + usize::from(v.says(at, "of"));
    if v.meaning(at + 1) != Meaning::Unit(Unit::Week) {
        return None;
    }
    let near = match v.meaning(at) {
        Meaning::Near(Near::This) => Near::OfThisWeek,
        Meaning::Near(Near::Next) => Near::OfNextWeek,
        Meaning::Near(Near::Last) => Near::OfLastWeek,
        Meaning::Near(Near::Same) if v.says_any(at, &["that"]) => Near::Same,
        _ => return None,
    };
    Some((Period::Near(near, Named::Weekday(weekday)), at + 2))
}

/// Words in front of "for the 24th" that arrange something.
const ARRANGED: &[&str] = &[
    "set",
    "planned",
    "scheduled",
    "slated",
    "due",
    "booked",
    "announced",
    "fixed",
    "called",
    "billed",
    "in",
    "down",
    "expected",
    "earmarked",
];

/// "on the 15th", "by the 31st", "on the sixteenth", "the twenty-third of next month".
fn the_day(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    if v.story
        && let Some(found) = told_day(v, i)
    {
        return Some(found);
    }
    if i < 1 || !v.says(i - 1, "the") {
        return None;
    }
    let (number, mut end) = day(v, i).filter(|(_, end)| !v.is_number(end - 1))?;
    let led = v.said_any(
        i - 1,
        &[
            "on", "by", "until", "till", "through", "before", "after", "since", "from", "to",
            "between", "and",
        ],
    );
    // "a seminar planned for the 24th"
    let set = i >= 3
        && v.said_any(i - 1, &["for"])
        && v.said_any(i - 2, ARRANGED)
        && v.is_number(i)
        && !v.timeml;
    // "on the first" is most often none, "by the sixteenth" may be a hole.
    let led = led || v.said_any(i - 1, &["around", "about"]) && v.is_number(i) && !v.timeml;
    let led = led && (v.is_number(i) || number > 5 && v.said_any(i - 1, &["on"]));
    let of_month = v.say(end, &["of", "the", "month"]);
    if of_month {
        end += 3;
    } else if v.says(end, "of")
        && v.says(end + 2, "month")
        && let Meaning::Near(near) = v.meaning(end + 1)
    {
        return Some((Period::DayOf(number, near), end + 3));
    }
    // "the first of this year"
    if v.says(end, "of")
        && number == 1
        && v.says(end + 2, "year")
        && let Some(found) = edge_day(v, 1, end + 1)
    {
        return Some(found);
    }
    let period = Period::Date(Date {
        day: Some(number),
        ..Date::default()
    });
    // "Presidents' Day, the 20th."
    let named = v.marked(i - 1, ',')
        && i >= 3
        && (v.says(i - 3, "day")
            || v.says(i - 3, "later") && !v.timeml
            || v.has(i - 3, Classes::NAMED))
        && (end >= v.tokens.len() || v.at(end).kind == crate::token::Kind::Mark);
    (of_month || (led || named || set) && !guard::noun_follows(v, end)).then_some((period, end))
}

/// What else has an ordinal in an account of a war: "the 7th Cavalry", "the 2nd attempt", "the 38th parallel".
const NUMBERED: &[&str] = &[
    "army",
    "attack",
    "attempt",
    "assault",
    "battalion",
    "battery",
    "brigade",
    "birthday",
    "anniversary",
    "century",
    "company",
    "corps",
    "day",
    "division",
    "dynasty",
    "earl",
    "edition",
    "floor",
    "fleet",
    "foot",
    "group",
    "hour",
    "hussars",
    "dragoons",
    "infantry",
    "cavalry",
    "lancers",
    "line",
    "parallel",
    "regiment",
    "session",
    "squadron",
    "time",
    "wave",
    "week",
    "wing",
    "year",
    "duke",
    "king",
    "baron",
    "volunteers",
    "guards",
    "rifles",
    "hill",
    "street",
    "avenue",
    "place",
];

/// "on the 6th independence was declared", "the evening of the 7th", "the 12th and 13th", "the 18th General Moore rode": in a history
/// a bare ordinal is a day sooner than in the news.
fn told_day(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    if i < 2 || !v.is_number(i) || !v.has(i + 1, Classes::SUFFIX) {
        return None;
    }
    let (number, end) = day(v, i).filter(|(_, end)| *end == i + 2)?;
    // "the 10th of that month"
    if v.says(end, "of") && v.says(end + 2, "month") {
        return None;
    }
    let the = v.says(i - 1, "the");
    let led = the
        && (v.said_any(
            i - 1,
            &[
                "on", "by", "until", "till", "through", "before", "after", "since", "from", "to",
                "between", "and", "about", "around", "than", "during",
            ],
        ) || i > 3
            && v.said_any(i - 1, &["of"])
            && v.says_any(
                i - 3,
                &[
                    "night",
                    "morning",
                    "evening",
                    "afternoon",
                    "hours",
                    "dawn",
                    "night",
                    "noon",
                    "midnight",
                ],
            ));
    let led = led || the && v.marked(i - 1, '(');
    let listed = (the || v.said_any(i, &["and", "or", "to"]) || v.marked(i, '-'))
        && v.last.is_some_and(|last| {
            let day = matches!(last.expr.kind, crate::timex::expr::ExprKind::Period(Period::Date(d)) if d.day.is_some());
            day && (last.end + 2 == i || last.end + 1 == i)
        });
    // "On the 15th Buller rode": at the head of a sentence a day.
    let heads = v.said_any(i - 1, &["on"]) && i > 1 && v.begins(i - 2);
    let force = v.says_any(end + 1, NUMBERED) || v.says_any(end, &["new", "united", "royal"]);
    let named = v.capital(end)
        && !v.new_line(end)
        && !v.has(end, Classes::PERSON_TITLE)
        && (!heads || force)
        || v.says_any(end, NUMBERED)
        || v.mark(end, '-');
    ((led || listed) && !named).then_some((
        Period::Date(Date {
            day: Some(number),
            ..Date::default()
        }),
        end,
    ))
}

/// "second Tuesday of November", "last Friday in May", "first week of March", "first Monday of the month", "last day of 2024".
fn nth(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let (nth, at) = if v.says(i, "last") {
        (-1, i + 1)
    } else if v.is_number(i) {
        let (n, end) = day(v, i).filter(|(n, end)| *n <= 5 && !v.is_number(end - 1))?;
        (n as i8, end)
    } else {
        let (n, end) = ordinal(v, i).filter(|(n, _)| *n <= 5)?;
        (n as i8, end)
    };
    let weekday = match v.meaning(at) {
        Meaning::Weekday(w) if v.has(at, Classes::WEEKDAY) => Some(w),
        Meaning::Unit(Unit::Day) if v.has(at, Classes::UNIT) => None,
        Meaning::Unit(unit @ (Unit::Weekend | Unit::Week))
            if v.has(at, Classes::UNIT) && v.says_any(at + 1, &["of", "in"]) =>
        {
            let (month, end) = month(v, at + 2)?;
            let (year, end) = year_behind(v, end).map_or((Year::Unsaid, end), |(y, e)| (y, e));
            let kind = if unit == Unit::Week {
                WeekKind::Week
            } else {
                WeekKind::Weekend
            };
            let period = Period::NthWeek {
                nth,
                month,
                year,
                kind,
            };
            return Some((period, end));
        }
        _ => return None,
    };
    if let Some(found) = election_formula(v, i) {
        return Some(found);
    }
    if !v.says_any(at + 1, &["of", "in"]) {
        return None;
    }
    let of = at + 2;
    if let Some((m, end)) = month(v, of) {
        let (year, end) = year_behind(v, end).map_or((Year::Unsaid, end), |(y, e)| (y, e));
        let period = Period::Nth {
            nth,
            weekday,
            month: Some(m),
            year,
        };
        return Some((period, end));
    }
    if v.says_any(of, &["the", "this", "each", "every"]) && v.says(of + 1, "month") {
        if v.says_any(of, &["each", "every"]) {
            return None;
        }
        let period = Period::Nth {
            nth,
            weekday,
            month: None,
            year: Year::Unsaid,
        };
        return Some((period, of + 2));
    }
    let Some(weekday) = weekday else {
        return edge_day(v, nth, of);
    };
    // "second Tuesday of next month"
    match v.meaning(of) {
        Meaning::Near(near @ (Near::This | Near::Next | Near::Last))
            if v.meaning(of + 1) == Meaning::Unit(Unit::Month) && !v.timeml =>
        {
            Some((Period::NthOf(nth, weekday, near), of + 2))
        }
        _ => None,
    }
}

/// "first day of next year", "last day of this year", "first day of next month".
fn edge_day(v: &View<'_>, nth: i8, of: usize) -> Option<(Period, usize)> {
    let Meaning::Near(near) = v.meaning(of) else {
        return None;
    };
    let (month, day) = match nth {
        1 => (1, 1),
        -1 => (12, 31),
        _ => return None,
    };
    let offset = match near {
        Near::This => 0,
        Near::Next => 1,
        Near::Last => -1,
        _ => return None,
    };
    if v.says(of + 1, "month") {
        return (nth == 1).then_some((Period::DayOf(1, near), of + 2));
    }
    let date = Date {
        month: Some(month),
        day: Some(day),
        year: Year::Offset(offset),
        ..Date::default()
    };
    v.says(of + 1, "year")
        .then_some((Period::Date(date), of + 2))
}

/// "first Tuesday after the first Monday in November", as the law has it.
fn election_formula(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let says = v.say(i, &["first", "tuesday", "after", "the", "first", "monday"])
        && v.says_any(i + 6, &["in", "of"])
        && v.says(i + 7, "november");
    let (year, end) = year_behind(v, i + 8).map_or((Year::Unsaid, i + 8), |(y, e)| (y, e));
    says.then_some((Period::NamedDay(NamedDay::ElectionDay, year, None), end))
}

/// The longest of this family that begins at `i`.
pub(super) fn any(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    if !matches!(v.meaning(i), Meaning::Weekday(_)) {
        let found = [the_day(v, i), nth(v, i)];
        return found.into_iter().flatten().max_by_key(|(_, end)| *end);
    }
    let found = [
        of_week(v, i),
        weekday_day(v, i),
        alone(v, i),
        the_day(v, i),
        nth(v, i),
    ];
    found.into_iter().flatten().max_by_key(|(_, end)| *end)
}
