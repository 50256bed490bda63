//! `dateline tag`: JSON lines in, JSON lines out, each answered before the next is waited for.

use std::borrow::Cow;
use std::io::{self, Read};
use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cli::args::{self, Errors, Format, TagStyle};
use crate::cli::lines::{self, Failure};
use crate::cli::report::Report;
use crate::cli::{output, plan, timelines};
use crate::error::Result;
use crate::limits::Limits;
use crate::resolve::{self, Answer as Found, Frame};
use crate::timex::{self, Style};
use crate::write::timeml;

/// A line that comes in.
#[derive(Deserialize)]
struct Question<'a> {
    #[serde(default)]
    id: Value,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    date: Option<Cow<'a, str>>,
}

/// A line that goes out.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    expressions: Vec<Expression<'a>>,
}

#[derive(Serialize)]
struct Expression<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    value: Option<String>,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    modifier: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    freq: Option<String>,
    rule: &'static str,
}

/// What all lines share.
struct Tagger<'a> {
    style: Style,
    zone: Option<Tz>,
    date: Option<(NaiveDate, Option<NaiveTime>)>,
    without: &'a [String],
}

/// Runs the command.
pub(crate) fn run(args: &args::Tag, report: &mut Report) -> Result<()> {
    let zone = plan::zone_of(args.time_zone.as_ref())?;
    let date = args
        .date
        .as_ref()
        .map(|text| {
            plan::day_and_time(text, zone)
                .ok_or_else(|| plan::bad_day("--date", text, "a date such as 2024-10-28"))
        })
        .transpose()?;
    plan::check_without(&args.without, report);
    let tagger = Tagger {
        style: match args.style {
            TagStyle::Timeml => Style::TimeMl,
            TagStyle::Calendar => Style::Calendar,
        },
        zone,
        date,
        without: &args.without,
    };
    match args.format {
        None | Some(Format::Ndjson | Format::Json) => {
            let answer = |line: &[u8]| tagger.answer(line);
            let inline = args.errors == Some(Errors::Inline);
            let input: Box<dyn Read> = Box::new(io::stdin().lock());
            let inputs = vec![("standard input".to_owned(), input)];
            let output = io::stdout().lock();
            lines::answer_all(inputs, output, &Limits::default(), answer, inline, report)
        }
        Some(Format::Timeml) => tagger.timeml(),
        Some(other) => Err(plan::bad(
            "--format",
            &format!("{other:?}").to_lowercase(),
            "`ndjson` or `timeml`",
        )),
    }
}

impl Tagger<'_> {
    /// Tags the one text on standard input and writes it as TimeML.
    fn timeml(&self) -> Result<()> {
        let bytes = timelines::read(Path::new("-"))?;
        let text = String::from_utf8_lossy(&bytes);
        let answers = self.answers(&text, self.date);
        let date = self.date.map(|(day, _)| day.to_string());
        output::print(timeml::document(&text, &answers, date.as_deref()).as_bytes())
    }

    fn answer(&self, line: &[u8]) -> std::result::Result<String, Failure> {
        let question: Question<'_> =
            serde_json::from_slice(line).map_err(|error| Failure::json(line, &error))?;
        let date = match &question.date {
            None => self.date,
            Some(text) => Some(plan::day_and_time(text, self.zone).ok_or_else(|| {
                Failure::new("bad-date", "`date` is no date such as 2024-10-28").of(&question.id)
            })?),
        };
        let expressions = self.expressions(&question.text, date);
        let answer = Answer {
            id: &question.id,
            expressions,
        };
        serde_json::to_string(&answer)
            .map_err(|error| Failure::new("unwritable", error.to_string()))
    }

    fn expressions<'t>(
        &self,
        text: &'t str,
        date: Option<(NaiveDate, Option<NaiveTime>)>,
    ) -> Vec<Expression<'t>> {
        self.answers(text, date)
            .into_iter()
            .map(|answer| Expression {
                start: answer.span.start,
                end: answer.span.end,
                text: answer.span.of(text),
                kind: answer.timex3.kind,
                value: answer.timex3.value,
                modifier: answer.timex3.modifier,
                quant: answer.timex3.quant,
                freq: answer.timex3.freq,
                rule: answer.rule,
            })
            .collect()
    }

    fn answers(&self, text: &str, date: Option<(NaiveDate, Option<NaiveTime>)>) -> Vec<Found> {
        let frame = Frame {
            issue: date.map(|(day, _)| day),
            issue_time: date.and_then(|(_, time)| time),
            zone: self.zone.unwrap_or(Frame::default().zone),
            timeml: self.style == Style::TimeMl,
            ..Frame::default()
        };
        let tags = timex::tag(text, timex::Options { style: self.style });
        let tags: Vec<_> = tags
            .into_iter()
            .filter(|tag| !self.without.iter().any(|name| name == tag.rule))
            .collect();
        resolve::answers(text, &tags, &frame)
    }
}
