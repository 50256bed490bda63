//! Days that fall out of what repeats: "no meeting in August", "except July 4", "(no class October 11 or 18)", "will not meet March 2".

use crate::resolve::{Frame, resolve};
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{ExprKind, Period};

use super::super::day::days_of;
use crate::resolve::Days;

/// Words between what falls out and its day.
const LEADS: &[&str] = &["on", "in", "for", "during", "the", "either", "over"];

/// What says alone that the day behind it falls out.
const ALONE: &[&str] = &[
    "not",
    "except",
    "excepting",
    "excluding",
    "skipping",
    "skips",
    "skip",
];

/// Verbs of taking place behind "not".
const TAKES_PLACE: &[&str] = &[
    "meet", "meets", "held", "gather", "run", "convene", "met", "meeting", "be", "take", "place",
];

/// What there can be none of while the rest goes on.
const FREE: &[&str] = &[
    "charge",
    "cost",
    "cover",
    "fee",
    "fees",
    "admission",
    "registration",
    "reservation",
    "reservations",
    "need",
    "required",
    "needed",
    "necessary",
    "rsvp",
    "experience",
    "later",
    "earlier",
    "sooner",
    "more",
    "less",
    "fewer",
    "than",
    "by",
    "before",
    "after",
    "until",
    "but",
    "and",
    "or",
    "matter",
];

/// Bytes before a day in which the words are looked for.
const NEAR: usize = 60;

/// The most words of the thing that there is none of: "no adult evening art class".
const NOUNS: usize = 4;

/// Whether the words before a day say that nothing takes place then. `previous` is the day before it in the text, where that falls out.
pub(crate) fn falls_out(text: &str, tag: &Tag, previous: Option<Span>) -> bool {
    let start = tag.span.start as usize;
    let goes_on = previous
        .and_then(|p| text.get(p.end as usize..start))
        .is_some_and(|between| {
            matches!(
                between.trim(),
                "," | "and" | "or" | "&" | ", and" | ", or" | "nor"
            )
        });
    goes_on || said_before(text, start)
}

fn said_before(text: &str, start: usize) -> bool {
    let from = text[..start]
        .char_indices()
        .rev()
        .take(NEAR)
        .last()
        .map_or(start, |(at, _)| at);
    let before = &text[from..start];
    let border = before.rfind([
        '.', ';', ':', '(', ',', '!', '?', '—', '–', '[', '*', '|', '•',
    ]);
    let clause = border.map_or(before, |at| {
        before[at..].trim_start_matches(|c: char| !c.is_alphanumeric())
    });
    let mut words = clause.split_whitespace().rev().peekable();
    while words
        .next_if(|w| LEADS.iter().any(|lead| w.eq_ignore_ascii_case(lead)))
        .is_some()
    {}
    for (nouns, word) in words.enumerate() {
        let lower = word.to_lowercase();
        let lower = lower.as_str();
        if lower == "no" {
            return nouns > 0;
        }
        if ALONE.contains(&lower) || lower.ends_with("n't") || lower.ends_with("n’t") {
            return nouns == 0 || negated_verb(clause, nouns);
        }
        if nouns == NOUNS
            || FREE.contains(&lower)
            || !word
                .chars()
                .all(|c| c.is_alphabetic() || c == '-' || c == '\'')
        {
            return false;
        }
    }
    false
}

/// Whether the words behind "not" are a verb of taking place.
fn negated_verb(clause: &str, count: usize) -> bool {
    let mut behind = clause
        .split_whitespace()
        .rev()
        .skip_while(|w| LEADS.iter().any(|lead| w.eq_ignore_ascii_case(lead)))
        .take(count);
    behind.all(|w| TAKES_PLACE.iter().any(|verb| w.eq_ignore_ascii_case(verb)))
}

/// The days that fall out, of the expressions of one stretch of text.
pub(crate) fn days(text: &str, tags: &[Tag], frame: &Frame) -> (Vec<Days>, Vec<Span>) {
    let mut days = Vec::new();
    let mut spans = Vec::new();
    let mut previous: Option<Span> = None;
    for tag in tags {
        if !can_fall_out(tag) {
            continue;
        }
        if !falls_out(text, tag, previous) {
            previous = None;
            continue;
        }
        previous = Some(tag.span);
        spans.push(tag.span);
        days.extend(resolve(&tag.expr, frame).ok().map(|when| days_of(&when)));
    }
    (days, spans)
}

/// Whether an expression can be a day, a week or a month that falls out.
pub(crate) fn can_fall_out(tag: &Tag) -> bool {
    match tag.expr.kind {
        ExprKind::Period(Period::Year(..) | Period::Decade { .. } | Period::Century(_)) => false,
        ExprKind::Period(_) | ExprKind::Range(_) => !tag.expr.has_clock(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timex::{Options, tag};

    fn fallen(text: &str) -> Vec<&str> {
        let tags = tag(text, Options::default());
        let frame = Frame {
            issue: "2025-09-08".parse().ok(),
            ..Frame::default()
        };
        let (_, spans) = days(text, &tags, &frame);
        spans.into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn what_there_is_none_of_falls_out_with_its_whole_list() {
        assert_eq!(fallen("Mondays at 7, no meeting in August."), ["August"]);
        assert_eq!(
            fallen("Fridays (no evening yoga class October 3 or October 10)"),
            ["October 3", "October 10"]
        );
        assert_eq!(fallen("Daily at noon except on Dec. 25."), ["Dec. 25"]);
        assert_eq!(fallen("We will not meet on March 2."), ["March 2"]);
        assert_eq!(fallen("The circle doesn't meet Nov. 27."), ["Nov. 27"]);
    }

    #[test]
    fn what_is_free_or_bounded_does_not_fall_out() {
        assert!(fallen("No later than May 3.").is_empty());
        assert!(fallen("No charge October 4.").is_empty());
        assert!(fallen("There is no parking. October 4 is the fair.").is_empty());
        assert!(fallen("It was not finished on May 3.").is_empty());
    }
}
