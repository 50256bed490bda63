//! The fold: records, what was published and the user's word give entries; the order of arrival changes none.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, Utc};

use super::entry::{Seen, clusters};
use super::id::{self, Ids};
use super::item::{EvidenceDoc, Generator, Item, NoteDoc, Point, SourceDoc, TimelineDoc};
use super::look::Surroundings;
use super::merge::{Merged, merge, view};
use super::record::{IssueRecord, Override, Published, UserVerdict};
use super::{overrides, says, succession};
use crate::note::{Level, Note};

/// What the caller wants of a fold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoldOptions {
    /// Length in minutes of a timed event that names no end.
    pub default_duration: u32,
    /// Below this confidence an item needs review.
    pub review_below: f64,
}

impl Default for FoldOptions {
    fn default() -> Self {
        FoldOptions {
            default_duration: 60,
            review_below: 0.9,
        }
    }
}

/// One real thing.
#[derive(Clone, Debug)]
pub struct Entry {
    /// As it is published: with the user's word. `sequence` is the published one, else 0.
    pub item: Item,
    /// As the issues alone say.
    pub said: Item,
    /// The keys of its sightings: each tells one from all others.
    pub keys: Vec<String>,
    /// Published ids that proved to be this entry and are withdrawn.
    pub absorbed: Vec<String>,
    /// Whether the user rejected it.
    pub rejected: bool,
}

/// All that came of a fold.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The issues, the newest first; `s1` is the oldest.
    pub sources: Vec<SourceDoc>,
    /// By start, then uid; the rejected ones too.
    pub entries: Vec<Entry>,
    /// Remarks on issues, and quarrels between them.
    pub notes: Vec<NoteDoc>,
}

impl Folded {
    /// The timeline, without what the user rejected.
    pub fn doc(self) -> TimelineDoc {
        let kept = self.entries.into_iter().filter(|e| !e.rejected);
        TimelineDoc {
            version: 1,
            generator: Generator {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            time_zone: chrono_tz::America::New_York.name().to_owned(),
            sources: self.sources,
            items: kept.map(|e| e.item).collect(),
            notes: self.notes,
        }
    }
}

/// Folds issues into entries.
pub fn fold(
    records: &[IssueRecord],
    published: &[Published],
    overrides: &[Override],
    options: &FoldOptions,
) -> Folded {
    let ordered = in_order(records);
    let sources: Vec<SourceDoc> = ordered
        .iter()
        .enumerate()
        .map(|(i, record)| SourceDoc {
            id: format!("s{}", i + 1),
            ..record.source.clone()
        })
        .collect();
    let mut notes = Vec::new();
    for (record, source) in ordered.iter().zip(&sources) {
        notes.extend(record.notes.iter().map(|n| note_doc(n, source)));
        notes.extend(undated_note(record.undated, source));
    }
    let publications: Vec<Option<String>> = sources.iter().map(SourceDoc::publication).collect();
    let seen: Vec<Seen<'_>> = ordered
        .iter()
        .enumerate()
        .flat_map(|(i, record)| {
            let around = Surroundings::of(&record.sightings);
            let (source, publication) = (&sources[i], publications[i].as_deref());
            record.sightings.iter().map(move |sighting| Seen {
                sighting,
                source,
                source_index: i,
                around,
                publication,
                duration: record.duration,
            })
        })
        .collect();
    let clusters = succession::join(&seen, clusters(&seen));
    let keys = id::keys(&seen);
    let ids = Ids::of(&clusters, &seen, &keys, published);
    let sequences: BTreeMap<&str, u32> = published
        .iter()
        .map(|p| (p.uid.as_str(), p.sequence))
        .collect();
    let words: BTreeMap<&str, &Override> = overrides.iter().map(|o| (o.uid.as_str(), o)).collect();
    let mut entries: Vec<Entry> = clusters
        .iter()
        .enumerate()
        .map(|(i, cluster)| {
            let members: Vec<Seen<'_>> = cluster.members.iter().map(|&m| seen[m]).collect();
            let mut merged = merge(&members, options);
            let item = &mut merged.item;
            item.uid.clone_from(&ids.uids[i]);
            item.moved_to = cluster.moved_to.map(|m| ids.uids[m].clone());
            item.sequence = sequences.get(item.uid.as_str()).copied().unwrap_or(0);
            item.evidence = evidence(&members, item, options);
            item.last_modified = last_modified(&members, item);
            notes.extend(quarrel_note(&merged, &members));
            let known = Known {
                keys: cluster.members.iter().map(|&m| keys[m].clone()).collect(),
                absorbed: ids.absorbed[i].clone(),
            };
            entry(merged.item, &members, known, &words, options)
        })
        .collect();
    entries.sort_by(|a, b| {
        (a.item.start.order(), &a.item.uid).cmp(&(b.item.start.order(), &b.item.uid))
    });
    Folded {
        sources: sources.into_iter().rev().collect(),
        entries,
        notes,
    }
}

/// By issue date, then content; one read twice counts once.
fn in_order(records: &[IssueRecord]) -> Vec<&IssueRecord> {
    let mut ordered: Vec<&IssueRecord> = records.iter().collect();
    ordered.sort_by(|a, b| {
        let key = |r: &IssueRecord| {
            let s = &r.source;
            (
                s.issue_date,
                s.published.clone(),
                s.sha256.clone(),
                s.name.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    ordered.dedup_by(|a, b| {
        a.source.sha256 == b.source.sha256 && a.source.issue_date == b.source.issue_date
    });
    ordered
}

/// By what an entry is known.
struct Known {
    keys: Vec<String>,
    absorbed: Vec<String>,
}

fn entry(
    said: Item,
    members: &[Seen<'_>],
    Known { keys, absorbed }: Known,
    words: &BTreeMap<&str, &Override>,
    options: &FoldOptions,
) -> Entry {
    let word = std::iter::once(&said.uid)
        .chain(&absorbed)
        .find_map(|uid| words.get(uid.as_str()).copied());
    Entry {
        item: word.map_or_else(
            || said.clone(),
            |w| overrides::apply(&said, w, members[0].year(), options),
        ),
        rejected: word.is_some_and(|w| w.verdict == Some(UserVerdict::Reject)),
        keys,
        said,
        absorbed,
    }
}

fn evidence(members: &[Seen<'_>], item: &Item, options: &FoldOptions) -> Vec<EvidenceDoc> {
    members
        .iter()
        .map(|seen| {
            let e = &seen.sighting.evidence;
            EvidenceDoc {
                source: seen.source.id.clone(),
                exact: e.exact.clone(),
                start: e.start,
                end: e.end,
                date_text: e.date_text.clone(),
                time_text: e.time_text.clone(),
                rule: e.rule.clone(),
                because: e.because.clone(),
                doubts: seen.doubts(),
                says: says::difference(&view(seen, options), item),
                section: seen.sighting.section.clone(),
                moved_from: seen.sighting.moved_from,
                prefix: e.prefix.clone(),
                suffix: e.suffix.clone(),
            }
        })
        .collect()
}

/// When the newest issue that tells of it came out; where no issue has a date, the event's own start.
fn last_modified(members: &[Seen<'_>], item: &Item) -> Option<DateTime<Utc>> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0)?;
    let issued = |source: &SourceDoc| {
        let stated = source.published.as_deref();
        stated
            .and_then(|p| DateTime::parse_from_rfc3339(p).ok())
            .map(|at| at.to_utc())
            .or_else(|| Some(source.issue_date?.and_time(noon).and_utc()))
    };
    let newest = members.iter().filter_map(|m| issued(m.source)).max();
    newest.or_else(|| match item.start {
        Point::Day(day) => Some(day.and_time(NaiveTime::MIN).and_utc()),
        Point::Instant(at) => Some(at.to_utc()),
    })
}

fn note_doc(note: &Note, source: &SourceDoc) -> NoteDoc {
    NoteDoc {
        source: Some(source.id.clone()),
        level: note.level,
        code: note.code.clone(),
        message: note.message.clone(),
        start: note.span.map(|s| s.start),
        end: note.span.map(|s| s.end),
    }
}

fn undated_note(count: usize, source: &SourceDoc) -> Option<NoteDoc> {
    (count > 0).then(|| NoteDoc {
        source: Some(source.id.clone()),
        level: Level::Warning,
        code: "no-issue-date".to_owned(),
        message: format!(
            "the issue date is not known, so {count} {} left out (--date gives it)",
            if count == 1 { "item was" } else { "items were" }
        ),
        start: None,
        end: None,
    })
}

fn quarrel_note(merged: &Merged, members: &[Seen<'_>]) -> Option<NoteDoc> {
    let (kept, other) = merged.quarrel?;
    let [kept, other] = [kept, other].map(|i| &members[i]);
    Some(NoteDoc {
        source: Some(other.source.id.clone()),
        level: Level::Warning,
        code: "sources-disagree".to_owned(),
        message: format!(
            "`{}`: {} has “{}”, {} has “{}”; the first was kept",
            merged.item.title,
            kept.source.id,
            kept.sighting.evidence.exact,
            other.source.id,
            other.sighting.evidence.exact
        ),
        start: Some(other.sighting.evidence.start),
        end: Some(other.sighting.evidence.end),
    })
}
