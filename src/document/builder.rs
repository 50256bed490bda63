//! How readers make a [`Document`]: they say what begins and ends, and add text; separators, spaces and tables are settled here.
//!
//! Text is gathered without separators, block after block; only [`Builder::finish`] puts line breaks and tabs between
//! them. So a table can be judged (data or mere layout) when it ends, after its text was read.

use super::broken_date;
use super::finish::Finished;
use super::{BlockKind, Cell, Document, Link, Mark, MarkKind, Part};
use crate::limits::Limits;
use crate::span::Span;

/// Bytes up to which a paragraph beside others counts as a line.
const LONGEST_LINE: usize = 300;

/// What stands between two blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing yet: the text goes on.
    #[default]
    None,
    /// A line break.
    Line,
    /// A blank line.
    Blank,
}

/// A cell as the reader met it, of any table.
#[derive(Clone, Copy, Debug)]
struct RawCell {
    cell: Cell,
    /// The cell of the outer table that this one's table stands in.
    outer: Option<u32>,
}

/// A block under way, in the builder's own coordinates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    pub(super) span: Span,
    pub(super) kind: BlockKind,
    pub(super) part: Part,
    gap: Gap,
    place: Option<u32>,
    /// Counts paragraphs, so that lines of one paragraph know each other.
    group: u32,
}

/// Makes a [`Document`].
#[derive(Debug)]
pub(crate) struct Builder {
    text: String,
    blocks: Vec<Draft>,
    links: Vec<Link>,
    marks: Vec<Mark>,
    cells: Vec<RawCell>,
    /// For each table, whether its cells are kept.
    data: Vec<bool>,
    open: Option<usize>,
    gap: Gap,
    space: bool,
    group: u32,
    anchors: Vec<Span>,
    /// The kind that the next blocks get.
    pub(crate) kind: BlockKind,
    /// The kind that only the next block gets.
    pub(crate) once: Option<BlockKind>,
    /// The part that the next block gets.
    pub(crate) part: Part,
    /// The cell that the next block stands in.
    place: Option<u32>,
    /// Whether spaces and line breaks are kept.
    pub(crate) keep_spaces: bool,
    most_text: usize,
    most_blocks: usize,
    full: bool,
}

impl Builder {
    pub(crate) fn new(limits: &Limits) -> Self {
        Builder {
            text: String::new(),
            blocks: Vec::new(),
            links: Vec::new(),
            marks: Vec::new(),
            cells: Vec::new(),
            data: Vec::new(),
            open: None,
            gap: Gap::None,
            space: false,
            group: 0,
            anchors: Vec::new(),
            kind: BlockKind::Paragraph,
            once: None,
            part: Part::Body,
            place: None,
            keep_spaces: false,
            most_text: limits.text_bytes,
            most_blocks: limits.blocks,
            full: false,
        }
    }

    /// Where the next text goes, in the builder's own coordinates: for [`Builder::link`] and [`Builder::mark`].
    pub(crate) fn here(&self) -> usize {
        self.text.len()
    }

    /// Whether a limit was reached and text was dropped.
    pub(crate) fn is_full(&self) -> bool {
        self.full
    }

    /// The text since `start`, in the builder's own coordinates, up to a length that any name or date keeps to; blocks
    /// are parted by a space.
    pub(crate) fn since(&self, start: usize) -> String {
        const LONGEST: usize = 2_000;
        let from = self
            .blocks
            .partition_point(|block| (block.span.start as usize) < start);
        let mut end = self.text.len().min(start.saturating_add(LONGEST));
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let mut out = String::new();
        let mut at = start;
        for block in self.blocks.get(from..).unwrap_or(&[]) {
            let next = block.span.start as usize;
            if next >= end {
                break;
            }
            if next > at {
                out.push_str(self.text.get(at..next).unwrap_or(""));
                out.push(' ');
                at = next;
            }
        }
        out.push_str(self.text.get(at..end).unwrap_or(""));
        out
    }

    /// A line break: the second one in a row is a blank line.
    pub(crate) fn line_break(&mut self) {
        let again = self.open.is_none() && self.gap >= Gap::Line;
        self.end_block(if again { Gap::Blank } else { Gap::Line });
    }

    /// Remembers the text since `start`; [`Builder::finish`] gives its place in the document by the number returned.
    pub(crate) fn anchor(&mut self, start: usize) -> usize {
        let span = Span::new(start.min(self.text.len()), self.text.len()).trim(&self.text);
        self.anchors.push(span);
        self.anchors.len() - 1
    }

    /// Whether a block is open, so that text would go on in it.
    pub(crate) fn in_block(&self) -> bool {
        self.open.is_some()
    }

    /// Ends the open block, if any, and asks for `gap` before the next.
    pub(crate) fn end_block(&mut self, gap: Gap) {
        self.space = false;
        self.gap = self.gap.max(gap);
        if gap == Gap::Blank {
            self.group += 1;
        }
        let Some(index) = self.open.take() else {
            return;
        };
        let block = &mut self.blocks[index];
        let start = block.span.start as usize;
        let kept = self.text[start..].trim_end().len();
        self.text.truncate(start + kept);
        block.span.end = self.text.len() as u32;
        if block.span.is_empty() {
            self.blocks.pop();
        }
    }

    fn begin_block(&mut self) -> bool {
        if self.open.is_some() {
            return true;
        }
        if self.blocks.len() >= self.most_blocks {
            self.full = true;
            return false;
        }
        let at = self.text.len();
        self.open = Some(self.blocks.len());
        self.blocks.push(Draft {
            span: Span::new(at, at),
            kind: self.once.take().unwrap_or(self.kind),
            part: self.part,
            gap: self.gap,
            place: self.place,
            group: self.group,
        });
        self.gap = Gap::None;
        true
    }

    /// Adds clean text; runs of white space become one space, unless spaces are kept (then `\n` ends a line).
    pub(crate) fn text(&mut self, text: &str) {
        if self.text.len() + text.len() > self.most_text {
            self.full = true;
            return;
        }
        if self.keep_spaces {
            return self.text_as_it_is(text);
        }
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if first.is_whitespace() {
                self.space = true;
                rest = rest.trim_start();
                continue;
            }
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            if self.open.is_none() && self.gap == Gap::Line {
                self.go_on_in_date(rest);
            }
            let had_block = self.open.is_some();
            if !self.begin_block() {
                return;
            }
            if std::mem::take(&mut self.space) && had_block {
                self.text.push(' ');
            }
            self.text.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }

    /// Opens the line above again where `next` goes on with the date or hour that it ends in.
    fn go_on_in_date(&mut self, next: &str) {
        let Some(index) = self.blocks.len().checked_sub(1) else {
            return;
        };
        let last = &self.blocks[index];
        let same = last.group == self.group && last.place == self.place && last.part == self.part;
        if same && broken_date::goes_on(last.span.of(&self.text), next) {
            self.open = Some(index);
            self.gap = Gap::None;
            self.space = true;
        }
    }

    fn text_as_it_is(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                let blank = self.open.is_none() && self.gap == Gap::Line;
                self.end_block(if blank { Gap::Blank } else { Gap::Line });
            }
            // The end of the piece need not be the end of its line.
            if !line.is_empty() && (self.open.is_some() || !line.trim().is_empty()) {
                if !self.begin_block() {
                    return;
                }
                self.text.push_str(line);
            }
        }
    }

    /// A link on the text since `start` (empty for a linked picture).
    pub(crate) fn link(&mut self, start: usize, url: String) {
        if !url.is_empty() {
            let span = Span::new(start.min(self.text.len()), self.text.len()).trim(&self.text);
            self.links.push(Link { span, url });
        }
    }

    /// A mark on the text since `start`.
    pub(crate) fn mark(&mut self, start: usize, kind: MarkKind) {
        let span = Span::new(start.min(self.text.len()), self.text.len()).trim(&self.text);
        if !span.is_empty() {
            self.marks.push(Mark { span, kind });
        }
    }

    /// Begins a table; its number is for [`Builder::cell`] and [`Builder::keep_table`].
    pub(crate) fn table(&mut self) -> u32 {
        self.data.push(false);
        self.data.len() as u32 - 1
    }

    /// Puts the next blocks into a cell; `outer` is the cell that the table stands in. Returns the cell's number.
    pub(crate) fn cell(&mut self, cell: Cell, outer: Option<u32>) -> u32 {
        self.cells.push(RawCell { cell, outer });
        let number = self.cells.len() as u32 - 1;
        self.place = Some(number);
        number
    }

    /// Puts the next blocks into a cell met before, or out of all cells.
    pub(crate) fn leave_cell(&mut self, outer: Option<u32>) {
        self.place = outer;
    }

    /// The cell that the next block stands in.
    pub(crate) fn place(&self) -> Option<u32> {
        self.place
    }

    /// Says that a table holds data: its blocks keep their cells.
    pub(crate) fn keep_table(&mut self, table: u32) {
        if let Some(kept) = self.data.get_mut(table as usize) {
            *kept = true;
        }
    }

    /// Settles separators, cells and kinds, and gives the document with the places of all anchors.
    pub(crate) fn finish(mut self) -> (Document, Vec<Span>) {
        self.end_block(Gap::Blank);
        let cells = self.kept_cells();
        self.set_lines(&cells);
        let mut out = Finished::new(self.text.len() + self.blocks.len() * 2);
        let mut before: Option<(&Draft, Option<Cell>)> = None;
        for draft in &self.blocks {
            let cell = draft.place.and_then(|place| cells[place as usize]);
            if let Some((last, last_cell)) = before {
                out.separate(separator(last_cell, cell, draft.gap, last));
            }
            out.block(draft, cell, &self.text);
            before = Some((draft, cell));
        }
        out.finish(self.links, self.marks, self.anchors, &self.blocks)
    }

    /// For each raw cell, the innermost cell of a data table it stands in, tables numbered anew.
    fn kept_cells(&self) -> Vec<Option<Cell>> {
        let mut numbers = vec![0; self.data.len()];
        let mut next = 0;
        for (number, kept) in numbers.iter_mut().zip(&self.data) {
            *number = next;
            next += u32::from(*kept);
        }
        let mut cells: Vec<Option<Cell>> = Vec::with_capacity(self.cells.len());
        for raw in &self.cells {
            let table = raw.cell.table as usize;
            let kept = if self.data.get(table).copied().unwrap_or(false) {
                Some(Cell {
                    table: numbers[table],
                    ..raw.cell
                })
            } else {
                raw.outer.and_then(|outer| cells[outer as usize])
            };
            cells.push(kept);
        }
        cells
    }

    /// Paragraphs that were broken by `<br>` are lines.
    fn set_lines(&mut self, cells: &[Option<Cell>]) {
        let cell = |draft: &Draft| draft.place.and_then(|place| cells[place as usize]);
        for index in 1..self.blocks.len() {
            let (left, right) = self.blocks.split_at_mut(index);
            let (Some(last), Some(this)) = (left.last_mut(), right.first_mut()) else {
                continue;
            };
            if last.group == this.group && this.gap == Gap::Line && cell(last) == cell(this) {
                for draft in [last, this] {
                    // What is longer was not set as a line, whatever tags stand around it.
                    if draft.kind == BlockKind::Paragraph && draft.span.len() <= LONGEST_LINE {
                        draft.kind = BlockKind::Line;
                    }
                }
            }
        }
    }
}

fn separator(last: Option<Cell>, this: Option<Cell>, gap: Gap, before: &Draft) -> &'static str {
    match (last, this) {
        (Some(a), Some(b)) if a.table == b.table && a.row == b.row && a.col != b.col => "\t",
        (Some(a), Some(b)) if a.table == b.table => "\n",
        _ if last.is_some() != this.is_some() => "\n\n",
        _ if gap == Gap::Line && before.kind != BlockKind::Record => "\n",
        _ => "\n\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn builder() -> Builder {
        Builder::new(&Limits::default())
    }

    fn kinds(document: &Document) -> Vec<(BlockKind, &str)> {
        document
            .blocks
            .iter()
            .map(|block| (block.kind, document.of(block.span)))
            .collect()
    }

    #[test]
    fn paragraphs_stand_apart_and_lines_below_each_other() {
        let mut build = builder();
        build.text("  A talk  on \n rivers ");
        build.end_block(Gap::Blank);
        build.text("Monday");
        build.end_block(Gap::Line);
        build.text("10 a.m.");
        let (document, _) = build.finish();
        assert_eq!(document.text, "A talk on rivers\n\nMonday\n10 a.m.");
        assert_eq!(
            kinds(&document),
            [
                (BlockKind::Paragraph, "A talk on rivers"),
                (BlockKind::Line, "Monday"),
                (BlockKind::Line, "10 a.m.")
            ]
        );
    }

    #[test]
    fn cells_of_a_data_table_are_parted_by_tabs_and_of_a_layout_table_by_blank_lines() {
        for (kept, text) in [(true, "Date\tPlace"), (false, "Date\n\nPlace")] {
            let mut build = builder();
            let table = build.table();
            for (col, word) in ["Date", "Place"].into_iter().enumerate() {
                let cell = Cell {
                    table,
                    row: 0,
                    col: col as u32,
                    rows: 1,
                    cols: 1,
                    head: false,
                };
                build.cell(cell, None);
                build.text(word);
                build.end_block(Gap::Blank);
            }
            if kept {
                build.keep_table(table);
            }
            let (document, _) = build.finish();
            assert_eq!(document.text, text);
            assert_eq!(
                document.blocks[1].cell.map(|cell| cell.col),
                kept.then_some(1)
            );
        }
    }

    #[test]
    fn links_and_marks_follow_their_text() {
        let mut build = builder();
        build.text("One");
        build.end_block(Gap::Blank);
        let start = build.here();
        build.text("Two words");
        build.link(start, "https://example.org/".to_owned());
        build.mark(start + 4, MarkKind::Bold);
        let (document, _) = build.finish();
        assert_eq!(document.of(document.links[0].span), "Two words");
        assert_eq!(document.of(document.marks[0].span), "words");
    }
}
