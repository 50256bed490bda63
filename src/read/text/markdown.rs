//! Markdown: headings, items, tables; emphasis marks and link targets are taken out of the text.

use std::collections::HashMap;

use super::line::{Line, lines};
use super::{shape, wrap};
use crate::document::{BlockKind, Builder, Cell, Document, Gap};
use crate::limits::Limits;

/// How much of a text is looked at to tell whether it is Markdown.
const LOOKED_AT: usize = 64 << 10;

/// Whether a text that does not say so is Markdown: several of its marks that plain text hardly has.
pub(super) fn is_likely(text: &str) -> bool {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let (mut headings, mut links, mut bold, mut tables) = (0, 0, 0, 0);
    for line in text.lines() {
        headings += usize::from(heading(line).is_some());
        links += memchr::memmem::find_iter(line.as_bytes(), "](http").count();
        bold += usize::from(has_pair(line, "**"));
        tables += usize::from(is_table_rule(line));
    }
    links >= 2
        || tables >= 1
        || (headings >= 1 && links + bold >= 1)
        || (headings >= 3)
        || bold >= 4
}

fn has_pair(line: &str, mark: &str) -> bool {
    let mut rest = line;
    while let Some(open) = rest.find(mark) {
        let inner = &rest[open + mark.len()..];
        let opens = inner.starts_with(|c: char| !c.is_whitespace() && !mark.contains(c));
        match inner.find(mark) {
            Some(close) if opens && close > 0 && !inner[..close].ends_with(' ') => return true,
            Some(_) => rest = inner,
            None => return false,
        }
    }
    false
}

/// Level and text of `## Heading ##`.
fn heading(line: &str) -> Option<(u8, &str)> {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let rest = line.get(level..)?.strip_prefix(' ')?;
    (1..=6)
        .contains(&level)
        .then(|| (level as u8, rest.trim().trim_end_matches('#').trim_end()))
        .filter(|(_, text)| !text.is_empty())
}

/// `|---|:--:|`
fn is_table_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains("--") && line.chars().all(|c| "|-: ".contains(c))
}

/// Reads Markdown.
pub(super) fn read(text: &str, limits: &Limits) -> Document {
    let lines = lines(text);
    let soft = wrap::joined(text, &lines);
    let mut reader = Reader {
        build: Builder::new(limits),
        text,
        soft,
        targets: targets(text, &lines),
        indents: Vec::new(),
        table: None,
        alone: 0,
        lines,
    };
    let mut at = 0;
    while at < reader.lines.len() {
        at = reader.line(at);
    }
    reader.build.finish().0
}

/// Reference targets: `[name]: https://…`.
fn targets<'t>(text: &'t str, lines: &[Line]) -> HashMap<String, &'t str> {
    lines
        .iter()
        .filter_map(|line| target(line.of(text)))
        .map(|(name, url)| (name.to_lowercase(), url))
        .collect()
}

fn target(line: &str) -> Option<(&str, &str)> {
    let (name, url) = line.strip_prefix('[')?.split_once("]:")?;
    let url = url.split_whitespace().next()?;
    (url.contains("://") || url.starts_with("mailto:")).then_some((name, url))
}

pub(super) struct Reader<'t> {
    pub(super) build: Builder,
    text: &'t str,
    lines: Vec<Line>,
    soft: Vec<bool>,
    pub(super) targets: HashMap<String, &'t str>,
    /// Indents of the lists that are open.
    indents: Vec<usize>,
    /// The table that is open and the row reached.
    table: Option<(u32, u32)>,
    /// Marks of the line that have no partner.
    pub(super) alone: usize,
}

impl<'t> Reader<'t> {
    /// Reads the line at `at` and says where to go on.
    fn line(&mut self, at: usize) -> usize {
        let line = self.lines[at];
        let text = line.of(self.text);
        self.alone = 0;
        if text.starts_with("```") || text.starts_with("~~~") {
            return self.fence(at);
        }
        if self.table_row(at, text) {
            return at + 1;
        }
        if line.is_blank() || target(text).is_some() {
            self.build.end_block(Gap::Blank);
            return at + 1;
        }
        if let Some((level, title)) = heading(text) {
            self.heading(level, title);
            return at + 1;
        }
        if shape::is_rule(text) {
            self.build.end_block(Gap::Blank);
            return at + 1;
        }
        let below = self
            .lines
            .get(at + 1)
            .and_then(|next| shape::underline(text, next.of(self.text)));
        if let (Some(level), false) = (below, self.build.in_block()) {
            self.heading(level, text);
            return at + 2;
        }
        self.paragraph_line(at, text);
        at + 1
    }

    fn heading(&mut self, level: u8, title: &str) {
        self.build.end_block(Gap::Blank);
        self.build.once = Some(BlockKind::Heading(level));
        self.inline(title, 0);
        self.build.end_block(Gap::Blank);
        self.build.once = None;
        self.indents.clear();
    }

    fn paragraph_line(&mut self, at: usize, text: &str) {
        let line = self.lines[at];
        let (kind, skipped) = shape::kind(text, false, false);
        if let (BlockKind::Item { .. }, true) = (kind, skipped > 0) {
            self.item(line.indent, &text[skipped..]);
            return;
        }
        let hard_before = at > 0 && {
            let before = self.lines[at - 1].raw(self.text);
            before.ends_with("  ") || before.ends_with('\\')
        };
        if self.build.in_block() {
            if hard_before || !self.soft[at] {
                self.build.end_block(Gap::Line);
            } else {
                self.build.text(" ");
            }
        } else if line.indent == 0 {
            self.indents.clear();
        }
        self.inline(text.strip_suffix('\\').unwrap_or(text), 0);
    }

    fn item(&mut self, indent: usize, text: &str) {
        self.build.end_block(Gap::Line);
        while self.indents.last().is_some_and(|last| *last >= indent) {
            self.indents.pop();
        }
        self.indents.push(indent);
        let depth = self.indents.len().min(9) as u8;
        self.build.once = Some(BlockKind::Item { depth });
        let text = text
            .strip_prefix("[ ] ")
            .or_else(|| text.strip_prefix("[x] "))
            .unwrap_or(text);
        self.inline(text, 0);
        self.build.once = None;
    }

    fn fence(&mut self, at: usize) -> usize {
        self.build.end_block(Gap::Blank);
        let mark = &self.lines[at].of(self.text)[..3];
        self.build.kind = BlockKind::Pre;
        let mut next = at + 1;
        while let Some(line) = self.lines.get(next) {
            next += 1;
            if line.of(self.text).starts_with(mark) {
                break;
            }
            self.build.text(line.raw(self.text));
            self.build.end_block(Gap::Line);
        }
        self.build.kind = BlockKind::Paragraph;
        self.build.end_block(Gap::Blank);
        next
    }

    /// A row of a table, if the line is one; the rule below the header is no row.
    fn table_row(&mut self, at: usize, text: &str) -> bool {
        let rule = |line: Option<&Line>| line.is_some_and(|line| is_table_rule(line.of(self.text)));
        let begins = self.table.is_none() && text.contains('|') && rule(self.lines.get(at + 1));
        if begins {
            self.build.end_block(Gap::Blank);
            let table = self.build.table();
            self.build.keep_table(table);
            self.table = Some((table, 0));
        }
        let Some((table, row)) = self.table else {
            return false;
        };
        if !text.contains('|') {
            self.table = None;
            self.build.leave_cell(None);
            self.build.end_block(Gap::Blank);
            return false;
        }
        if is_table_rule(text) {
            return true;
        }
        let inner = text.trim_start_matches('|');
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        for (col, piece) in cells(inner).into_iter().enumerate() {
            self.build.end_block(Gap::Blank);
            let cell = Cell {
                table,
                row,
                col: col as u32,
                rows: 1,
                cols: 1,
                head: begins,
            };
            self.build.cell(cell, None);
            self.inline(piece.trim(), 0);
        }
        self.build.end_block(Gap::Blank);
        self.table = Some((table, row + 1));
        true
    }
}

/// Cells of a row: parted by `|`, but not by `\|`.
fn cells(row: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, _) in row.match_indices('|') {
        if !row[..at].ends_with('\\') {
            cells.push(&row[start..at]);
            start = at + 1;
        }
    }
    cells.push(&row[start..]);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::MarkKind;

    fn document(text: &str) -> Document {
        read(text, &Limits::default())
    }

    #[test]
    fn marks_go_and_stay_as_spans() {
        let document = document(
            "# Tide Notes\n\n**Seal count**, ~~Nov. 8~~ *Nov. 15*, [Pier House](https://x.example/p?utm_source=a), snake_case_name, 2 * 3 * 4\n",
        );
        assert_eq!(
            document.text,
            "Tide Notes\n\nSeal count, Nov. 8 Nov. 15, Pier House, snake_case_name, 2 * 3 * 4"
        );
        let marks: Vec<_> = document
            .marks
            .iter()
            .map(|mark| (mark.kind, document.of(mark.span)))
            .collect();
        assert_eq!(
            marks,
            [
                (MarkKind::Bold, "Seal count"),
                (MarkKind::Struck, "Nov. 8"),
                (MarkKind::Italic, "Nov. 15")
            ]
        );
        assert_eq!(document.of(document.links[0].span), "Pier House");
        assert_eq!(document.links[0].url, "https://x.example/p");
    }

    #[test]
    fn tables_become_cells_and_items_know_their_depth() {
        let document = document(
            "| Call | When |\n|---|---|\n| **Tides** | Feb. 6 |\n\n* A talk\n  * at noon\n",
        );
        let kinds: Vec<_> = document
            .blocks
            .iter()
            .map(|block| {
                (
                    document.of(block.span),
                    block.cell.map(|cell| (cell.col, cell.head)),
                    block.kind,
                )
            })
            .collect();
        let cell = BlockKind::Paragraph;
        assert_eq!(
            kinds,
            [
                ("Call", Some((0, true)), cell),
                ("When", Some((1, true)), cell),
                ("Tides", Some((0, false)), cell),
                ("Feb. 6", Some((1, false)), cell),
                ("A talk", None, BlockKind::Item { depth: 1 }),
                ("at noon", None, BlockKind::Item { depth: 2 }),
            ]
        );
    }

    #[test]
    fn plain_text_is_not_taken_for_markdown() {
        assert!(!is_likely(
            "** BRUSSELS - A summit. - 0900 GMT\n** LISBON - A fair.\n#event-radar\n* note *\n"
        ));
        assert!(is_likely("# Notes\n\n**Bold** text\n"));
    }
}
