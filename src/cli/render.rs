//! A timeline to where it was asked for: standard output, a file, a calendar, a folder of events.

use std::path::{Path, PathBuf};

use super::args::Format;
use super::env::Env;
use super::output;
use super::plan::bad;
use super::report::Report;
use crate::error::{Error, Kind, Result};
use crate::timeline::TimelineDoc;
use crate::write;

/// The writer of a format; `timeml` has none, as it is for `tag` alone.
pub(crate) fn writer(format: Format) -> Result<write::Format> {
    Ok(match format {
        Format::Agenda => write::Format::Agenda,
        Format::Json => write::Format::Json,
        Format::Ndjson => write::Format::Ndjson,
        Format::Ics => write::Format::Ics,
        Format::Markdown => write::Format::Markdown,
        Format::Html => write::Format::Html,
        Format::Csv => write::Format::Csv,
        Format::Org => write::Format::Org,
        Format::Eml => write::Format::Eml,
        Format::CslJson => write::Format::CslJson,
        Format::Timeml => {
            return Err(bad("--format", "timeml", "a format of timelines")
                .hint("`dateline tag -f timeml` writes TimeML"));
        }
    })
}

/// The format that was asked for, else the one that the output's name speaks of, else the usual one.
pub(crate) fn format(asked: Option<Format>, output: Option<&PathBuf>, env: &Env) -> Format {
    let by_name = output
        .and_then(|path| path.extension())
        .and_then(|end| match end.to_str()? {
            "ics" => Some(Format::Ics),
            "md" => Some(Format::Markdown),
            "html" | "htm" => Some(Format::Html),
            "csv" => Some(Format::Csv),
            "org" => Some(Format::Org),
            "eml" => Some(Format::Eml),
            "ndjson" | "jsonl" => Some(Format::Ndjson),
            "json" => Some(Format::Json),
            "txt" => Some(Format::Agenda),
            _ => None,
        });
    let usual = if env.stdout_terminal && output.is_none() {
        Format::Agenda
    } else {
        Format::Json
    };
    asked.or(by_name).unwrap_or(usual)
}

/// Writes to a file, or to standard output where none is named.
pub(crate) fn deliver(bytes: &[u8], output: Option<&PathBuf>) -> Result<()> {
    match output {
        Some(path) if path.as_os_str() != "-" => output::write_file(path, bytes).map(|_| ()),
        _ => output::print(bytes),
    }
}

/// Writes `--ics PATH`: one calendar where the name ends in `.ics`, else a folder with a file an event.
pub(crate) fn calendar(path: &Path, doc: &TimelineDoc, options: &write::Options) -> Result<()> {
    let is_file = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("ics"));
    if is_file && !path.is_dir() {
        let bytes = write::write(write::Format::Ics, doc, options);
        return output::write_file(path, &bytes).map(|_| ());
    }
    if path.exists() && !path.is_dir() {
        return Err(Error::new(
            Kind::Output,
            format!("cannot write `{}`: it is a file", path.display()),
        )
        .hint("a calendar file's name ends in `.ics`; any other name is a folder"));
    }
    output::make_folder(path)?;
    for (name, bytes) in write::ics::vdir(doc, options) {
        output::write_file(&path.join(name), &bytes)?;
    }
    output::settle(path);
    Ok(())
}

/// Does one output; what fails is said and the others are still tried.
pub(crate) fn attempt(report: &mut Report, outcome: Result<()>) {
    if let Err(error) = outcome {
        report.error(&error);
    }
}
