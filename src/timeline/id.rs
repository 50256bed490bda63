//! Ids: from what a thing is, never from the clock, chance, the file or its position.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::words::normal;
use crate::extract::{Kind, Sighting};

/// Hex digits of the hash in an id: 80 bits, so that a million entries do not collide.
const DIGITS: usize = 20;

/// What an id is made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Identity {
    kind: Kind,
    organizer: String,
    day: NaiveDate,
    title: String,
    /// The old date of a moved event is a thing of its own.
    moved: bool,
}

impl Identity {
    /// The identity of what a sighting shows: organizer, local start day and title, all normalised.
    pub(super) fn of(sighting: &Sighting, moved: bool) -> Self {
        Identity {
            kind: sighting.kind,
            organizer: normal(sighting.organizer.as_deref().unwrap_or("")),
            day: sighting.when.start.date(),
            title: normal(&sighting.title),
            moved,
        }
    }

    /// The id of the `nth` (from 0) entry of this identity in order of start: `[a-z0-9-]` only, as file names and
    /// vdirsyncer want it (an `@` would get a random file name there).
    pub(super) fn uid(&self, nth: usize) -> String {
        let mut hash = Sha256::new();
        for part in [
            match self.kind {
                Kind::Event => "event",
                Kind::Fact => "fact",
            },
            &self.organizer,
            &self.day.to_string(),
            &self.title,
            if self.moved { "moved" } else { "" },
        ] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        if nth > 0 {
            hash.update(nth.to_string().as_bytes());
        }
        let mut uid = String::with_capacity(DIGITS + 9);
        for byte in hash.finalize().iter().take(DIGITS / 2) {
            uid.push_str(&format!("{byte:02x}"));
        }
        uid + "-dateline"
    }
}
