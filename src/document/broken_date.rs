//! A line break inside a date or an hour is never meant: "Thursday, January / 27", "6:00 / pm", "Tuesday, / January 11".

use crate::lexicon::{Classes, Meaning, look_up};

/// Whether `after` goes on with the date or hour that `before` ends in the middle of.
pub(crate) fn goes_on(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    if in_words(before, after) {
        return true;
    }
    let last = last_word(before);
    let head = before[..before.len() - last.len()].trim_end();
    let (first, rest) = first_word(after);
    let next = first_word(rest.trim_start()).0;
    if let Some(word) = last.strip_suffix(',') {
        let weekday = is_weekday(word);
        return weekday && (is_month(first) && is_day(next) || is_day(first) && is_month(next))
            || is_year(first) && is_day(word) && is_month(last_word(head));
    }
    // A month alone in its line is a heading, and a number may begin an item below it.
    if is_month(last) && !head.is_empty() {
        let dated = is_weekday(last_word(head).trim_end_matches([',', '.']));
        return dated && is_day(first) && !is_half(next);
    }
    // "Thursday 2 / June"
    if is_month(first) && is_day(last) {
        return is_weekday(last_word(head).trim_end_matches([',', '.']));
    }
    is_half(first) && is_hour(last)
}

/// The same of dates and hours in words, as they stand on cards: "the sixth of June / two thousand and four", "two thousand /
/// and four", "at half past six o'clock / in the evening".
fn in_words(before: &str, after: &str) -> bool {
    let mut words = after.split_whitespace();
    let (first, second, third) = (words.next(), words.next(), words.next());
    let first = bare(first.unwrap_or(""));
    let second = bare(second.unwrap_or(""));
    let last = bare(last_word(before));
    let number = |word: &str| {
        let tens = word.split('-').next().unwrap_or("");
        look_up(tens).classes().any(Classes::CARDINAL)
    };
    let is_ordinal = |word: &str| {
        word.ends_with("th")
            || word.ends_with("first")
            || word.ends_with("second")
            || word.ends_with("third")
    };
    let mut back = before.split_whitespace().rev().skip(1).map(bare);
    let before_last = back.next().filter(|w| w != "the").or_else(|| back.next());
    let before_last = before_last.unwrap_or_default();
    let dated = is_month(&last) && (before_last == "of" || is_ordinal(&before_last))
        || is_ordinal(&last) && is_month(&before_last);
    let year = number(&last) && before.to_ascii_lowercase().contains(" thousand ");
    match first.as_str() {
        "two" => second == "thousand" && dated,
        "and" => last == "thousand" && number(&second),
        "at" => {
            let hour = after.to_ascii_lowercase();
            (dated || year) && (hour.contains("o'clock") || hour.contains("o’clock"))
        }
        "in" => {
            let part = third.map(bare);
            let part = part.as_deref();
            (last == "o'clock" || last == "o’clock")
                && second == "the"
                && matches!(part, Some("morning" | "afternoon" | "evening"))
        }
        _ => last == "thousand" && number(&first) && before_last == "two",
    }
}

/// A word in small letters without marks at its edges.
pub(crate) fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_ascii_lowercase()
}

/// The number of a month by its name or short form, 1 to 12.
pub(crate) fn month(word: &str) -> Option<usize> {
    match look_up(&bare(word)).meaning() {
        Meaning::Month(month) => Some(month.into()),
        _ => None,
    }
}

/// Whether a word is a weekday's name or its short form, and not "Mondays".
pub(crate) fn is_weekday(word: &str) -> bool {
    look_up(&bare(word)).classes().any(Classes::WEEKDAY)
}

fn last_word(text: &str) -> &str {
    text.rsplit([' ', '\t']).next().unwrap_or("")
}

fn first_word(text: &str) -> (&str, &str) {
    text.split_at(text.find([' ', '\t']).unwrap_or(text.len()))
}

fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// "27", "27,", "3rd".
fn is_day(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = word[digits..].trim_end_matches([',', '.', ':']);
    let number = word[..digits].parse::<u8>();
    number.is_ok_and(|day| (1..=31).contains(&day)) && ["", "st", "nd", "rd", "th"].contains(&rest)
}

fn is_year(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ':']);
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

/// "pm", "a.m.".
fn is_half(word: &str) -> bool {
    let letters = word.trim_end_matches([',', ';', ':', ')']).replace('.', "");
    letters.eq_ignore_ascii_case("am") || letters.eq_ignore_ascii_case("pm")
}

/// "6", "6:00".
fn is_hour(word: &str) -> bool {
    let word = word.rsplit(['-', '–', '—']).next().unwrap_or(word);
    let (hour, minute) = word.split_once(':').unwrap_or((word, "00"));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    minute.len() == 2
        && digits(minute)
        && digits(hour)
        && hour
            .parse::<u8>()
            .is_ok_and(|hour| (1..=12).contains(&hour))
}

#[cfg(test)]
mod tests {
    use super::goes_on;

    #[test]
    fn dates_and_hours_go_on_in_the_next_line() {
        for (before, after) in [
            ("Tuesday,", "January 11"),
            ("Thursday, January", "27"),
            ("Talks on Thursday, Jan.", "27, at the quay"),
            ("Friday, 3", "p.m. in the loft"),
            ("6:00", "pm Eastern"),
            ("open 9:00-6:00", "p.m."),
            ("to Thursday, January 27,", "2028"),
            ("Monday,", "3 March"),
            ("Locks. — Thursday 2", "June | 10:30 a.m.: Tides"),
        ] {
            assert!(goes_on(before, after), "{before} / {after}");
        }
    }

    #[test]
    fn dates_in_words_go_on_over_the_lines_of_a_card() {
        for (before, after) in [
            ("Saturday, the sixth of June", "two thousand and four"),
            (
                "on Friday, the ninth of May, two thousand",
                "and twelve, at noon",
            ),
            ("two thousand and four", "at half past six o'clock"),
            ("June the sixth", "at six o'clock"),
            ("at half past six o'clock", "in the evening"),
        ] {
            assert!(goes_on(before, after), "{before} / {after}");
        }
        for (before, after) in [
            ("the sixth of June", "two tables are free"),
            ("a hundred and four", "at half past six o'clock"),
            ("Supper at six o'clock", "in the Mill Room"),
        ] {
            assert!(!goes_on(before, after), "{before} / {after}");
        }
    }

    #[test]
    fn lines_that_only_look_like_a_broken_date_stay() {
        for (before, after) in [
            ("January", "27 Tide walk"),
            ("Tides in January", "12 boats came"),
            ("Tuesday", "January talks go on"),
            ("Monday, March 3", "10 a.m. Tides"),
            ("Thursday, January", "8 p.m. Tides"),
            ("Tuesday,", "May be late"),
        ] {
            assert!(!goes_on(before, after), "{before} / {after}");
        }
    }
}
