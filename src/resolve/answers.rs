//! The TIMEX3 answers to all expressions of a text; with the corpora's habits a range is two spans.

use super::frame::Frame;
use super::timex3::timex3_of;
use super::walk::Walk;
use super::{Timex3, extents, resolve, timex3_ends};
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::ExprKind;

/// One expression as `dateline tag` answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where it stands.
    pub span: Span,
    /// The rule that found it.
    pub rule: &'static str,
    /// What it says.
    pub timex3: Timex3,
}

/// The TIMEX3 attributes of all tags of a text, in reading order; with the corpora's habits a range is two spans.
pub fn answers(text: &str, tags: &[Tag], base: &Frame) -> Vec<Answer> {
    let mut walk = Walk::new(text, tags, *base);
    let mut found = Vec::with_capacity(tags.len());
    let told = base.timeml && walk.is_history();
    for tag in extents::joined(text, tags, told).iter() {
        let frame = walk.frame(tag);
        let answer = |span, timex3| Answer {
            span,
            rule: tag.rule,
            timex3,
        };
        // A repetition is answered without the day of its first occurrence.
        let placed = !matches!(tag.expr.kind, ExprKind::Set(_)) || tag.expr.has_clock();
        let when = placed.then(|| resolve(&tag.expr, &frame).ok()).flatten();
        if let Some(when) = &when
            && (tag.expr.has_day()
                || tag.expr.has_clock()
                || matches!(tag.expr.kind, ExprKind::PartOfDay(..)))
        {
            walk.done(tag, when);
        }
        match both_ends(tag, &frame) {
            Some([(a, from), (b, to)]) => {
                found.push(answer(a, from));
                found.push(answer(b, to));
            }
            None => found.push(answer(tag.span, timex3_of(&tag.expr, &frame, when))),
        }
    }
    found
}

/// The two spans of a range with their attributes, where the corpora's habits are asked for and the range says where to cut.
fn both_ends(tag: &Tag, frame: &Frame) -> Option<[(Span, Timex3); 2]> {
    let ExprKind::Range(ends) = &tag.expr.kind else {
        return None;
    };
    let (end, begin) = ends.cut;
    let (end, begin) = (u32::from(end), u32::from(begin));
    let cuts = 0 < end && end <= begin && begin < tag.span.end - tag.span.start;
    if !frame.timeml || !cuts {
        return None;
    }
    let [from, to] = timex3_ends(&tag.expr, frame)?;
    let first = Span {
        start: tag.span.start,
        end: tag.span.start + end,
    };
    let last = Span {
        start: tag.span.start + begin,
        end: tag.span.end,
    };
    Some([(first, from), (last, to)])
}
