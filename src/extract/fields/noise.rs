//! What stands in a list but is no field of an event: "Register here", prices, phones, the furniture of a page.

use super::{has_word, starts_with, words};
use crate::lexicon::look_up;

/// Words with which a call to sign up, watch or read on begins.
const CALLS: &[&str] = &[
    "register",
    "save a seat",
    "save your",
    "reserve",
    "book now",
    "book your",
    "book tickets",
    "rsvp",
    "registration",
    "sign up",
    "click here",
    "read more",
    "learn more",
    "more info",
    "more information",
    "details",
    "view",
    "watch",
    "livestream",
    "live stream",
    "tickets",
    "buy tickets",
    "get tickets",
    "add to calendar",
    "subscribe",
    "see the plan",
    "info",
    "join here",
    "join us",
    "apply",
    "find out more",
    "event page",
    "event website",
    "website",
    "web site",
    "map",
    "directions",
    "save the date",
    "see more",
    "full list",
    "agenda here",
    "listen",
    "free",
];

/// Words that a call to action consists of, beside its first.
const CALL_WORDS: &[&str] = &[
    "register",
    "rsvp",
    "registration",
    "reserve",
    "book",
    "save",
    "seat",
    "seats",
    "spot",
    "sign",
    "up",
    "click",
    "here",
    "read",
    "more",
    "learn",
    "info",
    "information",
    "to",
    "attend",
    "for",
    "this",
    "event",
    "now",
    "today",
    "online",
    "required",
    "requested",
    "please",
    "the",
    "a",
    "at",
    "by",
    "view",
    "watch",
    "live",
    "livestream",
    "stream",
    "tickets",
    "ticket",
    "buy",
    "get",
    "add",
    "calendar",
    "and",
    "your",
    "on",
    "website",
    "web",
    "site",
    "page",
    "webpage",
    "link",
    "via",
    "zoom",
    "free",
    "join",
    "is",
    "but",
    "open",
    "public",
    "of",
    "map",
    "directions",
    "details",
    "find",
    "out",
    "see",
    "email",
    "in",
    "or",
    "person",
];

/// How a line of page furniture begins.
const FURNITURE: &[&str] = &[
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

/// Section names under which nothing is ahead.
const PAST: &[&str] = &[
    "past",
    "recent events",
    "previous",
    "in case you missed it",
    "icymi",
    "what you missed",
    "archive",
    "archives",
    "recordings",
    "recording",
    "watch again",
    "on demand",
    "on-demand",
    "earlier this week",
    "past events",
    "past event",
    "recap",
    "recent posts",
    "latest posts",
    "most read",
    "most popular",
    "trending now",
    "related stories",
];

/// Whether a piece is nothing but a call to sign up, watch or read on.
pub(crate) fn is_call(text: &str) -> bool {
    let text = text.trim().trim_matches(|c: char| !c.is_alphanumeric());
    if !CALLS
        .iter()
        .any(|c| starts_with(text, c) && !continues(text, c.len()))
    {
        return false;
    }
    if text.contains("://") && text.split_whitespace().count() <= 4 {
        return true;
    }
    let all: Vec<String> = words(text).filter(|w| !is_address(w)).collect();
    let known = all
        .iter()
        .filter(|w| CALL_WORDS.contains(&w.as_str()))
        .count();
    all.len() <= 14 && known * 10 >= all.len() * 7
}

/// Whether the text goes on with a letter at `at`: the prefix was only the beginning of a word.
fn continues(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(char::is_alphanumeric)
}

/// Whether a word is part of a web or mail address.
fn is_address(word: &str) -> bool {
    matches!(word, "http" | "https" | "www" | "com" | "org" | "html")
}

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
        "good morning",
        "good afternoon",
        "good evening",
        "hello",
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

/// Whether a section of this name lists what to read: its dates are those of articles.
pub(crate) fn is_reading_section(heading: &str) -> bool {
    const READING: &[&str] = &[
        "what we are reading",
        "what we're reading",
        "what we’re reading",
        "what i'm reading",
        "what i’m reading",
        "what to read",
        "reading list",
        "further reading",
        "worth reading",
        "worth a read",
        "recommended reading",
        "recommended reads",
        "weekend reads",
        "must reads",
        "must-reads",
        "good reads",
        "in the news",
        "in the media",
        "media mentions",
        "press clips",
        "recent publications",
        "new publications",
        "latest publications",
        "recent articles",
        "recent commentary",
        "latest commentary",
        "latest analysis",
        "op-eds",
        "new research",
    ];
    let name = heading.trim().trim_matches(|c: char| !c.is_alphanumeric());
    READING.iter().any(|read| name.eq_ignore_ascii_case(read))
}

/// Whether a section of this name stands beside the text of a page: what readers wrote, what else the site has.
pub(crate) fn is_side_matter(heading: &str) -> bool {
    const SIDE: &[&str] = &[
        "comments",
        "recent posts",
        "recent comments",
        "recent entries",
        "archives",
        "archive",
        "related posts",
        "related articles",
        "related stories",
        "most popular",
        "most read",
        "most viewed",
        "trending",
        "trending now",
        "latest posts",
        "popular posts",
        "read next",
        "you may also like",
        "leave a comment",
        "leave a reply",
        "blogroll",
        "categories",
        "post navigation",
    ];
    let name = heading.trim().trim_matches(|c: char| !c.is_alphanumeric());
    let counted = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let also = starts_with(name, "also in ") && !name.chars().any(char::is_lowercase);
    also || SIDE.iter().any(|side| counted.eq_ignore_ascii_case(side))
}

/// Whether a section of this name lists what is over.
pub(crate) fn is_past_section(heading: &str) -> bool {
    let heading = heading.trim().trim_matches(|c: char| !c.is_alphanumeric());
    let short = words(heading).count() <= 6;
    short
        && PAST
            .iter()
            .any(|p| starts_with(heading, p) && !continues(heading, p.len()))
}
