//! The text as it flows: without the line breaks that were only put in.

use super::line::{Line, lines};
use super::{shape, wrap};

/// The text without the line breaks that were only put in.
pub(super) fn flowing(text: &str) -> String {
    let mut lines = lines(text);
    let joined = wrap::joined(text, &lines);
    flow(text, &mut lines, &joined)
}

/// Blanks before a line that are no more than its bullet's width.
const HANGING: usize = 3;

/// The text with a space for each line break that was only put in, whatever blanks and quote marks stood around it: wide
/// gaps within a sentence would look like the gaps between columns. A line set in far below the first of its paragraph
/// keeps its gap, which says that something else begins. The lines move along.
pub(super) fn flow(text: &str, lines: &mut [Line], joined: &[bool]) -> String {
    let mut flowing = String::with_capacity(text.len());
    let (mut copied, mut gone, mut head) = (0, 0, 0);
    for index in 0..lines.len() {
        if joined[index] {
            // The line before has moved already.
            let end = lines[index - 1].end + gone;
            let start = lines[index].start;
            let deeper = lines[index].indent.saturating_sub(head);
            let gap = if deeper > HANGING { deeper + 1 } else { 1 };
            let gap = gap.min(start - end);
            flowing.push_str(&text[copied..end]);
            flowing.extend(std::iter::repeat_n(' ', gap));
            gone += start - end - gap;
            copied = start;
            lines[index].raw_start = start;
        } else {
            let line = lines[index];
            let bullet = shape::bullet_columns(text.get(line.start..line.end).unwrap_or(""));
            head = line.indent + bullet;
        }
        lines[index].back(gone);
    }
    flowing.push_str(&text[copied..]);
    flowing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_broken_line_goes_with_the_break() {
        let text = "> The harbor board meets on Tuesday to hear what the pilots think of   \n>   the new lights, and votes.\n";
        assert_eq!(
            flowing(text),
            "> The harbor board meets on Tuesday to hear what the pilots think of the new lights, and votes.\n"
        );
    }
}
