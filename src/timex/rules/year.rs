//! Years, decades and centuries: "1989", "fiscal 2024", "nineteen ninety-six", "300 BC", "the '90s", "the 19th century".

use crate::lexicon::{Classes, Meaning};
use crate::timex::behind;
use crate::timex::expr::{ExprKind, Fiscal, Period, Year};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

use super::absolute::{ordinal, year};

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "year",
        first: Classes::DIGITS.with(Classes::UNIT),
        then: behind::ANY,
        find: year_alone,
    },
    Rule {
        name: "fiscal-year",
        first: Classes::FISCAL.with(Classes::NAMED_BY_RULE),
        then: behind::NO_DIGITS,
        find: fiscal_year,
    },
    Rule {
        name: "year-in-words",
        first: Classes::CARDINAL.with(Classes::UNIT),
        then: behind::NO_DIGITS,
        find: year_in_words,
    },
    Rule {
        name: "year-of-era",
        first: Classes::DIGITS.with(Classes::ERA),
        then: Classes::ERA,
        find: era,
    },
    Rule {
        name: "decade",
        first: Classes::DIGITS
            .with(Classes::CARDINAL)
            .with(Classes::NAMED_BY_RULE),
        then: behind::APOSTROPHE.with(behind::LETTERS),
        find: decade,
    },
    Rule {
        name: "century",
        first: Classes::DIGITS
            .with(Classes::ORDINAL)
            .with(Classes::CARDINAL),
        then: Classes::SUFFIX,
        find: century,
    },
];

/// "1989", "in 2021", "'98", "the year 2000".
fn year_alone(v: &View<'_>, i: usize) -> Option<Found> {
    if v.says(i, "year") {
        let early = || {
            let year = v.digits(i + 1, 1..=3).filter(|year| v.story && *year > 0)?;
            let alone = !guard::number_runs_on(v, i + 2) && !guard::counted(v, i + 2);
            alone.then_some((Year::Four(year as i16), i + 2))
        };
        let (year, end) = year(v, i + 1).or_else(early)?;
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
    if v.story
        && let Some(number) = v.digits(i, 3..=3)
    {
        let year = Period::Year(Year::Four(number as i16), Fiscal::No);
        return guard::is_early_year_alone(v, i).then(|| Found::period(year, i + 1));
    }
    let number = v.digits(i, 4..=4)?;
    // "the 2016/17 season"
    let next = v.digits(i + 2, 2..=2).filter(|_| v.tight(i + 1, '/'));
    if (1900..2099).contains(&number)
        && next == Some((number + 1) % 100)
        && !guard::digits_before(v, i)
        && !guard::number_runs_on(v, i + 3)
    {
        let year = Year::Four(number as i16);
        return Some(Found::period(Period::Year(year, Fiscal::No), i + 3));
    }
    // "the 1990 fiscal year"
    let kind = v.has(i + 1, Classes::FISCAL) || v.says(i + 1, "calendar");
    if kind && v.says(i + 2, "year") && (1900..2100).contains(&number) {
        let fiscal = if v.says(i + 1, "calendar") {
            Fiscal::No
        } else {
            Fiscal::Yes
        };
        let year = Year::Four(number as i16);
        return Some(Found::period(Period::Year(year, fiscal), i + 3));
    }
    let beyond = if v.say(i + 1, &["and", "beyond"]) {
        2
    } else {
        0
    };
    guard::is_year(v, i, number).then(|| {
        Found::period(
            Period::Year(Year::Four(number as i16), Fiscal::No),
            i + 1 + beyond,
        )
    })
}

/// "fiscal 1989", "fiscal year 2024", "FY2025", "FY 25", "calendar 1990".
fn fiscal_year(v: &View<'_>, i: usize) -> Option<Found> {
    // "the financial 2008 crisis"
    if v.says(i, "financial") && !v.says(i + 1, "year") {
        return None;
    }
    let calendar = v.says(i, "calendar");
    let fy = v.says(i, "fy");
    let at = i + 1 + usize::from(v.says(i + 1, "year"));
    if fy && let Some(two) = v.digits(at, 2..=2) {
        return (!guard::number_runs_on(v, at + 1))
            .then(|| Found::period(Period::Year(Year::Two(two as u8), Fiscal::Yes), at + 1));
    }
    let (year, end) = year(v, at)?;
    // "FY2015-16"
    let next = match year {
        Year::Four(year) => Some((i32::from(year) as u32 + 1) % 100),
        _ => None,
    };
    let dashed = v.tight(end, '-') || v.tight(end, '/');
    let both = dashed && next.is_some() && v.digits(end + 1, 2..=2) == next;
    let end = if both { end + 2 } else { end };
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

/// Reads a year in words, where something says that it is one.
pub(super) fn spoken_year(v: &View<'_>, i: usize) -> Option<(i16, usize)> {
    let (year, end) = year_of_words(v, i)?;
    let led = v.said_any(
        i,
        &[
            "in", "since", "by", "of", "from", "until", "for", "january", "june", "and", "to",
        ],
    );
    (v.says(i, "year") || led || year < 2000).then_some((year, end))
}

/// Reads a year in words behind a date that is in words too: "the twelfth of June, two thousand and fourteen".
pub(super) fn spoken_year_behind(v: &View<'_>, i: usize) -> Option<(i16, usize)> {
    year_of_words(v, i).filter(|(year, _)| *year > 1900 && *year != 2000)
}

/// The words of a year, whatever stands before them.
fn year_of_words(v: &View<'_>, i: usize) -> Option<(i16, usize)> {
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
    (!counts).then_some((year as i16, end))
}

/// The year of an era behind a season: "the winter of 20 BC".
pub(super) fn era_year(v: &View<'_>, i: usize) -> Option<(Year, usize)> {
    let found = era(v, i)?;
    match found.expr.kind {
        ExprKind::Period(Period::Year(year, _)) => Some((year, found.end)),
        _ => None,
    }
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
        // "the 1800s" are a hundred years.
        let period = if number % 100 == 0 && number <= 1900 {
            Period::Century((number / 100 + 1) as i8)
        } else {
            Period::Decade {
                year: number as i16,
                open: false,
            }
        };
        return fits.then(|| Found::period(period, end));
    }
    if v.story
        && let Some(year) = v.digits(i, 3..=3)
    {
        let end = tail(i + 1)?;
        let fits = year % 10 == 0 && v.said_any(i, &["the"]) && !guard::noun_follows(v, end);
        let period = Period::Decade {
            year: year as i16,
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
        let fits = two % 10 == 0
            && !guard::tells_temperature(v, i)
            && (quoted || the && two >= 20)
            && !aged
            && (end <= i + 2 || v.said_any(i, &["the"]));
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
    let hyphen = usize::from(v.tight(i + 1, '-'));
    if let Meaning::Number(century @ 16..=20) = v.meaning(i)
        && let Some(at) = NAMES.iter().position(|n| v.says(i + 1 + hyphen, n))
    {
        let period = Period::Decade {
            year: century as i16 * 100 + (at as i16 + 2) * 10,
            open: false,
        };
        return Some(Found::period(period, i + 2 + hyphen));
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
