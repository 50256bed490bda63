//! The line protocol: a JSON object a line in, one a line out, in order, in constant memory, flushed as it goes.
//!
//! A line that cannot be answered is answered with `{"id"?, "error", "code"}` in its place, so that ids in and ids out can
//! be counted against each other.

use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::pool;
use super::report::Report;
use crate::error::{Error, Kind, Result};
use crate::limits::Limits;

/// Failures that are also told on standard error before they are only counted.
const TOLD: usize = 5;

/// Why a line got no answer; `code` is a short name that stays.
#[derive(Debug, Serialize)]
pub(crate) struct Failure {
    #[serde(skip_serializing_if = "Value::is_null")]
    id: Value,
    error: String,
    code: &'static str,
}

impl Failure {
    /// A failure by its code and sentence.
    pub(crate) fn new(code: &'static str, error: impl Into<String>) -> Self {
        Failure {
            id: Value::Null,
            error: error.into(),
            code,
        }
    }

    /// The sentence.
    pub(crate) fn sentence(&self) -> &str {
        &self.error
    }

    /// The same with the id of its line.
    pub(crate) fn of(mut self, id: &Value) -> Self {
        self.id = id.clone();
        self
    }

    /// A line that is not the JSON we want; its id is looked for in what can be read.
    pub(crate) fn json(line: &[u8], error: &serde_json::Error) -> Self {
        #[derive(Deserialize)]
        struct Id {
            #[serde(default)]
            id: Value,
        }
        let id = serde_json::from_slice::<Id>(line).map(|line| line.id);
        let code = match error.classify() {
            serde_json::error::Category::Data => "bad-object",
            _ => "not-json",
        };
        Failure::new(code, error.to_string()).of(&id.unwrap_or_default())
    }
}

/// Answers every line of the inputs on `output`, each flushed at once for who waits for it.
///
/// # Errors
/// When a stream breaks. Failed lines make the exit code 1, unless they are told `inline` only.
pub(crate) fn answer_all(
    inputs: Vec<(String, Box<dyn Read>)>,
    output: impl Write,
    limits: &Limits,
    answer: impl Fn(&[u8]) -> std::result::Result<Vec<u8>, Failure>,
    inline: bool,
    report: &mut Report,
) -> Result<()> {
    let mut out = BufWriter::with_capacity(64 << 10, output);
    let (mut lines, mut failed) = (0_usize, 0_usize);
    for (from, input) in inputs {
        let going_on = each(&from, input, limits, |number, line, more| {
            lines += 1;
            let reply = line.and_then(|line| guarded_answer(&answer, line));
            let text = reply.unwrap_or_else(|failure| {
                failed += 1;
                if failed <= TOLD && !inline {
                    report.warning(&format!("{from}, line {number}: {}", failure.error));
                }
                serde_json::to_vec(&failure).unwrap_or_default()
            });
            let written = out
                .write_all(&text)
                .and_then(|()| out.write_all(b"\n"))
                .and_then(|()| if more { Ok(()) } else { out.flush() });
            went_out(written)
        })?;
        if !going_on {
            return Ok(());
        }
    }
    went_out(out.flush())?;
    if failed > 0 {
        let count = format!("{failed} of {lines} lines failed and were answered with an error");
        if inline {
            report.warning(&count);
        } else {
            report.partly(&count);
        }
    }
    Ok(())
}

/// The answer, or the failure that a panic on the way to it is.
fn guarded_answer(
    answer: impl Fn(&[u8]) -> std::result::Result<Vec<u8>, Failure>,
    line: &[u8],
) -> std::result::Result<Vec<u8>, Failure> {
    pool::guarded(|| answer(line)).unwrap_or_else(|panic| {
        let sentence = format!("a fault of dateline itself: {panic}");
        Err(Failure::new("fault", sentence))
    })
}

/// Whether to go on after a write: not where the reader has gone away.
fn went_out(written: io::Result<()>) -> Result<bool> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(broken_output(error)),
    }
}

/// Hands every line that is not blank to `take` with its number and whether a further one lies ready; stops when it says so.
///
/// # Errors
/// When the input breaks, or `take` fails.
pub(crate) fn each(
    from: &str,
    input: impl Read,
    limits: &Limits,
    mut take: impl FnMut(usize, std::result::Result<&[u8], Failure>, bool) -> Result<bool>,
) -> Result<bool> {
    let mut input = BufReader::with_capacity(64 << 10, input);
    let (mut line, mut number) = (Vec::new(), 0);
    let cap = limits.parcel_bytes.saturating_mul(2);
    loop {
        let read = read_line(&mut input, &mut line, cap);
        let whole = read.map_err(|error| {
            Error::new(Kind::Input, format!("cannot read {from}")).because(error)
        })?;
        let Some(whole) = whole else { return Ok(true) };
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let long = || Failure::new("too-long", format!("a line of more than {} MB", cap >> 20));
        let found = if whole {
            Ok(line.as_slice())
        } else {
            Err(long())
        };
        let more = memchr::memchr(b'\n', input.buffer()).is_some();
        if !take(number, found, more)? {
            return Ok(false);
        }
    }
}

fn broken_output(error: io::Error) -> Error {
    Error::new(Kind::Output, "cannot write to standard output").because(error)
}

/// Reads a line without its end; `Some(false)`: it was longer than `cap` and the rest was thrown away.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>, cap: usize) -> io::Result<Option<bool>> {
    line.clear();
    let (mut any, mut whole) = (false, true);
    loop {
        let buffer = match input.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            return Ok(any.then_some(whole));
        }
        any = true;
        let (part, used, ended) = match memchr::memchr(b'\n', buffer) {
            Some(at) => (&buffer[..at], at + 1, true),
            None => (buffer, buffer.len(), false),
        };
        if line.len() + part.len() <= cap {
            line.extend_from_slice(part);
        } else {
            whole = false;
        }
        input.consume(used);
        if ended {
            return Ok(Some(whole));
        }
    }
}
