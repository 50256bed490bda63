//! The line at the top of the text that says when the issue came out: "Sunday, September 15, 2024 | Vol. 6, No. 37",
//! "Posted by …, December 28, 2009", "Week of May 5".
//!
//! The first day of a list looks much the same. What sets the masthead apart is its company on the line (a volume, a byline,
//! "posted") or that no second line of its form follows.

use chrono::{Datelike, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::foreign::with_foreign;
use super::form::Form;
use super::listed_day::{clock_beside, is_appointment, is_one_of_many};
use super::piece::Piece;
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

/// How many bytes a first line has.
const FIRST_LINE: u32 = 80;

/// Within how many bytes an hour beside the date tells it from the days below.
pub(super) const HIGH: u32 = 400;

/// How many bytes from the end a "Posted …" may stand in.
const FOOT: u32 = 700;

/// How many tags are looked at: a masthead is among the first, a footer among the last.
const TAGS: usize = 60;

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
    /// Whether the clock is part of the same expression.
    pub(super) timed: bool,
}

impl Line {
    /// The same where the text's habit is to write the day before the month.
    fn day_first(self) -> Line {
        if self.date.order == Order::Certain || self.date.day.is_none_or(|day| day > 12) {
            return self;
        }
        let date = Date {
            month: self.date.day,
            day: self.date.month,
            order: Order::Certain,
            ..self.date
        };
        Line {
            date,
            full: full(date),
            ..self
        }
    }

    /// The zone of the clock printed beside its date, where that is the clock of some place: "25 March 2031, 9.15pm AEDT".
    pub(in crate::issue) fn zone(&self) -> Option<Tz> {
        let zone = self.clock.and_then(|c| c.zone).and_then(zone_of)?;
        (zone != Tz::UTC).then_some(zone)
    }

    /// Whether it decides by itself.
    pub(in crate::issue) fn decides(&self) -> bool {
        self.full.is_some() && self.form.share() >= 0.9
    }
}

/// Every line that may be a masthead, best first.
pub(in crate::issue) fn lines(raw: &RawIssue, tags: &Tags) -> Vec<Line> {
    let document = &raw.document;
    let foreign = with_foreign(&document.text, tags);
    let tags = foreign.as_ref().unwrap_or(tags);
    let day_first = super::day_first(document, tags) == Some(true);
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
        let line = if day_first { line.day_first() } else { line };
        let at_foot = line.span.start > first + TOP;
        if !at_foot || matches!(line.form, Form::Posted | Form::Updated) {
            found.push(line);
        }
    }
    if postings(&found) > 2 {
        // A page of many postings is of none of their days.
        let posted = found.iter_mut().filter(|l| l.form <= Form::Byline);
        posted.for_each(|l| l.form = Form::About);
    }
    if labels(&document.text) > 1 {
        // "Date: …" again and again is the label of events.
        found.retain(|l| l.form != Form::Dated);
    }
    let headed = |l: &Line| {
        matches!(l.form, Form::Volume | Form::Dated)
            && l.full.is_some()
            && l.span.start < first + HIGH
    };
    if found.iter().any(headed) {
        // "Filed" and "posted" further down are said of what the issue prints.
        let below = |l: &Line| l.span.start >= first + HIGH;
        found.retain(|l| !(matches!(l.form, Form::Posted | Form::Updated) && below(l)));
    }
    lend_posted_year(&mut found);
    found.sort_by_key(|l| (l.full.is_none(), l.form, l.span.start));
    first_line_first(&mut found, first);
    found
}

/// "Week of June 10, 2024 -- printed Sunday, June 9": the year stands with the other date.
fn lend_posted_year(lines: &mut [Line]) {
    const NEAR: i64 = 21;
    let Some(other) = lines.iter().find_map(|l| l.full) else {
        return;
    };
    for line in lines.iter_mut() {
        let (Some(month), Some(day)) = (line.date.month, line.date.day) else {
            continue;
        };
        let posted = matches!(line.form, Form::Posted | Form::Updated | Form::Dated);
        if !posted || line.full.is_some() || line.date.year != Year::Unsaid {
            continue;
        }
        let years = (other.year() - 1)..=(other.year() + 1);
        line.full = years
            .filter_map(|year| NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)))
            .find(|date| date.signed_duration_since(other).num_days().abs() <= NEAR);
    }
}

/// The day in the first line goes before "Posted" of the evening before: it is the day the text was written for.
fn first_line_first(lines: &mut Vec<Line>, first: u32) {
    let Some(posted) = lines
        .first()
        .filter(|l| l.form == Form::Posted)
        .and_then(|l| l.full)
    else {
        return;
    };
    let heads = lines.iter().position(|l| {
        let after = l.full.map(|d| d.signed_duration_since(posted).num_days());
        l.form == Form::Alone
            && l.span.start < first + FIRST_LINE
            && after.is_some_and(|days| (1..=2).contains(&days))
    });
    if let Some(at) = heads {
        let line = lines.remove(at);
        lines.insert(0, line);
    }
}

/// How many different days the lines with "posted" or a byline have.
fn postings(lines: &[Line]) -> usize {
    let mut days: Vec<NaiveDate> = lines
        .iter()
        .filter(|l| l.form <= Form::Byline)
        .filter_map(|l| l.full)
        .collect();
    days.sort_unstable();
    days.dedup();
    days.len()
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
    matches!(block.part, Part::Body | Part::Translation)
        && block.kind != crate::document::BlockKind::Record
}

/// What the tag's line is, if it may be a masthead.
fn line(document: &Document, tags: &Tags, tag: &Tag, end: u32) -> Option<Line> {
    let (date, clock, range) = parts(tag)?;
    let date = with_glued_year(
        date,
        document.text.get(tag.span.end as usize..).unwrap_or(""),
    );
    let date = without_impossible_year(date);
    let block = document.blocks.get(document.block_at(tag.span.start)?)?;
    if !is_body(block) {
        return None;
    }
    let piece = Piece::around(document, block.span, tag.span);
    let form = piece.form(document, tags, tag, range)?;
    let timed = clock.is_some();
    // What follows the very first date is the text, not the hour it was written.
    let beside = || {
        clock_beside(document, tags, piece.span, tag.span, block.span.end)
            .filter(|_| form != Form::First)
    };
    let clock = clock.or_else(beside);
    let line = Line {
        form,
        date,
        full: full(date),
        span: tag.span,
        clock,
        timed,
    };
    // Meetings of a list are numbered too: "2031-09-10 || Hack night #12".
    let bare = form >= Form::Volume && form != Form::Updated;
    if bare
        && (is_one_of_many(document, tags, &line, end)
            || is_appointment(document, tags, tag, clock))
    {
        return None;
    }
    Some(line)
}

/// The date of a tag that could be a masthead's: month and day at least; of a range its first day.
pub(super) fn parts(tag: &Tag) -> Option<(Date, Option<Clock>, bool)> {
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

/// "Filed Fri 27 Apr 1640": no masthead is of the year 1640, it is the hour.
fn without_impossible_year(date: Date) -> Date {
    match date.year {
        Year::Four(y) if !(1980..=2100).contains(&y) => Date {
            year: Year::Unsaid,
            ..date
        },
        _ => date,
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

/// The day, if its year is printed. Where both orders are possible the American one is taken, between points the other.
pub(super) fn full(date: Date) -> Option<NaiveDate> {
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
        Order::Dotted => NaiveDate::from_ymd_opt(year, day, month).or(american),
    }?;
    (1980..=2100).contains(&year).then_some(found)
}

/// '98 is 1998, '24 is 2024: mail and pages begin about 1980.
pub(super) fn two_digit_year(year: u8) -> i32 {
    i32::from(year) + if year >= 80 { 1900 } else { 2000 }
}

/// A clock as wall time, where its half of the day is certain.
pub(super) fn wall(clock: Clock) -> Option<NaiveTime> {
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
