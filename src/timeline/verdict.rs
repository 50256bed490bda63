//! What is sure: confidence, `assumed`, reasons and `needsReview`. The only place that decides it.
//!
//! A sighting's confidence is a product: what an item of its kind is worth when nothing is in doubt, times the weight
//! of each doubt, times the confidence of the issue date where the day hangs on it. The weights are shares of right
//! items, measured on the gold sets (`tests/reliability.txt` has the table of confidence against share right). Two
//! publications that say the same are surer than one; nothing is ever quite sure.

use super::item::Item;
use crate::extract::{Kind, Origin, Sighting};
use crate::issue::IssueDateFrom;
use crate::resolve::{Basis, Doubt, Doubts, Parts, Precision, Why};

/// No text is surer than this: a newsletter may be wrong itself.
const CEILING: f64 = 0.99;
/// From here on an issue date is no reason for doubt.
const SURE_ISSUE: f64 = 0.985;
/// How much of the issue date's doubt counts where only the year hangs on it: a wrong issue date is mostly some days off.
const YEAR_ONLY: f64 = 0.2;
/// How much of it counts where the date was stated: of 60 stated ones in the gold sets none was wrong.
const STATED: f64 = 0.5;

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
    fn is_inferred(self) -> bool {
        matches!(self.from, IssueDateFrom::Inferred | IssueDateFrom::None)
    }

    /// Whether what hangs on it is the less sure for it.
    pub(super) fn is_doubtful(self) -> bool {
        self.confidence < SURE_ISSUE
    }
}

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
    /// Whether the lists of its issue seem to be cut in the wrong places.
    pub(super) scattered: bool,
}

/// What an item looks like: of a list's line that was cut in the wrong place it tells more than any rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// How many words its title has.
    words: u8,
    /// The title begins with a small letter, and not with an article.
    small: bool,
    /// The title is all capitals.
    capitals: bool,
    /// There is nothing else: no host, no place, no link.
    bare: bool,
    /// It has no clock time.
    all_day: bool,
}

impl Look {
    pub(super) fn of(item: &Item) -> Self {
        let place = item.location.name.is_some() || item.location.address.is_some();
        Look {
            bare: item.organizer.is_none() && !place && item.links.is_empty(),
            all_day: item.all_day,
            ..Look::of_title(&item.title)
        }
    }

    fn of_title(title: &str) -> Self {
        let words = title
            .split_whitespace()
            .filter(|w| w.contains(char::is_alphanumeric));
        Look {
            words: words.count().min(255) as u8,
            small: title.chars().next().is_some_and(char::is_lowercase)
                && !["a ", "an ", "the "].iter().any(|a| title.starts_with(a)),
            capitals: title.contains(char::is_uppercase) && !title.contains(char::is_lowercase),
            bare: false,
            all_day: false,
        }
    }

    /// By how much it lowers the confidence.
    fn weight(self, origin: Origin) -> f64 {
        if origin == Origin::Prose {
            return self.title_weight(origin);
        }
        let bare = if self.bare { 0.97 } else { 1.0 };
        let all_day = if self.all_day { 0.98 } else { 1.0 };
        self.title_weight(origin) * bare * all_day
    }

    /// By how much the title alone does.
    fn title_weight(self, origin: Origin) -> f64 {
        let short = match (origin, self.words) {
            (Origin::Listing, 0 | 1) => 0.65,
            (Origin::Listing, 2) => 0.98,
            (Origin::Prose, 0..=2) => 0.95,
            _ => 1.0,
        };
        let small = if self.small { 0.9 } else { 1.0 };
        let capitals = if self.capitals && self.words < 4 {
            0.7
        } else {
            1.0
        };
        short * small * capitals
    }

    /// Whether it speaks of a list that was cut in the wrong places.
    fn is_odd(self) -> bool {
        self.words < 2 || self.small || self.capitals && self.words < 4
    }
}

/// What an item of such an issue is worth beside others.
const SCATTERED: f64 = 0.9;
/// Lists of fewer items say nothing about how they were cut.
const LEAST_LIST: usize = 3;
/// From this share of odd items on, the others of the list are doubted too: measured, 0.6 of them are right, else 0.9.
const ODD_SHARE: f64 = 0.3;

/// Whether an issue's lists seem to be cut in the wrong places: too many of their items are odd or alone.
pub(super) fn is_scattered(sightings: &[Sighting]) -> bool {
    let listed = || {
        sightings
            .iter()
            .filter(|s| s.origin == Origin::Listing && s.kind == Kind::Event)
    };
    let odd = listed().filter(|s| {
        let alone = s.doubts.with(s.when.doubts).has(Doubt::LoneRecord);
        alone || Look::of_title(&s.title).is_odd()
    });
    let (odd, all) = (odd.count(), listed().count());
    all >= LEAST_LIST && odd as f64 >= ODD_SHARE * all as f64
}

/// The probability that kind, day, time and zone are right, from one sighting.
pub(super) fn confidence(grounds: &Grounds) -> f64 {
    let mut p = base(grounds);
    for doubt in grounds.doubts.iter() {
        p *= weight(doubt, grounds.kind);
    }
    p *= grounds.look.weight(grounds.origin);
    if grounds.scattered {
        p *= SCATTERED;
    }
    p *= issue_weight(grounds);
    p.min(CEILING)
}

/// By how much the issue date lowers the confidence of what hangs on it.
fn issue_weight(grounds: &Grounds) -> f64 {
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

/// The share of right items with nothing in doubt.
fn base(grounds: &Grounds) -> f64 {
    match (grounds.kind, grounds.origin) {
        (Kind::Event, Origin::Listing) => 0.97,
        (Kind::Event, Origin::Prose) => 0.955,
        (Kind::Fact, Origin::Listing) => 0.9,
        (Kind::Fact, Origin::Prose) => match grounds.precision {
            Precision::Unknown => 0.7,
            _ => 0.955,
        },
    }
}

/// By how much a doubt lowers the confidence.
fn weight(doubt: Doubt, kind: Kind) -> f64 {
    match doubt {
        Doubt::DayFromHabit => 0.97,
        Doubt::DayGuessed => 0.55,
        Doubt::DayInherited => 1.0,
        Doubt::DayFromIssue => 0.6,
        Doubt::DayFromClock => 0.85,
        // The confidence of the issue date itself is multiplied in.
        Doubt::IssueDate => 1.0,
        Doubt::YearAssumed => 0.85,
        Doubt::WeekdayDirection => 0.75,
        Doubt::NextReading => 0.7,
        Doubt::WeekdayMismatch => 0.5,
        Doubt::DayMonthOrder => 0.6,
        Doubt::HalfAssumed => 0.96,
        Doubt::HalfInherited => 1.0,
        Doubt::HalfMisprint => 0.7,
        Doubt::HourUnread => 0.75,
        Doubt::EndBeforeStart => 0.6,
        Doubt::ZoneSeason => 0.8,
        Doubt::ZoneAmbiguous => 0.85,
        Doubt::ZoneFromPlace => 0.97,
        Doubt::ZoneOpen => 0.6,
        Doubt::TimeGap => 0.5,
        Doubt::TimeTwice => 0.6,
        Doubt::AboutTime => 1.0,
        Doubt::NotBefore => 0.7,
        Doubt::VagueDate => 0.6,
        Doubt::Tentative => 1.0,
        // What is denied is no event, and yet a dated statement.
        Doubt::Denied if kind == Kind::Fact => 0.9,
        Doubt::Denied => 0.3,
        Doubt::Contradicted => 0.55,
        Doubt::SourcesDisagree => 0.6,
        Doubt::SilentMove => 0.8,
        Doubt::TitleUnclear => 0.85,
        Doubt::KindUnclear => 0.75,
        Doubt::LoneRecord => 0.75,
        Doubt::FarFromIssue => 0.7,
        Doubt::PronounSubject => 1.0,
        Doubt::FromAnaphor => 0.8,
        Doubt::Conditional => 0.75,
        Doubt::RecurrenceOpen => 0.7,
        Doubt::Misspelling => 0.93,
        Doubt::Language => 0.5,
    }
}

/// Whether a person must look however sure the rest is: the text contradicts itself, or calls itself tentative.
pub(super) fn must_look(doubts: Doubts, kind: Kind) -> bool {
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
        Doubt::DayGuessed,
        Doubt::ZoneOpen,
    ]
    .into_iter()
    .any(|d| doubts.has(d))
        || doubts.has(Doubt::Denied) && kind == Kind::Event
}

/// The reasons, in sentences: the doubts that lower the confidence, then what was assumed on weak ground.
pub(super) fn reasons(grounds: &Grounds) -> Vec<String> {
    let mut all: Vec<String> = grounds
        .doubts
        .iter()
        .filter(|d| weight(*d, grounds.kind) < 0.99 || *d == Doubt::Tentative)
        .map(|d| sentence(d).to_owned())
        .collect();
    if grounds.look.title_weight(grounds.origin) < 0.94 {
        all.push("The title is very short or cut: perhaps it is no event.".to_owned());
    } else if grounds.scattered {
        all.push("The lists of this issue are not well understood.".to_owned());
    } else if grounds.look.weight(grounds.origin) < 0.95 {
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

fn sentence(doubt: Doubt) -> &'static str {
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
        Doubt::Conditional => "The text makes it depend on something.",
        Doubt::RecurrenceOpen => "It repeats in a way that a calendar cannot say in full.",
        Doubt::Misspelling => "A misspelt word was read as a time.",
        Doubt::Language => "The text is in a language that is not read yet.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            look: Look::of_title("Harbor dredging budget hearing"),
            scattered: false,
        }
    }

    #[test]
    fn the_issue_date_counts_only_where_the_day_hangs_on_it() {
        let stated = grounds();
        let mut hangs = grounds();
        hangs.doubts.add(Doubt::IssueDate);
        assert!(confidence(&stated) > 0.95);
        assert!((confidence(&hangs) - confidence(&stated) * 0.8).abs() < 1e-9);
    }

    #[test]
    fn every_doubt_has_a_weight_and_a_sentence() {
        for doubt in Doubt::ALL {
            assert!(
                (0.0..=1.0).contains(&weight(*doubt, Kind::Event)),
                "{doubt:?}"
            );
            assert!(sentence(*doubt).ends_with('.'), "{doubt:?}");
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
