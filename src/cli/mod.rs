//! The only part that meets a person or a machine: arguments, files, terminal, exit code.
//!
//! [`run`] takes the arguments and an [`Env`] and returns the exit code. What was typed is `args`, what it means is `plan`,
//! what a command does is a file in `commands`. To add a flag: a field in `args`, its meaning in `plan` or the command, a
//! test in `tests/cli`.

mod args;

mod env;

mod config;

mod exit;

mod report;

mod plan;

mod inputs;

mod pool;

mod output;

mod render;

mod lines;

mod reading;

mod timelines;

mod sync;

mod commands;

use std::ffi::OsString;

use clap::{CommandFactory, Parser};

use crate::error::Error;
use args::{Cli, Command};
pub use env::Env;
pub use exit::ExitCode;
use report::Report;

/// Runs the command line and returns its exit code. Nothing panics across this border.
pub fn run(arguments: impl IntoIterator<Item = OsString>, env: &Env) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.len() < 2 && env.stdin_terminal {
        return say(&Cli::command().render_help().to_string());
    }
    let cli = match Cli::try_parse_from(with_command(arguments)) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    pool::silence_panics();
    let mut report = Report::new(&cli.global, env);
    let outcome = pool::guarded(|| dispatch(&cli, env, &mut report));
    match outcome {
        Ok(Ok(())) => {}
        Ok(Err(error)) => report.error(&error),
        Err(panic) => report.error(&Error::new(
            crate::error::Kind::Input,
            format!("a fault of dateline itself: {panic}"),
        )),
    }
    report.finish()
}

fn dispatch(cli: &Cli, env: &Env, report: &mut Report) -> crate::error::Result<()> {
    let global = &cli.global;
    if global.config.is_some() {
        // Also where nothing in it concerns the command: a misspelt path would go unseen.
        config::read(global, env)?;
    }
    match &cli.command {
        Command::Extract(args) => commands::extract::run(args, global, env, report),
        Command::Date(args) => commands::date::run(args, global, env, report),
        Command::Explain(args) => commands::explain::run(args, global, env, report),
        Command::Profiles(args) => commands::profiles::run(args, env, report),
        Command::Sync(args) => commands::sync::run(args, global, env, report),
        Command::Tag(args) => commands::tag::run(args, report),
        Command::Brief(args) => commands::brief::run(args, global, env, report),
        Command::Review(args) => commands::review::run(args, global, env, report),
        Command::Merge(args) => commands::merge::run(args, global, env, report),
        Command::Store(args) => commands::store::run(args, global, env, report),
        Command::Config(args) => commands::config::run(args, global, env),
        Command::Generate(args) => commands::generate::run(args),
    }
}

/// The names of the commands; clap could tell them, but only after building every option of each.
const COMMANDS: &[&str] = &[
    "extract", "sync", "brief", "review", "date", "explain", "tag", "merge", "store", "profiles",
    "config", "generate",
];

/// Puts the default command in front of arguments that name none.
fn with_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let mut at = 1;
    while let Some(argument) = arguments.get(at).and_then(|a| a.to_str()) {
        match argument {
            "-q" | "--quiet" => at += 1,
            "--color" | "--now" | "--config" => at += 2,
            other
                if ["--color=", "--now=", "--config="]
                    .iter()
                    .any(|p| other.starts_with(p)) =>
            {
                at += 1;
            }
            "-h" | "--help" | "-V" | "--version" => return arguments,
            other if COMMANDS.contains(&other) => return arguments,
            _ => break,
        }
    }
    arguments.insert(1, "extract".into());
    arguments
}

/// Bad usage, or the help and version that were asked for.
fn refuse(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    if error.use_stderr() {
        ExitCode::Refused
    } else {
        ExitCode::Done
    }
}

fn say(text: &str) -> ExitCode {
    match output::print(text.as_bytes()) {
        Ok(()) => ExitCode::Done,
        Err(error) => ExitCode::of(&error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_of_the_command_line_is_sound_and_every_command_known() {
        let command = Cli::command();
        let names: Vec<&str> = command
            .get_subcommands()
            .map(clap::Command::get_name)
            .collect();
        assert_eq!(names, COMMANDS);
        command.debug_assert();
    }

    #[test]
    fn the_default_command_goes_before_its_arguments_only() {
        let put = |line: &str| {
            let words = line.split(' ').map(OsString::from).collect();
            let words = with_command(words).into_iter();
            words
                .map(|w| w.to_string_lossy().into_owned())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(
            put("dateline a.eml -f json"),
            "dateline extract a.eml -f json"
        );
        assert_eq!(put("dateline -q a.eml"), "dateline extract -q a.eml");
        assert_eq!(put("dateline -q sync a.eml"), "dateline -q sync a.eml");
        assert_eq!(
            put("dateline --color never brief"),
            "dateline --color never brief"
        );
        assert_eq!(put("dateline --help"), "dateline --help");
    }
}
