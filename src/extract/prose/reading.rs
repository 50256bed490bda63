//! From the expressions of a sentence to its dated statements: judged, resolved, and merged where two date one thing.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::absorb;
use super::clause::{Link, Sentence};
use super::dated::{self, Dated};
use super::governor::Governor;
use super::happening::{self, Happening};
use super::lending::{is_the_weekday, says_that_year};
use super::passage::{self, Passage};
use super::place;
use super::replaced;
use super::running::Run;
use super::statement::Statement;
use super::verbs::{Shape, Tense};
use crate::extract::beside::{self, says_local};
use crate::extract::fields::starts_with;
use crate::extract::{Kind, Scene, Status};
use crate::lexicon::happenings::VerbSense;
use crate::lexicon::{self, Meaning};
use crate::resolve::{self, Basis, Days, Doubt, Frame, Lent, Precision, Walk, When, Why};
use crate::sentence::Direction;
use crate::span::Span;
use crate::timex::expr::{ExprKind, Near, Period};
use crate::timex::{Tag, Within};

/// A text in reading order: remembers which days were named.
pub(super) struct Reading<'t> {
    /// The day that days are counted from.
    pub(super) issue: Option<NaiveDate>,
    text: &'t str,
    walk: Walk<'t>,
    /// The dates are written as outside America, and the text names no clock of its own.
    abroad: bool,
    /// The days named in the block at hand.
    pub(super) passage: Passage,
    /// The sentence at hand names a day of years ago.
    old_source: bool,
    /// The last day that was named could be another one.
    open_last: bool,
    /// The day of the last hour of the sentence at hand was only the issue's.
    open_day: bool,
    /// The last clock time of the sentence at hand.
    clock: Option<NaiveTime>,
    /// The last days of a named month in the sentence at hand: "put off from March 3 to the 17th".
    month: Option<Lent>,
    /// The clause that named it.
    pub(super) month_clause: Option<usize>,
    /// It stands in front of a noun: "November figures".
    pub(super) month_label: bool,
    /// The days named in the sentence at hand and in the last one that named any.
    days: [Named; 2],
    /// The word and the day of the last expression of the sentence at hand.
    pub(super) last_day: Option<(usize, NaiveDate)>,
    /// The last year named by its number, in the block at hand.
    pub(super) year: Option<Lent>,
    /// The day that stands alone above the block at hand.
    pub(super) heading: Option<Tag>,
    /// The sentence at hand says what a picture shows.
    caption: bool,
    block: Option<usize>,
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
            abroad: issue.day_first == Some(true) && issue.zone.is_none(),
            passage: Passage::default(),
            old_source: false,
            open_last: false,
            open_day: false,
            clock: None,
            month: None,
            month_clause: None,
            month_label: false,
            days: [Named::None; 2],
            last_day: None,
            year: None,
            heading: None,
            caption: false,
            block: None,
        }
    }

    /// What the text so far lends an expression.
    pub(super) fn frame(&mut self, tag: &Tag) -> Frame {
        self.walk.frame(tag)
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
            self.days = [Named::None; 2];
        }
        self.heading = run.heading;
        self.caption = run.caption;
        if run.borrowed.is_some() {
            self.clock = None;
        }
    }

    /// The statements of a sentence, in order.
    pub(super) fn statements(&mut self, sentence: &Sentence<'_>, tags: &[Tag]) -> Vec<Statement> {
        let mut cases: Vec<Dated> = Vec::new();
        for (at, word) in sentence.words.iter().enumerate() {
            let Some(tag) = word.tag().and_then(|i| tags.get(i)) else {
                continue;
            };
            if let Some(mut happening) = happening::judge(sentence, at, tag) {
                if self.caption && shows(sentence, &happening) {
                    happening.direction = Direction::Past;
                    happening.kind = Kind::Fact;
                }
                cases.push(Dated {
                    at,
                    tag: dated::freed(sentence, at, *tag),
                    time: None,
                    happening,
                });
            }
        }
        replaced::leave_out(sentence, &mut cases);
        dated::join_clocks(sentence, &mut cases);
        let mut found: Vec<Statement> = Vec::new();
        self.clock = None;
        self.open_day = false;
        let latest = self.issue.map(|issue| issue.year() - 2);
        self.old_source = tags
            .iter()
            .any(|tag| passage::is_dated_by(&tag.expr, latest));
        self.note_lead(sentence, tags);
        self.month = None;
        self.month_clause = None;
        self.month_label = false;
        self.last_day = None;
        if self.days[0] != Named::None {
            self.days = [Named::None, self.days[0]];
        }
        let mut seen = 0;
        for case in cases {
            for word in &sentence.words[seen..case.at] {
                let tag = word.tag().and_then(|i| tags.get(i));
                self.note_year(tag);
                self.note_month(tag);
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

    fn resolve(&mut self, sentence: &Sentence<'_>, case: Dated) -> Option<Statement> {
        let tag = case.tag;
        if dated::counts_minutes(&tag.expr) {
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
        if dated::counts_from_weekday(&tag.expr) && sentence.words[case.at].text.contains(" from ")
        {
            // "a week from Monday" counts from the Monday ahead whatever the verb says.
            frame.direction = Direction::Future;
        }
        let direction = frame.direction;
        let lent_day = self.lend(sentence, &case, &mut frame)?;
        let open_month = self.month_of_another_clause(sentence, &case, &frame);
        let open_anchor = passage::counts_days(&tag.expr)
            && self.days[0] == Named::None
            && self.days[1] == Named::Several;
        let when = resolve::resolve(&tag.expr, &frame).ok()?;
        self.walk.done(&tag, &when);
        let unplaced = frame.near.is_none();
        let happening = self.judged(sentence, &case, &when, direction, (today, unplaced));
        self.clock = when.start.clock().map(|c| c.time()).or(self.clock);
        self.last_day = (when.precision == Precision::Day).then(|| (case.at, when.start.date()));
        if passage::names_month(&tag.expr) {
            self.month = Some(days_of(&when, tag.span));
            self.month_clause = Some(sentence.owner[case.at]);
            let next = sentence.words.get(case.at + 1);
            self.month_label = when.precision == Precision::Month
                && next.is_some_and(|w| w.roles == 0 && !w.is_any_mark() && w.tag().is_none());
        }
        if when.precision <= Precision::Day {
            self.days[0] = self.days[0].and(when.start.date());
        }
        let label = matches!(happening.governor, Governor::Noun { .. })
            || matches!(
                sentence.clauses[happening.clause].link,
                Link::About { .. } | Link::Bracket
            );
        // In an old letter that is quoted, "by Sunday" is not the Sunday ahead of us.
        let old_letter = tag.within == Within::Quotation
            && when.parts.needs_issue
            && (self.passage.is_dated_long_ago(self.issue) || self.old_source);
        if !old_letter {
            self.passage.tell(&when, self.issue);
            self.passage.note(&when, tag.span, self.issue, label);
        }
        let mut happening = happening;
        if tag.expr.is_clock_only() {
            happening.doubts = happening
                .doubts
                .with(self.passage.doubts_of(when.parts.day));
        } else {
            let doubts = happening.doubts.with(when.doubts);
            self.passage.note_doubts(tag.span, doubts);
        }
        if lent_day {
            happening.doubts.add(Doubt::DayInherited);
        }
        if is_the_weekday(sentence, &case) && !matches!(when.parts.day, Basis::Inherited(_)) {
            happening.doubts.add(Doubt::WeekdayDirection);
        }
        if open_anchor || open_month {
            happening.doubts.add(Doubt::AnchorOpen);
        }
        if when.doubts.has(Doubt::HalfAssumed) && is_either_half(&when) {
            happening.doubts.add(Doubt::HalfOpen);
        }
        if tag.expr.is_clock_only() {
            let inherited = matches!(when.parts.day, Basis::Inherited(_));
            if !inherited || self.open_day {
                happening.doubts.add(Doubt::DayFromIssue);
            }
            self.open_day |= !inherited;
        }
        // "in July or August": the text itself does not know which.
        if happening.kind == Kind::Event && is_either(self.text, tag.span) {
            happening.status = Status::Tentative;
            happening.doubts.add(Doubt::Tentative);
        }
        // "a second walk follows on June 9 at the same hour"
        if when.precision == Precision::Day && says_same_hour(self.text, tag.span) {
            happening.doubts.add(Doubt::HourUnread);
        }
        // "The following day he was in Lima", counted from a day that is still to come.
        let anaphor = when.doubts.has(Doubt::FromAnaphor);
        if anaphor && self.open_last {
            happening.doubts.add(Doubt::AnchorOpen);
        }
        let ahead = self.issue.is_some_and(|issue| when.start.date() > issue);
        if direction == Direction::Past && ahead && when.doubts.has(Doubt::FromAnaphor) {
            happening.doubts.add(Doubt::AnchorOpen);
        }
        if self.is_open_unit(sentence, &case, &when) {
            happening.doubts.add(Doubt::AnchorOpen);
        }
        // "on 17 November of that year", and no year was named.
        if says_that_year(sentence, case.at) && self.year.is_none() {
            happening.doubts.add(Doubt::YearAssumed);
        }
        if old_letter {
            happening.doubts.add(Doubt::YearAssumed);
        }
        // "13:30" among dates like "12 May": the publication is not American, and nothing says whose clock it keeps.
        if self.abroad && when.parts.zone == Basis::Assumed(Why::DefaultZone) {
            happening.doubts.add(Doubt::ZoneOpen);
        }
        // "tomorrow at 11 a.m. local time", and the sentence does not say where.
        let named = beside::time_of(self.text, &tag);
        let unknown = named.is_some_and(|place| resolve::place::zone_of(place).is_none());
        if unknown && tag.expr.has_clock() && when.parts.zone != Basis::Stated {
            happening.doubts.add(Doubt::ZoneOpen);
        }
        let clock = case.time.map_or(tag, |span| Tag { span, ..tag });
        let local =
            tag.expr.has_clock() && (says_local(self.text, &tag) || says_local(self.text, &clock));
        if local && frame.place.is_none() {
            happening.doubts.add(Doubt::ZoneOpen);
        }
        let open = [
            Doubt::WeekdayDirection,
            Doubt::AnchorOpen,
            Doubt::YearAssumed,
        ];
        self.open_last = open.into_iter().any(|d| happening.doubts.has(d));
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

    /// Remembers the month of an expression that dates no statement of its own: "the July clashes".
    fn note_month(&mut self, tag: Option<&Tag>) {
        let named = tag.filter(|t| passage::names_month(&t.expr));
        let Some(tag) = named.filter(|t| !self.month.is_some_and(|m| is_of(m, t.span))) else {
            return;
        };
        let frame = self.walk.frame(tag);
        if let Ok(when) = resolve::resolve(&tag.expr, &frame) {
            self.month = Some(days_of(&when, tag.span));
            self.passage.tell(&when, self.issue);
        }
    }

    /// Lends the frame what the text has named: the day of an hour, the month of "the 26th", the year of "July of that year".
    /// Gives whether the day stood in a sentence before; nothing where the expression hangs on what nobody named.
    fn lend(&mut self, sentence: &Sentence<'_>, case: &Dated, frame: &mut Frame) -> Option<bool> {
        let tag = &case.tag;
        let direction = frame.direction;
        let mut lent_day = false;
        if tag.expr.is_clock_only() {
            let day = self.passage.day(direction).or_else(|| self.headed(frame));
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
            frame.near = self
                .month
                .filter(|month| !self.month_label || passage::has_day(month, &tag.expr))
                .or_else(|| self.passage.month(direction, self.issue));
        } else if let Some(day) = self.heading_of(&tag.expr, frame) {
            frame.near = Some(day);
        } else if let Some(week) = self.week_of_last(sentence, case) {
            frame.near = Some(week);
        } else if let Some(week) = self.that_weekday(sentence, case) {
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
        if sentence.is_replaced(case.at)
            && let Some(days) = self.days_around_last(&case.tag.expr)
        {
            frame.near = Some(days);
        }
        if let Some(year) = self.year_just_named(sentence, case) {
            frame.near = Some(year);
        }
        if is_spare_day(sentence, case) {
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
        if let Some(place) = beside::time_of(self.text, tag).filter(|_| tag.expr.has_clock()) {
            frame.place = resolve::place::zone_of(place).or(frame.place);
        }
        if tag.expr.has_clock() && frame.place.is_none() {
            frame.place = place::zone(self.text, sentence, &case.happening, case.at);
        }
        Some(lent_day)
    }

    /// What the day that an expression came to says of its happening. `today`: the issue's own weekday was taken for today;
    /// `unplaced`: nothing lent it its year.
    fn judged(
        &self,
        sentence: &Sentence<'_>,
        case: &Dated,
        when: &When,
        direction: Direction,
        (today, unplaced): (bool, bool),
    ) -> Happening {
        let mut happening = case.happening;
        if today || is_given_day(sentence, case) {
            happening.doubts.add(Doubt::WeekdayDirection);
        }
        if direction == Direction::Past
            && passage::lacks_year(&case.tag.expr)
            && unplaced
            && self.passage.is_story(self.issue)
        {
            // "laughed at it that spring, and had left by the fall", told of years ago.
            happening.doubts.add(Doubt::YearAssumed);
        }
        if is_spare_day(sentence, case) {
            happening.status = Status::Tentative;
            happening.doubts.add(Doubt::Tentative);
        }
        if happening.kind == Kind::Event && self.is_told_long_after(when, &happening) {
            happening.kind = Kind::Fact;
        }
        if happening.kind == Kind::Fact
            && self.lies_ahead(when)
            && !happening.doubts.has(Doubt::Denied)
            && is_told(sentence, &happening)
        {
            happening.kind = Kind::Event;
            // "cancelled its trip on Nov. 5": the day ahead is the trip's.
            if let Some(status) = calls_off(sentence, &happening) {
                happening.status = status;
            }
        }
        happening
    }
}

/// The days that an expression came to, to be lent to those behind it.
fn days_of(when: &When, span: Span) -> Lent {
    Lent {
        days: Days {
            first: when.start.date(),
            last: when.end.map_or(when.start.date(), |end| end.date()),
        },
        basis: Basis::Inherited(span),
    }
}

/// Whether days are lent by the expression at a place.
fn is_of(lent: Lent, span: Span) -> bool {
    lent.basis == Basis::Inherited(span)
}

/// How many different days a sentence named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    None,
    One(NaiveDate),
    Several,
}

impl Named {
    fn and(self, day: NaiveDate) -> Self {
        match self {
            Named::None => Named::One(day),
            Named::One(other) if other == day => self,
            _ => Named::Several,
        }
    }
}

/// Whether an hour without its half is as usual in the morning as in the evening: six, seven and eight; half past eight is
/// mostly when figures come out and offices open.
fn is_either_half(when: &When) -> bool {
    let time = when.start.clock().map(|c| c.time());
    time.is_some_and(|t| matches!(t.hour() % 12, 6 | 7) || t.hour() % 12 == 8 && t.minute() == 0)
}

/// "Gulls cross the bay on Sunday": a verb in the present.
fn shows(sentence: &Sentence<'_>, happening: &Happening) -> bool {
    let Governor::Verb(group) = happening.governor else {
        return false;
    };
    let group = &sentence.groups[group];
    group.tense == Tense::Present && group.shape == Shape::Finite
}

/// "has been given Thursday": the day itself may be what is given, and not when.
fn is_given_day(sentence: &Sentence<'_>, case: &Dated) -> bool {
    let Governor::Verb(group) = case.happening.governor else {
        return false;
    };
    let group = &sentence.groups[group];
    passage::is_weekday(&case.tag.expr)
        && group.end == case.at
        && matches!(
            group.base,
            "give" | "allot" | "assign" | "allocate" | "offer" | "grant"
        )
}

/// What an active verb of calling off makes of its object.
fn calls_off(sentence: &Sentence<'_>, happening: &Happening) -> Option<Status> {
    let Governor::Verb(group) = happening.governor else {
        return None;
    };
    match sentence.groups[group].sense {
        VerbSense::Cancel => Some(Status::Cancelled),
        VerbSense::Postpone => Some(Status::Postponed),
        _ => None,
    }
}

/// "Rain date is Sunday", "the snow date: May 4": a day that counts only if the first one fails.
fn is_spare_day(sentence: &Sentence<'_>, case: &Dated) -> bool {
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

/// The reason for a date, in a sentence.
fn because(when: &When) -> String {
    match (when.parts.needs_issue, when.parts.day) {
        (_, Basis::Inherited(_)) => "the day is the one named before in this passage".to_owned(),
        (true, _) => "counted from the issue date".to_owned(),
        _ => "stated in the text".to_owned(),
    }
}

/// Whether the words behind a day give it the hour of another one.
fn says_same_hour(text: &str, day: Span) -> bool {
    let rest = &text[day.end as usize..];
    let rest = rest.trim_start_matches([' ', ',']);
    [
        "at the same hour",
        "at the same time",
        "same time",
        "same hour",
    ]
    .iter()
    .any(|said| starts_with(rest, said))
}

/// Whether an expression is one of two between which the text does not choose: "in July or August", "in 2028 or 2029".
fn is_either(text: &str, date: Span) -> bool {
    let rest = text[date.end as usize..].strip_prefix(" or ");
    let other = rest.is_some_and(|rest| {
        let word = rest
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or("");
        let year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        let meaning = lexicon::look_up(&word.to_ascii_lowercase()).meaning();
        let named = word.starts_with(char::is_uppercase)
            && matches!(meaning, Meaning::Month(_) | Meaning::Weekday(_));
        year || named
    });
    other || date.of(text).contains(" or ")
}
