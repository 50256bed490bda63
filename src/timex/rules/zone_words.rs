//! The zone behind an hour: "ET", "(Eastern)", "Pacific time", "London time", "UTC+7", "-04:00".

use crate::lexicon::{self, Classes, ZONES, ZoneWord};
use crate::timex::view::View;
use crate::token::{Kind, Token};

/// "10:30 a.m., KST: …", "8 p.m., Pacific time": a zone that commas or other marks set off on both sides.
pub(super) fn zone_behind_comma(v: &View<'_>, i: usize) -> Option<(ZoneWord, usize)> {
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
