//! What we know of a publication beforehand: how to know it, its zone, its habits.
//!
//! Input: TOML, built in or the user's, and a [`RawIssue`]. Output: the [`Profile`] that fits it, if one does.
//! A profile only chooses; what it cannot say is a rule or a divider.
//!
//! To add a publication: a file in `builtin/` and a line in `builtin.rs`.

mod builtin;
mod parse;
mod template;

use std::sync::OnceLock;

use chrono_tz::Tz;
use memchr::memmem;
use serde::Deserialize;

use crate::document::RawIssue;
use crate::error::{Error, Kind, Result};
pub use template::template;

/// A publication's habits, read from TOML.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Its name: `[a-z0-9-]+`.
    pub name: String,
    /// The publication as people write it.
    pub publisher: Option<String>,
    /// Zone of clock times without one.
    pub zone: Option<Tz>,
    /// Day comes before month in numeric dates.
    pub day_first: Option<bool>,
    /// Words that stand right before the issue's own date; `*` is for anything.
    pub date_after: Vec<String>,
    /// What day the undated lists of a section mean, in order; the first that fits counts.
    pub habits: Vec<Habit>,
    /// Default length of an event in minutes.
    pub duration: Option<u32>,
    /// Texts of blocks to drop (sponsor blocks and like), as they begin.
    pub drop: Vec<String>,
    /// How to know the publication.
    pub know: Know,
}

/// How to know a publication: any one entry that is found will do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Know {
    /// The sender's address, or its end (`@updates.example.gov`).
    pub from: Vec<String>,
    /// Part of `List-Id`.
    pub list_id: Vec<String>,
    /// Part of the page's or entry's address.
    pub url: Vec<String>,
    /// Part of the subject or title.
    pub title: Vec<String>,
    /// Words of the text, as they are written there.
    pub text: Vec<String>,
}

/// What day an undated list means.
#[derive(Clone, Debug, PartialEq)]
pub struct Habit {
    /// The heading or words before the list, case-insensitive substring; `None`: any undated list.
    pub section: Option<String>,
    /// The rule.
    pub day: HabitDay,
}

/// The day rule of a [`Habit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HabitDay {
    /// The issue's own day.
    Same,
    /// The next day.
    Next,
    /// The next day from Monday to Friday.
    NextBusinessDay,
}

impl Profile {
    /// Reads a profile from TOML; `file` names it in errors.
    ///
    /// # Errors
    /// When the text is no profile: with the line, the key and what is allowed.
    pub fn parse(text: &str, file: &str) -> Result<Profile> {
        parse::parse(text, file)
    }

    /// How surely this profile fits the issue; 0 where it does not.
    fn fit(&self, raw: &RawIssue) -> u8 {
        let headers = &raw.headers;
        let know = &self.know;
        let has = |field: &Option<String>, parts: &[String]| {
            let field = field.as_deref().unwrap_or("").to_lowercase();
            parts
                .iter()
                .any(|p| !p.is_empty() && field.contains(&p.to_lowercase()))
        };
        let sender = headers.from_address.as_deref().unwrap_or("");
        if know
            .from
            .iter()
            .any(|f| !f.is_empty() && sender.ends_with(&f.to_lowercase()))
        {
            return 5;
        }
        if has(&headers.list_id, &know.list_id) {
            return 4;
        }
        if has(&headers.url, &know.url) {
            return 3;
        }
        if has(&headers.title, &know.title) {
            return 2;
        }
        let text = head(&raw.document.text);
        let said = |words: &String| {
            !words.is_empty() && memmem::find(text.as_bytes(), words.as_bytes()).is_some()
        };
        u8::from(know.text.iter().any(said))
    }
}

/// As much of a text as is searched for words that tell the publication.
fn head(text: &str) -> &str {
    const MOST: usize = 256 << 10;
    let mut end = text.len().min(MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The profiles to choose from.
#[derive(Clone, Debug)]
pub struct Profiles {
    /// The user's own, which go before the built-in ones.
    own: Vec<Profile>,
    choice: Choice,
}

/// Which profile an issue gets.
#[derive(Clone, Debug)]
enum Choice {
    /// The one that fits best.
    Best,
    /// The one of the user's own that fits best.
    Own,
    /// None (`--profile none`).
    None,
    /// This one, whatever the issue says of itself (`--profile NAME`).
    Always(Box<Profile>),
}

impl Default for Profiles {
    /// The built-in profiles, each issue getting the one that fits it.
    fn default() -> Self {
        Profiles {
            own: Vec::new(),
            choice: Choice::Best,
        }
    }
}

impl Profiles {
    /// No profile for any issue.
    pub fn none() -> Self {
        Profiles {
            choice: Choice::None,
            ..Profiles::default()
        }
    }

    /// One profile for every issue.
    pub fn always(profile: Profile) -> Self {
        Profiles {
            choice: Choice::Always(Box::new(profile)),
            ..Profiles::default()
        }
    }

    /// Only these, each issue getting the one that fits it.
    pub fn among(profiles: Vec<Profile>) -> Self {
        Profiles {
            own: profiles,
            choice: Choice::Own,
        }
    }

    /// The same with profiles of the user's, which go before the built-in ones.
    pub fn with(mut self, own: Vec<Profile>) -> Self {
        self.own.extend(own);
        self
    }

    /// Every profile to choose from: the user's, then the built-in ones that have no namesake among them.
    pub fn all(&self) -> impl Iterator<Item = &Profile> {
        let named = |name: &str| self.own.iter().any(|p| p.name == name);
        let built_in = match self.choice {
            Choice::Own => &[],
            _ => built_in(),
        };
        self.own
            .iter()
            .chain(built_in.iter().filter(move |p| !named(&p.name)))
    }

    /// Whether a profile of this name is the user's own.
    pub fn is_own(&self, name: &str) -> bool {
        self.own.iter().any(|p| p.name == name)
    }

    /// The profile of that name.
    ///
    /// # Errors
    /// When there is none; the hint lists those there are.
    pub fn named(&self, name: &str) -> Result<&Profile> {
        self.all().find(|p| p.name == name).ok_or_else(|| {
            let names: Vec<&str> = self.all().map(|p| p.name.as_str()).collect();
            let known = names.join(", ");
            Error::new(Kind::Profile, format!("unknown profile `{name}`")).hint(format!(
                "there are {known}; or give the path of a file ending in .toml"
            ))
        })
    }

    /// The profile for an issue: the one that was asked for, else the one that fits best (of equals the first).
    pub fn pick(&self, raw: &RawIssue) -> Option<&Profile> {
        match &self.choice {
            Choice::None => None,
            Choice::Always(profile) => Some(profile),
            Choice::Best | Choice::Own => {
                let mut best: Option<(u8, &Profile)> = None;
                for profile in self.all() {
                    let fit = profile.fit(raw);
                    if fit > best.map_or(0, |(b, _)| b) {
                        best = Some((fit, profile));
                    }
                }
                best.map(|(_, p)| p)
            }
        }
    }
}

/// The text of a built-in profile, for `profiles show`.
pub fn source(name: &str) -> Option<&'static str> {
    builtin::BUILTIN
        .iter()
        .find(|(file, _)| file.strip_suffix(".toml") == Some(name))
        .map(|(_, text)| *text)
}

/// The built-in profiles, read once, when first asked for.
fn built_in() -> &'static [Profile] {
    static READ: OnceLock<Vec<Profile>> = OnceLock::new();
    READ.get_or_init(|| {
        builtin::BUILTIN
            .iter()
            .filter_map(|(file, text)| parse::parse(text, file).ok())
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Headers, SourceKind};

    fn issue(text: &str, headers: Headers) -> RawIssue {
        RawIssue {
            name: "a.txt".to_owned(),
            kind: SourceKind::Text,
            sha256: String::new(),
            document: Document {
                text: text.to_owned(),
                ..Document::default()
            },
            headers,
            records: Vec::new(),
            notes: Vec::new(),
        }
    }

    #[test]
    fn every_built_in_profile_is_right_and_named_like_its_file() {
        for (file, text) in builtin::BUILTIN {
            let profile = parse::parse(text, file).expect("a built-in profile is right");
            assert_eq!(format!("{}.toml", profile.name), *file);
            assert_ne!(profile.know, Know::default(), "{file} cannot be known");
        }
        assert_eq!(built_in().len(), builtin::BUILTIN.len());
    }

    #[test]
    fn the_sender_goes_before_words_of_the_text_and_the_users_own_before_the_built_in() {
        let own = "name = \"tide\"\n[know]\nfrom = [\"@tide.example\"]\ntext = [\"tuning in to NatSec Daily\"]\n";
        let own = Profile::parse(own, "tide.toml").expect("is right");
        let profiles = Profiles::default().with(vec![own]);
        let name = |raw: &RawIssue| profiles.pick(raw).map(|p| p.name.clone());
        let words = "Thanks for tuning in to NatSec Daily!";
        assert_eq!(
            name(&issue(words, Headers::default())).as_deref(),
            Some("tide")
        );
        assert_eq!(name(&issue("Nothing.", Headers::default())), None);
        let headers = Headers {
            title: Some("Morning Defense: hulls".to_owned()),
            ..Headers::default()
        };
        assert_eq!(
            name(&issue(words, headers)).as_deref(),
            Some("politico-morning-defense")
        );
        assert!(
            Profiles::none()
                .pick(&issue(words, Headers::default()))
                .is_none()
        );
    }

    #[test]
    fn an_unknown_name_lists_the_known_ones() {
        let profiles = Profiles::default();
        let error = profiles.named("natsec").expect_err("is unknown");
        assert!(
            error
                .hint_text()
                .is_some_and(|h| h.contains("natsec-daily"))
        );
        assert!(profiles.named("natsec-daily").is_ok());
    }
}
