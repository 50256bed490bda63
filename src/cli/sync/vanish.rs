//! Events that are still to come, but gone from their publication's list.
//!
//! "Still to come" is meant from the day of the issue that lacks them, never from the clock; and whatever order the issues
//! were read in, the answer is the same.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use chrono::NaiveDate;

use crate::extract::{Kind, Origin, Status};
use crate::timeline::{Entry, Folded, IssueRecord, Quote};

/// The entries that vanished, each with the words in which it was last announced.
pub(crate) fn vanished(folded: &Folded, records: &[IssueRecord]) -> BTreeMap<String, Vec<Quote>> {
    let listing: BTreeSet<&str> = records
        .iter()
        .filter(|record| record.sightings.iter().any(|s| s.origin == Origin::Listing))
        .map(|record| record.source.sha256.as_str())
        .collect();
    // Issues that name no publication are taken for one only where none names any.
    let anonymous = folded.sources.iter().all(|s| s.publication().is_none());
    let mut issued: BTreeMap<&str, (String, NaiveDate)> = BTreeMap::new();
    let mut lists: BTreeMap<String, BTreeSet<NaiveDate>> = BTreeMap::new();
    for source in &folded.sources {
        let name = match source.publication() {
            Some(name) => name,
            None if anonymous => String::new(),
            None => continue,
        };
        let Some(date) = source.issue_date else {
            continue;
        };
        issued.insert(&source.id, (name.clone(), date));
        if listing.contains(source.sha256.as_str()) {
            lists.entry(name).or_default().insert(date);
        }
    }
    let mut gone = BTreeMap::new();
    for entry in &folded.entries {
        if is_missing(entry, &issued, &lists) {
            let last = entry.item.evidence.last().map(|evidence| Quote {
                source: evidence.source.clone(),
                exact: evidence.exact.clone(),
            });
            gone.insert(entry.item.uid.clone(), last.into_iter().collect());
        }
    }
    gone
}

/// Whether the list that came after its last mention should hold the entry and does not.
fn is_missing(
    entry: &Entry,
    issued: &BTreeMap<&str, (String, NaiveDate)>,
    lists: &BTreeMap<String, BTreeSet<NaiveDate>>,
) -> bool {
    let item = &entry.said;
    let expected = item.kind == Kind::Event
        && item.origin == Origin::Listing
        && item.moved_to.is_none()
        && item.recurrence.is_none()
        && matches!(item.status, Status::Confirmed | Status::Tentative);
    if !expected || entry.rejected {
        return false;
    }
    let seen: Vec<&(String, NaiveDate)> = item
        .evidence
        .iter()
        .filter_map(|e| issued.get(e.source.as_str()))
        .collect();
    let Some(last) = seen.iter().map(|(_, date)| *date).max() else {
        return false;
    };
    seen.iter().any(|(name, _)| {
        let after = (Bound::Excluded(last), Bound::Unbounded);
        let next = lists.get(name).and_then(|dates| dates.range(after).next());
        next.is_some_and(|next| entry.item.start.date() > *next)
    })
}
