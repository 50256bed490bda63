//! An agenda or timeline to bytes.

pub mod page;
