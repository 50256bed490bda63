//! One file for each command.

pub(crate) mod brief;
pub(crate) mod config;
pub(crate) mod date;
pub(crate) mod documents;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod generate;
pub(crate) mod merge;
pub(crate) mod profiles;
pub(crate) mod review;
pub(crate) mod store;
pub(crate) mod sync;
pub(crate) mod tag;
