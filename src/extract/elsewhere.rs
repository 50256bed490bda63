//! Hours of prose in an issue whose list keeps another clock than Eastern: nobody says whose clock they are on.

use chrono_tz::America::New_York;

use super::sighting::Sighting;
use crate::resolve::{Basis, Doubt, Moment};

/// Listed hours that must be on another clock, and their least share in tenths.
const LEAST: usize = 2;
const TENTHS: usize = 7;

/// Marks the hours of `prose` for a look where most hours of `listed` are on another clock.
pub(super) fn doubt(listed: &[Sighting], prose: &mut [Sighting]) {
    let clocked = |s: &&Sighting| matches!(s.when.start, Moment::Clock(_));
    let all = listed.iter().filter(clocked).count();
    let other = listed
        .iter()
        .filter(clocked)
        .filter(|s| s.when.zone != New_York)
        .count();
    if other < LEAST || other * 10 < all * TENTHS {
        return;
    }
    for sighting in prose.iter_mut().filter(|s| clocked(&&**s)) {
        if sighting.when.zone == New_York && sighting.when.parts.zone != Basis::Stated {
            sighting.doubts.add(Doubt::ZoneOpen);
        }
    }
}
