//! What stands behind an hour: whether a day there is the hour's own or begins the next sentence.

use crate::lexicon::{self, Classes};

/// Whether a day behind an hour begins a sentence, since the hour has its own in front: "on Monday at 9 a.m. Thursday, the board",
/// "on May 4 at 3 p.m. Tomorrow, it"; "from 9 a.m. Monday to 5 p.m. Tuesday" goes on.
pub(super) fn begins_with_day(before: &str, half: &str, next: &str) -> bool {
    const LONGEST: usize = 48;
    if !matches!(half, "a.m" | "p.m") {
        return false;
    }
    let classes = |word: &str| {
        let mut buffer = [0u8; 16];
        lower(word, &mut buffer).map_or(Classes::NONE, |word| lexicon::look_up(word).classes())
    };
    if !classes(next).any(Classes::WEEKDAY.with(Classes::DEICTIC)) {
        return false;
    }
    let start = before.len().saturating_sub(LONGEST);
    let start = (start..before.len()).find(|at| before.is_char_boundary(*at));
    let near = &before[start.unwrap_or(before.len())..before.len() - half.len()];
    let near = near.trim_end();
    let Some(near) = near.strip_suffix(|c: char| c.is_ascii_digit()) else {
        return false;
    };
    let near = near
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == ':')
        .trim_end();
    let near = near.strip_suffix(" at").unwrap_or(near);
    let mut words = near
        .trim_end_matches([',', ' '])
        .rsplit([' ', '\n'])
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let Some(last) = words.next() else {
        return false;
    };
    let number = last.starts_with(|c: char| c.is_ascii_digit());
    let dated = number
        && (last.contains('/') || words.next().is_some_and(|w| classes(w).any(Classes::MONTH)));
    dated || classes(last).any(Classes::WEEKDAY.with(Classes::DEICTIC))
}

/// The word in lower case, if it is short and in Latin letters.
pub(super) fn lower<'b>(word: &str, buffer: &'b mut [u8]) -> Option<&'b str> {
    let slot = buffer.get_mut(..word.len())?;
    slot.copy_from_slice(word.as_bytes());
    slot.make_ascii_lowercase();
    std::str::from_utf8(slot).ok()
}
