//! Inputs to records: every parcel analysed on its thread, in order, its failures and notes told.

use std::ops::ControlFlow;

use super::inputs::{Input, Inputs};
use super::pool;
use super::report::Report;
use super::sync::sha256;
use crate::analysis::{self, Analysis, Options};
use crate::error::{Error, Kind, Result};
use crate::timeline::IssueRecord;

/// An issue that was read.
pub(crate) struct Issue {
    /// The path as typed or found.
    pub(crate) from: String,
    /// What was found in it.
    pub(crate) record: IssueRecord,
    /// How.
    pub(crate) analysis: Analysis,
}

/// What one input came to.
struct Outcome {
    hash: String,
    from: String,
    named: bool,
    result: Result<Box<(IssueRecord, Analysis)>>,
}

/// What the reading of all inputs came to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Issues that were read or known, and what was passed over in folders.
    seen: usize,
    /// What was named and could not be read.
    failed: usize,
}

impl Tally {
    /// Whether inputs were named and nothing at all could be read: then nothing is written, as a misspelt name would empty
    /// the outputs.
    pub(crate) fn is_failure(self) -> bool {
        self.seen == 0 && self.failed > 0
    }

    /// Whether the inputs held nothing.
    pub(crate) fn is_empty(self) -> bool {
        self.seen == 0 && self.failed == 0
    }
}

/// Reads and analyses everything and hands on what could be read, in order; tells of the rest.
pub(crate) fn read_all(
    inputs: Inputs,
    options: &Options,
    jobs: Option<usize>,
    report: &mut Report,
    mut take: impl FnMut(Issue, &mut Report),
) -> Tally {
    read_until(inputs, options, jobs, report, |issue, report| {
        take(issue, report);
        ControlFlow::Continue(())
    })
}

/// The same until `take` breaks off.
pub(crate) fn read_until(
    inputs: Inputs,
    options: &Options,
    jobs: Option<usize>,
    report: &mut Report,
    mut take: impl FnMut(Issue, &mut Report) -> ControlFlow<()>,
) -> Tally {
    read_new(
        inputs,
        options,
        jobs,
        report,
        None,
        |seen, report| match seen {
            Seen::Issue(issue) => take(*issue, report),
            Seen::NoNewsletter(..) => ControlFlow::Continue(()),
        },
    )
}

/// What [`read_new`] hands on.
pub(crate) enum Seen {
    /// An issue.
    Issue(Box<Issue>),
    /// Something found in a folder that is no newsletter: the hash of its bytes, and why.
    NoNewsletter(String, String),
}

/// The same for what is not known by the SHA-256 of its bytes, where a caller knows some; also hands on what was no newsletter.
pub(crate) fn read_new(
    inputs: Inputs,
    options: &Options,
    jobs: Option<usize>,
    report: &mut Report,
    known: Option<&(dyn Fn(&str) -> bool + Sync)>,
    mut take: impl FnMut(Seen, &mut Report) -> ControlFlow<()>,
) -> Tally {
    let work = |input: Input| {
        let hash = match (known, &input.parcel) {
            (Some(_), Ok(parcel)) => sha256(&parcel.bytes),
            _ => String::new(),
        };
        if known.is_some_and(|known| known(&hash)) {
            return None;
        }
        let result = input.parcel.and_then(|parcel| {
            pool::guarded(|| analysis::analyze(&parcel, options)).unwrap_or_else(|panic| {
                Err(Error::new(
                    Kind::Input,
                    format!(
                        "cannot read `{}`: a fault of dateline itself: {panic}",
                        input.from
                    ),
                ))
            })
        });
        Some(Outcome {
            hash,
            from: input.from,
            named: input.named,
            result: result.map(|analysis| Box::new((IssueRecord::of(&analysis), analysis))),
        })
    };
    let jobs = jobs.unwrap_or_else(processors);
    let mut tally = Tally::default();
    pool::in_order(inputs, jobs, work, |outcome| {
        tally.seen += 1;
        let Some(outcome) = outcome else {
            return ControlFlow::Continue(());
        };
        match outcome.result {
            Ok(both) => {
                let (record, analysis) = *both;
                tell(&outcome.from, &record, &analysis.raw.document.text, report);
                let issue = Issue {
                    from: outcome.from,
                    record,
                    analysis,
                };
                return take(Seen::Issue(Box::new(issue)), report);
            }
            Err(error) if outcome.named => {
                tally.seen -= 1;
                tally.failed += 1;
                report.error(&error);
            }
            Err(error) => {
                report.note(&format!("skipped `{}`: {error}", outcome.from));
                if !outcome.hash.is_empty() {
                    return take(Seen::NoNewsletter(outcome.hash, error.to_string()), report);
                }
            }
        }
        ControlFlow::Continue(())
    });
    tally
}

/// Tells what was noticed in an issue.
fn tell(from: &str, record: &IssueRecord, text: &str, report: &mut Report) {
    for note in &record.notes {
        report.note_at(from, note, text);
    }
    if record.undated > 0 && report.of_items() {
        report.partly(&format!(
            "{from}: {} left out, as the issue date is not known (`--date` gives it)",
            count(record.undated, "item"),
        ));
    }
}

/// A number with its noun.
pub(crate) fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
