//! "On Mon, Oct 28, 2024 at 6:30 AM, Ann Lee <ann@example.org> wrote:", the line that mail programs put above what they quote.

use crate::document::Document;
use crate::read::stated;
use crate::span::Span;

/// Bytes of the longest such line.
const LONGEST: usize = 300;

/// The line, and what it says of the mail below it.
#[derive(Debug)]
pub(super) struct Attribution {
    /// The block it begins at.
    pub(super) first: usize,
    /// The block after it: the line may have been wrapped.
    pub(super) end: usize,
    /// The day and time as they stand.
    pub(super) date: (String, Span),
    /// Who wrote.
    pub(super) from: String,
}

/// The attribution that begins at a block.
pub(super) fn at(document: &Document, first: usize) -> Option<Attribution> {
    let start = document.blocks[first].span;
    if !document.of(start).starts_with("On ") {
        return None;
    }
    let wrote = |index: &usize| {
        let block = document.blocks.get(*index);
        block.is_some_and(|block| document.of(block.span).ends_with("wrote:"))
    };
    let last = [first, first + 1].into_iter().find(wrote)?;
    let whole = Span::new(
        start.start as usize,
        document.blocks[last].span.end as usize,
    );
    let text = document.of(whole);
    if text.len() > LONGEST || !text.contains(':') {
        return None;
    }
    let dated = "On ".len()..clock_end(text)?;
    let raw = text.get(dated.clone())?;
    stated::mail(raw)?.time?;
    let from = text.get(dated.end..)?.strip_suffix("wrote:")?;
    let offset = whole.start as usize;
    Some(Attribution {
        first,
        end: last + 1,
        date: (
            raw.to_owned(),
            Span::new(offset + dated.start, offset + dated.end),
        ),
        from: from
            .trim_matches(|c: char| c == ',' || c.is_whitespace())
            .to_owned(),
    })
}

/// Where the clock time ends that stands first in a text: "6:30 AM", "06:30:12 EDT".
fn clock_end(text: &str) -> Option<usize> {
    let colon = text.find(':')?;
    let digits = |c: char| c.is_ascii_digit() || c == ':';
    let mut end = colon + text[colon..].find(|c| !digits(c))?;
    for word in text[end..].split_inclusive([' ', ',']).take(3) {
        let bare = word.trim_matches([' ', ',']);
        let is_half = bare.eq_ignore_ascii_case("am") || bare.eq_ignore_ascii_case("pm");
        let is_zone = (2..=4).contains(&bare.len()) && bare.ends_with('T');
        if !(bare.is_empty() || is_half || is_zone) {
            break;
        }
        end += word.len();
        if word.ends_with(',') {
            break;
        }
    }
    Some(text[..end].trim_end_matches([' ', ',']).len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;
    use crate::read::text;

    #[track_caller]
    fn case(line: &str, expected: Option<(&str, &str)>) {
        let text = format!("{line}\n\n> Tides\n");
        let document = text::read(&text, text::Nature::default(), &Limits::default());
        let found = at(&document, 0);
        let found = found
            .as_ref()
            .map(|found| (found.date.0.as_str(), found.from.as_str()));
        assert_eq!(found, expected);
    }

    #[test]
    fn the_day_and_the_writer_of_what_is_quoted_are_told() {
        let tides = "Tide Notes <notes@tide.example>";
        case(
            "On Mon, Oct 28, 2024 at 6:30 AM Tide Notes <notes@tide.example> wrote:",
            Some(("Mon, Oct 28, 2024 at 6:30 AM", tides)),
        );
        case(
            "On Oct 28, 2024, at 6:30 PM, Tide Notes <notes@tide.example>\nwrote:",
            Some(("Oct 28, 2024, at 6:30 PM", tides)),
        );
        case(
            "On Monday, October 28, 2024 at 06:30:12 AM EDT, Tide Notes wrote:",
            Some(("Monday, October 28, 2024 at 06:30:12 AM EDT", "Tide Notes")),
        );
    }

    #[test]
    fn what_a_person_wrote_on_some_day_is_no_attribution() {
        case("On October 28, 2024, the mayor wrote:", None);
        case("On the way home at 6:30 PM she wrote:", None);
        case("On Monday we swim at 6:30 AM. Ann wrote: come", None);
    }
}
