//! `dateline generate`: completions, the manual page and the JSON Schema, from the same definitions as the program itself.

use clap::CommandFactory;

use crate::cli::args::{Cli, Generate, GenerateWhat};
use crate::cli::output;
use crate::error::{Error, Kind, Result};

/// Runs the command.
pub(crate) fn run(args: &Generate) -> Result<()> {
    let mut command = Cli::command();
    let mut bytes = Vec::new();
    match args.what {
        GenerateWhat::Completions { shell } => {
            clap_complete::generate(shell, &mut command, "dateline", &mut bytes);
        }
        GenerateWhat::Man => manual(&command, &mut bytes).map_err(|error| {
            Error::new(Kind::Output, "cannot make the manual page").because(error)
        })?,
        GenerateWhat::Schema => {
            bytes = crate::write::TIMELINE_SCHEMA.as_bytes().to_vec();
        }
    }
    output::print(&bytes)
}

/// The page of the program with the options of every command.
fn manual(command: &clap::Command, bytes: &mut Vec<u8>) -> std::io::Result<()> {
    clap_mangen::Man::new(command.clone()).render(bytes)?;
    for sub in command.get_subcommands() {
        let man =
            clap_mangen::Man::new(sub.clone().bin_name(format!("dateline {}", sub.get_name())));
        let mut part = Vec::new();
        man.render_options_section(&mut part)?;
        let title = format!(".SH \"DATELINE {}\"\n", sub.get_name().to_uppercase());
        bytes.extend_from_slice(title.as_bytes());
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        bytes.extend_from_slice(format!("{about}\n").as_bytes());
        // The options' own heading becomes a paragraph under the command's.
        let text = String::from_utf8_lossy(&part).replace(".SH OPTIONS", ".SS OPTIONS");
        bytes.extend_from_slice(text.as_bytes());
    }
    Ok(())
}
