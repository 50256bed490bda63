//! A week drawn as a grid with bars: a row of days, the cells of each day under it, wrapped inside their column.
//!
//! Read line by line such a grid gives each hour to the wrong day, so each day's column is read by itself.

use super::shape;

/// Columns that a grid may have.
const MOST: usize = 8;

/// A text with its drawn weeks taken apart, day after day, or `None` if it has none.
pub(super) fn unfold(text: &str) -> Option<String> {
    memchr::memchr(b'|', text.as_bytes())?;
    let rows: Vec<&str> = text.lines().collect();
    let mut out: Option<String> = None;
    let (mut at, mut done) = (0, 0);
    while at < rows.len() {
        let days = days(rows[at]);
        let end = days.map_or(at, |days| end(&rows, at, days));
        // A head with one row under it is a table, whose rows stand for themselves.
        // Markdown's tables are read as such.
        let markdown =
            rows[at].starts_with('|') && rows.get(at + 1).is_some_and(|r| r.starts_with("|-"));
        if end > at + 2
            && !markdown
            && let Some(days) = days
        {
            let out = out.get_or_insert_with(|| String::with_capacity(text.len()));
            copy(out, &rows[done..at]);
            columns(out, &rows[at..end], days);
            done = end;
            at = end;
        } else {
            at += 1;
        }
    }
    let mut out = out?;
    copy(&mut out, &rows[done..]);
    Some(out)
}

fn copy(out: &mut String, rows: &[&str]) {
    for row in rows {
        out.push_str(row);
        out.push('\n');
    }
}

/// How many columns a row of days has: two or more, and nothing in them but a day.
fn days(row: &str) -> Option<usize> {
    let mut columns = 0;
    for cell in cells(row) {
        let words = cell.split_whitespace().count();
        if shape::opening(cell) != shape::Opening::Day || words > 3 {
            return None;
        }
        columns += 1;
    }
    (2..=MOST).contains(&columns).then_some(columns)
}

/// The cells of a row. A bar that begins it frames it; where a space stands before the bar, that is an empty cell.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    let row = row.trim_end();
    let row = row.strip_prefix('|').unwrap_or(row);
    row.strip_suffix('|')
        .unwrap_or(row)
        .split('|')
        .map(str::trim)
}

/// Where the grid ends that begins at `at`: at the first row that has no bars, or more cells than the head.
fn end(rows: &[&str], at: usize, columns: usize) -> usize {
    let below = rows[at + 1..]
        .iter()
        .take_while(|row| {
            let cells = row.bytes().filter(|b| *b == b'|').count();
            is_rule(row) || cells > 0 && self::cells(row).count() <= columns && days(row).is_none()
        })
        .count();
    at + 1 + below
}

/// A line that only draws: "-----+-----", "|-----|-----|".
fn is_rule(row: &str) -> bool {
    let row = row.trim();
    row.len() >= 3 && row.bytes().all(|b| b"-+|=: ".contains(&b))
}

/// Writes each column: its day, then its entries.
fn columns(out: &mut String, rows: &[&str], columns: usize) {
    for column in 0..columns {
        let mut pieces = rows
            .iter()
            .filter(|row| !is_rule(row))
            .map(|row| cells(row).nth(column).unwrap_or(""));
        let day = pieces.next().unwrap_or("");
        out.push_str(day);
        out.push('\n');
        let pieces: Vec<&str> = pieces.collect();
        entries(out, &pieces);
        out.push('\n');
    }
}

/// Writes the entries of a day, each in one line. A new one begins after an empty cell and at an hour; inside one a comma
/// stands for a break that was meant: where the next word would have fitted the line above.
fn entries(out: &mut String, pieces: &[&str]) {
    let length = |piece: &str| piece.chars().count();
    let width = pieces.iter().map(|piece| length(piece)).max().unwrap_or(0);
    let mut last = "";
    for piece in pieces {
        if piece.is_empty() {
            if !last.is_empty() {
                out.push('\n');
            }
        } else {
            if !last.is_empty() && !super::columns::begins_with_hour(piece) {
                out.truncate(out.trim_end().len());
                out.push_str(if goes_on(last, piece, width) {
                    " "
                } else {
                    ", "
                });
            }
            out.push_str(piece);
            out.push('\n');
        }
        last = piece;
    }
}

/// Whether a piece goes on the one above it.
fn goes_on(last: &str, piece: &str, width: usize) -> bool {
    let word = piece.split_whitespace().next().unwrap_or("");
    let fits = last.chars().count() + 1 + word.chars().count() < width;
    let open = last.ends_with([',', ';', ':', '&', '-', '('])
        || last.ends_with(" of")
        || last.ends_with(" the")
        || last.ends_with(" and");
    !fits || !piece.starts_with(|c: char| c.is_uppercase()) || open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_of_a_drawn_week_is_read_by_itself() {
        let page = "\
Week board of the Lantern Rooms
 Mon 3            | Tue 4
 -----------------+-----------------
 9.30 Bookbinding | 18.00 Talk: the
 for all          | long winter of
 Attic            | the ferries
                  |
 19.00 Chess      | NO CLASSES
Tickets at the door.
";
        let wanted = "\
Week board of the Lantern Rooms
Mon 3
9.30 Bookbinding for all, Attic

19.00 Chess

Tue 4
18.00 Talk: the long winter of the ferries

NO CLASSES

Tickets at the door.
";
        assert_eq!(unfold(page).as_deref(), Some(wanted));
    }

    #[test]
    fn bars_that_draw_no_week_are_left_alone() {
        for text in [
            "Mon 3 | Tue 4\nTickets at the door\n",
            "Mon 3 | 7 p.m. | Chess\nTue 4 | 8 p.m. | Go\nWed 5 | 7 p.m. | Draughts\n",
            "Home | About | Subscribe\nMonday | Attic\n",
        ] {
            assert_eq!(unfold(text), None, "{text}");
        }
    }
}
