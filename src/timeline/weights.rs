//! How much each sign moves the log-odds of an item being right: written by `.ci/fit_confidence.py --rust`, not by hand.

use super::look::Sign;
use crate::extract::{Kind, Origin};
use crate::resolve::Doubt;

/// The log-odds of an item with nothing in doubt.
pub(super) fn base(kind: Kind, origin: Origin) -> f64 {
    match (kind, origin) {
        (Kind::Event, Origin::Listing) => 3.86,
        (Kind::Event, Origin::Prose) => 3.42,
        (Kind::Fact, Origin::Listing) => 2.20,
        (Kind::Fact, Origin::Prose) => 3.04,
    }
}

/// What a date of which not even the length is known adds.
pub(super) const UNPLACED: f64 = -1.50;

/// What a doubt adds.
pub(super) fn of_doubt(doubt: Doubt, kind: Kind, origin: Origin) -> f64 {
    match doubt {
        // An hour whose day stands in the sentence before.
        Doubt::DayInherited if origin == Origin::Prose => -1.08,
        // What is denied is no event, and yet a dated statement.
        Doubt::Denied if kind == Kind::Event => -2.00,
        Doubt::DayFromHabit => -0.50,
        Doubt::DayGuessed => -2.13,
        Doubt::DayInherited => 0.20,
        Doubt::DayFromIssue => -2.70,
        Doubt::DayFromClock => -1.00,
        Doubt::IssueDate => 0.12,
        Doubt::YearAssumed => -2.34,
        Doubt::WeekdayDirection => -1.51,
        Doubt::NextReading => -0.87,
        Doubt::WeekdayMismatch => -3.00,
        Doubt::DayMonthOrder => -0.98,
        Doubt::HalfAssumed => -0.45,
        Doubt::HalfInherited => 0.10,
        Doubt::HalfMisprint => -0.97,
        Doubt::HourUnread => -1.81,
        Doubt::EndBeforeStart => -1.00,
        Doubt::ZoneSeason => -0.99,
        Doubt::ZoneAmbiguous => -0.95,
        Doubt::ZoneFromPlace => -0.15,
        Doubt::ZoneOpen => -1.11,
        Doubt::TimeGap => -0.90,
        Doubt::TimeTwice => -1.00,
        Doubt::AboutTime => -0.05,
        Doubt::NotBefore => -0.90,
        Doubt::VagueDate => -0.96,
        Doubt::Tentative => 0.35,
        Doubt::Denied => -0.80,
        Doubt::Contradicted => -2.42,
        Doubt::SourcesDisagree => -1.00,
        Doubt::SilentMove => -1.00,
        Doubt::TitleUnclear => -1.38,
        Doubt::KindUnclear => -1.88,
        Doubt::LoneRecord => -1.93,
        Doubt::FarFromIssue => -2.00,
        Doubt::PronounSubject => 0.13,
        Doubt::FromAnaphor => -1.54,
        Doubt::Conditional => -0.56,
        Doubt::RecurrenceOpen => -1.00,
        Doubt::Misspelling => -1.00,
        Doubt::Language => -3.00,
    }
}

/// What a sign of how it looks adds.
pub(super) fn of_sign(sign: Sign) -> f64 {
    match sign {
        Sign::OneWord => -1.47,
        Sign::TwoWords => -0.78,
        Sign::FewWords => -0.17,
        Sign::Long => -0.15,
        Sign::Small => -1.70,
        Sign::Shouted => -1.22,
        Sign::Told => -0.66,
        Sign::Numbered => -0.18,
        Sign::OddMarks => -1.11,
        Sign::Headless => -1.32,
        Sign::Bare => -0.46,
        Sign::AllDay => 0.16,
        Sign::Scattered => -0.66,
        Sign::AmidLists => -0.09,
        Sign::HourMissing => -1.01,
        Sign::HourElsewhere => -0.50,
    }
}
