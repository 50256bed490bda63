//! Items of one line that only an ellipsis or a bullet parts, each with its hour somewhere in it: "Today: Pilots' board on
//! fees, 10 a.m., Room 4 ... The mayor speaks at the quay, 1:45 p.m. … Lamp prices, 2 p.m."

use super::chained::Item;
use crate::extract::listing::piece::{Line, Page, Sense};
use crate::span::Span;

/// Marks that part the items, longest first; a bullet does so only where every item has its hour.
const MARKS: &[(&str, bool)] = &[
    (" ... ", false),
    (" … ", false),
    ("… ", false),
    ("... ", false),
    (" • ", true),
    (" ■ ", true),
    (" ▪ ", true),
];
/// Words of the longest item.
const WORDS: usize = 40;
/// Words of the shortest, beside its hour: less are a field of an item.
const LEAST: usize = 2;

/// The day of a line, and its items; none where it has not two of them.
pub(super) fn items(page: &Page<'_>, line: &Line) -> Option<(Option<usize>, Vec<Item>)> {
    let text = page.text(line.span);
    let &(mark, strict) = MARKS.iter().find(|(mark, _)| text.contains(mark))?;
    let day = page
        .usable(line.tags.clone())
        .next()
        .filter(|&i| page.senses[i] == Sense::Day)
        .filter(|&i| is_label(page, line, i));
    let mut items = Vec::new();
    let (mut pieces, mut from) = (0, line.span.start as usize);
    for piece in text.split(mark) {
        let span = Span::new(from, from + piece.len());
        from += piece.len() + mark.len();
        pieces += 1;
        let mut tags = page.usable(page.tags_in(span)).filter(|&i| Some(i) != day);
        let clock = tags.find(|&i| matches!(page.senses[i], Sense::Clock | Sense::Both));
        let other = page
            .usable(page.tags_in(span))
            .any(|i| Some(i) != day && matches!(page.senses[i], Sense::Day | Sense::Set));
        let (Some(clock), false) = (clock, other) else {
            continue;
        };
        let hour = page.text(page.tag(clock).span).split_whitespace().count();
        let words = piece.split_whitespace().count();
        if words > WORDS + hour || words < LEAST + hour {
            return None;
        }
        items.push(Item {
            from: span.start,
            clock,
            to: Some(span.end),
        });
    }
    let enough = match strict {
        true => items.len() == pieces,
        false => items.len() * 2 >= pieces,
    };
    (items.len() >= 2 && enough).then_some((day, items))
}

/// Whether a day is the label of its line: nothing stands before it, and a colon or a dash right behind it.
fn is_label(page: &Page<'_>, line: &Line, day: usize) -> bool {
    let span = page.tag(day).span;
    let before = page.text(Span::new(line.span.start as usize, span.start as usize));
    let after = page.text(Span::new(span.end as usize, line.span.end as usize));
    !before.contains(char::is_alphanumeric)
        && after
            .trim_start()
            .starts_with([':', '-', '–', '—', '|', '.'])
}
