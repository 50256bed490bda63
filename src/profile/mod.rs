//! What we know of a publication beforehand: how to know it, its zone, its habits.

use chrono_tz::Tz;

/// A publication's habits, read from TOML.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Its name: `[a-z0-9-]+`.
    pub name: String,
    /// The publication as people write it.
    pub publisher: Option<String>,
    /// Zone of clock times without one.
    pub zone: Option<Tz>,
    /// Day comes before month in numeric dates.
    pub day_first: Option<bool>,
    /// What day the undated lists of a section mean, in order; the first that fits counts.
    pub habits: Vec<Habit>,
    /// Default length of an event in minutes.
    pub duration: Option<u32>,
    /// Texts of blocks to drop (sponsor blocks and like), as they begin.
    pub drop: Vec<String>,
}

/// What day an undated list means.
#[derive(Clone, Debug, PartialEq)]
pub struct Habit {
    /// The heading or words before the list, case-insensitive substring; `None`: any undated list.
    pub section: Option<String>,
    /// The rule.
    pub day: HabitDay,
}

/// The day rule of a [`Habit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HabitDay {
    /// The issue's own day.
    Same,
    /// The next day.
    Next,
    /// The next day from Monday to Friday.
    NextBusinessDay,
}
