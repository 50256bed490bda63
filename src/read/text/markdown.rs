//! Markdown: headings, items, tables; emphasis marks and link targets are taken out of the text.

use std::collections::HashMap;

use super::line::{Line, lines};
use super::{shape, wrap};
use crate::document::{BlockKind, Builder, Cell, Document, Gap, MarkKind};
use crate::limits::Limits;
use crate::read::link;

/// How much of a text is looked at to tell whether it is Markdown.
const LOOKED_AT: usize = 64 << 10;
/// How far a mark may stand from its partner: what keeps a line of nothing but marks linear.
const REACH: usize = 4_000;
/// Marks without a partner after which the rest of a line is taken as it is.
const MOST_ALONE: usize = 300;
/// How deep links and emphasis may stand in each other.
const DEEPEST: usize = 8;

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
        links += line.matches("](http").count();
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

struct Reader<'t> {
    build: Builder,
    text: &'t str,
    lines: Vec<Line>,
    soft: Vec<bool>,
    targets: HashMap<String, &'t str>,
    /// Indents of the lists that are open.
    indents: Vec<usize>,
    /// The table that is open and the row reached.
    table: Option<(u32, u32)>,
    /// Marks of the line that have no partner.
    alone: usize,
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

    /// Text of a line with its marks taken out.
    fn inline(&mut self, text: &str, depth: usize) {
        let mut rest = text;
        while let Some(at) = rest.find(['\\', '*', '_', '~', '`', '[', '!', '<', '&']) {
            self.build.text(&rest[..at]);
            let before = rest[..at].chars().next_back();
            rest = &rest[at..];
            let taken = if depth < DEEPEST && self.alone < MOST_ALONE {
                self.mark(rest, before, depth)
            } else {
                0
            };
            self.alone += usize::from(taken == 0);
            if taken > 0 {
                rest = &rest[taken..];
            } else {
                let first = rest.chars().next().map_or(1, char::len_utf8);
                self.build.text(&rest[..first]);
                rest = &rest[first..];
            }
        }
        self.build.text(rest);
    }

    /// Handles the mark at the start of `rest`; says how many bytes it took, 0 if it is no mark.
    fn mark(&mut self, rest: &str, before: Option<char>, depth: usize) -> usize {
        if let Some(escaped) = rest.strip_prefix('\\') {
            let Some(c) = escaped.chars().next().filter(char::is_ascii_punctuation) else {
                return 0;
            };
            self.build.text(&escaped[..c.len_utf8()]);
            return 1 + c.len_utf8();
        }
        for (mark, kinds) in [
            ("***", &[MarkKind::Bold, MarkKind::Italic][..]),
            ("**", &[MarkKind::Bold]),
            ("__", &[MarkKind::Bold]),
            ("~~", &[MarkKind::Struck]),
            ("*", &[MarkKind::Italic]),
            ("_", &[MarkKind::Italic]),
        ] {
            if let Some(taken) = self.emphasis(rest, before, mark, kinds, depth) {
                return taken;
            }
        }
        match rest.as_bytes().first() {
            Some(b'`') => self.code(rest),
            Some(b'[') => self.link(rest, depth),
            Some(b'!') => self.picture(rest),
            Some(b'<') => self.tag(rest),
            Some(b'&') => self.entity(rest),
            _ => 0,
        }
    }

    fn emphasis(
        &mut self,
        rest: &str,
        before: Option<char>,
        mark: &str,
        kinds: &[MarkKind],
        depth: usize,
    ) -> Option<usize> {
        let inner = rest.strip_prefix(mark)?;
        let first = inner.chars().next()?;
        if first.is_whitespace() || mark.contains(first) {
            return None;
        }
        let word = before.is_some_and(char::is_alphanumeric);
        if word && mark.starts_with('_') {
            return None;
        }
        let close = closing(inner, mark)?;
        let start = self.build.here();
        self.inline(&inner[..close], depth + 1);
        for kind in kinds {
            self.build.mark(start, *kind);
        }
        Some(mark.len() * 2 + close)
    }

    fn code(&mut self, rest: &str) -> usize {
        let ticks = rest.bytes().take_while(|b| *b == b'`').count();
        let inner = &rest[ticks..];
        let Some(close) = within(inner).find(&rest[..ticks]) else {
            return 0;
        };
        self.build.text(&inner[..close]);
        ticks * 2 + close
    }

    fn link(&mut self, rest: &str, depth: usize) -> usize {
        let Some(close) = bracket(rest, b'[', b']') else {
            return 0;
        };
        let label = &rest[1..close];
        let after = &rest[close + 1..];
        let (url, taken) = if after.starts_with('(') {
            let Some(end) = bracket(after, b'(', b')') else {
                return 0;
            };
            let url = after[1..end].split_whitespace().next().unwrap_or("");
            (url.trim_matches(['<', '>']).to_owned(), end + 1)
        } else {
            let named = after
                .starts_with('[')
                .then(|| bracket(after, b'[', b']'))
                .flatten();
            let name = named
                .map(|end| &after[1..end])
                .filter(|name| !name.is_empty())
                .unwrap_or(label);
            let Some(url) = self.targets.get(&name.to_lowercase()) else {
                return 0;
            };
            ((*url).to_owned(), named.map_or(0, |end| end + 1))
        };
        let start = self.build.here();
        self.inline(label, depth + 1);
        if let Some(url) = link::target(&url, None) {
            self.build.link(start, url);
        }
        close + 1 + taken
    }

    fn picture(&mut self, rest: &str) -> usize {
        let Some(after) = rest
            .strip_prefix('!')
            .filter(|after| after.starts_with('['))
        else {
            return 0;
        };
        let Some(close) = bracket(after, b'[', b']') else {
            return 0;
        };
        let Some(end) = bracket(&after[close + 1..], b'(', b')') else {
            return 0;
        };
        let start = self.build.here();
        self.build.text(&after[1..close]);
        self.build.mark(start, MarkKind::Alt);
        1 + close + 1 + end + 1
    }

    /// `<https://…>` is a link, `<br>` a line break, other tags go.
    fn tag(&mut self, rest: &str) -> usize {
        let Some(end) = within(rest).find('>') else {
            return 0;
        };
        let inner = &rest[1..end];
        if inner.starts_with("http://") || inner.starts_with("https://") {
            let start = self.build.here();
            self.build.text(inner);
            if let Some(url) = link::target(inner, None) {
                self.build.link(start, url);
            }
            return end + 1;
        }
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!')
            || inner.contains('@')
        {
            return 0;
        }
        if inner.to_ascii_lowercase().starts_with("br") {
            self.build.line_break();
        }
        end + 1
    }

    fn entity(&mut self, rest: &str) -> usize {
        for (entity, text) in [
            ("&nbsp;", " "),
            ("&amp;", "&"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&ndash;", "–"),
            ("&mdash;", "—"),
            ("&quot;", "\""),
        ] {
            if rest.starts_with(entity) {
                self.build.text(text);
                return entity.len();
            }
        }
        0
    }
}

/// Where the closing mark stands: not after a space, and for `_` not inside a word.
fn closing(inner: &str, mark: &str) -> Option<usize> {
    let inner = within(inner);
    let mut from = 0;
    while let Some(found) = inner[from..].find(mark) {
        let at = from + found;
        let after = inner[at + mark.len()..].chars().next();
        let single = mark.len() == 1;
        // `*` does not close at `**`.
        let longer =
            single && (after.is_some_and(|c| mark.contains(c)) || inner[..at].ends_with(mark));
        let spaced = at == 0 || inner[..at].ends_with(' ');
        let in_word = mark.starts_with('_') && after.is_some_and(char::is_alphanumeric);
        if !longer && !spaced && !in_word {
            return Some(at);
        }
        from = at + mark.len();
        if longer {
            from += after.map_or(0, char::len_utf8);
        }
        if from >= inner.len() || !inner.is_char_boundary(from) {
            break;
        }
    }
    None
}

/// Where the bracket that opens `text` closes, within reason.
fn bracket(text: &str, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate().take(REACH) {
        if byte == open {
            depth += 1;
        } else if byte == close {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// The part of a text in which a mark's partner is looked for.
fn within(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
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
