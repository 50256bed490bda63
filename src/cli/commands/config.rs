//! `dateline config check`: whether the configuration file is right.

use crate::cli::args::{self, ConfigAction, Global};
use crate::cli::env::Env;
use crate::cli::{config, output};
use crate::error::{Error, Kind, Result};

/// Runs the command.
pub(crate) fn run(args: &args::Config, global: &Global, env: &Env) -> Result<()> {
    let ConfigAction::Check { file } = &args.action;
    let path = file.clone().or_else(|| config::find(global, env));
    let path = path.ok_or_else(|| {
        Error::new(Kind::Config, "no configuration file was found").hint(
            "it is `dateline.toml` in the working folder or in the user's configuration folder",
        )
    })?;
    let summary = config::read_file(&path, env)?.check(env)?;
    if global.quiet {
        return Ok(());
    }
    output::print(format!("{} is right\n{summary}", path.display()).as_bytes())
}
