//! What a title looks like, and how one is cleaned: no bullets, numbers, times, hosts, "Register here" or trailing dots.

use super::{call, noise, starts_with, words};

/// How much a piece looks like the title of an event, 0 to 1; what it is not (host, place, call) others say.
pub(crate) fn likeness(text: &str) -> f32 {
    let text = text.trim();
    let count = words(text).count();
    let says_nothing = noise::is_bare(text)
        || call::is_call(text)
        || noise::is_furniture(text)
        || noise::is_file_number(text);
    if count == 0 || says_nothing {
        return 0.0;
    }
    let size: f32 = match count {
        1 => 0.35,
        2 => 0.5,
        3..=16 => 0.6,
        17..=24 => 0.45,
        25..=34 => 0.25,
        _ => 0.05,
    };
    let quoted = text.contains(['“', '"']);
    let colon = text.contains(": ") && count >= 4;
    let question = text.contains('?');
    let sentence = text.ends_with('.') && count > 8;
    let sentences = text.matches(". ").count();
    let mut score = size;
    score += if quoted { 0.25 } else { 0.0 };
    score += if colon { 0.15 } else { 0.0 };
    score += if question { 0.15 } else { 0.0 };
    score -= if sentence && !quoted { 0.2 } else { 0.0 };
    score -= 0.12 * sentences.min(4) as f32;
    score.clamp(0.0, 1.0)
}

/// The title without marks, numbers and dots at its edges, and without quotation marks that hold all of it.
pub(crate) fn clean(text: &str) -> String {
    let text = without_wide_number(text.trim());
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    loop {
        let before = text.len();
        text = trim_edges(&text).to_owned();
        text = unquoted(&text).to_owned();
        if text.len() == before {
            break;
        }
    }
    text
}

/// Marks that no title begins or ends with.
fn trim_edges(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| {
        c.is_whitespace() || "—–-•·*|,;:.+/>▪●◦‣»›▸▶►■□◆◇★☆✦✓→☂#~".contains(c) && c != '#'
    });
    // Pictures stand before a title as marks do.
    let text = text.trim_start_matches(|c: char| c >= '\u{1f000}' || c == '\u{fe0f}' || c == ' ');
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "—–-•·*|,;:/★☆".contains(c));
    let text = text.strip_prefix(')').unwrap_or(text);
    let text = if text.ends_with('.') && !ends_in_abbreviation(text) {
        text.trim_end_matches('.')
    } else {
        text
    };
    let text = without_number(text);
    let text = text.strip_suffix("()").unwrap_or(text);
    let opens = text.matches('(').count();
    let closes = text.matches(')').count();
    let text = if opens > closes && text.ends_with('(') {
        &text[..text.len() - 1]
    } else {
        text
    };
    if closes > opens && text.ends_with(')') {
        &text[..text.len() - 1]
    } else {
        text
    }
}

/// Whether the last dot belongs to an abbreviation ("D.C.", "Jr.").
fn ends_in_abbreviation(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
    let inner = last.trim_end_matches('.');
    inner.contains('.')
        || matches!(
            inner,
            "Jr" | "Sr" | "Inc" | "Co" | "Corp" | "St" | "Ltd" | "etc"
        )
}

/// Without the number of a list item that a wide gap parts from its words: "3  Who Pays?".
fn without_wide_number(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.get(digits..) {
        Some(rest) if (1..=2).contains(&digits) && rest.starts_with("  ") => rest.trim_start(),
        _ => text,
    }
}

/// Without the number of a list item: "3. ", "12) ".
fn without_number(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 2 {
        return text;
    }
    let rest = &text[digits..];
    match rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")) {
        Some(inner) if inner.starts_with(|c: char| !c.is_ascii_digit()) => inner.trim_start(),
        _ => text,
    }
}

/// Without quotation marks that hold the whole title, or one that was never closed or opened.
fn unquoted(text: &str) -> &str {
    const OPEN: &[char] = &['“', '"', '„'];
    const CLOSE: &[char] = &['”', '"', '“'];
    let is_mark = |c: char| OPEN.contains(&c) || CLOSE.contains(&c);
    let count = text.chars().filter(|&c| is_mark(c)).count();
    let first = text.chars().next().is_some_and(is_mark);
    let last_at = text
        .trim_end_matches(['.', ','])
        .chars()
        .next_back()
        .is_some_and(is_mark);
    if count == 2 && first && last_at {
        let inner = text.trim_end_matches(['.', ',']);
        return inner.trim_start_matches(is_mark).trim_end_matches(is_mark);
    }
    if count == 1 && first {
        return text.trim_start_matches(is_mark);
    }
    if count == 1 && last_at {
        return text.trim_end_matches(['.', ',']).trim_end_matches(is_mark);
    }
    if matches!(
        (text.chars().next(), text.chars().next_back()),
        (Some('‘'), Some('’'))
    ) {
        return text.trim_start_matches('‘').trim_end_matches('’');
    }
    text
}

/// Words in front of a quotation by which it is a book or a part that somebody is known for.
const AUTHORED: &[&str] = &[
    "author of",
    "authors of",
    "coauthor of",
    "co-author of",
    "editor of",
    "host of",
    "director of",
    "creator of",
    "star of",
    "who wrote",
];

/// The first quoted stretch of a text that is not what somebody is known for, with its bytes (marks included).
pub(crate) fn quoted(text: &str) -> Option<(std::ops::Range<usize>, &str)> {
    for (open, closers) in [('“', ['”', '"']), ('"', ['"', '”'])] {
        let Some(start) = text.find(open) else {
            continue;
        };
        let inner = start + open.len_utf8();
        let mut from = inner;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find(closers)) {
            let end = from + at;
            let closer = text[end..].chars().next().map_or(1, char::len_utf8);
            let next = text[end + closer..].chars().next();
            // A straight mark before a letter opens a quotation inside the first.
            if next.is_some_and(char::is_alphanumeric) {
                from = end + closer;
                continue;
            }
            // "author of “The Wharf”" says who speaks, not what takes place.
            if AUTHORED
                .iter()
                .any(|by| text[..start].trim_end().ends_with(by))
            {
                let rest = end + closer;
                let (range, found) = quoted(&text[rest..])?;
                return Some((range.start + rest..range.end + rest, found));
            }
            return Some((start..end + closer, text[inner..end].trim()));
        }
        return None;
    }
    None
}

/// Words that stand in front of a title in a sentence.
const NAMING: &[&str] = &[
    "entitled", "titled", "called", "named", "dubbed", "about", "on",
];

/// The title that a sentence names ("a talk entitled “…”"), if it does so by a naming word or with quotation marks.
pub(crate) fn named(text: &str) -> Option<&str> {
    let sought = super::Sought::of(text);
    for word in &NAMING[..5] {
        if let Some(at) = sought.find_word(word) {
            let rest = text[at + word.len()..]
                .trim_start()
                .trim_start_matches([',', ':'])
                .trim_start();
            if let Some((range, inner)) = quoted(rest)
                && range.start <= 4
            {
                return Some(inner);
            }
            let end = sentence_end(rest);
            let name = rest[..end].trim();
            if name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                && words(name).count() >= 2
            {
                return Some(name);
            }
        }
    }
    let (range, inner) = quoted(text)?;
    let before = text[..range.start].trim_end();
    let last = words(before).last().unwrap_or_default();
    let after = words(&text[range.end..]).count();
    let long = words(inner).count() >= 2;
    // "“Over the Bar,” as part of a series": what follows a quoted title and its comma says more about it.
    let apposed = before.is_empty()
        && (inner.ends_with(',') || text[range.end..].trim_start().starts_with(','));
    (long && (NAMING.contains(&last.as_str()) || before.is_empty()) && (after <= 3 || apposed))
        .then(|| inner.trim_end_matches(','))
}

/// Where the first sentence of a text ends (after its mark), dots of abbreviations aside.
pub(crate) fn sentence_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        if c == '\n' {
            return at;
        }
        if !matches!(c, '.' | '!' | '?') {
            continue;
        }
        let mut next = at + 1;
        while let Some(closer) = text[next..].chars().next().filter(|c| "”\"’)".contains(*c)) {
            next += closer.len_utf8();
        }
        let gap = bytes.get(next).is_none_or(|b| b.is_ascii_whitespace());
        if !gap {
            continue;
        }
        let after = text[next..].trim_start();
        let capital = after.is_empty()
            || after.starts_with(|c: char| {
                c.is_uppercase() || c.is_ascii_digit() || "“\"(".contains(c)
            });
        let number = at <= 3 && text[..at].trim_start().bytes().all(|b| b.is_ascii_digit());
        if capital && !(c == '.' && (number || is_short(&text[..at]))) {
            return next;
        }
    }
    text.len()
}

/// Whether the word before a dot is an abbreviation or an initial.
fn is_short(before: &str) -> bool {
    const SHORT: &[&str] = &[
        "Mr", "Mrs", "Ms", "Dr", "Drs", "Messrs", "Sens", "Reps", "Govs", "Gens", "Profs", "Revs",
        "St", "Sen", "Rep", "Gov", "Pres", "Gen", "Adm", "Col", "Capt", "Lt", "Sgt", "Prof", "Rev",
        "Amb", "Hon", "Ave", "Blvd", "Rd", "Ln", "Hwy", "Pkwy", "Sq", "Ct", "Ter", "No", "Nos",
        "no", "nos", "vs", "v", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept",
        "Oct", "Nov", "Dec", "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat",
        "Sun", "approx", "Ste", "Bldg", "Rm", "Sec", "Univ", "Fr", "Msgr", "Cmdr", "Maj", "Ret",
        "ret", "Mt", "Ft", "Pl", "Dept", "Fla", "Calif", "Mass", "Va", "Md", "Pa",
    ];
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or("");
    SHORT.contains(&word)
        || word.len() == 1 && word.starts_with(char::is_uppercase)
        || word.contains('.') && word.len() <= 6
}

/// Words in front of a title that are no part of it: labels of kinds of events are kept, flags are not.
pub(crate) fn without_flag(text: &str) -> &str {
    const FLAGS: &[&str] = &[
        "new:",
        "today:",
        "tomorrow:",
        "upcoming event:",
        "event:",
        "what:",
        "matter to be considered:",
        "matters to be considered:",
        "matters considered:",
        "title:",
        "live:",
        "save the date:",
        "save the date |",
    ];
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "*+".contains(c));
    FLAGS
        .iter()
        .find(|f| starts_with(text, f))
        .map_or(text, |f| text[f.len()..].trim_start())
}

/// A title cleaned and cut at a word border to at most `limit` characters.
pub(crate) fn capped(text: &str, limit: usize) -> String {
    let clean = clean(text);
    if clean.chars().count() <= limit {
        return clean;
    }
    let cut = clean
        .char_indices()
        .nth(limit.saturating_sub(1))
        .map_or(clean.len(), |(i, _)| i);
    let head = &clean[..cut];
    let border = head.rfind(' ').unwrap_or(cut);
    format!("{}…", head[..border].trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(clean(text), expected);
    }

    #[test]
    fn edges_are_cleaned_and_inner_quotes_kept() {
        case("— “Ropes and Risk.” ", "Ropes and Risk");
        case("3. Who Pays?", "Who Pays?");
        case("3  Who Pays?", "Who Pays?");
        case("30 Days of Rain", "30 Days of Rain");
        case("1956 in Oslo", "1956 in Oslo");
        case(
            "Screening of “Two Nets,” with soup",
            "Screening of “Two Nets,” with soup",
        );
        case("Talks in Washington, D.C.", "Talks in Washington, D.C.");
        case("\"Knots and Nets\" ", "Knots and Nets");
    }

    #[test]
    fn a_sentence_names_its_title() {
        assert_eq!(
            named("a panel entitled, “Whose Turn,” at noon"),
            Some("Whose Turn,")
        );
        assert_eq!(
            named("an evening entitled Paper Boats: Radio and Rope. Two producers play."),
            Some("Paper Boats: Radio and Rope.")
        );
        assert_eq!(
            named("He said “no comment today” to all of them there"),
            None
        );
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        assert_eq!(capped("one two three four", 11), "one two…");
    }
}
