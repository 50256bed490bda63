//! Where sentences and quotations end, and which way a clause looks.

use serde::{Deserialize, Serialize};

/// Which way a clause looks in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// Nothing says.
    #[default]
    Open,
    /// Simple past, perfect: met, has met, had met, said.
    Past,
    /// will, is to, set for, due, plans to, as soon as; headlines in the present.
    Future,
}
