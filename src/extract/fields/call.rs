//! A call to sign up, watch or read on: "Register here", "Add to calendar".

use super::{continues, starts_with, words};

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

/// Whether a word is part of a web or mail address.
fn is_address(word: &str) -> bool {
    matches!(word, "http" | "https" | "www" | "com" | "org" | "html")
}
