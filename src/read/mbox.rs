//! The mails of an mbox, one at a time, in constant memory.
//!
//! A mail begins at a line `From ` that has a clock time and a year in it; no blank line is needed before it, since many
//! programs write none. In a mail, one `>` of `>From ` goes.

use std::io::BufRead;

use super::sniff::is_mbox_line;
use super::{Format, Parcel};
use crate::document::SourceKind;
use crate::error::{Error, Kind, Result};

/// Cuts an mbox into mails.
pub(crate) struct Mails<R> {
    reader: R,
    name: String,
    most: usize,
    line: Vec<u8>,
    number: usize,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing was read yet.
    Start,
    /// The `From ` line of the next mail was read.
    Between,
    Done,
}

impl<R: BufRead> Mails<R> {
    pub(crate) fn new(reader: R, name: String, most: usize) -> Self {
        Mails {
            reader,
            name,
            most,
            line: Vec::new(),
            number: 0,
            state: State::Start,
        }
    }

    /// Reads up to the next `From ` line; the mail's bytes, and whether another mail follows.
    fn mail(&mut self) -> std::io::Result<(Vec<u8>, bool)> {
        let mut mail = Vec::new();
        let mut in_line = false;
        loop {
            self.line.clear();
            // A line may be of any length: it is taken in pieces, of which only the first can part mails.
            let read = take_line(&mut self.reader, &mut self.line)?;
            if read == 0 {
                return Ok((mail, false));
            }
            let first = !in_line;
            in_line = !self.line.ends_with(b"\n");
            if first && is_mbox_line(&self.line) {
                while in_line {
                    self.line.clear();
                    in_line = take_line(&mut self.reader, &mut self.line)? > 0
                        && !self.line.ends_with(b"\n");
                }
                return Ok((mail, true));
            }
            let line = if first {
                unquoted(&self.line)
            } else {
                &self.line
            };
            // One byte more than the limit tells `open` that the mail was cut.
            let room = (self.most + 1).saturating_sub(mail.len());
            mail.extend_from_slice(&line[..line.len().min(room)]);
        }
    }
}

/// Longest piece of a line that is handled at a time.
const PIECE: usize = 64 << 10;

fn take_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> std::io::Result<usize> {
    loop {
        let available = match reader.fill_buf() {
            Ok(available) => available,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let room = PIECE.saturating_sub(line.len());
        if available.is_empty() || room == 0 {
            return Ok(line.len());
        }
        let window = &available[..available.len().min(room)];
        let end = memchr::memchr(b'\n', window).map_or(window.len(), |at| at + 1);
        line.extend_from_slice(&window[..end]);
        let complete = line.ends_with(b"\n");
        reader.consume(end);
        if complete {
            return Ok(line.len());
        }
    }
}

fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|b| **b == b'>').count();
    if marks > 0 && line[marks..].starts_with(b"From ") {
        &line[1..]
    } else {
        line
    }
}

impl<R: BufRead> Iterator for Mails<R> {
    type Item = Result<Parcel>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.state == State::Done {
                return None;
            }
            let first = self.state == State::Start;
            let (bytes, more) = match self.mail() {
                Ok(mail) => mail,
                Err(error) => {
                    self.state = State::Done;
                    let tried = format!("cannot read `{}`", self.name);
                    return Some(Err(Error::new(Kind::Input, tried).because(error)));
                }
            };
            self.state = if more { State::Between } else { State::Done };
            // What stands before the first `From ` line is no mail, unless there is no such line at all.
            if bytes.trim_ascii().is_empty() || (first && more) {
                continue;
            }
            // The file is still being written: the next run reads this mail whole.
            if !more && self.number > 0 && !bytes.ends_with(b"\n") {
                continue;
            }
            self.number += 1;
            return Some(Ok(Parcel {
                name: format!("{}#{}", self.name, self.number),
                format: Some(Format::Eml),
                container: Some(SourceKind::Mbox),
                bytes,
                ..Parcel::default()
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(mbox: &str, expected: &[&str]) {
        for capacity in [1, 7, 4096] {
            let reader = std::io::BufReader::with_capacity(capacity, mbox.as_bytes());
            let mails: Vec<String> = Mails::new(reader, "x".to_owned(), 1 << 20)
                .filter_map(Result::ok)
                .map(|parcel| String::from_utf8_lossy(&parcel.bytes).into_owned())
                .collect();
            assert_eq!(mails, expected, "with a buffer of {capacity}");
        }
    }

    #[test]
    fn mails_are_parted_with_and_without_a_blank_line() {
        case(
            "From a@example.org Mon Oct 28 10:00:00 2024\nSubject: 1\n\none\nFrom - Wed Nov 01 11:33:16 2023\nSubject: 2\n\ntwo\n",
            &["Subject: 1\n\none\n", "Subject: 2\n\ntwo\n"],
        );
    }

    #[test]
    fn a_mail_that_is_still_being_written_is_left_out() {
        let line = "From a@example.org Mon Oct 28 10:00:00 2024\n";
        case(&format!("{line}one\n\n{line}tw"), &["one\n\n"]);
        case(&format!("{line}only"), &["only"]);
    }

    #[test]
    fn a_sentence_that_begins_with_from_parts_nothing_and_quoting_is_undone() {
        case(
            "From a@example.org Mon Oct 28 10:00:00 2024\n\n\nFrom Monday on, we meet.\n>From here\n>>From there\n",
            &["\n\nFrom Monday on, we meet.\nFrom here\n>From there\n"],
        );
    }
}
