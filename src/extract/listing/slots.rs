//! What stands beside the time of a record, cut into slots at separators.

use super::kicker::status_alone;
use super::piece::Page;
use super::shape::{At, Slot};
use crate::span::Span;

/// How much words between the day and the hour of a line gain as its title.
const BETWEEN: f32 = 0.2;

/// How much words that dots lead from to the time gain as its title: "House Session ........ 11:00 a.m.".
const LED: f32 = 0.6;

/// Cuts what stands beside the time into slots.
pub(crate) fn slots(page: &Page<'_>, line: usize, span: Span, when: &[usize]) -> Vec<Slot> {
    let mut slots = Vec::new();
    let text = page.scene.text();
    let mut start = span.start as usize;
    let (mut before, mut after) = (0u8, 0u8);
    let mut stretches: Vec<(Span, bool)> = Vec::new();
    for (n, &index) in when.iter().enumerate() {
        let tag = page.tag(index).span;
        stretches.push((Span::new(start, (tag.start as usize).max(start)), n == 0));
        start = tag.end as usize;
    }
    stretches.push((
        Span::new(start, (span.end as usize).max(start)),
        when.is_empty(),
    ));
    let last = stretches.len() - 1;
    for (n, (stretch, is_before)) in stretches.into_iter().enumerate() {
        let leader = is_before.then(|| leader(stretch.of(text))).flatten();
        let stretch = match leader {
            Some(len) => Span::new(stretch.start as usize, stretch.start as usize + len),
            None => stretch,
        };
        let mut pieces: Vec<Span> = separated(text, stretch)
            .into_iter()
            .map(|piece| trimmed(text, piece))
            // "Mon Feb 6   N   Panel": a letter alone in the gutter flags what is new or changed.
            .filter(|piece| !piece.is_empty() && (is_before || !is_flag(text, *piece)))
            .collect();
        // "Lamp Board — POSTPONED — 10 a.m. — Room 4" has the fields of its neighbours.
        if is_before && pieces.len() > 1 {
            pieces.retain(|piece| status_alone(piece.of(text)).is_none());
        }
        for piece in pieces {
            let at = if is_before {
                before = before.saturating_add(1);
                At::Before(before - 1)
            } else {
                after = after.saturating_add(1);
                At::After(after - 1)
            };
            // Words between the day and the hour of an item are what the item is.
            let begins = !piece.of(text).starts_with(char::is_lowercase);
            let bond = if n > 0 && n < last && begins {
                BETWEEN
            } else if leader.is_some() && piece.end + 1 >= stretch.end {
                LED
            } else {
                0.0
            };
            slots.push(Slot {
                bond,
                ..Slot::new(at, piece, line)
            });
        }
    }
    slots
}

/// Whether a piece is a capital letter alone between two wide gaps.
fn is_flag(text: &str, piece: Span) -> bool {
    let gaps = text[..piece.start as usize].ends_with("  ")
        && text[piece.end as usize..].starts_with("  ");
    gaps && piece.len() == 1 && piece.of(text).starts_with(char::is_uppercase)
}

/// The length of the words from which a row of dots leads to what follows them.
fn leader(text: &str) -> Option<usize> {
    let text = text.trim_end();
    let words = text.trim_end_matches(['.', '…', '_']);
    let dots = text.len() - words.len();
    let blank = words.ends_with(' ') && dots >= 2;
    (blank || dots >= 4)
        .then(|| words.trim_end().len())
        .filter(|len| *len > 0)
}

/// Separators that part the fields of a line, longest first.
const SEPARATORS: &[&str] = &[
    "REGISTER TO ATTEND",
    "REGISTER HERE",
    "Register Here",
    "Register here",
    "RSVP here",
    "RSVP HERE",
    "Register to attend",
    "   ",
    " » ",
    " → ",
    " -- ",
    " — ",
    " – ",
    " - ",
    " // ",
    " / ",
    " • ",
    " · ",
    "\t",
    "|",
    " —",
    " –",
    "— ",
    "•",
];

/// Cuts a stretch at separators that stand neither in quotation marks nor in brackets.
fn separated(text: &str, stretch: Span) -> Vec<Span> {
    let inner = stretch.of(text);
    let base = stretch.start as usize;
    let mut pieces = Vec::new();
    let (mut start, mut skip_to, mut quote, mut depth) = (0, 0, false, 0i32);
    for (at, c) in inner.char_indices() {
        if at < skip_to {
            continue;
        }
        match c {
            '“' => quote = inner[at..].contains(['”', '"']),
            '”' => quote = false,
            '"' => quote = !quote && inner[at + 1..].contains(['"', '”']),
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if quote || depth > 0 {
            continue;
        }
        let begins = |s: &&&str| inner[at..].starts_with(**s);
        // A blank before a word parts nothing, and is what most lines are full of.
        let next = inner.as_bytes().get(at + 1);
        let possible = match c {
            ' ' => !next.is_some_and(u8::is_ascii_alphanumeric),
            _ => c == 'R' || !c.is_alphanumeric(),
        };
        if possible && let Some(separator) = SEPARATORS.iter().find(begins) {
            pieces.push(Span::new(base + start, base + at));
            skip_to = at + separator.len();
            start = skip_to;
        }
    }
    pieces.push(Span::new(base + start, base + inner.len()));
    pieces
}

/// Small words that only join a field to the time: "at", "from", "Time:".
const EDGES: &[&str] = &[
    "at",
    "on",
    "from",
    "time",
    "date",
    "when",
    "start",
    "starts",
    "the",
    "approx",
    "approximately",
    "and",
    "to",
    "beginning",
    "through",
    "thru",
    "until",
    "till",
];

/// Phrases between a title and the date it was moved from or to.
const JOINTS: &[&str] = &[
    " originally set for",
    " originally scheduled for",
    " scheduled for",
    ", planned for",
    " planned for",
    ", set for",
    " set for",
    " will now be held",
    " is now",
    " has been moved",
    " has been postponed",
    " has been rescheduled",
    " is postponed",
    " is rescheduled",
    " is moved",
    " moves",
    " moved",
    " postponed",
    " rescheduled",
    " first announced for",
    " announced for",
    ": not",
];

/// A slot without marks, joining words and labels of times at its edges.
pub(crate) fn trimmed(text: &str, span: Span) -> Span {
    let mut span = span;
    loop {
        let whole = span.of(text);
        let inner = without_label(whole);
        let span_start = span.start as usize + (whole.len() - inner.len());
        let left = inner.trim_start_matches(|c: char| {
            c.is_whitespace() || "—–-•·*|,;:.+/>▪●◦»▸▶►■◆★☆→)…".contains(c)
        });
        let right =
            left.trim_end_matches(|c: char| c.is_whitespace() || "—–-•·*|,;:/(".contains(c));
        // Dots that lead the eye to the hour: "Lamp choir, Loft ........ 7pm".
        let right = match right.ends_with("....") {
            true => right.trim_end_matches(|c: char| c.is_whitespace() || c == '.'),
            false => right,
        };
        let start = span_start + (inner.len() - left.len());
        let mut next = Span::new(start, start + right.len());
        let words = next.of(text);
        let before_time = text[span.end as usize..]
            .trim_start_matches([' ', '\t', ':', '(', '\u{a0}'])
            .starts_with(char::is_alphanumeric);
        if let Some(last) = words.rsplit(char::is_whitespace).next()
            && is_edge(last, words)
            && (before_time || last.ends_with(':'))
        {
            next = Span::new(start, start + right.len() - last.len());
        }
        let words = next.of(text);
        if let Some(head) = JOINTS.iter().find_map(|j| words.strip_suffix(j)) {
            next = Span::new(next.start as usize, next.start as usize + head.len());
        }
        if next == span {
            return span;
        }
        span = next;
    }
}

/// A slot without a label of time and place together: "Where & when: Harbor Annex".
fn without_label(text: &str) -> &str {
    const LABELS: &[&str] = &[
        "where & when:",
        "when & where:",
        "where and when:",
        "when and where:",
        "date & time:",
        "date and time:",
        "date/time:",
        "when/where:",
        "same hour:",
        "same time:",
        "same place:",
        "time & place:",
        "time and place:",
        "when:",
        "where:",
        "date:",
        "time:",
        "dates:",
    ];
    let trimmed = text.trim_start();
    LABELS
        .iter()
        .find(|l| crate::extract::fields::starts_with(trimmed, l))
        .map_or(text, |l| &trimmed[l.len()..])
}

/// Whether the last word of a slot only joins it to the time behind it.
fn is_edge(last: &str, whole: &str) -> bool {
    let bare = last.trim_end_matches(':').to_ascii_lowercase();
    EDGES.contains(&bare.as_str())
        && (last.len() < whole.len()
            || last.starts_with(|c: char| c.is_uppercase())
            || bare == last)
}
