//! Which day do the clues of a text point to? Years are weighed first, then the days of the few years that are left.
//!
//! Each clue is a factor: for every day, how much likelier the words are if the text is of that day than if it is of any other
//! (natural logarithm of the ratio). Sums are capped by kind, because ten dates of one list are one piece of evidence, and
//! tempered, because the kinds are not independent either.

use chrono::{Datelike, NaiveDate};

use super::factor::{Days, Factor, Kind};

/// What the solver found.
#[derive(Clone, Debug, Default)]
pub(super) struct Solution {
    /// The likeliest days with their probability.
    pub(super) days: Vec<(NaiveDate, f64)>,
    /// Probability that the issue is of the likeliest day or of the three days before or after it.
    pub(super) near: f64,
    /// The same with the week before and the week after it.
    pub(super) week: f64,
    /// For each factor, what it weighed for the likeliest day.
    pub(super) weights: Vec<f32>,
}

/// The window of possible days, and the day up to which our tables know the world.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) as_of: NaiveDate,
}

/// How far the summed evidence is believed where the text speaks of its own day (a greeting, a masthead, "tomorrow, Nov. 1"),
/// and where it does not.
const TEMPER: (f32, f32) = (1.25, 1.0);

/// The most that the likeliest day of a text can have that never speaks of its own day: it is always worth a look.
const UNSAID: f64 = 0.85;

/// How many days are named.
const SHOWN: usize = 6;

/// How many years are looked at day by day.
const YEARS: usize = 12;

/// Years that lie so far behind the best (in tempered nats) are left out.
const YEAR_GAP: f32 = 9.0;

/// Weighs every day of the window.
pub(super) fn solve(factors: &[Factor], window: Window) -> Solution {
    let kinds = by_kind(factors);
    let own = factors.iter().any(Factor::speaks_of_itself);
    let temper = if own { TEMPER.0 } else { TEMPER.1 };
    let (mut years, best_of_years) = weigh_years(&kinds, temper, window);
    years.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    let best = years.first().map_or(0.0, |y| y.1);
    years.retain(|y| y.1 > best - YEAR_GAP);
    years.truncate(YEARS);
    let mut scored = score_days(&kinds, temper, &years, &best_of_years, window);
    let top = scored.iter().map(|s| s.1).fold(f32::NEG_INFINITY, f32::max);
    let total: f64 = scored.iter().map(|s| f64::from(s.1 - top).exp()).sum();
    let best = scored
        .iter()
        .copied()
        .max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let within = |days: u32| -> f64 {
        let best = best.map(|b| b.0.num_days_from_ce());
        let close = |d: NaiveDate| best.is_some_and(|b| d.num_days_from_ce().abs_diff(b) <= days);
        let around = scored.iter().filter(|s| close(s.0));
        around.map(|s| f64::from(s.1 - top).exp()).sum::<f64>() / total
    };
    let (near, week) = (within(3), within(7));
    let likelier =
        |a: &(NaiveDate, f32), b: &(NaiveDate, f32)| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0));
    if scored.len() > SHOWN {
        scored.select_nth_unstable_by(SHOWN, likelier);
        scored.truncate(SHOWN);
    }
    scored.sort_by(likelier);
    let weights: Vec<f32> = match best {
        Some((day, _)) => factors.iter().map(|f| f.at(day) * temper).collect(),
        None => Vec::new(),
    };
    let said = factors
        .iter()
        .zip(&weights)
        .any(|(f, w)| *w > 0.0 && f.speaks_of_itself());
    let most = if said { 1.0 } else { UNSAID };
    let days = scored
        .iter()
        .map(|&(day, score)| (day, (f64::from(score - top).exp() / total).min(most)))
        .collect();
    Solution {
        days,
        near,
        week,
        weights,
    }
}

/// The factors of each kind that has any.
fn by_kind(factors: &[Factor]) -> Vec<(Kind, Vec<&Factor>)> {
    Kind::ALL
        .iter()
        .map(|&kind| {
            (
                kind,
                factors
                    .iter()
                    .filter(|f| f.kind == kind)
                    .collect::<Vec<_>>(),
            )
        })
        .filter(|(_, list)| !list.is_empty())
        .collect()
}

/// The sum of all clues of a kind for every day of a year.
fn sum_of(list: &[&Factor], year: i32, scratch: &mut Days) -> Days {
    let mut sum = [0.0; 366];
    for factor in list {
        factor.fill(year, scratch);
        for (total, value) in sum.iter_mut().zip(scratch.iter()) {
            *total += value;
        }
    }
    sum
}

fn most(days: &[f32]) -> f32 {
    let higher = |most: f32, day: f32| if day > most { day } else { most };
    days.iter().copied().fold(f32::NEG_INFINITY, higher)
}

/// What it costs a day to be `short` of the kind's best day: in full where that is little, at most the kind's cap.
fn cost(kind: Kind, short: f32) -> f32 {
    kind.cap() * (1.0 - (-short / kind.cap()).exp())
}

/// For each year of the window the best that its days could reach by the kinds that tell years apart, and each kind's best.
fn weigh_years(
    kinds: &[(Kind, Vec<&Factor>)],
    temper: f32,
    window: Window,
) -> (Vec<(i32, f32)>, Vec<f32>) {
    let mut scratch = [0.0; 366];
    let span = window.first.year()..=window.last.year();
    let rows: Vec<Vec<f32>> = kinds
        .iter()
        .map(|(kind, list)| match kind.tells_years() {
            true => span
                .clone()
                .map(|year| {
                    let all_year: Option<f32> = list.iter().map(|f| f.all_year(year)).sum();
                    all_year.unwrap_or_else(|| most(&sum_of(list, year, &mut scratch)))
                })
                .collect(),
            false => Vec::new(),
        })
        .collect();
    let best: Vec<f32> = rows.iter().map(|row| most(row)).collect();
    let weigh = |(i, year): (usize, i32)| {
        let costs = kinds
            .iter()
            .zip(&rows)
            .zip(&best)
            .map(|(((kind, _), row), top)| row.get(i).map_or(0.0, |v| cost(*kind, top - v)));
        (year, prior(year, window) - temper * costs.sum::<f32>())
    };
    (span.enumerate().map(weigh).collect(), best)
}

/// Every day of these years that lies in the window, with its score.
fn score_days(
    kinds: &[(Kind, Vec<&Factor>)],
    temper: f32,
    years: &[(i32, f32)],
    best: &[f32],
    window: Window,
) -> Vec<(NaiveDate, f32)> {
    let mut scratch = [0.0; 366];
    let mut scores: Vec<Days> = years
        .iter()
        .map(|&(year, _)| [prior(year, window); 366])
        .collect();
    for ((kind, list), best) in kinds.iter().zip(best) {
        let sums: Vec<Days> = years
            .iter()
            .map(|&(year, _)| sum_of(list, year, &mut scratch))
            .collect();
        let here = sums
            .iter()
            .map(|d| most(d))
            .fold(f32::NEG_INFINITY, f32::max);
        let top = if kind.tells_years() {
            best.max(here)
        } else {
            here
        };
        for (score, sum) in scores.iter_mut().zip(&sums) {
            // Most days say the same as the day before; the exponential is what costs.
            let mut last = (f32::NAN, 0.0);
            for (total, value) in score.iter_mut().zip(sum) {
                if *value != last.0 {
                    last = (*value, temper * cost(*kind, top - value));
                }
                *total -= last.1;
            }
        }
    }
    let mut scored = Vec::with_capacity(years.len() * 366);
    for (&(year, _), days) in years.iter().zip(&scores) {
        let Some(first) = NaiveDate::from_yo_opt(year, 1) else {
            continue;
        };
        let days = first.iter_days().take_while(|d| d.year() == year).zip(days);
        scored.extend(
            days.filter(|(d, _)| window.first <= *d && *d <= window.last)
                .map(|(d, v)| (d, *v)),
        );
    }
    scored
}

/// A text is somewhat likelier to be recent than old, and hardly of a time beyond what the program knows.
fn prior(year: i32, window: Window) -> f32 {
    let ahead = year - window.as_of.year();
    if ahead > 0 {
        -0.3 * ahead as f32
    } else {
        0.02 * ahead as f32
    }
}
