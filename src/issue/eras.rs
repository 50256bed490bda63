//! Who held an office when: data with a date in it (`eras.toml`), which a user's file of the same form extends.

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use crate::error::{Error, Kind, Result};

/// Office holders and the day the table was last looked after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eras {
    /// The day up to which the table is known to be right.
    pub as_of: NaiveDate,
    /// Terms, sorted by surname in lower case.
    terms: Vec<Term>,
}

/// One term of one holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Surname in lower case.
    pub(super) name: String,
    /// The words that name the office, in lower case.
    pub(super) titles: std::sync::Arc<[String]>,
    /// First day.
    pub(super) from: NaiveDate,
    /// The day the next one took over; open: `None`.
    pub(super) until: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    as_of: Spanned<String>,
    #[serde(default)]
    office: Vec<Office>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Office {
    titles: Vec<String>,
    holders: Vec<Spanned<Vec<String>>>,
}

impl Eras {
    /// The table that comes with the program, read when first asked for.
    pub fn built_in() -> &'static Eras {
        static READ: OnceLock<Eras> = OnceLock::new();
        READ.get_or_init(|| {
            Eras::parse(include_str!("eras.toml"), "eras.toml").unwrap_or(Eras {
                as_of: NaiveDate::MIN,
                terms: Vec::new(),
            })
        })
    }

    /// Reads a table from TOML; `file` names it in errors.
    ///
    /// # Errors
    /// When the text is no such table: with the line and what is allowed.
    pub fn parse(text: &str, file: &str) -> Result<Eras> {
        let wrong = |at: usize, what: &str| {
            let line = text.get(..at).unwrap_or(text).matches('\n').count() + 1;
            Error::new(Kind::Config, format!("eras `{file}`, line {line}: {what}"))
        };
        let read: File = toml::from_str(text).map_err(|e| {
            wrong(
                e.span().map_or(0, |s| s.start),
                e.message().lines().next().unwrap_or("it cannot be read"),
            )
        })?;
        let as_of = read.as_of.get_ref().parse();
        let as_of = as_of.map_err(|_| {
            wrong(
                read.as_of.span().start,
                "`as-of` wants a date like `2025-09-01`",
            )
        })?;
        let mut terms = Vec::new();
        for office in read.office {
            let titles: std::sync::Arc<[String]> =
                office.titles.iter().map(|t| t.to_lowercase()).collect();
            for holder in office.holders {
                let term = term(holder.get_ref(), &titles)
                    .ok_or_else(|| wrong(holder.span().start, "a holder is `[\"Surname\", \"from\", \"until\"]` with dates like `2021-01-20`"))?;
                terms.push(term);
            }
        }
        terms.sort_by(|a, b| a.name.cmp(&b.name).then(a.from.cmp(&b.from)));
        Ok(Eras { as_of, terms })
    }

    /// The same with another table's terms; the later `as-of` counts.
    pub fn with(mut self, other: Eras) -> Eras {
        self.as_of = self.as_of.max(other.as_of);
        self.terms.extend(other.terms);
        self.terms
            .sort_by(|a, b| a.name.cmp(&b.name).then(a.from.cmp(&b.from)));
        self
    }

    /// Every term of a surname in lower case.
    pub(super) fn of(&self, surname: &str) -> &[Term] {
        let from = self.terms.partition_point(|t| t.name.as_str() < surname);
        let terms = &self.terms[from..];
        let of_that_name = terms.iter().take_while(|t| t.name == surname).count();
        &terms[..of_that_name]
    }
}

fn term(row: &[String], titles: &std::sync::Arc<[String]>) -> Option<Term> {
    let (name, dates) = row.split_first()?;
    let from = dates.first()?.parse().ok()?;
    let until = match dates.get(1) {
        Some(d) => Some(d.parse().ok()?),
        None => None,
    };
    (dates.len() <= 2 && !name.is_empty() && until.is_none_or(|u| u > from)).then(|| Term {
        name: name.to_lowercase(),
        titles: titles.clone(),
        from,
        until,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_is_right_and_a_users_extends_it() {
        let built_in = Eras::parse(include_str!("eras.toml"), "eras.toml").expect("is right");
        assert!(built_in.of("obama").len() == 1 && built_in.of("nobody").is_empty());
        let own = "as-of = \"2031-01-01\"\n[[office]]\ntitles = [\"Harbor Master\"]\nholders = [[\"Quill\", \"2030-05-01\"]]\n";
        let both = built_in.with(Eras::parse(own, "own.toml").expect("is right"));
        assert_eq!(both.of("quill").len(), 1);
        assert_eq!(both.as_of.to_string(), "2031-01-01");
    }

    #[test]
    fn a_wrong_row_names_its_line() {
        let text = "as-of = \"2031-01-01\"\n[[office]]\ntitles = [\"x\"]\nholders = [[\"Quill\", \"May 2030\"]]\n";
        let error = Eras::parse(text, "own.toml")
            .expect_err("is wrong")
            .to_string();
        assert!(error.contains("line 4"), "{error}");
    }
}
