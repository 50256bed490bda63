//! Hours in four digits that stand in one place of many lines: "0930" and "1400" before names, "Mon Oct 1 | 1430", cells
//! "1000-1130", "Time: 1300".
//!
//! Alone, four digits are a year, a room or a house. In one place of several lines, where some can be nothing else, they
//! are a column of hours.

use crate::document::Block;
use crate::lexicon::{STREETS, ZoneWord};
use crate::span::Span;

use super::expr::{Clock, Date, End, Ends, ExprKind, Half, Period, TimeExpr, Year};
use super::{Tag, Tags, Within};

/// Lines that begin with four digits and a name before they are a column of hours.
const COLUMN: usize = 4;
/// Hours in a place that leaves little else.
const PLACED: usize = 3;
/// Bytes between a date and the hour behind it.
const GAP: usize = 4;

/// Where in its line an hour stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// At the head, with a name behind it.
    Head,
    /// At the head, with a colon, dash or bar behind it.
    Marked,
    /// Alone in its line or cell.
    Whole,
    /// Behind a date.
    Behind,
    /// Behind its label.
    Label,
    /// Between marks inside a line.
    Slot,
    /// Behind a mark inside a line, with a colon behind it.
    Leading,
}

const PLACES: [Place; 7] = [
    Place::Head,
    Place::Marked,
    Place::Whole,
    Place::Behind,
    Place::Label,
    Place::Slot,
    Place::Leading,
];

/// Four digits, or two times four, that may be hours.
struct Hours {
    span: Span,
    kind: ExprKind,
    place: Place,
    range: bool,
    /// They can be nothing but hours.
    certain: bool,
    /// They could be years of our time.
    year: bool,
}

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

/// The hours at the head of a line: "0700  *Rail vote", "1030L KYIV - Talks", "1900Z", "1000-1130: Vote", a cell "1400".
fn in_line(text: &str, block: &Block) -> Option<Hours> {
    let line = block.span.of(text);
    let inner = line.trim_start_matches(['*', '+', ' ']);
    let (inner, label) = match inner.as_bytes().first()? {
        b'0'..=b'2' => (inner, false),
        b'T' | b't' | b'W' | b'w' => (behind_label(inner)?, true),
        _ => return None,
    };
    let start = block.span.start as usize + line.len() - inner.len();
    let read = read(inner, start)?;
    let rest = &inner[read.span.len()..];
    let name = rest.trim_start();
    if is_street(name) {
        return None;
    }
    let gap = rest.len() - name.len();
    let place = if label {
        Place::Label
    } else if name.is_empty() {
        Place::Whole
    } else if name.starts_with([':', '|', '—', '–']) || gap > 0 && name.starts_with("- ") {
        Place::Marked
    } else if gap >= 2
        || rest.starts_with('\t')
        || gap == 1 && !name.starts_with(char::is_lowercase)
    {
        Place::Head
    } else {
        return None;
    };
    // A column of plain hours before names may hold any minute; elsewhere an odd one speaks for another number.
    let odd = read.odd && place != Place::Head && !(place == Place::Whole && !read.range);
    (!odd).then_some(Hours {
        span: read.span,
        kind: read.kind,
        place,
        range: read.range,
        certain: read.certain,
        year: read.year,
    })
}

/// The hours between marks inside a line: "Kelp Fund, 0830-1000: Tides", "Tides | 1330 | Quay Hall", "Tides, 1400 (Quay Hall)",
/// "… in Quay Hall. — 1500: Locks".
fn in_slots(text: &str, block: &Block, found: &mut Vec<Hours>) {
    let line = block.span.of(text);
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let from = at;
        at += digits.max(1);
        if digits != 4 || from == 0 {
            continue;
        }
        let Some(before) = line[..from].strip_suffix(' ') else {
            continue;
        };
        let Some(mark) = before.trim_end().chars().next_back() else {
            continue;
        };
        if !matches!(mark, ',' | '|' | '.' | '—' | '–' | '?' | '”') {
            continue;
        }
        let start = block.span.start as usize + from;
        let Some(read) = read(&line[from..], start).filter(|read| !read.odd) else {
            continue;
        };
        let rest = line[from + read.span.len()..].trim_start_matches(' ');
        let leads = rest.starts_with(':');
        let parted = rest.is_empty() || rest.starts_with([',', '|', '(', '—', '–', '.']);
        if leads || parted && matches!(mark, ',' | '|') {
            found.push(Hours {
                span: read.span,
                kind: read.kind,
                place: if leads { Place::Leading } else { Place::Slot },
                range: read.range,
                certain: read.certain,
                year: read.year,
            });
        }
    }
}

/// Whether words behind four digits make a house number of them: "1225 K Street NW".
pub(super) fn is_street(name: &str) -> bool {
    const QUARTERS: &[&str] = &["nw", "ne", "sw", "se"];
    let mut first = name
        .split([' ', ','])
        .take(5)
        .map(|word| word.trim_end_matches('.'));
    first.any(|word| {
        STREETS
            .iter()
            .chain(QUARTERS)
            .any(|street| word.eq_ignore_ascii_case(street))
    })
}

/// What stands behind "Time:" or "When:".
fn behind_label(line: &str) -> Option<&str> {
    let (label, rest) = line.split_once(':')?;
    let rest = rest.trim_start();
    let is_label = label.eq_ignore_ascii_case("time") || label.eq_ignore_ascii_case("when");
    (is_label && rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// The hours behind dates: "Mon Oct 1 | 1200", "Tuesday, March 4, 0930-1100"; also where they were taken for the date's year.
fn behind_dates(text: &str, tags: &Tags, found: &mut Vec<Hours>) {
    for tag in tags {
        let ExprKind::Period(Period::Date(date)) = tag.expr.kind else {
            continue;
        };
        if date.day.is_none() && date.weekday.is_none() {
            continue;
        }
        let end = tag.span.end as usize;
        let swallowed = matches!(date.year, Year::Four(_)) && is_swallowed(tag.span.of(text));
        let start = if swallowed {
            end - 4
        } else {
            let rest = &text[end..];
            let gap = rest
                .trim_start_matches([' ', ',', '|', '–', '—', '-', '@', '/', '\t'])
                .len();
            let gap = rest.len() - gap;
            let at = if rest[gap..].starts_with("at ") { 3 } else { 0 };
            if gap == 0 || gap > GAP + 2 || rest[..gap].contains('\n') {
                continue;
            }
            end + gap + at
        };
        let Some(read) = read(&text[start..], start) else {
            continue;
        };
        // A date's year of our time is its year.
        if !read.odd && !(swallowed && read.year) {
            found.push(Hours {
                span: read.span,
                kind: read.kind,
                place: Place::Behind,
                range: read.range,
                certain: read.certain,
                year: read.year,
            });
        }
    }
}

/// Whether a date ends in four digits behind its day: "Tuesday, March 4, 1430", "Fri, Jul 20 1200".
fn is_swallowed(words: &str) -> bool {
    let bytes = words.as_bytes();
    let Some(at) = bytes.len().checked_sub(6) else {
        return false;
    };
    let parted = bytes[at + 1] == b' ' && (bytes[at] == b',' || bytes[at].is_ascii_digit());
    parted && bytes[at + 2..].iter().all(u8::is_ascii_digit)
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

/// What four digits, or two times four, say as hours.
struct Read {
    span: Span,
    kind: ExprKind,
    range: bool,
    certain: bool,
    year: bool,
    odd: bool,
}

/// Reads hours at the head of `line`, which begins at `start` of the text.
fn read(line: &str, start: usize) -> Option<Read> {
    let first = four(line)?;
    let behind = &line[4..];
    let letter = behind.starts_with(['L', 'Z']) && !behind[1..].starts_with(char::is_alphanumeric);
    let zone = (letter && behind.starts_with('Z')).then_some(ZoneWord::Offset(0));
    let clock = |number: u32| Clock {
        hour: (number / 100) as u8,
        minute: Some((number % 100) as u8),
        second: None,
        half: Half::None24,
        zone,
        about: false,
    };
    let year = (1800..=2099).contains(&first);
    let zero = line.starts_with('0');
    let to = behind.trim_start_matches(' ');
    let mark = to.chars().next().filter(|c| matches!(c, '-' | '–' | '—'));
    let second = mark.and_then(|mark| {
        let last = to[mark.len_utf8()..].trim_start_matches(' ');
        let number = four(last).filter(|number| *number > first && number - first <= 1200)?;
        Some((number, line.len() - last.len()))
    });
    if let Some((last, at)) = second {
        let len = at + 4;
        return Some(Read {
            span: Span::new(start, start + len),
            kind: ExprKind::Range(Ends {
                from: End::Clock(clock(first)),
                to: End::Clock(clock(last)),
                cut: (4, at as u16),
                listed: false,
                exclusive: false,
            }),
            range: true,
            certain: zero,
            year: year && (1800..=2099).contains(&last),
            odd: first % 5 != 0 || last % 5 != 0,
        });
    }
    let len = 4 + usize::from(letter);
    let glued = line[len..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
    (!glued).then_some(Read {
        span: Span::new(start, start + len),
        kind: ExprKind::Clock(clock(first)),
        range: false,
        certain: letter || zero,
        year,
        odd: first % 5 != 0,
    })
}

/// Four digits that are an hour and its minutes.
fn four(line: &str) -> Option<u32> {
    let digits = line
        .get(..4)
        .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let number: u32 = digits.parse().ok()?;
    let ends = !line[4..].starts_with(|c: char| c.is_ascii_digit());
    (ends && number / 100 <= 23 && number % 100 <= 59).then_some(number)
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
