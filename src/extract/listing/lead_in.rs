//! The words in bold or in capitals that a paragraph begins with and that name what it is about: "**Plant swap** on the lawn from
//! 9 to 11", "PLANT SWAP is on Saturday from 9 to 11".

use super::label::label_of;
use super::piece::Page;
use crate::document::MarkKind;
use crate::extract::fields::{call, status, words};
use crate::span::Span;

/// Words of the longest lead-in.
const WORDS: usize = 12;

/// The words at the start of a line that goes on without them; none where they hold a time, a label or a status.
pub(super) fn lead_in(page: &Page<'_>, index: usize) -> Option<Span> {
    let line = &page.lines[index];
    if line.cell.is_some() {
        None
    } else if line.bold {
        in_bold(page, index)
    } else {
        in_capitals(page, index)
    }
}

/// The words in capitals at the start of a sentence that goes on in small letters: "FOOD PANTRY is open", "CHOIR: rehearsal".
fn in_capitals(page: &Page<'_>, index: usize) -> Option<Span> {
    let span = page.lines[index].span;
    let text = page.text(span);
    let capital = |word: &str| {
        word.contains(char::is_uppercase) && !word.contains(char::is_lowercase)
            || word.len() <= 3
                && (word == "&" || word == "of" || word.bytes().all(|b| b.is_ascii_digit()))
            || word.ends_with("'s")
                && word.len() > 4
                && !word[..word.len() - 2].contains(char::is_lowercase)
    };
    let mut end = 0;
    let mut count = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end();
        let name = bare.trim_end_matches(['.', ':', ',', '!']);
        if !capital(name) || count > CAPITALS {
            break;
        }
        count += 1;
        end += word.len();
        if name.len() < bare.len() {
            break;
        }
    }
    let said = text[..end].trim_end();
    let name = said.trim_end_matches(['.', ':', ',', '!']);
    let after = &text[end..];
    // "HOUSEKEEPING: No letter this week" names a section.
    let opens_timed = || {
        let at = span.start + end as u32;
        page.usable(page.lines[index].tags.clone())
            .next()
            .is_some_and(|i| page.tag(i).span.start <= at + 1)
    };
    let stopped = said.ends_with(['.', '!']) && name.len() < said.len();
    let goes_on = after.starts_with(|c: char| c.is_lowercase())
        || stopped && after.starts_with(|c: char| c.is_alphabetic() || c == '"' || c == '“')
        || said.ends_with([':', ',']) && opens_timed();
    let long =
        name.bytes().filter(u8::is_ascii_uppercase).count() >= if count > 1 { 6 } else { LETTERS };
    let fits = (1..=CAPITALS).contains(&count) && goes_on && long && label_of(text).is_none();
    let flag = status::find(&format!("{name}:")).is_some();
    let own = Span::new(span.start as usize, span.start as usize + name.len());
    let timed = page.usable(page.tags_in(own)).next().is_some();
    let telling = words(after).count() >= 3;
    (fits && !flag && !timed && telling && !call::is_call(name)).then_some(own)
}

/// Words of the longest opening in capitals.
const CAPITALS: usize = 7;
/// Letters of the shortest word in capitals that is a name by itself: "FBI agents" is no notice.
const LETTERS: usize = 5;

/// The bold words at the start of a line.
fn in_bold(page: &Page<'_>, index: usize) -> Option<Span> {
    let line = &page.lines[index];
    let marks = &page.scene.raw.document.marks;
    let from = marks.partition_point(|m| m.span.start < line.span.start);
    let mark = marks[from..]
        .iter()
        .take(4)
        .find(|m| m.kind == MarkKind::Bold)?;
    if mark.span.start > line.span.start + 2 || mark.span.end >= line.span.end {
        return None;
    }
    let text = page.text(mark.span);
    let said = text.trim_end_matches(['.', ',', ' ']);
    let span = Span::new(
        mark.span.start as usize,
        mark.span.start as usize + said.len(),
    );
    // "**Harbor Board** — 9 a.m. — Room 4" goes on with a field, not with a sentence: there the slots decide.
    let after = page.text(Span::new(mark.span.end as usize, line.span.end as usize));
    let sentence = text.trim_end().ends_with(['.', '!', '?'])
        || after.starts_with(['.', '!', '?'])
        || after.trim_start().starts_with(char::is_alphanumeric)
            && after.starts_with(char::is_whitespace);
    let timed = page.usable(page.tags_in(span)).next().is_some();
    let label = said.ends_with(':');
    let named = (1..=WORDS).contains(&words(said).count())
        && words(page.text(line.span)).count() > words(said).count() + 1;
    let flag = status::find(&format!("{said}:")).is_some();
    (named && sentence && !timed && !label && !flag && !call::is_call(said)).then_some(span)
}
