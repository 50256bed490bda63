//! How the outputs of a folder are made; kept in the store, so that `review` and `store rebuild` make them alike.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::briefing::Choice;
use crate::cli::args;
use crate::cli::plan;
use crate::error::Result;
use crate::timeline::FoldOptions;
use crate::write;

/// Everything that decides what the outputs hold, besides the newsletters and the user's word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// Another program version may write other bytes.
    program: String,
    include: Vec<String>,
    exclude: Vec<String>,
    min_confidence: Option<f64>,
    default_duration: u32,
    review_below: f64,
    pub(crate) facts: bool,
    busy: bool,
    no_marks: bool,
    source_url: Option<String>,
    name: Option<String>,
    pub(crate) since: Option<NaiveDate>,
    pub(crate) split: Option<args::Split>,
}

impl Settings {
    /// What the command line (and the configuration file behind it) asks for.
    pub(crate) fn of(args: &args::Sync) -> Result<Self> {
        let fold = plan::fold_options(&args.choosing)?;
        let settings = Settings {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            include: args.choosing.include.clone(),
            exclude: args.choosing.exclude.clone(),
            min_confidence: plan::share("--min-confidence", args.choosing.min_confidence)?,
            default_duration: fold.default_duration,
            review_below: fold.review_below,
            facts: args.calendars.facts,
            busy: args.calendars.busy,
            no_marks: args.calendars.no_marks,
            source_url: args.calendars.source_url.clone(),
            name: args.calendars.name.clone(),
            since: plan::day_of("--since", args.since.as_ref())?,
            split: args.split,
        };
        settings.choice()?;
        // Not for the folder, but `dateline config check` looks at every value.
        plan::write_options(&args.calendars, None)?;
        Ok(settings)
    }

    /// As they are kept.
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As they were kept by the last run, for this version of the program; those of a bare `sync` where there are none.
    pub(crate) fn kept(json: Option<&str>) -> Self {
        let kept = json.and_then(|text| serde_json::from_str::<Settings>(text).ok());
        let program = env!("CARGO_PKG_VERSION").to_owned();
        let usual = FoldOptions::default();
        match kept {
            Some(kept) => Settings { program, ..kept },
            None => Settings {
                program,
                include: Vec::new(),
                exclude: Vec::new(),
                min_confidence: None,
                default_duration: usual.default_duration,
                review_below: usual.review_below,
                facts: false,
                busy: false,
                no_marks: false,
                source_url: None,
                name: None,
                since: None,
                split: None,
            },
        }
    }

    /// What goes into the outputs.
    pub(crate) fn choice(&self) -> Result<Choice> {
        Choice::parse(&self.include, &self.exclude, self.min_confidence)
    }

    /// How the timeline is folded.
    pub(crate) fn fold(&self) -> FoldOptions {
        FoldOptions {
            default_duration: self.default_duration,
            review_below: self.review_below,
        }
    }

    /// How calendars are written.
    pub(crate) fn write(&self) -> write::Options {
        write::Options {
            facts: self.facts,
            busy: self.busy,
            marks: !self.no_marks,
            source_url: self.source_url.clone(),
            name: self.name.clone(),
            ..write::Options::default()
        }
    }
}
