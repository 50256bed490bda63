//! Stretches longer than a day: quarters, halves, seasons, years, decades, centuries, "the week of Nov. 4", "year-end".

use crate::lexicon::{Classes, Meaning, Near, Unit};
use crate::timex::expr::{ExprKind, Fiscal, Modifier, Named, Period, WeekKind, Year};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

use super::absolute::{day_month, month_day, ordinal, year, year_behind};
use super::numeric;
use super::relative::year_of;

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "quarter",
        first: Classes::ORDINAL
            .with(Classes::NEAR)
            .with(Classes::DIGITS)
            .with(Classes::FISCAL)
            .with(Classes::UNIT)
            .with(Classes::NAMED_BY_RULE),
        find: |v, i| quarter(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "years-quarter",
        first: Classes::NEAR.with(Classes::DIGITS),
        find: years_quarter,
    },
    Rule {
        name: "the-quarter",
        first: Classes::UNIT.with(Classes::NEAR),
        find: the_quarter,
    },
    Rule {
        name: "quarter-of-month",
        first: Classes::MONTH,
        find: |v, i| quarter_of_month(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "compared-period",
        first: Classes::UNIT
            .with(Classes::NAMED_BY_RULE)
            .with(Classes::NEAR),
        find: compared,
    },
    Rule {
        name: "season",
        first: Classes::SEASON,
        find: season,
    },
    Rule {
        name: "year",
        first: Classes::DIGITS.with(Classes::UNIT),
        find: year_alone,
    },
    Rule {
        name: "fiscal-year",
        first: Classes::FISCAL.with(Classes::NAMED_BY_RULE),
        find: fiscal_year,
    },
    Rule {
        name: "year-in-words",
        first: Classes::CARDINAL.with(Classes::UNIT),
        find: year_in_words,
    },
    Rule {
        name: "year-of-era",
        first: Classes::DIGITS.with(Classes::ERA),
        find: era,
    },
    Rule {
        name: "decade",
        first: Classes::DIGITS
            .with(Classes::CARDINAL)
            .with(Classes::NAMED_BY_RULE),
        find: decade,
    },
    Rule {
        name: "century",
        first: Classes::DIGITS
            .with(Classes::ORDINAL)
            .with(Classes::CARDINAL),
        find: century,
    },
    Rule {
        name: "week-of",
        first: Classes::UNIT,
        find: week_of,
    },
    Rule {
        name: "year-end",
        first: Classes::UNIT.with(Classes::NAMED_BY_RULE),
        find: year_end,
    },
    Rule {
        name: "the-unit",
        first: Classes::UNIT,
        find: the_unit,
    },
];

/// "third quarter", "Q3 2024", "3Q", "fiscal third quarter", "second half of 1989", "first-half".
fn quarter(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let (n, half, fiscal, at) = quarter_name(v, i)?;
    let (year, end) = behind(v, at);
    let unsaid = year == Year::Unsaid;
    let of_the_year = end > at;
    if half
        && unsaid
        && !of_the_year
        && (v.says_any(at, &["of", "in"])
            || v.timeml
                && !guard::phrase_ends(v, at)
                && v.at(i).number == 0
                && !v.had(i, Classes::THE))
    {
        return None;
    }
    // "a quarter of the", "third quarter of the game".
    if !half
        && unsaid
        && v.says(at, "of")
        && v.at(at + 1).kind == crate::token::Kind::Word
        && !v.say(at + 1, &["the", "year"])
    {
        return None;
    }
    let near = None;
    let period = if half {
        Period::Half { n, year, near }
    } else {
        Period::Quarter {
            n,
            year,
            fiscal,
            near,
        }
    };
    Some((period, end))
}

/// The year behind a quarter: "1984", "of 1984", "of last year", "of fiscal 1990".
fn behind(v: &View<'_>, at: usize) -> (Year, usize) {
    if let Some(end) = a_year_ago(v, at) {
        return (Year::Offset(-1), end);
    }
    let ended = v.says_any(at + 3, &["ended", "ending"]);
    if v.say(at, &["of", "the", "year"]) && !v.mark(at + 3, '\'') && !ended {
        return (Year::Offset(0), at + 3);
    }
    year_of(v, at)
        .or_else(|| year_behind(v, at))
        .map_or((Year::Unsaid, at), |(y, end)| (y, end))
}

/// The position behind "a year ago", "a year earlier".
fn a_year_ago(v: &View<'_>, at: usize) -> Option<usize> {
    (v.say(at, &["a", "year"]) && v.says_any(at + 2, &["ago", "earlier"])).then_some(at + 3)
}

/// The name alone: number, whether a half, whether fiscal, the position behind it.
fn quarter_name(v: &View<'_>, i: usize) -> Option<(u8, bool, bool, usize)> {
    let fiscal = v.has(i, Classes::FISCAL) && !v.says(i, "fy");
    let at = i + usize::from(fiscal);
    let letter = |i: usize, c: &str| v.says(i, c) && v.capital(i) && v.at(i).len() == 1;
    if letter(at, "q") || letter(at, "h") {
        let half = letter(at, "h");
        let n = v.digits(at + 1, 1..=1).filter(|_| v.glued(at + 1))? as u8;
        let fits = (1..=if half { 2 } else { 4 }).contains(&n)
            && !v.runs_on(at + 2)
            && (!half || year_behind(v, at + 2).is_some());
        return fits.then_some((n, half, fiscal, at + 2));
    }
    if let Some(n) = v.digits(at, 1..=1)
        && v.glued(at + 1)
        && letter(at + 1, "q")
    {
        return (1..=4)
            .contains(&n)
            .then_some((n as u8, false, fiscal, at + 2));
    }
    let (n, mut at) = if v.is_number(at) {
        let n = v.digits(at, 1..=1)? as u8;
        (v.has(at + 1, Classes::SUFFIX) && v.glued(at + 1)).then_some((n, at + 2))?
    } else if v.says(at, "last") && v.says(at + 1, "half") {
        (2, at + 1)
    } else {
        ordinal(v, at)?
    };
    let hyphen = v.tight(at, '-');
    at += usize::from(hyphen);
    let fiscal_behind = v.has(at, Classes::FISCAL);
    at += usize::from(fiscal_behind);
    let half = v.says(at, "half");
    let fits = half && n <= 2 || v.says(at, "quarter") && (1..=4).contains(&n);
    (fits && !v.tight(at + 1, '-')).then_some((n, half, fiscal || fiscal_behind, at + 1))
}

/// "next year's first quarter", "last year's third period", "1989's second half", "1989 third quarter".
fn years_quarter(v: &View<'_>, i: usize) -> Option<Found> {
    let (year, at) = if v.is_number(i) {
        year(v, i)?
    } else {
        year_of(v, i).or_else(|| {
            let offset = match v.meaning(i) {
                Meaning::Near(Near::This) => 0,
                Meaning::Near(Near::Next) => 1,
                Meaning::Near(Near::Last) => -1,
                _ => return None,
            };
            v.says(i + 1, "year")
                .then_some((Year::Offset(offset), i + 2))
        })?
    };
    let owned = v.mark(at, '\'') && v.says(at + 1, "s");
    let at = if owned { at + 2 } else { at };
    if v.says_any(at, &["quarter", "period"]) && v.timeml {
        let period = Period::Quarter {
            n: 0,
            year,
            fiscal: false,
            near: None,
        };
        return Some(Found::period(period, at + 1));
    }
    let (n, half, fiscal, end) = quarter_name(v, at)?;
    let near = None;
    let period = if half {
        Period::Half { n, year, near }
    } else {
        Period::Quarter {
            n,
            year,
            fiscal,
            near,
        }
    };
    Some(Found::period(period, end))
}

/// "the quarter", "the latest quarter", "the latest period", "the current quarter".
fn the_quarter(v: &View<'_>, i: usize) -> Option<Found> {
    let near = match v.meaning(i) {
        Meaning::Near(near @ (Near::Past | Near::This))
            if v.says_any(i, &["latest", "current"]) =>
        {
            Some(near)
        }
        Meaning::Near(_) => return None,
        _ => None,
    };
    let at = i + usize::from(near.is_some());
    let fiscal = v.has(at, Classes::FISCAL);
    let at = at + usize::from(fiscal);
    let noun = v.says(at, "quarter") || near.is_some() && v.says(at, "period");
    let the = v.said_any(i, &["the"]);
    let of = v.says_any(at + 1, &["of", "century", "mile", "hour", "pound"])
        || v.mark(at + 1, '-')
        || v.capital(at);
    if noun
        && the
        && let Some(end) = a_year_ago(v, at + 1)
    {
        return Some(Found::period(Period::Comparison(Unit::Quarter), end));
    }
    (noun && the && !of).then(|| {
        let period = Period::Quarter {
            n: 0,
            year: Year::Unsaid,
            fiscal,
            near,
        };
        Found::period(period, at + 1)
    })
}

/// "year-earlier quarter", "year-ago period", "the period", "the same period last year".
fn compared(v: &View<'_>, i: usize) -> Option<Found> {
    let the = v.said_any(i, &["the", "a"]);
    if v.says(i, "year") {
        let ago = v.mark(i + 1, '-') && v.says_any(i + 2, &["ago", "earlier"]);
        if !ago {
            return None;
        }
        let fiscal = usize::from(v.has(i + 3, Classes::FISCAL));
        let ordinal = usize::from(v.has(i + 3 + fiscal, Classes::ORDINAL));
        let noun = i + 3 + fiscal + ordinal;
        let end = if v.says_any(noun, &["quarter", "period", "half", "month"]) {
            noun + 1
        } else {
            i + 3
        };
        return Some(Found::period(Period::Comparison(Unit::Quarter), end));
    }
    let compared = v.says_any(i, &["comparable", "corresponding"])
        && v.says_any(i + 1, &["quarter", "period"]);
    if compared {
        return Some(Found::period(Period::Comparison(Unit::Quarter), i + 2));
    }
    if the && v.says(i, "same") && v.says_any(i + 1, &["quarter", "period"]) {
        return same_quarter(v, i + 2);
    }
    let noun = v.says(i, "period") && the;
    let bare = noun
        && !v.says_any(i + 1, &["of", "when", "in", "during", "piece", "from"])
        && !guard::noun_follows(v, i + 1);
    (bare && v.timeml).then(|| Found::period(Period::Comparison(Unit::Quarter), i + 1))
}

/// "same quarter last year", "same period a year ago", "same period of 1988".
fn same_quarter(v: &View<'_>, at: usize) -> Option<Found> {
    if let Some(end) = a_year_ago(v, at) {
        return Some(Found::period(Period::Comparison(Unit::Quarter), end));
    }
    let (year, end) = year_of(v, at)?;
    let period = Period::Quarter {
        n: 0,
        year,
        fiscal: false,
        near: None,
    };
    Some(Found::period(period, end))
}

/// "December quarter", "the June quarter of 2023": by the month that it ends with.
fn quarter_of_month(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let Meaning::Month(month @ (3 | 6 | 9 | 12)) = v.meaning(i) else {
        return None;
    };
    let hyphen = usize::from(v.tight(i + 1, '-'));
    if !v.says(i + 1 + hyphen, "quarter") || !v.capital(i) {
        return None;
    }
    let (year, end) = behind(v, i + 2 + hyphen);
    let period = Period::Quarter {
        n: month / 3,
        year,
        fiscal: false,
        near: None,
    };
    Some((period, end))
}

/// "summer 2024", "the fall of 1989", "in the spring", "by winter".
fn season(v: &View<'_>, i: usize) -> Option<Found> {
    let Meaning::Season(season) = v.meaning(i) else {
        return None;
    };
    let at = i + 1;
    let (year, end) = year_of(v, at)
        .or_else(|| year_behind(v, at).filter(|_| !v.mark(at, ',')))
        .map_or((Year::Unsaid, at), |(y, e)| (y, e));
    let fits = year != Year::Unsaid || guard::is_season(v, i);
    fits.then(|| Found::period(Period::Season(season, year, None), end))
}

/// "1989", "in 2021", "'98", "the year 2000".
fn year_alone(v: &View<'_>, i: usize) -> Option<Found> {
    if v.says(i, "year") {
        let (year, end) = year(v, i + 1)?;
        return Some(Found::period(Period::Year(year, Fiscal::No), end));
    }
    let short = v.marked(i, '\'') && v.digits(i, 2..=2).is_some() && v.glued(i);
    if short {
        let led = v.said_any(
            i - 1,
            &[
                "in", "of", "since", "early", "late", "summer", "fall", "spring", "winter", "from",
                "until", "before", "after", "and",
            ],
        );
        let two = v.at(i).number as u8;
        return (led && !guard::number_runs_on(v, i + 1))
            .then(|| Found::period(Period::Year(Year::Two(two), Fiscal::No), i + 1));
    }
    let number = v.digits(i, 4..=4)?;
    guard::is_year(v, i, number)
        .then(|| Found::period(Period::Year(Year::Four(number as i16), Fiscal::No), i + 1))
}

/// "fiscal 1989", "fiscal year 2024", "FY2025", "FY 25", "calendar 1990".
fn fiscal_year(v: &View<'_>, i: usize) -> Option<Found> {
    let calendar = v.says(i, "calendar");
    let fy = v.says(i, "fy");
    let at = i + 1 + usize::from(v.says(i + 1, "year"));
    if fy && let Some(two) = v.digits(at, 2..=2) {
        return (!guard::number_runs_on(v, at + 1))
            .then(|| Found::period(Period::Year(Year::Two(two as u8), Fiscal::Yes), at + 1));
    }
    let (year, end) = year(v, at)?;
    let fiscal = if calendar { Fiscal::No } else { Fiscal::Yes };
    Some(Found::period(Period::Year(year, fiscal), end))
}

/// "nineteen ninety-six", "the year two thousand", "twenty twelve", "nineteen oh five".
fn year_in_words(v: &View<'_>, i: usize) -> Option<Found> {
    let (year, end) = spoken_year(v, i)?;
    Some(Found::period(
        Period::Year(Year::Four(year), Fiscal::No),
        end,
    ))
}

/// Reads a year in words.
pub(super) fn spoken_year(v: &View<'_>, i: usize) -> Option<(i16, usize)> {
    let the_year = v.says(i, "year");
    let at = i + usize::from(the_year);
    let number = |k: usize| match v.meaning(k) {
        Meaning::Number(n) if v.has(k, Classes::CARDINAL) => Some(n),
        _ => None,
    };
    let two_digits = |k: usize| -> Option<(u32, usize)> {
        let tens = number(k)?;
        let hyphen = usize::from(v.mark(k + 1, '-'));
        match (tens, number(k + 1 + hyphen)) {
            (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90, Some(ones @ 1..=9)) => {
                Some((tens + ones, k + 2 + hyphen))
            }
            (10..=99, _) => Some((tens, k + 1)),
            _ => None,
        }
    };
    let (year, end) = match number(at)? {
        century @ 16..=20 => {
            let hyphen = usize::from(v.mark(at + 1, '-'));
            let (rest, end) = match number(at + 2) {
                Some(ones @ 1..=9) if v.says_any(at + 1, &["oh", "o"]) => (ones, at + 3),
                _ => two_digits(at + 1 + hyphen)?,
            };
            (century * 100 + rest, end)
        }
        2 if number(at + 1) == Some(1000) => {
            let and = usize::from(v.says(at + 2, "and"));
            match number(at + 2 + and) {
                Some(_) if two_digits(at + 2 + and).is_some() => {
                    let (rest, end) = two_digits(at + 2 + and)?;
                    (2000 + rest, end)
                }
                Some(ones @ 1..=9) => (2000 + ones, at + 3 + and),
                _ if the_year || v.said_any(i, &["in", "since", "by"]) => (2000, at + 2),
                _ => return None,
            }
        }
        _ => return None,
    };
    let counts = guard::counted(v, end) || v.has(end, Classes::SUFFIX);
    (!counts
        && (the_year
            || v.said_any(
                i,
                &[
                    "in", "since", "by", "of", "from", "until", "for", "january", "june", "and",
                    "to",
                ],
            )
            || year < 2000))
        .then_some((year as i16, end))
}

/// "300 BC", "AD 79", "1200 A.D.".
fn era(v: &View<'_>, i: usize) -> Option<Found> {
    let before = |k: usize| v.word(k).bytes().any(|b| b.eq_ignore_ascii_case(&b'b'));
    let capital = |k: usize| {
        v.has(k, Classes::ERA) && v.word(k).bytes().any(|b| b.is_ascii_uppercase()) && v.capital(k)
    };
    let (number, era_at, end) = if v.has(i, Classes::ERA) {
        (v.digits(i + 1, 1..=4)?, i, i + 2)
    } else {
        (v.digits(i, 1..=4)?, i + 1, i + 2)
    };
    if !capital(era_at)
        || guard::digits_before(v, i)
        || v.runs_on(end)
        || v.new_line(i + 1)
        || number == 0
    {
        return None;
    }
    let bc = before(era_at);
    if v.has(i, Classes::ERA) && bc {
        return None;
    }
    let year = if bc { 1 - number as i16 } else { number as i16 };
    Some(Found::period(
        Period::Year(Year::Four(year), Fiscal::No),
        end,
    ))
}

/// "1990s", "1990's", "'90s", "the nineties", "nineteen nineties".
fn decade(v: &View<'_>, i: usize) -> Option<Found> {
    let tail = |at: usize| {
        let quoted = v.mark(at, '\'') && v.glued(at) && v.says(at + 1, "s") && v.glued(at + 1);
        match () {
            () if v.says(at, "s") && v.glued(at) => Some(at + 1),
            () if quoted => Some(at + 2),
            _ => None,
        }
    };
    if let Some(number) = v.digits(i, 4..=4) {
        let end = tail(i + 1)?;
        // "1990's best album" belongs to the year.
        let owned = end == i + 3 && guard::noun_follows(v, end) && !v.had(i, Classes::THE);
        let fits = number % 10 == 0
            && (1000..2100).contains(&number)
            && !owned
            && !guard::digits_before(v, i);
        let period = Period::Decade {
            year: number as i16,
            open: false,
        };
        return fits.then(|| Found::period(period, end));
    }
    if let Some(two) = v.digits(i, 2..=2) {
        let end = tail(i + 1)?;
        let quoted = v.marked(i, '\'') && v.glued(i);
        let the = v.said_any(i, &["the", "early", "late", "mid"])
            || v.marked(i, '-') && v.says_any(i.wrapping_sub(2), &["mid"]);
        let aged = v.said_any(i, &["his", "her", "their", "my"])
            || v.said_any(i.wrapping_sub(1), &["his", "her", "their"]);
        let fits = two % 10 == 0 && (quoted || the && two >= 20) && !aged && end <= i + 2;
        let period = Period::Decade {
            year: two as i16,
            open: true,
        };
        return fits.then(|| Found::period(period, end));
    }
    const NAMES: [&str; 8] = [
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ];
    if let Meaning::Number(century @ 16..=20) = v.meaning(i)
        && let Some(at) = NAMES.iter().position(|n| v.says(i + 1, n))
    {
        let period = Period::Decade {
            year: century as i16 * 100 + (at as i16 + 2) * 10,
            open: false,
        };
        return Some(Found::period(period, i + 2));
    }
    let at = NAMES.iter().position(|n| v.says(i, n))?;
    let of_list = v.said_any(i, &["and", "or", "to"])
        && v.last.is_some_and(|last| {
            last.end + 1 == i && matches!(last.expr.kind, ExprKind::Period(Period::Decade { .. }))
        });
    let led = of_list
        || v.said_any(i, &["the", "early", "late"])
        || v.marked(i, '-') && v.says(i.wrapping_sub(2), "mid");
    let period = Period::Decade {
        year: (at as i16 + 2) * 10,
        open: true,
    };
    led.then(|| Found::period(period, i + 1))
}

/// "19th century", "twentieth century", "20th-century", "fifth century BC".
fn century(v: &View<'_>, i: usize) -> Option<Found> {
    let (n, at) = if v.is_number(i) {
        let n = v.digits(i, 1..=2)?;
        (v.has(i + 1, Classes::SUFFIX) && v.glued(i + 1)).then_some((n as u8, i + 2))?
    } else {
        ordinal(v, i)?
    };
    let at = at + usize::from(v.tight(at, '-'));
    if !v.says_any(at, &["century", "centuries"]) || !(1..=30).contains(&n) {
        return None;
    }
    let bc = v.has(at + 1, Classes::ERA) && v.word(at + 1).starts_with(['b', 'B']);
    let eras = usize::from(v.has(at + 1, Classes::ERA));
    let n = n as i8;
    Some(Found::period(
        Period::Century(if bc { -n } else { n }),
        at + 1 + eras,
    ))
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
    let (date, end) = dates.into_iter().flatten().max_by_key(|(_, end)| *end)?;
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
        let mut found = Found::period(Period::Near(Near::This, Named::Unit(unit)), end);
        found.expr.modifier = Some(modifier);
        Some(found)
    };
    if v.says(i, "midyear") {
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
