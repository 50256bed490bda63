//! Text that was wrapped twice: a mail program broke lines that another had wrapped already, so that full lines and
//! remainders of a word or two alternate.

use super::line::Line;
use super::wrap::joined_from;

/// Full lines with a remainder that make such a text.
const LEAST: usize = 3;

/// Joins the lines of the first wrapping, where `joined` has undone the second.
pub(super) fn rejoin(text: &str, lines: &[Line], joined: &mut [bool]) {
    let mut whole: Vec<Line> = Vec::with_capacity(lines.len());
    let mut heads = Vec::with_capacity(lines.len());
    let (mut broken, mut combed) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        let second = joined[at] && !joined[at - 1];
        broken += usize::from(second);
        let remainder = second && line.columns * 2 < lines[at - 1].columns;
        match whole.last_mut() {
            Some(last) if remainder => {
                combed += 1;
                last.end = line.end;
                last.raw_end = line.raw_end;
                last.columns += 1 + line.columns;
            }
            _ => {
                whole.push(*line);
                heads.push(at);
            }
        }
    }
    if combed < LEAST || combed * 2 < broken {
        return;
    }
    for (head, goes_on) in heads.into_iter().zip(joined_from(text, &whole, LEAST)) {
        joined[head] |= goes_on;
    }
}
