//! Hours that stand in an item and that nothing of it took: a day without its hour is not to be trusted then.

use std::ops::Range;

use super::piece::Page;
use super::shape::Record;
use crate::resolve::{Moment, When};
use crate::span::Span;
use crate::timex::expr::ExprKind;

/// Bytes behind an item's date in which its hour stands.
const NEAR: usize = 24;

/// Whether a day without an hour has a clock time in its lines that no part of the item took: "Fish fry on Friday from
/// five on. Tables from 4:30."
pub(super) fn hour_unread(
    page: &Page<'_>,
    record: &Record,
    extent: Range<usize>,
    when: &When,
) -> bool {
    let one_day = matches!(when.start, Moment::Day(_)) && when.end.is_none();
    if !one_day || when.repeats.is_some() {
        return false;
    }
    let bare = record
        .title
        .is_some_and(|slot| begins_with_hour(page.text(page.lines[slot.line].span)));
    let unused = |i: usize| {
        matches!(page.tag(i).expr.kind, ExprKind::Clock(_) | ExprKind::At(..))
            && !record.when.contains(&i)
    };
    bare && record.divider != "marks"
        || extent
            .flat_map(|line| page.lines[line].tags.clone())
            .any(unused)
        || record.when.iter().any(|&i| leads_to_hour(page, i))
}

/// Whether what stands right behind a date is an hour in a notation that the tagger does not take for one.
fn leads_to_hour(page: &Page<'_>, tag: usize) -> bool {
    let text = page.scene.text();
    let span = page.tag(tag).span;
    let mut end = text.len().min(span.end as usize + NEAR);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let behind = page.text(Span::new(span.end as usize, end));
    let behind = behind.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '$');
    let word = behind.split([' ', '\n', '-', '–', '—', ',', ';']);
    word.into_iter().next().is_some_and(is_odd_hour)
}

/// "14.00", "2p", "9a", "14.00h": digits that can hardly be anything else behind a date.
fn is_odd_hour(word: &str) -> bool {
    let (number, unit) = word.split_at(
        word.find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(word.len()),
    );
    let fits = |hour: &str, most: u8| hour.parse::<u8>().is_ok_and(|hour| hour <= most);
    match number.trim_end_matches('.').split_once('.') {
        Some((hour, minute)) => {
            minute.len() == 2 && fits(hour, 23) && fits(minute, 59) && matches!(unit, "" | "h")
        }
        None => matches!(unit, "a" | "p" | "A" | "P") && fits(number, 12),
    }
}

/// Whether a line begins with a number that may be an hour, as the cells of a month's grid have it: "10 Knots for Two".
fn begins_with_hour(line: &str) -> bool {
    let Some((number, rest)) = line.trim_start().split_once(' ') else {
        return false;
    };
    let hour = number
        .parse::<u8>()
        .is_ok_and(|hour| (1..=12).contains(&hour));
    hour && rest.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_of_odd_notations_are_known() {
        for hour in ["14.00", "9.30", "2p", "11a", "14.00h", "8.15."] {
            assert!(is_odd_hour(hour), "{hour}");
        }
    }

    #[test]
    fn prices_rooms_and_versions_are_no_hours() {
        for other in [
            "$14.00", "1400", "2.0", "14.003", "25.00", "2pm", "2", "3.75m", "p", "A",
        ] {
            assert!(!is_odd_hour(other), "{other}");
        }
    }
}
