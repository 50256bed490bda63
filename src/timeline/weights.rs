//! How much each sign moves the log-odds of an item being right: written by `.ci/fit_confidence.py --rust`, not by hand.

use super::look::Sign;
use crate::extract::{Kind, Origin};
use crate::resolve::Doubt;

/// The log-odds of an item with nothing in doubt.
pub(super) fn base(kind: Kind, origin: Origin) -> f64 {
    match (kind, origin) {
        (Kind::Event, Origin::Listing) => 4.22,
        (Kind::Event, Origin::Prose) => 3.72,
        (Kind::Fact, Origin::Listing) => 2.20,
        (Kind::Fact, Origin::Prose) => 3.40,
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
        Doubt::Denied if kind == Kind::Event => -2.10,
        Doubt::DayFromHabit => -0.50,
        Doubt::DayGuessed => -2.02,
        Doubt::DayInherited => 0.51,
        Doubt::DayFromIssue => -2.46,
        Doubt::DayFromClock => -0.67,
        Doubt::IssueDate => 0.00,
        Doubt::YearAssumed => -1.98,
        Doubt::WeekdayDirection => -1.48,
        Doubt::NextReading => -0.85,
        Doubt::WeekdayMismatch => -2.94,
        Doubt::DayMonthOrder => -0.99,
        Doubt::HalfAssumed => -0.86,
        Doubt::HalfOpen => -0.50,
        Doubt::HalfInherited => 0.52,
        Doubt::HalfMisprint => -0.99,
        Doubt::HourUnread => -1.73,
        Doubt::EndBeforeStart => -1.00,
        Doubt::ZoneSeason => -1.00,
        Doubt::ZoneAmbiguous => -0.98,
        Doubt::ZoneFromPlace => -0.48,
        Doubt::ZoneOpen => -1.52,
        Doubt::TimeGap => -0.97,
        Doubt::TimeTwice => -0.99,
        Doubt::AboutTime => -0.01,
        Doubt::NotBefore => -1.03,
        Doubt::VagueDate => -0.95,
        Doubt::Tentative => 0.33,
        Doubt::Denied => -0.90,
        Doubt::Contradicted => -2.22,
        Doubt::SourcesDisagree => -1.00,
        Doubt::SilentMove => -1.00,
        Doubt::TitleUnclear => -1.54,
        Doubt::KindUnclear => -1.37,
        Doubt::LoneRecord => -2.15,
        Doubt::FarFromIssue => -2.00,
        Doubt::PronounSubject => -0.10,
        Doubt::FromAnaphor => -1.34,
        Doubt::AnchorOpen => -0.50,
        Doubt::Conditional => -0.56,
        Doubt::RecurrenceOpen => -1.00,
        Doubt::Misspelling => -1.00,
        Doubt::Language => -3.00,
    }
}

/// What a sign of how it looks adds.
pub(super) fn of_sign(sign: Sign) -> f64 {
    match sign {
        Sign::OneWord => -1.22,
        Sign::TwoWords => -0.17,
        Sign::FewWords => -0.23,
        Sign::Long => -0.27,
        Sign::Small => -1.20,
        Sign::Shouted => -1.27,
        Sign::Told => -0.47,
        Sign::Numbered => -0.22,
        Sign::OddMarks => -1.11,
        Sign::Headless => -1.24,
        Sign::Bare => -0.60,
        Sign::AllDay => -0.35,
        Sign::Scattered => 0.01,
        Sign::AmidLists => 0.21,
        Sign::HourMissing => -1.15,
        Sign::HourElsewhere => -0.69,
    }
}
