//! What the words around a date say of it: "posted", "as of", a volume, a name and what a page counts.

use chrono::Weekday;

use super::form::Form;
use super::masthead::{full, parts};
use super::masthead_words::{ITSELF, POSTED, UPDATED};
use super::piece::{tail, words};
use crate::document::Document;
use crate::span::Span;
use crate::timex::{Tag, Tags};

/// Without the article that other languages put before a day: "Bruxelles, le 12 mai 2031", "Wien, am 12. Mai".
pub(super) fn without_article(before: &str) -> &str {
    let before_space = before.trim_end();
    let article = ["le", "el", "il", "den", "am", "op"]
        .iter()
        .find_map(|article| before_space.strip_suffix(article));
    article
        .filter(|rest| rest.ends_with(' ') && rest.trim_end().ends_with(','))
        .unwrap_or(before)
}

/// Whether a name stands before a date and nothing behind it but what a web page counts: "Tess Marlow Oct 17, 2031 ♡ 84 Share".
pub(super) fn is_byline(before: &[&str], after: &str) -> bool {
    const COUNTED: &[&str] = &[
        "share",
        "min",
        "mins",
        "read",
        "likes",
        "like",
        "comments",
        "comment",
        "views",
        "paid",
        "listen",
        "subscribe",
        "guest",
        "post",
        "restack",
        "restacks",
    ];
    let named = (2..=4).contains(&before.len())
        && before.iter().all(|w| {
            w.starts_with(char::is_uppercase) && w.chars().skip(1).any(char::is_lowercase)
        });
    let mut counts = 0;
    let counted = words(after).take(8).all(|w| {
        let known = is_digits(w) || COUNTED.iter().any(|c| w.eq_ignore_ascii_case(c));
        counts += usize::from(known);
        known
    });
    let marks = after.chars().any(|c| !c.is_ascii() && !c.is_alphanumeric());
    named && counted && counts > 0 && (marks || counts > 1)
}

/// Whether a line begins with who wrote it, parted from what follows: "By Tess Marlow and Ada Quill | 10/17/2031 08:00 AM EDT".
pub(super) fn begins_with_writers(line: &str) -> bool {
    let line = line.trim_start();
    let Some(rest) = line
        .strip_prefix("By ")
        .or_else(|| line.strip_prefix("BY "))
    else {
        return false;
    };
    let Some(end) = rest.find(['|', '·', '•', '/', '—', '–']) else {
        return false;
    };
    let joins = |w: &str| {
        matches!(
            w,
            "and" | "with" | "de" | "van" | "von" | "for" | "of" | "the"
        )
    };
    let names = words(&rest[..end]);
    (2..=14).contains(&words(&rest[..end]).count())
        && !rest[..end].bytes().any(|b| b.is_ascii_digit())
        && names
            .into_iter()
            .all(|w| w.starts_with(char::is_uppercase) || joins(w))
}

/// Whether the words behind a date call the issue by it: "May 6, 2031 edition".
pub(super) fn is_edition(after: &[&str]) -> bool {
    const NAMES: &[&str] = &[
        "edition",
        "issue",
        "update",
        "newsletter",
        "bulletin",
        "digest",
        "briefing",
        "roundup",
        "dispatch",
    ];
    let named = |w: &&str| NAMES.iter().any(|n| w.eq_ignore_ascii_case(n));
    after.len() <= 3 && after.last().is_some_and(named)
}

/// Whether the last line of the text above is short and ends in "for", or names the one event that it announces.
pub(super) fn announces(above: &str) -> bool {
    let above = above.trim_end();
    let line = tail(above, 100);
    let line = &line[line.rfind('\n').map_or(0, |i| i + 1)..];
    let last = words(line).last().unwrap_or("");
    let leads = ["for", "of", "on"]
        .iter()
        .any(|w| last.eq_ignore_ascii_case(w));
    let single = [
        "meeting",
        "hearing",
        "session",
        "agenda",
        "schedule",
        "guidance",
        "when",
        "date",
        "gala",
        "conference",
        "symposium",
        "workshop",
        "webinar",
        "concert",
        "festival",
        "lecture",
        "ceremony",
        "summit",
        "dinner",
        "debate",
        "election",
        "hall",
    ];
    let named = single.iter().any(|w| last.eq_ignore_ascii_case(w)) && words(line).count() <= 5;
    leads || named
}

/// "Week of Monday, Aug. 30" is written before the week; a week that begins on another day begins with its issue.
pub(super) fn week_form(tag: &Tag) -> Form {
    let weekday = parts(tag)
        .and_then(|(d, _, _)| full(d))
        .map(|d| chrono::Datelike::weekday(&d));
    match weekday {
        Some(Weekday::Mon | Weekday::Sun | Weekday::Sat) | None => Form::WeekOf,
        Some(_) => Form::Title,
    }
}

/// Whether a word belongs to a clock on the piece ("Posted at 07:31 AM ET, …").
pub(super) fn in_clock(
    document: &Document,
    tags: &Tags,
    piece: Span,
    date: Span,
    word: &str,
) -> bool {
    let base = document.text.as_ptr() as usize;
    let at = (word.as_ptr() as usize).wrapping_sub(base) as u32;
    let from = tags.partition_point(|t| t.span.start < piece.start);
    tags[from..]
        .iter()
        .take_while(|t| t.span.start < piece.end)
        .any(|t| {
            !t.span.overlaps(date)
                && t.expr.is_clock_only()
                && t.span.start <= at
                && at < t.span.end
        })
        || ["et", "est", "edt", "gmt", "eastern", "at"]
            .iter()
            .any(|w| word.eq_ignore_ascii_case(w))
}

pub(super) fn week_words(before: &[&str]) -> bool {
    let n = before.len();
    n >= 2
        && before[n - 2].eq_ignore_ascii_case("week")
        && before[n - 1].eq_ignore_ascii_case("of")
        && n <= 6
}

/// What the words before the date say of the text: that it came out then, or was changed; the verb comes first or says it of
/// the text itself.
pub(super) fn posted(before: &[&str]) -> Option<Form> {
    let any = |w: &str, list: &[&str]| list.iter().any(|l| w.eq_ignore_ascii_case(l));
    let at = before
        .iter()
        .position(|w| any(w, POSTED) || any(w, UPDATED))?;
    let gap = before.len() - at;
    // "Circulated to the bar and the press by Circuit Notes, Tuesday, …"
    let near = if at == 0 { 10 } else { 7 };
    if gap > near || !before[..at].iter().all(|w| any(w, ITSELF)) {
        return None;
    }
    let updated = before[at..].iter().any(|w| any(w, UPDATED));
    Some(if updated { Form::Updated } else { Form::Posted })
}

/// "As of", "Schedule as of", "version of", with a weekday or without.
pub(super) fn is_as_of(before: &[&str]) -> bool {
    let led = before.iter().take_while(|w| {
        ITSELF
            .iter()
            .chain(&["current", "correct"])
            .any(|l| w.eq_ignore_ascii_case(l))
    });
    let before = &before[led.count()..];
    let is = |at: usize, word: &str| before.get(at).is_some_and(|w| w.eq_ignore_ascii_case(word));
    if ["v", "version", "draft", "status"]
        .iter()
        .any(|word| is(0, word))
        && is(1, "of")
    {
        return before.len() <= 3;
    }
    let weekday = before.get(2).is_none_or(|w| w.parse::<Weekday>().is_ok());
    is(0, "as") && is(1, "of") && weekday && before.len() <= 3
}

pub(super) fn is_digits(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a line has a volume, an issue or a number.
pub(super) fn has_volume(line: &str) -> bool {
    let mut last_label = false;
    for word in words(line) {
        let label = [
            "vol", "volume", "issue", "no", "number", "nr", "edition", "bulletin", "n°",
        ]
        .iter()
        .any(|l| word.eq_ignore_ascii_case(l));
        let number = word.starts_with(|c: char| c.is_ascii_digit()) || roman(word);
        if last_label && number {
            return true;
        }
        last_label = label;
    }
    line.contains('#')
        && line
            .split('#')
            .nth(1)
            .is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
}

pub(super) fn roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b"IVXLCDM".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::{begins_with_writers, is_byline, without_article};

    #[test]
    fn a_page_counts_behind_its_authors_date() {
        let byline = |before: &str, after| is_byline(&before.split(' ').collect::<Vec<_>>(), after);
        assert!(byline("Tess Marlow", " ♡ 84 💬 12 Share"));
        assert!(byline("Tess Marlow", " • 6 min read"));
        for (before, after) in [
            ("Tess Marlow", ""),
            ("Quay talks on", " ♡ 84"),
            ("Tess Marlow", " at the Olin Hall"),
        ] {
            assert!(!byline(before, after), "{before} … {after}");
        }
    }

    #[test]
    fn writers_stand_before_a_mark() {
        assert!(begins_with_writers(
            "By Tess Marlow | 10/17/2031 08:00 AM EDT"
        ));
        assert!(begins_with_writers(
            "By Tess Marlow and Ada van Quill · Oct. 17, 2031"
        ));
        for other in [
            "By Friday | 10/17/2031",
            "By noon on Friday | Oct. 17",
            "Join Tess Marlow | Oct. 17",
            "By Tess Marlow",
            "By land and by sea | May 6",
        ] {
            assert!(!begins_with_writers(other), "{other}");
        }
    }

    #[test]
    fn the_article_before_a_day_is_no_word_of_the_title() {
        assert_eq!(without_article("Bruges, le "), "Bruges, ");
        assert_eq!(without_article("Linz, am "), "Linz, ");
        for other in ["Come to the ball, ", "See you at ", "Quay, table "] {
            assert_eq!(without_article(other), other);
        }
    }
}
