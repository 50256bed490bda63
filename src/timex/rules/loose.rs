//! Vague references that the corpora mark: "now", "recently", "in recent years", "these days", "the future".

use crate::lexicon::{Classes, Meaning};
use crate::timex::behind;
use crate::timex::expr::{Amount, ExprKind, Vague};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "vague",
        first: Classes::VAGUE
            .with(Classes::NEAR)
            .with(Classes::NAMED_BY_RULE),
        then: behind::NO_DIGITS,
        find: vague,
    },
    Rule {
        name: "vague-years",
        first: Classes::VAGUE.with(Classes::NEAR),
        then: behind::NO_DIGITS,
        find: vague_years,
    },
    Rule {
        name: "units-ahead",
        first: Classes::UNITS,
        then: behind::NO_DIGITS,
        find: units_ahead,
    },
];

fn found(vague: Vague, end: usize) -> Option<Found> {
    Some(Found::new(ExprKind::Vague(vague), end))
}

/// "now", "currently", "recently", "the past", "the future", "these days", "at present".
fn vague(v: &View<'_>, i: usize) -> Option<Found> {
    if !v.timeml {
        return None;
    }
    let the = v.said_any(i, &["the"]);
    let ends = guard::phrase_ends(v, i + 1);
    match () {
        () if v.says(i, "now") => found(Vague::Present, i + 1),
        () if v.says_any(i, &["currently", "nowadays", "presently"]) => {
            found(Vague::Present, i + 1)
        }
        () if v.say(i, &["these", "days"]) => found(Vague::Present, i + 2),
        () if v.says(i, "current")
            && !ends
            && !v.says_any(i + 1, &["affairs", "events", "account"]) =>
        {
            found(Vague::Present, i + 1)
        }
        () if v.says_any(i, &["recently", "lately"]) => found(Vague::Past, i + 1),

        () if v.says(i, "other") && the && v.says_any(i + 1, &["day", "night"]) => {
            let alone = guard::phrase_ends(v, i + 2) && !v.mark(i + 2, '\'');
            alone.then(|| Found::new(ExprKind::Vague(Vague::Past), i + 2))
        }
        () if v.says(i, "past") && the && ends => found(Vague::Past, i + 1),
        () if v.says(i, "near") && the && v.says_any(i + 1, &["future", "term"]) => {
            found(Vague::Future, i + 2)
        }
        // "in the future", not "the future of the mill".
        () if v.says(i, "future") && the && ends && i > 1 => v
            .says_any(i - 2, &["in", "into", "for", "until"])
            .then(|| Found::new(ExprKind::Vague(Vague::Future), i + 1)),
        _ => None,
    }
}

/// "recent years", "recent months", "coming months", "past years".
fn vague_years(v: &View<'_>, i: usize) -> Option<Found> {
    let vague = match () {
        () if v.says(i, "recent") => Vague::Past,
        () if v.says(i, "past") => Vague::Past,
        () if v.says_any(i, &["coming", "future", "upcoming"]) => Vague::Future,
        _ => return None,
    };
    let unit = v.has(i + 1, Classes::UNITS) && !v.has(i + 1, Classes::ABBREVIATION);
    // "recent weeks and months"
    let two = v.says(i + 2, "and") && v.has(i + 3, Classes::UNITS);
    let end = if two { i + 4 } else { i + 2 };
    unit.then(|| Found::new(ExprKind::Vague(vague), end))
}

/// "the weeks ahead", "the months to come".
fn units_ahead(v: &View<'_>, i: usize) -> Option<Found> {
    if v.timeml && v.says(i + 1, "and") && v.has(i + 2, Classes::UNITS) && v.says(i + 3, "ahead") {
        return found(Vague::Future, i + 4).filter(|_| v.said_any(i, &["the"]));
    }
    let end = match () {
        () if v.says(i + 1, "ahead") && !v.says(i + 2, "of") => i + 2,
        () if v.say(i + 1, &["to", "come"]) => i + 3,
        () => return None,
    };
    let Meaning::Unit(unit) = v.meaning(i) else {
        return None;
    };
    // The corpora take these for lengths.
    let kind = if v.timeml {
        ExprKind::Duration(Amount {
            count: None,
            high: None,
            unit,
            plus: None,
        })
    } else {
        ExprKind::Vague(Vague::Future)
    };
    let the = v.said_any(i, &["the"]) && !v.has(i, Classes::ABBREVIATION);
    the.then(|| Found::new(kind, end))
}
