//! `dateline extract`, the default command: newsletters in, an agenda, a timeline or a calendar out.

use crate::cli::args::{self, Format, Global};
use crate::cli::env::Env;
use crate::cli::inputs::Inputs;
use crate::cli::report::Report;
use crate::cli::{output, plan, reading};
use crate::error::Result;
use crate::{timeline, write};

/// Runs the command.
pub(crate) fn run(
    args: &args::Extract,
    global: &Global,
    env: &Env,
    report: &mut Report,
) -> Result<()> {
    let options = plan::analysis_options(&args.reading, plan::now(global, env)?)?;
    let hint = plan::input_format(args.reading.input_format);
    let format = args.format.unwrap_or(if env.stdout_terminal {
        Format::Agenda
    } else {
        Format::Json
    });
    let inputs = Inputs::new(&args.inputs, hint, options.limits);
    let mut records = Vec::new();
    reading::read_all(inputs, &options, args.reading.jobs, report, |issue, _| {
        records.push(issue.record);
    });
    let doc = timeline::fold(&records, &[], &[], &timeline::FoldOptions::default()).doc();
    let _ = format;
    let bytes = write::write(write::Format::Json, &doc, &write::Options::default());
    match &args.output {
        Some(path) => output::write_file(path, &bytes).map(|_| ()),
        None => output::print(&bytes),
    }
}
