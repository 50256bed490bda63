//! What moved or was renamed without a word: gone from its publication's list, and one like it is new there.
//!
//! The old entry must still lie ahead when the next issue comes out, and the pair must be the only one of its kind in
//! both lists: of a series, the next date is no new date of the last one. What is joined here needs review until
//! another issue repeats it.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Cluster, Seen};
use super::words::normal;
use crate::extract::{Kind, Origin};
use crate::resolve::Moment;

/// A new date further away than this (days) is another event.
const FARTHEST: i64 = 21;

/// What a list's entry is known by when its date or its name changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trait {
    /// Title and host: the date may change.
    Named(String, String),
    /// Host and clock time: the title may change.
    Placed(String, Moment),
}

/// One issue's list: what stands in it, as places in the list of all sightings.
type List = Vec<usize>;

/// Joins such pairs.
pub(super) fn join(seen: &[Seen<'_>], clusters: Vec<Cluster>) -> Vec<Cluster> {
    let lists = lists(seen);
    let mut owner = vec![usize::MAX; seen.len()];
    for (i, cluster) in clusters.iter().enumerate() {
        for &member in &cluster.members {
            owner[member] = i;
        }
    }
    let mut clusters = clusters;
    for issues in lists.values() {
        for pair in issues.windows(2) {
            for (old, new) in successors(seen, &clusters, &owner, &pair[0], &pair[1]) {
                let members = std::mem::take(&mut clusters[new].members);
                for &member in &members {
                    owner[member] = old;
                }
                clusters[old].members.extend(members);
                clusters[old].members.sort_unstable();
            }
        }
    }
    without_empty(clusters)
}

/// By publication, the lists of its issues in order of date; one without a name has no next issue.
fn lists<'a>(seen: &[Seen<'a>]) -> BTreeMap<&'a str, Vec<List>> {
    let mut all: BTreeMap<&str, Vec<List>> = BTreeMap::new();
    for (i, s) in seen.iter().enumerate() {
        let listed = s.sighting.origin == Origin::Listing
            && s.sighting.kind == Kind::Event
            && s.sighting.when.repeats.is_none();
        let (true, Some(publication), Some(_)) = (listed, s.publication, s.source.issue_date)
        else {
            continue;
        };
        let issues = all.entry(publication).or_default();
        match issues.last_mut() {
            Some(list) if seen[list[0]].source_index == s.source_index => list.push(i),
            _ => issues.push(vec![i]),
        }
    }
    all
}

/// Pairs of clusters: gone from the older list, new in the younger, and alike in one trait that nothing else has.
fn successors(
    seen: &[Seen<'_>],
    clusters: &[Cluster],
    owner: &[usize],
    older: &List,
    younger: &List,
) -> Vec<(usize, usize)> {
    let (source, day) = (
        seen[younger[0]].source_index,
        seen[younger[0]].source.issue_date,
    );
    let here: BTreeSet<usize> = younger.iter().map(|&i| owner[i]).collect();
    let mut before = traits(seen, owner, older);
    let mut found = Vec::new();
    let mut taken = BTreeSet::new();
    for (name, now) in traits(seen, owner, younger) {
        let then = before.remove(&name).unwrap_or_default();
        let ([old], [new]) = (then.as_slice(), now.as_slice()) else {
            continue;
        };
        let ((old, old_start), (new, new_start)) = (*old, *new);
        let is_gone = !here.contains(&old) && Some(old_start.date()) > day;
        let is_new = clusters[new]
            .members
            .iter()
            .all(|&m| seen[m].source_index >= source);
        let distance = (new_start.date() - old_start.date()).num_days().abs();
        let spoken = clusters[old].moved_to.is_some() || clusters[new].moved_to.is_some();
        if is_gone
            && is_new
            && distance <= FARTHEST
            && !spoken
            && taken.insert(old)
            && taken.insert(new)
        {
            found.push((old, new));
        }
    }
    found
}

/// By trait, the clusters of a list that have it, each with its start there.
fn traits(
    seen: &[Seen<'_>],
    owner: &[usize],
    list: &List,
) -> BTreeMap<Trait, Vec<(usize, Moment)>> {
    let mut all: BTreeMap<Trait, Vec<(usize, Moment)>> = BTreeMap::new();
    for &i in list {
        let sighting = seen[i].sighting;
        let host = normal(sighting.organizer.as_deref().unwrap_or(""));
        let start = sighting.when.start;
        let mut add = |name: Trait| {
            let known = all.entry(name).or_default();
            if known.iter().all(|(cluster, _)| *cluster != owner[i]) {
                known.push((owner[i], start));
            }
        };
        add(Trait::Named(normal(&sighting.title), host.clone()));
        if !host.is_empty() && start.clock().is_some() {
            add(Trait::Placed(host, start));
        }
    }
    all
}

/// Drops what was joined to something else, and follows the references.
fn without_empty(clusters: Vec<Cluster>) -> Vec<Cluster> {
    let mut place = 0;
    let places: Vec<usize> = clusters
        .iter()
        .map(|c| {
            let here = place;
            place += usize::from(!c.members.is_empty());
            here
        })
        .collect();
    let mut kept: Vec<Cluster> = clusters
        .into_iter()
        .filter(|c| !c.members.is_empty())
        .collect();
    for cluster in &mut kept {
        cluster.moved_to = cluster.moved_to.map(|m| places[m]);
    }
    kept
}
