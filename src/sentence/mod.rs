//! Where sentences and quotations end, and which way a clause looks.
//!
//! Input: a text. Output: [`Sentences`], [`Quotation`]s, [`Direction`]s. Nothing here knows a date; it stands left of `resolve`
//! because "which Wednesday" is a question of tense.

mod after_hour;

mod borders;
mod cue;
mod direction;
mod news;
mod quotation;
mod tense;
mod word;

pub use borders::Sentences;
pub use direction::{Direction, direction};
pub(crate) use news::{Asked, news_direction, was_planned};
pub use quotation::{Quotation, QuotationKind, quotations};
pub(crate) use quotation::{kind as quotation_kind, quoted};
