//! Quarters and halves, and the periods that company results compare: "third quarter", "the year-earlier period".

use crate::lexicon::{Classes, Meaning, Near, Unit};
use crate::timex::behind;
use crate::timex::expr::{ExprKind, Period, Year};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

use super::absolute::{month, ordinal, year, year_behind};
use super::duration::amount;
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
            .with(Classes::EDGE)
            .with(Classes::NAMED_BY_RULE),
        then: Classes::SUFFIX.with(Classes::NAMED_BY_RULE),
        find: |v, i| quarter(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "years-quarter",
        first: Classes::NEAR.with(Classes::DIGITS),
        then: behind::LONG,
        find: years_quarter,
    },
    Rule {
        name: "the-quarter",
        first: Classes::UNIT.with(Classes::NEAR),
        then: behind::NO_DIGITS,
        find: the_quarter,
    },
    Rule {
        name: "quarter-of-month",
        first: Classes::MONTH,
        then: behind::NO_DIGITS,
        find: |v, i| quarter_of_month(v, i).map(|(p, end)| Found::period(p, end)),
    },
    Rule {
        name: "compared-period",
        first: Classes::UNIT
            .with(Classes::NAMED_BY_RULE)
            .with(Classes::NEAR),
        then: behind::NO_DIGITS,
        find: compared,
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
                && !v.mark(i + 1, '-')
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
    Some((numbered(n, half, fiscal, year), end))
}

/// The half or quarter of a number.
fn numbered(n: u8, half: bool, fiscal: bool, year: Year) -> Period {
    let near = None;
    if half {
        Period::Half { n, year, near }
    } else {
        Period::Quarter {
            n,
            year,
            fiscal,
            near,
        }
    }
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
    let at = i + usize::from(fiscal) + usize::from(fiscal && v.tight(i + 1, '-'));
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
    } else if v.says_any(at, &["last", "back", "latter"]) && v.says(at + 1, "half") {
        (2, at + 1)
    } else if v.says(at, "final") && v.says(at + 1, "quarter") && v.timeml
        || v.say(at, &["last", "quarter", "of"])
            && (v.digits(at + 3, 4..=4).is_some() || v.say(at + 3, &["the", "year"]))
    {
        (4, at + 1)
    } else {
        ordinal(v, at)?
    };
    // "second and third quarters": the noun is said once.
    let joined = v.timeml && v.says_any(at, &["and", "or", "through"]);
    if joined
        && let Some((_, behind)) = ordinal(v, at + 1)
        && v.says_any(behind, &["quarter", "quarters"])
        && (1..=4).contains(&n)
    {
        return Some((n, false, fiscal, at));
    }
    let hyphen = v.tight(at, '-');
    at += usize::from(hyphen);
    let fiscal_behind = v.has(at, Classes::FISCAL);
    at += usize::from(fiscal_behind);
    let half = v.says(at, "half");
    let both = v.timeml && v.says(at, "quarters") && v.said_any(i, &["and", "or", "through"]);
    let fits = half && n <= 2 || (v.says(at, "quarter") || both) && (1..=4).contains(&n);
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
                Meaning::Near(Near::Previous) if v.timeml && v.mark(i + 2, '\'') => -1,
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
    Some(Found::period(numbered(n, half, fiscal, year), end))
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

/// "year-earlier quarter", "year-ago period", "the period", "the same period last year", "comparable year-earlier period".
fn compared(v: &View<'_>, i: usize) -> Option<Found> {
    let the = v.said_any(i, &["the", "a"]);
    if v.says(i, "year") {
        return year_earlier(v, i);
    }
    if v.says_any(i, &["comparable", "corresponding"]) {
        return year_earlier(v, i + 1).or_else(|| like_quarter(v, i + 1));
    }
    if the && v.says(i, "same") {
        return like_quarter(v, i + 1).filter(|found| found.end > i + 2);
    }
    let noun = v.says(i, "period") && the;
    let bare = noun
        && !v.says_any(i + 1, &["of", "when", "in", "during", "piece", "from"])
        && (!guard::noun_follows(v, i + 1) || guard::is_past(v, i + 1));
    // The one reported on.
    let period = Period::Quarter {
        n: 0,
        year: Year::Unsaid,
        fiscal: false,
        near: None,
    };
    (bare && v.timeml).then(|| Found::period(period, i + 1))
}

/// "year-earlier", "year-ago period", "year-before third quarter".
fn year_earlier(v: &View<'_>, i: usize) -> Option<Found> {
    let ago =
        v.says(i, "year") && v.mark(i + 1, '-') && v.says_any(i + 2, &["ago", "earlier", "before"]);
    if !ago {
        return None;
    }
    // "the year-earlier nine months"
    if let Some((amount, end)) = amount(v, i + 3).filter(|(a, _)| a.unit == Unit::Month) {
        return Some(Found::new(ExprKind::Duration(amount), end));
    }
    let fiscal = usize::from(v.has(i + 3, Classes::FISCAL));
    let ordinal = usize::from(v.has(i + 3 + fiscal, Classes::ORDINAL));
    let noun = i + 3 + fiscal + ordinal;
    let end = if v.says_any(noun, &["quarter", "period", "half", "month"]) {
        noun + 1
    } else {
        i + 3
    };
    Some(Found::period(Period::Comparison(Unit::Quarter), end))
}

/// "quarter last year", "period a year ago", "period of 1988", "1988 period", "quarter a year earlier"; the bare noun as well.
fn like_quarter(v: &View<'_>, at: usize) -> Option<Found> {
    let named = |year, end| {
        let period = Period::Quarter {
            n: 0,
            year,
            fiscal: false,
            near: None,
        };
        Found::period(period, end)
    };
    let is_noun = |at| v.says_any(at, &["quarter", "period"]);
    if let Some((year, end)) = year(v, at).filter(|(_, end)| is_noun(*end)) {
        return Some(named(year, end + 1));
    }
    if !is_noun(at) {
        return None;
    }
    let comparison = |end| Found::period(Period::Comparison(Unit::Quarter), end);
    if let Some(end) = a_year_ago(v, at + 1) {
        return Some(comparison(end));
    }
    let before = v.say(at + 1, &["the", "year", "before"])
        || v.say(at + 1, &["the", "previous", "year"])
        || v.say(at + 1, &["the", "prior", "year"]);
    if before {
        return Some(comparison(at + 4));
    }
    match year_of(v, at + 1) {
        Some((year, end)) => Some(named(year, end)),
        None => Some(comparison(at + 1)),
    }
}

/// "December quarter", "the June quarter of 2023": by the month that it ends with; "the January-March period".
fn quarter_of_month(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    if let Some((n, at)) = three_months(v, i) {
        let (year, end) = behind(v, at);
        let period = Period::Quarter {
            n,
            year,
            fiscal: false,
            near: None,
        };
        return Some((period, end));
    }
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

/// The quarter of "January-March period", "July to September quarter", and the position behind it.
fn three_months(v: &View<'_>, i: usize) -> Option<(u8, usize)> {
    let (first, at) = month(v, i)?;
    if first % 3 != 1 || !(v.mark(at, '-') || v.says(at, "to")) {
        return None;
    }
    let (last, at) = month(v, at + 1)?;
    (last == first + 2 && v.says_any(at, &["quarter", "period"])).then_some((last / 3, at + 1))
}
