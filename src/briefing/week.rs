//! The days of a briefing, and what falls on each.

use chrono::{Datelike, Days, IsoWeek, NaiveDate, Weekday};

use crate::error::{Error, Kind, Result};
use crate::timeline::{Item, Point, TimelineDoc};

/// A stretch of days, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

impl Window {
    /// An ISO week by its name, Monday to Sunday: `2024-W44`.
    ///
    /// # Errors
    /// When it names no week.
    pub fn named_week(name: &str) -> Result<Self> {
        let monday = || {
            let (year, week) = name.split_once("-W").or_else(|| name.split_once("-w"))?;
            if week.len() > 2 || year.len() != 4 {
                return None;
            }
            NaiveDate::from_isoywd_opt(year.parse().ok()?, week.parse().ok()?, Weekday::Mon)
        };
        monday().map(Self::week_of).ok_or_else(|| {
            Error::new(Kind::Usage, format!("`{name}` names no week"))
                .hint("a week is written 2024-W44")
        })
    }

    /// The week that holds a day, Monday to Sunday.
    pub fn week_of(day: NaiveDate) -> Self {
        let back = u64::from(day.weekday().num_days_from_monday());
        let from = day.checked_sub_days(Days::new(back)).unwrap_or(day);
        Self::next(from, 7)
    }

    /// `days` days from `from` on.
    pub fn next(from: NaiveDate, days: u64) -> Self {
        let until = from.checked_add_days(Days::new(days.saturating_sub(1)));
        Window {
            from,
            until: until.unwrap_or(NaiveDate::MAX),
        }
    }

    /// The days from the first item's to the last item's.
    pub fn all(doc: &TimelineDoc) -> Option<Self> {
        let from = doc.items.iter().map(|i| i.start.date()).min()?;
        let until = doc.items.iter().map(Item::last_day).max()?;
        Some(Window { from, until })
    }

    /// "Week 44: Oct. 28 to Nov. 3, 2024", or the days alone where they are no week.
    pub fn title(self) -> String {
        let days = format!(
            "{} to {}",
            short(self.from, self.from.year() != self.until.year()),
            short(self.until, true)
        );
        let is_week = self.from.weekday() == Weekday::Mon
            && self.from.checked_add_days(Days::new(6)) == Some(self.until);
        let week: IsoWeek = self.from.iso_week();
        if is_week {
            format!("Week {}: {days}", week.week())
        } else if self.from == self.until {
            short(self.from, true)
        } else {
            days
        }
    }

    /// The timeline with only what falls into these days.
    pub fn apply(self, mut doc: TimelineDoc) -> TimelineDoc {
        doc.items
            .retain(|item| !item.days(self.from, self.until).is_empty());
        doc
    }
}

/// "Oct. 28", with the year where it is asked for.
fn short(day: NaiveDate, year: bool) -> String {
    const MONTHS: [&str; 12] = [
        "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
        "Dec.",
    ];
    let month = MONTHS[day.month0() as usize];
    if year {
        format!("{month} {}, {}", day.day(), day.year())
    } else {
        format!("{month} {}", day.day())
    }
}

/// Everything to show within `window`: the day and the place in `doc.items`, days in order and on each day what lasts all
/// day first. A repeated item comes on each of its days, an event of several days on each of them.
pub fn occurrences(doc: &TimelineDoc, window: Window) -> Vec<(NaiveDate, usize)> {
    let mut all: Vec<(NaiveDate, usize)> = doc
        .items
        .iter()
        .enumerate()
        .flat_map(|(i, item)| {
            let days = item.days(window.from, window.until);
            days.into_iter().map(move |day| (day, i))
        })
        .collect();
    // On its later days an event of several days has no hour of its own.
    all.sort_by_key(|&(day, i)| {
        let item = &doc.items[i];
        let timed = match item.start {
            Point::Instant(at) if item.recurrence.is_some() || at.date_naive() == day => {
                Some(at.time())
            }
            _ => None,
        };
        (day, timed, i)
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_week_runs_from_monday_to_sunday() {
        let week = Window::named_week("2024-W44").expect("a week");
        assert_eq!(
            (week.from, week.until),
            (day("2024-10-28"), day("2024-11-03"))
        );
        assert_eq!(week, Window::week_of(day("2024-11-03")));
        assert_eq!(week.title(), "Week 44: Oct. 28 to Nov. 3, 2024");
        assert_eq!(
            Window::named_week("2025-W01").expect("a week").title(),
            "Week 1: Dec. 30, 2024 to Jan. 5, 2025"
        );
    }

    #[test]
    fn what_is_no_week_is_refused() {
        for name in [
            "2024-W54",
            "2023-W53",
            "2024-44",
            "W44",
            "2024-W0x",
            "2024-W044",
            "",
        ] {
            assert!(Window::named_week(name).is_err(), "{name}");
        }
    }

    #[test]
    fn days_alone_are_named_as_days() {
        assert_eq!(
            Window::next(day("2024-10-29"), 3).title(),
            "Oct. 29 to Oct. 31, 2024"
        );
        assert_eq!(Window::next(day("2024-10-29"), 1).title(), "Oct. 29, 2024");
    }
}
