//! `dateline extract --input-format ndjson -f ndjson`: documents in, items out, a line each.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;

use crate::analysis::{self, Options};
use crate::briefing::Choice;
use crate::cli::args::Errors;
use crate::cli::lines::{self, Failure};
use crate::cli::report::Report;
use crate::cli::{output, plan};
use crate::document::SourceKind;
use crate::error::{Error, Kind, Result};
use crate::read::{Format, Parcel};
use crate::timeline::{self, FoldOptions, IssueRecord};
use crate::write;

/// A line that comes in.
#[derive(Deserialize)]
pub(crate) struct Document<'a> {
    /// The caller's id, given back as it came.
    #[serde(default)]
    pub(crate) id: Value,
    #[serde(borrow, default)]
    text: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    base64: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    format: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    date: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    url: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    name: Option<Cow<'a, str>>,
}

/// What all lines share.
pub(crate) struct Engine<'a> {
    pub(crate) options: &'a Options,
    pub(crate) fold: FoldOptions,
    pub(crate) choice: &'a Choice,
}

/// Answers every line of the inputs; none at all and `-` are standard input.
pub(crate) fn run(
    engine: &Engine<'_>,
    inputs: &[PathBuf],
    output: Option<&PathBuf>,
    errors: Option<Errors>,
    report: &mut Report,
) -> Result<()> {
    let inline = errors == Some(Errors::Inline);
    let answer = |line: &[u8]| engine.answer(line).map(String::into_bytes);
    let limits = &engine.options.limits;
    let inputs = open(inputs, report);
    if inputs.is_empty() {
        return Ok(());
    }
    let Some(path) = output else {
        return lines::answer_all(inputs, io::stdout().lock(), limits, answer, inline, report);
    };
    let mut out = output::Stream::to(Some(path))?;
    lines::answer_all(inputs, &mut out, limits, answer, inline, report)?;
    out.finish()
}

/// The records of all documents, for outputs that put them together; a bad line is told of. `None` where nothing that was
/// named could be read.
pub(crate) fn records(
    inputs: &[PathBuf],
    options: &Options,
    report: &mut Report,
) -> Result<Option<Vec<IssueRecord>>> {
    let mut records = Vec::new();
    let inputs = open(inputs, report);
    let mut failed = inputs.is_empty();
    for (from, input) in inputs {
        lines::each(&from, input, &options.limits, |number, line, _| {
            let record = line.and_then(|line| {
                let document = serde_json::from_slice(line);
                read(
                    document.map_err(|error| Failure::json(line, &error))?,
                    options,
                )
            });
            match record {
                Ok(record) => records.push(record),
                Err(failure) => {
                    failed = true;
                    report.partly(&format!("{from}, line {number}: {}", failure.sentence()));
                }
            }
            Ok(true)
        })?;
    }
    Ok((!failed || !records.is_empty()).then_some(records))
}

/// The inputs that can be opened; of the others an error is said.
fn open(inputs: &[PathBuf], report: &mut Report) -> Vec<(String, Box<dyn Read>)> {
    let stdin = || -> (String, Box<dyn Read>) {
        ("standard input".to_owned(), Box::new(io::stdin().lock()))
    };
    if inputs.is_empty() {
        return vec![stdin()];
    }
    let mut opened: Vec<(String, Box<dyn Read>)> = Vec::new();
    for path in inputs {
        if path.as_os_str() == "-" {
            opened.push(stdin());
            continue;
        }
        match File::open(path) {
            Ok(file) => opened.push((path.display().to_string(), Box::new(file))),
            Err(error) => {
                let message = format!("cannot read `{}`", path.display());
                report.error(&Error::new(Kind::Input, message).because(error));
            }
        }
    }
    opened
}

impl Engine<'_> {
    fn answer(&self, line: &[u8]) -> std::result::Result<String, Failure> {
        let document: Document<'_> =
            serde_json::from_slice(line).map_err(|error| Failure::json(line, &error))?;
        let id = document.id.clone();
        let record = read(document, self.options)?;
        self.line(&record, &id, "s1")
            .ok_or_else(|| Failure::new("fault", "the answer could not be written").of(&id))
    }

    /// The answer for one document, without the end of the line; `source` is what its source is called in it.
    pub(crate) fn line(&self, record: &IssueRecord, id: &Value, source: &str) -> Option<String> {
        let alone = std::slice::from_ref(record);
        let doc = timeline::fold(alone, &[], &[], &self.fold).doc();
        let mut doc = self.choice.apply(doc).0;
        let evidence = doc.items.iter_mut().flat_map(|item| &mut item.evidence);
        let in_evidence = evidence.map(|evidence| &mut evidence.source);
        let in_notes = doc.notes.iter_mut().filter_map(|note| note.source.as_mut());
        let in_sources = doc.sources.iter_mut().map(|source| &mut source.id);
        for name in in_evidence.chain(in_notes).chain(in_sources) {
            source.clone_into(name);
        }
        let mut line = String::from_utf8(write::ndjson::line(&doc, id)).ok()?;
        line.truncate(line.trim_end().len());
        Some(line)
    }
}

/// Reads one document of a line.
pub(crate) fn read(
    document: Document<'_>,
    options: &Options,
) -> std::result::Result<IssueRecord, Failure> {
    let id = document.id.clone();
    let failed = |code, message: &str| Failure::new(code, message).of(&id);
    let format = match document.format.as_deref() {
        None | Some("auto") => None,
        Some("text") => Some(Format::Text),
        Some("html") => Some(Format::Html),
        Some("eml") => Some(Format::Eml),
        Some(_) => {
            return Err(failed(
                "bad-format",
                "`format` is none of auto, text, html, eml",
            ));
        }
    };
    let bytes = match (document.text, document.base64) {
        (Some(text), None) => text.into_owned().into_bytes(),
        (None, Some(text)) => {
            decode_base64(&text).ok_or_else(|| failed("bad-base64", "`base64` is no base64"))?
        }
        _ => return Err(failed("no-text", "a line has either `text` or `base64`")),
    };
    let mut options = options.clone();
    if let Some(text) = &document.date {
        let (day, time) = plan::day_and_time(text, options.date.zone)
            .ok_or_else(|| failed("bad-date", "`date` is no date such as 2024-10-28"))?;
        options.date.date = Some(day);
        options.date.time = time;
    }
    let parcel = Parcel {
        name: document.name.unwrap_or_default().into_owned(),
        id: id.as_str().map(str::to_owned),
        format,
        container: Some(SourceKind::Ndjson),
        bytes,
        url: document.url.map(Cow::into_owned),
        ..Parcel::default()
    };
    let analysis = analysis::analyze(&parcel, &options)
        .map_err(|error| failed("unreadable", &error.to_string()))?;
    Ok(IssueRecord::of(&analysis))
}

/// Base64 (RFC 4648 §4 and §5), white space and missing padding allowed.
fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in text.trim_end_matches(['=', '\n', '\r', ' ']).bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b' ' | b'\n' | b'\r' | b'\t' => continue,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    (held < 6).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decode_base64;

    #[test]
    fn base64_is_read_with_and_without_padding_and_refused_when_broken() {
        assert_eq!(decode_base64("aGk=").as_deref(), Some(&b"hi"[..]));
        assert_eq!(decode_base64("aG\nk").as_deref(), Some(&b"hi"[..]));
        assert_eq!(decode_base64("").as_deref(), Some(&b""[..]));
        assert_eq!(decode_base64("a"), None);
        assert_eq!(decode_base64("a*k="), None);
    }
}
