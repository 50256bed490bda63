//! What the first row of a table says of its columns: when, until when, on whose clock, what, where, who.

use std::ops::Range;

use crate::extract::listing::piece::{Form, Line, Page};
use crate::extract::listing::shape::{At, Head, Record};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// What takes place.
    What,
    /// Days or hours.
    When,
    /// Hours at which items end.
    End,
    /// Whose clock the hours are on.
    Zone,
    /// Places.
    Where,
    /// Hosts.
    Who,
    /// Remarks: an hour in them may be that of a reception.
    Notes,
    /// Figures, and the time they are of: "Period", "Previous".
    Figures,
    /// Anything else.
    Else,
}

/// The columns of one table that its first row names.
#[derive(Clone, Debug, Default)]
pub(super) struct Heads {
    table: Option<u32>,
    columns: Vec<(u32, Column)>,
    /// Whether its first column has days.
    days_first: bool,
}

impl Heads {
    /// The columns of the table whose first row this is, if it is another one than that read last.
    pub(super) fn read(&mut self, page: &Page<'_>, row: Range<usize>) {
        let Some(cell) = page.lines[row.start].cell else {
            return;
        };
        let leads = page.lines[row.start].form == Form::Day && cell.col == 0;
        if self.table == Some(cell.table) {
            self.days_first |= leads;
            return;
        }
        self.days_first = leads;
        let named = |line: &Line| {
            let column = column(page.text(line.span)).filter(|_| line.form == Form::Text)?;
            Some((line.cell?.col, column))
        };
        self.table = Some(cell.table);
        self.columns = page.lines[row].iter().filter_map(named).collect();
    }

    /// What a column is named for.
    pub(super) fn of(&self, column: u32) -> Option<Column> {
        let found = self.columns.iter().find(|(c, _)| *c == column);
        found.map(|(_, column)| *column)
    }

    /// Whether a day in this column is not that of its row: the first one has it, or a figure is of it.
    pub(super) fn is_reference(&self, column: u32) -> bool {
        self.of(column) == Some(Column::Figures)
            || self.days_first && column > 1 && self.of(column) != Some(Column::When)
    }

    /// Gives the slots of a record what the first row says of their columns.
    pub(super) fn name(&self, record: &mut Record) {
        for slot in &mut record.slots {
            let At::Column(column) = slot.at else {
                continue;
            };
            let column = self.of(u32::from(column));
            slot.bond = match column {
                Some(Column::What) => 0.9,
                Some(_) => -0.5,
                None => 0.0,
            };
            slot.head = match column {
                Some(Column::Where) => Head::Place,
                Some(Column::Who) => Head::Host,
                _ => Head::Silent,
            };
        }
    }
}

/// Whether a row only names its columns.
pub(super) fn is_header(page: &Page<'_>, row: Range<usize>) -> bool {
    let first = page.lines[row.clone()]
        .iter()
        .all(|l| l.cell.is_some_and(|c| c.row == 0));
    let name = |l: &&Line| column(page.text(l.span)).is_some();
    first && page.lines[row].iter().filter(name).count() >= 2
}

/// What a name says of its column.
fn column(name: &str) -> Option<Column> {
    let name = name.trim().trim_end_matches(':').to_lowercase();
    Some(match name.as_str() {
        "event" | "events" | "title" | "meeting" | "body" | "release" | "program" | "programme"
        | "name" | "what" | "description" | "topic" | "call" | "activity" | "item" | "company"
        | "indicator" | "report" | "session" | "subject" => Column::What,
        "time" | "date" | "day" | "when" | "start" | "starts" | "start time" | "from"
        | "begins" | "hour" | "dates" | "times" | "start date" => Column::When,
        "end" | "ends" | "end time" | "until" | "to" | "finish" => Column::End,
        "tz" | "zone" | "time zone" | "timezone" => Column::Zone,
        "place" | "location" | "where" | "venue" | "room" | "hall" => Column::Where,
        "host" | "organizer" | "organiser" | "sponsor" | "hosted by" => Column::Who,
        "notes" | "note" | "remarks" | "comments" | "status" | "status / notes"
        | "status/notes" | "details" => Column::Notes,
        "forecast" | "previous" | "prior" | "consensus" | "actual" | "period"
        | "reference period" | "for period" | "survey" => Column::Figures,
        "symbol" | "country" | "contact" | "cost" | "price" => Column::Else,
        _ => return None,
    })
}
