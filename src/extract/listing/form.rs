//! What a line consists of: a day, an hour, a label, words with a time before or among them.

use std::ops::Range;

use super::piece::{Form, Line, Sense};
use crate::document::MarkKind;
use crate::extract::Scene;
use crate::extract::fields::{has_word, noise, words};
use crate::extract::series::fall_out::falls_out;
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{Bound, ExprKind, Period};

/// Words that a line of only date and time may hold beside them.
const FILLER: &[&str] = &[
    "date",
    "dates",
    "time",
    "times",
    "when",
    "start",
    "starts",
    "end",
    "ends",
    "on",
    "at",
    "from",
    "to",
    "and",
    "until",
    "the",
    "each",
    "day",
    "daily",
    "et",
    "edt",
    "est",
    "eastern",
    "pm",
    "am",
    "noon",
    "th",
    "st",
    "nd",
    "rd",
    "begins",
    "through",
    "balance",
    "of",
    "week",
    "rest",
    "today",
    "tomorrow",
    "tonight",
    "now",
    "event",
    "approximately",
    "approx",
    "about",
    "both",
    "days",
    "local",
    "tbc",
    "tbd",
    "tba",
    "all",
    "note",
    "updated",
    "tentative",
    "highlights",
    "london",
    "local",
    "central",
    "pacific",
    "mountain",
    "cet",
    "gmt",
    "or",
    "recurring",
    "sets",
    "seatings",
    "showtimes",
    "performances",
];

/// Labels of lines that say something of an item beside its time.
const LABELS: &[&str] = &[
    "location",
    "where",
    "venue",
    "place",
    "address",
    "room",
    "organizer",
    "organiser",
    "host",
    "hosted by",
    "sponsor",
    "speaker",
    "speakers",
    "panelists",
    "participants",
    "who",
    "contact",
    "contacts",
    "weblinks",
    "register",
    "rsvp",
    "cost",
    "admission",
    "price",
    "tickets",
    "event type",
    "type",
    "status",
    "web",
    "website",
    "url",
    "info",
    "email",
    "tel",
    "phone",
    "livestream",
    "moderator",
    "presenter",
    "presenters",
    "what",
    "title",
    "topic",
    "subject",
    "event",
    "matters to be considered",
    "category",
    "link",
    "more info",
    "zoom",
    "details",
    "note",
    "end",
];

/// Whether a word may stand in a line of only date and time.
pub(super) fn is_filler(word: &str) -> bool {
    FILLER.contains(&word)
}

/// What a line consists of.
pub(super) fn form_of(scene: &Scene<'_>, senses: &[Sense], line: &Line) -> Form {
    let text = line.span.of(scene.text());
    if line.words == 0 || noise::is_bare(text) && line.tags.is_empty() {
        return Form::Bare;
    }
    let usable: Vec<usize> = line
        .tags
        .clone()
        .filter(|&i| senses[i] != Sense::None)
        .collect();
    let day = usable
        .iter()
        .any(|&i| matches!(senses[i], Sense::Day | Sense::Both));
    let clock = usable
        .iter()
        .any(|&i| matches!(senses[i], Sense::Clock | Sense::Both));
    let bracketed = text.starts_with('[') && text.ends_with(']') && text.matches('[').count() == 1;
    if noise::is_furniture(text) || bracketed {
        return Form::Furniture;
    }
    if usable.is_empty() {
        return if label_of(text).is_some() {
            Form::Label
        } else {
            Form::Text
        };
    }
    let labelled = is_when_label(text) && line.words <= WHEN + timed_words(scene, &usable);
    if labelled || !has_words(scene, senses, line.span, line.tags.clone()) {
        let repeats = usable.iter().any(|&i| senses[i] == Sense::Set);
        let timed = usable.iter().any(|&i| scene.tags[i].expr.has_clock());
        return match (day, clock) {
            // "Saturdays at 9, September 13 to October 25": no day above others, but when one item takes place.
            _ if repeats && timed => Form::Moment,
            (true, true) => Form::Moment,
            (true, false) => Form::Day,
            (false, true) => Form::Clock,
            _ => Form::Inside,
        };
    }
    let first = scene.tags[usable[0]].span;
    let before = Span::new(line.span.start as usize, first.start as usize).of(scene.text());
    if is_lead_in(before) {
        Form::Lead
    } else {
        Form::Inside
    }
}

/// Words beside the times of a line that is labelled as a time.
const WHEN: usize = 10;

/// How many words the times of a line have.
fn timed_words(scene: &Scene<'_>, tags: &[usize]) -> usize {
    let said = |&i: &usize| words(scene.tags[i].span.of(scene.text())).count();
    tags.iter().map(said).sum()
}

/// Whether a line is nothing but the name of a day and its date.
pub(super) fn is_feast(scene: &Scene<'_>, senses: &[Sense], line: &Line) -> bool {
    let is_named = |i: usize| {
        matches!(
            scene.tags[i].expr.kind,
            ExprKind::Period(Period::NamedDay(..))
        )
    };
    if !line
        .tags
        .clone()
        .any(|i| senses[i] == Sense::None && is_named(i))
    {
        return false;
    }
    let dates = |i: usize| senses[i] == Sense::Day || is_named(i);
    let all = line.tags.clone().all(dates);
    let covered: usize = line
        .tags
        .clone()
        .map(|i| words(scene.tags[i].span.of(scene.text())).count())
        .sum();
    all && covered >= line.words
}

/// Whether a line is labelled as a time: what else it says ("or at the rise of the chamber") is no field.
pub(super) fn is_when_label(text: &str) -> bool {
    let Some((label, _)) = text.split_once(':') else {
        return false;
    };
    let label = label.trim().to_ascii_lowercase();
    matches!(
        label.as_str(),
        "date"
            | "time"
            | "when"
            | "dates"
            | "date and time"
            | "time and date"
            | "date & time"
            | "date/time"
            | "event date"
            | "start"
            | "starts"
    )
}

/// Whether a span has words that neither a tag covers nor a line of date and time may hold.
fn has_words(scene: &Scene<'_>, senses: &[Sense], span: Span, tags: Range<usize>) -> bool {
    let own = |w: &String| !FILLER.contains(&w.as_str()) && w.chars().any(char::is_alphabetic);
    let text = scene.text();
    let mut at = span.start as usize;
    let repeats = tags.clone().any(|i| senses[i] == Sense::Set);
    let mut bound: Option<Span> = None;
    let ends = tags.filter_map(|i| {
        let tag = &scene.tags[i];
        let start = match senses[i] {
            _ if let Some(start) = old_date(text, span, tag) => start,
            Sense::None if repeats => {
                let start = match bound {
                    Some(last) if falls_out(text, tag, bound) => last.end as usize,
                    _ => bound_of(text, span, tag)?,
                };
                bound = Some(tag.span);
                start
            }
            // A date that is struck out is no word: the one that holds stands beside it.
            Sense::None if scene.raw.document.marked(tag.span, MarkKind::Struck) => {
                tag.span.start as usize
            }
            Sense::None => return None,
            _ => tag.span.start as usize,
        };
        Some((start, tag.span.end as usize, tag.expr.has_clock()))
    });
    let end = span.end as usize;
    let mut behind_hour = false;
    for (start, end, clock) in ends.chain([(end, end, false)]) {
        let piece = without_note(text.get(at..start).unwrap_or(""));
        if !(behind_hour && is_other_clock(piece)) && words(piece).any(|w| own(&w)) {
            return true;
        }
        at = end;
        behind_hour = clock;
    }
    false
}

/// Where the bracket begins that tells the old date of what was moved: "Now Thursday, April 10 (was April 9)".
fn old_date(text: &str, line: Span, tag: &Tag) -> Option<usize> {
    const OLD: &[&str] = &[
        "(was ",
        "(moved from ",
        "(rescheduled from ",
        "(postponed from ",
        "(originally ",
        "(not ",
    ];
    let before = text.get(line.start as usize..tag.span.start as usize)?;
    let closed = text[tag.span.end as usize..].starts_with(')');
    let lead = OLD
        .iter()
        .find(|lead| before.ends_with(**lead))
        .filter(|_| closed)?;
    Some(tag.span.start as usize - lead.len())
}

/// Where the words begin with which an expression only bounds what its line repeats: "through November", "(no class October 11)".
fn bound_of(text: &str, line: Span, tag: &Tag) -> Option<usize> {
    let before = text.get(line.start as usize..tag.span.start as usize)?;
    let border = before.rfind([',', ';', '(', '.', '—', '–'])?;
    let led = words(&before[border..]).last();
    let until = led.is_some_and(|w| matches!(w.as_str(), "through" | "thru" | "until" | "till"));
    let bounds = tag.expr.bound == Bound::Through || until || falls_out(text, tag, None);
    bounds.then_some(line.start as usize + border)
}

/// Whether what stands behind an hour only says whose clock shows it: "11 am New York | 16:00 London".
fn is_other_clock(piece: &str) -> bool {
    let mut names = piece
        .split(['/', '|', ',', ';', '=', '(', ')', '[', ']', '·', '•'])
        .map(str::trim)
        .filter(|name| name.contains(char::is_alphabetic));
    match (names.next(), names.next()) {
        (Some(name), None) => {
            words(name).count() <= 3 && crate::resolve::place::zone_of(name).is_some()
        }
        _ => false,
    }
}

/// Words of brackets behind a time that say how it stands, not what takes place.
const NOTES: &[&str] = &[
    "sold out",
    "free",
    "new time",
    "new times",
    "new date",
    "new dates",
    "new day",
    "zoom",
    "by zoom",
    "via zoom",
    "by telephone",
    "note time",
    "see all",
    "all times",
    "local time",
    "local times",
    "heures locales",
    "heure locale",
    "rain or shine",
    "waitlist",
    "wait list",
    "full",
    "members only",
    "invitation only",
    "virtual",
    "online",
    "in person",
    "hybrid",
    "doors",
];

/// Words of such a note at most.
const NOTE: usize = 7;

/// A piece without a bracketed note about times ("(NOTE: all times EDT)", "(sold out)").
fn without_note(piece: &str) -> &str {
    let trimmed = piece.trim();
    if let Some(open) = trimmed.find('(')
        && trimmed.ends_with(')')
        && (words(&trimmed[open..]).count() <= NOTE
            && NOTES.iter().any(|n| has_word(&trimmed[open..], n))
            || is_old_date(&trimmed[open + 1..]))
    {
        return &trimmed[..open];
    }
    let lower = piece.to_ascii_lowercase();
    match lower.find("(note").or_else(|| lower.find("(all times")) {
        Some(at) => &piece[..at],
        None => piece,
    }
}

/// Whether a note in brackets says when it was to be: "(was October 28)", "(rescheduled from Nov. 5)".
fn is_old_date(note: &str) -> bool {
    const OLD: &[&str] = &[
        "was ",
        "formerly ",
        "originally ",
        "previously ",
        "rescheduled from ",
        "moved from ",
        "changed from ",
        "postponed from ",
        "instead of ",
        "not ",
    ];
    let short = words(note).count() <= 7;
    short
        && OLD.iter().any(|old| {
            note.get(..old.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(old))
        })
}

/// Words that may stand before the time of a line that begins with it.
const LEAD: &[&str] = &[
    "date",
    "time",
    "when",
    "start",
    "approximately",
    "approx",
    "about",
    "at",
    "from",
    "net",
    "new",
    "updated",
    "event",
    "canceled",
    "cancelled",
    "postponed",
    "around",
    "circa",
    "now",
    "noon",
    "rescheduled",
    "tentative",
    "pool",
    "through",
    "every",
    "starting",
];

/// Whether a line that begins like this begins with its time: only bullets, numbers, flags and labels stand before.
pub(crate) fn is_lead_in(before: &str) -> bool {
    let prepositional = {
        let trimmed = before.trim();
        matches!(
            trimmed,
            "On" | "By" | "In" | "Since" | "Until" | "For" | "Before" | "After" | "This" | "Last"
        )
    };
    !prepositional
        && words(before).all(|w| {
            LEAD.contains(&w.as_str()) || w.chars().all(|c| c.is_ascii_digit()) && w.len() <= 2
        })
}

/// The label in front of a line ("Location: …" gives "location") and the bytes where the value begins.
pub(crate) fn label_of(text: &str) -> Option<(String, usize)> {
    let colon = text.find(':');
    let head = colon.map_or("", |at| &text[..at]);
    let name = head
        .trim()
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .to_ascii_lowercase();
    if let Some(at) = colon
        && LABELS.contains(&name.as_str())
    {
        return Some((name, at + 1));
    }
    // Labels in capitals need no colon: "VENUE Room 210".
    let first = text.split(' ').next().unwrap_or("");
    let lower = first.to_ascii_lowercase();
    let capitals = first.len() >= 3 && first.chars().all(|c| c.is_ascii_uppercase());
    let bare = [
        "venue", "location", "where", "place", "start", "end", "time", "date", "room", "host",
        "speaker",
    ];
    (capitals && bare.contains(&lower.as_str()) && text.len() > first.len() + 1)
        .then_some((lower, first.len()))
}
