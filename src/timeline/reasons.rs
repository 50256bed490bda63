//! Why a person should look, in sentences.

use super::look::Sign;
use super::verdict::{Grounds, issue_weight};
use super::weights;
use crate::resolve::Doubt;

/// A sign that lowers the log-odds by less than this is no reason by itself.
const COUNTS: f64 = -0.25;

/// The reasons: the doubts that lower the confidence, then what was assumed on weak ground.
pub(super) fn reasons(grounds: &Grounds) -> Vec<String> {
    let mut all: Vec<String> = grounds
        .doubts
        .iter()
        .filter(|d| {
            weights::of_doubt(*d, grounds.kind, grounds.origin) < COUNTS || *d == Doubt::Tentative
        })
        .filter(|d| *d != Doubt::IssueDate)
        .map(|d| sentence(d).to_owned())
        .collect();
    let has = |signs: &[Sign]| signs.iter().any(|s| grounds.look.has(*s));
    if has(&[
        Sign::OneWord,
        Sign::Small,
        Sign::Shouted,
        Sign::Told,
        Sign::OddMarks,
        Sign::Headless,
    ]) {
        all.push("The title is very short or cut: perhaps it is no event.".to_owned());
    } else if has(&[Sign::Scattered]) {
        all.push("The lists of this issue are not well understood.".to_owned());
    } else if has(&[Sign::Bare, Sign::TwoWords]) {
        all.push("Little is said about it: no host, no place, no hour.".to_owned());
    }
    if issue_weight(grounds) < 0.95 {
        all.push(format!(
            "The day hangs on the issue date, which is {:.0} percent sure.",
            (grounds.issue.confidence * 100.0).floor()
        ));
    }
    all
}

pub(super) fn sentence(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::DayFromHabit => "The day comes from the publication's habit, not from the text.",
        Doubt::DayGuessed => {
            "The text names no day; it is guessed from what such lists usually mean."
        }
        Doubt::DayInherited => "The day stands in a heading or an item above.",
        Doubt::DayFromIssue => "The text names no day; the issue's own was taken.",
        Doubt::DayFromClock => "The clock runs backwards in the list, so the next day was taken.",
        Doubt::IssueDate => "The issue date is not sure.",
        Doubt::YearAssumed => "The year is not said, and two years are near.",
        Doubt::WeekdayDirection => "The weekday could be the one before or the one after.",
        Doubt::NextReading => "“Next” or “last” can be read in two ways here.",
        Doubt::WeekdayMismatch => "The weekday and the date do not agree.",
        Doubt::DayMonthOrder => "Day and month could be the other way round.",
        Doubt::HalfAssumed => "Morning or afternoon is not said.",
        Doubt::HalfOpen => "Morning and evening are both usual at this hour.",
        Doubt::HalfInherited => "Morning or afternoon comes from the neighbouring time.",
        Doubt::HalfMisprint => "The printed a.m. or p.m. cannot be right.",
        Doubt::HourUnread => "A clock time stands beside it that may be its own.",
        Doubt::EndBeforeStart => "The end lies before the start.",
        Doubt::ZoneSeason => "The time zone does not fit the season.",
        Doubt::ZoneAmbiguous => "The abbreviation of the time zone has several meanings.",
        Doubt::ZoneFromPlace => "The time zone was taken from the place.",
        Doubt::ZoneOpen => "The place is abroad, and the text does not say whose clock is meant.",
        Doubt::TimeGap => "This time does not exist: the clocks go forward.",
        Doubt::TimeTwice => "This time exists twice: the clocks go back.",
        Doubt::AboutTime => "The time is approximate.",
        Doubt::NotBefore => "The text gives only the earliest date.",
        Doubt::VagueDate => "The date is vague.",
        Doubt::Tentative => "The text calls it tentative.",
        Doubt::Denied => "The text denies it.",
        Doubt::Contradicted => "The text gives two dates or times for it.",
        Doubt::SourcesDisagree => "Two sources disagree.",
        Doubt::SilentMove => {
            "The list now shows it with another date or name; that it is the same is a guess."
        }
        Doubt::TitleUnclear => "The title is a guess.",
        Doubt::KindUnclear => "It is not clear that this is an event.",
        Doubt::LoneRecord => "It stands alone: nothing of its shape is around it.",
        Doubt::FarFromIssue => "The date is far from the issue's: the year may be a misprint.",
        Doubt::PronounSubject => "The text does not name who or what is meant.",
        Doubt::FromAnaphor => "The date is counted from the last one named.",
        Doubt::AnchorOpen => "More than one day named before could be the one it counts from.",
        Doubt::Conditional => "The text makes it depend on something.",
        Doubt::RecurrenceOpen => "It repeats in a way that a calendar cannot say in full.",
        Doubt::Misspelling => "A misspelt word was read as a time.",
        Doubt::Language => "The text is in a language that is not read yet.",
    }
}
