//! Turns any draft into a sighting: the last checks, and what every sighting of one issue shares.

use super::draft::Draft;
use super::fields::{has_any_word, title};
use super::{Category, Evidence, Kind, Scene, Sighting, SourceRef, Status};
use crate::resolve::{Doubt, Moment, Precision};
use crate::span::Span;

/// Characters of context that a quote is given on either side (W3C text-quote selector).
const CONTEXT: usize = 32;
/// Days between issue and start from which a year that nobody printed is doubted.
const FAR: i64 = 400;

/// A title without the date that it belongs to: "this weekend's elections" are the elections.
fn without_own_date<'t>(title: &'t str, date: Option<&str>) -> &'t str {
    let rest = date.and_then(|date| title.strip_prefix(date));
    let rest = rest.and_then(|rest| {
        rest.strip_prefix("’s ")
            .or_else(|| rest.strip_prefix("'s "))
    });
    let rest = rest.filter(|rest| rest.split_whitespace().nth(1).is_some());
    rest.unwrap_or(title)
}

/// Makes a sighting of a draft, or nothing where it has no title left after cleaning.
pub(crate) fn finish(scene: &Scene<'_>, draft: Draft) -> Option<Sighting> {
    let dated = draft.date_text.map(|span| scene.raw.document.of(span));
    let title = without_own_date(&draft.title, dated);
    let title = title::capped(title, scene.limits.title_chars);
    if !title.chars().any(char::is_alphanumeric) {
        return None;
    }
    let mut when = draft.when;
    let mut doubts = draft.doubts;
    if when.end.is_some_and(|end| before(end, when.start)) {
        when.end = None;
        doubts.add(Doubt::EndBeforeStart);
    }
    if when.end == Some(when.start) && matches!(when.start, Moment::Clock(_)) {
        when.end = None;
    }
    if let Some(issue) = scene.issue.date {
        let days = (when.start.date() - issue).num_days().abs();
        let day = matches!(
            when.precision,
            Precision::Minute | Precision::Hour | Precision::PartOfDay | Precision::Day
        );
        if days > FAR && day && when.parts.needs_issue {
            doubts.add(Doubt::FarFromIssue);
        }
    }
    let stands = matches!(draft.status, Status::Confirmed | Status::Tentative);
    if stands
        && hour_elsewhere(scene.raw.document.of(draft.quote))
        && matches!(when.start, Moment::Day(_))
    {
        doubts.add(Doubt::FromAnaphor);
    }
    if draft.status == Status::Tentative {
        doubts.add(Doubt::Tentative);
    }
    let category = draft.category.or_else(|| category_of(draft.kind, &title));
    let part = |span: Option<Span>| span.map(|s| scene.raw.document.of(s).to_owned());
    let (prefix, suffix) = scene.raw.document.around(draft.quote, CONTEXT);
    Some(Sighting {
        source: source_of(scene),
        kind: draft.kind,
        origin: draft.origin,
        category,
        title,
        when,
        organizer: draft.organizer,
        participants: draft.participants,
        place: draft.place,
        attendance: draft.attendance,
        links: draft.links,
        status: draft.status,
        section: draft.section,
        evidence: Evidence {
            exact: scene.raw.document.of(draft.quote).to_owned(),
            start: draft.quote.start,
            end: draft.quote.end,
            date_text: part(draft.date_text),
            time_text: part(draft.time_text),
            rule: draft.rule.to_owned(),
            because: draft.because,
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
        },
        doubts,
        moved_from: draft.moved_from,
    })
}

/// Whether a text says the hour of a day by another one's ("at the same hour"), which was not found.
fn hour_elsewhere(text: &str) -> bool {
    has_any_word(
        text,
        &[
            "same hour",
            "same time",
            "usual time",
            "usual hour",
            "same hours",
            "same times",
        ],
    )
}

/// Whether one moment lies before another, by day where either has no clock.
fn before(a: Moment, b: Moment) -> bool {
    match (a, b) {
        (Moment::Clock(a), Moment::Clock(b)) => a < b,
        _ => a.date() < b.date(),
    }
}

/// What all sightings of one issue share.
fn source_of(scene: &Scene<'_>) -> SourceRef {
    SourceRef {
        sha256: scene.raw.sha256.clone(),
        issued: scene.issue.date,
        publication: scene
            .profile
            .map(|p| p.name.clone())
            .or_else(|| scene.issue.publisher.clone())
            .or_else(|| scene.raw.headers.publisher.clone()),
        issued_permille: (scene.issue.confidence.clamp(0.0, 1.0) * 1000.0).round() as u16,
    }
}

/// Words of a title and the sort of event that they name, looked for from the end of the title.
const SORTS: &[(&str, Category)] = &[
    ("deadline", Category::Deadline),
    ("due", Category::Deadline),
    ("hearing", Category::Hearing),
    ("hearings", Category::Hearing),
    ("markup", Category::Hearing),
    ("testifies", Category::Hearing),
    ("election", Category::Election),
    ("primary", Category::Election),
    ("runoff", Category::Election),
    ("vote", Category::Vote),
    ("votes", Category::Vote),
    ("talk", Category::Talk),
    ("lecture", Category::Talk),
    ("panel", Category::Talk),
    ("discussion", Category::Talk),
    ("webinar", Category::Talk),
    ("seminar", Category::Talk),
    ("symposium", Category::Talk),
    ("colloquium", Category::Talk),
    ("conversation", Category::Talk),
    ("remarks", Category::Talk),
    ("speaks", Category::Talk),
    ("briefing", Category::Talk),
    ("forum", Category::Talk),
    ("meeting", Category::Meeting),
    ("meets", Category::Meeting),
    ("summit", Category::Meeting),
    ("conference", Category::Meeting),
    ("visit", Category::Visit),
    ("visits", Category::Visit),
    ("releases", Category::Publication),
];

/// The sort of event that a word of the title names.
fn category_of(kind: Kind, title: &str) -> Option<Category> {
    if kind == Kind::Fact {
        return None;
    }
    let lower = title.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    SORTS
        .iter()
        .find(|(word, _)| words.contains(word))
        .map(|&(_, category)| category)
}
