//! Choose and group entries: filters, days and weeks.

mod choice;

pub use choice::{Choice, LeftOut};
