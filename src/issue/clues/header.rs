//! What the envelope says: the caller's word, mail headers, feed entries, the address, the file's name.

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use super::{Stated, links, stated};
use crate::document::{DateField, DateSource, RawIssue};
use crate::issue::{Clue, DateOptions, IssueDateFrom};
use crate::note::Note;

/// Mail before this year is a clock that was never set.
const FIRST_MAIL: i32 = 1995;

/// How many days `Date` may differ from `Received` (306 mails: 305 agree within one day).
const CLOCK_DAYS: i64 = 2;

/// The statements of the envelope, best first: the caller's date, the newsletter's own `Date` inside a forwarded mail, the
/// mail's `Date` or its `Received`, the feed entry.
pub(in crate::issue) fn envelope(
    raw: &RawIssue,
    options: &DateOptions,
    home: Tz,
    notes: &mut Vec<Note>,
) -> Vec<Stated> {
    let of = |source: DateSource| raw.headers.dates.iter().filter(move |d| d.source == source);
    let mut found = Vec::new();
    let given = of(DateSource::Given).next();
    found.extend(given.and_then(|d| {
        stated(
            d,
            home,
            IssueDateFrom::Option,
            "given",
            1.0,
            "the caller says",
        )
    }));

    let mail = mail_date(
        of(DateSource::HeaderDate).next(),
        of(DateSource::HeaderReceived).next(),
        options,
        home,
        notes,
    );
    // Of mails forwarded again and again the innermost is the newsletter; it was sent before all the others.
    let forwarded = of(DateSource::ForwardedDate)
        .filter_map(|d| {
            stated(
                d,
                home,
                IssueDateFrom::Header,
                "forwarded-date",
                0.98,
                "the forwarded mail was sent on",
            )
        })
        .filter(|s| {
            mail.as_ref()
                .is_none_or(|m| days_apart(s.date, m.date) >= -1)
        })
        .filter(|s| s.date.year() >= FIRST_MAIL)
        .min_by_key(|s| s.date);
    let inner = forwarded.is_some();
    found.extend(forwarded);
    // The outer mail says when it was passed on, which is no rival to the date inside.
    found.extend(mail.map(|m| Stated {
        strong: !inner,
        ..m
    }));
    let feed = of(DateSource::FeedPublished).next();
    found.extend(feed.and_then(|d| {
        stated(
            d,
            home,
            IssueDateFrom::Feed,
            "feed-published",
            0.98,
            "the entry was published on",
        )
    }));
    let updated = of(DateSource::FeedUpdated).next();
    found.extend(updated.filter(|_| feed.is_none()).and_then(|d| {
        stated(
            d,
            home,
            IssueDateFrom::Feed,
            "feed-updated",
            0.9,
            "the entry was last changed on",
        )
    }));
    found
}

/// Days from `a` to `b`.
fn days_apart(a: NaiveDate, b: NaiveDate) -> i64 {
    b.signed_duration_since(a).num_days()
}

/// `Date`, unless it cannot be right; then the day that the last server took it.
fn mail_date(
    date: Option<&DateField>,
    received: Option<&DateField>,
    options: &DateOptions,
    home: Tz,
    notes: &mut Vec<Note>,
) -> Option<Stated> {
    let sent = date.and_then(|d| {
        stated(
            d,
            home,
            IssueDateFrom::Header,
            "date-header",
            0.99,
            "the mail was sent on",
        )
    });
    let taken = received
        .and_then(|d| {
            stated(
                d,
                home,
                IssueDateFrom::Header,
                "received-header",
                0.97,
                "the mail arrived on",
            )
        })
        .filter(|s| s.date.year() >= FIRST_MAIL);
    let wrong = match (&sent, &taken) {
        (None, _) => date.map(|_| "cannot be read"),
        (Some(s), _) if s.date.year() < FIRST_MAIL => Some("lies before there was such mail"),
        (Some(s), Some(t)) if days_apart(s.date, t.date).abs() > CLOCK_DAYS => {
            Some("is days away from the day the mail arrived")
        }
        (Some(s), _)
            if options
                .today
                .is_some_and(|today| days_apart(today, s.date) > 1) =>
        {
            Some("lies in the future")
        }
        _ => None,
    };
    let Some(why) = wrong else {
        return sent.or(taken);
    };
    let raw = date.map_or("", |d| d.raw.trim());
    let instead = match &taken {
        Some(t) => format!("; `Received` says {}", t.date),
        None => "; it is not used".to_owned(),
    };
    notes.push(Note::warning(
        "date-header-wrong",
        format!("the mail's `Date: {raw}` {why}{instead}"),
    ));
    taken
}

/// The date in the path of the address.
pub(in crate::issue) fn url(raw: &RawIssue, home: Tz) -> Option<Stated> {
    let field = raw
        .headers
        .dates
        .iter()
        .find(|d| d.source == DateSource::Url);
    if let Some(found) = field.and_then(|d| {
        stated(
            d,
            home,
            IssueDateFrom::Url,
            "url-date",
            0.98,
            "the address says",
        )
    }) {
        return Some(found);
    }
    let address = |date, exact| {
        let says = "the address says";
        plain(date, exact, IssueDateFrom::Url, "url-date", 0.98, says)
    };
    if let Some((date, exact)) = raw.headers.url.as_deref().and_then(path_date) {
        return Some(address(date, exact));
    }
    let (date, exact, link) = links::own_page(&raw.document)?;
    let mut found = address(date, exact);
    found.clue.span = Some(link);
    Some(found)
}

/// The ISO date in the file's name.
pub(in crate::issue) fn file_name(raw: &RawIssue, home: Tz) -> Option<Stated> {
    let field = raw
        .headers
        .dates
        .iter()
        .find(|d| d.source == DateSource::FileName);
    if let Some(found) = field.and_then(|d| {
        stated(
            d,
            home,
            IssueDateFrom::File,
            "file-name",
            0.95,
            "the file's name says",
        )
    }) {
        return Some(found);
    }
    let name = raw.name.rsplit(['/', '\\']).next()?;
    let (date, exact) = compact_date(name)?;
    let confidence = if is_story_number(name, exact) {
        0.85
    } else {
        0.95
    };
    Some(plain(
        date,
        exact,
        IssueDateFrom::File,
        "file-name",
        confidence,
        "the file's name says",
    ))
}

/// Whether a date in a name is part of a wire's number ("ABC20240712.0031"): stories are filed under the day they went out
/// to the papers, which is often the day after the one they are of.
fn is_story_number(name: &str, exact: &str) -> bool {
    let Some((before, after)) = name.split_once(exact) else {
        return false;
    };
    let glued = exact.len() == 8 && before.ends_with(|c: char| c.is_ascii_alphabetic());
    let counted = after
        .strip_prefix(['.', '_', '-'])
        .is_some_and(|rest| rest.len() >= 3 && rest[..3].bytes().all(|b| b.is_ascii_digit()));
    glued && counted
}

/// The day on which the file was last changed, where the caller trusts that.
pub(in crate::issue) fn file_time(raw: &RawIssue, home: Tz) -> Option<Stated> {
    let field = raw
        .headers
        .dates
        .iter()
        .find(|d| d.source == DateSource::FileTime)?;
    let found = stated(
        field,
        home,
        IssueDateFrom::File,
        "file-time",
        0.6,
        "the file was last changed on",
    )?;
    // The hour of saving is not the hour of publication.
    Some(Stated {
        time: None,
        published: None,
        ..found
    })
}

/// A date alone, without clock or place in the text.
fn plain(
    date: NaiveDate,
    exact: &str,
    from: IssueDateFrom,
    name: &str,
    confidence: f64,
    says: &str,
) -> Stated {
    Stated {
        date,
        time: None,
        published: None,
        from,
        confidence,
        clue: Clue {
            exact: exact.to_owned(),
            span: None,
            says: format!("{says} {date}"),
            name: name.to_owned(),
            weight: 0.0,
        },
        strong: true,
    }
}

/// `/2024/10/28/`, `/2024-10-28-title`, `/20241028/` in the path of an address; never in its query.
pub(super) fn path_date(address: &str) -> Option<(NaiveDate, &str)> {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let start = address.find("://").map_or(0, |i| i + 3);
    let path = address.get(start..end)?;
    let path = path.get(path.find('/')?..)?;
    compact_date(path)
}

/// The first `YYYY-MM-DD` (parted by `-`, `/`, `_` or `.`) or `YYYYMMDD` that stands free of other digits.
fn compact_date(text: &str) -> Option<(NaiveDate, &str)> {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if !bytes[i].is_ascii_digit() {
            i += 1;
            continue;
        }
        if let Some((date, len)) = date_at(&bytes[i..]) {
            return text.get(i..i + len).map(|exact| (date, exact));
        }
        while i < bytes.len() && bytes[i].is_ascii_digit() {
            i += 1;
        }
    }
    None
}

/// The date that these bytes begin with, and its length.
fn date_at(bytes: &[u8]) -> Option<(NaiveDate, usize)> {
    let (year, four) = number(bytes, 4)?;
    if !(1980..=2100).contains(&year) {
        return None;
    }
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let parted = digits == 4;
    let mark = *bytes.get(four)?;
    if !(parted && matches!(mark, b'-' | b'/' | b'_' | b'.')) && digits != 8 {
        return None;
    }
    let step = usize::from(parted);
    let month_from = four + step;
    let (month, used) = number(bytes.get(month_from..)?, 2)?;
    let after_month = month_from + used;
    if parted && *bytes.get(after_month)? != mark {
        return None;
    }
    let day_from = after_month + step;
    let (day, used) = number(bytes.get(day_from..)?, 2)?;
    let end = day_from + used;
    if bytes.get(end).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year as i32, month, day)?;
    Some((date, end))
}

/// A number of at most `most` digits, with its length; one digit at least.
fn number(bytes: &[u8], most: usize) -> Option<(u32, usize)> {
    let len = bytes
        .iter()
        .take(most)
        .take_while(|b| b.is_ascii_digit())
        .count();
    let value = bytes[..len]
        .iter()
        .fold(0, |n, b| n * 10 + u32::from(b - b'0'));
    (len > 0).then_some((value, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wires_number_is_told_from_a_dated_name() {
        assert!(is_story_number("ABC20240712.0031.txt", "20240712"));
        for name in [
            "issue20240712.txt",
            "20240712.0031.txt",
            "tides-20240712-2.html",
        ] {
            assert!(!is_story_number(name, "20240712"), "{name}");
        }
    }

    #[track_caller]
    fn in_name(name: &str, expected: Option<(i32, u32, u32)>) {
        let expected = expected.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
        assert_eq!(compact_date(name).map(|(d, _)| d), expected, "{name}");
    }

    #[test]
    fn a_file_name_gives_a_date_only_where_it_holds_one() {
        in_name("harbor-2024-10-28.eml", Some((2024, 10, 28)));
        in_name("20241028-harbor.txt", Some((2024, 10, 28)));
        in_name("harbor_2024_1_5.txt", Some((2024, 1, 5)));
        in_name("harbor.2024.10.28.html", Some((2024, 10, 28)));
        in_name("1730123456.M1P2.host", None);
        in_name("2024-13-01.txt", None);
        in_name("2024-10.txt", None);
        in_name("000_e4201910281234.txt", None);
        in_name("issue-2024-10-281.txt", None);
    }

    #[test]
    fn an_address_gives_the_date_of_its_path_and_not_of_its_query() {
        let day = NaiveDate::from_ymd_opt(2024, 10, 28);
        let of = |a| path_date(a).map(|(d, _)| d);
        assert_eq!(of("https://example.org/news/2024/10/28/tide"), day);
        assert_eq!(of("https://example.org/2024-10-28-tide"), day);
        assert_eq!(of("https://example.org/tide?d=2024-10-28"), None);
        assert_eq!(of("https://2024-10-28.example.org"), None);
    }
}
