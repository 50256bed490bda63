//! Two columns side by side, as `pdftotext -layout` leaves them: read the left one first.
//!
//! What makes columns rather than a table: the right-hand pieces begin at the same place and go on each other in the
//! middle of sentences.

use super::line::lines;
use super::{shape, wrap};

/// Lines that must begin a right-hand piece at the same place.
const LEAST: usize = 6;
/// Where the right column may begin.
const PLACES: std::ops::RangeInclusive<usize> = 20..=120;

/// The text with its columns one after another, or `None` if it has no columns.
pub(super) fn unfold(text: &str) -> Option<String> {
    if !text.contains("   ") {
        return None;
    }
    let rows: Vec<&str> = text.lines().collect();
    let gutter = gutter(&rows)?;
    let mut out = String::with_capacity(text.len());
    let (mut left, mut right) = (String::new(), String::new());
    for row in &rows {
        match split(row, gutter) {
            Some((a, b)) => {
                left.push_str(a);
                left.push('\n');
                right.push_str(b);
                right.push('\n');
            }
            None => {
                flush(&mut out, &mut left, &mut right);
                out.push_str(row);
                out.push('\n');
            }
        }
    }
    flush(&mut out, &mut left, &mut right);
    Some(out)
}

/// Puts a column after the other, each with its wrapped lines joined, since each was wrapped at a width of its own.
fn flush(out: &mut String, left: &mut String, right: &mut String) {
    for column in [left, right] {
        let lines = lines(column);
        let joined = wrap::joined_in_column(column, &lines);
        for (line, joined) in lines.iter().zip(joined) {
            if joined {
                out.truncate(out.trim_end().len());
                out.push(' ');
                out.push_str(line.of(column));
            } else {
                out.push_str(line.raw(column).trim_end());
            }
            out.push('\n');
        }
        if !column.trim().is_empty() {
            out.push('\n');
        }
        column.clear();
    }
}

/// The column (in characters) at which right-hand pieces begin.
fn gutter(rows: &[&str]) -> Option<usize> {
    let mut begins = vec![0usize; PLACES.end() + 1];
    for row in rows {
        for place in starts(row) {
            if PLACES.contains(&place) {
                begins[place] += 1;
            }
        }
    }
    let (place, count) = begins
        .iter()
        .enumerate()
        .max_by_key(|(place, count)| (**count, usize::MAX - place))?;
    if *count < LEAST {
        return None;
    }
    let pieces: Vec<Option<(&str, &str)>> = rows.iter().map(|row| split(row, place)).collect();
    let both = pieces
        .iter()
        .flatten()
        .filter(|(a, b)| !a.trim().is_empty() && !b.trim().is_empty())
        .count();
    let crossing = pieces.iter().filter(|piece| piece.is_none()).count();
    let flowing = pieces
        .windows(2)
        .filter_map(|two| Some((two[0]?.1, two[1]?.1)))
        .filter(|(last, next)| flows(last, next))
        .count();
    (both >= LEAST && crossing * 3 <= *count && flowing >= 3 && flowing * 8 >= *count)
        .then_some(place)
}

fn flows(last: &str, next: &str) -> bool {
    let small = next.starts_with(|c: char| c.is_lowercase());
    !last.is_empty() && small && !last.ends_with(['.', '!', '?', ':']) && !shape::is_rule(last)
}

/// Columns at which pieces begin that have at least two spaces before them.
fn starts(row: &str) -> impl Iterator<Item = usize> + '_ {
    let mut spaces = 0;
    row.chars().enumerate().filter_map(move |(place, c)| {
        let before = spaces;
        spaces = if c == ' ' { spaces + 1 } else { 0 };
        (c != ' ' && before >= 2).then_some(place)
    })
}

/// The pieces of a row left and right of the gutter; `None` if it is set across both.
fn split(row: &str, gutter: usize) -> Option<(&str, &str)> {
    let Some(at) = row.char_indices().nth(gutter).map(|(at, _)| at) else {
        // It must end before the gutter, or it is a line across both that is a little shorter.
        return (row.chars().count() + 1 < gutter || row.trim().is_empty()).then_some((row, ""));
    };
    let (left, right) = row.split_at(at);
    let clear = left.ends_with("  ") || left.trim().is_empty();
    (clear && !right.starts_with(' ')).then_some((left, right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_prose_are_read_one_after_the_other() {
        let left = [
            "MONDAY",
            "7 AM  Swim",
            "TUESDAY",
            "8 AM  Row",
            "WEDNESDAY",
            "9 AM  Dive",
            "",
            "THURSDAY",
            "5 PM  Sail",
        ];
        let right = [
            "The lifeguards of the upper pool want",
            "to thank everyone who came on Sunday",
            "and brought towels. The next sale of",
            "lost goggles is on the last Friday of",
            "the month, at noon, at the gate.",
            "",
            "Wanted: a clock. The old one lost an",
            "hour in March and never found it, so",
            "lessons begin late.",
        ];
        let page: String = left
            .iter()
            .zip(right)
            .map(|(a, b)| format!("{a:<30}{b}\n"))
            .collect();
        let text = unfold(&page).unwrap_or_default();
        assert!(
            text.starts_with("MONDAY\n7 AM  Swim\nTUESDAY\n8 AM  Row\n"),
            "{text}"
        );
        assert!(
            text.contains("to thank everyone who came on Sunday and brought"),
            "{text}"
        );
    }

    #[test]
    fn a_table_is_left_alone() {
        let page: String = (1..12)
            .map(|n| {
                format!("08/{n:02}   {n}:30  2020 CAB 00{n:02}   Kelp Pantry v. Varnish {n}\n")
            })
            .collect();
        assert_eq!(unfold(&page), None);
    }
}
