//! Clock times: "10 a.m.", "15:00", "1400 EDT", "10h00", "noon", "half past six", "one in the afternoon".

use crate::lexicon::{self, Classes, Meaning, ZONES, ZoneWord};
use crate::timex::behind;
use crate::timex::expr::{Clock, DayPart, ExprKind, Half};
use crate::timex::guard;
use crate::timex::rule::{Found, Rule};
use crate::timex::view::View;
use crate::token::{Kind, Token};

use super::dotted;

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

const fn plain(hour: u8, minute: Option<u8>, half: Half) -> Clock {
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
fn tail(v: &View<'_>, mut clock: Clock, mut end: usize) -> (Clock, usize) {
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

/// "10:30 a.m., KST: …", "8 p.m., Pacific time": a zone that commas or other marks set off on both sides.
fn zone_behind_comma(v: &View<'_>, i: usize) -> Option<(ZoneWord, usize)> {
    if v.timeml || !v.mark(i, ',') || v.new_line(i + 1) {
        return None;
    }
    let (zone, end) = named_zone(v, i + 1, false)?;
    let marks = [':', '-', '—', '|', '(', ')', ',', ';', '/'];
    let closed = end >= v.tokens.len()
        || v.new_line(end)
        || marks.into_iter().any(|c| v.mark(end, c))
        || v.mark(end, '.') && end + 1 >= v.tokens.len()
        || v.says_any(end, &["on", "at", "and"]);
    closed.then_some((zone, end))
}

/// "in the morning", "at night", "in the evening".
fn part_of_day(v: &View<'_>, i: usize) -> Option<(Half, usize)> {
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
        || is_set_off(v, i)
        || v.said_any(i, &["de"]) && i >= 2 && v.says(i - 2, "partir");
    // "14h" alone in its cell; "4h" is rather a length.
    let begins = i == 0 || v.new_line(i);
    let ends = v.new_line(i + 2) || v.word(i + 2).is_empty();
    let alone = (7..=23).contains(&hour) && begins && ends;
    (said || alone).then(|| tail(v, plain(hour, None, Half::None24), i + 2))
}

/// "20 July · 17h", "Nov. 17, 2017, 14h", "from 19h": what stands before it leads an hour.
fn is_set_off(v: &View<'_>, i: usize) -> bool {
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

/// Reads a zone behind a clock time: "ET", "(Eastern)", "Pacific time", "London time", "UTC+7", "-04:00".
pub(super) fn zone(v: &View<'_>, i: usize) -> Option<(ZoneWord, usize)> {
    let bracket = v.mark(i, '(') || v.mark(i, '[');
    let at = i + usize::from(bracket);
    let (zone, end) = offset(v, at, false).or_else(|| named_zone(v, at, bracket))?;
    if !bracket {
        return Some((zone, end));
    }
    if !v.mark(end, ')') && !v.mark(end, ']') {
        return None;
    }
    // "(UTC-05:00) Eastern Time": calendar programs print the winter's offset in every season; the name says which clock.
    let named = match zone {
        ZoneWord::Offset(_) => named_zone(v, end + 1, false),
        _ => None,
    };
    Some(named.unwrap_or((zone, end + 1)))
}

/// "UTC+7", "GMT-05:00"; " -0400" behind a gap; "-04:00" only in a machine's date, for else it is the other end of a range.
pub(super) fn offset(v: &View<'_>, i: usize, machine: bool) -> Option<(ZoneWord, usize)> {
    let named = v.says_any(i, &["UTC", "GMT"]);
    let at = i + usize::from(named);
    let back = v.mark(at, '-');
    if !back && !v.mark(at, '+') || !v.glued(at + 1) || named && !v.glued(at) {
        return None;
    }
    let token = v.at(at + 1);
    let (minutes, end) = match token.len() {
        1 | 2 if token.kind == Kind::Number => {
            let colon = v.tight(at + 2, ':');
            let minute = colon.then(|| v.digits(at + 3, 2..=2)).flatten();
            if !named && !(machine && minute.is_some() && token.len() == 2) {
                return None;
            }
            let end = at + 2 + if minute.is_some() { 2 } else { 0 };
            (token.number * 60 + minute.unwrap_or(0), end)
        }
        4 if token.kind == Kind::Number
            && (named || machine || !v.glued(at) && (token.number % 100).is_multiple_of(15)) =>
        {
            (token.number / 100 * 60 + token.number % 100, at + 2)
        }
        _ => return None,
    };
    if minutes > 14 * 60 || v.runs_on(end) {
        return None;
    }
    let minutes = minutes as i16;
    Some((ZoneWord::Offset(if back { -minutes } else { minutes }), end))
}

/// Abbreviations that are words too: zones only in brackets or before a mark.
const ONLY_SET_OFF: &[&str] = &["ART", "CAT", "EAT", "PET", "VET", "COT", "UT", "HT"];

fn named_zone(v: &View<'_>, i: usize, bracket: bool) -> Option<(ZoneWord, usize)> {
    let token = v.at(i);
    if token.kind != Kind::Word || !token.has(Token::CAPITAL) && v.at(i).len() < 5 && !v.glued(i) {
        return None;
    }
    let the = usize::from(v.says(i, "The"));
    let local = v.says(i, "local") && v.says(i + 1, "time");
    if local {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    let initial = v.word(i).bytes().next().unwrap_or(0);
    for (index, entry) in lexicon::zones_beginning(initial) {
        if let Some(end) = says_zone(v, i, entry.text)
            && best.is_none_or(|(_, b)| end > b)
        {
            best = Some((index, end));
        }
    }
    let (mut index, mut end) = best?;
    let text = ZONES[index].text;
    // "13:00 GMT | 16:00 EAT": nothing goes on behind it that it could belong to as a word.
    let set_off = bracket
        || end >= v.tokens.len()
        || v.new_line(end)
        || ['(', '|', '/', ';'].into_iter().any(|c| v.mark(end, c));
    if text == "Z" && !v.glued(i) || ONLY_SET_OFF.contains(&text) && !set_off {
        return None;
    }
    let time = v.says(end, "time");
    if time {
        end += 1;
    } else if v.says_any(end, &["standard", "daylight"]) && v.says(end + 1, "time") {
        end += 2;
    } else if lexicon::needs_time(index) {
        // "10 a.m. Central Standard": the longer name needs its "time".
        let short = ZONES
            .iter()
            .position(|z| says_zone(v, i, z.text) == Some(i + 1))?;
        if lexicon::needs_time(short) || end != i + 2 {
            return None;
        }
        index = short;
        end = i + 1;
    }
    let word = !text.bytes().all(|b| b.is_ascii_uppercase());
    if word && !time && !bracket && the == 0 && name_goes_on(v, end) {
        return None;
    }
    let index = u8::try_from(index).ok()?;
    Some((ZoneWord::Named(index), end))
}

/// "10 a.m. Eastern Market": the name goes on, so it is no zone.
fn name_goes_on(v: &View<'_>, end: usize) -> bool {
    v.capital(end)
        && !v.new_line(end)
        && v.at(end).has(Token::SPACE)
        && !v.has(end, Classes::WEEKDAY.with(Classes::MONTH))
}

/// Whether a zone's name stands there; the position behind it.
fn says_zone(v: &View<'_>, i: usize, name: &str) -> Option<usize> {
    let abbreviation = name.bytes().all(|b| b.is_ascii_uppercase());
    if abbreviation {
        let word = v.word(i);
        let same = word == name
            || word.len() > name.len()
                && word.contains('.')
                && word.bytes().filter(|b| *b != b'.').eq(name.bytes());
        return (same && !v.runs_on(i + 1)).then_some(i + 1);
    }
    let mut at = i;
    let mut rest = name;
    while !rest.is_empty() {
        let word = v.word(at);
        let head = rest.get(..word.len())?;
        if word.is_empty() || !head.eq_ignore_ascii_case(word) {
            return None;
        }
        rest = rest[word.len()..].trim_start();
        at += 1;
    }
    (!v.runs_on(at)).then_some(at)
}
