//! `dateline store`: whether it is whole, what it holds, and everything made anew from it.

use std::time::Duration;

use serde_json::json;

use crate::cli::args::{self, Global, StoreAction};
use crate::cli::env::Env;
use crate::cli::report::Report;
use crate::cli::sync::{self, Run, STORE, Settings};
use crate::cli::{config, output};
use crate::error::{Error, Kind, Result};
use crate::store::Store;

/// How long to wait for a run at work.
const WAIT: Duration = Duration::from_secs(30);

/// Runs the command.
pub(crate) fn run(
    args: &args::Store,
    global: &Global,
    env: &Env,
    report: &mut Report,
) -> Result<()> {
    let root = config::read(global, env)?.folder(args.to.as_ref())?;
    let mut store = Store::existing(&root.join(STORE), WAIT)?;
    match args.action {
        StoreAction::Check => check(&store, global.quiet),
        StoreAction::Export => export(&store),
        StoreAction::Rebuild => {
            sync::sweep(&store, &root)?;
            let settings = Settings::kept(store.setting("settings")?.as_deref());
            let run = Run {
                root: &root,
                settings: &settings,
                fresh: Vec::new(),
                words: Vec::new(),
                rebuild: true,
            };
            if let Some(ready) = sync::prepare(&mut store, run, report)? {
                store.commit()?;
                sync::finish(&mut store, &root, &ready, None, report)?;
            }
            Ok(())
        }
    }
}

fn check(store: &Store, quiet: bool) -> Result<()> {
    let faults = store.faults()?;
    if faults.is_empty() {
        return if quiet {
            Ok(())
        } else {
            output::print(b"the store is whole\n")
        };
    }
    Err(Error::new(
        Kind::Store,
        format!("the store is damaged: {}", faults.join("; ")),
    )
    .hint("`dateline store rebuild` makes what can be made; else bring back a copy"))
}

/// Everything in the store as JSON lines: issues, the user's word, what was published.
fn export(store: &Store) -> Result<()> {
    let mut text = String::new();
    let mut line = |value: serde_json::Value| {
        text.push_str(&value.to_string());
        text.push('\n');
    };
    for record in store.records()? {
        line(json!({"table": "source", "record": record}));
    }
    for saying in store.sayings()? {
        line(json!({
            "table": "said", "uid": saying.uid, "field": saying.field, "value": saying.value,
        }));
    }
    for row in store.published()? {
        line(json!({
            "table": "published", "entry": row.entry, "mergedInto": row.merged_into,
            "vanished": row.vanished,
        }));
    }
    output::print(text.as_bytes())
}
