//! The lines of a text: where they begin and end, how deep they are indented and quoted.

/// One line, without its quote marks and trailing spaces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Byte at which the line begins, quote marks included.
    pub(super) raw_start: usize,
    /// Byte at which its content begins.
    pub(super) start: usize,
    /// Byte after its last character that is no space.
    pub(super) end: usize,
    /// Byte after its last character, the line feed not counted.
    pub(super) raw_end: usize,
    /// Columns of white space before the content.
    pub(super) indent: usize,
    /// How many `>` stand before the content.
    pub(super) quotes: usize,
    /// Its length in characters, indent included.
    pub(super) columns: usize,
}

impl Line {
    /// The content.
    pub(super) fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// The whole line as it stands.
    pub(super) fn raw<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.raw_start..self.raw_end).unwrap_or("")
    }

    /// Moves it towards the start of the text.
    pub(super) fn back(&mut self, bytes: usize) {
        for place in [
            &mut self.raw_start,
            &mut self.start,
            &mut self.end,
            &mut self.raw_end,
        ] {
            *place -= bytes;
        }
    }

    /// Whether nothing is written on it.
    pub(super) fn is_blank(&self) -> bool {
        self.start >= self.end
    }
}

/// Cuts a text into lines.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut all = Vec::new();
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let line = raw.strip_suffix('\n').unwrap_or(raw);
        all.push(measure(line, at));
        at += raw.len();
    }
    all
}

fn measure(line: &str, at: usize) -> Line {
    let (quotes, skipped) = quote_marks(line);
    let content = &line[skipped..];
    let trimmed = content.trim_start();
    let lead = &content[..content.len() - trimmed.len()];
    let indent = lead.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let solid = trimmed.trim_end();
    let start = at + skipped + lead.len();
    Line {
        raw_start: at,
        start,
        end: start + solid.len(),
        raw_end: at + line.len(),
        indent,
        quotes,
        columns: indent + solid.chars().count(),
    }
}

/// Counts `>` marks (`> `, `>> `, `> > `) and the bytes they take.
fn quote_marks(line: &str) -> (usize, usize) {
    let (mut quotes, mut skipped) = (0, 0);
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'>' => {
                quotes += 1;
                at += 1;
                // One space belongs to the mark.
                at += usize::from(bytes.get(at) == Some(&b' '));
                skipped = at;
            }
            b' ' if quotes > 0 && at < skipped + 2 => at += 1,
            _ => break,
        }
    }
    (quotes, skipped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quote_marks_and_indents_are_measured() {
        let text = "> > Noon  \n    Hall\n\n";
        let all = lines(text);
        assert_eq!(all.len(), 3);
        assert_eq!((all[0].quotes, all[0].of(text)), (2, "Noon"));
        assert_eq!(
            (all[1].indent, all[1].of(text), all[1].columns),
            (4, "Hall", 8)
        );
        assert!(all[2].is_blank());
    }
}
