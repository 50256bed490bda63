//! CSV for spreadsheets: fixed columns, ISO times, a zone column, and no cell that a spreadsheet would run.

use super::card::Card;
use crate::extract::Kind;
use crate::timeline::{Point, TimelineDoc};

/// The columns; they stay.
const COLUMNS: &str = "uid,kind,category,title,start,end,allDay,timeZone,organizer,location,online,status,recurrence,confidence,needsReview,reviewReasons,link,quote,source";

/// How to write CSV.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CsvOptions {
    /// Begin with a byte-order mark, which some spreadsheets need to see UTF-8.
    pub(super) bom: bool,
    /// Leave cells as they are, for programs (`--csv-raw`).
    pub(super) raw: bool,
}

/// The timeline as CSV (RFC 4180: CRLF, quoted where needed).
pub(super) fn write(doc: &TimelineDoc, options: CsvOptions) -> String {
    let mut out = String::from(if options.bom { "\u{feff}" } else { "" });
    out.push_str(COLUMNS);
    out.push_str("\r\n");
    for item in &doc.items {
        let card = Card::of(item, doc);
        let words = |text: Option<&str>| text.unwrap_or("").to_owned();
        let reasons: Vec<&str> = card.reasons.iter().map(|r| r.as_str()).collect();
        let cells = [
            card.uid.to_string(),
            words(Some(if card.kind == Kind::Event {
                "event"
            } else {
                "fact"
            })),
            words(card.category),
            card.title.to_string(),
            point(Some(item.start)),
            point(item.end),
            item.all_day.to_string(),
            item.time_zone.clone(),
            words(card.host.as_ref().map(|h| h.as_str())),
            words(card.place.as_ref().map(|p| p.as_str())),
            words(card.attendance),
            words(Some(card.status.unwrap_or("confirmed"))),
            words(item.recurrence.as_deref()),
            format!("{:.2}", item.confidence),
            item.needs_review.to_string(),
            reasons.join("; "),
            words(card.links.first().map(|(url, _)| url.as_str())),
            words(card.quotes.first().map(|q| q.exact.as_str())),
            words(card.quotes.first().map(|q| q.source.as_str())),
        ];
        let row: Vec<String> = cells
            .iter()
            .map(|cell| escaped(cell, options.raw))
            .collect();
        out.push_str(&row.join(","));
        out.push_str("\r\n");
    }
    out
}

fn point(point: Option<Point>) -> String {
    match point {
        None => String::new(),
        Some(Point::Day(day)) => day.to_string(),
        Some(Point::Instant(at)) => at.format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
    }
}

/// A cell that begins like a formula gets an apostrophe in front (OWASP, CSV injection), our own "— Host" lines included.
fn escaped(cell: &str, raw: bool) -> String {
    let formula = cell.starts_with([
        '=', '+', '-', '@', '\t', '\r', '—', '–', '−', '＝', '＋', '－', '＠',
    ]);
    let cell = if formula && !raw {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains(['"', ',', '\n', '\r', ';']) || cell.starts_with([' ', '\'']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_no_quote_breaks_out() {
        assert_eq!(
            escaped("=HYPERLINK(\"x\")", false),
            "\"'=HYPERLINK(\"\"x\"\")\""
        );
        assert_eq!(escaped("-1+1", true), "-1+1");
        assert_eq!(
            escaped("Talks, think tanks", false),
            "\"Talks, think tanks\""
        );
        assert_eq!(escaped("plain", false), "plain");
    }
}
