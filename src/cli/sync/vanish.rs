//! Events that are still to come, but gone from their publication's list.
//!
//! "Still to come" is meant from the day of the issue that lacks them, never from the clock; and whatever order the issues
//! were read in, the answer is the same.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::extract::{Kind, Origin, Status};
use crate::timeline::{Entry, Folded, IssueRecord, Quote};

/// An issue with a list.
struct Listed<'a> {
    date: NaiveDate,
    id: &'a str,
    first: String,
}

/// The entries that vanished, each with a quote from the list that lacks it.
pub(crate) fn vanished(folded: &Folded, records: &[IssueRecord]) -> BTreeMap<String, Vec<Quote>> {
    let listing: BTreeMap<&str, &str> = records
        .iter()
        .filter_map(|record| {
            let mut listed = record
                .sightings
                .iter()
                .filter(|s| s.origin == Origin::Listing);
            Some((
                record.source.sha256.as_str(),
                listed.next()?.evidence.exact.as_str(),
            ))
        })
        .collect();
    // Issues that name no publication are taken for one only where none names any.
    let anonymous = folded.sources.iter().all(|s| s.publication().is_none());
    let mut issued: BTreeMap<&str, (String, NaiveDate)> = BTreeMap::new();
    let mut lists: BTreeMap<String, Vec<Listed<'_>>> = BTreeMap::new();
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
        if let Some(first) = listing.get(source.sha256.as_str()) {
            lists.entry(name).or_default().push(Listed {
                date,
                id: &source.id,
                first: (*first).to_owned(),
            });
        }
    }
    for list in lists.values_mut() {
        list.sort_by_key(|issue| issue.date);
    }
    let mut gone = BTreeMap::new();
    for entry in &folded.entries {
        if let Some(issue) = missing_from(entry, &issued, &lists) {
            let quote = Quote {
                source: issue.id.to_owned(),
                exact: issue.first.clone(),
            };
            gone.insert(entry.item.uid.clone(), vec![quote]);
        }
    }
    gone
}

/// The first issue whose list should hold the entry and does not.
fn missing_from<'a>(
    entry: &Entry,
    issued: &BTreeMap<&str, (String, NaiveDate)>,
    lists: &'a BTreeMap<String, Vec<Listed<'a>>>,
) -> Option<&'a Listed<'a>> {
    let item = &entry.said;
    let expected = item.kind == Kind::Event
        && item.origin == Origin::Listing
        && item.moved_to.is_none()
        && item.recurrence.is_none()
        && matches!(item.status, Status::Confirmed | Status::Tentative);
    if !expected || entry.rejected {
        return None;
    }
    let seen: Vec<&(String, NaiveDate)> = item
        .evidence
        .iter()
        .filter_map(|e| issued.get(e.source.as_str()))
        .collect();
    let last = seen.iter().map(|(_, date)| *date).max()?;
    let names: BTreeSet<&str> = seen.iter().map(|(name, _)| name.as_str()).collect();
    names.into_iter().find_map(|name| {
        let list = lists.get(name)?;
        let next = list.iter().find(|issue| issue.date > last)?;
        (entry.item.start.date() > next.date).then_some(next)
    })
}
