//! Lengths: "three days", "a 48-hour strike", "two to three weeks", "the past two months", "years".

use crate::lexicon::{Classes, Meaning, Near, Unit};
use crate::timex::behind;
use crate::timex::expr::{Amount, ExprKind};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

use super::relative::AMOUNT_FIRST;

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "duration",
        first: AMOUNT_FIRST,
        then: behind::COUNT,
        find: |v, i| {
            let (amount, end) = amount(v, i)?;
            guard::is_duration(v, i, end, &amount)
                .then(|| Found::new(ExprKind::Duration(amount), end))
        },
    },
    Rule {
        name: "near-duration",
        first: Classes::NEAR
            .with(Classes::ORDINAL)
            .with(Classes::NAMED)
            .with(Classes::NAMED_BY_RULE),
        then: behind::NO_DIGITS,
        find: near_duration,
    },
    Rule {
        name: "unit-long",
        first: Classes::UNIT
            .with(Classes::UNITS)
            .with(Classes::NAMED_BY_RULE),
        then: behind::NO_DIGITS,
        find: unit_long,
    },
    Rule {
        name: "bare-units",
        first: Classes::UNITS,
        then: behind::NO_DIGITS,
        find: bare_units,
    },
];

/// Reads a count: "3", "1,200", "2.5", "twenty-five", "a hundred", "several", "a few", "a couple of", "half a".
/// `None` inside where it is not said how many.
fn count(v: &View<'_>, i: usize) -> Option<(Option<f32>, usize)> {
    if v.is_number(i) {
        let (n, end) = digits(v, i).filter(|_| !guard::digits_before(v, i))?;
        return Some(and_half(v, n, end));
    }
    if v.has(i, Classes::CARDINAL) {
        let (n, end) = cardinal(v, i)?;
        return Some(and_half(v, Some(n as f32), end));
    }
    if v.says(i, "another")
        && v.has(
            i + 1,
            Classes::CARDINAL.with(Classes::DIGITS).with(Classes::SOME),
        )
    {
        return count(v, i + 1);
    }
    if v.says(i, "half") {
        let of = i + 1 + usize::from(v.says(i + 1, "of"));
        if v.has(of, Classes::A) {
            let dozen = v.says(of + 1, "dozen");
            return Some((
                Some(if dozen { 6.0 } else { 0.5 }),
                of + 1 + usize::from(dozen),
            ));
        }
        return v.tight(i + 1, '-').then_some((Some(0.5), i + 2));
    }
    // "the second in as many weeks": the count stands before it.
    if v.says(i, "many") && v.said_any(i, &["as", "how", "so", "too"]) {
        return None;
    }
    if v.has(i, Classes::SOME) {
        let couple = v.says(i, "couple");
        let at = i + 1 + usize::from(v.says(i + 1, "of"));
        let more = usize::from(v.says(i, "few") && v.has(at, Classes::CARDINAL));
        return Some((couple.then_some(2.0), at + more));
    }
    if v.has(i, Classes::A) {
        let good = usize::from(v.says_any(
            i + 1,
            &["good", "mere", "full", "further", "whole", "great"],
        ));
        let at = i + 1 + good;
        if v.has(at, Classes::SOME) {
            return count(v, at);
        }
        if v.says_any(at, &["hundred", "thousand", "dozen"]) {
            return cardinal(v, at).map(|(n, end)| (Some(n as f32), end));
        }
        if v.says(at, "half") {
            let hyphen = usize::from(v.mark(at + 1, '-'));
            return Some((Some(0.5), at + 1 + hyphen));
        }
        return Some((Some(1.0), i + 1));
    }
    None
}

/// "and a half", "-and-a-half" behind a number and in front of its unit.
fn and_half(v: &View<'_>, n: Option<f32>, end: usize) -> (Option<f32>, usize) {
    let hyphen = usize::from(v.tight(end, '-'));
    let step = 1 + hyphen;
    let says = ["and", "a", "half"].iter().enumerate().all(|(k, word)| {
        let at = end + hyphen + k * step;
        v.says(at, word) && (k == 0 || hyphen == 0 || v.tight(at - 1, '-'))
    });
    let behind = end + hyphen + 3 * step - hyphen;
    let unit = behind + usize::from(v.tight(behind, '-'));
    if says && v.has(unit, Classes::UNITS.with(Classes::UNIT)) {
        return (n.map(|n| n + 0.5), behind);
    }
    (n, end)
}

fn digits(v: &View<'_>, i: usize) -> Option<(Option<f32>, usize)> {
    let mut value = v.at(i).number as f32;
    let mut end = i + 1;
    while v.tight(end, ',') && v.digits(end + 1, 3..=3).is_some() {
        value = value * 1000.0 + v.at(end + 1).number as f32;
        end += 2;
    }
    if v.tight(end, '.') && v.is_number(end + 1) {
        let places = v.at(end + 1).len().min(6) as i32;
        value += v.at(end + 1).number as f32 / 10f32.powi(places);
        end += 2;
    }
    if v.is_number(end)
        && v.tight(end + 1, '/')
        && v.digits(end, 1..=1) == Some(1)
        && v.digits(end + 2, 1..=1) == Some(2)
    {
        value += 0.5;
        end += 3;
    }
    let half = ["½", "1/2"].contains(&v.word(end));
    if half {
        value += 0.5;
        end += 1;
    }
    (value < 1_000_000.0).then_some((Some(value), end))
}

/// "three", "twenty-five", "one hundred", "two thousand", "a hundred and fifty".
fn cardinal(v: &View<'_>, i: usize) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut at = i;
    for _ in 0..6 {
        let Meaning::Number(n) = v.meaning(at) else {
            break;
        };
        if !v.has(at, Classes::CARDINAL) {
            break;
        }
        value = match n {
            100 | 1000 | 12 if at > i => value.max(1) * n,
            n if at == i => n,
            n if value % 100 == 0 && value > 0
                || value % 10 == 0 && (20..100).contains(&(value % 100)) && n < 10 =>
            {
                value + n
            }
            _ => break,
        };
        at += 1;
        if v.mark(at, '-') && v.has(at + 1, Classes::CARDINAL)
            || v.says(at, "and") && value % 100 == 0 && v.has(at + 1, Classes::CARDINAL)
        {
            at += 1;
        }
    }
    (at > i).then_some((value, at))
}

/// Reads an amount of time: a count, perhaps a span of counts, and a unit.
pub(super) fn amount(v: &View<'_>, i: usize) -> Option<(Amount, usize)> {
    v.memo.amounts.or_read(i, || read_amount(v, i))
}

fn read_amount(v: &View<'_>, i: usize) -> Option<(Amount, usize)> {
    if let Some(found) = quarters_of_hour(v, i).or_else(|| part_of_century(v, i)) {
        return Some(found);
    }
    let (low, mut at) = count(v, i)?;
    let mut high = None;
    let joined = v.says_any(at, &["to", "or"])
        || v.mark(at, '-')
        || v.says(at, "and") && v.said_any(i, &["between"]);
    if joined
        && v.has(
            at + 1,
            Classes::DIGITS.with(Classes::CARDINAL).with(Classes::SOME),
        )
    {
        let skip = usize::from(v.mark(at, '-') && v.mark(at + 1, '-'));
        let top_at = at + 1 + skip;
        let (top, end) = if v.is_number(top_at) {
            digits(v, top_at)?
        } else {
            count(v, top_at)?
        };
        high = top;
        at = end;
    }
    let hyphen = v.mark(at, '-') && v.glued(at) && v.glued(at + 1);
    at += usize::from(hyphen);
    if !hyphen && v.mark(at, '-') {
        return None;
    }
    while !hyphen && v.says_any(at, ADJECTIVES) {
        at += 1;
    }
    at += usize::from(!hyphen && !v.has(i, Classes::A) && v.says_any(at, MOODS));
    let business = at > i && v.said_any(at, &["business", "working", "trading"]);
    let unit = match v.meaning(at) {
        Meaning::Unit(unit) if v.has(at, Classes::UNIT.with(Classes::UNITS)) => unit,
        _ => return None,
    };
    // "three quarters of the members"; but "several quarters of losses".
    let fraction = low.is_some() && v.says(at + 1, "of");
    if unit == Unit::Quarter && (hyphen && v.has(at, Classes::UNITS) || fraction) {
        return None;
    }
    let unit = if business && unit == Unit::Day {
        Unit::BusinessDay
    } else {
        unit
    };
    if !unit_fits(v, i, at, hyphen, low) {
        return None;
    }
    let mut end = at + 1;
    if v.has(at, Classes::ABBREVIATION) && v.mark(end, '.') && v.glued(end) {
        end += 1;
    }
    let mut amount = Amount {
        count: low,
        high,
        unit,
        plus: None,
    };
    end = and_more(v, &mut amount, end);
    Some((amount, end))
}

/// "a quarter of an hour", "three-quarters of an hour".
fn quarters_of_hour(v: &View<'_>, i: usize) -> Option<(Amount, usize)> {
    let at = i + 1 + usize::from(v.mark(i + 1, '-'));
    let quarters = match () {
        () if v.says(at, "quarter") && v.has(i, Classes::A) => 1.0,
        () if v.says(at, "quarters") && v.says(i, "three") => 3.0,
        () => return None,
    };
    let amount = Amount {
        count: Some(quarters * 15.0),
        high: None,
        unit: Unit::Minute,
        plus: None,
    };
    v.say(at + 1, &["of", "an", "hour"])
        .then_some((amount, at + 4))
}

/// "a quarter-century", "the last quarter of a century", "the past half century".
fn part_of_century(v: &View<'_>, i: usize) -> Option<(Amount, usize)> {
    let at = i + usize::from(v.has(i, Classes::A));
    let led = at > i || v.had(at, Classes::NEAR.with(Classes::PREPOSITION));
    let years = match () {
        () if v.says(at, "quarter") => 25.0,
        () if v.says(at, "half") => 50.0,
        () => return None,
    };
    let of = usize::from(v.say(at + 1, &["of", "a"])) * 2;
    let century = at + 1 + of + usize::from(v.tight(at + 1, '-'));
    let amount = Amount {
        count: Some(years),
        high: None,
        unit: Unit::Year,
        plus: None,
    };
    (led && v.says(century, "century")).then_some((amount, century + 1))
}

/// How a counted time was: "two good weeks", "nine brutal days"; "a great day" is none that lasted.
const MOODS: &[&str] = &[
    "good",
    "bad",
    "great",
    "tough",
    "hard",
    "terrible",
    "awful",
    "frantic",
    "tense",
    "sleepless",
    "lean",
    "brutal",
    "painful",
    "difficult",
    "turbulent",
    "tumultuous",
    "agonizing",
    "anxious",
    "grueling",
    "gruelling",
    "hectic",
    "chaotic",
    "rainy",
    "dry",
    "happy",
    "glorious",
    "bitter",
    "bloody",
];

/// What may stand between a count and its unit.
const ADJECTIVES: &[&str] = &[
    "full",
    "straight",
    "consecutive",
    "more",
    "additional",
    "long",
    "short",
    "whole",
    "business",
    "working",
    "calendar",
    "trading",
    "fiscal",
    "other",
    "solid",
    "successive",
    "extra",
    "further",
    "of",
    "entire",
    "complete",
    "different",
];

/// Whether the unit is one of time here, and its number fits.
fn unit_fits(v: &View<'_>, i: usize, at: usize, hyphen: bool, low: Option<f32>) -> bool {
    // "the 1990 fiscal year" is one of them.
    let numbered = v
        .digits(i, 4..=4)
        .is_some_and(|n| (1900..2100).contains(&n));
    if numbered && !hyphen && v.says(at, "year") {
        return false;
    }
    // "0930 hours" is a time of day.
    if at == i + 1 && v.digits(i, 4..=4).is_some() && v.says_any(at, &["hours", "hrs"]) {
        return false;
    }
    let plural = v.has(at, Classes::UNITS);
    let one = low == Some(1.0) || low == Some(0.5);
    let abbreviated = v.has(at, Classes::ABBREVIATION);
    if abbreviated && !v.is_number(i) && !v.has(i, Classes::CARDINAL) {
        return false;
    }
    // "2 week program", "three day trip": a singular behind a number is a loose hyphen.
    let singular_fits =
        one || hyphen || abbreviated || v.is_number(i) || v.has(i, Classes::CARDINAL);
    let second = v.says(at, "second") && !hyphen && low != Some(1.0);
    (plural || singular_fits && !second) && !(v.says(at, "second") && v.has(i, Classes::A))
}

/// "and a half", "and 30 seconds", "or two".
fn and_more(v: &View<'_>, amount: &mut Amount, end: usize) -> usize {
    if v.say(end, &["and", "a", "half"]) {
        amount.count = amount.count.map(|c| c + 0.5);
        return end + 3;
    }
    if v.say(end, &["or", "so"]) {
        return end + 2;
    }
    if v.says(end, "or")
        && let Meaning::Number(n) = v.meaning(end + 1)
        && v.has(end + 1, Classes::CARDINAL)
        && amount.high.is_none()
        && !v.has(end + 2, Classes::UNIT.with(Classes::UNITS))
    {
        amount.high = Some(n as f32);
        return end + 2;
    }
    let and = usize::from(v.says(end, "and"));
    let comma = usize::from(v.mark(end, ',') && and == 0 && v.is_number(end + 1));
    let at = end + and + comma;
    if let Some((Some(n), unit_at)) = count(v, at)
        && let Meaning::Unit(unit) = v.meaning(unit_at)
        && v.has(unit_at, Classes::UNIT.with(Classes::UNITS))
        && unit < amount.unit
        && amount.unit <= Unit::Year
        && amount.high.is_none()
        && !v.says(unit_at + 1, "ago")
        && n >= 1.0
        && (v.is_number(at) || v.has(at, Classes::CARDINAL) || and == 1)
    {
        amount.plus = Some((n as u16, unit));
        return unit_at + 1;
    }
    end
}

/// "past two months", "next 12 to 18 months", "first nine months", "last few days", "coming weeks".
fn near_duration(v: &View<'_>, i: usize) -> Option<Found> {
    let near = matches!(v.meaning(i), Meaning::Near(n) if n != Near::Same);
    let first = v.says_any(i, &["first", "final", "second"]);
    if !near && !first {
        return None;
    }
    let at = i + 1 + usize::from(v.says(i, "this") && v.has(i + 1, Classes::NEAR));
    if let Some((amount, end)) = amount(v, at) {
        let plural = v.has(end - 1, Classes::UNITS)
            || amount.high.is_some()
            || amount.count.is_some_and(|c| c != 1.0);
        let this = v.says(i, "this") || v.says(i, "that");
        // "in the past one year"
        let one = v.has(at, Classes::CARDINAL) && v.says_any(i, &["past", "last", "next"]);
        return ((plural || one) && !this && !v.has(at, Classes::A))
            .then(|| Found::new(ExprKind::Duration(amount), end));
    }
    // "the past decade": ten years, not the one before this.
    let Meaning::Unit(unit @ (Unit::Decade | Unit::Century)) = v.meaning(at) else {
        return None;
    };
    let counts = v.has(at, Classes::UNIT) && v.says_any(i, &["past", "last", "next", "coming"]);
    let amount = Amount {
        count: Some(1.0),
        high: None,
        unit,
        plus: None,
    };
    counts.then(|| Found::new(ExprKind::Duration(amount), at + 1))
}

/// "weeklong", "year-long", "months-long".
fn unit_long(v: &View<'_>, i: usize) -> Option<Found> {
    let Meaning::Unit(unit) = v.meaning(i) else {
        return None;
    };
    let plural = v.has(i, Classes::UNITS);
    let end = match () {
        () if v.has(i, Classes::NAMED_BY_RULE) => i + 1,
        () if v.tight(i + 1, '-') && v.says(i + 2, "long") => i + 3,
        () => return None,
    };
    let amount = Amount {
        count: (!plural).then_some(1.0),
        high: None,
        unit,
        plus: None,
    };
    (!v.marked(i, '-') && !v.runs_on(end)).then(|| Found::new(ExprKind::Duration(amount), end))
}

/// "years", "for weeks", "days", "months".
fn bare_units(v: &View<'_>, i: usize) -> Option<Found> {
    let Meaning::Unit(unit) = v.meaning(i) else {
        return None;
    };
    let amount = Amount {
        count: None,
        high: None,
        unit,
        plus: None,
    };
    guard::is_bare_units(v, i).then(|| Found::new(ExprKind::Duration(amount), i + 1))
}
