//! `dateline profiles`: what we know of publications beforehand, listed, shown, checked, begun.

use std::fmt::Write as _;
use std::path::Path;

use crate::cli::args::{self, ProfilesAction};
use crate::cli::env::Env;
use crate::cli::inputs::Inputs;
use crate::cli::report::{Report, clean};
use crate::cli::{output, plan};
use crate::error::{Error, Kind, Result};
use crate::limits::Limits;
use crate::profile::{self, HabitDay, Profile, Profiles};
use crate::read;

/// Runs the command.
pub(crate) fn run(args: &args::Profiles, env: &Env, report: &mut Report) -> Result<()> {
    match args.action.as_ref().unwrap_or(&ProfilesAction::List) {
        ProfilesAction::List => output::print(list(&plan::known_profiles(env)?).as_bytes()),
        ProfilesAction::Show { name } => show(name, env),
        ProfilesAction::Check { files } => {
            let wrong = files.iter().filter_map(|file| check(file).err());
            wrong.for_each(|error| report.error(&error));
            Ok(())
        }
        ProfilesAction::New { input, output } => begin(input, output.as_deref()),
    }
}

/// A line for each profile: its name, the publication, what it says.
fn list(profiles: &Profiles) -> String {
    let mut text = String::new();
    let width = profiles.all().map(|p| p.name.len()).max().unwrap_or(0);
    for profile in profiles.all() {
        let whose = if profiles.is_own(&profile.name) {
            "yours"
        } else {
            "built in"
        };
        let publisher = clean(profile.publisher.as_deref().unwrap_or(""));
        let _ = writeln!(
            text,
            "{:width$}  {whose:8}  {publisher}: {}",
            profile.name,
            summary(profile)
        );
    }
    text
}

/// What a profile says, in words.
fn summary(profile: &Profile) -> String {
    let mut parts = Vec::new();
    parts.extend(profile.zone.map(|z| z.name().to_owned()));
    parts.extend(
        profile
            .day_first
            .map(|first| if first { "day first" } else { "month first" }.to_owned()),
    );
    parts.extend(
        profile
            .duration
            .map(|minutes| format!("events of {minutes} minutes")),
    );
    for habit in &profile.habits {
        let day = match habit.day {
            HabitDay::Same => "the issue's day",
            HabitDay::Next => "the next day",
            HabitDay::NextBusinessDay => "the next working day",
        };
        let whose = match &habit.section {
            Some(section) => format!("lists under `{}`", clean(section)),
            None => "undated lists".to_owned(),
        };
        parts.push(format!("{whose} mean {day}"));
    }
    if !profile.drop.is_empty() {
        parts.push("some blocks are dropped".to_owned());
    }
    parts.join("; ")
}

/// Prints the profile as it is written.
fn show(name: &str, env: &Env) -> Result<()> {
    let path = Path::new(name);
    if name.ends_with(".toml") {
        plan::profile_file(path)?;
        return output::print(&read_file(path)?);
    }
    let known = plan::known_profiles(env)?;
    let profile = known.named(name)?;
    match profile::source(name).filter(|_| !known.is_own(name)) {
        Some(text) => output::print(text.as_bytes()),
        None => output::print(format!("{}: {}\n", profile.name, summary(profile)).as_bytes()),
    }
}

fn read_file(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|e| {
        Error::new(
            Kind::Profile,
            format!("cannot read the profile `{}`", path.display()),
        )
        .because(e)
    })
}

/// Says that a file is right, or returns what is wrong with it.
fn check(file: &Path) -> Result<()> {
    let profile = plan::profile_file(file)?;
    let says = match summary(&profile) {
        says if says.is_empty() => String::new(),
        says => format!(" ({says})"),
    };
    let line = format!("{}: right{says}\n", file.display());
    output::print(line.as_bytes())
}

/// Writes a first profile from an issue.
fn begin(input: &Path, to: Option<&Path>) -> Result<()> {
    let limits = Limits::default();
    let first = Inputs::new(&[input.to_path_buf()], None, limits).next();
    let parcel = match first {
        Some(input) => input.parcel?,
        None => {
            return Err(Error::new(
                Kind::Input,
                format!("no newsletter in `{}`", input.display()),
            ));
        }
    };
    let text = profile::template(&read::open(&parcel, &limits)?);
    match to {
        Some(path) if path.exists() => {
            let message = format!("`{}` is there already", path.display());
            Err(Error::new(Kind::Output, message)
                .hint("name another file, or print it without `--output`"))
        }
        Some(path) => output::write_file(path, text.as_bytes()).map(|_| ()),
        None => output::print(text.as_bytes()),
    }
}
