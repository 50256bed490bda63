//! Sections that list nothing to come, by their names: what is over, what to read, what stands beside the text of a page.

use super::{continues, starts_with, words};

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
