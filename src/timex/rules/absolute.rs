//! Dates with a month in letters: "Tuesday, Oct. 29, 2024", "the 29th of October", "October 2024", "March".

use chrono::Weekday;

use crate::lexicon::{Classes, Meaning, Near};
use crate::timex::behind;
use crate::timex::expr::{Date, Half, Period, Year};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "month-day-year",
        first: Classes::MONTH.with(Classes::WEEKDAY),
        then: behind::NO_DIGITS,
        find: |v, i| month_day(v, i).map(|(date, end)| found(date, end)),
    },
    Rule {
        name: "day-month-year",
        first: Classes::DIGITS
            .with(Classes::ORDINAL)
            .with(Classes::CARDINAL)
            .with(Classes::WEEKDAY),
        then: behind::DAY,
        find: |v, i| day_month(v, i).map(|(date, end)| found(date, end)),
    },
    Rule {
        name: "month-year",
        first: Classes::MONTH,
        then: behind::NO_DIGITS,
        find: |v, i| month_year(v, i).map(|(date, end)| found(date, end)),
    },
    Rule {
        name: "month",
        first: Classes::MONTH,
        then: behind::NO_DIGITS,
        find: |v, i| month_alone(v, i).map(|(date, end)| found(date, end)),
    },
];

/// A date as a find; one that no calendar has is said to be impossible.
pub(super) fn found(date: Date, end: usize) -> Found {
    Found::period(period(date), end)
}

/// A date as a period; one that no calendar has is said to be impossible.
pub(super) fn period(date: Date) -> Period {
    let year = match date.year {
        Year::Four(year) => Some(i32::from(year)),
        _ => None,
    };
    match (date.month, date.day) {
        (Some(month), Some(day)) if day > days_in(month, year) => Period::Impossible(date),
        _ => Period::Date(date),
    }
}

/// The days of a month; of a February of an unknown year 29.
fn days_in(month: u8, year: Option<i32>) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => match year {
            Some(y) if y % 4 != 0 || y % 100 == 0 && y % 400 != 0 => 28,
            _ => 29,
        },
        _ => 31,
    }
}

/// Reads a month's name with the point of an abbreviation.
pub(super) fn month(v: &View<'_>, i: usize) -> Option<(u8, usize)> {
    let Meaning::Month(month) = v.meaning(i) else {
        return None;
    };
    let point = v.has(i, Classes::ABBREVIATION) && v.mark(i + 1, '.') && v.glued(i + 1);
    Some((month, i + 1 + usize::from(point)))
}

/// Reads a weekday's name in front of a date, with its point and comma.
pub(super) fn weekday_before(v: &View<'_>, i: usize) -> Option<(Weekday, usize)> {
    let Meaning::Weekday(weekday) = v.meaning(i) else {
        return None;
    };
    if !v.has(i, Classes::WEEKDAY) {
        return None;
    }
    let mut end = i + 1;
    if v.has(i, Classes::ABBREVIATION) && v.mark(end, '.') && v.glued(end) {
        end += 1;
    }
    // "Saturday evening, October 24th, at eight o'clock"
    let part = matches!(v.meaning(end), Meaning::Part(_)) && !v.has(end, Classes::REPEAT);
    if part
        && !v.timeml
        && v.mark(end + 1, ',')
        && (v.has(end + 2, Classes::MONTH) || v.says(end + 2, "the"))
    {
        end += 1;
    }
    if v.mark(end, ',') {
        end += 1;
    }
    Some((weekday, end))
}

/// The same, where a dash or a bar may set it off from its date: "Wednesday – May 8", "Wednesday | May 8".
pub(super) fn weekday_of_date(v: &View<'_>, i: usize) -> Option<(Weekday, usize)> {
    let (weekday, end) = weekday_before(v, i)?;
    Some((weekday, end + usize::from(is_set_off(v, end))))
}

/// Whether a mark with a space on both sides stands at `i`, between a weekday and its date.
pub(super) fn is_set_off(v: &View<'_>, i: usize) -> bool {
    let mark = v.mark(i, '-') || v.mark(i, '—') || v.mark(i, '|') || v.mark(i, '·');
    mark && !v.timeml && !v.glued(i) && !v.glued(i + 1) && !v.new_line(i) && !v.new_line(i + 1)
}

/// Reads the day of a month: "29", "29th", "twenty-ninth", "fourth".
pub(super) fn day(v: &View<'_>, i: usize) -> Option<(u8, usize)> {
    if let Some(number) = v.digits(i, 1..=2) {
        let mut end = i + 1;
        if v.has(end, Classes::SUFFIX) && v.glued(end) {
            end += 1;
        }
        let fits = (1..=31).contains(&number) && !guard::number_runs_on(v, end);
        return fits.then_some((number as u8, end));
    }
    ordinal(v, i).filter(|(n, _)| (1..=31).contains(n))
}

/// Reads an ordinal in words, to the thirty-first.
pub(super) fn ordinal(v: &View<'_>, i: usize) -> Option<(u8, usize)> {
    if v.says(i, "second") {
        return Some((2, i + 1));
    }
    match v.meaning(i) {
        Meaning::Number(n) if n < 100 && v.has(i, Classes::ORDINAL) => Some((n as u8, i + 1)),
        Meaning::Number(tens @ (20 | 30))
            if v.tight(i + 1, '-') || v.has(i + 1, Classes::ORDINAL) =>
        {
            let at = i + 1 + usize::from(v.mark(i + 1, '-'));
            let (ones, end) = ordinal(v, at)?;
            (ones < 10).then_some((tens as u8 + ones, end))
        }
        _ => None,
    }
}

/// Reads a year of four digits, or of two behind an apostrophe.
pub(super) fn year(v: &View<'_>, i: usize) -> Option<(Year, usize)> {
    if v.story
        && let Some(year) = v.digits(i, 3..=3)
    {
        return guard::is_early_year(v, i).then_some((Year::Four(year as i16), i + 1));
    }
    if let Some(year) = v.digits(i, 4..=4) {
        // "May 9, 2030 local time", "July 15 / 2000 hours": an hour.
        let hour = v.say(i + 1, &["local", "time"]) || v.says_any(i + 1, &["hours", "hrs"]);
        let fits = (1000..2200).contains(&year) && !hour && !guard::number_runs_on(v, i + 1);
        return fits.then_some((Year::Four(year as i16), i + 1));
    }
    if v.mark(i, '\'') && v.glued(i + 1) {
        let year = v.digits(i + 1, 2..=2)?;
        return (!guard::number_runs_on(v, i + 2)).then_some((Year::Two(year as u8), i + 2));
    }
    None
}

/// Reads a year behind a date, with or without a comma.
pub(super) fn year_behind(v: &View<'_>, i: usize) -> Option<(Year, usize)> {
    // "March 44 BC"
    if v.has(i + 1, Classes::ERA)
        && let Some(found) = super::year::era_year(v, i)
    {
        return Some(found);
    }
    let comma = v.mark(i, ',') || v.mark(i, '.') && v.glued(i);
    let at = i + usize::from(comma);
    let short = v.mark(at + 1, '\'') && v.glued(at + 2) && v.digits(at + 2, 2..=2).is_some();
    let counts = v.has(at + 1, Classes::DIGITS.with(Classes::CARDINAL));
    let at = if v.says(at, "of") && (counts || short) {
        at + 1
    } else {
        at
    };
    let of = at + usize::from(v.says(at, "of"));
    let near = match v.meaning(of) {
        Meaning::Near(Near::This) => Some(0),
        Meaning::Near(Near::Next) => Some(1),
        Meaning::Near(Near::Last) => Some(-1),
        _ => None,
    };
    // "on Aug. 15. Last year's winner": a sentence begins.
    let sentence = v.mark(i, '.') && v.capital(of);
    let named = !sentence && v.says(of + 1, "year") && !v.mark(of + 2, '-');
    if let Some(offset) = near.filter(|_| named) {
        return Some((Year::Offset(offset), of + 2));
    }
    if v.has(at, Classes::CARDINAL) {
        let words = v.has(i.saturating_sub(1), Classes::MONTH.with(Classes::ORDINAL));
        let behind = || super::year::spoken_year_behind(v, at).filter(|_| words);
        let (year, end) = super::year::spoken_year(v, at).or_else(behind)?;
        return Some((Year::Four(year), end));
    }
    let (year, end) = year(v, at)?;
    // "Oct. 29 2118 Rayburn": a room is no year.
    let plausible = !matches!(year, Year::Four(2100..)) || comma && guard::hour_ends(v, end);
    // "The storm of August 29, 2020 killed two": no count.
    let counted = !comma && v.has(end, Classes::MEASURE) && !v.says(end, "killed");
    // "Nov. 8, 1145 - 115pm", "Aug. 27, 2000 - 2200 hours": an hour.
    let hour = matches!(year, Year::Four(year) if year % 100 < 60)
        && super::range::link(v, end).is_some_and(|(_, at)| {
            // "Dec. 11, 2012 – 1700 hours" has its year.
            let round =
                matches!(year, Year::Four(y) if !(2001..2060).contains(&y) && y % 5 == 0 || !comma);
            let said = round
                && v.says_any(at + 1, &["hours", "hrs"])
                && v.digits(at, 4..=4) > v.digits(end - 1, 4..=4);
            let early = matches!(year, Year::Four(..1900));
            (early || said) && super::clock::clock(v, at).is_some_and(|(c, _)| c.half != Half::Open)
        });
    (plausible && !counted && !hour).then_some((year, end))
}

/// "Tuesday, Oct. 29, 2024", "October the 29th".
pub(super) fn month_day(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let (weekday, at) = weekday_of_date(v, i).map_or((None, i), |(w, end)| (Some(w), end));
    let (month, mut end) = month(v, at)?;
    if v.says(end, "the") {
        end += 1;
    }
    if v.mark(end, '-') && v.tight(end, '-') && v.digits(end + 1, 1..=2).is_some() {
        end += 1;
    }
    let in_words = !v.is_number(end);
    let (day, end) = day(v, end)?;
    // "late in August the Sixth Army"
    if in_words && v.capital(end - 1) && v.capital(end) && !v.new_line(end) {
        return None;
    }
    let tight = (v.mark(end - 2, '-') && v.tight(end, '-'))
        .then(|| year(v, end + 1))
        .flatten();
    let (year, end) = tight
        .or_else(|| year_behind(v, end))
        .unwrap_or((Year::Unsaid, end));
    let sure = weekday.is_some() || year != Year::Unsaid || v.has(end - 1, Classes::SUFFIX);
    if !sure && !guard::month_day_alone(v, at, end) {
        return None;
    }
    let (weekday, end) = match weekday {
        None => weekday_behind(v, end).map_or((None, end), |(w, end)| (Some(w), end)),
        said => (said, end),
    };
    let date = Date {
        year,
        month: Some(month),
        day: Some(day),
        weekday,
        ..Date::default()
    };
    Some((date, end))
}

/// "29 October 2024", "Tuesday the 29th of October", "28-May-2018".
pub(super) fn day_month(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    day_month_free(v, i).filter(|_| v.has(i, Classes::WEEKDAY) || !guard::digits_before(v, i))
}

/// The same where the day may touch what stands before it, as the end of a range does.
pub(super) fn day_month_free(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let (weekday, at) = weekday_of_date(v, i).map_or((None, i), |(w, end)| (Some(w), end));
    let at = if weekday.is_some() && v.says(at, "the") {
        at + 1
    } else {
        at
    };
    let (day, mut end) = day_in_front(v, at)?;
    let with_suffix = !v.is_number(end - 1);
    let of = v.says(end, "of") && with_suffix;
    let tight = ['-', '/', '.'].iter().any(|c| v.tight(end, *c));
    end += usize::from(of || tight);
    // A date block: "28 / May 2018".
    let block = v.mark(end, '/')
        && !v.glued(end)
        && month(v, end + 1).is_some_and(|(_, e)| year_behind(v, e).is_some());
    end += usize::from(block);
    let month_at = end;
    let (month, end) = month(v, end)?;
    // "3-Feb-25" has its year in two digits.
    let two_digits = || {
        let two = v.digits(end + 1, 2..=2)?;
        let fits = tight && v.tight(month_at - 1, '-') && !guard::number_runs_on(v, end + 2);
        fits.then_some((Year::Two(two as u8), end + 2))
    };
    let tight_year = (v.tight(end, '-') || v.tight(end, '/') || v.tight(end, '.'))
        .then(|| year(v, end + 1).or_else(two_digits))
        .flatten();
    let behind = tight_year.or_else(|| year_behind(v, end));
    let (year, end) = behind.unwrap_or((Year::Unsaid, end));
    // "the second may fall", "the first march"
    let verb = v.has(month_at, Classes::OFTEN_OTHER) && !v.capital(month_at) && !of;
    let sure = weekday.is_some() || year != Year::Unsaid || with_suffix && !verb;
    if !sure && !guard::day_month_alone(v, at, month_at, end) {
        return None;
    }
    if weekday.is_none() && guard::number_is_led(v, at) {
        return None;
    }
    let (weekday, end) = match weekday {
        None => weekday_behind(v, end).map_or((None, end), |(w, end)| (Some(w), end)),
        said => (said, end),
    }; // "21 May Street" is an address.
    if weekday.is_none() && year == Year::Unsaid && v.has(end, Classes::ADDRESS) && v.capital(end) {
        return None;
    }
    let date = Date {
        year,
        month: Some(month),
        day: Some(day),
        weekday,
        ..Date::default()
    };
    Some((date, end))
}

/// The day in front of a month, which may touch the month's separator.
fn day_in_front(v: &View<'_>, i: usize) -> Option<(u8, usize)> {
    if let Some(number) = v.digits(i, 1..=2) {
        let mut end = i + 1;
        if v.has(end, Classes::SUFFIX) && v.glued(end) {
            end += 1;
        }
        let fits = (1..=31).contains(&number) && (!v.runs_on(end) || v.has(end, Classes::MONTH));
        return fits.then_some((number as u8, end));
    }
    ordinal(v, i).filter(|(n, _)| (1..=31).contains(n))
}

/// "(Tuesday)", ", Monday" or ", a Monday" behind a date.
pub(super) fn weekday_behind(v: &View<'_>, i: usize) -> Option<(Weekday, usize)> {
    let bracket = v.mark(i, '(');
    if !bracket && !v.mark(i, ',') {
        return None;
    }
    let a = usize::from(v.says(i + 1, "a"));
    let name = i + 1 + a;
    let (weekday, end) = weekday_before(v, name)?;
    let end = if v.marked(end, ',') { end - 1 } else { end };
    if bracket {
        return v.mark(end, ')').then_some((weekday, end + 1));
    }
    // "Oct. 29, Monday's talks", "Jan. 5, Monday, Jan. 12": the weekday belongs to what follows.
    let free = !v.mark(end, '\'')
        && !(v.mark(end, ',') && a == 0 && is_listed(v, end + 1))
        && (v.new_line(end)
            || !v.has(
                end,
                Classes::MONTH.with(Classes::DIGITS).with(Classes::PART),
            )
            || is_hour(v, end))
        && v.capital(name);
    // "Nov. 7, Friday and Saturday"
    let listed =
        v.says_any(end, &["and", "or", "to", "through"]) && v.has(end + 1, Classes::WEEKDAY);
    (free && !listed && !v.timeml).then_some((weekday, end))
}

/// Whether another date stands behind the comma after a weekday, to which that belongs.
fn is_listed(v: &View<'_>, i: usize) -> bool {
    const DATES: Classes = Classes::MONTH
        .with(Classes::DIGITS)
        .with(Classes::WEEKDAY)
        .with(Classes::ORDINAL);
    v.has(i, DATES) && !is_hour(v, i)
}

/// Whether an hour or a range of hours begins here.
fn is_hour(v: &View<'_>, i: usize) -> bool {
    let range = || super::clock_range::clock_range(v, i, |_| false);
    super::clock_range::any_clock(v, i).is_some() || v.is_number(i) && range().is_some()
}

/// "October 2024", "Oct. of 2024", "October '98".
pub(super) fn month_year(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let (month, end) = month(v, i)?;
    let end = end + usize::from(v.tight(end, '-') || v.tight(end, '/'));
    let (year, end) = year_behind(v, end)?;
    if !v.capital(i) && v.has(i, Classes::OFTEN_OTHER) {
        return None;
    }
    let date = Date {
        year,
        month: Some(month),
        ..Date::default()
    };
    Some((date, end))
}

/// "March", where it is the month.
pub(super) fn month_alone(v: &View<'_>, i: usize) -> Option<(Date, usize)> {
    let (month, end) = month(v, i)?;
    if !guard::is_month(v, i, end) {
        return None;
    }
    let date = Date {
        month: Some(month),
        ..Date::default()
    };
    Some((date, end))
}
