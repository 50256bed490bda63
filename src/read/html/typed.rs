//! Pages that are plain text between tags: an archive's `<pre>`, a text mail that a program wrapped and set line by line.
//! What holds of plain text holds of them: lines that were only wrapped, columns, boxes, blank lines.

use super::{Nature, Page};
use crate::document::{BlockKind, Document, Link, Mark, Part};
use crate::limits::Limits;
use crate::read::text;
use crate::span::Span;

/// Lines that a page set line by line must have before its line breaks tell anything.
const LEAST_LINES: usize = 12;
/// How far behind the last one a link's words are looked for.
const REACH: usize = 2000;

/// Reads the text of such a page as plain text.
pub(super) fn reread(page: &mut Page, nature: Nature, limits: &Limits) {
    let document = &page.document;
    let own = page.records.is_empty()
        && document
            .blocks
            .iter()
            .all(|block| block.part == Part::Body && block.cell.is_none());
    if !own {
        return;
    }
    if !(is_preformatted(document) || is_wrapped(document)) {
        if document.blocks.iter().all(|block| is_plain(block.kind)) {
            text::classify(&mut page.document);
        }
        return;
    }
    let nature = text::Nature {
        mail: nature.mail,
        ..text::Nature::default()
    };
    let mut typed = text::read(&document.text, nature, limits);
    carry_over(document, &mut typed);
    for date in &mut page.headers.dates {
        date.span = None;
    }
    page.document = typed;
}

/// Whether nearly all of the text stands in `<pre>`.
fn is_preformatted(document: &Document) -> bool {
    let length = |kept: &dyn Fn(BlockKind) -> bool| -> usize {
        let blocks = document.blocks.iter().filter(|block| kept(block.kind));
        blocks.map(|block| block.span.len()).sum()
    };
    let all = length(&|_| true);
    all > 0 && length(&|kind| kind == BlockKind::Pre) * 10 >= all * 9
}

/// A line or paragraph of which the markup says nothing more.
fn is_plain(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Line | BlockKind::Paragraph)
}

/// Whether the page is lines of text, many of which were only wrapped.
fn is_wrapped(document: &Document) -> bool {
    let lines = document.blocks.len();
    lines >= LEAST_LINES
        && document.blocks.iter().all(|block| is_plain(block.kind))
        && document.marks.is_empty()
        && text::wrapped_lines(&document.text) * 4 >= lines
}

/// Puts links and marks on the words they stood on.
fn carry_over(old: &Document, new: &mut Document) {
    let mut links = Vec::with_capacity(old.links.len());
    let mut at = 0;
    for link in &old.links {
        if let Some(span) = found(&new.text, old.of(link.span), &mut at) {
            let url = link.url.clone();
            links.push(Link { span, url });
        }
    }
    // Addresses that stand in the text were links perhaps already.
    links.append(&mut new.links);
    links.sort_by_key(|link| link.span.start);
    let mut end = 0;
    links.retain(|link| {
        let apart = link.span.start >= end;
        end = end.max(link.span.end);
        apart
    });
    new.links = links;
    at = 0;
    for mark in &old.marks {
        if let Some(span) = found(&new.text, old.of(mark.span), &mut at) {
            let kind = mark.kind;
            new.marks.push(Mark { span, kind });
        }
    }
    new.marks.sort_by_key(|mark| mark.span.start);
}

/// Where words stand from a place on, not far behind it.
fn found(text: &str, words: &str, at: &mut usize) -> Option<Span> {
    if words.is_empty() {
        return None;
    }
    let bytes = text.as_bytes().get(*at..)?;
    let near = &bytes[..bytes.len().min(REACH + words.len())];
    let start = *at + memchr::memmem::find(near, words.as_bytes())?;
    *at = start + words.len();
    Some(Span::new(start, *at))
}

#[cfg(test)]
mod tests {
    use crate::document::{BlockKind, Document};
    use crate::limits::Limits;
    use crate::read::html::{Nature, read};

    const LETTER: &str = "PIER NOTES\n\nThe harbor board sat late on the matter of the new lights, and the\npilots told it what they thought of lamps that nobody trims and of\na channel that moves a little to the east with every flood that the\nhills send down to us in spring.\n\nMonday, May 12\n9 a.m.   Nets and knots for whoever has never held a needle, in the\n         long hall\nnoon     Ropes\n\nTuesday, May 13\n9 a.m.   Fog\n2 p.m.   Salt, with a walk along the pier for those who bring boots,\n         if it stays dry\n\nBring this sheet to the desk by the door when you come, and whoever\nkeeps the desk will give you a lamp.\n";

    fn document(html: &str) -> Document {
        read(html, Nature::default(), &Limits::default()).document
    }

    fn lines(document: &Document) -> Vec<&str> {
        let blocks = document.blocks.iter();
        blocks.map(|block| document.of(block.span)).collect()
    }

    #[test]
    fn a_preformatted_page_is_the_text_in_it() {
        let plain = crate::read::text::read(LETTER, Default::default(), &Limits::default());
        let page = document(&format!("<html><body><pre>{LETTER}</pre></body></html>"));
        assert_eq!(lines(&page), lines(&plain));
    }

    #[test]
    fn lines_that_were_wrapped_before_they_became_a_page_are_joined() {
        let body: String = LETTER
            .lines()
            .map(|line| match line.trim() {
                "" => "<div><br></div>".to_owned(),
                line => format!("<div>{line}</div>"),
            })
            .collect();
        let page = document(&body.replace("lamp.", "<a href=\"https://x.example/lamp\">lamp</a>."));
        assert!(lines(&page)[1].ends_with("send down to us in spring."));
        assert_eq!(page.of(page.links[0].span), "lamp");
    }

    #[test]
    fn bullets_and_headings_that_were_typed_count_where_the_page_has_no_others() {
        let typed = "<div>LATER THIS WEEK</div><div>* Nets</div><div>* Ropes</div>";
        let page = document(typed);
        assert_eq!(lines(&page), ["LATER THIS WEEK", "Nets", "Ropes"]);
        let kinds: Vec<BlockKind> = page.blocks.iter().map(|block| block.kind).collect();
        let item = BlockKind::Item { depth: 1 };
        assert_eq!(kinds, [BlockKind::Heading(6), item, item]);
        let marked = document(&format!("<h2>Pier</h2>{typed}"));
        assert_eq!(lines(&marked)[2], "* Nets");
    }

    #[test]
    fn lines_of_a_list_stay_what_they_are() {
        let body: String = (1..15)
            .map(|hour| format!("{hour} p.m. Talk<br>"))
            .collect();
        assert_eq!(document(&body).blocks.len(), 14);
    }
}
