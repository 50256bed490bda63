//! Stanzas: lines without a blank line or the border of a cell between them belong together.

use super::piece::Page;
use crate::document::Cell;
use crate::span::Span;

impl Page<'_> {
    /// Whether a line begins a stanza.
    pub(crate) fn opens_stanza(&self, line: usize) -> bool {
        let Some(above) = line.checked_sub(1) else {
            return true;
        };
        let (above, line) = (self.lines[above].span, self.lines[line].span);
        let gap = self.text(Span::new(above.end as usize, line.start as usize));
        gap.contains("\n\n") || self.cell_at(above) != self.cell_at(line)
    }

    /// Whether no stanza begins between two lines.
    pub(crate) fn same_stanza(&self, above: usize, below: usize) -> bool {
        above < below && (above + 1..=below).all(|line| !self.opens_stanza(line))
    }

    /// The cell of the document that a stretch stands in, also where the table only places cards on the page.
    fn cell_at(&self, span: Span) -> Option<(u32, u32, u32)> {
        let document = &self.scene.raw.document;
        let cell: Option<Cell> = document
            .block_at(span.start)
            .and_then(|b| document.blocks[b].cell);
        cell.map(|c| (c.table, c.row, c.col))
    }
}
