//! Find time expressions and say what they say.
//!
//! Input: a text, or a [`Document`] block by block. Output: [`Tags`], sorted by start and never overlapping. Tagging knows no
//! date: what the text leaves open stays open in a [`TimeExpr`], and `resolve` closes it.
//!
//! How it works: `token` cuts the text and looks each word up once; the class of a token says which rules it can start; the
//! longest match wins, then the order of the list (`rules/mod.rs`); `edge` takes in what modifies the expression in front of
//! it; `guard` knows what is no time; `style` bends the extents to the habits of the corpora.
//!
//! To add a rule: see `rules/mod.rs`. To add a word: see `lexicon`.

#![expect(
    clippy::nonminimal_bool,
    reason = "a guard is read as the sentence it stands for"
)]

pub mod expr;

mod behind;
mod edge;
mod guard;
mod hour_column;
mod meal;
mod neighbours;
mod rule;
mod rules;
mod style;
mod view;

use crate::document::{BlockKind, Document};
use crate::lexicon::Classes;
use crate::span::Span;
use crate::token::{Token, Tokens};

pub use expr::TimeExpr;
use view::{Last, Memo, View};

/// How to tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Which extents to mark.
    pub style: Style,
}

/// Whose habits the extents follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// What extraction works with: ranges whole, a day and its clock in one expression.
    #[default]
    Calendar,
    /// The annotation habits of TimeBank and its kin.
    TimeMl,
    /// The same in a history, whose numbers are years and hours sooner than those of news.
    History,
}

/// One time expression found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tag {
    /// Where it stands.
    pub span: Span,
    /// The name of the rule that found it.
    pub rule: &'static str,
    /// What it says.
    pub expr: TimeExpr,
    /// Whether it stands in a quoted title or a name, where dates are no dates.
    pub within: Within,
}

/// What a tag stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// Running text.
    #[default]
    Text,
    /// A quoted title (of a talk, book, paper).
    Title,
    /// A quotation of speech.
    Quotation,
    /// A name ("Six-Day War", "Agenda 2030").
    Name,
}

/// The tags of a text, sorted by start, never overlapping.
pub type Tags = Vec<Tag>;

/// A longer stretch without a blank line is cut at a sentence's end before it reaches this many bytes.
const LONGEST_STRETCH: usize = 64 << 10;

/// Finds the time expressions of one text.
///
/// ```
/// use dateline::timex::{Options, tag};
///
/// let text = "The council meets on Tuesday, Oct. 29 at 10 a.m. and again a week later.";
/// let found: Vec<&str> = tag(text, Options::default()).iter().map(|t| t.span.of(text)).collect();
/// assert_eq!(found, ["Tuesday, Oct. 29 at 10 a.m.", "a week later"]);
/// ```
pub fn tag(text: &str, options: Options) -> Tags {
    let mut tagger = Tagger::new(text, options);
    tagger.stretch(0, text.len());
    guard::set_within(text, &mut tagger.tags);
    tagger.tags
}

/// Finds the time expressions of a document: none crosses a block, and structured records are left out.
pub fn tag_document(document: &Document, options: Options) -> Tags {
    let mut tagger = Tagger::new(&document.text, options);
    tagger.dotted = options.style == Style::Calendar && rules::dotted::are_usual(document);
    tagger.numbered = options.style == Style::Calendar && rules::numbered::are_usual(document);
    for block in &document.blocks {
        if block.kind != BlockKind::Record {
            tagger.stretch(block.span.start as usize, block.span.end as usize);
        }
    }
    tagger.tags.sort_by_key(|tag| tag.span.start);
    if options.style == Style::Calendar {
        neighbours::add_hours(document, &mut tagger.tags);
    }
    guard::set_within(&document.text, &mut tagger.tags);
    tagger.tags
}

/// The names of all rules, in the order of the list.
pub fn rule_names() -> impl Iterator<Item = &'static str> {
    rules::RULES.iter().map(|rule| rule.name)
}

struct Tagger<'t> {
    text: &'t str,
    options: Options,
    /// Whether the text prints its hours with a point.
    dotted: bool,
    /// Whether its lines begin with weekdays and their days of the month.
    numbered: bool,
    tokens: Tokens,
    tags: Tags,
}

impl<'t> Tagger<'t> {
    fn new(text: &'t str, options: Options) -> Self {
        Tagger {
            text,
            options,
            dotted: false,
            numbered: false,
            tokens: Tokens::default(),
            tags: Vec::new(),
        }
    }

    /// Tags `from..to` piece by piece.
    fn stretch(&mut self, mut from: usize, to: usize) {
        while from < to {
            let end = piece_end(self.text, from, to);
            let mut tokens = std::mem::take(&mut self.tokens);
            tokens.cut(self.text, from, end);
            let mut left = &tokens.all[..];
            while !left.is_empty() {
                // Nothing crosses a blank line.
                let blank = left[1..].iter().position(|t| t.has(Token::BLANK));
                let (block, rest) = left.split_at(blank.map_or(left.len(), |b| b + 1));
                self.block(block);
                left = rest;
            }
            self.tokens = tokens;
            from = end;
        }
    }

    /// Tags one block.
    fn block(&mut self, tokens: &[Token]) {
        let memo = Memo::default();
        let mut view = View {
            text: self.text,
            tokens,
            last: None,
            timeml: self.options.style != Style::Calendar,
            story: self.options.style == Style::History,
            dotted: self.dotted,
            numbered: self.numbered,
            memo: &memo,
        };
        let mut i = 0;
        while let Some(skipped) = tokens[i..].iter().position(rule::may_begin) {
            i += skipped;
            let Some((rule, found)) = rule::longest(&view, i) else {
                i += 1;
                continue;
            };
            let bounds = view.last.map_or(0, |last| last.end);
            let (start, expr) = edge::widen(&view, bounds, i, found);
            let mut expr = expr;
            if expr.has_clock() {
                meal::close_half(&view, start, found.end, &mut expr);
            }
            expr.misspelt = (i..found.end).any(|k| view.has(k, Classes::MISSPELT));
            let span = style::span(&view, start, i, found.end, &mut expr);
            self.tags.push(Tag {
                span,
                rule: rules::RULES[rule].name,
                expr,
                within: Within::Text,
            });
            memo.clear();
            view.last = Some(Last {
                end: found.end,
                expr,
            });
            i = found.end;
        }
    }
}

/// Where a piece that begins at `from` ends: at `to`, or at a sentence's end where it would grow too long.
fn piece_end(text: &str, from: usize, to: usize) -> usize {
    if to - from <= LONGEST_STRETCH {
        return to;
    }
    let mut limit = from + LONGEST_STRETCH;
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let piece = &text.as_bytes()[from..limit];
    let tail = piece.len() / 2;
    let cut = |at: Option<usize>, len| at.map(|at| from + at + len);
    cut(rfind(piece, b"\n\n", tail), 2)
        .or_else(|| cut(rfind(piece, b". ", tail), 2))
        .or_else(|| cut(rfind(piece, b"\n", tail), 1))
        .or_else(|| cut(rfind(piece, b" ", tail), 1))
        .unwrap_or(limit)
}

/// The last place of `needle`, not before `least`.
fn rfind(hay: &[u8], needle: &[u8], least: usize) -> Option<usize> {
    memchr::memmem::rfind(&hay[least..], needle).map(|at| at + least)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::document::{Block, Part};

    /// The lines as a document has them, for the tests of what several lines say together.
    pub(crate) fn of_lines(lines: &[&str]) -> Document {
        let mut document = Document::default();
        for line in lines {
            let start = document.text.len();
            document.text.push_str(line);
            document.blocks.push(Block {
                span: Span::new(start, document.text.len()),
                kind: BlockKind::Line,
                cell: None,
                part: Part::Body,
            });
            document.text.push('\n');
        }
        document
    }

    /// Says what is found in lines that stand together.
    #[track_caller]
    pub(crate) fn finds(lines: &[&str], expected: &[&str]) {
        let document = of_lines(lines);
        let tags = tag_document(&document, Options::default());
        let found: Vec<_> = tags.iter().map(|t| document.of(t.span)).collect();
        assert_eq!(found, expected);
    }
}
