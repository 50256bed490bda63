//! The tables, their version, and the way from one version to the next.

use super::{Store, damaged};
use crate::error::{Error, Kind, Result};

/// "dtln" in ASCII: tells our files from every other program's.
const APPLICATION_ID: i32 = 0x6474_6c6e;

/// Each step brings a store from the version before it to the next; the first makes an empty one.
const MIGRATIONS: &[&str] = &["
    CREATE TABLE source (
        sha256 TEXT PRIMARY KEY,
        message_id TEXT,
        record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX source_message_id ON source (message_id) WHERE message_id IS NOT NULL;
    CREATE TABLE passed_over (
        sha256 TEXT PRIMARY KEY,
        why TEXT NOT NULL
    ) STRICT;
    CREATE TABLE said (
        uid TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        origin TEXT NOT NULL,
        base TEXT NOT NULL,
        PRIMARY KEY (uid, field)
    ) STRICT;
    CREATE TABLE published (
        uid TEXT PRIMARY KEY,
        first INTEGER NOT NULL,
        keys TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        last_modified INTEGER NOT NULL,
        item TEXT NOT NULL,
        said TEXT NOT NULL,
        merged_into TEXT,
        vanished INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE version (
        uid TEXT NOT NULL,
        number INTEGER NOT NULL,
        hash TEXT NOT NULL,
        fields TEXT NOT NULL,
        PRIMARY KEY (uid, number)
    ) STRICT;
    CREATE TABLE file (
        uid TEXT PRIMARY KEY,
        path TEXT NOT NULL,
        written INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE output (
        path TEXT PRIMARY KEY,
        hash TEXT NOT NULL
    ) STRICT;
    CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
"];

/// Refuses what is not ours, is newer than we are, or is broken.
pub(super) fn check(store: &Store) -> Result<()> {
    let shown = store.path.display();
    let tables = number(store, "SELECT count(*) FROM sqlite_schema")?;
    let (id, version) = (
        number(store, "PRAGMA application_id")?,
        number(store, "PRAGMA user_version")?,
    );
    if tables == 0 && id == 0 && version == 0 {
        return Ok(());
    }
    if id != i64::from(APPLICATION_ID) {
        return Err(
            Error::new(Kind::Store, format!("`{shown}` belongs to another program"))
                .hint("name another folder with `--to`, or move the file away"),
        );
    }
    if version > MIGRATIONS.len() as i64 {
        return Err(Error::new(
            Kind::Store,
            format!(
                "the store `{shown}` is of version {version}, and this dateline knows {}",
                MIGRATIONS.len()
            ),
        )
        .hint("use the newer dateline that wrote it"));
    }
    let faults = store.rows("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))?;
    match faults.into_iter().find(|line| line != "ok") {
        Some(fault) => Err(damaged(&store.path, &fault)),
        None => Ok(()),
    }
}

/// Brings the store to our version.
pub(super) fn migrate(store: &mut Store) -> Result<()> {
    let version = number(store, "PRAGMA user_version")?;
    let steps = MIGRATIONS.get(version.max(0) as usize..).unwrap_or(&[]);
    if steps.is_empty() {
        return Ok(());
    }
    for step in steps {
        batch(store, step)?;
    }
    stamp(store)
}

/// Writes down whose file it is and of which version.
pub(super) fn stamp(store: &Store) -> Result<()> {
    batch(
        store,
        &format!(
            "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {};",
            MIGRATIONS.len()
        ),
    )
}

fn batch(store: &Store, sql: &str) -> Result<()> {
    store
        .connection
        .execute_batch(sql)
        .map_err(|error| super::failure(&store.path, error))
}

fn number(store: &Store, sql: &str) -> Result<i64> {
    let numbers = store.rows(sql, [], |row| row.get(0))?;
    Ok(numbers.first().copied().unwrap_or(0))
}
