//! Bytes to parcels, a parcel to a raw issue.

use crate::document::RawIssue;
use crate::error::Result;
use crate::limits::Limits;

/// One newsletter's worth of bytes, not yet decoded: a file, a mail of an mbox, an entry of a feed, a line.
#[derive(Clone, Debug, Default)]
pub struct Parcel {
    /// What to call it.
    pub name: String,
    /// The caller's id (NDJSON).
    pub id: Option<String>,
    /// What it is, if known.
    pub format: Option<Format>,
    /// Whether it came from an mbox, a feed or a line: the source kind of the contract.
    pub container: Option<crate::document::SourceKind>,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Its address, if known.
    pub url: Option<String>,
}

/// Input formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, Markdown, pasted text.
    Text,
    /// HTML.
    Html,
    /// One mail (RFC 5322), also `.emlx`.
    Eml,
    /// Many mails.
    Mbox,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A line of JSON a document.
    Ndjson,
}

/// Reads one parcel: decodes, parses, builds the document.
///
/// # Errors
/// When the bytes are no newsletter (an image, a binary, nothing at all).
pub fn open(_parcel: &Parcel, _limits: &Limits) -> Result<RawIssue> {
    Err(crate::error::Error::new(
        crate::error::Kind::Input,
        "reading is not built yet",
    ))
}
