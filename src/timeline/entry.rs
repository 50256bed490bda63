//! Which sightings are of one thing: clusters, grown in the order of issue dates.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::assumed::{Assumed, IssueTrust};
use super::item::{Item, SourceDoc};
use super::look::{Look, Surroundings};
use super::same::{self, Profile, Relation};
use super::verdict::Grounds;
use crate::extract::{Origin, Sighting, Status};
use crate::resolve::{Doubt, Doubts, Moment};

/// How many clusters that share a word and a day are looked at: enough for any newsletter, and a bound for a hostile one.
const CANDIDATES: usize = 24;
/// How many members of a cluster a new sighting is compared with.
const MEMBERS: usize = 4;

/// A sighting with its source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'a> {
    pub(super) sighting: &'a Sighting,
    pub(super) source: &'a SourceDoc,
    /// The place of its source in the order of issue dates.
    pub(super) source_index: usize,
    /// What the rest of its issue says about it.
    pub(super) around: Surroundings,
    /// Its publication, where that is known.
    pub(super) publication: Option<&'a str>,
    /// The default length of its publication's events in minutes, where it has one.
    pub(super) duration: Option<u32>,
}

impl Seen<'_> {
    /// All that is unsure about it, the issue date included where the day hangs on it.
    pub(super) fn doubts(&self) -> Doubts {
        let mut doubts = self.sighting.doubts.with(self.sighting.when.doubts);
        if self.sighting.when.parts.needs_issue && self.trust().is_doubtful() {
            doubts.add(Doubt::IssueDate);
        }
        doubts
    }

    /// How far its issue's date can be trusted.
    pub(super) fn trust(&self) -> IssueTrust {
        IssueTrust {
            from: self.source.issue_date_from,
            confidence: self.source.issue_date_confidence,
        }
    }

    /// What its confidence hangs on.
    pub(super) fn grounds(&self, view: &Item) -> Grounds {
        Grounds {
            kind: view.kind,
            origin: view.origin,
            precision: view.precision,
            assumed: Assumed::from_names(&view.assumed),
            doubts: self.doubts(),
            issue: self.trust(),
            look: Look::of(view, self.around),
        }
    }

    /// The year of its issue.
    pub(super) fn year(&self) -> Option<i32> {
        self.source.issue_date.map(|d| d.year())
    }

    /// Whether both come from one publication; an unknown one may be any.
    pub(super) fn speaks_for(&self, other: &Seen<'_>) -> bool {
        match (self.publication, other.publication) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }
}

/// All sightings of one thing.
#[derive(Clone, Debug, Default)]
pub(super) struct Cluster {
    /// Places in the list of all sightings.
    pub(super) members: Vec<usize>,
    /// The old date of a moved event: the cluster that took its place.
    pub(super) moved_to: Option<usize>,
}

/// The clusters while they grow.
struct Growing<'a> {
    seen: &'a [Seen<'a>],
    profiles: Vec<Profile>,
    clusters: Vec<Cluster>,
    /// By local day and telling word: the clusters that have them, oldest first.
    index: BTreeMap<(NaiveDate, String), Vec<usize>>,
    /// For each sighting the cluster it is in, once it is.
    homes: Vec<usize>,
    /// By the old day: what the issue at hand moves from it.
    movers: BTreeMap<NaiveDate, Vec<usize>>,
    /// By day: the clusters that are old dates of it, oldest first.
    old: BTreeMap<NaiveDate, Vec<usize>>,
}

/// Groups sightings, which are in the order of issue dates and within one source in reading order.
pub(super) fn clusters(seen: &[Seen<'_>]) -> Vec<Cluster> {
    let mut growing = Growing {
        seen,
        profiles: seen.iter().map(|s| Profile::of(s.sighting)).collect(),
        clusters: Vec::new(),
        index: BTreeMap::new(),
        homes: vec![usize::MAX; seen.len()],
        movers: BTreeMap::new(),
        old: BTreeMap::new(),
    };
    let mut from = 0;
    while from < seen.len() {
        let source = seen[from].source_index;
        let to = seen[from..]
            .iter()
            .position(|s| s.source_index != source)
            .map_or(seen.len(), |n| from + n);
        growing.add_source(from..to);
        from = to;
    }
    growing.finish()
}

impl Growing<'_> {
    /// One issue: what names an old date first, then what agrees to the minute, then the rest; lists before sentences,
    /// so that a sentence finds the list entry it tells of.
    fn add_source(&mut self, range: std::ops::Range<usize>) {
        let mut order: Vec<usize> = range.clone().collect();
        order.sort_by_key(|&i| (self.seen[i].sighting.origin != Origin::Listing, i));
        let mut open = Vec::new();
        let mut old_dates = Vec::new();
        self.movers.clear();
        for i in range {
            if let Some(moved) = self.seen[i].sighting.moved_from {
                self.movers.entry(moved.date()).or_default().push(i);
            }
        }
        for i in order {
            if self.is_old_date(i) {
                old_dates.push(i);
            } else if self.join(i, true) {
                // Agrees to the minute, or names the old start.
            } else {
                open.push(i);
            }
        }
        for i in open {
            if !self.join(i, false) {
                self.begin(i);
            }
        }
        for i in old_dates {
            self.begin_old_date(i);
        }
    }

    /// Whether `i` is the old date of something that the same issue gives a new one.
    fn is_old_date(&self, i: usize) -> bool {
        self.seen[i].sighting.status == Status::Postponed && self.mover_of(i).is_some()
    }

    /// What the issue at hand moves from the date that `old` is.
    fn mover_of(&self, old: usize) -> Option<usize> {
        let day = self.seen[old].sighting.when.start.date();
        let movers = self.movers.get(&day)?;
        movers
            .iter()
            .copied()
            .find(|&new| self.takes_place_of(new, old))
    }

    fn takes_place_of(&self, new: usize, old: usize) -> bool {
        new != old
            && self.seen[new].sighting.moved_from.is_some_and(|m| {
                same::same_old_start(m, self.seen[old].sighting.when.start)
                    && self.profiles[new].moved_like(&self.profiles[old])
            })
    }

    fn join(&mut self, i: usize, exact: bool) -> bool {
        let Some(cluster) = self.best(i, exact) else {
            return false;
        };
        self.clusters[cluster].members.push(i);
        self.homes[i] = cluster;
        self.index_member(i, cluster);
        if exact && self.seen[i].sighting.moved_from.is_some() {
            self.unite(i, cluster);
        }
        true
    }

    /// A sighting that tells a move joins the thing as it was to the thing as another issue already had it: one from now on.
    fn unite(&mut self, i: usize, kept: usize) {
        let sighting = self.seen[i].sighting;
        let days = [Some(sighting.when.start), sighting.moved_from];
        let mut others: Vec<usize> = Vec::new();
        for day in days.into_iter().flatten().map(Moment::date) {
            for word in self.profiles[i].keys() {
                let list = self.index.get(&(day, word.to_owned()));
                others.extend(list.into_iter().flatten().rev().take(CANDIDATES));
            }
        }
        others.sort_unstable();
        others.dedup();
        for other in others {
            let source = self.seen[i].source_index;
            let members = &self.clusters[other].members;
            let alone = self.clusters[other].moved_to.is_none()
                && members.iter().all(|&m| self.seen[m].source_index != source);
            if other == kept || !alone || self.score(i, other, true).is_none() {
                continue;
            }
            let members = std::mem::take(&mut self.clusters[other].members);
            for &m in &members {
                self.homes[m] = kept;
                self.index_member(m, kept);
            }
            let all = &mut self.clusters[kept].members;
            all.extend(members);
            all.sort_unstable();
        }
    }

    /// The clusters without those that became part of another.
    fn finish(self) -> Vec<Cluster> {
        let mut places = Vec::with_capacity(self.clusters.len());
        let mut kept = 0;
        for cluster in &self.clusters {
            places.push(kept);
            kept += usize::from(!cluster.members.is_empty());
        }
        let full = self.clusters.into_iter().filter(|c| !c.members.is_empty());
        full.map(|cluster| Cluster {
            moved_to: cluster.moved_to.map(|to| places[to]),
            ..cluster
        })
        .collect()
    }

    fn begin(&mut self, i: usize) {
        self.clusters.push(Cluster {
            members: vec![i],
            moved_to: None,
        });
        self.homes[i] = self.clusters.len() - 1;
        self.index_member(i, self.clusters.len() - 1);
    }

    /// The old date joins the old date that an earlier issue gave, or stands alone.
    fn begin_old_date(&mut self, i: usize) {
        let moved_to = self.mover_of(i).map(|new| self.homes[new]);
        let moved_to = moved_to.filter(|home| *home != usize::MAX);
        let start = self.seen[i].sighting.when.start;
        let alike = |cluster: &&usize| {
            self.clusters[**cluster].members.iter().any(|&m| {
                self.seen[m].sighting.when.start == start
                    && self.profiles[m].moved_like(&self.profiles[i])
            })
        };
        let known = self
            .old
            .get(&start.date())
            .and_then(|clusters| clusters.iter().find(alike).copied());
        let cluster = match known {
            Some(cluster) => {
                self.clusters[cluster].members.push(i);
                self.clusters[cluster].moved_to = moved_to;
                cluster
            }
            None => {
                self.clusters.push(Cluster {
                    members: vec![i],
                    moved_to,
                });
                self.clusters.len() - 1
            }
        };
        self.homes[i] = cluster;
        if known.is_none() && moved_to.is_some() {
            self.old.entry(start.date()).or_default().push(cluster);
        }
    }

    fn index_member(&mut self, i: usize, cluster: usize) {
        let day = self.seen[i].sighting.when.start.date();
        for word in self.profiles[i].keys() {
            let list = self.index.entry((day, word.to_owned())).or_default();
            if list.last() != Some(&cluster) {
                list.push(cluster);
            }
        }
    }

    /// The cluster that sighting `i` belongs to: the likeliest, of equals the oldest.
    fn best(&self, i: usize, exact: bool) -> Option<usize> {
        let sighting = self.seen[i].sighting;
        let mut days = vec![sighting.when.start.date()];
        if exact {
            days.extend(sighting.moved_from.map(Moment::date));
        }
        let mut best: Option<(u32, usize)> = None;
        let mut looked_at: Vec<usize> = Vec::new();
        for day in days {
            for word in self.profiles[i].keys() {
                let Some(list) = self.index.get(&(day, word.to_owned())) else {
                    continue;
                };
                for &cluster in list.iter().rev().take(CANDIDATES) {
                    if looked_at.contains(&cluster) {
                        continue;
                    }
                    looked_at.push(cluster);
                    let Some(score) = self.score(i, cluster, exact) else {
                        continue;
                    };
                    if best.is_none_or(|(s, c)| score > s || score == s && cluster < c) {
                        best = Some((score, cluster));
                    }
                }
            }
        }
        best.map(|(_, cluster)| cluster)
    }

    fn score(&self, i: usize, cluster: usize, exact: bool) -> Option<u32> {
        let members = &self.clusters[cluster].members;
        let source = self.seen[i].source_index;
        let mut best = None;
        for &m in members.iter().rev().take(MEMBERS) {
            let one_source = self.seen[m].source_index == source;
            let relation = Relation::of(self.seen[i].sighting, self.seen[m].sighting, one_source);
            if exact && !relation.is_exact() {
                continue;
            }
            // Another hour of the same day is another showing if this issue already has the known hour.
            if relation == Relation::OtherClock
                && !one_source
                && members.iter().any(|&m| self.seen[m].source_index == source)
            {
                continue;
            }
            let score = same::same(&self.profiles[i], &self.profiles[m], relation, one_source);
            best = best.max(score);
        }
        best
    }
}
