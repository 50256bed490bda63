//! Parts of a day, alone or with their day: "Monday morning", "late afternoon Friday", "tonight", "close of business Friday".

use crate::lexicon::{Classes, DayPart, Meaning, Near, Unit};
use crate::timex::expr::{ExprKind, Period};
use crate::timex::guard;
use crate::timex::rule::Found;
use crate::timex::view::View;

use super::relative::stands_alone;

/// "close of business Friday", "COB Friday", "end of day Thursday", "before the open", "after the bell".
pub(super) fn close_of_day(v: &View<'_>, i: usize) -> Option<Found> {
    if v.timeml {
        return None;
    }
    if v.says_any(i, &["before", "after"]) && v.says(i + 1, "the") {
        let at = i + 2 + usize::from(v.says_any(i + 2, &["opening", "closing"]));
        let part = match () {
            () if v.says_any(at, &["open", "opening"])
                || v.says(i, "before") && v.says_any(at, &["bell", "market"]) =>
            {
                DayPart::Open
            }
            () if v.says_any(at, &["close", "bell"]) => DayPart::Close,
            _ => return None,
        };
        return guard::phrase_ends(v, at + 1)
            .then(|| Found::new(ExprKind::PartOfDay(None, part), at + 1));
    }
    let at = match () {
        () if v.says_any(i, &["cob", "eod"]) && v.at(i).has(crate::token::Token::ALL_CAPS) => i + 1,
        () if v.says_any(i, &["close", "end"]) && v.says(i + 1, "of") => {
            let at = i + 2 + usize::from(v.says(i + 2, "the"));
            let at = at + usize::from(v.says_any(at, &["business", "trading", "working"]));
            let named = v.said_any(at, &["business", "trading", "working"]);
            let day = v.says(at, "day");
            (named || day && v.says(i, "end")).then_some(at + usize::from(day))?
        }
        _ => return None,
    };
    let on = at + usize::from(v.says(at, "on") || v.mark(at, ','));
    if let Some((day, end)) = super::day_clock::any_day(v, on) {
        return Some(Found::new(
            ExprKind::PartOfDay(Some(day), DayPart::Close),
            end,
        ));
    }
    (!v.says(at - 1, "day")).then(|| Found::new(ExprKind::PartOfDay(None, DayPart::Close), at))
}

/// "Monday morning", "this afternoon", "tonight", "last night", "Oct. 3 evening", "morning of Oct. 3", "Thursday p.m.".
pub(super) fn part_of_day(v: &View<'_>, i: usize) -> Option<Found> {
    if v.says_any(i, &["tonight", "tonite"]) {
        let today = Period::Deictic {
            unit: Unit::Day,
            offset: 0,
        };
        return Some(Found::new(
            ExprKind::PartOfDay(Some(today), DayPart::Night),
            i + 1,
        ));
    }
    if let Some((part, at)) = part(v, i) {
        return part_first(v, i, part, at);
    }
    if let Meaning::Near(near) = v.meaning(i)
        && let Some(found) = near_part(v, i, near)
    {
        return Some(found);
    }
    let (day, end) = super::day_clock::any_day(v, i)?;
    let skip = usize::from(v.mark(end, ',') && !v.timeml);
    let single = |i| part(v, i).filter(|_| !v.has(i, Classes::REPEAT));
    let (part, end) = single(end + skip).or_else(|| {
        let (half, end) = super::clock::half(v, end)?;
        let part = match half {
            crate::timex::expr::Half::Am => DayPart::Morning,
            _ => DayPart::Afternoon,
        };
        // "Monday a.m.", never "Oct. 5 a.m.", whose number is an hour.
        v.has(end - 1, Classes::HALF)
            .then_some((part, end))
            .filter(|_| !v.is_number(end.saturating_sub(2)))
    })?;
    Some(Found::new(ExprKind::PartOfDay(Some(day), part), end))
}

/// "this morning", "last night", "that evening", "the following morning", "the same night".
fn near_part(v: &View<'_>, i: usize, near: Near) -> Option<Found> {
    let same = usize::from(v.says(i, "that") && v.says_any(i + 1, &["same", "very"]));
    let late = usize::from(v.says_any(i + 1 + same, &["late", "early"]));
    let (part, end) = part(v, i + 1 + same + late)?;
    let day = |offset| Period::Deictic {
        unit: Unit::Day,
        offset,
    };
    let day = match near {
        Near::This => day(0),
        Near::Last if part == DayPart::Night || part == DayPart::Evening => day(-1),
        Near::Next if v.said_any(i, &["the"]) || v.story => Period::Anaphor(Unit::Day, 1),
        Near::Following => Period::Anaphor(Unit::Day, 1),
        Near::Previous => Period::Anaphor(Unit::Day, -1),
        Near::Same => Period::Anaphor(Unit::Day, 0),
        _ => return None,
    };
    Some(Found::new(ExprKind::PartOfDay(Some(day), part), end))
}

/// "morning of Oct. 3", "evening before", "overnight", "the morning", "night before last".
fn part_first(v: &View<'_>, i: usize, part: DayPart, at: usize) -> Option<Found> {
    if v.says_any(at, &["of", "on"])
        && let the = usize::from(v.says(at + 1, "the"))
        && let Some((day, end)) = super::day_clock::any_day(v, at + 1 + the)
        && !v.timeml
    {
        return Some(Found::new(ExprKind::PartOfDay(Some(day), part), end));
    }
    // "late afternoon Friday", "mid-morning today"
    let narrowed = v.said_any(i, &["late", "early", "mid"])
        || v.marked(i, '-') && v.says(i.wrapping_sub(2), "mid")
        || v.says_any(i, &["midmorning", "midafternoon"]);
    if narrowed
        && v.has(at, Classes::WEEKDAY.with(Classes::DEICTIC))
        && !v.new_line(at)
        && let Some((day, end)) = super::day_clock::any_day(v, at)
    {
        return Some(Found::new(ExprKind::PartOfDay(Some(day), part), end));
    }
    if v.say(at, &["before", "last"]) {
        let day = Period::Deictic {
            unit: Unit::Day,
            offset: -2,
        };
        return Some(Found::new(ExprKind::PartOfDay(Some(day), part), at + 2));
    }
    // "the evening before.", "the morning after,"
    let offset = match () {
        () if v.says_any(at, &["before", "previous"]) => -1,
        () if v.says_any(at, &["after", "following"]) => 1,
        _ => 0,
    };
    if offset != 0 && !v.timeml && v.said_any(i, &["the"]) && stands_alone(v, at + 1) {
        let day = Period::Anaphor(Unit::Day, offset);
        return Some(Found::new(ExprKind::PartOfDay(Some(day), part), at + 1));
    }
    guard::is_part_alone(v, i, at).then(|| Found::new(ExprKind::PartOfDay(None, part), at))
}

/// Reads a part of the day.
pub(super) fn part(v: &View<'_>, i: usize) -> Option<(DayPart, usize)> {
    match v.meaning(i) {
        Meaning::Part(part) => Some((part, i + 1)),
        Meaning::Unit(Unit::Night) if v.has(i, Classes::UNIT) => Some((DayPart::Night, i + 1)),
        _ => None,
    }
}
