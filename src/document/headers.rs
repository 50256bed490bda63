//! What mail headers, page metadata and feed fields state about an issue.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// A time as the source states it: a date, perhaps a clock, perhaps an offset or zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedTime {
    /// The date on the stated clock.
    pub date: NaiveDate,
    /// The clock time, if stated.
    pub time: Option<NaiveTime>,
    /// Minutes east of UTC, if stated (`Z` is 0).
    pub offset: Option<i32>,
    /// An IANA zone name, if stated (`DTSTART;TZID=`).
    pub zone: Option<String>,
}

/// Where a stated publication date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateSource {
    /// `date` of an NDJSON line: the caller's word.
    Given,
    /// `Date:` of the mail.
    HeaderDate,
    /// The topmost `Received:` of the mail.
    HeaderReceived,
    /// `Date:` of a forwarded mail inside (attached or inline): the newsletter's own.
    ForwardedDate,
    /// A feed entry's pubDate, published or dc:date.
    FeedPublished,
    /// A feed entry's updated.
    FeedUpdated,
    /// A date in the URL's path.
    Url,
    /// `itemprop=datePublished`.
    ItempropPublished,
    /// `article:published_time` and like.
    MetaPublished,
    /// `meta name=date`, DC.date, parsely-pub-date, sailthru.date …
    MetaDate,
    /// JSON-LD datePublished.
    JsonLdPublished,
    /// `article:modified_time` and like: when the page was last changed.
    MetaModified,
    /// A `<time datetime>` near the top that is not an event's.
    TimeElement,
    /// Blogspot's date-header, `abbr.published`.
    DateHeaderClass,
    /// An ISO date in the file name.
    FileName,
    /// The file's modification time (only with `--trust-mtime`).
    FileTime,
}

/// One stated publication date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateField {
    /// Where it stands.
    pub source: DateSource,
    /// What it says, parsed; `None` if it could not be read.
    pub at: Option<StatedTime>,
    /// The text of the field.
    pub raw: String,
    /// Its place in the document's text, where it has one.
    pub span: Option<Span>,
}

/// What the envelope states. Everything is decoded Unicode, uncleaned.
#[derive(Clone, Debug, Default)]
pub struct Headers {
    /// `Message-ID` or a feed entry's id.
    pub message_id: Option<String>,
    /// Subject of the mail, title of the page or entry.
    pub title: Option<String>,
    /// Display name of `From`, the site's or feed's name.
    pub publisher: Option<String>,
    /// What a feed says of itself, for each of its entries.
    pub about: Option<String>,
    /// Address of `From`, lower case.
    pub from_address: Option<String>,
    /// `List-Id`.
    pub list_id: Option<String>,
    /// Canonical address of the page or entry, or the caller's.
    pub url: Option<String>,
    /// Every publication date that is stated somewhere, in the order found.
    pub dates: Vec<DateField>,
    /// `lang` of the page or `Content-Language`.
    pub language: Option<String>,
}
