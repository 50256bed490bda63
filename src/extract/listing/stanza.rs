//! Stanzas: lines without a blank line or the border of a cell between them belong together.

use super::piece::Page;
use crate::document::holds_blank_line;
use crate::span::Span;

impl Page<'_> {
    /// Whether a line begins a stanza.
    pub(crate) fn opens_stanza(&self, line: usize) -> bool {
        let Some(above) = line.checked_sub(1) else {
            return true;
        };
        let (above, line) = (self.lines[above].span, self.lines[line].span);
        let gap = self.text(Span::new(above.end as usize, line.start as usize));
        holds_blank_line(gap) || self.parts_cards(above, line)
    }

    /// Whether no stanza begins between two lines.
    pub(crate) fn same_stanza(&self, above: usize, below: usize) -> bool {
        above < below && (above + 1..=below).all(|line| !self.opens_stanza(line))
    }

    /// Whether the border of a cell with several lines stands between two lines: cells of one line are the fields of a row.
    fn parts_cards(&self, above: Span, line: Span) -> bool {
        let blocks = &self.scene.raw.document.blocks;
        let at = |span: Span| self.scene.raw.document.block_at(span.start);
        let (Some(a), Some(b)) = (at(above), at(line)) else {
            return false;
        };
        let place = |index: usize| {
            let cell = blocks.get(index)?.cell?;
            Some((cell.table, cell.row, cell.col))
        };
        let several = |index: usize, other: Option<usize>| {
            place(index).is_some() && other.is_some_and(|o| place(o) == place(index))
        };
        place(a) != place(b) && (several(a, a.checked_sub(1)) || several(b, Some(b + 1)))
    }
}
