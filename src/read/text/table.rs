//! Tables in plain text: rows below each other whose cells begin at the same places, or are parted by tabs.

use crate::document::broken_date::is_weekday;
use crate::span::Span;

/// Rows that must agree on where columns begin.
const LEAST_ROWS: usize = 3;

/// A cell: its column and its text.
pub(super) type Cells = Vec<(usize, Span)>;

/// The cells of each row of the table that `lines` begin with; empty if they begin none.
pub(super) fn rows(text: &str, lines: &[Span]) -> Vec<Cells> {
    let rows: Vec<Row> = lines.iter().map(|line| Row::new(text, *line)).collect();
    if is_sheet(&rows) {
        let numbered = |row: &Row| {
            row.pieces
                .iter()
                .map(|piece| (piece.tabs, piece.span))
                .collect()
        };
        return rows.iter().map(numbered).collect();
    }
    let mut columns = columns(&rows);
    if columns.len() < 2 {
        return Vec::new();
    }
    columns.splice(..0, day_column(text, &rows, columns[0]));
    let cells: Vec<Cells> = rows
        .iter()
        .map_while(|row| row.cells(text, &columns))
        .collect();
    let full = cells.iter().filter(|row| row.len() >= 2).count();
    if full >= LEAST_ROWS && !are_labels(text, &cells) {
        cells
    } else {
        Vec::new()
    }
}

/// Whether cells are parted by tabs alone, as a sheet pastes them: the first row has as many as any, and most have as many. Empty
/// cells at the end of a row leave no trace.
fn is_sheet(rows: &[Row]) -> bool {
    let most = rows.iter().map(|row| row.tabs).max().unwrap_or(0);
    let full = rows.iter().filter(|row| row.tabs == most).count();
    rows.len() >= 2
        && most > 0
        && rows[0].tabs == most
        && rows.iter().all(|row| row.tabs > 0)
        && full * 2 >= rows.len()
}

/// Whether the first cells are labels ("WHAT:", "WHEN:"): the lines of an announcement, not the rows of a table.
fn are_labels(text: &str, rows: &[Cells]) -> bool {
    let labelled = rows.iter().filter(|row| {
        row.len() == 2
            && row
                .first()
                .is_some_and(|(_, cell)| cell.of(text).ends_with(':'))
    });
    labelled.count() * 10 >= rows.len() * 8
}

/// A stretch of a line between wide gaps.
#[derive(Clone, Copy)]
struct Piece {
    /// Characters before it on the line.
    column: usize,
    /// Spaces before it.
    gap: usize,
    /// Tabs before it on the line.
    tabs: usize,
    span: Span,
}

struct Row {
    line: Span,
    pieces: Vec<Piece>,
    tabs: usize,
}

impl Row {
    fn new(text: &str, line: Span) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        let (mut spaces, mut tabs) = (2, 0);
        for (column, (at, c)) in line.of(text).char_indices().enumerate() {
            let at = line.start as usize + at;
            match c {
                ' ' => spaces += 1,
                '\t' => {
                    spaces += 2;
                    tabs += 1;
                }
                _ => {
                    if spaces >= 2 {
                        let span = Span::new(at, at);
                        pieces.push(Piece {
                            column,
                            gap: spaces,
                            tabs,
                            span,
                        });
                    }
                    spaces = 0;
                    if let Some(last) = pieces.last_mut() {
                        last.span.end = (at + c.len_utf8()) as u32;
                    }
                }
            }
        }
        Row { line, pieces, tabs }
    }

    /// The row cut at the columns; `None` if a piece of it begins elsewhere.
    fn cells(&self, text: &str, columns: &[usize]) -> Option<Cells> {
        let mut cells: Cells = Vec::new();
        for piece in &self.pieces {
            let column = columns
                .iter()
                .position(|column| piece.column.abs_diff(*column) <= 1);
            match (column, cells.last_mut()) {
                (Some(column), _) => cells.push((column, piece.span)),
                // A wide space inside a cell.
                (None, Some((_, last))) if piece.gap <= 2 => last.end = piece.span.end,
                // Figures set flush right begin anywhere.
                (None, Some((last, _))) if is_figure(piece.span.of(text)) => {
                    let next = *last + 1;
                    cells.push((next, piece.span));
                }
                _ => return None,
            }
        }
        // A long cell may leave a single space before the next column.
        let mut cut: Cells = Vec::new();
        for (index, (column, span)) in cells.iter().enumerate() {
            let next = cells.get(index + 1).map_or(columns.len(), |cell| cell.0);
            let (mut column, mut rest) = (*column, *span);
            for (later, place) in columns.iter().enumerate().take(next).skip(column + 1) {
                let at = self.byte(text, *place);
                let spaced = text
                    .get(..at as usize)
                    .is_some_and(|before| before.ends_with(' '));
                if spaced && rest.start < at && at < rest.end {
                    cut.push((column, Span { end: at, ..rest }.trim(text)));
                    (column, rest.start) = (later, at);
                }
            }
            cut.push((column, rest));
        }
        Some(cut)
    }

    fn byte(&self, text: &str, column: usize) -> u32 {
        let line = self.line.of(text);
        let at = line
            .char_indices()
            .nth(column)
            .map_or(line.len(), |(at, _)| at);
        self.line.start + at as u32
    }
}

/// Where the days stand, if only the first row of each day names it: left of all other columns.
fn day_column(text: &str, rows: &[Row], first: usize) -> Option<usize> {
    let heads = || {
        rows.iter()
            .filter(|row| row.pieces.first().is_some_and(|piece| piece.column < first))
    };
    let place = heads().map(|row| row.pieces[0].column).min()?;
    // "Sat  6/8  4:30p" says its date in a column of its own.
    let names_day = |row: &&Row| {
        let next = row.pieces.get(1).map_or("", |piece| piece.span.of(text));
        row.pieces[0].column == place
            && is_weekday(row.pieces[0].span.of(text))
            && !next.contains('/')
    };
    heads().find(names_day).map(|_| place)
}

/// Whether a cell is a figure, or says that there is none: "61.5", "-5.8%", "$16.0B", "N/A".
fn is_figure(cell: &str) -> bool {
    const LONGEST: usize = 9;
    cell.len() <= LONGEST
        && (cell == "N/A" || cell.contains(|c: char| c.is_ascii_digit()))
        && !cell.contains(' ')
        || matches!(
            cell,
            "CONSENSUS"
                | "PREVIOUS"
                | "FORECAST"
                | "PRIOR"
                | "Consensus"
                | "Previous"
                | "Forecast"
                | "Prior"
        )
}

/// Where columns begin: places that most rows agree on, give or take one.
fn columns(rows: &[Row]) -> Vec<usize> {
    let widest = rows
        .iter()
        .flat_map(|row| &row.pieces)
        .map(|piece| piece.column)
        .max()
        .unwrap_or(0);
    if widest > 500 {
        return Vec::new();
    }
    let mut counts = vec![0usize; widest + 2];
    for piece in rows.iter().flat_map(|row| &row.pieces) {
        counts[piece.column] += 1;
    }
    let least = LEAST_ROWS.max(rows.len() * 6 / 10);
    let mut columns: Vec<usize> = Vec::new();
    let mut place = 0;
    while place <= widest {
        // Times set flush right begin one place apart.
        let near = counts[place] + counts[place + 1];
        if near >= least && counts[place] > 0 {
            let next_is_more = counts[place + 1] > counts[place];
            columns.push(place + usize::from(next_is_more));
            place += 2;
        } else {
            place += 1;
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Vec<Vec<(usize, &str)>> {
        let mut at = 0;
        let mut lines = Vec::new();
        for line in text.lines() {
            lines.push(Span::new(at, at + line.len()));
            at += line.len() + 1;
        }
        rows(text, &lines)
            .into_iter()
            .map(|row| {
                row.into_iter()
                    .map(|(column, span)| (column, span.of(text)))
                    .collect()
            })
            .collect()
    }

    #[test]
    fn rows_with_a_cell_missing_or_crowded_stay_rows() {
        let found = table(
            "Date    Body             Place\n\
             01/08   Harbor Board     Office\n\
             01/20   Closed (holiday)\n\
             01/31   Lamplighters all Tower\n\
             02/04    Ferry Board     Pier 3\n",
        );
        assert_eq!(found.len(), 5);
        assert_eq!(found[2], [(0, "01/20"), (1, "Closed (holiday)")]);
        assert_eq!(
            found[3],
            [(0, "01/31"), (1, "Lamplighters all"), (2, "Tower")]
        );
        assert_eq!(found[4], [(0, "02/04"), (1, "Ferry Board"), (2, "Pier 3")]);
    }

    #[test]
    fn empty_cells_of_a_sheet_keep_their_columns() {
        let found = table(
            "Date\tStart\tEnd\tEvent\n5/4\t\t\tHalf holiday\n5/5\t9:00\t10:15\tWeights\n\t11:00\t\tMeasures\n",
        );
        assert_eq!(found[1], [(0, "5/4"), (3, "Half holiday")]);
        assert_eq!(found[3], [(1, "11:00"), (3, "Measures")]);
    }

    #[test]
    fn the_first_row_of_a_day_names_it_and_figures_are_set_flush_right() {
        let found = table(
            "DAY        TIME  RELEASE                PERIOD    CONSENSUS  PREVIOUS\n\
             Monday     0945  Inland Lamp Index      Dec         61.5       66.4\n\
             \u{20}          1030  Rope Makers' Survey    Dec 28      -5.0      117.6\n\
             Tuesday    ---   New Year's Day. Piers closed.\n\
             Wednesday  0700  Tide Index             Nov         N/A      -5.8%\n",
        );
        assert_eq!(found.len(), 5);
        assert_eq!(
            found[2],
            [
                (1, "1030"),
                (2, "Rope Makers' Survey"),
                (3, "Dec 28"),
                (4, "-5.0"),
                (5, "117.6")
            ]
        );
        assert_eq!(
            found[3],
            [
                (0, "Tuesday"),
                (1, "---"),
                (2, "New Year's Day. Piers closed.")
            ]
        );
    }

    #[test]
    fn lines_that_begin_anywhere_are_no_table() {
        assert!(table("08/31   9:30  2031 PIE 000417   Kelp v. Varnish\n10:15  2019 CAB 845    Trestle\nStatus   conference\n").is_empty());
    }
}
