//! `dateline explain`: what was seen in one issue, and why.

use crate::analysis;
use crate::cli::args::{self, Global};
use crate::cli::env::Env;
use crate::cli::inputs::{self, Inputs};
use crate::cli::report::Report;
use crate::cli::{output, plan, pool};
use crate::error::{Error, Kind, Result};
use crate::timeline;
use crate::write::explain;

/// Runs the command.
pub(crate) fn run(
    args: &args::Explain,
    global: &Global,
    env: &Env,
    report: &mut Report,
) -> Result<()> {
    inputs::single(&args.inputs)?;
    let options = plan::analysis_options(&args.reading, plan::pinned_now(global, env)?, env)?;
    let hint = plan::input_format(args.reading.input_format);
    for input in Inputs::new(&args.inputs, hint, options.limits) {
        let parcel = match input.parcel {
            Ok(parcel) => parcel,
            Err(error) => {
                report.error(&error);
                continue;
            }
        };
        let analysis = pool::guarded(|| analysis::analyze(&parcel, &options))
            .unwrap_or_else(|panic| Err(Error::new(Kind::Input, panic)));
        let analysis = match analysis {
            Ok(analysis) => analysis,
            Err(error) => {
                report.error(&error);
                continue;
            }
        };
        if args.text {
            output::print(analysis.raw.document.text.as_bytes())?;
            continue;
        }
        let record = timeline::IssueRecord::of(&analysis);
        let doc = timeline::fold(&[record], &[], &[], &timeline::FoldOptions::default()).doc();
        output::print(explain::explain(&analysis, &doc, &[]).as_bytes())?;
    }
    Ok(())
}
