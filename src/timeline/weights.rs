//! How much each sign moves the log-odds of an item being right: written by `.ci/fit_confidence.py --rust`, not by hand.

use super::look::Sign;
use crate::extract::{Kind, Origin};
use crate::resolve::Doubt;

/// The log-odds of an item with nothing in doubt.
pub(super) fn base(kind: Kind, origin: Origin) -> f64 {
    match (kind, origin) {
        (Kind::Event, Origin::Listing) => 3.72,
        (Kind::Event, Origin::Prose) => 3.42,
        (Kind::Fact, Origin::Listing) => 2.20,
        (Kind::Fact, Origin::Prose) => 3.01,
    }
}

/// What a date of which not even the length is known adds.
pub(super) const UNPLACED: f64 = -1.50;

/// What a doubt adds.
pub(super) fn of_doubt(doubt: Doubt, kind: Kind, origin: Origin) -> f64 {
    match doubt {
        // An hour whose day stands in the sentence before.
        Doubt::DayInherited if origin == Origin::Prose => -1.07,
        // What is denied is no event, and yet a dated statement.
        Doubt::Denied if kind == Kind::Event => -2.00,
        Doubt::DayFromHabit => -0.50,
        Doubt::DayGuessed => -2.09,
        Doubt::DayInherited => 0.28,
        Doubt::DayFromIssue => -2.67,
        Doubt::DayFromClock => -1.00,
        Doubt::IssueDate => 0.21,
        Doubt::YearAssumed => -2.40,
        Doubt::WeekdayDirection => -1.51,
        Doubt::NextReading => -0.88,
        Doubt::WeekdayMismatch => -3.00,
        Doubt::DayMonthOrder => -0.98,
        Doubt::HalfAssumed => -0.41,
        Doubt::HalfInherited => 0.12,
        Doubt::HalfMisprint => -0.96,
        Doubt::HourUnread => -1.81,
        Doubt::EndBeforeStart => -1.00,
        Doubt::ZoneSeason => -0.99,
        Doubt::ZoneAmbiguous => -0.95,
        Doubt::ZoneFromPlace => -0.13,
        Doubt::ZoneOpen => -1.11,
        Doubt::TimeGap => -0.89,
        Doubt::TimeTwice => -1.00,
        Doubt::AboutTime => -0.05,
        Doubt::NotBefore => -0.90,
        Doubt::VagueDate => -0.96,
        Doubt::Tentative => 0.32,
        Doubt::Denied => -0.80,
        Doubt::Contradicted => -2.50,
        Doubt::SourcesDisagree => -1.00,
        Doubt::SilentMove => -1.00,
        Doubt::TitleUnclear => -1.37,
        Doubt::KindUnclear => -1.73,
        Doubt::LoneRecord => -1.85,
        Doubt::FarFromIssue => -2.00,
        Doubt::PronounSubject => 0.14,
        Doubt::FromAnaphor => -1.52,
        Doubt::Conditional => -0.56,
        Doubt::RecurrenceOpen => -1.00,
        Doubt::Misspelling => -1.00,
        Doubt::Language => -3.00,
    }
}

/// What a sign of how it looks adds.
pub(super) fn of_sign(sign: Sign) -> f64 {
    match sign {
        Sign::OneWord => -1.42,
        Sign::TwoWords => -0.71,
        Sign::FewWords => -0.29,
        Sign::Long => -0.12,
        Sign::Small => -1.63,
        Sign::Shouted => -1.25,
        Sign::Told => -0.82,
        Sign::Numbered => -0.18,
        Sign::OddMarks => -1.29,
        Sign::Headless => -1.32,
        Sign::Bare => -0.52,
        Sign::AllDay => 0.01,
        Sign::Scattered => -0.70,
        Sign::AmidLists => -0.13,
        Sign::HourMissing => -0.92,
        Sign::HourElsewhere => -0.49,
    }
}
