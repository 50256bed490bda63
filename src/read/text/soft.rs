//! Whether one line break is soft, by the lines before and after it.

use super::line::Line;
use super::shape::{self, Opening};
use super::width::WIDTHS;

/// Words of the longest line that is a label when a colon ends it.
const SHORT_LABEL: usize = 4;

pub(super) fn first_word(line: &str) -> usize {
    line.split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count())
}

/// Words that no line ends with that was meant to end there.
const OPEN_WORDS: [&str; 38] = [
    "of", "the", "and", "to", "for", "in", "on", "at", "a", "an", "with", "by", "from", "or", "as",
    "that", "until", "through", "before", "after", "between", "during", "about", "into", "than",
    "is", "was", "are", "were", "will", "be", "has", "have", "its", "his", "her", "their", "our",
];

/// Whether a line ends with a word behind which something must come: "has been moved to".
pub(super) fn ends_in_open_word(line: &str) -> bool {
    let word = line.rsplit(' ').next();
    word.is_some_and(|word| OPEN_WORDS.contains(&word))
}

/// Whether a break parts a day from its month, or an hour from its half or zone: "Oct. / 22", "Saturday / 12", "0900 / GMT".
fn parts_date(last: &str, next: &str) -> bool {
    let before = last.rsplit(' ').next().unwrap_or("");
    let after = next.split_whitespace().next().unwrap_or("");
    let after = after.trim_end_matches(|c: char| !c.is_alphanumeric());
    let days = after.bytes().take_while(u8::is_ascii_digit).count();
    let is_day =
        (1..=2).contains(&days) && matches!(&after[days..], "" | "st" | "nd" | "rd" | "th");
    let is_word = !before.is_empty() && !before.ends_with([',', ':', ';', '!', '?', ')']);
    let hour = before.ends_with(|c: char| c.is_ascii_digit())
        && matches!(after, "GMT" | "UTC" | "AM" | "PM" | "A.M" | "P.M");
    hour || (is_day && is_word && shape::is_day_word(before))
}

/// No end of a sentence before the break and a small letter after it, or a line that clearly goes on.
pub(super) fn within_sentence(last: &str, next: &str) -> bool {
    let small = next.chars().next().is_some_and(|c| c.is_lowercase());
    let open = last.ends_with([',', '/'])
        || last.ends_with(" -")
        || last.ends_with(" |")
        || ends_in_open_word(last);
    (small || open) && !last.ends_with(['.', '!', '?', ':', ';']) || parts_date(last, next)
}

/// Whether a line begins a notice of its own by words in capitals: "ALTAR GUILD meets", "KNIGHTS: supper".
fn opens_in_capitals(line: &str) -> bool {
    let is_capital = |word: &str| word.len() >= 4 && shape::is_capitals(word);
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or("");
    let second = words.next().unwrap_or("");
    is_capital(first)
        && (first.ends_with(':') || second.len() >= 2 && shape::is_capitals(second))
        && !shape::is_capitals(line)
}

/// A line of a few words and a colon.
fn is_short_label(line: &str) -> bool {
    line.ends_with(':') && line.split(' ').count() <= SHORT_LABEL
}

/// Whether dashes or bars part a line into fields, one of which is an hour: "Board of Lamps — 10 a.m. — Room 4".
fn is_parted(line: &str) -> bool {
    [" — ", " – ", " | ", " - "].iter().any(|mark| {
        let mut fields = line.split(mark).skip(1);
        let hour = |field: &str| {
            let half = ["a.m.", "p.m.", "am", "pm", "AM", "PM", "A.M.", "P.M."];
            let clock = shape::opening(field) == Opening::Clock
                || half.iter().any(|half| field.ends_with(half));
            clock
                && field.starts_with(|c: char| c.is_ascii_digit())
                && field.split(' ').count() <= 3
        };
        line.matches(mark).count() >= 2 && fields.any(hour)
    })
}

pub(super) fn is_soft(
    text: &str,
    last: &Line,
    next: &Line,
    opening: Opening,
    width: Option<usize>,
) -> bool {
    let (before, after) = (last.of(text), next.of(text));
    if shape::is_rule(before) || shape::is_rule(after) {
        return false;
    }
    let columns = shape::is_tabular(after) && !shape::ends_apart(after);
    if shape::is_tabular(before) || columns || next.indent >= last.indent + 16 {
        return false;
    }
    if shape::has_leader(after) {
        return false;
    }
    if opening == Opening::Bullet {
        return false;
    }
    // An address alone in its line ends what it belongs to.
    if !before.contains(' ') && before.contains("://") && !after.starts_with(char::is_lowercase) {
        return false;
    }
    let flows = within_sentence(before, after);
    // "the / Net: A Talk" is no label, and "Highlights Tuesday:" is one too.
    let begins = opening == Opening::Label || is_short_label(after);
    if begins && !flows {
        return false;
    }
    // A date set in far deeper than the line above is centred below a title.
    if opening == Opening::Day && next.indent >= last.indent + 6 {
        return false;
    }
    if before.ends_with(['.', '!', '?']) && opens_in_capitals(after) {
        return false;
    }
    if opening == Opening::Number && before.ends_with(['.', '!', '?', ';', ':']) {
        return false;
    }
    if shape::is_capitals(before) != shape::is_capitals(after) && shape::is_capitals(before) {
        return false;
    }
    // A first line set in begins a paragraph.
    let head = shape::opening(before) != Opening::Word;
    if next.indent > last.indent && !head && before.ends_with(['.', '!', '?', ';']) {
        return false;
    }
    let word = first_word(after);
    match width {
        // Lines of a ragged setting end a little early, so a sentence that goes on may have some room left.
        Some(width) => {
            let ends_in_word = before.ends_with(char::is_alphabetic) && !is_parted(before);
            let slack = if flows || ends_in_word { width / 10 } else { 0 };
            last.columns + 1 + word + slack > width
        }
        None => flows && last.columns >= 50 && last.columns <= *WIDTHS.end(),
    }
}
