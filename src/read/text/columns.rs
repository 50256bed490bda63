//! Two columns side by side, as `pdftotext -layout` leaves them: read the left one first.
//!
//! What makes columns rather than a table: the right-hand pieces begin at the same place and go on each other in the
//! middle of sentences, or a list of days and hours stands on either side.

use super::line::lines;
use super::{shape, wrap};

/// Lines that must begin a right-hand piece at the same place.
const LEAST: usize = 6;
/// Where the right column may begin.
const PLACES: std::ops::RangeInclusive<usize> = 20..=120;

/// Columns that may stand side by side.
const MOST: usize = 4;

/// The text with its columns one after another, or `None` if it has no columns.
pub(super) fn unfold(text: &str) -> Option<String> {
    // Columns stand at least three blanks apart.
    memchr::memmem::find(text.as_bytes(), b"   ")?;
    let pages: Vec<&str> = pages(text);
    if pages.len() < 2 {
        return unfold_at(text, MOST, None);
    }
    // Each page was set by itself: its columns may begin elsewhere. A short one is cut as the whole text is.
    let all: Vec<&str> = text.lines().collect();
    let usual = gutter(&all);
    let unfolded: Vec<Option<String>> = pages
        .iter()
        .map(|page| unfold_at(page, MOST, usual))
        .collect();
    if unfolded.iter().all(Option::is_none) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for (page, unfolded) in pages.iter().zip(unfolded) {
        out.push_str(unfolded.as_deref().unwrap_or(page));
    }
    Some(out)
}

/// The pages of a text: up to a form feed, or to the line that numbers a page.
fn pages(text: &str) -> Vec<&str> {
    let mut pages = Vec::new();
    let (mut from, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.starts_with('\u{c}') && at > from {
            pages.push(&text[from..at]);
            from = at;
        }
        at += line.len();
        if ends_page(line) {
            pages.push(&text[from..at]);
            from = at;
        }
    }
    if from < text.len() {
        pages.push(&text[from..]);
    }
    pages
}

/// Whether a line numbers a page: "Page 1 of 2", with whatever else a footer says.
fn ends_page(line: &str) -> bool {
    let mut words = line.split_whitespace();
    while let Some(word) = words.next() {
        if word.eq_ignore_ascii_case("page") {
            return words
                .next()
                .is_some_and(|n| n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit()));
        }
    }
    false
}

/// `most` is how many columns there may be: what stands right of the first may have columns of its own; `usual` is where the
/// right one begins on other pages.
fn unfold_at(text: &str, most: usize, usual: Option<usize>) -> Option<String> {
    if most < 2 {
        return None;
    }
    let rows: Vec<&str> = text.lines().collect();
    let gutter = gutter(&rows).or(usual)?;
    let head = head(&rows);
    let mut out = String::with_capacity(text.len());
    let (mut left, mut right) = (String::new(), String::new());
    for (index, row) in rows.iter().enumerate() {
        match split(row, gutter).filter(|_| index >= head) {
            Some((a, b)) => {
                left.push_str(a);
                left.push('\n');
                right.push_str(b);
                right.push('\n');
            }
            None => {
                flush(&mut out, &mut left, &mut right, most);
                out.push_str(row);
                out.push('\n');
            }
        }
    }
    flush(&mut out, &mut left, &mut right, most);
    Some(out)
}

/// The rows of a masthead: up to three before the first blank one.
fn head(rows: &[&str]) -> usize {
    let blank = rows.iter().position(|row| row.trim().is_empty());
    blank.filter(|rows| *rows <= 3).unwrap_or(0)
}

/// Puts a column after the other, each with its wrapped lines joined, since each was wrapped at a width of its own.
fn flush(out: &mut String, left: &mut String, right: &mut String, most: usize) {
    for column in [left, right] {
        if let Some(unfolded) = unfold_at(column, most - 1, None) {
            out.push_str(&unfolded);
            out.push('\n');
            column.clear();
            continue;
        }
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

/// Places at which most right-hand pieces begin that are looked at.
const CANDIDATES: usize = 6;

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
    let mut places: Vec<usize> = PLACES.filter(|place| begins[*place] >= LEAST / 2).collect();
    places.sort_by_key(|place| (usize::MAX - begins[*place], *place));
    let most = *places.first()?;
    if begins[most] >= LEAST && is_gutter(rows, most, begins[most]) {
        return Some(most);
    }
    // Lists side by side: their hours are set in deeper than their days.
    places.truncate(CANDIDATES);
    places.sort_unstable();
    places.into_iter().find(|place| parts_lists(rows, *place))
}

/// Whether pieces right of a place go on each other in the middle of sentences.
fn is_gutter(rows: &[&str], place: usize, count: usize) -> bool {
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
    both >= LEAST && crossing * 3 <= count && flowing >= 3 && flowing * 8 >= count
}

/// Whether a list of days and hours stands on either side of a place, or such a list on one side and prose on the other.
fn parts_lists(rows: &[&str], place: usize) -> bool {
    let pieces: Vec<(&str, &str)> = rows.iter().filter_map(|row| split(row, place)).collect();
    let crossing = rows.len() - pieces.len();
    let both = pieces
        .iter()
        .filter(|(a, b)| !a.trim().is_empty() && !b.trim().is_empty())
        .count();
    if both < LEAST / 2 || crossing * 3 > both.max(LEAST) {
        return false;
    }
    let left: Vec<&str> = pieces.iter().map(|piece| piece.0).collect();
    let right: Vec<&str> = pieces.iter().map(|piece| piece.1).collect();
    let prose = |column: &[&str]| {
        column
            .windows(2)
            .filter(|two| flows(two[0].trim(), two[1].trim()))
            .count()
            >= 3
    };
    match (is_list(&left), is_list(&right)) {
        (true, true) => true,
        (true, false) => prose(&right),
        (false, true) => prose(&left),
        (false, false) => false,
    }
}

/// Whether a column has lines of nothing but a day and lines that begin with an hour below them.
fn is_list(column: &[&str]) -> bool {
    let (mut days, mut hours) = (0, 0);
    for piece in column
        .iter()
        .map(|piece| piece.trim())
        .filter(|piece| !piece.is_empty())
    {
        let short = piece.split_whitespace().count() <= 4;
        let day = shape::opening(piece) == shape::Opening::Day;
        if day && hour_behind_day(piece) {
            // "Tue   6/11  8:00a   Sweepers"
            days += 1;
            hours += 1;
        } else if day && short {
            days += 1;
        } else if begins_with_hour(piece) {
            hours += 1;
        }
    }
    days >= 2 && hours >= 2
}

/// Whether an hour stands behind the day that a piece begins with, with wide gaps between them.
fn hour_behind_day(piece: &str) -> bool {
    piece
        .split("  ")
        .skip(1)
        .take(4)
        .map(str::trim)
        .any(|cell| shape::opening(cell) == shape::Opening::Clock)
}

/// Whether a piece begins with an hour: "7:30 PM", "6 p.m.", "2-4 p.m.", "noon".
pub(super) fn begins_with_hour(piece: &str) -> bool {
    let mut words = piece.split_whitespace();
    let first = words.next().unwrap_or("").to_ascii_lowercase();
    let second = words.next().unwrap_or("").to_ascii_lowercase();
    let half = |word: &str| {
        ["am", "pm", "a.m", "p.m"]
            .iter()
            .any(|half| word.starts_with(half))
    };
    let number = first
        .bytes()
        .all(|b| b.is_ascii_digit() || b":.-".contains(&b))
        && first.len() <= 11;
    first == "noon"
        || shape::opening(piece) == shape::Opening::Clock
        || first.starts_with(|c: char| c.is_ascii_digit())
            && (number && half(&second)
                || half(first.trim_start_matches(|c: char| c.is_ascii_digit())))
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
    clear.then_some((left, right))
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
    fn lists_side_by_side_are_read_one_after_the_other() {
        let page = "\
MON 10/2                TUE 10/3
  7 PM  Choir             6 PM  Welding
WED 10/4                THU 10/5
  8 AM  Sweepers          noon  Soup
  9 AM  Menders         SAT 10/7
                          2 PM  Fair
";
        let text = unfold(page).unwrap_or_default();
        let found: Vec<&str> = text
            .split_whitespace()
            .filter(|w| w.contains('/'))
            .collect();
        assert_eq!(found, ["10/2", "10/4", "10/3", "10/5", "10/7"]);
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
