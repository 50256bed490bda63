//! "[three days] later" of the corpora is, in a story, the day that is meant: "[three days later]".
//!
//! News marks the length alone, because the day it is counted from is an event of another sentence. A history counts from the
//! date it has just given.

use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{Anchor, ExprKind, Period};

/// A length with the word behind it that counts it from the last day named; `None` where none stands there.
pub(super) fn counted(text: &str, tag: &Tag) -> Option<Tag> {
    let ExprKind::Duration(amount) = tag.expr.kind else {
        return None;
    };
    amount.count?;
    let rest = &text[tag.span.end as usize..];
    let before = text[..tag.span.start as usize].trim_end_matches(' ');
    let heads = before.is_empty() || before.ends_with(['.', '\n', ';']);
    let (len, back) = counting(rest, heads)?;
    let mut counted = *tag;
    counted.span = Span {
        start: tag.span.start,
        end: tag.span.end + len as u32,
    };
    counted.expr.kind = ExprKind::Period(Period::Shift {
        amount,
        back,
        from: Anchor::LastNamed,
    });
    Some(counted)
}

/// So far (bytes) behind "before" the "had" of its clause is looked for.
const HAD: usize = 40;

/// The bytes of the words that count, and whether they count back.
fn counting(rest: &str, heads: bool) -> Option<(usize, bool)> {
    const ALWAYS: [&str; 4] = ["later", "afterwards", "afterward", "thereafter"];
    let spaced = rest.trim_start_matches([' ', '\n']);
    let gap = rest.len() - spaced.len();
    let word = spaced
        .split(|c: char| !c.is_ascii_alphabetic())
        .next()
        .filter(|_| gap == 1)?;
    let end = gap + word.len();
    let behind = &rest[end..];
    if ALWAYS.contains(&word) {
        return (!behind.starts_with('-')).then_some((end, false));
    }
    let ends = behind.is_empty() || behind.starts_with(['.', ',', ';', ':', ')', '\n']);
    match word {
        // "Five years on few were left", not "five years on the frontier"
        "on" => (ends || heads && !behind.starts_with(" the") && !behind.starts_with(" a"))
            .then_some((end, false)),
        // "A month before MacArthur had told him", not "a month before the war"
        "before" | "previously" => {
            let mut near = behind.len().min(HAD);
            while !behind.is_char_boundary(near) {
                near -= 1;
            }
            (ends || heads && behind[..near].contains(" had ")).then_some((end, true))
        }
        "after" => {
            let that = ["that", "this"]
                .iter()
                .find_map(|w| behind.strip_prefix(' ')?.strip_prefix(w));
            match that {
                Some(rest) if !rest.starts_with(|c: char| c.is_alphanumeric()) && !names(rest) => {
                    Some((end + behind.len() - rest.len(), false))
                }
                Some(_) => None,
                // "two days after was riding", not "two days after the vote"
                None => {
                    let goes_on = [" was ", " were ", " had ", " did "];
                    let verb = goes_on.iter().any(|verb| behind.starts_with(verb));
                    (ends || verb).then_some((end, false))
                }
            }
        }
        _ => None,
    }
}

/// "after that battle": a thing is named, no day.
fn names(rest: &str) -> bool {
    let word = rest
        .strip_prefix(' ')
        .and_then(|r| r.split(|c: char| !c.is_ascii_alphabetic()).next());
    const VERBS: [&str; 12] = [
        "the", "he", "she", "it", "they", "a", "an", "on", "in", "at", "his", "their",
    ];
    // "two days after that Simbirsk fell", "two weeks after that date"
    let other = |w: &str| VERBS.contains(&w) || w.starts_with(|c: char| c.is_ascii_uppercase());
    word.is_some_and(|w| !w.is_empty() && !other(w))
}
