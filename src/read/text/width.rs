//! The width at which a text was wrapped: the one that explains most of its breaks, if lines go on in the middle of sentences
//! there.

use super::line::Line;
use super::shape::{self, Opening};
use super::soft::{first_word, within_sentence};
use super::wrap::goes_on;

/// Widths that programs wrap at.
pub(super) const WIDTHS: std::ops::RangeInclusive<usize> = 30..=130;

/// A break between two lines of one paragraph.
pub(super) struct Break {
    /// Columns of the line before it.
    columns: usize,
    /// Columns of the first word after it.
    word: usize,
    /// Whether a sentence seems to go on over it.
    within_sentence: bool,
}

pub(super) fn breaks(text: &str, lines: &[Line]) -> Vec<Break> {
    (1..lines.len())
        .filter(|at| goes_on(lines, *at))
        .filter(|at| {
            let (last, next) = (lines[at - 1].of(text), lines[*at].of(text));
            // A bullet begins a line however much room the one before has.
            let begins = shape::opening(next) == Opening::Bullet;
            !shape::is_rule(last) && !shape::is_rule(next) && !shape::is_tabular(last) && !begins
        })
        .map(|at| Break {
            columns: lines[at - 1].columns,
            word: first_word(lines[at].of(text)),
            within_sentence: within_sentence(lines[at - 1].of(text), lines[at].of(text)),
        })
        .collect()
}

/// For each width, how many lines are longer; addresses and columns cannot be wrapped and do not count.
fn longer(text: &str, lines: &[Line]) -> Vec<i64> {
    let mut counts = vec![0i64; WIDTHS.end() + 2];
    for line in lines {
        let content = line.of(text);
        if !content.contains("://") && !shape::is_tabular(content) && !shape::is_rule(content) {
            counts[line.columns.min(WIDTHS.end() + 1)] += 1;
        }
    }
    let mut sum = 0;
    for count in counts.iter_mut().rev() {
        let here = *count;
        *count = sum;
        sum += here;
    }
    counts
}

/// Columns from the width within which wrapped lines end.
const NEAR: usize = 20;
/// Breaks that must be explained by a width at which hardly any sentence goes on.
const EVEN: usize = 6;

/// The width at which the text was wrapped, if it was.
pub(super) fn width(text: &str, breaks: &[Break], lines: &[Line], least: usize) -> Option<usize> {
    let mut change = vec![0i64; WIDTHS.end() + 2];
    for gap in breaks {
        let (low, high) = (gap.columns.max(*WIDTHS.start()), gap.columns + gap.word);
        if low <= high.min(*WIDTHS.end()) {
            change[low] += 1;
            change[high.min(*WIDTHS.end()) + 1] -= 1;
        }
    }
    let longer = longer(text, lines);
    let (mut best, mut most, mut now) = (0, 0, 0);
    for (width, step) in change.iter().enumerate() {
        now += step;
        // A longer line speaks against a width more than a break speaks for it.
        let score = now - 2 * longer[width];
        if score > most {
            (best, most) = (width, score);
        }
    }
    let explained: Vec<&Break> = breaks
        .iter()
        .filter(|gap| gap.columns <= best && best <= gap.columns + gap.word)
        .collect();
    let flowing = explained.iter().filter(|gap| gap.within_sentence).count();
    // Short lines are more often a list than narrow prose.
    let least = if best < 55 { least } else { 3.min(least) };
    let enough = explained.len() >= least || (best >= 60 && explained.len() == flowing);
    // Of lines that nobody wrapped some end near the longest by chance, and then the next word would often have fitted.
    let near = breaks
        .iter()
        .filter(|gap| gap.columns <= best && best <= gap.columns + NEAR)
        .count();
    let even = longer[best] == 0 && explained.len() >= EVEN && explained.len() * 10 >= near * 8;
    let sure = flowing * 10 >= explained.len() * 3 || (even && flowing > 0);
    let sure = !explained.is_empty() && sure;
    (best > 0 && enough && sure && longer[best] * 8 <= explained.len() as i64).then_some(best)
}
