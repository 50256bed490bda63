//! The door: every text from outside passes here before a writer sees it.
//!
//! Three strengths. [`tidy`] makes a timeline whose titles, names, places and links are safe in any format, and leaves
//! quotes as they are, which must stay exact. [`Clean`] is what the other writers take: text without control characters,
//! line breaks, bidi marks or invisible characters. [`visible`] is for terminals: what is stripped elsewhere is shown.

use std::borrow::Cow;
use std::fmt;

use crate::extract::ItemLink;
use crate::limits::Limits;
use crate::timeline::{Item, NameDoc, TimelineDoc};

/// Text in one line that can do no harm in any format, beyond what the format's own escaping covers.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clean(String);

impl Clean {
    /// Cleans a text; at most `chars` characters stay, the last of them an ellipsis where it was cut.
    pub fn new(text: &str, chars: usize) -> Self {
        Clean(line(text, chars))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// One line: what breaks lines becomes a blank, what controls or hides goes, blanks are single.
fn line(text: &str, chars: usize) -> String {
    let mut out = String::with_capacity(text.len().min(chars * 4));
    let (mut count, mut gap) = (0, false);
    for c in text.chars() {
        if c.is_whitespace() || breaks_line(c) {
            gap = count > 0;
            continue;
        }
        if is_unwanted(c) {
            continue;
        }
        let need = 1 + usize::from(gap);
        if count + need > chars {
            cut(&mut out, count, chars);
            break;
        }
        if gap {
            out.push(' ');
        }
        out.push(c);
        count += need;
        gap = false;
    }
    out
}

/// Makes room for an ellipsis.
fn cut(out: &mut String, count: usize, chars: usize) {
    if count >= chars {
        out.pop();
    }
    out.truncate(out.trim_end().len());
    if chars > 0 {
        out.push('…');
    }
}

/// C0 controls that readers take for line ends, NEL, line and paragraph separator: Python's `splitlines` parts at all of
/// them, and with it vdirsyncer.
fn breaks_line(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{1c}'
            ..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Controls, bidi marks, invisible and unassigned-by-design characters. The joiners that Indic scripts and emoji need stay.
fn is_unwanted(c: char) -> bool {
    c.is_control() || is_bidi(c) || is_invisible(c)
}

fn is_bidi(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{3164}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0001}'..='\u{e007f}' | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}'
    )
}

/// Text for a terminal or a message: control and bidi characters are shown as `\u{1b}`, line ends and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    let harmless = |c: char| c == '\n' || c == '\t' || !(breaks_line(c) || is_unwanted(c));
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if harmless(c) {
            out.push(c);
        } else if c != '\r' {
            out.extend(c.escape_unicode());
        }
    }
    Cow::Owned(out)
}

/// A link that may be followed: http, https, mailto or tel, percent-encoded; `None` for any other.
pub fn link(url: &str) -> Option<String> {
    let url = url.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let (scheme, rest) = url.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let fits = match scheme.as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(has_host),
        "mailto" => rest.contains('@'),
        "tel" => rest.chars().any(|c| c.is_ascii_digit()),
        _ => false,
    };
    if !fits || rest.len() > 2_000 {
        return None;
    }
    let mut out = scheme + ":";
    let mut bytes = rest.bytes().peekable();
    while let Some(byte) = bytes.next() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
        let broken_escape = byte == b'%' && !bytes.peek().is_some_and(u8::is_ascii_hexdigit);
        if plain && !broken_escape {
            out.push(char::from(byte));
        } else if !matches!(byte, b'\t' | b'\n' | b'\r') {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

fn has_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    !host.is_empty() && !host.contains(char::is_whitespace) && !host.contains('"')
}

/// The timeline with titles, names, places and links that are safe in any format.
pub fn tidy(doc: &TimelineDoc) -> TimelineDoc {
    let mut doc = doc.clone();
    for item in &mut doc.items {
        tidy_item(item);
    }
    for source in &mut doc.sources {
        for text in [&mut source.title, &mut source.publisher]
            .into_iter()
            .flatten()
        {
            *text = line(text, 500);
        }
        source.url = source.url.as_deref().and_then(link);
    }
    doc
}

fn tidy_item(item: &mut Item) {
    let limits = Limits::default();
    let names = limits.title_chars;
    item.title = line(&item.title, limits.title_chars);
    for NameDoc { name } in item.organizer.iter_mut().chain(&mut item.participants) {
        *name = line(name, names);
    }
    item.organizer.take_if(|o| o.name.is_empty());
    item.participants.retain(|p| !p.name.is_empty());
    let place = &mut item.location;
    for text in [&mut place.name, &mut place.address] {
        *text = text
            .as_deref()
            .map(|t| line(t, names))
            .filter(|t| !t.is_empty());
    }
    item.links = item
        .links
        .iter()
        .filter_map(|l| {
            Some(ItemLink {
                url: link(&l.url)?,
                rel: l.rel,
            })
        })
        .collect();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_every_kind_become_one_blank() {
        for end in [
            "\r\n", "\r", "\n", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}", "\u{1e}",
        ] {
            let clean = Clean::new(&format!("Talk{end}ATTENDEE:mailto:x@y.example"), 100);
            assert_eq!(
                clean.as_str(),
                "Talk ATTENDEE:mailto:x@y.example",
                "{end:?}"
            );
        }
    }

    #[test]
    fn controls_bidi_marks_and_hidden_characters_go() {
        let clean = Clean::new(
            "\u{feff}Le\u{0}dg\u{1b}er \u{202e}sch\u{200b}ool\u{202c} \u{7f}\u{9b}",
            100,
        );
        assert_eq!(clean.as_str(), "Ledger school");
    }

    #[test]
    fn joined_emoji_and_accents_stay() {
        let family = "👩\u{200d}👩\u{200d}👧 Žlutý kůň ☎";
        assert_eq!(Clean::new(family, 100).as_str(), family);
    }

    #[test]
    fn a_long_text_is_cut_by_characters() {
        assert_eq!(Clean::new("🙂🙂🙂🙂", 3).as_str(), "🙂🙂…");
        assert_eq!(Clean::new("one two three", 8).as_str(), "one two…");
        assert_eq!(Clean::new("one two", 7).as_str(), "one two");
        assert_eq!(Clean::new("one", 0).as_str(), "");
    }

    #[test]
    fn only_links_that_a_reader_may_follow_pass() {
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "JaVaScRiPt:x",
            "vbscript:x",
            "https://",
            "mailto:x",
            "//host/x",
            "http:/x",
        ] {
            assert_eq!(link(bad), None, "{bad}");
        }
        assert_eq!(
            link(" HTTPS://a.example/b c\"d\r\nX:1 ").as_deref(),
            Some("https://a.example/b%20c%22dX:1")
        );
        assert_eq!(
            link("https://a.example/é%zz%41").as_deref(),
            Some("https://a.example/%C3%A9%25zz%41")
        );
        assert_eq!(link("tel:+1-555-0100").as_deref(), Some("tel:+1-555-0100"));
    }

    #[test]
    fn a_terminal_sees_control_characters_as_text() {
        assert_eq!(
            visible("a\u{1b}[2J\u{202e}b\u{9b}\n"),
            "a\\u{1b}[2J\\u{202e}b\\u{9b}\n"
        );
        assert!(matches!(visible("plain\ttext\n"), Cow::Borrowed(_)));
    }
}
