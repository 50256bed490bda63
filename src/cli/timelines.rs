//! Timelines that were written before: a `timeline.json`, the lines of a line mode, the folder of `sync`.

use std::fs;
use std::io::Read;
use std::path::Path;

use serde::Deserialize;

use crate::error::{Error, Kind, Result};
use crate::timeline::{self, Generator, IssueRecord, Item, NoteDoc, SourceDoc, TimelineDoc};

/// A timeline among the inputs.
pub(crate) enum Given {
    /// Of a folder that `sync` keeps.
    Folder(Box<TimelineDoc>),
    /// A file.
    File(Box<TimelineDoc>),
}

/// The timeline that a path holds; `None` where it is something else, a newsletter perhaps.
///
/// # Errors
/// When it cannot be read, or is a timeline of a version that we do not know.
pub(crate) fn look(path: &Path) -> Result<Option<Given>> {
    if path.is_dir() {
        let file = path.join("timeline.json");
        if !file.is_file() {
            return Ok(None);
        }
        let doc = parse(&read(&file)?, &file)?;
        return Ok(doc.map(|doc| Given::Folder(Box::new(doc))));
    }
    let named = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("json"));
    if !named || !path.is_file() {
        return Ok(None);
    }
    let doc = parse(&read(path)?, path)?;
    Ok(doc.map(|doc| Given::File(Box::new(doc))))
}

/// The timeline that a path must hold.
///
/// # Errors
/// When it cannot be read or holds none.
pub(crate) fn one(path: &Path) -> Result<TimelineDoc> {
    match look(path)? {
        Some(Given::Folder(doc) | Given::File(doc)) => Ok(*doc),
        None => Err(Error::new(
            Kind::Usage,
            format!("`{}` holds no timeline", path.display()),
        )
        .hint("name a JSON file that `dateline brief -f json` or `sync` wrote")),
    }
}

/// Reads a file whole; `-` is standard input.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        return read
            .map(|_| bytes)
            .map_err(|error| Error::new(Kind::Input, "cannot read standard input").because(error));
    }
    fs::read(path).map_err(|error| {
        Error::new(Kind::Input, format!("cannot read `{}`", path.display())).because(error)
    })
}

/// A timeline of these bytes; `None` where they are none.
fn parse(bytes: &[u8], path: &Path) -> Result<Option<TimelineDoc>> {
    #[derive(Deserialize)]
    struct Head {
        version: u32,
        #[serde(rename = "timeZone")]
        _time_zone: String,
    }
    let Ok(head) = serde_json::from_slice::<Head>(bytes) else {
        return Ok(None);
    };
    let wrong = |what: &str| Error::new(Kind::Input, format!("`{}` {what}", path.display()));
    if head.version != 1 {
        return Err(wrong(
            "is a timeline of a version that this dateline does not know",
        ));
    }
    serde_json::from_slice(bytes)
        .map(Some)
        .map_err(|error| wrong("is a broken timeline").because(error))
}

/// A line of a line mode.
#[derive(Deserialize)]
struct Line {
    version: u32,
    source: SourceDoc,
    items: Vec<Item>,
    notes: Vec<NoteDoc>,
}

/// The timelines of a file: one, or one a line. Lines that hold an error are counted.
///
/// # Errors
/// When it holds neither.
pub(crate) fn all_of(path: &Path) -> Result<(Vec<TimelineDoc>, usize)> {
    let bytes = read(path)?;
    if let Some(doc) = parse(&bytes, path)? {
        return Ok((vec![doc], 0));
    }
    let (mut docs, mut errors) = (Vec::new(), 0);
    let lines = bytes.split(|b| *b == b'\n').enumerate();
    for (i, line) in lines.filter(|(_, line)| !line.trim_ascii().is_empty()) {
        if let Ok(line) = serde_json::from_slice::<Line>(line) {
            docs.push(doc_of(line));
        } else if is_error(line) {
            errors += 1;
        } else {
            return Err(Error::new(
                Kind::Input,
                format!(
                    "`{}`, line {}: expected a timeline or a line of `extract -f ndjson`",
                    path.display(),
                    i + 1
                ),
            ));
        }
    }
    Ok((docs, errors))
}

fn doc_of(line: Line) -> TimelineDoc {
    TimelineDoc {
        version: line.version,
        generator: Generator {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        time_zone: chrono_tz::America::New_York.name().to_owned(),
        sources: vec![line.source],
        items: line.items,
        notes: line.notes,
    }
}

fn is_error(line: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Failed {
        #[serde(rename = "error")]
        _error: String,
    }
    serde_json::from_slice::<Failed>(line).is_ok()
}

/// The issues behind timelines, as their evidence tells them.
///
/// # Errors
/// When the evidence of one cannot be read back.
pub(crate) fn records(docs: &[TimelineDoc]) -> Result<Vec<IssueRecord>> {
    let mut records = Vec::new();
    for doc in docs {
        let back = timeline::records_of(doc).map_err(|error| {
            Error::new(Kind::Input, "a timeline's evidence cannot be read back").because(error)
        })?;
        records.extend(back);
    }
    Ok(records)
}
