//! What was typed, checked and turned into what it means; every bad value is named with what was expected.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::args::{Calendars, Choosing, Global, InputFormat, Reading};
use super::env::{self, Env};
use super::report::Report;
use crate::analysis;
use crate::error::{Error, Kind, Result};
use crate::issue::{DateOptions, Eras};
use crate::profile::{Profile, Profiles};
use crate::read;
use crate::resolve::zone;
use crate::timeline::FoldOptions;
use crate::write;

/// A bad value of an option, with what was expected.
pub(crate) fn bad(option: &str, value: &str, expected: &str) -> Error {
    Error::new(
        Kind::Usage,
        format!("{option}: expected {expected}, found `{value}`"),
    )
}

/// A bad value of an option that asks for a day: one that looks like a day is none of the calendar's.
pub(crate) fn bad_day(option: &str, value: &str, expected: &str) -> Error {
    let looks_like_a_day = |text: &str| {
        let bytes = text.as_bytes();
        bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, byte)| match i {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            })
    };
    match value.trim().get(..10) {
        Some(text) if looks_like_a_day(text) && day(text).is_none() => {
            Error::new(Kind::Usage, format!("{option}: there is no day `{text}`"))
        }
        _ => bad(option, value, expected),
    }
}

/// The instant that a run takes for now: `--now`, else `SOURCE_DATE_EPOCH`, else the clock.
pub(crate) fn now(global: &Global, env: &Env) -> Result<DateTime<Utc>> {
    Ok(pinned_now(global, env)?.unwrap_or_else(env::clock))
}

/// The instant that the caller pinned, if any.
pub(crate) fn pinned_now(global: &Global, env: &Env) -> Result<Option<DateTime<Utc>>> {
    if let Some(text) = &global.now {
        return instant(text).map(Some).ok_or_else(|| {
            bad_day(
                "--now",
                text,
                "an instant such as 2024-10-28T09:00:00Z, or a day",
            )
        });
    }
    let Some(text) = &env.source_date_epoch else {
        return Ok(None);
    };
    let seconds = text.parse().ok();
    seconds
        .and_then(|s| DateTime::from_timestamp(s, 0))
        .map(Some)
        .ok_or_else(|| bad("SOURCE_DATE_EPOCH", text, "seconds since 1970"))
}

/// An RFC 3339 instant, a day or a clock time in Eastern time, or seconds since 1970 with an `@`.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.with_timezone(&Utc));
    }
    if let Some(seconds) = text.strip_prefix('@') {
        return DateTime::from_timestamp(seconds.parse().ok()?, 0);
    }
    let (day, time) = day_and_time(text, None)?;
    let wall = day.and_time(time.unwrap_or_default());
    Some(zone::instant(wall, chrono_tz::America::New_York))
}

/// `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM[:SS]`, or an RFC 3339 instant, which is moved to the clock of `zone`.
pub(crate) fn day_and_time(text: &str, zone: Option<Tz>) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let text = text.trim();
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        let local = at
            .with_timezone(&zone.unwrap_or(chrono_tz::America::New_York))
            .naive_local();
        return Some((local.date(), Some(local.time())));
    }
    let Some((day, time)) = text.split_once(['T', ' ']) else {
        return Some((day(text)?, None));
    };
    let time = NaiveTime::parse_from_str(time, "%H:%M")
        .or_else(|_| NaiveTime::parse_from_str(time, "%H:%M:%S"))
        .ok()?;
    Some((self::day(day)?, Some(time)))
}

/// A reference date: a day, perhaps with its time, or only its month, of which the middle is taken.
pub(crate) fn reference(text: &str, zone: Option<Tz>) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let month = || {
        let text = text.trim();
        let middle = day(&format!("{text}-15")).filter(|_| text.len() == 7);
        Some((middle?, None))
    };
    day_and_time(text, zone).or_else(month)
}

/// A day as `YYYY-MM-DD` and nothing else.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    let whole = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    whole.then(|| text.parse().ok()).flatten()
}

/// A day that an option asks for.
pub(crate) fn day_of(option: &str, text: Option<&String>) -> Result<Option<NaiveDate>> {
    text.map(|text| day(text).ok_or_else(|| bad_day(option, text, "a day such as 2024-10-28")))
        .transpose()
}

/// A length such as `90m`, `1h30m`, `30s`, `7d`, `2w`, in seconds; a bare number counts `unit`s.
pub(crate) fn length_of(option: &str, text: &str, unit: u64) -> Result<u64> {
    let wrong = || bad(option, text, "a length such as 60m, 1h30m, 30s or 7d");
    let (mut total, mut rest) = (0_u64, text.trim());
    if rest.is_empty() {
        return Err(wrong());
    }
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let count: u64 = rest[..digits].parse().map_err(|_| wrong())?;
        let letters = rest[digits..]
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        let seconds = match &rest[digits..digits + letters] {
            "" if digits == text.trim().len() => unit,
            "s" | "sec" => 1,
            "m" | "min" => 60,
            "h" => 3600,
            "d" => 86_400,
            "w" => 604_800,
            _ => return Err(wrong()),
        };
        total = count
            .checked_mul(seconds)
            .and_then(|part| total.checked_add(part))
            .filter(|&sum| sum <= 3650 * 86_400)
            .ok_or_else(wrong)?;
        rest = &rest[digits + letters..];
    }
    Ok(total)
}

/// A zone by its IANA name.
pub(crate) fn zone_of(text: Option<&String>) -> Result<Option<Tz>> {
    text.map(|name| {
        zone::by_name(name).ok_or_else(|| {
            bad("--time-zone", name, "an IANA zone name")
                .hint("names look like `America/New_York` or `Europe/London`")
        })
    })
    .transpose()
}

/// A share from 0 to 1.
pub(crate) fn share(option: &str, value: Option<f64>) -> Result<Option<f64>> {
    match value {
        Some(n) if !(0.0..=1.0).contains(&n) => {
            Err(bad(option, &n.to_string(), "a number from 0 to 1"))
        }
        other => Ok(other),
    }
}

/// The options of the analysis, with the profiles and office holders of the user's configuration folder.
pub(crate) fn analysis_options(
    reading: &Reading,
    now: Option<DateTime<Utc>>,
    env: &Env,
) -> Result<analysis::Options> {
    let mut options = pure_options(reading, now)?;
    options.profiles = profiles(&reading.profile, env)?;
    options.date.eras = own_eras(env)?;
    Ok(options)
}

/// The options of the analysis as far as the command line gives them: line modes look at no folder.
pub(crate) fn pure_options(
    reading: &Reading,
    now: Option<DateTime<Utc>>,
) -> Result<analysis::Options> {
    let zone = zone_of(reading.time_zone.as_ref())?;
    let date = reading
        .date
        .as_ref()
        .map(|text| {
            day_and_time(text, zone).ok_or_else(|| {
                bad_day(
                    "--date",
                    text,
                    "a date such as 2024-10-28 or 2024-10-28T09:00",
                )
            })
        })
        .transpose()?;
    Ok(analysis::Options {
        date: DateOptions {
            date: date.map(|(day, _)| day),
            time: date.and_then(|(_, time)| time),
            zone,
            after: day_of("--assume-after", reading.assume_after.as_ref())?,
            before: day_of("--assume-before", reading.assume_before.as_ref())?,
            // Only where it is pinned: a run tomorrow must give the same.
            today: now.map(|at| at.with_timezone(&chrono_tz::America::New_York).date_naive()),
            ..DateOptions::default()
        },
        without: reading.without.clone(),
        ..analysis::Options::default()
    })
}

/// Warns of names that `--without` does not know: switching them off does nothing.
pub(crate) fn check_without(names: &[String], report: &mut Report) {
    for name in names {
        if !analysis::switches().any(|known| known == name) {
            report.warning(&format!(
                "--without: there is no rule, divider or clue `{name}`"
            ));
        }
    }
}

/// The profiles to choose from: one that was named counts always, of several the fitting one, of none those we know.
fn profiles(names: &[String], env: &Env) -> Result<Profiles> {
    let known = known_profiles(env)?;
    match names {
        [] => Ok(known),
        [none] if none == "none" => Ok(Profiles::none()),
        [one] => Ok(Profiles::always(profile(one, &known)?)),
        several => {
            let chosen: Result<Vec<Profile>> =
                several.iter().map(|name| profile(name, &known)).collect();
            Ok(Profiles::among(chosen?))
        }
    }
}

/// The built-in profiles and those of the configuration folder.
pub(crate) fn known_profiles(env: &Env) -> Result<Profiles> {
    Ok(Profiles::default().with(own_profiles(env)?))
}

/// A profile by its name, or from a file.
fn profile(name: &str, known: &Profiles) -> Result<Profile> {
    let is_path = name.contains(['/', '\\']) || name.ends_with(".toml");
    if is_path {
        profile_file(Path::new(name))
    } else {
        known.named(name).cloned()
    }
}

/// Reads a profile's file.
pub(crate) fn profile_file(path: &Path) -> Result<Profile> {
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| {
        Error::new(Kind::Profile, format!("cannot read the profile `{shown}`")).because(error)
    })?;
    Profile::parse(&text, &shown)
}

/// The profiles in the user's configuration folder, by name of file.
fn own_profiles(env: &Env) -> Result<Vec<Profile>> {
    let mut paths: Vec<PathBuf> = env
        .config_folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder.join("dateline/profiles")).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    paths.sort();
    paths.iter().map(|path| profile_file(path)).collect()
}

/// The built-in office holders with those of `eras.toml` in the user's configuration folder, if there is one.
fn own_eras(env: &Env) -> Result<Option<&'static Eras>> {
    let mut found: Option<Eras> = None;
    for folder in &env.config_folders {
        let path = folder.join("dateline/eras.toml");
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let own = Eras::parse(&text, &path.display().to_string())?;
        let all = found.unwrap_or_else(|| Eras::built_in().clone());
        found = Some(all.with(own));
    }
    // One table for the whole run, shared by every thread.
    Ok(found.map(|eras| &*Box::leak(Box::new(eras))))
}

/// The format that `--input-format` names; `None` is `auto`.
pub(crate) fn input_format(format: Option<InputFormat>) -> Option<read::Format> {
    match format? {
        InputFormat::Auto => None,
        InputFormat::Text => Some(read::Format::Text),
        InputFormat::Html => Some(read::Format::Html),
        InputFormat::Eml => Some(read::Format::Eml),
        InputFormat::Mbox => Some(read::Format::Mbox),
        InputFormat::Feed => Some(read::Format::Feed),
        InputFormat::Ndjson => Some(read::Format::Ndjson),
    }
}

/// How the timeline is folded.
pub(crate) fn fold_options(choosing: &Choosing) -> Result<FoldOptions> {
    let usual = FoldOptions::default();
    let length = choosing.default_duration.as_ref();
    let seconds = length
        .map(|text| length_of("--default-duration", text, 60))
        .transpose()?;
    let minutes = seconds.and_then(|s| u32::try_from(s / 60).ok());
    let below = share("--review-below", choosing.review_below)?;
    Ok(FoldOptions {
        default_duration: minutes.unwrap_or(usual.default_duration),
        review_below: below.unwrap_or(usual.review_below),
    })
}

/// A mail address that an option asks for.
fn address(option: &str, text: Option<&String>) -> Result<Option<String>> {
    text.map(|text| {
        let whole = text.contains('@') && !text.contains(char::is_control);
        whole
            .then(|| text.clone())
            .ok_or_else(|| bad(option, text, "a mail address such as me@example.org"))
    })
    .transpose()
}

/// How outputs are written, as far as the options say.
pub(crate) fn write_options(
    calendars: &Calendars,
    now: Option<DateTime<Utc>>,
) -> Result<write::Options> {
    Ok(write::Options {
        now,
        facts: calendars.facts,
        busy: calendars.busy,
        marks: !calendars.no_marks,
        source_url: calendars.source_url.clone(),
        name: calendars.name.clone(),
        csv_raw: calendars.csv_raw,
        bom: calendars.bom,
        mail_to: address("--mail-to", calendars.mail_to.as_ref())?,
        mail_from: address("--mail-from", calendars.mail_from.as_ref())?,
        ..write::Options::default()
    })
}

/// How long to wait for a run at work.
pub(crate) fn wait(text: Option<&String>) -> Result<Duration> {
    let seconds = text.map(|text| length_of("--wait", text, 1)).transpose()?;
    Ok(Duration::from_secs(seconds.unwrap_or(30)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_with_and_without_units() {
        assert_eq!(length_of("--x", "60m", 60).ok(), Some(3600));
        assert_eq!(length_of("--x", "90", 60).ok(), Some(5400));
        assert_eq!(length_of("--x", "1h30m", 60).ok(), Some(5400));
        assert_eq!(length_of("--x", "7d", 60).ok(), Some(604_800));
        for wrong in ["", "x", "5y", "1h30", "99999999999999999999d", "-5m"] {
            assert!(length_of("--x", wrong, 60).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_date_may_have_a_clock_and_nothing_else() {
        let day = NaiveDate::from_ymd_opt(2024, 10, 28);
        let clock = NaiveTime::from_hms_opt(9, 5, 0);
        assert_eq!(day_and_time("2024-10-28", None), day.map(|day| (day, None)));
        assert_eq!(
            day_and_time("2024-10-28T09:05", None),
            day.map(|day| (day, clock))
        );
        for wrong in [
            "2024-13-01",
            "2024-10-28T25:00",
            "today",
            "2024-1-1",
            "+2024-01-01",
        ] {
            assert_eq!(day_and_time(wrong, None), None, "{wrong}");
        }
    }
}
