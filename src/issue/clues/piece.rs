//! The part of a line that holds a date, and what the words around the date make of it.

use super::form::Form;
use super::masthead::{full, parts};
use super::masthead_words::{EVENTS, FEASTS, IMPRINT, INVITES, PAPERS};
use super::piece_words::{
    announces, begins_with_writers, has_volume, in_clock, is_as_of, is_byline, is_digits,
    is_edition, posted, week_form, week_words, without_article,
};
use crate::document::Document;
use crate::lexicon::grammar;
use crate::span::Span;
use crate::timex::expr::{ExprKind, Period};
use crate::timex::{Tag, Tags};

/// A title that names its days stands within so many bytes.
const TITLE: u32 = 400;

/// How many words a line has that can still be a heading.
const HEADING: usize = 12;

/// The part of a line between separators that holds the date.
pub(super) struct Piece<'a> {
    pub(super) span: Span,
    before: &'a str,
    after: &'a str,
    /// The whole line, for a volume or a byline beside it.
    line: &'a str,
    /// Whether nothing but marks stands before it in the document.
    first: bool,
    /// Whether the line above leads up to it: "Public schedule for", "Regular meeting".
    announced: bool,
    /// Whether it stands as high as a title does.
    high: bool,
    /// Whether it stands on the very first line.
    opens: bool,
    /// Whether it stands at the very top and a story begins behind it: "(Agency) --", "—".
    files: bool,
}

/// Marks that part the fields of a line.
const SEPARATORS: &[char] = &[
    '|', '·', '•', '\t', '\n', '¦', '/', ';', '(', '*', '★', '☆', '◆', '◇', '✦', '»', '●', '■',
    '▪', '∙', '⋅', '❖',
];

impl<'a> Piece<'a> {
    pub(super) fn around(document: &'a Document, block: Span, tag: Span) -> Piece<'a> {
        let left = document.of(Span {
            start: block.start,
            end: tag.start,
        });
        let right = document.of(Span {
            start: tag.end,
            end: block.end.max(tag.end),
        });
        let before = tail(left, 160);
        let before = without_article(&before[last_border(before)..]);
        let after = head(right, 160);
        let after = &after[..first_border(after)];
        let line_before = tail(left, 120);
        let line_start = tag.start as usize
            - line_before
                .rfind('\n')
                .map_or(line_before.len(), |i| line_before.len() - i - 1);
        let line_after = head(right, 120);
        let line_end = tag.end as usize + line_after.find('\n').unwrap_or(line_after.len());
        let lead = document.text.get(..tag.start as usize).unwrap_or("");
        Piece {
            span: Span {
                start: tag.start - before.len() as u32,
                end: tag.end + after.len() as u32,
            },
            before,
            after,
            line: document.text.get(line_start..line_end).unwrap_or(""),
            opens: !lead.trim().contains('\n') && lead.len() < 80,
            high: tag.start < TITLE,
            announced: announces(lead),
            files: lead.len() < 60 && right.trim_start().starts_with(['(', '-', '–', '—', '_']),
            first: lead.len() < 40 && words(lead).next().is_none(),
        }
    }

    /// What the words around the date make of it.
    pub(super) fn form(
        &self,
        document: &Document,
        tags: &Tags,
        tag: &Tag,
        range: bool,
    ) -> Option<Form> {
        let before: Vec<&str> = words(self.before).take(14).collect();
        let after: Vec<&str> = words(self.after).take(14).collect();
        let outside = |w: &&&str| !in_clock(document, tags, self.span, tag.span, w);
        let before: Vec<&str> = before.iter().filter(outside).copied().collect();
        let after: Vec<&str> = after.iter().filter(outside).copied().collect();
        let week =
            week_words(&before) || matches!(tag.expr.kind, ExprKind::Period(Period::Week(..)));
        // "Look for a vote the week of June 9." down in the text is what the issue reports.
        let heads = tag.span.start < TITLE || words(self.line).count() <= HEADING;
        if week && heads {
            let numbered = has_volume(self.line) && self.line.len() < 140;
            return Some(if numbered {
                Form::Volume
            } else {
                week_form(tag)
            });
        }
        if let Some(form) = posted(&before) {
            return Some(form);
        }
        if is_as_of(&before) && after.iter().all(|w| is_digits(w)) && tag.span.start < TITLE {
            return Some(Form::Posted);
        }
        let labelled = before
            .last()
            .is_some_and(|w| w.eq_ignore_ascii_case("date"));
        if labelled && before.len() <= 2 && tag.span.start < TITLE {
            return Some(Form::Dated);
        }
        // "No. 12 … 10/17/16 through 2/3/17" far below is a row of a table.
        let low = tag.span.start > TITLE * 3;
        if has_volume(self.line)
            && self.line.len() < 140
            && before.len() + after.len() <= 8
            && !(low && range)
        {
            return Some(Form::Volume);
        }
        if range {
            let titled = after.len() <= 3 && before.len() <= 9 && tag.span.start < TITLE;
            return titled.then_some(Form::Range);
        }
        let by = |list: &[&str]| list.first().is_some_and(|w| w.eq_ignore_ascii_case("by"));
        if (by(&before) && after.is_empty() && before.len() <= 8)
            || (before.is_empty() && by(&after) && after.len() <= 7)
        {
            return Some(Form::Byline);
        }
        if self.high && is_byline(&before, self.after) {
            return Some(Form::Byline);
        }
        if before.is_empty() && after.is_empty() {
            if self.high && begins_with_writers(self.line) {
                return Some(Form::Byline);
            }
            return Some(if self.announced {
                Form::About
            } else {
                Form::Alone
            });
        }
        if self.high && before.is_empty() && is_edition(&after) {
            return Some(Form::Volume);
        }
        if self.first && before.is_empty() {
            return Some(Form::First);
        }
        let dated = parts(tag).is_some_and(|(date, _, _)| full(date).is_some());
        // "WASHINGTON, May 6, 2031 — Here is what lies ahead."
        let city = (1..=3).contains(&before.len()) && before.iter().all(|w| is_shouted(w));
        if dated && self.files && city && self.before.trim_end().ends_with(',') {
            return Some(Form::Title);
        }
        self.title(&before, &after, dated)
            .or_else(|| self.tagline(&before, &after, tag))
    }

    /// A whole date with the right weekday behind what a newsletter says of itself, near the top of the text; an imprint may follow.
    fn tagline(&self, before: &[&str], after: &[&str], tag: &Tag) -> Option<Form> {
        let (date, _, _) = parts(tag)?;
        let whole = date.weekday.is_some()
            && full(date).map(|d| chrono::Datelike::weekday(&d)) == date.weekday;
        let any = |w: &str, list: &[&str]| list.iter().any(|l| w.eq_ignore_ascii_case(l));
        let tells = |w: &str| {
            let mut folded = [0u8; 24];
            let Some(slot) = folded.get_mut(..w.len()) else {
                return false;
            };
            slot.copy_from_slice(w.as_bytes());
            slot.make_ascii_lowercase();
            let roles = std::str::from_utf8(slot).map_or(0, grammar::roles);
            roles & (grammar::MODAL | grammar::BE) != 0
        };
        let announced = before
            .iter()
            .any(|w| any(w, EVENTS) || any(w, INVITES) || tells(w));
        let led = before.last().is_some_and(|w| {
            any(
                w,
                &[
                    "on", "for", "of", "until", "through", "by", "before", "from", "since", "to",
                ],
            )
        });
        let imprint = after.first().is_none_or(|w| any(w, IMPRINT));
        let opens = before
            .first()
            .or(self.line_start().as_ref())
            .is_some_and(|w| {
                w.starts_with(char::is_uppercase) || w.starts_with(|c: char| c.is_ascii_digit())
            });
        (whole && self.high && !announced && !led && imprint && opens).then_some(Form::Tagline)
    }

    /// The first word of the line before the date, where a sentence ends between them.
    fn line_start(&self) -> Option<&'a str> {
        words(self.line).next()
    }

    /// A short title that ends in its date; `dated` says whether that has its year.
    fn title(&self, before: &[&str], after: &[&str], dated: bool) -> Option<Form> {
        let last = before.last()?;
        if !after.is_empty() || before.len() > 9 {
            return None;
        }
        if ["for", "of", "on", "until", "through", "by", "before", "due"]
            .iter()
            .any(|w| last.eq_ignore_ascii_case(w))
        {
            return (last.eq_ignore_ascii_case("for")).then_some(Form::About);
        }
        let parted = self.before.trim_end().ends_with(['-', '–', '—', ',', '(']);
        let feast = before.len() == 1 && FEASTS.iter().any(|f| last.eq_ignore_ascii_case(f));
        // "Member Digest: April 20, 2020"
        let labelled = self.high && before.len() <= 4 && self.before.trim_end().ends_with(':');
        // "Harbor Notes: 2031-05-06" in the first line, "FOR IMMEDIATE RELEASE: May 6, 2031".
        let colon = self.before.trim_end().ends_with(':');
        let released = self.high && last.eq_ignore_ascii_case("release");
        let parted = parted || colon && dated && (self.opens || released);
        let paper = (self.opens || labelled)
            && PAPERS
                .iter()
                .any(|p| before.iter().any(|w| w.eq_ignore_ascii_case(p)));
        let titled = paper || parted || feast || last.eq_ignore_ascii_case("from");
        let event = before
            .iter()
            .any(|w| EVENTS.iter().any(|e| w.eq_ignore_ascii_case(e)));
        let shouts = before.len() <= 2 && before.iter().all(|w| is_shouted(w));
        match titled {
            // With its year a dateline is that of a release, not of a wire's story.
            true if shouts && self.files && !released => {
                Some(if dated { Form::Title } else { Form::Dateline })
            }
            true if event => Some(Form::About),
            true => self.high.then_some(Form::Title),
            false => None,
        }
    }
}

/// Whether a word of some length stands in capitals.
fn is_shouted(word: &str) -> bool {
    word.len() > 2 && word.chars().all(|c| c.is_uppercase() || c == '-')
}

/// The words of a line, without the marks around them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '°')))
        .map(|w| w.trim_matches(['-', '\'', '’']))
        .filter(|w| w.chars().any(char::is_alphanumeric))
}

/// The last `most` bytes, on a character border.
pub(super) fn tail(text: &str, most: usize) -> &str {
    let mut from = text.len().saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// The first `most` bytes, on a character border.
fn head(text: &str, most: usize) -> &str {
    let mut to = text.len().min(most);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[..to]
}

/// Where the piece begins: after the last separator, sentence end or wide gap.
fn last_border(text: &str) -> usize {
    let mark = text.rfind(SEPARATORS).map_or(0, |i| {
        i + text[i..].chars().next().map_or(1, char::len_utf8)
    });
    let gap = text.rfind("   ").map_or(0, |i| i + 3);
    let stop = sentence_ends(text).last().unwrap_or(0);
    mark.max(gap).max(stop)
}

/// Where the piece ends.
fn first_border(text: &str) -> usize {
    let mark = text.find(SEPARATORS).unwrap_or(text.len());
    let gap = text.find("   ").unwrap_or(text.len());
    let stop = if text.starts_with(". ") || text == "." {
        0
    } else {
        sentence_ends(text).next().unwrap_or(text.len())
    };
    mark.min(gap).min(stop)
}

/// The places after a full stop that ends a sentence: a word of four letters or more before it.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices(". ").filter_map(|(i, _)| {
        let word = text[..i].rsplit(|c: char| !c.is_alphanumeric()).next()?;
        // "… under CC BY 4.0. Last updated: May 6"
        let counted = word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty();
        let begins = counted && text[i + 2..].starts_with(char::is_uppercase);
        (word.chars().count() >= 4 || begins).then_some(i + 2)
    })
}
