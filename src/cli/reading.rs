//! Inputs to records: every parcel analysed on its thread, in order, its failures and notes told.

use super::inputs::{Input, Inputs};
use super::pool;
use super::report::Report;
use crate::analysis::{self, Options};
use crate::error::{Error, Kind, Result};
use crate::note::Level;
use crate::timeline::IssueRecord;

/// An issue that was read.
pub(crate) struct Issue {
    /// The path as typed or found.
    pub(crate) from: String,
    /// What was found in it.
    pub(crate) record: IssueRecord,
}

/// What one input came to.
struct Outcome {
    from: String,
    named: bool,
    result: Result<(IssueRecord, String)>,
}

/// Reads and analyses everything and hands on what could be read, in order; tells of the rest.
pub(crate) fn read_all(
    inputs: Inputs,
    options: &Options,
    jobs: Option<usize>,
    report: &mut Report,
    mut take: impl FnMut(Issue, &mut Report),
) {
    let work = |input: Input| {
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
        Outcome {
            from: input.from,
            named: input.named,
            result: result.map(|analysis| {
                let record = IssueRecord::of(&analysis);
                let noted = record.notes.iter().any(|note| note.level != Level::Info);
                let text = if noted {
                    analysis.raw.document.text
                } else {
                    String::new()
                };
                (record, text)
            }),
        }
    };
    let jobs = jobs.unwrap_or_else(processors);
    pool::in_order(inputs, jobs, work, |outcome| match outcome.result {
        Ok((record, text)) => {
            for note in &record.notes {
                report.note_at(&outcome.from, note, &text);
            }
            if record.undated > 0 {
                report.partly(&format!(
                    "{}: {} left out, as the issue date is not known (`--date` gives it)",
                    outcome.from,
                    count(record.undated, "item"),
                ));
            }
            let from = outcome.from;
            take(Issue { from, record }, report);
        }
        Err(error) if outcome.named => report.error(&error),
        Err(error) => report.note(&format!("skipped `{}`: {error}", outcome.from)),
    });
}

/// A number with its noun.
pub(crate) fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
