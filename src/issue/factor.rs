//! A clue as a factor: for every day, how much likelier its words are if the text is of that day.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::resolve::named_day;
use crate::span::Span;

/// Kinds of evidence; the names are those of `explain` and `--without`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A line at the top whose date lacks its year, or names a week.
    Masthead,
    /// "It's Monday".
    Greeting,
    /// "tomorrow, November 1".
    Apposition,
    /// A date with its year.
    FullDate,
    /// Month and day.
    MonthDay,
    /// Weekday and date together: they fit one year in six.
    WeekdayDate,
    /// The first day of a dated list.
    List,
    /// A weekday with its tense.
    Weekday,
    /// "over the weekend".
    Weekend,
    /// A holiday, an election, a change of the clocks.
    NamedDay,
    /// "five days until".
    Countdown,
    /// "Forty years ago this week, on March 3, 1985".
    Anniversary,
    /// A year.
    Year,
    /// A month.
    Month,
    /// A season of a year.
    Season,
    /// A copyright line.
    Copyright,
    /// An office and its holder.
    Office,
    /// "the 118th Congress".
    Congress,
    /// The date in the address of a page that is linked.
    Link,
    /// A thing that was not always there.
    Thing,
    /// When the file was last changed, if the caller trusts that.
    FileTime,
}

impl Kind {
    pub(super) const ALL: [Kind; 21] = [
        Kind::Masthead,
        Kind::Greeting,
        Kind::Apposition,
        Kind::FullDate,
        Kind::MonthDay,
        Kind::WeekdayDate,
        Kind::List,
        Kind::Weekday,
        Kind::Weekend,
        Kind::NamedDay,
        Kind::Countdown,
        Kind::Anniversary,
        Kind::Year,
        Kind::Month,
        Kind::Season,
        Kind::Copyright,
        Kind::Office,
        Kind::Congress,
        Kind::Link,
        Kind::Thing,
        Kind::FileTime,
    ];

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Masthead => "masthead-without-year",
            Kind::Greeting => "greeting",
            Kind::Apposition => "today-and-date",
            Kind::FullDate => "full-date",
            Kind::MonthDay => "month-day",
            Kind::WeekdayDate => "weekday-and-date",
            Kind::List => "list",
            Kind::Weekday => "weekday",
            Kind::Weekend => "weekend",
            Kind::NamedDay => "named-day",
            Kind::Countdown => "countdown",
            Kind::Anniversary => "anniversary",
            Kind::Year => "year",
            Kind::Month => "month",
            Kind::Season => "season",
            Kind::Copyright => "copyright",
            Kind::Office => "office",
            Kind::Congress => "congress",
            Kind::Link => "linked-page",
            Kind::Thing => "thing",
            Kind::FileTime => "file-time",
        }
    }

    /// The most that all clues of the kind may weigh together, in nats.
    pub(super) fn cap(self) -> f32 {
        match self {
            Kind::Masthead | Kind::FileTime => 40.0,
            Kind::Apposition => 15.0,
            Kind::FullDate | Kind::List => 14.0,
            Kind::MonthDay
            | Kind::WeekdayDate
            | Kind::NamedDay
            | Kind::Countdown
            | Kind::Anniversary => 12.0,
            Kind::Greeting | Kind::Year | Kind::Link => 14.0,
            Kind::Season | Kind::Copyright | Kind::Office | Kind::Thing => 8.0,
            Kind::Weekday | Kind::Congress => 6.0,
            Kind::Month => 4.0,
            Kind::Weekend => 3.0,
        }
    }

    /// Whether it tells years apart.
    pub(super) fn tells_years(self) -> bool {
        !matches!(
            self,
            Kind::Greeting | Kind::Weekday | Kind::Weekend | Kind::Month | Kind::List
        )
    }

    /// At most so many clues of the kind are kept.
    pub(super) fn most(self) -> usize {
        match self {
            Kind::WeekdayDate | Kind::MonthDay | Kind::FullDate | Kind::Year => 12,
            _ => 8,
        }
    }
}

/// One clue as a factor.
#[derive(Clone, Debug)]
pub(super) struct Factor {
    pub(super) kind: Kind,
    pub(super) says: Says,
    pub(super) span: Span,
    /// What it says, in words.
    pub(super) words: String,
}

/// What a factor says of the day.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Says {
    /// How far the day lies from a target.
    Away(Target, Shape),
    /// On which weekday it lies: Monday first.
    Weekday([f32; 7]),
    /// In which month, January first, whatever the year.
    Month([f32; 12]),
    /// How many years after the named one.
    YearsAfter(i32, Years),
    /// So many days before a target.
    Countdown(Target, i32),
    /// In an even or an odd year.
    YearOfTwo { even: f32, odd: f32 },
    /// Inside any of these stretches, or outside all.
    Within {
        stretches: Vec<(NaiveDate, NaiveDate)>,
        inside: f32,
        outside: f32,
    },
}

/// The day from which a distance counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Target {
    /// One day.
    Day(NaiveDate),
    /// A month and day of any year; with the weekday that must be right in that year.
    Yearly(u8, u8, Option<Weekday>),
    /// A named day of any year.
    Named(crate::lexicon::NamedDay),
}

/// A function of the distance: rows of (first, last, value), distance being the day less the target; else `rest`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shape {
    pub(super) rows: &'static [(i32, i32, f32)],
    pub(super) rest: f32,
}

impl Shape {
    /// The same for a day whose year is said: of all days it picks one, not one in each of forty years.
    pub(super) fn of_one_year(self) -> Shape {
        Shape {
            rest: self.rest - 3.7,
            ..self
        }
    }
}

/// A function of the years since a named one: `rows` from `first` on, and what holds before and after them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Years {
    pub(super) first: i32,
    pub(super) rows: &'static [f32],
    pub(super) before: f32,
    pub(super) after: f32,
}

impl Years {
    fn at(self, since: i32) -> f32 {
        match usize::try_from(since - self.first) {
            Ok(i) => self.rows.get(i).copied().unwrap_or(self.after),
            Err(_) => self.before,
        }
    }
}

/// A value for each day of a year.
pub(super) type Days = [f32; 366];

/// The least that one factor may say about a day.
const FLOOR: f32 = -6.5;

/// A value that only words reach which name the text's own day.
const OUTRIGHT: f32 = 5.0;

impl Factor {
    /// Whether the words are of the text's own day, rather than of a day that lies near it.
    pub(super) fn speaks_of_itself(&self) -> bool {
        match self.kind {
            Kind::Greeting | Kind::Apposition | Kind::Countdown => true,
            Kind::Masthead | Kind::NamedDay => match &self.says {
                Says::Away(_, shape) => shape.rows.iter().any(|row| row.2 >= OUTRIGHT),
                _ => false,
            },
            _ => false,
        }
    }

    /// The value for one day.
    pub(super) fn at(&self, day: NaiveDate) -> f32 {
        let mut days = [0.0; 366];
        self.fill(day.year(), &mut days);
        days.get(day.ordinal0() as usize).copied().unwrap_or(0.0)
    }

    /// The value for all days of a year, where it is one.
    pub(super) fn all_year(&self, year: i32) -> Option<f32> {
        let far = |target: &Target| target.days_near(year).next().is_none();
        match &self.says {
            Says::Away(target, shape) => far(target).then(|| shape.rest.max(FLOOR)),
            Says::YearsAfter(named, years) => Some(years.at(year - named).max(FLOOR)),
            _ => None,
        }
    }

    /// The value for every day of a year.
    pub(super) fn fill(&self, year: i32, days: &mut Days) {
        match &self.says {
            Says::Away(target, shape) => fill_away(*target, *shape, year, days),
            Says::Weekday(table) => {
                let first = NaiveDate::from_yo_opt(year, 1)
                    .map_or(0, |d| d.weekday().num_days_from_monday() as usize);
                for (i, day) in days.iter_mut().enumerate() {
                    *day = table[(first + i) % 7];
                }
            }
            Says::Month(table) => {
                for (i, day) in days.iter_mut().enumerate() {
                    let month = NaiveDate::from_yo_opt(year, i as u32 + 1)
                        .map_or(11, |d| d.month0() as usize);
                    *day = table[month];
                }
            }
            Says::YearsAfter(named, years) => days.fill(years.at(year - named).max(FLOOR)),
            Says::Countdown(target, left) => {
                days.fill(-3.0);
                for day in target.days_near(year) {
                    raise(year, day, -left - 1, -left + 1, 2.5, days);
                    raise(year, day, -left, -left, 5.7, days);
                }
            }
            Says::YearOfTwo { even, odd } => days.fill(if year % 2 == 0 { *even } else { *odd }),
            Says::Within {
                stretches,
                inside,
                outside,
            } => {
                days.fill(*outside);
                for &(from, to) in stretches {
                    raise_between(year, from, to, *inside, days);
                }
            }
        }
    }
}

/// Rows of the shape laid out around each of the target's days that reaches into the year; where two meet, the higher counts.
fn fill_away(target: Target, shape: Shape, year: i32, days: &mut Days) {
    days.fill(shape.rest.max(FLOOR));
    let Some(start) = NaiveDate::from_yo_opt(year, 1) else {
        return;
    };
    for day in target.days_near(year) {
        let at = day.signed_duration_since(start).num_days();
        for &(first, last, value) in shape.rows {
            let (first, last) = (at + i64::from(first), at + i64::from(last));
            raise_range(first, last, value.max(FLOOR), days);
        }
    }
}

impl Target {
    /// Its days in the year and the two beside it.
    fn days_near(self, year: i32) -> impl Iterator<Item = NaiveDate> {
        let in_year = move |y: i32| match self {
            Target::Day(day) => (y == year).then_some(day),
            Target::Yearly(month, day, weekday) => {
                let found = NaiveDate::from_ymd_opt(y, u32::from(month), u32::from(day));
                found.filter(|d| weekday.is_none_or(|w| d.weekday() == w))
            }
            Target::Named(named) => named_day(named, y),
        };
        (year - 1..=year + 1).filter_map(in_year)
    }
}

/// Lifts the days from `target + first` to `target + last` to at least `value`.
fn raise(year: i32, target: NaiveDate, first: i32, last: i32, value: f32, days: &mut Days) {
    let Some(start) = NaiveDate::from_yo_opt(year, 1) else {
        return;
    };
    let at = target.signed_duration_since(start).num_days();
    raise_range(at + i64::from(first), at + i64::from(last), value, days);
}

fn raise_between(year: i32, from: NaiveDate, to: NaiveDate, value: f32, days: &mut Days) {
    let Some(start) = NaiveDate::from_yo_opt(year, 1) else {
        return;
    };
    let of = |d: NaiveDate| d.signed_duration_since(start).num_days();
    raise_range(of(from), of(to), value, days);
}

fn raise_range(first: i64, last: i64, value: f32, days: &mut Days) {
    let from = first.clamp(0, 366) as usize;
    let to = (last + 1).clamp(0, 366) as usize;
    if from < to {
        for day in &mut days[from..to] {
            *day = day.max(value);
        }
    }
}
