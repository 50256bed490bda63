//! The user's word, field by field, and what the issues said when it was taken.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Store;
use crate::error::Result;
use crate::timeline::Override;

/// Where the user said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In a calendar program: read back from the folder of events.
    Calendar,
    /// With `dateline review`.
    Review,
    /// In `review.toml`.
    File,
}

impl Origin {
    fn name(self) -> &'static str {
        match self {
            Origin::Calendar => "calendar",
            Origin::Review => "review",
            Origin::File => "file",
        }
    }

    fn of(name: &str) -> Self {
        match name {
            "calendar" => Origin::Calendar,
            "file" => Origin::File,
            _ => Origin::Review,
        }
    }
}

/// One field of one entry, as the user wants it.
#[derive(Clone, Debug, PartialEq)]
pub struct Saying {
    /// The entry.
    pub uid: String,
    /// `verdict`, `title`, `start`, `end`, `location` or `status`.
    pub field: String,
    /// The value, as in [`Override`].
    pub value: Value,
    /// Where it was said.
    pub origin: Origin,
    /// What the issues said of the field then, or when they last contradicted the user.
    pub base: Value,
}

impl Store {
    /// Everything the user said, by entry and field.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn sayings(&self) -> Result<Vec<Saying>> {
        let sql = "SELECT uid, field, value, origin, base FROM said ORDER BY uid, field";
        let rows = self.rows(sql, [], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
                row.get::<_, String>(4)?,
            ))
        })?;
        rows.into_iter()
            .map(|(uid, field, value, origin, base)| {
                Ok(Saying {
                    uid,
                    field,
                    value: self.parse("a correction", &value)?,
                    origin: Origin::of(&origin),
                    base: self.parse("a correction", &base)?,
                })
            })
            .collect()
    }

    /// Takes the user's word on one field; the latest counts.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn say(&mut self, saying: &Saying) -> Result<()> {
        self.run(
            "INSERT INTO said (uid, field, value, origin, base) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (uid, field) DO UPDATE
             SET value = excluded.value, origin = excluded.origin, base = excluded.base",
            (
                &saying.uid,
                &saying.field,
                saying.value.to_string(),
                saying.origin.name(),
                saying.base.to_string(),
            ),
        )
    }

    /// Takes back what was said of one field in one place.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn unsay(&mut self, uid: &str, field: &str, origin: Origin) -> Result<()> {
        self.run(
            "DELETE FROM said WHERE uid = ?1 AND field = ?2 AND origin = ?3",
            (uid, field, origin.name()),
        )
    }
}

/// The sayings of each entry as one override, sorted by uid.
pub fn overrides(sayings: &[Saying]) -> Vec<Override> {
    let mut fields: BTreeMap<&str, serde_json::Map<String, Value>> = BTreeMap::new();
    for saying in sayings {
        let entry = fields.entry(&saying.uid).or_default();
        entry.insert("uid".to_owned(), saying.uid.clone().into());
        entry.insert(saying.field.clone(), saying.value.clone());
    }
    fields
        .into_values()
        .filter_map(|map| serde_json::from_value(Value::Object(map)).ok())
        .collect()
}
