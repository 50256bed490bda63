//! What is no time: the questions that keep rules off names, numbers, prices, scores, verses and identifiers.
//!
//! Each takes positions around a candidate and looks at its neighbours only, so that the cost stays linear.

mod clock;
mod date;
mod number;
mod stretch;
mod within;
mod word;

pub(super) use clock::{
    behind_day, clock_barred, clock_goes_on, glued_name, hour_ends, hours_end,
    is_chapter_and_verse, is_first_verse, is_labelled_hour, is_moved, is_noon, is_plain_clock,
    is_told_clock, is_verse,
};
pub(super) use date::{
    date_led, day_month_alone, is_month, is_month_day, is_person, is_plain_day, is_weekday,
    month_day_alone, noun_follows, phrase_ends,
};
pub(super) use number::{
    counted, date_goes_on, digits_before, digits_go_on, is_plain_number, number_is_led,
    number_runs_on, tells_temperature,
};
pub(super) use stretch::{
    is_early_year, is_early_year_alone, is_repeatedly, is_season, is_the_unit, is_year, owned,
};
pub(super) use within::set_within;
pub(super) use word::{
    GENERIC_DAYS, is_always, is_bare_units, is_deictic, is_duration, is_named_day, is_near,
    is_part_alone, is_past, is_unit_of_time,
};
