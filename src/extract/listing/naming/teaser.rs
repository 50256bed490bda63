//! Sentences that only lead up to what takes place: "MONDAY: The halls unlock. Two pilots explain the year, 9 to 11 a.m."
//!
//! Columns of a chatty kind open a day with a remark. The sentence that runs to the hour says what takes place then, if the first
//! one is no name but tells something, and the second does not merely go on with it ("It begins …", "Doors at …").

use crate::extract::fields::{has_any_word, title, words};
use crate::extract::prose;

/// Words that count the things of a day, in front of the first of them.
const COUNTED: &[&str] = &["First, ", "First up: ", "First up, ", "To begin with, "];

/// First words of a sentence that goes on with the one before it.
const GOES_ON: &[&str] = &[
    "it",
    "they",
    "he",
    "she",
    "this",
    "that",
    "these",
    "those",
    "there",
    "we",
    "you",
    "i",
    "doors",
    "tickets",
    "admission",
    "registration",
    "reception",
    "refreshments",
    "coffee",
    "lunch",
    "dinner",
    "drinks",
    "food",
    "music",
    "seating",
    "speakers",
    "speaker",
    "guests",
    "with",
    "join",
    "come",
    "bring",
    "meet",
    "see",
    "starts",
    "begins",
    "runs",
    "held",
    "hosted",
    "everyone",
    "all",
    "free",
    "rain",
    "open",
    "show",
    "curtain",
    "and",
    "but",
    "so",
];

/// Words of the longest remark.
const REMARK: usize = 20;
/// Words of the shortest sentence that says by itself what takes place.
const LEAST: usize = 5;

/// The words of an item from the sentence on that runs to its hour, if those before it only lead up to it.
pub(crate) fn without_teaser(text: &str) -> Option<&str> {
    let first = title::sentence_end(text);
    let opening = text[..first].trim();
    let rest = text[first..].trim_start();
    if rest.is_empty() || opening.contains(['“', '"']) || title::sentence_end(rest) < rest.len() {
        return None;
    }
    if let Some(lead) = COUNTED.iter().find(|lead| rest.starts_with(**lead)) {
        return Some(&rest[lead.len()..]);
    }
    let remark =
        words(opening).count() <= REMARK && opening.ends_with(['.', '!']) && !is_named(opening);
    let own = words(rest).count() >= LEAST
        && rest.starts_with(|c: char| c.is_uppercase() || "“\"".contains(c))
        && !words(rest)
            .next()
            .is_some_and(|w| GOES_ON.contains(&w.as_str()));
    let told = remark && own && prose::is_clause(opening) && !says_when(opening);
    told.then_some(rest)
}

/// Whether a sentence is set like a name: most of its words begin with a capital.
fn is_named(text: &str) -> bool {
    let all = text.split_whitespace().filter(|w| w.len() > 3);
    let (mut count, mut capital) = (0, 0);
    for word in all {
        count += 1;
        capital += usize::from(word.starts_with(char::is_uppercase));
    }
    capital * 2 > count
}

/// Whether a sentence holds what an announcement does: "The club meets", "The board will vote".
fn says_when(text: &str) -> bool {
    has_any_word(
        text,
        &[
            "meets", "meet", "will", "holds", "hosts", "presents", "performs", "speaks", "gathers",
            "plays", "votes",
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_before_the_sentence_of_the_hour_is_no_title() {
        for (text, from) in [
            (
                "The halls unlock. Two pilots and a cook explain the tide tables to whoever comes,",
                "Two pilots",
            ),
            (
                "Nobody has slept since the thaw. The ropemakers read from their letters at",
                "The ropemakers",
            ),
            (
                "Two chances to be late. First, the \"Slow Boat\" supper, which begins at",
                "the \"Slow Boat\"",
            ),
        ] {
            let found = without_teaser(text);
            assert!(
                found.is_some_and(|rest| rest.starts_with(from)),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn a_name_and_what_goes_on_with_it_stay() {
        for text in [
            "Lantern Walk. The ferrymen lead the way from the lock at",
            "Nothing moves. It moves at",
            "The Salt Club meets. Members bring last year's minutes at",
            "The kitchen is open. Doors at",
            "\"Knots\" is back. The second part of the film starts at",
            "Seed swap. Gardeners trade what they have left from",
        ] {
            assert_eq!(without_teaser(text), None, "{text}");
        }
    }
}
