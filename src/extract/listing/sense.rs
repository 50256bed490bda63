//! What each time expression of a page can give to an item: a day, an hour, or nothing.

use std::ops::Range;

use super::aside::is_aside;
use super::called_off::{called_off_beside, is_last_date};
use super::fallen::is_fallen;
use super::inner::is_inner;
use super::piece::Sense;
use crate::document::{Block, MarkKind};
use crate::extract::Scene;
use crate::extract::fields::starts_with;
use crate::lexicon::NamedDay;
use crate::span::Span;
use crate::timex::expr::{Bound, Clock, End, ExprKind, Named, Period, Unit};
use crate::timex::{Tag, Within};

/// For each tag, what it can give to an item.
pub(super) fn senses(scene: &Scene<'_>) -> Vec<Sense> {
    scene
        .tags
        .iter()
        .map(|tag| {
            let struck = scene.raw.document.marked(tag.span, MarkKind::Struck)
                && !called_off_beside(scene, tag.span);
            let quoted =
                matches!(tag.within, Within::Quotation | Within::Title) && !heads_item(scene, tag);
            if quoted
                || is_title_word(scene, tag)
                || is_title_number(scene, tag)
                || tag.within == Within::Name
                || struck
                || is_inner(scene, tag) && !is_last_date(scene, tag)
                || is_last_day(scene, tag)
                || is_stamp(tag)
                || is_monthly_bound(scene, tag)
                || is_aside(scene, tag)
                || is_fallen(scene, tag)
            {
                return Sense::None;
            }
            sense_of(tag)
        })
        .collect()
}

/// Whether "by the 12th of the month" tells of a rule that something is about, and not of a day.
fn is_monthly_bound(scene: &Scene<'_>, tag: &Tag) -> bool {
    let text = scene.text();
    let before = text[..tag.span.start as usize]
        .trim_end()
        .trim_end_matches("the")
        .trim_end();
    let bound = ["by", "before", "until", "after"]
        .iter()
        .any(|word| before.ends_with(word));
    tag.span.of(text).ends_with("of the month") && (bound || starts_with(tag.span.of(text), "by "))
}

/// Whether "Today" or "Tomorrow" stands with a capital inside a line, unmarked: part of a title ("Tariffs Tomorrow: A Briefing").
fn is_title_word(scene: &Scene<'_>, tag: &Tag) -> bool {
    let text = scene.text();
    let deictic = matches!(tag.expr.kind, ExprKind::Period(Period::Deictic { .. }));
    let capital = tag.span.of(text).starts_with(char::is_uppercase)
        && tag.span.of(text).chars().any(char::is_lowercase);
    let before = &text[..tag.span.start as usize];
    deictic
        && capital
        && before.ends_with(' ')
        && before.trim_end().ends_with(char::is_alphanumeric)
}

/// Whether an hour is a number word with a capital inside a line, as in "Sanctions at Ten": part of a title.
fn is_title_number(scene: &Scene<'_>, tag: &Tag) -> bool {
    let text = scene.text();
    let said = tag.span.of(text);
    let plain =
        matches!(tag.expr.kind, ExprKind::Clock(_)) && !said.bytes().any(|b| b.is_ascii_digit());
    let number = said.rsplit(' ').next().unwrap_or("");
    let noon = ["noon", "midnight", "midday"]
        .iter()
        .any(|word| said.to_ascii_lowercase().contains(word));
    let inside = !text[..tag.span.start as usize].ends_with('\n') && tag.span.start > 0;
    // "Seven Minutes to Midnight? – Quay Fund Time: 9-10:30am": its own hour stands in digits.
    let noon = noon && !has_hour_in_digits_behind(scene, tag);
    plain
        && inside
        && !noon
        && number.starts_with(char::is_uppercase)
        && number.chars().any(char::is_lowercase)
}

/// Blocks below a title in which its hour stands.
const HOUR_BELOW: usize = 2;

/// Whether another hour, in digits, stands behind a mark further on in the same block, or in the blocks right below.
fn has_hour_in_digits_behind(scene: &Scene<'_>, tag: &Tag) -> bool {
    let document = &scene.raw.document;
    let Some(at) = document.block_at(tag.span.end) else {
        return false;
    };
    let digits = |other: &&Tag| {
        let said = other.span.of(scene.text());
        let clock = matches!(sense_of(other), Sense::Clock | Sense::Both);
        clock && said.bytes().any(|b| b.is_ascii_digit())
    };
    let rest = Span {
        start: tag.span.end,
        end: document.blocks[at].span.end,
    };
    let next = scene.tags_in(rest).iter().find(digits);
    let marked = next.is_some_and(|other| {
        let before = scene.text()[..other.span.start as usize].trim_end();
        before.ends_with([':', '|', ','])
    });
    // A line of nothing but its day and hour below is that of the title.
    let below = document.blocks[at + 1..].iter().take(HOUR_BELOW);
    let only_time = |block: &Block| {
        let first = scene.tags_in(block.span).first();
        let whole = |tag: &&Tag| digits(tag) && sense_of(tag) == Sense::Both;
        first
            .filter(whole)
            .is_some_and(|tag| tag.span.len() * 5 >= block.span.len() * 2)
    };
    marked || below.into_iter().any(only_time)
}

/// Whether an hour stands between a comma and a colon, as after the host of an item: never part of a quotation.
fn heads_item(scene: &Scene<'_>, tag: &Tag) -> bool {
    let text = scene.text();
    let before = text[..tag.span.start as usize].trim_end();
    let after = &text[tag.span.end as usize..];
    before.ends_with(',') && after.starts_with(':')
}

/// A feast beside a date in numbers is what takes place on it ("November 6: Election Day").
pub(super) fn named_days_are_titles(scene: &Scene<'_>, senses: &mut [Sense], tags: Range<usize>) {
    let is_named = |i: usize| {
        matches!(
            scene.tags[i].expr.kind,
            ExprKind::Period(Period::NamedDay(..))
        )
    };
    // "Tarn: presidential election, first round" names what takes place, wherever that is.
    let is_contest = |i: usize| {
        matches!(
            scene.tags[i].expr.kind,
            ExprKind::Period(Period::NamedDay(NamedDay::PresidentialElection, ..))
        )
    };
    let dated = tags
        .clone()
        .any(|i| !is_named(i) && matches!(senses[i], Sense::Day | Sense::Both));
    let usable = tags.clone().filter(|&j| senses[j] != Sense::None).count();
    let others = |i: usize| usable > usize::from(senses[i] != Sense::None);
    let bounds: Vec<usize> = tags
        .clone()
        .filter(|&i| matches!(scene.tags[i].expr.bound, Bound::By | Bound::Before) && others(i))
        .collect();
    for i in bounds {
        senses[i] = Sense::None;
    }
    for i in tags {
        let after = &scene.text()[scene.tags[i].span.end as usize..];
        let after = after.trim_start_matches(' ');
        let marks = ['\n', ':', ',', '–', '—', '-', '(', '@', '|', '\t'];
        let alone = after.is_empty() || after.starts_with(marks) || after.starts_with("at ");
        if is_named(i) && (dated || !alone || is_contest(i)) {
            senses[i] = Sense::None;
        }
    }
}

/// Whether a time counts seconds: the stamp of a message, never the hour of an event.
fn is_stamp(tag: &Tag) -> bool {
    let counted = |clock: Clock| clock.second.is_some();
    match tag.expr.kind {
        ExprKind::Clock(clock) | ExprKind::At(_, clock) => counted(clock),
        _ => false,
    }
}

/// What an expression can give, by its kind.
pub(crate) fn sense_of(tag: &Tag) -> Sense {
    match tag.expr.kind {
        ExprKind::Clock(_) => Sense::Clock,
        ExprKind::At(..) => Sense::Both,
        ExprKind::Period(p) if is_days(p) => Sense::Day,
        ExprKind::PartOfDay(Some(p), _) if is_days(p) => Sense::Day,
        ExprKind::Set(_) => Sense::Set,
        ExprKind::Range(ends) => match (ends.from, ends.to) {
            (End::Clock(_), End::Clock(_)) => Sense::Clock,
            (End::At(..), _) | (_, End::At(..)) => Sense::Both,
            (End::Date(a), End::Date(b))
                if (a.day.is_some() || a.weekday.is_some())
                    && (b.day.is_some() || b.weekday.is_some()) =>
            {
                Sense::Day
            }
            (End::Now, End::Date(b)) if b.day.is_some() || b.weekday.is_some() => Sense::Day,
            (End::Date(_), End::Clock(_)) => Sense::Both,
            _ => Sense::None,
        },
        _ => Sense::None,
    }
}

/// Whether a period is a day or a few of them.
fn is_days(period: Period) -> bool {
    match period {
        Period::Date(d) => d.day.is_some() || d.weekday.is_some(),
        Period::Deictic { unit, .. } | Period::Anaphor(unit, _) => {
            matches!(unit, Unit::Day | Unit::Weekend | Unit::Night)
        }
        Period::Near(_, named) => matches!(
            named,
            Named::Weekday(_) | Named::Unit(Unit::Weekend | Unit::Day)
        ),
        Period::Shift { amount, .. } => matches!(amount.unit, Unit::Day | Unit::Week),
        Period::NamedDay(..) => true,
        Period::Nth { .. } | Period::NthOf(..) | Period::DayOf(..) => true,
        Period::Week(..) | Period::IsoWeek { .. } => true,
        _ => false,
    }
}

/// Whether a day in brackets is only the last one of the item: "Straits talks (to April 5)", "Reed congress (continues through Friday)".
pub(super) fn is_last_day(scene: &Scene<'_>, tag: &Tag) -> bool {
    const UP_TO: &[&str] = &["to", "through", "thru", "until", "till"];
    const RUNS: &[&str] = &[
        "runs",
        "running",
        "continues",
        "continuing",
        "lasts",
        "goes on",
        "open",
    ];
    const GOES_ON: &[&str] = &["continues", "continuing", "concludes", "ends", "ending"];
    let text = scene.text();
    let start = tag.span.start as usize;
    let Some(open) = text[..start]
        .char_indices()
        .rev()
        .take(BRACKET)
        .find_map(|(at, c)| (c == '(').then_some(at))
    else {
        return false;
    };
    // The words may stand inside the expression itself.
    let lead = text[open + 1..tag.span.end as usize].trim_start();
    let after = |words: &[&str], said: &str| {
        words.iter().find_map(|w| {
            let rest = starts_with(said, w).then(|| &said[w.len()..])?;
            rest.starts_with(' ').then(|| rest.trim_start().len())
        })
    };
    let run = after(RUNS, lead).map_or(lead, |left| &lead[lead.len() - left..]);
    let reaches = |left: usize| left <= tag.span.len();
    // "(continues Tuesday)"
    let led = after(UP_TO, run).is_some_and(reaches) || after(GOES_ON, lead).is_some_and(reaches);
    led && sense_of(tag) == Sense::Day && text[tag.span.end as usize..].starts_with(')')
}

/// Characters between a bracket and the last day in it.
const BRACKET: usize = 24;
