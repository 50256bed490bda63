//! A chronology inside a text: "May 3, 1996: the wall cracks" and the paragraphs below it that leave the year out.

use chrono::{Datelike, NaiveDate};

use super::frame::{Frame, Lent};
use crate::sentence::Direction;
use crate::timex::Tag;
use crate::timex::expr::{ExprKind, Period, Year};

/// The last entry of a chronology whose year is known.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entries {
    /// The days that head it.
    head: Option<Lent>,
    /// Where its paragraph ends.
    end: u32,
    /// A day of years ago that the paragraph tells of, and where that ends.
    told: Option<(Lent, u32)>,
}

impl Entries {
    /// Notes a tag that heads an entry, or a day that its paragraph goes on from.
    pub(super) fn note(&mut self, text: &str, tag: &Tag, lent: Lent, issue: Option<NaiveDate>) {
        self.note_told(text, tag, lent, issue);
        let dated = year_of(tag).is_some_and(|year| year != Year::Unsaid) || self.head.is_some();
        if !dated || !heads(text, tag) {
            return;
        }
        self.head = Some(lent);
        self.end = line_end(text, tag);
    }

    /// "He was born on June 29, 1958. On \[July 8\] …": the paragraph goes on in that year, until it comes to the issue's own days.
    fn note_told(&mut self, text: &str, tag: &Tag, lent: Lent, issue: Option<NaiveDate>) {
        let Some(issue) = issue else { return };
        let years = issue.year() - lent.days.first.year();
        let day = lent.days.first == lent.days.last;
        let goes_on = years > FAR_YEARS && day && (year_of(tag).is_some() || self.told.is_some());
        self.told = goes_on.then(|| (lent, line_end(text, tag)));
    }

    /// The days that a tag without a year goes on from: those of the entry above, or of its own.
    pub(super) fn of(
        &self,
        text: &str,
        tag: &Tag,
        direction: Direction,
        base: &Frame,
    ) -> Option<Lent> {
        if !base.timeml {
            return None;
        }
        let told = self.told.filter(|(_, end)| tag.span.start < *end);
        if let Some((lent, _)) = told
            && direction != Direction::Future
            && names_day(tag)
        {
            return Some(lent);
        }
        let head = self.head?;
        let open = year_of(tag) == Some(Year::Unsaid);
        (open && (tag.span.start < self.end || heads(text, tag))).then_some(head)
    }
}

/// Years further back than this are of another time than the issue's.
const FAR_YEARS: i32 = 2;

/// No paragraph goes on from its day further than this (bytes).
const PARAGRAPH: usize = 4 << 10;

/// Where the line of a tag ends.
fn line_end(text: &str, tag: &Tag) -> u32 {
    let rest = &text.as_bytes()[tag.span.end as usize..];
    let rest = &rest[..rest.len().min(PARAGRAPH)];
    let line = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    tag.span.end.saturating_add(line as u32)
}

/// "July 8", "Labor Day": a day without its year.
fn names_day(tag: &Tag) -> bool {
    let (ExprKind::Period(period) | ExprKind::At(period, _) | ExprKind::PartOfDay(Some(period), _)) =
        &tag.expr.kind
    else {
        return false;
    };
    match period {
        Period::Date(date) => {
            date.month.is_some() && date.day.is_some() && date.year == Year::Unsaid
        }
        Period::NamedDay(_, year, None) => *year == Year::Unsaid,
        _ => false,
    }
}

/// The year of what falls in a year.
fn year_of(tag: &Tag) -> Option<Year> {
    let (ExprKind::Period(period) | ExprKind::At(period, _) | ExprKind::PartOfDay(Some(period), _)) =
        &tag.expr.kind
    else {
        return None;
    };
    match period {
        Period::Date(date) => Some(date.year),
        Period::Season(_, year, None) | Period::NamedDay(_, year, None) | Period::Year(year, _) => {
            Some(*year)
        }
        _ => None,
    }
}

/// Whether a tag stands at the head of its paragraph and a colon or dash parts it from the rest.
fn heads(text: &str, tag: &Tag) -> bool {
    let before = text[..tag.span.start as usize].trim_end_matches([' ', '*', '•', '-']);
    let after = text[tag.span.end as usize..].trim_start_matches(['.', ' ']);
    let parted = [":", "-", "–", "—"]
        .iter()
        .any(|mark| after.starts_with(mark));
    let own_line = before.is_empty() || before.ends_with('\n');
    own_line && parted
}
