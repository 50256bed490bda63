//! Which lines belong to a record, and where a list starts anew.

use std::ops::Range;

use super::kicker::status_alone;
use super::naming::status_of;
use super::piece::{Form, Page};
use super::shape::Record;
use crate::document::BlockKind;
use crate::extract::day::is_remark;

/// Lines of description that may belong to one item.
const EXTENT: usize = 14;

/// For each record, all lines that belong to it: from its title to the next record, heading or rule.
pub(super) fn extents(page: &Page<'_>, records: &[Record]) -> Vec<Range<usize>> {
    let first = |r: &Record| r.title.map_or(r.lines.start, |t| t.line.min(r.lines.start));
    let last = Record::last;
    let boxed = |r: &Record| matches!(r.divider, "rows" | "marks" | "labels");
    let firsts: Vec<usize> = records.iter().map(first).collect();
    // For each record the next that begins in another line: a line of thousands of items is passed in one step.
    let mut later: Vec<usize> = (1..=records.len()).collect();
    for n in (0..records.len().saturating_sub(1)).rev() {
        if firsts[n] == firsts[n + 1] {
            later[n] = later[n + 1];
        }
    }
    records
        .iter()
        .enumerate()
        .map(|(n, record)| {
            let (start, own) = (first(record), last(record));
            let above = n.checked_sub(1).map_or(0, |n| last(&records[n]));
            let start = if boxed(record) {
                start
            } else {
                page.with_kickers(start, above.min(start))
            };
            let mut next = n + 1;
            while firsts.get(next).is_some_and(|first| *first < own) {
                next = later[next];
            }
            let limit = firsts
                .get(next)
                .map_or(page.lines.len(), |first| page.with_kickers(*first, own));
            let mut end = own;
            while end < limit.min(own + EXTENT) {
                let line = &page.lines[end];
                let ruled = if end > own {
                    page.is_ruled_off(end)
                } else {
                    page.is_cut_off(end)
                };
                if ruled || is_mail_head(page.text(line.span)) {
                    break;
                }
                // "CANCELLED" right above a rule speaks of the item over it.
                if !boxed(record) && is_last_word(page, end) {
                    end += 1;
                    break;
                }
                // What stands in brackets heads nothing, in capitals neither.
                let aside = page.text(line.span).starts_with('(');
                let heading =
                    matches!(line.kind, BlockKind::Heading(_)) && !aside || line.form == Form::Day;
                // "$15.00" is a price.
                let priced = page.text(line.span).contains(|c: char| c.is_ascii_digit());
                let rule = line.form == Form::Bare && line.span.len() >= 3 && !priced;
                let other_row = boxed(record);
                let next_item = next_item(page.lines[record.anchor()].kind, line.kind)
                    || number(page.text(page.lines[start].span))
                        .is_some_and(|own| number(page.text(line.span)) == Some(own + 1));
                let heading = heading
                    || end + 1 == limit
                        && !aside
                        && line.form != Form::Label
                        && heads_next(page, end);
                // "(UPDATED: CANCELLED)" looks like the stamp of a page.
                let stamp = line.form == Form::Furniture
                    && !(aside && status_of(page.text(line.span)).is_some());
                if heading || rule || other_row || next_item || stamp {
                    break;
                }
                end += 1;
            }
            start..end
        })
        .collect()
}

/// Whether a line heads a mail, or what it quotes: "From: Ann <ann@…>", "On Mar 8, Ann Lee wrote:".
fn is_mail_head(text: &str) -> bool {
    let head = |lead: &str| text.starts_with(lead) && text.contains('@');
    head("From: ") || head("To: ") || text.starts_with("On ") && text.ends_with(" wrote:")
}

/// Whether a line is a status that ends what stands above a rule.
pub(super) fn is_last_word(page: &Page<'_>, line: usize) -> bool {
    status_alone(page.text(page.lines[line].span)).is_some() && page.ends_above_rule(line)
}

/// Whether a line begins the stanza of what follows it: the heading of the next items, not a word on the last one.
pub(super) fn heads_next(page: &Page<'_>, line: usize) -> bool {
    page.opens_stanza(line) && line + 1 < page.lines.len() && !page.opens_stanza(line + 1)
}

/// The number of an item that a line begins with: "4.", "12)", or "7" with a wide gap behind it.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..)?;
    let marked = rest.starts_with(". ") || rest.starts_with(") ") || rest.starts_with("  ");
    (digits <= 3 && marked).then(|| text[..digits].parse().ok())?
}

/// Whether a line begins another item of the list that a record's line is an item of.
fn next_item(own: BlockKind, line: BlockKind) -> bool {
    match (own, line) {
        (BlockKind::Item { depth: own }, BlockKind::Item { depth }) => depth <= own,
        _ => false,
    }
}

/// Which lines are part of an item.
pub(super) fn claimed_lines(page: &Page<'_>, records: &[Record]) -> Vec<bool> {
    let mut claimed = vec![false; page.lines.len()];
    for record in records {
        for index in record.lines.clone().chain(record.title.map(|t| t.line)) {
            claimed[index] = true;
        }
    }
    claimed
}

/// Whether a list starts anew before a record: a heading or another shape stands between.
pub(super) fn breaks(page: &Page<'_>, records: &[Record], index: usize) -> bool {
    let Some(previous) = index.checked_sub(1).map(|i| &records[i]) else {
        return true;
    };
    let record = &records[index];
    let between = previous.lines.end.min(record.lines.start)..record.lines.start;
    let heading = page.lines[between].iter().enumerate().any(|(n, l)| {
        let title = record
            .title
            .is_some_and(|t| t.line == previous.lines.end + n);
        let text = page.text(l.span);
        let capitals = l.words >= 1 && l.words <= 8 && !text.chars().any(char::is_lowercase);
        // "*** OFF CALENDAR - SETTLED 02/05 ***" says what became of the item above.
        let capitals = capitals && !is_remark(text);
        !title && (matches!(l.kind, BlockKind::Heading(_)) || l.form == Form::Day || capitals)
    });
    heading || previous.shape.divider != record.shape.divider
}
