//! Hours in four digits that stand in one place of many lines: "0930" and "1400" before names, "Mon Oct 1 | 1430", cells
//! "1000-1130", "Time: 1300".
//!
//! Alone, four digits are a year, a room or a house. In one place of several lines, where some can be nothing else, they
//! are a column of hours.

mod digits;
mod place;

use crate::document::Block;
use crate::span::Span;

use super::expr::{Date, End, ExprKind, Period, TimeExpr, Year};
use super::{Tag, Tags, Within};
use place::{Hours, PLACES, Place, behind_dates, in_line, in_slots, is_swallowed};

pub(super) use place::is_street;

/// Lines that begin with four digits and a name before they are a column of hours.
const COLUMN: usize = 4;
/// Hours in a place that leaves little else.
const PLACED: usize = 3;

/// Adds the hours of columns to `tags`, in place of the years they were taken for.
pub(super) fn add(text: &str, blocks: &[&Block], tags: &mut Tags) {
    let mut found: Vec<Hours> = blocks
        .iter()
        .filter_map(|block| in_line(text, block))
        .collect();
    for block in blocks {
        in_slots(text, block, &mut found);
    }
    found.retain(|hours| !is_in_date(tags, hours.span));
    behind_dates(text, tags, &mut found);
    // Where no other hour is printed, what stands in the hour's place is one.
    let hourless = !tags.iter().any(|tag| tag.expr.has_clock());
    found.retain({
        let accepted: Vec<Place> = PLACES
            .into_iter()
            .filter(|p| are_hours(&found, *p, hourless))
            .collect();
        move |hours| accepted.contains(&hours.place)
    });
    if found.is_empty() {
        return;
    }
    found.sort_by_key(|hours| hours.span.start);
    found.dedup_by_key(|hours| hours.span.start);
    let meets = |span: Span| {
        let at = found.partition_point(|hours| hours.span.end <= span.start);
        found.get(at).filter(|hours| hours.span.overlaps(span))
    };
    tags.retain_mut(|tag| match meets(tag.span) {
        None => true,
        Some(_) if is_year(&tag.expr.kind) => false,
        Some(hours) => {
            leave_year(tag, hours.span, text);
            true
        }
    });
    let new: Vec<Tag> = found
        .iter()
        .filter(|hours| {
            let at = tags.partition_point(|tag| tag.span.end <= hours.span.start);
            tags.get(at)
                .is_none_or(|tag| !tag.span.overlaps(hours.span))
        })
        .map(|hours| Tag {
            span: hours.span,
            rule: "hour-in-list",
            expr: TimeExpr::new(hours.kind),
            within: Within::Text,
        })
        .collect();
    tags.extend(new);
    tags.sort_by_key(|tag| tag.span.start);
}

/// Whether digits are part of a date: "November 23, 2020".
fn is_in_date(tags: &Tags, digits: Span) -> bool {
    let at = tags.partition_point(|tag| tag.span.end <= digits.start);
    tags.get(at)
        .is_some_and(|tag| tag.span.overlaps(digits) && tag.span.start < digits.start)
}

/// Whether what stands in one place of the lines is hours.
fn are_hours(found: &[Hours], place: Place, hourless: bool) -> bool {
    let here = || found.iter().filter(|hours| hours.place == place);
    let all = here().count();
    let certain = here().filter(|hours| hours.certain).count();
    let years = here().filter(|hours| hours.year && !hours.certain).count();
    let ranges = here().filter(|hours| hours.range).count();
    let column = all >= COLUMN && certain * 6 >= all;
    match place {
        Place::Label => all > 0,
        Place::Head => column || all >= PLACED && ranges * 2 >= all,
        Place::Behind => {
            column || all > 1 && certain * 2 >= all || all >= PLACED && years * 2 <= all
        }
        Place::Slot => {
            let sure = (ranges + certain) * 3 >= all || hourless;
            all >= PLACED && years * 2 <= all && sure
        }
        Place::Marked | Place::Whole | Place::Leading => {
            column || all >= PLACED && years * 2 <= all
        }
    }
}

/// Whether an expression is a year, or a stretch of years, and nothing more.
fn is_year(kind: &ExprKind) -> bool {
    match kind {
        ExprKind::Period(Period::Year(..)) => true,
        ExprKind::Range(ends) => [ends.from, ends.to].iter().all(|end| match end {
            End::Date(date) => date.month.is_none() && date.day.is_none() && date.weekday.is_none(),
            End::Other(Period::Year(..)) => true,
            _ => false,
        }),
        _ => false,
    }
}

/// Gives back the hours that a date took for its year.
fn leave_year(tag: &mut Tag, hours: Span, text: &str) {
    if let ExprKind::Period(Period::Date(date)) = &mut tag.expr.kind
        && tag.span.start < hours.start
        && is_swallowed(tag.span.of(text))
    {
        let words = &text[tag.span.start as usize..hours.start as usize];
        tag.span.end = tag.span.start + words.trim_end_matches([',', ' ']).len() as u32;
        *date = Date {
            year: Year::Unsaid,
            ..*date
        };
    }
}

#[cfg(test)]
mod tests {
    use crate::timex::tests::finds;

    #[test]
    fn a_column_of_four_digits_is_hours_where_some_can_be_nothing_else() {
        finds(
            &[
                "0700  *Rail vote",
                "0830L TALLINN - Talks",
                "1000 House meets",
                "1400  (TBC) Remarks",
                "1900Z BERN - Draw",
            ],
            &["0700", "0830L", "1000", "1400", "1900Z"],
        );
        finds(
            &["0915", "1000", "2000", "1804", "1100"],
            &["0915", "1000", "2000", "1804", "1100"],
        );
        finds(
            &[
                "1000 Gull Lane",
                "1200 Quay Road",
                "1400 Mole Street",
                "1500 Kelp Way",
            ],
            &[],
        );
    }

    #[test]
    fn hours_stand_behind_dates_alone_and_before_marks() {
        finds(
            &[
                "Kelp Fund, Mon Oct 1 | 1200: Tides",
                "Quay Forum, Tue Oct 2 | 1430: Locks",
                "Mole Society, Wed Oct 3 | 0830: Rails",
            ],
            &[
                "Mon Oct 1",
                "1200",
                "Tue Oct 2",
                "1430",
                "Wed Oct 3",
                "0830",
            ],
        );
        finds(
            &[
                "Tides and tolls, Monday, Oct. 1, 1100",
                "Locks, Monday, Oct. 1, 1430",
                "Rails, Tuesday, Oct. 2, 0930",
            ],
            &[
                "Monday, Oct. 1",
                "1100",
                "Monday, Oct. 1",
                "1430",
                "Tuesday, Oct. 2",
                "0930",
            ],
        );
        finds(
            &[
                "Tides, July 30, 2017 – 1400",
                "Locks, July 31, 2017 – 1130",
                "Rails, August 1, 2017 – 1300",
            ],
            &[
                "July 30, 2017",
                "1400",
                "July 31, 2017",
                "1130",
                "August 1, 2017",
                "1300",
            ],
        );
        finds(
            &[
                "Tides",
                "1000-1130",
                "Locks",
                "1300-1430",
                "Rails",
                "1600 – 1700",
            ],
            &["1000-1130", "1300-1430", "1600 – 1700"],
        );
        finds(
            &["1000: Tides", "1330: Locks", "1400: Rails"],
            &["1000", "1330", "1400"],
        );
        finds(&["Time: 1430"], &["1430"]);
        finds(
            &[
                "Kelp Fund, 0830-1000: Tides",
                "Quay Forum, 1200-1300: Locks",
                "Mole Society, 1500: Rails",
            ],
            &["0830-1000", "1200-1300", "1500"],
        );
        finds(
            &[
                "Room 1100, Longworth",
                "Suite 1200, Quay Road",
                "Hall 1300, Mole Street",
            ],
            &[],
        );
    }

    #[test]
    fn years_stay_years() {
        finds(
            &["1914-1918", "1939-1945", "1950-1953"],
            &["1914-1918", "1939-1945", "1950-1953"],
        );
        finds(
            &["1905", "1910", "1915", "1920"],
            &["1905", "1910", "1915", "1920"],
        );
        finds(
            &["Oct. 14, 1066", "June 15, 1215", "Aug. 26, 1346"],
            &["Oct. 14, 1066", "June 15, 1215", "Aug. 26, 1346"],
        );
        finds(
            &[
                "1776: The colonies",
                "1789: The Bastille",
                "1815: The treaty",
            ],
            &[],
        );
    }
}
