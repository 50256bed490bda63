//! One newsletter on a page: its text with every expression marked on one side, what was found on the other.

use std::fmt::Write as _;

use super::entry::{self, Shown};
use super::{classes, document, escape};
use crate::analysis::Analysis;
use crate::document::{Block, BlockKind};
use crate::extract::Kind;
use crate::span::Span;
use crate::timeline::{Item, TimelineDoc};
use crate::timex::Tag;
use crate::timex::expr::ExprKind;

/// The page of one issue. `doc` is the timeline of this issue alone, `calendar` its events as `write::ics` writes them.
pub fn issue(analysis: &Analysis, doc: &TimelineDoc, calendar: &str) -> String {
    let mut body = String::new();
    let title = analysis
        .raw
        .headers
        .title
        .as_deref()
        .unwrap_or(&analysis.raw.name);
    lead(&mut body, analysis, title);
    super::tools(&mut body);
    body.push_str("<div class=\"issue\"><section class=\"text\" aria-label=\"The newsletter\" tabindex=\"0\">");
    text(&mut body, analysis, doc);
    body.push_str("</section><main id=\"main\">");
    items(&mut body, doc);
    body.push_str("</main></div>");
    super::footer(&mut body, doc);
    document(title, "", &body, &super::data(calendar))
}

fn lead(out: &mut String, analysis: &Analysis, title: &str) {
    let issue = &analysis.issue;
    let dated = match issue.date {
        Some(day) => format!(
            "Published {}, {} in 100 sure",
            day.format("%A, %B %-d, %Y"),
            (issue.confidence * 100.0).floor()
        ),
        None => "Issue date not known: pass --date to date what hangs on it".to_owned(),
    };
    let _ = write!(
        out,
        "<header><h1>{}</h1><p class=\"lead\">{}</p>",
        escape(title),
        escape(&dated)
    );
    if !issue.clues.is_empty() {
        out.push_str("<details><summary>How the issue date was found</summary><ul>");
        for clue in &issue.clues {
            let _ = write!(
                out,
                "<li>“{}”: {}</li>",
                escape(&clue.exact),
                escape(&clue.says)
            );
        }
        out.push_str("</ul></details>");
    }
    out.push_str(concat!(
        "<ul class=\"legend\"><li><mark>a day</mark></li><li><mark class=\"clock\">a clock time</mark></li>",
        "<li><mark class=\"length\">a length or repetition</mark></li><li><mark class=\"left-out\">in no item</mark></li></ul></header>",
    ));
}

fn items(out: &mut String, doc: &TimelineDoc) {
    for (id, heading, kind, review) in [
        ("events", "Events", Kind::Event, false),
        ("check", "To check", Kind::Event, true),
        ("facts", "Dated facts", Kind::Fact, false),
        ("facts-check", "Facts to check", Kind::Fact, true),
    ] {
        let of_kind: Vec<&Item> = doc
            .items
            .iter()
            .filter(|i| i.kind == kind && i.needs_review == review)
            .collect();
        if of_kind.is_empty() {
            continue;
        }
        let _ = write!(
            out,
            "<section id=\"{id}\" aria-labelledby=\"{id}-h\"><h2 id=\"{id}-h\">{heading}</h2>"
        );
        for item in of_kind {
            entry::article(
                out,
                &Shown {
                    day: item.start.date(),
                    item,
                },
                doc,
                false,
                true,
            );
        }
        out.push_str("</section>");
    }
    if doc.items.is_empty() {
        out.push_str("<p>Nothing dated was found.</p>");
    }
}

/// A border in the text where markup opens or closes.
struct Edge {
    at: u32,
    /// Closing edges come first at one place; among opening ones the longer span opens first.
    order: (bool, i64),
    html: String,
}

fn text(out: &mut String, analysis: &Analysis, doc: &TimelineDoc) {
    let quotes = quotes(doc);
    let document = &analysis.raw.document;
    for block in &document.blocks {
        let edges = edges(block, analysis, &quotes);
        let (open, close) = wrapping(block);
        out.push_str(open);
        let mut at = block.span.start;
        for edge in edges {
            out.push_str(&escape(
                Span {
                    start: at,
                    end: edge.at,
                }
                .of(&document.text),
            ));
            out.push_str(&edge.html);
            at = edge.at;
        }
        out.push_str(&escape(
            Span {
                start: at,
                end: block.span.end,
            }
            .of(&document.text),
        ));
        out.push_str(close);
    }
}

fn wrapping(block: &Block) -> (&'static str, &'static str) {
    match block.kind {
        BlockKind::Heading(_) => ("<p class=\"block\"><strong>", "</strong></p>"),
        BlockKind::Item { .. } => ("<p class=\"block\">• ", "</p>"),
        _ => ("<p class=\"block\">", "</p>"),
    }
}

/// The quotes of all items, sorted by start, with their item.
fn quotes(doc: &TimelineDoc) -> Vec<(Span, &Item)> {
    let mut quotes: Vec<(Span, &Item)> = doc
        .items
        .iter()
        .flat_map(|item| {
            item.evidence.iter().map(move |e| {
                (
                    Span {
                        start: e.start,
                        end: e.end,
                    },
                    item,
                )
            })
        })
        .collect();
    quotes.sort_by_key(|(span, _)| (span.start, span.end));
    quotes
}

/// Every border of one block in order. Marks never cross: a mark is closed and opened anew at each border of a quote.
fn edges(block: &Block, analysis: &Analysis, quotes: &[(Span, &Item)]) -> Vec<Edge> {
    let from = analysis
        .tags
        .partition_point(|t| t.span.start < block.span.start);
    let mut edges = Vec::new();
    for tag in analysis.tags[from..]
        .iter()
        .take_while(|t| t.span.start < block.span.end)
    {
        let item = quotes
            .iter()
            .filter(|(span, _)| span.contains(tag.span))
            .min_by_key(|(span, item)| (!names(item, analysis, tag), span.len()))
            .map(|(_, item)| *item);
        edges.push(Edge {
            at: tag.span.start,
            order: (true, -(tag.span.len() as i64)),
            html: opening(tag, item),
        });
        edges.push(Edge {
            at: tag.span.end,
            order: (false, 0),
            html: closing(item).to_owned(),
        });
    }
    edges.sort_by_key(|e| (e.at, e.order));
    edges
}

/// Whether the item's date or time words are this tag's.
fn names(item: &Item, analysis: &Analysis, tag: &Tag) -> bool {
    let words = analysis.raw.document.of(tag.span);
    item.evidence.iter().any(|e| {
        [&e.date_text, &e.time_text]
            .into_iter()
            .flatten()
            .any(|t| t.contains(words) || words.contains(t.as_str()))
    })
}

fn opening(tag: &Tag, item: Option<&Item>) -> String {
    let kind = match tag.expr.kind {
        ExprKind::Clock(_) => "clock",
        ExprKind::Duration(_) => "length",
        ExprKind::Set(_) => "repeat",
        ExprKind::Vague(_) => "vague",
        _ => "day",
    };
    match item {
        Some(item) => format!(
            "<mark class=\"{kind}{}\"><a href=\"#i-{}-{}\" title=\"{}\">",
            classes(item),
            escape(&item.uid),
            item.start.date(),
            escape(&item.display_date),
        ),
        None => format!(
            "<mark class=\"{kind} left-out\" title=\"{}\">",
            escape(tag.rule)
        ),
    }
}

fn closing(item: Option<&Item>) -> &'static str {
    if item.is_some() {
        "</a></mark>"
    } else {
        "</mark>"
    }
}
