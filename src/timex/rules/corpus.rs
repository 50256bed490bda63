//! What only the corpora mark, or mark otherwise than a calendar would: "the year ended March 31" as a length.

use crate::lexicon::{Classes, Meaning, Near, Unit};
use crate::timex::behind;
use crate::timex::expr::{Amount, Anchor, ExprKind, Named, Period};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

use super::duration;
use super::recurring::each;
use super::relative::AMOUNT_FIRST;

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "business-year",
        first: Classes::UNIT.with(Classes::FISCAL),
        then: behind::NO_DIGITS,
        find: |v, i| if v.timeml { business_year(v, i) } else { None },
    },
    Rule {
        name: "this-time",
        first: Classes::NEAR,
        then: behind::NO_DIGITS,
        find: |v, i| if v.timeml { this_time(v, i) } else { None },
    },
    Rule {
        name: "so-long-each",
        first: AMOUNT_FIRST,
        then: behind::COUNT,
        find: |v, i| if v.timeml { so_long_each(v, i) } else { None },
    },
    Rule {
        name: "the-new-year",
        first: Classes::NAMED,
        then: behind::NO_DIGITS,
        find: |v, i| if v.timeml { new_year(v, i) } else { None },
    },
];

/// "this time last year", "the same time next week": the month or the day at that distance.
fn this_time(v: &View<'_>, i: usize) -> Option<Found> {
    if !v.says_any(i, &["this", "same"]) || !v.says(i + 1, "time") {
        return None;
    }
    let back = match v.meaning(i + 2) {
        Meaning::Near(Near::Last) => true,
        Meaning::Near(Near::Next) => false,
        _ => return None,
    };
    let Meaning::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year)) = v.meaning(i + 3) else {
        return None;
    };
    let amount = Amount {
        count: Some(1.0),
        high: None,
        unit,
        plus: None,
    };
    let grain = if unit == Unit::Year {
        Unit::Month
    } else {
        Unit::Day
    };
    let from = Anchor::This(grain);
    Some(Found::period(Period::Shift { amount, back, from }, i + 4))
}

/// "five days a week", "half an hour a day": how much of each.
fn so_long_each(v: &View<'_>, i: usize) -> Option<Found> {
    let (amount, at) = duration::amount(v, i)?;
    let each_one = v.has(at, Classes::A.with(Classes::EVERY)) || v.says(at, "per");
    let Meaning::Unit(unit @ (Unit::Day | Unit::Week)) = v.meaning(at + 1) else {
        return None;
    };
    let repeats = each_one
        && amount.unit < unit
        && v.has(at + 1, Classes::UNIT)
        && !v.mark(at + 1, '-')
        && !v.says_any(at + 2, &["ago", "later", "earlier", "after", "before"]);
    (repeats && !guard::is_always(v, at, &amount))
        .then(|| Found::new(ExprKind::Set(each(1.0, unit, false)), at + 2))
}

/// "in the new year": the one that comes.
fn new_year(v: &View<'_>, i: usize) -> Option<Found> {
    let says = v.say(i, &["new", "year"]) && v.said_any(i, &["the"]) && i > 1;
    let led = says && v.said_any(i - 1, &["in", "into", "by", "until", "of", "before", "for"]);
    let next = Period::Near(Near::Next, Named::Unit(Unit::Year));
    (led && guard::phrase_ends(v, i + 2) && !v.mark(i + 2, '\''))
        .then(|| Found::period(next, i + 2))
}

/// "the year" of "the year ended March 31", "the fiscal year ending tomorrow": a length whose end is said.
fn business_year(v: &View<'_>, i: usize) -> Option<Found> {
    let start = i;
    let i = i + usize::from(v.has(i, Classes::FISCAL));
    let Meaning::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year)) = v.meaning(i) else {
        return None;
    };
    let to = unit == Unit::Year && v.says_any(i + 1, &["to", "through"]);
    let ended = (v.says_any(i + 1, &["ended", "ending"]) || to)
        && v.has(
            i + 2,
            Classes::MONTH
                .with(Classes::DEICTIC)
                .with(Classes::WEEKDAY)
                .with(Classes::DIGITS)
                .with(Classes::NEAR),
        );
    let amount = Amount {
        count: Some(1.0),
        high: None,
        unit,
        plus: None,
    };
    (ended && v.said_any(start, &["the"])).then(|| Found::new(ExprKind::Duration(amount), i + 1))
}
