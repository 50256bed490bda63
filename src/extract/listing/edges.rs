//! Where stanzas begin and end, over a group: a title opens its stanza, and a line that opens the next one is not the last one's.

use super::fit;
use super::piece::{Form, Page};
use super::shape::{At, Record};
use crate::document::BlockKind;
use crate::extract::fields::host;

/// What the ends of a group say: a title above is missing over the first item, or one below under the last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edges {
    above: f32,
    below: f32,
}

impl Edges {
    /// What they say of a slot.
    pub(super) fn of(self, at: At) -> f32 {
        match at {
            At::Above(_) => self.above,
            At::Below(_) => self.below,
            _ => 0.0,
        }
    }
}

/// Looks at the first and the last record of a group that has several.
pub(super) fn edges(page: &Page<'_>, group: &[&mut Record]) -> Edges {
    let (Some(first), Some(last)) = (group.first(), group.last()) else {
        return Edges::default();
    };
    let headed = group.iter().filter(|r| fit::is_headed(page, r)).count();
    let headed = if headed * 10 >= group.len() * 6 {
        0.35
    } else {
        0.0
    };
    if group.len() < 2 {
        return Edges {
            above: headed,
            below: 0.0,
        };
    }
    let over = first.slots.iter().find(|s| s.at == At::Above(0));
    let over_is_title = over.is_some_and(|s| {
        let text = page.text(s.span);
        let line = &page.lines[s.line];
        let whole = page.text(line.span);
        let capitals = first.shape.form < 8 && !text.chars().any(char::is_lowercase);
        let sentence = whole.ends_with(['.', ':']) && !whole.ends_with("...");
        line.words <= 30 && !(capitals || sentence)
    });
    let under = last.slots.iter().any(|s| s.at == At::Below(0));
    // An hour alone is followed by what happens, unless something that looks like a title stands over the first.
    let clock_only = first.shape.form >= 8 && first.shape.form & 2 == 0;
    let heading = heading_leans_down(page, first);
    let lean = |yes: bool| if clock_only && yes { 0.15 } else { 0.0 };
    let opens = opens_stanza(page, group);
    Edges {
        above: headed.max(opens)
            + lean(over_is_title)
            + if over_is_title || opens > 0.0 {
                0.0
            } else {
                -0.3
            },
        below: heading + lean(!over_is_title) + if under { 0.0 } else { -0.3 },
    }
}

/// How much a title above gains where most records are stanzas of a line of words and a line that begins with the time:
/// what follows the time there is the place or a note.
fn opens_stanza(page: &Page<'_>, group: &[&mut Record]) -> f32 {
    let lead = |r: &&&mut Record| page.lines[r.anchor()].form == Form::Lead && r.lines.len() == 1;
    let opens = |r: &&mut Record| {
        let above = r.slots.iter().find(|s| s.at == At::Above(0));
        above.is_some_and(|s| {
            let line = &page.lines[s.line];
            let text = page.text(line.span);
            let name = (1..=16).contains(&line.words) && !text.ends_with(['.', ':', ';', ',']);
            s.line + 1 == r.anchor()
                && page.opens_stanza(s.line)
                && !page.opens_stanza(r.anchor())
                && name
                && host::likeness(text) < 0.6
        })
    };
    let all = group.iter().filter(lead).count();
    let opening = group.iter().filter(lead).filter(|r| opens(r)).count();
    if all == group.len() && opening >= 2 && opening * 10 >= all * 7 {
        0.8
    } else {
        0.0
    }
}

/// What a day that is set as a heading says: what takes place on it stands below.
fn heading_leans_down(page: &Page<'_>, record: &Record) -> f32 {
    let day_only = record.shape.form >= 8 && record.shape.form & 1 == 0;
    let heading = matches!(page.lines[record.anchor()].kind, BlockKind::Heading(_));
    if day_only && heading { 0.3 } else { 0.0 }
}
