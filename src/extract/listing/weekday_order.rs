//! Whether the weekdays of a list run forward. A list that goes back and forth is in another order than that of its days
//! ("Sat", "Fri", "Tue"), and no weekday of it follows from the one above.

use chrono::{Datelike, Weekday};

use super::begins_message;
use super::extent::breaks;
use super::piece::{Page, Sense};
use super::shape::Record;
use crate::extract::day::{Calendar, Source, is_bare_weekday, without_clock};
use crate::timex::expr::{End, ExprKind, Period};

/// How the weekday of a record stands to those above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// On, or there is none.
    #[default]
    Forward,
    /// Back, once in its list: the next week begins after so many days, or the list is in no order.
    NextWeek,
    /// Back, after a day or two: more likely another order than another week.
    Turned,
    /// The list goes back and forth, or turns below a heading that names its week.
    Mixed,
}

/// Lines above an item in which its date may stand in pieces.
const BADGE: usize = 3;

/// Different days before a turn that make a week of what stands before it.
const WEEK: usize = 3;

/// The order of each record.
pub(super) fn orders(
    page: &Page<'_>,
    calendar: &Calendar<'_, '_>,
    records: &[Record],
) -> Vec<Order> {
    let mut orders = vec![Order::Forward; records.len()];
    let mut from = 0;
    while from < records.len() {
        let mut to = from + 1;
        while to < records.len() && !breaks(page, records, to) && !begins_message(page, records, to)
        {
            to += 1;
        }
        let days: Vec<(usize, u8)> = (from..to)
            .filter_map(|index| Some((index, place(page, calendar, &records[index])?)))
            .collect();
        of_list(&days, &mut orders);
        for &(index, _) in &days {
            let order = &mut orders[index];
            if *order != Order::Forward && heads_a_week(calendar, &records[index]) {
                *order = Order::Mixed;
            }
        }
        from = to;
    }
    orders
}

/// Whether a heading gives the list a span of days, in which each weekday comes once.
fn heads_a_week(calendar: &Calendar<'_, '_>, record: &Record) -> bool {
    calendar.lend(record.anchor(), None).is_some_and(|lender| {
        lender.source == Source::Heading && lender.lent.days.first != lender.lent.days.last
    })
}

/// Days from the issue's to the weekday of a record, 0 to 6.
fn place(page: &Page<'_>, calendar: &Calendar<'_, '_>, record: &Record) -> Option<u8> {
    let issue = calendar.frame(record.anchor()).issue?;
    // "NOV / 1 / TUE" is a date in pieces.
    let first = record.lines.start.saturating_sub(BADGE);
    if (first..record.lines.end).any(|line| page.badge(line).is_some()) {
        return None;
    }
    let own = |i: &&usize| matches!(page.senses[**i], Sense::Day | Sense::Both);
    let tag = page.tag(*record.when.iter().find(own)?);
    let expr = without_clock(&tag.expr);
    let weekday = weekday_of(&expr.kind).filter(|_| is_bare_weekday(&expr))?;
    let days = 7 + weekday.num_days_from_monday() - issue.weekday().num_days_from_monday();
    Some((days % 7) as u8)
}

fn weekday_of(kind: &ExprKind) -> Option<Weekday> {
    match kind {
        ExprKind::Period(Period::Date(date)) => date.weekday,
        ExprKind::Range(ends) => match ends.from {
            End::Date(date) => date.weekday,
            _ => None,
        },
        _ => None,
    }
}

/// Marks the records of one list; `days` are those with a weekday, and their days from the issue's.
fn of_list(days: &[(usize, u8)], orders: &mut [Order]) {
    let mut last = 0;
    let places: Vec<u8> = days
        .iter()
        .map(|&(_, place)| {
            // Behind other days, the weekday of the issue is that of the week after.
            let place = if place == 0 && last > 0 { 7 } else { place };
            last = place;
            place
        })
        .collect();
    let turns: Vec<usize> = (1..places.len())
        .filter(|&at| places[at] < places[at - 1])
        .collect();
    let order = match turns[..] {
        [] => return,
        [turn] => {
            let before = &places[..turn];
            let different = 1 + before.windows(2).filter(|pair| pair[0] != pair[1]).count();
            if different >= WEEK {
                Order::NextWeek
            } else {
                Order::Turned
            }
        }
        _ => {
            // Rows of two days and more could be weeks.
            let ends = turns.iter().copied();
            let begins = std::iter::once(0).chain(turns.iter().copied());
            let weeks = begins.zip(ends).all(|(begin, end)| end - begin > 1);
            if weeks { Order::Turned } else { Order::Mixed }
        }
    };
    let first = if order == Order::Mixed { 0 } else { turns[0] };
    for &(index, _) in &days[first..] {
        orders[index] = order;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(places: &[u8], expected: &[Order]) {
        let days: Vec<(usize, u8)> = places.iter().copied().enumerate().collect();
        let mut orders = vec![Order::Forward; places.len()];
        of_list(&days, &mut orders);
        assert_eq!(orders, expected, "{places:?}");
    }

    #[test]
    fn a_list_runs_forward_turns_once_or_is_mixed() {
        use Order::{Forward, Mixed, NextWeek, Turned};
        case(&[1, 1, 3, 6], &[Forward; 4]);
        case(&[3, 4, 5, 6, 0], &[Forward; 5]);
        case(&[5, 4, 1], &[Mixed; 3]);
        case(
            &[1, 3, 2, 5, 4],
            &[Forward, Forward, Turned, Turned, Turned],
        );
        case(&[1, 3, 1], &[Forward, Forward, Turned]);
        case(
            &[1, 2, 3, 1, 2],
            &[Forward, Forward, Forward, NextWeek, NextWeek],
        );
        case(&[], &[]);
    }
}
