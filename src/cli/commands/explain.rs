//! `dateline explain`: what was seen in one issue, and why.

use super::extract;
use crate::cli::args::{self, Global};
use crate::cli::config;
use crate::cli::env::Env;
use crate::cli::inputs::{self, Inputs};
use crate::cli::reading::{self, Issue};
use crate::cli::report::Report;
use crate::cli::{output, plan, render};
use crate::error::Result;
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
    let (mut reading, mut choosing) = (args.reading.clone(), args.choosing.clone());
    if global.config.is_some() {
        // The filters of a set-up, to see what they leave out of this issue.
        let config = config::read(global, env)?;
        config.complete_common(&mut reading, &mut choosing, &mut args::Calendars::default());
    }
    plan::check_without(&reading.without, report);
    let options = plan::analysis_options(&reading, plan::pinned_now(global, env)?, env)?;
    let fold = plan::fold_options(&choosing)?;
    let choice = extract::choice(&choosing)?;
    let hint = plan::input_format(reading.input_format);
    report.of_issues_only();
    let inputs =
        Inputs::new(&args.inputs, hint, options.limits).trusting_times(args.reading.trust_mtime);
    reading::read_all(inputs, &options, Some(1), report, |issue, report| {
        let Issue {
            record, analysis, ..
        } = issue;
        let text = if args.text {
            analysis.raw.document.text
        } else {
            let doc = timeline::fold(&[record], &[], &[], &fold).doc();
            let (_, left_out) = choice.apply(doc.clone());
            explain::explain(&analysis, &doc, &left_out)
        };
        render::attempt(report, output::print(text.as_bytes()));
    });
    Ok(())
}
