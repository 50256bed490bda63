//! What can be typed, word for word; what it means is `plan.rs`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};

/// Turn the dates in newsletters into calendars.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    about = "Turn the dates in newsletters into calendars",
    long_about = "Reads newsletters (text, HTML, .eml, mbox, Maildir, feeds), works out when each was published, finds the \
                  scheduled events and dated facts, and writes calendars and a JSON timeline.",
    override_usage = "dateline [INPUT]... [OPTIONS]\n       dateline <COMMAND>",
    after_help = "`dateline FILE` is short for `dateline extract FILE`.\n\nExit codes: 0 done; 1 something could not be read, dated or written; 2 refused, nothing written.",
    disable_help_subcommand = true,
    subcommand_required = true
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Global {
    /// Say nothing but errors
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Colour on a terminal, always or never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: When,
    /// Pretend that it is this instant (RFC 3339 or YYYY-MM-DD); SOURCE_DATE_EPOCH does the same
    #[arg(long, global = true, value_name = "INSTANT")]
    pub(crate) now: Option<String>,
    /// Read this configuration file instead of the usual `dateline.toml`
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find the events and dated facts of newsletters (the default command)
    Extract(Extract),
    /// Read what is new, update the store and the calendars in a folder; made for cron
    Sync(Sync),
    /// Show a week, or any days, of newsletters, a timeline.json or the folder of `sync`
    Brief(Brief),
    /// List what needs a look, and take the user's word on it
    Review(Review),
    /// Print when newsletters were published, with the probability and the clues
    Date(Date),
    /// Show the text with every expression, rule, value and reason
    Explain(Explain),
    /// Tag time expressions: JSON lines in, JSON lines out
    Tag(Tag),
    /// Make one timeline of several timelines and line-mode results
    Merge(Merge),
    /// Check, export or rebuild the store of `sync`
    Store(Store),
    /// List, check or begin profiles of publications
    Profiles(Profiles),
    /// Check the configuration file
    Config(Config),
    /// Print shell completions, the manual page or the JSON Schema
    Generate(Generate),
}

/// Input formats that can be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum InputFormat {
    Auto,
    Text,
    Html,
    Eml,
    Mbox,
    Feed,
    Ndjson,
}

/// Output formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Agenda,
    Json,
    Ndjson,
    Ics,
    Markdown,
    Html,
    Csv,
    Org,
    Eml,
    /// For reference managers
    CslJson,
    /// TimeML, for `tag` alone
    Timeml,
}

/// How inputs are read and dated.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct Reading {
    /// What the inputs are, over what their content says
    #[arg(long, value_name = "FORMAT")]
    pub(crate) input_format: Option<InputFormat>,
    /// The issue date, over anything found (YYYY-MM-DD or YYYY-MM-DDTHH:MM)
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// No issue is older than this day
    #[arg(long, value_name = "DAY")]
    pub(crate) assume_after: Option<String>,
    /// No issue is newer than this day
    #[arg(long, value_name = "DAY")]
    pub(crate) assume_before: Option<String>,
    /// Take the time a file was last changed as a clue to its date
    #[arg(long)]
    pub(crate) trust_mtime: bool,
    /// The zone of clock times without one (IANA name; default America/New_York)
    #[arg(long, value_name = "ZONE")]
    pub(crate) time_zone: Option<String>,
    /// A publication's profile: a name, a file, or `none` (can be repeated)
    #[arg(long, value_name = "NAME|FILE|none")]
    pub(crate) profile: Vec<String>,
    /// Switch off a rule, divider or clue, to see what it earns (can be repeated)
    #[arg(long, value_name = "NAME")]
    pub(crate) without: Vec<String>,
    /// Threads that read (default: one a processor)
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
}

/// What goes into the outputs.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Choosing")]
pub(crate) struct Choosing {
    /// Keep only items whose FIELD holds PATTERN (can be repeated)
    ///
    /// FIELD is organizer, title, category, location, section, status, kind or text. A pattern is found anywhere and in
    /// either case. Several of one field: any of them; different fields: all of them.
    #[arg(long, value_name = "FIELD=PATTERN")]
    pub(crate) include: Vec<String>,
    /// Leave out items whose FIELD holds PATTERN; wins over --include (can be repeated)
    #[arg(long, value_name = "FIELD=PATTERN")]
    pub(crate) exclude: Vec<String>,
    /// Leave out items less sure than this (0 to 1)
    #[arg(long, value_name = "N")]
    pub(crate) min_confidence: Option<f64>,
    /// Mark items less sure than this for review (0 to 1; default 0.9)
    #[arg(long, value_name = "N")]
    pub(crate) review_below: Option<f64>,
    /// Length of an event without an end (default 60m)
    #[arg(long, value_name = "LENGTH")]
    pub(crate) default_duration: Option<String>,
}

/// How calendars are written.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Calendars")]
pub(crate) struct Calendars {
    /// Put the dated facts into calendars too
    #[arg(long)]
    pub(crate) facts: bool,
    /// Make timed events show as busy
    #[arg(long)]
    pub(crate) busy: bool,
    /// Leave `(?) ` and `Cancelled: ` out of titles
    #[arg(long)]
    pub(crate) no_marks: bool,
    /// Where subscribers find the calendar
    #[arg(long, value_name = "URL")]
    pub(crate) source_url: Option<String>,
    /// The calendar's name
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Begin CSV with a byte order mark, as Excel wants it
    #[arg(long)]
    pub(crate) bom: bool,
    /// Leave CSV cells that a spreadsheet would take for formulas as they are
    #[arg(long)]
    pub(crate) csv_raw: bool,
    /// To whom the message of `-f eml` goes
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) mail_to: Option<String>,
    /// From whom it comes
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) mail_from: Option<String>,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Extract {
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// What to print (default: agenda on a terminal, json elsewhere)
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// Write that to a file instead of standard output
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Also write a calendar: a name ending in .ics, or a folder that gets one file an event
    #[arg(long, value_name = "PATH")]
    pub(crate) ics: Option<PathBuf>,
    /// Also write the JSON timeline
    #[arg(long, value_name = "PATH")]
    pub(crate) json: Option<PathBuf>,
    /// Answer failures in place and exit 0 (line modes)
    #[arg(long, value_name = "WHERE")]
    pub(crate) errors: Option<Errors>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) choosing: Choosing,
    #[command(flatten)]
    pub(crate) calendars: Calendars,
}

/// Where line modes tell of failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Errors {
    /// In place, and exit code 1 at the end
    Exit,
    /// In place only: exit code 0 unless the stream itself broke
    Inline,
}

#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Sync {
    /// Files, folders, or `-` for standard input (default: those of the configuration file)
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The folder that keeps the store and the outputs
    #[arg(long, value_name = "DIR")]
    pub(crate) to: Option<PathBuf>,
    /// Write what changed to a file: JSON where its name ends in .json, else text
    #[arg(long, value_name = "PATH")]
    pub(crate) changes: Option<PathBuf>,
    /// Say what would be done and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// How long to wait for a run that is at work (default 30s)
    #[arg(long, value_name = "LENGTH")]
    pub(crate) wait: Option<String>,
    /// Keep only items from this day on in timeline.json
    #[arg(long, value_name = "DAY")]
    pub(crate) since: Option<String>,
    /// Make several calendars, `calendar-NAME.ics` and `events-NAME/`
    #[arg(long, value_name = "FIELD")]
    pub(crate) split: Option<Split>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) choosing: Choosing,
    #[command(flatten)]
    pub(crate) calendars: Calendars,
}

/// What several calendars are split by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Split {
    Organizer,
    Category,
    Profile,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Brief {
    /// Newsletters, timelines, or the folder of `sync` (default: that of the configuration file)
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// A week from Monday to Sunday (2024-W44)
    #[arg(long, value_name = "WEEK", conflicts_with_all = ["from", "until", "next"])]
    pub(crate) week: Option<String>,
    /// First day
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// Last day
    #[arg(long, value_name = "DAY")]
    pub(crate) until: Option<String>,
    /// This many days from today (7d, 2w)
    #[arg(long, value_name = "LENGTH", conflicts_with_all = ["from", "until"])]
    pub(crate) next: Option<String>,
    /// What to print (default: agenda)
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// Write that to a file instead of standard output
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Also write a note an event, in Markdown, into a folder
    #[arg(long, value_name = "DIR")]
    pub(crate) notes: Option<PathBuf>,
    /// Mark what is new or changed since this briefing or timeline, a JSON file
    #[arg(long, value_name = "FILE")]
    pub(crate) since: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) choosing: Choosing,
    #[command(flatten)]
    pub(crate) calendars: Calendars,
}

#[derive(Debug, Args)]
pub(crate) struct Review {
    /// The folder of `sync` (default: that of the configuration file)
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) to: Option<PathBuf>,
    /// How long to wait for a run that is at work (default 30s)
    #[arg(long, value_name = "LENGTH", global = true)]
    pub(crate) wait: Option<String>,
    #[command(subcommand)]
    pub(crate) action: Option<ReviewAction>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ReviewAction {
    /// List what needs a look (the default)
    List {
        /// Print JSON
        #[arg(short, long, value_name = "FORMAT")]
        format: Option<Format>,
        /// List what was said instead: accepted, rejected and corrected, in `review` or a calendar program
        #[arg(long)]
        said: bool,
    },
    /// End the doubt: the item is right
    Accept {
        #[arg(required = true, value_name = "UID")]
        uids: Vec<String>,
    },
    /// Keep the item out of every output
    Reject {
        #[arg(required = true, value_name = "UID")]
        uids: Vec<String>,
    },
    /// Correct fields: title, start, end, location, status
    Set {
        #[arg(value_name = "UID")]
        uid: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Take back what was said of an entry, or of some of its fields
    Undo {
        #[arg(value_name = "UID")]
        uid: String,
        #[arg(value_name = "FIELD")]
        fields: Vec<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Date {
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// `json`: an object a line
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// A file, or `-` for standard input
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Print the extracted text that every offset refers to, and nothing else
    #[arg(long)]
    pub(crate) text: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) choosing: Choosing,
}

#[derive(Debug, Args)]
pub(crate) struct Tag {
    /// Whose habits the extents follow
    #[arg(long, value_name = "STYLE", default_value = "timeml")]
    pub(crate) style: TagStyle,
    /// `timeml`: one text on standard input, TimeML out (default: ndjson)
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// The reference date of a text without one (YYYY-MM-DD or YYYY-MM-DDTHH:MM)
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// The zone of clock times without one (IANA name; default America/New_York)
    #[arg(long, value_name = "ZONE")]
    pub(crate) time_zone: Option<String>,
    /// Switch off a rule (can be repeated)
    #[arg(long, value_name = "NAME")]
    pub(crate) without: Vec<String>,
    /// Answer failures in place and exit 0
    #[arg(long, value_name = "WHERE")]
    pub(crate) errors: Option<Errors>,
}

/// Whose habits the extents follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TagStyle {
    /// The public corpora's
    Timeml,
    /// Those that extraction works with
    Calendar,
}

#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// Timelines (.json) and line-mode results (.ndjson), or `-` for standard input
    #[arg(value_name = "INPUT", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// What to print (default: agenda on a terminal, json elsewhere)
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// Write that to a file instead of standard output
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Also write a calendar: a name ending in .ics, or a folder that gets one file an event
    #[arg(long, value_name = "PATH")]
    pub(crate) ics: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) choosing: Choosing,
    #[command(flatten)]
    pub(crate) calendars: Calendars,
}

#[derive(Debug, Args)]
pub(crate) struct Store {
    /// The folder of `sync` (default: that of the configuration file)
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) to: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) action: StoreAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StoreAction {
    /// Say whether the store is whole
    Check,
    /// Print everything it holds, as JSON lines
    Export,
    /// Write it anew from what it holds, and the outputs with it
    Rebuild,
}

#[derive(Debug, Args)]
pub(crate) struct Profiles {
    #[command(subcommand)]
    pub(crate) action: Option<ProfilesAction>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ProfilesAction {
    /// List every profile: the built-in ones and those of the configuration folder
    List,
    /// Print a profile as it is written
    Show {
        /// Its name, or a file
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Say whether profile files are right
    Check {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Write a first profile from one issue of a newsletter
    #[command(alias = "begin")]
    New {
        /// The issue
        #[arg(value_name = "INPUT")]
        input: PathBuf,
        /// Write to this file (default: print)
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Config {
    #[command(subcommand)]
    pub(crate) action: ConfigAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigAction {
    /// Say whether the configuration file is right, and what it comes to
    Check {
        /// The file (default: the one that would be used)
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Generate {
    #[command(subcommand)]
    pub(crate) what: GenerateWhat,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GenerateWhat {
    /// Shell completions
    Completions {
        /// bash, zsh, fish, elvish or powershell
        #[arg(value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    /// The manual page
    Man,
    /// The JSON Schema of the timeline
    Schema,
}
