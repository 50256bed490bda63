//! Whole files, written only when their bytes change: a temporary file in the same folder, flushed to disk, then renamed.
//!
//! The only file outside `store` that writes. A rename replaces a symlink and leaves its target alone.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
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
    if fs::metadata(path).is_ok_and(|m| m.is_dir()) && !is_symlink(path) {
        return Err(io::Error::new(ErrorKind::IsADirectory, "it is a folder"));
    }
    // A pipe or a device that the user named is written to, never replaced by a file.
    if let Ok(special) = fs::metadata(path)
        && !special.is_file()
        && !special.is_dir()
    {
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
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
