//! What a line of plain text looks like: heading, item, rule, table row.

use crate::document::BlockKind;
pub(super) use crate::document::broken_date::month;
use crate::document::broken_date::{bare, is_weekday};

/// How a line begins: lines of a list begin alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// `-`, `*`, `•`, `—`.
    Bullet,
    /// `1.`, `2)`, `(3)`.
    Number,
    /// `WHEN:`, `Time:`.
    Label,
    /// A clock time.
    Clock,
    /// A weekday, month or numeric date.
    Day,
    /// Anything else.
    Word,
}

impl Opening {
    /// How many there are.
    pub(super) const COUNT: usize = 6;
}

/// How `line` begins.
pub(super) fn opening(line: &str) -> Opening {
    if (bullet(line) > 0 && !is_dashed_hour(line)) || is_star(line) {
        return Opening::Bullet;
    }
    if number(line) > 0 {
        return Opening::Number;
    }
    let word = line.split_whitespace().next().unwrap_or("");
    if is_label(word) {
        return Opening::Label;
    }
    if is_clock(word) {
        Opening::Clock
    } else if is_day_word(word) || is_slash_date(word) || is_iso_date(word) {
        Opening::Day
    } else {
        Opening::Word
    }
}

/// Columns of a bullet and the space after it.
pub(super) fn bullet_columns(line: &str) -> usize {
    line.get(..bullet(line))
        .map_or(0, |mark| mark.chars().count())
}

/// Bytes of a bullet and the space after it.
fn bullet(line: &str) -> usize {
    let mut chars = line.chars();
    let Some(first) = chars.next() else {
        return 0;
    };
    let rest = chars.as_str();
    let listed = match first {
        '•' | '‣' | '▪' | '▫' | '◦' | '●' | '○' | '■' | '□' | '·' | '►' | '▸' | '➤' | '➢' | '✓'
        | '✔' | '❖' | '–' | '—' => {
            rest.starts_with([' ', '\t']) || "–—".find(first).is_none()
        }
        '-' | '*' | '+' => rest.starts_with([' ', '\t']),
        // A round bullet of a page that was printed may come out as a point.
        'o' | '§' | '.' => rest.starts_with('\t') || rest.starts_with("  "),
        _ => false,
    };
    if listed && rest.trim_start().starts_with(|c: char| !c.is_whitespace()) {
        first.len_utf8() + (rest.len() - rest.trim_start().len())
    } else {
        0
    }
}

/// `** `, `>> `: two or three of a sign, the wire services' bullet, which stays in the text.
fn is_star(line: &str) -> bool {
    let first = line.chars().next().filter(|c| "*+>#~".contains(*c));
    first.is_some_and(|first| {
        let rest = line.trim_start_matches(first);
        matches!(line.len() - rest.len(), 2 | 3) && rest.starts_with(' ')
    })
}

/// `- 0900 GMT`: the end of a line that a dash parts from the rest.
fn is_dashed_hour(line: &str) -> bool {
    let rest = line.trim_start_matches(['-', '–', '—']).trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest.len() < line.len() && digits == 4 && rest.split_whitespace().count() <= 3
}

/// Bytes of an item number and the space after it: `1. `, `12) `, `(3) `.
fn number(line: &str) -> usize {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &inner[digits..];
    let after = match rest.bytes().next() {
        Some(b'.') if inner.len() == line.len() => &rest[1..],
        Some(b')') => &rest[1..],
        _ => return 0,
    };
    let body = after.trim_start();
    let known = (1..=3).contains(&digits) && after.len() > body.len();
    // "12. The" is an item; "5. p.m." or "3. 4" hardly is.
    if known && body.starts_with(|c: char| c.is_uppercase() || "\"“‘*".contains(c)) {
        line.len() - body.len()
    } else {
        0
    }
}

fn is_label(word: &str) -> bool {
    word.strip_suffix(':').is_some_and(|name| {
        name.len() >= 3
            && name.starts_with(|c: char| c.is_uppercase())
            && name.chars().all(char::is_alphabetic)
    })
}

fn is_clock(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = word[digits..].to_ascii_lowercase();
    (1..=2).contains(&digits)
        && (rest.starts_with("am")
            || rest.starts_with("pm")
            || (rest.starts_with([':', '.'])
                && rest[1..].starts_with(|c: char| c.is_ascii_digit())))
}

fn is_slash_date(word: &str) -> bool {
    let bytes = word.as_bytes();
    let slash = word.find('/').unwrap_or(0);
    (1..=2).contains(&slash)
        && bytes[..slash].iter().all(u8::is_ascii_digit)
        && bytes.get(slash + 1).is_some_and(u8::is_ascii_digit)
}

/// `2031-05-14`, perhaps with something behind it.
fn is_iso_date(word: &str) -> bool {
    let digit = |at: usize| word.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let dash = |at: usize| word.as_bytes().get(at) == Some(&b'-');
    [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(digit) && dash(4) && dash(7)
}

/// A weekday or a month.
pub(super) fn is_day_word(word: &str) -> bool {
    is_weekday(word) || month(word).is_some()
}

/// A line of dashes, stars or the like.
pub(super) fn is_rule(line: &str) -> bool {
    let mut count = 0;
    for c in line.chars() {
        if !"-_=*~#+.·•—–―─━═".contains(c) && !c.is_whitespace() {
            return false;
        }
        count += usize::from(!c.is_whitespace());
    }
    count >= 3
}

/// The level of heading that a line below a text makes of it.
pub(super) fn underline(text: &str, below: &str) -> Option<u8> {
    let (long, short) = (text.chars().count(), below.chars().count());
    let level = match below.chars().next()? {
        '=' => 1,
        '-' | '~' | '*' | '^' | '─' | '━' => 2,
        _ => return None,
    };
    let first = below.chars().next();
    let alike = below.chars().all(|c| Some(c) == first);
    (alike && short >= 3 && long <= 100 && short + 4 >= long && short <= long + 4).then_some(level)
}

/// Whether wide gaps part the line into columns; the one behind a bullet does not.
pub(super) fn is_tabular(line: &str) -> bool {
    let line = line.get(bullet(line)..).unwrap_or(line);
    memchr::memmem::find(line.as_bytes(), b"   ").is_some() || line.contains('\t')
}

/// Whether the one wide gap of a line parts its last words from the end of a sentence: "as amended.   Page 12".
pub(super) fn ends_apart(line: &str) -> bool {
    let Some(at) = line.find("   ") else {
        return false;
    };
    let tail = line[at..].trim_start();
    line[..at].ends_with(['.', '!', '?', '”', '"'])
        && !line.contains('\t')
        && !tail.contains("   ")
        && tail.split(' ').count() <= 3
}

/// Whether a line is a row of a list of hours: four digits of an hour or a mark for none, a gap, and words.
pub(super) fn is_row(line: &str) -> bool {
    let Some((first, rest)) = line.split_once("  ") else {
        return false;
    };
    let digits = first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit());
    let clock = digits && first < "2400" && &first[2..] < "60";
    (clock || matches!(first, "N/A" | "TBA" | "---" | "--" | "n/a"))
        && rest.trim_start().starts_with(char::is_alphabetic)
}

/// Whether dots lead from what stands first in the line to what stands behind: "House Session ....... 11:00 a.m."
pub(super) fn has_leader(line: &str) -> bool {
    let at = memchr::memmem::find(line.as_bytes(), b" ....");
    at.is_some_and(|at| line[at..].trim_start_matches([' ', '.']).len() > 1)
}

/// Whether all letters are capitals, and there are some.
pub(super) fn is_capitals(line: &str) -> bool {
    let mut letters = 0;
    for c in line.chars() {
        if c.is_lowercase() {
            return false;
        }
        letters += usize::from(c.is_uppercase());
    }
    letters >= 3
}

/// Words that a line of nothing but days may have.
const DAY_LINE_WORDS: [&str; 13] = [
    "and", "to", "the", "of", "through", "week", "today", "tomorrow", "good", "holy", "palm",
    "ash", "easter",
];

/// `28`, `2024`, `3rd`: how many digits, and what stands after them.
fn is_day_number(digits: usize, tail: &str) -> bool {
    matches!(digits, 1 | 2 | 4) && matches!(tail, "" | "st" | "nd" | "rd" | "th")
}

/// Whether the line is nothing but a day: `Monday, October 28`, `Saturday 12 - Sunday 13 July 2008`.
fn is_day_line(line: &str) -> (bool, bool) {
    let (mut weekday, mut of_month, mut words) = (false, false, 0);
    for word in line.split([' ', ',', '-', '–', '/']).map(bare) {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let tail = &word[digits..];
        if word.is_empty() {
            continue;
        }
        words += 1;
        if is_weekday(&word) {
            weekday = true;
        } else if month(&word).is_some() {
            of_month = true;
        } else if !is_day_number(digits, tail) && !DAY_LINE_WORDS.contains(&word.as_str()) {
            return (false, false);
        }
    }
    (weekday && words <= 12, of_month && words <= 12)
}

/// What a line is, and how many bytes of bullet or number stand before its text.
pub(super) fn kind(line: &str, alone: bool, tabular: bool) -> (BlockKind, usize) {
    let skipped = bullet(line).max(number(line));
    if skipped > 0 {
        return (BlockKind::Item { depth: 1 }, skipped);
    }
    if tabular {
        return (BlockKind::Pre, 0);
    }
    let length = line.chars().count();
    let (weekday, month) = is_day_line(line);
    let capitals = length <= 80
        && is_capitals(line)
        && !line.ends_with('.')
        && opening(line) != Opening::Clock
        && !is_button(line);
    if weekday || (month && alone) || capitals {
        return (BlockKind::Heading(6), 0);
    }
    let kind = if alone {
        BlockKind::Paragraph
    } else {
        BlockKind::Line
    };
    (kind, 0)
}

/// "REGISTER HERE": what was a button, not a heading.
fn is_button(line: &str) -> bool {
    const VERBS: [&str; 14] = [
        "register",
        "rsvp",
        "click",
        "read",
        "subscribe",
        "learn",
        "watch",
        "buy",
        "view",
        "sign",
        "unsubscribe",
        "join",
        "tickets",
        "share",
    ];
    line.split_whitespace()
        .next()
        .is_some_and(|word| VERBS.contains(&bare(word).as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(line: &str, expected: BlockKind, text: &str) {
        let (kind, skipped) = kind(line, true, is_tabular(line));
        assert_eq!((kind, &line[skipped..]), (expected, text));
    }

    #[test]
    fn days_and_capitals_alone_on_a_line_are_headings() {
        for line in [
            "Monday, October 28",
            "TUESDAY, JANUARY 7, 2020",
            "ROAD WORK",
            "March 4",
            "Mon., March 4th",
        ] {
            case(line, BlockKind::Heading(6), line);
        }
        for line in [
            "May we begin",
            "Monday blues",
            "On Monday, October 28, we met",
            "10 AM",
        ] {
            case(line, BlockKind::Paragraph, line);
        }
    }

    #[test]
    fn bullets_and_numbers_stand_outside_the_item() {
        let item = BlockKind::Item { depth: 1 };
        case("• Tue 3/5: lunch", item, "Tue 3/5: lunch");
        case("— Harrow, noon: Talk", item, "Harrow, noon: Talk");
        case("1. The Ledger, Wednesday", item, "The Ledger, Wednesday");
        case("1.5 miles", BlockKind::Paragraph, "1.5 miles");
        case("-5 degrees", BlockKind::Paragraph, "-5 degrees");
    }

    #[test]
    fn a_line_of_dashes_is_a_rule_and_may_underline() {
        assert!(is_rule("————————–"));
        assert!(!is_rule("--"));
        assert_eq!(underline("Coming up", "---------"), Some(2));
        assert_eq!(underline("A long line of quite ordinary text", "---"), None);
    }
}
