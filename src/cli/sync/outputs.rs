//! The files of a folder: what each should hold, and bringing them there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::folder::{Folder, parent};
use super::settings::Settings;
use super::{sha256, vdir};
use crate::cli::args::Split;
use crate::cli::output;
use crate::error::Result;
use crate::store::{FileState, Store, Version};
use crate::timeline::{Item, TimelineDoc};
use crate::write;

/// A file to be written: an event's, with its uid and version, or another output.
#[derive(Debug)]
pub(crate) struct Write {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) event: Option<(String, u32)>,
}

/// What has to be done on the disk, in order.
#[derive(Debug, Default)]
pub(crate) struct Work {
    pub(crate) writes: Vec<Write>,
    pub(crate) removals: Vec<String>,
    /// Versions that were found on the disk, though no run could say so.
    pub(crate) seen: Vec<(String, u32)>,
}

/// The name part of `calendar-NAME.ics` for an item; `None` where the calendar is not split.
fn part(item: &Item, doc: &TimelineDoc, split: Option<Split>) -> Option<String> {
    let name = match split? {
        Split::Organizer => item.organizer.as_ref().map(|host| host.name.clone()),
        Split::Category => item
            .category
            .and_then(|category| serde_json::to_value(category).ok())
            .and_then(|value| value.as_str().map(str::to_owned)),
        Split::Profile => {
            let source = item.evidence.first().map(|evidence| &evidence.source);
            let source = source.and_then(|id| doc.sources.iter().find(|s| s.id == *id));
            source.and_then(|source| source.profile.clone())
        }
    };
    Some(slug(name.as_deref().unwrap_or_default()))
}

/// A name of `[a-z0-9-]`, never empty and never long.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() && c != '\'' && c != '’' {
            slug.push('-');
        }
        if slug.len() >= 48 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "other" } else { slug }.to_owned()
}

/// Whether an item has a place in calendars.
pub(crate) fn in_calendar(item: &Item, settings: &Settings) -> bool {
    write::ics::shows(item, &settings.write())
}

/// Timeline and calendars: their paths and bytes.
pub(crate) fn whole_files(doc: &TimelineDoc, settings: &Settings) -> BTreeMap<String, Vec<u8>> {
    let options = settings.write();
    let mut files = BTreeMap::new();
    let mut timeline = doc.clone();
    if let Some(since) = settings.since {
        let lasts = |item: &Item| item.end.unwrap_or(item.start).date().max(item.start.date());
        timeline.items.retain(|item| lasts(item) >= since);
    }
    files.insert(
        "timeline.json".to_owned(),
        write::write(write::Format::Json, &timeline, &options),
    );
    let Some(split) = settings.split else {
        let bytes = write::write(write::Format::Ics, doc, &options);
        files.insert("calendar.ics".to_owned(), bytes);
        return files;
    };
    let mut parts: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for item in doc.items.iter().filter(|item| in_calendar(item, settings)) {
        let name = part(item, doc, Some(split)).unwrap_or_default();
        parts.entry(name).or_default().push(item.clone());
    }
    for (name, items) in parts {
        let doc = TimelineDoc {
            items,
            ..doc.clone()
        };
        let bytes = write::write(write::Format::Ics, &doc, &options);
        files.insert(format!("calendar-{name}.ics"), bytes);
    }
    files
}

/// The bytes of one event's file.
pub(crate) fn event(item: &Item, doc: &TimelineDoc, settings: &Settings) -> Vec<u8> {
    write::ics::event(item, doc, &settings.write())
}

/// Says in the store what every event's file should hold, and gives what has to be done for it.
pub(crate) fn plan_events(
    store: &mut Store,
    doc: &TimelineDoc,
    settings: &Settings,
    known: &BTreeMap<String, FileState>,
    folder: &Folder,
    unchanged: &BTreeSet<String>,
) -> Result<Work> {
    let mut work = Work::default();
    let mut wanted = BTreeSet::new();
    for item in doc.items.iter().filter(|item| in_calendar(item, settings)) {
        wanted.insert(item.uid.as_str());
        let name = part(item, doc, settings.split);
        let home = name.map_or_else(|| "events".to_owned(), |name| format!("events-{name}"));
        let (state, lying) = (known.get(&item.uid), folder.files.get(&item.uid));
        // A program may have given the file another name; it keeps it.
        let path = lying
            .map(|lying| lying.path.clone())
            .filter(|path| parent(path) == Some(home.as_str()))
            .unwrap_or_else(|| format!("{home}/{}.ics", item.uid));
        let last = state.and_then(|state| state.versions.last());
        let moved = state.is_some_and(|state| state.path != path);
        let lies = |hash: &str| lying.is_some_and(|lying| lying.path == path && lying.hash == hash);
        // Most events of a long-lived folder: nothing new, and lying where they should.
        if let (Some(last), Some(state)) = (last, state)
            && !moved
            && unchanged.contains(&item.uid)
            && state.written == last.number
            && lying.is_some()
        {
            continue;
        }
        let bytes = event(item, doc, settings);
        let hash = sha256(&bytes);
        let number = match last {
            Some(last) if last.hash == hash && !moved => last.number,
            last => {
                let number = last.map_or(1, |last| last.number + 1);
                let fields = serde_json::to_string(&vdir::parse(&bytes)).unwrap_or_default();
                let version = Version {
                    number,
                    hash: hash.clone(),
                    fields,
                };
                store.mean(&item.uid, &path, &version)?;
                number
            }
        };
        if let Some(lying) = lying
            && lying.path != path
        {
            work.removals.push(lying.path.clone());
        }
        let written = state.is_some_and(|state| state.written >= number) && !moved;
        let there = lies(&hash);
        let event = Some((item.uid.clone(), number));
        if there && !written {
            work.seen.extend(event);
        } else if !written || lying.is_none() {
            work.writes.push(Write { path, bytes, event });
        }
    }
    for uid in known.keys().filter(|uid| !wanted.contains(uid.as_str())) {
        work.removals
            .extend(folder.files.get(uid).map(|lying| lying.path.clone()));
        store.forget_file(uid)?;
    }
    Ok(work)
}

/// Says in the store what the other outputs should hold, and adds what has to be done for them.
pub(crate) fn plan_files(
    store: &mut Store,
    root: &Path,
    files: BTreeMap<String, Vec<u8>>,
    work: &mut Work,
) -> Result<()> {
    for (path, hash) in store.outputs()? {
        // An output that is none any more goes, unless somebody made it their own.
        if !files.contains_key(&path) {
            if holds(root, &path, &hash) {
                work.removals.push(path.clone());
            }
            store.set_output(&path, None)?;
        }
    }
    for (path, bytes) in files {
        store.set_output(&path, Some(&sha256(&bytes)))?;
        work.writes.push(Write {
            path,
            bytes,
            event: None,
        });
    }
    Ok(())
}

/// Whether every output is as the store says, so that a run without news has nothing to do.
pub(crate) fn intact(
    store: &Store,
    root: &Path,
    known: &BTreeMap<String, FileState>,
    folder: &Folder,
) -> Result<bool> {
    let outputs = store.outputs()?;
    let whole = !outputs.is_empty() && outputs.iter().all(|(path, hash)| holds(root, path, hash));
    let up_to_date = |file: &FileState| {
        file.versions
            .last()
            .is_none_or(|v| v.number == file.written)
    };
    let events = known
        .iter()
        .all(|(uid, file)| up_to_date(file) && folder.files.contains_key(uid));
    Ok(whole && events)
}

fn holds(root: &Path, path: &str, hash: &str) -> bool {
    let path = root.join(path);
    let regular = fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file());
    regular && fs::read(path).is_ok_and(|bytes| sha256(&bytes) == hash)
}

/// Removes what killed runs left behind; the store is held, so that no other run is at work here.
pub(crate) fn sweep(root: &Path, known: &BTreeMap<String, FileState>) {
    let mut folders: BTreeSet<&str> = known.values().filter_map(|f| parent(&f.path)).collect();
    folders.extend(["", "events"]);
    for folder in folders {
        let Ok(entries) = fs::read_dir(root.join(folder)) else {
            continue;
        };
        for entry in entries.flatten() {
            if output::is_temporary(&entry.file_name()) {
                let _ = output::remove_file(&entry.path());
            }
        }
    }
}
