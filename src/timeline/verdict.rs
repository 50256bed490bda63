//! What is sure: the confidence of an item, and whether a person must look. The only place that decides it.
//!
//! The log-odds of a sighting being right are a base for items of its kind and origin plus the weight of each sign that it
//! carries: its doubts, and what it looks like. Where the day hangs on the issue date, the probability that this is right is
//! multiplied in. The weights are fitted by `.ci/fit_confidence.py` on the gold sets and stand in `weights.rs`;
//! `tests/reliability.txt` has the table of confidence against share right, cross-validated by document. Two publications
//! that say the same are surer than one; nothing is ever quite sure.

use super::assumed::{Assumed, IssueTrust};
use super::look::Look;
use super::weights;
use crate::extract::{Kind, Origin};
use crate::resolve::{Doubt, Doubts, Precision};

/// No text is surer than this: a newsletter may be wrong itself.
const CEILING: f64 = 0.99;
/// How much of the issue date's doubt counts where only the year hangs on it: a date is given only where its week is, or nearly,
/// certain.
const YEAR_ONLY: f64 = 0.05;
/// How much of it counts where the date was stated: of 60 stated ones in the gold sets none was wrong.
const STATED: f64 = 0.5;

/// All that one sighting's confidence hangs on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grounds {
    pub(super) kind: Kind,
    pub(super) origin: Origin,
    pub(super) precision: Precision,
    pub(super) assumed: Assumed,
    pub(super) doubts: Doubts,
    pub(super) issue: IssueTrust,
    /// What it looks like.
    pub(super) look: Look,
}

/// The probability that kind, day, time and zone are right, from one sighting.
pub(super) fn confidence(grounds: &Grounds) -> f64 {
    let doubts = grounds.doubts.iter();
    let mut odds = weights::base(grounds.kind, grounds.origin);
    odds += doubts
        .map(|d| weights::of_doubt(d, grounds.kind, grounds.origin))
        .sum::<f64>();
    odds += grounds.look.signs().map(weights::of_sign).sum::<f64>();
    if grounds.precision == Precision::Unknown {
        odds += weights::UNPLACED;
    }
    (issue_weight(grounds) / (1.0 + (-odds).exp())).min(CEILING)
}

/// By how much the issue date lowers the confidence of what hangs on it.
pub(super) fn issue_weight(grounds: &Grounds) -> f64 {
    if !grounds.doubts.has(Doubt::IssueDate) {
        return 1.0;
    }
    let share = if grounds.assumed.year {
        YEAR_ONLY
    } else if grounds.issue.is_inferred() {
        1.0
    } else {
        STATED
    };
    1.0 - share * (1.0 - grounds.issue.confidence.clamp(0.0, 1.0))
}

/// What several sightings are worth together: the best of each publication, then as independent witnesses, each of
/// them trusted half as far as the first (newsletters copy from each other).
pub(super) fn together(best_of_each: &[f64]) -> f64 {
    let mut sorted = best_of_each.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let wrong = sorted.iter().enumerate().fold(1.0, |wrong, (i, p)| {
        if i == 0 {
            1.0 - p
        } else {
            wrong * (1.0 - p / 2.0)
        }
    });
    (1.0 - wrong).min(CEILING)
}

/// Two places are enough for a probability that was measured on some hundreds of items.
pub(super) fn rounded(p: f64) -> f64 {
    (p * 100.0).round() / 100.0
}

/// Whether a person must look however sure the rest is: the text contradicts itself, or calls itself tentative.
pub(super) fn must_look(doubts: Doubts, kind: Kind, origin: Origin) -> bool {
    [
        Doubt::WeekdayMismatch,
        Doubt::ZoneSeason,
        Doubt::EndBeforeStart,
        Doubt::HalfMisprint,
        Doubt::TimeGap,
        Doubt::TimeTwice,
        Doubt::Contradicted,
        Doubt::SourcesDisagree,
        Doubt::SilentMove,
        Doubt::Tentative,
        Doubt::Conditional,
        Doubt::NextReading,
        Doubt::WeekdayDirection,
        Doubt::DayGuessed,
        Doubt::ZoneOpen,
        Doubt::HalfOpen,
        Doubt::AnchorOpen,
    ]
    .into_iter()
    .any(|d| doubts.has(d))
        || doubts.has(Doubt::Denied) && kind == Kind::Event
        // An hour of a text whose day stands in another sentence, or nowhere.
        || origin == Origin::Prose
            && [Doubt::DayInherited, Doubt::DayFromIssue]
                .into_iter()
                .any(|d| doubts.has(d))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::IssueDateFrom;

    fn grounds() -> Grounds {
        Grounds {
            kind: Kind::Event,
            origin: Origin::Listing,
            precision: Precision::Minute,
            assumed: Assumed::default(),
            doubts: Doubts::NONE,
            issue: IssueTrust {
                from: IssueDateFrom::Inferred,
                confidence: 0.8,
            },
            look: Look::default(),
        }
    }

    #[test]
    fn the_issue_date_counts_only_where_the_day_hangs_on_it() {
        let stated = grounds();
        let mut hangs = grounds();
        hangs.doubts.add(Doubt::IssueDate);
        assert!(confidence(&stated) > 0.9);
        assert!((confidence(&hangs) - confidence(&stated) * 0.8).abs() < 1e-9);
    }

    #[test]
    fn every_doubt_has_a_weight_and_a_sentence() {
        for doubt in Doubt::ALL {
            assert!(
                weights::of_doubt(*doubt, Kind::Event, Origin::Prose).abs() < 5.0,
                "{doubt:?}"
            );
            assert!(
                super::super::reasons::sentence(*doubt).ends_with('.'),
                "{doubt:?}"
            );
        }
    }

    #[test]
    fn two_witnesses_are_surer_than_one_and_never_quite_sure() {
        assert!(together(&[0.8, 0.8]) > 0.85);
        assert!(together(&[0.99, 0.99, 0.99]) <= CEILING);
        assert!((together(&[0.7]) - 0.7).abs() < 1e-9);
    }

    #[test]
    fn names_of_what_was_assumed_read_back() {
        let assumed = Assumed {
            end: true,
            day: true,
            time_zone: true,
            ..Assumed::default()
        };
        assert_eq!(assumed.names(), ["end", "day", "timeZone"]);
        assert_eq!(Assumed::from_names(&assumed.names()), assumed);
    }
}
