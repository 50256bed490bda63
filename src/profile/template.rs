//! A first profile, written from an issue: what it says of itself filled in, every other key explained.

use std::fmt::Write as _;

use crate::document::RawIssue;

/// The text of a profile for the publication of `raw`, ready to be edited (`dateline profiles new FILE`).
pub fn template(raw: &RawIssue) -> String {
    let headers = &raw.headers;
    let publisher = headers
        .publisher
        .as_deref()
        .or(headers.title.as_deref())
        .unwrap_or("");
    let name = slug(if publisher.is_empty() {
        &raw.name
    } else {
        publisher
    });
    let mut out = String::new();
    let mut line = |text: std::fmt::Arguments<'_>| {
        // Writing to a string cannot fail.
        let _ = out.write_fmt(text);
        out.push('\n');
    };
    line(format_args!(
        "# A profile says what a newsletter's text cannot say by itself. Lines that begin with # do nothing."
    ));
    line(format_args!(
        "# `dateline profiles check FILE` says whether it is right; `--profile FILE` uses it once; in the"
    ));
    line(format_args!(
        "# configuration folder (`profiles/`) it is used for every issue that it knows."
    ));
    line(format_args!("\n# Letters a-z, digits and `-`."));
    line(format_args!("name = {}", quoted(&name)));
    line(format_args!("\n# The publication as people write it."));
    line(format_args!(
        "{}publisher = {}",
        hidden(publisher),
        quoted(publisher)
    ));
    line(format_args!(
        "\n# The zone of clock times without one (an IANA name)."
    ));
    line(format_args!("# zone = \"America/New_York\""));
    line(format_args!("\n# 3/4 is the 3rd of April."));
    line(format_args!("# day-first = true"));
    line(format_args!(
        "\n# Words that stand right before the issue's own date; `*` is for what changes from issue to issue."
    ));
    line(format_args!("# date-after = [\"Edition * of\"]"));
    line(format_args!(
        "\n# Minutes of an event whose end is not said (1 to 1440)."
    ));
    line(format_args!("# duration = 60"));
    line(format_args!(
        "\n# Blocks that begin so are left out: sponsors and the like."
    ));
    line(format_args!("# drop = [\"A message from\"]"));
    line(format_args!(
        "\n# How to know an issue: any one that is found will do."
    ));
    line(format_args!("[know]"));
    entry(
        &mut line,
        "from",
        headers.from_address.as_deref(),
        "the sender's address or its end",
    );
    entry(
        &mut line,
        "list-id",
        headers.list_id.as_deref(),
        "part of List-Id",
    );
    entry(
        &mut line,
        "url",
        site(headers.url.as_deref()),
        "part of the page's address",
    );
    entry(&mut line, "title", None, "part of the subject or title");
    entry(&mut line, "text", None, "words of the text");
    line(format_args!(
        "\n# What day a list without a date means: `same` (the issue's day), `next`, or `next-business-day`."
    ));
    line(format_args!(
        "# With `section` only a list under such a heading; the first habit that fits counts."
    ));
    line(format_args!("# [[habit]]"));
    line(format_args!("# section = \"tomorrow\""));
    line(format_args!("# day = \"next\""));
    out
}

/// A key of `[know]`: filled in from the issue, or shown with its meaning.
fn entry(
    line: &mut impl FnMut(std::fmt::Arguments<'_>),
    key: &str,
    value: Option<&str>,
    means: &str,
) {
    match value.filter(|v| !v.is_empty()) {
        Some(value) => line(format_args!("{key} = [{}]", quoted(value))),
        None => line(format_args!("# {key} = [\"…\"]   # {means}")),
    }
}

/// Host and first part of the path of an address.
fn site(url: Option<&str>) -> Option<&str> {
    let rest = url?.split_once("://").map_or(url?, |(_, rest)| rest);
    let host = rest.find('/').unwrap_or(rest.len());
    let part = rest.get(host + 1..).map_or(0, |p| p.find('/').unwrap_or(0));
    rest.get(..host + if part > 0 { part + 1 } else { 0 })
}

fn hidden(value: &str) -> &'static str {
    if value.is_empty() { "# " } else { "" }
}

/// A TOML string: quotes, backslashes and control characters escaped.
fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A name of a-z, digits and `-` from a title or file name.
fn slug(text: &str) -> String {
    let stem = text.rsplit(['/', '\\']).next().unwrap_or(text);
    let stem = stem
        .rsplit_once('.')
        .filter(|(_, end)| end.len() <= 5)
        .map_or(stem, |(s, _)| s);
    let mut out = String::new();
    for c in stem.chars().take(60) {
        match c.to_ascii_lowercase() {
            c @ ('a'..='z' | '0'..='9') => out.push(c),
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() {
        "newsletter".to_owned()
    } else {
        out.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Headers, SourceKind};
    use crate::profile::Profile;

    #[test]
    fn a_template_of_any_issue_is_a_right_profile() {
        for (publisher, address, name) in [
            (
                Some("The \"Tide\" \\ Tables\u{7}"),
                Some("tide@example.org"),
                "x.eml",
            ),
            (None, None, "…"),
            (None, None, "folder/Weekly Round-Up 12.html"),
        ] {
            let raw = RawIssue {
                name: name.to_owned(),
                kind: SourceKind::Eml,
                sha256: String::new(),
                document: Document::default(),
                headers: Headers {
                    publisher: publisher.map(str::to_owned),
                    from_address: address.map(str::to_owned),
                    url: Some("https://example.org/letters/2024/x".to_owned()),
                    ..Headers::default()
                },
                records: Vec::new(),
                notes: Vec::new(),
            };
            let text = template(&raw);
            let profile = Profile::parse(&text, "new.toml").expect(&text);
            assert_eq!(profile.know.from.len(), usize::from(address.is_some()));
            assert_eq!(profile.know.url, ["example.org/letters"]);
        }
    }
}
