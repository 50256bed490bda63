//! Hours in words: "half past six", "quarter to nine", "6 o'clock", "six thirty", "one in the afternoon".

use crate::lexicon::{Classes, Meaning};
use crate::timex::expr::{Clock, Half};
use crate::timex::guard;
use crate::timex::view::View;

use super::clock::{half, hour, part_of_day, plain, tail};

/// "half past six", "quarter to nine", "ten past five", "6 o'clock", "six thirty", "nine-thirty a.m.", "one in the afternoon".
pub(super) fn in_words(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    let (clock, end) = past_or_to(v, i)
        .or_else(|| o_clock(v, i))
        .or_else(|| spoken_minutes(v, i))
        .or_else(|| hour_and_part(v, i))?;
    if clock.half == Half::Open
        && let Some((half, end)) = half(v, end)
    {
        return Some(tail(v, Clock { half, ..clock }, end));
    }
    Some(tail(v, clock, end))
}

/// "half past six", "a quarter to nine", "ten minutes past five", "half six" is left alone.
fn past_or_to(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    let at = i + usize::from(v.has(i, Classes::A));
    let (minutes, mut at) = minutes_beside(v, at)?;
    if v.says_any(at, &["minute", "minutes", "min"]) {
        at += 1;
    }
    let past = v.says_any(at, &["past", "after"]);
    if !past && !v.says_any(at, &["to", "of", "before", "til", "till"]) {
        return None;
    }
    let number = v.is_number(i);
    // "five minutes past midnight"
    if past && v.says(at + 1, "midnight") {
        let clock = plain(0, Some(minutes), Half::None24);
        return Some((clock, at + 2));
    }
    if v.says_any(at, &["noon", "midnight"]) {
        return None;
    }
    let (hour, end) = match hour(v, at + 1) {
        Some(found) => found,
        None if v.says(at + 1, "noon") => (12, at + 2),
        None if v.says(at + 1, "midnight") => (12, at + 2),
        None => return None,
    };
    if !(1..=12).contains(&hour) || number && v.is_number(at + 1) || guard::counted(v, end) {
        return None;
    }
    // "ten to five" may be a score or a span of numbers; "ten of five" too.
    let sure = minutes == 30 || minutes == 15 || past && !v.says(at, "after");
    // "by ten to nine"
    let led = !number && v.said_any(i, &["at", "by", "until", "till", "about", "around"]);
    let on_day = v.says(end, "on") && v.has(end + 1, Classes::WEEKDAY)
        || v.has(end, Classes::DEICTIC.with(Classes::WEEKDAY));
    let clocked = led
        || !number && on_day
        || v.says(end, "o")
        || half(v, end).is_some()
        || part_of_day(v, end).is_some();
    if !sure && !clocked || minutes == 15 && v.says(at, "of") {
        return None;
    }
    if minutes == 30 && !past {
        return None;
    }
    let named = |word| v.says(at + 1, word);
    if named("midnight") || named("noon") {
        let middle = if named("noon") { 12 } else { 24 };
        let (hour, minute) = match past {
            true => (middle % 24, minutes),
            false => (middle - 1, 60 - minutes),
        };
        return Some((plain(hour, Some(minute), Half::None24), end));
    }
    let (hour, minute) = match (past, hour) {
        (true, hour) => (hour, minutes),
        (false, 1) => (12, 60 - minutes),
        (false, hour) => (hour - 1, 60 - minutes),
    };
    let end = clock_word(v, end).unwrap_or(end);
    Some((plain(hour, Some(minute), Half::Open), end))
}

/// The minutes of "half past", "a quarter to", "twenty-five past", "two minutes to midnight".
fn minutes_beside(v: &View<'_>, at: usize) -> Option<(u8, usize)> {
    if v.says(at, "half") {
        return Some((30, at + 1));
    }
    if v.says(at, "quarter") {
        return Some((15, at + 1));
    }
    if v.says(at, "twenty") && v.mark(at + 1, '-') && v.says(at + 2, "five") {
        return Some((25, at + 3));
    }
    let in_words = match v.meaning(at) {
        Meaning::Number(n @ 1..=29) if v.has(at, Classes::CARDINAL) => Some(n),
        _ => None,
    };
    let named =
        v.says_any(at + 1, &["minute", "minutes"]) && v.says_any(at + 3, &["midnight", "noon"]);
    let round = |n: &u32| [5, 10, 20, 25].contains(n) || named;
    let minutes = in_words.filter(round).or_else(|| {
        v.digits(at, 1..=2)
            .filter(|n| [5, 10, 15, 20, 25].contains(n))
    })?;
    Some((minutes as u8, at + 1))
}

/// "o'clock" behind an hour.
fn clock_word(v: &View<'_>, i: usize) -> Option<usize> {
    let whole = v.says(i, "o") && v.mark(i + 1, '\'') && v.says(i + 2, "clock");
    match () {
        () if whole => Some(i + 3),
        () if v.says(i, "oclock") => Some(i + 1),
        _ => None,
    }
}

/// "6 o'clock", "six oclock".
fn o_clock(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    let (hour, at) = hour(v, i)?;
    let end = clock_word(v, at)?;
    let half = if hour > 12 { Half::None24 } else { Half::Open };
    Some((plain(hour, None, half), end))
}

/// "six thirty", "nine-fifteen", with something that makes it a time.
fn spoken_minutes(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    let Meaning::Number(hour @ 1..=12) = v.meaning(i) else {
        return None;
    };
    let hyphen = v.mark(i + 1, '-');
    let at = i + 1 + usize::from(hyphen);
    let Meaning::Number(tens) = v.meaning(at) else {
        return None;
    };
    if !v.has(i, Classes::CARDINAL) || !v.has(at, Classes::CARDINAL) {
        return None;
    }
    let (minute, end) = match (tens, v.meaning(at + 2)) {
        (20 | 30 | 40 | 50, Meaning::Number(n @ 1..=9)) if v.mark(at + 1, '-') => {
            (tens + n, at + 3)
        }
        (10..=19 | 20 | 30 | 40 | 50, _) => (tens, at + 1),
        _ => return None,
    };
    let led = v.said_any(i, &["at", "until", "till", "from", "by", "about", "around"]);
    let clocked = half(v, end).is_some() || part_of_day(v, end).is_some() || v.says(end, "o");
    let fits = clocked || led && !guard::counted(v, end) && !v.has(end, Classes::UNITS);
    fits.then_some((plain(hour as u8, Some(minute as u8), Half::Open), end))
}

/// "one in the afternoon", "8 at night", "3 this afternoon" (without the part's day).
fn hour_and_part(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    let (hour, at) = hour(v, i)?;
    if guard::clock_barred(v, i) || !(1..=12).contains(&hour) || guard::number_is_led(v, i) {
        return None;
    }
    let (half, end) = part_of_day(v, at)?;
    // "one at night", "two in the morning" count people as often as hours: a lead or digits decide.
    let led = v.said_any(
        i,
        &[
            "at", "by", "until", "till", "from", "about", "around", "past", "after", "before", "to",
        ],
    );
    (led || v.begins(i) || v.says(at, "in") || v.is_number(i))
        .then_some((plain(hour, None, half), end))
}
