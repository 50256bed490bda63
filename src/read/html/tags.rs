//! The tokenizer and its fence: tags too long or with too many attributes are cut before it sees them.

use std::cell::RefCell;

use html5ever::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::walk::{Raw, Walker};
use crate::limits::Limits;

/// Attributes of a tag that are looked at: the tokenizer compares each with all others.
const ATTRIBUTES: usize = 128;
/// How much is handed to the tokenizer at a time.
const CHUNK: usize = 256 << 10;

/// A tag's attributes.
#[derive(Clone, Copy)]
pub(super) struct Attributes<'t>(&'t [Attribute]);

impl<'t> Attributes<'t> {
    /// The value of an attribute by its lower-case name.
    pub(super) fn get(self, name: &str) -> Option<&'t str> {
        self.0
            .iter()
            .find(|attribute| &*attribute.name.local == name)
            .map(|attribute| &*attribute.value)
    }

    /// No attributes.
    pub(super) fn none() -> Self {
        Attributes(&[])
    }

    /// Whether there are none.
    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

struct Sink(RefCell<Walker>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut walker = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => walker.text(&text),
            Token::TagToken(tag) => return process_tag(&mut walker, &tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn process_tag(walker: &mut Walker, tag: &Tag) -> TokenSinkResult<()> {
    if tag.kind == TagKind::EndTag {
        walker.end(&tag.name);
        return TokenSinkResult::Continue;
    }
    match walker.start(&tag.name, Attributes(&tag.attrs), tag.self_closing) {
        Raw::No => TokenSinkResult::Continue,
        Raw::Text => TokenSinkResult::RawData(RawKind::Rawtext),
        Raw::Entities => TokenSinkResult::RawData(RawKind::Rcdata),
        Raw::Script => TokenSinkResult::RawData(RawKind::ScriptData),
    }
}

/// Feeds a page to the walker.
pub(super) fn walk(html: &str, walker: Walker, limits: &Limits) -> Walker {
    let options = TokenizerOpts::default();
    let tokenizer = Tokenizer::new(Sink(RefCell::new(walker)), options);
    let queue = BufferQueue::default();
    for_each_piece(html, limits.tag_bytes, |piece| {
        let mut rest = piece;
        while !rest.is_empty() {
            let mut end = rest.len().min(CHUNK);
            while !rest.is_char_boundary(end) {
                end -= 1;
            }
            queue.push_back(StrTendril::from_slice(&rest[..end]));
            let _ = tokenizer.feed(&queue);
            rest = &rest[end..];
        }
    });
    tokenizer.end();
    let mut walker = tokenizer.sink.0.into_inner();
    walker.close_all();
    walker
}

/// Hands out the page in pieces, leaving out the ends of tags that are too long.
fn for_each_piece(html: &str, most_bytes: usize, mut piece: impl FnMut(&str)) {
    let bytes = html.as_bytes();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        let tag = at + found;
        match tag_end(bytes, tag, most_bytes) {
            TagEnd::At(end) => at = end,
            TagEnd::Cut(mut cut) => {
                while !html.is_char_boundary(cut) {
                    cut -= 1;
                }
                piece(&html[from..cut]);
                // Closes an attribute value, whichever quotes it has, then the tag.
                piece("\" x='' >");
                at = memchr::memchr(b'>', &bytes[cut..]).map_or(bytes.len(), |end| cut + end + 1);
                from = at;
            }
        }
    }
    piece(&html[from..]);
}

enum TagEnd {
    /// Where to go on: after the tag, or after a `<` that begins none.
    At(usize),
    /// Where the tag is to be cut.
    Cut(usize),
}

fn tag_end(bytes: &[u8], tag: usize, most_bytes: usize) -> TagEnd {
    let name = bytes.get(tag + 1).copied().unwrap_or(b' ');
    if !(name.is_ascii_alphabetic() || name == b'/') {
        return TagEnd::At(tag + 1);
    }
    let (mut quote, mut attributes, mut last_space) = (0u8, 0usize, false);
    let limit = bytes.len().min(tag + most_bytes);
    let mut value_next = false;
    for (at, &byte) in bytes.iter().enumerate().take(limit).skip(tag + 1) {
        if quote != 0 {
            if byte == quote {
                quote = 0;
            }
            continue;
        }
        match byte {
            b'>' => return TagEnd::At(at + 1),
            b'"' | b'\'' if value_next => quote = byte,
            _ => {}
        }
        let space = byte.is_ascii_whitespace() || byte == b'/';
        if space && !last_space {
            attributes += 1;
            if attributes > ATTRIBUTES {
                return TagEnd::Cut(at);
            }
        }
        value_next = byte == b'=' || (value_next && space);
        last_space = space;
    }
    if limit < bytes.len() {
        TagEnd::Cut(limit)
    } else {
        TagEnd::At(bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(html: &str, most: usize, expected: &str) {
        let mut out = String::new();
        for_each_piece(html, most, |piece| out.push_str(piece));
        assert_eq!(out, expected);
    }

    #[test]
    fn ordinary_tags_pass_unchanged() {
        let html = "<p title=\"a > b\">1 < 2 <br/> x</p>";
        case(html, 100, html);
    }

    #[test]
    fn a_long_tag_is_cut_and_the_text_after_it_stays() {
        case(
            "<p title=\"aaaaaaaaaaaaaaaaaaaaaaa\">Hi</p>",
            16,
            "<p title=\"aaaaaa\" x='' >Hi</p>",
        );
    }
}
