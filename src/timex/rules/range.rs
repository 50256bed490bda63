//! Ranges and pairs of days, months and years that share what they leave out: "Oct. 29-31", "Dec. 30-Jan. 3", "June 11 and 12".

use crate::lexicon::Classes;
use crate::timex::behind;
use crate::timex::expr::{Clock, Date, End, Ends, ExprKind, Period, Year};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;
use crate::token::Token;

use super::absolute::{self, day, day_month_free, month, weekday_before, year_behind};
use super::day_clock::{any_day, clock_behind};
use super::numeric;

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "day-range",
        first: DAY_FIRST,
        then: behind::ANY_DAY,
        find: day_range,
    },
    Rule {
        name: "month-day-range",
        first: Classes::MONTH.with(Classes::WEEKDAY),
        then: behind::NO_DIGITS,
        find: month_day_range,
    },
    Rule {
        name: "day-range-month",
        first: Classes::DIGITS,
        then: behind::LINKS.with(Classes::SUFFIX),
        find: day_range_month,
    },
    Rule {
        name: "weekdays-days-range",
        first: Classes::WEEKDAY,
        then: behind::NO_DIGITS,
        find: weekdays_days,
    },
    Rule {
        name: "weekday-days-month",
        first: Classes::WEEKDAY,
        then: behind::NO_DIGITS,
        find: weekday_days_month,
    },
    Rule {
        name: "month-range",
        first: Classes::MONTH,
        then: behind::NO_DIGITS,
        find: month_range,
    },
    Rule {
        name: "year-range",
        first: Classes::DIGITS,
        then: behind::LINKS,
        find: year_range,
    },
    Rule {
        name: "day-listed",
        first: Classes::DIGITS,
        then: behind::ANY,
        find: day_listed,
    },
    Rule {
        name: "numeric-range",
        first: Classes::DIGITS,
        then: behind::SLASH.with(behind::POINT),
        find: numeric_range,
    },
    Rule {
        name: "now-to",
        first: Classes::VAGUE,
        then: behind::NO_DIGITS,
        find: now_to,
    },
];

/// The classes that a day may begin with.
pub(super) const DAY_FIRST: Classes = Classes::MONTH
    .with(Classes::WEEKDAY)
    .with(Classes::DIGITS)
    .with(Classes::ORDINAL)
    .with(Classes::CARDINAL)
    .with(Classes::DEICTIC)
    .with(Classes::NEAR)
    .with(Classes::NAMED);

/// What joins two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// A dash.
    Dash,
    /// to, until, through …
    To,
    /// and, or, &: two of them, or the end of a "between".
    And,
}

/// Reads what joins two ends; the position behind it.
pub(super) fn link(v: &View<'_>, i: usize) -> Option<(Link, usize)> {
    let kind = match () {
        () if v.mark(i, '-') || v.mark(i, '—') || v.mark(i, '~') => Link::Dash,
        () if v.says_any(
            i,
            &["to", "until", "till", "til", "through", "thru", "thro"],
        ) =>
        {
            Link::To
        }
        () if v.says_any(i, &["and", "or"]) || v.mark(i, '&') => Link::And,
        _ => return None,
    };
    Some((kind, i + 1))
}

/// Both ends with the place of the cut: the first ends before the token `left`, the last begins at `right`.
pub(super) fn ends(v: &View<'_>, i: usize, left: usize, right: usize, from: End, to: End) -> Ends {
    let start = v.at(i).start;
    let cut = |offset: u32| u16::try_from(offset.saturating_sub(start)).unwrap_or(u16::MAX);
    Ends {
        from,
        to,
        cut: (cut(v.before(left).end), cut(v.at(right).start)),
        listed: false,
    }
}

/// A period, with its clock time if it has one, as an end.
pub(super) fn end_of(period: Period, clock: Option<Clock>) -> End {
    match (period, clock) {
        (Period::Date(date), Some(clock)) => End::At(date, clock),
        (Period::Date(date), None) => End::Date(date),
        (period, Some(clock)) => End::OtherAt(period, clock),
        (period, None) => End::Other(period),
    }
}

/// "Dec. 30-Jan. 3", "Monday through Friday", "today to Sunday", "December 9 8:00am – December 10 12:30pm".
fn day_range(v: &View<'_>, i: usize) -> Option<Found> {
    let (from, at) = any_day(v, i)?;
    let (from_clock, at) = match clock_behind(v, at) {
        Some((clock, end)) => (Some(clock), end),
        None => (None, behind_all_day(v, at)),
    };
    let (kind, right) = link(v, at)?;
    let between = v.said_any(i, &["between"]);
    if kind == Link::And && !between || guard::is_moved(v, i) {
        return None;
    }
    // "Wednesday – May 8" is one day.
    let weekday_only = matches!(from, Period::Date(d) if d.weekday.is_some() && d.day.is_none());
    let date_behind = || {
        v.has(
            right,
            Classes::MONTH.with(Classes::DIGITS).with(Classes::ORDINAL),
        )
    };
    if weekday_only && from_clock.is_none() && absolute::is_set_off(v, at) && date_behind() {
        return None;
    }
    // "Monday — Tuesday's vote": a spaced long dash parts sentences.
    if v.mark(at, '—') && v.timeml {
        return None;
    }
    let right = right + usize::from(v.says(right, "on"));
    // "from the 12th to the 14th"
    let whole = right;
    let right = right + usize::from(v.says(right, "the") && v.has(right + 2, Classes::SUFFIX));
    let free = || {
        let date = numeric::numeric_free(v, right).or_else(|| numeric::month_day_free(v, right));
        date.filter(|_| v.is_number(i))
            .or_else(|| day_month_free(v, right).filter(|_| kind == Link::Dash))
            .map(|(date, end)| (absolute::period(date), end))
    };
    let (to, mut end) = any_day(v, right).or_else(free)?;
    // "Mon 1/19 — Labor Day picnic" names what takes place.
    if v.mark(at, '—') && v.at(right).has(Token::SPACE) && matches!(to, Period::NamedDay(..)) {
        return None;
    }
    let mut to_clock = None;
    if from_clock.is_some()
        && let Some((clock, behind)) = clock_behind(v, end)
    {
        to_clock = Some(clock);
        end = behind;
    }
    let from = end_of(from, from_clock);
    // The corpora mark the article of the last day.
    let begin = if v.timeml { whole } else { right };
    Some(range(v, i, at, begin, from, end_of(to, to_clock), end))
}

/// The position behind "(All day)", as calendars print it where an hour would stand.
fn behind_all_day(v: &View<'_>, at: usize) -> usize {
    let said =
        v.mark(at, '(') && v.says(at + 1, "all") && v.says(at + 2, "day") && v.mark(at + 3, ')');
    if said { at + 4 } else { at }
}

fn range(
    v: &View<'_>,
    i: usize,
    left: usize,
    right: usize,
    from: End,
    to: End,
    end: usize,
) -> Found {
    Found::new(ExprKind::Range(ends(v, i, left, right, from, to)), end)
}

/// "Oct. 29-31", "Oct. 29 to 31, 2024", "June 11 and 12", "Sunday, March 5-10".
fn month_day_range(v: &View<'_>, i: usize) -> Option<Found> {
    let (weekday, at) = weekday_before(v, i).map_or((None, i), |(w, end)| (Some(w), end));
    let (month, at) = month(v, at)?;
    let (first, left) = day(v, at)?;
    let (kind, right) = link(v, left)?;
    let right_weekday = weekday_before(v, right);
    let right_at = right_weekday.map_or(right, |(_, end)| end);
    let (last, end) = day(v, right_at)?;
    let (year, end) = year_behind(v, end).map_or((Year::Unsaid, end), |(y, e)| (y, e));
    let glued = v.runs_on(end) && !(v.capital(end) && v.at(end).len() > 2);
    if guard::counted(v, end) && year == Year::Unsaid || glued {
        return None;
    }
    // "Oct. 29-10 a.m." is a day and a clock; "Oct. 29 and 30 people" counts.
    if kind != Link::And && last <= first || kind == Link::And && !guard::hour_ends(v, end) {
        return None;
    }
    let date = |day, weekday| Date {
        year,
        month: Some(month),
        day: Some(day),
        weekday,
        ..Date::default()
    };
    let from = End::Date(date(first, weekday));
    let to = End::Date(date(last, right_weekday.map(|(w, _)| w)));
    let mut found = ends(v, i, left, right, from, to);
    found.listed = kind == Link::And && !v.said_any(i, &["between"]);
    Some(Found::new(ExprKind::Range(found), end))
}

/// "29-31 October 2024", "11 and 12 June".
fn day_range_month(v: &View<'_>, i: usize) -> Option<Found> {
    let (first, left) = day(v, i)?;
    let (kind, right) = link(v, left)?;
    let (date, end) = day_month_free(v, right)?;
    let to_day = date.day?;
    if first >= to_day || date.weekday.is_some() && v.has(right, Classes::WEEKDAY) {
        return None;
    }
    if guard::digits_before(v, i) || guard::number_is_led(v, i) {
        return None;
    }
    let from = Date {
        day: Some(first),
        ..Date::default()
    };
    let mut found = ends(v, i, left, right, End::Date(from), End::Date(date));
    found.listed = kind == Link::And && !v.said_any(i, &["between"]);
    Some(Found::new(ExprKind::Range(found), end))
}

/// "Sunday-Friday, March 5-10", "Wednesday to Friday, 4-6 June", "Monday and Tuesday, Oct. 28-29".
fn weekdays_days(v: &View<'_>, i: usize) -> Option<Found> {
    let (first, left) = weekday_before(v, i)?;
    let (kind, right) = link(v, left)?;
    let (last, at) = weekday_before(v, right)?;
    let inner = month_day_range(v, at).or_else(|| day_range_month(v, at));
    let inner = inner.or_else(|| super::numeric_days::days(v, at));
    let inner = inner.or_else(|| day_range(v, at).filter(|_| v.has(at, Classes::MONTH)))?;
    let ExprKind::Range(days) = inner.expr.kind else {
        return None;
    };
    let (End::Date(mut from), End::Date(mut to)) = (days.from, days.to) else {
        return None;
    };
    if from.weekday.is_some() || to.weekday.is_some() {
        return None;
    }
    from.weekday = Some(first);
    to.weekday = Some(last);
    let mut found = ends(v, i, left, right, End::Date(from), End::Date(to));
    found.listed = kind == Link::And;
    Some(Found::new(ExprKind::Range(found), inner.end))
}

/// "Thu 20–Fri 21 Nov", "Fri 6 and Sat 7 June", "Thurs 6/Fri 7 Nov".
fn weekday_days_month(v: &View<'_>, i: usize) -> Option<Found> {
    let (weekday, at) = weekday_before(v, i)?;
    let (first, left) = day(v, at)?;
    let slash = v.mark(left, '/').then_some((Link::And, left + 1));
    let (kind, right) = slash.or_else(|| link(v, left))?;
    let (date, end) = day_month_free(v, right).filter(|_| v.has(right, Classes::WEEKDAY))?;
    if first >= date.day? {
        return None;
    }
    let from = Date {
        day: Some(first),
        weekday: Some(weekday),
        ..Date::default()
    };
    let mut found = ends(v, i, left, right, End::Date(from), End::Date(date));
    found.listed = kind == Link::And && !v.said_any(i, &["between"]);
    Some(Found::new(ExprKind::Range(found), end))
}

/// "January-March 2020", "January to March", "Nov. or Dec.", "June 2023 to May 2024".
fn month_range(v: &View<'_>, i: usize) -> Option<Found> {
    let left = absolute::month_year(v, i).or_else(|| {
        let (month, end) = month(v, i)?;
        let date = Date {
            month: Some(month),
            ..Date::default()
        };
        (v.capital(i) && !guard::is_person(v, i)).then_some((date, end))
    })?;
    let (kind, right) = link(v, left.1)?;
    let to = absolute::month_year(v, right).or_else(|| {
        let (month, end) = month(v, right)?;
        let date = Date {
            month: Some(month),
            ..Date::default()
        };
        (v.capital(right) && v.digits(end, 1..=2).is_none()).then_some((date, end))
    })?;
    if kind == Link::And && left.0.year != Year::Unsaid {
        return None;
    }
    if v.at(left.1).has(Token::SPACE) && v.mark(left.1, '—') {
        return None;
    }
    let mut found = ends(v, i, left.1, right, End::Date(left.0), End::Date(to.0));
    found.listed = kind == Link::And && !v.said_any(i, &["between"]);
    Some(Found::new(ExprKind::Range(found), to.1))
}

/// "1985-1990", "1998-99", "from 1985 to 1990".
fn year_range(v: &View<'_>, i: usize) -> Option<Found> {
    let from = v.digits(i, 4..=4).filter(|y| (1000..2200).contains(y))?;
    let (kind, right) = link(v, i + 1)?;
    let led = v.said_any(i, &["from", "between", "in", "during", "for", "the"]) || v.marked(i, '(');
    let to = match v.digits(right, 4..=4) {
        Some(to) => to,
        None if kind == Link::Dash && v.tight(i + 1, '-') => {
            from / 100 * 100 + v.digits(right, 2..=2)?
        }
        None => return None,
    };
    let between = v.said_any(i, &["between"]);
    let joined = kind == Link::Dash && (led || !guard::counted(v, right + 1))
        || kind == Link::To && led
        || kind == Link::And && between;
    let fits = joined
        && to > from
        && to < 2200
        && to - from < 600
        && !guard::digits_before(v, i)
        && !guard::digits_go_on(v, right + 1)
        && !v.runs_on(right + 1)
        && !guard::number_is_led(v, i);
    let year = |y: u32| {
        End::Date(Date {
            year: Year::Four(y as i16),
            ..Date::default()
        })
    };
    fits.then(|| range(v, i, i + 1, right, year(from), year(to), right + 1))
}

/// The days that go on a list: "Oct. 29, 30 and 31".
fn day_listed(v: &View<'_>, i: usize) -> Option<Found> {
    let last = v.last?;
    let ExprKind::Period(Period::Date(before)) = last.expr.kind else {
        return None;
    };
    let (before_day, month) = (before.day?, before.month?);
    let joined = match i.checked_sub(last.end)? {
        1 => v.mark(last.end, ',') || v.says_any(last.end, &["and", "or"]) || v.mark(last.end, '&'),
        2 => v.mark(last.end, ',') && v.says_any(last.end + 1, &["and", "or"]),
        _ => false,
    };
    if !joined || before.year != Year::Unsaid {
        return None;
    }
    let (day, end) = day(v, i)?;
    let (year, end) = year_behind(v, end).map_or((Year::Unsaid, end), |(y, e)| (y, e));
    let more = v.mark(end, ',') && v.at(end + 1).len() <= 2 && v.is_number(end + 1);
    let ends = more || v.says_any(end, &["and", "or"]) || guard::hour_ends(v, end);
    let date = Date {
        year,
        month: Some(month),
        day: Some(day),
        ..Date::default()
    };
    (day > before_day && ends && !guard::counted(v, end))
        .then(|| Found::period(Period::Date(date), end))
}

/// "1.9-1.13.2017", "10/29-31/2024".
fn numeric_range(v: &View<'_>, i: usize) -> Option<Found> {
    let month = v.digits(i, 1..=2)?;
    let sep = ['.', '/'].into_iter().find(|c| v.tight(i + 1, *c))?;
    let first = v.digits(i + 2, 1..=2)?;
    let (kind, right) = link(v, i + 3)?;
    if kind == Link::And || guard::digits_before(v, i) {
        return None;
    }
    let (to, end) = if let Some((to, end)) = numeric::numeric_free(v, right) {
        (to, end)
    } else {
        let last = v.digits(right, 1..=2)?;
        if !v.tight(right + 1, sep) {
            return None;
        }
        let (year, end) = absolute::year(v, right + 2)?;
        let to = Date {
            year,
            month: Some(month as u8),
            day: Some(last as u8),
            ..Date::default()
        };
        (to, end)
    };
    // The end says which number is the month.
    let (month, first) = if to.month == Some(month as u8)
        || to.month.is_some_and(|m| u32::from(m) == month % 12 + 1)
    {
        (month, first)
    } else {
        (first, month)
    };
    let fits = (1..=12).contains(&month) && (1..=31).contains(&first);
    let from = Date {
        month: Some(month as u8),
        day: Some(first as u8),
        ..Date::default()
    };
    let to = Date {
        order: crate::timex::expr::Order::Certain,
        ..to
    };
    fits.then(|| range(v, i, i + 3, right, End::Date(from), End::Date(to), end))
}

/// "now to 11/8", "now through Friday".
fn now_to(v: &View<'_>, i: usize) -> Option<Found> {
    if !v.says(i, "now") {
        return None;
    }
    let (kind, right) = link(v, i + 1)?;
    let (to, end) = any_day(v, right).or_else(|| numeric_loose(v, right))?;
    (kind != Link::And).then(|| range(v, i, i + 1, right, End::Now, end_of(to, None), end))
}

fn numeric_loose(v: &View<'_>, i: usize) -> Option<(Period, usize)> {
    numeric::month_day(v, i).map(|(d, end)| (Period::Date(d), end))
}
