//! Dated lists: which dates head an item, and on which day the list begins.

use chrono::{Datelike, NaiveDate};

use super::gather::{Around, Gather, month_name};
use super::masthead::full;
use super::piece::words;
use super::shapes;
use crate::issue::factor::{Kind, Target};
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::Date;

impl Gather<'_> {
    /// Whether the date begins its line, cell or item, or follows a label or a bullet.
    pub(super) fn heads_item(&self, tag: &Tag, around: &Around) -> bool {
        let before = around.before.trim_end();
        if words(before).next().is_none() {
            // A sentence may begin with a date; an item has a mark or a short line after it.
            let after = around.after.trim_start();
            let marked = after.is_empty()
                || after.starts_with([',', ':', '|', '-', '–', '—', '/', '(', '•', '·', '@']);
            let clock = after.starts_with("at ")
                || after.starts_with("from ")
                || after.starts_with(|c: char| c.is_ascii_digit());
            return marked || clock || tag.expr.has_clock() || after.len() < 60;
        }
        let label = before.strip_suffix(':').and_then(|b| words(b).last());
        label.is_some_and(|l| ["date", "when", "dates", "start", "starts", "begins"].contains(&l))
            || before.ends_with(['|', '•', '—'])
    }

    /// The first day of a list: its dates sorted around the year, begun after the widest gap.
    pub(super) fn list(&mut self) {
        let listed = std::mem::take(&mut self.listed);
        let dated: Vec<(NaiveDate, Span)> = listed
            .iter()
            .filter_map(|(d, s)| full(*d).map(|f| (f, *s)))
            .collect();
        if dated.len() >= 2 && dated.len() * 2 > listed.len() {
            if let Some((first, span)) = first_of_years(&dated) {
                let words = format!("the list begins on {first}");
                self.away(
                    Kind::List,
                    Target::Day(first),
                    shapes::FULL_LIST_FIRST,
                    span,
                    words,
                );
            }
            return;
        }
        // A single year in a list gives the year to all of it.
        for (day, span) in dated.iter().take(3) {
            let words = format!("{day} is in the list");
            let ahead = shapes::FUTURE_FULL;
            self.away(Kind::FullDate, Target::Day(*day), ahead, *span, words);
        }
        let Some((month, day, span, length)) = first_of_list(&listed) else {
            return;
        };
        let shape = match length {
            0..=8 if listed.len() >= 3 => shapes::WEEK_LIST_FIRST,
            0..=24 => shapes::LIST_FIRST,
            _ => shapes::LONG_LIST_FIRST,
        };
        let words = format!("the list begins on {} {day}", month_name(month));
        self.away(
            Kind::List,
            Target::Yearly(month, day, None),
            shape,
            span,
            words,
        );
    }
}

/// The earliest of dates with years: of the cluster that most belong to (a year off is a misprint or a past event).
fn first_of_years(dated: &[(NaiveDate, Span)]) -> Option<(NaiveDate, Span)> {
    let mut sorted: Vec<(NaiveDate, Span)> = dated.to_vec();
    sorted.sort();
    let middle = sorted.get(sorted.len() / 2)?.0;
    let near = |d: NaiveDate| d.signed_duration_since(middle).num_days().abs() <= 120;
    let mut cluster = sorted.iter().filter(|(d, _)| near(*d)).peekable();
    // Where the first date in reading order is of the cluster and later ones precede it, those stand under "past events".
    let reading = dated.iter().find(|(d, _)| near(*d))?;
    let earlier = cluster.clone().take_while(|(d, _)| *d < reading.0).count();
    if earlier * 3 <= cluster.clone().count() && earlier > 0 {
        return Some(*reading);
    }
    cluster.peek().map(|f| **f)
}

/// Month, day and span of the first day of a list without years, and how many days it covers.
fn first_of_list(listed: &[(Date, Span)]) -> Option<(u8, u8, Span, u32)> {
    let mut days: Vec<(u32, u8, u8, Span)> = listed
        .iter()
        .filter_map(|(d, span)| {
            let (month, day) = (d.month?, d.day?);
            let at = NaiveDate::from_ymd_opt(2000, u32::from(month), u32::from(day))?.ordinal();
            Some((at, month, day, *span))
        })
        .collect();
    days.sort_by_key(|d| (d.0, d.3));
    days.dedup_by_key(|d| d.0);
    if days.len() < 2 {
        return None;
    }
    let gap_before = |i: usize| {
        let previous = days[(i + days.len() - 1) % days.len()].0;
        (days[i].0 + 366 - previous) % 366
    };
    let first = (0..days.len()).max_by_key(|&i| (gap_before(i), std::cmp::Reverse(i)))?;
    let length = 366 - gap_before(first);
    let (_, month, day, span) = days[first];
    (length < 250).then_some((month, day, span, length))
}
