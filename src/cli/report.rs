//! What a person is told on standard error: errors with hints, warnings with the place, counts. All of it cleaned.

use std::fmt::Write as _;
use std::io::Write as _;

use super::args::{Global, When};
use super::env::Env;
use super::exit::ExitCode;
use crate::error::Error;
use crate::note::{Level, Note};

/// Warnings printed before the rest is only counted.
const WARNINGS: usize = 50;

/// Collects what is said on standard error and what it means for the exit code.
#[derive(Debug)]
pub(crate) struct Report {
    quiet: bool,
    color: bool,
    code: ExitCode,
    warnings: usize,
    items: bool,
}

impl Report {
    /// A report as the options and the terminal want it.
    pub(crate) fn new(global: &Global, env: &Env) -> Self {
        Report {
            quiet: global.quiet,
            color: coloured(global, env, env.stderr_terminal),
            code: ExitCode::Done,
            warnings: 0,
            items: true,
        }
    }

    /// Says an error and remembers its code.
    pub(crate) fn error(&mut self, error: &Error) {
        self.code = self.code.max(ExitCode::of(error));
        let mut text = block(&self.paint("error", "31"), &error.to_string());
        if let Some(hint) = error.hint_text() {
            text.push_str(&block(&self.paint("hint", "36"), hint));
        }
        print(&text);
    }

    /// Says that something is left undone, which makes the exit code 1; so it is said also when quiet.
    pub(crate) fn partly(&mut self, message: &str) {
        self.code = self.code.max(ExitCode::Partly);
        let quiet = std::mem::replace(&mut self.quiet, false);
        self.warning(message);
        self.quiet = quiet;
    }

    /// Leaves out what only concerns items: the command is asked for something else.
    pub(crate) fn of_issues_only(&mut self) {
        self.items = false;
    }

    /// Whether items that were left out are told of.
    pub(crate) fn of_items(&self) -> bool {
        self.items
    }

    /// Says a warning, unless quiet.
    pub(crate) fn warning(&mut self, message: &str) {
        self.line("warning", "33", message);
    }

    /// Says a remark, unless quiet.
    pub(crate) fn note(&mut self, message: &str) {
        self.line("note", "36", message);
    }

    /// Says a note about a source with its line and a caret under the place.
    pub(crate) fn note_at(&mut self, name: &str, note: &Note, text: &str) {
        if note.level == Level::Info {
            return;
        }
        let mut message = format!("{name}: {}", note.message);
        if let Some(span) = note.span {
            place(&mut message, text, span.start as usize, span.end as usize);
        }
        self.warning(&message);
    }

    /// The exit code so far, after a last line that counts what was not printed.
    pub(crate) fn finish(self) -> ExitCode {
        if self.warnings > WARNINGS && !self.quiet {
            print(&format!("… and {} more\n", self.warnings - WARNINGS));
        }
        self.code
    }

    fn line(&mut self, label: &str, color: &str, message: &str) {
        self.warnings += 1;
        if self.quiet || self.warnings > WARNINGS {
            return;
        }
        print(&block(&self.paint(label, color), message));
    }

    fn paint(&self, label: &str, color: &str) -> String {
        if self.color {
            format!("\u{1b}[{color}m{label}\u{1b}[0m")
        } else {
            label.to_owned()
        }
    }
}

/// Whether a stream is coloured: `--color`, then `NO_COLOR`, then whether it is a terminal that can.
pub(crate) fn coloured(global: &Global, env: &Env, terminal: bool) -> bool {
    match global.color {
        When::Always => true,
        When::Never => false,
        When::Auto => terminal && !env.no_color && !env.dumb,
    }
}

/// A message behind its label; the lines after the first are indented, so that none of them can pass for a message.
fn block(label: &str, message: &str) -> String {
    let mut lines = message.trim_end().lines();
    let mut text = format!("{label}: {}\n", clean(lines.next().unwrap_or_default()));
    for line in lines {
        let _ = writeln!(text, "  {}", clean(line));
    }
    text
}

/// Writes to standard error; if that is closed, there is nobody to tell.
fn print(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Adds the line that holds a place, with carets under it.
fn place(message: &mut String, text: &str, start: usize, end: usize) {
    let (Some(before), Some(_)) = (text.get(..start), text.get(start..end)) else {
        return;
    };
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let number = before.matches('\n').count() + 1;
    let column = text[line_start..start].chars().count();
    let marked = text[start..end].lines().next().unwrap_or_default();
    // A long paragraph is shown from some words before the place.
    let skipped = column.saturating_sub(40);
    let shown: String = line.chars().skip(skipped).take(100).collect();
    let width = marked.chars().count().clamp(1, 100 - (column - skipped));
    let _ = write!(
        message,
        "\nline {number}: {shown}\n{:1$}{2}",
        "",
        format!("line {number}: ").len() + column - skipped,
        "^".repeat(width),
    );
}

/// Foreign text made safe for a terminal: control characters and those that turn text around are shown as escapes.
pub(crate) fn clean(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        let hidden = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        match c {
            '\t' => safe.push(' '),
            c if c.is_control() || hidden => {
                let _ = write!(safe, "\\u{{{:x}}}", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_direction_marks_are_shown_not_obeyed() {
        assert_eq!(clean("a\u{1b}]0;x\u{7}b"), "a\\u{1b}]0;x\\u{7}b");
        assert_eq!(clean("a\u{9b}2J\u{202e}"), "a\\u{9b}2J\\u{202e}");
    }

    #[test]
    fn a_place_is_shown_with_its_line_and_carets() {
        let mut message = "odd".to_owned();
        place(&mut message, "one\ntwo three\n", 8, 13);
        assert_eq!(message, "odd\nline 2: two three\n            ^^^^^");
        let said = block("warning", &message);
        assert_eq!(
            said,
            "warning: odd\n  line 2: two three\n              ^^^^^\n"
        );
    }
}
