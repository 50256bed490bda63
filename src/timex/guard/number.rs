//! What a number is a part of: "29%", "$5", "Room 12", "555-0143".

use crate::lexicon::Classes;
use crate::timex::view::View;
use crate::token::{Kind, Token};

/// Whether the number that ends before `end` is a part of something longer: "29%", "1,200", "3.5", "10:30", "5k".
pub(in crate::timex) fn number_runs_on(v: &View<'_>, end: usize) -> bool {
    // "Nov. 24Due date", "November 24, 2008Receive": a name was glued to it.
    if v.runs_on(end) && !(v.capital(end) && v.at(end).len() > 2) {
        return true;
    }
    if v.mark(end, '%') || v.mark(end, '°') || v.mark(end, '$') && v.glued(end) {
        return true;
    }
    let thousands = v.tight(end, ',') && v.digits(end + 1, 3..=3).is_some();
    let joined = [':', '.', '/'].iter().any(|c| v.tight(end, *c)) && v.is_number(end + 1);
    thousands || joined
}

/// Whether digits or letters go on without a gap: an identifier, a version, a phone number.
pub(in crate::timex) fn digits_go_on(v: &View<'_>, end: usize) -> bool {
    if v.runs_on(end) {
        return true;
    }
    let joined = ['-', '.', '/', ':', ','].iter().any(|c| v.tight(end, *c));
    joined && (v.is_number(end + 1) || v.mark(end, '/') && v.at(end + 1).kind == Kind::Word)
}

/// Whether a date in digits goes on; the hyphen of a range does not count.
pub(in crate::timex) fn date_goes_on(v: &View<'_>, end: usize, sep: char) -> bool {
    let range = sep != '-' && v.tight(end, '-') && v.is_number(end + 1);
    digits_go_on(v, end) && !range && !(v.runs_on(end) && v.capital(end) && v.at(end).len() > 2)
}

/// Whether the digits at `i` are the tail of something: "$5", "#12", "1.2", "A-10", "555-0143".
pub(in crate::timex) fn digits_before(v: &View<'_>, i: usize) -> bool {
    let before = v.before(i);
    if !v.glued(i) {
        return currency(before);
    }
    match before.kind {
        Kind::Word => true,
        Kind::Number => true,
        Kind::Mark => {
            let joined = ['-', '.', '/', ':', ',', '_', '&', '=']
                .iter()
                .any(|c| before.is_mark(*c));
            let edge = i > 1 && v.says_any(i - 2, &["mid", "early", "late", "pre", "post"]);
            let inner =
                joined && !edge && v.glued(i - 1) && i > 1 && v.before(i - 1).kind != Kind::Mark;
            inner || before.is_mark('#') || currency(before)
        }
    }
}

pub(super) fn currency(token: &Token) -> bool {
    ['$', '€', '£', '¥', '#'].iter().any(|c| token.is_mark(*c))
}

/// Bytes between two columns of a line.
const APART: u32 = 3;

/// Whether the number at `i` is named by the word before it: "Room 12", "page 3", "No. 5", "Article 3.2".
pub(in crate::timex) fn number_is_led(v: &View<'_>, i: usize) -> bool {
    if i == 0 || v.new_line(i) {
        return false;
    }
    let point = usize::from(v.marked(i, '.') && i > 1);
    let word = i - 1 - point;
    // "Lower Hall          6.15pm" are two columns.
    let apart = v.at(i).start.saturating_sub(v.before(i).end) >= APART;
    let numbered =
        v.has(word, Classes::NUMBERED) && (point == 0 || v.at(word).len() <= 4) && !apart;
    numbered
        || currency(v.before(i))
        || point == 1 && v.says_any(word, &["no", "nos", "art", "sec", "ch", "p", "pp", "s"])
}

/// Whether what follows is counted by the number: "20 people", "5 percent", "10 miles".
pub(in crate::timex) fn counted(v: &View<'_>, end: usize) -> bool {
    let skip = usize::from(v.mark(end, '-') && v.glued(end));
    v.has(end + skip, Classes::MEASURE) && !v.new_line(end)
        || v.mark(end, '%')
        || v.has(end + skip, Classes::UNITS.with(Classes::UNIT))
        || v.says_any(end, &["of", "out", "to", "more", "other"])
            && v.is_number(end + 1)
            && !v.says(end, "to")
}

/// Whether a number shows at one look that it begins no time: "$5", the "200" of "1,200", "12 senators", "5 percent". Four in
/// five rules that are tried are tried at a number, so that this look is half of the work saved.
///
/// `units` are the classes that may follow an adjective: "12 consecutive days".
pub(in crate::timex) fn is_plain_number(v: &View<'_>, i: usize, units: Classes) -> bool {
    // What was found last may go on here: "Oct. 29,30".
    if v.last.is_some_and(|last| last.end + 2 >= i) {
        return false;
    }
    let before = v.before(i);
    if v.glued(i) {
        let fraction = (before.is_mark('.') || before.is_mark(','))
            && v.glued(i - 1)
            && v.before(i - 1).kind == Kind::Number;
        return fraction || currency(before);
    }
    const COUNTED: Classes = Classes::MEASURE
        .with(Classes::AUXILIARY)
        .with(Classes::NUMBERED);
    let next = v.at(i + 1);
    let classes = next.classes();
    let counted = next.kind == Kind::Word
        && next.marks & (Token::CAPITAL | Token::LINE) == 0
        && !next.glued()
        && next.len() > 3
        && (classes == Classes::NONE || classes.only(COUNTED));
    counted
        && v.at(i).len() <= 3
        && !v.has(i + 2, units)
        && !v.has(i + 3, units)
        && !v.has(i + 4, units)
}

/// Whether "the 20s" are degrees: "temperatures fell into the 20s", "highs in the 60s".
pub(in crate::timex) fn tells_temperature(v: &View<'_>, i: usize) -> bool {
    const DEGREES: &[&str] = &[
        "temperature",
        "temperatures",
        "highs",
        "lows",
        "degrees",
        "thermometer",
        "thermometers",
        "mercury",
        "readings",
    ];
    (1..10).any(|back| i >= back && v.says_any(i - back, DEGREES))
}
