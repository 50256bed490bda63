//! How much each sign moves the log-odds of an item being right: written by `.ci/fit_confidence.py --rust`, not by hand.

use super::look::Sign;
use crate::extract::{Kind, Origin};
use crate::resolve::Doubt;

/// The log-odds of an item with nothing in doubt.
pub(super) fn base(kind: Kind, origin: Origin) -> f64 {
    match (kind, origin) {
        (Kind::Event, Origin::Listing) => 3.82,
        (Kind::Event, Origin::Prose) => 3.43,
        (Kind::Fact, Origin::Listing) => 2.20,
        (Kind::Fact, Origin::Prose) => 3.05,
    }
}

/// What a date of which not even the length is known adds.
pub(super) const UNPLACED: f64 = -1.50;

/// What a doubt adds.
pub(super) fn of_doubt(doubt: Doubt, kind: Kind, origin: Origin) -> f64 {
    match doubt {
        // An hour whose day stands in the sentence before.
        Doubt::DayInherited if origin == Origin::Prose => -1.06,
        // What is denied is no event, and yet a dated statement.
        Doubt::Denied if kind == Kind::Event => -2.00,
        Doubt::DayFromHabit => -0.50,
        Doubt::DayGuessed => -2.24,
        Doubt::DayInherited => 0.18,
        Doubt::DayFromIssue => -2.65,
        Doubt::DayFromClock => -1.00,
        Doubt::IssueDate => 0.00,
        Doubt::YearAssumed => -2.12,
        Doubt::WeekdayDirection => -1.50,
        Doubt::NextReading => -0.91,
        Doubt::WeekdayMismatch => -3.00,
        Doubt::DayMonthOrder => -0.99,
        Doubt::HalfAssumed => -0.51,
        Doubt::HalfInherited => 0.08,
        Doubt::HalfMisprint => -0.98,
        Doubt::HourUnread => -1.72,
        Doubt::EndBeforeStart => -1.00,
        Doubt::ZoneSeason => -0.99,
        Doubt::ZoneAmbiguous => -0.97,
        Doubt::ZoneFromPlace => -0.28,
        Doubt::ZoneOpen => -1.21,
        Doubt::TimeGap => -0.94,
        Doubt::TimeTwice => -1.00,
        Doubt::AboutTime => -0.03,
        Doubt::NotBefore => -0.92,
        Doubt::VagueDate => -0.97,
        Doubt::Tentative => 0.28,
        Doubt::Denied => -0.84,
        Doubt::Contradicted => -2.45,
        Doubt::SourcesDisagree => -1.00,
        Doubt::SilentMove => -1.00,
        Doubt::TitleUnclear => -1.41,
        Doubt::KindUnclear => -1.76,
        Doubt::LoneRecord => -1.82,
        Doubt::FarFromIssue => -2.00,
        Doubt::PronounSubject => 0.10,
        Doubt::FromAnaphor => -1.43,
        Doubt::Conditional => -0.53,
        Doubt::RecurrenceOpen => -1.00,
        Doubt::Misspelling => -1.00,
        Doubt::Language => -3.00,
    }
}

/// What a sign of how it looks adds.
pub(super) fn of_sign(sign: Sign) -> f64 {
    match sign {
        Sign::OneWord => -1.43,
        Sign::TwoWords => -0.64,
        Sign::FewWords => -0.22,
        Sign::Long => -0.19,
        Sign::Small => -1.50,
        Sign::Shouted => -1.28,
        Sign::Told => -0.66,
        Sign::Numbered => -0.21,
        Sign::OddMarks => -1.07,
        Sign::Headless => -1.37,
        Sign::Bare => -0.39,
        Sign::AllDay => 0.08,
        Sign::Scattered => -0.70,
        Sign::AmidLists => -0.08,
        Sign::HourMissing => -0.99,
        Sign::HourElsewhere => -0.60,
    }
}
