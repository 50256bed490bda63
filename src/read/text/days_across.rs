//! A week printed as a board with blanks between the days: days side by side, each with its items below it. It is read day by
//! day, as one drawn with bars is ([`super::grid`]).
//!
//! What makes a board rather than a table: every head is a day, and the lines below go on in their own column, where some
//! begin with an hour.

use super::columns::begins_with_hour;
use super::shape::{self, Opening};

/// Days that stand side by side, at least and at most.
const DAYS: std::ops::RangeInclusive<usize> = 3..=7;
/// Lines below the days that a board has at least.
const LINES: usize = 3;
/// Lines that must begin with an hour.
const HOURS: usize = 2;
/// Words of the longest head: "Thursday, Oct. 31".
const WORDS: usize = 4;

/// The text with its boards read day by day, or `None` if it has none.
pub(super) fn unfold(text: &str) -> Option<String> {
    let rows: Vec<&str> = text.lines().collect();
    let mut out: Option<String> = None;
    let (mut at, mut kept) = (0, 0);
    while at < rows.len() {
        let Some((columns, end)) = board(&rows, at) else {
            at += 1;
            continue;
        };
        let out = out.get_or_insert_with(|| String::with_capacity(text.len() + 64));
        push_lines(out, &rows[kept..at]);
        for column in columns {
            push_lines(out, &joined(&column));
            out.push('\n');
        }
        (at, kept) = (end, end);
    }
    let mut out = out?;
    push_lines(&mut out, &rows[kept..]);
    Some(out)
}

fn push_lines<S: AsRef<str>>(out: &mut String, lines: &[S]) {
    for line in lines {
        out.push_str(line.as_ref());
        out.push('\n');
    }
}

/// A column: where it begins and ends on a line, in characters, and its pieces from its head down.
struct Column<'t> {
    from: usize,
    to: usize,
    pieces: Vec<&'t str>,
}

/// The columns of the board that begins at a row, and the row behind it.
fn board<'t>(rows: &[&'t str], at: usize) -> Option<(Vec<Column<'t>>, usize)> {
    let mut columns = heads(rows[at])?;
    let (mut end, mut blank) = (at + 1, 0);
    while let Some(row) = rows.get(end) {
        blank = if row.trim().is_empty() { blank + 1 } else { 0 };
        if blank > 1 || !fits(row, &columns) || heads(row).is_some() {
            break;
        }
        if !shape::is_rule(row) {
            for column in &mut columns {
                column.pieces.push(cell(row, column.from, column.to));
            }
        }
        end += 1;
    }
    let below = || columns.iter().map(|c| &c.pieces[1..]);
    let hours = below()
        .flatten()
        .filter(|piece| begins_with_hour(piece))
        .count();
    let used = below()
        .filter(|pieces| pieces.iter().any(|piece| !piece.is_empty()))
        .count();
    (columns[0].pieces.len() > LINES && hours >= HOURS && used >= 2).then_some((columns, end))
}

/// The columns of a line of nothing but days.
fn heads(row: &str) -> Option<Vec<Column<'_>>> {
    // Most lines have no wide gap: nothing is measured there.
    memchr::memmem::find(row.as_bytes(), b"  ")?;
    let mut starts: Vec<usize> = Vec::new();
    let mut spaces = 2;
    for (place, c) in row.chars().enumerate() {
        if c != ' ' && spaces >= 2 {
            starts.push(place);
        }
        spaces = if c == ' ' { spaces + 1 } else { 0 };
    }
    if !DAYS.contains(&starts.len()) {
        return None;
    }
    let next = starts.iter().skip(1).copied().chain([usize::MAX]);
    let columns: Vec<Column<'_>> = starts
        .iter()
        .zip(next)
        .map(|(&from, to)| Column {
            from,
            to,
            pieces: vec![cell(row, from, to)],
        })
        .collect();
    columns
        .iter()
        .all(|c| is_day(c.pieces[0]))
        .then_some(columns)
}

/// Whether a head is a day: "Mon 28", "TUESDAY", "Wed., Oct. 30".
fn is_day(head: &str) -> bool {
    shape::opening(head) == Opening::Day && head.split_whitespace().count() <= WORDS
}

/// Whether a row keeps to the columns: nothing stands across their borders.
fn fits(row: &str, columns: &[Column<'_>]) -> bool {
    let left = row.len() - row.trim_start().len();
    let clear = |at: usize| row.chars().nth(at - 1).is_none_or(|c| c == ' ');
    row.trim().is_empty()
        || left >= columns[0].from && columns[1..].iter().map(|c| c.from).all(clear)
}

/// The characters `from..to` of a row.
fn cell(row: &str, from: usize, to: usize) -> &str {
    let byte = |n: usize| row.char_indices().nth(n).map_or(row.len(), |(at, _)| at);
    let (from, to) = (byte(from), byte(to));
    row.get(from..to.max(from)).unwrap_or("").trim()
}

/// The lines of a column: a piece goes on the one above it where it begins small or would not have fitted beside it.
fn joined(column: &Column<'_>) -> Vec<String> {
    let width = column
        .pieces
        .iter()
        .map(|p| p.chars().count())
        .max()
        .unwrap_or(0);
    let mut lines: Vec<String> = Vec::new();
    let mut above = 0;
    for (n, piece) in column.pieces.iter().enumerate() {
        let first = piece
            .split_whitespace()
            .next()
            .map_or(0, |w| w.chars().count());
        let small = piece.starts_with(|c: char| c.is_lowercase() || c == '(');
        let crowded = above + 1 + first > width;
        match lines.last_mut() {
            Some(last)
                if n > 1
                    && !piece.is_empty()
                    && !last.is_empty()
                    && !begins_with_hour(piece)
                    && (small || crowded) =>
            {
                last.push(' ');
                last.push_str(piece);
            }
            _ => lines.push((*piece).to_owned()),
        }
        above = piece.chars().count();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let found: Vec<String> = unfold(text)
            .unwrap_or_default()
            .lines()
            .map(|l| l.trim().to_owned())
            .filter(|l| !l.is_empty())
            .collect();
        assert_eq!(found.join("/"), expected);
    }

    #[test]
    fn days_parted_by_blanks_are_read_one_by_one() {
        case(
            "\
MON, MAY 6          TUE, MAY 7        WED, MAY 8
8 a.m. Low tide     10 a.m. Knots     closed
  walk, north pier  for beginners
                                      
7 p.m. Council      6 p.m. Choir

Send news of your own by the end of the month, please.
",
            "MON, MAY 6/8 a.m. Low tide walk, north pier/7 p.m. Council/TUE, MAY 7/10 a.m. Knots for beginners/6 p.m. Choir/\
             WED, MAY 8/closed/Send news of your own by the end of the month, please.",
        );
    }

    #[test]
    fn tables_and_dates_in_sentences_are_left_alone() {
        for text in [
            "Date  | Event | Room\nMon 3 | Chess | 4\nTue 4 | Soup  | 5\nWed 5 | Darts | 6\n",
            "Mon 3   9:00   Chess\nTue 4   9:30   Soup\nWed 5  10:00   Darts\nThu 6  11:00   Bowls\n",
            "Mon   Tue   Wed\n  1     2     3\n  8     9    10\n 15    16    17\n",
        ] {
            assert_eq!(unfold(text), None, "{text}");
        }
    }
}
