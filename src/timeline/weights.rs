//! How much each sign moves the log-odds of an item being right: written by `.ci/fit_confidence.py --rust`, not by hand.

use super::look::Sign;
use crate::extract::{Kind, Origin};
use crate::resolve::Doubt;

/// The log-odds of an item with nothing in doubt.
pub(super) fn base(kind: Kind, origin: Origin) -> f64 {
    match (kind, origin) {
        (Kind::Event, Origin::Listing) => 3.93,
        (Kind::Event, Origin::Prose) => 3.74,
        (Kind::Fact, Origin::Listing) => 2.20,
        (Kind::Fact, Origin::Prose) => 3.39,
    }
}

/// What a date of which not even the length is known adds.
pub(super) const UNPLACED: f64 = -1.50;

/// What a doubt adds.
pub(super) fn of_doubt(doubt: Doubt, kind: Kind, origin: Origin) -> f64 {
    match doubt {
        // An hour whose day stands in the sentence before.
        Doubt::DayInherited if origin == Origin::Prose => -1.11,
        // What is denied is no event, and yet a dated statement.
        Doubt::Denied if kind == Kind::Event => -2.10,
        Doubt::DayFromHabit => -0.50,
        Doubt::DayGuessed => -2.25,
        Doubt::DayInherited => 0.10,
        Doubt::DayFromIssue => -2.68,
        Doubt::DayFromClock => -1.00,
        Doubt::IssueDate => 0.00,
        Doubt::YearAssumed => -2.06,
        Doubt::WeekdayDirection => -1.37,
        Doubt::NextReading => -0.85,
        Doubt::WeekdayMismatch => -3.00,
        Doubt::DayMonthOrder => -0.99,
        Doubt::HalfAssumed => -0.53,
        Doubt::HalfInherited => 0.11,
        Doubt::HalfMisprint => -0.99,
        Doubt::HourUnread => -1.62,
        Doubt::EndBeforeStart => -1.00,
        Doubt::ZoneSeason => -0.99,
        Doubt::ZoneAmbiguous => -0.97,
        Doubt::ZoneFromPlace => -0.34,
        Doubt::ZoneOpen => -1.35,
        Doubt::TimeGap => -0.97,
        Doubt::TimeTwice => -1.00,
        Doubt::AboutTime => 0.01,
        Doubt::NotBefore => -1.02,
        Doubt::VagueDate => -0.95,
        Doubt::Tentative => 0.26,
        Doubt::Denied => -0.93,
        Doubt::Contradicted => -2.36,
        Doubt::SourcesDisagree => -1.00,
        Doubt::SilentMove => -1.00,
        Doubt::TitleUnclear => -1.38,
        Doubt::KindUnclear => -1.52,
        Doubt::LoneRecord => -1.94,
        Doubt::FarFromIssue => -2.00,
        Doubt::PronounSubject => -0.10,
        Doubt::FromAnaphor => -1.34,
        Doubt::Conditional => -0.55,
        Doubt::RecurrenceOpen => -1.00,
        Doubt::Misspelling => -1.00,
        Doubt::Language => -3.00,
    }
}

/// What a sign of how it looks adds.
pub(super) fn of_sign(sign: Sign) -> f64 {
    match sign {
        Sign::OneWord => -1.55,
        Sign::TwoWords => -0.53,
        Sign::FewWords => -0.22,
        Sign::Long => -0.26,
        Sign::Small => -1.30,
        Sign::Shouted => -1.19,
        Sign::Told => -0.65,
        Sign::Numbered => -0.26,
        Sign::OddMarks => -1.08,
        Sign::Headless => -1.25,
        Sign::Bare => -0.42,
        Sign::AllDay => -0.08,
        Sign::Scattered => -0.32,
        Sign::AmidLists => 0.10,
        Sign::HourMissing => -0.95,
        Sign::HourElsewhere => -0.61,
    }
}
