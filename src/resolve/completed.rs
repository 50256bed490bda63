//! What a date of a history takes from the words around it: the year of the date it is joined to, the days before its month, the
//! second year of a winter.

use crate::timex::Tag;
use crate::timex::expr::{Date, ExprKind, Period, Year};

/// A date that is joined to another by so many bytes at most takes its year.
const JOINED: usize = 42;

/// "5 May and, for six days, in June 2000": the year behind the second is the first one's too.
pub(super) fn with_year_of_next(text: &str, tag: &Tag, behind: &[Tag]) -> Option<Tag> {
    let ExprKind::Period(Period::Date(date)) = tag.expr.kind else {
        return None;
    };
    let is_length = |tag: &&Tag| matches!(tag.expr.kind, ExprKind::Duration(_));
    let next = behind.iter().take(2).find(|tag| !is_length(tag))?;
    let ExprKind::Period(Period::Date(other)) = next.expr.kind else {
        return None;
    };
    let (month, later) = (date.month?, other.month?);
    let Year::Four(year) = other.year else {
        return None;
    };
    let between = text.get(tag.span.end as usize..next.span.start as usize)?;
    let linked = [" and ", ", and ", " and, ", " or "]
        .iter()
        .any(|link| between.starts_with(link));
    let near = between.len() <= JOINED && !between.contains(['.', ';', '\n']);
    if date.year != Year::Unsaid || !linked || !near {
        return None;
    }
    let year = if month > later { year - 1 } else { year };
    let mut tag = *tag;
    tag.expr.kind = ExprKind::Period(Period::Date(Date {
        year: Year::Four(year),
        ..date
    }));
    Some(tag)
}

/// "7/8 January": the first of two days that stand before their month.
pub(super) fn two_days(text: &str, tag: &Tag) -> Option<Tag> {
    let ExprKind::Period(Period::Date(date)) = tag.expr.kind else {
        return None;
    };
    date.month.filter(|_| date.day.is_none())?;
    let before = text[..tag.span.start as usize].strip_suffix(' ')?;
    let (before, last) = digits(before)?;
    let (before, first) = digits(before.strip_suffix('/')?)?;
    if !(1..=31).contains(&first) || last != first + 1 && last != 1 {
        return None;
    }
    let mut tag = *tag;
    tag.span.start = before.len() as u32;
    tag.expr.kind = ExprKind::Period(Period::Date(Date {
        day: Some(first),
        ..date
    }));
    Some(tag)
}

/// The one or two digits at the end, and what stands before them.
fn digits(text: &str) -> Option<(&str, u8)> {
    let count = text
        .bytes()
        .rev()
        .take(3)
        .take_while(u8::is_ascii_digit)
        .count();
    let (before, digits) = text.split_at_checked(text.len() - count)?;
    (1..=2).contains(&count).then_some(())?;
    Some((before, digits.parse().ok()?))
}

/// The bytes of "-65" behind "the winter of 1864": a winter lies in two years.
pub(super) fn second_year(text: &str, tag: &Tag) -> Option<u32> {
    let ExprKind::Period(Period::Season(_, Year::Four(year), _)) = tag.expr.kind else {
        return None;
    };
    let rest = &text[tag.span.end as usize..];
    let dash = rest.chars().next().filter(|c| "-–/".contains(*c))?;
    let rest = &rest[dash.len_utf8()..];
    let count = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let said: i16 = rest[..count].parse().ok()?;
    let next = year.checked_add(1)?;
    let fits = match count {
        2 => said == next.rem_euclid(100),
        4 => said == next,
        _ => false,
    };
    fits.then_some((dash.len_utf8() + count) as u32)
}

#[cfg(test)]
mod tests {
    use super::super::{Frame, answers};
    use crate::timex::{Options, Style, tag};

    fn found(text: &str) -> Vec<(String, String)> {
        let style = Style::History;
        let frame = Frame {
            narrative: true,
            timeml: true,
            ..Frame::default()
        };
        let tags = tag(text, Options { style });
        let answers = answers(text, &tags, &frame);
        let pair = |a: &super::super::Answer| {
            let value = a.timex3.value.clone().unwrap_or_default();
            (a.span.of(text).to_owned(), value)
        };
        answers.iter().map(pair).collect()
    }

    fn is(text: &str, expected: &[(&str, &str)]) {
        let found = found(text);
        let found: Vec<_> = found
            .iter()
            .map(|(t, v)| (t.as_str(), v.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_date_takes_the_year_of_the_one_it_is_joined_to() {
        is(
            "The polls were open on 29 June and 1 July 1902.",
            &[("29 June", "1902-06-29"), ("1 July 1902", "1902-07-01")],
        );
        is(
            "It fell in 1899. On 3 May he sailed, and was home on 20 June 1901.",
            &[
                ("1899", "1899"),
                ("3 May", "1899-05-03"),
                ("20 June 1901", "1901-06-20"),
            ],
        );
    }

    #[test]
    fn a_night_of_two_days_and_a_winter_of_two_years_are_one() {
        is(
            "It was lost in 1942 on the night of 7/8 January.",
            &[
                ("1942", "1942"),
                ("the night of 7/8 January", "1942-01-07TNI"),
            ],
        );
        is(
            "They starved in the winter of 1864–65.",
            &[("the winter of 1864–65", "1864-WI")],
        );
    }
}
