//! What was published: under which id first, in which version, and when it last changed.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::Store;
use crate::error::Result;
use crate::timeline::Published;

/// An entry as it was last published.
#[derive(Clone, Debug)]
pub struct PublishedRow {
    /// What the fold needs of it.
    pub entry: Published,
    /// The fields that a person sees, as the issues alone say.
    pub said: Map<String, Value>,
    /// The entry that took its place, where two proved to be one.
    pub merged_into: Option<String>,
    /// Whether its vanishing was reported.
    pub vanished: bool,
}

impl Store {
    /// Everything that was ever published, first published first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn published(&self) -> Result<Vec<PublishedRow>> {
        let sql =
            "SELECT uid, first, keys, sequence, last_modified, item, said, merged_into, vanished
                   FROM published ORDER BY first, uid";
        let rows = self.rows(sql, [], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, u32>(3)?,
                row.get::<_, i64>(4)?,
                row.get::<_, String>(5)?,
                row.get::<_, String>(6)?,
                row.get::<_, Option<String>>(7)?,
                row.get::<_, bool>(8)?,
            ))
        })?;
        rows.into_iter()
            .map(
                |(uid, order, keys, sequence, at, item, said, merged_into, vanished)| {
                    Ok(PublishedRow {
                        entry: Published {
                            uid,
                            order: order.max(0) as u64,
                            keys: self.parse("an entry", &keys)?,
                            sequence,
                            last_modified: DateTime::<Utc>::from_timestamp(at, 0)
                                .unwrap_or_default(),
                            item: self.parse("an entry", &item)?,
                        },
                        said: self.parse("an entry", &said)?,
                        merged_into,
                        vanished,
                    })
                },
            )
            .collect()
    }

    /// Keeps what an entry is published as.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn publish(&mut self, row: &PublishedRow) -> Result<()> {
        let entry = &row.entry;
        self.run(
            "INSERT INTO published (uid, first, keys, sequence, last_modified, item, said, merged_into, vanished)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (uid) DO UPDATE SET keys = excluded.keys, sequence = excluded.sequence,
                 last_modified = excluded.last_modified, item = excluded.item, said = excluded.said,
                 merged_into = excluded.merged_into, vanished = excluded.vanished",
            (
                &entry.uid,
                i64::try_from(entry.order).unwrap_or(i64::MAX),
                serde_json::to_string(&entry.keys).unwrap_or_default(),
                entry.sequence,
                entry.last_modified.timestamp(),
                serde_json::to_string(&entry.item).unwrap_or_default(),
                serde_json::to_string(&row.said).unwrap_or_default(),
                &row.merged_into,
                row.vanished,
            ),
        )
    }
}

/// Entries that cannot be read back or point nowhere.
pub(super) fn faults(store: &Store) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    if let Err(error) = store.published() {
        faults.push(error.to_string());
    }
    let lost = store.rows(
        "SELECT uid FROM published WHERE merged_into IS NOT NULL
         AND merged_into NOT IN (SELECT uid FROM published)",
        [],
        |row| row.get::<_, String>(0),
    )?;
    faults.extend(
        lost.iter()
            .map(|uid| format!("the entry {uid} was merged into one that is not there")),
    );
    Ok(faults)
}
