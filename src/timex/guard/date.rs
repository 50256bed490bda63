//! Whether what could be a date is one: names of months and weekdays, fractions, scores.

use crate::lexicon::Classes;
use crate::timex::view::View;
use crate::token::{Kind, Token};

use super::number::{counted, number_is_led};

/// Whether a month and a bare day are a date: "Oct. 29", not "In March 20 people".
pub(in crate::timex) fn month_day_alone(v: &View<'_>, month: usize, end: usize) -> bool {
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
pub(in crate::timex) fn day_month_alone(
    v: &View<'_>,
    day: usize,
    month: usize,
    end: usize,
) -> bool {
    if !v.capital(month) && v.has(month, Classes::OFTEN_OTHER) {
        return false;
    }
    let next_day = v.has(end + 1, Classes::MONTH);
    // "24 January 1,750 men": a number of its own.
    let thousands = v.tight(end + 1, ',') && v.digits(end + 2, 3..=3).is_some();
    let counts = v.digits(end, 1..=2).is_some() && !v.new_line(end) && !thousands;
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
pub(in crate::timex) fn date_led(v: &View<'_>, i: usize) -> bool {
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
pub(in crate::timex) fn is_month_day(
    v: &View<'_>,
    at: usize,
    end: usize,
    first: u32,
    second: u32,
) -> bool {
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
            || v.mark(end, '–')
            || v.mark(end, '|')
            || v.mark(end, ',')
            || v.tokens.len() == end);
    let two = v.at(at).len() == 2 || v.at(end - 1).len() == 2;
    led || line
        || two && !fraction
        || !fraction && v.is_number(end) && v.tight(end + 1, ':')
        || hour_follows(v, end, fraction)
}

/// Whether a mark and an hour with its half of the day stand behind: "Pilots - 2/7, 8:15 a.m.", "4/5 @ 6 pm".
fn hour_follows(v: &View<'_>, end: usize, fraction: bool) -> bool {
    let marked = v.mark(end, ',') || v.mark(end, '@') || !fraction && v.says(end, "at");
    let Some(hour) = v.digits(end + 1, 1..=2).filter(|_| marked) else {
        return false;
    };
    let minutes = v.tight(end + 2, ':') && v.digits(end + 3, 2..=2).is_some();
    let half = end + 2 + 2 * usize::from(minutes);
    (1..=12).contains(&hour) && v.has(half, Classes::HALF)
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

/// Words behind which "May" is no name and no verb: "a vote in May will decide".
const SURELY_MONTH: &[&str] = &["in", "since", "until", "during", "early", "late"];

/// Whether a month's name alone is the month.
pub(in crate::timex) fn is_month(v: &View<'_>, i: usize, end: usize) -> bool {
    let often = v.has(i, Classes::OFTEN_OTHER);
    let at_least = v.said_any(i, &["least"]) && i > 1 && v.says(i - 2, "at");
    let led = at_least
        || v.said_any(i, LEADS_MONTH)
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
    // "August was the month of success", "May brought rain", "May, June and July went by": a month begins the sentence.
    let subject = v.story && v.begins(i) && v.capital(i);
    let listed = (v.mark(end, ',') || v.says(end, "and"))
        && v.has(
            end + usize::from(v.mark(end, ',')) + usize::from(v.says(end, "and")),
            Classes::MONTH,
        );
    if subject
        && (listed
            || super::word::is_past(v, end)
            || v.has(end, Classes::AUXILIARY) && !v.says_any(i, &["may", "march"]))
    {
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
        () if v.says(i, "may") && (at_least || v.said_any(i, SURELY_MONTH)) => {
            !v.capital(end) || v.new_line(end)
        }
        () if v.says(i, "may") && v.said_any(i, &["for"]) => {
            v.said_any(i - 1, &["planned", "scheduled", "set", "slated", "due"])
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
        // "mid-April Gajda's patrols"
        _ if v.marked(i, '-') && led => true,
        _ => (!name || led && !v.capital(end)) && !v.has(end, Classes::ADDRESS),
    }
}

fn alone_on_line(v: &View<'_>, i: usize, end: usize) -> bool {
    (i == 0 || v.new_line(i)) && (end >= v.tokens.len() || v.new_line(end))
}

/// Whether a month's name is a person's: "Mr. May", "Theresa May", "April Lindqvist".
pub(in crate::timex) fn is_person(v: &View<'_>, i: usize) -> bool {
    let point = usize::from(v.marked(i, '.') && i > 1);
    if i > point && v.has(i - 1 - point, Classes::PERSON_TITLE) && !v.new_line(i) {
        return true;
    }
    let mid = v.marked(i, '-') && v.says_any(i.wrapping_sub(2), &["mid", "early", "late"]);
    if !v.has(i, Classes::OFTEN_OTHER) || mid {
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
pub(in crate::timex) fn is_weekday(v: &View<'_>, i: usize, end: usize) -> bool {
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
pub(in crate::timex) fn is_plain_day(v: &View<'_>, end: usize) -> bool {
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
pub(in crate::timex) fn noun_follows(v: &View<'_>, end: usize) -> bool {
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
pub(in crate::timex) fn phrase_ends(v: &View<'_>, end: usize) -> bool {
    !noun_follows(v, end) && !v.has(end, Classes::THE.with(Classes::A).with(Classes::DETERMINER))
}
