//! Tables drawn with boxes, "+-----+-----+" and "| … | … |": each row becomes one line, its cells parted by tabs.
//!
//! Cells are wrapped inside their box, so that read line by line "Mon., June" and "2" stand in different rows.

/// Rows that a drawn table must have, its head among them.
const LEAST_ROWS: usize = 2;

/// A text whose drawn tables are written as lines with tabs, or `None` if it has none.
pub(super) fn unfold(text: &str) -> Option<String> {
    let drawn = memchr::memmem::find(text.as_bytes(), b"+--").is_some()
        || memchr::memmem::find(text.as_bytes(), "┼".as_bytes()).is_some()
        || memchr::memmem::find(text.as_bytes(), "┬".as_bytes()).is_some();
    if !drawn {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut out: Option<String> = None;
    let (mut at, mut done) = (0, 0);
    while at < lines.len() {
        let rows = if is_rule(lines[at]) {
            table(&lines[at..])
        } else {
            None
        };
        let Some((rows, taken)) = rows else {
            at += 1;
            continue;
        };
        let out = out.get_or_insert_with(|| String::with_capacity(text.len()));
        copy(out, &lines[done..at]);
        out.push('\n');
        for row in rows {
            out.push_str(&row.join("\t"));
            out.push('\n');
        }
        out.push('\n');
        at += taken;
        done = at;
    }
    let mut out = out?;
    copy(&mut out, &lines[done..]);
    Some(out)
}

fn copy(out: &mut String, lines: &[&str]) {
    for line in lines {
        out.push_str(line);
        out.push('\n');
    }
}

/// The rows of the table whose upper border is the first of `lines`, and how many lines it takes.
fn table(lines: &[&str]) -> Option<(Vec<Vec<String>>, usize)> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut taken = 0;
    let (mut rules, mut fresh) = (0, true);
    for line in lines {
        if is_rule(line) {
            (rules, fresh) = (rules + 1, true);
        } else if let Some(cells) = cells(line) {
            let goes_on = !fresh && rows.last().is_some_and(|row| row.len() == cells.len());
            match rows.last_mut().filter(|_| goes_on) {
                Some(row) => append(row, &cells),
                None => rows.push(cells.iter().map(|cell| (*cell).to_owned()).collect()),
            }
            fresh = false;
        } else {
            break;
        }
        taken += 1;
    }
    if rules < 2
        || rows
            .iter()
            .any(|row| row.len() < 2 || row.len() != rows[0].len())
    {
        return None;
    }
    // With no rule but around the head each line is a row, unless its first cell is empty.
    if rules <= 3 && rows.len() <= LEAST_ROWS {
        rows = unruled(&lines[..taken]);
    }
    (rows.len() >= LEAST_ROWS).then_some((rows, taken))
}

/// The rows of a table that has no rules between them.
fn unruled(lines: &[&str]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut fresh = true;
    for line in lines {
        let Some(cells) = cells(line) else {
            fresh = true;
            continue;
        };
        match rows.last_mut() {
            Some(row) if !fresh && cells.first().is_some_and(|cell| cell.is_empty()) => {
                append(row, &cells);
            }
            _ => rows.push(cells.iter().map(|cell| (*cell).to_owned()).collect()),
        }
        fresh = false;
    }
    rows
}

/// Adds the pieces of a line to the cells that they go on.
fn append(row: &mut [String], pieces: &[&str]) {
    for (cell, piece) in row.iter_mut().zip(pieces) {
        if !cell.is_empty() && !piece.is_empty() {
            cell.push(' ');
        }
        cell.push_str(piece);
    }
}

/// The cells of a line that is framed by bars.
fn cells(line: &str) -> Option<Vec<&str>> {
    let bar = |c: char| matches!(c, '|' | '│' | '┃' | '║');
    let inner = line.trim().strip_prefix(bar)?.strip_suffix(bar)?;
    Some(inner.split(bar).map(str::trim).collect())
}

/// A line that only draws.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let corner = |c: char| "+┌├└┏┣┗╔╠╚╭╰".contains(c);
    line.starts_with(corner)
        && line.chars().count() >= 5
        && line
            .chars()
            .all(|c| "+-=".contains(c) || ('\u{2500}'..='\u{257f}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_were_wrapped_in_their_box_are_whole_again() {
        let text = "\
Moorings of the week
+------------+-----------+------------------+
| Date       | Time      | Meeting          |
+------------+-----------+------------------+
| Mon., June | 9:30 a.m. | Joint Committee  |
| 2          |           | on Piers         |
+------------+-----------+------------------+
| Tue., June | 1 p.m.    | Night dredging   |
| 3          |           |                  |
+------------+-----------+------------------+
Call the clerk.
";
        let wanted = "\
Moorings of the week

Date\tTime\tMeeting
Mon., June 2\t9:30 a.m.\tJoint Committee on Piers
Tue., June 3\t1 p.m.\tNight dredging

Call the clerk.
";
        assert_eq!(unfold(text).as_deref(), Some(wanted));
    }

    #[test]
    fn lines_are_rows_where_no_rule_parts_them() {
        let text = "\
┌──────┬────────┐
│ When │ What   │
├──────┼────────┤
│ 3/6  │ Talk   │
│      │ on fog │
│ 4/6  │ Walk   │
└──────┴────────┘
";
        let wanted = "\nWhen\tWhat\n3/6\tTalk on fog\n4/6\tWalk\n\n";
        assert_eq!(unfold(text).as_deref(), Some(wanted));
    }

    #[test]
    fn a_frame_around_a_notice_and_signs_are_left_alone() {
        for text in [
            "+--------------+\n| SAVE THE DAY |\n+--------------+\n",
            "a+--b and c+--d\n",
            "+--+\nno bars\n+--+\n",
        ] {
            assert_eq!(unfold(text), None, "{text}");
        }
    }
}
