//! Whose clock an hour is on by the words right beside it: "1030L", "3 p.m. local time", "11 a.m. in Lisbon".

use chrono_tz::Tz;

use crate::extract::fields::starts_with;
use crate::timex::Tag;

/// Whether an hour calls itself local: "1030L", "3 p.m. local time".
pub(crate) fn says_local(text: &str, clock: &Tag) -> bool {
    let words = clock.span.of(text);
    let letter = words
        .strip_suffix('L')
        .is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()));
    let rest = text[clock.span.end as usize..].trim_start_matches([' ', '(']);
    letter
        || words.ends_with(" local")
        || rest
            .get(..5)
            .is_some_and(|word| word.eq_ignore_ascii_case("local") && after_word(&rest[5..]))
        || words.contains("local time")
}

/// The name of a clock and " time" lie within this (bytes).
const NAMED: usize = 35;

/// The words before "time" right behind an hour: "9 a.m. Brasília time", "0900 Lagos time".
pub(crate) fn time_of<'t>(text: &'t str, clock: &Tag) -> Option<&'t str> {
    let rest = text.get(clock.span.end as usize..)?.strip_prefix(' ')?;
    let reach = rest.char_indices().map(|(at, c)| at + c.len_utf8());
    let reach = reach.take_while(|end| *end <= NAMED).last()?;
    let end = rest[..reach].find(" time")?;
    let name = &rest[..end];
    let named =
        name.split(' ').count() <= 3 && name.split(' ').all(|w| w.starts_with(char::is_uppercase));
    (named && !rest[end + 5..].starts_with(char::is_alphanumeric)).then_some(name)
}

/// The zone of the city that stands right behind an hour: "11 a.m. in Lisbon", "13:00 (Warsaw)", "10 a.m. Beijing".
pub(crate) fn zone_beside(text: &str, clock: &Tag) -> Option<Tz> {
    let rest = &text[clock.span.end as usize..];
    let led = rest
        .strip_prefix(" in ")
        .or_else(|| rest.strip_prefix(" ("));
    let alone = || {
        // "10 a.m. Beijing (10 p.m. here)", but not "10 a.m. Beijing Opera".
        let bare = rest.strip_prefix(' ')?;
        let end = bare
            .find(['(', ',', ';', '|', '\n', '\t', '/', '.'])
            .unwrap_or(bare.len());
        (bare[..end].split_whitespace().count() <= 2).then_some(bare)
    };
    let city = led.or_else(alone)?;
    let end = city
        .split_inclusive(' ')
        .take_while(|word| word.starts_with(char::is_uppercase))
        .scan(true, |open, word| {
            let goes_on =
                std::mem::replace(open, !word.trim_end().ends_with([',', ')', ';', '.', '/']));
            goes_on.then_some(word.len())
        })
        .take(3)
        .sum::<usize>();
    let name = city[..end]
        .trim()
        .trim_end_matches([',', ')', ';', '.', '/']);
    crate::resolve::place::zone_of(name).filter(|_| !name.is_empty())
}

/// Whether a word ends here: "local time", "Local)", not "locals" or "Local Government Day".
fn after_word(rest: &str) -> bool {
    let next = rest.trim_start();
    !rest.starts_with(char::is_alphanumeric)
        && (starts_with(next, "time")
            || !next.starts_with(char::is_uppercase)
            || rest.starts_with(')'))
}
