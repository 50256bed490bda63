//! From the expressions of a sentence to its dated statements: judged, resolved, and merged where two date one thing.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::absorb;
use super::clause::{Link, Sentence};
use super::governor::Governor;
use super::happening::{self, Happening};
use super::label;
use super::passage::{self, Passage};
use super::place;
use super::running::Run;
use super::verbs::{Shape, Tense};
use crate::extract::{Kind, Scene, Status};
use crate::lexicon::happenings::VerbSense;
use crate::resolve::{self, Basis, Days, Doubt, Frame, Lent, Moment, Precision, Walk, When, Why};
use crate::sentence::Direction;
use crate::span::Span;
use crate::timex::expr::{Anchor, Bound, Date, End, Ends, ExprKind, Near, Period, Unit, Year};
use crate::timex::{Tag, TimeExpr};

/// What lies further back than this (days) is not announced any more.
const LONG_AFTER: i64 = 370;

/// A dated statement of a sentence.
#[derive(Debug)]
pub(super) struct Statement {
    /// The word of its expression.
    pub(super) at: usize,
    /// What it is.
    pub(super) happening: Happening,
    /// When it is.
    pub(super) when: When,
    /// The words of its date.
    pub(super) date_text: Option<Span>,
    /// The words of its clock time where they stand apart.
    pub(super) time_text: Option<Span>,
    /// Why its date is what it is.
    pub(super) because: String,
    /// The word of the last expression joined to it.
    pub(super) last: usize,
    /// The expression is the name of a day.
    pub(super) named: bool,
    /// The expression hangs on a day named before.
    pub(super) anaphor: bool,
    /// The expression is a clock time without a day in its sentence.
    hour_only: bool,
}

impl Statement {
    /// Whether it tells something beside the item whose description it stands in: with subject and verb, without a clock.
    pub(super) fn describes(&self, sentence: &Sentence<'_>) -> bool {
        let timed = matches!(self.when.start, Moment::Clock(_));
        let told = match self.happening.governor {
            Governor::Verb(group) => sentence.groups[group].shape == Shape::Finite,
            _ => false,
        };
        told && !timed && !sentence.subject(self.happening.clause).is_empty()
    }
}

impl Statement {
    /// "The doors open at 6:30.": behind an item of a list an hour without a day is that item's.
    pub(super) fn is_hour_of_item(&self) -> bool {
        self.hour_only
    }

    /// Whether it tells of something that people come to, ahead of the telling: an hour told by "at the same time" is only theirs.
    pub(super) fn is_appointment(&self, sentence: &Sentence<'_>) -> bool {
        let Governor::Verb(group) = self.happening.governor else {
            return false;
        };
        let group = &sentence.groups[group];
        let gathers = matches!(
            group.sense,
            VerbSense::Meet
                | VerbSense::Hear
                | VerbSense::Hold
                | VerbSense::Vote
                | VerbSense::Speak
                | VerbSense::Begin
        );
        self.happening.kind == Kind::Event && gathers && group.tense != Tense::Past
    }

    /// "The meeting begins at 3 p.m.", "It starts at 9.": only says when something named before begins.
    pub(super) fn begins_another(&self, sentence: &Sentence<'_>) -> bool {
        let Governor::Verb(group) = self.happening.governor else {
            return false;
        };
        let subject = sentence.subject(self.happening.clause);
        let named = match subject[..] {
            [one] => sentence.words[one].is("it"),
            [article, noun] => {
                sentence.words[article].is("the") && sentence.words[noun].noun.is_some()
            }
            _ => false,
        };
        self.hour_only && named && matches!(sentence.groups[group].base, "begin" | "start" | "open")
    }
}

/// A text in reading order: remembers which days were named.
pub(super) struct Reading<'t> {
    issue: Option<NaiveDate>,
    text: &'t str,
    walk: Walk<'t>,
    /// The days named in the block at hand.
    passage: Passage,
    /// The last clock time of the sentence at hand.
    clock: Option<NaiveTime>,
    /// The word and the day of the last expression of the sentence at hand.
    last_day: Option<(usize, NaiveDate)>,
    /// The last year named by its number, in the block at hand.
    year: Option<Lent>,
    /// The day that stands alone above the block at hand.
    heading: Option<Tag>,
    /// The sentence at hand says what a picture shows.
    caption: bool,
    block: Option<usize>,
}

/// An expression with its word and judgement.
struct Case {
    at: usize,
    tag: Tag,
    time: Option<Span>,
    happening: Happening,
}

impl<'t> Reading<'t> {
    pub(super) fn new(scene: &Scene<'t>) -> Self {
        let issue = scene.issue;
        let mut frame = Frame {
            issue: issue.date,
            issue_time: issue.time,
            day_first: issue.day_first,
            ..Frame::default()
        };
        if let Some(zone) = issue.zone {
            frame.zone = zone;
        }
        frame.place = issue.home.map(|home| home.zone);
        Reading {
            issue: issue.date,
            text: scene.text(),
            walk: Walk::new(scene.text(), scene.tags, frame),
            passage: Passage::default(),
            clock: None,
            last_day: None,
            year: None,
            heading: None,
            caption: false,
            block: None,
        }
    }

    /// Goes on to the next sentence; `sent` is the day of the message it stands in.
    pub(super) fn enter(&mut self, run: &Run, sent: Option<NaiveDate>) {
        if let Some(day) = sent {
            self.issue = sent;
            self.walk.count_from(day);
        }
        if self.block != Some(run.block) {
            self.passage = Passage::default();
            self.year = None;
            self.block = Some(run.block);
        }
        self.heading = run.heading;
        self.caption = run.caption;
        if run.borrowed.is_some() {
            self.clock = None;
        }
    }

    /// The statements of a sentence, in order.
    pub(super) fn statements(&mut self, sentence: &Sentence<'_>, tags: &[Tag]) -> Vec<Statement> {
        let mut cases: Vec<Case> = Vec::new();
        for (at, word) in sentence.words.iter().enumerate() {
            let Some(tag) = word.tag().and_then(|i| tags.get(i)) else {
                continue;
            };
            if let Some(mut happening) = happening::judge(sentence, at, tag) {
                if self.caption && shows(sentence, &happening) {
                    happening.direction = Direction::Past;
                    happening.kind = Kind::Fact;
                }
                cases.push(Case {
                    at,
                    tag: freed(sentence, at, *tag),
                    time: None,
                    happening,
                });
            }
        }
        join_clocks(&mut cases);
        let mut found: Vec<Statement> = Vec::new();
        self.clock = None;
        self.last_day = None;
        let mut seen = 0;
        for case in cases {
            for word in &sentence.words[seen..case.at] {
                self.note_year(word.tag().and_then(|i| tags.get(i)));
            }
            seen = case.at;
            if let Some(statement) = self.resolve(sentence, case)
                && !absorb::absorbed(sentence, &mut found, &statement)
            {
                found.push(statement);
            }
        }
        for word in &sentence.words[seen..] {
            self.note_year(word.tag().and_then(|i| tags.get(i)));
        }
        found
    }

    /// Remembers a year that stands by its number, whether it dates a statement or only names a thing.
    fn note_year(&mut self, tag: Option<&Tag>) {
        let year = tag.and_then(|t| match t.expr.kind {
            ExprKind::Period(Period::Year(Year::Four(year), _)) => Some((t, i32::from(year))),
            _ => None,
        });
        let Some((tag, year)) = year else { return };
        let ends = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
        self.year = ends.map(|(first, last)| Lent {
            days: Days { first, last },
            basis: Basis::Inherited(tag.span),
        });
    }

    /// "in July of that year", "on March 30 of the same year": the year named last.
    fn of_that_year(&self, sentence: &Sentence<'_>, at: usize) -> Option<Lent> {
        let of = sentence.words.get(at + 1)?.is("of");
        let next = sentence.words.get(at + 2)?;
        (of && next.is_one_of(&["that year", "the same year", "that same year"]))
            .then_some(self.year)?
    }

    fn resolve(&mut self, sentence: &Sentence<'_>, case: Case) -> Option<Statement> {
        let tag = case.tag;
        if counts_minutes(&tag.expr) {
            return None;
        }
        let mut frame = self.walk.frame(&tag);
        if case.happening.direction != Direction::Open {
            frame.direction = case.happening.direction;
        }
        let today = self.is_today_in_present(sentence, &case) || self.is_off_today(sentence, &case);
        if today {
            frame.direction = Direction::Open;
        }
        if counts_from_weekday(&tag.expr) && sentence.words[case.at].text.contains(" from ") {
            // "a week from Monday" counts from the Monday ahead whatever the verb says.
            frame.direction = Direction::Future;
        }
        let direction = frame.direction;
        let mut lent_day = false;
        if tag.expr.is_clock_only() {
            let day = self.passage.day(direction).or_else(|| self.headed(&frame));
            if day.is_none() && direction == Direction::Past && self.passage.is_story(self.issue) {
                return None;
            }
            let here = sentence.words.first().map_or(0, |w| w.span.start);
            lent_day =
                day.is_some_and(|lent| matches!(lent.basis, Basis::Inherited(s) if s.start < here));
            frame.near = day.or_else(|| {
                self.issue.map(|day| Lent {
                    days: Days::one(day),
                    basis: Basis::Assumed(Why::Issue),
                })
            });
        } else if passage::counts_days(&tag.expr) {
            let past = direction == Direction::Past && passage::counts_back(&tag.expr);
            frame.last_named = Some(self.anchor(past, frame.last_named)?);
        } else if passage::is_day_of_month(&tag.expr) {
            frame.near = self.passage.month(direction, self.issue);
        } else if let Some(week) = self.week_of_last(sentence, &case) {
            frame.near = Some(week);
        } else {
            frame.near = self
                .of_that_year(sentence, case.at)
                .or_else(|| self.passage.year_of(&tag.expr, direction));
        }
        if let Some(told) = self.told_long_ago(&tag.expr) {
            frame.near = Some(told);
            frame.direction = Direction::Open;
        }
        let spare = is_spare_day(sentence, &case);
        if spare {
            frame.near = self.days_after_last().or(frame.near);
        }
        if sentence.words[case.at].is("overnight") {
            frame.near = self.issue.map(|day| Lent {
                days: Days::one(day),
                basis: Basis::Assumed(Why::Issue),
            });
        }
        if tag.expr.has_clock() {
            frame.after = self.clock;
        }
        if tag.expr.has_clock() && frame.place.is_none() {
            frame.place = place::zone(self.text, sentence, &case.happening, case.at);
        }
        let when = resolve::resolve(&tag.expr, &frame).ok()?;
        self.walk.done(&tag, &when);
        let mut happening = case.happening;
        if today {
            happening.doubts.add(Doubt::WeekdayDirection);
        }
        if direction == Direction::Past
            && passage::lacks_year(&tag.expr)
            && frame.near.is_none()
            && self.passage.is_story(self.issue)
        {
            // "called it a tickle that spring, and was replaced by the fall", told of years ago.
            happening.doubts.add(Doubt::YearAssumed);
        }
        if spare {
            happening.status = Status::Tentative;
            happening.doubts.add(Doubt::Tentative);
        }
        if happening.kind == Kind::Event && self.is_told_long_after(&when, &happening) {
            happening.kind = Kind::Fact;
        }
        if happening.kind == Kind::Fact
            && self.lies_ahead(&when)
            && !happening.doubts.has(Doubt::Denied)
            && is_told(sentence, &happening)
        {
            happening.kind = Kind::Event;
        }
        self.clock = when.start.clock().map(|c| c.time()).or(self.clock);
        self.last_day = (when.precision == Precision::Day).then(|| (case.at, when.start.date()));
        let label = matches!(happening.governor, Governor::Noun { .. })
            || matches!(
                sentence.clauses[happening.clause].link,
                Link::About { .. } | Link::Bracket
            );
        self.passage.note(&when, tag.span, self.issue, label);
        if lent_day {
            happening.doubts.add(Doubt::DayInherited);
        }
        if tag.expr.is_clock_only() && !matches!(when.parts.day, Basis::Inherited(_)) {
            happening.doubts.add(Doubt::DayFromIssue);
        }
        Some(Statement {
            at: case.at,
            last: case.at,
            because: because(&when),
            named: matches!(tag.expr.kind, ExprKind::Period(Period::NamedDay(..))),
            hour_only: tag.expr.is_clock_only()
                && (lent_day || !matches!(when.parts.day, Basis::Inherited(_))),
            anaphor: matches!(
                tag.expr.kind,
                ExprKind::Period(Period::Anaphor(..) | Period::Near(Near::Same, _))
            ),
            when,
            happening,
            date_text: Some(tag.span),
            time_text: case.time,
        })
    }

    /// The day from which "the next day" counts: one that the passage named, not a year or a month. What was told as
    /// `past` counts back from a day that is.
    fn anchor(&self, past: bool, last: Option<Lent>) -> Option<Lent> {
        let short = |lent: &Lent| {
            let days = lent.days.last.signed_duration_since(lent.days.first);
            days.num_days() < 7
        };
        let last = last.filter(short);
        let direction = if past {
            Direction::Past
        } else {
            Direction::Open
        };
        match (self.issue, last) {
            (Some(issue), Some(lent)) if past && lent.days.first > issue => {
                self.passage.day(direction).or(last)
            }
            (_, None) => self.passage.day(direction),
            _ => last,
        }
    }

    /// "The plan lands Monday" on a Monday: in the present of headlines it is today, and with "will" the next.
    fn is_today_in_present(&self, sentence: &Sentence<'_>, case: &Case) -> bool {
        let ExprKind::Period(Period::Date(date)) = case.tag.expr.kind else {
            return false;
        };
        let Governor::Verb(group) = case.happening.governor else {
            return false;
        };
        let group = &sentence.groups[group];
        passage::is_weekday(&case.tag.expr)
            && date.weekday == self.issue.map(|i| i.weekday())
            && !(case.at > 0 && sentence.words[case.at - 1].is("on"))
            && case.happening.direction == Direction::Future
            && group.tense == Tense::Present
            && group.shape == Shape::Finite
    }

    /// "The supper set for Monday was called off" on a Monday: most likely today's.
    fn is_off_today(&self, sentence: &Sentence<'_>, case: &Case) -> bool {
        let off = matches!(case.happening.status, Status::Cancelled | Status::Postponed);
        off && case.happening.direction == Direction::Open
            && passage::weekday_of(&case.tag.expr).is_some()
            && passage::weekday_of(&case.tag.expr) == sentence.issue_weekday
    }

    /// "The evidence ends in 1795": told in the present, and yet past for more than a year.
    fn is_told_long_after(&self, when: &When, happening: &Happening) -> bool {
        let last = when.end.map_or(when.start.date(), |e| e.date());
        let past = self.issue.map(|i| i.signed_duration_since(last).num_days());
        happening.direction == Direction::Future && past.is_some_and(|days| days > LONG_AFTER)
    }

    /// "struck it down on Oct. 26, 2023, and gave them until Dec. 8": the term runs from the day told before it, where that is
    /// not of these months.
    fn told_long_ago(&self, expr: &TimeExpr) -> Option<Lent> {
        let ExprKind::Period(Period::Date(date)) = expr.kind else {
            return None;
        };
        let (_, day) = self.last_day?;
        let back = self.issue?.signed_duration_since(day).num_days();
        let open =
            expr.bound == Bound::Through && date.year == Year::Unsaid && date.month.is_some();
        (open && back > 90).then(|| Lent {
            days: Days::one(day),
            basis: Basis::Inherited(Span::default()),
        })
    }

    /// The day of the heading: under "TOMORROW" an hour is tomorrow's.
    fn headed(&self, frame: &Frame) -> Option<Lent> {
        let heading = self.heading?;
        let when = resolve::resolve(&heading.expr, frame).ok()?;
        (when.precision == Precision::Day).then(|| Lent {
            days: Days::one(when.start.date()),
            basis: Basis::Inherited(heading.span),
        })
    }

    /// The week behind the last day that the passage named: "The walk is May 3. Rain date is Sunday."
    fn days_after_last(&self) -> Option<Lent> {
        let last = self.passage.day(Direction::Future)?;
        let from = last.days.first.checked_add_days(chrono::Days::new(1))?;
        Some(Lent {
            days: Days {
                first: from,
                last: from.checked_add_days(chrono::Days::new(6))?,
            },
            ..last
        })
    }

    /// What is said of a day to come was arranged, or is set by rules: no fact is dated ahead of its telling.
    fn lies_ahead(&self, when: &When) -> bool {
        self.issue.is_some_and(|issue| when.start.date() > issue)
    }

    /// "last Monday and Tuesday": the days behind the one that a weekday is listed with.
    fn week_of_last(&self, sentence: &Sentence<'_>, case: &Case) -> Option<Lent> {
        let (before, day) = self.last_day?;
        let listed = passage::is_weekday(&case.tag.expr)
            && absorb::is_listed(sentence, before, case.at).is_some();
        let from = day.checked_add_days(chrono::Days::new(1))?;
        listed.then_some(Lent {
            days: Days {
                first: from,
                last: from.checked_add_days(chrono::Days::new(5))?,
            },
            basis: Basis::Inherited(case.tag.span),
        })
    }
}

/// "Gulls cross the bay on Sunday": a verb in the present.
fn shows(sentence: &Sentence<'_>, happening: &Happening) -> bool {
    let Governor::Verb(group) = happening.governor else {
        return false;
    };
    let group = &sentence.groups[group];
    group.tense == Tense::Present && group.shape == Shape::Finite
}

/// "Rain date is Sunday", "the snow date: May 4": a day that counts only if the first one fails.
fn is_spare_day(sentence: &Sentence<'_>, case: &Case) -> bool {
    let words = &sentence.words[..case.at];
    words.windows(2).any(|pair| {
        pair[0].is_one_of(&[
            "rain",
            "snow",
            "backup",
            "make-up",
            "makeup",
            "alternate",
            "reserve",
        ]) && pair[1].is_one_of(&["date", "day"])
    })
}

/// Whether somebody or something is said to do it, and not only wished for by the writer.
fn is_told(sentence: &Sentence<'_>, happening: &Happening) -> bool {
    let Governor::Verb(group) = happening.governor else {
        return matches!(happening.governor, Governor::Noun { .. });
    };
    let subject = sentence.subject(happening.clause);
    let wished = matches!(sentence.groups[group].sense, VerbSense::Hope);
    !subject.is_empty() && !wished
}

/// A day and a clock time that stand apart in one statement become one expression.
fn join_clocks(cases: &mut Vec<Case>) {
    let mut index = 0;
    while index < cases.len() {
        let clock = cases[index].tag.expr.is_clock_only();
        let partner = (0..cases.len()).find(|&other| {
            other != index
                && clock
                && cases[other].tag.expr.has_day()
                && !cases[other].tag.expr.has_clock()
                && same_statement(&cases[index].happening, &cases[other].happening)
        });
        let Some(other) = partner else {
            index += 1;
            continue;
        };
        if is_days(&cases[other].tag.expr) {
            // "from Monday through Thursday, between 9 p.m. and 3 a.m.": the hours of each of several days.
            cases.remove(index);
            continue;
        }
        let Some(joined) = with_clock(&cases[other].tag.expr, &cases[index].tag.expr) else {
            index += 1;
            continue;
        };
        let time = cases[index].tag.span;
        cases[other].tag.expr = joined;
        cases[other].time = Some(time);
        cases.remove(index);
    }
}

/// An expression without what is no time in it.
fn freed(sentence: &Sentence<'_>, at: usize, tag: Tag) -> Tag {
    without_street(
        sentence,
        at,
        without_midnight(sentence, at, without_length(sentence, at, tag)),
    )
}

/// "moved on May 1 to 14 Quay Street": the day, and no range.
fn without_street(sentence: &Sentence<'_>, at: usize, mut tag: Tag) -> Tag {
    if let ExprKind::Range(ends) = tag.expr.kind
        && let End::Date(date) = ends.from
        && label::is_before_street(&sentence.words, at)
    {
        tag.expr.kind = ExprKind::Period(Period::Date(date));
    }
    tag
}

/// "went on past midnight on Thursday", "over lunch on Monday": the day, and no hour.
fn without_midnight(sentence: &Sentence<'_>, at: usize, mut tag: Tag) -> Tag {
    let past = at > 0 && sentence.words[at - 1].is("past");
    let meal = at > 0
        && sentence.words[at - 1].is_one_of(&["over", "at", "for", "a", "the", "to"])
        && sentence.words[at]
            .text
            .to_ascii_lowercase()
            .starts_with("lunch ");
    if (past || meal)
        && let ExprKind::At(period, _) | ExprKind::PartOfDay(Some(period), _) = tag.expr.kind
    {
        tag.expr.kind = ExprKind::Period(period);
    }
    tag
}

/// Whether an expression goes from one day to another.
fn is_days(expr: &TimeExpr) -> bool {
    let day = |end: End| matches!(end, End::Date(_) | End::Other(_));
    matches!(expr.kind, ExprKind::Range(ends) if !ends.listed && day(ends.from) && day(ends.to))
}

/// "for five weeks before the Nov. 5 election": a length, and the day that ends it.
fn without_length(sentence: &Sentence<'_>, at: usize, mut tag: Tag) -> Tag {
    if at > 0
        && sentence.words[at - 1].is("for")
        && let ExprKind::Period(Period::Shift {
            from: Anchor::Date(date),
            ..
        }) = tag.expr.kind
    {
        tag.expr.kind = ExprKind::Period(Period::Date(date));
    }
    tag
}

/// Whether an expression counts ahead from a weekday.
fn counts_from_weekday(expr: &TimeExpr) -> bool {
    matches!(expr.kind, ExprKind::Period(Period::Shift { back: false, from: Anchor::Date(date), .. })
        if date.weekday.is_some() && date.day.is_none())
}

/// "45 minutes later": no day lends itself to that.
fn counts_minutes(expr: &TimeExpr) -> bool {
    matches!(expr.kind, ExprKind::Period(Period::Shift { amount, from: Anchor::LastNamed, .. })
        if matches!(amount.unit, Unit::Second | Unit::Minute | Unit::Hour))
}

pub(super) fn same_statement(a: &Happening, b: &Happening) -> bool {
    a.clause == b.clause
        && match (a.governor, b.governor) {
            (Governor::Noun { head: a, .. }, Governor::Noun { head: b, .. }) => a == b,
            (a, b) => a == b,
        }
}

fn with_clock(day: &TimeExpr, clock: &TimeExpr) -> Option<TimeExpr> {
    let kind = match (day.kind, clock.kind) {
        (ExprKind::Period(period), ExprKind::Clock(clock)) => ExprKind::At(period, clock),
        (ExprKind::PartOfDay(Some(period), _), ExprKind::Clock(clock)) => {
            ExprKind::At(period, clock)
        }
        (ExprKind::Period(Period::Date(date)), ExprKind::Range(ends)) => ExprKind::Range(Ends {
            from: on_day(ends.from, date)?,
            ..ends
        }),
        _ => return None,
    };
    Some(TimeExpr { kind, ..*clock })
}

fn on_day(end: End, date: Date) -> Option<End> {
    match end {
        End::Clock(clock) => Some(End::At(date, clock)),
        _ => None,
    }
}

/// The reason for a date, in a sentence.
fn because(when: &When) -> String {
    match (when.parts.needs_issue, when.parts.day) {
        (_, Basis::Inherited(_)) => "the day is the one named before in this passage".to_owned(),
        (true, _) => "counted from the issue date".to_owned(),
        _ => "stated in the text".to_owned(),
    }
}
