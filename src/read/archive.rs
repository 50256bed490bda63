//! Compressed inputs: gzip as a stream, zip from memory, both with bounds on what they may unpack to.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder};

use crate::error::{Error, Kind, Result};
use crate::limits::Limits;

/// A reader that fails when more comes out of it, and of what it shares its bound with, than is allowed.
#[derive(Debug)]
pub(crate) struct Bounded<R> {
    inner: R,
    left: Arc<AtomicU64>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let taken = |left: u64| left.checked_sub(read as u64);
        match self.left.fetch_update(Relaxed, Relaxed, taken) {
            Ok(_) => Ok(read),
            Err(_) => Err(io::Error::other(
                "it unpacks to more than is read of one input",
            )),
        }
    }
}

/// Unpacks gzip as it is read.
pub(crate) fn gunzip<R: BufRead + Send>(
    reader: R,
    limits: &Limits,
) -> impl BufRead + Send + use<R> {
    BufReader::new(Bounded {
        inner: MultiGzDecoder::new(reader),
        left: Arc::new(AtomicU64::new(limits.unpacked_bytes)),
    })
}

/// A file of a zip archive, still packed.
pub(crate) struct Member {
    pub(crate) name: String,
    method: u16,
    data: Slice,
    /// What all members together may unpack to: they may lie on the same bytes.
    left: Arc<AtomicU64>,
}

/// Part of the archive's bytes.
#[derive(Clone)]
struct Slice {
    all: Arc<Vec<u8>>,
    at: usize,
    end: usize,
}

impl Read for Slice {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = self.fill_buf()?;
        let read = rest.len().min(buffer.len());
        buffer[..read].copy_from_slice(&rest[..read]);
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Slice {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Ok(self.all.get(self.at..self.end).unwrap_or(&[]))
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount;
    }
}

impl Member {
    /// The member's content.
    pub(crate) fn open(self) -> Box<dyn BufRead + Send> {
        let left = self.left;
        match self.method {
            0 => Box::new(BufReader::new(Bounded {
                inner: self.data,
                left,
            })),
            _ => Box::new(BufReader::new(Bounded {
                inner: DeflateDecoder::new(self.data),
                left,
            })),
        }
    }
}

/// The files of a zip archive.
///
/// # Errors
/// When there is no readable directory in it, or it holds too many files.
pub(crate) fn members(bytes: Vec<u8>, name: &str, limits: &Limits) -> Result<Vec<Member>> {
    let all = Arc::new(bytes);
    let broken = || {
        Error::new(
            Kind::Input,
            format!("`{name}` is a zip archive that cannot be read"),
        )
        .hint("is it whole? unpack it first")
    };
    let tail = all.len().saturating_sub(66_000);
    let end = memchr::memmem::rfind(&all[tail..], b"PK\x05\x06")
        .map(|at| tail + at)
        .ok_or_else(broken)?;
    let count = number(&all, end + 10, 2).ok_or_else(broken)? as usize;
    if count > limits.archive_files {
        return Err(
            Error::new(Kind::Input, format!("`{name}` holds {count} files"))
                .hint("unpack it first"),
        );
    }
    let mut at = number(&all, end + 16, 4).ok_or_else(broken)? as usize;
    let mut members = Vec::new();
    let left = Arc::new(AtomicU64::new(limits.unpacked_bytes));
    for _ in 0..count {
        let (member, next) = member(&all, at, &left).ok_or_else(broken)?;
        members.extend(member);
        at = next;
    }
    Ok(members)
}

/// The member that the directory entry at `at` names (`None` for a folder or a file that is encrypted or packed in
/// another way), and where the next entry stands.
fn member(all: &Arc<Vec<u8>>, at: usize, left: &Arc<AtomicU64>) -> Option<(Option<Member>, usize)> {
    if all.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
        return None;
    }
    let field = |offset: usize, length: usize| number(all, at.checked_add(offset)?, length);
    let (flags, method) = (field(8, 2)?, field(10, 2)? as u16);
    let packed = field(20, 4)? as usize;
    let (names, extra, comment) = (
        field(28, 2)? as usize,
        field(30, 2)? as usize,
        field(32, 2)? as usize,
    );
    let local = field(42, 4)? as usize;
    let name = String::from_utf8_lossy(all.get(at + 46..at + 46 + names)?).into_owned();
    let next = at + 46 + names + extra + comment;
    let hidden = name.ends_with('/')
        || name.starts_with("__MACOSX/")
        || name.rsplit('/').next()?.starts_with('.');
    if hidden || flags & 1 == 1 || !matches!(method, 0 | 8) {
        return Some((None, next));
    }
    let start = local.checked_add(30)?
        + (number(all, local.checked_add(26)?, 2)? + number(all, local + 28, 2)?) as usize;
    let end = start.checked_add(packed)?.min(all.len());
    let data = Slice {
        all: Arc::clone(all),
        at: start,
        end,
    };
    Some((
        Some(Member {
            name,
            method,
            data,
            left: Arc::clone(left),
        }),
        next,
    ))
}

/// A little-endian number.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let field = bytes.get(at..at.checked_add(length)?)?;
    Some(
        field
            .iter()
            .rev()
            .fold(0, |sum, byte| (sum << 8) | u64::from(*byte)),
    )
}
