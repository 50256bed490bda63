//! Sentence borders over abbreviations, initials, quotation marks, section leads and wrapped lines.

use memchr::{memchr2, memchr3};

use super::after_hour::{begins_with_day, lower};
use crate::lexicon::abbreviations::{Abbreviation, abbreviation};
use crate::lexicon::{self, Classes, grammar};
use crate::span::Span;

/// The sentences of a text, in order; together they cover it.
#[derive(Clone, Debug, Default)]
pub struct Sentences {
    /// Where each begins.
    starts: Vec<u32>,
    end: u32,
}

impl Sentences {
    /// Cuts a text into sentences.
    ///
    /// ```
    /// use dateline::sentence::Sentences;
    ///
    /// let text = "The Lt. Gov. spoke at 3 p.m. Monday. \"Come!\" he said.";
    /// let found: Vec<&str> = Sentences::of(text).iter().map(|s| s.of(text)).collect();
    /// assert_eq!(found, ["The Lt. Gov. spoke at 3 p.m. Monday. ", "\"Come!\" he said."]);
    /// ```
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        let mut line = 0;
        let mut at = 0;
        // White space at the end borders on nothing; without it every search below ends at a word.
        let end = text.trim_end().len();
        let mut ends = Ends::of(&bytes[..end]);
        while let Some(next) = ends.next_from(at) {
            at = next;
            let mut step = 1;
            let border = match bytes[at] {
                b'\n' => {
                    let border = ends_at_line(text, line, at);
                    line = at + 1;
                    border
                }
                b'.' | b'?' | b'!' => {
                    let marks = bytes[at..end].iter().take_while(|b| b".?!".contains(b));
                    step = marks.count();
                    ends_at_mark(text, at, step)
                }
                b':' => ends_at_lead(text, last(&starts), at),
                _ => None,
            };
            if let Some(border) = border {
                if border > last(&starts) && border < bytes.len() {
                    starts.push(border as u32);
                }
                // The line goes on where the white space behind a mark held no end of it.
                if let Some(end) = bytes[at..border].iter().rposition(|b| *b == b'\n') {
                    line = at + end + 1;
                }
                at = border.max(at + step);
            } else {
                at += step;
            }
        }
        Sentences {
            starts,
            end: text.len() as u32,
        }
    }

    /// The sentence that holds the byte at `offset`; the last one beyond the end.
    pub fn at(&self, offset: u32) -> Span {
        self.nth(self.starts.partition_point(|s| *s <= offset).max(1) - 1)
    }

    /// All sentences, in order.
    pub fn iter(&self) -> impl Iterator<Item = Span> {
        (0..self.starts.len()).map(|n| self.nth(n))
    }

    fn nth(&self, n: usize) -> Span {
        Span {
            start: self.starts.get(n).copied().unwrap_or(0),
            end: self.starts.get(n + 1).copied().unwrap_or(self.end),
        }
    }
}

/// The bytes at which a sentence may end, found in two sweeps: none looks for five bytes at once.
struct Ends<'t> {
    bytes: &'t [u8],
    /// The next question or exclamation mark.
    mark: usize,
}

impl<'t> Ends<'t> {
    fn of(bytes: &'t [u8]) -> Self {
        let mark = memchr2(b'?', b'!', bytes).unwrap_or(bytes.len());
        Ends { bytes, mark }
    }

    /// The first of them at or behind `at`.
    fn next_from(&mut self, at: usize) -> Option<usize> {
        let rest = self.bytes.get(at..)?;
        if self.mark < at {
            self.mark = memchr2(b'?', b'!', rest).map_or(self.bytes.len(), |next| at + next);
        }
        let other = memchr3(b'\n', b'.', b':', rest).map_or(self.bytes.len(), |next| at + next);
        let next = other.min(self.mark);
        (next < self.bytes.len()).then_some(next)
    }
}

fn last(starts: &[u32]) -> usize {
    starts.last().map_or(0, |s| *s as usize)
}

/// A line this short (bytes) was not wrapped: a heading, an item of a list.
const SHORT: usize = 45;

/// Where the next sentence begins, if the line end at `at` ends one: before an empty line, a list item, or after a short line.
fn ends_at_line(text: &str, line: usize, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let next = at + (rest.len() - rest.trim_start().len());
    let empty_line = text[at..next].bytes().filter(|b| *b == b'\n').count() > 1;
    let first = text[next..].chars().next()?;
    let item = matches!(first, '-' | '*' | '•' | '·' | '—' | '–' | '+' | '>' | '#');
    // A line that ends in a comma goes on whatever its length.
    let short = || {
        let before = text[line..at].trim();
        before.len() < SHORT && !before.ends_with([',', ';']) && !first.is_lowercase()
    };
    (empty_line || item || short()).then_some(next)
}

/// Where the next sentence begins, if the mark at `at` ends one.
fn ends_at_mark(text: &str, at: usize, marks: usize) -> Option<usize> {
    let after_mark = &text[at + marks..];
    let after_quote = after_mark.trim_start_matches(['"', '\'', ')', ']', '”', '’', '»', '*', '_']);
    let rest = after_quote.trim_start();
    if rest.is_empty() || rest.len() == after_quote.len() {
        return None;
    }
    let begin = text.len() - rest.len();
    let first = rest
        .trim_start_matches([
            '"', '\'', '(', '[', '“', '‘', '«', '*', '_', '—', '–', '-', ' ',
        ])
        .chars()
        .next()?;
    if first.is_lowercase() {
        return None;
    }
    if text.as_bytes()[at] == b'.' && marks == 1 {
        // Within a quotation's own closing mark the point is surely an end.
        let quoted = after_quote.len() != after_mark.len();
        let word = word_before(text, at);
        let goes_on = || {
            abbreviates(word, next_word(rest))
                && !begins_with_day(&text[..at], word, next_word(rest))
                || is_bill(word, rest)
                || names_zone(word, rest)
        };
        if !quoted && goes_on() {
            return None;
        }
    }
    Some(begin)
}

/// The word that ends at `at`, with the points inside it.
fn word_before(text: &str, at: usize) -> &str {
    let inside = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'&' | b'-');
    let before = &text.as_bytes()[..at];
    let start = before.iter().rposition(|b| !inside(b));
    // Nearly all words are of ASCII, which needs no look at characters.
    if start.is_none_or(|i| before[i].is_ascii()) {
        return &text[start.map_or(0, |i| i + 1)..at];
    }
    let start = text[..at]
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.' || c == '&' || c == '-'))
        .map_or(0, |i| {
            i + text[i..].chars().next().map_or(1, char::len_utf8)
        });
    &text[start..at]
}

fn next_word(rest: &str) -> &str {
    // Marks in between are few; a long run of them is no sentence.
    let marks = rest.chars().take(8).take_while(|c| !c.is_alphanumeric());
    let rest = &rest[marks.map(char::len_utf8).sum()..];
    let end = rest
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len());
    &rest[..end]
}

/// "H.R. 1187", "S.J.Res. 4": initials that a number follows.
fn is_bill(word: &str, rest: &str) -> bool {
    let initials = word.contains('.') || word.chars().count() == 1;
    initials
        && word.starts_with(char::is_uppercase)
        && rest.starts_with(|c: char| c.is_ascii_digit())
}

/// "10 a.m. Oslo time": the zone of a clock time by its place.
fn names_zone(word: &str, rest: &str) -> bool {
    matches!(word, "a.m" | "p.m" | "A.M" | "P.M")
        && rest
            .split(' ')
            .skip(1)
            .take(2)
            .any(|w| w.trim_end_matches(|c: char| !c.is_alphanumeric()) == "time")
}

/// Whether the point behind `word` belongs to it, with `next` behind.
fn abbreviates(word: &str, next: &str) -> bool {
    let mut buffer = [0u8; 8];
    let Some(word) = lower(word, &mut buffer) else {
        return false;
    };
    // An initial: "J. Adair". "I." and a lone digit end sentences and number lists.
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return letter.is_alphabetic() && letter != 'i';
    }
    let known = abbreviation(word);
    if known == Some(Abbreviation::BeforeName) {
        return true;
    }
    let classes = lexicon::look_up(word).classes();
    let month_or_day = classes.any(Classes::MONTH.with(Classes::WEEKDAY));
    if month_or_day && classes.any(Classes::ABBREVIATION) {
        // "Sept. 9", "Thurs. at", but "on Wed. The board".
        return !begins_sentence(next);
    }
    if known.is_none() {
        return false;
    }
    if matches!(word, "a.m" | "p.m" | "am" | "pm") {
        // "3 p.m. Monday", "10 a.m. Eastern", "9 p.m. ET" go on; the point of "3 pm. Monday" is no part of "pm".
        let time = lexicon::look_up(next).classes();
        let goes_on = Classes::MONTH.with(Classes::WEEKDAY).with(Classes::DEICTIC);
        let zone =
            next.len() <= 4 && next.chars().all(|c| c.is_ascii_uppercase()) && next.len() > 1;
        let zone_name = matches!(next, "Eastern" | "Central" | "Pacific" | "Mountain");
        let pointed = word.contains('.');
        return pointed && time.any(goes_on)
            || zone
            || zone_name
            || next.starts_with(|c: char| c.is_ascii_digit());
    }
    !begins_sentence(next)
}

/// Whether a capitalised word is one that sentences begin with, and names do not.
fn begins_sentence(word: &str) -> bool {
    let mut buffer = [0u8; 16];
    let Some(lower) = lower(word, &mut buffer) else {
        return false;
    };
    let small = grammar::DET | grammar::PREPOSITION | grammar::COORDINATOR | grammar::SUBORDINATOR;
    let small = small | grammar::PRONOUN | grammar::ADVERB | grammar::POSSESSIVE;
    word.starts_with(char::is_uppercase) && grammar::roles(lower) & small != 0
}

/// Where the text behind a section lead in capitals begins: "GAZA TALKS RESUME: The ministers …".
fn ends_at_lead(text: &str, start: usize, at: usize) -> Option<usize> {
    const LONGEST: usize = 100;
    if at - start > LONGEST {
        return None;
    }
    let lead = text.get(start..at)?.trim();
    let rest = &text[at + 1..];
    if !rest.starts_with([' ', '\n', '*']) {
        return None;
    }
    let letters = lead.chars().filter(|c| c.is_alphabetic());
    let capitals = lead.chars().filter(|c| c.is_uppercase()).count();
    let all = letters.count();
    // One small letter in ten: "McCARTHY", "U.S.'s".
    let is_lead = all >= 6 && capitals * 10 >= all * 9 && lead.contains(' ');
    is_lead.then(|| text.len() - rest.trim_start_matches([' ', '\n', '*', '_']).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn cut(text: &str, expected: &[&str]) {
        let sentences = Sentences::of(text);
        let found: Vec<&str> = sentences.iter().map(|s| s.of(text).trim()).collect();
        assert_eq!(found, expected);
        for span in sentences.iter() {
            assert_eq!(sentences.at(span.start), span);
        }
    }

    #[test]
    fn bills_and_named_zones_do_not_end_a_sentence() {
        cut(
            "They passed H.R. 1187 at 3 p.m. Quito time. It went on.",
            &["They passed H.R. 1187 at 3 p.m. Quito time.", "It went on."],
        );
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        cut(
            "Sen. J. Q. Vale met Lt. Gov. Roe on Oct. 3 at 9 a.m. Eastern. They agreed.",
            &[
                "Sen. J. Q. Vale met Lt. Gov. Roe on Oct. 3 at 9 a.m. Eastern.",
                "They agreed.",
            ],
        );
        cut(
            "The talk is at 3:00 p.m. Bring a mug. It ends with the U.S. Navy band.",
            &[
                "The talk is at 3:00 p.m.",
                "Bring a mug.",
                "It ends with the U.S. Navy band.",
            ],
        );
        cut(
            "He left Orrin Corp. The board met in the U.S. On Friday it closed.",
            &[
                "He left Orrin Corp.",
                "The board met in the U.S.",
                "On Friday it closed.",
            ],
        );
    }

    #[test]
    fn closing_quotation_marks_stay_with_their_sentence() {
        cut(
            "“We will wait.” The minister left. \"Why?\" he asked.",
            &[
                "“We will wait.”",
                "The minister left.",
                "\"Why?\" he asked.",
            ],
        );
    }

    #[test]
    fn a_lead_in_capitals_is_a_sentence_of_its_own() {
        cut(
            "RIVER TALKS RESUME: Envoys meet on Friday. WHAT: a talk",
            &[
                "RIVER TALKS RESUME:",
                "Envoys meet on Friday.",
                "WHAT: a talk",
            ],
        );
    }

    #[test]
    fn wrapped_lines_go_on_and_short_lines_end() {
        cut(
            "Schedule\nThe committee on roads and bridges will meet in the long\nhall on Friday and vote.\n\nEnd",
            &[
                "Schedule",
                "The committee on roads and bridges will meet in the long\nhall on Friday and vote.",
                "End",
            ],
        );
    }

    #[test]
    fn runs_of_one_mark_cost_their_length_once() {
        // Anything that looks back or ahead over the run at each of its bytes would not end this year.
        for run in [
            ".", "\n", " \n", ": ", "A: ", "?\"", "a.", ". ", "“", "\"x\"", "(\n",
        ] {
            let text = run.repeat(100_000);
            let sentences = Sentences::of(&text);
            assert_eq!(sentences.at(u32::MAX).end as usize, text.len());
            crate::sentence::quotations(&text);
        }
    }

    #[test]
    fn numbers_with_points_are_no_borders() {
        cut(
            "It rose 3.5 percent to 1.2 million. No. 7 fell.",
            &["It rose 3.5 percent to 1.2 million.", "No. 7 fell."],
        );
    }
}
