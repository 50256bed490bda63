//! Ids: from what a thing is, never from the clock, chance, the file or its position.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::entry::{Cluster, Seen};
use super::record::Published;
use super::words::normal;
use crate::extract::{Kind, Sighting};
use crate::resolve::Moment;

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
            word(self.kind),
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
        hex(hash) + "-dateline"
    }
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Event => "event",
        Kind::Fact => "fact",
    }
}

fn hex(hash: Sha256) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(DIGITS + 9);
    for byte in hash.finalize().iter().take(DIGITS / 2) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// What tells every sighting from every other: its source, its place there, and what was seen at that place, for one
/// sentence may tell two things of one day. Two that differ in nothing are numbered.
pub(super) fn keys(seen: &[Seen<'_>]) -> Vec<String> {
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    let key_of = |seen: &Seen<'_>| {
        let key = key(seen.sighting);
        let nth = times.entry(key.clone()).or_default();
        *nth += 1;
        match *nth {
            1 => key,
            nth => format!("{key}:{nth}"),
        }
    };
    seen.iter().map(key_of).collect()
}

fn key(sighting: &Sighting) -> String {
    let at = match sighting.when.start {
        Moment::Day(day) => day.to_string(),
        Moment::Clock(clock) => clock.format("%Y-%m-%dT%H:%M").to_string(),
    };
    let evidence = &sighting.evidence;
    let mut hash = Sha256::new();
    for part in [
        &sighting.title,
        evidence.date_text.as_deref().unwrap_or(""),
        evidence.time_text.as_deref().unwrap_or(""),
        &evidence.rule,
    ] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let source = &sighting.source.sha256;
    format!(
        "{}:{}-{}:{at}:{}:{}",
        source.get(..16).unwrap_or(source),
        evidence.start,
        evidence.end,
        word(sighting.kind),
        hex(hash)
    )
}

/// The id of every cluster.
pub(super) struct Ids {
    pub(super) uids: Vec<String>,
    /// For every cluster the published ids that proved to be it, but for the one it keeps.
    pub(super) absorbed: Vec<Vec<String>>,
}

impl Ids {
    /// Published ids stay; the rest get new ones. `keys` are those of `seen`.
    pub(super) fn of(
        clusters: &[Cluster],
        seen: &[Seen<'_>],
        keys: &[String],
        published: &[Published],
    ) -> Self {
        let mut ids = Ids::known(clusters, keys, published);
        let mut taken: BTreeSet<String> = published.iter().map(|p| p.uid.clone()).collect();
        // By identity: start, first sighting and place of each cluster.
        let mut fresh: BTreeMap<Identity, Vec<(Moment, usize, usize)>> = BTreeMap::new();
        for (i, cluster) in clusters.iter().enumerate() {
            if let (true, Some(first)) = (ids.uids[i].is_empty(), earliest(cluster, seen)) {
                let sighting = seen[first].sighting;
                let identity = Identity::of(sighting, cluster.moved_to.is_some());
                let alike = fresh.entry(identity).or_default();
                alike.push((sighting.when.start, first, i));
            }
        }
        for (identity, mut alike) in fresh {
            alike.sort_unstable();
            let mut nth = 0;
            for (.., i) in alike {
                let uid = loop {
                    let uid = identity.uid(nth);
                    nth += 1;
                    if taken.insert(uid.clone()) {
                        break uid;
                    }
                };
                ids.uids[i] = uid;
            }
        }
        ids
    }

    /// Each published id goes to the one cluster that has most of its sightings; of several that come together the one
    /// published first stays and the others are absorbed.
    fn known(clusters: &[Cluster], keys: &[String], published: &[Published]) -> Self {
        let mut cluster_of: BTreeMap<&str, usize> = BTreeMap::new();
        for (i, cluster) in clusters.iter().enumerate() {
            cluster_of.extend(cluster.members.iter().map(|&m| (keys[m].as_str(), i)));
        }
        let mut claims: Vec<Vec<&Published>> = vec![Vec::new(); clusters.len()];
        for p in published {
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            for key in &p.keys {
                if let Some(&i) = cluster_of.get(key.as_str()) {
                    *shared.entry(i).or_default() += 1;
                }
            }
            let best = shared
                .iter()
                .max_by_key(|&(&i, &count)| (count, Reverse(i)));
            if let Some((&i, _)) = best {
                claims[i].push(p);
            }
        }
        let mut ids = Ids {
            uids: Vec::with_capacity(clusters.len()),
            absorbed: Vec::with_capacity(clusters.len()),
        };
        for mut claim in claims {
            claim.sort_by(|a, b| (a.order, &a.uid).cmp(&(b.order, &b.uid)));
            let mut uids = claim.into_iter().map(|p| p.uid.clone());
            ids.uids.push(uids.next().unwrap_or_default());
            ids.absorbed.push(uids.collect());
        }
        ids
    }
}

/// The sighting that lends an entry its id: of the earliest issue, a list before a sentence.
fn earliest(cluster: &Cluster, seen: &[Seen<'_>]) -> Option<usize> {
    cluster.members.iter().copied().min_by_key(|&m| {
        let s = &seen[m];
        (s.source.issue_date, s.source_index, s.sighting.origin, m)
    })
}
