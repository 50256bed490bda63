//! The line at the top of the text that says when the issue came out: "Sunday, September 15, 2024 | Vol. 6, No. 37",
//! "Posted by …, December 28, 2009", "Week of May 5".
//!
//! The first day of a list looks much the same. What sets the masthead apart is its company on the line (a volume, a byline,
//! "posted") or that no second line of its form follows.

use chrono::{NaiveDate, NaiveTime, Weekday};
use chrono_tz::Tz;

use super::{Stated, on_clock_of};
use crate::document::{Document, Part, RawIssue, StatedTime};
use crate::issue::{Clue, IssueDateFrom};
use crate::lexicon::{ZONES, ZoneWord};
use crate::resolve::zone;
use crate::span::Span;
use crate::timex::expr::{Clock, Date, End, ExprKind, Half, Order, Period, WeekKind, Year};
use crate::timex::{Tag, Tags, Within};

/// How many bytes of text from the top a masthead may stand in.
const TOP: u32 = 3_000;

/// A title that names its days stands within so many bytes.
const TITLE: u32 = 400;

/// How many bytes from the end a "Posted …" may stand in.
const FOOT: u32 = 700;

/// How many tags are looked at: a masthead is among the first, a footer among the last.
const TAGS: usize = 60;

/// What makes a line a masthead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::issue) enum Form {
    /// "Posted", "Sent", "Published on", "Today is".
    Posted,
    /// "Date: October 28, 2024".
    Dated,
    /// "By Dana Selwyn".
    Byline,
    /// "Vol. 6, No. 37".
    Volume,
    /// Nothing else on the line.
    Alone,
    /// "Updated", "Last revised": after whatever says when it came out first.
    Updated,
    /// "The Tidewater Times - Tuesday, November 1, 2005".
    Title,
    /// The text begins with it.
    First,
    /// "WARSAW, Feb. 26 (Agency) --".
    Dateline,
    /// "Week of May 5".
    WeekOf,
    /// "March 5-12" in a title.
    Range,
    /// "Daybook for Monday, Mar. 15": the day the list is about.
    About,
}

impl Form {
    /// How often such a line gives the issue's own day.
    fn share(self) -> f64 {
        match self {
            Form::Posted => 0.98,
            Form::Dated | Form::Byline | Form::Volume => 0.97,
            Form::Alone => 0.96,
            Form::Updated => 0.95,
            Form::Title => 0.92,
            Form::First => 0.91,
            Form::Dateline => 0.6,
            Form::WeekOf => 0.75,
            Form::Range => 0.6,
            Form::About => 0.5,
        }
    }

    /// What it says, for the reader of `explain`.
    fn says(self) -> &'static str {
        match self {
            Form::Posted => "says when it was published",
            Form::Dated => "is labelled as the date",
            Form::Byline => "dates the byline",
            Form::Volume => "dates the volume",
            Form::Alone => "a date alone at the top",
            Form::Updated => "says when it was last changed",
            Form::Title => "dates the title",
            Form::First => "the text begins with a date",
            Form::Dateline => "the dateline",
            Form::WeekOf => "names its week",
            Form::Range => "names its days",
            Form::About => "names the day it is about",
        }
    }
}

/// A line that may be the masthead.
#[derive(Clone, Copy, Debug)]
pub(in crate::issue) struct Line {
    /// What makes it one.
    pub(in crate::issue) form: Form,
    /// Its date as printed; the year may be missing.
    pub(in crate::issue) date: Date,
    /// The same with its year, if that is printed.
    pub(in crate::issue) full: Option<NaiveDate>,
    /// Where the date stands.
    pub(in crate::issue) span: Span,
    /// The clock beside it.
    clock: Option<Clock>,
}

impl Line {
    /// Whether it decides by itself.
    pub(in crate::issue) fn decides(&self) -> bool {
        self.full.is_some() && self.form.share() >= 0.9
    }
}

/// Every line that may be a masthead, best first.
pub(in crate::issue) fn lines(raw: &RawIssue, tags: &Tags) -> Vec<Line> {
    let document = &raw.document;
    let end = body_end(document);
    let first = document.blocks.first().map_or(0, |b| b.span.start);
    let mut found: Vec<Line> = Vec::new();
    let head = tags
        .iter()
        .take(TAGS)
        .take_while(|t| t.span.start < first + TOP);
    let seen = head.clone().count();
    let foot = tags.iter().skip(seen).rev().take(TAGS);
    for tag in head.chain(foot.take_while(|t| t.span.start + FOOT > end)) {
        if tag.within != Within::Text {
            continue;
        }
        let Some(line) = line(document, tags, tag, end) else {
            continue;
        };
        let at_foot = line.span.start > first + TOP;
        if !at_foot || matches!(line.form, Form::Posted | Form::Updated) {
            found.push(line);
        }
    }
    if labels(&document.text) > 1 {
        // "Date: …" again and again is the label of events.
        found.retain(|l| l.form != Form::Dated);
    }
    found.sort_by_key(|l| (l.full.is_none(), l.form, l.span.start));
    found
}

/// How often the text has the label "Date:".
fn labels(text: &str) -> usize {
    let count = |label: &[u8]| {
        memchr::memmem::find_iter(text.as_bytes(), label)
            .take(2)
            .count()
    };
    count(b"Date:") + count(b"DATE:")
}

/// The masthead as a statement, with the clock beside it.
pub(in crate::issue) fn statement(raw: &RawIssue, line: &Line, home: Tz) -> Option<Stated> {
    let date = line.full?;
    let clock = line.clock.and_then(wall);
    let other = line.clock.and_then(|c| c.zone).and_then(zone_of);
    let at = StatedTime {
        date,
        time: clock,
        offset: None,
        zone: other.map(|z| z.name().to_owned()),
    };
    let (_, _, published) = on_clock_of(&at, home);
    Some(Stated {
        date,
        time: clock,
        published,
        from: IssueDateFrom::Masthead,
        confidence: line.form.share(),
        clue: Clue {
            exact: raw.document.of(line.span).to_owned(),
            span: Some(line.span),
            says: format!("{}: {date}", line.form.says()),
            name: "masthead".to_owned(),
            weight: 0.0,
        },
        strong: line.form <= Form::Alone,
    })
}

/// Where the body ends: records, quotes and signatures follow it.
fn body_end(document: &Document) -> u32 {
    let last = document.blocks.iter().rev().find(|b| is_body(b));
    last.map_or(0, |b| b.span.end)
}

fn is_body(block: &crate::document::Block) -> bool {
    block.part == Part::Body && block.kind != crate::document::BlockKind::Record
}

/// What the tag's line is, if it may be a masthead.
fn line(document: &Document, tags: &Tags, tag: &Tag, end: u32) -> Option<Line> {
    let (date, clock, range) = parts(tag)?;
    let date = with_glued_year(
        date,
        document.text.get(tag.span.end as usize..).unwrap_or(""),
    );
    let block = document.blocks.get(document.block_at(tag.span.start)?)?;
    if !is_body(block) {
        return None;
    }
    let piece = Piece::around(document, block.span, tag.span);
    let form = piece.form(document, tags, tag, range)?;
    // What follows the very first date is the text, not the hour it was written.
    let beside = || clock_beside(tags, piece.span, tag.span).filter(|_| form != Form::First);
    let clock = clock.or_else(beside);
    let line = Line {
        form,
        date,
        full: full(date),
        span: tag.span,
        clock,
    };
    let bare = form >= Form::Alone && form != Form::Updated;
    if bare
        && (is_one_of_many(document, tags, &line, end)
            || is_appointment(document, tags, tag, clock))
    {
        return None;
    }
    Some(line)
}

/// The date of a tag that could be a masthead's: month and day at least; of a range its first day.
fn parts(tag: &Tag) -> Option<(Date, Option<Clock>, bool)> {
    let (date, clock, range) = match tag.expr.kind {
        ExprKind::Period(Period::Date(d)) => (d, None, false),
        ExprKind::Period(Period::Week(d, WeekKind::Week)) => (d, None, true),
        ExprKind::At(Period::Date(d), c) => (d, Some(c), false),
        ExprKind::Range(ends) if !ends.listed => match (ends.from, ends.to) {
            (End::Date(d), End::Date(to)) => (lend_year(d, to), None, true),
            _ => return None,
        },
        _ => return None,
    };
    (date.month.is_some() && date.day.is_some()).then_some((date, clock, range))
}

/// The date with the year that the next word is glued to: "November 9, 2010WHEN: …".
fn with_glued_year(date: Date, after: &str) -> Date {
    let digits = after.strip_prefix(", ").and_then(|a| a.get(..4));
    let year = digits
        .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|d| d.parse().ok());
    let glued = after
        .get(6..)
        .is_some_and(|r| r.starts_with(char::is_uppercase));
    match year.filter(|y| glued && (1980..=2100).contains(y) && date.year == Year::Unsaid) {
        Some(year) => Date {
            year: Year::Four(year),
            ..date
        },
        None => date,
    }
}

/// The first day of a range with the month and year that only its last day has.
fn lend_year(from: Date, to: Date) -> Date {
    Date {
        year: if from.year == Year::Unsaid {
            to.year
        } else {
            from.year
        },
        month: from.month.or(to.month),
        ..from
    }
}

/// The day, if its year is printed. Where both orders are possible the American one is taken.
pub(in crate::issue) fn full(date: Date) -> Option<NaiveDate> {
    let year = match date.year {
        Year::Four(y) => i32::from(y),
        Year::Two(y) => two_digit_year(y),
        Year::Unsaid | Year::Offset(_) => return None,
    };
    let (month, day) = (u32::from(date.month?), u32::from(date.day?));
    let american = NaiveDate::from_ymd_opt(year, month, day);
    let found = match date.order {
        Order::Certain => american,
        Order::Open => american.or_else(|| NaiveDate::from_ymd_opt(year, day, month)),
    }?;
    (1980..=2100).contains(&year).then_some(found)
}

/// '98 is 1998, '24 is 2024: mail and pages begin about 1980.
pub(in crate::issue) fn two_digit_year(year: u8) -> i32 {
    i32::from(year) + if year >= 80 { 1900 } else { 2000 }
}

/// A clock as wall time, where its half of the day is certain.
fn wall(clock: Clock) -> Option<NaiveTime> {
    let hour = match (clock.half, clock.hour) {
        (Half::Am, 12) => 0,
        (Half::Am, h) | (Half::None24, h) => h,
        (Half::Pm, 12) => 12,
        (Half::Pm, h) => h.checked_add(12)?,
        (Half::Open, _) => return None,
    };
    NaiveTime::from_hms_opt(
        u32::from(hour),
        u32::from(clock.minute.unwrap_or(0)),
        u32::from(clock.second.unwrap_or(0)),
    )
}

fn zone_of(word: ZoneWord) -> Option<Tz> {
    match word {
        ZoneWord::Named(i) => ZONES
            .get(usize::from(i))
            .and_then(|z| zone::by_name(z.iana)),
        ZoneWord::Offset(_) => None,
    }
}

/// A clock of its own on the same piece ("Posted at 07:31 AM ET, 02/29/2012", "March 10, 2011 | 6:52 AM").
fn clock_beside(tags: &Tags, piece: Span, date: Span) -> Option<Clock> {
    let near = Span {
        start: piece.start,
        end: piece.end + 24,
    };
    let from = tags.partition_point(|t| t.span.start < near.start);
    tags[from..]
        .iter()
        .take_while(|t| t.span.end <= near.end)
        .filter(|t| !t.span.overlaps(date))
        .find_map(|t| match t.expr.kind {
            ExprKind::Clock(c) => Some(c),
            _ => None,
        })
}

/// A date alone on its line, or at the end of a title, is one of a list where another date stands the same way.
fn is_one_of_many(document: &Document, tags: &Tags, line: &Line, end: u32) -> bool {
    let printed = |d: Date| (d.year != Year::Unsaid, d.weekday.is_some());
    tags.iter()
        .take(400)
        .take_while(|t| t.span.start < end)
        .filter(|t| t.span != line.span && t.within == Within::Text)
        .any(|t| {
            let Some((date, _, range)) = parts(t) else {
                return false;
            };
            let other = (date.month, date.day) != (line.date.month, line.date.day);
            other
                && printed(date) == printed(line.date)
                && form_of(document, tags, t, range) == Some(line.form)
        })
}

/// The form of a date's line.
fn form_of(document: &Document, tags: &Tags, tag: &Tag, range: bool) -> Option<Form> {
    let block = document.blocks.get(document.block_at(tag.span.start)?)?;
    Piece::around(document, block.span, tag.span).form(document, tags, tag, range)
}

/// A date that tells when to come: the hour stands beside it or on the next line, round as people arrange it.
fn is_appointment(document: &Document, tags: &Tags, tag: &Tag, clock: Option<Clock>) -> bool {
    if let Some(clock) = clock {
        let round = clock.minute.is_none_or(|m| m % 15 == 0);
        let by_day = wall(clock).is_none_or(|t| (7..22).contains(&chrono::Timelike::hour(&t)));
        return round && by_day;
    }
    let next = document.block_at(tag.span.start).map(|i| i + 1);
    let Some(next) = next.and_then(|i| document.blocks.get(i)) else {
        return false;
    };
    let from = tags.partition_point(|t| t.span.start < next.span.start);
    tags[from..].first().is_some_and(|t| {
        let room = next.span.len().saturating_sub(t.span.len());
        t.expr.is_clock_only()
            && t.span.start < next.span.start + 12
            && t.span.end <= next.span.end
            && room < 60
    })
}

/// The part of a line between separators that holds the date.
struct Piece<'a> {
    span: Span,
    before: &'a str,
    after: &'a str,
    /// The whole line, for a volume or a byline beside it.
    line: &'a str,
    /// Whether nothing but marks stands before it in the document.
    first: bool,
    /// Whether it stands at the very top and a story begins behind it: "(Agency) --", "—".
    files: bool,
}

/// Marks that part the fields of a line.
const SEPARATORS: &[char] = &['|', '·', '•', '\t', '\n', '¦', '/', ';', '('];

impl<'a> Piece<'a> {
    fn around(document: &'a Document, block: Span, tag: Span) -> Piece<'a> {
        let left = document.of(Span {
            start: block.start,
            end: tag.start,
        });
        let right = document.of(Span {
            start: tag.end,
            end: block.end.max(tag.end),
        });
        let before = tail(left, 160);
        let before = &before[last_border(before)..];
        let after = head(right, 160);
        let after = &after[..first_border(after)];
        let line_before = tail(left, 120);
        let line_start = tag.start as usize
            - line_before
                .rfind('\n')
                .map_or(line_before.len(), |i| line_before.len() - i - 1);
        let line_after = head(right, 120);
        let line_end = tag.end as usize + line_after.find('\n').unwrap_or(line_after.len());
        let lead = document.text.get(..tag.start as usize).unwrap_or("");
        Piece {
            span: Span {
                start: tag.start - before.len() as u32,
                end: tag.end + after.len() as u32,
            },
            before,
            after,
            line: document.text.get(line_start..line_end).unwrap_or(""),
            files: lead.len() < 60 && right.trim_start().starts_with(['(', '-', '–', '—', '_']),
            first: lead.len() < 40 && words(lead).next().is_none(),
        }
    }

    /// What the words around the date make of it.
    fn form(&self, document: &Document, tags: &Tags, tag: &Tag, range: bool) -> Option<Form> {
        let before: Vec<&str> = words(self.before).take(14).collect();
        let after: Vec<&str> = words(self.after).take(14).collect();
        let outside = |w: &&&str| !in_clock(document, tags, self.span, tag.span, w);
        let before: Vec<&str> = before.iter().filter(outside).copied().collect();
        let after: Vec<&str> = after.iter().filter(outside).copied().collect();
        let week =
            week_words(&before) || matches!(tag.expr.kind, ExprKind::Period(Period::Week(..)));
        if week {
            return Some(week_form(tag));
        }
        if let Some(form) = posted(&before) {
            return Some(form);
        }
        let labelled = before
            .last()
            .is_some_and(|w| w.eq_ignore_ascii_case("date"));
        if labelled && before.len() <= 2 && tag.span.start < TITLE {
            return Some(Form::Dated);
        }
        if has_volume(self.line) && self.line.len() < 140 && before.len() + after.len() <= 8 {
            return Some(Form::Volume);
        }
        if range {
            let titled = after.len() <= 3 && before.len() <= 9 && tag.span.start < TITLE;
            return titled.then_some(Form::Range);
        }
        let by = |list: &[&str]| list.first().is_some_and(|w| w.eq_ignore_ascii_case("by"));
        if (by(&before) && after.is_empty() && before.len() <= 8)
            || (before.is_empty() && by(&after) && after.len() <= 7)
        {
            return Some(Form::Byline);
        }
        if before.is_empty() && after.is_empty() {
            return Some(Form::Alone);
        }
        if self.first && before.is_empty() {
            return Some(Form::First);
        }
        self.title(&before, &after)
    }

    /// A short title that ends in its date.
    fn title(&self, before: &[&str], after: &[&str]) -> Option<Form> {
        let last = before.last()?;
        if !after.is_empty() || before.len() > 9 {
            return None;
        }
        if ["for", "of", "on", "until", "through", "by", "before", "due"]
            .iter()
            .any(|w| last.eq_ignore_ascii_case(w))
        {
            return (last.eq_ignore_ascii_case("for")).then_some(Form::About);
        }
        let parted = self.before.trim_end().ends_with(['-', '–', '—', ',', '(']);
        let feast = before.len() == 1 && FEASTS.iter().any(|f| last.eq_ignore_ascii_case(f));
        let titled = parted || feast || last.eq_ignore_ascii_case("from");
        let event = before
            .iter()
            .any(|w| EVENTS.iter().any(|e| w.eq_ignore_ascii_case(e)));
        let shouts = before.len() <= 2
            && before
                .iter()
                .all(|w| w.len() > 2 && w.chars().all(|c| c.is_uppercase() || c == '-'));
        match titled {
            true if shouts && self.files => Some(Form::Dateline),
            true if event => Some(Form::About),
            true => Some(Form::Title),
            false => None,
        }
    }
}

/// Sundays and other days that have a name before their weekday.
const FEASTS: &[&str] = &[
    "palm", "easter", "whit", "ash", "good", "black", "super", "holy", "shrove",
];

/// Words of a title that make its date the day of an event.
const EVENTS: &[&str] = &[
    "meeting",
    "hearing",
    "council",
    "conference",
    "symposium",
    "workshop",
    "webinar",
    "agenda",
    "session",
    "concert",
    "festival",
    "forum",
    "lecture",
    "talk",
    "seminar",
    "summit",
    "gala",
    "deadline",
    "ceremony",
    "election",
    "debate",
    "start",
    "end",
    "when",
    "due",
    "opens",
    "closes",
    "event",
    "events",
];

/// "Week of Monday, Aug. 30" is written before the week; a week that begins on another day begins with its issue.
fn week_form(tag: &Tag) -> Form {
    let weekday = parts(tag)
        .and_then(|(d, _, _)| full(d))
        .map(|d| chrono::Datelike::weekday(&d));
    match weekday {
        Some(Weekday::Mon | Weekday::Sun | Weekday::Sat) | None => Form::WeekOf,
        Some(_) => Form::Title,
    }
}

/// Whether a word belongs to a clock on the piece ("Posted at 07:31 AM ET, …").
fn in_clock(document: &Document, tags: &Tags, piece: Span, date: Span, word: &str) -> bool {
    let base = document.text.as_ptr() as usize;
    let at = (word.as_ptr() as usize).wrapping_sub(base) as u32;
    let from = tags.partition_point(|t| t.span.start < piece.start);
    tags[from..]
        .iter()
        .take_while(|t| t.span.start < piece.end)
        .any(|t| {
            !t.span.overlaps(date)
                && t.expr.is_clock_only()
                && t.span.start <= at
                && at < t.span.end
        })
        || ["et", "est", "edt", "gmt", "eastern", "at"]
            .iter()
            .any(|w| word.eq_ignore_ascii_case(w))
}

fn week_words(before: &[&str]) -> bool {
    let n = before.len();
    n >= 2
        && before[n - 2].eq_ignore_ascii_case("week")
        && before[n - 1].eq_ignore_ascii_case("of")
        && n <= 6
}

/// Words that say a text came out.
const POSTED: &[&str] = &[
    "posted",
    "published",
    "sent",
    "mailed",
    "issued",
    "filed",
    "compiled",
    "run",
    "printed",
    "pasted",
    "dated",
    "today",
    "written",
    "delivered",
    "e-mailed",
    "emailed",
    "uploaded",
    "it's",
    "it’s",
];

/// Words that say it was changed.
const UPDATED: &[&str] = &["updated", "revised", "modified", "corrected"];

/// Words that may stand before them and still mean the text itself.
const ITSELF: &[&str] = &[
    "this",
    "page",
    "list",
    "newsletter",
    "calendar",
    "issue",
    "edition",
    "bulletin",
    "email",
    "post",
    "article",
    "schedule",
    "was",
    "is",
    "last",
    "first",
    "originally",
    "the",
    "updated",
    "release",
    "notice",
    "digest",
    "letter",
    "diary",
    "and",
];

/// What the words before the date say of the text: that it came out then, or was changed; the verb comes first or says it of
/// the text itself.
fn posted(before: &[&str]) -> Option<Form> {
    let any = |w: &str, list: &[&str]| list.iter().any(|l| w.eq_ignore_ascii_case(l));
    let at = before
        .iter()
        .position(|w| any(w, POSTED) || any(w, UPDATED))?;
    let gap = before.len() - at;
    if gap > 7 || !before[..at].iter().all(|w| any(w, ITSELF)) {
        return None;
    }
    let updated = before[at..].iter().any(|w| any(w, UPDATED));
    Some(if updated { Form::Updated } else { Form::Posted })
}

/// Whether a line has a volume, an issue or a number.
fn has_volume(line: &str) -> bool {
    let mut last_label = false;
    for word in words(line) {
        let label = [
            "vol", "volume", "issue", "no", "number", "nr", "edition", "bulletin", "n°",
        ]
        .iter()
        .any(|l| word.eq_ignore_ascii_case(l));
        let number = word.starts_with(|c: char| c.is_ascii_digit()) || roman(word);
        if last_label && number {
            return true;
        }
        last_label = label;
    }
    line.contains('#')
        && line
            .split('#')
            .nth(1)
            .is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
}

fn roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b"IVXLCDM".contains(&b))
}

/// The words of a line, without the marks around them.
pub(in crate::issue) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '°')))
        .map(|w| w.trim_matches(['-', '\'', '’']))
        .filter(|w| w.chars().any(char::is_alphanumeric))
}

/// The last `most` bytes, on a character border.
fn tail(text: &str, most: usize) -> &str {
    let mut from = text.len().saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// The first `most` bytes, on a character border.
fn head(text: &str, most: usize) -> &str {
    let mut to = text.len().min(most);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[..to]
}

/// Where the piece begins: after the last separator, sentence end or wide gap.
fn last_border(text: &str) -> usize {
    let mark = text.rfind(SEPARATORS).map_or(0, |i| {
        i + text[i..].chars().next().map_or(1, char::len_utf8)
    });
    let gap = text.rfind("   ").map_or(0, |i| i + 3);
    let stop = sentence_ends(text).last().unwrap_or(0);
    mark.max(gap).max(stop)
}

/// Where the piece ends.
fn first_border(text: &str) -> usize {
    let mark = text.find(SEPARATORS).unwrap_or(text.len());
    let gap = text.find("   ").unwrap_or(text.len());
    let stop = if text.starts_with(". ") || text == "." {
        0
    } else {
        sentence_ends(text).next().unwrap_or(text.len())
    };
    mark.min(gap).min(stop)
}

/// The places after a full stop that ends a sentence: a word of four letters or more before it.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices(". ").filter_map(|(i, _)| {
        let word = text[..i].rsplit(|c: char| !c.is_alphanumeric()).next()?;
        (word.chars().count() >= 4).then_some(i + 2)
    })
}
