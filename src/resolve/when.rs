//! What an expression comes to: start, end, precision, and for each part whether it was stated, inherited or assumed.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::doubt::Doubts;
use crate::span::Span;

/// A day, or a clock time on the clock of [`When::zone`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Moment {
    /// A clock time on the wall clock of the item's zone. 24:00 is 00:00 of the next day.
    Clock(NaiveDateTime),
    /// A whole day.
    Day(NaiveDate),
}

impl Moment {
    /// The day it lies on.
    pub fn date(self) -> NaiveDate {
        match self {
            Moment::Day(d) => d,
            Moment::Clock(t) => t.date(),
        }
    }

    /// The wall clock, if there is one.
    pub fn clock(self) -> Option<NaiveDateTime> {
        match self {
            Moment::Day(_) => None,
            Moment::Clock(t) => Some(t),
        }
    }
}

/// Grain of a [`When`]; the names are the JSON's `precision`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Precision {
    /// A clock time with minutes.
    Minute,
    /// A clock time to the hour only ("about 3 p.m.").
    Hour,
    /// Morning, evening.
    PartOfDay,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A season.
    Season,
    /// Half a year.
    HalfYear,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred.
    Century,
    /// Not placed.
    Unknown,
}

/// How a part came to be known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    /// There is no such part.
    #[default]
    Absent,
    /// The text says it in the expression itself.
    Stated,
    /// Something else in the text lends it: a heading, a cell, the item above, the other end of a range.
    Inherited(Span),
    /// Nothing in the text says it.
    Assumed(Why),
}

/// Why a part was assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Why {
    /// Counted from the issue date.
    Issue,
    /// A profile's habit.
    Profile,
    /// A habit that is only guessed.
    GuessedHabit,
    /// The nearest fitting date to the issue.
    Nearest,
    /// The usual hour of such events (bare 8 to 11 a.m., 12 to 7 p.m.).
    UsualHour,
    /// The default duration.
    DefaultDuration,
    /// The document's or the user's default zone.
    DefaultZone,
    /// The zone of the place.
    Place,
    /// The clock ran backwards in the list.
    ClockOrder,
}

/// For each part, how it came to be known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Parts {
    /// The year.
    pub year: Basis,
    /// The day (with its month).
    pub day: Basis,
    /// The clock time.
    pub clock: Basis,
    /// a.m. or p.m.
    pub half: Basis,
    /// The zone.
    pub zone: Basis,
    /// The end.
    pub end: Basis,
    /// Whether the day was counted from the issue date ("Wednesday", "Oct. 25" without a year).
    pub needs_issue: bool,
}

/// A resolved expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// Start: on the wall clock of `zone`.
    pub start: Moment,
    /// End as stated: inclusive for days; `None` where the text gives none (a period's last day is its end).
    pub end: Option<Moment>,
    /// Grain.
    pub precision: Precision,
    /// The TIMEX3 value of the start, on the clock of `zone`, without offset.
    pub value: String,
    /// TIMEX3 `mod`.
    pub modifier: Option<String>,
    /// The zone of the wall clock.
    #[serde(with = "zone_name")]
    pub zone: Tz,
    /// A repetition that we can say as an RRULE.
    pub repeats: Option<super::Recurrence>,
    /// How each part came to be known.
    pub parts: Parts,
    /// What is unsure.
    pub doubts: Doubts,
}

impl When {
    /// The start on the clock of `zone`; `None` for a day. Gaps and double hours as [`zone::instant`](super::zone::instant) rules.
    pub fn start_in(&self, zone: Tz) -> Option<DateTime<FixedOffset>> {
        self.start
            .clock()
            .map(|t| super::zone::local(super::zone::instant(t, self.zone), zone))
    }

    /// The end on the clock of `zone`.
    pub fn end_in(&self, zone: Tz) -> Option<DateTime<FixedOffset>> {
        self.end
            .and_then(Moment::clock)
            .map(|t| super::zone::local(super::zone::instant(t, self.zone), zone))
    }
}

/// Why an expression gives no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// It hangs on the issue date, and that is not known.
    NeedsIssueDate,
    /// It hangs on a day that nothing lends (a clock alone).
    NeedsDay,
    /// No such date or time (Feb. 30, 27:00).
    Impossible,
    /// A duration, a set without a first date, a vague word.
    NoTime,
    /// Outside the years 0 to 9999.
    OutOfRange,
}

mod zone_name {
    //! A zone by its IANA name.

    use chrono_tz::Tz;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(zone: &Tz, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(zone.name())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Tz, D::Error> {
        let name = String::deserialize(deserializer)?;
        super::super::zone::by_name(&name)
            .ok_or_else(|| serde::de::Error::custom(format!("unknown time zone `{name}`")))
    }
}
