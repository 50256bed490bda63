//! Lines that end where they were meant to, though the next word would not have fitted: their likes end so with room to spare.
//!
//! "Board of Lamps — 2 p.m. — 360 Quay House" above a title may be as wide as the text by chance; most such lines are not.

use super::line::Line;
use super::shape::{self, Opening};
use super::soft::{first_word, within_sentence};
use super::wrap::goes_on;

/// Marks that part the fields of a line.
const MARKS: [&str; 7] = [" — ", " – ", " - ", " -- ", " | ", " // ", " · "];

/// What ends a sentence.
const STOPS: [char; 3] = ['.', '!', '?'];

/// How many of the likes must end with room to spare.
const LEAST: usize = 2;

/// What is alike: whether a line is the first of its paragraph, and by what its fields are parted.
const KINDS: usize = 2 * MARKS.len();

/// Which kinds of line are known to end where they end.
#[derive(Debug, Default)]
pub(super) struct Ends {
    whole: [bool; KINDS],
    /// Whether such a line is a sentence, so that one without a full stop goes on.
    stopped: [bool; KINDS],
}

impl Ends {
    /// Learns from the lines that could have held another word of a text wrapped at `width`.
    pub(super) fn of(text: &str, lines: &[Line], width: usize) -> Ends {
        let (mut meant, mut broken, mut stops) = ([0; KINDS], [0; KINDS], [0; KINDS]);
        for at in (1..lines.len()).filter(|at| goes_on(lines, *at)) {
            let Some(kind) = kind(text, lines, at - 1) else {
                continue;
            };
            let (before, after) = (lines[at - 1].of(text), lines[at].of(text));
            if shape::opening(after) == Opening::Bullet {
                continue;
            }
            let full = lines[at - 1].columns + 1 + first_word(after) > width;
            match (full, within_sentence(before, after)) {
                (false, false) => {
                    meant[kind] += 1;
                    stops[kind] += usize::from(before.ends_with(STOPS));
                }
                (true, true) => broken[kind] += 1,
                _ => {}
            }
        }
        let mut ends = Ends::default();
        for kind in 0..KINDS {
            ends.whole[kind] = meant[kind] >= LEAST && meant[kind] > 2 * broken[kind];
            ends.stopped[kind] = stops[kind] * 2 > meant[kind];
        }
        ends
    }

    /// Whether line `at - 1` ends where it was meant to.
    pub(super) fn known(&self, text: &str, lines: &[Line], at: usize) -> bool {
        let (before, after) = (lines[at - 1].of(text), lines[at].of(text));
        let meant =
            |kind: usize| self.whole[kind] && (!self.stopped[kind] || before.ends_with(STOPS));
        kind(text, lines, at - 1).is_some_and(meant)
            && !within_sentence(before, after)
            && !after.starts_with(|c: char| c.is_ascii_digit() || c == '(' || c == '-')
    }
}

fn kind(text: &str, lines: &[Line], at: usize) -> Option<usize> {
    let line = lines[at].of(text);
    let mark = MARKS.iter().position(|mark| line.contains(mark))?;
    let first = at == 0 || !goes_on(lines, at);
    Some(2 * mark + usize::from(first))
}
