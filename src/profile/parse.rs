//! TOML to a [`Profile`]; an error says the line, the key and what is allowed.

use serde::Deserialize;
use toml::Spanned;

use super::{Habit, HabitDay, Know, Profile};
use crate::error::{Error, Kind, Result};
use crate::resolve::zone;

/// A profile as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    name: Spanned<String>,
    publisher: Option<String>,
    zone: Option<Spanned<String>>,
    day_first: Option<bool>,
    duration: Option<Spanned<i64>>,
    #[serde(default)]
    date_after: Vec<Spanned<String>>,
    #[serde(default)]
    drop: Vec<String>,
    #[serde(default)]
    know: Know,
    #[serde(default)]
    habit: Vec<FileHabit>,
}

/// A habit as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileHabit {
    section: Option<String>,
    day: Spanned<String>,
}

/// What `day` may say.
const DAYS: &[(&str, HabitDay)] = &[
    ("same", HabitDay::Same),
    ("next", HabitDay::Next),
    ("next-business-day", HabitDay::NextBusinessDay),
];

/// The longest default duration, in minutes: a day.
const LONGEST: i64 = 24 * 60;

/// Reads the profile that `text` holds; `file` names it in errors.
pub(super) fn parse(text: &str, file: &str) -> Result<Profile> {
    let wrong = |at: usize, what: String| {
        let line = text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        Error::new(
            Kind::Profile,
            format!("profile `{file}`, line {line}: {what}"),
        )
    };
    let read: File = toml::from_str(text).map_err(|e| {
        let at = e.span().map_or(0, |s| s.start);
        wrong(at, first_line(e.message()))
            .hint("`dateline profiles new FILE` writes a profile with every key explained")
    })?;
    let name = read.name.get_ref();
    if name.is_empty()
        || !name
            .bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    {
        let what = format!("`name = \"{name}\"`: allowed are a-z, 0-9 and `-`");
        return Err(wrong(read.name.span().start, what));
    }
    let zone = match &read.zone {
        Some(z) => Some(zone::by_name(z.get_ref()).ok_or_else(|| {
            let what = format!("`zone = \"{}\"` is no IANA zone", z.get_ref());
            wrong(z.span().start, what).hint("write it like `America/New_York` or `Europe/London`")
        })?),
        None => None,
    };
    let duration = match &read.duration {
        Some(d) if !(1..=LONGEST).contains(d.get_ref()) => {
            let what = format!(
                "`duration = {}`: allowed are 1 to {LONGEST} minutes",
                d.get_ref()
            );
            return Err(wrong(d.span().start, what));
        }
        Some(d) => u32::try_from(*d.get_ref()).ok(),
        None => None,
    };
    let wordless = |words: &&Spanned<String>| !words.get_ref().contains(char::is_alphanumeric);
    if let Some(words) = read.date_after.iter().find(wordless) {
        let what = format!(
            "`date-after = [\"{}\"]`: allowed are words that stand before the issue's date, with `*` for what changes",
            words.get_ref()
        );
        return Err(wrong(words.span().start, what));
    }
    let mut habits = Vec::with_capacity(read.habit.len());
    for habit in read.habit {
        let said = habit.day.get_ref();
        let Some(&(_, day)) = DAYS.iter().find(|(d, _)| d == said) else {
            let allowed: Vec<String> = DAYS.iter().map(|(d, _)| format!("`{d}`")).collect();
            let what = format!(
                "`day = \"{said}\"` in a habit: allowed are {}",
                allowed.join(", ")
            );
            return Err(wrong(habit.day.span().start, what));
        };
        habits.push(Habit {
            section: habit.section,
            day,
        });
    }
    Ok(Profile {
        name: name.clone(),
        publisher: read.publisher,
        zone,
        day_first: read.day_first,
        date_after: read
            .date_after
            .into_iter()
            .map(Spanned::into_inner)
            .collect(),
        habits,
        duration,
        drop: read
            .drop
            .into_iter()
            .filter(|d| !d.trim().is_empty())
            .collect(),
        know: read.know,
    })
}

/// The first line of a message: the rest draws the place, which the caller does.
fn first_line(message: &str) -> String {
    message
        .lines()
        .next()
        .unwrap_or("it cannot be read")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fails(text: &str, parts: &[&str]) {
        let error = parse(text, "my.toml").expect_err("is refused");
        assert_eq!(error.exit_code(), 2);
        let message = error.to_string();
        for part in parts {
            assert!(message.contains(part), "`{part}` is not in: {message}");
        }
    }

    #[test]
    fn an_error_names_the_line_the_key_and_what_is_allowed() {
        fails(
            "name = \"tide\"\nzon = \"UTC\"\n",
            &["my.toml", "line 2", "`zon`", "`zone`", "`habit`"],
        );
        fails(
            "name = \"tide\"\nzone = \"Washington\"\n",
            &["line 2", "Washington", "IANA"],
        );
        fails("name = \"The Tide\"\n", &["line 1", "a-z"]);
        fails("publisher = \"Tide\"\n", &["line 1", "`name`"]);
        fails(
            "name = \"tide\"\n\n[[habit]]\nday = \"tomorrow\"\n",
            &["line 4", "tomorrow", "`next-business-day`"],
        );
        fails("name = \"tide\"\nduration = 0\n", &["line 2", "minutes"]);
        fails(
            "name = \"tide\"\n[know]\nsubject = [\"x\"]\n",
            &["line 3", "`subject`", "`title`"],
        );
        fails(
            "name = \"tide\"\ndate-after = [\"Edition * of\", \"*\"]\n",
            &["line 2", "`date-after", "words that stand before"],
        );
        fails("name = tide\n", &["line 1"]);
    }

    #[test]
    fn a_whole_profile_is_read() {
        let text = "name = \"tide\"\nzone = \"Europe/London\"\nday-first = true\nduration = 90\ndrop = [\"Sponsored by\", \" \"]\n\
                    [know]\ntitle = [\"Tide Tables\"]\n[[habit]]\nsection = \"tomorrow\"\nday = \"next\"\n";
        let profile = parse(text, "tide.toml").expect("is right");
        assert_eq!(profile.zone, Some(chrono_tz::Europe::London));
        assert_eq!(
            (profile.day_first, profile.duration),
            (Some(true), Some(90))
        );
        assert_eq!(profile.drop, ["Sponsored by"]);
        assert_eq!(profile.habits.len(), 1);
    }
}
