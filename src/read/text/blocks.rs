//! The blocks of a plain text: the lines that were joined become paragraphs, items and headings, or the rows of a table.

use crate::document::{Block, BlockKind, Cell, Part};
use crate::limits::Limits;
use crate::span::Span;

use super::line::Line;
use super::{shape, table};

/// Rows of a table in plain text that are read as one table.
const LONGEST_TABLE: usize = 100;

/// A logical line: the lines `from..to`, joined.
#[derive(Clone, Copy)]
struct Piece {
    from: usize,
    to: usize,
    /// Whether a blank line (or an edge) stands before and after.
    blank_before: bool,
    blank_after: bool,
}

fn pieces(text: &str, lines: &[Line], joined: &[bool]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut blank = true;
    for (index, line) in lines.iter().enumerate() {
        if line.is_blank() || shape::is_rule(line.of(text)) {
            if let Some(last) = pieces.last_mut() {
                last.blank_after = true;
            }
            blank = true;
        } else if joined[index] {
            if let Some(last) = pieces.last_mut() {
                last.to = index + 1;
            }
        } else {
            pieces.push(Piece {
                from: index,
                to: index + 1,
                blank_before: blank,
                blank_after: false,
            });
            blank = false;
        }
    }
    if let Some(last) = pieces.last_mut() {
        last.blank_after = true;
    }
    pieces
}

/// Makes blocks of the pieces, in order.
struct Blocks<'t> {
    text: &'t str,
    lines: &'t [Line],
    parts: &'t [Part],
    all: Vec<Block>,
    indents: Vec<usize>,
    tables: u32,
}

/// Words from which on a line that ends with a full stop is a sentence, whatever stands behind it.
const TOLD: usize = 8;

impl Blocks<'_> {
    fn span(&self, piece: &Piece) -> Span {
        Span::new(self.lines[piece.from].start, self.lines[piece.to - 1].end).trim(self.text)
    }

    /// A line, an item or a heading.
    fn piece(&mut self, piece: &Piece) {
        let (text, lines) = (self.text, self.lines);
        let span = self.span(piece);
        let alone = piece.blank_before && piece.blank_after;
        let underlined = lines
            .get(piece.to)
            .and_then(|next| shape::underline(span.of(text), next.of(text)))
            .filter(|_| piece.to == piece.from + 1);
        let (kind, skipped) = match underlined {
            Some(level) => (BlockKind::Heading(level), 0),
            None => {
                let rows = &lines[piece.from..piece.to];
                let told = span.of(text).split_whitespace().nth(TOLD).is_some();
                let tabular = rows
                    .iter()
                    .map(|line| line.of(text))
                    .any(|line| shape::is_tabular(line) && !(told && shape::ends_apart(line)));
                shape::kind(span.of(text), alone, tabular)
            }
        };
        let span = Span::new(span.start as usize + skipped, span.end as usize).trim(text);
        let kind = match kind {
            BlockKind::Item { .. } => item(&mut self.indents, lines[piece.from].indent),
            BlockKind::Heading(_) => {
                self.indents.clear();
                kind
            }
            kind => kind,
        };
        self.push(span, kind, None, self.parts[piece.from]);
    }

    /// The table that begins at the first of `pieces`, if one does; says how many pieces it takes.
    fn table(&mut self, pieces: &[Piece]) -> usize {
        // Most wide gaps make no table: the first rows tell.
        if self.rows(&pieces[..pieces.len().min(3)]).is_empty() {
            return 0;
        }
        let rows = self.rows(pieces);
        let digits = |span: Span| span.of(self.text).contains(|c: char| c.is_ascii_digit());
        let named = rows
            .first()
            .is_some_and(|row| !row.iter().any(|cell| digits(cell.1)));
        let dated = rows
            .get(1)
            .is_some_and(|row| row.iter().any(|cell| digits(cell.1)));
        let head = named && dated;
        for (row, cells) in rows.iter().enumerate() {
            for (col, span) in cells {
                let cell = Cell {
                    table: self.tables,
                    row: row as u32,
                    col: *col as u32,
                    rows: 1,
                    cols: 1,
                    head: head && row == 0,
                };
                let part = self.parts[pieces[row].from];
                self.push(*span, BlockKind::Paragraph, Some(cell), part);
            }
        }
        self.tables += u32::from(!rows.is_empty());
        rows.len()
    }

    /// The cells of the lines that stand right below each other, if they are a table.
    fn rows(&self, pieces: &[Piece]) -> Vec<table::Cells> {
        let tabular = |piece: &Piece| {
            let line = self.lines[piece.from].of(self.text);
            let quoted = self.lines[piece.from].quotes > 0;
            piece.to == piece.from + 1 && !quoted && shape::is_tabular(line)
        };
        let lines: Vec<Span> = pieces
            .iter()
            .enumerate()
            .take_while(|(index, piece)| {
                tabular(piece) && (*index == 0 || piece.from == pieces[index - 1].to)
            })
            .map(|(_, piece)| {
                let line = self.lines[piece.from];
                Span::new(line.raw_start, line.end)
            })
            .collect();
        table::rows(self.text, &lines)
    }

    fn push(&mut self, span: Span, kind: BlockKind, cell: Option<Cell>, part: Part) {
        if !span.is_empty() {
            self.all.push(Block {
                span,
                kind,
                cell,
                part,
            });
        }
    }
}

pub(super) fn blocks(
    text: &str,
    lines: &[Line],
    joined: &[bool],
    parts: &[Part],
    limits: &Limits,
) -> Vec<Block> {
    let pieces = pieces(text, lines, joined);
    let mut blocks = Blocks {
        text,
        lines,
        parts,
        all: Vec::new(),
        indents: Vec::new(),
        tables: 0,
    };
    let mut at = 0;
    while at < pieces.len() && blocks.all.len() < limits.blocks {
        // A table is looked for within a stretch of bounded length, so that a long text of wide gaps stays linear.
        let ahead = pieces.len().min(at + LONGEST_TABLE);
        let taken = blocks.table(&pieces[at..ahead]);
        if taken == 0 {
            blocks.piece(&pieces[at]);
        }
        at += taken.max(1);
    }
    blocks.all
}

/// An item as deep as its indent says beside those of the items before it.
fn item(indents: &mut Vec<usize>, indent: usize) -> BlockKind {
    while indents.last().is_some_and(|last| *last >= indent) {
        indents.pop();
    }
    indents.push(indent);
    BlockKind::Item {
        depth: indents.len().min(9) as u8,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Nature, read};
    use super::*;

    #[test]
    fn rows_at_the_same_places_make_a_table() {
        let text = "Mon    9:00   Trim\nTue   10:00   Fill\nWed   11:00   Light\n";
        let document = read(text, Nature::default(), &Limits::default());
        let cells: Vec<_> = document
            .blocks
            .iter()
            .map(|block| {
                (
                    block.cell.map(|cell| (cell.row, cell.col)),
                    document.of(block.span),
                )
            })
            .collect();
        assert_eq!(cells.len(), 9);
        assert_eq!(cells[4], (Some((1, 1)), "10:00"));
    }
}
