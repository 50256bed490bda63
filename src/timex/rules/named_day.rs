//! Holidays, feasts and elections by name: "Thanksgiving", "Election Day 2024", "this Christmas".

use crate::lexicon::{self, Classes, Meaning, Near};
use crate::timex::behind;
use crate::timex::expr::{Amount, Anchor, Period, Unit, WeekKind, Year};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

use super::absolute::year_behind;

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[Rule {
    name: "named-day",
    first: Classes::NAMED.with(Classes::NEAR),
    then: behind::NO_DIGITS,
    find: |v, i| {
        let (period, end) = named(v, i)?;
        let longer = week(v, period, end).or_else(|| eve(v, period, end));
        Some(longer.unwrap_or(Found::period(period, end)))
    },
}];

/// "Labor Day weekend", "the Thanksgiving weekend", "Christmas week".
fn week(v: &View<'_>, period: Period, end: usize) -> Option<Found> {
    let Period::NamedDay(day, year, near) = period else {
        return None;
    };
    let bank = usize::from(v.says(end, "bank"));
    let end = end
        + if v.says(end + bank, "holiday") {
            1 + bank
        } else {
            0
        };
    let kind = match () {
        () if v.new_line(end) => return None,
        () if v.says(end, "weekend") => WeekKind::Weekend,
        () if v.says(end, "week") && !v.mark(end + 1, '-') => WeekKind::Week,
        () => return None,
    };
    let (year, end) = match year_behind(v, end + 1) {
        Some(found) if year == Year::Unsaid => found,
        _ => (year, end + 1),
    };
    Some(Found::period(Period::WeekOf(day, year, near, kind), end))
}

/// "Thanksgiving eve", "the Election Day eve": the day before.
fn eve(v: &View<'_>, period: Period, end: usize) -> Option<Found> {
    let Period::NamedDay(day, year, None) = period else {
        return None;
    };
    let amount = Amount {
        count: Some(1.0),
        high: None,
        unit: Unit::Day,
        plus: None,
    };
    let before = Period::Shift {
        amount,
        back: true,
        from: Anchor::NamedDay(day, year),
    };
    let said = v.says(end, "eve") && !v.new_line(end) && !v.timeml;
    said.then(|| Found::period(before, end + 1))
}

/// Reads a named day with its year and "this", "next" or "last".
pub(super) fn named(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    v.memo.named_days.or_read(i, || read(v, i))
}

fn read(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    let near = match v.meaning(i) {
        Meaning::Near(
            near @ (Near::This | Near::Next | Near::Last | Near::Coming | Near::Past),
        ) => Some(near),
        _ => None,
    };
    let at = i + usize::from(near.is_some());
    let mut best = None;
    if !v.has(at, Classes::NAMED) {
        return None;
    }
    let word = v.word(at).as_bytes();
    for (name, day) in lexicon::named_days_beginning(word.first().copied().unwrap_or(0)) {
        let name_bytes = name.as_bytes();
        let ends = matches!(
            name_bytes.get(word.len()),
            None | Some(b' ' | b'-' | b'\'' | b',')
        );
        let head = name_bytes.get(..word.len()).filter(|_| ends);
        if head.is_some_and(|head| head.eq_ignore_ascii_case(word))
            && let Some(end) = says_name(v, at, name)
            && best.is_none_or(|(_, b)| end > b)
        {
            best = Some((day, end));
        }
    }
    let (day, end) = best.filter(|(_, end)| guard::is_named_day(v, at, *end))?;
    let (year, end) = year_behind(v, end).map_or((Year::Unsaid, end), |(y, e)| (y, e));
    Some((Period::NamedDay(day, year, near), end))
}

/// Whether the words of a name stand there; the position behind them. Full stops and apostrophes are as people set them.
fn says_name(v: &View<'_>, i: usize, name: &str) -> Option<usize> {
    let mut rest = name;
    let mut at = i;
    while !rest.is_empty() {
        let word = v.word(at);
        if let Some(after) = rest.strip_prefix('\'') {
            // "Veterans Day" is written with and without.
            at += usize::from(v.mark(at, '\''));
            rest = after.trim_start();
            continue;
        }
        if let Some(after) = rest.strip_prefix([' ', '-', ',']) {
            if rest.starts_with('-') && !v.mark(at, '-')
                || rest.starts_with(',') && !v.mark(at, ',')
            {
                return None;
            }
            at += usize::from(rest.starts_with(['-', ',']));
            rest = after.trim_start();
            continue;
        }
        let head = rest.get(..word.len())?;
        let ends =
            rest[word.len()..].starts_with([' ', '-', '\'', ',']) || rest.len() == word.len();
        if word.is_empty() || !ends || !head.eq_ignore_ascii_case(word) {
            return None;
        }
        rest = &rest[word.len()..];
        at += 1;
        // "St. Patrick's", "King Jr. Day".
        let point = v.mark(at, '.') && v.glued(at) && v.at(at - 1).len() <= 2 && !rest.is_empty();
        at += usize::from(point);
    }
    (!v.runs_on(at)).then_some(at)
}
