//! The user's word, field by field, over what the issues say.

use super::fold::FoldOptions;
use super::item::{Item, Point};
use super::merge::{display_of, value_of};
use super::record::{Override, UserVerdict};

/// The item with the user's word. What the user set is sure; what he did not touch follows the issues.
pub(super) fn apply(
    said: &Item,
    word: &Override,
    year: Option<i32>,
    options: &FoldOptions,
) -> Item {
    let mut item = said.clone();
    if let Some(title) = &word.title {
        item.title.clone_from(title);
    }
    if let Some(place) = &word.location {
        item.location.name = Some(place.clone()).filter(|p| !p.is_empty());
        item.location.address = None;
    }
    if let Some(status) = word.status {
        item.status = status;
    }
    if let Some(start) = word.start {
        let end = said
            .end
            .and_then(|end| moved_end(said.start, end, start, options));
        set_start(&mut item, start, end);
    }
    if let Some(end) = word.end {
        item.end = Some(end);
        item.assumed.retain(|a| a != "end");
    }
    if word.start.is_some() || word.end.is_some() {
        item.display_date = display_of(&item, year);
    }
    item.corrected = corrected(word);
    if word.verdict == Some(UserVerdict::Accept) || word.start.is_some() {
        item.confidence = 1.0;
        item.needs_review = false;
        item.review_reasons.clear();
    }
    item
}

/// The fields in which the user's word stands, in the order of the JSON.
fn corrected(word: &Override) -> Vec<String> {
    let fields = [
        ("title", word.title.is_some()),
        ("start", word.start.is_some()),
        ("end", word.end.is_some()),
        ("location", word.location.is_some()),
        ("status", word.status.is_some()),
    ];
    let set = fields.into_iter().filter(|(_, is_set)| *is_set);
    set.map(|(name, _)| name.to_owned()).collect()
}

fn set_start(item: &mut Item, start: Point, end: Option<Point>) {
    let zone =
        crate::resolve::zone::by_name(&item.time_zone).unwrap_or(chrono_tz::America::New_York);
    let (value, precision) = value_of(start, zone);
    item.start = start;
    item.end = end;
    item.all_day = matches!(start, Point::Day(_));
    item.value = value;
    item.precision = precision;
    item.assumed.retain(|a| a == "end" && !item.all_day);
}

/// The end that keeps the length; a day that becomes an hour takes the default length, an hour that becomes a day is one day.
fn moved_end(old: Point, end: Point, start: Point, options: &FoldOptions) -> Option<Point> {
    match (old, end, start) {
        (Point::Day(from), Point::Day(to), Point::Day(new)) => new
            .checked_add_signed(to.signed_duration_since(from))
            .map(Point::Day),
        (Point::Instant(from), Point::Instant(to), Point::Instant(new)) => new
            .checked_add_signed(to.signed_duration_since(from))
            .map(Point::Instant),
        (_, _, Point::Instant(new)) => new
            .checked_add_signed(chrono::TimeDelta::minutes(i64::from(
                options.default_duration,
            )))
            .map(Point::Instant),
        (_, _, Point::Day(new)) => Some(Point::Day(new)),
    }
}
