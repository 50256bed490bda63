//! The issue's date where nothing states it: what the clues in the text come to.

use chrono::{Datelike, Days, NaiveDate};

use super::clues::{self, Line, Stated};
use super::factor::{Factor, Kind, Says, Target};
use super::solve::{self, Window};
use super::{Clue, DateOptions, Eras, Issue, IssueDateFrom};
use crate::document::RawIssue;
use crate::span::Span;
use crate::timex::Tags;

/// The least probability with which a date is given at all; below 0.9 whatever hangs on it needs a look.
const GIVEN: f64 = 0.7;

/// The same for the likeliest day and the three before and after it: then the day may be off, but what hangs on it falls into
/// the right year and week.
const GIVEN_NEAR: f64 = 0.9;

/// The same for a week on either side: the year is certain, and everything is marked for a look.
const GIVEN_WEEK: f64 = 0.97;

/// The same where the days of a list bear the year out by their weekdays: they do not hang on the issue's own day.
const GIVEN_LIST: f64 = 0.82;

/// At least so many days with their weekdays.
const WEEKDAYS: usize = 3;

/// Evidence below this many nats is not worth showing.
const SHOWN: f32 = 0.2;

/// Other days with less than this probability are not worth listing.
const LISTED: f64 = 0.001;

/// A masthead without its year that weighs more than this carries the date.
const HEADED: f32 = 2.0;

/// The first day an issue may have, unless the caller says another.
const FIRST_YEAR: i32 = 1985;

/// How many years beyond its tables a text may be from.
const YEARS_AHEAD: i32 = 10;

/// The date that the clues point to, if they do; the day the file was saved, where the caller trusts that and nothing else helps.
pub(super) fn solved(
    raw: &RawIssue,
    tags: &Tags,
    lines: &[Line],
    options: &DateOptions,
    without: &[String],
    saved: Option<Stated>,
) -> Issue {
    let eras = options.eras.unwrap_or_else(|| Eras::built_in());
    let mut factors = clues::factors(raw, tags, lines, eras);
    factors.extend(saved.as_ref().map(saved_on));
    factors.retain(|f| !without.iter().any(|w| w == f.kind.name()));
    let found = match window(options, eras) {
        Some(window) if !factors.is_empty() => weighed(raw, &factors, window),
        _ => Issue::default(),
    };
    match saved {
        Some(saved) if found.date.is_none() => Issue {
            date: Some(saved.date),
            from: saved.from,
            confidence: saved.confidence,
            clues: vec![saved.clue],
            alternatives: found.alternatives,
            ..Issue::default()
        },
        _ => found,
    }
}

/// The day the file was saved as a clue among others.
fn saved_on(saved: &Stated) -> Factor {
    Factor {
        kind: Kind::FileTime,
        says: Says::Away(Target::Day(saved.date), clues::FILE_TIME),
        span: Span::default(),
        words: saved.clue.says.clone(),
    }
}

/// The likeliest day as an issue's date, if it is likely enough.
fn weighed(raw: &RawIssue, factors: &[Factor], window: Window) -> Issue {
    let solution = solve::solve(factors, window);
    let mut days = solution.days.into_iter();
    let Some((best, confidence)) = days.next() else {
        return Issue::default();
    };
    let mut alternatives: Vec<(NaiveDate, f64)> = days.filter(|(_, p)| *p >= LISTED).collect();
    let clues = shown(raw, factors, &solution.weights);
    let weekdays = factors
        .iter()
        .zip(&solution.weights)
        .filter(|(f, _)| f.kind == Kind::WeekdayDate);
    let listed = weekdays.clone().count() >= WEEKDAYS && weekdays.clone().all(|(_, w)| *w > 0.0);
    let placed = solution.near >= GIVEN_NEAR
        || solution.week >= GIVEN_WEEK
        || listed && solution.week >= GIVEN_LIST;
    if confidence < GIVEN && !placed {
        alternatives.insert(0, (best, confidence));
        return Issue {
            clues,
            alternatives,
            ..Issue::default()
        };
    }
    let headed = factors
        .iter()
        .zip(&solution.weights)
        .any(|(f, w)| f.kind == Kind::Masthead && *w > HEADED);
    Issue {
        date: Some(best),
        from: match headed {
            true => IssueDateFrom::Masthead,
            false => IssueDateFrom::Inferred,
        },
        confidence,
        clues,
        alternatives,
        ..Issue::default()
    }
}

/// The clues that spoke for the likeliest day, strongest first.
fn shown(raw: &RawIssue, factors: &[Factor], weights: &[f32]) -> Vec<Clue> {
    let mut clues: Vec<Clue> = factors
        .iter()
        .zip(weights)
        .filter(|(_, w)| **w >= SHOWN)
        .map(|(f, weight)| Clue {
            exact: raw.document.of(f.span).to_owned(),
            span: (!f.span.is_empty()).then_some(f.span),
            says: f.words.clone(),
            name: f.kind.name().to_owned(),
            weight: *weight,
        })
        .collect();
    clues.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.span.cmp(&b.span)));
    clues
}

/// The days that come into question; `None` where the caller's bounds leave none.
fn window(options: &DateOptions, eras: &Eras) -> Option<Window> {
    let as_of = eras.as_of;
    let first = options
        .after
        .or_else(|| NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1))?;
    let latest = NaiveDate::from_ymd_opt(as_of.year().checked_add(YEARS_AHEAD)?, 12, 31)?;
    let last = [options.before, options.today.and_then(|d| d.succ_opt())]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(latest);
    // Bounds further apart than this are none, and must not cost a scan of millennia.
    let first = first.max(last.checked_sub_days(Days::new(200 * 366)).unwrap_or(first));
    (first <= last).then_some(Window { first, last, as_of })
}
