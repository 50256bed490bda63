//! The JSON timeline, and lines of it.
//!
//! Characters that a terminal obeys or that some readers take for line ends (C1 controls, DEL, U+2028, bidi marks) are
//! written as escapes: the text stays exact, and every line stays a line.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use crate::timeline::TimelineDoc;

/// The whole timeline, indented by two.
pub(super) fn timeline(doc: &TimelineDoc) -> Vec<u8> {
    pretty(doc)
}

/// Any value, indented by two, with a line end.
pub(super) fn pretty<T: Serialize>(value: &T) -> Vec<u8> {
    print(value, PrettyFormatter::new())
}

/// Any value in one line, with a line end.
pub(super) fn compact<T: Serialize>(value: &T) -> Vec<u8> {
    print(value, CompactFormatter)
}

fn print<T: Serialize, F: Formatter>(value: &T, inner: F) -> Vec<u8> {
    let mut out = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut out, Escaping(inner));
    match value.serialize(&mut serializer) {
        Ok(()) => out.push(b'\n'),
        // Our types have string keys only, and a Vec takes every byte.
        Err(_) => out.clear(),
    }
    out
}

/// The formatter inside, with more characters escaped.
struct Escaping<F>(F);

fn must_escape(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

macro_rules! pass_on {
    ($($name:ident($($arg:ident: $kind:ty),*);)*) => {
        $(fn $name<W: ?Sized + io::Write>(&mut self, writer: &mut W, $($arg: $kind),*) -> io::Result<()> {
            self.0.$name(writer, $($arg),*)
        })*
    };
}

impl<F: Formatter> Formatter for Escaping<F> {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        if fragment.bytes().all(|byte| byte < 0x7f) {
            return self.0.write_string_fragment(writer, fragment);
        }
        while let Some(at) = rest.find(must_escape) {
            let (before, from) = rest.split_at(at);
            let mut chars = from.chars();
            let code = chars.next().map_or(0, u32::from);
            self.0.write_string_fragment(writer, before)?;
            write!(writer, "\\u{code:04x}")?;
            rest = chars.as_str();
        }
        self.0.write_string_fragment(writer, rest)
    }

    pass_on! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_a_line_and_the_text_exact() {
        let text = "a\u{85}b\u{2028}c\u{202e}d\u{9b}2J\r\n\u{0}é🙂";
        let line = String::from_utf8(compact(&text)).expect("UTF-8");
        assert!(
            line.trim_end_matches('\n')
                .chars()
                .all(|c| !c.is_control() && !must_escape(c))
        );
        assert_eq!(serde_json::from_str::<String>(&line).expect("JSON"), text);
    }
}
