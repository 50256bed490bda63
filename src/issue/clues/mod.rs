//! Where an issue date can come from: each file gathers the clues of one place, and [`Stated`] is one date that was found said.

mod abroad;
mod anniversary;
mod announced;
mod british;
mod calendar;
mod foreign;
mod form;
mod gather;
mod greeting;
mod habits;
mod header;
mod home;
mod links;
mod list;
mod listed_day;
mod masthead;
mod masthead_words;
mod monthly;
mod offices;
mod page;
mod piece;
mod piece_words;
mod shapes;
mod telephones;
mod text;
mod things;
mod weekday;

pub(super) use announced::announced;
pub(super) use habits::{day_first, zone_of_all};
pub(super) use header::{envelope, file_name, file_time, url};
pub use home::Home;
pub(super) use home::{city_before, home};
pub(super) use masthead::{Line, lines, statement};
pub(super) use monthly::monthly;
pub(super) use page::{changed, page};
pub(super) use shapes::FILE_TIME;
pub(super) use text::factors;
pub(super) use weekday::check as check_weekdays;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::{Clue, IssueDateFrom};
use crate::document::{DateField, StatedTime};
use crate::resolve::zone;

/// One date that something states as the issue's own.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    /// The day on the issue's clock.
    pub(super) date: NaiveDate,
    /// The clock, if stated.
    pub(super) time: Option<NaiveTime>,
    /// The instant as RFC 3339 in Eastern time, if a clock was stated.
    pub(super) published: Option<String>,
    /// Where it comes from.
    pub(super) from: IssueDateFrom,
    /// How often such a statement is right, as measured.
    pub(super) confidence: f64,
    /// The clue to show.
    pub(super) clue: Clue,
    /// Whether it says when the issue came out (rather than which week it is about): two of these must agree.
    pub(super) strong: bool,
}

/// The day, clock and instant of a stated time on the clock of `home`.
///
/// An hour just after midnight in UTC is still yesterday in Washington, so the zone is changed before the day is taken.
pub(super) fn on_clock_of(
    at: &StatedTime,
    home: Tz,
) -> (NaiveDate, Option<NaiveTime>, Option<String>) {
    let Some(time) = at.time else {
        return (at.date, None, None);
    };
    let wall = NaiveDateTime::new(at.date, time);
    let instant = match (at.offset, at.zone.as_deref().and_then(zone::by_name)) {
        (Some(offset), _) => wall
            .checked_sub_signed(TimeDelta::minutes(i64::from(offset)))
            .map(|utc| utc.and_utc().with_timezone(&home)),
        (None, Some(other)) => Some(zone::instant(wall, other).with_timezone(&home)),
        (None, None) => Some(zone::instant(wall, home).with_timezone(&home)),
    };
    match instant {
        Some(t) => {
            let eastern = t.with_timezone(&chrono_tz::America::New_York);
            let published = eastern.to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
            (t.date_naive(), Some(t.time()), Some(published))
        }
        None => (at.date, Some(time), None),
    }
}

/// A field as a statement; `None` where it could not be read.
fn stated(
    field: &DateField,
    home: Tz,
    from: IssueDateFrom,
    name: &str,
    confidence: f64,
    says: &str,
) -> Option<Stated> {
    let at = field.at.as_ref()?;
    let (date, time, published) = on_clock_of(at, home);
    Some(Stated {
        date,
        time,
        published,
        from,
        confidence,
        clue: Clue {
            exact: field.raw.trim().to_owned(),
            span: field.span,
            says: format!("{says} {date}"),
            name: name.to_owned(),
            weight: 0.0,
        },
        strong: true,
    })
}
