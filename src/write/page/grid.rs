//! The week at a glance: all-day bars on top, timed boxes below, clashes side by side.

use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate, Timelike};

use super::entry::Shown;
use super::{classes, clock_label, escape};
use crate::timeline::Point;

/// Rows of the grid an hour: quarter hours.
const ROWS: u32 = 4;
/// Boxes side by side; what clashes beyond is counted in a link.
const LANES: usize = 4;
/// A box is never lower than this many rows, so that its title can be read.
const LEAST_ROWS: u32 = 3;

/// One timed box of one day.
struct Boxed<'a> {
    shown: &'a Shown<'a>,
    from: u32,
    to: u32,
    lane: usize,
    /// How many lanes wide: up to the next clash on its right.
    width: usize,
}

/// Writes the week that begins on `monday`: the grid into `out`, the places into `style`.
pub(super) fn week(out: &mut String, style: &mut String, monday: NaiveDate, shown: &[Shown<'_>]) {
    let days: Vec<NaiveDate> = (0..7).map(|n| monday + Days::new(n)).collect();
    let events: Vec<&Shown<'_>> = shown
        .iter()
        .filter(|s| s.is_event() && days.contains(&s.day))
        .collect();
    let timed: Vec<Vec<Boxed<'_>>> = days.iter().map(|day| lanes(&events, *day)).collect();
    let first = timed
        .iter()
        .flatten()
        .map(|b| b.from / ROWS)
        .min()
        .unwrap_or(9)
        .min(9);
    let last = timed
        .iter()
        .flatten()
        .map(|b| b.to.div_ceil(ROWS))
        .max()
        .unwrap_or(17)
        .max(17);
    let id = monday.format("w%G%V").to_string();
    let _ = write!(
        style,
        ".{id}-rows{{grid-template-rows:repeat({},1.05rem)}}",
        (last - first) * ROWS
    );
    let _ = write!(
        out,
        "<nav class=\"glance\" aria-label=\"Week of {}\"><div class=\"week\"><div class=\"head corner\">ET</div>",
        monday.format("%B %-d")
    );
    for day in &days {
        let _ = write!(
            out,
            "<div class=\"head\">{} {}</div>",
            day.format("%a"),
            day.day()
        );
    }
    bars(out, style, &id, &days, &events);
    let _ = write!(out, "<div class=\"hours {id}-rows\">");
    for hour in first..last {
        let _ = write!(
            style,
            ".{id}-h{hour}{{grid-row:{}/span {ROWS}}}",
            (hour - first) * ROWS + 1
        );
        let label = hour_label(hour);
        let _ = write!(out, "<div class=\"hour {id}-h{hour}\">{label}</div>");
    }
    for (column, boxes) in timed.iter().enumerate() {
        lane(out, style, &id, column, boxes, (first, last));
    }
    out.push_str("</div></div></nav>");
}

fn hour_label(hour: u32) -> String {
    match hour {
        0 | 24 => "12 am".to_owned(),
        12 => "noon".to_owned(),
        _ if hour < 12 => format!("{hour} am"),
        _ => format!("{} pm", hour - 12),
    }
}

/// Events without a clock, each a bar over its days.
fn bars(out: &mut String, style: &mut String, id: &str, days: &[NaiveDate], events: &[&Shown<'_>]) {
    out.push_str("<div class=\"bars\">");
    let (first, last) = (days[0], days[6]);
    let mut seen: Vec<&str> = Vec::new();
    for shown in events
        .iter()
        .filter(|s| matches!(s.item.start, Point::Day(_)))
    {
        if shown.item.recurrence.is_none() && seen.contains(&shown.item.uid.as_str()) {
            continue;
        }
        seen.push(&shown.item.uid);
        let repeated = shown.item.recurrence.is_some();
        let from = if repeated {
            shown.day
        } else {
            shown.item.start.date().max(first)
        };
        let to = if repeated {
            shown.day
        } else {
            shown.item.end.map_or(from, Point::date).clamp(from, last)
        };
        let (column, span) = ((from - first).num_days() + 1, (to - from).num_days() + 1);
        let place = format!("{id}-b{column}-{span}");
        let _ = write!(style, ".{place}{{grid-column:{column}/span {span}}}");
        link(out, shown, &place, &shown.item.title);
    }
    out.push_str("</div>");
}

fn lane(
    out: &mut String,
    style: &mut String,
    id: &str,
    column: usize,
    boxes: &[Boxed<'_>],
    hours: (u32, u32),
) {
    let rows = (hours.1 - hours.0) * ROWS;
    let _ = write!(
        style,
        ".{id}-d{column}{{grid-column:{};grid-row:1/span {rows};grid-template-rows:subgrid}}",
        column + 2
    );
    let _ = write!(out, "<div class=\"lane {id}-d{column}\">");
    for (index, one) in boxes.iter().enumerate() {
        let place = format!("{id}-{column}-{index}");
        let row = one.from - hours.0 * ROWS + 1;
        if one.lane < LANES {
            let _ = write!(
                style,
                ".{place}{{grid-column:{}/span {};grid-row:{row}/span {}}}",
                one.lane + 1,
                one.width.min(LANES - one.lane),
                one.to - one.from
            );
            link(
                out,
                one.shown,
                &place,
                &format!(
                    "{} {}",
                    clock_label(one.shown.item.start),
                    one.shown.item.title
                ),
            );
        }
    }
    let hidden = boxes.iter().filter(|b| b.lane >= LANES).count();
    if hidden > 0 {
        let day = boxes[0].shown.day;
        let place = format!("{id}-{column}-more");
        let _ = write!(
            style,
            ".{place}{{grid-column:1/span {LANES};grid-row:{rows}}}"
        );
        let _ = write!(
            out,
            "<a class=\"box more {place}\" href=\"#day-{day}\">{hidden} more</a>"
        );
    }
    out.push_str("</div>");
}

fn link(out: &mut String, shown: &Shown<'_>, place: &str, label: &str) {
    let uid = escape(&shown.item.uid);
    let _ = write!(
        out,
        "<a class=\"box{} {place}\" data-uid=\"{uid}\" href=\"#i-{uid}-{}\">{}</a>",
        classes(shown.item),
        shown.day,
        escape(label.trim()),
    );
}

/// The timed events of a day, each in the first lane that is free at its start.
fn lanes<'a>(events: &[&'a Shown<'a>], day: NaiveDate) -> Vec<Boxed<'a>> {
    let mut boxes: Vec<Boxed<'a>> = events
        .iter()
        .filter(|s| s.day == day)
        .filter_map(|s| boxed(s))
        .collect();
    boxes.sort_by_key(|b| (b.from, b.to));
    let mut free: Vec<u32> = Vec::new();
    for one in &mut boxes {
        let lane = free
            .iter()
            .position(|until| *until <= one.from)
            .unwrap_or(free.len());
        if lane == free.len() {
            free.push(0);
        }
        free[lane] = one.to;
        one.lane = lane;
    }
    let widths: Vec<usize> = boxes
        .iter()
        .map(|one| width(one, &boxes, free.len()))
        .collect();
    boxes
        .iter_mut()
        .zip(widths)
        .for_each(|(b, width)| b.width = width);
    boxes
}

fn width(one: &Boxed<'_>, boxes: &[Boxed<'_>], lanes: usize) -> usize {
    let next = boxes
        .iter()
        .filter(|b| b.lane > one.lane && b.from < one.to && one.from < b.to)
        .map(|b| b.lane)
        .min();
    next.unwrap_or(lanes.min(LANES))
        .saturating_sub(one.lane)
        .max(1)
}

fn boxed<'a>(shown: &'a Shown<'a>) -> Option<Boxed<'a>> {
    let Point::Instant(start) = shown.item.start else {
        return None;
    };
    let quarter = |hour: u32, minute: u32| hour * ROWS + minute * ROWS / 60;
    let repeats = shown.item.recurrence.is_some();
    let continued = !repeats && start.date_naive() < shown.day;
    let from = if continued {
        0
    } else {
        quarter(start.hour(), start.minute())
    };
    let to = match shown.item.end {
        Some(Point::Instant(end)) if repeats || end.date_naive() == shown.day => {
            quarter(end.hour(), end.minute() + 14)
        }
        Some(Point::Instant(_)) => 24 * ROWS,
        _ => from + ROWS,
    };
    let to = to.max(from + LEAST_ROWS).min(24 * ROWS);
    Some(Boxed {
        shown,
        from: from.min(to - 1),
        to,
        lane: 0,
        width: 1,
    })
}
