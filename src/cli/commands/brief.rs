//! `dateline brief`: the week, or any days, of newsletters, of timelines or of the folder of `sync`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::extract;
use crate::analysis::Options;
use crate::briefing::Window;
use crate::cli::args::{self, Format, Global};
use crate::cli::env::Env;
use crate::cli::inputs::Inputs;
use crate::cli::report::{Report, coloured};
use crate::cli::timelines::{self, Given};
use crate::cli::{config, output, plan, reading, render};
use crate::error::Result;
use crate::timeline::{self, FoldOptions, Item, TimelineDoc};
use crate::write;

/// Runs the command.
pub(crate) fn run(
    args: &args::Brief,
    global: &Global,
    env: &Env,
    report: &mut Report,
) -> Result<()> {
    let config = config::read(global, env)?;
    let mut args = args.clone();
    config.complete_common(&mut args.reading, &mut args.choosing, &mut args.calendars);
    if args.inputs.is_empty() && (env.stdin_terminal || config.folder(None).is_ok()) {
        args.inputs.push(config.folder(None)?);
    }
    let choice = extract::choice(&args.choosing)?;
    let fold = plan::fold_options(&args.choosing)?;
    let pinned = plan::pinned_now(global, env)?;
    let format = args.format.unwrap_or_else(|| {
        let by_name = render::format(None, args.output.as_ref(), env);
        if args.output.is_some() {
            by_name
        } else {
            Format::Agenda
        }
    });
    let writer = render::writer(format)?;
    let mut write_options = plan::write_options(&args.calendars, pinned)?;
    // A bad window is found before anything is read.
    let asked = asked_window(&args, || today(global, env))?;
    plan::check_without(&args.reading.without, report);
    let options = plan::analysis_options(&args.reading, pinned, env)?;
    let Some((doc, running)) = load(&args.inputs, &args, &options, &fold, report)? else {
        return Ok(());
    };
    let window = match asked {
        Some(window) => window,
        // A folder that is kept up to date is looked at today; anything else speaks of its own time.
        None if running || pinned.is_some() => Window::week_of(today(global, env)?),
        None => Window::week_of(newest(&doc).map_or_else(|| today(global, env), Ok)?),
    };
    let (doc, _) = choice.apply(window.apply(doc));
    if let Some(path) = &args.since {
        write_options.changed = changed_since(&timelines::one(path)?, &doc);
    }
    write_options.days = Some(window);
    write_options.heading = Some(window.title());
    write_options.color = coloured(global, env, env.stdout_terminal) && args.output.is_none();
    write_options.width = env.width;
    if let Some(folder) = &args.notes {
        render::attempt(report, notes(folder, &doc));
    }
    let bytes = write::write(writer, &doc, &write_options);
    render::attempt(report, render::deliver(&bytes, args.output.as_ref()));
    Ok(())
}

/// The uids of items that an earlier timeline has not, or has otherwise.
fn changed_since(earlier: &TimelineDoc, doc: &TimelineDoc) -> Vec<String> {
    let told = |item: &Item| {
        (
            item.title.clone(),
            (item.start, item.end, item.status),
            item.location.clone(),
        )
    };
    let before: BTreeMap<&str, _> = earlier
        .items
        .iter()
        .map(|item| (item.uid.as_str(), told(item)))
        .collect();
    doc.items
        .iter()
        .filter(|item| before.get(item.uid.as_str()) != Some(&told(item)))
        .map(|item| item.uid.clone())
        .collect()
}

/// The days that the options ask for, if they ask for any.
fn asked_window(
    args: &args::Brief,
    today: impl Fn() -> Result<NaiveDate>,
) -> Result<Option<Window>> {
    if let Some(week) = &args.week {
        return Window::named_week(week).map(Some);
    }
    if let Some(text) = &args.next {
        let days = plan::length_of("--next", text, 86_400)?.div_ceil(86_400);
        return Ok(Some(Window::next(today()?, days.max(1))));
    }
    let from = plan::day_of("--from", args.from.as_ref())?;
    let until = plan::day_of("--until", args.until.as_ref())?;
    Ok(match (from, until) {
        (None, None) => None,
        (Some(from), None) => Some(Window::next(from, 7)),
        (Some(from), Some(until)) if until < from => {
            return Err(plan::bad(
                "--until",
                &until.to_string(),
                "a day not before --from",
            ));
        }
        (Some(from), Some(until)) => Some(Window { from, until }),
        (None, Some(until)) => Some(Window {
            from: today()?.min(until),
            until,
        }),
    })
}

fn today(global: &Global, env: &Env) -> Result<NaiveDate> {
    let now = plan::now(global, env)?;
    let eastern = chrono_tz::America::New_York;
    Ok(crate::resolve::zone::local(now, eastern).date_naive())
}

fn newest(doc: &TimelineDoc) -> Option<NaiveDate> {
    doc.sources
        .iter()
        .filter_map(|source| source.issue_date)
        .max()
}

/// One timeline out of everything that was named, and whether it is the folder of `sync`; `None` where nothing could be
/// read.
fn load(
    inputs: &[PathBuf],
    args: &args::Brief,
    options: &Options,
    fold: &FoldOptions,
    report: &mut Report,
) -> Result<Option<(TimelineDoc, bool)>> {
    let mut given = Vec::new();
    let mut newsletters = Vec::new();
    let mut running = false;
    for path in inputs {
        match timelines::look(path)? {
            Some(Given::Folder(doc)) => {
                running = true;
                given.push(*doc);
            }
            Some(Given::File(doc)) => given.push(*doc),
            None => newsletters.push(path.clone()),
        }
    }
    // One timeline is taken as it stands, with the user's word in it.
    if let ([_], []) = (given.as_slice(), newsletters.as_slice()) {
        return Ok(Some((given.remove(0), running)));
    }
    let mut records = timelines::records(&given)?;
    if !newsletters.is_empty() || inputs.is_empty() {
        let hint = plan::input_format(args.reading.input_format);
        let inputs = Inputs::new(&newsletters, hint, options.limits)
            .trusting_times(args.reading.trust_mtime);
        let tally = reading::read_all(inputs, options, args.reading.jobs, report, |issue, _| {
            records.push(issue.record);
        });
        if tally.is_failure() && given.is_empty() {
            return Ok(None);
        }
    }
    let doc = timeline::fold(&records, &[], &[], fold).doc();
    Ok(Some((doc, running)))
}

/// A note an event into a folder.
fn notes(folder: &Path, doc: &TimelineDoc) -> Result<()> {
    output::make_folder(folder)?;
    for (name, text) in write::markdown::notes(doc) {
        output::write_file(&folder.join(name), text.as_bytes())?;
    }
    Ok(())
}
