//! Cut a block into words, numbers and marks.
//!
//! A token is sixteen bytes and holds no text. White space is no token: each token knows what stood before it. Dashes and
//! quotation marks of all kinds become one; invisible characters are white space. Linear, and nothing is allocated but the
//! reused list.

use crate::lexicon::{self, Classes, Word};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// ASCII digits.
    Number,
    /// One other character, normalised, in [`Token::number`].
    Mark,
}

/// One word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// The value of digits (saturating), or the normalised character of a mark.
    pub number: u32,
    /// The word, if we know it.
    pub word: Word,
    /// What it is.
    pub kind: Kind,
    /// Bits, see the constants.
    pub marks: u8,
}

impl Token {
    /// Begins with a capital.
    pub const CAPITAL: u8 = 1;
    /// All capitals, two letters or more.
    pub const ALL_CAPS: u8 = 2;
    /// White space stands before it.
    pub const SPACE: u8 = 4;
    /// A line break stands before it.
    pub const LINE: u8 = 8;
    /// A blank line stands before it.
    pub const BLANK: u8 = 16;
    /// Digits that begin with 0.
    pub const LEADING_ZERO: u8 = 32;
    /// A tab stands before it.
    pub const TAB: u8 = 64;

    /// What stands before the first and behind the last token of a text.
    pub const NONE: Token = Token {
        start: u32::MAX,
        end: u32::MAX,
        number: 0,
        word: Word::UNKNOWN,
        kind: Kind::Mark,
        marks: Token::SPACE | Token::LINE | Token::BLANK,
    };

    /// Its classes.
    pub fn classes(&self) -> Classes {
        match self.kind {
            Kind::Word => self.word.classes(),
            Kind::Number => Classes::DIGITS,
            Kind::Mark => Classes::NONE,
        }
    }

    /// Whether it has a mark.
    pub fn has(&self, mark: u8) -> bool {
        self.marks & mark != 0
    }

    /// Whether nothing stands between it and the token before.
    pub fn glued(&self) -> bool {
        self.marks & Token::SPACE == 0
    }

    /// How many bytes it has; never none.
    #[expect(clippy::len_without_is_empty, reason = "no token is empty")]
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it is that mark.
    pub fn is_mark(&self, c: char) -> bool {
        self.kind == Kind::Mark && self.number == c as u32
    }
}

/// The tokens of one stretch of text; cleared, not freed, from one to the next.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// In order.
    pub all: Vec<Token>,
}

#[derive(Clone, Copy, PartialEq)]
enum Byte {
    Other,
    Letter,
    Digit,
    Space,
    Line,
    High,
}

const BYTES: [Byte; 256] = {
    let mut all = [Byte::Other; 256];
    let mut i = 0;
    while i < 256 {
        all[i] = match i as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Byte::Letter,
            b'0'..=b'9' => Byte::Digit,
            b'\n' => Byte::Line,
            0..=32 | 127 => Byte::Space,
            128..=255 => Byte::High,
            _ => Byte::Other,
        };
        i += 1;
    }
    all
};

impl Tokens {
    /// Cuts `text[from..to]`; the offsets count from the beginning of `text`. Both must be character borders.
    pub fn cut(&mut self, text: &str, from: usize, to: usize) {
        self.all.clear();
        // A word and the space behind it have five bytes or so.
        self.all.reserve((to - from) / 4);
        let cutter = Cutter {
            text: &text[..to],
            bytes: &text.as_bytes()[..to],
            at: from,
            marks: 0,
            lines: 0,
            all: &mut self.all,
        };
        cutter.run();
    }
}

struct Cutter<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    marks: u8,
    lines: u8,
    all: &'t mut Vec<Token>,
}

impl Cutter<'_> {
    fn run(mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            match BYTES[byte as usize] {
                Byte::Letter => self.word(),
                Byte::Space => {
                    self.marks |= if byte == b'\t' {
                        Token::SPACE | Token::TAB
                    } else {
                        Token::SPACE
                    };
                    self.at += 1;
                }
                Byte::Line => {
                    self.lines = self.lines.saturating_add(1);
                    self.marks |= match self.lines {
                        1 => Token::SPACE | Token::LINE,
                        _ => Token::SPACE | Token::LINE | Token::BLANK,
                    };
                    self.at += 1;
                }
                Byte::Digit => self.number(),
                Byte::Other => self.mark(byte),
                Byte::High => self.high(),
            }
        }
    }

    fn token(&mut self, start: usize, kind: Kind, number: u32, word: Word, marks: u8) {
        self.all.push(Token {
            start: start as u32,
            end: self.at as u32,
            number,
            word,
            kind,
            marks: self.marks | marks,
        });
        self.marks = 0;
        self.lines = 0;
    }

    fn word(&mut self) {
        let start = self.at;
        let mut small = false;
        let mut ascii = true;
        loop {
            small |= self.letters();
            match self.bytes.get(self.at) {
                Some(128..) => {}
                _ => break,
            }
            match self.char_at(self.at) {
                Some(c) if is_letter(c) => {
                    ascii = false;
                    self.at += c.len_utf8();
                }
                _ => break,
            }
        }
        if self.at == start + 1 {
            self.dotted(start);
        } else if self.is_glued_half(start) {
            self.at = start + 2;
        }
        let mut marks = 0;
        if self.bytes[start] & 0x20 == 0 {
            marks |= Token::CAPITAL;
            if !small && ascii && self.at > start + 1 {
                marks |= Token::ALL_CAPS;
            }
        }
        let word = lexicon::look_up_at(self.bytes, start, self.at);
        self.token(start, Kind::Word, 0, word, marks);
    }

    /// Goes over ASCII letters; whether one of them is small.
    fn letters(&mut self) -> bool {
        let mut small = 0;
        while let Some(eight) = self.bytes[self.at..].first_chunk() {
            let eight = u64::from_le_bytes(*eight);
            let count = leading_letters(eight);
            small |= eight & each_byte(0x20) & below(count);
            self.at += count;
            if count < 8 {
                return small != 0;
            }
        }
        let rest = self.bytes[self.at..].iter();
        for byte in rest.take_while(|byte| byte.is_ascii_alphabetic()) {
            small |= u64::from(byte & 0x20);
            self.at += 1;
        }
        small != 0
    }

    /// "12:00 pmFaculty Meeting": the half of the day touches a name.
    fn is_glued_half(&self, start: usize) -> bool {
        let &[a, m, name, ..] = &self.bytes[start..self.at] else {
            return false;
        };
        let half = matches!(a | 0x20, b'a' | b'p') && m | 0x20 == b'm' && a & 0x20 == m & 0x20;
        let digits = || self.bytes[..start].iter().rev().find(|b| **b != b' ');
        half && a & 0x20 != name & 0x20
            && name.is_ascii_uppercase()
            && digits().is_some_and(u8::is_ascii_digit)
    }

    /// Takes the rest of "a.m.", "U.S.", "p.m".
    fn dotted(&mut self, start: usize) {
        let mut end = self.at;
        loop {
            if self.bytes.get(end) != Some(&b'.') {
                break;
            }
            let letter = |i: usize| self.bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
            if letter(end + 1) && !letter(end + 2) && end - start < 9 {
                end += 2;
            } else {
                if end > start + 1 {
                    end += 1;
                }
                break;
            }
        }
        self.at = end;
    }

    fn number(&mut self) {
        let start = self.at;
        let mut value = 0u32;
        while let Some(byte @ b'0'..=b'9') = self.bytes.get(self.at) {
            value = value
                .saturating_mul(10)
                .saturating_add(u32::from(byte - b'0'));
            self.at += 1;
        }
        let zero = self.bytes[start] == b'0' && self.at > start + 1;
        let marks = if zero { Token::LEADING_ZERO } else { 0 };
        self.token(start, Kind::Number, value, Word::UNKNOWN, marks);
    }

    fn mark(&mut self, byte: u8) {
        let start = self.at;
        self.at += 1;
        let mut c = byte as char;
        if byte == b'-' && self.bytes.get(self.at) == Some(&b'-') {
            while self.bytes.get(self.at) == Some(&b'-') {
                self.at += 1;
            }
            c = '—';
        } else if byte == b'`' {
            c = '\'';
        }
        self.token(start, Kind::Mark, c as u32, Word::UNKNOWN, 0);
    }

    /// A character outside ASCII: a word, white space, or a mark.
    fn high(&mut self) {
        let start = self.at;
        let Some(c) = self.char_at(start) else {
            self.at += 1;
            return;
        };
        if is_letter(c) {
            return self.word();
        }
        self.at += c.len_utf8();
        let c = match c {
            '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
            '\u{2014}' | '\u{2015}' => '—',
            '\u{2018}'..='\u{201b}' | '\u{b4}' | '\u{2032}' => '\'',
            '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => '"',
            '\u{ff1a}' | '\u{2236}' => ':',
            '\u{2028}' | '\u{2029}' | '\u{85}' => {
                self.marks |= Token::SPACE | Token::LINE;
                return;
            }
            c if c.is_whitespace() || invisible(c) => {
                self.marks |= Token::SPACE;
                return;
            }
            c => c,
        };
        self.token(start, Kind::Mark, c as u32, Word::UNKNOWN, 0);
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }
}

/// A number whose eight bytes are all the same.
const fn each_byte(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// A number whose first `count` bytes, of eight, are all ones.
fn below(count: usize) -> u64 {
    u64::MAX.checked_shr(64 - 8 * count as u32).unwrap_or(0)
}

/// How many of eight bytes, counted from the first (lowest) on, are ASCII letters: all are looked at in one step.
fn leading_letters(eight: u64) -> usize {
    let lower = eight | each_byte(0x20);
    let low = lower & each_byte(0x7f);
    // The high bit of a byte is set where the byte is at least `a`, where it lies behind `z`, and where it is no ASCII.
    let from_a = low + each_byte(0x80 - b'a');
    let behind_z = low + each_byte(0x80 - b'z' - 1);
    let letters = from_a & !behind_z & !lower & each_byte(0x80);
    (letters ^ each_byte(0x80)).trailing_zeros() as usize / 8
}

/// Whether it is a letter, in few steps for the quotation marks and dashes that nearly all such characters are.
fn is_letter(c: char) -> bool {
    !matches!(c, '\u{2000}'..='\u{203f}') && c.is_alphabetic()
}

/// Characters that nobody sees: zero width, soft hyphen, direction marks, byte order mark.
fn invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Tokens::default();
        tokens.cut(text, 0, text.len());
        let of = |t: &Token| &text[t.start as usize..t.end as usize];
        tokens.all.iter().map(of).collect()
    }

    #[test]
    fn words_numbers_and_marks_part() {
        assert_eq!(
            cut("Oct. 29, 10am–11:30 a.m."),
            [
                "Oct", ".", "29", ",", "10", "am", "–", "11", ":", "30", "a.m."
            ]
        );
        assert_eq!(cut("U.S. p.m, I. am"), ["U.S.", "p.m", ",", "I", ".", "am"]);
        assert_eq!(cut("1990s it’s"), ["1990", "s", "it", "’", "s"]);
    }

    #[test]
    fn letters_are_counted_eight_at_a_time() {
        for byte in 0..=255u8 {
            let letter = byte.is_ascii_alphabetic();
            for at in 0..8 {
                let mut eight = *b"abcXYZmn";
                eight[at] = byte;
                let expected = if letter { 8 } else { at };
                assert_eq!(leading_letters(u64::from_le_bytes(eight)), expected);
            }
        }
        for length in 0..20 {
            let word = "abcdefghijklmnopqrst"[..length].to_owned();
            let expected: &[&str] = if length == 0 { &["1"] } else { &[&word, "1"] };
            assert_eq!(cut(&format!("{word}1")), expected);
            assert_eq!(cut(&format!("{word} 1")), expected);
        }
    }

    #[test]
    fn a_token_has_sixteen_bytes() {
        assert!(size_of::<Token>() <= 16);
    }

    #[test]
    fn invisible_characters_are_white_space() {
        assert_eq!(cut("10\u{202f}a.m.\u{200b} x\u{ad}"), ["10", "a.m.", "x"]);
    }

    #[test]
    fn a_blank_line_is_marked() {
        let mut tokens = Tokens::default();
        let text = "a\nb\r\n \nc";
        tokens.cut(text, 0, text.len());
        let marks: Vec<_> = tokens.all.iter().map(|t| t.has(Token::BLANK)).collect();
        assert_eq!(marks, [false, false, true]);
    }
}
