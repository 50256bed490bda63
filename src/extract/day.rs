//! Where a day comes from, in one order: the item, a spanning cell, a heading, the sentence before, the item above, the
//! profile's habit, the masthead, the issue.
//!
//! To add a source: a variant of [`Source`] and one step in [`Calendar::lend`].

use chrono::{Datelike, NaiveDate, Weekday};
use chrono_tz::Tz;

use super::fields::{has_word, noise};
use super::listing::badge::Badge;
use super::listing::piece::{Form, Page, Sense};
use crate::document::{BlockKind, MarkKind};
use crate::issue::IssueDateFrom;
use crate::profile::{Habit, HabitDay};
use crate::resolve::{Basis, Days, Doubt, Doubts, Frame, Lent, When, Why, resolve};
use crate::sentence::Direction;
use crate::span::Span;
use crate::timex::expr::{End, ExprKind, Period, Unit, Year};
use crate::timex::{Tag, TimeExpr};

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
    /// The day in the masthead or title.
    masthead: Option<Lender>,
    /// The zone printed once for the page.
    zone: Option<Tz>,
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

impl<'p, 'a> Calendar<'p, 'a> {
    /// Reads the headings; `claimed` says which lines are part of an item.
    pub(crate) fn of(page: &'p Page<'a>, claimed: &[bool], items: usize, zone: Option<Tz>) -> Self {
        let mut calendar = Calendar {
            page,
            headings: Vec::with_capacity(page.lines.len()),
            years: Vec::with_capacity(page.lines.len()),
            masthead: None,
            zone,
            mostly_list: mostly_list(page, claimed, items),
        };
        calendar.masthead = calendar.find_masthead(claimed);
        let mut current: Option<(Lender, u8)> = None;
        let mut year = None;
        for (index, line) in page.lines.iter().enumerate() {
            let level = level_of(line.kind);
            let section = line.form == Form::Bare && line.span.len() >= 6
                || line.form == Form::Text && level < 7
                || line.form == Form::Text
                    && line.words <= 8
                    && line.words > 1
                    && !page.text(line.span).chars().any(char::is_lowercase);
            year = year_of(page, index).or(year.filter(|_| !section));
            calendar.years.push(year);
            let free = !claimed.get(index).copied().unwrap_or(false);
            if free && lends(page, index) {
                if let Some(lender) = calendar.heading(index, current.map(|c| c.0)) {
                    current = Some((lender, level));
                }
            } else if level < 7 && current.is_some_and(|(_, l)| level < l) && free {
                current = None;
            }
            calendar.headings.push(current.map(|c| c.0));
        }
        calendar
    }

    /// The frame of every expression of a list.
    pub(crate) fn frame(&self, line: usize) -> Frame {
        let scene = self.page.scene;
        let profile_zone = scene.profile.and_then(|p| p.zone);
        Frame {
            issue: scene.issue.date,
            issue_time: scene.issue.time,
            zone: self
                .zone
                .or(scene.issue.zone)
                .or(profile_zone)
                .unwrap_or(Frame::default().zone),
            direction: Direction::Future,
            day_first: scene
                .issue
                .day_first
                .or(scene.profile.and_then(|p| p.day_first)),
            year: self.years.get(line).copied().flatten(),
            ..Frame::default()
        }
    }

    /// Resolves a tag that names a day; a bare weekday falls into the heading's week or the week that begins with the issue.
    pub(crate) fn day(&self, tag: &Tag, line: usize) -> Option<When> {
        let frame = self.frame(line);
        let expr = without_clock(&tag.expr);
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

    /// The day that an item without one gets.
    pub(crate) fn lend(&self, line: usize, above: Option<Lender>) -> Option<Lender> {
        let scene = self.page.scene;
        let heading = self.headings.get(line).copied().flatten();
        if let Some(heading) =
            heading.filter(|h| scene.uses("day-heading") && !self.habit_overrules(h, line))
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

    /// A heading "Tomorrow" of a publication whose habit says which tomorrow is meant.
    fn habit_overrules(&self, heading: &Lender, line: usize) -> bool {
        let relative = heading
            .words
            .is_some_and(|w| has_word(self.page.text(w), "tomorrow"));
        relative && self.habit(line).is_some()
    }

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
    fn heading(&self, index: usize, above: Option<Lender>) -> Option<Lender> {
        let page = self.page;
        if let Some(badge) = page.badge(index) {
            return self.badge(badge, index);
        }
        let line = &page.lines[index];
        let tentative = has_word(page.text(line.span), "tentative");
        let mut days: Option<(Days, Lender)> = None;
        for tag in page.usable(line.tags.clone()) {
            let tag = page.tag(tag);
            if sense_is_clock(page, tag) {
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
    fn day_below(&self, tag: &Tag, line: usize, above: Option<Lender>) -> Option<When> {
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

    /// A short line with a day, up to three lines before the list, that is no item.
    fn sentence(&self, line: usize) -> Option<Lender> {
        let page = self.page;
        let from = line.saturating_sub(3);
        (from..line).rev().find_map(|index| {
            let text = page.text(page.lines[index].span);
            let says = SCHEDULES.iter().any(|w| has_word(text, w));
            let own = matches!(page.lines[index].form, Form::Inside | Form::Lead)
                && page.lines[index].words <= 16
                && !text.contains(". ");
            if !says
                || !own
                || page
                    .usable(page.lines[index].tags.clone())
                    .any(|i| page.senses[i] == Sense::Clock)
            {
                return None;
            }
            self.heading(index, None).map(|l| Lender {
                source: Source::Sentence,
                ..l
            })
        })
    }

    /// The day in the first lines or headings that name a schedule.
    fn find_masthead(&self, claimed: &[bool]) -> Option<Lender> {
        let page = self.page;
        (0..page.lines.len().min(30))
            .filter(|&i| {
                !claimed.get(i).copied().unwrap_or(false) && !posted(page.text(page.lines[i].span))
            })
            .filter(|&i| matches!(page.lines[i].form, Form::Inside | Form::Lead | Form::Day))
            .filter(|&i| {
                let text = page.text(page.lines[i].span);
                let top = level_of(page.lines[i].kind) <= 2;
                (top || i < 12 && page.lines[i].words <= 20)
                    && SCHEDULES.iter().any(|w| has_word(text, w))
            })
            .find_map(|i| self.heading(i, None))
            .map(|l| Lender {
                source: Source::Masthead,
                ..l
            })
    }

    /// What a profile says of undated lists.
    fn habit(&self, line: usize) -> Option<Lender> {
        let scene = self.page.scene;
        let profile = scene.profile?;
        let issue = scene.issue.date?;
        let before = self.words_before(line);
        let fits = |habit: &&Habit| {
            habit.section.as_ref().is_none_or(|section| {
                let section = section.to_lowercase();
                before
                    .iter()
                    .any(|text| text.to_lowercase().contains(&section))
            })
        };
        let habit = profile.habits.iter().find(fits)?;
        let day = match habit.day {
            HabitDay::Same => issue,
            HabitDay::Next => issue.succ_opt()?,
            HabitDay::NextBusinessDay => next_business_day(issue)?,
        };
        Some(Lender {
            lent: Lent {
                days: Days::one(day),
                basis: Basis::Assumed(Why::Profile),
            },
            source: Source::Habit,
            words: None,
            doubts: Doubts::of(Doubt::DayFromHabit),
            needs_issue: true,
            weekday: false,
            tentative: false,
        })
    }

    /// The short lines before a list, pictures' alternative texts among them.
    fn words_before(&self, line: usize) -> Vec<&'a str> {
        let page = self.page;
        page.lines[line.saturating_sub(12)..line]
            .iter()
            .filter(|l| l.words <= 8)
            .map(|l| page.text(l.span))
            .collect()
    }

    /// The issue's own day, or, for a list at the end of a long letter, a guess that it names the next one's events.
    fn issue(&self, line: usize) -> Option<Lender> {
        let scene = self.page.scene;
        let issue = scene.issue.date?;
        let at_end = line * 10 >= self.page.lines.len() * 5;
        let stated = matches!(
            scene.issue.from,
            IssueDateFrom::Masthead | IssueDateFrom::Page | IssueDateFrom::Url
        );
        let guess = !self.mostly_list && at_end;
        let day = if guess {
            next_business_day(issue)?
        } else {
            issue
        };
        let doubts = if guess || !self.mostly_list {
            Doubts::of(Doubt::DayGuessed)
        } else if stated {
            Doubts::of(Doubt::DayInherited)
        } else {
            Doubts::of(Doubt::DayFromIssue)
        };
        let why = if guess { Why::GuessedHabit } else { Why::Issue };
        Some(Lender {
            lent: Lent {
                days: Days::one(day),
                basis: Basis::Assumed(why),
            },
            source: Source::Issue,
            words: None,
            doubts,
            needs_issue: !(stated && self.mostly_list),
            weekday: false,
            tentative: false,
        })
    }
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
        Some(Source::Masthead) => format!("the title names the day of the list: “{said}”"),
        Some(Source::Issue) => {
            "no day in the text: the issue's own, or the next, as such lists go".to_owned()
        }
    }
}

/// Whether a week in the masthead is the issue's own or the next: a stale title lends nothing.
fn is_near(lender: &Lender, issue: Option<NaiveDate>) -> bool {
    issue.is_none_or(|issue| {
        let ahead = (lender.lent.days.first - issue).num_days();
        let behind = (issue - lender.lent.days.last).num_days();
        ahead <= 10 && behind <= 0
    })
}

/// The days of a resolved expression.
pub(crate) fn days_of(when: &When) -> Days {
    Days {
        first: when.start.date(),
        last: when
            .end
            .map_or(when.start.date(), |e| e.date().max(when.start.date())),
    }
}

/// The same expression with its clock time left out.
pub(crate) fn without_clock(expr: &TimeExpr) -> TimeExpr {
    let kind = match expr.kind {
        ExprKind::At(period, _) => ExprKind::Period(period),
        ExprKind::PartOfDay(Some(period), _) => ExprKind::Period(period),
        ExprKind::Range(mut ends) => {
            let strip = |end: End| match end {
                End::At(date, _) => End::Date(date),
                other => other,
            };
            ends.from = strip(ends.from);
            ends.to = strip(ends.to);
            match (ends.from, ends.to) {
                (End::Date(date), End::Clock(_)) => ExprKind::Period(Period::Date(date)),
                _ => ExprKind::Range(ends),
            }
        }
        other => other,
    };
    TimeExpr { kind, ..*expr }
}

/// Whether an expression is a weekday and nothing more.
pub(crate) fn is_bare_weekday(expr: &TimeExpr) -> bool {
    match expr.kind {
        ExprKind::Period(Period::Date(d)) => {
            d.weekday.is_some() && d.day.is_none() && d.month.is_none()
        }
        ExprKind::Range(ends) => match ends.from {
            End::Date(d) => d.weekday.is_some() && d.day.is_none(),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a tag gives no day.
fn sense_is_clock(page: &Page<'_>, tag: &Tag) -> bool {
    let _ = page;
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
fn level_of(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Heading(level) => level.clamp(1, 6),
        _ => 7,
    }
}

/// Whether a line that belongs to no item is a heading with a day.
fn lends(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    let text = page.text(line.span);
    if line.struck || posted(text) {
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
            (heading && line.form == Form::Lead || capitals || alt) && day_only
        }
        _ => false,
    }
}

/// Whether a line says when something was published.
fn posted(text: &str) -> bool {
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
    WORDS.iter().any(|w| has_word(text, w)) && text.len() < 120 || noise::is_furniture(text)
}

/// The year of a line that is nothing but a year.
fn year_of(page: &Page<'_>, index: usize) -> Option<i32> {
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

/// Whether the words of the document stand mostly in its items.
fn mostly_list(page: &Page<'_>, claimed: &[bool], items: usize) -> bool {
    let (mut inside, mut all) = (0, 0);
    for (index, line) in page.lines.iter().enumerate() {
        all += line.words;
        inside += if claimed.get(index).copied().unwrap_or(false) {
            line.words
        } else {
            0
        };
    }
    items >= 3 && inside * 10 >= all * 4
}

/// The next day from Monday to Friday.
fn next_business_day(day: NaiveDate) -> Option<NaiveDate> {
    let mut next = day.succ_opt()?;
    while matches!(next.weekday(), Weekday::Sat | Weekday::Sun) {
        next = next.succ_opt()?;
    }
    Some(next)
}

/// Whether an expression counts days from the issue ("today", "tomorrow").
pub(crate) fn is_deictic(expr: &TimeExpr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Period(Period::Deictic {
            unit: Unit::Day,
            ..
        }) | ExprKind::At(
            Period::Deictic {
                unit: Unit::Day,
                ..
            },
            _
        )
    )
}
