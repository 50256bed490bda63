//! The clues of a text as they are gathered, and the words around a time expression.

use chrono::{NaiveDate, Weekday};

use super::masthead::{full, two_digit_year};
use crate::document::{BlockKind, Document, Part};
use crate::issue::factor::{Factor, Kind, Says, Shape, Target};
use crate::sentence::{Direction, direction};
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{Bound, Date, Year};

/// How much of a sentence on either side is read for its tense.
const CONTEXT: usize = 160;

/// The clues so far.
pub(super) struct Gather<'a> {
    pub(super) document: &'a Document,
    pub(super) found: Vec<Factor>,
    /// Dates that head a line or a list item, in reading order.
    pub(super) listed: Vec<(Date, Span)>,
}

/// A tag with the words around it, in lower case.
pub(super) struct Around {
    pub(super) before: String,
    pub(super) after: String,
    pub(super) tense: Direction,
}

impl<'a> Gather<'a> {
    /// Nothing gathered yet.
    pub(super) fn new(document: &'a Document) -> Self {
        Gather {
            document,
            found: Vec::new(),
            listed: Vec::new(),
        }
    }

    /// The words of a span.
    pub(super) fn text_of(&self, span: Span) -> &'a str {
        self.document.of(span)
    }

    /// Adds a clue, unless the kind has enough or it says what one before it said.
    pub(super) fn add(&mut self, kind: Kind, says: Says, span: Span, words: String) {
        let same = self.found.iter().filter(|f| f.kind == kind);
        if same.clone().count() < kind.most() && !same.clone().any(|f| f.says == says) {
            self.found.push(Factor {
                kind,
                says,
                span,
                words,
            });
        }
    }

    /// Adds a clue that counts its distance from a day.
    pub(super) fn away(
        &mut self,
        kind: Kind,
        target: Target,
        shape: Shape,
        span: Span,
        words: String,
    ) {
        self.add(kind, Says::Away(target, shape), span, words);
    }

    /// Whether a place is of the newsletter itself: no quote, no signature, no record.
    pub(super) fn in_body(&self, span: Span) -> bool {
        let block = self
            .document
            .block_at(span.start)
            .and_then(|i| self.document.blocks.get(i));
        block.is_some_and(|b| {
            matches!(b.part, Part::Body | Part::Translation) && b.kind != BlockKind::Record
        })
    }

    /// The words around a tag.
    pub(super) fn around(&self, tag: &Tag) -> Around {
        let block = self
            .document
            .block_at(tag.span.start)
            .and_then(|i| self.document.blocks.get(i));
        let block = block.map_or(tag.span, |b| b.span.cover(tag.span));
        let left = self.document.of(Span {
            start: block.start,
            end: tag.span.start,
        });
        let right = self.document.of(Span {
            start: tag.span.end,
            end: block.end,
        });
        let before = sentence_before(left);
        let after = sentence_after(right);
        let scope = Span {
            start: tag.span.start - before.len() as u32,
            end: tag.span.end + after.len() as u32,
        };
        let tense = match tag.expr.bound {
            Bound::Since => Direction::Past,
            Bound::Through | Bound::By | Bound::Before | Bound::NotBefore => Direction::Future,
            Bound::None | Bound::After => direction(&self.document.text, scope, tag.span),
        };
        let (before, after) = (before.to_lowercase(), after.to_lowercase());
        Around {
            before,
            after,
            tense,
        }
    }
}

/// The target of a date: one day where its year is said (and its weekday fits), else that day of any year.
pub(super) fn target_of(date: Date) -> Option<(Target, String)> {
    let (month, day) = (date.month?, date.day?);
    if date.year != Year::Unsaid {
        let found = full(date)?;
        return Some((Target::Day(found), found.to_string()));
    }
    // A leap year has every month and day.
    NaiveDate::from_ymd_opt(2000, u32::from(month), u32::from(day))?;
    let said = format!("{} {day}", month_name(month));
    let said = date
        .weekday
        .map_or(said.clone(), |w| format!("{}, {said}", weekday_name(w)));
    Some((Target::Yearly(month, day, date.weekday), said))
}

/// The year, if its digits are said.
pub(super) fn said_year(year: Year) -> Option<i32> {
    match year {
        Year::Four(y) => Some(i32::from(y)),
        Year::Two(y) => Some(two_digit_year(y)),
        Year::Unsaid | Year::Offset(_) => None,
    }
}

/// The end of the text before an expression that belongs to its sentence.
fn sentence_before(text: &str) -> &str {
    let mut from = text.len().saturating_sub(CONTEXT);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = &text[from..];
    let border = borders(near).last().unwrap_or(0);
    &near[border..]
}

/// The beginning of the text after it.
fn sentence_after(text: &str) -> &str {
    let mut to = text.len().min(CONTEXT);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let near = &text[..to];
    &near[..borders(near).next().unwrap_or(near.len())]
}

/// Where sentences or fields end.
fn borders(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(|(i, c)| {
        let next = i + c.len_utf8();
        match c {
            '\n' | '|' | '•' => Some(next),
            '.' | '!' | '?' => {
                let word = text[..i].rsplit(|c: char| !c.is_alphanumeric()).next()?;
                let space = text[next..].starts_with([' ', '”', '"']);
                (space && (word.len() >= 4 || c != '.')).then_some(next)
            }
            _ => None,
        }
    })
}

/// The month as newspapers write it.
pub(super) fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
        "Dec.",
    ];
    NAMES
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or("")
}

/// The weekday in full.
pub(super) fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
