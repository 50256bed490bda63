//! Plain text to a document: lines that were only wrapped are joined, real lines stay, quotes and signatures are set apart.
//!
//! The text keeps its length: a joined line break becomes a space, a quote mark inside a joined line becomes a space.
//! So for a UTF-8 file with LF ends, offsets of the document are offsets of the file. Markdown is another matter
//! ([`markdown`]): its marks are taken out.

mod columns;
mod line;
mod markdown;
mod shape;
mod wrap;

use crate::document::{Block, BlockKind, Document, Part};
use crate::limits::Limits;
use crate::read::clean::clean;
use crate::span::Span;

use line::{Line, lines};

/// What the reader of the envelope knows about a text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Nature {
    /// The lines are known to be real lines (format=flowed, after unfolding).
    pub(crate) unwrapped: bool,
    /// The text is a mail's: quoted lines are replies, `-- ` begins a signature.
    pub(crate) mail: bool,
    /// It is Markdown by its name.
    pub(crate) markdown: bool,
}

/// Reads a text.
pub(crate) fn read(text: &str, nature: Nature, limits: &Limits) -> Document {
    let text = clean(text);
    let mut text = text.as_ref();
    if text.len() > limits.text_bytes {
        let mut end = limits.text_bytes;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text = &text[..end];
    }
    if nature.markdown || (!nature.mail && markdown::is_likely(text)) {
        return markdown::read(text, limits);
    }
    match columns::unfold(text) {
        Some(unfolded) => plain(unfolded, nature, limits),
        None => plain(text.to_owned(), nature, limits),
    }
}

fn plain(text: String, nature: Nature, limits: &Limits) -> Document {
    let lines = lines(&text);
    let joined = if nature.unwrapped {
        vec![false; lines.len()]
    } else {
        wrap::joined(&text, &lines)
    };
    let parts = parts(&text, &lines, nature);
    let mut bytes = text.into_bytes();
    for (index, line) in lines.iter().enumerate() {
        if joined[index] {
            let from = lines[index - 1].end;
            bytes[from..line.start].fill(b' ');
        }
    }
    let text = String::from_utf8(bytes).unwrap_or_default();
    let blocks = blocks(&text, &lines, &joined, &parts, limits);
    Document {
        text,
        blocks,
        ..Document::default()
    }
}

/// Which part of a message each line belongs to.
fn parts(text: &str, lines: &[Line], nature: Nature) -> Vec<Part> {
    let mut parts = Vec::with_capacity(lines.len());
    let quoted = lines.iter().filter(|line| line.quotes > 0).count();
    let solid = lines.iter().filter(|line| !line.is_blank()).count();
    // A text that is quoted throughout is somebody's newsletter, passed on.
    let replies = nature.mail && quoted * 10 < solid * 7;
    let mut signature = false;
    for line in lines {
        if line.quotes == 0 && (line.raw(text) == "-- " || (nature.mail && line.of(text) == "--")) {
            signature = true;
        } else if line.quotes > 0 {
            signature = false;
        }
        parts.push(match line.quotes {
            0 if signature => Part::Signature,
            0 => Part::Body,
            _ if replies => Part::Quoted,
            _ => Part::Body,
        });
    }
    parts
}

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

fn blocks(
    text: &str,
    lines: &[Line],
    joined: &[bool],
    parts: &[Part],
    limits: &Limits,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut indents: Vec<usize> = Vec::new();
    for piece in pieces(text, lines, joined) {
        if blocks.len() >= limits.blocks {
            break;
        }
        let span = Span::new(lines[piece.from].start, lines[piece.to - 1].end).trim(text);
        let alone = piece.blank_before && piece.blank_after;
        let underlined = lines
            .get(piece.to)
            .and_then(|next| shape::underline(span.of(text), next.of(text)))
            .filter(|_| piece.to == piece.from + 1);
        let (kind, skipped) = match underlined {
            Some(level) => (BlockKind::Heading(level), 0),
            None => {
                let rows = &lines[piece.from..piece.to];
                let tabular = rows.iter().any(|line| shape::is_tabular(line.of(text)));
                shape::kind(span.of(text), alone, tabular)
            }
        };
        let span = Span::new(span.start as usize + skipped, span.end as usize).trim(text);
        if span.is_empty() {
            continue;
        }
        let kind = match kind {
            BlockKind::Item { .. } => item(&mut indents, lines[piece.from].indent),
            BlockKind::Heading(_) => {
                indents.clear();
                kind
            }
            kind => kind,
        };
        blocks.push(Block {
            span,
            kind,
            cell: None,
            part: parts[piece.from],
        });
    }
    blocks
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
