//! From what was named on the command line to parcels: files, folders, Maildirs, pipes.
//!
//! A folder is walked in the order of names. What is no regular file there is skipped with a note; so is what turns out to
//! be no newsletter. What was named on the command line must be readable, or the exit code tells.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};

use super::plan::bad;
use crate::document::{DateField, DateSource, StatedTime};
use crate::error::{Error, Kind, Result};
use crate::limits::Limits;
use crate::read::{self, Parcel};

/// Folders inside folders that are walked.
const DEPTH: usize = 32;

/// A parcel and where it comes from.
#[derive(Debug)]
pub(crate) struct Input {
    /// The path as typed or found, or `standard input`: for messages.
    pub(crate) from: String,
    /// Whether the user named it, and did not just name a folder around it.
    pub(crate) named: bool,
    /// The bytes, or why there are none.
    pub(crate) parcel: Result<Parcel>,
}

/// Something to read.
#[derive(Debug)]
enum Source {
    Stdin,
    File {
        path: PathBuf,
        named: bool,
    },
    Folder {
        path: PathBuf,
        depth: usize,
    },
    Failed {
        from: String,
        error: Error,
        named: bool,
    },
}

/// The parcels of the inputs, one after the other; nothing is opened before its turn.
pub(crate) struct Inputs {
    waiting: VecDeque<Source>,
    open: Option<Open>,
    hint: Option<read::Format>,
    limits: Limits,
    avoid: Option<PathBuf>,
    trusts_times: bool,
}

/// A file whose parcels are being handed out.
struct Open {
    from: String,
    named: bool,
    /// When it was last changed, where that is to be trusted.
    changed: Option<DateField>,
    parcels: Box<dyn Iterator<Item = Result<Parcel>> + Send>,
}

impl Inputs {
    /// Takes the paths as typed; none at all and `-` are standard input.
    pub(crate) fn new(paths: &[PathBuf], hint: Option<read::Format>, limits: Limits) -> Self {
        let mut waiting: VecDeque<Source> = paths.iter().map(|path| named(path)).collect();
        if waiting.is_empty() {
            waiting.push_back(Source::Stdin);
        }
        Inputs {
            waiting,
            open: None,
            hint,
            limits,
            avoid: None,
            trusts_times: false,
        }
    }

    /// Takes the time a file was last changed as a clue to when its issue came out (`--trust-mtime`).
    pub(crate) fn trusting_times(mut self, trusts: bool) -> Self {
        self.trusts_times = trusts;
        self
    }

    /// Leaves out a folder that lies inside a walked one: our own outputs are no newsletters.
    pub(crate) fn avoiding(mut self, folder: &Path) -> Self {
        self.avoid = folder.canonicalize().ok();
        self
    }

    fn open(
        &mut self,
        from: String,
        name: &str,
        named: bool,
        reader: impl io::Read + Send + 'static,
    ) {
        let reader = BufReader::with_capacity(64 << 10, reader);
        self.open = Some(Open {
            from,
            named,
            changed: None,
            parcels: Box::new(read::unpack(name, reader, self.hint, &self.limits)),
        });
    }

    fn open_file(&mut self, path: &Path, named: bool) -> Option<Input> {
        let from = path.display().to_string();
        match File::open(path) {
            Ok(file) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let changed = self.trusts_times.then(|| last_changed(&file)).flatten();
                self.open(from, &name, named, file);
                if let Some(open) = &mut self.open {
                    open.changed = changed;
                }
                None
            }
            Err(error) => Some(Input {
                parcel: Err(unreadable(path, error)),
                from,
                named,
            }),
        }
    }

    /// Puts what a folder holds in front of what waits.
    fn enter(&mut self, path: &Path, depth: usize) {
        let sources = match listing(path) {
            Ok(entries) => entries,
            Err(error) => {
                return self.waiting.push_front(Source::Failed {
                    from: path.display().to_string(),
                    error: unreadable(path, error),
                    named: depth == 0,
                });
            }
        };
        let inside: Vec<Source> = sources
            .into_iter()
            .filter_map(|entry| self.found(entry, depth + 1))
            .collect();
        for source in inside.into_iter().rev() {
            self.waiting.push_front(source);
        }
    }

    /// What a folder's entry is to us.
    fn found(&self, entry: fs::DirEntry, depth: usize) -> Option<Source> {
        let path = entry.path();
        let skipped = |why: &str| {
            Some(Source::Failed {
                from: path.display().to_string(),
                error: Error::new(Kind::Input, why),
                named: false,
            })
        };
        let Ok(own) = entry.file_type() else {
            return skipped("cannot be looked at");
        };
        if own.is_symlink() {
            // A linked file may be a newsletter; a linked folder may lead round in a circle.
            return match fs::metadata(&path) {
                Ok(target) if target.is_file() => Some(Source::File { path, named: false }),
                Ok(target) if target.is_dir() => skipped("a link to a folder is not followed"),
                _ => skipped("a link that leads nowhere or to no file"),
            };
        }
        if own.is_dir() {
            let ours = self.avoid.is_some() && path.canonicalize().ok() == self.avoid;
            let tmp = entry.file_name() == "tmp" && path.with_file_name("cur").is_dir();
            if ours || tmp || is_hidden(&path) {
                return None;
            }
            if depth > DEPTH {
                return skipped("too many folders inside folders");
            }
            return Some(Source::Folder { path, depth });
        }
        if !own.is_file() {
            return skipped("no regular file");
        }
        let housekeeping = path
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with('.') || name.starts_with("dovecot"));
        (!housekeeping).then_some(Source::File { path, named: false })
    }
}

impl Iterator for Inputs {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(open) = &mut self.open {
                if let Some(parcel) = open.parcels.next() {
                    return Some(Input {
                        from: open.from.clone(),
                        named: open.named,
                        parcel: parcel.map(|parcel| with_time(parcel, open.changed.as_ref())),
                    });
                }
                self.open = None;
            }
            match self.waiting.pop_front()? {
                Source::Stdin => self.open("standard input".to_owned(), "-", true, io::stdin()),
                Source::File { path, named } => {
                    if let Some(failed) = self.open_file(&path, named) {
                        return Some(failed);
                    }
                }
                Source::Folder { path, depth } => self.enter(&path, depth),
                Source::Failed { from, error, named } => {
                    return Some(Input {
                        from,
                        named,
                        parcel: Err(error),
                    });
                }
            }
        }
    }
}

/// When a file was last changed, as a date field.
fn last_changed(file: &File) -> Option<DateField> {
    let time: DateTime<Utc> = file.metadata().ok()?.modified().ok()?.into();
    Some(DateField {
        source: DateSource::FileTime,
        at: Some(StatedTime {
            date: time.date_naive(),
            time: Some(time.time()),
            offset: Some(0),
            zone: None,
        }),
        raw: time.to_rfc3339_opts(SecondsFormat::Secs, true),
        span: None,
    })
}

/// The parcel with the time of its file among what states its date.
fn with_time(mut parcel: Parcel, changed: Option<&DateField>) -> Parcel {
    if let Some(field) = changed {
        let envelope = parcel.envelope.get_or_insert_default();
        envelope.dates.push(field.clone());
    }
    parcel
}

/// What a path on the command line is.
fn named(path: &Path) -> Source {
    if path.as_os_str() == "-" {
        return Source::Stdin;
    }
    match fs::metadata(path) {
        Ok(target) if target.is_dir() => Source::Folder {
            path: path.to_owned(),
            depth: 0,
        },
        Ok(_) => Source::File {
            path: path.to_owned(),
            named: true,
        },
        Err(error) => Source::Failed {
            from: path.display().to_string(),
            error: unreadable(path, error),
            named: true,
        },
    }
}

fn unreadable(path: &Path, error: io::Error) -> Error {
    let missing = error.kind() == io::ErrorKind::NotFound;
    let failed =
        Error::new(Kind::Input, format!("cannot read `{}`", path.display())).because(error);
    if missing {
        failed.hint("check the path; `-` is standard input")
    } else {
        failed
    }
}

/// A folder's entries by name.
fn listing(path: &Path) -> io::Result<Vec<fs::DirEntry>> {
    let mut entries = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    Ok(entries)
}

/// Whether a folder is hidden and no Maildir (whose subfolders begin with a full stop).
fn is_hidden(path: &Path) -> bool {
    let dotted = path
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'));
    dotted && !path.join("cur").is_dir()
}

/// The one input that a command such as `explain` takes.
pub(crate) fn single(inputs: &[PathBuf]) -> Result<()> {
    if inputs.len() > 1 {
        return Err(bad("INPUT", &inputs[1].display().to_string(), "one input"));
    }
    Ok(())
}
