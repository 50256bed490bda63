//! The last step of a [`Builder`](super::Builder): blocks in one text, and every span moved to its place there.

use super::builder::Draft;
use super::{Block, Cell, Document, Link, Mark, MarkKind};
use crate::span::Span;

/// The document under way, with the shift of every block.
pub(super) struct Finished {
    text: String,
    blocks: Vec<Block>,
    header_cells: Vec<Mark>,
}

impl Finished {
    pub(super) fn new(capacity: usize) -> Self {
        Finished {
            text: String::with_capacity(capacity),
            blocks: Vec::new(),
            header_cells: Vec::new(),
        }
    }

    /// Puts what stands between two blocks.
    pub(super) fn separate(&mut self, separator: &str) {
        self.text.push_str(separator);
    }

    /// Puts the text of a block at the end.
    pub(super) fn block(&mut self, draft: &Draft, cell: Option<Cell>, raw: &str) {
        let start = self.text.len();
        self.text.push_str(draft.span.of(raw));
        let span = Span::new(start, self.text.len());
        self.blocks.push(Block {
            span,
            kind: draft.kind,
            cell,
            part: draft.part,
        });
        if cell.is_some_and(|cell| cell.head) {
            self.header_cells.push(Mark {
                span,
                kind: MarkKind::HeaderCell,
            });
        }
    }

    /// A place in the document for a place in the builder.
    fn place(&self, at: u32, is_end: bool, drafts: &[Draft]) -> u32 {
        let next = drafts.partition_point(|draft| {
            let start = draft.span.start;
            if is_end { start < at } else { start <= at }
        });
        let index = next.saturating_sub(1);
        match (drafts.get(index), self.blocks.get(index)) {
            (Some(draft), Some(block)) => {
                let inside = at.saturating_sub(draft.span.start);
                block.span.start + inside.min(draft.span.len() as u32)
            }
            _ => 0,
        }
    }

    fn span(&self, span: Span, drafts: &[Draft]) -> Span {
        let start = self.place(span.start, false, drafts);
        let end = if span.is_empty() {
            start
        } else {
            self.place(span.end, true, drafts).max(start)
        };
        Span { start, end }
    }

    /// The document, and where the anchors are in it.
    pub(super) fn finish(
        self,
        mut links: Vec<Link>,
        marks: Vec<Mark>,
        anchors: Vec<Span>,
        drafts: &[Draft],
    ) -> (Document, Vec<Span>) {
        for link in &mut links {
            link.span = self.span(link.span, drafts);
        }
        links.sort_by_key(|link| link.span.start);
        let anchors = anchors
            .into_iter()
            .map(|anchor| self.span(anchor, drafts))
            .collect();
        let mut marks: Vec<Mark> = marks
            .into_iter()
            .map(|mark| Mark {
                span: self.span(mark.span, drafts),
                ..mark
            })
            .collect();
        merge(&mut marks);
        let mut all = self.header_cells;
        for mark in marks {
            split(mark, &self.blocks, &mut all);
        }
        all.sort_by_key(|mark| (mark.span.start, mark.span.end));
        let document = Document {
            text: self.text,
            blocks: self.blocks,
            links,
            marks: all,
        };
        (document, anchors)
    }
}

/// Makes one of overlapping marks of a kind, so that nesting costs nothing later.
fn merge(marks: &mut Vec<Mark>) {
    marks.sort_by_key(|mark| (mark.kind as u8, mark.span.start));
    marks.dedup_by(|next, last| {
        let overlap = next.kind == last.kind && next.span.start <= last.span.end;
        if overlap {
            last.span = last.span.cover(next.span);
        }
        overlap
    });
}

/// Cuts a mark at the borders of blocks, so that none is longer than its block.
fn split(mark: Mark, blocks: &[Block], all: &mut Vec<Mark>) {
    let first = blocks.partition_point(|block| block.span.end <= mark.span.start);
    for block in &blocks[first..] {
        if block.span.start >= mark.span.end {
            break;
        }
        let span = Span {
            start: mark.span.start.max(block.span.start),
            end: mark.span.end.min(block.span.end),
        };
        if !span.is_empty() {
            all.push(Mark { span, ..mark });
        }
    }
}
