//! What of an item's date was not in the text, and how far its issue's date can be trusted.

use crate::issue::IssueDateFrom;
use crate::resolve::{Basis, Doubt, Doubts, Parts, Why};

/// From here on an issue date is no reason for doubt.
const SURE_ISSUE: f64 = 0.985;

/// The parts that were not in the text, in the order of the contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Assumed {
    pub(super) end: bool,
    pub(super) issue_date: bool,
    pub(super) day: bool,
    pub(super) year: bool,
    pub(super) meridiem: bool,
    pub(super) time_zone: bool,
}

impl Assumed {
    /// What `parts` and `doubts` say was not in the text. `end` is for the caller to set: it knows the default length.
    pub(super) fn of(parts: &Parts, doubts: Doubts, issue: IssueTrust) -> Self {
        Assumed {
            end: false,
            issue_date: parts.needs_issue && issue.is_inferred(),
            day: matches!(
                parts.day,
                Basis::Assumed(Why::Profile | Why::GuessedHabit | Why::ClockOrder)
            ) || [
                Doubt::DayFromHabit,
                Doubt::DayGuessed,
                Doubt::DayFromClock,
                Doubt::DayFromIssue,
            ]
            .into_iter()
            .any(|d| doubts.has(d)),
            // "Wednesday" and "tomorrow" name no year either, but there the issue date gives all.
            year: parts.year == Basis::Assumed(Why::Nearest) || doubts.has(Doubt::YearAssumed),
            meridiem: matches!(parts.half, Basis::Assumed(_)) || doubts.has(Doubt::HalfAssumed),
            time_zone: matches!(parts.zone, Basis::Assumed(Why::Place))
                || doubts.has(Doubt::ZoneOpen)
                || doubts.has(Doubt::ZoneFromPlace),
        }
    }

    /// The names of the contract.
    pub(super) fn names(self) -> Vec<String> {
        [
            (self.end, "end"),
            (self.issue_date, "issueDate"),
            (self.day, "day"),
            (self.year, "year"),
            (self.meridiem, "meridiem"),
            (self.time_zone, "timeZone"),
        ]
        .into_iter()
        .filter(|(on, _)| *on)
        .map(|(_, name)| name.to_owned())
        .collect()
    }

    /// Back from the names.
    pub(super) fn from_names(names: &[String]) -> Self {
        let has = |name: &str| names.iter().any(|n| n == name);
        Assumed {
            end: has("end"),
            issue_date: has("issueDate"),
            day: has("day"),
            year: has("year"),
            meridiem: has("meridiem"),
            time_zone: has("timeZone"),
        }
    }
}

/// How far an issue's date can be trusted.
#[derive(Clone, Copy, Debug)]
pub(super) struct IssueTrust {
    pub(super) from: IssueDateFrom,
    pub(super) confidence: f64,
}

impl IssueTrust {
    /// Whether the date was worked out, not read.
    pub(super) fn is_inferred(self) -> bool {
        matches!(self.from, IssueDateFrom::Inferred | IssueDateFrom::None)
    }

    /// Whether what hangs on it is the less sure for it.
    pub(super) fn is_doubtful(self) -> bool {
        self.confidence < SURE_ISSUE
    }
}
