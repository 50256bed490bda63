//! Words that name the text's own day: "It's Monday", "tomorrow, November 1".

use chrono::Weekday;

use super::gather::{Gather, target_of, weekday_name};
use super::piece::words;
use super::shapes;
use crate::issue::factor::{Kind, Says};
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{Date, ExprKind, Period, Unit};

impl Gather<'_> {
    /// "It's Monday".
    pub(super) fn greeting(&mut self, weekday: Weekday, weight: f32, span: Span) {
        let at = weekday.num_days_from_monday() as usize;
        let says = Says::Weekday(one_weekday(at, weight));
        self.add(
            Kind::Greeting,
            says,
            span,
            format!("issue is a {}", weekday_name(weekday)),
        );
    }

    /// "tomorrow, November 1", "Tuesday (today)": the date of a day that is counted from the issue.
    pub(super) fn beside_today(
        &mut self,
        date: Date,
        tag: &Tag,
        before: Option<&Tag>,
        after: Option<&Tag>,
    ) -> bool {
        let text = self.document.of(tag.span);
        let offset = counted_word(text)
            .or_else(|| before.and_then(|b| self.counted_beside(b, b.span.end, tag.span.start)))
            .or_else(|| after.and_then(|a| self.counted_beside(a, tag.span.end, a.span.start)));
        let Some(offset) = offset else {
            return false;
        };
        let (shape, day) = match offset {
            0 => (shapes::OWN_DAY, "today"),
            1 => (shapes::EVE, "tomorrow"),
            _ => (shapes::DAY_AFTER, "yesterday"),
        };
        if date.month.is_some() && date.day.is_some() {
            let Some((target, said)) = target_of(date) else {
                return false;
            };
            self.away(
                Kind::Apposition,
                target,
                shape,
                tag.span,
                format!("{said} is {day}"),
            );
            return true;
        }
        if let (None, Some(weekday)) = (date.month, date.weekday) {
            let at = (weekday.num_days_from_monday() as i32 - offset).rem_euclid(7) as usize;
            self.add(
                Kind::Greeting,
                Says::Weekday(one_weekday(at, 3.2)),
                tag.span,
                format!("{} is {day}", weekday_name(weekday)),
            );
            return true;
        }
        false
    }

    /// The offset of a "today", "tomorrow" or "yesterday" that stands beside a date, with only a comma or bracket between.
    fn counted_beside(&self, other: &Tag, from: u32, to: u32) -> Option<i32> {
        if to < from || to - from > 8 {
            return None;
        }
        let between = self.document.of(Span {
            start: from,
            end: to,
        });
        let parted = between
            .trim()
            .chars()
            .all(|c| matches!(c, ',' | '(' | '–' | '—' | ':'))
            && !between.trim().is_empty();
        // "Yesterday was Thursday, May 1."
        let parted = parted || ["is", "was", "being"].contains(&between.trim());
        match other.expr.kind {
            ExprKind::Period(Period::Deictic {
                unit: Unit::Day,
                offset,
            }) if parted && offset.abs() <= 1 => Some(i32::from(offset)),
            _ => None,
        }
    }
}

/// "today, Tuesday" as one expression: its first word counts from the issue.
fn counted_word(text: &str) -> Option<i32> {
    let first = words(text).next()?;
    let is = |w: &str| first.eq_ignore_ascii_case(w);
    if is("today") || is("tonight") {
        return Some(0);
    }
    if is("tomorrow") {
        return Some(1);
    }
    is("yesterday").then_some(-1)
}

/// How much likelier a weekday is that the text greets with than any other.
pub(super) const GREETING: f32 = 5.2;

/// How strongly the words around a weekday say that it is the issue's own: "It's Monday", "Happy Friday".
pub(super) fn greets(before: &str, after: &str, inside: &str) -> Option<f32> {
    let time = words(inside).nth(1).or_else(|| words(after).next());
    let time = time.unwrap_or("").to_lowercase();
    let time = time.as_str();
    if after.starts_with("'s") || after.starts_with("’s") {
        return None;
    }
    let mut back = words(before).collect::<Vec<_>>().into_iter().rev();
    let last = back.next().unwrap_or("");
    let other = back.next().unwrap_or("");
    let strong = matches!(last, "it's" | "it’s" | "happy" | "merry")
        || (last == "is" && matches!(other, "it" | "today" | "this"))
        || (last == "good" && matches!(time, "morning" | "afternoon" | "evening"))
        || matches!(other, "it's" | "it’s") && matches!(last, "a" | "finally")
        || (matches!(
            last,
            "posted" | "published" | "sent" | "mailed" | "filed" | "updated"
        ) && words(before).count() == 1);
    if strong {
        return Some(GREETING);
    }
    let next = words(after).next().unwrap_or("");
    let edition = matches!(
        next,
        "edition"
            | "newsletter"
            | "briefing"
            | "roundup"
            | "round-up"
            | "digest"
            | "bulletin"
            | "greetings"
    );
    let hello = words(before).any(|w| matches!(w, "hello" | "greetings" | "welcome"))
        && words(before).count() <= 6;
    if hello {
        return Some(4.2);
    }
    edition.then_some(2.6)
}

/// A table that favours one weekday.
fn one_weekday(at: usize, weight: f32) -> [f32; 7] {
    let mut table = [1.9 - weight; 7];
    table[at % 7] = 1.9;
    table
}
