//! Dates in pieces: "JAN / 3 / WED" over three lines, and the number of a day in the cell of a month's grid.
//!
//! The tagger never looks across blocks, so these are no tags. A badge is a heading for what stands below it.

use std::ops::Range;

use chrono::{Datelike, Days as Step, NaiveDate, Weekday};

use super::piece::Line;
use crate::lexicon::{Meaning, look_up};
use crate::span::Span;
use crate::timex::TimeExpr;
use crate::timex::expr::{Date, End, Ends, ExprKind, Order, Period, Year};

/// A date whose parts stand in lines of their own.
#[derive(Clone, Debug)]
pub(crate) struct Badge {
    /// Its lines.
    pub(crate) lines: Range<usize>,
    /// Its words.
    pub(crate) span: Span,
    /// What it says.
    pub(crate) expr: TimeExpr,
    /// Whether it is the number of a cell in a month's grid.
    pub(crate) grid: bool,
}

/// What one line can give to a badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Month(u8, Option<i16>),
    Day(u8),
    Days(u8, u8),
    To(u8),
    Weekday(Weekday),
    Weekdays,
    Year(i16),
}

/// Lines that a badge may take.
const MOST: usize = 5;

/// Every badge of a page, in reading order.
pub(crate) fn badges(text: &str, lines: &[Line]) -> Vec<Badge> {
    let mut found = grids(text, lines);
    found.extend(super::pasted_month::pasted(text, lines));
    let in_grid = |index: usize, found: &[Badge]| found.iter().any(|b| b.lines.contains(&index));
    let mut index = 0;
    while index < lines.len() {
        match stacked(text, &lines[index..]) {
            Some((count, expr)) if !in_grid(index, &found) => {
                let span = lines[index].span.cover(lines[index + count - 1].span);
                let lines = index..index + count;
                index += count;
                found.push(Badge {
                    lines,
                    span,
                    expr,
                    grid: false,
                });
            }
            _ => index += 1,
        }
    }
    found.sort_by_key(|b| b.lines.start);
    found
}

/// The date that the first lines say part by part: one month, one day, perhaps weekday, last day and year.
fn stacked(text: &str, lines: &[Line]) -> Option<(usize, TimeExpr)> {
    let mut parts: Vec<Part> = Vec::new();
    for line in lines.iter().take(MOST) {
        let Some(part) = part(line.span.of(text)) else {
            break;
        };
        let twice = parts
            .iter()
            .any(|p| std::mem::discriminant(p) == std::mem::discriminant(&part));
        if twice {
            break;
        }
        parts.push(part);
    }
    let month = parts.iter().find_map(|p| match p {
        Part::Month(m, y) => Some((*m, *y)),
        _ => None,
    })?;
    let day = parts.iter().find_map(|p| match p {
        Part::Day(d) | Part::Days(d, _) => Some(*d),
        _ => None,
    })?;
    let year = month.1.or(parts.iter().find_map(|p| match p {
        Part::Year(y) => Some(*y),
        _ => None,
    }));
    let weekday = parts.iter().find_map(|p| match p {
        Part::Weekday(w) => Some(*w),
        _ => None,
    });
    let date = Date {
        year: year.map_or(Year::Unsaid, Year::Four),
        month: Some(month.0),
        day: Some(day),
        weekday,
        order: Order::Certain,
    };
    let to = parts.iter().find_map(|p| match p {
        Part::To(d) | Part::Days(_, d) if *d > day => Some(*d),
        _ => None,
    });
    let kind = match to {
        Some(last) => ExprKind::Range(Ends {
            from: End::Date(Date {
                weekday: None,
                ..date
            }),
            to: End::Date(Date {
                weekday: None,
                day: Some(last),
                ..date
            }),
            cut: (0, 0),
            listed: false,
        }),
        None => ExprKind::Period(Period::Date(date)),
    };
    (parts.len() >= 2).then_some((parts.len(), TimeExpr::new(kind)))
}

/// What a line says, if it says nothing but one part of a date.
fn part(line: &str) -> Option<Part> {
    let line = line.trim().trim_end_matches([',', '.']);
    if line.len() > 16 {
        return None;
    }
    if let Some(day) = number(line) {
        return Some(Part::Day(day));
    }
    if let Some((from, to)) = line.split_once(['–', '-', '—'])
        && let (Some(from), Some(to)) = (number(from.trim()), number(to.trim()))
    {
        return (from < to).then_some(Part::Days(from, to));
    }
    if let Some(rest) = line.strip_prefix(['–', '-', '—']) {
        return number(rest.trim()).map(Part::To);
    }
    let mut words = line.split([' ', '\u{a0}']).filter(|w| !w.is_empty());
    let (first, second) = (words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let first = first.trim_end_matches(['.', ',']);
    let meaning = look_up(first).meaning();
    match (meaning, second) {
        (Meaning::Month(m), None) => Some(Part::Month(m, None)),
        (Meaning::Month(m), Some(year)) => Some(Part::Month(m, Some(four_digits(year)?))),
        (Meaning::Weekday(w), None) => Some(Part::Weekday(w)),
        (_, None) if four_digits(first).is_some() => four_digits(first).map(Part::Year),
        (_, None) => weekdays(first).then_some(Part::Weekdays),
        _ => None,
    }
}

/// "SAT–SUN".
fn weekdays(word: &str) -> bool {
    word.split_once(['–', '-', '/']).is_some_and(|(a, b)| {
        [a, b].iter().all(|w| {
            matches!(
                look_up(w.trim_end_matches('.')).meaning(),
                Meaning::Weekday(_)
            )
        })
    })
}

pub(super) fn number(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let plain = ending.is_empty()
        || ["st", "nd", "rd", "th"]
            .iter()
            .any(|e| ending.eq_ignore_ascii_case(e));
    let short = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    (plain && short)
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|d| (1..=31).contains(d))
}

fn four_digits(word: &str) -> Option<i16> {
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))
        .then(|| word.parse().ok())
        .flatten()
        .filter(|y| (1900..2100).contains(y))
}

/// The day numbers of months drawn as tables: a header row of weekdays, a heading with month and year above.
fn grids(text: &str, lines: &[Line]) -> Vec<Badge> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let table = lines[index].cell.map(|c| c.table);
        let len = lines[index..]
            .iter()
            .take_while(|l| l.cell.map(|c| c.table) == table)
            .count();
        if table.is_some() {
            found.extend(grid(text, lines, index..index + len).unwrap_or_default());
        }
        index += len.max(1);
    }
    found
}

fn grid(text: &str, lines: &[Line], table: Range<usize>) -> Option<Vec<Badge>> {
    let columns: Vec<(u32, Weekday)> = lines[table.clone()]
        .iter()
        .filter_map(|l| match (l.cell, look_up(l.span.of(text)).meaning()) {
            (Some(cell), Meaning::Weekday(day)) => Some((cell.col, day)),
            _ => None,
        })
        .take(7)
        .collect();
    if columns.len() < 5 {
        return None;
    }
    let (month, year) = month_above(text, lines, table.clone())?;
    let first = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), 1)?;
    let mut day: Option<NaiveDate> = None;
    let mut badges = Vec::new();
    let mut last_cell = None;
    for index in table {
        let line = &lines[index];
        let Some(number) = number(line.span.of(text)).filter(|_| line.cell != last_cell) else {
            last_cell = line.cell;
            continue;
        };
        last_cell = line.cell;
        let next = match day {
            // The grid may begin with days of the month before.
            None if number > 7 => first
                .checked_sub_months(chrono::Months::new(1))?
                .with_day(u32::from(number))?,
            None => first.with_day(u32::from(number))?,
            Some(day) => following(day, number)?,
        };
        day = Some(next);
        let column = line.cell.map(|c| c.col);
        let weekday = columns
            .iter()
            .find(|(col, _)| Some(*col) == column)
            .map(|(_, day)| *day);
        let mut expr = dated(next)?;
        if let ExprKind::Period(Period::Date(date)) = &mut expr.kind {
            date.weekday = weekday;
        }
        badges.push(Badge {
            lines: index..index + 1,
            span: line.span,
            expr,
            grid: true,
        });
    }
    (badges.len() >= 20).then_some(badges)
}

/// A day as an expression.
pub(super) fn dated(day: NaiveDate) -> Option<TimeExpr> {
    let date = Date {
        year: Year::Four(i16::try_from(day.year()).ok()?),
        month: Some(day.month() as u8),
        day: Some(day.day() as u8),
        weekday: None,
        order: Order::Certain,
    };
    Some(TimeExpr::new(ExprKind::Period(Period::Date(date))))
}

/// The next day of a grid that has this number: most often tomorrow.
fn following(day: NaiveDate, number: u8) -> Option<NaiveDate> {
    (1..=31)
        .filter_map(|n| day.checked_add_days(Step::new(n)))
        .find(|d| d.day() == u32::from(number))
}

/// The month and year of a line that is nothing else, in the table or up to a dozen lines above it.
pub(super) fn month_above(text: &str, lines: &[Line], table: Range<usize>) -> Option<(u8, i16)> {
    let month = |line: &Line| match part(line.span.of(text)) {
        Some(Part::Month(month, Some(year))) => Some((month, year)),
        _ => None,
    };
    let inside = lines[table.clone()].iter().take(9).find_map(month);
    inside.or_else(|| {
        lines[table.start.saturating_sub(12)..table.start]
            .iter()
            .rev()
            .find_map(month)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_date_is_alone_on_its_line() {
        assert_eq!(part("JAN"), Some(Part::Month(1, None)));
        assert_eq!(part("February 2021"), Some(Part::Month(2, Some(2021))));
        assert_eq!(part("24th"), Some(Part::Day(24)));
        assert_eq!(part("–7"), Some(Part::To(7)));
        assert_eq!(part("Wed."), Some(Part::Weekday(Weekday::Wed)));
        assert_eq!(part("SAT–SUN"), Some(Part::Weekdays));
        for other in [
            "Room 4",
            "32",
            "May we come in",
            "24 cups",
            "1,200",
            "March on",
            "Sun Hall",
        ] {
            assert_eq!(part(other), None, "{other}");
        }
    }
}
