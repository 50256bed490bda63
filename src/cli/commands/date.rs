//! `dateline date`: the issue date alone, with its probability and its clues.

use std::fmt::Write as _;

use serde::Serialize;

use crate::cli::args::{self, Format, Global};
use crate::cli::env::Env;
use crate::cli::inputs::Inputs;
use crate::cli::reading::{self, Issue};
use crate::cli::report::{Report, clean};
use crate::cli::{output, plan};
use crate::error::Result;
use crate::timeline::{AlternativeDoc, ClueDoc, SourceDoc};

/// The `issueDate…` fields of a source with its name.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    name: &'a str,
    issue_date: Option<chrono::NaiveDate>,
    published: Option<&'a str>,
    issue_date_from: crate::issue::IssueDateFrom,
    issue_date_confidence: f64,
    issue_date_evidence: &'a [ClueDoc],
    issue_date_alternatives: &'a [AlternativeDoc],
}

/// Runs the command.
pub(crate) fn run(
    args: &args::Date,
    global: &Global,
    env: &Env,
    report: &mut Report,
) -> Result<()> {
    let json = match args.format {
        None | Some(Format::Agenda) => false,
        Some(Format::Json | Format::Ndjson) => true,
        Some(other) => {
            let name = format!("{other:?}").to_lowercase();
            return Err(plan::bad("--format", &name, "`json`"));
        }
    };
    plan::check_without(&args.reading.without, report);
    let options = plan::analysis_options(&args.reading, plan::pinned_now(global, env)?, env)?;
    let hint = plan::input_format(args.reading.input_format);
    report.of_issues_only();
    let inputs =
        Inputs::new(&args.inputs, hint, options.limits).trusting_times(args.reading.trust_mtime);
    let mut out = output::Stream::to(None)?;
    let mut written = Ok(());
    reading::read_until(inputs, &options, args.reading.jobs, report, |issue, _| {
        let text = if json {
            as_json(&issue)
        } else {
            as_text(&issue)
        };
        out.write_on(text.as_bytes(), &mut written)
    });
    written
}

fn as_json(issue: &Issue) -> String {
    let source = &issue.record.source;
    let line = Line {
        name: &source.name,
        issue_date: source.issue_date,
        published: source.published.as_deref(),
        issue_date_from: source.issue_date_from,
        issue_date_confidence: source.issue_date_confidence,
        issue_date_evidence: &source.issue_date_evidence,
        issue_date_alternatives: &source.issue_date_alternatives,
    };
    serde_json::to_string(&line).unwrap_or_default() + "\n"
}

/// The date and its probability on a line, then a line for each clue and each other candidate.
fn as_text(issue: &Issue) -> String {
    let source: &SourceDoc = &issue.record.source;
    let mut text = match source.issue_date {
        Some(date) => format!(
            "{}  {}  {:.2}  {}\n",
            clean(&issue.from),
            date,
            source.issue_date_confidence,
            name_of(source.issue_date_from),
        ),
        None => format!("{}  none\n", clean(&issue.from)),
    };
    for clue in &source.issue_date_evidence {
        let exact: String = clue.exact.chars().take(80).collect();
        let _ = writeln!(text, "    {} (`{}`)", clean(&clue.says), clean(&exact));
    }
    for other in &source.issue_date_alternatives {
        let _ = writeln!(text, "    or {}  {:.2}", other.date, other.confidence);
    }
    text
}

fn name_of(from: crate::issue::IssueDateFrom) -> String {
    serde_json::to_value(from)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}
