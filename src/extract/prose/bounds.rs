//! The first and the last day of what a sentence says repeats: "through December 12", "September to November", "starting Feb. 28".

use chrono::NaiveDate;

use super::clause::Sentence;
use crate::extract::day::days_of;
use crate::extract::series::repetition;
use crate::resolve::{Days, Frame, resolve};
use crate::sentence::Direction;
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{Bound, Date, End, ExprKind, Period};

/// What bounds a series.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bounds {
    pub(super) first: Option<NaiveDate>,
    pub(super) last: Option<NaiveDate>,
}

/// The most days ahead that the last day of a series lies, where no year is printed.
const AHEAD: i64 = 300;

/// What the expressions beside the repetition say of its first and last day; nothing where they name a day of their own.
pub(super) fn bounds(
    sentence: &Sentence<'_>,
    tags: &[Tag],
    frame: &Frame,
    issue: NaiveDate,
    used: &mut Vec<Span>,
) -> Option<Bounds> {
    let mut bounds = Bounds::default();
    for word in 0..sentence.words.len() {
        let Some(tag) = tag_at(sentence, tags, word) else {
            continue;
        };
        if tag.expr.has_clock() || repetition(&tag.expr).is_some() {
            continue;
        }
        let lead = word.checked_sub(1).map(|w| &sentence.words[w]);
        let led = |words: &[&str]| lead.is_some_and(|w| w.is_one_of(words));
        let until = tag.expr.bound == Bound::Through
            || led(&["through", "thru", "until", "till", "ending", "ends", "to"]);
        let from = tag.expr.bound == Bound::Since
            || led(&[
                "from",
                "starting",
                "beginning",
                "begins",
                "starts",
                "since",
                "effective",
            ]);
        let days = placed(tag, frame, issue, from);
        let month = is_month(tag);
        let range = is_days(tag);
        match days {
            Some(days) if !range && until => bounds.last = Some(days.last),
            Some(days) if !range && from => bounds.first = Some(days.first),
            Some(days) if range || month && led(&["in", "during", "throughout", "all"]) => {
                bounds.last = Some(days.last);
                // "in August", printed within August: those that are left.
                let begun = days.first < issue && (month || is_months(tag));
                bounds.first = (!begun && !is_now(tag)).then_some(days.first);
            }
            _ => continue,
        }
        used.push(tag.span);
    }
    let fits = bounds
        .first
        .zip(bounds.last)
        .is_none_or(|(first, last)| first <= last);
    fits.then_some(bounds)
}

/// The days of a bound: the nearest, and if those are over, the next ones.
fn placed(tag: &Tag, frame: &Frame, issue: NaiveDate, from: bool) -> Option<Days> {
    let near = resolve(&tag.expr, frame).ok().map(|w| days_of(&w))?;
    if from || near.last >= issue {
        return Some(near);
    }
    let ahead = Frame {
        direction: Direction::Future,
        ..*frame
    };
    let next = resolve(&tag.expr, &ahead).ok().map(|w| days_of(&w))?;
    let far = next.last.signed_duration_since(issue).num_days();
    (0..AHEAD).contains(&far).then_some(next)
}

fn is_month(tag: &Tag) -> bool {
    matches!(
        tag.expr.kind,
        ExprKind::Period(Period::Date(Date {
            month: Some(_),
            day: None,
            ..
        }))
    )
}

/// "September to November"
fn is_months(tag: &Tag) -> bool {
    let month = |end: End| matches!(end, End::Date(d) if d.month.is_some() && d.day.is_none());
    matches!(tag.expr.kind, ExprKind::Range(ends) if month(ends.from) && month(ends.to))
}

fn is_now(tag: &Tag) -> bool {
    matches!(tag.expr.kind, ExprKind::Range(ends) if ends.from == End::Now)
}

/// From one day or month to another: with a month in its last end.
fn is_days(tag: &Tag) -> bool {
    matches!(tag.expr.kind, ExprKind::Range(ends)
        if !ends.listed && matches!(ends.to, End::Date(d) if d.month.is_some()))
}

/// The expression that a word is.
pub(super) fn tag_at<'a>(sentence: &Sentence<'_>, tags: &'a [Tag], word: usize) -> Option<&'a Tag> {
    sentence.words[word].tag().and_then(|i| tags.get(i))
}
