//! Entries against what was published: ids kept, sequences raised, changes told once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::settings::Settings;
use super::word::Word;
use crate::error::Result;
use crate::extract::Kind;
use crate::store::{PublishedRow, Saying};
use crate::timeline::{
    Change, ChangeKind, Entry, Folded, Item, Published, Quote, difference, kind, looks_the_same,
    visible,
};

/// What a run starts from and has learned.
pub(crate) struct Known<'a> {
    /// What was published before.
    pub(crate) rows: BTreeMap<String, PublishedRow>,
    /// The user's word, all of it.
    pub(crate) sayings: &'a mut Vec<Saying>,
    /// What of it was taken in this run.
    pub(crate) words: &'a [Word],
    /// Ids of the issues that were read in this run.
    pub(crate) fresh: BTreeSet<String>,
    /// Entries that vanished from their publication's list.
    pub(crate) vanished: BTreeMap<String, Vec<Quote>>,
}

/// What a run comes to.
#[derive(Default)]
pub(crate) struct Outcome {
    /// The items that go into the outputs.
    pub(crate) items: Vec<Item>,
    /// Rows that are new or changed.
    pub(crate) rows: Vec<PublishedRow>,
    /// Entries that became part of another: withdrawn, kept.
    pub(crate) merged: Vec<(String, String)>,
    /// What changed, in the order of the timeline.
    pub(crate) changes: Vec<Change>,
    /// Of what changed, how many need a look.
    pub(crate) review: usize,
    /// New entries that the filters left out.
    pub(crate) left_out: usize,
}

/// Compares every entry with what was published. `same_bytes` says whether an item gives the file that was last meant.
pub(crate) fn publish(
    folded: &mut Folded,
    known: &mut Known<'_>,
    settings: &Settings,
    same_bytes: impl Fn(&Item) -> bool,
) -> Result<Outcome> {
    let choice = settings.choice()?;
    let mut outcome = Outcome::default();
    let mut order = known
        .rows
        .values()
        .map(|row| row.entry.order)
        .max()
        .unwrap_or(0);
    for entry in std::mem::take(&mut folded.entries) {
        let row = known.rows.get(&entry.item.uid).cloned();
        let told =
            entry.item.moved_to.is_none() && (entry.item.kind == Kind::Event || settings.facts);
        if entry.rejected {
            outcome.changes.extend(rejected(&entry, known));
            continue;
        }
        if choice.reason(&entry.item).is_some() {
            let new = row.is_none() && quotes(&entry.item, Some(&known.fresh)).next().is_some();
            outcome.left_out += usize::from(new);
            continue;
        }
        let mut changes = merged(&entry, known, &mut outcome);
        let mut item = entry.item.clone();
        changes.extend(changes_of(&entry, row.as_ref(), known));
        let vanished = known.vanished.contains_key(&item.uid);
        changes.extend(vanished_now(&item, row.as_ref(), known));
        stamp(&mut item, row.as_ref(), &same_bytes);
        order += u64::from(row.is_none());
        let first = row.as_ref().map_or(order, |row| row.entry.order);
        let next = next_row(&entry, &item, first, vanished);
        if row.as_ref().is_none_or(|row| differs(row, &next)) {
            outcome.rows.push(next);
        }
        if told && !changes.is_empty() {
            outcome.review += usize::from(item.needs_review);
            outcome.changes.append(&mut changes);
        }
        outcome.items.push(item);
    }
    Ok(outcome)
}

/// The change of an entry that is gone from its publication's list, where that was not told before.
fn vanished_now(item: &Item, row: Option<&PublishedRow>, known: &Known<'_>) -> Option<Change> {
    let evidence = known.vanished.get(&item.uid)?;
    let fields = (Map::new(), Map::new());
    (!row?.vanished).then(|| change(ChangeKind::Vanished, item, fields, evidence.clone()))
}

/// The sequence and stamp of an item: those it was published with, or higher ones where anything about it changed.
fn stamp(item: &mut Item, row: Option<&PublishedRow>, same_bytes: impl Fn(&Item) -> bool) {
    let Some(row) = row else { return };
    let newest = item.last_modified;
    item.sequence = row.entry.sequence;
    item.last_modified = Some(row.entry.last_modified);
    let was = &row.entry.item;
    let same = looks_the_same(was, item) && was.needs_review == item.needs_review;
    if same && same_bytes(item) {
        return;
    }
    let later: Option<DateTime<Utc>> = row
        .entry
        .last_modified
        .checked_add_signed(TimeDelta::seconds(1));
    item.sequence = row.entry.sequence.saturating_add(1);
    item.last_modified = newest.max(later);
}

/// What is kept of an entry: its evidence lies in the issues already.
fn next_row(entry: &Entry, item: &Item, order: u64, vanished: bool) -> PublishedRow {
    let mut kept = item.clone();
    kept.evidence.clear();
    kept.last_modified = None;
    PublishedRow {
        entry: Published {
            uid: item.uid.clone(),
            order,
            keys: entry.keys.clone(),
            sequence: item.sequence,
            last_modified: item.last_modified.unwrap_or_default(),
            item: kept,
        },
        said: visible(&entry.said),
        merged_into: None,
        vanished,
    }
}

fn differs(old: &PublishedRow, new: &PublishedRow) -> bool {
    let (was, is) = (&old.entry, &new.entry);
    was.keys != is.keys
        || was.sequence != is.sequence
        || was.last_modified != is.last_modified
        || old.said != new.said
        || old.vanished != new.vanished
        || old.merged_into != new.merged_into
        || was.item != is.item
}

/// What is new about an entry: added, changed by an issue, corrected by the user, or both at odds.
fn changes_of(entry: &Entry, row: Option<&PublishedRow>, known: &mut Known<'_>) -> Vec<Change> {
    let item = &entry.item;
    let fresh: Vec<Quote> = quotes(item, Some(&known.fresh)).collect();
    let Some(row) = row else {
        let after = visible(item);
        return vec![change(
            ChangeKind::Added,
            item,
            (Map::new(), after),
            quotes(item, None).collect(),
        )];
    };
    let (mut before, mut after) =
        difference(&visible(&row.entry.item), &visible(item)).unwrap_or_default();
    let mut changes = Vec::new();
    let words = known.words.iter().filter(|word| word.uid == item.uid);
    let fields: BTreeSet<&str> = words.clone().map(|word| word.field).collect();
    if !fields.is_empty() {
        let (mut was, mut is) = (Map::new(), Map::new());
        for word in words.filter(|word| word.field == "verdict") {
            was.insert("verdict".to_owned(), word.was.clone());
            is.insert("verdict".to_owned(), word.value.clone());
        }
        let with_end = fields.contains("start").then_some("end");
        for field in fields.iter().copied().chain(with_end) {
            if let (Some(old), Some(new)) = (before.remove(field), after.remove(field)) {
                was.insert(field.to_owned(), old);
                is.insert(field.to_owned(), new);
            }
        }
        if !is.is_empty() {
            let evidence = quotes(item, None).collect();
            changes.push(change(ChangeKind::Corrected, item, (was, is), evidence));
        }
    }
    if !after.is_empty() {
        let kind = kind(&row.entry.item, item, &fresh);
        let evidence = if fresh.is_empty() {
            quotes(item, None).collect()
        } else {
            fresh.clone()
        };
        changes.push(change(kind, item, (before, after), evidence));
    }
    changes.extend(contradicted(entry, row, known.sayings, &fresh));
    changes
}

/// Where the issues now say something else than when the user spoke, and not what the user said: told once.
fn contradicted(
    entry: &Entry,
    row: &PublishedRow,
    sayings: &mut [Saying],
    fresh: &[Quote],
) -> Option<Change> {
    if !sayings.iter().any(|saying| saying.uid == entry.item.uid) {
        return None;
    }
    let now = visible(&entry.said);
    let (mut users, mut issues) = (Map::new(), Map::new());
    for saying in sayings.iter_mut().filter(|s| s.uid == entry.item.uid) {
        let Some(says) = now.get(&saying.field) else {
            continue;
        };
        if saying.base.is_null() {
            saying.base = row.said.get(&saying.field).unwrap_or(says).clone();
        }
        if *says == saying.base {
            continue;
        }
        saying.base = says.clone();
        let agrees = match saying.field.as_str() {
            "location" => says.get("name") == Some(&saying.value),
            _ => *says == saying.value,
        };
        if !agrees {
            users.insert(saying.field.clone(), saying.value.clone());
            issues.insert(saying.field.clone(), says.clone());
        }
    }
    (!issues.is_empty()).then(|| {
        let kind = ChangeKind::Contradicted;
        change(kind, &entry.item, (users, issues), fresh.to_vec())
    })
}

/// What the user threw out in this run.
fn rejected(entry: &Entry, known: &Known<'_>) -> Option<Change> {
    known.rows.get(&entry.item.uid)?;
    let reject = json!("reject");
    let now = known
        .words
        .iter()
        .any(|word| word.uid == entry.item.uid && word.field == "verdict" && word.value == reject);
    let (mut was, mut is) = (Map::new(), Map::new());
    was.insert("verdict".to_owned(), Value::Null);
    is.insert("verdict".to_owned(), reject);
    now.then(|| {
        let evidence = quotes(&entry.item, None).collect();
        change(ChangeKind::Corrected, &entry.item, (was, is), evidence)
    })
}

/// Published entries that proved to be this one are withdrawn, and what the user said of them goes over.
fn merged(entry: &Entry, known: &mut Known<'_>, outcome: &mut Outcome) -> Vec<Change> {
    let uid = &entry.item.uid;
    let mut changes = Vec::new();
    for gone in &entry.absorbed {
        let Some(row) = known.rows.get(gone) else {
            continue;
        };
        let field = |uid: &str| Map::from_iter([("uid".to_owned(), json!(uid))]);
        let mut row = row.clone();
        row.merged_into = Some(uid.clone());
        changes.push(Change {
            uid: gone.clone(),
            ..change(
                ChangeKind::Merged,
                &entry.item,
                (field(gone), field(uid)),
                quotes(&entry.item, None).collect(),
            )
        });
        outcome.rows.push(row);
        outcome.merged.push((gone.clone(), uid.clone()));
    }
    changes
}

fn change(
    change: ChangeKind,
    item: &Item,
    (before, after): (Map<String, Value>, Map<String, Value>),
    evidence: Vec<Quote>,
) -> Change {
    Change {
        change,
        uid: item.uid.clone(),
        title: item.title.clone(),
        start: item.start,
        before,
        after,
        evidence,
    }
}

/// The quotes of an item, of all its issues or of some.
fn quotes<'a>(
    item: &'a Item,
    of: Option<&'a BTreeSet<String>>,
) -> impl Iterator<Item = Quote> + 'a {
    let wanted = move |source: &String| of.is_none_or(|of| of.contains(source));
    let evidence = item.evidence.iter().filter(move |e| wanted(&e.source));
    evidence.map(|e| Quote {
        source: e.source.clone(),
        exact: e.exact.clone(),
    })
}
