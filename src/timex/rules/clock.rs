//! Clock times: "10 a.m.", "15:00", "1400 EDT", "10h00", "noon", "half past six", "one in the afternoon".

use crate::lexicon::{Classes, Meaning};
use crate::timex::behind;
use crate::timex::expr::{Clock, DayPart, ExprKind, Half};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;
use crate::token::{Kind, Token};

use super::clock_words::in_words;
use super::dotted;
use super::zone_words::{zone, zone_behind_comma};

/// The rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "clock",
        first: Classes::DIGITS.with(Classes::CARDINAL),
        then: behind::CLOCK,
        find: |v, i| found(v, i, clock(v, i)),
    },
    Rule {
        name: "noon",
        first: Classes::NOON
            .with(Classes::DIGITS)
            .with(Classes::PART)
            .with(Classes::CARDINAL),
        then: behind::NOON,
        find: |v, i| found(v, i, noon(v, i)),
    },
    Rule {
        name: "clock-in-words",
        first: Classes::CARDINAL
            .with(Classes::DIGITS)
            .with(Classes::HALVES)
            .with(Classes::A),
        then: behind::SPOKEN,
        find: |v, i| found(v, i, in_words(v, i)),
    },
    Rule {
        name: "at-hour",
        first: Classes::DIGITS.with(Classes::CARDINAL),
        then: behind::AT,
        find: |v, i| found(v, i, at_hour(v, i)),
    },
];

fn found(v: &View<'_>, i: usize, clock: Option<(Clock, usize)>) -> Option<Found> {
    let (mut clock, end) = clock?;
    clock.about |= about(v, i);
    Some(Found::new(ExprKind::Clock(clock), end))
}

/// Whether the words in front say that the time is not exact.
pub(super) fn about(v: &View<'_>, i: usize) -> bool {
    signed(v, i)
        || v.said_any(
            i,
            &[
                "about",
                "around",
                "approximately",
                "roughly",
                "circa",
                "approx",
                "c",
            ],
        )
        || v.said_any(i, &["after", "before"]) && i > 1 && v.says(i - 2, "shortly")
}

/// "+/- 09.30", "~9.30".
fn signed(v: &View<'_>, i: usize) -> bool {
    let sign = v.marked(i, '-') && i > 1 && (v.mark(i - 2, '/') || v.mark(i - 2, '+'));
    sign || v.marked(i, '~') || v.marked(i, '±')
}

pub(super) const fn plain(hour: u8, minute: Option<u8>, half: Half) -> Clock {
    Clock {
        hour,
        minute,
        second: None,
        half,
        zone: None,
        about: false,
    }
}

/// Reads "a.m.", "PM", "p. m.", "a m".
pub(super) fn half(v: &View<'_>, i: usize) -> Option<(Half, usize)> {
    let of = |pm| if pm { Half::Pm } else { Half::Am };
    if let Meaning::Half(pm) = v.meaning(i) {
        // "at 5 am I" is rare; "10 Am" is one half too.
        let end = i + 1;
        let point = v.mark(end, '.') && v.glued(end) && v.at(i).len() == 2 && !v.capital(end + 1);
        let end = end + usize::from(point && v.at(end + 1).kind == Kind::Mark);
        return Some((of(pm), end));
    }
    let letter = v.at(i).len() == 1 || v.at(i).len() == 2 && v.word(i).ends_with('.');
    if letter && v.says_any(i, &["a", "p", "a.", "p."]) {
        let point = v.mark(i + 1, '.') && v.glued(i + 1);
        let at = i + 1 + usize::from(point);
        if v.says(at, "m") && (point || v.mark(at + 1, '.')) {
            let end = at + 1 + usize::from(v.mark(at + 1, '.') && v.glued(at + 1));
            return Some((of(v.says_any(i, &["p", "p."])), end));
        }
    }
    is_half_letter(v, i).then(|| (of(v.says(i, "p")), i + 1))
}

/// Whether "a" or "p" alone is the half of the hour that it is glued to: "7:30a", "9a-5p", "6:30-8p".
fn is_half_letter(v: &View<'_>, i: usize) -> bool {
    let letter = |i: usize| v.at(i).len() == 1 && v.says_any(i, &["a", "p"]) && v.glued(i);
    if v.timeml || i == 0 || !letter(i) || v.runs_on(i + 1) || v.digits(i - 1, 1..=2).is_none() {
        return false;
    }
    let behind_minutes = i >= 3 && v.tight(i - 2, ':') && v.digits(i - 1, 2..=2).is_some();
    let closes = i >= 3
        && v.tight(i - 2, '-')
        && (v.is_number(i - 3) || letter(i - 3) && v.is_number(i - 4));
    let opens = v.tight(i + 1, '-') && (v.tight(i + 3, ':') || letter(i + 3));
    behind_minutes || closes || opens
}

/// What follows the digits of a clock: "sharp", "in the afternoon", a zone.
pub(super) fn tail(v: &View<'_>, mut clock: Clock, mut end: usize) -> (Clock, usize) {
    if v.says(end, "sharp") {
        end += 1;
    } else if v.says(end, "ish") && v.glued(end) {
        clock.about = true;
        end += 1;
    }
    if clock.half == Half::Open
        && let Some((half, at)) = part_of_day(v, end)
    {
        clock.half = half;
        end = at;
    } else if clock.half == Half::Open
        && let Some(half) = named_part(v, end)
    {
        clock.half = half;
    }
    if let Some((zone, at)) = zone(v, end).or_else(|| zone_behind_comma(v, end)) {
        clock.zone = Some(zone);
        end = at;
    }
    (clock, end)
}

/// "in the morning", "at night", "in the evening".
pub(super) fn part_of_day(v: &View<'_>, i: usize) -> Option<(Half, usize)> {
    if v.say(i, &["in", "the"]) {
        let half = match v.meaning(i + 2) {
            Meaning::Part(DayPart::Morning) => Half::Am,
            Meaning::Part(DayPart::Afternoon | DayPart::Evening) => Half::Pm,
            _ => return None,
        };
        return Some((half, i + 3));
    }
    v.say(i, &["at", "night"]).then_some((Half::Pm, i + 2))
}

/// The half of "8 that evening", "nine the same night": the part of the day stays an expression of its own.
fn named_part(v: &View<'_>, i: usize) -> Option<Half> {
    let at = if v.say(i, &["that", "same"]) || v.say(i, &["the", "same"]) {
        i + 2
    } else if v.says_any(i, &["that", "this"]) {
        i + 1
    } else {
        return None;
    };
    match v.meaning(at) {
        Meaning::Part(DayPart::Morning) => Some(Half::Am),
        Meaning::Part(DayPart::Afternoon | DayPart::Evening | DayPart::Night) => Some(Half::Pm),
        _ if v.says(at, "night") => Some(Half::Pm),
        _ => None,
    }
}

/// A clock time that shows itself as one.
pub(super) fn clock(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    v.memo.clocks.or_read(i, || read_clock(v, i))
}

fn read_clock(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    if v.has(i, Classes::CARDINAL) {
        return hour_half(v, i);
    }
    if guard::clock_barred(v, i) {
        return None;
    }
    hour_minute(v, i)
        .or_else(|| four_digits(v, i))
        .or_else(|| hour_half(v, i))
        .or_else(|| with_h(v, i))
}

/// "10:30", "10:30 a.m.", "09.30", "11/45am", "15:00:00".
fn hour_minute(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    let hour = v.digits(i, 1..=2).filter(|h| *h <= 24)? as u8;
    let sep = [':', '.', '/', ';']
        .into_iter()
        .find(|c| v.tight(i + 1, *c))?;
    let minute = v.digits(i + 2, 2..=2).filter(|m| *m < 60)? as u8;
    let mut end = i + 3;
    let mut second = None;
    if sep == ':' && v.tight(end, ':') {
        second = Some(v.digits(end + 1, 2..=2).filter(|s| *s < 60)? as u8);
        end += 2;
    }
    let half = half(v, end);
    let zeros = v.at(i).has(Token::LEADING_ZERO);
    // "16:15h", "14:30 hrs"
    let unit = match () {
        () if half.is_some() => false,
        () if v.says(end, "h") => v.glued(end) && !v.runs_on(end + 1),
        () => {
            v.says_any(end, &["hrs", "hours", "uhr"]) && (zeros || hour > 12 || v.says(end, "uhr"))
        }
    };
    if unit && sep != '/' && second.is_none() {
        return Some(tail(v, plain(hour, Some(minute), Half::None24), end + 1));
    }
    match sep {
        ':' => {}
        '.' if half.is_some() || zone(v, end).is_some() || signed(v, i) => {}
        '.' if dotted::is_clock(v, i, end) => {}
        _ if half.is_some_and(|_| v.glued(end)) => {}
        _ => return None,
    }
    let by_letter = half.is_some_and(|(_, at)| at == end + 1) && is_half_letter(v, end);
    if (half.is_none() || by_letter) && guard::is_chapter_and_verse(v, i, minute) {
        return None;
    }
    if half.is_none() && sep == ':' && guard::is_first_verse(v, end, minute) {
        return None;
    }
    let ish = v.says(end, "ish");
    if half.is_none() && !ish && guard::clock_goes_on(v, end) && !guard::glued_name(v, end) {
        return None;
    }
    let (half, end) = match half {
        Some((half, end)) if hour <= 12 => (half, end),
        Some((_, end)) => (Half::None24, end),
        None if hour > 12 || hour == 0 || zeros => (Half::None24, end),
        None if sep == '.' && !(1..=12).contains(&hour) => (Half::None24, end),
        None => (Half::Open, end),
    };
    let goes_on = v.runs_on(end) && !guard::glued_name(v, end) && !ish;
    if hour == 24 && minute > 0 || goes_on {
        return None;
    }
    let mut clock = plain(hour, Some(minute), half);
    clock.second = second;
    Some(tail(v, clock, end))
}

/// "1400 EDT", "0945", "130 PM", "1800 GMT", "0930 hrs".
fn four_digits(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    let number = v.digits(i, 3..=4)?;
    let (hour, minute) = ((number / 100) as u8, (number % 100) as u8);
    if hour > 24 || minute > 59 || hour == 24 && minute > 0 {
        return None;
    }
    if let Some((half, end)) = half(v, i + 1) {
        let fits = (1..=12).contains(&hour) && !(v.runs_on(end) && !guard::glued_name(v, end));
        return fits.then(|| tail(v, plain(hour, Some(minute), half), end));
    }
    if v.at(i).len() != 4 || minute % 5 > 0 && hour > 18 && !v.at(i).has(Token::LEADING_ZERO) {
        return None;
    }
    let military = v.says_any(i + 1, &["hours", "hrs", "hr", "h", "uhr"]);
    let end = i + 1 + usize::from(military);
    let clock = plain(hour, Some(minute), Half::None24);
    if let Some((zone, end)) = zone(v, end) {
        return Some((
            Clock {
                zone: Some(zone),
                ..clock
            },
            end,
        ));
    }
    if v.say(i + 1, &["local", "time"]) {
        return Some((clock, i + 1));
    }
    if let Some(end) = said_twice(v, i, number) {
        return Some((clock, end));
    }
    let letter = v.says_any(i + 1, &["L", "Z"]) && v.glued(i + 1) && !v.runs_on(i + 2);
    if military && (v.says(i + 1, "h") == v.glued(i + 1) || !v.says(i + 1, "h")) {
        return Some((clock, end));
    }
    if letter {
        return Some((clock, i + 2));
    }
    if v.story && guard::is_told_clock(v, i) {
        return Some((clock, end));
    }
    (v.at(i).has(Token::LEADING_ZERO) && guard::is_plain_clock(v, i)).then_some((clock, end))
}

/// The end of "1400 (1900)", "1230 (1330/1830)": the hour, and in brackets the same on other clocks.
fn said_twice(v: &View<'_>, i: usize, number: u32) -> Option<usize> {
    let again = |k: usize| {
        v.digits(k, 4..=4)
            .is_some_and(|n| n / 100 < 24 && n % 100 == number % 100 && n != number)
    };
    if v.timeml || !v.mark(i + 1, '(') || !again(i + 2) {
        return None;
    }
    let last = if v.mark(i + 3, '/') && again(i + 4) {
        i + 4
    } else {
        i + 2
    };
    v.mark(last + 1, ')').then_some(last + 2)
}

/// "10 a.m.", "10am", "ten p.m.".
fn hour_half(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    let (hour, at) = hour(v, i)?;
    let (half, end) = half(v, at)?;
    if !v.glued(at) && v.new_line(at) {
        return None;
    }
    // "He said 5 am I late" does not happen; "6.5 am" is no hour.
    if v.runs_on(end) && !guard::glued_name(v, end) {
        return None;
    }
    let half = if hour > 12 || hour == 0 {
        Half::None24
    } else {
        half
    };
    Some(tail(v, plain(hour, None, half), end))
}

/// "10h00", "19h30", "à 20h", "À partir de 19h", "14h" alone in its line.
fn with_h(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    let hour = v.digits(i, 1..=2).filter(|h| *h < 24)? as u8;
    if !(v.says(i + 1, "h") && v.glued(i + 1)) {
        return None;
    }
    if v.runs_on(i + 2) {
        let minute = v.digits(i + 2, 2..=2).filter(|m| *m < 60)? as u8;
        let end = i + 3;
        return (!v.runs_on(end)).then(|| tail(v, plain(hour, Some(minute), Half::None24), end));
    }
    let said = v.said_any(i, &["à", "at", "dès", "vers"])
        || v.said_any(i, &["a"]) && guard::hour_ends(v, i + 2)
        || leads_bare_h(v, i)
        || v.said_any(i, &["de"]) && i >= 2 && v.says(i - 2, "partir");
    // "14h" alone in its cell; "4h" is rather a length.
    let begins = i == 0 || v.new_line(i);
    let ends = v.new_line(i + 2) || v.word(i + 2).is_empty();
    let alone = (7..=23).contains(&hour) && begins && ends;
    (said || alone).then(|| tail(v, plain(hour, None, Half::None24), i + 2))
}

/// "20 July · 17h", "Nov. 17, 2017, 14h", "from 19h": what stands before it leads an hour.
fn leads_bare_h(v: &View<'_>, i: usize) -> bool {
    let ends = guard::hour_ends(v, i + 2) || zone(v, i + 2).is_some();
    let led = v.said_any(i, &["from", "until", "till"])
        || ['|', '·', '@'].iter().any(|c| v.marked(i, *c))
        || (v.marked(i, ',') || v.marked(i, ';')) && i > 1 && v.has(i - 2, DATE_ENDS);
    ends && led && v.digits(i, 1..=2).is_some_and(|hour| hour >= 7)
}

/// What a date ends with.
const DATE_ENDS: Classes = Classes::DIGITS
    .with(Classes::MONTH)
    .with(Classes::SUFFIX)
    .with(Classes::WEEKDAY);

/// Reads an hour in digits or words, 0 to 23.
pub(super) fn hour(v: &View<'_>, i: usize) -> Option<(u8, usize)> {
    if let Some(hour) = v.digits(i, 1..=2) {
        return (hour < 24).then_some((hour as u8, i + 1));
    }
    match v.meaning(i) {
        Meaning::Number(n @ 1..=12) if v.has(i, Classes::CARDINAL) => Some((n as u8, i + 1)),
        _ => None,
    }
}

/// "noon", "12 noon", "12:00 noon", "twelve midnight", "midday".
pub(super) fn noon(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    let mut at = i;
    let mut minute = None;
    if v.digits(at, 1..=2) == Some(12) || v.says(at, "twelve") {
        at += 1;
        if v.tight(at, ':') && v.digits(at + 1, 2..=2) == Some(0) {
            at += 2;
            minute = Some(0);
        }
    }
    let hour = match () {
        () if v.says(at, "noon") => 12,
        () if v.says(at, "midnight") => 24,
        () if v.says(at, "midday")
            && (v.said_any(at, &["at", "by", "until", "from"]) || v.marked(at, '@')) =>
        {
            12
        }
        _ => return None,
    };
    if !guard::is_noon(v, at) {
        return None;
    }
    Some(tail(v, plain(hour, minute, Half::None24), at + 1))
}

/// "at 10", "at seven", where nothing counted follows.
pub(super) fn at_hour(v: &View<'_>, i: usize) -> Option<(Clock, usize)> {
    if !v.said_any(i, &["at", "@"]) && !v.marked(i, '@') {
        return None;
    }
    // "Sanctions at Ten" is a title.
    if v.capital(i) && !v.at(i).has(Token::ALL_CAPS) {
        return None;
    }
    bare(v, i, true).map(|(clock, end)| tail(v, clock, end))
}

/// A bare hour, "10" or "seven", with `strict` only where what follows does not count something.
pub(super) fn bare(v: &View<'_>, i: usize, strict: bool) -> Option<(Clock, usize)> {
    let (hour, end) = hour(v, i)?;
    let fits =
        (1..=12).contains(&hour) && !v.at(i).has(Token::LEADING_ZERO) && !guard::clock_barred(v, i);
    if !fits || guard::number_runs_on(v, end) || guard::counted(v, end) {
        return None;
    }
    if strict && !guard::hour_ends(v, end) {
        return None;
    }
    Some((plain(hour, None, Half::Open), end))
}
