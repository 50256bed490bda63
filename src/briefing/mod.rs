//! Choose and group entries: filters, days and weeks.

mod choice;

mod week;

pub use choice::{Choice, LeftOut};
pub use week::{Window, occurrences};
