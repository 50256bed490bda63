//! Days of the month right behind their weekday, with a name behind them: "Thu 11 Dartmoor Rowers". Most such numbers are the
//! day, but "Mon 10 Knots for Two" may mean ten o'clock: the lines of the text tell together.

use crate::document::{BlockKind, Document};
use crate::lexicon::{self, Meaning};
use crate::timex::view::View;

/// Lines whose numbers run on as their weekdays do, before a text is taken to number its days so.
const USUAL: usize = 3;

/// How far the numbers fall from one month to the next, at least.
const NEW_MONTH: i32 = 10;

/// Blanks after which the name stands in a column of its own.
const GAP: u32 = 3;

/// Whether the lines of a document begin with weekdays and the days of the month that belong to them: from one line to the
/// next the numbers grow as the weekdays do.
pub(in crate::timex) fn are_usual(document: &Document) -> bool {
    let (mut right, mut wrong) = (0, 0);
    let mut last: Option<(i32, i32)> = None;
    for block in &document.blocks {
        if block.kind == BlockKind::Record {
            continue;
        }
        let Some((weekday, number)) = opening(block.span.of(&document.text)) else {
            continue;
        };
        if let Some((before, from)) = last
            && number != from
        {
            let runs_on = (number - from - (weekday - before)).rem_euclid(7) == 0;
            // Numbers fall far where a month ends, which may have four lengths, and nowhere else.
            let new_month = from - number >= NEW_MONTH;
            right += usize::from(runs_on && number > from);
            wrong += usize::from(!runs_on && number > from || number < from && !new_month);
        }
        last = Some((weekday, number));
    }
    right >= USUAL - 1 && wrong * 4 <= right
}

/// The weekday, Monday being 0, and the number that a line begins with.
fn opening(line: &str) -> Option<(i32, i32)> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = line.find(|c: char| !c.is_ascii_alphabetic())?;
    let Meaning::Weekday(weekday) = lexicon::look_up(&line[..end].to_ascii_lowercase()).meaning()
    else {
        return None;
    };
    let rest = line[end..].trim_start_matches(['.', ' ', '\t', '\u{a0}']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number: i32 = rest.get(..digits)?.parse().ok().filter(|n| *n <= 31)?;
    let gap = rest[digits..].starts_with([' ', '\t', '\u{a0}']);
    Some((weekday.num_days_from_monday() as i32, number)).filter(|_| gap || rest.len() == digits)
}

/// Whether the number that ends before `end` is the day of the month of the weekday before it, though a name follows.
pub(in crate::timex) fn is_day(v: &View<'_>, end: usize) -> bool {
    let gap = v.at(end).start.saturating_sub(v.before(end).end);
    v.capital(end) && !v.timeml && (v.numbered || gap >= GAP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timex::tests::of_lines;

    fn usual(lines: &[&str]) -> bool {
        are_usual(&of_lines(lines))
    }

    #[test]
    fn numbers_that_run_on_with_the_weekdays_are_days() {
        assert!(usual(&[
            "Thu 11 Rowers",
            "Sat 13 Menders",
            "JULY",
            "Tue 16 Choir",
            "Fri 19 Fair"
        ]));
        assert!(!usual(&[
            "Mon 10 Knots",
            "Tue 9 Ropes",
            "Wed 10 Sails",
            "Thu 11 Oars"
        ]));
        assert!(!usual(&["Mon 4 Rowers"]));
    }
}
