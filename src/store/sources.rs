//! The issues that were read, each with its sightings as they were seen.

use std::collections::BTreeSet;

use super::Store;
use crate::error::Result;
use crate::timeline::IssueRecord;

impl Store {
    /// The hashes of everything that was read, or looked at and passed over.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn hashes(&self) -> Result<BTreeSet<String>> {
        let sql = "SELECT sha256 FROM source UNION SELECT sha256 FROM passed_over";
        let rows = self.rows(sql, [], |row| row.get(0))?;
        Ok(rows.into_iter().collect())
    }

    /// Remembers something that is no newsletter, or one that was read in another shape, so that it is not looked at again.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn pass_over(&mut self, sha256: &str, why: &str) -> Result<()> {
        self.run(
            "INSERT OR IGNORE INTO passed_over (sha256, why) VALUES (?1, ?2)",
            [sha256, why],
        )
    }

    /// Whether an issue of this Message-ID or feed id was read.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn knows_message(&self, message_id: &str) -> Result<bool> {
        let sql = "SELECT 1 FROM source WHERE message_id = ?1";
        Ok(!self.rows(sql, [message_id], |_| Ok(()))?.is_empty())
    }

    /// Keeps an issue.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn add(&mut self, record: &IssueRecord) -> Result<()> {
        let json = serde_json::to_string(record).unwrap_or_default();
        self.run(
            "INSERT OR IGNORE INTO source (sha256, message_id, record) VALUES (?1, ?2, ?3)",
            (&record.source.sha256, &record.source.message_id, json),
        )
    }

    /// Every issue, in an order that does not hang on when it was read.
    ///
    /// # Errors
    /// When the store cannot be read or holds what is no issue.
    pub fn records(&self) -> Result<Vec<IssueRecord>> {
        let sql = "SELECT record FROM source ORDER BY sha256";
        let rows = self.rows(sql, [], |row| row.get::<_, String>(0))?;
        rows.iter()
            .map(|json| self.parse("an issue", json))
            .collect()
    }
}

/// Issues that cannot be read back.
pub(super) fn faults(store: &Store) -> Result<Vec<String>> {
    let rows = store.rows("SELECT sha256, record FROM source", [], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let broken = rows.iter().filter_map(|(hash, json)| {
        let error = serde_json::from_str::<IssueRecord>(json).err()?;
        Some(format!("the issue {hash} cannot be read back: {error}"))
    });
    Ok(broken.collect())
}
