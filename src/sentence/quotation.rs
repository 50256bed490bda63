//! Quotations, and whether each is a title or something said.

use super::word::{Folded, border, words};
use crate::lexicon::{grammar, happenings};
use crate::span::Span;

/// Words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening to the closing mark, both inside.
    pub span: Span,
    /// What it is.
    pub kind: QuotationKind,
}

/// What stands between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotationKind {
    /// The title of a talk, book or paper: dates in it are no dates.
    Title,
    /// Something said.
    Speech,
}

/// No quotation is longer than this (bytes): a mark without its partner must not swallow the text.
const LONGEST: usize = 2_000;

/// Finds the quotations of a text, in order, never overlapping.
///
/// A straight mark pairs with the next one in its paragraph, or with a curled partner (editors mix them); single marks count only where they are curled, because a straight
/// one is an apostrophe more often than not.
pub fn quotations(text: &str) -> Vec<Quotation> {
    let of = |span| Quotation {
        span,
        kind: kind(text, span),
    };
    quoted(text).map(of).collect()
}

/// Where the quotations of a text stand, without a look at what each is.
pub(crate) fn quoted(text: &str) -> impl Iterator<Item = Span> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some((start, mark)) = next_mark(text, from) {
            from = start + mark.len_utf8();
            let closes = match mark {
                '“' | '„' => '”',
                '‘' => '’',
                '«' => '»',
                // A mark behind a digit is an inch, one behind a word closes what was never opened.
                '"' if !is_closing(text, start) => '"',
                _ => continue,
            };
            let (end, closed) = partner(text, from, start + LONGEST, closes);
            from = end;
            if closed {
                return Some(Span::new(start, end));
            }
        }
        None
    })
}

/// The next character from `from` on that may be a quotation mark.
fn next_mark(text: &str, from: usize) -> Option<(usize, char)> {
    let may_be = |b: &u8| *b == b'"' || *b >= 0x80;
    let at = from + text.as_bytes()[from..].iter().position(may_be)?;
    Some((at, text[at..].chars().next()?))
}

/// Looks from `at` on for what closes a quotation: the place behind it, or where the search ends without it (a blank line,
/// or the first character beyond `limit`).
fn partner(text: &str, mut at: usize, limit: usize, closes: char) -> (usize, bool) {
    let bytes = text.as_bytes();
    let may_matter = |b: &u8| matches!(b, b'"' | b'\n') || *b >= 0x80;
    let mut line_end = None;
    while let Some(skip) = bytes[at..].iter().position(may_matter) {
        at = border(text, (at + skip).min(at.max(limit + 1)));
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        let behind = at + c.len_utf8();
        let mixed = matches!((closes, c), ('”', '"')) && is_closing(text, at)
            || matches!((closes, c), ('"', '”'));
        if mixed || c == closes && !is_apostrophe(text, at, c) {
            return (behind, true);
        }
        let blank = |from: usize| bytes[from..at].iter().all(|b| b" \t\r".contains(b));
        if at > limit || c == '\n' && line_end.is_some_and(blank) {
            return (behind, false);
        }
        if c == '\n' {
            line_end = Some(behind);
        }
        at = behind;
    }
    (text.len(), false)
}

/// Whether a straight mark stands where one closes: right behind a word or its punctuation.
fn is_closing(text: &str, at: usize) -> bool {
    text[..at].ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '.' | ',' | '?' | '!' | ')' | '’' | '…')
    })
}

/// Whether a closing single mark stands inside a word.
fn is_apostrophe(text: &str, at: usize, c: char) -> bool {
    c == '’'
        && text[..at].ends_with(char::is_alphabetic)
        && text[at + c.len_utf8()..].starts_with(char::is_alphabetic)
}

/// A title has capitals on its words, or a word such as "titled" in front; speech has a sentence.
pub(crate) fn kind(text: &str, span: Span) -> QuotationKind {
    let inner = span.of(text);
    let inner = inner.trim_matches(|c: char| !c.is_alphanumeric() && c != '?');
    let (mut long, mut capital, mut all) = (0, 0, 0);
    for word in words(inner, &Folded::of(inner)) {
        all += 1;
        let small = word.text.len() <= 3 && grammar::roles(word.lower()) != 0;
        if all > 1 && !small && word.text.starts_with(char::is_alphabetic) {
            long += 1;
            capital += usize::from(word.text.starts_with(char::is_uppercase));
        }
    }
    let start = span.start as usize;
    let near = (start.saturating_sub(40)..start).find(|i| text.is_char_boundary(*i));
    let before = text[near.unwrap_or(start)..start].trim_end();
    let last = before
        .rsplit(|c: char| c.is_whitespace())
        .next()
        .unwrap_or("");
    let last = last.to_ascii_lowercase();
    let titled = matches!(
        last.trim_end_matches([',', ':']),
        "titled" | "entitled" | "called" | "named" | "dubbed"
    );
    let said = last.ends_with(',')
        || happenings::verb(last.trim_end_matches(':'))
            .is_some_and(|v| v.sense == happenings::VerbSense::Say);
    if titled || (long >= 1 && capital * 10 >= long * 7 && !(said && all < 3)) {
        QuotationKind::Title
    } else {
        QuotationKind::Speech
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use QuotationKind::{Speech, Title};

    #[track_caller]
    fn found(text: &str, expected: &[(&str, QuotationKind)]) {
        let all = quotations(text);
        let found: Vec<_> = all.iter().map(|q| (q.span.of(text), q.kind)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn titles_have_capitals_and_speech_has_sentences() {
        found(
            "He said, “We meet on Friday,” before “Neutrality After 1989” and \"a frozen\" fund.",
            &[
                ("“We meet on Friday,”", Speech),
                ("“Neutrality After 1989”", Title),
                ("\"a frozen\"", Speech),
            ],
        );
        found(
            "a paper titled “why rivers bend”",
            &[("“why rivers bend”", Title)],
        );
    }

    #[test]
    fn curled_and_straight_marks_pair_with_each_other() {
        found(
            "11 a.m.: “Over the Sandbar,\" a taping — Tern, noon: A talk on \"Tides After 1989.\" Then \"The Long Siege.”",
            &[
                ("“Over the Sandbar,\"", Title),
                ("\"Tides After 1989.\"", Title),
                ("\"The Long Siege.”", Title),
            ],
        );
    }

    #[test]
    fn a_mark_without_a_partner_ends_with_its_paragraph() {
        found(
            "a 6\" pipe and \"no end\n\nThen “one.”",
            &[("“one.”", Speech)],
        );
    }

    #[test]
    fn a_curled_apostrophe_closes_nothing() {
        found("‘it’s late’", &[("‘it’s late’", Speech)]);
    }
}
