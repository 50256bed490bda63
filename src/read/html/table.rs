//! Tables: rows and columns with their spans, and whether a table holds data or only places things on the page.

use crate::document::Cell;

/// A cell up to this many bytes is short.
const SHORT: usize = 200;
/// Most columns of a table; absurd spans are cut to it.
const COLUMNS: usize = 1000;

/// A table being read.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) number: u32,
    /// The cell that this table stands in.
    pub(super) outer: Option<u32>,
    row: Option<u32>,
    col: usize,
    /// For each column, how many further rows a spanning cell fills.
    filled: Vec<u32>,
    row_cells: usize,
    pub(super) in_head: bool,
    rows: usize,
    rows_of_many: usize,
    cells: usize,
    long_cells: usize,
    head_cells: usize,
    /// Lengths of first cells of rows, summed.
    first_short: usize,
    /// Whether a table inside it holds text.
    pub(super) nests: bool,
    open: Option<OpenCell>,
}

#[derive(Clone, Copy, Debug)]
struct OpenCell {
    start: usize,
    head: bool,
    first: bool,
}

impl Table {
    pub(super) fn new(number: u32, outer: Option<u32>) -> Self {
        Table {
            number,
            outer,
            row: None,
            col: 0,
            filled: Vec::new(),
            row_cells: 0,
            in_head: false,
            rows: 0,
            rows_of_many: 0,
            cells: 0,
            long_cells: 0,
            head_cells: 0,
            first_short: 0,
            nests: false,
            open: None,
        }
    }

    /// Begins a row; `here` is the builder's place, to end the last one.
    pub(super) fn begin_row(&mut self, here: usize) {
        self.end_row(here);
        self.row = Some(self.row.map_or(0, |row| row + 1));
        self.col = 0;
        for left in &mut self.filled {
            *left = left.saturating_sub(1);
        }
    }

    fn end_row(&mut self, here: usize) {
        self.end_cell(here);
        if self.row_cells > 0 {
            self.rows += 1;
            self.rows_of_many += usize::from(self.row_cells > 1);
        }
        self.row_cells = 0;
    }

    /// Begins a cell and says where it stands.
    pub(super) fn begin_cell(&mut self, head: bool, cols: u32, rows: u32, here: usize) -> Cell {
        self.end_cell(here);
        if self.row.is_none() {
            self.begin_row(here);
        }
        let head = head || self.in_head;
        while self.col < COLUMNS && self.filled.get(self.col).is_some_and(|left| *left > 0) {
            self.col += 1;
        }
        let col = self.col;
        let cols = cols.clamp(1, COLUMNS as u32);
        let rows = rows.clamp(1, 10_000);
        let end = (col + cols as usize).min(COLUMNS);
        if rows > 1 {
            if self.filled.len() < end {
                self.filled.resize(end, 0);
            }
            for left in self.filled.get_mut(col..end).unwrap_or(&mut []) {
                *left = rows;
            }
        }
        self.col = end;
        self.open = Some(OpenCell {
            start: here,
            head,
            first: self.row_cells == 0,
        });
        Cell {
            table: self.number,
            row: self.row.unwrap_or(0),
            col: col as u32,
            rows,
            cols,
            head,
        }
    }

    /// Ends the open cell, if any.
    pub(super) fn end_cell(&mut self, here: usize) {
        let Some(cell) = self.open.take() else {
            return;
        };
        let length = here.saturating_sub(cell.start);
        if length == 0 {
            return;
        }
        self.row_cells += 1;
        self.cells += 1;
        self.long_cells += usize::from(length > SHORT);
        self.head_cells += usize::from(cell.head);
        self.first_short += usize::from(cell.first && length <= 60);
    }

    /// Ends the table and says whether it holds data.
    pub(super) fn holds_data(&mut self, here: usize) -> bool {
        self.end_row(here);
        if self.nests || self.rows_of_many == 0 {
            return false;
        }
        if self.head_cells > 0 && self.rows >= 2 {
            return true;
        }
        let regular = self.rows_of_many >= 2 && self.rows_of_many * 2 >= self.rows;
        let short = self.long_cells * 4 <= self.cells;
        let labelled = self.rows >= 2 && self.first_short * 10 >= self.rows * 8;
        regular && (short || labelled)
    }

    /// Whether any text was read in it.
    pub(super) fn has_text(&self) -> bool {
        self.cells > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_below_a_spanning_cell_move_right() {
        let mut table = Table::new(0, None);
        table.begin_row(0);
        assert_eq!(table.begin_cell(false, 1, 2, 0).col, 0);
        assert_eq!(table.begin_cell(false, 1, 1, 5).col, 1);
        table.begin_row(9);
        assert_eq!(table.begin_cell(false, 1, 1, 9).col, 1);
        table.begin_row(12);
        assert_eq!(table.begin_cell(false, 1, 1, 12).col, 0);
    }

    #[test]
    fn long_cells_side_by_side_are_layout() {
        let mut table = Table::new(0, None);
        let mut here = 0;
        for _ in 0..2 {
            table.begin_row(here);
            for _ in 0..2 {
                table.begin_cell(false, 1, 1, here);
                here += 900;
            }
        }
        assert!(!table.holds_data(here));
    }
}
