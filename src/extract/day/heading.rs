//! Headings that are days: alone, with a span, as a weekday in the week above, as a badge of pieces.

use chrono::{Datelike, NaiveDate};

use super::{
    Calendar, Lender, SCHEDULES, Source, days_of, is_bare_weekday, is_deictic, without_clock,
};
use crate::document::{BlockKind, MarkKind};
use crate::extract::fields::{has_any_word, has_word, noise};
use crate::extract::listing::badge::Badge;
use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::resolve::{Basis, Days, Doubt, Doubts, Frame, Lent, When, resolve};
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{ExprKind, Period, Year};

impl<'a> Calendar<'_, 'a> {
    /// The day of a date in pieces.
    fn badge(&self, badge: &Badge, index: usize) -> Option<Lender> {
        let when = resolve(&badge.expr, &self.frame(index)).ok()?;
        Some(Lender {
            lent: Lent {
                days: days_of(&when),
                basis: Basis::Inherited(badge.span),
            },
            source: Source::Heading,
            words: Some(badge.span),
            doubts: when.doubts.with(Doubts::of(Doubt::DayInherited)),
            needs_issue: when.parts.needs_issue,
            weekday: false,
            tentative: false,
        })
    }

    /// The day that a line says on its own.
    pub(super) fn heading(&self, index: usize, above: Option<Lender>) -> Option<Lender> {
        let page = self.page;
        if let Some(badge) = page.badge(index) {
            return self.badge(badge, index);
        }
        let line = &page.lines[index];
        let tentative = has_word(page.text(line.span), "tentative");
        let mut days: Option<(Days, Lender)> = None;
        for tag in page.usable(line.tags.clone()) {
            let tag = page.tag(tag);
            if sense_is_clock(tag) {
                continue;
            }
            let Some(when) = self.day_below(tag, index, above) else {
                continue;
            };
            let own = days_of(&when);
            let lender = Lender {
                lent: Lent {
                    days: own,
                    basis: Basis::Inherited(tag.span),
                },
                source: Source::Heading,
                words: Some(line.span),
                doubts: when.doubts.with(Doubts::of(Doubt::DayInherited)),
                needs_issue: when.parts.needs_issue,
                weekday: is_bare_weekday(&without_clock(&tag.expr)),
                tentative: tentative
                    || above.is_some_and(|a| a.tentative && a.lent.days.first != a.lent.days.last),
            };
            days = match days {
                None => Some((own, lender)),
                Some((first, lender)) if own.first > first.last && spanned(page, line.span) => {
                    let all = Days {
                        first: first.first,
                        last: own.last,
                    };
                    Some((
                        all,
                        Lender {
                            lent: Lent {
                                days: all,
                                ..lender.lent
                            },
                            ..lender
                        },
                    ))
                }
                Some(kept) if is_bare_weekday(&without_clock(&tag.expr)) => Some(kept),
                Some((_, first)) if first.needs_issue && !when.parts.needs_issue => {
                    Some((own, lender))
                }
                Some(kept) => Some(kept),
            };
        }
        days.map(|(_, lender)| lender)
    }

    /// A day of a heading, in the week that a heading above it spans.
    pub(super) fn day_below(&self, tag: &Tag, line: usize, above: Option<Lender>) -> Option<When> {
        let expr = without_clock(&tag.expr);
        let weekday = is_bare_weekday(&expr);
        if let Some(chain) =
            above.filter(|a| a.weekday && weekday && a.lent.days.first == a.lent.days.last)
        {
            return self.weekday_after(&expr, chain.lent.days.first, line);
        }
        let week = above.filter(|a| a.lent.days.first != a.lent.days.last && weekday);
        match week {
            Some(week) => resolve(
                &expr,
                &Frame {
                    near: Some(week.lent),
                    ..self.frame(line)
                },
            )
            .ok(),
            None => self.day(tag, line),
        }
    }
}

/// Whether a tag gives no day.
fn sense_is_clock(tag: &Tag) -> bool {
    tag.expr.is_clock_only() || matches!(tag.expr.kind, ExprKind::Set(_))
}

/// Whether a line joins its days with a mark or word of a span.
fn spanned(page: &Page<'_>, span: Span) -> bool {
    let text = page.text(span);
    text.contains(['-', '–', '—'])
        || has_word(text, "to")
        || has_word(text, "and")
        || has_word(text, "through")
}

/// The rank of a heading; 7 for what is none.
pub(super) fn level_of(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Heading(level) => level.clamp(1, 6),
        _ => 7,
    }
}

/// Whether a line that belongs to no item is a heading with a day.
pub(super) fn lends(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    let text = page.text(line.span);
    if line.struck || posted(text) || line.form != Form::Day && is_remark(text) {
        return false;
    }
    match line.form {
        Form::Day => true,
        // "Monday, March 14 (all hours local)", a heading with more words than its day.
        Form::Lead | Form::Inside => {
            let heading = matches!(line.kind, BlockKind::Heading(_)) && line.words <= 14;
            let capitals =
                line.words <= 12 && line.words >= 3 && !text.chars().any(char::is_lowercase);
            let alt = page.scene.raw.document.marked(line.span, MarkKind::Alt) && line.words <= 8;
            let day_only = page
                .usable(line.tags.clone())
                .all(|i| page.senses[i] == Sense::Day);
            (heading && line.form == Form::Lead || capitals || alt || entitles(page, index))
                && day_only
                || announces(page, index)
        }
        _ => false,
    }
}

/// Whether a line says what became of an item: "*** OFF CALENDAR - SETTLED 02/05 ***", "CONTINUED FROM 3/4".
pub(crate) fn is_remark(text: &str) -> bool {
    const BECAME: &[&str] = &[
        "settled",
        "continued",
        "vacated",
        "reset",
        "moved",
        "postponed",
        "cancelled",
        "canceled",
        "rescheduled",
        "adjourned",
        "dismissed",
        "withdrawn",
        "filed",
        "was",
    ];
    has_any_word(text, BECAME)
}

/// Words of titles for whom the hours below are.
const TITLES: &[&str] = &[
    "schedule",
    "schedules",
    "daybook",
    "agenda",
    "calendar",
    "guidance",
    "diary",
    "planner",
    "programme",
    "listings",
    "engagements",
    "appointments",
];
/// Lines below a title in which an hour begins the list.
const BELOW_TITLE: usize = 5;

/// Whether a line is a title that ends in its day, with hours below it: "Public Schedule: June 14, 2023".
pub(crate) fn entitles(page: &Page<'_>, index: usize) -> bool {
    let below = index + 1..(index + 1 + BELOW_TITLE).min(page.lines.len());
    let listed = |line: &Line| {
        matches!(line.form, Form::Lead | Form::Clock)
            && page
                .usable(line.tags.clone())
                .next()
                .is_some_and(|i| page.senses[i] == Sense::Clock)
    };
    is_schedule_title(page, index) && page.lines[below].iter().any(listed)
}

/// Whether a line is a title of hours that ends in its day: "Public Schedule: June 14, 2023".
pub(crate) fn is_schedule_title(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    let mut tags = page.usable(line.tags.clone());
    let (Some(tag), None) = (tags.next(), tags.next()) else {
        return false;
    };
    if page.senses[tag] != Sense::Day || line.words > 14 {
        return false;
    }
    let day = page.tag(tag).span;
    let text = page.scene.text();
    let before = &text[line.span.start as usize..day.start as usize];
    let behind = &text[day.end as usize..line.span.end as usize];
    let named = before
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches(" for")
        .trim_end_matches(" of")
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .is_some_and(|last| TITLES.iter().any(|t| t.eq_ignore_ascii_case(last)));
    named && !behind.contains(char::is_alphanumeric)
}

/// Words of a line that asks for something, or says what is due, on the day it names.
const ASKING: &[&str] = &[
    "see", "join", "register", "rsvp", "read", "due", "back", "by", "before", "until", "since",
    "closed", "starts", "begins", "deadline", "tickets",
];
/// Words of a line that announces a day's list, besides those that name one.
const ANNOUNCING: &[&str] = &[
    "on tap",
    "coming up",
    "what's on",
    "what’s on",
    "happening",
    "ahead",
    "lineup",
    "at a glance",
    "around town",
    "around the town",
];
/// Words of a line that announces a list.
const SHORT: usize = 7;

/// Whether a short line announces the list of the one day it names, with an hour in the lines right below: "What's on
/// tomorrow", "Tomorrow on the Hill", "On tap for Tuesday".
fn announces(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    let text = page.text(line.span);
    let mut tags = page.usable(line.tags.clone());
    let (Some(tag), None) = (tags.next(), tags.next()) else {
        return false;
    };
    if page.senses[tag] != Sense::Day || line.words > SHORT || text.ends_with(['.', '!', '?']) {
        return false;
    }
    let deictic = is_deictic(&page.tag(tag).expr);
    let lower = text.to_lowercase();
    let announced =
        deictic || ANNOUNCING.iter().any(|w| lower.contains(w)) || has_any_word(text, SCHEDULES);
    if !announced || has_any_word(text, ASKING) {
        return false;
    }
    // Titles, hosts and the heads of columns may stand above the first hour.
    let below = index + 1..(index + 1 + BELOW_ANNOUNCED).min(page.lines.len());
    let first = page.lines[below]
        .iter()
        .find_map(|l| page.usable(l.tags.clone()).next());
    first.is_some_and(|i| page.senses[i] == Sense::Clock)
}

/// Lines below such a line in which the first time is an hour.
const BELOW_ANNOUNCED: usize = 7;

/// Whether a line in capitals or a heading is a day with its name behind it, in a list whose other days stand alone, and
/// hours right below it: "MONDAY 2 JUNE · LAUNCH DAY".
pub(crate) fn names_day(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    let capitals = !page.text(line.span).chars().any(char::is_lowercase);
    let heading = matches!(line.kind, BlockKind::Heading(_));
    if line.form != Form::Lead || line.struck || !(capitals || heading) || line.words > 12 {
        return false;
    }
    let tags: Vec<usize> = page.usable(line.tags.clone()).collect();
    let dated = |i: &usize| {
        let bare = is_bare_weekday(&without_clock(&page.tag(*i).expr));
        page.senses[*i] == Sense::Day && !bare
    };
    let hour = page.lines.get(index + 1).is_some_and(|below| {
        matches!(below.form, Form::Lead | Form::Clock)
            && page
                .usable(below.tags.clone())
                .next()
                .is_some_and(|i| page.senses[i] == Sense::Clock)
    });
    let near = index.saturating_sub(NEAR)..(index + NEAR).min(page.lines.len());
    let alike = |l: &&Line| l.form == Form::Day && (capitals || l.kind == line.kind);
    let others = page.lines[near].iter().filter(alike);
    hour && !tags.is_empty() && tags.iter().all(dated) && others.count() >= 2
}

/// Lines on either side among which the other days of a list stand.
const NEAR: usize = 40;

/// Whether a line says when something was published.
pub(super) fn posted(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "posted",
        "published",
        "updated",
        "sent",
        "copyright",
        "by",
        "compiled",
        "release",
        "deadline",
    ];
    text.len() < 120 && has_any_word(text, WORDS) || noise::is_furniture(text)
}

/// The year of a line that is nothing but a year.
pub(super) fn year_of(page: &Page<'_>, index: usize) -> Option<i32> {
    let line = &page.lines[index];
    let text = page
        .text(line.span)
        .trim_matches(|c: char| !c.is_alphanumeric());
    if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    page.scene
        .tags_in(line.span)
        .iter()
        .find_map(|tag| match tag.expr.kind {
            ExprKind::Period(Period::Year(Year::Four(year), _)) => Some(i32::from(year)),
            _ => None,
        })
}

/// The days of a line that is nothing but a month, with its year or without: below it, "Sat 14" is a day of that month.
/// Without, it is the month around or next after `issue`; `year` is the one that a heading gives.
pub(super) fn month_of(
    page: &Page<'_>,
    index: usize,
    issue: Option<NaiveDate>,
    year: Option<i32>,
) -> Option<Lent> {
    let line = &page.lines[index];
    if line.words > 2 {
        return None;
    }
    let tags = page.scene.tags_in(line.span);
    let tag = tags
        .first()
        .filter(|t| t.span.len() + 2 >= line.span.len())?;
    let ExprKind::Period(Period::Date(date)) = tag.expr.kind else {
        return None;
    };
    let (Some(month), None) = (date.month, date.day) else {
        return None;
    };
    let first = match (date.year, year) {
        (Year::Four(year), _) => first_of(i32::from(year), month)?,
        (Year::Unsaid, Some(year)) => first_of(year, month)?,
        (Year::Unsaid, None) => {
            // A list is of months to come, or of the last two.
            let issue = issue?;
            let oldest = issue.checked_sub_months(chrono::Months::new(2))?;
            (issue.year() - 1..=issue.year() + 1)
                .filter_map(|year| first_of(year, month))
                .find(|first| *first > oldest)?
        }
        _ => return None,
    };
    let last = first
        .checked_add_months(chrono::Months::new(1))?
        .pred_opt()?;
    Some(Lent {
        days: Days { first, last },
        basis: Basis::Inherited(tag.span),
    })
}

fn first_of(year: i32, month: u8) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, u32::from(month), 1)
}
