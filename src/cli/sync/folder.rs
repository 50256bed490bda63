//! The folders of events as they lie on the disk: which of our files are there, and what stands in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;

use super::sha256;
use super::vdir::{self, Fields};
use crate::store::FileState;

/// A file of ours as it lies there.
#[derive(Clone, Debug)]
pub(crate) struct Lying {
    /// Its path inside the folder of `sync`.
    pub(crate) path: String,
    /// SHA-256 of its bytes.
    pub(crate) hash: String,
    /// What stands in it; `None` where it cannot be read, or its bytes are a version of ours.
    pub(crate) fields: Option<Fields>,
}

/// What lies in the folders of events.
#[derive(Debug, Default)]
pub(crate) struct Folder {
    /// Our files, by uid.
    pub(crate) files: BTreeMap<String, Lying>,
    /// Folders in which any event lies: a missing or an empty one says nothing of deletions.
    pub(crate) filled: BTreeSet<String>,
}

impl Folder {
    /// Looks into every folder that a file of ours is known to be in.
    pub(crate) fn scan(root: &Path, known: &BTreeMap<String, FileState>) -> Self {
        let folders: BTreeSet<&str> = known.values().filter_map(|f| parent(&f.path)).collect();
        let by_path: BTreeMap<&str, &str> = known
            .iter()
            .map(|(uid, file)| (file.path.as_str(), uid.as_str()))
            .collect();
        let mut found = Folder::default();
        let mut strays = Vec::new();
        for folder in folders {
            for path in events(root, folder) {
                found.filled.insert(folder.to_owned());
                let Some(bytes) = read(&root.join(&path)) else {
                    continue;
                };
                match by_path.get(path.as_str()) {
                    Some(uid) => found.take(uid, path, &bytes, known),
                    None => strays.push((path, bytes)),
                }
            }
        }
        // A program that moves an event may give its file a name of its own.
        for (path, bytes) in strays {
            let uid = vdir::parse(&bytes).map(|fields| fields.uid);
            let Some(uid) = uid.filter(|uid| known.contains_key(uid)) else {
                continue;
            };
            if !found.files.contains_key(&uid) {
                found.take(&uid, path, &bytes, known);
            }
        }
        found
    }

    /// The events that lie in folders of ours and that no store knows, by uid.
    pub(crate) fn orphans(root: &Path) -> BTreeMap<String, Fields> {
        let Ok(entries) = fs::read_dir(root) else {
            return BTreeMap::new();
        };
        let folders = entries
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| name == "events" || name.starts_with("events-"));
        let paths = folders.flat_map(|folder| events(root, &folder));
        let fields = paths.filter_map(|path| vdir::parse(&read(&root.join(path))?));
        fields.map(|f| (f.uid.clone(), f)).collect()
    }

    fn take(&mut self, uid: &str, path: String, bytes: &[u8], known: &BTreeMap<String, FileState>) {
        let hash = sha256(bytes);
        let ours = known
            .get(uid)
            .is_some_and(|file| file.versions.iter().any(|version| version.hash == hash));
        let fields = if ours {
            None
        } else {
            vdir::parse(bytes).filter(|fields| fields.uid == uid)
        };
        self.files
            .insert(uid.to_owned(), Lying { path, hash, fields });
    }
}

/// The folder part of a path inside the folder of `sync`.
pub(crate) fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// The event files of a folder, by name, as paths inside the folder of `sync`.
fn events(root: &Path, folder: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        return Vec::new();
    };
    let mut paths: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(".ics") && !name.starts_with('.'))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    paths.sort();
    paths
}

/// The bytes of a regular file, up to what an event can hold; a symlink is not followed, it is not of our making.
fn read(path: &Path) -> Option<Vec<u8>> {
    let meta = fs::symlink_metadata(path).ok()?;
    if !meta.is_file() {
        return Some(Vec::new());
    }
    let mut bytes = Vec::new();
    fs::File::open(path)
        .ok()?
        .take(vdir::FILE_BYTES)
        .read_to_end(&mut bytes)
        .ok()?;
    Some(bytes)
}
