//! The one shape all inputs become: a text, its blocks, and what the markup said about parts of it.
//!
//! Readers make a [`Document`]; everything to their right only looks at it. Offsets are UTF-8 bytes of [`Document::text`].
//! In the text, lines of one paragraph or `<br>` lines are parted by `\n`, paragraphs and headings by a blank line
//! (`\n\n`), cells of a row by `\t`. A block is what a person calls a line, a cell or a paragraph: readers join
//! hard-wrapped lines (by a space in place of the line break, so that offsets of a plain UTF-8 file stay).

mod append;
pub(crate) mod broken_date;
mod builder;
mod finish;
mod headers;
mod record;

pub(crate) use builder::{Builder, Gap};
pub use headers::{DateField, DateSource, Headers, StatedTime};
pub use record::{Record, RecordKind};

use serde::{Deserialize, Serialize};

use crate::note::Note;
use crate::span::Span;

/// Whether a blank line stands in what parts two blocks; blanks may stand on it, as mail programs leave them.
pub(crate) fn holds_blank_line(gap: &str) -> bool {
    let mut lines = gap.split('\n');
    lines.next();
    lines.next_back();
    lines.any(|line| line.trim_ascii().is_empty())
}

/// The extracted text of one issue with its structure.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text that every offset refers to (`dateline explain --text` prints it).
    pub text: String,
    /// The blocks in reading order; they never overlap.
    pub blocks: Vec<Block>,
    /// Links in reading order.
    pub links: Vec<Link>,
    /// Bold, struck-out and other marked spans, sorted by start.
    pub marks: Vec<Mark>,
}

/// A line, a paragraph, an item, a cell or a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The table cell it stands in (several blocks may share one).
    pub cell: Option<Cell>,
    /// What part of the message it belongs to.
    pub part: Part,
}

/// What a [`Block`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6 (plain text: level 6 where a line looks like one).
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A line that was set as a line (`<br>`, or a line of plain text that was not joined).
    Line,
    /// A list item; depth 1 is the outermost list.
    Item {
        /// Nesting depth, from 1.
        depth: u8,
    },
    /// Preformatted text.
    Pre,
    /// Structured data (JSON-LD, an attached calendar) printed as text: quotable, never tagged.
    Record,
}

/// A cell of a data table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The table, counted from 0 in the document.
    pub table: u32,
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0, spans counted.
    pub col: u32,
    /// Rows it spans, at least 1.
    pub rows: u32,
    /// Columns it spans, at least 1.
    pub cols: u32,
    /// Whether it is a header cell.
    pub head: bool,
}

/// Which part of a message a block belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The newsletter itself.
    #[default]
    Body,
    /// A quoted reply (`> `).
    Quoted,
    /// Below `-- `.
    Signature,
    /// Header lines of a forwarded mail that stand in the text.
    ForwardHeader,
    /// What an English part of the same letter says again in another language.
    Translation,
}

/// A link and the text it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The linked text (empty for a linked picture).
    pub span: Span,
    /// The target, unwrapped from trackers where that needs no network.
    pub url: String,
}

/// What a marked span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Bold text.
    Bold,
    /// Italic text.
    Italic,
    /// A picture's alternative text.
    Alt,
    /// Struck-out text: no longer valid.
    Struck,
    /// Header text of a table column or row.
    HeaderCell,
}

/// A span that the markup set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The text.
    pub span: Span,
    /// What it is.
    pub kind: MarkKind,
}

/// The form an input came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// Plain text or Markdown.
    Text,
    /// An HTML page.
    Html,
    /// A single mail.
    Eml,
    /// A mail of an mbox.
    Mbox,
    /// An entry of a feed.
    Feed,
    /// A line of JSON.
    Ndjson,
}

/// One issue as read: text and structure, what its envelope states, its structured data.
#[derive(Clone, Debug)]
pub struct RawIssue {
    /// File name, or what the caller named it; never used for identity.
    pub name: String,
    /// The form it came in.
    pub kind: SourceKind,
    /// SHA-256 of the parcel's bytes, lower-case hex.
    pub sha256: String,
    /// Text and structure.
    pub document: Document,
    /// What mail headers, page metadata and feed fields state.
    pub headers: Headers,
    /// Structured events (JSON-LD, microdata, attached calendars).
    pub records: Vec<Record>,
    /// What was noticed while reading.
    pub notes: Vec<Note>,
}

impl Document {
    /// The text of a span.
    pub fn of(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Whether any mark of `kind` overlaps `span`.
    pub fn marked(&self, span: Span, kind: MarkKind) -> bool {
        let from = self.marks.partition_point(|m| m.span.start < span.end);
        self.marks[..from]
            .iter()
            .rev()
            .take(64)
            .any(|m| m.kind == kind && m.span.overlaps(span))
    }

    /// The links that lie in or overlap `span`, in order.
    pub fn links_in(&self, span: Span) -> impl Iterator<Item = &Link> {
        let from = self
            .links
            .partition_point(|l| l.span.end <= span.start && l.span.start < span.start);
        self.links[from..]
            .iter()
            .take_while(move |l| l.span.start < span.end)
    }

    /// The block that holds `offset`, or the last one that begins before it.
    pub fn block_at(&self, offset: u32) -> Option<usize> {
        self.blocks
            .partition_point(|b| b.span.start <= offset)
            .checked_sub(1)
    }

    /// A quote as a quotation selector wants it: the text before and after `span`, at most `chars` characters each.
    pub fn around(&self, span: Span, chars: usize) -> (&str, &str) {
        let (start, end) = (span.start as usize, span.end as usize);
        let before = self.text.get(..start).unwrap_or("");
        let after = self.text.get(end..).unwrap_or("");
        let left = before
            .char_indices()
            .rev()
            .nth(chars.saturating_sub(1))
            .map_or(0, |(i, _)| i);
        let right = after
            .char_indices()
            .nth(chars)
            .map_or(after.len(), |(i, _)| i);
        (&before[left..], &after[..right])
    }
}
