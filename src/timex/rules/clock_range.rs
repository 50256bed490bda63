//! Ranges of clock times that share what they leave out: "1-2:30 p.m.", "9:30am-noon", "from 9 until noon", "9:15-10:45".

use crate::lexicon::Classes;
use crate::timex::behind;
use crate::timex::expr::{Clock, End, Ends, ExprKind, Half};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;
use crate::token::Token;

use super::clock::{about, bare, clock, hour, noon};
use super::clock_words::in_words;
use super::range::{Link, ends, link};

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[Rule {
    name: "clock-range",
    first: Classes::DIGITS
        .with(Classes::NOON)
        .with(Classes::CARDINAL)
        .with(Classes::HALVES),
    then: behind::ANY_CLOCK.with(behind::LINKS),
    find: |v, i| {
        let (range, end) = clock_range(v, i, |_| guard::behind_day(v, i))?;
        Some(Found::new(ExprKind::Range(range), end))
    },
}];

/// Any clock time that shows itself as one.
pub(super) fn any_clock(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    v.memo.any_clocks.or_read(i, || longest_clock(v, i))
}

fn longest_clock(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    // "12:00 noon" is more than "12:00".
    let spelled = v.digits(i, 2..=2) == Some(12) && v.tight(i + 1, ':');
    let digits = clock(v, i);
    let digits = digits.map(|found| noon(v, i).filter(|_| spelled).unwrap_or(found));
    let words = in_words(v, i);
    let longer = match (digits, words) {
        (Some(a), Some(b)) => Some(if b.1 > a.1 { b } else { a }),
        (a, b) => a.or(b),
    };
    longer.or_else(|| noon(v, i)).map(|(mut clock, end)| {
        clock.about |= about(v, i);
        (clock, end)
    })
}

/// Whether four bare digits and a name behind "10:00 a.m. --" are a room, not an hour: "1300 Longworth".
fn is_room(v: &View<'_>, from: Clock, at: usize, end: usize) -> bool {
    half_known(from)
        && !v.glued(at)
        && v.digits(at, 4..=4).is_some()
        && end == at + 1
        && v.capital(end)
        && !v.new_line(end)
}

/// Reads a range of clock times. With a day (`dated` says so of the range's end) two bare hours are enough: "Tuesday 12-2".
pub(super) fn clock_range(
    v: &View<'_>,
    i: usize,
    dated: impl FnOnce(usize) -> bool,
) -> Option<(Ends, usize)> {
    if v.is_number(i) && guard::clock_barred(v, i) {
        return None;
    }
    let strong = any_clock(v, i);
    let left = strong.or_else(|| loose(v, i))?;
    let (kind, at) = link(v, left.1)?;
    let between = v.said_any(i, &["between"]);
    // "7 and 9:30 p.m." are two showings.
    let listed = kind == Link::And && !between;
    if listed && (strong.is_some() || !v.is_number(i)) {
        return None;
    }
    let right_strong = any_clock(v, at);
    let right = right_strong.or_else(|| loose(v, at));
    let (right, end) = right?;
    let led = v.said_any(i, &["from", "between"]); // "10–2 Friends' Book Sale": at the head of a line a name may follow.
    let heads = !v.timeml && kind == Link::Dash && (i == 0 || v.new_line(i) || v.marked(i, '•'));
    let named = heads && v.capital(end) && v.is_number(i) && v.is_number(at);
    let fits = match (strong, right_strong) {
        (None, Some((to, _))) if listed => matches!(to.half, Half::Am | Half::Pm),
        _ if listed => false,
        (Some((from, _)), None) if named && from.minute.is_some() => true,
        // "3–2 Win" is a score.
        (None, None) if named => (right.hour + 12 - left.0.hour) % 12 <= 8,
        (Some(_), Some(_)) => true,
        (None, Some((to, _))) => half_known(to) || to.minute.is_some(),
        (Some((from, _)), None) => {
            (half_known(from) || from.minute.is_some())
                && guard::hour_ends(v, end)
                && !guard::counted(v, end)
        }
        (None, None) => {
            let ends = guard::hour_ends(v, end);
            let labelled = ends && guard::is_labelled_hour(v, i);
            let close = labelled
                || (ends || v.says(end, "tonight")) && dated(end)
                || led && kind != Link::Dash && guard::hours_end(v, end);
            close && (v.is_number(i) == v.is_number(at))
        }
    };
    if guard::is_moved(v, i) || is_room(v, left.0, at, end) {
        return None;
    }
    if !fits || guard::is_verse(v, i, strong.map(|(c, _)| c), end) {
        return None;
    }
    let mut range = ends(v, i, left.1, at, End::Clock(left.0), End::Clock(right));
    range.listed = listed;
    Some((range, end))
}

fn half_known(clock: Clock) -> bool {
    clock.half != Half::Open || clock.zone.is_some()
}

/// "9", "1130", "12" as an end of a range.
fn loose(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    if let Some(found) = bare(v, i, false) {
        return Some(found);
    }
    if let Some((hour, end)) = hour(v, i)
        && v.is_number(i)
        && (hour > 12 || v.at(i).has(Token::LEADING_ZERO))
        && !guard::number_runs_on(v, end)
    {
        return Some((at(hour, None, Half::None24), end));
    }
    let number = v.digits(i, 3..=4)?;
    let (hour, minute) = ((number / 100) as u8, (number % 100) as u8);
    let fits = hour < 24 && minute < 60 && minute % 5 == 0 && !guard::number_runs_on(v, i + 1);
    let zeros = v.at(i).has(Token::LEADING_ZERO) || hour > 12;
    let half = if zeros { Half::None24 } else { Half::Open };
    (fits && (1..=23).contains(&hour)).then_some((at(hour, Some(minute), half), i + 1))
}

const fn at(hour: u8, minute: Option<u8>, half: Half) -> Clock {
    Clock {
        hour,
        minute,
        second: None,
        half,
        zone: None,
        about: false,
    }
}
