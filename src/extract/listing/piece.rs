//! One block as the listing engine sees it: what its time expressions are, and what is left of it without them.

use std::ops::Range;

use super::badge::{Badge, badges};

use crate::document::{BlockKind, Cell, MarkKind, Part};
use crate::extract::Scene;
use crate::extract::fields::{noise, words};
use crate::span::Span;
use crate::timex::expr::{Bound, End, ExprKind, Named, Period, Unit};
use crate::timex::{Tag, Within};

/// What a time expression can give to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// Nothing: a month, a year, a duration, a name, an hour inside another event.
    None,
    /// A day or a span of days.
    Day,
    /// A clock time or a span of them.
    Clock,
    /// Both.
    Both,
    /// A repetition.
    Set,
}

/// What a line consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Words without a usable time.
    Text,
    /// Nothing but a day.
    Day,
    /// Nothing but a clock time.
    Clock,
    /// Nothing but a day and a clock time.
    Moment,
    /// A time, then words.
    Lead,
    /// Words, and a time among them.
    Inside,
    /// A label and its value, without a time: "Location: …".
    Label,
    /// The furniture of a page.
    Furniture,
    /// No words at all.
    Bare,
}

/// A block of the document, analysed.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its text without white space at the edges.
    pub(crate) span: Span,
    /// What the markup says it is.
    pub(crate) kind: BlockKind,
    /// The table cell it stands in.
    pub(crate) cell: Option<Cell>,
    /// Its tags, by index.
    pub(crate) tags: Range<usize>,
    /// What it consists of.
    pub(crate) form: Form,
    /// Whether it begins in bold.
    pub(crate) bold: bool,
    /// Whether it stands on a link as a whole.
    pub(crate) link: bool,
    /// Whether it is struck out.
    pub(crate) struck: bool,
    /// Words in it.
    pub(crate) words: usize,
}

/// A whole issue, line by line.
pub(crate) struct Page<'a> {
    /// The issue.
    pub(crate) scene: &'a Scene<'a>,
    /// Its lines in reading order.
    pub(crate) lines: Vec<Line>,
    /// For each tag, what it can give.
    pub(crate) senses: Vec<Sense>,
    /// Dates in pieces, in reading order.
    pub(crate) badges: Vec<Badge>,
}

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
    "london",
    "local",
    "central",
    "pacific",
    "mountain",
    "cet",
    "gmt",
    "or",
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

impl<'a> Page<'a> {
    /// Analyses every block of the body.
    pub(crate) fn of(scene: &'a Scene<'a>) -> Self {
        let mut senses = senses(scene);
        let mut lines = Vec::with_capacity(scene.raw.document.blocks.len());
        let mut next = 0;
        for block in &scene.raw.document.blocks {
            let wanted = block.part == Part::Body && block.kind != BlockKind::Record;
            let span = block.span.trim(scene.text());
            if !wanted || span.is_empty() {
                continue;
            }
            while scene
                .tags
                .get(next)
                .is_some_and(|t| t.span.start < span.start)
            {
                next += 1;
            }
            let from = next;
            while scene.tags.get(next).is_some_and(|t| t.span.end <= span.end) {
                next += 1;
            }
            named_days_are_titles(scene, &mut senses, from..next);
            let mut line = Line {
                span,
                kind: block.kind,
                cell: block.cell,
                tags: from..next,
                form: Form::Text,
                bold: begins_marked(scene, span, MarkKind::Bold),
                link: is_link(scene, span),
                struck: is_struck(scene, span) && !called_off_beside(scene, span),
                words: words(span.of(scene.text())).count(),
            };
            line.form = form_of(scene, &senses, &line);
            lines.push(line);
        }
        let badges = if scene.uses("badge") {
            badges(scene.text(), &lines)
        } else {
            Vec::new()
        };
        head_by_badges(scene, &badges, &mut lines, &mut senses);
        Page {
            scene,
            lines,
            senses,
            badges,
        }
    }

    /// The badge that a line is part of.
    pub(crate) fn badge(&self, line: usize) -> Option<&Badge> {
        let at = self.badges.partition_point(|b| b.lines.end <= line);
        self.badges.get(at).filter(|b| b.lines.contains(&line))
    }

    /// The text of a span.
    pub(crate) fn text(&self, span: Span) -> &'a str {
        span.of(self.scene.text())
    }

    /// The tags inside a span, by index.
    pub(crate) fn tags_in(&self, span: Span) -> Range<usize> {
        let tags = self.scene.tags;
        let from = tags.partition_point(|t| t.span.start < span.start);
        let to = tags.partition_point(|t| t.span.end <= span.end);
        from..to.max(from)
    }

    /// A tag by its index.
    pub(crate) fn tag(&self, index: usize) -> &'a Tag {
        &self.scene.tags[index]
    }

    /// The usable tags of a range, by index.
    pub(crate) fn usable(&self, tags: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        tags.filter(|&i| self.senses.get(i).is_some_and(|s| *s != Sense::None))
    }
}

/// Lines below a feast's badge whose names of days are titles.
const BELOW_BADGE: usize = 3;

/// Makes badges headings: their lines are days, the cells of a grid are lines, and feasts below them are what takes place.
fn head_by_badges(scene: &Scene<'_>, badges: &[Badge], lines: &mut [Line], senses: &mut [Sense]) {
    let grids: std::collections::BTreeSet<u32> = badges
        .iter()
        .filter(|b| b.grid)
        .filter_map(|b| Some(lines[b.lines.start].cell?.table))
        .collect();
    for line in lines
        .iter_mut()
        .filter(|l| l.cell.is_some_and(|c| grids.contains(&c.table)))
    {
        line.cell = None;
    }
    for badge in badges {
        for line in &mut lines[badge.lines.clone()] {
            line.form = Form::Day;
        }
        let below = badge.lines.end..(badge.lines.end + BELOW_BADGE).min(lines.len());
        for index in below {
            for tag in lines[index].tags.clone() {
                if matches!(
                    scene.tags[tag].expr.kind,
                    ExprKind::Period(Period::NamedDay(..))
                ) {
                    senses[tag] = Sense::None;
                }
            }
            if badges.iter().any(|b| b.lines.contains(&index)) {
                break;
            }
            lines[index].form = form_of(scene, senses, &lines[index]);
        }
    }
}

/// For each tag, what it can give to an item.
fn senses(scene: &Scene<'_>) -> Vec<Sense> {
    scene
        .tags
        .iter()
        .map(|tag| {
            let struck = scene.raw.document.marked(tag.span, MarkKind::Struck)
                && !called_off_beside(scene, tag.span);
            let quoted =
                matches!(tag.within, Within::Quotation | Within::Title) && !heads_item(scene, tag);
            if quoted
                || is_title_word(scene, tag)
                || is_title_number(scene, tag)
                || tag.within == Within::Name
                || struck
                || is_inner(scene, tag)
            {
                return Sense::None;
            }
            sense_of(tag)
        })
        .collect()
}

/// Whether the line of a struck-out time says that the item is called off: then the time is still the item's.
fn called_off_beside(scene: &Scene<'_>, span: Span) -> bool {
    let document = &scene.raw.document;
    let Some(block) = document
        .block_at(span.start)
        .map(|b| document.blocks[b].span)
    else {
        return false;
    };
    words(block.of(scene.text()))
        .any(|w| matches!(w.as_str(), "cancelled" | "canceled" | "postponed"))
}

/// Whether "Today" or "Tomorrow" stands with a capital inside a line, unmarked: part of a title ("Tariffs Tomorrow: A Briefing").
fn is_title_word(scene: &Scene<'_>, tag: &Tag) -> bool {
    let text = scene.text();
    let deictic = matches!(tag.expr.kind, ExprKind::Period(Period::Deictic { .. }));
    let capital = tag.span.of(text).starts_with(char::is_uppercase)
        && tag.span.of(text).chars().any(char::is_lowercase);
    let before = &text[..tag.span.start as usize];
    deictic
        && capital
        && before.ends_with(' ')
        && before.trim_end().ends_with(char::is_alphanumeric)
}

/// Whether an hour is a number word with a capital inside a line, as in "Sanctions at Ten": part of a title.
fn is_title_number(scene: &Scene<'_>, tag: &Tag) -> bool {
    let text = scene.text();
    let said = tag.span.of(text);
    let plain =
        matches!(tag.expr.kind, ExprKind::Clock(_)) && !said.bytes().any(|b| b.is_ascii_digit());
    let number = said.rsplit(' ').next().unwrap_or("");
    let noon = ["Noon", "Midnight", "Midday"].contains(&number);
    let inside = !text[..tag.span.start as usize].ends_with('\n') && tag.span.start > 0;
    plain
        && inside
        && !noon
        && number.starts_with(char::is_uppercase)
        && number.chars().any(char::is_lowercase)
}

/// Whether an hour stands between a comma and a colon, as after the host of an item: never part of a quotation.
fn heads_item(scene: &Scene<'_>, tag: &Tag) -> bool {
    let text = scene.text();
    let before = text[..tag.span.start as usize].trim_end();
    let after = &text[tag.span.end as usize..];
    before.ends_with(',') && after.starts_with(':')
}

/// A feast beside a date in numbers is what takes place on it ("November 6: Election Day").
fn named_days_are_titles(scene: &Scene<'_>, senses: &mut [Sense], tags: Range<usize>) {
    let is_named = |i: usize| {
        matches!(
            scene.tags[i].expr.kind,
            ExprKind::Period(Period::NamedDay(..))
        )
    };
    let dated = tags
        .clone()
        .any(|i| !is_named(i) && matches!(senses[i], Sense::Day | Sense::Both));
    let usable = tags.clone().filter(|&j| senses[j] != Sense::None).count();
    let others = |i: usize| usable > usize::from(senses[i] != Sense::None);
    let bounds: Vec<usize> = tags
        .clone()
        .filter(|&i| matches!(scene.tags[i].expr.bound, Bound::By | Bound::Before) && others(i))
        .collect();
    for i in bounds {
        senses[i] = Sense::None;
    }
    for i in tags {
        let after = &scene.text()[scene.tags[i].span.end as usize..];
        let after = after.trim_start_matches(' ');
        let marks = ['\n', ':', ',', '–', '—', '-', '(', '@', '|', '\t'];
        let alone = after.is_empty() || after.starts_with(marks) || after.starts_with("at ");
        if is_named(i) && (dated || !alone) {
            senses[i] = Sense::None;
        }
    }
}

/// What an expression can give, by its kind.
pub(crate) fn sense_of(tag: &Tag) -> Sense {
    match tag.expr.kind {
        ExprKind::Clock(_) => Sense::Clock,
        ExprKind::At(..) => Sense::Both,
        ExprKind::Period(p) if is_days(p) => Sense::Day,
        ExprKind::PartOfDay(Some(p), _) if is_days(p) => Sense::Day,
        ExprKind::Set(_) => Sense::Set,
        ExprKind::Range(ends) => match (ends.from, ends.to) {
            (End::Clock(_), End::Clock(_)) => Sense::Clock,
            (End::At(..), _) | (_, End::At(..)) => Sense::Both,
            (End::Date(a), End::Date(b))
                if (a.day.is_some() || a.weekday.is_some())
                    && (b.day.is_some() || b.weekday.is_some()) =>
            {
                Sense::Day
            }
            (End::Now, End::Date(b)) if b.day.is_some() || b.weekday.is_some() => Sense::Day,
            (End::Date(_), End::Clock(_)) => Sense::Both,
            _ => Sense::None,
        },
        _ => Sense::None,
    }
}

/// Whether a period is a day or a few of them.
fn is_days(period: Period) -> bool {
    match period {
        Period::Date(d) => d.day.is_some() || d.weekday.is_some(),
        Period::Deictic { unit, .. } | Period::Anaphor(unit, _) => {
            matches!(unit, Unit::Day | Unit::Weekend | Unit::Night)
        }
        Period::Near(_, named) => matches!(
            named,
            Named::Weekday(_) | Named::Unit(Unit::Weekend | Unit::Day)
        ),
        Period::Shift { amount, .. } => matches!(amount.unit, Unit::Day | Unit::Week),
        Period::NamedDay(..) => true,
        Period::Nth { .. } => true,
        Period::Week(..) | Period::IsoWeek { .. } => true,
        _ => false,
    }
}

/// Words before a time that make it an hour inside an event, not the event's own.
const INNER: &[&str] = &[
    "doors",
    "doors open",
    "open",
    "opens",
    "pre-set",
    "preset",
    "gather",
    "gathers",
    "gather time",
    "final gather",
    "final gather time is",
    "final gather time",
    "final gather is",
    "final gatherer",
    "gatherer",
    "pool call time",
    "call time",
    "check-in",
    "check in",
    "checkin",
    "registration",
    "registration opens",
    "registration begins",
    "seating",
    "reception",
    "breakfast",
    "lunch",
    "coffee",
    "inside by",
    "arrive by",
    "posted",
    "updated",
    "last updated",
    "published",
    "embargoed until",
    "embargo",
    "box office",
    "rsvp by",
    "register by",
    "deadline",
    "copyright",
    "luncheon begins",
    "session opens",
    "the session opens",
    "signing until",
    "refreshments",
    "was",
    "starting from",
    "webcast from",
];

/// Characters before a time in which a word may say that it is an inner one.
const NEAR: usize = 60;

/// Whether the words before a tag make it an hour inside an event, or a deadline for signing up.
fn is_inner(scene: &Scene<'_>, tag: &Tag) -> bool {
    if matches!(tag.expr.bound, Bound::By | Bound::Before) && tag.expr.has_clock() {
        return true;
    }
    let text = scene.text();
    let start = tag.span.start as usize;
    // The words that matter stand close by: a long paragraph is not searched to its start for each of its times.
    let near = text[..start]
        .char_indices()
        .rev()
        .nth(NEAR)
        .map_or(&text[..start], |(at, _)| &text[at..start]);
    let line = near.rfind('\n').map_or(near, |at| &near[at + 1..]);
    let mut before = line.trim_end();
    for small in ["at", "from", "on", "is", "are", "for", "by", ":", "since"] {
        if let Some(rest) = before.strip_suffix(small)
            && (small == ":" || rest.ends_with(' '))
        {
            before = rest.trim_end();
        }
    }
    let lower = before
        .char_indices()
        .rev()
        .nth(24)
        .map_or(before, |(i, _)| &before[i..])
        .to_lowercase();
    INNER.iter().any(|w| {
        lower.strip_suffix(w).is_some_and(|rest| {
            !rest.ends_with(char::is_alphanumeric)
                && (*w != "open" && *w != "opens" || rest.ends_with("doors "))
        })
    })
}

/// Whether the first words of a span are marked.
fn begins_marked(scene: &Scene<'_>, span: Span, kind: MarkKind) -> bool {
    let start = span.start as usize;
    let head = Span::new(start, (start + 3).min(span.end as usize));
    scene.raw.document.marked(head, kind)
}

/// Whether most of a span stands on one link.
fn is_link(scene: &Scene<'_>, span: Span) -> bool {
    scene
        .raw
        .document
        .links_in(span)
        .take(4)
        .any(|l| l.span.len() * 10 >= span.len() * 7)
}

/// Whether most of a span is struck out.
fn is_struck(scene: &Scene<'_>, span: Span) -> bool {
    let document = &scene.raw.document;
    let from = document
        .marks
        .partition_point(|m| m.span.start < span.start);
    document.marks[from..]
        .iter()
        .take_while(|m| m.span.start < span.end)
        .take(16)
        .any(|m| m.kind == MarkKind::Struck && m.span.len() * 10 >= span.len() * 7)
}

/// What a line consists of.
fn form_of(scene: &Scene<'_>, senses: &[Sense], line: &Line) -> Form {
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
    let labelled = line.words <= 14 && is_when_label(text);
    if labelled || residue(scene, senses, line.span, line.tags.clone()) == 0 {
        return match (day, clock) {
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

/// Whether a line is labelled as a time: what else it says ("or at the rise of the chamber") is no field.
fn is_when_label(text: &str) -> bool {
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

/// Words of a span that neither a tag covers nor a line of date and time may hold.
fn residue(scene: &Scene<'_>, senses: &[Sense], span: Span, tags: Range<usize>) -> usize {
    let text = scene.text();
    let mut left = 0;
    let mut at = span.start as usize;
    let ends = tags
        .filter(|&i| senses[i] != Sense::None)
        .map(|i| &scene.tags[i])
        .map(|t| (t.span.start as usize, t.span.end as usize));
    for (start, end) in ends.chain([(span.end as usize, span.end as usize)]) {
        let piece = without_note(text.get(at..start).unwrap_or(""));
        left += words(piece)
            .filter(|w| !FILLER.contains(&w.as_str()) && w.chars().any(char::is_alphabetic))
            .count();
        at = end;
    }
    left
}

/// A piece without a bracketed note about times ("(NOTE: all times EDT)").
fn without_note(piece: &str) -> &str {
    let lower = piece.to_ascii_lowercase();
    match lower.find("(note").or_else(|| lower.find("(all times")) {
        Some(at) => &piece[..at],
        None => piece,
    }
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
