//! `dateline.toml`: a whole set-up in a file, so that a cron line is `dateline sync`.
//!
//! It is looked for where `--config` says, else in the working folder, else in the user's configuration folder. Paths in it
//! are taken from the folder it lies in; what is typed on the command line counts more.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::args::{Calendars, Choosing, Global, InputFormat, Reading, Split, Sync};
use super::env::Env;
use crate::error::{Error, Kind, Result};

/// The file's name in a folder.
const NAME: &str = "dateline.toml";

/// What can stand in the file: the long options of `sync`, word for word.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(crate) struct Config {
    inputs: Vec<PathBuf>,
    to: Option<PathBuf>,
    changes: Option<PathBuf>,
    wait: Option<String>,
    since: Option<String>,
    split: Option<Split>,
    include: Vec<String>,
    exclude: Vec<String>,
    min_confidence: Option<f64>,
    review_below: Option<f64>,
    default_duration: Option<String>,
    time_zone: Option<String>,
    input_format: Option<InputFormat>,
    profile: Vec<String>,
    without: Vec<String>,
    jobs: Option<usize>,
    facts: bool,
    busy: bool,
    no_marks: bool,
    source_url: Option<String>,
    name: Option<String>,
    mail_to: Option<String>,
    mail_from: Option<String>,
}

/// The configuration file that counts, if there is one.
pub(crate) fn find(global: &Global, env: &Env) -> Option<PathBuf> {
    if let Some(path) = &global.config {
        return Some(path.clone());
    }
    let here = PathBuf::from(NAME);
    let homes = env
        .config_folders
        .iter()
        .map(|folder| folder.join("dateline").join(NAME));
    std::iter::once(here)
        .chain(homes)
        .find(|path| path.is_file())
}

/// Reads the configuration file; without one, nothing is set.
///
/// # Errors
/// When it cannot be read, is no TOML, or holds a word that we do not know.
pub(crate) fn read(global: &Global, env: &Env) -> Result<Config> {
    match find(global, env) {
        Some(path) => read_file(&path, env),
        None => Ok(Config::default()),
    }
}

/// Reads one configuration file.
pub(crate) fn read_file(path: &Path, env: &Env) -> Result<Config> {
    let shown = path.display();
    let failed = |what: &str| Error::new(Kind::Config, format!("{what} `{shown}`"));
    let text = std::fs::read_to_string(path)
        .map_err(|error| failed("cannot read the configuration file").because(error))?;
    let mut config: Config = toml::from_str(&text).map_err(|error| {
        failed("a mistake in the configuration file")
            .because(error.to_string().trim_end().to_owned())
            .hint("its words are the long options of `dateline sync --help`, and `inputs`")
    })?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let place = |path: &mut PathBuf| *path = placed(path, folder, env);
    config.inputs.iter_mut().for_each(place);
    config.to.iter_mut().for_each(place);
    config.changes.iter_mut().for_each(place);
    for profile in &mut config.profile {
        if profile.ends_with(".toml") {
            *profile = placed(Path::new(profile.as_str()), folder, env)
                .to_string_lossy()
                .into_owned();
        }
    }
    Ok(config)
}

/// A path of the file as seen from the working folder; `~/` is the user's home.
fn placed(path: &Path, folder: &Path, env: &Env) -> PathBuf {
    match (path.strip_prefix("~"), &env.home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ if path.as_os_str() == "-" => path.to_owned(),
        _ => folder.join(path),
    }
}

impl Config {
    /// The folder of `sync`, where it is named here or was typed.
    pub(crate) fn folder(&self, typed: Option<&PathBuf>) -> Result<PathBuf> {
        typed.or(self.to.as_ref()).cloned().ok_or_else(|| {
            Error::new(Kind::Usage, "no folder was named").hint(format!(
                "`--to DIR` names it, or `to = \"DIR\"` in `{NAME}`"
            ))
        })
    }

    /// The inputs, where none were typed.
    pub(crate) fn inputs(&self, typed: &[PathBuf]) -> Vec<PathBuf> {
        if typed.is_empty() {
            self.inputs.clone()
        } else {
            typed.to_vec()
        }
    }

    /// Checks every value as `sync` would and says in lines what the set-up comes to.
    ///
    /// # Errors
    /// When a value is none that its option takes.
    pub(crate) fn check(&self, env: &Env) -> Result<String> {
        let mut sync = Sync::default();
        self.complete(&mut sync);
        super::sync::Settings::of(&sync)?;
        super::plan::analysis_options(&sync.reading, None, env)?;
        super::plan::wait(sync.wait.as_ref())?;
        let shown = |paths: &[PathBuf]| {
            let shown: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
            if shown.is_empty() {
                "none".to_owned()
            } else {
                shown.join(", ")
            }
        };
        let to: Vec<PathBuf> = sync.to.iter().cloned().collect();
        let mut summary = format!("inputs: {}\nto: {}\n", shown(&sync.inputs), shown(&to));
        for input in sync
            .inputs
            .iter()
            .filter(|path| path.as_os_str() != "-" && !path.exists())
        {
            summary.push_str(&format!("not there yet: {}\n", input.display()));
        }
        Ok(summary)
    }

    /// The options of `sync` with what the file adds.
    pub(crate) fn complete(&self, args: &mut Sync) {
        args.inputs = self.inputs(&args.inputs);
        fill(&mut args.to, &self.to);
        fill(&mut args.changes, &self.changes);
        fill(&mut args.wait, &self.wait);
        fill(&mut args.since, &self.since);
        fill(&mut args.split, &self.split);
        self.complete_common(&mut args.reading, &mut args.choosing, &mut args.calendars);
    }

    /// The options that several commands share.
    pub(crate) fn complete_common(
        &self,
        reading: &mut Reading,
        choosing: &mut Choosing,
        calendars: &mut Calendars,
    ) {
        fill(&mut reading.time_zone, &self.time_zone);
        fill(&mut reading.input_format, &self.input_format);
        fill(&mut reading.jobs, &self.jobs);
        if reading.profile.is_empty() {
            reading.profile.clone_from(&self.profile);
        }
        reading.without.extend(self.without.iter().cloned());
        choosing.include.extend(self.include.iter().cloned());
        choosing.exclude.extend(self.exclude.iter().cloned());
        fill(&mut choosing.min_confidence, &self.min_confidence);
        fill(&mut choosing.review_below, &self.review_below);
        fill(&mut choosing.default_duration, &self.default_duration);
        calendars.facts |= self.facts;
        calendars.busy |= self.busy;
        calendars.no_marks |= self.no_marks;
        fill(&mut calendars.source_url, &self.source_url);
        fill(&mut calendars.name, &self.name);
        fill(&mut calendars.mail_to, &self.mail_to);
        fill(&mut calendars.mail_from, &self.mail_from);
    }
}

fn fill<T: Clone>(typed: &mut Option<T>, configured: &Option<T>) {
    if typed.is_none() {
        typed.clone_from(configured);
    }
}
