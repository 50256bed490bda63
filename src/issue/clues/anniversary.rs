//! What an anniversary says of a text's day: "forty years ago this week, on March 3, 1985, …".

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::gather::Gather;
use super::piece::words;
use crate::issue::factor::{Kind, Says};
use crate::lexicon::{Meaning, look_up};
use crate::span::Span;
use crate::timex::expr::{Date, Year};

/// How much likelier such words are of the text's own day, week or month than of any other.
const INSIDE: f32 = 6.0;

/// The same for any other day.
const OUTSIDE: f32 = -2.5;

/// How far the anniversary may lie from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Day,
    Week,
    Month,
}

/// A full date in a sentence that says how many years ago it was.
pub(super) fn anniversary(
    date: Date,
    (before, after): (&str, &str),
    span: Span,
    gather: &mut Gather<'_>,
) -> bool {
    let Some((years, reach)) = told(before).or_else(|| told(after)) else {
        return false;
    };
    let (Year::Four(then), Some(month), Some(day)) = (date.year, date.month, date.day) else {
        return false;
    };
    let year = i32::from(then).saturating_add(years);
    let day = NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day));
    let Some(day) = day.filter(|d| (1985..=2100).contains(&d.year())) else {
        return false;
    };
    let around = |days: i64| {
        let days = TimeDelta::days(days);
        Some((day.checked_sub_signed(days)?, day.checked_add_signed(days)?))
    };
    let stretch = match reach {
        Reach::Day => around(0),
        Reach::Week => around(6),
        Reach::Month => around(30),
    };
    let Some(stretch) = stretch else {
        return false;
    };
    let says = Says::Within {
        stretches: vec![stretch],
        inside: INSIDE,
        outside: OUTSIDE,
    };
    let words = format!("{then} is {years} years ago");
    gather.add(Kind::Anniversary, says, span, words);
    true
}

/// "50 years ago this week", "eighty years ago today"; the text is in lower case.
fn told(text: &str) -> Option<(i32, Reach)> {
    let list: Vec<&str> = words(text).collect();
    let at = list.iter().position(|w| *w == "ago")?;
    if at == 0 || !matches!(list[at - 1], "years" | "year") {
        return None;
    }
    let years = number(list.get(at.checked_sub(2)?)?)?;
    let next = |n: usize| list.get(at + n).copied().unwrap_or("");
    let reach = match (next(1), next(2)) {
        ("today" | "tonight", _) => Reach::Day,
        ("this", "week" | "weekend") => Reach::Week,
        ("this", "morning" | "very") => Reach::Day,
        ("this", "month") => Reach::Month,
        _ => return None,
    };
    Some((years, reach))
}

/// "50", "fifty", "twenty-five".
fn number(word: &str) -> Option<i32> {
    let one = |w: &str| match look_up(w).meaning() {
        Meaning::Number(n) => i32::try_from(n).ok(),
        _ => None,
    };
    let count = match (word.parse().ok(), word.split_once('-')) {
        (Some(n), _) => Some(n),
        (None, Some((tens, ones))) => one(tens)?.checked_add(one(ones)?),
        (None, None) => one(word),
    };
    count.filter(|n| (1..=900).contains(n))
}

#[cfg(test)]
mod tests {
    use super::{Reach, told};

    #[test]
    fn only_an_anniversary_that_is_near_says_the_year() {
        let cases = [
            ("50 years ago this week, the dam", Some((50, Reach::Week))),
            ("eighty years ago today, a pilot", Some((80, Reach::Day))),
            ("twenty-five years ago this month", Some((25, Reach::Month))),
            ("50 years ago, the dam of this week", None),
            ("some years ago today", None),
            ("ago this week", None),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
