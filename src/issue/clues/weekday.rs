//! A weekday in the envelope that is not that of its numbers: the numbers count, and it is told.

use chrono::{Datelike, Weekday};

use crate::document::{DateField, DateSource, RawIssue};
use crate::note::Note;

/// Tells of the mail's own date, of one forwarded in it, and of the feed entry's, where the weekday is wrong.
pub(in crate::issue) fn check(raw: &RawIssue, notes: &mut Vec<Note>) {
    for (source, where_) in [
        (DateSource::HeaderDate, "the mail's `Date`"),
        (DateSource::ForwardedDate, "the forwarded mail's `Date`"),
        (DateSource::FeedPublished, "the feed entry's date"),
    ] {
        let field = raw.headers.dates.iter().find(|d| d.source == source);
        let Some((field, was)) = field.and_then(|d| Some((d, wrong(d)?))) else {
            continue;
        };
        let note = Note::warning(
            "date-weekday",
            format!(
                "{where_} is `{}`, but that day was a {was}; the numbers count: if the weekday is right, give `--date`",
                field.raw.trim()
            ),
        );
        notes.push(match field.span {
            Some(span) => note.at(span),
            None => note,
        });
    }
}

/// The weekday of the numbers, where the field begins with another.
fn wrong(field: &DateField) -> Option<String> {
    let word: String = field
        .raw
        .trim_start()
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    let said: Weekday = word.parse().ok()?;
    let date = field.at.as_ref()?.date;
    (said != date.weekday()).then(|| date.format("%A").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::StatedTime;

    #[test]
    fn a_weekday_that_is_not_that_of_the_numbers_is_noticed() {
        let wrong = |raw: &str, day| {
            wrong(&DateField {
                source: DateSource::HeaderDate,
                at: chrono::NaiveDate::from_ymd_opt(2024, 10, day).map(|date| StatedTime {
                    date,
                    time: None,
                    offset: None,
                    zone: None,
                }),
                raw: raw.to_owned(),
                span: None,
            })
        };
        let monday = Some("Monday".to_owned());
        assert_eq!(wrong("Tue, 28 Oct 2024 06:30:00 -0400", 28), monday);
        assert_eq!(wrong("Sunday, October 28, 2024", 28), monday);
        for right in [
            "Mon, 28 Oct 2024 06:30:00 -0400",
            "Monday, October 28, 2024 6:30 PM",
            "28 Oct 2024 06:30",
            "Oct 28 2024",
            "",
        ] {
            assert_eq!(wrong(right, 28), None, "{right}");
        }
    }
}
