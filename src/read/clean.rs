//! Spaces and invisible characters of text from outside: one kind of space, nothing unseen.

use std::borrow::Cow;

/// What becomes of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// It stays.
    Same,
    /// One of the many spaces: becomes U+0020.
    Space,
    /// A line break of whatever kind.
    Break,
    /// Zero-width junk, a control character, half of a word break: dropped.
    Nothing,
}

/// Classifies a character: the table of spaces and invisible ones that mail programs and word processors leave behind.
pub(crate) fn seen(c: char) -> Seen {
    match c {
        ' '..='~' | '\t' | '\n' => Seen::Same,
        '\r' | '\u{0b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Seen::Break,
        '\u{0c}' => Seen::Break,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Seen::Nothing,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            Seen::Space
        }
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' => Seen::Nothing,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => Seen::Nothing,
        '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => Seen::Nothing,
        '\u{e0000}'..='\u{e007f}' => Seen::Nothing,
        _ => Seen::Same,
    }
}

/// The text with LF line ends, plain spaces and nothing invisible. A form feed becomes a line break of its own.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(|c| seen(c) != Seen::Same) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = text[first..].chars().peekable();
    while let Some(c) = rest.next() {
        match seen(c) {
            Seen::Same => out.push(c),
            Seen::Space => out.push(' '),
            Seen::Nothing => {}
            Seen::Break => {
                // CR LF is one break; so is CR CR LF, which some programs write.
                if c == '\r' && matches!(rest.peek(), Some('\n' | '\r')) {
                    continue;
                }
                out.push('\n');
            }
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_become_one_kind_and_invisible_ones_go() {
        assert_eq!(
            clean("1:30\u{202f}PM\u{a0}on Nov\u{200b}em\u{ad}ber 3"),
            "1:30 PM on November 3"
        );
        assert_eq!(clean("\u{feff}Monday"), "Monday");
    }

    #[test]
    fn every_kind_of_line_end_is_one_line_feed() {
        assert_eq!(clean("a\r\nb\rc\nd\u{2028}e"), "a\nb\nc\nd\ne");
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(
            clean("plain\ttext\nof two lines"),
            Cow::Borrowed(_)
        ));
    }
}
