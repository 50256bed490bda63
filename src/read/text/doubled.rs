//! Text with a blank line put behind every line, as some mail programs hand on plain text: each gap is twice what it was.

/// Gaps that were blank lines before they were doubled, at least.
const LEAST: usize = 3;
/// Lines that a text must have before its gaps tell anything.
const LINES: usize = 12;

/// Lines at the top that may stand as they stood: the header of the mail that was passed on.
const HEAD: usize = 10;

/// The text with its gaps halved, or `None` if they were not doubled.
pub(super) fn halved(text: &str) -> Option<String> {
    let body = text.trim_end();
    let (mut lines, mut blank, mut wide) = (0, 0, 0);
    let (mut head, mut from, mut at) = (0, 0, 0);
    for line in body.split('\n') {
        let start = at;
        at += line.len() + 1;
        if line.trim_ascii().is_empty() {
            blank += 1;
            continue;
        }
        // One blank line between lines, three between paragraphs.
        if lines > 0 && blank % 2 == 0 {
            head += lines;
            if head > HEAD {
                return None;
            }
            (lines, wide, from) = (0, 0, start);
        }
        wide += usize::from(lines > 0 && blank >= 3);
        lines += 1;
        blank = 0;
    }
    // Where every gap is the same, the lines are paragraphs.
    if lines < LINES || wide < LEAST || wide * 2 > lines {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    out.push_str(&body[..from]);
    let mut skip = false;
    for line in body[from..].split('\n') {
        let empty = line.trim_ascii().is_empty();
        if empty && !skip {
            skip = true;
            continue;
        }
        skip = false;
        out.push_str(line);
        out.push('\n');
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::halved;

    fn doubled(text: &str) -> String {
        text.lines().map(|line| format!("{line}\n\n")).collect()
    }

    #[test]
    fn doubled_lines_are_single_again() {
        let text = "PIER NOTES\n\nThe board meets\nin the hall.\n\nMonday\n9 a.m. Nets\n10 a.m. Ropes\n\nTuesday\n9 a.m. Fog\nnoon Salt\n1 p.m. Oil\n2 p.m. Tar\n3 p.m. Wax\n";
        assert_eq!(halved(&doubled(text)).as_deref(), Some(text));
        let head = "FYI\n\nFrom: Ann\nSent: Monday\nTo: Bo\n\n";
        let passed_on = halved(&format!("{head}{}", doubled(text)));
        assert!(passed_on.is_some_and(|halved| halved.ends_with("9 a.m. Nets\n10 a.m. Ropes\n\nTuesday\n9 a.m. Fog\nnoon Salt\n1 p.m. Oil\n2 p.m. Tar\n3 p.m. Wax\n")));
    }

    #[test]
    fn paragraphs_with_a_blank_line_between_them_are_left_alone() {
        let paragraphs =
            doubled("One\nTwo\nThree\nFour\nFive\nSix\nSeven\nEight\nNine\nTen\nEleven\nTwelve\n");
        assert_eq!(halved(&paragraphs), None);
        let lists = "Monday\n9 a.m. Nets\n\nTuesday\n10 a.m. Ropes\n\n".repeat(4);
        assert_eq!(halved(&lists), None);
    }
}
