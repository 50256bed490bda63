//! What is no time: the questions that keep rules off names, numbers, prices, scores, verses and identifiers.
//!
//! Each takes positions around a candidate and looks at its neighbours only, so that the cost stays linear.

use crate::lexicon::{Classes, Meaning, Near, Unit};
use crate::sentence::{QuotationKind, quotations};
use crate::token::{Kind, Token};

use super::expr::{Amount, Named};
use super::view::View;

// ---- numbers

/// Whether the number that ends before `end` is a part of something longer: "29%", "1,200", "3.5", "10:30", "5k".
pub(super) fn number_runs_on(v: &View<'_>, end: usize) -> bool {
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
pub(super) fn digits_go_on(v: &View<'_>, end: usize) -> bool {
    if v.runs_on(end) {
        return true;
    }
    let joined = ['-', '.', '/', ':', ','].iter().any(|c| v.tight(end, *c));
    joined && (v.is_number(end + 1) || v.mark(end, '/') && v.at(end + 1).kind == Kind::Word)
}

/// Whether a date in digits goes on; the hyphen of a range does not count.
pub(super) fn date_goes_on(v: &View<'_>, end: usize, sep: char) -> bool {
    let range = sep != '-' && v.tight(end, '-') && v.is_number(end + 1);
    digits_go_on(v, end) && !range && !(v.runs_on(end) && v.capital(end) && v.at(end).len() > 2)
}

/// Whether the digits at `i` are the tail of something: "$5", "#12", "1.2", "A-10", "555-0143".
pub(super) fn digits_before(v: &View<'_>, i: usize) -> bool {
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

fn currency(token: &Token) -> bool {
    ['$', '€', '£', '¥', '#'].iter().any(|c| token.is_mark(*c))
}

/// Whether the number at `i` is named by the word before it: "Room 12", "page 3", "No. 5", "Article 3.2".
pub(super) fn number_is_led(v: &View<'_>, i: usize) -> bool {
    if i == 0 || v.new_line(i) {
        return false;
    }
    let point = usize::from(v.marked(i, '.') && i > 1);
    let word = i - 1 - point;
    let numbered = v.has(word, Classes::NUMBERED) && (point == 0 || v.at(word).len() <= 4);
    numbered
        || currency(v.before(i))
        || point == 1 && v.says_any(word, &["no", "nos", "art", "sec", "ch", "p", "pp"])
}

/// Whether what follows is counted by the number: "20 people", "5 percent", "10 miles".
pub(super) fn counted(v: &View<'_>, end: usize) -> bool {
    let skip = usize::from(v.mark(end, '-') && v.glued(end));
    v.has(end + skip, Classes::MEASURE) && !v.new_line(end)
        || v.mark(end, '%')
        || v.has(end + skip, Classes::UNITS.with(Classes::UNIT))
        || v.says_any(end, &["of", "out", "to", "more", "other"])
            && v.is_number(end + 1)
            && !v.says(end, "to")
}

// ---- dates

/// Whether a month and a bare day are a date: "Oct. 29", not "In March 20 people".
pub(super) fn month_day_alone(v: &View<'_>, month: usize, end: usize) -> bool {
    let led = v.said_any(
        month,
        &[
            "on", "by", "since", "until", "of", "dated", "after", "before", "from",
        ],
    );
    if v.has(end, Classes::MEASURE) && !v.new_line(end) && !led || v.mark(end, '%') {
        return false;
    }
    let often = v.has(month, Classes::OFTEN_OTHER) && !v.has(month, Classes::ABBREVIATION);
    if often
        && !v.capital(month)
        && (v.says(month, "may") || v.says(month, "march") && !v.had(month, Classes::PREPOSITION))
    {
        return false;
    }
    if v.has(month, Classes::ABBREVIATION)
        && v.says_any(month, &["mar", "jan", "dec", "sep", "jun"])
        && !v.capital(month)
        && v.at(end - 1).len() > 2
    {
        return false;
    }
    // "Mar 2 Mar 3": fine; "Dec 30" as a column of periods is for others to tell.
    !(v.has(end, Classes::UNITS) && !v.new_line(end))
}

/// Whether a bare day in front of a month is a date: "29 October", not "Room 12 May 5".
pub(super) fn day_month_alone(v: &View<'_>, day: usize, month: usize, end: usize) -> bool {
    if !v.capital(month) && v.has(month, Classes::OFTEN_OTHER) {
        return false;
    }
    let next_day = v.has(end + 1, Classes::MONTH);
    let counts = v.digits(end, 1..=2).is_some() && !v.new_line(end);
    if counts && !next_day && !v.tight(end + 1, ':') {
        return false;
    }
    // "at 10 May said": an hour and a name.
    if v.says(month, "May") && v.has(end, Classes::AUXILIARY) && v.said_any(day, &["at", "by"]) {
        return false;
    }
    !(v.is_number(day) && v.new_line(month) && v.at(month).has(Token::BLANK))
}

/// Whether a day is led to by a word that asks for one.
pub(super) fn date_led(v: &View<'_>, i: usize) -> bool {
    v.said_any(
        i,
        &[
            "on",
            "by",
            "until",
            "till",
            "through",
            "before",
            "after",
            "since",
            "from",
            "to",
            "starting",
            "beginning",
            "due",
            "dated",
            "date",
            "of",
            "between",
            "and",
            "now",
            "thru",
            "effective",
        ],
    ) || v.marked(i, '(')
        || v.marked(i, ':') && v.says_any(i.saturating_sub(2), &["date", "when", "dates", "day"])
}

/// Whether "11/3" is a month and a day, not a fraction, a ratio or a name.
pub(super) fn is_month_day(v: &View<'_>, at: usize, end: usize, first: u32, second: u32) -> bool {
    if (first, second) == (24, 7) || number_is_led(v, at) || counted(v, end) && !v.new_line(end) {
        return false;
    }
    if v.says_any(
        end,
        &[
            "majority", "vote", "cup", "mile", "inch", "scale", "odds", "chance", "support", "of",
            "full", "time", "teaspoon", "size",
        ],
    ) && !v.new_line(end)
    {
        return false;
    }
    // "9/11" is a name.
    if (first, second) == (9, 11) {
        return false;
    }
    let fraction = first < second
        && matches!(second, 2 | 3 | 4 | 5 | 8 | 10 | 16)
        && first < 10
        && v.at(at).len() == 1;
    let led = date_led(v, at) && !(v.said_any(at, &["of", "to", "by", "from", "and"]) && fraction);
    let line = begins_line(v, at)
        && (v.new_line(end)
            || v.mark(end, ':')
            || v.mark(end, '-')
            || v.mark(end, '—')
            || v.mark(end, ',')
            || v.tokens.len() == end);
    let two = v.at(at).len() == 2 || v.at(end - 1).len() == 2;
    led || line || two && !fraction || !fraction && v.is_number(end) && v.tight(end + 1, ':')
}

fn begins_line(v: &View<'_>, i: usize) -> bool {
    i == 0
        || v.new_line(i)
        || (v.marked(i, '•')
            || v.marked(i, '-')
            || v.marked(i, '*')
            || v.marked(i, '|')
            || v.marked(i, '('))
            && (i == 1 || v.new_line(i - 1) || v.marked(i, '(') || v.marked(i, '|'))
}

/// Words that make a month of the name behind them.
const LEADS_MONTH: &[&str] = &[
    "in",
    "by",
    "since",
    "until",
    "till",
    "through",
    "during",
    "from",
    "to",
    "of",
    "for",
    "between",
    "before",
    "after",
    "early",
    "late",
    "mid",
    "this",
    "last",
    "next",
    "each",
    "every",
    "and",
    "or",
    "till",
    "around",
    "about",
    "throughout",
    "into",
    "as",
    "end",
    "beginning",
    "middle",
    "begin",
    "on",
    "than",
    "past",
    "previous",
    "coming",
    "following",
    "over",
];

/// Whether a month's name alone is the month.
pub(super) fn is_month(v: &View<'_>, i: usize, end: usize) -> bool {
    let often = v.has(i, Classes::OFTEN_OTHER);
    let led = v.said_any(i, LEADS_MONTH)
        || v.marked(i, '-') && v.says_any(i.saturating_sub(2), &["mid", "early", "late"]);
    if !v.capital(i) {
        // "in october" in careless mail.
        return led && !often && !v.has(i, Classes::ABBREVIATION);
    }
    if v.has(i, Classes::ABBREVIATION) {
        let pointed = end > i + 1;
        let name = end == i + 1
            && v.capital(end)
            && !v.new_line(end)
            && v.at(end).word == crate::lexicon::Word::UNKNOWN;
        return !name
            && !v.runs_on(end)
            && !v.mark(end, '-')
            && !v.marked(i, '-')
            && (led || pointed && !often && !is_person(v, i) || alone_on_line(v, i, end));
    }
    if v.runs_on(end) || v.marked(i, '-') && !led || is_person(v, i) {
        return false;
    }
    if !often {
        return true;
    }
    let said = v.mark(end, '\'')
        || v.says_any(end, &["and", "or", "through", "to"]) && v.has(end + 1, Classes::MONTH);
    let name = v.has(end, Classes::AUXILIARY)
        || v.capital(end) && !v.has(end, Classes::MONTH.with(Classes::WEEKDAY));
    match () {
        () if v.says(i, "may") && v.said_any(i, &["the"]) => {
            noun_follows(v, end) && !v.capital(end)
        }
        () if v.says(i, "may") => {
            led && !name && !v.said_any(i, &["and", "or", "to", "than", "as", "of", "for", "about"])
                || said && led
                || alone_on_line(v, i, end)
        }
        () if v.says(i, "march") && v.said_any(i, &["the"]) => {
            noun_follows(v, end) && !v.capital(end)
        }
        () if v.says(i, "march") => {
            led && !v.said_any(
                i,
                &[
                    "to", "and", "or", "than", "on", "of", "for", "about", "over",
                ],
            ) || led && said
                || led
                    && v.said_any(i, &["of", "to", "for"])
                    && !v.says_any(end, &["on", "for", "to"])
                    && !name
                || alone_on_line(v, i, end)
        }
        _ => (!name || led && !v.capital(end)) && !v.has(end, Classes::ADDRESS),
    }
}

fn alone_on_line(v: &View<'_>, i: usize, end: usize) -> bool {
    (i == 0 || v.new_line(i)) && (end >= v.tokens.len() || v.new_line(end))
}

/// Whether a month's name is a person's: "Mr. May", "Theresa May", "April Lindqvist".
pub(super) fn is_person(v: &View<'_>, i: usize) -> bool {
    let point = usize::from(v.marked(i, '.') && i > 1);
    if i > point && v.has(i - 1 - point, Classes::PERSON_TITLE) && !v.new_line(i) {
        return true;
    }
    if !v.has(i, Classes::OFTEN_OTHER) {
        return false;
    }
    let before = v.before(i);
    let first_name = v.capital(i.wrapping_sub(1))
        && i > 0
        && before.word == crate::lexicon::Word::UNKNOWN
        && !v.new_line(i)
        && !before.has(Token::ALL_CAPS)
        && !v.begins(i - 1);
    let surname = v.capital(i + 1)
        && !v.new_line(i + 1)
        && v.at(i + 1).word == crate::lexicon::Word::UNKNOWN
        && !v.at(i).has(Token::ALL_CAPS)
        && !v.said_any(i, LEADS_MONTH);
    first_name && (v.says_any(i, &["may", "march", "june"])) || surname
}

/// Names that begin with a weekday: papers and the like.
const WEEKDAY_NAMES: &[&str] = &[
    "times",
    "telegraph",
    "mirror",
    "mail",
    "express",
    "herald",
    "school",
    "post",
    "tribune",
    "journal",
    "globe",
    "standard",
];

/// Whether a weekday's name is a day.
pub(super) fn is_weekday(v: &View<'_>, i: usize, end: usize) -> bool {
    if v.runs_on(end) || v.glued(i) && !v.marked(i, '(') && !opening(v.before(i)) {
        return false;
    } // "the second Tuesday" is one of a month, never this Tuesday.
    if v.had(i, Classes::ORDINAL) && !v.marked(i, ',') {
        return false;
    }
    let short = v.at(i).len() <= 3;
    if v.capital(end) && v.says_any(end, WEEKDAY_NAMES) && !v.new_line(end) && v.capital(i) {
        return false;
    }
    if v.says_any(
        i.wrapping_sub(1),
        &[
            "bloody", "ruby", "cyber", "super", "ash", "shrove", "maundy", "palm", "man",
        ],
    ) && i > 0
        && v.capital(i - 1)
    {
        return false;
    }
    if !short {
        return true;
    }
    if !v.capital(i) {
        return false;
    }
    if !v.has(i, Classes::OFTEN_OTHER) {
        return !v.capital(end) || v.new_line(end) || end > i + 1;
    }
    let pointed = end > i + 1;
    let day_like = v.has(
        end,
        Classes::DIGITS
            .with(Classes::MONTH)
            .with(Classes::PART)
            .with(Classes::NOON),
    ) && !v.new_line(end);
    let listed = v.mark(end, '-')
        || v.mark(end, '/')
        || v.mark(end, '|')
        || v.mark(end, '&') && v.has(end + 1, Classes::WEEKDAY);
    let led = v.said_any(i, &["on", "next", "this", "last", "every", "each"]) && !v.says(i, "sun");
    let dated = v.mark(end, ',') && v.has(end + 1, Classes::MONTH.with(Classes::DIGITS));
    let line = begins_line(v, i)
        && (v.new_line(end) || dated || v.mark(end, ':') || end >= v.tokens.len());
    let of_list =
        (v.marked(i, '/') || v.marked(i, '-')) && v.has(i.wrapping_sub(2), Classes::WEEKDAY);
    pointed && !v.says(i, "sun") && !v.says(i, "sat") && !v.begins(end)
        || day_like
        || listed
        || led
        || line
        || of_list
}

fn opening(token: &Token) -> bool {
    [
        '"', '\'', '[', '/', '-', '—', '*', '_', '•', '|', ':', '.', ',', '>', '+',
    ]
    .iter()
    .any(|c| token.is_mark(*c))
}

/// Whether "Thursday 17" ends there as a day of the month would.
pub(super) fn is_plain_day(v: &View<'_>, end: usize) -> bool {
    if v.new_line(end) || end >= v.tokens.len() {
        return true;
    }
    let clocked =
        v.has(end, Classes::HALF.with(Classes::NOON)) || v.mark(end, ':') && v.tight(end, ':');
    let range = v.mark(end, '-')
        || v.mark(end, '—') && v.is_number(end + 1)
        || v.says_any(end, &["to", "until"]) && v.is_number(end + 1);
    !clocked
        && !range
        && !counted(v, end)
        && !v.capital(end)
        && !(v.at(end).kind == Kind::Word && v.at(end).word == crate::lexicon::Word::UNKNOWN)
}

/// Whether a noun follows that the words before belong to: "the 15th anniversary".
pub(super) fn noun_follows(v: &View<'_>, end: usize) -> bool {
    let token = v.at(end);
    if token.kind != Kind::Word || v.new_line(end) {
        return v.mark(end, '-') && v.glued(end) && v.glued(end + 1);
    }
    let closed = Classes::PREPOSITION
        .with(Classes::LINK)
        .with(Classes::AUXILIARY)
        .with(Classes::DETERMINER)
        .with(Classes::SHIFT)
        .with(Classes::THE)
        .with(Classes::A)
        .with(Classes::NEAR)
        .with(Classes::VAGUE);
    !token.classes().any(closed)
        && !v.says_any(
            end,
            &[
                "if", "when", "where", "because", "so", "also", "while", "said", "says", "that",
                "after",
            ],
        )
}

/// Whether the phrase that ends before `end` stands for itself: punctuation or a function word follows.
pub(super) fn phrase_ends(v: &View<'_>, end: usize) -> bool {
    !noun_follows(v, end) && !v.has(end, Classes::THE.with(Classes::A).with(Classes::DETERMINER))
}

// ---- clocks

/// Whether the digits at `i` cannot begin a clock time: "$5", "3:10:30", "Room 10", "1:10:30".
pub(super) fn clock_barred(v: &View<'_>, i: usize) -> bool {
    if number_is_led(v, i) {
        return true;
    }
    if !v.glued(i) {
        return currency(v.before(i));
    }
    let before = v.before(i);
    match before.kind {
        Kind::Word => {
            !v.has(
                i - 1,
                Classes::HALF.with(Classes::WEEKDAY).with(Classes::MONTH),
            ) && !v.says_any(i - 1, &["t", "to"])
        }
        Kind::Number => true,
        Kind::Mark => {
            let inner = [':', '.', ',', '_', '&', '=', '#']
                .iter()
                .any(|c| before.is_mark(*c));
            let part = inner && i > 1 && v.glued(i - 1) && v.before(i - 1).kind == Kind::Number;
            let word = before.is_mark('-')
                && v.glued(i - 1)
                && v.at(i.wrapping_sub(2)).kind == Kind::Word
                && !v.has(
                    i.wrapping_sub(2),
                    Classes::HALF
                        .with(Classes::WEEKDAY)
                        .with(Classes::MONTH)
                        .with(Classes::NOON),
                );
            let offset = (before.is_mark('+') || before.is_mark('-'))
                && v.glued(i - 1)
                && v.says_any(i.wrapping_sub(2), &["utc", "gmt"]);
            part || word || offset || currency(before)
        }
    }
}

/// Whether a name is glued to the half of the day: "12:00 pmFaculty Meeting", "11:45to16:15".
pub(super) fn glued_name(v: &View<'_>, end: usize) -> bool {
    v.capital(end)
        || v.is_number(end) && v.has(end.wrapping_sub(1), Classes::HALF)
        || v.says(end, "to")
}

/// Whether four digits that begin with 0 are a clock time: behind a weekday or at the head of a line or cell.
pub(super) fn is_plain_clock(v: &View<'_>, i: usize) -> bool {
    let weekday = v.had(i, Classes::WEEKDAY)
        || v.marked(i, '.') && v.has(i.wrapping_sub(2), Classes::WEEKDAY);
    let led = v.said_any(i, &["at", "by", "from", "until", "till"]);
    let head = (i == 0 || v.new_line(i))
        && (v.capital(i + 1)
            || v.at(i + 1).has(Token::TAB)
            || v.mark(i + 1, '-')
            || v.mark(i + 1, ':')
            || v.mark(i + 1, '—'));
    let range = v.mark(i + 1, '-') && v.digits(i + 2, 4..=4).is_some()
        || v.marked(i, '-') && v.digits(i.wrapping_sub(2), 4..=4).is_some_and(|n| n < 2400);
    (weekday || led || head || range) && !clock_goes_on(v, i + 1)
}

/// Whether a clock time's digits go on: "10:30:15:2", "10.30.5".
pub(super) fn clock_goes_on(v: &View<'_>, end: usize) -> bool {
    let name = v.tight(end, '-')
        && v.at(end + 1).kind == Kind::Word
        && !v.has(
            end + 1,
            Classes::NOON.with(Classes::HALF).with(Classes::CARDINAL),
        );
    if name {
        return true;
    }
    v.runs_on(end)
        || ['.', '/', ':', ',']
            .iter()
            .any(|c| v.tight(end, *c) && v.is_number(end + 1))
}

/// Whether noon or midnight is a time of day, not part of a name.
pub(super) fn is_noon(v: &View<'_>, i: usize) -> bool {
    let name = v.capital(i)
        && v.capital(i + 1)
        && !v.begins(i)
        && !v.new_line(i + 1)
        && !v.at(i).has(Token::ALL_CAPS)
        && !v.has(
            i + 1,
            Classes::WEEKDAY.with(Classes::MONTH).with(Classes::DEICTIC),
        )
        && v.at(i + 1).len() > 3;
    let named = v.capital(i)
        && i > 0
        && v.capital(i - 1)
        && v.before(i).word == crate::lexicon::Word::UNKNOWN
        && !v.new_line(i)
        && !v.at(i).has(Token::ALL_CAPS);
    !name && !named && (!v.tight(i + 1, '-') || v.has(i + 2, Classes::DIGITS.with(Classes::NOON)))
}

/// Whether an hour ends the phrase: nothing that it could count follows.
pub(super) fn hour_ends(v: &View<'_>, end: usize) -> bool {
    if end >= v.tokens.len() || v.new_line(end) {
        return true;
    }
    match v.at(end).kind {
        Kind::Mark => {
            !(v.mark(end, '-') && v.glued(end) && v.glued(end + 1) && !v.is_number(end + 1))
                && !v.mark(end, '%')
                && !v.mark(end, '°')
                && !v.mark(end, '$')
        }
        Kind::Number => false,
        Kind::Word => {
            let closed = Classes::PREPOSITION
                .with(Classes::LINK)
                .with(Classes::AUXILIARY)
                .with(Classes::DETERMINER)
                .with(Classes::WEEKDAY)
                .with(Classes::MONTH)
                .with(Classes::DEICTIC)
                .with(Classes::PART)
                .with(Classes::NEAR)
                .with(Classes::HALF)
                .with(Classes::EVERY);
            let of = v.says_any(end, &["of", "per", "than"]);
            v.has(end, closed) && !of && !v.has(end, Classes::UNIT)
                || v.says_any(
                    end,
                    &[
                        "sharp", "o", "if", "when", "where", "daily", "weekly", "weekdays",
                    ],
                )
                || v.has(end, Classes::WEEKDAYS)
        }
    }
}

/// Whether a span of two bare hours ends there as hours would ("from 9 to 5", not "from 9 to 5 seats").
pub(super) fn hours_end(v: &View<'_>, end: usize) -> bool {
    v.has(
        end,
        Classes::WEEKDAY
            .with(Classes::DEICTIC)
            .with(Classes::WEEKDAYS),
    ) || v.say(end, &["on"])
        && v.has(
            end + 1,
            Classes::WEEKDAY
                .with(Classes::WEEKDAYS)
                .with(Classes::MONTH),
        )
        || v.says_any(end, &["daily", "weekdays"])
}

/// Whether a day was named right before, so that bare hours belong to it.
pub(super) fn behind_day(v: &View<'_>, i: usize) -> bool {
    let Some(last) = v.last else {
        return false;
    };
    let day = last.expr.has_day() || matches!(last.expr.kind, super::expr::ExprKind::Set(_));
    let near = i.checked_sub(last.end).is_some_and(|gap| gap <= 2);
    day && near
        && (last.end..i).all(|k| v.at(k).kind == Kind::Mark || v.says_any(k, &["from", "at"]))
}

/// Whether "from … to …" tells of a change, not of a span: "moved from March 3 to March 10".
pub(super) fn is_moved(v: &View<'_>, i: usize) -> bool {
    const MOVES: &[&str] = &[
        "moved",
        "moves",
        "move",
        "moving",
        "rescheduled",
        "postponed",
        "changed",
        "shifted",
        "delayed",
        "pushed",
        "bumped",
        "switched",
        "brought",
        "changes",
        "change",
        "shifts",
    ];
    v.said_any(i, &["from"]) && (2..8).any(|back| i >= back && v.says_any(i - back, MOVES))
}

/// Whether a range of clock times is a verse, a ratio or a score: "Luke 15:11-32", "won 3-2".
pub(super) fn is_verse(
    v: &View<'_>,
    i: usize,
    from: Option<super::expr::Clock>,
    end: usize,
) -> bool {
    let Some(clock) = from else {
        return false;
    };
    // Chapter and verse: a capitalised unknown word right before, and a bare second number.
    let bare = v.tight(end - 2, '-') && v.is_number(end - 1);
    let book =
        i > 0 && v.capital(i - 1) && !v.new_line(i) && v.before(i).classes() == Classes::NONE;
    clock.half == super::expr::Half::Open && clock.minute.is_some() && bare && book
}

// ---- words

/// Whether a named day's words are the day: "May Day", not "new year" or a lower-case "easter egg".
pub(super) fn is_named_day(v: &View<'_>, i: usize, end: usize) -> bool {
    let generic = v.says_any(
        i,
        &[
            "midterms",
            "midterm",
            "presidential",
            "summer",
            "winter",
            "spring",
            "autumn",
            "fall",
            "vernal",
            "autumnal",
            "start",
            "end",
            "first",
        ],
    );
    if !v.capital(i) && !generic {
        return false;
    }
    if end == i + 1
        && v.says_any(
            i,
            &[
                "easter",
                "christmas",
                "passover",
                "thanksgiving",
                "epiphany",
                "pentecost",
                "halloween",
            ],
        )
    {
        let name = v.capital(end) && !v.new_line(end) && v.at(end).classes() == Classes::NONE;
        return !name
            && !v.says_any(end, &["island", "eve", "tree", "season", "dinner", "egg"])
            && !v.mark(end, '-');
    }
    true
}

/// Whether "today" stands for a day: not in "USA Today".
pub(super) fn is_deictic(v: &View<'_>, i: usize) -> bool {
    let name = v.says(i, "today")
        && v.capital(i)
        && i > 0
        && v.capital(i - 1)
        && !v.new_line(i)
        && !v.at(i).has(Token::ALL_CAPS)
        && !v.had(i, Classes::WEEKDAY);
    !name && !v.runs_on(i + 1)
}

/// Whether a unit is one of time here: not "second" of three, "quarter" of a city, "season" of plays.
pub(super) fn is_unit_of_time(v: &View<'_>, i: usize) -> bool {
    !v.says_any(
        i,
        &["second", "minute", "mo", "sec", "min", "hr", "wk", "yr"],
    ) && !v.mark(i + 1, '-')
}

/// Whether "this", "that", "last" and the word behind them are a time.
pub(super) fn is_near(v: &View<'_>, i: usize, at: usize, near: Near, named: Named) -> Option<()> {
    let the = v.said_any(i, &["the"]);
    // ABC's "This Week" is a programme.
    if v.marked(i, '"') && v.capital(i) && v.capital(at) && !v.at(i).has(Token::ALL_CAPS) {
        return None;
    }
    let fits = match (near, named) {
        (Near::Same, Named::Unit(unit)) => {
            unit >= Unit::Day && (the || v.says(i, "that")) && unit != Unit::Night
        }
        (Near::Same, Named::Month(_)) => v.says(i, "that"),
        (Near::Same, Named::Season(_)) => v.says(i, "that") || the,
        (Near::Same, _) => {
            v.says(i, "that") && v.had(i, Classes::PREPOSITION.with(Classes::EDGE))
                || the && v.says(i, "same")
        }
        (Near::Following | Near::Previous, Named::Unit(unit)) => {
            unit >= Unit::Day && (the || v.had(i, Classes::A))
        }
        (Near::Following | Near::Previous, _) => the,
        (_, Named::Unit(Unit::Night)) => false,
        (Near::Last, Named::Unit(Unit::Day)) => false,
        (
            Near::Past | Near::Last | Near::Next | Near::Coming | Near::This,
            Named::Unit(Unit::Hour),
        ) => !v.says(i, "this"),
        (Near::This, Named::Unit(Unit::Day)) => v.had(i, Classes::PREPOSITION),
        (Near::Next, Named::Unit(Unit::Day)) => the,
        (Near::This, Named::Season(_)) => true,
        _ => true,
    };
    // "last-minute", "the last year-old": hyphens make other words.
    let old = v.mark(at + 1, '-') && v.glued(at + 1);
    (fits && !old).then_some(())
}

/// Whether a part of the day stands for a time of its own: "the morning", "overnight", "in the afternoon".
pub(super) fn is_part_alone(v: &View<'_>, i: usize, end: usize) -> bool {
    if v.says(i, "overnight") {
        return v.timeml || !noun_follows(v, end) && !v.marked(i, '-');
    }
    let the = v.said_any(i, &["the"])
        && i > 1
        && v.said_any(
            i - 1,
            &[
                "in",
                "during",
                "of",
                "until",
                "by",
                "through",
                "for",
                "throughout",
                "into",
            ],
        );
    let led = v.said_any(
        i,
        &["by", "until", "early", "late", "mid", "at", "all", "one"],
    ) || v.marked(i, '-') && v.says(i.wrapping_sub(2), "mid");
    let often = v.has(i, Classes::OFTEN_OTHER);
    let plain = the
        || led
            && !often
            && (!v.says(i, "night") || v.said_any(i, &["at", "by", "late", "all", "one"]));
    plain && !noun_follows(v, end) && !v.mark(end, '-')
}

/// Whether an amount is a length of time: not an age, a rate or a name.
pub(super) fn is_duration(v: &View<'_>, i: usize, end: usize, amount: &Amount) -> bool {
    if v.mark(end, '-') && v.says_any(end + 1, &["old", "olds"])
        || v.says(end, "old")
        || v.says_any(end, &["of"]) && v.says(end + 1, "age")
    {
        return false;
    }
    if v.says_any(end, &["olds"])
        || digits_before(v, i) && v.is_number(i)
        || number_is_led(v, i) && v.is_number(i)
    {
        return false;
    }
    let season = amount.unit == Unit::Season
        || amount.unit == Unit::Night && amount.count == Some(1.0) && v.has(i, Classes::A);
    if season {
        return false;
    }
    // "60 Minutes" is a programme, "one day" is any.
    let named = v.capital(end - 1)
        && v.is_number(i)
        && !v.at(end - 1).has(Token::ALL_CAPS)
        && amount.unit <= Unit::Hour;
    if named || v.says(i, "one") && amount.unit == Unit::Day && end == i + 2 {
        return false;
    }
    let a = v.has(i, Classes::A);
    if a && v.mark(i + 1, '-') {
        return false;
    }
    if a && end == i + 2 {
        return is_a_unit(v, i, amount.unit);
    }
    true
}

/// "a year", "an hour": a length behind a preposition, a rate behind a price or a count.
fn is_a_unit(v: &View<'_>, i: usize, unit: Unit) -> bool {
    if v.says(i, "another")
        || v.says_any(i + 2, &["later", "after", "before"]) && unit >= Unit::Hour
    {
        return true;
    }
    let led = v.said_any(
        i,
        &[
            "for", "in", "within", "about", "nearly", "almost", "over", "than", "least", "after",
            "half", "takes", "took", "take", "once", "every", "under", "around", "lasted", "just",
            "only", "up", "to", "spent", "spend", "of", "into", "during", "more",
        ],
    );
    let counted = v.had(
        i,
        Classes::DIGITS
            .with(Classes::MEASURE)
            .with(Classes::CARDINAL),
    ) || v.said_any(i, &["times", "share", "ton", "barrel", "twice", "once"]);
    led && !counted && unit != Unit::Second && !v.mark(i + 2, '-')
}

/// Whether a plural unit alone is a time: "for years", "weeks of talks".
pub(super) fn is_bare_units(v: &View<'_>, i: usize) -> bool {
    let unit = match v.meaning(i) {
        Meaning::Unit(unit) => unit,
        _ => return false,
    };
    if v.has(i, Classes::ABBREVIATION) || v.marked(i, '-') || v.runs_on(i + 1) {
        return false;
    } // "a matter of days", "hundreds of years", "on days when": no length is said.
    if v.said_any(i, &["of", "and", "first", "on", "by", "working", "dog"]) || v.says(i + 1, "when")
    {
        return false;
    }
    let owned = v.had(i, Classes::DETERMINER.with(Classes::PERSON_TITLE))
        || v.marked(i, '\'')
        || v.had(i, Classes::DIGITS);
    match unit {
        Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century => {
            !owned && !(v.capital(i) && v.capital(i + 1))
        }
        Unit::Hour | Unit::Minute | Unit::Second => {
            v.said_any(
                i,
                &[
                    "for", "in", "within", "after", "of", "took", "takes", "two", "hours",
                ],
            ) && unit != Unit::Second
                && !(v.said_any(i, &["of"]))
        }
        _ => false,
    }
}

// ---- longer stretches

/// Whether four digits are a year.
pub(super) fn is_year(v: &View<'_>, i: usize, number: u32) -> bool {
    if digits_before(v, i)
        || number_runs_on(v, i + 1)
        || counted(v, i + 1) && !v.has(i + 1, Classes::UNIT)
        || number_is_led(v, i)
    {
        return false;
    }
    let led = v.said_any(
        i,
        &[
            "in", "since", "by", "of", "until", "till", "from", "to", "before", "after", "during",
            "early", "late", "mid", "through", "around", "circa", "and", "between", "than", "for",
            "the",
        ],
    );
    let era = v.has(i + 1, Classes::ERA)
        || v.mark(i + 1, '-') && v.tight(i + 1, '-') && v.is_number(i + 2);
    if era {
        return false;
    }
    match number {
        1900..=2060 => {
            let name = v.capital(i + 1)
                && !v.new_line(i + 1)
                && !v.has(i + 1, Classes::MONTH.with(Classes::WEEKDAY));
            let heads = v.timeml && !v.has(i + 2, Classes::ADDRESS);
            led || !name || heads && !v.begins(i)
        }
        1500..=1899 | 2061..=2100 => {
            led && !v.said_any(i, &["to", "than", "the", "for", "and"]) || v.marked(i, '(')
        }
        1000..=1499 => v.said_any(i, &["in", "since", "circa"]) && hour_ends(v, i + 1),
        _ => false,
    }
}

/// Whether a season alone is one: "in the spring", "by winter", not "prices fall".
pub(super) fn is_season(v: &View<'_>, i: usize) -> bool {
    if v.mark(i + 1, '-') && v.glued(i + 1) {
        return false;
    }
    if v.marked(i, '-') && v.says_any(i.wrapping_sub(2), &["mid", "early", "late"]) {
        return !noun_follows(v, i + 1);
    }
    let the = v.said_any(i, &["the"]);
    let led = v.said_any(
        i,
        &[
            "in", "by", "until", "since", "early", "late", "mid", "every", "each", "through",
            "during", "of",
        ],
    );
    let often = v.has(i, Classes::OFTEN_OTHER);
    let ends = !noun_follows(v, i + 1) && !v.has(i + 1, Classes::THE.with(Classes::A));
    match () {
        () if the && often => {
            v.said_any(
                i - 1,
                &[
                    "in",
                    "by",
                    "until",
                    "since",
                    "during",
                    "for",
                    "through",
                    "of",
                    "into",
                    "over",
                    "throughout",
                ],
            ) && ends
                && !v.says(i + 1, "of")
        }
        () if the => ends && !v.says(i + 1, "of"),
        () if led => ends && !(v.says(i, "fall") && v.said_any(i, &["of"])),
        _ => !often && v.timeml && ends,
    }
}

/// Whether "the week", "the year", "the day" are the one spoken of.
pub(super) fn is_the_unit(v: &View<'_>, i: usize, unit: Unit) -> bool {
    if i == 0 || !v.says_any(i - 1, &["the"]) || v.mark(i + 1, '-') {
        return false;
    }
    if !v.timeml {
        let weekend =
            unit == Unit::Weekend && v.said_any(i - 1, &["over", "at", "during", "for", "through"]);
        let edge = i > 2
            && v.says_any(i - 2, &["of", "in"])
            && v.says_any(
                i - 3,
                &[
                    "end",
                    "beginning",
                    "start",
                    "middle",
                    "later",
                    "earlier",
                    "rest",
                    "remainder",
                    "close",
                ],
            );
        let out = v.said_any(i - 1, &["before"]) && v.say(i + 1, &["is", "out"]);
        return (weekend || edge || out)
            && unit >= Unit::Weekend
            && unit <= Unit::Year
            && !v.mark(i + 1, '-');
    }
    let of = v.says(i + 1, "of") && v.at(i + 2).kind == Kind::Word;
    let counts = v.has(i + 1, Classes::UNIT.with(Classes::DIGITS));
    let ends = (phrase_ends(v, i + 1) || !counts) && !of;
    match unit {
        Unit::Week | Unit::Month | Unit::Year | Unit::Weekend | Unit::Quarter => {
            ends && !v.mark(i + 1, '\'')
        }
        _ => false,
    }
}

/// Whether a plural is somebody's or counted: "his weekends", "two mornings".
pub(super) fn owned(v: &View<'_>, i: usize) -> bool {
    v.had(
        i,
        Classes::DETERMINER
            .with(Classes::CARDINAL)
            .with(Classes::DIGITS)
            .with(Classes::SOME),
    ) || v.marked(i, '\'')
        || v.marked(i, '-')
}

/// Whether "daily", "weekly" say how often, and do not only name a kind of thing.
pub(super) fn is_repeatedly(v: &View<'_>, i: usize) -> bool {
    if v.capital(i) && !v.begins(i) || v.marked(i, '-') || v.mark(i + 1, '-') {
        return false;
    }
    let ends = phrase_ends(v, i + 1);
    let names_a_kind = v.says_any(i, &["annual", "quarterly", "bimonthly"]);
    !names_a_kind && (ends || v.timeml && v.says(i, "daily"))
}

// ---- names and quotations

/// Sets what each tag stands in: a quoted title, speech, or a name.
pub(super) fn set_within(text: &str, tags: &mut [super::Tag]) {
    let quoted = |b: &u8| *b == b'"' || *b >= 0x80;
    for tag in tags.iter_mut() {
        if is_in_name(text, tag) {
            tag.within = super::Within::Name;
        }
    }
    if tags.is_empty() || !text.as_bytes().iter().any(quoted) {
        return;
    }
    let mut at = 0;
    for quotation in quotations(text) {
        while tags
            .get(at)
            .is_some_and(|t| t.span.start < quotation.span.start)
        {
            at += 1;
        }
        while let Some(tag) = tags.get_mut(at)
            && quotation.span.contains(tag.span)
        {
            at += 1;
            // A stray mark must not swallow a list's hours: a title with "10 a.m." in it is short.
            let long = quotation.span.len() > 120 || quotation.span.of(text).contains('\n');
            if long && tag.expr.has_clock() {
                continue;
            }
            tag.within = match quotation.kind {
                QuotationKind::Title => super::Within::Title,
                QuotationKind::Speech => super::Within::Quotation,
            };
        }
    }
}

/// "Agenda 2030", "Project 2025", "Six-Day War": a year behind a name, a length inside one.
fn is_in_name(text: &str, tag: &super::Tag) -> bool {
    use super::expr::{ExprKind, Period};
    let (start, end) = (tag.span.start as usize, tag.span.end as usize);
    let (before, after) = (&text[..start], &text[end..]);
    let capital = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    match tag.expr.kind {
        ExprKind::Period(Period::Year(super::expr::Year::Four(_), super::expr::Fiscal::No)) => {
            let Some(before) = before.strip_suffix(' ') else {
                return false;
            };
            let from = before.len()
                - before
                    .bytes()
                    .rev()
                    .take_while(u8::is_ascii_alphabetic)
                    .count();
            let word = &before[from..];
            let known = crate::lexicon::look_up(word).classes() != Classes::NONE;
            let heads =
                before[..from].trim_end().is_empty() || before[..from].ends_with(['.', '\n']);
            capital(word) && word.len() > 2 && !known && !heads && text.is_char_boundary(from)
        }
        ExprKind::Duration(_) => {
            let hyphen = tag.span.of(text).contains('-') && capital(tag.span.of(text));
            hyphen && after.strip_prefix(' ').is_some_and(capital)
        }
        _ => false,
    }
}
