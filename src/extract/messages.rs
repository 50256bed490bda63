//! The messages of a conversation pasted as text: each has a head of a stamp and a name, and its relative days count from the
//! stamp's day.
//!
//! Heads come in four forms: a stamp in brackets and a name ("[24/02/2025, 08:21:03] Ann:"), a stamp and a dash ("3/5/19, 10:12 - Ann:"),
//! a stamp and a nick (`10:12 <ann>`), a name and a stamp, on one line or two ("Ann Lee  9:14 AM"). A list of events can look like each of them, but
//! messages are not sent at full and half hours: that is what tells them apart.

use chrono::NaiveDate;

use super::Scene;
use crate::document::{Block, BlockKind};
use crate::resolve::{Frame, resolve};
use crate::sentence::Direction;
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{Clock, ExprKind, Period};

/// Heads that make a conversation, unless their stamps count seconds.
const HEADS: usize = 3;
/// Words of the longest name.
const NAME: usize = 5;

/// One message.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Message {
    /// The stamp and the name.
    head: Span,
    /// The day it was sent on, if that is known.
    day: Option<NaiveDate>,
}

/// The messages of an issue, in reading order; none where it is no conversation.
#[derive(Debug, Default)]
pub(crate) struct Messages {
    all: Vec<Message>,
    day_first: Option<bool>,
}

/// A head as read, before its day is known.
struct Head<'t> {
    span: Span,
    clock: Clock,
    /// The expression that names the day: the stamp's own, else that of the line above that is nothing but a day.
    day: Option<&'t Tag>,
}

/// A line between the days of a conversation.
struct Divider<'t> {
    span: Span,
    day: &'t Tag,
}

impl Messages {
    /// Finds the heads of messages.
    pub(crate) fn of(scene: &Scene<'_>) -> Self {
        let mut heads: Vec<Head<'_>> = Vec::new();
        let mut dividers: Vec<Divider<'_>> = Vec::new();
        let mut above: Option<&Block> = None;
        // A day alone on its line parts days only right above a head: inside a message it heads a list.
        let mut pending: Option<(Divider<'_>, usize)> = None;
        for (index, block) in scene.raw.document.blocks.iter().enumerate() {
            if block.kind == BlockKind::Record || block.cell.is_some() {
                continue;
            }
            let divides = divided(scene, block).map(|day| {
                (
                    Divider {
                        span: block.span,
                        day,
                    },
                    index,
                )
            });
            let found = stamp_first(scene, block)
                .or_else(|| stamp_last(scene, block))
                .or_else(|| above.and_then(|above| stamp_below(scene, above, block)));
            if let Some(head) = found {
                let near = pending.take().filter(|(_, at)| index - at <= 2);
                dividers.extend(near.map(|(divider, _)| divider));
                let day = head.day.or(dividers.last().map(|d| d.day));
                heads.push(Head { day, ..head });
            }
            pending = divides.or(pending);
            above = Some(block);
        }
        if !are_messages(&heads) {
            return Messages::default();
        }
        let day_first = order(scene, &heads);
        let frame = Frame {
            issue: scene.issue.date,
            direction: Direction::Past,
            day_first,
            ..Frame::default()
        };
        let day = |tag: &Tag| resolve(&tag.expr, &frame).ok().map(|w| w.start.date());
        let sent = heads.iter().map(|head| Message {
            head: head.span,
            day: head.day.and_then(day),
        });
        let parted = dividers.iter().map(|divider| Message {
            head: divider.span,
            day: day(divider.day),
        });
        let mut all: Vec<Message> = sent.chain(parted).collect();
        all.sort_by_key(|message| message.head);
        Messages { all, day_first }
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The order of day and month in its numeric dates.
    pub(crate) fn day_first(&self) -> Option<bool> {
        self.day_first
    }

    /// The number of the message that a place in the text belongs to.
    pub(crate) fn number(&self, at: u32) -> usize {
        self.all.partition_point(|m| m.head.start <= at)
    }

    /// The day of the message that a place in the text belongs to.
    pub(crate) fn day(&self, at: u32) -> Option<NaiveDate> {
        self.all.get(self.number(at).checked_sub(1)?)?.day
    }

    /// Whether a line begins the words of a message.
    pub(crate) fn opens(&self, span: Span, text: &str) -> bool {
        self.number(span.start)
            .checked_sub(1)
            .and_then(|at| self.all.get(at))
            .is_some_and(|m| {
                m.head.end <= span.start
                    && text[m.head.end as usize..span.start as usize]
                        .trim()
                        .is_empty()
            })
    }

    /// The head that overlaps a span.
    pub(crate) fn head(&self, span: Span) -> Option<Span> {
        let at = self.all.partition_point(|m| m.head.end <= span.start);
        self.all
            .get(at)
            .map(|m| m.head)
            .filter(|head| head.start < span.end)
    }

    /// A span without the head that it begins with, and without the word that opens many a message ("fyi", "Reminder:").
    pub(crate) fn without_head(&self, span: Span, text: &str) -> Span {
        let said = match self.head(span) {
            Some(head) if head.end < span.end => {
                Span::new(head.end.max(span.start) as usize, span.end as usize).trim(text)
            }
            _ => span,
        };
        if self.is_empty() {
            return span;
        }
        let words = without_opening(said.of(text));
        Span::new(said.end as usize - words.len(), said.end as usize)
    }
}

/// What a message says behind the word that opens it.
fn without_opening(text: &str) -> &str {
    const OPENINGS: &[&str] = &[
        "fyi",
        "psa",
        "btw",
        "reminder",
        "heads up",
        "hi all",
        "hey all",
        "hey everyone",
        "ok decided",
        "decided",
        "update",
    ];
    let rest = OPENINGS.iter().find_map(|opening| {
        let (start, rest) = text.split_at_checked(opening.len())?;
        (start.eq_ignore_ascii_case(opening) && rest.starts_with([' ', ':', ',', '!', '.']))
            .then_some(rest)
    });
    let rest = rest.map(|r| r.trim_start_matches([' ', ':', ',', '!', '.', '-', '–']));
    rest.filter(|r| !r.is_empty()).unwrap_or(text)
}

/// Whether heads are those of messages: their minutes are not those at which something begins.
fn are_messages(heads: &[Head<'_>]) -> bool {
    let counted = |h: &&Head<'_>| h.clock.second.is_some();
    let odd = |h: &&Head<'_>| counted(h) || h.clock.minute.is_some_and(|m| m % 5 != 0);
    let odd = heads.iter().filter(odd).count();
    heads.iter().any(|h| counted(&h)) || heads.len() >= HEADS && odd * 2 >= heads.len()
}

/// The day-month order of the stamps: by those of which only one is possible, else the one in which they run forwards and close together.
fn order(scene: &Scene<'_>, heads: &[Head<'_>]) -> Option<bool> {
    let numbers = |head: &Head<'_>| {
        let text = head.day?.span.of(scene.text());
        let mut parts = text.split(|c: char| !c.is_ascii_digit());
        let (a, b) = (parts.next()?, parts.next()?);
        Some((
            a.parse::<u32>().ok().filter(|a| *a <= 31)?,
            b.parse::<u32>().ok().filter(|b| *b <= 31)?,
        ))
    };
    let pairs: Vec<(u32, u32)> = heads.iter().filter_map(numbers).collect();
    let first = pairs.iter().filter(|(a, _)| *a > 12).count();
    let second = pairs.iter().filter(|(_, b)| *b > 12).count();
    if first != second {
        return Some(first > second);
    }
    if scene.issue.day_first.is_some() {
        return scene.issue.day_first;
    }
    let way = |days: Vec<u32>| {
        let runs = days.windows(2).all(|d| d[0] <= d[1]);
        (
            !runs,
            days.last().zip(days.first()).map(|(l, f)| l.abs_diff(*f)),
        )
    };
    let by_day = way(pairs.iter().map(|(d, m)| m * 31 + d).collect());
    let by_month = way(pairs.iter().map(|(m, d)| m * 31 + d).collect());
    (by_day != by_month).then_some(by_day < by_month)
}

/// The clock time of a stamp; none of "noon" or of a span of hours.
fn clock_of(tag: &Tag) -> Option<Clock> {
    match tag.expr.kind {
        ExprKind::Clock(clock) | ExprKind::At(_, clock) => Some(clock),
        _ => None,
    }
    .filter(|clock| clock.minute.is_some())
}

/// Whether an expression is a day of the calendar.
fn is_day(tag: &Tag) -> bool {
    matches!(tag.expr.kind, ExprKind::Period(Period::Date(date)) if date.day.is_some())
}

/// The day of a line that is nothing but a day: "---------- Monday, March 4th ----------", "--- Day changed Tue Mar 05 2019".
fn divided<'t>(scene: &Scene<'t>, block: &Block) -> Option<&'t Tag> {
    let [tag] = scene.tags_in(block.span) else {
        return None;
    };
    let text = scene.text();
    let before = &text[block.span.start as usize..tag.span.start as usize];
    let after = &text[tag.span.end as usize..block.span.end as usize];
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let alone = matches!(letters(before).as_str(), "" | "Daychanged" | "Daychangedto");
    (is_day(tag) && alone && letters(after).is_empty()).then_some(tag)
}

/// A stamp that begins a text at `at`: its clock, the tag of its day, and where it ends.
fn stamp<'t>(scene: &Scene<'t>, tags: &'t [Tag], at: u32) -> Option<(Clock, Option<&'t Tag>, u32)> {
    let first = tags.first().filter(|t| t.span.start == at)?;
    if let Some(clock) = clock_of(first) {
        let day = matches!(first.expr.kind, ExprKind::At(..)).then_some(first);
        return Some((clock, day, first.span.end));
    }
    let second = tags.get(1).filter(|_| is_day(first))?;
    let between = &scene.text()[first.span.end as usize..second.span.start as usize];
    let clock = clock_of(second).filter(|_| between.trim_matches([' ', ',']).is_empty())?;
    Some((clock, Some(first), second.span.end))
}

/// Where the words of a message begin behind "Ann Lee: " or `<ann> `.
fn after_name(rest: &str) -> Option<usize> {
    if let Some(inner) = rest.strip_prefix('<') {
        let end = inner.find('>')?;
        return (1..=40).contains(&end).then_some(end + 2);
    }
    let end = rest
        .find(": ")
        .or_else(|| rest.ends_with(':').then(|| rest.len() - 1))?;
    is_name(&rest[..end]).then_some(end + 1)
}

/// Whether a text can be the name of who writes.
fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let plain = !text.contains([',', ';', '“', '"', '?', '!', '[']);
    (1..=NAME).contains(&words) && plain && text.len() <= 60
}

/// A head that begins with its stamp.
fn stamp_first<'t>(scene: &Scene<'t>, block: &Block) -> Option<Head<'t>> {
    let text = scene.text();
    let span = block.span.trim(text);
    let line = span.of(text);
    let hidden = |c: char| c == '[' || c.is_whitespace() || "\u{200e}\u{200f}\u{feff}".contains(c);
    let open = line.trim_start_matches(hidden);
    let at = span.end - open.len() as u32;
    let bracket = line[..line.len() - open.len()].contains('[');
    let (clock, day, end) = stamp(scene, scene.tags_in(span), at)?;
    let behind = &text[end as usize..span.end as usize];
    let rest = match (bracket, behind.strip_prefix(']')) {
        (true, Some(rest)) => rest,
        (true, None) => return None,
        (false, _) => behind,
    };
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{200e}');
    let nick = rest.starts_with('<');
    let entered = ["-!-", "***", "* ", "-->", "<--"]
        .iter()
        .any(|mark| rest.starts_with(mark));
    // "Wed 6:30 pm - Harbor Forum" is an item: the date of a stamp is in figures, with its year.
    let figures = day.is_some_and(|tag| {
        let date = tag.span.of(text).split([' ', ',']).next().unwrap_or("");
        date.split(|c: char| !c.is_ascii_digit())
            .filter(|n| !n.is_empty())
            .count()
            == 3
    });
    let dashed = rest.strip_prefix("- ").filter(|_| !bracket && figures);
    let words = match (dashed, after_name(rest)) {
        _ if entered => 0,
        (Some(said), _) => said.len() - after_name(said).unwrap_or(0),
        (None, Some(begins)) if bracket || nick => rest.len() - begins,
        // "2019-03-05 10:12 ann: …": a bare name is one word.
        (None, Some(begins)) if day.is_some() && !rest[..begins].trim().contains(' ') => {
            rest.len() - begins
        }
        (None, None) if bracket && is_name(rest) && !rest.contains(':') => 0,
        (None, None) if bracket && clock.second.is_some() => rest.len(),
        _ => return None,
    };
    Some(Head {
        span: Span::new(span.start as usize, span.end as usize - words),
        clock,
        day,
    })
}

/// A head that ends with its stamp: "Ann Lee  9:14 AM", "Ann Lee, [05.03.2019 09:14]", "bo — 03/05/2019 9:14 AM".
fn stamp_last<'t>(scene: &Scene<'t>, block: &Block) -> Option<Head<'t>> {
    let text = scene.text();
    let span = block.span.trim(text);
    let tags = scene.tags_in(span);
    let from = tags
        .len()
        .checked_sub(2)
        .filter(|&i| is_day(&tags[i]))
        .unwrap_or(tags.len().checked_sub(1)?);
    let (clock, day, end) = stamp(scene, &tags[from..], tags[from].span.start)?;
    let behind = text[end as usize..span.end as usize].trim_matches([']', ')', ':', ' ']);
    let before = &text[span.start as usize..tags[from].span.start as usize];
    let name = before.trim_end_matches(|c: char| c.is_whitespace() || "[(,—–-·|•".contains(c));
    let gap = &before[name.len()..];
    let parted = gap.contains("  ")
        || gap.contains(['\t', '[', '—', '–', '·', '|', '•'])
        || name.split(' ').count() <= 2;
    let fits = from == 0
        && (behind.is_empty() || behind == "(edited")
        && parted
        && is_name(name)
        && !name.contains(':');
    fits.then_some(Head { span, clock, day })
}

/// A head of two lines: a name, and nothing but a stamp below it.
fn stamp_below<'t>(scene: &Scene<'t>, above: &Block, block: &Block) -> Option<Head<'t>> {
    let text = scene.text();
    let (name, span) = (above.span.trim(text), block.span.trim(text));
    let (clock, day, end) = stamp(scene, scene.tags_in(span), span.start)?;
    let named = is_name(name.of(text))
        && scene.tags_in(name).is_empty()
        && !name.of(text).ends_with(['.', ':']);
    (end == span.end && named).then(|| Head {
        span: Span::new(name.start as usize, span.end as usize),
        clock,
        day,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_few_words_and_no_sentence() {
        for name in ["Ann Lee", "jo (she/her)", "Dom (work)", "ann.lee"] {
            assert!(is_name(name), "{name}");
        }
        for other in [
            "",
            "Fog, law and money",
            "who comes?",
            "the board of the harbor meets again",
        ] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn the_words_of_a_message_begin_behind_its_name() {
        let words = |rest: &'static str| after_name(rest).map(|at| rest[at..].trim());
        assert_eq!(words("Ann Lee: CHANGE: noon"), Some("CHANGE: noon"));
        assert_eq!(words("<bo> hello: all"), Some("hello: all"));
        assert_eq!(words("no colon at all"), None);
        assert_eq!(words("<> nobody"), None);
    }

    #[test]
    fn the_word_that_opens_a_message_is_not_part_of_what_it_says() {
        assert_eq!(without_opening("FYI: supper at six"), "supper at six");
        assert_eq!(without_opening("Reminder, supper"), "supper");
        assert_eq!(without_opening("Reminders of home"), "Reminders of home");
        assert_eq!(without_opening("fyi"), "fyi");
    }
}
