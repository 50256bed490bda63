//! Whether a text tells a story of other days, found from what it names.

use chrono::Datelike;

use super::frame::{Frame, Lent};
use crate::sentence::Direction;
use crate::timex::expr::{Anchor, End, ExprKind, Fiscal, Near, Period, Year};
use crate::timex::{Options, Style, Tag, Tags, TimeExpr, tag};

/// This many dates of another time make a narrative, where nothing speaks of the issue's own days.
const FAR_DATES: usize = 3;

/// This many make one of a text that begins with them, where they are more than what speaks of the issue's own days.
const FAR_MANY: usize = 4;

/// This many are enough for a text of so many expressions, of which not one in so many speaks of the issue's own days.
const FAR_FEW: usize = 2;
const LONG: usize = 12;
const OWN_SHARE: usize = 12;

/// So many dates with their year, far or of the years just past, make a history of a text: news leaves the year out.
const DATED_MANY: usize = 6;

/// So many of them outweigh one word that counts from the issue's day: a news story that looks back has both.
const AGAINST_NEAR: usize = 8;

/// The same for a bare weekday, which a story of old days has too.
const AGAINST_WEEKDAY: usize = 8;

/// A year further than this from the issue's is of another time.
const FAR_YEARS: i32 = 2;

/// What is shorter (days) names more than a year.
const LESS_THAN_A_YEAR: i64 = 300;

/// So much of a text (bytes) says whether it is a history.
const SAMPLE: usize = 64 << 10;

/// Tags a text as it asks to be read: a history by the habits of histories, which `base` then says too.
pub fn tag_as_told(text: &str, options: Options, base: &mut Frame) -> Tags {
    if options.style != Style::TimeMl {
        return tag(text, options);
    }
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let tags = tag(&text[..end], options);
    base.narrative |= story(text, &tags, base) == Story::Told;
    match base.narrative {
        true => tag(
            text,
            Options {
                style: Style::History,
            },
        ),
        false if end < text.len() => tag(text, options),
        false => tags,
    }
}

/// How much a text is the story of other days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Story {
    /// It is of the issue's own days.
    None,
    /// It begins in another time and never comes to the issue's days, but names few dates: the tense has to agree.
    Hinted,
    /// It is a history.
    Told,
}

impl Story {
    /// Whether an expression of this direction hangs on the last days named; `runs_on` where it stands inside a sentence, not
    /// at the head of a line, and no verb says that it lies ahead.
    pub(super) fn goes_on(
        self,
        direction: Direction,
        runs_on: bool,
        last: Option<Lent>,
        base: &Frame,
    ) -> bool {
        let last = last.map(|lent| lent.days);
        let elsewhere = last.is_some_and(|days| is_far(days.first.year(), base));
        let placed = last.is_some_and(|days| {
            days.last.signed_duration_since(days.first).num_days() < LESS_THAN_A_YEAR
        });
        match self {
            Story::None => false,
            // "Founded in 1864, the club met on May 3" is of today's club.
            Story::Hinted => elsewhere && placed && (direction == Direction::Past || runs_on),
            Story::Told => true,
        }
    }
}

/// What the tags tell: years far from the issue, and hardly anything that counts from the issue's day.
pub(super) fn story(text: &str, tags: &[Tag], base: &Frame) -> Story {
    let (mut far, mut near, mut own) = (0, 0, 0);
    let mut leads_near = false;
    let mut begins_far = None;
    let mut day_before = false;
    let mut dated = 0;
    for tag in tags {
        if reports(text, tag) {
            return Story::None;
        }
        if base.timeml && is_behind(&tag.expr, base) {
            dated += usize::from(
                names_month(&tag.expr) && said_year(&tag.expr) != base.issue.map(|i| i.year()),
            );
            continue;
        }
        match told(&tag.expr, base) {
            Some(true) => far += 1,
            // "On Friday" behind a day of old is that week's.
            Some(false) if is_weekday(&tag.expr) && day_before => continue,
            Some(false) => {
                own += 1;
                leads_near |= (tag.span.start as usize) < LEAD && is_of_the_week(&tag.expr);
                near += if is_weekday(&tag.expr) {
                    AGAINST_WEEKDAY
                } else {
                    AGAINST_NEAR
                };
            }
            None => {}
        }
        begins_far = begins_far.or(told(&tag.expr, base));
        if let Some(day) = names_day(&tag.expr) {
            day_before = day && begins_far == Some(true);
        }
    }
    // What begins with its own days is news, and may give the history behind them.
    let against = if begins_far == Some(true) {
        near
    } else {
        near * 2
    };
    match () {
        () if far >= FAR_DATES && far > against => Story::Told,
        () if begins_far == Some(true) && far >= FAR_MANY && far > own && !leads_near => {
            Story::Told
        }
        () if base.timeml
            && !leads_near
            && begins_far != Some(false)
            && far + dated >= DATED_MANY
            && far + dated > own * 2 =>
        {
            Story::Told
        }
        () if base.timeml && begins_far == Some(true) && own == 0 && tags.len() >= LONG => {
            Story::Told
        }
        () if base.timeml
            && far >= FAR_FEW
            && !leads_near
            && tags.len() >= LONG
            && own * OWN_SHARE <= tags.len() =>
        {
            Story::Told
        }
        () if begins_far == Some(true) && near == 0 => Story::Hinted,
        () => Story::None,
    }
}

/// News comes to its own days within so many bytes: "An engineer who built bridges in the 1950s died on Sunday."
const LEAD: usize = 800;

/// "Sunday", "yesterday", "next month": counted from the issue's day, and not "today", which a history may say of its own time.
fn is_of_the_week(expr: &TimeExpr) -> bool {
    is_weekday(expr)
        || matches!(
            expr.kind,
            ExprKind::Period(
                Period::Deictic {
                    offset: ..=-1 | 1..,
                    ..
                }
                | Period::Near(Near::Last | Near::Next, _),
            )
        )
}

/// Whether somebody says something on a day beside the issue's: only news prints "the judge said Friday".
fn reports(text: &str, tag: &Tag) -> bool {
    let beside = is_weekday(&tag.expr)
        || matches!(
            tag.expr.kind,
            ExprKind::Period(Period::Deictic { offset: -1 | 0, .. })
        );
    let before = text[..tag.span.start as usize].trim_end();
    let before = before.strip_suffix(" on").unwrap_or(before);
    beside
        && [" said", " announced"]
            .iter()
            .any(|verb| before.ends_with(verb))
}

/// Whether an expression says in digits a year or two before the issue's: neither far nor of the issue's own days.
fn is_behind(expr: &TimeExpr, base: &Frame) -> bool {
    let (Some(issue), Some(year)) = (base.issue, said_year(expr)) else {
        return false;
    };
    let back = issue.year() - year;
    (1..=FAR_YEARS).contains(&back) || back == 0 && names_month(expr)
}

/// The year of a date that says it in four digits.
fn said_year(expr: &TimeExpr) -> Option<i32> {
    let year = match &expr.kind {
        ExprKind::Period(p) | ExprKind::At(p, _) | ExprKind::PartOfDay(Some(p), _) => match p {
            Period::Date(d) | Period::Week(d, _) => d.year,
            Period::Year(year, Fiscal::No) | Period::Season(_, year, _) => *year,
            _ => return None,
        },
        ExprKind::Range(ends) => match &ends.from {
            End::Date(d) | End::At(d, _) => d.year,
            _ => return None,
        },
        _ => return None,
    };
    match year {
        Year::Four(year) => Some(i32::from(year)),
        _ => None,
    }
}

/// Whether a date says its month.
fn names_month(expr: &TimeExpr) -> bool {
    match &expr.kind {
        ExprKind::Period(p) | ExprKind::At(p, _) | ExprKind::PartOfDay(Some(p), _) => {
            matches!(p, Period::Date(d) if d.month.is_some())
        }
        ExprKind::Range(ends) => {
            matches!(&ends.from, End::Date(d) | End::At(d, _) if d.month.is_some())
        }
        _ => false,
    }
}

fn is_weekday(expr: &TimeExpr) -> bool {
    matches!(expr.kind, ExprKind::Period(Period::Date(d)) if d.weekday.is_some() && d.day.is_none())
}

/// Whether a date is a single day, or longer; `None` for what is no date.
fn names_day(expr: &TimeExpr) -> Option<bool> {
    match &expr.kind {
        ExprKind::Period(Period::Date(d)) | ExprKind::At(Period::Date(d), _) => {
            Some(d.day.is_some())
        }
        ExprKind::PartOfDay(Some(Period::Date(d)), _) => Some(d.day.is_some()),
        // "the last day of May 1916"
        ExprKind::Period(Period::Nth { .. }) => Some(true),
        ExprKind::Period(Period::Anaphor(..)) | ExprKind::PartOfDay(..) => None,
        ExprKind::Period(_) => Some(false),
        _ => None,
    }
}

/// Whether an expression tells of a far year (`true`), or of the issue's own days (`false`).
fn told(expr: &TimeExpr, base: &Frame) -> Option<bool> {
    let period = match &expr.kind {
        ExprKind::Period(p) | ExprKind::At(p, _) | ExprKind::PartOfDay(Some(p), _) => p,
        ExprKind::Range(ends) => match &ends.from {
            End::Date(d) | End::At(d, _) => return far(d.year, base),
            End::Now | End::Other(_) | End::OtherAt(..) => return Some(false),
            End::Clock(_) => return None,
        },
        _ => return None,
    };
    match period {
        Period::Date(d) if d.month.is_none() && d.day.is_none() && d.weekday.is_some() => {
            Some(false)
        }
        Period::Date(d) | Period::Week(d, _) => far(d.year, base),
        Period::Deictic { .. } | Period::Near(Near::This | Near::Next | Near::Last, _) => {
            Some(false)
        }
        Period::Shift {
            from: Anchor::Issue,
            ..
        } => Some(false),
        Period::Year(year, _)
        | Period::Season(_, year, _)
        | Period::Nth { year, .. }
        | Period::NthWeek { year, .. }
        | Period::NamedDay(_, year, None) => far(*year, base),
        Period::Decade { open: false, .. } | Period::Century(_) => Some(true),
        _ => None,
    }
}

fn far(year: Year, base: &Frame) -> Option<bool> {
    match year {
        Year::Unsaid => None,
        Year::Four(year) => Some(is_far(i32::from(year), base)),
        Year::Two(_) => None,
        Year::Offset(_) => Some(false),
    }
}

fn is_far(year: i32, base: &Frame) -> bool {
    base.issue
        .is_none_or(|issue| (issue.year() - year).abs() > FAR_YEARS)
}
