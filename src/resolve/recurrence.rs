//! Repetitions that we can say ourselves: an RRULE value, and its expansion within a window.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A repetition as RFC 5545 RRULE can say it, in local days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    /// DAILY, WEEKLY, MONTHLY or YEARLY.
    pub freq: Freq,
    /// Every how many.
    pub interval: u16,
    /// Weekdays, bit 0 = Monday; 0: as the start's.
    pub weekdays: u8,
    /// Ordinals of the weekday in its month (MONTHLY): 1 to 5, -1 = last.
    pub nth: Vec<i8>,
    /// The last day, inclusive.
    pub until: Option<NaiveDate>,
    /// How many, where the text says so.
    pub count: Option<u16>,
    /// Days that fall out.
    pub except: Vec<NaiveDate>,
}

/// The step of a [`Recurrence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Freq {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every year.
    Yearly,
}
