//! How far an issue lies from the days its words name, as tables.
//!
//! A row (first, last, value) counts days from the day that is named to the issue's: 1 is the day after, -1 the day before.
//! A value is how much likelier (natural logarithm) such words are at that distance than at any other; 0 says nothing. They
//! are rounded shares: of past dates without a year, say, a fifteenth each are of the last seven days, and the year has 365.

use crate::issue::factor::{Shape, Years};

/// "met on Oct. 25".
pub(super) const PAST_DAY: Shape = Shape {
    rows: &[
        (0, 0, 2.9),
        (1, 7, 3.2),
        (8, 14, 2.0),
        (15, 31, 1.0),
        (32, 92, -0.7),
    ],
    rest: -2.5,
};

/// "will meet on Nov. 6".
pub(super) const FUTURE_DAY: Shape = Shape {
    rows: &[
        (-1, -1, 3.5),
        (0, 0, 2.9),
        (-7, -2, 3.1),
        (-14, -8, 2.1),
        (-31, -15, 1.2),
        (-92, -32, -0.3),
    ],
    rest: -2.5,
};

/// A month and day whose clause looks neither way.
pub(super) const OPEN_DAY: Shape = Shape {
    rows: &[
        (-7, 7, 2.7),
        (-14, 14, 1.6),
        (-31, 31, 0.7),
        (-92, 60, -0.4),
    ],
    rest: -1.5,
};

/// "met on Oct. 25, 2024": the base is forty years, not one.
pub(super) const PAST_FULL: Shape = Shape {
    rows: &[
        (0, 7, 5.6),
        (8, 31, 4.3),
        (32, 365, 2.4),
        (366, 1826, 0.7),
        (1827, 20_000, -0.9),
    ],
    rest: -3.5,
};

/// A page with its date in its address, of which the text gives the link: it came out before the text, mostly just before.
pub(super) const LINKED: Shape = Shape {
    rows: &[
        (0, 1, 6.2),
        (2, 7, 5.0),
        (8, 31, 3.5),
        (32, 365, 2.0),
        (366, 20_000, -0.2),
        (-3, -1, 1.5),
    ],
    rest: -2.0,
};

/// "will meet on Nov. 6, 2024".
pub(super) const FUTURE_FULL: Shape = Shape {
    rows: &[
        (-7, 0, 6.0),
        (-31, -8, 4.8),
        (-365, -32, 2.8),
        (-1826, -366, 0.5),
        (-20_000, -1827, -1.5),
        (1, 365, -0.5),
    ],
    rest: -2.0,
};

/// A full date that looks neither way.
pub(super) const OPEN_FULL: Shape = Shape {
    rows: &[
        (-14, 14, 5.0),
        (-60, 60, 3.5),
        (-365, 365, 2.0),
        (-1000, 1826, 0.3),
        (1827, 20_000, -1.0),
    ],
    rest: -2.5,
};

/// The first day of a list of a week or two.
pub(super) const LIST_FIRST: Shape = Shape {
    rows: &[
        (0, 0, 4.5),
        (-1, -1, 4.6),
        (-2, -2, 3.6),
        (-3, -3, 3.8),
        (-4, -4, 3.2),
        (-7, -5, 2.5),
        (-14, -8, 0.8),
        (-30, -15, -1.0),
        (1, 1, 1.3),
        (2, 7, -0.5),
    ],
    rest: -4.0,
};

/// The first day of a list of one week: the week is about to begin.
pub(super) const WEEK_LIST_FIRST: Shape = Shape {
    rows: &[
        (0, 0, 4.6),
        (-1, -1, 4.7),
        (-2, -2, 3.6),
        (-3, -3, 4.0),
        (-4, -4, 2.8),
        (-6, -5, 1.6),
        (-7, -7, 1.0),
        (-14, -8, -0.8),
        (-30, -15, -2.0),
        (1, 1, 1.3),
        (2, 4, -0.5),
    ],
    rest: -4.0,
};

/// The first day of a list of months.
pub(super) const LONG_LIST_FIRST: Shape = Shape {
    rows: &[
        (0, 0, 3.4),
        (-3, -1, 3.4),
        (-7, -4, 3.0),
        (-14, -8, 2.0),
        (-31, -15, 0.6),
        (1, 7, 0.8),
        (8, 31, -1.0),
    ],
    rest: -3.5,
};

/// The same where the list gives its years.
pub(super) const FULL_LIST_FIRST: Shape = Shape {
    rows: &[
        (0, 0, 7.5),
        (-1, -1, 7.6),
        (-2, -2, 6.6),
        (-3, -3, 6.8),
        (-4, -4, 6.2),
        (-7, -5, 5.5),
        (-14, -8, 4.0),
        (-31, -15, 2.6),
        (-92, -32, 0.5),
        (1, 1, 4.3),
        (2, 7, 2.8),
        (8, 60, 0.5),
    ],
    rest: -2.5,
};

/// Weekday and date agree in the year that the mention reaches: past, ahead, or either way.
pub(super) const PAST_WEEKDAY_DATE: Shape = Shape {
    rows: &[(-3, 330, 1.9)],
    rest: -3.0,
};
pub(super) const FUTURE_WEEKDAY_DATE: Shape = Shape {
    rows: &[(-300, 30, 1.9)],
    rest: -3.0,
};
pub(super) const OPEN_WEEKDAY_DATE: Shape = Shape {
    rows: &[(-183, 182, 1.9)],
    rest: -3.0,
};

/// "It's Thursday, Nov. 4", "Posted Monday, May 10".
pub(super) const OWN_DAY: Shape = Shape {
    rows: &[(0, 0, 5.8), (-1, 1, 1.0)],
    rest: -4.2,
};

/// A date without a year alone at the top, or at the end of a title: mostly the issue's, else a day ahead.
pub(super) const LIKELY_DAY: Shape = Shape {
    rows: &[(0, 0, 4.9), (-1, -1, 2.8), (-7, -2, 1.0), (1, 1, 1.0)],
    rest: -3.0,
};

/// "WARSAW, Feb. 26 (Agency) --": filed on that day, printed on it or the next.
pub(super) const DATELINE: Shape = Shape {
    rows: &[(0, 0, 4.8), (1, 1, 4.4), (2, 2, 2.0), (-1, -1, 1.5)],
    rest: -3.0,
};

/// A file is saved on the day its issue came out (six in ten), on the next, or within two weeks.
pub(in crate::issue) const FILE_TIME: Shape = Shape {
    rows: &[(0, 0, 9.1), (-1, -1, 8.0), (-14, -2, 5.4), (-60, -15, 1.0)],
    rest: -3.0,
};

/// The day after, the day before: "tomorrow, November 1", "yesterday, Oct. 27".
pub(super) const EVE: Shape = Shape {
    rows: &[(-1, -1, 5.7), (-2, 0, 1.0)],
    rest: -3.0,
};
pub(super) const DAY_AFTER: Shape = Shape {
    rows: &[(1, 1, 5.7), (0, 2, 1.0)],
    rest: -3.0,
};

/// "Week of May 5", "July 10-16" in the head of a text: from its first day.
pub(super) const WEEK_OF: Shape = Shape {
    rows: &[
        (0, 0, 4.9),
        (-1, -1, 4.5),
        (-3, -3, 4.0),
        (-2, -2, 3.3),
        (-7, -4, 2.2),
        (1, 2, 2.4),
        (3, 6, 0.0),
    ],
    rest: -4.0,
};

/// "Daybook for Monday, Mar. 15".
pub(super) const ABOUT_DAY: Shape = Shape {
    rows: &[
        (0, 0, 4.9),
        (-1, -1, 4.6),
        (-3, -3, 3.6),
        (-2, -2, 2.5),
        (-7, -4, 1.0),
    ],
    rest: -3.5,
};

/// "the election next Tuesday": said on the days from a week before to the Thursday before.
pub(super) const NEXT_WEEKDAY: Shape = Shape {
    rows: &[
        (-8, -8, 4.2),
        (-7, -7, 4.2),
        (-6, -6, 4.2),
        (-5, -5, 4.0),
        (-4, -4, 3.8),
        (-3, -3, 3.0),
        (-2, -2, 2.6),
        (-9, -9, 2.8),
        (-1, -1, 1.2),
        (-11, -10, 1.0),
    ],
    rest: -2.0,
};

/// "Tuesday's election", ahead or "on Tuesday".
pub(super) const COMING_WEEKDAY: Shape = Shape {
    rows: &[(-6, -1, 3.8), (0, 0, 2.0), (-8, -7, 1.0)],
    rest: -2.0,
};

/// A holiday that is only named, ahead, behind or neither.
pub(super) const BEFORE_NAMED: Shape = Shape {
    rows: &[
        (-7, 0, 2.5),
        (-30, -8, 1.8),
        (-60, -31, 0.6),
        (-150, -61, -0.4),
    ],
    rest: -1.5,
};
pub(super) const AFTER_NAMED: Shape = Shape {
    rows: &[(0, 7, 2.5), (8, 30, 1.5), (31, 90, 0.3)],
    rest: -1.5,
};
pub(super) const NEAR_NAMED: Shape = Shape {
    rows: &[(-7, 3, 2.2), (-30, 10, 1.3), (-60, 30, 0.2)],
    rest: -1.2,
};

/// "Happy Thanksgiving": wished on the day, on those before it as often, and a little after.
pub(super) const WISHED: Shape = Shape {
    rows: &[
        (0, 0, 4.4),
        (-1, -1, 4.4),
        (-2, -2, 3.9),
        (-4, -3, 3.2),
        (-7, -5, 2.4),
        (1, 3, 2.4),
    ],
    rest: -3.0,
};

/// "Welcome to June", "happy May": from the month's first day.
pub(super) const WELCOMED: Shape = Shape {
    rows: &[
        (0, 2, 3.6),
        (3, 4, 2.6),
        (-1, -1, 2.0),
        (5, 9, 1.0),
        (-4, -2, 0.5),
    ],
    rest: -2.5,
};

/// "Happy New Year": wished from the last days of the old one on, and well into January.
pub(super) const NEW_YEAR_WISHED: Shape = Shape {
    rows: &[
        (-1, 3, 4.0),
        (-4, -2, 3.0),
        (4, 7, 3.4),
        (8, 14, 2.0),
        (-10, -5, 1.2),
    ],
    rest: -3.0,
};

/// The clocks "went forward over the weekend", "go back this weekend", "tomorrow".
pub(super) const CLOCKS_WENT: Shape = Shape {
    rows: &[
        (1, 1, 5.0),
        (0, 0, 4.0),
        (2, 2, 3.6),
        (3, 6, 2.6),
        (7, 14, 0.5),
    ],
    rest: -3.0,
};
pub(super) const CLOCKS_GO: Shape = Shape {
    rows: &[(-4, -1, 3.8), (-6, -5, 3.2), (0, 0, 2.6), (-14, -7, 1.0)],
    rest: -3.0,
};

/// A month with its year, from its fifteenth day: behind, ahead.
pub(super) const PAST_MONTH_YEAR: Shape = Shape {
    rows: &[
        (-14, 75, 3.2),
        (76, 365, 2.0),
        (366, 1826, 0.7),
        (1827, 20_000, -0.8),
    ],
    rest: -3.0,
};
pub(super) const FUTURE_MONTH_YEAR: Shape = Shape {
    rows: &[
        (-75, 15, 3.2),
        (-365, -76, 2.4),
        (-1095, -366, 1.0),
        (16, 365, 0.0),
    ],
    rest: -1.5,
};

/// A season of a year that heads a text, from its middle.
pub(super) const SEASON: Shape = Shape {
    rows: &[(-75, 60, 4.2), (-120, 90, 2.0)],
    rest: -3.5,
};

/// How many years after the named one a text is that says it of the past, or of no time.
pub(super) const YEARS_AFTER: Years = Years {
    first: -3,
    rows: &[
        -2.2, -1.4, 0.2, 2.7, 1.9, 1.2, 0.8, 0.6, 0.3, 0.1, -0.1, -0.3, -0.4, -0.5, -0.6,
    ],
    before: -3.5,
    after: -0.8,
};

/// The same where the text names a later year too: it only cannot be older.
pub(super) const YEARS_SINCE: Years = Years {
    first: -3,
    rows: &[-2.2, -1.4, -0.2, 0.3, 0.3, 0.2, 0.2, 0.1, 0.1],
    before: -3.5,
    after: 0.0,
};

/// The same for a year in a title: of what is over, where it is not of what is planned.
pub(super) const YEARS_TITLED: Years = Years {
    first: -3,
    rows: &[-0.9, -0.5, 0.0, 0.3, 0.3, 0.2, 0.1, 0.1, 0.1],
    before: -1.2,
    after: 0.0,
};

/// How many years after there was a thing a text is that speaks of it.
pub(super) const THING: Years = Years {
    first: -2,
    rows: &[-3.0, -1.0],
    before: -6.0,
    after: 0.0,
};

/// The same for a year that is said of what lies ahead.
pub(super) const YEARS_BEFORE: Years = Years {
    first: -7,
    rows: &[0.0, 0.3, 0.5, 0.8, 1.0, 1.4, 2.2, 2.5, 0.2, -0.5],
    before: -1.6,
    after: -1.4,
};

/// "2024 already", "so far in 2024".
pub(super) const THIS_YEAR: Years = Years {
    first: -1,
    rows: &[-2.0, 3.4, 0.5, -1.5],
    before: -4.0,
    after: -3.0,
};

/// The year of a copyright line; a page saved later has the year of its saving.
pub(super) const COPYRIGHT: Years = Years {
    first: -8,
    rows: &[
        -1.9, -1.9, -1.8, -1.8, -1.7, -1.7, -1.6, -1.0, 3.4, 1.2, 0.3, -0.2,
    ],
    before: -2.2,
    after: -1.8,
};

/// Months after the named one, for "since September" and for "in December" of what lies ahead.
pub(super) const MONTHS_AFTER: [f32; 12] = [
    0.4, 1.0, 0.6, 0.3, 0.1, -0.1, -0.3, -0.4, -0.5, -0.6, -0.8, -0.9,
];
pub(super) const MONTHS_BEFORE: [f32; 12] = [
    0.4, -0.9, -0.8, -0.6, -0.5, -0.4, -0.3, -0.1, 0.1, 0.4, 0.7, 1.1,
];

/// Days after a weekday that is said of the past, and of the future (0 the day itself).
pub(super) const AFTER_WEEKDAY: [f32; 7] = [0.8, 0.75, 0.0, -0.3, -0.5, -0.7, -0.8];
pub(super) const BEFORE_WEEKDAY: [f32; 7] = [-0.6, -0.7, -0.5, -0.3, 0.0, 0.3, 0.6];
/// "this past Sunday".
pub(super) const AFTER_PAST_WEEKDAY: [f32; 7] = [-1.5, 0.95, 0.6, 0.1, -0.3, -0.7, -1.2];

/// "over the weekend", "this weekend" ahead: Monday first.
pub(super) const AFTER_WEEKEND: [f32; 7] = [1.4, 0.3, -0.8, -1.5, -1.6, -1.4, 0.0];
pub(super) const BEFORE_WEEKEND: [f32; 7] = [-0.8, -0.6, 0.1, 0.6, 0.9, 0.0, -1.2];
