//! Quotations, and whether each is a title or something said.

use super::word::words;
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
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut newlines = 0;
    for (at, c) in text.char_indices() {
        newlines = match c {
            '\n' => newlines + 1,
            ' ' | '\t' | '\r' => newlines,
            _ => 0,
        };
        if let Some((start, closes)) = open {
            let mixed = matches!((closes, c), ('”', '"')) && is_closing(text, at)
                || matches!((closes, c), ('"', '”'));
            let closed = mixed || c == closes && !is_apostrophe(text, at, c);
            if closed {
                let span = Span::new(start, at + c.len_utf8());
                found.push(Quotation {
                    span,
                    kind: kind(text, span),
                });
            }
            if closed || newlines > 1 || at - start > LONGEST {
                open = None;
            }
            continue;
        }
        open = match c {
            '“' | '„' => Some((at, '”')),
            '‘' => Some((at, '’')),
            '«' => Some((at, '»')),
            // A mark behind a digit is an inch, one behind a word closes what was never opened.
            '"' if !is_closing(text, at) => Some((at, '"')),
            _ => None,
        };
    }
    found
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
fn kind(text: &str, span: Span) -> QuotationKind {
    let inner = span.of(text);
    let inner = inner.trim_matches(|c: char| !c.is_alphanumeric() && c != '?');
    let (mut long, mut capital, mut all) = (0, 0, 0);
    for word in words(inner) {
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
