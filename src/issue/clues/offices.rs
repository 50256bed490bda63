//! What offices, sessions and copyright lines say of a text's year.

use chrono::NaiveDate;
use memchr::memmem;

use super::calendar::{ahead, back, head};
use super::gather::Gather;
use super::piece::words;
use super::shapes;
use crate::document::Document;
use crate::issue::Eras;
use crate::issue::factor::{Kind, Says};
use crate::span::Span;

/// "© 2024", "Copyright 2016 …", the last year of "© 2010-2024".
pub(super) fn copyright(document: &Document, gather: &mut Gather<'_>) {
    for needle in ["©", "opyright", "(c) ", "(C) "] {
        let text = &document.text;
        for at in memmem::find_iter(text.as_bytes(), needle.as_bytes()).take(3) {
            let Some((year, from, to)) = last_year(text, at + needle.len()) else {
                continue;
            };
            let says = Says::YearsAfter(year, shapes::COPYRIGHT);
            gather.add(
                Kind::Copyright,
                says,
                Span::new(from, to),
                format!("copyright of {year}"),
            );
        }
    }
}

/// The last year within the thirty bytes after `at`, with its place.
fn last_year(text: &str, at: usize) -> Option<(i32, usize, usize)> {
    let bytes = text.as_bytes();
    let end = (at + 30).min(bytes.len());
    let mut found = None;
    let mut i = at;
    while i < end {
        let digits = bytes[i..].iter().take_while(|b| b.is_ascii_digit()).count();
        if digits == 4 {
            let year = bytes[i..i + 4]
                .iter()
                .fold(0, |n, b| n * 10 + i32::from(b - b'0'));
            if (1980..=2100).contains(&year) {
                found = Some((year, i, i + 4));
            }
        }
        i += digits.max(1);
    }
    found
}

/// "the 118th Congress" sits for two years.
pub(super) fn congress(document: &Document, gather: &mut Gather<'_>) {
    let text = head(&document.text);
    for at in memmem::find_iter(text.as_bytes(), b"Congress").take(20) {
        let before = text[..at].trim_end();
        let word = before
            .rsplit(|c: char| c.is_whitespace())
            .next()
            .unwrap_or("");
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let ordinal = matches!(&word[digits..], "th" | "st" | "nd" | "rd");
        let Some(n) = word[..digits]
            .parse::<i32>()
            .ok()
            .filter(|n| ordinal && (95..=160).contains(n))
        else {
            continue;
        };
        let first = 1789 + 2 * (n - 1);
        let (Some(from), Some(to)) = (
            NaiveDate::from_ymd_opt(first, 1, 3),
            NaiveDate::from_ymd_opt(first + 2, 1, 2),
        ) else {
            continue;
        };
        let says = Says::Within {
            stretches: vec![(from, to)],
            inside: 2.4,
            outside: -1.0,
        };
        let start = before.len() - word.len();
        gather.add(
            Kind::Congress,
            says,
            Span::new(start, at + 8),
            format!("the {word} Congress sits"),
        );
    }
}

/// "President X", "the X administration": as of the text's day, unless it says former.
pub(super) fn offices(document: &Document, eras: &Eras, gather: &mut Gather<'_>) {
    let text = head(&document.text);
    let base = text.as_ptr() as usize;
    let mut lower = String::new();
    let mut found = 0;
    for word in words(text) {
        if found >= 12 || !word.starts_with(char::is_uppercase) || word.len() < 3 {
            continue;
        }
        let surname = word
            .strip_suffix("'s")
            .or_else(|| word.strip_suffix("’s"))
            .unwrap_or(word);
        lower.clear();
        if surname.is_ascii() {
            lower.push_str(surname);
            lower.make_ascii_lowercase();
        } else {
            lower.extend(surname.chars().flat_map(char::to_lowercase));
        }
        let terms = eras.of(&lower);
        if terms.is_empty() {
            continue;
        }
        let at = word.as_ptr() as usize - base;
        let before = back(text, at, 48).to_lowercase();
        let after = ahead(text, at + word.len(), 24).to_lowercase();
        if ["former ", "then-", "ex-", "late ", "onetime "]
            .iter()
            .any(|w| before.contains(w))
        {
            continue;
        }
        let fits = |titles: &[String]| {
            titles
                .iter()
                .any(|t| follows(&after, t) || precedes(&before, t))
        };
        let stretches: Vec<(NaiveDate, NaiveDate)> = terms
            .iter()
            .filter(|t| fits(&t.titles))
            .map(|t| (t.from, t.until.unwrap_or(NaiveDate::MAX)))
            .collect();
        if stretches.is_empty() {
            continue;
        }
        found += 1;
        let years: i64 = stretches
            .iter()
            .map(|(a, b)| (*b).min(eras.as_of).signed_duration_since(*a).num_days() / 365)
            .sum();
        // Of such words nine in ten are of the holder's own time; the window has some forty years.
        let inside = (36.0 / years.clamp(1, 16) as f32).ln();
        let says = Says::Within {
            stretches,
            inside,
            outside: -1.7,
        };
        gather.add(
            Kind::Office,
            says,
            Span::new(at, at + word.len()),
            format!("{surname} is in office"),
        );
    }
}

/// "X administration", "X White House": the title follows the name.
fn follows(after: &str, title: &str) -> bool {
    matches!(title, "administration" | "white house") && after.trim_start().starts_with(title)
}

/// "President X", "Defense Secretary First X": the title stands before the name with at most a first name between.
fn precedes(before: &str, title: &str) -> bool {
    if matches!(title, "administration" | "white house") {
        return false;
    }
    let Some(at) = before.rfind(title) else {
        return false;
    };
    let between = &before[at + title.len()..];
    let free = before[..at].ends_with(|c: char| !c.is_alphanumeric()) || at == 0;
    let vice = title == "president" && before[..at].trim_end().ends_with("vice");
    free && !vice
        && between.starts_with([' ', ','])
        && words(between).count() <= 2
        && !between.contains('.')
}
