//! All that lends a part to an expression: the issue's day, a heading's day, the last day named, direction, zone, order.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use super::when::Basis;
use crate::sentence::Direction;

/// A stretch of whole days, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

impl Days {
    /// One day.
    pub fn one(day: NaiveDate) -> Self {
        Days {
            first: day,
            last: day,
        }
    }
}

/// Days that something else lends, and on what basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lent {
    /// The days.
    pub days: Days,
    /// Who lends them: `Inherited(span)` of a heading, cell or item above, `Assumed(why)` for a habit.
    pub basis: Basis,
}

/// What an expression stands in. `Default` gives Eastern time and nothing else.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The issue's day in its own zone, if known.
    pub issue: Option<NaiveDate>,
    /// The issue's clock, if known ("tonight" sent at 2 a.m.).
    pub issue_time: Option<NaiveTime>,
    /// A day or week that a heading, a cell or a habit lends: a clock alone takes its day, "Wednesday" falls inside its week, "17" inside its month.
    pub near: Option<Lent>,
    /// The last days named in reading order ("the following day").
    pub last_named: Option<Lent>,
    /// The last clock time named in reading order ("half an hour later").
    pub last_clock: Option<NaiveDateTime>,
    /// A clock time before it in the same list or range: an open half of the day does not run backwards.
    pub after: Option<NaiveTime>,
    /// Which way the clause looks.
    pub direction: Direction,
    /// The zone of clock times without one.
    pub zone: Tz,
    /// The zone of a place named beside it: decides what "IST" means, and the zone of a clock time that names none.
    pub place: Option<Tz>,
    /// The quarter or year of company results that the text speaks of ("the year-earlier period").
    pub compared: Option<Days>,
    /// Day-month order of the document, if there is evidence.
    pub day_first: Option<bool>,
    /// A year that a heading or title gives for all dates under it.
    pub year: Option<i32>,
    /// Whether the text is a narrative about the past (a history, a biography): bare months and weekdays hang on the last date named, not on the issue.
    pub narrative: bool,
    /// In a narrative: the clause tells in the pluperfect of what was before ("it had arrived in February").
    pub glances_back: bool,
    /// Follow the corpora's habits (`dateline tag --style timeml`) where they differ from a calendar's.
    pub timeml: bool,
}

impl Default for Frame {
    fn default() -> Self {
        Frame {
            issue: None,
            issue_time: None,
            near: None,
            last_named: None,
            last_clock: None,
            after: None,
            direction: Direction::Open,
            zone: chrono_tz::America::New_York,
            place: None,
            compared: None,
            day_first: None,
            year: None,
            narrative: false,
            glances_back: false,
            timeml: false,
        }
    }
}
