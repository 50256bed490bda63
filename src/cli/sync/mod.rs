//! The heart of `sync` and `review`: from the store, new issues and the user's word to files that hold all of it.
//!
//! The order of a run: what lies in the folder of events is read as the user's word; new issues are added; everything is
//! folded anew; what differs from what was published raises its SEQUENCE and is told; the store is committed; the files are
//! written; the store is told which of them reached the disk. A run that is killed anywhere in between is finished by the
//! next one: before the commit nothing has happened, after it the store knows what is still to be written and told.

mod folder;
mod news;
mod outputs;
mod publish;
mod settings;
mod vanish;
mod vdir;
mod word;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::output;
use super::report::Report;
use crate::error::{Error, Kind, Result};
use crate::store::{FileState, Origin, Saying, Store, overrides};
use crate::timeline::{self, IssueRecord};
use folder::Folder;
pub(crate) use news::News;
use outputs::Work;
use publish::{Known, Outcome};
pub(crate) use settings::Settings;
pub(crate) use word::{FIELDS, Word, check_order, field, undo};

/// The store's file in the folder of `sync`.
pub(crate) const STORE: &str = "dateline.db";

/// What a run is given.
pub(crate) struct Run<'a> {
    /// The folder of `sync`.
    pub(crate) root: &'a Path,
    /// How the outputs are made.
    pub(crate) settings: &'a Settings,
    /// New issues.
    pub(crate) fresh: Vec<IssueRecord>,
    /// What the user says with `review`.
    pub(crate) words: Vec<Word>,
    /// Make everything anew, whether or not there is news.
    pub(crate) rebuild: bool,
}

/// A finished run up to the commit: what is to be written and told.
pub(crate) struct Ready {
    work: Work,
    /// What to tell.
    pub(crate) news: News,
}

/// Lower-case hexadecimal SHA-256.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Does everything up to the commit. `None`: there is no news and nothing to repair.
pub(crate) fn prepare(
    store: &mut Store,
    run: Run<'_>,
    report: &mut Report,
) -> Result<Option<Ready>> {
    let known = store.files()?;
    let newborn = known.is_empty() && store.published()?.is_empty();
    let folder = Folder::scan(run.root, &known);
    let mut words = word::from_folder(&folder, &known);
    let from_calendar = words.len();
    let review_file = review_file(store, run.root)?;
    words.extend(run.words);
    let pending = store.setting("pending")?;
    let settings = run.settings.to_json();
    let idle = run.fresh.is_empty()
        && words.is_empty()
        && review_file.is_none()
        && pending.is_none()
        && !run.rebuild
        && store.setting("settings")?.as_deref() == Some(settings.as_str())
        && outputs::intact(store, run.root, &known, &folder)?;
    if idle {
        return Ok(None);
    }
    store.set("settings", &settings)?;
    for (i, word) in words.iter().enumerate() {
        let origin = if i < from_calendar {
            Origin::Calendar
        } else {
            Origin::Review
        };
        say(store, word, origin)?;
    }
    if let Some(file) = review_file {
        words.extend(take_review_file(store, file, report)?);
    }
    let undated: usize = run.fresh.iter().map(|record| record.undated).sum();
    for record in &run.fresh {
        store.add(record)?;
    }
    let mut published = fold_and_publish(store, run.settings, &run.fresh, &words, &known)?;
    if newborn && adopt(store, run.root, run.settings, &published.doc, report)? {
        published = fold_and_publish(store, run.settings, &run.fresh, &words, &known)?;
    }
    let Published {
        mut outcome,
        doc,
        unchanged,
    } = published;
    for row in &outcome.rows {
        store.publish(row)?;
    }
    let mut work = outputs::plan_events(store, &doc, run.settings, &known, &folder, &unchanged)?;
    let files = outputs::whole_files(&doc, run.settings);
    outputs::plan_files(store, run.root, files, &mut work)?;
    let news = News {
        changes: std::mem::take(&mut outcome.changes),
        review: outcome.review,
        left_out: outcome.left_out + undated,
    };
    let earlier = pending.and_then(|json| serde_json::from_str::<News>(&json).ok());
    let news = news.after(earlier.unwrap_or_default());
    store.set("pending", &serde_json::to_string(&news).unwrap_or_default())?;
    Ok(Some(Ready { work, news }))
}

/// Where the store was lost but its events lie there still: takes what differs in them for the user's word, and says so.
fn adopt(
    store: &mut Store,
    root: &Path,
    settings: &Settings,
    doc: &timeline::TimelineDoc,
    report: &mut Report,
) -> Result<bool> {
    let orphans = Folder::orphans(root);
    if orphans.is_empty() {
        return Ok(false);
    }
    let ours = |uid: &str| {
        let item = doc.items.iter().find(|item| item.uid == uid)?;
        vdir::parse(&outputs::event(item, doc, settings))
    };
    let words = word::from_orphans(&orphans, ours);
    for word in &words {
        say(store, word, Origin::Calendar)?;
    }
    if !words.is_empty() {
        report.warning(&format!(
            "events lie in `{}` but their store `{STORE}` is gone; what {} of them say otherwise than the newsletters is taken for your corrections (`dateline review list --said` shows them, `review undo UID` takes one back)",
            root.display(),
            words.iter().map(|word| &word.uid).collect::<BTreeSet<_>>().len(),
        ));
    }
    Ok(!words.is_empty())
}

/// What a fold comes to: what is told and kept, the timeline, and the events whose files are as they were last meant.
struct Published {
    outcome: Outcome,
    doc: timeline::TimelineDoc,
    unchanged: BTreeSet<String>,
}

/// Folds all issues with the user's word and compares the result with what was published.
fn fold_and_publish(
    store: &mut Store,
    settings: &Settings,
    fresh: &[IssueRecord],
    words: &[Word],
    known_files: &BTreeMap<String, FileState>,
) -> Result<Published> {
    let records = store.records()?;
    let rows: BTreeMap<_, _> = store
        .published()?
        .into_iter()
        .filter(|row| row.merged_into.is_none())
        .map(|row| (row.entry.uid.clone(), row))
        .collect();
    let published: Vec<_> = rows.values().map(|row| row.entry.clone()).collect();
    let mut sayings = store.sayings()?;
    let word = overrides(&sayings);
    let mut folded = timeline::fold(&records, &published, &word, &settings.fold());
    let new: BTreeSet<&str> = fresh.iter().map(|r| r.source.sha256.as_str()).collect();
    let fresh_ids = folded
        .sources
        .iter()
        .filter(|source| new.contains(source.sha256.as_str()))
        .map(|source| source.id.clone());
    let before = sayings.clone();
    let mut known = Known {
        rows,
        fresh: fresh_ids.collect(),
        vanished: vanish::vanished(&folded, &records),
        words,
        sayings: &mut sayings,
    };
    let mut bare = timeline::Folded {
        sources: folded.sources.clone(),
        entries: Vec::new(),
        notes: folded.notes.clone(),
    }
    .doc();
    // What gives the file that was last meant need not be rendered a second time.
    let unchanged = RefCell::new(BTreeSet::new());
    let same_bytes = |item: &timeline::Item| {
        let last = known_files.get(&item.uid).and_then(|f| f.versions.last());
        let Some(last) = last else { return true };
        let same = last.hash == sha256(&outputs::event(item, &bare, settings));
        if same {
            unchanged.borrow_mut().insert(item.uid.clone());
        }
        same
    };
    let outcome = publish::publish(&mut folded, &mut known, settings, same_bytes)?;
    let unchanged = unchanged.into_inner();
    for saying in sayings.iter().filter(|saying| !before.contains(saying)) {
        store.say(saying)?;
    }
    for (gone, kept) in &outcome.merged {
        hand_over(store, &sayings, gone, kept)?;
    }
    bare.items.clone_from(&outcome.items);
    Ok(Published {
        outcome,
        doc: bare,
        unchanged,
    })
}

/// What the user said of a withdrawn entry holds for the one that stays, where nothing was said of that.
fn hand_over(store: &mut Store, sayings: &[Saying], gone: &str, kept: &str) -> Result<()> {
    for saying in sayings.iter().filter(|saying| saying.uid == gone) {
        let said = |s: &&Saying| s.uid == kept && s.field == saying.field;
        if !sayings.iter().any(|s| said(&s)) {
            let mut moved = saying.clone();
            kept.clone_into(&mut moved.uid);
            store.say(&moved)?;
        }
    }
    Ok(())
}

/// Takes one field of the user's, or takes it back; what the issues said of it then is filled in by the fold.
fn say(store: &mut Store, word: &Word, origin: Origin) -> Result<()> {
    if word.value.is_null() {
        for origin in [Origin::Calendar, Origin::Review] {
            store.unsay(&word.uid, word.field, origin)?;
        }
        return Ok(());
    }
    store.say(&Saying {
        uid: word.uid.clone(),
        field: word.field.to_owned(),
        value: word.value.clone(),
        origin,
        base: Value::Null,
    })
}

/// `review.toml`, where it says something else than when it was last read.
fn review_file(store: &Store, root: &Path) -> Result<Option<(String, Vec<Word>)>> {
    let path = root.join("review.toml");
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => {
            let message = format!("cannot read `{}`", path.display());
            return Err(Error::new(Kind::Config, message).because(error));
        }
    };
    if store.setting("review.toml")?.unwrap_or_default() == text {
        return Ok(None);
    }
    let words = word::from_review_file(&text, &path.display().to_string())?;
    Ok(Some((text, words)))
}

/// Takes what is new in `review.toml`, takes back what is gone from it, and gives what was taken.
fn take_review_file(
    store: &mut Store,
    (text, words): (String, Vec<Word>),
    report: &mut Report,
) -> Result<Vec<Word>> {
    let before = store.setting("review.toml")?.unwrap_or_default();
    let before = word::from_review_file(&before, "review.toml").unwrap_or_default();
    for word in before.iter().filter(|old| {
        let same = |new: &&Word| new.uid == old.uid && new.field == old.field;
        !words.iter().any(|new| same(&new))
    }) {
        store.unsay(&word.uid, word.field, Origin::File)?;
    }
    let new: Vec<Word> = words
        .into_iter()
        .filter(|word| !before.contains(word))
        .collect();
    let (published, sayings) = (store.published()?, store.sayings()?);
    let mut unknown = BTreeSet::new();
    for word in &new {
        match published.iter().find(|row| row.entry.uid == word.uid) {
            Some(row) => word::check_order(&new, &row.entry.item, &sayings)?,
            None => {
                unknown.insert(&word.uid);
            }
        }
        say(store, word, Origin::File)?;
    }
    for uid in unknown {
        report.warning(&format!(
            "review.toml: no entry has the uid `{uid}` so far; what it says is kept for when one has"
        ));
    }
    store.set("review.toml", &text)?;
    Ok(new)
}

/// Writes the files of a committed run and says in the store which of them reached the disk.
pub(crate) fn finish(
    store: &mut Store,
    root: &Path,
    ready: &Ready,
    changes: Option<&Path>,
    report: &mut Report,
) -> Result<()> {
    let mut written = ready.work.seen.clone();
    let mut folders = BTreeSet::new();
    for path in &ready.work.removals {
        if let Err(error) = output::remove_file(&root.join(path)) {
            report.error(&error);
        }
        folders.extend(folder::parent(path));
    }
    for write in &ready.work.writes {
        let folder = folder::parent(&write.path);
        let made = match folder {
            Some(name) if folders.insert(name) => output::own_folder(&root.join(name)),
            _ => Ok(()),
        };
        match made.and_then(|()| output::write_file(&root.join(&write.path), &write.bytes)) {
            Ok(_) => written.extend(write.event.clone()),
            Err(error) => report.error(&error),
        }
    }
    for folder in folders {
        output::settle(&root.join(folder));
    }
    output::settle(root);
    if let Some(path) = changes {
        write_changes(path, &ready.news)?;
    }
    store.resume()?;
    for (uid, number) in written {
        store.note_written(&uid, number)?;
    }
    store.unset("pending")?;
    store.commit()
}

/// Writes the changes: JSON where the name ends in `.json`, else text.
pub(crate) fn write_changes(path: &Path, news: &News) -> Result<()> {
    let json = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let bytes = if json { news.json() } else { news.text() };
    if path.as_os_str() == "-" {
        return output::print(&bytes);
    }
    output::write_file(path, &bytes).map(|_| ())
}

/// Removes what killed runs left behind.
pub(crate) fn sweep(store: &Store, root: &Path) -> Result<()> {
    outputs::sweep(root, &store.files()?);
    store.sweep()
}
