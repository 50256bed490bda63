//! What stands in front of an expression and belongs to it or bounds it: "early", "the end of", "about", "since", "through".

use crate::lexicon::Classes;

use super::expr::{Bound, End, Ends, ExprKind, Modifier, Named, Period, TimeExpr, WeekKind};
use super::rule::Found;
use super::view::View;

/// The first token of the whole expression, and the expression with its modifier and bound. Never goes left of `least`.
pub(super) fn widen(v: &View<'_>, least: usize, i: usize, found: Found) -> (usize, TimeExpr) {
    let mut expr = found.expr;
    let mut start = i;
    let quoted = v.marked(i, '\'') && v.glued(i) && i > least && v.is_number(i);
    let i = i - usize::from(quoted);
    start -= usize::from(quoted);
    if let Some((modifier, at)) = modifier(v, least, i, &expr) {
        expr.modifier = Some(modifier);
        start = at;
    } else if let Some(at) = article(v, least, i, found.end, &expr) {
        start = at;
        // "at least the past 18 months"
        let counted = matches!(expr.kind, ExprKind::Duration(amount) if amount.count.is_some())
            && !v.says_any(
                at.wrapping_sub(1),
                &["over", "under", "about", "around", "some"],
            );
        if let Some((modifier, at)) = quantity(v, least, at).filter(|_| counted) {
            expr.modifier = Some(modifier);
            start = at;
        }
    }
    if let ExprKind::Period(Period::Date(date)) = expr.kind
        && date.day.is_some()
        && let Some(at) = week_commencing(v, least, start)
    {
        expr.kind = ExprKind::Period(Period::Week(date, WeekKind::Week));
        start = at;
    }
    if let ExprKind::Range(ends) = &mut expr.kind
        && v.timeml
        && begins_with_day(ends)
        && start == i
        && start > least
        && v.says(start - 1, "the")
    {
        // "from [the 9th] to [the 13th]"
        start -= 1;
        let by = u16::try_from(v.at(i).start - v.at(start).start).unwrap_or(0);
        ends.cut = (ends.cut.0.saturating_add(by), ends.cut.1.saturating_add(by));
    }
    expr.bound = bound(v, least, start);
    (start, expr)
}

/// Whether a range begins with a bare day of the month.
fn begins_with_day(ends: &Ends) -> bool {
    matches!(ends.from, End::Date(d) if d.day.is_some() && d.month.is_none() && d.weekday.is_none())
}

/// "w/c 4 November", "w/b Nov. 4": the week that begins with the day behind it.
fn week_commencing(v: &View<'_>, least: usize, start: usize) -> Option<usize> {
    let colon = usize::from(v.marked(start, ':') && start > least + 3);
    let at = start.checked_sub(3 + colon).filter(|at| *at >= least)?;
    let says = v.says(at, "w") && v.tight(at + 1, '/') && v.says_any(at + 2, &["c", "b"]);
    says.then_some(at)
}

fn word_before<'t>(v: &View<'t>, least: usize, i: usize) -> &'t str {
    if i > least { v.word(i - 1) } else { "" }
}

fn is(word: &str, words: &[&str]) -> bool {
    words.iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// "early", "late", "mid-", "the end of"; "about", "more than" in front of an amount.
fn modifier(v: &View<'_>, least: usize, i: usize, expr: &TimeExpr) -> Option<(Modifier, usize)> {
    match expr.kind {
        ExprKind::Duration(_) | ExprKind::Period(Period::Shift { .. }) => quantity(v, least, i),
        ExprKind::Period(_) | ExprKind::PartOfDay(..) => part_of_stretch(v, least, i, expr),
        _ => None,
    }
}

fn quantity(v: &View<'_>, least: usize, i: usize) -> Option<(Modifier, usize)> {
    let word = word_before(v, least, i);
    // "in the early years"
    if is(word, &["early", "later"]) && v.says(i, "years") && i >= least + 2 && v.says(i - 2, "the")
    {
        let modifier = if is(word, &["early"]) {
            Modifier::Start
        } else {
            Modifier::End
        };
        return Some((modifier, i - 2));
    }
    if is(
        word,
        &["about", "around", "approximately", "roughly", "some"],
    ) {
        return Some((Modifier::Approx, i - 1));
    }
    if is(word, &["nearly", "almost"]) {
        return Some((Modifier::LessThan, i - 1));
    }
    // "has changed over several years" is not "lasted over three years".
    if is(word, &["over"]) && !v.has(i, Classes::SOME) {
        return Some((Modifier::MoreThan, i - 1));
    }
    if is(word, &["under"]) {
        return Some((Modifier::LessThan, i - 1));
    }
    if i < least + 2 {
        return None;
    }
    let first = v.word(i - 2);
    let pair = |a: &[&str], b: &str| is(first, a) && word.eq_ignore_ascii_case(b);
    match () {
        () if pair(&["more"], "than") && least + 3 <= i && v.says(i - 3, "no") => {
            Some((Modifier::EqualOrLess, i - 3))
        }
        () if pair(&["less", "fewer"], "than") && least + 3 <= i && v.says(i - 3, "no") => {
            Some((Modifier::EqualOrMore, i - 3))
        }
        () if pair(&["more"], "than") => Some((Modifier::MoreThan, i - 2)),
        () if pair(&["less", "fewer"], "than") => Some((Modifier::LessThan, i - 2)),
        () if pair(&["at"], "least") => Some((Modifier::EqualOrMore, i - 2)),
        () if pair(&["at"], "most") => Some((Modifier::EqualOrLess, i - 2)),
        () if pair(&["up"], "to") => Some((Modifier::EqualOrLess, i - 2)),
        _ => None,
    }
}

/// Whether "early", "late", "mid" can stand in front of it.
fn has_parts(expr: &TimeExpr) -> bool {
    match expr.kind {
        ExprKind::Period(period) => match period {
            Period::Date(d) => d.weekday.is_none() || d.day.is_none(),
            Period::Near(..)
            | Period::Deictic { .. }
            | Period::Quarter { .. }
            | Period::Half { .. } => true,
            Period::Season(..) | Period::Year(..) | Period::Decade { .. } | Period::Century(_) => {
                true
            }
            Period::Anaphor(..) | Period::Week(..) | Period::Comparison(_) => true,
            _ => false,
        },
        ExprKind::PartOfDay(..) => true,
        _ => false,
    }
}

fn part_of_stretch(
    v: &View<'_>,
    least: usize,
    i: usize,
    expr: &TimeExpr,
) -> Option<(Modifier, usize)> {
    if !has_parts(expr) {
        return None;
    }
    let mut at = i;
    if at > least && v.says(at - 1, "the") {
        at -= 1;
    }
    let word = word_before(v, least, at);
    let simple = match () {
        () if is(word, &["early", "earlier"]) => Some(Modifier::Start),
        () if is(word, &["late", "later"]) => Some(Modifier::End),
        _ => None,
    };
    // "Earlier Friday" is an adverb beside the day.
    let adverb = is(word, &["earlier", "later"]) && v.has(i, Classes::WEEKDAY.with(Classes::MONTH));
    if let Some(modifier) = simple
        && at == i
        && !adverb
    {
        let in_front = at - 1;
        return Some((
            modifier,
            in_front - usize::from(in_front > least && v.says(in_front - 1, "the")),
        ));
    }
    if v.marked(at, '-') && at > least + 1 && v.says(at - 2, "mid")
        || word.eq_ignore_ascii_case("mid")
    {
        let front = at - 1 - usize::from(v.marked(at, '-'));
        return Some((
            Modifier::Mid,
            front - usize::from(front > least && v.says(front - 1, "the")),
        ));
    }
    if !is(word, &["of", "in"]) || at < least + 2 {
        return None;
    }
    // "It will end in May": a verb.
    let verb = is(word, &["in"]) && !(at > least + 2 && v.says(at - 3, "the"));
    if verb {
        return None;
    }
    if let Some(found) = half_of(v, least, at, expr) {
        return Some(found);
    }
    let modifier = match v.word(at - 2) {
        w if is(w, &["end"]) => Modifier::End,
        w if is(w, &["close"]) && closes(v, at - 2, least, expr) => Modifier::End,
        w if is(w, &["beginning", "start", "outset"]) => Modifier::Start,
        w if is(w, &["middle"]) => Modifier::Mid,
        _ => return None,
    };
    let noun = at - 2;
    Some((
        modifier,
        noun - usize::from(noun > least && v.says(noun - 1, "the")),
    ))
}

/// "the last half of the '80s", "the second half of the century".
fn half_of(v: &View<'_>, least: usize, at: usize, expr: &TimeExpr) -> Option<(Modifier, usize)> {
    let long = matches!(
        expr.kind,
        ExprKind::Period(Period::Decade { .. } | Period::Century(_))
    );
    if !long || at < least + 4 || !v.say(at - 2, &["half", "of"]) || !v.says(at - 4, "the") {
        return None;
    }
    let modifier = match v.word(at - 3) {
        w if is(w, &["first"]) => Modifier::Start,
        w if is(w, &["second", "last", "latter"]) => Modifier::End,
        _ => return None,
    };
    Some((modifier, at - 4))
}

/// "the close of the quarter", not that of trading on a day, and not "will close in the fall".
fn closes(v: &View<'_>, noun: usize, least: usize, expr: &TimeExpr) -> bool {
    if noun <= least || !v.says(noun - 1, "the") || !v.says(noun + 1, "of") {
        return false;
    }
    let ExprKind::Period(period) = expr.kind else {
        return false;
    };
    match period {
        Period::Date(date) => date.day.is_none() && date.weekday.is_none(),
        Period::Near(_, named) => !matches!(named, Named::Weekday(_)),
        Period::Deictic { .. } => false,
        _ => true,
    }
}

/// "the" where the expression is itself the noun: "the third quarter", "the following day", "the past two months".
fn article(v: &View<'_>, least: usize, i: usize, end: usize, expr: &TimeExpr) -> Option<usize> {
    if i <= least {
        return None;
    }
    if !v.says_any(i - 1, &["the", "a", "an"]) {
        // "full year 2009"
        let dated = matches!(expr.kind, ExprKind::Period(Period::Year(..)));
        if v.timeml && dated && v.says(i, "year") && v.says(i - 1, "full") {
            let the = i > least + 1 && v.says(i - 2, "the");
            return Some(i - 1 - usize::from(the));
        }
        let named = matches!(
            expr.kind,
            ExprKind::Period(Period::Near(..) | Period::Anaphor(..))
        );
        let full_unit = v.timeml && v.says_any(i - 1, &["full", "entire", "whole"]);
        let words = i > least + 1 && (full_unit || v.says(i - 1, "very"));
        return (named && words && v.says(i - 2, "the")).then(|| i - 2);
    }
    // "the third-quarter results", "the Oct. 23 shooting": the article is the noun's.
    let hyphen = end > i + 2 && v.mark(end - 2, '-') && v.glued(end - 2) && v.glued(end - 1);
    let takes = match expr.kind {
        ExprKind::Duration(amount) => {
            // "the two day rally", "the weeklong rally": a hyphen is only left out.
            let loose = v.has(end - 1, Classes::UNIT)
                && !v.has(i, Classes::NEAR)
                && amount.count.is_some_and(|n| n > 1.0)
                || v.has(i, Classes::NAMED_BY_RULE) && end == i + 1;
            let bare = amount.count.is_none() && end == i + 1;
            // "over the years"
            let over = v.said_any(i - 1, &["over", "through", "down"]) && least + 1 < i;
            // "the past half-century"
            let century = hyphen && v.has(i, Classes::NEAR) && v.says(end - 1, "century");
            (!hyphen || century) && !loose && (!bare || over)
        }
        ExprKind::Set(_) => v.has(
            i,
            Classes::ORDINAL.with(Classes::DIGITS).with(Classes::NEAR),
        ),
        ExprKind::Clock(_) | ExprKind::At(..) | ExprKind::Range(_) => false,
        ExprKind::PartOfDay(day, _) => {
            !(day.is_none() && super::guard::noun_follows(v, end))
                && !matches!(day, Some(Period::Date(_)) if !v.has(i, Classes::PART.with(Classes::UNIT)))
        }
        ExprKind::Vague(_) => {
            v.says_any(i, &["past", "future", "coming", "near", "other"])
                || v.has(i, Classes::UNITS)
        }
        ExprKind::Period(period) => match period {
            Period::Date(d) => {
                d.month.is_none() && d.weekday.is_none() && d.year == super::expr::Year::Unsaid
            }
            Period::Quarter { .. } | Period::Half { .. } => !hyphen,
            Period::Comparison(_) => {
                !v.says_any(end - 1, &["ago", "earlier"])
                    || v.says_any(
                        i,
                        &["quarter", "period", "same", "comparable", "corresponding"],
                    )
            }
            Period::Near(_, Named::Weekday(_)) => true,
            // "the August bank holiday"
            Period::NamedDay(..) => v.says(end - 1, "holiday"),
            Period::Year(..) => v.says(i, "year") || v.says(end - 1, "year"),
            Period::Deictic { .. } | Period::IsoWeek { .. } | Period::Impossible(_) => false,
            _ => true,
        },
    };
    let seventeenth = matches!(expr.kind, ExprKind::Period(Period::Date(d)) if d.month.is_some() && d.day.is_some())
        && v.says(i - 1, "the")
        && (v.has(i, Classes::ORDINAL.with(Classes::CARDINAL))
            || v.has(i + 1, Classes::SUFFIX) && v.glued(i + 1));
    (takes && v.says(i - 1, "the") || seventeenth).then_some(i - 1)
}

/// The bounding word in front.
fn bound(v: &View<'_>, least: usize, start: usize) -> Bound {
    let word = word_before(v, least, start);
    let (two, one) = (
        if start > least + 1 {
            v.word(start - 2)
        } else {
            ""
        },
        word,
    );
    match () {
        () if is(one, &["since", "starting", "beginning"]) => Bound::Since,
        () if is(one, &["from", "on"]) && is(two, &["starting", "beginning", "effective"]) => {
            Bound::Since
        }
        () if is(one, &["until", "till", "through", "thru", "til"]) => Bound::Through,
        () if is(one, &["by"]) => Bound::By,
        () if is(one, &["than"]) && is(two, &["later"]) => Bound::By,
        () if is(one, &["than"]) && is(two, &["earlier", "sooner"]) => Bound::NotBefore,
        () if is(one, &["before"]) || is(one, &["to"]) && is(two, &["prior"]) => Bound::Before,
        () if is(one, &["after"]) => Bound::After,
        () if is(one, &["as"]) && is(two, &["soon", "early"]) => Bound::NotBefore,
        () if one == "NET" => Bound::NotBefore,
        _ => Bound::None,
    }
}
