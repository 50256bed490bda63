//! Documents put after each other: the parts of a mail, records at the end of a text.

use super::{Block, BlockKind, Cell, Document, Link, Mark, Part};
use crate::span::Span;

impl Document {
    /// Appends another document, parted by a blank line; gives how far its offsets moved.
    pub(crate) fn append(&mut self, other: Document) -> usize {
        if !self.text.is_empty() {
            let kept = self.text.trim_end_matches('\n').len();
            self.text.truncate(kept);
            self.text.push_str("\n\n");
        }
        let shift = self.text.len();
        let tables = self
            .blocks
            .iter()
            .filter_map(|block| block.cell)
            .map(|cell| cell.table + 1);
        let tables = tables.max().unwrap_or(0);
        self.text.push_str(&other.text);
        self.blocks
            .extend(other.blocks.into_iter().map(|block| Block {
                span: block.span.shift(shift),
                cell: block.cell.map(|cell| Cell {
                    table: cell.table + tables,
                    ..cell
                }),
                ..block
            }));
        self.links.extend(other.links.into_iter().map(|link| Link {
            span: link.span.shift(shift),
            ..link
        }));
        self.marks.extend(other.marks.into_iter().map(|mark| Mark {
            span: mark.span.shift(shift),
            ..mark
        }));
        shift
    }

    /// Appends one line as a block of its own and gives its place.
    pub(crate) fn append_line(&mut self, line: &str, kind: BlockKind) -> Span {
        let block = Block {
            span: Span::new(0, line.len()),
            kind,
            cell: None,
            part: Part::Body,
        };
        let shift = self.append(Document {
            text: line.to_owned(),
            blocks: vec![block],
            ..Document::default()
        });
        block.span.shift(shift)
    }
}
