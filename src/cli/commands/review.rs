//! `dateline review`: what needs a look, and the user's word on it.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use crate::cli::args::{self, Format, Global, ReviewAction};
use crate::cli::env::Env;
use crate::cli::plan::wait;
use crate::cli::report::{Report, clean};
use crate::cli::sync::{self, Run, STORE, Settings, Word};
use crate::cli::timelines::{self, Given};
use crate::cli::{config, output};
use crate::error::{Error, Kind, Result};
use crate::store::{Origin, Store};
use crate::timeline::{Item, TimelineDoc};

/// Runs the command.
pub(crate) fn run(
    args: &args::Review,
    global: &Global,
    env: &Env,
    report: &mut Report,
) -> Result<()> {
    let root = config::read(global, env)?.folder(args.to.as_ref())?;
    let verdict = |uids: &[String], verdict: &str| {
        let words = uids.iter().map(|uid| sync::field(uid, "verdict", verdict));
        words.collect::<Result<Vec<Word>>>()
    };
    let mut words = match &args.action {
        None => return list(&root, None),
        Some(ReviewAction::List { said: true, .. }) => {
            return said(&root, wait(args.wait.as_ref())?);
        }
        Some(ReviewAction::List { format, .. }) => return list(&root, *format),
        Some(ReviewAction::Accept { uids }) => verdict(uids, "accept")?,
        Some(ReviewAction::Reject { uids }) => verdict(uids, "reject")?,
        Some(ReviewAction::Set { uid, fields }) => {
            let word = |text: &String| {
                let (name, value) = text.split_once('=').ok_or_else(|| {
                    Error::new(Kind::Usage, format!("expected FIELD=VALUE, found `{text}`"))
                        .hint(format!("the fields are {}", sync::FIELDS.join(", ")))
                })?;
                sync::field(uid, name.trim(), value)
            };
            fields.iter().map(word).collect::<Result<Vec<_>>>()?
        }
        Some(ReviewAction::Undo { .. }) => Vec::new(),
    };
    let mut store = Store::existing(&root.join(STORE), wait(args.wait.as_ref())?)?;
    known(&store, &words)?;
    if let Some(ReviewAction::Undo { uid, fields }) = &args.action {
        words = sync::undo(uid, fields, &store.sayings()?)?;
    }
    let settings = Settings::kept(store.setting("settings")?.as_deref());
    let run = Run {
        root: &root,
        settings: &settings,
        fresh: Vec::new(),
        words,
        rebuild: false,
    };
    let Some(ready) = sync::prepare(&mut store, run, report)? else {
        return Ok(());
    };
    store.commit()?;
    sync::finish(&mut store, &root, &ready, None, report)?;
    if global.quiet {
        return Ok(());
    }
    output::print(&ready.news.text())
}

/// Refuses a word on an entry that was never published (a misspelt uid would be lost without a sound), and an end before
/// its start.
fn known(store: &Store, words: &[Word]) -> Result<()> {
    let published = store.published()?;
    let sayings = store.sayings()?;
    for word in words {
        let row = published.iter().find(|row| row.entry.uid == word.uid);
        match row {
            None => {
                return Err(Error::new(
                    Kind::Usage,
                    format!("no entry has the uid `{}`", word.uid),
                )
                .hint("`dateline review` lists the uids"));
            }
            Some(row) => {
                if let Some(kept) = &row.merged_into {
                    return Err(Error::new(
                        Kind::Usage,
                        format!("the entry `{}` became part of `{kept}`", word.uid),
                    )
                    .hint("say it of that one"));
                }
                sync::check_order(words, &row.entry.item, &sayings)?;
            }
        }
    }
    Ok(())
}

/// Prints the user's word, an entry and its fields at a time.
fn said(root: &Path, wait: Duration) -> Result<()> {
    let store = Store::existing(&root.join(STORE), wait)?;
    let published = store.published()?;
    let mut text = String::new();
    let mut last = String::new();
    for saying in store.sayings()? {
        if saying.uid != last {
            let _ = writeln!(text, "{}", clean(&saying.uid));
            let row = published.iter().find(|row| row.entry.uid == saying.uid);
            if let Some(item) = row.map(|row| &row.entry.item) {
                let (when, title) = (item.full_date(), clean(&item.title));
                let _ = writeln!(text, "  {}: {title}", clean(&when));
            }
            last.clone_from(&saying.uid);
        }
        let value = match &saying.value {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let place = match saying.origin {
            Origin::Calendar => "in a calendar",
            Origin::Review => "with review",
            Origin::File => "in review.toml",
        };
        let (field, value) = (&saying.field, clean(&value));
        let _ = writeln!(text, "  {field} = {value} ({place})");
    }
    output::print(text.as_bytes())
}

/// Prints what needs a look, from the timeline that the last run wrote.
fn list(root: &Path, format: Option<Format>) -> Result<()> {
    let doc = match timelines::look(root)? {
        Some(Given::Folder(doc) | Given::File(doc)) => doc,
        None => {
            return Err(
                Error::new(Kind::Store, format!("no timeline in `{}`", root.display()))
                    .hint("`dateline sync INPUT --to DIR` makes one"),
            );
        }
    };
    match format {
        Some(Format::Json) => {
            let items: Vec<&Item> = doc.items.iter().filter(|item| item.needs_review).collect();
            let mut bytes = serde_json::to_vec_pretty(&items).unwrap_or_default();
            bytes.push(b'\n');
            output::print(&bytes)
        }
        None | Some(Format::Agenda) => output::print(text(&doc).as_bytes()),
        Some(other) => {
            let name = format!("{other:?}").to_lowercase();
            Err(crate::cli::plan::bad(
                "--format",
                &name,
                "`agenda` or `json`",
            ))
        }
    }
}

/// Each doubtful item: when, what, why it is doubtful, the words, and its uid to answer with.
fn text(doc: &TimelineDoc) -> String {
    let mut text = String::new();
    for item in doc.items.iter().filter(|item| item.needs_review) {
        let _ = writeln!(text, "{}", item.uid);
        let _ = writeln!(
            text,
            "  {}: {}",
            clean(&item.full_date()),
            clean(&item.title)
        );
        for reason in &item.review_reasons {
            let _ = writeln!(text, "  ? {}", clean(reason));
        }
        for evidence in &item.evidence {
            let quote = evidence
                .exact
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let source = doc
                .sources
                .iter()
                .find(|source| source.id == evidence.source);
            let name = source.map_or(evidence.source.as_str(), |source| &source.name);
            let _ = writeln!(text, "  {}: \"{}\"", clean(name), clean(&quote));
        }
    }
    text
}
