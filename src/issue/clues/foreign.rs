//! Dates of a masthead in other languages: "Lundi 6 mai 2019", "Freitag, 25. Mai 2018", "28 de mayo de 2018".
//!
//! Such texts are not tagged yet; their masthead still dates them.

use super::calendar::ahead;
use crate::span::Span;
use crate::timex::expr::{Date, ExprKind, Period, TimeExpr, Year};
use crate::timex::{Tag, Tags, Within};

/// How much of the text is searched.
const TOP: usize = 1_500;

/// Months in French, German, Spanish, Italian, Portuguese and Dutch, in lower case; also those spelled as in English, for "11. November".
#[rustfmt::skip]
const MONTHS: &[(&str, u8)] = &[
    ("janvier", 1), ("février", 2), ("fevrier", 2), ("mars", 3), ("avril", 4), ("mai", 5), ("juin", 6), ("juillet", 7),
    ("août", 8), ("aout", 8), ("septembre", 9), ("octobre", 10), ("novembre", 11), ("décembre", 12), ("decembre", 12),
    ("april", 4), ("august", 8), ("september", 9), ("november", 11), ("december", 12),
    ("januar", 1), ("jänner", 1), ("februar", 2), ("märz", 3), ("juni", 6), ("juli", 7), ("oktober", 10), ("dezember", 12),
    ("enero", 1), ("febrero", 2), ("marzo", 3), ("abril", 4), ("mayo", 5), ("junio", 6), ("julio", 7), ("agosto", 8),
    ("septiembre", 9), ("octubre", 10), ("noviembre", 11), ("diciembre", 12),
    ("gennaio", 1), ("febbraio", 2), ("aprile", 4), ("maggio", 5), ("giugno", 6), ("luglio", 7), ("settembre", 9),
    ("ottobre", 10), ("dicembre", 12),
    ("janeiro", 1), ("fevereiro", 2), ("março", 3), ("maio", 5), ("junho", 6), ("julho", 7), ("setembro", 9),
    ("outubro", 10), ("novembro", 11), ("dezembro", 12),
    ("januari", 1), ("februari", 2), ("maart", 3), ("mei", 5), ("augustus", 8),
];

/// Weekdays that may stand in front; they are part of the date.
#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
];

/// The tags with the foreign dates of the top among them, for finding a masthead; the same tags where there are none.
pub(super) fn with_foreign(text: &str, tags: &Tags) -> Option<Tags> {
    let has_day = |t: &Tag| match t.expr.kind {
        ExprKind::Period(Period::Date(d)) | ExprKind::At(Period::Date(d), _) => d.day.is_some(),
        _ => false,
    };
    let mut all: Option<Tags> = None;
    for tag in dates(ahead(text, 0, TOP)) {
        let mut over = tags.iter().take(200).filter(|t| t.span.overlaps(tag.span));
        if over.any(has_day) {
            continue;
        }
        // "November 2024" of "11. November 2024" gives way to the whole.
        let all = all.get_or_insert_with(|| tags.clone());
        all.retain(|t| !t.span.overlaps(tag.span));
        all.push(tag);
    }
    let mut all = all?;
    all.sort_by_key(|t| t.span);
    Some(all)
}

/// Every day, month and year in another language.
fn dates(text: &str) -> Vec<Tag> {
    let words: Vec<(usize, &str)> = words(text).collect();
    let mut found = Vec::new();
    for (i, (_, word)) in words.iter().enumerate() {
        let lower = word.to_lowercase();
        let Some(&(_, month)) = MONTHS.iter().find(|(name, _)| *name == lower) else {
            continue;
        };
        let skip = |at: usize, step: isize| {
            let next = at.checked_add_signed(step)?;
            let of = words
                .get(next)
                .is_some_and(|w| w.1.eq_ignore_ascii_case("de"));
            if of {
                next.checked_add_signed(step)
            } else {
                Some(next)
            }
        };
        let (Some(day_at), Some(year_at)) = (skip(i, -1), skip(i, 1)) else {
            continue;
        };
        let (Some(day), Some(year)) = (words.get(day_at), words.get(year_at)) else {
            continue;
        };
        let (Some(number), Some(four)) = (day_of(day.1), year_of(year.1)) else {
            continue;
        };
        let before = day_at.checked_sub(1).and_then(|w| words.get(w));
        let weekday = before.filter(|w| WEEKDAYS.contains(&w.1.to_lowercase().as_str()));
        let start = weekday.unwrap_or(day).0;
        let date = Date {
            year: Year::Four(four),
            month: Some(month),
            day: Some(number),
            ..Date::default()
        };
        found.push(Tag {
            span: Span::new(start, year.0 + year.1.len()),
            rule: "foreign-date",
            expr: TimeExpr::new(ExprKind::Period(Period::Date(date))),
            within: Within::Text,
        });
    }
    found
}

/// "6", "1er", "28.".
fn day_of(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(['e', 'r', 'º', '°']);
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

fn year_of(word: &str) -> Option<i16> {
    word.parse().ok().filter(|y| (1980..=2100).contains(y))
}

/// Words with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, 'º' | '°')))
        .filter(|w| !w.is_empty())
        .map(move |w| (w.as_ptr() as usize - base, w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_six_languages_are_found() {
        for (text, words) in [
            ("Agenda\nLundi 6 mai 2019\n10h00", "Lundi 6 mai 2019"),
            ("Lettre du 1er août 2019.", "1er août 2019"),
            ("Freitag, 25. Mai 2018 | Nr. 4", "Freitag, 25. Mai 2018"),
            ("Publicado el 28 de mayo de 2018", "28 de mayo de 2018"),
            ("Roma, 3 giugno 2020", "3 giugno 2020"),
            ("sexta-feira, 2 de julho de 2021", "2 de julho de 2021"),
            ("vrijdag 8 maart 2024", "vrijdag 8 maart 2024"),
        ] {
            let found: Vec<&str> = dates(text).iter().map(|t| t.span.of(text)).collect();
            assert_eq!(found, [words], "{text}");
        }
        assert!(dates("le mai 2019, 6 mai, 45 juin 2019").is_empty());
    }
}
