//! An expression in its frame gives a time.
//!
//! Input: a [`TimeExpr`] and a [`Frame`]. Output: a [`When`], each of whose parts is stated, inherited or assumed, or an
//! [`Unresolved`]. Pure: no clock, no environment.

mod doubt;
mod frame;
mod recurrence;
mod when;
pub mod zone;

pub use doubt::{Doubt, Doubts};
pub use frame::{Days, Frame, Lent};
pub use recurrence::{Freq, Recurrence};
pub use when::{Basis, Moment, Parts, Precision, Unresolved, When, Why};

use crate::timex::TimeExpr;

/// Closes what the text leaves open and gives the time.
pub fn resolve(_expr: &TimeExpr, frame: &Frame) -> Result<When, Unresolved> {
    if frame.issue.is_none() {
        Err(Unresolved::NeedsIssueDate)
    } else {
        Err(Unresolved::NoTime)
    }
}

/// The TIMEX3 attributes of an expression, also of durations, sets and vague words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timex3 {
    /// DATE, TIME, DURATION or SET.
    pub kind: &'static str,
    /// `value`; `None` where it hangs on a reference date that is not known.
    pub value: Option<String>,
    /// `mod`.
    pub modifier: Option<&'static str>,
    /// `quant`.
    pub quant: Option<String>,
    /// `freq`.
    pub freq: Option<String>,
}

/// The TIMEX3 attributes of an expression in its frame.
pub fn timex3(_expr: &TimeExpr, _frame: &Frame) -> Timex3 {
    Timex3::default()
}
