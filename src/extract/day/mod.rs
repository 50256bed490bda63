//! Where a day comes from, in one order: the item, a spanning cell, a heading, the sentence before, the item above, the
//! profile's habit, the masthead, the issue.
//!
//! To add a source: a variant of [`Source`] and one step in [`Calendar::lend`].

mod expr;

mod heading;

mod lent;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::fields::has_word;
use super::listing::piece::{Form, Page};
use super::listing::year_of_row;
use crate::resolve::{Basis, Days, Doubt, Doubts, Frame, Lent, When, Why, resolve};
use crate::sentence::Direction;
use crate::span::Span;
use crate::timex::{Tag, TimeExpr};
use expr::fits_month;
pub(crate) use expr::{days_of, is_bare_weekday, is_deictic, without_clock};
pub(crate) use heading::{entitles, is_remark, is_schedule_title, names_day};
use heading::{lends, level_of, month_of, year_of};
use lent::{is_near, mostly_list, names_week};

/// What lends a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A heading that is a day.
    Heading,
    /// A line before the list that names its day.
    Sentence,
    /// The item above.
    Above,
    /// A profile's habit.
    Habit,
    /// The day in the masthead or title.
    Masthead,
    /// The issue's own day.
    Issue,
}

/// A day, who lends it, and how sure that is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lender {
    /// The days.
    pub(crate) lent: Lent,
    /// Who.
    pub(crate) source: Source,
    /// The words that say the day.
    pub(crate) words: Option<Span>,
    /// What is unsure.
    pub(crate) doubts: Doubts,
    /// Whether the day hangs on the issue date.
    pub(crate) needs_issue: bool,
    /// Whether the words are a weekday and nothing more.
    pub(crate) weekday: bool,
    /// Whether the heading calls itself tentative ("Week of Jan. 11 – Tentative").
    pub(crate) tentative: bool,
}

/// The days that lines lend to the items below them.
pub(crate) struct Calendar<'p, 'a> {
    page: &'p Page<'a>,
    /// For each line, the heading in force.
    headings: Vec<Option<Lender>>,
    /// For each line, the year in force ("2020" on a line of its own).
    years: Vec<Option<i32>>,
    /// For each line, the month in force ("January 2023" on a line of its own).
    months: Vec<Option<Lent>>,
    /// The day in the masthead or title.
    masthead: Option<Lender>,
    /// The day in the subject.
    subject: Option<Lender>,
    /// The zone printed once for the page.
    zone: Option<Tz>,
    /// Whether the title names a week: then the date it was issued is no item's day.
    of_week: bool,
    /// Whether the document is mostly list.
    mostly_list: bool,
}

/// Words of titles that name a list of events: their day is the list's day.
pub(crate) const SCHEDULES: &[&str] = &[
    "schedule",
    "schedules",
    "daybook",
    "programme",
    "program",
    "agenda",
    "calendar",
    "guidance",
    "diary",
    "events",
    "hearings",
    "picks",
    "today",
    "tomorrow",
    "week",
    "meetings",
    "council",
    "lecterns",
    "listings",
    "digest",
    "planner",
];

/// What stands between the date of an issue and a list: below a long letter that date says no more of the list's day than the
/// issue date does.
#[derive(Clone, Copy, Default)]
struct Letter {
    /// Whether the heading in force is the date of the issue.
    dated: bool,
    /// The words of its paragraphs.
    words: usize,
}

impl Letter {
    /// Words of a line that is a paragraph.
    const PARAGRAPH: usize = 25;
    /// Words of a letter; an introduction is shorter.
    const LONG: usize = 150;

    fn below(dated: bool) -> Self {
        Self { dated, words: 0 }
    }

    fn read(&mut self, words: usize, free: bool) {
        if free && words >= Self::PARAGRAPH {
            self.words += words;
        }
    }

    fn is_long(&self) -> bool {
        self.dated && self.words >= Self::LONG
    }
}

impl<'p, 'a> Calendar<'p, 'a> {
    /// Reads the headings; `claimed` says which lines are part of an item.
    pub(crate) fn of(page: &'p Page<'a>, claimed: &[bool], items: usize, zone: Option<Tz>) -> Self {
        let mut calendar = Calendar {
            page,
            headings: Vec::with_capacity(page.lines.len()),
            years: Vec::with_capacity(page.lines.len()),
            months: Vec::with_capacity(page.lines.len()),
            masthead: None,
            subject: None,
            zone,
            of_week: names_week(page),
            mostly_list: mostly_list(page, claimed, items),
        };
        calendar.masthead = calendar
            .find_masthead(claimed)
            .or_else(|| calendar.announced());
        // "Public Schedule: June 14" goes over the day on which it was sent.
        let sent = calendar
            .masthead
            .is_none_or(|lender| calendar.is_issue_day(&lender));
        calendar.subject = calendar.subject().filter(|_| sent);
        calendar.masthead = calendar.subject.or(calendar.masthead);
        let mut current: Option<(Lender, u8)> = None;
        let parts = |calendar: &Calendar<'_, '_>, current: Option<(Lender, u8)>, level: u8| {
            current.is_some_and(|(lender, own)| {
                (level >= own || own == PLAIN)
                    && !is_span(&lender)
                    && !calendar.is_issue_day(&lender)
            })
        };
        // Whether a heading that names no day came right below the day's: such headings part what is on that day.
        let (mut nested, mut listed) = (false, false);
        let mut letter = Letter::default();
        let issue = page.scene.issue.date;
        let (mut year, mut month) = (None, None);
        for (index, line) in page.lines.iter().enumerate() {
            let level = level_of(line.kind);
            let section = line.form == Form::Bare && line.span.len() >= 6
                || line.form == Form::Text && level < 7
                || line.form == Form::Text
                    && line.words <= 8
                    && line.words > 1
                    && !page.text(line.span).chars().any(char::is_lowercase);
            year = year_of(page, index).or(year.filter(|_| !section));
            let own = year_of_row(page, index);
            year = own
                .filter(|_| page.usable(line.tags.clone()).next().is_none())
                .or(year);
            calendar.years.push(own.or(year));
            month = month_of(page, index, issue, year).or(month);
            calendar.months.push(month);
            // A day alone on its line heads what stands below, also where the first item below takes it for its own.
            let dated = |i: usize| !is_bare_weekday(&without_clock(&page.tag(i).expr));
            let heads = line.form == Form::Day
                && !line.struck
                && line.cell.is_none_or(|cell| cell.col == 0)
                && (current.is_none_or(|(above, _)| above.weekday)
                    || page.usable(line.tags.clone()).any(dated));
            // A date in pieces heads what stands below it, also inside an item's own row: "17 / OCT".
            let badge = page.badge(index).is_some_and(|b| b.lines.start == index);
            let heads = heads || badge || names_day(page, index);
            let free = !claimed.get(index).copied().unwrap_or(false) || heads;
            if free && lends(page, index) {
                if let Some(lender) = calendar.heading(index, current.map(|c| c.0)) {
                    current = Some((lender, level));
                    (nested, listed) = (false, false);
                    letter = Letter::below(calendar.is_issue_day(&lender) && !calendar.mostly_list);
                }
            } else if level < 7 && free && !listed && !nested && parts(&calendar, current, level) {
                nested = true;
            } else if level < 7
                && !(nested && current.is_some_and(|(_, l)| level >= l || l == PLAIN))
                && current.is_some_and(|(_, l)| level < l || level == l && level < 6)
                && free
                && !under_badge(page, index)
            {
                current = None;
            }
            listed |= claimed.get(index).copied().unwrap_or(false);
            letter.read(line.words, free);
            let dates_letter = letter.is_long();
            calendar
                .headings
                .push(current.map(|c| c.0).filter(|_| !dates_letter));
        }
        calendar
    }

    /// The text.
    pub(crate) fn text(&self) -> &'a str {
        self.page.scene.text()
    }

    /// What the list stands in.
    pub(crate) fn scene(&self) -> &'a super::Scene<'a> {
        self.page.scene
    }

    /// The frame of every expression of a list.
    pub(crate) fn frame(&self, line: usize) -> Frame {
        let scene = self.page.scene;
        let profile_zone = scene.profile.and_then(|p| p.zone);
        let messages = self.page.messages;
        Frame {
            issue: self.message_day(line).or(scene.issue.date),
            issue_time: scene.issue.time,
            zone: self
                .zone
                .or(scene.issue.zone)
                .or(profile_zone)
                .unwrap_or(Frame::default().zone),
            direction: Direction::Future,
            day_first: messages
                .day_first()
                .or(scene.issue.day_first)
                .or(scene.profile.and_then(|p| p.day_first)),
            year: self.years.get(line).copied().flatten(),
            ..Frame::default()
        }
    }

    /// Resolves a tag that names a day; a bare weekday falls into the heading's week or the week that begins with the issue.
    pub(crate) fn day(&self, tag: &Tag, line: usize) -> Option<When> {
        let frame = self.frame(line);
        let expr = without_clock(&tag.expr);
        let month = self.months.get(line).copied().flatten();
        if let Some(month) = month.filter(|month| fits_month(&expr, month.days)) {
            let near = Some(month);
            return resolve(&expr, &Frame { near, ..frame }).ok();
        }
        if is_bare_weekday(&expr) {
            let week = self
                .headings
                .get(line)
                .copied()
                .flatten()
                .filter(|h| h.lent.days.first != h.lent.days.last)
                .or(self
                    .masthead
                    .filter(|h| h.lent.days.first != h.lent.days.last && is_near(h, frame.issue)));
            if let Some(week) = week {
                return resolve(
                    &expr,
                    &Frame {
                        near: Some(week.lent),
                        ..frame
                    },
                )
                .ok();
            }
            let issue = frame.issue?;
            let days = Days {
                first: issue,
                last: issue.checked_add_days(chrono::Days::new(6))?,
            };
            let near = Some(Lent {
                days,
                basis: Basis::Assumed(Why::Issue),
            });
            let mut when = resolve(&expr, &Frame { near, ..frame }).ok()?;
            when.parts.needs_issue = true;
            return Some(when);
        }
        resolve(&expr, &frame).ok()
    }

    /// A bare weekday behind another one of the same list: the first such day from there on.
    pub(crate) fn weekday_after(
        &self,
        expr: &TimeExpr,
        day: NaiveDate,
        line: usize,
    ) -> Option<When> {
        let days = Days {
            first: day,
            last: day.checked_add_days(chrono::Days::new(6))?,
        };
        let near = Some(Lent {
            days,
            basis: Basis::Assumed(Why::Issue),
        });
        let mut when = resolve(
            expr,
            &Frame {
                near,
                ..self.frame(line)
            },
        )
        .ok()?;
        when.parts.needs_issue = true;
        Some(when)
    }

    /// The day that an item without one gets; where the title names a week, the day of its issue is only a guess.
    pub(crate) fn lend(&self, line: usize, above: Option<Lender>) -> Option<Lender> {
        let lender = self.lend_as_said(line, above)?;
        let own = lender.source == Source::Issue || self.is_issue_day(&lender);
        let issued = own && (self.of_week || self.is_below_another(line));
        let doubts = lender.doubts.with(Doubts::of(Doubt::DayGuessed));
        Some(if issued {
            Lender { doubts, ..lender }
        } else {
            lender
        })
    }

    /// Whether a line with a day and an hour of its own stands right above: "TUESDAY, MARCH 7  9:30 A.M." over a list of cases.
    fn is_below_another(&self, line: usize) -> bool {
        let above = &self.page.lines[line.saturating_sub(BELOW)..line];
        above.iter().any(|l| l.form == Form::Moment)
    }

    /// The days of a list without headings: those of the week that its title names, from the issue on.
    pub(crate) fn week(&self, lender: &Lender) -> Days {
        let days = lender.lent.days;
        let week = self.of_week && days.first == days.last && lender.doubts.has(Doubt::DayGuessed);
        let last = days.first.checked_add_days(chrono::Days::new(WORKDAYS - 1));
        Days {
            last: last.filter(|_| week).unwrap_or(days.last),
            ..days
        }
    }

    /// What [`Calendar::lend`] lends, whatever the title says.
    fn lend_as_said(&self, line: usize, above: Option<Lender>) -> Option<Lender> {
        let scene = self.page.scene;
        if let Some(message) = self.message(line) {
            let above = above.filter(|a| a.source == Source::Above && scene.uses("day-above"));
            return above.or(Some(message));
        }
        let heading = self.headings.get(line).copied().flatten();
        if let Some(above) = above.filter(|a| scene.uses("day-above") && is_one_of(a, heading)) {
            return Some(above);
        }
        if let Some(heading) =
            heading.filter(|h| scene.uses("day-heading") && !self.overruled(h, line))
        {
            return Some(heading);
        }
        if let Some(sentence) = self.sentence(line).filter(|_| scene.uses("day-sentence")) {
            return Some(sentence);
        }
        if let Some(above) = above.filter(|a| a.source == Source::Above && scene.uses("day-above"))
        {
            return Some(above);
        }
        self.habit(line)
            .filter(|_| scene.uses("day-habit"))
            .or_else(|| self.masthead.filter(|_| scene.uses("day-masthead")))
            .or_else(|| self.issue(line).filter(|_| scene.uses("day-issue")))
    }

    /// Whether something says more of the list's day than a heading: a habit, or the subject where the heading only dates
    /// the issue.
    fn overruled(&self, heading: &Lender, line: usize) -> bool {
        self.habit_overrules(heading, line) || self.subject.is_some() && self.is_issue_day(heading)
    }

    /// Whether a lent day is the issue's own, printed in its masthead.
    fn is_issue_day(&self, lender: &Lender) -> bool {
        let issue = &self.page.scene.issue;
        let printed = |span: Span| {
            let mut clues = issue.clues.iter().filter(|clue| clue.name == "masthead");
            clues.any(|clue| clue.span.is_some_and(|own| own.overlaps(span)))
        };
        let own = issue.date == Some(lender.lent.days.first);
        own && lender.lent.days.first == lender.lent.days.last && lender.words.is_some_and(printed)
    }

    /// A heading "Tomorrow" of a publication whose habit says which tomorrow is meant.
    fn habit_overrules(&self, heading: &Lender, line: usize) -> bool {
        let relative = heading
            .words
            .is_some_and(|w| has_word(self.page.text(w), "tomorrow"));
        relative && self.habit(line).is_some()
    }
}

/// Lines below a day and its hour that may belong to it.
const BELOW: usize = 15;

/// Days of a week on which lists are made.
const WORKDAYS: u64 = 5;

/// Whether the day of the item above is one of the days of the heading over both: it says more than the whole week.
fn is_one_of(above: &Lender, heading: Option<Lender>) -> bool {
    heading.is_some_and(|heading| {
        let (day, span) = (above.lent.days.first, heading.lent.days);
        let within = span.first <= day && day <= span.last;
        above.source == Source::Above && span.first != span.last && within
    })
}

/// The rank of a line that is no heading by its markup.
const PLAIN: u8 = 7;

/// Whether a lender lends several days.
fn is_span(lender: &Lender) -> bool {
    lender.lent.days.first != lender.lent.days.last
}

/// Lines below a date in pieces in which a heading is the title of what takes place then.
const BELOW_BADGE: usize = 3;

/// Whether a date in pieces stands right above a heading: "DEC / 7 / Parade of lanterns".
fn under_badge(page: &Page<'_>, line: usize) -> bool {
    (line.saturating_sub(BELOW_BADGE)..line).any(|above| page.badge(above).is_some())
}

/// The sentence that gives the reason for a day.
pub(crate) fn because(
    source: Option<Source>,
    words: Option<&str>,
    profile: Option<&str>,
) -> String {
    let said = words.unwrap_or("").trim();
    match source {
        None => "the item names its day".to_owned(),
        Some(Source::Heading) => format!("the day stands in the heading “{said}”"),
        Some(Source::Sentence) => format!("the line before the list names its day: “{said}”"),
        Some(Source::Above) => "the day is that of the item above".to_owned(),
        Some(Source::Habit) => format!(
            "no day in the text: by its profile `{}` this list means that day",
            profile.unwrap_or("?")
        ),
        Some(Source::Masthead) if said.is_empty() => {
            "the subject names the day of the list".to_owned()
        }
        Some(Source::Masthead) => format!("the title names the day of the list: “{said}”"),
        Some(Source::Issue) => {
            "no day in the text: the issue's own, or the next, as such lists go".to_owned()
        }
    }
}
