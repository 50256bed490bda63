//! Stanzas: lines without a blank line or the border of a cell between them belong together.

use super::piece::Page;
use crate::document::holds_blank_line;
use crate::span::Span;

impl Page<'_> {
    /// Whether a line begins a stanza.
    pub(crate) fn opens_stanza(&self, line: usize) -> bool {
        let Some(above) = line.checked_sub(1) else {
            return true;
        };
        let (above, line) = (self.lines[above].span, self.lines[line].span);
        let gap = self.text(Span::new(above.end as usize, line.start as usize));
        holds_blank_line(gap) || self.parts_cards(above, line)
    }

    /// Where a rule ("=====") stands right above a line: between it and the line before.
    fn rule_above(&self, line: usize) -> Option<&str> {
        let before = self.lines[..line].last()?.span.end as usize;
        let gap = self.text(Span::new(before, self.lines.get(line)?.span.start as usize));
        let at = gap.split_inclusive('\n').scan(0, |at, row| {
            let start = *at;
            *at += row.len();
            Some((start, row))
        });
        let mut rules = at.filter(|(_, row)| is_rule(row));
        rules.next().map(|(at, _)| &gap[..at])
    }

    /// Whether a rule parts a line from the one before it.
    pub(crate) fn is_ruled_off(&self, line: usize) -> bool {
        self.rule_above(line).is_some()
    }

    /// Whether a rule ends what stands above a line, and does not only underline it: a blank line stands before it.
    pub(crate) fn is_cut_off(&self, line: usize) -> bool {
        self.rule_above(line).is_some_and(holds_blank_line)
    }

    /// Whether a line is the last before a rule and no heading under it: words stand right above it, or a blank line parts it from
    /// the rule.
    pub(crate) fn ends_above_rule(&self, line: usize) -> bool {
        let below = self.rule_above(line + 1);
        let closes = |gap: &str| holds_blank_line(gap) || !self.opens_stanza(line);
        line > 0 && !self.is_ruled_off(line) && below.is_some_and(closes)
    }

    /// Whether no stanza begins between two lines.
    pub(crate) fn same_stanza(&self, above: usize, below: usize) -> bool {
        above < below && (above + 1..=below).all(|line| !self.opens_stanza(line))
    }

    /// Whether the border of a cell with several lines stands between two lines: cells of one line are the fields of a row.
    fn parts_cards(&self, above: Span, line: Span) -> bool {
        let blocks = &self.scene.raw.document.blocks;
        let at = |span: Span| self.scene.raw.document.block_at(span.start);
        let (Some(a), Some(b)) = (at(above), at(line)) else {
            return false;
        };
        let place = |index: usize| {
            let cell = blocks.get(index)?.cell?;
            Some((cell.table, cell.row, cell.col))
        };
        let several = |index: usize, other: Option<usize>| {
            place(index).is_some() && other.is_some_and(|o| place(o) == place(index))
        };
        place(a) != place(b) && (several(a, a.checked_sub(1)) || several(b, Some(b + 1)))
    }
}

/// Whether a rule stands in what parts two blocks.
pub(crate) fn holds_rule(gap: &str) -> bool {
    gap.lines().any(is_rule)
}

/// Whether a row of the text is a rule: three signs of one kind or more, and nothing else.
fn is_rule(row: &str) -> bool {
    let row = row.trim();
    let first = row.chars().next();
    let rule =
        first.is_some_and(|c| "=-_*~#─━═".contains(c)) && row.chars().all(|c| Some(c) == first);
    rule && row.chars().count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_a_row_of_one_sign() {
        for row in [
            "=====",
            "---\n",
            "  * * *".replace(' ', "").as_str(),
            "━━━━",
        ] {
            assert!(is_rule(row), "{row}");
        }
        for row in ["", "- ", "--", "-=-=", "--- 3 ---", "Rules"] {
            assert!(!is_rule(row), "{row}");
        }
    }
}
