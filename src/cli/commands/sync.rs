//! `dateline sync`: what is new goes into the store and the calendars; made for cron.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use crate::cli::args::{self, Global};
use crate::cli::config;
use crate::cli::env::Env;
use crate::cli::inputs::Inputs;
use crate::cli::reading::{self, Seen};
use crate::cli::report::Report;
use crate::cli::sync::{self, Run, STORE, Settings};
use crate::cli::{output, plan};
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::timeline::IssueRecord;

/// Runs the command.
pub(crate) fn run(
    args: &args::Sync,
    global: &Global,
    env: &Env,
    report: &mut Report,
) -> Result<()> {
    let config = config::read(global, env)?;
    let mut args = args.clone();
    config.complete(&mut args);
    let root = config.folder(args.to.as_ref())?;
    if args.inputs.is_empty() {
        return Err(Error::new(Kind::Usage, "no input was named").hint(
            "`dateline sync INPUT... --to DIR`, or `inputs = [\"…\"]` in `dateline.toml`; `-` is standard input",
        ));
    }
    let settings = Settings::of(&args)?;
    plan::check_without(&args.reading.without, report);
    let options = plan::analysis_options(&args.reading, plan::pinned_now(global, env)?, env)?;
    let wait = plan::wait(args.wait.as_ref())?;
    // Where there is no store yet, none is made before something was read.
    let there = root.join(STORE).exists();
    let store = there.then(|| open(&root, wait, args.dry_run)).transpose()?;
    let hint = plan::input_format(args.reading.input_format);
    let inputs = Inputs::new(&args.inputs, hint, options.limits)
        .trusting_times(args.reading.trust_mtime)
        .avoiding(&root);
    let Some(read) = read_new(store.as_ref(), inputs, &options, args.reading.jobs, report)? else {
        return Ok(());
    };
    if read.empty {
        let names: Vec<String> = args
            .inputs
            .iter()
            .map(|p| format!("`{}`", p.display()))
            .collect();
        report.note(&format!("no newsletters in {}", names.join(", ")));
    }
    let mut store = match store {
        Some(store) => store,
        None => open(&root, wait, args.dry_run)?,
    };
    if !args.dry_run {
        sync::sweep(&store, &root)?;
    }
    let fresh = take_new(&mut store, read)?;
    let run = Run {
        root: &root,
        settings: &settings,
        fresh,
        words: Vec::new(),
        rebuild: false,
    };
    let Some(ready) = sync::prepare(&mut store, run, report)? else {
        // What was passed over is remembered all the same.
        if !args.dry_run {
            store.commit()?;
            if let Some(path) = &args.changes {
                sync::write_changes(path, &sync::News::default())?;
            }
        }
        return Ok(());
    };
    if !args.dry_run {
        store.commit()?;
        sync::finish(&mut store, &root, &ready, args.changes.as_deref(), report)?;
    }
    match ready.news.line() {
        Some(line) if !global.quiet => output::print(line.as_bytes()),
        _ => Ok(()),
    }
}

/// Opens the store of a folder; a dry run makes neither.
fn open(root: &Path, wait: Duration, dry_run: bool) -> Result<Store> {
    let path = root.join(STORE);
    if dry_run && !path.exists() {
        return Store::in_memory();
    }
    if !root.is_dir() {
        output::make_folder(root)?;
    }
    Store::open(&path, wait)
}

/// What was read and is not in the store.
struct Read {
    records: Vec<IssueRecord>,
    /// Hashes of what is no newsletter, and why.
    passed: Vec<(String, String)>,
    /// Whether the inputs held nothing at all, known or new.
    empty: bool,
}

/// Reads what the store does not know yet; `None` where nothing that was named could be read.
fn read_new(
    store: Option<&Store>,
    inputs: Inputs,
    options: &crate::analysis::Options,
    jobs: Option<usize>,
    report: &mut Report,
) -> Result<Option<Read>> {
    let hashes = store.map(Store::hashes).transpose()?.unwrap_or_default();
    let known = |hash: &str| hashes.contains(hash);
    let (mut records, mut passed) = (Vec::new(), Vec::new());
    let tally = reading::read_new(inputs, options, jobs, report, Some(&known), |seen, _| {
        match seen {
            Seen::Issue(issue) => records.push(issue.record),
            Seen::NoNewsletter(hash, why) => passed.push((hash, why)),
        }
        ControlFlow::Continue(())
    });
    Ok((!tally.is_failure()).then_some(Read {
        records,
        passed,
        empty: tally.is_empty(),
    }))
}

/// What of it is new. Of two issues with one Message-ID one counts: that of the smaller hash.
fn take_new(store: &mut Store, read: Read) -> Result<Vec<IssueRecord>> {
    let Read {
        mut records,
        mut passed,
        ..
    } = read;
    // Another run may have made the store while this one was reading.
    let known = store.hashes()?;
    records.retain(|record| !known.contains(&record.source.sha256));
    records.sort_by(|a, b| a.source.sha256.cmp(&b.source.sha256));
    records.dedup_by(|a, b| a.source.sha256 == b.source.sha256);
    let mut by_message: BTreeMap<String, String> = BTreeMap::new();
    let mut fresh = Vec::new();
    for record in records {
        let hash = record.source.sha256.clone();
        let twin = match &record.source.message_id {
            None => false,
            Some(id) => {
                store.knows_message(id)? || by_message.insert(id.clone(), hash.clone()).is_some()
            }
        };
        if twin {
            passed.push((hash, "another copy of a message that was read".to_owned()));
        } else {
            fresh.push(record);
        }
    }
    for (hash, why) in passed {
        store.pass_over(&hash, &why)?;
    }
    Ok(fresh)
}
