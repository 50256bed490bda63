//! Plain text to a document: lines that were only wrapped are joined, real lines stay, quotes and signatures are set apart.
//!
//! A joined line break becomes a space, and blanks and quote marks around it go. So for a UTF-8 file with LF ends that sets
//! no line in, offsets of the document are offsets of the file. Markdown is another matter ([`markdown`]): its marks are
//! taken out.

mod blocks;
mod boxed;
mod columns;
mod comb;
mod days_across;
mod doubled;
mod ends;
mod flow;
mod grid;
mod hanging;
mod inline;
mod line;
mod markdown;
mod shape;
mod soft;
mod table;

mod unglue;
mod width;
mod wrap;

use crate::document::{Block, BlockKind, Document, Link, Mark, MarkKind, Part};
use crate::limits::Limits;
use crate::read::clean::clean;
use crate::read::link;
use crate::span::Span;

use blocks::blocks;
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
    let halved = doubled::halved(text);
    let text = halved.as_deref().unwrap_or(text);
    let boxed = boxed::unfold(text);
    let text = boxed.as_deref().unwrap_or(text);
    let drawn = grid::unfold(text);
    let markdown =
        nature.markdown || (drawn.is_none() && !nature.mail && markdown::is_likely(text));
    let mut document = if markdown {
        markdown::read(text, limits)
    } else {
        let text = drawn.as_deref().unwrap_or(text);
        let apart = unglue::apart(text).or_else(|| {
            let wrapped = !nature.unwrapped && unglue::may_be_wrapped(text);
            wrapped
                .then(|| unglue::apart(&flow::flowing(text)))
                .flatten()
        });
        let text = apart.as_deref().unwrap_or(text);
        let unfolded = days_across::unfold(text).or_else(|| columns::unfold(text));
        plain(unfolded.unwrap_or_else(|| text.to_owned()), nature, limits)
    };
    link_addresses(&mut document);
    document
}

/// Says of lines of which nothing was said what they look like: headings, items with a bullet that was typed.
pub(crate) fn classify(document: &mut Document) {
    for index in 0..document.blocks.len() {
        let Block { span, kind, .. } = document.blocks[index];
        // A number stays: it is part of what a page's line says.
        if document
            .of(span)
            .starts_with(|c: char| c.is_ascii_digit() || c == '(')
        {
            continue;
        }
        let alone = kind == BlockKind::Paragraph;
        let (seen, skipped) = shape::kind(document.of(span), alone, false);
        if matches!(seen, BlockKind::Heading(_) | BlockKind::Item { .. }) {
            let block = &mut document.blocks[index];
            block.kind = seen;
            block.span = Span::new(span.start as usize + skipped, span.end as usize);
        }
    }
}

/// How many lines of a text only go on the one above: the text was wrapped.
pub(crate) fn wrapped_lines(text: &str) -> usize {
    let lines = lines(text);
    let joined = wrap::joined(text, &lines);
    joined.into_iter().filter(|joined| *joined).count()
}

/// Addresses that stand in the text are links too.
fn link_addresses(document: &mut Document) {
    let mut found = Vec::new();
    for start in memchr::memmem::find_iter(document.text.as_bytes(), "http") {
        let rest = &document.text[start..];
        if !(rest.starts_with("http://") || rest.starts_with("https://")) {
            continue;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || "<>\"“”|".contains(c))
            .unwrap_or(rest.len());
        let url = rest[..end].trim_end_matches(|c: char| ".,;:!?)]}'’…".contains(c));
        let span = Span::new(start, start + url.len());
        let inside = document
            .links
            .partition_point(|link| link.span.start <= span.start);
        let linked = inside > 0 && document.links[inside - 1].span.contains(span);
        if url.len() > "https://".len()
            && !linked
            && let Some(url) = link::target(url, None)
        {
            found.push(Link { span, url });
        }
    }
    document.links.append(&mut found);
    document.links.sort_by_key(|link| link.span.start);
}

fn plain(text: String, nature: Nature, limits: &Limits) -> Document {
    let mut lines = lines(&text);
    let mut joined = if nature.unwrapped {
        vec![false; lines.len()]
    } else {
        wrap::joined(&text, &lines)
    };
    hanging::settle(&text, &mut lines, &mut joined);
    let parts = parts(&text, &lines, nature);
    let text = flow::flow(&text, &mut lines, &joined);
    let blocks = blocks(&text, &lines, &joined, &parts, limits);
    let heads = blocks
        .iter()
        .filter(|block| block.cell.is_some_and(|cell| cell.head));
    let marks = heads
        .map(|block| Mark {
            span: block.span,
            kind: MarkKind::HeaderCell,
        })
        .collect();
    Document {
        text,
        blocks,
        marks,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        read(text, Nature::default(), &Limits::default())
    }

    #[test]
    fn offsets_of_a_plain_file_stay() {
        let text = "The harbor board meets on Tuesday to hear what the pilots think of the new\nlights, and votes on Thursday.\n\nEnd\n";
        let document = document(text);
        assert_eq!(document.text.len(), text.len());
        assert_eq!(document.text.find("lights"), text.find("lights"));
        assert!(document.text.contains("the new lights"));
    }

    #[test]
    fn replies_and_signatures_of_a_mail_are_set_apart() {
        let nature = Nature {
            mail: true,
            ..Nature::default()
        };
        let text = "See you there, and bring the kettle.\nIt is a long walk from the pier.\n> Lunch on Monday?\n-- \nAnn\n";
        let document = read(text, nature, &Limits::default());
        let parts: Vec<Part> = document.blocks.iter().map(|block| block.part).collect();
        assert_eq!(
            parts,
            [
                Part::Body,
                Part::Body,
                Part::Quoted,
                Part::Signature,
                Part::Signature
            ]
        );
    }

    #[test]
    fn addresses_in_the_text_are_links() {
        let document = document("See https://x.example/a?utm_source=b. Bye");
        assert_eq!(
            document.of(document.links[0].span),
            "https://x.example/a?utm_source=b"
        );
        assert_eq!(document.links[0].url, "https://x.example/a");
    }
}
