//! `dateline merge`: the timeline that one process would have made, out of the results of many.

use super::extract;
use crate::cli::args::{self, Global};
use crate::cli::env::Env;
use crate::cli::report::{Report, coloured};
use crate::cli::{plan, reading, render, timelines};
use crate::error::Result;
use crate::timeline;
use crate::write;

/// Runs the command.
pub(crate) fn run(
    args: &args::Merge,
    global: &Global,
    env: &Env,
    report: &mut Report,
) -> Result<()> {
    let choice = extract::choice(&args.choosing)?;
    let fold = plan::fold_options(&args.choosing)?;
    let format = render::format(args.format, args.output.as_ref(), env);
    let writer = render::writer(format)?;
    let mut options = plan::write_options(&args.calendars, plan::pinned_now(global, env)?)?;
    let (mut docs, mut failed) = (Vec::new(), false);
    for path in &args.inputs {
        match timelines::all_of(path) {
            Ok((more, errors)) => {
                docs.extend(more);
                if errors > 0 {
                    report.partly(&format!(
                        "{}: {} in it could not be read when they were extracted",
                        path.display(),
                        reading::count(errors, "document"),
                    ));
                }
            }
            Err(error) => {
                failed = true;
                report.error(&error);
            }
        }
    }
    if docs.is_empty() && failed {
        return Ok(());
    }
    let records = timelines::records(&docs)?;
    let (doc, _) = choice.apply(timeline::fold(&records, &[], &[], &fold).doc());
    options.color = coloured(global, env, env.stdout_terminal) && args.output.is_none();
    options.width = env.width;
    let bytes = write::write(writer, &doc, &options);
    render::attempt(report, render::deliver(&bytes, args.output.as_ref()));
    if let Some(path) = &args.ics {
        render::attempt(report, render::calendar(path, &doc, &options));
    }
    Ok(())
}
