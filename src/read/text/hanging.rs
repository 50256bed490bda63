//! Diaries with hanging items: the day stands in a column of its own, and the items of the day hang below each other beside it.
//!
//! ```text
//! Tue Feb 7        The chair at the Harbor Club, in
//!                  conversation, 1240
//!             C    The clerk, remarks to the weighers, 1400
//! ```
//!
//! A line that begins an item begins a line of the document; one that goes on an item is joined to it.

use super::line::Line;
use super::shape::{self, Opening};

/// Columns at which items hang.
const COLUMNS: std::ops::RangeInclusive<usize> = 6..=40;

/// Days beside which something hangs that make such a diary.
const LEAST: usize = 3;

/// The longest flag in the gutter between day and items: "N", "NEW".
const FLAG: usize = 3;

/// Joins the lines of hanging items and parts the items.
pub(super) fn settle(text: &str, lines: &mut [Line], joined: &mut [bool]) {
    let Some(column) = column(text, lines) else {
        return;
    };
    let mut at = 0;
    while at < lines.len() {
        let heads = shape::opening(lines[at].of(text)) == Opening::Day
            && stands_at(text, &lines[at], column);
        let from = at;
        at += 1;
        if !heads {
            continue;
        }
        while at < lines.len()
            && !lines[at].is_blank()
            && place(text, &lines[at], column) != Place::Elsewhere
        {
            at += 1;
        }
        part(text, &mut lines[from..at], &mut joined[from..at], column);
    }
}

/// Where a line stands in the diary.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It begins at the column of the items.
    Hanging,
    /// So does what follows a flag in the gutter.
    Flagged,
    /// It is no line below a day.
    Elsewhere,
}

fn place(text: &str, line: &Line, column: usize) -> Place {
    if line.indent == column {
        return Place::Hanging;
    }
    let flag = line
        .of(text)
        .split(' ')
        .next()
        .map_or(0, |word| word.chars().count());
    let flagged =
        line.indent > 0 && line.indent < column && flag <= FLAG && stands_at(text, line, column);
    if flagged {
        Place::Flagged
    } else {
        Place::Elsewhere
    }
}

/// The column at which something hangs beside the days of the text.
fn column(text: &str, lines: &[Line]) -> Option<usize> {
    let mut heads = [0_usize; 41];
    let mut below = [0_usize; 41];
    let mut day = false;
    for line in lines {
        if line.is_blank() {
            day = false;
        } else if shape::opening(line.of(text)) == Opening::Day {
            for column in gaps(text, line) {
                heads[column] += 1;
            }
            day = true;
        } else if day && COLUMNS.contains(&line.indent) {
            below[line.indent] += 1;
        }
    }
    COLUMNS
        .filter(|&column| heads[column] >= LEAST && below[column] >= LEAST)
        .max_by_key(|&column| heads[column] + below[column])
}

/// The columns at which words begin behind a gap of two blanks or more.
fn gaps(text: &str, line: &Line) -> impl Iterator<Item = usize> {
    let content = line.of(text);
    let indent = line.indent;
    let mut blanks = 0;
    content.chars().enumerate().filter_map(move |(at, c)| {
        let begins = blanks >= 2 && c != ' ';
        blanks = if c == ' ' { blanks + 1 } else { 0 };
        (begins && COLUMNS.contains(&(indent + at))).then_some(indent + at)
    })
}

fn stands_at(text: &str, line: &Line, column: usize) -> bool {
    gaps(text, line).any(|at| at == column)
}

/// Says of each line below a day whether it goes on the item above it.
fn part(text: &str, lines: &mut [Line], joined: &mut [bool], column: usize) {
    let begins: Vec<bool> = (0..lines.len())
        .map(|at| {
            at == 0
                || shape::opening(lines[at].of(text)) != Opening::Word
                || place(text, &lines[at], column) == Place::Flagged
                || ends_item(lines[at - 1].of(text)) && opens_item(lines[at].of(text))
        })
        .collect();
    let head = lines[0].indent;
    let mut cut = false;
    for at in 1..lines.len() {
        let word = shape::opening(lines[at].of(text)) == Opening::Word;
        let mut own = (at..lines.len()).take_while(|&i| i == at || !begins[i]);
        let item = begins[at] && own.any(|i| lines[i].of(text).split_whitespace().any(is_hour));
        if item {
            cut = word;
            joined[at] &= !word;
            skip_flag(text, &mut lines[at], column);
        } else if cut {
            joined[at] = true;
            lines[at].indent = head;
        }
    }
}

/// Lets a line begin behind its flag.
fn skip_flag(text: &str, line: &mut Line, column: usize) {
    if place(text, line, column) != Place::Flagged {
        return;
    }
    let content = line.of(text);
    let skipped = content.char_indices().nth(column - line.indent);
    line.start += skipped.map_or(0, |(at, _)| at);
    line.indent = column;
}

/// Whether a line may be the last one of an item: it ends in an hour or a full stop.
fn ends_item(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or("");
    line.ends_with('.') || is_hour(last)
}

/// Whether a line may be the first one of an item.
fn opens_item(line: &str) -> bool {
    line.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))
}

/// "1240", "(1740)", "2:30", "p.m.", "noon", "tba".
fn is_hour(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    // "1330/1830", but no "09/14/21"
    let clock = bare.split('/').all(|part| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        let marked = part
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'));
        marked && (3..=4).contains(&digits)
    });
    let lower = bare.to_ascii_lowercase();
    clock
        || matches!(
            lower.as_str(),
            "p.m" | "a.m" | "pm" | "am" | "noon" | "tba" | "tbd" | "gmt"
        )
        || lower
            .strip_suffix("pm")
            .or(lower.strip_suffix("am"))
            .is_some_and(|hour| {
                !hour.is_empty() && hour.bytes().all(|b| b.is_ascii_digit() || b == b':')
            })
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::super::wrap;
    use super::*;

    fn settled(text: &str) -> String {
        let mut lines = lines(text);
        let mut joined = wrap::joined(text, &lines);
        settle(text, &mut lines, &mut joined);
        let mut out = String::new();
        for (line, joined) in lines.iter().zip(joined) {
            out.push_str(if joined { " " } else { "|" });
            out.push_str(
                &line
                    .of(text)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
            );
        }
        out
    }

    #[test]
    fn items_that_hang_beside_a_day_are_parted_and_their_lines_joined() {
        let text = "Mon May 5    The Harbor Board, panel on lamps,\n             Alder Chamber of Pilots, 1230\n\
                    Tue May 6    Chair Holm at the Weir Club, in\n             conversation with its clerk, 1240 (1740)\n\
                    \x20            Clerk Vane, remarks by video to the Weighers'\n             Institute, 1400 (1900). Text; no questions\n\
                    Wed May 7    Salt prices, 0830\n         C   Pilot Moss, Lock College, 1230. Was\n             1200\n";
        assert_eq!(
            settled(text),
            "|Mon May 5 The Harbor Board, panel on lamps, Alder Chamber of Pilots, 1230\
             |Tue May 6 Chair Holm at the Weir Club, in conversation with its clerk, 1240 (1740)\
             |Clerk Vane, remarks by video to the Weighers' Institute, 1400 (1900). Text; no questions\
             |Wed May 7 Salt prices, 0830|Pilot Moss, Lock College, 1230. Was 1200"
        );
    }

    #[test]
    fn a_text_without_such_a_column_stays() {
        let text = "Mon May 5   Panel on lamps, 1230\n    Weir Club\nTue May 6   Chair Holm, 1240\n    Mill Room\n";
        let mut lines = lines(text);
        let before = wrap::joined(text, &lines);
        let mut joined = before.clone();
        settle(text, &mut lines, &mut joined);
        assert_eq!(joined, before);
    }
}
