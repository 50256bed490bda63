//! The mail inside the mail: header lines of forwarded or quoted mails that stand in the text.

use crate::document::{DateField, DateSource, Document, Headers, Part};
use crate::read::{attribution, stated};
use crate::span::Span;

/// Header names as mail programs print them above a forwarded mail.
const NAMES: [&str; 9] = [
    "from",
    "date",
    "sent",
    "subject",
    "to",
    "cc",
    "reply-to",
    "message",
    "resent-from",
];

/// Blocks that are header lines of one inner mail.
#[derive(Debug, Default)]
struct Run {
    first: usize,
    /// The block after the last one.
    end: usize,
    marked: bool,
    from: Option<String>,
    subject: Option<String>,
    date: Option<(String, Span)>,
    names: usize,
}

/// Sets header lines of inner mails apart; if there is one and it was forwarded, what it says goes into `headers`.
pub(crate) fn find(document: &mut Document, headers: &mut Headers) {
    set_attributions(document);
    let mut runs = runs(document);
    for run in &runs {
        for block in &mut document.blocks[run.first..run.end] {
            block.part = Part::ForwardHeader;
        }
    }
    if runs.is_empty() {
        runs = attributed(document);
    }
    let [run] = runs.as_slice() else {
        return;
    };
    let title = headers.title.as_deref().unwrap_or("").trim().to_lowercase();
    let passed_on = ["fw:", "fwd:", "wg:", "tr:", "i:"]
        .iter()
        .any(|mark| title.starts_with(mark));
    let answered = title.starts_with("re:") || title.starts_with("aw:");
    let above: usize = document.blocks[..run.first]
        .iter()
        .map(|block| block.span.len())
        .sum();
    // A mail that is answered is quoted too; one that was passed on is all there is.
    let whole = run.names > 0
        || document
            .blocks
            .get(run.end)
            .is_some_and(|block| block.part == Part::Body);
    if !(run.marked || passed_on || (!answered && above < 500 && whole)) {
        return;
    }
    for block in &mut document.blocks[run.first..run.end] {
        block.part = Part::ForwardHeader;
    }
    for block in &mut document.blocks[run.end..] {
        if matches!(block.part, Part::Quoted | Part::Signature) {
            block.part = Part::Body;
        }
    }
    adopt(run, headers);
}

fn adopt(run: &Run, headers: &mut Headers) {
    if let Some((raw, span)) = &run.date {
        let field = DateField {
            source: DateSource::ForwardedDate,
            at: stated::mail(raw),
            raw: raw.clone(),
            span: Some(*span),
        };
        headers.dates.insert(0, field);
    }
    if let Some(subject) = &run.subject {
        headers.title = Some(subject.clone());
    }
    if let Some(from) = &run.from {
        let (name, address) = name_and_address(from);
        headers.publisher = name.or_else(|| address.clone());
        headers.from_address = address;
    }
}

/// `Ann Lee <ann@example.org>`, `"Lee, Ann" [mailto:ann@example.org]`.
fn name_and_address(from: &str) -> (Option<String>, Option<String>) {
    let address = from
        .split(|c: char| c.is_whitespace() || "<>[]()\"'".contains(c))
        .map(|word| word.trim_start_matches("mailto:"))
        .find(|word| word.contains('@'))
        .map(str::to_lowercase);
    let name = from
        .split(['<', '['])
        .next()
        .unwrap_or("")
        .trim()
        .trim_matches(['"', '\'', '*'])
        .trim();
    let name = (!name.is_empty() && !name.contains('@')).then(|| name.to_owned());
    (name, address)
}

/// "On Mon, Oct 28, 2024, Ann wrote:" belongs to the quote below it.
fn set_attributions(document: &mut Document) {
    for index in 0..document.blocks.len() {
        let text = document.of(document.blocks[index].span);
        let attribution = text.len() < 300
            && text.ends_with("wrote:")
            && (text.starts_with("On ") || text.contains('@'))
            && document
                .blocks
                .get(index + 1)
                .is_none_or(|next| next.part == Part::Quoted);
        if attribution {
            document.blocks[index].part = Part::Quoted;
        }
    }
}

/// Mails that are quoted as a whole below a line that says who wrote when.
fn attributed(document: &Document) -> Vec<Run> {
    (0..document.blocks.len())
        .filter_map(|index| attribution::at(document, index))
        .map(|found| Run {
            first: found.first,
            end: found.end,
            from: Some(found.from),
            date: Some(found.date),
            ..Run::default()
        })
        .collect()
}

fn runs(document: &Document) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < document.blocks.len() {
        let run = run_at(document, at);
        let dated = run.date.is_some();
        let enough = run.names >= 3 && (dated || run.subject.is_some());
        if run.from.is_some() && (enough || (run.names == 2 && dated)) {
            at = run.end;
            if !invites(document, at) {
                runs.push(run);
            }
        } else {
            at += 1;
        }
    }
    runs
}

/// Whether header lines end in those of an invitation: its subject is what takes place.
fn invites(document: &Document, end: usize) -> bool {
    let next = document
        .blocks
        .get(end)
        .map(|block| document.of(block.span));
    next.is_some_and(|text| text.to_ascii_lowercase().starts_with("when:"))
}

/// The header lines that begin at a block: a marker line perhaps, then `Name: value` lines or cells.
fn run_at(document: &Document, first: usize) -> Run {
    let mut run = Run {
        first,
        end: first,
        ..Run::default()
    };
    if is_marker(document.of(document.blocks[first].span)) {
        run.marked = true;
        run.end += 1;
    }
    while let Some(block) = document
        .blocks
        .get(run.end)
        .filter(|_| run.end - first < 14)
    {
        let text = document.of(block.span);
        let Some((name, value)) = header_line(text) else {
            break;
        };
        let mut span = Span::new(
            block.span.end as usize - value.len(),
            block.span.end as usize,
        );
        run.end += 1;
        if value.is_empty() {
            // The value stands in the next cell or line.
            let Some(next) = document.blocks.get(run.end) else {
                break;
            };
            span = next.span;
            run.end += 1;
        }
        run.names += 1;
        let value = document.of(span).trim().to_owned();
        match name {
            "from" => run.from = Some(value),
            "subject" => run.subject = Some(value),
            "date" | "sent" => run.date = Some((value, span)),
            _ => {}
        }
    }
    run
}

fn is_marker(text: &str) -> bool {
    let words = text
        .trim_matches(|c: char| c == '-' || c == '_' || c.is_whitespace())
        .to_lowercase();
    matches!(
        words.as_str(),
        "forwarded message"
            | "begin forwarded message:"
            | "original message"
            | "forwarded by"
            | "original email"
    ) || (text.starts_with("--") && words.starts_with("forwarded message"))
}

fn header_line(text: &str) -> Option<(&'static str, &str)> {
    let text = text.trim_start_matches('*');
    let (name, value) = text.split_once(':')?;
    let name = name.trim().trim_matches('*');
    let known = NAMES
        .iter()
        .find(|known| name.eq_ignore_ascii_case(known))?;
    Some((known, value.trim_start_matches('*').trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;
    use crate::read::text;

    #[track_caller]
    fn case(text: &str, title: &str) -> (Document, Headers) {
        let nature = text::Nature {
            mail: true,
            ..text::Nature::default()
        };
        let mut document = text::read(text, nature, &Limits::default());
        let mut headers = Headers {
            title: Some(title.to_owned()),
            ..Headers::default()
        };
        find(&mut document, &mut headers);
        (document, headers)
    }

    #[test]
    fn an_inline_forwarded_mail_gives_its_date_and_sender() {
        let (document, headers) = case(
            "FYI\n\n---------- Forwarded message ---------\nFrom: Tide Notes <notes@tide.example>\nDate: Mon, Oct 28, 2024 at 6:30 AM\nSubject: Week 44\nTo: <ann@example.org>\n\nA talk tomorrow.\n",
            "Fwd: Week 44",
        );
        assert_eq!(headers.dates[0].source, DateSource::ForwardedDate);
        assert_eq!(
            headers.dates[0].at.as_ref().map(stated::to_text).as_deref(),
            Some("2024-10-28 06:30")
        );
        assert_eq!(headers.publisher.as_deref(), Some("Tide Notes"));
        let last = document.blocks.last().map(|block| block.part);
        assert_eq!(last, Some(Part::Body));
    }

    #[test]
    fn a_digest_has_header_lines_but_no_date_of_its_own() {
        let (document, headers) = case(
            "Message: 1\nDate: Tue, 5 Nov 2024 16:20:11 -0500\nFrom: A <a@x.example>\nSubject: One\n\nText\n\nMessage: 2\nDate: Wed, 6 Nov 2024 16:20:11 -0500\nFrom: B <b@x.example>\nSubject: Two\n\nMore\n",
            "Digest",
        );
        assert!(headers.dates.is_empty());
        let set_apart = document
            .blocks
            .iter()
            .filter(|block| block.part == Part::ForwardHeader)
            .count();
        assert_eq!(set_apart, 8);
    }

    #[test]
    fn a_mail_that_is_quoted_as_a_whole_gives_its_date_and_sender() {
        let quoted = "Worth a look.\n\nOn Mon, Oct 28, 2024 at 6:30 AM Tide Notes <notes@tide.example> wrote:\n\n> Seals\n>\n> A talk tomorrow.\n>\n> A walk on Friday.\n>\n> Bring a lamp.\n> Bring a rope.\n> No dogs.\n";
        let (document, headers) = case(quoted, "Fwd: Week 44");
        assert_eq!(headers.publisher.as_deref(), Some("Tide Notes"));
        assert_eq!(headers.dates[0].source, DateSource::ForwardedDate);
        assert_eq!(document.blocks[1].part, Part::ForwardHeader);
        let (_, headers) = case(quoted, "Re: Week 44");
        assert!(headers.dates.is_empty());
    }

    #[test]
    fn an_answer_is_no_forwarded_mail() {
        let (_, headers) = case(
            "Thanks!\n\nFrom: A <a@x.example>\nSent: Monday, October 28, 2024 6:30 AM\nTo: B\nSubject: Lunch\n\nLunch?\n",
            "RE: Lunch",
        );
        assert!(headers.dates.is_empty());
    }
}
