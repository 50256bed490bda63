//! What a time expression says, before anybody knows a date: no reference date inside, nothing closed that the text leaves open.
//!
//! All types are `Copy` and hold no text. `resolve` closes them with a [`Frame`](crate::resolve::Frame).

use chrono::Weekday;

pub use crate::lexicon::{DayPart, Near, Season, Unit};
use crate::lexicon::{NamedDay, ZoneWord};

/// One time expression as said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeExpr {
    /// What it says.
    pub kind: ExprKind,
    /// TIMEX3 `mod`, where the words say one ("early", "late", "about", "less than").
    pub modifier: Option<Modifier>,
    /// A word of it is misspelt ("Wendesday").
    pub misspelt: bool,
    /// The word in front that makes a bound or a starting point of it ("since", "by", "through"); it is outside the span.
    pub bound: Bound,
}

/// The kinds of meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ExprKind {
    /// A day or a longer stretch: "Oct. 25", "next Tuesday", "September", "2021", "three weeks ago".
    Period(Period),
    /// A clock time alone: "10 a.m.", "noon", "1400 EDT".
    Clock(Clock),
    /// A day and a clock time: "Wednesday at 10", "2024-10-28T09:00".
    At(Period, Clock),
    /// A part of a day: "Monday morning", "this afternoon", "tonight", "overnight".
    PartOfDay(Option<Period>, DayPart),
    /// From one to another: "Oct. 29-31", "1-2:30 p.m.", "Tuesday and Wednesday" (see [`Ends::listed`]).
    Range(Ends),
    /// A length: "three days", "a 48-hour …", "the past two months" (TIMEX3 DURATION).
    Duration(Amount),
    /// A repetition: "every other Tuesday", "weekly", "first Mondays".
    Set(Repeat),
    /// PRESENT_REF, PAST_REF, FUTURE_REF.
    Vague(Vague),
}

/// A stretch of a day or more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Period {
    /// Calendar parts as printed: any of year, month, day, weekday.
    Date(Date),
    /// Counted from the issue's day: today (day, 0), yesterday (day, -1), this week (week, 0 is written as `Near`).
    Deictic {
        /// Day, week, month …
        unit: Unit,
        /// How many of them away.
        offset: i16,
    },
    /// "this/next/last/coming/past" and a named thing: next Tuesday, last March, this weekend, next quarter.
    Near(Near, Named),
    /// An amount from somewhere: "three weeks ago", "in ten days", "two years later", "a week from Tuesday".
    Shift {
        /// How far.
        amount: Amount,
        /// Backwards in time.
        back: bool,
        /// From where.
        from: Anchor,
    },
    /// A feast, holiday or election: "Thanksgiving", "Election Day", "New Year's Eve 2024".
    NamedDay(NamedDay, Year, Option<Near>),
    /// "Labor Day weekend", "Christmas week": the weekend beside it, the week around it.
    WeekOf(NamedDay, Year, Option<Near>, WeekKind),
    /// "the second Tuesday of November", "the last Friday in May": ordinal (-1 = last), weekday, month, year.
    Nth {
        /// 1 to 5, or -1 for the last.
        nth: i8,
        /// The weekday; `None` for a plain day ("the last day of May").
        weekday: Option<Weekday>,
        /// The month (1 to 12), if said.
        month: Option<u8>,
        /// The year.
        year: Year,
    },
    /// "the first weekend of October", "the last week of May": ordinal (-1 = last), month, year, and whether its weekend only.
    NthWeek {
        /// 1 to 5, or -1 for the last.
        nth: i8,
        /// The month (1 to 12).
        month: u8,
        /// The year.
        year: Year,
        /// The week or its weekend.
        kind: WeekKind,
    },
    /// "the 15th of next month": the day, and which month.
    DayOf(u8, Near),
    /// "the second Tuesday of next month": ordinal (-1 = last), weekday, and which month.
    NthOf(i8, Weekday, Near),
    /// "the Monday after Thanksgiving", "the Friday before Christmas".
    WeekdayFrom {
        /// The weekday.
        weekday: Weekday,
        /// Before the anchor.
        back: bool,
        /// From where.
        from: Anchor,
    },
    /// "the week of Nov. 4", "week of May 5", "the weekend of Oct. 5", ISO "2024-W43".
    Week(Date, WeekKind),
    /// An ISO week or weekend by number.
    IsoWeek {
        /// ISO year.
        year: i16,
        /// 1 to 53.
        week: u8,
        /// Its weekend only.
        weekend: bool,
    },
    /// A quarter (n 1 to 4; 0: not said which, "the quarter").
    Quarter {
        /// 1 to 4; 0 where not said.
        n: u8,
        /// The year.
        year: Year,
        /// Fiscal.
        fiscal: bool,
        /// "last quarter", "next year's first quarter" (then of the year).
        near: Option<Near>,
    },
    /// A half of a year (1, 2).
    Half {
        /// 1 or 2.
        n: u8,
        /// The year.
        year: Year,
        /// "this/next/last year's".
        near: Option<Near>,
    },
    /// A season, with or without a year.
    Season(Season, Year, Option<Near>),
    /// A year: "2021", "'98", "fiscal 2025".
    Year(Year, Fiscal),
    /// A decade by its first year ("the 1990s" = 1990, "the '90s" = 90 with `open` century).
    Decade {
        /// First year, or 0 to 90 where the century is not said.
        year: i16,
        /// The century is not said.
        open: bool,
    },
    /// A century by number (20 = the twentieth); negative BC.
    Century(i8),
    /// "the same day", "that week", "the following day", "the previous month": from the last named.
    Anaphor(Unit, i16),
    /// "the period", "the year-earlier period" and like idioms of company results.
    Comparison(Unit),
    /// A day of an impossible date ("Feb. 30"): found, said to be impossible, never resolved.
    Impossible(Date),
}

/// Calendar parts as printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: Year,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// The weekday said beside it, or alone.
    pub weekday: Option<Weekday>,
    /// Whether month and day could be the other way round.
    pub order: Order,
}

/// The year of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Year {
    /// Not said.
    #[default]
    Unsaid,
    /// All digits; negative: BC (astronomical: 1 BC is 0).
    Four(i16),
    /// Two digits: '01, 10/28/24.
    Two(u8),
    /// "this year", "next year", "last year" used as the year of something ("next year's first quarter", "March of last year").
    Offset(i8),
}

/// Day-month order of a numeric date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Month and day are certain (a month in letters, ISO, or a number over 12).
    #[default]
    Certain,
    /// Both readings are possible; `month` holds the first number, `day` the second.
    Open,
    /// The same with points between ("5.3.2019"): who writes so mostly puts the day first.
    Dotted,
}

/// A clock time as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The hour as printed, 0 to 24.
    pub hour: u8,
    /// The minute, if printed.
    pub minute: Option<u8>,
    /// The second, if printed.
    pub second: Option<u8>,
    /// Which half of the day.
    pub half: Half,
    /// The zone as printed.
    pub zone: Option<ZoneWord>,
    /// "about 3 p.m.", "shortly after 3", "+/- 09.30".
    pub about: bool,
}

/// The half of the day that a clock time belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// a.m., or said ("nine in the morning").
    Am,
    /// p.m.
    Pm,
    /// Written on a 24-hour clock ("15:00", "0945", "10h00", noon, midnight).
    None24,
    /// Left open ("at 3", "9:15-10:45").
    Open,
}

/// Both ends of a range, or two listed days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends {
    /// The first.
    pub from: End,
    /// The last.
    pub to: End,
    /// Where the first ends and the last begins within the tag's text (bytes from its start): the corpora mark two spans.
    pub cut: (u16, u16),
    /// "Tuesday and Thursday", "on Monday or Tuesday": two days, not a stretch.
    pub listed: bool,
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    /// Calendar parts.
    Date(Date),
    /// A clock time.
    Clock(Clock),
    /// A date and a clock time.
    At(Date, Clock),
    /// Another day or stretch: "today", "next Friday", "the second quarter".
    Other(Period),
    /// Another day and a clock time: "tomorrow, 10".
    OtherAt(Period, Clock),
    /// "now".
    Now,
}

/// An amount of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The number (of a span of numbers the lower); `None`: "some", "a few", bare plural (TIMEX3 `X`).
    pub count: Option<f32>,
    /// The higher number of "two to three weeks".
    pub high: Option<f32>,
    /// The unit.
    pub unit: Unit,
    /// A second, smaller part: "a minute and 30 seconds".
    pub plus: Option<(u16, Unit)>,
}

/// What "next", "last" and the like stand before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A weekday.
    Weekday(Weekday),
    /// A month.
    Month(u8),
    /// A month and its day.
    Day(u8, u8),
    /// A season.
    Season(Season),
    /// A unit: next week, last year, this weekend.
    Unit(Unit),
}

/// Where a shift begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Anchor {
    /// The issue's day: ago, from now, "in two weeks".
    Issue,
    /// The last day named: later, earlier, before, after.
    LastNamed,
    /// A date or weekday: "a week from Tuesday", "two days after Oct. 3".
    Date(Date),
    /// Tomorrow, yesterday, today: "a week from tomorrow".
    Deictic(i16),
    /// A holiday or election: "the day after Thanksgiving".
    NamedDay(NamedDay, Year),
    /// "a week from next Tuesday".
    Near(Near, Weekday),
    /// "three years ago this week": the unit that runs, whose grain is kept.
    This(Unit),
}

/// Whether a week or its weekend is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekKind {
    /// The week (Monday to Sunday).
    Week,
    /// Its Saturday and Sunday.
    Weekend,
}

/// Whether a year is fiscal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fiscal {
    /// A calendar year.
    No,
    /// A fiscal year (written like a calendar one in TIMEX3).
    Yes,
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// early, the beginning of
    Start,
    /// mid
    Mid,
    /// late, the end of
    End,
    /// about, around
    Approx,
    /// less than, nearly
    LessThan,
    /// more than, over
    MoreThan,
    /// at most, up to, no more than
    EqualOrLess,
    /// at least
    EqualOrMore,
    /// before
    Before,
    /// after
    After,
}

/// The bounding word in front of an expression.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// None.
    #[default]
    None,
    /// since, from … on, starting, beginning
    Since,
    /// until, till, through, to (inclusive)
    Through,
    /// by, no later than (a deadline)
    By,
    /// before, prior to
    Before,
    /// after
    After,
    /// as soon as, as early as, NET (not before)
    NotBefore,
}

/// A repetition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Repeat {
    /// The step: every (1) week, every other (2) week …
    pub every: Amount,
    /// Weekdays it falls on, bit 0 = Monday.
    pub weekdays: u8,
    /// "first Mondays", "the last Friday of each month": ordinals as bits, bit 0 = first … bit 4 = fifth, bit 7 = last.
    pub nth: u8,
    /// A month ("each July").
    pub month: Option<u8>,
    /// A season ("every summer").
    pub season: Option<Season>,
    /// A day of the month ("on the 15th of each month").
    pub day: Option<u8>,
    /// A part of the day ("Tuesday nights").
    pub part: Option<DayPart>,
    /// The hour, where it is part of the expression ("weekdays at 9").
    pub clock: Option<Clock>,
    /// The last day ("through Dec. 10").
    pub until: Option<Date>,
    /// How often in the step ("twice a week"): TIMEX3 `freq`.
    pub freq: u8,
    /// Said with "every" or "each" (TIMEX3 `quant`).
    pub quant: bool,
}

/// Vague references.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    /// PAST_REF
    Past,
    /// PRESENT_REF
    Present,
    /// FUTURE_REF
    Future,
}

impl TimeExpr {
    /// An expression without modifier and bound.
    pub fn new(kind: ExprKind) -> Self {
        TimeExpr {
            kind,
            modifier: None,
            misspelt: false,
            bound: Bound::None,
        }
    }

    /// Whether it names a clock time (alone, with a day, or in a range).
    pub fn has_clock(&self) -> bool {
        match self.kind {
            ExprKind::Clock(_) | ExprKind::At(..) => true,
            ExprKind::Range(e) => {
                let clocked = |end| matches!(end, End::Clock(_) | End::At(..) | End::OtherAt(..));
                clocked(e.from) || clocked(e.to)
            }
            ExprKind::Set(r) => r.clock.is_some(),
            _ => false,
        }
    }

    /// Whether it names a day or a stretch of days, so that it can lend its day to a clock time.
    pub fn has_day(&self) -> bool {
        match self.kind {
            ExprKind::Period(_) | ExprKind::At(..) => true,
            ExprKind::PartOfDay(p, _) => p.is_some(),
            ExprKind::Range(e) => !matches!(e.from, End::Clock(_)),
            _ => false,
        }
    }

    /// Whether it is only a clock time or a range of clock times: it needs a day from elsewhere.
    pub fn is_clock_only(&self) -> bool {
        self.has_clock() && !self.has_day() && !matches!(self.kind, ExprKind::Set(_))
    }
}
