//! How much each sign moves the log-odds of an item being right: written by `.ci/fit_confidence.py --rust`, not by hand.

use super::look::Sign;
use crate::extract::{Kind, Origin};
use crate::resolve::Doubt;

/// The log-odds of an item with nothing in doubt.
pub(super) fn base(kind: Kind, origin: Origin) -> f64 {
    match (kind, origin) {
        (Kind::Event, Origin::Listing) => 3.93,
        (Kind::Event, Origin::Prose) => 3.46,
        (Kind::Fact, Origin::Listing) => 2.20,
        (Kind::Fact, Origin::Prose) => 3.02,
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
        Doubt::DayGuessed => -2.26,
        Doubt::DayInherited => 0.05,
        Doubt::DayFromIssue => -2.64,
        Doubt::DayFromClock => -1.00,
        Doubt::IssueDate => 0.00,
        Doubt::YearAssumed => -2.14,
        Doubt::WeekdayDirection => -1.50,
        Doubt::NextReading => -0.91,
        Doubt::WeekdayMismatch => -3.00,
        Doubt::DayMonthOrder => -0.99,
        Doubt::HalfAssumed => -0.53,
        Doubt::HalfInherited => 0.12,
        Doubt::HalfMisprint => -0.99,
        Doubt::HourUnread => -1.73,
        Doubt::EndBeforeStart => -1.00,
        Doubt::ZoneSeason => -0.99,
        Doubt::ZoneAmbiguous => -0.97,
        Doubt::ZoneFromPlace => -0.34,
        Doubt::ZoneOpen => -1.22,
        Doubt::TimeGap => -0.94,
        Doubt::TimeTwice => -1.00,
        Doubt::AboutTime => -0.03,
        Doubt::NotBefore => -0.93,
        Doubt::VagueDate => -0.98,
        Doubt::Tentative => 0.27,
        Doubt::Denied => -0.84,
        Doubt::Contradicted => -2.35,
        Doubt::SourcesDisagree => -1.00,
        Doubt::SilentMove => -1.00,
        Doubt::TitleUnclear => -1.43,
        Doubt::KindUnclear => -1.53,
        Doubt::LoneRecord => -1.73,
        Doubt::FarFromIssue => -2.00,
        Doubt::PronounSubject => 0.10,
        Doubt::FromAnaphor => -1.36,
        Doubt::Conditional => -0.54,
        Doubt::RecurrenceOpen => -1.00,
        Doubt::Misspelling => -1.00,
        Doubt::Language => -3.00,
    }
}

/// What a sign of how it looks adds.
pub(super) fn of_sign(sign: Sign) -> f64 {
    match sign {
        Sign::OneWord => -1.48,
        Sign::TwoWords => -0.71,
        Sign::FewWords => -0.25,
        Sign::Long => -0.21,
        Sign::Small => -1.24,
        Sign::Shouted => -1.35,
        Sign::Told => -0.67,
        Sign::Numbered => -0.21,
        Sign::OddMarks => -1.05,
        Sign::Headless => -1.38,
        Sign::Bare => -0.15,
        Sign::AllDay => -0.09,
        Sign::Scattered => -0.45,
        Sign::AmidLists => -0.02,
        Sign::HourMissing => -1.04,
        Sign::HourElsewhere => -0.54,
    }
}
