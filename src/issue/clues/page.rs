//! What a page's markup says about its publication, in the order that 995 dated pages bear out.

use chrono::{Datelike, NaiveTime};
use chrono_tz::Tz;

use super::{Stated, stated};
use crate::document::{DateField, DateSource, RawIssue, StatedTime};
use crate::issue::IssueDateFrom;

/// Source, name of the clue, share of pages where it was right (corrected for slips in that measurement's gold).
const PAGE: &[(DateSource, &str, f64)] = &[
    (DateSource::ItempropPublished, "itemprop-published", 0.97),
    (DateSource::MetaPublished, "meta-published", 0.97),
    (DateSource::MetaDate, "meta-date", 0.94),
    (DateSource::JsonLdPublished, "json-ld-published", 0.95),
    (DateSource::DateHeaderClass, "date-header-class", 0.97),
    (DateSource::TimeElement, "time-element", 0.92),
];

/// When the page was last changed, for what says nowhere when it came out.
const CHANGED: &[(DateSource, &str, f64)] = &[(DateSource::MetaModified, "meta-modified", 0.92)];

/// Bytes of text within which a `<time>` is the page's own; further down it is that of another article.
const TOP: u32 = 1_500;

/// The page's own statements, best first.
pub(in crate::issue) fn page(raw: &RawIssue, home: Tz) -> Vec<Stated> {
    stating(raw, home, PAGE, "the page was published on")
}

/// When the page says that it was last changed.
pub(in crate::issue) fn changed(raw: &RawIssue, home: Tz) -> Vec<Stated> {
    stating(raw, home, CHANGED, "the page was changed on")
}

fn stating(
    raw: &RawIssue,
    home: Tz,
    sources: &[(DateSource, &str, f64)],
    says: &str,
) -> Vec<Stated> {
    let mut found = Vec::new();
    for &(source, name, share) in sources {
        let low = |d: &DateField| {
            d.source == DateSource::TimeElement && d.span.is_some_and(|span| span.start > TOP)
        };
        let field = raw
            .headers
            .dates
            .iter()
            .find(|d| d.source == source && d.at.is_some() && !low(d));
        let day_only = field.map(without_empty_clock);
        found.extend(
            day_only
                .and_then(|d| stated(&d, home, IssueDateFrom::Page, name, share, says))
                .filter(|s| s.date.year() >= 1990),
        );
    }
    found
}

/// Midnight in UTC is how programs write a date that never had a clock: it must not become the evening before.
fn without_empty_clock(field: &DateField) -> DateField {
    let at = field.at.as_ref().map(|at| match (at.time, at.offset) {
        (Some(NaiveTime::MIN), Some(0) | None) => StatedTime {
            time: None,
            offset: None,
            ..at.clone()
        },
        _ => at.clone(),
    });
    DateField {
        at,
        ..field.clone()
    }
}
