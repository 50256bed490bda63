//! Clock times with a point between hour and minutes and no half of the day: "18.30", "6.30 for 7", as Britons print them.
//!
//! Most such numbers are prices, rates and sections. One counts as a clock time where its neighbours say so, or where the
//! text prints its hours that way: then less will do.

use crate::document::{BlockKind, Document};
use crate::lexicon::{self, Classes};
use crate::timex::guard;
use crate::timex::view::View;
use crate::token::Kind;

use super::clock::half;

/// Hours that a text must print with a point before it is taken to print all of them so.
const USUAL: usize = 3;

/// Whether a document prints its clock times with a point: some with their half of the day ("7.15pm"), or lines that begin
/// with nothing else ("10.00 Tai chi", "18.30 Debate").
pub(in crate::timex) fn are_usual(document: &Document) -> bool {
    let (mut clocks, mut others) = (0, 0);
    for block in document.blocks.iter() {
        if block.kind == BlockKind::Record {
            continue;
        }
        let text = block.span.of(&document.text);
        let mut opens = true;
        for dot in memchr::memchr_iter(b'.', text.as_bytes()) {
            let found = around(text, dot);
            let first = std::mem::replace(&mut opens, false);
            match found {
                Some(Dotted::WithHalf) => clocks += 1,
                Some(Dotted::Hour(from)) if first && (from == 0 || is_day(&text[..from])) => {
                    clocks += 1;
                }
                Some(Dotted::Other(from)) if first && from == 0 => others += 1,
                _ => {}
            }
        }
    }
    clocks >= USUAL && others * 4 <= clocks
}

/// What two numbers with a point between are like, and where they begin.
enum Dotted {
    /// "7.15pm".
    WithHalf,
    /// "18.30" and a space or a dash.
    Hour(usize),
    /// "4.37", "1.2.1".
    Other(usize),
}

/// Whether all that stands before an hour is a day: "Mon 6: ", "Tuesday, 7 June: ".
fn is_day(before: &str) -> bool {
    let mut words = before.split_ascii_whitespace();
    let named = words.next().is_some_and(|word| {
        lexicon::look_up(word.trim_matches([',', '.', ':', '*', '-']))
            .classes()
            .any(Classes::WEEKDAY)
    });
    named && words.count() <= 3 && before.len() <= 32
}

/// What stands around a point, if digits do.
fn around(text: &str, dot: usize) -> Option<Dotted> {
    let digit = |b: &&u8| b.is_ascii_digit();
    let before = text.as_bytes()[..dot]
        .iter()
        .rev()
        .take_while(digit)
        .count();
    let rest = &text.as_bytes()[dot + 1..];
    let after = rest.iter().take_while(digit).count();
    if before == 0 || after == 0 {
        return None;
    }
    let number = |digits: &str| digits.parse::<u32>().unwrap_or(u32::MAX);
    let from = dot - before;
    let hour = number(&text[from..dot]);
    let minute = number(&text[dot + 1..dot + 1 + after]);
    if before > 2 || after != 2 || hour > 23 || minute > 59 || minute % 5 > 0 {
        return Some(Dotted::Other(from));
    }
    let tail = rest[after..].trim_ascii_start();
    let tail = &tail[..tail.len().min(3)];
    if (1..=12).contains(&hour) && (tail.starts_with(b"am") || tail.starts_with(b"pm")) {
        return Some(Dotted::WithHalf);
    }
    Some(match rest.get(after) {
        Some(b' ' | b'\t' | b'-' | 0x80..) => Dotted::Hour(from),
        _ => Dotted::Other(from),
    })
}

/// Whether the digits at `i` up to `end`, with a point between, are a clock time without a half.
pub(super) fn is_clock(v: &View<'_>, i: usize, end: usize) -> bool {
    let hour = v.digits(i, 1..=2).unwrap_or(u32::MAX);
    let Some(minute) = v.digits(end - 1, 2..=2) else {
        return false;
    };
    let zeros = v.at(i).has(crate::token::Token::LEADING_ZERO);
    // Hours above twelve and those with a zero in front look like nothing else.
    let plain = zeros || hour > 12;
    if opens_range(v, i, end) || plain && v.said_any(i, &["at", "from"]) {
        return true;
    }
    let behind_dash = i >= 4 && v.marked(i, '-') && v.tight(i - 3, '.');
    if behind_dash && heads_item(v, i - 4, end) {
        return true;
    }
    if v.story && hour < 24 && is_told(v, i, end) {
        return true;
    }
    if minute % 5 > 0 {
        return false;
    }
    (plain || v.dotted) && heads_item(v, i, end)
        || stands(v, i, end)
        || v.dotted && hour < 24 && stands_free(v, i, end)
}

/// "At 4.02 she blew up", "between 11.30 and 2.10", "6.30 in the evening": hours of a history.
fn is_told(v: &View<'_>, i: usize, end: usize) -> bool {
    let part = v.say(end, &["in", "the"]) && v.has(end + 2, Classes::PART);
    let words = &[
        "by", "until", "till", "from", "to", "before", "after", "around", "about", "and",
        "between", "toward", "towards",
    ];
    let clocked = v.last.is_some_and(|last| last.expr.has_clock());
    let led = v.said_any(i, &["at"]) || clocked && v.said_any(i, words);
    let free = !guard::noun_follows(v, end) || v.capital(end) && !v.has(end, Classes::MEASURE);
    !priced(v, i) && (part || led && free && !guard::counted(v, end))
}

/// Whether it stands behind a day or is the other end of one, with nothing behind it that it could measure.
fn stands(v: &View<'_>, i: usize, end: usize) -> bool {
    let joined = v.mark(end, '-') || v.says_any(end, &["to", "until", "till"]);
    if !joined && !guard::hour_ends(v, end) {
        return false;
    }
    let other_end = i >= 4
        && (v.marked(i, '-') || v.said_any(i, &["to", "until", "till"]))
        && v.tight(i - 3, '.')
        && v.digits(i - 2, 2..=2).is_some();
    other_end || is_behind_day(v, i) || is_with_part(v, i, end)
}

/// "at 7.30 this morning", "this morning at 9.45": a part of a day stands beside it.
fn is_with_part(v: &View<'_>, i: usize, end: usize) -> bool {
    let led = v.said_any(
        i,
        &[
            "at", "from", "until", "by", "about", "around", "before", "after",
        ],
    );
    // "at 9.30 today", but not of what is traded at 9.30.
    let today = v.says_any(end, &["today", "tomorrow"]) && !v.timeml && !priced(v, i);
    let behind = v.says(end, "tonight")
        || today
        || v.says(end, "this") && v.has(end + 1, Classes::PART)
        || v.says_any(end, &["yesterday", "tomorrow"]) && v.has(end + 1, Classes::PART);
    let before = i >= 2 && v.said_any(i, &["at", "from"]) && v.has(i - 2, Classes::PART);
    led && behind || before
}

/// Whether it stands where an hour would, in a text that prints its hours so: behind a preposition of time or a mark that
/// parts, and with nothing behind it that it could measure.
fn stands_free(v: &View<'_>, i: usize, end: usize) -> bool {
    if priced(v, i) || !guard::hour_ends(v, end) {
        return false;
    }
    let led = v.said_any(
        i,
        &[
            "at", "from", "to", "until", "till", "by", "before", "after", "doors", "starts",
        ],
    );
    let parted = [',', '(', '|', ';', '-', '—']
        .into_iter()
        .any(|c| v.marked(i, c));
    // "tickets, 2.50", "rose to 4.25": money and rates.
    let sum = (i.saturating_sub(3)..i).any(|k| v.says_any(k, SUMS));
    (led || parted) && !sum
}

/// Words before a sum or a rate.
const SUMS: &[&str] = &[
    "admission",
    "adults",
    "children",
    "closed",
    "concessions",
    "cost",
    "costs",
    "donation",
    "entry",
    "fee",
    "fell",
    "free",
    "members",
    "paid",
    "price",
    "prices",
    "rate",
    "rose",
    "score",
    "tickets",
    "yield",
];

/// Whether a day stands right before the clock time, with no more than a mark, "at" or "from" between.
fn is_behind_day(v: &View<'_>, i: usize) -> bool {
    let loose = |k: usize| {
        v.mark(k, ',') || v.mark(k, '|') || v.mark(k, '@') || v.says_any(k, &["at", "from"])
    };
    let mut at = i;
    while at > 0 && i - at < 2 && loose(at - 1) {
        at -= 1;
    }
    let dated = Classes::MONTH.with(Classes::WEEKDAY).with(Classes::DEICTIC);
    let of_month = v.is_number(at.wrapping_sub(1)) && v.has(at.wrapping_sub(2), Classes::MONTH);
    at > 0 && (v.has(at - 1, dated) || of_month)
}

/// Whether "12.30" is the first end of a range whose last shows what it is: "12.30-1.30pm", "9.30 to 11am", and alone in
/// its line "18.00-19.15".
fn opens_range(v: &View<'_>, i: usize, end: usize) -> bool {
    if !v.mark(end, '-') && !v.says_any(end, &["to", "until", "till"]) || priced(v, i) {
        return false;
    }
    let at = end + 1;
    let Some(hour) = v.digits(at, 1..=2).filter(|h| (1..=24).contains(h)) else {
        return false;
    };
    let minutes = (v.tight(at + 1, '.'))
        .then(|| v.digits(at + 2, 2..=2))
        .flatten();
    let last = if minutes.is_some() { at + 3 } else { at + 1 };
    if hour <= 12 && half(v, last).is_some() {
        return true;
    }
    let led = i == 0 || v.new_line(i) || v.marked(i, '|') || is_next_item(v, i);
    let alone = led && v.at(last).kind != Kind::Number;
    let named = !v.timeml && (v.capital(last) || v.mark(last, '"') || v.mark(last, '“'));
    let marked = v.mark(last, '|') || v.dotted && v.mark(last, '/');
    let ends = last >= v.tokens.len() || v.new_line(last) || marked || named;
    alone
        && ends
        && minutes.is_some_and(|m| m % 5 == 0)
        && v.digits(end - 1, 2..=2).is_some_and(|m| m % 5 == 0)
}

/// Whether a line or an item of a list begins with it and goes on with words: "18.00 Debate: …".
fn heads_item(v: &View<'_>, i: usize, end: usize) -> bool {
    let begins = i == 0 || v.new_line(i) || v.marked(i, '•') || is_next_item(v, i);
    let zoned = v.mark(end, '(') && v.capital(end + 1) && v.mark(end + 2, ')');
    let open = v.mark(end, '(') && v.says_any(end + 1, &["tbc", "tba", "tbd"]);
    let alone = v.dotted && (end >= v.tokens.len() || v.new_line(end) || open);
    let dashed = v.dotted && v.mark(end, '-') && !v.glued(end) && v.capital(end + 1);
    let named = v.capital(end) || v.mark(end, '"') || v.mark(end, '“') || zoned;
    begins && !v.timeml && (named || alone || dashed)
}

/// Whether it stands behind a day and a colon, or behind the end of the item before it, in a text that prints its hours
/// so: "Mon 6: 12.30 Lunch / 18.00 Quiz", "Tue 7: 9.00 Matins. 18.30 Vespers".
fn is_next_item(v: &View<'_>, i: usize) -> bool {
    if !v.dotted || i < 2 {
        return false;
    }
    let parted = ['.', '/', ';'].into_iter().any(|c| v.marked(i, c)) && !v.glued(i);
    let dated = Classes::MONTH.with(Classes::WEEKDAY);
    let day = |k: usize| v.has(k, dated) || v.is_number(k) && v.has(k.wrapping_sub(1), dated);
    parted || v.marked(i, ':') && day(i - 2)
}

/// Whether a sign of money stands before it.
fn priced(v: &View<'_>, i: usize) -> bool {
    ['$', '£', '€'].into_iter().any(|sign| v.marked(i, sign))
}

#[cfg(test)]
mod tests {
    use crate::timex::tests::of_lines;
    use crate::timex::{Options, tag_document};

    #[track_caller]
    fn finds(lines: &[&str], expected: &[&str]) {
        let document = of_lines(lines);
        let tags = tag_document(&document, Options::default());
        let clocked = tags.iter().filter(|tag| tag.expr.has_clock());
        let found: Vec<_> = clocked.map(|tag| document.of(tag.span)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_text_that_prints_its_hours_with_a_point_has_them_everywhere() {
        let list = [
            "10.00 Tai chi",
            "12.15 Lunch club",
            "18.30 Bell ringers",
            "Choir practice (7.30) in the vestry; soup after, at 9.15",
        ];
        finds(&list, &["10.00", "12.15", "18.30", "7.30", "9.15"]);
        let halves = [
            "Quiz, 7.15pm",
            "Whist, 2.30 pm",
            "Talk, 8.00pm",
            "Sunday, Matins, 10.30",
        ];
        finds(&halves, &["7.15pm", "2.30 pm", "8.00pm", "10.30"]);
    }

    #[test]
    fn hours_behind_a_day_and_behind_the_item_before_are_read() {
        let list = [
            "Mon 6: 12.30-13.30 Tides and Taxes / 18.00 Book launch",
            "Wed 8: 9.15 Canals Committee (Room 2). 14.30 Locks Committee",
            "Thu 9: 13.00 Briefing",
            "Entry is 4.50. The fee was 2.75.",
        ];
        finds(
            &list,
            &[
                "Mon 6: 12.30-13.30",
                "18.00",
                "Wed 8: 9.15",
                "14.30",
                "Thu 9: 13.00",
            ],
        );
        finds(&["Mon 6: 4.25 percent", "June: 4.50. 4.75 Hold"], &[]);
    }

    #[test]
    fn hours_alone_in_their_cells_are_read_where_others_are() {
        let list = [
            "09.00 - 12.30 / 14.30 - 18.30   Harbour Committee",
            "10.00   Delegation to the locks",
            "13.15   Press conference",
            "12.00",
            "16.15 (tbc)",
            "11.00 - Address to the pilots",
        ];
        finds(
            &list,
            &[
                "09.00 - 12.30",
                "14.30 - 18.30",
                "10.00",
                "13.15",
                "12.00",
                "16.15",
                "11.00",
            ],
        );
        finds(&["12.00", "4.50", "16.15"], &[]);
    }

    #[test]
    fn sums_sections_and_rates_are_no_hours() {
        finds(
            &["2.10 Scope", "2.20 Terms", "2.3 Fees", "2.31 Waivers"],
            &[],
        );
        let list = [
            "Quiz, 7.15pm, entry 2.50",
            "Whist, 2.30 pm, tickets, 4.00",
            "Talk, 8.00pm, £3.50",
            "The rate rose, by 4.25 percent, and closed at 7.50",
        ];
        finds(&list, &["7.15pm", "2.30 pm", "8.00pm"]);
    }
}
