//! A stream of bytes to parcels: mails of an mbox, entries of a feed, files of an archive, or the one thing it is.

use std::io::{BufRead, Cursor, Read};

use super::archive::{self, Member};
use super::mbox::Mails;
use super::sniff::{SNIFFED, Sniffed, refuse, sniff};
use super::{Format, Parcel, feed};
use crate::error::{Error, Kind, Result};
use crate::limits::Limits;
use crate::note::Note;

/// Parcels of one input, made as they are asked for.
type Parcels<'r> = Box<dyn Iterator<Item = Result<Parcel>> + Send + 'r>;

/// Cuts an input into parcels; an mbox is streamed, so its size does not matter.
///
/// `name` is what the input is called, `format` what the caller says it is. Each item is a parcel for
/// [`open`](super::open) or the error that ended the reading: unreadable bytes, or what is no newsletter.
///
/// ```
/// use dateline::{limits::Limits, read};
///
/// let mbox = "From a@b.example Mon Oct 28 10:00:00 2024\nSubject: 1\n\nHi\n\nFrom a@b.example Mon Oct 28 11:00:00 2024\nSubject: 2\n\nHo\n";
/// let mails = read::unpack("box", mbox.as_bytes(), None, &Limits::default());
/// assert_eq!(mails.count(), 2);
/// ```
pub fn unpack<'r, R: BufRead + Send + 'r>(
    name: &str,
    reader: R,
    format: Option<Format>,
    limits: &Limits,
) -> impl Iterator<Item = Result<Parcel>> + Send + use<'r, R> {
    parcels(name, Box::new(reader), format, limits, true)
}

fn parcels<'r>(
    name: &str,
    mut reader: Box<dyn BufRead + Send + 'r>,
    format: Option<Format>,
    limits: &Limits,
    packed: bool,
) -> Parcels<'r> {
    let mut head = Vec::new();
    if let Err(error) = reader.by_ref().take(SNIFFED as u64).read_to_end(&mut head) {
        return one(Err(unreadable(name, error)));
    }
    let sniffed = sniff(&head, name);
    let whole = Cursor::new(head).chain(reader);
    match (sniffed, format) {
        (Sniffed::Gzip, _) if packed => {
            let inner = name.strip_suffix(".gz").unwrap_or(name);
            parcels(
                inner,
                Box::new(archive::gunzip(whole, limits)),
                format,
                limits,
                false,
            )
        }
        (Sniffed::Zip, _) if packed => zip(name, whole, format, limits),
        (Sniffed::Known(_) | Sniffed::Json | Sniffed::Calendar, Some(Format::Mbox))
        | (Sniffed::Known(Format::Mbox), None) => {
            Box::new(Mails::new(whole, name.to_owned(), limits.parcel_bytes))
        }
        (Sniffed::Known(_) | Sniffed::Json | Sniffed::Calendar, Some(Format::Feed))
        | (Sniffed::Known(Format::Feed), None) => match rest(name, whole, limits) {
            Ok(bytes) => entries(name, &bytes, limits),
            Err(error) => one(Err(error)),
        },
        (Sniffed::Known(_), _) | (Sniffed::Json | Sniffed::Calendar, Some(_)) => {
            one(rest(name, whole, limits).map(|bytes| Parcel {
                name: name.to_owned(),
                format,
                bytes,
                ..Parcel::default()
            }))
        }
        (other, _) => one(Err(refuse(name, other))),
    }
}

fn one<'r>(parcel: Result<Parcel>) -> Parcels<'r> {
    Box::new(std::iter::once(parcel))
}

fn unreadable(name: &str, error: std::io::Error) -> Error {
    Error::new(Kind::Input, format!("cannot read `{name}`")).because(error)
}

/// Everything up to the limit and a byte, by which `open` sees that it was cut.
fn rest(name: &str, reader: impl Read, limits: &Limits) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match reader
        .take(limits.parcel_bytes as u64 + 1)
        .read_to_end(&mut bytes)
    {
        Ok(_) => Ok(bytes),
        Err(error) => Err(unreadable(name, error)),
    }
}

fn entries<'r>(name: &str, bytes: &[u8], limits: &Limits) -> Parcels<'r> {
    let entries = feed::entries(bytes, name, limits);
    if entries.is_empty() {
        return one(Err(Error::new(
            Kind::Input,
            format!("`{name}` is a feed without entries"),
        )));
    }
    Box::new(entries.into_iter().map(Ok))
}

fn zip<'r>(name: &str, reader: impl Read, format: Option<Format>, limits: &Limits) -> Parcels<'r> {
    let mut bytes = Vec::new();
    if let Err(error) = reader.take(limits.unpacked_bytes).read_to_end(&mut bytes) {
        return one(Err(unreadable(name, error)));
    }
    match archive::members(bytes, name, limits) {
        Ok(members) => Box::new(Files {
            archive: name.to_owned(),
            format,
            limits: *limits,
            members: members.into_iter(),
            open: None,
            skipped: Vec::new(),
            given: 0,
        }),
        Err(error) => one(Err(error)),
    }
}

/// The files of an archive, each unpacked when its turn comes; what is no newsletter is skipped with a note.
struct Files<'r> {
    archive: String,
    format: Option<Format>,
    limits: Limits,
    members: std::vec::IntoIter<Member>,
    open: Option<Parcels<'r>>,
    skipped: Vec<Note>,
    given: usize,
}

impl Iterator for Files<'_> {
    type Item = Result<Parcel>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.open.as_mut().and_then(Iterator::next) {
                Some(Ok(mut parcel)) => {
                    parcel.notes.append(&mut self.skipped);
                    self.given += 1;
                    return Some(Ok(parcel));
                }
                Some(Err(error)) => {
                    self.skipped
                        .push(Note::info("file-skipped", format!("{error}; skipped")));
                    continue;
                }
                None => self.open = None,
            }
            let Some(member) = self.members.next() else {
                break;
            };
            let name = format!("{}/{}", self.archive, member.name);
            self.open = Some(parcels(
                &name,
                member.open(),
                self.format,
                &self.limits,
                false,
            ));
        }
        // Nothing in it could be read: say why.
        let first = std::mem::take(&mut self.skipped).into_iter().next()?;
        (self.given == 0).then(|| {
            self.given = 1;
            Err(Error::new(
                Kind::Input,
                format!("`{}` holds no newsletter: {}", self.archive, first.message),
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder
            .write_all(bytes)
            .and_then(|()| encoder.finish())
            .unwrap_or_default()
    }

    #[test]
    fn a_packed_text_is_unpacked() {
        let packed = gzip(b"A talk on Monday");
        let parcels: Vec<_> =
            unpack("a.txt.gz", packed.as_slice(), None, &Limits::default()).collect();
        assert_eq!(parcels.len(), 1);
        let parcel = parcels[0]
            .as_ref()
            .map(|parcel| (parcel.name.as_str(), parcel.bytes.as_slice()))
            .ok();
        assert_eq!(parcel, Some(("a.txt", &b"A talk on Monday"[..])));
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let limits = Limits {
            unpacked_bytes: 1 << 20,
            ..Limits::default()
        };
        let packed = gzip(&vec![b'a'; 2 << 20]);
        let mut parcels = unpack("bomb.gz", packed.as_slice(), None, &limits);
        assert!(matches!(parcels.next(), Some(Err(_))));
        assert!(parcels.next().is_none());
    }

    #[test]
    fn packed_data_inside_packed_data_is_refused() {
        let packed = gzip(&gzip(b"deep"));
        let error = unpack("x.gz", packed.as_slice(), None, &Limits::default()).next();
        assert!(matches!(error, Some(Err(_))));
    }

    #[test]
    fn an_image_is_refused_by_name() {
        let error = unpack(
            "logo.png",
            &b"\x89PNG\r\n\x1a\n"[..],
            None,
            &Limits::default(),
        )
        .next();
        let message = error.and_then(Result::err).map(|error| error.to_string());
        assert_eq!(message.as_deref(), Some("`logo.png` is a PNG image"));
    }
}
