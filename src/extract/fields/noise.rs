//! What stands in a list but is no field of an event: prices, phones, the furniture of a page.

use super::event_words::is_event;
use super::{has_word, starts_with, words};
use crate::lexicon::look_up;

/// How a line of page furniture begins.
const FURNITURE: &[&str] = &[
    "dated:",
    "federal register /",
    "billing code",
    "[fr doc",
    "previous:",
    "next:",
    "previous post",
    "next post",
    "older posts",
    "newer posts",
    "posted by",
    "posted in",
    "posted at",
    "posted on",
    "filed under",
    "tags:",
    "labels:",
    "category:",
    "categories:",
    "copyright",
    "©",
    "(c) 20",
    "all rights reserved",
    "unsubscribe",
    "no comments",
    "comments (",
    "leave a comment",
    "last updated",
    "share:",
    "share this",
    "follow us",
    "related:",
    "older post",
    "newer post",
    "view this email",
    "having trouble",
    "you received this",
    "you are receiving",
    "this email was sent",
    "to unsubscribe",
    "past picks",
    "print",
    "permalink",
    "photo by",
    "image:",
    "download as",
    "to submit",
    "submit events",
    "send items",
    "more:",
    "subject:",
    "message-id:",
    "page updated",
    "page 1",
    "page 2",
    "page 3",
    "page 4",
    "updated:",
    "post a comment",
    "manage your",
    "update your preferences",
    "you can update",
    "submissions",
];

/// Whether a piece names whom to ask: "Contact: …", "Weblinks: …".
pub(crate) fn is_contact(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    [
        "contact:",
        "contacts:",
        "contact ",
        "weblinks:",
        "weblink:",
        "tel:",
        "phone:",
        "email:",
        "e-mail:",
        "press contact",
        "media contact",
    ]
    .iter()
    .any(|p| starts_with(text, p))
}

/// Whether a line tells a detail of an event: when the doors open, what is served.
pub(crate) fn is_detail(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if is_greeting(text) {
        return true;
    }
    [
        "doors ",
        "doors:",
        "lunch will",
        "coffee from",
        "coffee will",
        "refreshments",
        "check-in ",
        "seating ",
        "bring ",
        "parking ",
        "light refreshments",
        "dress code",
        "free parking",
        "bar from",
        "cash bar",
        "members only",
        "members and guests",
        "by invitation",
        "black tie",
        "ages ",
        "age ",
        "grades ",
        "all ages",
        "open to ",
        "rain date",
        "snow date",
        "till ",
        "til ",
        "until ",
        "to sunset",
        "to dusk",
        "by phone",
        "by telephone",
    ]
    .iter()
    .any(|p| starts_with(text, p))
        && words(text).count() <= 12
}

/// Whether a line greets the reader: "Good Morning Dover! Networking Breakfast" is the name of an event.
fn is_greeting(text: &str) -> bool {
    ["good morning", "good afternoon", "good evening", "hello"]
        .iter()
        .any(|p| starts_with(text, p))
        && words(text).count() <= 12
        && !words(text).any(|w| is_event(&w))
}

/// Words that say in place of an hour that there is none, or when in the market's day.
const NO_HOUR: &[&str] = &[
    "all day",
    "tba",
    "tbd",
    "tbc",
    "time tba",
    "time tbd",
    "n/a",
    "n/t",
    "before the open",
    "after the close",
    "before open",
    "after close",
    "following above",
    "during the day",
    "bmo",
    "amc",
    "tentative",
    "time not supplied",
];

/// Whether a piece only says that there is no hour.
pub(crate) fn is_no_hour(text: &str) -> bool {
    let text = text.trim().trim_matches(|c: char| ".,;:()".contains(c));
    NO_HOUR.iter().any(|w| text.eq_ignore_ascii_case(w))
}

/// Whether a piece says that nothing takes place ("No meeting", "No public schedule"); a closed school is something.
pub(crate) fn is_denied(text: &str) -> bool {
    const NOTHING: &[&str] = &[
        "meeting",
        "meetings",
        "seminar",
        "session",
        "class",
        "classes",
        "lecture",
        "talk",
        "events",
        "event",
        "public",
        "oral",
        "hearing",
        "hearings",
        "rehearsal",
        "practice",
        "colloquium",
        "votes",
        "mass",
        "masses",
        "service",
        "services",
        "choir",
        "bingo",
        "dinner",
        "supper",
        "lunch",
        "worship",
        "classes",
        "game",
        "games",
        "hack",
        "gathering",
        "program",
    ];
    const OPEN: &[&str] = &[
        "hours",
        "opening hours",
        "museum hours",
        "gallery hours",
        "library hours",
        "store hours",
        "regular hours",
    ];
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if OPEN.iter().any(|hours| bare.eq_ignore_ascii_case(hours)) {
        return true;
    }
    // More words than this say something.
    let all: Vec<String> = words(text).take(9).collect();
    if all.len() > 8 {
        return false;
    }
    let denied = all
        .windows(2)
        .position(|w| w[0] == "no" && NOTHING.contains(&w[1].as_str()));
    let marked = |at: usize| {
        at == 0 || text.contains(", no ") || text.contains("— no ") || text.contains("– no ")
    };
    denied.is_some_and(marked)
}

/// Whether a piece holds no words of its own: an address, a phone number, a price, digits and marks.
pub(crate) fn is_bare(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || is_url(text) || is_phone(text) {
        return true;
    }
    if text.contains('@') && !text.contains(' ') {
        return true;
    }
    // A weekday beside its date, "(Sat)", is no word of its own.
    let weekday = text.len() <= 12
        && words(text).count() == 1
        && words(text).all(|w| look_up(&w).is_weekday());
    weekday || is_mark(text) || !without_number_sign(text).chars().any(char::is_alphabetic)
}

/// A number without the word that says it is one: "No. 2024-17", "Case 12-40".
fn without_number_sign(text: &str) -> &str {
    ["no. ", "nos. ", "case ", "docket "]
        .iter()
        .find(|lead| starts_with(text, lead))
        .map_or(text, |lead| &text[lead.len()..])
}

/// A letter or two in brackets, as lists mark what is for members, free or new: "(M)".
fn is_mark(text: &str) -> bool {
    let inside = text
        .strip_prefix(['(', '['])
        .and_then(|t| t.strip_suffix([')', ']']));
    inside.is_some_and(|mark| {
        (1..=2).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_alphabetic())
    })
}

/// Whether a piece is the number of a file: "17H79SP0930", "14-C-1000", with more digits than letters.
pub(crate) fn is_file_number(text: &str) -> bool {
    let text = text.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_uppercase).count();
    let marks = text.bytes().filter(|b| b"-:/".contains(b)).count();
    (5..=20).contains(&text.len())
        && digits >= 4
        && (1..=digits).contains(&letters)
        && digits + letters + marks == text.len()
}

/// Whether a piece is a web address.
pub(crate) fn is_url(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ',', ')']);
    !text.contains(' ')
        && (starts_with(text, "http://")
            || starts_with(text, "https://")
            || starts_with(text, "www."))
}

/// Whether a piece is a phone number, perhaps after "Tel:" and like.
pub(crate) fn is_phone(text: &str) -> bool {
    let rest = ["tel:", "tel.", "phone:", "call", "fax", "ext."]
        .iter()
        .find(|p| starts_with(text, p))
        .map_or(text, |p| &text[p.len()..]);
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    digits >= 7
        && rest
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '/' | '(' | ')' | '.' | '+'))
}

/// Whether a piece is a price ("$10", "Free", "$5 suggested", "$25/$40 members").
pub(crate) fn is_price(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ',', ';']);
    if text.eq_ignore_ascii_case("free")
        || starts_with(text, "free admission")
        || starts_with(text, "free and open")
    {
        return true;
    }
    let Some(rest) = text.strip_prefix(['$', '€', '£']) else {
        return false;
    };
    rest.starts_with(|c: char| c.is_ascii_digit()) && words(rest).count() <= 6
}

/// Whether a line is the furniture of a page or mail: credits, tags, copyright, unsubscribing.
pub(crate) fn is_furniture(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '(');
    FURNITURE.iter().any(|f| starts_with(line, f))
        || has_word(line, "all rights reserved")
        || has_word(line, "unsubscribe")
}
