//! `dateline extract`, the default command: newsletters in, an agenda, a timeline or a calendar out.

use serde_json::Value;

use super::documents::{self, Engine};
use crate::analysis::{Analysis, Options};
use crate::briefing::Choice;
use crate::cli::args::{self, Choosing, Format, Global, InputFormat};
use crate::cli::env::Env;
use crate::cli::inputs::Inputs;
use crate::cli::output::Stream;
use crate::cli::report::{Report, coloured};
use crate::cli::{config, output, plan, reading, render};
use crate::error::Result;
use crate::timeline::{self, FoldOptions, IssueRecord, TimelineDoc};
use crate::write;

/// Runs the command.
pub(crate) fn run(
    args: &args::Extract,
    global: &Global,
    env: &Env,
    report: &mut Report,
) -> Result<()> {
    let mut args = args.clone();
    if global.config.is_some() {
        let config = config::read(global, env)?;
        config.complete_common(&mut args.reading, &mut args.choosing, &mut args.calendars);
    }
    let now = plan::pinned_now(global, env)?;
    let mut write_options = plan::write_options(&args.calendars, now)?;
    let fold = plan::fold_options(&args.choosing)?;
    let choice = choice(&args.choosing)?;
    let format = render::format(args.format, args.output.as_ref(), env);
    render::writer(format)?;
    plan::check_without(&args.reading.without, report);
    let lines_in = args.reading.input_format == Some(InputFormat::Ndjson);
    if lines_in && format == Format::Ndjson && args.ics.is_none() && args.json.is_none() {
        let options = plan::pure_options(&args.reading, now)?;
        let engine = Engine {
            options: &options,
            fold,
            choice: &choice,
        };
        let output = args.output.as_ref();
        return documents::run(&engine, &args.inputs, output, args.errors, report);
    }
    let options = plan::analysis_options(&args.reading, now, env)?;
    let alone = args.ics.is_none() && args.json.is_none();
    if format == Format::Ndjson && alone && !lines_in {
        let engine = Engine {
            options: &options,
            fold,
            choice: &choice,
        };
        return stream(&args, &engine, report);
    }
    let read = if lines_in {
        documents::records(&args.inputs, &options, report)?.map(|records| (records, None))
    } else {
        read(&args, &options, report)
    };
    let Some((records, first)) = read else {
        return Ok(());
    };
    if format == Format::Ndjson {
        let text = lines(&records, &options, fold, &choice);
        render::attempt(
            report,
            render::deliver(text.as_bytes(), args.output.as_ref()),
        );
        if alone {
            return Ok(());
        }
    }
    let doc = timeline::fold(&records, &[], &[], &fold).doc();
    let (doc, _) = choice.apply(doc);
    write_options.color = coloured(global, env, env.stdout_terminal) && args.output.is_none();
    write_options.width = env.width;
    if format != Format::Ndjson {
        let single = first.as_ref().filter(|_| records.len() == 1);
        let bytes = print(format, single, &doc, &write_options)?;
        render::attempt(report, render::deliver(&bytes, args.output.as_ref()));
    }
    if let Some(path) = &args.ics {
        render::attempt(report, render::calendar(path, &doc, &write_options));
    }
    if let Some(path) = &args.json {
        let bytes = write::write(write::Format::Json, &doc, &write_options);
        render::attempt(report, output::write_file(path, &bytes).map(|_| ()));
    }
    Ok(())
}

/// The bytes of a format; of one newsletter, the page shows its text beside what was found in it.
fn print(
    format: Format,
    single: Option<&Analysis>,
    doc: &TimelineDoc,
    options: &write::Options,
) -> Result<Vec<u8>> {
    if let (Format::Html, Some(analysis)) = (format, single) {
        let calendar = write::write(write::Format::Ics, doc, options);
        let calendar = String::from_utf8_lossy(&calendar);
        return Ok(write::page::issue(analysis, doc, &calendar).into_bytes());
    }
    Ok(write::write(render::writer(format)?, doc, options))
}

/// What `--include`, `--exclude` and `--min-confidence` choose.
pub(crate) fn choice(choosing: &Choosing) -> Result<Choice> {
    let least = plan::share("--min-confidence", choosing.min_confidence)?;
    Choice::parse(&choosing.include, &choosing.exclude, least)
}

/// A line for each issue as it is read, in constant memory: nothing is merged.
fn stream(args: &args::Extract, engine: &Engine<'_>, report: &mut Report) -> Result<()> {
    let hint = plan::input_format(args.reading.input_format);
    let inputs = Inputs::new(&args.inputs, hint, engine.options.limits)
        .trusting_times(args.reading.trust_mtime);
    let mut out = Stream::to(args.output.as_deref())?;
    let (mut number, mut written) = (0, Ok(()));
    let jobs = args.reading.jobs;
    let tally = reading::read_until(inputs, engine.options, jobs, report, |issue, _| {
        number += 1;
        let id = format!("s{number}");
        let line = engine.line(&issue.record, &Value::String(id.clone()), &id);
        let line = line.unwrap_or_default() + "\n";
        out.write_on(line.as_bytes(), &mut written)
    });
    written?;
    if tally.is_failure() {
        return Ok(());
    }
    out.finish()
}

/// All issues, and the analysis of the first; `None` where nothing that was named could be read.
fn read(
    args: &args::Extract,
    options: &Options,
    report: &mut Report,
) -> Option<(Vec<IssueRecord>, Option<Analysis>)> {
    let hint = plan::input_format(args.reading.input_format);
    let inputs =
        Inputs::new(&args.inputs, hint, options.limits).trusting_times(args.reading.trust_mtime);
    let (mut records, mut first) = (Vec::new(), None);
    let tally = reading::read_all(inputs, options, args.reading.jobs, report, |issue, _| {
        records.push(issue.record);
        first.get_or_insert(issue.analysis);
    });
    (!tally.is_failure()).then_some((records, first))
}

/// A line for each issue, nothing merged; ids in the order of reading.
fn lines(records: &[IssueRecord], options: &Options, fold: FoldOptions, choice: &Choice) -> String {
    let engine = Engine {
        options,
        fold,
        choice,
    };
    let mut text = String::new();
    for (i, record) in records.iter().enumerate() {
        let id = format!("s{}", i + 1);
        if let Some(line) = engine.line(record, &Value::String(id.clone()), &id) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}
