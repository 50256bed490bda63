//! What makes a line a masthead, and how much such a line is worth.

/// What makes a line a masthead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::issue) enum Form {
    /// "Posted", "Sent", "Published on", "Today is".
    Posted,
    /// "Date: October 28, 2024".
    Dated,
    /// "By Dana Selwyn".
    Byline,
    /// "Vol. 6, No. 37".
    Volume,
    /// Nothing else on the line.
    Alone,
    /// "Updated", "Last revised": after whatever says when it came out first.
    Updated,
    /// "The Pier Ledger - Tuesday, May 6, 2031".
    Title,
    /// "Notes on rivers and rails from the Marlow desk Tuesday, May 6, 2031": behind what the newsletter says of itself.
    Tagline,
    /// The text begins with it.
    First,
    /// "WARSAW, Feb. 26 (Agency) --".
    Dateline,
    /// "Week of May 5".
    WeekOf,
    /// "March 5-12" in a title.
    Range,
    /// "Daybook for Monday, Mar. 15": the day the list is about.
    About,
}

impl Form {
    /// How often such a line gives the issue's own day.
    pub(super) fn share(self) -> f64 {
        match self {
            Form::Posted => 0.98,
            Form::Dated | Form::Byline | Form::Volume => 0.97,
            Form::Alone => 0.96,
            Form::Updated => 0.95,
            Form::Title | Form::Tagline => 0.92,
            Form::First => 0.91,
            Form::Dateline => 0.6,
            Form::WeekOf => 0.75,
            Form::Range => 0.6,
            Form::About => 0.5,
        }
    }

    /// What it says, for the reader of `explain`.
    pub(super) fn says(self) -> &'static str {
        match self {
            Form::Posted => "says when it was published",
            Form::Dated => "is labelled as the date",
            Form::Byline => "dates the byline",
            Form::Volume => "dates the volume",
            Form::Alone => "a date alone at the top",
            Form::Updated => "says when it was last changed",
            Form::Title => "dates the title",
            Form::Tagline => "follows the tagline",
            Form::First => "the text begins with a date",
            Form::Dateline => "the dateline",
            Form::WeekOf => "names its week",
            Form::Range => "names its days",
            Form::About => "names the day it is about",
        }
    }
}
