//! `dateline tag`: JSON lines in, JSON lines out, each answered before the next is waited for.

use std::borrow::Cow;
use std::io::{self, Read};
use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::Deserialize;
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

    fn answer(&self, asked: &[u8]) -> std::result::Result<Vec<u8>, Failure> {
        let question: Question<'_> =
            serde_json::from_slice(asked).map_err(|error| Failure::json(asked, &error))?;
        let date = match &question.date {
            None => self.date,
            Some(text) => Some(plan::reference(text, self.zone).ok_or_else(|| {
                Failure::new("bad-date", "`date` is no date such as 2024-10-28").of(&question.id)
            })?),
        };
        let answers = self.answers(&question.text, date);
        line(&question.id, &question.text, &answers)
            .map_err(|error| Failure::new("unwritable", error.to_string()))
    }

    fn answers(&self, text: &str, date: Option<(NaiveDate, Option<NaiveTime>)>) -> Vec<Found> {
        let mut frame = Frame {
            issue: date.map(|(day, _)| day),
            issue_time: date.and_then(|(_, time)| time),
            zone: self.zone.unwrap_or(Frame::default().zone),
            timeml: self.style == Style::TimeMl,
            ..Frame::default()
        };
        let options = timex::Options { style: self.style };
        let tags = resolve::tag_as_told(text, options, &mut frame);
        let tags: Vec<_> = tags
            .into_iter()
            .filter(|tag| !self.without.iter().any(|name| name == tag.rule))
            .collect();
        resolve::answers(text, &tags, &frame)
    }
}

/// The line that goes out. A derived `Serialize` would write the keys piece by piece, at a tenth of what all the rest costs.
fn line(id: &Value, text: &str, answers: &[Found]) -> serde_json::Result<Vec<u8>> {
    const ROOM: usize = 128;
    let mut out = Vec::with_capacity(ROOM + ROOM * answers.len());
    out.extend_from_slice(b"{\"id\":");
    serde_json::to_writer(&mut out, id)?;
    out.extend_from_slice(b",\"expressions\":[");
    for (n, answer) in answers.iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        out.extend_from_slice(b"{\"start\":");
        number(&mut out, answer.span.start);
        out.extend_from_slice(b",\"end\":");
        number(&mut out, answer.span.end);
        let found = &answer.timex3;
        member(&mut out, ",\"text\":", answer.span.of(text))?;
        member(&mut out, ",\"type\":", found.kind)?;
        match &found.value {
            Some(value) => member(&mut out, ",\"value\":", value)?,
            None => out.extend_from_slice(b",\"value\":null"),
        }
        if let Some(modifier) = found.modifier {
            member(&mut out, ",\"mod\":", modifier)?;
        }
        if let Some(quant) = &found.quant {
            member(&mut out, ",\"quant\":", quant)?;
        }
        if let Some(freq) = &found.freq {
            member(&mut out, ",\"freq\":", freq)?;
        }
        member(&mut out, ",\"rule\":", answer.rule)?;
        out.push(b'}');
    }
    out.extend_from_slice(b"]}");
    Ok(out)
}

/// Writes the digits of a number.
fn number(out: &mut Vec<u8>, number: u32) {
    let mut digits = [0; 10];
    let mut left = number;
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

/// Writes a key with the marks around it, and its text; only a text in which something must be escaped is left to the serializer.
fn member(out: &mut Vec<u8>, key: &str, text: &str) -> serde_json::Result<()> {
    let escaped = |b: &u8| *b < b' ' || matches!(b, b'"' | b'\\');
    out.extend_from_slice(key.as_bytes());
    if text.as_bytes().iter().any(escaped) {
        return serde_json::to_writer(out, text);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
    Ok(())
}
