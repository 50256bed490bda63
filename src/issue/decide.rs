//! Which of the dates that something states is the issue's, and what is said of the others.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::clues::{self, Stated};
use super::{Clue, DateOptions, Issue, IssueDateFrom};
use crate::document::StatedTime;
use crate::note::Note;

/// The caller's `--date`.
pub(super) fn by_option(date: NaiveDate, options: &DateOptions, home: Tz) -> Stated {
    let at = StatedTime {
        date,
        time: options.time,
        offset: None,
        zone: None,
    };
    let (_, _, published) = clues::on_clock_of(&at, home);
    Stated {
        date,
        time: options.time,
        published,
        from: IssueDateFrom::Option,
        confidence: 1.0,
        clue: Clue {
            exact: date.to_string(),
            span: None,
            says: format!("the caller says {date}"),
            name: "option".to_owned(),
            weight: 0.0,
        },
        strong: true,
    }
}

/// A `<time>` at the top of a page is sometimes an event's; a line that says when the page came out goes before it.
pub(super) fn masthead_before_time_element(stated: &mut Vec<Stated>) {
    let headed = stated
        .iter()
        .any(|s| s.from == IssueDateFrom::Masthead && s.strong);
    if let (true, Some(at)) = (
        headed,
        stated.iter().position(|s| s.clue.name == "time-element"),
    ) {
        let element = stated.remove(at);
        stated.push(element);
    }
}

/// The most that a page, an address or a file's name may have where the text itself says another day.
const CONTRADICTED: f64 = 0.85;

/// The first statement wins; those that agree are further clues, a strong one that does not is a warning and an alternative.
pub(super) fn decide(stated: Vec<Stated>, notes: &mut Vec<Note>) -> Option<Issue> {
    let mut rest = stated.into_iter();
    let first = rest.next()?;
    let mut issue = Issue {
        date: Some(first.date),
        time: first.time,
        published: first.published,
        from: first.from,
        confidence: first.confidence,
        clues: vec![first.clue],
        ..Issue::default()
    };
    for other in rest {
        let apart = other
            .date
            .signed_duration_since(first.date)
            .num_days()
            .abs();
        if apart == 0 {
            let both_wrong = (1.0 - issue.confidence) * (1.0 - other.confidence);
            issue.confidence = issue.confidence.max(1.0 - both_wrong.max(0.005));
            issue.clues.push(other.clue);
            continue;
        }
        let rivals = apart > 1 && other.strong && first.strong;
        let known = issue.alternatives.iter().any(|(d, _)| *d == other.date);
        if rivals && !known && first.from != IssueDateFrom::Option {
            notes.push(disagreement(&issue, &other));
            let outside = matches!(
                first.from,
                IssueDateFrom::Page | IssueDateFrom::Url | IssueDateFrom::File
            );
            if outside && other.from == IssueDateFrom::Masthead {
                issue.confidence = issue.confidence.min(CONTRADICTED);
            }
            issue
                .alternatives
                .push((other.date, 1.0 - issue.confidence));
        }
    }
    Some(issue)
}

/// The warning that two strong statements disagree.
fn disagreement(issue: &Issue, other: &Stated) -> Note {
    let won = issue.clues.first();
    let says = won.map_or("", |c| c.says.as_str());
    let message = format!(
        "two issue dates: {says}, but {}; the first is used",
        other.clue.says
    );
    let note = Note::warning("issue-dates-disagree", message);
    match other.clue.span {
        Some(span) => note.at(span),
        None => note,
    }
}
