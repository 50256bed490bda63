//! The front matter of a page for a site's builder: `title`, `date` and the like between two lines of `---` (YAML) or `+++` (TOML).

use std::borrow::Cow;

use crate::document::{DateField, DateSource, Headers};
use crate::read::stated;

/// Lines within which it must end.
const LONGEST: usize = 100;

/// What it states, and the text without it; `None` where a text does not begin with any. Lists of things with fields of their
/// own, and what says whose clock things are on, stay in the text.
pub(super) fn split(text: &str) -> Option<(Headers, Cow<'_, str>)> {
    let text = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let mark = ["---", "+++"]
        .into_iter()
        .find(|mark| text.starts_with(mark))?;
    let between = if mark == "---" { ':' } else { '=' };
    let mut lines = text.split_inclusive('\n');
    let mut at = lines.next().filter(|line| line.trim_end() == mark)?.len();
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut tables = Tables::default();
    for line in lines.take(LONGEST) {
        at += line.len();
        let bare = line.trim_end();
        if bare == mark || (mark == "---" && bare == "...") {
            return (!entries.is_empty()).then(|| settle(&entries, &tables, mark, &text[at..]));
        }
        if bare.is_empty() || bare.starts_with('#') || mark == "+++" && tables.take(bare) {
            continue;
        }
        if bare.starts_with([' ', '\t', '-', '[', ']']) {
            entries.last_mut()?.below.push(line);
            continue;
        }
        let (key, value) = pair(bare, between)?;
        entries.push(Entry {
            line,
            key,
            value,
            below: Vec::new(),
        });
    }
    None
}

/// A key, what it says, and the lines that are set in below it.
struct Entry<'t> {
    line: &'t str,
    key: &'t str,
    value: &'t str,
    below: Vec<&'t str>,
}

impl Entry<'_> {
    /// Whether the text needs it.
    fn stays(&self) -> bool {
        let clock = ["timezone", "time_zone", "tz"];
        let field = |line: &&str| {
            let line = line.trim_end();
            pair(line.trim_start_matches([' ', '\t', '-']), ':').is_some()
        };
        clock.iter().any(|key| self.key.eq_ignore_ascii_case(key)) || self.below.iter().any(field)
    }
}

/// Writes a line below a key without the quotes around its value: nothing in a list of fields is a quotation. A blank line
/// parts what the list holds.
fn bare(kept: &mut String, line: &str) {
    let field = line.trim_start_matches([' ', '\t', '-']);
    let Some((key, value)) = pair(field.trim_end(), ':') else {
        kept.push_str(line);
        return;
    };
    let lead = &line[..line.len() - field.len()];
    if lead.contains('-') {
        kept.push('\n');
    }
    kept.push_str(&format!("{lead}{key}: {value}\n"));
}

/// The tables of a list (TOML's `[[events]]`), as the other notation writes them: the text reads one.
#[derive(Debug, Default)]
struct Tables {
    name: String,
    written: String,
    fields: usize,
}

impl Tables {
    /// Takes a line that opens a table, or stands in one.
    fn take(&mut self, line: &str) -> bool {
        let name = line
            .strip_prefix("[[")
            .and_then(|rest| rest.strip_suffix("]]"));
        if let Some(name) = name {
            if self.name != name {
                name.clone_into(&mut self.name);
                self.written.push_str(&format!("{name}:\n"));
            }
            self.fields = 0;
            return true;
        }
        if self.name.is_empty() {
            return false;
        }
        if let Some((key, value)) = pair(line.trim_start(), '=') {
            let lead = if self.fields == 0 { "\n  - " } else { "    " };
            self.written.push_str(&format!("{lead}{key}: {value}\n"));
            self.fields += 1;
        }
        true
    }
}

fn settle<'t>(
    entries: &[Entry<'t>],
    tables: &Tables,
    mark: &str,
    rest: &'t str,
) -> (Headers, Cow<'t, str>) {
    let mut found = Headers::default();
    let mut kept = String::new();
    for entry in entries {
        if entry.stays() {
            kept.push_str(entry.line);
            entry.below.iter().for_each(|line| bare(&mut kept, line));
        } else {
            take(&mut found, entry.key, entry.value);
        }
    }
    kept.push_str(&tables.written);
    if kept.is_empty() {
        return (found, Cow::Borrowed(rest));
    }
    // The rule parts them from the text, as it did.
    kept.push('\n');
    kept.push_str(mark);
    kept.push('\n');
    kept.push_str(rest);
    (found, Cow::Owned(kept))
}

/// A key and what it says, without the quotes around it and the remark behind it.
fn pair(line: &str, between: char) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(between)?;
    let key = key.trim();
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"');
    // "Where: the hall" below a rule is text; a builder's keys are words, and a blank stands behind the colon.
    let apart = between != ':' || value.is_empty() || value.starts_with([' ', '\t']);
    if key.is_empty() || !key.chars().all(word) || !apart {
        return None;
    }
    let value = value.trim();
    let value = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or(value),
        _ => value.split(" #").next().unwrap_or(value).trim_end(),
    };
    Some((key.trim_matches('"'), value))
}

fn take(found: &mut Headers, key: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    let text = || Some(value.to_owned());
    match key.to_ascii_lowercase().as_str() {
        "title" | "subject" => found.title = text(),
        "author" | "publisher" | "publication" | "newsletter" => found.publisher = text(),
        "lang" | "language" => found.language = text(),
        "permalink" | "canonical" | "canonical_url" | "canonicalurl" | "url"
            if value.contains("://") =>
        {
            found.url = text();
        }
        "date" | "published" | "publishdate" | "publish_date" | "pubdate" | "published_at"
        | "date_published" | "issue_date" => date(found, DateSource::MetaDate, value),
        "lastmod" | "updated" | "modified" | "last_modified" | "updated_at" => {
            date(found, DateSource::MetaModified, value);
        }
        _ => {}
    }
}

fn date(found: &mut Headers, source: DateSource, value: &str) {
    found.dates.push(DateField {
        source,
        at: stated::mail(value),
        raw: value.to_owned(),
        span: None,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_a_list_stay_in_the_text() {
        let text = "+++\ntitle = \"Quay Letter\"\ndate = 2031-05-06\n\n[[events]]\ntitle = \"Eel Count\"\ndate = 2031-05-08\n\n\
                    [[events]]\ntitle = \"Rope Night\"\ndate = 2031-05-09\n+++\nHello\n";
        let (headers, rest) = split(text).expect("front matter");
        assert_eq!(headers.title.as_deref(), Some("Quay Letter"));
        assert_eq!(
            rest,
            "events:\n\n  - title: Eel Count\n    date: 2031-05-08\n\n  - title: Rope Night\n    date: 2031-05-09\n\n+++\nHello\n"
        );
        let (_, rest) =
            split("+++\ndate = 2031-05-06\ntags = [\"a\"]\n+++\nHello\n").expect("front matter");
        assert_eq!(rest, "Hello\n");
    }

    fn dates(headers: &Headers) -> Vec<String> {
        headers
            .dates
            .iter()
            .filter_map(|field| field.at.as_ref().map(stated::to_text))
            .collect()
    }

    #[test]
    fn yaml_states_title_and_date() {
        let text = "---\ntitle: \"Tide Notes: no. 9\"\nauthor: The Pilot's Club\ndate: 2019-04-05 # a Friday\ntags:\n  - tides\n- boats\n---\n\n# Tide Notes\n";
        let (headers, rest) = split(text).unwrap_or_default();
        assert_eq!(headers.title.as_deref(), Some("Tide Notes: no. 9"));
        assert_eq!(headers.publisher.as_deref(), Some("The Pilot's Club"));
        assert_eq!(dates(&headers), ["2019-04-05"]);
        assert_eq!(rest, "\n# Tide Notes\n");
    }

    #[test]
    fn toml_and_clocks_are_read() {
        let text =
            "+++\ntitle = 'Mill News'\npublishDate = 2021-06-01T08:00:00-04:00\n+++\nHello\n";
        let (headers, rest) = split(text).unwrap_or_default();
        assert_eq!(headers.title.as_deref(), Some("Mill News"));
        assert_eq!(dates(&headers), ["2021-06-01 08:00 -04:00"]);
        assert_eq!(rest, "Hello\n");
    }

    #[test]
    fn dates_in_words_and_days_of_change_are_told_apart() {
        let text = "---\r\ndate: \"March 4, 2018\"\r\nlastmod: 2018-03-09\r\n---\r\nHello\r\n";
        let (headers, _) = split(text).unwrap_or_default();
        assert_eq!(dates(&headers), ["2018-03-04", "2018-03-09"]);
        assert_eq!(headers.dates[1].source, DateSource::MetaModified);
    }

    #[test]
    fn a_list_of_things_with_fields_stays_in_the_text() {
        let text = "---\ntitle: Mill News\ntags:\n  - mill\nevents:\n  - name: Open day\n    when: 2021-06-05\n---\nHello\n";
        let (_, rest) = split(text).unwrap_or_default();
        assert_eq!(
            rest,
            "events:\n\n  - name: Open day\n    when: 2021-06-05\n\n---\nHello\n"
        );
    }

    #[test]
    fn rules_around_text_are_no_front_matter() {
        for text in [
            "---\nThe board meets at noon.\n---\n",
            "---\nWhen it meets: on Friday\n---\n",
            "---\n\n---\n",
            "---\ntitle: no end\n",
            "----\ndate: 2019-04-05\n----\n",
            "date: 2019-04-05\n",
            "---\n6:30 supper\n---\n",
        ] {
            assert!(split(text).is_none(), "{text}");
        }
    }
}
