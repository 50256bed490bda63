//! From the expressions of a sentence to its dated statements: judged, resolved, and merged where two date one thing.

use chrono::NaiveDate;

use super::clause::Sentence;
use super::governor::Governor;
use super::happening::{self, Happening};
use super::place;
use super::running::Run;
use super::verbs::Shape;
use crate::extract::Scene;
use crate::lexicon::happenings::Form;
use crate::resolve::{self, Basis, Days, Doubt, Frame, Lent, Moment, Precision, Walk, When, Why};
use crate::sentence::Direction;
use crate::span::Span;
use crate::timex::expr::{Anchor, Date, End, Ends, ExprKind, Near, Period, Unit};
use crate::timex::{Tag, TimeExpr};

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
    last: usize,
    /// The expression is the name of a day.
    named: bool,
    /// The expression hangs on a day named before.
    anaphor: bool,
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

/// A text in reading order: remembers which days were named.
pub(super) struct Reading<'t> {
    issue: Option<NaiveDate>,
    text: &'t str,
    walk: Walk<'t>,
    /// The last day named in the block at hand: a clock time alone belongs to it.
    passage: Option<Lent>,
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
            passage: None,
            block: None,
        }
    }

    /// Goes on to the next sentence.
    pub(super) fn enter(&mut self, run: &Run) {
        if self.block != Some(run.block) {
            self.passage = None;
            self.block = Some(run.block);
        }
    }

    /// The statements of a sentence, in order.
    pub(super) fn statements(&mut self, sentence: &Sentence<'_>, tags: &[Tag]) -> Vec<Statement> {
        let mut cases: Vec<Case> = Vec::new();
        for (at, word) in sentence.words.iter().enumerate() {
            let Some(tag) = word.tag().and_then(|i| tags.get(i)) else {
                continue;
            };
            if let Some(happening) = happening::judge(sentence, at, tag) {
                cases.push(Case {
                    at,
                    tag: without_length(sentence, at, *tag),
                    time: None,
                    happening,
                });
            }
        }
        join_clocks(&mut cases);
        let mut found: Vec<Statement> = Vec::new();
        for case in cases {
            if let Some(statement) = self.resolve(sentence, case)
                && !absorbed(sentence, &mut found, &statement)
            {
                found.push(statement);
            }
        }
        found
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
        if tag.expr.is_clock_only() {
            frame.near = self.passage.or_else(|| {
                self.issue.map(|day| Lent {
                    days: Days::one(day),
                    basis: Basis::Assumed(Why::Issue),
                })
            });
        }
        if tag.expr.has_clock() && frame.place.is_none() {
            frame.place = place::zone(self.text, sentence, &case.happening, case.at);
        }
        let when = resolve::resolve(&tag.expr, &frame).ok()?;
        self.walk.done(&tag, &when);
        self.remember(&when, tag.span);
        let mut happening = case.happening;
        if tag.expr.is_clock_only() && !matches!(when.parts.day, Basis::Inherited(_)) {
            happening.doubts.add(Doubt::DayFromIssue);
        }
        Some(Statement {
            at: case.at,
            last: case.at,
            because: because(&when),
            named: matches!(tag.expr.kind, ExprKind::Period(Period::NamedDay(..))),
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

    fn remember(&mut self, when: &When, span: Span) {
        if when.precision > Precision::Week {
            return;
        }
        let first = when.start.date();
        if when.precision <= Precision::Day {
            self.passage = Some(Lent {
                days: Days::one(first),
                basis: Basis::Inherited(span),
            });
        }
    }
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

/// "45 minutes later": no day lends itself to that.
fn counts_minutes(expr: &TimeExpr) -> bool {
    matches!(expr.kind, ExprKind::Period(Period::Shift { amount, from: Anchor::LastNamed, .. })
        if matches!(amount.unit, Unit::Second | Unit::Minute | Unit::Hour))
}

fn same_statement(a: &Happening, b: &Happening) -> bool {
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

/// Whether another expression of the same statement says the same or more; then it only adds its words.
fn absorbed(sentence: &Sentence<'_>, found: &mut [Statement], new: &Statement) -> bool {
    // "left its rate alone on Wednesday after two cuts this year": the cuts are another statement.
    let counted = new.at > 0 && new.when.precision > Precision::Weekend && {
        let before = &sentence.words[new.at - 1];
        before.kind == super::words::Kind::Word
            && before.roles == 0
            && before
                .verb
                .is_none_or(|v| before.noun.is_some() || v.form == Form::Third)
            && !before.capital
    };
    if counted {
        return false;
    }
    let Some(old) = found
        .iter_mut()
        .rev()
        .find(|old| same_statement(&old.happening, &new.happening))
    else {
        return false;
    };
    // "on Thursday and Friday": one stretch.
    let joined = new.at == old.last + 2
        && sentence.words[new.at - 1].is_one_of(&["and", "or"])
        && old.when.precision == Precision::Day
        && new.when.precision == Precision::Day
        && new.when.start.date() > span_of(&old.when).last;
    if joined {
        old.when.end = Some(new.when.end.unwrap_or(new.when.start));
        old.when.parts.end = Basis::Stated;
        old.last = new.at;
        if let (Some(a), Some(b)) = (old.date_text, new.date_text) {
            old.date_text = Some(a.cover(b));
        }
        return true;
    }
    // "Earth Day is Monday": the name of a day dates nothing beside a date.
    if old.named || old.anaphor {
        let keep = old.anaphor && !old.named && new.anaphor;
        if !keep && new.when.precision <= Precision::Day {
            let text = new.date_text;
            old.when = new.when.clone();
            old.date_text = text;
            old.at = new.at;
            old.because.clone_from(&new.because);
            old.happening = new.happening;
            old.named = new.named;
            old.anaphor = new.anaphor;
            return true;
        }
    }
    let (a, b) = (span_of(&old.when), span_of(&new.when));
    let inside = |inner: Days, outer: Days| outer.first <= inner.first && inner.last <= outer.last;
    if inside(a, b) && old.when.precision <= new.when.precision {
        return true;
    }
    if inside(b, a) && new.when.precision < old.when.precision {
        old.when = new.when.clone();
        old.date_text = new.date_text;
        old.at = new.at;
        old.because = new.because.clone();
        return true;
    }
    false
}

fn span_of(when: &When) -> Days {
    let first = when.start.date();
    let last = when.end.map_or(first, Moment::date);
    Days {
        first,
        last: last.max(first),
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
