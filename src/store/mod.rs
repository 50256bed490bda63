//! What was seen, said and published, between runs: one SQLite file beside the outputs.
//!
//! A run is one transaction: [`Store::open`] waits for a run at work and takes the lock, everything is read and added, and
//! [`Store::commit`] makes it last. The lock is kept until the store is dropped, so that the files of two runs never mix;
//! [`Store::resume`] and [`Store::note_written`] then say which of them reached the disk.
//!
//! Invariants: sightings are never changed, only added; entries are never stored as truth, they are folded anew; whatever
//! stands here can be rebuilt from the sources, the user's word and the list of what was published.

mod files;
mod published;
mod said;
mod schema;
mod sources;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::{Error, Kind, Result};

pub use files::{FileState, Version};
pub use published::PublishedRow;
pub use said::{Origin, Saying, overrides};

/// The store, held by one run.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    /// Whether a transaction is under way.
    open: bool,
}

impl Store {
    /// Opens the store, makes it where there is none, and holds it until it is dropped.
    ///
    /// # Errors
    /// `Busy` when another run holds it for longer than `wait`, or it cannot be written; `Store` when it is damaged, newer
    /// or another program's.
    pub fn open(path: &Path, wait: Duration) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        Self::begin(Connection::open_with_flags(real(path), flags), path, wait)
    }

    /// Opens a store that exists.
    ///
    /// # Errors
    /// As [`open`](Store::open), and when there is none.
    pub fn existing(path: &Path, wait: Duration) -> Result<Self> {
        if !path.exists() {
            return Err(
                Error::new(Kind::Store, format!("no store at `{}`", path.display()))
                    .hint("`dateline sync INPUT --to DIR` makes one"),
            );
        }
        Self::open(path, wait)
    }

    /// An empty store in memory, for a dry run where there is none yet.
    ///
    /// # Errors
    /// When there is no memory.
    pub fn in_memory() -> Result<Self> {
        Self::begin(
            Connection::open_in_memory(),
            Path::new("memory"),
            Duration::ZERO,
        )
    }

    fn begin(
        connection: rusqlite::Result<Connection>,
        path: &Path,
        wait: Duration,
    ) -> Result<Self> {
        let failed = |error| failure(path, error);
        let connection = connection.map_err(failed)?;
        connection.busy_timeout(wait).map_err(failed)?;
        // SQLite opens what it may not write for reading; a run that has nothing to say today would not tell.
        if connection.is_readonly("main").map_err(failed)? {
            return Err(unwritable(path));
        }
        // The schema of a file that someone sent us may hold functions and triggers: none of them is run.
        connection
            .execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;")
            .map_err(failed)?;
        // The lock is asked for in the usual mode, which lets go while it waits, and only then kept past the commit.
        connection
            .execute_batch("BEGIN IMMEDIATE; PRAGMA locking_mode = EXCLUSIVE;")
            .map_err(failed)?;
        let mut store = Store {
            connection,
            path: path.to_owned(),
            open: true,
        };
        schema::check(&store)?;
        schema::migrate(&mut store)?;
        Ok(store)
    }

    /// Makes everything since [`open`](Store::open) last; the lock stays.
    ///
    /// # Errors
    /// When the disk is full or cannot be written: nothing of this run is kept then.
    pub fn commit(&mut self) -> Result<()> {
        self.run("COMMIT", [])?;
        self.open = false;
        Ok(())
    }

    /// Starts a further transaction under the same lock.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn resume(&mut self) -> Result<()> {
        if !self.open {
            self.run("BEGIN IMMEDIATE", [])?;
            self.open = true;
        }
        Ok(())
    }

    /// Every fault that SQLite and we can find, in sentences; empty when the store is whole.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub fn faults(&self) -> Result<Vec<String>> {
        let mut faults: Vec<String> = self
            .rows("PRAGMA integrity_check", [], |row| row.get(0))?
            .into_iter()
            .filter(|line: &String| line != "ok")
            .collect();
        faults.extend(sources::faults(self)?);
        faults.extend(published::faults(self)?);
        Ok(faults)
    }

    /// Has SQLite remove the spent journal that a killed run left beside the file: any write does.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn sweep(&self) -> Result<()> {
        let mut journal = self.path.clone().into_os_string();
        journal.push("-journal");
        if !Path::new(&journal).exists() {
            return Ok(());
        }
        schema::stamp(self)
    }

    /// A setting of the last run.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        let values = self.rows("SELECT value FROM setting WHERE name = ?1", [name], |row| {
            row.get(0)
        })?;
        Ok(values.into_iter().next())
    }

    /// Keeps a setting for the next run.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn set(&mut self, name: &str, value: &str) -> Result<()> {
        self.run(
            "INSERT INTO setting (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
            [name, value],
        )
    }

    /// Forgets a setting.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn unset(&mut self, name: &str) -> Result<()> {
        self.run("DELETE FROM setting WHERE name = ?1", [name])
    }

    /// Runs one statement.
    fn run(&self, sql: &str, values: impl rusqlite::Params) -> Result<()> {
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(values))
            .map(|_| ())
            .map_err(|error| failure(&self.path, error))
    }

    /// All rows of a query.
    fn rows<T>(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_map(values, read)?.collect())
            .map_err(|error| failure(&self.path, error))
    }

    /// A value that was stored as JSON; one that cannot be read means a damaged store.
    fn parse<T: serde::de::DeserializeOwned>(&self, what: &str, json: &str) -> Result<T> {
        serde_json::from_str(json).map_err(|error| {
            damaged(&self.path, &format!("{what} cannot be read back")).because(error)
        })
    }
}

/// The store's path with its folder's links resolved: SQLite refuses links anywhere in it, and only the file itself matters.
fn real(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    match (folder.canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    }
}

fn damaged(path: &Path, what: &str) -> Error {
    Error::new(
        Kind::Store,
        format!("the store `{}` is damaged: {what}", path.display()),
    )
    .hint("move it away and run `dateline sync` on all newsletters again, or bring back a copy")
}

fn unwritable(path: &Path) -> Error {
    let message = format!("cannot write the store `{}`", path.display());
    Error::new(Kind::Busy, message)
        .hint("the outputs are untouched; see that the disk has room and the folder may be written")
}

/// What an error of SQLite means to a user.
fn failure(path: &Path, error: rusqlite::Error) -> Error {
    let shown = path.display();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::new(
            Kind::Busy,
            format!("the store `{shown}` is held by another run"),
        )
        .hint("wait for it to end, or wait longer with `--wait 5m`"),
        Some(ErrorCode::DatabaseCorrupt) => damaged(path, "SQLite cannot read it"),
        Some(ErrorCode::NotADatabase) => {
            Error::new(Kind::Store, format!("`{shown}` is no store of dateline"))
                .hint("name another folder with `--to`, or move the file away")
        }
        Some(
            ErrorCode::ReadOnly
            | ErrorCode::DiskFull
            | ErrorCode::CannotOpen
            | ErrorCode::SystemIoFailure
            | ErrorCode::PermissionDenied,
        ) => unwritable(path).because(error),
        _ => Error::new(Kind::Store, format!("the store `{shown}` cannot be used")).because(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_word_on_a_field_counts_and_can_be_taken_back() {
        let mut store = Store::in_memory().expect("a store");
        let say = |store: &mut Store, value: &str, origin| {
            let saying = Saying {
                uid: "u".to_owned(),
                field: "title".to_owned(),
                value: value.into(),
                origin,
                base: serde_json::Value::Null,
            };
            store.say(&saying).expect("takes it");
        };
        say(&mut store, "First", Origin::Calendar);
        say(&mut store, "Second", Origin::File);
        let word = overrides(&store.sayings().expect("reads"));
        assert_eq!(word.len(), 1);
        assert_eq!(word[0].title.as_deref(), Some("Second"));
        // What was said elsewhere is not taken back by the file.
        store.unsay("u", "title", Origin::Calendar).expect("looks");
        assert_eq!(store.sayings().expect("reads").len(), 1);
        store.unsay("u", "title", Origin::File).expect("takes back");
        assert_eq!(store.sayings().expect("reads"), []);
    }

    #[test]
    fn a_version_that_reached_the_disk_ends_the_older_ones() {
        let mut store = Store::in_memory().expect("a store");
        for number in 1..=3 {
            let version = Version {
                number,
                hash: format!("h{number}"),
                fields: "null".to_owned(),
            };
            store.mean("u", "events/u.ics", &version).expect("means it");
        }
        store.note_written("u", 2).expect("notes it");
        let files = store.files().expect("reads");
        let numbers: Vec<u32> = files["u"].versions.iter().map(|v| v.number).collect();
        assert_eq!((files["u"].written, numbers), (2, vec![2, 3]));
        store.forget_file("u").expect("forgets");
        assert!(store.files().expect("reads").is_empty());
    }

    #[test]
    fn a_run_that_is_not_committed_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("dateline.db");
        let mut store = Store::open(&path, Duration::ZERO).expect("a store");
        store.set("kept", "yes").expect("sets");
        store.commit().expect("commits");
        store.resume().expect("goes on");
        store.set("lost", "yes").expect("sets");
        drop(store);
        let store = Store::open(&path, Duration::ZERO).expect("a store");
        assert_eq!(
            store.setting("kept").expect("reads").as_deref(),
            Some("yes")
        );
        assert_eq!(store.setting("lost").expect("reads"), None);
        assert_eq!(store.faults().expect("checks"), Vec::<String>::new());
    }
}
