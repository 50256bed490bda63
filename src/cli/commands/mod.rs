//! One file for each command.

pub(crate) mod date;
pub(crate) mod documents;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod profiles;
pub(crate) mod sync;
pub(crate) mod tag;
