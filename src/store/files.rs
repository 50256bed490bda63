//! Which versions of each event's file we meant to write, which reached the disk, and what the other outputs held.
//!
//! A file in the folder of events is compared with every version that may lie there: the one that is known to have been
//! written and all after it. So a file that a killed run left behind is never taken for the user's hand.

use std::collections::BTreeMap;

use super::Store;
use crate::error::Result;

/// A version of an event's file that we meant to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Counts up from 1.
    pub number: u32,
    /// SHA-256 of its bytes.
    pub hash: String,
    /// Its fields, as the folder's reader reads them, in JSON.
    pub fields: String,
}

/// Where the file of an event lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileState {
    /// Its path inside the folder of `sync`.
    pub path: String,
    /// The version that is known to have been on the disk; 0: none.
    pub written: u32,
    /// The versions that may lie there, oldest first; the last is what should.
    pub versions: Vec<Version>,
}

impl Store {
    /// The files of all events.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn files(&self) -> Result<BTreeMap<String, FileState>> {
        let rows = self.rows("SELECT uid, path, written FROM file", [], |row| {
            let state = FileState {
                path: row.get(1)?,
                written: row.get(2)?,
                versions: Vec::new(),
            };
            Ok((row.get::<_, String>(0)?, state))
        })?;
        let mut files: BTreeMap<String, FileState> = rows.into_iter().collect();
        let versions = self.rows(
            "SELECT uid, number, hash, fields FROM version ORDER BY uid, number",
            [],
            |row| {
                let version = Version {
                    number: row.get(1)?,
                    hash: row.get(2)?,
                    fields: row.get(3)?,
                };
                Ok((row.get::<_, String>(0)?, version))
            },
        )?;
        for (uid, version) in versions {
            if let Some(file) = files.get_mut(&uid) {
                file.versions.push(version);
            }
        }
        Ok(files)
    }

    /// Says that a new version of an event's file is to be written at `path`.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn mean(&mut self, uid: &str, path: &str, version: &Version) -> Result<()> {
        self.run(
            "INSERT INTO file (uid, path, written) VALUES (?1, ?2, 0)
             ON CONFLICT (uid) DO UPDATE SET path = excluded.path",
            (uid, path),
        )?;
        self.run(
            "INSERT OR REPLACE INTO version (uid, number, hash, fields) VALUES (?1, ?2, ?3, ?4)",
            (uid, version.number, &version.hash, &version.fields),
        )
    }

    /// Says that a version of an event's file reached the disk: older ones can no longer lie there.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn note_written(&mut self, uid: &str, number: u32) -> Result<()> {
        self.run(
            "UPDATE file SET written = ?2 WHERE uid = ?1 AND written <> ?2",
            (uid, number),
        )?;
        self.run(
            "DELETE FROM version WHERE uid = ?1 AND number < ?2",
            (uid, number),
        )
    }

    /// Says that an event has no file any more.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn forget_file(&mut self, uid: &str) -> Result<()> {
        self.run("DELETE FROM version WHERE uid = ?1", [uid])?;
        self.run("DELETE FROM file WHERE uid = ?1", [uid])
    }

    /// The outputs beside the folder of events: path inside the folder of `sync`, SHA-256 of what they should hold.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn outputs(&self) -> Result<BTreeMap<String, String>> {
        let rows = self.rows("SELECT path, hash FROM output", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.into_iter().collect())
    }

    /// Says what an output should hold; `None`: it is no output any more.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn set_output(&mut self, path: &str, hash: Option<&str>) -> Result<()> {
        match hash {
            Some(hash) => self.run(
                "INSERT INTO output (path, hash) VALUES (?1, ?2)
                 ON CONFLICT (path) DO UPDATE SET hash = excluded.hash WHERE hash <> excluded.hash",
                (path, hash),
            ),
            None => self.run("DELETE FROM output WHERE path = ?1", [path]),
        }
    }
}
