//! Whole files, written only when their bytes change: a temporary file in the same folder, flushed to disk, then renamed.
//!
//! The only file outside `store` that writes. A rename replaces a symlink and leaves its target alone.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::error::{Error, Kind, Result};

/// How the names of our temporary files begin; a killed run may leave one behind.
const TEMPORARY: &str = ".dateline-";

/// Whether a file's name is that of a temporary file of ours.
pub(crate) fn is_temporary(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(TEMPORARY) && name.ends_with(".tmp")
}

/// Writes `bytes` to `path` as a whole; returns whether anything was written.
///
/// # Errors
/// When the folder or the file cannot be written; what stood there before is then untouched.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<bool> {
    if holds(path, bytes) {
        return Ok(false);
    }
    replace(path, bytes).map_err(|error| unwritable(path, error))?;
    Ok(true)
}

/// Whether `path` is a regular file of exactly these bytes.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_length =
        fs::symlink_metadata(path).is_ok_and(|m| m.is_file() && m.len() == bytes.len() as u64);
    same_length && fs::read(path).is_ok_and(|old| old == bytes)
}

#[expect(clippy::disallowed_methods, reason = "the one place that writes files")]
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(mut special) = special(path)? {
        return special.write_all(bytes);
    }
    let (temporary, mut file) = beside(path)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// The pipe or the device that the user named: it is written to, never replaced by a file.
fn special(path: &Path) -> io::Result<Option<File>> {
    let Ok(found) = fs::metadata(path) else {
        return Ok(None);
    };
    if found.is_dir() && !is_symlink(path) {
        return Err(io::Error::new(ErrorKind::IsADirectory, "it is a folder"));
    }
    if found.is_file() || found.is_dir() {
        return Ok(None);
    }
    OpenOptions::new().write(true).open(path).map(Some)
}

fn is_symlink(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|m| m.is_symlink())
}

/// A new file beside `path`, made with `create_new` so that nothing is followed or overwritten.
fn beside(path: &Path) -> io::Result<(PathBuf, File)> {
    if path.file_name().is_none() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it names no file"));
    }
    for attempt in 0..100_u32 {
        let temporary =
            path.with_file_name(format!("{TEMPORARY}{}-{attempt}.tmp", std::process::id()));
        match OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&temporary)
        {
            Ok(file) => return Ok((temporary, file)),
            // Left behind by a killed run whose process id came round again, or by something hostile: not ours to touch.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(
        ErrorKind::AlreadyExists,
        "a hundred temporary files stand in the way",
    ))
}

/// Makes a folder and those around it.
#[expect(clippy::disallowed_methods, reason = "the one place that writes files")]
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|error| {
        Error::new(
            Kind::Output,
            format!("cannot make the folder `{}`", path.display()),
        )
        .because(error)
    })
}

/// Makes a folder that is ours: a symbolic link in its place goes, what it leads to stays as it is.
pub(crate) fn own_folder(path: &Path) -> Result<()> {
    if path.is_symlink() {
        remove_file(path)?;
    }
    make_folder(path)
}

/// Removes a file that is ours; one that is gone already is fine.
#[expect(clippy::disallowed_methods, reason = "the one place that writes files")]
pub(crate) fn remove_file(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(unwritable(path, error)),
        _ => Ok(()),
    }
}

/// Flushes a folder's entries to disk after renames in it; a file system that cannot is not our fault.
pub(crate) fn settle(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

fn unwritable(path: &Path, error: io::Error) -> Error {
    let hint = match error.kind() {
        ErrorKind::NotFound => Some("the folder must exist"),
        ErrorKind::StorageFull => Some("make room; the old file is whole"),
        _ => None,
    };
    let failed =
        Error::new(Kind::Output, format!("cannot write `{}`", path.display())).because(error);
    match hint {
        Some(hint) => failed.hint(hint),
        None => failed,
    }
}

/// Writes to standard output; a reader that has gone away is fine.
///
/// # Errors
/// When the stream breaks for another reason (a full disk behind a redirection).
pub(crate) fn print(bytes: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Error::new(Kind::Output, "cannot write to standard output").because(error))
        }
        _ => Ok(()),
    }
}

/// An output that is written piece by piece: standard output, or a file that stands in its place once it is whole.
pub(crate) enum Stream {
    Print,
    /// A pipe or a device that the user named.
    Special(PathBuf, File),
    Whole {
        path: PathBuf,
        temporary: PathBuf,
        file: BufWriter<File>,
    },
}

impl Stream {
    /// Begins to write to a file, or to standard output where none is named.
    ///
    /// # Errors
    /// When no file can be made there.
    pub(crate) fn to(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Stream::Print);
        };
        let failed = |error| unwritable(path, error);
        if let Some(special) = special(path).map_err(failed)? {
            return Ok(Stream::Special(path.to_owned(), special));
        }
        let (temporary, file) = beside(path).map_err(failed)?;
        Ok(Stream::Whole {
            path: path.to_owned(),
            temporary,
            file: BufWriter::new(file),
        })
    }

    /// Writes a piece and says whether to go on: not where it failed, which `written` then tells, and not where the reader
    /// has gone away.
    pub(crate) fn write_on(&mut self, bytes: &[u8], written: &mut Result<()>) -> ControlFlow<()> {
        let printing = matches!(self, Stream::Print);
        let done = self.write_all(bytes);
        let done = done.and_then(|()| if printing { self.flush() } else { Ok(()) });
        let Err(error) = done else {
            return ControlFlow::Continue(());
        };
        if error.kind() != ErrorKind::BrokenPipe {
            *written = Err(match self {
                Stream::Print => {
                    Error::new(Kind::Output, "cannot write to standard output").because(error)
                }
                Stream::Special(path, _) | Stream::Whole { path, .. } => unwritable(path, error),
            });
        }
        ControlFlow::Break(())
    }

    /// Puts a file in its place, unless the one there holds the same bytes.
    ///
    /// # Errors
    /// When that fails; what stood there is then untouched.
    #[expect(clippy::disallowed_methods, reason = "the one place that writes files")]
    pub(crate) fn finish(mut self) -> Result<()> {
        let Stream::Whole {
            path,
            temporary,
            file,
        } = &mut self
        else {
            return Ok(());
        };
        let placed = file.flush().and_then(|()| {
            if same(path, temporary)? {
                return Ok(());
            }
            file.get_ref().sync_all()?;
            fs::rename(&*temporary, &*path)
        });
        placed.map_err(|error| unwritable(path, error))
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Stream::Print => io::stdout().lock().write(bytes),
            Stream::Special(_, file) => file.write(bytes),
            Stream::Whole { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Stream::Print => io::stdout().lock().flush(),
            Stream::Special(_, file) => file.flush(),
            Stream::Whole { file, .. } => file.flush(),
        }
    }
}

impl Drop for Stream {
    #[expect(clippy::disallowed_methods, reason = "the one place that writes files")]
    fn drop(&mut self) {
        if let Stream::Whole { temporary, .. } = self {
            // Gone already where it was put in its place.
            let _ = fs::remove_file(temporary);
        }
    }
}

/// Whether two files hold the same bytes; a symbolic link is no file here.
fn same(path: &Path, other: &Path) -> io::Result<bool> {
    let length = match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => found.len(),
        _ => return Ok(false),
    };
    if length != fs::metadata(other)?.len() {
        return Ok(false);
    }
    let mut readers = (
        BufReader::new(File::open(path)?),
        BufReader::new(File::open(other)?),
    );
    loop {
        let (a, b) = (readers.0.fill_buf()?, readers.1.fill_buf()?);
        let length = a.len().min(b.len());
        if length == 0 {
            return Ok(a.len() == b.len());
        }
        if a[..length] != b[..length] {
            return Ok(false);
        }
        readers.0.consume(length);
        readers.1.consume(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_once_and_a_symlink_is_replaced_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (target, link) = (folder.path().join("target"), folder.path().join("link"));
        assert!(write_file(&target, b"kept").expect("writes"));
        assert!(!write_file(&target, b"kept").expect("looks"));
        #[cfg(unix)]
        std::os::unix::fs::symlink(&target, &link).expect("links");
        assert!(write_file(&link, b"new").expect("writes"));
        assert_eq!(fs::read(&target).expect("reads"), b"kept");
        assert_eq!(fs::read(&link).expect("reads"), b"new");
        assert!(!is_symlink(&link));
        assert_eq!(fs::read_dir(folder.path()).expect("lists").count(), 2);
    }

    #[test]
    fn a_folder_in_the_way_is_an_error_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = write_file(folder.path(), b"x").expect_err("refuses");
        assert_eq!(error.kind(), Kind::Output);
        let error = write_file(&folder.path().join("no/such"), b"x").expect_err("refuses");
        assert!(error.hint_text().is_some());
    }
}
