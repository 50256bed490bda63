//! The marks of Markdown inside a line: emphasis, links, code, pictures, tags.

use super::markdown::Reader;
use crate::document::MarkKind;
use crate::read::link;

/// How far a mark may stand from its partner: what keeps a line of nothing but marks linear.
const REACH: usize = 4_000;
/// Marks without a partner after which the rest of a line is taken as it is.
const MOST_ALONE: usize = 300;
/// How deep links and emphasis may stand in each other.
const DEEPEST: usize = 8;

impl Reader<'_> {
    /// Text of a line with its marks taken out.
    pub(super) fn inline(&mut self, text: &str, depth: usize) {
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
