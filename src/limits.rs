//! Every bound, named: how much of a hostile or absurd input we are willing to look at.

/// Bounds on what one input may cost. The defaults are far above any newsletter.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one parcel (a mail, a page, a text) that are read; the rest is cut with a note.
    pub parcel_bytes: usize,
    /// Bytes of extracted text of one document.
    pub text_bytes: usize,
    /// Blocks of one document.
    pub blocks: usize,
    /// Bytes of one HTML tag; a longer one is cut (its attributes are compared pairwise by the tokenizer).
    pub tag_bytes: usize,
    /// `message/rfc822` parts that a mail may nest before it is read as its outermost text only.
    pub mail_depth: usize,
    /// MIME parts of one mail.
    pub mail_parts: usize,
    /// Bytes of an attached calendar that are read.
    pub calendar_bytes: usize,
    /// `BEGIN:` depth of an attached calendar.
    pub calendar_depth: usize,
    /// Bytes that one compressed input may unpack to, and files that an archive may hold.
    pub unpacked_bytes: u64,
    /// Files of one archive.
    pub archive_files: usize,
    /// Items of one issue.
    pub items: usize,
    /// Characters of a title.
    pub title_chars: usize,
    /// Characters of a quote in the outputs.
    pub quote_chars: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            parcel_bytes: 64 << 20,
            text_bytes: 64 << 20,
            blocks: 1_000_000,
            tag_bytes: 64 << 10,
            mail_depth: 50,
            mail_parts: 10_000,
            calendar_bytes: 1 << 20,
            calendar_depth: 8,
            unpacked_bytes: 1 << 30,
            archive_files: 10_000,
            items: 5_000,
            title_chars: 250,
            quote_chars: 1_000,
        }
    }
}
