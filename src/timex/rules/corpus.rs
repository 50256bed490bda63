//! What only the corpora mark, or mark otherwise than a calendar would: "the year ended March 31" as a length.

use crate::lexicon::{Classes, Meaning, Unit};
use crate::timex::behind;
use crate::timex::expr::{Amount, ExprKind};
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[Rule {
    name: "business-year",
    first: Classes::UNIT.with(Classes::FISCAL),
    then: behind::NO_DIGITS,
    find: |v, i| if v.timeml { business_year(v, i) } else { None },
}];

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
