//! Whether what could be a clock time is one: verses, rooms, scores, names.

use crate::lexicon::Classes;
use crate::timex::view::View;
use crate::token::{Kind, Token};

use super::number::{counted, currency, number_is_led};

/// Whether the digits at `i` cannot begin a clock time: "$5", "3:10:30", "Room 10", "1:10:30".
pub(in crate::timex) fn clock_barred(v: &View<'_>, i: usize) -> bool {
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
                )
                // "9a-5p"
                && !(v.says_any(i.wrapping_sub(2), &["a", "p"])
                    && v.glued(i.wrapping_sub(2))
                    && v.is_number(i.wrapping_sub(3)));
            let offset = (before.is_mark('+') || before.is_mark('-'))
                && v.glued(i - 1)
                && v.says_any(i.wrapping_sub(2), &["utc", "gmt"]);
            part || word || offset || currency(before)
        }
    }
}

/// Whether a name is glued to the half of the day: "12:00 pmFaculty Meeting", "11:45to16:15".
pub(in crate::timex) fn glued_name(v: &View<'_>, end: usize) -> bool {
    v.capital(end)
        || v.is_number(end) && v.has(end.wrapping_sub(1), Classes::HALF)
        || v.says(end, "to")
}

/// Whether four digits that begin with 0 are a clock time: behind a weekday or at the head of a line or cell.
pub(in crate::timex) fn is_plain_clock(v: &View<'_>, i: usize) -> bool {
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

/// Whether four digits are a clock time of a history: "at 1215", and "by 1330" behind another hour of the paragraph.
pub(in crate::timex) fn is_told_clock(v: &View<'_>, i: usize) -> bool {
    if clock_goes_on(v, i + 1)
        || v.capital(i + 1) && v.has(i + 1, Classes::ADDRESS)
        || counted(v, i + 1)
    {
        return false;
    }
    let words = &[
        "by", "until", "till", "from", "to", "before", "after", "around", "about", "for", "and",
        "toward", "towards", "between",
    ];
    let listed = v.said_any(i, words);
    let clocked = v.last.is_some_and(|last| last.expr.has_clock());
    v.said_any(i, &["at"]) || listed && (clocked || v.at(i).has(Token::LEADING_ZERO))
}

/// Whether a clock time's digits go on: "10:30:15:2", "10.30.5".
pub(in crate::timex) fn clock_goes_on(v: &View<'_>, end: usize) -> bool {
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
pub(in crate::timex) fn is_noon(v: &View<'_>, i: usize) -> bool {
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

/// Books that are cited by chapter and verse.
const BOOKS: &[&str] = &[
    "acts",
    "corinthians",
    "deuteronomy",
    "ephesians",
    "exodus",
    "galatians",
    "genesis",
    "hebrews",
    "isaiah",
    "leviticus",
    "philippians",
    "proverbs",
    "psalms",
    "romans",
    "thessalonians",
    "quran",
    "surah",
];

/// Books that are named like people, who are met at full and quarter hours.
const BOOKS_LIKE_PEOPLE: &[&str] = &[
    "daniel", "james", "job", "john", "luke", "mark", "matthew", "peter", "ruth",
];

/// Whether "3:16" behind the name of a book is a verse.
pub(in crate::timex) fn is_chapter_and_verse(v: &View<'_>, i: usize, minute: u8) -> bool {
    i > 0
        && v.capital(i - 1)
        && !v.new_line(i)
        && (v.says_any(i - 1, BOOKS)
            || v.says_any(i - 1, BOOKS_LIKE_PEOPLE) && !minute.is_multiple_of(5))
}

/// Whether "11:24" is the first of several verses, by what stands behind it: no day has an hour that "-30" could name.
pub(in crate::timex) fn is_first_verse(v: &View<'_>, end: usize, minute: u8) -> bool {
    const HOURS: u32 = 24;
    let last = v
        .digits(end + 1, 2..=3)
        .filter(|_| v.tight(end, '-') || v.tight(end, '–'));
    let bare = !v.mark(end + 2, ':') && !v.says_any(end + 2, &["am", "pm", "a.m", "p.m", "a", "p"]);
    last.is_some_and(|last| last > HOURS && last > u32::from(minute)) && bare
}

/// Whether an hour ends the phrase: nothing that it could count follows.
pub(in crate::timex) fn hour_ends(v: &View<'_>, end: usize) -> bool {
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
pub(in crate::timex) fn hours_end(v: &View<'_>, end: usize) -> bool {
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

/// Whether a label of something with hours stands right before: "Lunch: 12–1", "Registration, 8–9".
pub(in crate::timex) fn is_labelled_hour(v: &View<'_>, i: usize) -> bool {
    const LABELS: &[&str] = &[
        "breakfast",
        "brunch",
        "lunch",
        "luncheon",
        "dinner",
        "supper",
        "coffee",
        "reception",
        "break",
        "registration",
        "doors",
        "hours",
        "time",
        "when",
        "open",
        "workshop",
        "panel",
        "session",
        "tea",
        "cocktails",
    ];
    (v.marked(i, ':') || v.marked(i, ',') || v.marked(i, '—'))
        && i >= 2
        && v.says_any(i - 2, LABELS)
        && !v.new_line(i - 1)
}

/// Whether a day was named right before, so that bare hours belong to it.
pub(in crate::timex) fn behind_day(v: &View<'_>, i: usize) -> bool {
    let Some(last) = v.last else {
        return false;
    };
    let day = last.expr.has_day() || matches!(last.expr.kind, crate::timex::expr::ExprKind::Set(_));
    let near = i.checked_sub(last.end).is_some_and(|gap| gap <= 2);
    day && near
        && (last.end..i).all(|k| v.at(k).kind == Kind::Mark || v.says_any(k, &["from", "at"]))
}

/// Whether "from … to …" tells of a change, not of a span: "moved from March 3 to March 10".
pub(in crate::timex) fn is_moved(v: &View<'_>, i: usize) -> bool {
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
pub(in crate::timex) fn is_verse(
    v: &View<'_>,
    i: usize,
    from: Option<crate::timex::expr::Clock>,
    end: usize,
) -> bool {
    let Some(clock) = from else {
        return false;
    };
    // Chapter and verse: a capitalised unknown word right before, and a bare second number.
    let bare = v.tight(end - 2, '-') && v.is_number(end - 1);
    let book =
        i > 0 && v.capital(i - 1) && !v.new_line(i) && v.before(i).classes() == Classes::NONE;
    clock.half == crate::timex::expr::Half::Open && clock.minute.is_some() && bare && book
}
